/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-static-tree-plan.h"

namespace ns3
{
namespace mgm
{

StaticTreePlan::StaticTreePlan(Ptr<const GraphRoutes> routes, Ptr<const GraphSnapshot> snapshot)
    : m_routes(routes),
      m_snapshot(snapshot)
{
}

uint64_t
StaticTreePlan::GetVersion() const
{
    return m_snapshot->GetVersion();
}

std::vector<NodeIndex>
StaticTreePlan::AddReceiver(const SourceGroup& key, Ipv4Address receiver)
{
    MulticastTree& tree = m_trees.try_emplace(key, m_routes, m_snapshot, key.source).first->second;
    const std::vector<NodeIndex> changed = tree.AddReceiver(receiver);
    UpdateKeys(key, changed);
    return changed;
}

std::vector<NodeIndex>
StaticTreePlan::RemoveReceiver(const SourceGroup& key, Ipv4Address receiver)
{
    const std::vector<NodeIndex> changed = m_trees.at(key).RemoveReceiver(receiver);
    UpdateKeys(key, changed);
    return changed;
}

std::vector<NodeIndex>
StaticTreePlan::RemoveTree(const SourceGroup& key)
{
    const auto tree = m_trees.find(key);
    if (tree == m_trees.end())
    {
        return {};
    }
    const std::vector<NodeIndex> routers = tree->second.GetRouters();
    m_trees.erase(tree);
    UpdateKeys(key, routers);
    return routers;
}

void
StaticTreePlan::UpdateKeys(const SourceGroup& key, const std::vector<NodeIndex>& changed)
{
    const auto tree = m_trees.find(key);
    for (const NodeIndex router : changed)
    {
        if (tree != m_trees.end() && !tree->second.GetOutgoingInterfaces(router).empty())
        {
            m_keys[router].insert(key);
            continue;
        }
        m_keys[router].erase(key);
        if (m_keys[router].empty())
        {
            m_keys.erase(router);
        }
    }
}

std::vector<uint32_t>
StaticTreePlan::GetOutgoingInterfaces(NodeIndex router, const SourceGroup& key) const
{
    const auto tree = m_trees.find(key);
    return tree == m_trees.end() ? std::vector<uint32_t>{}
                                 : tree->second.GetOutgoingInterfaces(router);
}

std::map<SourceGroup, std::vector<uint32_t>>
StaticTreePlan::GetPart(NodeIndex router) const
{
    std::map<SourceGroup, std::vector<uint32_t>> part;
    const auto keys = m_keys.find(router);
    if (keys == m_keys.end())
    {
        return part;
    }
    for (const SourceGroup& key : keys->second)
    {
        part.emplace(key, m_trees.at(key).GetOutgoingInterfaces(router));
    }
    return part;
}

} // namespace mgm
} // namespace ns3
