/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * What routers compare when they elect who forwards onto a LAN. Dense and sparse mode share it.
 */

#ifndef MGM_PIM_ASSERT_METRIC_H
#define MGM_PIM_ASSERT_METRIC_H

#include "ns3/ipv4-address.h"

#include <cstdint>
#include <ostream>

namespace ns3
{
namespace mgm
{

/**
 * @ingroup mgm
 * assert_metric (RFC 3973 4.6.1, RFC 7761 4.6.3): fields are compared in this order.
 */
struct PimAssertMetric
{
    /// Metric Preference that stands for infinity: all 31 bits of the field (RFC 3973 4.7.7).
    static constexpr uint32_t INFINITE_PREFERENCE = 0x7fffffff;
    /// Metric that stands for infinity: all 32 bits of the field (RFC 3973 4.7.7).
    static constexpr uint32_t INFINITE_METRIC = 0xffffffff;

    bool rpt{false};                            //!< rpt_bit of sparse mode; false wins
    uint32_t preference{INFINITE_PREFERENCE};   //!< metric_preference; the lower one wins
    uint32_t metric{INFINITE_METRIC};           //!< route_metric; the lower one wins
    Ipv4Address address{Ipv4Address::GetAny()}; //!< who says so; the highest one wins

    /// An infinite metric of nobody (infinite_assert_metric).
    PimAssertMetric() = default;
    /**
     * @param [in] routePreference Preference of the route to the source.
     * @param [in] routeMetric Its metric.
     * @param [in] router Address of the router on the link.
     */
    PimAssertMetric(uint32_t routePreference, uint32_t routeMetric, Ipv4Address router);

    /// @return whether it is one of an AssertCancel: preference and metric are infinite.
    bool IsInfinite() const;
    /**
     * Compares. An infinite metric is never better than another.
     * @param [in] other Another metric.
     * @return whether this one wins.
     */
    bool IsBetterThan(const PimAssertMetric& other) const;
};

/// Prints "110/20/10.0.0.1" or "infinite/10.0.0.1"; "rpt/" before it with the bit.
std::ostream& operator<<(std::ostream& os, const PimAssertMetric& metric);

} // namespace mgm
} // namespace ns3

#endif // MGM_PIM_ASSERT_METRIC_H
