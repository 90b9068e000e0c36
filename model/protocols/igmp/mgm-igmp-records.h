/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * What the IGMP of a node tells its observers: messages, transitions of state machines, timers.
 */

#ifndef MGM_IGMP_RECORDS_H
#define MGM_IGMP_RECORDS_H

#include "ns3/mgm-igmp-message.h"
#include "ns3/mgm-igmp-parser.h"
#include "ns3/mgm-lineage.h"
#include "ns3/mgm-source-filter.h"
#include "ns3/mgm-timer-event.h"
#include "ns3/nstime.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace ns3
{
namespace mgm
{

/**
 * @ingroup mgm
 * A message was sent, came in, or came in and was rejected.
 *
 * The cause of one that came in is the record of the same message at its sender.
 */
struct IgmpMessageRecord
{
    RecordHead head;                     //!< id, level CONTROL, cause
    bool sent{false};                    //!< whether this node sent it
    IgmpReject reject{IgmpReject::NONE}; //!< why it is not taken; NONE if it is
    IgmpArrival ip;                      //!< IP header and interface; of one that was sent too
    uint32_t size{0};                    //!< number of bytes behind the IP header
    IgmpMessage message; //!< what it says; with a reject from TTL_NOT_ONE to BAD_CHECKSUM nothing,
                         //!< up to UNEXPECTED_SOURCES perhaps not all
};

/**
 * @ingroup mgm
 * Which part of IGMP a state or a timer belongs to.
 */
enum class IgmpRole : uint8_t
{
    HOST,   //!< group member (RFC 3376 5)
    ROUTER, //!< multicast router (RFC 3376 6)
};

/**
 * @param [in] role A role.
 * @return its name in traces: "host" or "router".
 */
inline const char*
GetIgmpRoleName(IgmpRole role)
{
    return role == IgmpRole::HOST ? "host" : "router";
}

/**
 * @ingroup mgm
 * What a router remembers of a group on an interface (RFC 3376 6.2), without its timers.
 */
struct IgmpRouterFilter
{
    FilterMode mode{FilterMode::INCLUDE};       //!< router filter mode
    std::vector<Ipv4Address> requested;         //!< sources whose timer runs, ascending
    std::vector<Ipv4Address> excluded;          //!< EXCLUDE: sources whose timer is zero, ascending
    IgmpVersion compatibility{IgmpVersion::V3}; //!< Group Compatibility Mode (RFC 3376 7.3.2)
};

/**
 * @ingroup mgm
 * A state machine took a transition, to another state or to the same.
 */
struct IgmpStateRecord
{
    RecordHead head;               //!< id, level STATE, cause
    IgmpRole role{IgmpRole::HOST}; //!< whose state
    uint32_t interface {
        0
    };                                        //!< interface index
    Ipv4Address group{Ipv4Address::GetAny()}; //!< group; 0.0.0.0 for a state of the interface
    std::string before;                       //!< state before, in the RFC's words
    std::string event;                        //!< what happened, in the RFC's words
    std::string after;                        //!< state after
    const char* section{""};                  //!< where it stands, for example "RFC 3376 5.1"
    std::optional<IgmpRouterFilter> filter;   //!< of a router's group: the state after
};

/**
 * @ingroup mgm
 * A timer was set, fired or was cancelled. What a timer does has its FIRED record as cause.
 */
struct IgmpTimerRecord
{
    RecordHead head;                   //!< id, level STATE, cause
    IgmpRole role{IgmpRole::HOST};     //!< whose timer
    TimerEvent event{TimerEvent::SET}; //!< what happened
    const char* timer{""};             //!< name of the timer in the RFC
    uint32_t interface {
        0
    };                                         //!< interface index
    Ipv4Address group{Ipv4Address::GetAny()};  //!< group; 0.0.0.0 for a timer of the interface
    Ipv4Address source{Ipv4Address::GetAny()}; //!< source; 0.0.0.0 for a timer of the group
    Time expires;                              //!< when it fires, or fired, or would have fired
};

} // namespace mgm
} // namespace ns3

#endif // MGM_IGMP_RECORDS_H
