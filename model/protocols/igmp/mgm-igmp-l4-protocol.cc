/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-igmp-l4-protocol.h"

#include "ns3/boolean.h"
#include "ns3/ipv4-interface.h"
#include "ns3/ipv4-l3-protocol.h"
#include "ns3/log.h"
#include "ns3/mgm-control-packet.h"
#include "ns3/mgm-igmp-header.h"
#include "ns3/mgm-igmp-split.h"
#include "ns3/mgm-router-alert-header.h"
#include "ns3/net-device.h"
#include "ns3/simulator.h"

#include <algorithm>

namespace ns3
{
namespace mgm
{

NS_LOG_COMPONENT_DEFINE("MgmIgmpL4Protocol");

NS_OBJECT_ENSURE_REGISTERED(IgmpL4Protocol);

namespace
{

/// Number of bytes of an IP header without options.
constexpr uint32_t PLAIN_HEADER_SIZE = 20;

} // namespace

TypeId
IgmpL4Protocol::GetTypeId()
{
    static TypeId tid =
        TypeId("ns3::mgm::IgmpL4Protocol")
            .SetParent<ControlProtocol>()
            .SetGroupName("Mgm")
            .AddConstructor<IgmpL4Protocol>()
            .AddAttribute("RouterAlert",
                          "Messages are sent with the Router Alert option (RFC 3376 4), straight "
                          "to the device; if false, without it, through the stack.",
                          BooleanValue(true),
                          MakeBooleanAccessor(&IgmpL4Protocol::m_routerAlert),
                          MakeBooleanChecker())
            .AddAttribute("RequireRouterAlert",
                          "Messages of versions 2 and 3 without the Router Alert option are "
                          "rejected (RFC 3376 9.1 to 9.3).",
                          BooleanValue(true),
                          MakeBooleanAccessor(&IgmpL4Protocol::m_requireRouterAlert),
                          MakeBooleanChecker())
            .AddAttribute("RequireTtlOne",
                          "Messages with a TTL other than 1 are rejected (RFC 3376 4).",
                          BooleanValue(true),
                          MakeBooleanAccessor(&IgmpL4Protocol::m_requireTtlOne),
                          MakeBooleanChecker())
            .AddAttribute("RequireSourceOnLink",
                          "Reports and leave messages from outside the subnets of the interface "
                          "are rejected, those from 0.0.0.0 are not (RFC 3376 9.2, 9.3).",
                          BooleanValue(true),
                          MakeBooleanAccessor(&IgmpL4Protocol::m_requireSourceOnLink),
                          MakeBooleanChecker())
            .AddTraceSource("IgmpMessage",
                            "A message was sent, or came in and was taken or rejected.",
                            MakeTraceSourceAccessor(&IgmpL4Protocol::m_messageTrace),
                            "ns3::mgm::IgmpL4Protocol::MessageTracedCallback");
    return tid;
}

Ptr<IgmpL4Protocol>
IgmpL4Protocol::Install(const Ptr<Node>& node)
{
    return InstallOn<IgmpL4Protocol>(node);
}

IgmpL4Protocol::IgmpL4Protocol()
    : ControlProtocol(IGMP_PROTOCOL_NUMBER)
{
}

IgmpL4Protocol::~IgmpL4Protocol() = default;

void
IgmpL4Protocol::DoDispose()
{
    m_listeners.clear();
    ControlProtocol::DoDispose();
}

IgmpL4Protocol::ListenerId
IgmpL4Protocol::AddListener(IgmpRole role, Listener listener)
{
    m_listeners.push_back({++m_lastListener, role, listener});
    m_routers += role == IgmpRole::ROUTER ? 1 : 0;
    return m_lastListener;
}

void
IgmpL4Protocol::RemoveListener(ListenerId id)
{
    const auto found = std::find_if(
        m_listeners.begin(), m_listeners.end(), [id](const Registration& r) { return r.id == id; });
    if (found != m_listeners.end())
    {
        m_routers -= found->role == IgmpRole::ROUTER ? 1 : 0;
        m_listeners.erase(found);
    }
}

void
IgmpL4Protocol::SetVersions(uint32_t interface, IgmpVersion lowest, IgmpVersion highest)
{
    IgmpPolicy& policy = m_versions[interface];
    policy.lowest = lowest;
    policy.highest = highest;
}

const IgmpCounters&
IgmpL4Protocol::GetCounters() const
{
    return m_counters;
}

uint32_t
IgmpL4Protocol::Send(ListenerId sender, uint32_t interface, const IgmpMessage& message)
{
    NS_LOG_FUNCTION(this << interface << message);
    if (!GetIpv4() || !GetIpv4()->IsUp(interface))
    {
        ++m_counters.unsent;
        return 0;
    }
    const uint32_t mtu = GetIpv4()->GetMtu(interface);
    const uint32_t room = std::max(mtu, RouterAlertHeader::SIZE) - RouterAlertHeader::SIZE;
    uint32_t sent = 0;
    for (const IgmpMessage& part : SplitIgmpMessage(message, room))
    {
        SendOne(sender, interface, part);
        ++sent;
    }
    m_counters.sent += sent;
    return sent;
}

void
IgmpL4Protocol::SendOne(ListenerId sender, uint32_t interface, const IgmpMessage& message)
{
    IgmpArrival ip;
    ip.interface = interface;
    ip.destination = message.GetDestination();
    ip.source = GetIpv4()->GetNAddresses(interface) > 0
                    ? GetIpv4()->GetAddress(interface, 0).GetLocal()
                    : Ipv4Address::GetAny();
    ip.ttl = CONTROL_TTL;
    ip.typeOfService = CONTROL_TYPE_OF_SERVICE;
    ip.routerAlert = m_routerAlert;
    ip.fromSubnet = true;
    ip.identification = m_routerAlert ? ++m_identification : 0;
    const CauseScope scope(Report(true, IgmpReject::NONE, ip, message.GetSize(), message));
    if (m_listeners.size() > 1)
    {
        Simulator::ScheduleNow(&IgmpL4Protocol::DeliverOwn,
                               this,
                               IgmpReceived{message, ip, true},
                               sender,
                               CauseScope::GetCurrent());
    }
    const Ptr<Packet> packet = Create<Packet>();
    packet->AddHeader(IgmpHeader(message));
    if (m_routerAlert)
    {
        packet->AddPacketTag(LineageTag(CauseScope::GetCurrent()));
        SendToDevice(packet, ip);
    }
    else
    {
        SendControlPacket(GetDownTarget(),
                          packet,
                          ip.source,
                          ip.destination,
                          IGMP_PROTOCOL_NUMBER,
                          GetIpv4()->GetNetDevice(ip.interface));
    }
}

void
IgmpL4Protocol::SendToDevice(const Ptr<Packet>& packet, const IgmpArrival& ip)
{
    RouterAlertHeader header;
    header.SetAddresses(ip.source, ip.destination);
    header.SetProtocol(IGMP_PROTOCOL_NUMBER);
    header.SetIdentification(ip.identification);
    header.SetPayloadSize(static_cast<uint16_t>(packet->GetSize()));
    packet->AddHeader(header);
    const Ptr<NetDevice> device = GetIpv4()->GetNetDevice(ip.interface);
    const Address link =
        device->IsMulticast() ? device->GetMulticast(ip.destination) : device->GetBroadcast();
    device->Send(packet, link, Ipv4L3Protocol::PROT_NUMBER);
}

RecordHead
IgmpL4Protocol::Report(bool sent,
                       IgmpReject reject,
                       const IgmpArrival& ip,
                       uint32_t size,
                       const IgmpMessage& message) const
{
    const RecordHead head = NewRecord(GetNode()->GetId(), TraceLevel::CONTROL);
    if (!m_messageTrace.IsEmpty())
    {
        m_messageTrace(IgmpMessageRecord{head, sent, reject, ip, size, message});
    }
    return head;
}

IpL4Protocol::RxStatus
IgmpL4Protocol::Receive(Ptr<Packet> packet,
                        const Ipv4Header& header,
                        Ptr<Ipv4Interface> incomingInterface)
{
    ++m_counters.received;
    if (IsForOthers(header.GetDestination()))
    {
        ++m_counters.ignored;
        return RX_OK;
    }
    IgmpReceived received;
    received.ip = MakeArrival(header, incomingInterface);
    const IgmpReject reject = Judge(packet, received.ip, received.message);
    LineageTag tag;
    packet->PeekPacketTag(tag);
    const CauseScope origin(tag.GetCause());
    const CauseScope scope(Report(false, reject, received.ip, packet->GetSize(), received.message));
    if (reject != IgmpReject::NONE)
    {
        ++m_counters.rejected[static_cast<std::size_t>(reject)];
        NS_LOG_LOGIC("message from " << received.ip.source << " rejected: " << reject);
        return RX_OK;
    }
    ++m_counters.accepted;
    Deliver(received, 0);
    return RX_OK;
}

IgmpArrival
IgmpL4Protocol::MakeArrival(const Ipv4Header& header, const Ptr<Ipv4Interface>& interface) const
{
    IgmpArrival ip;
    ip.source = header.GetSource();
    ip.destination = header.GetDestination();
    ip.ttl = header.GetTtl();
    ip.typeOfService = header.GetTos();
    ip.identification = header.GetIdentification();
    ip.routerAlert = header.GetSerializedSize() > PLAIN_HEADER_SIZE;
    ip.interface = static_cast<uint32_t>(GetIpv4()->GetInterfaceForDevice(interface->GetDevice()));
    for (uint32_t i = 0; i < interface->GetNAddresses(); ++i)
    {
        const Ipv4InterfaceAddress address = interface->GetAddress(i);
        ip.toInterface |= ip.destination == address.GetLocal();
        ip.fromSubnet |= address.GetMask().IsMatch(ip.source, address.GetLocal());
    }
    return ip;
}

bool
IgmpL4Protocol::IsForOthers(Ipv4Address destination) const
{
    return m_routers == 0 &&
           (destination == GetIgmpV3Routers() || destination == GetIgmpAllRouters());
}

IgmpReject
IgmpL4Protocol::Judge(const Ptr<Packet>& packet, const IgmpArrival& arrival, IgmpMessage& message)
{
    if (m_requireTtlOne && arrival.ttl != CONTROL_TTL)
    {
        return IgmpReject::TTL_NOT_ONE;
    }
    const std::vector<uint8_t>& bytes = ReadBytes(packet);
    const IgmpReject reject = ParseIgmp(bytes.data(), bytes.size(), message);
    if (reject != IgmpReject::NONE)
    {
        return reject;
    }
    return CheckIgmpArrival(message, arrival, GetPolicy(arrival.interface));
}

IgmpPolicy
IgmpL4Protocol::GetPolicy(uint32_t interface) const
{
    const auto found = m_versions.find(interface);
    IgmpPolicy policy = found == m_versions.end() ? IgmpPolicy() : found->second;
    policy.requireTtlOne = m_requireTtlOne;
    policy.requireRouterAlert = m_requireRouterAlert;
    policy.requireSourceOnLink = m_requireSourceOnLink;
    return policy;
}

void
IgmpL4Protocol::Deliver(const IgmpReceived& received, ListenerId except)
{
    // A listener may stop while it works.
    const std::vector<Registration> listeners = m_listeners;
    for (const Registration& registration : listeners)
    {
        if (registration.id == except)
        {
            continue;
        }
        const IgmpType type = received.message.type;
        const bool forRouters = type == IgmpType::V3_REPORT || type == IgmpType::V2_LEAVE;
        if (registration.role == IgmpRole::ROUTER || !forRouters)
        {
            registration.listener(received);
        }
    }
}

void
IgmpL4Protocol::DeliverOwn(IgmpReceived received, ListenerId sender, Cause cause)
{
    const CauseScope scope(cause);
    Deliver(received, sender);
}

} // namespace mgm
} // namespace ns3
