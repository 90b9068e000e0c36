/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Suite mgm-scenario-examples: the example scenarios run, and show what their descriptions promise.
 */

#include "mgm-run-test-case.h"
#include "ns3/mgm-scenario-reader.h"

#include <string>

namespace
{

using namespace ns3;
using namespace ns3::mgm;

/// Every example runs, and its numbers are those that its description promises.
class ExamplesTestCase : public RunTestCase
{
  public:
    ExamplesTestCase()
        : RunTestCase("The example scenarios show what they promise")
    {
    }

  private:
    /// What the alerts of two forwarders that nobody stops led to.
    void CheckEpisodes(const RunResult& parallel)
    {
        NS_TEST_ASSERT_MSG_EQ(parallel.alerts.size(), 2u, "left and right");
        for (const AlertResult& alert : parallel.alerts)
        {
            NS_TEST_ASSERT_MSG_EQ(alert.episodes.size(), 1u, "one episode");
            const EpisodeResult& result = alert.episodes[0];
            NS_TEST_EXPECT_MSG_EQ(result.duplicates, 89u, "all of them");
            NS_TEST_EXPECT_MSG_EQ(result.episode.message, "", "no protocol to send one");
            NS_TEST_EXPECT_MSG_EQ(
                result.timeToQuiet.has_value(), (alert.router == "left"), "noise");
        }
    }

    void DoRun() override
    {
        const RunResult failure = RunExample("backbone-failure");
        NS_TEST_EXPECT_MSG_EQ(failure.routers.size(), 11u, "routers");
        NS_TEST_EXPECT_MSG_GT(
            Get(failure, "KansasCity").alerts.GetCount(Verdict::ALERTED), 1u, "alerts");
        NS_TEST_EXPECT_MSG_GT(
            Get(failure, "Atlanta").alerts.GetCount(Verdict::SUPPRESSED), 9u, "limiter");
        NS_TEST_EXPECT_MSG_GT(
            Get(failure, "Atlanta").alerts.GetCount(Verdict::MASKED), 9u, "operator");
        NS_TEST_EXPECT_MSG_GT(
            Get(failure, "NewYork").alerts.GetCount(Verdict::ALERTED), 1u, "alerts");

        const RunResult hidden = RunExample("limiter-hides-interface");
        NS_TEST_ASSERT_MSG_EQ(hidden.alerts.size(), 2u, "east and west");
        NS_TEST_EXPECT_MSG_EQ(hidden.alerts[0].interface, "east", "the second");
        NS_TEST_EXPECT_MSG_EQ(
            hidden.alerts[0].row.counts.GetCount(Verdict::ALERTED), 0u, "is never heard of");

        const RunResult spoofed = RunExample("spoofed-source");
        NS_TEST_EXPECT_MSG_EQ(Count(spoofed, Verdict::NO_OWNER), 1u, "in Budapest");
        NS_TEST_EXPECT_MSG_EQ(spoofed.receivers.at(1).delivery.lost, 0u, "Athens is not misled");
        NS_TEST_EXPECT_MSG_GT(GetDelivery(spoofed).lost, 50u, "Vienna is");

        const RunResult costs = RunExample("asymmetric-costs");
        NS_TEST_EXPECT_MSG_EQ(costs.alerts.size(), 1u, "one router");
        NS_TEST_EXPECT_MSG_GT(
            costs.alerts[0].row.firstPacket, Seconds(20), "nothing before the second event");

        const RunResult scoped = RunExample("scoped-boundary");
        NS_TEST_EXPECT_MSG_GT(GetDrops(scoped, "border", DropReason::BOUNDARY_IN), 100u, "in");
        NS_TEST_EXPECT_MSG_EQ(scoped.receivers.at(1).delivery.received, 0u, "out");
        NS_TEST_EXPECT_MSG_EQ(scoped.receivers.at(2).delivery.received, 0u, "in");
        NS_TEST_EXPECT_MSG_EQ(scoped.receivers.at(4).delivery.lost, 0u, "everywhere");

        const RunResult parallel = RunExample("parallel-forwarders");
        NS_TEST_EXPECT_MSG_EQ(GetDelivery(parallel).duplicates, 89u, "until 10 s");
        NS_TEST_EXPECT_MSG_EQ(GetDelivery(parallel).lost, 0u, "nothing is lost");
        CheckEpisodes(parallel);

        const RunResult loop = RunExample("configured-loop");
        NS_TEST_EXPECT_MSG_EQ(GetDelivery(loop).duplicates, 89u * 7, "seven of each until 10 s");
        NS_TEST_EXPECT_MSG_EQ(GetDelivery(loop).lost, 0u, "nothing is lost");
        NS_TEST_ASSERT_MSG_EQ(loop.alerts.size(), 2u, "right, from both sides");
        NS_TEST_EXPECT_MSG_EQ(loop.alerts[1].interface, "downstairs", "after 10 s");
        NS_TEST_EXPECT_MSG_EQ(loop.alerts[1].row.counts.packets, 90u, "the copies of left");
        NS_TEST_EXPECT_MSG_EQ(loop.alerts[1].row.counts.GetCount(Verdict::MASKED), 40u, "at last");
        NS_TEST_EXPECT_MSG_EQ(loop.alerts[0].interface, "upstairs", "before 10 s");
        NS_TEST_EXPECT_MSG_EQ(loop.alerts[0].row.counts.packets, 89u, "those of the camera");

        const RunResult filter = RunExample("igmp-source-filter");
        NS_TEST_EXPECT_MSG_EQ(
            filter.receivers.at(0).delivery.received, 448u, "one, then the other");
        NS_TEST_EXPECT_MSG_EQ(filter.receivers.at(0).delivery.receivedOutside, 0u, "nothing else");
        NS_TEST_EXPECT_MSG_EQ(filter.receivers.at(1).delivery.received, 299u, "both, then one");
        // Good from 5 s to 42 s, bad from 10 s to 32 s and from 40 s on.
        NS_TEST_EXPECT_MSG_EQ(Get(filter, "edge").forwarded, 369u + 219u + 99u, "to the street");
        NS_TEST_EXPECT_MSG_NE(m_tables.str().find("INCLUDE"), std::string::npos, "at 35 s");

        const RunResult handover = RunExample("igmp-querier-handover");
        NS_TEST_EXPECT_MSG_LT(handover.receivers.at(0).delivery.lost, 2u, "the resident");
        NS_TEST_EXPECT_MSG_EQ(handover.receivers[0].delivery.duplicates, 0u, "one router forwards");
        NS_TEST_EXPECT_MSG_EQ(
            Get(handover, "right").forwarded, 979u + 448u, "music goes on until 48 s");
        const std::string tables = m_tables.str();
        NS_TEST_EXPECT_MSG_NE(tables.find("querier 10.128.0.2 (this router)"),
                              std::string::npos,
                              "right has taken over at 60 s");
        NS_TEST_EXPECT_MSG_NE(tables.find("querier 10.128.0.1 for another", tables.find("+90s")),
                              std::string::npos,
                              "and has given way at 90 s");

        CheckPim();

        const RunResult restart = RunExample("router-restart");
        NS_TEST_EXPECT_MSG_EQ(GetDelivery(restart).lost, 60u, "three times 2 s");
        NS_TEST_EXPECT_MSG_EQ(GetDelivery(restart).received, 199u, "the rest arrives");
    }

