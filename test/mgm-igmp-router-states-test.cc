/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Suite mgm-igmp-router-states: the group states of an IGMP router: timers (RFC 3376 6.2, 6.3,
 * 6.5), specific queries (6.6), older versions (7.3.2), and each arc of the diagrams of RFC 2236 7
 * (S2, S3).
 *
 * A state is written with the moments at which its timers expire: "EXCLUDE 360 (2=102 5=360, 4)" is
 * EXCLUDE (X,Y) with X = {10.0.0.2, 10.0.0.5}, Y = {10.0.0.4}.
 */

#include "mgm-igmp-router-machine.h"
#include "ns3/test.h"

#include <functional>
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

/// Something else that a group does.
class GroupTestCase : public TestCase
{
  public:
    /// Plays the case.
    using Play = std::function<void(GroupTestCase&, GroupMachine&)>;

    GroupTestCase(const std::string& name, Play play)
        : TestCase(name),
          m_play(play)
    {
    }

    /**
     * Compares the state and what was asked for.
     * @param [in] machine The machine.
     * @param [in] state Its state.
     * @param [in] journal What it asked for since the last check.
     */
    void Check(GroupMachine& machine, const std::string& state, const std::string& journal)
    {
        NS_TEST_EXPECT_MSG_EQ(machine.GetState(), state, "state");
        NS_TEST_EXPECT_MSG_EQ(machine.TakeJournal(), journal, "actions");
    }

    /**
     * Compares the state in the words of the RFC.
     * @param [in] machine The machine.
     * @param [in] state Its state.
     */
    void CheckWords(const GroupMachine& machine, const std::string& state)
    {
        NS_TEST_EXPECT_MSG_EQ(machine.state.Describe(machine.variables.version), state, "state");
    }

    /**
     * Compares the last event and its section.
     * @param [in] machine The machine.
     * @param [in] event The event.
     */
    void CheckEvent(const GroupMachine& machine, const std::string& event)
    {
        NS_TEST_EXPECT_MSG_EQ(machine.events.back(), event, "event");
    }

    /**
     * Compares the number of refused sources.
     * @param [in] machine The machine.
     * @param [in] refused The number.
     */
    void CheckRefused(const GroupMachine& machine, uint32_t refused)
    {
        NS_TEST_EXPECT_MSG_EQ(machine.refusedSources, refused, "sources beyond the limit");
    }

  private:
    void DoRun() override
    {
        GroupMachine machine;
        m_play(*this, machine);
    }

    Play m_play; //!< the case
};

/// RFC 3376 6.2.3, 6.3, 6.5: timers expire.
void
SourceTimerInInclude(GroupTestCase& test, GroupMachine& machine)
{
    machine.Receive(0, IS_IN, {1, 2});
    machine.Receive(50, IS_IN, {2});
    machine.TakeJournal();
    machine.Wait(259.999);
    test.Check(machine, "INCLUDE (1=260 2=310)", "");
    machine.Wait(260);
    test.Check(machine, "INCLUDE (2=310)", "260 -(1)");
    test.CheckEvent(machine, "source timer expired, RFC 3376 6.2.3");
    machine.Wait(310);
    test.Check(machine, "INCLUDE ()", "310 -(2)");
}

void
SourceTimerInExclude(GroupTestCase& test, GroupMachine& machine)
{
    machine.Receive(0, IS_EX, {3});
    machine.Receive(10, ALLOW, {1});
    machine.Receive(50, IS_EX, {1, 3});
    test.Check(machine, "EXCLUDE 310 (1=270, 3)", "0 +(*)");
    machine.Wait(270);
    test.Check(machine, "EXCLUDE 310 (, 1 3)", "");
    test.CheckEvent(machine, "source timer expired, RFC 3376 6.2.3");
    test.CheckWords(machine, "EXCLUDE ({}, {10.0.0.1, 10.0.0.3})");
}

