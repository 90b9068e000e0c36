/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-run-watch.h"

#include "ns3/simulator.h"
#include "ns3/string.h"

namespace ns3
{
namespace mgm
{

RunWatch::RunWatch(const Scenario& scenario, Ptr<Network> network, MulticastTraffic& traffic)
    : m_scenario(scenario),
      m_network(network),
      m_traffic(traffic),
      m_invariants(CreateObject<InvariantWatch>()),
      m_tree(CreateObject<TreeWatch>())
{
    m_invariants->SetAttribute("Mode", StringValue(scenario.outputs.invariants));
}

RunWatch::~RunWatch()
{
    m_tree->Dispose();
    m_invariants->Dispose();
}

void
RunWatch::AddTo(TraceWriter& trace) const
{
    trace.Connect(m_invariants);
    trace.Connect(m_tree);
}

void
RunWatch::Start()
{
    m_invariants->ConnectNodes(m_network->GetRouters());
    m_invariants->SetFatalHandler(MakeCallback(&RunWatch::OnFatal, this));
    m_tree->Connect(m_network, m_invariants);
    for (const ScenarioSource& source : m_scenario.sources)
    {
        m_tree->AddSource(m_network->GetAddress(m_scenario.hosts[source.host].name), source.group);
    }
    for (const ScenarioEvent& event : m_scenario.events)
    {
        if (const auto* change = std::get_if<SourceChangeEvent>(&event.what))
        {
            Simulator::Schedule(
                event.at, &TreeWatch::SetSending, m_tree, change->source, change->start);
        }
    }
    m_traffic.SetMembershipCallback(MakeCallback(&RunWatch::OnMembership, this));
    m_traffic.GetLedger().SetDuplicateCallback(MakeCallback(&RunWatch::OnDuplicate, this));
}

void
RunWatch::Finish()
{
    m_tree->Finish();
    m_invariants->CheckSums();
}

WatchResult
RunWatch::Collect(const ScenarioMap& map) const
{
    WatchResult result;
    result.mode = m_scenario.outputs.invariants;
    for (std::size_t i = 0; i < INVARIANT_COUNT; ++i)
    {
        const auto invariant = static_cast<Invariant>(i);
        result.invariants[i] = {m_invariants->GetViolations(invariant),
                                m_invariants->GetExplained(invariant)};
    }
    for (std::size_t i = 0; i < TREE_FINDING_KIND_COUNT; ++i)
    {
        result.findings[i] = m_tree->GetCounts(static_cast<TreeFindingKind>(i));
    }
    for (const TreeFindingRecord& record : m_tree->GetLasting())
    {
        const NodeIndex router = record.finding.router;
        const auto interfaces = map.GetInterfaces(router);
        const auto interface = interfaces.find(record.finding.interface);
        result.lasting.push_back(
            {m_scenario.topology.GetNode(router).name,
             interface != interfaces.end() ? map.GetNeighborName(interface->second) : "",
             record});
    }
    result.fatal = m_fatal;
    return result;
}

void
RunWatch::OnMembership(std::size_t source, Ipv4Address host, bool wanted)
{
    m_tree->SetWanted(source, host, wanted);
}

void
RunWatch::OnDuplicate(std::size_t receiver, std::size_t source, Time sent, const Cause& cause)
{
    if (!m_tree->IsSettled(source, sent))
    {
        return;
    }
    const std::string& host = m_scenario.hosts[m_scenario.receivers[receiver].host].name;
    const std::string& sender = m_scenario.hosts[m_scenario.sources[source].host].name;
    InvariantRecord violation;
    violation.invariant = Invariant::RECEIVED_ONCE;
    violation.node = m_network->FindNode(host)->GetId();
    violation.key = SourceGroup(m_network->GetAddress(sender), m_scenario.sources[source].group);
    m_invariants->Report(violation, cause);
}

void
RunWatch::OnFatal(const InvariantRecord& violation)
{
    m_fatal = violation;
    Simulator::Stop();
}

} // namespace mgm
} // namespace ns3
