/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Suite mgm-report: what a report holds of a trace, and what the program says.
 */

#include "mgm-report-reader.h"
#include "mgm-test-files.h"
#include "ns3/mgm-report-block.h"
#include "ns3/mgm-report-data.h"
#include "ns3/mgm-report-table.h"
#include "ns3/mgm-report.h"
#include "ns3/mgm-trace-reader.h"
#include "ns3/test.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>

#include <nlohmann/json.hpp>

namespace
{

using namespace ns3;
using namespace ns3::mgm;
using namespace ns3::mgm::test;

/// A text of a run cannot end the element that it stands in.
class BlockTestCase : public TestCase
{
  public:
    BlockTestCase()
        : TestCase("Whatever texts say, they stay in their element")
    {
    }

  private:
    void DoRun() override
    {
        const std::string text = "</script><script>alert(1)</script><!-- & \" \xff";
        std::ostringstream page;
        {
            ReportBlock block(page, "b");
            block.Add("text", text);
            block.Add("part", std::vector<uint32_t>{1, 2, 3, 4}, 1, 2);
            block.Add("none", std::vector<uint32_t>{});
        }
        const std::string written = page.str();
        NS_TEST_EXPECT_MSG_EQ(written.find("</script"), written.rfind("</script"), written);
        NS_TEST_EXPECT_MSG_EQ(written.find("<!--"), std::string::npos, written);
        const nlohmann::json block = ParseBlocks(written)["b"];
        NS_TEST_EXPECT_MSG_EQ(block["text"].get<std::string>().substr(0, 41),
                              text.substr(0, 41),
                              "the text can be read again");
        NS_TEST_EXPECT_MSG_EQ(block["part"].dump(), "[2,3]", "a stretch of a column");
        NS_TEST_EXPECT_MSG_EQ(block["none"].dump(), "[]", "an empty column");
    }
};

/// Rows begin and end with records.
class TableTestCase : public TestCase
{
  public:
    TableTestCase()
        : TestCase("A row holds from its record until the one that changes it")
    {
    }

  private:
    void DoRun() override
    {
        ReportTexts texts;
        ReportTable table("Things", {"Name", "State"});
        table.Set(1, 7, "a", {"a", "on"}, texts);
        table.Set(2, 7, "b", {"b", "on"}, texts);
        table.Set(3, 7, "a", {"a", "on"}, texts);
        table.Set(4, 7, "a", {"a", "off"}, texts);
        table.Set(5, 8, "a", {"a", "on"}, texts);
        table.Clear(6, 7, "b");
        table.Clear(6, 7, "nothing");
        table.ClearWhere(7, 8, 1, texts.Add("off"));
        table.ClearWhere(8, 8, 1, texts.Add("on"));
        table.ClearNode(9, 7);
        table.Set(10, 7, "a", {"a", "off"}, texts);
        table.Set(11, 8, "a\n1", {"a", "on"}, texts);
        table.Set(11, 8, "a\n2", {"a", "on"}, texts);
        table.ClearEnding(12, 8, "\n1");
        table.ClearEnding(13, 8, "longer than names\n2");
        std::ostringstream page;
        table.Write(page, "t");
        const nlohmann::json block = ParseBlocks(page.str())["t"];
        NS_TEST_EXPECT_MSG_EQ(block["node"].dump(), "[7,7,7,8,7,8,8]", "unchanged rows stay one");
        NS_TEST_EXPECT_MSG_EQ(block["begin"].dump(), "[1,2,4,5,10,11,11]", "begins");
        NS_TEST_EXPECT_MSG_EQ(block["end"].dump(), "[4,6,9,8,-1,12,-1]", "ends; two are open");
        NS_TEST_EXPECT_MSG_EQ(
            block["cells"].dump(), "[0,1,2,1,0,3,0,1,0,3,0,1,0,1]", "texts kept once");
    }
};

/// The columns say what the trace says.
class RecordsTestCase : public ModuleTestCase
{
  public:
    RecordsTestCase()
        : ModuleTestCase("Every record of a trace is in its report")
    {
    }