void
GroupTimerWithSources(GroupTestCase& test, GroupMachine& machine)
{
    machine.Receive(0, IS_EX, {3});
    machine.Receive(10, ALLOW, {1, 2});
    machine.Wait(259.999);
    test.Check(machine, "EXCLUDE 260 (1=270 2=270, 3)", "0 +(*)");
    machine.Wait(260);
    test.Check(machine, "INCLUDE (1=270 2=270)", "260 +(1) +(2) -(*)");
    test.CheckEvent(machine, "group timer expired, RFC 3376 6.5");
    machine.Wait(270);
    test.Check(machine, "INCLUDE ()", "270 -(1) -(2)");
}

void
GroupTimerWithoutSources(GroupTestCase& test, GroupMachine& machine)
{
    machine.Receive(0, IS_EX, {3});
    machine.Receive(0, ALLOW, {1});
    machine.Wait(300);
    // Both timers expire at 260 s: the source's first, so that it is not there any more.
    test.Check(machine, "INCLUDE ()", "0 +(*) | 260 -(*)");
}

void
ManyInOneMessage(GroupTestCase& test, GroupMachine& machine)
{
    machine.Receive(0, IS_IN, {3, 1, 3, 2, 1});
    test.Check(machine, "INCLUDE (1=260 2=260 3=260)", "0 +(1) +(2) +(3)");
    machine.Wait(260);
    test.Check(machine, "INCLUDE ()", "260 -(1) -(2) -(3)");
}

void
NothingFromNothing(GroupTestCase& test, GroupMachine& machine)
{
    machine.Receive(0, IS_IN, {});
    machine.Receive(0, BLOCK, {1});
    machine.Receive(0, TO_IN, {});
    machine.Leave(0);
    machine.Query(0, {}, false);
    test.Check(machine, "INCLUDE ()", "");
}

/// RFC 3376 6.6.1: queries of another router.
void
QueryLowersGroupTimer(GroupTestCase& test, GroupMachine& machine)
{
    machine.variables.querier = false;
    machine.Receive(0, IS_EX, {});
    machine.Query(100, {}, true);
    test.Check(machine, "EXCLUDE 260 (,)", "0 +(*)");
    machine.Query(100, {}, false);
    test.Check(machine, "EXCLUDE 102 (,)", "");
    test.CheckEvent(machine, "query received, RFC 3376 6.6.1");
    machine.Query(101.5, {}, false);
    test.Check(machine, "EXCLUDE 102 (,)", "");
    machine.Wait(102);
    test.Check(machine, "INCLUDE ()", "102 -(*)");
}

void
QueryLowersSourceTimers(GroupTestCase& test, GroupMachine& machine)
{
    machine.variables.querier = false;
    machine.Receive(0, IS_IN, {1, 2});
    machine.Query(100, {2, 3}, true);
    test.Check(machine, "INCLUDE (1=260 2=260)", "0 +(1) +(2)");
    machine.Query(100, {2, 3}, false);
    test.Check(machine, "INCLUDE (1=260 2=102)", "");
    machine.Query(100, {}, false);
    test.Check(machine, "INCLUDE (1=260 2=102)", "");
}

/// RFC 3376 6.6.3.1: group-specific queries.
void
GroupQueryUnanswered(GroupTestCase& test, GroupMachine& machine)
{
    machine.variables.lastMemberQueryCount = 3;
    machine.Receive(0, IS_EX, {});
    machine.Receive(100, TO_IN, {});
    machine.Wait(102.999);
    test.Check(machine, "EXCLUDE 103 (,)", "0 +(*) | 100 Q | 101 Q | 102 Q");
    test.CheckEvent(machine, "retransmit timer expired, RFC 3376 6.6.3");
    machine.Wait(200);
    test.Check(machine, "INCLUDE ()", "103 -(*)");
}

void
GroupQueryAnswered(GroupTestCase& test, GroupMachine& machine)
{
    machine.Receive(0, IS_EX, {});
    machine.Receive(100, TO_IN, {});
    machine.Receive(100.5, IS_EX, {});
    machine.Wait(200);
    test.Check(machine, "EXCLUDE 360.5 (,)", "0 +(*) | 100 Q | 101 Q S");
}

