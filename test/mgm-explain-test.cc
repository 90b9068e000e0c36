/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Suite mgm-explain: the table and the stories that mgm-explain prints, and what it says to wrong
 * arguments.
 */

#include "mgm-test-files.h"
#include "ns3/mgm-explain.h"
#include "ns3/test.h"

#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

namespace
{

using namespace ns3;
using namespace ns3::mgm;

/// What a run of the program came to.
struct Explanation
{
    int status{0};      //!< exit status
    std::string output; //!< standard output
    std::string errors; //!< standard error
};

/// @return what a run of the program comes to.
Explanation
Explain(const std::vector<std::string>& arguments)
{
    std::ostringstream out;
    std::ostringstream err;
    Explanation result;
    result.status = RunExplain(arguments, out, err);
    result.output = out.str();
    result.errors = err.str();
    return result;
}

/// @return the content of a file.
std::string
ReadFile(const std::string& path)
{
    std::ifstream file(path);
    std::ostringstream content;
    content << file.rdbuf();
    return content.str();
}

/// A test case about the trace test/trace/four-cities.jsonl.
class FourCitiesTestCase : public ModuleTestCase
{
  protected:
    using ModuleTestCase::ModuleTestCase;

    /// @return path of the trace.
    std::string GetTrace()
    {
        return GetModulePath("test/trace/four-cities.jsonl");
    }

    /// @return path of a new trace: the lines of the first that contain no such text.
    std::string WriteWithout(const std::string& text)
    {
        std::istringstream lines(ReadFile(GetTrace()));
        const std::string path = CreateTempDirFilename("part.jsonl");
        std::ofstream file(path);
        for (std::string line; std::getline(lines, line);)
        {
            if (line.find(text) == std::string::npos &&
                line.find("\"record\":\"end\"") == std::string::npos)
            {
                file << line << '\n';
            }
        }
        return path;
    }

    /// @return path of a trace in which a text is replaced wherever it stands.
    std::string WriteChanged(const std::string& before, const std::string& after)
    {
        std::string trace = ReadFile(GetTrace());
        std::size_t place = trace.find(before);
        NS_TEST_EXPECT_MSG_NE(place, std::string::npos, before);
        for (; place != std::string::npos; place = trace.find(before, place + after.size()))
        {
            trace.replace(place, before.size(), after);
        }
        const std::string path = CreateTempDirFilename("changed.jsonl");
        std::ofstream(path) << trace;
        return path;
    }

    /// Expects that an output contains a text, however its lines are broken.
    void ExpectText(const Explanation& result, const std::string& text)
    {
        std::istringstream words(result.output);
        std::string flat;
        for (std::string word; words >> word;)
        {
            flat += (flat.empty() ? "" : " ") + word;
        }
        NS_TEST_EXPECT_MSG_EQ(result.status, 0, result.errors);
        NS_TEST_EXPECT_MSG_NE(flat.find(text), std::string::npos, text << " in " << flat);
    }
};

/// The texts are those in test/trace.
class GoldenTestCase : public FourCitiesTestCase
{
  public:
    GoldenTestCase()
        : FourCitiesTestCase("Table and story are told as they are written down")
    {
    }

  private:
    void DoRun() override
    {
        NS_TEST_EXPECT_MSG_EQ(Explain({GetTrace()}).output,
                              ReadFile(GetModulePath("test/trace/four-cities-table.txt")),
                              "table");
        NS_TEST_EXPECT_MSG_EQ(Explain({GetTrace(), "1:4"}).output,
                              ReadFile(GetModulePath("test/trace/four-cities-alert.txt")),
                              "story");
        NS_TEST_EXPECT_MSG_EQ(
            Explain({GetModulePath("test/trace/lan-assert.jsonl"), "1:81"}).output,
            ReadFile(GetModulePath("test/trace/lan-assert-alert.txt")),
            "story of an alert that two routers answer with Asserts, down to the entries");
        const Explanation packet = Explain({GetTrace(), "1:8"});
        ExpectText(packet, "Packet 1:8, which raised no alert");
        ExpectText(packet, "The verdict on the packet was \"suppressed\".");
        NS_TEST_EXPECT_MSG_EQ(packet.output.find("The alert"), std::string::npos, "no alert");
        CheckVerdicts();
        CheckChanges();
        CheckOwners();
        CheckTable();
        CheckLimits();
        CheckJson();
        CheckHistory();
    }

