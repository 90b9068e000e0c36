/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-topology.h"

#include "ns3/abort.h"
#include "ns3/assert.h"

#include <algorithm>
#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/connected_components.hpp>
#include <limits>

namespace ns3
{
namespace mgm
{

namespace
{

/// Where nobody has an index: keeps room for one value that means "none".
constexpr uint32_t MAX_INDEX_COUNT = std::numeric_limits<uint32_t>::max();

} // namespace

TopologyLink::TopologyLink(NodeIndex endA, NodeIndex endB, const TopologyDefaults& defaults)
    : a(endA),
      b(endB),
      costAb(defaults.cost),
      costBa(defaults.cost),
      delay(defaults.delay),
      rate(defaults.rate)
{
}

NodeIndex
Topology::AddNode(TopologyNode node)
{
    NS_ABORT_MSG_IF(m_nodes.size() >= MAX_INDEX_COUNT, "Topology: too many nodes");
    NS_ABORT_MSG_IF(node.name.empty(), "Topology: a node needs a name");
    NS_ABORT_MSG_IF(node.position && !node.position->IsValid(),
                    "Topology: node \"" << node.name << "\" has a position off the globe");
    const auto index = static_cast<NodeIndex>(m_nodes.size());
    const bool isNew = m_nodeNames.emplace(node.name, index).second;
    NS_ABORT_MSG_UNLESS(isNew, "Topology: there is a node \"" << node.name << "\" already");
    m_routers += node.kind == NodeKind::ROUTER;
    m_nodes.push_back(std::move(node));
    m_linksOf.emplace_back();
    ++m_version;
    return index;
}

NodeIndex
Topology::AddNode(const std::string& name, NodeKind kind)
{
    return AddNode(TopologyNode{name, kind, std::nullopt});
}

LinkIndex
Topology::AddLink(TopologyLink link)
{
    const std::string objection = WhyNotLink(link);
    NS_ABORT_MSG_UNLESS(objection.empty(), "Topology: " << objection);
    const auto index = static_cast<LinkIndex>(m_links.size());
    if (m_nodes[link.a].kind == NodeKind::LAN)
    {
        link.costAb = 0;
    }
    if (m_nodes[link.b].kind == NodeKind::LAN)
    {
        link.costBa = 0;
    }
    m_linksOf[link.a].push_back(index);
    m_linksOf[link.b].push_back(index);
    m_links.push_back(std::move(link));
    ++m_version;
    return index;
}

LinkIndex
Topology::AddLink(NodeIndex a, NodeIndex b)
{
    return AddLink(TopologyLink(a, b));
}

std::string
Topology::WhyNotLink(const TopologyLink& link) const
{
    if (m_links.size() >= MAX_INDEX_COUNT)
    {
        return "too many links";
    }
    if (link.a >= m_nodes.size() || link.b >= m_nodes.size())
    {
        return "a link ends at node " + std::to_string(std::max(link.a, link.b)) + " of " +
               std::to_string(m_nodes.size());
    }
    const TopologyNode& a = m_nodes[link.a];
    const TopologyNode& b = m_nodes[link.b];
    const std::string which = "link \"" + a.name + "\" - \"" + b.name + "\" ";
    if (link.a == link.b)
    {
        return which + "joins a node to itself";
    }
    if (a.kind == NodeKind::LAN && b.kind == NodeKind::LAN)
    {
        return which + "joins two LAN segments; a router must be between them";
    }
    if ((link.costAb == 0 && a.kind == NodeKind::ROUTER) ||
        (link.costBa == 0 && b.kind == NodeKind::ROUTER))
    {
        return which + "has cost 0; the least is 1";
    }
    if (link.delay.IsStrictlyNegative())
    {
        return which + "has a negative delay";
    }
    if (link.rate.GetBitRate() == 0)
    {
        return which + "has rate 0";
    }
    return "";
}

uint32_t
Topology::GetNodeCount() const
{
    return static_cast<uint32_t>(m_nodes.size());
}

uint32_t
Topology::GetRouterCount() const
{
    return m_routers;
}

uint32_t
Topology::GetLinkCount() const
{
    return static_cast<uint32_t>(m_links.size());
}

const TopologyNode&
Topology::GetNode(NodeIndex node) const
{
    NS_ASSERT_MSG(node < m_nodes.size(), "No node " << node);
    return m_nodes[node];
}

const TopologyLink&
Topology::GetLink(LinkIndex link) const
{
    NS_ASSERT_MSG(link < m_links.size(), "No link " << link);
    return m_links[link];
}

const std::vector<LinkIndex>&
Topology::GetLinksOf(NodeIndex node) const
{
    NS_ASSERT_MSG(node < m_nodes.size(), "No node " << node);
    return m_linksOf[node];
}

NodeIndex
Topology::GetOtherEnd(LinkIndex link, NodeIndex node) const
{
    const TopologyLink& ends = GetLink(link);
    NS_ASSERT_MSG(node == ends.a || node == ends.b, "Link " << link << " not at node " << node);
    return node == ends.a ? ends.b : ends.a;
}

LinkDirection
Topology::GetDirection(LinkIndex link, NodeIndex from) const
{
    const TopologyLink& ends = GetLink(link);
    NS_ASSERT_MSG(from == ends.a || from == ends.b, "Link " << link << " not at node " << from);
    return from == ends.a ? LinkDirection::A_TO_B : LinkDirection::B_TO_A;
}

uint32_t
Topology::GetCost(LinkIndex link, LinkDirection direction) const
{
    const TopologyLink& ends = GetLink(link);
    return direction == LinkDirection::A_TO_B ? ends.costAb : ends.costBa;
}

std::optional<NodeIndex>
Topology::FindNode(const std::string& name) const
{
    const auto found = m_nodeNames.find(name);
    if (found == m_nodeNames.end())
    {
        return std::nullopt;
    }
    return found->second;
}

std::vector<LinkIndex>
Topology::FindLinks(NodeIndex a, NodeIndex b) const
{
    // The links of the end with fewer of them are looked through: a hub is never scanned.
    const bool fewerAtA = GetLinksOf(a).size() <= GetLinksOf(b).size();
    const NodeIndex near = fewerAtA ? a : b;
    const NodeIndex far = fewerAtA ? b : a;
    std::vector<LinkIndex> found;
    for (LinkIndex link : GetLinksOf(near))
    {
        if (GetOtherEnd(link, near) == far)
        {
            found.push_back(link);
        }
    }
    return found;
}

void
Topology::SetLinkUp(LinkIndex link, bool up)
{
    NS_ABORT_MSG_UNLESS(link < m_links.size(), "Topology: no link " << link);
    if (m_links[link].up != up)
    {
        m_links[link].up = up;
        ++m_version;
    }
}

void
Topology::SetLinkCost(LinkIndex link, LinkDirection direction, uint32_t cost)
{
    NS_ABORT_MSG_UNLESS(link < m_links.size(), "Topology: no link " << link);
    NS_ABORT_MSG_IF(cost == 0, "Topology: link " << link << " cannot have cost 0");
    TopologyLink& changed = m_links[link];
    const bool aToB = direction == LinkDirection::A_TO_B;
    if (m_nodes[aToB ? changed.a : changed.b].kind == NodeKind::LAN)
    {
        return;
    }
    uint32_t& current = aToB ? changed.costAb : changed.costBa;
    if (current != cost)
    {
        current = cost;
        ++m_version;
    }
}

uint64_t
Topology::GetVersion() const
{
    return m_version;
}

std::vector<uint32_t>
Topology::GetComponents() const
{
    boost::adjacency_list<boost::vecS, boost::vecS, boost::undirectedS> graph(m_nodes.size());
    for (const TopologyLink& link : m_links)
    {
        if (link.up)
        {
            boost::add_edge(link.a, link.b, graph);
        }
    }
    std::vector<uint32_t> component(m_nodes.size());
    boost::connected_components(graph, component.data());
    return component;
}

bool
Topology::IsConnected() const
{
    const std::vector<uint32_t> component = GetComponents();
    return std::all_of(component.begin(), component.end(), [](uint32_t c) { return c == 0; });
}

std::vector<std::string>
Topology::Validate() const
{
    std::vector<std::string> findings;
    if (m_routers == 0)
    {
        findings.emplace_back("The network has no router.");
    }
    for (NodeIndex node = 0; node < m_nodes.size(); ++node)
    {
        const std::size_t links = m_linksOf[node].size();
        if (m_nodes[node].kind == NodeKind::LAN && links < 2)
        {
            findings.push_back("LAN segment \"" + m_nodes[node].name + "\" has " +
                               std::to_string(links) + " of the 2 or more routers it needs.");
        }
        else if (links == 0 && m_nodes.size() > 1)
        {
            findings.push_back("Router \"" + m_nodes[node].name + "\" has no link.");
        }
    }
    const std::vector<uint32_t> component = GetComponents();
    const uint32_t parts =
        component.empty() ? 0 : *std::max_element(component.begin(), component.end()) + 1;
    if (parts > 1)
    {
        findings.push_back("The network is in " + std::to_string(parts) + " separate parts.");
    }
    return findings;
}

const std::string&
Topology::GetName() const
{
    return m_name;
}

const std::string&
Topology::GetSource() const
{
    return m_source;
}

uint32_t
Topology::GetYear() const
{
    return m_year;
}

void
Topology::SetDescription(const std::string& name, const std::string& source, uint32_t year)
{
    m_name = name;
    m_source = source;
    m_year = year;
}

Time
GetLinkDelay(const TopologyNode& a, const TopologyNode& b, const TopologyDefaults& defaults)
{
    if (!a.position || !b.position)
    {
        return defaults.delay;
    }
    return Max(defaults.minDelay, GetFiberDelay(*a.position, *b.position));
}

} // namespace mgm
} // namespace ns3
