/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Suite mgm-question-options: the command lines of questions about runs, their values, and the
 * folders of runs.
 */

#include "mgm-test-files.h"
#include "ns3/mgm-question-options.h"
#include "ns3/mgm-run-folder.h"
#include "ns3/test.h"

#include <cstdlib>
#include <fstream>
#include <optional>
#include <sstream>

namespace
{

using namespace ns3;
using namespace ns3::mgm;

/// Adds an interface to a node.
void
AddInterface(
    TraceHeader& header, uint32_t node, uint32_t index, const std::string& name, uint32_t channel)
{
    TraceInterfaceFacts& interface = header.nodes[node].interfaces[index];
    interface.name = name;
    interface.channel = channel;
}

/// The nodes that the test cases ask for.
const TraceHeader&
GetHeader()
{
    static const TraceHeader header = [] {
        TraceHeader made;
        const std::vector<std::pair<const char*, const char*>> nodes{{"Denver", "router"},
                                                                     {"Seattle", "router"},
                                                                     {"Houston", "router"},
                                                                     {"camera", "host"},
                                                                     {"", "router"},
                                                                     {"2", "router"}};
        for (uint32_t id = 0; id < nodes.size(); ++id)
        {
            made.nodes[id].name = nodes[id].first;
            made.nodes[id].kind = nodes[id].second;
        }
        AddInterface(made, 0, 1, "Denver->Seattle", 0);
        AddInterface(made, 0, 2, "Denver->lan 1", 1);
        AddInterface(made, 0, 3, "to Houston", 2);
        AddInterface(made, 0, 4, "to Houston again", 3);
        AddInterface(made, 1, 1, "", 0);
        AddInterface(made, 2, 1, "", 2);
        AddInterface(made, 2, 2, "", 3);
        return made;
    }();
    return header;
}

/// Says for a while how programs were called: below the launcher, or by themselves.
class LauncherScope
{
  public:
    /// @param [in] launcher What MGM_LAUNCHER is; null: it is not set.
    explicit LauncherScope(const char* launcher)
    {
        const char* before = std::getenv(NAME);
        m_before = before ? std::optional<std::string>(before) : std::nullopt;
        Set(launcher);
    }

    ~LauncherScope()
    {
        Set(m_before ? m_before->c_str() : nullptr);
    }

    LauncherScope(const LauncherScope&) = delete;
    LauncherScope& operator=(const LauncherScope&) = delete;

  private:
    /// Sets the variable, or takes it away.
    static void Set(const char* value)
    {
        value ? setenv(NAME, value, 1) : unsetenv(NAME);
    }

    static constexpr const char* NAME = "MGM_LAUNCHER"; //!< of the variable
    std::optional<std::string> m_before;                //!< its value before
};

/// What a question came to.
struct Outcome
{
    int status{0};      //!< exit status
    std::string output; //!< standard output
    std::string errors; //!< standard error
};

/// @return what the question "ask RUN [WHAT]..." comes to, which answers with what it understood.
Outcome
Ask(const std::vector<std::string>& arguments)
{
    QuestionOptions options("ask", "Prints what it was asked, and whom.");
    options.AddWord("RUN", "folder of a run");
    options.AddWord("WHAT", "what to ask", QuestionOptions::REPEATED);
    options.AddValue("--node", "NODE", "name or id of a router", QuestionOptions::REQUIRED);
    options.AddValue("--in", "IF", "an interface");
    options.AddValue("--time", "TIME", "a time");
    options.AddValue("--style", "STYLE", "linux or frr");
    options.AddValue("--vary", "KEY=VALUES", "values to try", QuestionOptions::REPEATED);
    options.AddValue("--top", "K", "how many");
    options.AddValue("--alert", "ID", "an alert");
    options.AddValue("--source", "S", "an address");
    options.AddValue("--group", "G", "a group");
    options.AddJsonFlag();
    options.SetRemarks("Ask again.\n");
    std::ostringstream out;
    std::ostringstream err;
    Outcome outcome;
    outcome.status = options.Answer(arguments, out, err, [&] {
        const auto node = options.GetRouter("--node", GetHeader());
        const auto interface = options.GetInterface("--in", GetHeader(), node);
        const auto time = options.GetTime("--time");
        const auto style = options.GetChoice("--style", {"linux", "frr"});
        const auto top = options.GetNumber("--top", 1, 99);
        const auto alert = options.GetRecordId("--alert");
        const auto source = options.GetSource("--source");
        const auto group = options.GetGroup("--group");
        if (options.GetWord("RUN") == "gone")
        {
            throw TraceError("gone: cannot be opened");
        }
        options.Check();
        out << options.GetWord("RUN") << " node " << *node << " in " << interface.value_or(99)
            << " time " << time.value_or(-1) << " style " << style.value_or("none") << " top "
            << top.value_or(20) << " alert " << alert.value_or(RecordId()) << " source "
            << source.value_or("none") << " group " << group.value_or("none") << " vary "
            << options.GetAll("--vary").size() << " words " << options.GetAll("WHAT").size()
            << (options.IsSet("--json") ? " json" : "");
        return 7;
    });
    outcome.output = out.str();
    outcome.errors = err.str();
    return outcome;
}

/// Command lines that say everything, and ones that say everything wrong.
class CommandLineTestCase : public TestCase
{
  public:
    CommandLineTestCase()
        : TestCase("Command lines are read, and all that is wrong is told at once")
    {
    }

