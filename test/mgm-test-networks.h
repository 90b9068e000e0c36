/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Networks for tests of routes and trees, without ns-3 nodes: topologies whose links and hosts have
 * made-up interfaces and addresses.
 */

#ifndef MGM_TEST_NETWORKS_H
#define MGM_TEST_NETWORKS_H

#include "ns3/mgm-graph-routes.h"

namespace ns3
{
namespace mgm
{

/// The interface of a router towards its host; no router has as many links.
constexpr uint32_t HOST_INTERFACE = 1000000;

/**
 * @param [in] router A router.
 * @return address of the host behind it: 172.16.router.2.
 */
Ipv4Address HostOf(NodeIndex router);

/**
 * Binds a topology: link l has address 10.0.l.1 at a and 10.0.l.2 at b, or, of a
 * LAN, 10.1.lan.(l+1); interfaces count from 1 in the order of the links; router r is node 100 + r
 * and has a host.
 *
 * @param [in] topology A topology.
 * @param [in] rule How ties are decided.
 * @return the routes.
 */
Ptr<GraphRoutes> BindTestNetwork(const Topology& topology, EqualCostRule rule = HIGHEST_NEIGHBOR);

/**
 * @param [in] seed Seed.
 * @return a random network of 7 routers and 2 LANs with uneven costs, parallel and dead links.
 */
Topology MakeTestTopology(uint32_t seed);

} // namespace mgm
} // namespace ns3

#endif // MGM_TEST_NETWORKS_H
