/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "mgm-run-invariants.h"

#include "ns3/inet-socket-address.h"
#include "ns3/mgm-kernel-forwarder.h"
#include "ns3/mgm-multicast-tree.h"
#include "ns3/onoff-application.h"
#include "ns3/packet-sink.h"
#include "ns3/simulator.h"

#include <algorithm>
#include <sstream>

namespace ns3
{
namespace mgm
{

namespace
{

/// So many things that are wrong are told.
constexpr std::size_t MAXIMUM_PROBLEMS = 10;

} // namespace

RunInvariants::RunInvariants(const Scenario& scenario, const ScenarioRun& run, Time quiet)
    : m_scenario(scenario),
      m_network(run.GetNetwork()),
      m_watch(CreateObject<InvariantWatch>()),
      m_quiet(quiet)
{
    for (NodeIndex router = 0; router < scenario.topology.GetNodeCount(); ++router)
    {
        if (scenario.topology.GetNode(router).kind == NodeKind::ROUTER)
        {
            ConnectRouter(router);
        }
    }
    for (const ScenarioHost& host : scenario.hosts)
    {
        ConnectHost(host.name, m_network->FindNode(host.name));
    }
    m_watch->TraceConnectWithoutContext("Violation",
                                        MakeCallback(&RunInvariants::OnViolation, this));
    m_watch->ConnectNodes(m_network->GetRouters());
    Simulator::Schedule(quiet, &RunInvariants::BeginQuiet, this);
}

void
RunInvariants::ConnectRouter(NodeIndex router)
{
    const Ptr<Node> node = m_network->GetRouter(router);
    for (uint32_t i = 0; i < node->GetNApplications(); ++i)
    {
        if (const auto forwarder = DynamicCast<KernelForwarder>(node->GetApplication(i)))
        {
            forwarder->TraceConnectWithoutContext(
                "WrongInterface",
                MakeBoundCallback(&RunInvariants::OnWrongInterface, this, router));
            forwarder->TraceConnectWithoutContext(
                "Packet", MakeBoundCallback(&RunInvariants::OnPacket, this, router));
        }
    }
}

void
RunInvariants::ConnectHost(const std::string& host, const Ptr<Node>& node)
{
    for (uint32_t i = 0; i < node->GetNApplications(); ++i)
    {
        const Ptr<Application> application = node->GetApplication(i);
        if (DynamicCast<OnOffApplication>(application))
        {
            application->TraceConnectWithoutContext(
                "TxWithSeqTsSize",
                MakeBoundCallback(&RunInvariants::OnSent, this, m_network->GetAddress(host)));
        }
        if (DynamicCast<PacketSink>(application))
        {
            application->TraceConnectWithoutContext(
                "RxWithSeqTsSize", MakeBoundCallback(&RunInvariants::OnReceived, this, host));
        }
    }
}

void
RunInvariants::BeginQuiet()
{
    m_isQuiet = true;
    const Ptr<GraphRoutes> routes = m_network->GetRoutes();
    for (const ScenarioSource& source : m_scenario.sources)
    {
        const Ipv4Address address = m_network->GetAddress(m_scenario.hosts[source.host].name);
        MulticastTree tree(routes, routes->GetNewest(), address);
        for (const std::string& member : FindMembers())
        {
            tree.AddReceiver(m_network->GetAddress(member));
        }
        const std::vector<NodeIndex> routers = tree.GetRouters();
        m_trees[address] = {routers.begin(), routers.end()};
    }
}

std::set<std::string>
RunInvariants::FindMembers() const
{
    std::set<std::string> members;
    for (const ScenarioEvent& event : m_scenario.events)
    {
        if (const auto* change = std::get_if<MembershipChangeEvent>(&event.what))
        {
            const HostIndex host = m_scenario.receivers[change->receiver].host;
            const std::string& name = m_scenario.hosts[host].name;
            if (change->join)
            {
                members.insert(name);
            }
            else
            {
                members.erase(name);
            }
        }
    }
    return members;
}

bool
RunInvariants::IsOnLan(NodeIndex router, uint32_t interface) const
{
    const Topology& topology = m_network->GetTopology();
    const std::vector<LinkIndex>& links = topology.GetLinksOf(router);
    return std::any_of(links.begin(), links.end(), [&](LinkIndex link) {
        return topology.GetNode(topology.GetOtherEnd(link, router)).kind == NodeKind::LAN &&
               m_network->GetInterface(link, router) == interface;
    });
}

void
RunInvariants::Add(const std::string& what)
{
    if (m_problems.size() < MAXIMUM_PROBLEMS)
    {
        std::ostringstream os;
        os << "at " << Simulator::Now().GetSeconds() << " s: " << what;
        m_problems.push_back(os.str());
    }
}

void
RunInvariants::OnViolation(const InvariantRecord& violation)
{
    if (violation.invariant == Invariant::FORWARDED_ONCE)
    {
        return; // dense mode floods a LAN twice before its Asserts
    }
    std::ostringstream os;
    os << "record " << violation.head.cause.Get(TraceLevel::PACKETS) << ": "
       << GetInvariantName(violation.invariant) << " does not hold for " << violation.key
       << " at node " << violation.node;
    Add(os.str());
}

void
RunInvariants::OnWrongInterface(RunInvariants* run,
                                NodeIndex router,
                                const WrongInterfaceRecord& record)
{
    const bool isOverheard = !record.arrivalIsOif && run->IsOnLan(router, record.arrival.index);
    if (run->m_isQuiet && !isOverheard)
    {
        std::ostringstream os;
        os << "record " << record.head.id << ": data of " << record.key
           << " on the wrong interface of " << run->m_scenario.topology.GetNode(router).name;
        run->Add(os.str());
    }
}

void
RunInvariants::OnPacket(RunInvariants* run, NodeIndex router, const PacketRecord& record)
{
    if (!run->m_isQuiet || record.event != PacketEvent::FORWARDED)
    {
        return;
    }
    const auto tree = run->m_trees.find(record.header.GetSource());
    if (tree != run->m_trees.end() && tree->second.count(router) == 0)
    {
        std::ostringstream os;
        os << "record " << record.head.id << ": " << run->m_scenario.topology.GetNode(router).name
           << " forwards data of " << tree->first << " and is not on the tree";
        run->Add(os.str());
    }
}

void
RunInvariants::OnSent(RunInvariants* run,
                      Ipv4Address source,
                      Ptr<const Packet> /* packet */,
                      const Address& /* from */,
                      const Address& /* to */,
                      const SeqTsSizeHeader& header)
{
    const Time now = Simulator::Now();
    if (now >= run->m_quiet && now + Seconds(1) < run->m_scenario.duration)
    {
        run->m_sent.emplace(source, header.GetSeq());
    }
}

void
RunInvariants::OnReceived(RunInvariants* run,
                          std::string host,
                          Ptr<const Packet> /* packet */,
                          const Address& from,
                          const Address& /* to */,
                          const SeqTsSizeHeader& header)
{
    ++run->m_received[host][{InetSocketAddress::ConvertFrom(from).GetIpv4(), header.GetSeq()}];
}

std::vector<std::string>
RunInvariants::Finish()
{
    m_watch->CheckSums();
    const std::set<std::string> members = FindMembers();
    for (const ScenarioReceiver& receiver : m_scenario.receivers)
    {
        const std::string& host = m_scenario.hosts[receiver.host].name;
        const uint32_t wanted = members.count(host);
        std::map<PacketKey, uint32_t>& received = m_received[host];
        for (const PacketKey& packet : m_sent)
        {
            if (received[packet] != wanted)
            {
                std::ostringstream os;
                os << host << (wanted ? ", a member," : ", no member,") << " got packet "
                   << packet.second << " of " << packet.first << " " << received[packet]
                   << " times";
                Add(os.str());
                break;
            }
        }
    }
    return m_problems;
}

std::size_t
RunInvariants::GetExpectedPackets() const
{
    return m_sent.size();
}

} // namespace mgm
} // namespace ns3