  private:
    void DoRun() override
    {
        const LauncherScope launched("./mgm");
        NS_TEST_EXPECT_MSG_NE(Ask({"--top=0"}).errors.find("Try './mgm ask --help'."),
                              std::string::npos,
                              "below the launcher");
        const LauncherScope alone(nullptr);
        const Outcome whole = Ask({"run",         "--node",   "Denver",   "--in=from Seattle",
                                   "igmp",        "groups",   "--time",   "20.5 s",
                                   "--style=frr", "--vary",   "a=1",      "--vary=b=2",
                                   "--json",      "--top",    "5",        "--alert",
                                   "7:31",        "--source", "10.0.0.1", "--group=239.1.1.1"});
        NS_TEST_EXPECT_MSG_EQ(whole.status, 7, whole.errors);
        NS_TEST_EXPECT_MSG_EQ(whole.output,
                              "run node 0 in 1 time 20500000000 style frr top 5 alert 7:31 source "
                              "10.0.0.1 group 239.1.1.1 vary 2 words 2 json",
                              "values");
        NS_TEST_EXPECT_MSG_EQ(Ask({"--node=4", "--", "--run"}).output.substr(0, 5), "--run", "--");

        const Outcome wrong = Ask({"run",
                                   "--node",
                                   "Denvr",
                                   "--tiem",
                                   "--time",
                                   "soon",
                                   "--style=fr",
                                   "--json=yes",
                                   "--top=100",
                                   "--alert",
                                   "first",
                                   "--source=239.1.1.1",
                                   "--group",
                                   "10.0.0.1"});
        NS_TEST_EXPECT_MSG_EQ(wrong.status, 2, "errors");
        NS_TEST_EXPECT_MSG_EQ(wrong.output, "", "nothing is printed");
        NS_TEST_EXPECT_MSG_EQ(
            wrong.errors,
            "mgm-ask: found \"--tiem\"; allowed: one of \"--node\", \"--in\", \"--time\", "
            "\"--style\", \"--vary\", \"--top\", \"--alert\", \"--source\", \"--group\", "
            "\"--json\", \"--help\" (did you mean \"--time\"?)\n"
            "mgm-ask: --json takes no value\n"
            "mgm-ask: --node: found \"Denvr\"; allowed: one of \"Denver\", \"Seattle\", "
            "\"Houston\", \"4\", \"2\" (did you mean \"Denver\"?)\n"
            "mgm-ask: --time: found \"soon\"; allowed: a time such as 20.5, \"20.5 s\" or "
            "20500ms\n"
            "mgm-ask: --style: found \"fr\"; allowed: one of \"linux\", \"frr\" (did you mean "
            "\"frr\"?)\n"
            "mgm-ask: --top: found \"100\"; allowed: a number from 1 to 99\n"
            "mgm-ask: --alert: found \"first\"; allowed: the id of a record, NODE:NUMBER, such as "
            "7:31\n"
            "mgm-ask: --source: found \"239.1.1.1\"; allowed: an address such as 10.1.0.1\n"
            "mgm-ask: --group: found \"10.0.0.1\"; allowed: a multicast address such as "
            "239.1.1.1\n"
            "Try 'mgm-ask --help'.\n",
            "everything that is wrong");
        CheckMissing();
        CheckUsage();
    }

    /// What is missing or too much.
    void CheckMissing()
    {
        NS_TEST_EXPECT_MSG_EQ(Ask({"--top=0"}).errors,
                              "mgm-ask: RUN is missing: folder of a run\n"
                              "mgm-ask: --node NODE is missing: name or id of a router\n"
                              "Try 'mgm-ask --help'.\n",
                              "missing");
        NS_TEST_EXPECT_MSG_EQ(Ask({"run", "--node=1", "--node=2", "--top", "--json"}).errors,
                              "mgm-ask: --node is given twice\n"
                              "mgm-ask: --top needs a value: how many\n"
                              "mgm-ask: --top: found \"\"; allowed: a number from 1 to 99\n"
                              "Try 'mgm-ask --help'.\n",
                              "twice");
        NS_TEST_EXPECT_MSG_EQ(Ask({"gone", "--node=x"}).errors.substr(0, 33),
                              "mgm-ask: --node: found \"x\"; allow",
                              "wrong arguments and a run that is gone");
        NS_TEST_EXPECT_MSG_EQ(Ask({"gone", "--node=1"}).errors,
                              "mgm-ask: gone: cannot be opened\n",
                              "a run that is gone takes one line");
    }

