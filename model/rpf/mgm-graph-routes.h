/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * The whole network as all routers share it: its graph at every version that somebody still uses,
 * which ns-3 nodes, interfaces and addresses the graph stands for, and the next hop from any router
 * to any address.
 */

#ifndef MGM_GRAPH_ROUTES_H
#define MGM_GRAPH_ROUTES_H

#include "ns3/callback.h"
#include "ns3/mgm-graph-snapshot.h"
#include "ns3/mgm-prefix-map.h"
#include "ns3/mgm-rpf-records.h"
#include "ns3/mgm-topology.h"
#include "ns3/object.h"
#include "ns3/traced-callback.h"

#include <array>
#include <map>
#include <optional>
#include <unordered_map>
#include <utility>
#include <vector>

namespace ns3
{
namespace mgm
{

/**
 * @ingroup mgm
 * How one of several shortest paths is chosen.
 */
enum EqualCostRule
{
    HIGHEST_NEIGHBOR, //!< the next hop with the highest address
    SOURCE_HASH,      //!< by a hash of the router and the address looked for
};

/// What leads from a router to an address.
enum class HopKind : uint8_t
{
    NONE,      //!< nothing: the address is unknown, or no path leads there
    LOCAL,     //!< the address is the router's own
    CONNECTED, //!< the address is on a network that the router is attached to
    NEIGHBOR,  //!< another router is the next hop
};

/**
 * @ingroup mgm
 * The first step of the way from a router to an address.
 */
struct GraphHop
{
    HopKind kind{HopKind::NONE}; //!< what leads there; NONE: nothing else is set
    uint32_t interface {
        0
    };                                          //!< interface of the router; LOCAL: its own
    Ipv4Address address{Ipv4Address::GetAny()}; //!< NEIGHBOR: address of the next hop
    NodeIndex neighbor{0};                      //!< NEIGHBOR: the next hop
    uint32_t neighborInterface{0};              //!< NEIGHBOR: its interface on the shared link
    uint64_t metric{0};                         //!< NEIGHBOR: cost of the whole path
    Ipv4Address network{Ipv4Address::GetAny()}; //!< network of the address
    Ipv4Mask mask{Ipv4Mask::GetZero()};         //!< mask of that network
};

/**
 * @ingroup mgm
 * A network without an own link, as GraphRoutes::BindNetwork was told of it.
 */
struct BoundNetwork
{
    Ipv4Address network; //!< its address
    Ipv4Mask mask;       //!< its mask
    NodeIndex node{0};   //!< the router, or the LAN segment
    uint32_t interface {
        0
    };                                          //!< the router's interface; 0 for a LAN segment
    Ipv4Address address{Ipv4Address::GetAny()}; //!< the router's address; 0.0.0.0 for a LAN segment
};

/**
 * @ingroup mgm
 * Routes computed from a Topology, shared by all routers of a network.
 *
 * Paths are those that a router uses to look back to a source: the cost of a path is the sum of the
 * costs of its links in the direction away from the router. For each node looked for, one reverse
 * shortest-path tree is computed when it is first needed and then serves all routers, so that there
 * is no table of N x N routes. A LAN segment is a pseudo-node: the next hop across it is the router
 * behind it.
 *
 * Addresses are bound to the graph once, by BindInterface and BindNetwork. An address of a router
 * stands for the router as a whole. A network that a router is attached to is connected there, like
 * in every routing table: it is found on that interface, whatever the costs.
 *
 * Every change of a link makes a new version. What a router sees of it, and when, is up to its
 * GraphRpf.
 */
class GraphRoutes : public Object
{
  public:
    /**
     * @return the object TypeId.
     */
    static TypeId GetTypeId();

    GraphRoutes();
    ~GraphRoutes() override;

    /// Signature of the TopologyChange trace source.
    typedef void (*TopologyChangeTracedCallback)(const TopologyChangeRecord& record);

    /// Told of every change: the state after it, and the head of its record.
    using Observer = Callback<void, Ptr<const GraphSnapshot>, const RecordHead&>;

    /**
     * Takes a copy of the network. Must come first, and only once; set attributes before.
     * @param [in] topology The network.
     */
    void SetTopology(const Topology& topology);
    /// @return the network in its newest state.
    const Topology& GetTopology() const;
    /// @return the newest state, for lookups.
    Ptr<const GraphSnapshot> GetNewest() const;

