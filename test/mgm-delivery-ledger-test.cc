/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Suite mgm-delivery-ledger: received, lost, in flight, twice, out of order.
 */

#include "ns3/boolean.h"
#include "ns3/data-rate.h"
#include "ns3/internet-stack-helper.h"
#include "ns3/ipv4-address-helper.h"
#include "ns3/mgm-delivery-ledger.h"
#include "ns3/node-container.h"
#include "ns3/point-to-point-helper.h"
#include "ns3/simulator.h"
#include "ns3/string.h"
#include "ns3/test.h"
#include "ns3/udp-socket-factory.h"
#include "ns3/uinteger.h"

namespace
{

using namespace ns3;
using namespace ns3::mgm;

/**
 * A source sends a packet each 100 ms, the first at 0.1 s, to a port where nobody listens: the
 * ledger sees what was sent. Next to it, the test sends to the receiver what it wants it to get,
 * with the sequence numbers and from the address of the source. The way takes 10 ms.
 */
class DeliveryTestCase : public TestCase
{
  public:
    DeliveryTestCase()
        : TestCase("Every packet is counted once, and the counts add up")
    {
    }

  private:
    /// Port of the receiver.
    static constexpr uint16_t SINK_PORT = 5001;
    /// Port from which the test sends.
    static constexpr uint16_t SENDER_PORT = 4000;

    void DoRun() override
    {
        Build();
        const std::size_t source = m_ledger.AddSource();
        m_ledger.AddSender(source, m_source, InetSocketAddress("10.0.0.1", SENDER_PORT));
        m_ledger.AddReceiver("r", {source}, m_sink);
        m_ledger.AddReceiver("silent", {source}, CreateObject<PacketSink>());

        At(0.05, &DeliveryTestCase::JoinBoth);
        SendAt(0.1, 0);
        SendAt(0.2, 1);
        // Packet 2 (0.3 s) is lost.
        SendAt(0.4, 3);
        SendAt(0.45, 3); // a duplicate
        SendAt(0.6, 5);
        SendAt(0.65, 4); // 150 ms late: out of order, and the longest delay, 160 ms
        // Packets 6 (0.7 s) and 7 (0.8 s) may be on their way when it leaves.
        At(0.805, &DeliveryTestCase::LeaveFirst);
        SendAt(0.82, 7); // was sent while it was joined: not in flight after all
        // Packet 8 (0.9 s) is sent while it is not joined, but arrives after it has joined again.
        At(0.905, &DeliveryTestCase::JoinBoth);
        SendAt(0.9, 8);
        SendAt(0.95, 77); // was never sent
        // Packet 9 (1.0 s) is on its way when the run ends.
        Simulator::Stop(Seconds(1.005));
        Simulator::Run();
        CheckReports();
        CheckTable();
        CheckDuplicates();
        NS_TEST_EXPECT_MSG_EQ(m_ledger.GetSent(source), 10u, "sent");
        Simulator::Destroy();
    }

    /// Makes two nodes, source and receiver, and the test's own sender.
    void Build()
    {
        NodeContainer nodes(2);
        PointToPointHelper link;
        link.SetChannelAttribute("Delay", StringValue("10ms"));
        link.SetDeviceAttribute("DataRate", StringValue("1000Gb/s"));
        InternetStackHelper().Install(nodes);
        Ipv4AddressHelper("10.0.0.0", "/24").Assign(link.Install(nodes));

        m_source = CreateObject<OnOffApplication>();
        m_source->SetAttribute("EnableSeqTsSizeHeader", BooleanValue(true));
        m_source->SetAttribute("Remote", AddressValue(InetSocketAddress("10.0.0.2", 9)));
        m_source->SetAttribute("OnTime", StringValue("ns3::ConstantRandomVariable[Constant=100]"));
        m_source->SetAttribute("OffTime", StringValue("ns3::ConstantRandomVariable[Constant=0]"));
        m_source->SetAttribute("PacketSize", UintegerValue(100));
        m_source->SetAttribute("DataRate", DataRateValue(DataRate(8000)));
        nodes.Get(0)->AddApplication(m_source);

        m_sink = CreateObject<PacketSink>();
        m_sink->SetAttribute("EnableSeqTsSizeHeader", BooleanValue(true));
        m_sink->SetAttribute("Protocol", TypeIdValue(UdpSocketFactory::GetTypeId()));
        m_sink->SetAttribute("Local",
                             AddressValue(InetSocketAddress(Ipv4Address::GetAny(), SINK_PORT)));
        nodes.Get(1)->AddApplication(m_sink);

        m_sender = Socket::CreateSocket(nodes.Get(0), UdpSocketFactory::GetTypeId());
        m_sender->Bind(InetSocketAddress(Ipv4Address::GetAny(), SENDER_PORT));
        m_sender->Connect(InetSocketAddress("10.0.0.2", SINK_PORT));
    }

    /// Calls a function of this test at a time in seconds.
    void At(double seconds, void (DeliveryTestCase::*function)())
    {
        Simulator::Schedule(Seconds(seconds), function, this);
    }

    /// Sends a packet at a time in seconds.
    void SendAt(double seconds, uint32_t sequence)
    {
        Simulator::Schedule(Seconds(seconds), &DeliveryTestCase::Send, this, sequence);
    }

