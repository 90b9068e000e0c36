/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-entry-control.h"

#include "ns3/mgm-forwarding-rules.h"

#include <algorithm>
#include <utility>

namespace ns3
{
namespace mgm
{

namespace
{

/// Puts the outgoing interfaces of an entry into ascending order.
void
SortOutputs(EntrySpec& entry)
{
    std::sort(entry.oifs.begin(),
              entry.oifs.end(),
              [](const OutgoingInterface& a, const OutgoingInterface& b) {
                  return a.interface < b.interface;
              });
}

} // namespace

EntryControl::EntryControl(EntryStore& entries, const ForwarderInterfaces& interfaces)
    : m_entries(entries),
      m_interfaces(interfaces)
{
    m_changes.SetApply(MakeCallback(&EntryControl::Apply, this));
}

Status
EntryControl::Set(const EntrySpec& entry, const Settings& settings)
{
    EntryChange change;
    change.entry = entry;
    change.cause = CauseScope::GetCurrent();
    SortOutputs(change.entry);
    const Status status = CheckSorted(change.entry, settings);
    if (status == Status::SUCCESS)
    {
        m_changes.Submit(change, settings.delay, m_entries.IsInstalled(entry.key));
    }
    return status;
}

Status
EntryControl::AddOutput(const SourceGroup& key,
                        const OutgoingInterface& oif,
                        const Settings& settings)
{
    EntryChange change;
    change.kind = EntryChange::Kind::ADD;
    change.entry.key = key;
    change.output = oif;
    return m_interfaces.IsUsable(oif.interface) ? SubmitToInstalled(std::move(change), settings)
                                                : Status::INVALID_PARAMETER;
}

Status
EntryControl::RemoveOutput(const SourceGroup& key,
                           const InterfaceId& interface,
                           const Settings& settings)
{
    EntryChange change;
    change.kind = EntryChange::Kind::REMOVE;
    change.entry.key = key;
    change.output.interface = interface;
    return SubmitToInstalled(std::move(change), settings);
}

Status
EntryControl::Check(const EntrySpec& entry, const Settings& settings) const
{
    EntrySpec sorted = entry;
    SortOutputs(sorted);
    return CheckSorted(sorted, settings);
}

bool
EntryControl::WillExist(const SourceGroup& key) const
{
    return m_changes.WillExist(key, m_entries.IsInstalled(key));
}

Status
EntryControl::Delete(const SourceGroup& key, const Settings& settings)
{
    EntryChange change;
    change.kind = EntryChange::Kind::DELETE;
    change.entry.key = key;
    return SubmitToExisting(std::move(change), settings);
}

Status
EntryControl::SetMask(const SourceGroup& key,
                      const InterfaceId& arrival,
                      bool masked,
                      const Settings& settings)
{
    EntryChange change;
    change.kind = EntryChange::Kind::MASK;
    change.entry.key = key;
    change.arrival = arrival;
    change.masked = masked;
    return SubmitToExisting(std::move(change), settings);
}

Status
EntryControl::Watch(const SourceGroup& key, const Settings& settings)
{
    EntryChange change;
    change.kind = EntryChange::Kind::WATCH;
    change.entry.key = key;
    return SubmitToInstalled(std::move(change), settings);
}

void
EntryControl::Clear()
{
    m_changes.Clear();
}

Status
EntryControl::CheckSorted(const EntrySpec& entry, const Settings& settings) const
{
    const auto same = [](const OutgoingInterface& a, const OutgoingInterface& b) {
        return a.interface == b.interface;
    };
    const bool openIif = entry.negative && entry.iif == InterfaceId();
    const bool isValid =
        IsEntryKey(entry.key) && (openIif || m_interfaces.IsUsable(entry.iif)) &&
        !entry.timeout.IsStrictlyNegative() &&
        std::adjacent_find(entry.oifs.begin(), entry.oifs.end(), same) == entry.oifs.end() &&
        std::all_of(entry.oifs.begin(), entry.oifs.end(), [this](const OutgoingInterface& oif) {
            return m_interfaces.IsUsable(oif.interface);
        });
    if (!isValid)
    {
        return Status::INVALID_PARAMETER;
    }
    const auto size = static_cast<int64_t>(m_entries.GetInstalledCount()) + m_changes.GetGrowth();
    return WillExist(entry.key) || size < settings.limit ? Status::SUCCESS
                                                         : Status::NOT_ENOUGH_MEMORY;
}

Status
EntryControl::SubmitToExisting(EntryChange change, const Settings& settings)
{
    const SourceGroup& key = change.entry.key;
    const bool exists = m_entries.IsInstalled(key);
    const bool isKnown = m_changes.WillExist(key, exists) || m_entries.Find(key);
    if (!isKnown || m_changes.WillBeDeleted(key))
    {
        return Status::NOT_FOUND;
    }
    change.cause = CauseScope::GetCurrent();
    m_changes.Submit(change, settings.delay, exists);
    return Status::SUCCESS;
}

Status
EntryControl::SubmitToInstalled(EntryChange change, const Settings& settings)
{
    return WillExist(change.entry.key) ? SubmitToExisting(std::move(change), settings)
                                       : Status::NOT_FOUND;
}

void
EntryControl::Apply(const EntryChange& change)
{
    const SourceGroup& key = change.entry.key;
    switch (change.kind)
    {
    case EntryChange::Kind::SET:
        m_entries.Set(change.entry);
        break;
    case EntryChange::Kind::DELETE:
        m_entries.Delete(key);
        break;
    case EntryChange::Kind::MASK:
        m_entries.SetMask(key, change.arrival, change.masked);
        break;
    case EntryChange::Kind::WATCH:
        m_entries.Watch(key);
        break;
    case EntryChange::Kind::ADD:
        m_entries.AddOutput(key, change.output);
        break;
    case EntryChange::Kind::REMOVE:
        m_entries.RemoveOutput(key, change.output.interface);
        break;
    }
}

} // namespace mgm
} // namespace ns3
