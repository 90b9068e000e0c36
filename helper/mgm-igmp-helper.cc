/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-igmp-helper.h"

#include "ns3/abort.h"
#include "ns3/mgm-igmp-proxy.h"
#include "ns3/mgm-router-helper.h"
#include "ns3/simulator.h"

namespace ns3
{
namespace mgm
{

IgmpHelper::IgmpHelper(TypeId type)
{
    m_factory.SetTypeId(type);
}

void
IgmpHelper::Set(const std::string& name, const AttributeValue& value)
{
    m_factory.Set(name, value);
}

void
IgmpHelper::SetInterface(const std::string& name, const AttributeValue& value)
{
    m_interfaceAttributes.emplace_back(name, value.Copy());
}

ApplicationContainer
IgmpHelper::Install(Ptr<Node> router) const
{
    const Ptr<Manager> manager = RouterHelper::GetManager(router);
    NS_ABORT_MSG_UNLESS(manager,
                        "Node " << router->GetId() << " has no group manager: install it first");
    const Ptr<IgmpRouter> igmp = m_factory.Create<IgmpRouter>();
    igmp->SetManager(manager);
    for (const auto& [name, value] : m_interfaceAttributes)
    {
        igmp->SetInterfaceAttribute(name, *value);
    }
    router->AddApplication(igmp);
    return ApplicationContainer(igmp);
}

ApplicationContainer
IgmpHelper::Install(const NodeContainer& routers) const
{
    ApplicationContainer applications;
    for (auto router = routers.Begin(); router != routers.End(); ++router)
    {
        applications.Add(Install(*router));
    }
    return applications;
}

Ptr<IgmpRouter>
IgmpHelper::Get(Ptr<Node> router)
{
    for (uint32_t i = 0; i < router->GetNApplications(); ++i)
    {
        const Ptr<IgmpRouter> igmp = DynamicCast<IgmpRouter>(router->GetApplication(i));
        if (igmp)
        {
            return igmp;
        }
    }
    return nullptr;
}

void
IgmpHelper::PrintGroupsAt(Time time, Ptr<Node> router, Ptr<OutputStreamWrapper> stream)
{
    const Ptr<IgmpRouter> igmp = Get(router);
    NS_ABORT_MSG_UNLESS(igmp, "Node " << router->GetId() << " has no IGMP: install it first");
    Simulator::Schedule(time, &IgmpRouter::PrintGroups, igmp, stream);
}

int64_t
IgmpHelper::AssignStreams(const NodeContainer& routers, int64_t stream) const
{
    int64_t next = stream;
    for (auto router = routers.Begin(); router != routers.End(); ++router)
    {
        const Ptr<IgmpProxy> proxy = DynamicCast<IgmpProxy>(Get(*router));
        next += proxy ? proxy->AssignStreams(next) : 0;
    }
    return next - stream;
}

} // namespace mgm
} // namespace ns3
