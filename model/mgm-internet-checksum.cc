/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-internet-checksum.h"

namespace ns3
{
namespace mgm
{

uint16_t
ComputeInternetChecksum(const uint8_t* data, std::size_t size)
{
    uint32_t sum = 0;
    for (std::size_t i = 0; i + 1 < size; i += 2)
    {
        sum += (static_cast<uint32_t>(data[i]) << 8) | data[i + 1];
    }
    if (size % 2 != 0)
    {
        sum += static_cast<uint32_t>(data[size - 1]) << 8;
    }
    while (sum > 0xffff)
    {
        sum = (sum & 0xffff) + (sum >> 16);
    }
    return static_cast<uint16_t>(~sum);
}

} // namespace mgm
} // namespace ns3
