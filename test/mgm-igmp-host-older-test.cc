/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Suite mgm-igmp-host-older: hosts of versions 1 and 2 (RFC 1112, RFC 2236 6), and version 3 hosts
 * beside older queriers (RFC 3376 7.2.1) and with source-specific groups (RFC 4604 2.2).
 */

#include "mgm-igmp-lan.h"
#include "mgm-pending-events.h"
#include "mgm-test-require.h"

#include "ns3/test.h"
#include "ns3/uinteger.h"

namespace
{

using namespace ns3;
using namespace ns3::mgm;
using namespace ns3::mgm::test;

const Ipv4Address GROUP("239.1.1.1");       //!< group of most tests
const Ipv4Address GENERAL("0.0.0.0");       //!< group of general queries
constexpr IgmpVersion V1 = IgmpVersion::V1; //!< version 1
constexpr IgmpVersion V2 = IgmpVersion::V2; //!< version 2
constexpr IgmpVersion V3 = IgmpVersion::V3; //!< version 3

/// What happens on a LAN of hosts of one version, as a list of actions and the timeline expected.
class OlderTestCase : public TestCase
{
  public:
    /// A message at a time.
    struct Event
    {
        double time;         //!< when, in seconds
        IgmpMessage message; //!< what the station sends
    };

    /// A host listens at a time.
    struct Request
    {
        double time;              //!< when, in seconds
        uint32_t host;            //!< which host
        SourceFilter filter;      //!< what it wants
        Ipv4Address group{GROUP}; //!< group
    };

    OlderTestCase(const std::string& name,
                  uint32_t version,
                  std::vector<Request> requests,
                  std::vector<Event> events,
                  std::string timeline,
                  std::string states = "")
        : TestCase(name),
          m_version(version),
          m_requests(std::move(requests)),
          m_events(std::move(events)),
          m_timeline(std::move(timeline)),
          m_states(std::move(states))
    {
    }

  private:
    void DoRun() override
    {
        IgmpLan lan(2);
        // The second host waits longer, so that the first one is heard by it.
        lan.SetFraction(1, 0.75);
        for (uint32_t i = 0; i < 2; ++i)
        {
            lan.GetHost(i)->SetAttribute("Version", UintegerValue(m_version));
        }
        for (const Request& request : m_requests)
        {
            lan.ListenAt(request.time, request.filter, request.host, request.group);
        }
        for (const Event& event : m_events)
        {
            lan.SendAt(event.time, event.message);
        }
        lan.Run(1000);
        NS_TEST_EXPECT_MSG_EQ(lan.GetTimeline(), m_timeline, "messages");
        if (!m_states.empty())
        {
            NS_TEST_EXPECT_MSG_EQ(lan.GetStates(), m_states, "transitions");
        }
    }

    uint32_t m_version;              //!< of the hosts
    std::vector<Request> m_requests; //!< of applications
    std::vector<Event> m_events;     //!< messages of the station
    std::string m_timeline;          //!< what hosts send
    std::string m_states;            //!< transitions; "" if they are not looked at
};

/// @return a query.
IgmpMessage
Query(IgmpVersion version, uint8_t code, Ipv4Address group = GENERAL)
{
    return IgmpMessage::MakeQuery(version, code, group);
}

/// @return a report of another host.
IgmpMessage
Report(IgmpType type, Ipv4Address group = GROUP)
{
    return IgmpMessage::MakeGroupMessage(type, group);
}

/// Queries and reports of others without end.
class SuppressionsTestCase : public TestCase
{
  public:
    SuppressionsTestCase()
        : TestCase("Reports that are suppressed leave nothing behind")
    {
    }

