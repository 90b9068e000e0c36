/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Suite mgm-lessons: the lessons of doc/lessons. What is right and what is wrong was found by hand
 * from the description of each scenario and stands in test/data/lessons, so that a fault of what
 * reads answers out of a run shows.
 */

#include "mgm-json-schema.h"
#include "mgm-test-files.h"
#include "ns3/mgm-drop-reason.h"
#include "ns3/mgm-lesson-files.h"
#include "ns3/mgm-lesson-marking.h"
#include "ns3/mgm-lesson-page.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>
#include <vector>

namespace
{

using namespace ns3;
using namespace ns3::mgm;

/// Names of all lessons.
constexpr std::array<const char*, 8> LESSONS{"01-what-rpf-is",
                                             "02-asymmetric-costs",
                                             "03-static-route",
                                             "04-lan-assert",
                                             "05-three-second-clock",
                                             "06-reconvergence",
                                             "07-scoping",
                                             "08-two-protocols"};

/// Base of cases about lessons.
class LessonTestCase : public ModuleTestCase
{
  protected:
    using ModuleTestCase::ModuleTestCase;

    /// @return folder of the lessons.
    static std::string GetFolder()
    {
        return GetModulePath("doc/lessons");
    }

    /// @return answers, by the id of their question, as a form holds them.
    LessonAnswers ReadAnswers(const nlohmann::json& answers, const LoadedLesson& loaded)
    {
        nlohmann::json form{{"lesson", loaded.lesson.name}, {"answers", nlohmann::json::array()}};
        for (const auto& answer : answers.items())
        {
            form["answers"].push_back({{"id", answer.key()}, {"answer", answer.value()}});
        }
        InputProblems problems;
        LessonAnswers read = ReadForm(JsonView(form, "", problems), loaded.lesson, loaded.scenario);
        NS_TEST_EXPECT_MSG_EQ(problems.Format(loaded.lesson.name), "", "answers of the test");
        return read;
    }
};

/// The answers of one lesson.
class AnswersTestCase : public LessonTestCase
{
  public:
    /// @param [in] name Name of the lesson.
    explicit AnswersTestCase(const std::string& name)
        : LessonTestCase("Right and wrong answers of " + name),
          m_name(name)
    {
    }

  private:
    /// Every right answer is right.
    void CheckRight(const LoadedLesson& loaded, const nlohmann::json& right)
    {
        NS_TEST_EXPECT_MSG_EQ(right.size(), loaded.lesson.questions.size(), "all questions");
        for (const MarkedAnswer& answer :
             MarkAnswers(loaded.lesson, loaded.scenario, ReadAnswers(right, loaded)))
        {
            NS_TEST_EXPECT_MSG_EQ((answer.mark == Mark::RIGHT),
                                  true,
                                  answer.id << ": the run says " << answer.truth << ", not "
                                            << answer.given << ". " << answer.why);
            NS_TEST_EXPECT_MSG_NE(answer.why, "", answer.id << " has a reason");
        }
    }

    /// Every wrong answer is wrong, and for the reason that is named.
    void CheckWrong(const LoadedLesson& loaded, const nlohmann::json& wrong)
    {
        for (std::size_t round = 0;; ++round)
        {
            nlohmann::json answers;
            for (const auto& question : wrong.items())
            {
                if (round < question.value().size())
                {
                    answers[question.key()] = question.value()[round]["answer"];
                }
            }
            if (answers.empty())
            {
                NS_TEST_EXPECT_MSG_GT(round, 0u, "there are wrong answers");
                return;
            }
            const auto read = ReadAnswers(answers, loaded);
            for (const MarkedAnswer& answer : MarkAnswers(loaded.lesson, loaded.scenario, read))
            {
                if (answers.contains(answer.id))
                {
                    CheckReason(answer, wrong[answer.id][round]["says"]);
                }
            }
        }
    }

    /// An answer is wrong, and what is said about it contains some words.
    void CheckReason(const MarkedAnswer& answer, const std::string& words)
    {
        NS_TEST_EXPECT_MSG_EQ((answer.mark == Mark::WRONG), true, answer.id);
        const std::string said = answer.mistake + " " + answer.why + " " + answer.because;
        NS_TEST_EXPECT_MSG_NE(said.find(words),
                              std::string::npos,
                              answer.id << " should say: " << words << "\nbut says: " << said);
    }

