/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * What a router would do with a packet: the forwarder's checks, in its order, on a replayed state.
 */

#ifndef MGM_PACKET_QUESTION_H
#define MGM_PACKET_QUESTION_H

#include "ns3/mgm-drop-reason.h"
#include "ns3/mgm-replay.h"
#include "ns3/mgm-trace-header.h"
#include "ns3/mgm-types.h"

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
 * A packet that arrives from the network.
 */
struct PacketQuestion
{
    uint32_t node{0};    //!< id of the router
    SourceGroup key;     //!< source and destination
    InterfaceId arrival; //!< where it arrives
    uint8_t ttl{64};     //!< TTL on arrival
    Time time;           //!< when
};

/**
 * @ingroup mgm
 * One check of the forwarder.
 */
struct PacketCheck
{
    std::string name;  //!< what is checked: "boundary", "entry", "interface", ...
    bool passed{true}; //!< whether the packet goes on
    std::string facts; //!< what was compared with what
};

/**
 * @ingroup mgm
 * What becomes of a copy.
 */
struct CopyAnswer
{
    InterfaceId interface;            //!< where it would leave
    std::optional<DropReason> reason; //!< why it does not; nothing if it does
};

/**
 * @ingroup mgm
 * What becomes of the packet.
 */
struct PacketAnswer
{
    /// In general.
    enum Outcome
    {
        FORWARDED, //!< at least one copy leaves
        HELD,      //!< it waits for an entry
        DROPPED,   //!< neither
    };

    Outcome outcome{DROPPED};         //!< in general
    std::optional<DropReason> reason; //!< DROPPED: why
    std::optional<Verdict> verdict;   //!< of a wrong-interface packet
    std::vector<CopyAnswer> copies;   //!< by outgoing interface, in ascending order
    std::vector<PacketCheck> checks;  //!< in order, up to the one that decided
    uint8_t code{0};                  //!< forwarding code of RFC 8487 3.2.4
};

/**
 * @ingroup mgm
 * Makes the checks that KernelForwarder makes, in the same order. What a trace does not tell is
 * taken for the best: a rate limit has room, a copy fits the link, the queue of a packet without
 * entry has room.
 * @param [in] header First line of the trace.
 * @param [in] replay The state of the router.
 * @param [in] question The packet.
 * @return what becomes of it.
 */
PacketAnswer AnswerPacketQuestion(const TraceHeader& header,
                                  const Replay& replay,
                                  const PacketQuestion& question);

/**
 * @ingroup mgm
 * @param [in] code A forwarding code.
 * @return its name in RFC 8487 3.2.4, "WRONG_IF".
 */
const char* GetForwardingCodeName(uint8_t code);

} // namespace mgm
} // namespace ns3

#endif // MGM_PACKET_QUESTION_H