    /// Links may fail at the same instant.
    void CheckChanges()
    {
        const std::string down = R"({"id":"net:2","time_ns":10000000000)";
        const std::string other =
            R"({"id":"net:9","time_ns":10000000000,"record":"topology-change",)"
            R"("event":"link-down","version":2,"link":3,"ends":[{"name":"Houston"},)"
            R"({"name":"KansasCity"}]})"
            "\n";
        std::string trace = ReadFile(WriteChanged(down, other + down));
        trace.erase(trace.rfind('{'));
        const std::string path = CreateTempDirFilename("changes.jsonl");
        std::ofstream(path) << trace;
        ExpectText(Explain({path, "1:4"}),
                   "At 10.000 s the link between Houston and KansasCity went down (net:9). At "
                   "10.000 s the link between Seattle and Denver went down (net:2).");
        ExpectText(Explain({path, "1:15"}), "At 40.000 s the link between Seattle and Denver");
        NS_TEST_EXPECT_MSG_EQ(Explain({path, "1:15"}).output.find("net:9"),
                              std::string::npos,
                              "what came before the last change is not told");
    }

    /// Nobody has to own an interface.
    void CheckOwners()
    {
        const std::string owners = R"("arrival_owner":"static","expected_owner":"static")";
        const auto tell = [&](const char* arrival, const char* expected) {
            const std::string others =
                std::string(R"("arrival_owner":)") + arrival + R"(,"expected_owner":)" + expected;
            return Explain({WriteChanged(owners, others), "1:4"});
        };
        ExpectText(tell("null", "null"), "belongs to nobody, and so does the expected one.");
        ExpectText(tell("\"a\"", "null"), "belongs to a, the expected one to nobody.");
        ExpectText(tell("null", "\"b\""), "belongs to nobody, the expected one to b.");
        ExpectText(tell("\"a\"", "\"b\""), "belongs to a, the expected one to b.");
        ExpectText(tell("\"a\"", "\"a\""), "belongs to a, and so does the expected one.");
    }