  private:
    void DoRun() override
    {
        const std::string path = GetModulePath("test/trace/four-cities.jsonl");
        const BlockReader report(MakeBlocks(path, 1));
        std::ifstream trace(path);
        std::string line;
        std::getline(trace, line);
        const nlohmann::json first = nlohmann::json::parse(line);
        NS_TEST_EXPECT_MSG_EQ(report.Get("mgm-run")["scenario"], first["scenario"], "scenario");
        NS_TEST_EXPECT_MSG_EQ(report.Get("mgm-run")["nodes"], first["nodes"], "nodes");
        std::map<std::string, std::size_t> places;
        std::size_t index = 0;
        int64_t time = 0;
        for (; std::getline(trace, line); ++index)
        {
            const nlohmann::json record = nlohmann::json::parse(line);
            if (record["record"] == "end")
            {
                break;
            }
            time += report.Get("mgm-records")["delay"][index].get<int64_t>();
            NS_TEST_EXPECT_MSG_EQ(time, record["time_ns"].get<int64_t>(), line);
            CheckRecord(report, record, index, places);
            places[record["id"]] = index;
        }
        NS_TEST_EXPECT_MSG_EQ(report.Get("mgm-records")["node"].size(), index, "no more records");
        CheckArrivals(report);
    }

    /// Checks the columns of one record.
    void CheckRecord(const BlockReader& report,
                     const nlohmann::json& record,
                     std::size_t index,
                     const std::map<std::string, std::size_t>& places)
    {
        const nlohmann::json& columns = report.Get("mgm-records");
        const int64_t node = columns["node"][index];
        const std::string id = (node < 0 ? "net" : std::to_string(node)) + ":" +
                               report.GetDetail("sequence", index).dump();
        NS_TEST_EXPECT_MSG_EQ(id, record["id"].get<std::string>(), "id");
        NS_TEST_EXPECT_MSG_EQ(
            columns["kinds"][columns["kind"][index].get<std::size_t>()], record["record"], id);
        const std::size_t distance = columns["cause"][index];
        NS_TEST_EXPECT_MSG_EQ((distance > 0), record.contains("cause"), id);
        if (record.contains("cause"))
        {
            NS_TEST_EXPECT_MSG_EQ(index - distance, places.at(record["cause"]), id);
        }
        const std::size_t key = columns["key"][index];
        NS_TEST_EXPECT_MSG_EQ(
            (key > 0), (record.contains("source") && record.contains("group")), id);
        const std::string sentence = report.GetText(report.GetDetail("sentence", index));
        NS_TEST_EXPECT_MSG_EQ(sentence.empty(), false, id);
    }

    /// Checks packets, alerts and stories.
    void CheckArrivals(const BlockReader& report)
    {
        const nlohmann::json& alerts = report.Get("mgm-alerts")["alerts"];
        const nlohmann::json& arrivals = report.Get("mgm-arrivals");
        NS_TEST_ASSERT_MSG_GT(alerts.size(), 0u, "the trace has alerts");
        std::size_t alerted = 0;
        for (const nlohmann::json& verdict : arrivals["verdict"])
        {
            alerted += report.GetText(verdict) == "alerted" ? 1 : 0;
        }
        NS_TEST_EXPECT_MSG_EQ(alerted, alerts.size(), "one alert a packet with this verdict");
        const nlohmann::json& packets = arrivals["record"];
        for (const nlohmann::json& alert : alerts)
        {
            NS_TEST_EXPECT_MSG_EQ(
                (std::find(packets.begin(), packets.end(), alert["arrival"]) != packets.end()),
                true,
                "an alert names its packet");
            const std::string told = alert["client"].get<std::string>();
            const std::string outcome = alert["outcome"].get<std::string>();
            NS_TEST_EXPECT_MSG_EQ(told.empty(), (outcome == "no-callback"), "and who was told");
        }
        const nlohmann::json& stories = report.Get("mgm-stories")["stories"];
        NS_TEST_ASSERT_MSG_EQ(stories.size(), 1u, "as many stories as asked for");
        NS_TEST_EXPECT_MSG_EQ(stories[0].get<std::string>() + "\n",
                              ReadFile(GetModulePath("test/trace/four-cities-alert.txt")) + "\n",
                              "the story that mgm-explain tells");
    }
};

/// Records of those who watch a run.
class ObserverTestCase : public ModuleTestCase
{
  public:
    ObserverTestCase()
        : ModuleTestCase("What observers say is told, and is not taken for a record of the network")
    {
    }

