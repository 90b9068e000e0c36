/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-multicast-demultiplexer.h"

#include "ns3/abort.h"
#include "ns3/inet-socket-address.h"
#include "ns3/ipv4-packet-info-tag.h"
#include "ns3/mgm-multicast-socket.h"
#include "ns3/udp-socket-factory.h"

#include <algorithm>

namespace ns3
{
namespace mgm
{

NS_OBJECT_ENSURE_REGISTERED(MulticastDemultiplexer);

TypeId
MulticastDemultiplexer::GetTypeId()
{
    static TypeId tid = TypeId("ns3::mgm::MulticastDemultiplexer")
                            .SetParent<Object>()
                            .SetGroupName("Mgm")
                            .AddConstructor<MulticastDemultiplexer>();
    return tid;
}

Ptr<MulticastDemultiplexer>
MulticastDemultiplexer::Install(const Ptr<Node>& node)
{
    Ptr<MulticastDemultiplexer> demultiplexer = node->GetObject<MulticastDemultiplexer>();
    if (!demultiplexer)
    {
        demultiplexer = CreateObject<MulticastDemultiplexer>();
        demultiplexer->m_node = node;
        node->AggregateObject(demultiplexer);
    }
    return demultiplexer;
}

MulticastDemultiplexer::MulticastDemultiplexer() = default;

MulticastDemultiplexer::~MulticastDemultiplexer() = default;

void
MulticastDemultiplexer::Add(uint16_t port, MulticastSocket* socket)
{
    Port& entry = m_ports[port];
    if (!entry.socket)
    {
        entry.socket = Socket::CreateSocket(m_node, UdpSocketFactory::GetTypeId());
        const int bound = entry.socket->Bind(InetSocketAddress(Ipv4Address::GetAny(), port));
        NS_ABORT_MSG_IF(bound != 0,
                        "mgm::MulticastSocket: UDP port " << port << " of node " << m_node->GetId()
                                                          << " is taken");
        entry.socket->SetRecvPktInfo(true);
        entry.socket->SetRecvCallback(MakeCallback(&MulticastDemultiplexer::OnReceive, this));
    }
    entry.receivers.push_back(socket);
}

void
MulticastDemultiplexer::Remove(uint16_t port, MulticastSocket* socket)
{
    const auto entry = m_ports.find(port);
    if (entry == m_ports.end())
    {
        return;
    }
    std::vector<MulticastSocket*>& receivers = entry->second.receivers;
    receivers.erase(std::remove(receivers.begin(), receivers.end(), socket), receivers.end());
    if (receivers.empty())
    {
        entry->second.socket->Close();
        m_ports.erase(entry);
    }
}

void
MulticastDemultiplexer::OnReceive(Ptr<Socket> socket)
{
    Address local;
    socket->GetSockName(local);
    Address from;
    while (const Ptr<Packet> packet = socket->RecvFrom(from))
    {
        Distribute(InetSocketAddress::ConvertFrom(local).GetPort(), packet, from);
    }
}

void
MulticastDemultiplexer::Distribute(uint16_t port, const Ptr<Packet>& packet, const Address& from)
{
    Ipv4PacketInfoTag info;
    packet->RemovePacketTag(info);
    const InetSocketAddress sender = InetSocketAddress::ConvertFrom(from);
    MulticastDatagram datagram;
    datagram.packet = packet;
    datagram.key = SourceGroup(sender.GetIpv4(), info.GetAddress());
    datagram.sourcePort = sender.GetPort();
    datagram.interface = static_cast<uint32_t>(
        m_node->GetObject<Ipv4>()->GetInterfaceForDevice(m_node->GetDevice(info.GetRecvIf())));
    // A receiver may close itself or others while it works.
    const std::vector<MulticastSocket*> receivers = m_ports[port].receivers;
    for (MulticastSocket* receiver : receivers)
    {
        const auto entry = m_ports.find(port);
        if (entry == m_ports.end())
        {
            return;
        }
        const std::vector<MulticastSocket*>& present = entry->second.receivers;
        if (std::find(present.begin(), present.end(), receiver) != present.end())
        {
            receiver->Receive(datagram);
        }
    }
}

void
MulticastDemultiplexer::DoDispose()
{
    m_ports.clear();
    m_node = nullptr;
    Object::DoDispose();
}

} // namespace mgm
} // namespace ns3
