/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-pim-dm-forwarding.h"

#include <algorithm>

namespace ns3
{
namespace mgm
{

PimDmForwarding::PimDmForwarding(const ClientRegistration& registration)
    : m_registration(registration)
{
}

void
PimDmForwarding::SetFlooding(uint32_t interface, bool flooding)
{
    const ClientHandle handle = m_registration.GetHandle();
    if (handle == 0 || flooding == IsFlooding(interface))
    {
        return;
    }
    const Ptr<ClientInterface> manager = m_registration.GetManager();
    if (flooding)
    {
        m_flooding.insert(interface);
        manager->AddGroupMembershipEntry(handle, SourceGroup(), InterfaceId(interface));
    }
    else
    {
        m_flooding.erase(interface);
        manager->DeleteGroupMembershipEntry(handle, SourceGroup(), InterfaceId(interface));
    }
}

bool
PimDmForwarding::IsFlooding(uint32_t interface) const
{
    return m_flooding.count(interface) > 0;
}

void
PimDmForwarding::Forget()
{
    m_flooding.clear();
}

bool
PimDmForwarding::Read(const SourceGroup& key, MfeRecord& mfe) const
{
    return m_registration.GetHandle() != 0 &&
           m_registration.GetManager()->GetMfe(key, mfe) == Status::SUCCESS && !mfe.negative;
}

bool
PimDmForwarding::ServesOthers(const MfeRecord& mfe) const
{
    const std::set<InterfaceId>& owned = m_registration.GetOwned();
    return std::any_of(mfe.oifs.begin(), mfe.oifs.end(), [&owned](const InterfaceId& oif) {
        return owned.count(oif) == 0;
    });
}

void
PimDmForwarding::SetOutgoing(const SourceGroup& key, uint32_t interface, bool outgoing) const
{
    const ClientHandle handle = m_registration.GetHandle();
    if (handle == 0)
    {
        return;
    }
    const Ptr<ClientInterface> manager = m_registration.GetManager();
    if (outgoing)
    {
        manager->AddGroupMembershipEntry(handle, key, InterfaceId(interface), FORWARD_STATE);
    }
    else
    {
        manager->DeleteGroupMembershipEntry(handle, key, InterfaceId(interface), FORWARD_STATE);
    }
}

void
PimDmForwarding::SetAlerts(const SourceGroup& key, uint32_t interface, bool wanted) const
{
    if (m_registration.GetHandle() != 0)
    {
        m_registration.GetManager()->SetAlertMask(
            m_registration.GetHandle(), key, InterfaceId(interface), !wanted);
    }
}

void
PimDmForwarding::SetUpstream(const SourceGroup& key, Ipv4Address neighbor, uint32_t iif) const
{
    if (m_registration.GetOwned().count(InterfaceId(iif)) > 0)
    {
        m_registration.GetManager()->SetMfe(
            m_registration.GetHandle(), key, neighbor, InterfaceId(iif));
    }
}

void
PimDmForwarding::Watch(const SourceGroup& key) const
{
    if (m_registration.GetHandle() != 0)
    {
        m_registration.GetManager()->WatchEntry(m_registration.GetHandle(), key);
    }
}

void
PimDmForwarding::Delete(const SourceGroup& key) const
{
    if (m_registration.GetHandle() != 0)
    {
        m_registration.GetManager()->DeleteEntry(m_registration.GetHandle(), key);
    }
}

Time
PimDmForwarding::GetLastArrival(const SourceGroup& key) const
{
    MfeStatsRecord stats;
    const bool isKnown =
        m_registration.GetHandle() != 0 && m_registration.GetManager()->GetMfeStats(
                                               key, MfeStatsKind::BASIC, stats) == Status::SUCCESS;
    return isKnown ? stats.lastArrival : Time();
}

} // namespace mgm
} // namespace ns3
