/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * What a dense-mode router does about data on the wrong interface, in words, before it does so.
 */

#ifndef MGM_PIM_DM_REACTION_H
#define MGM_PIM_DM_REACTION_H

#include "ns3/mgm-pim-dm-entry.h"
#include "ns3/mgm-pim-dm-environment.h"

#include <cstdint>

namespace ns3
{
namespace mgm
{

/**
 * @ingroup mgm
 * What is done about an alert, for ReactionRecord.
 */
struct PimDmReaction
{
    const char* action; //!< "assert", "prune" or "none"
    const char* reason; //!< why
};

/**
 * @param [in] entry The entry.
 * @param [in] environment The router.
 * @param [in] arrival Interface index where the data came in, which the router owns.
 * @return what PimDmEntry::DataArrived does about it.
 */
PimDmReaction JudgeWrongInterface(const PimDmEntry& entry,
                                  const PimDmEnvironment& environment,
                                  uint32_t arrival);

} // namespace mgm
} // namespace ns3

#endif // MGM_PIM_DM_REACTION_H
