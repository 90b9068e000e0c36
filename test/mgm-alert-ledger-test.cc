/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Suite mgm-alert-ledger: the verdicts of a run, added up, and what alerts led to.
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

/// Failure causes are counted like verdicts.
class CausesTestCase : public TestCase
{
  public:
    CausesTestCase()
        : TestCase("Failure causes are counted by router, (S,G), interface and episode")
    {
    }

  private:
    /// Finds the cause of a packet by its interface of arrival.
    static FailureDiagnosis Classify(const WrongInterfaceRecord& record)
    {
        FailureDiagnosis diagnosis;
        diagnosis.decision.cause =
            record.arrival.index == 1 ? FailureCause::FLOOD : FailureCause::RECONVERGENCE;
        return diagnosis;
    }

    void DoRun() override
    {
        const SourceGroup key("10.0.1.2", "239.1.1.1");
        const Ptr<RecordSource> source = CreateObject<RecordSource>();
        const Ptr<AlertLedger> ledger = CreateObject<AlertLedger>();
        ledger->Connect(source);
        AlertTraffic traffic(source);
        traffic.FirePacket(4, key, 1, Verdict::ALERTED);
        NS_TEST_EXPECT_MSG_EQ(
            ledger->GetTotals().GetCount(FailureCause::FLOOD), 0u, "nobody looks for causes");
        ledger->SetClassifier(MakeCallback(&CausesTestCase::Classify));
        traffic.FirePacket(4, key, 1, Verdict::SUPPRESSED);
        traffic.FirePacket(4, key, 2, Verdict::ALERTED);
        traffic.FirePacket(5, key, 2, Verdict::MASKED);
        const std::vector<LedgerRow> rows = ledger->GetRows();
        NS_TEST_ASSERT_MSG_EQ(rows.size(), 3u, "rows");
        const AlertCounts router = ledger->GetRouterCounts(4);
        NS_TEST_EXPECT_MSG_EQ(rows[0].counts.GetCount(FailureCause::FLOOD), 1u, "of a row");
        NS_TEST_EXPECT_MSG_EQ(rows[0].episodes[0].causes[0], 1u, "of an episode");
        NS_TEST_EXPECT_MSG_EQ(router.GetCount(FailureCause::FLOOD), 1u, "of a router");
        NS_TEST_EXPECT_MSG_EQ(router.GetCount(FailureCause::RECONVERGENCE), 1u, "of a router");
        NS_TEST_EXPECT_MSG_EQ(
            ledger->GetTotals().GetCount(FailureCause::RECONVERGENCE), 2u, "of the run");
        NS_TEST_EXPECT_MSG_EQ(ledger->GetTotals().GetCount(FailureCause::LOOP), 0u, "no other");
        Simulator::Destroy();
    }
};

/// A router whose alerts lead to messages.
class EpisodesTestCase : public TestCase
{
  public:
    EpisodesTestCase()
        : TestCase("Episodes: first message that an alert leads to, time until it is quiet")
    {
    }

  private:
    void DoRun() override
    {
        m_source = CreateObject<RecordSource>();
        m_ledger = CreateObject<AlertLedger>();
        m_ledger->SetAttribute("MaxEpisodes", UintegerValue(2));
        m_ledger->Connect(m_source);
        const auto packet = &EpisodesTestCase::FirePacket;
        Simulator::Schedule(Seconds(1), packet, this, Verdict::SUPPRESSED);
        Simulator::Schedule(Seconds(2), packet, this, Verdict::ALERTED);
        Simulator::Schedule(Seconds(6.9), packet, this, Verdict::ALERTED);
        Simulator::Schedule(Seconds(11.9), packet, this, Verdict::SUPPRESSED);
        Simulator::Schedule(Seconds(16.8), &EpisodesTestCase::CheckNoise, this);
        Simulator::Schedule(Seconds(16.9), &EpisodesTestCase::CheckEpisodes, this);
        Simulator::Schedule(Seconds(30), packet, this, Verdict::SUPPRESSED);
        Simulator::Run();
        const LedgerRow row = m_ledger->GetRows().at(0);
        NS_TEST_EXPECT_MSG_EQ(row.episodes.size(), 2u, "no more are allowed");
        NS_TEST_EXPECT_MSG_EQ(row.episodes.back().packets, 2u, "so that the last one goes on");
        Simulator::Destroy();
    }

    /// A packet comes. An alert goes its way to a reaction, which leads to messages.
    void FirePacket(Verdict verdict)
    {
        WrongInterfaceRecord record;
        record.head = NewRecord(4, TraceLevel::ALERTS);
        record.key = m_key;
        record.arrival = InterfaceId(2);
        record.verdict = verdict;
        m_source->wrongInterface(record);
        // One without a cause, and one that came in.
        FireMessage(true, PimType::HELLO);
        const CauseScope scope(record.head);
        FireMessage(false, PimType::GRAFT);
        if (verdict == Verdict::ALERTED)
        {
            FireAlert();
        }
    }

    /// An alert goes from the forwarder to the client, which reacts later.
    void FireAlert()
    {
        NotificationRecord notification;
        notification.head = NewRecord(4, TraceLevel::ALERTS);
        m_source->notification(notification);
        const CauseScope told(notification.head);
        CallbackRecord callback;
        callback.head = NewRecord(4, TraceLevel::ALERTS);
        callback.kind = CallbackKind::WRONG_INTERFACE;
        m_source->clientCallback(callback);
        const CauseScope called(callback.head);
        Simulator::Schedule(
            MilliSeconds(3), &EpisodesTestCase::React, this, CauseScope::GetCurrent());
    }

