/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Suite mgm-igmp-host-queries: how a version 3 host answers queries (RFC 3376 5.2).
 */

#include "mgm-igmp-lan.h"
#include "mgm-test-require.h"

#include "ns3/pointer.h"
#include "ns3/test.h"
#include "ns3/uinteger.h"

#include <set>

namespace
{

using namespace ns3;
using namespace ns3::mgm;
using namespace ns3::mgm::test;

/// @return a version 3 query. @param [in] code Max Resp Code.
IgmpMessage
MakeQuery(uint8_t code, Ipv4Address group = "0.0.0.0", const SourceList& sources = {})
{
    IgmpMessage query = IgmpMessage::MakeQuery(IgmpVersion::V3, code, group);
    query.robustness = 2;
    query.queryIntervalCode = 125;
    query.sources = sources;
    return query;
}

/// One rule of RFC 3376 5.2: listening from 1 s on, queries, and what is answered.
class QueryTestCase : public TestCase
{
  public:
    /// A query at a time.
    struct Query
    {
        double time;         //!< when, in seconds
        IgmpMessage message; //!< the query
    };

    QueryTestCase(const std::string& name,
                  const SourceFilter& filter,
                  std::vector<Query> queries,
                  std::string answers)
        : TestCase("RFC 3376 5.2 " + name),
          m_filter(filter),
          m_queries(std::move(queries)),
          m_answers(std::move(answers))
    {
    }

  private:
    void DoRun() override
    {
        IgmpLan lan(1);
        lan.ListenAt(1, m_filter);
        for (const Query& query : m_queries)
        {
            lan.SendAt(query.time, query.message);
        }
        lan.Run(9);
        lan.Forget();
        lan.Run(100);
        NS_TEST_EXPECT_MSG_EQ(lan.GetTimeline(), m_answers, "answers from 9 s on");
    }

    SourceFilter m_filter;        //!< what is listened to
    std::vector<Query> m_queries; //!< what is asked
    std::string m_answers;        //!< what is answered
};

/// Several groups in one report, and in several where they do not fit.
class GeneralQueryTestCase : public TestCase
{
  public:
    GeneralQueryTestCase()
        : TestCase("RFC 3376 5.2, 4.2.16: a General Query is answered for all groups, packed")
    {
    }

  private:
    void DoRun() override
    {
        IgmpLan lan(1);
        lan.ListenAt(1, Include({1}), 0, "232.1.1.1");
        lan.ListenAt(1, Exclude({2}), 0, "239.1.1.2");
        lan.ListenAt(1, Exclude({}), 0, "224.0.0.1");
        lan.ListenAt(1, Exclude({}), 0, "239.1.1.9");
        lan.ListenAt(2, Include({}), 0, "239.1.1.9");
        lan.SendAt(5, MakeQuery(100));
        lan.Run(9);
        lan.Forget();
        lan.Run(20);
        NS_TEST_EXPECT_MSG_EQ(lan.GetTimeline(),
                              "10 h0 v3-report IS_IN(232.1.1.1, {10.9.0.1}) "
                              "IS_EX(239.1.1.2, {10.9.0.2})\n",
                              "one report");
        lan.Forget();
        lan.GetDevice(0)->SetMtu(24 + 8 + 12);
        lan.SendAt(1, MakeQuery(100));
        lan.Run(30);
        NS_TEST_EXPECT_MSG_EQ(lan.GetTimeline(),
                              "26 h0 v3-report IS_IN(232.1.1.1, {10.9.0.1})\n"
                              "26 h0 v3-report IS_EX(239.1.1.2, {10.9.0.2})\n",
                              "one report for each");
    }
};

/// Queries that name more sources than a host remembers.
class QueriedLimitTestCase : public TestCase
{
  public:
    QueriedLimitTestCase()
        : TestCase("RFC 3376 9.1: more sources than are remembered are answered as their group")
    {
    }

