/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-scenario-run.h"

#include "ns3/config.h"
#include "ns3/mgm-alert-ledger.h"
#include "ns3/mgm-compat.h"
#include "ns3/mgm-failure-classifier.h"
#include "ns3/mgm-kernel-forwarder.h"
#include "ns3/mgm-message-ledger.h"
#include "ns3/mgm-multicast-traffic.h"
#include "ns3/mgm-run-collector.h"
#include "ns3/mgm-run-watch.h"
#include "ns3/mgm-scenario-builder.h"
#include "ns3/mgm-scenario-igmp-places.h"
#include "ns3/mgm-scenario-map.h"
#include "ns3/mgm-scenario-player.h"
#include "ns3/mgm-trace-writer.h"
#include "ns3/node-list.h"
#include "ns3/rng-seed-manager.h"
#include "ns3/simulator.h"
#include "ns3/string.h"

#include <algorithm>
#include <optional>

namespace ns3
{
namespace mgm
{

namespace
{

/**
 * Defaults of attributes, for as long as a run lives.
 */
class AttributeDefaults
{
  public:
    /// @param [in] settings "ns3::Type::Attribute" and values.
    explicit AttributeDefaults(const std::vector<AttributeSetting>& settings)
    {
        for (const AttributeSetting& setting : settings)
        {
            const std::size_t colons = setting.name.rfind("::");
            TypeId::AttributeInformation attribute;
            TypeId::LookupByName(setting.name.substr(0, colons))
                .LookupAttributeByName(setting.name.substr(colons + 2), &attribute);
            m_previous.emplace_back(setting.name, attribute.initialValue);
            Config::SetDefault(setting.name, StringValue(setting.value));
        }
    }

    ~AttributeDefaults()
    {
        for (auto previous = m_previous.rbegin(); previous != m_previous.rend(); ++previous)
        {
            Config::SetDefault(previous->first, *previous->second);
        }
    }

    AttributeDefaults(const AttributeDefaults&) = delete;
    AttributeDefaults& operator=(const AttributeDefaults&) = delete;

  private:
    /// Names and values before.
    std::vector<std::pair<std::string, Ptr<const AttributeValue>>> m_previous;
};

/**
 * Looks for an alert that is worth reading: one that a protocol acted on, else the first one.
 */
class ExampleFinder
{
  public:
    /// Observes all applications of the routers.
    void Connect(const NodeContainer& routers)
    {
        for (uint32_t i = 0; i < routers.GetN(); ++i)
        {
            for (uint32_t j = 0; j < routers.Get(i)->GetNApplications(); ++j)
            {
                const Ptr<Application> application = routers.Get(i)->GetApplication(j);
                application->TraceConnectWithoutContext(
                    "Notification", MakeCallback(&ExampleFinder::OnNotification, this));
                application->TraceConnectWithoutContext(
                    "Reaction", MakeCallback(&ExampleFinder::OnReaction, this));
            }
        }
    }

    /// @return the alert; not set if there was none.
    RecordId Get() const
    {
        return m_acted.IsSet() ? m_acted : m_first;
    }

  private:
    /// A forwarder notifies its group manager.
    void OnNotification(const NotificationRecord& record)
    {
        if (record.kind == NotificationKind::WRONG_INTERFACE && !m_first.IsSet())
        {
            m_first = record.head.id;
        }
    }

    /// A protocol reacts to an alert.
    void OnReaction(const ReactionRecord& record)
    {
        if (record.action != "none" && !m_acted.IsSet())
        {
            m_acted = record.alert;
        }
    }

    RecordId m_first; //!< the first alert
    RecordId m_acted; //!< the first alert that a protocol acted on
};

} // namespace

/// Everything that was built for a run.
struct ScenarioRun::State
{
    /// @param [in] described What to run.
    explicit State(const Scenario& described)
        : scenario(described),
          defaults(described.defaults),
          network(BuildNetwork(described)),
          map(described, network),
          groups(CreateObject<StaticTreeGroups>()),
          traffic(network, groups)
    {
    }

