/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * What each router of a network forwards, on whose behalf, and what it did until its last change:
 * what the failure classifier wants to know of entries, kept up to date by what forwarders, group
 * managers and views report.
 */

#ifndef MGM_ENTRY_HISTORY_H
#define MGM_ENTRY_HISTORY_H

#include "ns3/mgm-alert-effects.h"
#include "ns3/mgm-failure-cause.h"
#include "ns3/mgm-forwarder-records.h"
#include "ns3/mgm-manager-records.h"
#include "ns3/mgm-network.h"
#include "ns3/mgm-rpf-records.h"
#include "ns3/mgm-trace-connections.h"

#include <deque>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace ns3
{
namespace mgm
{

/**
 * @ingroup mgm
 * An outgoing interface that an entry has, or had last.
 */
struct OutputHistory
{
    bool present{false};                      //!< whether it has it
    Time since;                               //!< when it got it last
    SendReason reason{SendReason::NOT_KNOWN}; //!< why, at that time
};

/**
 * @ingroup mgm
 * An entry that a router has, or had last.
 */
struct EntryHistory
{
    bool installed{false};             //!< whether it has it
    Time ended;                        //!< when it ended, if it is not installed
    SourceGroup key;                   //!< its key
    bool dictated{false};              //!< whether it is, or was last, from SetStaticEntry
    uint32_t iif{0};                   //!< its incoming interface; 0: none so far
    uint64_t iifVersion{0};            //!< state of the network by which it was chosen
    bool iifFollowedRoute{false};      //!< whether the router's route led there at that time
    std::optional<uint32_t> iifBefore; //!< the incoming interface until routes moved it
    Time iifMoved;                     //!< when they did
    RecordId movedBy;                  //!< what chose the iif on an alert, if that was why
    std::optional<FailureCause> movedBecauseOf; //!< failure cause of the packet of that alert
    std::map<uint32_t, OutputHistory> outputs;  //!< by interface
};

/**
 * @ingroup mgm
 * Entries, memberships and views of all routers of a network. Entries that ended are forgotten
 * after 255 s, when no packet can be under way by them any more (RFC 791 3.2).
 */
class EntryHistories
{
  public:
    /// Begins to observe. @param [in] network The network, with its routers installed.
    explicit EntryHistories(const Network& network);

    EntryHistories(const EntryHistories&) = delete;
    EntryHistories& operator=(const EntryHistories&) = delete;

    /**
     * @param [in] router A router.
     * @param [in] key An (S,G).
     * @return the entry by which the router forwards its data or did last, by longest match; null:
     * it never had one, or it is forgotten.
     */
    const EntryHistory* Find(NodeIndex router, const SourceGroup& key) const;

    /**
     * @param [in] router A router.
     * @param [in] key An (S,G).
     * @param [in] interface An interface of it.
     * @return why the router sends data there, or did last.
     */
    SendReason FindReason(NodeIndex router, const SourceGroup& key, uint32_t interface) const;

    /**
     * @param [in] router A router.
     * @param [in] entry Its entry.
     * @param [in] source Source of the data.
     * @return whether the incoming interface was configured: with the entry, by a static route, or
     * by a static client that chose another than the route.
     */
    bool IsIifStatic(NodeIndex router, const EntryHistory& entry, Ipv4Address source) const;

    /**
     * @param [in] router A router.
     * @return the state of the network that it knows.
     */
    Ptr<const GraphSnapshot> GetSnapshot(NodeIndex router) const;
    /**
     * @param [in] router A router.
     * @param [in] record Sequence number of a record of its node.
     * @return the state that it knew when the record was made; the last two are told apart.
     */
    Ptr<const GraphSnapshot> GetSnapshotAt(NodeIndex router, uint64_t record) const;

    /**
     * Notes the failure cause of a packet that raised an alert, so that what protocols do about it
     * can be told from what they do otherwise.
     * @param [in] record Id of the packet's record.
     * @param [in] cause The cause.
     */
    void NoteAlert(RecordId record, FailureCause cause);

  private:
    /// What is known of a router.
    struct Router
    {
        Ptr<GraphRpf> view;                 //!< its view
        Ptr<const ClientInterface> manager; //!< its group manager
        Ptr<const GraphSnapshot> before;    //!< the state that it knew before its present one
        uint64_t converged{0};              //!< record of the change between them
        Time convergedAt;                   //!< when that was
        std::map<SourceGroup, EntryHistory> entries; //!< by key
        /// When entries ended, and their keys, in order; they may have come again.
        std::deque<std::pair<Time, SourceGroup>> ended;
        /// Clients with a membership, by interface and key.
        std::map<std::pair<uint32_t, SourceGroup>, std::set<std::string>> memberships;
    };

    /// Forgets entries of a router that ended long ago.
    static void Forget(Router& router);
    /// An entry has changed.
    static void OnEntry(EntryHistories* histories, NodeIndex router, const EntryRecord& record);
    /// A membership has come or gone.
    static void OnMembership(EntryHistories* histories,
                             NodeIndex router,
                             const MembershipRecord& record);
    /// A router learns of a change of the network.
    static void OnConverged(EntryHistories* histories,
                            NodeIndex router,
                            const ConvergedRecord& record);
    /// A step on the way from an alert to what a protocol does.
    void OnNotification(const NotificationRecord& record);
    /// @copydoc OnNotification
    void OnClientCallback(const CallbackRecord& record);
    /// @copydoc OnNotification
    void OnReaction(const ReactionRecord& record);

    /**
     * @param [in] router A router.
     * @param [in] entry Its entry.
     * @return whether it is, or was last, from SetStaticEntry.
     */
    bool IsDictated(NodeIndex router, const EntryHistory& entry) const;
    /// Connects the objects of a router.
    void Connect(NodeIndex router, const Ptr<Node>& node);
    /// Takes over the incoming interface of an entry.
    void UpdateIif(const Router& router, EntryHistory& entry, const EntryRecord& record) const;
    /// Takes over the outgoing interfaces of an entry.
    void UpdateOutputs(NodeIndex router, EntryHistory& entry, const EntrySpec& spec) const;
    /**
     * @param [in] router A router.
     * @param [in] key An (S,G).
     * @param [in] interface An interface of it.
     * @return why the router has the interface among its outgoing ones, by its memberships.
     */
    static SendReason FindMembership(const Router& router,
                                     const SourceGroup& key,
                                     uint32_t interface);

    Ptr<const GraphRoutes> m_routes;     //!< of the network
    std::vector<Router> m_routers;       //!< by NodeIndex
    AlertEffects<FailureCause> m_alerts; //!< what comes from which alert
    TraceConnections m_connections;      //!< what is observed; the first to go
};

} // namespace mgm
} // namespace ns3

#endif // MGM_ENTRY_HISTORY_H