    /// What one alert leads to may be more than anybody reads.
    void CheckLimits()
    {
        std::istringstream lines(ReadFile(GetTrace()));
        const std::string path = CreateTempDirFilename("limits.jsonl");
        std::ofstream file(path);
        for (std::string line; std::getline(lines, line);)
        {
            const bool isEnd = line.find("\"record\":\"end\"") != std::string::npos;
            file << (isEnd ? "" : line + '\n');
            const bool isCall = line.find("\"id\":\"1:7\"") != std::string::npos;
            for (int i = 0; isCall && i < 600; ++i)
            {
                file << R"({"id":"1:)" << 1000 + i << R"(","time_ns":10350412000,)"
                     << R"("record":"membership","node":1,"name":"Denver","cause":"1:7",)"
                     << R"("event":"added","client":"static","source":"10.1.0.1",)"
                     << R"("group":"239.1.1.1","interface":{"index":1}})" << '\n';
            }
        }
        file.close();
        const Explanation story = Explain({path, "1:4"});
        // Of the 15 records of a long way the last 12 are told.
        std::string way;
        for (int i = 1; i <= 12; ++i)
        {
            way += R"({"id":"0:)" + std::to_string(100 + i) +
                   R"(","time_ns":10340500000,"record":"packet","node":0,"cause":")" +
                   (i == 1 ? "4:1" : "0:" + std::to_string(99 + i)) +
                   R"(","event":"forwarded","source":"10.1.0.1","group":"239.1.1.1",)" +
                   R"("arrival":{"index":2},"oifs":[{"index":)" + std::to_string(100 + i) + "}]}\n";
        }
        const std::string first = R"({"id":"0:1","time_ns":10341000000)";
        std::string trace = ReadFile(WriteChanged(R"("cause":"4:1")", R"("cause":"0:112")"));
        trace.erase(trace.rfind('{'));
        trace.insert(trace.find(first), way);
        const std::string walked = CreateTempDirFilename("way.jsonl");
        std::ofstream(walked) << trace;
        const Explanation steps = Explain({walked, "1:4"});
        ExpectText(steps,
                   "Its way, of which the last part is told here: At 10.3405 s Seattle "
                   "forwarded the packet from interface 2 to interface 103");
        // The call and the entry that it changes are effects, too.
        ExpectText(story, "And 552 more records.");
        // Of eight records from the camera's packet to the call, 600 memberships and the entry, 500
        // stand in the tree.
        ExpectText(story, "And 109 more records.");
        const auto json = nlohmann::json::parse(Explain({path, "1:4", "--json"}).output);
        NS_TEST_EXPECT_MSG_EQ(json["effect_count"], 602, "all are counted");
        NS_TEST_EXPECT_MSG_EQ(json["effects"].size(), 50u, "the first are told");
    }

    /// Why packets came, the most frequent reason first, and tables that are cut.
    void CheckTable()
    {
        const std::string packets = WriteChanged(
            R"("verdict":"suppressed")", R"("verdict":"suppressed","failure_cause":"flood")");
        std::string trace = ReadFile(packets);
        const std::string verdict = R"("verdict":"alerted")";
        for (std::size_t place = trace.find(verdict); place != std::string::npos;
             place = trace.find(verdict, place + verdict.size()))
        {
            trace.insert(place + verdict.size(), R"(,"failure_cause":"loop")");
        }
        std::ofstream(packets) << trace;
        ExpectText(Explain({packets}), "1:4 flood 3, loop 2");
        ExpectText(Explain({packets}), "why: the failure causes of the packets.");
        const Explanation one = Explain({GetTrace(), "--top=1"});
        ExpectText(one, "and 1 more row (--top N shows N)");
        ExpectText(one, "and 1 more alert (--top N shows N)");
        NS_TEST_EXPECT_MSG_EQ(Explain({GetTrace(), "--top=2"}).output.find("--top"),
                              std::string::npos,
                              "all of both");
        NS_TEST_EXPECT_MSG_EQ(one.output.find("why:"), std::string::npos, "nobody knows why");
    }

    /// One router and its data, and tables of a part of the alerts.
    void CheckHistory()
    {
        const std::vector<std::string> denver{
            GetTrace(), "--node=Denver", "--source=10.1.0.1", "--group=239.1.1.1"};
        NS_TEST_EXPECT_MSG_EQ(Explain(denver).output,
                              ReadFile(GetModulePath("test/trace/four-cities-history.txt")),
                              "history");
        std::vector<std::string> more(denver);
        more.emplace_back("--top=2");
        NS_TEST_EXPECT_MSG_NE(Explain(more).output.find("  and 12 more events (--top K shows K)\n"),
                              std::string::npos,
                              "limit");
        more.emplace_back("--json");
        NS_TEST_EXPECT_MSG_EQ(
            nlohmann::json::parse(Explain(more).output)["events"].size(), 2u, "limit");
        more.erase(more.end() - 2);
        const nlohmann::json history = nlohmann::json::parse(Explain(more).output);
        NS_TEST_EXPECT_MSG_EQ(history["events"].size(), 14u, "events");
        NS_TEST_EXPECT_MSG_EQ(history["verdicts"]["suppressed"], 3, "verdicts");
        NS_TEST_EXPECT_MSG_EQ(history["events"][4]["reaction"]["action"], "retarget", "reaction");
        NS_TEST_EXPECT_MSG_EQ(history["events"][13]["packets"], 2, "packets in a row");
        NS_TEST_EXPECT_MSG_EQ(history["events"][6]["causes"].size(), 8u, "causes");
        const std::string entry =
            R"({"id":"1:99","time_ns":50000000000,"record":"entry","node":1,"name":"Denver",)"
            R"("event":"deleted","source":"10.1.0.1","group":"239.1.1.1","before":null,)"
            R"("after":null})";
        const std::string end = R"({"record":"end")";
        more[0] = WriteChanged(end, entry + "\n" + end);
        std::string later = ReadFile(more[0]);
        later.erase(later.rfind('{'));
        std::ofstream(more[0]) << later;
        more.pop_back();
        ExpectText(Explain(more),
                   "before the trace ended. After it, at 50.000 s, the entry for this data was "
                   "deleted (1:99).");
        ExpectText(
            Explain({GetTrace(), "--node=Seattle", "--source=10.1.0.1", "--group=239.1.1.1"}),
            "No packet of this data arrived on a wrong interface.");
        ExpectText(Explain({GetTrace(), "--node=3"}), "2 wrong-interface packets, no alerts");
        ExpectText(Explain({GetTrace(), "--source=10.1.0.2"}), "no wrong-interface packets");
        ExpectText(Explain({GetTrace(), "--group=239.1.1.1"}), "8 wrong-interface packets");
    }

    /// Each verdict has its reason.
    void CheckVerdicts()
    {
        const Explanation masked = Explain({GetTrace(), "1:2"});
        ExpectText(masked, "the cost of the link from Houston to Seattle changed from 1 to 20");
        ExpectText(masked, "Alerts are switched off for this entry and interface.");
        NS_TEST_EXPECT_MSG_EQ(masked.output.find("Why it came"), std::string::npos, "not known");
        const std::string ttl = "\"ttl\":61,\"size_bytes\":528,\"identification\":9";
        const std::string cause = R"("failure_cause":"reconvergence",)"
                                  R"("failure_facts":{"rule":"sender-version"},)";
        ExpectText(
            Explain({WriteChanged(ttl, cause + ttl), "1:4"}),
            "Why it came here: reconvergence. The sender acted on another state of the network, by "
            "which this router expects the data where it came (rule sender-version).");
        ExpectText(masked,
                   "until the network changed again and the first of 5 more packets came at "
                   "10.350412 s: 2 alerted and 3 suppressed.");
        ExpectText(Explain({GetTrace(), "1:8"}),
                   "The limiter (per-entry) held the alert back; the last one before had passed at "
                   "10.350412 s, 10 ms earlier, and the next can pass at 13.350412 s.");
        ExpectText(Explain({GetTrace(), "3:2"}),
                   "The interface of arrival belongs to nobody, the expected one to static. So "
                   "there is nobody to alert.");
        const Explanation gated = Explain({GetTrace(), "3:3"});
        ExpectText(gated, "The gate lets no alert through for such an interface of arrival");
        ExpectText(gated, "The entry (*, 239.1.1.1) of Houston expects this data");
        const Explanation undelivered = Explain({GetTrace(), "1:15"});
        ExpectText(undelivered,
                   "the group manager did not pass it on, because the owner had registered no "
                   "wrong-interface callback (1:16).");
        ExpectText(undelivered, "At 40.250 s, 50 ms after the last, at Kansas City, the entry");
        for (const auto& outcome :
             {std::make_pair("no-owner", "because the owner had released the interface"),
              std::make_pair("not-delivered", "because its attribute DeliverWrongInterface is")})
        {
            ExpectText(Explain({WriteChanged("no-callback", outcome.first), "1:15"}),
                       outcome.second);
        }
    }

    /// The same facts as JSON.
    void CheckJson()
    {
        const nlohmann::json table = nlohmann::json::parse(Explain({"--json", GetTrace()}).output);
        NS_TEST_EXPECT_MSG_EQ(table["rows"].size(), 2u, "rows");
        NS_TEST_EXPECT_MSG_EQ(table["rows"][0]["verdicts"]["suppressed"], 3, "verdicts");
        NS_TEST_EXPECT_MSG_EQ(table["alerts"][0]["alert"], "1:4", "alerts");
        const nlohmann::json story =
            nlohmann::json::parse(Explain({GetTrace(), "1:4", "--json"}).output);
        NS_TEST_EXPECT_MSG_EQ(story["reaction"]["action"], "retarget", "reaction");
        NS_TEST_EXPECT_MSG_EQ(story["packet_causes"].size(), 3u, "way of the packet");
        NS_TEST_EXPECT_MSG_EQ(story["effects"].size(), 2u, "effects");
        NS_TEST_EXPECT_MSG_EQ(story["burst"]["packets"], 2, "packets");
        NS_TEST_EXPECT_MSG_EQ(story["later"]["packets"], 3, "packets");
        std::string lineage;
        for (const nlohmann::json* branches = &story["lineage"]; !branches->empty();
             branches = &(*branches)[0]["effects"])
        {
            lineage += (*branches)[0]["id"].get<std::string>() + " ";
        }
        NS_TEST_EXPECT_MSG_EQ(lineage, "4:1 0:1 2:5 1:3 1:4 1:5 1:6 1:7 1:9 ", "lineage");
        NS_TEST_EXPECT_MSG_EQ(story["text"], Explain({GetTrace(), "1:4"}).output, "text");
    }
};

