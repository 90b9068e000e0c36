/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * A packet on its way through the forwarder, or held by it.
 */

#ifndef MGM_PACKET_VIEW_H
#define MGM_PACKET_VIEW_H

#include "ns3/ipv4-header.h"
#include "ns3/mgm-lineage.h"
#include "ns3/mgm-types.h"
#include "ns3/packet.h"

#include <cstdint>

namespace ns3
{
namespace mgm
{

/**
 * @ingroup mgm
 * A packet that is being handled. It refers to what its caller keeps and lives no longer. What is
 * asked for more than once is read from the header once.
 */
struct PacketView
{
    /**
     * @param [in] thePacket Without its IP header.
     * @param [in] theHeader Its header as it arrived.
     * @param [in] theArrival Where it arrived.
     * @param [in] isOwn Whether this node sent it.
     */
    PacketView(const Ptr<const Packet>& thePacket,
               const Ipv4Header& theHeader,
               const InterfaceId& theArrival,
               bool isOwn);

    /**
     * @param [in] length Number of bytes.
     * @return its first bytes, IP header included; fewer if it is shorter.
     */
    PacketHead GetHead(uint32_t length) const;

    const Ptr<const Packet>& packet; //!< without its IP header
    const Ipv4Header& header;        //!< as it arrived
    const InterfaceId& arrival;      //!< where it arrived
    bool own;                        //!< whether this node sent it
    uint8_t ttl;                     //!< TTL on arrival
    SourceGroup key;                 //!< its source and group
    uint32_t payloadSize;            //!< bytes without the IP header
    uint32_t size;                   //!< bytes, IP header included
};

/**
 * @ingroup mgm
 * A packet that waits for its entry.
 */
struct HeldPacket
{
    /**
     * Keeps a packet and the ambient cause.
     * @param [in] view The packet.
     */
    explicit HeldPacket(const PacketView& view);

    /// @return the packet as it was handled on arrival.
    PacketView GetView() const;

    Ptr<const Packet> packet; //!< without its IP header
    Ipv4Header header;        //!< as it arrived
    InterfaceId arrival;      //!< where it arrived
    bool own;                 //!< whether this node sent it
    Cause cause;              //!< what led to it
};

} // namespace mgm
} // namespace ns3

#endif // MGM_PACKET_VIEW_H
