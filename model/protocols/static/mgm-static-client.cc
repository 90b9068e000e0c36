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
    m_registration.SetManager(manager);
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
    return {m_registration.GetOwned().begin(), m_registration.GetOwned().end()};
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
    if (GetHandle() != 0 && Owns(arrival) && HasEntry(key))
    {
        GetManager()->SetAlertMask(GetHandle(), key, arrival, masked);
    }
}

bool
StaticClient::Owns(const InterfaceId& interface) const
{
    return m_registration.GetOwned().count(interface) > 0;
}

bool
StaticClient::Holds(const StaticMembership& membership) const
{
    return m_held.count(membership) > 0;
}

Ptr<ClientInterface>
StaticClient::GetManager() const
{
    return m_registration.GetManager();
}

ClientHandle
StaticClient::GetHandle() const
{
    return m_registration.GetHandle();
}

void
StaticClient::DoStart()
{
    NS_ABORT_MSG_UNLESS(GetManager(), GetClientName() << " needs a group manager to start");
    m_registration.Open(MakeCallback(&StaticClient::Register, this),
                        MakeCallback(&StaticClient::OnEnd, this));
}

void
StaticClient::OnEnd()
{
    m_held.clear();
    NotifyManagerLost();
}

void
StaticClient::Register()
{
    // The callbacks hold a reference, so that the group manager never calls into the void.
    ClientCallbacks callbacks;
    callbacks.rpf = MakeCallback(&StaticClient::OnRpf, Ptr<StaticClient>(this));
    callbacks.wrongInterface =
        MakeCallback(&StaticClient::OnWrongInterface, Ptr<StaticClient>(this));
    AddCallbacks(callbacks);
    m_registration.Register(GetNode()->GetId(),
                            ProtocolInstance{protocol::STATIC, m_componentId},
                            GetClientName(),
                            callbacks);
    // Whoever is told of a change may stop this client, and all ends there.
    const ClientHandle handle = GetHandle();
    TakeInterfaces();
    if (GetHandle() == handle)
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
    const ClientHandle handle = GetHandle();
    for (const InterfaceId& interface : wanted)
    {
        const Status status = m_registration.Take(interface);
        if (GetHandle() != handle)
        {
            return; // somebody who was told of it stopped this client
        }
        NS_ABORT_MSG_IF(status != Status::SUCCESS && !m_configured.empty(),
                        "Node " << GetNode()->GetId() << ": " << GetClientName()
                                << " cannot own interface " << interface << ": " << status);
    }
}

void
StaticClient::DoStop()
{
    m_registration.Close(MakeCallback(&StaticClient::GiveBack, this));
}

void
StaticClient::GiveBack(ClientHandle handle)
{
    const Ptr<ClientInterface> manager = GetManager();
    const std::set<StaticMembership> held = std::exchange(m_held, {});
    for (const StaticMembership& membership : held)
    {
        manager->DeleteGroupMembershipEntry(handle, membership.key, membership.interface);
    }
}

void
StaticClient::DoDispose()
{
    m_registration.Abandon();
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
    const ClientHandle handle = GetHandle();
    // First the new ones: a group that only moves never loses its last outgoing interface.
    for (const StaticMembership& membership : wanted)
    {
        if (GetHandle() == handle)
        {
            Hold(membership);
        }
    }
    for (const StaticMembership& membership : held)
    {
        if (GetHandle() == handle && wanted.count(membership) == 0)
        {
            Release(membership);
        }
    }
}

void
StaticClient::Hold(const StaticMembership& membership)
{
    const ClientHandle handle = GetHandle();
    if (handle == 0 || !Owns(membership.interface) || !m_held.insert(membership).second)
    {
        return;
    }
    const Status status =
        GetManager()->AddGroupMembershipEntry(handle, membership.key, membership.interface);
    if (status != Status::SUCCESS && GetHandle() == handle)
    {
        m_held.erase(membership);
    }
}

void
StaticClient::Release(const StaticMembership& membership)
{
    if (GetHandle() != 0 && m_held.erase(membership) > 0)
    {
        GetManager()->DeleteGroupMembershipEntry(GetHandle(), membership.key, membership.interface);
    }
}

bool
StaticClient::HasEntry(const SourceGroup& key) const
{
    MfeRecord mfe;
    return GetManager()->GetMfe(key, mfe) == Status::SUCCESS;
}

void
StaticClient::ApplyMasks(const SourceGroup& key)
{
    const auto masks = m_masks.find(key);
    if (GetHandle() == 0 || masks == m_masks.end() || !HasEntry(key))
    {
        return;
    }
    for (const InterfaceId& arrival : masks->second)
    {
        if (Owns(arrival))
        {
            GetManager()->SetAlertMask(GetHandle(), key, arrival, true);
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
    if (GetManager())
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
    if (!GetManager())
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
