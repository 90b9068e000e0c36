/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-entry-store.h"

#include "ns3/mgm-entry-printer.h"
#include "ns3/mgm-forwarding-rules.h"
#include "ns3/simulator.h"

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
    if (entry && !restarts && IsSameEntry(entry->GetSpec(), spec))
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
    const CauseScope scope(m_recorder.RecordEntry(event, entry->GetSpec(), spec));
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
EntryStore::Delete(const SourceGroup& key)
{
    std::unique_ptr<ForwardingEntry> entry = m_installed.Extract(key);
    entry = entry ? std::move(entry) : m_unresolved.Extract(key);
    if (entry)
    {
        const CauseScope scope(
            m_recorder.RecordEntry(EntryEvent::DELETED, entry->GetSpec(), KeyOnly(key)));
        GiveUp(*entry, DropReason::ENTRY_DELETED);
    }
}

void
EntryStore::SetMask(const SourceGroup& key, const InterfaceId& arrival, bool masked)
{
    ForwardingEntry* entry = Find(key);
    if (entry)
    {
        entry->GetArrival(arrival).masked = masked;
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
        const CauseScope scope(
            m_recorder.RecordEntry(EntryEvent::DELETED, entry->GetSpec(), KeyOnly(key)));
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

std::vector<ForwardingOutput>
EntryStore::MakeOutputs(const EntrySpec& spec)
{
    std::vector<ForwardingOutput> outputs(spec.oifs.size());
    for (std::size_t i = 0; i < outputs.size(); ++i)
    {
        const InterfaceId& id = spec.oifs[i].interface;
        outputs[i].counters.interface = id;
        outputs[i].threshold = spec.oifs[i].threshold;
        outputs[i].interface = m_interfaces.Find(id.index);
        outputs[i].route = outputs[i].interface->GetRoute(id.nextHop);
    }
    return outputs;
}

ForwardingEntry&
EntryStore::CreateUnresolved(const PacketView& view, Time lifetime)
{
    const SourceGroup key = view.key;
    const EntrySpec spec = KeyOnly(key);
    const CauseScope scope(m_recorder.RecordEntry(EntryEvent::UNRESOLVED, spec, spec));
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
    const CauseScope scope(
        m_recorder.RecordEntry(EntryEvent::EXPIRED, entry->GetSpec(), KeyOnly(key)));
    m_listener.OnExpired(key);
}

void
EntryStore::Abandon(SourceGroup key)
{
    const std::unique_ptr<ForwardingEntry> entry = m_unresolved.Extract(key);
    const CauseScope cause(entry->GetCause());
    const CauseScope scope(
        m_recorder.RecordEntry(EntryEvent::ABANDONED, entry->GetSpec(), KeyOnly(key)));
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
