/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-scenario-builder.h"

#include "ns3/abort.h"
#include "ns3/mgm-kernel-forwarder.h"
#include "ns3/mgm-manager.h"
#include "ns3/mgm-network-helper.h"
#include "ns3/mgm-router-helper.h"
#include "ns3/mgm-static-multicast.h"
#include "ns3/mgm-static-tree.h"
#include "ns3/string.h"
#include "ns3/uinteger.h"

#include <map>
#include <set>

namespace ns3
{
namespace mgm
{

namespace
{

/// Tells the two static protocols of a router apart (mgm-api 2.1).
constexpr uint32_t STATIC_MULTICAST_COMPONENT = 1;

/// Applies settings to the helper that installs forwarder and group manager.
void
Apply(const ScenarioRouterSettings& settings, RouterHelper& helper)
{
    if (!settings.profile.empty())
    {
        helper.SetProfile(settings.profile);
    }
    for (const AttributeSetting& setting : settings.forwarder)
    {
        helper.SetForwarderAttribute(setting.name, StringValue(setting.value));
    }
    for (const AttributeSetting& setting : settings.manager)
    {
        helper.SetManagerAttribute(setting.name, StringValue(setting.value));
    }
}

/// @return the interfaces of each router that an entry of "protocols" names, as their indices.
std::map<NodeIndex, std::set<uint32_t>>
FindNamedInterfaces(const std::vector<ScenarioProtocol>& protocols, const ScenarioMap& map)
{
    std::map<NodeIndex, std::set<uint32_t>> named;
    for (const ScenarioProtocol& protocol : protocols)
    {
        for (const ScenarioInterface& interface : protocol.interfaces)
        {
            named[interface.router].insert(map.GetIndex(interface));
        }
    }
    return named;
}

/// @return the interfaces that a protocol owns on a router, as their indices.
std::set<uint32_t>
GetOwnedInterfaces(const ScenarioProtocol& protocol,
                   NodeIndex router,
                   const ScenarioMap& map,
                   const std::set<uint32_t>& namedByAll)
{
    std::set<uint32_t> owned;
    for (const auto& [index, interface] : map.GetInterfaces(router))
    {
        if (protocol.ownsTheRest && namedByAll.count(index) == 0)
        {
            owned.insert(index);
        }
    }
    for (const ScenarioInterface& interface : protocol.interfaces)
    {
        if (interface.router == router)
        {
            owned.insert(map.GetIndex(interface));
        }
    }
    return owned;
}

/// @return a protocol for one router.
Ptr<StaticClient>
MakeProtocol(const ScenarioProtocol& protocol, const Ptr<StaticTreeGroups>& groups)
{
    if (protocol.kind == ApplicationKind::STATIC_MULTICAST)
    {
        auto application = CreateObject<StaticMulticast>();
        application->SetAttribute("ComponentId", UintegerValue(STATIC_MULTICAST_COMPONENT));
        return application;
    }
    auto application = CreateObject<StaticTree>();
    application->SetGroups(groups);
    return application;
}

/// Installs a protocol on one router, and returns it, unless it owns nothing there.
Ptr<StaticClient>
InstallProtocol(const ScenarioProtocol& protocol,
                NodeIndex router,
                const ScenarioMap& map,
                const Ptr<StaticTreeGroups>& groups,
                const std::set<uint32_t>& namedByAll)
{
    const std::set<uint32_t> owned = GetOwnedInterfaces(protocol, router, map, namedByAll);
    if (!protocol.kind || owned.empty())
    {
        return nullptr;
    }
    const Ptr<StaticClient> application = MakeProtocol(protocol, groups);
    for (const uint32_t index : owned)
    {
        application->AddInterface(InterfaceId(index));
    }
    for (const AttributeSetting& setting : protocol.attributes)
    {
        application->SetAttribute(setting.name, StringValue(setting.value));
    }
    application->SetManager(
        DynamicCast<Manager>(map.FindApplication(router, ApplicationKind::MANAGER)));
    map.GetNode(router)->AddApplication(application);
    return application;
}

/**
 * Tells the applications of a protocol what is configured. Where it owns nothing, nothing is.
 * @param [in] protocol The protocol.
 * @param [in] map What became of the scenario.
 * @param [in] installed The applications of the protocol, by router.
 */
void
Configure(const ScenarioProtocol& protocol,
          const ScenarioMap& map,
          const std::map<NodeIndex, Ptr<StaticClient>>& installed)
{
    const auto find = [&](NodeIndex router) {
        const auto client = installed.find(router);
        return client == installed.end() ? nullptr : client->second;
    };
    for (const ScenarioStaticRoute& route : protocol.memberships)
    {
        if (const auto client = DynamicCast<StaticMulticast>(find(route.interface.router)))
        {
            client->AddMembership(map.GetKey(route.source, route.group),
                                  InterfaceId(map.GetIndex(route.interface)));
        }
    }
    for (const ScenarioStaticRoute& route : protocol.incoming)
    {
        if (const auto client = DynamicCast<StaticMulticast>(find(route.interface.router)))
        {
            client->SetIncomingInterface(map.GetKey(route.source, route.group),
                                         InterfaceId(map.GetIndex(route.interface)));
        }
    }
    for (const ScenarioStaticEntry& entry : protocol.entries)
    {
        if (const auto client = DynamicCast<StaticMulticast>(find(entry.router)))
        {
            client->SetEntry(map.GetEntry(entry));
        }
    }
    for (const ScenarioStaticRoute& mask : protocol.alertMasks)
    {
        if (const auto client = find(mask.interface.router))
        {
            client->SetAlertMask(map.GetKey(mask.source, mask.group),
                                 InterfaceId(map.GetIndex(mask.interface)),
                                 true);
        }
    }
}

} // namespace

ScenarioStreams::ScenarioStreams(const Scenario& scenario)
    : igmpHosts(0),
      igmpRouters(static_cast<int64_t>(scenario.hosts.size())),
      pimRouters(igmpRouters + static_cast<int64_t>(scenario.topology.GetNodeCount())),
      network(pimRouters + static_cast<int64_t>(scenario.topology.GetNodeCount()))
{
}

Ptr<Network>
BuildNetwork(const Scenario& scenario)
{
    NetworkHelper helper(scenario.topology);
    helper.SetViewAttribute("ConvergenceDelay", TimeValue(scenario.convergence));
    for (const ScenarioHost& host : scenario.hosts)
    {
        helper.AddHost(scenario.topology.GetNode(host.at).name, host.name);
    }
    const Ptr<Network> network = helper.Build();
    NetworkHelper::AssignStreams(network, ScenarioStreams(scenario).network);
    for (const auto& [router, delay] : scenario.convergenceByRouter)
    {
        network->GetView(scenario.topology.GetNode(router).name)
            ->SetAttribute("ConvergenceDelay", TimeValue(delay));
    }
    return network;
}

void
InstallRouters(const Scenario& scenario,
               const ScenarioMap& map,
               const Ptr<StaticTreeGroups>& groups)
{
    std::map<NodeIndex, std::vector<const ScenarioRouterSettings*>> exceptions;
    for (const ScenarioRouterException& exception : scenario.exceptions)
    {
        for (const NodeIndex router : exception.routers)
        {
            exceptions[router].push_back(&exception.settings);
        }
    }
    for (NodeIndex router = 0; router < scenario.topology.GetNodeCount(); ++router)
    {
        if (scenario.topology.GetNode(router).kind != NodeKind::ROUTER)
        {
            continue;
        }
        RouterHelper helper;
        Apply(scenario.routers, helper);
        for (const ScenarioRouterSettings* settings : exceptions[router])
        {
            Apply(*settings, helper);
        }
        helper.Install(map.GetNode(router));
    }
    std::map<NodeIndex, std::set<uint32_t>> named = FindNamedInterfaces(scenario.protocols, map);
    for (const ScenarioProtocol& protocol : scenario.protocols)
    {
        std::map<NodeIndex, Ptr<StaticClient>> installed;
        for (const NodeIndex router : protocol.routers)
        {
            if (protocol.kind == ApplicationKind::PIM_DM)
            {
                InstallPimDm(scenario,
                             protocol,
                             router,
                             GetOwnedInterfaces(protocol, router, map, named[router]),
                             map);
            }
            else if (const auto client =
                         InstallProtocol(protocol, router, map, groups, named[router]))
            {
                installed.emplace(router, client);
            }
        }
        Configure(protocol, map, installed);
    }
}

void
ConfigureInterfaces(const Scenario& scenario, const ScenarioMap& map)
{
    for (const ScenarioInterfaceSettings& settings : scenario.interfaces)
    {
        const auto forwarder = DynamicCast<KernelForwarder>(
            map.FindApplication(settings.interface.router, ApplicationKind::FORWARDER));
        const uint32_t index = map.GetIndex(settings.interface);
        for (const GroupRange& range : settings.boundaries)
        {
            forwarder->AddBoundary(index, range.group, range.mask);
        }
        if (settings.threshold)
        {
            forwarder->SetThreshold(index, *settings.threshold);
        }
        if (settings.rateLimit)
        {
            forwarder->SetRateLimit(index, *settings.rateLimit);
        }
    }
}

} // namespace mgm
} // namespace ns3
