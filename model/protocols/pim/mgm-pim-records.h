/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * What the PIM of a node tells its observers: messages, transitions of state machines, timers,
 * neighbors.
 */

#ifndef MGM_PIM_RECORDS_H
#define MGM_PIM_RECORDS_H

#include "ns3/ipv4-address.h"
#include "ns3/mgm-lineage.h"
#include "ns3/mgm-pim-arrival.h"
#include "ns3/mgm-pim-assert-metric.h"
#include "ns3/mgm-pim-message.h"
#include "ns3/mgm-pim-reject.h"
#include "ns3/mgm-timer-event.h"
#include "ns3/mgm-types.h"
#include "ns3/nstime.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace ns3
{
namespace mgm
{

/**
 * @ingroup mgm
 * A message was sent, came in, or came in and was rejected.
 *
 * The cause of one that came in is the record of the same message at its sender. Hellos have level
 * CONTROL; what alerts lead to, all other messages, ALERTS.
 */
struct PimMessageRecord
{
    RecordHead head;                   //!< id, level, cause
    bool sent{false};                  //!< whether this node sent it
    PimReject reject{PimReject::NONE}; //!< why it is not taken; NONE if it is
    PimArrival ip;                     //!< IP header and interface; of one that was sent too
    uint32_t size{0};                  //!< number of bytes behind the IP header
    PimMessage message; //!< what it says; with a reject from OWN_MESSAGE to UNKNOWN_TYPE nothing,
                        //!< up to BAD_ADDRESS perhaps not all
};

/**
 * @ingroup mgm
 * State machines of dense mode.
 */
enum class PimMachine : uint8_t
{
    UPSTREAM,   //!< Upstream(S,G) (RFC 3973 4.4.1)
    DOWNSTREAM, //!< Downstream(S,G,I) (RFC 3973 4.4.2)
    ORIGINATOR, //!< State Refresh Originator(S,G) (RFC 3973 4.5.2)
    ASSERT,     //!< Assert(S,G,I) (RFC 3973 4.6)
    LOCAL,      //!< members on an interface, pim_include (RFC 3973 4.1.3)
};

/// Number of state machines.
constexpr std::size_t PIM_MACHINE_COUNT = 5;

/**
 * @param [in] machine A machine.
 * @return its name in traces: "upstream", "downstream", "originator", "assert", "local".
 */
const char* GetPimMachineName(PimMachine machine);

/**
 * @ingroup mgm
 * A state machine took a transition: to another state, or to the same with something done. Texts
 * are the RFC's words and last as long as the program.
 */
struct PimTransitionRecord
{
    RecordHead head;                          //!< id, level STATE, cause
    PimMachine machine{PimMachine::UPSTREAM}; //!< which machine
    SourceGroup key;                          //!< source and group
    uint32_t interface {
        0
    };                                //!< interface index; of (S,G) machines the RPF interface
    const char* before{""};           //!< state before, for example "NoInfo"
    const char* event{""};            //!< what happened
    const char* after{""};            //!< state after
    std::vector<const char*> actions; //!< what is done, in order
    const char* section{""};          //!< where it stands, for example "RFC 3973 4.4.1.1"
    /// ASSERT: AssertWinner(S,G,I) with its metric from now on; not set where there is none.
    std::optional<PimAssertMetric> winner;
};

/**
 * @ingroup mgm
 * A timer was set, fired or was cancelled. What a timer does has its FIRED record as cause.
 */
struct PimTimerRecord
{
    RecordHead head;                   //!< id, level STATE, cause
    TimerEvent event{TimerEvent::SET}; //!< what happened
    const char* timer{""};             //!< name in RFC 3973 4.8, for example "PPT"
    uint32_t interface {
        0
    };               //!< interface index; 0 of a timer that belongs to none
    SourceGroup key; //!< source and group; (*, *) of a timer of an interface or a neighbor
    Ipv4Address neighbor{Ipv4Address::GetAny()}; //!< neighbor of NLT; else 0.0.0.0
    Time expires;                                //!< when it fires, or fired, or would have fired
};

/**
 * @ingroup mgm
 * What happens to a neighbor.
 */
enum class PimNeighborEvent : uint8_t
{
    UP,        //!< its first Hello came
    CHANGED,   //!< it says something else than before
    RESTARTED, //!< its Generation ID is another one (RFC 3973 4.3.4)
    EXPIRED,   //!< its Hello does not hold any more (RFC 3973 4.3.4)
    GOODBYE,   //!< it sent a Hello with Hold Time 0 (RFC 3973 4.3.1)
    LOST,      //!< the interface went down
    REFUSED,   //!< there are as many neighbors as allowed
};

/// Number of events of neighbors.
constexpr std::size_t PIM_NEIGHBOR_EVENT_COUNT = 7;

/**
 * @param [in] event An event.
 * @return its name in traces: "up", "changed", "restarted", "expired", "goodbye", "lost",
 * "refused".
 */
const char* GetPimNeighborEventName(PimNeighborEvent event);

/**
 * @ingroup mgm
 * Something happened to a neighbor.
 */
struct PimNeighborRecord
{
    RecordHead head;                              //!< id, level CONTROL, cause
    PimNeighborEvent event{PimNeighborEvent::UP}; //!< what happened
    uint32_t interface {
        0
    };                                           //!< interface index
    Ipv4Address neighbor{Ipv4Address::GetAny()}; //!< its address
    PimHello hello;                              //!< what it said last
    uint32_t neighbors{0};                       //!< how many the interface has from now on
};

} // namespace mgm
} // namespace ns3

#endif // MGM_PIM_RECORDS_H
