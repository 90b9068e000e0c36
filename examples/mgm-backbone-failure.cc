/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * A link of the Abilene backbone fails, and the routers learn of it at different times. The same as
 * examples/scenarios/backbone-failure.json, as a simulation script: try
 *
 *   mgm-backbone-failure --reaction=none
 *   mgm-backbone-failure --ns3::mgm::KernelForwarder::Limiter=none
 *   mgm-backbone-failure --trace=trace.jsonl
 *
 *   Seattle ------ Denver --x-- KansasCity --- Indianapolis --- Chicago --- NewYork
 *      |          /                 |               |                          |
 *   Sunnyvale ---                   |               |                          |
 *      |                            |               |                          |
 *   LosAngeles ----------------- Houston -------- Atlanta ------------- WashingtonDC
 */

#include "ns3/core-module.h"
#include "ns3/internet-module.h"
#include "ns3/mgm-module.h"
#include "ns3/network-module.h"

#include <fstream>
#include <iostream>
#include <map>
#include <string>

using namespace ns3;

namespace
{

/// Group of the lecture.
const Ipv4Address GROUP("239.1.1.1");

/// Who listens, where, and from when on.
struct Listener
{
    const char* name;   //!< name of the host
    const char* router; //!< where it is attached
    Time join;          //!< when it joins
};

/// @return all listeners.
std::vector<Listener>
GetListeners()
{
    return {{"ucla", "LosAngeles", Seconds(0)},
            {"rice", "Houston", Seconds(0)},
            {"uchicago", "Chicago", Seconds(0)},
            {"gatech", "Atlanta", Seconds(0)},
            {"georgetown", "WashingtonDC", Seconds(0)},
            {"columbia", "NewYork", Seconds(5)}};
}

/// Builds the network, with the times after which routers learn of changes.
Ptr<mgm::Network>
BuildNetwork(const std::string& file)
{
    const mgm::TopologyResult topology = mgm::ReadTopology(file);
    if (!topology.IsOk())
    {
        topology.PrintErrors(std::cerr);
        return nullptr;
    }
    mgm::NetworkHelper helper(topology.GetTopology());
    helper.SetViewAttribute("ConvergenceDelay", TimeValue(MilliSeconds(500)));
    helper.AddHost("Seattle", "uw");
    for (const Listener& listener : GetListeners())
    {
        helper.AddHost(listener.router, listener.name);
    }
    const Ptr<mgm::Network> network = helper.Build();
    const std::map<std::string, Time> late{{"KansasCity", Seconds(8)},
                                           {"Atlanta", Seconds(5)},
                                           {"WashingtonDC", Seconds(3)},
                                           {"NewYork", Seconds(10)}};
    for (const auto& [router, delay] : late)
    {
        network->GetView(router)->SetAttribute("ConvergenceDelay", TimeValue(delay));
    }
    return network;
}

/// @return the link between two routers.
mgm::LinkIndex
FindLink(const Ptr<mgm::Network>& network, const std::string& a, const std::string& b)
{
    const mgm::Topology& topology = network->GetTopology();
    return topology.FindLinks(*topology.FindNode(a), *topology.FindNode(b)).front();
}

/// @return the protocol that runs on a router.
Ptr<mgm::StaticTree>
FindTree(const Ptr<Node>& router)
{
    for (uint32_t i = 0; i < router->GetNApplications(); ++i)
    {
        if (const auto tree = DynamicCast<mgm::StaticTree>(router->GetApplication(i)))
        {
            return tree;
        }
    }
    return nullptr;
}

/// Prints what a protocol does about an alert.
void
PrintReaction(const mgm::ReactionRecord& record)
{
    std::cout << Simulator::Now().As(Time::S) << " "
              << Names::FindName(NodeList::GetNode(record.head.id.node)) << ": alert "
              << record.alert << ", " << record.action << " (" << record.reason << ")\n";
}

/// Prints, for each router that has any, its wrong-interface packets.
void
PrintAlerts(const Ptr<mgm::Network>& network, const Ptr<mgm::AlertLedger>& alerts)
{
    std::cout << "\nwrong interface at  packets  alerted  suppressed  masked\n";
    for (uint32_t i = 0; i < network->GetRouters().GetN(); ++i)
    {
        const Ptr<Node> router = network->GetRouters().Get(i);
        const mgm::AlertCounts counts = alerts->GetRouterCounts(router->GetId());
        if (counts.packets > 0)
        {
            std::cout << Names::FindName(router) << " " << counts.packets << " "
                      << counts.GetCount(mgm::Verdict::ALERTED) << " "
                      << counts.GetCount(mgm::Verdict::SUPPRESSED) << " "
                      << counts.GetCount(mgm::Verdict::MASKED) << "\n";
        }
    }
}

} // namespace

