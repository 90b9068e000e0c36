/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Requests of applications to receive groups, and what becomes of them.
 */

#ifndef MGM_IGMP_LISTEN_H
#define MGM_IGMP_LISTEN_H

#include "ns3/ipv4-address.h"
#include "ns3/mgm-lineage.h"
#include "ns3/mgm-source-filter.h"

#include <cstdint>
#include <ostream>

namespace ns3
{
namespace mgm
{

/**
 * @ingroup mgm
 * What became of a request to listen.
 */
enum class IgmpListenStatus : uint8_t
{
    OK,              //!< done
    NO_INTERFACE,    //!< the node has no such interface, or it is the loopback, or there is no node
    NOT_MULTICAST,   //!< the group is not a multicast address
    BAD_SOURCE,      //!< a source is 0.0.0.0, multicast or broadcast
    SOURCE_SPECIFIC, //!< EXCLUDE for a source-specific group (RFC 4604 2.1)
    SOURCE_LIMIT,    //!< the interface would have too many sources (RFC 3376 3.2)
};

/**
 * @param [in] status A status.
 * @return its name in traces, for example "not-multicast".
 */
const char* GetIgmpListenStatusName(IgmpListenStatus status);
std::ostream& operator<<(std::ostream& os, IgmpListenStatus status);

/**
 * @ingroup mgm
 * An application asked for reception, or ended it. What the host does then has this as its cause.
 */
struct IgmpListenRecord
{
    RecordHead head;      //!< id, level CONTROL, cause
    uint32_t listener{0}; //!< who asked
    uint32_t interface {
        0
    };                   //!< interface index
    Ipv4Address group;   //!< group
    SourceFilter filter; //!< what is wanted; INCLUDE with no sources: nothing
    IgmpListenStatus status{IgmpListenStatus::OK}; //!< what became of it
};

} // namespace mgm
} // namespace ns3

#endif // MGM_IGMP_LISTEN_H
