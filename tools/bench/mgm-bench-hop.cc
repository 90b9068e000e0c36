/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * mgm-bench-hop: what it costs to forward a packet, with mgm, with ns-3's own static multicast
 * routes, or with no IP at all.
 */

#include "mgm-bench.h"

#include "ns3/command-line.h"
#include "ns3/inet-socket-address.h"
#include "ns3/internet-stack-helper.h"
#include "ns3/ipv4-static-routing.h"
#include "ns3/mgm-multicast-routing-helper.h"
#include "ns3/mgm-router-helper.h"
#include "ns3/mgm-static-multicast-helper.h"
#include "ns3/mgm-trace-writer.h"
#include "ns3/net-device.h"
#include "ns3/point-to-point-net-device.h"
#include "ns3/simulator.h"
#include "ns3/udp-socket-factory.h"

#include <fstream>
#include <memory>
#include <vector>

using namespace ns3;
using namespace ns3::mgm;
using namespace ns3::mgm::bench;

namespace
{

constexpr uint32_t PACKET_SIZE = 1000;      //!< bytes, IP and UDP headers included
constexpr uint32_t HEADERS_SIZE = 28;       //!< of IP and UDP
constexpr uint16_t PORT = 5000;             //!< of the receivers
constexpr uint16_t IPV4_ETHERTYPE = 0x0800; //!< of frames with no IP in them
const Ipv4Address SOURCE("10.0.0.1");       //!< of the packets
const Ipv4Address FIRST_GROUP("239.1.1.1"); //!< of the packets
const Time WARM_UP = Seconds(1);            //!< before the first packet measured
const uint32_t WARM_UP_PACKETS = 2;   //!< sent before, so that all that is bound late is bound
const Time SPACING = MilliSeconds(1); //!< between packets

/// What the command line chooses.
struct Options
{
    std::string network{"chain"}; //!< chain or tree
    uint32_t size{20};            //!< routers of the chain, depth of the tree
    std::string stack{"mgm"};     //!< mgm, static or devices
    bool receivers{true};         //!< whether the leaves are hosts that receive, or routers
    bool queueDiscs{true};        //!< whether devices have queue discs
    bool bypass{false};           //!< whether mgm bypasses traffic control
    uint32_t entries{1};          //!< multicast routes of each router
    uint32_t groups{1};           //!< groups that packets go to in turns
    bool wrong{false};            //!< whether packets arrive on the wrong interface
    bool alertAll{false};         //!< whether each of them raises an alert
    std::string trace;            //!< file to trace alerts to; "" for none
    uint32_t packets{100};        //!< number of packets
};

/// Node 0 is the source, node 1 the first router.
class Shape
{
  public:
    /// Makes the shape that the command line chooses.
    explicit Shape(const Options& options)
        : m_arity(options.network == "chain" ? 1 : 2),
          m_inner(options.network == "chain" ? options.size : (1U << options.size) - 1),
          m_nodes(options.network == "chain" ? options.size + 2 : 2U << options.size)
    {
    }

    /// @return number of nodes.
    uint32_t GetNodes() const
    {
        return m_nodes;
    }

    /// @return whether a node sends copies on.
    bool IsInner(uint32_t node) const
    {
        return node > 0 && node <= m_inner;
    }

    /// @return whether a node has no links away from the source.
    bool IsLeaf(uint32_t node) const
    {
        return node > m_inner;
    }

    /// @return number of links from a node towards the receivers.
    uint32_t GetChildren(uint32_t node) const
    {
        return IsInner(node) ? m_arity : node == 0 ? 1 : 0;
    }

    /// @return the node at the end of such a link.
    uint32_t GetChild(uint32_t node, uint32_t child) const
    {
        return node * m_arity + (node == 0 ? 1 : (m_arity == 1 ? 1 : child));
    }

    /// @return copies that routers send of one packet.
    uint64_t GetHops() const
    {
        return static_cast<uint64_t>(m_inner) * m_arity;
    }

