/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * From the parts of a scenario to the nodes, interfaces and addresses that they became.
 */

#ifndef MGM_SCENARIO_MAP_H
#define MGM_SCENARIO_MAP_H

#include "ns3/mgm-network.h"
#include "ns3/mgm-router-application.h"
#include "ns3/mgm-scenario.h"
#include "ns3/mgm-static-entry.h"
#include "ns3/net-device.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace ns3
{
namespace mgm
{

/**
 * @ingroup mgm
 * What the parts of a scenario became in a network.
 */
class ScenarioMap
{
  public:
    /**
     * @param [in] scenario The scenario; must outlive this object.
     * @param [in] network What was built from it.
     */
    ScenarioMap(const Scenario& scenario, Ptr<Network> network);

    /**
     * @param [in] router A router.
     * @return its node.
     */
    Ptr<Node> GetNode(NodeIndex router) const;
    /**
     * @param [in] interface An interface.
     * @return its index on the router's node.
     */
    uint32_t GetIndex(const ScenarioInterface& interface) const;
    /**
     * @param [in] interface An interface.
     * @return its device.
     */
    Ptr<NetDevice> GetDevice(const ScenarioInterface& interface) const;
    /**
     * @param [in] sender A source.
     * @return its address.
     */
    Ipv4Address GetAddress(const ScenarioSender& sender) const;
    /**
     * @param [in] source A source; nothing for any.
     * @param [in] group A group; nothing for any.
     * @return their key.
     */
    SourceGroup GetKey(const std::optional<ScenarioSender>& source,
                       const std::optional<Ipv4Address>& group) const;
    /**
     * @param [in] entry A forwarding entry.
     * @return the entry as the router's protocol takes it.
     */
    StaticEntry GetEntry(const ScenarioStaticEntry& entry) const;
    /**
     * @param [in] interface An interface.
     * @return name of what it leads to.
     */
    std::string GetNeighborName(const ScenarioInterface& interface) const;
    /**
     * @param [in] router A router.
     * @return its interfaces, by their index.
     */
    std::map<uint32_t, ScenarioInterface> GetInterfaces(NodeIndex router) const;
    /**
     * @param [in] router A router.
     * @param [in] kind A kind of application.
     * @return the application, or null where the router has none.
     */
    Ptr<RouterApplication> FindApplication(NodeIndex router, ApplicationKind kind) const;
    /**
     * @param [in] router A router.
     * @return everything on it that can be stopped, in the order of installation: forwarder, group
     * manager, protocols.
     */
    std::vector<Ptr<RouterApplication>> GetApplications(NodeIndex router) const;

  private:
    const Scenario& m_scenario;                  //!< the scenario
    Ptr<Network> m_network;                      //!< what was built from it
    std::multimap<NodeIndex, HostIndex> m_hosts; //!< hosts by what they are attached to
};

} // namespace mgm
} // namespace ns3

#endif // MGM_SCENARIO_MAP_H
