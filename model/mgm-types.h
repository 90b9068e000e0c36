/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Value types that every room shares: extended interface ids, (source, group) keys, status codes,
 * verdicts. They carry no behavior beyond comparing, hashing and printing. What is compared for
 * every packet is inline.
 */

#ifndef MGM_TYPES_H
#define MGM_TYPES_H

#include "ns3/ipv4-address.h"

#include <cstddef>
#include <cstdint>
#include <ostream>
#include <string>
#include <vector>

/**
 * @defgroup mgm Multicast group manager
 *
 * IPv4 multicast routers as separate node applications: kernel forwarder, multicast group manager
 * and routing protocols.
 */

namespace ns3
{
namespace mgm
{

/**
 * @ingroup mgm
 * Extended interface id: an interface index and, on point-to-multipoint interfaces only, the
 * address of the next hop that selects one of its links.
 *
 * Broadcast and point-to-point interfaces always have next hop 0.0.0.0 (mgm-api 1.4, M-17).
 */
struct InterfaceId
{
    uint32_t index{0};                          //!< ns-3 interface index of the node; 0 is loopback
    Ipv4Address nextHop{Ipv4Address::GetAny()}; //!< 0.0.0.0, or the far end of one link

    InterfaceId() = default;

    /**
     * @param [in] interfaceIndex Interface index of the node.
     * @param [in] linkNextHop Far end of one link of a point-to-multipoint interface.
     */
    explicit InterfaceId(uint32_t interfaceIndex, Ipv4Address linkNextHop = Ipv4Address::GetAny())
        : index(interfaceIndex),
          nextHop(linkNextHop)
    {
    }
};

inline bool
operator==(const InterfaceId& a, const InterfaceId& b)
{
    return a.index == b.index && a.nextHop == b.nextHop;
}

inline bool
operator!=(const InterfaceId& a, const InterfaceId& b)
{
    return !(a == b);
}

/// Orders by index, then by next hop: the order in which copies of a packet leave.
bool operator<(const InterfaceId& a, const InterfaceId& b);
/// Prints "2" or "2/10.0.0.7".
std::ostream& operator<<(std::ostream& os, const InterfaceId& id);

/**
 * @ingroup mgm
 * Key of a forwarding entry or of a membership. The address 0.0.0.0 is the wildcard:
 * (S,G), (*,G) and (*,*) are the kinds in use (mgm-api 5.1).
 */
struct SourceGroup
{
    Ipv4Address source{Ipv4Address::GetAny()}; //!< source, or 0.0.0.0 for any source
    Ipv4Address group{Ipv4Address::GetAny()};  //!< group, or 0.0.0.0 for any group

    SourceGroup() = default;

    /**
     * @param [in] sourceAddress Source, or 0.0.0.0 for any.
     * @param [in] groupAddress Group, or 0.0.0.0 for any.
     */
    SourceGroup(Ipv4Address sourceAddress, Ipv4Address groupAddress)
        : source(sourceAddress),
          group(groupAddress)
    {
    }

    /// @return whether any source matches.
    bool IsAnySource() const;
    /// @return whether any group matches.
    bool IsAnyGroup() const;
    /**
     * @param [in] other A key.
     * @return whether every packet that matches the other key matches this one.
     */
    bool Covers(const SourceGroup& other) const;
};

inline bool
operator==(const SourceGroup& a, const SourceGroup& b)
{
    return a.source == b.source && a.group == b.group;
}

bool operator!=(const SourceGroup& a, const SourceGroup& b);
/// Orders by group, then by source, numerically (the order of MFE enumeration, M-88).
bool operator<(const SourceGroup& a, const SourceGroup& b);
/// Prints "(10.0.1.2, 239.1.1.1)", with "*" for a wildcard.
std::ostream& operator<<(std::ostream& os, const SourceGroup& key);

/// @ingroup mgm
/// Hash of an InterfaceId.
struct InterfaceIdHash
{
    /**
     * @param [in] id The id.
     * @return its hash.
     */
    std::size_t operator()(const InterfaceId& id) const;
};

/// @ingroup mgm
/// Hash of a SourceGroup.
struct SourceGroupHash
{
    /**
     * @param [in] key The key.
     * @return its hash.
     */
    std::size_t operator()(const SourceGroup& key) const;
};

/**
 * @ingroup mgm
 * Result of an MGM call, with the numbers of the specification (mgm-api 2).
 */
enum class Status : uint32_t
{
    SUCCESS = 0,               //!< NO_ERROR
    NOT_ENOUGH_MEMORY = 8,     //!< ERROR_NOT_ENOUGH_MEMORY: a configured limit is reached
    INVALID_PARAMETER = 87,    //!< ERROR_INVALID_PARAMETER
    INSUFFICIENT_BUFFER = 122, //!< ERROR_INSUFFICIENT_BUFFER
    ALREADY_EXISTS = 183,      //!< ERROR_ALREADY_EXISTS
    MORE_DATA = 234,           //!< ERROR_MORE_DATA
    NO_MORE_ITEMS = 259,       //!< ERROR_NO_MORE_ITEMS
    CAN_NOT_COMPLETE = 1003,   //!< ERROR_CAN_NOT_COMPLETE
    NOT_FOUND = 1168,          //!< ERROR_NOT_FOUND
};

/**
 * @param [in] status A status.
 * @return its name in the specification, for example "ERROR_NOT_FOUND".
 */
const char* GetStatusName(Status status);
std::ostream& operator<<(std::ostream& os, Status status);

/**
 * @ingroup mgm
 * What became of one wrong-interface packet. Each ends in exactly one verdict, and the verdicts of
 * an entry add up to its wrong-interface counter. They are decided in this order.
 */
enum class Verdict : uint8_t
{
    NO_OWNER,     //!< nobody owns the arrival interface
    NOT_ELIGIBLE, //!< the gate says that an alert would mean nothing there
    MASKED,       //!< alerts are switched off for that entry and interface
    SUPPRESSED,   //!< the limiter held the alert back
    ALERTED,      //!< the group manager was notified
};

/// Number of verdicts.
constexpr std::size_t VERDICT_COUNT = 5;

/**
 * @param [in] verdict A verdict.
 * @return its name in traces: "no-owner", "not-eligible", "masked", "suppressed", "alerted".
 */
const char* GetVerdictName(Verdict verdict);
std::ostream& operator<<(std::ostream& os, Verdict verdict);

/**
 * @ingroup mgm
 * The first bytes of a packet: its IP header and a piece of its payload, for protocols that look
 * inside (mgm-api 3.1, dwHdrSize and pbPacketHdr).
 */
using PacketHead = std::vector<uint8_t>;

} // namespace mgm
} // namespace ns3

#endif // MGM_TYPES_H
