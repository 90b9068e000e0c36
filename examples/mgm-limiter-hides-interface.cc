/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * One alert clock for all interfaces of an entry hides a second loop. The same as
 * examples/scenarios/limiter-hides-interface.json, as a simulation script: try
 *
 *   mgm-limiter-hides-interface --limiter=per-entry-and-interface
 *
 *              north --- camera
 *                |
 *     west ---- hub ---- east
 *                |
 *              south --- screen
 *
 * Packets of the camera come back to the hub from west, each 0.2 s from 5 s on, and from east, from
 * 6 s on.
 */

#include "ns3/core-module.h"
#include "ns3/internet-module.h"
#include "ns3/mgm-module.h"
#include "ns3/network-module.h"

#include <iostream>
#include <string>

using namespace ns3;

namespace
{

/// @return the network of the drawing.
mgm::Topology
MakeTopology()
{
    mgm::TopologyDefaults defaults;
    defaults.delay = MilliSeconds(2);
    defaults.rate = DataRate("100Mbps");
    mgm::Topology topology;
    const mgm::NodeIndex hub = topology.AddNode("hub");
    for (const char* name : {"north", "east", "south", "west"})
    {
        topology.AddLink(mgm::TopologyLink(hub, topology.AddNode(name), defaults));
    }
    return topology;
}

/// @return the hub's interface towards another router.
uint32_t
GetHubInterface(const Ptr<mgm::Network>& network, const std::string& to)
{
    const mgm::Topology& topology = network->GetTopology();
    const mgm::NodeIndex hub = *topology.FindNode("hub");
    return network->GetInterface(topology.FindLinks(hub, *topology.FindNode(to)).front(), hub);
}

/// Lets packets of the camera arrive at the hub from where they should not come.
void
Inject(const Ptr<mgm::Network>& network, const std::string& from, Time start)
{
    const Ptr<Node> hub = network->FindNode("hub");
    const Ptr<NetDevice> device =
        hub->GetObject<Ipv4>()->GetNetDevice(GetHubInterface(network, from));
    for (uint16_t i = 0; i < 10; ++i)
    {
        mgm::InjectedPacket packet;
        packet.source = network->GetAddress("camera");
        packet.group = Ipv4Address("239.1.1.1");
        packet.ttl = 61;
        packet.identification = i + 1;
        packet.payloadSize = 200;
        Simulator::ScheduleWithContext(
            hub->GetId(), start + i * MilliSeconds(200), &mgm::InjectPacket, device, packet);
    }
}

} // namespace

int
main(int argc, char* argv[])
{
    std::string limiter = "per-entry";
    CommandLine cmd(__FILE__);
    cmd.AddValue(
        "limiter", "per-entry (Linux, BSD), per-entry-and-interface, token-bucket, none", limiter);
    cmd.Parse(argc, argv);

    mgm::NetworkHelper networkHelper(MakeTopology());
    networkHelper.AddHost("north", "camera");
    networkHelper.AddHost("south", "screen");
    const Ptr<mgm::Network> network = networkHelper.Build();

    mgm::RouterHelper routers;
    routers.SetForwarderAttribute("Limiter", StringValue(limiter));
    routers.Install(network->GetRouters());
    mgm::StaticTreeHelper trees(network->GetRoutes());
    trees.Install(network->GetRouters());

    mgm::MulticastTraffic traffic(network, trees.GetGroups());
    const auto source = traffic.AddSource("camera", "239.1.1.1", DataRate("16kbps"), 200);
    traffic.Send(source, Seconds(1), Seconds(11));
    traffic.Join(traffic.AddReceiver("screen", "239.1.1.1"));
    Inject(network, "west", Seconds(5));
    Inject(network, "east", Seconds(6));

    auto alerts = CreateObject<mgm::AlertLedger>();
    alerts->ConnectNodes(network->GetRouters());
    Simulator::Stop(Seconds(12));
    Simulator::Run();

    traffic.GetLedger().Print(std::cout);
    std::cout << "\nwrong interface at  from  packets  alerted  suppressed\n";
    for (const mgm::LedgerRow& row : alerts->GetRows())
    {
        const bool west = row.arrival.index == GetHubInterface(network, "west");
        std::cout << "hub                 " << (west ? "west" : "east") << "  "
                  << row.counts.packets << "       " << row.counts.GetCount(mgm::Verdict::ALERTED)
                  << "        " << row.counts.GetCount(mgm::Verdict::SUPPRESSED) << "\n";
    }
    Simulator::Destroy();
    return 0;
}
