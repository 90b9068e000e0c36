/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Suite mgm-pim-dm-assert: the comparison of metrics (RFC 3973 4.6.1), each row of the table of
 * Assert(S,G,I) in RFC 3973 4.6.4 (S1) with the text of 4.6.2 to 4.6.5 about it, and what
 * point-to-point links have instead. The interface is 2, a LAN; interface 3 keeps olist(S,G) from
 * becoming empty. This router's metric is 110/20/10.0.2.10.
 */

#include "mgm-pim-dm-rows.h"
#include "mgm-test-journal.h"

#include "ns3/mgm-pim-dm-reaction.h"
#include "ns3/test.h"

namespace
{

using namespace ns3;
using namespace ns3::mgm;
using namespace ns3::mgm::test;

/// NoInfo at 10 s.
void
NoInfo(PimDmRouter& router)
{
    router.AddNeighbor(2, 2);
    router.AddNeighbor(2, 3);
    router.AddNeighbor(3, 2);
    router.Start();
    PimDmRouter::RunUntil(10);
}

/// Winner at 10 s, with AT until 185 s.
void
Winner(PimDmRouter& router)
{
    NoInfo(router);
    router.Data(2);
    PimDmRouter::RunUntil(20);
}

/// Loser against 10.0.2.2 at 20 s, with AT until 190 s.
void
Loser(PimDmRouter& router)
{
    NoInfo(router);
    router.Assert(2, 2, 110, 10);
    PimDmRouter::RunUntil(20);
}

/// NoInfo at 10 s on RPF_interface(S).
void
NoInfoUpstream(PimDmRouter& router)
{
    router.route = PimDmRouter::MakeRoute(2, 2);
    NoInfo(router);
}

/// Loser at 20 s on RPF_interface(S), where 10.0.2.3 is the winner.
void
LoserUpstream(PimDmRouter& router)
{
    NoInfoUpstream(router);
    router.Assert(2, 3, 110, 10);
    PimDmRouter::RunUntil(20);
}

/// @return state and timers of the machine.
std::string
PrintState(const PimDmRouter& router)
{
    return router.GetAssert(2);
}

/// Data, and metrics that lose.
const std::vector<PimDmRow> DATA{
    {"An (S,G) Data packet received on downstream interface",
     {{"NoInfo",
       NoInfo,
       [](PimDmRouter& router) { router.Data(2); },
       "10 A2 NoInfo>Winner 4.6.4.1 (Send Assert(S,G), Set AT(S,G,I)) | "
       "10 assert 2 110/20 | "
       "=> Winner 110/20/10.0.2.10 AT=190"},
      {"Winner",
       Winner,
       [](PimDmRouter& router) { router.Data(2); },
       "20 A2 Winner>Winner 4.6.4.2 (Send Assert(S,G), Set AT(S,G,I)) | "
       "20 assert 2 110/20 | "
       "=> Winner 110/20/10.0.2.10 AT=200"},
      {"Loser",
       Loser,
       [](PimDmRouter& router) { router.Data(2); },
       "=> Loser 110/10/10.0.2.2 AT=190"}}},
    {"Receive Inferior (Assert OR State Refresh) from Assert Winner",
     {{"Loser, Assert",
       Loser,
       [](PimDmRouter& router) { router.Assert(2, 2, 110, 30); },
       "20 A2 Loser>NoInfo 4.6.4.3 (Cancel AT(S,G,I)) | "
       "20 out 2 on | "
       "20 empty | "
       "=> NoInfo"},
      {"Loser, State Refresh",
       Loser,
       [](PimDmRouter& router) { router.Refresh(2, 2, false, 30); },
       "20 A2 Loser>NoInfo 4.6.4.3 (Cancel AT(S,G,I)) | "
       "20 out 2 on | "
       "20 empty | "
       "=> NoInfo"},
      {"Loser, AssertCancel",
       Loser,
       [](PimDmRouter& router) { router.AssertCancel(2, 2); },
       "20 A2 Loser>NoInfo 4.6.4.3 (Cancel AT(S,G,I)) | "
       "20 out 2 on | "
       "20 empty | "
       "=> NoInfo"}}},
    {"Receive Inferior (Assert OR State Refresh) from non-Assert Winner AND CouldAssert==TRUE",
     {{"NoInfo, Assert",
       NoInfo,
       [](PimDmRouter& router) { router.Assert(2, 3, 110, 30); },
       "10 A2 NoInfo>Winner 4.6.4.1 (Send Assert(S,G), Set AT(S,G,I)) | "
       "10 assert 2 110/20 | "
       "=> Winner 110/20/10.0.2.10 AT=190"},
      {"NoInfo, State Refresh",
       NoInfo,
       [](PimDmRouter& router) { router.Refresh(2, 3, false, 30); },
       "10 A2 NoInfo>Winner 4.6.4.1 (Send Assert(S,G), Set AT(S,G,I)) | "
       "10 assert 2 110/20 | "
       "=> Winner 110/20/10.0.2.10 AT=190"},
      {"NoInfo, AssertCancel",
       NoInfo,
       [](PimDmRouter& router) { router.AssertCancel(2, 3); },
       "10 A2 NoInfo>Winner 4.6.4.1 (Send Assert(S,G), Set AT(S,G,I)) | "
       "10 assert 2 110/20 | "
       "=> Winner 110/20/10.0.2.10 AT=190"},
      {"NoInfo, lower address",
       NoInfo,
       [](PimDmRouter& router) { router.Assert(2, 3, 110, 20); },
       "10 A2 NoInfo>Winner 4.6.4.1 (Send Assert(S,G), Set AT(S,G,I)) | "
       "10 assert 2 110/20 | "
       "=> Winner 110/20/10.0.2.10 AT=190"},
      {"Winner, Assert",
       Winner,
       [](PimDmRouter& router) { router.Assert(2, 3, 110, 30); },
       "20 A2 Winner>Winner 4.6.4.2 (Send Assert(S,G), Set AT(S,G,I)) | "
       "20 assert 2 110/20 | "
       "=> Winner 110/20/10.0.2.10 AT=200"},
      {"Winner, State Refresh",
       Winner,
       [](PimDmRouter& router) { router.Refresh(2, 3, false, 30); },
       "20 A2 Winner>Winner 4.6.4.2 (Send Assert(S,G), Set AT(S,G,I)) | "
       "20 assert 2 110/20 | "
       "=> Winner 110/20/10.0.2.10 AT=200"},
      {"Loser",
       Loser,
       [](PimDmRouter& router) { router.Assert(2, 3, 110, 30); },
       "=> Loser 110/10/10.0.2.2 AT=190"},
      {"Loser, better than this router, not than the winner",
       Loser,
       [](PimDmRouter& router) { router.Assert(2, 3, 110, 15); },
       "=> Loser 110/10/10.0.2.2 AT=190"},
      {"Loser, AssertCancel",
       Loser,
       [](PimDmRouter& router) { router.AssertCancel(2, 3); },
       "=> Loser 110/10/10.0.2.2 AT=190"},
      {"CouldAssert==FALSE",
       NoInfoUpstream,
       [](PimDmRouter& router) { router.AssertCancel(2, 3); },
       "=> NoInfo"}}},
};

/// Metrics that win, and time.
const std::vector<PimDmRow> METRICS{
    {"Receive Preferred Assert OR State Refresh",
     {{"NoInfo, Assert",
       NoInfo,
       [](PimDmRouter& router) { router.Assert(2, 2, 110, 10); },
       "10 A2 NoInfo>Loser 4.6.4.1 (Send Prune(S,G), Set AT(S,G,I)) | "
       "10 prune 2 to 10.0.2.2 180 | "
       "10 out 2 off | "
       "=> Loser 110/10/10.0.2.2 AT=190"},
      {"NoInfo, Assert Time",
       NoInfo,
       [](PimDmRouter& router) {
           router.variables.assertTime = Seconds(50);
           router.Assert(2, 2, 110, 10);
       },
       "10 A2 NoInfo>Loser 4.6.4.1 (Send Prune(S,G), Set AT(S,G,I)) | "
       "10 prune 2 to 10.0.2.2 50 | "
       "10 out 2 off | "
       "=> Loser 110/10/10.0.2.2 AT=60"},
      {"NoInfo, State Refresh",
       NoInfo,
       [](PimDmRouter& router) {
           router.variables.assertTime = Seconds(50);
           router.Refresh(2, 2, false);
       },
       "10 A2 NoInfo>Loser 4.6.4.1 (Send Prune(S,G), Set AT(S,G,I)) | "
       "10 prune 2 to 10.0.2.2 180 | "
       "10 out 2 off | "
       "=> Loser 110/10/10.0.2.2 AT=190"},
      {"NoInfo, CouldAssert==FALSE",
       NoInfoUpstream,
       [](PimDmRouter& router) { router.Assert(2, 2, 110, 10); },
       "10 A2 NoInfo>Loser 4.6.4.1 (Set AT(S,G,I)) | "
       "=> Loser 110/10/10.0.2.2 AT=190"},
      {"Winner, Assert",
       Winner,
       [](PimDmRouter& router) { router.Assert(2, 2, 110, 10); },
       "20 A2 Winner>Loser 4.6.4.2 (Send Prune(S,G), Set AT(S,G,I)) | "
       "20 prune 2 to 10.0.2.2 180 | "
       "20 out 2 off | "
       "=> Loser 110/10/10.0.2.2 AT=200"},
      {"Winner, State Refresh",
       Winner,
       [](PimDmRouter& router) {
           router.variables.assertTime = Seconds(50);
           router.Refresh(2, 2, false);
       },
       "20 A2 Winner>Loser 4.6.4.2 (Send Prune(S,G), Set AT(S,G,I)) | "
       "20 prune 2 to 10.0.2.2 180 | "
       "20 out 2 off | "
       "=> Loser 110/10/10.0.2.2 AT=200"},
      {"Loser, another router",
       Loser,
       [](PimDmRouter& router) { router.Assert(2, 3, 100, 30); },
       "20 A2 Loser>Loser 4.6.4.3 (Send Prune(S,G), Set AT(S,G,I)) | "
       "20 prune 2 to 10.0.2.3 180 | "
       "=> Loser 100/30/10.0.2.3 AT=200"},
      {"Loser, the same again",
       Loser,
       [](PimDmRouter& router) { router.Assert(2, 2, 110, 10); },
       "20 A2 Loser>Loser 4.6.4.3 (Set AT(S,G,I)) | "
       "=> Loser 110/10/10.0.2.2 AT=200"},
      {"Loser, State Refresh of the winner",
       Loser,
       [](PimDmRouter& router) {
           router.variables.assertTime = Seconds(50);
           router.Refresh(2, 2, true);
       },
       "20 A2 Loser>Loser 4.6.4.3 (Set AT(S,G,I)) | "
       "=> Loser 110/10/10.0.2.2 AT=200"},
      {"Loser, the winner is better",
       Loser,
       [](PimDmRouter& router) { router.Assert(2, 2, 110, 5); },
       "20 A2 Loser>Loser 4.6.4.3 (Set AT(S,G,I)) | "
       "=> Loser 110/5/10.0.2.2 AT=200"},
      {"Loser, the winner is worse, but wins",
       Loser,
       [](PimDmRouter& router) { router.Assert(2, 2, 110, 15); },
       "20 A2 Loser>Loser 4.6.4.3 (Set AT(S,G,I)) | "
       "=> Loser 110/15/10.0.2.2 AT=200"},
      {"Loser, CouldAssert==FALSE",
       LoserUpstream,
       [](PimDmRouter& router) { router.Assert(2, 2, 110, 5); },
       "20 A2 Loser>Loser 4.6.4.3 (Set AT(S,G,I)) | "
       "20 rpf 10.0.2.2 | "
       "=> Loser 110/5/10.0.2.2 AT=200"}}},
    {"Send State Refresh",
     {{"NoInfo",
       NoInfo,
       [](PimDmRouter& router) {
           router.variables.assertTime = Seconds(50);
           router.Refresh(1, 1, false);
       },
       "=> NoInfo"},
      {"Winner",
       Winner,
       [](PimDmRouter& router) {
           router.variables.assertTime = Seconds(50);
           router.Refresh(1, 1, false);
       },
       "20 A2 Winner>Winner 4.6.4.2 (Reset AT(S,G,I)) | "
       "=> Winner 110/20/10.0.2.10 AT=200"},
      {"Loser: it sends none",
       Loser,
       [](PimDmRouter& router) {
           router.variables.assertTime = Seconds(50);
           router.Refresh(1, 1, false);
       },
       "=> Loser 110/10/10.0.2.2 AT=190"}}},
    {"AT(S,G,I) Expires",
     {{"Winner",
       Winner,
       [](PimDmRouter& router) {
           (void)router;
           PimDmRouter::RunUntil(190);
       },
       "190 A2 Winner>NoInfo 4.6.4.2 | "
       "190 empty | "
       "=> NoInfo"},
      {"Loser",
       Loser,
       [](PimDmRouter& router) {
           (void)router;
           PimDmRouter::RunUntil(190);
       },
       "190 A2 Loser>NoInfo 4.6.4.3 | "
       "190 out 2 on | "
       "190 empty | "
       "=> NoInfo"},
      {"Loser, CouldAssert==FALSE",
       LoserUpstream,
       [](PimDmRouter& router) {
           (void)router;
           PimDmRouter::RunUntil(190);
       },
       "190 A2 Loser>NoInfo 4.6.4.3 | "
       "190 rpf 10.0.2.2 | "
       "=> NoInfo"}}},
};

/// Changes of routes and neighbors, and requests.
const std::vector<PimDmRow> CHANGES{
    {"CouldAssert -> FALSE",
     {{"NoInfo",
       NoInfo,
       [](PimDmRouter& router) { router.SetRoute(PimDmRouter::MakeRoute(2, 2)); },
       "10 rpf 10.0.2.2 | "
       "=> NoInfo"},
      {"Winner",
       Winner,
       [](PimDmRouter& router) { router.SetRoute(PimDmRouter::MakeRoute(2, 2)); },
       "20 A2 Winner>NoInfo 4.6.4.2 (Send AssertCancel(S,G), Cancel AT(S,G,I)) | "
       "20 assert 2 cancel | "
       "20 rpf 10.0.2.2 | "
       "=> NoInfo"},
      {"Loser",
       Loser,
       [](PimDmRouter& router) { router.SetRoute(PimDmRouter::MakeRoute(2, 2)); },
       "20 A2 Loser>NoInfo 4.6.4.3 (Cancel AT(S,G,I)) | "
       "20 rpf 10.0.2.2 | "
       "=> NoInfo"}}},
    {"CouldAssert -> TRUE",
     {{"NoInfo",
       NoInfoUpstream,
       [](PimDmRouter& router) { router.SetRoute(PimDmRouter::MakeRoute(1, 1)); },
       "10 out 2 on | "
       "=> NoInfo"},
      {"Loser",
       LoserUpstream,
       [](PimDmRouter& router) { router.SetRoute(PimDmRouter::MakeRoute(1, 1)); },
       "20 A2 Loser>NoInfo 4.6.4.3 (Cancel AT(S,G,I)) | "
       "20 out 2 on | "
       "=> NoInfo"}}},
    {"Winner's NLT(N,I) Expires",
     {{"Loser",
       Loser,
       [](PimDmRouter& router) { router.RemoveNeighbor(2, 2); },
       "20 A2 Loser>NoInfo 4.6.4.3 (Cancel AT(S,G,I)) | "
       "20 out 2 on | "
       "20 empty | "
       "=> NoInfo"},
      {"Loser, another neighbor",
       Loser,
       [](PimDmRouter& router) { router.RemoveNeighbor(2, 3); },
       "=> Loser 110/10/10.0.2.2 AT=190"},
      {"Winner",
       Winner,
       [](PimDmRouter& router) { router.RemoveNeighbor(2, 2); },
       "=> Winner 110/20/10.0.2.10 AT=190"}}},
    {"Receive Prune(S,G), Join(S,G) or Graft(S,G)",
     {{"NoInfo", NoInfo, [](PimDmRouter& router) { router.Join(2, 10); }, "=> NoInfo"},
      {"Winner",
       Winner,
       [](PimDmRouter& router) { router.Join(2, 10); },
       "=> Winner 110/20/10.0.2.10 AT=190"},
      {"Loser, Join",
       Loser,
       [](PimDmRouter& router) { router.Join(2, 10); },
       "20 A2 Loser>Loser 4.6.4.3 (Send Assert(S,G)) | "
       "20 assert 2 110/20 | "
       "=> Loser 110/10/10.0.2.2 AT=190"},
      {"Loser, Prune",
       Loser,
       [](PimDmRouter& router) { router.Prune(2, 10); },
       "20 A2 Loser>Loser 4.6.4.3 (Send Assert(S,G)) | "
       "20 assert 2 110/20 | "
       "=> Loser 110/10/10.0.2.2 AT=190"},
      {"Loser, Graft",
       Loser,
       [](PimDmRouter& router) { router.Graft(2, 3); },
       "20 graft-ack 2 to 10.0.2.3 | "
       "20 A2 Loser>Loser 4.6.4.3 (Send Assert(S,G)) | "
       "20 assert 2 110/20 | "
       "=> Loser 110/10/10.0.2.2 AT=190"},
      {"Loser, for another router",
       Loser,
       [](PimDmRouter& router) {
           router.Join(2, 2);
           router.Prune(2, 2);
       },
       "=> Loser 110/10/10.0.2.2 AT=190"},
      {"Loser, CouldAssert==FALSE",
       LoserUpstream,
       [](PimDmRouter& router) { router.Join(2, 10); },
       "20 A2 Loser>Loser 4.6.4.3 (Send Assert(S,G)) | "
       "20 assert 2 cancel | "
       "=> Loser 110/10/10.0.2.3 AT=190"}}},
};

/// Which of two metrics is better, either way round.
class MetricTestCase : public TestCase
{
  public:
    MetricTestCase()
        : TestCase("RFC 3973 4.6.1 preference, metric, then the highest address")
    {
    }

