/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Suite mgm-pim-packets: the PIM packets that a node sends and takes, and what it counts.
 */

#include "mgm-pim-vectors.h"
#include "mgm-test-bytes.h"
#include "mgm-test-require.h"
#include "ns3/boolean.h"
#include "ns3/csma-helper.h"
#include "ns3/internet-stack-helper.h"
#include "ns3/ipv4-address-helper.h"
#include "ns3/ipv4-header.h"
#include "ns3/ipv4-l3-protocol.h"
#include "ns3/mgm-multicast-routing-helper.h"
#include "ns3/mgm-pim-header.h"
#include "ns3/mgm-pim-l4-protocol.h"
#include "ns3/point-to-point-helper.h"
#include "ns3/simulator.h"
#include "ns3/test.h"

namespace
{

using namespace ns3;
using namespace ns3::mgm;

/// Three nodes on a LAN, of which the third has no PIM.
class LanTestCase : public TestCase
{
  public:
    explicit LanTestCase(const std::string& name)
        : TestCase(name)
    {
    }

  protected:
    /// Builds the LAN, 10.0.0.1 to 10.0.0.3; the second node has a link to a fourth one, 10.0.1.0.
    void Build()
    {
        m_nodes.Create(4);
        const NodeContainer lan(m_nodes.Get(0), m_nodes.Get(1), m_nodes.Get(2));
        m_devices = CsmaHelper().Install(lan);
        const NetDeviceContainer link =
            PointToPointHelper().Install(m_nodes.Get(1), m_nodes.Get(3));
        InstallStacks();
        Ipv4AddressHelper("10.0.0.0", "255.255.255.0").Assign(m_devices);
        Ipv4AddressHelper("10.0.1.0", "255.255.255.0").Assign(link);
        m_sender = PimL4Protocol::Install(m_nodes.Get(0));
        m_receiver = PimL4Protocol::Install(m_nodes.Get(1));
        for (const Ptr<PimL4Protocol>& protocol : {m_sender, m_receiver})
        {
            protocol->TraceConnectWithoutContext("PimMessage",
                                                 MakeCallback(&LanTestCase::OnRecord, this));
        }
        for (uint32_t i = 0; i < m_devices.GetN(); ++i)
        {
            m_devices.Get(i)->TraceConnectWithoutContext(
                "MacTx", MakeCallback(&LanTestCase::OnTransmit, this));
        }
        // ns-3's stack sends only once the nodes have been initialized.
        Simulator::Run();
    }

    /// @return an application that keeps what it gets.
    PimL4Protocol::Listener GetListener()
    {
        return MakeCallback(&LanTestCase::OnMessage, this);
    }

    /// @return a Graft to the second node.
    static PimMessage MakeGraft()
    {
        return MakePimGroupMessage(PimType::GRAFT,
                                   Ipv4Address("10.0.0.2"),
                                   {Ipv4Address("239.1.1.1"), {Ipv4Address("10.1.0.1")}, {}});
    }

    void DoTeardown() override
    {
        Simulator::Destroy();
    }

    NodeContainer m_nodes;                   //!< all nodes
    NetDeviceContainer m_devices;            //!< on the LAN
    Ptr<PimL4Protocol> m_sender;             //!< PIM of the first node
    Ptr<PimL4Protocol> m_receiver;           //!< PIM of the second node
    std::vector<PimReceived> m_received;     //!< what applications got
    std::vector<PimMessageRecord> m_records; //!< trace records
    std::vector<Bytes> m_transmitted;        //!< IP packets on the LAN, without ARP

  private:
    /// The second node is a multicast router, the others have ns-3's own routing.
    void InstallStacks()
    {
        InternetStackHelper stack;
        stack.SetIpv6StackInstall(false);
        stack.Install(NodeContainer(m_nodes.Get(0), m_nodes.Get(2), m_nodes.Get(3)));
        MulticastRoutingHelper multicast;
        stack.SetRoutingHelper(multicast);
        stack.Install(m_nodes.Get(1));
    }

    /// An application gets a message.
    void OnMessage(const PimReceived& received)
    {
        m_received.push_back(received);
    }

    /// A message was sent or came in.
    void OnRecord(const PimMessageRecord& record)
    {
        m_records.push_back(record);
    }

