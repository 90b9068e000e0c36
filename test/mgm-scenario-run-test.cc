/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Suite mgm-scenario-run: every event and setting of a scenario does what it says, and the numbers
 * of every run add up.
 *
 * Most cases use a ring of four routers with a source behind a and a receiver behind c:
 *
 *                b
 *              /   \
 *   video --- a     c --- screen
 *              \   /
 *                d
 *
 * The way over d costs more than that over b. Ten packets a second are sent from 1 s until 9.05 s:
 * 80, the first at 1.1 s.
 */

#include "mgm-json-schema.h"
#include "mgm-test-files.h"
#include "ns3/mgm-run-summary.h"
#include "ns3/mgm-scenario-reader.h"
#include "ns3/mgm-scenario-run.h"
#include "ns3/point-to-point-net-device.h"
#include "ns3/simulator.h"
#include "ns3/test.h"
#include "ns3/uinteger.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <numeric>
#include <sstream>
#include <string>
#include <vector>

namespace
{

using namespace ns3;
using namespace ns3::mgm;

/// The ring, without the end of the object.
const char* const RING = R"({
  "name": "ring",
  "duration_s": 12,
  "topology": {
    "nodes": [{"name": "a"}, {"name": "b"}, {"name": "c"}, {"name": "d"}],
    "links": [{"a": "a", "b": "b"}, {"a": "b", "b": "c"}, {"a": "a", "b": "d", "cost": 5},
              {"a": "d", "b": "c", "cost": 5}],
    "defaults": {"delay_ms": 1, "rate": "100Mbps"}
  },
  "sources": [{"name": "video", "at": "a", "group": "239.1.1.1", "rate": "16kbps",
               "size_bytes": 200, "start_s": 1, "stop_s": 9.05}],
  "receivers": [{"name": "screen", "at": "c", "group": "239.1.1.1"}])";

/// Packets that the source of the ring sends.
constexpr uint64_t SENT = 80;

/// Base of cases that run scenarios.
class RunTestCase : public ModuleTestCase
{
  protected:
    using ModuleTestCase::ModuleTestCase;

    /// @return what comes out of a scenario that is read.
    RunResult RunScenario(const Scenario& scenario)
    {
        ScenarioRun run(scenario);
        m_trace.str("");
        run.WriteTrace(m_trace);
        m_tables.str("");
        if (run.HasTables())
        {
            run.WriteTables(m_tables);
        }
        run.Run();
        m_traceRecords = run.CloseTrace();
        const RunResult result = run.GetResult();
        Simulator::Destroy();
        CheckSums(result);
        CheckSummary(result);
        return result;
    }

    /// @return what comes out of the ring with further members.
    RunResult RunRing(const std::string& members)
    {
        ScenarioReader reader;
        const auto scenario =
            reader.ReadText(RING + (members.empty() ? "}" : ", " + members + "}"), "ring.json");
        NS_TEST_EXPECT_MSG_EQ(reader.GetProblems(), "", "the scenario is right");
        return scenario ? RunScenario(*scenario) : RunResult();
    }

    /// @return what one router did.
    static RouterResult Get(const RunResult& result, const std::string& router)
    {
        for (const RouterResult& candidate : result.routers)
        {
            if (candidate.name == router)
            {
                return candidate;
            }
        }
        return RouterResult();
    }

    /// @return packets that a router dropped for a reason.
    static uint64_t GetDrops(const RunResult& result, const std::string& router, DropReason reason)
    {
        return Get(result, router).drops[static_cast<std::size_t>(reason)];
    }

    /// @return packets of one verdict in the whole network.
    static uint64_t Count(const RunResult& result, Verdict verdict)
    {
        return result.totals.GetCount(verdict);
    }

    /// @return what the only receiver got.
    static DeliveryReport GetDelivery(const RunResult& result)
    {
        return result.receivers.empty() ? DeliveryReport() : result.receivers[0].delivery;
    }

