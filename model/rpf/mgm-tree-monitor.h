/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * The tree oracle for a whole run: findings of one (S,G), kept current from change to change at the
 * cost of what a change concerns.
 */

#ifndef MGM_TREE_MONITOR_H
#define MGM_TREE_MONITOR_H

#include "ns3/mgm-graph-routes.h"
#include "ns3/mgm-multicast-tree.h"
#include "ns3/mgm-tree-finding.h"

#include <cstdint>
#include <map>
#include <optional>
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
 * Finds what TreeOracle::Compare finds, but remembers where the data of the source comes, so that a
 * change of an entry costs as much as the data goes another way because of it. A change of the
 * network costs as much as there are routers on the tree and entries.
 *
 * GetChanged names the routers whose findings may be others than before; only these have to be
 * looked at again.
 */
class TreeMonitor
{
  public:
    /**
     * Without receivers and entries.
     * @param [in] routes The network; its newest state counts.
     * @param [in] source Address of the source.
     */
    TreeMonitor(Ptr<const GraphRoutes> routes, Ipv4Address source);

    /// Takes the newest state of the network.
    void UpdateNetwork();
    /**
     * Adds a receiver. Each call counts.
     * @param [in] receiver Address of a host or a router.
     */
    void AddReceiver(Ipv4Address receiver);
    /**
     * Removes a receiver that was added.
     * @param [in] receiver Its address.
     */
    void RemoveReceiver(Ipv4Address receiver);
    /**
     * Says what the entry of a router is from now on.
     * @param [in] entry The entry, or that it is gone.
     */
    void SetEntry(const InstalledEntry& entry);

    /// @return the routers that the data should come to, in the order of the topology.
    std::vector<NodeIndex> GetTreeRouters() const;
    /// @return the routers that the changes since the last call concern, each once.
    std::vector<NodeIndex> TakeChanged();
    /**
     * @param [in] router A router.
     * @return what is wrong there, but loops: stale iif, missing and extra oifs, black hole.
     */
    std::vector<TreeFinding> Find(NodeIndex router) const;
    /// @return the loops, by their first routers.
    std::vector<TreeFinding> FindLoops() const;

    /**
     * @param [in] router A router.
     * @return its entry; not installed where SetEntry has named none.
     */
    InstalledEntry GetEntry(NodeIndex router) const;
    /**
     * @param [in] router A router.
     * @return whether data of the source comes where it, or the graph, expects it; false for a
     * router without an entry that no receiver needs.
     */
    bool IsReached(NodeIndex router) const;
    /**
     * @param [in] router A router.
     * @param [in] interface An interface of it.
     * @return routers that send onto the LAN segment there; 0 where there is none.
     */
    std::size_t CountLanSenders(NodeIndex router, uint32_t interface) const;
    /**
     * @param [in] router A router.
     * @param [in] interface An interface of it.
     * @return whether a router has to send onto the LAN segment there.
     */
    bool IsLanWanted(NodeIndex router, uint32_t interface) const;

  private:
    /// An interface, as a router and a link of it.
    using Port = std::pair<NodeIndex, LinkIndex>;

    /// What is known of one router.
    struct RouterState
    {
        InstalledEntry entry;     //!< without the iif among its oifs; these sorted
        GraphHop back;            //!< how the graph leads back to the source
        bool accepts{false};      //!< whether data comes to it that it takes
        std::set<NodeIndex> loop; //!< the loop that it is part of; empty: none
    };

    /// Who sends onto a LAN segment, by their links.
    struct LanState
    {
        std::set<LinkIndex> listed;  //!< routers whose entries say so
        std::set<LinkIndex> sending; //!< of these, the ones that get data
    };

    /// @return the state of a router, made if need be.
    RouterState& GetState(NodeIndex router);
    /// Remembers that the findings of a router may be others now.
    void MarkChanged(NodeIndex router);
    /// Marks all routers at the other end of an interface.
    void MarkNeighbors(NodeIndex router, uint32_t interface);

    /**
     * @param [in] router A router.
     * @param [in] interface An interface of it.
     * @return its link and what is at its other end, if it is up.
     */
    std::optional<std::pair<LinkIndex, NodeIndex>> FindFarEnd(NodeIndex router,
                                                              uint32_t interface) const;
    /// @return whether a node of the topology is a LAN segment.
    bool IsLan(NodeIndex node) const;
    /// @return routers with entries that take what a router sends on an interface.
    std::vector<NodeIndex> FindTakers(NodeIndex router, uint32_t interface) const;
    /// @return routers whose entries send what a router takes.
    std::vector<NodeIndex> FindGivers(NodeIndex router) const;
    /// @return whether data comes to a router on an interface.
    bool HasData(NodeIndex router, uint32_t interface) const;
    /// @return whether data comes to a router that its entry takes.
    bool IsFed(NodeIndex router, const RouterState& state) const;
    /// @return whether nothing that a router is wanted for is served by it or another one.
    bool IsUnserved(NodeIndex router, const RouterState& state) const;

    /// Lists a router's outgoing interfaces on LAN segments, or takes them off the list.
    void ListOutputs(NodeIndex router, const std::vector<uint32_t>& oifs, bool listed);
    /// A router sends on some interfaces from now on. @return routers that may take it.
    std::vector<NodeIndex> BeginSending(NodeIndex router, const std::vector<uint32_t>& oifs);
    /// A router stops sending on some interfaces. @return routers that took it.
    std::vector<NodeIndex> EndSending(NodeIndex router, const std::vector<uint32_t>& oifs);
    /// Takes the data away from routers and from all that have it from them. @return all of them.
    std::vector<NodeIndex> Starve(std::vector<NodeIndex> routers);
    /// Gives the data to those of some routers that can take it, and to all that have it from them.
    void Feed(std::vector<NodeIndex> routers);

    /// Looks for the loops through some routers, in place of those that they were part of.
    void UpdateLoops(const std::set<NodeIndex>& routers);
    /**
     * @param [in] router A router.
     * @param [in,out] clean Routers that are known to be in no loop, and get more.
     * @return the loop that it is part of; empty if there is none.
     */
    std::set<NodeIndex> FindLoop(NodeIndex router, std::set<NodeIndex>& clean) const;

    Ptr<const GraphRoutes> m_routes;                      //!< the network
    Ptr<const GraphSnapshot> m_snapshot;                  //!< its newest state
    Ipv4Address m_source;                                 //!< whose data
    std::map<Ipv4Address, uint32_t> m_receivers;          //!< how often each was added
    MulticastTree m_tree;                                 //!< the tree that the graph wants
    std::unordered_map<NodeIndex, RouterState> m_routers; //!< on the tree, or with an entry
    std::unordered_map<NodeIndex, LanState> m_lans;       //!< LAN segments that somebody sends onto
    std::set<NodeIndex> m_inLoops;                        //!< routers that are part of a loop
    std::set<NodeIndex> m_changed;                        //!< see TakeChanged
};

} // namespace mgm
} // namespace ns3

#endif // MGM_TREE_MONITOR_H
