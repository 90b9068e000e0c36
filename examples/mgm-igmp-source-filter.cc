/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Hosts say by IGMPv3 whom they want to hear; nobody has told the routers. The same as
 * scenarios/igmp-source-filter.json, as a script.
 *
 *   good --- studio --- city --- edge
 *                        |         |
 *                       bad    ----+---- street (a LAN)
 *                               |     |
 *                              fan  neighbor
 *
 * Both stations send to one group. Fan wants good alone, from 5 s on, and bad alone from 40 s on.
 * Neighbor wants everybody from 10 s on, and from 20 s on everybody but bad; at 30 s it leaves. The
 * group manager knows no "everybody but": as long as neighbor is there, the street gets both.
 */

#include "ns3/core-module.h"
#include "ns3/mgm-module.h"

#include <iostream>

using namespace ns3;

namespace
{

/// @return the network.
mgm::Topology
MakeTopology()
{
    mgm::Topology topology;
    const mgm::NodeIndex studio = topology.AddNode("studio");
    const mgm::NodeIndex city = topology.AddNode("city");
    const mgm::NodeIndex edge = topology.AddNode("edge");
    const mgm::NodeIndex street = topology.AddNode("street", mgm::NodeKind::LAN);
    for (const auto& [a, b] : {std::make_pair(studio, city), {city, edge}, {edge, street}})
    {
        mgm::TopologyLink link;
        link.a = a;
        link.b = b;
        link.delay = MilliSeconds(1);
        link.rate = DataRate("100Mbps");
        topology.AddLink(link);
    }
    return topology;
}

/// A receiver listens from a time on: to these sources, or to all but these.
void
ListenAt(Time time,
         mgm::MulticastTraffic& traffic,
         std::size_t receiver,
         mgm::FilterMode mode,
         const mgm::SourceList& sources)
{
    Simulator::Schedule(
        time, &mgm::MulticastTraffic::Listen, &traffic, receiver, mgm::SourceFilter(mode, sources));
}

} // namespace

int
main(int argc, char* argv[])
{
    CommandLine cmd(__FILE__);
    cmd.Parse(argc, argv);

    mgm::NetworkHelper networkHelper(MakeTopology());
    networkHelper.AddHost("studio", "good");
    networkHelper.AddHost("city", "bad");
    networkHelper.AddHost("street", "fan");
    networkHelper.AddHost("street", "neighbor");
    Ptr<mgm::Network> network = networkHelper.Build();

    // The trees are told of the sources. Of the members they hear from the group manager of edge,
    // which hears it from IGMP, which hears it from the hosts.
    mgm::RouterHelper().Install(network->GetRouters());
    mgm::StaticTreeHelper trees(network->GetRoutes());
    trees.Install(network->GetRouters());
    const Ptr<Node> edge = network->FindNode("edge");
    const uint32_t street = 2; // links come in the order of the network
    mgm::IgmpHelper().Install(edge);
    mgm::IgmpHelper::Get(edge)->AddInterface(street);
    mgm::IgmpHostHelper igmpHosts;
    igmpHosts.Install(network->FindNode("fan"));
    igmpHosts.Install(network->FindNode("neighbor"));

    mgm::MulticastTraffic traffic(network, trees.GetGroups());
    for (const char* station : {"good", "bad"})
    {
        const std::size_t source = traffic.AddSource(station, "239.1.1.1", DataRate("16kbps"), 200);
        traffic.Send(source, Seconds(1), Seconds(50));
    }
    const std::size_t fan = traffic.AddReceiver("fan", "239.1.1.1");
    const std::size_t neighbor = traffic.AddReceiver("neighbor", "239.1.1.1");
    traffic.UseIgmp(fan);
    traffic.UseIgmp(neighbor);
    const Ipv4Address good = network->GetAddress("good");
    const Ipv4Address bad = network->GetAddress("bad");
    ListenAt(Seconds(5), traffic, fan, mgm::FilterMode::INCLUDE, {good});
    ListenAt(Seconds(10), traffic, neighbor, mgm::FilterMode::EXCLUDE, {});
    ListenAt(Seconds(20), traffic, neighbor, mgm::FilterMode::EXCLUDE, {bad});
    Simulator::Schedule(Seconds(30), &mgm::MulticastTraffic::Leave, &traffic, neighbor);
    ListenAt(Seconds(40), traffic, fan, mgm::FilterMode::INCLUDE, {bad});

    // What edge knows while neighbor excludes bad, and 5 s after it has left.
    const auto stream = Create<OutputStreamWrapper>(&std::cout);
    mgm::IgmpHelper::PrintGroupsAt(Seconds(25), edge, stream);
    mgm::IgmpHelper::PrintGroupsAt(Seconds(35), edge, stream);

    Simulator::Stop(Seconds(50));
    Simulator::Run();
    std::cout << "\n";
    traffic.GetLedger().Print(std::cout);
    Simulator::Destroy();
    return 0;
}
