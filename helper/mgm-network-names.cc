/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-network-names.h"

#include <algorithm>

namespace ns3
{
namespace mgm
{

namespace
{

/// @return "#2" for the second of parallel links, "" for a link that has none beside it.
std::string
GetParallelSuffix(const Topology& topology, LinkIndex link)
{
    const TopologyLink& ends = topology.GetLink(link);
    const std::vector<LinkIndex> parallel = topology.FindLinks(ends.a, ends.b);
    if (parallel.size() == 1)
    {
        return "";
    }
    const auto position = std::find(parallel.begin(), parallel.end(), link) - parallel.begin();
    return "#" + std::to_string(position + 1);
}

/// Adds the links between two nodes, or the one of them with a suffix, if both nodes exist.
void
AddLinksBetween(const Topology& topology,
                const std::string& from,
                const std::string& to,
                const std::string& suffix,
                std::vector<NamedLink>& found)
{
    const std::optional<NodeIndex> first = topology.FindNode(from);
    const std::optional<NodeIndex> second = topology.FindNode(to);
    if (!first || !second)
    {
        return;
    }
    for (const LinkIndex link : topology.FindLinks(*first, *second))
    {
        if (suffix.empty() || suffix == GetParallelSuffix(topology, link))
        {
            found.push_back({link, *first});
        }
    }
}

} // namespace

std::string
GetLinkName(const Topology& topology, LinkIndex link, NodeIndex from)
{
    const NodeIndex to = topology.GetOtherEnd(link, from);
    return topology.GetNode(from).name + "-" + topology.GetNode(to).name +
           GetParallelSuffix(topology, link);
}

std::string
GetLinkName(const Topology& topology, LinkIndex link)
{
    return GetLinkName(topology, link, topology.GetLink(link).a);
}

std::vector<std::string>
GetLinkNames(const Topology& topology)
{
    std::vector<std::string> names;
    for (LinkIndex link = 0; link < topology.GetLinkCount(); ++link)
    {
        names.push_back(GetLinkName(topology, link));
    }
    return names;
}

std::vector<NamedLink>
FindLinksByName(const Topology& topology, const std::string& name)
{
    std::vector<NamedLink> found;
    const std::size_t hash = name.rfind('#');
    const std::string suffix = hash == std::string::npos ? "" : name.substr(hash);
    for (std::size_t dash = name.find('-'); dash != std::string::npos;
         dash = name.find('-', dash + 1))
    {
        const std::string from = name.substr(0, dash);
        const std::string to = name.substr(dash + 1);
        AddLinksBetween(topology, from, to, "", found);
        if (!suffix.empty() && hash > dash)
        {
            AddLinksBetween(topology, from, name.substr(dash + 1, hash - dash - 1), suffix, found);
        }
    }
    return found;
}

std::string
GetNeighborName(const Topology& topology, NodeIndex router, LinkIndex link)
{
    return topology.GetNode(topology.GetOtherEnd(link, router)).name +
           GetParallelSuffix(topology, link);
}

std::vector<std::string>
GetNeighborNames(const Topology& topology, NodeIndex router)
{
    std::vector<std::string> names;
    for (const LinkIndex link : topology.GetLinksOf(router))
    {
        names.push_back(GetNeighborName(topology, router, link));
    }
    return names;
}

std::optional<LinkIndex>
FindLinkTo(const Topology& topology, NodeIndex router, const std::string& neighbor)
{
    for (const LinkIndex link : topology.GetLinksOf(router))
    {
        if (GetNeighborName(topology, router, link) == neighbor)
        {
            return link;
        }
    }
    return std::nullopt;
}

} // namespace mgm
} // namespace ns3
