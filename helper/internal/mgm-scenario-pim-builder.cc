/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Installs the PIM dense mode of a scenario on its routers.
 */

#include "ns3/mgm-manager.h"
#include "ns3/mgm-pim-dm.h"
#include "ns3/mgm-pim-l4-protocol.h"
#include "ns3/mgm-scenario-builder.h"
#include "ns3/string.h"
#include "ns3/uinteger.h"

namespace ns3
{
namespace mgm
{

namespace
{

/// Sets what the section "interfaces" says of an interface, if it is one of those of PIM.
void
ApplySettings(const ScenarioInterfaceSettings& settings, uint32_t index, PimDm& application)
{
    const Ptr<PimInterface> interface = application.GetInterface(index);
    if (!interface)
    {
        return;
    }
    if (settings.threshold)
    {
        interface->SetAttribute("TtlThreshold", UintegerValue(*settings.threshold));
    }
    for (const AttributeSetting& setting : settings.pim)
    {
        interface->SetAttribute(setting.name, StringValue(setting.value));
    }
    for (const GroupRange& range : settings.boundaries)
    {
        application.AddBoundary(index, range.group, range.mask);
    }
}

} // namespace

void
InstallPimDm(const Scenario& scenario,
             const ScenarioProtocol& protocol,
             NodeIndex router,
             const std::set<uint32_t>& interfaces,
             const ScenarioMap& map)
{
    if (interfaces.empty())
    {
        return;
    }
    const auto application = CreateObject<PimDm>();
    application->AssignStreams(ScenarioStreams(scenario).pimRouters + router);
    for (const AttributeSetting& setting : protocol.attributes)
    {
        application->SetAttribute(setting.name, StringValue(setting.value));
    }
    for (const AttributeSetting& setting : protocol.interfaceAttributes)
    {
        application->SetInterfaceAttribute(setting.name, StringValue(setting.value));
    }
    for (const uint32_t index : interfaces)
    {
        application->AddInterface(index);
    }
    for (const ScenarioInterfaceSettings& settings : scenario.interfaces)
    {
        if (settings.interface.router == router)
        {
            ApplySettings(settings, map.GetIndex(settings.interface), *application);
        }
    }
    application->SetManager(
        DynamicCast<Manager>(map.FindApplication(router, ApplicationKind::MANAGER)));
    // So that whoever follows the messages of the node finds them before the application starts.
    PimL4Protocol::Install(map.GetNode(router));
    map.GetNode(router)->AddApplication(application);
}

} // namespace mgm
} // namespace ns3