    /// A device transmits a frame.
    void OnTransmit(Ptr<const Packet> frame)
    {
        constexpr std::size_t ETHERNET = 14;
        const Bytes bytes = GetBytes(frame);
        if (bytes.size() > ETHERNET && bytes[12] == 0x08 && bytes[13] == 0x00)
        {
            m_transmitted.emplace_back(bytes.begin() + ETHERNET, bytes.end());
        }
    }
};

/// Messages on their way, byte by byte.
class SendTestCase : public LanTestCase
{
  public:
    SendTestCase()
        : LanTestCase("Messages on their way: destination, TTL 1, TOS 0xc0 (RFC 3973 4.7)")
    {
    }

  private:
    void DoRun() override
    {
        Build();
        m_receiver->Listen(1, GetListener());
        PimHello hello;
        hello.holdtime = 105;
        NS_TEST_EXPECT_MSG_EQ(m_sender->Send(1, PimMessage::Make(hello)), 1u, "one packet");
        Simulator::Run();
        MGM_TEST_REQUIRE_EQ(m_transmitted.size(), 1u, "packets on the LAN");
        const Bytes packet(m_transmitted[0].begin(), m_transmitted[0].begin() + 30);
        NS_TEST_EXPECT_MSG_EQ(ToHex(packet),
                              "45 c0 00 1e 00 00 00 00 01 67 00 00 0a 00 00 01 e0 00 00 0d "
                              "20 00 df 93 00 01 00 02 00 69",
                              "a Hello to ALL-PIM-ROUTERS");
        CheckReceived(PimMessage::Make(hello), GetPimAllRouters(), TraceLevel::CONTROL);
        m_sender->Send(1, MakeGraft());
        Simulator::Run();
        CheckReceived(MakeGraft(), Ipv4Address("10.0.0.2"), TraceLevel::ALERTS);
        NS_TEST_EXPECT_MSG_EQ(
            m_transmitted.size(), 2u, "a node without PIM hears the Hello and answers nothing");
        m_receiver->StopListening(1);
        m_sender->Send(1, MakeGraft());
        Simulator::Run();
        NS_TEST_EXPECT_MSG_EQ(m_received.size(), 0u, "nobody listens");
        NS_TEST_EXPECT_MSG_EQ(m_receiver->GetCounters().ignored, 1u, "where no application is");
        NS_TEST_EXPECT_MSG_EQ(m_receiver->GetCounters().received, 3u, "received");
        NS_TEST_EXPECT_MSG_EQ(m_sender->GetCounters().received, 0u, "no node hears itself");
    }

    /// Checks the message that came last, and takes it and its records away.
    void CheckReceived(const PimMessage& message, Ipv4Address destination, TraceLevel level)
    {
        MGM_TEST_REQUIRE_EQ(m_received.size(), 1u, "messages received");
        const PimReceived received = m_received[0];
        m_received.clear();
        NS_TEST_EXPECT_MSG_EQ((received.message == message), true, message);
        NS_TEST_EXPECT_MSG_EQ(received.ip.source, Ipv4Address("10.0.0.1"), "source");
        NS_TEST_EXPECT_MSG_EQ(received.ip.destination, destination, "destination");
        NS_TEST_EXPECT_MSG_EQ(+received.ip.ttl, 1, "TTL");
        NS_TEST_EXPECT_MSG_EQ(+received.ip.typeOfService, 0xc0, "TOS");
        NS_TEST_EXPECT_MSG_EQ(received.ip.interface, 1u, "interface");
        MGM_TEST_REQUIRE_EQ(m_records.size(), 2u, "records");
        NS_TEST_EXPECT_MSG_EQ(m_records[0].sent, true, "first it is sent");
        NS_TEST_EXPECT_MSG_EQ(m_records[1].sent, false, "then it comes in");
        NS_TEST_EXPECT_MSG_EQ((m_records[0].head.level == level), true, "level");
        NS_TEST_EXPECT_MSG_EQ(m_records[1].head.cause.Get(level),
                              m_records[0].head.id,
                              "and has what was sent as its cause");
        NS_TEST_EXPECT_MSG_EQ(m_records[1].size, message.GetSize(), "bytes behind the IP header");
        m_records.clear();
    }
};

/// A fault that the bytes of a message can have.
struct Fault
{
    PimReject reject;  //!< why it is not taken
    const char* bytes; //!< hexadecimal; the checksum is set
};

/// What a node counts.
class CountersTestCase : public LanTestCase
{
  public:
    CountersTestCase()
        : LanTestCase("Whatever comes in is accepted, ignored, or rejected for one reason")
    {
    }

