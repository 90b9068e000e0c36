/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * What the IGMP of one router knows at some instant, as its trace tells it.
 */

#ifndef MGM_IGMP_STATE_H
#define MGM_IGMP_STATE_H

#include "ns3/ipv4-address.h"
#include "ns3/mgm-igmp-records.h"
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
 * A group on an interface.
 */
struct ReplayedIgmpGroup
{
    IgmpRouterFilter filter;             //!< mode, sources, compatibility mode
    std::string state;                   //!< in the words of the RFC
    Time since;                          //!< since when it has members
    std::map<std::string, Time> timers;  //!< when timers of the group expire, by their names
    std::map<Ipv4Address, Time> sources; //!< when source timers expire
    Ipv4Address lastReporter{Ipv4Address::GetAny()}; //!< who reported last; 0.0.0.0: not known
};

/**
 * @ingroup mgm
 * An interface that IGMP works on.
 */
struct ReplayedIgmpInterface
{
    bool querier{false};                             //!< whether this router is the querier
    Ipv4Address otherQuerier{Ipv4Address::GetAny()}; //!< the querier, if it is another router
    std::map<std::string, Time> timers;              //!< when timers expire, by their names
    std::map<Ipv4Address, ReplayedIgmpGroup> groups; //!< groups with members
};

/**
 * @ingroup mgm
 * The router part of IGMP on one router. Needs a trace of level state.
 */
class IgmpState
{
  public:
    /**
     * Takes note of a record of this node; others than those of IGMP change nothing. Throws
     * TraceError where a member is missing.
     * @param [in] record The record.
     */
    void Apply(const TraceRecord& record);
    /**
     * An interface went down; what was known there is forgotten.
     * @param [in] interface Interface index.
     */
    void TakeDown(uint32_t interface);

    /// @return interfaces by index.
    const std::map<uint32_t, ReplayedIgmpInterface>& GetInterfaces() const;

  private:
    /// A machine moved.
    void ApplyState(const TraceRecord& record);
    /// A machine of a group moved.
    void ApplyGroup(const TraceRecord& record, ReplayedIgmpInterface& interface);
    /// A timer was set, fired or was cancelled.
    void ApplyTimer(const TraceRecord& record);
    /// A message came in.
    void ApplyMessage(const TraceRecord& record);

    /// A message that came in, as far as a state needs it.
    struct Message
    {
        int64_t time{-1};   //!< when
        Ipv4Address source; //!< from whom
    };

    std::map<uint32_t, ReplayedIgmpInterface> m_interfaces; //!< by index
    std::map<uint32_t, Message> m_queries;                  //!< last query of each interface
    std::map<uint32_t, Message> m_reports;                  //!< last report of each interface
    bool m_running{false};                                  //!< between start and stop
};

} // namespace mgm
} // namespace ns3

#endif // MGM_IGMP_STATE_H
