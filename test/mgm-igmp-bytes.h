/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Bytes of messages as tests write them.
 */

#ifndef MGM_IGMP_BYTES_H
#define MGM_IGMP_BYTES_H

#include "ns3/packet.h"

#include <cstdint>
#include <sstream>
#include <string>
#include <vector>

namespace ns3
{
namespace mgm
{

using Bytes = std::vector<uint8_t>;

/// @return bytes of their hexadecimal digits.
inline Bytes
FromHex(const std::string& text)
{
    std::istringstream digits(text);
    Bytes bytes;
    uint32_t byte;
    while (digits >> std::hex >> byte)
    {
        bytes.push_back(static_cast<uint8_t>(byte));
    }
    return bytes;
}

/// @return bytes as hexadecimal digits.
inline std::string
ToHex(const Bytes& bytes)
{
    static const char* digits = "0123456789abcdef";
    std::string text;
    for (const uint8_t byte : bytes)
    {
        text += text.empty() ? "" : " ";
        text += digits[byte >> 4];
        text += digits[byte & 0x0f];
    }
    return text;
}

/// @return the bytes of a packet.
inline Bytes
GetBytes(const Ptr<const Packet>& packet)
{
    Bytes bytes(packet->GetSize());
    packet->CopyData(bytes.data(), packet->GetSize());
    return bytes;
}

} // namespace mgm
} // namespace ns3

#endif // MGM_IGMP_BYTES_H
