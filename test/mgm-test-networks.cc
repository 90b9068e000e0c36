/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "mgm-test-networks.h"

#include "ns3/enum.h"

#include <random>
#include <string>

namespace ns3
{
namespace mgm
{

Ipv4Address
HostOf(NodeIndex router)
{
    return Ipv4Address(0xac100000 + (router << 8) + 2);
}

Ptr<GraphRoutes>
BindTestNetwork(const Topology& topology, EqualCostRule rule)
{
    Ptr<GraphRoutes> routes = CreateObject<GraphRoutes>();
    routes->SetAttribute("EqualCost", EnumValue(rule));
    routes->SetTopology(topology);
    for (NodeIndex node = 0; node < topology.GetNodeCount(); ++node)
    {
        if (topology.GetNode(node).kind == NodeKind::LAN)
        {
            routes->BindNetwork(Ipv4Address(0x0a010000 + (node << 8)),
                                Ipv4Mask("/24"),
                                node,
                                0,
                                Ipv4Address::GetAny());
            continue;
        }
        routes->BindNode(node, 100 + node);
        routes->BindNetwork(HostOf(node),
                            Ipv4Mask("/24"),
                            node,
                            HOST_INTERFACE,
                            Ipv4Address(HostOf(node).Get() - 1));
        uint32_t interface = 0;
        for (const LinkIndex link : topology.GetLinksOf(node))
        {
            const NodeIndex other = topology.GetOtherEnd(link, node);
            const bool lan = topology.GetNode(other).kind == NodeKind::LAN;
            const bool isA = topology.GetLink(link).a == node;
            const uint32_t address = lan ? 0x0a010000 + (other << 8) + link + 1
                                         : 0x0a000000 + (link << 8) + (isA ? 1 : 2);
            routes->BindInterface(link, node, ++interface, Ipv4Address(address));
        }
    }
    return routes;
}

Topology
MakeTestTopology(uint32_t seed)
{
    constexpr uint32_t ROUTERS = 7;
    constexpr uint32_t LANS = 2;
    std::mt19937 random(seed);
    Topology topology;
    for (uint32_t i = 0; i < ROUTERS + LANS; ++i)
    {
        topology.AddNode("n" + std::to_string(i), i < ROUTERS ? NodeKind::ROUTER : NodeKind::LAN);
    }
    while (topology.GetLinkCount() < 16)
    {
        const NodeIndex a = random() % (ROUTERS + LANS);
        const NodeIndex b = random() % (ROUTERS + LANS);
        TopologyLink link(a, b);
        link.costAb = 1 + random() % 4;
        link.costBa = 1 + random() % 4;
        link.up = random() % 6 != 0;
        if (topology.WhyNotLink(link).empty())
        {
            topology.AddLink(link);
        }
    }
    return topology;
}

} // namespace mgm
} // namespace ns3
