/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-scenario-player.h"

#include "ns3/channel.h"
#include "ns3/ipv4.h"
#include "ns3/mgm-igmp-helper.h"
#include "ns3/mgm-network-names.h"
#include "ns3/mgm-packet-injector.h"
#include "ns3/mgm-pim-dm.h"
#include "ns3/mgm-record-names.h"
#include "ns3/mgm-router-helper.h"
#include "ns3/mgm-static-multicast.h"
#include "ns3/node.h"
#include "ns3/simulator.h"

#include <algorithm>
#include <sstream>

namespace ns3
{
namespace mgm
{

NS_OBJECT_ENSURE_REGISTERED(ScenarioPlayer);

namespace
{

/// @return name of a kind of event in scenario files.
struct EventNamer
{
    const char* operator()(const LinkStateEvent& event) const
    {
        return event.up ? "link-up" : "link-down";
    }

    const char* operator()(const LinkCostEvent& /*event*/) const
    {
        return "cost";
    }

    const char* operator()(const MembershipChangeEvent& event) const
    {
        return event.join ? "join" : "leave";
    }

    const char* operator()(const SourceChangeEvent& event) const
    {
        return event.start ? "start-source" : "stop-source";
    }

    const char* operator()(const ApplicationChangeEvent& event) const
    {
        return event.start ? "start-application" : "stop-application";
    }

    const char* operator()(const InjectionEvent& /*event*/) const
    {
        return "inject";
    }

    const char* operator()(const AlertMaskEvent& event) const
    {
        return event.masked ? "mask-alerts" : "unmask-alerts";
    }

    const char* operator()(const StaticEntryEvent& event) const
    {
        return event.set ? "set-entry" : "delete-entry";
    }

    const char* operator()(const PrintTablesEvent& /*event*/) const
    {
        return "print-tables";
    }

    const char* operator()(const ListenEvent& /*event*/) const
    {
        return "listen";
    }

    const char* operator()(const RouterChangeEvent& event) const
    {
        return event.start ? "start-router" : "stop-router";
    }

