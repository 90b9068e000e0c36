/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Suite mgm-forwarder-links: point-to-multipoint interfaces, headers with options, and what copies
 * carry from hop to hop.
 */

#include "mgm-forwarder-fixture.h"
#include "mgm-test-require.h"

#include "ns3/boolean.h"
#include "ns3/csma-helper.h"
#include "ns3/ipv4-address-helper.h"
#include "ns3/mgm-multicast-routing-helper.h"
#include "ns3/mgm-previous-hop-tag.h"
#include "ns3/node-container.h"

#include <array>
#include <vector>

namespace
{

using namespace ns3;
using namespace ns3::mgm;
using namespace ns3::mgm::test;

const SourceGroup KEY("10.0.9.9", "239.1.1.1"); //!< of all packets

/**
 * Three routers on one LAN that stands for a bundle of point-to-point links: their interface 1,
 * with addresses 10.0.0.1 to 10.0.0.3. Router 1 has one more LAN, its interface 2.
 */
class LinkNetwork
{
  public:
    LinkNetwork()
    {
        m_nodes.Create(3);
        InternetStackHelper stack;
        stack.SetRoutingHelper(MulticastRoutingHelper());
        stack.Install(m_nodes);
        CsmaHelper csma;
        Ipv4AddressHelper addresses;
        addresses.SetBase("10.0.0.0", "255.255.255.0");
        addresses.Assign(csma.Install(m_nodes));
        addresses.SetBase("10.0.1.0", "255.255.255.0");
        addresses.Assign(csma.Install(m_nodes.Get(1)));
        for (uint32_t i = 0; i < m_nodes.GetN(); ++i)
        {
            routers[i] = CreateObject<KernelForwarder>();
            m_nodes.Get(i)->AddApplication(routers[i]);
            MulticastRoutingHelper::Find(m_nodes.Get(i))->SetForwarder(routers[i]);
            routers[i]->SetPointToMultipoint(1);
        }
        routers[1]->TraceConnectWithoutContext("WrongInterface",
                                               MakeCallback(&LinkNetwork::OnWrongInterface, this));
        m_nodes.Get(1)->GetObject<Ipv4L3Protocol>()->TraceConnectWithoutContext(
            "Tx", MakeCallback(&LinkNetwork::OnTx, this));
    }

    ~LinkNetwork()
    {
        Simulator::Destroy();
    }

    LinkNetwork(const LinkNetwork&) = delete;
    LinkNetwork& operator=(const LinkNetwork&) = delete;

    /// Sets an entry of a router.
    Status SetEntry(std::size_t router,
                    const InterfaceId& iif,
                    const std::vector<InterfaceId>& oifs)
    {
        EntrySpec entry;
        entry.key = KEY;
        entry.iif = iif;
        for (const InterfaceId& oif : oifs)
        {
            entry.oifs.push_back(OutgoingInterface{oif, 1});
        }
        return routers[router]->SetEntry(entry);
    }

    /// Hands a packet to a router as if it had come over a link.
    void Inject(std::size_t router, const InterfaceId& arrival)
    {
        const Ptr<Packet> packet = Create<Packet>(K1_PAYLOAD);
        const Ipv4Header header = ForwarderFixture::MakeHeader(KEY);
        packet->AddPacketTag(PreviousHopTag(arrival.nextHop, header.GetTtl()));
        routers[router]->Receive(packet, header, arrival.index);
    }

    /// Runs for a time.
    static void Run(Time duration)
    {
        Simulator::Stop(duration);
        Simulator::Run();
    }

    /// Packets that a router received.
    uint64_t Received(std::size_t router) const
    {
        return routers[router]->GetPacketsReceived();
    }

    std::array<Ptr<KernelForwarder>, 3> routers;      //!< the forwarders
    std::vector<WrongInterfaceRecord> wrongInterface; //!< of router 1
    std::vector<bool> tagged;                         //!< of packets that left router 1 by its LAN

