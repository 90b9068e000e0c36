/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-owner-inquiry.h"

#include <algorithm>
#include <map>

namespace ns3
{
namespace mgm
{

namespace
{

/// @return whether a client was asked about an interface. Alerts list them in ascending order.
bool
IsOffered(const CreationAlert& offered, const InterfaceId& interface)
{
    const auto place = std::lower_bound(
        offered.oifs.begin(),
        offered.oifs.end(),
        interface,
        [](const CreationInterface& oif, const InterfaceId& id) { return oif.interface < id; });
    return place != offered.oifs.end() && place->interface == interface;
}

} // namespace

OwnerInquiry::OwnerInquiry(ManagerTables& tables, ClientCaller& caller)
    : m_tables(tables),
      m_caller(caller)
{
}

RpfQuery
OwnerInquiry::AskIifOwner(const RpfQuery& question, Cause& cause)
{
    cause = CauseScope::GetCurrent();
    RpfQuery answer = question;
    const ClientHandle owner = m_tables.interfaces.GetOwner(question.interface);
    const Cause answered = m_caller.AskRpf(owner, answer);
    if (answer.interface != question.interface &&
        m_tables.interfaces.GetOwner(answer.interface) != owner)
    {
        // RFC 2715 rule 1: the iif owner chooses among its own interfaces (M-105).
        return question;
    }
    cause = answered;
    return answer;
}

Cause
OwnerInquiry::AskOifOwners(const SourceGroup& key)
{
    std::map<ClientHandle, CreationAlert> alerts; // by registration
    const ManagedEntry* entry = m_tables.entries.Find(key);
    for (const InterfaceId& interface : entry->oifs)
    {
        const InterfaceTable::Slot& slot = m_tables.interfaces.Get(interface);
        CreationAlert& alert = alerts[slot.owner];
        alert.key = key;
        alert.iif = entry->iif;
        alert.oifs.push_back({interface, slot.igmp != NO_CLIENT, true});
    }
    alerts.erase(NO_CLIENT);
    Cause cause = CauseScope::GetCurrent();
    for (const auto& [client, offered] : alerts)
    {
        CreationAlert answered = offered;
        const Cause answer = m_caller.AlertCreation(client, answered);
        if (ApplyCreationAnswer(client, offered, answered))
        {
            cause = answer;
        }
    }
    return cause;
}

bool
OwnerInquiry::ApplyCreationAnswer(ClientHandle client,
                                  const CreationAlert& offered,
                                  const CreationAlert& answered)
{
    ManagedEntry* entry = m_tables.entries.Find(offered.key);
    if (!entry || entry->IsStatic())
    {
        return false;
    }
    bool isApplied = false;
    for (const CreationInterface& answer : answered.oifs)
    {
        // A client decides about the interfaces that it was asked about, while they are its own.
        if (!answer.enabled && IsOffered(offered, answer.interface) &&
            m_tables.interfaces.GetOwner(answer.interface) == client)
        {
            m_tables.entries.SetForwardWord(
                *entry, answer.interface, ForwardWord{ForwardState::EXCLUDED, client});
            isApplied = true;
        }
    }
    return isApplied;
}

} // namespace mgm
} // namespace ns3