    /// The numbers of a run add up: packets, verdicts, receptions.
    void CheckSums(const RunResult& result)
    {
        for (const RouterResult& router : result.routers)
        {
            const uint64_t drops =
                std::accumulate(router.drops.begin(), router.drops.end(), uint64_t(0));
            NS_TEST_EXPECT_MSG_EQ(router.packets,
                                  router.forwarded + router.held + drops,
                                  result.scenario << ", " << router.name << ": packets");
            NS_TEST_EXPECT_MSG_EQ(
                router.drops[static_cast<std::size_t>(DropReason::WRONG_INTERFACE)],
                router.alerts.packets,
                result.scenario << ", " << router.name << ": wrong-interface packets");
        }
        uint64_t packets = 0;
        for (const AlertResult& alert : result.alerts)
        {
            const auto& verdicts = alert.row.counts.verdicts;
            NS_TEST_EXPECT_MSG_EQ(std::accumulate(verdicts.begin(), verdicts.end(), uint64_t(0)),
                                  alert.row.counts.packets,
                                  result.scenario << ", " << alert.router << ": verdicts");
            packets += alert.row.counts.packets;
        }
        NS_TEST_EXPECT_MSG_EQ(packets, result.totals.packets, result.scenario << ": rows");
        for (const ReceiverResult& receiver : result.receivers)
        {
            const DeliveryReport& d = receiver.delivery;
            NS_TEST_EXPECT_MSG_EQ(d.expected,
                                  d.received - d.receivedOutside + d.lost + d.inFlight,
                                  result.scenario << ", " << d.receiver << ": receptions");
        }
    }

    /// The summary fits its schema.
    void CheckSummary(const RunResult& result)
    {
        static const JsonSchema schema(GetModulePath("doc/schema/summary.schema.json"));
        std::ostringstream summary;
        WriteRunSummary(result, {"summary.json"}, summary);
        for (const std::string& finding : schema.Validate(nlohmann::json::parse(summary.str())))
        {
            NS_TEST_EXPECT_MSG_EQ(finding, "", result.scenario << ": summary and schema");
        }
    }

    std::ostringstream m_trace;  //!< trace of the last run
    uint64_t m_traceRecords{0};  //!< its number of records
    std::ostringstream m_tables; //!< tables of the last run
};

/// Nothing happens.
class QuietTestCase : public RunTestCase
{
  public:
    QuietTestCase()
        : RunTestCase("Without events every packet arrives once, the same in every run")
    {
    }

  private:
    void DoRun() override
    {
        const std::string first = RunAndSummarize();
        const std::string firstTrace = m_trace.str();
        NS_TEST_EXPECT_MSG_EQ(RunAndSummarize(), first, "the same summary");
        NS_TEST_EXPECT_MSG_EQ((m_trace.str() == firstTrace), true, "the same trace");
        NS_TEST_EXPECT_MSG_EQ(std::count(firstTrace.begin(), firstTrace.end(), '\n'),
                              static_cast<int64_t>(m_traceRecords + 2),
                              "records, and the first and the last line");
    }

    /// @return the summary of a quiet run.
    std::string RunAndSummarize()
    {
        const RunResult result = RunRing("");
        NS_TEST_EXPECT_MSG_EQ(result.sources.at(0).sent, SENT, "sent");
        NS_TEST_EXPECT_MSG_EQ(GetDelivery(result).received, SENT, "received");
        NS_TEST_EXPECT_MSG_EQ(GetDelivery(result).lost, 0u, "lost");
        NS_TEST_EXPECT_MSG_EQ(GetDelivery(result).duplicates, 0u, "duplicates");
        NS_TEST_EXPECT_MSG_EQ(Get(result, "b").forwarded, SENT, "over b");
        NS_TEST_EXPECT_MSG_EQ(Get(result, "d").packets, 0u, "not over d");
        NS_TEST_EXPECT_MSG_EQ(result.totals.packets, 0u, "nothing on a wrong interface");
        NS_TEST_EXPECT_MSG_EQ(result.exampleAlert.IsSet(), false, "no alert to show");
        NS_TEST_EXPECT_MSG_EQ(result.interrupted, false, "ran to its end");
        std::ostringstream summary;
        WriteRunSummary(result, {"trace.jsonl"}, summary);
        return summary.str();
    }
};

