/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-control-protocol.h"

namespace ns3
{
namespace mgm
{

NS_OBJECT_ENSURE_REGISTERED(ControlProtocol);

TypeId
ControlProtocol::GetTypeId()
{
    static TypeId tid =
        TypeId("ns3::mgm::ControlProtocol").SetParent<IpL4Protocol>().SetGroupName("Mgm");
    return tid;
}

ControlProtocol::ControlProtocol(uint8_t number)
    : m_number(number)
{
}

ControlProtocol::~ControlProtocol() = default;

void
ControlProtocol::NotifyNewAggregate()
{
    const Ptr<Node> node = GetObject<Node>();
    const Ptr<Ipv4> ipv4 = GetObject<Ipv4>();
    if (!m_ipv4 && node && ipv4)
    {
        m_node = node;
        m_ipv4 = ipv4;
        ipv4->Insert(this);
        SetDownTarget(MakeCallback(&Ipv4::Send, ipv4));
    }
    IpL4Protocol::NotifyNewAggregate();
}

void
ControlProtocol::DoDispose()
{
    m_node = nullptr;
    m_ipv4 = nullptr;
    m_downTarget.Nullify();
    m_downTarget6.Nullify();
    IpL4Protocol::DoDispose();
}

const Ptr<Node>&
ControlProtocol::GetNode() const
{
    return m_node;
}

const Ptr<Ipv4>&
ControlProtocol::GetIpv4() const
{
    return m_ipv4;
}

const std::vector<uint8_t>&
ControlProtocol::ReadBytes(const Ptr<const Packet>& packet)
{
    m_bytes.resize(packet->GetSize());
    packet->CopyData(m_bytes.data(), packet->GetSize());
    return m_bytes;
}

int
ControlProtocol::GetProtocolNumber() const
{
    return m_number;
}

IpL4Protocol::RxStatus
ControlProtocol::Receive(Ptr<Packet>, const Ipv6Header&, Ptr<Ipv6Interface>)
{
    // These routers forward IPv4 only; IPv6 hosts report memberships with MLD, a part of ICMPv6.
    return RX_ENDPOINT_UNREACH;
}

void
ControlProtocol::SetDownTarget(DownTargetCallback callback)
{
    m_downTarget = callback;
}

void
ControlProtocol::SetDownTarget6(DownTargetCallback6 callback)
{
    m_downTarget6 = callback;
}

IpL4Protocol::DownTargetCallback
ControlProtocol::GetDownTarget() const
{
    return m_downTarget;
}

IpL4Protocol::DownTargetCallback6
ControlProtocol::GetDownTarget6() const
{
    return m_downTarget6;
}

} // namespace mgm
} // namespace ns3
