/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-output-rules.h"

#include <algorithm>

namespace ns3
{
namespace mgm
{

namespace
{

constexpr uint8_t NOT_OUTGOING = 255; //!< threshold that says "not an outgoing interface" (K4)

} // namespace

OutputRules::OutputRules(ThresholdRule thresholdRule, Time rateLimitBurst)
    : m_thresholdRule(thresholdRule),
      m_rateLimitBurst(rateLimitBurst)
{
}

bool
OutputRules::IsOutgoing(const ForwardingOutput& output) const
{
    return m_thresholdRule != GREATER || output.threshold != NOT_OUTGOING;
}

bool
OutputRules::IsOutgoing(const ForwardingEntry& entry, const InterfaceId& id) const
{
    const ForwardingOutput* output = entry.FindOutput(id);
    return output && IsOutgoing(*output);
}

std::optional<DropReason>
OutputRules::Check(ForwardingOutput& output,
                   const Ipv4Header& header,
                   uint32_t size,
                   const ForwarderInterfaces& interfaces) const
{
    ForwarderInterface& interface = *output.interface;
    OutgoingInterfaceCounters& counters = output.counters;
    if (interface.GetBoundaries().Contains(header.GetDestination()))
    {
        ++counters.discards;
        return DropReason::BOUNDARY_OUT;
    }
    if (!PassesThreshold(output, header.GetTtl()))
    {
        ++counters.ttlTooLow;
        return DropReason::TTL_TOO_LOW;
    }
    if (!interfaces.IsUp(interface))
    {
        ++counters.discards;
        return DropReason::INTERFACE_DOWN;
    }
    if (size > interface.GetMtu())
    {
        ++counters.fragmentationNeeded;
        if (header.IsDontFragment())
        {
            return DropReason::FRAGMENTATION_NEEDED;
        }
    }
    // Last, so that only what leaves uses up the limit.
    if (!interface.TakeRate(size, m_rateLimitBurst))
    {
        ++counters.discards;
        return DropReason::RATE_LIMIT;
    }
    ++counters.packets;
    return std::nullopt;
}

bool
OutputRules::PassesThreshold(const ForwardingOutput& output, uint8_t ttl) const
{
    const uint8_t threshold = std::max(output.threshold, output.interface->GetCounters().threshold);
    return ttl > 1 && (m_thresholdRule == GREATER ? ttl > threshold : ttl >= threshold);
}

} // namespace mgm
} // namespace ns3
