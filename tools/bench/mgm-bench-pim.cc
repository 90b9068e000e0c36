/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * mgm-bench-pim: what it costs to flood data through a network by PIM dense mode and to prune it
 * back.
 */

#include "mgm-bench.h"

#include "ns3/command-line.h"
#include "ns3/inet-socket-address.h"
#include "ns3/mgm-igmp-helper.h"
#include "ns3/mgm-igmp-host-helper.h"
#include "ns3/mgm-network-helper.h"
#include "ns3/mgm-pim-dm-helper.h"
#include "ns3/mgm-pim-l4-protocol.h"
#include "ns3/mgm-router-helper.h"
#include "ns3/mgm-topology-generator.h"
#include "ns3/simulator.h"
#include "ns3/udp-socket-factory.h"

#include <string>
#include <vector>

using namespace ns3;
using namespace ns3::mgm;
using namespace ns3::mgm::bench;

namespace
{

constexpr uint32_t LINKS_PER_ROUTER = 2;  //!< of a power-law network
constexpr uint32_t SEED = 1;              //!< of a power-law network
constexpr uint32_t ROUTERS_PER_HOST = 10; //!< every tenth router has a host that receives
constexpr uint32_t PACKETS = 20;          //!< that the source sends
constexpr uint32_t PACKET_SIZE = 1000;    //!< bytes of their payload
constexpr uint32_t TTL = 255;             //!< of the packets: large grids are long
constexpr uint32_t MOST_COPIES = 1000;    //!< of a packet that reach a router
constexpr uint16_t PORT = 5000;           //!< of the receivers
const Ipv4Address GROUP("239.1.1.1");     //!< where the packets go
const std::string SOURCE = "source";      //!< name of the host that sends
const Time JOIN = Seconds(1);             //!< when the receivers join
const Time STARTED = Seconds(10);         //!< by then the routers know their neighbors
const Time SPACING = Seconds(1);          //!< between packets

/// @return a grid that is nearly square, or a power-law network.
Topology
MakeTopology(const std::string& network, uint32_t routers)
{
    if (network == "power-law")
    {
        return MakePowerLawTopology(routers, LINKS_PER_ROUTER, SEED).GetTopology();
    }
    uint32_t rows = 1;
    for (uint32_t i = 1; i * i <= routers; ++i)
    {
        rows = routers % i == 0 ? i : rows;
    }
    return MakeGridTopology(rows, routers / rows).GetTopology();
}

/// A network of dense-mode routers, with one source and many receivers.
class PimBench
{
  public:
    explicit PimBench(const Topology& topology)
        : m_topology(topology)
    {
    }

    ~PimBench()
    {
        m_network = nullptr;
        Simulator::Destroy();
    }

    PimBench(const PimBench&) = delete;
    PimBench& operator=(const PimBench&) = delete;

    /// Builds, runs, and prints the measurements.
    void Run()
    {
        const uint64_t memory = GetPeakMemory();
        Build();
        RunUntil(STARTED);
        const uint64_t messages = CountMessages();
        const uint64_t before = Simulator::GetEventCount();
        const double start = GetCpuSeconds();
        const std::size_t links = m_topology.GetLinkCount();
        Simulator::ScheduleNow(&PimBench::Send, this);
        Measure("link", links, [] { RunUntil(STARTED + SPACING * PACKETS); });
        const double seconds = GetCpuSeconds() - start;
        const auto events = static_cast<double>(Simulator::GetEventCount() - before);
        Say("second", 1, seconds);
        Say("event", links, events);
        Say("event-rate", 1, events / seconds);
        Say("byte",
            m_topology.GetNodeCount(),
            static_cast<double>(GetPeakMemory() - memory) * 1024);
        Say("message", links, static_cast<double>(CountMessages() - messages));
        Say("wrong-packet", links, static_cast<double>(CountWrongPackets()));
        NS_ABORT_UNLESS(m_received == m_receivers.size() * PACKETS);
    }

  private:
    /// Runs until a moment.
    static void RunUntil(Time time)
    {
        Simulator::Stop(time - Simulator::Now());
        Simulator::Run();
    }

