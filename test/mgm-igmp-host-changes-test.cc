/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Suite mgm-igmp-host-changes: what a version 3 host reports when its interface state changes
 * (RFC 3376 5.1), and when.
 */

#include "mgm-igmp-lan.h"
#include "mgm-test-require.h"

#include "ns3/mgm-igmp-change-state.h"
#include "ns3/pointer.h"
#include "ns3/test.h"
#include "ns3/uinteger.h"

namespace
{

using namespace ns3;
using namespace ns3::mgm;
using namespace ns3::mgm::test;

/// @return records as text.
std::string
Print(const std::vector<IgmpGroupRecord>& records)
{
    std::ostringstream text;
    for (const IgmpGroupRecord& record : records)
    {
        text << record << ' ';
    }
    return text.str();
}

/// One row of the table of RFC 3376 5.1.
class TableRowTestCase : public TestCase
{
  public:
    /// A change, and the records that tell it.
    TableRowTestCase(const std::string& row,
                     const SourceFilter& before,
                     const SourceFilter& after,
                     const std::string& records)
        : TestCase("RFC 3376 5.1 row " + row),
          m_before(before),
          m_after(after),
          m_records(records)
    {
    }

  private:
    void DoRun() override
    {
        IgmpChangeState changes;
        changes.Add(m_before, m_after, 2);
        for (int i = 0; i < 2; ++i)
        {
            NS_TEST_EXPECT_MSG_EQ(changes.IsPending(), true, "[Robustness Variable] reports");
            NS_TEST_EXPECT_MSG_EQ(
                Print(changes.TakeRecords("239.1.1.1", m_after)), m_records, "report " << i);
        }
        NS_TEST_EXPECT_MSG_EQ(changes.IsPending(), false, "and no more");
    }

    SourceFilter m_before; //!< old state
    SourceFilter m_after;  //!< new state
    std::string m_records; //!< State-Change Record sent
};

/// Changes that follow each other before the first has been repeated (RFC 3376 5.1).
class MergeTestCase : public TestCase
{
  public:
    MergeTestCase()
        : TestCase("RFC 3376 5.1: changes merge with the pending report")
    {
    }

  private:
    /// A change, and the next report.
    void Change(const SourceFilter& after, const std::string& records)
    {
        m_changes.Add(m_state, after, 3);
        m_state = after;
        Report(records);
    }

    /// The next report.
    void Report(const std::string& records)
    {
        NS_TEST_EXPECT_MSG_EQ(
            Print(m_changes.TakeRecords("239.1.1.1", m_state)), records, "in state " << m_state);
    }

    void DoRun() override
    {
        // Each source is reported three times, whatever happens to the others.
        Change(Include({1}), "ALLOW(239.1.1.1, {10.9.0.1}) ");
        Change(Include({1, 2}), "ALLOW(239.1.1.1, {10.9.0.1, 10.9.0.2}) ");
        // A source that changes again is reported as it is now.
        Change(Include({2}), "ALLOW(239.1.1.1, {10.9.0.2}) BLOCK(239.1.1.1, {10.9.0.1}) ");
        Report("ALLOW(239.1.1.1, {10.9.0.2}) BLOCK(239.1.1.1, {10.9.0.1}) ");
        Report("BLOCK(239.1.1.1, {10.9.0.1}) ");
        NS_TEST_EXPECT_MSG_EQ(m_changes.IsPending(), false, "all has been said");
        // A change of mode is reported three times, with the whole list of that moment.
        Change(Exclude({}), "TO_EX(239.1.1.1, {}) ");
        Change(Exclude({3}), "TO_EX(239.1.1.1, {10.9.0.3}) ");
        Report("TO_EX(239.1.1.1, {10.9.0.3}) ");
        // Then the source that changed since is still to be reported once.
        Report("BLOCK(239.1.1.1, {10.9.0.3}) ");
        NS_TEST_EXPECT_MSG_EQ(m_changes.IsPending(), false, "all has been said");
        // A change of mode ends what was pending; changing back does not end the reports.
        Change(Exclude({}), "ALLOW(239.1.1.1, {10.9.0.3}) ");
        Change(Include({4}), "TO_IN(239.1.1.1, {10.9.0.4}) ");
        Change(Exclude({}), "TO_EX(239.1.1.1, {}) ");
        Report("TO_EX(239.1.1.1, {}) ");
        Report("TO_EX(239.1.1.1, {}) ");
        NS_TEST_EXPECT_MSG_EQ(m_changes.IsPending(), false, "all has been said");
    }

