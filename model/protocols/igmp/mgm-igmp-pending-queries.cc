/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-igmp-pending-queries.h"

#include <iterator>
#include <utility>

namespace ns3
{
namespace mgm
{

void
IgmpPendingQueries::RequestGroup(uint32_t count)
{
    m_group = count;
}

void
IgmpPendingQueries::RequestSource(Ipv4Address source, uint32_t count)
{
    m_sources[source] = count;
}

void
IgmpPendingQueries::ForgetSource(Ipv4Address source)
{
    m_sources.erase(source);
}

void
IgmpPendingQueries::Clear()
{
    m_group = 0;
    m_sources.clear();
}

bool
IgmpPendingQueries::IsAny() const
{
    return m_group > 0 || !m_sources.empty();
}

std::vector<IgmpSpecificQuery>
IgmpPendingQueries::Take(const IgmpDeadline& group, const IgmpSourceRecords& sources, Time limit)
{
    std::vector<IgmpSpecificQuery> queries;
    const bool groupToo = m_group > 0;
    if (groupToo)
    {
        --m_group;
        queries.push_back({{}, group.RunsBeyond(limit)});
    }
    IgmpSpecificQuery refreshed{{}, true};
    IgmpSpecificQuery open{{}, false};
    for (auto entry = m_sources.begin(); entry != m_sources.end();)
    {
        const IgmpDeadline* timer = sources.Find(entry->first);
        (timer && timer->RunsBeyond(limit) ? refreshed : open).sources.push_back(entry->first);
        entry = --entry->second == 0 ? m_sources.erase(entry) : std::next(entry);
    }
    if (!refreshed.sources.empty() && !groupToo)
    {
        queries.push_back(std::move(refreshed));
    }
    if (!open.sources.empty())
    {
        queries.push_back(std::move(open));
    }
    return queries;
}

} // namespace mgm
} // namespace ns3
