/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-graph-routes.h"

#include "ns3/abort.h"
#include "ns3/mgm-compat.h"
#include "ns3/trace-source-accessor.h"
#include "ns3/uinteger.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace ns3
{
namespace mgm
{

NS_OBJECT_ENSURE_REGISTERED(GraphRoutes);

namespace
{

/**
 * Mixes the bits of a number (the finalizer of splitmix64), the same on every machine.
 * @param [in] value A number.
 * @return its hash.
 */
uint64_t
Mix(uint64_t value)
{
    value += 0x9e3779b97f4a7c15;
    value = (value ^ (value >> 30)) * 0xbf58476d1ce4e5b9;
    value = (value ^ (value >> 27)) * 0x94d049bb133111eb;
    return value ^ (value >> 31);
}

} // namespace

TypeId
GraphRoutes::GetTypeId()
{
    static TypeId tid =
        TypeId("ns3::mgm::GraphRoutes")
            .SetParent<Object>()
            .SetGroupName("Mgm")
            .AddConstructor<GraphRoutes>()
            .AddAttribute(
                "EqualCost",
                "Which of several shortest paths is used: the one over the neighbor with "
                "the highest address (as RFC 7761 4.6.3 and RFC 3973 4.6 break ties), or "
                "the one that a hash of the router and the address looked for selects. "
                "Onto a LAN segment all its routers choose the same router.",
                EnumValue(HIGHEST_NEIGHBOR),
                compat::MakeEnumAccessorFor<EqualCostRule>(&GraphRoutes::m_equalCost),
                MakeEnumChecker(HIGHEST_NEIGHBOR, "highest-neighbor", SOURCE_HASH, "hash"))
            .AddAttribute(
                "TreeLimit",
                "Most shortest-path trees kept for one version of the network, 8 bytes a "
                "node each; the one unused for longest is dropped and computed again when "
                "needed. Read by SetTopology.",
                UintegerValue(1024),
                MakeUintegerAccessor(&GraphRoutes::m_treeLimit),
                MakeUintegerChecker<uint32_t>(1))
            .AddTraceSource("TopologyChange",
                            "A link is about to go down or up or to change its cost.",
                            MakeTraceSourceAccessor(&GraphRoutes::m_change),
                            "ns3::mgm::GraphRoutes::TopologyChangeTracedCallback");
    return tid;
}

GraphRoutes::GraphRoutes() = default;

GraphRoutes::~GraphRoutes() = default;

void
GraphRoutes::SetTopology(const Topology& topology)
{
    NS_ABORT_MSG_IF(m_newest, "The network of these routes is set already");
    m_topology = topology;
    m_newest = Create<GraphSnapshot>(m_topology, m_treeLimit);
    m_ends.resize(m_topology.GetLinkCount());
    m_nodeIds.resize(m_topology.GetNodeCount());
}

const Topology&
GraphRoutes::GetTopology() const
{
    return m_topology;
}

Ptr<const GraphSnapshot>
GraphRoutes::GetNewest() const
{
    return m_newest;
}

void
GraphRoutes::BindNode(NodeIndex router, uint32_t nodeId)
{
    m_nodeIds.at(router) = nodeId;
    m_routers[nodeId] = router;
}

void
GraphRoutes::BindInterface(LinkIndex link,
                           NodeIndex router,
                           uint32_t interface,
                           Ipv4Address address)
{
    const bool isA = m_topology.GetLink(link).a == router;
    m_ends.at(link)[isA ? 0 : 1] = LinkEnd{interface, address};
    m_places.Set(address, Ipv4Mask::GetOnes(), Place{router, interface, true, link});
}

void
GraphRoutes::BindNetwork(
    Ipv4Address network, Ipv4Mask mask, NodeIndex node, uint32_t interface, Ipv4Address address)
{
    if (m_topology.GetNode(node).kind == NodeKind::LAN)
    {
        m_networks.push_back({network, mask, node});
        m_places.Set(network, mask, Place{node, 0, false, std::nullopt});
        return;
    }
    m_networks.push_back({network, mask, node, interface, address});
    m_places.Set(network, mask, Place{node, interface, false, std::nullopt});
    m_places.Set(address, Ipv4Mask::GetOnes(), Place{node, interface, true, std::nullopt});
}

std::optional<NodeIndex>
GraphRoutes::FindRouter(uint32_t nodeId) const
{
    const auto found = m_routers.find(nodeId);
    return found == m_routers.end() ? std::nullopt : std::optional<NodeIndex>(found->second);
}

std::optional<uint32_t>
GraphRoutes::FindNodeId(NodeIndex router) const
{
    return m_nodeIds.at(router);
}

const std::vector<BoundNetwork>&
GraphRoutes::GetNetworks() const
{
    return m_networks;
}

std::optional<NodeIndex>
GraphRoutes::FindPlace(Ipv4Address address) const
{
    const auto match = m_places.Find(address);
    return match.value ? std::optional<NodeIndex>(match.value->node) : std::nullopt;
}

std::optional<LinkIndex>
GraphRoutes::FindLink(NodeIndex router, uint32_t interface) const
{
    for (const LinkIndex link : m_topology.GetLinksOf(router))
    {
        if (GetEnd(link, router).interface == interface)
        {
            return link;
        }
    }
    return std::nullopt;
}

uint32_t
GraphRoutes::GetInterface(LinkIndex link, NodeIndex router) const
{
    return GetEnd(link, router).interface;
}

Ipv4Address
GraphRoutes::GetAddress(LinkIndex link, NodeIndex router) const
{
    return GetEnd(link, router).address;
}

const GraphRoutes::LinkEnd&
GraphRoutes::GetEnd(LinkIndex link, NodeIndex node) const
{
    return m_ends[link][m_topology.GetLink(link).a == node ? 0 : 1];
}

GraphHop
GraphRoutes::FindHop(const GraphSnapshot& snapshot, NodeIndex router, Ipv4Address destination) const
{
    GraphHop hop;
    const auto match = m_places.Find(destination);
    if (!match.value)
    {
        return hop;
    }
    const Place& place = *match.value;
    hop.network = match.network;
    hop.mask = match.mask;
    if (place.own && place.node == router)
    {
        hop.kind = HopKind::LOCAL;
        hop.interface = place.interface;
        return hop;
    }
    if (const auto connected = FindConnected(snapshot, router, place))
    {
        hop.kind = HopKind::CONNECTED;
        hop.interface = *connected;
        return hop;
    }
    const auto distances = snapshot.GetDistances(place.node);
    if (distances->at(router) == GraphSnapshot::NO_PATH)
    {
        return GraphHop();
    }
    const Candidate next = ChooseCandidate(snapshot, place.node, *distances, router, destination);
    hop.kind = HopKind::NEIGHBOR;
    hop.interface = GetEnd(next.link, router).interface;
    hop.address = next.end.address;
    hop.neighbor = next.neighbor;
    hop.neighborInterface = next.end.interface;
    hop.metric = (*distances)[router];
    return hop;
}

std::optional<uint32_t>
GraphRoutes::FindConnected(const GraphSnapshot& snapshot,
                           NodeIndex router,
                           const Place& place) const
{
    if (!place.own && place.node == router)
    {
        return place.interface;
    }
    NodeIndex wire = place.node; // a LAN segment, or the far end of a point-to-point link
    if (place.own)
    {
        if (!place.link || !snapshot.IsLinkUp(*place.link))
        {
            return std::nullopt;
        }
        wire = m_topology.GetOtherEnd(*place.link, place.node);
        if (wire == router)
        {
            return GetEnd(*place.link, router).interface;
        }
    }
    if (m_topology.GetNode(wire).kind != NodeKind::LAN)
    {
        return std::nullopt;
    }
    for (const LinkIndex link : m_topology.GetLinksOf(router))
    {
        if (snapshot.IsLinkUp(link) && m_topology.GetOtherEnd(link, router) == wire)
        {
            return GetEnd(link, router).interface;
        }
    }
    return std::nullopt;
}

GraphRoutes::Candidate
GraphRoutes::ChooseCandidate(const GraphSnapshot& snapshot,
                             NodeIndex root,
                             const GraphDistances& distances,
                             NodeIndex router,
                             Ipv4Address destination) const
{
    std::vector<Candidate> candidates;
    for (const LinkIndex link : m_topology.GetLinksOf(router))
    {
        const NodeIndex next = m_topology.GetOtherEnd(link, router);
        const uint64_t rest = distances[next];
        if (!snapshot.IsLinkUp(link) || rest == GraphSnapshot::NO_PATH ||
            rest + snapshot.GetCost(link, m_topology.GetDirection(link, router)) !=
                distances[router])
        {
            continue;
        }
        if (m_topology.GetNode(next).kind == NodeKind::ROUTER)
        {
            candidates.push_back({link, next, GetEnd(link, next)});
            continue;
        }
        const Candidate behind = ChooseLanRouter(snapshot, root, next, destination);
        candidates.push_back({link, behind.neighbor, behind.end});
    }
    NS_ABORT_MSG_IF(candidates.empty(), "No next hop although there is a path");
    std::sort(candidates.begin(), candidates.end(), [](const Candidate& x, const Candidate& y) {
        return GetRank(x.end.address, x.link) < GetRank(y.end.address, y.link);
    });
    return candidates[Choose(candidates.size(), router, destination)];
}

GraphRoutes::Candidate
GraphRoutes::ChooseLanRouter(const GraphSnapshot& snapshot,
                             NodeIndex root,
                             NodeIndex lan,
                             Ipv4Address destination) const
{
    const std::vector<LanPort>& gateways = snapshot.GetGateways(root, lan, GetPorts(lan));
    NS_ABORT_MSG_IF(gateways.empty(), "No next hop although there is a path");
    const LanPort& port = gateways[Choose(gateways.size(), lan, destination)];
    return {port.link, port.router, GetEnd(port.link, port.router)};
}

const std::vector<LanPort>&
GraphRoutes::GetPorts(NodeIndex lan) const
{
    const auto [known, isNew] = m_ports.try_emplace(lan);
    std::vector<LanPort>& ports = known->second;
    if (isNew)
    {
        for (const LinkIndex link : m_topology.GetLinksOf(lan))
        {
            ports.push_back({link, m_topology.GetOtherEnd(link, lan)});
        }
        std::sort(ports.begin(), ports.end(), [this](const LanPort& x, const LanPort& y) {
            return GetRank(GetAddress(x.link, x.router), x.link) <
                   GetRank(GetAddress(y.link, y.router), y.link);
        });
    }
    return ports;
}

std::pair<uint32_t, LinkIndex>
GraphRoutes::GetRank(Ipv4Address address, LinkIndex link)
{
    return {address.Get(), std::numeric_limits<LinkIndex>::max() - link};
}

std::size_t
GraphRoutes::Choose(std::size_t count, NodeIndex chooser, Ipv4Address destination) const
{
    return m_equalCost == HIGHEST_NEIGHBOR
               ? count - 1
               : Mix((uint64_t{destination.Get()} << 32) | chooser) % count;
}

GraphHop
GraphRoutes::FindLastHop(const GraphSnapshot& snapshot,
                         Ipv4Address source,
                         Ipv4Address receiver) const
{
    GraphHop hop;
    const auto match = m_places.Find(receiver);
    const auto sourceMatch = m_places.Find(source);
    if (!match.value || !sourceMatch.value)
    {
        return hop;
    }
    const Place& place = *match.value;
    hop.network = match.network;
    hop.mask = match.mask;
    hop.neighbor = place.node;
    hop.neighborInterface = place.interface;
    if (place.own)
    {
        hop.kind = HopKind::LOCAL;
        return hop;
    }
    if (m_topology.GetNode(place.node).kind == NodeKind::ROUTER)
    {
        const GraphHop back = FindHop(snapshot, place.node, source);
        const bool hears =
            back.kind == HopKind::CONNECTED && back.interface == hop.neighborInterface;
        hop.kind = hears ? HopKind::NONE : HopKind::CONNECTED;
        return hop;
    }
    const Place& origin = *sourceMatch.value;
    const bool hears =
        origin.node == place.node ||
        (origin.link && m_topology.GetOtherEnd(*origin.link, origin.node) == place.node);
    const auto distances = snapshot.GetDistances(origin.node);
    if (hears || distances->at(place.node) == GraphSnapshot::NO_PATH)
    {
        return GraphHop();
    }
    const Candidate server = ChooseLanRouter(snapshot, origin.node, place.node, source);
    hop.kind = HopKind::CONNECTED;
    hop.neighbor = server.neighbor;
    hop.neighborInterface = server.end.interface;
    return hop;
}

std::optional<RecordHead>
GraphRoutes::SetLinkUp(LinkIndex link, bool up)
{
    if (m_topology.GetLink(link).up == up)
    {
        return std::nullopt;
    }
    const RecordHead head = Report(
        up ? TopologyEvent::LINK_UP : TopologyEvent::LINK_DOWN, link, LinkDirection::A_TO_B, 0);
    m_topology.SetLinkUp(link, up);
    Publish(link, head);
    return head;
}

std::optional<RecordHead>
GraphRoutes::SetLinkCost(LinkIndex link, LinkDirection direction, uint32_t cost)
{
    const uint32_t before = m_topology.GetCost(link, direction);
    NS_ABORT_MSG_IF(cost == 0, "The cost of a link is at least 1");
    if (before == cost || before == 0)
    {
        return std::nullopt;
    }
    const RecordHead head = Report(TopologyEvent::LINK_COST, link, direction, cost);
    m_topology.SetLinkCost(link, direction, cost);
    Publish(link, head);
    return head;
}

RecordHead
GraphRoutes::Report(TopologyEvent event,
                    LinkIndex link,
                    LinkDirection direction,
                    uint32_t cost) const
{
    const RecordHead head = NewRecord(RecordId::NETWORK, TraceLevel::ALERTS);
    if (m_change.IsEmpty())
    {
        return head;
    }
    TopologyChangeRecord record;
    record.head = head;
    record.version = m_newest->GetVersion() + 1;
    record.event = event;
    record.link = link;
    const std::array<NodeIndex, 2> nodes{m_topology.GetLink(link).a, m_topology.GetLink(link).b};
    for (std::size_t i = 0; i < nodes.size(); ++i)
    {
        record.ends[i].name = m_topology.GetNode(nodes[i]).name;
        record.ends[i].nodeId = m_nodeIds[nodes[i]].value_or(LinkEndRecord::NO_NODE);
        record.ends[i].interface = m_ends[link][i].interface;
    }
    if (event == TopologyEvent::LINK_COST)
    {
        record.direction = direction;
        record.costBefore = m_topology.GetCost(link, direction);
        record.costAfter = cost;
    }
    m_change(record);
    return head;
}

void
GraphRoutes::Publish(LinkIndex link, const RecordHead& head)
{
    m_newest = Create<GraphSnapshot>(*m_newest, m_topology, link);
    for (const auto& [number, observer] : m_observers)
    {
        observer(m_newest, head);
    }
}

uint64_t
GraphRoutes::AddObserver(const Observer& observer)
{
    m_observers.emplace(m_nextObserver, observer);
    return m_nextObserver++;
}

void
GraphRoutes::RemoveObserver(uint64_t number)
{
    m_observers.erase(number);
}

} // namespace mgm
} // namespace ns3
