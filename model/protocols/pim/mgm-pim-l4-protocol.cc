/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-pim-l4-protocol.h"

#include "ns3/boolean.h"
#include "ns3/ipv4-interface.h"
#include "ns3/log.h"
#include "ns3/mgm-control-packet.h"
#include "ns3/mgm-pim-header.h"
#include "ns3/mgm-pim-parser.h"
#include "ns3/mgm-pim-split.h"
#include "ns3/net-device.h"

#include <algorithm>

namespace ns3
{
namespace mgm
{

NS_LOG_COMPONENT_DEFINE("MgmPimL4Protocol");

NS_OBJECT_ENSURE_REGISTERED(PimL4Protocol);

namespace
{

/// Number of bytes of an IP header.
constexpr uint32_t IP_HEADER_SIZE = 20;

/// @return level of a message: what alerts lead to is in every trace.
TraceLevel
GetLevel(PimType type)
{
    return type == PimType::HELLO ? TraceLevel::CONTROL : TraceLevel::ALERTS;
}

} // namespace

TypeId
PimL4Protocol::GetTypeId()
{
    static TypeId tid =
        TypeId("ns3::mgm::PimL4Protocol")
            .SetParent<ControlProtocol>()
            .SetGroupName("Mgm")
            .AddConstructor<PimL4Protocol>()
            .AddAttribute("RequireTtlOne",
                          "Messages with a TTL other than 1 are rejected (RFC 3973 4.7).",
                          BooleanValue(true),
                          MakeBooleanAccessor(&PimL4Protocol::m_requireTtlOne),
                          MakeBooleanChecker())
            .AddAttribute("RequireSourceOnLink",
                          "Messages from outside the subnets of the interface are rejected.",
                          BooleanValue(true),
                          MakeBooleanAccessor(&PimL4Protocol::m_requireSourceOnLink),
                          MakeBooleanChecker())
            .AddTraceSource("PimMessage",
                            "A message was sent, or came in and was taken or rejected.",
                            MakeTraceSourceAccessor(&PimL4Protocol::m_messageTrace),
                            "ns3::mgm::PimL4Protocol::MessageTracedCallback");
    return tid;
}

Ptr<PimL4Protocol>
PimL4Protocol::Install(const Ptr<Node>& node)
{
    return InstallOn<PimL4Protocol>(node);
}

PimL4Protocol::PimL4Protocol()
    : ControlProtocol(PIM_PROTOCOL_NUMBER)
{
}

PimL4Protocol::~PimL4Protocol() = default;

void
PimL4Protocol::DoDispose()
{
    m_listeners.clear();
    ControlProtocol::DoDispose();
}

void
PimL4Protocol::Listen(uint32_t interface, const Listener& listener, const NeighborCheck& isNeighbor)
{
    m_listeners[interface] = {listener, isNeighbor};
}

void
PimL4Protocol::StopListening(uint32_t interface)
{
    m_listeners.erase(interface);
}

const PimCounters&
PimL4Protocol::GetCounters() const
{
    return m_counters;
}

uint32_t
PimL4Protocol::Send(uint32_t interface, const PimMessage& message, Ipv4Address source)
{
    NS_LOG_FUNCTION(this << interface << message);
    const bool isSourceGiven = source != Ipv4Address::GetAny();
    if (!GetIpv4() || !GetIpv4()->IsUp(interface) ||
        (!isSourceGiven && GetIpv4()->GetNAddresses(interface) == 0))
    {
        ++m_counters.unsent;
        return 0;
    }
    const Ipv4Address from =
        isSourceGiven ? source : GetIpv4()->GetAddress(interface, 0).GetLocal();
    const uint32_t mtu = GetIpv4()->GetMtu(interface);
    uint32_t sent = 0;
    for (const PimMessage& part :
         SplitPimMessage(message, std::max(mtu, IP_HEADER_SIZE) - IP_HEADER_SIZE))
    {
        SendOne(interface, part, from);
        ++sent;
    }
    m_counters.sent += sent;
    return sent;
}

void
PimL4Protocol::SendOne(uint32_t interface, const PimMessage& message, Ipv4Address source)
{
    PimArrival ip;
    ip.interface = interface;
    ip.source = source;
    ip.destination = message.GetDestination();
    ip.ttl = CONTROL_TTL;
    ip.typeOfService = CONTROL_TYPE_OF_SERVICE;
    ip.fromSubnet = true;
    const CauseScope scope(Report(true, PimReject::NONE, ip, message.GetSize(), message));
    const Ptr<Packet> packet = Create<Packet>();
    packet->AddHeader(PimHeader(message));
    SendControlPacket(GetDownTarget(),
                      packet,
                      ip.source,
                      ip.destination,
                      PIM_PROTOCOL_NUMBER,
                      GetIpv4()->GetNetDevice(interface));
}

RecordHead
PimL4Protocol::Report(bool sent,
                      PimReject reject,
                      const PimArrival& ip,
                      uint32_t size,
                      const PimMessage& message) const
{
    const RecordHead head = NewRecord(GetNode()->GetId(), GetLevel(message.type));
    if (!m_messageTrace.IsEmpty())
    {
        m_messageTrace(PimMessageRecord{head, sent, reject, ip, size, message});
    }
    return head;
}

IpL4Protocol::RxStatus
PimL4Protocol::Receive(Ptr<Packet> packet,
                       const Ipv4Header& header,
                       Ptr<Ipv4Interface> incomingInterface)
{
    ++m_counters.received;
    PimReceived received;
    received.ip = MakeArrival(header, incomingInterface);
    const auto found = m_listeners.find(received.ip.interface);
    if (found == m_listeners.end())
    {
        ++m_counters.ignored;
        return RX_OK;
    }
    // The application may stop while it works.
    const Registration registration = found->second;
    const PimReject reject = Judge(packet, received.ip, registration.isNeighbor, received.message);
    LineageTag tag;
    packet->PeekPacketTag(tag);
    const CauseScope origin(tag.GetCause());
    const CauseScope scope(Report(false, reject, received.ip, packet->GetSize(), received.message));
    if (reject != PimReject::NONE)
    {
        ++m_counters.rejected[static_cast<std::size_t>(reject)];
        NS_LOG_LOGIC("message from " << received.ip.source << " rejected: " << reject);
        return RX_OK;
    }
    ++m_counters.accepted;
    registration.listener(received);
    return RX_OK;
}

PimArrival
PimL4Protocol::MakeArrival(const Ipv4Header& header, const Ptr<Ipv4Interface>& interface) const
{
    PimArrival ip;
    ip.interface = static_cast<uint32_t>(GetIpv4()->GetInterfaceForDevice(interface->GetDevice()));
    ip.source = header.GetSource();
    ip.destination = header.GetDestination();
    ip.ttl = header.GetTtl();
    ip.typeOfService = header.GetTos();
    for (uint32_t i = 0; i < interface->GetNAddresses(); ++i)
    {
        const Ipv4InterfaceAddress address = interface->GetAddress(i);
        ip.toInterface |= ip.destination == address.GetLocal();
        ip.fromSubnet |= address.GetMask().IsMatch(ip.source, address.GetLocal());
    }
    return ip;
}

PimReject
PimL4Protocol::Judge(const Ptr<Packet>& packet,
                     const PimArrival& arrival,
                     const NeighborCheck& isNeighbor,
                     PimMessage& message)
{
    if (GetIpv4()->GetInterfaceForAddress(arrival.source) >= 0)
    {
        return PimReject::OWN_MESSAGE;
    }
    if (m_requireTtlOne && arrival.ttl != CONTROL_TTL)
    {
        return PimReject::TTL_NOT_ONE;
    }
    const std::vector<uint8_t>& bytes = ReadBytes(packet);
    PimReject reject = ParsePim(bytes.data(), bytes.size(), message);
    if (reject == PimReject::NONE)
    {
        reject = CheckPimArrival(message.type, arrival, m_requireSourceOnLink);
    }
    const bool judged = reject != PimReject::NONE || message.type == PimType::HELLO;
    if (!judged && !isNeighbor.IsNull() && !isNeighbor(arrival.interface, arrival.source))
    {
        return PimReject::NO_HELLO;
    }
    return reject;
}

} // namespace mgm
} // namespace ns3
