/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-entry-calls.h"

namespace ns3
{
namespace mgm
{

EntryCalls::EntryCalls(ManagerTables& tables,
                       AlertQueue& queue,
                       const CallChecks& checks,
                       const ManagerReports& reports,
                       EntryKeeper& keeper)
    : m_tables(tables),
      m_queue(queue),
      m_checks(checks),
      m_reports(reports),
      m_keeper(keeper)
{
}

void
EntryCalls::SetForwarder(Ptr<ForwarderControl> forwarder)
{
    m_forwarder = forwarder;
}

Status
EntryCalls::SetMfe(ClientHandle handle,
                   const SourceGroup& key,
                   Ipv4Address upstreamNeighbor,
                   const InterfaceId& iif)
{
    AlertQueue::Scope scope(m_queue);
    const Client* client = m_tables.clients.Find(handle);
    ManagedEntry* entry = m_tables.entries.Find(key);
    const Status status = m_checks.CheckSetMfe(client, entry, m_keeper.GetIifOwner(key), iif);
    ApiCallRecord call = m_reports.BeginEntryCall(ApiFunction::SET_MFE, client, key, iif, status);
    call.upstreamNeighbor = upstreamNeighbor;
    m_reports.Fire(call);
    CauseScope cause(call.head);
    if (status == Status::SUCCESS)
    {
        m_keeper.Retarget(*entry, upstreamNeighbor, iif, handle);
    }
    return status;
}

Status
EntryCalls::SetStatic(ClientHandle handle, const StaticEntry& entry)
{
    AlertQueue::Scope scope(m_queue);
    const Client* client = m_tables.clients.Find(handle);
    Status status = m_checks.CheckSetStatic(
        client, m_tables.entries.Find(entry.key), m_keeper.GetIifOwner(entry.key), entry.iif);
    if (status == Status::SUCCESS)
    {
        status = m_keeper.CheckStatic(entry);
    }
    ApiCallRecord call = m_reports.BeginEntryCall(
        ApiFunction::SET_STATIC_ENTRY, client, entry.key, entry.iif, status);
    call.oifs = entry.oifs;
    call.negative = entry.negative;
    m_reports.Fire(call);
    CauseScope cause(call.head);
    if (status == Status::SUCCESS)
    {
        m_keeper.SetStatic(entry, handle);
    }
    return status;
}

Status
EntryCalls::DeleteStatic(ClientHandle handle, const SourceGroup& key)
{
    AlertQueue::Scope scope(m_queue);
    const Client* client = m_tables.clients.Find(handle);
    const ManagedEntry* entry = m_tables.entries.Find(key);
    const Status status = m_checks.CheckDeleteStatic(client, entry);
    CauseScope cause(FireCall(ApiFunction::DELETE_STATIC_ENTRY, client, key, entry, status));
    if (status == Status::SUCCESS)
    {
        m_keeper.Delete(key);
    }
    return status;
}

Status
EntryCalls::Delete(ClientHandle handle, const SourceGroup& key)
{
    AlertQueue::Scope scope(m_queue);
    const Client* client = m_tables.clients.Find(handle);
    const ManagedEntry* entry = m_tables.entries.Find(key);
    const Status status = m_checks.CheckDeleteEntry(client, entry);
    CauseScope cause(FireCall(ApiFunction::DELETE_ENTRY, client, key, entry, status));
    if (status == Status::SUCCESS)
    {
        m_keeper.Delete(key);
    }
    return status;
}

Status
EntryCalls::Watch(ClientHandle handle, const SourceGroup& key)
{
    const Client* client = m_tables.clients.Find(handle);
    ManagedEntry* entry = m_tables.entries.Find(key);
    const Status status = m_checks.CheckWatch(client, entry);
    CauseScope cause(FireCall(ApiFunction::WATCH_ENTRY, client, key, entry, status));
    if (status == Status::SUCCESS)
    {
        entry->watcher = handle;
        m_keeper.Watch(*entry);
    }
    return status;
}

Status
EntryCalls::SetMask(ClientHandle handle,
                    const SourceGroup& key,
                    const InterfaceId& arrival,
                    bool masked)
{
    const Client* client = m_tables.clients.Find(handle);
    Status status = m_checks.CheckSetAlertMask(client, arrival);
    if (status == Status::SUCCESS && !m_forwarder->HasEntry(key))
    {
        status = Status::NOT_FOUND;
    }
    ApiCallRecord call =
        m_reports.BeginEntryCall(ApiFunction::SET_ALERT_MASK, client, key, arrival, status);
    call.masked = masked;
    m_reports.Fire(call);
    CauseScope cause(call.head);
    if (status == Status::SUCCESS)
    {
        m_forwarder->SetAlertMask(key, arrival, masked);
    }
    return status;
}

RecordHead
EntryCalls::FireCall(ApiFunction function,
                     const Client* client,
                     const SourceGroup& key,
                     const ManagedEntry* entry,
                     Status status) const
{
    const InterfaceId iif = status == Status::SUCCESS ? entry->iif : InterfaceId();
    const ApiCallRecord call = m_reports.BeginEntryCall(function, client, key, iif, status);
    m_reports.Fire(call);
    return call.head;
}

} // namespace mgm
} // namespace ns3
