/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Suite mgm-pim-dm-entry: the macros of RFC 3973 4.1.3, forwarding of State Refreshes (4.5.1),
 * every kind of change of RPF'(S), and what an entry tells the router around it.
 */

#include "mgm-pim-dm-rows.h"
#include "mgm-test-journal.h"
#include "ns3/random-variable-stream.h"
#include "ns3/simulator.h"
#include "ns3/test.h"

#include <algorithm>

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
InterfaceGoesInside(PimDmTestCase& test, PimDmRouter& router)
{
    router.AddNeighbor(2, 2);
    router.AddNeighbor(2, 3);
    router.AddNeighbor(3, 2);
    router.Start();
    router.Prune(2, 10);
    router.Data(2);
    // Whoever is told of the interface leaving olist(S,G) takes PIM off it.
    router.onOutgoing = [&router] {
        if (router.interfaces.size() == 5)
        {
            router.interfaces = {1, 3, 4, 5};
            router.neighbors[2].clear();
            router.entry->InterfaceDown(2);
        }
    };
    PimDmRouter::RunUntil(10);
    test.Check(router.GetDownstream(2) + " " + router.GetAssert(2), "NoInfo NoInfo", "a timer");
    router.onOutgoing = nullptr;
    router.interfaces = {1, 2, 3, 4, 5};
    router.neighbors[2] = {2, 3};
    router.entry->InterfaceUp(2);
    router.onOutgoing = [&router] {
        router.interfaces = {1, 3, 4, 5};
        router.entry->InterfaceDown(2);
    };
    router.Assert(2, 2, 110, 10);
    test.Check(router.GetAssert(2), "NoInfo", "a message");
    router.onOutgoing = nullptr;
    PimDmRouter::RunUntil(500);
    test.Check(router.GetDownstream(2) + " " + router.GetAssert(2), "NoInfo NoInfo", "no timer");
}

void
RefreshWithoutInterval(PimDmTestCase& test, PimDmRouter& router)
{
    router.AddNeighbor(2, 2);
    router.Start();
    PimStateRefresh message;
    message.group = router.entry->GetKey().group;
    message.source = router.entry->GetKey().source;
    message.preference = 110;
    message.metric = 10;
    router.entry->ReceiveStateRefresh(2, PimDmRouter::GetRouter(2, 2), message);
    test.Check(router.GetAssert(2), "Loser 110/10/10.0.2.2 AT=180", "Assert Time");
}

