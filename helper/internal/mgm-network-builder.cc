/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-network-builder.h"

#include "ns3/boolean.h"
#include "ns3/csma-helper.h"
#include "ns3/ipv4-routing-helper.h"
#include "ns3/ipv4-static-routing.h"
#include "ns3/ipv4.h"
#include "ns3/names.h"
#include "ns3/node.h"
#include "ns3/point-to-point-helper.h"

#include <algorithm>

namespace ns3
{
namespace mgm
{

namespace
{

/**
 * Enters a node in ns-3's Names, where "/" separates the parts of a path.
 * @param [in] name Name of the node.
 * @param [in] node The node.
 */
void
EnterName(const std::string& name, Ptr<Node> node)
{
    std::string entry;
    for (const char letter : name)
    {
        entry += letter == '%' ? "%25" : letter == '/' ? "%2F" : std::string(1, letter);
    }
    Names::Add(entry, node);
}

/**
 * Makes a point-to-point link.
 * @param [in] a One end.
 * @param [in] b The other end.
 * @param [in] rate Its rate.
 * @param [in] delay Its delay.
 * @return the devices at the two ends.
 */
NetDeviceContainer
MakeLink(Ptr<Node> a, Ptr<Node> b, DataRate rate, Time delay)
{
    PointToPointHelper helper;
    helper.SetDeviceAttribute("DataRate", DataRateValue(rate));
    helper.SetChannelAttribute("Delay", TimeValue(delay));
    return helper.Install(a, b);
}

/**
 * Gives a host its default route, if it has static routing.
 * @param [in] host The host.
 * @param [in] router Address of its router.
 */
void
SetDefaultRoute(Ptr<Node> host, Ipv4Address router)
{
    const Ptr<Ipv4StaticRouting> routing = Ipv4RoutingHelper::GetRouting<Ipv4StaticRouting>(
        host->GetObject<Ipv4>()->GetRoutingProtocol());
    if (routing)
    {
        routing->SetDefaultRoute(router, 1);
    }
}

} // namespace

NetworkBuilder::NetworkBuilder(const ObjectFactory& routesFactory, const Topology& topology)
    : m_network(CreateObject<Network>())
{
    m_network->m_routes = routesFactory.Create<GraphRoutes>();
    m_network->m_routes->SetTopology(topology);
    m_network->m_routers.resize(topology.GetNodeCount());
}

void
NetworkBuilder::AddRouters(const ObjectFactory& viewFactory, const InternetStackHelper& stack)
{
    const Topology& topology = m_network->GetTopology();
    for (NodeIndex index = 0; index < topology.GetNodeCount(); ++index)
    {
        if (topology.GetNode(index).kind != NodeKind::ROUTER)
        {
            continue;
        }
        const Ptr<Node> node = CreateObject<Node>();
        EnterName(topology.GetNode(index).name, node);
        m_network->m_routers[index] = node;
        m_network->m_routes->BindNode(index, node->GetId());
        const Ptr<GraphRpf> view = viewFactory.Create<GraphRpf>();
        view->SetRouter(m_network->m_routes, index, node->GetId());
        node->AggregateObject(view);
        stack.Install(node);
    }
}

void
NetworkBuilder::AddLans(const std::unordered_map<NodeIndex, uint32_t>& hosts)
{
    const Topology& topology = m_network->GetTopology();
    for (NodeIndex index = 0; index < topology.GetNodeCount(); ++index)
    {
        const std::vector<LinkIndex>& links = topology.GetLinksOf(index);
        if (topology.GetNode(index).kind != NodeKind::LAN || links.empty())
        {
            continue;
        }
        DataRate rate = topology.GetLink(links.front()).rate;
        Time delay = topology.GetLink(links.front()).delay;
        for (const LinkIndex link : links)
        {
            rate = std::min(rate, topology.GetLink(link).rate);
            delay = std::max(delay, topology.GetLink(link).delay);
        }
        Lan& lan = m_lans[index];
        lan.channel = CreateObject<CsmaChannel>();
        lan.channel->SetAttribute("DataRate", DataRateValue(rate));
        lan.channel->SetAttribute("Delay", TimeValue(delay));
        const auto extra = hosts.find(index);
        lan.block = m_plan.TakeLanBlock(links.size() + (extra == hosts.end() ? 0 : extra->second));
        m_network->m_routes->BindNetwork(
            lan.block.network, lan.block.mask, index, 0, Ipv4Address::GetAny());
    }
}

void
NetworkBuilder::AddLinks()
{
    const Topology& topology = m_network->GetTopology();
    for (LinkIndex index = 0; index < topology.GetLinkCount(); ++index)
    {
        const TopologyLink& link = topology.GetLink(index);
        const Ptr<Node> a = m_network->m_routers[link.a];
        const Ptr<Node> b = m_network->m_routers[link.b];
        if (a && b)
        {
            const NetDeviceContainer devices = MakeLink(a, b, link.rate, link.delay);
            const AddressBlock block = AddressPlan::GetLinkBlock(index);
            for (uint32_t end = 0; end < 2; ++end)
            {
                const Ipv4Address address = block.GetAddress(end + 1);
                const uint32_t interface = AddInterface(devices.Get(end), address, block.mask);
                m_network->m_routes->BindInterface(
                    index, end == 0 ? link.a : link.b, interface, address);
            }
        }
        else
        {
            const NodeIndex router = a ? link.a : link.b;
            Lan& lan = m_lans.at(a ? link.b : link.a);
            Ipv4Address address;
            const uint32_t interface = Attach(lan, a ? a : b, address);
            m_network->m_routes->BindInterface(index, router, interface, address);
            lan.firstRouter = lan.members == 1 ? address : lan.firstRouter;
        }
        if (!link.up)
        {
            m_network->SetInterfacesUp(index, false);
        }
    }
}

uint32_t
NetworkBuilder::Attach(Lan& lan, Ptr<Node> node, Ipv4Address& address)
{
    address = lan.block.GetAddress(++lan.members);
    return AddInterface(CsmaHelper().Install(node, lan.channel).Get(0), address, lan.block.mask);
}

uint32_t
NetworkBuilder::AddInterface(Ptr<NetDevice> device, Ipv4Address address, Ipv4Mask mask)
{
    const Ptr<Ipv4> ipv4 = device->GetNode()->GetObject<Ipv4>();
    const uint32_t interface = ipv4->AddInterface(device);
    ipv4->AddAddress(interface, Ipv4InterfaceAddress(address, mask));
    ipv4->SetMetric(interface, 1);
    ipv4->SetUp(interface);
    return interface;
}

void
NetworkBuilder::AddHost(const std::string& name,
                        NodeIndex at,
                        const InternetStackHelper& stack,
                        DataRate rate,
                        Time delay)
{
    HostInfo info;
    info.node = CreateObject<Node>();
    info.attachedTo = at;
    EnterName(name, info.node);
    stack.Install(info.node);
    info.node->GetObject<Ipv4>()->SetAttribute("IpForward", BooleanValue(false));
    if (m_network->m_routers[at])
    {
        LinkToRouter(at, rate, delay, info);
    }
    else
    {
        AttachToLan(at, info);
    }
    m_network->m_hosts.push_back(info.node);
    m_network->m_hostInfos.emplace(name, info);
}

void
NetworkBuilder::AttachToLan(NodeIndex lanNode, HostInfo& info)
{
    Lan& lan = m_lans.at(lanNode);
    Attach(lan, info.node, info.address);
    SetDefaultRoute(info.node, lan.firstRouter);
}

void
NetworkBuilder::LinkToRouter(NodeIndex router, DataRate rate, Time delay, HostInfo& info)
{
    const AddressBlock block = AddressPlan::GetHostBlock(m_hostLinks++);
    const Ipv4Address gateway = block.GetAddress(1);
    info.address = block.GetAddress(2);
    const NetDeviceContainer devices =
        MakeLink(m_network->m_routers[router], info.node, rate, delay);
    info.routerInterface = AddInterface(devices.Get(0), gateway, block.mask);
    AddInterface(devices.Get(1), info.address, block.mask);
    m_network->m_routes->BindNetwork(
        block.network, block.mask, router, info.routerInterface, gateway);
    SetDefaultRoute(info.node, gateway);
}

Ptr<Network>
NetworkBuilder::Finish() const
{
    return m_network;
}

} // namespace mgm
} // namespace ns3
