/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * The network as data: routers, LAN segments and the links between them, with costs per direction,
 * delays, rates and up/down state. A value: it copies, and knows nothing of ns-3 nodes or packets.
 */

#ifndef MGM_TOPOLOGY_H
#define MGM_TOPOLOGY_H

#include "ns3/data-rate.h"
#include "ns3/mgm-geo.h"
#include "ns3/nstime.h"

#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

namespace ns3
{
namespace mgm
{

/// Number of a node in its Topology: 0, 1, 2, ... in the order of adding.
using NodeIndex = uint32_t;
/// Number of a link in its Topology: 0, 1, 2, ... in the order of adding.
using LinkIndex = uint32_t;

/**
 * @ingroup mgm
 * What a node of a Topology stands for.
 */
enum class NodeKind : uint8_t
{
    ROUTER, //!< a router, which becomes one ns-3 node
    LAN,    //!< a LAN segment: not a machine, but the wire that joins its routers (a pseudo-node)
};

/**
 * @ingroup mgm
 * One of the two directions of a link.
 */
enum class LinkDirection : uint8_t
{
    A_TO_B, //!< from the link's end a to its end b
    B_TO_A, //!< from the link's end b to its end a
};

/**
 * @ingroup mgm
 * A node of a Topology.
 */
struct TopologyNode
{
    std::string name;                    //!< unique in its topology, not empty
    NodeKind kind{NodeKind::ROUTER};     //!< router or LAN segment
    std::optional<GeoPosition> position; //!< where it stands, if known
};

/**
 * @ingroup mgm
 * What a link is like when nothing else is said.
 */
struct TopologyDefaults
{
    Time delay{MilliSeconds(1)};     //!< one-way delay of a link whose ends have no positions
    DataRate rate{1000000000};       //!< rate
    uint32_t cost{1};                //!< cost of each direction, at least 1
    Time minDelay{MicroSeconds(10)}; //!< least delay from positions (two sites in one city)
};

/**
 * @ingroup mgm
 * A link of a Topology: between two routers a point-to-point link, between a router and a LAN
 * segment the router's attachment to it.
 */
struct TopologyLink
{
    NodeIndex a{0};              //!< one end
    NodeIndex b{0};              //!< the other end
    uint32_t costAb{1};          //!< cost from a to b, at least 1; 0 where a is a LAN
    uint32_t costBa{1};          //!< cost from b to a, at least 1; 0 where b is a LAN
    Time delay{MilliSeconds(1)}; //!< one-way propagation delay
    DataRate rate{1000000000};   //!< rate of each direction
    bool up{true};               //!< whether it carries packets
    std::string label;           //!< free text, may be empty

    TopologyLink() = default;

    /**
     * A link with the default properties.
     *
     * @param [in] endA One end.
     * @param [in] endB The other end.
     * @param [in] defaults Cost, delay and rate.
     */
    TopologyLink(NodeIndex endA, NodeIndex endB, const TopologyDefaults& defaults = {});
};

/**
 * @ingroup mgm
 * A network: nodes and links with dense indices, a multigraph.
 *
 * Two nodes may be joined by any number of links. A link from a node to itself and a link between
 * two LAN segments are refused: neither means anything to a router. The cost towards a LAN segment
 * is that of the link; the cost from a LAN segment to a router is always 0, so that crossing the
 * segment is paid once (as OSPF does for networks, RFC 2328 2.1.1).
 *
 * Names are found, links of a node are listed and states are changed in constant time.
 */
class Topology
{
  public:
    /**
     * Adds a node; aborts the program when the name is empty or taken, when there are 2^32 - 1
     * nodes already, or when the position is not valid. Ask FindNode() first where a name comes
     * from outside.
     *
     * @param [in] node The node.
     * @return its index.
     */
    NodeIndex AddNode(TopologyNode node);
    /**
     * Adds a node without a position.
     *
     * @param [in] name Unique name.
     * @param [in] kind What it stands for.
     * @return its index.
     */
    NodeIndex AddNode(const std::string& name, NodeKind kind = NodeKind::ROUTER);
    /**
     * Adds a link; aborts the program when WhyNotLink() has an objection. The cost away from a LAN
     * segment becomes 0.
     *
     * @param [in] link The link.
     * @return its index.
     */
    LinkIndex AddLink(TopologyLink link);
    /**
     * Adds a link with default properties.
     *
     * @param [in] a One end.
     * @param [in] b The other end.
     * @return its index.
     */
    LinkIndex AddLink(NodeIndex a, NodeIndex b);
    /**
     * @param [in] link A link that one would like to add.
     * @return why AddLink() would refuse it, in words, or an empty text when it would not.
     */
    std::string WhyNotLink(const TopologyLink& link) const;

