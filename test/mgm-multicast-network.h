/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * One router between three hosts, for tests that need whole IP stacks and sockets.
 */

#ifndef MGM_MULTICAST_NETWORK_H
#define MGM_MULTICAST_NETWORK_H

#include "ns3/inet-socket-address.h"
#include "ns3/internet-stack-helper.h"
#include "ns3/ipv4-address-helper.h"
#include "ns3/ipv4-l3-protocol.h"
#include "ns3/mgm-kernel-forwarder.h"
#include "ns3/mgm-multicast-list-routing.h"
#include "ns3/mgm-multicast-routing-helper.h"
#include "ns3/node-container.h"
#include "ns3/simple-net-device-helper.h"
#include "ns3/simulator.h"
#include "ns3/udp-socket-factory.h"

#include <map>
#include <string>
#include <vector>

namespace ns3
{
namespace mgm
{
namespace test
{

const Ipv4Address GROUP("239.1.1.1"); //!< where packets go
constexpr uint16_t PORT = 5000;       //!< of all sockets

/**
 * @verbatim
 *   host 0 --10.0.1.0-- router 1 --10.0.2.0-- host 2
 *                          |
 *                          +------10.0.3.0-- host 3
 * @endverbatim
 */
class MulticastNetwork
{
  public:
    /**
     * Builds the network.
     * @param [in] routing Makes the routing of all nodes.
     */
    explicit MulticastNetwork(const Ipv4RoutingHelper& routing)
    {
        m_nodes.Create(4);
        InternetStackHelper stack;
        stack.SetRoutingHelper(routing);
        stack.Install(m_nodes);
        Connect(0, "10.0.1.0");
        Connect(2, "10.0.2.0");
        Connect(3, "10.0.3.0");
        for (uint32_t i = 0; i < m_nodes.GetN(); ++i)
        {
            m_nodes.Get(i)->GetObject<Ipv4L3Protocol>()->TraceConnect(
                "Drop", std::to_string(i), MakeCallback(&MulticastNetwork::OnDrop, this));
            const Ptr<Socket> socket =
                Socket::CreateSocket(m_nodes.Get(i), UdpSocketFactory::GetTypeId());
            socket->Bind(InetSocketAddress(Ipv4Address::GetAny(), PORT));
            socket->SetRecvCallback(MakeCallback(&MulticastNetwork::OnReceive, this));
            m_sockets.push_back(socket);
        }
    }

    ~MulticastNetwork()
    {
        m_sockets.clear();
        Simulator::Destroy();
    }

    /// Puts a forwarder on the router: 10.0.1.0 is its interface 1, and so on.
    Ptr<KernelForwarder> InstallForwarder()
    {
        const auto forwarder = CreateObject<KernelForwarder>();
        m_nodes.Get(1)->AddApplication(forwarder);
        GetRouting(1)->SetForwarder(forwarder);
        return forwarder;
    }

    /// Sets an entry with thresholds of 1.
    static Status SetEntry(Ptr<KernelForwarder> forwarder,
                           Ipv4Address source,
                           uint32_t iif,
                           const std::vector<uint32_t>& oifs)
    {
        EntrySpec entry;
        entry.key = SourceGroup(source, GROUP);
        entry.iif = InterfaceId(iif);
        for (const uint32_t oif : oifs)
        {
            entry.oifs.push_back(OutgoingInterface{InterfaceId(oif), 1});
        }
        return forwarder->SetEntry(entry);
    }

    /// Sends one packet from a node to an address at a time.
    void SendAt(Time at, uint32_t node, Ipv4Address to)
    {
        Simulator::ScheduleWithContext(node, at, &MulticastNetwork::Send, this, node, to);
    }

    /// Sends one packet from a node to an address now.
    void Send(uint32_t node, Ipv4Address to)
    {
        lastSent = m_sockets[node]->SendTo(Create<Packet>(100), 0, InetSocketAddress(to, PORT));
    }

    /// Sends a given packet from a node to an address now.
    void SendPacket(uint32_t node, Ipv4Address to, Ptr<Packet> packet)
    {
        lastSent = m_sockets[node]->SendTo(packet, 0, InetSocketAddress(to, PORT));
    }

    /// The multicast routing of a node.
    Ptr<MulticastListRouting> GetRouting(uint32_t node) const
    {
        return MulticastRoutingHelper::Find(m_nodes.Get(node));
    }

    /// A node.
    Ptr<Node> Get(uint32_t node) const
    {
        return m_nodes.Get(node);
    }

    /// Runs for a time.
    static void Run(Time duration)
    {
        Simulator::Stop(duration);
        Simulator::Run();
    }

    std::map<uint32_t, uint32_t> received; //!< packets that sockets received, by node
    std::map<std::string, uint32_t> drops; //!< packets that stacks reported dropped, by node
    int lastSent{0};                       //!< result of the last Send

  private:
    /// Connects a host to the router.
    void Connect(uint32_t host, const char* network)
    {
        const NetDeviceContainer devices =
            SimpleNetDeviceHelper().Install(NodeContainer(m_nodes.Get(1), m_nodes.Get(host)));
        Ipv4AddressHelper addresses;
        addresses.SetBase(network, "255.255.255.0");
        addresses.Assign(devices);
    }

    /// Counts packets that a socket received.
    void OnReceive(Ptr<Socket> socket)
    {
        while (socket->Recv())
        {
            ++received[socket->GetNode()->GetId()];
        }
    }

    /// Counts packets that a stack reported dropped.
    void OnDrop(std::string node,
                const Ipv4Header&,
                Ptr<const Packet>,
                Ipv4L3Protocol::DropReason,
                Ptr<Ipv4>,
                uint32_t)
    {
        ++drops[node];
    }

    NodeContainer m_nodes;              //!< hosts 0, 2, 3 and router 1
    std::vector<Ptr<Socket>> m_sockets; //!< one a node, bound to PORT of any address
};

} // namespace test
} // namespace mgm
} // namespace ns3

#endif // MGM_MULTICAST_NETWORK_H
