/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Suite mgm-network: nodes, addresses and hosts that NetworkHelper builds; unicast over the graph
 * while links go down; each router's own moment of convergence.
 */

#include "ns3/enum.h"
#include "ns3/ipv4-route.h"
#include "ns3/ipv4.h"
#include "ns3/mgm-address-plan.h"
#include "ns3/mgm-graph-routing-helper.h"
#include "ns3/mgm-graph-rpf.h"
#include "ns3/mgm-network-helper.h"
#include "ns3/names.h"
#include "ns3/node.h"
#include "ns3/output-stream-wrapper.h"
#include "ns3/simulator.h"
#include "ns3/socket.h"
#include "ns3/string.h"
#include "ns3/test.h"
#include "ns3/udp-socket-factory.h"
#include "ns3/uinteger.h"

#include <algorithm>
#include <sstream>
#include <string>
#include <vector>

namespace
{

using namespace ns3;
using namespace ns3::mgm;

/**
 * @param [in] lines Lines of text.
 * @return all of them as one text.
 */
std::string
JoinLines(const std::vector<std::string>& lines)
{
    std::string text;
    for (const std::string& line : lines)
    {
        text += line + "\n";
    }
    return text;
}

/**
 * @return a ring r0 - r1 - r2 - r3 - r0 of links 0 to 3, with a LAN at r2 and r3 (links 4 and 5).
 */
Topology
MakeRing()
{
    Topology topology;
    for (int i = 0; i < 4; ++i)
    {
        topology.AddNode("r" + std::to_string(i));
    }
    const NodeIndex lan = topology.AddNode("lan", NodeKind::LAN);
    for (NodeIndex i = 0; i < 4; ++i)
    {
        topology.AddLink(i, (i + 1) % 4);
    }
    topology.AddLink(2, lan);
    topology.AddLink(lan, 3);
    return topology;
}

/// Nodes, names, interfaces and addresses are where the documentation says.
class BuildTestCase : public TestCase
{
  public:
    BuildTestCase()
        : TestCase("Nodes, names, interfaces and addresses")
    {
    }

  private:
    void DoRun() override
    {
        Topology topology = MakeRing();
        topology.AddNode("a/b%");
        topology.SetLinkUp(2, false);
        NetworkHelper helper(topology);
        helper.AddHost("r0", "h0");
        helper.AddHost("lan", "h1");
        helper.AddHost("r0", "h2");
        const Ptr<Network> network = helper.Build();

        NS_TEST_EXPECT_MSG_EQ(network->GetRouters().GetN(), 5, "a LAN is no node");
        NS_TEST_EXPECT_MSG_EQ(network->GetHosts().GetN(), 3, "hosts");
        NS_TEST_EXPECT_MSG_EQ(Names::Find<Node>("r2"), network->FindNode("r2"), "name of a router");
        NS_TEST_EXPECT_MSG_EQ(Names::Find<Node>("h1"), network->FindNode("h1"), "name of a host");
        NS_TEST_EXPECT_MSG_EQ(Names::Find<Node>("a%2Fb%25"), network->GetRouter(5), "odd name");
        NS_TEST_EXPECT_MSG_EQ((network->FindNode("lan") == nullptr), true, "no node");
        NS_TEST_EXPECT_MSG_EQ((network->FindNode("nobody") == nullptr), true, "unknown");

        // r2: link 1 (end b), link 2 (end a, down), the LAN.
        const Ptr<Ipv4> r2 = network->FindNode("r2")->GetObject<Ipv4>();
        NS_TEST_ASSERT_MSG_EQ(r2->GetNInterfaces(), 4, "loopback and three");
        NS_TEST_EXPECT_MSG_EQ(r2->GetAddress(1, 0).GetLocal(), Ipv4Address("10.0.0.6"), "link 1");
        NS_TEST_EXPECT_MSG_EQ(r2->GetAddress(1, 0).GetMask(), Ipv4Mask("/30"), "its mask");
        NS_TEST_EXPECT_MSG_EQ(r2->GetAddress(2, 0).GetLocal(), Ipv4Address("10.0.0.9"), "link 2");
        NS_TEST_EXPECT_MSG_EQ(r2->IsUp(2), false, "built down");
        NS_TEST_EXPECT_MSG_EQ(r2->IsUp(1), true, "built up");
        NS_TEST_EXPECT_MSG_EQ(r2->GetAddress(3, 0).GetLocal(), Ipv4Address("10.128.0.1"), "LAN");
        NS_TEST_EXPECT_MSG_EQ(r2->GetAddress(3, 0).GetMask(), Ipv4Mask("/24"), "its mask");
        NS_TEST_EXPECT_MSG_EQ(network->GetInterface(4, 2), 3, "interface of a link end");
        NS_TEST_EXPECT_MSG_EQ(network->GetAddress("r2"), Ipv4Address("10.0.0.6"), "first of r2");

        const HostInfo* h1 = network->FindHost("h1");
        NS_TEST_ASSERT_MSG_NE(h1, nullptr, "known");
        NS_TEST_EXPECT_MSG_EQ(h1->address, Ipv4Address("10.128.0.3"), "after the routers");
        NS_TEST_EXPECT_MSG_EQ(h1->attachedTo, 4, "the LAN");
        const HostInfo* h2 = network->FindHost("h2");
        NS_TEST_EXPECT_MSG_EQ(h2->address, Ipv4Address("172.16.0.6"), "second host link");
        NS_TEST_EXPECT_MSG_EQ(h2->routerInterface, 4, "r0: links 0 and 3, h0, h2");
        NS_TEST_EXPECT_MSG_EQ(network->GetAddress("h2"), h2->address, "address by name");
        NS_TEST_EXPECT_MSG_EQ(network->GetHosts().Get(2), h2->node, "order of adding");
        Simulator::Destroy();
        NS_TEST_EXPECT_MSG_EQ((Names::Find<Node>("r2") == nullptr), true, "names are gone");
    }
};

/// Addresses fit many links and large LANs, and never overlap.
class AddressPlanTestCase : public TestCase
{
  public:
    AddressPlanTestCase()
        : TestCase("Address blocks")
    {
    }

