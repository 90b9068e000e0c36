/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Suite mgm-json-input: what a reader of a JSON file tells its author when something is wrong.
 */

#include "ns3/mgm-json-text.h"
#include "ns3/mgm-json-view.h"
#include "ns3/mgm-near-miss.h"
#include "ns3/test.h"

#include <string>
#include <vector>

namespace
{

using namespace ns3;
using namespace ns3::mgm;

/// Which of the allowed names is suggested.
class NearMissTestCase : public TestCase
{
  public:
    NearMissTestCase()
        : TestCase("The nearest name is suggested, and none where all are far")
    {
    }

  private:
    void DoRun() override
    {
        const std::vector<std::string> cities{"Denver", "KansasCity", "Seattle", "NewYork"};
        NS_TEST_EXPECT_MSG_EQ(FindNearMiss("Denvr", cities), "Denver", "a letter is missing");
        NS_TEST_EXPECT_MSG_EQ(FindNearMiss("Devner", cities), "Denver", "letters are swapped");
        NS_TEST_EXPECT_MSG_EQ(FindNearMiss("SEATTLE", cities), "Seattle", "case");
        NS_TEST_EXPECT_MSG_EQ(FindNearMiss("Kansas", cities), "KansasCity", "the beginning");
        NS_TEST_EXPECT_MSG_EQ(FindNearMiss("Paris", cities), "", "far from all");
        NS_TEST_EXPECT_MSG_EQ(
            FindNearMiss("attleby", cities), "", "two letters are missing, two too many");
        NS_TEST_EXPECT_MSG_EQ(FindNearMiss("", cities), "", "nothing");
        NS_TEST_EXPECT_MSG_EQ(FindNearMiss("r7", {"r1", "r2"}), "", "short names are all alike");
        NS_TEST_EXPECT_MSG_EQ(DescribeAllowed("jion", {"join", "leave"}),
                              "one of \"join\", \"leave\" (did you mean \"join\"?)",
                              "all names");
        NS_TEST_EXPECT_MSG_EQ(DescribeAllowed("x", {"join"}), "\"join\"", "one name");
        NS_TEST_EXPECT_MSG_EQ(DescribeAllowed("x", {}), "none", "no name");
        const std::string many = DescribeAllowed("x", std::vector<std::string>(23, "name"));
        NS_TEST_EXPECT_MSG_NE(many.find(" and 3 more"), std::string::npos, "twenty are listed");
    }
};

/// A text and the one problem that it should give.
class JsonTextTestCase : public TestCase
{
  public:
    /**
     * @param [in] name What the case is about.
     * @param [in] text A text that is not JSON, or that says something twice.
     * @param [in] problem The line that reports it.
     */
    JsonTextTestCase(const std::string& name, const std::string& text, const std::string& problem)
        : TestCase(name),
          m_text(text),
          m_problem(problem)
    {
    }

  private:
    void DoRun() override
    {
        InputProblems problems;
        NS_TEST_EXPECT_MSG_EQ(ParseJson(m_text, problems).has_value(), false, "refused");
        NS_TEST_EXPECT_MSG_EQ(problems.Format("f"), m_problem + "\n", "says where and what");
    }

    std::string m_text;    //!< input
    std::string m_problem; //!< expected output
};

/// Reads one document by every function of the view, right and wrong.
class JsonViewTestCase : public TestCase
{
  public:
    JsonViewTestCase()
        : TestCase("Values are read, and each wrong one is reported with its place")
    {
    }

  private:
    void DoRun() override
    {
        ReadRight();
        ReadWrong();
        QuoteLong();
    }