    const Scenario& scenario;                    //!< what is run
    AttributeDefaults defaults;                  //!< defaults of attributes
    Ptr<Network> network;                        //!< nodes and links
    ScenarioMap map;                             //!< what parts of the scenario became
    Ptr<StaticTreeGroups> groups;                //!< what StaticTree routers know
    MulticastTraffic traffic;                    //!< sources and receivers
    Ptr<ScenarioPlayer> player;                  //!< events
    std::optional<FailureClassifier> classifier; //!< why packets arrive on wrong interfaces
    Ptr<AlertLedger> alerts;                     //!< wrong-interface packets
    Ptr<MessageLedger> messages;                 //!< control messages
    ExampleFinder example;                       //!< an alert to look at
    std::unique_ptr<RunWatch> watch;             //!< what must hold; null if nobody asks
    std::optional<TraceWriter> trace;            //!< the trace, if one is wanted
    Time simulated;                              //!< how long the run was
};

namespace
{

/// Adds the sources of a scenario, and the times at which they send.
void
AddSources(const Scenario& scenario, MulticastTraffic& traffic)
{
    for (const ScenarioSource& source : scenario.sources)
    {
        traffic.AddSource(scenario.hosts[source.host].name,
                          source.group,
                          source.rate,
                          source.packetSize,
                          source.ttl);
    }
    std::vector<std::optional<Time>> sendingSince(scenario.sources.size());
    for (const ScenarioEvent& event : scenario.events)
    {
        const auto* change = std::get_if<SourceChangeEvent>(&event.what);
        if (change && change->start)
        {
            sendingSince[change->source] = event.at;
        }
        else if (change)
        {
            traffic.Send(change->source, *sendingSince[change->source], event.at);
            sendingSince[change->source].reset();
        }
    }
    for (std::size_t source = 0; source < sendingSince.size(); ++source)
    {
        if (sendingSince[source])
        {
            traffic.Send(source, *sendingSince[source], scenario.duration);
        }
    }
}

/// Adds the receivers of a scenario.
void
AddReceivers(const Scenario& scenario, MulticastTraffic& traffic)
{
    const ScenarioIgmpPlaces places(scenario);
    std::size_t number = 0;
    for (const ScenarioReceiver& receiver : scenario.receivers)
    {
        const std::string& host = scenario.hosts[receiver.host].name;
        if (receiver.source)
        {
            traffic.AddReceiver(host, receiver.group, {*receiver.source});
        }
        else
        {
            traffic.AddReceiver(host, receiver.group);
        }
        if (places.Reaches(receiver.host))
        {
            traffic.UseIgmp(number);
        }
        ++number;
    }
}

} // namespace

ScenarioRun::ScenarioRun(const Scenario& scenario)
{
    RngSeedManager::SetSeed(scenario.seed);
    RngSeedManager::SetRun(scenario.run);
    m_state = std::make_unique<State>(scenario);
    State& state = *m_state;
    state.groups->SetRoutes(state.network->GetRoutes());
    InstallRouters(scenario, state.map, state.groups);
    InstallIgmp(scenario, state.map, *state.network);
    ConfigureInterfaces(scenario, state.map);
    AddSources(scenario, state.traffic);
    AddReceivers(scenario, state.traffic);
    state.player = CreateObject<ScenarioPlayer>();
    state.player->Setup(scenario, state.map, state.network, state.traffic);
    state.player->Schedule();
    FailureClassifier& classifier = state.classifier.emplace(*state.network);
    state.alerts = CreateObject<AlertLedger>();
    state.alerts->SetClassifier(MakeCallback(&FailureClassifier::Classify, &classifier));
    state.alerts->ConnectNodes(state.network->GetRouters());
    state.messages = CreateObject<MessageLedger>();
    state.messages->ConnectNodes(NodeContainer::GetGlobal());
    state.example.Connect(state.network->GetRouters());
    if (scenario.outputs.invariants != "off")
    {
        state.watch = std::make_unique<RunWatch>(scenario, state.network, state.traffic);
    }
}

ScenarioRun::~ScenarioRun() = default;

Ptr<Network>
ScenarioRun::GetNetwork() const
{
    return m_state->network;
}

Ptr<NetDevice>
ScenarioRun::GetDevice(const ScenarioInterface& interface) const
{
    return m_state->map.GetDevice(interface);
}

std::string
ScenarioRun::GetNeighborName(const ScenarioInterface& interface) const
{
    return m_state->map.GetNeighborName(interface);
}

void
ScenarioRun::WriteTrace(std::ostream& stream)
{
    const Scenario& scenario = m_state->scenario;
    if (!scenario.outputs.trace)
    {
        return;
    }
    TraceWriter& trace = m_state->trace.emplace(*scenario.outputs.trace);
    for (NodeIndex node = 0; node < scenario.topology.GetNodeCount(); ++node)
    {
        if (const Ptr<Node> router = m_state->network->GetRouter(node))
        {
            trace.SetNodeName(router->GetId(), scenario.topology.GetNode(node).name, "router");
        }
    }
    for (const ScenarioHost& host : scenario.hosts)
    {
        const Ptr<Node> node = m_state->network->FindHost(host.name)->node;
        trace.SetNodeName(node->GetId(), host.name, "host");
    }
    void (*stop)() = &Simulator::Stop;
    trace.SetFailureCallback(MakeCallback(stop));
    trace.SetClassifier(MakeCallback(&FailureClassifier::Classify, &*m_state->classifier));
    trace.Open(stream, {scenario.name, scenario.seed, scenario.run, compat::GetNs3Version()});
    trace.Connect(m_state->network->GetRoutes());
    trace.Connect(m_state->player);
    trace.ConnectNodes(NodeContainer::GetGlobal());
    if (m_state->watch)
    {
        m_state->watch->AddTo(trace);
    }
}

uint64_t
ScenarioRun::CloseTrace()
{
    if (!m_state->trace)
    {
        return 0;
    }
    m_state->trace->Close();
    return m_state->trace->GetRecordCount();
}

bool
ScenarioRun::HasTables() const
{
    const auto& events = m_state->scenario.events;
    return std::any_of(events.begin(), events.end(), [](const ScenarioEvent& event) {
        return std::holds_alternative<PrintTablesEvent>(event.what);
    });
}

void
ScenarioRun::WriteTables(std::ostream& stream)
{
    m_state->player->SetTables(stream);
}

void
ScenarioRun::Run()
{
    if (m_state->watch)
    {
        m_state->watch->Start();
    }
    Simulator::Stop(m_state->scenario.duration);
    Simulator::Run();
    if (m_state->watch)
    {
        m_state->watch->Finish();
    }
    m_state->simulated = Simulator::Now();
}

RunResult
ScenarioRun::GetResult() const
{
    const Scenario& scenario = m_state->scenario;
    RunResult result;
    result.scenario = scenario.name;
    result.duration = scenario.duration;
    result.simulated = m_state->simulated;
    result.interrupted = m_state->simulated < scenario.duration;
    result.seed = scenario.seed;
    result.run = scenario.run;
    result.ns3Version = compat::GetNs3Version();
    result.lans = scenario.topology.GetNodeCount() - scenario.topology.GetRouterCount();
    result.links = scenario.topology.GetLinkCount();
    const DeliveryLedger& deliveries = m_state->traffic.GetLedger();
    CollectTraffic(scenario, *m_state->network, deliveries, result);
    CollectRouters(scenario, m_state->map, *m_state->alerts, deliveries, result);
    result.messages = m_state->messages->GetSent();
    if (m_state->watch)
    {
        result.watch = m_state->watch->Collect(m_state->map);
    }
    result.notes = m_state->player->GetNotes();
    result.exampleAlert = m_state->example.Get();
    return result;
}

} // namespace mgm
} // namespace ns3
