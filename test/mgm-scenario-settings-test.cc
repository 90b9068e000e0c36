/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Suite mgm-scenario-settings: settings of routers and interfaces in a scenario apply where they
 * should.
 */

#include "mgm-run-test-case.h"
#include "ns3/mgm-scenario-reader.h"
#include "ns3/point-to-point-net-device.h"
#include "ns3/simulator.h"

#include <string>

namespace
{

using namespace ns3;
using namespace ns3::mgm;

/// Section "routers".
class RouterSettingsTestCase : public RunTestCase
{
  public:
    RouterSettingsTestCase()
        : RunTestCase("Profiles, attributes, exceptions and ownership apply where they should")
    {
    }

  private:
    void DoRun() override
    {
        // Wrong-interface packets at b and c, half a second apart.
        const std::string events = R"("events": [
            {"at_s": 3, "type": "inject", "router": "b", "to": "c", "source": "video",
             "group": "239.1.1.1", "count": 4, "interval_s": 0.5},
            {"at_s": 3, "type": "inject", "router": "c", "to": "d", "source": "video",
             "group": "239.1.1.1", "count": 4, "interval_s": 0.5}])";

        const RunResult all =
            RunRing(R"("routers": {"forwarder": {"Limiter": "none"}}, )" + events);
        NS_TEST_EXPECT_MSG_EQ(Count(all, Verdict::ALERTED), 8u, "everywhere");

        const RunResult one = RunRing(R"("routers": {"exceptions": [
            {"routers": ["c"], "forwarder": {"Limiter": "none"}}]}, )" +
                                      events);
        NS_TEST_EXPECT_MSG_EQ(Get(one, "b").alerts.GetCount(Verdict::ALERTED), 1u, "b as ever");
        NS_TEST_EXPECT_MSG_EQ(Get(one, "c").alerts.GetCount(Verdict::ALERTED), 4u, "c otherwise");

        const RunResult windows = RunRing(R"("routers": {"profile": "windows"}, )" + events);
        NS_TEST_EXPECT_MSG_GT(windows.totals.packets, 0u, "wrong-interface packets");
        NS_TEST_EXPECT_MSG_EQ(windows.totals.delivered, 0u, "Windows tells nobody (M-80)");

        const RunResult silent =
            RunRing(R"("routers": {"manager": {"DeliverWrongInterface": false}}, )" + events);
        NS_TEST_EXPECT_MSG_EQ(silent.totals.delivered, 0u, "not delivered");
        NS_TEST_EXPECT_MSG_EQ(silent.totals.undelivered, 2u, "raised");

        const RunResult nobody = RunRing(R"("routers": {"protocols": [{"type": "static-tree"},
            {"type": "none", "routers": ["b"], "interfaces": ["c"]}]}, )" +
                                         events);
        NS_TEST_EXPECT_MSG_EQ(Get(nobody, "b").alerts.GetCount(Verdict::NO_OWNER), 4u, "no owner");
        NS_TEST_EXPECT_MSG_EQ(Get(nobody, "c").alerts.GetCount(Verdict::NO_OWNER), 0u, "owned");
        CheckStatic();
        CheckDefaults();
    }

    /// Static memberships, and incoming interfaces against the routes.
    void CheckStatic()
    {
        const RunResult result = RunRing(R"("routers": {"protocols": [
            {"type": "static", "memberships": [
              {"router": "a", "to": "d", "source": "*", "group": "239.1.1.1"},
              {"router": "d", "to": "c", "source": "video", "group": "239.1.1.1"},
              {"router": "c", "to": "screen", "source": "*", "group": "*"}],
             "incoming": [
              {"router": "c", "to": "d", "source": "video", "group": "239.1.1.1"}]}]})");
        NS_TEST_EXPECT_MSG_EQ(Get(result, "d").forwarded, SENT, "over d");
        NS_TEST_EXPECT_MSG_EQ(GetDelivery(result).received, SENT, "accepted from d");
    }

    /// Defaults of attributes hold for one run only.
    void CheckDefaults()
    {
        const auto before = CreateObject<PointToPointNetDevice>()->GetMtu();
        ScenarioReader reader;
        const auto scenario = reader.ReadText(
            std::string(RING) + R"(, "attributes": {"ns3::PointToPointNetDevice::Mtu": 1234}})",
            "ring.json");
        NS_TEST_ASSERT_MSG_EQ(scenario.has_value(), true, reader.GetProblems());
        {
            ScenarioRun run(*scenario);
            NS_TEST_EXPECT_MSG_EQ(run.GetDevice(ScenarioInterface{0, LinkIndex(0)})->GetMtu(),
                                  1234,
                                  "while the run lives");
            Simulator::Destroy();
        }
        NS_TEST_EXPECT_MSG_EQ(
            CreateObject<PointToPointNetDevice>()->GetMtu(), before, "and not after it");
    }
};

/// Section "interfaces".
class InterfaceSettingsTestCase : public RunTestCase
{
  public:
    InterfaceSettingsTestCase()
        : RunTestCase("Boundaries, thresholds and rate limits of interfaces apply")
    {
    }