    /// The examples of PIM dense mode.
    void CheckPim()
    {
        const RunResult lan = RunExample("pim-lan-assert");
        NS_TEST_EXPECT_MSG_EQ(GetDelivery(lan).duplicates, 1u, "the first packet");
        NS_TEST_EXPECT_MSG_EQ_TOL(
            static_cast<double>(GetDelivery(lan).lost), 950.0, 2.0, "from 100 s to 195 s");
        NS_TEST_EXPECT_MSG_EQ_TOL(
            static_cast<double>(Get(lan, "right").forwarded), 300.0, 2.0, "from 70 s to 100 s");

        const RunResult costs = RunExample("pim-asymmetric-costs");
        NS_TEST_EXPECT_MSG_LT(GetDelivery(costs).lost, 2u, "grafted at once");
        NS_TEST_EXPECT_MSG_EQ(Get(costs, "leaf").alerts.packets, 2u, "from north, then from south");
        NS_TEST_EXPECT_MSG_EQ(
            Get(costs, "leaf").alerts.GetCount(Verdict::ALERTED), 2u, "nothing is missed");

        const RunResult backbone = RunExample("pim-backbone-failure");
        NS_TEST_EXPECT_MSG_EQ(GetDelivery(backbone).lost, 0u, "Los Angeles is not concerned");
        NS_TEST_EXPECT_MSG_GT(backbone.receivers.at(4).delivery.lost, 50u, "Washington is");
        for (const ReceiverResult& receiver : backbone.receivers)
        {
            NS_TEST_EXPECT_MSG_EQ(receiver.delivery.duplicates, 0u, receiver.delivery.receiver);
        }

        const RunResult limiter = RunExample("pim-limiter");
        NS_TEST_EXPECT_MSG_EQ(GetDelivery(limiter).duplicates, 0u, "hub drops them");
        NS_TEST_EXPECT_MSG_EQ(Get(limiter, "hub").alerts.GetCount(Verdict::ALERTED), 2u, "in 3 s");
        NS_TEST_EXPECT_MSG_EQ_TOL(
            static_cast<double>(Get(limiter, "hub").alerts.GetCount(Verdict::SUPPRESSED)),
            30.0,
            1.0,
            "in 3 s");
    }
};

/// Suite mgm-scenario-examples.
class ScenarioExamplesTestSuite : public TestSuite
{
  public:
    ScenarioExamplesTestSuite()
        : TestSuite("mgm-scenario-examples", TestSuite::Type::SYSTEM)
    {
        AddTestCase(new ExamplesTestCase);
    }
};

ScenarioExamplesTestSuite g_scenarioExamplesTestSuite; //!< Static variable for test initialization

} // namespace
