/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Suite mgm-igmp-router-timeline: what an IGMP router does in the course of time, to the instant:
 * the timeline O1, lost messages, timers and causes in records, and what many sources cost.
 */

#include "mgm-igmp-router-lan.h"
#include "ns3/output-stream-wrapper.h"
#include "ns3/test.h"
#include "ns3/uinteger.h"

#include <algorithm>
#include <sstream>
#include <string>

namespace
{

using namespace ns3;
using namespace ns3::mgm;
using namespace ns3::mgm::test;

constexpr auto IS_IN = IgmpRecordType::MODE_IS_INCLUDE;
constexpr auto IS_EX = IgmpRecordType::MODE_IS_EXCLUDE;
constexpr auto ALLOW = IgmpRecordType::ALLOW_NEW_SOURCES;
constexpr auto BLOCK = IgmpRecordType::BLOCK_OLD_SOURCES;
constexpr auto TO_IN = IgmpRecordType::CHANGE_TO_INCLUDE_MODE;
constexpr auto TO_EX = IgmpRecordType::CHANGE_TO_EXCLUDE_MODE;

/// O1: the host's answer of 120.4 s and its second report of 205 s stand for random times.
void
TimelineO1(RouterLanTestCase& test, RouterLan& lan)
{
    lan.igmp.SetInterface("Version", UintegerValue(2));
    lan.igmp.SetInterface("QueryResponseInterval", TimeValue(Seconds(6)));
    lan.igmp.SetInterface("GroupMembershipInterval", TimeValue(Seconds(100)));
    lan.igmp.SetInterface("QueryInterval", TimeValue(Seconds(1000)));
    lan.igmp.SetInterface("StartupQueryInterval", TimeValue(Seconds(1000)));
    lan.Build(1, 2);
    lan.SendOld(100, 1, IgmpType::V2_REPORT, "225.0.0.1");
    lan.SendOld(110, 0, IgmpType::V2_REPORT, "225.0.0.1");
    lan.SendOld(120, 0, IgmpType::V2_LEAVE, "225.0.0.1");
    lan.SendOld(120.4, 1, IgmpType::V2_REPORT, "225.0.0.1");
    lan.SendOld(140, 1, IgmpType::V2_LEAVE, "225.0.0.1");
    lan.SendOld(200, 0, IgmpType::V2_REPORT, "225.0.0.2");
    lan.SendOld(205, 0, IgmpType::V2_REPORT, "225.0.0.2");
    lan.RunUntil(400);
    test.Check(lan.Take("query"),
               "0 r0 Q | 120 r0 Q(225.0.0.1) | 140 r0 Q(225.0.0.1) | 141 r0 Q(225.0.0.1)",
               "asked at 120 s, and at 140 s and 141 s");
    test.Check(lan.Take("membership"),
               "100 r0 +(*, 225.0.0.1) | 142 r0 -(*, 225.0.0.1) | 200 r0 +(*, 225.0.0.2) | 305 r0 "
               "-(*, 225.0.0.2)",
               "gone at 142 s; the second group 100 s after its last report");
    const std::string section = " [RFC 2236 7] | ";
    const std::string expected =
        "100 r0 No Members Present, v2 report received: Members Present" + section +
        "110 r0 Members Present, v2 report received: Members Present" + section +
        "120 r0 Members Present, leave received: Checking Membership" + section +
        "120.4 r0 Checking Membership, v2 report received: Members Present" + section +
        "140 r0 Members Present, leave received: Checking Membership" + section +
        "141 r0 Checking Membership, retransmit timer expired: Checking Membership" + section +
        "142 r0 Checking Membership, timer expired: No Members Present" + section +
        "200 r0 No Members Present, v2 report received: Members Present" + section +
        "205 r0 Members Present, v2 report received: Members Present" + section +
        "305 r0 Members Present, timer expired: No Members Present [RFC 2236 7]";
    test.Check(lan.Take("group"), expected, "states");
}

void
MembershipTimesOut(RouterLanTestCase& test, RouterLan& lan)
{
    lan.Build(1, 1);
    lan.Report(10, 0, TO_EX, "239.1.1.1");
    lan.Report(20.000000001, 0, IS_IN, "239.1.1.2", {"10.9.0.1"});
    lan.Report(40, 0, IS_EX, "239.1.1.1");
    lan.RunUntil(299.999999999);
    test.Check(lan.GetGroups(0),
               "239.1.1.1 EXCLUDE ({}, {})",
               "Group Membership Interval after the last report, 260 s");
    lan.RunUntil(301);
    std::string times;
    for (const IgmpTimerRecord& timer : lan.timers)
    {
        if (timer.event == TimerEvent::FIRED && timer.group != Ipv4Address::GetAny())
        {
            times += std::string(timer.timer) + ' ' + Print(timer.expires.GetNanoSeconds()) + ' ';
        }
    }
    test.Check(times, "Source Timer 280000000001 Group Timer 300000000000 ", "to the nanosecond");
}

void
LostQueriesAndAnswers(RouterLanTestCase& test, RouterLan& lan)
{
    lan.igmp.SetInterface("LastMemberQueryCount", UintegerValue(3));
    lan.Build(1, 2);
    lan.Report(1, 0, TO_EX, "239.1.1.1");
    lan.Report(10, 1, TO_IN, "239.1.1.1");
    // The answers to the queries of 10 s and 11 s are lost.
    lan.Report(12.9, 0, IS_EX, "239.1.1.1");
    lan.RunUntil(20);
    test.Check(lan.Take("query"),
               "0 r0 Q | 10 r0 Q(239.1.1.1) | 11 r0 Q(239.1.1.1) | 12 r0 Q(239.1.1.1)",
               "three queries");
    test.Check(
        lan.Take("membership"), "1 r0 +(*, 239.1.1.1)", "the loss of all but one is survived");
}

void
OtherRouterFollows(RouterLanTestCase& test, RouterLan& lan)
{
    lan.Build(2, 1);
    lan.Report(1, 0, ALLOW, "239.1.1.1", {"10.9.0.1", "10.9.0.2"});
    lan.Report(10, 0, BLOCK, "239.1.1.1", {"10.9.0.1"});
    lan.Report(20, 0, TO_EX, "239.1.1.2");
    lan.Report(30, 0, TO_IN, "239.1.1.2");
    lan.RunUntil(40);
    test.Check(lan.Take("membership"),
               "1 r0 +(10.9.0.1, 239.1.1.1) | 1 r0 +(10.9.0.2, 239.1.1.1) | 1 r1 +(10.9.0.1, "
               "239.1.1.1) | 1 r1 +(10.9.0.2, 239.1.1.1) | 12 r1 -(10.9.0.1, 239.1.1.1) | 12 r0 "
               "-(10.9.0.1, 239.1.1.1) | 20 r0 +(*, 239.1.1.2) | 20 r1 +(*, 239.1.1.2) | 32 r1 "
               "-(*, 239.1.1.2) | 32 r0 -(*, 239.1.1.2)",
               "a router that is not the querier lowers its timers with the querier's queries");
    test.Check(lan.Take("query"),
               "0 r0 Q | 0 r1 Q | 10 r0 Q(239.1.1.1 10.9.0.1) | 11 r0 Q(239.1.1.1 10.9.0.1) | 30 "
               "r0 Q(239.1.1.2) | 31 r0 Q(239.1.1.2) | 31.25 r0 Q",
               "only the querier asks");
}

/// @return whether the chain of causes of a record leads to a message that was received.
bool
ComesFrom(const RouterLan& lan, const Cause& cause, IgmpRecordType type)
{
    const RecordId id = cause.Get(TraceLevel::STATE);
    for (const IgmpMessageRecord& record : lan.messages)
    {
        if (record.head.id == id)
        {
            return !record.sent && !record.message.records.empty() &&
                   record.message.records.front().type == static_cast<uint8_t>(type);
        }
    }
    for (const IgmpStateRecord& record : lan.states)
    {
        if (record.head.id == id)
        {
            return ComesFrom(lan, record.head.cause, type);
        }
    }
    for (const IgmpTimerRecord& record : lan.timers)
    {
        if (record.head.id == id)
        {
            return ComesFrom(lan, record.head.cause, type);
        }
    }
    for (const ApiCallRecord& record : lan.calls)
    {
        if (record.head.id == id)
        {
            return ComesFrom(lan, record.head.cause, type);
        }
    }
    return false;
}

void
Causes(RouterLanTestCase& test, RouterLan& lan)
{
    lan.Build(1, 1);
    lan.Report(10, 0, TO_EX, "239.1.1.1");
    lan.Report(20, 0, TO_IN, "239.1.1.1");
    lan.RunUntil(30);
    test.CheckNumber(lan.memberships.size(), 2, "added and deleted");
    test.CheckNumber(ComesFrom(lan, lan.memberships.at(0).head.cause, TO_EX),
                     1,
                     "the membership is there because of the report");
    test.CheckNumber(ComesFrom(lan, lan.memberships.at(1).head.cause, TO_IN),
                     1,
                     "it goes because of the leave, after the timer");
    for (const IgmpMessageRecord& record : lan.messages)
    {
        if (record.sent && !record.message.IsGeneralQuery())
        {
            test.CheckNumber(ComesFrom(lan, record.head.cause, TO_IN),
                             1,
                             "queries are sent because of the leave");
        }
    }
}

void
TimerRecords(RouterLanTestCase& test, RouterLan& lan)
{
    lan.Build(1, 1);
    lan.Report(10, 0, TO_EX, "239.1.1.1");
    lan.Report(20, 0, TO_IN, "239.1.1.1", {"10.9.0.1"});
    lan.RunUntil(22.5);
    std::string text;
    for (const IgmpTimerRecord& timer : lan.timers)
    {
        if (timer.group == Ipv4Address("239.1.1.1"))
        {
            text += std::string(timer.timer) + ' ' + GetTimerEventName(timer.event) + ' ' +
                    Print(timer.expires.GetSeconds()) + " | ";
        }
    }
    test.Check(text,
               "Group Timer set 270 | Source Timer set 280 | Group Timer set 22 | Retransmit Timer "
               "set 21 | Retransmit Timer fired 21 | Group Timer fired 22 | ",
               "timers");
}

/// @return sources 10.9.0.0 + first, ... in groups of at most 300, as reports carry them.
std::vector<IgmpMessage>
MakeReports(IgmpRecordType type, uint32_t first, uint32_t count)
{
    std::vector<IgmpMessage> reports;
    for (uint32_t i = 0; i < count; i += 300)
    {
        std::vector<Ipv4Address> sources;
        for (uint32_t j = i; j < std::min(i + 300, count); ++j)
        {
            sources.emplace_back(0x0a090000 + first + j);
        }
        reports.push_back(IgmpMessage::MakeReport({IgmpGroupRecord(type, "239.1.1.1", sources)}));
    }
    return reports;
}

void
ManySources(RouterLanTestCase& test, RouterLan& lan)
{
    constexpr uint32_t COUNT = 10000;
    lan.Build(1, 1);
    double time = 1;
    for (const double round : {1.0, 2.0, 3.0})
    {
        time = round * 100;
        for (const IgmpMessage& report : MakeReports(IS_IN, 0, COUNT))
        {
            lan.Send(time += 0.1, 0, report);
        }
    }
    lan.RunUntil(350);
    test.CheckNumber(lan.memberships.size(), COUNT, "one membership each");
    test.CheckNumber(
        lan.GetInterface(0)->GetGroups().at("239.1.1.1").state.GetSources().GetAll().size(),
        COUNT,
        "one record each");
    const uint64_t before = Simulator::GetEventCount();
    lan.RunUntil(1000);
    test.CheckNumber(lan.memberships.size(), 2 * COUNT, "all gone");
    // 34 reports have set the timers to 34 moments; the rest are general queries.
    test.CheckNumber(Simulator::GetEventCount() - before < 60, 1, "one event for each moment");
}

void
Table(RouterLanTestCase& test, RouterLan& lan)
{
    lan.Build(2, 2);
    lan.GetRouter(1)->AddStaticMembership(1, SourceGroup("10.9.0.7", "239.7.7.7"));
    lan.SendOld(1, 1, IgmpType::V2_REPORT, "239.1.1.1");
    lan.Report(10, 0, IS_EX, "239.1.1.2", {"10.9.0.1"});
    lan.Report(10.25, 1, ALLOW, "239.1.1.2", {"10.9.0.2"});
    lan.Report(10.5, 0, IgmpRecordType::BLOCK_OLD_SOURCES, "239.1.1.2", {"10.9.0.1"});
    lan.RunUntil(20.5);
    std::ostringstream os;
    lan.GetRouter(0)->PrintGroups(Create<OutputStreamWrapper>(&os));
    lan.GetRouter(1)->PrintGroups(Create<OutputStreamWrapper>(&os));
    const std::string heading =
        "    group           mode                 up     expires  last reporter\n";
    const std::string groups =
        "    239.1.1.1       EXCLUDE  v2      19.500     240.500  10.0.0.102\n"
        "    239.1.1.2       EXCLUDE  v3      10.500     249.500  10.0.0.102\n"
        "      10.9.0.1                                        -\n"
        "      10.9.0.2                                  249.750\n";
    test.Check(os.str(),
               "IGMP groups of node 0 at +20.5s\n" + heading +
                   "  interface 1, version 3, querier 10.0.0.1 (this router)\n" + groups +
                   "IGMP groups of node 1 at +20.5s\n" + heading +
                   "  interface 1, version 3, querier 10.0.0.1 for another 234.500\n" + groups +
                   "    (10.9.0.7, 239.7.7.7) by configuration\n",
               "table");
    os.str("");
    lan.GetRouter(0)->GetNode()->GetObject<Ipv4>()->SetDown(1);
    lan.GetRouter(0)->PrintGroups(Create<OutputStreamWrapper>(&os));
    test.Check(os.str(),
               "IGMP groups of node 0 at +20.5s\n" + heading + "  interface 1, version 3, down\n",
               "table of an interface that is down");
}

/// The suite.
class IgmpRouterTimelineTestSuite : public TestSuite
{
  public:
    IgmpRouterTimelineTestSuite()
        : TestSuite("mgm-igmp-router-timeline", Type::UNIT)
    {
        Add("O1: two hosts, one querier", TimelineO1);
        Add("RFC 3376 8.4 memberships end to the nanosecond", MembershipTimesOut);
        Add("RFC 3376 8.9 the loss of all queries but one is survived", LostQueriesAndAnswers);
        Add("RFC 3376 6.6.1 a router that is not the querier follows it", OtherRouterFollows);
        Add("Memberships and queries have the report as their cause", Causes);
        Add("Records of timers", TimerRecords);
        Add("10,000 sources need one event at a time", ManySources);
        Add("The table of groups", Table);
    }

  private:
    /**
     * Adds a case.
     * @param [in] name Its name.
     * @param [in] play What it does.
     */
    void Add(const std::string& name, RouterLanTestCase::Play play)
    {
        AddTestCase(new RouterLanTestCase(name, play));
    }
};

IgmpRouterTimelineTestSuite g_igmpRouterTimelineTestSuite; //!< registers the suite

} // namespace
