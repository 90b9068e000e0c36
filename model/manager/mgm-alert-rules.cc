/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-alert-rules.h"

#include <algorithm>

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
    for (const ClientHandle recipient : FindRecipients(client.handle, key, before))
    {
        m_queue.Add([this, recipient, key] {
            m_caller.AlertJoin(recipient, JoinAlert{key, true});
        });
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
    for (const ClientHandle recipient : FindRecipients(client.handle, key, after))
    {
        m_queue.Add([this, recipient, key, interface] {
            PruneAlert alert;
            alert.key = key;
            alert.interface = interface;
            m_caller.AlertPrune(recipient, alert);
        });
    }
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
