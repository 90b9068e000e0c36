/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-static-tree-helper.h"

#include "ns3/abort.h"
#include "ns3/mgm-graph-rpf.h"
#include "ns3/mgm-router-helper.h"
#include "ns3/mgm-static-tree.h"
#include "ns3/node.h"

namespace ns3
{
namespace mgm
{

StaticTreeHelper::StaticTreeHelper(Ptr<const GraphRoutes> routes)
    : m_groups(CreateObject<StaticTreeGroups>())
{
    m_groups->SetRoutes(routes);
    m_factory.SetTypeId(StaticTree::GetTypeId());
}

void
StaticTreeHelper::Set(const std::string& name, const AttributeValue& value)
{
    m_factory.Set(name, value);
}

Ptr<StaticTreeGroups>
StaticTreeHelper::GetGroups() const
{
    return m_groups;
}

ApplicationContainer
StaticTreeHelper::Install(const NodeContainer& routers) const
{
    ApplicationContainer applications;
    for (auto router = routers.Begin(); router != routers.End(); ++router)
    {
        applications.Add(Install(*router));
    }
    return applications;
}

ApplicationContainer
StaticTreeHelper::Install(Ptr<Node> router) const
{
    const Ptr<Manager> manager = RouterHelper::GetManager(router);
    NS_ABORT_MSG_UNLESS(manager,
                        "Node " << router->GetId() << " has no group manager: install it first");
    NS_ABORT_MSG_UNLESS(router->GetObject<GraphRpf>(),
                        "Node " << router->GetId() << " has no GraphRpf, which StaticTree needs");
    const Ptr<StaticTree> tree = m_factory.Create<StaticTree>();
    tree->SetManager(manager);
    tree->SetGroups(m_groups);
    router->AddApplication(tree);
    return ApplicationContainer(tree);
}

} // namespace mgm
} // namespace ns3