    /// The description.
    void CheckUsage()
    {
        const Outcome help = Ask({"--top", "x", "-h"});
        NS_TEST_EXPECT_MSG_EQ(help.status, 0, "help");
        NS_TEST_EXPECT_MSG_EQ(
            help.output,
            "usage: mgm-ask RUN [WHAT]... --node NODE [--in IF] [--time TIME] [--style STYLE]\n"
            "               [--vary KEY=VALUES]... [--top K] [--alert ID] [--source S] [--group G] "
            "[--json]\n"
            "\n"
            "Prints what it was asked, and whom.\n"
            "  RUN               folder of a run\n"
            "  WHAT              what to ask\n"
            "  --node NODE       name or id of a router\n"
            "  --in IF           an interface\n"
            "  --time TIME       a time\n"
            "  --style STYLE     linux or frr\n"
            "  --vary KEY=VALUES values to try\n"
            "  --top K           how many\n"
            "  --alert ID        an alert\n"
            "  --source S        an address\n"
            "  --group G         a group\n"
            "  --json            prints JSON instead of text\n"
            "  --help            prints this\n"
            "Ask again.\n",
            "description");
    }
};

/// Times, nodes and interfaces.
class ValueTestCase : public TestCase
{
  public:
    ValueTestCase()
        : TestCase("Times are exact, nodes and interfaces have names and numbers")
    {
    }

  private:
    void DoRun() override
    {
        for (const auto& [text, time] : std::vector<std::pair<std::string, int64_t>>{
                 {"0", 0},
                 {"20.5", 20500000000},
                 {"20.5s", 20500000000},
                 {"+20500.0ms", 20500000000},
                 {"10.350412345 s", 10350412345},
                 {".5us", 500},
                 {"1.5min", 90000000000},
                 {"2h", 7200000000000},
                 {"7ns", 7},
                 {"9223372036.854775807s", 9223372036854775807}})
        {
            NS_TEST_EXPECT_MSG_EQ(ParseTimeValue(text).value.value_or(-1), time, text);
        }
        for (const char* text : {"",
                                 ".",
                                 "s",
                                 "-1",
                                 "1.2.3",
                                 "1 day",
                                 "9223372037",
                                 "1e3",
                                 "9223372036.854775808",
                                 "99999999999999999999"})
        {
            NS_TEST_EXPECT_MSG_EQ(ParseTimeValue(text).value.has_value(), false, text);
            NS_TEST_EXPECT_MSG_EQ(ParseTimeValue(text).problem.empty(), false, text);
        }
        CheckNodes();
        CheckQuotes();
        CheckInterfaces();
    }

    /// What a shell reads back as one word.
    void CheckQuotes()
    {
        NS_TEST_EXPECT_MSG_EQ(QuoteShellWord("out/run-1"), "out/run-1", "plain");
        NS_TEST_EXPECT_MSG_EQ(QuoteShellWord("my run"), "'my run'", "two words");
        NS_TEST_EXPECT_MSG_EQ(QuoteShellWord("it's"), "'it'\\''s'", "an apostrophe");
        NS_TEST_EXPECT_MSG_EQ(QuoteShellWord(""), "''", "nothing");
    }

    /// Names win over numbers.
    void CheckNodes()
    {
        const auto parse = [](const char* text) {
            return ParseRouterValue(text, GetHeader()).value.value_or(99);
        };
        NS_TEST_EXPECT_MSG_EQ(parse("1"), 1u, "id");
        NS_TEST_EXPECT_MSG_EQ(parse("2"), 5u, "name");
        NS_TEST_EXPECT_MSG_EQ(parse("camera"), 99u, "a host is no router");
        NS_TEST_EXPECT_MSG_EQ(parse("3"), 99u, "nor is its id one");
        NS_TEST_EXPECT_MSG_EQ(parse("6"), 99u, "6");
    }

