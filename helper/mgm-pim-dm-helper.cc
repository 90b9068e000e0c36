/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-pim-dm-helper.h"

#include "ns3/abort.h"
#include "ns3/mgm-router-helper.h"
#include "ns3/simulator.h"

namespace ns3
{
namespace mgm
{

PimDmHelper::PimDmHelper()
{
    m_factory.SetTypeId(PimDm::GetTypeId());
}

void
PimDmHelper::Set(const std::string& name, const AttributeValue& value)
{
    m_factory.Set(name, value);
}

void
PimDmHelper::SetInterface(const std::string& name, const AttributeValue& value)
{
    m_interfaceAttributes.emplace_back(name, value.Copy());
}

ApplicationContainer
PimDmHelper::Install(Ptr<Node> router) const
{
    const Ptr<Manager> manager = RouterHelper::GetManager(router);
    NS_ABORT_MSG_UNLESS(manager,
                        "Node " << router->GetId() << " has no group manager: install it first");
    const Ptr<PimDm> pim = m_factory.Create<PimDm>();
    pim->SetManager(manager);
    for (const auto& [name, value] : m_interfaceAttributes)
    {
        pim->SetInterfaceAttribute(name, *value);
    }
    router->AddApplication(pim);
    return ApplicationContainer(pim);
}

ApplicationContainer
PimDmHelper::Install(const NodeContainer& routers) const
{
    ApplicationContainer applications;
    for (auto router = routers.Begin(); router != routers.End(); ++router)
    {
        applications.Add(Install(*router));
    }
    return applications;
}

Ptr<PimDm>
PimDmHelper::Get(Ptr<Node> router)
{
    for (uint32_t i = 0; i < router->GetNApplications(); ++i)
    {
        const Ptr<PimDm> pim = DynamicCast<PimDm>(router->GetApplication(i));
        if (pim)
        {
            return pim;
        }
    }
    return nullptr;
}

void
PimDmHelper::PrintTablesAt(Time time, Ptr<Node> router, Ptr<OutputStreamWrapper> stream)
{
    const Ptr<PimDm> pim = Get(router);
    NS_ABORT_MSG_UNLESS(pim, "Node " << router->GetId() << " has no PIM: install it first");
    Simulator::Schedule(time, &PimDm::PrintTables, pim, stream);
}

int64_t
PimDmHelper::AssignStreams(const NodeContainer& routers, int64_t stream) const
{
    int64_t next = stream;
    for (auto router = routers.Begin(); router != routers.End(); ++router)
    {
        const Ptr<PimDm> pim = Get(*router);
        next += pim ? pim->AssignStreams(next) : 0;
    }
    return next - stream;
}

} // namespace mgm
} // namespace ns3
