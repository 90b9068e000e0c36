/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Start here: a multicast stream over a ring of five routers, and a link that fails.
 *
 *   sender --- r0 --- r4
 *              |        \
 *              x         r3          x: fails at 5 s
 *              |        /
 *              r1 --- r2 --- receiver
 *
 * Data flows over r1 until the link fails, then over r4 and r3. As r2 learns of the failure half a
 * second later than the others, the first data from r3 reaches it on the wrong interface.
 */

#include "ns3/core-module.h"
#include "ns3/mgm-module.h"

#include <iostream>

using namespace ns3;

int
main(int argc, char* argv[])
{
    CommandLine cmd(__FILE__);
    cmd.Parse(argc, argv);

    // Nodes, links, addresses, unicast routing; the hosts are attached to routers r0 and r2.
    mgm::NetworkHelper networkHelper(mgm::MakeRingTopology(5).GetTopology());
    networkHelper.AddHost("r0", "sender");
    networkHelper.AddHost("r2", "receiver");
    Ptr<mgm::Network> network = networkHelper.Build();
    network->GetView("r2")->SetAttribute("ConvergenceDelay", TimeValue(MilliSeconds(500)));

    // On each router a forwarder, a group manager, and a protocol that computes trees.
    mgm::RouterHelper().Install(network->GetRouters());
    mgm::StaticTreeHelper trees(network->GetRoutes());
    trees.Install(network->GetRouters());

    // ns-3's OnOffApplication and PacketSink, whose packets are followed one by one.
    mgm::MulticastTraffic traffic(network, trees.GetGroups());
    const auto source = traffic.AddSource("sender", "239.1.1.1", DataRate("64kbps"), 200);
    traffic.Send(source, Seconds(1), Seconds(9));
    traffic.Join(traffic.AddReceiver("receiver", "239.1.1.1"));

    auto alerts = CreateObject<mgm::AlertLedger>();
    alerts->ConnectNodes(network->GetRouters());

    const mgm::LinkIndex r0r1 = 0;
    Simulator::Schedule(Seconds(5), &mgm::Network::SetLinkUp, network, r0r1, false);
    Simulator::Stop(Seconds(10));
    Simulator::Run();

    traffic.GetLedger().Print(std::cout);
    std::cout << "\nPackets on a wrong interface: " << alerts->GetTotals().packets
              << "; alerts: " << alerts->GetTotals().GetCount(mgm::Verdict::ALERTED) << "\n";
    Simulator::Destroy();
    return 0;
}
