/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * What the forwarder reports through its trace sources.
 */

#ifndef MGM_FORWARDER_RECORDS_H
#define MGM_FORWARDER_RECORDS_H

#include "ns3/ipv4-header.h"
#include "ns3/mgm-drop-reason.h"
#include "ns3/mgm-forwarder-control.h"
#include "ns3/packet.h"

#include <optional>
#include <vector>

namespace ns3
{
namespace mgm
{

/**
 * @ingroup mgm
 * A packet was received with a failed reverse-path check, and this is its verdict with the facts
 * behind it.
 */
struct WrongInterfaceRecord
{
    RecordHead head;          //!< id, level, cause
    SourceGroup key;          //!< source and group of the packet
    SourceGroup entryKey;     //!< key of the entry that it matched
    InterfaceId arrival;      //!< where it arrived
    InterfaceId expected;     //!< the entry's incoming interface
    bool arrivalIsOif{false}; //!< whether the arrival interface is one of the entry's oifs
    Verdict verdict{Verdict::NO_OWNER}; //!< what became of it
    const char* limiter{""};            //!< name of the limiter in force
    bool alertedBefore{false};          //!< whether the limiter has let an alert through before
    Time lastAlert;                     //!< when it last did, if so
    Time nextAlert;                     //!< earliest time at which it lets the next alert through
    uint8_t ttl{0};                     //!< TTL of the packet on arrival
    uint32_t size{0};                   //!< bytes, IP header included
    uint16_t identification{0};         //!< IP identification
    std::optional<uint32_t> origin;     //!< node that sent it first, if it says so (OriginTag)
};

/// Kind of a notification from the forwarder to the group manager.
enum class NotificationKind : uint8_t
{
    NEW_PACKET,      //!< no entry
    WRONG_INTERFACE, //!< an alert
    ENTRY_EXPIRED,   //!< end of a lifetime
    DATA_ARRIVED,    //!< the next packet of an entry that is watched
};

/**
 * @ingroup mgm
 * A notification left the forwarder. The record of kind WRONG_INTERFACE is the alert.
 */
struct NotificationRecord
{
    RecordHead head;                                     //!< id, level, cause
    NotificationKind kind{NotificationKind::NEW_PACKET}; //!< which
    SourceGroup key;                                     //!< source and group
    InterfaceId arrival;                                 //!< where the packet arrived
    InterfaceId expected; //!< the entry's incoming interface, of an alert
};

/// What happened to a forwarding entry.
enum class EntryEvent : uint8_t
{
    UNRESOLVED, //!< created to hold packets until it is set
    CREATED,    //!< set for the first time
    CHANGED,    //!< replaced by a different one
    DELETED,    //!< deleted by the group manager
    EXPIRED,    //!< reached the end of its lifetime
    ABANDONED,  //!< unresolved, and no answer came in time
};

/**
 * @ingroup mgm
 * A forwarding entry was created, changed or deleted.
 */
struct EntryRecord
{
    RecordHead head;                          //!< id, level, cause
    EntryEvent event{EntryEvent::UNRESOLVED}; //!< what happened
    EntrySpec before;                         //!< the entry until now; only its key if it is new
    EntrySpec after;                          //!< the entry from now on; only its key if it is gone
};

/// What happened to a packet in the forwarder.
enum class PacketEvent : uint8_t
{
    HELD,         //!< waits for an entry
    FORWARDED,    //!< at least one copy left
    DROPPED,      //!< no copy left
    COPY_DROPPED, //!< one copy was not sent; others may have been
};

/**
 * @ingroup mgm
 * A packet was held, forwarded or dropped.
 */
struct PacketRecord
{
    RecordHead head;                      //!< id, level, cause
    PacketEvent event{PacketEvent::HELD}; //!< what happened
    Ptr<const Packet> packet;             //!< the packet without its IP header
    Ipv4Header header;                    //!< its IP header as it arrived
    InterfaceId arrival;                  //!< where it arrived
    std::vector<InterfaceId> oifs;        //!< where copies left, or the one copy did not
    std::optional<DropReason> reason;     //!< why, if it or its copy was dropped
};

/**
 * @ingroup mgm
 * A multicast packet entered or left the network at this node: sent by an application of the node,
 * or delivered to it.
 */
struct EndpointRecord
{
    RecordHead head;          //!< id, level, cause
    bool delivered{false};    //!< delivered to the node; else sent by it
    Ptr<const Packet> packet; //!< the packet without its IP header
    SourceGroup key;          //!< source and group; a sent packet may not know its source yet
    InterfaceId interface;    //!< where it arrived or leaves
};

/// Which setting of an interface changes.
enum class InterfaceSetting : uint8_t
{
    BOUNDARY_ADDED,      //!< one more administrative boundary
    BOUNDARY_REMOVED,    //!< one boundary less
    THRESHOLD,           //!< another TTL threshold
    RATE_LIMIT,          //!< another rate limit
    POINT_TO_MULTIPOINT, //!< next hops select its links, or do not any more
};

/**
 * @ingroup mgm
 * A setting of an interface was changed during the run. What was set before the run is not
 * reported.
 */
struct InterfaceSettingRecord
{
    RecordHead head;                                       //!< id, level STATE, cause
    InterfaceSetting setting{InterfaceSetting::THRESHOLD}; //!< which
    uint32_t interface {
        0
    };                                        //!< interface index
    Ipv4Address group{Ipv4Address::GetAny()}; //!< boundaries: first group of the range
    Ipv4Mask mask{Ipv4Mask::GetOnes()};       //!< boundaries: its mask
    uint32_t value{0};                        //!< others: the value from now on; kB/s, 0 or 1
};

} // namespace mgm
} // namespace ns3

#endif // MGM_FORWARDER_RECORDS_H
