/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-report-block.h"

namespace ns3
{
namespace mgm
{

ReportBlock::ReportBlock(std::ostream& os, const std::string& id)
    : m_os(os)
{
    m_os << "<script type=\"application/json\" id=\"" << id << "\">{";
}

ReportBlock::~ReportBlock()
{
    m_os << "}</script>\n";
}

void
ReportBlock::Add(const char* key, const nlohmann::json& value)
{
    AddKey(key);
    const std::string text = value.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
    // In JSON, '<' stands in strings only, where it may be written in another way; so neither
    // "</script" nor "<!--" comes up.
    std::size_t written = 0;
    for (std::size_t place = text.find('<'); place != std::string::npos;
         place = text.find('<', written))
    {
        m_os.write(&text[written], static_cast<std::streamsize>(place - written));
        m_os << "\\u003c";
        written = place + 1;
    }
    m_os.write(text.data() + written, static_cast<std::streamsize>(text.size() - written));
}

void
ReportBlock::AddKey(const char* key)
{
    m_os << (m_empty ? "" : ",") << '"' << key << "\":";
    m_empty = false;
}

} // namespace mgm
} // namespace ns3
