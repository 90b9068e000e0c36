/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-packet-injector.h"

#include "ns3/abort.h"
#include "ns3/csma-net-device.h"
#include "ns3/ethernet-header.h"
#include "ns3/ethernet-trailer.h"
#include "ns3/ipv4-header.h"
#include "ns3/ipv4-l3-protocol.h"
#include "ns3/node.h"
#include "ns3/point-to-point-net-device.h"
#include "ns3/ppp-header.h"
#include "ns3/udp-header.h"
#include "ns3/udp-l4-protocol.h"

namespace ns3
{
namespace mgm
{

namespace
{

/// Port of the service that throws everything away (RFC 863).
constexpr uint16_t DISCARD_PORT = 9;
/// PPP protocol number of IPv4 (RFC 1332 2).
constexpr uint16_t PPP_IPV4 = 0x0021;

/// @return the datagram with its headers.
Ptr<Packet>
MakeDatagram(const InjectedPacket& injected)
{
    auto packet = Create<Packet>(injected.payloadSize);
    UdpHeader udp;
    udp.SetSourcePort(DISCARD_PORT);
    udp.SetDestinationPort(DISCARD_PORT);
    if (Node::ChecksumEnabled())
    {
        udp.EnableChecksums();
        udp.InitializeChecksum(injected.source, injected.group, UdpL4Protocol::PROT_NUMBER);
    }
    packet->AddHeader(udp);

    Ipv4Header ip;
    ip.SetSource(injected.source);
    ip.SetDestination(injected.group);
    ip.SetProtocol(UdpL4Protocol::PROT_NUMBER);
    ip.SetTtl(injected.ttl);
    ip.SetIdentification(injected.identification);
    ip.SetPayloadSize(static_cast<uint16_t>(packet->GetSize()));
    if (Node::ChecksumEnabled())
    {
        ip.EnableChecksum();
    }
    packet->AddHeader(ip);
    return packet;
}

/// Lets a CSMA device receive a frame from nobody on the channel.
void
ReceiveFrame(const Ptr<CsmaNetDevice>& device, const Ptr<Packet>& packet, Ipv4Address group)
{
    EthernetHeader header(false);
    header.SetSource(Mac48Address("00:00:00:00:00:00"));
    header.SetDestination(Mac48Address::ConvertFrom(device->GetMulticast(group)));
    header.SetLengthType(Ipv4L3Protocol::PROT_NUMBER);
    packet->AddHeader(header);
    EthernetTrailer trailer;
    trailer.EnableFcs(Node::ChecksumEnabled());
    trailer.CalcFcs(packet);
    packet->AddTrailer(trailer);
    device->Receive(packet, nullptr);
}

} // namespace

void
InjectPacket(Ptr<NetDevice> device, const InjectedPacket& injected)
{
    const Ptr<Packet> packet = MakeDatagram(injected);
    if (auto pointToPoint = DynamicCast<PointToPointNetDevice>(device))
    {
        PppHeader header;
        header.SetProtocol(PPP_IPV4);
        packet->AddHeader(header);
        pointToPoint->Receive(packet);
        return;
    }
    auto csma = DynamicCast<CsmaNetDevice>(device);
    NS_ABORT_MSG_UNLESS(csma, "Packets cannot be injected into a " << device->GetInstanceTypeId());
    ReceiveFrame(csma, packet, injected.group);
}

} // namespace mgm
} // namespace ns3
