/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Suite mgm-report-tables: the tables of a report are those that the records lead to, and those of
 * mgm-show.
 */

#include "mgm-report-reader.h"
#include "mgm-run-test-case.h"
#include "ns3/mgm-replay.h"
#include "ns3/mgm-trace-reader.h"
#include "ns3/test.h"

#include <algorithm>
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

/// Suite mgm-report-tables.
class ReportTablesTestSuite : public TestSuite
{
  public:
    ReportTablesTestSuite()
        : TestSuite("mgm-report-tables", TestSuite::Type::UNIT)
    {
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
    }
};

ReportTablesTestSuite g_reportTablesTestSuite; //!< Static variable for test initialization

} // namespace
