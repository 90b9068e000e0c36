/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Suite mgm-compare: a scenario under several settings.
 */

#include "mgm-json-schema.h"
#include "mgm-test-files.h"
#include "ns3/mgm-attribute-list.h"
#include "ns3/mgm-child-processes.h"
#include "ns3/mgm-compare.h"
#include "ns3/mgm-comparison-plan.h"
#include "ns3/mgm-comparison-plot.h"
#include "ns3/mgm-comparison.h"

#include <csignal>
#include <fstream>
#include <limits>
#include <nlohmann/json.hpp>
#include <sstream>
#include <unistd.h>

namespace
{

using namespace ns3;
using namespace ns3::mgm;

/// Texts become combinations.
class PlanTestCase : public TestCase
{
  public:
    PlanTestCase()
        : TestCase("Values are divided at commas outside of brackets and quotes, and combined")
    {
    }

  private:
    void DoRun() override
    {
        ComparisonVariation variation;
        NS_TEST_EXPECT_MSG_EQ(ParseVariation("a.b=1,two,3 s", variation), "", "right");
        NS_TEST_EXPECT_MSG_EQ(variation.name, "a.b", "name");
        NS_TEST_EXPECT_MSG_EQ(Join(variation.values), "1|two|3 s", "values");
        ParseVariation(R"(x=[1,{"a":[2,3]}],"4,\",5",{})", variation);
        NS_TEST_EXPECT_MSG_EQ(
            Join(variation.values), R"([1,{"a":[2,3]}]|"4,\",5"|{})", "values of JSON");
        ParseVariation("x=a=1,b=2", variation);
        NS_TEST_EXPECT_MSG_EQ(Join(variation.values), "a=1|b=2", "the first '=' ends the name");
        for (const char* wrong : {"", "x", "=1", "x=", "x=1,", "x=,1", "x=1,2,1"})
        {
            NS_TEST_EXPECT_MSG_NE(ParseVariation(wrong, variation), "", wrong << " is wrong");
        }

        const std::vector<ComparisonVariation> both{{"a", {"1", "2"}}, {"b", {"x", "y", "z"}}};
        std::string texts;
        for (const ComparisonCombination& combination : MakeCombinations(both))
        {
            texts += combination[0].name + combination[1].name + " " +
                     DescribeCombination(combination) + "|";
        }
        NS_TEST_EXPECT_MSG_EQ(texts,
                              "ab 1, x|ab 1, y|ab 1, z|ab 2, x|ab 2, y|ab 2, z|",
                              "the first one changes most slowly");
        NS_TEST_EXPECT_MSG_EQ(CountCombinations(both), 6u, "counted");
        const ComparisonVariation large{"a", std::vector<std::string>(1 << 20)};
        NS_TEST_EXPECT_MSG_EQ(CountCombinations({large, large, large, large}),
                              std::numeric_limits<std::size_t>::max(),
                              "more than there are numbers");
    }

    /// @return texts in a row.
    static std::string Join(const std::vector<std::string>& texts)
    {
        std::string joined;
        for (const std::string& text : texts)
        {
            joined += (joined.empty() ? "" : "|") + text;
        }
        return joined;
    }
};

/// Names of attributes.
class CapitalsTestCase : public TestCase
{
  public:
    CapitalsTestCase()
        : TestCase("Attributes are found whatever their capitals")
    {
    }

  private:
    void DoRun() override
    {
        NS_TEST_EXPECT_MSG_EQ(FindAttributeName("forwarder", "limiter"), "Limiter", "forwarder");
        NS_TEST_EXPECT_MSG_EQ(FindAttributeName("pim-dm", "helloperiod"), "HelloPeriod", "PIM");
        NS_TEST_EXPECT_MSG_EQ(FindAttributeName("forwarder", "limits"), "limits", "no attribute");
        NS_TEST_EXPECT_MSG_EQ(FindAttributeName("nobody", "limiter"), "limiter", "no type");
    }
};

/// Tasks beside each other.
class ChildrenTestCase : public TestCase
{
  public:
    ChildrenTestCase()
        : TestCase("Tasks are done in processes of their own, and the first failure ends all")
    {
    }