/// What calls of the group manager say beside the entry and the interface.
class CallsTestCase : public FourCitiesTestCase
{
  public:
    CallsTestCase()
        : FourCitiesTestCase("Stories tell the arguments of calls")
    {
    }

  private:
    void DoRun() override
    {
        const std::string setMfe = R"("function":"SetMfe")";
        const std::string neighbor = R"("upstream_neighbor":"10.0.2.2")";
        const auto change = [&](const std::string& function, const std::string& arguments) {
            std::string trace = ReadFile(GetTrace());
            trace.replace(trace.find(setMfe), setMfe.size(), R"("function":")" + function + '"');
            trace.replace(trace.find(neighbor), neighbor.size(), arguments);
            const std::string path = CreateTempDirFilename("calls.jsonl");
            std::ofstream(path) << trace;
            return Explain({path, "1:4"});
        };
        ExpectText(change("SetStaticEntry",
                          R"("oifs":[{"index":3,"threshold":1},{"index":1,"threshold":9}],)"
                          R"("negative":false)"),
                   "static called SetStaticEntry for this data, interface Denver->Kansas City, to "
                   "interface 3 and interface 1 (1:7).");
        ExpectText(change("SetStaticEntry", R"("oifs":[],"negative":true)"), ", to no interface");
        ExpectText(change("SetAlertMask", R"("masked":true)"), ", alerts off");
        ExpectText(change("SetAlertMask", R"("masked":false)"), ", alerts on");
    }
};

