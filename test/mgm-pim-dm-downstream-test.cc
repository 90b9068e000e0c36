/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Suite mgm-pim-dm-downstream: each row of the table of Downstream(S,G,I) in RFC 3973 4.4.2 (S1),
 * with the text of 4.4.2.1 to 4.4.2.3 and 4.7.6 about it. The interface is 2, a LAN; interface 3
 * keeps olist(S,G) from becoming empty.
 */

#include "mgm-pending-events.h"
#include "mgm-pim-dm-rows.h"
#include "mgm-test-journal.h"
#include "ns3/test.h"

namespace
{

using namespace ns3;
using namespace ns3::mgm;
using namespace ns3::mgm::test;

/// NoInfo at 10 s, with one neighbor.
void
NoInfoWithOne(PimDmRouter& router)
{
    router.AddNeighbor(2, 2);
    router.AddNeighbor(3, 2);
    router.Start();
    PimDmRouter::RunUntil(10);
}

/// NoInfo at 10 s, with two neighbors.
void
NoInfo(PimDmRouter& router)
{
    router.AddNeighbor(2, 3);
    NoInfoWithOne(router);
}

/// PrunePending at 11 s, with PPT until 13 s.
void
PrunePending(PimDmRouter& router)
{
    NoInfo(router);
    router.Prune(2, 10);
    PimDmRouter::RunUntil(11);
}

/// Pruned at 20 s, with PT until 220 s.
void
Pruned(PimDmRouter& router)
{
    NoInfo(router);
    router.Prune(2, 10);
    PimDmRouter::RunUntil(20);
}

/// Pruned for ever.
void
PrunedForEver(PimDmRouter& router)
{
    NoInfo(router);
    router.Prune(2, 10, PIM_HOLDTIME_FOREVER);
    PimDmRouter::RunUntil(20);
}

/// @return state and timers of the machine.
std::string
PrintState(const PimDmRouter& router)
{
    return router.GetDownstream(2);
}

/// Messages that name this router.
const std::vector<PimDmRow> MESSAGES{
    {"Receive Prune(S,G)",
     {{"NoInfo",
       NoInfo,
       [](PimDmRouter& router) { router.Prune(2, 10); },
       "10 D2 NoInfo>PrunePending 4.4.2.1 (Set PPT(S,G,I)) | "
       "=> PrunePending PPT=13"},
      {"NoInfo, one neighbor",
       NoInfoWithOne,
       [](PimDmRouter& router) { router.Prune(2, 10); },
       "10 D2 NoInfo>PrunePending 4.4.2.1 (Set PPT(S,G,I)) | "
       "=> PrunePending PPT=10"},
      {"PrunePending",
       PrunePending,
       [](PimDmRouter& router) { router.Prune(2, 10); },
       "=> PrunePending PPT=13"},
      {"Pruned",
       Pruned,
       [](PimDmRouter& router) { router.Prune(2, 10); },
       "20 D2 Pruned>Pruned 4.4.2.3 (Reset PT(S,G,I)) | "
       "=> Pruned PT=230"},
      {"Pruned, a smaller Hold Time",
       Pruned,
       [](PimDmRouter& router) { router.Prune(2, 10, 199); },
       "=> Pruned PT=220"},
      {"Pruned, above the rest, below the largest",
       Pruned,
       [](PimDmRouter& router) {
           PimDmRouter::RunUntil(120);
           router.Prune(2, 10, 150);
       },
       "120 D2 Pruned>Pruned 4.4.2.3 (Reset PT(S,G,I)) | "
       "=> Pruned PT=270"},
      {"Pruned, for ever",
       Pruned,
       [](PimDmRouter& router) { router.Prune(2, 10, PIM_HOLDTIME_FOREVER); },
       "20 D2 Pruned>Pruned 4.4.2.3 (Reset PT(S,G,I)) | "
       "=> Pruned"},
      {"Pruned for ever",
       PrunedForEver,
       [](PimDmRouter& router) { router.Prune(2, 10); },
       "=> Pruned"},
      {"for another router",
       NoInfo,
       [](PimDmRouter& router) { router.Prune(2, 3); },
       "=> NoInfo"}}},
    {"Receive Join(S,G)",
     {{"NoInfo", NoInfo, [](PimDmRouter& router) { router.Join(2, 10); }, "=> NoInfo"},
      {"PrunePending",
       PrunePending,
       [](PimDmRouter& router) { router.Join(2, 10); },
       "11 D2 PrunePending>NoInfo 4.4.2.2 (Cancel PPT(S,G,I)) | "
       "11 empty | "
       "=> NoInfo"},
      {"Pruned",
       Pruned,
       [](PimDmRouter& router) { router.Join(2, 10); },
       "20 D2 Pruned>NoInfo 4.4.2.3 (Cancel PT(S,G,I)) | "
       "20 out 2 on | "
       "20 empty | "
       "=> NoInfo"},
      {"Pruned for ever",
       PrunedForEver,
       [](PimDmRouter& router) { router.Join(2, 10); },
       "20 D2 Pruned>NoInfo 4.4.2.3 (Cancel PT(S,G,I)) | "
       "20 out 2 on | "
       "20 empty | "
       "=> NoInfo"},
      {"for another router",
       PrunePending,
       [](PimDmRouter& router) { router.Join(2, 3); },
       "=> PrunePending PPT=13"}}},
    {"Receive Graft(S,G)",
     {{"NoInfo",
       NoInfo,
       [](PimDmRouter& router) { router.Graft(2, 3); },
       "10 D2 NoInfo>NoInfo 4.4.2.1 (Send GraftAck) | "
       "10 graft-ack 2 to 10.0.2.3 | "
       "=> NoInfo"},
      {"PrunePending",
       PrunePending,
       [](PimDmRouter& router) { router.Graft(2, 3); },
       "11 D2 PrunePending>NoInfo 4.4.2.2 (Send GraftAck, Cancel PPT(S,G,I)) | "
       "11 graft-ack 2 to 10.0.2.3 | "
       "11 empty | "
       "=> NoInfo"},
      {"Pruned",
       Pruned,
       [](PimDmRouter& router) { router.Graft(2, 3); },
       "20 D2 Pruned>NoInfo 4.4.2.3 (Send GraftAck, Cancel PT(S,G,I)) | "
       "20 graft-ack 2 to 10.0.2.3 | "
       "20 out 2 on | "
       "20 empty | "
       "=> NoInfo"}}},
};

/// Other events.
const std::vector<PimDmRow> OTHERS{
    {"PPT(S,G,I) Expires",
     {{"PrunePending",
       PrunePending,
       [](PimDmRouter& router) {
           (void)router;
           PimDmRouter::RunUntil(13);
       },
       "13 D2 PrunePending>Pruned 4.4.2.2 (Set PT(S,G,I), Send PruneEcho(S,G)) | "
       "13 prune 2 to 10.0.2.10 210 | "
       "13 out 2 off | "
       "=> Pruned PT=220"},
      {"PrunePending, one neighbor",
       NoInfoWithOne,
       [](PimDmRouter& router) {
           router.Prune(2, 10);
           PimDmRouter::RunUntil(10);
       },
       "10 D2 NoInfo>PrunePending 4.4.2.1 (Set PPT(S,G,I)) | "
       "10 D2 PrunePending>Pruned 4.4.2.2 (Set PT(S,G,I)) | "
       "10 out 2 off | "
       "=> Pruned PT=220"},
      {"PrunePending, a larger Hold Time",
       PrunePending,
       [](PimDmRouter& router) {
           router.Prune(2, 10, 300);
           PimDmRouter::RunUntil(13);
       },
       "13 D2 PrunePending>Pruned 4.4.2.2 (Set PT(S,G,I), Send PruneEcho(S,G)) | "
       "13 prune 2 to 10.0.2.10 300 | "
       "13 out 2 off | "
       "=> Pruned PT=310"}}},
    {"PT(S,G,I) Expires",
     {{"Pruned",
       Pruned,
       [](PimDmRouter& router) {
           (void)router;
           PimDmRouter::RunUntil(220);
       },
       "220 D2 Pruned>NoInfo 4.4.2.3 | "
       "220 out 2 on | "
       "220 empty | "
       "=> NoInfo"},
      {"Pruned, Hold Time below J/P_Override_Interval",
       NoInfo,
       [](PimDmRouter& router) {
           router.Prune(2, 10, 2);
           PimDmRouter::RunUntil(14);
       },
       "10 D2 NoInfo>PrunePending 4.4.2.1 (Set PPT(S,G,I)) | "
       "13 D2 PrunePending>Pruned 4.4.2.2 (Set PT(S,G,I), Send PruneEcho(S,G)) | "
       "13 prune 2 to 10.0.2.10 2 | "
       "13 out 2 off | "
       "13 D2 Pruned>NoInfo 4.4.2.3 | "
       "13 out 2 on | "
       "13 empty | "
       "=> NoInfo"}}},
    {"RPF_Interface(S) becomes I",
     {{"NoInfo",
       NoInfo,
       [](PimDmRouter& router) { router.SetRoute(PimDmRouter::MakeRoute(2, 2)); },
       "=> NoInfo"},
      {"PrunePending",
       PrunePending,
       [](PimDmRouter& router) { router.SetRoute(PimDmRouter::MakeRoute(2, 2)); },
       "11 D2 PrunePending>NoInfo 4.4.2.2 (Cancel PPT(S,G,I)) | "
       "=> NoInfo"},
      {"Pruned",
       Pruned,
       [](PimDmRouter& router) { router.SetRoute(PimDmRouter::MakeRoute(2, 2)); },
       "20 D2 Pruned>NoInfo 4.4.2.3 (Cancel PT(S,G,I)) | "
       "=> NoInfo"}}},
    {"Send State Refresh(S,G) out I",
     {{"NoInfo", NoInfo, [](PimDmRouter& router) { router.Refresh(1, 1, false); }, "=> NoInfo"},
      {"PrunePending",
       PrunePending,
       [](PimDmRouter& router) { router.Refresh(1, 1, false); },
       "=> PrunePending PPT=13"},
      {"Pruned",
       Pruned,
       [](PimDmRouter& router) { router.Refresh(1, 1, false); },
       "20 D2 Pruned>Pruned 4.4.2.3 (Reset PT(S,G,I)) | "
       "=> Pruned PT=230"},
      {"Pruned, not all neighbors are capable",
       Pruned,
       [](PimDmRouter& router) {
           router.incapable.insert(2);
           router.Refresh(1, 1, false);
       },
       "=> Pruned PT=220"},
      {"Pruned for ever",
       PrunedForEver,
       [](PimDmRouter& router) { router.Refresh(1, 1, false); },
       "=> Pruned"},
      {"Pruned, by two",
       Pruned,
       [](PimDmRouter& router) {
           router.Prune(2, 10, 300);
           router.Prune(2, 10, 100);
           PimDmRouter::RunUntil(50);
           router.Take();
           router.TakeEvents();
           router.Refresh(1, 1, false);
       },
       "50 D2 Pruned>Pruned 4.4.2.3 (Reset PT(S,G,I)) | "
       "=> Pruned PT=350"}}},
};

void
NeighborComes(PimDmTestCase& test, PimDmRouter& router)
{
    Pruned(router);
    router.Take();
    router.AddNeighbor(2, 4);
    test.Check(router.Take(),
               "20 D2 Pruned>NoInfo 4.4.2.3 (Cancel PT(S,G,I)) | 20 out 2 on | 20 empty",
               "Pruned");
    router.Prune(2, 10);
    router.Take();
    router.AddNeighbor(2, 2);
    test.Check(router.Take(),
               "20 D2 PrunePending>NoInfo 4.4.2.2 (Cancel PPT(S,G,I)) | 20 empty",
               "PrunePending, one that has restarted");
    router.AddNeighbor(2, 5);
    test.Check(router.Take(), "", "NoInfo");
}

void
HoldsForEver(PimDmTestCase& test, PimDmRouter& router)
{
    PrunedForEver(router);
    PimDmRouter::RunUntil(1e6);
    test.Check(router.GetDownstream(2), "Pruned", "without a timer");
    test.Check(router.entry->IsEmpty() ? "empty" : "kept", "kept", "the Prune is not discarded");
}

void
NeighborGoes(PimDmTestCase& test, PimDmRouter& router)
{
    Pruned(router);
    router.RemoveNeighbor(2, 3);
    test.Check(router.GetDownstream(2), "Pruned PT=220", "a Prune with an end");
    router.AddNeighbor(2, 3);
    router.Prune(2, 10, PIM_HOLDTIME_FOREVER);
    PimDmRouter::RunUntil(30);
    router.Take();
    router.RemoveNeighbor(2, 3);
    test.Check(router.Take(),
               "30 D2 Pruned>NoInfo 4.4.2.3 (Cancel PT(S,G,I)) | 30 out 2 on | 30 empty",
               "who holds it for ever may have gone");
}

void
OnRpfInterface(PimDmTestCase& test, PimDmRouter& router)
{
    NoInfo(router);
    router.Take();
    router.Prune(1, 10);
    test.Check(router.GetDownstream(1), "NoInfo", "Prune");
    router.Take();
    router.Graft(1, 1);
    test.Check(router.Take({" D1 "}), "10 graft-ack 1 to 10.0.1.1", "Graft");
    test.Check(router.GetDownstream(1), "NoInfo", "Graft");
}

void
UpstreamFollows(PimDmTestCase& test, PimDmRouter& router)
{
    router.AddNeighbor(2, 2);
    router.Start();
    router.Prune(2, 10);
    PimDmRouter::RunUntil(1);
    test.Check(router.GetUpstream(), "Pruned PLT=210", "PPT expires");
    test.Check(Print(router.records.at(2).head.cause.Get(TraceLevel::STATE)),
               Print(router.records.at(1).head.id),
               "Downstream(S,G,I) is the cause");
    router.Graft(2, 2);
    test.Check(router.GetUpstream(), "AckPending GRT=4", "Graft");
}

void
PrunesAndJoins(PimDmTestCase& test, PimDmRouter& router)
{
    router.AddNeighbor(4, 2);
    router.Start();
    for (int i = 1; i <= 1000; ++i)
    {
        PimDmRouter::RunUntil(10 + i * 0.002);
        router.Prune(4, 10, 65534);
        PimDmRouter::RunUntil(10 + i * 0.002 + 0.001);
        router.Join(4, 10);
    }
    test.Check(router.records.size() >= 2000 ? "" : "ignored", "", "they are heard");
    test.Check(CountPendingEvents() < 10 ? "few" : "many", "few", "of cancelled timers none");
}

/// The suite.
class PimDmDownstreamTestSuite : public TestSuite
{
  public:
    PimDmDownstreamTestSuite()
        : TestSuite("mgm-pim-dm-downstream", Type::UNIT)
    {
        for (const PimDmRow& row : MESSAGES)
        {
            AddTestCase(new PimDmRowTestCase("4.4.2", row, PrintState));
        }
        for (const PimDmRow& row : OTHERS)
        {
            AddTestCase(new PimDmRowTestCase(
                "4.4.2",
                row,
                PrintState,
                {" U ", " A1 ", " refresh ", " rpf ", " graft ", " out 1 on"}));
        }
        Add("RFC 3973 4.3.4 a neighbor that knows nothing of the Prune", NeighborComes);
        Add("RFC 3973 4.7.6 Hold Time 0xffff", HoldsForEver);
        Add("RFC 3973 4.7.6 a neighbor goes that may have pruned for ever", NeighborGoes);
        Add("RFC 3973 4.4.2 NoInfo on the upstream interface", OnRpfInterface);
        Add("RFC 3973 4.4.2.2 Upstream(S,G) is evaluated", UpstreamFollows);
        Add("Prunes and Joins without end leave nothing behind", PrunesAndJoins);
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

PimDmDownstreamTestSuite g_pimDmDownstreamTestSuite; //!< registers the suite

} // namespace