    /// @return the number of nodes.
    uint32_t GetNodeCount() const;
    /// @return the number of nodes that are routers.
    uint32_t GetRouterCount() const;
    /// @return the number of links, up or down.
    uint32_t GetLinkCount() const;
    /**
     * @param [in] node Index of a node, less than GetNodeCount().
     * @return the node.
     */
    const TopologyNode& GetNode(NodeIndex node) const;
    /**
     * @param [in] link Index of a link, less than GetLinkCount().
     * @return the link.
     */
    const TopologyLink& GetLink(LinkIndex link) const;
    /**
     * @param [in] node Index of a node.
     * @return its links, up or down, in the order of adding.
     */
    const std::vector<LinkIndex>& GetLinksOf(NodeIndex node) const;
    /**
     * @param [in] link Index of a link.
     * @param [in] node One of its ends.
     * @return the other end.
     */
    NodeIndex GetOtherEnd(LinkIndex link, NodeIndex node) const;
    /**
     * @param [in] link Index of a link.
     * @param [in] from One of its ends.
     * @return the direction away from that end.
     */
    LinkDirection GetDirection(LinkIndex link, NodeIndex from) const;
    /**
     * @param [in] link Index of a link.
     * @param [in] direction Direction.
     * @return the cost of that direction; 0 away from a LAN segment, else at least 1.
     */
    uint32_t GetCost(LinkIndex link, LinkDirection direction) const;
    /**
     * @param [in] name Name of a node.
     * @return its index, or nothing.
     */
    std::optional<NodeIndex> FindNode(const std::string& name) const;
    /**
     * @param [in] a A node.
     * @param [in] b Another.
     * @return the links between them, up or down, in the order of adding.
     */
    std::vector<LinkIndex> FindLinks(NodeIndex a, NodeIndex b) const;

    /**
     * Takes a link up or down.
     *
     * @param [in] link Index of a link.
     * @param [in] up Its new state.
     */
    void SetLinkUp(LinkIndex link, bool up);
    /**
     * Sets the cost of one direction. Away from a LAN segment nothing changes: that cost is 0.
     *
     * @param [in] link Index of a link.
     * @param [in] direction Direction.
     * @param [in] cost New cost, at least 1; 0 aborts the program.
     */
    void SetLinkCost(LinkIndex link, LinkDirection direction, uint32_t cost);
    /**
     * @return a number that every change of nodes, links, costs or states increases; calls that
     * leave everything as it was do not.
     */
    uint64_t GetVersion() const;

    /**
     * Parts of the network that links in state up hold together.
     *
     * @return for each node the number of its part; parts are numbered from 0 by their first node.
     */
    std::vector<uint32_t> GetComponents() const;
    /// @return whether links in state up join all nodes; true for an empty network.
    bool IsConnected() const;
    /**
     * Looks for what a simulation would stumble over: no router, routers without a link, LAN
     * segments with fewer than two routers, separate parts.
     *
     * @return one sentence for each finding; empty when there is none.
     */
    std::vector<std::string> Validate() const;

    /// @return the network's name, may be empty.
    const std::string& GetName() const;
    /// @return where the facts are from, may be empty.
    const std::string& GetSource() const;
    /// @return the year the network looked like this, or 0.
    uint32_t GetYear() const;
    /**
     * Says what this network is. Does not count as a change.
     *
     * @param [in] name Name of the network.
     * @param [in] source Where the facts are from.
     * @param [in] year Year the network looked like this, or 0.
     */
    void SetDescription(const std::string& name, const std::string& source = "", uint32_t year = 0);

  private:
    std::vector<TopologyNode> m_nodes;                      //!< nodes by index
    std::vector<TopologyLink> m_links;                      //!< links by index
    std::vector<std::vector<LinkIndex>> m_linksOf;          //!< links of each node
    std::unordered_map<std::string, NodeIndex> m_nodeNames; //!< index of each name
    uint32_t m_routers{0};                                  //!< nodes that are routers
    uint64_t m_version{0};                                  //!< changes so far
    std::string m_name;                                     //!< name of the network
    std::string m_source;                                   //!< where the facts are from
    uint32_t m_year{0};                                     //!< year, or 0
};

/**
 * @ingroup mgm
 * One-way delay of a link between two nodes: that of a fiber along the great circle, at least
 * defaults.minDelay, where both have positions, else defaults.delay.
 *
 * @param [in] a One end.
 * @param [in] b The other end.
 * @param [in] defaults Delays to fall back to.
 * @return the delay.
 */
Time GetLinkDelay(const TopologyNode& a, const TopologyNode& b, const TopologyDefaults& defaults);

} // namespace mgm
} // namespace ns3

#endif // MGM_TOPOLOGY_H
