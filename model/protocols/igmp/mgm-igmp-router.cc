/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-igmp-router.h"

#include "ns3/abort.h"
#include "ns3/ipv4-list-routing.h"
#include "ns3/ipv4.h"
#include "ns3/mgm-igmp-router-printer.h"
#include "ns3/mgm-interface-watcher.h"
#include "ns3/node.h"
#include "ns3/object-map.h"
#include "ns3/simulator.h"
#include "ns3/trace-source-accessor.h"
#include "ns3/uinteger.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace ns3
{
namespace mgm
{

NS_OBJECT_ENSURE_REGISTERED(IgmpRouter);

TypeId
IgmpRouter::GetTypeId()
{
    static TypeId tid =
        TypeId("ns3::mgm::IgmpRouter")
            .SetParent<RouterApplication>()
            .SetGroupName("Mgm")
            .AddConstructor<IgmpRouter>()
            .AddAttribute("ComponentId",
                          "Component id at the group manager (mgm-api 2.1). Read when the "
                          "application registers.",
                          UintegerValue(0),
                          MakeUintegerAccessor(&IgmpRouter::m_componentId),
                          MakeUintegerChecker<uint32_t>())
            .AddAttribute("InterfaceList",
                          "The interfaces that the router works on, by index.",
                          TypeId::ATTR_GET,
                          ObjectMapValue(),
                          MakeObjectMapAccessor(&IgmpRouter::m_interfaces),
                          MakeObjectMapChecker<IgmpRouterInterface>())
            .AddTraceSource("IgmpState",
                            "The state of a group, or of the querier election, has changed or was "
                            "confirmed; fires before what follows from it.",
                            MakeTraceSourceAccessor(&IgmpRouter::m_stateTrace),
                            "ns3::mgm::IgmpRouter::StateTracedCallback")
            .AddTraceSource("IgmpTimer",
                            "A timer was set, fired or was cancelled.",
                            MakeTraceSourceAccessor(&IgmpRouter::m_timerTrace),
                            "ns3::mgm::IgmpRouter::TimerTracedCallback");
    return tid;
}

IgmpRouter::IgmpRouter()
    : m_recorder(IgmpRole::ROUTER, m_stateTrace, m_timerTrace)
{
    m_factory.SetTypeId(IgmpRouterInterface::GetTypeId());
}

IgmpRouter::~IgmpRouter() = default;

void
IgmpRouter::SetManager(Ptr<ClientInterface> manager)
{
    NS_ABORT_MSG_IF(IsRunning(), "The group manager cannot change while IGMP runs");
    m_registration.SetManager(manager);
}

void
IgmpRouter::SetInterfaceAttribute(const std::string& name, const AttributeValue& value)
{
    m_factory.Set(name, value);
}

Ptr<IgmpRouterInterface>
IgmpRouter::AddInterface(uint32_t interface)
{
    NS_ABORT_MSG_IF(IsRunning(), "Interfaces cannot be added while IGMP runs");
    Ptr<IgmpRouterInterface>& made = m_interfaces[interface];
    if (!made)
    {
        made = m_factory.Create<IgmpRouterInterface>();
    }
    return made;
}

Ptr<IgmpRouterInterface>
IgmpRouter::GetInterface(uint32_t interface) const
{
    const auto found = m_interfaces.find(interface);
    return found == m_interfaces.end() ? nullptr : found->second;
}

std::vector<uint32_t>
IgmpRouter::GetInterfaces() const
{
    std::vector<uint32_t> interfaces;
    for (const auto& [index, interface] : m_interfaces)
    {
        interfaces.push_back(index);
    }
    return interfaces;
}

void
IgmpRouter::AddStaticMembership(uint32_t interface, const SourceGroup& key)
{
    m_static[interface].insert(key);
    m_memberships.Want(interface, key, IgmpMemberships::CONFIGURATION, true);
    if (IsRunning())
    {
        NotifyStaticMembership(interface, key.group);
    }
}

void
IgmpRouter::RemoveStaticMembership(uint32_t interface, const SourceGroup& key)
{
    m_static[interface].erase(key);
    m_memberships.Want(interface, key, IgmpMemberships::CONFIGURATION, false);
    if (IsRunning())
    {
        NotifyStaticMembership(interface, key.group);
    }
}

std::set<SourceGroup>
IgmpRouter::GetStaticMemberships(uint32_t interface) const
{
    const auto found = m_static.find(interface);
    return found == m_static.end() ? std::set<SourceGroup>() : found->second;
}

void
IgmpRouter::PrintGroups(Ptr<OutputStreamWrapper> stream) const
{
    PrintIgmpRouter(*stream->GetStream(), *this);
}

void
IgmpRouter::DoStart()
{
    NS_ABORT_MSG_UNLESS(m_registration.GetManager(),
                        "Node " << GetNode()->GetId() << ": IGMP needs a group manager to start");
    m_recorder.SetNode(GetNode()->GetId());
    FindInterfaces();
    Attach();
    m_registration.Open(MakeCallback(&IgmpRouter::Register, this),
                        MakeCallback(&IgmpRouter::OnManagerEnd, this));
    OnInterfaceChange();
}

void
IgmpRouter::FindInterfaces()
{
    const Ptr<Ipv4> ipv4 = GetNode()->GetObject<Ipv4>();
    NS_ABORT_MSG_UNLESS(ipv4, "Node " << GetNode()->GetId() << ": IGMP needs an IPv4 stack");
    if (m_interfaces.empty())
    {
        for (uint32_t index = 1; index < ipv4->GetNInterfaces(); ++index)
        {
            if (ipv4->GetNAddresses(index) > 0 && IsCandidate(index))
            {
                m_interfaces[index] = m_factory.Create<IgmpRouterInterface>();
            }
        }
    }
    for (const auto& [index, interface] : m_interfaces)
    {
        NS_ABORT_MSG_IF(index >= ipv4->GetNInterfaces() || ipv4->GetNAddresses(index) == 0,
                        "Node " << GetNode()->GetId() << ": IGMP cannot ask on interface " << index
                                << ", which is not there or has no address");
    }
}

bool
IgmpRouter::IsCandidate(uint32_t) const
{
    return true;
}

void
IgmpRouter::Attach()
{
    m_protocol = IgmpL4Protocol::Install(GetNode());
    m_listener =
        m_protocol->AddListener(IgmpRole::ROUTER, MakeCallback(&IgmpRouter::OnMessage, this));
    for (const auto& [index, interface] : m_interfaces)
    {
        // A router of version 1 hears version 2 reports (RFC 3376 7.3.2).
        m_protocol->SetVersions(index,
                                interface->GetOldestVersion(),
                                std::max(interface->GetVersion(), IgmpVersion::V2));
    }
    const Ptr<Ipv4ListRouting> list =
        DynamicCast<Ipv4ListRouting>(GetNode()->GetObject<Ipv4>()->GetRoutingProtocol());
    if (list && !m_watcher)
    {
        m_watcher = CreateObject<InterfaceWatcher>();
        m_watcher->SetCallback(MakeCallback(&IgmpRouter::OnInterfaceChange, this));
        list->AddRoutingProtocol(m_watcher, std::numeric_limits<int16_t>::min());
    }
}

void
IgmpRouter::Detach()
{
    if (m_protocol)
    {
        m_protocol->RemoveListener(m_listener);
        m_protocol = nullptr;
    }
}

void
IgmpRouter::OnManagerEnd()
{
    m_memberships.Disconnect();
}

void
IgmpRouter::Register()
{
    // The callbacks hold a reference, so that the group manager never calls into the void.
    ClientCallbacks callbacks;
    callbacks.disableIgmp = MakeCallback(&IgmpRouter::OnDisable, Ptr<IgmpRouter>(this));
    callbacks.enableIgmp = MakeCallback(&IgmpRouter::OnEnable, Ptr<IgmpRouter>(this));
    m_registration.Register(
        GetNode()->GetId(), ProtocolInstance{protocol::IGMP, m_componentId}, "igmp", callbacks);
    TakeInterfaces();
    m_memberships.Connect(m_registration.GetManager(), m_registration.GetHandle());
}

void
IgmpRouter::TakeInterfaces()
{
    for (const uint32_t index : GetOwnedInterfaces())
    {
        const Status status = m_registration.Take(InterfaceId(index));
        NS_ABORT_MSG_IF(status != Status::SUCCESS,
                        "Node " << GetNode()->GetId() << ": IGMP cannot take interface " << index
                                << ": " << status);
    }
}

void
IgmpRouter::DoStop()
{
    Detach();
    for (const auto& [index, interface] : m_interfaces)
    {
        interface->Stop();
    }
    m_memberships.Release();
    m_memberships.Disconnect();
    for (const auto& [index, interface] : m_interfaces)
    {
        m_memberships.ForgetMembers(index);
    }
    m_registration.Close();
}

void
IgmpRouter::DoDispose()
{
    Detach();
    for (const auto& [index, interface] : m_interfaces)
    {
        interface->Dispose();
    }
    m_interfaces.clear();
    m_memberships.Disconnect();
    if (m_watcher)
    {
        m_watcher->SetCallback(Callback<void>());
        m_watcher = nullptr;
    }
    m_registration.Abandon();
    RouterApplication::DoDispose();
}

void
IgmpRouter::OnMessage(const IgmpReceived& received)
{
    const auto found = m_interfaces.find(received.ip.interface);
    if (found != m_interfaces.end() && found->second->IsActive())
    {
        found->second->Receive(received);
    }
}

void
IgmpRouter::OnInterfaceChange()
{
    for (const auto& [index, interface] : m_interfaces)
    {
        UpdateInterface(index, interface);
    }
}

void
IgmpRouter::UpdateInterface(uint32_t index, const Ptr<IgmpRouterInterface>& interface)
{
    const bool up = IsRunning() && GetNode()->GetObject<Ipv4>()->IsUp(index);
    if (up && !interface->IsActive())
    {
        interface->Start(*this, index);
        NotifyQuerier(index, true);
    }
    else if (!up && interface->IsActive())
    {
        interface->Stop();
        m_memberships.ForgetMembers(index);
        NotifyDown(index);
    }
}

void
IgmpRouter::NotifyGroup(uint32_t, Ipv4Address)
{
}

void
IgmpRouter::NotifyQuerier(uint32_t, bool)
{
}

void
IgmpRouter::NotifyDown(uint32_t)
{
}

void
IgmpRouter::NotifyStaticMembership(uint32_t, Ipv4Address)
{
}

std::vector<uint32_t>
IgmpRouter::GetOwnedInterfaces() const
{
    return GetInterfaces();
}

IgmpRecorder
IgmpRouter::MakeRecorder(IgmpRole role) const
{
    return IgmpRecorder(role, m_stateTrace, m_timerTrace);
}

void
IgmpRouter::SetForwarding(uint32_t interface, bool forwarding)
{
    m_memberships.SetForwarding(interface, forwarding);
}

const IgmpRecorder&
IgmpRouter::GetRecorder() const
{
    return m_recorder;
}

Ipv4Address
IgmpRouter::GetAddress(uint32_t interface) const
{
    return GetNode()->GetObject<Ipv4>()->GetAddress(interface, 0).GetLocal();
}

void
IgmpRouter::Send(uint32_t interface, const IgmpMessage& message)
{
    if (m_protocol)
    {
        m_protocol->Send(m_listener, interface, message);
    }
}

void
IgmpRouter::SetMembership(uint32_t interface, const SourceGroup& key, bool wanted)
{
    m_memberships.Want(interface, key, IgmpMemberships::MEMBERS, wanted);
}

uint32_t
IgmpRouter::OnDisable(const IgmpInterfaceChange& change)
{
    m_memberships.Suspend(change.interface.index);
    return 0;
}

uint32_t
IgmpRouter::OnEnable(const IgmpInterfaceChange& change)
{
    Simulator::ScheduleNow(&IgmpRouter::Resume,
                           Ptr<IgmpRouter>(this),
                           change.interface.index,
                           CauseScope::GetCurrent());
    return 0;
}

void
IgmpRouter::Resume(uint32_t interface, Cause cause)
{
    const CauseScope scope(cause);
    m_memberships.Resume(interface);
}

} // namespace mgm
} // namespace ns3