    /**
     * Says which ns-3 node a router is.
     * @param [in] router A node of the topology.
     * @param [in] nodeId Id of the ns-3 node.
     */
    void BindNode(NodeIndex router, uint32_t nodeId);
    /**
     * Says what an end of a link is on the node. The address becomes known as the router's. To be
     * called before the first look-up.
     * @param [in] link A link.
     * @param [in] router The end of it that is a router.
     * @param [in] interface Interface index there.
     * @param [in] address Address of that interface.
     */
    void BindInterface(LinkIndex link, NodeIndex router, uint32_t interface, Ipv4Address address);
    /**
     * Says where a network without an own link is: hosts behind an interface of a router, or those
     * of a LAN segment.
     * @param [in] network Its address.
     * @param [in] mask Its mask.
     * @param [in] node The router, or the LAN segment.
     * @param [in] interface Interface index at the router; ignored for a LAN segment.
     * @param [in] address Address of the router in that network; ignored for a LAN segment.
     */
    void BindNetwork(Ipv4Address network,
                     Ipv4Mask mask,
                     NodeIndex node,
                     uint32_t interface,
                     Ipv4Address address);

    /**
     * @param [in] nodeId Id of an ns-3 node.
     * @return the router that it is, if it is one.
     */
    std::optional<NodeIndex> FindRouter(uint32_t nodeId) const;
    /**
     * @param [in] router A node of the topology.
     * @return id of its ns-3 node, if it was bound to one.
     */
    std::optional<uint32_t> FindNodeId(NodeIndex router) const;
    /// @return what BindNetwork was told, in that order.
    const std::vector<BoundNetwork>& GetNetworks() const;
    /**
     * @param [in] address A unicast address.
     * @return the router that has it or whose hosts have it, or the LAN segment that it is on;
     * nothing: it is not known.
     */
    std::optional<NodeIndex> FindPlace(Ipv4Address address) const;
    /**
     * @param [in] router A router.
     * @param [in] interface An interface of its node.
     * @return the link there, if it is one of the topology.
     */
    std::optional<LinkIndex> FindLink(NodeIndex router, uint32_t interface) const;
    /**
     * @param [in] link A link.
     * @param [in] router The end of it that is a router.
     * @return interface index of the link there.
     */
    uint32_t GetInterface(LinkIndex link, NodeIndex router) const;
    /**
     * @param [in] link A link.
     * @param [in] router The end of it that is a router.
     * @return the router's address on the link.
     */
    Ipv4Address GetAddress(LinkIndex link, NodeIndex router) const;

    /**
     * Finds the first step from a router to an address, in a time that grows with the number of the
     * router's links only.
     * @param [in] snapshot State of the network to use.
     * @param [in] router A router.
     * @param [in] destination Any unicast address.
     * @return the step.
     */
    GraphHop FindHop(const GraphSnapshot& snapshot,
                     NodeIndex router,
                     Ipv4Address destination) const;

    /**
     * Where a host or a router is attached, as the last router on the way to it sees it.
     * @param [in] snapshot State of the network to use.
     * @param [in] source Source of the data.
     * @param [in] receiver Address of the host or router that wants it.
     * @return kind CONNECTED: the router (neighbor) and the interface (neighborInterface) by which
     * it serves the host; LOCAL: the receiver is that router itself; NONE: no router has to do
     * anything, or none can.
     */
    GraphHop FindLastHop(const GraphSnapshot& snapshot,
                         Ipv4Address source,
                         Ipv4Address receiver) const;

    /**
     * Takes a link up or down, as a new version.
     * @param [in] link A link.
     * @param [in] up Its new state.
     * @return head of the change's record, or nothing if the link was in that state.
     */
    std::optional<RecordHead> SetLinkUp(LinkIndex link, bool up);
    /**
     * Changes the cost of one direction of a link, as a new version.
     * @param [in] link A link.
     * @param [in] direction Direction.
     * @param [in] cost New cost, at least 1.
     * @return head of the change's record, or nothing if it had that cost. The cost away from a
     * LAN segment is always 0.
     */
    std::optional<RecordHead> SetLinkCost(LinkIndex link, LinkDirection direction, uint32_t cost);

    /**
     * Asks to be told of every change. Observers are told in the order of adding.
     * @param [in] observer What to call.
     * @return a number to take it back by.
     */
    uint64_t AddObserver(const Observer& observer);
    /**
     * @param [in] number Number of an observer.
     */
    void RemoveObserver(uint64_t number);

  private:
    /// An end of a link as the node knows it.
    struct LinkEnd
    {
        uint32_t interface {
            0
        };                                          //!< interface index
        Ipv4Address address{Ipv4Address::GetAny()}; //!< its address
    };

    /// What an address or network is.
    struct Place
    {
        NodeIndex node{0}; //!< the node of the topology that it belongs to
        uint32_t interface {
            0
        };                             //!< the router's interface; 0 for a LAN segment
        bool own{false};               //!< an address of the router itself
        std::optional<LinkIndex> link; //!< the link whose network an own address is in
    };

