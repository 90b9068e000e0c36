/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * What must hold in every run, and the report that it does not.
 */

#ifndef MGM_INVARIANT_RECORD_H
#define MGM_INVARIANT_RECORD_H

#include "ns3/mgm-lineage.h"
#include "ns3/mgm-types.h"

#include <cstdint>
#include <string>

namespace ns3
{
namespace mgm
{

/// What must always be true.
enum class Invariant : uint8_t
{
    PACKET_SUM,     //!< packets in = forwarded + held + the sum of the drops, at every forwarder
    IIF_NOT_OIF,    //!< no entry's incoming interface is among its outgoing ones
    FORWARDED_ONCE, //!< no router forwards the same packet twice: in a loop, or where two routers
                    //!< forward onto the LAN on which it takes the data
    RECEIVED_ONCE, //!< no receiver gets a packet twice that was sent when all entries were the tree
    IIF_OF_TREE,   //!< every entry's incoming interface leads to the source, or it is known why not
};

/// Number of invariants.
constexpr std::size_t INVARIANT_COUNT = 5;

/**
 * @param [in] invariant An invariant.
 * @return its name: "packet-sum", "iif-not-oif", "forwarded-once", "received-once" or
 * "iif-of-tree".
 */
const char* GetInvariantName(Invariant invariant);

/**
 * @ingroup mgm
 * An invariant does not hold.
 */
struct InvariantRecord
{
    RecordHead head; //!< id (its node is OBSERVER_NODE), level ALERTS; its cause is the record
                     //!< that shows it
    Invariant invariant{Invariant::PACKET_SUM}; //!< which
    uint32_t node{0};                           //!< where: node id
    SourceGroup key;                            //!< of the entry or the packet; not of a sum
    uint32_t interface {
        0
    };                       //!< entries: the iif; packets: where it arrived; else 0
    std::string explanation; //!< why it is no fault; "": nothing explains it
};

} // namespace mgm
} // namespace ns3

#endif // MGM_INVARIANT_RECORD_H
