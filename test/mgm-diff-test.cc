/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Suite mgm-diff: what mgm-diff tells of two runs, and what it takes for the same.
 */

#include "mgm-test-files.h"
#include "ns3/mgm-diff.h"
#include "ns3/test.h"

#include <algorithm>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

namespace
{

using namespace ns3;
using namespace ns3::mgm;

/// What a run of the program came to.
struct Outcome
{
    int status{0};      //!< exit status
    std::string output; //!< standard output
    std::string errors; //!< standard error
};

/// @return what a run of the program comes to.
Outcome
Diff(const std::vector<std::string>& arguments)
{
    std::ostringstream out;
    std::ostringstream err;
    Outcome outcome;
    outcome.status = RunDiff(arguments, out, err);
    outcome.output = out.str();
    outcome.errors = err.str();
    return outcome;
}

/// Compares the trace test/trace/four-cities.jsonl with changed ones.
class DiffTestCase : public ModuleTestCase
{
  public:
    DiffTestCase()
        : ModuleTestCase("Runs are compared by what their records tell")
    {
    }

  private:
    void DoRun() override
    {
        m_trace = GetModulePath("test/trace/four-cities.jsonl");
        std::ifstream file(m_trace);
        for (std::string line; std::getline(file, line);)
        {
            m_lines.push_back(line);
        }
        const Outcome same = Diff({m_trace, m_trace});
        NS_TEST_EXPECT_MSG_EQ(same.status, 0, same.errors);
        const std::string count = std::to_string(m_lines.size() - 2);
        NS_TEST_EXPECT_MSG_EQ(same.output,
                              "Both runs have the same settings and did the same: " + count +
                                  " records.\n",
                              "the same run");
        CheckOrder();
        CheckRecords();
        CheckObservers();
        CheckLimits();
        CheckSettings();
        CheckErrors();
    }

    /// Writes lines to a file. @return its path.
    std::string Write(const std::vector<std::string>& lines,
                      const std::string& name = "other.jsonl")
    {
        const std::string path = CreateTempDirFilename(name);
        std::ofstream file(path);
        for (const std::string& line : lines)
        {
            file << line << '\n';
        }
        return path;
    }

    /// @return lines with a text replaced wherever it stands.
    std::vector<std::string> Replace(const std::string& text, const std::string& other) const
    {
        std::vector<std::string> lines = m_lines;
        for (std::string& line : lines)
        {
            for (std::size_t at = line.find(text); at != std::string::npos;
                 at = line.find(text, at + other.size()))
            {
                line.replace(at, text.size(), other);
            }
        }
        return lines;
    }

    /// Ids do not count; at one instant, nor does the order of records of different nodes.
    void CheckOrder()
    {
        NS_TEST_EXPECT_MSG_EQ(
            Diff({m_trace, Write(Replace("\"id\":\"1:", "\"id\":\"1:9"))}).status, 0, "ids");
        NS_TEST_EXPECT_MSG_EQ(
            Diff({m_trace, Write(Replace("\"cause\":\"1:", "\"cause\":\"1:9"))}).status,
            0,
            "causes");
        std::vector<std::string> lines{m_lines.front()};
        lines.emplace_back(R"({"id":"0:1","time_ns":5,"record":"converged","node":0,)"
                           R"("name":"Seattle","version":1})");
        lines.emplace_back(R"({"id":"1:1","time_ns":5,"record":"converged","node":1,)"
                           R"("name":"Denver","version":1})");
        lines.emplace_back(R"({"id":"1:2","time_ns":5,"record":"converged","node":1,)"
                           R"("name":"Denver","version":2})");
        const std::string first = Write(lines, "first.jsonl");
        std::swap(lines[1], lines[2]);
        NS_TEST_EXPECT_MSG_EQ(Diff({first, Write(lines)}).status, 0, "order of nodes");
        std::swap(lines[1], lines[3]);
        NS_TEST_EXPECT_MSG_EQ(Diff({first, Write(lines)}).status, 1, "order of a node's records");
    }