    void DoRun() override
    {
        const LoadedLesson loaded = LoadLesson(GetFolder(), m_name);
        const auto data =
            nlohmann::json::parse(ReadFile(GetModulePath("test/data/lessons/" + m_name + ".json")));
        CheckRight(loaded, data["right"]);
        CheckWrong(loaded, data["wrong"]);
    }

    std::string m_name; //!< name of the lesson
};

/// Files of lessons fit their schemas, and pages name files that are there.
class FilesTestCase : public LessonTestCase
{
  public:
    FilesTestCase()
        : LessonTestCase("Files of all lessons")
    {
    }

  private:
    /// A document fits its schema.
    void CheckFile(const JsonSchema& schema, const std::string& text, const std::string& name)
    {
        for (const std::string& finding : schema.Validate(nlohmann::json::parse(text)))
        {
            NS_TEST_EXPECT_MSG_EQ(finding, "", name);
        }
    }

    void DoRun() override
    {
        const JsonSchema lessons(GetModulePath("doc/schema/lesson.schema.json"));
        const JsonSchema scenarios(GetModulePath("doc/schema/scenario.schema.json"));
        const JsonSchema forms(GetModulePath("doc/schema/lesson-answers.schema.json"));
        const std::vector<std::string> names = ListLessons(GetFolder());
        NS_TEST_EXPECT_MSG_EQ((names == std::vector<std::string>(LESSONS.begin(), LESSONS.end())),
                              true,
                              "all of them");
        for (const std::string& name : names)
        {
            const std::string folder = GetFolder() + "/" + name + "/";
            CheckFile(lessons, ReadFile(folder + "lesson.json"), name);
            CheckFile(scenarios, ReadFile(folder + "scenario.json"), name);
            NS_TEST_EXPECT_MSG_NE(ReadFile(folder + "picture.svg"), "", name);
            NS_TEST_EXPECT_MSG_NE(ReadFile(folder + "picture.txt"), "", name);
            const LoadedLesson loaded = LoadLesson(GetFolder(), name);
            NS_TEST_EXPECT_MSG_EQ(loaded.page.find("# " + loaded.lesson.title + "\n"), 0u, name);
            CheckFile(forms, MakeForm(loaded.lesson, loaded.scenario).dump(), name);
        }
    }
};

/// What is wrong with a form is said, all at once.
class FormTestCase : public LessonTestCase
{
  public:
    FormTestCase()
        : LessonTestCase("Forms with errors")
    {
    }

  private:
    /// A form is refused with these lines.
    void Refuse(const nlohmann::json& form, const std::string& lines)
    {
        InputProblems problems;
        ReadForm(JsonView(form, "", problems), m_loaded.lesson, m_loaded.scenario);
        NS_TEST_EXPECT_MSG_EQ(problems.Format("f"), lines, form);
    }

    /// @return a form with these answers.
    nlohmann::json MakeAnswers(const nlohmann::json& answers) const
    {
        return {{"lesson", m_loaded.lesson.name}, {"answers", answers}};
    }

    void DoRun() override
    {
        m_loaded = LoadLesson(GetFolder(), "01-what-rpf-is");
        Refuse(nlohmann::json::array(), "f: found an empty array; allowed: an object\n");
        Refuse({{"lesson", m_loaded.lesson.name}}, "f: member \"answers\" is missing\n");
        Refuse({{"lesson", "02"}, {"answers", nlohmann::json::array()}},
               "f: /lesson: found \"02\"; allowed: \"01-what-rpf-is\", the form of this lesson\n");
        Refuse(MakeAnswers({{{"id", "rpf-of-d"}, {"answer", "A"}},
                            {{"id", "way-to-f"}, {"answer", {"a", "g"}}},
                            {{"id", "false-packets"}, {"answer", -1}},
                            {{"id", "rpf-of-d"}, {"answer", "e"}},
                            {{"id", "rpf-off"}, {"answer", "e"}},
                            {{"id", "rpf-of-f"}},
                            {{"id", "rpf-of-f"}, {"anser", "e"}, {"answer", nullptr}}}),
               "f: /answers/0/answer: found \"A\"; allowed: one of \"a\", \"e\", \"screen-d\", "
               "\"none\" (did you mean \"a\"?)\n"
               "f: /answers/1/answer/1: found \"g\"; allowed: one of \"a\", \"b\", \"c\", \"d\", "
               "\"e\", \"f\"\n"
               "f: /answers/2/answer: found -1; allowed: a whole number from 0 to 4294967295\n"
               "f: /answers/3/id: found \"rpf-of-d\"; allowed: each question once\n"
               "f: /answers/4/id: found \"rpf-off\", which is no question of this lesson; allowed: "
               "one of \"rpf-of-d\", \"rpf-of-f\", \"way-to-f\", \"copies-of-b\", "
               "\"false-packets\", \"received-by-f\", \"cause\" (did you mean \"rpf-of-f\"?)\n"
               "f: /answers/5: member \"answer\" is missing\n"
               "f: /answers/6/anser: found an unknown member; allowed: one of \"id\", "
               "\"question\", \"how\", \"answer\" (did you mean \"answer\"?)\n");
    }

