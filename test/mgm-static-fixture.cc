/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "mgm-static-fixture.h"

#include "ns3/enum.h"
#include "ns3/ipv4-l3-protocol.h"
#include "ns3/mgm-host-helper.h"
#include "ns3/mgm-multicast-routing-helper.h"
#include "ns3/mgm-router-helper.h"
#include "ns3/mgm-static-multicast-helper.h"
#include "ns3/mgm-static-tree-helper.h"
#include "ns3/simulator.h"
#include "ns3/socket.h"
#include "ns3/udp-socket-factory.h"

#include <sstream>

namespace ns3
{
namespace mgm
{

void
StaticFixture::Build(const Topology& topology)
{
    group = Ipv4Address("239.1.1.1");
    NetworkHelper helper(topology);
    std::vector<std::string> names;
    for (NodeIndex node = 0; node < topology.GetNodeCount(); ++node)
    {
        if (topology.GetNode(node).kind == NodeKind::ROUTER)
        {
            names.push_back(topology.GetNode(node).name);
            helper.AddHost(names.back(), "h" + names.back());
        }
    }
    network = helper.Build();
    RouterHelper().Install(network->GetRouters());
    for (const std::string& name : names)
    {
        const Ptr<Node> node = network->FindNode(name);
        StaticRouter& router = m_routers[name];
        router.forwarder = RouterHelper::GetForwarder(node);
        router.manager = RouterHelper::GetManager(node);
        router.forwarder->TraceConnectWithoutContext(
            "WrongInterface", MakeCallback(&StaticFixture::OnWrongInterface, this));
        MulticastRoutingHelper::Find(network->FindNode("h" + name))
            ->TraceConnectWithoutContext(
                "Endpoint", MakeBoundCallback(&StaticFixture::OnEndpoint, this, "h" + name));
    }
}

void
StaticFixture::InstallTrees(AlertReaction reaction, Time holdDown)
{
    StaticTreeHelper helper(network->GetRoutes());
    helper.Set("Reaction", EnumValue(reaction));
    helper.Set("HoldDown", TimeValue(holdDown));
    groups = helper.GetGroups();
    for (auto& [name, router] : m_routers)
    {
        const ApplicationContainer installed = helper.Install(network->FindNode(name));
        router.client = DynamicCast<StaticClient>(installed.Get(0));
    }
}

void
StaticFixture::InstallStatic()
{
    for (auto& [name, router] : m_routers)
    {
        router.client = StaticMulticastHelper().Install(network->FindNode(name));
    }
}

StaticRouter&
StaticFixture::At(const std::string& name)
{
    return m_routers.at(name);
}

void
StaticFixture::Join(std::string host)
{
    HostHelper().Join(network->FindNode(host), group);
    if (groups)
    {
        groups->AddReceiver(group, network->GetAddress(host));
    }
}

void
StaticFixture::Leave(std::string host)
{
    HostHelper().Leave(network->FindNode(host), group);
    if (groups)
    {
        groups->RemoveReceiver(group, network->GetAddress(host));
    }
}

void
StaticFixture::Send(std::string host, uint32_t count, Time interval)
{
    const Ptr<Socket> socket =
        Socket::CreateSocket(network->FindNode(host), UdpSocketFactory::GetTypeId());
    socket->SendTo(Create<Packet>(100), 0, InetSocketAddress(group, 5000));
    socket->Close();
    if (count > 1)
    {
        Simulator::Schedule(interval, &StaticFixture::Send, this, host, count - 1, interval);
    }
}

void
StaticFixture::Inject(std::string host, std::string source)
{
    Ipv4Header header;
    header.SetSource(network->GetAddress(source));
    header.SetDestination(group);
    header.SetProtocol(17);
    header.SetTtl(64);
    header.SetPayloadSize(100);
    const Ptr<Packet> packet = Create<Packet>(100);
    packet->AddHeader(header);
    const Ptr<NetDevice> device = network->FindNode(host)->GetObject<Ipv4>()->GetNetDevice(1);
    device->Send(packet, device->GetBroadcast(), Ipv4L3Protocol::PROT_NUMBER);
}

std::string
StaticFixture::GetOifs(const std::string& router, const std::string& source)
{
    MfeRecord mfe;
    const SourceGroup key(network->GetAddress(source), group);
    if (At(router).manager->GetMfe(key, mfe) != Status::SUCCESS)
    {
        return "none";
    }
    std::ostringstream os;
    for (const InterfaceId& interface : mfe.oifs)
    {
        os << (os.tellp() > 0 ? " " : "") << interface;
    }
    return os.str();
}

uint32_t
StaticFixture::GetIif(const std::string& router, const std::string& source)
{
    MfeRecord mfe;
    const SourceGroup key(network->GetAddress(source), group);
    const Status status = At(router).manager->GetMfe(key, mfe);
    return status == Status::SUCCESS ? mfe.iif.index : 0;
}

void
StaticFixture::OnEndpoint(StaticFixture* fixture, std::string host, const EndpointRecord& record)
{
    if (record.delivered && record.key.group == fixture->group)
    {
        fixture->deliveries[host].push_back(Simulator::Now());
    }
}

void
StaticFixture::OnWrongInterface(const WrongInterfaceRecord& /* record */)
{
    ++wrongInterface;
}

} // namespace mgm
} // namespace ns3
