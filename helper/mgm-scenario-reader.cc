/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-scenario-reader.h"

#include "ns3/mgm-json-text.h"
#include "ns3/mgm-json-view.h"
#include "ns3/mgm-scenario-igmp-reader.h"
#include "ns3/mgm-scenario-names.h"
#include "ns3/mgm-scenario-replacements.h"
#include "ns3/mgm-scenario-sections.h"
#include "ns3/mgm-scenario-timeline.h"
#include "ns3/mgm-topology-json-value.h"
#include "ns3/mgm-topology-reader.h"
#include "ns3/mgm-topology-text.h"

#include <algorithm>
#include <cctype>
#include <fstream>
#include <limits>
#include <sstream>

namespace ns3
{
namespace mgm
{

namespace
{

/// Largest seed of ns-3's random numbers: the modulus of MRG32k3a minus 1.
constexpr uint64_t MAXIMUM_SEED = 4294944442;
/// Longest name of a scenario, which is the name of a folder.
constexpr std::size_t MAXIMUM_NAME_LENGTH = 100;

/// Reads the name, which has to be good for a folder on every system.
std::string
ReadName(const JsonView& view)
{
    const std::string name = view.GetString();
    const bool clean = std::all_of(name.begin(), name.end(), [](unsigned char c) {
        return (c < 0x80 && std::isalnum(c)) || c == '.' || c == '_' || c == '-';
    });
    if (!name.empty() && (!clean || name.front() == '.' || name.size() > MAXIMUM_NAME_LENGTH))
    {
        view.Refuse("up to 100 letters, digits, '.', '_' and '-', not beginning with '.'");
    }
    return name;
}

/// Reads what is about the run as a whole.
void
ReadHeader(const JsonView& view, Scenario& scenario)
{
    if (const auto name = view.Require("name"))
    {
        scenario.name = ReadName(*name);
    }
    if (const auto description = view.Find("description"))
    {
        scenario.description = description->GetString();
    }
    if (const auto duration = view.Require("duration_s"))
    {
        scenario.duration = duration->GetSeconds();
        if (duration->GetValue() == 0)
        {
            duration->Refuse("more than 0");
        }
    }
    if (const auto seed = view.Find("seed"))
    {
        scenario.seed = static_cast<uint32_t>(seed->GetInteger(1, MAXIMUM_SEED));
    }
    if (const auto run = view.Find("run"))
    {
        scenario.run = run->GetInteger(0, std::numeric_limits<uint64_t>::max());
    }
    if (const auto defaults = view.Find("attributes"))
    {
        scenario.defaults = ReadDefaults(*defaults);
    }
}

/// Reads the network and its costs.
void
ReadNetwork(const JsonView& view,
            const std::string& folder,
            ScenarioNames& names,
            Scenario& scenario,
            InputProblems& warnings)
{
    const auto topology = view.Require("topology");
    auto network =
        topology
            ? ReadTopologyValue(*topology, folder, TopologyDefaults(), FileForm::ALLOWED, warnings)
            : std::nullopt;
    if (network)
    {
        scenario.topology = std::move(*network);
        names.SetNetworkKnown();
    }
    if (const auto costs = view.Find("costs"))
    {
        ReadCosts(*costs, names, scenario.topology);
    }
}

/// Reads the sections that use names, those that make names first.
void
ReadSections(const JsonView& view, ScenarioNames& names, Scenario& scenario)
{
    ScenarioTimeline timeline(scenario);
    ScenarioIgmpReader igmp(names, scenario);
    if (const auto sources = view.Find("sources"))
    {
        ReadSources(*sources, names, scenario, timeline);
    }
    if (const auto receivers = view.Find("receivers"))
    {
        ReadReceivers(*receivers, names, scenario, timeline, igmp);
    }
    static const nlohmann::json standard = nlohmann::json::object();
    ReadRouters(view.Find("routers").value_or(JsonView(standard, "/routers", view.GetProblems())),
                names,
                scenario,
                igmp);
    if (const auto hosts = view.Find("hosts"))
    {
        igmp.ReadHosts(*hosts);
    }
    if (const auto interfaces = view.Find("interfaces"))
    {
        ReadInterfaces(*interfaces, names, scenario, igmp);
    }
    if (const auto events = view.Find("events"))
    {
        ReadEvents(*events, names, scenario, timeline, igmp);
    }
    if (const auto outputs = view.Find("outputs"))
    {
        ReadOutputs(*outputs, names, scenario);
    }
    igmp.Finish();
    scenario.events = timeline.Finish();
}

/// Reads a whole document.
Scenario
ReadDocument(const JsonView& view, const std::string& folder, InputProblems& warnings)
{
    Scenario scenario;
    if (!view.ExpectObject({"$schema",
                            "name",
                            "description",
                            "duration_s",
                            "seed",
                            "run",
                            "topology",
                            "costs",
                            "attributes",
                            "routers",
                            "interfaces",
                            "hosts",
                            "sources",
                            "receivers",
                            "events",
                            "outputs"}))
    {
        return scenario;
    }
    ScenarioNames names(scenario);
    ReadHeader(view, scenario);
    ReadNetwork(view, folder, names, scenario, warnings);
    ReadSections(view, names, scenario);
    return scenario;
}

} // namespace

void
ScenarioReader::Replace(const std::string& name,
                        const std::string& value,
                        const std::string& origin)
{
    m_replacements.push_back({name, value, origin});
}

std::optional<Scenario>
ScenarioReader::ReadFile(const std::string& path)
{
    std::ifstream file(path, std::ios::binary);
    TopologyResult result(path);
    const std::optional<std::string> text = ReadWholeText(file, result);
    if (!text)
    {
        std::ostringstream problems;
        result.PrintErrors(problems);
        m_problems = problems.str();
        m_problemCount = result.GetErrorCount();
        return std::nullopt;
    }
    return ReadText(*text, path);
}

std::optional<Scenario>
ScenarioReader::ReadText(const std::string& text, const std::string& path)
{
    InputProblems problems;
    std::optional<nlohmann::json> document = ParseJson(text, problems);
    m_warnings.clear();
    if (!document)
    {
        const std::optional<TopologyFormat> network = DetectTopologyFormat(text);
        if (network && *network != TopologyFormat::JSON)
        {
            problems = InputProblems(); // what is wrong with it as JSON helps nobody
            problems.Add("",
                         std::string("found a network (") + GetTopologyFormatName(*network) +
                             "); a scenario names it: \"topology\": {\"file\": \"" + path + "\"}");
        }
        m_problems = problems.Format(path);
        m_problemCount = problems.GetCount();
        return std::nullopt;
    }
    ScenarioReplacements replacements(*document);
    for (const Replacement& replacement : m_replacements)
    {
        replacements.Replace(replacement.name, replacement.value, replacement.origin, problems);
    }
    InputProblems warnings;
    Scenario scenario = ReadDocument(JsonView(*document, "", problems), GetFolder(path), warnings);
    m_warnings = replacements.Format(warnings, path);
    m_problems = replacements.Format(problems, path);
    m_problemCount = problems.GetCount();
    return problems.IsEmpty() ? std::optional<Scenario>(std::move(scenario)) : std::nullopt;
}

const std::string&
ScenarioReader::GetProblems() const
{
    return m_problems;
}

std::size_t
ScenarioReader::GetProblemCount() const
{
    return m_problemCount;
}

const std::string&
ScenarioReader::GetWarnings() const
{
    return m_warnings;
}

} // namespace mgm
} // namespace ns3
