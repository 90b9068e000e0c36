/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-pim-dm-members.h"

namespace ns3
{
namespace mgm
{

void
PimDmMembers::Add(const LocalMembership& membership)
{
    m_memberships[membership.interface.index].insert(membership.key);
}

void
PimDmMembers::Remove(const LocalMembership& membership)
{
    const auto found = m_memberships.find(membership.interface.index);
    if (found != m_memberships.end())
    {
        found->second.erase(membership.key);
    }
}

void
PimDmMembers::Clear()
{
    m_memberships.clear();
}

bool
PimDmMembers::Want(uint32_t interface, const SourceGroup& key) const
{
    const auto found = m_memberships.find(interface);
    if (found == m_memberships.end())
    {
        return false;
    }
    const Ipv4Address any = Ipv4Address::GetAny();
    return found->second.count(key) > 0 || found->second.count(SourceGroup(any, key.group)) > 0 ||
           found->second.count(SourceGroup(any, any)) > 0;
}

} // namespace mgm
} // namespace ns3