  private:
    void DoRun() override
    {
        IgmpLan lan(1);
        lan.GetHost(0)->SetAttribute("Version", UintegerValue(2));
        lan.ListenAt(1, Exclude({}));
        for (int i = 0; i < 1000; ++i)
        {
            lan.SendAt(100 + i * 0.002, Query(V2, 250));
            lan.SendAt(100 + i * 0.002 + 0.001, Report(IgmpType::V2_REPORT));
        }
        lan.Run(99);
        lan.Forget();
        lan.Run(103);
        NS_TEST_EXPECT_MSG_EQ(lan.GetTimeline(), "", "suppressed");
        NS_TEST_EXPECT_MSG_LT(CountPendingEvents(), 10u, "no event of a report that was not sent");
    }
};

/// A host of version 2 reports as often as its Robustness Variable says, on one interface or all.
class UnsolicitedTestCase : public TestCase
{
  public:
    UnsolicitedTestCase()
        : TestCase("RFC 2236 3, 8.10: unsolicited reports; the version of one interface")
    {
    }

  private:
    void DoRun() override
    {
        IgmpLan lan(1);
        lan.GetHost(0)->SetAttribute("RobustnessVariable", UintegerValue(4));
        lan.GetHost(0)->SetVersion(1, V2);
        NS_TEST_EXPECT_MSG_EQ((lan.GetHost(0)->GetMode(1) == V2), true, "before the start");
        NS_TEST_EXPECT_MSG_EQ((lan.GetHost(0)->GetMode(2) == V3), true, "another interface");
        lan.ListenAt(1, Exclude({}));
        lan.Run(1000);
        NS_TEST_EXPECT_MSG_EQ(lan.GetTimeline(),
                              "1 h0 v2-report 239.1.1.1\n"
                              "6 h0 v2-report 239.1.1.1\n"
                              "11 h0 v2-report 239.1.1.1\n"
                              "16 h0 v2-report 239.1.1.1\n",
                              "half of the Unsolicited Report Interval of 10 s apart");
    }
};

/// The Host Compatibility Mode over time.
class CompatibilityTestCase : public TestCase
{
  public:
    CompatibilityTestCase()
        : TestCase("RFC 3376 7.2.1, 8.12: Host Compatibility Mode and its timers")
    {
    }

  private:
    void DoRun() override
    {
        IgmpLan lan(1);
        lan.ListenAt(1, Exclude({}));
        IgmpMessage v3 = Query(V3, 100);
        v3.queryIntervalCode = 20;
        lan.SendAt(10, v3);
        lan.SendAt(20, Query(V2, 10, GROUP));
        lan.SendAt(30, Query(V2, 100));
        lan.SendAt(40, Query(V1, 0));
        lan.SendAt(70, Query(V2, 100));
        lan.SendAt(110, v3);
        lan.Run(1000);
        // [Robustness Variable] 2 x [Query Interval] of the version 3 query 20 s + 10 s = 50 s.
        NS_TEST_EXPECT_MSG_EQ(lan.GetStates(),
                              "1 h0 INCLUDE({}) > EXCLUDE({}): interface state changed "
                              "(RFC 3376 5.1)\n"
                              "30 h0 IGMPv3 > IGMPv2: IGMPv2 general query received "
                              "(RFC 3376 7.2.1)\n"
                              "30 h0 Idle Member > Delaying Member: query received (RFC 2236 6)\n"
                              "35 h0 Delaying Member > Idle Member: timer expired (RFC 2236 6)\n"
                              "40 h0 IGMPv2 > IGMPv1: IGMPv1 query received (RFC 3376 7.2.1)\n"
                              "40 h0 Idle Member > Delaying Member: query received (RFC 2236 6)\n"
                              "45 h0 Delaying Member > Idle Member: timer expired (RFC 2236 6)\n"
                              "70 h0 Idle Member > Delaying Member: query received (RFC 2236 6)\n"
                              "75 h0 Delaying Member > Idle Member: timer expired (RFC 2236 6)\n"
                              "90 h0 IGMPv1 > IGMPv2: Older Version Querier Present timer expired "
                              "(RFC 3376 7.2.1)\n"
                              "110 h0 Idle Member > Delaying Member: query received "
                              "(RFC 2236 6)\n"
                              "115 h0 Delaying Member > Idle Member: timer expired (RFC 2236 6)\n"
                              "120 h0 IGMPv2 > IGMPv3: Older Version Querier Present timer expired "
                              "(RFC 3376 7.2.1)\n",
                              "modes");
        NS_TEST_EXPECT_MSG_EQ(lan.GetTimeline(),
                              "1 h0 v3-report TO_EX(239.1.1.1, {})\n"
                              "1.5 h0 v3-report TO_EX(239.1.1.1, {})\n"
                              "15 h0 v3-report IS_EX(239.1.1.1, {})\n"
                              "20.5 h0 v3-report IS_EX(239.1.1.1, {})\n"
                              "35 h0 v2-report 239.1.1.1\n"
                              "45 h0 v1-report 239.1.1.1\n"
                              "75 h0 v1-report 239.1.1.1\n"
                              "115 h0 v2-report 239.1.1.1\n",
                              "messages");
    }
};

/// A change of the mode ends what is due.
class CancelTestCase : public TestCase
{
  public:
    CancelTestCase()
        : TestCase("RFC 3376 7.2.1: a change of the mode cancels pending reports")
    {
    }

