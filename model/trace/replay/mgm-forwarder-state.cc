/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-forwarder-state.h"

#include "ns3/mgm-trace-header.h"
#include "ns3/mgm-trace-record.h"

#include <algorithm>

namespace ns3
{
namespace mgm
{

namespace
{

/// @return one side of an entry's change.
EntrySpec
ParseEntry(const TraceRecord& fields, const SourceGroup& key)
{
    EntrySpec spec;
    spec.key = key;
    spec.iif = fields.GetInterfaceId("iif");
    spec.timeout = NanoSeconds(fields.GetInteger("timeout_ns"));
    spec.negative = fields.GetBoolean("negative");
    for (const TraceRecord& element : fields.GetObjects("oifs"))
    {
        OutgoingInterface oif;
        oif.interface.index = element.GetUnsigned("index");
        if (element.Has("next_hop"))
        {
            oif.interface.nextHop = element.GetAddress("next_hop");
        }
        oif.threshold = static_cast<uint8_t>(element.GetUnsigned("threshold", 255));
        spec.oifs.push_back(oif);
    }
    return spec;
}

/// @return the verdict of a wrong-interface packet.
Verdict
ParseVerdict(const TraceRecord& record)
{
    const std::string name = record.GetText("verdict");
    for (std::size_t i = 0; i < VERDICT_COUNT; ++i)
    {
        if (name == GetVerdictName(static_cast<Verdict>(i)))
        {
            return static_cast<Verdict>(i);
        }
    }
    throw record.MakeError("\"verdict\" is \"" + name + "\", which is none");
}

} // namespace

bool
ReplayedInterface::IsBoundary(Ipv4Address group) const
{
    return std::any_of(boundaries.begin(), boundaries.end(), [group](const auto& range) {
        return group.CombineMask(range.second) == range.first;
    });
}

ForwarderState::ForwarderState(const TraceNodeFacts& facts)
{
    if (facts.forwarder)
    {
        m_limiter = facts.forwarder->limiter;
        m_alertInterval = NanoSeconds(facts.forwarder->alertInterval);
    }
    for (const auto& [index, interface] : facts.interfaces)
    {
        ReplayedInterface& state = m_interfaces[index];
        state.threshold = interface.threshold;
        state.rateLimit = interface.rateLimit;
        state.pointToMultipoint = interface.type == "point-to-multipoint";
        for (const TracePrefix& range : interface.boundaries)
        {
            state.boundaries.emplace_back(range.network, range.mask);
        }
    }
}

void
ForwarderState::Apply(const TraceRecord& record)
{
    const std::string& kind = record.GetKind();
    if (kind == "entry")
    {
        ApplyEntry(record);
    }
    else if (kind == "wrong-interface")
    {
        ApplyWrongInterface(record);
    }
    else if (kind == "api-call" && record.GetText("function") == "SetAlertMask")
    {
        ApplyMask(record);
    }
    else if (kind == "interface-setting")
    {
        ApplySetting(record);
    }
    else if (kind == "application" && record.GetText("type") == "ns3::mgm::KernelForwarder")
    {
        m_running = record.GetText("event") == "started";
    }
}

void
ForwarderState::ApplyEntry(const TraceRecord& record)
{
    const SourceGroup key = record.GetSourceGroup();
    const std::string event = record.GetText("event");
    if (event != "unresolved" && !record.Has("after"))
    {
        m_entries.erase(key);
        return;
    }
    const bool isNew = m_entries.count(key) == 0;
    ReplayedEntry& entry = m_entries[key];
    const Time now = NanoSeconds(record.GetTime());
    entry.created = isNew ? now : entry.created;
    entry.changed = now;
    entry.record = record.GetId();
    entry.unresolved = event == "unresolved";
    entry.spec.key = key;
    if (!entry.unresolved)
    {
        entry.spec = ParseEntry(record.GetObject("after"), key);
    }
}

void
ForwarderState::ApplyWrongInterface(const TraceRecord& record)
{
    SourceGroup key = record.GetSourceGroup();
    if (record.Has("entry_source"))
    {
        key = SourceGroup(record.GetAddress("entry_source"), record.GetAddress("entry_group"));
    }
    const auto found = m_entries.find(key);
    m_bucketNext = NanoSeconds(record.GetObject("limiter").GetInteger("next_alert_ns"));
    if (found == m_entries.end())
    {
        return;
    }
    ReplayedEntry& entry = found->second;
    ReplayedArrival& arrival = entry.arrivals[record.GetInterfaceId("arrival")];
    const Verdict verdict = ParseVerdict(record);
    ++entry.wrongInterface;
    ++arrival.packets;
    ++arrival.verdicts[static_cast<std::size_t>(verdict)];
    if (verdict == Verdict::ALERTED)
    {
        entry.lastAlert = NanoSeconds(record.GetTime());
        arrival.lastAlert = entry.lastAlert;
    }
}

void
ForwarderState::ApplyMask(const TraceRecord& record)
{
    const auto found = m_entries.find(record.GetSourceGroup());
    if (record.GetUnsigned("status_code") == 0 && found != m_entries.end())
    {
        found->second.arrivals[record.GetInterfaceId("interface")].masked =
            record.GetBoolean("masked");
    }
}

void
ForwarderState::ApplySetting(const TraceRecord& record)
{
    ReplayedInterface& interface = m_interfaces[record.GetInterfaceId("interface").index];
    const std::string setting = record.GetText("setting");
    if (setting == "threshold")
    {
        interface.threshold = static_cast<uint8_t>(record.GetUnsigned("value", 255));
    }
    else if (setting == "rate-limit")
    {
        interface.rateLimit = record.GetUnsigned("value");
    }
    else if (setting == "point-to-multipoint")
    {
        interface.pointToMultipoint = record.GetUnsigned("value", 1) != 0;
    }
    else
    {
        const TracePrefix range = record.GetPrefix("range");
        const auto boundary = std::make_pair(range.network, range.mask);
        auto& boundaries = interface.boundaries;
        boundaries.erase(std::remove(boundaries.begin(), boundaries.end(), boundary),
                         boundaries.end());
        if (setting == "boundary-added")
        {
            boundaries.push_back(boundary);
        }
    }
}

const std::map<SourceGroup, ReplayedEntry>&
ForwarderState::GetEntries() const
{
    return m_entries;
}

const ReplayedEntry*
ForwarderState::Match(const SourceGroup& key) const
{
    const ReplayedEntry* unresolved = nullptr;
    for (const SourceGroup& candidate :
         {key, SourceGroup(Ipv4Address::GetAny(), key.group), SourceGroup()})
    {
        const auto found = m_entries.find(candidate);
        if (found != m_entries.end() && !found->second.unresolved)
        {
            return &found->second;
        }
        unresolved = found != m_entries.end() && !unresolved ? &found->second : unresolved;
    }
    return unresolved;
}

const ReplayedInterface*
ForwarderState::FindInterface(uint32_t index) const
{
    const auto found = m_interfaces.find(index);
    return found == m_interfaces.end() ? nullptr : &found->second;
}

Time
ForwarderState::GetNextAlert(const ReplayedEntry& entry, const InterfaceId& arrival) const
{
    if (m_limiter == "none")
    {
        return Time();
    }
    if (m_limiter == "token-bucket")
    {
        return m_bucketNext;
    }
    std::optional<Time> last = entry.lastAlert;
    if (m_limiter == "per-entry-and-interface")
    {
        const auto found = entry.arrivals.find(arrival);
        last = found == entry.arrivals.end() ? std::nullopt : found->second.lastAlert;
    }
    return last ? *last + m_alertInterval : Time();
}

bool
ForwarderState::IsRunning() const
{
    return m_running;
}

} // namespace mgm
} // namespace ns3
