/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-forwarder-interfaces.h"

#include "ns3/mgm-previous-hop-tag.h"

namespace ns3
{
namespace mgm
{

void
ForwarderInterfaces::SetIpv4(Ptr<Ipv4> ipv4)
{
    m_ipv4 = ipv4;
    m_interfaces.clear();
}

bool
ForwarderInterfaces::HasIpv4() const
{
    return m_ipv4 != nullptr;
}

ForwarderInterface*
ForwarderInterfaces::Find(uint32_t index)
{
    if (index < m_interfaces.size() && m_interfaces[index])
    {
        return m_interfaces[index].get();
    }
    if (!m_ipv4 || index >= m_ipv4->GetNInterfaces())
    {
        return nullptr;
    }
    if (index >= m_interfaces.size())
    {
        m_interfaces.resize(index + 1);
    }
    m_interfaces[index] = std::make_unique<ForwarderInterface>(index, m_ipv4->GetNetDevice(index));
    return m_interfaces[index].get();
}

bool
ForwarderInterfaces::IsUsable(const InterfaceId& id) const
{
    if (!m_ipv4 || id.index == 0 || id.index >= m_ipv4->GetNInterfaces())
    {
        return false;
    }
    const bool isKept = id.index < m_interfaces.size() && m_interfaces[id.index];
    return id.nextHop == Ipv4Address::GetAny() ||
           (isKept && m_interfaces[id.index]->IsPointToMultipoint());
}

bool
ForwarderInterfaces::IsUp(const ForwarderInterface& interface) const
{
    return m_ipv4->IsUp(interface.GetIndex());
}

InterfaceId
ForwarderInterfaces::GetArrival(const Ptr<const Packet>& packet, uint32_t index)
{
    InterfaceId arrival(index);
    const ForwarderInterface* interface = Find(index);
    if (interface && interface->IsPointToMultipoint())
    {
        PreviousHopTag tag;
        packet->PeekPacketTag(tag);
        arrival.nextHop = tag.GetAddress();
    }
    return arrival;
}

void
ForwarderInterfaces::Send(Ptr<Packet> copy, const Ipv4Header& header, const Departure& departure)
{
    InterfaceCounters& counters = departure.interface->GetCounters();
    counters.outOctets += copy->GetSize() + header.GetSerializedSize();
    PreviousHopTag tag;
    if (departure.interface->IsPointToMultipoint() && m_ipv4->GetNAddresses(counters.index) > 0)
    {
        tag = PreviousHopTag(m_ipv4->GetAddress(counters.index, 0).GetLocal());
        copy->ReplacePacketTag(tag);
    }
    else
    {
        // The tag of an earlier hop says nothing about this one.
        copy->RemovePacketTag(tag);
    }
    m_ipv4->SendWithHeader(copy, header, departure.route);
}

} // namespace mgm
} // namespace ns3
