/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Keeps fuzzers of JSON from spending their time on large networks.
 */

#ifndef MGM_FUZZ_GENERATORS_H
#define MGM_FUZZ_GENERATORS_H

#include <cstddef>
#include <cstdint>

namespace ns3
{
namespace mgm
{

/**
 * @param [in] data First byte of a text.
 * @param [in] size Number of bytes.
 * @return whether it has the word "generate" and a number of more than two digits, or with an
 * exponent. Making a network takes time in proportion to its size, which may be a million nodes.
 */
bool AsksForLargeNetwork(const uint8_t* data, std::size_t size);

} // namespace mgm
} // namespace ns3

#endif // MGM_FUZZ_GENERATORS_H