    /// The client reacts, and sends messages in the state that follows.
    void React(Cause cause)
    {
        const CauseScope called(cause);
        ReactionRecord reaction;
        reaction.head = NewRecord(4, TraceLevel::ALERTS);
        m_source->reaction(reaction);
        const CauseScope reacted(reaction.head);
        const CauseScope state(NewRecord(4, TraceLevel::STATE));
        FireMessage(true, PimType::HELLO);
        FireMessage(true, PimType::ASSERT);
        FireMessage(true, PimType::JOIN_PRUNE);
    }

    /// A message is sent or comes in.
    void FireMessage(bool sent, PimType type)
    {
        PimMessageRecord record;
        record.head = NewRecord(4, TraceLevel::ALERTS);
        record.sent = sent;
        record.message.type = type;
        m_source->pimMessage(record);
    }

    /// Not quiet yet.
    void CheckNoise()
    {
        const LedgerRow row = m_ledger->GetRows().at(0);
        NS_TEST_EXPECT_MSG_EQ(m_ledger->GetTimeToQuiet(row.episodes.back()).has_value(),
                              false,
                              "the last packet came 4.9 s ago");
    }

    /// Two episodes, with 5 s between them.
    void CheckEpisodes()
    {
        const LedgerRow row = m_ledger->GetRows().at(0);
        NS_TEST_ASSERT_MSG_EQ(row.episodes.size(), 2u, "the last packet came after 5 s");
        const AlertEpisode& first = row.episodes[0];
        NS_TEST_EXPECT_MSG_EQ(first.firstPacket, Seconds(1), "first packet");
        NS_TEST_EXPECT_MSG_EQ(first.lastPacket, Seconds(6.9), "last packet");
        NS_TEST_EXPECT_MSG_EQ(first.packets, 3u, "packets");
        NS_TEST_EXPECT_MSG_EQ(first.alerts, 2u, "alerts");
        NS_TEST_EXPECT_MSG_EQ(first.message, "pim assert", "the first of all messages but Hellos");
        NS_TEST_EXPECT_MSG_EQ(*first.firstMessage, Seconds(2.003), "when it was sent");
        NS_TEST_EXPECT_MSG_EQ(*m_ledger->GetTimeToQuiet(first), Seconds(5.9), "quiet");
        const AlertEpisode& second = row.episodes[1];
        NS_TEST_EXPECT_MSG_EQ(second.alerts, 0u, "no alert");
        NS_TEST_EXPECT_MSG_EQ(second.firstMessage.has_value(), false, "no message");
        NS_TEST_EXPECT_MSG_EQ(*m_ledger->GetTimeToQuiet(second), Seconds(0), "a single packet");
    }

    const SourceGroup m_key{"10.0.1.2", "239.1.1.1"}; //!< of the data
    Ptr<RecordSource> m_source;                       //!< fires records
    Ptr<AlertLedger> m_ledger;                        //!< what is tested
};

/// What is remembered of alerts is limited.
class EffectsTestCase : public TestCase
{
  public:
    EffectsTestCase()
        : TestCase("Records that come from alerts, up to a limit")
    {
    }

  private:
    void DoRun() override
    {
        AlertEffects<char> effects;
        effects.SetLimit(2);
        const RecordHead first = NewRecord(1, TraceLevel::ALERTS);
        const RecordHead other = NewRecord(1, TraceLevel::ALERTS);
        effects.Add(first.id, 'a');
        effects.Add(other.id, 'b');
        effects.Add(other.id, 'c');
        const RecordHead effect = MakeEffect(first, TraceLevel::ALERTS);
        NS_TEST_ASSERT_MSG_EQ((effects.Find(effect) != nullptr), true, "its cause is known");
        NS_TEST_EXPECT_MSG_EQ(*effects.Find(effect), 'a', "of the first");
        NS_TEST_EXPECT_MSG_EQ(
            *effects.Find(MakeEffect(other, TraceLevel::STATE)), 'b', "as it was added first");
        effects.Follow(MakeEffect(first, TraceLevel::STATE));
        NS_TEST_EXPECT_MSG_EQ(
            (effects.Find(effect) != nullptr), true, "a record of another level is no step");
        effects.Follow(effect);
        NS_TEST_EXPECT_MSG_EQ((effects.Find(effect) == nullptr), true, "the oldest is forgotten");
        NS_TEST_EXPECT_MSG_EQ(
            *effects.Find(MakeEffect(effect, TraceLevel::ALERTS)), 'a', "the newest is known");
        Simulator::Destroy();
    }

    /// @return head of a record that another one causes.
    static RecordHead MakeEffect(const RecordHead& cause, TraceLevel level)
    {
        const CauseScope scope(cause);
        return NewRecord(1, level);
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
        AddTestCase(new CausesTestCase);
        AddTestCase(new EpisodesTestCase);
        AddTestCase(new EffectsTestCase);
    }
};

AlertLedgerTestSuite g_alertLedgerTestSuite; //!< Static variable for test initialization

} // namespace
