/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-fact-catalog.h"

namespace ns3
{
namespace mgm
{

const std::vector<FactDescription>&
GetFactCatalog()
{
    using K = FactKind;
    using A = AnswerKind;
    static const std::vector<FactDescription> catalog{
        {K::RPF_INTERFACE, "rpf-interface", A::NAME, {"router", "source"}, {"at_s"}},
        {K::INCOMING_INTERFACE, "incoming-interface", A::NAME, {"router", "source"}, {"at_s"}},
        {K::OUTGOING_INTERFACES, "outgoing-interfaces", A::NAMES, {"router", "source"}, {"at_s"}},
        {K::ROUTE, "route", A::PATH, {"router", "to"}, {"at_s"}},
        {K::TREE_PATH, "tree-path", A::PATH, {"receiver", "source"}, {"at_s"}},
        {K::WRONG_INTERFACE_PACKETS,
         "wrong-interface-packets",
         A::NUMBER,
         {},
         {"router", "from", "source", "verdict", "since_s", "until_s"}},
        {K::VERDICT, "verdict", A::NAME, {"router", "from"}, {"source", "number"}},
        {K::ALERT_TIME, "alert-time", A::TIME, {"router"}, {"from", "source", "number"}},
        {K::ALERT_CLIENT, "alert-client", A::NAME, {"router", "from"}, {"source", "number"}},
        {K::FAILURE_CAUSE, "failure-cause", A::NAME, {"router", "from"}, {"source", "number"}},
        {K::REACTION, "reaction", A::NAME, {"router", "from"}, {"source", "number"}},
        {K::QUIET_TIME, "quiet-time", A::TIME, {"router", "from"}, {"source"}},
        {K::DELIVERY, "delivery", A::NUMBER, {"receiver", "count"}, {}},
        {K::DROP_REASON, "drop-reason", A::NAME, {"router", "source"}, {}},
        {K::DROPS, "drops", A::NUMBER, {"router", "reason", "source"}, {}},
        {K::OWNER, "owner", A::NAME, {"router", "from"}, {"at_s"}},
        {K::ASSERT_WINNER, "assert-winner", A::NAME, {"lan", "source"}, {"at_s"}},
        {K::ASSERT_REASON, "assert-reason", A::NAME, {"lan", "source"}, {"at_s"}},
        {K::MESSAGES, "messages", A::NUMBER, {"message"}, {"router", "since_s", "until_s"}},
        {K::CONVERGENCE_TIME, "convergence-time", A::TIME, {"router"}, {"number"}},
        {K::ENTRY_CHANGE_TIME, "entry-change-time", A::TIME, {"router", "source"}, {"number"}},
        {K::FAILING_INTERFACES,
         "failing-interfaces",
         A::NAMES,
         {},
         {"source", "since_s", "until_s"}},
        {K::STARVED_RECEIVERS, "starved-receivers", A::NAMES, {}, {}},
    };
    return catalog;
}

const FactDescription&
GetFactDescription(FactKind kind)
{
    return GetFactCatalog()[static_cast<std::size_t>(kind)];
}

} // namespace mgm
} // namespace ns3
