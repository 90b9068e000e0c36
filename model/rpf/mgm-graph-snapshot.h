/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * The network as it was from one change to the next, and the shortest paths through it. Routers
 * that have not yet heard of the latest change keep using an older snapshot; it vanishes when the
 * last of them lets go.
 */

#ifndef MGM_GRAPH_SNAPSHOT_H
#define MGM_GRAPH_SNAPSHOT_H

#include "ns3/mgm-topology.h"
#include "ns3/simple-ref-count.h"

#include <cstdint>
#include <limits>
#include <list>
#include <memory>
#include <unordered_map>
#include <utility>
#include <vector>

namespace ns3
{
namespace mgm
{

struct NetworkGraph;

/**
 * @ingroup mgm
 * Cost of the shortest path from every node, by NodeIndex, to one root.
 */
using GraphDistances = std::vector<uint64_t>;

/**
 * @ingroup mgm
 * A router on a LAN segment.
 */
struct LanPort
{
    LinkIndex link{0};   //!< its link to the segment
    NodeIndex router{0}; //!< the router
};

/**
 * @ingroup mgm
 * The links' states and costs at one version of the network, and one reverse shortest-path tree for
 * each root that somebody asked for.
 *
 * A tree is kept as the distances of all nodes to its root: a router's next hops are those
 * neighbors over which the distance adds up, so that no table of next hops is needed. At most a
 * given number of trees is kept; the one unused for longest goes first and is computed again when
 * it is needed again.
 */
class GraphSnapshot : public SimpleRefCount<GraphSnapshot>
{
  public:
    /// Distance of a node from which no path leads to the root.
    static constexpr uint64_t NO_PATH = std::numeric_limits<uint64_t>::max();

    /**
     * The first state of a network.
     * @param [in] topology The network.
     * @param [in] treeLimit Most trees to keep; at least 1.
     */
    GraphSnapshot(const Topology& topology, uint32_t treeLimit);

    /**
     * The state after a change.
     * @param [in] before The state before it.
     * @param [in] topology The same network with the change made.
     * @param [in] link The link that changed.
     */
    GraphSnapshot(const GraphSnapshot& before, const Topology& topology, LinkIndex link);

    /// @return the number of changes that led to this state.
    uint64_t GetVersion() const;

    /**
     * @param [in] link Index of a link.
     * @return whether it carries packets.
     */
    bool IsLinkUp(LinkIndex link) const;

    /**
     * @param [in] link Index of a link.
     * @param [in] direction Direction.
     * @return the cost of that direction.
     */
    uint32_t GetCost(LinkIndex link, LinkDirection direction) const;

    /**
     * Shortest paths to a root, by Dijkstra's algorithm on the reversed graph. Computed when first
     * asked for.
     * @param [in] root Index of a node.
     * @return the distances; NO_PATH for nodes from which no path leads to the root.
     */
    std::shared_ptr<const GraphDistances> GetDistances(NodeIndex root) const;

    /**
     * Shortest paths in the other direction, in which data flows. Computed when first asked for,
     * and kept like the trees, in as many.
     * @param [in] root Index of a node.
     * @return the costs of the paths from the root to each node; NO_PATH where there is none.
     */
    std::shared_ptr<const GraphDistances> GetForwardDistances(NodeIndex root) const;

    /**
     * The routers through which the shortest paths from a LAN segment to a root go. Computed when
     * first asked for, and kept as long as the tree.
     * @param [in] root Index of a node.
     * @param [in] lan Index of a LAN segment.
     * @param [in] ports All routers of the segment.
     * @return those of them, in the same order; valid until something else is asked for.
     */
    const std::vector<LanPort>& GetGateways(NodeIndex root,
                                            NodeIndex lan,
                                            const std::vector<LanPort>& ports) const;

    /// @return the number of trees kept at present.
    std::size_t GetTreeCount() const;

  private:
    /// What may change about a link.
    struct LinkState
    {
        uint32_t costAb; //!< cost from a to b
        uint32_t costBa; //!< cost from b to a
        bool up;         //!< whether it carries packets
    };

    /// The shortest paths to one root.
    struct Tree
    {
        NodeIndex root;                                  //!< the root
        std::shared_ptr<const GraphDistances> distances; //!< distances to it
        /// Ways from LAN segments, as far as somebody asked.
        std::unordered_map<NodeIndex, std::vector<LanPort>> gateways;
    };

    /// Trees by root, the one used last in front.
    using TreeList = std::list<Tree>;

    /**
     * @param [in] root Index of a node.
     * @return its tree, computed if need be.
     */
    Tree& GetTree(NodeIndex root) const;

    /**
     * @param [in] link A link.
     * @return its state.
     */
    static LinkState GetState(const TopologyLink& link);

    /**
     * Runs Dijkstra's algorithm.
     * @param [in] root Index of a node.
     * @param [in] forward Whether paths from the root are looked for, not paths to it.
     * @return the distances.
     */
    std::shared_ptr<const GraphDistances> ComputeDistances(NodeIndex root, bool forward) const;

    std::shared_ptr<const NetworkGraph> m_graph; //!< all links, up or down; shared by all versions
    std::vector<LinkState> m_links;              //!< state of each link
    uint64_t m_version;                          //!< changes until this state
    uint32_t m_treeLimit;                        //!< most trees to keep
    mutable TreeList m_trees;                    //!< trees kept
    mutable std::unordered_map<NodeIndex, TreeList::iterator> m_treeOf; //!< tree of each root
    /// Distances in the direction of data, by root.
    mutable std::unordered_map<NodeIndex, std::shared_ptr<const GraphDistances>> m_forward;
};

} // namespace mgm
} // namespace ns3

#endif // MGM_GRAPH_SNAPSHOT_H
