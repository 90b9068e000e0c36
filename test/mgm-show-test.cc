/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Suite mgm-show: the tables of a router at an instant, in every style, and what is said of wrong
 * questions.
 */

#include "mgm-run-test-case.h"
#include "ns3/mgm-network-state.h"
#include "ns3/mgm-show.h"
#include "ns3/mgm-trace-reader.h"
#include "ns3/test.h"

#include <algorithm>
#include <fstream>
#include <nlohmann/json.hpp>
#include <regex>
#include <sstream>

namespace
{

using namespace ns3;
using namespace ns3::mgm;

/// A test case that asks for tables of runs.
class ShowTestCase : public RunTestCase
{
  public:
    using RunTestCase::RunTestCase;

  protected:
    /// What a question came to.
    struct Outcome
    {
        int status{0};      //!< exit status
        std::string output; //!< answer
        std::string error;  //!< errors
    };

    /// Asks.
    static Outcome Show(const std::vector<std::string>& arguments)
    {
        std::ostringstream out;
        std::ostringstream err;
        Outcome outcome;
        outcome.status = RunShow(arguments, out, err);
        outcome.output = out.str();
        outcome.error = err.str();
        return outcome;
    }

    /// @return a whole file.
    static std::string ReadFile(const std::string& path)
    {
        std::ifstream stream(path);
        return {std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
    }
};

/// The answers to some questions are those of a file.
class GoldenTestCase : public ShowTestCase
{
  public:
    /// @param [in] name Name of an example.
    explicit GoldenTestCase(const std::string& name)
        : ShowTestCase("Tables of " + name),
          m_name(name)
    {
    }

  private:
    /// @return the text with times in whole microseconds: how long a packet takes to be sent is
    /// rounded by a few nanoseconds otherwise in ns-3 3.35.
    static std::string CutTimes(const std::string& text)
    {
        return std::regex_replace(text, std::regex("(\\.[0-9]{6})[0-9]{1,3} s"), "$1 s");
    }

    void DoRun() override
    {
        const std::string trace = TraceExample(m_name, TraceLevel::STATE);
        std::istringstream golden(ReadFile(GetModulePath("test/trace/show-" + m_name + ".txt")));
        std::string answers;
        std::string expected;
        std::string line;
        while (std::getline(golden, line))
        {
            expected += line + "\n";
            if (line.rfind("$ ", 0) == 0)
            {
                const Outcome outcome = Show(GetArguments(trace, line.substr(2)));
                NS_TEST_EXPECT_MSG_EQ(outcome.error, "", line);
                answers += line + "\n" + outcome.output;
            }
        }
        NS_TEST_EXPECT_MSG_EQ(CutTimes(answers), CutTimes(expected), "tables");
    }

    /// @return the words of a question about a trace.
    static std::vector<std::string> GetArguments(const std::string& trace, const std::string& line)
    {
        std::vector<std::string> arguments{trace};
        std::istringstream words(line);
        std::string word;
        while (words >> word)
        {
            arguments.push_back(word);
        }
        return arguments;
    }

    std::string m_name; //!< name of the example
};

/// JSON has the same shape whatever the style, and is what tables are printed from.
class JsonTestCase : public ShowTestCase
{
  public:
    JsonTestCase()
        : ShowTestCase("Routes and entries as JSON")
    {
    }

