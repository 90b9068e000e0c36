/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-network-state.h"

#include "ns3/mgm-graph-rpf.h"
#include "ns3/mgm-trace-header.h"
#include "ns3/mgm-trace-record.h"
#include "ns3/string.h"

#include <algorithm>

namespace ns3
{
namespace mgm
{

namespace
{

/// Most shortest-path trees kept for one state of the network: a question looks for few sources.
constexpr uint32_t TREE_LIMIT = 64;

} // namespace

NetworkState::NetworkState(const TraceHeader& header, std::optional<uint32_t> node)
    : m_header(header)
{
    if (!header.topology)
    {
        return;
    }
    Build();
    for (const auto& [id, facts] : header.nodes)
    {
        if (facts.rpf && (!node || id == *node))
        {
            m_views[id] = {facts.rpf->preference, facts.rpf->version, GetNewest()};
        }
    }
}

NetworkState::~NetworkState() = default;

void
NetworkState::Build()
{
    const TraceTopologyFacts& facts = *m_header.topology;
    m_topology = facts.topology;
    m_routes = CreateObject<GraphRoutes>();
    m_routes->SetAttribute("EqualCost", StringValue(facts.equalCost));
    m_routes->SetTopology(m_topology);
    for (const auto& [router, id] : facts.nodes)
    {
        m_routes->BindNode(router, id);
    }
    for (const auto& [place, end] : facts.ends)
    {
        m_routes->BindInterface(place.first, place.second, end.interface, end.address);
    }
    for (const TraceTopologyFacts::Network& network : facts.networks)
    {
        m_routes->BindNetwork(network.prefix.network,
                              network.prefix.mask,
                              network.at,
                              network.interface,
                              network.address);
    }
    m_snapshots[facts.version] = Create<GraphSnapshot>(m_topology, TREE_LIMIT);
}

void
NetworkState::Apply(const TraceRecord& record)
{
    if (!m_routes)
    {
        return;
    }
    if (record.GetKind() == "topology-change")
    {
        ApplyChange(record);
    }
    else if (record.GetKind() == "converged")
    {
        ApplyConverged(record);
    }
}

void
NetworkState::ApplyChange(const TraceRecord& record)
{
    const LinkIndex link = record.GetUnsigned("link");
    if (link >= m_topology.GetLinkCount())
    {
        throw record.MakeError("\"link\" is " + std::to_string(link) +
                               ", but the topology of the first line has " +
                               std::to_string(m_topology.GetLinkCount()) + " links");
    }
    const std::string event = record.GetText("event");
    if (event == "link-cost")
    {
        const uint32_t cost = record.GetUnsigned("cost_after");
        if (cost == 0)
        {
            throw record.MakeError("\"cost_after\" is 0; a cost is at least 1");
        }
        const std::string& a = m_topology.GetNode(m_topology.GetLink(link).a).name;
        const bool forward = record.GetText("from") == a;
        m_topology.SetLinkCost(link, forward ? LinkDirection::A_TO_B : LinkDirection::B_TO_A, cost);
    }
    else
    {
        m_topology.SetLinkUp(link, event == "link-up");
    }
    const Ptr<const GraphSnapshot> before = GetNewest();
    m_snapshots[static_cast<uint64_t>(record.GetInteger("version"))] =
        Create<GraphSnapshot>(*before, m_topology, link);
    DropSnapshots();
}

void
NetworkState::ApplyConverged(const TraceRecord& record)
{
    const auto version = static_cast<uint64_t>(record.GetInteger("version"));
    const auto view = m_views.find(record.GetNode());
    if (view == m_views.end())
    {
        return;
    }
    const auto snapshot = m_snapshots.find(version);
    if (snapshot == m_snapshots.end())
    {
        throw record.MakeError("\"version\" is " + std::to_string(version) +
                               ", which no topology-change before it has made");
    }
    view->second.version = version;
    view->second.snapshot = snapshot->second;
    DropSnapshots();
}

void
NetworkState::DropSnapshots()
{
    uint64_t oldest = GetNewestVersion();
    for (const auto& [node, view] : m_views)
    {
        oldest = std::min(oldest, view.version);
    }
    m_snapshots.erase(m_snapshots.begin(), m_snapshots.lower_bound(oldest));
}

bool
NetworkState::HasGraph() const
{
    return m_routes != nullptr;
}

Ptr<const GraphSnapshot>
NetworkState::GetNewest() const
{
    return m_snapshots.empty() ? nullptr : m_snapshots.rbegin()->second;
}

uint64_t
NetworkState::GetNewestVersion() const
{
    return m_snapshots.empty() ? 0 : m_snapshots.rbegin()->first;
}

std::optional<uint64_t>
NetworkState::GetVersion(uint32_t node) const
{
    const auto view = m_views.find(node);
    return view == m_views.end() ? std::nullopt : std::optional<uint64_t>(view->second.version);
}

GraphHop
NetworkState::FindHop(uint32_t node, Ipv4Address destination) const
{
    const auto view = m_views.find(node);
    const std::optional<NodeIndex> router = m_routes ? m_routes->FindRouter(node) : std::nullopt;
    if (view == m_views.end() || !router)
    {
        return GraphHop();
    }
    return m_routes->FindHop(*view->second.snapshot, *router, destination);
}

std::optional<RpfRoute>
NetworkState::Lookup(uint32_t node, Ipv4Address source) const
{
    const auto view = m_views.find(node);
    RpfRoute route;
    if (view == m_views.end() ||
        !GraphRpf::MakeRoute(FindHop(node, source), view->second.preference, route))
    {
        return std::nullopt;
    }
    return route;
}

bool
NetworkState::IsInterfaceUp(uint32_t node, uint32_t interface) const
{
    const std::optional<NodeIndex> router = m_routes ? m_routes->FindRouter(node) : std::nullopt;
    const std::optional<LinkIndex> link =
        router ? m_routes->FindLink(*router, interface) : std::nullopt;
    return !link || m_topology.GetLink(*link).up;
}

} // namespace mgm
} // namespace ns3
