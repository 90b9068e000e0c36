/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-pim-dm-entry.h"

#include "ns3/simulator.h"

#include <algorithm>
#include <utility>

namespace ns3
{
namespace mgm
{

PimDmEntry::PimDmEntry(PimDmEnvironment& environment, const SourceGroup& key)
    : PimDmContext(environment, key),
      m_rpfNeighbor(Ipv4Address::GetAny()),
      m_upstream(*this),
      m_machines(*this)
{
}

PimDmEntry::~PimDmEntry() = default;

void
PimDmEntry::Start(const std::optional<RpfRoute>& route)
{
    const EventScope event(*this);
    m_route = route;
    m_isConnected = ComputeConnected();
    m_rpfNeighbor = ComputeRpfNeighbor();
    const std::vector<uint32_t> interfaces = GetEnvironment().GetInterfaces();
    for (const uint32_t interface : interfaces)
    {
        m_members.Set(interface, GetEnvironment().HasLocalMembers(interface, GetKey()));
        m_outgoing.Set(interface, ComputeOutgoing(interface));
    }
    m_isEmptyKnown = IsOlistEmpty();
}

void
PimDmEntry::Stop(bool goodbye)
{
    m_holdsBack = true; // nothing follows from what the macros say from now on
    if (goodbye)
    {
        m_machines.StopForwarding("Router is taken down");
    }
    m_machines.Stop();
    m_upstream.Stop();
    if (m_originator)
    {
        m_originator->Stop();
    }
}

void
PimDmEntry::SetRoute(const std::optional<RpfRoute>& route)
{
    if (m_route == route)
    {
        return;
    }
    const EventScope event(*this);
    const uint32_t interfaceBefore = GetRpfInterface();
    m_holdsBack = true;
    m_route = route;
    if (GetRpfInterface() != interfaceBefore)
    {
        MoveRpfInterface(interfaceBefore, GetRpfInterface());
    }
    UpdateAllOutgoing(interfaceBefore);
    FinishRerouting(interfaceBefore);
}

void
PimDmEntry::FinishRerouting(uint32_t interfaceBefore)
{
    const Ipv4Address neighborBefore = m_rpfNeighbor;
    const bool wasConnected = m_isConnected;
    m_isConnected = ComputeConnected();
    m_rpfNeighbor = ComputeRpfNeighbor();
    if (m_rpfNeighbor != neighborBefore)
    {
        GetEnvironment().SetRpfNeighbor(GetKey(), m_rpfNeighbor);
    }
    if (m_originator && !IsFirstHop())
    {
        m_originator->SourceDisconnected();
    }
    m_holdsBack = false;
    const bool isChanged = GetRpfInterface() != interfaceBefore || m_rpfNeighbor != neighborBefore;
    if (m_isConnected ? !wasConnected : isChanged)
    {
        m_isEmptyKnown = IsOlistEmpty();
        if (m_isConnected)
        {
            m_upstream.SourceBecameConnected();
        }
        else
        {
            m_upstream.RpfNeighborChanged();
        }
    }
    UpdateEmptiness();
}

void
PimDmEntry::MoveRpfInterface(uint32_t before, uint32_t after)
{
    if (PimDmAssert* assertion = m_machines.FindAssert(before))
    {
        assertion->CouldAssertBecameTrue();
    }
    if (PimDmAssert* assertion = m_machines.FindAssert(after))
    {
        assertion->CouldAssertBecameFalse();
    }
    if (PimDmDownstream* downstream = m_machines.FindDownstream(after))
    {
        downstream->BecameRpfInterface();
    }
    if (!m_route)
    {
        m_machines.StopForwarding("Route to S is lost");
    }
}

void
PimDmEntry::DataArrived(uint32_t interface, uint8_t ttl)
{
    const EventScope event(*this);
    if (!m_route)
    {
        return;
    }
    if (interface != GetRpfInterface())
    {
        WrongInterface(interface);
        return;
    }
    m_isWatching = false;
    if (IsFirstHop())
    {
        if (!m_originator)
        {
            PimDmContext& context = *this;
            m_originator = std::make_unique<PimDmOriginator>(context);
        }
        m_originator->DataReceived(ttl);
    }
    m_upstream.DataArrived();
}

void
PimDmEntry::WrongInterface(uint32_t interface)
{
    if (!IsPimInterface(interface) || !IsInScope(interface))
    {
        return;
    }
    if (UsesAssert(interface))
    {
        m_machines.GetAssert(interface).DataArrived();
        return;
    }
    const PimDmAssert* assertion = m_machines.FindAssert(interface);
    m_machines.GetFarEnd(interface).DataArrived(
        GetPimDmAssertStateName(assertion ? assertion->GetState() : PimDmAssertState::NO_INFO));
}

void
PimDmEntry::ReceivePrune(uint32_t interface, Ipv4Address upstream, uint16_t holdtime)
{
    const EventScope event(*this);
    if (!IsInScope(interface))
    {
        return;
    }
    if (interface == GetRpfInterface())
    {
        m_upstream.PruneSeen(upstream, holdtime);
    }
    else if (IsMe(interface, upstream))
    {
        m_machines.GetDownstream(interface).PruneReceived(holdtime);
    }
    if (IsMe(interface, upstream))
    {
        Object(interface);
    }
}

void
PimDmEntry::ReceiveJoin(uint32_t interface, Ipv4Address upstream)
{
    const EventScope event(*this);
    if (!IsInScope(interface))
    {
        return;
    }
    if (interface == GetRpfInterface() && upstream == m_rpfNeighbor)
    {
        m_upstream.JoinSeen();
    }
    if (IsMe(interface, upstream))
    {
        if (PimDmDownstream* downstream = m_machines.FindDownstream(interface))
        {
            downstream->JoinReceived();
        }
        Object(interface);
    }
    else if (PimDmAssert* assertion = m_machines.FindAssert(interface))
    {
        assertion->JoinSeen(upstream);
    }
}

void
PimDmEntry::ReceiveGraft(uint32_t interface, Ipv4Address sender, Ipv4Address upstream)
{
    const EventScope event(*this);
    if (IsInScope(interface) && IsMe(interface, upstream))
    {
        m_machines.GetDownstream(interface).GraftReceived(sender);
        Object(interface);
    }
}

void
PimDmEntry::ReceiveGraftAck(uint32_t interface, Ipv4Address sender)
{
    const EventScope event(*this);
    if (interface == GetRpfInterface() && sender == m_rpfNeighbor)
    {
        m_upstream.GraftAckReceived();
    }
}

void
PimDmEntry::ReceiveAssert(uint32_t interface, Ipv4Address sender, const PimAssert& message)
{
    const EventScope event(*this);
    if (m_route && IsInScope(interface))
    {
        m_machines.GetAssert(interface).MetricReceived(
            PimAssertMetric(message.preference, message.metric, sender),
            GetEnvironment().GetVariables().assertTime);
    }
}

void
PimDmEntry::ReceiveStateRefresh(uint32_t interface,
                                Ipv4Address sender,
                                const PimStateRefresh& message)
{
    const EventScope event(*this);
    if (!m_route || !IsInScope(interface) || !GetEnvironment().GetVariables().stateRefresh)
    {
        return;
    }
    if (UsesAssert(interface))
    {
        m_machines.GetAssert(interface).StateRefreshReceived(
            PimAssertMetric(message.preference, message.metric, sender),
            GetAssertLifetime(message.interval),
            message.pruneIndicator);
    }
    if (interface != GetRpfInterface() || sender != m_rpfNeighbor)
    {
        return;
    }
    m_upstream.StateRefreshReceived(message.pruneIndicator);
    const bool limited =
        m_lastStateRefresh && Simulator::Now() - *m_lastStateRefresh <
                                  GetEnvironment().GetVariables().refreshLimitInterval;
    m_lastStateRefresh = Simulator::Now();
    if (!limited && message.ttl > 0)
    {
        PimStateRefresh copy = message;
        --copy.ttl;
        SendStateRefreshes(copy);
    }
}

void
PimDmEntry::SendStateRefreshes(const PimStateRefresh& refresh)
{
    PimDmEnvironment& environment = GetEnvironment();
    const std::vector<uint32_t> interfaces = environment.GetInterfaces();
    for (const uint32_t interface : interfaces)
    {
        PimDmAssert* assertion = m_machines.FindAssert(interface);
        if (!IsPimInterface(interface) || environment.GetNeighborCount(interface) == 0 ||
            refresh.ttl < environment.GetThreshold(interface) || !IsInScope(interface) ||
            interface == GetRpfInterface() || (assertion && assertion->IsLost()))
        {
            continue;
        }
        PimDmDownstream* downstream = m_machines.FindDownstream(interface);
        const PimAssertMetric metric = GetSptMetric(interface);
        PimStateRefresh copy = refresh;
        copy.rpt = false;
        copy.preference = metric.preference;
        copy.metric = metric.metric;
        copy.maskLength = static_cast<uint8_t>(m_route->mask.GetPrefixLength());
        copy.pruneIndicator = downstream && downstream->IsPruned();
        copy.assertOverride = !assertion || assertion->GetState() == PimDmAssertState::NO_INFO;
        Send(interface, PimMessage::Make(copy));
        if (downstream)
        {
            downstream->StateRefreshSent();
        }
        if (assertion)
        {
            assertion->StateRefreshSent(GetAssertLifetime(refresh.interval));
        }
    }
}

Time
PimDmEntry::GetAssertLifetime(uint8_t interval) const
{
    return interval == 0 ? GetEnvironment().GetVariables().assertTime : 3 * Seconds(interval);
}

void
PimDmEntry::NeighborUp(uint32_t interface, Ipv4Address neighbor)
{
    const EventScope event(*this);
    const bool isUpstream = interface == GetRpfInterface() && neighbor == m_rpfNeighbor;
    if (PimDmAssert* assertion = m_machines.FindAssert(interface))
    {
        assertion->NeighborRestarted(neighbor);
    }
    if (interface == GetRpfInterface())
    {
        if (isUpstream && neighbor == m_rpfNeighbor)
        {
            m_upstream.RpfNeighborRestarted();
        }
        return;
    }
    if (PimDmDownstream* downstream = m_machines.FindDownstream(interface))
    {
        downstream->NeighborAppeared();
    }
    Settle(interface);
}

void
PimDmEntry::NeighborDown(uint32_t interface, Ipv4Address neighbor)
{
    const EventScope event(*this);
    if (PimDmAssert* assertion = m_machines.FindAssert(interface))
    {
        assertion->NeighborLost(neighbor);
    }
    if (PimDmDownstream* downstream = m_machines.FindDownstream(interface))
    {
        downstream->NeighborLost();
    }
    if (interface == GetRpfInterface() && neighbor == m_rpfNeighbor)
    {
        m_upstream.RpfNeighborLost();
    }
    Settle(interface);
}

void
PimDmEntry::LocalMembersChanged(uint32_t interface)
{
    const EventScope event(*this);
    const bool members =
        IsPimInterface(interface) && GetEnvironment().HasLocalMembers(interface, GetKey());
    if (!m_members.Set(interface, members))
    {
        return;
    }
    const CauseScope scope(
        GetEnvironment().GetRecorder().ReportTransition(PimMachine::LOCAL,
                                                        GetKey(),
                                                        interface,
                                                        members ? "NoInfo" : "Include",
                                                        members ? "Members come" : "Members go",
                                                        members ? "Include" : "NoInfo",
                                                        {},
                                                        "RFC 3973 4.1.2"));
    Settle(interface);
}

void
PimDmEntry::SetOtherInterest(bool interest)
{
    const EventScope event(*this);
    m_otherInterest = interest;
    UpdateEmptiness();
}

void
PimDmEntry::InterfaceUp(uint32_t interface)
{
    const EventScope event(*this);
    m_holdsBack = true;
    LocalMembersChanged(interface);
    UpdateOutgoing(interface);
    FinishRerouting(GetRpfInterface());
}

void
PimDmEntry::InterfaceDown(uint32_t interface)
{
    if (IsAtWork())
    {
        m_failed.push_back(interface); // one of its machines may be in the midst of a transition
        return;
    }
    TakeDown(interface);
}

void
PimDmEntry::TakeDown(uint32_t interface)
{
    const EventScope event(*this);
    m_holdsBack = true;
    m_machines.Reset(interface);
    UpdateAlerts(interface);
    LocalMembersChanged(interface);
    UpdateOutgoing(interface);
    FinishRerouting(GetRpfInterface());
}

const std::optional<RpfRoute>&
PimDmEntry::GetRoute() const
{
    return m_route;
}

uint32_t
PimDmEntry::GetRpfInterface() const
{
    return m_route ? m_route->interface.index : NO_INTERFACE;
}

Ipv4Address
PimDmEntry::GetRpfNeighbor() const
{
    return m_rpfNeighbor;
}

bool
PimDmEntry::IsSourceConnected() const
{
    return m_isConnected;
}

bool
PimDmEntry::IsOlistEmpty() const
{
    return m_outgoing.IsEmpty() && !(m_otherInterest && m_route);
}

bool
PimDmEntry::IsOutgoing(uint32_t interface) const
{
    return m_outgoing.Contains(interface);
}

bool
PimDmEntry::WantsAlerts(uint32_t interface) const
{
    return !m_masked.Contains(interface);
}

bool
PimDmEntry::IsEmpty() const
{
    return !m_upstream.IsTimerRunning() && !m_upstream.IsHeld() && m_machines.IsEmpty() &&
           (!m_originator || m_originator->GetState() == PimDmOriginatorState::NOT_ORIGINATOR);
}

bool
PimDmEntry::IsWaitingForData() const
{
    return m_isWatching;
}

const PimDmUpstream&
PimDmEntry::GetUpstream() const
{
    return m_upstream;
}

const PimDmOriginator*
PimDmEntry::GetOriginator() const
{
    return m_originator.get();
}

const PimDmDownstream*
PimDmEntry::FindDownstream(uint32_t interface) const
{
    return m_machines.FindDownstream(interface);
}

bool
PimDmEntry::IsFarEndPruned(uint32_t interface) const
{
    return m_machines.IsFarEndPruned(interface);
}

const PimDmAssert*
PimDmEntry::FindAssert(uint32_t interface) const
{
    return m_machines.FindAssert(interface);
}

PimAssertMetric
PimDmEntry::GetSptMetric(uint32_t interface) const
{
    return m_route ? PimAssertMetric(m_route->preference,
                                     m_route->metric,
                                     GetEnvironment().GetAddress(interface))
                   : PimAssertMetric();
}

void
PimDmEntry::Settle(uint32_t interface)
{
    UpdateAlerts(interface);
    if (m_holdsBack)
    {
        return;
    }
    const EventScope event(*this);
    UpdateOutgoing(interface);
    UpdateEmptiness();
    UpdateRpfNeighbor();
}

bool
PimDmEntry::IsPimInterface(uint32_t interface) const
{
    const std::vector<uint32_t>& interfaces = GetEnvironment().GetInterfaces();
    return std::binary_search(interfaces.begin(), interfaces.end(), interface);
}

bool
PimDmEntry::IsInScope(uint32_t interface) const
{
    return !GetEnvironment().IsBoundary(interface, GetKey().group);
}

bool
PimDmEntry::UsesAssert(uint32_t interface) const
{
    return GetEnvironment().GetVariables().pointToPointAssert ||
           !GetEnvironment().IsPointToPoint(interface);
}

bool
PimDmEntry::IsFirstHop() const
{
    return GetEnvironment().GetVariables().stateRefresh && m_route &&
           m_route->neighbor == Ipv4Address::GetAny() && IsPimInterface(m_route->interface.index);
}

bool
PimDmEntry::IsMe(uint32_t interface, Ipv4Address upstream) const
{
    return upstream == GetEnvironment().GetAddress(interface);
}

void
PimDmEntry::Object(uint32_t interface)
{
    if (PimDmAssert* assertion = m_machines.FindAssert(interface))
    {
        assertion->RequestReceived();
    }
}

bool
PimDmEntry::ComputeConnected() const
{
    return m_route &&
           (m_route->neighbor == Ipv4Address::GetAny() ||
            !IsPimInterface(m_route->interface.index) || !IsInScope(m_route->interface.index));
}

Ipv4Address
PimDmEntry::ComputeRpfNeighbor() const
{
    if (!m_route || m_isConnected)
    {
        return Ipv4Address::GetAny();
    }
    const PimDmAssert* assertion = FindAssert(GetRpfInterface());
    return assertion && assertion->IsLoser() ? assertion->GetWinner().address : m_route->neighbor;
}

bool
PimDmEntry::ComputeOutgoing(uint32_t interface) const
{
    if (!m_route || interface == GetRpfInterface() || !IsPimInterface(interface))
    {
        return false;
    }
    const PimDmDownstream* downstream = FindDownstream(interface);
    const PimDmAssert* assertion = FindAssert(interface);
    const bool isPruned = downstream && downstream->IsPruned();
    const bool isLost = assertion && assertion->IsLost();
    return ((GetEnvironment().GetNeighborCount(interface) > 0 && !isPruned) ||
            m_members.Contains(interface)) &&
           !isLost && IsInScope(interface);
}

void
PimDmEntry::UpdateOutgoing(uint32_t interface)
{
    const bool outgoing = ComputeOutgoing(interface);
    if (m_outgoing.Set(interface, outgoing) && interface != GetRpfInterface())
    {
        GetEnvironment().SetOutgoing(GetKey(), interface, outgoing);
    }
}

void
PimDmEntry::UpdateAlerts(uint32_t interface)
{
    const PimDmAssert* assertion = FindAssert(interface);
    const bool masked = GetEnvironment().GetVariables().maskLostAsserts && assertion &&
                        assertion->IsLoser() && CouldAssert(interface);
    if (m_masked.Set(interface, masked))
    {
        GetEnvironment().SetAlerts(GetKey(), interface, !masked);
    }
}

void
PimDmEntry::UpdateAllOutgoing(uint32_t rpfInterfaceBefore)
{
    const std::vector<uint32_t> interfaces = GetEnvironment().GetInterfaces();
    for (const uint32_t interface : interfaces)
    {
        UpdateOutgoing(interface);
    }
    if (GetRpfInterface() != rpfInterfaceBefore && IsPimInterface(rpfInterfaceBefore) &&
        !IsOutgoing(rpfInterfaceBefore))
    {
        GetEnvironment().SetOutgoing(GetKey(), rpfInterfaceBefore, false);
    }
}

void
PimDmEntry::UpdateEmptiness()
{
    if (m_holdsBack || IsOlistEmpty() == m_isEmptyKnown)
    {
        return;
    }
    m_isEmptyKnown = IsOlistEmpty();
    if (m_isEmptyKnown)
    {
        m_upstream.OlistBecameEmpty();
    }
    else
    {
        m_upstream.OlistBecameNonEmpty();
    }
}

void
PimDmEntry::UpdateRpfNeighbor()
{
    const Ipv4Address neighbor = ComputeRpfNeighbor();
    if (neighbor != m_rpfNeighbor)
    {
        m_rpfNeighbor = neighbor;
        GetEnvironment().SetRpfNeighbor(GetKey(), neighbor);
        m_upstream.RpfNeighborChanged();
    }
}

void
PimDmEntry::Conclude()
{
    const std::vector<uint32_t> failed = std::exchange(m_failed, {});
    for (const uint32_t interface : failed)
    {
        TakeDown(interface);
    }
    const bool waits =
        m_upstream.NeedsData() ||
        (IsFirstHop() &&
         (!m_originator || m_originator->GetState() == PimDmOriginatorState::NOT_ORIGINATOR));
    if (waits && !m_isWatching)
    {
        m_isWatching = true;
        GetEnvironment().WatchData(GetKey());
    }
    const bool isEmpty = IsEmpty();
    const bool becameEmpty = isEmpty && !m_wasEmpty;
    m_wasEmpty = isEmpty;
    if (becameEmpty)
    {
        GetEnvironment().NotifyEmpty(GetKey());
    }
}

} // namespace mgm
} // namespace ns3
