/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-igmp-change-state.h"

#include <iterator>

namespace ns3
{
namespace mgm
{

void
IgmpChangeState::Add(const SourceFilter& before, const SourceFilter& after, uint32_t robustness)
{
    if (before.mode != after.mode)
    {
        m_modeReports = robustness;
        // The next reports carry the whole source list, as often as any source of it is due.
        m_sourceReports.clear();
        return;
    }
    for (const Ipv4Address source : SubtractSources(before.sources, after.sources))
    {
        m_sourceReports[source] = robustness;
    }
    for (const Ipv4Address source : SubtractSources(after.sources, before.sources))
    {
        m_sourceReports[source] = robustness;
    }
}

std::vector<IgmpGroupRecord>
IgmpChangeState::TakeRecords(Ipv4Address group, const SourceFilter& current)
{
    std::vector<IgmpGroupRecord> records;
    SourceList allowed;
    SourceList blocked;
    for (auto i = m_sourceReports.begin(); i != m_sourceReports.end();)
    {
        (current.Admits(i->first) ? allowed : blocked).push_back(i->first);
        --i->second;
        i = i->second == 0 ? m_sourceReports.erase(i) : std::next(i);
    }
    if (m_modeReports > 0)
    {
        --m_modeReports;
        const bool include = current.mode == FilterMode::INCLUDE;
        records.emplace_back(include ? IgmpRecordType::CHANGE_TO_INCLUDE_MODE
                                     : IgmpRecordType::CHANGE_TO_EXCLUDE_MODE,
                             group,
                             current.sources);
        return records;
    }
    if (!allowed.empty())
    {
        records.emplace_back(IgmpRecordType::ALLOW_NEW_SOURCES, group, allowed);
    }
    if (!blocked.empty())
    {
        records.emplace_back(IgmpRecordType::BLOCK_OLD_SOURCES, group, blocked);
    }
    return records;
}

bool
IgmpChangeState::IsPending() const
{
    return m_modeReports > 0 || !m_sourceReports.empty();
}

void
IgmpChangeState::Clear()
{
    m_modeReports = 0;
    m_sourceReports.clear();
}

} // namespace mgm
} // namespace ns3
