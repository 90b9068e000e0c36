/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Suite mgm-pim-dm-loss: PIM dense mode recovers from the loss of a message, as RFC 3973 says and
 * in the time that it says. The sources send ten packets a second from 10 s on: the first at
 * 10.1 s.
 */

#include "mgm-run-test-case.h"

#include "ns3/mgm-scenario-reader.h"

#include <nlohmann/json.hpp>
#include <sstream>
#include <string>

namespace
{

using namespace ns3;
using namespace ns3::mgm;

/// Two routers; the source is at a. Without the end of the object.
const char* const LINE = R"({
  "name": "line", "duration_s": 240,
  "topology": {"nodes": [{"name": "a"}, {"name": "b"}], "links": [{"a": "a", "b": "b"}],
               "defaults": {"delay_ms": 1, "rate": "100Mbps"}},
  "routers": {"protocols": [{"type": "pim-dm"}]},
  "sources": [{"name": "video", "at": "a", "group": "239.1.1.1", "rate": "16kbps",
               "size_bytes": 200, "start_s": 10}])";

/// Two routers upstream on a LAN, and two downstream. Without the end of the object.
const char* const LAN = R"({
  "name": "lan", "duration_s": 60,
  "topology": {
    "nodes": [{"name": "a"}, {"name": "left"}, {"name": "right"}, {"name": "lan", "kind": "lan"},
              {"name": "east"}, {"name": "west"}],
    "links": [{"a": "a", "b": "left"}, {"a": "a", "b": "right"}, {"a": "left", "b": "lan"},
              {"a": "right", "b": "lan"}, {"a": "east", "b": "lan"}, {"a": "west", "b": "lan"}],
    "defaults": {"delay_ms": 1, "rate": "100Mbps"}},
  "routers": {"protocols": [{"type": "pim-dm"}]},
  "sources": [{"name": "video", "at": "a", "group": "239.1.1.1", "rate": "16kbps",
               "size_bytes": 200, "start_s": 10}])";

/// Base of the cases.
class LossTestCase : public RunTestCase
{
  protected:
    using RunTestCase::RunTestCase;

    /**
     * Runs a network.
     * @param [in] network The beginning of a scenario.
     * @param [in] members Its further members.
     * @return what comes out of it.
     */
    RunResult RunNetwork(const std::string& network, const std::string& members)
    {
        ScenarioReader reader;
        const auto scenario = reader.ReadText(network + ", " + members + "}", "test.json");
        NS_TEST_EXPECT_MSG_EQ(reader.GetProblems(), "", "the scenario is right");
        const RunResult result = scenario ? RunScenario(*scenario) : RunResult();
        NS_TEST_EXPECT_MSG_EQ(result.notes.size(), 0u, "what was to be lost is lost");
        return result;
    }

    /**
     * @param [in] link Name of a link.
     * @param [in] message Kind of message.
     * @param [in] more Further members.
     * @return member "events" with the loss of messages.
     */
    static std::string Lose(const std::string& link,
                            const std::string& message,
                            const std::string& more = "")
    {
        return R"("events": [{"at_s": 9, "type": "lose-messages", "protocol": "pim", "link": ")" +
               link + R"(", "message": ")" + message + "\"" + more + "}]";
    }

    /**
     * @param [in] node Name of a router.
     * @param [in] type Type of message.
     * @return when it sent such messages, in seconds.
     */
    std::vector<double> GetSendingTimes(const std::string& node, const std::string& type) const
    {
        std::vector<double> times;
        std::istringstream lines(m_trace.str());
        std::string line;
        while (std::getline(lines, line))
        {
            const nlohmann::json record = nlohmann::json::parse(line);
            if (record["record"] == "pim-message" && record["name"] == node &&
                record["event"] == "sent" && record["type"] == type)
            {
                times.push_back(record["time_ns"].get<double>() / 1e9);
            }
        }
        return times;
    }
};

/// A Graft and a Graft Ack.
class GraftTestCase : public LossTestCase
{
  public:
    GraftTestCase()
        : LossTestCase("RFC 3973 4.4.1.3 a Graft is sent again every 3 s until it is acknowledged")
    {
    }

  private:
    void DoRun() override
    {
        const std::string receiver =
            R"("receivers": [{"name": "screen", "at": "b", "group": "239.1.1.1",
                              "join_s": 20.05}], )";
        const auto all = GetDelivery(
            RunNetwork(LINE, R"("receivers": [{"name": "screen", "at": "b", "group": "239.1.1.1",
                                    "join_s": 20.05}])"));
        NS_TEST_EXPECT_MSG_EQ(all.lost, 0u, "a Graft that arrives brings the next packet");

        const auto once = GetDelivery(RunNetwork(LINE, receiver + Lose("a-b", "graft")));
        NS_TEST_EXPECT_MSG_EQ(once.lost, 30u, "the packets of 3 s (Graft_Retry_Period)");
        const auto twice =
            GetDelivery(RunNetwork(LINE, receiver + Lose("a-b", "graft", R"(, "count": 2)")));
        NS_TEST_EXPECT_MSG_EQ(twice.lost, 60u, "the packets of 6 s");

        const auto ack = GetDelivery(RunNetwork(LINE, receiver + Lose("a-b", "graft-ack")));
        NS_TEST_EXPECT_MSG_EQ(ack.lost, 0u, "the data comes all the same");
        const std::vector<double> grafts = GetSendingTimes("b", "graft");
        NS_TEST_ASSERT_MSG_EQ(grafts.size(), 2u, "b cannot know that");
        NS_TEST_EXPECT_MSG_EQ_TOL(grafts[1] - grafts[0], 3.0, 1e-6, "Graft_Retry_Period");
    }
};

