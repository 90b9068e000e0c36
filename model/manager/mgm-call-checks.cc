/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-call-checks.h"

namespace ns3
{
namespace mgm
{

namespace
{

/**
 * @param [in] address An address.
 * @param [in] mask Its mask.
 * @return whether they name one address, or all of them (M-32, M-33).
 */
bool
IsSingleOrWildcard(Ipv4Address address, Ipv4Mask mask)
{
    return mask == (address == Ipv4Address::GetAny() ? Ipv4Mask::GetZero() : Ipv4Mask::GetOnes());
}

/**
 * @param [in] range Source and group of a membership.
 * @return whether it is one of (S,G), (*,G) and (*,*) (mgm-api 5.1).
 */
bool
IsMembership(const SourceGroupRange& range)
{
    const bool isAnySource = range.source == Ipv4Address::GetAny();
    const bool isAnyGroup = range.group == Ipv4Address::GetAny();
    return IsSingleOrWildcard(range.source, range.sourceMask) &&
           IsSingleOrWildcard(range.group, range.groupMask) && !range.source.IsMulticast() &&
           (isAnyGroup ? isAnySource : range.group.IsMulticast());
}

/**
 * @param [in] flags Flags of a call.
 * @return whether they are MembershipFlags, and any.
 */
bool
AreMembershipFlags(uint32_t flags)
{
    return flags != 0 && (flags & ~(JOIN_STATE | FORWARD_STATE)) == 0;
}

} // namespace

CallChecks::CallChecks(const ManagerTables& tables, const uint32_t& membershipLimit)
    : m_tables(tables),
      m_membershipLimit(membershipLimit)
{
}

Status
CallChecks::CheckRegister(const ProtocolInstance& instance) const
{
    return m_tables.clients.Find(instance) ? Status::ALREADY_EXISTS : Status::SUCCESS;
}

Status
CallChecks::CheckDeregister(const Client* client) const
{
    if (!client)
    {
        return Status::INVALID_PARAMETER;
    }
    return m_tables.interfaces.IsAnywhere(client->handle) ? Status::CAN_NOT_COMPLETE
                                                          : Status::SUCCESS;
}

Status
CallChecks::CheckTake(const Client* client, const InterfaceId& interface) const
{
    if (!client)
    {
        return Status::INVALID_PARAMETER;
    }
    const InterfaceTable::Slot& slot = m_tables.interfaces.Get(interface);
    if (slot.changer != NO_CLIENT)
    {
        return Status::CAN_NOT_COMPLETE;
    }
    const ClientHandle present = client->IsIgmp() ? slot.igmp : slot.owner;
    return present == NO_CLIENT ? Status::SUCCESS : Status::ALREADY_EXISTS;
}

Status
CallChecks::CheckRelease(const Client* client, const InterfaceId& interface) const
{
    if (!client || !m_tables.interfaces.IsPresent(client->handle, interface))
    {
        return Status::INVALID_PARAMETER; // also where nobody is (M-20, C-14)
    }
    const bool isChanging = m_tables.interfaces.Get(interface).changer != NO_CLIENT;
    return isChanging ? Status::CAN_NOT_COMPLETE : Status::SUCCESS;
}

Status
CallChecks::CheckAdd(const Client* client,
                     const SourceGroupRange& range,
                     const InterfaceId& interface,
                     uint32_t flags) const
{
    if (!client || !IsMembership(range) || !AreMembershipFlags(flags) ||
        !m_tables.interfaces.IsPresent(client->handle, interface))
    {
        return Status::INVALID_PARAMETER;
    }
    const bool isPaused = client->IsIgmp() && m_tables.interfaces.Get(interface).igmpPauses != 0;
    if (isPaused || m_tables.enabling == client->handle)
    {
        return Status::CAN_NOT_COMPLETE; // M-28, M-30
    }
    const SourceGroup key(range.source, range.group);
    if (!(flags & JOIN_STATE))
    {
        return m_tables.entries.IsAnyCovered(key) ? Status::SUCCESS : Status::CAN_NOT_COMPLETE;
    }
    return m_tables.memberships.GetCount() < m_membershipLimit ||
                   m_tables.memberships.Holds(client->handle, key, interface)
               ? Status::SUCCESS
               : Status::NOT_ENOUGH_MEMORY;
}

Status
CallChecks::CheckDelete(const Client* client,
                        const SourceGroupRange& range,
                        const InterfaceId& interface,
                        uint32_t flags) const
{
    if (!client || !IsMembership(range) || !AreMembershipFlags(flags))
    {
        return Status::INVALID_PARAMETER;
    }
    if (m_tables.interfaces.GetProtocol(interface) == NO_CLIENT)
    {
        return Status::NOT_FOUND; // M-36
    }
    if (!m_tables.interfaces.IsPresent(client->handle, interface))
    {
        return Status::INVALID_PARAMETER; // M-35
    }
    if (client->IsIgmp() && m_tables.interfaces.Get(interface).igmpPauses != 0)
    {
        return Status::CAN_NOT_COMPLETE; // M-28
    }
    const SourceGroup key(range.source, range.group);
    const bool exists = (flags & JOIN_STATE)
                            ? m_tables.memberships.Holds(client->handle, key, interface)
                            : m_tables.entries.IsAnyCovered(key);
    return exists ? Status::SUCCESS : Status::NOT_FOUND;
}

Status
CallChecks::CheckSetMfe(const Client* client,
                        const ManagedEntry* entry,
                        ClientHandle present,
                        const InterfaceId& iif) const
{
    if (!client)
    {
        return Status::INVALID_PARAMETER;
    }
    if (!entry)
    {
        return Status::NOT_FOUND;
    }
    // RFC 2715 rule 1: the iif owner chooses, and among its own interfaces.
    const bool mayChoose = present == client->handle || present == NO_CLIENT;
    return mayChoose && !entry->IsStatic() && m_tables.interfaces.GetOwner(iif) == client->handle
               ? Status::SUCCESS
               : Status::INVALID_PARAMETER;
}

Status
CallChecks::CheckSetStatic(const Client* client,
                           const ManagedEntry* entry,
                           ClientHandle present,
                           const InterfaceId& iif) const
{
    if (!client || (iif != InterfaceId() && m_tables.interfaces.GetOwner(iif) != client->handle))
    {
        return Status::INVALID_PARAMETER;
    }
    const ClientHandle holder = entry && entry->IsStatic() ? entry->author : present;
    const bool isFree = !entry || holder == NO_CLIENT || holder == client->handle;
    return isFree ? Status::SUCCESS : Status::INVALID_PARAMETER;
}

Status
CallChecks::CheckDeleteStatic(const Client* client, const ManagedEntry* entry) const
{
    if (!client)
    {
        return Status::INVALID_PARAMETER;
    }
    if (!entry || !entry->IsStatic())
    {
        return Status::NOT_FOUND;
    }
    return entry->author == client->handle ? Status::SUCCESS : Status::INVALID_PARAMETER;
}

Status
CallChecks::CheckDeleteEntry(const Client* client, const ManagedEntry* entry) const
{
    const Status status = CheckWatch(client, entry);
    return status == Status::SUCCESS && entry->IsStatic() ? Status::INVALID_PARAMETER : status;
}

Status
CallChecks::CheckWatch(const Client* client, const ManagedEntry* entry) const
{
    if (!client)
    {
        return Status::INVALID_PARAMETER;
    }
    if (!entry || entry->IsOver())
    {
        return Status::NOT_FOUND;
    }
    return m_tables.interfaces.GetOwner(entry->iif) == client->handle ? Status::SUCCESS
                                                                      : Status::INVALID_PARAMETER;
}

Status
CallChecks::CheckSetAlertMask(const Client* client, const InterfaceId& arrival) const
{
    return client && m_tables.interfaces.GetOwner(arrival) == client->handle
               ? Status::SUCCESS
               : Status::INVALID_PARAMETER;
}

} // namespace mgm
} // namespace ns3