/// What a trace does not hold is not told.
class PartialTraceTestCase : public FourCitiesTestCase
{
  public:
    PartialTraceTestCase()
        : FourCitiesTestCase("Stories of traces that lack records")
    {
    }

  private:
    void DoRun() override
    {
        const Explanation cut = Explain({WriteWithout("topology-change"), "1:4"});
        NS_TEST_EXPECT_MSG_NE(
            cut.output.find("\n\nThe trace is not complete"), std::string::npos, cut.output);
        ExpectText(cut, "No link or cost had changed before the packet.");
        ExpectText(Explain({WriteWithout("converged"), "1:4"}),
                   "By then no router had converged on this change.");
        ExpectText(Explain({WriteWithout("converged"), "1:4"}),
                   "Denver had not converged yet, and the trace does not say that it ever did.");
        ExpectText(Explain({WriteWithout("\"reaction\""), "1:4"}),
                   "The owner recorded no reaction.");
        // A timer is only a step on the way to what it does.
        const std::string timer = R"("record":"pim-timer","event":"fired","timer":"PPT","node":2)";
        ExpectText(Explain({WriteChanged(R"("record":"converged","node":2)", timer), "1:4"}),
                   "(2:4), because the link between Seattle and Denver went down at 10.000 s");
        ExpectText(Explain({WriteWithout("\"callback\""), "1:4"}),
                   "The trace ends before anybody was told.");
        ExpectText(Explain({WriteWithout("api-call"), "1:4"}),
                   "What changed because of it Nothing.");
        ExpectText(Explain({WriteWithout("suppressed"), "1:4"}),
                   "This was the only wrong-interface packet of (10.1.0.1, 239.1.1.1)");
        ExpectText(Explain({WriteWithout("no such text"), "1:4"}),
                   "The trace is not complete (it has no last");
        const Explanation low =
            Explain({WriteChanged(R"("level":"packets")", R"("level":"alerts")"), "1:4"});
        ExpectText(low, "The trace has level alerts; it does not hold forwarding entries.");
        NS_TEST_EXPECT_MSG_EQ(Explain({GetTrace(), "1:4"}).output.find("The trace has level"),
                              std::string::npos,
                              "a trace of level packets holds them");
        const std::string silent = WriteWithout("api-call");
        std::string text = ReadFile(silent);
        const std::string level = R"("level":"packets")";
        text.replace(text.find(level), level.size(), R"("level":"alerts")");
        std::ofstream(silent) << text;
        ExpectText(Explain({silent, "1:4"}), "Nothing that a trace of level alerts holds.");
        const std::string hop =
            R"("previous_hop":{"node":2,"name":"Kansas City","known_from":"lineage"},)";
        const Explanation lone = Explain({WriteChanged(hop, ""), "1:4"});
        ExpectText(lone, "reached Denver on the wrong interface");
        NS_TEST_EXPECT_MSG_EQ(
            lone.output.find("sent the packet here"), std::string::npos, "nobody knows who");
        const std::vector<std::string> nothing{
            WriteWithout("\"id\":\""), "--node=Seattle", "--source=10.1.0.1", "--group=239.1.1.1"};
        ExpectText(Explain(nothing), "What happened, in order Nothing that the trace holds.");
        const Explanation none = Explain({WriteWithout("alert"), "1:3"});
        NS_TEST_EXPECT_MSG_EQ(none.status, 2, "no alert");
        NS_TEST_EXPECT_MSG_NE(none.errors.find("there is no alert 1:3; the trace has no alerts"),
                              std::string::npos,
                              none.errors);
        const Explanation missing = Explain({WriteWithout("wrong-interface"), "1:4"});
        NS_TEST_EXPECT_MSG_EQ(missing.status, 2, "no packet");
        NS_TEST_EXPECT_MSG_NE(missing.errors.find("the wrong-interface packet that caused this"),
                              std::string::npos,
                              missing.errors);
    }
};

