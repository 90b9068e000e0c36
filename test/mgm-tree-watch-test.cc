/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Suite mgm-tree-watch: in runs of scenarios with engineered faults findings appear and disappear
 * at the right instant and name the change that did it; correct runs end without any; who watches
 * changes nothing else; the first violation can end the run.
 */

#include "mgm-json-schema.h"
#include "mgm-run-test-case.h"
#include "ns3/mgm-router-helper.h"
#include "ns3/mgm-run-command.h"
#include "ns3/mgm-scenario-reader.h"
#include "ns3/simulator.h"

#include <algorithm>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>
#include <string>
#include <vector>

namespace
{

using namespace ns3;
using namespace ns3::mgm;

/// Base of cases that look at what observers wrote into the trace.
class WatchedRunTestCase : public RunTestCase
{
  protected:
    using RunTestCase::RunTestCase;

    /// @return the records of the last run.
    std::vector<nlohmann::json> GetRecords() const
    {
        std::vector<nlohmann::json> records;
        std::istringstream lines(m_trace.str());
        for (std::string line; std::getline(lines, line);)
        {
            records.push_back(nlohmann::json::parse(line));
        }
        return records;
    }

    /// @return the findings of the last run, one a line: time in ms, event, kind, router,
    /// interface, explanation.
    std::string GetFindings() const
    {
        std::ostringstream os;
        for (const nlohmann::json& record : GetRecords())
        {
            if (record["record"] != "tree-finding")
            {
                continue;
            }
            os << record["time_ns"].get<int64_t>() / 1000000
               << (record["event"] == "appeared" ? " + " : " - ")
               << record["kind"].get<std::string>() << ' ' << record["name"].get<std::string>();
            if (record.contains("interface"))
            {
                os << ' ' << record["interface"]["index"];
            }
            os << (record.contains("explanation") ? " " + record["explanation"].get<std::string>()
                                                  : "")
               << '\n';
        }
        return os.str();
    }

    /**
     * @param [in] number Number of a finding's record, from 0.
     * @return the record that caused it.
     */
    nlohmann::json GetCause(std::size_t number) const
    {
        const std::vector<nlohmann::json> records = GetRecords();
        for (const nlohmann::json& record : records)
        {
            if (record["record"] != "tree-finding" || number-- > 0)
            {
                continue;
            }
            for (const nlohmann::json& cause : records)
            {
                if (cause.contains("id") && record.contains("cause") &&
                    cause["id"] == record["cause"])
                {
                    return cause;
                }
            }
        }
        return {{"record", "none"}};
    }

    /// @return how often an invariant did not hold, without explanation.
    static uint64_t CountViolations(const RunResult& result, Invariant invariant)
    {
        return result.watch.invariants[static_cast<std::size_t>(invariant)].violations;
    }

    /// @return the numbers of a kind of findings.
    static TreeFindingCounts GetCounts(const RunResult& result, TreeFindingKind kind)
    {
        return result.watch.findings[static_cast<std::size_t>(kind)];
    }
};

/// A router that learns of a failure too late.
class StaleTestCase : public WatchedRunTestCase
{
  public:
    StaleTestCase()
        : WatchedRunTestCase("What a link failure leads to before the routers have converged")
    {
    }

  private:
    void DoRun() override
    {
        const RunResult result = RunRing(R"("events": [
            {"at_s": 3.05, "type": "link-down", "link": "a-b"}],
            "routers": {"convergence": {"by_router_s": {"c": 1}}})");
        // The next packet comes over d at 3.1 s; c expects it from b until it knows.
        NS_TEST_ASSERT_MSG_EQ(GetFindings(),
                              "3050 + stale-iif c 1 not-converged\n"
                              "3101 + black-hole c not-converged\n"
                              "4050 - stale-iif c 1 not-converged\n"
                              "4050 - black-hole c not-converged\n",
                              "from the failure until c knows of it");
        NS_TEST_EXPECT_MSG_EQ(GetCause(0)["record"], "topology-change", "the failure");
        NS_TEST_EXPECT_MSG_EQ(GetCause(1)["record"], "entry", "the entry that sends it there");
        NS_TEST_EXPECT_MSG_EQ(GetCause(1)["name"], "d", "that of d");
        NS_TEST_EXPECT_MSG_EQ(GetCause(2)["record"], "entry", "the new one");
        NS_TEST_EXPECT_MSG_EQ(GetCause(2)["name"], "c", "that of c");
        const TreeFindingCounts stale = GetCounts(result, TreeFindingKind::STALE_IIF);
        NS_TEST_EXPECT_MSG_EQ(stale.appeared, 1u, "one");
        NS_TEST_EXPECT_MSG_EQ(stale.explained, 1u, "one");
        NS_TEST_EXPECT_MSG_EQ(stale.longest, Seconds(1), "as long as c needs");
        NS_TEST_EXPECT_MSG_EQ(CountViolations(result, Invariant::IIF_OF_TREE), 0u, "explained");
        NS_TEST_EXPECT_MSG_EQ(result.watch.lasting.empty(), true, "nothing lasts");
    }
};

