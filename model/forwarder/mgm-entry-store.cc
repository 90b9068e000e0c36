/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-entry-store.h"

#include "ns3/mgm-entry-printer.h"
#include "ns3/mgm-forwarding-rules.h"
#include "ns3/simulator.h"

#include <algorithm>
#include <iterator>
#include <memory>
#include <utility>

namespace ns3
{
namespace mgm
{

namespace
{

/// An entry of which only the key is known.
EntrySpec
KeyOnly(const SourceGroup& key)
{
    EntrySpec spec;
    spec.key = key;
    return spec;
}

} // namespace

EntryStoreListener::~EntryStoreListener() = default;

EntryStore::EntryStore(EntryStoreListener& listener,
                       const ForwarderRecorder& recorder,
                       ForwarderInterfaces& interfaces)
    : m_listener(listener),
      m_recorder(recorder),
      m_interfaces(interfaces)
{
}

ForwardingEntry*
EntryStore::Find(const SourceGroup& key) const
{
    ForwardingEntry* entry = m_installed.Find(key);
    return entry ? entry : m_unresolved.Find(key);
}

bool
EntryStore::IsInstalled(const SourceGroup& key) const
{
    return m_installed.Find(key) != nullptr;
}

void
EntryStore::Set(const EntrySpec& spec)
{
    ForwardingEntry* entry = m_installed.Find(spec.key);
    const bool restarts = spec.restart && !spec.timeout.IsZero();
    if (entry && !restarts && entry->IsSame(spec))
    {
        return;
    }
    std::unique_ptr<ForwardingEntry> fresh;
    if (!entry)
    {
        fresh = m_unresolved.Extract(spec.key);
        fresh = fresh ? std::move(fresh) : std::make_unique<ForwardingEntry>(spec.key);
        entry = fresh.get();
    }
    const EntryEvent event = fresh ? EntryEvent::CREATED : EntryEvent::CHANGED;
    const CauseScope scope(Record(event, entry, spec));
    if (fresh || spec.restart || spec.timeout != entry->GetSpec().timeout)
    {
        StartLifetime(*entry, spec.timeout);
    }
    entry->Install(spec, MakeOutputs(spec));
    if (fresh)
    {
        m_installed.Insert(std::move(fresh));
        Release(*entry);
    }
}

void
EntryStore::AddOutput(const SourceGroup& key, const OutgoingInterface& oif)
{
    ForwardingEntry* entry = m_installed.Find(key);
    const ForwardingOutput* present = entry ? entry->FindOutput(oif.interface) : nullptr;
    if (entry && (!present || present->threshold != oif.threshold))
    {
        const CauseScope scope(RecordOutput(*entry, oif.interface, oif.threshold));
        entry->SetOutput(MakeOutput(oif));
    }
}

void
EntryStore::RemoveOutput(const SourceGroup& key, const InterfaceId& interface)
{
    ForwardingEntry* entry = m_installed.Find(key);
    if (entry && entry->FindOutput(interface))
    {
        const CauseScope scope(RecordOutput(*entry, interface, std::nullopt));
        entry->RemoveOutput(interface);
    }
}

void
EntryStore::Delete(const SourceGroup& key)
{
    std::unique_ptr<ForwardingEntry> entry = m_installed.Extract(key);
    entry = entry ? std::move(entry) : m_unresolved.Extract(key);
    if (entry)
    {
        entry->SetExpiry(EventId());
        const CauseScope scope(Record(EntryEvent::DELETED, entry.get(), KeyOnly(key)));
        GiveUp(*entry, DropReason::ENTRY_DELETED);
    }
}

void
EntryStore::SetMask(const SourceGroup& key, const InterfaceId& arrival, bool masked)
{
    ForwardingEntry* entry = m_installed.Find(key);
    entry = entry ? entry : m_unresolved.Find(key);
    if (entry)
    {
        entry->GetArrival(arrival).masked = masked;
    }
}

void
EntryStore::Watch(const SourceGroup& key)
{
    ForwardingEntry* entry = m_installed.Find(key);
    if (entry)
    {
        entry->Watch();
    }
}

std::optional<DropReason>
EntryStore::Hold(const PacketView& view, const HoldLimits& limits)
{
    ForwardingEntry* entry = m_unresolved.Find(view.key);
    if (!entry)
    {
        if (m_unresolved.GetSize() >= limits.entries)
        {
            return DropReason::UNRESOLVED_LIMIT;
        }
        entry = &CreateUnresolved(view, limits.lifetime);
    }
    EntryCounters& counters = entry->GetCounters();
    entry->CountPacket(view.size);
    ++counters.uninitialized;
    std::vector<HeldPacket>& held = entry->GetHeldPackets();
    if (held.size() >= limits.packets)
    {
        ++counters.queueOverflow;
        return DropReason::QUEUE_OVERFLOW;
    }
    held.emplace_back(view);
    ++m_held;
    return std::nullopt;
}

void
EntryStore::DeleteUnresolved(DropReason reason)
{
    for (const SourceGroup& key : m_unresolved.GetKeys())
    {
        const std::unique_ptr<ForwardingEntry> entry = m_unresolved.Extract(key);
        const CauseScope scope(Record(EntryEvent::DELETED, entry.get(), KeyOnly(key)));
        GiveUp(*entry, reason);
    }
}

void
EntryStore::Stop()
{
    DeleteUnresolved(DropReason::STOPPED);
    for (const SourceGroup& key : m_installed.GetKeys())
    {
        Delete(key);
    }
}

void
EntryStore::Clear()
{
    m_installed.Clear();
    m_unresolved.Clear();
    m_held = 0;
}

std::size_t
EntryStore::GetInstalledCount() const
{
    return m_installed.GetSize();
}

std::size_t
EntryStore::GetUnresolvedCount() const
{
    return m_unresolved.GetSize();
}

uint64_t
EntryStore::GetHeldCount() const
{
    return m_held;
}

void
EntryStore::Print(std::ostream& os) const
{
    PrintForwardingTable(os, m_installed);
    PrintForwardingTable(os, m_unresolved);
}

ForwardingOutput
EntryStore::MakeOutput(const OutgoingInterface& oif)
{
    ForwardingOutput output;
    output.counters.interface = oif.interface;
    output.threshold = oif.threshold;
    output.interface = m_interfaces.Find(oif.interface.index);
    output.route = output.interface->GetRoute(oif.interface.nextHop);
    return output;
}

ForwardingEntry::Outputs
EntryStore::MakeOutputs(const EntrySpec& spec)
{
    ForwardingEntry::Outputs outputs;
    for (const OutgoingInterface& oif : spec.oifs)
    {
        outputs.emplace_hint(outputs.end(), oif.interface, MakeOutput(oif));
    }
    return outputs;
}

RecordHead
EntryStore::Record(EntryEvent event, const ForwardingEntry* before, const EntrySpec& after) const
{
    if (!m_recorder.IsEntryTraced())
    {
        return m_recorder.RecordEntry(nullptr);
    }
    EntryRecord record;
    record.event = event;
    record.before = before ? before->Describe() : KeyOnly(after.key);
    record.after = after;
    return m_recorder.RecordEntry(&record);
}

RecordHead
EntryStore::RecordOutput(const ForwardingEntry& before,
                         const InterfaceId& interface,
                         std::optional<uint8_t> threshold) const
{
    if (!m_recorder.IsEntryTraced())
    {
        return m_recorder.RecordEntry(nullptr);
    }
    EntrySpec after = before.Describe();
    std::vector<OutgoingInterface>& oifs = after.oifs;
    auto place = std::lower_bound(
        oifs.begin(),
        oifs.end(),
        interface,
        [](const OutgoingInterface& oif, const InterfaceId& id) { return oif.interface < id; });
    if (place != oifs.end() && place->interface == interface)
    {
        place = oifs.erase(place);
    }
    if (threshold)
    {
        oifs.insert(place, OutgoingInterface{interface, *threshold});
    }
    return Record(EntryEvent::CHANGED, &before, after);
}

ForwardingEntry&
EntryStore::CreateUnresolved(const PacketView& view, Time lifetime)
{
    const SourceGroup key = view.key;
    const CauseScope scope(Record(EntryEvent::UNRESOLVED, nullptr, KeyOnly(key)));
    ForwardingEntry& entry = m_unresolved.Insert(std::make_unique<ForwardingEntry>(key));
    entry.SetExpiry(Simulator::Schedule(lifetime, &EntryStore::Abandon, this, key));
    m_listener.OnUnresolved(view);
    return entry;
}

void
EntryStore::StartLifetime(ForwardingEntry& entry, Time timeout)
{
    EventId expiry;
    if (!timeout.IsZero())
    {
        expiry = Simulator::Schedule(timeout, &EntryStore::Expire, this, entry.GetSpec().key);
    }
    entry.SetExpiry(expiry);
}

void
EntryStore::Release(ForwardingEntry& entry)
{
    std::vector<HeldPacket> packets;
    packets.swap(entry.GetHeldPackets());
    const SourceGroup key = entry.GetSpec().key;
    // Only a wildcard covers other keys than its own.
    if (key.IsAnySource() && m_unresolved.GetSize() > 0)
    {
        for (const SourceGroup& waiting : m_unresolved.GetKeys())
        {
            if (key.Covers(waiting))
            {
                const std::unique_ptr<ForwardingEntry> covered = m_unresolved.Extract(waiting);
                entry.AddUnresolvedCounters(*covered);
                std::vector<HeldPacket>& held = covered->GetHeldPackets();
                std::move(held.begin(), held.end(), std::back_inserter(packets));
            }
        }
    }
    for (const HeldPacket& held : packets)
    {
        --m_held;
        const CauseScope scope(held.cause);
        m_listener.OnRelease(entry, held.GetView());
    }
}

void
EntryStore::Expire(SourceGroup key)
{
    const std::unique_ptr<ForwardingEntry> entry = m_installed.Extract(key);
    const CauseScope cause(entry->GetCause());
    const CauseScope scope(Record(EntryEvent::EXPIRED, entry.get(), KeyOnly(key)));
    m_listener.OnExpired(key);
}

void
EntryStore::Abandon(SourceGroup key)
{
    const std::unique_ptr<ForwardingEntry> entry = m_unresolved.Extract(key);
    const CauseScope cause(entry->GetCause());
    const CauseScope scope(Record(EntryEvent::ABANDONED, entry.get(), KeyOnly(key)));
    GiveUp(*entry, DropReason::RESOLUTION_TIMEOUT);
}

void
EntryStore::GiveUp(ForwardingEntry& entry, DropReason reason)
{
    std::vector<HeldPacket> packets;
    packets.swap(entry.GetHeldPackets());
    for (const HeldPacket& held : packets)
    {
        --m_held;
        const CauseScope scope(held.cause);
        m_listener.OnGiveUp(held.GetView(), reason);
    }
}

} // namespace mgm
} // namespace ns3
