/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Formats by name and by look; each reader has its own file.
 */

#include "ns3/mgm-topology-reader.h"

#include "ns3/mgm-topology-text.h"

#include <array>
#include <utility>

namespace ns3
{
namespace mgm
{

namespace
{

/// All formats with their names.
constexpr std::array<std::pair<TopologyFormat, const char*>, 6> FORMATS{{
    {TopologyFormat::JSON, "json"},
    {TopologyFormat::GRAPHML, "graphml"},
    {TopologyFormat::INET, "inet"},
    {TopologyFormat::ORBIS, "orbis"},
    {TopologyFormat::ROCKETFUEL_MAPS, "rocketfuel-maps"},
    {TopologyFormat::ROCKETFUEL_WEIGHTS, "rocketfuel-weights"},
}};

/// How much of a text is looked at to tell its format.
constexpr std::size_t DETECTION_SIZE = 64 * 1024;

/// The format of lines of fields, or nothing.
std::optional<TopologyFormat>
DetectLineFormat(const std::vector<TextLine>& lines)
{
    const std::vector<std::string_view>& first = lines[0].fields;
    const bool startsWithInteger = ParseInteger(first[0]).has_value();
    if (startsWithInteger && first.size() >= 2 && (first[1][0] == '@' || first[1][0] == '='))
    {
        return TopologyFormat::ROCKETFUEL_MAPS;
    }
    if (first.size() == 2 && startsWithInteger && ParseInteger(first[1]))
    {
        const bool inet = lines.size() > 1 && lines[1].fields.size() == 3;
        return inet ? TopologyFormat::INET : TopologyFormat::ORBIS;
    }
    if (first.size() == 3 && ParseReal(first[2]))
    {
        return TopologyFormat::ROCKETFUEL_WEIGHTS;
    }
    return std::nullopt;
}

} // namespace

const char*
GetTopologyFormatName(TopologyFormat format)
{
    for (const auto& [known, name] : FORMATS)
    {
        if (known == format)
        {
            return name;
        }
    }
    return "unknown";
}

std::optional<TopologyFormat>
FindTopologyFormat(const std::string& name)
{
    for (const auto& [format, known] : FORMATS)
    {
        if (known == name)
        {
            return format;
        }
    }
    return std::nullopt;
}

std::vector<std::string>
GetTopologyFormatNames()
{
    std::vector<std::string> names;
    names.reserve(FORMATS.size());
    for (const auto& [format, name] : FORMATS)
    {
        names.emplace_back(name);
    }
    return names;
}

std::optional<TopologyFormat>
DetectTopologyFormat(const std::string& text)
{
    std::string_view beginning = std::string_view(text).substr(0, DETECTION_SIZE);
    if (beginning.substr(0, 3) == "\xEF\xBB\xBF")
    {
        beginning.remove_prefix(3);
    }
    const std::size_t start = beginning.find_first_not_of(" \t\r\n");
    if (start == std::string_view::npos)
    {
        return std::nullopt;
    }
    if (beginning[start] == '<')
    {
        return TopologyFormat::GRAPHML;
    }
    if (beginning[start] == '{')
    {
        return TopologyFormat::JSON;
    }
    TopologyResult ignored;
    const std::vector<TextLine> lines = SplitLines(beginning, ignored);
    return lines.empty() ? std::nullopt : DetectLineFormat(lines);
}

TopologyResult
ReadTopologyFormat(TopologyFormat format,
                   std::istream& in,
                   const std::string& file,
                   const TopologyDefaults& defaults)
{
    switch (format)
    {
    case TopologyFormat::GRAPHML:
        return ReadGraphmlTopology(in, file, defaults);
    case TopologyFormat::INET:
        return ReadInetTopology(in, file, defaults);
    case TopologyFormat::ORBIS:
        return ReadOrbisTopology(in, file, defaults);
    case TopologyFormat::ROCKETFUEL_MAPS:
        return ReadRocketfuelMapsTopology(in, file, defaults);
    case TopologyFormat::ROCKETFUEL_WEIGHTS:
        return ReadRocketfuelWeightsTopology(in, file, defaults);
    case TopologyFormat::JSON:
        break;
    }
    TopologyResult result(file);
    result.AddError(0,
                    "",
                    std::string("has format ") + GetTopologyFormatName(format) +
                        ", which this function does not read");
    return result;
}

} // namespace mgm
} // namespace ns3
