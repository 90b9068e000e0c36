/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Suite mgm-pim-dm-upstream: each row of the table of Upstream(S,G) in RFC 3973 4.4.1 (S1), with
 * the text of 4.4.1.1 to 4.4.1.3, 4.3.4 and 4.8 about it.
 */

#include "mgm-pending-events.h"
#include "mgm-pim-dm-rows.h"
#include "ns3/simulator.h"
#include "ns3/test.h"

namespace
{

using namespace ns3;
using namespace ns3::mgm;
using namespace ns3::mgm::test;

/// Forwarding at 10 s: 10.0.2.2 is there.
void
Forwarding(PimDmRouter& router)
{
    router.AddNeighbor(2, 2);
    router.Start();
    PimDmRouter::RunUntil(10);
}

/// Forwarding at 10 s with olist(S,G) == NULL: no data has come yet.
void
ForwardingNowhere(PimDmRouter& router)
{
    router.Start();
    PimDmRouter::RunUntil(10);
}

/// Pruned at 10 s, with PLT until 210 s.
void
Pruned(PimDmRouter& router)
{
    router.Start();
    router.Data(1);
    PimDmRouter::RunUntil(10);
}

/// Pruned at 250 s, PLT expired at 210 s.
void
PrunedLongAgo(PimDmRouter& router)
{
    Pruned(router);
    PimDmRouter::RunUntil(250);
}

/// AckPending at 10 s, with GRT until 12 s.
void
AckPending(PimDmRouter& router)
{
    router.Start();
    router.Data(1);
    PimDmRouter::RunUntil(9);
    router.AddNeighbor(2, 2);
    PimDmRouter::RunUntil(10);
}

/// Forwarding at 10 s, with OT until 11.25 s.
void
Overriding(PimDmRouter& router)
{
    Forwarding(router);
    router.Prune(1, 1);
}

/// AckPending at 10 s, with OT until 11.25 s and GRT until 12 s.
void
OverridingUnacknowledged(PimDmRouter& router)
{
    AckPending(router);
    router.Prune(1, 1);
}

/// Forwarding at 10 s with olist(S,G) == NULL: S is directly connected.
void
Connected(PimDmRouter& router)
{
    router.variables.stateRefresh = false;
    router.route = PimDmRouter::MakeRoute(1, 0);
    ForwardingNowhere(router);
}

/// Forwarding at 10 s: S is directly connected, 10.0.2.2 is there.
void
ConnectedForwarding(PimDmRouter& router)
{
    router.AddNeighbor(2, 2);
    Connected(router);
}

/// Pruned at 10 s, with PLT until 210 s: S has become directly connected.
void
PrunedThenConnected(PimDmRouter& router)
{
    router.variables.stateRefresh = false;
    Pruned(router);
    router.SetRoute(PimDmRouter::MakeRoute(1, 0));
}

/// @return state and timers of the machine.
std::string
PrintState(const PimDmRouter& router)
{
    return router.GetUpstream();
}

/// Data and State Refreshes on RPF_interface(S).
const std::vector<PimDmRow> ARRIVALS{
    {"Data packet arrives on RPF_Interface(S) AND olist(S,G) == NULL AND PLT(S,G) not running",
     {{"Forwarding",
       ForwardingNowhere,
       [](PimDmRouter& router) { router.Data(1); },
       "10 U Forwarding>Pruned 4.4.1.1 (Send Prune(S,G), Set PLT(S,G)) | "
       "10 prune 1 to 10.0.1.1 210 | "
       "=> Pruned PLT=220"},
      {"Pruned",
       PrunedLongAgo,
       [](PimDmRouter& router) { router.Data(1); },
       "250 U Pruned>Pruned 4.4.1.2 (Send Prune(S,G), Set PLT(S,G)) | "
       "250 prune 1 to 10.0.1.1 210 | "
       "=> Pruned PLT=460"},
      {"Pruned, PLT running",
       Pruned,
       [](PimDmRouter& router) { router.Data(1); },
       "=> Pruned PLT=210"},
      {"olist(S,G) != NULL",
       Forwarding,
       [](PimDmRouter& router) { router.Data(1); },
       "=> Forwarding"},
      {"S directly connected",
       Connected,
       [](PimDmRouter& router) { router.Data(1); },
       "=> Forwarding"}}},
    {"State Refresh(S,G) received from RPF'(S) AND Prune Indicator == 1",
     {{"Forwarding",
       Forwarding,
       [](PimDmRouter& router) { router.Refresh(1, 1, true); },
       "10 U Forwarding>Forwarding 4.4.1.1 (Set OT(S,G)) | "
       "=> Forwarding OT=11.25"},
      {"Forwarding, OT running",
       Overriding,
       [](PimDmRouter& router) { router.Refresh(1, 1, true); },
       "=> Forwarding OT=11.25"},
      {"Pruned",
       Pruned,
       [](PimDmRouter& router) { router.Refresh(1, 1, true); },
       "10 U Pruned>Pruned 4.4.1.2 (Reset PLT(S,G)) | "
       "=> Pruned PLT=220"},
      {"AckPending",
       AckPending,
       [](PimDmRouter& router) { router.Refresh(1, 1, true); },
       "10 U AckPending>AckPending 4.4.1.3 (Set OT(S,G)) | "
       "=> AckPending GRT=12 OT=11.25"},
      {"nothing to override",
       ForwardingNowhere,
       [](PimDmRouter& router) { router.Refresh(1, 1, true); },
       "=> Forwarding"}}},
    {"State Refresh(S,G) received from RPF'(S) AND Prune Indicator == 0",
     {{"Forwarding",
       Forwarding,
       [](PimDmRouter& router) { router.Refresh(1, 1, false); },
       "=> Forwarding"},
      {"Pruned",
       PrunedLongAgo,
       [](PimDmRouter& router) { router.Refresh(1, 1, false); },
       "250 U Pruned>Pruned 4.4.1.2 (Send Prune(S,G), Set PLT(S,G)) | "
       "250 prune 1 to 10.0.1.1 210 | "
       "=> Pruned PLT=460"},
      {"Pruned, PLT running",
       Pruned,
       [](PimDmRouter& router) { router.Refresh(1, 1, false); },
       "=> Pruned PLT=210"},
      {"AckPending",
       AckPending,
       [](PimDmRouter& router) { router.Refresh(1, 1, false); },
       "10 U AckPending>Forwarding 4.4.1.3 (Cancel GRT(S,G)) | "
       "=> Forwarding"}}},
};

/// Messages seen on RPF_interface(S).
const std::vector<PimDmRow> MESSAGES{
    {"See Join(S,G) to RPF'(S)",
     {{"Forwarding",
       Overriding,
       [](PimDmRouter& router) { router.Join(1, 1); },
       "10 U Forwarding>Forwarding 4.4.1.1 (Cancel OT(S,G)) | "
       "10 empty | "
       "=> Forwarding"},
      {"Pruned", Pruned, [](PimDmRouter& router) { router.Join(1, 1); }, "=> Pruned PLT=210"},
      {"AckPending",
       OverridingUnacknowledged,
       [](PimDmRouter& router) { router.Join(1, 1); },
       "10 U AckPending>AckPending 4.4.1.3 (Cancel OT(S,G)) | "
       "=> AckPending GRT=12"},
      {"to another router",
       Overriding,
       [](PimDmRouter& router) { router.Join(1, 2); },
       "=> Forwarding OT=11.25"},
      {"OT not running",
       Forwarding,
       [](PimDmRouter& router) { router.Join(1, 1); },
       "=> Forwarding"}}},
    {"See Prune(S,G)",
     {{"Forwarding",
       Forwarding,
       [](PimDmRouter& router) { router.Prune(1, 1); },
       "10 U Forwarding>Forwarding 4.4.1.1 (Set OT(S,G)) | "
       "=> Forwarding OT=11.25"},
      {"Pruned", Pruned, [](PimDmRouter& router) { router.Prune(1, 1); }, "=> Pruned PLT=210"},
      {"AckPending",
       AckPending,
       [](PimDmRouter& router) { router.Prune(1, 1); },
       "10 U AckPending>AckPending 4.4.1.3 (Set OT(S,G)) | "
       "=> AckPending GRT=12 OT=11.25"},
      {"to another router",
       Forwarding,
       [](PimDmRouter& router) { router.Prune(1, 2); },
       "10 U Forwarding>Forwarding 4.4.1.1 (Set OT(S,G)) | "
       "=> Forwarding OT=11.25"},
      {"S directly connected",
       ConnectedForwarding,
       [](PimDmRouter& router) { router.Prune(1, 1); },
       "=> Forwarding"}}},
    {"OT(S,G) Expires",
     {{"Forwarding",
       Overriding,
       [](PimDmRouter& router) {
           (void)router;
           PimDmRouter::RunUntil(11.25);
       },
       "11.25 U Forwarding>Forwarding 4.4.1.1 (Send Join(S,G)) | "
       "11.25 join 1 to 10.0.1.1 | "
       "11.25 empty | "
       "=> Forwarding"},
      {"AckPending",
       OverridingUnacknowledged,
       [](PimDmRouter& router) {
           (void)router;
           PimDmRouter::RunUntil(11.25);
       },
       "11.25 U AckPending>AckPending 4.4.1.3 (Send Join(S,G)) | "
       "11.25 join 1 to 10.0.1.1 | "
       "=> AckPending GRT=12"}}},
};

/// Changes of olist(S,G) and of RPF'(S).
const std::vector<PimDmRow> CHANGES{
    {"olist(S,G)->NULL",
     {{"Forwarding",
       Forwarding,
       [](PimDmRouter& router) { router.RemoveNeighbor(2, 2); },
       "10 out 2 off | "
       "10 U Forwarding>Pruned 4.4.1.1 (Send Prune(S,G), Set PLT(S,G)) | "
       "10 prune 1 to 10.0.1.1 210 | "
       "=> Pruned PLT=220"},
      {"Forwarding, OT running",
       Overriding,
       [](PimDmRouter& router) { router.RemoveNeighbor(2, 2); },
       "10 out 2 off | "
       "10 U Forwarding>Pruned 4.4.1.1 (Send Prune(S,G), Set PLT(S,G)) | "
       "10 prune 1 to 10.0.1.1 210 | "
       "=> Pruned PLT=220"},
      {"AckPending",
       OverridingUnacknowledged,
       [](PimDmRouter& router) { router.RemoveNeighbor(2, 2); },
       "10 out 2 off | "
       "10 U AckPending>Pruned 4.4.1.3 (Send Prune(S,G), Set PLT(S,G), Cancel GRT(S,G)) | "
       "10 prune 1 to 10.0.1.1 210 | "
       "=> Pruned PLT=220"},
      {"S directly connected",
       ConnectedForwarding,
       [](PimDmRouter& router) { router.RemoveNeighbor(2, 2); },
       "10 out 2 off | "
       "=> Forwarding"}}},
    {"olist(S,G)->non-NULL",
     {{"Forwarding",
       ForwardingNowhere,
       [](PimDmRouter& router) { router.AddNeighbor(2, 2); },
       "10 out 2 on | "
       "=> Forwarding"},
      {"Pruned",
       Pruned,
       [](PimDmRouter& router) { router.AddNeighbor(2, 2); },
       "10 out 2 on | "
       "10 U Pruned>AckPending 4.4.1.2 (Cancel PLT(S,G), Send Graft(S,G), Set GRT(S,G)) | "
       "10 graft 1 to 10.0.1.1 | "
       "=> AckPending GRT=13"},
      {"Pruned, S directly connected",
       PrunedThenConnected,
       [](PimDmRouter& router) { router.AddNeighbor(2, 2); },
       "10 out 2 on | "
       "10 U Pruned>Forwarding 4.4.1.2 (Cancel PLT(S,G)) | "
       "10 empty | "
       "=> Forwarding"}}},
    {"RPF'(S) Changes AND olist(S,G) != NULL",
     {{"Forwarding",
       Forwarding,
       [](PimDmRouter& router) { router.SetRoute(PimDmRouter::MakeRoute(1, 2)); },
       "10 rpf 10.0.1.2 | "
       "10 U Forwarding>AckPending 4.4.1.1 (Send Graft(S,G), Set GRT(S,G)) | "
       "10 graft 1 to 10.0.1.2 | "
       "=> AckPending GRT=13"},
      {"Pruned",
       Pruned,
       [](PimDmRouter& router) { router.SetRoute(PimDmRouter::MakeRoute(3, 3)); },
       "10 out 1 on | "
       "10 rpf 10.0.3.3 | "
       "10 U Pruned>AckPending 4.4.1.2 (Cancel PLT(S,G), Send Graft(S,G), Set GRT(S,G)) | "
       "10 graft 3 to 10.0.3.3 | "
       "=> AckPending GRT=13"},
      {"AckPending",
       AckPending,
       [](PimDmRouter& router) { router.SetRoute(PimDmRouter::MakeRoute(1, 2)); },
       "10 rpf 10.0.1.2 | "
       "10 U AckPending>AckPending 4.4.1.3 (Send Graft(S,G), Set GRT(S,G)) | "
       "10 graft 1 to 10.0.1.2 | "
       "=> AckPending GRT=13"},
      {"S was directly connected",
       ConnectedForwarding,
       [](PimDmRouter& router) { router.SetRoute(PimDmRouter::MakeRoute(1, 1)); },
       "10 rpf 10.0.1.1 | "
       "10 U Forwarding>AckPending 4.4.1.1 (Send Graft(S,G), Set GRT(S,G)) | "
       "10 graft 1 to 10.0.1.1 | "
       "=> AckPending GRT=13"}}},
    {"RPF'(S) Changes AND olist(S,G) == NULL",
     {{"Forwarding",
       Forwarding,
       [](PimDmRouter& router) {
           router.neighbors[1].clear();
           router.SetRoute(PimDmRouter::MakeRoute(2, 2));
       },
       "10 out 1 off | "
       "10 rpf 10.0.2.2 | "
       "10 U Forwarding>Pruned 4.4.1.1 | "
       "10 watch | "
       "=> Pruned"},
      {"Forwarding, OT running",
       Overriding,
       [](PimDmRouter& router) {
           router.neighbors[1].clear();
           router.SetRoute(PimDmRouter::MakeRoute(2, 2));
       },
       "10 out 1 off | "
       "10 rpf 10.0.2.2 | "
       "10 U Forwarding>Pruned 4.4.1.1 | "
       "10 watch | "
       "10 empty | "
       "=> Pruned"},
      {"Pruned",
       Pruned,
       [](PimDmRouter& router) { router.SetRoute(PimDmRouter::MakeRoute(1, 2)); },
       "10 rpf 10.0.1.2 | "
       "10 U Pruned>Pruned 4.4.1.2 (Cancel PLT(S,G)) | "
       "10 watch | "
       "10 empty | "
       "=> Pruned"},
      {"AckPending",
       AckPending,
       [](PimDmRouter& router) {
           router.neighbors[1].clear();
           router.SetRoute(PimDmRouter::MakeRoute(2, 2));
       },
       "10 out 1 off | "
       "10 rpf 10.0.2.2 | "
       "10 U AckPending>Pruned 4.4.1.3 (Cancel GRT(S,G)) | "
       "10 watch | "
       "10 empty | "
       "=> Pruned"}}},
    {"S becomes directly connected",
     {{"Forwarding",
       Forwarding,
       [](PimDmRouter& router) { router.SetRoute(PimDmRouter::MakeRoute(1, 0)); },
       "10 rpf 0.0.0.0 | "
       "10 watch | "
       "=> Forwarding"},
      {"Pruned",
       Pruned,
       [](PimDmRouter& router) { router.SetRoute(PimDmRouter::MakeRoute(1, 0)); },
       "10 rpf 0.0.0.0 | "
       "10 watch | "
       "=> Pruned PLT=210"},
      {"AckPending",
       AckPending,
       [](PimDmRouter& router) { router.SetRoute(PimDmRouter::MakeRoute(1, 0)); },
       "10 rpf 0.0.0.0 | "
       "10 U AckPending>Forwarding 4.4.1.3 (Cancel GRT(S,G)) | "
       "10 watch | "
       "10 empty | "
       "=> Forwarding"}}},
};

/// Grafts and their answers.
const std::vector<PimDmRow> GRAFTS{
    {"GRT(S,G) Expires",
     {{"AckPending",
       AckPending,
       [](PimDmRouter& router) {
           (void)router;
           PimDmRouter::RunUntil(12);
       },
       "12 U AckPending>AckPending 4.4.1.3 (Send Graft(S,G), Set GRT(S,G)) | "
       "12 graft 1 to 10.0.1.1 | "
       "=> AckPending GRT=15"}}},
    {"Receive GraftAck(S,G) from RPF'(S)",
     {{"Forwarding",
       Forwarding,
       [](PimDmRouter& router) { router.GraftAck(1, 1); },
       "=> Forwarding"},
      {"Pruned", Pruned, [](PimDmRouter& router) { router.GraftAck(1, 1); }, "=> Pruned PLT=210"},
      {"AckPending",
       AckPending,
       [](PimDmRouter& router) { router.GraftAck(1, 1); },
       "10 U AckPending>Forwarding 4.4.1.3 (Cancel GRT(S,G)) | "
       "10 empty | "
       "=> Forwarding"},
      {"from another router",
       AckPending,
       [](PimDmRouter& router) { router.GraftAck(1, 2); },
       "=> AckPending GRT=12"},
      {"on another interface",
       AckPending,
       [](PimDmRouter& router) { router.GraftAck(2, 1); },
       "=> AckPending GRT=12"}}},
};

void
OverrideDelays(PimDmTestCase& test, PimDmRouter& router)
{
    router.fraction = 0;
    Forwarding(router);
    router.Prune(1, 1);
    test.Check(router.GetUpstream(), "Forwarding OT=10", "shortest t_override");
    PimDmRouter::RunUntil(10);
    router.fraction = 1;
    router.Prune(1, 1);
    test.Check(router.GetUpstream(), "Forwarding OT=12.5", "longest t_override");
}

void
GraftRetries(PimDmTestCase& test, PimDmRouter& router)
{
    router.variables.graftRetryPeriod = Seconds(4);
    router.variables.graftRetryLimit = 2;
    Pruned(router);
    router.AddNeighbor(2, 2);
    router.Take();
    PimDmRouter::RunUntil(100);
    test.Check(router.Take({" U "}),
               "14 graft 1 to 10.0.1.1 | 18 graft 1 to 10.0.1.1 | 22 empty",
               "two repetitions");
    test.Check(router.GetUpstream(), "AckPending", "still not acknowledged");
}

void
GraftRetriesForEver(PimDmTestCase& test, PimDmRouter& router)
{
    Pruned(router);
    router.AddNeighbor(2, 2);
    PimDmRouter::RunUntil(1001);
    test.Check(router.GetUpstream(), "AckPending GRT=1003", "by default there is no limit");
}

void
DataIsWaitedFor(PimDmTestCase& test, PimDmRouter& router)
{
    Pruned(router);
    router.Take();
    PimDmRouter::RunUntil(300);
    test.Check(router.Take(), "210 watch | 210 empty", "PLT expires");
    router.Data(1);
    test.Check(router.Take({" U "}), "300 prune 1 to 10.0.1.1 210", "the next packet");
    PimDmRouter::RunUntil(600);
    test.Check(router.Take(), "510 watch | 510 empty", "PLT expires again");
}

void
UpstreamRestarts(PimDmTestCase& test, PimDmRouter& router)
{
    Pruned(router);
    router.Take();
    router.AddNeighbor(1, 2);
    test.Check(router.Take(), "", "another neighbor");
    router.AddNeighbor(1, 1);
    test.Check(router.Take(),
               "10 U Pruned>Pruned 4.3.4 (Cancel PLT(S,G)) | 10 watch | 10 empty",
               "RPF'(S)");
    router.Data(1);
    test.Check(router.GetUpstream(), "Pruned PLT=220", "it is pruned again");
}

void
LimitAndHoldtime(PimDmTestCase& test, PimDmRouter& router)
{
    router.variables.pruneLimit = Seconds(50);
    router.variables.pruneHoldtime = 100;
    router.Start();
    router.Data(1);
    test.Check(router.Take({" U "}), "0 watch | 0 prune 1 to 10.0.1.1 100", "Hold Time");
    test.Check(router.GetUpstream(), "Pruned PLT=50", "t_limit");
}

void
MovesToConnectedSource(PimDmTestCase& test, PimDmRouter& router)
{
    router.variables.stateRefresh = false;
    Pruned(router);
    router.Take();
    router.SetRoute(PimDmRouter::MakeRoute(3, 0));
    test.Check(router.Take(),
               "10 out 1 on | 10 rpf 0.0.0.0 | 10 U Pruned>Forwarding 4.4.1.2 (Cancel PLT(S,G)) | "
               "10 empty",
               "olist(S,G) becomes non-NULL with the same change");
}

/// @return whether there is state that must not be forgotten.
std::string
PrintKept(const PimDmRouter& router)
{
    return router.entry->IsEmpty() ? "empty" : "kept";
}

void
HeldByNeighbor(PimDmTestCase& test, PimDmRouter& router)
{
    router.variables.pruneHoldtime = 600;
    Pruned(router);
    PimDmRouter::RunUntil(599);
    test.Check(router.GetUpstream() + " " + PrintKept(router), "Pruned kept", "Hold Time 600 s");
    PimDmRouter::RunUntil(601);
    test.Check(PrintKept(router), "empty", "it is over");
    router.Prune(1, 1, 100);
    router.Prune(1, 2, 900);
    PimDmRouter::RunUntil(700);
    test.Check(PrintKept(router), "kept", "a Prune that was seen");
    PimDmRouter::RunUntil(702);
    test.Check(PrintKept(router), "empty", "that to another router does not count");
    router.Refresh(1, 1, true);
    PimDmRouter::RunUntil(1300);
    test.Check(PrintKept(router), "kept", "a State Refresh with P makes it anew");
}

void
HeldAgainAndAgain(PimDmTestCase& test, PimDmRouter& router)
{
    Pruned(router);
    for (int i = 1; i <= 1000; ++i)
    {
        PimDmRouter::RunUntil(10 + i * 0.001);
        router.Prune(1, 1, 65534);
    }
    test.Check(CountPendingEvents() < 10 ? "few" : "many", "few", "not one for each Prune");
}

void
HeldForEver(PimDmTestCase& test, PimDmRouter& router)
{
    router.variables.pruneHoldtime = PIM_HOLDTIME_FOREVER;
    Pruned(router);
    PimDmRouter::RunUntil(1e6);
    test.Check(PrintKept(router), "kept", "for ever");
    router.AddNeighbor(1, 1);
    test.Check(PrintKept(router), "empty", "but for a restart");
    router.Data(1);
    PimDmRouter::RunUntil(1e6 + 500);
    test.Check(PrintKept(router), "kept", "pruned again");
    router.RemoveNeighbor(1, 1);
    test.Check(PrintKept(router), "empty", "the neighbor has gone");
}

void
LosesRoute(PimDmTestCase& test, PimDmRouter& router)
{
    Forwarding(router);
    router.Take();
    router.SetRoute(std::nullopt);
    test.Check(router.Take(),
               "10 out 2 off | 10 out 1 off | 10 rpf 0.0.0.0 | 10 U Forwarding>Pruned 4.4.1.1",
               "nothing is forwarded, nobody is told");
    router.Data(1);
    router.Data(2);
    test.Check(router.Take(), "", "data without a route is no event");
    router.SetRoute(PimDmRouter::MakeRoute(1, 1));
    test.Check(router.Take(),
               "10 out 2 on | 10 rpf 10.0.1.1 | 10 U Pruned>AckPending 4.4.1.2 (Cancel PLT(S,G), "
               "Send Graft(S,G), Set GRT(S,G)) | 10 graft 1 to 10.0.1.1",
               "a new RPF'(S)");
}

/// The suite.
class PimDmUpstreamTestSuite : public TestSuite
{
  public:
    PimDmUpstreamTestSuite()
        : TestSuite("mgm-pim-dm-upstream", Type::UNIT)
    {
        for (const auto* rows : {&ARRIVALS, &MESSAGES, &CHANGES, &GRAFTS})
        {
            for (const PimDmRow& row : *rows)
            {
                AddTestCase(new PimDmRowTestCase("4.4.1", row, PrintState, {" A1 ", " refresh "}));
            }
        }
        Add("RFC 3973 4.8 t_override is drawn from 0 to Override_Interval", OverrideDelays);
        Add("RFC 3973 4.4.1.3 a configured number of Grafts", GraftRetries);
        Add("RFC 3973 4.4.1.3 Grafts are repeated until they are answered", GraftRetriesForEver);
        Add("RFC 3973 4.4.1.2 data is an event again when PLT has expired", DataIsWaitedFor);
        Add("RFC 3973 4.3.4 the upstream neighbor restarts", UpstreamRestarts);
        Add("RFC 3973 4.8 t_limit and Hold Time", LimitAndHoldtime);
        Add("RFC 3973 4.1 a Prune that the upstream neighbor holds", HeldByNeighbor);
        Add("RFC 3973 4.7.6 a Prune that it holds for ever", HeldForEver);
        Add("Prunes that are seen without end leave nothing behind", HeldAgainAndAgain);
        Add("RFC 3973 4.4.1.2 S becomes connected and is wanted", MovesToConnectedSource);
        Add("RFC 3973 4.2 without a route nothing is forwarded", LosesRoute);
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

PimDmUpstreamTestSuite g_pimDmUpstreamTestSuite; //!< registers the suite

} // namespace
