/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Suite mgm-multicast-list-routing: multicast in the IP stack of hosts and routers, and what stays
 * as it was for unicast.
 */

#include "mgm-multicast-network.h"
#include "mgm-test-require.h"

#include "ns3/boolean.h"
#include "ns3/ipv4-list-routing-helper.h"
#include "ns3/ipv4-list-routing.h"
#include "ns3/ipv4-static-routing-helper.h"
#include "ns3/ipv4-static-routing.h"
#include "ns3/mgm-host-helper.h"
#include "ns3/rip-helper.h"
#include "ns3/rip.h"
#include "ns3/test.h"

#include <sstream>
#include <string>
#include <vector>

namespace
{

using namespace ns3;
using namespace ns3::mgm;
using namespace ns3::mgm::test;

/// A packet reaches the hosts that joined, and no other node.
class DeliveryTestCase : public TestCase
{
  public:
    DeliveryTestCase()
        : TestCase("Only nodes that joined receive a group, on the interface where they joined")
    {
    }

  private:
    void DoRun() override
    {
        MulticastNetwork network{MulticastRoutingHelper()};
        const Ptr<KernelForwarder> forwarder = network.InstallForwarder();
        MulticastNetwork::SetEntry(forwarder, "10.0.1.2", 1, {2, 3});
        const HostHelper hosts;
        hosts.Join(network.Get(2), GROUP);
        hosts.Join(network.Get(3), "239.1.1.2");
        network.SendAt(Seconds(1), 0, GROUP);
        hosts.Join(network.Get(3), GROUP, 1, Seconds(2));
        hosts.Join(network.Get(1), GROUP, 2, Seconds(2));
        network.SendAt(Seconds(3), 0, GROUP);
        hosts.Leave(network.Get(2), GROUP, HostHelper::DEFAULT_INTERFACE, Seconds(4));
        hosts.Join(network.Get(1), GROUP, 1, Seconds(4));
        network.SendAt(Seconds(5), 0, GROUP);
        MulticastNetwork::Run(Seconds(6));
        NS_TEST_EXPECT_MSG_EQ(forwarder->GetPacketsForwarded(), 3, "forwarded");
        NS_TEST_EXPECT_MSG_EQ(network.received[2], 2, "member until 4 s");
        NS_TEST_EXPECT_MSG_EQ(network.received[3], 2, "member from 2 s on");
        NS_TEST_EXPECT_MSG_EQ(network.received[1], 1, "router, member of interface 1 from 4 s on");
        NS_TEST_EXPECT_MSG_EQ(network.received[0], 0, "a node does not receive what it sends");
        NS_TEST_EXPECT_MSG_EQ(network.drops.empty(), true, "nothing is reported dropped");
    }
};

/**
 * What ns-3 does without this module: every node on the way receives the group, joined or not, and
 * a host that does not forward reports a drop of what it delivered. If this fails, ns-3 has
 * changed.
 */
class ContrastTestCase : public TestCase
{
  public:
    ContrastTestCase()
        : TestCase("Stock list routing delivers to everyone and reports false drops; this does not")
    {
    }

  private:
    void DoRun() override
    {
        Check(Ipv4ListRoutingHelper(WithStatic()), 1, 1);
        Check(MulticastRoutingHelper(WithStatic()), 0, 0);
    }

    /// A list with static routing.
    static Ipv4ListRoutingHelper WithStatic()
    {
        Ipv4ListRoutingHelper list;
        list.Add(Ipv4StaticRoutingHelper(), 0);
        return list;
    }

    /// Sends one packet from host 0 to a router that neither joined nor forwards.
    void Check(const Ipv4RoutingHelper& routing, uint32_t received, uint32_t drops)
    {
        MulticastNetwork network{routing};
        const Ptr<Ipv4> ipv4 = network.Get(1)->GetObject<Ipv4>();
        ipv4->SetAttribute("IpForward", BooleanValue(false));
        Ipv4StaticRoutingHelper().SetDefaultMulticastRoute(
            network.Get(0), network.Get(0)->GetObject<Ipv4>()->GetNetDevice(1));
        network.SendAt(Seconds(1), 0, GROUP);
        MulticastNetwork::Run(Seconds(2));
        NS_TEST_EXPECT_MSG_EQ(
            network.received[1], received, "received by a node that did not join");
        NS_TEST_EXPECT_MSG_EQ(network.drops["1"], drops, "false drops");
    }
};

/// Unicast goes on as before, and its protocols are found.
class UnicastTestCase : public TestCase
{
  public:
    UnicastTestCase()
        : TestCase("Unicast works, and GetRouting finds every protocol")
    {
    }

