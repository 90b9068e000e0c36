/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-pim-assert-metric.h"

#include <algorithm>
#include <tuple>

namespace ns3
{
namespace mgm
{

PimAssertMetric::PimAssertMetric(uint32_t routePreference, uint32_t routeMetric, Ipv4Address router)
    : preference(std::min(routePreference, INFINITE_PREFERENCE)),
      metric(routeMetric),
      address(router)
{
}

bool
PimAssertMetric::IsInfinite() const
{
    return preference == INFINITE_PREFERENCE && metric == INFINITE_METRIC;
}

bool
PimAssertMetric::IsBetterThan(const PimAssertMetric& other) const
{
    if (IsInfinite() || other.IsInfinite())
    {
        return !IsInfinite();
    }
    return std::make_tuple(rpt, preference, metric, other.address.Get()) <
           std::make_tuple(other.rpt, other.preference, other.metric, address.Get());
}

std::ostream&
operator<<(std::ostream& os, const PimAssertMetric& metric)
{
    os << (metric.rpt ? "rpt/" : "");
    if (metric.IsInfinite())
    {
        os << "infinite";
    }
    else
    {
        os << metric.preference << '/' << metric.metric;
    }
    return os << '/' << metric.address;
}

} // namespace mgm
} // namespace ns3
