/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-run-collector.h"

#include "ns3/mgm-kernel-forwarder.h"
#include "ns3/node.h"

#include <map>

namespace ns3
{
namespace mgm
{

namespace
{

/// @return what one router did.
RouterResult
CollectRouter(NodeIndex router,
              const Scenario& scenario,
              const ScenarioMap& map,
              const AlertLedger& ledger)
{
    const auto forwarder =
        DynamicCast<KernelForwarder>(map.FindApplication(router, ApplicationKind::FORWARDER));
    RouterResult result;
    result.name = scenario.topology.GetNode(router).name;
    result.node = map.GetNode(router)->GetId();
    result.packets = forwarder->GetPacketsReceived();
    result.forwarded = forwarder->GetPacketsForwarded();
    result.held = forwarder->GetPacketsHeld();
    for (std::size_t i = 0; i < DROP_REASON_COUNT; ++i)
    {
        result.drops[i] = forwarder->GetDrops(static_cast<DropReason>(i));
    }
    result.alerts = ledger.GetRouterCounts(result.node);
    return result;
}

/// @return what the episodes of a row led to.
std::vector<EpisodeResult>
CollectEpisodes(const LedgerRow& row,
                const AlertLedger& ledger,
                const DeliveryLedger& deliveries,
                const std::vector<SourceResult>& sources)
{
    std::vector<EpisodeResult> results;
    for (const AlertEpisode& episode : row.episodes)
    {
        EpisodeResult result{episode, ledger.GetTimeToQuiet(episode), 0};
        for (std::size_t i = 0; i < sources.size(); ++i)
        {
            if (row.key == SourceGroup(sources[i].address, sources[i].group))
            {
                result.duplicates +=
                    deliveries.CountDuplicates(i, episode.firstPacket, episode.lastPacket);
            }
        }
        results.push_back(result);
    }
    return results;
}

} // namespace

void
CollectTraffic(const Scenario& scenario,
               const Network& network,
               const DeliveryLedger& ledger,
               RunResult& result)
{
    for (std::size_t i = 0; i < scenario.sources.size(); ++i)
    {
        const ScenarioHost& host = scenario.hosts[scenario.sources[i].host];
        result.sources.push_back({host.name,
                                  scenario.topology.GetNode(host.at).name,
                                  network.FindHost(host.name)->address,
                                  scenario.sources[i].group,
                                  ledger.GetSent(i)});
    }
    const std::vector<DeliveryReport> reports = ledger.GetReports();
    for (std::size_t i = 0; i < scenario.receivers.size(); ++i)
    {
        const ScenarioHost& host = scenario.hosts[scenario.receivers[i].host];
        result.receivers.push_back({scenario.topology.GetNode(host.at).name,
                                    network.FindHost(host.name)->address,
                                    scenario.receivers[i].group,
                                    reports[i]});
    }
}

void
CollectRouters(const Scenario& scenario,
               const ScenarioMap& map,
               const AlertLedger& ledger,
               const DeliveryLedger& deliveries,
               RunResult& result)
{
    std::map<uint32_t, NodeIndex> routers;
    for (NodeIndex node = 0; node < scenario.topology.GetNodeCount(); ++node)
    {
        if (scenario.topology.GetNode(node).kind == NodeKind::ROUTER)
        {
            result.routers.push_back(CollectRouter(node, scenario, map, ledger));
            routers[result.routers.back().node] = node;
        }
    }
    for (const LedgerRow& row : ledger.GetRows())
    {
        const NodeIndex router = routers.at(row.node);
        const auto interfaces = map.GetInterfaces(router);
        const auto arrival = interfaces.find(row.arrival.index);
        result.alerts.push_back(
            {scenario.topology.GetNode(router).name,
             arrival != interfaces.end() ? map.GetNeighborName(arrival->second) : "",
             row,
             CollectEpisodes(row, ledger, deliveries, result.sources)});
    }
    result.totals = ledger.GetTotals();
}

} // namespace mgm
} // namespace ns3