  private:
    void DoRun() override
    {
        IgmpLan lan(1);
        lan.ListenAt(1, Exclude({}));
        lan.SendAt(1.1, Query(V3, 100));
        lan.SendAt(1.1, Query(V3, 20, GROUP));
        lan.SendAt(1.3, Query(V2, 20));
        lan.ListenAt(5, Include({}));
        lan.Run(10);
        NS_TEST_EXPECT_MSG_EQ(lan.GetTimeline(),
                              "1 h0 v3-report TO_EX(239.1.1.1, {})\n"
                              "2.3 h0 v2-report 239.1.1.1\n"
                              "5 h0 v2-leave 239.1.1.1\n",
                              "messages");
        uint32_t cancelled = 0;
        for (const IgmpTimerRecord& timer : lan.timers)
        {
            cancelled += timer.event == TimerEvent::CANCELLED ? 1 : 0;
        }
        NS_TEST_EXPECT_MSG_EQ(cancelled, 3u, "change, group and interface timers");
    }
};

/// Source-specific groups in older versions (RFC 4604 2.2).
class SourceSpecificTestCase : public TestCase
{
  public:
    SourceSpecificTestCase()
        : TestCase("RFC 4604 2.2: source-specific groups beside older queriers")
    {
    }

  private:
    void DoRun() override
    {
        IgmpLan lan(2);
        lan.SetFraction(1, 0.75);
        lan.ListenAt(1, Include({1}), 0, "232.1.1.1");
        lan.ListenAt(1, Include({1}), 1, "232.1.1.1");
        lan.SendAt(10, Query(V2, 20));
        lan.SendAt(20, Query(V2, 20, "232.1.1.1"));
        lan.Run(9);
        lan.Forget();
        lan.Run(30);
        NS_TEST_EXPECT_MSG_EQ(lan.GetTimeline(),
                              "11 h0 v2-report 232.1.1.1\n"
                              "11.5 h1 v2-report 232.1.1.1\n"
                              "21 h0 v2-report 232.1.1.1\n"
                              "21.5 h1 v2-report 232.1.1.1\n",
                              "2.2.1: not suppressed; 2.2.5: processed normally");
        NS_TEST_EXPECT_MSG_EQ(lan.GetHost(0)->GetSourceSpecificConflicts(),
                              3u,
                              "logged: two reports and the query for the group");
    }
};

/// A host that hears an older querier before anybody listens.
class EarlyQueryTestCase : public TestCase
{
  public:
    EarlyQueryTestCase()
        : TestCase("RFC 3376 7.2.1: the mode follows queries also while nobody listens")
    {
    }

