/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-forwarding-entry.h"

#include "ns3/simulator.h"

#include <algorithm>
#include <utility>

namespace ns3
{
namespace mgm
{

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

EntrySpec
ForwardingEntry::Describe() const
{
    EntrySpec spec = m_spec;
    spec.oifs.reserve(m_outputs.size());
    for (const auto& [id, output] : m_outputs)
    {
        spec.oifs.push_back(OutgoingInterface{id, output.threshold});
    }
    return spec;
}

bool
ForwardingEntry::IsSame(const EntrySpec& spec) const
{
    const auto isSameOutput = [](const OutgoingInterface& oif, const Outputs::value_type& output) {
        return oif.interface == output.first && oif.threshold == output.second.threshold;
    };
    return m_spec.iif == spec.iif && m_spec.timeout == spec.timeout &&
           m_spec.negative == spec.negative &&
           std::equal(spec.oifs.begin(),
                      spec.oifs.end(),
                      m_outputs.begin(),
                      m_outputs.end(),
                      isSameOutput);
}

void
ForwardingEntry::Install(const EntrySpec& spec, Outputs outputs)
{
    for (auto& [id, output] : outputs)
    {
        const ForwardingOutput* before = FindOutput(id);
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
    m_spec.key = spec.key;
    m_spec.iif = spec.iif;
    m_spec.timeout = spec.timeout;
    m_spec.negative = spec.negative;
    m_state = spec.negative ? State::NEGATIVE : State::ACTIVE;
    m_cause = CauseScope::GetCurrent();
}

void
ForwardingEntry::SetOutput(const ForwardingOutput& output)
{
    const auto [place, isNew] = m_outputs.try_emplace(output.counters.interface, output);
    if (!isNew)
    {
        place->second.threshold = output.threshold;
    }
    m_cause = CauseScope::GetCurrent();
}

void
ForwardingEntry::RemoveOutput(const InterfaceId& id)
{
    m_outputs.erase(id);
    m_cause = CauseScope::GetCurrent();
}

const ForwardingOutput*
ForwardingEntry::FindOutput(const InterfaceId& id) const
{
    const auto output = m_outputs.find(id);
    return output == m_outputs.end() ? nullptr : &output->second;
}

ArrivalState&
ForwardingEntry::GetArrival(const InterfaceId& id)
{
    auto arrival = std::lower_bound(m_arrivals.begin(),
                                    m_arrivals.end(),
                                    id,
                                    [](const ArrivalState& state, const InterfaceId& value) {
                                        return state.counters.interface < value;
                                    });
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

void
ForwardingEntry::Watch()
{
    m_isWatched = true;
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
    for (const auto& [id, output] : m_outputs)
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
    Simulator::Remove(m_expiry);
    m_expiry = expiry;
}

const Cause&
ForwardingEntry::GetCause() const
{
    return m_cause;
}

} // namespace mgm
} // namespace ns3
