/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * One step of a group's state machine: what it works with, and what its owner is to do then.
 */

#ifndef MGM_IGMP_GROUP_STEP_H
#define MGM_IGMP_GROUP_STEP_H

#include "ns3/mgm-igmp-pending-queries.h"
#include "ns3/mgm-igmp-records.h"
#include "ns3/mgm-igmp-router-variables.h"
#include "ns3/mgm-types.h"

#include <cstdint>
#include <utility>
#include <vector>

namespace ns3
{
namespace mgm
{

/**
 * @ingroup mgm
 * A timer was set, has expired, or runs no more.
 */
struct IgmpTimerChange
{
    TimerEvent event{TimerEvent::SET};         //!< what happened
    const char* timer{""};                     //!< name of the timer
    Ipv4Address source{Ipv4Address::GetAny()}; //!< source of a source timer
    Time expires;                              //!< when it expires
};

/**
 * @ingroup mgm
 * Data is wanted from now on, or no more.
 */
struct IgmpMembershipChange
{
    SourceGroup key;    //!< (*,G) or (S,G)
    bool wanted{false}; //!< whether it is wanted
};

/**
 * @ingroup mgm
 * A step of an IgmpGroupState. Its owner fills in the first part, the machine the second.
 */
struct IgmpGroupStep
{
    /**
     * @param [in] stepVariables Variables of the interface; must outlive the step.
     * @param [in] stepTime Now.
     * @param [in] stepCause Why the step is taken; timers that it sets remember it.
     */
    IgmpGroupStep(const IgmpRouterVariables& stepVariables, Time stepTime, SharedCause stepCause)
        : variables(stepVariables),
          now(stepTime),
          cause(std::move(stepCause))
    {
    }

    /// @return whether the router speaks an old version only.
    bool IsOld() const
    {
        return variables.version < IgmpVersion::V3;
    }

    const IgmpRouterVariables& variables; //!< variables of the interface
    Time now;                             //!< the moment
    SharedCause cause;                    //!< why the step is taken

    const char* event{""};               //!< what happened, in the RFC's words
    const char* section{""};             //!< where it stands in the RFC
    std::vector<IgmpTimerChange> timers; //!< in the order in which they changed
    bool changed{false}; //!< whether the filter mode or a set of sources is another now
    std::vector<IgmpMembershipChange> memberships; //!< what is wanted first, then what is not
    std::vector<IgmpSpecificQuery> queries;        //!< to be sent now
    bool ask{false};                               //!< whether a query was asked for
    uint32_t refusedSources{0};                    //!< sources beyond the limit, not recorded
};

} // namespace mgm
} // namespace ns3

#endif // MGM_IGMP_GROUP_STEP_H
