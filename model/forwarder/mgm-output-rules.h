/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Decides for each outgoing interface of an entry whether a copy of a packet may leave there.
 */

#ifndef MGM_OUTPUT_RULES_H
#define MGM_OUTPUT_RULES_H

#include "ns3/ipv4-header.h"
#include "ns3/mgm-drop-reason.h"
#include "ns3/mgm-forwarder-interfaces.h"
#include "ns3/mgm-forwarding-entry.h"
#include "ns3/nstime.h"

#include <optional>

namespace ns3
{
namespace mgm
{

/**
 * @ingroup mgm
 * The checks of a copy on its way out, in their order: boundary, TTL, interface up, size, rate.
 */
class OutputRules
{
  public:
    /// How a TTL is compared with a threshold. Under both rules a packet whose TTL would become 0
    /// does not leave.
    enum ThresholdRule
    {
        GREATER,  //!< TTL > threshold, and 255 means "not an outgoing interface" (Linux, BSD; K4)
        AT_LEAST, //!< TTL >= threshold (Windows; M-110)
    };

    /**
     * @param [in] thresholdRule How TTLs are compared with thresholds.
     * @param [in] rateLimitBurst Time whose share of a rate limit may leave at once.
     */
    OutputRules(ThresholdRule thresholdRule, Time rateLimitBurst);

    /**
     * @param [in] output An outgoing interface of an entry.
     * @return whether copies ever leave there.
     */
    bool IsOutgoing(const ForwardingOutput& output) const;

    /**
     * @param [in] entry An entry.
     * @param [in] id An extended interface.
     * @return whether it is one of the entry's oifs and copies ever leave there.
     */
    bool IsOutgoing(const ForwardingEntry& entry, const InterfaceId& id) const;

    /**
     * Checks a copy and counts it for the outgoing interface, as sent or by what held it back.
     * @param [in,out] output The outgoing interface.
     * @param [in] header Header of the packet on arrival.
     * @param [in] size Bytes of the copy, IP header included.
     * @param [in] interfaces The node's interfaces.
     * @return why it may not leave; nothing if it may.
     */
    std::optional<DropReason> Check(ForwardingOutput& output,
                                    const Ipv4Header& header,
                                    uint32_t size,
                                    const ForwarderInterfaces& interfaces) const;

  private:
    /// @return whether a TTL passes the threshold of the entry and that of the interface.
    bool PassesThreshold(const ForwardingOutput& output, uint8_t ttl) const;

    ThresholdRule m_thresholdRule; //!< how TTLs are compared with thresholds
    Time m_rateLimitBurst;         //!< time whose share of a rate limit may leave at once
};

} // namespace mgm
} // namespace ns3

#endif // MGM_OUTPUT_RULES_H