void
UpstreamBoundary(PimDmTestCase& test, PimDmRouter& router)
{
    router.boundaries = {1};
    router.Start();
    router.Data(1);
    test.Check(router.Take(), "", "5.4 no Prune crosses the boundary, and no record says so");
    router.AddNeighbor(2, 2);
    test.Check(router.Take() + ", " + router.GetUpstream(),
               "0 out 2 on, Forwarding",
               "no Graft is tried either");
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
RefreshIncapable(PimDmTestCase& test, PimDmRouter& router)
{
    router.variables.stateRefresh = false;
    router.AddNeighbor(2, 2);
    router.Start();
    router.Refresh(1, 1, true);
    router.Refresh(2, 2, false);
    test.Check(router.Take(), "", "4.7.5.4 who is not capable knows no State Refresh");
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

void
UpstreamInterfaceFails(PimDmTestCase& test, PimDmRouter& router)
{
    router.AddNeighbor(2, 2);
    router.AddNeighbor(3, 3);
    router.Start();
    router.Assert(1, 3, 110, 10);
    router.Take();
    router.interfaces = {2, 3, 4, 5};
    router.entry->InterfaceDown(1);
    test.Check(router.Take(),
               "0 rpf 0.0.0.0 | 0 U AckPending>Forwarding 4.4.1.3 (Cancel GRT(S,G)) | 0 empty",
               "nobody is there to be asked");
    router.SetRoute(PimDmRouter::MakeRoute(3, 3));
    test.Check(router.Take({" U "}),
               "0 rpf 10.0.3.3 | 0 graft 3 to 10.0.3.3",
               "the route leads elsewhere");
    router.interfaces = {1, 2, 3, 4, 5};
    router.entry->InterfaceUp(1);
    test.Check(router.Take(), "0 out 1 on", "it comes back");
}

/// Random events, and after each of them what must be true of an entry in any state.
class RandomEventsTestCase : public TestCase
{
  public:
    RandomEventsTestCase()
        : TestCase("Whatever happens, states, timers and lists agree")
    {
    }

  private:
    /// @return a random number below a limit.
    uint32_t Draw(uint32_t limit)
    {
        return m_random->GetInteger(0, limit - 1);
    }

    /// @return a random route, or none.
    std::optional<RpfRoute> DrawRoute()
    {
        const uint32_t interface = 1 + Draw(6);
        return interface == 6 ? std::nullopt
                              : std::optional<RpfRoute>(
                                    PimDmRouter::MakeRoute(interface, Draw(4), 10 + Draw(3)));
    }

    /// A message comes in.
    void PlayMessage(PimDmRouter& router, uint32_t interface)
    {
        const uint32_t number = 1 + Draw(3);
        const uint32_t upstream = Draw(2) == 0 ? 10 : number;
        switch (Draw(7))
        {
        case 0:
            router.Prune(interface, upstream, Draw(9) == 0 ? PIM_HOLDTIME_FOREVER : Draw(300));
            break;
        case 1:
            router.Join(interface, upstream);
            break;
        case 2:
            router.Graft(interface, number);
            break;
        case 3:
            router.GraftAck(interface, number);
            break;
        case 4:
            router.Assert(interface, number, 110, 9 + Draw(4));
            break;
        case 5:
            router.AssertCancel(interface, number);
            break;
        default:
            router.Refresh(interface, number, Draw(2) == 0, 9 + Draw(4));
        }
    }

    /// An interface comes or goes.
    void PlayInterface(PimDmRouter& router, uint32_t interface)
    {
        const auto found = std::find(router.interfaces.begin(), router.interfaces.end(), interface);
        if (found == router.interfaces.end())
        {
            router.interfaces.push_back(interface);
            std::sort(router.interfaces.begin(), router.interfaces.end());
            router.entry->InterfaceUp(interface);
        }
        else
        {
            router.interfaces.erase(found);
            router.neighbors[interface].clear();
            router.members.erase(interface);
            router.entry->InterfaceDown(interface);
            router.reported.erase(interface); // nothing leaves there
        }
    }

    /// Something happens.
    void Play(PimDmRouter& router)
    {
        const uint32_t interface = 1 + Draw(5);
        const bool isUp =
            std::count(router.interfaces.begin(), router.interfaces.end(), interface) > 0;
        const uint32_t event = Draw(20);
        if (event == 0)
        {
            router.SetRoute(DrawRoute());
        }
        else if (event == 1)
        {
            router.entry->SetOtherInterest(Draw(2) == 0);
        }
        else if (event == 2)
        {
            PlayInterface(router, interface);
        }
        else if (event < 6 && isUp)
        {
            router.AddNeighbor(interface, 1 + Draw(3));
        }
        else if (event < 8 && router.GetNeighborCount(interface) > 0)
        {
            router.RemoveNeighbor(interface, *router.neighbors[interface].begin());
        }
        else if (event < 10 && isUp)
        {
            router.SetMembers(interface, Draw(2) == 0);
        }
        else if (event < 12)
        {
            router.Data(interface);
        }
        else if (event < 18 && isUp)
        {
            PlayMessage(router, interface);
        }
        else
        {
            PimDmRouter::RunUntil(Simulator::Now().GetSeconds() + 0.5 * Draw(200));
        }
    }

    /// @return what is wrong with Upstream(S,G); "" if nothing is.
    static std::string JudgeUpstream(const PimDmEntry& entry)
    {
        const PimDmUpstream& machine = entry.GetUpstream();
        const bool retries = machine.GetGraftRetryTimer().IsRunning();
        const bool overrides = machine.GetOverrideTimer().IsRunning();
        const bool limits = machine.GetPruneLimitTimer().IsRunning();
        const bool asks = entry.GetRpfNeighbor() != Ipv4Address::GetAny();
        switch (machine.GetState())
        {
        case PimDmUpstreamState::FORWARDING:
            return retries || limits || (!entry.GetRoute() && !entry.IsOlistEmpty()) ? "Forwarding"
                                                                                     : "";
        case PimDmUpstreamState::PRUNED:
            return retries || overrides || !entry.IsOlistEmpty() ? "Pruned" : "";
        case PimDmUpstreamState::ACK_PENDING:
            return !retries || limits || !asks || entry.IsOlistEmpty() ? "AckPending" : "";
        }
        return "no state";
    }

    /// @return what is wrong with the machines of an interface; "" if nothing is.
    static std::string JudgeInterface(const PimDmRouter& router, uint32_t interface)
    {
        const PimDmEntry& entry = *router.entry;
        const PimDmDownstream* prune = entry.FindDownstream(interface);
        const PimDmAssert* assertion = entry.FindAssert(interface);
        const bool isUpstream = interface == entry.GetRpfInterface();
        if (isUpstream && entry.IsOutgoing(interface))
        {
            return "iif among the oifs";
        }
        if (prune)
        {
            const auto state = prune->GetState();
            const bool pends = prune->GetPrunePendingTimer().IsRunning();
            const bool lasts = prune->GetPruneTimer().IsRunning();
            if (pends != (state == PimDmDownstreamState::PRUNE_PENDING) ||
                (lasts && state != PimDmDownstreamState::PRUNED) ||
                (isUpstream && state != PimDmDownstreamState::NO_INFO))
            {
                return "Downstream " + router.GetDownstream(interface);
            }
        }
        if (assertion)
        {
            const auto state = assertion->GetState();
            const bool isMine = assertion->GetWinner().address == router.GetAddress(interface);
            if (assertion->GetAssertTimer().IsRunning() != (state != PimDmAssertState::NO_INFO) ||
                isMine != (state == PimDmAssertState::WINNER) || (isUpstream && isMine))
            {
                return "Assert " + router.GetAssert(interface);
            }
        }
        return "";
    }

    /// Checks everything.
    void Check(const PimDmRouter& router, uint32_t step)
    {
        const PimDmEntry& entry = *router.entry;
        NS_TEST_EXPECT_MSG_EQ(JudgeUpstream(entry), "", "step " << step);
        for (uint32_t interface = 1; interface <= 5; ++interface)
        {
            NS_TEST_EXPECT_MSG_EQ(JudgeInterface(router, interface), "", "step " << step);
            if (interface != entry.GetRpfInterface())
            {
                NS_TEST_EXPECT_MSG_EQ(entry.IsOutgoing(interface),
                                      (router.reported.count(interface) > 0),
                                      "step " << step << ": what was told of " << interface);
            }
        }
        NS_TEST_EXPECT_MSG_EQ((entry.GetUpstream().NeedsData() && !entry.IsWaitingForData()),
                              false,
                              "step " << step << ": data is waited for");
    }

    void DoRun() override
    {
        m_random = CreateObject<UniformRandomVariable>();
        m_random->SetStream(1);
        for (uint32_t run = 0; run < 20; ++run)
        {
            PimDmRouter router;
            router.Start();
            Check(router, 1000 * run);
            for (uint32_t step = 0; step < 1000 && IsStatusSuccess(); ++step)
            {
                Play(router);
                Check(router, 1000 * run + step);
            }
        }
        m_random = nullptr;
    }

    Ptr<UniformRandomVariable> m_random; //!< what happens
};

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
        Add("RFC 3973 4.6.4 a State Refresh with interval 0", RefreshWithoutInterval);
        Add("An interface goes in the midst of an event", InterfaceGoesInside);
        Add("RFC 3973 4.7.5.4 a router that is not State Refresh capable", RefreshIncapable);
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
        Add("RFC 3973 4.4.1 the upstream interface goes", UpstreamInterfaceFails);
        Add("Causes of transitions", Causes);
        AddTestCase(new RandomEventsTestCase());
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
