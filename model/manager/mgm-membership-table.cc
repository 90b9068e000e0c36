/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-membership-table.h"

#include <algorithm>
#include <array>

namespace ns3
{
namespace mgm
{

namespace
{

/// The keys whose memberships cover an (S,G): itself, (*,G) and (*,*).
std::array<SourceGroup, 3>
GetCoveringKeys(const SourceGroup& key)
{
    return {key, SourceGroup(Ipv4Address::GetAny(), key.group), SourceGroup()};
}

} // namespace

void
MembershipTable::Add(ClientHandle client, const SourceGroup& key, const InterfaceId& interface)
{
    if (!m_held[{client, interface}].insert(GetRank(key)).second)
    {
        return;
    }
    ++m_count;
    Membership& membership = m_memberships[GetRank(key)];
    Holders& holders = membership.interfaces[interface];
    holders.insert(std::upper_bound(holders.begin(), holders.end(), client), client);
    ++membership.receivers[client];
}

void
MembershipTable::Remove(ClientHandle client, const SourceGroup& key, const InterfaceId& interface)
{
    const auto held = m_held.find({client, interface});
    if (held == m_held.end() || held->second.erase(GetRank(key)) == 0)
    {
        return;
    }
    --m_count;
    if (held->second.empty())
    {
        m_held.erase(held);
    }
    const auto membership = m_memberships.find(GetRank(key));
    const auto place = membership->second.interfaces.find(interface);
    Holders& holders = place->second;
    holders.erase(std::lower_bound(holders.begin(), holders.end(), client));
    if (holders.empty())
    {
        membership->second.interfaces.erase(place);
    }
    const auto receiver = membership->second.receivers.find(client);
    if (--receiver->second == 0)
    {
        membership->second.receivers.erase(receiver);
    }
    if (membership->second.interfaces.empty())
    {
        m_memberships.erase(membership);
    }
}

void
MembershipTable::Clear()
{
    m_memberships.clear();
    m_held.clear();
    m_count = 0;
}

std::size_t
MembershipTable::GetCount() const
{
    return m_count;
}

bool
MembershipTable::Holds(ClientHandle client,
                       const SourceGroup& key,
                       const InterfaceId& interface) const
{
    const auto held = m_held.find({client, interface});
    return held != m_held.end() && held->second.count(GetRank(key)) != 0;
}

std::vector<SourceGroup>
MembershipTable::GetHeld(ClientHandle client, const InterfaceId& interface) const
{
    const auto held = m_held.find({client, interface});
    if (held == m_held.end())
    {
        return {};
    }
    return SortKeys(held->second);
}

std::vector<ClientHandle>
MembershipTable::GetReceivers(const SourceGroup& key) const
{
    std::set<ClientHandle> receivers;
    const auto collect = [&](const SourceGroup& held) {
        const auto membership = m_memberships.find(GetRank(held));
        if (membership != m_memberships.end())
        {
            for (const auto& [client, count] : membership->second.receivers)
            {
                receivers.insert(client);
            }
        }
    };
    collect(key);
    if (key.IsAnySource())
    {
        collect(SourceGroup());
    }
    return {receivers.begin(), receivers.end()};
}

std::set<InterfaceId>
MembershipTable::GetInterfaces(const SourceGroup& key) const
{
    std::set<InterfaceId> interfaces;
    for (const SourceGroup& covering : GetCoveringKeys(key))
    {
        for (const auto& [interface, holders] : GetDetails(covering))
        {
            interfaces.insert(interfaces.end(), interface);
        }
    }
    return interfaces;
}

bool
MembershipTable::IsCovered(const SourceGroup& key, const InterfaceId& interface) const
{
    const auto keys = GetCoveringKeys(key);
    return std::any_of(keys.begin(), keys.end(), [&](const SourceGroup& covering) {
        return GetDetails(covering).count(interface) != 0;
    });
}

const MembershipTable::Interfaces&
MembershipTable::GetDetails(const SourceGroup& key) const
{
    static const Interfaces none;
    const auto membership = m_memberships.find(GetRank(key));
    return membership == m_memberships.end() ? none : membership->second.interfaces;
}

bool
MembershipTable::FindNext(const SourceGroup& key, bool inclusive, SourceGroup& next) const
{
    const KeyRank rank = GetRank(key);
    const auto found =
        inclusive ? m_memberships.lower_bound(rank) : m_memberships.upper_bound(rank);
    if (found == m_memberships.end())
    {
        return false;
    }
    next = GetKey(found->first);
    return true;
}

} // namespace mgm
} // namespace ns3
