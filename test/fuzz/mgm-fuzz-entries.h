/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * What fuzzers call, one function for each format that mgm reads. Each tries any bytes, checks what
 * came of them, and ends the program when something is wrong. The tests run them too.
 */

#ifndef MGM_FUZZ_ENTRIES_H
#define MGM_FUZZ_ENTRIES_H

#include <cstddef>
#include <cstdint>

namespace ns3
{
namespace mgm
{

/**
 * A fuzzer's entry.
 *
 * @param [in] data First byte.
 * @param [in] size Number of bytes.
 * @return whether the bytes were taken for what they should be.
 */
using FuzzEntry = bool (*)(const uint8_t* data, std::size_t size);

/// The payload of an IP packet of protocol 2, if need be with the right checksum put in. What is
/// taken is the same when it is written and read again, also in pieces.
bool FuzzIgmp(const uint8_t* data, std::size_t size);
/// The payload of an IP packet of protocol 103, in the same way.
bool FuzzPim(const uint8_t* data, std::size_t size);

/// A scenario file: it is read, or something is said to be wrong.
bool FuzzScenario(const uint8_t* data, std::size_t size);

/// A network in JSON: as FuzzGraphml.
bool FuzzTopologyJson(const uint8_t* data, std::size_t size);
/// A network in GraphML: it is whole and the same when it is written and read again as JSON, or
/// something is said to be wrong.
bool FuzzGraphml(const uint8_t* data, std::size_t size);
/// A network as Inet writes it: as FuzzGraphml.
bool FuzzInet(const uint8_t* data, std::size_t size);
/// A network as Orbis writes it: as FuzzGraphml.
bool FuzzOrbis(const uint8_t* data, std::size_t size);
/// A router-level map of Rocketfuel: as FuzzGraphml.
bool FuzzRocketfuelMaps(const uint8_t* data, std::size_t size);
/// Weights of Rocketfuel: as FuzzGraphml.
bool FuzzRocketfuelWeights(const uint8_t* data, std::size_t size);

/// A trace: each record is read, or the reader says why not. Taken is one that has a first line.
bool FuzzTrace(const uint8_t* data, std::size_t size);

} // namespace mgm
} // namespace ns3

#endif // MGM_FUZZ_ENTRIES_H
