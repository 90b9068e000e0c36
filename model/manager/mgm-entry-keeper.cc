/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-entry-keeper.h"

#include "ns3/log.h"
#include "ns3/simulator.h"

#include <algorithm>
#include <map>

namespace ns3
{

NS_LOG_COMPONENT_DEFINE("MgmEntryKeeper");

namespace mgm
{

EntryKeeper::EntryKeeper(ManagerTables& tables, AlertQueue& queue, ClientCaller& caller)
    : m_tables(tables),
      m_queue(queue),
      m_caller(caller)
{
}

void
EntryKeeper::SetForwarder(Ptr<ForwarderControl> forwarder)
{
    m_forwarder = forwarder;
}

void
EntryKeeper::SetRpfSource(Ptr<RpfSource> rpf)
{
    m_rpf = rpf;
}

void
EntryKeeper::SetIpv4(Ptr<Ipv4> ipv4)
{
    m_ipv4 = ipv4;
}

void
EntryKeeper::SetDefaultTimeout(Time lifetime)
{
    m_defaultTimeout = lifetime;
}

Time
EntryKeeper::GetDefaultTimeout() const
{
    return m_defaultTimeout;
}

void
EntryKeeper::SetNegativeTimeout(Time lifetime)
{
    m_negativeTimeout = lifetime;
}

Time
EntryKeeper::GetNegativeTimeout() const
{
    return m_negativeTimeout;
}

void
EntryKeeper::Create(const NewPacketNotification& packet)
{
    if (ManagedEntry* entry = m_tables.entries.Find(packet.key))
    {
        if (!entry->IsOver())
        {
            Reinstall(*entry);
            return;
        }
        m_tables.entries.Erase(packet.key);
    }
    if (ManagedEntry* wildcard = m_tables.entries.FindWildcard(packet.key))
    {
        Reinstall(*wildcard); // it decides about later packets of the source
        return;
    }
    Resolve(packet.key, packet.arrival, packet.head);
}

void
EntryKeeper::Forget(const SourceGroup& key)
{
    if (!m_forwarder->HasEntry(key))
    {
        m_tables.entries.Erase(key);
    }
}

void
EntryKeeper::FollowMembership(const SourceGroup& range,
                              const InterfaceId& interface,
                              ClientHandle cause)
{
    for (ManagedEntry* entry : m_tables.entries.FindCovered(range))
    {
        const auto word = entry->forwardWords.find(interface);
        if (word != entry->forwardWords.end() && word->second.client == cause)
        {
            const bool isHeld = m_tables.memberships.Holds(cause, range, interface);
            const bool isCovered = m_tables.memberships.IsCovered(entry->key, interface);
            const bool isIncluded = word->second.state == ForwardState::INCLUDED;
            if (isIncluded ? !isCovered : isHeld)
            {
                // The client's last word is that there are no receivers (M-41), or that there are.
                m_tables.entries.ClearForwardWord(*entry, interface);
            }
        }
        Refresh(*entry, interface, cause);
    }
}

void
EntryKeeper::SetForwardState(const SourceGroup& range,
                             const InterfaceId& interface,
                             bool included,
                             ClientHandle cause)
{
    const ForwardState state = included ? ForwardState::INCLUDED : ForwardState::EXCLUDED;
    for (ManagedEntry* entry : m_tables.entries.FindCovered(range))
    {
        // Also where memberships say the same: they may change.
        m_tables.entries.SetForwardWord(*entry, interface, ForwardWord{state, cause});
        Refresh(*entry, interface, cause);
    }
}

void
EntryKeeper::DeleteEntries(const InterfaceId& iif)
{
    for (const SourceGroup& key : m_tables.entries.FindConcerned(iif))
    {
        if (m_tables.entries.Find(key)->iif == iif)
        {
            Delete(key);
        }
    }
}

void
EntryKeeper::ForgetForwardStates(const InterfaceId& interface, ClientHandle client)
{
    for (const SourceGroup& key : m_tables.entries.FindConcerned(interface))
    {
        ManagedEntry& entry = *m_tables.entries.Find(key);
        const auto word = entry.forwardWords.find(interface);
        if (word != entry.forwardWords.end() && word->second.client == client)
        {
            m_tables.entries.ClearForwardWord(entry, interface);
            Refresh(entry, interface, client);
        }
    }
}

void
EntryKeeper::Retarget(ManagedEntry& entry,
                      Ipv4Address upstreamNeighbor,
                      const InterfaceId& iif,
                      ClientHandle cause)
{
    entry.upstreamNeighbor = upstreamNeighbor;
    if ((entry.iif == iif && !entry.negative) || entry.IsOver())
    {
        return;
    }
    m_tables.entries.SetIif(entry, iif);
    if (entry.negative)
    {
        entry.negative = false;
        entry.SetTimeout(m_defaultTimeout);
    }
    const bool wasEmpty = entry.oifs.empty();
    entry.oifs = entry.DeriveOifs(m_tables.memberships);
    if (!entry.asking)
    {
        Commit(entry, wasEmpty != entry.oifs.empty(), iif, cause);
    }
}

Status
EntryKeeper::CheckStatic(const StaticEntry& entry) const
{
    EntrySpec spec;
    spec.key = entry.key;
    spec.iif = entry.iif;
    spec.negative = entry.negative;
    for (const StaticOutput& output : entry.oifs)
    {
        spec.oifs.push_back({output.interface, output.threshold});
    }
    return m_forwarder->CheckEntry(spec);
}

void
EntryKeeper::SetStatic(const StaticEntry& entry, ClientHandle author)
{
    m_tables.entries.Erase(entry.key);
    ManagedEntry& created = m_tables.entries.Insert(entry.key, entry.iif);
    created.author = author;
    created.negative = entry.negative;
    for (const StaticOutput& output : entry.oifs)
    {
        created.oifs.push_back(output.interface);
        created.thresholds[output.interface] = output.threshold;
    }
    std::sort(created.oifs.begin(), created.oifs.end());
    Install(created);
}

void
EntryKeeper::Delete(const SourceGroup& key)
{
    m_tables.entries.Erase(key);
    m_forwarder->DeleteEntry(key);
}

void
EntryKeeper::DeleteStatics(ClientHandle author)
{
    const ManagedEntry* entry = m_tables.entries.GetFirst();
    while (entry)
    {
        const SourceGroup key = entry->key;
        if (entry->author == author)
        {
            Delete(key);
        }
        entry = m_tables.entries.FindAfter(key);
    }
}

void
EntryKeeper::Reevaluate()
{
    RouteCache routes;
    const ManagedEntry* entry = m_tables.entries.GetFirst();
    while (entry)
    {
        // A callback may change the table, so the walk holds on to the key alone.
        const SourceGroup key = entry->key;
        if (entry->IsStatic())
        {
            entry = m_tables.entries.FindAfter(key);
            continue;
        }
        const auto [route, isNew] = routes.try_emplace(key.source.Get());
        if (isNew)
        {
            route->second.first = Lookup(key.source, route->second.second);
        }
        Reroute(key, route->second.first, route->second.second);
        entry = m_tables.entries.FindAfter(key);
    }
}

void
EntryKeeper::Clear()
{
    for (const ManagedEntry* entry = m_tables.entries.GetFirst(); entry;
         entry = m_tables.entries.FindAfter(entry->key))
    {
        m_forwarder->DeleteEntry(entry->key);
    }
    m_tables.entries.Clear();
}

ClientHandle
EntryKeeper::GetIifOwner(const SourceGroup& key) const
{
    const ManagedEntry* entry = m_tables.entries.Find(key);
    if (entry && !entry->negative)
    {
        return m_tables.interfaces.GetOwner(entry->iif);
    }
    RpfRoute route;
    return Lookup(key.source, route) ? m_tables.interfaces.GetOwner(route.interface) : NO_CLIENT;
}

bool
EntryKeeper::Lookup(Ipv4Address source, RpfRoute& route) const
{
    if (m_rpf && m_rpf->Lookup(source, route))
    {
        return true;
    }
    const int32_t own = m_ipv4 ? m_ipv4->GetInterfaceForAddress(source) : -1;
    if (own < 0)
    {
        return false;
    }
    route = RpfRoute();
    route.interface = InterfaceId(static_cast<uint32_t>(own));
    route.network = source;
    route.mask = Ipv4Mask::GetOnes();
    route.protocol = RouteProtocol::LOCAL;
    return true;
}

void
EntryKeeper::Resolve(const SourceGroup& key, const InterfaceId& arrival, const PacketHead& head)
{
    RpfRoute route;
    if (!Lookup(key.source, route))
    {
        CreateNegative(key);
        return;
    }
    Cause cause;
    const RpfQuery answer = AskIifOwner(key, route, arrival, head, cause);
    const CauseScope scope(cause);
    if (!m_forwarder || m_tables.entries.Find(key))
    {
        return; // the callback stopped the group manager, or set a static entry
    }
    ManagedEntry& created = m_tables.entries.Insert(key, answer.interface);
    created.hasRoute = true;
    created.lookedUp = route;
    created.route = answer.route;
    created.upstreamNeighbor = answer.upstreamNeighbor;
    created.SetTimeout(m_defaultTimeout);
    created.asking = true;
    created.oifs = created.DeriveOifs(m_tables.memberships);
    const CauseScope answers(AskOifOwners(key));
    ManagedEntry* entry = m_tables.entries.Find(key);
    if (!entry || entry->IsStatic())
    {
        return; // a callback released its incoming interface, or set a static entry
    }
    entry->asking = false;
    entry->oifs = entry->DeriveOifs(m_tables.memberships);
    // RFC 2715 2.1: whether the list is empty counts once all creation alerts are answered.
    Commit(*entry, entry->oifs.empty(), entry->iif, NO_CLIENT);
}

void
EntryKeeper::CreateNegative(const SourceGroup& key)
{
    ManagedEntry& entry = m_tables.entries.Insert(key, InterfaceId());
    entry.negative = true;
    entry.SetTimeout(m_negativeTimeout);
    Install(entry);
}

RpfQuery
EntryKeeper::AskIifOwner(const SourceGroup& key,
                         const RpfRoute& route,
                         const InterfaceId& arrival,
                         const PacketHead& head,
                         Cause& cause)
{
    cause = CauseScope::GetCurrent();
    RpfQuery query;
    query.key = key;
    query.arrival = arrival;
    query.interface = route.interface;
    query.upstreamNeighbor = route.neighbor;
    query.route = route;
    query.head = head;
    const ClientHandle owner = m_tables.interfaces.GetOwner(route.interface);
    const Cause answered = m_caller.AskRpf(owner, query);
    if (query.interface != route.interface &&
        m_tables.interfaces.GetOwner(query.interface) != owner)
    {
        // RFC 2715 rule 1: the iif owner chooses among its own interfaces (M-105).
        query.interface = route.interface;
        query.upstreamNeighbor = route.neighbor;
        query.route = route;
        return query;
    }
    cause = answered;
    return query;
}

Cause
EntryKeeper::AskOifOwners(const SourceGroup& key)
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
EntryKeeper::ApplyCreationAnswer(ClientHandle client,
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
        const auto isSame = [&](const CreationInterface& oif) {
            return oif.interface == answer.interface;
        };
        // A client decides about the interfaces that it was asked about, while they are its own.
        if (!answer.enabled && std::any_of(offered.oifs.begin(), offered.oifs.end(), isSame) &&
            m_tables.interfaces.GetOwner(answer.interface) == client)
        {
            m_tables.entries.SetForwardWord(
                *entry, answer.interface, ForwardWord{ForwardState::EXCLUDED, client});
            isApplied = true;
        }
    }
    return isApplied;
}

void
EntryKeeper::Reroute(const SourceGroup& key, bool found, const RpfRoute& route)
{
    ManagedEntry& entry = *m_tables.entries.Find(key);
    if (entry.IsOver() || (!found && !entry.hasRoute))
    {
        return;
    }
    if (!found)
    {
        LoseRoute(entry);
    }
    else if (entry.negative)
    {
        // It was never asked for, or not since it lost its route: that is a creation. The
        // forwarder's counters stay.
        m_tables.entries.Erase(key);
        Resolve(key, route.interface, PacketHead());
    }
    else if (!entry.hasRoute || route.interface != entry.lookedUp.interface ||
             route.neighbor != entry.lookedUp.neighbor)
    {
        FollowRoute(key, route);
    }
    else if (route != entry.lookedUp)
    {
        entry.lookedUp = route;
        entry.route = route;
    }
}

void
EntryKeeper::LoseRoute(ManagedEntry& entry)
{
    m_tables.entries.ClearForwardWords(entry);
    m_tables.entries.SetIif(entry, InterfaceId());
    entry.hasRoute = false;
    entry.lookedUp = RpfRoute();
    entry.route = RpfRoute();
    entry.upstreamNeighbor = Ipv4Address::GetAny();
    entry.negative = true;
    entry.oifs.clear();
    entry.SetTimeout(m_negativeTimeout);
    Install(entry);
}

void
EntryKeeper::FollowRoute(const SourceGroup& key, const RpfRoute& route)
{
    Cause cause;
    const RpfQuery answer = AskIifOwner(key, route, route.interface, PacketHead(), cause);
    const CauseScope scope(cause);
    ManagedEntry* entry = m_tables.entries.Find(key);
    if (!entry || entry->IsStatic())
    {
        return; // the callback released its incoming interface, or set a static entry
    }
    const InterfaceId iifBefore = entry->iif;
    const std::vector<InterfaceId> oifsBefore = entry->oifs;
    m_tables.entries.SetIif(*entry, answer.interface);
    entry->hasRoute = true;
    entry->lookedUp = route;
    entry->route = answer.route;
    entry->upstreamNeighbor = answer.upstreamNeighbor;
    entry->oifs = entry->DeriveOifs(m_tables.memberships);
    if (entry->iif == iifBefore && entry->oifs == oifsBefore)
    {
        return;
    }
    // A new owner of the incoming interface has not been told yet that nobody wants the data.
    const bool ownerIsNew =
        m_tables.interfaces.GetOwner(iifBefore) != m_tables.interfaces.GetOwner(entry->iif);
    const bool turned =
        entry->oifs.empty() ? !oifsBefore.empty() || ownerIsNew : oifsBefore.empty();
    Commit(*entry, turned, entry->iif, NO_CLIENT);
}

void
EntryKeeper::Refresh(ManagedEntry& entry, const InterfaceId& interface, ClientHandle cause)
{
    if (entry.IsOver())
    {
        return;
    }
    std::vector<InterfaceId> oifs = entry.DeriveOifs(m_tables.memberships);
    if (oifs == entry.oifs)
    {
        return;
    }
    const bool turned = oifs.empty() != entry.oifs.empty();
    entry.oifs = std::move(oifs);
    if (!entry.asking)
    {
        Commit(entry, turned, interface, cause);
    }
}

void
EntryKeeper::Commit(ManagedEntry& entry,
                    bool turned,
                    const InterfaceId& interface,
                    ClientHandle cause)
{
    const ClientHandle owner = m_tables.interfaces.GetOwner(entry.iif);
    // RFC 2715 rules 4 and 5: the iif owner is told of what another component did.
    const bool alert = turned && owner != NO_CLIENT && owner != cause;
    const bool isEmpty = entry.oifs.empty();
    if (turned && !isEmpty)
    {
        entry.SetTimeout(m_defaultTimeout);
    }
    else if (alert && isEmpty)
    {
        entry.SetTimeout(Seconds(DEFAULT_PRUNE_TIMEOUT));
    }
    const SourceGroup key = entry.key;
    if (!Install(entry) || !alert)
    {
        return;
    }
    if (isEmpty)
    {
        m_queue.Add([this, owner, key, interface] { DeliverPrune(owner, key, interface); });
    }
    else
    {
        m_queue.Add([this, owner, key] { m_caller.AlertJoin(owner, JoinAlert{key, false}); });
    }
}

bool
EntryKeeper::Install(const ManagedEntry& entry)
{
    const Status status = m_forwarder->SetEntry(entry.MakeSpec());
    if (status == Status::SUCCESS)
    {
        return true;
    }
    const SourceGroup key = entry.key;
    NS_LOG_WARN("forwarder does not take " << key << ": " << status);
    m_tables.entries.Erase(key);
    if (m_forwarder->HasEntry(key))
    {
        m_forwarder->DeleteEntry(key); // an older version, which nobody would change any more
    }
    return false;
}

void
EntryKeeper::Reinstall(ManagedEntry& entry)
{
    if (!m_forwarder->HasEntry(entry.key))
    {
        entry.lifetimeStart = Simulator::Now(); // for the forwarder it is a new one
        Install(entry);
    }
}

void
EntryKeeper::DeliverPrune(ClientHandle to, const SourceGroup& key, const InterfaceId& interface)
{
    PruneAlert alert;
    alert.key = key;
    alert.interface = interface;
    alert.memberDelete = false;
    const CauseScope scope(m_caller.AlertPrune(to, alert));
    ManagedEntry* entry = m_tables.entries.Find(key);
    const Time lifetime = Seconds(alert.timeout);
    if (entry && !entry->IsStatic() && entry->oifs.empty() && !entry->negative &&
        !entry->IsOver() && entry->timeout != lifetime)
    {
        entry->SetTimeout(lifetime);
        Install(*entry);
    }
}

} // namespace mgm
} // namespace ns3
