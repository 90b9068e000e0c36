/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Reader of the format of the generator Orbis.
 */

#include "ns3/mgm-topology-reader.h"
#include "ns3/mgm-topology-text.h"

namespace ns3
{
namespace mgm
{

namespace
{

/// The node of an id, which is added when it is new.
NodeIndex
GetNode(Topology& topology, int64_t id)
{
    const std::string name = std::to_string(id);
    const std::optional<NodeIndex> node = topology.FindNode(name);
    return node ? *node : topology.AddNode(name);
}

/// Reads "id id".
void
ReadLink(const TextLine& line,
         const TopologyDefaults& defaults,
         Topology& topology,
         TopologyResult& result)
{
    const std::optional<int64_t> a = ParseInteger(line.fields[0]);
    const std::optional<int64_t> b =
        line.fields.size() == 2 ? ParseInteger(line.fields[1]) : std::nullopt;
    if (!a || !b || *a < 0 || *b < 0)
    {
        result.AddError(line.number, "", "a link is two node ids, which are integers from 0");
        return;
    }
    const NodeIndex endA = GetNode(topology, *a);
    const NodeIndex endB = GetNode(topology, *b);
    if (endA == endB)
    {
        result.AddWarning(
            line.number, "", "link from node " + std::to_string(*a) + " to itself left out");
        return;
    }
    topology.AddLink(TopologyLink(endA, endB, defaults));
}

} // namespace

TopologyResult
ReadOrbisTopology(std::istream& in, const std::string& file, const TopologyDefaults& defaults)
{
    TopologyResult result(file);
    const std::optional<std::string> text = ReadWholeText(in, result);
    if (!text)
    {
        return result;
    }
    const std::vector<TextLine> lines = SplitLines(*text, result);
    Topology topology;
    for (const TextLine& line : lines)
    {
        ReadLink(line, defaults, topology, result);
    }
    result.SetTopology(std::move(topology));
    return result;
}

} // namespace mgm
} // namespace ns3
