/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-forwarding-rules.h"

namespace ns3
{
namespace mgm
{

namespace
{

constexpr uint32_t CLASS_E = 0xf0000000;    //!< first reserved address (RFC 1112 4)
constexpr uint32_t LOOPBACK_NETWORK = 127;  //!< first octet of loopback addresses
constexpr uint32_t UNSPECIFIED_NETWORK = 0; //!< first octet of "this network"

} // namespace

bool
IsHostAddress(Ipv4Address address)
{
    const uint32_t network = address.Get() >> 24;
    return network != UNSPECIFIED_NETWORK && network != LOOPBACK_NETWORK &&
           !address.IsMulticast() && address.Get() < CLASS_E;
}

bool
IsForwardableGroup(Ipv4Address group)
{
    return group.IsMulticast() && !group.IsLocalMulticast();
}

bool
IsEntryKey(const SourceGroup& key)
{
    if (key.IsAnyGroup())
    {
        return key.IsAnySource();
    }
    return IsForwardableGroup(key.group) && (key.IsAnySource() || IsHostAddress(key.source));
}

Ipv4Header
MakeForwardedHeader(const PacketView& view)
{
    const Ipv4Header& header = view.header;
    Ipv4Header out = header;
    if (view.size - view.payloadSize != FORWARDED_HEADER_SIZE)
    {
        out = Ipv4Header();
        out.SetSource(header.GetSource());
        out.SetDestination(header.GetDestination());
        out.SetProtocol(header.GetProtocol());
        out.SetTos(header.GetTos());
        out.SetIdentification(header.GetIdentification());
        out.SetPayloadSize(header.GetPayloadSize());
        out.SetFragmentOffset(header.GetFragmentOffset());
        header.IsLastFragment() ? out.SetLastFragment() : out.SetMoreFragments();
        header.IsDontFragment() ? out.SetDontFragment() : out.SetMayFragment();
    }
    out.SetTtl(view.ttl - 1);
    return out;
}

} // namespace mgm
} // namespace ns3
