/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Positions on the globe, the distance between two of them, and how long light takes to go that
 * far in a fiber.
 */

#ifndef MGM_GEO_H
#define MGM_GEO_H

#include "ns3/nstime.h"

namespace ns3
{
namespace mgm
{

/// Mean radius of the Earth in meters (IUGG R1); the haversine formula takes the Earth for a
/// sphere.
constexpr double EARTH_RADIUS = 6371008.8;

/// Speed of light in a fiber in meters per second: two thirds of that in vacuum (index about 1.5).
constexpr double FIBER_LIGHT_SPEED = 299792458.0 * 2 / 3;

/**
 * @ingroup mgm
 * A place on the globe (WGS 84).
 */
struct GeoPosition
{
    double latitude{0};  //!< degrees, -90 (south) to 90 (north)
    double longitude{0}; //!< degrees, -180 (west) to 180 (east)

    /// @return whether both numbers are finite and within their ranges.
    bool IsValid() const;
};

/**
 * @ingroup mgm
 * Length of the shortest way over the surface, by the haversine formula, which stays exact for
 * near places. The error of the spherical Earth is below 0.6 %.
 *
 * @param [in] a A position.
 * @param [in] b Another.
 * @return the great-circle distance in meters.
 */
double GetGreatCircleDistance(const GeoPosition& a, const GeoPosition& b);

/**
 * @ingroup mgm
 * Propagation delay of a fiber laid along the great circle. Real fibers follow roads and coasts and
 * are longer, so this is a lower bound.
 *
 * @param [in] a One end.
 * @param [in] b The other end.
 * @return the one-way delay, rounded to whole nanoseconds.
 */
Time GetFiberDelay(const GeoPosition& a, const GeoPosition& b);

} // namespace mgm
} // namespace ns3

#endif // MGM_GEO_H
