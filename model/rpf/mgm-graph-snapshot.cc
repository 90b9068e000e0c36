/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-graph-snapshot.h"

#include "ns3/abort.h"
#include "ns3/mgm-topology-graph.h"

#include <boost/graph/dijkstra_shortest_paths.hpp>
#include <boost/graph/filtered_graph.hpp>
#include <boost/graph/reverse_graph.hpp>
#include <boost/property_map/function_property_map.hpp>

namespace ns3
{
namespace mgm
{

/// The fixed part of a network: all links, whatever their state.
struct NetworkGraph
{
    TopologyGraph graph; //!< two edges for each link
};

namespace
{

/**
 * @param [in] topology A network.
 * @return its graph with all links, also those that are down.
 */
std::shared_ptr<const NetworkGraph>
BuildWholeGraph(Topology topology)
{
    for (LinkIndex link = 0; link < topology.GetLinkCount(); ++link)
    {
        topology.SetLinkUp(link, true);
    }
    return std::make_shared<NetworkGraph>(NetworkGraph{BuildGraph(topology)});
}

/// Hides the links that are down. Assignable, as Boost wants it, which a lambda is not.
struct LinkFilter
{
    const GraphSnapshot* snapshot{nullptr}; //!< knows the states
    const TopologyGraph* graph{nullptr};    //!< knows the links of the edges

    /**
     * @param [in] edge An edge.
     * @return whether its link carries packets.
     */
    bool operator()(const TopologyGraph::edge_descriptor& edge) const
    {
        return snapshot->IsLinkUp((*graph)[edge].link);
    }
};

/**
 * Runs Dijkstra's algorithm.
 * @param [in] graph The graph.
 * @param [in] root The node to start from.
 * @param [in] getCost What costs an edge, by its properties.
 * @param [in,out] distances Infinite; then the distances from the root along the edges.
 */
template <typename Graph, typename GetCost>
void
RunDijkstra(const Graph& graph, NodeIndex root, const GetCost& getCost, GraphDistances& distances)
{
    using Edge = typename boost::graph_traits<Graph>::edge_descriptor;
    const auto cost = [&graph, &getCost](const Edge& edge) -> uint64_t {
        return getCost(graph[edge]);
    };
    boost::dijkstra_shortest_paths(
        graph,
        static_cast<TopologyGraph::vertex_descriptor>(root),
        boost::weight_map(boost::make_function_property_map<Edge>(cost))
            .distance_map(boost::make_iterator_property_map(distances.begin(),
                                                            boost::get(boost::vertex_index, graph)))
            .distance_inf(GraphSnapshot::NO_PATH));
}

} // namespace

GraphSnapshot::GraphSnapshot(const Topology& topology, uint32_t treeLimit)
    : m_graph(BuildWholeGraph(topology)),
      m_version(0),
      m_treeLimit(treeLimit)
{
    NS_ABORT_MSG_IF(treeLimit == 0, "A snapshot needs room for one tree at least");
    m_links.reserve(topology.GetLinkCount());
    for (LinkIndex link = 0; link < topology.GetLinkCount(); ++link)
    {
        m_links.push_back(GetState(topology.GetLink(link)));
    }
}

GraphSnapshot::GraphSnapshot(const GraphSnapshot& before, const Topology& topology, LinkIndex link)
    : m_graph(before.m_graph),
      m_links(before.m_links),
      m_version(before.m_version + 1),
      m_treeLimit(before.m_treeLimit)
{
    m_links[link] = GetState(topology.GetLink(link));
}

GraphSnapshot::LinkState
GraphSnapshot::GetState(const TopologyLink& link)
{
    return {link.costAb, link.costBa, link.up};
}

uint64_t
GraphSnapshot::GetVersion() const
{
    return m_version;
}

bool
GraphSnapshot::IsLinkUp(LinkIndex link) const
{
    return m_links[link].up;
}

uint32_t
GraphSnapshot::GetCost(LinkIndex link, LinkDirection direction) const
{
    return direction == LinkDirection::A_TO_B ? m_links[link].costAb : m_links[link].costBa;
}

std::size_t
GraphSnapshot::GetTreeCount() const
{
    return m_trees.size();
}

std::shared_ptr<const GraphDistances>
GraphSnapshot::GetDistances(NodeIndex root) const
{
    return GetTree(root).distances;
}

std::shared_ptr<const GraphDistances>
GraphSnapshot::GetForwardDistances(NodeIndex root) const
{
    const auto known = m_forward.find(root);
    if (known != m_forward.end())
    {
        return known->second;
    }
    if (m_forward.size() == m_treeLimit)
    {
        m_forward.clear();
    }
    return m_forward.emplace(root, ComputeDistances(root, true)).first->second;
}

const std::vector<LanPort>&
GraphSnapshot::GetGateways(NodeIndex root, NodeIndex lan, const std::vector<LanPort>& ports) const
{
    Tree& tree = GetTree(root);
    const auto [gateways, isNew] = tree.gateways.try_emplace(lan);
    if (isNew)
    {
        const GraphDistances& distances = *tree.distances;
        for (const LanPort& port : ports)
        {
            // From a segment to its routers nothing is to be paid.
            if (IsLinkUp(port.link) && distances[port.router] == distances[lan])
            {
                gateways->second.push_back(port);
            }
        }
    }
    return gateways->second;
}

GraphSnapshot::Tree&
GraphSnapshot::GetTree(NodeIndex root) const
{
    const auto known = m_treeOf.find(root);
    if (known != m_treeOf.end())
    {
        m_trees.splice(m_trees.begin(), m_trees, known->second);
        return *known->second;
    }
    if (m_trees.size() == m_treeLimit)
    {
        m_treeOf.erase(m_trees.back().root);
        m_trees.pop_back();
    }
    m_trees.push_front({root, ComputeDistances(root, false), {}});
    m_treeOf.emplace(root, m_trees.begin());
    return m_trees.front();
}

std::shared_ptr<const GraphDistances>
GraphSnapshot::ComputeDistances(NodeIndex root, bool forward) const
{
    const TopologyGraph& all = m_graph->graph;
    NS_ABORT_MSG_UNLESS(root < boost::num_vertices(all), "No node " << root << " in the network");
    const boost::filtered_graph<TopologyGraph, LinkFilter> present(all, LinkFilter{this, &all});
    auto distances = std::make_shared<GraphDistances>(boost::num_vertices(all), NO_PATH);
    const auto cost = [this](const GraphEdge& edge) { return GetCost(edge.link, edge.direction); };
    if (forward)
    {
        RunDijkstra(present, root, cost, *distances);
    }
    else
    {
        RunDijkstra(boost::make_reverse_graph(present), root, cost, *distances);
    }
    return distances;
}

} // namespace mgm
} // namespace ns3
