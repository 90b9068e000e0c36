/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-scenario-map.h"

#include "ns3/ipv4.h"
#include "ns3/mgm-network-names.h"
#include "ns3/node.h"

namespace ns3
{
namespace mgm
{

ScenarioMap::ScenarioMap(const Scenario& scenario, Ptr<Network> network)
    : m_scenario(scenario),
      m_network(network)
{
    for (HostIndex host = 0; host < scenario.hosts.size(); ++host)
    {
        m_hosts.emplace(scenario.hosts[host].at, host);
    }
}

Ptr<Node>
ScenarioMap::GetNode(NodeIndex router) const
{
    return m_network->GetRouter(router);
}

uint32_t
ScenarioMap::GetIndex(const ScenarioInterface& interface) const
{
    if (const auto* link = std::get_if<LinkIndex>(&interface.to))
    {
        return m_network->GetInterface(*link, interface.router);
    }
    const std::string& host = m_scenario.hosts[std::get<HostIndex>(interface.to)].name;
    return m_network->FindHost(host)->routerInterface;
}

Ptr<NetDevice>
ScenarioMap::GetDevice(const ScenarioInterface& interface) const
{
    return GetNode(interface.router)->GetObject<Ipv4>()->GetNetDevice(GetIndex(interface));
}

Ipv4Address
ScenarioMap::GetAddress(const ScenarioSender& sender) const
{
    if (const auto* address = std::get_if<Ipv4Address>(&sender))
    {
        return *address;
    }
    const HostIndex host = m_scenario.sources[std::get<std::size_t>(sender)].host;
    return m_network->FindHost(m_scenario.hosts[host].name)->address;
}

SourceGroup
ScenarioMap::GetKey(const std::optional<ScenarioSender>& source,
                    const std::optional<Ipv4Address>& group) const
{
    return SourceGroup(source ? GetAddress(*source) : Ipv4Address::GetAny(),
                       group.value_or(Ipv4Address::GetAny()));
}

StaticEntry
ScenarioMap::GetEntry(const ScenarioStaticEntry& entry) const
{
    StaticEntry result;
    result.key = GetKey(entry.source, entry.group);
    result.negative = entry.outgoing.empty();
    if (entry.incoming)
    {
        result.iif = InterfaceId(GetIndex(*entry.incoming));
    }
    for (const ScenarioOutput& output : entry.outgoing)
    {
        result.oifs.push_back({InterfaceId(GetIndex(output.interface)), output.threshold});
    }
    return result;
}

std::string
ScenarioMap::GetNeighborName(const ScenarioInterface& interface) const
{
    if (const auto* link = std::get_if<LinkIndex>(&interface.to))
    {
        return mgm::GetNeighborName(m_scenario.topology, interface.router, *link);
    }
    return m_scenario.hosts[std::get<HostIndex>(interface.to)].name;
}

std::map<uint32_t, ScenarioInterface>
ScenarioMap::GetInterfaces(NodeIndex router) const
{
    std::map<uint32_t, ScenarioInterface> interfaces;
    for (const LinkIndex link : m_scenario.topology.GetLinksOf(router))
    {
        const ScenarioInterface interface {
            router, link
        };
        interfaces.emplace(GetIndex(interface), interface);
    }
    const auto hosts = m_hosts.equal_range(router);
    for (auto host = hosts.first; host != hosts.second; ++host)
    {
        const ScenarioInterface interface {
            router, host->second
        };
        interfaces.emplace(GetIndex(interface), interface);
    }
    return interfaces;
}

Ptr<RouterApplication>
ScenarioMap::FindApplication(NodeIndex router, ApplicationKind kind) const
{
    const Ptr<Node> node = GetNode(router);
    const TypeId type = TypeId::LookupByName(GetApplicationTypeName(kind));
    for (uint32_t i = 0; i < node->GetNApplications(); ++i)
    {
        if (node->GetApplication(i)->GetInstanceTypeId() == type)
        {
            return DynamicCast<RouterApplication>(node->GetApplication(i));
        }
    }
    return nullptr;
}

std::vector<Ptr<RouterApplication>>
ScenarioMap::GetApplications(NodeIndex router) const
{
    std::vector<Ptr<RouterApplication>> applications;
    const Ptr<Node> node = GetNode(router);
    for (uint32_t i = 0; i < node->GetNApplications(); ++i)
    {
        if (const auto application = DynamicCast<RouterApplication>(node->GetApplication(i)))
        {
            applications.push_back(application);
        }
    }
    return applications;
}

} // namespace mgm
} // namespace ns3
