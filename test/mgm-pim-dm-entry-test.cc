/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Suite mgm-pim-dm-entry: the macros of RFC 3973 4.1.3, forwarding of State Refreshes (4.5.1),
 * every kind of change of RPF'(S), and what an entry tells the router around it.
 */

#include "mgm-pim-dm-rows.h"
#include "mgm-test-journal.h"
#include "ns3/test.h"

namespace
{

using namespace ns3;
using namespace ns3::mgm;
using namespace ns3::mgm::test;

/// Prunes interface 2 with one neighbor there, at 0 s.
void
PruneInterface(PimDmRouter& router)
{
    router.Prune(2, 10);
    PimDmRouter::RunUntil(1);
}

void
OlistNeighbors(PimDmTestCase& test, PimDmRouter& router)
{
    router.AddNeighbor(2, 2);
    router.Start();
    test.Check(router.GetOlist(), "2", "pim_nbrs, without RPF_interface(S)");
    test.Check(router.Take(), "", "the beginning is no change");
    router.AddNeighbor(3, 2);
    router.AddNeighbor(2, 3);
    router.RemoveNeighbor(2, 2);
    test.Check(router.Take(), "0 out 3 on", "the first neighbor of an interface");
    router.RemoveNeighbor(2, 3);
    test.Check(router.Take(), "0 out 2 off", "the last one");
    test.Check(router.GetOlist(), "3", "pim_nbrs");
}

void
OlistMembers(PimDmTestCase& test, PimDmRouter& router)
{
    router.members = {1, 2};
    router.Start();
    test.Check(router.GetOlist(), "2", "pim_include, without RPF_interface(S)");
    router.SetMembers(3, true);
    test.Check(router.Take(), "0 L3 NoInfo>Include 4.1.2 | 0 out 3 on", "members come");
    router.SetMembers(3, true);
    test.Check(router.Take(), "", "no change");
    router.SetMembers(3, false);
    test.Check(router.Take(), "0 L3 Include>NoInfo 4.1.2 | 0 out 3 off", "members go");
    router.SetMembers(2, false);
    test.Check(router.Take({" L2 "}),
               "0 out 2 off | 0 U Forwarding>Pruned 4.4.1.1 (Send Prune(S,G), Set PLT(S,G)) | "
               "0 prune 1 to 10.0.1.1 210",
               "the last members go");
    router.SetMembers(2, true);
    test.Check(router.Take({" L2 ", " U "}), "0 out 2 on | 0 graft 1 to 10.0.1.1", "and come");
}

void
OlistPrunesAndMembers(PimDmTestCase& test, PimDmRouter& router)
{
    router.AddNeighbor(2, 2);
    router.AddNeighbor(3, 2);
    router.members = {2};
    router.Start();
    PruneInterface(router);
    test.Check(router.GetDownstream(2), "Pruned PT=210", "it is pruned");
    test.Check(router.GetOlist(), "2 3", "(+) pim_include comes after (-) prunes");
    router.SetMembers(2, false);
    test.Check(router.GetOlist(), "3", "(-) prunes");
}

void
OlistLostAssert(PimDmTestCase& test, PimDmRouter& router)
{
    router.AddNeighbor(2, 2);
    router.AddNeighbor(3, 2);
    router.members = {2};
    router.Start();
    router.Assert(2, 2, 110, 10);
    test.Check(router.GetOlist(), "3", "(-) lost_assert comes after (+) pim_include");
}

void
OlistBoundary(PimDmTestCase& test, PimDmRouter& router)
{
    router.AddNeighbor(2, 2);
    router.AddNeighbor(3, 2);
    router.members = {2};
    router.boundaries = {2};
    router.Start();
    test.Check(router.GetOlist(), "3", "(-) boundary comes last");
    router.Take();
    router.Data(2);
    router.Graft(2, 2);
    router.Prune(2, 10);
    router.Assert(2, 2, 110, 10);
    router.Refresh(1, 1, false);
    test.Check(router.Take({" A1 "}),
               "0 refresh 3 110/20/24 ttl 15 P0 N0 O1 60s of 10.9.0.254",
               "5.4 nothing crosses the boundary");
    test.Check(router.GetDownstream(2) + " " + router.GetAssert(2), "NoInfo NoInfo", "no state");
}

void
UpstreamBoundary(PimDmTestCase& test, PimDmRouter& router)
{
    router.boundaries = {1};
    router.Start();
    router.Data(1);
    test.Check(router.Take({" U "}), "", "5.4 no Prune crosses the boundary");
    router.AddNeighbor(2, 2);
    test.Check(router.Take({" U "}), "0 out 2 on", "no Graft either");
}

void
OtherProtocols(PimDmTestCase& test, PimDmRouter& router)
{
    router.Start();
    router.Data(1);
    router.Take();
    router.entry->SetOtherInterest(true);
    test.Check(router.Take({" U "}), "0 graft 1 to 10.0.1.1", "another protocol wants the data");
    router.entry->SetOtherInterest(false);
    test.Check(router.Take({" U "}), "0 prune 1 to 10.0.1.1 210", "no more");
}

/// Sends a State Refresh through a router that holds everything that 4.5.1 tells apart.
void
ForwardRefresh(PimDmTestCase& test, PimDmRouter& router)
{
    router.interfaces = {1, 2, 3, 4, 5, 6, 7};
    for (const uint32_t interface : {2, 3, 4, 6, 7})
    {
        router.AddNeighbor(interface, 2);
    }
    router.thresholds = {{6, 15}, {7, 16}};
    router.variables.pointToPointAssert = true;
    router.Start();
    router.Prune(2, 10);
    router.Data(3);
    router.Assert(4, 2, 110, 10);
    PimDmRouter::RunUntil(1);
    router.Take();
    router.Refresh(1, 1, false);
    test.Check(router.Take({" A1 ", " D2 ", " A3 "}),
               "1 refresh 2 110/20/24 ttl 15 P1 N0 O1 60s of 10.9.0.254 | "
               "1 refresh 3 110/20/24 ttl 15 P0 N0 O0 60s of 10.9.0.254 | "
               "1 refresh 6 110/20/24 ttl 15 P0 N0 O1 60s of 10.9.0.254",
               "pruned, winner, lost, without neighbor, at and below the threshold");
}

void
ForwardRefreshFrom(PimDmTestCase& test, PimDmRouter& router)
{
    router.AddNeighbor(2, 2);
    router.AddNeighbor(3, 2);
    router.Start();
    router.Refresh(1, 1, false);
    test.Check(router.Take({" A1 "}),
               "0 refresh 2 110/20/24 ttl 15 P0 N0 O1 60s of 10.9.0.254 | "
               "0 refresh 3 110/20/24 ttl 15 P0 N0 O1 60s of 10.9.0.254",
               "from RPF'(S)");
    router.Refresh(1, 3, false, 30);
    test.Check(router.Take(), "", "srcaddr != RPF'(S)");
    router.Refresh(2, 2, false, 30);
    test.Check(router.Take({" A2 "}), "0 assert 2 110/20", "iif != RPF_interface(S)");
}

void
RefreshLimit(PimDmTestCase& test, PimDmRouter& router)
{
    const std::vector<std::string> hidden{" A1 "};
    router.variables.refreshLimitInterval = Seconds(30);
    router.AddNeighbor(2, 2);
    router.Start();
    router.Refresh(1, 1, false);
    router.Take();
    PimDmRouter::RunUntil(29);
    router.Refresh(1, 1, false);
    test.Check(router.Take(hidden), "", "earlier than RefreshLimitInterval");
    PimDmRouter::RunUntil(58);
    router.Refresh(1, 1, true);
    test.Check(router.Take(hidden),
               "58 U Forwarding>Forwarding 4.4.1.1 (Set OT(S,G))",
               "since the last one that came in; the state machine gets it all the same");
    PimDmRouter::RunUntil(88);
    router.Take();
    router.Refresh(1, 1, false);
    test.Check(router.Take(hidden),
               "88 refresh 2 110/20/24 ttl 15 P0 N0 O1 60s of 10.9.0.254",
               "after it");
}

void
AssertWinnerUpstream(PimDmTestCase& test, PimDmRouter& router)
{
    router.AddNeighbor(2, 2);
    router.Start();
    router.Assert(1, 3, 110, 10);
    test.Check(router.Take(),
               "0 A1 NoInfo>Loser 4.6.4.1 (Set AT(S,G,I)) | 0 rpf 10.0.1.3 | "
               "0 U Forwarding>AckPending 4.4.1.1 (Send Graft(S,G), Set GRT(S,G)) | "
               "0 graft 1 to 10.0.1.3",
               "RPF'(S) is the Assert winner");
    router.GraftAck(1, 1);
    test.Check(router.GetUpstream(), "AckPending GRT=3", "not the next hop");
    router.GraftAck(1, 3);
    router.Take();
    router.Assert(1, 1, 110, 5);
    test.Check(
        router.Take({" A1 ", " U "}), "0 rpf 10.0.1.1 | 0 graft 1 to 10.0.1.1", "a better one");
    router.GraftAck(1, 1);
    router.Take();
    router.neighbors[1].insert(3);
    router.RemoveNeighbor(1, 3);
    test.Check(router.Take(), "", "the former winner goes");
}

void
WinnerGoesUpstream(PimDmTestCase& test, PimDmRouter& router)
{
    router.AddNeighbor(1, 3);
    router.AddNeighbor(2, 2);
    router.Start();
    router.Assert(1, 3, 110, 10);
    router.GraftAck(1, 3);
    router.Take();
    router.RemoveNeighbor(1, 3);
    test.Check(router.Take(),
               "0 A1 Loser>NoInfo 4.6.4.3 (Cancel AT(S,G,I)) | 0 rpf 10.0.1.1 | "
               "0 U Forwarding>AckPending 4.4.1.1 (Send Graft(S,G), Set GRT(S,G)) | "
               "0 graft 1 to 10.0.1.1",
               "RPF'(S) changes by neighbor loss");
}

void
SameWinnerUpstream(PimDmTestCase& test, PimDmRouter& router)
{
    router.AddNeighbor(2, 2);
    router.Start();
    router.Assert(1, 1, 110, 10);
    test.Check(router.Take(),
               "0 A1 NoInfo>Loser 4.6.4.1 (Set AT(S,G,I))",
               "the next hop wins: RPF'(S) stays");
    router.SetRoute(PimDmRouter::MakeRoute(1, 3));
    test.Check(router.Take(), "", "the winner outlasts another next hop on the link");
}

void
InterfaceMoves(PimDmTestCase& test, PimDmRouter& router)
{
    router.AddNeighbor(1, 3);
    router.AddNeighbor(2, 2);
    router.AddNeighbor(3, 2);
    router.Start();
    router.Assert(1, 3, 110, 10);
    router.GraftAck(1, 3);
    router.Prune(2, 10);
    PimDmRouter::RunUntil(1);
    router.Take();
    router.SetRoute(PimDmRouter::MakeRoute(2, 2));
    test.Check(router.Take(),
               "1 A1 Loser>NoInfo 4.6.4.3 (Cancel AT(S,G,I)) | "
               "1 D2 Pruned>NoInfo 4.4.2.3 (Cancel PT(S,G,I)) | 1 out 1 on | 1 rpf 10.0.2.2 | "
               "1 U Forwarding>AckPending 4.4.1.1 (Send Graft(S,G), Set GRT(S,G)) | "
               "1 graft 2 to 10.0.2.2",
               "the machines of both interfaces, the list, the upstream neighbor");
    test.Check(router.GetOlist(), "1 3", "the old interface has become an outgoing one");
    router.Data(1);
    test.Check(router.GetAssert(1), "Winner 110/20/10.0.1.10 AT=181", "and data is wrong there");
}

void
ConnectedSource(PimDmTestCase& test, PimDmRouter& router)
{
    router.variables.stateRefresh = false;
    router.route = PimDmRouter::MakeRoute(1, 0);
    router.members = {1};
    router.Start();
    router.Data(1);
    router.Assert(1, 3, 110, 10);
    router.Join(1, 10);
    router.Prune(1, 3);
    router.GraftAck(1, 3);
    test.Check(
        router.Take({" A1 "}), "0 assert 1 cancel", "S and members on one LAN: no request leaves");
    test.Check(router.GetUpstream() + Print(router.entry->GetRpfNeighbor()),
               "Forwarding0.0.0.0",
               "no upstream neighbor, whoever wins an Assert");
}

void
ForeignUpstream(PimDmTestCase& test, PimDmRouter& router)
{
    router.interfaces = {2, 3};
    router.AddNeighbor(2, 2);
    router.Start();
    test.Check(router.GetOlist(), "2", "data comes from another protocol");
    router.RemoveNeighbor(2, 2);
    test.Check(router.Take(), "0 out 2 off", "which is not asked to stop");
}

void
Interfaces(PimDmTestCase& test, PimDmRouter& router)
{
    router.AddNeighbor(2, 2);
    router.AddNeighbor(3, 2);
    router.members = {2};
    router.Start();
    router.Prune(2, 10);
    router.Data(2);
    PimDmRouter::RunUntil(1);
    router.Take();
    router.interfaces = {1, 3, 4, 5};
    router.entry->InterfaceDown(2);
    test.Check(router.Take(), "1 L2 Include>NoInfo 4.1.2 | 1 out 2 off | 1 empty", "down");
    router.interfaces = {1, 2, 3, 4, 5};
    router.entry->InterfaceUp(2);
    test.Check(router.Take(), "1 L2 NoInfo>Include 4.1.2 | 1 out 2 on", "up");
    test.Check(router.GetDownstream(2) + " " + router.GetAssert(2), "NoInfo NoInfo", "forgotten");
}

void
InterfaceOfSource(PimDmTestCase& test, PimDmRouter& router)
{
    router.route = PimDmRouter::MakeRoute(1, 0);
    router.AddNeighbor(2, 2);
    router.Start();
    router.Data(1);
    router.interfaces = {2, 3, 4, 5};
    router.entry->InterfaceDown(1);
    test.Check(router.GetOriginator(), "NotOriginator", "down");
}

/// A router whose other protocols want data as soon as its own interfaces do not.
void
InterestDuringChange(PimDmTestCase& test, PimDmRouter& router)
{
    router.AddNeighbor(2, 2);
    router.AddNeighbor(3, 2);
    router.neighbors[1].clear();
    router.Start();
    router.onOutgoing = [&router] { router.entry->SetOtherInterest(router.GetOlist().empty()); };
    router.SetRoute(PimDmRouter::MakeRoute(2, 2));
    router.RemoveNeighbor(3, 2);
    test.Check(router.Take({" U "}),
               "0 out 1 off | 0 rpf 10.0.2.2 | 0 graft 2 to 10.0.2.2 | 0 out 3 off",
               "nobody upstream hears of it");
}

void
Waiting(PimDmTestCase& test, PimDmRouter& router)
{
    router.Start();
    router.Join(2, 10);
    test.Check(router.Take() + Print(router.entry->IsWaitingForData()), "0 watch1", "no data yet");
    router.Data(1);
    test.Check(Print(router.entry->IsWaitingForData()), "0", "it has come");
}

void
Emptiness(PimDmTestCase& test, PimDmRouter& router)
{
    router.AddNeighbor(2, 2);
    router.AddNeighbor(2, 3);
    router.Start();
    test.Check(Print(router.entry->IsEmpty()), "1", "4.1 at first no timer runs");
    router.Prune(2, 10);
    test.Check(Print(router.entry->IsEmpty()), "0", "PPT");
    router.Join(2, 10);
    test.Check(router.Take({" D2 "}), "0 empty", "nothing is left");
    router.Data(2);
    test.Check(Print(router.entry->IsEmpty()), "0", "AT");
}

void
EndsQuietly(PimDmTestCase& test, PimDmRouter& router)
{
    router.AddNeighbor(2, 2);
    router.Start();
    router.Data(2);
    router.Prune(2, 10);
    PimDmRouter::RunUntil(1);
    router.Take();
    router.entry.reset();
    PimDmRouter::RunUntil(1000);
    test.Check(router.Take(), "", "no timer outlives its entry");
}

void
Causes(PimDmTestCase& test, PimDmRouter& router)
{
    router.AddNeighbor(2, 2);
    router.Start();
    const RecordHead alert = NewRecord(0, TraceLevel::ALERTS);
    {
        const CauseScope scope(alert);
        router.Data(2);
    }
    test.Check(Print(router.records.at(0).head.cause.Get(TraceLevel::STATE)),
               Print(alert.id),
               "the alert is the cause of the transition");
    router.Assert(2, 2, 110, 10);
    test.Check(Print(router.records.at(2).head.cause.Get(TraceLevel::STATE)),
               Print(router.records.at(1).head.id),
               "and the lost Assert that of the Prune upstream");
    test.Check(router.GetUpstream(), "Pruned PLT=210", "olist(S,G) is empty");
}

/// The suite.
class PimDmEntryTestSuite : public TestSuite
{
  public:
    PimDmEntryTestSuite()
        : TestSuite("mgm-pim-dm-entry", Type::UNIT)
    {
        Add("RFC 3973 4.1.3 olist(S,G): pim_nbrs", OlistNeighbors);
        Add("RFC 3973 4.1.3 olist(S,G): pim_include", OlistMembers);
        Add("RFC 3973 4.1.3 olist(S,G): prunes, then pim_include", OlistPrunesAndMembers);
        Add("RFC 3973 4.1.3 olist(S,G): lost_assert", OlistLostAssert);
        Add("RFC 3973 4.1.3, 5.4 olist(S,G): boundary", OlistBoundary);
        Add("RFC 3973 5.4 a boundary upstream", UpstreamBoundary);
        Add("RFC 3973 4.1.3 interfaces of other protocols", OtherProtocols);
        Add("RFC 3973 4.5.1 where State Refreshes are forwarded", ForwardRefresh);
        Add("RFC 3973 4.5.1 which State Refreshes are forwarded", ForwardRefreshFrom);
        Add("RFC 3973 4.5.1 StateRefreshRateLimit", RefreshLimit);
        Add("RFC 3973 4.1.3 RPF'(S) is the Assert winner", AssertWinnerUpstream);
        Add("RFC 3973 4.1.3 RPF'(S): the Assert winner goes", WinnerGoesUpstream);
        Add("RFC 3973 4.1.3 RPF'(S): the next hop is the Assert winner", SameWinnerUpstream);
        Add("RFC 3973 4.4, 4.6 RPF_interface(S) changes", InterfaceMoves);
        Add("RFC 3973 4.4.1 source and members on one LAN", ConnectedSource);
        Add("RFC 3973 4.2 data comes from another protocol", ForeignUpstream);
        Add("RFC 3973 4.1.2 interfaces come and go", Interfaces);
        Add("RFC 3973 4.5.2 the interface of a connected source goes", InterfaceOfSource);
        Add("Interest of other protocols in the midst of a change", InterestDuringChange);
        Add("RFC 3973 4.4.1 data is waited for", Waiting);
        Add("RFC 3973 4.1 what holds an entry", Emptiness);
        Add("RFC 3973 4.1 an entry that is discarded", EndsQuietly);
        Add("Causes of transitions", Causes);
    }

  private:
    /**
     * Adds a case.
     * @param [in] name Its name.
     * @param [in] play What it does.
     */
    void Add(const std::string& name, PimDmTestCase::Play play)
    {
        AddTestCase(new PimDmTestCase(name, play));
    }
};

PimDmEntryTestSuite g_pimDmEntryTestSuite; //!< registers the suite

} // namespace
