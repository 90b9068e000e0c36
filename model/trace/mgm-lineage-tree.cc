/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-lineage-tree.h"

#include "ns3/mgm-prose.h"
#include "ns3/mgm-record-prose.h"

#include <algorithm>
#include <functional>
#include <sstream>

namespace ns3
{
namespace mgm
{

namespace
{

/// How many records a tree shows.
constexpr std::size_t BRANCH_LIMIT = 500;
/// From this depth on, lines are not indented further.
constexpr std::size_t DEPTH_LIMIT = 20;
/// Columns for each step of the tree, and before the first.
constexpr std::size_t INDENT = 2;

/// Prints a line of the tree, which begins with a dash.
void
PrintBranch(std::ostream& os, std::size_t depth, const std::string& text)
{
    const std::size_t indent = INDENT + INDENT * std::min(depth, DEPTH_LIMIT);
    std::ostringstream paragraph;
    PrintParagraph(paragraph, text, indent + INDENT);
    std::string lines = paragraph.str();
    if (lines.size() > indent)
    {
        lines[indent] = '-';
    }
    os << lines;
}

} // namespace

void
LineageTree::Add(const TraceRecord& record)
{
    const auto cause = m_indices.find(record.GetCause());
    const bool isBelow = record.GetCause().IsSet() && cause != m_indices.end();
    if (IsTimerChange(record))
    {
        if (isBelow)
        {
            m_indices.emplace(record.GetId(), cause->second);
        }
        return;
    }
    if (m_branches.size() == BRANCH_LIMIT)
    {
        ++m_omitted;
        return;
    }
    const std::size_t index = m_branches.size();
    const std::size_t depth = isBelow ? m_branches[cause->second].depth + 1 : 0;
    (isBelow ? m_branches[cause->second].effects : m_roots).push_back(index);
    m_branches.push_back({record, depth, {}});
    m_indices.emplace(record.GetId(), index);
}

void
LineageTree::Print(std::ostream& os, const TraceHeader& header, const std::string& key) const
{
    const RecordProse prose(header, TraceRecord::NO_NODE, key);
    std::vector<std::size_t> open(m_roots.rbegin(), m_roots.rend());
    while (!open.empty())
    {
        const Branch& branch = m_branches[open.back()];
        open.pop_back();
        PrintBranch(os,
                    branch.depth,
                    FormatTime(branch.record.GetTime()) + " " + prose.Describe(branch.record) +
                        " " + DescribeId(branch.record));
        open.insert(open.end(), branch.effects.rbegin(), branch.effects.rend());
    }
    if (m_omitted > 0)
    {
        PrintParagraph(os, "And " + FormatCount(m_omitted, "more record") + ".", INDENT);
    }
}

nlohmann::ordered_json
LineageTree::MakeJson(const TraceHeader& header, const std::string& key) const
{
    const RecordProse prose(header, TraceRecord::NO_NODE, key);
    std::vector<nlohmann::ordered_json> made(m_branches.size());
    const auto collect = [&made](const std::vector<std::size_t>& indices) {
        nlohmann::ordered_json list = nlohmann::ordered_json::array();
        for (const std::size_t index : indices)
        {
            list.push_back(std::move(made[index]));
        }
        return list;
    };
    for (std::size_t index = m_branches.size(); index > 0; --index)
    {
        const Branch& branch = m_branches[index - 1];
        made[index - 1] = {{"id", FormatRecordId(branch.record.GetId())},
                           {"time_ns", branch.record.GetTime()},
                           {"record", branch.record.GetKind()},
                           {"text", prose.Describe(branch.record)},
                           {"effects", collect(branch.effects)}};
    }
    return collect(m_roots);
}

} // namespace mgm
} // namespace ns3
