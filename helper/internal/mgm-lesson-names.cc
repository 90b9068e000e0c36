/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-lesson-names.h"

#include "ns3/mgm-network-names.h"

#include <algorithm>

namespace ns3
{
namespace mgm
{

LessonNames::LessonNames(const Scenario& scenario)
    : m_scenario(scenario)
{
}

std::vector<std::string>
LessonNames::GetRouters() const
{
    return GetNodes(NodeKind::ROUTER);
}

std::vector<std::string>
LessonNames::GetLans() const
{
    return GetNodes(NodeKind::LAN);
}

std::vector<std::string>
LessonNames::GetSources() const
{
    std::vector<std::string> names;
    for (const ScenarioSource& source : m_scenario.sources)
    {
        names.push_back(m_scenario.hosts[source.host].name);
    }
    return names;
}

std::vector<std::string>
LessonNames::GetReceivers() const
{
    std::vector<std::string> names;
    for (const ScenarioReceiver& receiver : m_scenario.receivers)
    {
        names.push_back(m_scenario.hosts[receiver.host].name);
    }
    return names;
}

std::vector<std::string>
LessonNames::GetHosts() const
{
    std::vector<std::string> names;
    for (const ScenarioHost& host : m_scenario.hosts)
    {
        names.push_back(host.name);
    }
    return names;
}

std::vector<std::string>
LessonNames::GetNeighbors(const std::string& router) const
{
    std::vector<std::string> names;
    const std::optional<NodeIndex> node = m_scenario.topology.FindNode(router);
    if (!node || m_scenario.topology.GetNode(*node).kind != NodeKind::ROUTER)
    {
        return names;
    }
    names = GetNeighborNames(m_scenario.topology, *node);
    for (const ScenarioHost& host : m_scenario.hosts)
    {
        if (host.at == *node)
        {
            names.push_back(host.name);
        }
    }
    return names;
}

std::vector<std::string>
LessonNames::GetRoutersOn(const std::string& lan) const
{
    std::vector<std::string> names;
    const Topology& topology = m_scenario.topology;
    const std::optional<NodeIndex> node = topology.FindNode(lan);
    if (!node || topology.GetNode(*node).kind != NodeKind::LAN)
    {
        return names;
    }
    for (const LinkIndex link : topology.GetLinksOf(*node))
    {
        names.push_back(topology.GetNode(topology.GetOtherEnd(link, *node)).name);
    }
    return names;
}

std::vector<std::string>
LessonNames::GetInterfaces() const
{
    std::vector<std::string> names;
    const Topology& topology = m_scenario.topology;
    for (NodeIndex node = 0; node < topology.GetNodeCount(); ++node)
    {
        if (topology.GetNode(node).kind != NodeKind::ROUTER)
        {
            continue;
        }
        for (const std::string& neighbor : GetNeighborNames(topology, node))
        {
            names.push_back(topology.GetNode(node).name + ":" + neighbor);
        }
    }
    return names;
}

std::optional<std::size_t>
LessonNames::FindSource(const std::string& name) const
{
    const std::vector<std::string> names = GetSources();
    const auto found = std::find(names.begin(), names.end(), name);
    return found == names.end() ? std::nullopt : std::optional<std::size_t>(found - names.begin());
}

std::optional<std::size_t>
LessonNames::FindReceiver(const std::string& name) const
{
    const std::vector<std::string> names = GetReceivers();
    const auto found = std::find(names.begin(), names.end(), name);
    return found == names.end() ? std::nullopt : std::optional<std::size_t>(found - names.begin());
}

std::vector<std::string>
LessonNames::GetNodes(NodeKind kind) const
{
    std::vector<std::string> names;
    for (NodeIndex node = 0; node < m_scenario.topology.GetNodeCount(); ++node)
    {
        if (m_scenario.topology.GetNode(node).kind == kind)
        {
            names.push_back(m_scenario.topology.GetNode(node).name);
        }
    }
    return names;
}

} // namespace mgm
} // namespace ns3