  private:
    void DoRun() override
    {
        CheckDefault();
        CheckRip();
    }

    /// Static and global routing, as InternetStackHelper would install them.
    void CheckDefault()
    {
        MulticastNetwork network{MulticastRoutingHelper()};
        const Ptr<Ipv4RoutingProtocol> routing =
            network.Get(0)->GetObject<Ipv4>()->GetRoutingProtocol();
        const auto found = Ipv4RoutingHelper::GetRouting<Ipv4StaticRouting>(routing);
        MGM_TEST_REQUIRE_EQ((found != nullptr), true, "static");
        NS_TEST_EXPECT_MSG_NE(
            Ipv4RoutingHelper::GetRouting<Ipv4ListRouting>(routing), nullptr, "the list itself");
        int16_t priority = 0;
        const auto list = DynamicCast<Ipv4ListRouting>(routing);
        NS_TEST_EXPECT_MSG_EQ(list->GetRoutingProtocol(0, priority), found, "static is first");
        NS_TEST_EXPECT_MSG_EQ(priority, 0, "its priority");
        const std::string second =
            list->GetRoutingProtocol(1, priority)->GetInstanceTypeId().GetName();
        NS_TEST_EXPECT_MSG_NE(second.find("GlobalRouting"), std::string::npos, "then global");
        NS_TEST_EXPECT_MSG_EQ(priority, -10, "priority of global routing");
        found->SetDefaultRoute("10.0.1.1", 1);
        network.SendAt(Seconds(1), 0, "10.0.2.2");
        MulticastNetwork::Run(Seconds(2));
        NS_TEST_EXPECT_MSG_EQ(network.received[2], 1, "routed by way of the router");
    }

    /// RIP, whose own messages go to 224.0.0.9.
    void CheckRip()
    {
        MulticastNetwork network{MulticastRoutingHelper(RipHelper())};
        const Ptr<Ipv4RoutingProtocol> routing =
            network.Get(0)->GetObject<Ipv4>()->GetRoutingProtocol();
        NS_TEST_EXPECT_MSG_NE(Ipv4RoutingHelper::GetRouting<Rip>(routing), nullptr, "RIP");
        network.SendAt(Seconds(20), 0, "10.0.2.2");
        MulticastNetwork::Run(Seconds(21));
        NS_TEST_EXPECT_MSG_EQ(network.received[2], 1, "RIP found the way");
    }
};

/// By which interface a node's own multicast leaves.
class SendTestCase : public TestCase
{
  public:
    SendTestCase()
        : TestCase(
              "A sender's interface: bound device, source address, attribute, first that is up")
    {
    }

  private:
    void DoRun() override
    {
        MulticastNetwork network{MulticastRoutingHelper()};
        const Ptr<MulticastListRouting> routing = network.GetRouting(1);
        const Ptr<Ipv4> ipv4 = network.Get(1)->GetObject<Ipv4>();
        const Ipv4Address any = Ipv4Address::GetAny();
        NS_TEST_EXPECT_MSG_EQ(Ask(routing, any, nullptr), "10.0.1.1", "first that is up");
        ipv4->SetDown(1);
        NS_TEST_EXPECT_MSG_EQ(Ask(routing, any, nullptr), "10.0.2.1", "1 is down");
        ipv4->SetDown(2);
        ipv4->SetDown(3);
        NS_TEST_EXPECT_MSG_EQ(Ask(routing, any, nullptr), "-", "none is up");
        NS_TEST_EXPECT_MSG_EQ(routing->GetDefaultInterface(), 0u, "none is up");
        for (const uint32_t interface : {1, 2, 3})
        {
            ipv4->SetUp(interface);
        }
        HostHelper().SetDefaultInterface(network.Get(1), 2);
        NS_TEST_EXPECT_MSG_EQ(Ask(routing, any, nullptr), "10.0.2.1", "attribute");
        NS_TEST_EXPECT_MSG_EQ(Ask(routing, "10.0.3.1", nullptr), "10.0.3.1", "source address");
        NS_TEST_EXPECT_MSG_EQ(
            Ask(routing, "10.0.3.1", ipv4->GetNetDevice(1)), "10.0.1.1", "bound device");
        HostHelper().SetDefaultInterface(network.Get(1), 9);
        NS_TEST_EXPECT_MSG_EQ(Ask(routing, any, nullptr), "-", "no such interface");
        HostHelper().SetDefaultInterface(network.Get(1), 2);
        ipv4->SetDown(2);
        NS_TEST_EXPECT_MSG_EQ(Ask(routing, any, nullptr), "-", "down");
        network.SendAt(Seconds(1), 1, "224.0.0.100");
        MulticastNetwork::Run(Seconds(2));
        NS_TEST_EXPECT_MSG_EQ(network.lastSent, -1, "no way out is an error, not a crash");
    }

