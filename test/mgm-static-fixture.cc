/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "mgm-static-fixture.h"

#include "ns3/ipv4-l3-protocol.h"
#include "ns3/mgm-host-helper.h"
#include "ns3/mgm-multicast-routing-helper.h"
#include "ns3/mgm-static-tree.h"
#include "ns3/simulator.h"
#include "ns3/socket.h"
#include "ns3/udp-socket-factory.h"

#include <sstream>

namespace ns3
{
namespace mgm
{

void
StaticFixture::Build(const Topology& topology, const ObjectFactory& tree)
{
    group = Ipv4Address("239.1.1.1");
    NetworkHelper helper(topology);
    for (NodeIndex node = 0; node < topology.GetNodeCount(); ++node)
    {
        if (topology.GetNode(node).kind == NodeKind::ROUTER)
        {
            helper.AddHost(topology.GetNode(node).name, "h" + topology.GetNode(node).name);
        }
    }
    network = helper.Build();
    groups = CreateObject<StaticTreeGroups>();
    groups->SetRoutes(network->GetRoutes());
    for (NodeIndex node = 0; node < topology.GetNodeCount(); ++node)
    {
        if (topology.GetNode(node).kind == NodeKind::ROUTER)
        {
            Install(topology.GetNode(node).name, tree);
        }
    }
}

void
StaticFixture::Install(const std::string& name, const ObjectFactory& tree)
{
    const Ptr<Node> node = network->FindNode(name);
    StaticRouter& router = m_routers[name];
    router.forwarder = CreateObject<KernelForwarder>();
    node->AddApplication(router.forwarder);
    MulticastRoutingHelper::Find(node)->SetForwarder(router.forwarder);
    router.forwarder->TraceConnectWithoutContext(
        "WrongInterface", MakeCallback(&StaticFixture::OnWrongInterface, this));
    router.manager = CreateObject<Manager>();
    router.manager->SetForwarder(router.forwarder);
    router.manager->SetRpfSource(network->GetView(name));
    node->AddApplication(router.manager);
    router.client = tree.Create<StaticClient>();
    router.client->SetManager(router.manager);
    if (const auto client = DynamicCast<StaticTree>(router.client))
    {
        client->SetGroups(groups);
    }
    node->AddApplication(router.client);
    MulticastRoutingHelper::Find(network->FindNode("h" + name))
        ->TraceConnectWithoutContext(
            "Endpoint", MakeBoundCallback(&StaticFixture::OnEndpoint, this, "h" + name));
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
    groups->AddReceiver(group, network->GetAddress(host));
}

void
StaticFixture::Leave(std::string host)
{
    HostHelper().Leave(network->FindNode(host), group);
    groups->RemoveReceiver(group, network->GetAddress(host));
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
