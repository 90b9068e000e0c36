/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Suite mgm-igmp-router-querier: who asks on a link, when, and what: general queries and the
 * querier election of RFC 3376 6.6.2 and RFC 2236 7, and what is adopted from the querier (S2, S3).
 */

#include "mgm-igmp-router-lan.h"
#include "mgm-pending-events.h"
#include "ns3/test.h"
#include "ns3/uinteger.h"

#include <string>

namespace
{

using namespace ns3;
using namespace ns3::mgm;
using namespace ns3::mgm::test;

/// @return the last query that a router sent, with all fields.
std::string
GetLastQuery(const RouterLan& lan)
{
    IgmpMessage query;
    uint32_t size = 0;
    for (const IgmpMessageRecord& record : lan.messages)
    {
        if (record.sent)
        {
            query = record.message;
            size = record.size;
        }
    }
    return "v" + std::to_string(static_cast<int>(query.version)) + " code " +
           std::to_string(query.maxRespCode) + " qrv " + std::to_string(query.robustness) +
           " qqic " + std::to_string(query.queryIntervalCode) + " size " + std::to_string(size);
}

void
StartupQueries(RouterLanTestCase& test, RouterLan& lan)
{
    lan.Build(1, 0);
    lan.RunUntil(400);
    test.Check(lan.Take("query"),
               "0 r0 Q | 31.25 r0 Q | 156.25 r0 Q | 281.25 r0 Q",
               "a quarter of the Query Interval after the first, then the Query Interval");
    test.Check(lan.Take("election").substr(0, 54),
               "0 r0 Initial, start: Querier [RFC 3376 6.6.2] | 31.25 ",
               "states");
}

void
StartupAttributes(RouterLanTestCase& test, RouterLan& lan)
{
    lan.igmp.SetInterface("StartupQueryCount", UintegerValue(3));
    lan.igmp.SetInterface("StartupQueryInterval", TimeValue(Seconds(2)));
    lan.igmp.SetInterface("QueryInterval", TimeValue(Seconds(20)));
    lan.Build(1, 0);
    lan.RunUntil(50);
    test.Check(lan.Take("query"), "0 r0 Q | 2 r0 Q | 4 r0 Q | 24 r0 Q | 44 r0 Q", "queries");
}

void
QueryFields(RouterLanTestCase& test, RouterLan& lan)
{
    lan.igmp.SetInterface("RobustnessVariable", UintegerValue(3));
    lan.igmp.SetInterface("QueryInterval", TimeValue(Seconds(130)));
    lan.igmp.SetInterface("QueryResponseInterval", TimeValue(Seconds(20)));
    lan.Build(1, 1);
    lan.RunUntil(1);
    // 130 s are not representable: 128 s are 0x80. 200 tenths become 192, 0x88.
    test.Check(GetLastQuery(lan), "v3 code 137 qrv 3 qqic 128 size 12", "general query");
    lan.Report(2, 0, IgmpRecordType::CHANGE_TO_EXCLUDE_MODE, "239.1.1.1");
    lan.Report(3, 0, IgmpRecordType::CHANGE_TO_INCLUDE_MODE, "239.1.1.1");
    lan.RunUntil(4);
    test.Check(GetLastQuery(lan), "v3 code 10 qrv 3 qqic 128 size 12", "group-specific query");
    lan.GetInterface(0)->SetAttribute("RobustnessVariable", UintegerValue(8));
    lan.RunUntil(140);
    test.Check(GetLastQuery(lan), "v3 code 137 qrv 0 qqic 128 size 12", "QRV holds 7 at most");
}

void
QueryFieldsVersion2(RouterLanTestCase& test, RouterLan& lan)
{
    lan.igmp.SetInterface("Version", UintegerValue(2));
    lan.Build(1, 1);
    lan.RunUntil(1);
    test.Check(GetLastQuery(lan), "v2 code 100 qrv 0 qqic 0 size 8", "general query");
    lan.SendOld(2, 0, IgmpType::V2_REPORT, "239.1.1.1");
    lan.SendOld(3, 0, IgmpType::V2_LEAVE, "239.1.1.1");
    lan.RunUntil(3.5);
    test.Check(GetLastQuery(lan), "v2 code 10 qrv 0 qqic 0 size 8", "group-specific query");
    test.Check(
        lan.Take("election").substr(0, 44), "0 r0 Initial, start: Querier [RFC 2236 7]", "states");
    lan.GetInterface(0)->SetAttribute("QueryResponseInterval", TimeValue(Seconds(60)));
    lan.RunUntil(40);
    test.Check(GetLastQuery(lan), "v2 code 255 qrv 0 qqic 0 size 8", "25.5 s at most");
    IgmpRouterVariables variables;
    for (const IgmpVersion version : {IgmpVersion::V2, IgmpVersion::V3})
    {
        variables.version = version;
        const IgmpMessage query = MakeIgmpQuery(variables, Ipv4Address(), MilliSeconds(50));
        test.Check(std::to_string(query.maxRespCode), "1", "RFC 3376 7.1: 0 is version 1's");
    }
}

void
QueryFieldsVersion1(RouterLanTestCase& test, RouterLan& lan)
{
    lan.igmp.SetInterface("Version", UintegerValue(1));
    lan.Build(1, 1);
    lan.SendOld(2, 0, IgmpType::V1_REPORT, "239.1.1.1");
    lan.SendOld(3, 0, IgmpType::V2_LEAVE, "239.1.1.1");
    lan.RunUntil(300);
    test.Check(GetLastQuery(lan), "v1 code 0 qrv 0 qqic 0 size 8", "RFC 3376 7.3.1");
    test.Check(lan.Take("query"),
               "0 r0 Q | 31.25 r0 Q | 156.25 r0 Q | 281.25 r0 Q",
               "version 1 has no specific queries");
    test.Check(lan.Take("membership"),
               "2 r0 +(*, 239.1.1.1) | 262 r0 -(*, 239.1.1.1)",
               "Group Membership Interval");
}

void
Election(RouterLanTestCase& test, RouterLan& lan)
{
    lan.Build(3, 0, LanKind::CSMA);
    lan.RunUntil(1000);
    test.Check(std::to_string(lan.GetInterface(0)->GetQuerier().IsQuerier()) +
                   std::to_string(lan.GetInterface(1)->GetQuerier().IsQuerier()) +
                   std::to_string(lan.GetInterface(2)->GetQuerier().IsQuerier()),
               "100",
               "one querier on a CSMA LAN: the lowest address");
    test.Check(Print(lan.GetInterface(2)->GetQuerier().GetQuerier()), "10.0.0.1", "its address");
    std::size_t queries = 0;
    for (const IgmpMessageRecord& record : lan.messages)
    {
        queries += record.sent && record.head.id.node != 0 ? 1 : 0;
    }
    test.Check(std::to_string(queries), "2", "one query of each loser, at the start");
}

void
ElectionStates(RouterLanTestCase& test, RouterLan& lan)
{
    lan.Build(2, 0);
    lan.GetRouter(0)->SetStartTime(Seconds(10));
    lan.At(50, [&] { lan.GetRouter(0)->Stop(); });
    lan.RunUntil(9);
    lan.Take("election");
    lan.Take("query");
    lan.RunUntil(700);
    const std::string lower = "query received from a router with a lower IP address";
    const std::string section = " [RFC 3376 6.6.2]";
    test.Check(lan.Take("election"),
               "10 r0 Initial, start: Querier" + section + " | 10 r1 Querier, " + lower +
                   ": Non-Querier" + section +
                   " | 41.25 r0 Querier, gen. query timer expired: " + "Querier" + section +
                   " | 41.25 r1 Non-Querier, " + lower + ": Non-Querier" + section +
                   " | 296.25 r1 Non-Querier, other querier present timer expired: " + "Querier" +
                   section + " | 421.25 r1 Querier, gen. query timer expired: Querier" + section +
                   " | 546.25 r1 Querier, gen. query timer expired: Querier" + section +
                   " | 671.25 r1 Querier, gen. query timer expired: Querier" + section,
               "255 s after the last query of the lower address");
    test.Check(lan.Take("query"),
               "10 r0 Q | 41.25 r0 Q | 296.25 r1 Q | 421.25 r1 Q | 546.25 r1 Q | 671.25 r1 Q",
               "the other stops asking, and takes over");
}

void
Takeover(RouterLanTestCase& test, RouterLan& lan)
{
    lan.Build(2, 1);
    const char* group = "239.1.1.1";
    lan.Report(20, 0, IgmpRecordType::CHANGE_TO_EXCLUDE_MODE, group);
    lan.At(100, [&] { lan.GetRouter(0)->Stop(); });
    lan.Report(200, 0, IgmpRecordType::MODE_IS_EXCLUDE, group);
    lan.Report(300, 0, IgmpRecordType::CHANGE_TO_INCLUDE_MODE, group);
    lan.RunUntil(310);
    test.Check(lan.Take("query"),
               "0 r0 Q | 0 r1 Q | 31.25 r0 Q | 286.25 r1 Q | 300 r1 Q(239.1.1.1) | 301 r1 "
               "Q(239.1.1.1)",
               "who took over asks for the group");
    test.Check(lan.Take("membership"),
               "20 r0 +(*, 239.1.1.1) | 20 r1 +(*, 239.1.1.1) | 100 r0 -(*, 239.1.1.1) | 302 r1 "
               "-(*, 239.1.1.1)",
               "both know the members all the time");
}

void
Adoption(RouterLanTestCase& test, RouterLan& lan)
{
    lan.Build(2, 0);
    const Ptr<IgmpRouterInterface> querier = lan.GetRouter(0)->AddInterface(1);
    querier->SetAttribute("RobustnessVariable", UintegerValue(4));
    querier->SetAttribute("QueryInterval", TimeValue(Seconds(60)));
    lan.At(100, [&] { lan.GetRouter(0)->Stop(); });
    lan.RunUntil(99);
    const auto describe = [&] {
        const IgmpRouterVariables v = lan.GetInterface(1)->GetQuerier().GetVariables();
        return std::to_string(v.robustness) + ' ' + Print(v.queryInterval.GetSeconds()) + ' ' +
               Print(v.groupMembershipInterval.GetSeconds()) + ' ' +
               std::to_string(v.lastMemberQueryCount);
    };
    test.Check(describe(), "4 60 250 4", "RFC 3376 4.1.6, 4.1.7: as the querier says");
    lan.RunUntil(600);
    test.Check(describe(), "2 125 260 2", "its own, once it is the querier");
    test.CheckNumber(static_cast<uint64_t>(
                         lan.GetInterface(1)->GetQuerier().GetOtherQuerierTime().GetTimeStep()),
                     0,
                     "no other querier");
}

void
TakeoverIsNoStart(RouterLanTestCase& test, RouterLan& lan)
{
    lan.Build(2, 0);
    lan.GetRouter(1)->AddInterface(1)->SetAttribute("StartupQueryCount", UintegerValue(5));
    lan.At(1, [&] { lan.GetRouter(0)->Stop(); });
    lan.RunUntil(400);
    test.Check(lan.Take("query"),
               "0 r0 Q | 0 r1 Q | 255 r1 Q | 380 r1 Q",
               "RFC 3376 6.6.2: the Query Interval follows, not the Startup Query Interval");
}

void
LoserStopsAsking(RouterLanTestCase& test, RouterLan& lan)
{
    lan.Build(2, 1);
    lan.GetRouter(0)->SetStartTime(Seconds(9.5));
    lan.Report(1, 0, IgmpRecordType::CHANGE_TO_EXCLUDE_MODE, "239.1.1.1");
    lan.Report(9, 0, IgmpRecordType::CHANGE_TO_INCLUDE_MODE, "239.1.1.1");
    lan.RunUntil(12);
    test.Check(lan.Take("query"),
               "0 r1 Q | 9 r1 Q(239.1.1.1) | 9.5 r0 Q",
               "RFC 3376 6.6.2: the second query at 10 s is not sent");
}

void
SpecificQueryOfAnotherRouter(RouterLanTestCase& test, RouterLan& lan)
{
    lan.igmp.SetInterface("Version", UintegerValue(2));
    lan.Build(1, 1);
    lan.SendOld(1, 0, IgmpType::V2_REPORT, "239.1.1.1");
    lan.Send(2, 0, IgmpMessage::MakeQuery(IgmpVersion::V2, 10, "239.1.1.1"));
    lan.RunUntil(10);
    test.Check(lan.GetGroups(0),
               "239.1.1.1 Members Present",
               "RFC 2236 7: a querier is not told by others that it is checking");
    for (const IgmpTimerRecord& timer : lan.timers)
    {
        test.CheckNumber(std::string(timer.timer).find("Host Present") == std::string::npos,
                         1,
                         "hosts of its own version are no older ones");
    }
}

/// @return a general query as it comes from an address.
IgmpReceived
MakeReceived(const char* source, IgmpVersion version)
{
    IgmpReceived received;
    received.message = IgmpMessage::MakeQuery(version, 100, Ipv4Address::GetAny());
    received.message.robustness = 5;
    received.ip.source = Ipv4Address(source);
    received.ip.interface = 1;
    return received;
}

void
WhoDoesNotWin(RouterLanTestCase& test, RouterLan& lan)
{
    lan.Build(1, 0);
    lan.RunUntil(1);
    const Ptr<IgmpRouterInterface> interface = lan.GetInterface(0);
    interface->Receive(MakeReceived("0.0.0.0", IgmpVersion::V3));
    interface->Receive(MakeReceived("10.0.0.2", IgmpVersion::V3));
    interface->Receive(MakeReceived("10.0.0.1", IgmpVersion::V3));
    IgmpReceived own = MakeReceived("9.0.0.1", IgmpVersion::V3);
    own.own = true;
    interface->Receive(own);
    test.Check(std::to_string(interface->GetQuerier().IsQuerier()), "1", "still the querier");
    test.Check(std::to_string(interface->GetQuerier().GetVariables().robustness),
               "2",
               "nothing is adopted from who loses");
    interface->Receive(MakeReceived("10.0.0.0", IgmpVersion::V2));
    test.Check(std::to_string(interface->GetQuerier().IsQuerier()), "0", "a lower address wins");
    test.Check(std::to_string(interface->GetCounters().wrongVersionQueries),
               "1",
               "RFC 3376 7.3.1: an older version is noted");
}

void
QueriesWithoutEnd(RouterLanTestCase& test, RouterLan& lan)
{
    lan.Build(1, 0);
    for (int i = 1; i <= 1000; ++i)
    {
        lan.RunUntil(1 + i * 0.001);
        lan.GetInterface(0)->Receive(MakeReceived("10.0.0.0", IgmpVersion::V3));
    }
    test.CheckNumber(CountPendingEvents() < 10, 1, "one event, not one for each query");
}

/// The suite.
class IgmpRouterQuerierTestSuite : public TestSuite
{
  public:
    IgmpRouterQuerierTestSuite()
        : TestSuite("mgm-igmp-router-querier", Type::UNIT)
    {
        Add("RFC 3376 8.6, 8.7 startup queries, then the Query Interval", StartupQueries);
        Add("RFC 3376 8.6, 8.7 startup attributes", StartupAttributes);
        Add("RFC 3376 4.1 fields of version 3 queries", QueryFields);
        Add("RFC 2236 2 fields of version 2 queries", QueryFieldsVersion2);
        Add("RFC 3376 7.3.1 version 1 queries; leave messages are ignored", QueryFieldsVersion1);
        Add("RFC 3376 6.6.2 three routers on a LAN elect one querier", Election);
        Add("RFC 2236 7 states of the election", ElectionStates);
        Add("RFC 3376 6.6.2 the querier goes down, another takes over", Takeover);
        Add("RFC 3376 4.1.6, 4.1.7 Robustness Variable and Query Interval are adopted", Adoption);
        Add("RFC 3376 6.6.2 who does not win the election", WhoDoesNotWin);
        Add("RFC 3376 6.6.2 taking over is no start", TakeoverIsNoStart);
        Add("Queries without end leave nothing behind", QueriesWithoutEnd);
        Add("RFC 3376 6.6.2 who loses the election stops asking", LoserStopsAsking);
        Add("RFC 2236 7 a querier does not follow specific queries", SpecificQueryOfAnotherRouter);
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

IgmpRouterQuerierTestSuite g_igmpRouterQuerierTestSuite; //!< registers the suite

} // namespace