    /// Source address of the route that a packet gets; "-" for none.
    std::string Ask(Ptr<MulticastListRouting> routing, Ipv4Address source, Ptr<NetDevice> device)
    {
        Ipv4Header header;
        header.SetDestination(GROUP);
        header.SetSource(source);
        Socket::SocketErrno error;
        const Ptr<Ipv4Route> route = routing->RouteOutput(Create<Packet>(), header, device, error);
        NS_TEST_EXPECT_MSG_EQ(
            error, (route ? Socket::ERROR_NOTERROR : Socket::ERROR_NOROUTETOHOST), "error number");
        std::ostringstream text;
        if (!route)
        {
            return "-";
        }
        text << route->GetSource();
        return text.str();
    }
};

/// Packets of 224.0.0.0/24, IGMP and PIM reach the node, whoever joined what, and nobody else.
class LinkLocalTestCase : public TestCase
{
  public:
    LinkLocalTestCase()
        : TestCase("Link-local groups, IGMP and PIM are delivered and never forwarded")
    {
    }

  private:
    void DoRun() override
    {
        MulticastNetwork network{MulticastRoutingHelper()};
        const Ptr<KernelForwarder> forwarder = network.InstallForwarder();
        network.SendAt(Seconds(1), 0, "224.0.0.100");
        MulticastNetwork::Run(Seconds(2));
        NS_TEST_EXPECT_MSG_EQ(network.received[1], 1, "link-local group");
        const Ptr<NetDevice> device = network.Get(1)->GetObject<Ipv4>()->GetNetDevice(1);
        for (const uint8_t protocol : {uint8_t{2}, uint8_t{103}, uint8_t{17}})
        {
            Ipv4Header header;
            header.SetSource("10.0.1.2");
            header.SetDestination(GROUP);
            header.SetProtocol(protocol);
            header.SetTtl(2);
            network.GetRouting(1)->RouteInput(Create<Packet>(8),
                                              header,
                                              device,
                                              Ipv4RoutingProtocol::UnicastForwardCallback(),
                                              Ipv4RoutingProtocol::MulticastForwardCallback(),
                                              MakeCallback(&LinkLocalTestCase::OnDeliver, this),
                                              Ipv4RoutingProtocol::ErrorCallback());
        }
        NS_TEST_EXPECT_MSG_EQ(m_delivered, 2, "IGMP and PIM, whose group nobody joined");
        NS_TEST_EXPECT_MSG_EQ(forwarder->GetPacketsReceived(), 1, "only the UDP packet");
    }

    /// Counts a packet that is delivered to the node.
    void OnDeliver(Ptr<const Packet>, const Ipv4Header&, uint32_t)
    {
        ++m_delivered;
    }

    uint32_t m_delivered{0}; //!< packets delivered to the node
};

/// A router's own packets leave by all interfaces of their entry.
class OwnPacketTestCase : public TestCase
{
  public:
    OwnPacketTestCase()
        : TestCase("A source on a router is replicated by the router's entry, as in Linux")
    {
    }

