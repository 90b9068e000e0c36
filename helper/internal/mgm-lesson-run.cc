/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-lesson-run.h"

#include "ns3/mgm-manager.h"
#include "ns3/node.h"
#include "ns3/simulator.h"

namespace ns3
{
namespace mgm
{

namespace
{

/// Stands for "no interface" and "no client".
const char* const NONE = "none";

} // namespace

LessonRun::LessonRun(const Scenario& scenario)
    : m_scenario(scenario),
      m_names(scenario),
      m_run(scenario),
      m_map(scenario, m_run.GetNetwork()),
      m_installed(*m_run.GetNetwork()),
      m_classifier(*m_run.GetNetwork())
{
    const NodeContainer routers = m_run.GetNetwork()->GetRouters();
    for (uint32_t i = 0; i < routers.GetN(); ++i)
    {
        for (const Ptr<Object>& object : TraceConnections::FindObjects(routers.Get(i)))
        {
            Observe(object, "WrongInterface", &LessonRun::OnWrongInterface);
            Observe(object, "Notification", &LessonRun::OnNotification);
            Observe(object, "ClientCallback", &LessonRun::OnCallback);
            Observe(object, "Reaction", &LessonRun::OnReaction);
            Observe(object, "Entry", &LessonRun::OnEntry);
            Observe(object, "Packet", &LessonRun::OnPacket);
            Observe(object, "PimMessage", &LessonRun::OnPimMessage);
            Observe(object, "PimTransition", &LessonRun::OnPimTransition);
            Observe(object, "Converged", &LessonRun::OnConverged);
        }
    }
}

LessonRun::Simulation::~Simulation()
{
    Simulator::Destroy();
}

template <typename Record>
void
LessonRun::Observe(const Ptr<Object>& object,
                   const std::string& source,
                   void (LessonRun::*handler)(const Record&))
{
    m_connections.Connect(object, source, MakeCallback(handler, this));
}

void
LessonRun::Expect(const LessonAsk& ask)
{
    const Time at = ask.at.value_or(m_scenario.duration);
    if (at < m_scenario.duration && m_instants.emplace(at, LessonInstant{}).second)
    {
        Simulator::Schedule(at, &LessonRun::TakeInstant, this);
    }
}

void
LessonRun::Run()
{
    m_run.Run();
    TakeInstant();
    m_result = m_run.GetResult();
}

void
LessonRun::TakeInstant()
{
    LessonInstant instant;
    instant.at = Simulator::Now();
    for (const std::string& name : m_names.GetRouters())
    {
        const NodeIndex router = GetRouter(name);
        instant.views[router] = m_run.GetNetwork()->GetView(name)->GetSnapshot();
        const auto manager =
            DynamicCast<Manager>(m_map.FindApplication(router, ApplicationKind::MANAGER));
        for (const auto& interface : m_map.GetInterfaces(router))
        {
            ProtocolInstance owner;
            const bool owned = manager->GetProtocolOnInterface(InterfaceId(interface.first),
                                                               owner) == Status::SUCCESS;
            instant.owners[{router, interface.first}] =
                owned ? manager->GetClientName(owner) : NONE;
        }
    }
    for (const std::string& source : m_names.GetSources())
    {
        instant.entries.emplace_back();
        for (const InstalledEntry& entry : m_installed.Find(GetKey(source)))
        {
            instant.entries.back()[entry.router] = entry;
        }
    }
    m_instants[instant.at] = std::move(instant);
}

const Scenario&
LessonRun::GetScenario() const
{
    return m_scenario;
}

const LessonNames&
LessonRun::GetNames() const
{
    return m_names;
}

const Network&
LessonRun::GetNetwork() const
{
    return *m_run.GetNetwork();
}

const RunResult&
LessonRun::GetResult() const
{
    return m_result;
}

const LessonInstant&
LessonRun::GetInstant(const LessonAsk& ask) const
{
    const auto instant = m_instants.find(ask.at.value_or(m_scenario.duration));
    return instant == m_instants.end() ? m_instants.rbegin()->second : instant->second;
}

NodeIndex
LessonRun::GetRouter(const std::string& router) const
{
    return *m_scenario.topology.FindNode(router);
}

std::string
LessonRun::GetRouterName(uint32_t nodeId) const
{
    const auto router = m_run.GetNetwork()->GetRoutes()->FindRouter(nodeId);
    return router ? m_scenario.topology.GetNode(*router).name : NONE;
}

std::string
LessonRun::GetInterfaceName(uint32_t nodeId, uint32_t interface) const
{
    const auto router = m_run.GetNetwork()->GetRoutes()->FindRouter(nodeId);
    if (!router)
    {
        return NONE;
    }
    const auto interfaces = m_map.GetInterfaces(*router);
    const auto found = interfaces.find(interface);
    return found == interfaces.end() ? NONE : m_map.GetNeighborName(found->second);
}

SourceGroup
LessonRun::GetKey(const std::string& source) const
{
    const std::size_t number = *m_names.FindSource(source);
    return SourceGroup(m_map.GetAddress(number), m_scenario.sources[number].group);
}

const std::vector<Dated<WrongInterfaceRecord>>&
LessonRun::GetWrongInterface() const
{
    return m_wrongInterface;
}

const FailureDecision&
LessonRun::GetFailureDecision(const Dated<WrongInterfaceRecord>& packet) const
{
    return m_decisions.at(&packet - m_wrongInterface.data());
}

const std::vector<Dated<NotificationRecord>>&
LessonRun::GetAlerts() const
{
    return m_alerts;
}

const std::vector<Dated<CallbackRecord>>&
LessonRun::GetDeliveries() const
{
    return m_deliveries;
}

const std::vector<Dated<ReactionRecord>>&
LessonRun::GetReactions() const
{
    return m_reactions;
}

const std::vector<Dated<EntryRecord>>&
LessonRun::GetEntries() const
{
    return m_entries;
}

const std::vector<Dated<PacketRecord>>&
LessonRun::GetDrops() const
{
    return m_drops;
}

const std::vector<Dated<PimMessageRecord>>&
LessonRun::GetMessages() const
{
    return m_messages;
}

const std::vector<Dated<PimTransitionRecord>>&
LessonRun::GetAsserts() const
{
    return m_asserts;
}

const std::vector<Dated<ConvergedRecord>>&
LessonRun::GetConvergences() const
{
    return m_convergences;
}

void
LessonRun::OnWrongInterface(const WrongInterfaceRecord& record)
{
    m_wrongInterface.push_back({Simulator::Now(), record});
    m_decisions.push_back(m_classifier.Classify(record).decision);
}

void
LessonRun::OnNotification(const NotificationRecord& record)
{
    if (record.kind == NotificationKind::WRONG_INTERFACE)
    {
        m_alerts.push_back({Simulator::Now(), record});
    }
}

void
LessonRun::OnCallback(const CallbackRecord& record)
{
    if (record.kind == CallbackKind::WRONG_INTERFACE)
    {
        m_deliveries.push_back({Simulator::Now(), record});
    }
}

void
LessonRun::OnReaction(const ReactionRecord& record)
{
    m_reactions.push_back({Simulator::Now(), record});
}

void
LessonRun::OnEntry(const EntryRecord& record)
{
    m_entries.push_back({Simulator::Now(), record});
}

void
LessonRun::OnPacket(const PacketRecord& record)
{
    if (record.reason)
    {
        m_drops.push_back({Simulator::Now(), record});
    }
}

void
LessonRun::OnPimMessage(const PimMessageRecord& record)
{
    if (record.sent)
    {
        m_messages.push_back({Simulator::Now(), record});
    }
}

void
LessonRun::OnPimTransition(const PimTransitionRecord& record)
{
    if (record.machine == PimMachine::ASSERT)
    {
        m_asserts.push_back({Simulator::Now(), record});
    }
}

void
LessonRun::OnConverged(const ConvergedRecord& record)
{
    m_convergences.push_back({Simulator::Now(), record});
}

} // namespace mgm
} // namespace ns3
