/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * A first look at a GraphML text, before Boost's reader gets it. That reader descends into nested
 * elements without a limit, does not notice when the wrong element is closed, makes nodes of edge
 * ends nobody declared, and tells no line; all this is checked here.
 */

#ifndef MGM_GRAPHML_OUTLINE_H
#define MGM_GRAPHML_OUTLINE_H

#include "ns3/mgm-topology-result.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace ns3
{
namespace mgm
{

/// Deepest nesting of elements; GraphML without nested graphs has six levels.
constexpr std::size_t MAX_XML_DEPTH = 32;

/// Where a node or an edge stands in the text.
struct GraphmlElement
{
    uint64_t line{0}; //!< line of its opening tag, from 1
    std::string id;   //!< node: its id; edge: "source - target"
};

/// Nodes and edges of a text, each in the order in which Boost's reader delivers them.
struct GraphmlOutline
{
    std::vector<GraphmlElement> nodes; //!< nodes
    std::vector<GraphmlElement> edges; //!< edges
};

/**
 * Checks that a text is one XML document with one undirected graph, in which nodes have different
 * ids and edges end at nodes.
 *
 * @param [in] text The text.
 * @param [in,out] result Where errors and warnings go.
 * @return nodes and edges; of use only when no error was recorded.
 */
GraphmlOutline OutlineGraphml(std::string_view text, TopologyResult& result);

} // namespace mgm
} // namespace ns3

#endif // MGM_GRAPHML_OUTLINE_H