int
main(int argc, char* argv[])
{
    std::string reaction = "retarget";
    std::string file = MGM_DATA_DIR "/examples/networks/abilene-2004.json";
    std::string traceFile;
    CommandLine cmd(__FILE__);
    cmd.AddValue(
        "reaction", "What KansasCity and NewYork do about alerts: none, retarget", reaction);
    cmd.AddValue("network", "File of the network", file);
    cmd.AddValue("trace", "File for a trace; none if empty", traceFile);
    cmd.Parse(argc, argv);

    const Ptr<mgm::Network> network = BuildNetwork(file);
    if (!network)
    {
        return 2;
    }
    mgm::RouterHelper routers;
    routers.SetProfile("linux");
    routers.Install(network->GetRouters());
    mgm::StaticTreeHelper trees(network->GetRoutes());
    trees.Install(network->GetRouters());
    for (const char* name : {"KansasCity", "NewYork"})
    {
        const std::string id = std::to_string(network->FindNode(name)->GetId());
        Config::Set("/NodeList/" + id + "/ApplicationList/*/$ns3::mgm::StaticTree/Reaction",
                    StringValue(reaction));
    }
    Config::ConnectWithoutContext("/NodeList/*/ApplicationList/*/$ns3::mgm::StaticTree/Reaction",
                                  MakeCallback(&PrintReaction));

    mgm::MulticastTraffic traffic(network, trees.GetGroups());
    const auto source = traffic.AddSource("uw", GROUP, DataRate("16kbps"), 200);
    traffic.Send(source, Seconds(1), Seconds(59));
    for (const Listener& listener : GetListeners())
    {
        const auto receiver = traffic.AddReceiver(listener.name, GROUP);
        Simulator::Schedule(listener.join, &mgm::MulticastTraffic::Join, &traffic, receiver);
    }

    // The same random numbers whatever else is installed; this network draws none but for ARP.
    int64_t stream = 1;
    stream += InternetStackHelper().AssignStreams(NodeContainer::GetGlobal(), stream);
    routers.AssignStreams(network->GetRouters(), stream);

    const mgm::LinkIndex broken = FindLink(network, "Denver", "KansasCity");
    Simulator::Schedule(Seconds(20), &mgm::Network::SetLinkUp, network, broken, false);
    Simulator::Schedule(Seconds(40), &mgm::Network::SetLinkUp, network, broken, true);

    const mgm::InterfaceId towardsIndianapolis(network->GetInterface(
        FindLink(network, "Atlanta", "Indianapolis"), *network->GetTopology().FindNode("Atlanta")));
    Simulator::Schedule(Seconds(38),
                        &mgm::StaticTree::SetAlertMask,
                        FindTree(network->FindNode("Atlanta")),
                        mgm::SourceGroup(network->GetAddress("uw"), GROUP),
                        towardsIndianapolis,
                        true);

    auto alerts = CreateObject<mgm::AlertLedger>();
    alerts->ConnectNodes(network->GetRouters());
    std::ofstream traceStream;
    mgm::TraceWriter trace(mgm::TraceLevel::STATE);
    if (!traceFile.empty())
    {
        traceStream.open(traceFile);
        trace.Open(traceStream,
                   {"backbone-failure", RngSeedManager::GetSeed(), RngSeedManager::GetRun(), ""});
        trace.Connect(network->GetRoutes());
        trace.ConnectNodes(NodeContainer::GetGlobal());
    }

    Simulator::Stop(Seconds(60));
    Simulator::Run();
    trace.Close();

    std::cout << "\n";
    traffic.GetLedger().Print(std::cout);
    PrintAlerts(network, alerts);
    Simulator::Destroy();
    return 0;
}