    /// A next hop on one of the shortest paths.
    struct Candidate
    {
        LinkIndex link{0};     //!< the router's link
        NodeIndex neighbor{0}; //!< the next router
        LinkEnd end;           //!< the next router's end of the shared link
    };

    /**
     * @param [in] link A link.
     * @param [in] node One of its ends.
     * @return what is known of that end.
     */
    const LinkEnd& GetEnd(LinkIndex link, NodeIndex node) const;

    /**
     * Looks for an interface of the router in the network of an address.
     * @param [in] snapshot State of the network.
     * @param [in] router The router.
     * @param [in] place What the address is.
     * @return the interface, if there is one and it is up.
     */
    std::optional<uint32_t> FindConnected(const GraphSnapshot& snapshot,
                                          NodeIndex router,
                                          const Place& place) const;

    /**
     * Chooses the next hop out of all that lie on a shortest path.
     * @param [in] snapshot State of the network.
     * @param [in] root The node looked for.
     * @param [in] distances Distances to it.
     * @param [in] router The router.
     * @param [in] destination The address looked for.
     * @return the choice; the router must not be the root and must have a path.
     */
    Candidate ChooseCandidate(const GraphSnapshot& snapshot,
                              NodeIndex root,
                              const GraphDistances& distances,
                              NodeIndex router,
                              Ipv4Address destination) const;

    /**
     * Chooses the router that carries data from the direction of an address onto a LAN segment.
     * All routers there choose the same.
     * @param [in] snapshot State of the network.
     * @param [in] root The node looked for, to which there is a path.
     * @param [in] lan The LAN segment.
     * @param [in] destination The address looked for.
     * @return the router with its link to the segment.
     */
    Candidate ChooseLanRouter(const GraphSnapshot& snapshot,
                              NodeIndex root,
                              NodeIndex lan,
                              Ipv4Address destination) const;

    /**
     * @param [in] lan A LAN segment.
     * @return its routers, in the order of their addresses there. Sorted when first asked for, so
     * that no look-up has to walk all of them.
     */
    const std::vector<LanPort>& GetPorts(NodeIndex lan) const;

    /**
     * The order of next hops. Two of a router's links may lead to one address on a LAN: the link
     * added first counts as higher.
     * @param [in] address Address of a next hop.
     * @param [in] link The link towards it.
     * @return its place in the order.
     */
    static std::pair<uint32_t, LinkIndex> GetRank(Ipv4Address address, LinkIndex link);

    /**
     * Applies the rule EqualCost.
     * @param [in] count Number of next hops, in ascending order; at least one.
     * @param [in] chooser The node that chooses.
     * @param [in] destination The address looked for.
     * @return the number of one of them.
     */
    std::size_t Choose(std::size_t count, NodeIndex chooser, Ipv4Address destination) const;

    /**
     * Fires the record of a change that is about to be made.
     * @param [in] event What happens.
     * @param [in] link To which link.
     * @param [in] direction LINK_COST: which direction.
     * @param [in] cost LINK_COST: its new cost.
     * @return head of the record.
     */
    RecordHead Report(TopologyEvent event,
                      LinkIndex link,
                      LinkDirection direction,
                      uint32_t cost) const;

    /**
     * Makes a new version of a changed link and tells the observers.
     * @param [in] link The link.
     * @param [in] head Head of the change's record.
     */
    void Publish(LinkIndex link, const RecordHead& head);

    EqualCostRule m_equalCost;                         //!< how ties are decided
    uint32_t m_treeLimit;                              //!< most trees of one version
    Topology m_topology;                               //!< newest state
    Ptr<GraphSnapshot> m_newest;                       //!< the same, for lookups
    std::vector<std::array<LinkEnd, 2>> m_ends;        //!< ends a and b of each link
    std::vector<std::optional<uint32_t>> m_nodeIds;    //!< ns-3 node id of each router
    std::unordered_map<uint32_t, NodeIndex> m_routers; //!< router of each ns-3 node id
    PrefixMap<Place> m_places;                         //!< what addresses are
    std::vector<BoundNetwork> m_networks;              //!< what BindNetwork was told
    /// Routers of LAN segments, as far as somebody asked.
    mutable std::unordered_map<NodeIndex, std::vector<LanPort>> m_ports;
    std::map<uint64_t, Observer> m_observers;             //!< by number
    uint64_t m_nextObserver{0};                           //!< number of the next observer
    TracedCallback<const TopologyChangeRecord&> m_change; //!< fires before a change
};

} // namespace mgm
} // namespace ns3

#endif // MGM_GRAPH_ROUTES_H