    /// @return number of leaves.
    uint32_t GetLeaves() const
    {
        return m_nodes - m_inner - 1;
    }

  private:
    uint32_t m_arity; //!< copies that a router sends
    uint32_t m_inner; //!< number of nodes that send copies on
    uint32_t m_nodes; //!< number of nodes
};

/// The network at work.
class HopBench
{
  public:
    explicit HopBench(const Options& options)
        : m_options(options),
          m_shape(options)
    {
    }

    /// Builds, runs, and prints the measurement. @return whether every packet arrived.
    bool Run()
    {
        m_nodes.Create(m_shape.GetNodes());
        m_options.stack == "devices" ? BuildDevices() : BuildStacks();
        for (uint32_t i = 1; i <= WARM_UP_PACKETS; ++i)
        {
            Simulator::Schedule(WARM_UP - SPACING * i, &HopBench::Send, this);
        }
        for (uint32_t i = 1; i <= m_options.packets; ++i)
        {
            Simulator::Schedule(WARM_UP + SPACING * i, &HopBench::Send, this);
        }
        Simulator::Stop(WARM_UP);
        Simulator::Run();
        const std::unique_ptr<TraceWriter> writer = OpenTrace();
        const uint64_t operations =
            m_options.wrong ? m_options.packets : m_options.packets * m_shape.GetHops();
        Measure("hops", operations, [] { Simulator::Run(); });
        if (writer)
        {
            writer->Close();
            Say("records", operations, static_cast<double>(writer->GetRecordCount()));
        }
        const uint64_t sent = m_options.packets + WARM_UP_PACKETS;
        const uint64_t expected = m_options.wrong ? 0 : sent * m_shape.GetLeaves();
        const bool arrived =
            CountOnLeafLinks() == expected && (!HasReceivers() || m_received == expected);
        Simulator::Destroy();
        return arrived;
    }

  private:
    /// @return whether there are nodes that count the packets that they receive.
    bool HasReceivers() const
    {
        return m_options.receivers || m_options.stack == "devices";
    }

    /// @return packets that were sent to the leaves.
    uint64_t CountOnLeafLinks() const
    {
        uint64_t count = 0;
        for (uint32_t node = 1; node < m_shape.GetNodes(); ++node)
        {
            for (uint32_t i = 0; i < m_shape.GetChildren(node); ++i)
            {
                // Devices towards the source come first; with IP, loopback comes before them.
                const uint32_t first = m_options.stack == "devices" ? 1 : 2;
                const Ptr<NetDevice> device = m_nodes.Get(node)->GetDevice(first + i);
                count += m_shape.IsLeaf(m_shape.GetChild(node, i))
                             ? DynamicCast<PointToPointNetDevice>(device)
                                   ->GetQueue()
                                   ->GetTotalReceivedPackets()
                             : 0;
            }
        }
        return count;
    }

    /// Nodes that copy frames from device to device.
    void BuildDevices()
    {
        Linker linker(false);
        m_children.resize(m_shape.GetNodes());
        for (uint32_t node = 0; node < m_shape.GetNodes(); ++node)
        {
            for (uint32_t i = 0; i < m_shape.GetChildren(node); ++i)
            {
                const uint32_t child = m_shape.GetChild(node, i);
                const NetDeviceContainer devices =
                    linker.LinkDevices(m_nodes.Get(node), m_nodes.Get(child));
                m_children[node].push_back(devices.Get(0));
                devices.Get(1)->SetReceiveCallback(MakeCallback(&HopBench::Replicate, this));
            }
        }
    }

    /// A frame arrived at a node without IP.
    bool Replicate(Ptr<NetDevice> device, Ptr<const Packet> packet, uint16_t, const Address&)
    {
        const std::vector<Ptr<NetDevice>>& children = m_children[device->GetNode()->GetId()];
        m_received += children.empty() ? 1 : 0;
        for (const Ptr<NetDevice>& child : children)
        {
            child->Send(packet->Copy(), child->GetBroadcast(), IPV4_ETHERTYPE);
        }
        return true;
    }

