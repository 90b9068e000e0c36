/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-frame-header.h"

namespace ns3
{
namespace mgm
{

namespace
{

/// Bytes of the link's header, and where its last two, the type of what follows, begin.
constexpr std::size_t PPP_SIZE = 2;
constexpr std::size_t ETHERNET_SIZE = 14;
/// IPv4 behind PPP (RFC 1332 2) and Ethernet (RFC 894).
constexpr uint32_t PPP_IPV4 = 0x0021;
constexpr uint32_t ETHERNET_IPV4 = 0x0800;
/// Bytes of an IPv4 header without options (RFC 791 3.1).
constexpr std::size_t HEADER_SIZE = 20;
/// IP protocols of control messages.
constexpr uint8_t IGMP = 2;
constexpr uint8_t PIM = 103;

/// @return two bytes as a number, the most significant first.
uint32_t
Get16(const uint8_t* bytes)
{
    return static_cast<uint32_t>(bytes[0] << 8 | bytes[1]);
}

/// @return four bytes as an address.
Ipv4Address
GetAddress(const uint8_t* bytes)
{
    return Ipv4Address(Get16(bytes) << 16 | Get16(bytes + 2));
}

/// @return kind of an IGMP message (RFC 3376 4), as traces name it.
std::string
GetIgmpKind(uint8_t type)
{
    switch (type)
    {
    case 0x11:
        return "igmp query";
    case 0x12:
        return "igmp v1-report";
    case 0x16:
        return "igmp v2-report";
    case 0x17:
        return "igmp v2-leave";
    case 0x22:
        return "igmp v3-report";
    default:
        return "igmp unknown";
    }
}

/// @return kind of a PIM message (RFC 3973 4.7.1), as traces name it.
std::string
GetPimKind(uint8_t type)
{
    switch (type)
    {
    case 0:
        return "pim hello";
    case 3:
        return "pim join-prune";
    case 5:
        return "pim assert";
    case 6:
        return "pim graft";
    case 7:
        return "pim graft-ack";
    case 9:
        return "pim state-refresh";
    default:
        return "pim unknown";
    }
}

/// @return where the IPv4 packet of a frame begins; the frame's size where there is none.
std::size_t
FindPacket(const PcapFrame& frame, uint32_t linkType)
{
    const std::size_t size = linkType == PCAP_PPP ? PPP_SIZE : ETHERNET_SIZE;
    const uint32_t type = linkType == PCAP_PPP ? PPP_IPV4 : ETHERNET_IPV4;
    const bool known = linkType == PCAP_PPP || linkType == PCAP_ETHERNET;
    return known && frame.bytes.size() >= size && Get16(&frame.bytes[size - 2]) == type
               ? size
               : frame.bytes.size();
}

} // namespace

bool
FrameHeader::IsData() const
{
    return destination.IsMulticast() && !destination.IsLocalMulticast() && message.empty();
}

std::optional<FrameHeader>
ParseFrame(const PcapFrame& frame, uint32_t linkType)
{
    const std::size_t begin = FindPacket(frame, linkType);
    const std::size_t size = frame.bytes.size() - begin;
    if (size < HEADER_SIZE || frame.bytes[begin] >> 4 != 4)
    {
        return std::nullopt;
    }
    const uint8_t* const ip = &frame.bytes[begin];
    const std::size_t headerSize = (ip[0] & 0x0fU) * 4;
    const std::size_t totalSize = Get16(ip + 2);
    if (headerSize < HEADER_SIZE || totalSize < headerSize)
    {
        return std::nullopt;
    }
    FrameHeader header;
    header.identification = static_cast<uint16_t>(Get16(ip + 4));
    header.laterFragment = (Get16(ip + 6) & 0x1fff) != 0;
    header.ttl = ip[8];
    header.protocol = ip[9];
    header.source = GetAddress(ip + 12);
    header.destination = GetAddress(ip + 16);
    header.size = static_cast<uint32_t>(totalSize);
    header.payloadSize = static_cast<uint32_t>(totalSize - headerSize);
    if (size > headerSize && !header.laterFragment && header.protocol == IGMP)
    {
        header.message = GetIgmpKind(ip[headerSize]);
    }
    if (size > headerSize && !header.laterFragment && header.protocol == PIM)
    {
        header.message = GetPimKind(ip[headerSize] & 0x0f);
    }
    return header;
}

} // namespace mgm
} // namespace ns3