    /// By index, name and neighbor.
    void CheckInterfaces()
    {
        const auto find = [](const std::string& text, uint32_t node) {
            return ParseInterfaceValue(text, GetHeader(), node).value.value_or(99);
        };
        NS_TEST_EXPECT_MSG_EQ(find("2", 0), 2u, "index");
        NS_TEST_EXPECT_MSG_EQ(find("Denver->lan 1", 0), 2u, "name");
        NS_TEST_EXPECT_MSG_EQ(find("lan 1", 0), 2u, "LAN");
        NS_TEST_EXPECT_MSG_EQ(find("from Seattle", 0), 1u, "neighbor");
        NS_TEST_EXPECT_MSG_EQ(find("Denver", 1), 1u, "neighbor by the link");
        NS_TEST_EXPECT_MSG_EQ(find("9", 0), 99u, "no such interface");
        NS_TEST_EXPECT_MSG_EQ(find("9", 3), 9u, "a trace that lists no interfaces");
        NS_TEST_EXPECT_MSG_EQ(find("Denver", 3), 99u, "nor names");
        NS_TEST_EXPECT_MSG_EQ(
            ParseInterfaceValue("from Houston", GetHeader(), 0).problem,
            "found \"from Houston\"; allowed: one interface; this fits the interfaces 3, 4",
            "two links");
        NS_TEST_EXPECT_MSG_EQ(
            ParseInterfaceValue("Denver->Seatle", GetHeader(), 0).problem,
            "found \"Denver->Seatle\"; allowed: one of \"Denver->Seattle\", \"Denver->lan 1\", "
            "\"to Houston\", \"to Houston again\" (did you mean \"Denver->Seattle\"?)",
            "a near miss");
    }
};

/// Folders with and without what belongs there.
class RunFolderTestCase : public ModuleTestCase
{
  public:
    RunFolderTestCase()
        : ModuleTestCase("Folders of runs")
    {
    }

  private:
    void DoRun() override
    {
        const std::string trace = GetModulePath("test/trace/four-cities.jsonl");
        RunFolder run(trace);
        NS_TEST_EXPECT_MSG_EQ(run.GetTraceName(), trace, "a trace");
        NS_TEST_EXPECT_MSG_EQ(run.GetPath(), GetModulePath("test/trace"), "its folder");
        NS_TEST_EXPECT_MSG_EQ(run.FindEndTime(), 60000000000, "end of the run");
        NS_TEST_EXPECT_MSG_EQ(run.ReadTrace().GetHeader().scenario, "four cities", "header");
        NS_TEST_EXPECT_MSG_EQ(run.FindFile("four-cities.jsonl").empty(), false, "a file");
        ExpectError([&] { run.ReadSummary(); }, "the folder contains no summary.json");
        ExpectError([&] { RunFolder(trace + ".gone"); }, "cannot be opened: No such file");
        ExpectError([&] { RunFolder(GetModulePath("test/trace")); }, "contains no trace.jsonl");
        CheckInterrupted(run);
    }

    /// The last line of an interrupted run may be incomplete.
    void CheckInterrupted(RunFolder& run)
    {
        std::ostringstream text;
        text << run.OpenTrace().rdbuf();
        const std::string whole = text.str();
        const std::string path = CreateTempDirFilename("interrupted.jsonl");
        const std::size_t end = whole.rfind("{\"record\":\"end\"");
        const std::size_t last = whole.rfind("\"time_ns\":", end) + 10;
        std::ofstream(path) << whole.substr(0, end + 20);
        NS_TEST_EXPECT_MSG_EQ(
            RunFolder(path).FindEndTime(), std::stoll(whole.substr(last)), "last whole line");
        std::ofstream(path) << whole << "{\"time_ns\":1";
        NS_TEST_EXPECT_MSG_EQ(RunFolder(path).FindEndTime(), 60000000000, "nor a whole line");
        std::ofstream(path) << "";
        NS_TEST_EXPECT_MSG_EQ(RunFolder(path).FindEndTime(), 0, "an empty file");
        const std::string summary = CreateTempDirFilename("summary.json");
        std::ofstream(summary) << "[";
        RunFolder broken(path);
        ExpectError([&] { broken.ReadSummary(); }, "not a summary of a run");
        std::ofstream(summary) << "{\"a\":1}";
        NS_TEST_EXPECT_MSG_EQ(broken.ReadSummary()["a"], 1, "summary");
    }

    /// Expects a TraceError.
    void ExpectError(const std::function<void()>& action, const std::string& text)
    {
        std::string message = "no error";
        try
        {
            action();
        }
        catch (const TraceError& error)
        {
            message = error.what();
        }
        NS_TEST_EXPECT_MSG_NE(message.find(text), std::string::npos, message);
    }
};

/// Suite mgm-question-options.
class QuestionOptionsTestSuite : public TestSuite
{
  public:
    QuestionOptionsTestSuite()
        : TestSuite("mgm-question-options", TestSuite::Type::UNIT)
    {
        AddTestCase(new CommandLineTestCase);
        AddTestCase(new ValueTestCase);
        AddTestCase(new RunFolderTestCase);
    }
};

QuestionOptionsTestSuite g_questionOptionsTestSuite; //!< Static variable for test initialization

} // namespace
