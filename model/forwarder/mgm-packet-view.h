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
 * A packet that is being handled. It refers to what its caller keeps and lives no longer.
 */
struct PacketView
{
    const Ptr<const Packet>& packet; //!< without its IP header
    const Ipv4Header& header;        //!< as it arrived
    const InterfaceId& arrival;      //!< where it arrived
    bool own;                        //!< whether this node sent it

    /// @return its source and group.
    SourceGroup GetKey() const;
    /// @return its bytes, IP header included.
    uint32_t GetSize() const;
    /**
     * @param [in] size Number of bytes.
     * @return its first bytes, IP header included; fewer if it is shorter.
     */
    PacketHead GetHead(uint32_t size) const;
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
