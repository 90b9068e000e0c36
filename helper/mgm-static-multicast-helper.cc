/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-static-multicast-helper.h"

#include "ns3/abort.h"
#include "ns3/mgm-router-helper.h"

namespace ns3
{
namespace mgm
{

StaticMulticastHelper::StaticMulticastHelper()
{
    m_factory.SetTypeId(StaticMulticast::GetTypeId());
}

void
StaticMulticastHelper::Set(const std::string& name, const AttributeValue& value)
{
    m_factory.Set(name, value);
}

Ptr<StaticMulticast>
StaticMulticastHelper::Install(Ptr<Node> router) const
{
    const Ptr<Manager> manager = RouterHelper::GetManager(router);
    NS_ABORT_MSG_UNLESS(manager,
                        "Node " << router->GetId() << " has no group manager: install it first");
    const Ptr<StaticMulticast> routing = m_factory.Create<StaticMulticast>();
    routing->SetManager(manager);
    router->AddApplication(routing);
    return routing;
}

} // namespace mgm
} // namespace ns3
