/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-membership-keeper.h"

namespace ns3
{
namespace mgm
{

MembershipKeeper::MembershipKeeper(ManagerTables& tables,
                                   const ManagerReports& reports,
                                   AlertRules& rules,
                                   EntryKeeper& keeper)
    : m_tables(tables),
      m_reports(reports),
      m_rules(rules),
      m_keeper(keeper)
{
}

void
MembershipKeeper::Add(const Client& client, const SourceGroup& key, const InterfaceId& interface)
{
    CauseScope cause(m_reports.FireMembership(MembershipEvent::ADDED, client, key, interface));
    const std::vector<ClientHandle> before = m_tables.memberships.GetReceivers(key);
    m_tables.memberships.Add(client.handle, key, interface);
    m_rules.OnAdded(client, key, interface, before);
    m_keeper.FollowMembership(key, interface, client.handle);
}

void
MembershipKeeper::Delete(const Client& client,
                         const SourceGroup& key,
                         const InterfaceId& interface,
                         bool tellOwner)
{
    CauseScope cause(m_reports.FireMembership(MembershipEvent::DELETED, client, key, interface));
    m_tables.memberships.Remove(client.handle, key, interface);
    m_rules.OnDeleted(client, key, interface, tellOwner);
    m_keeper.FollowMembership(key, interface, client.handle);
}

void
MembershipKeeper::DeleteHeld(ClientHandle client, const InterfaceId& interface, bool tellOwner)
{
    for (const SourceGroup& key : m_tables.memberships.GetHeld(client, interface))
    {
        Delete(*m_tables.clients.Find(client), key, interface, tellOwner);
    }
}

void
MembershipKeeper::ReportEnd() const
{
    SourceGroup key;
    for (bool isAny = m_tables.memberships.FindNext(key, true, key); isAny;
         isAny = m_tables.memberships.FindNext(key, false, key))
    {
        for (const auto& [interface, holders] : m_tables.memberships.GetDetails(key))
        {
            for (const ClientHandle holder : holders)
            {
                m_reports.FireMembership(
                    MembershipEvent::DELETED, *m_tables.clients.Find(holder), key, interface);
            }
        }
    }
}

} // namespace mgm
} // namespace ns3