    LoadedLesson m_loaded; //!< a lesson
};

/// What is wrong with a lesson is said, all at once; and what its run does not have.
class LessonFileTestCase : public LessonTestCase
{
  public:
    LessonFileTestCase()
        : LessonTestCase("Lesson files with errors")
    {
    }

  private:
    /// A question is refused with these lines.
    void Refuse(const nlohmann::json& question, const std::string& lines)
    {
        RefuseLesson({{"title", "t"}, {"questions", {question}}}, lines);
    }

    /// A lesson is refused with these lines.
    void RefuseLesson(const nlohmann::json& lesson, const std::string& lines)
    {
        InputProblems problems;
        ReadLesson(JsonView(lesson, "", problems), m_loaded.scenario);
        NS_TEST_EXPECT_MSG_EQ(problems.Format("l"), lines, lesson);
    }

    void DoRun() override
    {
        m_loaded = LoadLesson(GetFolder(), "07-scoping");
        Refuse({{"id", "a"}, {"text", "t"}, {"ask", {{"fact", "verdikt"}, {"router", "border"}}}},
               "l: /questions/0/ask/fact: found \"verdikt\"; allowed: one of \"rpf-interface\", "
               "\"incoming-interface\", \"outgoing-interfaces\", \"route\", \"tree-path\", "
               "\"wrong-interface-packets\", \"verdict\", \"alert-time\", \"alert-client\", "
               "\"failure-cause\", \"reaction\", \"quiet-time\", \"delivery\", \"drop-reason\", "
               "\"drops\", \"owner\", \"assert-winner\", \"assert-reason\", \"messages\", "
               "\"convergence-time\" and 3 more (did you mean \"verdict\"?)\n");
        Refuse(
            {{"id", "a"},
             {"text", "t"},
             {"within_s", 1},
             {"ask", {{"fact", "owner"}, {"router", "boarder"}, {"from", "internet"}}}},
            "l: /questions/0/ask/router: found \"boarder\"; allowed: one of \"internet\", "
            "\"border\", \"library\", \"laboratory\" (did you mean \"border\"?)\n"
            "l: /questions/0/within_s: found 1; allowed: nothing, since the answer is no time\n");
        Refuse({{"id", "a"},
                {"text", "t"},
                {"ask", {{"fact", "wrong-interface-packets"}, {"from", "internet"}, {"at_s", 1}}},
                {"mistakes",
                 {{{"say", "s"},
                   {"ask", {{"fact", "drop-reason"}, {"router", "border"}, {"source", "beacon"}}}},
                  {{"ask", {{"fact", "assert-winner"}, {"lan", "x"}}}}}}},
               "l: /questions/0/ask/at_s: found an unknown member; allowed: one of \"fact\", "
               "\"router\", \"from\", \"source\", \"verdict\", \"since_s\", \"until_s\"\n"
               "l: /questions/0/ask/from: found \"internet\"; allowed: nothing without a router\n"
               "l: /questions/0/mistakes/0/ask: the answer to a \"drop-reason\" is of another kind "
               "than that to the question\n"
               "l: /questions/0/mistakes/1: member \"say\" is missing\n");
        Refuse({{"id", "a"}, {"text", "t"}, {"ask", {{"router", "border"}}}},
               "l: /questions/0/ask: member \"fact\" is missing\n");
        Refuse({{"id", "a"}, {"text", "t"}, {"ask", {{"fact", "assert-winner"}, {"lan", "x"}}}},
               "l: /questions/0/ask/lan: found \"x\"; allowed: nothing, since there is no such "
               "thing in this scenario\n"
               "l: /questions/0/ask: member \"source\" is missing, and the scenario has 4 "
               "sources\n");
        const nlohmann::json twice{
            {"id", "a"}, {"text", "t"}, {"ask", {{"fact", "messages"}, {"message", "join"}}}};
        RefuseLesson(
            {{"title", "t"}, {"questions", {twice, twice}}},
            "l: /questions/1/id: found \"a\"; allowed: an id that no other question has\n");
        RefuseLesson({{"title", "t"}}, "l: member \"questions\" is missing\n");
        Lesson lesson = m_loaded.lesson;
        lesson.questions.resize(1);
        lesson.questions[0].ask.fact = FactKind::ALERT_TIME;
        lesson.questions[0].ask.router = "border";
        lesson.questions[0].ask.source = "lecture";
        try
        {
            MarkAnswers(lesson, m_loaded.scenario, {});
            NS_TEST_EXPECT_MSG_EQ(true, false, "there is no alert");
        }
        catch (const LessonError& error)
        {
            NS_TEST_EXPECT_MSG_EQ(
                std::string(error.what()),
                "question \"lecture-outside\" asks for what the run does not have\n",
                "told by its id");
        }
    }

