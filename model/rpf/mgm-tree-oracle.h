/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * The oracle: computes from the whole graph and all receivers which tree the data of an (S,G)
 * should take, and says where the entries that routers have installed differ from it.
 */

#ifndef MGM_TREE_ORACLE_H
#define MGM_TREE_ORACLE_H

#include "ns3/mgm-graph-routes.h"
#include "ns3/mgm-multicast-tree.h"
#include "ns3/mgm-tree-finding.h"

#include <map>
#include <optional>
#include <set>
#include <utility>
#include <vector>

namespace ns3
{
namespace mgm
{

/**
 * @ingroup mgm
 * Compares installed entries of one (S,G) with the reverse-path tree, at one instant.
 *
 * An entry's incoming interface is right where it is the one by which the graph leads back to the
 * source, whether or not data has to come to the router; a router of which the source is a part may
 * expect it anywhere. An outgoing interface that is the incoming one counts as absent, since no
 * copy ever leaves there.
 *
 * Of a router that is cut off from the source only the incoming interface is compared.
 *
 * A LAN segment has one router that sends onto it, the one by which all others there look back to
 * the source; the same interface at another router is an extra one. (A protocol that elects the
 * router by another rule differs there, and may be right by its own.)
 *
 * Data is followed through the installed entries, so that a black hole is told only of the router
 * where the data of a branch ends, not of those behind it that wait for it in vain, and not where
 * another router does its work. What a router overhears on a LAN segment does not count. Loops are
 * those of the entries, whether or not data is inside at the moment.
 */
class TreeOracle
{
  public:
    /**
     * Computes the tree.
     * @param [in] routes The network.
     * @param [in] snapshot Its state at the instant.
     * @param [in] source Address of the source.
     * @param [in] receivers Addresses of hosts and routers that want its data.
     */
    TreeOracle(Ptr<const GraphRoutes> routes,
               Ptr<const GraphSnapshot> snapshot,
               Ipv4Address source,
               const std::vector<Ipv4Address>& receivers);

    /// @return the tree that the data should take.
    const MulticastTree& GetTree() const;

    /**
     * @param [in] router A router.
     * @return the interface by which the graph leads from it back to the source; 0 where nothing
     * does, or where the source is the router itself.
     */
    uint32_t GetIncomingInterface(NodeIndex router) const;

    /**
     * @param [in] entries Entries of the (S,G), at most one for each router, in any order. Routers
     * that are not named have none and never had.
     * @return what differs, by router, kind and interface; loops come last.
     */
    std::vector<TreeFinding> Compare(const std::vector<InstalledEntry>& entries) const;

  private:
    /// A router and the interface at which data comes to it.
    using Arrival = std::pair<NodeIndex, uint32_t>;
    /// Entries by router.
    using Entries = std::map<NodeIndex, InstalledEntry>;

    /// Where data of the source comes.
    struct Flow
    {
        std::set<NodeIndex> reached;   //!< routers, where they or the graph expect it
        std::set<NodeIndex> accepting; //!< routers that take it
        std::set<NodeIndex> lans;      //!< LAN segments, sent there by a router
    };

    /**
     * @param [in] entries Entries in any order.
     * @return all routers that are on the tree or have an entry, without outgoing interfaces that
     * are the incoming one, the others sorted.
     */
    Entries Arrange(const std::vector<InstalledEntry>& entries) const;
    /**
     * @param [in] router A router.
     * @param [in] interface An interface of it.
     * @return where data comes that it sends there.
     */
    std::vector<Arrival> FindArrivals(NodeIndex router, uint32_t interface) const;
    /**
     * @param [in] entries All entries.
     * @param [in] arrival Where data comes.
     * @return whether the router takes it.
     */
    static bool Accepts(const Entries& entries, const Arrival& arrival);
    /**
     * Sends data from the source through the entries.
     * @param [in] entries All entries.
     * @return where it comes.
     */
    Flow Follow(const Entries& entries) const;
    /// Compares the incoming interface of one entry.
    void CompareIncoming(const InstalledEntry& entry, std::vector<TreeFinding>& findings) const;
    /// Compares the outgoing interfaces of one entry.
    void CompareOutgoing(const InstalledEntry& entry, std::vector<TreeFinding>& findings) const;
    /**
     * @param [in] entry An entry.
     * @param [in] flow Where data comes.
     * @return whether it comes to the router, receivers depend on that, and none gets anything.
     */
    bool IsBlackHole(const InstalledEntry& entry, const Flow& flow) const;
    /**
     * @param [in] router A router.
     * @param [in] interface An interface of it.
     * @return the LAN segment there, if it leads to one.
     */
    std::optional<NodeIndex> FindLan(NodeIndex router, uint32_t interface) const;
    /// Looks for loops.
    void FindLoops(const Entries& entries, std::vector<TreeFinding>& findings) const;

    Ptr<const GraphRoutes> m_routes;     //!< the network
    Ptr<const GraphSnapshot> m_snapshot; //!< its state
    MulticastTree m_tree;                //!< the tree that is right
};

} // namespace mgm
} // namespace ns3

#endif // MGM_TREE_ORACLE_H
