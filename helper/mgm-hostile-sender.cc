/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-hostile-sender.h"

#include "ns3/abort.h"
#include "ns3/double.h"
#include "ns3/ipv4-header.h"
#include "ns3/ipv4-l3-protocol.h"
#include "ns3/ipv4.h"
#include "ns3/mgm-compat.h"
#include "ns3/mgm-internet-checksum.h"
#include "ns3/mgm-router-alert-header.h"
#include "ns3/simulator.h"
#include "ns3/udp-header.h"
#include "ns3/udp-l4-protocol.h"
#include "ns3/uinteger.h"

namespace ns3
{
namespace mgm
{

NS_OBJECT_ENSURE_REGISTERED(HostileSender);

TypeId
HostileSender::GetTypeId()
{
    static TypeId tid =
        TypeId("ns3::mgm::HostileSender")
            .SetParent<Application>()
            .SetGroupName("Mgm")
            .AddAttribute("Rate",
                          "Rate of what is sent, IP headers included.",
                          DataRateValue(DataRate("1Mbps")),
                          MakeDataRateAccessor(&HostileSender::m_rate),
                          MakeDataRateChecker())
            .AddAttribute("Interface",
                          "Index of the interface that is attacked.",
                          UintegerValue(1),
                          MakeUintegerAccessor(&HostileSender::m_interface),
                          MakeUintegerChecker<uint32_t>(1))
            .AddAttribute("DamageRatio",
                          "How many of the packets are damaged at random, from 0 to 1; of these, "
                          "half have the right checksum all the same.",
                          DoubleValue(0.2),
                          MakeDoubleAccessor(&HostileSender::m_damageRatio),
                          MakeDoubleChecker<double>(0, 1))
            .AddAttribute("FirstSource",
                          "First of the sources that are named and forged.",
                          Ipv4AddressValue("10.64.0.0"),
                          MakeIpv4AddressAccessor(&HostileSender::m_firstSource),
                          MakeIpv4AddressChecker())
            .AddAttribute("Sources",
                          "Number of these sources.",
                          UintegerValue(1 << 20),
                          MakeUintegerAccessor(&HostileSender::m_sources),
                          MakeUintegerChecker<uint32_t>(1))
            .AddAttribute("FirstGroup",
                          "First of the groups that are named.",
                          Ipv4AddressValue("239.128.0.0"),
                          MakeIpv4AddressAccessor(&HostileSender::m_firstGroup),
                          MakeIpv4AddressChecker())
            .AddAttribute("Groups",
                          "Number of these groups.",
                          UintegerValue(1 << 20),
                          MakeUintegerAccessor(&HostileSender::m_groups),
                          MakeUintegerChecker<uint32_t>(1))
            .AddAttribute("FirstNeighbor",
                          "First of the addresses of the link that messages are sent from.",
                          Ipv4AddressValue("10.128.0.100"),
                          MakeIpv4AddressAccessor(&HostileSender::m_firstNeighbor),
                          MakeIpv4AddressChecker())
            .AddAttribute("Neighbors",
                          "Number of these addresses.",
                          UintegerValue(100),
                          MakeUintegerAccessor(&HostileSender::m_neighbors),
                          MakeUintegerChecker<uint32_t>(1))
            .AddAttribute("Victim",
                          "Address of the router whom messages are addressed to.",
                          Ipv4AddressValue("10.128.0.1"),
                          MakeIpv4AddressAccessor(&HostileSender::m_victim),
                          MakeIpv4AddressChecker());
    return tid;
}

HostileSender::HostileSender()
    : m_random(CreateObject<UniformRandomVariable>())
{
}

HostileSender::~HostileSender() = default;

int64_t
HostileSender::AssignStreams(int64_t stream)
{
    m_random->SetStream(stream);
    return 1;
}

uint64_t
HostileSender::GetSent() const
{
    return m_sent;
}

void
HostileSender::DoDispose()
{
    m_next.Cancel();
    Application::DoDispose();
}

void
HostileSender::StartApplication()
{
    const Ptr<Ipv4> ipv4 = GetNode()->GetObject<Ipv4>();
    NS_ABORT_MSG_UNLESS(ipv4 && m_interface < ipv4->GetNInterfaces(),
                        "mgm::HostileSender: the node has no interface " << m_interface);
    m_next = Simulator::ScheduleNow(&HostileSender::SendNext, this);
}

void
HostileSender::StopApplication()
{
    m_next.Cancel();
}

uint32_t
HostileSender::Draw(uint32_t count) const
{
    return m_random->GetInteger(0, count - 1);
}

Ipv4Address
HostileSender::DrawSource() const
{
    return Ipv4Address(m_firstSource.Get() + Draw(m_sources));
}

Ipv4Address
HostileSender::DrawGroup() const
{
    return Ipv4Address(m_firstGroup.Get() + Draw(m_groups));
}

Ipv4Address
HostileSender::DrawNeighbor() const
{
    return Ipv4Address(m_firstNeighbor.Get() + Draw(m_neighbors));
}

Ipv4Address
HostileSender::GetVictim() const
{
    return m_victim;
}

HostilePacket
HostileSender::MakeData() const
{
    UdpHeader udp;
    udp.SetSourcePort(9);
    udp.SetDestinationPort(9);
    HostilePacket packet;
    packet.protocol = UdpL4Protocol::PROT_NUMBER;
    packet.source = DrawSource();
    packet.destination = DrawGroup();
    packet.ttl = 64;
    packet.payload = WriteHostile(udp);
    return packet;
}

void
HostileSender::SendNext()
{
    HostilePacket packet = MakePacket();
    if (m_random->GetValue() < m_damageRatio)
    {
        Damage(packet);
    }
    const uint32_t size = Send(packet);
    ++m_sent;
    m_next = Simulator::Schedule(m_rate.CalculateBytesTxTime(size), &HostileSender::SendNext, this);
}

// At least one byte is left: where the metadata of packets is on (NetAnim turns it on), debug
// builds of ns-3 stop with an assertion when an IPv4 datagram without payload has crossed an
// Ethernet.
void
HostileSender::Damage(HostilePacket& packet) const
{
    std::vector<uint8_t>& bytes = packet.payload;
    if (bytes.empty() || Draw(4) == 0)
    {
        bytes.resize(1 + Draw(199));
        for (uint8_t& byte : bytes)
        {
            byte = static_cast<uint8_t>(Draw(256));
        }
    }
    else if (Draw(4) == 0)
    {
        bytes.resize(1 + Draw(static_cast<uint32_t>(bytes.size())));
    }
    for (uint32_t changes = Draw(4); changes > 0; --changes)
    {
        bytes[Draw(static_cast<uint32_t>(bytes.size()))] = static_cast<uint8_t>(Draw(256));
    }
    // IGMP and PIM have their checksums at the same place.
    if (bytes.size() >= 4 && Draw(2) == 0)
    {
        bytes[2] = 0;
        bytes[3] = 0;
        const uint16_t checksum = ComputeInternetChecksum(bytes.data(), bytes.size());
        bytes[2] = static_cast<uint8_t>(checksum >> 8);
        bytes[3] = static_cast<uint8_t>(checksum & 0xff);
    }
}

uint32_t
HostileSender::Send(const HostilePacket& packet) const
{
    const Ptr<Packet> frame =
        Create<Packet>(packet.payload.data(), static_cast<uint32_t>(packet.payload.size()));
    const auto size = static_cast<uint16_t>(packet.payload.size());
    if (packet.routerAlert)
    {
        RouterAlertHeader header;
        header.SetAddresses(packet.source, packet.destination);
        header.SetProtocol(packet.protocol);
        header.SetPayloadSize(size);
        frame->AddHeader(header);
    }
    else
    {
        Ipv4Header header;
        header.SetSource(packet.source);
        header.SetDestination(packet.destination);
        header.SetProtocol(packet.protocol);
        header.SetTtl(packet.ttl);
        header.SetPayloadSize(size);
        if (Node::ChecksumEnabled())
        {
            header.EnableChecksum();
        }
        frame->AddHeader(header);
    }
    const uint32_t total = frame->GetSize();
    const Ptr<NetDevice> device = GetNode()->GetObject<Ipv4>()->GetNetDevice(m_interface);
    const Address link = device->IsMulticast() && packet.destination.IsMulticast()
                             ? device->GetMulticast(packet.destination)
                             : device->GetBroadcast();
    device->Send(frame, link, Ipv4L3Protocol::PROT_NUMBER);
    return total;
}

} // namespace mgm
} // namespace ns3