    LoadedLesson m_loaded; //!< a lesson
};

/// Answers that are left open are neither right nor wrong, and nothing is told about them.
class OpenTestCase : public LessonTestCase
{
  public:
    OpenTestCase()
        : LessonTestCase("Open answers")
    {
    }

  private:
    void DoRun() override
    {
        const LoadedLesson loaded = LoadLesson(GetFolder(), "01-what-rpf-is");
        std::ostringstream os;
        const bool right = PrintMarks(MarkAnswers(loaded.lesson, loaded.scenario, {}), os);
        NS_TEST_EXPECT_MSG_EQ(right, false, "open is not right");
        NS_TEST_EXPECT_MSG_EQ(os.str(),
                              "1. rpf-of-d: not answered\n\n2. rpf-of-f: not answered\n\n"
                              "3. way-to-f: not answered\n\n4. copies-of-b: not answered\n\n"
                              "5. false-packets: not answered\n\n6. received-by-f: not answered\n\n"
                              "7. cause: not answered\n\n"
                              "0 of 7 right.\n",
                              "no hints");
    }
};

/// A form that is there is not written again.
class WriteTestCase : public LessonTestCase
{
  public:
    WriteTestCase()
        : LessonTestCase("A form that is there stays")
    {
    }

  private:
    void DoRun() override
    {
        const LoadedLesson loaded = LoadLesson(GetFolder(), LESSONS[0]);
        const std::string folder = CreateTempDirFilename("lesson/forms");
        NS_TEST_EXPECT_MSG_EQ(
            WriteForm(folder, loaded.lesson, loaded.scenario), true, "it is written once");
        const std::string form = folder + "/" + FORM_NAME;
        NS_TEST_EXPECT_MSG_EQ(
            LoadForm(form, loaded.lesson, loaded.scenario).size(), 0u, "without answers");
        std::ofstream(form) << "mine";
        NS_TEST_EXPECT_MSG_EQ(
            WriteForm(folder, loaded.lesson, loaded.scenario), false, "and not again");
        NS_TEST_EXPECT_MSG_EQ(ReadFile(form), "mine", "it stays");
    }
};

/// Files and folders that are no lessons and no forms.
class BadFilesTestCase : public LessonTestCase
{
  public:
    BadFilesTestCase()
        : LessonTestCase("Files that cannot be read are refused with their path")
    {
    }

  private:
    /// A form is refused with what follows its path.
    void Refuse(const std::string& text, const std::string& error)
    {
        const std::string path = CreateTempDirFilename("form.json");
        std::ofstream(path) << text;
        const LoadedLesson loaded = LoadLesson(GetFolder(), LESSONS[0]);
        std::string said;
        try
        {
            LoadForm(path, loaded.lesson, loaded.scenario);
        }
        catch (const LessonError& refusal)
        {
            said = refusal.what();
        }
        NS_TEST_EXPECT_MSG_EQ(said.substr(0, path.size()), path, "names the file");
        NS_TEST_EXPECT_MSG_EQ(said.substr(std::min(said.size(), path.size()), error.size()),
                              error,
                              "says what is wrong");
    }

