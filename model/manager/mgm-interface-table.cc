/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-interface-table.h"

#include <algorithm>

namespace ns3
{
namespace mgm
{

const InterfaceTable::Slot&
InterfaceTable::Get(const InterfaceId& interface) const
{
    static const Slot empty;
    const auto slot = m_slots.find(interface);
    return slot == m_slots.end() ? empty : slot->second;
}

ClientHandle
InterfaceTable::GetOwner(const InterfaceId& interface) const
{
    return Get(interface).owner;
}

ClientHandle
InterfaceTable::GetProtocol(const InterfaceId& interface) const
{
    const Slot& slot = Get(interface);
    return slot.owner != NO_CLIENT ? slot.owner : slot.igmp;
}

bool
InterfaceTable::IsPresent(ClientHandle client, const InterfaceId& interface) const
{
    const Slot& slot = Get(interface);
    return client != NO_CLIENT && (slot.owner == client || slot.igmp == client);
}

bool
InterfaceTable::IsAnywhere(ClientHandle client) const
{
    return m_counts.count(client) != 0;
}

void
InterfaceTable::SetOwner(const InterfaceId& interface, ClientHandle owner)
{
    m_slots[interface].ownership = ++m_lastOwnership;
    Set(interface, &Slot::owner, owner);
}

void
InterfaceTable::SetIgmp(const InterfaceId& interface, ClientHandle igmp)
{
    Set(interface, &Slot::igmp, igmp);
}

void
InterfaceTable::SetChanger(const InterfaceId& interface, ClientHandle changer)
{
    Set(interface, &Slot::changer, changer);
}

void
InterfaceTable::PauseIgmp(const InterfaceId& interface)
{
    ++m_slots[interface].igmpPauses;
}

void
InterfaceTable::ResumeIgmp(const InterfaceId& interface)
{
    --m_slots[interface].igmpPauses;
    DropIfEmpty(interface);
}

void
InterfaceTable::Clear()
{
    m_slots.clear();
    m_counts.clear();
}

std::vector<InterfaceId>
InterfaceTable::GetInterfaces() const
{
    std::vector<InterfaceId> interfaces;
    interfaces.reserve(m_slots.size());
    for (const auto& [interface, slot] : m_slots)
    {
        interfaces.push_back(interface);
    }
    std::sort(interfaces.begin(), interfaces.end());
    return interfaces;
}

void
InterfaceTable::Set(const InterfaceId& interface, ClientHandle Slot::*member, ClientHandle client)
{
    ClientHandle& place = m_slots[interface].*member;
    if (place != NO_CLIENT && --m_counts[place] == 0)
    {
        m_counts.erase(place);
    }
    if (client != NO_CLIENT)
    {
        ++m_counts[client];
    }
    place = client;
    DropIfEmpty(interface);
}

void
InterfaceTable::DropIfEmpty(const InterfaceId& interface)
{
    const Slot& slot = Get(interface);
    if (slot.owner == NO_CLIENT && slot.igmp == NO_CLIENT && slot.changer == NO_CLIENT &&
        slot.igmpPauses == 0)
    {
        m_slots.erase(interface);
    }
}

} // namespace mgm
} // namespace ns3
