/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-tree-oracle.h"

#include <algorithm>
#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/strong_components.hpp>
#include <iterator>
#include <optional>
#include <utility>

namespace ns3
{
namespace mgm
{

namespace
{

/// @return a finding about an entry.
TreeFinding
MakeFinding(TreeFindingKind kind, const InstalledEntry& entry, uint32_t interface = 0)
{
    TreeFinding finding;
    finding.kind = kind;
    finding.router = entry.router;
    finding.interface = interface;
    finding.record = entry.record;
    return finding;
}

/// @return what is in the first of two sorted lists and not in the second.
std::vector<uint32_t>
GetDifference(const std::vector<uint32_t>& a, const std::vector<uint32_t>& b)
{
    std::vector<uint32_t> difference;
    std::set_difference(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(difference));
    return difference;
}

/// @return the finding about entries that make a loop.
TreeFinding
DescribeLoop(const std::vector<const InstalledEntry*>& entries)
{
    const InstalledEntry* last = entries.front();
    TreeFinding finding = MakeFinding(TreeFindingKind::LOOP, *last);
    for (const InstalledEntry* entry : entries)
    {
        finding.loop.push_back(entry->router);
        last = last->since < entry->since ? entry : last;
    }
    finding.record = last->record;
    return finding;
}

} // namespace

TreeOracle::TreeOracle(Ptr<const GraphRoutes> routes,
                       Ptr<const GraphSnapshot> snapshot,
                       Ipv4Address source,
                       const std::vector<Ipv4Address>& receivers)
    : m_routes(routes),
      m_snapshot(snapshot),
      m_tree(routes, snapshot, source)
{
    for (const Ipv4Address& receiver : receivers)
    {
        m_tree.AddReceiver(receiver);
    }
}

const MulticastTree&
TreeOracle::GetTree() const
{
    return m_tree;
}

uint32_t
TreeOracle::GetIncomingInterface(NodeIndex router) const
{
    const GraphHop hop = m_routes->FindHop(*m_snapshot, router, m_tree.GetSource());
    const bool leads = hop.kind == HopKind::CONNECTED || hop.kind == HopKind::NEIGHBOR;
    return leads ? hop.interface : 0;
}

std::vector<TreeFinding>
TreeOracle::Compare(const std::vector<InstalledEntry>& entries) const
{
    const Entries arranged = Arrange(entries);
    const Flow flow = Follow(arranged);
    std::vector<TreeFinding> findings;
    for (const auto& [router, entry] : arranged)
    {
        CompareIncoming(entry, findings);
        CompareOutgoing(entry, findings);
        if (IsBlackHole(entry, flow))
        {
            findings.push_back(MakeFinding(TreeFindingKind::BLACK_HOLE, entry));
        }
    }
    FindLoops(arranged, findings);
    return findings;
}

TreeOracle::Entries
TreeOracle::Arrange(const std::vector<InstalledEntry>& entries) const
{
    Entries arranged;
    for (const NodeIndex router : m_tree.GetRouters())
    {
        InstalledEntry none;
        none.router = router;
        none.installed = false;
        arranged[router] = none;
    }
    for (const InstalledEntry& given : entries)
    {
        InstalledEntry& entry = arranged[given.router];
        entry = given;
        std::vector<uint32_t>& oifs = entry.oifs;
        if (!entry.installed)
        {
            entry.iif = 0; // whatever it was, no data is expected there now
            oifs.clear();
        }
        oifs.erase(std::remove(oifs.begin(), oifs.end(), entry.iif), oifs.end());
        std::sort(oifs.begin(), oifs.end());
    }
    return arranged;
}

std::vector<TreeOracle::Arrival>
TreeOracle::FindArrivals(NodeIndex router, uint32_t interface) const
{
    std::vector<Arrival> arrivals;
    const std::optional<LinkIndex> link = m_routes->FindLink(router, interface);
    if (!link || !m_snapshot->IsLinkUp(*link))
    {
        return arrivals;
    }
    const Topology& topology = m_routes->GetTopology();
    const NodeIndex other = topology.GetOtherEnd(*link, router);
    if (topology.GetNode(other).kind == NodeKind::ROUTER)
    {
        arrivals.emplace_back(other, m_routes->GetInterface(*link, other));
        return arrivals;
    }
    for (const LinkIndex attachment : topology.GetLinksOf(other))
    {
        if (attachment != *link && m_snapshot->IsLinkUp(attachment))
        {
            const NodeIndex neighbor = topology.GetOtherEnd(attachment, other);
            arrivals.emplace_back(neighbor, m_routes->GetInterface(attachment, neighbor));
        }
    }
    return arrivals;
}

bool
TreeOracle::Accepts(const Entries& entries, const Arrival& arrival)
{
    const auto entry = entries.find(arrival.first);
    return entry != entries.end() && entry->second.installed && entry->second.iif == arrival.second;
}

TreeOracle::Flow
TreeOracle::Follow(const Entries& entries) const
{
    Flow flow;
    std::vector<Arrival> ahead;
    for (const auto& [router, entry] : entries)
    {
        const GraphHop hop = m_routes->FindHop(*m_snapshot, router, m_tree.GetSource());
        if (hop.kind == HopKind::CONNECTED)
        {
            ahead.emplace_back(router, hop.interface);
        }
        else if (hop.kind == HopKind::LOCAL)
        {
            ahead.emplace_back(router, entry.iif);
        }
    }
    while (!ahead.empty())
    {
        const Arrival arrival = ahead.back();
        ahead.pop_back();
        const bool accepts = Accepts(entries, arrival);
        if (accepts || arrival.second == GetIncomingInterface(arrival.first))
        {
            flow.reached.insert(arrival.first);
        }
        if (!accepts || !flow.accepting.insert(arrival.first).second)
        {
            continue;
        }
        for (const uint32_t oif : entries.at(arrival.first).oifs)
        {
            const std::vector<Arrival> next = FindArrivals(arrival.first, oif);
            ahead.insert(ahead.end(), next.begin(), next.end());
            if (const std::optional<NodeIndex> lan = FindLan(arrival.first, oif))
            {
                flow.lans.insert(*lan);
            }
        }
    }
    return flow;
}

void
TreeOracle::CompareIncoming(const InstalledEntry& entry, std::vector<TreeFinding>& findings) const
{
    const GraphHop hop = m_routes->FindHop(*m_snapshot, entry.router, m_tree.GetSource());
    const uint32_t expected = hop.kind == HopKind::NONE ? 0 : hop.interface;
    if (entry.installed && hop.kind != HopKind::LOCAL && entry.iif != expected)
    {
        findings.push_back(MakeFinding(TreeFindingKind::STALE_IIF, entry, entry.iif));
        findings.back().expected = expected;
    }
}

void
TreeOracle::CompareOutgoing(const InstalledEntry& entry, std::vector<TreeFinding>& findings) const
{
    const HopKind back = m_routes->FindHop(*m_snapshot, entry.router, m_tree.GetSource()).kind;
    if (back == HopKind::NONE)
    {
        return; // cut off from the source: nothing can be missing, and nothing leaves
    }
    const std::vector<uint32_t> wanted = m_tree.GetOutgoingInterfaces(entry.router);
    for (const uint32_t interface : GetDifference(wanted, entry.oifs))
    {
        findings.push_back(MakeFinding(TreeFindingKind::MISSING_OIF, entry, interface));
    }
    for (const uint32_t interface : GetDifference(entry.oifs, wanted))
    {
        findings.push_back(MakeFinding(TreeFindingKind::EXTRA_OIF, entry, interface));
    }
}

bool
TreeOracle::IsBlackHole(const InstalledEntry& entry, const Flow& flow) const
{
    const std::vector<uint32_t> wanted = m_tree.GetOutgoingInterfaces(entry.router);
    const bool accepts = flow.accepting.count(entry.router) > 0;
    const bool isServed = std::any_of(wanted.begin(), wanted.end(), [&](uint32_t interface) {
        const std::optional<NodeIndex> lan = FindLan(entry.router, interface);
        const auto& oifs = entry.oifs;
        return (accepts && std::binary_search(oifs.begin(), oifs.end(), interface)) ||
               (lan && flow.lans.count(*lan) > 0);
    });
    return flow.reached.count(entry.router) > 0 && !wanted.empty() && !isServed;
}

std::optional<NodeIndex>
TreeOracle::FindLan(NodeIndex router, uint32_t interface) const
{
    const std::optional<LinkIndex> link = m_routes->FindLink(router, interface);
    const Topology& topology = m_routes->GetTopology();
    if (link && m_snapshot->IsLinkUp(*link) &&
        topology.GetNode(topology.GetOtherEnd(*link, router)).kind == NodeKind::LAN)
    {
        return topology.GetOtherEnd(*link, router);
    }
    return std::nullopt;
}

void
TreeOracle::FindLoops(const Entries& entries, std::vector<TreeFinding>& findings) const
{
    boost::adjacency_list<boost::vecS, boost::vecS, boost::directedS> graph(entries.size());
    std::vector<const InstalledEntry*> members;
    std::map<NodeIndex, std::size_t> numbers;
    for (const auto& [router, entry] : entries)
    {
        numbers[router] = members.size();
        members.push_back(&entry);
    }
    for (const auto& [router, entry] : entries)
    {
        for (const uint32_t oif : entry.oifs)
        {
            for (const Arrival& arrival : FindArrivals(router, oif))
            {
                if (Accepts(entries, arrival))
                {
                    boost::add_edge(numbers[router], numbers[arrival.first], graph);
                }
            }
        }
    }
    std::vector<std::size_t> part(members.size());
    const auto partMap =
        boost::make_iterator_property_map(part.begin(), boost::get(boost::vertex_index, graph));
    std::vector<std::vector<const InstalledEntry*>> parts(boost::strong_components(graph, partMap));
    std::vector<bool> isLoop(parts.size(), false);
    for (std::size_t i = 0; i < members.size(); ++i)
    {
        parts[part[i]].push_back(members[i]);
        // A router with two interfaces on a LAN may take its own data back.
        isLoop[part[i]] = parts[part[i]].size() > 1 || boost::edge(i, i, graph).second;
    }
    std::map<NodeIndex, TreeFinding> loops;
    for (std::size_t i = 0; i < parts.size(); ++i)
    {
        if (isLoop[i])
        {
            loops[parts[i].front()->router] = DescribeLoop(parts[i]);
        }
    }
    for (const auto& [router, loop] : loops)
    {
        findings.push_back(loop);
    }
}

} // namespace mgm
} // namespace ns3