/// Links and costs.
class NetworkEventsTestCase : public RunTestCase
{
  public:
    NetworkEventsTestCase()
        : RunTestCase("Links go down and come up, and costs change, known after convergence")
    {
    }

  private:
    void DoRun() override
    {
        // Packets of 3.1 s to 5.0 s go over d.
        const RunResult link = RunRing(R"("events": [
            {"at_s": 3.05, "type": "link-down", "link": "a-b"},
            {"at_s": 5.05, "type": "link-up", "link": "b-a"}])");
        NS_TEST_EXPECT_MSG_EQ(Get(link, "d").forwarded, 20u, "over d while the link is down");
        NS_TEST_EXPECT_MSG_EQ(GetDelivery(link).received, SENT, "nothing is lost");

        // Until 4.05 s nobody knows: the packets of 3.1 s to 4.0 s are lost.
        const RunResult late = RunRing(R"("events": [
            {"at_s": 3.05, "type": "link-down", "link": "a-b"}],
            "routers": {"convergence": {"default_s": 1}})");
        NS_TEST_EXPECT_MSG_EQ(GetDelivery(late).lost, 10u, "lost before convergence");

        // c alone knows a second later: what d brings is on the wrong interface, and b is dry.
        const RunResult stagger = RunRing(R"("events": [
            {"at_s": 3.05, "type": "link-down", "link": "a-b"}],
            "routers": {"convergence": {"by_router_s": {"c": 1}}})");
        NS_TEST_EXPECT_MSG_EQ(GetDelivery(stagger).lost, 10u, "lost at c");
        NS_TEST_EXPECT_MSG_EQ(Get(stagger, "c").alerts.packets, 10u, "on the wrong interface");
        NS_TEST_EXPECT_MSG_EQ(Count(stagger, Verdict::ALERTED), 1u, "one alert in 3 s (K2)");
        NS_TEST_EXPECT_MSG_EQ(stagger.alerts.at(0).router, "c", "where");
        NS_TEST_EXPECT_MSG_EQ(stagger.alerts.at(0).interface, "d", "from where");
        NS_TEST_EXPECT_MSG_EQ(stagger.exampleAlert.IsSet(), true, "an alert to show");

        // Trees look from the receiver to the source: only the cost from b to a counts.
        const RunResult away = RunRing(R"("events": [
            {"at_s": 3.05, "type": "cost", "link": "a-b", "cost": 50, "direction": "forward"}])");
        NS_TEST_EXPECT_MSG_EQ(Get(away, "d").packets, 0u, "the cost away from the source");
        const RunResult back = RunRing(R"("events": [
            {"at_s": 3.05, "type": "cost", "link": "b-a", "cost": 50, "direction": "forward"}])");
        NS_TEST_EXPECT_MSG_EQ(Get(back, "d").forwarded, 60u, "the cost towards the source");
        const RunResult both =
            RunRing(R"("events": [{"at_s": 3.05, "type": "cost", "link": "a-b", "cost": 50}])");
        NS_TEST_EXPECT_MSG_EQ(Get(both, "d").forwarded, 60u, "both costs");
        const RunResult initial = RunRing(R"("costs": [{"link": "a-b", "cost": 50}])");
        NS_TEST_EXPECT_MSG_EQ(Get(initial, "d").forwarded, SENT, "costs at the start");
    }
};

/// Sources and receivers.
class TrafficEventsTestCase : public RunTestCase
{
  public:
    TrafficEventsTestCase()
        : RunTestCase("Receivers join and leave, sources start and stop")
    {
    }

  private:
    void DoRun() override
    {
        const RunResult left = RunRing(R"("events": [
            {"at_s": 3.05, "type": "leave", "receiver": "screen"},
            {"at_s": 5.05, "type": "join", "receiver": "screen"}])");
        NS_TEST_EXPECT_MSG_EQ(GetDelivery(left).expected, SENT - 20, "while it was joined");
        NS_TEST_EXPECT_MSG_EQ(GetDelivery(left).received, SENT - 20, "received");
        NS_TEST_EXPECT_MSG_EQ(
            GetDrops(left, "a", DropReason::NO_OUTGOING_INTERFACE), 20u, "nobody else wants it");

