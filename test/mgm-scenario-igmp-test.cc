/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Suite mgm-scenario-igmp: scenarios whose receivers join by IGMP. Everything follows from packets:
 * what routers forward, what changes when hosts join, leave or choose sources, and why.
 *
 * Most cases use two routers between a source and a LAN with several hosts:
 *
 *                 left
 *              /        \
 *   video --- a          lan --- one, two, ...
 *              \        /
 *                right
 *
 * The source sends ten packets a second from 1 s on: the first at 1.1 s.
 */

#include "mgm-run-test-case.h"
#include "mgm-test-require.h"
#include "ns3/mgm-explain.h"
#include "ns3/mgm-scenario-reader.h"

#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <regex>
#include <sstream>
#include <string>
#include <vector>

namespace
{

using namespace ns3;
using namespace ns3::mgm;

/// The network, without receivers and the end of the object.
const char* const NETWORK = R"({
  "name": "lan",
  "topology": {
    "nodes": [{"name": "a"}, {"name": "left"}, {"name": "right"}, {"name": "lan", "kind": "lan"}],
    "links": [{"a": "a", "b": "left"}, {"a": "a", "b": "right"}, {"a": "left", "b": "lan"},
              {"a": "right", "b": "lan"}],
    "defaults": {"delay_ms": 1, "rate": "100Mbps"}
  },
  "sources": [{"name": "video", "at": "a", "group": "239.1.1.1", "rate": "16kbps",
               "size_bytes": 200, "start_s": 1}])";

/// IGMP beside the trees, without the end of the array.
const char* const PROTOCOLS = R"("routers": {"protocols": [{"type": "static-tree"}, )"
                              R"({"type": "igmp", "routers": ["left", "right"])";

/// Base of the cases.
class IgmpScenarioTestCase : public RunTestCase
{
  protected:
    using RunTestCase::RunTestCase;

    /**
     * Runs a scenario.
     * @param [in] text The scenario.
     * @return what comes out of it.
     */
    RunResult RunText(const std::string& text)
    {
        ScenarioReader reader;
        const auto scenario = reader.ReadText(text, "test.json");
        NS_TEST_EXPECT_MSG_EQ(reader.GetProblems(), "", "the scenario is right");
        return scenario ? RunScenario(*scenario) : RunResult();
    }

    /**
     * Runs the network of this file.
     * @param [in] duration Seconds.
     * @param [in] igmp Further members of the IGMP of the routers, beginning with a comma.
     * @param [in] members Further members of the file.
     * @return what comes out of it.
     */
    RunResult RunLan(int duration, const std::string& igmp, const std::string& members)
    {
        return RunText(std::string(NETWORK) + R"(, "duration_s": )" + std::to_string(duration) +
                       ", " + PROTOCOLS + igmp + "}]}, " + members + "}");
    }

    /// @return the records of the last run.
    std::vector<nlohmann::json> GetRecords() const
    {
        std::vector<nlohmann::json> records;
        std::istringstream lines(m_trace.str());
        std::string line;
        while (std::getline(lines, line))
        {
            records.push_back(nlohmann::json::parse(line));
        }
        return records;
    }
};

/// Members whom nobody has told the trees of.
class JoinTestCase : public IgmpScenarioTestCase
{
  public:
    JoinTestCase()
        : IgmpScenarioTestCase("Reports alone pull the data to a LAN, once, and leaves end it")
    {
    }

  private:
    void DoRun() override
    {
        const RunResult result = RunLan(20,
                                        "",
                                        R"("receivers": [
            {"name": "one", "at": "lan", "group": "239.1.1.1", "join_s": 3.05, "leave_s": 10.05},
            {"name": "two", "at": "lan", "group": "239.1.1.1", "join_s": 5.05, "leave_s": 12.05}])");
        NS_TEST_EXPECT_MSG_EQ(GetDelivery(result).received, 70u, "from 3.1 s to 10.0 s");
        NS_TEST_EXPECT_MSG_EQ(GetDelivery(result).lost, 0u, "none is missed");
        NS_TEST_EXPECT_MSG_EQ(result.receivers.at(1).delivery.received, 70u, "from 5.1 s on");
        NS_TEST_EXPECT_MSG_EQ(result.receivers[1].delivery.duplicates, 0u, "one router forwards");
        // From 12.05 s the querier asks twice, 1 s apart, and gives up after 2 s (RFC 3376 8.10).
        const uint64_t copies = Get(result, "left").forwarded + Get(result, "right").forwarded;
        NS_TEST_EXPECT_MSG_EQ(copies, 110u, "from 3.1 s to 14.0 s");
        NS_TEST_EXPECT_MSG_EQ(result.notes.size(), 0u, "nothing to note");

