/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Suite mgm-igmp-packets: the IGMP packets that a node sends and takes, and what it counts.
 */

#include "mgm-test-bytes.h"
#include "mgm-test-require.h"
#include "ns3/boolean.h"
#include "ns3/csma-helper.h"
#include "ns3/internet-stack-helper.h"
#include "ns3/ipv4-address-helper.h"
#include "ns3/mgm-igmp-l4-protocol.h"
#include "ns3/mgm-router-alert-header.h"
#include "ns3/simulator.h"
#include "ns3/test.h"

namespace
{

using namespace ns3;
using namespace ns3::mgm;

/// Two nodes on a LAN with IGMP.
class LanTestCase : public TestCase
{
  public:
    explicit LanTestCase(const std::string& name)
        : TestCase(name)
    {
    }

  protected:
    /// Builds the LAN, 10.0.0.1 and 10.0.0.2.
    void Build()
    {
        m_nodes.Create(2);
        CsmaHelper csma;
        m_devices = csma.Install(m_nodes);
        InternetStackHelper stack;
        stack.SetIpv6StackInstall(false);
        stack.Install(m_nodes);
        Ipv4AddressHelper("10.0.0.0", "255.255.255.0").Assign(m_devices);
        m_sender = IgmpL4Protocol::Install(m_nodes.Get(0));
        m_receiver = IgmpL4Protocol::Install(m_nodes.Get(1));
        m_receiver->TraceConnectWithoutContext("IgmpMessage",
                                               MakeCallback(&LanTestCase::OnRecord, this));
        m_sender->TraceConnectWithoutContext("IgmpMessage",
                                             MakeCallback(&LanTestCase::OnRecord, this));
        m_devices.Get(0)->TraceConnectWithoutContext("MacTx",
                                                     MakeCallback(&LanTestCase::OnTransmit, this));
        // ns-3's stack sends only once the nodes have been initialized.
        Simulator::Run();
    }

    /// Sends a packet from the first node, whatever is in it.
    void Inject(const Bytes& ip)
    {
        const Ptr<Packet> packet = Create<Packet>(ip.data(), static_cast<uint32_t>(ip.size()));
        const Ptr<NetDevice> device = m_devices.Get(0);
        device->Send(packet, device->GetBroadcast(), 0x0800);
    }

    /// @return an application that keeps what it gets.
    IgmpL4Protocol::Listener GetListener()
    {
        return MakeCallback(&LanTestCase::OnMessage, this);
    }

    void DoTeardown() override
    {
        Simulator::Destroy();
    }

    NodeContainer m_nodes;                    //!< both nodes
    NetDeviceContainer m_devices;             //!< on the LAN
    Ptr<IgmpL4Protocol> m_sender;             //!< IGMP of the first node
    Ptr<IgmpL4Protocol> m_receiver;           //!< IGMP of the second node
    std::vector<IgmpReceived> m_received;     //!< what applications got
    std::vector<IgmpMessageRecord> m_records; //!< trace records
    std::vector<Bytes> m_transmitted;         //!< packets of the first node, without ARP

  private:
    /// An application gets a message.
    void OnMessage(const IgmpReceived& received)
    {
        m_received.push_back(received);
    }

    /// A message was sent or came in.
    void OnRecord(const IgmpMessageRecord& record)
    {
        m_records.push_back(record);
    }

    /// The first device transmits a frame.
    void OnTransmit(Ptr<const Packet> frame)
    {
        const Bytes bytes = GetBytes(frame);
        constexpr std::ptrdiff_t ETHERNET = 14;
        m_transmitted.emplace_back(bytes.begin() + ETHERNET, bytes.end());
    }
};

/// A message on its way, byte by byte.
class SendTestCase : public LanTestCase
{
  public:
    SendTestCase()
        : LanTestCase("A report on its way: Router Alert, TTL 1, TOS 0xc0 (RFC 3376 4)")
    {
    }