  private:
    void DoRun() override
    {
        const std::string path = CreateTempDirFilename("observers.jsonl");
        std::ifstream original(GetModulePath("test/trace/four-cities.jsonl"));
        std::string first;
        std::getline(original, first);
        std::ofstream(path)
            << first << '\n'
            << R"({"id":"net:1","time_ns":5,"record":"scenario-event","event":"x","text":"y"})"
            << '\n'
            << R"({"id":"obs:1","time_ns":5,"record":"tree-finding","node":1,"name":"Denver",)"
            << R"("event":"appeared","kind":"extra-oif","source":"10.1.0.1","group":"239.1.1.1",)"
            << R"("interface":{"index":2,"name":"Denver->Seattle"},"explanation":"assert"})" << '\n'
            << R"({"id":"obs:2","time_ns":5,"record":"invariant-violation","cause":"obs:1",)"
            << R"("node":1,"name":"Denver","invariant":"packet-sum"})" << '\n';
        const BlockReader report(MakeBlocks(path, 0));
        NS_TEST_EXPECT_MSG_EQ(report.Get("mgm-records")["node"].dump(),
                              "[-1,-2,-2]",
                              "the network, and those who watch");
        ExpectSentence(report,
                       1,
                       "at Denver, the oracle found that copies of (10.1.0.1, 239.1.1.1) leave on "
                       "Denver->Seattle, where no receiver depends on them (explained: assert)");
        ExpectSentence(report, 2, "at Denver, the invariant packet-sum did not hold");
    }

    /// Expects a sentence about a record.
    void ExpectSentence(const BlockReader& report, std::size_t index, const std::string& text)
    {
        NS_TEST_EXPECT_MSG_EQ(
            report.GetText(report.GetDetail("sentence", index)), text, "record " << index);
    }
};

/// The program writes a page, or says what is wrong.
class ProgramTestCase : public ModuleTestCase
{
  public:
    ProgramTestCase()
        : ModuleTestCase("The program writes a page, or one line on what is wrong")
    {
    }

  private:
    /// Runs the program. @return its exit status.
    int Run(const std::vector<std::string>& arguments, const std::string& page)
    {
        std::ostringstream out;
        std::ostringstream err;
        const int status = RunReport(arguments, page, out, err);
        m_output = out.str();
        m_errors = err.str();
        return status;
    }