/// Records that name each other as causes, and other things no run writes.
class HostileTraceTestCase : public FourCitiesTestCase
{
  public:
    HostileTraceTestCase()
        : FourCitiesTestCase("Traces that no run writes are refused with a reason")
    {
    }

  private:
    void DoRun() override
    {
        ExpectError("\"id\":\"2:5\",\"time_ns\":10346000000,\"record\":\"packet\",\"node\":2,"
                    "\"name\":\"Kansas City\",\"cause\":\"0:1\"",
                    "\"id\":\"2:5\",\"time_ns\":10346000000,\"record\":\"packet\",\"node\":2,"
                    "\"name\":\"Kansas City\",\"cause\":\"1:4\"",
                    "the cause 1:4 is not on an earlier line");
        ExpectError("\"event\":\"forwarded\",\"source\":\"10.1.0.1\",",
                    "\"event\":7,\"source\":\"10.1.0.1\",",
                    "\"event\" is number, not a string");
        ExpectError("\"previous_hop\":{\"node\":2,",
                    "\"previous_hop\":{\"node\":-2,",
                    "\"node\" is -2, not an integer from 0 to 4294967295");
        ExpectError("\"limiter\":{", "\"limited\":{", "\"limiter\" is missing");
        ExpectError("\"ends\":[", "\"ends\":7,\"x\":[", "\"ends\" is not an array");
        ExpectError("\"arrival\":{\"index\":2,\"name\":\"Denver->Kansas City\"},\"expected\"",
                    "\"arrival\":[],\"expected\"",
                    "not an interface");

        // Control characters of names do not reach the terminal.
        const std::string path = WriteChanged("Denver->Kansas", "\\u001b[31m\\u0007Kansas");
        const Explanation result = Explain({path, "1:4"});
        NS_TEST_EXPECT_MSG_EQ(result.status, 0, result.errors);
        NS_TEST_EXPECT_MSG_EQ(result.output.find_first_of("\x1b\x07"), std::string::npos, "story");
        NS_TEST_EXPECT_MSG_EQ(
            Explain({path}).output.find_first_of("\x1b\x07"), std::string::npos, "table");
    }

