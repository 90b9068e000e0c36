/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-static-client.h"

#include "ns3/abort.h"
#include "ns3/ipv4.h"
#include "ns3/node.h"
#include "ns3/simulator.h"
#include "ns3/trace-source-accessor.h"
#include "ns3/uinteger.h"

#include <tuple>
#include <utility>

namespace ns3
{
namespace mgm
{

NS_OBJECT_ENSURE_REGISTERED(StaticClient);

bool
operator<(const StaticMembership& a, const StaticMembership& b)
{
    return std::tie(a.key, a.interface) < std::tie(b.key, b.interface);
}

TypeId
StaticClient::GetTypeId()
{
    static TypeId tid =
        TypeId("ns3::mgm::StaticClient")
            .SetParent<RouterApplication>()
            .SetGroupName("Mgm")
            .AddAttribute("ComponentId",
                          "Tells the static clients of one node apart (mgm-api 2.1). Read when the "
                          "application starts.",
                          UintegerValue(0),
                          MakeUintegerAccessor(&StaticClient::m_componentId),
                          MakeUintegerChecker<uint32_t>())
            .AddTraceSource("Reaction",
                            "What the client does about a wrong-interface alert; fires before it "
                            "does so, and also if it does nothing.",
                            MakeTraceSourceAccessor(&StaticClient::m_reaction),
                            "ns3::mgm::StaticClient::ReactionTracedCallback");
    return tid;
}

StaticClient::StaticClient() = default;

StaticClient::~StaticClient() = default;

void
StaticClient::SetManager(Ptr<ClientInterface> manager)
{
    NS_ABORT_MSG_IF(IsRunning(), "The group manager cannot change while the client runs");
    m_manager = manager;
}

void
StaticClient::AddInterface(InterfaceId interface)
{
    NS_ABORT_MSG_IF(IsRunning(), "Interfaces cannot be added while the client runs");
    m_configured.insert(interface);
}

std::vector<InterfaceId>
StaticClient::GetInterfaces() const
{
    return {m_owned.begin(), m_owned.end()};
}

void
StaticClient::SetAlertMask(const SourceGroup& key, InterfaceId arrival, bool masked)
{
    if (masked)
    {
        m_masks[key].insert(arrival);
    }
    else
    {
        m_masks[key].erase(arrival);
        if (m_masks[key].empty())
        {
            m_masks.erase(key);
        }
    }
    if (m_handle != 0 && Owns(arrival) && HasEntry(key))
    {
        m_manager->SetAlertMask(m_handle, key, arrival, masked);
    }
}

bool
StaticClient::Owns(const InterfaceId& interface) const
{
    return m_owned.count(interface) > 0;
}

bool
StaticClient::Holds(const StaticMembership& membership) const
{
    return m_held.count(membership) > 0;
}

Ptr<ClientInterface>
StaticClient::GetManager() const
{
    return m_manager;
}

ClientHandle
StaticClient::GetHandle() const
{
    return m_handle;
}

void
StaticClient::DoStart()
{
    NS_ABORT_MSG_UNLESS(m_manager, GetClientName() << " needs a group manager to start");
    m_manager->TraceConnectWithoutContext("Running", MakeCallback(&StaticClient::OnManager, this));
    if (m_manager->IsRunning())
    {
        Register(CauseScope::GetCurrent());
    }
}

void
StaticClient::OnManager(const ApplicationRecord& record)
{
    m_registration.Cancel();
    m_handle = 0;
    m_owned.clear();
    m_held.clear();
    const CauseScope scope(record.head);
    NotifyManagerLost();
    if (record.running)
    {
        // It says so before it starts: whoever registers now comes too early.
        m_registration =
            Simulator::ScheduleNow(&StaticClient::Register, this, CauseScope::GetCurrent());
    }
}

void
StaticClient::Register(Cause cause)
{
    const CauseScope scope(cause);
    // The callbacks hold a reference, so that the group manager never calls into the void.
    ClientCallbacks callbacks;
    callbacks.rpf = MakeCallback(&StaticClient::OnRpf, Ptr<StaticClient>(this));
    callbacks.wrongInterface =
        MakeCallback(&StaticClient::OnWrongInterface, Ptr<StaticClient>(this));
    AddCallbacks(callbacks);
    const ProtocolInstance instance{protocol::STATIC, m_componentId};
    const Status status =
        m_manager->RegisterProtocol(instance, GetClientName(), callbacks, m_handle);
    NS_ABORT_MSG_IF(status != Status::SUCCESS,
                    "Node " << GetNode()->GetId() << ": " << GetClientName()
                            << " cannot register as " << instance << ": " << status);
    // Whoever is told of a change may stop this client, and all ends there.
    const ClientHandle handle = m_handle;
    TakeInterfaces();
    if (m_handle == handle)
    {
        SetEntries();
        UpdateMemberships();
    }
}

void
StaticClient::SetEntries()
{
}

void
StaticClient::AddCallbacks(ClientCallbacks&)
{
}

void
StaticClient::NotifyManagerLost()
{
}

void
StaticClient::TakeInterfaces()
{
    std::set<InterfaceId> wanted = m_configured;
    if (m_configured.empty())
    {
        const Ptr<Ipv4> ipv4 = GetNode()->GetObject<Ipv4>();
        for (uint32_t index = 1; index < ipv4->GetNInterfaces(); ++index)
        {
            wanted.insert(InterfaceId(index));
        }
    }
    const ClientHandle handle = m_handle;
    for (const InterfaceId& interface : wanted)
    {
        const Status status = m_manager->TakeInterfaceOwnership(handle, interface);
        if (m_handle != handle)
        {
            return; // somebody who was told of it stopped this client
        }
        NS_ABORT_MSG_IF(status != Status::SUCCESS && !m_configured.empty(),
                        "Node " << GetNode()->GetId() << ": " << GetClientName()
                                << " cannot own interface " << interface << ": " << status);
        if (status == Status::SUCCESS)
        {
            m_owned.insert(interface);
        }
    }
}

void
StaticClient::Detach()
{
    m_registration.Cancel();
    if (m_manager)
    {
        m_manager->TraceDisconnectWithoutContext("Running",
                                                 MakeCallback(&StaticClient::OnManager, this));
    }
}

void
StaticClient::DoStop()
{
    Detach();
    const Ptr<ClientInterface> manager = m_manager;
    const ClientHandle handle = std::exchange(m_handle, 0);
    const std::set<StaticMembership> held = std::exchange(m_held, {});
    const std::set<InterfaceId> owned = std::exchange(m_owned, {});
    if (handle == 0)
    {
        return;
    }
    for (const StaticMembership& membership : held)
    {
        manager->DeleteGroupMembershipEntry(handle, membership.key, membership.interface);
    }
    for (const InterfaceId& interface : owned)
    {
        manager->ReleaseInterfaceOwnership(handle, interface);
    }
    if (manager->DeregisterProtocol(handle) != Status::SUCCESS)
    {
        manager->AbandonRegistration(handle); // it is taking an interface at this moment
    }
}

void
StaticClient::DoDispose()
{
    Detach();
    if (m_manager)
    {
        m_manager->AbandonRegistration(m_handle);
    }
    m_manager = nullptr;
    m_handle = 0;
    m_owned.clear();
    m_held.clear();
    RouterApplication::DoDispose();
}

void
StaticClient::UpdateMemberships()
{
    // A copy, because what is held changes meanwhile.
    ChangeMemberships(GetMemberships(), std::set<StaticMembership>(m_held));
}

void
StaticClient::UpdateMemberships(const SourceGroup& key, const std::vector<uint32_t>& interfaces)
{
    std::set<StaticMembership> wanted;
    for (const uint32_t interface : interfaces)
    {
        wanted.insert({key, InterfaceId(interface)});
    }
    std::set<StaticMembership> held;
    for (auto membership = m_held.lower_bound({key, InterfaceId()});
         membership != m_held.end() && membership->key == key;
         ++membership)
    {
        held.insert(*membership);
    }
    ChangeMemberships(wanted, held);
}

void
StaticClient::ChangeMemberships(const std::set<StaticMembership>& wanted,
                                const std::set<StaticMembership>& held)
{
    // Whoever is told of a change may stop this client, and all ends there.
    const ClientHandle handle = m_handle;
    // First the new ones: a group that only moves never loses its last outgoing interface.
    for (const StaticMembership& membership : wanted)
    {
        if (m_handle == handle)
        {
            Hold(membership);
        }
    }
    for (const StaticMembership& membership : held)
    {
        if (m_handle == handle && wanted.count(membership) == 0)
        {
            Release(membership);
        }
    }
}

void
StaticClient::Hold(const StaticMembership& membership)
{
    const ClientHandle handle = m_handle;
    if (handle == 0 || !Owns(membership.interface) || !m_held.insert(membership).second)
    {
        return;
    }
    const Status status =
        m_manager->AddGroupMembershipEntry(handle, membership.key, membership.interface);
    if (status != Status::SUCCESS && m_handle == handle)
    {
        m_held.erase(membership);
    }
}

void
StaticClient::Release(const StaticMembership& membership)
{
    if (m_handle != 0 && m_held.erase(membership) > 0)
    {
        m_manager->DeleteGroupMembershipEntry(m_handle, membership.key, membership.interface);
    }
}

bool
StaticClient::HasEntry(const SourceGroup& key) const
{
    MfeRecord mfe;
    return m_manager->GetMfe(key, mfe) == Status::SUCCESS;
}

void
StaticClient::ApplyMasks(const SourceGroup& key)
{
    const auto masks = m_masks.find(key);
    if (m_handle == 0 || masks == m_masks.end() || !HasEntry(key))
    {
        return;
    }
    for (const InterfaceId& arrival : masks->second)
    {
        if (Owns(arrival))
        {
            m_manager->SetAlertMask(m_handle, key, arrival, true);
        }
    }
}

void
StaticClient::ApplyMasksBecause(const SourceGroup& key, Cause cause)
{
    const CauseScope scope(cause);
    ApplyMasks(key);
}

std::optional<SourceGroup>
StaticClient::FindMaskedEntry(const WrongInterfaceAlert& alert) const
{
    if (m_masks.empty())
    {
        return std::nullopt;
    }
    const Ipv4Address any = Ipv4Address::GetAny();
    for (const SourceGroup& key :
         {alert.key, SourceGroup(any, alert.key.group), SourceGroup(any, any)})
    {
        if (HasEntry(key)) // the most specific one, by which the forwarder judged the packet
        {
            const auto masks = m_masks.find(key);
            const bool isMasked = masks != m_masks.end() && masks->second.count(alert.arrival) > 0;
            return isMasked ? std::optional<SourceGroup>(key) : std::nullopt;
        }
    }
    return std::nullopt;
}

RecordHead
StaticClient::ReportReaction(const WrongInterfaceAlert& alert,
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

uint32_t
StaticClient::OnRpf(RpfQuery& query)
{
    if (m_manager)
    {
        AnswerRpf(query);
        if (m_masks.count(query.key) > 0 && !HasEntry(query.key))
        {
            Simulator::ScheduleNow(&StaticClient::ApplyMasksBecause,
                                   Ptr<StaticClient>(this),
                                   query.key,
                                   CauseScope::GetCurrent());
        }
    }
    return 0;
}

uint32_t
StaticClient::OnWrongInterface(const WrongInterfaceAlert& alert)
{
    if (!m_manager)
    {
        return 0;
    }
    if (const std::optional<SourceGroup> entry = FindMaskedEntry(alert))
    {
        const CauseScope scope(ReportReaction(alert, "mask", "these alerts are to be off"));
        ApplyMasks(*entry);
        return 0;
    }
    React(alert);
    return 0;
}

} // namespace mgm
} // namespace ns3
