/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "mgm-run-test-case.h"

#include "mgm-json-schema.h"
#include "ns3/mgm-run-summary.h"
#include "ns3/mgm-scenario-reader.h"
#include "ns3/simulator.h"

#include <fstream>
#include <nlohmann/json.hpp>
#include <numeric>

namespace ns3
{
namespace mgm
{

RunResult
RunTestCase::RunScenario(const Scenario& scenario)
{
    ScenarioRun run(scenario);
    m_trace.str("");
    run.WriteTrace(m_trace);
    m_tables.str("");
    if (run.HasTables())
    {
        run.WriteTables(m_tables);
    }
    run.Run();
    m_traceRecords = run.CloseTrace();
    const RunResult result = run.GetResult();
    Simulator::Destroy();
    CheckSums(result);
    CheckSummary(result);
    CheckMessages(scenario, result);
    return result;
}

RunResult
RunTestCase::RunRing(const std::string& members)
{
    ScenarioReader reader;
    const auto scenario =
        reader.ReadText(RING + (members.empty() ? "}" : ", " + members + "}"), "ring.json");
    NS_TEST_EXPECT_MSG_EQ(reader.GetProblems(), "", "the scenario is right");
    return scenario ? RunScenario(*scenario) : RunResult();
}

std::optional<Scenario>
RunTestCase::ReadExample(const std::string& name)
{
    ScenarioReader reader;
    auto scenario = reader.ReadFile(GetModulePath("examples/scenarios/" + name + ".json"));
    NS_TEST_EXPECT_MSG_EQ(reader.GetProblems(), "", "the scenario is right");
    return scenario;
}

RunResult
RunTestCase::RunExample(const std::string& name)
{
    const auto scenario = ReadExample(name);
    return scenario ? RunScenario(*scenario) : RunResult();
}

std::string
RunTestCase::TraceExample(const std::string& name, TraceLevel level)
{
    auto scenario = ReadExample(name);
    const std::string path = CreateTempDirFilename(name + ".jsonl");
    std::ofstream stream(path);
    if (scenario)
    {
        scenario->outputs.trace = level;
        ScenarioRun run(*scenario);
        run.WriteTrace(stream);
        run.Run();
        run.CloseTrace();
        Simulator::Destroy();
    }
    return path;
}

RouterResult
RunTestCase::Get(const RunResult& result, const std::string& router)
{
    for (const RouterResult& candidate : result.routers)
    {
        if (candidate.name == router)
        {
            return candidate;
        }
    }
    return RouterResult();
}

uint64_t
RunTestCase::GetDrops(const RunResult& result, const std::string& router, DropReason reason)
{
    return Get(result, router).drops[static_cast<std::size_t>(reason)];
}

uint64_t
RunTestCase::Count(const RunResult& result, Verdict verdict)
{
    return result.totals.GetCount(verdict);
}

DeliveryReport
RunTestCase::GetDelivery(const RunResult& result)
{
    return result.receivers.empty() ? DeliveryReport() : result.receivers[0].delivery;
}

void
RunTestCase::CheckSums(const RunResult& result)
{
    for (const RouterResult& router : result.routers)
    {
        const uint64_t drops =
            std::accumulate(router.drops.begin(), router.drops.end(), uint64_t(0));
        NS_TEST_EXPECT_MSG_EQ(router.packets,
                              router.forwarded + router.held + drops,
                              result.scenario << ", " << router.name << ": packets");
        NS_TEST_EXPECT_MSG_EQ(router.drops[static_cast<std::size_t>(DropReason::WRONG_INTERFACE)],
                              router.alerts.packets,
                              result.scenario << ", " << router.name
                                              << ": wrong-interface packets");
    }
    uint64_t packets = 0;
    for (const AlertResult& alert : result.alerts)
    {
        const auto& verdicts = alert.row.counts.verdicts;
        NS_TEST_EXPECT_MSG_EQ(std::accumulate(verdicts.begin(), verdicts.end(), uint64_t(0)),
                              alert.row.counts.packets,
                              result.scenario << ", " << alert.router << ": verdicts");
        packets += alert.row.counts.packets;
    }
    NS_TEST_EXPECT_MSG_EQ(packets, result.totals.packets, result.scenario << ": rows");
    for (const ReceiverResult& receiver : result.receivers)
    {
        const DeliveryReport& d = receiver.delivery;
        NS_TEST_EXPECT_MSG_EQ(d.expected,
                              d.received - d.receivedOutside + d.lost + d.inFlight,
                              result.scenario << ", " << d.receiver << ": receptions");
    }
}

void
RunTestCase::CheckMessages(const Scenario& scenario, const RunResult& result)
{
    if (!scenario.outputs.trace || *scenario.outputs.trace < TraceLevel::CONTROL)
    {
        return;
    }
    std::map<std::string, uint64_t, std::less<>> traced;
    std::istringstream trace(m_trace.str());
    for (std::string line; std::getline(trace, line);)
    {
        for (const std::string protocol : {"igmp", "pim"})
        {
            if (line.find("\"record\":\"" + protocol + "-message\"") != std::string::npos &&
                line.find("\"event\":\"sent\"") != std::string::npos)
            {
                const nlohmann::json record = nlohmann::json::parse(line);
                ++traced[protocol + " " + record.at("type").get<std::string>()];
            }
        }
    }
    NS_TEST_EXPECT_MSG_EQ((result.messages == traced),
                          true,
                          result.scenario << ": control messages counted and traced");
}

void
RunTestCase::CheckSummary(const RunResult& result)
{
    static const JsonSchema schema(GetModulePath("doc/schema/summary.schema.json"));
    std::ostringstream summary;
    WriteRunSummary(result, {"summary.json"}, summary);
    for (const std::string& finding : schema.Validate(nlohmann::json::parse(summary.str())))
    {
        NS_TEST_EXPECT_MSG_EQ(finding, "", result.scenario << ": summary and schema");
    }
}

} // namespace mgm
} // namespace ns3
