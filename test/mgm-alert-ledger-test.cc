/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Suite mgm-alert-ledger: the verdicts of a run, added up.
 */

#include "mgm-record-source.h"
#include "ns3/mgm-alert-ledger.h"
#include "ns3/simulator.h"
#include "ns3/test.h"
#include "ns3/uinteger.h"

namespace
{

using namespace ns3;
using namespace ns3::mgm;

/// Fires wrong-interface packets and alerts.
class AlertTraffic
{
  public:
    /// @param [in] source Who fires them.
    explicit AlertTraffic(const Ptr<RecordSource>& source)
        : m_source(source)
    {
    }

    /// Fires a packet.
    void FirePacket(uint32_t node, SourceGroup key, uint32_t arrival, Verdict verdict)
    {
        WrongInterfaceRecord record;
        record.head = NewRecord(node, TraceLevel::ALERTS);
        record.key = key;
        record.arrival = InterfaceId(arrival);
        record.verdict = verdict;
        m_source->wrongInterface(record);
    }

    /// Fires a callback.
    void FireCallback(uint32_t node, SourceGroup key, uint32_t arrival, CallbackKind kind)
    {
        CallbackRecord record;
        record.head = NewRecord(node, TraceLevel::ALERTS);
        record.kind = kind;
        record.key = key;
        record.interface = InterfaceId(arrival);
        m_source->clientCallback(record);
    }

    /// Fires an alert that is not delivered.
    void FireUndelivered(uint32_t node, SourceGroup key, uint32_t arrival)
    {
        UndeliveredAlertRecord record;
        record.head = NewRecord(node, TraceLevel::ALERTS);
        record.key = key;
        record.arrival = InterfaceId(arrival);
        m_source->undeliveredAlert(record);
    }

  private:
    Ptr<RecordSource> m_source; //!< who fires them
};

/// Rows, router counts and totals agree.
class CountsTestCase : public TestCase
{
  public:
    CountsTestCase()
        : TestCase("Packets, verdicts and deliveries are counted by router, (S,G) and interface")
    {
    }

  private:
    void DoRun() override
    {
        const SourceGroup a("10.0.1.2", "239.1.1.1");
        const SourceGroup b("10.0.1.3", "239.1.1.1");
        const Ptr<RecordSource> source = CreateObject<RecordSource>();
        const Ptr<AlertLedger> ledger = CreateObject<AlertLedger>();
        ledger->Connect(source);
        ledger->Connect(source);
        AlertTraffic traffic(source);
        const auto packet = &AlertTraffic::FirePacket;
        Simulator::Schedule(Seconds(1), packet, &traffic, 4, b, 1, Verdict::NO_OWNER);
        Simulator::Schedule(Seconds(2), packet, &traffic, 4, a, 2, Verdict::ALERTED);
        Simulator::Schedule(Seconds(3), packet, &traffic, 4, a, 2, Verdict::SUPPRESSED);
        Simulator::Schedule(Seconds(4), packet, &traffic, 4, a, 1, Verdict::MASKED);
        Simulator::Schedule(Seconds(5), packet, &traffic, 2, a, 2, Verdict::NOT_ELIGIBLE);
        Simulator::Schedule(Seconds(7), packet, &traffic, 4, a, 2, Verdict::ALERTED);
        Simulator::Schedule(Seconds(8), &AlertTraffic::FireUndelivered, &traffic, 4, a, 2);
        for (const CallbackKind kind : {CallbackKind::WRONG_INTERFACE, CallbackKind::JOIN})
        {
            Simulator::Schedule(Seconds(2), &AlertTraffic::FireCallback, &traffic, 4, a, 2, kind);
        }
        Simulator::Run();

        const std::vector<LedgerRow> rows = ledger->GetRows();
        NS_TEST_ASSERT_MSG_EQ(rows.size(), 4u, "one for each router, key and interface");
        NS_TEST_EXPECT_MSG_EQ(rows[0].node, 2u, "by router");
        NS_TEST_EXPECT_MSG_EQ(rows[1].arrival, InterfaceId(1), "by interface");
        NS_TEST_EXPECT_MSG_EQ(rows[2].arrival, InterfaceId(2), "by interface");
        NS_TEST_EXPECT_MSG_EQ(rows[3].key, b, "by key");
        NS_TEST_EXPECT_MSG_EQ(rows[2].counts.packets, 3u, "packets");
        NS_TEST_EXPECT_MSG_EQ(rows[2].counts.GetCount(Verdict::ALERTED), 2u, "alerted");
        NS_TEST_EXPECT_MSG_EQ(rows[2].counts.GetCount(Verdict::SUPPRESSED), 1u, "suppressed");
        NS_TEST_EXPECT_MSG_EQ(rows[2].counts.delivered, 1u, "delivered");
        NS_TEST_EXPECT_MSG_EQ(rows[2].counts.undelivered, 1u, "undelivered");
        NS_TEST_EXPECT_MSG_EQ(rows[2].firstPacket, Seconds(2), "first packet");
        NS_TEST_EXPECT_MSG_EQ(rows[2].lastPacket, Seconds(7), "quiet since then");
        NS_TEST_EXPECT_MSG_EQ(ledger->GetRouterCounts(4).packets, 5u, "packets of a router");
        NS_TEST_EXPECT_MSG_EQ(ledger->GetRouterCounts(99).packets, 0u, "unknown router");
        NS_TEST_EXPECT_MSG_EQ(ledger->GetTotals().packets, 6u, "packets of the run");
        NS_TEST_EXPECT_MSG_EQ(ledger->GetTotals().delivered, 1u, "delivered in the run");
        NS_TEST_EXPECT_MSG_EQ(ledger->GetOverflow(), 0u, "every packet has a row");
        CheckSums(rows, *ledger);
        ledger->Disconnect();
        NS_TEST_EXPECT_MSG_EQ(source->wrongInterface.IsEmpty(), true, "let go");
        Simulator::Destroy();
    }