  private:
    void DoRun() override
    {
        IgmpLan lan(1);
        lan.SendAt(1, Query(V2, 100));
        lan.ListenAt(5, Exclude({}));
        lan.Run(6);
        NS_TEST_EXPECT_MSG_EQ(lan.GetTimeline(), "5 h0 v2-report 239.1.1.1\n", "an older report");
        NS_TEST_EXPECT_MSG_EQ((lan.GetHost(0)->GetMode(1) == IgmpVersion::V2), true, "its mode");
    }
};

/// What a version 3 host takes along into an older mode.
class AdoptTestCase : public TestCase
{
  public:
    AdoptTestCase()
        : TestCase("RFC 3376 7.2.1: version 3 hosts in older modes leave aloud, and say nothing of "
                   "224.0.0.1")
    {
    }

  private:
    void DoRun() override
    {
        IgmpLan lan(1);
        lan.ListenAt(1, Exclude({}));
        lan.ListenAt(1, Exclude({}), 0, "224.0.0.1");
        lan.SendAt(10, Query(V2, 100));
        lan.ListenAt(12, Include({}));
        lan.SendAt(20, Query(V2, 100));
        lan.Run(30);
        NS_TEST_EXPECT_MSG_EQ(lan.GetTimeline(),
                              "1 h0 v3-report TO_EX(239.1.1.1, {})\n"
                              "1.5 h0 v3-report TO_EX(239.1.1.1, {})\n"
                              "12 h0 v2-leave 239.1.1.1\n",
                              "it has reported, though not yet in this mode");
    }
};

/// A link that goes forgets who asked on it.
class ForgottenQuerierTestCase : public TestCase
{
  public:
    ForgottenQuerierTestCase()
        : TestCase("RFC 3376 7.2.1: the mode begins anew with the interface")
    {
    }

  private:
    void DoRun() override
    {
        IgmpLan lan(1);
        const Ptr<Ipv4> ipv4 = lan.GetNode(0)->GetObject<Ipv4>();
        lan.SendAt(1, Query(V2, 100));
        Simulator::Schedule(Seconds(2), &Ipv4::SetDown, PeekPointer(ipv4), 1);
        Simulator::Schedule(Seconds(3), &Ipv4::SetUp, PeekPointer(ipv4), 1);
        lan.ListenAt(4, Exclude({}));
        lan.Run(4.1);
        NS_TEST_EXPECT_MSG_EQ(
            lan.GetTimeline(), "4 h0 v3-report TO_EX(239.1.1.1, {})\n", "version 3 again");
    }
};

/// Suite mgm-igmp-host-older.
class IgmpHostOlderTestSuite : public TestSuite
{
  public:
    IgmpHostOlderTestSuite()
        : TestSuite("mgm-igmp-host-older", TestSuite::Type::UNIT)
    {
        AddJoinTests();
        AddQueryTests();
        AddVersionTests();
        AddTestCase(new EarlyQueryTestCase);
        AddTestCase(new AdoptTestCase);
        AddTestCase(new ForgottenQuerierTestCase);
        AddTestCase(new UnsolicitedTestCase);
        AddTestCase(new CompatibilityTestCase);
        AddTestCase(new SuppressionsTestCase);
        AddTestCase(new CancelTestCase);
        AddTestCase(new SourceSpecificTestCase);
    }

  private:
    using Case = OlderTestCase; //!< short

