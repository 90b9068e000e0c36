/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Bridges the differences between ns-3 releases 3.35 to 3.48 by detecting what the headers offer,
 * never by release numbers. No other file has a conditional on the release.
 */

#ifndef MGM_COMPAT_H
#define MGM_COMPAT_H

#include "ns3/enum.h"
#include "ns3/ipv4-routing-protocol.h"

#include <string>

#if !defined(MGM_NS3_VERSION) && __has_include("ns3/version-defines.h")
#include "ns3/version-defines.h"
#endif

namespace ns3
{
namespace mgm
{
namespace compat
{

/// Parameter types of a RouteInput function.
template <typename Function>
struct RouteInputArguments;

/**
 * ns-3 passes the four callbacks of RouteInput by value up to release 3.38 and by reference from
 * 3.39 on. An override takes the types from the base class.
 */
template <typename Unicast, typename Multicast, typename Local, typename Error>
struct RouteInputArguments<bool (Ipv4RoutingProtocol::*)(
    Ptr<const Packet>, const Ipv4Header&, Ptr<const NetDevice>, Unicast, Multicast, Local, Error)>
{
    using UnicastCallback = Unicast;     //!< forwards a unicast packet
    using MulticastCallback = Multicast; //!< forwards a multicast packet
    using LocalCallback = Local;         //!< delivers a packet to the node
    using ErrorCallback = Error;         //!< reports a packet that cannot be routed
};

/// Parameter types of RouteInput in the ns-3 release at hand.
using RouteInput = RouteInputArguments<decltype(&Ipv4RoutingProtocol::RouteInput)>;

/// From release 3.41 on the enumeration is named explicitly.
template <typename Enum, typename Member>
auto
MakeEnumAccessorImpl(Member member, int) -> decltype(MakeEnumAccessor<Enum>(member))
{
    return MakeEnumAccessor<Enum>(member);
}

/// Up to release 3.40 the enumeration is deduced.
template <typename Enum, typename Member>
auto
MakeEnumAccessorImpl(Member member, long) -> decltype(MakeEnumAccessor(member))
{
    return MakeEnumAccessor(member);
}

/**
 * Attribute accessor for a member of an (unscoped) enumeration type.
 *
 * @tparam Enum The enumeration.
 * @param [in] member Pointer to the member variable, or to its setter.
 * @return the accessor.
 */
template <typename Enum, typename Member>
Ptr<const AttributeAccessor>
MakeEnumAccessorFor(Member member)
{
    return MakeEnumAccessorImpl<Enum>(member, 0);
}

/// From release 3.41 on the durations of test cases are a scoped enumeration.
template <typename Case>
constexpr auto
GetLongestDurationImpl(int) -> decltype(Case::Duration::TAKES_FOREVER)
{
    return Case::Duration::TAKES_FOREVER;
}

/// Up to release 3.40 they are an unscoped one.
template <typename Case>
constexpr auto
GetLongestDurationImpl(long) -> decltype(Case::TAKES_FOREVER)
{
    return Case::TAKES_FOREVER;
}

/**
 * @tparam Case The class of test cases, which only tests include.
 * @return the duration of test cases that take minutes.
 */
template <typename Case>
constexpr auto
GetLongestDuration()
{
    return GetLongestDurationImpl<Case>(0);
}

/**
 * From release 3.48 on, ns-3 asserts that a mask is that of a prefix; earlier ones take any.
 *
 * @return whether a program may make an Ipv4Mask that is no prefix's, whatever the release.
 */
constexpr bool
CanHoldAnyMask()
{
#if defined(NS3_ASSERT_ENABLE)
    return false;
#else
    return true;
#endif
}

/**
 * The release of ns-3 for files of results. An ns-3 tree says it to the build files
 * (MGM_NS3_VERSION). An installed ns-3 has a header that says it if it was built with "build
 * version support", as Debian's packages are; inside a tree, that header would be the one of
 * another ns-3 on the machine.
 *
 * @return for example "3.37"; "" where ns-3 does not say.
 */
inline std::string
GetNs3Version()
{
#if defined(MGM_NS3_VERSION)
    return MGM_NS3_VERSION;
#elif defined(NS3_VERSION_MINOR)
    const std::string release =
        std::to_string(NS3_VERSION_MAJOR) + "." + std::to_string(NS3_VERSION_MINOR);
    return NS3_VERSION_PATCH == 0 ? release : release + "." + std::to_string(NS3_VERSION_PATCH);
#else
    return "";
#endif
}

} // namespace compat
} // namespace mgm
} // namespace ns3

#endif // MGM_COMPAT_H
