/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-alert-rules.h"

#include <algorithm>
#include <utility>

namespace ns3
{
namespace mgm
{

namespace
{

/// @return whether a client is in a list.
bool
Contains(const std::vector<ClientHandle>& clients, ClientHandle client)
{
    return std::find(clients.begin(), clients.end(), client) != clients.end();
}

} // namespace

AlertRules::AlertRules(const ManagerTables& tables,
                       AlertQueue& queue,
                       ClientCaller& caller,
                       const EntryKeeper& keeper)
    : m_tables(tables),
      m_queue(queue),
      m_caller(caller),
      m_keeper(keeper)
{
}

void
AlertRules::OnAdded(const Client& client,
                    const SourceGroup& key,
                    const InterfaceId& interface,
                    const std::vector<ClientHandle>& before)
{
    if (client.IsIgmp())
    {
        QueueLocal(&ClientCaller::TellLocalJoin, LocalMembership{key, interface});
    }
    if (Contains(before, client.handle))
    {
        return; // a further interface of a receiver (M-46)
    }
    if (before.empty() && !key.IsAnySource())
    {
        RouteCache pass;
        m_expected[GetRank(key)] = m_keeper.GetIif(key, pass);
    }
    for (const ClientHandle recipient : FindRecipients(client.handle, key, before))
    {
        QueueJoin(recipient, key);
    }
}

void
AlertRules::OnDeleted(const Client& client,
                      const SourceGroup& key,
                      const InterfaceId& interface,
                      bool tellOwner)
{
    if (tellOwner && client.IsIgmp())
    {
        QueueLocal(&ClientCaller::TellLocalLeave, LocalMembership{key, interface});
    }
    const std::vector<ClientHandle> after = m_tables.memberships.GetReceivers(key);
    if (Contains(after, client.handle))
    {
        return; // not the last interface of this receiver (M-55)
    }
    if (after.empty())
    {
        m_expected.erase(GetRank(key));
    }
    for (const ClientHandle recipient : FindRecipients(client.handle, key, after))
    {
        QueuePrune(recipient, key, interface);
    }
}

void
AlertRules::FollowRoutes(RouteCache& pass)
{
    for (auto& [rank, expected] : m_expected)
    {
        const SourceGroup key = GetKey(rank);
        const InterfaceId before = std::exchange(expected, m_keeper.GetIif(key, pass));
        if (m_tables.interfaces.GetOwner(before) == m_tables.interfaces.GetOwner(expected))
        {
            continue;
        }
        const ClientHandle former = FindConcerned(key, before);
        const ClientHandle owner = FindConcerned(key, expected);
        if (former != NO_CLIENT)
        {
            QueuePrune(former, key, before);
        }
        if (owner != NO_CLIENT)
        {
            QueueJoin(owner, key);
        }
    }
}

void
AlertRules::Clear()
{
    m_expected.clear();
}

ClientHandle
AlertRules::FindConcerned(const SourceGroup& key, const InterfaceId& interface) const
{
    const ClientHandle owner = m_tables.interfaces.GetOwner(interface);
    const std::vector<ClientHandle> receivers = m_tables.memberships.GetReceivers(key);
    const bool isAlone = std::all_of(
        receivers.begin(), receivers.end(), [&](ClientHandle other) { return other == owner; });
    return isAlone ? NO_CLIENT : owner;
}

void
AlertRules::QueueJoin(ClientHandle to, const SourceGroup& key)
{
    m_queue.Add([this, to, key] { m_caller.AlertJoin(to, JoinAlert{key, true}); });
}

void
AlertRules::QueuePrune(ClientHandle to, const SourceGroup& key, const InterfaceId& interface)
{
    m_queue.Add([this, to, key, interface] {
        PruneAlert alert;
        alert.key = key;
        alert.interface = interface;
        m_caller.AlertPrune(to, alert);
    });
}

void
AlertRules::QueueLocal(Tell tell, const LocalMembership& membership)
{
    const InterfaceTable::Slot slot = m_tables.interfaces.Get(membership.interface);
    if (slot.owner == NO_CLIENT)
    {
        return;
    }
    m_queue.Add([this, tell, membership, slot] {
        // IGMP's memberships end with an ownership, without a local leave (M-29).
        if (m_tables.interfaces.Get(membership.interface).ownership == slot.ownership)
        {
            (m_caller.*tell)(slot.owner, membership);
        }
    });
}

std::vector<ClientHandle>
AlertRules::FindRecipients(ClientHandle client,
                           const SourceGroup& key,
                           const std::vector<ClientHandle>& others) const
{
    std::vector<ClientHandle> recipients;
    if (!key.IsAnySource())
    {
        const ClientHandle iifOwner = m_keeper.GetIifOwner(key);
        const bool isAlone = std::all_of(
            others.begin(), others.end(), [&](ClientHandle other) { return other == iifOwner; });
        if (iifOwner != NO_CLIENT && iifOwner != client && isAlone)
        {
            recipients.push_back(iifOwner); // M-47, M-48, M-57
        }
    }
    else if (others.empty())
    {
        recipients = m_tables.clients.GetHandles(); // N 0 to 1, 1 to 0 (M-43, M-54)
        recipients.erase(std::find(recipients.begin(), recipients.end(), client));
    }
    else if (others.size() == 1)
    {
        recipients = others; // N 1 to 2, 2 to 1 (M-44, M-53)
    }
    return recipients;
}

} // namespace mgm
} // namespace ns3
