/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Suite mgm-report: what a report holds of a trace, and what the program says.
 */

#include "mgm-run-test-case.h"
#include "ns3/mgm-replay.h"
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

/// The JSON in the script elements of a page, by id.
using Blocks = std::map<std::string, nlohmann::json>;

/// @return the blocks of a page.
Blocks
ParseBlocks(const std::string& page)
{
    const std::string begin = "<script type=\"application/json\" id=\"";
    Blocks blocks;
    for (std::size_t place = page.find(begin); place != std::string::npos;
         place = page.find(begin, place + 1))
    {
        const std::size_t id = place + begin.size();
        const std::size_t quote = page.find('"', id);
        const std::size_t content = quote + 2;
        const std::size_t end = page.find("</script>", content);
        blocks[page.substr(id, quote - id)] =
            nlohmann::json::parse(page.substr(content, end - content));
    }
    return blocks;
}

/// @return the blocks of the report of a trace.
Blocks
MakeBlocks(const std::string& path, std::size_t stories)
{
    std::ifstream trace(path, std::ios::binary);
    ReportData data(trace, path);
    std::ostringstream page;
    data.Write(page, stories);
    return ParseBlocks(page.str());
}

/// Reads columns of blocks as the page does.
class BlockReader
{
  public:
    /// @param [in] blocks The blocks.
    explicit BlockReader(Blocks blocks)
        : m_blocks(std::move(blocks))
    {
    }

    /// @return a block.
    const nlohmann::json& Get(const std::string& id) const
    {
        return m_blocks.at(id);
    }

    /// @return a text of the report.
    std::string GetText(std::size_t number) const
    {
        const std::size_t chunk = ReportRecords::CHUNK;
        return Get("mgm-texts-" + std::to_string(number / chunk))["texts"][number % chunk];
    }

    /// @return what a column of the details says of a record.
    nlohmann::json GetDetail(const char* column, std::size_t index) const
    {
        const std::size_t chunk = ReportRecords::CHUNK;
        return Get("mgm-chunk-" + std::to_string(index / chunk))[column][index % chunk];
    }

    /// @return the rows of a table that hold at a record: node and texts.
    std::multiset<std::string> GetRows(const std::string& id, int64_t position) const
    {
        const nlohmann::json& table = Get(id);
        const std::size_t columns = table["columns"].size();
        std::multiset<std::string> rows;
        for (std::size_t row = 0; row < table["node"].size(); ++row)
        {
            const int64_t end = table["end"][row];
            if (table["begin"][row] <= position && (end < 0 || end > position))
            {
                std::string text = std::to_string(table["node"][row].get<uint32_t>());
                for (std::size_t column = 0; column < columns; ++column)
                {
                    text += "|" + GetText(table["cells"][row * columns + column]);
                }
                rows.insert(text);
            }
        }
        return rows;
    }

  private:
    Blocks m_blocks; //!< of the report
};

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
        std::ostringstream page;
        table.Write(page, "t");
        const nlohmann::json block = ParseBlocks(page.str())["t"];
        NS_TEST_EXPECT_MSG_EQ(block["node"].dump(), "[7,7,7,8,7]", "unchanged rows stay one");
        NS_TEST_EXPECT_MSG_EQ(block["begin"].dump(), "[1,2,4,5,10]", "begins");
        NS_TEST_EXPECT_MSG_EQ(block["end"].dump(), "[4,6,9,8,-1]", "ends; the last is open");
        NS_TEST_EXPECT_MSG_EQ(block["cells"].dump(), "[0,1,2,1,0,3,0,1,0,3]", "texts kept once");
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

/// The tables are those that a replay of the records comes to, at every record.
class StateTestCase : public ModuleTestCase
{
  public:
    /// @param [in] trace Name of a trace in test/trace.
    explicit StateTestCase(const std::string& trace)
        : ModuleTestCase("State at every record of " + trace),
          m_trace("test/trace/" + trace + ".jsonl")
    {
    }

  private:
    void DoRun() override
    {
        const std::string path = GetModulePath(m_trace);
        const BlockReader report(MakeBlocks(path, 0));
        std::ifstream trace(path);
        std::string line;
        std::getline(trace, line);
        std::map<std::string, std::string> entries;
        std::set<std::string> memberships;
        for (int64_t index = 0; std::getline(trace, line); ++index)
        {
            const nlohmann::json record = nlohmann::json::parse(line);
            if (record["record"] == "entry")
            {
                ApplyEntry(entries, record);
                std::multiset<std::string> expected;
                for (const auto& item : entries)
                {
                    expected.insert(item.second);
                }
                NS_TEST_EXPECT_MSG_EQ((report.GetRows("mgm-table-0", index) == expected),
                                      true,
                                      "entries after " << line);
            }
            else if (record["record"] == "membership")
            {
                ApplyMembership(memberships, record);
                const std::multiset<std::string> rows = report.GetRows("mgm-table-1", index);
                NS_TEST_EXPECT_MSG_EQ(
                    (std::set<std::string>(rows.begin(), rows.end()) == memberships),
                    true,
                    "memberships after " << line);
            }
        }
    }

