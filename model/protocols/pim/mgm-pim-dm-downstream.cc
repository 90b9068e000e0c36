/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-pim-dm-downstream.h"

#include "ns3/simulator.h"

#include <algorithm>
#include <array>

namespace ns3
{
namespace mgm
{

namespace
{

/// In the order of PimDmDownstreamState.
constexpr std::array<const char*, 3> NAMES{"NoInfo", "PrunePending", "Pruned"};

/// Where the transitions from each state stand, in the order of PimDmDownstreamState.
constexpr std::array<const char*, 3> SECTIONS{
    "RFC 3973 4.4.2.1", "RFC 3973 4.4.2.2", "RFC 3973 4.4.2.3"};

/// @return place of a state in the lists above.
std::size_t
GetIndex(PimDmDownstreamState state)
{
    return static_cast<std::size_t>(state);
}

constexpr PimDmDownstreamState NO_INFO = PimDmDownstreamState::NO_INFO;
constexpr PimDmDownstreamState PRUNE_PENDING = PimDmDownstreamState::PRUNE_PENDING;
constexpr PimDmDownstreamState PRUNED = PimDmDownstreamState::PRUNED;

} // namespace

const char*
GetPimDmDownstreamStateName(PimDmDownstreamState state)
{
    return NAMES.at(GetIndex(state));
}

PimDmDownstream::PimDmDownstream(PimDmContext& context, uint32_t interface)
    : m_context(context),
      m_interface(interface),
      m_prunePending(context.GetEnvironment().GetRecorder(), "PPT", interface, context.GetKey()),
      m_prune(context.GetEnvironment().GetRecorder(), "PT", interface, context.GetKey())
{
    m_prunePending.SetFunction(MakeCallback(&PimDmDownstream::OnPrunePendingTimer, this));
    m_prune.SetFunction(MakeCallback(&PimDmDownstream::OnPruneTimer, this));
}

void
PimDmDownstream::PruneReceived(uint16_t holdtime)
{
    const char* event = "Receive Prune(S,G)";
    if (m_state == NO_INFO)
    {
        const PimDmEnvironment& environment = m_context.GetEnvironment();
        const CauseScope scope(Move(event, PRUNE_PENDING, {"Set PPT(S,G,I)"}));
        m_holdtime = holdtime;
        m_pendingSince = Simulator::Now();
        m_prunePending.Schedule(environment.GetNeighborCount(m_interface) > 1
                                    ? environment.GetJoinPruneOverrideInterval(m_interface)
                                    : Time());
        return;
    }
    m_holdtime = std::max(m_holdtime, holdtime);
    if (m_state == PRUNED && (holdtime == PIM_HOLDTIME_FOREVER ||
                              (m_prune.IsRunning() && Seconds(holdtime) > m_prune.GetRemaining())))
    {
        const CauseScope scope(Move(event, PRUNED, {"Reset PT(S,G,I)"}));
        SetPruneTimer(holdtime, Time());
    }
}

void
PimDmDownstream::JoinReceived()
{
    Forget("Receive Join(S,G)");
}

void
PimDmDownstream::GraftReceived(Ipv4Address grafter)
{
    const char* event = "Receive Graft(S,G)";
    const CauseScope scope(m_state == NO_INFO ? Move(event, NO_INFO, {"Send GraftAck"})
                           : m_state == PRUNE_PENDING
                               ? Move(event, NO_INFO, {"Send GraftAck", "Cancel PPT(S,G,I)"})
                               : Move(event, NO_INFO, {"Send GraftAck", "Cancel PT(S,G,I)"}));
    m_context.SendGraftAck(m_interface, grafter);
    Stop();
    m_context.Settle(m_interface);
}

void
PimDmDownstream::BecameRpfInterface()
{
    Forget("RPF_Interface(S) becomes I");
}

void
PimDmDownstream::StateRefreshSent()
{
    if (m_state == PRUNED && m_prune.IsRunning() &&
        m_context.GetEnvironment().IsStateRefreshCapable(m_interface))
    {
        const CauseScope scope(Move("Send State Refresh(S,G) out I", PRUNED, {"Reset PT(S,G,I)"}));
        SetPruneTimer(m_holdtime, Time());
    }
}

void
PimDmDownstream::NeighborAppeared()
{
    Forget("A neighbor appears on I");
}

void
PimDmDownstream::NeighborLost()
{
    if (m_holdtime == PIM_HOLDTIME_FOREVER)
    {
        Forget("A neighbor goes, and a Prune holds for ever");
    }
}

void
PimDmDownstream::Stop()
{
    m_prunePending.Cancel();
    m_prune.Cancel();
}

void
PimDmDownstream::Reset()
{
    Stop();
    m_state = NO_INFO;
}

PimDmDownstreamState
PimDmDownstream::GetState() const
{
    return m_state;
}

bool
PimDmDownstream::IsPruned() const
{
    return m_state == PRUNED;
}

const PimTimer&
PimDmDownstream::GetPrunePendingTimer() const
{
    return m_prunePending;
}

const PimTimer&
PimDmDownstream::GetPruneTimer() const
{
    return m_prune;
}

RecordHead
PimDmDownstream::Move(const char* event,
                      PimDmDownstreamState after,
                      std::initializer_list<const char*> actions)
{
    const PimDmDownstreamState before = m_state;
    m_state = after;
    return m_context.GetEnvironment().GetRecorder().ReportTransition(
        PimMachine::DOWNSTREAM,
        m_context.GetKey(),
        m_interface,
        GetPimDmDownstreamStateName(before),
        event,
        GetPimDmDownstreamStateName(after),
        actions,
        SECTIONS.at(GetIndex(before)));
}

void
PimDmDownstream::Forget(const char* event)
{
    if (m_state == NO_INFO)
    {
        return;
    }
    const CauseScope scope(m_state == PRUNE_PENDING ? Move(event, NO_INFO, {"Cancel PPT(S,G,I)"})
                                                    : Move(event, NO_INFO, {"Cancel PT(S,G,I)"}));
    Stop();
    m_context.Settle(m_interface);
}

void
PimDmDownstream::SetPruneTimer(uint16_t holdtime, Time elapsed)
{
    if (holdtime == PIM_HOLDTIME_FOREVER)
    {
        m_prune.Cancel();
        return;
    }
    m_prune.Schedule(std::max(Seconds(holdtime) - elapsed, Time()));
}

void
PimDmDownstream::OnPrunePendingTimer()
{
    const PimDmContext::EventScope play(m_context);
    const char* event = "PPT(S,G,I) Expires";
    const bool echo = m_context.GetEnvironment().GetNeighborCount(m_interface) > 1;
    const CauseScope scope(echo ? Move(event, PRUNED, {"Set PT(S,G,I)", "Send PruneEcho(S,G)"})
                                : Move(event, PRUNED, {"Set PT(S,G,I)"}));
    SetPruneTimer(m_holdtime, Simulator::Now() - m_pendingSince);
    if (echo)
    {
        m_context.SendPrune(
            m_interface, m_context.GetEnvironment().GetAddress(m_interface), m_holdtime);
    }
    m_context.Settle(m_interface);
}

void
PimDmDownstream::OnPruneTimer()
{
    const PimDmContext::EventScope event(m_context);
    const CauseScope scope(Move("PT(S,G,I) Expires", NO_INFO, {}));
    m_context.Settle(m_interface);
}

} // namespace mgm
} // namespace ns3