    /// Arcs of RFC 2236 6 that applications cause.
    void AddJoinTests()
    {
        AddTestCase(new Case("RFC 2236 6: join group, timer expired, leave group with the flag set",
                             2,
                             {{1, 0, Exclude({})}, {20, 0, Include({})}},
                             {},
                             "1 h0 v2-report 239.1.1.1\n"
                             "6 h0 v2-report 239.1.1.1\n"
                             "20 h0 v2-leave 239.1.1.1\n",
                             "1 h0 Non-Member > Delaying Member: join group (RFC 2236 6)\n"
                             "6 h0 Delaying Member > Idle Member: timer expired (RFC 2236 6)\n"
                             "20 h0 Idle Member > Non-Member: leave group (RFC 2236 6)\n"));
        AddTestCase(new Case("RFC 2236 6: leave group in Delaying Member stops the timer",
                             2,
                             {{1, 0, Exclude({})}, {2, 0, Include({})}},
                             {},
                             "1 h0 v2-report 239.1.1.1\n"
                             "2 h0 v2-leave 239.1.1.1\n",
                             "1 h0 Non-Member > Delaying Member: join group (RFC 2236 6)\n"
                             "2 h0 Delaying Member > Non-Member: leave group (RFC 2236 6)\n"));
        AddTestCase(new Case("RFC 2236 6: report received stops the timer and clears the flag; "
                             "no leave then",
                             2,
                             {{1, 0, Exclude({})}, {20, 0, Include({})}},
                             {{3, Report(IgmpType::V2_REPORT)}},
                             "1 h0 v2-report 239.1.1.1\n",
                             "1 h0 Non-Member > Delaying Member: join group (RFC 2236 6)\n"
                             "3 h0 Delaying Member > Idle Member: report received (RFC 2236 6)\n"
                             "20 h0 Idle Member > Non-Member: leave group (RFC 2236 6)\n"));
        AddTestCase(new Case(
            "RFC 2236 6: a version 1 report counts, one for another group not",
            2,
            {{1, 0, Exclude({})}, {20, 0, Include({})}},
            {{2, Report(IgmpType::V2_REPORT, "239.1.1.2")}, {3, Report(IgmpType::V1_REPORT)}},
            "1 h0 v2-report 239.1.1.1\n"));
        AddTestCase(new Case("Ground truth O1, hosts: two hosts join and leave",
                             2,
                             {{100, 1, Exclude({})},
                              {110, 0, Exclude({})},
                              {120, 0, Include({})},
                              {140, 1, Include({})}},
                             {{120, Query(V2, 10, GROUP)}},
                             "100 h1 v2-report 239.1.1.1\n"
                             "107.5 h1 v2-report 239.1.1.1\n"
                             "110 h0 v2-report 239.1.1.1\n"
                             "115 h0 v2-report 239.1.1.1\n"
                             "120 h0 v2-leave 239.1.1.1\n"
                             "120.75 h1 v2-report 239.1.1.1\n"
                             "140 h1 v2-leave 239.1.1.1\n"));
        AddTestCase(new Case("RFC 2236: filters without a change of membership send nothing",
                             2,
                             {{1, 0, Include({1})}, {20, 0, Exclude({2})}, {30, 0, Include({})}},
                             {},
                             "1 h0 v2-report 239.1.1.1\n"
                             "6 h0 v2-report 239.1.1.1\n"
                             "30 h0 v2-leave 239.1.1.1\n"));
        AddTestCase(new Case("RFC 1112: reports of version 1, and no leave",
                             1,
                             {{1, 0, Exclude({})}, {20, 0, Include({})}},
                             {},
                             "1 h0 v1-report 239.1.1.1\n"
                             "6 h0 v1-report 239.1.1.1\n"));
    }

