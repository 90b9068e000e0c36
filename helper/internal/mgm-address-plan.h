/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * The addresses of a network that NetworkHelper builds, by plain arithmetic.
 */

#ifndef MGM_ADDRESS_PLAN_H
#define MGM_ADDRESS_PLAN_H

#include "ns3/ipv4-address.h"

#include <cstdint>

namespace ns3
{
namespace mgm
{

/**
 * @ingroup mgm
 * A network and its mask.
 */
struct AddressBlock
{
    Ipv4Address network; //!< address of the network
    Ipv4Mask mask;       //!< its mask

    /**
     * @param [in] number Number of a member, from 1.
     * @return the member's address.
     */
    Ipv4Address GetAddress(uint32_t number) const;
};

/**
 * @ingroup mgm
 * Hands out private networks (RFC 1918 3). Aborts the program when a range is used up.
 */
class AddressPlan
{
  public:
    /**
     * @param [in] number Number of a point-to-point link, less than 2^21.
     * @return its /30 in 10.0.0.0/9.
     */
    static AddressBlock GetLinkBlock(uint32_t number);
    /**
     * @param [in] number Number of a host with a link of its own, less than 2^18.
     * @return its /30 in 172.16.0.0/12.
     */
    static AddressBlock GetHostBlock(uint32_t number);
    /**
     * @param [in] members Number of addresses needed.
     * @return the next network in 10.128.0.0/9 that has room for them, a /24 or larger.
     */
    AddressBlock TakeLanBlock(uint32_t members);

  private:
    uint64_t m_nextLan{0x0a800000}; //!< first address that no LAN has yet
};

} // namespace mgm
} // namespace ns3

#endif // MGM_ADDRESS_PLAN_H