void
GroupQueryOnce(GroupTestCase& test, GroupMachine& machine)
{
    machine.Receive(0, IS_EX, {});
    machine.Receive(100, TO_IN, {});
    machine.Receive(100.3, TO_IN, {}); // the host's retransmission
    machine.Receive(101.5, TO_IN, {});
    machine.Wait(200);
    test.Check(machine, "INCLUDE ()", "0 +(*) | 100 Q | 101 Q | 102 -(*)");
}

void
GroupQueryAgain(GroupTestCase& test, GroupMachine& machine)
{
    machine.Receive(0, IS_EX, {});
    machine.Receive(100, TO_IN, {});
    machine.Receive(100.3, IS_EX, {});
    machine.Receive(100.6, TO_IN, {});
    machine.Wait(200);
    test.Check(machine, "INCLUDE ()", "0 +(*) | 100 Q | 100.6 Q | 101.6 Q | 102.6 -(*)");
}

/// RFC 3376 6.6.3.2: group-and-source-specific queries.
void
SourceQueryUnanswered(GroupTestCase& test, GroupMachine& machine)
{
    machine.Receive(0, IS_IN, {1, 2});
    machine.Receive(100, BLOCK, {1});
    machine.Wait(200);
    test.Check(machine, "INCLUDE (2=260)", "0 +(1) +(2) | 100 Q(1) | 101 Q(1) | 102 -(1)");
}

void
SourceQueryAnsweredInPart(GroupTestCase& test, GroupMachine& machine)
{
    machine.Receive(0, IS_IN, {1, 2});
    machine.Receive(100, BLOCK, {1, 2});
    machine.Receive(100.5, IS_IN, {2});
    machine.Wait(200);
    test.Check(
        machine, "INCLUDE (2=360.5)", "0 +(1) +(2) | 100 Q(1 2) | 101 Q(2) S Q(1) | 102 -(1)");
}

void
SourceQueriesMerge(GroupTestCase& test, GroupMachine& machine)
{
    machine.Receive(0, IS_IN, {1, 2});
    machine.Receive(100, BLOCK, {1});
    machine.Receive(100.4, BLOCK, {1, 2});
    machine.Wait(200);
    // At 100.4 s source 1 is being asked for, and goes with what is asked at that moment.
    test.Check(machine,
               "INCLUDE ()",
               "0 +(1) +(2) | 100 Q(1) | 100.4 Q(1 2) | 101.4 Q(2) | 102 -(1) | 102.4 -(2)");
}

void
SuppressedQueryLeftOut(GroupTestCase& test, GroupMachine& machine)
{
    machine.Receive(0, IS_EX, {});
    machine.Receive(0, ALLOW, {1, 2});
    machine.Receive(100, TO_IN, {});
    machine.Receive(100.5, IS_IN, {1});
    machine.Wait(101);
    // Q({1}) with the S flag could go with Q at 101 s.
    test.Check(machine, "EXCLUDE 102 (1=360.5 2=102,)", "0 +(*) | 100 Q Q(1 2) | 101 Q Q(2)");
}

void
DeletedSourceNotAskedFor(GroupTestCase& test, GroupMachine& machine)
{
    machine.Receive(0, IS_IN, {1, 2});
    machine.Receive(100, BLOCK, {1, 2});
    machine.Receive(100.5, IS_EX, {2});
    machine.Wait(101.9);
    test.Check(machine,
               "EXCLUDE 360.5 (2=102,)",
               "0 +(1) +(2) | 100 Q(1 2) | 100.5 +(*) -(1) -(2) | 101 Q(2)");
}

void
LoserStopsAsking(GroupTestCase& test, GroupMachine& machine)
{
    machine.Receive(0, IS_EX, {});
    machine.Receive(100, TO_IN, {});
    machine.LoseElection(100.5);
    machine.Wait(200);
    test.Check(machine, "INCLUDE ()", "0 +(*) | 100 Q | 102 -(*)");
}