        const RunResult alone = RunText(std::string(NETWORK) + R"(, "duration_s": 9,
            "routers": {"protocols": [{"type": "igmp"}]},
            "receivers": [
              {"name": "one", "at": "lan", "group": "239.1.1.1", "join_s": 3.05}]})");
        NS_TEST_EXPECT_MSG_EQ(GetDelivery(alone).received,
                              59u,
                              "where nothing else is named, static-tree owns the interfaces");
    }
};

/// Version 3 of IGMP: sources.
class FilterTestCase : public IgmpScenarioTestCase
{
  public:
    FilterTestCase()
        : IgmpScenarioTestCase("Receivers choose sources, and change their minds")
    {
    }

  private:
    void DoRun() override
    {
        const std::string second =
            R"("sources": [
                 {"name": "video", "at": "a", "group": "239.1.1.1", "rate": "16kbps",
                  "size_bytes": 200, "start_s": 1},
                 {"name": "noise", "at": "a", "group": "239.1.1.1", "rate": "16kbps",
                  "size_bytes": 200, "start_s": 1}])";
        const std::string network(NETWORK);
        const std::string twoSources = network.substr(0, network.find(R"("sources")")) + second;
        const std::string begin = twoSources + R"(, "duration_s": 20, )" + PROTOCOLS + "}]}, ";

        const RunResult one = RunText(begin + R"("receivers": [
            {"name": "one", "at": "lan", "group": "239.1.1.1", "include": ["video"],
             "join_s": 3.05}]})");
        NS_TEST_EXPECT_MSG_EQ(GetDelivery(one).received, 169u, "the source that it wants");
        NS_TEST_EXPECT_MSG_EQ(GetDelivery(one).expected, 169u, "nothing else is expected");
        NS_TEST_EXPECT_MSG_EQ(Get(one, "right").packets, 169u, "nothing else is pulled");

        // Member "source" says the same.
        const RunResult only = RunText(begin + R"("receivers": [
            {"name": "one", "at": "lan", "group": "239.1.1.1", "source": "video",
             "join_s": 3.05}]})");
        NS_TEST_EXPECT_MSG_EQ(Get(only, "right").packets, 169u, "nothing else is pulled");

        // Hosts do not exclude sources of a source-specific group (RFC 4604 2.1).
        const RunResult specific = RunText(begin + R"("receivers": [
            {"name": "one", "at": "lan", "group": "232.1.1.1", "include": ["10.9.9.9"],
             "join_s": 3.05}],
            "events": [{"at_s": 10, "type": "listen", "receiver": "one",
                        "exclude": ["10.9.9.9"]}]})");
        MGM_TEST_REQUIRE_EQ(specific.notes.size(), 1u, "the host refuses");
        NS_TEST_EXPECT_MSG_EQ(specific.notes[0],
                              "at 10 s: receiver one listens to 232.1.1.1, EXCLUDE({10.9.9.9}): "
                              "its host refuses: source-specific",
                              "says so");

        // Until 10.05 s the one source, then all but that one.
        const RunResult changed = RunText(begin + R"("receivers": [
            {"name": "one", "at": "lan", "group": "239.1.1.1", "include": ["video"],
             "join_s": 3.05}],
            "events": [{"at_s": 10.05, "type": "listen", "receiver": "one",
                        "exclude": ["video"]}]})");
        NS_TEST_EXPECT_MSG_EQ(GetDelivery(changed).received, 70u + 99u, "one after the other");
        NS_TEST_EXPECT_MSG_EQ(GetDelivery(changed).receivedOutside, 0u, "its own filter");
        NS_TEST_EXPECT_MSG_GT(Get(changed, "right").forwarded,
                              70u + 2 * 99u - 5,
                              "EXCLUDE with a source is (*,G) for the group manager");

        const RunResult refused =
            RunText(network + R"(, "duration_s": 9, )" + PROTOCOLS +
                    R"(}]}, "receivers": [{"name": "one", "at": "lan", "group": "232.1.1.1"}]})");
        NS_TEST_ASSERT_MSG_EQ(refused.notes.size(), 1u, "RFC 4604 2.1");
        NS_TEST_EXPECT_MSG_EQ(refused.notes[0],
                              "at 0 s: receiver one joins 232.1.1.1: its host refuses: "
                              "source-specific",
                              "says so");
    }
};

