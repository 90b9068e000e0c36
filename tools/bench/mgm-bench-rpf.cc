/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * mgm-bench-rpf: what it costs that every router knows the way back to one source, by mgm's graph,
 * and by ns-3's global routing.
 */

#include "mgm-bench.h"

#include "ns3/command-line.h"
#include "ns3/internet-stack-helper.h"
#include "ns3/ipv4-global-routing-helper.h"
#include "ns3/mgm-graph-rpf.h"
#include "ns3/mgm-topology-generator.h"
#include "ns3/simulator.h"

#include <vector>

using namespace ns3;
using namespace ns3::mgm;
using namespace ns3::mgm::bench;

namespace
{

constexpr uint32_t LINKS_PER_ROUTER = 2; //!< of a router that joins the network
constexpr uint32_t SEED = 1;             //!< of the random network

/// Makes the network known to the graph, as NetworkHelper does it, with a host at the first router.
Ptr<GraphRoutes>
MakeRoutes(const Topology& topology)
{
    const auto routes = CreateObject<GraphRoutes>();
    routes->SetTopology(topology);
    std::vector<uint32_t> interfaces(topology.GetNodeCount(), 0);
    for (NodeIndex router = 0; router < topology.GetNodeCount(); ++router)
    {
        routes->BindNode(router, router);
    }
    for (LinkIndex link = 0; link < topology.GetLinkCount(); ++link)
    {
        const TopologyLink& ends = topology.GetLink(link);
        const uint32_t network = (10U << 24) + 4 * link;
        routes->BindInterface(link, ends.a, ++interfaces[ends.a], Ipv4Address(network + 1));
        routes->BindInterface(link, ends.b, ++interfaces[ends.b], Ipv4Address(network + 2));
    }
    routes->BindNetwork("172.16.0.0", "/30", 0, ++interfaces[0], "172.16.0.1");
    return routes;
}

/// Asks the view of every router for the way to that host. @return how many know it.
uint32_t
LookUpFromEverywhere(const Topology& topology)
{
    const Ptr<GraphRoutes> routes = MakeRoutes(topology);
    const Ipv4Address source("172.16.0.2");
    uint32_t found = 0;
    for (NodeIndex router = 0; router < topology.GetNodeCount(); ++router)
    {
        const auto view = CreateObject<GraphRpf>();
        view->SetRouter(routes, router, router);
        RpfRoute route;
        found += view->Lookup(source, route) ? 1 : 0;
        view->Dispose();
    }
    return found;
}

/// Builds the network of ns-3 nodes that global routing works on.
void
BuildNodes(const Topology& topology)
{
    NodeContainer nodes;
    nodes.Create(topology.GetNodeCount());
    InternetStackHelper().Install(nodes);
    Linker linker(false);
    for (LinkIndex link = 0; link < topology.GetLinkCount(); ++link)
    {
        const TopologyLink& ends = topology.GetLink(link);
        linker.Link(nodes.Get(ends.a), nodes.Get(ends.b));
    }
}

} // namespace

int
main(int argc, char* argv[])
{
    uint32_t routers = 1000;
    bool global = false;
    CommandLine command(__FILE__);
    command.Usage("Finds the way to one source from every router, and prints the CPU seconds.");
    command.AddValue("routers", "Number of routers", routers);
    command.AddValue("global", "Use ns-3's global routing, which finds all ways", global);
    command.Parse(argc, argv);
    const Topology topology = MakePowerLawTopology(routers, LINKS_PER_ROUTER, SEED).GetTopology();
    if (global)
    {
        BuildNodes(topology);
        Measure("routers", routers, [] { Ipv4GlobalRoutingHelper::PopulateRoutingTables(); });
    }
    else
    {
        Measure("routers", routers, [&topology, routers] {
            NS_ABORT_UNLESS(LookUpFromEverywhere(topology) == routers);
        });
    }
    Simulator::Destroy();
    return 0;
}