void
ImmediateLeave(GroupTestCase& test, GroupMachine& machine)
{
    machine.variables.immediateLeave = true;
    machine.Receive(0, IS_IN, {1, 2});
    machine.Receive(10, BLOCK, {1});
    test.Check(machine, "INCLUDE (2=260)", "0 +(1) +(2) | 10 -(1)");
    machine.Receive(20, TO_EX, {});
    machine.Receive(30, TO_IN, {5});
    test.Check(machine, "INCLUDE (5=290)", "20 +(*) -(2) | 30 +(5) -(*)");
    machine.Receive(40, TO_IN, {});
    test.Check(machine, "INCLUDE ()", "40 -(5)");
    machine.variables.querier = false;
    machine.Receive(50, IS_IN, {1, 2});
    machine.Receive(60, BLOCK, {1});
    test.Check(machine, "INCLUDE (2=310)", "50 +(1) +(2) | 60 -(1)");
}

/// A group that ends while it is asked for is asked for no more; its sources are.
void
GroupEndsWhileAskedFor(GroupTestCase& test, GroupMachine& machine)
{
    machine.Receive(0, IS_EX, {});
    machine.Receive(50, ALLOW, {1});
    machine.TakeJournal();
    machine.Receive(259.5, TO_IN, {});
    machine.Wait(260.5);
    test.Check(machine, "INCLUDE (1=261.5)", "259.5 Q Q(1) | 260 +(1) -(*) | 260.5 Q(1)");
}

void
SourceLimit(GroupTestCase& test, GroupMachine& machine)
{
    machine.variables.sourceLimit = 2;
    machine.Receive(0, IS_IN, {1, 2, 3});
    test.Check(machine, "INCLUDE (1=260 2=260)", "0 +(1) +(2)");
    machine.Receive(10, IS_IN, {2, 3});
    test.Check(machine, "INCLUDE (1=260 2=270)", "");
    machine.Receive(20, IS_EX, {4, 5, 6});
    test.Check(machine, "EXCLUDE 280 (, 4 5)", "20 +(*) -(1) -(2)");
    test.CheckRefused(machine, 3);
}

/// RFC 3376 7.3.2: hosts of older versions.
void
CompatibilityMode(GroupTestCase& test, GroupMachine& machine)
{
    machine.Receive(0, IS_EX, {1});
    machine.Report(10, IgmpVersion::V2);
    test.CheckWords(machine, "EXCLUDE ({}, {}) IGMPv2");
    test.CheckEvent(machine, "v2 report received, RFC 3376 7.3.2");
    machine.Report(20, IgmpVersion::V1);
    test.CheckWords(machine, "EXCLUDE ({}, {}) IGMPv1");
    machine.Report(100, IgmpVersion::V2);
    test.CheckWords(machine, "EXCLUDE ({}, {}) IGMPv1");
    machine.Receive(200, IS_EX, {1});
    machine.Wait(279.999);
    test.CheckWords(machine, "EXCLUDE ({10.0.0.1}, {}) IGMPv1");
    machine.Wait(280);
    test.CheckWords(machine, "EXCLUDE ({10.0.0.1}, {}) IGMPv2");
    test.CheckEvent(machine, "v1 host timer expired, RFC 3376 7.3.2");
    machine.Wait(360);
    test.CheckWords(machine, "EXCLUDE ({10.0.0.1}, {})");
    test.CheckEvent(machine, "v2 host timer expired, RFC 3376 7.3.2");
}

void
CompatibilityVersion2(GroupTestCase& test, GroupMachine& machine)
{
    machine.Report(0, IgmpVersion::V2);
    machine.Receive(10, ALLOW, {1});
    test.Check(machine, "EXCLUDE 260 (1=270,)", "0 +(*)");
    machine.Receive(20, BLOCK, {1, 2}); // ignored
    test.CheckEvent(machine, "BLOCK, RFC 3376 7.3.2");
    machine.Receive(30, TO_EX, {1, 2}); // TO_EX ({})
    test.Check(machine, "EXCLUDE 290 (,)", "");
    machine.Receive(40, TO_IN, {});
    test.Check(machine, "EXCLUDE 42 (,)", "40 Q");
    machine.Report(40.5, IgmpVersion::V2);
    machine.Leave(50); // TO_IN ({})
    test.Check(machine, "EXCLUDE 52 (,)", "41 Q S | 50 Q");
    test.CheckEvent(machine, "leave received, RFC 3376 7.3.2");
}

