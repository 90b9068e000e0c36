/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-pim-dm-upstream.h"

#include "ns3/simulator.h"

#include <algorithm>
#include <array>

namespace ns3
{
namespace mgm
{

namespace
{

/// In the order of PimDmUpstreamState.
constexpr std::array<const char*, 3> NAMES{"Forwarding", "Pruned", "AckPending"};

/// Where the transitions from each state stand, in the order of PimDmUpstreamState.
constexpr std::array<const char*, 3> SECTIONS{
    "RFC 3973 4.4.1.1", "RFC 3973 4.4.1.2", "RFC 3973 4.4.1.3"};

/// @return place of a state in the lists above.
std::size_t
GetIndex(PimDmUpstreamState state)
{
    return static_cast<std::size_t>(state);
}

constexpr PimDmUpstreamState FORWARDING = PimDmUpstreamState::FORWARDING;
constexpr PimDmUpstreamState PRUNED = PimDmUpstreamState::PRUNED;
constexpr PimDmUpstreamState ACK_PENDING = PimDmUpstreamState::ACK_PENDING;

} // namespace

const char*
GetPimDmUpstreamStateName(PimDmUpstreamState state)
{
    return NAMES.at(GetIndex(state));
}

PimDmUpstream::PimDmUpstream(PimDmContext& context)
    : m_context(context),
      m_graftRetry(context.GetEnvironment().GetRecorder(), "GRT", 0, context.GetKey()),
      m_override(context.GetEnvironment().GetRecorder(), "OT", 0, context.GetKey()),
      m_pruneLimit(context.GetEnvironment().GetRecorder(), "PLT", 0, context.GetKey())
{
    m_graftRetry.SetFunction(MakeCallback(&PimDmUpstream::OnGraftRetryTimer, this));
    m_override.SetFunction(MakeCallback(&PimDmUpstream::OnOverrideTimer, this));
    m_pruneLimit.SetFunction(MakeCallback(&PimDmUpstream::OnPruneLimitTimer, this));
}

PimDmUpstream::~PimDmUpstream()
{
    m_hold.Cancel();
}

void
PimDmUpstream::DataArrived()
{
    if (!m_context.IsOlistEmpty() || m_pruneLimit.IsRunning() || m_context.IsSourceConnected())
    {
        return;
    }
    const CauseScope scope(Move("Data packet arrives on RPF_Interface(S) AND olist(S,G) == NULL "
                                "AND PLT(S,G) not running",
                                PRUNED,
                                {"Send Prune(S,G)", "Set PLT(S,G)"}));
    Prune();
}

void
PimDmUpstream::StateRefreshReceived(bool pruneIndicator)
{
    if (pruneIndicator)
    {
        const char* event = "State Refresh(S,G) received from RPF'(S) AND Prune Indicator == 1";
        if (m_state != PRUNED)
        {
            Override(event);
            return;
        }
        const CauseScope scope(Move(event, PRUNED, {"Reset PLT(S,G)"}));
        Hold(std::max(m_holdtime, m_context.GetEnvironment().GetVariables().pruneHoldtime));
        m_pruneLimit.Schedule(m_context.GetEnvironment().GetVariables().pruneLimit);
        return;
    }
    const char* event = "State Refresh(S,G) received from RPF'(S) AND Prune Indicator == 0";
    if (m_state == PRUNED && !m_pruneLimit.IsRunning())
    {
        const CauseScope scope(Move(event, PRUNED, {"Send Prune(S,G)", "Set PLT(S,G)"}));
        Prune();
    }
    else if (m_state == ACK_PENDING)
    {
        const CauseScope scope(Move(event, FORWARDING, {"Cancel GRT(S,G)"}));
        m_graftRetry.Cancel();
    }
}

void
PimDmUpstream::JoinSeen()
{
    if (m_override.IsRunning())
    {
        const CauseScope scope(Move("See Join(S,G) to RPF'(S)", m_state, {"Cancel OT(S,G)"}));
        m_override.Cancel();
    }
}

void
PimDmUpstream::PruneSeen(Ipv4Address upstream, uint16_t holdtime)
{
    if (m_state != PRUNED)
    {
        Override("See Prune(S,G)");
    }
    else if (upstream == m_context.GetRpfNeighbor())
    {
        Hold(holdtime);
    }
}

void
PimDmUpstream::OlistBecameEmpty()
{
    if (m_state == PRUNED || m_context.IsSourceConnected())
    {
        return;
    }
    const char* event = "olist(S,G)->NULL";
    const CauseScope scope(
        m_state == FORWARDING
            ? Move(event, PRUNED, {"Send Prune(S,G)", "Set PLT(S,G)"})
            : Move(event, PRUNED, {"Send Prune(S,G)", "Set PLT(S,G)", "Cancel GRT(S,G)"}));
    m_graftRetry.Cancel();
    Prune();
}

void
PimDmUpstream::OlistBecameNonEmpty()
{
    if (m_state != PRUNED)
    {
        return;
    }
    Release();
    const char* event = "olist(S,G)->non-NULL";
    if (m_context.IsSourceConnected())
    {
        const CauseScope scope(Move(event, FORWARDING, {"Cancel PLT(S,G)"}));
        m_pruneLimit.Cancel();
        return;
    }
    const CauseScope scope(
        Move(event, ACK_PENDING, {"Cancel PLT(S,G)", "Send Graft(S,G)", "Set GRT(S,G)"}));
    m_pruneLimit.Cancel();
    Graft();
}

void
PimDmUpstream::RpfNeighborChanged()
{
    Release();
    if (!m_context.IsOlistEmpty())
    {
        const char* event = "RPF'(S) Changes AND olist(S,G) != NULL";
        const CauseScope scope(
            m_state == PRUNED
                ? Move(event, ACK_PENDING, {"Cancel PLT(S,G)", "Send Graft(S,G)", "Set GRT(S,G)"})
                : Move(event, ACK_PENDING, {"Send Graft(S,G)", "Set GRT(S,G)"}));
        m_pruneLimit.Cancel();
        Graft();
        return;
    }
    const char* event = "RPF'(S) Changes AND olist(S,G) == NULL";
    const CauseScope scope(m_state == FORWARDING ? Move(event, PRUNED, {})
                           : m_state == PRUNED   ? Move(event, PRUNED, {"Cancel PLT(S,G)"})
                                                 : Move(event, PRUNED, {"Cancel GRT(S,G)"}));
    m_pruneLimit.Cancel();
    m_graftRetry.Cancel();
    m_override.Cancel();
}

void
PimDmUpstream::SourceBecameConnected()
{
    const char* event = "S becomes directly connected";
    Release();
    m_override.Cancel();
    if (m_state == ACK_PENDING)
    {
        const CauseScope scope(Move(event, FORWARDING, {"Cancel GRT(S,G)"}));
        m_graftRetry.Cancel();
    }
    else if (m_state == PRUNED && !m_context.IsOlistEmpty())
    {
        OlistBecameNonEmpty();
    }
}

void
PimDmUpstream::GraftAckReceived()
{
    if (m_state == ACK_PENDING)
    {
        const CauseScope scope(
            Move("Receive GraftAck(S,G) from RPF'(S)", FORWARDING, {"Cancel GRT(S,G)"}));
        m_graftRetry.Cancel();
    }
}

void
PimDmUpstream::RpfNeighborRestarted()
{
    Release();
    if (m_pruneLimit.IsRunning())
    {
        const CauseScope scope(m_context.GetEnvironment().GetRecorder().ReportTransition(
            PimMachine::UPSTREAM,
            m_context.GetKey(),
            m_context.GetRpfInterface(),
            GetPimDmUpstreamStateName(m_state),
            "RPF'(S) has restarted",
            GetPimDmUpstreamStateName(m_state),
            {"Cancel PLT(S,G)"},
            "RFC 3973 4.3.4"));
        m_pruneLimit.Cancel();
    }
}

void
PimDmUpstream::RpfNeighborLost()
{
    Release();
}

void
PimDmUpstream::Stop()
{
    Release();
    m_graftRetry.Cancel();
    m_override.Cancel();
    m_pruneLimit.Cancel();
}

PimDmUpstreamState
PimDmUpstream::GetState() const
{
    return m_state;
}

bool
PimDmUpstream::IsTimerRunning() const
{
    return m_graftRetry.IsRunning() || m_override.IsRunning() || m_pruneLimit.IsRunning();
}

bool
PimDmUpstream::IsHeld() const
{
    return m_holdtime != 0;
}

bool
PimDmUpstream::NeedsData() const
{
    return m_context.IsOlistEmpty() && !m_pruneLimit.IsRunning() &&
           !m_context.IsSourceConnected() && m_context.GetRpfNeighbor() != Ipv4Address::GetAny();
}

const PimTimer&
PimDmUpstream::GetGraftRetryTimer() const
{
    return m_graftRetry;
}

const PimTimer&
PimDmUpstream::GetOverrideTimer() const
{
    return m_override;
}

const PimTimer&
PimDmUpstream::GetPruneLimitTimer() const
{
    return m_pruneLimit;
}

RecordHead
PimDmUpstream::Move(const char* event,
                    PimDmUpstreamState after,
                    std::initializer_list<const char*> actions)
{
    const PimDmUpstreamState before = m_state;
    m_state = after;
    return m_context.GetEnvironment().GetRecorder().ReportTransition(
        PimMachine::UPSTREAM,
        m_context.GetKey(),
        m_context.GetRpfInterface(),
        GetPimDmUpstreamStateName(before),
        event,
        GetPimDmUpstreamStateName(after),
        actions,
        SECTIONS.at(GetIndex(before)));
}

void
PimDmUpstream::Prune()
{
    m_override.Cancel();
    m_context.SendPrune();
    const PimDmVariables& variables = m_context.GetEnvironment().GetVariables();
    if (m_context.GetRpfNeighbor() != Ipv4Address::GetAny())
    {
        Hold(variables.pruneHoldtime);
    }
    m_pruneLimit.Schedule(variables.pruneLimit);
}

void
PimDmUpstream::Hold(uint16_t holdtime)
{
    m_holdtime = std::max(m_holdtime, holdtime);
    const Time until = Simulator::Now() + Seconds(holdtime);
    if (m_holdtime == PIM_HOLDTIME_FOREVER)
    {
        Simulator::Remove(m_hold);
    }
    else if (m_hold.IsExpired() || until > m_heldUntil)
    {
        m_heldUntil = until;
        Simulator::Remove(m_hold);
        m_hold = Simulator::Schedule(Seconds(holdtime), &PimDmUpstream::OnHoldExpired, this);
    }
}

void
PimDmUpstream::Release()
{
    m_holdtime = 0;
    Simulator::Remove(m_hold);
}

void
PimDmUpstream::OnHoldExpired()
{
    const PimDmContext::EventScope event(m_context);
    Release();
    m_context.Settle(m_context.GetRpfInterface());
}

void
PimDmUpstream::Graft()
{
    m_retries = 0;
    m_context.SendGraft();
    m_graftRetry.Schedule(m_context.GetEnvironment().GetVariables().graftRetryPeriod);
}

void
PimDmUpstream::Override(const char* event)
{
    if (m_override.IsRunning() || m_context.IsOlistEmpty() || m_context.IsSourceConnected())
    {
        return;
    }
    PimDmEnvironment& environment = m_context.GetEnvironment();
    const CauseScope scope(Move(event, m_state, {"Set OT(S,G)"}));
    m_override.Schedule(
        environment.GetRandomDelay(environment.GetOverrideInterval(m_context.GetRpfInterface())));
}

void
PimDmUpstream::OnGraftRetryTimer()
{
    const PimDmContext::EventScope event(m_context);
    PimDmEnvironment& environment = m_context.GetEnvironment();
    const uint32_t limit = environment.GetVariables().graftRetryLimit;
    if (limit == 0 || m_retries < limit)
    {
        const CauseScope scope(
            Move("GRT(S,G) Expires", ACK_PENDING, {"Send Graft(S,G)", "Set GRT(S,G)"}));
        ++m_retries;
        m_context.SendGraft();
        m_graftRetry.Schedule(environment.GetVariables().graftRetryPeriod);
    }
    m_context.Settle(m_context.GetRpfInterface());
}

void
PimDmUpstream::OnOverrideTimer()
{
    const PimDmContext::EventScope event(m_context);
    const CauseScope scope(Move("OT(S,G) Expires", m_state, {"Send Join(S,G)"}));
    m_context.SendJoin();
    m_context.Settle(m_context.GetRpfInterface());
}

void
PimDmUpstream::OnPruneLimitTimer()
{
    const PimDmContext::EventScope event(m_context);
    m_context.Settle(m_context.GetRpfInterface());
}

} // namespace mgm
} // namespace ns3
