/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-geo.h"

#include <algorithm>
#include <cmath>

namespace ns3
{
namespace mgm
{

namespace
{

/// Degrees to radians.
double
ToRadians(double degrees)
{
    return degrees * (std::acos(-1.0) / 180.0);
}

/// sin^2(x/2), the haversine of an angle in radians.
double
Haversine(double angle)
{
    const double s = std::sin(angle / 2);
    return s * s;
}

} // namespace

bool
GeoPosition::IsValid() const
{
    return std::isfinite(latitude) && std::isfinite(longitude) && std::abs(latitude) <= 90 &&
           std::abs(longitude) <= 180;
}

double
GetGreatCircleDistance(const GeoPosition& a, const GeoPosition& b)
{
    const double latitudeA = ToRadians(a.latitude);
    const double latitudeB = ToRadians(b.latitude);
    const double h = Haversine(latitudeB - latitudeA) +
                     std::cos(latitudeA) * std::cos(latitudeB) *
                         Haversine(ToRadians(b.longitude) - ToRadians(a.longitude));
    // Rounding may lift h a little above 1 for antipodes.
    return 2 * EARTH_RADIUS * std::asin(std::sqrt(std::min(1.0, h)));
}

Time
GetFiberDelay(const GeoPosition& a, const GeoPosition& b)
{
    return NanoSeconds(std::llround(GetGreatCircleDistance(a, b) / FIBER_LIGHT_SPEED * 1e9));
}

} // namespace mgm
} // namespace ns3
