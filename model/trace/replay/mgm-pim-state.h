/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * What the PIM of one router knows at some instant, as its trace tells it: neighbors, and the state
 * machines of each (S,G) with their timers.
 */

#ifndef MGM_PIM_STATE_H
#define MGM_PIM_STATE_H

#include "ns3/ipv4-address.h"
#include "ns3/mgm-pim-assert-metric.h"
#include "ns3/mgm-types.h"
#include "ns3/nstime.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>

namespace ns3
{
namespace mgm
{

class TraceRecord;

/**
 * @ingroup mgm
 * A neighbor on an interface.
 */
struct ReplayedPimNeighbor
{
    Time since;                           //!< when its first Hello came
    std::optional<Time> expires;          //!< when its Hello holds no more; not set: never
    std::optional<uint32_t> drPriority;   //!< DR Priority, if it said one
    std::optional<uint32_t> generationId; //!< Generation ID, if it said one
    bool lanPruneDelay{false};            //!< whether it said LAN Prune Delay
    bool stateRefresh{false};             //!< whether it is State Refresh capable
};

/**
 * @ingroup mgm
 * What an (S,G) has on one interface.
 */
struct ReplayedPimBranch
{
    std::string downstream{"NoInfo"};      //!< Downstream(S,G,I)
    std::string assertion{"NoInfo"};       //!< Assert(S,G,I)
    std::optional<PimAssertMetric> winner; //!< AssertWinner(S,G,I) with its metric
    std::string local;                     //!< members there; "" if there never were
    std::map<std::string, Time> timers;    //!< when PPT, PT and AT expire, as far as they run
};

/**
 * @ingroup mgm
 * An (S,G) of dense mode.
 */
struct ReplayedPimEntry
{
    std::string upstream{"Forwarding"};             //!< Upstream(S,G)
    std::string originator{"NotOriginator"};        //!< Origination(S,G)
    Time since;                                     //!< when it was first heard of
    std::map<std::string, Time> timers;             //!< when GRT, OT, PLT, SRT and SAT expire
    std::map<uint32_t, ReplayedPimBranch> branches; //!< by interface index
};

/**
 * @ingroup mgm
 * PIM dense mode on one router. Needs a trace of level state.
 */
class PimState
{
  public:
    /**
     * Takes note of a record of this node; others than those of PIM change nothing. Throws
     * TraceError where a member is missing.
     * @param [in] record The record.
     */
    void Apply(const TraceRecord& record);

    /**
     * An interface went down; what was known there is forgotten.
     * @param [in] interface Interface index.
     */
    void TakeDown(uint32_t interface);

    /// @return neighbors by address, by interface index.
    const std::map<uint32_t, std::map<Ipv4Address, ReplayedPimNeighbor>>& GetNeighbors() const;
    /// @return state by source and group.
    const std::map<SourceGroup, ReplayedPimEntry>& GetEntries() const;

  private:
    /// PIM or the group manager was started or stopped.
    void ApplyApplication(const TraceRecord& record);
    /// A machine moved.
    void ApplyTransition(const TraceRecord& record);
    /// A timer was set, fired or was cancelled.
    void ApplyTimer(const TraceRecord& record);
    /// Something happened to a neighbor.
    void ApplyNeighbor(const TraceRecord& record);
    /// Forgets everything.
    void Clear();
    /// @return the entry of a record, new if need be.
    ReplayedPimEntry& FindOrMake(const TraceRecord& record);

    std::map<uint32_t, std::map<Ipv4Address, ReplayedPimNeighbor>> m_neighbors; //!< by interface
    std::map<SourceGroup, ReplayedPimEntry> m_entries;                          //!< by key
    bool m_running{false};   //!< between start and stop
    bool m_suspended{false}; //!< while the group manager is stopped
};

} // namespace mgm
} // namespace ns3

#endif // MGM_PIM_STATE_H
