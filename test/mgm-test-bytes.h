/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Bytes of messages as tests write them.
 */

#ifndef MGM_TEST_BYTES_H
#define MGM_TEST_BYTES_H

#include "ns3/mgm-internet-checksum.h"
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

/// @return an IGMP or PIM message with its right checksum, in the third and fourth byte.
inline Bytes
WithChecksum(Bytes message)
{
    message.at(2) = 0;
    message.at(3) = 0;
    const uint16_t checksum = ComputeInternetChecksum(message.data(), message.size());
    message[2] = static_cast<uint8_t>(checksum >> 8);
    message[3] = static_cast<uint8_t>(checksum & 0xff);
    return message;
}

} // namespace mgm
} // namespace ns3

#endif // MGM_TEST_BYTES_H
