/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-failure-classifier.h"

#include "ns3/channel.h"
#include "ns3/ipv4.h"
#include "ns3/mgm-data-tagging.h"
#include "ns3/mgm-entry-history.h"
#include "ns3/mgm-multicast-list-routing.h"
#include "ns3/net-device.h"
#include "ns3/node-list.h"

#include <algorithm>
#include <set>

namespace ns3
{
namespace mgm
{

namespace
{

/// @return whether the entry forwards to anybody.
bool
HasOutputs(const EntryHistory& entry)
{
    return std::any_of(entry.outputs.begin(), entry.outputs.end(), [](const auto& output) {
        return output.second.present;
    });
}

} // namespace

FailureClassifier::FailureClassifier(const Network& network)
    : m_network(network),
      m_routes(network.GetRoutes()),
      m_histories(std::make_unique<EntryHistories>(network))
{
    BeginDataTagging();
    const NodeContainer routers = network.GetRouters();
    for (uint32_t i = 0; i < routers.GetN(); ++i)
    {
        for (const Ptr<Object>& object : TraceConnections::FindObjects(routers.Get(i)))
        {
            m_connections.Connect(
                object, "WrongInterface", MakeCallback(&FailureClassifier::OnWrongInterface, this));
        }
    }
}

FailureClassifier::~FailureClassifier()
{
    EndDataTagging();
}

void
FailureClassifier::OnWrongInterface(const WrongInterfaceRecord& record)
{
    const FailureDiagnosis diagnosis = Classify(record);
    if (record.verdict == Verdict::ALERTED)
    {
        m_histories->NoteAlert(record.head.id, diagnosis.decision.cause);
    }
}

FailureDiagnosis
FailureClassifier::Classify(const WrongInterfaceRecord& record)
{
    if (m_lastId != record.head.id)
    {
        m_last.facts = CollectFacts(record);
        m_last.decision = DecideFailureCause(m_last.facts);
        m_lastId = record.head.id;
    }
    return m_last;
}

FailureFacts
FailureClassifier::CollectFacts(const WrongInterfaceRecord& record) const
{
    FailureFacts facts;
    AddOrigin(record, facts);
    const auto router = m_routes->FindRouter(record.head.id.node);
    if (!router)
    {
        return facts;
    }
    Case packet{record,
                *router,
                m_histories->GetSnapshot(*router),
                m_histories->Find(*router, record.key),
                m_routes->FindLink(*router, record.arrival.index),
                std::nullopt};
    packet.sender = FindSender(packet);
    AddEntryFacts(packet, facts);
    if (packet.sender && !facts.routeIsArrival)
    {
        AddSenderFacts(packet, facts);
    }
    return facts;
}

void
FailureClassifier::AddOrigin(const WrongInterfaceRecord& record, FailureFacts& facts) const
{
    facts.originNode = record.origin;
    if (!record.origin)
    {
        const bool foreign = AlwaysNamesOrigin(record.key.source);
        facts.origin = foreign ? PacketOrigin::ELSEWHERE : PacketOrigin::NOT_KNOWN;
        return;
    }
    const Ptr<Ipv4> ipv4 = NodeList::GetNode(*record.origin)->GetObject<Ipv4>();
    const bool own = ipv4 && ipv4->GetInterfaceForAddress(record.key.source) >= 0;
    facts.origin = own ? PacketOrigin::SOURCE : PacketOrigin::ELSEWHERE;
}

bool
FailureClassifier::AlwaysNamesOrigin(Ipv4Address source) const
{
    const auto [known, isNew] = m_names.try_emplace(source, true);
    for (uint32_t i = 0; isNew && i < NodeList::GetNNodes(); ++i)
    {
        const Ptr<Ipv4> ipv4 = NodeList::GetNode(i)->GetObject<Ipv4>();
        if (ipv4 && ipv4->GetInterfaceForAddress(source) >= 0)
        {
            known->second =
                DynamicCast<MulticastListRouting>(ipv4->GetRoutingProtocol()) != nullptr;
        }
    }
    return known->second;
}

std::optional<FailureClassifier::Sender>
FailureClassifier::FindSender(const Case& packet) const
{
    // A trace with every packet would hold the record of sending; the packet carries its id.
    const RecordId id = packet.record.head.cause.Get(TraceLevel::PACKETS);
    const auto router = id.IsSet() ? m_routes->FindRouter(id.node) : std::nullopt;
    if (!router || !packet.link || *router == packet.router)
    {
        return std::nullopt;
    }
    const NodeIndex end = GetOtherEnd(*packet.link, packet.router);
    if (end == *router)
    {
        return Sender{*router, m_routes->GetInterface(*packet.link, *router), id.sequence};
    }
    for (const LinkIndex link : m_routes->GetTopology().GetLinksOf(*router))
    {
        if (GetOtherEnd(link, *router) == end)
        {
            return Sender{*router, m_routes->GetInterface(link, *router), id.sequence};
        }
    }
    return std::nullopt;
}

void
FailureClassifier::AddEntryFacts(const Case& packet, FailureFacts& facts) const
{
    const Ipv4Address source = packet.record.key.source;
    const GraphHop hop = m_routes->FindHop(*packet.snapshot, packet.router, source);
    facts.routeIsArrival = (hop.kind == HopKind::CONNECTED || hop.kind == HopKind::NEIGHBOR) &&
                           hop.interface == packet.record.arrival.index;
    facts.version = packet.snapshot->GetVersion();
    if (!packet.entry)
    {
        return;
    }
    const EntryHistory& entry = *packet.entry;
    facts.iifIsStatic = m_histories->IsIifStatic(packet.router, entry, source);
    facts.iifVersion = entry.iifVersion;
    facts.entryIsOld = entry.iifFollowedRoute && entry.iifVersion < facts.version;
    facts.movedBecauseOf = entry.movedBecauseOf;
    facts.movedBy = entry.movedBy;
}

void
FailureClassifier::AddSenderFacts(const Case& packet, FailureFacts& facts) const
{
    const Sender& sender = *packet.sender;
    const SourceGroup& key = packet.record.key;
    facts.lan = IsLan(*packet.link, packet.router);
    facts.sendReason = m_histories->FindReason(sender.router, key, sender.interface);
    if (const EntryHistory* entry = m_histories->Find(sender.router, key))
    {
        facts.senderIifIsStatic = m_histories->IsIifStatic(sender.router, *entry, key.source);
    }
    const GraphHop hop =
        m_routes->FindHop(*m_histories->GetSnapshot(sender.router), sender.router, key.source);
    facts.senderRouteIsLink = hop.kind == HopKind::NEIGHBOR && hop.interface == sender.interface;

    const Ptr<const GraphSnapshot> known = m_histories->GetSnapshotAt(sender.router, sender.record);
    facts.senderVersion = known->GetVersion();
    if (facts.senderVersion != facts.version)
    {
        const GraphHop belief = m_routes->FindHop(*known, packet.router, key.source);
        facts.senderRouteIsArrival =
            belief.kind == HopKind::NEIGHBOR && belief.interface == packet.record.arrival.index;
    }
    if (packet.entry && packet.entry->iifBefore == packet.record.arrival.index)
    {
        facts.movedAt = packet.entry->iifMoved;
        facts.wasExpected =
            SentSince(packet, facts.movedAt) && !(facts.lan && IsWantedByOthers(packet));
    }
    // The two most expensive facts are asked for only where the decision can depend on them.
    if (facts.sendReason != SendReason::FLOOD)
    {
        AddUpstream(packet, facts);
    }
    facts.forwardPathIsArrival = !facts.lan && IsForwardPath(packet);
}

void
FailureClassifier::AddUpstream(const Case& packet, FailureFacts& facts) const
{
    const SourceGroup& key = packet.record.key;
    std::set<NodeIndex> seen;
    std::optional<NodeIndex> router = packet.sender->router;
    while (router)
    {
        const EntryHistory* entry = m_histories->Find(*router, key);
        if (!entry || !entry->installed)
        {
            return;
        }
        facts.path.push_back(m_network.GetRouter(*router)->GetId());
        seen.insert(*router);
        if (IsFirstHop(*router, *entry, key.source))
        {
            facts.upstream = UpstreamEnd::SOURCE;
            return;
        }
        router = FindUpstream(*router, *entry, key);
        if (router && (*router == packet.router || seen.count(*router) > 0))
        {
            facts.upstream = *router == packet.router ? UpstreamEnd::HERE : UpstreamEnd::CIRCLE;
            facts.path.push_back(m_network.GetRouter(*router)->GetId());
            return;
        }
    }
}

bool
FailureClassifier::IsFirstHop(NodeIndex router, const EntryHistory& entry, Ipv4Address source) const
{
    const GraphHop hop = m_routes->FindHop(*m_histories->GetSnapshot(router), router, source);
    return hop.kind == HopKind::LOCAL ||
           (hop.kind == HopKind::CONNECTED && hop.interface == entry.iif);
}

std::optional<NodeIndex>
FailureClassifier::FindUpstream(NodeIndex router,
                                const EntryHistory& entry,
                                const SourceGroup& key) const
{
    const auto link = m_routes->FindLink(router, entry.iif);
    if (!link)
    {
        return std::nullopt;
    }
    const NodeIndex end = GetOtherEnd(*link, router);
    if (!IsLan(*link, router))
    {
        return Sends(end, key, *link) ? std::optional<NodeIndex>(end) : std::nullopt;
    }
    // Where several send, the one by which the routes lead back brought the data first.
    const GraphHop hop = m_routes->FindHop(*m_histories->GetSnapshot(router), router, key.source);
    std::optional<NodeIndex> found;
    for (const LinkIndex other : m_routes->GetTopology().GetLinksOf(end))
    {
        const NodeIndex candidate = GetOtherEnd(other, end);
        if (candidate != router && Sends(candidate, key, other))
        {
            const bool leadsBack = hop.kind == HopKind::NEIGHBOR && hop.neighbor == candidate;
            found = !found || leadsBack ? candidate : *found;
        }
    }
    return found;
}

bool
FailureClassifier::Sends(NodeIndex router, const SourceGroup& key, LinkIndex link) const
{
    const EntryHistory* entry = m_histories->Find(router, key);
    if (!entry || !entry->installed)
    {
        return false;
    }
    const uint32_t interface = m_routes->GetInterface(link, router);
    const auto output = entry->outputs.find(interface);
    return output != entry->outputs.end() && output->second.present && entry->iif != interface;
}

bool
FailureClassifier::SentSince(const Case& packet, Time time) const
{
    const EntryHistory* entry = m_histories->Find(packet.sender->router, packet.record.key);
    if (!entry)
    {
        return false;
    }
    const auto output = entry->outputs.find(packet.sender->interface);
    return output != entry->outputs.end() && output->second.since <= time;
}

bool
FailureClassifier::IsWantedByOthers(const Case& packet) const
{
    const NodeIndex lan = GetOtherEnd(*packet.link, packet.router);
    const std::vector<LinkIndex>& ports = m_routes->GetTopology().GetLinksOf(lan);
    for (const LinkIndex port : ports)
    {
        const NodeIndex router = GetOtherEnd(port, lan);
        const EntryHistory* entry = m_histories->Find(router, packet.record.key);
        if (router != packet.router && entry && entry->installed &&
            entry->iif == m_routes->GetInterface(port, router) && HasOutputs(*entry))
        {
            return true;
        }
    }
    const Ptr<Ipv4> ipv4 = m_network.GetRouter(packet.router)->GetObject<Ipv4>();
    const Ptr<Channel> channel = ipv4->GetNetDevice(packet.record.arrival.index)->GetChannel();
    return channel && channel->GetNDevices() > ports.size();
}

bool
FailureClassifier::IsForwardPath(const Case& packet) const
{
    const auto root = m_routes->FindPlace(packet.record.key.source);
    const auto expected = m_routes->FindLink(packet.router, packet.record.expected.index);
    if (!root || !expected)
    {
        return false;
    }
    const auto distances = packet.snapshot->GetForwardDistances(*root);
    const uint64_t shortest = (*distances)[packet.router];
    const auto leads = [&](LinkIndex link) {
        const NodeIndex end = GetOtherEnd(link, packet.router);
        const uint64_t rest = (*distances)[end];
        const LinkDirection direction = m_routes->GetTopology().GetDirection(link, end);
        return packet.snapshot->IsLinkUp(link) && rest != GraphSnapshot::NO_PATH &&
               rest + packet.snapshot->GetCost(link, direction) == shortest;
    };
    return leads(*packet.link) && !leads(*expected);
}

NodeIndex
FailureClassifier::GetOtherEnd(LinkIndex link, NodeIndex router) const
{
    return m_routes->GetTopology().GetOtherEnd(link, router);
}

bool
FailureClassifier::IsLan(LinkIndex link, NodeIndex router) const
{
    const Topology& topology = m_routes->GetTopology();
    return topology.GetNode(topology.GetOtherEnd(link, router)).kind == NodeKind::LAN;
}

} // namespace mgm
} // namespace ns3