    /// Builds the network.
    void Build()
    {
        NetworkHelper helper(m_topology);
        helper.AddHost(m_topology.GetNode(0).name, SOURCE);
        for (NodeIndex i = ROUTERS_PER_HOST - 1; i < m_topology.GetNodeCount();
             i += ROUTERS_PER_HOST)
        {
            helper.AddHost(m_topology.GetNode(i).name, GetHostName(i));
        }
        m_network = helper.Build();
        RouterHelper router;
        // Links are alike, so that many copies of the first packet reach a hub at the same moment.
        router.SetForwarderAttribute("UnresolvedPacketLimit", UintegerValue(MOST_COPIES));
        router.Install(m_network->GetRouters());
        IgmpHelper().Install(m_network->GetRouters());
        PimDmHelper().Install(m_network->GetRouters());
        for (NodeIndex i = ROUTERS_PER_HOST - 1; i < m_topology.GetNodeCount();
             i += ROUTERS_PER_HOST)
        {
            AddReceiver(m_network->FindNode(GetHostName(i)));
        }
        m_source = Socket::CreateSocket(m_network->FindNode(SOURCE), UdpSocketFactory::GetTypeId());
        m_source->SetAttribute("IpMulticastTtl", UintegerValue(TTL));
    }

    /// @return name of the host at a router.
    static std::string GetHostName(NodeIndex router)
    {
        return "host" + std::to_string(router);
    }

    /// Makes a host receive the packets.
    void AddReceiver(const Ptr<Node>& host)
    {
        const IgmpHostHelper igmp;
        igmp.Install(host);
        igmp.Join(host, GROUP, JOIN);
        const Ptr<Socket> socket = Socket::CreateSocket(host, UdpSocketFactory::GetTypeId());
        socket->Bind(InetSocketAddress(Ipv4Address::GetAny(), PORT));
        socket->SetRecvCallback(MakeCallback(&PimBench::Receive, this));
        m_receivers.push_back(socket);
    }

    /// A host received packets.
    void Receive(Ptr<Socket> socket)
    {
        while (socket->Recv())
        {
            ++m_received;
        }
    }

    /// Sends a packet, and more of them later.
    void Send()
    {
        m_source->SendTo(Create<Packet>(PACKET_SIZE), 0, InetSocketAddress(GROUP, PORT));
        if (++m_sent < PACKETS)
        {
            Simulator::Schedule(SPACING, &PimBench::Send, this);
        }
    }

    /// @return PIM messages that were sent.
    uint64_t CountMessages() const
    {
        uint64_t count = 0;
        const NodeContainer routers = m_network->GetRouters();
        for (uint32_t i = 0; i < routers.GetN(); ++i)
        {
            count += routers.Get(i)->GetObject<PimL4Protocol>()->GetCounters().sent;
        }
        return count;
    }

    /// @return packets that arrived on a wrong interface.
    uint64_t CountWrongPackets() const
    {
        uint64_t count = 0;
        const NodeContainer routers = m_network->GetRouters();
        for (uint32_t i = 0; i < routers.GetN(); ++i)
        {
            count +=
                RouterHelper::GetForwarder(routers.Get(i))->GetDrops(DropReason::WRONG_INTERFACE);
        }
        return count;
    }

    Topology m_topology;                  //!< of the routers
    Ptr<Network> m_network;               //!< routers and hosts
    Ptr<Socket> m_source;                 //!< sends the packets
    std::vector<Ptr<Socket>> m_receivers; //!< of the hosts
    uint32_t m_sent{0};                   //!< packets that the source sent
    uint64_t m_received{0};               //!< packets that arrived, at all hosts together
};

} // namespace

int
main(int argc, char* argv[])
{
    std::string network = "grid";
    uint32_t routers = 100;
    CommandLine command(__FILE__);
    command.Usage("Floods packets by PIM dense mode and prints what that takes.");
    command.AddValue("network", "grid or power-law", network);
    command.AddValue("routers", "Number of routers", routers);
    command.Parse(argc, argv);
    PimBench(MakeTopology(network, routers)).Run();
    return 0;
}