  private:
    void DoRun() override
    {
        const AddressBlock link = AddressPlan::GetLinkBlock(30000);
        NS_TEST_EXPECT_MSG_EQ(link.GetAddress(2), Ipv4Address("10.1.212.194"), "link 30000");
        NS_TEST_EXPECT_MSG_EQ(AddressPlan::GetLinkBlock((1U << 21) - 1).GetAddress(3),
                              Ipv4Address("10.127.255.255"),
                              "the last one");
        NS_TEST_EXPECT_MSG_EQ(AddressPlan::GetHostBlock((1U << 18) - 1).GetAddress(3),
                              Ipv4Address("172.31.255.255"),
                              "the last host");
        AddressPlan plan;
        const auto take = [&plan](uint32_t members) {
            const AddressBlock block = plan.TakeLanBlock(members);
            std::ostringstream os;
            os << block.network << "/" << block.mask.GetPrefixLength();
            return os.str();
        };
        NS_TEST_EXPECT_MSG_EQ(take(2), "10.128.0.0/24", "a small LAN");
        NS_TEST_EXPECT_MSG_EQ(take(254), "10.128.1.0/24", "as full as it gets");
        NS_TEST_EXPECT_MSG_EQ(take(255), "10.128.2.0/23", "one more");
        NS_TEST_EXPECT_MSG_EQ(take(1), "10.128.4.0/24", "the next");
        NS_TEST_EXPECT_MSG_EQ(take(600), "10.128.8.0/22", "aligned");
    }
};

/// What GraphRouting says to the stack: local, other devices, groups, unknown destinations.
class RoutingProtocolTestCase : public TestCase
{
  public:
    RoutingProtocolTestCase()
        : TestCase("Answers of the unicast routing protocol")
    {
    }

