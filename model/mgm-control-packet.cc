/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-control-packet.h"

#include "ns3/ipv4-route.h"
#include "ns3/mgm-lineage.h"
#include "ns3/socket.h"

namespace ns3
{
namespace mgm
{

void
SendControlPacket(const IpL4Protocol::DownTargetCallback& target,
                  const Ptr<Packet>& packet,
                  Ipv4Address source,
                  Ipv4Address destination,
                  uint8_t protocol,
                  const Ptr<NetDevice>& device)
{
    SocketIpTtlTag ttl;
    ttl.SetTtl(CONTROL_TTL);
    packet->AddPacketTag(ttl);
    SocketIpTosTag typeOfService;
    typeOfService.SetTos(CONTROL_TYPE_OF_SERVICE);
    packet->AddPacketTag(typeOfService);
    const LineageTag lineage(CauseScope::GetCurrent());
    packet->AddPacketTag(lineage);
    const Ptr<Ipv4Route> route = Create<Ipv4Route>();
    route->SetSource(source);
    route->SetDestination(destination);
    // A gateway of 0.0.0.0 is the destination itself.
    route->SetGateway(Ipv4Address::GetAny());
    route->SetOutputDevice(device);
    target(packet, source, destination, protocol, route);
}

} // namespace mgm
} // namespace ns3