/// The forwarding entry that changes names the report that caused it.
class CauseTestCase : public IgmpScenarioTestCase
{
  public:
    CauseTestCase()
        : IgmpScenarioTestCase("An entry leads back to the report that changed it")
    {
    }

  private:
    void DoRun() override
    {
        RunLan(9, "", R"("receivers": [
            {"name": "one", "at": "lan", "group": "239.1.1.1", "join_s": 3.05, "leave_s": 5.05}])");
        std::map<std::string, nlohmann::json> byId;
        std::vector<nlohmann::json> changes;
        for (const nlohmann::json& record : GetRecords())
        {
            if (record.contains("id"))
            {
                byId[record["id"]] = record;
            }
            if (record["record"] == "entry" && record["event"] == "changed" &&
                record["name"] == "a")
            {
                changes.push_back(record);
            }
        }
        NS_TEST_ASSERT_MSG_EQ(changes.size(), 2u, "the entry of a gets an interface, and loses it");
        NS_TEST_EXPECT_MSG_EQ(changes[0]["after"]["oifs"].size(), 1u, "to the LAN's router");
        NS_TEST_EXPECT_MSG_EQ(changes[1]["after"]["oifs"].size(), 0u, "to nobody");

        const std::vector<std::string> joined = Follow(byId, changes[0]);
        const std::vector<std::string> expected{"entry changed",
                                                "membership added",
                                                "api-call",
                                                "callback local-join",
                                                "membership added",
                                                "api-call",
                                                "igmp-state TO_EX ({})",
                                                "igmp-message received v3-report",
                                                "igmp-message sent v3-report",
                                                "igmp-state interface state changed",
                                                "igmp-listen",
                                                "scenario-event join"};
        NS_TEST_EXPECT_MSG_EQ((joined == expected), true, "found " << Join(joined));

        // The querier asks for who leaves. That nobody answers the other router changes the entry.
        const std::vector<std::string> left = Follow(byId, changes[1]);
        const std::vector<std::string> gone{"entry changed",
                                            "membership deleted",
                                            "api-call",
                                            "callback local-leave",
                                            "membership deleted",
                                            "api-call",
                                            "igmp-state group timer expired",
                                            "igmp-timer fired",
                                            "igmp-message received query",
                                            "igmp-message sent query",
                                            "igmp-state TO_IN ({})",
                                            "igmp-message received v3-report",
                                            "igmp-message sent v3-report",
                                            "igmp-state interface state changed",
                                            "igmp-listen",
                                            "scenario-event leave"};
        NS_TEST_EXPECT_MSG_EQ((left == gone), true, "found " << Join(left));
    }

    /// @return a record and its causes, each in a few words.
    static std::vector<std::string> Follow(const std::map<std::string, nlohmann::json>& byId,
                                           const nlohmann::json& last)
    {
        std::vector<std::string> chain;
        for (nlohmann::json record = last;; record = byId.at(record["cause"]))
        {
            std::string words = record["record"];
            for (const char* member : {"event", "kind", "type"})
            {
                const bool isTold = record.contains(member) && record["record"] != "api-call";
                words += isTold ? " " + record[member].get<std::string>() : "";
            }
            chain.push_back(words);
            if (!record.contains("cause") || byId.count(record["cause"]) == 0)
            {
                return chain;
            }
        }
    }

    /// @return texts in one line.
    static std::string Join(const std::vector<std::string>& texts)
    {
        std::string line;
        for (const std::string& text : texts)
        {
            line += (line.empty() ? "" : " <- ") + text;
        }
        return line;
    }
};

/// What somebody reads who asks why data came to the wrong interface.
class StoryTestCase : public IgmpScenarioTestCase
{
  public:
    StoryTestCase()
        : IgmpScenarioTestCase("The story of an alert tells of the report behind it")
    {
    }