  private:
    void DoRun() override
    {
        NetworkHelper helper(MakeRing());
        helper.SetRoutesAttribute("EqualCost", EnumValue(SOURCE_HASH));
        InternetStackHelper stack;
        stack.SetIpv6StackInstall(false);
        GraphRoutingHelper routing;
        routing.Set("CacheLimit", UintegerValue(2));
        stack.SetRoutingHelper(routing);
        helper.SetRouterStack(stack);
        helper.AddHost("r0", "h0");
        const Ptr<Network> network = helper.Build();
        StringValue rule;
        network->GetRoutes()->GetAttribute("EqualCost", rule);
        NS_TEST_EXPECT_MSG_EQ(rule.Get(), "hash", "passed on");
        m_ipv4 = network->FindNode("r1")->GetObject<Ipv4>();

        NS_TEST_EXPECT_MSG_EQ(Ask("172.16.0.2"), "1 via 10.0.0.1 from 10.0.0.2", "the host");
        NS_TEST_EXPECT_MSG_EQ(Ask("10.0.0.1"), "1 via 0.0.0.0 from 10.0.0.2", "a neighbor");
        NS_TEST_EXPECT_MSG_EQ(Ask("10.0.0.2"), "0 via 0.0.0.0 from 10.0.0.2", "itself");
        NS_TEST_EXPECT_MSG_EQ(Ask("192.0.2.1"), "none", "unknown");
        NS_TEST_EXPECT_MSG_EQ(Ask("239.1.1.1"), "none", "a group");
        NS_TEST_EXPECT_MSG_EQ(Ask("172.16.0.2", 1), "1 via 10.0.0.1 from 10.0.0.2", "that device");
        NS_TEST_EXPECT_MSG_EQ(Ask("172.16.0.2", 2), "none", "another device");
        // The router knows at once that its own interface is down, whatever its view says.
        m_ipv4->SetDown(1);
        NS_TEST_EXPECT_MSG_EQ(Ask("172.16.0.2"), "none", "interface down");
        m_ipv4->SetUp(1);
        NS_TEST_EXPECT_MSG_EQ(Ask("172.16.0.2"), "1 via 10.0.0.1 from 10.0.0.2", "and up again");
        NS_TEST_EXPECT_MSG_EQ(Receive("10.0.0.2", true), "taken: delivered on 1", "its own");
        NS_TEST_EXPECT_MSG_EQ(Receive("10.0.0.2", false), "left: nothing", "delivered before");
        NS_TEST_EXPECT_MSG_EQ(Receive("239.1.1.1", true), "left: nothing", "a group");
        NS_TEST_EXPECT_MSG_EQ(Receive("172.16.0.2", true), "taken: to 10.0.0.1", "a host");
        NS_TEST_EXPECT_MSG_EQ(Receive("192.0.2.1", true), "left: nothing", "unknown");
        m_ipv4->RemoveAddress(1, 0);
        NS_TEST_EXPECT_MSG_EQ(
            Ask("172.16.0.2"), "1 via 10.0.0.1 from 0.0.0.0", "without an address of its own");
        m_ipv4->SetForwarding(1, false);
        NS_TEST_EXPECT_MSG_EQ(Receive("172.16.0.2", true), "taken: an error", "no router there");
        Ask("192.0.2.1");
        std::ostringstream os;
        m_ipv4->GetRoutingProtocol()->PrintRoutingTable(Create<OutputStreamWrapper>(&os));
        NS_TEST_EXPECT_MSG_EQ(os.str(),
                              "Node: 1, Time: +0s, GraphRouting: routes in use, network version 0\n"
                              "172.16.0.2 via 10.0.0.1 interface 1\n"
                              "192.0.2.1 unreachable\n",
                              "table");
        m_ipv4 = nullptr;
        Simulator::Destroy();
    }

    /**
     * @param [in] destination An address.
     * @param [in] interface Interface that has to be used; 0 for any.
     * @return the route, as text.
     */
    std::string Ask(const char* destination, uint32_t interface = 0) const
    {
        Ipv4Header header;
        header.SetDestination(Ipv4Address(destination));
        Socket::SocketErrno error;
        const Ptr<Ipv4Route> route = m_ipv4->GetRoutingProtocol()->RouteOutput(
            nullptr, header, interface == 0 ? nullptr : m_ipv4->GetNetDevice(interface), error);
        if (!route)
        {
            return error == Socket::ERROR_NOROUTETOHOST ? "none" : "none, without an error";
        }
        std::ostringstream os;
        os << m_ipv4->GetInterfaceForDevice(route->GetOutputDevice()) << " via "
           << route->GetGateway() << " from " << route->GetSource();
        return os.str();
    }

