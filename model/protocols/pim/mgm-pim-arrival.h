/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * How a PIM message came, and whether it may have come like that.
 */

#ifndef MGM_PIM_ARRIVAL_H
#define MGM_PIM_ARRIVAL_H

#include "ns3/ipv4-address.h"
#include "ns3/mgm-pim-message.h"
#include "ns3/mgm-pim-reject.h"

#include <cstdint>

namespace ns3
{
namespace mgm
{

/**
 * @ingroup mgm
 * How a message came or went: what its IP header and its interface say.
 */
struct PimArrival
{
    uint32_t interface {
        0
    };                                              //!< interface index
    Ipv4Address source{Ipv4Address::GetAny()};      //!< IP source
    Ipv4Address destination{Ipv4Address::GetAny()}; //!< IP destination
    uint8_t ttl{0};                                 //!< TTL
    uint8_t typeOfService{0};                       //!< TOS
    bool toInterface{false}; //!< whether the destination is a unicast address of the interface
    bool fromSubnet{false};  //!< whether the source is in a subnet of the interface
};

/**
 * @ingroup mgm
 * A message as the node's PIM application gets it.
 */
struct PimReceived
{
    PimMessage message; //!< what it says
    PimArrival ip;      //!< how it came
};

/**
 * Says whether a message that could be read may have come like this.
 *
 * Graft Acks come to an address of the interface, Grafts to it or to ALL-PIM-ROUTERS, all others to
 * ALL-PIM-ROUTERS (RFC 3973 4.7).
 *
 * @param [in] type Type of the message.
 * @param [in] arrival How it came.
 * @param [in] requireSourceOnLink Whether the source must be in a subnet of the interface.
 * @return NONE, WRONG_DESTINATION or SOURCE_NOT_ON_LINK.
 */
PimReject CheckPimArrival(PimType type, const PimArrival& arrival, bool requireSourceOnLink);

} // namespace mgm
} // namespace ns3

#endif // MGM_PIM_ARRIVAL_H
