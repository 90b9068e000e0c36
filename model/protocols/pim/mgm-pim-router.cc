/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-pim-router.h"

#include "ns3/abort.h"
#include "ns3/boolean.h"
#include "ns3/ipv4-list-routing.h"
#include "ns3/ipv4.h"
#include "ns3/mgm-interface-watcher.h"
#include "ns3/mgm-pim-l4-protocol.h"
#include "ns3/node.h"
#include "ns3/object-map.h"
#include "ns3/pointer.h"
#include "ns3/simulator.h"
#include "ns3/string.h"
#include "ns3/trace-source-accessor.h"
#include "ns3/uinteger.h"

#include <algorithm>
#include <limits>

namespace ns3
{
namespace mgm
{

NS_OBJECT_ENSURE_REGISTERED(PimRouter);

TypeId
PimRouter::GetTypeId()
{
    static TypeId tid =
        TypeId("ns3::mgm::PimRouter")
            .SetParent<RouterApplication>()
            .SetGroupName("Mgm")
            .AddAttribute("ComponentId",
                          "Component id at the group manager (mgm-api 2.1). Read when the "
                          "application registers.",
                          UintegerValue(0),
                          MakeUintegerAccessor(&PimRouter::m_componentId),
                          MakeUintegerChecker<uint32_t>())
            .AddAttribute("Goodbye",
                          "Whether the router says goodbye when it stops, with a Hello of holdtime "
                          "0 (RFC 3973 4.3.3) and with AssertCancels (RFC 3973 4.6.5); false: it "
                          "stops like one whose power fails.",
                          BooleanValue(true),
                          MakeBooleanAccessor(&PimRouter::m_goodbye),
                          MakeBooleanChecker())
            .AddAttribute("Random",
                          "Random numbers from 0 to 1 by which all random delays are drawn, as "
                          "parts of their range, and Generation IDs.",
                          StringValue("ns3::UniformRandomVariable"),
                          MakePointerAccessor(&PimRouter::m_random),
                          MakePointerChecker<RandomVariableStream>())
            .AddAttribute("InterfaceList",
                          "The interfaces of the router, by index.",
                          TypeId::ATTR_GET,
                          ObjectMapValue(),
                          MakeObjectMapAccessor(&PimRouter::m_interfaces),
                          MakeObjectMapChecker<PimInterface>())
            .AddTraceSource("PimTransition",
                            "A state machine took a transition; fires before what follows from it.",
                            MakeTraceSourceAccessor(&PimRouter::m_transitionTrace),
                            "ns3::mgm::PimRouter::TransitionTracedCallback")
            .AddTraceSource("PimTimer",
                            "A timer was set, fired or was cancelled.",
                            MakeTraceSourceAccessor(&PimRouter::m_timerTrace),
                            "ns3::mgm::PimRouter::TimerTracedCallback")
            .AddTraceSource("PimNeighbor",
                            "Something happened to a neighbor; fires before what follows from it.",
                            MakeTraceSourceAccessor(&PimRouter::m_neighborTrace),
                            "ns3::mgm::PimRouter::NeighborTracedCallback")
            .AddTraceSource("Reaction",
                            "What the router does about a wrong-interface alert; fires before it "
                            "does so, and also if it does nothing.",
                            MakeTraceSourceAccessor(&PimRouter::m_reaction),
                            "ns3::mgm::PimRouter::ReactionTracedCallback");
    return tid;
}

PimRouter::PimRouter()
    : m_recorder(m_transitionTrace, m_timerTrace, m_neighborTrace)
{
    m_factory.SetTypeId(PimInterface::GetTypeId());
}

PimRouter::~PimRouter() = default;

void
PimRouter::SetManager(Ptr<ClientInterface> manager)
{
    NS_ABORT_MSG_IF(IsRunning(), "The group manager cannot change while PIM runs");
    m_registration.SetManager(manager);
}

void
PimRouter::SetInterfaceAttribute(const std::string& name, const AttributeValue& value)
{
    m_factory.Set(name, value);
}

Ptr<PimInterface>
PimRouter::AddInterface(uint32_t interface)
{
    NS_ABORT_MSG_IF(IsRunning(), "Interfaces cannot be added while PIM runs");
    m_areNamed = true;
    Ptr<PimInterface>& made = m_interfaces[interface];
    if (!made)
    {
        made = m_factory.Create<PimInterface>();
    }
    return made;
}

Ptr<PimInterface>
PimRouter::GetInterface(uint32_t interface) const
{
    const auto found = m_interfaces.find(interface);
    return found == m_interfaces.end() ? nullptr : found->second;
}

const std::map<uint32_t, Ptr<PimInterface>>&
PimRouter::GetInterfaceTable() const
{
    return m_interfaces;
}

void
PimRouter::SetInterfaceEnabled(uint32_t interface, bool enabled)
{
    if (enabled)
    {
        m_disabled.erase(interface);
    }
    else
    {
        m_disabled.insert(interface);
    }
    OnInterfaceChange();
}

int64_t
PimRouter::AssignStreams(int64_t stream)
{
    m_random->SetStream(stream);
    return 1;
}

void
PimRouter::DoStart()
{
    const uint32_t node = GetNode()->GetId();
    NS_ABORT_MSG_UNLESS(m_registration.GetManager(),
                        "Node " << node << ": PIM needs a group manager to start");
    NS_ABORT_MSG_UNLESS(GetNode()->GetObject<Ipv4>(),
                        "Node " << node << ": PIM needs an IPv4 stack");
    m_recorder.SetNode(node);
    m_protocol = PimL4Protocol::Install(GetNode());
    WatchInterfaces();
    m_registration.Open(MakeCallback(&PimRouter::OnManagerRunning, this),
                        MakeCallback(&PimRouter::OnManagerEnd, this));
}

void
PimRouter::WatchInterfaces()
{
    const Ptr<Ipv4ListRouting> list =
        DynamicCast<Ipv4ListRouting>(GetNode()->GetObject<Ipv4>()->GetRoutingProtocol());
    if (list && !m_watcher)
    {
        m_watcher = CreateObject<InterfaceWatcher>();
        m_watcher->SetCallback(MakeCallback(&PimRouter::OnInterfaceChange, this));
        list->AddRoutingProtocol(m_watcher, std::numeric_limits<int16_t>::min());
    }
}

void
PimRouter::OnManagerRunning()
{
    m_registration.Register(GetNode()->GetId(),
                            ProtocolInstance{GetProtocolId(), m_componentId},
                            GetClientName(),
                            MakeCallbacks());
    // Whoever is told of a change may stop this router, and all ends there.
    const ClientHandle handle = m_registration.GetHandle();
    TakeInterfaces();
    if (m_registration.GetHandle() == handle)
    {
        OnRegistered();
        OnInterfaceChange();
    }
}

void
PimRouter::TakeInterfaces()
{
    if (!m_areNamed)
    {
        TakeFreeInterfaces();
        return;
    }
    const ClientHandle handle = m_registration.GetHandle();
    for (const auto& [index, interface] : m_interfaces)
    {
        const Status status = m_registration.Take(InterfaceId(index));
        if (m_registration.GetHandle() != handle)
        {
            return;
        }
        NS_ABORT_MSG_IF(status != Status::SUCCESS,
                        "Node " << GetNode()->GetId() << ": " << GetClientName()
                                << " cannot own interface " << index << ": " << status);
    }
}

void
PimRouter::TakeFreeInterfaces()
{
    const ClientHandle handle = m_registration.GetHandle();
    const Ptr<Ipv4> ipv4 = GetNode()->GetObject<Ipv4>();
    for (uint32_t index = 1; index < ipv4->GetNInterfaces(); ++index)
    {
        if (ipv4->GetNAddresses(index) == 0 ||
            m_registration.Take(InterfaceId(index)) != Status::SUCCESS)
        {
            continue;
        }
        if (m_registration.GetHandle() != handle)
        {
            return;
        }
        Ptr<PimInterface>& made = m_interfaces[index];
        if (!made)
        {
            made = m_factory.Create<PimInterface>();
        }
    }
}

void
PimRouter::OnManagerEnd()
{
    OnLeaving();
    StopInterfaces();
}

void
PimRouter::DoStop()
{
    OnLeaving();
    StopInterfaces();
    m_registration.Close();
    m_protocol = nullptr;
}

void
PimRouter::DoDispose()
{
    m_registration.Abandon();
    for (const auto& [index, interface] : m_interfaces)
    {
        if (interface->IsActive())
        {
            m_protocol->StopListening(index);
        }
        interface->Dispose();
    }
    m_interfaces.clear();
    m_active.clear();
    if (m_watcher)
    {
        m_watcher->SetCallback(Callback<void>());
        m_watcher = nullptr;
    }
    m_protocol = nullptr;
    m_random = nullptr;
    RouterApplication::DoDispose();
}

void
PimRouter::OnInterfaceChange()
{
    for (const auto& [index, interface] : m_interfaces)
    {
        UpdateInterface(index, interface);
    }
}

void
PimRouter::UpdateInterface(uint32_t index, const Ptr<PimInterface>& interface)
{
    const Ipv4Address address = FindAddress(index);
    if (interface->IsActive() && interface->GetAddress() != address)
    {
        StopInterface(index, interface);
    }
    if (!interface->IsActive() && address != Ipv4Address::GetAny())
    {
        StartInterface(index, interface, address);
    }
}

Ipv4Address
PimRouter::FindAddress(uint32_t index) const
{
    if (m_registration.GetOwned().count(InterfaceId(index)) == 0 || m_disabled.count(index) > 0)
    {
        return Ipv4Address::GetAny();
    }
    const Ptr<Ipv4> ipv4 = GetNode()->GetObject<Ipv4>();
    const bool isUsable = ipv4->IsUp(index) && ipv4->GetNAddresses(index) > 0;
    return isUsable ? ipv4->GetAddress(index, 0).GetLocal() : Ipv4Address::GetAny();
}

void
PimRouter::StartInterface(uint32_t index, const Ptr<PimInterface>& interface, Ipv4Address address)
{
    m_protocol->Listen(index,
                       MakeCallback(&PimRouter::OnReceived, this),
                       MakeCallback(&PimRouter::IsNeighbor, this));
    interface->Start(*this, index, address);
    m_active.insert(std::lower_bound(m_active.begin(), m_active.end(), index), index);
    OnInterfaceUp(index);
}

void
PimRouter::StopInterface(uint32_t index, const Ptr<PimInterface>& interface)
{
    interface->Stop(m_goodbye && GetNode()->GetObject<Ipv4>()->IsUp(index));
    m_active.erase(std::find(m_active.begin(), m_active.end(), index));
    m_protocol->StopListening(index);
    OnInterfaceDown(index);
}

void
PimRouter::StopInterfaces()
{
    for (const auto& [index, interface] : m_interfaces)
    {
        if (interface->IsActive())
        {
            StopInterface(index, interface);
        }
    }
}

const std::vector<uint32_t>&
PimRouter::GetActiveInterfaces() const
{
    return m_active;
}

bool
PimRouter::IsActive(uint32_t interface) const
{
    return std::binary_search(m_active.begin(), m_active.end(), interface);
}

bool
PimRouter::IsPointToPointLink(uint32_t interface) const
{
    return GetNode()->GetObject<Ipv4>()->GetNetDevice(interface)->IsPointToPoint();
}

bool
PimRouter::IsNeighbor(uint32_t interface, Ipv4Address address) const
{
    const Ptr<PimInterface> found = GetInterface(interface);
    return found && found->IsNeighbor(address);
}

void
PimRouter::OnReceived(const PimReceived& received)
{
    if (received.message.type == PimType::HELLO)
    {
        GetInterface(received.ip.interface)
            ->ReceiveHello(received.ip.source, received.message.hello);
    }
    else
    {
        OnMessage(received);
    }
}

void
PimRouter::SendMessage(uint32_t interface, const PimMessage& message)
{
    if (IsActive(interface))
    {
        GetInterface(interface)->AnnounceBefore();
    }
    if (IsActive(interface)) // whoever is told of a message may stop the router
    {
        m_protocol->Send(interface, message);
    }
}

void
PimRouter::SendHello(uint32_t interface, Ipv4Address source, const PimHello& hello)
{
    m_protocol->Send(interface, PimMessage::Make(hello), source);
}

RecordHead
PimRouter::ReportReaction(const WrongInterfaceAlert& alert,
                          const std::string& action,
                          const std::string& reason) const
{
    const RecordHead head = NewRecord(GetNode()->GetId(), TraceLevel::ALERTS);
    if (!m_reaction.IsEmpty())
    {
        m_reaction(ReactionRecord{
            head, alert.alert, GetClientName(), alert.key, alert.arrival, action, reason});
    }
    return head;
}

bool
PimRouter::SaysGoodbye() const
{
    return m_goodbye;
}

const ClientRegistration&
PimRouter::GetRegistration() const
{
    return m_registration;
}

const PimRecorder&
PimRouter::GetRecorder() const
{
    return m_recorder;
}

Time
PimRouter::DrawDelay(Time limit)
{
    return TimeStep(
        static_cast<uint64_t>(m_random->GetValue() * static_cast<double>(limit.GetTimeStep())));
}

uint32_t
PimRouter::DrawGenerationId()
{
    return static_cast<uint32_t>(m_random->GetValue() * std::numeric_limits<uint32_t>::max());
}

} // namespace mgm
} // namespace ns3