void
CompatibilityVersion1(GroupTestCase& test, GroupMachine& machine)
{
    machine.Report(0, IgmpVersion::V1);
    machine.Receive(20, BLOCK, {1});
    machine.Receive(30, TO_IN, {});
    machine.Leave(40);
    test.Check(machine, "EXCLUDE 260 (,)", "0 +(*)");
    machine.Receive(50, TO_EX, {1, 2});
    machine.Report(60, IgmpVersion::V2);
    test.Check(machine, "EXCLUDE 320 (,)", "");
}

/// RFC 2236 7: the diagram of a querier.
void
Version2Querier(GroupTestCase& test, GroupMachine& machine)
{
    machine.variables.version = IgmpVersion::V2;
    test.CheckWords(machine, "No Members Present");
    machine.Report(0, IgmpVersion::V2);
    test.CheckWords(machine, "Members Present");
    test.Check(machine, "EXCLUDE 260 (,)", "0 +(*)");
    machine.Report(10, IgmpVersion::V2);
    test.Check(machine, "EXCLUDE 270 (,)", "");
    machine.Leave(20);
    test.CheckWords(machine, "Checking Membership");
    test.CheckEvent(machine, "leave received, RFC 2236 7");
    test.Check(machine, "EXCLUDE 22 (,)", "20 Q");
    machine.Leave(20.5);
    machine.Wait(21);
    test.Check(machine, "EXCLUDE 22 (,)", "21 Q");
    test.CheckEvent(machine, "retransmit timer expired, RFC 2236 7");
    machine.Report(21.5, IgmpVersion::V2);
    test.CheckWords(machine, "Members Present");
    machine.Leave(30);
    machine.Report(30.2, IgmpVersion::V2);
    machine.Leave(40);
    machine.Wait(42);
    test.CheckWords(machine, "No Members Present");
    test.CheckEvent(machine, "timer expired, RFC 2236 7");
    test.Check(machine, "INCLUDE ()", "30 Q | 40 Q | 41 Q | 42 -(*)");
}

void
Version2QuerierAndVersion1Hosts(GroupTestCase& test, GroupMachine& machine)
{
    machine.variables.version = IgmpVersion::V2;
    machine.Report(0, IgmpVersion::V1);
    test.CheckWords(machine, "Version 1 Members Present");
    machine.Leave(10);
    machine.Report(20, IgmpVersion::V2);
    test.CheckWords(machine, "Version 1 Members Present");
    test.Check(machine, "EXCLUDE 280 (,)", "0 +(*)");
    machine.Wait(260);
    test.CheckWords(machine, "Members Present");
    test.CheckEvent(machine, "v1 host timer expired, RFC 2236 7");
    machine.Leave(270);
    machine.Report(271.5, IgmpVersion::V1);
    test.CheckWords(machine, "Version 1 Members Present");
    machine.Wait(531.5);
    test.CheckWords(machine, "No Members Present");
    test.Check(machine, "INCLUDE ()", "270 Q | 271 Q | 531.5 -(*)");
}

void
Version2Other(GroupTestCase& test, GroupMachine& machine)
{
    machine.variables.version = IgmpVersion::V2;
    machine.variables.querier = false;
    machine.Report(0, IgmpVersion::V2);
    machine.Leave(10);
    test.CheckWords(machine, "Members Present");
    machine.Query(20, {}, false);
    test.CheckWords(machine, "Checking Membership");
    machine.Report(21, IgmpVersion::V2);
    test.CheckWords(machine, "Members Present");
    // "start timer*" sets the timer, be it to more than what is left.
    machine.Query(280, {}, false);
    test.Check(machine, "EXCLUDE 282 (,)", "0 +(*)");
    machine.Wait(282);
    test.CheckWords(machine, "No Members Present");
}

void
Version1Router(GroupTestCase& test, GroupMachine& machine)
{
    machine.variables.version = IgmpVersion::V1;
    machine.Report(0, IgmpVersion::V1);
    machine.Leave(10);
    test.Check(machine, "EXCLUDE 260 (,)", "0 +(*)");
    machine.Wait(260);
    test.Check(machine, "INCLUDE ()", "260 -(*)");
}