/// A router that stops, and one that drops what others wait for.
class BlackHoleTestCase : public WatchedRunTestCase
{
  public:
    BlackHoleTestCase()
        : WatchedRunTestCase("Black holes are told where data ends, with what made them")
    {
    }

  private:
    void DoRun() override
    {
        const RunResult stopped = RunRing(R"("events": [
            {"at_s": 3.05, "type": "stop-application", "router": "b", "application": "forwarder"},
            {"at_s": 5.05, "type": "start-application", "router": "b",
             "application": "forwarder"}])");
        NS_TEST_EXPECT_MSG_EQ(GetFindings(),
                              "3050 + missing-oif b 2\n"
                              "3050 + black-hole b\n"
                              "5101 - missing-oif b 2\n"
                              "5101 - black-hole b\n",
                              "until the first packet after the start");
        NS_TEST_EXPECT_MSG_EQ(GetCause(0)["event"], "deleted", "the end of the entry");
        NS_TEST_EXPECT_MSG_EQ(GetCause(2)["event"], "created", "the new entry");
        NS_TEST_EXPECT_MSG_EQ(stopped.watch.lasting.empty(), true, "nothing lasts");

        const RunResult dropped = RunRing(R"("routers": {"protocols": [
            {"type": "static", "routers": ["b"], "entries": [
                {"router": "b", "source": "*", "group": "239.1.1.1",
                 "incoming": "a", "outgoing": []}]},
            {"type": "static-tree", "routers": ["a", "c", "d"]}]})");
        NS_TEST_ASSERT_MSG_EQ(dropped.watch.lasting.size(), 2u, "until the source stops");
        NS_TEST_EXPECT_MSG_EQ(dropped.watch.lasting[0].router, "b", "where");
        NS_TEST_EXPECT_MSG_EQ(dropped.watch.lasting[0].interface, "c", "to where");
        NS_TEST_EXPECT_MSG_EQ(
            (dropped.watch.lasting[0].record.finding.kind == TreeFindingKind::MISSING_OIF),
            true,
            "what");
        NS_TEST_EXPECT_MSG_EQ(
            (dropped.watch.lasting[1].record.finding.kind == TreeFindingKind::BLACK_HOLE),
            true,
            "what");
        NS_TEST_EXPECT_MSG_EQ(dropped.watch.lasting[1].record.explanation, "", "a mistake");
    }
};

/// A loop that an operator has made.
class LoopTestCase : public WatchedRunTestCase
{
  public:
    LoopTestCase()
        : WatchedRunTestCase("A configured loop is told until it is broken")
    {
    }

