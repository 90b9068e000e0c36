/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * A forwarding entry that a client of the group manager dictates, instead of having it derived from
 * routes and memberships. Not part of mgm-api.
 */

#ifndef MGM_STATIC_ENTRY_H
#define MGM_STATIC_ENTRY_H

#include "ns3/mgm-types.h"

#include <cstdint>
#include <vector>

namespace ns3
{
namespace mgm
{

/**
 * @ingroup mgm
 * One outgoing interface of a static entry.
 */
struct StaticOutput
{
    InterfaceId interface; //!< where copies leave
    uint8_t threshold{1};  //!< TTL threshold; see KernelForwarder::ThresholdRule
};

/**
 * @ingroup mgm
 * A forwarding entry as a client dictates it.
 */
struct StaticEntry
{
    SourceGroup key;                //!< (S,G), (*,G) or (*,*)
    InterfaceId iif;                //!< incoming interface; a negative entry may have none
    std::vector<StaticOutput> oifs; //!< outgoing interfaces, in any order, each once
    bool negative{false};           //!< drops packets instead of forwarding them
};

} // namespace mgm
} // namespace ns3

#endif // MGM_STATIC_ENTRY_H
