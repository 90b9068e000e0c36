/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Adds and deletes memberships, with everything that follows from it.
 */

#ifndef MGM_MEMBERSHIP_KEEPER_H
#define MGM_MEMBERSHIP_KEEPER_H

#include "ns3/mgm-alert-rules.h"
#include "ns3/mgm-entry-keeper.h"
#include "ns3/mgm-manager-reports.h"
#include "ns3/mgm-manager-tables.h"

namespace ns3
{
namespace mgm
{

/**
 * @ingroup mgm
 * Changes memberships: the record comes first, then the table, then the alerts are queued, then the
 * entries follow.
 *
 * All functions but ReportEnd are called with an AlertQueue::Scope open.
 */
class MembershipKeeper
{
  public:
    /**
     * @param [in] tables What the group manager remembers.
     * @param [in] reports Makes records.
     * @param [in] rules Says who is told.
     * @param [in] keeper Makes entries follow.
     */
    MembershipKeeper(ManagerTables& tables,
                     const ManagerReports& reports,
                     AlertRules& rules,
                     EntryKeeper& keeper);

    /**
     * @param [in] client The client that gets it, and does not have it.
     * @param [in] key (S,G), (*,G) or (*,*).
     * @param [in] interface Where.
     */
    void Add(const Client& client, const SourceGroup& key, const InterfaceId& interface);

    /**
     * @param [in] client The client that has it.
     * @param [in] key (S,G), (*,G) or (*,*).
     * @param [in] interface Where.
     * @param [in] tellOwner Whether the owner of the interface gets a local leave.
     */
    void Delete(const Client& client,
                const SourceGroup& key,
                const InterfaceId& interface,
                bool tellOwner);

    /**
     * Deletes everything that a client holds on an interface.
     * @param [in] client The client; nothing happens where it is gone.
     * @param [in] interface The interface.
     * @param [in] tellOwner Whether the owner of the interface gets local leaves.
     */
    void DeleteHeld(ClientHandle client, const InterfaceId& interface, bool tellOwner);

    /// Makes the records of all memberships, which are about to end with the group manager.
    void ReportEnd() const;

  private:
    ManagerTables& m_tables;         //!< what the group manager remembers
    const ManagerReports& m_reports; //!< makes records
    AlertRules& m_rules;             //!< says who is told
    EntryKeeper& m_keeper;           //!< makes entries follow
};

} // namespace mgm
} // namespace ns3

#endif // MGM_MEMBERSHIP_KEEPER_H