    /**
     * A packet comes in on interface 1.
     * @param [in] destination Its destination.
     * @param [in] local Whether it is still to be delivered to the node.
     * @return whether the protocol takes it, and what becomes of it.
     */
    std::string Receive(const char* destination, bool local)
    {
        Ipv4Header header;
        header.SetSource("10.0.0.1");
        header.SetDestination(Ipv4Address(destination));
        Ipv4RoutingProtocol::LocalDeliverCallback deliver;
        if (local)
        {
            deliver = MakeCallback(&RoutingProtocolTestCase::OnDeliver, this);
        }
        m_outcome = "nothing";
        const bool taken = m_ipv4->GetRoutingProtocol()->RouteInput(
            Create<Packet>(),
            header,
            m_ipv4->GetNetDevice(1),
            MakeCallback(&RoutingProtocolTestCase::OnForward, this),
            Ipv4RoutingProtocol::MulticastForwardCallback(),
            deliver,
            MakeCallback(&RoutingProtocolTestCase::OnError, this));
        return (taken ? "taken: " : "left: ") + m_outcome;
    }

    /// The packet is delivered to the node.
    void OnDeliver(Ptr<const Packet> /* packet */, const Ipv4Header& /* header */, uint32_t arrival)
    {
        m_outcome = "delivered on " + std::to_string(arrival);
    }

    /// The packet goes on.
    void OnForward(Ptr<Ipv4Route> route,
                   Ptr<const Packet> /* packet */,
                   const Ipv4Header& /* header */)
    {
        std::ostringstream os;
        os << "to " << route->GetGateway();
        m_outcome = os.str();
    }

    /// The packet cannot go on.
    void OnError(Ptr<const Packet> /* packet */,
                 const Ipv4Header& /* header */,
                 Socket::SocketErrno error)
    {
        m_outcome = error == Socket::ERROR_NOROUTETOHOST ? "an error" : "another error";
    }

    Ptr<Ipv4> m_ipv4;      //!< stack of r1
    std::string m_outcome; //!< what became of a packet
};

/// Unicast follows the graph as each router knows it.
class UnicastTestCase : public TestCase
{
  public:
    UnicastTestCase()
        : TestCase("Unicast over the graph, before and after convergence")
    {
    }

  private:
    void DoRun() override
    {
        NetworkHelper helper(MakeRing());
        helper.SetViewAttribute("ConvergenceDelay", TimeValue(Seconds(2)));
        helper.AddHost("r0", "h0");
        helper.AddHost("r1", "h1");
        helper.AddHost("lan", "h2");
        m_network = helper.Build();
        m_network->GetView("r1")->SetAttribute("ConvergenceDelay", TimeValue(Seconds(4)));
        Listen("h1");
        Listen("h2");
        // Link 0 joins r0 and r1; it breaks at 10 s. r0 knows at 12 s, r1 at 14 s.
        Simulator::Schedule(Seconds(10), &Network::SetLinkUp, m_network, 0, false);
        Simulator::Schedule(Seconds(20), &Network::SetLinkUp, m_network, 0, true);
        for (const int second : {5, 11, 13, 21, 25})
        {
            Simulator::Schedule(Seconds(second), &UnicastTestCase::Send, this, "h0", "h1");
        }
        Simulator::Schedule(Seconds(13), &UnicastTestCase::Send, this, "h1", "h0");
        Simulator::Schedule(Seconds(5), &UnicastTestCase::Send, this, "h0", "h2");
        Simulator::Schedule(Seconds(6), &UnicastTestCase::Send, this, "h1", "h2");
        Simulator::Run();
        // The packet of 11 s goes into the dead link, that of h1 at 13 s too (r1 knows at 14 s).
        // 64 at first, one less at each router.
        const std::vector<std::string> expected{"h2 from h0 at 5 ttl 62",
                                                "h1 from h0 at 5 ttl 62",
                                                "h2 from h1 at 6 ttl 62",
                                                "h1 from h0 at 13 ttl 60",
                                                "h1 from h0 at 21 ttl 60",
                                                "h1 from h0 at 25 ttl 62"};
        std::vector<std::string> sorted = m_received;
        std::sort(sorted.begin(), sorted.end());
        std::vector<std::string> wanted = expected;
        std::sort(wanted.begin(), wanted.end());
        m_network = nullptr;
        Simulator::Destroy();
        NS_TEST_EXPECT_MSG_EQ(JoinLines(sorted), JoinLines(wanted), "packets");
    }

