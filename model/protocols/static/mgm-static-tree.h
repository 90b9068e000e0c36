/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Multicast routing by shortest-path trees that every router reads off the network graph. It needs
 * no messages: what remains is the moment at which each router learns of a change, and with it
 * wrong-interface packets in their purest form.
 */

#ifndef MGM_STATIC_TREE_H
#define MGM_STATIC_TREE_H

#include "ns3/event-id.h"
#include "ns3/mgm-graph-rpf.h"
#include "ns3/mgm-static-client.h"
#include "ns3/mgm-static-tree-groups.h"
#include "ns3/nstime.h"

#include <list>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>

namespace ns3
{
namespace mgm
{

/**
 * @ingroup mgm
 * What a StaticTree does about a wrong-interface alert.
 */
enum AlertReaction
{
    REACTION_NONE,     //!< nothing
    REACTION_RETARGET, //!< takes the arrival interface for the incoming interface
};

/**
 * @ingroup mgm
 * Keeps the memberships of one router as the trees of its StaticTreeGroups want them, by the state
 * of the network that the router knows (its GraphRpf). After a topology change the router's view
 * converges first, and its memberships follow ReactionDelay later.
 *
 * Members whom IGMP hears of count as receivers: the owner of an interface learns of them by local
 * joins, and passes them on to the groups. Of a LAN that is one of its routers, whichever; the tree
 * says which of them sends the data there. The others leave it to that one: they take the LAN out
 * of the outgoing interfaces of their entries, although IGMP has members there.
 *
 * With Reaction "retarget" the router believes the data more than its routes: when data of an entry
 * arrives on another interface, that becomes the incoming interface, at most once in HoldDown for
 * one (S,G). It does so only if the arrival interface leads to one other router (or to the source
 * itself) and is not an outgoing interface of the entry. On a LAN data is heard that is meant for
 * others. Data that comes in where it is sent out comes from downstream, and to follow it could
 * close a loop; and as a router in a loop accepts data from inside the loop only, data of the
 * source still reaches it as a wrong-interface packet on a free interface, which takes it out
 * again. When the router's view converges, the route decides again.
 */
class StaticTree : public StaticClient
{
  public:
    /**
     * @return the object TypeId.
     */
    static TypeId GetTypeId();

    StaticTree();
    ~StaticTree() override;

    /**
     * @param [in] groups Sources and receivers, shared by all routers. Set before starting.
     */
    void SetGroups(Ptr<StaticTreeGroups> groups);
    /**
     * @param [in] view What the router knows of the network; by default the GraphRpf that is
     * aggregated to the node. Set before starting.
     */
    void SetView(Ptr<GraphRpf> view);
    /**
     * @return how many (S,G) are remembered because alerts moved their incoming interfaces away
     * from the routes: at most twice as many as had entries when they were last looked at, or 64.
     */
    std::size_t GetNRetargeted() const;

  protected:
    void DoStart() override;
    void DoStop() override;
    void DoDispose() override;
    std::string GetClientName() const override;
    std::set<StaticMembership> GetMemberships() const override;
    void AnswerRpf(RpfQuery& query) override;
    void React(const WrongInterfaceAlert& alert) override;
    void AddCallbacks(ClientCallbacks& callbacks) override;
    void NotifyManagerLost() override;

