/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Decides for each outgoing interface of an entry whether a copy of a packet may leave there.
 */

#ifndef MGM_OUTPUT_RULES_H
#define MGM_OUTPUT_RULES_H

#include "ns3/mgm-drop-reason.h"
#include "ns3/mgm-forwarding-entry.h"
#include "ns3/mgm-forwarding-rules.h"
#include "ns3/mgm-packet-view.h"
#include "ns3/nstime.h"

#include <algorithm>
#include <optional>

namespace ns3
{
namespace mgm
{

/**
 * @ingroup mgm
 * The checks of a copy on its way out, in their order: boundary, TTL, interface up, size, rate.
 * Made for each packet, so that the parameters may change during a run; inline, because every copy
 * passes here.
 */
class OutputRules
{
  public:
    /// How a TTL is compared with a threshold. Under both rules a packet whose TTL would become 0
    /// does not leave.
    enum ThresholdRule
    {
        GREATER,  //!< TTL > threshold; 0 and 255 mean "not an outgoing interface" (Linux, BSD; K4)
        AT_LEAST, //!< TTL >= threshold (Windows; M-110)
    };

    /**
     * @param [in] rule How TTLs are compared with thresholds.
     * @param [in] threshold Threshold of an outgoing interface in an entry.
     * @return whether copies ever leave there.
     */
    static bool IsOutgoing(ThresholdRule rule, uint8_t threshold)
    {
        return rule != GREATER || (threshold != NOT_OUTGOING && threshold != UNSET);
    }

    /**
     * @param [in] rule How TTLs are compared with thresholds.
     * @param [in] threshold The larger of the entry's and the interface's.
     * @param [in] ttl TTL on arrival.
     * @return whether a copy may leave.
     */
    static bool PassesThreshold(ThresholdRule rule, uint8_t threshold, uint8_t ttl)
    {
        return ttl > 1 && (rule == GREATER ? ttl > threshold : ttl >= threshold);
    }

    /**
     * @param [in] thresholdRule How TTLs are compared with thresholds.
     * @param [in] rateLimitBurst Time whose share of a rate limit may leave at once; lives as long
     * as this object.
     */
    OutputRules(ThresholdRule thresholdRule, const Time& rateLimitBurst)
        : m_thresholdRule(thresholdRule),
          m_rateLimitBurst(rateLimitBurst)
    {
    }

    /**
     * @param [in] output An outgoing interface of an entry.
     * @return whether copies ever leave there.
     */
    bool IsOutgoing(const ForwardingOutput& output) const
    {
        return IsOutgoing(m_thresholdRule, output.threshold);
    }

    /**
     * @param [in] entry An entry.
     * @param [in] id An extended interface.
     * @return whether it is one of the entry's oifs and copies ever leave there.
     */
    bool IsOutgoing(const ForwardingEntry& entry, const InterfaceId& id) const;

    /**
     * Checks a copy and counts it for the outgoing interface, as sent or by what held it back.
     * @param [in,out] output The outgoing interface.
     * @param [in] view The packet.
     * @return why it may not leave; nothing if it may.
     */
    std::optional<DropReason> Check(ForwardingOutput& output, const PacketView& view) const;

  private:
    /// Threshold that says "not an outgoing interface" (K4).
    static constexpr uint8_t NOT_OUTGOING = 255;
    /// Threshold that says the same in Linux and BSD, where no outgoing interface is without one.
    static constexpr uint8_t UNSET = 0;

    /// @return whether a TTL passes the threshold of the entry and that of the interface.
    bool PassesThreshold(const ForwardingOutput& output, uint8_t ttl) const;

    ThresholdRule m_thresholdRule; //!< how TTLs are compared with thresholds
    const Time& m_rateLimitBurst;  //!< time whose share of a rate limit may leave at once
};

inline bool
OutputRules::PassesThreshold(const ForwardingOutput& output, uint8_t ttl) const
{
    const uint8_t threshold = std::max(output.threshold, output.interface->GetCounters().threshold);
    return PassesThreshold(m_thresholdRule, threshold, ttl);
}

inline std::optional<DropReason>
OutputRules::Check(ForwardingOutput& output, const PacketView& view) const
{
    ForwarderInterface& interface = *output.interface;
    OutgoingInterfaceCounters& counters = output.counters;
    if (interface.GetBoundaries().Contains(view.key.group))
    {
        ++counters.discards;
        return DropReason::BOUNDARY_OUT;
    }
    if (!PassesThreshold(output, view.ttl))
    {
        ++counters.ttlTooLow;
        return DropReason::TTL_TOO_LOW;
    }
    if (!interface.IsUp())
    {
        ++counters.discards;
        return DropReason::INTERFACE_DOWN;
    }
    const uint32_t size = view.payloadSize + FORWARDED_HEADER_SIZE;
    if (size > interface.GetMtu())
    {
        ++counters.fragmentationNeeded;
        if (view.header.IsDontFragment())
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

} // namespace mgm
} // namespace ns3

#endif // MGM_OUTPUT_RULES_H