  private:
    void DoRun() override
    {
        int counter = 0;
        std::size_t last = 0;
        const auto progress = [&last](std::size_t done) { last = done; };
        const auto good = RunInChildren(
            5,
            2,
            [&counter](std::size_t number, std::ostream& stream) {
                stream << number << ":" << ++counter << std::string(100000, 'x');
            },
            progress);
        NS_TEST_EXPECT_MSG_EQ(good.error, "", "nothing failed");
        NS_TEST_EXPECT_MSG_EQ(counter, 0, "nothing changes here");
        NS_TEST_EXPECT_MSG_EQ(last, 5u, "the last progress");
        for (std::size_t i = 0; i < good.texts.size(); ++i)
        {
            NS_TEST_EXPECT_MSG_EQ(
                good.texts[i].substr(0, 3), std::to_string(i) + ":1", "none knows of another");
            NS_TEST_EXPECT_MSG_EQ(good.texts[i].size(), 100003u, "all that it wrote");
        }

        const auto ended = RunInChildren(
            3,
            1,
            [](std::size_t number, std::ostream&) {
                if (number == 1)
                {
                    std::raise(SIGKILL);
                }
            },
            progress);
        NS_TEST_EXPECT_MSG_EQ(ended.error, "run 2 was ended by a signal (Killed)", "which and how");
        NS_TEST_EXPECT_MSG_EQ(ended.signal, 0, "no signal to this process");

        const auto interrupted = RunInChildren(
            2,
            2,
            [](std::size_t number, std::ostream&) {
                if (number == 0)
                {
                    kill(getppid(), SIGTERM);
                }
                pause();
            },
            progress);
        NS_TEST_EXPECT_MSG_EQ(interrupted.signal, SIGTERM, "a signal ends it");
    }
};

/// Other programs.
class FilterTestCase : public TestCase
{
  public:
    FilterTestCase()
        : TestCase("Another program reads and writes; one that is missing or fails is nothing")
    {
    }

  private:
    void DoRun() override
    {
        const std::string text(200000, 'a');
        NS_TEST_EXPECT_MSG_EQ((RunFilter({"cat"}, text) == text), true, "a long text");
        NS_TEST_EXPECT_MSG_EQ(RunFilter({"false"}, text).has_value(), false, "fails");
        NS_TEST_EXPECT_MSG_EQ(
            RunFilter({"mgm-no-such-program"}, text).has_value(), false, "is missing");
    }
};

/// Numbers of runs.
class MeasuresTestCase : public ModuleTestCase
{
  public:
    MeasuresTestCase()
        : ModuleTestCase("Numbers of summaries are added up, and their means are shown")
    {
    }

  private:
    void DoRun() override
    {
        Comparison comparison;
        comparison.scenario = "two";
        comparison.variations = {{"it's", {"a", "b"}}};
        comparison.combinations = {{{{"it's", "a"}}, {Make(1, 0.5), Make(2, 2)}},
                                   {{{"it's", "b"}}, {Make(3, std::nullopt)}}};
        const ComparedCombination& first = comparison.combinations[0];
        NS_TEST_EXPECT_MSG_EQ(*first.GetMean(Measure::ALERTS), 1.5, "mean");
        NS_TEST_EXPECT_MSG_EQ(*first.GetLeast(Measure::QUIET), 0.5, "least");
        NS_TEST_EXPECT_MSG_EQ(*first.GetMost(Measure::QUIET), 2, "most");
        NS_TEST_EXPECT_MSG_EQ(*first.GetMean(Measure::DUPLICATES), 7, "of two receivers");
        NS_TEST_EXPECT_MSG_EQ(*first.GetMean(Measure::MESSAGES), 9, "of two kinds");
        NS_TEST_EXPECT_MSG_EQ(*first.GetMean(Measure::NOT_QUIET), 1, "one goes on");
        NS_TEST_EXPECT_MSG_EQ(comparison.combinations[1].GetMean(Measure::QUIET).has_value(),
                              false,
                              "no mean of nothing");

        std::ostringstream table;
        PrintComparison(comparison, table);
        NS_TEST_EXPECT_MSG_NE(table.str().find("a          10     1.5           5           7"),
                              std::string::npos,
                              "row of the table in:\n"
                                  << table.str());
        const JsonSchema schema(GetModulePath("doc/schema/comparison.schema.json"));
        for (const std::string& finding : schema.Validate(ToJson(comparison, {"compare.json"})))
        {
            NS_TEST_EXPECT_MSG_EQ(finding, "", "JSON and schema");
        }
        const std::string script = MakeGnuplotScript(comparison);
        NS_TEST_EXPECT_MSG_NE(
            script.find("'two by it''s'"), std::string::npos, "quotes are doubled for gnuplot");
        const std::string plot = PlotComparison(comparison);
        NS_TEST_EXPECT_MSG_EQ((plot.empty() || plot.find("<svg") != std::string::npos),
                              true,
                              "a picture, if there is a program to draw it");
    }