  private:
    void DoRun() override
    {
        const RunResult result = RunExample("configured-loop");
        NS_TEST_EXPECT_MSG_EQ(GetFindings(),
                              "1000 + extra-oif left 2\n"
                              "1000 + stale-iif right 2 static\n"
                              "1000 + missing-oif right 2\n"
                              "1000 + extra-oif right 1\n"
                              "1000 + loop left\n"
                              "10000 - stale-iif right 2 static\n"
                              "10000 - extra-oif right 1\n"
                              "10000 - loop left\n",
                              "while the source sends");
        NS_TEST_EXPECT_MSG_EQ(GetCause(1)["record"], "entry", "what the operator wrote");
        NS_TEST_EXPECT_MSG_EQ(GetCause(1)["name"], "right", "at right");
        NS_TEST_EXPECT_MSG_EQ(GetCause(7)["event"], "changed", "what the operator changed");
        NS_TEST_EXPECT_MSG_EQ(
            CountViolations(result, Invariant::FORWARDED_ONCE), 89u * (7 + 6), "once is right");
        NS_TEST_EXPECT_MSG_EQ(CountViolations(result, Invariant::IIF_OF_TREE), 0u, "static");
        NS_TEST_EXPECT_MSG_EQ(
            CountViolations(result, Invariant::RECEIVED_ONCE), 0u, "not the tree at all");
        NS_TEST_EXPECT_MSG_EQ(result.watch.lasting.size(), 2u, "left serves the LAN, not right");
        auto unbroken = ReadExample("configured-loop");
        NS_TEST_ASSERT_MSG_EQ(unbroken.has_value(), true, "the example");
        unbroken->duration = Seconds(8);
        const auto lasting = RunScenario(*unbroken).watch.lasting;
        const auto loop = std::find_if(lasting.begin(), lasting.end(), [](const auto& finding) {
            return finding.record.finding.kind == TreeFindingKind::LOOP;
        });
        NS_TEST_ASSERT_MSG_EQ((loop != lasting.end()), true, "the loop is there in the end");
        NS_TEST_EXPECT_MSG_EQ(loop->record.loop.size(),
                              loop->record.finding.loop.size(),
                              "with the nodes of all of its routers");
    }
};

/// Who is told of violations may outlive who explains them.
class DisposedTestCase : public WatchedRunTestCase
{
  public:
    DisposedTestCase()
        : WatchedRunTestCase("Nobody is asked for an explanation who is gone")
    {
    }

  private:
    void DoRun() override
    {
        const auto scenario = ReadExample("spoofed-source");
        NS_TEST_ASSERT_MSG_EQ(scenario.has_value(), true, "the example");
        const Ptr<InvariantWatch> invariants = CreateObject<InvariantWatch>();
        {
            ScenarioRun run(*scenario);
            const Ptr<TreeWatch> tree = CreateObject<TreeWatch>();
            tree->Connect(run.GetNetwork(), invariants);
            tree->Dispose();
        }
        InvariantRecord violation;
        violation.invariant = Invariant::FORWARDED_ONCE;
        invariants->Report(violation, Cause());
        NS_TEST_EXPECT_MSG_EQ(
            invariants->GetViolations(Invariant::FORWARDED_ONCE), 1u, "nothing explains it");
        invariants->Dispose();
        Simulator::Destroy();
    }
};

/// Sources, receivers and packets.
class TrafficTestCase : public WatchedRunTestCase
{
  public:
    TrafficTestCase()
        : WatchedRunTestCase("A source that stops, a receiver that leaves, a packet that comes "
                             "twice")
    {
    }

  private:
    /// A router has forwarded a packet; the first one after 5 s comes again.
    static void OnPacket(bool* done, KernelForwarder* forwarder, const PacketRecord& record)
    {
        if (!*done && Simulator::Now() > Seconds(5) && record.event == PacketEvent::FORWARDED)
        {
            *done = true;
            Simulator::Schedule(MilliSeconds(1),
                                &KernelForwarder::Receive,
                                forwarder,
                                record.packet,
                                record.header,
                                record.arrival.index);
        }
    }

    void DoRun() override
    {
        RunRing(R"("events": [
            {"at_s": 3.05, "type": "stop-source", "source": "video"},
            {"at_s": 4, "type": "stop-application", "router": "b", "application": "forwarder"},
            {"at_s": 4.5, "type": "start-application", "router": "b",
             "application": "forwarder"},
            {"at_s": 5.05, "type": "start-source", "source": "video"}])");
        NS_TEST_EXPECT_MSG_EQ(GetFindings(), "", "nobody sends while b is stopped");
        RunRing(R"("events": [
            {"at_s": 3.05, "type": "leave", "receiver": "screen"},
            {"at_s": 5.05, "type": "join", "receiver": "screen"}])");
        NS_TEST_EXPECT_MSG_EQ(GetFindings(), "", "the tree follows in the same instant");
        CheckReceivedOnce();
    }

    /// A packet is received twice though all is right.
    void CheckReceivedOnce()
    {
        ScenarioReader reader;
        const auto scenario = reader.ReadText(std::string(RING) + "}", "ring.json");
        ScenarioRun run(*scenario);
        bool done = false;
        const auto forwarder = RouterHelper::GetForwarder(run.GetNetwork()->FindNode("c"));
        forwarder->TraceConnectWithoutContext(
            "Packet", MakeBoundCallback(&TrafficTestCase::OnPacket, &done, PeekPointer(forwarder)));
        m_trace.str("");
        run.WriteTrace(m_trace);
        run.Run();
        run.CloseTrace();
        const RunResult result = run.GetResult();
        Simulator::Destroy();
        NS_TEST_EXPECT_MSG_EQ(done, true, "a packet came twice");
        NS_TEST_EXPECT_MSG_EQ(
            CountViolations(result, Invariant::FORWARDED_ONCE), 1u, "forwarded twice");
        NS_TEST_EXPECT_MSG_EQ(
            CountViolations(result, Invariant::RECEIVED_ONCE), 1u, "received twice");
    }
};

