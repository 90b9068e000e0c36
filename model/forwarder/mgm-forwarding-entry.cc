/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-forwarding-entry.h"

#include <algorithm>
#include <utility>

namespace ns3
{
namespace mgm
{

namespace
{

/// First element of a sorted vector whose counters name an interface that is not before the given
/// one.
template <typename Vector>
auto
LowerBound(Vector& elements, const InterfaceId& id)
{
    return std::lower_bound(
        elements.begin(), elements.end(), id, [](const auto& element, const InterfaceId& value) {
            return element.counters.interface < value;
        });
}

} // namespace

ForwardingEntry::ForwardingEntry(const SourceGroup& key)
    : m_hasSource(!key.IsAnySource()),
      m_cause(CauseScope::GetCurrent())
{
    m_spec.key = key;
    m_counters.created = Simulator::Now();
}

ForwardingEntry::~ForwardingEntry()
{
    m_expiry.Cancel();
}

ForwardingEntry::State
ForwardingEntry::GetState() const
{
    return m_state;
}

void
ForwardingEntry::Install(const EntrySpec& spec, std::vector<ForwardingOutput> outputs)
{
    for (ForwardingOutput& output : outputs)
    {
        const ForwardingOutput* before = FindOutput(output.counters.interface);
        if (before)
        {
            output.counters = before->counters;
        }
    }
    if (m_state == State::UNRESOLVED)
    {
        m_counters.created = Simulator::Now();
    }
    m_outputs = std::move(outputs);
    m_spec = spec;
    m_state = spec.negative ? State::NEGATIVE : State::ACTIVE;
    m_cause = CauseScope::GetCurrent();
}

const ForwardingOutput*
ForwardingEntry::FindOutput(const InterfaceId& id) const
{
    const auto output = LowerBound(m_outputs, id);
    const bool found = output != m_outputs.end() && output->counters.interface == id;
    return found ? &*output : nullptr;
}

ArrivalState&
ForwardingEntry::GetArrival(const InterfaceId& id)
{
    auto arrival = LowerBound(m_arrivals, id);
    if (arrival == m_arrivals.end() || arrival->counters.interface != id)
    {
        arrival = m_arrivals.emplace(arrival);
        arrival->counters.interface = id;
    }
    return *arrival;
}

AlertClock&
ForwardingEntry::GetAlertClock()
{
    return m_alertClock;
}

const AlertClock&
ForwardingEntry::GetAlertClock() const
{
    return m_alertClock;
}

void
ForwardingEntry::CountWrongInterface(ArrivalState& arrival, Verdict verdict)
{
    const auto index = static_cast<std::size_t>(verdict);
    ++m_counters.wrongInterface;
    ++m_counters.verdicts[index];
    ++arrival.counters.packets;
    ++arrival.counters.verdicts[index];
}

void
ForwardingEntry::AddUnresolvedCounters(const ForwardingEntry& other)
{
    m_counters.packets += other.m_counters.packets;
    m_counters.octets += other.m_counters.octets;
    m_counters.uninitialized += other.m_counters.uninitialized;
    m_counters.queueOverflow += other.m_counters.queueOverflow;
    m_counters.lastPacket = Max(m_counters.lastPacket, other.m_counters.lastPacket);
}

EntryCounters
ForwardingEntry::ReadCounters() const
{
    EntryCounters counters = m_counters;
    for (const ArrivalState& arrival : m_arrivals)
    {
        // A mask alone is not a packet.
        if (arrival.counters.packets > 0)
        {
            counters.arrivals.push_back(arrival.counters);
        }
    }
    for (const ForwardingOutput& output : m_outputs)
    {
        counters.oifs.push_back(output.counters);
    }
    return counters;
}

std::vector<HeldPacket>&
ForwardingEntry::GetHeldPackets()
{
    return m_held;
}

void
ForwardingEntry::SetExpiry(const EventId& expiry)
{
    m_expiry.Cancel();
    m_expiry = expiry;
}

const Cause&
ForwardingEntry::GetCause() const
{
    return m_cause;
}

} // namespace mgm
} // namespace ns3
