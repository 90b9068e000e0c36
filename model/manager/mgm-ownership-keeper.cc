/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-ownership-keeper.h"

namespace ns3
{
namespace mgm
{

OwnershipKeeper::OwnershipKeeper(ManagerTables& tables,
                                 AlertQueue& queue,
                                 ClientCaller& caller,
                                 EntryKeeper& entries,
                                 MembershipKeeper& memberships)
    : m_tables(tables),
      m_queue(queue),
      m_caller(caller),
      m_entries(entries),
      m_memberships(memberships)
{
}

void
OwnershipKeeper::SetForwarder(Ptr<ForwarderControl> forwarder)
{
    m_forwarder = forwarder;
}

void
OwnershipKeeper::Take(const Client& client, const InterfaceId& interface)
{
    if (client.IsIgmp())
    {
        m_tables.interfaces.SetIgmp(interface, client.handle);
    }
    else
    {
        ChangeOwner(client.handle, interface, client.handle);
    }
}

void
OwnershipKeeper::Release(const Client& client, const InterfaceId& interface)
{
    const ClientHandle handle = client.handle;
    if (client.IsIgmp())
    {
        m_memberships.DeleteHeld(handle, interface, true);
        m_entries.ForgetForwardStates(interface, handle);
        m_tables.interfaces.SetIgmp(interface, NO_CLIENT);
    }
    else
    {
        ChangeOwner(handle, interface, NO_CLIENT);
    }
}

void
OwnershipKeeper::ReleaseAll(ClientHandle handle)
{
    for (const InterfaceId& interface : m_tables.interfaces.GetInterfaces())
    {
        const Client* client = m_tables.clients.Find(handle);
        if (!client || !m_tables.interfaces.IsPresent(handle, interface))
        {
            continue;
        }
        if (m_tables.interfaces.Get(interface).changer == handle)
        {
            ApplyOwner(handle, interface, NO_CLIENT); // IGMP is disabled already
        }
        else
        {
            Release(*client, interface);
        }
    }
}

void
OwnershipKeeper::ChangeOwner(ClientHandle client, const InterfaceId& interface, ClientHandle owner)
{
    const ClientHandle igmp = m_tables.interfaces.Get(interface).igmp;
    if (igmp == NO_CLIENT)
    {
        ApplyOwner(client, interface, owner);
        return;
    }
    m_tables.interfaces.PauseIgmp(interface);
    m_tables.interfaces.SetChanger(interface, client);
    m_caller.DisableIgmp(igmp, interface);
    if (m_tables.interfaces.Get(interface).changer != client)
    {
        return; // the callback stopped the group manager, which remembers nothing of this
    }
    m_tables.interfaces.SetChanger(interface, NO_CLIENT);
    if (m_tables.clients.Find(client))
    {
        ApplyOwner(client, interface, owner);
    }
    m_queue.Add([this, igmp, interface] { DeliverEnableIgmp(igmp, interface); });
}

void
OwnershipKeeper::ApplyOwner(ClientHandle client, const InterfaceId& interface, ClientHandle owner)
{
    m_entries.DeleteEntries(interface);
    if (owner == NO_CLIENT)
    {
        m_entries.ForgetForwardStates(interface, client);
        m_memberships.DeleteHeld(client, interface, false);
    }
    const ClientHandle igmp = m_tables.interfaces.Get(interface).igmp;
    m_memberships.DeleteHeld(igmp, interface, false); // M-29
    m_entries.ForgetForwardStates(interface, igmp);
    m_tables.interfaces.SetOwner(interface, owner);
    if (owner == NO_CLIENT)
    {
        m_forwarder->RemoveInterface(interface);
    }
    else
    {
        m_forwarder->AddInterface(interface); // from now on it raises alerts for the client
    }
}

void
OwnershipKeeper::DeliverEnableIgmp(ClientHandle igmp, const InterfaceId& interface)
{
    if (m_tables.interfaces.Get(interface).igmp == igmp)
    {
        m_tables.enabling = igmp;
        m_caller.EnableIgmp(igmp, interface);
        m_tables.enabling = NO_CLIENT;
    }
    if (m_tables.interfaces.Get(interface).igmpPauses != 0)
    {
        m_tables.interfaces.ResumeIgmp(interface);
    }
}

} // namespace mgm
} // namespace ns3