    IgmpChangeState m_changes; //!< under test
    SourceFilter m_state;      //!< interface state
};

/// Ground truth O2: the changes of an INET test, each sent twice.
class GroundTruthTestCase : public TestCase
{
  public:
    GroundTruthTestCase()
        : TestCase("O2: filter changes at 2, 3, 4, 5, 6 s")
    {
    }

  private:
    void DoRun() override
    {
        IgmpLan lan(1);
        lan.ListenAt(2, Include({1, 2}));
        lan.ListenAt(3, Include({1}));
        lan.ListenAt(4, Exclude({2}));
        lan.ListenAt(5, Exclude({1, 2}));
        lan.ListenAt(6, Include({1}));
        lan.Run(20);
        NS_TEST_EXPECT_MSG_EQ(lan.GetTimeline(),
                              "2 h0 v3-report ALLOW(239.1.1.1, {10.9.0.1, 10.9.0.2})\n"
                              "2.5 h0 v3-report ALLOW(239.1.1.1, {10.9.0.1, 10.9.0.2})\n"
                              "3 h0 v3-report BLOCK(239.1.1.1, {10.9.0.2})\n"
                              "3.5 h0 v3-report BLOCK(239.1.1.1, {10.9.0.2})\n"
                              "4 h0 v3-report TO_EX(239.1.1.1, {10.9.0.2})\n"
                              "4.5 h0 v3-report TO_EX(239.1.1.1, {10.9.0.2})\n"
                              "5 h0 v3-report BLOCK(239.1.1.1, {10.9.0.1})\n"
                              "5.5 h0 v3-report BLOCK(239.1.1.1, {10.9.0.1})\n"
                              "6 h0 v3-report TO_IN(239.1.1.1, {10.9.0.1})\n"
                              "6.5 h0 v3-report TO_IN(239.1.1.1, {10.9.0.1})\n",
                              "reports");
        const std::string why = ": interface state changed (RFC 3376 5.1)\n";
        NS_TEST_EXPECT_MSG_EQ(lan.GetStates(),
                              "2 h0 INCLUDE({}) > INCLUDE({10.9.0.1, 10.9.0.2})" + why +
                                  "3 h0 INCLUDE({10.9.0.1, 10.9.0.2}) > INCLUDE({10.9.0.1})" + why +
                                  "4 h0 INCLUDE({10.9.0.1}) > EXCLUDE({10.9.0.2})" + why +
                                  "5 h0 EXCLUDE({10.9.0.2}) > EXCLUDE({10.9.0.1, 10.9.0.2})" + why +
                                  "6 h0 EXCLUDE({10.9.0.1, 10.9.0.2}) > INCLUDE({10.9.0.1})" + why,
                              "transitions");
    }
};

/// Repetitions: how many, how long between them, and that a change starts them again.
class RepetitionTestCase : public TestCase
{
  public:
    RepetitionTestCase()
        : TestCase("RFC 3376 5.1, 8.1, 8.11: repetitions")
    {
    }

  private:
    void DoRun() override
    {
        IgmpLan lan(2, 0.25);
        lan.GetHost(0)->SetAttribute("RobustnessVariable", UintegerValue(4));
        lan.GetHost(0)->SetAttribute("UnsolicitedReportInterval", TimeValue(Seconds(2)));
        lan.GetHost(1)->SetAttribute("RobustnessVariable", UintegerValue(1));
        lan.ListenAt(1, Exclude({}));
        lan.ListenAt(1, Exclude({}), 1);
        lan.ListenAt(1.7, Include({}));
        lan.Run(20);
        NS_TEST_EXPECT_MSG_EQ(lan.GetTimeline(),
                              "1 h0 v3-report TO_EX(239.1.1.1, {})\n"
                              "1 h1 v3-report TO_EX(239.1.1.1, {})\n"
                              "1.5 h0 v3-report TO_EX(239.1.1.1, {})\n"
                              "1.7 h0 v3-report TO_IN(239.1.1.1, {})\n"
                              "2.2 h0 v3-report TO_IN(239.1.1.1, {})\n"
                              "2.7 h0 v3-report TO_IN(239.1.1.1, {})\n"
                              "3.2 h0 v3-report TO_IN(239.1.1.1, {})\n",
                              "reports");
        CheckTimers(lan);
    }