  private:
    void DoRun() override
    {
        const RunResult out = RunRing(
            R"("interfaces": [{"router": "b", "to": "c", "boundaries": ["239.1.0.0/16"]}])");
        NS_TEST_EXPECT_MSG_EQ(GetDrops(out, "b", DropReason::BOUNDARY_OUT), SENT, "outbound");
        const RunResult in = RunRing(
            R"("interfaces": [{"router": "b", "to": "a", "boundaries": ["239.1.0.0/16"]}])");
        NS_TEST_EXPECT_MSG_EQ(GetDrops(in, "b", DropReason::BOUNDARY_IN), SENT, "inbound");
        const RunResult other = RunRing(
            R"("interfaces": [{"router": "b", "to": "c", "boundaries": ["239.2.0.0/16"]}])");
        NS_TEST_EXPECT_MSG_EQ(GetDelivery(other).received, SENT, "another range");

        // K4: a packet leaves only if its TTL is greater; it comes to b with 63.
        const RunResult high =
            RunRing(R"("interfaces": [{"router": "b", "to": "c", "ttl_threshold": 63}])");
        NS_TEST_EXPECT_MSG_EQ(GetDrops(high, "b", DropReason::TTL_TOO_LOW), SENT, "63 (K4)");
        const RunResult low =
            RunRing(R"("interfaces": [{"router": "b", "to": "c", "ttl_threshold": 62}])");
        NS_TEST_EXPECT_MSG_EQ(GetDelivery(low).received, SENT, "62 (K4)");

        // 228-byte packets, ten a second, against 1000 bytes a second.
        const RunResult limited =
            RunRing(R"("interfaces": [{"router": "b", "to": "c", "rate_limit_kbytes_per_s": 1}])");
        NS_TEST_EXPECT_MSG_GT(GetDrops(limited, "b", DropReason::RATE_LIMIT), 30u, "dropped");
        NS_TEST_EXPECT_MSG_GT(GetDelivery(limited).received, 20u, "the others pass");
    }
};

/// What a file says of an interface holds for PIM, too.
class PimInterfaceTestCase : public RunTestCase
{
  public:
    PimInterfaceTestCase()
        : RunTestCase("Thresholds, boundaries and attributes of interfaces reach PIM")
    {
    }

  private:
    /**
     * Runs two routers, with the source behind the first.
     * @param [in] members Further members of the interface of a towards b.
     * @return messages that were sent.
     */
    MessageLedger::Counts Run(const std::string& members)
    {
        ScenarioReader reader;
        const auto scenario = reader.ReadText(R"({
            "name": "line", "duration_s": 140,
            "topology": {"nodes": [{"name": "a"}, {"name": "b"}], "links": [{"a": "a", "b": "b"}]},
            "routers": {"protocols": [{"type": "pim-dm"}]},
            "interfaces": [{"router": "a", "to": "b", )" +
                                                  members + R"(}],
            "sources": [{"name": "video", "at": "a", "group": "239.1.1.1", "rate": "16kbps",
                         "size_bytes": 200, "start_s": 10}]})",
                                              "test.json");
        NS_TEST_EXPECT_MSG_EQ(reader.GetProblems(), "", "the scenario is right");
        return scenario ? RunScenario(*scenario).messages : MessageLedger::Counts();
    }

    void DoRun() override
    {
        MessageLedger::Counts low = Run(R"("ttl_threshold": 63)");
        NS_TEST_EXPECT_MSG_EQ(low["pim state-refresh"], 2u, "one a minute (RFC 3973 4.8)");
        NS_TEST_EXPECT_MSG_EQ(Run(R"("ttl_threshold": 65)")["pim state-refresh"],
                              0u,
                              "the TTL of the data is 64 (RFC 3973 4.5.1, Threshold(I))");

        // Of three interfaces each sends a Hello every 30 s; in 140 s one at 10 s sends nine more.
        MessageLedger::Counts fast = Run(R"("pim": {"HelloPeriod": "10s"})");
        NS_TEST_EXPECT_MSG_EQ(fast["pim hello"], low["pim hello"] + 9, "Hello_Period");

        NS_TEST_EXPECT_MSG_EQ(low["pim join-prune"], 1u, "b wants nothing");
        MessageLedger::Counts bounded = Run(R"("boundaries": ["239.1.0.0/16"])");
        NS_TEST_EXPECT_MSG_EQ(bounded["pim join-prune"], 0u, "b gets nothing");
        NS_TEST_EXPECT_MSG_EQ(bounded["pim state-refresh"], 0u, "and hears of nothing");
    }
};

/// Suite mgm-scenario-settings.
class ScenarioSettingsTestSuite : public TestSuite
{
  public:
    ScenarioSettingsTestSuite()
        : TestSuite("mgm-scenario-settings", TestSuite::Type::SYSTEM)
    {
        AddTestCase(new RouterSettingsTestCase);
        AddTestCase(new InterfaceSettingsTestCase);
        AddTestCase(new PimInterfaceTestCase);
    }
};

ScenarioSettingsTestSuite g_scenarioSettingsTestSuite; //!< Static variable for test initialization

} // namespace