/// What the examples end with.
class ExamplesTestCase : public WatchedRunTestCase
{
  public:
    ExamplesTestCase()
        : WatchedRunTestCase("The examples end with the faults that they show, and no others")
    {
    }

  private:
    void DoRun() override
    {
        // Mistakes of operators, a router of which the graph does not know that it is gone, and a
        // TTL threshold, which the oracle does not know either.
        const std::map<std::string, std::set<std::string>> faults{
            {"configured-loop", {"extra-oif left", "missing-oif right"}},
            {"parallel-forwarders", {"extra-oif left", "extra-oif origin", "missing-oif right"}},
            {"pim-lan-assert", {"missing-oif origin", "extra-oif origin", "black-hole origin"}},
            {"scoped-boundary", {"missing-oif internet", "black-hole internet"}}};
        for (const char* name : EXAMPLE_SCENARIOS)
        {
            const RunResult result = RunExample(name);
            std::set<std::string> found;
            for (const LastingFinding& finding : result.watch.lasting)
            {
                if (finding.record.explanation.empty())
                {
                    found.insert(GetTreeFindingName(finding.record.finding.kind) +
                                 (" " + finding.router));
                }
            }
            const auto expected = faults.find(name);
            for (const std::string& finding : found)
            {
                NS_TEST_EXPECT_MSG_EQ(
                    (expected != faults.end() && expected->second.count(finding) > 0),
                    true,
                    name << ": " << finding);
            }
            NS_TEST_EXPECT_MSG_EQ(
                found.size(), (expected == faults.end() ? 0u : expected->second.size()), name);
            CheckInvariants(name, result);
        }
    }

    /// Only where something is configured or spoofed an invariant does not hold.
    void CheckInvariants(const std::string& name, const RunResult& result)
    {
        for (std::size_t i = 0; i < INVARIANT_COUNT; ++i)
        {
            const auto invariant = static_cast<Invariant>(i);
            const bool isFault =
                (name == "configured-loop" && invariant == Invariant::FORWARDED_ONCE) ||
                (name == "spoofed-source" && invariant == Invariant::IIF_OF_TREE);
            NS_TEST_EXPECT_MSG_EQ((CountViolations(result, invariant) > 0),
                                  isFault,
                                  name << ": " << GetInvariantName(invariant));
        }
        const auto& repeated =
            result.watch.invariants[static_cast<std::size_t>(Invariant::FORWARDED_ONCE)];
        NS_TEST_EXPECT_MSG_EQ((repeated.explained > 0),
                              (name == "pim-lan-assert"),
                              name << ": the flood of a LAN before its Assert");
    }
};

/// The key outputs.invariants.
class ModesTestCase : public WatchedRunTestCase
{
  public:
    ModesTestCase()
        : WatchedRunTestCase("Off, record and fatal; nothing else changes")
    {
    }

  private:
    /// @return the lines of the last trace, without those of observers and the last one.
    std::vector<std::string> GetOtherLines() const
    {
        std::vector<std::string> others;
        std::istringstream lines(m_trace.str());
        for (std::string line; std::getline(lines, line);)
        {
            if (line.find("\"id\":\"obs:") == std::string::npos &&
                line.find("{\"record\":\"end\"") == std::string::npos)
            {
                others.push_back(line);
            }
        }
        return others;
    }

    /// Runs an example in a mode.
    RunResult RunInMode(const std::string& mode)
    {
        ScenarioReader reader;
        reader.Replace("outputs.invariants", mode, "test");
        reader.Replace("outputs.trace", "packets", "test");
        const auto scenario =
            reader.ReadFile(GetModulePath("examples/scenarios/configured-loop.json"));
        NS_TEST_EXPECT_MSG_EQ(reader.GetProblems(), "", mode);
        return scenario ? RunScenario(*scenario) : RunResult();
    }

