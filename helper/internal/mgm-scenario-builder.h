/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * From a scenario to nodes with everything on them: network, forwarders, group managers, protocols
 * and settings of interfaces.
 */

#ifndef MGM_SCENARIO_BUILDER_H
#define MGM_SCENARIO_BUILDER_H

#include "ns3/mgm-network.h"
#include "ns3/mgm-scenario-map.h"
#include "ns3/mgm-scenario.h"
#include "ns3/mgm-static-tree-groups.h"

#include <vector>

namespace ns3
{
namespace mgm
{

/**
 * @ingroup mgm
 * The first random streams of each kind of part of a scenario. They are written down so that a run
 * gives the same bytes whatever ran before it in the same program.
 */
struct ScenarioStreams
{
    /// @param [in] scenario The scenario.
    explicit ScenarioStreams(const Scenario& scenario);

    int64_t igmpHosts;   //!< of IGMP on hosts: one each
    int64_t igmpRouters; //!< of IGMP on routers: one for each node of the topology
    int64_t pimRouters;  //!< of PIM: one for each node of the topology
    int64_t network;     //!< of nodes and links: all the rest
};

/**
 * @ingroup mgm
 * Builds the network of a scenario, with its hosts and times of convergence.
 * @param [in] scenario The scenario.
 * @return the network.
 */
Ptr<Network> BuildNetwork(const Scenario& scenario);

/**
 * @ingroup mgm
 * Installs forwarders, group managers and protocols on the routers.
 * @param [in] scenario The scenario.
 * @param [in] map What became of it so far.
 * @param [in] groups Sources and receivers, for StaticTree.
 */
void InstallRouters(const Scenario& scenario,
                    const ScenarioMap& map,
                    const Ptr<StaticTreeGroups>& groups);

/**
 * @ingroup mgm
 * Installs PIM dense mode on a router, unless it owns nothing there.
 * @param [in] scenario The scenario.
 * @param [in] protocol PIM dense mode in its protocols.
 * @param [in] router The router.
 * @param [in] interfaces Indices of the interfaces that it owns.
 * @param [in] map What became of the scenario so far.
 */
void InstallPimDm(const Scenario& scenario,
                  const ScenarioProtocol& protocol,
                  NodeIndex router,
                  const std::set<uint32_t>& interfaces,
                  const ScenarioMap& map);

/**
 * @ingroup mgm
 * Installs IGMP on the routers, and on the hosts of receivers where a router asks.
 * @param [in] scenario The scenario.
 * @param [in] map What became of it so far.
 * @param [in] network Its network.
 */
void InstallIgmp(const Scenario& scenario, const ScenarioMap& map, const Network& network);

/**
 * @ingroup mgm
 * Sets boundaries, thresholds and rate limits of interfaces.
 * @param [in] scenario The scenario.
 * @param [in] map What became of it so far.
 */
void ConfigureInterfaces(const Scenario& scenario, const ScenarioMap& map);

} // namespace mgm
} // namespace ns3

#endif // MGM_SCENARIO_BUILDER_H