        // Sending starts again at 5.05 s: the first packet follows at 5.15 s, 40 until 9.05 s.
        const RunResult stopped = RunRing(R"("events": [
            {"at_s": 3.05, "type": "stop-source", "source": "video"},
            {"at_s": 5.05, "type": "start-source", "source": "video"}])");
        NS_TEST_EXPECT_MSG_EQ(stopped.sources.at(0).sent, 20u + 39u, "sent");
        NS_TEST_EXPECT_MSG_EQ(GetDelivery(stopped).received, 59u, "received");
        NS_TEST_EXPECT_MSG_EQ(GetDelivery(stopped).duplicates, 0u, "numbers go on");
        NS_TEST_EXPECT_MSG_EQ(GetDelivery(stopped).outOfOrder, 0u, "numbers go on");
        CheckTtlAndSource();
    }

    /// A source with a small TTL, and a receiver that wants only one of two sources.
    void CheckTtlAndSource()
    {
        ScenarioReader reader;
        reader.Replace("sources.video.ttl", "2", "test");
        auto scenario = reader.ReadText(std::string(RING) + "}", "ring.json");
        RunResult result = RunScenario(*scenario);
        NS_TEST_EXPECT_MSG_EQ(GetDelivery(result).received, 0u, "three routers need a TTL of 4");
        NS_TEST_EXPECT_MSG_EQ(GetDrops(result, "b", DropReason::TTL_TOO_LOW), SENT, "ends at b");

        ScenarioReader second;
        second.Replace("sources",
                       R"([{"name": "video", "at": "a", "group": "239.1.1.1", "rate": "16kbps",
                            "size_bytes": 200, "stop_s": 5.05},
                           {"name": "noise", "at": "b", "group": "239.1.1.1", "rate": "16kbps",
                            "size_bytes": 200, "stop_s": 5.05}])",
                       "test");
        second.Replace("receivers.screen.source", "video", "test");
        scenario = second.ReadText(std::string(RING) + "}", "ring.json");
        NS_TEST_ASSERT_MSG_EQ(scenario.has_value(), true, second.GetProblems());
        result = RunScenario(*scenario);
        NS_TEST_EXPECT_MSG_EQ(result.sources.at(1).sent, 50u, "noise");
        NS_TEST_EXPECT_MSG_EQ(GetDelivery(result).received, 50u, "only what it wants counts");
    }
};

/// Applications of a router.
class ApplicationEventsTestCase : public RunTestCase
{
  public:
    ApplicationEventsTestCase()
        : RunTestCase("Forwarder, group manager and protocol stop and start")
    {
    }

  private:
    void DoRun() override
    {
        const RunResult forwarder = RunRing(StopAndStart("forwarder"));
        NS_TEST_EXPECT_MSG_EQ(GetDrops(forwarder, "b", DropReason::STOPPED), 20u, "not running");
        NS_TEST_EXPECT_MSG_EQ(GetDelivery(forwarder).lost, 20u, "lost");

        const RunResult protocol = RunRing(StopAndStart("static-tree"));
        NS_TEST_EXPECT_MSG_EQ(
            GetDrops(protocol, "b", DropReason::NO_OUTGOING_INTERFACE), 20u, "no membership");
        NS_TEST_EXPECT_MSG_EQ(GetDelivery(protocol).lost, 20u, "lost");

        const RunResult manager = RunRing(
            R"("events": [{"at_s": 3.05, "type": "stop-application", "router": "b",
                           "application": "manager"}])");
        NS_TEST_EXPECT_MSG_EQ(GetDelivery(manager).received, 20u, "its entries go with it");
        const RunResult early = RunRing(
            R"("events": [{"at_s": 0.5, "type": "stop-application", "router": "b",
                           "application": "manager"}])");
        NS_TEST_EXPECT_MSG_EQ(GetDelivery(early).received, 0u, "nobody sets an entry");
    }

    /// @return events that stop an application of b at 3.05 s and start it at 5.05 s.
    static std::string StopAndStart(const std::string& application)
    {
        return R"("events": [
            {"at_s": 3.05, "type": "stop-application", "router": "b", "application": ")" +
               application + R"("},
            {"at_s": 5.05, "type": "start-application", "router": "b", "application": ")" +
               application + R"("}])";
    }
};

