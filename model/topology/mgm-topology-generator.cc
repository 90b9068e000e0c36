/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * The regular networks; the random ones are in mgm-random-topology.cc.
 */

#include "ns3/mgm-topology-generator.h"

#include "ns3/mgm-generator-checks.h"

#include <algorithm>

namespace ns3
{
namespace mgm
{

TopologyResult
MakeLineTopology(uint32_t nodes, const TopologyDefaults& defaults)
{
    TopologyResult result;
    CheckInteger(result, "nodes", nodes, 1, MAX_TOPOLOGY_NODES);
    CheckDefaults(result, defaults);
    if (result.GetErrorCount() != 0)
    {
        return result;
    }
    Topology topology = MakeRouters(nodes);
    for (NodeIndex node = 1; node < nodes; ++node)
    {
        topology.AddLink(TopologyLink(node - 1, node, defaults));
    }
    topology.SetDescription("line of " + std::to_string(nodes));
    result.SetTopology(std::move(topology));
    return result;
}

TopologyResult
MakeRingTopology(uint32_t nodes, const TopologyDefaults& defaults)
{
    TopologyResult result;
    CheckInteger(result, "nodes", nodes, 3, MAX_TOPOLOGY_NODES);
    CheckDefaults(result, defaults);
    if (result.GetErrorCount() != 0)
    {
        return result;
    }
    Topology topology = MakeRouters(nodes);
    for (NodeIndex node = 0; node < nodes; ++node)
    {
        topology.AddLink(TopologyLink(node, (node + 1) % nodes, defaults));
    }
    topology.SetDescription("ring of " + std::to_string(nodes));
    result.SetTopology(std::move(topology));
    return result;
}

TopologyResult
MakeStarTopology(uint32_t nodes, const TopologyDefaults& defaults)
{
    TopologyResult result;
    CheckInteger(result, "nodes", nodes, 2, MAX_TOPOLOGY_NODES);
    CheckDefaults(result, defaults);
    if (result.GetErrorCount() != 0)
    {
        return result;
    }
    Topology topology = MakeRouters(nodes);
    for (NodeIndex node = 1; node < nodes; ++node)
    {
        topology.AddLink(TopologyLink(0, node, defaults));
    }
    topology.SetDescription("star of " + std::to_string(nodes));
    result.SetTopology(std::move(topology));
    return result;
}

TopologyResult
MakeGridTopology(uint32_t rows, uint32_t columns, const TopologyDefaults& defaults)
{
    TopologyResult result;
    CheckInteger(result, "rows", rows, 1, MAX_TOPOLOGY_NODES);
    CheckInteger(result, "columns", columns, 1, MAX_TOPOLOGY_NODES);
    CheckDefaults(result, defaults);
    if (result.GetErrorCount() == 0)
    {
        const uint64_t nodes = static_cast<uint64_t>(rows) * columns;
        CheckSize(result, nodes, 2 * nodes - rows - columns);
    }
    if (result.GetErrorCount() != 0)
    {
        return result;
    }
    Topology topology;
    for (uint32_t row = 0; row < rows; ++row)
    {
        for (uint32_t column = 0; column < columns; ++column)
        {
            const NodeIndex node =
                topology.AddNode("r" + std::to_string(row) + "." + std::to_string(column));
            if (column > 0)
            {
                topology.AddLink(TopologyLink(node - 1, node, defaults));
            }
            if (row > 0)
            {
                topology.AddLink(TopologyLink(node - columns, node, defaults));
            }
        }
    }
    topology.SetDescription("grid of " + std::to_string(rows) + " by " + std::to_string(columns));
    result.SetTopology(std::move(topology));
    return result;
}

TopologyResult
MakeFullMeshTopology(uint32_t nodes, const TopologyDefaults& defaults)
{
    TopologyResult result;
    CheckInteger(result, "nodes", nodes, 2, MAX_TOPOLOGY_NODES);
    CheckDefaults(result, defaults);
    if (result.GetErrorCount() == 0)
    {
        CheckSize(result, nodes, static_cast<uint64_t>(nodes) * (nodes - 1) / 2);
    }
    if (result.GetErrorCount() != 0)
    {
        return result;
    }
    Topology topology = MakeRouters(nodes);
    for (NodeIndex a = 0; a < nodes; ++a)
    {
        for (NodeIndex b = a + 1; b < nodes; ++b)
        {
            topology.AddLink(TopologyLink(a, b, defaults));
        }
    }
    topology.SetDescription("full mesh of " + std::to_string(nodes));
    result.SetTopology(std::move(topology));
    return result;
}

TopologyResult
MakeTreeTopology(uint32_t arity, uint32_t depth, const TopologyDefaults& defaults)
{
    TopologyResult result;
    CheckInteger(result, "arity", arity, 1, MAX_TOPOLOGY_NODES);
    CheckInteger(result, "depth", depth, 1, MAX_TOPOLOGY_NODES);
    CheckDefaults(result, defaults);
    // The sum stops growing once it is too large, so that it cannot overflow.
    uint64_t nodes = 1;
    uint64_t level = 1;
    for (uint32_t i = 0; i < depth && nodes <= MAX_TOPOLOGY_NODES; ++i)
    {
        level *= arity;
        nodes += level;
    }
    if (result.GetErrorCount() == 0 && nodes > MAX_TOPOLOGY_NODES)
    {
        result.AddError(0,
                        "depth",
                        "is " + std::to_string(depth) + ", which with arity " +
                            std::to_string(arity) + " makes more than the allowed " +
                            std::to_string(MAX_TOPOLOGY_NODES) + " nodes");
    }
    if (result.GetErrorCount() != 0)
    {
        return result;
    }
    Topology topology = MakeRouters(static_cast<uint32_t>(nodes));
    for (NodeIndex node = 1; node < nodes; ++node)
    {
        topology.AddLink(TopologyLink((node - 1) / arity, node, defaults));
    }
    topology.SetDescription("tree of arity " + std::to_string(arity) + " and depth " +
                            std::to_string(depth));
    result.SetTopology(std::move(topology));
    return result;
}

} // namespace mgm
} // namespace ns3