  private:
    void DoRun() override
    {
        const std::string trace = TraceExample("pim-lan-assert", TraceLevel::STATE);
        const Outcome entries =
            Show({trace, "mroute", "--node", "left", "--time", "12", "--style", "ios", "--json"});
        const auto mroute = nlohmann::json::parse(entries.output);
        NS_TEST_ASSERT_MSG_EQ(mroute["entries"].size(), 1u, "one entry");
        NS_TEST_EXPECT_MSG_EQ(mroute["time_ns"], 12000000000, "time");
        NS_TEST_EXPECT_MSG_EQ(mroute["entries"][0]["iif"]["name"], "left->origin", "iif");
        NS_TEST_EXPECT_MSG_EQ(mroute["entries"][0]["state"], "forwarding", "state");
        // The Assert was at 10.1 s and holds for Assert_Time, 180 s (RFC 3973 4.8).
        const Outcome asserts = Show({trace, "pim", "assert", "--node", "right", "--time", "12"});
        NS_TEST_EXPECT_MSG_NE(asserts.output.find("Loser  10.128.0.1  110/1   190.10"),
                              std::string::npos,
                              asserts.output);
        const Outcome groups = Show({TraceExample("igmp-source-filter", TraceLevel::STATE),
                                     "igmp",
                                     "groups",
                                     "--node",
                                     "edge",
                                     "--time",
                                     "23"});
        NS_TEST_EXPECT_MSG_NE(
            groups.output.find("172.16.0.6 (excluded)\n"), std::string::npos, groups.output);
        const Outcome route =
            Show({trace, "rpf", "172.16.0.2", "--node", "east", "--time", "12", "--json"});
        const auto rpf = nlohmann::json::parse(route.output);
        NS_TEST_EXPECT_MSG_EQ(rpf["route"]["interface"]["index"], 1, "onto the LAN");
        NS_TEST_EXPECT_MSG_EQ(rpf["route"]["preference"], 110, "preference");
        const Outcome none =
            Show({trace, "rpf", "9.9.9.9", "--node", "east", "--time", "12", "--json"});
        NS_TEST_EXPECT_MSG_EQ(
            nlohmann::json::parse(none.output)["route"].is_null(), true, "no route");
        const std::map<std::string, std::string> sentences{{"mgm", "source 9.9.9.9: no route\n"},
                                                           {"frr", "\n  unreachable\n"},
                                                           {"ios", "failed, no route exists"}};
        for (const auto& [style, sentence] : sentences)
        {
            const Outcome told =
                Show({trace, "rpf", "9.9.9.9", "--node", "east", "--time", "12", "--style", style});
            NS_TEST_EXPECT_MSG_NE(told.output.find(sentence), std::string::npos, told.output);
        }
    }
};

/// Every table of every style can be asked for, at any time.
class EveryTableTestCase : public ShowTestCase
{
  public:
    EveryTableTestCase()
        : ShowTestCase("Every table in every style")
    {
    }

  private:
    void DoRun() override
    {
        const std::vector<std::string> subjects{"mroute",
                                                "rpf 172.16.0.2",
                                                "igmp groups",
                                                "pim neighbor",
                                                "pim assert",
                                                "mgm clients",
                                                "mgm alerts"};
        const std::map<std::string, std::size_t> counts{
            {"mgm", 7}, {"linux", 1}, {"frr", 5}, {"ios", 4}};
        for (const char* name : {"pim-lan-assert", "igmp-source-filter"})
        {
            const std::string trace = TraceExample(name, TraceLevel::STATE);
            for (const auto& [style, count] : counts)
            {
                std::size_t shown = 0;
                for (const std::string& subject : subjects)
                {
                    std::vector<std::string> arguments{
                        trace, "--node", "0", "--time", "5", "--style", style};
                    std::istringstream words(subject);
                    std::string word;
                    while (words >> word)
                    {
                        arguments.push_back(word);
                    }
                    const Outcome outcome = Show(arguments);
                    shown += outcome.status == 0 ? 1 : 0;
                    NS_TEST_EXPECT_MSG_EQ(
                        (outcome.status == 0 || outcome.status == 2), true, subject);
                }
                NS_TEST_EXPECT_MSG_EQ(shown, count, "tables in style " << style);
            }
        }
    }
};

/// States of the network go when no router can learn of them any more.
class NetworkTestCase : public ShowTestCase
{
  public:
    NetworkTestCase()
        : ShowTestCase("Old states of the network are not kept for a node without a view")
    {
    }

  private:
    void DoRun() override
    {
        const std::string trace = TraceExample("backbone-failure", TraceLevel::ALERTS);
        std::ifstream stream(trace);
        TraceReader reader(stream, trace);
        const TraceHeader header = reader.GetHeader();
        const auto host = std::find_if(header.nodes.begin(),
                                       header.nodes.end(),
                                       [](const auto& node) { return node.second.kind == "host"; });
        NS_TEST_ASSERT_MSG_EQ((host != header.nodes.end()), true, "the network has hosts");
        NetworkState network(header, host->first);
        const Ptr<const GraphSnapshot> first = network.GetNewest();
        TraceRecord record;
        while (reader.Next(record))
        {
            network.Apply(record);
        }
        NS_TEST_EXPECT_MSG_EQ(network.GetNewestVersion(), 2u, "a failure and a repair");
        NS_TEST_EXPECT_MSG_EQ(first->GetReferenceCount(), 1u, "the first state is let go");
    }
};

/// Names may be any text.
class NamesTestCase : public ShowTestCase
{
  public:
    NamesTestCase()
        : ShowTestCase("Names cannot play tricks on a terminal, and letters count in columns")
    {
    }