    void DoRun() override
    {
        RunInMode("off");
        const std::vector<std::string> off = GetOtherLines();
        NS_TEST_EXPECT_MSG_EQ(m_trace.str().find("\"obs:"), std::string::npos, "nobody asks");
        RunInMode("record");
        NS_TEST_EXPECT_MSG_EQ((GetOtherLines() == off), true, "the same records with the same ids");
        NS_TEST_EXPECT_MSG_NE(m_trace.str().find("\"obs:"), std::string::npos, "somebody asks");
        CheckLines();
        const RunResult fatal = RunInMode("fatal");
        NS_TEST_ASSERT_MSG_EQ(fatal.watch.fatal.has_value(), true, "it ends");
        NS_TEST_EXPECT_MSG_EQ(
            (fatal.watch.fatal->invariant == Invariant::FORWARDED_ONCE), true, "for this reason");
        NS_TEST_EXPECT_MSG_LT(fatal.simulated, Seconds(1.2), "with the first packet");
        NS_TEST_EXPECT_MSG_EQ(
            CountViolations(fatal, Invariant::FORWARDED_ONCE), 1u, "nothing comes after it");

        ScenarioReader reader;
        reader.Replace("outputs.invariants", "loud", "test");
        reader.ReadFile(GetModulePath("examples/scenarios/configured-loop.json"));
        NS_TEST_EXPECT_MSG_NE(reader.GetProblems().find("\"fatal\""),
                              std::string::npos,
                              reader.GetProblems() << ": says what is allowed");
    }

    /// Causes stand on earlier lines, and all lines fit the schema.
    void CheckLines()
    {
        const JsonSchema schema(GetModulePath("doc/schema/trace.schema.json"));
        std::set<std::string> ids;
        for (const nlohmann::json& record : GetRecords())
        {
            if (record.contains("id") && record["id"].get<std::string>().rfind("obs:", 0) == 0)
            {
                NS_TEST_EXPECT_MSG_EQ(
                    ids.count(record["cause"].get<std::string>()), 1u, record.dump());
                for (const std::string& finding : schema.Validate(record))
                {
                    NS_TEST_EXPECT_MSG_EQ(finding, "", record.dump());
                }
            }
            if (record.contains("id"))
            {
                ids.insert(record["id"].get<std::string>());
            }
        }
    }
};

/// The exit status of mgm-run.
class StatusTestCase : public WatchedRunTestCase
{
  public:
    StatusTestCase()
        : WatchedRunTestCase("mgm-run ends with status 1 and says what does not hold")
    {
    }

  private:
    void DoRun() override
    {
        const std::string folder = CreateTempDirFilename("fatal");
        std::ostringstream out;
        std::ostringstream err;
        const int status =
            RunScenarioCommand({GetModulePath("examples/scenarios/configured-loop.json"),
                                "--out",
                                folder,
                                "--quiet",
                                "--set",
                                "outputs.invariants=fatal"},
                               "",
                               out,
                               err);
        NS_TEST_EXPECT_MSG_EQ(status, 1, "exit status");
        NS_TEST_EXPECT_MSG_EQ(
            err.str().rfind("mgm-run: the invariant forwarded-once does not hold at node ", 0),
            0u,
            err.str());
        std::ifstream file(folder + "/summary.json");
        const nlohmann::json summary = nlohmann::json::parse(file, nullptr, false);
        NS_TEST_ASSERT_MSG_EQ(summary.is_object(), true, "the summary is complete");
        NS_TEST_EXPECT_MSG_EQ(
            summary["invariants"]["ended_by"]["invariant"], "forwarded-once", "why");
    }
};

/// Suite mgm-tree-watch.
class TreeWatchTestSuite : public TestSuite
{
  public:
    TreeWatchTestSuite()
        : TestSuite("mgm-tree-watch", TestSuite::Type::SYSTEM)
    {
        AddTestCase(new StaleTestCase);
        AddTestCase(new BlackHoleTestCase);
        AddTestCase(new LoopTestCase);
        AddTestCase(new DisposedTestCase);
        AddTestCase(new TrafficTestCase);
        AddTestCase(new ExamplesTestCase);
        AddTestCase(new ModesTestCase);
        AddTestCase(new StatusTestCase);
    }
};

TreeWatchTestSuite g_treeWatchTestSuite; //!< Static variable for test initialization

} // namespace
