/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * What a scenario reports: an event that it was told to make happen, the root of all that follows.
 */

#ifndef MGM_SCENARIO_RECORD_H
#define MGM_SCENARIO_RECORD_H

#include "ns3/mgm-lineage.h"

#include <string>

namespace ns3
{
namespace mgm
{

/**
 * @ingroup mgm
 * An event of the scenario happens. What follows from it has this record as its cause.
 */
struct ScenarioEventRecord
{
    RecordHead head;   //!< id (its node is RecordId::NETWORK), level ALERTS, cause
    std::string event; //!< which kind, for example "inject"
    std::string text;  //!< what happens, in words
};

} // namespace mgm
} // namespace ns3

#endif // MGM_SCENARIO_RECORD_H