  private:
    void DoRun() override
    {
        std::string text = ReadFile(TraceExample("pim-lan-assert", TraceLevel::STATE));
        const std::string name = "\"left->origin\"";
        const std::string other = R"("\u001b[2J\u00f6st")";
        for (std::size_t at = text.find(name); at != std::string::npos;
             at = text.find(name, at + other.size()))
        {
            text.replace(at, name.size(), other);
        }
        const std::string trace = CreateTempDirFilename("names.jsonl");
        std::ofstream(trace) << text;
        for (const char* style : {"mgm", "linux", "frr", "ios"})
        {
            const Outcome outcome =
                Show({trace, "mroute", "--node", "left", "--time", "12", "--style", style});
            NS_TEST_EXPECT_MSG_EQ(outcome.status, 0, outcome.error);
            NS_TEST_EXPECT_MSG_NE(outcome.output.find("[2J\u00f6st"), std::string::npos, style);
            NS_TEST_EXPECT_MSG_EQ(outcome.output.find('\x1b'), std::string::npos, style);
        }
        const Outcome table = Show({trace, "pim", "neighbor", "--node", "left", "--time", "12"});
        std::istringstream lines(table.output);
        std::string headings;
        std::string first;
        std::getline(lines, first);
        std::getline(lines, headings);
        std::getline(lines, first);
        NS_TEST_EXPECT_MSG_EQ(first.find("0.00100448 s"),
                              headings.find("since") + 1,
                              "one letter has two bytes: " << table.output);
    }
};

/// Records that runs of examples do not have.
class RareRecordsTestCase : public ShowTestCase
{
  public:
    RareRecordsTestCase()
        : ShowTestCase("Many alerts, and next hops on one interface")
    {
    }

  private:
    void DoRun() override
    {
        std::string trace = ReadFile(TraceExample("pim-lan-assert", TraceLevel::STATE));
        trace.erase(trace.rfind("{\"record\":\"end\""));
        const std::string left = FindNode(trace);
        const auto add = [&](int number, const std::string& kind, const std::string& members) {
            trace += R"({"id":")" + left + ":" + std::to_string(900000 + number) +
                     R"(","time_ns":999000000000,"record":")" + kind + R"(","node":)" + left +
                     R"(,"source":"10.9.9.9","group":"239.9.9.9",)" + members + "}\n";
        };
        const std::string hop = R"({"index":1,"next_hop":"10.0.0.9"})";
        for (int i = 0; i < 101; ++i)
        {
            add(i, "alert", "\"arrival\":" + hop + ",\"expected\":{\"index\":2}");
        }
        add(101,
            "entry",
            R"("event":"created","before":null,"after":{"timeout_ns":0,"negative":false,"iif":)" +
                hop + R"(,"oifs":[{"index":2,"next_hop":"10.0.0.7","threshold":1}]})");
        const std::string path = CreateTempDirFilename("rare.jsonl");
        std::ofstream(path) << trace;
        const auto json = nlohmann::json::parse(Ask(path, {"mgm", "alerts", "--json"}));
        NS_TEST_EXPECT_MSG_EQ(json["alerts"].size(), 100u, "the last hundred");
        NS_TEST_EXPECT_MSG_EQ((json["count"].get<int>() >= 101), true, "of all");
        const std::string alerts = Ask(path, {"mgm", "alerts"});
        const std::string more = "  the last 100 of " + json["count"].dump() + " alerts\n";
        NS_TEST_EXPECT_MSG_NE(alerts.find(more), std::string::npos, alerts);
        NS_TEST_EXPECT_MSG_NE(alerts.find("left->origin via 10.0.0.9"), std::string::npos, alerts);
        const std::string entries = Ask(path, {"mroute"});
        NS_TEST_EXPECT_MSG_NE(
            entries.find("left->origin via 10.0.0.9"), std::string::npos, entries);
        NS_TEST_EXPECT_MSG_NE(entries.find("via 10.0.0.7"), std::string::npos, entries);
        const std::string mroute = Ask(path, {"mroute", "--json"});
        NS_TEST_EXPECT_MSG_NE(mroute.find("\"next_hop\": \"10.0.0.7\""), std::string::npos, mroute);
    }

    /// @return the id of node left.
    static std::string FindNode(const std::string& trace)
    {
        const auto header = nlohmann::json::parse(trace.substr(0, trace.find('\n')));
        for (const auto& node : header["nodes"])
        {
            if (node["name"] == "left")
            {
                return node["id"].dump();
            }
        }
        return "";
    }

