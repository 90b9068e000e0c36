/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * The ring on which tests of StaticTree run: five routers, each with a host (interface 3), the
 * source being hr0.
 *
 *            hr0
 *             |
 *            r0 --- link 4 --- r4
 *          1 |                   \  link 3
 *     link 0 |                    r3
 *          1 |                   /  link 2
 *            r1 --- link 1 --- r2
 *
 * Interface 1 of r1 to r4 leads to the router with the lower number, interface 2 to the next; r0
 * has r1 at interface 1 and r4 at interface 2.
 */

#ifndef MGM_STATIC_RING_H
#define MGM_STATIC_RING_H

#include "ns3/mgm-topology-generator.h"

namespace ns3
{
namespace mgm
{
namespace test
{

/// @return the ring of five routers.
inline Topology
MakeRing()
{
    return MakeRingTopology(5).GetTopology();
}

} // namespace test
} // namespace mgm
} // namespace ns3

#endif // MGM_STATIC_RING_H
