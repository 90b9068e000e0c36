/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Rules that need no state: which addresses are forwarded, which keys an entry may have, what a
 * forwarded header looks like.
 */

#ifndef MGM_FORWARDING_RULES_H
#define MGM_FORWARDING_RULES_H

#include "ns3/ipv4-header.h"
#include "ns3/mgm-forwarder-control.h"
#include "ns3/mgm-packet-view.h"

namespace ns3
{
namespace mgm
{

/**
 * @ingroup mgm
 * @param [in] address A source address.
 * @return whether it can be that of a host on a network (RFC 1812 5.3.7): not 0/8, 127/8, multicast
 * or reserved.
 */
bool IsHostAddress(Ipv4Address address);

/**
 * @ingroup mgm
 * @param [in] group A destination address.
 * @return whether it is a group whose packets routers may forward: multicast, but not 224.0.0.0/24
 * (RFC 5771 4).
 */
bool IsForwardableGroup(Ipv4Address group);

/**
 * @ingroup mgm
 * @param [in] key A key.
 * @return whether an entry can have it: (S,G), (*,G) or (*,*) of a host address and a forwardable
 * group.
 */
bool IsEntryKey(const SourceGroup& key);

/**
 * @ingroup mgm
 * Makes the header with which copies of a packet leave: its TTL is one less, and it has no options.
 * An ns-3 header does not keep the options that it received, yet counts them in its size; sent as
 * it is, it would make a corrupt packet.
 *
 * @param [in] view The packet, with a TTL of at least 1.
 * @return the header.
 */
Ipv4Header MakeForwardedHeader(const PacketView& view);

/// @ingroup mgm
/// Bytes of the header with which copies leave.
constexpr uint32_t FORWARDED_HEADER_SIZE = 20;

} // namespace mgm
} // namespace ns3

#endif // MGM_FORWARDING_RULES_H
