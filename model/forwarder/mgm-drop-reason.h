/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Why a multicast packet, or one copy of it, was not forwarded.
 */

#ifndef MGM_DROP_REASON_H
#define MGM_DROP_REASON_H

#include <cstddef>
#include <cstdint>
#include <ostream>

namespace ns3
{
namespace mgm
{

/**
 * @ingroup mgm
 * Reason of a drop. Every packet that reaches the forwarder is forwarded, held, or dropped for
 * exactly one of these. The reasons from NO_OUTGOING_INTERFACE on are decided for each outgoing
 * interface; a packet that leaves on none of its interfaces is dropped for the first of them.
 */
enum class DropReason : uint8_t
{
    STOPPED,             //!< the forwarder is not running
    BAD_ADDRESS,         //!< the source address cannot be a unicast host (RFC 1812 5.3.7)
    BOUNDARY_IN,         //!< an administrative boundary of the arrival interface (RFC 2365, M-109)
    UNRESOLVED_LIMIT,    //!< no entry, and too many entries wait for an answer already
    QUEUE_OVERFLOW,      //!< no entry, and the entry's queue of held packets is full (K3)
    RESOLUTION_TIMEOUT,  //!< held, and no entry was set in time (K3)
    ENTRY_DELETED,       //!< held, and its unresolved entry was deleted
    NEGATIVE_ENTRY,      //!< the entry says "do not forward"
    WRONG_INTERFACE,     //!< the reverse-path check failed (M-81)
    OWN_WRONG_INTERFACE, //!< sent by this node, but not over the entry's incoming interface
    NO_OUTGOING_INTERFACE, //!< the entry has no outgoing interface but the one of arrival
    BOUNDARY_OUT,          //!< an administrative boundary of the outgoing interface (M-109)
    TTL_TOO_LOW,           //!< TTL at or below the threshold (K4, M-97, M-110)
    RATE_LIMIT,            //!< the outgoing interface's rate limit
    INTERFACE_DOWN,        //!< the outgoing interface is down
    FRAGMENTATION_NEEDED,  //!< larger than the MTU, and DF is set (RFC 791)
};

/// Number of drop reasons.
constexpr std::size_t DROP_REASON_COUNT = 16;

/**
 * @param [in] reason A reason.
 * @return its name in traces, for example "wrong-interface".
 */
const char* GetDropReasonName(DropReason reason);
/**
 * @param [in] reason A reason.
 * @return one line that explains it to a reader of a trace.
 */
const char* GetDropReasonText(DropReason reason);
std::ostream& operator<<(std::ostream& os, DropReason reason);

} // namespace mgm
} // namespace ns3

#endif // MGM_DROP_REASON_H