    /**
     * Makes a host listen.
     * @param [in] name Its name.
     */
    void Listen(const std::string& name)
    {
        const Ptr<Socket> socket =
            Socket::CreateSocket(m_network->FindNode(name), UdpSocketFactory::GetTypeId());
        socket->Bind(InetSocketAddress(Ipv4Address::GetAny(), 7));
        socket->SetIpRecvTtl(true);
        socket->SetRecvCallback(
            MakeBoundCallback(&UnicastTestCase::Receive, this, m_network->FindNode(name)));
    }

    /**
     * Sends a packet.
     * @param [in] from A host.
     * @param [in] to Another.
     */
    void Send(std::string from, std::string to)
    {
        const Ptr<Socket> socket =
            Socket::CreateSocket(m_network->FindNode(from), UdpSocketFactory::GetTypeId());
        socket->Bind(InetSocketAddress(Ipv4Address::GetAny(), 7000));
        socket->SendTo(Create<Packet>(10), 0, InetSocketAddress(m_network->GetAddress(to), 7));
        socket->Close();
    }

    /**
     * Notes a packet.
     * @param [in] test The test.
     * @param [in] node The receiver.
     * @param [in] socket Its socket.
     */
    static void Receive(UnicastTestCase* test, Ptr<Node> node, Ptr<Socket> socket)
    {
        Address address;
        const Ptr<Packet> packet = socket->RecvFrom(address);
        SocketIpTtlTag tag;
        packet->RemovePacketTag(tag);
        std::string source;
        for (const char* host : {"h0", "h1", "h2"})
        {
            if (InetSocketAddress::ConvertFrom(address).GetIpv4() ==
                test->m_network->GetAddress(host))
            {
                source = host;
            }
        }
        test->m_received.push_back(Names::FindName(node) + " from " + source + " at " +
                                   std::to_string(static_cast<int>(Simulator::Now().GetSeconds())) +
                                   " ttl " + std::to_string(static_cast<int>(tag.GetTtl())));
    }

    Ptr<Network> m_network;              //!< the network
    std::vector<std::string> m_received; //!< packets received
};

/// A router answers by the old state until its own delay is over, change by change.
class ConvergenceTestCase : public TestCase
{
  public:
    ConvergenceTestCase()
        : TestCase("Each router knows of a change after its own delay")
    {
    }

  private:
    void DoRun() override
    {
        NetworkHelper helper(MakeRing());
        helper.SetViewAttribute("Preference", UintegerValue(77));
        helper.AddHost("r0", "h0");
        const Ptr<Network> network = helper.Build();
        m_view = network->GetView("r1");
        m_source = network->GetAddress("h0");
        m_view->SetAttribute("ConvergenceDelay", TimeValue(Seconds(3)));
        m_view->TraceConnectWithoutContext("Converged",
                                           MakeCallback(&ConvergenceTestCase::OnConverged, this));
        m_view->TraceConnectWithoutContext("RoutesChanged",
                                           MakeCallback(&ConvergenceTestCase::OnRoutes, this));
        network->GetRoutes()->TraceConnectWithoutContext(
            "TopologyChange", MakeCallback(&ConvergenceTestCase::OnChange, this));

        RpfRoute route;
        NS_TEST_EXPECT_MSG_EQ(m_view->Lookup(m_source, route), true, "there is a route");
        NS_TEST_EXPECT_MSG_EQ(route.interface, InterfaceId(1), "over link 0");
        NS_TEST_EXPECT_MSG_EQ(route.neighbor, Ipv4Address("10.0.0.1"), "r0");
        NS_TEST_EXPECT_MSG_EQ(route.network, Ipv4Address("172.16.0.0"), "network of the host");
        NS_TEST_EXPECT_MSG_EQ(route.preference, 77, "attribute");
        NS_TEST_EXPECT_MSG_EQ(route.metric, 1, "cost");
        NS_TEST_EXPECT_MSG_EQ((route.protocol == RouteProtocol::GRAPH), true, "who");
        NS_TEST_EXPECT_MSG_EQ(network->GetView("r0")->Lookup(m_source, route), true, "connected");
        NS_TEST_EXPECT_MSG_EQ(route.interface, InterfaceId(3), "the host's interface");
        NS_TEST_EXPECT_MSG_EQ(route.neighbor, Ipv4Address::GetAny(), "no neighbor");
        NS_TEST_EXPECT_MSG_EQ((route.protocol == RouteProtocol::LOCAL), true, "who");
        NS_TEST_EXPECT_MSG_EQ(route.preference, 0, "connected networks have 0");

        // Down at 10 s, and two changes that overlap: known at 13, 14 and 15 s.
        Simulator::Schedule(Seconds(10), &Network::SetLinkUp, network, 0, false);
        Simulator::Schedule(Seconds(11), &Network::SetLinkUp, network, 1, false);
        Simulator::Schedule(Seconds(12), &Network::SetLinkUp, network, 0, true);
        // A change that is seen before an earlier one hides it.
        Simulator::Schedule(Seconds(20), &Network::SetLinkUp, network, 1, true);
        Simulator::Schedule(Seconds(21), &ConvergenceTestCase::SetDelay, this, Seconds(1));
        Simulator::Schedule(Seconds(21), &Network::SetLinkUp, network, 0, false);
        for (const int ms : {12999, 13001, 14001, 15001, 21999, 22001, 23001})
        {
            Simulator::Schedule(MilliSeconds(ms), &ConvergenceTestCase::Probe, this);
        }
        Simulator::Run();
        const std::vector<std::string> expected{"12.999 10.0.0.1",
                                                "13 version 1 by net:1",
                                                "13 changed because 1:1",
                                                "13.001 10.0.0.6",
                                                "14 version 2 by net:2",
                                                "14 changed because 1:2",
                                                "14.001 none",
                                                "15 version 3 by net:3",
                                                "15 changed because 1:3",
                                                "15.001 10.0.0.1",
                                                "21.999 10.0.0.1",
                                                "22 version 5 by net:5",
                                                "22 changed because 1:4",
                                                "22.001 10.0.0.6",
                                                "23.001 10.0.0.6"};
        m_view = nullptr;
        Simulator::Destroy();
        NS_TEST_EXPECT_MSG_EQ(JoinLines(m_seen), JoinLines(expected), "what happened");
    }

