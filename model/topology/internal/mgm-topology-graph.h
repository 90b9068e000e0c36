/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * The network as a Boost.Graph graph, for algorithms. Include it from .cc files only: a user's
 * program must not need Boost to include the module.
 */

#ifndef MGM_TOPOLOGY_GRAPH_H
#define MGM_TOPOLOGY_GRAPH_H

#include "ns3/mgm-topology.h"

#include <boost/graph/adjacency_list.hpp>
#include <cstdint>
#include <limits>
#include <vector>

namespace ns3
{
namespace mgm
{

/**
 * @ingroup mgm
 * One direction of a link.
 */
struct GraphEdge
{
    LinkIndex link{0};                              //!< the link
    LinkDirection direction{LinkDirection::A_TO_B}; //!< which of its directions
    uint32_t cost{0};                               //!< cost of that direction
};

/**
 * @ingroup mgm
 * Directed multigraph; vertex descriptors are NodeIndex values. Every link in state up is two
 * edges, one in each direction.
 */
using TopologyGraph = boost::
    adjacency_list<boost::vecS, boost::vecS, boost::bidirectionalS, boost::no_property, GraphEdge>;

/// Distance of a node from which no path leads to the root.
constexpr uint64_t UNREACHABLE = std::numeric_limits<uint64_t>::max();

/**
 * @ingroup mgm
 * @param [in] topology A network.
 * @return its graph as it is now; links that are down are left out.
 */
TopologyGraph BuildGraph(const Topology& topology);

/**
 * @ingroup mgm
 * Costs of the shortest paths from every node to one root. Edges count with the cost of the
 * direction that leads to the root: that is the way a router looks back to a source.
 *
 * @param [in] graph A graph.
 * @param [in] root Where all paths end.
 * @return the distance of each node by NodeIndex, or UNREACHABLE.
 */
std::vector<uint64_t> GetReverseDistances(const TopologyGraph& graph, NodeIndex root);

} // namespace mgm
} // namespace ns3

#endif // MGM_TOPOLOGY_GRAPH_H
