/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * The trees of all groups for one state of the network, from which each router reads its own part.
 */

#ifndef MGM_STATIC_TREE_PLAN_H
#define MGM_STATIC_TREE_PLAN_H

#include "ns3/mgm-multicast-tree.h"
#include "ns3/mgm-types.h"

#include <map>
#include <set>
#include <unordered_map>
#include <utility>
#include <vector>

namespace ns3
{
namespace mgm
{

/**
 * @ingroup mgm
 * Trees by (S,G). Computed once and shared by all routers that know the same state of the network;
 * a router's part costs it as much time as it has trees through it.
 */
class StaticTreePlan
{
  public:
    /**
     * A plan without trees.
     * @param [in] routes The network.
     * @param [in] snapshot Its state.
     */
    StaticTreePlan(Ptr<const GraphRoutes> routes, Ptr<const GraphSnapshot> snapshot);

    /// @return version of the network's state.
    uint64_t GetVersion() const;

    /**
     * Adds a receiver to a tree, which is begun if need be.
     * @param [in] key (S,G).
     * @param [in] receiver Address of a host or a router, not on the tree yet.
     * @return routers whose part changed.
     */
    std::vector<NodeIndex> AddReceiver(const SourceGroup& key, Ipv4Address receiver);
    /**
     * Removes a receiver from a tree.
     * @param [in] key (S,G).
     * @param [in] receiver Its address.
     * @return routers whose part changed.
     */
    std::vector<NodeIndex> RemoveReceiver(const SourceGroup& key, Ipv4Address receiver);
    /**
     * Removes a tree.
     * @param [in] key (S,G).
     * @return routers whose part changed.
     */
    std::vector<NodeIndex> RemoveTree(const SourceGroup& key);

    /**
     * @param [in] router A router.
     * @param [in] key (S,G).
     * @return its outgoing interfaces on that tree, in ascending order.
     */
    std::vector<uint32_t> GetOutgoingInterfaces(NodeIndex router, const SourceGroup& key) const;
    /**
     * @param [in] router A router.
     * @return its outgoing interfaces by (S,G).
     */
    std::map<SourceGroup, std::vector<uint32_t>> GetPart(NodeIndex router) const;

  private:
    /**
     * Brings the index of keys in line with a tree.
     * @param [in] key (S,G).
     * @param [in] changed Routers whose outgoing interfaces on that tree changed.
     */
    void UpdateKeys(const SourceGroup& key, const std::vector<NodeIndex>& changed);

    Ptr<const GraphRoutes> m_routes;              //!< the network
    Ptr<const GraphSnapshot> m_snapshot;          //!< its state
    std::map<SourceGroup, MulticastTree> m_trees; //!< by (S,G)
    /// Trees on which a router has outgoing interfaces.
    std::unordered_map<NodeIndex, std::set<SourceGroup>> m_keys;
};

} // namespace mgm
} // namespace ns3

#endif // MGM_STATIC_TREE_PLAN_H