  private:
    void DoRun() override
    {
        // What right sends to the LAN from 3.05 s on is on the wrong interface for left.
        const RunResult result = RunLan(5, "", R"("receivers": [
            {"name": "box", "at": "right", "group": "239.1.1.1"},
            {"name": "one", "at": "lan", "group": "239.1.1.1", "join_s": 3.05}])");
        const std::string path = CreateTempDirFilename("story.jsonl");
        std::ofstream(path) << m_trace.str();
        std::ostringstream id;
        id << result.exampleAlert;
        std::ostringstream story;
        std::ostringstream problems;
        NS_TEST_ASSERT_MSG_EQ(
            RunExplain({path, id.str()}, story, problems), 0, "a story; " << problems.str());
        // One line, since paragraphs are broken anywhere; record ids are left out.
        std::string text =
            std::regex_replace(story.str(), std::regex("\\s+\\([0-9a-z]+:[0-9]+\\)"), "");
        text = std::regex_replace(text, std::regex("\\s+"), " ");
        for (const char* sentence :
             {"left expected this data on left->a and forwarded it to no interface, since its "
              "entry "
              "was created at 3.10205 s, because static-tree answered the creation callback for "
              "this "
              "data, and switched off left->{right,one}",
              "right expected this data on right->a and forwarded it to right->{left,one} and "
              "right->box, since its entry was changed at 3.051005 s, because static-tree added a "
              "membership for this data on right->{left,one}, because at left, the group manager "
              "called the local-join callback of static-tree for (*, 239.1.1.1), interface "
              "left->{right,one}, because at left, igmp added a membership for (*, 239.1.1.1) on "
              "left->{right,one}, because at left, the state of 239.1.1.1 on left->{right,one} of "
              "the IGMP router went from INCLUDE ({}) to EXCLUDE ({}, {}): TO_EX ({}) (RFC 3376 "
              "6.4.2), because at left, IGMP received a v3-report (TO_EX 239.1.1.1) on "
              "left->{right,one} from 10.128.0.3, because at one, IGMP sent a v3-report (TO_EX "
              "239.1.1.1) on one->{left,right} at 3.050 s"})
        {
            NS_TEST_EXPECT_MSG_NE(text.find(sentence), std::string::npos, sentence << "\n" << text);
        }
    }
};

/// Attributes reach what they are meant for.
class SettingsTestCase : public IgmpScenarioTestCase
{
  public:
    SettingsTestCase()
        : IgmpScenarioTestCase("Attributes, versions, filters and static joins have their effect")
    {
    }

