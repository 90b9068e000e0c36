/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-network-helper.h"

#include "ns3/abort.h"
#include "ns3/arp-l3-protocol.h"
#include "ns3/csma-net-device.h"
#include "ns3/ipv4-static-routing-helper.h"
#include "ns3/mgm-graph-routing-helper.h"
#include "ns3/mgm-multicast-routing-helper.h"
#include "ns3/mgm-network-builder.h"
#include "ns3/names.h"
#include "ns3/simulator.h"

#include <unordered_map>

namespace ns3
{
namespace mgm
{

NetworkHelper::NetworkHelper(const Topology& topology)
    : m_topology(topology),
      m_hostRate("1Gb/s"),
      m_hostDelay(MicroSeconds(10))
{
    m_routerStack.SetIpv6StackInstall(false);
    m_routerStack.SetRoutingHelper(MulticastRoutingHelper(GraphRoutingHelper()));
    m_hostStack.SetIpv6StackInstall(false);
    m_hostStack.SetRoutingHelper(MulticastRoutingHelper(Ipv4StaticRoutingHelper()));
    m_routesFactory.SetTypeId(GraphRoutes::GetTypeId());
    m_viewFactory.SetTypeId(GraphRpf::GetTypeId());
}

void
NetworkHelper::SetRouterStack(const InternetStackHelper& stack)
{
    m_routerStack = stack;
}

void
NetworkHelper::SetHostStack(const InternetStackHelper& stack)
{
    m_hostStack = stack;
}

void
NetworkHelper::SetRoutesAttribute(const std::string& name, const AttributeValue& value)
{
    m_routesFactory.Set(name, value);
}

void
NetworkHelper::SetViewAttribute(const std::string& name, const AttributeValue& value)
{
    m_viewFactory.Set(name, value);
}

void
NetworkHelper::SetHostLink(DataRate rate, Time delay)
{
    m_hostRate = rate;
    m_hostDelay = delay;
}

void
NetworkHelper::AddHost(const std::string& at, const std::string& name)
{
    const auto place = m_topology.FindNode(at);
    NS_ABORT_MSG_UNLESS(place, "Host \"" << name << "\" is at \"" << at << "\", which is unknown");
    NS_ABORT_MSG_IF(
        m_topology.GetLinksOf(*place).empty() && m_topology.GetNode(*place).kind == NodeKind::LAN,
        "Host \"" << name << "\" is at \"" << at << "\", which no router is attached to");
    const bool taken = m_topology.FindNode(name) || !m_hostNames.insert(name).second;
    NS_ABORT_MSG_IF(taken, "The name \"" << name << "\" is taken");
    m_hosts.push_back({name, *place});
}

Ptr<Network>
NetworkHelper::Build() const
{
    std::unordered_map<NodeIndex, uint32_t> hostCounts;
    for (const HostSpec& host : m_hosts)
    {
        ++hostCounts[host.at];
    }
    NetworkBuilder builder(m_routesFactory, m_topology);
    builder.AddRouters(m_viewFactory, m_routerStack);
    builder.AddLans(hostCounts);
    builder.AddLinks();
    for (const HostSpec& host : m_hosts)
    {
        builder.AddHost(host.name, host.at, m_hostStack, m_hostRate, m_hostDelay);
    }
    Simulator::ScheduleDestroy(&Names::Clear);
    return builder.Finish();
}

int64_t
NetworkHelper::AssignStreams(Ptr<const Network> network, int64_t stream)
{
    int64_t next = stream;
    const NodeContainer nodes(network->GetRouters(), network->GetHosts());
    for (uint32_t i = 0; i < nodes.GetN(); ++i)
    {
        const Ptr<ArpL3Protocol> arp = nodes.Get(i)->GetObject<ArpL3Protocol>();
        next += arp ? arp->AssignStreams(next) : 0;
        for (uint32_t j = 0; j < nodes.Get(i)->GetNDevices(); ++j)
        {
            const auto device = DynamicCast<CsmaNetDevice>(nodes.Get(i)->GetDevice(j));
            next += device ? device->AssignStreams(next) : 0;
        }
    }
    return next - stream;
}

} // namespace mgm
} // namespace ns3
