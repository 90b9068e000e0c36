/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-multicast-list-routing.h"

#include "ns3/log.h"
#include "ns3/mgm-origin-tag.h"
#include "ns3/mgm-packet-lineage.h"
#include "ns3/node.h"
#include "ns3/uinteger.h"

#include <algorithm>
#include <map>

namespace ns3
{
namespace mgm
{

NS_LOG_COMPONENT_DEFINE("MgmMulticastListRouting");

NS_OBJECT_ENSURE_REGISTERED(MulticastListRouting);

namespace
{

constexpr uint8_t IGMP_PROTOCOL = 2;  //!< IP protocol number of IGMP
constexpr uint8_t PIM_PROTOCOL = 103; //!< IP protocol number of PIM

const Ipv4Address FIRST_GROUP("224.0.0.0");    //!< first multicast address
const Ipv4Address FIRST_ROUTED("224.0.1.0");   //!< first one after those of a link (RFC 5771 4)
const Ipv4Address FIRST_RESERVED("240.0.0.0"); //!< first one after all multicast addresses

/// Whether an address is a group. As Ipv4Address::IsMulticast, but inline: each packet asks.
bool
IsGroup(const Ipv4Address& address)
{
    return !(address < FIRST_GROUP) && address < FIRST_RESERVED;
}

/// Whether packets of a protocol to a group concern their link only and are never forwarded.
bool
IsLinkLocal(const Ipv4Address& group, uint8_t protocol)
{
    return group < FIRST_ROUTED || protocol == IGMP_PROTOCOL || protocol == PIM_PROTOCOL;
}

/// One number for a membership.
uint64_t
MakeMembership(Ipv4Address group, uint32_t interface)
{
    return (static_cast<uint64_t>(group.Get()) << 32) | interface;
}

} // namespace

TypeId
MulticastListRouting::GetTypeId()
{
    static TypeId tid =
        TypeId("ns3::mgm::MulticastListRouting")
            .SetParent<Ipv4ListRouting>()
            .SetGroupName("Mgm")
            .AddConstructor<MulticastListRouting>()
            .AddAttribute(
                "DefaultMulticastInterface",
                "Index of the interface by which multicast of the node leaves, unless its "
                "socket is bound to a device or an address; 0: the first that is up.",
                UintegerValue(0),
                MakeUintegerAccessor(&MulticastListRouting::m_defaultInterface),
                MakeUintegerChecker<uint32_t>())
            .AddTraceSource("Endpoint",
                            "A multicast packet was sent by the node, or delivered to it; those of "
                            "224.0.0.0/24, IGMP and PIM excepted. Fragments count singly. Sinks "
                            "must not change the forwarder's table.",
                            MakeTraceSourceAccessor(&MulticastListRouting::m_endpointTrace),
                            "ns3::mgm::MulticastListRouting::EndpointTracedCallback");
    return tid;
}

MulticastListRouting::MulticastListRouting() = default;

MulticastListRouting::~MulticastListRouting() = default;

void
MulticastListRouting::SetForwarder(Ptr<KernelForwarder> forwarder)
{
    m_forwarder = forwarder;
}

Ptr<KernelForwarder>
MulticastListRouting::GetForwarder() const
{
    return m_forwarder;
}

bool
MulticastListRouting::JoinGroup(Ipv4Address group, uint32_t interface)
{
    NS_LOG_FUNCTION(this << group << interface);
    return m_members.insert(MakeMembership(group, interface)).second;
}

bool
MulticastListRouting::LeaveGroup(Ipv4Address group, uint32_t interface)
{
    NS_LOG_FUNCTION(this << group << interface);
    return m_members.erase(MakeMembership(group, interface)) > 0;
}

bool
MulticastListRouting::IsMember(Ipv4Address group, uint32_t interface) const
{
    return m_members.count(MakeMembership(group, interface)) > 0;
}

void
MulticastListRouting::SetReception(uint32_t interface,
                                   Ipv4Address group,
                                   const SourceFilter& filter)
{
    NS_LOG_FUNCTION(this << interface << group << filter);
    if (filter.IsNothing())
    {
        m_filters.erase(MakeMembership(group, interface));
        return;
    }
    m_filters[MakeMembership(group, interface)] = filter;
}

bool
MulticastListRouting::Receives(const SourceGroup& key, uint32_t interface) const
{
    if (IsMember(key.group, interface))
    {
        return true;
    }
    const auto filter = m_filters.find(MakeMembership(key.group, interface));
    return filter != m_filters.end() && filter->second.Admits(key.source);
}

uint32_t
MulticastListRouting::GetDefaultInterface() const
{
    if (m_defaultInterface > 0)
    {
        return m_defaultInterface;
    }
    // Interface 0 is loopback.
    for (uint32_t i = 1; i < m_ipv4->GetNInterfaces(); ++i)
    {
        if (m_ipv4->IsUp(i))
        {
            return i;
        }
    }
    return 0;
}

bool
MulticastListRouting::RouteInput(Ptr<const Packet> packet,
                                 const Ipv4Header& header,
                                 Ptr<const NetDevice> device,
                                 compat::RouteInput::UnicastCallback unicast,
                                 compat::RouteInput::MulticastCallback multicast,
                                 compat::RouteInput::LocalCallback local,
                                 compat::RouteInput::ErrorCallback error)
{
    const Ipv4Address destination = header.GetDestination();
    if (!IsGroup(destination))
    {
        return Ipv4ListRouting::RouteInput(
            packet, header, device, unicast, multicast, local, error);
    }
    const uint32_t interface = FindInterface(device);
    const bool linkLocal = IsLinkLocal(destination, header.GetProtocol());
    // A list of lists that has delivered the packet already gives no callback.
    if (!local.IsNull())
    {
        if (linkLocal)
        {
            local(packet, header, interface);
        }
        else if (HasReceivers() &&
                 Receives(SourceGroup(header.GetSource(), destination), interface))
        {
            Deliver(packet, header, interface, local);
        }
    }
    if (linkLocal)
    {
        return true;
    }
    if (m_forwarder)
    {
        m_forwarder->Receive(packet, header, interface);
    }
    return true;
}

uint32_t
MulticastListRouting::FindInterface(const Ptr<const NetDevice>& device)
{
    // An interface keeps its device for ever.
    if (device != m_lastDevice)
    {
        m_lastDevice = device;
        m_lastInterface = static_cast<uint32_t>(m_ipv4->GetInterfaceForDevice(device));
    }
    return m_lastInterface;
}

void
MulticastListRouting::Deliver(Ptr<const Packet> packet,
                              const Ipv4Header& header,
                              uint32_t interface,
                              const LocalDeliverCallback& local)
{
    if (!IsTraced())
    {
        NextRecordId(m_nodeId);
        local(packet, header, interface);
        return;
    }
    const PacketCauseScope arrival(packet);
    const CauseScope delivery(TraceEndpoint(true, packet, header, interface));
    local(packet, header, interface);
}

Ptr<Ipv4Route>
MulticastListRouting::RouteOutput(Ptr<Packet> packet,
                                  const Ipv4Header& header,
                                  Ptr<NetDevice> oif,
                                  Socket::SocketErrno& sockerr)
{
    if (!header.GetDestination().IsMulticast())
    {
        return Ipv4ListRouting::RouteOutput(packet, header, oif, sockerr);
    }
    const uint32_t interface = SelectInterface(header, oif);
    const bool exists = interface > 0 && interface < m_ipv4->GetNInterfaces();
    if (!exists || !m_ipv4->IsUp(interface) || m_ipv4->GetNAddresses(interface) == 0)
    {
        sockerr = Socket::ERROR_NOROUTETOHOST;
        return nullptr;
    }
    sockerr = Socket::ERROR_NOTERROR;
    const Ptr<Ipv4Route> route = Create<Ipv4Route>();
    route->SetDestination(header.GetDestination());
    route->SetSource(m_ipv4->GetAddress(interface, 0).GetLocal());
    route->SetGateway(Ipv4Address::GetAny());
    route->SetOutputDevice(m_ipv4->GetNetDevice(interface));
    return route;
}

uint32_t
MulticastListRouting::SelectInterface(const Ipv4Header& header, Ptr<NetDevice> oif) const
{
    if (oif)
    {
        return static_cast<uint32_t>(std::max(m_ipv4->GetInterfaceForDevice(oif), 0));
    }
    const int32_t bound = m_ipv4->GetInterfaceForAddress(header.GetSource());
    return bound > 0 ? static_cast<uint32_t>(bound) : GetDefaultInterface();
}

void
MulticastListRouting::OnSend(const Ipv4Header& header, Ptr<const Packet> packet, uint32_t interface)
{
    if (!header.GetDestination().IsMulticast() ||
        IsLinkLocal(header.GetDestination(), header.GetProtocol()))
    {
        return;
    }
    if (!IsTraced())
    {
        NextRecordId(m_nodeId);
        ForwardOwn(header, packet, interface);
        return;
    }
    // One that a receiver sends on carries the tag that it came with.
    const PacketCauseScope origin(packet);
    const CauseScope scope(TraceEndpoint(false, packet, header, interface));
    if (LineageTag::IsEnabled())
    {
        LineageTag tag(CauseScope::GetCurrent());
        ConstCast<Packet>(packet)->ReplacePacketTag(tag);
        OriginTag node(m_nodeId);
        ConstCast<Packet>(packet)->ReplacePacketTag(node);
    }
    ForwardOwn(header, packet, interface);
}

void
MulticastListRouting::ForwardOwn(const Ipv4Header& header,
                                 Ptr<const Packet> packet,
                                 uint32_t interface)
{
    if (m_forwarder)
    {
        m_forwarder->ReceiveOwn(packet, header, interface);
    }
}

bool
MulticastListRouting::IsTraced() const
{
    return !m_endpointTrace.IsEmpty() || LineageTag::IsEnabled();
}

RecordHead
MulticastListRouting::TraceEndpoint(bool delivered,
                                    Ptr<const Packet> packet,
                                    const Ipv4Header& header,
                                    uint32_t interface)
{
    const RecordHead head = NewRecord(m_nodeId, TraceLevel::PACKETS);
    if (!m_endpointTrace.IsEmpty())
    {
        EndpointRecord record;
        record.head = head;
        record.delivered = delivered;
        record.packet = packet;
        record.key = SourceGroup(header.GetSource(), header.GetDestination());
        record.interface = InterfaceId(interface);
        m_endpointTrace(record);
    }
    return head;
}

void
MulticastListRouting::SetIpv4(Ptr<Ipv4> ipv4)
{
    Ipv4ListRouting::SetIpv4(ipv4);
    m_ipv4 = ipv4;
    const Ptr<Node> node = ipv4->GetObject<Node>();
    m_nodeId = node ? node->GetId() : 0;
    // The only hook that sees a node's own packets with their final header, and only those.
    ipv4->TraceConnectWithoutContext("SendOutgoing",
                                     MakeCallback(&MulticastListRouting::OnSend, this));
}

void
MulticastListRouting::PrintRoutingTable(Ptr<OutputStreamWrapper> stream, Time::Unit unit) const
{
    Ipv4ListRouting::PrintRoutingTable(stream, unit);
    std::map<uint64_t, SourceFilter> received(m_filters.begin(), m_filters.end());
    for (const uint64_t member : m_members)
    {
        received[member] = SourceFilter(FilterMode::EXCLUDE);
    }
    std::ostream& os = *stream->GetStream();
    os << "Groups received (group, interface, sources):\n";
    for (const auto& [member, filter] : received)
    {
        os << "  " << Ipv4Address(static_cast<uint32_t>(member >> 32)) << ' '
           << static_cast<uint32_t>(member) << ' ' << filter << '\n';
    }
    if (m_forwarder)
    {
        os << "Multicast forwarding entries:\n";
        m_forwarder->PrintEntries(stream);
    }
}

void
MulticastListRouting::DoDispose()
{
    if (m_ipv4)
    {
        m_ipv4->TraceDisconnectWithoutContext("SendOutgoing",
                                              MakeCallback(&MulticastListRouting::OnSend, this));
    }
    m_ipv4 = nullptr;
    m_lastDevice = nullptr;
    m_forwarder = nullptr;
    m_members.clear();
    m_filters.clear();
    Ipv4ListRouting::DoDispose();
}

} // namespace mgm
} // namespace ns3
