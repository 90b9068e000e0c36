/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * A table of IPv4 networks that finds the most specific one for an address, in constant time: one
 * hash table for each prefix length that is present.
 */

#ifndef MGM_PREFIX_MAP_H
#define MGM_PREFIX_MAP_H

#include "ns3/ipv4-address.h"

#include <array>
#include <cstdint>
#include <unordered_map>

namespace ns3
{
namespace mgm
{

/**
 * @ingroup mgm
 * Values by network, found by longest match.
 *
 * @tparam Value What is kept for each network.
 */
template <typename Value>
class PrefixMap
{
  public:
    /// A network found, with its value.
    struct Match
    {
        Ipv4Address network; //!< the network
        Ipv4Mask mask;       //!< its mask
        const Value* value;  //!< its value; valid until the next change; null: nothing found
    };

    /**
     * Adds a network or replaces its value.
     * @param [in] network Address of the network; bits outside the mask are ignored.
     * @param [in] mask Mask: ones, then zeros.
     * @param [in] value The value.
     */
    void Set(Ipv4Address network, Ipv4Mask mask, const Value& value)
    {
        const uint16_t length = mask.GetPrefixLength();
        m_tables[length][network.CombineMask(mask).Get()] = value;
        m_lengths |= Bit(length);
    }

    /**
     * Removes a network.
     * @param [in] network Address of the network; bits outside the mask are ignored.
     * @param [in] mask Mask.
     * @return whether it was there.
     */
    bool Erase(Ipv4Address network, Ipv4Mask mask)
    {
        const uint16_t length = mask.GetPrefixLength();
        const bool erased = m_tables[length].erase(network.CombineMask(mask).Get()) > 0;
        if (m_tables[length].empty())
        {
            m_lengths &= ~Bit(length);
        }
        return erased;
    }

    /**
     * @param [in] address An address.
     * @return the most specific network that contains it.
     */
    Match Find(Ipv4Address address) const
    {
        for (int length = LONGEST; length >= 0; --length)
        {
            if ((m_lengths & Bit(length)) == 0)
            {
                continue;
            }
            const uint32_t bits = length == 0 ? 0 : ~uint32_t{0} << (LONGEST - length);
            const auto found = m_tables[length].find(address.Get() & bits);
            if (found != m_tables[length].end())
            {
                return {Ipv4Address(found->first), Ipv4Mask(bits), &found->second};
            }
        }
        return {Ipv4Address::GetAny(), Ipv4Mask::GetZero(), nullptr};
    }

  private:
    static constexpr int LONGEST = 32; //!< length of a host's prefix

    /**
     * @param [in] length A prefix length.
     * @return the bit that stands for it.
     */
    static uint64_t Bit(int length)
    {
        return uint64_t{1} << length;
    }

    std::array<std::unordered_map<uint32_t, Value>, LONGEST + 1> m_tables; //!< by prefix length
    uint64_t m_lengths{0}; //!< prefix lengths that have networks, one bit each
};

} // namespace mgm
} // namespace ns3

#endif // MGM_PREFIX_MAP_H