  private:
    /// Puts bytes with an IP header on the LAN, from the first node's device.
    void Inject(const Bytes& pim,
                Ipv4Address source = Ipv4Address("10.0.0.1"),
                Ipv4Address destination = GetPimAllRouters(),
                uint8_t ttl = 1)
    {
        const Ptr<Packet> packet = Create<Packet>(pim.data(), static_cast<uint32_t>(pim.size()));
        Ipv4Header header;
        header.SetSource(source);
        header.SetDestination(destination);
        header.SetTtl(ttl);
        header.SetProtocol(PIM_PROTOCOL_NUMBER);
        header.SetPayloadSize(static_cast<uint16_t>(pim.size()));
        packet->AddHeader(header);
        const Ptr<NetDevice> device = m_devices.Get(0);
        device->Send(packet, device->GetBroadcast(), Ipv4L3Protocol::PROT_NUMBER);
        Simulator::Run();
    }

    /// @return whether an address is a neighbor: all but 10.0.0.99.
    bool IsNeighbor(uint32_t interface, Ipv4Address address)
    {
        NS_TEST_EXPECT_MSG_EQ(interface, 1u, "interface");
        return address != m_stranger;
    }

    void DoRun() override
    {
        Build();
        m_receiver->Listen(1, GetListener(), MakeCallback(&CountersTestCase::IsNeighbor, this));
        InjectGood();
        InjectBytes();
        InjectHeaders();
        const PimCounters& counters = m_receiver->GetCounters();
        NS_TEST_EXPECT_MSG_EQ(counters.accepted, 4u, "accepted");
        NS_TEST_EXPECT_MSG_EQ(m_received.size(), 4u, "handed on");
        uint64_t sum = counters.accepted + counters.ignored;
        for (std::size_t i = 1; i < PIM_REJECT_COUNT; ++i)
        {
            const auto reject = static_cast<PimReject>(i);
            ExpectRejected(reject, reject == PimReject::OWN_MESSAGE ? 2 : 1);
            sum += counters.rejected[i];
        }
        NS_TEST_EXPECT_MSG_EQ(sum, counters.received, "the reasons add up");
        m_receiver->SetAttribute("RequireTtlOne", BooleanValue(false));
        Inject(m_hello, Ipv4Address("10.0.0.1"), GetPimAllRouters(), 2);
        NS_TEST_EXPECT_MSG_EQ(counters.accepted, 5u, "any TTL");
        m_receiver->SetAttribute("RequireSourceOnLink", BooleanValue(false));
        Inject(m_hello, Ipv4Address("10.9.0.1"));
        NS_TEST_EXPECT_MSG_EQ(counters.accepted, 6u, "any source");
        m_receiver->Listen(1, GetListener());
        Inject(m_assert, m_stranger);
        NS_TEST_EXPECT_MSG_EQ(counters.accepted, 7u, "nobody asks for Hellos");
    }

    /// Messages that are taken.
    void InjectGood()
    {
        Inject(m_hello);
        Inject(m_hello, m_stranger);
        Inject(m_graft, Ipv4Address("10.0.0.1"), Ipv4Address("10.0.0.2"));
        Inject(m_graft);
    }

    /// Messages with each fault that bytes can have.
    void InjectBytes()
    {
        Inject(FromHex("20 00 df"));
        Inject(FromHex("20 00 df fe"));
        for (const Fault& fault : std::vector<Fault>{
                 {PimReject::WRONG_VERSION, "10 00 00 00"},
                 {PimReject::UNKNOWN_TYPE, "21 00 00 00"},
                 {PimReject::TRUNCATED, "25 00 00 00"},
                 {PimReject::BAD_ADDRESS_FAMILY, "27 00 00 00 02 00 0a 00 00 01 00 00 00 00"},
                 {PimReject::BAD_ENCODING, "27 00 00 00 01 01 0a 00 00 01 00 00 00 00"},
                 {PimReject::BAD_MASK_LENGTH, "25 00 00 00 01 00 00 18 ef 01 01 00"},
                 {PimReject::BAD_OPTION_LENGTH, "20 00 00 00 00 01 00 00"},
                 {PimReject::BAD_GROUP, "25 00 00 00 01 00 00 20 0a 01 01 01"},
                 {PimReject::BAD_ADDRESS, "26 00 00 00 01 00 00 00 00 00 00 00 00 00"}})
        {
            const uint64_t before = Count(fault.reject);
            Inject(WithChecksum(FromHex(fault.bytes)));
            NS_TEST_EXPECT_MSG_EQ(Count(fault.reject), before + 1, fault.reject);
        }
    }

