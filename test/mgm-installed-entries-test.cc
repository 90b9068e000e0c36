/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Suite mgm-installed-entries: in runs with injected faults, the entries that the forwarders have
 * and the tree of the graph differ exactly where the fault is, with the record that caused it.
 */

#include "mgm-test-files.h"
#include "ns3/mgm-installed-entries.h"
#include "ns3/mgm-scenario-reader.h"
#include "ns3/mgm-scenario-run.h"
#include "ns3/mgm-tree-oracle.h"
#include "ns3/simulator.h"

#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

namespace
{

using namespace ns3;
using namespace ns3::mgm;

/// Base of cases that compare at some instants of an example's run.
class FaultTestCase : public ModuleTestCase
{
  protected:
    using ModuleTestCase::ModuleTestCase;

    /**
     * Runs an example and asks the oracle meanwhile. All of its receivers count all of the time.
     * @param [in] name Name of the example.
     * @param [in] times When to ask, in seconds.
     */
    void RunExample(const std::string& name, const std::vector<double>& times)
    {
        ScenarioReader reader;
        const auto scenario =
            reader.ReadFile(GetModulePath("examples/scenarios/" + name + ".json"));
        NS_TEST_ASSERT_MSG_EQ(reader.GetProblems(), "", "the scenario is right");
        ScenarioRun run(*scenario);
        std::ostringstream trace;
        run.WriteTrace(trace);
        m_scenario = &*scenario;
        m_network = run.GetNetwork();
        InstalledEntries entries(*m_network);
        m_entries = &entries;
        m_answers.clear();
        for (const double time : times)
        {
            Simulator::Schedule(Seconds(time), &FaultTestCase::Ask, this);
        }
        run.Run();
        run.CloseTrace();
        m_trace = trace.str();
        m_network = nullptr;
        Simulator::Destroy();
    }

    /// Compares now. The answer lists kinds and names of routers, sorted.
    void Ask()
    {
        const ScenarioSource& source = m_scenario->sources[0];
        const Ipv4Address address = m_network->GetAddress(m_scenario->hosts[source.host].name);
        std::vector<Ipv4Address> receivers;
        for (const ScenarioReceiver& receiver : m_scenario->receivers)
        {
            receivers.push_back(m_network->GetAddress(m_scenario->hosts[receiver.host].name));
        }
        const Ptr<GraphRoutes> routes = m_network->GetRoutes();
        const TreeOracle oracle(routes, routes->GetNewest(), address, receivers);
        std::set<std::string> answers;
        m_records.clear();
        for (const TreeFinding& finding :
             oracle.Compare(m_entries->Find(SourceGroup(address, source.group))))
        {
            const std::string answer = std::string(GetTreeFindingName(finding.kind)) + " " +
                                       m_scenario->topology.GetNode(finding.router).name;
            answers.insert(answer);
            std::ostringstream id;
            id << finding.record;
            m_records[answer] = id.str();
        }
        std::string all;
        for (const std::string& answer : answers)
        {
            all += answer + "; ";
        }
        m_answers.push_back(all);
    }

    /// @return line of the trace of the record that caused a finding of the last answer.
    std::string GetCause(const std::string& finding) const
    {
        const std::string id = "\"id\":\"" + m_records.at(finding) + "\"";
        const std::size_t found = m_trace.find(id);
        if (found == std::string::npos)
        {
            return "";
        }
        const std::size_t begin = m_trace.rfind('\n', found) + 1;
        return m_trace.substr(begin, m_trace.find('\n', found) - begin);
    }

    const Scenario* m_scenario{nullptr};          //!< what is run
    Ptr<Network> m_network;                       //!< its network
    const InstalledEntries* m_entries{nullptr};   //!< its entries
    std::vector<std::string> m_answers;           //!< by question
    std::map<std::string, std::string> m_records; //!< of the last answer's findings
    std::string m_trace;                          //!< of the last run
};

/// Entries that an operator has written the wrong way round.
class ConfiguredLoopTestCase : public FaultTestCase
{
  public:
    ConfiguredLoopTestCase()
        : FaultTestCase("A configured loop is told as long as it is there")
    {
    }

  private:
    void DoRun() override
    {
        RunExample("configured-loop", {12, 5});
        NS_TEST_ASSERT_MSG_EQ(m_answers.size(), 2u, "answers");
        const std::string twoRouters = "extra-oif left; missing-oif right; ";
        NS_TEST_EXPECT_MSG_EQ(m_answers[0],
                              "extra-oif left; extra-oif right; loop left; missing-oif right; "
                              "stale-iif right; ",
                              "at 5 s");
        NS_TEST_EXPECT_MSG_EQ(m_answers[1], twoRouters, "at 12 s left serves the LAN");
        NS_TEST_EXPECT_MSG_NE(GetCause("missing-oif right").find("\"event\":\"changed\""),
                              std::string::npos,
                              GetCause("missing-oif right") << ": the operator's change at 10 s");
    }
};

/// Routers that do not know yet that a link is down.
class ConvergenceTestCase : public FaultTestCase
{
  public:
    ConvergenceTestCase()
        : FaultTestCase("Routes are stale until the routers have converged")
    {
    }

  private:
    void DoRun() override
    {
        RunExample("backbone-failure", {19, 22, 39});
        NS_TEST_ASSERT_MSG_EQ(m_answers.size(), 3u, "answers");
        NS_TEST_EXPECT_MSG_EQ(m_answers[0], "", "before the failure");
        NS_TEST_EXPECT_MSG_NE(
            m_answers[1].find("stale-iif Atlanta"), std::string::npos, m_answers[1]);
        NS_TEST_EXPECT_MSG_EQ(m_answers[2], "", "all have converged");
    }
};

/// Suite mgm-installed-entries.
class InstalledEntriesTestSuite : public TestSuite
{
  public:
    InstalledEntriesTestSuite()
        : TestSuite("mgm-installed-entries", TestSuite::Type::SYSTEM)
    {
        AddTestCase(new ConfiguredLoopTestCase);
        AddTestCase(new ConvergenceTestCase);
    }
};

InstalledEntriesTestSuite g_installedEntriesTestSuite; //!< Static variable for test initialization

} // namespace