  private:
    void DoRun() override
    {
        Build();
        const auto id = m_receiver->AddListener(IgmpRole::ROUTER, GetListener());
        const IgmpMessage report = IgmpMessage::MakeReport(
            {IgmpGroupRecord(IgmpRecordType::CHANGE_TO_EXCLUDE_MODE, "239.1.1.1")});
        NS_TEST_EXPECT_MSG_EQ(m_sender->Send(0, 1, report), 1u, "one packet");
        Simulator::Run();
        MGM_TEST_REQUIRE_EQ(m_transmitted.size(), 1u, "frames");
        const Bytes packet(m_transmitted[0].begin(), m_transmitted[0].begin() + 40);
        NS_TEST_EXPECT_MSG_EQ(ToHex(packet),
                              "46 c0 00 28 00 01 00 00 01 02 39 f8 0a 00 00 01 e0 00 00 16 "
                              "94 04 00 00 "
                              "22 00 e9 fb 00 00 00 01 04 00 00 00 ef 01 01 01",
                              "the packet");
        MGM_TEST_REQUIRE_EQ(m_received.size(), 1u, "messages received");
        const IgmpReceived& received = m_received[0];
        NS_TEST_EXPECT_MSG_EQ((received.message == report), true, "the message");
        NS_TEST_EXPECT_MSG_EQ(received.ip.source, Ipv4Address("10.0.0.1"), "source");
        NS_TEST_EXPECT_MSG_EQ(received.ip.destination, GetIgmpV3Routers(), "destination");
        NS_TEST_EXPECT_MSG_EQ(+received.ip.ttl, 1, "TTL");
        NS_TEST_EXPECT_MSG_EQ(+received.ip.typeOfService, 0xc0, "TOS");
        NS_TEST_EXPECT_MSG_EQ(received.ip.routerAlert, true, "Router Alert");
        NS_TEST_EXPECT_MSG_EQ(received.ip.interface, 1u, "interface");
        NS_TEST_EXPECT_MSG_EQ(received.own, false, "it is not the node's own");
        CheckRecords();
        m_receiver->RemoveListener(id);
        m_sender->Send(0, 1, report);
        Simulator::Run();
        NS_TEST_EXPECT_MSG_EQ(m_received.size(), 1u, "nobody listens");
        NS_TEST_EXPECT_MSG_EQ(m_receiver->GetCounters().ignored, 1u, "to routers, and none here");
    }

    /// The record of the receiver names that of the sender.
    void CheckRecords()
    {
        MGM_TEST_REQUIRE_EQ(m_records.size(), 2u, "records");
        NS_TEST_EXPECT_MSG_EQ(m_records[0].sent, true, "first it is sent");
        NS_TEST_EXPECT_MSG_EQ(m_records[1].sent, false, "then it comes in");
        NS_TEST_EXPECT_MSG_EQ(m_records[1].head.cause.Get(TraceLevel::CONTROL),
                              m_records[0].head.id,
                              "and has what was sent as its cause");
        NS_TEST_EXPECT_MSG_EQ(m_records[1].size, 16u, "bytes behind the IP header");
    }
};

/// Without the option, through the stack.
class StackTestCase : public LanTestCase
{
  public:
    StackTestCase()
        : LanTestCase("Attribute RouterAlert off: through the stack, without the option")
    {
    }

  private:
    void DoRun() override
    {
        Build();
        m_receiver->AddListener(IgmpRole::HOST, GetListener());
        m_sender->SetAttribute("RouterAlert", BooleanValue(false));
        const IgmpMessage query = IgmpMessage::MakeQuery(IgmpVersion::V2, 100, "0.0.0.0");
        m_sender->Send(0, 1, query);
        Simulator::Run();
        NS_TEST_EXPECT_MSG_EQ(m_received.size(), 0u, "the option is required (RFC 3376 9.1)");
        m_receiver->SetAttribute("RequireRouterAlert", BooleanValue(false));
        m_sender->Send(0, 1, query);
        Simulator::Run();
        MGM_TEST_REQUIRE_EQ(m_received.size(), 1u, "the option is not required");
        NS_TEST_EXPECT_MSG_EQ(m_received[0].ip.routerAlert, false, "no option");
        NS_TEST_EXPECT_MSG_EQ(+m_received[0].ip.ttl, 1, "TTL");
        NS_TEST_EXPECT_MSG_EQ(+m_received[0].ip.typeOfService, 0xc0, "TOS");
        NS_TEST_EXPECT_MSG_EQ(m_received[0].ip.destination, GetIgmpAllSystems(), "destination");
        MGM_TEST_REQUIRE_EQ(m_records.size(), 4u, "records");
        NS_TEST_EXPECT_MSG_EQ(m_records[3].head.cause.Get(TraceLevel::CONTROL),
                              m_records[2].head.id,
                              "lineage goes through the stack");
    }
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
    /// Sends a message of 10.0.0.x whose IP header may have faults.
    void InjectMessage(const Bytes& igmp, uint8_t ttl, Ipv4Address source, Ipv4Address destination)
    {
        const Ptr<Packet> packet = Create<Packet>(igmp.data(), static_cast<uint32_t>(igmp.size()));
        RouterAlertHeader header;
        header.SetAddresses(source, destination);
        header.SetProtocol(IGMP_PROTOCOL_NUMBER);
        header.SetPayloadSize(static_cast<uint16_t>(igmp.size()));
        packet->AddHeader(header);
        Bytes bytes = GetBytes(packet);
        bytes[8] = ttl;
        Inject(bytes);
    }