  private:
    /**
     * The group manager's local join callback.
     * @param [in] membership What IGMP added.
     * @return 0.
     */
    uint32_t OnLocalJoin(const LocalMembership& membership);
    /**
     * The group manager's local leave callback.
     * @param [in] membership What IGMP deleted.
     * @return 0.
     */
    uint32_t OnLocalLeave(const LocalMembership& membership);
    /**
     * The group manager's creation alert.
     * @param [in,out] alert The outgoing interfaces of a new entry.
     * @return 0.
     */
    uint32_t OnCreation(CreationAlert& alert);
    /**
     * @param [in] interface An interface of the router.
     * @return whether it leads to a LAN, where other routers may be.
     */
    bool IsLan(const InterfaceId& interface) const;
    /// Finds the interfaces that lead to LANs.
    void FindLans();
    /**
     * @param [in] interface An interface with members.
     * @return the address that stands for them in the groups.
     */
    Ipv4Address GetMemberAddress(const InterfaceId& interface) const;
    /// Forgets all members, here and at the groups.
    void ForgetMembers();
    /**
     * Leaves an entry's LANs to other routers, except those where the tree wants this one to send.
     * @param [in] key Key of the entry; nothing happens if there is none.
     */
    void Yield(const SourceGroup& key);
    /**
     * Does so for the entries of a group.
     * @param [in] group The group; nothing: all of them.
     */
    void YieldAll(std::optional<Ipv4Address> group = std::nullopt);

    /// The router's view converged.
    void OnRoutesChanged();
    /**
     * The router's part of a tree changed because sources or receivers did.
     * @param [in] key (S,G) of the tree.
     */
    void OnGroupsChanged(const SourceGroup& key);
    /**
     * Follows the trees of a state of the network.
     * @param [in] snapshot The state.
     * @param [in] cause Why.
     */
    void Adopt(Ptr<const GraphSnapshot> snapshot, Cause cause);
    /// Follows the changes of sources and receivers in this instant, all at once.
    void Refresh();
    /**
     * Gives the entries that were re-targeted the incoming interfaces of their routes.
     * @param [in] cause Why.
     */
    void Restore(Cause cause);
    /**
     * Schedules something that is forgotten when the application stops.
     * @param [in] event The event.
     */
    void Remember(const EventId& event);
    /// Forgets everything that is scheduled, and stops listening.
    void Detach();

    /**
     * Looks for a reason not to re-target an entry.
     * @param [in] alert The alert.
     * @return the reason, or an empty text.
     */
    std::string WhyNotRetarget(const WrongInterfaceAlert& alert) const;
    /**
     * @param [in] key (S,G).
     * @return whether the entry was re-targeted less than HoldDown ago.
     */
    bool IsHeldDown(const SourceGroup& key) const;
    /**
     * Remembers that an entry differs from its route, and forgets entries that are gone.
     * @param [in] key Key of the entry.
     */
    void RememberRetarget(const SourceGroup& key);
    /// Forgets the re-targets that were HoldDown ago or longer.
    void ForgetOldRetargets();
    /**
     * @param [in] interface An interface of the router.
     * @return address of the router at the other end; 0.0.0.0 where there is none.
     */
    Ipv4Address GetNeighbor(const InterfaceId& interface) const;

    AlertReaction m_alertReaction;                //!< what to do about alerts
    Time m_holdDown;                              //!< least time between re-targets of one (S,G)
    Time m_reactionDelay;                         //!< from convergence to new memberships
    Ptr<StaticTreeGroups> m_groups;               //!< sources and receivers
    Ptr<GraphRpf> m_view;                         //!< what the router knows of the network
    uint64_t m_observer{0};                       //!< number at the groups, while it runs
    std::shared_ptr<const StaticTreePlan> m_plan; //!< trees that the memberships follow
    std::map<SourceGroup, Cause> m_changed;       //!< trees that changed in this instant, and why
    /// What IGMP has on the router's interfaces, and which address stands for it in the groups.
    std::map<StaticMembership, Ipv4Address> m_members;
    std::set<uint32_t> m_lans;                  //!< interfaces that lead to LANs
    std::list<EventId> m_events;                //!< what is scheduled
    std::map<SourceGroup, Time> m_lastRetarget; //!< when each (S,G) was last re-targeted
    std::list<SourceGroup> m_retargetOrder;     //!< keys of m_lastRetarget, the oldest first
    std::set<SourceGroup> m_retargeted;         //!< those that differ from the route
    std::size_t m_retargetedLimit;              //!< size at which gone entries are looked for
};

} // namespace mgm
} // namespace ns3

#endif // MGM_STATIC_TREE_H
