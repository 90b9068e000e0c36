/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Makes and fires the records of calls to the group manager and of memberships.
 */

#ifndef MGM_MANAGER_REPORTS_H
#define MGM_MANAGER_REPORTS_H

#include "ns3/mgm-client-table.h"
#include "ns3/mgm-manager-records.h"
#include "ns3/traced-callback.h"

namespace ns3
{
namespace mgm
{

/**
 * @ingroup mgm
 * Draws the ids of records and fires them before what they tell takes effect.
 */
class ManagerReports
{
  public:
    /**
     * @param [in] apiCalls Fires when a client calls.
     * @param [in] memberships Fires when memberships change.
     * @param [in] refusedEntries Fires when the forwarder refuses an entry.
     */
    ManagerReports(const TracedCallback<const ApiCallRecord&>& apiCalls,
                   const TracedCallback<const MembershipRecord&>& memberships,
                   const TracedCallback<const RefusedEntryRecord&>& refusedEntries);

    /// @param [in] node Id of the node.
    void SetNode(uint32_t node);

    /**
     * Makes the record of a call.
     * @param [in] function Which function.
     * @param [in] client Who calls; null for a bad handle.
     * @param [in] status What it returns.
     * @return the record, without its arguments.
     */
    ApiCallRecord BeginCall(ApiFunction function, const Client* client, Status status) const;

    /**
     * Makes the record of a call that concerns an entry.
     * @param [in] function Which function.
     * @param [in] client Who calls; null for a bad handle.
     * @param [in] key Key of the entry.
     * @param [in] interface The interface named, or the entry's.
     * @param [in] status What it returns.
     * @return the record, without its other arguments.
     */
    ApiCallRecord BeginEntryCall(ApiFunction function,
                                 const Client* client,
                                 const SourceGroup& key,
                                 const InterfaceId& interface,
                                 Status status) const;

    /// @param [in] call The record of a call, complete; it is fired.
    void Fire(const ApiCallRecord& call) const;

    /**
     * Makes the record of a call that concerns an interface, and fires it.
     * @param [in] function Which function.
     * @param [in] client Who calls; null for a bad handle.
     * @param [in] interface The interface.
     * @param [in] status What it returns.
     * @return the head of the record.
     */
    RecordHead FireOwnershipCall(ApiFunction function,
                                 const Client* client,
                                 const InterfaceId& interface,
                                 Status status) const;

    /**
     * Makes the record of a call that concerns a membership, and fires it.
     * @param [in] function Which function.
     * @param [in] client Who calls; null for a bad handle.
     * @param [in] range Source and group.
     * @param [in] interface The interface.
     * @param [in] flags MembershipFlags.
     * @param [in] status What it returns.
     * @return the head of the record.
     */
    RecordHead FireMembershipCall(ApiFunction function,
                                  const Client* client,
                                  const SourceGroupRange& range,
                                  const InterfaceId& interface,
                                  uint32_t flags,
                                  Status status) const;

    /**
     * Makes the record of a membership that is added or deleted, and fires it.
     * @param [in] event What happens.
     * @param [in] client Who holds it.
     * @param [in] key (S,G), (*,G) or (*,*).
     * @param [in] interface Where.
     * @return the head of the record.
     */
    RecordHead FireMembership(MembershipEvent event,
                              const Client& client,
                              const SourceGroup& key,
                              const InterfaceId& interface) const;

    /**
     * Makes the record of an entry that the forwarder refuses, and fires it.
     * @param [in] key Key of the entry.
     * @param [in] iif Its incoming interface.
     * @param [in] status What the forwarder said.
     * @return the head of the record.
     */
    RecordHead FireRefusedEntry(const SourceGroup& key,
                                const InterfaceId& iif,
                                Status status) const;

  private:
    const TracedCallback<const ApiCallRecord&>& m_apiCalls;            //!< a client calls
    const TracedCallback<const MembershipRecord&>& m_memberships;      //!< memberships change
    const TracedCallback<const RefusedEntryRecord&>& m_refusedEntries; //!< an entry is refused
    uint32_t m_node{0};                                                //!< id of the node
};

} // namespace mgm
} // namespace ns3

#endif // MGM_MANAGER_REPORTS_H
