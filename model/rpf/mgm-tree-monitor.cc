/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-tree-monitor.h"

#include <algorithm>
#include <iterator>

namespace ns3
{
namespace mgm
{

namespace
{

/// @return what is in the first of two sorted lists and not in the second.
std::vector<uint32_t>
GetDifference(const std::vector<uint32_t>& a, const std::vector<uint32_t>& b)
{
    std::vector<uint32_t> difference;
    std::set_difference(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(difference));
    return difference;
}

/// @return the entry as it works: no copy leaves where data is expected, and none without it.
InstalledEntry
Normalize(InstalledEntry entry)
{
    std::vector<uint32_t>& oifs = entry.oifs;
    if (!entry.installed)
    {
        oifs.clear();
    }
    oifs.erase(std::remove(oifs.begin(), oifs.end(), entry.iif), oifs.end());
    std::sort(oifs.begin(), oifs.end());
    return entry;
}

} // namespace

TreeMonitor::TreeMonitor(Ptr<const GraphRoutes> routes, Ipv4Address source)
    : m_routes(routes),
      m_snapshot(routes->GetNewest()),
      m_source(source),
      m_tree(routes, m_snapshot, source)
{
}

void
TreeMonitor::UpdateNetwork()
{
    m_snapshot = m_routes->GetNewest();
    m_tree = MulticastTree(m_routes, m_snapshot, m_source);
    for (const auto& [receiver, count] : m_receivers)
    {
        for (uint32_t i = 0; i < count; ++i)
        {
            m_tree.AddReceiver(receiver);
        }
    }
    for (const NodeIndex router : m_tree.GetRouters())
    {
        GetState(router);
    }
    m_lans.clear();
    std::set<NodeIndex> routers;
    for (auto& [router, state] : m_routers)
    {
        state.back = m_routes->FindHop(*m_snapshot, router, m_source);
        state.accepts = false;
        routers.insert(router);
    }
    for (const NodeIndex router : routers)
    {
        ListOutputs(router, GetState(router).entry.oifs, true);
        MarkChanged(router);
    }
    Feed({routers.begin(), routers.end()});
    UpdateLoops(routers);
}

void
TreeMonitor::AddReceiver(Ipv4Address receiver)
{
    ++m_receivers[receiver];
    for (const NodeIndex router : m_tree.AddReceiver(receiver))
    {
        GetState(router);
        MarkChanged(router);
    }
}

void
TreeMonitor::RemoveReceiver(Ipv4Address receiver)
{
    if (--m_receivers.at(receiver) == 0)
    {
        m_receivers.erase(receiver);
    }
    for (const NodeIndex router : m_tree.RemoveReceiver(receiver))
    {
        MarkChanged(router);
    }
}

void
TreeMonitor::SetEntry(const InstalledEntry& given)
{
    const NodeIndex router = given.router;
    RouterState& state = GetState(router);
    const InstalledEntry before = state.entry;
    const InstalledEntry after = Normalize(given);
    const bool sameInput = before.installed == after.installed && before.iif == after.iif;
    const std::vector<uint32_t> ended =
        sameInput ? GetDifference(before.oifs, after.oifs) : before.oifs;
    const std::vector<uint32_t> begun =
        sameInput ? GetDifference(after.oifs, before.oifs) : after.oifs;
    ListOutputs(router, ended, false);
    ListOutputs(router, begun, true);
    MarkChanged(router);
    std::vector<NodeIndex> hungry;
    if (state.accepts)
    {
        hungry = Starve(EndSending(router, ended));
    }
    state.entry = after;
    if (state.accepts && sameInput)
    {
        const std::vector<NodeIndex> takers = BeginSending(router, begun);
        hungry.insert(hungry.end(), takers.begin(), takers.end());
    }
    else
    {
        state.accepts = false;
        hungry.push_back(router);
    }
    Feed(hungry);
    UpdateLoops({router});
}

std::vector<NodeIndex>
TreeMonitor::GetTreeRouters() const
{
    return m_tree.GetRouters();
}

std::vector<NodeIndex>
TreeMonitor::TakeChanged()
{
    const std::vector<NodeIndex> changed(m_changed.begin(), m_changed.end());
    m_changed.clear();
    return changed;
}

std::vector<TreeFinding>
TreeMonitor::Find(NodeIndex router) const
{
    std::vector<TreeFinding> findings;
    const auto found = m_routers.find(router);
    if (found == m_routers.end())
    {
        return findings;
    }
    const RouterState& state = found->second;
    const InstalledEntry& entry = state.entry;
    const auto add = [&](TreeFindingKind kind, uint32_t interface, uint32_t expected) {
        TreeFinding finding;
        finding.kind = kind;
        finding.router = router;
        finding.interface = interface;
        finding.expected = expected;
        finding.record = entry.record;
        findings.push_back(finding);
    };
    const uint32_t expected = state.back.kind == HopKind::NONE ? 0 : state.back.interface;
    if (entry.installed && state.back.kind != HopKind::LOCAL && entry.iif != expected)
    {
        add(TreeFindingKind::STALE_IIF, entry.iif, expected);
    }
    if (state.back.kind == HopKind::NONE)
    {
        return findings; // cut off from the source: nothing can be missing, and nothing leaves
    }
    const std::vector<uint32_t> wanted = m_tree.GetOutgoingInterfaces(router);
    for (const uint32_t interface : GetDifference(wanted, entry.oifs))
    {
        add(TreeFindingKind::MISSING_OIF, interface, 0);
    }
    for (const uint32_t interface : GetDifference(entry.oifs, wanted))
    {
        add(TreeFindingKind::EXTRA_OIF, interface, 0);
    }
    if (IsReached(router) && IsUnserved(router, state))
    {
        add(TreeFindingKind::BLACK_HOLE, 0, 0);
    }
    return findings;
}

std::vector<TreeFinding>
TreeMonitor::FindLoops() const
{
    std::vector<TreeFinding> findings;
    for (const NodeIndex router : m_inLoops)
    {
        const std::set<NodeIndex>& loop = m_routers.at(router).loop;
        if (*loop.begin() != router)
        {
            continue; // told at its first router
        }
        TreeFinding finding;
        finding.kind = TreeFindingKind::LOOP;
        finding.router = router;
        finding.loop.assign(loop.begin(), loop.end());
        const InstalledEntry* last = &m_routers.at(router).entry;
        for (const NodeIndex member : loop)
        {
            const InstalledEntry& entry = m_routers.at(member).entry;
            last = last->since < entry.since ? &entry : last;
        }
        finding.record = last->record;
        findings.push_back(finding);
    }
    return findings;
}

InstalledEntry
TreeMonitor::GetEntry(NodeIndex router) const
{
    const auto found = m_routers.find(router);
    if (found != m_routers.end())
    {
        return found->second.entry;
    }
    InstalledEntry none;
    none.router = router;
    none.installed = false;
    return none;
}

bool
TreeMonitor::IsReached(NodeIndex router) const
{
    const auto found = m_routers.find(router);
    if (found == m_routers.end())
    {
        return false;
    }
    const RouterState& state = found->second;
    switch (state.back.kind)
    {
    case HopKind::NONE:
        return state.accepts;
    case HopKind::LOCAL:
        return state.accepts || !state.entry.installed;
    default:
        return state.accepts || HasData(router, state.back.interface);
    }
}

std::size_t
TreeMonitor::CountLanSenders(NodeIndex router, uint32_t interface) const
{
    const auto farEnd = FindFarEnd(router, interface);
    const auto lan = farEnd ? m_lans.find(farEnd->second) : m_lans.end();
    return lan == m_lans.end() ? 0 : lan->second.sending.size();
}

bool
TreeMonitor::IsLanWanted(NodeIndex router, uint32_t interface) const
{
    const auto farEnd = FindFarEnd(router, interface);
    if (!farEnd || !IsLan(farEnd->second))
    {
        return false;
    }
    const Topology& topology = m_routes->GetTopology();
    const auto& links = topology.GetLinksOf(farEnd->second);
    return std::any_of(links.begin(), links.end(), [&](LinkIndex link) {
        const NodeIndex other = topology.GetOtherEnd(link, farEnd->second);
        const std::vector<uint32_t> wanted = m_tree.GetOutgoingInterfaces(other);
        return std::binary_search(
            wanted.begin(), wanted.end(), m_routes->GetInterface(link, other));
    });
}

TreeMonitor::RouterState&
TreeMonitor::GetState(NodeIndex router)
{
    const auto [place, isNew] = m_routers.try_emplace(router);
    RouterState& state = place->second;
    if (isNew)
    {
        state.entry.router = router;
        state.entry.installed = false;
        state.back = m_routes->FindHop(*m_snapshot, router, m_source);
    }
    return state;
}

void
TreeMonitor::MarkChanged(NodeIndex router)
{
    m_changed.insert(router);
}

void
TreeMonitor::MarkNeighbors(NodeIndex router, uint32_t interface)
{
    const auto farEnd = FindFarEnd(router, interface);
    if (!farEnd)
    {
        return;
    }
    const auto [link, node] = *farEnd;
    if (!IsLan(node))
    {
        MarkChanged(node);
        return;
    }
    const Topology& topology = m_routes->GetTopology();
    for (const LinkIndex attachment : topology.GetLinksOf(node))
    {
        MarkChanged(topology.GetOtherEnd(attachment, node));
    }
}

std::optional<std::pair<LinkIndex, NodeIndex>>
TreeMonitor::FindFarEnd(NodeIndex router, uint32_t interface) const
{
    const std::optional<LinkIndex> link = m_routes->FindLink(router, interface);
    if (!link || !m_snapshot->IsLinkUp(*link))
    {
        return std::nullopt;
    }
    return std::make_pair(*link, m_routes->GetTopology().GetOtherEnd(*link, router));
}

bool
TreeMonitor::IsLan(NodeIndex node) const
{
    return m_routes->GetTopology().GetNode(node).kind == NodeKind::LAN;
}

std::vector<NodeIndex>
TreeMonitor::FindTakers(NodeIndex router, uint32_t interface) const
{
    std::vector<NodeIndex> takers;
    const auto farEnd = FindFarEnd(router, interface);
    if (!farEnd)
    {
        return takers;
    }
    const auto [link, node] = *farEnd;
    const auto add = [&](LinkIndex theirs, NodeIndex other) {
        const auto state = m_routers.find(other);
        if (state != m_routers.end() && state->second.entry.installed &&
            state->second.entry.iif == m_routes->GetInterface(theirs, other))
        {
            takers.push_back(other);
        }
    };
    if (!IsLan(node))
    {
        add(link, node);
        return takers;
    }
    const Topology& topology = m_routes->GetTopology();
    for (const LinkIndex attachment : topology.GetLinksOf(node))
    {
        if (attachment != link && m_snapshot->IsLinkUp(attachment))
        {
            add(attachment, topology.GetOtherEnd(attachment, node));
        }
    }
    return takers;
}

std::vector<NodeIndex>
TreeMonitor::FindGivers(NodeIndex router) const
{
    std::vector<NodeIndex> givers;
    const auto state = m_routers.find(router);
    if (state == m_routers.end() || !state->second.entry.installed)
    {
        return givers;
    }
    const auto farEnd = FindFarEnd(router, state->second.entry.iif);
    if (!farEnd)
    {
        return givers;
    }
    const auto [link, node] = *farEnd;
    if (!IsLan(node))
    {
        const auto other = m_routers.find(node);
        if (other != m_routers.end() && std::binary_search(other->second.entry.oifs.begin(),
                                                           other->second.entry.oifs.end(),
                                                           m_routes->GetInterface(link, node)))
        {
            givers.push_back(node);
        }
        return givers;
    }
    const auto lan = m_lans.find(node);
    if (lan != m_lans.end())
    {
        for (const LinkIndex attachment : lan->second.listed)
        {
            if (attachment != link)
            {
                givers.push_back(m_routes->GetTopology().GetOtherEnd(attachment, node));
            }
        }
    }
    return givers;
}

bool
TreeMonitor::HasData(NodeIndex router, uint32_t interface) const
{
    const RouterState& state = m_routers.at(router);
    if (state.back.kind == HopKind::CONNECTED && state.back.interface == interface)
    {
        return true;
    }
    const auto farEnd = FindFarEnd(router, interface);
    if (!farEnd)
    {
        return false;
    }
    const auto [link, node] = *farEnd;
    if (IsLan(node))
    {
        const auto lan = m_lans.find(node);
        return lan != m_lans.end() && lan->second.sending.size() > lan->second.sending.count(link);
    }
    const auto other = m_routers.find(node);
    return other != m_routers.end() && other->second.accepts &&
           std::binary_search(other->second.entry.oifs.begin(),
                              other->second.entry.oifs.end(),
                              m_routes->GetInterface(link, node));
}

bool
TreeMonitor::IsFed(NodeIndex router, const RouterState& state) const
{
    return state.entry.installed &&
           (state.back.kind == HopKind::LOCAL || HasData(router, state.entry.iif));
}

bool
TreeMonitor::IsUnserved(NodeIndex router, const RouterState& state) const
{
    const std::vector<uint32_t> wanted = m_tree.GetOutgoingInterfaces(router);
    const bool isServed = std::any_of(wanted.begin(), wanted.end(), [&](uint32_t interface) {
        const auto& oifs = state.entry.oifs;
        return (state.accepts && std::binary_search(oifs.begin(), oifs.end(), interface)) ||
               CountLanSenders(router, interface) > 0;
    });
    return !wanted.empty() && !isServed;
}

void
TreeMonitor::ListOutputs(NodeIndex router, const std::vector<uint32_t>& oifs, bool listed)
{
    for (const uint32_t oif : oifs)
    {
        const auto farEnd = FindFarEnd(router, oif);
        if (farEnd && IsLan(farEnd->second))
        {
            std::set<LinkIndex>& list = m_lans[farEnd->second].listed;
            if (listed)
            {
                list.insert(farEnd->first);
            }
            else
            {
                list.erase(farEnd->first);
            }
        }
    }
}

std::vector<NodeIndex>
TreeMonitor::BeginSending(NodeIndex router, const std::vector<uint32_t>& oifs)
{
    std::vector<NodeIndex> all;
    for (const uint32_t oif : oifs)
    {
        const auto farEnd = FindFarEnd(router, oif);
        if (farEnd && IsLan(farEnd->second))
        {
            m_lans[farEnd->second].sending.insert(farEnd->first);
        }
        MarkNeighbors(router, oif);
        const std::vector<NodeIndex> takers = FindTakers(router, oif);
        all.insert(all.end(), takers.begin(), takers.end());
    }
    return all;
}

std::vector<NodeIndex>
TreeMonitor::EndSending(NodeIndex router, const std::vector<uint32_t>& oifs)
{
    std::vector<NodeIndex> all;
    for (const uint32_t oif : oifs)
    {
        const auto farEnd = FindFarEnd(router, oif);
        if (farEnd && IsLan(farEnd->second))
        {
            m_lans[farEnd->second].sending.erase(farEnd->first);
        }
        MarkNeighbors(router, oif);
        const std::vector<NodeIndex> takers = FindTakers(router, oif);
        all.insert(all.end(), takers.begin(), takers.end());
    }
    return all;
}

std::vector<NodeIndex>
TreeMonitor::Starve(std::vector<NodeIndex> routers)
{
    // Routers of a loop feed each other: all of them lose the data before any gets it again.
    std::vector<NodeIndex> starved;
    while (!routers.empty())
    {
        const NodeIndex router = routers.back();
        routers.pop_back();
        RouterState& state = m_routers.at(router);
        if (state.accepts)
        {
            state.accepts = false;
            MarkChanged(router);
            starved.push_back(router);
            const std::vector<NodeIndex> takers = EndSending(router, state.entry.oifs);
            routers.insert(routers.end(), takers.begin(), takers.end());
        }
    }
    return starved;
}

void
TreeMonitor::Feed(std::vector<NodeIndex> routers)
{
    while (!routers.empty())
    {
        const NodeIndex router = routers.back();
        routers.pop_back();
        RouterState& state = m_routers.at(router);
        if (!state.accepts && IsFed(router, state))
        {
            state.accepts = true;
            MarkChanged(router);
            const std::vector<NodeIndex> takers = BeginSending(router, state.entry.oifs);
            routers.insert(routers.end(), takers.begin(), takers.end());
        }
    }
}

void
TreeMonitor::UpdateLoops(const std::set<NodeIndex>& routers)
{
    std::set<NodeIndex> suspects = routers;
    for (const NodeIndex router : routers)
    {
        const std::set<NodeIndex> loop = m_routers.at(router).loop;
        suspects.insert(loop.begin(), loop.end());
    }
    for (const NodeIndex router : suspects)
    {
        m_routers.at(router).loop.clear();
        m_inLoops.erase(router);
    }
    std::set<NodeIndex> clean;
    for (const NodeIndex router : suspects)
    {
        if (m_inLoops.count(router) > 0)
        {
            continue; // part of a loop that was just found
        }
        const std::set<NodeIndex> loop = FindLoop(router, clean);
        for (const NodeIndex member : loop)
        {
            m_routers.at(member).loop = loop;
            m_inLoops.insert(member);
        }
    }
}

std::set<NodeIndex>
TreeMonitor::FindLoop(NodeIndex router, std::set<NodeIndex>& clean) const
{
    const std::vector<uint32_t>& oifs = m_routers.at(router).entry.oifs;
    if (std::none_of(oifs.begin(), oifs.end(), [&](uint32_t oif) {
            return !FindTakers(router, oif).empty();
        }))
    {
        return {}; // nobody takes what it sends: there is no need to look above
    }
    std::set<NodeIndex> above;
    std::vector<NodeIndex> ahead{router};
    while (!ahead.empty())
    {
        const NodeIndex next = ahead.back();
        ahead.pop_back();
        for (const NodeIndex giver : FindGivers(next))
        {
            if (clean.count(giver) == 0 && above.insert(giver).second)
            {
                ahead.push_back(giver);
            }
        }
    }
    std::set<NodeIndex> loop;
    if (above.count(router) == 0)
    {
        clean.insert(router);
        return loop;
    }
    // Of the routers whose data comes here, those to which the data from here comes.
    loop.insert(router);
    ahead.push_back(router);
    while (!ahead.empty())
    {
        const NodeIndex next = ahead.back();
        ahead.pop_back();
        for (const uint32_t oif : m_routers.at(next).entry.oifs)
        {
            for (const NodeIndex taker : FindTakers(next, oif))
            {
                if (above.count(taker) > 0 && loop.insert(taker).second)
                {
                    ahead.push_back(taker);
                }
            }
        }
    }
    return loop;
}

} // namespace mgm
} // namespace ns3
