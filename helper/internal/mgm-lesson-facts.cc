/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-lesson-facts.h"

namespace ns3
{
namespace mgm
{

std::optional<LessonFact>
FindFact(const LessonRun& run, const LessonAsk& ask)
{
    switch (ask.fact)
    {
    case FactKind::RPF_INTERFACE:
    case FactKind::INCOMING_INTERFACE:
    case FactKind::OUTGOING_INTERFACES:
    case FactKind::ROUTE:
    case FactKind::TREE_PATH:
    case FactKind::OWNER:
        return FindTreeFact(run, ask);
    case FactKind::WRONG_INTERFACE_PACKETS:
    case FactKind::VERDICT:
    case FactKind::ALERT_TIME:
    case FactKind::ALERT_CLIENT:
    case FactKind::FAILURE_CAUSE:
    case FactKind::REACTION:
    case FactKind::QUIET_TIME:
    case FactKind::FAILING_INTERFACES:
        return FindAlertFact(run, ask);
    case FactKind::DELIVERY:
    case FactKind::DROP_REASON:
    case FactKind::DROPS:
    case FactKind::STARVED_RECEIVERS:
        return FindPacketFact(run, ask);
    case FactKind::ASSERT_WINNER:
    case FactKind::ASSERT_REASON:
    case FactKind::MESSAGES:
        return FindPimFact(run, ask);
    case FactKind::CONVERGENCE_TIME:
    case FactKind::ENTRY_CHANGE_TIME:
        return FindChangeFact(run, ask);
    }
    return std::nullopt;
}

} // namespace mgm
} // namespace ns3