    /// Nodes with IP.
    void BuildStacks()
    {
        InternetStackHelper stack;
        if (m_options.stack == "mgm")
        {
            stack.SetRoutingHelper(MulticastRoutingHelper());
        }
        stack.Install(m_nodes);
        Linker linker(m_options.queueDiscs);
        for (uint32_t node = 0; node < m_shape.GetNodes(); ++node)
        {
            for (uint32_t i = 0; i < m_shape.GetChildren(node); ++i)
            {
                linker.Link(m_nodes.Get(node), m_nodes.Get(m_shape.GetChild(node, i)));
            }
        }
        for (uint32_t node = 0; node < m_shape.GetNodes(); ++node)
        {
            if (m_shape.IsLeaf(node) && m_options.receivers)
            {
                AddReceiver(m_nodes.Get(node));
            }
            else if (node > 0)
            {
                AddRoutes(node);
            }
        }
        AddSource();
    }

    /// @return the group of one of the multicast routes.
    static Ipv4Address GetGroup(uint32_t entry)
    {
        return Ipv4Address(FIRST_GROUP.Get() + entry);
    }

    /// @return the multicast route that a packet needs: in turns, and spread over all of them.
    uint32_t GetEntry(uint32_t packet) const
    {
        return packet % m_options.groups * (m_options.entries / m_options.groups);
    }

    /// Gives a router its multicast routes.
    void AddRoutes(uint32_t router)
    {
        const Ptr<Node> node = m_nodes.Get(router);
        const Ptr<KernelForwarder> forwarder =
            m_options.stack == "mgm" ? InstallRouter(node) : nullptr;
        for (uint32_t i = 0; i < m_options.entries; ++i)
        {
            const SourceGroup key(SOURCE, GetGroup(i));
            forwarder ? SetEntry(forwarder, key, m_shape.GetChildren(router))
                      : AddStaticRoute(node, key, m_shape.GetChildren(router));
        }
    }

    /// Makes a node a router of mgm, all of whose interfaces are owned.
    Ptr<KernelForwarder> InstallRouter(const Ptr<Node>& node) const
    {
        RouterHelper helper;
        helper.SetForwarderAttribute("BypassTrafficControl", BooleanValue(m_options.bypass));
        helper.SetForwarderAttribute("Limiter",
                                     StringValue(m_options.alertAll ? "none" : "per-entry"));
        helper.Install(node);
        StaticMulticastHelper().Install(node);
        return RouterHelper::GetForwarder(node);
    }

    /// Sets an entry; wrong ones expect the data from the first receiver's side.
    void SetEntry(const Ptr<KernelForwarder>& forwarder,
                  const SourceGroup& key,
                  uint32_t oifs) const
    {
        EntrySpec entry;
        entry.key = key;
        entry.iif = InterfaceId(m_options.wrong ? 2 : 1);
        for (uint32_t i = 0; i < oifs; ++i)
        {
            entry.oifs.push_back(OutgoingInterface{InterfaceId(2 + i), 1});
        }
        NS_ABORT_UNLESS(forwarder->SetEntry(entry) == Status::SUCCESS);
    }

    /// Adds one of ns-3's own multicast routes.
    static void AddStaticRoute(const Ptr<Node>& node, const SourceGroup& key, uint32_t oifs)
    {
        std::vector<uint32_t> interfaces;
        for (uint32_t i = 0; i < oifs; ++i)
        {
            interfaces.push_back(2 + i);
        }
        GetStaticRouting(node)->AddMulticastRoute(key.source, key.group, 1, interfaces);
    }

    /// @return ns-3's static routing of a node.
    static Ptr<Ipv4StaticRouting> GetStaticRouting(const Ptr<Node>& node)
    {
        return Ipv4RoutingHelper::GetRouting<Ipv4StaticRouting>(
            node->GetObject<Ipv4>()->GetRoutingProtocol());
    }