/// Packets that nobody sent.
class InjectionTestCase : public RunTestCase
{
  public:
    InjectionTestCase()
        : RunTestCase("Injected packets arrive as if from the link")
    {
    }

  private:
    void DoRun() override
    {
        // K1: 8 packets on the wrong interface, one each 0.5 s, raise 2 alerts, 3 s apart.
        const RunResult eight = RunRing(R"("events": [
            {"at_s": 3, "type": "inject", "router": "b", "to": "c", "source": "video",
             "group": "239.1.1.1", "count": 8, "interval_s": 0.5}])");
        NS_TEST_EXPECT_MSG_EQ(Get(eight, "b").alerts.packets, 8u, "on the wrong interface");
        NS_TEST_EXPECT_MSG_EQ(Count(eight, Verdict::ALERTED), 2u, "alerts (K1)");
        NS_TEST_EXPECT_MSG_EQ(Count(eight, Verdict::SUPPRESSED), 6u, "by the 3 s clock (K2)");
        NS_TEST_EXPECT_MSG_EQ(eight.alerts.at(0).row.firstPacket, Seconds(3), "first");
        NS_TEST_EXPECT_MSG_EQ(eight.alerts.at(0).row.lastPacket, MilliSeconds(6500), "last");
        NS_TEST_EXPECT_MSG_EQ(GetDelivery(eight).received, SENT, "the receiver sees none of them");

        // On the right interface they are forwarded, but are nothing that the source sent.
        const RunResult right = RunRing(R"("events": [
            {"at_s": 3, "type": "inject", "router": "b", "to": "a", "source": "video",
             "group": "239.1.1.1", "ttl": 9, "size_bytes": 0}])");
        NS_TEST_EXPECT_MSG_EQ(Get(right, "c").forwarded, SENT + 1, "forwarded to the receiver");
        NS_TEST_EXPECT_MSG_EQ(GetDelivery(right).received, SENT, "counts as nothing sent");
        NS_TEST_EXPECT_MSG_EQ(GetDelivery(right).duplicates, 0u, "nor as a duplicate");

        // From the host behind c, with an address that nobody has a route to.
        const RunResult alien = RunRing(R"("events": [
            {"at_s": 3, "type": "inject", "router": "c", "to": "screen", "source": "203.0.113.9",
             "group": "239.9.9.9", "ttl": 1}])");
        NS_TEST_EXPECT_MSG_EQ(Get(alien, "c").packets, SENT + 1, "reached c");
        NS_TEST_EXPECT_MSG_EQ(Get(alien, "c").forwarded, SENT, "and no further");
        CheckTrace();
    }

    /// The injection is in the trace, as the cause of what follows.
    void CheckTrace()
    {
        RunRing(R"("outputs": {"trace": "alerts"}, "events": [
            {"at_s": 3, "type": "inject", "router": "b", "to": "c", "source": "video",
             "group": "239.1.1.1", "ttl": 7}])");
        const std::string trace = m_trace.str();
        NS_TEST_EXPECT_MSG_NE(trace.find(R"("event":"inject","text":"1 packet (172.16.0.2, )"
                                         R"(239.1.1.1) with TTL 7 arrives at b from c"})"),
                              std::string::npos,
                              "the event");
        const std::size_t event = trace.find(R"("event":"inject")");
        const std::size_t begin = trace.rfind("{\"id\":\"", event) + 7;
        const std::string id = trace.substr(begin, trace.find('"', begin) - begin);
        NS_TEST_EXPECT_MSG_NE(
            trace.find("\"record\":\"wrong-interface\",\"node\":1,\"name\":\"b\",\"cause\":\"" +
                       id + "\""),
            std::string::npos,
            "is the cause of the wrong-interface packet");
    }
};