    /// The first record without a counterpart, and numbers of the whole run.
    void CheckRecords()
    {
        const std::string other = Write(Replace("\"suppressed\"", "\"alerted\""));
        const Outcome outcome = Diff({m_trace, other});
        NS_TEST_EXPECT_MSG_EQ(outcome.status, 1, outcome.errors);
        ExpectText(outcome.output, "Both runs have the same settings.");
        ExpectText(outcome.output, "First divergence, at 10.360412 s, after ");
        ExpectText(outcome.output, "at Denver:");
        ExpectText(outcome.output, "The records differ in their details.");
        ExpectText(outcome.output, "Denver  wrong-interface, suppressed  3      0");
        ExpectText(outcome.output, "Denver  wrong-interface, alerted     2      5");

        std::vector<std::string> lines = m_lines;
        const auto gone = std::find_if(lines.begin(), lines.end(), [](const std::string& line) {
            return line.find("\"id\":\"1:9\"") != std::string::npos;
        });
        lines.erase(gone);
        lines.pop_back();
        const Outcome missing = Diff({Write(lines), m_trace});
        NS_TEST_EXPECT_MSG_EQ(missing.status, 1, missing.errors);
        ExpectText(missing.output, "run 1: nothing");
        ExpectText(missing.output, "run 2: the entry for (10.1.0.1, 239.1.1.1) was changed");
        ExpectText(missing.output, "The trace is not complete");
        const nlohmann::json json =
            nlohmann::json::parse(Diff({"--json", Write(lines), m_trace}).output);
        NS_TEST_EXPECT_MSG_EQ(json["same"], false, "JSON");
        NS_TEST_EXPECT_MSG_EQ(json["first_divergence"]["time_ns"], 10370412000, "JSON");
        NS_TEST_EXPECT_MSG_EQ(json["first_divergence"]["nodes"][0]["node"], "Denver", "JSON");
        NS_TEST_EXPECT_MSG_EQ(json["first_divergence"]["nodes"][0]["run1"].is_null(), true, "");
        NS_TEST_EXPECT_MSG_EQ(
            json["first_divergence"]["nodes"][0]["run2"]["id"], "1:9", "the record as it is");
    }

    /// Records of those who watch belong to the node that they tell of, and their ids do not count.
    void CheckObservers()
    {
        const std::string gone =
            R"({"id":"obs:2","time_ns":5,"record":"tree-finding","node":1,"name":"Denver",)"
            R"("event":"disappeared","kind":"black-hole","source":"10.1.0.1",)"
            R"("group":"239.1.1.1","entry":"1:4","first":"obs:1","since_ns":1})";
        const std::vector<std::string> lines{m_lines.front(), gone};
        std::vector<std::string> others = lines;
        others[1].replace(others[1].find("obs:1"), 5, "obs:7");
        others[1].replace(others[1].find("1:4"), 3, "1:5");
        const std::string one = Write(lines, "first.jsonl");
        NS_TEST_EXPECT_MSG_EQ(Diff({one, Write(others)}).status, 0, "ids in findings");
        others.pop_back();
        const Outcome outcome = Diff({one, Write(others)});
        NS_TEST_EXPECT_MSG_EQ(outcome.status, 1, outcome.errors);
        ExpectText(outcome.output, "run 1: the oracle no longer found that packets of (10.1.0.1, ");
        ExpectText(outcome.output, "Denver  tree-finding  1      0");
    }

    /// Long lists are cut, and say how much is left out.
    void CheckLimits()
    {
        std::vector<std::string> lines = m_lines;
        lines.resize(1);
        const std::string first = Write(lines, "first.jsonl");
        const std::string settings = R"("seed":1,"run":1,"ns3_version":"3.37")";
        lines[0].replace(
            lines[0].find(settings), settings.size(), R"("seed":2,"run":2,"ns3_version":"3.36")");
        for (int node = 0; node < 7; ++node)
        {
            const std::string number = std::to_string(node);
            lines.push_back(R"({"id":")" + number + R"(:1","time_ns":5,"record":"converged",)" +
                            R"("node":)" + number + R"(,"version":1})");
        }
        const Outcome outcome = Diff({first, Write(lines), "--top", "2"});
        NS_TEST_EXPECT_MSG_EQ(outcome.status, 1, outcome.errors);
        ExpectText(outcome.output, "  and 1 more setting (--top K shows K)\n");
        ExpectText(outcome.output, "  and at 2 more nodes\n");
        ExpectText(outcome.output, "and 5 more rows (--top K shows K)\n");
        const Outcome all = Diff({first, Write(lines), "--top", "7"});
        NS_TEST_EXPECT_MSG_EQ(all.output.find("--top"), std::string::npos, all.output);

        std::vector<std::string> asserts;
        std::ifstream file(GetModulePath("test/trace/lan-assert.jsonl"));
        for (std::string line; std::getline(file, line);)
        {
            asserts.push_back(line);
        }
        asserts.pop_back();
        const std::string whole = Write(asserts, "first.jsonl");
        const auto gone = std::find_if(asserts.begin(), asserts.end(), [](const std::string& line) {
            return line.find(R"("event":"received")") != std::string::npos &&
                   line.find(R"("type":"assert")") != std::string::npos;
        });
        asserts.erase(gone);
        ExpectText(Diff({whole, Write(asserts)}).output, "pim-message, assert received");
    }

