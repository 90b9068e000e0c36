/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Suite mgm-scenario-run: every event of a scenario does what it says, and a run is the same each
 * time.
 */

#include "mgm-run-test-case.h"
#include "mgm-test-require.h"
#include "ns3/boolean.h"
#include "ns3/global-value.h"
#include "ns3/mgm-run-report.h"
#include "ns3/mgm-run-summary.h"
#include "ns3/mgm-scenario-reader.h"
#include "ns3/simulator.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>

namespace
{

using namespace ns3;
using namespace ns3::mgm;

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

/// Random streams: what ran before in the same program has no influence.
class RandomStreamsTestCase : public RunTestCase
{
  public:
    RandomStreamsTestCase()
        : RunTestCase("LANs, IGMP and PIM draw the same random numbers in every run of a program")
    {
    }

  private:
    void DoRun() override
    {
        for (const char* name : {"pim-lan-assert", "igmp-querier-handover", "parallel-forwarders"})
        {
            RunExample(name);
            const std::string first = m_trace.str();
            RunExample(name);
            NS_TEST_EXPECT_MSG_EQ((m_trace.str() == first), true, name);
        }
    }
};

/// ns-3's global value ChecksumEnabled.
class ChecksumTestCase : public RunTestCase
{
  public:
    ChecksumTestCase()
        : RunTestCase("A run with checksums is the same as one without")
    {
    }

  private:
    void DoRun() override
    {
        for (const char* name : {"pim-lan-assert", "igmp-querier-handover", "spoofed-source"})
        {
            RunExample(name);
            const std::string without = m_trace.str();
            GlobalValue::Bind("ChecksumEnabled", BooleanValue(true));
            RunExample(name);
            GlobalValue::Bind("ChecksumEnabled", BooleanValue(false));
            NS_TEST_EXPECT_MSG_EQ((m_trace.str() == without), true, name);
        }
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
                              "switched off: no static protocol owns the interface",
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

/// Protocols that are configured and own nothing.
class AbsentTestCase : public RunTestCase
{
  public:
    AbsentTestCase()
        : RunTestCase("Events of a protocol that owns nothing are noted")
    {
    }

  private:
    void DoRun() override
    {
        const RunResult result = RunRing(R"("routers": {"protocols": [
            {"type": "static-tree"},
            {"type": "static", "routers": ["b"], "interfaces": []}]}, "events": [
            {"at_s": 3, "type": "set-entry", "router": "b", "source": "*", "group": "239.1.1.2",
             "incoming": "a", "outgoing": [{"to": "c"}]},
            {"at_s": 4, "type": "stop-application", "router": "b", "application": "static"}])");
        NS_TEST_EXPECT_MSG_EQ(GetDelivery(result).received, SENT, "the tree does not mind");
        MGM_TEST_REQUIRE_EQ(result.notes.size(), 2u, "both");
        NS_TEST_EXPECT_MSG_EQ(result.notes[0],
                              "at 3 s: entry (*, 239.1.1.2) of b is set: from a to c: static owns "
                              "no interface and was not installed",
                              "says so");
        NS_TEST_EXPECT_MSG_EQ(
            result.notes[1],
            "at 4 s: static of b is stopped: it has no interface and was not installed",
            "says so");
    }
};

/// What is printed and written of results that few runs have.
class ReportTestCase : public TestCase
{
  public:
    ReportTestCase()
        : TestCase("Reports and summaries of runs in which something did not hold")
    {
    }

  private:
    void DoRun() override
    {
        RunResult result;
        result.scenario = "some";
        result.notes = {"nothing happened"};
        result.watch.mode = "fatal";
        result.watch.invariants[static_cast<std::size_t>(Invariant::PACKET_SUM)].violations = 1;
        result.watch.invariants[static_cast<std::size_t>(Invariant::IIF_NOT_OIF)].violations = 2;
        result.watch.fatal.emplace();
        result.watch.fatal->invariant = Invariant::PACKET_SUM;
        result.watch.fatal->node = 3;
        result.watch.fatal->key = SourceGroup(Ipv4Address("10.0.1.2"), Ipv4Address("239.1.1.1"));
        result.watch.fatal->head.id = {3, 14};
        std::ostringstream report;
        PrintRunReport(result, report);
        NS_TEST_EXPECT_MSG_EQ(report.str(),
                              "some: 0 s in a network of 0 routers and 0 links, seed 1, run 1\n\n"
                              "There are no receivers.\n\n"
                              "No packet arrived on a wrong interface.\n\n"
                              "The invariant packet-sum did not hold 1 time.\n\n"
                              "The invariant iif-not-oif did not hold 2 times.\n\n"
                              "Note: nothing happened\n",
                              "what did not hold, and what had no effect");
        std::ostringstream stream;
        WriteRunSummary(result, {}, stream);
        const nlohmann::json summary = nlohmann::json::parse(stream.str());
        NS_TEST_EXPECT_MSG_EQ(summary.at("invariants").at("ended_by").dump(),
                              R"({"group":"239.1.1.1","invariant":"packet-sum","node":3,)"
                              R"("record":"3:14","source":"10.0.1.2"})",
                              "the violation that ended the run");

        result.receivers.resize(27);
        std::ostringstream many;
        PrintRunReport(result, many);
        NS_TEST_EXPECT_MSG_NE(many.str().find("\n... and 2 more in summary.json\n"),
                              std::string::npos,
                              "no more than 25 rows");
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
        NS_TEST_EXPECT_MSG_EQ(has("    1 [a->b]  owner static-tree, IGMP -\n"),
                              true,
                              "names of interfaces\n"
                                  << tables);
        NS_TEST_EXPECT_MSG_EQ(has(" [c->b] (static-tree) from "),
                              true,
                              "names in entries\n"
                                  << tables);
        RunRing("");
        NS_TEST_EXPECT_MSG_EQ(m_tables.str(), "", "none are wanted");
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
        AddTestCase(new RandomStreamsTestCase);
        AddTestCase(new ChecksumTestCase);
        AddTestCase(new NetworkEventsTestCase);
        AddTestCase(new TrafficEventsTestCase);
        AddTestCase(new ApplicationEventsTestCase);
        AddTestCase(new InjectionTestCase);
        AddTestCase(new StaticEntriesTestCase);
        AddTestCase(new MaskTestCase);
        AddTestCase(new AbsentTestCase);
        AddTestCase(new ReportTestCase);
        AddTestCase(new TablesTestCase);
    }
};

ScenarioRunTestSuite g_scenarioRunTestSuite; //!< Static variable for test initialization

} // namespace