    void DoRun() override
    {
        Refuse(std::string(1024 * 1024 + 1, ' '), ": found 1048577 bytes; allowed: 1048576\n");
        Refuse("{", ": line 1, column 2: ");
        Refuse("{}", ": member \"lesson\" is missing\n");
        const std::string none = CreateTempDirFilename("none");
        NS_TEST_EXPECT_MSG_EQ(ListLessons(none).size(), 0u, "a folder that is not there");
        std::string said;
        try
        {
            LoadLesson(none, "x");
        }
        catch (const LessonError& refusal)
        {
            said = refusal.what();
        }
        const std::string path = none + "/x/scenario.json";
        NS_TEST_EXPECT_MSG_EQ(said.substr(0, path.size()), path, "names the scenario");
    }
};

/// A page on a terminal.
class PageTestCase : public TestCase
{
  public:
    PageTestCase()
        : TestCase("Pages on a terminal")
    {
    }

  private:
    void DoRun() override
    {
        std::ostringstream os;
        PrintPage(
            "# Title\n\nSome *words* of a [link](to.md)\nand `a*b[0]`.\n\n![alt](p.svg)\n\n"
            "## More\n- one\n  item\n- **two**\n\n```\ncode *as* it is\n```\n| a | `b` |\n",
            [](const std::string& file) { return file == "p.svg" ? "x--y\n" : ""; },
            os);
        NS_TEST_EXPECT_MSG_EQ(os.str(),
                              "Title\n=====\n\nSome words of a link and `a*b[0]`.\n\n    x--y\n\n"
                              "More\n----\n- one item\n- two\n\n    code *as* it is\n| a | `b` |\n",
                              "all that Markdown has");
        const std::string word(50, 'w');
        NS_TEST_EXPECT_MSG_EQ(WrapText(word + " " + word + " a", "1. ", "   "),
                              "1. " + word + "\n   " + word + " a\n",
                              "lines are broken");
        NS_TEST_EXPECT_MSG_EQ(WrapText("", "- ", ""), "", "nothing is no line");
    }
};

/// What a question asks, and what the run says.
struct AskedFact
{
    nlohmann::json ask; //!< the question
    std::string truth;  //!< the answer, in words
    std::string why;    //!< what is said about it
};

/// Facts that the lessons do not ask for, in the runs of their scenarios.
class FactsTestCase : public LessonTestCase
{
  public:
    FactsTestCase()
        : LessonTestCase("Facts of runs that teachers may ask for")
    {
    }

  private:
    /// @return a lesson with one question.
    Lesson MakeLesson(const nlohmann::json& ask, const Scenario& scenario)
    {
        const nlohmann::json lesson{{"title", "t"},
                                    {"questions", {{{"id", "q"}, {"text", "t"}, {"ask", ask}}}}};
        InputProblems problems;
        Lesson read = ReadLesson(JsonView(lesson, "", problems), scenario);
        NS_TEST_EXPECT_MSG_EQ(problems.Format("l"), "", ask);
        return read;
    }

    /// The run of a scenario has this fact.
    void Expect(const Scenario& scenario, const AskedFact& fact)
    {
        const Lesson lesson = MakeLesson(fact.ask, scenario);
        const MarkedAnswer answer = MarkAnswers(lesson, scenario, {}).at(0);
        NS_TEST_EXPECT_MSG_EQ(answer.truth, fact.truth, fact.ask);
        NS_TEST_EXPECT_MSG_EQ(answer.why, fact.why, fact.ask);
    }

    /// The run of a scenario has no such fact.
    void ExpectNone(const Scenario& scenario, const nlohmann::json& ask)
    {
        const Lesson lesson = MakeLesson(ask, scenario);
        std::string error;
        try
        {
            MarkAnswers(lesson, scenario, {});
        }
        catch (const LessonError& refusal)
        {
            error = refusal.what();
        }
        NS_TEST_EXPECT_MSG_EQ(error, "question \"q\" asks for what the run does not have\n", ask);
    }