    /// Nothing to report.
    void ReadRight()
    {
        InputProblems problems;
        const auto document = ParseJson(
            R"({"text": "a", "word": "leave", "yes": true, "count": 3, "ratio": -0.5,
                "time_s": 0.0000000015, "list": [1, 2], "map": {"x": 1}})",
            problems);
        NS_TEST_ASSERT_MSG_EQ(document.has_value(), true, "parsed");
        const JsonView view(*document, "", problems);
        NS_TEST_EXPECT_MSG_EQ(
            view.ExpectObject({"text", "word", "yes", "count", "ratio", "time_s", "list", "map"}),
            true,
            "an object");
        NS_TEST_EXPECT_MSG_EQ(view.Require("text")->GetString(), "a", "text");
        NS_TEST_EXPECT_MSG_EQ(view.Require("word")->GetChoice({"join", "leave"}), 1u, "choice");
        NS_TEST_EXPECT_MSG_EQ(view.Require("yes")->GetBoolean(), true, "truth value");
        NS_TEST_EXPECT_MSG_EQ(view.Require("count")->GetInteger(3, 3), 3u, "integer");
        NS_TEST_EXPECT_MSG_EQ(view.Require("ratio")->GetNumber(-0.5, 0), -0.5, "number");
        NS_TEST_EXPECT_MSG_EQ(view.Require("time_s")->GetSeconds(), NanoSeconds(2), "rounded");
        NS_TEST_EXPECT_MSG_EQ(view.Require("list")->GetElements().size(), 2u, "array");
        NS_TEST_EXPECT_MSG_EQ(view.Require("map")->GetMembers()[0].first, "x", "object");
        NS_TEST_EXPECT_MSG_EQ(view.Find("absent").has_value(), false, "no such member");
        NS_TEST_EXPECT_MSG_EQ(problems.Format("f"), "", "nothing is wrong");
    }

    /// A long value is cut, but no character of it.
    void QuoteLong()
    {
        std::string text;
        for (int i = 0; i < 40; ++i)
        {
            text += "\u00e4"; // two bytes
        }
        const nlohmann::json even(text);
        const nlohmann::json odd("x" + text);
        InputProblems problems;
        JsonView(even, "/even", problems).Refuse("x");
        JsonView(odd, "/odd", problems).Refuse("x");
        // Of the 60 bytes, one is the quotation mark.
        NS_TEST_EXPECT_MSG_EQ(problems.Format("f"),
                              "f: /even: found \"" + text.substr(0, 58) +
                                  "...; allowed: x\nf: /odd: found \"x" + text.substr(0, 58) +
                                  "...; allowed: x\n",
                              "whole characters");
    }

    /// Everything to report, each problem once, and all of them.
    void ReadWrong()
    {
        InputProblems problems;
        const auto document = ParseJson(
            R"({"text": "", "word": "laeve", "yes": 1, "count": -1, "ratio": "x", "time_s": -1,
                "list": {}, "map": [[]], "a/b~c": null})",
            problems);
        NS_TEST_ASSERT_MSG_EQ(document.has_value(), true, "parsed");
        const JsonView view(*document, "/events/3", problems);
        view.ExpectObject({"text", "word", "yes", "count", "ratio", "time_s", "list", "map"});
        view.Require("text")->GetString();
        view.Require("word")->GetChoice({"join", "leave"});
        view.Require("yes")->GetBoolean();
        view.Require("count")->GetInteger(0, 9);
        view.Require("ratio")->GetNumber(0, 1.5);
        view.Require("time_s")->GetSeconds();
        view.Require("list")->GetElements();
        view.Require("map")->GetMembers();
        view.Require("map")->ExpectObject({});
        view.Require("missed");
        view.Require("word")->RefuseName("which is no word", {"join"});
        NS_TEST_EXPECT_MSG_EQ(
            problems.Format("f"),
            "f: /events/3/a~1b~0c: found an unknown member; allowed: one of \"text\", \"word\", "
            "\"yes\", \"count\", \"ratio\", \"time_s\", \"list\", \"map\"\n"
            "f: /events/3/text: found \"\"; allowed: a text that is not empty\n"
            "f: /events/3/word: found \"laeve\"; allowed: one of \"join\", \"leave\" (did you "
            "mean \"leave\"?)\n"
            "f: /events/3/yes: found 1; allowed: true or false\n"
            "f: /events/3/count: found -1; allowed: a whole number from 0 to 9\n"
            "f: /events/3/ratio: found \"x\"; allowed: a number from 0 to 1.5\n"
            "f: /events/3/time_s: found -1; allowed: a number of seconds from 0 to 1000000000\n"
            "f: /events/3/list: found an empty object; allowed: an array\n"
            "f: /events/3/map: found an array; allowed: an object\n"
            "f: /events/3/map: found an array; allowed: an object\n"
            "f: /events/3: member \"missed\" is missing\n"
            "f: /events/3/word: found \"laeve\", which is no word; allowed: \"join\"\n",
            "all problems, in the order of reading");
    }
};

/// Suite mgm-json-input.
class JsonInputTestSuite : public TestSuite
{
  public:
    JsonInputTestSuite()
        : TestSuite("mgm-json-input", TestSuite::Type::UNIT)
    {
        AddTestCase(new NearMissTestCase);
        AddTestCase(new JsonTextTestCase("A wrong character",
                                         "{\n  \"a\": [1, 2,}",
                                         "f: line 2, column 14: not JSON: syntax error while "
                                         "parsing value - unexpected '}'; expected '[', '{', or a "
                                         "literal"));
        AddTestCase(new JsonTextTestCase("An empty file",
                                         "",
                                         "f: line 1, column 1: not JSON: syntax error while "
                                         "parsing value - unexpected end of input; expected '[', "
                                         "'{', or a literal"));
        AddTestCase(new JsonTextTestCase("A member that stands twice",
                                         "{\"a\": [{}, {\"b\": 1, \"c\": 2, \"b\": 3}]}",
                                         "f: /a/1/b: found a second time; allowed: once"));
        AddTestCase(new JsonViewTestCase);
    }
};

JsonInputTestSuite g_jsonInputTestSuite; //!< Static variable for test initialization

} // namespace