    /// Makes a host receive the packets.
    void AddReceiver(const Ptr<Node>& host)
    {
        if (const Ptr<MulticastListRouting> routing = MulticastRoutingHelper::Find(host))
        {
            for (uint32_t i = 0; i < m_options.groups; ++i)
            {
                routing->JoinGroup(GetGroup(GetEntry(i)), 1);
            }
        }
        const Ptr<Socket> socket = Socket::CreateSocket(host, UdpSocketFactory::GetTypeId());
        socket->Bind(InetSocketAddress(Ipv4Address::GetAny(), PORT));
        socket->SetRecvCallback(MakeCallback(&HopBench::Receive, this));
        m_sockets.push_back(socket);
    }

    /// A host received packets.
    void Receive(Ptr<Socket> socket)
    {
        while (socket->Recv())
        {
            ++m_received;
        }
    }

    /// Makes node 0 the source.
    void AddSource()
    {
        const Ptr<Node> host = m_nodes.Get(0);
        if (m_options.stack == "static")
        {
            GetStaticRouting(host)->SetDefaultMulticastRoute(1);
        }
        m_source = Socket::CreateSocket(host, UdpSocketFactory::GetTypeId());
        m_source->SetAttribute("IpMulticastTtl", UintegerValue(255));
    }

    /// Sends a packet.
    void Send()
    {
        if (m_source)
        {
            const InetSocketAddress to(GetGroup(GetEntry(m_sent++)), PORT);
            m_source->SendTo(Create<Packet>(PACKET_SIZE - HEADERS_SIZE), 0, to);
            return;
        }
        const Ptr<NetDevice> device = m_children[0][0];
        device->Send(Create<Packet>(PACKET_SIZE), device->GetBroadcast(), IPV4_ETHERTYPE);
    }

    /// @return what writes the trace, or null.
    std::unique_ptr<TraceWriter> OpenTrace()
    {
        if (m_options.trace.empty())
        {
            return nullptr;
        }
        m_file.open(m_options.trace);
        auto writer = std::make_unique<TraceWriter>(TraceLevel::ALERTS);
        writer->Open(m_file, TraceRunInfo());
        writer->ConnectNodes(m_nodes);
        return writer;
    }

    Options m_options;                                   //!< from the command line
    Shape m_shape;                                       //!< of the network
    NodeContainer m_nodes;                               //!< of the network
    std::vector<std::vector<Ptr<NetDevice>>> m_children; //!< devices away from the source, no IP
    std::vector<Ptr<Socket>> m_sockets;                  //!< of the receivers
    Ptr<Socket> m_source;                                //!< sends the packets
    std::ofstream m_file;                                //!< the trace
    uint32_t m_sent{0};                                  //!< packets that the source sent
    uint64_t m_received{0};                              //!< packets that arrived
};

} // namespace

int
main(int argc, char* argv[])
{
    Options options;
    CommandLine command(__FILE__);
    command.Usage(
        "Forwards packets and prints their number of hops and the CPU seconds they took.");
    command.AddValue("network", "chain or tree (binary)", options.network);
    command.AddValue("size", "Routers of the chain, or depth of the tree", options.size);
    command.AddValue("stack", "mgm, static or devices", options.stack);
    command.AddValue("receivers",
                     "The leaves are hosts that receive; if not, routers at the end of the tree",
                     options.receivers);
    command.AddValue("queue-discs", "Whether devices have queue discs", options.queueDiscs);
    command.AddValue("bypass", "Forwarders bypass traffic control", options.bypass);
    command.AddValue("entries", "Multicast routes of each router", options.entries);
    command.AddValue("groups", "Groups that packets go to in turns", options.groups);
    command.AddValue("wrong", "Packets arrive on the wrong interface", options.wrong);
    command.AddValue("alert-all", "Each of them raises an alert", options.alertAll);
    command.AddValue("trace", "File to trace alerts to", options.trace);
    command.AddValue("packets", "Number of packets", options.packets);
    command.Parse(argc, argv);
    if (!HopBench(options).Run())
    {
        std::cerr << "mgm-bench-hop: not all packets arrived\n";
        return 1;
    }
    return 0;
}
