/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Remembers which packets have passed a place, with about one bit for each packet of the run.
 */

#ifndef MGM_PACKET_MEMORY_H
#define MGM_PACKET_MEMORY_H

#include "ns3/nstime.h"

#include <bitset>
#include <cstddef>
#include <cstdint>
#include <unordered_map>

namespace ns3
{
namespace mgm
{

/**
 * @ingroup mgm
 * A set of packets that forgets those older than two lifetimes. Uids are counted over the whole
 * run, so that the packets of a while lie close together: they are kept as pages of bits.
 */
class PacketMemory
{
  public:
    /// @param [in] lifetime How long a packet has to be remembered.
    explicit PacketMemory(Time lifetime);

    /**
     * Adds a packet that passes now.
     * @param [in] uid Its ns-3 packet uid.
     * @param [in] fragment Its fragment offset in bytes.
     * @return whether it is new.
     */
    bool Add(uint64_t uid, uint16_t fragment);

  private:
    /// Packets on one page.
    static constexpr std::size_t PAGE_SIZE = 512;

    /// Pages by number.
    using Pages = std::unordered_map<uint64_t, std::bitset<PAGE_SIZE>>;

    Time m_lifetime; //!< how long a packet has to be remembered
    Time m_since;    //!< when the newer pages began
    Pages m_newer;   //!< packets since then
    Pages m_older;   //!< packets of the lifetime before
};

} // namespace mgm
} // namespace ns3

#endif // MGM_PACKET_MEMORY_H