    /// Arcs of RFC 2236 6 that messages cause.
    void AddQueryTests()
    {
        AddTestCase(new Case("RFC 2236 6: query received in Idle Member; the second host is "
                             "suppressed",
                             2,
                             {{1, 0, Exclude({})}, {1, 1, Exclude({})}},
                             {{50, Query(V2, 100)}},
                             "1 h0 v2-report 239.1.1.1\n"
                             "1 h1 v2-report 239.1.1.1\n"
                             "55 h0 v2-report 239.1.1.1\n"));
        AddTestCase(new Case("RFC 2236 6: query received in Delaying Member resets the timer if "
                             "Max Resp Time is less",
                             2,
                             {{1, 0, Exclude({})}},
                             {{50, Query(V2, 200)}, {51, Query(V2, 100)}, {52, Query(V2, 20)}},
                             "1 h0 v2-report 239.1.1.1\n"
                             "6 h0 v2-report 239.1.1.1\n"
                             "53 h0 v2-report 239.1.1.1\n"));
        AddTestCase(
            new Case("RFC 2236 6: query received in Delaying Member leaves the timer if Max "
                     "Resp Time is more",
                     2,
                     {{1, 0, Exclude({})}},
                     {{50, Query(V2, 20)}, {50.5, Query(V2, 100)}},
                     "1 h0 v2-report 239.1.1.1\n"
                     "6 h0 v2-report 239.1.1.1\n"
                     "51 h0 v2-report 239.1.1.1\n"));
        AddTestCase(new Case("RFC 2236 6: a Group-Specific Query is for its group only",
                             2,
                             {{1, 0, Exclude({})}, {1, 0, Exclude({}), "239.1.1.2"}},
                             {{50, Query(V2, 20, "239.1.1.2")}, {60, Query(V2, 20, "239.1.1.3")}},
                             "1 h0 v2-report 239.1.1.1\n"
                             "1 h0 v2-report 239.1.1.2\n"
                             "6 h0 v2-report 239.1.1.1\n"
                             "6 h0 v2-report 239.1.1.2\n"
                             "51 h0 v2-report 239.1.1.2\n"));
        AddTestCase(new Case("RFC 2236 6: nothing is reported about 224.0.0.1",
                             2,
                             {{1, 0, Exclude({}), "224.0.0.1"}, {60, 0, Include({}), "224.0.0.1"}},
                             {{50, Query(V2, 20)}},
                             ""));
        AddTestCase(new Case("RFC 3376 7.2.1, RFC 2236 6: a version 2 host reads a version 3 query "
                             "as its own",
                             2,
                             {{1, 0, Exclude({})}},
                             {{50, Query(V3, 0x8f)}},
                             "1 h0 v2-report 239.1.1.1\n"
                             "6 h0 v2-report 239.1.1.1\n"
                             "57.15 h0 v2-report 239.1.1.1\n"));
    }

    /// Older queriers.
    void AddVersionTests()
    {
        AddTestCase(new Case("RFC 2236 4, 6: IGMPv1 Router Present for 400 s: version 1 reports, "
                             "no leave",
                             2,
                             {{1, 0, Exclude({})},
                              {300, 0, Include({})},
                              {449, 0, Exclude({})},
                              {500, 0, Include({})}},
                             {{50, Query(V1, 0)}},
                             "1 h0 v2-report 239.1.1.1\n"
                             "6 h0 v2-report 239.1.1.1\n"
                             "55 h0 v1-report 239.1.1.1\n"
                             "449 h0 v1-report 239.1.1.1\n"
                             "454 h0 v2-report 239.1.1.1\n"
                             "500 h0 v2-leave 239.1.1.1\n"));
        AddTestCase(new Case("RFC 1112: a version 1 host answers any query within 10 s, for all "
                             "groups",
                             1,
                             {{1, 0, Exclude({})}, {1, 0, Exclude({}), "239.1.1.2"}},
                             {{50, Query(V2, 20, "239.1.1.2")}},
                             "1 h0 v1-report 239.1.1.1\n"
                             "1 h0 v1-report 239.1.1.2\n"
                             "6 h0 v1-report 239.1.1.1\n"
                             "6 h0 v1-report 239.1.1.2\n"
                             "55 h0 v1-report 239.1.1.1\n"
                             "55 h0 v1-report 239.1.1.2\n"));
    }
};

IgmpHostOlderTestSuite g_igmpHostOlderTestSuite; //!< Static variable for test initialization

} // namespace
