/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-drop-reason.h"

#include <array>

namespace ns3
{
namespace mgm
{

namespace
{

/// Name and explanation of a reason.
struct ReasonText
{
    const char* name; //!< in traces
    const char* text; //!< one line
};

/// By DropReason.
constexpr std::array<ReasonText, DROP_REASON_COUNT> REASONS{{
    {"stopped", "the forwarder was not running"},
    {"bad-address", "the source address cannot be that of a host"},
    {"boundary-in", "the group is inside an administrative boundary of the arrival interface"},
    {"unresolved-limit", "there was no entry, and too many entries were being resolved already"},
    {"queue-overflow", "there was no entry yet, and its queue of held packets was full"},
    {"resolution-timeout", "held for an entry that was not set in time"},
    {"entry-deleted", "held for an entry that was deleted instead of set"},
    {"negative-entry", "the entry says that nothing is to be forwarded"},
    {"wrong-interface", "arrived on another interface than the entry's incoming one"},
    {"own-wrong-interface", "sent by this node on another interface than the entry's incoming one"},
    {"no-outgoing-interface", "the entry has no outgoing interface but the one of arrival"},
    {"boundary-out", "the group is inside an administrative boundary of the outgoing interface"},
    {"ttl-too-low", "the TTL did not exceed the threshold of the outgoing interface"},
    {"rate-limit", "the outgoing interface had reached its rate limit"},
    {"interface-down", "the outgoing interface was down"},
    {"fragmentation-needed", "larger than the outgoing interface's MTU, with DF set"},
}};

} // namespace

const char*
GetDropReasonName(DropReason reason)
{
    return REASONS.at(static_cast<std::size_t>(reason)).name;
}

const char*
GetDropReasonText(DropReason reason)
{
    return REASONS.at(static_cast<std::size_t>(reason)).text;
}

std::ostream&
operator<<(std::ostream& os, DropReason reason)
{
    return os << GetDropReasonName(reason);
}

} // namespace mgm
} // namespace ns3