    void DoRun() override
    {
        Build();
        m_receiver->AddListener(IgmpRole::ROUTER, GetListener());
        const Bytes report = FromHex("16 00 f9 fc ef 01 01 01");
        const Ipv4Address group("239.1.1.1");
        InjectMessage(report, 1, "10.0.0.1", group);
        InjectMessage(report, 1, "0.0.0.0", group);
        InjectMessage(report, 2, "10.0.0.1", group);
        InjectMessage(report, 1, "10.9.0.1", group);
        InjectMessage(report, 1, "10.0.0.1", "239.1.1.2");
        InjectMessage(FromHex("16 00 f9 fd ef 01 01 01"), 1, "10.0.0.1", group);
        InjectMessage(FromHex("16 00 f9"), 1, "10.0.0.1", group);
        InjectMessage(report, 1, "10.0.0.1", "10.0.0.2");
        Simulator::Run();
        const IgmpCounters& counters = m_receiver->GetCounters();
        NS_TEST_EXPECT_MSG_EQ(counters.received, 8u, "received");
        NS_TEST_EXPECT_MSG_EQ(counters.accepted, 3u, "accepted");
        NS_TEST_EXPECT_MSG_EQ(m_received.size(), 3u, "handed on");
        ExpectRejected(IgmpReject::TTL_NOT_ONE);
        ExpectRejected(IgmpReject::SOURCE_NOT_ON_LINK);
        ExpectRejected(IgmpReject::WRONG_DESTINATION);
        ExpectRejected(IgmpReject::BAD_CHECKSUM);
        ExpectRejected(IgmpReject::TOO_SHORT);
        uint64_t sum = counters.accepted + counters.ignored;
        for (const uint64_t rejected : counters.rejected)
        {
            sum += rejected;
        }
        NS_TEST_EXPECT_MSG_EQ(sum, counters.received, "the reasons add up");
        m_receiver->SetAttribute("RequireTtlOne", BooleanValue(false));
        InjectMessage(report, 2, "10.0.0.1", group);
        Simulator::Run();
        NS_TEST_EXPECT_MSG_EQ(counters.accepted, 4u, "any TTL");
    }

    /// One message was rejected for a reason, and traced.
    void ExpectRejected(IgmpReject reject)
    {
        const IgmpCounters& counters = m_receiver->GetCounters();
        NS_TEST_EXPECT_MSG_EQ(
            counters.rejected[static_cast<std::size_t>(reject)], 1u, "counted: " << reject);
        uint32_t traced = 0;
        for (const IgmpMessageRecord& record : m_records)
        {
            traced += record.reject == reject ? 1 : 0;
        }
        NS_TEST_EXPECT_MSG_EQ(traced, 1u, "traced: " << reject);
    }
};

/// A router that is a member hears itself; an interface that is down sends nothing; a link with a
/// small MTU gets several packets.
class NodeTestCase : public LanTestCase
{
  public:
    NodeTestCase()
        : LanTestCase("Own messages (RFC 3376 5), MTU (4.2.16), interface down")
    {
    }