    std::size_t sentOnLinks{0}; //!< packets that left router 1 by its links

  private:
    /// Writes down a record.
    void OnWrongInterface(const WrongInterfaceRecord& record)
    {
        wrongInterface.push_back(record);
    }

    /// Writes down whether a packet that leaves names this hop.
    void OnTx(Ptr<const Packet> packet, Ptr<Ipv4>, uint32_t interface)
    {
        PreviousHopTag tag;
        Ipv4Header header;
        packet->PeekPacketTag(tag);
        packet->PeekHeader(header);
        sentOnLinks += interface == 1 ? 1 : 0;
        if (interface == 2)
        {
            tagged.push_back(tag.GetAddress(header.GetTtl()) != Ipv4Address::GetAny());
        }
    }

    NodeContainer m_nodes; //!< the routers
};

/// A copy to one link reaches its far end only, which knows from whom it came.
class PointToMultipointTestCase : public TestCase
{
  public:
    PointToMultipointTestCase()
        : TestCase("mgm-api 1.4: links of a point-to-multipoint interface are interfaces apart")
    {
    }

  private:
    void DoRun() override
    {
        LinkNetwork network;
        const InterfaceId zero(1, "10.0.0.1");
        const InterfaceId one(1, "10.0.0.2");
        const InterfaceId two(1, "10.0.0.3");
        network.SetEntry(0, two, {one});
        // Back over the same interface, but another link of it.
        network.SetEntry(1, zero, {InterfaceId(2), two});
        network.SetEntry(2, one, {});
        LinkNetwork::Run(Seconds(1));
        network.Inject(0, two);
        LinkNetwork::Run(Seconds(1));
        NS_TEST_EXPECT_MSG_EQ(network.Received(1), 1, "router 1 received a copy");
        NS_TEST_EXPECT_MSG_EQ(network.routers[1]->GetPacketsForwarded(), 1, "on the right link");
        NS_TEST_EXPECT_MSG_EQ(network.Received(2), 1, "router 2 received router 1's copy only");
        NS_TEST_EXPECT_MSG_EQ(network.routers[2]->GetDrops(DropReason::NO_OUTGOING_INTERFACE),
                              1,
                              "and knew that it came from router 1");
        NS_TEST_EXPECT_MSG_EQ((network.tagged == std::vector<bool>{false}),
                              true,
                              "no address leaves by an ordinary interface");

        network.SetEntry(2, InterfaceId(1), {one});
        network.Inject(2, InterfaceId(1));
        LinkNetwork::Run(Seconds(1));
        MGM_TEST_REQUIRE_EQ(network.wrongInterface.size(), 1, "the wrong link");
        NS_TEST_EXPECT_MSG_EQ(network.wrongInterface[0].arrival, two, "where it arrived");
        NS_TEST_EXPECT_MSG_EQ(network.wrongInterface[0].expected, zero, "where it should have");
        CheckOwnership(*network.routers[1]);
    }

    /// M-16: links of one interface can have different owners, and each has its mask.
    void CheckOwnership(KernelForwarder& router)
    {
        NS_TEST_EXPECT_MSG_EQ(
            router.AddInterface(InterfaceId(1, "10.0.0.1")), Status::SUCCESS, "one link");
        NS_TEST_EXPECT_MSG_EQ(
            router.AddInterface(InterfaceId(1, "10.0.0.3")), Status::SUCCESS, "another link");
        NS_TEST_EXPECT_MSG_EQ(router.AddInterface(InterfaceId(2, "10.0.0.3")),
                              Status::INVALID_PARAMETER,
                              "M-17: not on a LAN");
    }
};

/// A link-layer broadcast from a plain host names no neighbor.
class PlainNeighborTestCase : public TestCase
{
  public:
    PlainNeighborTestCase()
        : TestCase("A packet without a known neighbor arrives on the interface as a whole")
    {
    }

