/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-forwarder-interface.h"

#include "ns3/ipv4-l3-protocol.h"
#include "ns3/mgm-previous-hop-tag.h"

namespace ns3
{
namespace mgm
{

namespace
{

constexpr uint64_t BYTES_PER_KILOBYTE = 1000;           //!< of the rate limit
constexpr uint64_t NANOSECONDS_PER_SECOND = 1000000000; //!< of Time

} // namespace

ForwarderInterface::ForwarderInterface(uint32_t index, Ptr<Ipv4Interface> interface)
    : m_id(index),
      m_interface(interface),
      m_device(interface->GetDevice()),
      m_needsArp(m_device->NeedsArp()),
      m_broadcast(m_device->GetBroadcast())
{
    m_counters.index = index;
}

Ipv4Route*
ForwarderInterface::GetRoute(Ipv4Address nextHop)
{
    Ptr<Ipv4Route>& route = m_routes[nextHop];
    if (!route)
    {
        route = Create<Ipv4Route>();
        route->SetDestination(Ipv4Address::GetAny());
        route->SetSource(Ipv4Address::GetAny());
        // A gateway makes ns-3 address the frame to it; without one the frame goes to the group.
        route->SetGateway(nextHop);
        route->SetOutputDevice(m_device);
    }
    return PeekPointer(route);
}

InterfaceId
ForwarderInterface::ReadPreviousHop(const Ptr<const Packet>& packet, const Ipv4Header& header) const
{
    PreviousHopTag tag;
    packet->PeekPacketTag(tag);
    return InterfaceId(m_counters.index, tag.GetAddress(header.GetTtl()));
}

void
ForwarderInterface::WritePreviousHop(const Ptr<Packet>& copy, uint8_t ttl) const
{
    if (m_interface->GetNAddresses() > 0)
    {
        PreviousHopTag tag(m_interface->GetAddress(0).GetLocal(), ttl);
        copy->ReplacePacketTag(tag);
    }
}

bool
ForwarderInterface::SendToDevice(const Ptr<Packet>& copy, const Ipv4Header& header) const
{
    if (m_pointToMultipoint || copy->GetSize() + header.GetSerializedSize() > GetMtu())
    {
        return false;
    }
    copy->AddHeader(header);
    m_device->Send(copy,
                   m_needsArp ? m_device->GetMulticast(header.GetDestination()) : m_broadcast,
                   Ipv4L3Protocol::PROT_NUMBER);
    return true;
}

bool
ForwarderInterface::TakeLimitedRate(uint32_t size, Time burst)
{
    const uint64_t cost =
        size * NANOSECONDS_PER_SECOND / (m_counters.rateLimit * BYTES_PER_KILOBYTE);
    return m_bucket.Take(NanoSeconds(cost), burst);
}

bool
ForwarderInterface::IsPointToMultipoint() const
{
    return m_pointToMultipoint;
}

void
ForwarderInterface::SetPointToMultipoint(bool pointToMultipoint)
{
    m_pointToMultipoint = pointToMultipoint;
}

} // namespace mgm
} // namespace ns3