    /// @return "(S, G)" of a record.
    static std::string GetKey(const nlohmann::json& record)
    {
        return "(" + record["source"].get<std::string>() + ", " +
               record["group"].get<std::string>() + ")";
    }

    /// Changes the entries as a record says.
    static void ApplyEntry(std::map<std::string, std::string>& entries,
                           const nlohmann::json& record)
    {
        const std::string key = GetKey(record);
        const std::string name = record["node"].dump() + "|" + key;
        if (record["event"] == "unresolved")
        {
            entries[name] = name + "|not known yet|||";
            return;
        }
        if (record["after"].is_null())
        {
            entries.erase(name);
            return;
        }
        const nlohmann::json& after = record["after"];
        std::string names;
        std::string indices;
        for (const nlohmann::json& oif : after["oifs"])
        {
            names += (names.empty() ? "" : ", ") + oif["name"].get<std::string>();
            indices += (indices.empty() ? "" : " ") + oif["index"].dump();
        }
        entries[name] = name + "|" + after["iif"]["name"].get<std::string>() + "|" +
                        (names.empty() ? "nowhere" : names) + "|" + after["iif"]["index"].dump() +
                        "|" + indices;
    }

    /// Changes the memberships as a record says.
    static void ApplyMembership(std::set<std::string>& memberships, const nlohmann::json& record)
    {
        const std::string row = record["node"].dump() + "|" + GetKey(record) + "|" +
                                record["interface"]["name"].get<std::string>() + "|" +
                                record["client"].get<std::string>();
        if (record["event"] == "added")
        {
            memberships.insert(row);
        }
        else
        {
            memberships.erase(row);
        }
    }

    std::string m_trace; //!< path of the trace
};

/// The tables of routers are what mgm-show rebuilds from the same trace.
class ReplayTestCase : public RunTestCase
{
  public:
    /// @param [in] example Name of an example.
    explicit ReplayTestCase(const std::string& example)
        : RunTestCase("Tables and replay agree: " + example),
          m_example(example)
    {
    }

  private:
    /// Rows of a table, without what a replay does not tell.
    using Rows = std::set<std::string>;

    void DoRun() override
    {
        const std::string path = TraceExample(m_example, TraceLevel::STATE);
        const BlockReader report(MakeBlocks(path, 0));
        std::ifstream stream(path, std::ios::binary);
        TraceReader reader(stream, path);
        m_header = reader.GetHeader();
        Replay replay(m_header);
        TraceRecord record;
        bool more = reader.Next(record);
        int64_t index = 0;
        std::size_t instants = 0;
        while (more)
        {
            const TraceRecord current = record;
            replay.Apply(current);
            more = reader.Next(record);
            // Within an instant, one of them may be a record ahead.
            const bool isEnd = !more || record.GetTime() != current.GetTime();
            if (isEnd && (!more || instants++ % STEP == 0))
            {
                Compare(report, replay, index, current.GetTime());
            }
            ++index;
        }
        NS_TEST_EXPECT_MSG_GT(instants, STEP, "the trace has instants");
    }

    /// Compares all tables at a record.
    void Compare(const BlockReader& report, const Replay& replay, int64_t index, int64_t time)
    {
        std::map<std::string, Rows> expected;
        for (const auto& [node, router] : replay.GetRouters())
        {
            AddOwners(node, router.GetManager(), expected["mgm-table-2"]);
            AddMasks(node, router.GetForwarder(), expected["mgm-table-3"]);
            AddNeighbors(node, router.GetPim(), expected["mgm-table-4"]);
            AddPim(node, router.GetPim(), expected["mgm-table-5"]);
            AddIgmp(node, router.GetIgmp(), expected["mgm-table-6"]);
        }
        for (const auto& [table, rows] : expected)
        {
            Rows found;
            for (const std::string& row : report.GetRows(table, index))
            {
                if (const std::string known = Simplify(table, row); !known.empty())
                {
                    found.insert(known);
                }
            }
            NS_TEST_EXPECT_MSG_EQ(
                Join(found), Join(rows), table << " at " << time << " ns, record " << index);
        }
    }

    /// @return rows in lines.
    static std::string Join(const Rows& rows)
    {
        std::string text;
        for (const std::string& row : rows)
        {
            text += row + '\n';
        }
        return text;
    }

