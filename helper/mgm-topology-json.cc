/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Networks in JSON: the entries for whole files, and writing. Reading a value is in
 * mgm-topology-json-value.cc.
 */

#include "ns3/mgm-topology-json.h"

#include "ns3/mgm-json-text.h"
#include "ns3/mgm-topology-json-value.h"
#include "ns3/mgm-topology-reader.h"
#include "ns3/mgm-topology-text.h"

#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

namespace ns3
{
namespace mgm
{

namespace
{

/// JSON with its keys in the order of writing.
using OrderedJson = nlohmann::ordered_json;

/// Text of a value on one line; bytes that are not UTF-8 are replaced.
std::string
Dump(const OrderedJson& value)
{
    return value.dump(-1, ' ', false, OrderedJson::error_handler_t::replace);
}

/// One node.
OrderedJson
ToJson(const TopologyNode& node)
{
    OrderedJson json{{"name", node.name}};
    if (node.kind == NodeKind::LAN)
    {
        json["kind"] = "lan";
    }
    if (node.position)
    {
        json["lat"] = node.position->latitude;
        json["lon"] = node.position->longitude;
    }
    return json;
}

/// One link.
OrderedJson
ToJson(const Topology& topology, const TopologyLink& link)
{
    const TopologyNode& a = topology.GetNode(link.a);
    const TopologyNode& b = topology.GetNode(link.b);
    OrderedJson json{{"a", a.name}, {"b", b.name}};
    // Of a link to a LAN segment, only the cost towards it can be chosen.
    if (a.kind == NodeKind::LAN || b.kind == NodeKind::LAN || link.costAb == link.costBa)
    {
        json["cost"] = a.kind == NodeKind::LAN ? link.costBa : link.costAb;
    }
    else
    {
        json["cost_ab"] = link.costAb;
        json["cost_ba"] = link.costBa;
    }
    json["delay_ms"] = static_cast<double>(link.delay.GetNanoSeconds()) / 1e6;
    json["rate"] = std::to_string(link.rate.GetBitRate()) + "bps";
    if (!link.up)
    {
        json["up"] = false;
    }
    if (!link.label.empty())
    {
        json["label"] = link.label;
    }
    return json;
}

/// Writes a list, one element a line.
void
WriteList(std::ostream& out, const char* name, const std::vector<OrderedJson>& elements)
{
    out << "  \"" << name << "\": [";
    const char* separator = "\n    ";
    for (const OrderedJson& element : elements)
    {
        out << separator << Dump(element);
        separator = ",\n    ";
    }
    out << "\n  ]";
}

/// What is wrong with a text of no known format.
std::string
GetUnknownFormatMessage()
{
    std::string message = "looks like none of the formats";
    for (const std::string& name : GetTopologyFormatNames())
    {
        message += " " + name;
    }
    return message;
}

static_assert(MAX_INPUT_PROBLEMS >= MAX_LISTED_PROBLEMS, "a result lists all that it can");

/// Reads a text in JSON.
TopologyResult
ReadJsonText(const std::string& text,
             const std::string& file,
             const TopologyDefaults& defaults,
             FileForm fileForm)
{
    InputProblems problems;
    InputProblems warnings;
    const std::optional<nlohmann::json> value = ParseJson(text, problems);
    std::optional<Topology> topology;
    if (value)
    {
        topology = ReadTopologyValue(
            JsonView(*value, "", problems), GetFolder(file), defaults, fileForm, warnings);
    }
    TopologyResult result(file);
    for (const InputProblem& warning : warnings.GetListed())
    {
        result.AddWarning(0, warning.where, warning.what);
    }
    for (const InputProblem& problem : problems.GetListed())
    {
        result.AddError(0, problem.where, problem.what);
    }
    for (std::size_t more = problems.GetListed().size(); more < problems.GetCount(); ++more)
    {
        result.AddError(0, "", ""); // beyond what a result lists, so that it is only counted
    }
    if (topology)
    {
        result.SetTopology(std::move(*topology));
    }
    return result;
}

} // namespace

std::string
GetFolder(const std::string& path)
{
    return path.substr(0, path.rfind('/') + 1);
}

TopologyResult
ReadTopologyJson(std::istream& in, const std::string& file, const TopologyDefaults& defaults)
{
    TopologyResult result(file);
    const std::optional<std::string> text = ReadWholeText(in, result);
    return text ? ReadJsonText(*text, file, defaults, FileForm::ALLOWED) : result;
}

void
WriteTopologyJson(const Topology& topology, std::ostream& out)
{
    std::vector<OrderedJson> nodes;
    for (NodeIndex i = 0; i < topology.GetNodeCount(); ++i)
    {
        nodes.push_back(ToJson(topology.GetNode(i)));
    }
    std::vector<OrderedJson> links;
    for (LinkIndex i = 0; i < topology.GetLinkCount(); ++i)
    {
        links.push_back(ToJson(topology, topology.GetLink(i)));
    }
    out << "{\n";
    if (!topology.GetName().empty())
    {
        out << "  \"name\": " << Dump(topology.GetName()) << ",\n";
    }
    if (!topology.GetSource().empty())
    {
        out << "  \"source\": " << Dump(topology.GetSource()) << ",\n";
    }
    if (topology.GetYear() != 0)
    {
        out << "  \"year\": " << topology.GetYear() << ",\n";
    }
    WriteList(out, "nodes", nodes);
    out << ",\n";
    WriteList(out, "links", links);
    out << "\n}\n";
}

TopologyResult
ReadTopologyFile(const std::string& path,
                 const std::optional<TopologyFormat>& format,
                 const TopologyDefaults& defaults,
                 FileForm fileForm)
{
    TopologyResult result(path);
    std::ifstream file(path, std::ios::binary);
    if (!file.is_open())
    {
        result.AddError(0, "", "cannot be opened");
        return result;
    }
    const std::optional<std::string> text = ReadWholeText(file, result);
    if (!text)
    {
        return result;
    }
    const std::optional<TopologyFormat> known = format ? format : DetectTopologyFormat(*text);
    if (!known)
    {
        result.AddError(0, "", GetUnknownFormatMessage());
        return result;
    }
    if (*known == TopologyFormat::JSON)
    {
        return ReadJsonText(*text, path, defaults, fileForm);
    }
    std::istringstream in(*text);
    return ReadTopologyFormat(*known, in, path, defaults);
}

TopologyResult
ReadTopology(const std::string& path, const TopologyDefaults& defaults)
{
    return ReadTopologyFile(path, std::nullopt, defaults, FileForm::ALLOWED);
}

} // namespace mgm
} // namespace ns3
