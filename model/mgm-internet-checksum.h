/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * The checksum of IP, IGMP and PIM.
 */

#ifndef MGM_INTERNET_CHECKSUM_H
#define MGM_INTERNET_CHECKSUM_H

#include <cstddef>
#include <cstdint>

namespace ns3
{
namespace mgm
{

/**
 * The checksum of the internet (RFC 1071).
 * @param [in] data First byte.
 * @param [in] size Number of bytes.
 * @return the checksum to send if the checksum field is 0; 0 over data with a right checksum.
 */
uint16_t ComputeInternetChecksum(const uint8_t* data, std::size_t size);

} // namespace mgm
} // namespace ns3

#endif // MGM_INTERNET_CHECKSUM_H