/// Masks, and events that have nothing to act on.
class MaskTestCase : public RunTestCase
{
  public:
    MaskTestCase()
        : RunTestCase("Alerts are masked and unmasked")
    {
    }

  private:
    void DoRun() override
    {
        const std::string key =
            R"("router": "b", "to": "c", "source": "video", "group": "239.1.1.1")";
        const RunResult result = RunRing(R"("routers": {"forwarder": {"Limiter": "none"}},
            "events": [
            {"at_s": 3, "type": "inject", )" +
                                         key + R"(, "count": 6, "interval_s": 1},
            {"at_s": 4.5, "type": "mask-alerts", )" +
                                         key + R"(},
            {"at_s": 6.5, "type": "unmask-alerts", )" +
                                         key + "}]");
        NS_TEST_EXPECT_MSG_EQ(Count(result, Verdict::ALERTED), 4u, "at 3, 4, 7 and 8 s");
        NS_TEST_EXPECT_MSG_EQ(Count(result, Verdict::MASKED), 2u, "at 5 and 6 s");
        NS_TEST_EXPECT_MSG_EQ(result.notes.size(), 0u, "nothing to note");

        // Before there is an entry: in an event, and in the configuration.
        const std::string injection =
            R"({"at_s": 3, "type": "inject", )" + key + R"(, "count": 6, "interval_s": 1})";
        const RunResult early = RunRing(R"("events": [{"at_s": 0.5, "type": "mask-alerts", )" +
                                        key + "}, " + injection + "]");
        NS_TEST_EXPECT_MSG_EQ(Count(early, Verdict::MASKED), 6u, "all");
        NS_TEST_EXPECT_MSG_EQ(early.notes.size(), 0u, "nothing to note");
        const RunResult configured =
            RunRing(R"("routers": {"protocols": [{"type": "static-tree", "alert_masks": [{)" + key +
                    R"(}]}]}, "events": [)" + injection + "]");
        NS_TEST_EXPECT_MSG_EQ(Count(configured, Verdict::MASKED), 6u, "all");

        const RunResult unowned = RunRing(
            R"("routers": {"protocols": [{"type": "static-tree"},
                 {"type": "none", "routers": ["b"], "interfaces": ["c"]}]},
               "events": [{"at_s": 3, "type": "mask-alerts", )" +
            key + "}]");
        NS_TEST_ASSERT_MSG_EQ(unowned.notes.size(), 1u, "nobody to tell");
        NS_TEST_EXPECT_MSG_EQ(unowned.notes[0],
                              "at 3 s: alerts of (172.16.0.2, 239.1.1.1) at b from c are "
                              "switched off: no protocol owns the interface",
                              "says so");
    }
};

/// Entries of the protocol static, and events that change them.
class StaticEntriesTestCase : public RunTestCase
{
  public:
    StaticEntriesTestCase()
        : RunTestCase("Entries are configured, set and deleted")
    {
    }

