/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-report-texts.h"

namespace ns3
{
namespace mgm
{

uint32_t
ReportTexts::Add(const std::string& text)
{
    const auto result = m_numbers.emplace(text, static_cast<uint32_t>(m_texts.size()));
    if (result.second)
    {
        m_texts.push_back(&result.first->first);
    }
    return result.first->second;
}

const std::vector<const std::string*>&
ReportTexts::GetTexts() const
{
    return m_texts;
}

} // namespace mgm
} // namespace ns3
