/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Packets of routing protocols to their neighbors, through the IP stack.
 */

#ifndef MGM_CONTROL_PACKET_H
#define MGM_CONTROL_PACKET_H

#include "ns3/ip-l4-protocol.h"
#include "ns3/ipv4-address.h"
#include "ns3/net-device.h"
#include "ns3/packet.h"

#include <cstdint>

namespace ns3
{
namespace mgm
{

/// TTL of a packet that stays on its link.
constexpr uint8_t CONTROL_TTL = 1;
/// TOS of internetwork control (RFC 791 3.1).
constexpr uint8_t CONTROL_TYPE_OF_SERVICE = 0xc0;

/**
 * Sends a packet on one interface, whatever the unicast routes say: to a group of the link or to an
 * address in a subnet of the interface. It has the TTL and TOS above, and takes the ambient cause
 * along in a LineageTag.
 *
 * @param [in] target The stack (IpL4Protocol::GetDownTarget).
 * @param [in] packet The packet without IP header.
 * @param [in] source IP source.
 * @param [in] destination IP destination.
 * @param [in] protocol IP protocol number.
 * @param [in] device Device of the interface.
 */
void SendControlPacket(const IpL4Protocol::DownTargetCallback& target,
                       const Ptr<Packet>& packet,
                       Ipv4Address source,
                       Ipv4Address destination,
                       uint8_t protocol,
                       const Ptr<NetDevice>& device);

} // namespace mgm
} // namespace ns3

#endif // MGM_CONTROL_PACKET_H
