/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * What the routing side reports through its trace sources: a change of the network, and the moment
 * at which one router knows of it.
 */

#ifndef MGM_RPF_RECORDS_H
#define MGM_RPF_RECORDS_H

#include "ns3/mgm-lineage.h"
#include "ns3/mgm-topology.h"

#include <array>
#include <cstdint>
#include <string>

namespace ns3
{
namespace mgm
{

/// What happened to a link.
enum class TopologyEvent : uint8_t
{
    LINK_DOWN, //!< carries no packets from now on
    LINK_UP,   //!< carries packets from now on
    LINK_COST, //!< the cost of one direction differs from now on
};

/**
 * @param [in] event An event.
 * @return its name in traces: "link-down", "link-up" or "link-cost".
 */
const char* GetTopologyEventName(TopologyEvent event);

/**
 * @ingroup mgm
 * One end of a link in a record.
 */
struct LinkEndRecord
{
    static constexpr uint32_t NO_NODE = 0xffffffff; //!< a LAN segment is no ns-3 node

    std::string name;         //!< name in the topology
    uint32_t nodeId{NO_NODE}; //!< ns-3 node id, or NO_NODE
    uint32_t interface {
        0
    }; //!< interface index of the link there; 0 on a LAN segment
};

/**
 * @ingroup mgm
 * The network changed. The record is made just before it does; its node is RecordId::NETWORK.
 */
struct TopologyChangeRecord
{
    RecordHead head;                                //!< id, level ALERTS, cause
    uint64_t version{0};                            //!< number of the network's new state
    TopologyEvent event{TopologyEvent::LINK_DOWN};  //!< what happens
    LinkIndex link{0};                              //!< the link
    std::array<LinkEndRecord, 2> ends;              //!< its ends a and b
    LinkDirection direction{LinkDirection::A_TO_B}; //!< LINK_COST: direction whose cost changes
    uint32_t costBefore{0};                         //!< LINK_COST: cost until now
    uint32_t costAfter{0};                          //!< LINK_COST: cost from now on
};

/**
 * @ingroup mgm
 * A router learned of a change of the network and answers by it from now on. Its cause is the
 * TopologyChangeRecord of that change.
 */
struct ConvergedRecord
{
    RecordHead head;     //!< id, level ALERTS, cause
    uint64_t version{0}; //!< state of the network that the router now knows
};

} // namespace mgm
} // namespace ns3

#endif // MGM_RPF_RECORDS_H
