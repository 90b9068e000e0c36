/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-address-plan.h"

#include "ns3/abort.h"

namespace ns3
{
namespace mgm
{

namespace
{

constexpr uint32_t LINK_RANGE = 0x0a000000;    //!< 10.0.0.0/9
constexpr uint32_t LINK_LIMIT = 1U << 21;      //!< networks of four addresses in a /9
constexpr uint64_t LAN_RANGE_END = 0x0b000000; //!< first address after 10.128.0.0/9
constexpr uint32_t HOST_RANGE = 0xac100000;    //!< 172.16.0.0/12
constexpr uint32_t HOST_LIMIT = 1U << 18;      //!< networks of four addresses in a /12

} // namespace

Ipv4Address
AddressBlock::GetAddress(uint32_t number) const
{
    return Ipv4Address(network.Get() + number);
}

AddressBlock
AddressPlan::GetLinkBlock(uint32_t number)
{
    NS_ABORT_MSG_IF(number >= LINK_LIMIT, "10.0.0.0/9 has room for " << LINK_LIMIT << " links");
    return {Ipv4Address(LINK_RANGE + 4 * number), Ipv4Mask("/30")};
}

AddressBlock
AddressPlan::GetHostBlock(uint32_t number)
{
    NS_ABORT_MSG_IF(number >= HOST_LIMIT, "172.16.0.0/12 has room for " << HOST_LIMIT << " hosts");
    return {Ipv4Address(HOST_RANGE + 4 * number), Ipv4Mask("/30")};
}

AddressBlock
AddressPlan::TakeLanBlock(uint32_t members)
{
    uint64_t size = 256;
    while (size < uint64_t{members} + 2) // the network's own address and the broadcast address
    {
        size *= 2;
    }
    const uint64_t network = (m_nextLan + size - 1) / size * size;
    NS_ABORT_MSG_IF(network + size > LAN_RANGE_END, "10.128.0.0/9 has no room for another LAN");
    m_nextLan = network + size;
    return {Ipv4Address(static_cast<uint32_t>(network)),
            Ipv4Mask(~static_cast<uint32_t>(size - 1))};
}

} // namespace mgm
} // namespace ns3
