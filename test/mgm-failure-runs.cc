/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "mgm-failure-runs.h"

#include "ns3/mgm-scenario-reader.h"

#include <nlohmann/json.hpp>

namespace ns3
{
namespace mgm
{

std::vector<FailureLine>
FailureRunTestCase::RunText(const std::string& text)
{
    ScenarioReader reader;
    const auto scenario = reader.ReadText(text, "text.json");
    return RunRead(scenario, reader.GetProblems());
}

std::vector<FailureLine>
FailureRunTestCase::RunExample(const std::string& name)
{
    ScenarioReader reader;
    const auto scenario = reader.ReadFile(GetModulePath("examples/scenarios/" + name + ".json"));
    return RunRead(scenario, reader.GetProblems());
}

std::vector<FailureLine>
FailureRunTestCase::RunRead(const std::optional<Scenario>& scenario, const std::string& problems)
{
    std::vector<FailureLine> lines;
    NS_TEST_EXPECT_MSG_EQ(scenario.has_value(), true, problems);
    if (!scenario)
    {
        return lines;
    }
    const RunResult result = RunScenario(*scenario);
    std::array<uint64_t, FAILURE_CAUSE_COUNT> counts{};
    std::istringstream trace(m_trace.str());
    std::string text;
    while (std::getline(trace, text))
    {
        if (text.find("\"record\":\"wrong-interface\"") == std::string::npos)
        {
            continue;
        }
        const nlohmann::json record = nlohmann::json::parse(text);
        FailureLine line;
        line.time = record["time_ns"].get<double>() / 1e9;
        line.router = record["name"];
        line.from = record.contains("previous_hop") ? record["previous_hop"]["name"] : "";
        line.cause = record.value("failure_cause", "");
        line.rule = record["failure_facts"]["rule"];
        lines.push_back(line);
        for (std::size_t i = 0; i < counts.size(); ++i)
        {
            counts[i] += line.cause == GetFailureCauseName(static_cast<FailureCause>(i)) ? 1 : 0;
        }
    }
    NS_TEST_EXPECT_MSG_EQ((counts == result.totals.causes), true, "trace and summary agree");
    return lines;
}

std::map<std::string, uint32_t>
FailureRunTestCase::Sum(const std::vector<FailureLine>& lines, double from, double until)
{
    std::map<std::string, uint32_t> sums;
    for (const FailureLine& line : lines)
    {
        if (line.time >= from && line.time < until)
        {
            ++sums[line.router + " from " + line.from + ": " + line.cause + " by " + line.rule];
        }
    }
    return sums;
}

void
FailureRunTestCase::ExpectOnly(const std::vector<FailureLine>& lines,
                               const std::string& expected,
                               double from,
                               double until)
{
    std::string found;
    for (const auto& [text, count] : Sum(lines, from, until))
    {
        found += (found.empty() ? "" : "; ") + text;
    }
    NS_TEST_EXPECT_MSG_EQ(found, expected, "wrong-interface packets");
}

} // namespace mgm
} // namespace ns3