    /// One event for each repetition, and the report is caused by its timer.
    void CheckTimers(const IgmpLan& lan)
    {
        uint32_t set = 0;
        uint32_t fired = 0;
        for (const IgmpTimerRecord& timer : lan.timers)
        {
            NS_TEST_EXPECT_MSG_EQ(timer.timer, std::string("state-change report timer"), "name");
            set += timer.event == TimerEvent::SET ? 1 : 0;
            fired += timer.event == TimerEvent::FIRED ? 1 : 0;
        }
        NS_TEST_EXPECT_MSG_EQ(set, 5u, "set: one before each repetition, one was set anew");
        NS_TEST_EXPECT_MSG_EQ(fired, 4u, "fired: one for each repetition");
        NS_TEST_EXPECT_MSG_EQ(lan.messages.back().head.cause.Get(TraceLevel::STATE),
                              lan.timers.back().head.id,
                              "the last report is caused by the last timer");
        NS_TEST_EXPECT_MSG_EQ(lan.messages.back().head.cause.Get(TraceLevel::CONTROL).IsSet(),
                              true,
                              "and in a trace without timers by the request of the application");
    }
};

/// The intervals are drawn at random, from the whole range.
class RandomTestCase : public TestCase
{
  public:
    RandomTestCase()
        : TestCase("RFC 3376 5.1: intervals are chosen at random from (0, 1 s]")
    {
    }

  private:
    void DoRun() override
    {
        IgmpLan lan(1);
        const Ptr<IgmpHost> host = lan.GetHost(0);
        host->SetAttribute("Random", PointerValue(CreateObject<UniformRandomVariable>()));
        NS_TEST_EXPECT_MSG_EQ(host->AssignStreams(7), 1, "streams");
        host->SetAttribute("RobustnessVariable", UintegerValue(101));
        lan.ListenAt(1, Exclude({}));
        lan.Run(200);
        MGM_TEST_REQUIRE_EQ(lan.messages.size(), 101u, "reports");
        Time least = Seconds(9);
        Time most;
        Time sum;
        for (const IgmpTimerRecord& timer : lan.timers)
        {
            if (timer.event == TimerEvent::FIRED)
            {
                const Time interval = timer.expires - m_last;
                least = std::min(least, interval);
                most = std::max(most, interval);
                sum += interval;
                m_last = timer.expires;
            }
        }
        NS_TEST_EXPECT_MSG_GT(least, Seconds(0), "more than nothing");
        NS_TEST_EXPECT_MSG_LT(least, Seconds(0.1), "short ones");
        NS_TEST_EXPECT_MSG_GT(most, Seconds(0.9), "long ones");
        NS_TEST_EXPECT_MSG_LT(most, Seconds(1.000001), "not longer");
        NS_TEST_EXPECT_MSG_EQ_TOL(sum.GetSeconds(), 50, 10, "the middle of the range");
    }

    Time m_last{Seconds(1)}; //!< time of the report before
};

/// Several groups do not disturb each other.
class GroupsTestCase : public TestCase
{
  public:
    GroupsTestCase()
        : TestCase("RFC 3376 5.1: each group has its own reports")
    {
    }

  private:
    void DoRun() override
    {
        IgmpLan lan(1);
        lan.ListenAt(1, Exclude({}));
        lan.ListenAt(1.2, Exclude({}), 0, "239.1.1.2");
        lan.Run(5);
        NS_TEST_EXPECT_MSG_EQ(lan.GetTimeline(),
                              "1 h0 v3-report TO_EX(239.1.1.1, {})\n"
                              "1.2 h0 v3-report TO_EX(239.1.1.2, {})\n"
                              "1.5 h0 v3-report TO_EX(239.1.1.1, {})\n"
                              "1.7 h0 v3-report TO_EX(239.1.1.2, {})\n",
                              "reports");
    }
};

/// A host and a link that stop and start again.
class RestartTestCase : public TestCase
{
  public:
    RestartTestCase()
        : TestCase("Start, stop and links: what is wanted is reported as new, silently forgotten")
    {
    }