  private:
    void DoRun() override
    {
        const std::string group = R"("source": "*", "group": "239.1.1.1")";
        const std::string viaB = R"("protocols": [
            {"type": "static-tree", "routers": ["c", "d"]},
            {"type": "static", "routers": ["a", "b"], "entries": [
              {"router": "a", )" +
                                 group + R"(, "incoming": "video", "outgoing": [{"to": "b"}]},
              {"router": "b", )" +
                                 group +
                                 R"(, "incoming": "a",
               "outgoing": [{"to": "c", "ttl_threshold": 9}]}]}])";
        // The screen is behind c, which follows its tree. TTLs: 64 from the video, 63 at b.
        const RunResult quiet = RunRing(R"("routers": {)" + viaB + "}");
        NS_TEST_EXPECT_MSG_EQ(GetDelivery(quiet).received, SENT, "all");
        NS_TEST_EXPECT_MSG_EQ(quiet.notes.size(), 0u, "nothing to note");
        const std::string trace = m_trace.str();
        RunRing(R"("routers": {)" + viaB + "}");
        NS_TEST_EXPECT_MSG_EQ((m_trace.str() == trace), true, "the same trace again");
        NS_TEST_EXPECT_MSG_NE(trace.find(R"("function":"SetStaticEntry","client":"static")"),
                              std::string::npos,
                              "calls of the group manager");

        // From 3.05 s to 5.05 s b drops; from 7.05 s on it wants a TTL of more than 63.
        const RunResult changed = RunRing(
            R"("routers": {)" + viaB + R"(}, "events": [
              {"at_s": 3.05, "type": "set-entry", "router": "b", )" +
            group +
            R"(, "outgoing": []},
              {"at_s": 5.05, "type": "set-entry", "router": "b", )" +
            group +
            R"(, "incoming": "a", "outgoing": [{"to": "c"}]},
              {"at_s": 7.05, "type": "set-entry", "router": "b", )" +
            group + R"(, "incoming": "a", "outgoing": [{"to": "c", "ttl_threshold": 63}]}])");
        NS_TEST_EXPECT_MSG_EQ(GetDelivery(changed).received, SENT - 20 - 20, "the others");
        NS_TEST_EXPECT_MSG_EQ(changed.notes.size(), 0u, "nothing to note");

        // Without its entry b goes by routes and memberships, of which it has none.
        const RunResult deleted = RunRing(R"("routers": {)" + viaB + R"(}, "events": [
              {"at_s": 3.05, "type": "delete-entry", "router": "b", )" +
                                          group + R"(},
              {"at_s": 4.05, "type": "delete-entry", "router": "b", )" +
                                          group + "}]");
        NS_TEST_EXPECT_MSG_EQ(GetDelivery(deleted).received, 20u, "until then");
        NS_TEST_ASSERT_MSG_EQ(deleted.notes.size(), 1u, "the second time there is none");
        NS_TEST_EXPECT_MSG_EQ(
            deleted.notes[0],
            "at 4.05 s: entry (*, 239.1.1.1) of b is deleted: static has no such entry",
            "says so");

        // The interface towards a belongs to somebody else.
        const RunResult refused =
            RunRing(R"("routers": {"protocols": [
              {"type": "static-tree"},
              {"type": "static", "routers": ["b"], "interfaces": ["c"]}]}, "events": [
              {"at_s": 3, "type": "set-entry", "router": "b", )" +
                    group + R"(, "incoming": "a", "outgoing": [{"to": "c"}]}])");
        NS_TEST_ASSERT_MSG_EQ(refused.notes.size(), 1u, "refused");
        NS_TEST_EXPECT_MSG_EQ(refused.notes[0],
                              "at 3 s: the group manager of b refuses SetStaticEntry for "
                              "(*, 239.1.1.1) by static: ERROR_INVALID_PARAMETER",
                              "says so");
    }
};

/// Tables of group managers.
class TablesTestCase : public RunTestCase
{
  public:
    TablesTestCase()
        : RunTestCase("Tables are printed as they are at the time")
    {
    }

