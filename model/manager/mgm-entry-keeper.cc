/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-entry-keeper.h"

#include <utility>

namespace ns3
{
namespace mgm
{

EntryKeeper::EntryKeeper(ManagerTables& tables,
                         AlertQueue& queue,
                         ClientCaller& caller,
                         const ManagerReports& reports,
                         const EntryLifetimes& lifetimes)
    : m_tables(tables),
      m_inquiry(tables, caller),
      m_installer(tables, queue, caller, reports, lifetimes),
      m_caller(caller),
      m_lifetimes(lifetimes)
{
}

void
EntryKeeper::SetForwarder(Ptr<ForwarderControl> forwarder)
{
    m_installer.SetForwarder(forwarder);
}

void
EntryKeeper::SetRpfSource(Ptr<RpfSource> rpf)
{
    m_lookup.SetRpfSource(rpf);
}

void
EntryKeeper::SetIpv4(Ptr<Ipv4> ipv4)
{
    m_lookup.SetIpv4(ipv4);
}

void
EntryKeeper::Create(const NewPacketNotification& packet)
{
    const ManagedEntry* entry = m_tables.entries.Find(packet.key);
    if ((entry && !entry->IsOver()) || m_tables.entries.FindWildcard(packet.key))
    {
        return; // what decides about the packet was set while the notification was on its way
    }
    m_tables.entries.Erase(packet.key);
    Resolve(packet.key, packet.arrival, packet.head);
}

void
EntryKeeper::Forget(const SourceGroup& key)
{
    if (!m_installer.GetForwarder()->HasEntry(key))
    {
        m_tables.entries.Erase(key);
    }
}

void
EntryKeeper::FollowRestart()
{
    const ManagedEntry* next = m_tables.entries.GetFirst();
    while (next)
    {
        const SourceGroup key = next->key;
        ManagedEntry& entry = *m_tables.entries.Find(key);
        if (entry.IsStatic())
        {
            if (m_installer.Install(entry) && entry.watcher != NO_CLIENT)
            {
                Watch(entry);
            }
        }
        else
        {
            m_tables.entries.Erase(key);
        }
        next = m_tables.entries.FindAfter(key);
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
        entry.SetTimeout(m_lifetimes.forwarding);
    }
    const bool wasEmpty = entry.oifs.empty();
    entry.oifs = entry.DeriveOifs(m_tables.memberships);
    if (!entry.asking)
    {
        m_installer.Commit(entry, wasEmpty != entry.oifs.empty(), iif, cause);
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
    return m_installer.GetForwarder()->CheckEntry(spec);
}

void
EntryKeeper::SetStatic(const StaticEntry& entry, ClientHandle author)
{
    m_tables.entries.Erase(entry.key);
    ManagedEntry& created = m_tables.entries.Insert(entry.key, entry.iif);
    m_tables.entries.SetAuthor(created, author);
    created.negative = entry.negative;
    for (const StaticOutput& output : entry.oifs)
    {
        created.oifs.insert(output.interface);
        created.thresholds[output.interface] = output.threshold;
    }
    m_installer.Install(created);
}

void
EntryKeeper::Delete(const SourceGroup& key)
{
    m_installer.Delete(key);
}

void
EntryKeeper::Watch(const ManagedEntry& entry) const
{
    if (!entry.asking)
    {
        m_installer.GetForwarder()->WatchEntry(entry.key);
    }
}

void
EntryKeeper::TellArrival(const DataArrivedNotification& packet)
{
    ManagedEntry* entry = m_tables.entries.Find(packet.entryKey);
    if (!entry || entry->watcher == NO_CLIENT)
    {
        return;
    }
    if (entry->iif != packet.arrival)
    {
        Watch(*entry); // the interface has changed since, and the next packet is still to come
        return;
    }
    const ClientHandle watcher = std::exchange(entry->watcher, NO_CLIENT);
    if (m_tables.interfaces.GetOwner(packet.arrival) == watcher)
    {
        m_caller.TellDataArrived(watcher, DataArrival{packet.key, packet.arrival, packet.head});
    }
}

void
EntryKeeper::DeleteStatics(ClientHandle author)
{
    for (const SourceGroup& key : m_tables.entries.FindStatics(author))
    {
        Delete(key);
    }
}

void
EntryKeeper::Reevaluate(RouteCache& pass)
{
    const ManagedEntry* entry = m_tables.entries.GetFirst();
    while (entry)
    {
        // A callback may change the table, so the walk holds on to the key alone.
        const SourceGroup key = entry->key;
        if (!entry->IsStatic())
        {
            Reroute(key, m_lookup.Find(key.source, pass));
        }
        entry = m_tables.entries.FindAfter(key);
    }
}

void
EntryKeeper::Clear()
{
    for (const ManagedEntry* entry = m_tables.entries.GetFirst(); entry;
         entry = m_tables.entries.FindAfter(entry->key))
    {
        m_installer.GetForwarder()->DeleteEntry(entry->key);
    }
    m_tables.entries.Clear();
}

InterfaceId
EntryKeeper::GetIif(const SourceGroup& key, RouteCache& pass) const
{
    const ManagedEntry* entry = m_tables.entries.Find(key);
    if (entry && !entry->negative)
    {
        return entry->iif;
    }
    const std::optional<RpfRoute>& route = m_lookup.Find(key.source, pass);
    return route ? route->interface : InterfaceId();
}

ClientHandle
EntryKeeper::GetIifOwner(const SourceGroup& key) const
{
    RouteCache pass;
    return m_tables.interfaces.GetOwner(GetIif(key, pass));
}

void
EntryKeeper::Resolve(const SourceGroup& key, const InterfaceId& arrival, const PacketHead& head)
{
    RpfRoute route;
    if (!m_lookup.Find(key.source, route))
    {
        CreateNegative(key);
        return;
    }
    const RpfQuery question{key, arrival, route.interface, route.neighbor, route, head};
    Cause cause;
    const RpfQuery answer = m_inquiry.AskIifOwner(question, cause);
    const CauseScope scope(cause);
    if (!m_installer.GetForwarder() || m_tables.entries.Find(key))
    {
        return; // the callback stopped the group manager, or set a static entry
    }
    if (m_tables.entries.FindWildcard(key))
    {
        m_installer.Withdraw(key); // the callback set it; it decides about the source's packets
        return;
    }
    ManagedEntry& created = m_tables.entries.Insert(key, answer.interface);
    created.hasRoute = true;
    created.lookedUp = route;
    created.route = answer.route;
    created.upstreamNeighbor = answer.upstreamNeighbor;
    created.SetTimeout(m_lifetimes.forwarding);
    created.asking = true;
    created.oifs = created.DeriveOifs(m_tables.memberships);
    const CauseScope answers(m_inquiry.AskOifOwners(key));
    ManagedEntry* entry = m_tables.entries.Find(key);
    if (!entry || entry->IsStatic())
    {
        return; // a callback released its incoming interface, or set a static entry
    }
    entry->asking = false;
    entry->oifs = entry->DeriveOifs(m_tables.memberships);
    // RFC 2715 2.1: whether the list is empty counts once all creation alerts are answered.
    m_installer.Commit(*entry, entry->oifs.empty(), entry->iif, NO_CLIENT);
    entry = m_tables.entries.Find(key);
    if (entry && entry->watcher != NO_CLIENT)
    {
        Watch(*entry);
    }
}

void
EntryKeeper::CreateNegative(const SourceGroup& key)
{
    ManagedEntry& entry = m_tables.entries.Insert(key, InterfaceId());
    entry.negative = true;
    entry.SetTimeout(m_lifetimes.negative);
    m_installer.Install(entry);
}

void
EntryKeeper::Reroute(const SourceGroup& key, const std::optional<RpfRoute>& route)
{
    ManagedEntry& entry = *m_tables.entries.Find(key);
    if (entry.IsOver() || (!route && !entry.hasRoute))
    {
        return;
    }
    if (!route)
    {
        LoseRoute(entry);
    }
    else if (entry.negative)
    {
        // It was never asked for, or not since it lost its route: that is a creation. The
        // forwarder's counters stay.
        m_tables.entries.Erase(key);
        if (m_tables.entries.FindWildcard(key))
        {
            m_installer.Withdraw(key); // it decides about packets that have no entry
            return;
        }
        Resolve(key, route->interface, PacketHead());
    }
    else if (!entry.hasRoute || *route != entry.lookedUp)
    {
        FollowRoute(key, *route);
    }
}

void
EntryKeeper::LoseRoute(ManagedEntry& entry)
{
    const InterfaceId iifBefore = entry.iif;
    const bool wasEmpty = entry.oifs.empty();
    m_tables.entries.ClearForwardWords(entry);
    m_tables.entries.SetIif(entry, InterfaceId());
    m_installer.TellFormerOwner(entry.key, iifBefore, wasEmpty);
    entry.hasRoute = false;
    entry.lookedUp = RpfRoute();
    entry.route = RpfRoute();
    entry.upstreamNeighbor = Ipv4Address::GetAny();
    entry.negative = true;
    entry.oifs.clear();
    entry.SetTimeout(m_lifetimes.negative);
    m_installer.Install(entry);
}

RpfQuery
EntryKeeper::AskAboutRoute(const ManagedEntry& entry, const RpfRoute& route, Cause& cause)
{
    const bool isAnotherWay = !entry.hasRoute || route.interface != entry.lookedUp.interface ||
                              route.neighbor != entry.lookedUp.neighbor;
    RpfQuery question;
    question.key = entry.key;
    question.route = route;
    // What a client has chosen stays while the route leads the same way.
    question.interface = isAnotherWay ? route.interface : entry.iif;
    question.upstreamNeighbor = isAnotherWay ? route.neighbor : entry.upstreamNeighbor;
    question.arrival = question.interface;
    return m_inquiry.AskIifOwner(question, cause);
}

void
EntryKeeper::FollowRoute(const SourceGroup& key, const RpfRoute& route)
{
    Cause cause;
    const RpfQuery answer = AskAboutRoute(*m_tables.entries.Find(key), route, cause);
    const CauseScope scope(cause);
    ManagedEntry* entry = m_tables.entries.Find(key);
    if (!entry || entry->IsStatic())
    {
        return; // the callback released its incoming interface, or set a static entry
    }
    const InterfaceId iifBefore = entry->iif;
    const std::set<InterfaceId> oifsBefore = entry->oifs;
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
    // A new owner of the incoming interface has not been told yet whether anybody wants the data.
    const bool isEmpty = entry->oifs.empty();
    const bool ownerIsNew =
        m_tables.interfaces.GetOwner(iifBefore) != m_tables.interfaces.GetOwner(entry->iif);
    const bool turned = isEmpty != oifsBefore.empty() || (ownerIsNew && isEmpty);
    m_installer.TellFormerOwner(key, iifBefore, oifsBefore.empty());
    m_installer.Commit(*entry, turned, entry->iif, NO_CLIENT);
    if (ownerIsNew && !turned)
    {
        m_installer.TellNewOwner(key);
    }
}

void
EntryKeeper::Refresh(ManagedEntry& entry, const InterfaceId& interface, ClientHandle cause)
{
    if (entry.IsOver())
    {
        return;
    }
    const bool isDerived = entry.DerivesOif(interface, m_tables.memberships);
    const bool isChanged =
        isDerived ? entry.oifs.insert(interface).second : entry.oifs.erase(interface) != 0;
    if (isChanged && !entry.asking)
    {
        m_installer.CommitOutput(entry, interface, cause);
    }
}

} // namespace mgm
} // namespace ns3
