/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-entry-history.h"

#include "ns3/mgm-static-multicast.h"
#include "ns3/simulator.h"

#include <array>

namespace ns3
{
namespace mgm
{

namespace
{

/// How many records that come from alerts are remembered; protocols answer at once or soon.
constexpr std::size_t ALERT_LIMIT = 10000;

/// Longest time that a packet can be under way (RFC 791 3.2, time to live).
constexpr int64_t PACKET_LIFETIME_SECONDS = 255;

/// @return the keys of entries and memberships that match an (S,G), the longest first.
std::array<SourceGroup, 3>
GetMatches(const SourceGroup& key)
{
    const Ipv4Address any = Ipv4Address::GetAny();
    return {key, SourceGroup(any, key.group), SourceGroup(any, any)};
}

} // namespace

EntryHistories::EntryHistories(const Network& network)
    : m_routes(network.GetRoutes()),
      m_routers(network.GetTopology().GetNodeCount())
{
    m_alerts.SetLimit(ALERT_LIMIT);
    for (NodeIndex router = 0; router < m_routers.size(); ++router)
    {
        if (const Ptr<Node> node = network.GetRouter(router))
        {
            m_routers[router].view = node->GetObject<GraphRpf>();
            Connect(router, node);
        }
    }
}

void
EntryHistories::Connect(NodeIndex router, const Ptr<Node>& node)
{
    const auto bind = [this, router](auto sink) { return MakeBoundCallback(sink, this, router); };
    for (const Ptr<Object>& object : TraceConnections::FindObjects(node))
    {
        if (const auto manager = DynamicCast<ClientInterface>(object))
        {
            m_routers[router].manager = manager;
        }
        m_connections.Connect(object, "Entry", bind(&EntryHistories::OnEntry));
        m_connections.Connect(object, "Membership", bind(&EntryHistories::OnMembership));
        m_connections.Connect(object, "Converged", bind(&EntryHistories::OnConverged));
        m_connections.Connect(
            object, "Notification", MakeCallback(&EntryHistories::OnNotification, this));
        m_connections.Connect(
            object, "ClientCallback", MakeCallback(&EntryHistories::OnClientCallback, this));
        m_connections.Connect(object, "Reaction", MakeCallback(&EntryHistories::OnReaction, this));
    }
}

const EntryHistory*
EntryHistories::Find(NodeIndex router, const SourceGroup& key) const
{
    const EntryHistory* last = nullptr;
    for (const SourceGroup& match : GetMatches(key))
    {
        const auto entry = m_routers[router].entries.find(match);
        if (entry == m_routers[router].entries.end())
        {
            continue;
        }
        if (entry->second.installed)
        {
            return &entry->second;
        }
        last = last ? last : &entry->second;
    }
    return last;
}

SendReason
EntryHistories::FindReason(NodeIndex router, const SourceGroup& key, uint32_t interface) const
{
    const EntryHistory* entry = Find(router, key);
    if (entry && IsDictated(router, *entry))
    {
        return SendReason::CONFIGURED;
    }
    const SendReason now = FindMembership(m_routers[router], key, interface);
    if (now != SendReason::NOT_KNOWN || !entry)
    {
        return now;
    }
    const auto output = entry->outputs.find(interface);
    return output == entry->outputs.end() ? SendReason::NOT_KNOWN : output->second.reason;
}

SendReason
EntryHistories::FindMembership(const Router& router, const SourceGroup& key, uint32_t interface)
{
    SendReason reason = SendReason::NOT_KNOWN;
    for (const SourceGroup& match : GetMatches(key))
    {
        const auto found = router.memberships.find({interface, match});
        if (found == router.memberships.end())
        {
            continue;
        }
        if (found->second.count(StaticMulticast::CLIENT_NAME) > 0)
        {
            return SendReason::CONFIGURED;
        }
        reason = match.IsAnyGroup() ? SendReason::FLOOD : SendReason::JOINED;
    }
    return reason;
}

bool
EntryHistories::IsDictated(NodeIndex router, const EntryHistory& entry) const
{
    // The forwarder says nothing where an entry takes the place of an equal one.
    const Ptr<const ClientInterface> manager = m_routers[router].manager;
    MfeRecord mfe;
    return entry.installed && manager && manager->GetMfe(entry.key, mfe) == Status::SUCCESS
               ? mfe.isStatic
               : entry.dictated;
}

bool
EntryHistories::IsIifStatic(NodeIndex router, const EntryHistory& entry, Ipv4Address source) const
{
    const Ptr<const ClientInterface> manager = m_routers[router].manager;
    if (!manager || IsDictated(router, entry))
    {
        return manager != nullptr;
    }
    RpfRoute route;
    const Ptr<RpfSource> routes = manager->GetRpfSource();
    if (routes && routes->Lookup(source, route) && route.protocol == RouteProtocol::STATIC &&
        route.interface.index == entry.iif)
    {
        return true;
    }
    ProtocolInstance owner;
    return !entry.iifFollowedRoute &&
           manager->GetProtocolOnInterface(InterfaceId(entry.iif), owner) == Status::SUCCESS &&
           manager->GetClientName(owner) == StaticMulticast::CLIENT_NAME;
}

Ptr<const GraphSnapshot>
EntryHistories::GetSnapshot(NodeIndex router) const
{
    return m_routers[router].view->GetSnapshot();
}

Ptr<const GraphSnapshot>
EntryHistories::GetSnapshotAt(NodeIndex router, uint64_t record) const
{
    const Router& known = m_routers[router];
    return record < known.converged ? known.before : known.view->GetSnapshot();
}

void
EntryHistories::NoteAlert(RecordId record, FailureCause cause)
{
    m_alerts.Add(record, cause);
}

void
EntryHistories::Forget(Router& router)
{
    const Time now = Simulator::Now();
    while (!router.ended.empty() &&
           now - router.ended.front().first > Seconds(PACKET_LIFETIME_SECONDS))
    {
        const auto entry = router.entries.find(router.ended.front().second);
        if (entry != router.entries.end() && !entry->second.installed &&
            entry->second.ended == router.ended.front().first)
        {
            router.entries.erase(entry);
        }
        router.ended.pop_front();
    }
}

void
EntryHistories::OnEntry(EntryHistories* histories, NodeIndex router, const EntryRecord& record)
{
    Router& known = histories->m_routers[router];
    const bool installed =
        record.event == EntryEvent::CREATED || record.event == EntryEvent::CHANGED;
    Forget(known);
    if (!installed && known.entries.count(record.after.key) == 0)
    {
        return; // it only held packets
    }
    EntryHistory& entry = known.entries[record.after.key];
    entry.key = record.after.key;
    entry.installed = installed;
    if (!installed)
    {
        entry.ended = Simulator::Now();
        known.ended.emplace_back(entry.ended, entry.key);
        for (auto& [interface, output] : entry.outputs)
        {
            output.present = false;
        }
        return;
    }
    entry.dictated = histories->IsDictated(router, entry);
    if (entry.iif != record.after.iif.index || record.event == EntryEvent::CREATED)
    {
        histories->UpdateIif(known, entry, record);
    }
    histories->UpdateOutputs(router, entry, record.after);
}

void
EntryHistories::UpdateIif(const Router& router,
                          EntryHistory& entry,
                          const EntryRecord& record) const
{
    const Ipv4Address source = record.after.key.source;
    const Ptr<const GraphSnapshot> snapshot = router.view->GetSnapshot();
    const GraphHop hop = m_routes->FindHop(*snapshot, router.view->GetRouter(), source);
    const FailureCause* alert = m_alerts.Find(record.head);
    const bool follows = hop.kind != HopKind::NONE && hop.interface == record.after.iif.index;
    const bool moved = entry.iif != 0 && entry.iif != record.after.iif.index;
    if (moved)
    {
        const bool byRoutes = follows && !alert && entry.iifVersion < snapshot->GetVersion();
        entry.iifBefore = byRoutes ? std::optional<uint32_t>(entry.iif) : std::nullopt;
        entry.iifMoved = Simulator::Now();
    }
    entry.iif = record.after.iif.index;
    entry.iifVersion = snapshot->GetVersion();
    entry.iifFollowedRoute = follows;
    entry.movedBecauseOf = alert ? std::optional<FailureCause>(*alert) : std::nullopt;
    entry.movedBy = record.head.cause.Get(TraceLevel::ALERTS);
}

void
EntryHistories::UpdateOutputs(NodeIndex router, EntryHistory& entry, const EntrySpec& spec) const
{
    std::set<uint32_t> present;
    for (const OutgoingInterface& oif : spec.oifs)
    {
        present.insert(oif.interface.index);
        OutputHistory& output = entry.outputs[oif.interface.index];
        if (!output.present)
        {
            output = {true,
                      Simulator::Now(),
                      entry.dictated
                          ? SendReason::CONFIGURED
                          : FindMembership(m_routers[router], spec.key, oif.interface.index)};
        }
    }
    for (auto& [interface, output] : entry.outputs)
    {
        output.present = output.present && present.count(interface) > 0;
    }
}

void
EntryHistories::OnMembership(EntryHistories* histories,
                             NodeIndex router,
                             const MembershipRecord& record)
{
    auto& memberships = histories->m_routers[router].memberships;
    const auto place = std::make_pair(record.interface.index, record.key);
    if (record.event == MembershipEvent::ADDED)
    {
        memberships[place].insert(record.client);
        return;
    }
    const auto found = memberships.find(place);
    if (found != memberships.end() && found->second.erase(record.client) > 0 &&
        found->second.empty())
    {
        memberships.erase(found);
    }
}

void
EntryHistories::OnConverged(EntryHistories* histories,
                            NodeIndex router,
                            const ConvergedRecord& record)
{
    Router& known = histories->m_routers[router];
    // Several changes at one instant, as that of both directions of a link, are one to data.
    if (!known.before || known.convergedAt != Simulator::Now())
    {
        known.before = known.view->GetSnapshot();
        known.converged = record.head.id.sequence;
        known.convergedAt = Simulator::Now();
    }
}

void
EntryHistories::OnNotification(const NotificationRecord& record)
{
    m_alerts.Follow(record.head);
}

void
EntryHistories::OnClientCallback(const CallbackRecord& record)
{
    m_alerts.Follow(record.head);
}

void
EntryHistories::OnReaction(const ReactionRecord& record)
{
    m_alerts.Follow(record.head);
}

} // namespace mgm
} // namespace ns3
