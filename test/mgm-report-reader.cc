/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "mgm-report-reader.h"

#include <fstream>
#include <sstream>
#include <utility>

namespace ns3
{
namespace mgm
{
namespace test
{

Blocks
ParseBlocks(const std::string& page)
{
    const std::string begin = "<script type=\"application/json\" id=\"";
    Blocks blocks;
    for (std::size_t place = page.find(begin); place != std::string::npos;
         place = page.find(begin, place + 1))
    {
        const std::size_t id = place + begin.size();
        const std::size_t quote = page.find('"', id);
        const std::size_t content = quote + 2;
        const std::size_t end = page.find("</script>", content);
        blocks[page.substr(id, quote - id)] =
            nlohmann::json::parse(page.substr(content, end - content));
    }
    return blocks;
}

Blocks
MakeBlocks(const std::string& path, std::size_t stories)
{
    std::ifstream trace(path, std::ios::binary);
    ReportData data(trace, path);
    std::ostringstream page;
    data.Write(page, stories);
    return ParseBlocks(page.str());
}

BlockReader::BlockReader(Blocks blocks)
    : m_blocks(std::move(blocks))
{
}

const nlohmann::json&
BlockReader::Get(const std::string& id) const
{
    return m_blocks.at(id);
}

std::string
BlockReader::GetText(std::size_t number) const
{
    const std::size_t chunk = ReportRecords::CHUNK;
    return Get("mgm-texts-" + std::to_string(number / chunk))["texts"][number % chunk];
}

nlohmann::json
BlockReader::GetDetail(const char* column, std::size_t index) const
{
    const std::size_t chunk = ReportRecords::CHUNK;
    return Get("mgm-chunk-" + std::to_string(index / chunk))[column][index % chunk];
}

std::multiset<std::string>
BlockReader::GetRows(const std::string& id, int64_t position) const
{
    const nlohmann::json& table = Get(id);
    const std::size_t columns = table["columns"].size();
    std::multiset<std::string> rows;
    for (std::size_t row = 0; row < table["node"].size(); ++row)
    {
        const int64_t end = table["end"][row];
        if (table["begin"][row] <= position && (end < 0 || end > position))
        {
            std::string text = std::to_string(table["node"][row].get<uint32_t>());
            for (std::size_t column = 0; column < columns; ++column)
            {
                text += "|" + GetText(table["cells"][row * columns + column]);
            }
            rows.insert(text);
        }
    }
    return rows;
}

} // namespace test
} // namespace mgm
} // namespace ns3