/// The suite.
class IgmpRouterStatesTestSuite : public TestSuite
{
  public:
    IgmpRouterStatesTestSuite()
        : TestSuite("mgm-igmp-router-states", Type::UNIT)
    {
        AddTimers();
        AddQueries();
        AddOldVersions();
    }

  private:
    /**
     * Adds a case.
     * @param [in] name Its name.
     * @param [in] play What it does.
     */
    void Add(const std::string& name, void (*play)(GroupTestCase&, GroupMachine&))
    {
        AddTestCase(new GroupTestCase(name, play));
    }

    /// Adds the cases about timers.
    void AddTimers()
    {
        Add("RFC 3376 6.3 INCLUDE, TIMER == 0: remove; the group goes with the last source",
            SourceTimerInInclude);
        Add("RFC 3376 6.3 EXCLUDE, TIMER == 0: the record stays", SourceTimerInExclude);
        Add("RFC 3376 6.5 the group timer expires: INCLUDE (X)", GroupTimerWithSources);
        Add("RFC 3376 6.2.2 the group timer expires after all source timers: no group",
            GroupTimerWithoutSources);
        Add("RFC 3376 6.2.3 sources in any order, and twice", ManyInOneMessage);
        Add("RFC 3376 6.4 records about a group without members", NothingFromNothing);
        Add("A limit of sources", SourceLimit);
    }

    /// Adds the cases about queries.
    void AddQueries()
    {
        Add("RFC 3376 6.6.1 Q(G) lowers the group timer, unless S is set", QueryLowersGroupTimer);
        Add("RFC 3376 6.6.1 Q(G,A) lowers the source timers of A, unless S is set",
            QueryLowersSourceTimers);
        Add("RFC 3376 6.6.3.1 nobody answers Q(G)", GroupQueryUnanswered);
        Add("RFC 3376 6.6.3.1 somebody answers Q(G): S flag", GroupQueryAnswered);
        Add("RFC 3376 6.4.2 a group that is being asked for is not asked for again",
            GroupQueryOnce);
        Add("RFC 3376 6.6.3.1 asked for again after an answer", GroupQueryAgain);
        Add("RFC 3376 6.6.3.2 nobody answers Q(G,A)", SourceQueryUnanswered);
        Add("RFC 3376 6.6.3.2 somebody answers for one source: two messages",
            SourceQueryAnsweredInPart);
        Add("RFC 3376 6.6.3.2 pending queries merge", SourceQueriesMerge);
        Add("RFC 3376 6.6.3.2 note: Q(G,A) with the S flag is left out beside Q(G)",
            SuppressedQueryLeftOut);
        Add("RFC 3376 6.6.3.2 a deleted source is not asked for", DeletedSourceNotAskedFor);
        Add("RFC 3376 6.6.2 who loses the election stops asking", LoserStopsAsking);
        Add("Immediate leave", ImmediateLeave);
        Add("RFC 3376 6.6.3 a group that has ended is not asked for", GroupEndsWhileAskedFor);
    }

    /// Adds the cases about versions 1 and 2.
    void AddOldVersions()
    {
        Add("RFC 3376 7.3.2 Group Compatibility Mode", CompatibilityMode);
        Add("RFC 3376 7.3.2 mode IGMPv2: BLOCK and the sources of TO_EX are ignored",
            CompatibilityVersion2);
        Add("RFC 3376 7.3.2 mode IGMPv1: leave and TO_IN are ignored too", CompatibilityVersion1);
        Add("RFC 2236 7 querier", Version2Querier);
        Add("RFC 2236 7 querier, Version 1 Members Present", Version2QuerierAndVersion1Hosts);
        Add("RFC 2236 7 non-querier", Version2Other);
        Add("RFC 3376 7.3.1 version 1 router ignores leave messages", Version1Router);
    }
};

IgmpRouterStatesTestSuite g_igmpRouterStatesTestSuite; //!< registers the suite

} // namespace