  private:
    void DoRun() override
    {
        MulticastNetwork network{MulticastRoutingHelper()};
        const Ptr<KernelForwarder> forwarder = network.InstallForwarder();
        forwarder->AddInterface(InterfaceId(1));
        forwarder->AddInterface(InterfaceId(2));
        const HostHelper hosts;
        hosts.Join(network.Get(0), GROUP);
        hosts.Join(network.Get(2), GROUP);
        hosts.Join(network.Get(3), GROUP);
        MulticastNetwork::SetEntry(forwarder, "10.0.1.1", 1, {2, 3});
        network.SendAt(Seconds(1), 1, GROUP);
        MulticastNetwork::Run(Seconds(2));
        NS_TEST_EXPECT_MSG_EQ(network.received[0], 1, "by the interface of its own choice");
        NS_TEST_EXPECT_MSG_EQ(network.received[2], 1, "replicated");
        NS_TEST_EXPECT_MSG_EQ(network.received[3], 1, "replicated");

        MulticastNetwork::SetEntry(forwarder, "10.0.1.1", 2, {1, 3});
        network.SendAt(Seconds(1), 1, GROUP);
        MulticastNetwork::Run(Seconds(2));
        EntryCounters counters;
        forwarder->ReadCounters(SourceGroup("10.0.1.1", GROUP), counters);
        NS_TEST_EXPECT_MSG_EQ(counters.wrongInterface, 0, "no wrong-interface packet");
        NS_TEST_EXPECT_MSG_EQ(counters.discards, 1, "not replicated");
        NS_TEST_EXPECT_MSG_EQ(forwarder->GetDrops(DropReason::OWN_WRONG_INTERFACE), 1, "reason");
        NS_TEST_EXPECT_MSG_EQ(network.received[0], 2, "still by the interface of its own choice");
        NS_TEST_EXPECT_MSG_EQ(network.received[3], 1, "not replicated");
    }
};

/// Packets sent and delivered are traced, and the chain of causes leads from one to the other.
class EndpointTestCase : public TestCase
{
  public:
    EndpointTestCase()
        : TestCase("Endpoint records, and the chain from sent by way of forwarded to delivered")
    {
    }

  private:
    void DoRun() override
    {
        MulticastNetwork network{MulticastRoutingHelper()};
        LineageTag::SetEnabled(true);
        const Ptr<KernelForwarder> forwarder = network.InstallForwarder();
        MulticastNetwork::SetEntry(forwarder, "10.0.1.2", 1, {2});
        HostHelper().Join(network.Get(2), GROUP);
        forwarder->TraceConnectWithoutContext("Packet",
                                              MakeCallback(&EndpointTestCase::OnPacket, this));
        for (const uint32_t node : {0, 2})
        {
            network.GetRouting(node)->TraceConnectWithoutContext(
                "Endpoint", MakeCallback(&EndpointTestCase::OnEndpoint, this));
        }
        network.SendAt(Seconds(1), 0, GROUP);
        MulticastNetwork::Run(Seconds(2));
        MGM_TEST_REQUIRE_EQ(m_endpoints.size(), 2, "sent and delivered");
        MGM_TEST_REQUIRE_EQ(m_packets.size(), 1, "forwarded");
        const EndpointRecord& sent = m_endpoints[0];
        const EndpointRecord& delivered = m_endpoints[1];
        NS_TEST_EXPECT_MSG_EQ(sent.delivered, false, "first the sender");
        NS_TEST_EXPECT_MSG_EQ(sent.head.id.node, 0, "its node");
        NS_TEST_EXPECT_MSG_EQ(sent.key, SourceGroup("10.0.1.2", GROUP), "its source and group");
        NS_TEST_EXPECT_MSG_EQ(sent.interface, InterfaceId(1), "where it left");
        const auto level = TraceLevel::PACKETS;
        NS_TEST_EXPECT_MSG_EQ(m_packets[0].head.cause.Get(level), sent.head.id, "cause");
        NS_TEST_EXPECT_MSG_EQ(delivered.delivered, true, "then the receiver");
        NS_TEST_EXPECT_MSG_EQ(delivered.head.cause.Get(level), m_packets[0].head.id, "cause");
        NS_TEST_EXPECT_MSG_EQ(delivered.head.cause.Get(TraceLevel::STATE).IsSet(),
                              false,
                              "packets are causes in traces of packets only");
        CheckTagged(network);
    }

    /**
     * A node sends on a packet that carries a tag.
     * @param [in] network The network.
     */
    void CheckTagged(MulticastNetwork& network)
    {
        Cause cause;
        cause.Push(TraceLevel::PACKETS, RecordId{7, 42});
        const Ptr<Packet> packet = Create<Packet>(100);
        packet->AddPacketTag(LineageTag(cause));
        network.SendPacket(0, GROUP, packet);
        MulticastNetwork::Run(Seconds(1));
        MGM_TEST_REQUIRE_EQ(m_endpoints.size(), 4, "sent and delivered");
        MGM_TEST_REQUIRE_EQ(m_packets.size(), 2, "forwarded");
        const auto level = TraceLevel::PACKETS;
        const RecordHead& sent = m_endpoints[2].head;
        NS_TEST_EXPECT_MSG_EQ(sent.cause.Get(level), (RecordId{7, 42}), "where it came from");
        NS_TEST_EXPECT_MSG_EQ(m_packets[1].head.cause.Get(level), sent.id, "not the old tag");
        CheckIds(network, sent.id.sequence);
    }