    /// Messages with each fault that how they come can have.
    void InjectHeaders()
    {
        Inject(m_hello, Ipv4Address("10.0.0.2"));
        Inject(m_hello, Ipv4Address("10.0.1.1"));
        Inject(m_hello, Ipv4Address("10.0.0.1"), GetPimAllRouters(), 2);
        Inject(m_hello, Ipv4Address("10.9.0.1"));
        Inject(m_assert, Ipv4Address("10.0.0.1"), Ipv4Address("10.0.0.2"));
        Inject(m_assert, m_stranger);
    }

    /// @return how many messages were rejected for a reason.
    uint64_t Count(PimReject reject) const
    {
        return m_receiver->GetCounters().rejected[static_cast<std::size_t>(reject)];
    }

    /// One or more messages were rejected for a reason, and traced.
    void ExpectRejected(PimReject reject, uint64_t count)
    {
        NS_TEST_EXPECT_MSG_EQ(Count(reject), count, "counted: " << reject);
        uint64_t traced = 0;
        for (const PimMessageRecord& record : m_records)
        {
            traced += record.reject == reject ? 1 : 0;
        }
        NS_TEST_EXPECT_MSG_EQ(traced, count, "traced: " << reject);
    }

    const Ipv4Address m_stranger{"10.0.0.99"};                   //!< of whom no Hello holds
    const Bytes m_hello = FromHex("20 00 df ff");                //!< without options
    const Bytes m_graft = FromHex(GetPimVectors().at(5).bytes);  //!< of one group
    const Bytes m_assert = FromHex(GetPimVectors().at(7).bytes); //!< of one group
};

/// An interface that is down or has no address sends nothing; a link with a small MTU gets several
/// packets, none of them a fragment.
class NodeTestCase : public LanTestCase
{
  public:
    NodeTestCase()
        : LanTestCase("MTU (RFC 7761 4.9.5.2), interface down, interface without address")
    {
    }

  private:
    void DoRun() override
    {
        Build();
        m_receiver->Listen(1, GetListener());
        PimMessage prune = PimMessage::Make(PimType::JOIN_PRUNE, PimJoinPrune());
        prune.joinPrune.upstreamNeighbor = Ipv4Address("10.0.0.2");
        for (uint32_t i = 0; i < 10; ++i)
        {
            prune.joinPrune.groups.push_back(
                {Ipv4Address(0xef010100 + i), {}, {Ipv4Address("10.1.0.1")}});
        }
        m_devices.Get(0)->SetMtu(134);
        NS_TEST_EXPECT_MSG_EQ(m_sender->Send(1, prune), 2u, "five groups in each packet");
        Simulator::Run();
        MGM_TEST_REQUIRE_EQ(m_received.size(), 2u, "whole packets");
        NS_TEST_EXPECT_MSG_EQ(m_received[1].message.joinPrune.groups.size(), 5u, "groups");
        const Ptr<Ipv4> ipv4 = m_nodes.Get(0)->GetObject<Ipv4>();
        ipv4->SetDown(1);
        NS_TEST_EXPECT_MSG_EQ(m_sender->Send(1, prune), 0u, "interface down");
        ipv4->SetUp(1);
        ipv4->RemoveAddress(1, 0);
        NS_TEST_EXPECT_MSG_EQ(m_sender->Send(1, prune), 0u, "no address");
        NS_TEST_EXPECT_MSG_EQ(m_sender->GetCounters().unsent, 2u, "unsent");
        NS_TEST_EXPECT_MSG_EQ(m_sender->GetCounters().sent, 2u, "sent");
        Simulator::Run();
    }
};

/// Suite mgm-pim-packets.
class PimPacketsTestSuite : public TestSuite
{
  public:
    PimPacketsTestSuite()
        : TestSuite("mgm-pim-packets", TestSuite::Type::UNIT)
    {
        AddTestCase(new SendTestCase);
        AddTestCase(new CountersTestCase);
        AddTestCase(new NodeTestCase);
    }
};

PimPacketsTestSuite g_pimPacketsTestSuite; //!< Static variable for test initialization

} // namespace