    /// @return a run with this many alerts, and an episode that was quiet after a time.
    static ComparedRun Make(int alerts, const std::optional<double>& quiet)
    {
        const nlohmann::json episode{
            {"time_to_quiet_s", quiet ? nlohmann::json(*quiet) : nlohmann::json()}};
        const nlohmann::json summary{
            {"seed", 1},
            {"run", 1},
            {"wrong_interface",
             {{"packets", 10}, {"verdicts", {{"alerted", alerts}, {"suppressed", 5}}}}},
            {"receivers",
             {{{"duplicate_packets", 3}, {"lost_packets", 0}},
              {{"duplicate_packets", 4}, {"lost_packets", 1}}}},
            {"control_messages", {{"pim assert", 2}, {"pim hello", 7}}},
            {"alerts",
             {{{"episodes", {episode, {{"time_to_quiet_s", nullptr}}}}},
              {{"episodes", nlohmann::json::array()}}}}};
        return ComparedRun::Read(summary, "summary.json");
    }
};

/// The whole command.
class CommandTestCase : public ModuleTestCase
{
  public:
    CommandTestCase()
        : ModuleTestCase("A comparison of an example has the numbers that its settings lead to")
    {
    }

  private:
    void DoRun() override
    {
        const std::string folder = CreateTempDirFilename("comparison");
        std::ostringstream out;
        std::ostringstream err;
        const int status = RunCompare({"limiter-hides-interface",
                                       "--vary",
                                       "forwarder.limiter=per-entry,none",
                                       "--vary=forwarder.AlertInterval=3s,1s",
                                       "--json",
                                       "--out",
                                       folder},
                                      GetModulePath("examples/scenarios"),
                                      out,
                                      err);
        NS_TEST_ASSERT_MSG_EQ(status, 0, err.str());
        const nlohmann::json comparison = nlohmann::json::parse(out.str());
        const nlohmann::json& combinations = comparison.at("combinations");
        NS_TEST_ASSERT_MSG_EQ(combinations.size(), 4u, "combinations");
        NS_TEST_EXPECT_MSG_EQ(combinations[0].at("mean").at("alerts"), 1, "one clock, 3 s");
        NS_TEST_EXPECT_MSG_EQ(combinations[2].at("mean").at("alerts"), 20, "each packet");
        NS_TEST_EXPECT_MSG_EQ(combinations[2].at("mean").at("suppressed_packets"), 0, "no clock");
        std::ifstream file(folder + "/compare.json");
        const std::string written((std::istreambuf_iterator<char>(file)),
                                  std::istreambuf_iterator<char>());
        NS_TEST_EXPECT_MSG_EQ(written, out.str(), "printed as it is written");

        std::ostringstream problems;
        const std::string nothing = CreateTempDirFilename("nothing");
        const int wrong = RunCompare({"limiter-hides-interface",
                                      "--vary",
                                      "forwarder.limiter=per-entry,nine",
                                      "--set",
                                      "duraton_s=3",
                                      "--out",
                                      nothing},
                                     GetModulePath("examples/scenarios"),
                                     out,
                                     problems);
        NS_TEST_EXPECT_MSG_EQ(wrong, 2, "wrong settings");
        const std::string text = problems.str();
        NS_TEST_EXPECT_MSG_NE(text.find("--set duraton_s=3: "), std::string::npos, text);
        NS_TEST_EXPECT_MSG_NE(
            text.find("--vary forwarder.limiter=nine: "), std::string::npos, text);
        NS_TEST_EXPECT_MSG_NE(access(nothing.c_str(), F_OK), 0, "nothing is written");

        std::ostringstream ended;
        const int half = RunCompare({"configured-loop",
                                     "--vary",
                                     "forwarder.limiter=per-entry,none",
                                     "--set",
                                     "outputs.invariants=fatal",
                                     "--out",
                                     nothing},
                                    GetModulePath("examples/scenarios"),
                                    out,
                                    ended);
        NS_TEST_EXPECT_MSG_EQ(half, 2, "a run that ended early");
        NS_TEST_EXPECT_MSG_NE(ended.str().find("nothing was written"), std::string::npos, "");
    }
};

/// Suite mgm-compare.
class CompareTestSuite : public TestSuite
{
  public:
    CompareTestSuite()
        : TestSuite("mgm-compare", TestSuite::Type::UNIT)
    {
        AddTestCase(new PlanTestCase);
        AddTestCase(new CapitalsTestCase);
        AddTestCase(new ChildrenTestCase);
        AddTestCase(new FilterTestCase);
        AddTestCase(new MeasuresTestCase);
        AddTestCase(new CommandTestCase);
    }
};

CompareTestSuite g_compareTestSuite; //!< Static variable for test initialization

} // namespace
