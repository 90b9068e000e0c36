/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Where the nodes of a scenario stand in an animation.
 */

#ifndef MGM_ANIMATION_LAYOUT_H
#define MGM_ANIMATION_LAYOUT_H

#include "ns3/mgm-network.h"
#include "ns3/mgm-run-animation.h"
#include "ns3/mgm-scenario.h"

#include <vector>

namespace ns3
{
namespace mgm
{

/**
 * Routers stand where the topology says, in its proportions, or on a circle unless it says so of
 * all of them; hosts stand around their router, or around the middle of the routers of their LAN.
 * @param [in] scenario A scenario.
 * @param [in] network What it became.
 * @return routers and hosts.
 */
std::vector<AnimatedNode> LayOutNodes(const Scenario& scenario, const Network& network);

} // namespace mgm
} // namespace ns3

#endif // MGM_ANIMATION_LAYOUT_H