  private:
    void DoRun() override
    {
        LinkNetwork network;
        network.routers[0]->SetPointToMultipoint(1, false);
        network.SetEntry(0, InterfaceId(1), {});
        network.SetEntry(1, InterfaceId(1), {InterfaceId(2)});
        LinkNetwork::Run(Seconds(1));
        network.routers[1]->Receive(
            Create<Packet>(K1_PAYLOAD), ForwarderFixture::MakeHeader(KEY), 1);
        NS_TEST_EXPECT_MSG_EQ(network.routers[1]->GetPacketsForwarded(), 1, "next hop 0.0.0.0");
        const Ptr<Packet> old = Create<Packet>(K1_PAYLOAD);
        old->AddPacketTag(PreviousHopTag("10.0.0.1", 65));
        network.routers[1]->Receive(old, ForwarderFixture::MakeHeader(KEY), 1);
        NS_TEST_EXPECT_MSG_EQ(network.routers[1]->GetPacketsForwarded(),
                              2,
                              "an address of an earlier hop is no news");
        network.Inject(0, InterfaceId(1, "10.0.0.3"));
        NS_TEST_EXPECT_MSG_EQ(network.routers[0]->GetDrops(DropReason::NO_OUTGOING_INTERFACE),
                              1,
                              "an ordinary interface ignores next hops");
    }
};

/// Copies go to the device itself where it can take them as they are.
class BypassTestCase : public TestCase
{
  public:
    BypassTestCase()
        : TestCase("BypassTrafficControl: the same packets, past the IP stack")
    {
    }

  private:
    void DoRun() override
    {
        LinkNetwork network;
        network.routers[0]->SetPointToMultipoint(1, false);
        network.routers[1]->SetPointToMultipoint(1, false);
        network.SetEntry(1, InterfaceId(2), {InterfaceId(1)});
        network.SetEntry(0, InterfaceId(1), {});
        LinkNetwork::Run(Seconds(1));
        Check(network, 20, 0, "by way of the IP stack");
        network.routers[1]->SetAttribute("BypassTrafficControl", BooleanValue(true));
        Check(network, 20, 1, "past it");
        Check(network, 3000, 0, "in fragments, by way of it");
        network.routers[1]->SetPointToMultipoint(1);
        Check(network, 20, 0, "to a link, by way of it");
    }

    /// Lets router 1 forward a packet to router 0, and counts copies that the IP stack did not see.
    void Check(LinkNetwork& network, uint32_t payload, uint64_t unseen, const std::string& how)
    {
        const Ipv4Header header = ForwarderFixture::MakeHeader(KEY, 64, payload);
        const uint64_t packetsBefore = network.Received(0);
        const std::size_t sentBefore = network.sentOnLinks;
        InterfaceCounters before;
        InterfaceCounters after;
        network.routers[0]->ReadInterface(1, before);
        network.routers[1]->Receive(Create<Packet>(payload), header, 2);
        LinkNetwork::Run(Seconds(1));
        network.routers[0]->ReadInterface(1, after);
        const uint64_t packets = network.Received(0) - packetsBefore;
        NS_TEST_EXPECT_MSG_EQ(after.inOctets - before.inOctets, payload + 20 * packets, how);
        NS_TEST_EXPECT_MSG_EQ(packets - (network.sentOnLinks - sentBefore), unseen, how);
        NS_TEST_EXPECT_MSG_EQ((packets > 1), (payload > 1500), how);
    }
};

/// Options are not forwarded by ns-3; the packet must not be corrupted by them.
class OptionsTestCase : public TestCase
{
  public:
    OptionsTestCase()
        : TestCase("A packet with IP options leaves without them, and otherwise whole")
    {
    }

