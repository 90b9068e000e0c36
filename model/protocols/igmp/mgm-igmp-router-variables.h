/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * The variables of an IGMP router on one interface (RFC 3376 8) as they are at one moment: with the
 * values that follow from others, and with what was adopted from the querier.
 */

#ifndef MGM_IGMP_ROUTER_VARIABLES_H
#define MGM_IGMP_ROUTER_VARIABLES_H

#include "ns3/mgm-igmp-message.h"
#include "ns3/nstime.h"

#include <cstdint>
#include <limits>

namespace ns3
{
namespace mgm
{

/**
 * @ingroup mgm
 * What a group's state machine needs to know of its interface.
 */
struct IgmpRouterVariables
{
    IgmpVersion version{IgmpVersion::V3};        //!< version that the router is configured for
    uint32_t robustness{2};                      //!< Robustness Variable (8.1)
    Time queryInterval{Seconds(125)};            //!< Query Interval (8.2)
    Time queryResponseInterval{Seconds(10)};     //!< Query Response Interval (8.3)
    Time groupMembershipInterval{Seconds(260)};  //!< Group Membership Interval (8.4)
    Time lastMemberQueryInterval{Seconds(1)};    //!< Last Member Query Interval (8.8)
    uint32_t lastMemberQueryCount{2};            //!< Last Member Query Count (8.9)
    Time olderHostPresentInterval{Seconds(260)}; //!< Older Host Present Interval (8.13)
    bool querier{true};                          //!< whether the router is the link's querier
    bool immediateLeave{false}; //!< whether who leaves was the last, so that nobody is asked
    uint32_t sourceLimit{std::numeric_limits<uint32_t>::max()}; //!< most source records of a group

    /// @return Last Member Query Time (8.10), the leave latency.
    Time GetLastMemberQueryTime() const;
};

/**
 * Makes a query (RFC 3376 4.1).
 * @param [in] variables Version, Robustness Variable and Query Interval of its sender.
 * @param [in] group Group, or 0.0.0.0 for a general query.
 * @param [in] maxResponse Max Response Time. What cannot be expressed becomes the next lower value
 * (RFC 3376 8.8), but not less than 0.1 s.
 * @return the query, without S flag and sources.
 */
IgmpMessage MakeIgmpQuery(const IgmpRouterVariables& variables,
                          Ipv4Address group,
                          Time maxResponse);

} // namespace mgm
} // namespace ns3

#endif // MGM_IGMP_ROUTER_VARIABLES_H
