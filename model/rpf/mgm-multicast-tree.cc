/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-multicast-tree.h"

#include "ns3/abort.h"

#include <algorithm>

namespace ns3
{
namespace mgm
{

MulticastTree::MulticastTree(Ptr<const GraphRoutes> routes,
                             Ptr<const GraphSnapshot> snapshot,
                             Ipv4Address source)
    : m_routes(routes),
      m_snapshot(snapshot),
      m_source(source)
{
}

std::vector<NodeIndex>
MulticastTree::AddReceiver(Ipv4Address receiver)
{
    std::vector<NodeIndex> changed;
    const GraphHop last = m_routes->FindLastHop(*m_snapshot, m_source, receiver);
    if (last.kind == HopKind::NONE)
    {
        return changed;
    }
    NodeIndex router = last.neighbor;
    uint32_t interface = last.kind == HopKind::LOCAL ? SELF : last.neighborInterface;
    while (true)
    {
        Branch& branch = m_branches[router];
        const bool isNew = branch.empty();
        if (++branch[interface] == 1 && interface != SELF)
        {
            changed.push_back(router);
        }
        const GraphHop back = m_routes->FindHop(*m_snapshot, router, m_source);
        if (!isNew || back.kind != HopKind::NEIGHBOR)
        {
            return changed;
        }
        router = back.neighbor;
        interface = back.neighborInterface;
    }
}

std::vector<NodeIndex>
MulticastTree::RemoveReceiver(Ipv4Address receiver)
{
    std::vector<NodeIndex> changed;
    const GraphHop last = m_routes->FindLastHop(*m_snapshot, m_source, receiver);
    if (last.kind == HopKind::NONE)
    {
        return changed;
    }
    NodeIndex router = last.neighbor;
    uint32_t interface = last.kind == HopKind::LOCAL ? SELF : last.neighborInterface;
    while (true)
    {
        const auto found = m_branches.find(router);
        const bool known = found != m_branches.end() && found->second.count(interface) > 0;
        NS_ABORT_MSG_UNLESS(known, "Receiver " << receiver << " is not on the tree");
        Branch& branch = found->second;
        if (--branch[interface] == 0)
        {
            branch.erase(interface);
            if (interface != SELF)
            {
                changed.push_back(router);
            }
        }
        if (!branch.empty())
        {
            return changed;
        }
        m_branches.erase(found);
        const GraphHop back = m_routes->FindHop(*m_snapshot, router, m_source);
        if (back.kind != HopKind::NEIGHBOR)
        {
            return changed;
        }
        router = back.neighbor;
        interface = back.neighborInterface;
    }
}

std::vector<uint32_t>
MulticastTree::GetOutgoingInterfaces(NodeIndex router) const
{
    std::vector<uint32_t> interfaces;
    const auto branch = m_branches.find(router);
    if (branch == m_branches.end())
    {
        return interfaces;
    }
    for (const auto& [interface, users] : branch->second)
    {
        if (interface != SELF)
        {
            interfaces.push_back(interface);
        }
    }
    return interfaces;
}

bool
MulticastTree::Contains(NodeIndex router) const
{
    return m_branches.count(router) > 0;
}

std::vector<NodeIndex>
MulticastTree::GetRouters() const
{
    std::vector<NodeIndex> routers;
    routers.reserve(m_branches.size());
    for (const auto& [router, branch] : m_branches)
    {
        routers.push_back(router);
    }
    std::sort(routers.begin(), routers.end());
    return routers;
}

Ipv4Address
MulticastTree::GetSource() const
{
    return m_source;
}

} // namespace mgm
} // namespace ns3