    /// What the first lines say.
    void CheckSettings()
    {
        std::vector<std::string> lines = Replace("\"seed\":1", "\"seed\":7");
        const Outcome seed = Diff({m_trace, Write(lines)});
        NS_TEST_EXPECT_MSG_EQ(seed.status, 1, "another seed");
        ExpectText(seed.output, "seed: 1 and 7");
        ExpectText(seed.output, "records tell the same.");
        const Outcome node = Diff({m_trace, Write(Replace("\"kind\":\"host\"", "\"kind\":\"x\""))});
        ExpectText(node.output, "nodes/camera/kind: \"host\" and \"x\"");
        for (const std::size_t length : {58, 59})
        {
            const std::string kind(length, 'x');
            const Outcome shortened =
                Diff({m_trace, Write(Replace("\"kind\":\"host\"", "\"kind\":\"" + kind + "\""))});
            // Values are cut after 60 letters, of which the quotation marks are two.
            ExpectText(shortened.output, " \"" + kind + (length == 58 ? "\"\n" : "...\n"));
        }
        const nlohmann::json json =
            nlohmann::json::parse(Diff({m_trace, Write(lines), "--json"}).output);
        NS_TEST_EXPECT_MSG_EQ(json["settings"][0]["run2"], 7, "JSON");
    }

    /// Traces that cannot be compared.
    void CheckErrors()
    {
        const Outcome level =
            Diff({m_trace, Write(Replace("\"level\":\"packets\"", "\"level\":\"state\""))});
        NS_TEST_EXPECT_MSG_EQ(level.status, 2, level.output);
        ExpectText(level.errors, "only traces of one level can be compared");
        NS_TEST_EXPECT_MSG_EQ(Diff({m_trace}).status, 2, "one run");
        NS_TEST_EXPECT_MSG_EQ(Diff({m_trace, m_trace + ".gone"}).status, 2, "no such run");
        const Outcome gone = Diff({m_trace, m_trace + ".gone"});
        NS_TEST_EXPECT_MSG_EQ(gone.errors.find('\n') + 1, gone.errors.size(), "one line");
        NS_TEST_EXPECT_MSG_EQ(Diff({m_trace, Write({"{"})}).status, 2, "not a trace");
        std::vector<std::string> lines = m_lines;
        lines[5] = lines[5].substr(0, lines[5].size() / 2);
        const Outcome damaged = Diff({m_trace, Write(lines)});
        NS_TEST_EXPECT_MSG_EQ(damaged.status, 2, damaged.output);
        ExpectText(damaged.errors, "other.jsonl:6: not JSON");
        NS_TEST_EXPECT_MSG_EQ(damaged.errors.find('\n') + 1, damaged.errors.size(), "one line");
    }

    /// Expects that an output holds a text.
    void ExpectText(const std::string& output, const std::string& text)
    {
        NS_TEST_EXPECT_MSG_NE(output.find(text), std::string::npos, text << " in " << output);
    }

    std::string m_trace;              //!< path of the trace
    std::vector<std::string> m_lines; //!< its lines
};

/// Suite mgm-diff.
class DiffTestSuite : public TestSuite
{
  public:
    DiffTestSuite()
        : TestSuite("mgm-diff", TestSuite::Type::UNIT)
    {
        AddTestCase(new DiffTestCase);
    }
};

DiffTestSuite g_diffTestSuite; //!< Static variable for test initialization

} // namespace