  private:
    /// Checks that a metric beats another.
    void Expect(const PimAssertMetric& better, const PimAssertMetric& worse)
    {
        NS_TEST_EXPECT_MSG_EQ(better.IsBetterThan(worse), true, better << " beats " << worse);
        NS_TEST_EXPECT_MSG_EQ(worse.IsBetterThan(better), false, worse << " loses " << better);
    }

    void DoRun() override
    {
        const Ipv4Address low("10.0.0.9");
        const Ipv4Address high("10.0.1.1");
        const PimAssertMetric metric(110, 20, high);
        Expect(PimAssertMetric(109, 99, low), metric);
        Expect(PimAssertMetric(110, 19, low), metric);
        Expect(metric, PimAssertMetric(110, 20, low));
        Expect(PimAssertMetric(0x7ffffffe, 0xffffffff, low), PimAssertMetric());
        PimAssertMetric rpt(1, 1, high);
        rpt.rpt = true;
        Expect(metric, rpt);
        NS_TEST_EXPECT_MSG_EQ(metric.IsBetterThan(metric), false, "the same");
        const PimAssertMetric cancel(0xffffffff, 0xffffffff, high);
        NS_TEST_EXPECT_MSG_EQ(cancel.IsInfinite(), true, "all bits of both fields");
        NS_TEST_EXPECT_MSG_EQ(cancel.IsBetterThan(PimAssertMetric()), false, "both infinite");
        NS_TEST_EXPECT_MSG_EQ(Print(metric), "110/20/10.0.1.1", "as text");
        NS_TEST_EXPECT_MSG_EQ(Print(rpt), "rpt/1/1/10.0.1.1", "as text");
        NS_TEST_EXPECT_MSG_EQ(Print(cancel), "infinite/10.0.1.1", "as text");
    }
};

void
LostAssert(PimDmTestCase& test, PimDmRouter& router)
{
    Loser(router);
    test.Check(router.GetOlist(), "3", "the winner forwards");
    router.SetRoute(PimDmRouter::MakeRoute(1, 1, 10));
    test.Check(router.GetAssert(2), "Loser 110/10/10.0.2.2 AT=190", "a metric as good is no event");
    test.Check(router.GetOlist(), "2 3", "but the higher address is better");
    router.SetRoute(PimDmRouter::MakeRoute(1, 1, 11));
    test.Check(router.GetOlist(), "3", "worse again");
}

void
LoserIgnoresData(PimDmTestCase& test, PimDmRouter& router)
{
    const std::vector<std::string> hidden{" A2 ", " out ", " rpf ", " prune ", " assert ", " U "};
    NoInfo(router);
    router.Take();
    router.Assert(2, 2, 110, 10);
    test.Check(router.Take(hidden), "10 alerts 2 off", "Loser");
    router.Assert(2, 3, 110, 5);
    test.Check(router.Take(hidden), "", "Loser against another");
    router.AssertCancel(2, 3);
    test.Check(router.Take(hidden), "10 alerts 2 on | 10 empty", "NoInfo");
    router.Data(2);
    router.Assert(2, 2, 110, 10);
    test.Check(router.Take(hidden), "10 alerts 2 off", "Winner, then Loser");
    router.interfaces = {1, 3, 4, 5};
    router.entry->InterfaceDown(2);
    test.Check(router.Take(hidden), "10 alerts 2 on | 10 empty", "the interface goes");
    test.Check(Print(router.entry->WantsAlerts(2)), "1", "as it was at first");
}

void
LoserHearsData(PimDmTestCase& test, PimDmRouter& router)
{
    router.variables.maskLostAsserts = false;
    Loser(router);
    test.Check(Print(router.entry->WantsAlerts(2)), "1", "MaskLostAsserts is off");
    router.Take();
    router.Data(2);
    test.Check(router.Take(), "", "it does nothing about it");
}

void
LoserUpstreamHasNoMask(PimDmTestCase& test, PimDmRouter& router)
{
    LoserUpstream(router);
    test.Check(Print(router.entry->WantsAlerts(2)), "1", "data is right there");
}

void
CancelUpstream(PimDmTestCase& test, PimDmRouter& router)
{
    LoserUpstream(router);
    router.GraftAck(2, 3);
    router.Take();
    router.AssertCancel(2, 3);
    test.Check(router.Take(),
               "20 A2 Loser>NoInfo 4.6.4.3 (Cancel AT(S,G,I)) | 20 rpf 10.0.2.2 | "
               "20 U Forwarding>AckPending 4.4.1.1 (Send Graft(S,G), Set GRT(S,G)) | "
               "20 graft 2 to 10.0.2.2",
               "RPF'(S) is the next hop again");
}

void
TakenDown(PimDmTestCase& test, PimDmRouter& router)
{
    Winner(router);
    router.Assert(3, 2, 110, 10);
    router.Take();
    router.entry->Stop();
    test.Check(router.Take(),
               "20 A2 Winner>NoInfo 4.6.4.2 (Send AssertCancel(S,G), Cancel AT(S,G,I)) | "
               "20 assert 2 cancel",
               "the winner says so, the loser does not");
    PimDmRouter::RunUntil(1000);
    test.Check(router.Take(), "", "no timer is left");
}

void
WinnerLosesRoute(PimDmTestCase& test, PimDmRouter& router)
{
    Winner(router);
    router.Take();
    router.SetRoute(std::nullopt);
    test.Check(router.Take({" out ", " rpf ", " U ", " empty"}),
               "20 A2 Winner>NoInfo 4.6.4.2 (Send AssertCancel(S,G), Cancel AT(S,G,I)) | "
               "20 assert 2 cancel",
               "who cannot forward is no winner");
    router.Assert(2, 2, 110, 10);
    test.Check(router.GetAssert(2), "NoInfo", "and takes no part");
}

void
NoReactions(PimDmTestCase& test, PimDmRouter& router)
{
    router.AddNeighbor(2, 2);
    router.AddNeighbor(4, 2);
    router.Start();
    const auto judge = [&router](uint32_t arrival) {
        const PimDmReaction reaction = JudgeWrongInterface(*router.entry, router, arrival);
        return std::string(reaction.action) + ", " + reaction.reason;
    };
    test.Check(judge(7), "none, PIM does not work on the interface", "no PIM interface");
    test.Check(judge(1), "none, the route to the source leads there by now", "RPF interface");
    test.Check(judge(5), "none, there is no neighbor on the point-to-point link", "nobody");
    test.Check(judge(4).substr(0, 6), "prune,", "somebody");
    router.boundaries = {2};
    test.Check(judge(2), "none, the interface is a scope boundary of the group", "boundary");
    router.SetRoute(std::nullopt);
    test.Check(judge(4), "none, there is no route to the source", "no route");
}

void
PointToPoint(PimDmTestCase& test, PimDmRouter& router)
{
    router.AddNeighbor(4, 2);
    router.AddNeighbor(5, 2);
    router.Start();
    router.Data(4);
    test.Check(router.Take(),
               "0 A4 NoInfo>NoInfo 4.2 (Send Prune(S,G)) | 0 prune 4 to 10.0.4.2 210",
               "first packet");
    PimDmRouter::RunUntil(2.9);
    router.Data(4);
    test.Check(router.Take(), "", "within J/P_Override_Interval");
    router.Data(5);
    test.Check(router.Take({" A5 "}), "2.9 prune 5 to 10.0.5.2 210", "each link for itself");
    PimDmRouter::RunUntil(3);
    router.Data(4);
    test.Check(router.Take({" A4 "}), "3 prune 4 to 10.0.4.2 210", "the Prune was lost");
    router.Refresh(4, 2, false);
    test.Check(router.GetAssert(4), "NoInfo", "a State Refresh starts no Assert either");
    router.Assert(4, 2, 110, 10);
    test.Check(router.GetAssert(4), "Loser 110/10/10.0.4.2 AT=183", "an Assert is answered");
    router.Take();
    router.RemoveNeighbor(4, 2);
    router.Take();
    router.Data(4);
    test.Check(router.Take(), "", "nobody is there to be asked");
}

void
LoserRepeatsPrune(PimDmTestCase& test, PimDmRouter& router)
{
    Loser(router);
    router.Take();
    router.Refresh(2, 2, true);
    router.Refresh(2, 2, false);
    test.Check(router.Take(),
               "20 A2 Loser>Loser 4.6.4.3 (Set AT(S,G,I)) | "
               "20 A2 Loser>Loser 4.6.4.3 (Set AT(S,G,I)) | "
               "20 A2 Loser>Loser 4.6.4.3 (Send Prune(S,G)) | 20 prune 2 to 10.0.2.2 180",
               "the winner forwards again");
    PimDmRouter::RunUntil(23);
    router.Refresh(2, 2, false);
    test.Check(router.Take(),
               "23 A2 Loser>Loser 4.6.4.3 (Set AT(S,G,I))",
               "not within J/P_Override_Interval");
}

void
LoserIsOverridden(PimDmTestCase& test, PimDmRouter& router)
{
    Loser(router);
    router.Join(2, 3);
    router.Join(2, 2);
    for (const double time : {79, 139, 199})
    {
        PimDmRouter::RunUntil(time);
        router.Refresh(2, 2, false);
    }
    test.Check(router.Take({" A2 ", " alerts ", " out "}),
               "10 prune 2 to 10.0.2.2 180",
               "somebody wants the data: once in t_limit");
    PimDmRouter::RunUntil(231);
    router.Refresh(2, 2, false);
    test.Check(router.Take({" A2 "}), "231 prune 2 to 10.0.2.2 180", "t_limit is over");
}

void
WinnerRestarts(PimDmTestCase& test, PimDmRouter& router)
{
    Loser(router);
    router.AddNeighbor(2, 3);
    test.Check(router.GetAssert(2), "Loser 110/10/10.0.2.2 AT=190", "another one restarts");
    router.Take();
    router.AddNeighbor(2, 2);
    test.Check(router.Take(),
               "20 A2 Loser>NoInfo 4.6.4.3 (Cancel AT(S,G,I)) | 20 alerts 2 on | 20 out 2 on | "
               "20 empty",
               "it knows nothing of the Assert");
}

void
WinnerUpstreamRestarts(PimDmTestCase& test, PimDmRouter& router)
{
    LoserUpstream(router);
    router.Take();
    router.AddNeighbor(2, 3);
    test.Check(router.GetAssert(2), "NoInfo", "forgotten on the upstream interface too");
    test.Check(router.Take({" A2 ", " U "}),
               "20 rpf 10.0.2.2 | 20 graft 2 to 10.0.2.2",
               "RPF'(S) is the next hop");
}

void
PointToPointAssert(PimDmTestCase& test, PimDmRouter& router)
{
    router.variables.pointToPointAssert = true;
    router.AddNeighbor(4, 2);
    router.Start();
    router.Data(4);
    test.Check(router.Take(),
               "0 A4 NoInfo>Winner 4.6.4.1 (Send Assert(S,G), Set AT(S,G,I)) | 0 assert 4 110/20",
               "as on a LAN");
}

void
ForeignInterface(PimDmTestCase& test, PimDmRouter& router)
{
    NoInfo(router);
    router.Take();
    router.interfaces = {1, 3};
    router.Data(2);
    test.Check(router.Take(), "", "no PIM interface");
}

/// Entries of the journal that are about other machines.
const std::vector<std::string> HIDDEN{
    " U ", " A1 ", " D2 ", " refresh ", " graft ", " out 1 ", " rpf 10.0.1.1", " alerts "};

/// The suite.
class PimDmAssertTestSuite : public TestSuite
{
  public:
    PimDmAssertTestSuite()
        : TestSuite("mgm-pim-dm-assert", Type::UNIT)
    {
        AddTestCase(new MetricTestCase());
        for (const PimDmRow& row : DATA)
        {
            AddTestCase(new PimDmRowTestCase("4.6.4", row, PrintState, HIDDEN));
        }
        for (const PimDmRow& row : METRICS)
        {
            AddTestCase(new PimDmRowTestCase("4.6.4", row, PrintState, HIDDEN));
        }
        for (const PimDmRow& row : CHANGES)
        {
            AddTestCase(new PimDmRowTestCase("4.6.4", row, PrintState, HIDDEN));
        }
        Add("RFC 3973 4.6.3 lost_assert", LostAssert);
        Add("RFC 3973 4.6.4 the loser ignores data on the link", LoserIgnoresData);
        Add("RFC 3973 4.6.4 a loser that masks nothing", LoserHearsData);
        Add("RFC 3973 4.6.4 a loser on the upstream interface", LoserUpstreamHasNoMask);
        Add("RFC 3973 4.6.4 a loser whose Prune does not hold", LoserRepeatsPrune);
        Add("RFC 3973 4.6.4 a loser whose Prune is overridden", LoserIsOverridden);
        Add("RFC 3973 4.3.4 the winner restarts", WinnerRestarts);
        Add("RFC 3973 4.3.4 the winner on the upstream interface restarts", WinnerUpstreamRestarts);
        Add("RFC 3973 4.6.2 AssertCancel on the upstream interface", CancelUpstream);
        Add("RFC 3973 4.6.5 the winner is taken down", TakenDown);
        Add("RFC 3973 4.6.5 the winner loses its route", WinnerLosesRoute);
        Add("RFC 3973 4.2 Prune on point-to-point links", PointToPoint);
        Add("Alerts about which nothing can be done say why", NoReactions);
        Add("RFC 3973 4.2 Assert on point-to-point links", PointToPointAssert);
        Add("RFC 3973 4.2 data on an interface that is not PIM's", ForeignInterface);
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

PimDmAssertTestSuite g_pimDmAssertTestSuite; //!< registers the suite

} // namespace