    /// From west 13 packets arrive at the hub from 5 s on, from east 4 from 6.1 s on.
    void CheckAlerts()
    {
        Scenario scenario = LoadLesson(GetFolder(), "05-three-second-clock").scenario;
        Expect(scenario,
               {{{"fact", "quiet-time"}, {"router", "hub"}, {"from", "east"}},
                "1.2 s",
                "The first packet from east arrived at 6.1 s, the last of 4 at 7.3 s."});
        const nlohmann::json verdict{{"fact", "verdict"}, {"router", "hub"}, {"from", "west"}};
        Expect(scenario,
               {verdict,
                "alerted",
                "At 5 s a packet came to hub from west, while the entry expects the data from "
                "north. Its verdict is alerted: it is the first that the limiter (per-entry) "
                "sees."});
        nlohmann::json ask = verdict;
        ask["number"] = 9u;
        Expect(scenario,
               {ask,
                "alerted",
                "At 8.2 s a packet came to hub from west, while the entry expects the data from "
                "north. Its verdict is alerted: the limiter (per-entry) let the alert before it "
                "through at 5 s, long enough ago."});
        ExpectNone(scenario, {{"fact", "quiet-time"}, {"router", "hub"}, {"from", "north"}});
        ask["number"] = 14u;
        ExpectNone(scenario, ask);
        ask["fact"] = "failure-cause";
        ExpectNone(scenario, ask);
        ask["number"] = 3u;
        for (const char* fact : {"alert-client", "reaction"})
        {
            ask["fact"] = fact;
            ExpectNone(scenario, ask);
        }
        ask["fact"] = "alert-client";
        ask["number"] = 2u;
        scenario.routers.manager.push_back({"DeliverWrongInterface", "false"});
        Expect(scenario,
               {ask, "none", "At 8.2 s hub was alerted of data from west. Nobody was called."});
    }

    /// Thresholds and boundaries of border drop what sources behind it send.
    void CheckDrops()
    {
        const Scenario scenario = LoadLesson(GetFolder(), "07-scoping").scenario;
        nlohmann::json ask{{"fact", "drops"},
                           {"router", "border"},
                           {"source", "beacon"},
                           {"reason", "ttl-too-low"}};
        const std::string why = "border dropped 100 packets or copies of beacon for ttl-too-low (" +
                                std::string(GetDropReasonText(DropReason::TTL_TOO_LOW)) + ").";
        Expect(scenario, {ask, "100", why});
        ask["reason"] = "boundary-out";
        Expect(scenario, {ask, "0", why});
        ask["source"] = "lecture";
        Expect(scenario, {ask, "0", "border dropped no packets of lecture."});
    }

    /// Three routers bring the same data to a LAN; north and middle lose the Assert.
    void CheckMessages()
    {
        const Scenario scenario = LoadLesson(GetFolder(), "04-lan-assert").scenario;
        // The link of south, the winner, fails at 40.05 s: it cancels its Assert, and those that
        // hear of it 1 ms and the 5.12 us of a frame later graft (RFC 3973 4.6.2).
        nlohmann::json ask{{"fact", "messages"}, {"message", "assert"}, {"router", "south"}};
        ask["since_s"] = 40.05;
        Expect(scenario, {ask, "1", "Sent: south to lan at 40.05 s."});
        ask["since_s"] = 40;
        ask["until_s"] = 40.05;
        Expect(scenario, {ask, "0", "No such message was sent."});
        ask["until_s"] = 40.06;
        Expect(scenario, {ask, "1", "Sent: south to lan at 40.05 s."});
        Expect(scenario,
               {{{"fact", "messages"}, {"message", "graft"}, {"router", "north"}},
                "1",
                "Sent: north to origin at 40.05100512 s."});
        // Whoever loses an Assert prunes on the LAN, and without outgoing interfaces upstream.
        Expect(scenario,
               {{{"fact", "messages"}, {"message", "prune"}, {"router", "middle"}},
                "2",
                "Sent: middle to lan at 10.12203 s, middle to origin at 10.12203 s."});
        // Only leaf wants the data that a Prune on the LAN would stop.
        Expect(scenario,
               {{{"fact", "messages"}, {"message", "join"}},
                "2",
                "Sent: leaf to lan at 12.001007522 s, leaf to lan at 42.115634759 s."});
    }

    void DoRun() override
    {
        CheckAlerts();
        CheckDrops();
        CheckMessages();
    }
};

/// The suite.
class LessonsTestSuite : public TestSuite
{
  public:
    LessonsTestSuite()
        : TestSuite("mgm-lessons", TestSuite::Type::SYSTEM)
    {
        AddTestCase(new FilesTestCase);
        AddTestCase(new FormTestCase);
        AddTestCase(new LessonFileTestCase);
        AddTestCase(new FactsTestCase);
        AddTestCase(new OpenTestCase);
        AddTestCase(new WriteTestCase);
        AddTestCase(new BadFilesTestCase);
        AddTestCase(new PageTestCase);
        for (const char* name : LESSONS)
        {
            AddTestCase(new AnswersTestCase(name));
        }
    }
};

const LessonsTestSuite g_lessonsTestSuite; //!< registers the suite

} // namespace
