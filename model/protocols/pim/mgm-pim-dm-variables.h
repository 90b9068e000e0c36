/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * The values that the (S,G) state machines of dense mode are configured with.
 */

#ifndef MGM_PIM_DM_VARIABLES_H
#define MGM_PIM_DM_VARIABLES_H

#include "ns3/nstime.h"

#include <cstdint>

namespace ns3
{
namespace mgm
{

/**
 * @ingroup mgm
 * Timer values of RFC 3973 4.8, and choices that the RFC leaves open.
 */
struct PimDmVariables
{
    Time assertTime{Seconds(180)};          //!< Assert Time (RFC 3973 4.8)
    Time graftRetryPeriod{Seconds(3)};      //!< Graft_Retry_Period (RFC 3973 4.8)
    Time pruneLimit{Seconds(210)};          //!< t_limit of PLT(S,G) (RFC 3973 4.8)
    Time stateRefreshInterval{Seconds(60)}; //!< RefreshInterval (RFC 3973 4.8), 1 s to 255 s
    Time sourceLifetime{Seconds(210)};      //!< SourceLifetime (RFC 3973 4.8)
    Time refreshLimitInterval{Seconds(0)}; //!< RefreshLimitInterval (RFC 3973 4.5.1); 0 s: no limit
    uint16_t pruneHoldtime{210};           //!< Hold Time of Prunes in s; 0xffff: for ever (4.7.6)
    uint8_t stateRefreshTtl{16};           //!< TTL of State Refreshes if that of data is not known
    uint32_t graftRetryLimit{0};           //!< how often a Graft is repeated (4.4.1.3); 0: for ever
    bool stateRefresh{true};        //!< whether the router is State Refresh capable (4.7.5.4)
    bool maskLostAsserts{true};     //!< whether losers of Asserts mask alerts
    bool pointToPointAssert{false}; //!< whether routers assert on point-to-point links too
};

} // namespace mgm
} // namespace ns3

#endif // MGM_PIM_DM_VARIABLES_H
