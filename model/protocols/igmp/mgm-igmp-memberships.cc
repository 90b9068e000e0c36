/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-igmp-memberships.h"

#include <utility>
#include <vector>

namespace ns3
{
namespace mgm
{

void
IgmpMemberships::Connect(const Ptr<ClientInterface>& manager, ClientHandle handle)
{
    m_manager = manager;
    m_handle = handle;
    std::vector<uint32_t> interfaces;
    for (const auto& [interface, slot] : m_slots)
    {
        interfaces.push_back(interface);
    }
    for (const uint32_t interface : interfaces)
    {
        AddMissing(interface);
    }
}

void
IgmpMemberships::Disconnect()
{
    m_manager = nullptr;
    m_handle = 0;
    for (auto& [interface, slot] : m_slots)
    {
        slot.suspended = false;
        for (auto& [key, wish] : slot.wishes)
        {
            wish.held = false;
        }
    }
}

void
IgmpMemberships::Release()
{
    std::vector<uint32_t> interfaces;
    for (const auto& [interface, slot] : m_slots)
    {
        interfaces.push_back(interface);
    }
    for (const uint32_t interface : interfaces)
    {
        DeleteHeld(interface);
    }
}

void
IgmpMemberships::ForgetMembers(uint32_t interface)
{
    std::vector<SourceGroup> members;
    for (const auto& [key, wish] : m_slots[interface].wishes)
    {
        if (wish.reasons & MEMBERS)
        {
            members.push_back(key);
        }
    }
    for (const SourceGroup& key : members)
    {
        Want(interface, key, MEMBERS, false);
    }
}

void
IgmpMemberships::Want(uint32_t interface, const SourceGroup& key, Reason reason, bool wanted)
{
    Slot& slot = m_slots[interface];
    if (wanted)
    {
        slot.wishes[key].reasons |= reason;
        Add(interface, key);
        return;
    }
    const auto wish = slot.wishes.find(key);
    if (wish == slot.wishes.end())
    {
        return;
    }
    wish->second.reasons &= static_cast<uint8_t>(~reason);
    if (wish->second.reasons == 0)
    {
        const bool held = wish->second.held;
        slot.wishes.erase(wish);
        if (held)
        {
            Delete(interface, key);
        }
    }
}

void
IgmpMemberships::Suspend(uint32_t interface)
{
    Slot& slot = m_slots[interface];
    slot.suspended = true;
    for (auto& [key, wish] : slot.wishes)
    {
        wish.held = false;
    }
}

void
IgmpMemberships::Resume(uint32_t interface)
{
    m_slots[interface].suspended = false;
    AddMissing(interface);
}

void
IgmpMemberships::SetForwarding(uint32_t interface, bool forwarding)
{
    m_slots[interface].forwarding = forwarding;
    if (forwarding)
    {
        AddMissing(interface);
    }
    else
    {
        DeleteHeld(interface);
    }
}

void
IgmpMemberships::AddMissing(uint32_t interface)
{
    std::vector<SourceGroup> missing;
    for (const auto& [key, wish] : m_slots[interface].wishes)
    {
        if (!wish.held)
        {
            missing.push_back(key);
        }
    }
    for (const SourceGroup& key : missing)
    {
        Add(interface, key);
    }
}

void
IgmpMemberships::DeleteHeld(uint32_t interface)
{
    std::vector<SourceGroup> held;
    for (const auto& [key, wish] : m_slots[interface].wishes)
    {
        if (wish.held)
        {
            held.push_back(key);
        }
    }
    for (const SourceGroup& key : held)
    {
        const auto wish = m_slots[interface].wishes.find(key);
        if (wish != m_slots[interface].wishes.end() && std::exchange(wish->second.held, false))
        {
            Delete(interface, key);
        }
    }
}

void
IgmpMemberships::Delete(uint32_t interface, const SourceGroup& key) const
{
    // The registration may end while the group manager works.
    const Ptr<ClientInterface> manager = m_manager;
    manager->DeleteGroupMembershipEntry(m_handle, key, InterfaceId(interface));
}

void
IgmpMemberships::Add(uint32_t interface, const SourceGroup& key)
{
    Slot& slot = m_slots[interface];
    const auto wish = slot.wishes.find(key);
    if (m_handle == 0 || slot.suspended || !slot.forwarding || wish == slot.wishes.end() ||
        wish->second.held)
    {
        return;
    }
    wish->second.held = true;
    const ClientHandle handle = m_handle;
    const Ptr<ClientInterface> manager = m_manager;
    const Status status = manager->AddGroupMembershipEntry(handle, key, InterfaceId(interface));
    const auto now = slot.wishes.find(key);
    if (status != Status::SUCCESS && m_handle == handle && now != slot.wishes.end())
    {
        now->second.held = false;
    }
}

} // namespace mgm
} // namespace ns3
