/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Who is told of a membership: the counting rules of mgm-api 5.3.
 */

#ifndef MGM_ALERT_RULES_H
#define MGM_ALERT_RULES_H

#include "ns3/mgm-alert-queue.h"
#include "ns3/mgm-client-caller.h"
#include "ns3/mgm-entry-keeper.h"
#include "ns3/mgm-manager-tables.h"

#include <map>
#include <vector>

namespace ns3
{
namespace mgm
{

/**
 * @ingroup mgm
 * Decides which clients get a join or prune alert with TRUE, a local join or a local leave, and
 * queues it. Recipients are told in the order of their registration; the owner of an interface
 * hears of a local membership before anyone hears an alert.
 *
 * For (*,G), and likewise for (*,*) (RFC 2715 rule 6), the number of receiving clients counts: the
 * first one is announced to all others, the second to the first. For (S,G) only the owner of the
 * incoming interface towards S is told, when the first client other than itself joins and when the
 * last one leaves; and where a route comes to lead to another owner while there are others, that
 * one is told of a join and the former one of a prune (RFC 2715 rule 1).
 */
class AlertRules
{
  public:
    /**
     * @param [in] tables What the group manager remembers.
     * @param [in] queue For the alerts.
     * @param [in] caller Makes callbacks.
     * @param [in] keeper Knows who owns incoming interfaces.
     */
    AlertRules(const ManagerTables& tables,
               AlertQueue& queue,
               ClientCaller& caller,
               const EntryKeeper& keeper);

    /**
     * A client has added a membership.
     * @param [in] client The client.
     * @param [in] key (S,G), (*,G) or (*,*).
     * @param [in] interface Where.
     * @param [in] before MembershipTable::GetReceivers before that.
     */
    void OnAdded(const Client& client,
                 const SourceGroup& key,
                 const InterfaceId& interface,
                 const std::vector<ClientHandle>& before);

    /**
     * A membership of a client is deleted.
     * @param [in] client The client.
     * @param [in] key (S,G), (*,G) or (*,*).
     * @param [in] interface Where.
     * @param [in] tellOwner Whether the owner of the interface gets a local leave if the client is
     * IGMP. It does not if it is its own coming or going that deletes the membership.
     */
    void OnDeleted(const Client& client,
                   const SourceGroup& key,
                   const InterfaceId& interface,
                   bool tellOwner);

    /**
     * Routes have changed, and entries have followed them.
     * @param [in,out] pass Routes found on the way.
     */
    void FollowRoutes(RouteCache& pass);

    /// Forgets where data is expected, with all memberships.
    void Clear();

  private:
    /// A function of ClientCaller that tells of a local membership.
    using Tell = void (ClientCaller::*)(ClientHandle to, const LocalMembership& membership);

    /**
     * Queues what the owner of an interface is told of IGMP there (M-63, M-66). Nobody is told if
     * there is no owner, or if its ownership has ended before its turn comes.
     * @param [in] tell What it is told.
     * @param [in] membership The membership.
     */
    void QueueLocal(Tell tell, const LocalMembership& membership);

    /**
     * @param [in] client The client that joined or left.
     * @param [in] key (S,G), (*,G) or (*,*).
     * @param [in] others The receivers without the client.
     * @return who is told, by registration.
     */
    std::vector<ClientHandle> FindRecipients(ClientHandle client,
                                             const SourceGroup& key,
                                             const std::vector<ClientHandle>& others) const;

    /**
     * @param [in] key (S,G).
     * @param [in] interface Where its data is, or was, expected.
     * @return the owner of the interface if clients other than itself hold the membership; else
     * NO_CLIENT.
     */
    ClientHandle FindConcerned(const SourceGroup& key, const InterfaceId& interface) const;

    /**
     * Queues a join alert with TRUE.
     * @param [in] to The client.
     * @param [in] key (S,G), (*,G) or (*,*).
     */
    void QueueJoin(ClientHandle to, const SourceGroup& key);

    /**
     * Queues a prune alert with TRUE.
     * @param [in] to The client.
     * @param [in] key (S,G), (*,G) or (*,*).
     * @param [in] interface Where the data is no longer wanted.
     */
    void QueuePrune(ClientHandle to, const SourceGroup& key, const InterfaceId& interface);

    std::map<KeyRank, InterfaceId> m_expected; //!< where data of (S,G) memberships is expected
    const ManagerTables& m_tables;             //!< what the group manager remembers
    AlertQueue& m_queue;                       //!< for the alerts
    ClientCaller& m_caller;                    //!< makes callbacks
    const EntryKeeper& m_keeper;               //!< knows who owns incoming interfaces
};

} // namespace mgm
} // namespace ns3

#endif // MGM_ALERT_RULES_H
