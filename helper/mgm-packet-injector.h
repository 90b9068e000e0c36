/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Packets that nobody sent: they arrive at an interface as if from its link, with any source
 * address, and so show what a router does with data from a wrong direction.
 */

#ifndef MGM_PACKET_INJECTOR_H
#define MGM_PACKET_INJECTOR_H

#include "ns3/ipv4-address.h"
#include "ns3/net-device.h"
#include "ns3/packet.h"

#include <cstdint>

namespace ns3
{
namespace mgm
{

/**
 * @ingroup mgm
 * A UDP datagram to be injected.
 */
struct InjectedPacket
{
    Ipv4Address source;         //!< source address
    Ipv4Address group;          //!< destination
    uint8_t ttl{64};            //!< TTL on arrival
    uint16_t identification{0}; //!< IP identification
    uint32_t payloadSize{0};    //!< bytes of UDP payload, all zero
};

/**
 * @ingroup mgm
 * Lets a device receive a datagram, at once. It goes the way of every received frame: pcap files
 * and the device's trace sources see it. Its UDP ports are 9 (discard, RFC 863), so that receivers
 * of data do not take it for theirs.
 *
 * To be called in the context of the device's node (Simulator::ScheduleWithContext).
 *
 * @param [in] device A PointToPointNetDevice or a CsmaNetDevice; others end the program.
 * @param [in] packet The datagram.
 */
void InjectPacket(Ptr<NetDevice> device, const InjectedPacket& packet);

} // namespace mgm
} // namespace ns3

#endif // MGM_PACKET_INJECTOR_H
