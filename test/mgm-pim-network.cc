/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "mgm-pim-network.h"

#include "mgm-test-journal.h"
#include "ns3/csma-net-device.h"
#include "ns3/double.h"
#include "ns3/mgm-igmp-helper.h"
#include "ns3/mgm-igmp-host-helper.h"
#include "ns3/mgm-pim-l4-protocol.h"
#include "ns3/pointer.h"
#include "ns3/simulator.h"

#include <sstream>

namespace ns3
{
namespace mgm
{
namespace test
{

namespace
{

const Ipv4Address GROUP("239.1.1.1"); //!< where sources send

/// Calls a function.
void
Call(std::function<void()> action)
{
    action();
}

/// @return a Join/Prune message in short: "prune>10.0.0.1".
std::string
DescribeJoinPrune(const PimMessage& message)
{
    std::string text;
    for (const PimGroupSet& set : message.joinPrune.groups)
    {
        text += set.joins.empty() ? "" : "join";
        text += set.prunes.empty() ? "" : "prune";
    }
    return text + ">" + Print(message.joinPrune.upstreamNeighbor);
}

/// @return a message in short.
std::string
Describe(const PimMessage& message)
{
    switch (message.type)
    {
    case PimType::JOIN_PRUNE:
        return DescribeJoinPrune(message);
    case PimType::GRAFT:
    case PimType::GRAFT_ACK:
        return GetPimTypeName(message.type) + (">" + Print(message.joinPrune.upstreamNeighbor));
    case PimType::ASSERT:
        return "assert " + Print(message.assertion.preference) + "/" +
               Print(message.assertion.metric);
    case PimType::STATE_REFRESH:
        return std::string("refresh ") + (message.stateRefresh.pruneIndicator ? "P" : "-");
    case PimType::HELLO:
        return "hello " + Print(message.hello.holdtime.value_or(0));
    }
    return "";
}

} // namespace

PimNetwork::~PimNetwork()
{
    m_traffic.reset();
    m_network = nullptr;
    Simulator::Destroy();
}

void
PimNetwork::AddRouters(const std::vector<std::string>& names)
{
    for (const std::string& name : names)
    {
        m_topology.AddNode(name);
    }
}

void
PimNetwork::AddLink(const std::string& a, const std::string& b, uint32_t cost, Time delay)
{
    TopologyLink link(*m_topology.FindNode(a), *m_topology.FindNode(b));
    link.costAb = cost;
    link.costBa = cost;
    link.delay = delay;
    m_topology.AddLink(link);
}

void
PimNetwork::AddLan(const std::string& name, const std::vector<std::string>& routers)
{
    const NodeIndex lan = m_topology.AddNode(name, NodeKind::LAN);
    for (const std::string& router : routers)
    {
        TopologyLink link(*m_topology.FindNode(router), lan);
        link.costAb = 10;
        m_topology.AddLink(link);
    }
}

void
PimNetwork::AddHost(const std::string& at, const std::string& name)
{
    m_hosts.emplace_back(at, name);
}

void
PimNetwork::Build()
{
    NetworkHelper helper(m_topology);
    for (const auto& [at, name] : m_hosts)
    {
        helper.AddHost(at, name);
    }
    m_network = helper.Build();
    const NodeContainer routers = m_network->GetRouters();
    router.Install(routers);
    IgmpHelper().Install(routers);
    IgmpHostHelper().Install(m_network->GetHosts());
    IgmpHostHelper().AssignStreams(m_network->GetHosts(), 1000);
    pim.Install(routers);
    m_traffic = std::make_unique<MulticastTraffic>(m_network, nullptr);
    for (NodeIndex index = 0; index < m_topology.GetNodeCount(); ++index)
    {
        if (const Ptr<Node> node = m_network->GetRouter(index))
        {
            m_names[node->GetId()] = m_topology.GetNode(index).name;
            Observe(node);
        }
    }
}

void
PimNetwork::Observe(const Ptr<Node>& node)
{
    // What else is random does not depend on the suites that ran before.
    for (uint32_t i = 0; i < node->GetNDevices(); ++i)
    {
        if (const Ptr<CsmaNetDevice> device = DynamicCast<CsmaNetDevice>(node->GetDevice(i)))
        {
            device->AssignStreams(node->GetId() + 1);
        }
    }
    const auto half = CreateObject<ConstantRandomVariable>();
    half->SetAttribute("Constant", DoubleValue(0.5));
    const Ptr<PimDm> application = PimDmHelper::Get(node);
    application->SetAttribute("Random", PointerValue(half));
    application->TraceConnectWithoutContext("PimTransition",
                                            MakeCallback(&PimNetwork::OnTransition, this));
    application->TraceConnectWithoutContext("PimTimer", MakeCallback(&PimNetwork::OnTimer, this));
    application->TraceConnectWithoutContext("PimNeighbor",
                                            MakeCallback(&PimNetwork::OnNeighbor, this));
    application->TraceConnectWithoutContext("Reaction",
                                            MakeCallback(&PimNetwork::OnReaction, this));
    PimL4Protocol::Install(node)->TraceConnectWithoutContext(
        "PimMessage", MakeCallback(&PimNetwork::OnMessage, this));
    const Ptr<KernelForwarder> forwarder = RouterHelper::GetForwarder(node);
    forwarder->TraceConnectWithoutContext("Entry", MakeCallback(&PimNetwork::OnEntry, this));
    forwarder->TraceConnectWithoutContext("WrongInterface",
                                          MakeCallback(&PimNetwork::OnWrongInterface, this));
    forwarder->TraceConnectWithoutContext("Notification",
                                          MakeCallback(&PimNetwork::OnNotification, this));
    const Ptr<Manager> manager = RouterHelper::GetManager(node);
    manager->TraceConnectWithoutContext("ClientCallback",
                                        MakeCallback(&PimNetwork::OnCallback, this));
    manager->TraceConnectWithoutContext("ApiCall", MakeCallback(&PimNetwork::OnCall, this));
}

void
PimNetwork::Send(const std::string& host, double start, double stop)
{
    if (m_firstSource.empty())
    {
        m_firstSource = host;
    }
    const std::size_t source = m_traffic->AddSource(host, GROUP, DataRate(8000), 100);
    m_traffic->Send(source, Seconds(start), Seconds(stop));
}

void
PimNetwork::AddReceiver(const std::string& host)
{
    const std::size_t receiver = m_traffic->AddReceiver(host, GROUP);
    m_traffic->UseIgmp(receiver);
    m_receivers[host] = receiver;
}

void
PimNetwork::Join(const std::string& host)
{
    m_traffic->Join(m_receivers.at(host));
}

void
PimNetwork::Leave(const std::string& host)
{
    m_traffic->Leave(m_receivers.at(host));
}

void
PimNetwork::At(double seconds, const std::function<void()>& action)
{
    Simulator::Schedule(Seconds(seconds) - Simulator::Now(), &Call, action);
}

void
PimNetwork::RunUntil(double seconds)
{
    Simulator::Stop(Seconds(seconds) - Simulator::Now());
    Simulator::Run();
}

std::string
PimNetwork::Take(const std::string& kind)
{
    std::string text;
    std::vector<std::pair<std::string, std::string>> rest;
    for (const auto& line : m_journal)
    {
        if (line.first == kind)
        {
            text += (text.empty() ? "" : " | ") + line.second;
        }
        else
        {
            rest.push_back(line);
        }
    }
    m_journal = rest;
    return text;
}

std::string
PimNetwork::GetEntry(const std::string& name) const
{
    MfeRecord mfe;
    if (RouterHelper::GetManager(GetNode(name))->GetMfe(GetKey(), mfe) != Status::SUCCESS)
    {
        return "-";
    }
    return mfe.negative ? "negative" : Print(mfe.iif) + " > " + PrintList(mfe.oifs);
}

DeliveryReport
PimNetwork::GetReport(const std::string& host) const
{
    return m_traffic->GetLedger().GetReports().at(m_receivers.at(host));
}

std::string
PimNetwork::GetChain(RecordId id) const
{
    std::string text;
    while (id.IsSet())
    {
        const auto found = m_steps.find({id.node, id.sequence});
        if (found == m_steps.end())
        {
            return "? " + Print(id) + " > " + text;
        }
        const auto name = m_names.find(id.node);
        text = (name == m_names.end() ? "" : name->second + " ") + found->second.what +
               (text.empty() ? "" : " > ") + text;
        id = found->second.cause;
    }
    return text;
}

Ptr<PimDm>
PimNetwork::GetPim(const std::string& name) const
{
    return PimDmHelper::Get(GetNode(name));
}

Ptr<Node>
PimNetwork::GetNode(const std::string& name) const
{
    return m_network->FindNode(name);
}

uint32_t
PimNetwork::GetInterface(const std::string& name, const std::string& other) const
{
    const NodeIndex index = *m_topology.FindNode(name);
    const LinkIndex link = m_topology.FindLinks(index, *m_topology.FindNode(other)).front();
    return m_network->GetInterface(link, index);
}

SourceGroup
PimNetwork::GetKey() const
{
    return {m_network->FindHost(m_firstSource)->address, GROUP};
}

Ptr<Network>
PimNetwork::GetNetwork() const
{
    return m_network;
}

void
PimNetwork::Remember(const RecordHead& head, const std::string& what)
{
    m_steps[{head.id.node, head.id.sequence}] = {what, head.cause.Get(TraceLevel::STATE)};
}

void
PimNetwork::Write(const std::string& kind, uint32_t node, const std::string& line)
{
    std::ostringstream text;
    text << Simulator::Now().RoundTo(Time::MS).GetSeconds() << ' ' << m_names.at(node) << ' '
         << line;
    m_journal.emplace_back(kind, text.str());
}

void
PimNetwork::OnMessage(const PimMessageRecord& record)
{
    messages.push_back(record);
    const std::string text = Describe(record.message);
    Remember(record.head, (record.sent ? "sent " : "received ") + text);
    if (record.sent && record.message.type != PimType::HELLO)
    {
        Write("message", record.head.id.node, text);
    }
}

void
PimNetwork::OnTransition(const PimTransitionRecord& record)
{
    transitions.push_back(record);
    const std::string text =
        std::string(GetPimMachineName(record.machine)) + " " + record.before + "-" + record.after;
    Remember(record.head, text);
    Write("transition", record.head.id.node, text);
}

void
PimNetwork::OnTimer(const PimTimerRecord& record)
{
    Remember(record.head, std::string(record.timer) + " " + GetTimerEventName(record.event));
}

void
PimNetwork::OnNeighbor(const PimNeighborRecord& record)
{
    const std::string text =
        std::string(GetPimNeighborEventName(record.event)) + " " + Print(record.neighbor);
    Remember(record.head, text);
    Write("neighbor", record.head.id.node, text);
}

void
PimNetwork::OnReaction(const ReactionRecord& record)
{
    Remember(record.head, "reaction " + record.action);
    Write("reaction", record.head.id.node, record.action + ": " + record.reason);
}

void
PimNetwork::OnEntry(const EntryRecord& record)
{
    entries.push_back(record);
    std::vector<uint32_t> oifs;
    for (const OutgoingInterface& oif : record.after.oifs)
    {
        oifs.push_back(oif.interface.index);
    }
    const std::string text = "entry " + Print(record.after.iif) + ">" + PrintList(oifs);
    Remember(record.head, text);
    Write("entry", record.head.id.node, text);
}

void
PimNetwork::OnWrongInterface(const WrongInterfaceRecord& record)
{
    wrongPackets.push_back(record);
    Remember(record.head, "wrong-interface packet");
}

void
PimNetwork::OnNotification(const NotificationRecord& record)
{
    Remember(record.head,
             record.kind == NotificationKind::WRONG_INTERFACE ? "alert" : "notification");
}

void
PimNetwork::OnCallback(const CallbackRecord& record)
{
    Remember(record.head,
             record.kind == CallbackKind::WRONG_INTERFACE ? "wrong-interface callback"
                                                          : "callback");
}

void
PimNetwork::OnCall(const ApiCallRecord& record)
{
    calls.push_back(record);
    Remember(record.head, "call");
}

PimNetworkTestCase::PimNetworkTestCase(const std::string& name, Play play)
    : TestCase(name),
      m_play(play)
{
}

void
PimNetworkTestCase::Check(const std::string& actual,
                          const std::string& expected,
                          const std::string& message)
{
    NS_TEST_EXPECT_MSG_EQ(actual, expected, message);
}

void
PimNetworkTestCase::CheckNumber(uint64_t actual, uint64_t expected, const std::string& message)
{
    NS_TEST_EXPECT_MSG_EQ(actual, expected, message);
}

void
PimNetworkTestCase::DoRun()
{
    PimNetwork network;
    m_play(*this, network);
}

} // namespace test
} // namespace mgm
} // namespace ns3
