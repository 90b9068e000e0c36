/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * The shortest-path tree of one source and its receivers: which router has to send the data on, and
 * where. Computed from the whole graph, so it is also what a protocol's result is measured by.
 */

#ifndef MGM_MULTICAST_TREE_H
#define MGM_MULTICAST_TREE_H

#include "ns3/mgm-graph-routes.h"

#include <map>
#include <unordered_map>
#include <vector>

namespace ns3
{
namespace mgm
{

/**
 * @ingroup mgm
 * A tree that follows, from each receiver, the path by which the routers look back to the source.
 *
 * Adding or removing a receiver costs as much as its branch is long.
 */
class MulticastTree
{
  public:
    /**
     * A tree without receivers.
     * @param [in] routes The network.
     * @param [in] snapshot Its state; the tree stays as that state wants it.
     * @param [in] source Address of the source.
     */
    MulticastTree(Ptr<const GraphRoutes> routes,
                  Ptr<const GraphSnapshot> snapshot,
                  Ipv4Address source);

    /**
     * Adds a receiver. Each call counts: it takes as many calls to remove it.
     * @param [in] receiver Address of a host or a router.
     * @return routers whose outgoing interfaces changed, from the receiver to the source.
     */
    std::vector<NodeIndex> AddReceiver(Ipv4Address receiver);
    /**
     * Removes a receiver that was added.
     * @param [in] receiver Its address.
     * @return routers whose outgoing interfaces changed, from the receiver to the source.
     */
    std::vector<NodeIndex> RemoveReceiver(Ipv4Address receiver);

    /**
     * @param [in] router A router.
     * @return the interfaces on which it has to send the data on, in ascending order.
     */
    std::vector<uint32_t> GetOutgoingInterfaces(NodeIndex router) const;
    /**
     * @param [in] router A router.
     * @return whether the data has to come to it.
     */
    bool Contains(NodeIndex router) const;
    /// @return the routers that the data has to come to, in the order of the topology.
    std::vector<NodeIndex> GetRouters() const;
    /// @return the source.
    Ipv4Address GetSource() const;

  private:
    /// Stands for the router itself among its outgoing interfaces, when it is a receiver.
    static constexpr uint32_t SELF = 0;

    /// For each outgoing interface, or SELF, how many receivers and routers need it.
    using Branch = std::map<uint32_t, uint32_t>;

    Ptr<const GraphRoutes> m_routes;                  //!< the network
    Ptr<const GraphSnapshot> m_snapshot;              //!< its state
    Ipv4Address m_source;                             //!< where the tree begins
    std::unordered_map<NodeIndex, Branch> m_branches; //!< of the routers on the tree
};

} // namespace mgm
} // namespace ns3

#endif // MGM_MULTICAST_TREE_H
