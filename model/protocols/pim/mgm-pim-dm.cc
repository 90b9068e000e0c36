/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-pim-dm.h"

#include "ns3/mgm-pim-dm-printer.h"
#include "ns3/node.h"
#include "ns3/simulator.h"

#include <algorithm>

namespace ns3
{
namespace mgm
{

NS_OBJECT_ENSURE_REGISTERED(PimDm);

namespace
{

/// Offset of the TTL in an IP header.
constexpr std::size_t TTL_OFFSET = 8;

/// @return TTL of a packet; 0 if its head does not tell.
uint8_t
GetTtl(const PacketHead& head)
{
    return head.size() > TTL_OFFSET ? head[TTL_OFFSET] : 0;
}

} // namespace

struct PimDm::Slot
{
    /// Makes an entry that has not started.
    Slot(PimDmEnvironment& environment, const SourceGroup& key)
        : entry(environment, key),
          lifetime(environment.GetRecorder(), "Entry Lifetime", 0, key)
    {
    }

    ~Slot()
    {
        settling.Cancel();
        check.Cancel();
    }

    Slot(const Slot&) = delete;
    Slot& operator=(const Slot&) = delete;

    PimDmEntry entry;                 //!< the state machines
    PimTimer lifetime;                //!< until it is looked at whether data still comes
    EventId settling;                 //!< brings the entry at the group manager up to date
    EventId check;                    //!< discards the entry if nothing holds it
    bool isInstalled{false};          //!< whether the group manager had an entry when last seen
    bool otherInterest{false};        //!< whether other clients' interfaces were in its list
    std::optional<uint8_t> dataTtl{}; //!< TTL of data that has just made an entry
};

TypeId
PimDm::GetTypeId()
{
    static TypeId tid = TypeId("ns3::mgm::PimDm")
                            .SetParent<PimDmSettings>()
                            .SetGroupName("Mgm")
                            .AddConstructor<PimDm>();
    return tid;
}

PimDm::PimDm()
    : m_forwarding(GetRegistration())
{
}

PimDm::~PimDm() = default;

void
PimDm::AddBoundary(uint32_t interface, Ipv4Address network, Ipv4Mask mask)
{
    m_boundaries.push_back({interface, network, mask});
}

std::vector<SourceGroup>
PimDm::GetKeys() const
{
    std::vector<SourceGroup> keys;
    keys.reserve(m_entries.size());
    for (const auto& [key, slot] : m_entries)
    {
        keys.push_back(key);
    }
    return keys;
}

const PimDmEntry*
PimDm::FindEntry(const SourceGroup& key) const
{
    const Slot* slot = Find(key);
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

std::string
PimDm::GetClientName() const
{
    return "pim-dm";
}

uint32_t
PimDm::GetProtocolId() const
{
    return protocol::PIM_DENSE_MODE;
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
    m_members.Clear();
    m_forwarding.Forget();
    // They are destroyed later, because one of them may be at work at this moment.
    m_buried.emplace_back();
    m_buried.back().swap(m_entries);
    const Table& leaving = m_buried.back();
    for (const auto& [key, slot] : leaving)
    {
        slot->settling.Cancel();
        slot->check.Cancel();
        slot->lifetime.Cancel();
        if (SaysGoodbye())
        {
            slot->entry.Stop();
        }
    }
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
    m_entries.clear();
    PimDmSettings::DoDispose();
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

void
PimDm::ForEach(const SourceGroup& range, const std::function<void(Slot&)>& action)
{
    if (!range.IsAnySource() && !range.IsAnyGroup())
    {
        if (Slot* slot = Find(range))
        {
            action(*slot);
        }
        return;
    }
    auto next = m_entries.lower_bound(range);
    while (next != m_entries.end())
    {
        const SourceGroup key = next->first;
        if (!range.IsAnyGroup() && key.group != range.group)
        {
            return;
        }
        if (range.Covers(key))
        {
            action(*next->second);
        }
        // The table may be another one by now.
        next = m_entries.upper_bound(key);
    }
}

PimDm::Slot*
PimDm::Find(const SourceGroup& key) const
{
    const auto found = m_entries.find(key);
    return found == m_entries.end() ? nullptr : found->second.get();
}

PimDm::Slot*
PimDm::FindOrMake(const SourceGroup& key)
{
    Slot* slot = Find(key);
    if (slot)
    {
        return slot;
    }
    if (GetEntryLimit() != 0 && m_entries.size() >= GetEntryLimit())
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
    PimDmEnvironment& environment = *this;
    slot = m_entries.emplace(key, std::make_unique<Slot>(environment, key)).first->second.get();
    slot->lifetime.SetFunction(MakeBoundCallback(&PimDm::OnLifetime, this, key));
    slot->lifetime.Schedule(GetEntryLifetime());
    slot->entry.Start(FindRoute(key.source));
    SettleSoon(*slot);
    return slot;
}

PimDm::Slot*
PimDm::FindOrMakeUpstream(const SourceGroup& key, uint32_t interface)
{
    Slot* slot = Find(key);
    if (slot)
    {
        return slot;
    }
    const std::optional<RpfRoute> route = FindRoute(key.source);
    return route && route->interface.index == interface ? FindOrMake(key) : nullptr;
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
    Slot* slot = FindOrMake(query.key);
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
    Slot* slot = FindOrMake(alert.key);
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
    ForEach(alert.key, [this](Slot& slot) { UpdateOtherInterest(slot); });
    return 0;
}

uint32_t
PimDm::OnPrune(PruneAlert& alert)
{
    if (!alert.memberDelete && Find(alert.key))
    {
        alert.timeout = 0; // the lifetime of the entry is that of the state here
    }
    ForEach(alert.key, [this](Slot& slot) { UpdateOtherInterest(slot); });
    return 0;
}

uint32_t
PimDm::OnLocalJoin(const LocalMembership& membership)
{
    m_members.Add(membership);
    UpdateMembers(membership);
    return 0;
}

uint32_t
PimDm::OnLocalLeave(const LocalMembership& membership)
{
    m_members.Remove(membership);
    UpdateMembers(membership);
    return 0;
}

void
PimDm::UpdateMembers(const LocalMembership& membership)
{
    const uint32_t interface = membership.interface.index;
    ForEach(membership.key, [interface](Slot& slot) { slot.entry.LocalMembersChanged(interface); });
}

uint32_t
PimDm::OnDataArrived(const DataArrival& arrival)
{
    Slot* slot = Find(arrival.key);
    if (slot)
    {
        slot->entry.DataArrived(arrival.iif.index, GetTtl(arrival.head));
    }
    return 0;
}

uint32_t
PimDm::OnWrongInterface(const WrongInterfaceAlert& alert)
{
    Slot* slot = FindOrMake(alert.key);
    if (!slot)
    {
        ReportReaction(alert, "none", "there is no room for another entry");
        return 0;
    }
    const uint32_t interface = alert.arrival.index;
    const auto [action, reason] = Judge(slot->entry, interface);
    const CauseScope scope(ReportReaction(alert, action, reason));
    slot->entry.DataArrived(interface, GetTtl(alert.head));
    return 0;
}

std::pair<const char*, const char*>
PimDm::Judge(const PimDmEntry& entry, uint32_t arrival) const
{
    if (!IsActive(arrival))
    {
        return {"none", "PIM does not work on the interface"};
    }
    if (!entry.GetRoute())
    {
        return {"none", "there is no route to the source"};
    }
    if (arrival == entry.GetRpfInterface())
    {
        return {"none", "the route to the source leads there by now"};
    }
    if (IsBoundary(arrival, entry.GetKey().group))
    {
        return {"none", "the interface is a scope boundary of the group"};
    }
    if (IsPointToPoint(arrival) && !GetSettings().pointToPointAssert)
    {
        return GetNeighborCount(arrival) == 1
                   ? std::make_pair("prune", "the far end of the point-to-point link sends it")
                   : std::make_pair("none", "there is no neighbor on the point-to-point link");
    }
    const PimDmAssert* assertion = entry.FindAssert(arrival);
    return assertion && assertion->IsLoser()
               ? std::make_pair("none", "the Assert is lost, and the winner forwards on the link")
               : std::make_pair("assert", "another router forwards on the link");
}

void
PimDm::SettleSoon(Slot& slot)
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
    Slot& slot = *Find(key);
    slot.entry.SetRoute(FindRoute(key.source));
    if (Find(key) != &slot)
    {
        return; // somebody who was told of it stopped this router
    }
    Synchronize(slot);
    const std::optional<uint8_t> ttl = std::exchange(slot.dataTtl, std::nullopt);
    if (ttl && Find(key) == &slot)
    {
        slot.entry.DataArrived(slot.entry.GetRpfInterface(), *ttl);
    }
}

void
PimDm::Synchronize(Slot& slot)
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
        if (!m_forwarding.Read(key, mfe) || Find(key) != &slot)
        {
            return;
        }
    }
    if (slot.entry.IsWaitingForData())
    {
        m_forwarding.Watch(key); // it may have asked before there was an entry
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
        if (Find(key) == &slot && isListed != slot.entry.IsOutgoing(interface) &&
            mfe.iif.index != interface)
        {
            m_forwarding.SetOutgoing(key, interface, !isListed);
        }
    }
    if (Find(key) == &slot)
    {
        UpdateOtherInterest(slot);
    }
}

void
PimDm::UpdateOtherInterest(Slot& slot)
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
    ForEach(SourceGroup(), [this, &routes](Slot& slot) {
        const SourceGroup key = slot.entry.GetKey();
        const auto [found, isNew] = routes.try_emplace(key.source);
        if (isNew)
        {
            found->second = FindRoute(key.source);
        }
        if (slot.entry.GetRoute() != found->second)
        {
            slot.entry.SetRoute(found->second);
            if (Find(key) == &slot)
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
    Slot& slot = *Find(key);
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
        m_entries.erase(key);
    }
}

void
PimDm::OnInterfaceUp(uint32_t interface)
{
    ForEach(SourceGroup(), [interface](Slot& slot) { slot.entry.InterfaceUp(interface); });
}

void
PimDm::OnInterfaceDown(uint32_t interface)
{
    ForEach(SourceGroup(), [interface](Slot& slot) { slot.entry.InterfaceDown(interface); });
    m_forwarding.SetFlooding(interface, false);
}

void
PimDm::CompleteHello(uint32_t /* interface */, PimHello& hello) const
{
    if (GetSettings().stateRefresh)
    {
        PimStateRefreshCapable option;
        option.interval = static_cast<uint8_t>(GetSettings().stateRefreshInterval.GetSeconds());
        hello.stateRefresh = option;
    }
}

void
PimDm::NotifyNeighborUp(uint32_t interface, Ipv4Address neighbor)
{
    const bool isFirst = !m_forwarding.IsFlooding(interface);
    m_forwarding.SetFlooding(interface, true);
    ForEach(SourceGroup(), [this, interface, neighbor, isFirst](Slot& slot) {
        const SourceGroup key = slot.entry.GetKey();
        slot.entry.NeighborUp(interface, neighbor);
        if (isFirst && Find(key) == &slot)
        {
            Synchronize(slot); // to flood has put the interface into every list
        }
    });
}

void
PimDm::NotifyNeighborDown(uint32_t interface, Ipv4Address neighbor)
{
    ForEach(SourceGroup(),
            [interface, neighbor](Slot& slot) { slot.entry.NeighborDown(interface, neighbor); });
    if (GetNeighborCount(interface) == 0)
    {
        m_forwarding.SetFlooding(interface, false);
    }
}

void
PimDm::NotifyNeighborRestarted(uint32_t interface, Ipv4Address neighbor)
{
    ForEach(SourceGroup(),
            [interface, neighbor](Slot& slot) { slot.entry.NeighborUp(interface, neighbor); });
}

void
PimDm::OnMessage(const PimReceived& received)
{
    if (GetRegistration().GetHandle() == 0)
    {
        return;
    }
    switch (received.message.type)
    {
    case PimType::JOIN_PRUNE:
        ReceiveJoinPrune(received);
        break;
    case PimType::GRAFT:
        ReceiveGraft(received);
        break;
    case PimType::GRAFT_ACK:
        ReceiveGraftAck(received);
        break;
    case PimType::ASSERT:
        ReceiveAssert(received);
        break;
    case PimType::STATE_REFRESH:
        ReceiveStateRefresh(received);
        break;
    case PimType::HELLO:
        break;
    }
}

void
PimDm::ReceiveJoinPrune(const PimReceived& received)
{
    const uint32_t interface = received.ip.interface;
    const PimJoinPrune& message = received.message.joinPrune;
    const bool isForMe = message.upstreamNeighbor == GetAddress(interface);
    for (const PimGroupSet& set : message.groups)
    {
        for (const PimSourceAddress& source : set.joins)
        {
            const SourceGroup key(source.address, set.group.address);
            Slot* slot = isForMe ? FindOrMake(key) : Find(key);
            if (slot)
            {
                slot->entry.ReceiveJoin(interface, message.upstreamNeighbor);
            }
        }
        for (const PimSourceAddress& source : set.prunes)
        {
            const SourceGroup key(source.address, set.group.address);
            Slot* slot = isForMe ? FindOrMake(key) : FindOrMakeUpstream(key, interface);
            if (slot)
            {
                slot->entry.ReceivePrune(interface, message.upstreamNeighbor, message.holdtime);
            }
        }
    }
}

void
PimDm::ReceiveGraft(const PimReceived& received)
{
    const uint32_t interface = received.ip.interface;
    const PimJoinPrune& message = received.message.joinPrune;
    if (message.upstreamNeighbor != GetAddress(interface))
    {
        return;
    }
    for (const PimGroupSet& set : message.groups)
    {
        for (const PimSourceAddress& source : set.joins)
        {
            Slot* slot = FindOrMake(SourceGroup(source.address, set.group.address));
            if (slot)
            {
                slot->entry.ReceiveGraft(interface, received.ip.source, message.upstreamNeighbor);
            }
        }
    }
}

void
PimDm::ReceiveGraftAck(const PimReceived& received)
{
    for (const PimGroupSet& set : received.message.joinPrune.groups)
    {
        for (const PimSourceAddress& source : set.joins)
        {
            Slot* slot = Find(SourceGroup(source.address, set.group.address));
            if (slot)
            {
                slot->entry.ReceiveGraftAck(received.ip.interface, received.ip.source);
            }
        }
    }
}

void
PimDm::ReceiveAssert(const PimReceived& received)
{
    const PimAssert& message = received.message.assertion;
    Slot* slot = FindOrMake(SourceGroup(message.source, message.group.address));
    if (slot)
    {
        slot->entry.ReceiveAssert(received.ip.interface, received.ip.source, message);
    }
}

void
PimDm::ReceiveStateRefresh(const PimReceived& received)
{
    const PimStateRefresh& message = received.message.stateRefresh;
    const SourceGroup key(message.source, message.group.address);
    // On a link with two ends it matters only on the way from the source.
    Slot* slot = IsPointToPoint(received.ip.interface)
                     ? FindOrMakeUpstream(key, received.ip.interface)
                     : FindOrMake(key);
    if (slot)
    {
        slot->entry.ReceiveStateRefresh(received.ip.interface, received.ip.source, message);
    }
}

const PimRecorder&
PimDm::GetRecorder() const
{
    return PimDmSettings::GetRecorder();
}

const PimDmVariables&
PimDm::GetVariables() const
{
    return GetSettings();
}

const std::vector<uint32_t>&
PimDm::GetInterfaces() const
{
    return GetActiveInterfaces();
}

Ipv4Address
PimDm::GetAddress(uint32_t interface) const
{
    return GetInterface(interface)->GetAddress();
}

uint32_t
PimDm::GetNeighborCount(uint32_t interface) const
{
    return static_cast<uint32_t>(GetInterface(interface)->GetNeighbors().GetTable().size());
}

Ipv4Address
PimDm::GetSoleNeighbor(uint32_t interface) const
{
    const PimNeighbors::Table& neighbors = GetInterface(interface)->GetNeighbors().GetTable();
    return neighbors.size() == 1 ? neighbors.begin()->first : Ipv4Address::GetAny();
}

bool
PimDm::IsPointToPoint(uint32_t interface) const
{
    return IsPointToPointLink(interface);
}

Time
PimDm::GetJoinPruneOverrideInterval(uint32_t interface) const
{
    return GetInterface(interface)->GetNeighbors().GetJoinPruneOverrideInterval();
}

Time
PimDm::GetOverrideInterval(uint32_t interface) const
{
    return GetInterface(interface)->GetNeighbors().GetOverrideInterval();
}

bool
PimDm::IsStateRefreshCapable(uint32_t interface) const
{
    return GetInterface(interface)->GetNeighbors().IsStateRefreshCapable();
}

bool
PimDm::IsBoundary(uint32_t interface, Ipv4Address group) const
{
    return std::any_of(
        m_boundaries.begin(), m_boundaries.end(), [interface, group](const Boundary& boundary) {
            return boundary.interface == interface &&
                   boundary.mask.IsMatch(boundary.network, group);
        });
}

uint8_t
PimDm::GetThreshold(uint32_t interface) const
{
    return GetInterface(interface)->GetTtlThreshold();
}

bool
PimDm::HasLocalMembers(uint32_t interface, const SourceGroup& key) const
{
    return m_members.Want(interface, key);
}

Time
PimDm::GetLastDataTime(const SourceGroup& key) const
{
    return m_forwarding.GetLastArrival(key);
}

Time
PimDm::GetRandomDelay(Time maximum)
{
    return DrawDelay(maximum);
}

void
PimDm::Send(uint32_t interface, const PimMessage& message)
{
    SendMessage(interface, message);
}

void
PimDm::SetOutgoing(const SourceGroup& key, uint32_t interface, bool outgoing)
{
    Slot* slot = Find(key);
    if (!slot || !slot->isInstalled)
    {
        return;
    }
    m_forwarding.SetOutgoing(key, interface, outgoing);
    if (!outgoing && Find(key) == slot && (slot->otherInterest || slot->entry.IsOlistEmpty()))
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
    const Slot* slot = Find(key);
    if (slot && slot->isInstalled && slot->entry.GetRoute())
    {
        m_forwarding.SetUpstream(key, neighbor, slot->entry.GetRpfInterface());
    }
}

void
PimDm::WatchData(const SourceGroup& key)
{
    m_forwarding.Watch(key); // where there is no entry, the first packet is told of anyway
}

void
PimDm::NotifyEmpty(const SourceGroup& key)
{
    Slot* slot = Find(key);
    if (slot && slot->check.IsExpired() && !slot->lifetime.IsRunning())
    {
        slot->check =
            Simulator::ScheduleNow(&PimDm::DiscardIfUnused, this, key, CauseScope::GetCurrent());
    }
}

} // namespace mgm
} // namespace ns3
