/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * What a fuzzer calls to try the parser of PIM messages.
 */

#ifndef MGM_PIM_FUZZ_ENTRY_H
#define MGM_PIM_FUZZ_ENTRY_H

#include <cstddef>
#include <cstdint>

namespace ns3
{
namespace mgm
{

/**
 * Reads bytes as the payload of an IP packet of protocol 103, as they are and with a right
 * checksum, and checks what was read: written again and read again it is the same, also in pieces.
 * Aborts the program when something is wrong.
 *
 * @param [in] data First byte.
 * @param [in] size Number of bytes.
 * @return whether the message was taken once its checksum was right.
 */
bool FuzzPim(const uint8_t* data, std::size_t size);

} // namespace mgm
} // namespace ns3

#endif // MGM_PIM_FUZZ_ENTRY_H