    /// Expects that a change makes the story impossible, for a reason.
    void ExpectError(const std::string& before, const std::string& after, const std::string& reason)
    {
        const Explanation result = Explain({WriteChanged(before, after), "1:4"});
        NS_TEST_EXPECT_MSG_EQ(result.status, 2, reason);
        NS_TEST_EXPECT_MSG_NE(result.errors.find(reason), std::string::npos, result.errors);
    }
};

/// Arguments and files that are wrong.
class ArgumentTestCase : public FourCitiesTestCase
{
  public:
    ArgumentTestCase()
        : FourCitiesTestCase("Wrong arguments and files are explained, with exit status 2")
    {
    }

  private:
    void DoRun() override
    {
        const std::string trace = GetTrace();
        ExpectError({}, "RUN is missing: folder of a run");
        ExpectError({trace, "1:4", "1:4"}, "found one argument too many, \"1:4\"");
        ExpectError({"--verbose", trace}, "found \"--verbose\"; allowed: one of \"--alert\"");
        ExpectError({trace, "--top"}, "--top needs a value: shows K rows");
        ExpectError({trace, "--top", "many"}, "--top: found \"many\"; allowed: a number from 1");
        ExpectError({trace, "--top=0"}, "--top: found \"0\"; allowed: a number from 1");
        ExpectError({trace, "first"}, "ALERT: found \"first\"; allowed: the id of a record");
        ExpectError({trace, "--alert=first"}, "--alert: found \"first\"; allowed: the id");
        ExpectError({trace, "1:4", "--alert", "1:4"}, "the alert is given twice");
        ExpectError({trace, "1:4", "--node=1"}, "--node says which alerts are counted");
        ExpectError({trace, "--node=camera"}, "--node: found \"camera\"; allowed: one of");
        ExpectError({trace, "--source=x", "--group=y"}, "--source: found \"x\"; allowed: an");
        ExpectError({trace, "1:33"}, "there is no alert 1:33; near it there are 1:15 and 1:4");
        ExpectError({trace, "1:6"},
                    "record 1:6 is not an alert but a record \"reaction\"; it belongs to the alert "
                    "1:4");
        ExpectError({trace, "net:1"}, "record net:1 is not an alert but a record");
        ExpectError({trace + ".gone"}, "cannot be opened: No such file or directory");
        ExpectError({GetModulePath("test/trace")}, "the folder contains no trace.jsonl");
        ExpectError({GetModulePath("VERSION")}, "VERSION:1: ");
        NS_TEST_EXPECT_MSG_EQ(Explain({"--help"}).status, 0, "help");

        const std::string folder = CreateTempDirFilename("");
        std::ofstream(CreateTempDirFilename("trace.jsonl")) << ReadFile(trace);
        NS_TEST_EXPECT_MSG_EQ(Explain({folder}).output, Explain({trace}).output, "folder of a run");
        NS_TEST_EXPECT_MSG_EQ(Explain({"--", folder}).status, 0, "end of options");
    }

    /// Expects an error.
    void ExpectError(const std::vector<std::string>& arguments, const std::string& text)
    {
        const Explanation result = Explain(arguments);
        NS_TEST_EXPECT_MSG_EQ(result.status, 2, text);
        NS_TEST_EXPECT_MSG_EQ(result.output, "", text);
        NS_TEST_EXPECT_MSG_NE(result.errors.find(text), std::string::npos, result.errors);
    }
};

/// Suite mgm-explain.
class ExplainTestSuite : public TestSuite
{
  public:
    ExplainTestSuite()
        : TestSuite("mgm-explain", TestSuite::Type::UNIT)
    {
        AddTestCase(new GoldenTestCase);
        AddTestCase(new CallsTestCase);
        AddTestCase(new PartialTraceTestCase);
        AddTestCase(new HostileTraceTestCase);
        AddTestCase(new ArgumentTestCase);
    }
};

ExplainTestSuite g_explainTestSuite; //!< Static variable for test initialization

} // namespace