    /// Verdicts add up to packets, and rows to totals.
    void CheckSums(const std::vector<LedgerRow>& rows, const AlertLedger& ledger)
    {
        AlertCounts sum;
        for (const LedgerRow& row : rows)
        {
            uint64_t verdicts = 0;
            for (std::size_t i = 0; i < VERDICT_COUNT; ++i)
            {
                verdicts += row.counts.verdicts[i];
                sum.verdicts[i] += row.counts.verdicts[i];
            }
            sum.packets += row.counts.packets;
            NS_TEST_EXPECT_MSG_EQ(verdicts, row.counts.packets, "verdicts of a row");
        }
        NS_TEST_EXPECT_MSG_EQ(sum.packets, ledger.GetTotals().packets, "packets");
        NS_TEST_EXPECT_MSG_EQ((sum.verdicts == ledger.GetTotals().verdicts), true, "verdicts");
    }
};

/// A full ledger still counts.
class OverflowTestCase : public TestCase
{
  public:
    OverflowTestCase()
        : TestCase("Packets without a row are counted in the totals and as overflow")
    {
    }

  private:
    void DoRun() override
    {
        const SourceGroup a("10.0.1.2", "239.1.1.1");
        const SourceGroup b("10.0.1.3", "239.1.1.1");
        const Ptr<RecordSource> source = CreateObject<RecordSource>();
        const Ptr<AlertLedger> ledger =
            CreateObjectWithAttributes<AlertLedger>("MaxRows", UintegerValue(1));
        ledger->Connect(source);
        AlertTraffic traffic(source);
        traffic.FirePacket(4, a, 1, Verdict::ALERTED);
        traffic.FirePacket(4, b, 1, Verdict::ALERTED);
        traffic.FirePacket(4, a, 1, Verdict::SUPPRESSED);
        traffic.FireCallback(4, b, 1, CallbackKind::WRONG_INTERFACE);
        NS_TEST_ASSERT_MSG_EQ(ledger->GetRows().size(), 1u, "one row at most");
        NS_TEST_EXPECT_MSG_EQ(ledger->GetRows()[0].counts.packets, 2u, "the first key has it");
        NS_TEST_EXPECT_MSG_EQ(ledger->GetOverflow(), 1u, "packets without a row");
        NS_TEST_EXPECT_MSG_EQ(ledger->GetTotals().packets, 3u, "all packets");
        NS_TEST_EXPECT_MSG_EQ(ledger->GetTotals().delivered, 1u, "all alerts");
        NS_TEST_EXPECT_MSG_EQ(ledger->GetRouterCounts(4).packets, 3u, "all packets");
        Simulator::Destroy();
    }
};

/// Suite mgm-alert-ledger.
class AlertLedgerTestSuite : public TestSuite
{
  public:
    AlertLedgerTestSuite()
        : TestSuite("mgm-alert-ledger", TestSuite::Type::UNIT)
    {
        AddTestCase(new CountsTestCase);
        AddTestCase(new OverflowTestCase);
    }
};

AlertLedgerTestSuite g_alertLedgerTestSuite; //!< Static variable for test initialization

} // namespace
