/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-pim-dm.h"

#include "ns3/mgm-pim-dm-messages.h"
#include "ns3/mgm-pim-dm-printer.h"
#include "ns3/mgm-pim-dm-reaction.h"
#include "ns3/node.h"
#include "ns3/simulator.h"

#include <algorithm>
#include <utility>

namespace ns3
{
namespace mgm
{

NS_OBJECT_ENSURE_REGISTERED(PimDm);

namespace
{

/// Lifetime, in seconds, of a forwarding entry for which there is no room here: that of an entry
/// that a kernel cannot resolve (K3).
constexpr uint32_t REFUSED_TIMEOUT = 10;
/// Offset of the TTL in an IP header.
constexpr std::size_t TTL_OFFSET = 8;

/// @return TTL of a packet; 0 if its head does not tell.
uint8_t
GetTtl(const PacketHead& head)
{
    return head.size() > TTL_OFFSET ? head[TTL_OFFSET] : 0;
}

} // namespace

TypeId
PimDm::GetTypeId()
{
    static TypeId tid = TypeId("ns3::mgm::PimDm")
                            .SetParent<PimDmLinks>()
                            .SetGroupName("Mgm")
                            .AddConstructor<PimDm>();
    return tid;
}

PimDm::PimDm()
    : m_forwarding(GetRegistration())
{
}

PimDm::~PimDm() = default;

std::vector<SourceGroup>
PimDm::GetKeys() const
{
    return m_entries.GetKeys();
}

const PimDmEntry*
PimDm::FindEntry(const SourceGroup& key) const
{
    const PimDmSlot* slot = m_entries.Find(key);
    return slot ? &slot->entry : nullptr;
}

const PimDmCounters&
PimDm::GetCounters() const
{
    return m_counters;
}

void
PimDm::PrintTables(Ptr<OutputStreamWrapper> stream) const
{
    PrintPimDm(*stream->GetStream(), *this);
}

ClientCallbacks
PimDm::MakeCallbacks()
{
    // The callbacks hold a reference, so that the group manager never calls into the void.
    const Ptr<PimDm> self(this);
    ClientCallbacks callbacks;
    callbacks.rpf = MakeCallback(&PimDm::OnRpf, self);
    callbacks.creation = MakeCallback(&PimDm::OnCreation, self);
    callbacks.join = MakeCallback(&PimDm::OnJoin, self);
    callbacks.prune = MakeCallback(&PimDm::OnPrune, self);
    callbacks.localJoin = MakeCallback(&PimDm::OnLocalJoin, self);
    callbacks.localLeave = MakeCallback(&PimDm::OnLocalLeave, self);
    callbacks.wrongInterface = MakeCallback(&PimDm::OnWrongInterface, self);
    callbacks.dataArrived = MakeCallback(&PimDm::OnDataArrived, self);
    return callbacks;
}

void
PimDm::OnRegistered()
{
    ListenToRoutes(true);
}

void
PimDm::OnLeaving()
{
    ListenToRoutes(false);
    m_rerouting.Cancel();
    GetMembers().Clear();
    m_forwarding.Forget();
    // They are destroyed later, because one of them may be at work at this moment.
    m_buried.push_back(std::exchange(m_entries, PimDmTable()));
    m_buried.back().ForEach(SourceGroup(), [this](PimDmSlot& slot) {
        slot.settling.Cancel();
        slot.check.Cancel();
        slot.lifetime.Cancel();
        slot.entry.Stop(SaysGoodbye());
    });
    if (m_burial.IsExpired())
    {
        m_burial = Simulator::ScheduleNow(&PimDm::Bury, this);
    }
}

void
PimDm::Bury()
{
    m_buried.clear();
}

void
PimDm::DoDispose()
{
    ListenToRoutes(false);
    m_rerouting.Cancel();
    m_burial.Cancel();
    m_buried.clear();
    m_entries = PimDmTable();
    PimDmLinks::DoDispose();
}

void
PimDm::ListenToRoutes(bool listen)
{
    const auto callback = MakeCallback(&PimDm::OnRoutesChanged, this);
    if (m_routes)
    {
        m_routes->TraceDisconnectWithoutContext("RoutesChanged", callback);
        m_routes = nullptr;
    }
    if (listen)
    {
        m_routes = GetRegistration().GetManager()->GetRpfSource();
    }
    if (m_routes)
    {
        m_routes->TraceConnectWithoutContext("RoutesChanged", callback);
    }
}

PimDmSlot*
PimDm::FindOrMake(const SourceGroup& key)
{
    PimDmSlot* slot = m_entries.Find(key);
    if (slot)
    {
        return slot;
    }
    if (GetEntryLimit() != 0 && m_entries.GetSize() >= GetEntryLimit())
    {
        ++m_counters.refusedEntries;
        GetRecorder().ReportTransition(PimMachine::UPSTREAM,
                                       key,
                                       0,
                                       "NoInfo",
                                       "There are as many entries as EntryLimit",
                                       "NoInfo",
                                       {"Refuse"},
                                       "RFC 3973 4.1.2");
        return nullptr;
    }
    slot = &m_entries.Add(*this, key);
    slot->lifetime.SetFunction(MakeBoundCallback(&PimDm::OnLifetime, this, key));
    slot->lifetime.Schedule(GetEntryLifetime());
    slot->entry.Start(FindRoute(key.source));
    SettleSoon(*slot);
    return slot;
}

std::optional<RpfRoute>
PimDm::FindRoute(Ipv4Address source) const
{
    RpfRoute route;
    const bool isFound = m_routes && m_routes->Lookup(source, route);
    return isFound ? std::optional<RpfRoute>(route) : std::nullopt;
}

uint32_t
PimDm::OnRpf(RpfQuery& query)
{
    PimDmSlot* slot = FindOrMake(query.key);
    if (!slot)
    {
        return 0;
    }
    if (slot->entry.GetRoute() == query.route)
    {
        query.upstreamNeighbor = slot->entry.GetRpfNeighbor();
    }
    if (!query.head.empty() && query.arrival.index == slot->entry.GetRpfInterface())
    {
        slot->dataTtl = GetTtl(query.head);
    }
    SettleSoon(*slot);
    return 0;
}

uint32_t
PimDm::OnCreation(CreationAlert& alert)
{
    PimDmSlot* slot = FindOrMake(alert.key);
    for (CreationInterface& oif : alert.oifs)
    {
        oif.enabled = slot && slot->entry.IsOutgoing(oif.interface.index);
    }
    if (slot)
    {
        SettleSoon(*slot);
    }
    return 0;
}

uint32_t
PimDm::OnJoin(const JoinAlert& alert)
{
    m_entries.ForEach(alert.key, [this](PimDmSlot& slot) { UpdateOtherInterest(slot); });
    return 0;
}

uint32_t
PimDm::OnPrune(PruneAlert& alert)
{
    if (!alert.memberDelete && m_entries.Find(alert.key))
    {
        alert.timeout = 0; // the lifetime of the entry is that of the state here
    }
    else if (!alert.memberDelete)
    {
        alert.timeout = REFUSED_TIMEOUT; // there may be room when the next packet asks
    }
    m_entries.ForEach(alert.key, [this](PimDmSlot& slot) { UpdateOtherInterest(slot); });
    return 0;
}

uint32_t
PimDm::OnLocalJoin(const LocalMembership& membership)
{
    GetMembers().Add(membership);
    UpdateMembers(membership);
    return 0;
}

uint32_t
PimDm::OnLocalLeave(const LocalMembership& membership)
{
    GetMembers().Remove(membership);
    UpdateMembers(membership);
    return 0;
}

void
PimDm::UpdateMembers(const LocalMembership& membership)
{
    const uint32_t interface = membership.interface.index;
    m_entries.ForEach(membership.key,
                      [interface](PimDmSlot& slot) { slot.entry.LocalMembersChanged(interface); });
}

uint32_t
PimDm::OnDataArrived(const DataArrival& arrival)
{
    PimDmSlot* slot = m_entries.Find(arrival.key);
    if (slot)
    {
        slot->entry.DataArrived(arrival.iif.index, GetTtl(arrival.head));
    }
    return 0;
}

uint32_t
PimDm::OnWrongInterface(const WrongInterfaceAlert& alert)
{
    PimDmSlot* slot = FindOrMake(alert.key);
    if (!slot)
    {
        ReportReaction(alert, "none", "there is no room for another entry");
        return 0;
    }
    const uint32_t interface = alert.arrival.index;
    const PimDmReaction reaction = JudgeWrongInterface(slot->entry, *this, interface);
    const CauseScope scope(ReportReaction(alert, reaction.action, reaction.reason));
    slot->entry.DataArrived(interface, GetTtl(alert.head));
    return 0;
}

void
PimDm::SettleSoon(PimDmSlot& slot)
{
    if (slot.settling.IsExpired())
    {
        slot.settling = Simulator::ScheduleNow(
            &PimDm::Settle, this, slot.entry.GetKey(), CauseScope::GetCurrent());
    }
}

void
PimDm::Settle(const SourceGroup& key, Cause cause)
{
    const CauseScope scope(cause);
    PimDmSlot& slot = *m_entries.Find(key);
    slot.entry.SetRoute(FindRoute(key.source));
    if (m_entries.Find(key) != &slot)
    {
        return; // somebody who was told of it stopped this router
    }
    Synchronize(slot);
    const std::optional<uint8_t> ttl = std::exchange(slot.dataTtl, std::nullopt);
    if (ttl && m_entries.Find(key) == &slot)
    {
        slot.entry.DataArrived(slot.entry.GetRpfInterface(), *ttl);
    }
}

void
PimDm::Synchronize(PimDmSlot& slot)
{
    const SourceGroup key = slot.entry.GetKey();
    MfeRecord mfe;
    slot.isInstalled = m_forwarding.Read(key, mfe);
    if (!slot.isInstalled)
    {
        return;
    }
    if (slot.entry.GetRoute() && mfe.iif.index != slot.entry.GetRpfInterface())
    {
        m_forwarding.SetUpstream(key, slot.entry.GetRpfNeighbor(), slot.entry.GetRpfInterface());
        if (!m_forwarding.Read(key, mfe) || m_entries.Find(key) != &slot)
        {
            return;
        }
    }
    if (slot.entry.IsWaitingForData() && !slot.dataTtl)
    {
        m_forwarding.Watch(key); // it asked before there was an entry
    }
    const std::vector<uint32_t> interfaces = GetInterfaces();
    for (const uint32_t interface : interfaces)
    {
        if (!slot.entry.WantsAlerts(interface))
        {
            m_forwarding.SetAlerts(key, interface, false);
        }
        const bool isListed =
            std::binary_search(mfe.oifs.begin(), mfe.oifs.end(), InterfaceId(interface));
        if (m_entries.Find(key) == &slot && isListed != slot.entry.IsOutgoing(interface) &&
            mfe.iif.index != interface)
        {
            m_forwarding.SetOutgoing(key, interface, !isListed);
        }
    }
    if (m_entries.Find(key) == &slot)
    {
        UpdateOtherInterest(slot);
    }
}

void
PimDm::UpdateOtherInterest(PimDmSlot& slot)
{
    MfeRecord mfe;
    const bool others =
        m_forwarding.Read(slot.entry.GetKey(), mfe) && m_forwarding.ServesOthers(mfe);
    if (others != slot.otherInterest)
    {
        slot.otherInterest = others;
        slot.entry.SetOtherInterest(others);
    }
}

void
PimDm::OnRoutesChanged()
{
    if (m_rerouting.IsExpired())
    {
        m_rerouting = Simulator::ScheduleNow(&PimDm::UpdateRoutes, this, CauseScope::GetCurrent());
    }
}

void
PimDm::UpdateRoutes(Cause cause)
{
    const CauseScope scope(cause);
    std::map<Ipv4Address, std::optional<RpfRoute>> routes;
    m_entries.ForEach(SourceGroup(), [this, &routes](PimDmSlot& slot) {
        const SourceGroup key = slot.entry.GetKey();
        const auto [found, isNew] = routes.try_emplace(key.source);
        if (isNew)
        {
            found->second = FindRoute(key.source);
        }
        if (slot.entry.GetRoute() != found->second)
        {
            slot.entry.SetRoute(found->second);
            if (m_entries.Find(key) == &slot)
            {
                Synchronize(slot);
            }
        }
    });
}

void
PimDm::OnLifetime(PimDm* router, SourceGroup key)
{
    router->DiscardIfUnused(key, CauseScope::GetCurrent());
}

void
PimDm::DiscardIfUnused(const SourceGroup& key, Cause cause)
{
    const CauseScope scope(cause);
    PimDmSlot& slot = *m_entries.Find(key);
    const Time end = m_forwarding.GetLastArrival(key) + GetEntryLifetime();
    const Time now = Simulator::Now();
    if (slot.isInstalled && now < end)
    {
        slot.lifetime.Schedule(end - now);
    }
    else if (slot.entry.IsEmpty() && !slot.lifetime.IsRunning())
    {
        ++m_counters.expiredEntries;
        m_forwarding.Delete(key);
        m_entries.Remove(key);
    }
}

void
PimDm::OnInterfaceUp(uint32_t interface)
{
    m_entries.ForEach(SourceGroup(),
                      [interface](PimDmSlot& slot) { slot.entry.InterfaceUp(interface); });
}

void
PimDm::OnInterfaceDown(uint32_t interface)
{
    m_entries.ForEach(SourceGroup(),
                      [interface](PimDmSlot& slot) { slot.entry.InterfaceDown(interface); });
    m_forwarding.SetFlooding(interface, false);
}

void
PimDm::NotifyNeighborUp(uint32_t interface, Ipv4Address neighbor)
{
    const bool isFirst = !m_forwarding.IsFlooding(interface);
    m_forwarding.SetFlooding(interface, true);
    m_entries.ForEach(SourceGroup(), [this, interface, neighbor, isFirst](PimDmSlot& slot) {
        const SourceGroup key = slot.entry.GetKey();
        slot.entry.NeighborUp(interface, neighbor);
        if (isFirst && m_entries.Find(key) == &slot)
        {
            Synchronize(slot); // to flood has put the interface into every list
        }
    });
}

void
PimDm::NotifyNeighborDown(uint32_t interface, Ipv4Address neighbor)
{
    m_entries.ForEach(SourceGroup(), [interface, neighbor](PimDmSlot& slot) {
        slot.entry.NeighborDown(interface, neighbor);
    });
    if (GetNeighborCount(interface) == 0)
    {
        m_forwarding.SetFlooding(interface, false);
    }
}

void
PimDm::NotifyNeighborRestarted(uint32_t interface, Ipv4Address neighbor)
{
    m_entries.ForEach(SourceGroup(), [interface, neighbor](PimDmSlot& slot) {
        slot.entry.NeighborUp(interface, neighbor);
    });
}

void
PimDm::OnMessage(const PimReceived& received)
{
    const bool isIgnored =
        received.message.type == PimType::STATE_REFRESH && !GetSettings().stateRefresh;
    if (GetRegistration().GetHandle() == 0 || isIgnored)
    {
        return;
    }
    const uint32_t interface = received.ip.interface;
    const ClientHandle handle = GetRegistration().GetHandle();
    const auto find = [this, interface, handle](const SourceGroup& key, PimDmLookup lookup) {
        if (GetRegistration().GetHandle() != handle)
        {
            return static_cast<PimDmEntry*>(nullptr); // what the message led to stopped the router
        }
        PimDmSlot* slot = m_entries.Find(key);
        if (!slot && lookup != PimDmLookup::PRESENT && !IsBoundary(interface, key.group))
        {
            const std::optional<RpfRoute> route = FindRoute(key.source);
            const bool isUpstream = route && route->interface.index == interface;
            slot = isUpstream || lookup == PimDmLookup::ALWAYS ? FindOrMake(key) : nullptr;
        }
        return slot ? &slot->entry : nullptr;
    };
    DeliverPimDm(received, {GetAddress(interface), IsPointToPoint(interface)}, find);
}

Time
PimDm::GetLastDataTime(const SourceGroup& key) const
{
    return m_forwarding.GetLastArrival(key);
}

void
PimDm::SetOutgoing(const SourceGroup& key, uint32_t interface, bool outgoing)
{
    PimDmSlot* slot = m_entries.Find(key);
    if (!slot || !slot->isInstalled)
    {
        return;
    }
    m_forwarding.SetOutgoing(key, interface, outgoing);
    if (!outgoing && m_entries.Find(key) == slot &&
        (slot->otherInterest || slot->entry.IsOlistEmpty()))
    {
        // The group manager does not tell of all interfaces of others while there are own ones.
        UpdateOtherInterest(*slot);
    }
}

void
PimDm::SetAlerts(const SourceGroup& key, uint32_t interface, bool wanted)
{
    m_forwarding.SetAlerts(key, interface, wanted); // where there is no entry, it is said later
}

void
PimDm::SetRpfNeighbor(const SourceGroup& key, Ipv4Address neighbor)
{
    const PimDmSlot* slot = m_entries.Find(key);
    if (slot && slot->isInstalled && slot->entry.GetRoute())
    {
        m_forwarding.SetUpstream(key, neighbor, slot->entry.GetRpfInterface());
    }
}

void
PimDm::WatchData(const SourceGroup& key)
{
    const PimDmSlot* slot = m_entries.Find(key);
    if (slot && slot->isInstalled)
    {
        m_forwarding.Watch(key);
    }
}

void
PimDm::NotifyEmpty(const SourceGroup& key)
{
    PimDmSlot* slot = m_entries.Find(key);
    if (slot && slot->check.IsExpired() && !slot->lifetime.IsRunning())
    {
        slot->check =
            Simulator::ScheduleNow(&PimDm::DiscardIfUnused, this, key, CauseScope::GetCurrent());
    }
}

} // namespace mgm
} // namespace ns3