  private:
    void DoRun() override
    {
        const Ipv4Address group("239.1.1.1");
        IgmpLan lan(1);
        lan.GetHost(0)->SetAttribute("QueriedSourceLimit", UintegerValue(2));
        lan.ListenAt(1, Include({1, 2, 3}));
        lan.SendAt(10, MakeQuery(20, group, MakeSources({1, 7})));
        lan.SendAt(20, MakeQuery(20, group, MakeSources({1, 7})));
        lan.SendAt(20.5, MakeQuery(20, group, MakeSources({7, 8})));
        lan.SendAt(30, MakeQuery(20, group, MakeSources({1, 7, 8})));
        lan.Run(9);
        lan.Forget();
        lan.Run(40);
        NS_TEST_EXPECT_MSG_EQ(lan.GetTimeline(),
                              "11 h0 v3-report IS_IN(239.1.1.1, {10.9.0.1})\n"
                              "21 h0 v3-report IS_IN(239.1.1.1, {10.9.0.1, 10.9.0.2, 10.9.0.3})\n"
                              "31 h0 v3-report IS_IN(239.1.1.1, {10.9.0.1, 10.9.0.2, 10.9.0.3})\n",
                              "as many as may be, more by two queries, more by one");
    }
};

/// The answer is random in the whole range, and never at once.
class DelayTestCase : public TestCase
{
  public:
    DelayTestCase()
        : TestCase("RFC 3376 5.2: the delay is chosen at random from (0, Max Resp Time]")
    {
    }

  private:
    void DoRun() override
    {
        constexpr uint32_t HOSTS = 50;
        IgmpLan lan(HOSTS);
        for (uint32_t i = 0; i < HOSTS; ++i)
        {
            lan.GetHost(i)->SetAttribute("Random",
                                         PointerValue(CreateObject<UniformRandomVariable>()));
            lan.GetHost(i)->AssignStreams(i);
            lan.ListenAt(1, Exclude({}), i);
        }
        lan.Run(9);
        lan.Forget();
        lan.SendAt(1, MakeQuery(100));
        lan.Run(30);
        std::set<Time> times;
        for (const IgmpTimerRecord& timer : lan.timers)
        {
            if (timer.event == TimerEvent::FIRED)
            {
                times.insert(timer.expires - Seconds(10));
            }
        }
        NS_TEST_EXPECT_MSG_EQ(times.size(), HOSTS, "each host draws its own");
        NS_TEST_EXPECT_MSG_GT(*times.begin(), Seconds(0), "not at once");
        NS_TEST_EXPECT_MSG_LT(*times.begin(), Seconds(1), "from the beginning of the range");
        NS_TEST_EXPECT_MSG_GT(*times.rbegin(), Seconds(9), "to its end");
        NS_TEST_EXPECT_MSG_LT(*times.rbegin(), Seconds(10.000001), "and not beyond");
    }
};

/// Suite mgm-igmp-host-queries.
class IgmpHostQueriesTestSuite : public TestSuite
{
  public:
    IgmpHostQueriesTestSuite()
        : TestSuite("mgm-igmp-host-queries", TestSuite::Type::UNIT)
    {
        AddRuleTests();
        AddResponseTests();
        AddTestCase(new GeneralQueryTestCase);
        AddTestCase(new QueriedLimitTestCase);
        AddTestCase(new DelayTestCase);
    }

  private:
    /// Which response is scheduled. Hosts draw half of Max Resp Time.
    void AddRuleTests()
    {
        const Ipv4Address group("239.1.1.1");
        const Ipv4Address other("239.1.1.2");
        AddTestCase(new QueryTestCase("rule 1: a pending general response is sooner",
                                      Exclude({}),
                                      {{10, MakeQuery(20)}, {10, MakeQuery(100, group)}},
                                      "11 h0 v3-report IS_EX(239.1.1.1, {})\n"));
        AddTestCase(new QueryTestCase("rule 1 does not match: the new delay is sooner",
                                      Exclude({}),
                                      {{10, MakeQuery(100)}, {10, MakeQuery(20, group)}},
                                      "11 h0 v3-report IS_EX(239.1.1.1, {})\n"
                                      "15 h0 v3-report IS_EX(239.1.1.1, {})\n"));
        AddTestCase(new QueryTestCase("rule 2: a General Query replaces the pending one",
                                      Exclude({}),
                                      {{10, MakeQuery(100)}, {11, MakeQuery(20)}},
                                      "12 h0 v3-report IS_EX(239.1.1.1, {})\n"));
        AddTestCase(new QueryTestCase("rule 3: a Group-Specific Query, nothing pending",
                                      Exclude({5}),
                                      {{10, MakeQuery(20, group)}},
                                      "11 h0 v3-report IS_EX(239.1.1.1, {10.9.0.5})\n"));
        AddTestCase(new QueryTestCase("rule 3: a Group-and-Source-Specific Query",
                                      Include({1, 2}),
                                      {{10, MakeQuery(20, group, MakeSources({2, 3}))}},
                                      "11 h0 v3-report IS_IN(239.1.1.1, {10.9.0.2})\n"));
        AddTestCase(new QueryTestCase(
            "rule 3: no state, no answer", Exclude({}), {{10, MakeQuery(20, other)}}, ""));
        AddTestCase(new QueryTestCase(
            "rule 4: a Group-Specific Query clears the sources; the earliest time",
            Include({1, 2}),
            {{10, MakeQuery(20, group, MakeSources({2}))}, {10.5, MakeQuery(100, group)}},
            "11 h0 v3-report IS_IN(239.1.1.1, {10.9.0.1, 10.9.0.2})\n"));
        AddTestCase(new QueryTestCase(
            "rule 4: the pending response is for the group; the new delay is sooner",
            Include({1, 2}),
            {{10, MakeQuery(100, group)}, {10.5, MakeQuery(20, group, MakeSources({2}))}},
            "11.5 h0 v3-report IS_IN(239.1.1.1, {10.9.0.1, 10.9.0.2})\n"));
        AddTestCase(
            new QueryTestCase("rule 5: sources are added",
                              Include({1, 2, 3}),
                              {{10, MakeQuery(100, group, MakeSources({1}))},
                               {10.5, MakeQuery(20, group, MakeSources({3, 4}))}},
                              "11.5 h0 v3-report IS_IN(239.1.1.1, {10.9.0.1, 10.9.0.3})\n"));
    }

