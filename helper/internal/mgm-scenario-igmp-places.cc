/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-scenario-igmp-places.h"

namespace ns3
{
namespace mgm
{

ScenarioIgmpPlaces::ScenarioIgmpPlaces(const Scenario& scenario)
    : m_scenario(scenario)
{
    for (std::size_t number = 0; number < scenario.igmp.size(); ++number)
    {
        for (const NodeIndex router : scenario.igmp[number].routers)
        {
            m_routers.emplace(router, number);
        }
        for (const ScenarioInterface& interface : scenario.igmp[number].interfaces)
        {
            m_named.emplace(interface.router, interface.to);
        }
        for (const ScenarioInterface& interface : scenario.igmp[number].upstream)
        {
            m_upstream.emplace(interface.router, interface.to);
        }
    }
    for (HostIndex host = 0; host < scenario.hosts.size(); ++host)
    {
        m_hosts.emplace(scenario.hosts[host].at, host);
    }
    for (const auto& [router, number] : m_routers)
    {
        for (const LinkIndex link : scenario.topology.GetLinksOf(router))
        {
            const NodeIndex other = scenario.topology.GetOtherEnd(link, router);
            const bool isLan = scenario.topology.GetNode(other).kind == NodeKind::LAN;
            if (isLan && Includes({router, link}))
            {
                m_lans.insert(other);
            }
        }
    }
}

std::vector<ScenarioInterface>
ScenarioIgmpPlaces::GetInterfaces(NodeIndex router) const
{
    std::vector<ScenarioInterface> interfaces;
    const auto add = [&](const ScenarioInterface& interface) {
        if (Includes(interface))
        {
            interfaces.push_back(interface);
        }
    };
    for (const LinkIndex link : m_scenario.topology.GetLinksOf(router))
    {
        add({router, link});
    }
    const auto hosts = m_hosts.equal_range(router);
    for (auto host = hosts.first; host != hosts.second; ++host)
    {
        add({router, host->second});
    }
    return interfaces;
}

bool
ScenarioIgmpPlaces::Includes(const ScenarioInterface& interface) const
{
    const auto found = m_routers.find(interface.router);
    if (found == m_routers.end() || m_upstream.count({interface.router, interface.to}) > 0)
    {
        return false;
    }
    switch (m_scenario.igmp[found->second].place)
    {
    case IgmpPlace::HOSTS:
        return MayHaveHosts(interface);
    case IgmpPlace::ALL:
        return true;
    case IgmpPlace::NAMED:
        return m_named.count({interface.router, interface.to}) > 0;
    }
    return false;
}

bool
ScenarioIgmpPlaces::Reaches(HostIndex host) const
{
    const NodeIndex at = m_scenario.hosts[host].at;
    return Includes({at, host}) || m_lans.count(at) > 0;
}

bool
ScenarioIgmpPlaces::MayHaveHosts(const ScenarioInterface& interface) const
{
    const auto* link = std::get_if<LinkIndex>(&interface.to);
    if (!link)
    {
        return true;
    }
    const Topology& topology = m_scenario.topology;
    const NodeIndex other = topology.GetOtherEnd(*link, interface.router);
    return topology.GetNode(other).kind == NodeKind::LAN ||
           m_upstream.count({other, interface.to}) > 0;
}

} // namespace mgm
} // namespace ns3
