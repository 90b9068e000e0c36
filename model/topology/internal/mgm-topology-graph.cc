/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-topology-graph.h"

#include "ns3/abort.h"

#include <boost/graph/dijkstra_shortest_paths.hpp>
#include <boost/graph/reverse_graph.hpp>

namespace ns3
{
namespace mgm
{

TopologyGraph
BuildGraph(const Topology& topology)
{
    TopologyGraph graph(topology.GetNodeCount());
    for (LinkIndex index = 0; index < topology.GetLinkCount(); ++index)
    {
        const TopologyLink& link = topology.GetLink(index);
        if (link.up)
        {
            boost::add_edge(
                link.a, link.b, GraphEdge{index, LinkDirection::A_TO_B, link.costAb}, graph);
            boost::add_edge(
                link.b, link.a, GraphEdge{index, LinkDirection::B_TO_A, link.costBa}, graph);
        }
    }
    return graph;
}

std::vector<uint64_t>
GetReverseDistances(const TopologyGraph& graph, NodeIndex root)
{
    NS_ABORT_MSG_UNLESS(root < boost::num_vertices(graph), "No node " << root << " in the graph");
    std::vector<uint64_t> distance(boost::num_vertices(graph), UNREACHABLE);
    const auto reverse = boost::make_reverse_graph(graph);
    boost::dijkstra_shortest_paths(
        reverse,
        static_cast<TopologyGraph::vertex_descriptor>(root),
        boost::weight_map(boost::get(&GraphEdge::cost, reverse))
            .distance_map(boost::make_iterator_property_map(
                distance.begin(), boost::get(boost::vertex_index, reverse)))
            .distance_inf(UNREACHABLE));
    return distance;
}

} // namespace mgm
} // namespace ns3