    /**
     * Ids do not depend on what is traced.
     * @param [in] network The network.
     * @param [in] last Number of the last record of node 0.
     */
    void CheckIds(MulticastNetwork& network, uint64_t last)
    {
        LineageTag::SetEnabled(false);
        const auto sink = MakeCallback(&EndpointTestCase::OnEndpoint, this);
        network.GetRouting(0)->TraceDisconnectWithoutContext("Endpoint", sink);
        network.Send(0, GROUP);
        network.GetRouting(0)->TraceConnectWithoutContext("Endpoint", sink);
        network.Send(0, GROUP);
        NS_TEST_EXPECT_MSG_EQ(m_endpoints.back().head.id.sequence, last + 2, "one is not traced");
    }

    /// Writes down a record.
    void OnEndpoint(const EndpointRecord& record)
    {
        m_endpoints.push_back(record);
    }

    /// Writes down a record.
    void OnPacket(const PacketRecord& record)
    {
        m_packets.push_back(record);
    }

    std::vector<EndpointRecord> m_endpoints; //!< traced
    std::vector<PacketRecord> m_packets;     //!< traced
};

/// The printed routing table names groups and entries in order.
class PrintTestCase : public TestCase
{
  public:
    PrintTestCase()
        : TestCase("The routing table is printed with groups and entries, in order")
    {
    }

  private:
    void DoRun() override
    {
        MulticastNetwork network{MulticastRoutingHelper()};
        const Ptr<KernelForwarder> forwarder = network.InstallForwarder();
        MulticastNetwork::SetEntry(forwarder, "10.0.1.2", 1, {3, 2});
        MulticastNetwork::SetEntry(forwarder, "10.0.1.1", 1, {});
        network.GetRouting(1)->SetReception(
            2, "239.9.9.9", SourceFilter(FilterMode::INCLUDE, {Ipv4Address("10.0.1.2")}));
        network.GetRouting(1)->JoinGroup("239.9.9.9", 1);
        std::ostringstream text;
        network.GetRouting(1)->PrintRoutingTable(Create<OutputStreamWrapper>(&text));
        const std::string expected = "Groups received (group, interface, sources):\n"
                                     "  239.9.9.9 1 EXCLUDE({})\n"
                                     "  239.9.9.9 2 INCLUDE({10.0.1.2})\n"
                                     "Multicast forwarding entries:\n"
                                     "(10.0.1.1, 239.1.1.1)  Iif: 1  Oifs:  State: active\n"
                                     "  0 packets, 0 bytes, 0 forwarded, 0 arrived on wrong iif\n"
                                     "(10.0.1.2, 239.1.1.1)  Iif: 1  Oifs: 2 3  State: active\n"
                                     "  0 packets, 0 bytes, 0 forwarded, 0 arrived on wrong iif\n";
        const auto position = text.str().find("Groups received");
        MGM_TEST_REQUIRE_EQ((position != std::string::npos), true, "printed");
        NS_TEST_EXPECT_MSG_EQ(text.str().substr(position), expected, "text");
    }
};

/// Suite mgm-multicast-list-routing.
class MulticastListRoutingTestSuite : public TestSuite
{
  public:
    MulticastListRoutingTestSuite()
        : TestSuite("mgm-multicast-list-routing", TestSuite::Type::UNIT)
    {
        AddTestCase(new DeliveryTestCase);
        AddTestCase(new ContrastTestCase);
        AddTestCase(new UnicastTestCase);
        AddTestCase(new SendTestCase);
        AddTestCase(new LinkLocalTestCase);
        AddTestCase(new OwnPacketTestCase);
        AddTestCase(new EndpointTestCase);
        AddTestCase(new PrintTestCase);
    }
};

MulticastListRoutingTestSuite g_multicastListRoutingTestSuite; //!< Static variable for test
                                                               //!< initialization

} // namespace