    /// Sends a packet.
    void Send(uint32_t sequence)
    {
        SeqTsSizeHeader header;
        header.SetSeq(sequence);
        header.SetSize(100);
        auto packet = Create<Packet>(100 - header.GetSerializedSize());
        packet->AddHeader(header);
        m_sender->Send(packet);
    }

    /// Both receivers join; the second time nothing happens to the silent one.
    void JoinBoth()
    {
        m_ledger.Join(0);
        m_ledger.Join(1);
    }

    /// The first receiver leaves.
    void LeaveFirst()
    {
        m_ledger.Leave(0);
    }

    /// Compares the counts.
    void CheckReports()
    {
        const std::vector<DeliveryReport> reports = m_ledger.GetReports();
        NS_TEST_ASSERT_MSG_EQ(reports.size(), 2u, "receivers");
        const DeliveryReport& r = reports[0];
        NS_TEST_EXPECT_MSG_EQ(r.receiver, "r", "name");
        NS_TEST_EXPECT_MSG_EQ(r.expected, 9u, "all but packet 8");
        NS_TEST_EXPECT_MSG_EQ(r.received, 7u, "packets 0, 1, 3, 4, 5, 7, 8");
        NS_TEST_EXPECT_MSG_EQ(r.receivedOutside, 1u, "packet 8");
        NS_TEST_EXPECT_MSG_EQ(r.lost, 1u, "packet 2");
        NS_TEST_EXPECT_MSG_EQ(r.inFlight, 2u, "packets 6 and 9");
        NS_TEST_EXPECT_MSG_EQ(r.duplicates, 1u, "packet 3");
        NS_TEST_EXPECT_MSG_EQ(r.outOfOrder, 1u, "packet 4");
        NS_TEST_EXPECT_MSG_EQ(
            r.expected, r.received - r.receivedOutside + r.lost + r.inFlight, "sum");
        NS_TEST_EXPECT_MSG_EQ(RoundToMs(*r.joinLatency), 60, "from 0.05 s to 0.11 s");
        NS_TEST_EXPECT_MSG_EQ(RoundToMs(*r.firstDelay), 10, "of packet 0");
        NS_TEST_EXPECT_MSG_EQ(RoundToMs(r.minDelay), 10, "shortest");
        NS_TEST_EXPECT_MSG_EQ(RoundToMs(r.maxDelay), 160, "of packet 4");
        NS_TEST_EXPECT_MSG_EQ(RoundToMs(r.meanDelay), 34, "(5 x 10 + 160 + 30) / 7");

        const DeliveryReport& silent = reports[1];
        NS_TEST_EXPECT_MSG_EQ(silent.expected, 10u, "joined all the time");
        NS_TEST_EXPECT_MSG_EQ(silent.received, 0u, "got nothing");
        NS_TEST_EXPECT_MSG_EQ(silent.inFlight, 2u, "packets 8 and 9, by the other's delays");
        NS_TEST_EXPECT_MSG_EQ(silent.lost, 8u, "the others");
        NS_TEST_EXPECT_MSG_EQ(silent.firstDelay.has_value(), false, "no packet, no delay");
    }

    /// The table says what the reports say.
    void CheckTable()
    {
        std::ostringstream os;
        m_ledger.Print(os);
        std::istringstream lines(os.str());
        std::string line;
        std::vector<std::string> words;
        while (std::getline(lines, line))
        {
            std::istringstream row(line);
            std::string word;
            while (row >> word)
            {
                words.push_back(word);
            }
        }
        const std::vector<std::string> expected{"receiver",
                                                "received",
                                                "lost",
                                                "duplicates",
                                                "first",
                                                "delay",
                                                "r",
                                                "7",
                                                "1",
                                                "1",
                                                "10",
                                                "ms",
                                                "silent",
                                                "0",
                                                "8",
                                                "0",
                                                "-"};
        NS_TEST_EXPECT_MSG_EQ((words == expected), true, os.str());
    }

    /// Packet 3 was sent at 0.4 s, and arrived a second time at 0.46 s.
    void CheckDuplicates()
    {
        const auto count = [this](double from, double until) {
            return m_ledger.CountDuplicates(0, Seconds(from), Seconds(until));
        };
        NS_TEST_EXPECT_MSG_EQ(count(0, 1), 1u, "all the time");
        NS_TEST_EXPECT_MSG_EQ(count(0.455, 0.405), 1u, "arrived since, sent until");
        NS_TEST_EXPECT_MSG_EQ(count(0.465, 1), 0u, "arrived before");
        NS_TEST_EXPECT_MSG_EQ(count(0, 0.395), 0u, "sent later");
    }

    /// @return a time in milliseconds, rounded.
    static int64_t RoundToMs(const Time& time)
    {
        return (time + MicroSeconds(500)).GetMilliSeconds();
    }

    DeliveryLedger m_ledger;        //!< what is tested
    Ptr<OnOffApplication> m_source; //!< tells the ledger what was sent
    Ptr<PacketSink> m_sink;         //!< tells the ledger what was received
    Ptr<Socket> m_sender;           //!< sends to the receiver
};

/// Suite mgm-delivery-ledger.
class DeliveryLedgerTestSuite : public TestSuite
{
  public:
    DeliveryLedgerTestSuite()
        : TestSuite("mgm-delivery-ledger", TestSuite::Type::UNIT)
    {
        AddTestCase(new DeliveryTestCase);
    }
};

DeliveryLedgerTestSuite g_deliveryLedgerTestSuite; //!< Static variable for test initialization

} // namespace
