/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-static-multicast-helper.h"

#include "ns3/abort.h"
#include "ns3/ipv4.h"
#include "ns3/mgm-router-helper.h"

namespace ns3
{
namespace mgm
{

namespace
{

/**
 * @param [in] router A router.
 * @param [in] device One of its devices.
 * @return its interface.
 */
InterfaceId
GetInterface(const Ptr<Node>& router, const Ptr<NetDevice>& device)
{
    const Ptr<Ipv4> ipv4 = router->GetObject<Ipv4>();
    const int32_t index = ipv4 ? ipv4->GetInterfaceForDevice(device) : -1;
    NS_ABORT_MSG_IF(index < 0, "A device has no IPv4 interface on node " << router->GetId());
    return InterfaceId(static_cast<uint32_t>(index));
}

} // namespace

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

ApplicationContainer
StaticMulticastHelper::Install(const NodeContainer& routers) const
{
    ApplicationContainer applications;
    for (auto router = routers.Begin(); router != routers.End(); ++router)
    {
        applications.Add(Install(*router));
    }
    return applications;
}

Ptr<StaticMulticast>
StaticMulticastHelper::GetStaticMulticast(Ptr<Node> router)
{
    for (uint32_t i = 0; i < router->GetNApplications(); ++i)
    {
        if (const auto routing = DynamicCast<StaticMulticast>(router->GetApplication(i)))
        {
            return routing;
        }
    }
    return nullptr;
}

void
StaticMulticastHelper::AddMulticastRoute(Ptr<Node> router,
                                         Ipv4Address source,
                                         Ipv4Address group,
                                         Ptr<NetDevice> input,
                                         const NetDeviceContainer& outputs,
                                         uint8_t threshold) const
{
    const Ptr<StaticMulticast> routing = GetStaticMulticast(router);
    NS_ABORT_MSG_UNLESS(routing,
                        "Node " << router->GetId() << " has no StaticMulticast: install it first");
    StaticEntry entry;
    entry.key = SourceGroup(source, group);
    entry.negative = outputs.GetN() == 0;
    if (input)
    {
        entry.iif = GetInterface(router, input);
    }
    for (auto output = outputs.Begin(); output != outputs.End(); ++output)
    {
        entry.oifs.push_back({GetInterface(router, *output), threshold});
    }
    routing->SetEntry(entry);
}

} // namespace mgm
} // namespace ns3
