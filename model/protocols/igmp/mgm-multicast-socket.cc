/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-multicast-socket.h"

#include "ns3/mgm-multicast-demultiplexer.h"

namespace ns3
{
namespace mgm
{

NS_OBJECT_ENSURE_REGISTERED(MulticastSocket);

TypeId
MulticastSocket::GetTypeId()
{
    static TypeId tid = TypeId("ns3::mgm::MulticastSocket")
                            .SetParent<Object>()
                            .SetGroupName("Mgm")
                            .AddConstructor<MulticastSocket>();
    return tid;
}

Ptr<MulticastSocket>
MulticastSocket::Open(const Ptr<IgmpHost>& host, uint16_t port)
{
    const Ptr<MulticastSocket> socket = CreateObject<MulticastSocket>();
    socket->m_host = host;
    socket->m_port = port;
    socket->m_listener = host->MakeListener();
    socket->m_demultiplexer = MulticastDemultiplexer::Install(host->GetNode());
    socket->m_demultiplexer->Add(port, PeekPointer(socket));
    return socket;
}

MulticastSocket::MulticastSocket() = default;

MulticastSocket::~MulticastSocket()
{
    Close();
}

void
MulticastSocket::SetReceiver(const Receiver& receiver)
{
    m_receiver = receiver;
}

IgmpListenStatus
MulticastSocket::Listen(uint32_t interface,
                        Ipv4Address group,
                        FilterMode mode,
                        const SourceList& sources)
{
    if (!m_host)
    {
        return IgmpListenStatus::NO_INTERFACE;
    }
    const IgmpListenStatus status = m_host->Listen(m_listener, interface, group, mode, sources);
    if (status == IgmpListenStatus::OK)
    {
        m_joined.emplace(interface, group);
    }
    return status;
}

IgmpListenStatus
MulticastSocket::Join(uint32_t interface, Ipv4Address group)
{
    return Listen(interface, group, FilterMode::EXCLUDE, {});
}

IgmpListenStatus
MulticastSocket::Leave(uint32_t interface, Ipv4Address group)
{
    return Listen(interface, group, FilterMode::INCLUDE, {});
}

void
MulticastSocket::Close()
{
    if (!m_host)
    {
        return;
    }
    m_demultiplexer->Remove(m_port, this);
    m_demultiplexer = nullptr;
    // After the end of the simulation there is no node to leave from.
    const Ptr<IgmpHost> host = std::exchange(m_host, nullptr);
    if (host->GetNode())
    {
        for (const auto& [interface, group] : m_joined)
        {
            host->Leave(m_listener, interface, group);
        }
    }
    m_joined.clear();
}

void
MulticastSocket::DoDispose()
{
    Close();
    m_receiver = Receiver();
    Object::DoDispose();
}

void
MulticastSocket::Receive(const MulticastDatagram& datagram) const
{
    const SourceFilter filter =
        m_host->GetListenerFilter(m_listener, datagram.interface, datagram.key.group);
    if (!filter.Admits(datagram.key.source) || m_receiver.IsNull())
    {
        return;
    }
    MulticastDatagram own = datagram;
    own.packet = datagram.packet->Copy();
    m_receiver(own);
}

} // namespace mgm
} // namespace ns3
