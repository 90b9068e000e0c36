/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * What a captured frame says about its IPv4 packet, as far as records of a trace say it too.
 */

#ifndef MGM_FRAME_HEADER_H
#define MGM_FRAME_HEADER_H

#include "ns3/ipv4-address.h"
#include "ns3/mgm-pcap-reader.h"

#include <cstdint>
#include <optional>
#include <string>

namespace ns3
{
namespace mgm
{

/**
 * @ingroup mgm
 * The IPv4 header of a captured frame, and the kind of its control message.
 */
struct FrameHeader
{
    Ipv4Address source;         //!< source address
    Ipv4Address destination;    //!< destination address
    uint16_t identification{0}; //!< IP identification
    bool laterFragment{false};  //!< a fragment that is not the first
    uint8_t ttl{0};             //!< TTL
    uint8_t protocol{0};        //!< IP protocol
    uint32_t size{0};           //!< bytes of the packet, IP header included
    uint32_t payloadSize{0};    //!< bytes behind the IP header
    std::string message;        //!< "pim assert", "igmp query"; "" for other packets

    /// @return whether it is data: a packet to a group beyond one link, and no control message.
    bool IsData() const;
};

/**
 * @param [in] frame A frame.
 * @param [in] linkType Link type of its file.
 * @return its header; nothing where it is no IPv4 packet, or is not whole.
 */
std::optional<FrameHeader> ParseFrame(const PcapFrame& frame, uint32_t linkType);

} // namespace mgm
} // namespace ns3

#endif // MGM_FRAME_HEADER_H
