/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Installs the IGMP of a scenario on its nodes.
 */

#include "ns3/mgm-igmp-host.h"
#include "ns3/mgm-igmp-proxy.h"
#include "ns3/mgm-manager.h"
#include "ns3/mgm-scenario-builder.h"
#include "ns3/mgm-scenario-igmp-places.h"
#include "ns3/string.h"
#include "ns3/uinteger.h"

#include <map>
#include <vector>

namespace ns3
{
namespace mgm
{

namespace
{

/// Sets attributes.
void
Apply(const std::vector<AttributeSetting>& settings, Object& object)
{
    for (const AttributeSetting& setting : settings)
    {
        object.SetAttribute(setting.name, StringValue(setting.value));
    }
}

/**
 * @param [in] scenario The scenario.
 * @param [in] igmp What it says of IGMP.
 * @param [in] router The router.
 * @param [in] map What became of the scenario so far.
 * @return IGMP for the router, with everything that is the same on all of its interfaces.
 */
Ptr<IgmpRouter>
MakeRouter(const Scenario& scenario,
           const ScenarioIgmp& igmp,
           NodeIndex router,
           const ScenarioMap& map)
{
    Ptr<IgmpRouter> application;
    if (igmp.proxy)
    {
        const auto proxy = CreateObject<IgmpProxy>();
        proxy->AssignStreams(ScenarioStreams(scenario).igmpRouters + router);
        application = proxy;
    }
    else
    {
        application = CreateObject<IgmpRouter>();
    }
    Apply(igmp.attributes, *application);
    for (const ScenarioInterface& upstream : igmp.upstream)
    {
        if (upstream.router == router)
        {
            application->SetAttribute("UpstreamInterface", UintegerValue(map.GetIndex(upstream)));
        }
    }
    for (const AttributeSetting& setting : igmp.interfaceAttributes)
    {
        application->SetInterfaceAttribute(setting.name, StringValue(setting.value));
    }
    application->SetManager(
        DynamicCast<Manager>(map.FindApplication(router, ApplicationKind::MANAGER)));
    return application;
}

/// Installs IGMP on one router, unless it has no interface to ask on.
void
InstallOnRouter(const Scenario& scenario,
                const ScenarioIgmpPlaces& places,
                const ScenarioIgmp& igmp,
                NodeIndex router,
                const ScenarioMap& map)
{
    const std::vector<ScenarioInterface> interfaces = places.GetInterfaces(router);
    if (interfaces.empty())
    {
        return;
    }
    const Ptr<IgmpRouter> application = MakeRouter(scenario, igmp, router, map);
    for (const ScenarioInterface& interface : interfaces)
    {
        application->AddInterface(map.GetIndex(interface));
    }
    for (const ScenarioInterfaceSettings& settings : scenario.interfaces)
    {
        if (settings.interface.router == router && !settings.igmp.empty())
        {
            Apply(settings.igmp, *application->GetInterface(map.GetIndex(settings.interface)));
        }
    }
    for (const ScenarioStaticRoute& membership : igmp.memberships)
    {
        if (membership.interface.router == router)
        {
            application->AddStaticMembership(map.GetIndex(membership.interface),
                                             map.GetKey(membership.source, membership.group));
        }
    }
    // So that whoever follows the messages of the node finds them before the application starts.
    IgmpL4Protocol::Install(map.GetNode(router));
    map.GetNode(router)->AddApplication(application);
}

/// Installs IGMP on the hosts of receivers.
void
InstallOnHosts(const Scenario& scenario, const ScenarioIgmpPlaces& places, const Network& network)
{
    std::map<HostIndex, std::vector<const ScenarioHostSettings*>> exceptions;
    for (const ScenarioHostException& exception : scenario.hostExceptions)
    {
        for (const HostIndex host : exception.hosts)
        {
            exceptions[host].push_back(&exception.settings);
        }
    }
    for (const ScenarioReceiver& receiver : scenario.receivers)
    {
        if (!places.Reaches(receiver.host))
        {
            continue;
        }
        const Ptr<Node> node = network.FindHost(scenario.hosts[receiver.host].name)->node;
        const auto application = CreateObject<IgmpHost>();
        Apply(scenario.hostSettings.igmp, *application);
        for (const ScenarioHostSettings* settings : exceptions[receiver.host])
        {
            Apply(settings->igmp, *application);
        }
        application->AssignStreams(ScenarioStreams(scenario).igmpHosts +
                                   static_cast<int64_t>(receiver.host));
        IgmpL4Protocol::Install(node);
        node->AddApplication(application);
    }
}

} // namespace

void
InstallIgmp(const Scenario& scenario, const ScenarioMap& map, const Network& network)
{
    const ScenarioIgmpPlaces places(scenario);
    for (const ScenarioIgmp& igmp : scenario.igmp)
    {
        for (const NodeIndex router : igmp.routers)
        {
            InstallOnRouter(scenario, places, igmp, router, map);
        }
    }
    InstallOnHosts(scenario, places, network);
}

} // namespace mgm
} // namespace ns3