  private:
    void DoRun() override
    {
        ForwarderFixture router(2);
        router.SetEntry(ForwarderFixture::MakeEntry(SourceGroup("10.0.1.2", "239.1.1.1"), 1, {2}));
        ForwarderFixture::Run(Seconds(1));
        // IHL 6, total length 32, identification 0x1234, DF, fragment offset 0, TTL 9, UDP; the
        // option is Router Alert (RFC 2113).
        const std::vector<uint8_t> bytes{0x46, 0xb8, 0x00, 0x20, 0x12, 0x34, 0x40, 0x00,
                                         0x09, 0x11, 0x00, 0x00, 0x0a, 0x00, 0x01, 0x02,
                                         0xef, 0x01, 0x01, 0x01, 0x94, 0x04, 0x00, 0x00,
                                         1,    2,    3,    4,    5,    6,    7,    8};
        const Ptr<Packet> packet = Create<Packet>(bytes.data(), bytes.size());
        Ipv4Header header;
        packet->RemoveHeader(header);
        MGM_TEST_REQUIRE_EQ(packet->GetSize(), 8, "ns-3 skips options");
        router.Get().Receive(packet, header, 1);
        MGM_TEST_REQUIRE_EQ(router.sent.size(), 1, "forwarded");
        const SentCopy& copy = router.sent[0];
        NS_TEST_EXPECT_MSG_EQ(copy.size, 28, "header of 20 bytes, payload of 8");
        NS_TEST_EXPECT_MSG_EQ(copy.header.GetPayloadSize(), 8, "as the header says");
        NS_TEST_EXPECT_MSG_EQ(copy.header.GetIdentification(), 0x1234, "identification");
        NS_TEST_EXPECT_MSG_EQ(copy.header.IsDontFragment(), true, "DF");
        NS_TEST_EXPECT_MSG_EQ(copy.header.GetTtl(), 8, "TTL");
        NS_TEST_EXPECT_MSG_EQ(static_cast<uint32_t>(copy.header.GetTos()), 0xb8, "TOS");
        NS_TEST_EXPECT_MSG_EQ(static_cast<uint32_t>(copy.header.GetProtocol()), 17, "protocol");
        std::array<uint8_t, 8> payload{};
        copy.packet->CopyData(payload.data(), payload.size());
        NS_TEST_EXPECT_MSG_EQ(
            (payload == std::array<uint8_t, 8>{1, 2, 3, 4, 5, 6, 7, 8}), true, "payload");
        NS_TEST_EXPECT_MSG_EQ(
            router.Read(SourceGroup("10.0.1.2", "239.1.1.1")).octets, 32, "counted as it arrived");
        CheckFragment(router);
    }

    /// The position of a fragment is kept.
    void CheckFragment(ForwarderFixture& router)
    {
        // As above, but MF and fragment offset 24 (3 units of 8).
        const std::vector<uint8_t> bytes{0x46, 0x00, 0x00, 0x20, 0x12, 0x34, 0x20, 0x03,
                                         0x09, 0x11, 0x00, 0x00, 0x0a, 0x00, 0x01, 0x02,
                                         0xef, 0x01, 0x01, 0x01, 0x94, 0x04, 0x00, 0x00,
                                         1,    2,    3,    4,    5,    6,    7,    8};
        const Ptr<Packet> packet = Create<Packet>(bytes.data(), bytes.size());
        Ipv4Header header;
        packet->RemoveHeader(header);
        router.Get().Receive(packet, header, 1);
        MGM_TEST_REQUIRE_EQ(router.sent.size(), 2, "forwarded");
        NS_TEST_EXPECT_MSG_EQ(router.sent[1].header.GetFragmentOffset(), 24, "offset");
        NS_TEST_EXPECT_MSG_EQ(router.sent[1].header.IsLastFragment(), false, "MF");
        NS_TEST_EXPECT_MSG_EQ(router.sent[1].header.IsDontFragment(), false, "no DF");
    }
};

/// Data packets carry a cause only while they are asked to.
class LineageTestCase : public TestCase
{
  public:
    LineageTestCase()
        : TestCase("Copies carry the record of the router that sent them, while that is enabled")
    {
    }