  private:
    void DoRun() override
    {
        const std::string staying =
            R"("receivers": [{"name": "one", "at": "lan", "group": "239.1.1.1", "join_s": 3.05}])";
        const std::string receiver =
            R"("receivers": [{"name": "one", "at": "lan", "group": "239.1.1.1", "join_s": 3.05,
                              "leave_s": 10.05}])";
        RunLan(20,
               R"(, "attributes": {"QueryInterval": "10s", "QueryResponseInterval": "4s"})",
               receiver + R"(, "hosts": {"igmp": {"Version": 2}},
               "interfaces": [{"router": "left", "to": "lan", "igmp": {"Version": 2}},
                              {"router": "right", "to": "lan", "igmp": {"Version": 2}}])");
        // Start-up queries at 0 and 2.5 s, then each 10 s; two for the leave, 1 s apart.
        NS_TEST_EXPECT_MSG_EQ(GetSent("left", "query"),
                              "0.000 2.500 10.051 11.051 12.500 ",
                              "the querier asks at its times");
        NS_TEST_EXPECT_MSG_EQ(GetSent("one", "v2-report").substr(0, 6), "3.050 ", "a report");
        NS_TEST_EXPECT_MSG_EQ(GetSent("one", "v2-leave"), "10.050 ", "a leave message");
        NS_TEST_EXPECT_MSG_EQ(GetSent("one", "v3-report"), "", "of version 2 throughout");

        // What is said of one interface is for that one.
        RunLan(2, "", R"("receivers": [], "interfaces": [
            {"router": "right", "to": "lan", "igmp": {"Version": 1}}])");
        NS_TEST_EXPECT_MSG_EQ(GetVersions("left"), "3 ", "as everywhere");
        NS_TEST_EXPECT_MSG_EQ(GetVersions("right"), "1 ", "its own");

        // Who leaves is not asked for on a link that is set so.
        RunLan(12, R"(, "attributes": {"ImmediateLeave": true})", receiver);
        NS_TEST_EXPECT_MSG_EQ(GetSent("left", "query"), "0.000 ", "nobody is asked");

        const RunResult denied =
            RunLan(9, R"(, "attributes": {"AllowedGroups": "239.9.0.0/16"})", staying);
        NS_TEST_EXPECT_MSG_EQ(GetDelivery(denied).received, 0u, "not allowed");

        const RunResult fixed =
            RunLan(9,
                   R"(, "memberships": [{"router": "left", "to": "lan", "source": "*",
                                  "group": "239.1.1.1"}])",
                   R"("receivers": [])");
        NS_TEST_EXPECT_MSG_EQ(Get(fixed, "a").forwarded, 79u, "pulled without a report");

        // Exceptions of hosts; members that IGMP does not reach are known as before.
        const RunResult mixed = RunLan(9, "", R"("receivers": [
            {"name": "one", "at": "lan", "group": "239.1.1.1"},
            {"name": "two", "at": "lan", "group": "239.1.1.1"},
            {"name": "far", "at": "a", "group": "239.1.1.1"}],
            "hosts": {"exceptions": [{"hosts": ["two"], "igmp": {"Version": 1}}]})");
        NS_TEST_EXPECT_MSG_NE(GetSent("one", "v3-report"), "", "version 3");
        NS_TEST_EXPECT_MSG_NE(GetSent("two", "v1-report"), "", "version 1");
        NS_TEST_EXPECT_MSG_EQ(GetSent("far", "v3-report"), "", "nobody asks there");
        NS_TEST_EXPECT_MSG_EQ(mixed.receivers.at(2).delivery.received, 79u, "known to the trees");
    }

    /// @return the versions of the queries that a node sent: "3 ".
    std::string GetVersions(const std::string& node) const
    {
        std::string versions;
        for (const nlohmann::json& record : GetRecords())
        {
            if (record["record"] == "igmp-message" && record["event"] == "sent" &&
                record["name"] == node)
            {
                versions += record["version"].dump() + " ";
            }
        }
        return versions;
    }

    /// @return the times at which a node sent messages of a type: "0.000 31.250 ".
    std::string GetSent(const std::string& node, const std::string& type) const
    {
        std::ostringstream times;
        times.setf(std::ios::fixed);
        times.precision(3);
        for (const nlohmann::json& record : GetRecords())
        {
            if (record["record"] == "igmp-message" && record["event"] == "sent" &&
                record["name"] == node && record["type"] == type)
            {
                times << static_cast<double>(record["time_ns"].get<uint64_t>()) / 1e9 << ' ';
            }
        }
        return times.str();
    }
};

/// A router, or its IGMP, is switched off and on.
class StopTestCase : public IgmpScenarioTestCase
{
  public:
    StopTestCase()
        : IgmpScenarioTestCase("IGMP and whole routers stop and start")
    {
    }

  private:
    void DoRun() override
    {
        const std::string receiver =
            R"("receivers": [{"name": "one", "at": "lan", "group": "239.1.1.1", "join_s": 2.05}],)";
        const std::string fast = R"(, "attributes": {"QueryInterval": "10s",
                                                     "QueryResponseInterval": "4s"})";
        // The other router has heard the reports too, and the tree goes on.
        const RunResult one = RunLan(40, fast, receiver + R"("events": [
            {"at_s": 15, "type": "stop-application", "router": "right", "application": "igmp"}])");
        NS_TEST_EXPECT_MSG_EQ(GetDelivery(one).lost, 0u, "nothing is lost");
        const RunResult both = RunLan(40, fast, receiver + R"("events": [
            {"at_s": 15.05, "type": "stop-application", "router": "left", "application": "igmp"},
            {"at_s": 20.05, "type": "stop-application", "router": "right", "application": "igmp"},
            {"at_s": 25.05, "type": "start-application", "router": "right",
             "application": "igmp"}])");
        NS_TEST_EXPECT_MSG_GT(GetDelivery(both).lost, 49u, "nobody knows the member for 5 s");
        NS_TEST_EXPECT_MSG_LT(GetDelivery(both).lost, 91u, "it answers within 4 s");

        // All of a router, which forwards nothing while it is off.
        const RunResult off = RunLan(30, fast, receiver + R"("events": [
            {"at_s": 15.05, "type": "stop-router", "router": "right"},
            {"at_s": 20.05, "type": "start-router", "router": "right"}])");
        NS_TEST_EXPECT_MSG_EQ(GetDrops(off, "right", DropReason::STOPPED), 50u, "5 s");
        NS_TEST_EXPECT_MSG_EQ(GetDelivery(off).lost, 50u, "and the data comes back at once");
    }
};

