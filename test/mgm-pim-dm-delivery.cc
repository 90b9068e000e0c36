/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "mgm-pim-dm-delivery.h"

#include "ns3/csma-net-device.h"
#include "ns3/mgm-igmp-helper.h"
#include "ns3/mgm-igmp-host-helper.h"
#include "ns3/mgm-kernel-forwarder.h"
#include "ns3/mgm-pim-l4-protocol.h"
#include "ns3/mgm-router-helper.h"
#include "ns3/simulator.h"
#include "ns3/udp-socket-factory.h"

namespace ns3
{
namespace mgm
{
namespace test
{

namespace
{

/// Port of all packets.
constexpr uint16_t PORT = 5000;

/// @return the group.
Ipv4Address
GetGroup()
{
    return Ipv4Address("239.1.1.1");
}

/// Fixes the backoff of LANs. @return how many streams were used.
int64_t
AssignDeviceStreams(Ptr<Node> node, int64_t stream)
{
    const int64_t first = stream;
    for (uint32_t i = 0; i < node->GetNDevices(); ++i)
    {
        if (const auto device = DynamicCast<CsmaNetDevice>(node->GetDevice(i)))
        {
            stream += device->AssignStreams(stream);
        }
    }
    return stream - first;
}

} // namespace

PimDmDelivery::PimDmDelivery(const Topology& topology,
                             const std::vector<std::pair<std::string, std::string>>& hosts,
                             int64_t stream,
                             const PimDmHelper& pim)
{
    NetworkHelper helper(topology);
    for (const auto& [host, at] : hosts)
    {
        helper.AddHost(at, host);
    }
    network = helper.Build();
    for (LinkIndex link = 0; link < topology.GetLinkCount(); ++link)
    {
        for (const NodeIndex end : {topology.GetLink(link).a, topology.GetLink(link).b})
        {
            const TopologyNode& node = topology.GetNode(end);
            if (node.kind == NodeKind::ROUTER)
            {
                m_behind[{node.name, network->GetInterface(link, end)}] =
                    topology.GetNode(topology.GetOtherEnd(link, end)).name;
            }
        }
    }
    for (const auto& [host, at] : hosts)
    {
        const HostInfo* info = network->FindHost(host);
        if (info->routerInterface != 0)
        {
            m_behind[{at, info->routerInterface}] = host;
        }
        Listen(host);
    }
    Install(stream, pim);
}

PimDmDelivery::~PimDmDelivery()
{
    m_sockets.clear();
    network = nullptr;
    Simulator::Destroy();
}

void
PimDmDelivery::Install(int64_t stream, const PimDmHelper& pim)
{
    const NodeContainer routers = network->GetRouters();
    RouterHelper().Install(routers);
    const IgmpHelper igmp;
    igmp.Install(routers);
    stream += igmp.AssignStreams(routers, stream);
    pim.Install(routers);
    stream += pim.AssignStreams(routers, stream);
    const IgmpHostHelper hosts;
    hosts.Install(network->GetHosts());
    stream += hosts.AssignStreams(network->GetHosts(), stream);
    for (const NodeContainer& nodes : {routers, network->GetHosts()})
    {
        for (uint32_t i = 0; i < nodes.GetN(); ++i)
        {
            stream += AssignDeviceStreams(nodes.Get(i), stream);
        }
    }
    for (uint32_t i = 0; i < routers.GetN(); ++i)
    {
        RouterHelper::GetForwarder(routers.Get(i))
            ->TraceConnectWithoutContext("WrongInterface",
                                         MakeCallback(&PimDmDelivery::OnWrongInterface, this));
        PimL4Protocol::Install(routers.Get(i))
            ->TraceConnectWithoutContext("PimMessage",
                                         MakeCallback(&PimDmDelivery::OnMessage, this));
    }
}

void
PimDmDelivery::Listen(const std::string& host)
{
    const Ptr<Socket> socket =
        Socket::CreateSocket(network->FindNode(host), UdpSocketFactory::GetTypeId());
    socket->Bind(InetSocketAddress(Ipv4Address::GetAny(), PORT));
    socket->SetRecvCallback(MakeBoundCallback(&PimDmDelivery::OnReceived, this, host));
    m_sockets.push_back(socket);
}

void
PimDmDelivery::OnReceived(PimDmDelivery* self, std::string host, Ptr<Socket> socket)
{
    while (const Ptr<Packet> packet = socket->Recv())
    {
        uint32_t number = 0;
        packet->CopyData(reinterpret_cast<uint8_t*>(&number), sizeof(number));
        ++self->m_received[host][number];
    }
}

void
PimDmDelivery::OnMessage(const PimMessageRecord& record)
{
    if (record.sent && record.message.type != PimType::HELLO)
    {
        messages.push_back(record);
    }
}

void
PimDmDelivery::OnWrongInterface(const WrongInterfaceRecord& record)
{
    wrongInterfacePackets.emplace_back(Simulator::Now(), record);
}

void
PimDmDelivery::Send(const std::string& host, double from, double until, double interval)
{
    Simulator::Schedule(Seconds(from),
                        &PimDmDelivery::SendNext,
                        this,
                        network->FindNode(host),
                        Seconds(until),
                        Seconds(interval));
}

void
PimDmDelivery::SendNext(Ptr<Node> host, Time until, Time interval)
{
    const Ptr<Socket> socket = Socket::CreateSocket(host, UdpSocketFactory::GetTypeId());
    const auto number = static_cast<uint32_t>(m_sent.size());
    m_sent.push_back(Simulator::Now());
    socket->SendTo(Create<Packet>(reinterpret_cast<const uint8_t*>(&number), sizeof(number)),
                   0,
                   InetSocketAddress(GetGroup(), PORT));
    socket->Close();
    if (Simulator::Now() + interval < until)
    {
        Simulator::Schedule(interval, &PimDmDelivery::SendNext, this, host, until, interval);
    }
}

void
PimDmDelivery::Join(const std::string& host, double time) const
{
    const Ptr<Node> node = network->FindNode(host);
    IgmpHostHelper().Join(node, GetGroup(), Seconds(time));
}

void
PimDmDelivery::Leave(const std::string& host, double time) const
{
    IgmpHostHelper().Leave(network->FindNode(host), GetGroup(), Seconds(time));
}

void
PimDmDelivery::CutOff(const std::string& router, double time)
{
    Simulator::Schedule(Seconds(time) - Simulator::Now(),
                        &PimDmDelivery::CutOffNow,
                        this,
                        *network->GetTopology().FindNode(router));
}

void
PimDmDelivery::CutOffNow(NodeIndex router)
{
    const std::vector<LinkIndex> links = network->GetTopology().GetLinksOf(router);
    for (const LinkIndex link : links)
    {
        network->SetLinkUp(link, false);
    }
}

void
PimDmDelivery::RunUntil(double time)
{
    Simulator::Stop(Seconds(time) - Simulator::Now());
    Simulator::Run();
}

uint32_t
PimDmDelivery::GetInterface(const std::string& router, const std::string& other) const
{
    for (const auto& [end, name] : m_behind)
    {
        if (end.first == router && name == other)
        {
            return end.second;
        }
    }
    return 0;
}

std::string
PimDmDelivery::GetOutgoing(const std::string& router, const std::string& source) const
{
    MfeRecord mfe;
    if (RouterHelper::GetManager(network->FindNode(router))
            ->GetMfe(SourceGroup(network->GetAddress(source), GetGroup()), mfe) != Status::SUCCESS)
    {
        return "-";
    }
    std::string text;
    for (const InterfaceId oif : mfe.oifs)
    {
        text += (text.empty() ? "" : " ") + m_behind.at({router, oif.index});
    }
    return text;
}

const PimDmEntry*
PimDmDelivery::FindEntry(const std::string& router, const std::string& source) const
{
    return PimDmHelper::Get(network->FindNode(router))
        ->FindEntry(SourceGroup(network->GetAddress(source), GetGroup()));
}

std::vector<uint32_t>
PimDmDelivery::GetCopies(const std::string& host, double from, double until) const
{
    std::vector<uint32_t> copies;
    const auto received = m_received.find(host);
    for (uint32_t number = 0; number < m_sent.size(); ++number)
    {
        if (m_sent[number] >= Seconds(from) && m_sent[number] < Seconds(until))
        {
            const bool any = received != m_received.end() && received->second.count(number) > 0;
            copies.push_back(any ? received->second.at(number) : 0);
        }
    }
    return copies;
}

} // namespace test
} // namespace mgm
} // namespace ns3
