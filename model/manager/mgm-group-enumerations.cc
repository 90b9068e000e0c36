/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-group-enumerations.h"

#include <iterator>

namespace ns3
{
namespace mgm
{

GroupEnumerations::GroupEnumerations(const MembershipTable& memberships)
    : m_memberships(memberships)
{
}

EnumerationHandle
GroupEnumerations::Start(ClientHandle client, EnumerationType type)
{
    Enumeration& enumeration = m_enumerations[++m_lastHandle];
    enumeration.client = client;
    enumeration.type = type;
    return m_lastHandle;
}

Status
GroupEnumerations::GetNext(EnumerationHandle handle,
                           std::size_t& pageSize,
                           std::vector<SourceGroupRange>& entries)
{
    entries.clear();
    const auto place = m_enumerations.find(handle);
    if (place == m_enumerations.end())
    {
        return Status::INVALID_PARAMETER;
    }
    if (pageSize == 0)
    {
        pageSize = 1;
        return Status::INSUFFICIENT_BUFFER;
    }
    Enumeration& enumeration = place->second;
    SourceGroup next;
    bool isMore = FindNext(enumeration, next);
    while (isMore && entries.size() < pageSize)
    {
        entries.emplace_back(next);
        enumeration.begun = true;
        enumeration.last = next;
        isMore = FindNext(enumeration, next);
    }
    return isMore ? Status::MORE_DATA : Status::NO_MORE_ITEMS;
}

Status
GroupEnumerations::End(EnumerationHandle handle)
{
    return m_enumerations.erase(handle) != 0 ? Status::SUCCESS : Status::INVALID_PARAMETER;
}

void
GroupEnumerations::EndAll(ClientHandle client)
{
    for (auto place = m_enumerations.begin(); place != m_enumerations.end();)
    {
        place = place->second.client == client ? m_enumerations.erase(place) : std::next(place);
    }
}

void
GroupEnumerations::Clear()
{
    m_enumerations.clear();
}

bool
GroupEnumerations::FindNext(const Enumeration& enumeration, SourceGroup& next) const
{
    if (enumeration.type == EnumerationType::ALL_SOURCES)
    {
        return m_memberships.FindNext(enumeration.last, !enumeration.begun, next);
    }
    // Groups with a source: go behind all keys of the group before, to the first that has one.
    SourceGroup from;
    if (enumeration.begun)
    {
        from = SourceGroup(Ipv4Address::GetBroadcast(), enumeration.last.group);
    }
    while (m_memberships.FindNext(from, false, next))
    {
        if (!next.IsAnySource())
        {
            next.source = Ipv4Address::GetAny();
            return true;
        }
        from = next;
    }
    return false;
}

} // namespace mgm
} // namespace ns3