/// A summary table of groups.
class TableTestCase : public IgmpScenarioTestCase
{
  public:
    TableTestCase()
        : IgmpScenarioTestCase("The groups of each interface are printed with the other tables")
    {
    }

  private:
    void DoRun() override
    {
        RunLan(10, "", R"("receivers": [
            {"name": "one", "at": "lan", "group": "239.1.1.1", "exclude": ["10.9.9.9"],
             "join_s": 3}],
            "events": [{"at_s": 8, "type": "print-tables", "routers": ["left", "a"]}])");
        const std::string expected =
            "left: IGMP groups of node 1 at +8s\n"
            "    group           mode                 up     expires  last "
            "reporter\n"
            "  interface 2, version 3, querier 10.128.0.1 (this router)\n"
            "    239.1.1.1       EXCLUDE  v3       4.999     255.";
        NS_TEST_EXPECT_MSG_NE(
            m_tables.str().find(expected), std::string::npos, "found " << m_tables.str());
        NS_TEST_EXPECT_MSG_NE(
            m_tables.str().find("\n      10.9.9.9  "), std::string::npos, "source");
        NS_TEST_EXPECT_MSG_EQ(m_tables.str().find("a: IGMP"), std::string::npos, "a has none");
    }
};

/// A proxy between two links.
class ProxyTestCase : public IgmpScenarioTestCase
{
  public:
    ProxyTestCase()
        : IgmpScenarioTestCase("A proxy reports what its hosts want, and forwards it")
    {
    }

  private:
    void DoRun() override
    {
        const RunResult result = RunText(R"({
          "name": "proxy", "duration_s": 20,
          "topology": {
            "nodes": [{"name": "a"}, {"name": "b"}, {"name": "box"}],
            "links": [{"a": "a", "b": "b"}, {"a": "b", "b": "box"}],
            "defaults": {"delay_ms": 1, "rate": "100Mbps"}
          },
          "routers": {"protocols": [
            {"type": "static-tree", "routers": ["a", "b"]},
            {"type": "igmp", "routers": ["b"]},
            {"type": "igmp-proxy", "routers": ["box"], "upstream": "b",
             "attributes": {"ForwardOnlyAsQuerier": false}}]},
          "sources": [{"name": "video", "at": "a", "group": "239.1.1.1", "rate": "16kbps",
                       "size_bytes": 200, "start_s": 1}],
          "receivers": [{"name": "one", "at": "box", "group": "239.1.1.1", "join_s": 3.05,
                         "leave_s": 10.05}]
        })");
        NS_TEST_EXPECT_MSG_EQ(GetDelivery(result).received, 70u, "over the proxy");
        NS_TEST_EXPECT_MSG_EQ(GetDelivery(result).lost, 0u, "none is missed");
        // 2 s until the proxy gives up, then 2 s until b does.
        NS_TEST_EXPECT_MSG_EQ(Get(result, "b").forwarded, 110u, "until nobody wants it");
    }
};

/// Suite mgm-scenario-igmp.
class ScenarioIgmpTestSuite : public TestSuite
{
  public:
    ScenarioIgmpTestSuite()
        : TestSuite("mgm-scenario-igmp", TestSuite::Type::SYSTEM)
    {
        AddTestCase(new JoinTestCase);
        AddTestCase(new FilterTestCase);
        AddTestCase(new CauseTestCase);
        AddTestCase(new StoryTestCase);
        AddTestCase(new SettingsTestCase);
        AddTestCase(new StopTestCase);
        AddTestCase(new TableTestCase);
        AddTestCase(new ProxyTestCase);
    }
};

ScenarioIgmpTestSuite g_scenarioIgmpTestSuite; //!< Static variable for test initialization

} // namespace
