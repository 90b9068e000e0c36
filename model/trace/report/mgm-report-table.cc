/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-report-table.h"

#include "ns3/mgm-report-block.h"

namespace ns3
{
namespace mgm
{

ReportTable::ReportTable(const std::string& title, const std::vector<std::string>& columns)
    : m_title(title),
      m_columns(columns)
{
}

void
ReportTable::Set(uint32_t record,
                 uint32_t node,
                 const std::string& name,
                 const std::vector<std::string>& cells,
                 ReportTexts& texts)
{
    std::vector<uint32_t> numbers;
    numbers.reserve(cells.size());
    for (const std::string& cell : cells)
    {
        numbers.push_back(texts.Add(cell));
    }
    const auto result = m_open[node].emplace(name, OpenRow());
    OpenRow& open = result.first->second;
    if (!result.second)
    {
        if (open.cells == numbers)
        {
            return;
        }
        m_ends[open.row] = record;
    }
    open.row = m_nodes.size();
    m_nodes.push_back(node);
    m_begins.push_back(record);
    m_ends.push_back(-1);
    m_cells.insert(m_cells.end(), numbers.begin(), numbers.end());
    open.cells = std::move(numbers);
}

void
ReportTable::Clear(uint32_t record, uint32_t node, const std::string& name)
{
    std::map<std::string, OpenRow>& rows = m_open[node];
    const auto found = rows.find(name);
    if (found != rows.end())
    {
        m_ends[found->second.row] = record;
        rows.erase(found);
    }
}

template <typename Condition>
void
ReportTable::ClearIf(uint32_t record, uint32_t node, Condition condition)
{
    std::map<std::string, OpenRow>& rows = m_open[node];
    for (auto row = rows.begin(); row != rows.end();)
    {
        if (condition(row->first, row->second))
        {
            m_ends[row->second.row] = record;
            row = rows.erase(row);
        }
        else
        {
            ++row;
        }
    }
}

void
ReportTable::ClearWhere(uint32_t record, uint32_t node, std::size_t column, uint32_t cell)
{
    ClearIf(record, node, [column, cell](const std::string&, const OpenRow& row) {
        return row.cells[column] == cell;
    });
}

void
ReportTable::ClearEnding(uint32_t record, uint32_t node, const std::string& ending)
{
    ClearIf(record, node, [&ending](const std::string& name, const OpenRow&) {
        return name.size() >= ending.size() &&
               name.compare(name.size() - ending.size(), ending.size(), ending) == 0;
    });
}

void
ReportTable::ClearNode(uint32_t record, uint32_t node)
{
    for (const auto& row : m_open[node])
    {
        m_ends[row.second.row] = record;
    }
    m_open[node].clear();
}

void
ReportTable::Write(std::ostream& os, const std::string& id) const
{
    ReportBlock block(os, id);
    block.Add("title", m_title);
    block.Add("columns", nlohmann::json(m_columns));
    block.Add("node", m_nodes);
    block.Add("begin", m_begins);
    block.Add("end", m_ends);
    block.Add("cells", m_cells);
}

} // namespace mgm
} // namespace ns3