  private:
    void DoRun() override
    {
        Build();
        const auto listener = GetListener();
        const auto router = m_sender->AddListener(IgmpRole::ROUTER, listener);
        m_sender->AddListener(IgmpRole::HOST, listener);
        m_sender->Send(router, 1, IgmpMessage::MakeQuery(IgmpVersion::V2, 100, "0.0.0.0"));
        NS_TEST_EXPECT_MSG_EQ(m_received.size(), 0u, "not inside the call");
        Simulator::Run();
        MGM_TEST_REQUIRE_EQ(m_received.size(), 1u, "the host hears the router, the router not");
        NS_TEST_EXPECT_MSG_EQ(m_received[0].own, true, "it is the node's own");
        IgmpMessage report = IgmpMessage::MakeReport({});
        for (uint32_t i = 0; i < 10; ++i)
        {
            report.records.emplace_back(IgmpRecordType::MODE_IS_EXCLUDE,
                                        Ipv4Address(0xef010100 + i));
        }
        m_devices.Get(0)->SetMtu(72);
        NS_TEST_EXPECT_MSG_EQ(m_sender->Send(0, 1, report), 2u, "five records in each packet");
        // Header with option 24, report 8, record 8, and ten sources: 80 bytes.
        m_devices.Get(0)->SetMtu(80);
        IgmpMessage sources = IgmpMessage::MakeReport(
            {IgmpGroupRecord(IgmpRecordType::ALLOW_NEW_SOURCES, "239.1.1.1", {})});
        for (uint32_t i = 1; i <= 10; ++i)
        {
            sources.records[0].sources.emplace_back(0x0a090000 + i);
        }
        NS_TEST_EXPECT_MSG_EQ(m_sender->Send(0, 1, sources), 1u, "just fits");
        sources.records[0].sources.emplace_back(0x0a09000b);
        NS_TEST_EXPECT_MSG_EQ(m_sender->Send(0, 1, sources), 2u, "one source too many");
        const Ptr<Ipv4> ipv4 = m_nodes.Get(0)->GetObject<Ipv4>();
        ipv4->SetDown(1);
        NS_TEST_EXPECT_MSG_EQ(m_sender->Send(0, 1, report), 0u, "interface down");
        NS_TEST_EXPECT_MSG_EQ(m_sender->GetCounters().unsent, 1u, "unsent");
        NS_TEST_EXPECT_MSG_EQ(m_sender->GetCounters().sent, 6u, "sent");
        Simulator::Run();
    }
};

/// The IP header of IGMP's messages (RFC 2113), read and printed as a header of its own.
class RouterAlertHeaderTestCase : public TestCase
{
  public:
    RouterAlertHeaderTestCase()
        : TestCase("The header with the Router Alert option reads what it writes, and nothing else")
    {
    }

  private:
    void DoRun() override
    {
        RouterAlertHeader header;
        header.SetAddresses("10.0.0.1", "224.0.0.22");
        header.SetProtocol(IGMP_PROTOCOL_NUMBER);
        header.SetIdentification(7);
        header.SetPayloadSize(8);
        const Ptr<Packet> packet = Create<Packet>(8);
        packet->AddHeader(header);
        const Bytes bytes = GetBytes(packet);
        RouterAlertHeader read;
        NS_TEST_EXPECT_MSG_EQ(packet->RemoveHeader(read), 24u, "20 bytes and the option");
        NS_TEST_EXPECT_MSG_EQ(packet->GetSize(), 8u, "the payload is left");
        std::ostringstream text;
        read.Print(text);
        NS_TEST_EXPECT_MSG_EQ(
            text.str(),
            "tos 0xc0 ttl 1 id 7 protocol 2 router-alert length 32 10.0.0.1 > 224.0.0.22",
            "what was written");
        NS_TEST_EXPECT_MSG_EQ(Read(bytes), 24u, "without a change");
        NS_TEST_EXPECT_MSG_EQ(Read(Change(bytes, 0, 0x45)), 0u, "no room for an option");
        NS_TEST_EXPECT_MSG_EQ(Read(Change(bytes, 3, 23)), 0u, "a packet shorter than its header");
        NS_TEST_EXPECT_MSG_EQ(Read(Change(bytes, 20, 0x95)), 0u, "another option");
        NS_TEST_EXPECT_MSG_EQ(Read(Bytes(bytes.begin(), bytes.begin() + 23)), 0u, "cut");
    }

    /// @return bytes, one of them changed.
    static Bytes Change(Bytes bytes, std::size_t place, uint8_t value)
    {
        bytes[place] = value;
        return bytes;
    }

    /// @return how many bytes of a packet are such a header.
    static uint32_t Read(const Bytes& bytes)
    {
        RouterAlertHeader header;
        return Create<Packet>(bytes.data(), static_cast<uint32_t>(bytes.size()))
            ->PeekHeader(header);
    }
};

/// Suite mgm-igmp-packets.
class IgmpPacketsTestSuite : public TestSuite
{
  public:
    IgmpPacketsTestSuite()
        : TestSuite("mgm-igmp-packets", TestSuite::Type::UNIT)
    {
        AddTestCase(new SendTestCase);
        AddTestCase(new StackTestCase);
        AddTestCase(new CountersTestCase);
        AddTestCase(new NodeTestCase);
        AddTestCase(new RouterAlertHeaderTestCase);
    }
};

IgmpPacketsTestSuite g_igmpPacketsTestSuite; //!< Static variable for test initialization

} // namespace