    /// What is in a response.
    void AddResponseTests()
    {
        const Ipv4Address group("239.1.1.1");
        AddTestCase(new QueryTestCase("table: EXCLUDE (A), B gives IS_IN (B-A)",
                                      Exclude({1}),
                                      {{10, MakeQuery(20, group, MakeSources({1, 2}))}},
                                      "11 h0 v3-report IS_IN(239.1.1.1, {10.9.0.2})\n"));
        AddTestCase(new QueryTestCase("table: INCLUDE (A), A*B empty: no response",
                                      Include({1}),
                                      {{10, MakeQuery(20, group, MakeSources({2}))}},
                                      ""));
        AddTestCase(new QueryTestCase("table: EXCLUDE (A), B-A empty: no response",
                                      Exclude({1}),
                                      {{10, MakeQuery(20, group, MakeSources({1}))}},
                                      ""));
        AddTestCase(new QueryTestCase("sources are forgotten once they have been answered",
                                      Include({1, 2}),
                                      {{10, MakeQuery(20, group, MakeSources({1}))},
                                       {12, MakeQuery(20, group, MakeSources({2}))}},
                                      "11 h0 v3-report IS_IN(239.1.1.1, {10.9.0.1})\n"
                                      "13 h0 v3-report IS_IN(239.1.1.1, {10.9.0.2})\n"));
        AddTestCase(
            new QueryTestCase("a general response clears the sources of the groups it reports",
                              Include({1, 2}),
                              {{10, MakeQuery(100, group, MakeSources({1}))}, {10, MakeQuery(20)}},
                              "11 h0 v3-report IS_IN(239.1.1.1, {10.9.0.1, 10.9.0.2})\n"
                              "15 h0 v3-report IS_IN(239.1.1.1, {10.9.0.1, 10.9.0.2})\n"));
        IgmpMessage suppressed = MakeQuery(20, group);
        suppressed.suppressRouterSide = true;
        AddTestCase(new QueryTestCase("4.1.5: the S flag is nothing to hosts",
                                      Exclude({}),
                                      {{10, suppressed}},
                                      "11 h0 v3-report IS_EX(239.1.1.1, {})\n"));
        AddTestCase(new QueryTestCase("4.1.1: exponential Max Resp Code",
                                      Exclude({}),
                                      {{10, MakeQuery(0x8f)}},
                                      "22.4 h0 v3-report IS_EX(239.1.1.1, {})\n"));
        AddTestCase(new QueryTestCase(
            "7.2.1: the Max Resp Time of a version 2 Group-Specific Query is linear",
            Exclude({}),
            {{10, IgmpMessage::MakeQuery(IgmpVersion::V2, 0x8f, group)}},
            "17.15 h0 v3-report IS_EX(239.1.1.1, {})\n"));
        AddTestCase(new QueryTestCase(
            "7.2.2: version 3 reports are not suppressed",
            Exclude({}),
            {{10, MakeQuery(100)}, {11, IgmpMessage::MakeGroupMessage(IgmpType::V2_REPORT, group)}},
            "15 h0 v3-report IS_EX(239.1.1.1, {})\n"));
    }
};

IgmpHostQueriesTestSuite g_igmpHostQueriesTestSuite; //!< Static variable for test initialization

} // namespace
