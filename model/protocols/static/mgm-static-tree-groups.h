/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Who sends to which group and who wants it: the knowledge that all StaticTree routers share.
 */

#ifndef MGM_STATIC_TREE_GROUPS_H
#define MGM_STATIC_TREE_GROUPS_H

#include "ns3/callback.h"
#include "ns3/mgm-graph-routes.h"
#include "ns3/mgm-static-tree-plan.h"
#include "ns3/object.h"

#include <map>
#include <memory>
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
 * Sources and receivers by group, which may come and go while the network runs. All routers know
 * of that at the same instant; what takes time in this model is to learn of topology changes.
 */
class StaticTreeGroups : public Object
{
  public:
    /**
     * @return the object TypeId.
     */
    static TypeId GetTypeId();

    StaticTreeGroups();
    ~StaticTreeGroups() override;

    /**
     * @param [in] routes The network. Must come first.
     */
    void SetRoutes(Ptr<const GraphRoutes> routes);

    /**
     * Adds a source of a group; all receivers of the group get its data.
     * @param [in] group Multicast address.
     * @param [in] source Address of a host or a router.
     * @return false if it was known.
     */
    bool AddSource(Ipv4Address group, Ipv4Address source);
    /**
     * @param [in] group Multicast address.
     * @param [in] source Address of a source.
     * @return false if it was not known.
     */
    bool RemoveSource(Ipv4Address group, Ipv4Address source);
    /**
     * Adds a receiver of a group, for all its sources.
     * @param [in] group Multicast address.
     * @param [in] receiver Address of a host, or of a router that wants the data itself.
     * @return false if it was known.
     */
    bool AddReceiver(Ipv4Address group, Ipv4Address receiver);
    /**
     * @param [in] group Multicast address.
     * @param [in] receiver Address of a receiver.
     * @return false if it was not known.
     */
    bool RemoveReceiver(Ipv4Address group, Ipv4Address receiver);
    /**
     * Adds a member whom a router has heard of. Each call counts, since all routers of a LAN hear
     * of the same members: it takes as many calls to remove it.
     * @param [in] key (*,G): it wants all sources; (S,G): one.
     * @param [in] member Address of a router that wants the data, or of a network (a LAN) on which
     * somebody does.
     */
    void AddMember(const SourceGroup& key, Ipv4Address member);
    /**
     * Removes a member that was added. Nothing happens if it was not.
     * @param [in] key (*,G) or (S,G).
     * @param [in] member Its address.
     */
    void RemoveMember(const SourceGroup& key, Ipv4Address member);

    /// What is told a router: the (S,G) whose tree changed there.
    using Observer = Callback<void, const SourceGroup&>;

    /**
     * The trees for a state of the network, computed when first asked for and kept as long as
     * somebody holds them.
     * @param [in] snapshot The state.
     * @return the trees; they follow later changes of sources and receivers.
     */
    std::shared_ptr<const StaticTreePlan> GetPlan(Ptr<const GraphSnapshot> snapshot);
    /**
     * Asks to be told when a router's part of a tree changed because sources or receivers did.
     * Several observers of one router are told in the order in which they were added.
     * @param [in] router The router.
     * @param [in] observer What to call.
     * @return a number for RemoveObserver; never 0.
     */
    uint64_t AddObserver(NodeIndex router, const Observer& observer);
    /**
     * @param [in] router The router of an observer.
     * @param [in] number Number of the observer, which is no longer to be told.
     */
    void RemoveObserver(NodeIndex router, uint64_t number);

  protected:
    /**
     * @return the number of states of the network for which trees are known; those that nobody
     * holds any more count until the next state is asked for.
     */
    std::size_t GetPlanCount() const;

  private:
    /// What one receiver wants: how often it was added for each source, and for any (0.0.0.0).
    using Wishes = std::map<Ipv4Address, uint32_t>;

    /// One group.
    struct Group
    {
        std::set<Ipv4Address> sources;           //!< its sources
        std::set<Ipv4Address> configured;        //!< receivers by AddReceiver
        std::map<Ipv4Address, Wishes> receivers; //!< all receivers
    };

    /**
     * @param [in] wishes What a receiver wants.
     * @param [in] source A source.
     * @return whether it wants its data.
     */
    static bool Wants(const Wishes& wishes, Ipv4Address source);
    /**
     * Adds a receiver to trees, or removes it.
     * @param [in] group The group.
     * @param [in] sources Sources of the trees.
     * @param [in] receiver The receiver.
     * @param [in] add Whether it is added.
     */
    void ChangeTrees(Ipv4Address group,
                     const std::vector<Ipv4Address>& sources,
                     Ipv4Address receiver,
                     bool add);
    /**
     * @param [in] group A group.
     * @param [in] key (*,G) or (S,G).
     * @param [in] wishes What a receiver wants.
     * @return the sources that the key covers and the receiver does not want.
     */
    static std::vector<Ipv4Address> FindUnwanted(const Group& group,
                                                 const SourceGroup& key,
                                                 const Wishes& wishes);

    /**
     * Forgets a group without sources and receivers.
     * @param [in] group The group, one of m_groups.
     */
    void ForgetIfEmpty(std::map<Ipv4Address, Group>::iterator group);

    /// Routers and the (S,G) whose trees changed there.
    using Changes = std::set<std::pair<NodeIndex, SourceGroup>>;

    /// @return the plans that somebody holds.
    std::vector<std::shared_ptr<StaticTreePlan>> GetPlans();
    /**
     * Adds the routers whose part of one tree changed.
     * @param [in,out] changed What changed so far.
     * @param [in] key (S,G) of the tree.
     * @param [in] routers The routers.
     */
    static void Collect(Changes& changed,
                        const SourceGroup& key,
                        const std::vector<NodeIndex>& routers);
    /**
     * Tells the routers whose parts changed.
     * @param [in] changed What changed where.
     */
    void Notify(const Changes& changed) const;

    Ptr<const GraphRoutes> m_routes;                           //!< the network
    std::map<Ipv4Address, Group> m_groups;                     //!< by address
    std::map<uint64_t, std::weak_ptr<StaticTreePlan>> m_plans; //!< by version of the network
    /// By router, then by number.
    std::unordered_map<NodeIndex, std::map<uint64_t, Observer>> m_observers;
    uint64_t m_lastObserver{0}; //!< number of the observer added last
};

} // namespace mgm
} // namespace ns3

#endif // MGM_STATIC_TREE_GROUPS_H
