/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-comparison.h"

#include "ns3/mgm-prose.h"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

namespace ns3
{
namespace mgm
{

namespace
{

using Json = nlohmann::json;

/// Nanoseconds of a second.
constexpr double NANOSECONDS = 1e9;

/// A measure of each combination.
using MeasureOf = std::optional<double> (ComparedCombination::*)(Measure) const;

/// @return all measures.
std::vector<Measure>
GetMeasures()
{
    std::vector<Measure> measures;
    for (std::size_t i = 0; i < MEASURE_COUNT; ++i)
    {
        measures.push_back(static_cast<Measure>(i));
    }
    return measures;
}

/// @return the sum of a member of all elements of an array.
double
Sum(const Json& array, const char* member)
{
    double sum = 0;
    for (const Json& element : array)
    {
        sum += element.at(member).get<double>();
    }
    return sum;
}

/// Reads how long it took until interfaces were quiet.
void
ReadQuiet(const Json& alerts, std::optional<double>& longest, double& notQuiet)
{
    for (const Json& alert : alerts)
    {
        for (const Json& episode : alert.at("episodes"))
        {
            const Json& time = episode.at("time_to_quiet_s");
            if (time.is_null())
            {
                ++notQuiet;
            }
            else
            {
                longest = std::max(longest.value_or(0), time.get<double>());
            }
        }
    }
}

/// @return a number as JSON: an integer where it is one.
Json
NumberToJson(const std::optional<double>& value)
{
    if (!value)
    {
        return nullptr;
    }
    if (*value == std::floor(*value))
    {
        return static_cast<int64_t>(*value);
    }
    return *value;
}

/// @return settings as a JSON object.
Json
SettingsToJson(const ComparisonCombination& settings)
{
    Json object = Json::object();
    for (const ComparisonSetting& setting : settings)
    {
        object[setting.name] = setting.value;
    }
    return object;
}

/// @return one value of all measures.
Json
MeasuresToJson(const ComparedCombination& combination, MeasureOf which)
{
    Json object = Json::object();
    for (const Measure measure : GetMeasures())
    {
        object[GetMeasureName(measure)] = NumberToJson((combination.*which)(measure));
    }
    return object;
}

/// @return a run as JSON.
Json
RunToJson(const ComparedRun& run)
{
    Json object{{"seed", run.seed}, {"run", run.run}, {"summary", run.file}};
    for (const Measure measure : GetMeasures())
    {
        object[GetMeasureName(measure)] =
            NumberToJson(run.values[static_cast<std::size_t>(measure)]);
    }
    return object;
}

/// @return a value of a table: whole numbers as they are, others with one digit behind the point.
std::string
FormatMeasure(Measure measure, const std::optional<double>& value)
{
    if (!value)
    {
        return "-";
    }
    if (measure == Measure::QUIET)
    {
        return FormatDuration(std::llround(*value * NANOSECONDS));
    }
    const int64_t tenths = std::llround(*value * 10);
    const std::string whole = std::to_string(tenths / 10);
    return *value == std::floor(*value) ? whole : whole + "." + std::to_string(tenths % 10);
}

} // namespace

const char*
GetMeasureName(Measure measure)
{
    switch (measure)
    {
    case Measure::PACKETS:
        return "wrong_interface_packets";
    case Measure::ALERTS:
        return "alerts";
    case Measure::SUPPRESSED:
        return "suppressed_packets";
    case Measure::DUPLICATES:
        return "duplicate_packets";
    case Measure::LOST:
        return "lost_packets";
    case Measure::MESSAGES:
        return "control_messages";
    case Measure::QUIET:
        return "time_to_quiet_s";
    case Measure::NOT_QUIET:
        break;
    }
    return "not_quiet";
}

const char*
GetMeasureHeading(Measure measure)
{
    switch (measure)
    {
    case Measure::PACKETS:
        return "packets";
    case Measure::ALERTS:
        return "alerts";
    case Measure::SUPPRESSED:
        return "suppressed";
    case Measure::DUPLICATES:
        return "duplicates";
    case Measure::LOST:
        return "lost";
    case Measure::MESSAGES:
        return "messages";
    case Measure::QUIET:
        return "quiet after";
    case Measure::NOT_QUIET:
        break;
    }
    return "not quiet";
}

ComparedRun
ComparedRun::Read(const nlohmann::json& summary, const std::string& name)
{
    ComparedRun run;
    run.seed = summary.at("seed").get<uint64_t>();
    run.run = summary.at("run").get<uint64_t>();
    run.file = name;
    const auto set = [&run](Measure measure, const std::optional<double>& value) {
        run.values[static_cast<std::size_t>(measure)] = value;
    };
    const Json& alerts = summary.at("wrong_interface");
    set(Measure::PACKETS, alerts.at("packets").get<double>());
    set(Measure::ALERTS, alerts.at("verdicts").at("alerted").get<double>());
    set(Measure::SUPPRESSED, alerts.at("verdicts").at("suppressed").get<double>());
    set(Measure::DUPLICATES, Sum(summary.at("receivers"), "duplicate_packets"));
    set(Measure::LOST, Sum(summary.at("receivers"), "lost_packets"));
    double messages = 0;
    for (const auto& item : summary.at("control_messages").items())
    {
        messages += item.value().get<double>();
    }
    set(Measure::MESSAGES, messages);
    std::optional<double> longest;
    double notQuiet = 0;
    ReadQuiet(summary.at("alerts"), longest, notQuiet);
    set(Measure::QUIET, longest);
    set(Measure::NOT_QUIET, notQuiet);
    return run;
}

std::optional<double>
ComparedCombination::GetMean(Measure measure) const
{
    double sum = 0;
    double count = 0;
    for (const ComparedRun& run : runs)
    {
        const std::optional<double>& value = run.values[static_cast<std::size_t>(measure)];
        sum += value.value_or(0);
        count += value ? 1 : 0;
    }
    return count > 0 ? std::optional<double>(sum / count) : std::nullopt;
}

std::optional<double>
ComparedCombination::GetLeast(Measure measure) const
{
    std::optional<double> least;
    for (const ComparedRun& run : runs)
    {
        const std::optional<double>& value = run.values[static_cast<std::size_t>(measure)];
        least = value ? std::min(least.value_or(*value), *value) : least;
    }
    return least;
}

std::optional<double>
ComparedCombination::GetMost(Measure measure) const
{
    std::optional<double> most;
    for (const ComparedRun& run : runs)
    {
        const std::optional<double>& value = run.values[static_cast<std::size_t>(measure)];
        most = value ? std::max(most.value_or(*value), *value) : most;
    }
    return most;
}

nlohmann::json
ToJson(const Comparison& comparison, const std::vector<std::string>& files)
{
    Json variations = Json::array();
    for (const ComparisonVariation& variation : comparison.variations)
    {
        variations.push_back({{"name", variation.name}, {"values", variation.values}});
    }
    Json combinations = Json::array();
    for (const ComparedCombination& combination : comparison.combinations)
    {
        Json runs = Json::array();
        for (const ComparedRun& run : combination.runs)
        {
            runs.push_back(RunToJson(run));
        }
        combinations.push_back(
            {{"settings", SettingsToJson(combination.settings)},
             {"mean", MeasuresToJson(combination, &ComparedCombination::GetMean)},
             {"least", MeasuresToJson(combination, &ComparedCombination::GetLeast)},
             {"most", MeasuresToJson(combination, &ComparedCombination::GetMost)},
             {"runs", runs}});
    }
    return {{"schema_version", COMPARISON_SCHEMA_VERSION},
            {"scenario", comparison.scenario},
            {"ns3_version", comparison.ns3Version},
            {"set", SettingsToJson(comparison.fixed)},
            {"vary", variations},
            {"combinations", combinations},
            {"plot", comparison.plot.empty() ? Json() : Json(comparison.plot)},
            {"files", files}};
}

void
PrintComparison(const Comparison& comparison, std::ostream& stream)
{
    const std::size_t runs = comparison.combinations.front().runs.size();
    stream << comparison.scenario << ": "
           << FormatCount(comparison.combinations.size(), "combination");
    if (runs > 1)
    {
        stream << ", means of " << runs << " runs each";
    }
    stream << "\n\n";
    std::vector<std::string> headings;
    for (const ComparisonVariation& variation : comparison.variations)
    {
        headings.push_back(variation.name);
    }
    for (const Measure measure : GetMeasures())
    {
        headings.push_back(std::string(GetMeasureHeading(measure)) + " ");
    }
    TextTable table(headings);
    for (const ComparedCombination& combination : comparison.combinations)
    {
        std::vector<std::string> row;
        for (const ComparisonSetting& setting : combination.settings)
        {
            row.push_back(CleanText(setting.value));
        }
        for (const Measure measure : GetMeasures())
        {
            row.push_back(FormatMeasure(measure, combination.GetMean(measure)));
        }
        table.AddRow(row);
    }
    table.Print(stream);
    stream
        << "\npackets: on a wrong interface, of which some are alerted and some suppressed;\n"
           "messages: control messages sent; quiet after: the longest time from the first to the\n"
           "last of the packets on one interface; not quiet: interfaces on\n"
           "which some came in the last 5 s of the run\n";
}

} // namespace mgm
} // namespace ns3
