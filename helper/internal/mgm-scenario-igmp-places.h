/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * On which interfaces of a scenario IGMP works, and which hosts report to it.
 */

#ifndef MGM_SCENARIO_IGMP_PLACES_H
#define MGM_SCENARIO_IGMP_PLACES_H

#include "ns3/mgm-scenario.h"

#include <cstddef>
#include <map>
#include <set>
#include <utility>
#include <vector>

namespace ns3
{
namespace mgm
{

/**
 * @ingroup mgm
 * The interfaces on which the routers of a scenario ask hosts.
 */
class ScenarioIgmpPlaces
{
  public:
    /// @param [in] scenario A scenario whose network, hosts and protocols are read.
    explicit ScenarioIgmpPlaces(const Scenario& scenario);

    /**
     * @param [in] router A router.
     * @return the interfaces on which it asks: links in the order of the network, then hosts.
     */
    std::vector<ScenarioInterface> GetInterfaces(NodeIndex router) const;
    /**
     * @param [in] interface An interface of a router.
     * @return whether the router asks there.
     */
    bool Includes(const ScenarioInterface& interface) const;
    /**
     * @param [in] host A host.
     * @return whether a router asks on its link, so that it joins by IGMP.
     */
    bool Reaches(HostIndex host) const;

  private:
    /// An interface as a key.
    using Key = std::pair<NodeIndex, decltype(ScenarioInterface::to)>;

    /**
     * @param [in] interface An interface of a router with IGMP.
     * @return whether hosts are there or may be.
     */
    bool MayHaveHosts(const ScenarioInterface& interface) const;

    const Scenario& m_scenario;                  //!< the scenario
    std::map<NodeIndex, std::size_t> m_routers;  //!< number of the IGMP of each router
    std::set<Key> m_named;                       //!< interfaces that are named
    std::set<Key> m_upstream;                    //!< interfaces where proxies are hosts
    std::multimap<NodeIndex, HostIndex> m_hosts; //!< hosts by what they are attached to
    std::set<NodeIndex> m_lans;                  //!< LANs on which a router asks
};

} // namespace mgm
} // namespace ns3

#endif // MGM_SCENARIO_IGMP_PLACES_H