    /// @return what left shows in the end.
    std::string Ask(const std::string& path, const std::vector<std::string>& what)
    {
        std::vector<std::string> arguments{path, "--node", "left", "--time", "999"};
        arguments.insert(arguments.end(), what.begin(), what.end());
        const Outcome outcome = Show(arguments);
        NS_TEST_EXPECT_MSG_EQ(outcome.status, 0, outcome.error);
        NS_TEST_EXPECT_MSG_NE(
            outcome.error.find("not complete"), std::string::npos, "the trace has no end");
        return outcome.output;
    }
};

/// A wrong question gets one clear line and exit status 2.
class BadQuestionTestCase : public ShowTestCase
{
  public:
    BadQuestionTestCase()
        : ShowTestCase("Wrong questions get a clear line")
    {
    }

  private:
    void DoRun() override
    {
        const std::string trace = TraceExample("asymmetric-costs", TraceLevel::STATE);
        const std::string text = ReadFile(trace);
        const std::string name = GetFirstRouter(text);
        Expect({trace, "mroute", "--node", "Nowhere", "--time", "1"}, "--node: found \"Nowhere\"");
        Expect({trace, "mroute", "--node", name, "--time", "99999"},
               "--time: found 99999 s; the run is from 0 s to ");
        Expect({trace, "mroute", "--node", name, "--time", "soon"}, "--time: found \"soon\"");
        Expect({trace, "mroutes", "--node", name, "--time", "1"}, "WHAT: found \"mroutes\"");
        Expect({trace, "rpf", "--node", name, "--time", "1"}, "WHAT: rpf needs the address");
        Expect({trace, "rpf", "here", "--node", name, "--time", "1"}, "WHAT: rpf needs");
        Expect({trace, "pim", "assert", "--node", name, "--time", "1", "--style", "linux"},
               "--style: linux does not show \"pim assert\"; it shows mroute");
        Expect({trace, "mroute", "--node", name}, "--time");
        Expect({"/nowhere", "mroute", "--node", name, "--time", "1"}, "/nowhere");
        const std::string other = CreateTempDirFilename("other.jsonl");
        std::ofstream(other) << std::string(text).replace(
            text.find("\"schema_version\":2"), 18, "\"schema_version\":1");
        Expect({other, "mroute", "--node", name, "--time", "1"},
               ":1: the trace has schema version 1; this program reads version 2");
        const std::string low = CreateTempDirFilename("low.jsonl");
        std::ofstream(low) << std::string(text).replace(
            text.find("\"level\":\"state\""), 15, "\"level\":\"alerts\"");
        Expect({low, "mroute", "--node", name, "--time", "1"}, "holds no state");
        const std::string cut = CreateTempDirFilename("cut.jsonl");
        std::ofstream(cut) << text.substr(0, text.size() / 2);
        const Outcome truncated = Show({cut, "mroute", "--node", name, "--time", "1"});
        NS_TEST_EXPECT_MSG_EQ(truncated.status, 0, "what is there can be shown");
    }

    /// @return the name of the first router of a trace.
    static std::string GetFirstRouter(const std::string& text)
    {
        return nlohmann::json::parse(text.substr(0, text.find('\n')))["nodes"][0]["name"];
    }

    /// Asks and expects an error of one line.
    void Expect(const std::vector<std::string>& arguments, const std::string& error)
    {
        const Outcome outcome = Show(arguments);
        NS_TEST_EXPECT_MSG_EQ(outcome.status, 2, error);
        NS_TEST_EXPECT_MSG_EQ(outcome.output, "", error);
        NS_TEST_EXPECT_MSG_NE(
            outcome.error.find(error), std::string::npos, error << ": " << outcome.error);
    }
};

/// Suite mgm-show.
class ShowTestSuite : public TestSuite
{
  public:
    ShowTestSuite()
        : TestSuite("mgm-show", TestSuite::Type::UNIT)
    {
        AddTestCase(new GoldenTestCase("asymmetric-costs"));
        AddTestCase(new GoldenTestCase("igmp-source-filter"));
        AddTestCase(new GoldenTestCase("pim-lan-assert"));
        AddTestCase(new JsonTestCase);
        AddTestCase(new EveryTableTestCase);
        AddTestCase(new RareRecordsTestCase);
        AddTestCase(new NamesTestCase);
        AddTestCase(new NetworkTestCase);
        AddTestCase(new BadQuestionTestCase);
    }
};

ShowTestSuite g_showTestSuite; //!< Static variable for test initialization

} // namespace
