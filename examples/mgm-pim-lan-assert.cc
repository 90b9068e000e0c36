/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Two routers bring the same data to a LAN. Data on the wrong interface wakes PIM, and the routers
 * elect the one that goes on forwarding. The same as scenarios/pim-lan-assert.json, as a script.
 *
 *               left ----+---- east --- screen-east
 *             /          |
 *   camera --- origin    | lan
 *             \          |
 *               right ---+---- west --- screen-west
 *
 * Left is nearer to the source and wins. At 30 s its way becomes longer than that of right, which
 * shows when the State Refresh of 70 s brings its metric to the LAN. At 100 s right dies without a
 * goodbye. Its last Hello holds until 195 s; only then does left forward again.
 */

#include "ns3/core-module.h"
#include "ns3/mgm-module.h"
#include "ns3/network-module.h"

#include <iostream>

using namespace ns3;

namespace
{

/// The link between origin and left.
constexpr mgm::LinkIndex LEFT_WAY = 0;

/// @return the network.
mgm::Topology
MakeTopology()
{
    mgm::Topology topology;
    const mgm::NodeIndex origin = topology.AddNode("origin");
    const mgm::NodeIndex left = topology.AddNode("left");
    const mgm::NodeIndex right = topology.AddNode("right");
    const mgm::NodeIndex lan = topology.AddNode("lan", mgm::NodeKind::LAN);
    const auto add = [&topology](mgm::NodeIndex a, mgm::NodeIndex b, uint32_t cost) {
        mgm::TopologyLink link(a, b);
        link.rate = DataRate("100Mbps");
        const mgm::LinkIndex index = topology.AddLink(link);
        topology.SetLinkCost(index, mgm::LinkDirection::A_TO_B, cost);
        topology.SetLinkCost(index, mgm::LinkDirection::B_TO_A, cost);
    };
    add(origin, left, 1);
    add(origin, right, 2);
    add(left, lan, 10);
    add(right, lan, 10);
    add(topology.AddNode("east"), lan, 1);
    add(topology.AddNode("west"), lan, 1);
    return topology;
}

/// Prints what PIM does about an alert, if it does anything.
void
PrintReaction(const mgm::ReactionRecord& record)
{
    if (record.action != "none")
    {
        std::cout << Simulator::Now().As(Time::S) << " "
                  << Names::FindName(NodeList::GetNode(record.head.id.node)) << ": alert "
                  << record.alert << ", " << record.action << " (" << record.reason << ")\n";
    }
}

/// Prints what the routers of the LAN know of each other's asserts.
void
PrintTables(const Ptr<mgm::Network>& network, const Ptr<OutputStreamWrapper>& stream)
{
    for (const char* router : {"left", "right"})
    {
        *stream->GetStream() << router << ": ";
        mgm::PimDmHelper::Get(network->FindNode(router))->PrintTables(stream);
    }
}

/// The way over left becomes longer, in both directions.
void
MakeLeftFar(const Ptr<mgm::Network>& network)
{
    network->SetLinkCost(LEFT_WAY, mgm::LinkDirection::A_TO_B, 5);
    network->SetLinkCost(LEFT_WAY, mgm::LinkDirection::B_TO_A, 5);
}

/// A router dies: everything on it stops.
void
Die(const Ptr<Node>& router)
{
    for (uint32_t i = router->GetNApplications(); i > 0; --i)
    {
        DynamicCast<mgm::RouterApplication>(router->GetApplication(i - 1))->Stop();
    }
}

} // namespace

int
main(int argc, char* argv[])
{
    CommandLine cmd(__FILE__);
    cmd.Parse(argc, argv);

    mgm::NetworkHelper networkHelper(MakeTopology());
    networkHelper.AddHost("origin", "camera");
    networkHelper.AddHost("east", "screen-east");
    networkHelper.AddHost("west", "screen-west");
    Ptr<mgm::Network> network = networkHelper.Build();

    // PIM owns all interfaces; IGMP asks on those of east and west where the screens are.
    mgm::RouterHelper().Install(network->GetRouters());
    mgm::PimDmHelper pim;
    pim.Set("Goodbye", BooleanValue(false));
    pim.SetInterface("TriggeredHelloDelay", TimeValue(Seconds(0))); // Hellos come at full 30 s
    pim.Install(network->GetRouters());
    pim.AssignStreams(network->GetRouters(), 1);
    Config::ConnectWithoutContext("/NodeList/*/ApplicationList/*/$ns3::mgm::PimDm/Reaction",
                                  MakeCallback(&PrintReaction));
    for (const char* router : {"east", "west"})
    {
        const Ptr<Node> node = network->FindNode(router);
        mgm::IgmpHelper().Install(node);
        const uint32_t towardsHost = 2; // after the interface on the LAN
        mgm::IgmpHelper::Get(node)->AddInterface(towardsHost);
    }

    mgm::MulticastTraffic traffic(network, nullptr);
    const std::size_t camera = traffic.AddSource("camera", "239.1.1.1", DataRate("16kbps"), 200);
    traffic.Send(camera, Seconds(10), Seconds(295));
    for (const char* screen : {"screen-east", "screen-west"})
    {
        mgm::IgmpHostHelper().Install(network->FindNode(screen));
        const std::size_t receiver = traffic.AddReceiver(screen, "239.1.1.1");
        traffic.UseIgmp(receiver);
        Simulator::Schedule(Seconds(2), &mgm::MulticastTraffic::Join, &traffic, receiver);
    }

    const auto stream = Create<OutputStreamWrapper>(&std::cout);
    Simulator::Schedule(Seconds(20), &PrintTables, network, stream);
    Simulator::Schedule(Seconds(30), &MakeLeftFar, network);
    Simulator::Schedule(Seconds(90), &PrintTables, network, stream);
    Simulator::Schedule(Seconds(100), &Die, network->FindNode("right"));

    Simulator::Stop(Seconds(300));
    Simulator::Run();
    traffic.GetLedger().Print(std::cout);
    Simulator::Destroy();
    return 0;
}