  private:
    void DoRun() override
    {
        // c knows a second late that the link is down: ten packets are on the wrong interface.
        RunRing(R"("events": [
            {"at_s": 2.05, "type": "print-tables"},
            {"at_s": 3.05, "type": "link-down", "link": "a-b"},
            {"at_s": 4.02, "type": "print-tables", "routers": ["c", "a"]},
            {"at_s": 6, "type": "stop-application", "router": "b", "application": "manager"},
            {"at_s": 6, "type": "print-tables", "routers": ["b"]}],
            "routers": {"convergence": {"by_router_s": {"c": 1}}})");
        const std::string tables = m_tables.str();
        std::string headings;
        std::istringstream lines(tables);
        for (std::string line; std::getline(lines, line);)
        {
            if (line.find("Group manager") != std::string::npos)
            {
                headings += line + '\n';
            }
        }
        NS_TEST_EXPECT_MSG_EQ(headings,
                              "a: Group manager of node 0 at +2.05s\n"
                              "b: Group manager of node 1 at +2.05s\n"
                              "c: Group manager of node 2 at +2.05s\n"
                              "d: Group manager of node 3 at +2.05s\n"
                              "c: Group manager of node 2 at +4.02s\n"
                              "a: Group manager of node 0 at +4.02s\n"
                              "b: Group manager of node 1 at +6s, which does not run\n",
                              "which, in the order of the file");
        const auto has = [&](const std::string& text) {
            return tables.find(text) != std::string::npos;
        };
        NS_TEST_EXPECT_MSG_EQ(has("packets 10, forwarded 10, copies 10, wrong interface 0\n"),
                              true,
                              "counters at 2.05 s\n"
                                  << tables);
        NS_TEST_EXPECT_MSG_EQ(has(": 10 packets, suppressed 9, alerted 1\n"),
                              true,
                              "verdicts at 4.02 s\n"
                                  << tables);
        NS_TEST_EXPECT_MSG_EQ(has("static-tree"), true, "clients");
        RunRing("");
        NS_TEST_EXPECT_MSG_EQ(m_tables.str(), "", "none are wanted");
    }
};

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

/// Every example runs, and its numbers are those that its description promises.
class ExamplesTestCase : public RunTestCase
{
  public:
    ExamplesTestCase()
        : RunTestCase("The example scenarios show what they promise")
    {
    }

  private:
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

        const RunResult loop = RunExample("configured-loop");
        NS_TEST_EXPECT_MSG_EQ(GetDelivery(loop).duplicates, 89u * 7, "seven of each until 10 s");
        NS_TEST_EXPECT_MSG_EQ(GetDelivery(loop).lost, 0u, "nothing is lost");
        NS_TEST_ASSERT_MSG_EQ(loop.alerts.size(), 2u, "right, from both sides");
        NS_TEST_EXPECT_MSG_EQ(loop.alerts[1].interface, "downstairs", "after 10 s");
        NS_TEST_EXPECT_MSG_EQ(loop.alerts[1].row.counts.packets, 90u, "the copies of left");
        NS_TEST_EXPECT_MSG_EQ(loop.alerts[1].row.counts.GetCount(Verdict::MASKED), 40u, "at last");
        NS_TEST_EXPECT_MSG_EQ(loop.alerts[0].interface, "upstairs", "before 10 s");
        NS_TEST_EXPECT_MSG_EQ(loop.alerts[0].row.counts.packets, 89u, "those of the camera");

        const RunResult restart = RunExample("router-restart");
        NS_TEST_EXPECT_MSG_EQ(GetDelivery(restart).lost, 60u, "three times 2 s");
        NS_TEST_EXPECT_MSG_EQ(GetDelivery(restart).received, 199u, "the rest arrives");
    }

    /// @return what comes out of an example.
    RunResult RunExample(const std::string& name)
    {
        ScenarioReader reader;
        const auto scenario =
            reader.ReadFile(GetModulePath("examples/scenarios/" + name + ".json"));
        NS_TEST_EXPECT_MSG_EQ(reader.GetProblems(), "", "the scenario is right");
        return scenario ? RunScenario(*scenario) : RunResult();
    }
};

/// Suite mgm-scenario-run.
class ScenarioRunTestSuite : public TestSuite
{
  public:
    ScenarioRunTestSuite()
        : TestSuite("mgm-scenario-run", TestSuite::Type::SYSTEM)
    {
        AddTestCase(new QuietTestCase);
        AddTestCase(new NetworkEventsTestCase);
        AddTestCase(new TrafficEventsTestCase);
        AddTestCase(new ApplicationEventsTestCase);
        AddTestCase(new InjectionTestCase);
        AddTestCase(new StaticEntriesTestCase);
        AddTestCase(new MaskTestCase);
        AddTestCase(new TablesTestCase);
        AddTestCase(new RouterSettingsTestCase);
        AddTestCase(new InterfaceSettingsTestCase);
        AddTestCase(new ExamplesTestCase);
    }
};

ScenarioRunTestSuite g_scenarioRunTestSuite; //!< Static variable for test initialization

} // namespace