    /**
     * Notes something with the time.
     * @param [in] text What.
     */
    void Note(const std::string& text)
    {
        std::ostringstream os;
        os << Simulator::Now().GetSeconds() << " " << text;
        m_seen.push_back(os.str());
    }

    /// Notes the neighbor towards the source.
    void Probe()
    {
        RpfRoute route;
        std::ostringstream os;
        if (m_view->Lookup(m_source, route))
        {
            os << route.neighbor;
        }
        else
        {
            os << "none";
        }
        Note(os.str());
    }

    /**
     * @param [in] delay New convergence delay.
     */
    void SetDelay(Time delay)
    {
        m_view->SetAttribute("ConvergenceDelay", TimeValue(delay));
    }

    /**
     * @param [in] record A convergence.
     */
    void OnConverged(const ConvergedRecord& record)
    {
        std::ostringstream os;
        os << "version " << record.version << " by " << record.head.cause.Get(TraceLevel::ALERTS);
        Note(os.str());
    }

    /// Notes that routes changed.
    void OnRoutes()
    {
        std::ostringstream os;
        os << "changed because " << CauseScope::GetCurrent().Get(TraceLevel::ALERTS);
        Note(os.str());
    }

    /**
     * Checks that a record comes before its effect.
     * @param [in] record A change.
     */
    void OnChange(const TopologyChangeRecord& record)
    {
        const Ptr<Ipv4> r1 = Names::Find<Node>("r1")->GetObject<Ipv4>();
        const bool goesDown = record.event == TopologyEvent::LINK_DOWN;
        NS_TEST_EXPECT_MSG_EQ(r1->IsUp(record.link + 1), goesDown, "the interface is as before");
    }

    Ptr<GraphRpf> m_view;            //!< view of r1
    Ipv4Address m_source;            //!< a host at r0
    std::vector<std::string> m_seen; //!< what happened, in order
};

/// Suite mgm-network.
class NetworkTestSuite : public TestSuite
{
  public:
    NetworkTestSuite()
        : TestSuite("mgm-network", TestSuite::Type::UNIT)
    {
        AddTestCase(new BuildTestCase);
        AddTestCase(new AddressPlanTestCase);
        AddTestCase(new RoutingProtocolTestCase);
        AddTestCase(new UnicastTestCase);
        AddTestCase(new ConvergenceTestCase);
    }
};

NetworkTestSuite g_networkTestSuite; //!< Static variable for test initialization

} // namespace
