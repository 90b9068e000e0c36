/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-packet-memory.h"

#include "ns3/simulator.h"

namespace ns3
{
namespace mgm
{

namespace
{

/// Fragment offsets are multiples of 8 below 2^16 (RFC 791 3.1).
constexpr uint64_t FRAGMENT_UNIT = 8;
/// Number of different fragment offsets.
constexpr uint64_t FRAGMENT_OFFSETS = 1 << 13;

} // namespace

PacketMemory::PacketMemory(Time lifetime)
    : m_lifetime(lifetime)
{
}

bool
PacketMemory::Add(uint64_t uid, uint16_t fragment)
{
    const Time now = Simulator::Now();
    if (now - m_since > m_lifetime)
    {
        m_older.swap(m_newer);
        m_newer.clear();
        m_since = now;
    }
    const uint64_t page = uid / PAGE_SIZE * FRAGMENT_OFFSETS + fragment / FRAGMENT_UNIT;
    const std::size_t bit = uid % PAGE_SIZE;
    auto&& isSet = m_newer[page][bit];
    const auto old = m_older.find(page);
    if (isSet || (old != m_older.end() && old->second[bit]))
    {
        return false;
    }
    isSet = true;
    return true;
}

} // namespace mgm
} // namespace ns3
