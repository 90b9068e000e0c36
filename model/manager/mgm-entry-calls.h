/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * The calls of clients that name an entry.
 */

#ifndef MGM_ENTRY_CALLS_H
#define MGM_ENTRY_CALLS_H

#include "ns3/mgm-alert-queue.h"
#include "ns3/mgm-call-checks.h"
#include "ns3/mgm-entry-keeper.h"
#include "ns3/mgm-manager-reports.h"
#include "ns3/mgm-manager-tables.h"

namespace ns3
{
namespace mgm
{

/**
 * @ingroup mgm
 * What the group manager does when a client changes an entry by its key: MgmSetMfe, static
 * entries, deletion, watching, and alert masks.
 */
class EntryCalls
{
  public:
    /**
     * @param [in] tables What the group manager remembers.
     * @param [in] queue Delivers alerts before a call returns.
     * @param [in] checks Finds the status of calls.
     * @param [in] reports Makes records.
     * @param [in] keeper Changes entries.
     */
    EntryCalls(ManagerTables& tables,
               AlertQueue& queue,
               const CallChecks& checks,
               const ManagerReports& reports,
               EntryKeeper& keeper);

    /// @param [in] forwarder Where masks are set; null: nowhere.
    void SetForwarder(Ptr<ForwarderControl> forwarder);

    /**
     * @param [in] handle Who calls.
     * @param [in] key Key of the entry.
     * @param [in] upstreamNeighbor New upstream neighbor.
     * @param [in] iif New incoming interface.
     * @return the status of ClientInterface::SetMfe.
     */
    Status SetMfe(ClientHandle handle,
                  const SourceGroup& key,
                  Ipv4Address upstreamNeighbor,
                  const InterfaceId& iif);

    /**
     * @param [in] handle Who calls.
     * @param [in] entry The entry.
     * @return the status of ClientInterface::SetStaticEntry.
     */
    Status SetStatic(ClientHandle handle, const StaticEntry& entry);

    /**
     * @param [in] handle Who calls.
     * @param [in] key Key of the entry.
     * @return the status of ClientInterface::DeleteStaticEntry.
     */
    Status DeleteStatic(ClientHandle handle, const SourceGroup& key);

    /**
     * @param [in] handle Who calls.
     * @param [in] key Key of the entry.
     * @return the status of ClientInterface::DeleteEntry.
     */
    Status Delete(ClientHandle handle, const SourceGroup& key);

    /**
     * @param [in] handle Who calls.
     * @param [in] key Key of the entry.
     * @return the status of ClientInterface::WatchEntry.
     */
    Status Watch(ClientHandle handle, const SourceGroup& key);

    /**
     * @param [in] handle Who calls.
     * @param [in] key Key of the entry.
     * @param [in] arrival The arrival interface.
     * @param [in] masked Whether alerts are off.
     * @return the status of ClientInterface::SetAlertMask.
     */
    Status SetMask(ClientHandle handle,
                   const SourceGroup& key,
                   const InterfaceId& arrival,
                   bool masked);

  private:
    /**
     * Makes the record of a call that names an entry by its key alone, and fires it.
     * @param [in] function Which function.
     * @param [in] client Who calls; null for a bad handle.
     * @param [in] key Key of the entry.
     * @param [in] entry The entry, which there is if the call succeeds.
     * @param [in] status What it returns.
     * @return the head of the record.
     */
    RecordHead FireCall(ApiFunction function,
                        const Client* client,
                        const SourceGroup& key,
                        const ManagedEntry* entry,
                        Status status) const;

    ManagerTables& m_tables;           //!< what the group manager remembers
    AlertQueue& m_queue;               //!< delivers alerts
    const CallChecks& m_checks;        //!< finds the status of calls
    const ManagerReports& m_reports;   //!< makes records
    EntryKeeper& m_keeper;             //!< changes entries
    Ptr<ForwarderControl> m_forwarder; //!< where masks are set
};

} // namespace mgm
} // namespace ns3

#endif // MGM_ENTRY_CALLS_H