    /// @return a row without what a replay does not tell; "" if it tells nothing of it.
    static std::string Simplify(const std::string& table, const std::string& row)
    {
        std::vector<std::string> cells;
        std::istringstream stream(row + "|");
        for (std::string cell; std::getline(stream, cell, '|');)
        {
            cells.push_back(cell);
        }
        if (table == "mgm-table-4")
        {
            cells[3].clear(); // Hold Time
        }
        else if (table == "mgm-table-5")
        {
            const bool single = cells[1] == "upstream" || cells[1] == "originator";
            cells[3] = single ? "" : cells[3];
            if (cells[4] == "Forwarding" || cells[1] == "local")
            {
                return ""; // the state in which an entry begins; members are told elsewhere
            }
        }
        else if (table == "mgm-table-6" && cells[1] != "router")
        {
            return "";
        }
        std::string text;
        for (const std::string& cell : cells)
        {
            text += (text.empty() ? "" : "|") + cell;
        }
        return text;
    }

    /// @return the beginning of a row: node, key of the data, name of an interface.
    std::string Begin(uint32_t node, const std::string& data, uint32_t interface) const
    {
        return std::to_string(node) + "|" + data + m_header.GetInterfaceLabel(node, interface);
    }

    /// @return "(S, G)|".
    static std::string GetData(const SourceGroup& key)
    {
        std::ostringstream text;
        text << key << '|';
        return text.str();
    }

    /// Adds the owners of interfaces.
    void AddOwners(uint32_t node, const ManagerState& manager, Rows& rows) const
    {
        for (const auto& [interface, ownership] : manager.GetInterfaces())
        {
            for (const auto& client : {ownership.owner, ownership.igmp})
            {
                if (client)
                {
                    rows.insert(Begin(node, "", interface.index) + "|" +
                                manager.GetClients().at(*client).name);
                }
            }
        }
    }

    /// Adds the alerts that are switched off.
    void AddMasks(uint32_t node, const ForwarderState& forwarder, Rows& rows) const
    {
        for (const auto& [key, entry] : forwarder.GetEntries())
        {
            for (const auto& [interface, arrival] : entry.arrivals)
            {
                if (arrival.masked)
                {
                    rows.insert(Begin(node, GetData(key), interface.index));
                }
            }
        }
    }

    /// Adds the neighbors of PIM.
    void AddNeighbors(uint32_t node, const PimState& pim, Rows& rows) const
    {
        for (const auto& [interface, neighbors] : pim.GetNeighbors())
        {
            for (const auto& item : neighbors)
            {
                std::ostringstream row;
                row << Begin(node, "", interface) << '|' << item.first << '|';
                rows.insert(row.str());
            }
        }
    }

    /// Adds the states of PIM's machines.
    void AddPim(uint32_t node, const PimState& pim, Rows& rows) const
    {
        for (const auto& [key, entry] : pim.GetEntries())
        {
            const std::string data = GetData(key);
            if (entry.upstream != "Forwarding")
            {
                rows.insert(std::to_string(node) + "|upstream|" + data + "|" + entry.upstream +
                            "|");
            }
            if (entry.originator != "NotOriginator")
            {
                rows.insert(std::to_string(node) + "|originator|" + data + "|" + entry.originator +
                            "|");
            }
            for (const auto& [interface, branch] : entry.branches)
            {
                if (branch.downstream != "NoInfo")
                {
                    rows.insert(Begin(node, "downstream|" + data, interface) + "|" +
                                branch.downstream + "|");
                }
                if (branch.assertion != "NoInfo")
                {
                    std::ostringstream row;
                    row << Begin(node, "assert|" + data, interface) << '|' << branch.assertion
                        << '|' << branch.winner->address << " (preference "
                        << branch.winner->preference << ", metric " << branch.winner->metric << ')';
                    rows.insert(row.str());
                }
            }
        }
    }

    /// Adds the groups of IGMP, and who is the querier.
    void AddIgmp(uint32_t node, const IgmpState& igmp, Rows& rows) const
    {
        for (const auto& [index, interface] : igmp.GetInterfaces())
        {
            rows.insert(Begin(node, "router|", index) + "||" +
                        (interface.querier ? "Querier" : "Non-Querier"));
            for (const auto& [address, group] : interface.groups)
            {
                std::ostringstream row;
                row << Begin(node, "router|", index) << '|' << address << '|' << group.state;
                rows.insert(row.str());
            }
        }
    }

    static constexpr std::size_t STEP = 5; //!< every so many instants are looked at

    std::string m_example; //!< name of the example
    TraceHeader m_header;  //!< of its trace
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
        AddTestCase(new StateTestCase("four-cities"));
        AddTestCase(new StateTestCase("lan-assert"));
        for (const char* example : {"igmp-querier-handover",
                                    "limiter-hides-interface",
                                    "pim-backbone-failure",
                                    "pim-lan-assert",
                                    "router-restart"})
        {
            AddTestCase(new ReplayTestCase(example));
        }
        AddTestCase(new ObserverTestCase);
        AddTestCase(new ProgramTestCase);
    }
};

ReportTestSuite g_reportTestSuite; //!< Static variable for test initialization

} // namespace
