/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Suite mgm-pim-dm-originator: each row of the table of Origination(S,G) in RFC 3973 4.5.2 (S1),
 * with the text of 4.5.2.1, 4.5.2.2 and 4.7.10 about it. S is directly connected on interface 1,
 * 10.0.2.2 is a neighbor on interface 2.
 */

#include "mgm-pim-dm-rows.h"
#include "ns3/test.h"

namespace
{

using namespace ns3;
using namespace ns3::mgm;
using namespace ns3::mgm::test;

/// NotOriginator at 10 s.
void
NotOriginator(PimDmRouter& router)
{
    router.route = PimDmRouter::MakeRoute(1, 0);
    router.AddNeighbor(2, 2);
    router.Start();
    PimDmRouter::RunUntil(10);
}

/// Originator at 20 s, with SRT until 70 s and SAT until 220 s.
void
Originator(PimDmRouter& router)
{
    NotOriginator(router);
    router.Data(1, 32);
    PimDmRouter::RunUntil(20);
}

/// NotOriginator at 10 s, of a source that is not directly connected.
void
NotConnected(PimDmRouter& router)
{
    router.AddNeighbor(2, 2);
    router.Start();
    PimDmRouter::RunUntil(10);
}

/// @return state and timers of the machine.
std::string
PrintState(const PimDmRouter& router)
{
    return router.GetOriginator();
}

/// Entries of the journal that are about something else.
const std::vector<std::string> HIDDEN{" U ", " graft ", " rpf ", " watch", " empty"};

/// The rows, in the order of the table.
const std::vector<PimDmRow> ROWS{
    {"Receive Data from S AND S directly connected",
     {{"NotOriginator",
       NotOriginator,
       [](PimDmRouter& router) { router.Data(1); },
       "10 O NotOriginator>Originator 4.5.2.1 (Set SRT(S,G), Set SAT(S,G)) | "
       "=> Originator SRT=70 SAT=220"},
      {"Originator",
       Originator,
       [](PimDmRouter& router) { router.Data(1); },
       "20 O Originator>Originator 4.5.2.2 (Reset SAT(S,G)) | "
       "=> Originator SRT=70 SAT=230"},
      {"Originator, nobody told of the packet",
       Originator,
       [](PimDmRouter& router) {
           router.variables.stateRefreshInterval = Seconds(1000);
           PimDmRouter::RunUntil(80);
           router.Take();
           router.TakeEvents();
           router.lastData = Seconds(100.5);
           PimDmRouter::RunUntil(221);
       },
       "220 O Originator>Originator 4.5.2.2 (Reset SAT(S,G)) | "
       "=> Originator SRT=1070 SAT=310.5"},
      {"NotOriginator, not connected",
       NotConnected,
       [](PimDmRouter& router) { router.Data(1); },
       "=> NotOriginator"},
      {"NotOriginator, no State Refresh",
       NotOriginator,
       [](PimDmRouter& router) {
           router.variables.stateRefresh = false;
           router.Data(1);
       },
       "=> NotOriginator"}}},
    {"SRT(S,G) Expires",
     {{"Originator",
       Originator,
       [](PimDmRouter& router) {
           (void)router;
           PimDmRouter::RunUntil(70);
       },
       "70 O Originator>Originator 4.5.2.2 (Send StateRefresh(S,G), Reset SRT(S,G)) | "
       "70 refresh 2 110/20/24 ttl 32 P0 N0 O1 60s of 10.0.1.10 | "
       "=> Originator SRT=130 SAT=220"}}},
    {"SAT(S,G) Expires",
     {{"Originator",
       Originator,
       [](PimDmRouter& router) {
           router.variables.stateRefreshInterval = Seconds(1000);
           PimDmRouter::RunUntil(80);
           router.Take();
           router.TakeEvents();
           PimDmRouter::RunUntil(220);
       },
       "220 O Originator>NotOriginator 4.5.2.2 (Cancel SRT(S,G)) | "
       "=> NotOriginator"}}},
    {"S no longer directly connected",
     {{"NotOriginator",
       NotOriginator,
       [](PimDmRouter& router) { router.SetRoute(PimDmRouter::MakeRoute(1, 1)); },
       "=> NotOriginator"},
      {"Originator",
       Originator,
       [](PimDmRouter& router) { router.SetRoute(PimDmRouter::MakeRoute(1, 1)); },
       "20 O Originator>NotOriginator 4.5.2.2 (Cancel SRT(S,G), Cancel SAT(S,G)) | "
       "=> NotOriginator"}}},
};

void
Ttl(PimDmTestCase& test, PimDmRouter& router)
{
    const std::vector<std::string> hidden{" O ", " watch"};
    NotOriginator(router);
    router.Data(1, 0);
    router.Take();
    PimDmRouter::RunUntil(71);
    test.Check(router.Take(hidden),
               "70 refresh 2 110/20/24 ttl 16 P0 N0 O1 60s of 10.0.1.10",
               "not known: the configured one");
    router.Data(1, 40);
    router.Data(1, 30);
    PimDmRouter::RunUntil(131);
    test.Check(router.Take(hidden),
               "130 refresh 2 110/20/24 ttl 40 P0 N0 O1 60s of 10.0.1.10",
               "the highest");
}

void
PruneNow(PimDmTestCase& test, PimDmRouter& router)
{
    Originator(router);
    router.lastData = Seconds(400);
    router.Take();
    PimDmRouter::RunUntil(371);
    test.Check(router.Take({" O "}),
               "70 refresh 2 110/20/24 ttl 32 P0 N0 O1 60s of 10.0.1.10 | "
               "130 refresh 2 110/20/24 ttl 32 P0 N0 O1 60s of 10.0.1.10 | "
               "190 refresh 2 110/20/24 ttl 32 P0 N1 O1 60s of 10.0.1.10 | "
               "250 refresh 2 110/20/24 ttl 32 P0 N0 O1 60s of 10.0.1.10 | "
               "310 refresh 2 110/20/24 ttl 32 P0 N0 O1 60s of 10.0.1.10 | "
               "370 refresh 2 110/20/24 ttl 32 P0 N1 O1 60s of 10.0.1.10",
               "every third");
}

void
Intervals(PimDmTestCase& test, PimDmRouter& router)
{
    router.variables.stateRefreshInterval = Seconds(300);
    router.variables.sourceLifetime = Seconds(400);
    Originator(router);
    test.Check(router.GetOriginator(), "Originator SRT=310 SAT=410", "attributes");
    router.Take();
    PimDmRouter::RunUntil(311);
    test.Check(router.Take({" O "}),
               "310 refresh 2 110/20/24 ttl 32 P0 N0 O1 255s of 10.0.1.10",
               "the field has 8 bits");
}

void
PruneIndicator(PimDmTestCase& test, PimDmRouter& router)
{
    Originator(router);
    router.Prune(2, 10);
    PimDmRouter::RunUntil(21);
    router.Take();
    PimDmRouter::RunUntil(71);
    test.Check(router.Take({" O "}),
               "70 refresh 2 110/20/24 ttl 32 P1 N0 O1 60s of 10.0.1.10 | "
               "70 D2 Pruned>Pruned 4.4.2.3 (Reset PT(S,G,I))",
               "a pruned interface");
}

void
SourceComesBack(PimDmTestCase& test, PimDmRouter& router)
{
    Originator(router);
    router.Take();
    PimDmRouter::RunUntil(500);
    test.Check(router.Take({" O ", " refresh "}), "220 watch | 220 empty", "it has stopped");
    router.Data(1, 32);
    test.Check(router.GetOriginator(), "Originator SRT=560 SAT=710", "it is back");
}

void
StillConnected(PimDmTestCase& test, PimDmRouter& router)
{
    Originator(router);
    router.SetRoute(PimDmRouter::MakeRoute(1, 0, 30));
    test.Check(router.GetOriginator(), "Originator SRT=70 SAT=220", "another metric");
    router.SetRoute(PimDmRouter::MakeRoute(3, 0));
    test.Check(router.GetOriginator(), "Originator SRT=70 SAT=220", "another interface");
    router.SetRoute(std::nullopt);
    test.Check(router.GetOriginator(), "NotOriginator", "no route");
}

void
ForeignSource(PimDmTestCase& test, PimDmRouter& router)
{
    router.interfaces = {2, 3};
    router.route = PimDmRouter::MakeRoute(1, 0);
    router.AddNeighbor(2, 2);
    router.Start();
    router.Data(1);
    test.Check(router.GetOriginator(), "NotOriginator", "the source is another protocol's");
}

/// The suite.
class PimDmOriginatorTestSuite : public TestSuite
{
  public:
    PimDmOriginatorTestSuite()
        : TestSuite("mgm-pim-dm-originator", Type::UNIT)
    {
        for (const PimDmRow& row : ROWS)
        {
            AddTestCase(new PimDmRowTestCase("4.5.2", row, PrintState, HIDDEN));
        }
        Add("RFC 3973 4.5.2.2 the TTL of State Refreshes", Ttl);
        Add("RFC 3973 4.7.10 Prune Now flag", PruneNow);
        Add("RFC 3973 4.8 RefreshInterval and SourceLifetime", Intervals);
        Add("RFC 3973 4.5.2.2 Prune Indicator", PruneIndicator);
        Add("RFC 3973 4.5.2.1 the source comes back", SourceComesBack);
        Add("RFC 3973 4.5.2 the source stays connected", StillConnected);
        Add("RFC 3973 4.5.2 the source belongs to another protocol", ForeignSource);
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

PimDmOriginatorTestSuite g_pimDmOriginatorTestSuite; //!< registers the suite

} // namespace