    void DoRun() override
    {
        const std::string trace = GetModulePath("test/trace/four-cities.jsonl");
        const std::string page = CreateTempDirFilename("page.html");
        const std::string report = CreateTempDirFilename("report.html");
        std::ofstream(page) << "<before>\n<!-- the run -->\n<after>\n";

        NS_TEST_EXPECT_MSG_EQ(Run({trace, "--output", report}, page), 0, m_errors);
        const std::string text = ReadFile(report);
        NS_TEST_EXPECT_MSG_EQ(text.compare(0, 9, "<before>\n"), 0, "the page before the data");
        NS_TEST_EXPECT_MSG_EQ(text.substr(text.size() - 8), "<after>\n", "and after it");
        NS_TEST_EXPECT_MSG_EQ(text.find("<!-- the run -->"), std::string::npos, "in its place");
        NS_TEST_EXPECT_MSG_NE(m_output.find(report), std::string::npos, m_output);
        const std::string again = CreateTempDirFilename("again.html");
        Run({trace, "--output=" + again}, page);
        NS_TEST_EXPECT_MSG_EQ((ReadFile(again) == text), true, "the same run, the same page");

        CheckFolder(trace, page);
        CheckDamaged(trace, page);
        ExpectError({trace}, CreateTempDirFilename("none.html"), "node-d3");
        ExpectError({trace}, trace, "not the page of reports");
        ExpectError({CreateTempDirFilename("no-run")}, page, "no-run");
        ExpectError({trace, "--output", CreateTempDirFilename("no/folder.html")}, page, "written");
        ExpectError({trace, "--stories", "many"}, page, "--stories");
        ExpectError({}, page, "RUN");
    }

    /// A trace that is named without a folder has its report beside it.
    void CheckFolder(const std::string& trace, const std::string& page)
    {
        const std::filesystem::path before = std::filesystem::current_path();
        const std::filesystem::path folder = CreateTempDirFilename("here");
        std::filesystem::create_directory(folder);
        std::filesystem::copy_file(trace, folder / "trace.jsonl");
        std::filesystem::current_path(folder);
        NS_TEST_EXPECT_MSG_EQ(Run({"trace.jsonl"}, (before / page).string()), 0, m_errors);
        std::filesystem::current_path(before);
        NS_TEST_EXPECT_MSG_EQ(std::filesystem::exists(folder / "report.html"), true, m_output);
    }

    /// A trace that turns out to be wrong leaves the report that was there, and no part of one.
    void CheckDamaged(const std::string& trace, const std::string& page)
    {
        const std::string damaged = CreateTempDirFilename("damaged.jsonl");
        std::string text = ReadFile(trace);
        const std::string cause =
            "\"record\":\"alert\",\"node\":1,\"name\":\"Denver\",\"cause\":\"";
        const std::size_t place = text.find(cause);
        NS_TEST_ASSERT_MSG_NE(place, std::string::npos, "the trace has an alert");
        std::ofstream(damaged) << text.replace(place + cause.size(), 1, "9");
        const std::filesystem::path report = CreateTempDirFilename("kept/report.html");
        std::filesystem::create_directory(report.parent_path());
        std::ofstream(report) << "kept";
        ExpectError({damaged, "--output", report.string()}, page, "is not in the trace");
        NS_TEST_EXPECT_MSG_EQ(ReadFile(report.string()), "kept", "the report that was there");
        const auto files = std::filesystem::directory_iterator(report.parent_path());
        NS_TEST_EXPECT_MSG_EQ(std::distance(begin(files), end(files)), 1, "and nothing else");
    }

    /// Expects that the program fails, and says why.
    void ExpectError(const std::vector<std::string>& arguments,
                     const std::string& page,
                     const std::string& text)
    {
        NS_TEST_EXPECT_MSG_EQ(Run(arguments, page), 2, text);
        NS_TEST_EXPECT_MSG_NE(m_errors.find(text), std::string::npos, m_errors);
        NS_TEST_EXPECT_MSG_EQ(m_output, "", "nothing is printed");
    }

    std::string m_output; //!< of the last run
    std::string m_errors; //!< of the last run
};

/// Suite mgm-report.
class ReportTestSuite : public TestSuite
{
  public:
    ReportTestSuite()
        : TestSuite("mgm-report", TestSuite::Type::UNIT)
    {
        AddTestCase(new BlockTestCase);
        AddTestCase(new TableTestCase);
        AddTestCase(new RecordsTestCase);
        AddTestCase(new ObserverTestCase);
        AddTestCase(new ProgramTestCase);
    }
};

ReportTestSuite g_reportTestSuite; //!< Static variable for test initialization

} // namespace