  private:
    void DoRun() override
    {
        IgmpLan lan(1);
        const Ptr<IgmpHost> host = lan.GetHost(0);
        NS_TEST_EXPECT_MSG_EQ(
            host->Join(1, 1, "239.1.1.1"), IgmpListenStatus::OK, "before the start");
        const Ptr<Ipv4> ipv4 = lan.GetNode(0)->GetObject<Ipv4>();
        Simulator::Schedule(Seconds(3.2), &RouterApplication::Stop, PeekPointer(host));
        lan.ListenAt(4, Exclude({}), 0, "239.1.1.2");
        Simulator::Schedule(Seconds(5), &RouterApplication::Start, PeekPointer(host));
        Simulator::Schedule(Seconds(6), &Ipv4::SetDown, PeekPointer(ipv4), 1);
        lan.ListenAt(6.5, Include({}), 0, "239.1.1.2");
        Simulator::Schedule(Seconds(7), &Ipv4::SetUp, PeekPointer(ipv4), 1);
        lan.SendAt(3, IgmpMessage::MakeQuery(IgmpVersion::V3, 10, "0.0.0.0"));
        lan.Run(4);
        const Ptr<MulticastListRouting> routing = MulticastRoutingHelper::Find(lan.GetNode(0));
        const SourceGroup key("10.9.0.1", "239.1.1.1");
        NS_TEST_EXPECT_MSG_EQ(
            routing->Receives(key, 1), false, "a host that stands receives nothing");
        lan.Run(10);
        NS_TEST_EXPECT_MSG_EQ(routing->Receives(key, 1), true, "it runs again");
        NS_TEST_EXPECT_MSG_EQ(lan.GetTimeline(),
                              "0 h0 v3-report TO_EX(239.1.1.1, {})\n"
                              "0.5 h0 v3-report TO_EX(239.1.1.1, {})\n"
                              "5 h0 v3-report TO_EX(239.1.1.1, {})\n"
                              "5 h0 v3-report TO_EX(239.1.1.2, {})\n"
                              "5.5 h0 v3-report TO_EX(239.1.1.1, {})\n"
                              "5.5 h0 v3-report TO_EX(239.1.1.2, {})\n"
                              "7 h0 v3-report TO_EX(239.1.1.1, {})\n"
                              "7.5 h0 v3-report TO_EX(239.1.1.1, {})\n",
                              "reports");
    }
};

/// Suite mgm-igmp-host-changes.
class IgmpHostChangesTestSuite : public TestSuite
{
  public:
    IgmpHostChangesTestSuite()
        : TestSuite("mgm-igmp-host-changes", TestSuite::Type::UNIT)
    {
        AddTestCase(new TableRowTestCase("1: INCLUDE (A) to INCLUDE (B)",
                                         Include({1, 2}),
                                         Include({2, 3}),
                                         "ALLOW(239.1.1.1, {10.9.0.3}) "
                                         "BLOCK(239.1.1.1, {10.9.0.1}) "));
        AddTestCase(new TableRowTestCase("1, B-A empty",
                                         Include({1, 2}),
                                         Include({}),
                                         "BLOCK(239.1.1.1, {10.9.0.1, 10.9.0.2}) "));
        AddTestCase(new TableRowTestCase("2: EXCLUDE (A) to EXCLUDE (B)",
                                         Exclude({1, 2}),
                                         Exclude({2, 3}),
                                         "ALLOW(239.1.1.1, {10.9.0.1}) "
                                         "BLOCK(239.1.1.1, {10.9.0.3}) "));
        AddTestCase(new TableRowTestCase("3: INCLUDE (A) to EXCLUDE (B)",
                                         Include({1, 2}),
                                         Exclude({2, 3}),
                                         "TO_EX(239.1.1.1, {10.9.0.2, 10.9.0.3}) "));
        AddTestCase(new TableRowTestCase("4: EXCLUDE (A) to INCLUDE (B)",
                                         Exclude({1, 2}),
                                         Include({2, 3}),
                                         "TO_IN(239.1.1.1, {10.9.0.2, 10.9.0.3}) "));
        AddTestCase(new MergeTestCase);
        AddTestCase(new GroundTruthTestCase);
        AddTestCase(new RepetitionTestCase);
        AddTestCase(new RandomTestCase);
        AddTestCase(new GroupsTestCase);
        AddTestCase(new RestartTestCase);
    }
};

IgmpHostChangesTestSuite g_igmpHostChangesTestSuite; //!< Static variable for test initialization

} // namespace
