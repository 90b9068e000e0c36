/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-entry-installer.h"

#include "ns3/log.h"

namespace ns3
{

NS_LOG_COMPONENT_DEFINE("MgmEntryInstaller");

namespace mgm
{

EntryInstaller::EntryInstaller(ManagerTables& tables,
                               AlertQueue& queue,
                               ClientCaller& caller,
                               const ManagerReports& reports,
                               const EntryLifetimes& lifetimes)
    : m_tables(tables),
      m_queue(queue),
      m_caller(caller),
      m_reports(reports),
      m_lifetimes(lifetimes)
{
}

void
EntryInstaller::SetForwarder(Ptr<ForwarderControl> forwarder)
{
    m_forwarder = forwarder;
}

Ptr<ForwarderControl>
EntryInstaller::GetForwarder() const
{
    return m_forwarder;
}

void
EntryInstaller::Commit(ManagedEntry& entry,
                       bool turned,
                       const InterfaceId& interface,
                       ClientHandle cause)
{
    const ClientHandle owner = m_tables.interfaces.GetOwner(entry.iif);
    // RFC 2715 rules 4 and 5: the iif owner is told of what another component did.
    const bool alert = turned && owner != NO_CLIENT && owner != cause;
    const bool isEmpty = entry.oifs.empty();
    if (turned && !isEmpty)
    {
        entry.SetTimeout(m_lifetimes.forwarding);
    }
    else if (alert && isEmpty)
    {
        entry.SetTimeout(Seconds(DEFAULT_PRUNE_TIMEOUT));
    }
    const SourceGroup key = entry.key;
    if (!Install(entry) || !alert)
    {
        return;
    }
    if (isEmpty)
    {
        m_queue.Add([this, owner, key, interface] { DeliverPrune(owner, key, interface); });
    }
    else
    {
        m_queue.Add([this, owner, key] { m_caller.AlertJoin(owner, JoinAlert{key, false}); });
    }
}

void
EntryInstaller::CommitOutput(ManagedEntry& entry, const InterfaceId& interface, ClientHandle cause)
{
    const bool isThere = entry.oifs.count(interface) != 0;
    if (entry.oifs.size() == (isThere ? 1 : 0))
    {
        Commit(entry, true, interface, cause);
        return;
    }
    const Status status =
        isThere ? m_forwarder->AddOutgoingInterface(entry.key, OutgoingInterface{interface, 1})
                : m_forwarder->RemoveOutgoingInterface(entry.key, interface);
    if (status != Status::SUCCESS)
    {
        Install(entry); // the whole entry says what is wrong, or is what the forwarder has lost
    }
}

bool
EntryInstaller::Install(ManagedEntry& entry)
{
    const Status status = m_forwarder->SetEntry(entry.MakeSpec());
    entry.restart = false;
    if (status == Status::SUCCESS)
    {
        return true;
    }
    const SourceGroup key = entry.key;
    NS_LOG_WARN("forwarder does not take " << key << ": " << status);
    ++m_tables.counters.refusedEntries;
    const CauseScope scope(m_reports.FireRefusedEntry(key, entry.iif, status));
    m_tables.entries.Erase(key);
    Withdraw(key); // an older version, which nobody would change any more
    return false;
}

void
EntryInstaller::DeliverPrune(ClientHandle to, const SourceGroup& key, const InterfaceId& interface)
{
    PruneAlert alert;
    alert.key = key;
    alert.interface = interface;
    alert.memberDelete = false;
    const CauseScope scope(m_caller.AlertPrune(to, alert));
    ManagedEntry* entry = m_tables.entries.Find(key);
    const Time lifetime = Seconds(alert.timeout);
    if (entry && !entry->IsStatic() && entry->oifs.empty() && !entry->negative &&
        !entry->IsOver() && entry->timeout != lifetime &&
        m_tables.interfaces.GetOwner(entry->iif) == to)
    {
        entry->SetTimeout(lifetime);
        Install(*entry);
    }
}

void
EntryInstaller::TellFormerOwner(const SourceGroup& key, const InterfaceId& before, bool wasEmpty)
{
    const ClientHandle former = m_tables.interfaces.GetOwner(before);
    const ManagedEntry* entry = m_tables.entries.Find(key);
    const ClientHandle owner = entry ? m_tables.interfaces.GetOwner(entry->iif) : NO_CLIENT;
    if (!wasEmpty && former != NO_CLIENT && former != owner)
    {
        m_queue.Add([this, former, key, before] { DeliverPrune(former, key, before); });
    }
}

void
EntryInstaller::TellNewOwner(const SourceGroup& key)
{
    const ManagedEntry* entry = m_tables.entries.Find(key);
    const ClientHandle owner = entry ? m_tables.interfaces.GetOwner(entry->iif) : NO_CLIENT;
    if (owner != NO_CLIENT)
    {
        m_queue.Add([this, owner, key] { m_caller.AlertJoin(owner, JoinAlert{key, false}); });
    }
}

void
EntryInstaller::Withdraw(const SourceGroup& key)
{
    if (m_forwarder->HasEntry(key))
    {
        m_forwarder->DeleteEntry(key);
    }
}

void
EntryInstaller::Delete(const SourceGroup& key)
{
    m_tables.entries.Erase(key);
    m_forwarder->DeleteEntry(key);
}

} // namespace mgm
} // namespace ns3