  private:
    void DoRun() override
    {
        ForwarderFixture router(3);
        const SourceGroup key("10.0.1.2", "239.1.1.1");
        router.SetEntry(ForwarderFixture::MakeEntry(key, 1, {2, 3}));
        ForwarderFixture::Run(Seconds(1));
        router.Inject(key, 1);
        MGM_TEST_REQUIRE_EQ(router.sent.size(), 2, "forwarded");
        LineageTag tag;
        NS_TEST_EXPECT_MSG_EQ(router.sent[0].packet->PeekPacketTag(tag), false, "not enabled");

        LineageTag::SetEnabled(true);
        const Ptr<Packet> packet = Create<Packet>(K1_PAYLOAD);
        Cause cause;
        const RecordId alert{7, 1};
        const RecordId earlier{7, 2};
        cause.Push(TraceLevel::ALERTS, alert);
        cause.Push(TraceLevel::PACKETS, earlier);
        packet->AddPacketTag(LineageTag(cause));
        router.Get().Receive(packet, ForwarderFixture::MakeHeader(key), 1);
        MGM_TEST_REQUIRE_EQ(router.sent.size(), 4, "forwarded");
        NS_TEST_EXPECT_MSG_EQ(router.packets.back().head.cause.Get(TraceLevel::PACKETS),
                              earlier,
                              "cause of forwarding");
        for (const std::size_t i : {2, 3})
        {
            NS_TEST_EXPECT_MSG_EQ(router.sent[i].packet->PeekPacketTag(tag), true, "tagged");
            NS_TEST_EXPECT_MSG_EQ(tag.GetCause().Get(TraceLevel::PACKETS),
                                  router.packets.back().head.id,
                                  "forwarding is the nearest cause");
            NS_TEST_EXPECT_MSG_EQ(tag.GetCause().Get(TraceLevel::STATE), alert, "and the alert");
        }
        NS_TEST_EXPECT_MSG_EQ(packet->PeekPacketTag(tag), true, "the original");
        NS_TEST_EXPECT_MSG_EQ(tag.GetCause().Get(TraceLevel::PACKETS), earlier, "is untouched");
        CheckHeld(router);
    }

    /// A held packet keeps its cause.
    void CheckHeld(ForwarderFixture& router)
    {
        const SourceGroup key("10.0.1.3", "239.1.1.1");
        Cause cause;
        const RecordId sent{9, 1};
        cause.Push(TraceLevel::PACKETS, sent);
        const Ptr<Packet> packet = Create<Packet>(K1_PAYLOAD);
        packet->AddPacketTag(LineageTag(cause));
        router.Get().Receive(packet, ForwarderFixture::MakeHeader(key), 1);
        ForwarderFixture::Run(Seconds(1));
        router.SetEntry(ForwarderFixture::MakeEntry(key, 1, {2}));
        NS_TEST_EXPECT_MSG_EQ(
            router.packets.back().head.cause.Get(TraceLevel::PACKETS), sent, "held and released");
        NS_TEST_EXPECT_MSG_EQ(router.entries.back().head.cause.Get(TraceLevel::PACKETS).IsSet(),
                              false,
                              "the call that set the entry had no cause");
    }
};

/// Suite mgm-forwarder-links.
class ForwarderLinksTestSuite : public TestSuite
{
  public:
    ForwarderLinksTestSuite()
        : TestSuite("mgm-forwarder-links", TestSuite::Type::UNIT)
    {
        AddTestCase(new PointToMultipointTestCase);
        AddTestCase(new PlainNeighborTestCase);
        AddTestCase(new BypassTestCase);
        AddTestCase(new OptionsTestCase);
        AddTestCase(new LineageTestCase);
    }
};

ForwarderLinksTestSuite g_forwarderLinksTestSuite; //!< Static variable for test initialization

} // namespace