    const char* operator()(const MessageLossEvent& /*event*/) const
    {
        return "lose-messages";
    }
};

} // namespace

TypeId
ScenarioPlayer::GetTypeId()
{
    static TypeId tid =
        TypeId("ns3::mgm::ScenarioPlayer")
            .SetParent<Object>()
            .SetGroupName("Mgm")
            .AddConstructor<ScenarioPlayer>()
            .AddTraceSource("ScenarioEvent",
                            "An event of the scenario happens.",
                            MakeTraceSourceAccessor(&ScenarioPlayer::m_report),
                            "ns3::mgm::ScenarioPlayer::ScenarioEventTracedCallback");
    return tid;
}

ScenarioPlayer::ScenarioPlayer() = default;

ScenarioPlayer::~ScenarioPlayer() = default;

void
ScenarioPlayer::Setup(const Scenario& scenario,
                      const ScenarioMap& map,
                      Ptr<Network> network,
                      MulticastTraffic& traffic)
{
    m_scenario = &scenario;
    m_map = &map;
    m_network = network;
    m_traffic = &traffic;
}

void
ScenarioPlayer::SetTables(std::ostream& tables)
{
    m_tables = &tables;
}

void
ScenarioPlayer::Schedule()
{
    for (std::size_t i = 0; i < m_scenario->events.size(); ++i)
    {
        Simulator::ScheduleWithContext(Simulator::NO_CONTEXT,
                                       m_scenario->events[i].at,
                                       &ScenarioPlayer::Play,
                                       Ptr<ScenarioPlayer>(this),
                                       i);
    }
    for (NodeIndex router = 0; router < m_scenario->topology.GetNodeCount(); ++router)
    {
        const TopologyNode& node = m_scenario->topology.GetNode(router);
        if (node.kind == NodeKind::ROUTER)
        {
            m_map->FindApplication(router, ApplicationKind::MANAGER)
                ->TraceConnect(
                    "ApiCall", node.name, MakeCallback(&ScenarioPlayer::OnApiCall, this));
        }
    }
}

std::vector<std::string>
ScenarioPlayer::GetNotes() const
{
    std::vector<std::string> notes = m_notes;
    for (const auto& [event, loss] : m_losses)
    {
        if (loss->GetLost() < event->count)
        {
            notes.push_back("only " + std::to_string(loss->GetLost()) + " of the " +
                            std::to_string(event->count) + " " + DescribeMessages(*event) +
                            " that were to be lost came (" + DescribeNumbers(*event) + ")");
        }
    }
    return notes;
}

void
ScenarioPlayer::DoDispose()
{
    m_network = nullptr;
    Object::DoDispose();
}

void
ScenarioPlayer::Play(std::size_t number)
{
    const auto& what = m_scenario->events[number].what;
    if (std::holds_alternative<LinkStateEvent>(what) || std::holds_alternative<LinkCostEvent>(what))
    {
        // The network makes its own record of these.
        std::visit([this](const auto& event) { Do(event); }, what);
        return;
    }
    const RecordHead head = NewRecord(RecordId::NETWORK, TraceLevel::ALERTS);
    if (!m_report.IsEmpty())
    {
        m_report({head,
                  std::visit(EventNamer(), what),
                  std::visit([this](const auto& event) { return Describe(event); }, what)});
    }
    const CauseScope scope(head);
    std::visit([this](const auto& event) { Do(event); }, what);
}

std::string
ScenarioPlayer::Describe(const LinkStateEvent& event) const
{
    return "link " + GetLinkName(m_scenario->topology, event.link) +
           (event.up ? " comes up" : " goes down");
}

std::string
ScenarioPlayer::Describe(const LinkCostEvent& event) const
{
    const TopologyLink& link = m_scenario->topology.GetLink(event.link);
    const NodeIndex from = event.direction == LinkDirection::A_TO_B ? link.a : link.b;
    return "link " + GetLinkName(m_scenario->topology, event.link, from) + " costs " +
           std::to_string(event.cost) +
           (event.bothDirections ? " in both directions"
                                 : " away from " + m_scenario->topology.GetNode(from).name);
}

std::string
ScenarioPlayer::Describe(const MembershipChangeEvent& event) const
{
    const ScenarioReceiver& receiver = m_scenario->receivers[event.receiver];
    std::ostringstream os;
    os << "receiver " << m_scenario->hosts[receiver.host].name
       << (event.join ? " joins " : " leaves ") << receiver.group;
    return os.str();
}

std::string
ScenarioPlayer::Describe(const ListenEvent& event) const
{
    const ScenarioReceiver& receiver = m_scenario->receivers[event.receiver];
    std::ostringstream os;
    os << "receiver " << m_scenario->hosts[receiver.host].name << " listens to " << receiver.group
       << ", " << GetFilter(event.filter);
    return os.str();
}

std::string
ScenarioPlayer::Describe(const RouterChangeEvent& event) const
{
    return "all applications of " + m_scenario->topology.GetNode(event.router).name +
           (event.start ? " are started" : " are stopped");
}

std::string
ScenarioPlayer::Describe(const SourceChangeEvent& event) const
{
    const ScenarioSource& source = m_scenario->sources[event.source];
    std::ostringstream os;
    os << "source " << m_scenario->hosts[source.host].name
       << (event.start ? " starts to send to " : " stops sending to ") << source.group;
    return os.str();
}

std::string
ScenarioPlayer::Describe(const ApplicationChangeEvent& event) const
{
    return std::string(GetApplicationKindName(event.application)) + " of " +
           m_scenario->topology.GetNode(event.router).name +
           (event.start ? " is started" : " is stopped");
}

std::string
ScenarioPlayer::Describe(const InjectionEvent& event) const
{
    std::string text = std::to_string(event.count) + (event.count == 1 ? " packet " : " packets ") +
                       DescribeKey(event.source, event.group) + " with TTL " +
                       std::to_string(event.ttl) + (event.count == 1 ? " arrives" : " arrive");
    return text + " at " + DescribeArrival(event.interface);
}

std::string
ScenarioPlayer::Describe(const AlertMaskEvent& event) const
{
    return "alerts of " + DescribeKey(event.source, event.group) + " at " +
           DescribeArrival(event.interface) + " are switched " + (event.masked ? "off" : "on");
}

std::string
ScenarioPlayer::Describe(const StaticEntryEvent& event) const
{
    const ScenarioStaticEntry& entry = event.entry;
    std::string text = "entry " + DescribeKey(entry.source, entry.group) + " of " +
                       m_scenario->topology.GetNode(entry.router).name;
    if (!event.set)
    {
        return text + " is deleted";
    }
    text += " is set: ";
    if (entry.incoming)
    {
        text += "from " + m_map->GetNeighborName(*entry.incoming) + " ";
    }
    std::string outgoing;
    for (const ScenarioOutput& output : entry.outgoing)
    {
        outgoing += (outgoing.empty() ? "to " : ", ") + m_map->GetNeighborName(output.interface);
    }
    return text + (outgoing.empty() ? "to nobody" : outgoing);
}

Ptr<StaticClient>
ScenarioPlayer::FindOwner(const ScenarioInterface& interface) const
{
    const InterfaceId id(m_map->GetIndex(interface));
    for (const ApplicationKind kind :
         {ApplicationKind::STATIC_TREE, ApplicationKind::STATIC_MULTICAST})
    {
        const auto client =
            DynamicCast<StaticClient>(m_map->FindApplication(interface.router, kind));
        const auto owned = client ? client->GetInterfaces() : std::vector<InterfaceId>();
        if (std::find(owned.begin(), owned.end(), id) != owned.end())
        {
            return client;
        }
    }
    return nullptr;
}

void
ScenarioPlayer::OnApiCall(std::string router, const ApiCallRecord& call)
{
    const bool isConfigured = call.function == ApiFunction::SET_STATIC_ENTRY ||
                              call.function == ApiFunction::DELETE_STATIC_ENTRY ||
                              call.function == ApiFunction::SET_ALERT_MASK;
    if (isConfigured && call.status != Status::SUCCESS)
    {
        std::ostringstream os;
        os << "at " << Simulator::Now().GetSeconds() << " s: the group manager of " << router
           << " refuses " << GetRecordName(call.function) << " for "
           << SourceGroup(call.range.source, call.range.group) << " by " << call.client << ": "
           << call.status;
        m_notes.push_back(os.str());
    }
}

std::string
ScenarioPlayer::Describe(const PrintTablesEvent& event) const
{
    if (event.routers.size() == m_scenario->topology.GetRouterCount())
    {
        return "the tables of all routers are printed";
    }
    std::string names;
    for (const NodeIndex router : event.routers)
    {
        names += (names.empty() ? "" : ", ") + m_scenario->topology.GetNode(router).name;
    }
    return "the tables of " + names + " are printed";
}

template <typename Event>
void
ScenarioPlayer::AddNote(const Event& event, const std::string& why)
{
    std::ostringstream os;
    os << "at " << Simulator::Now().GetSeconds() << " s: " << Describe(event) << ": " << why;
    m_notes.push_back(os.str());
}

std::string
ScenarioPlayer::Describe(const MessageLossEvent& event) const
{
    return DescribeMessages(event) + " are lost: " + DescribeNumbers(event);
}

std::string
ScenarioPlayer::DescribeMessages(const MessageLossEvent& event) const
{
    std::string text = event.protocol + " " + event.message + " messages";
    if (event.from)
    {
        text += " from " + m_scenario->topology.GetNode(*event.from).name;
    }
    return text + " on link " + GetLinkName(m_scenario->topology, event.link);
}

std::string
ScenarioPlayer::DescribeNumbers(const MessageLossEvent& event)
{
    const std::string first = std::to_string(event.first);
    return event.count == 1
               ? "number " + first
               : "numbers " + first + " to " + std::to_string(event.first + event.count - 1);
}

void
ScenarioPlayer::OnLost(const ControlMessage& message)
{
    const RecordHead head = NewRecord(RecordId::NETWORK, TraceLevel::ALERTS);
    if (!m_report.IsEmpty())
    {
        std::ostringstream os;
        os << message.protocol << " " << message.kinds.back() << " from " << message.source
           << " is lost";
        m_report({head, "message-lost", os.str()});
    }
}

void
ScenarioPlayer::Do(const LinkStateEvent& event)
{
    m_network->SetLinkUp(event.link, event.up);
}

void
ScenarioPlayer::Do(const LinkCostEvent& event)
{
    for (const LinkDirection direction : {LinkDirection::A_TO_B, LinkDirection::B_TO_A})
    {
        if (event.bothDirections || event.direction == direction)
        {
            m_network->SetLinkCost(event.link, direction, event.cost);
        }
    }
}

void
ScenarioPlayer::Do(const MembershipChangeEvent& event)
{
    if (!event.join)
    {
        m_traffic->Leave(event.receiver);
        return;
    }
    const IgmpListenStatus status =
        m_traffic->Listen(event.receiver, GetFirstFilter(m_scenario->receivers[event.receiver]));
    if (status != IgmpListenStatus::OK)
    {
        AddNote(event, std::string("its host refuses: ") + GetIgmpListenStatusName(status));
    }
}

void
ScenarioPlayer::Do(const ListenEvent& event)
{
    const IgmpListenStatus status = m_traffic->Listen(event.receiver, GetFilter(event.filter));
    if (status != IgmpListenStatus::OK)
    {
        AddNote(event, std::string("its host refuses: ") + GetIgmpListenStatusName(status));
    }
}

SourceFilter
ScenarioPlayer::GetFilter(const ScenarioSourceFilter& filter) const
{
    SourceList sources;
    for (const ScenarioSender& source : filter.sources)
    {
        sources.push_back(m_map->GetAddress(source));
    }
    return SourceFilter(filter.mode, sources);
}

SourceFilter
ScenarioPlayer::GetFirstFilter(const ScenarioReceiver& receiver) const
{
    if (receiver.filter)
    {
        return GetFilter(*receiver.filter);
    }
    return receiver.source ? GetFilter({FilterMode::INCLUDE, {*receiver.source}})
                           : SourceFilter(FilterMode::EXCLUDE);
}

void
ScenarioPlayer::Do(const SourceChangeEvent& /*event*/)
{
    // The applications of sources are scheduled before the run, because ns-3's cannot be started
    // again; see MulticastTraffic::Send.
}

void
ScenarioPlayer::Do(const ApplicationChangeEvent& event)
{
    const Ptr<RouterApplication> application =
        m_map->FindApplication(event.router, event.application);
    if (!application)
    {
        AddNote(event, "it has no interface and was not installed");
        return;
    }
    if (event.start)
    {
        application->Start();
    }
    else
    {
        application->Stop();
    }
}

void
ScenarioPlayer::Do(const RouterChangeEvent& event)
{
    // Whoever depends on another comes later and goes earlier.
    std::vector<Ptr<RouterApplication>> applications = m_map->GetApplications(event.router);
    if (!event.start)
    {
        std::reverse(applications.begin(), applications.end());
    }
    for (const Ptr<RouterApplication>& application : applications)
    {
        if (event.start)
        {
            application->Start();
        }
        else
        {
            application->Stop();
        }
    }
}

void
ScenarioPlayer::Do(const InjectionEvent& event)
{
    const uint32_t node = m_map->GetNode(event.interface.router)->GetId();
    Simulator::ScheduleWithContext(node,
                                   Time(0),
                                   &ScenarioPlayer::Inject,
                                   Ptr<ScenarioPlayer>(this),
                                   event,
                                   1,
                                   CauseScope::GetCurrent());
}

void
ScenarioPlayer::Do(const AlertMaskEvent& event)
{
    const Ptr<StaticClient> owner = FindOwner(event.interface);
    if (!owner)
    {
        AddNote(event, "no static protocol owns the interface");
        return;
    }
    owner->SetAlertMask(m_map->GetKey(event.source, event.group),
                        InterfaceId(m_map->GetIndex(event.interface)),
                        event.masked);
}

void
ScenarioPlayer::Do(const StaticEntryEvent& event)
{
    const auto client = DynamicCast<StaticMulticast>(
        m_map->FindApplication(event.entry.router, ApplicationKind::STATIC_MULTICAST));
    if (!client)
    {
        AddNote(event, "static owns no interface and was not installed");
    }
    else if (event.set)
    {
        client->SetEntry(m_map->GetEntry(event.entry));
    }
    else if (!client->RemoveEntry(m_map->GetKey(event.entry.source, event.entry.group)))
    {
        AddNote(event, "static has no such entry");
    }
}

void
ScenarioPlayer::Do(const MessageLossEvent& event)
{
    const TopologyLink& link = m_scenario->topology.GetLink(event.link);
    const bool isRouter = m_scenario->topology.GetNode(link.a).kind == NodeKind::ROUTER;
    const ScenarioInterface end{isRouter ? link.a : link.b, event.link};
    const Ptr<Channel> channel = m_map->GetDevice(end)->GetChannel();
    NetDeviceContainer devices;
    for (std::size_t i = 0; i < channel->GetNDevices(); ++i)
    {
        devices.Add(channel->GetDevice(i));
    }
    LostMessages lost{event.protocol, event.message, {}, event.first, event.count};
    if (event.from)
    {
        const Ptr<Ipv4> ipv4 = m_map->GetNode(*event.from)->GetObject<Ipv4>();
        for (uint32_t i = 0; i < ipv4->GetNInterfaces(); ++i)
        {
            for (uint32_t j = 0; j < ipv4->GetNAddresses(i); ++j)
            {
                lost.senders.push_back(ipv4->GetAddress(i, j).GetLocal());
            }
        }
    }
    const auto loss = CreateObject<MessageLoss>();
    loss->TraceConnectWithoutContext("Lost", MakeCallback(&ScenarioPlayer::OnLost, this));
    loss->Install(devices, lost);
    m_losses.emplace_back(&event, loss);
}

void
ScenarioPlayer::Do(const PrintTablesEvent& event)
{
    if (!m_tables)
    {
        return;
    }
    for (const NodeIndex router : event.routers)
    {
        const auto manager = m_map->FindApplication(router, ApplicationKind::MANAGER);
        *m_tables << m_scenario->topology.GetNode(router).name << ": ";
        RouterHelper::PrintTables(manager->GetNode(), Create<OutputStreamWrapper>(m_tables));
        *m_tables << '\n';
        PrintGroups(router);
        if (const auto pim =
                DynamicCast<PimDm>(m_map->FindApplication(router, ApplicationKind::PIM_DM)))
        {
            *m_tables << m_scenario->topology.GetNode(router).name << ": ";
            pim->PrintTables(Create<OutputStreamWrapper>(m_tables));
            *m_tables << '\n';
        }
    }
}

void
ScenarioPlayer::PrintGroups(NodeIndex router) const
{
    if (const auto igmp = IgmpHelper::Get(m_map->GetNode(router)))
    {
        *m_tables << m_scenario->topology.GetNode(router).name << ": ";
        igmp->PrintGroups(Create<OutputStreamWrapper>(m_tables));
        *m_tables << '\n';
    }
}

void
ScenarioPlayer::Inject(InjectionEvent event, uint32_t number, Cause cause)
{
    const CauseScope scope(cause);
    InjectedPacket packet;
    packet.source = m_map->GetAddress(event.source);
    packet.group = event.group;
    packet.ttl = event.ttl;
    packet.identification = static_cast<uint16_t>(number);
    packet.payloadSize = event.payloadSize;
    InjectPacket(m_map->GetDevice(event.interface), packet);
    if (number < event.count)
    {
        Simulator::Schedule(event.interval,
                            &ScenarioPlayer::Inject,
                            Ptr<ScenarioPlayer>(this),
                            event,
                            number + 1,
                            cause);
    }
}

std::string
ScenarioPlayer::DescribeArrival(const ScenarioInterface& interface) const
{
    return m_scenario->topology.GetNode(interface.router).name + " from " +
           m_map->GetNeighborName(interface);
}

std::string
ScenarioPlayer::DescribeKey(const std::optional<ScenarioSender>& source,
                            const std::optional<Ipv4Address>& group) const
{
    std::ostringstream os;
    os << m_map->GetKey(source, group);
    return os.str();
}

} // namespace mgm
} // namespace ns3