/// A Prune on a point-to-point link.
class PruneTestCase : public LossTestCase
{
  public:
    PruneTestCase()
        : LossTestCase("RFC 3973 4.4.1.2 a Prune that is lost is sent again after t_limit")
    {
    }

  private:
    void DoRun() override
    {
        const RunResult pruned = RunNetwork(LINE, R"("receivers": [])");
        NS_TEST_EXPECT_MSG_EQ(Get(pruned, "a").forwarded, 1u, "the first packet is flooded");

        // PLT runs from 10.1 s to 220.1 s; the packet after that makes b prune again.
        const RunResult lost = RunNetwork(LINE, Lose("a-b", "prune"));
        const std::vector<double> prunes = GetSendingTimes("b", "join-prune");
        NS_TEST_ASSERT_MSG_EQ(prunes.size(), 2u, "once more");
        NS_TEST_EXPECT_MSG_EQ_TOL(prunes[1] - prunes[0], 210.05, 0.06, "t_limit");
        NS_TEST_EXPECT_MSG_EQ_TOL(
            static_cast<double>(Get(lost, "a").forwarded), 2101.0, 1.0, "from 10.1 s to 220.1 s");
    }
};

/// Asserts on a LAN.
class AssertTestCase : public LossTestCase
{
  public:
    AssertTestCase()
        : LossTestCase("RFC 3973 4.6.4.2 without its first Asserts a LAN elects at the next alert")
    {
    }

  private:
    void DoRun() override
    {
        const std::string receivers =
            R"("receivers": [{"name": "screen", "at": "east", "group": "239.1.1.1",
                              "join_s": 2}])";
        const auto elected = GetDelivery(RunNetwork(LAN, receivers));
        NS_TEST_EXPECT_MSG_EQ(elected.duplicates, 1u, "the first packet comes from both");
        NS_TEST_EXPECT_MSG_EQ(elected.lost, 0u, "nothing is lost");

        // Both forward on until the limiter lets the next alert through, after 3 s.
        const auto late = GetDelivery(
            RunNetwork(LAN, receivers + ", " + Lose("left-lan", "assert", R"(, "count": 2)")));
        NS_TEST_EXPECT_MSG_GT(late.duplicates, 29u, "the packets of 3 s");
        NS_TEST_EXPECT_MSG_LT(late.duplicates, 33u, "and no more");
        NS_TEST_EXPECT_MSG_EQ(late.lost, 0u, "nothing is lost");
    }
};

/// A Join that overrides a Prune.
class OverrideTestCase : public LossTestCase
{
  public:
    OverrideTestCase()
        : LossTestCase("RFC 3973 4.4.2.2 a PruneEcho brings the Join that was lost")
    {
    }

  private:
    void DoRun() override
    {
        const std::string receivers = R"("receivers": [
            {"name": "stays", "at": "east", "group": "239.1.1.1", "join_s": 2},
            {"name": "goes", "at": "west", "group": "239.1.1.1", "join_s": 2, "leave_s": 20}])";
        const auto overridden = GetDelivery(RunNetwork(LAN, receivers));
        NS_TEST_EXPECT_MSG_EQ(overridden.lost, 0u, "the Join of east is in time");

        // The first Join answers the Prune of the Assert's loser. When west has left, the second
        // has to answer its Prune. That Prune holds from the J/P_Override_Interval of 3 s until the
        // second Join, which comes within t_override, 0 to 2.5 s, of the echo (RFC 3973 4.8).
        const auto interrupted = GetDelivery(
            RunNetwork(LAN, receivers + ", " + Lose("left-lan", "join", R"(, "first": 2)")));
        NS_TEST_EXPECT_MSG_GT(interrupted.lost, 0u, "pruned in between");
        NS_TEST_EXPECT_MSG_LT(interrupted.lost, 26u, "for less than 2.5 s");
    }
};

/// Suite mgm-pim-dm-loss.
class PimDmLossTestSuite : public TestSuite
{
  public:
    PimDmLossTestSuite()
        : TestSuite("mgm-pim-dm-loss", Type::UNIT)
    {
        AddTestCase(new GraftTestCase());
        AddTestCase(new PruneTestCase());
        AddTestCase(new AssertTestCase());
        AddTestCase(new OverrideTestCase());
    }
};

PimDmLossTestSuite g_pimDmLossTestSuite; //!< Static variable for test initialization

} // namespace
