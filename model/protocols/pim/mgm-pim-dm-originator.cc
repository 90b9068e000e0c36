/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-pim-dm-originator.h"

#include "ns3/simulator.h"

#include <algorithm>

namespace ns3
{
namespace mgm
{

namespace
{

/// Every how many State Refreshes the Prune Now flag is set (RFC 3973 4.7.10).
constexpr uint32_t PRUNE_NOW_PERIOD = 3;
/// Largest interval that a State Refresh can carry, in seconds (RFC 3973 4.7.10).
constexpr int64_t LARGEST_INTERVAL = 255;

constexpr PimDmOriginatorState NOT_ORIGINATOR = PimDmOriginatorState::NOT_ORIGINATOR;
constexpr PimDmOriginatorState ORIGINATOR = PimDmOriginatorState::ORIGINATOR;

} // namespace

const char*
GetPimDmOriginatorStateName(PimDmOriginatorState state)
{
    return state == ORIGINATOR ? "Originator" : "NotOriginator";
}

PimDmOriginator::PimDmOriginator(PimDmContext& context)
    : m_context(context),
      m_stateRefresh(context.GetEnvironment().GetRecorder(), "SRT", 0, context.GetKey()),
      m_sourceActive(context.GetEnvironment().GetRecorder(), "SAT", 0, context.GetKey())
{
    m_stateRefresh.SetFunction(MakeCallback(&PimDmOriginator::OnStateRefreshTimer, this));
    m_sourceActive.SetFunction(MakeCallback(&PimDmOriginator::OnSourceActiveTimer, this));
}

void
PimDmOriginator::DataReceived(uint8_t ttl)
{
    const char* event = "Receive Data from S AND S directly connected";
    const Time lifetime = m_context.GetEnvironment().GetVariables().sourceLifetime;
    if (m_state == ORIGINATOR)
    {
        const CauseScope scope(Move(event, ORIGINATOR, {"Reset SAT(S,G)"}));
        m_ttl = std::max(m_ttl, ttl);
        m_sourceActive.Schedule(lifetime);
        return;
    }
    const CauseScope scope(Move(event, ORIGINATOR, {"Set SRT(S,G)", "Set SAT(S,G)"}));
    m_ttl = ttl;
    SetStateRefreshTimer();
    m_sourceActive.Schedule(lifetime);
}

void
PimDmOriginator::SourceDisconnected()
{
    if (m_state == ORIGINATOR)
    {
        const CauseScope scope(Move("S no longer directly connected",
                                    NOT_ORIGINATOR,
                                    {"Cancel SRT(S,G)", "Cancel SAT(S,G)"}));
        Stop();
    }
}

void
PimDmOriginator::Stop()
{
    m_stateRefresh.Cancel();
    m_sourceActive.Cancel();
}

PimDmOriginatorState
PimDmOriginator::GetState() const
{
    return m_state;
}

const PimTimer&
PimDmOriginator::GetStateRefreshTimer() const
{
    return m_stateRefresh;
}

const PimTimer&
PimDmOriginator::GetSourceActiveTimer() const
{
    return m_sourceActive;
}

RecordHead
PimDmOriginator::Move(const char* event,
                      PimDmOriginatorState after,
                      std::initializer_list<const char*> actions)
{
    const PimDmOriginatorState before = m_state;
    m_state = after;
    return m_context.GetEnvironment().GetRecorder().ReportTransition(
        PimMachine::ORIGINATOR,
        m_context.GetKey(),
        m_context.GetRpfInterface(),
        GetPimDmOriginatorStateName(before),
        event,
        GetPimDmOriginatorStateName(after),
        actions,
        before == ORIGINATOR ? "RFC 3973 4.5.2.2" : "RFC 3973 4.5.2.1");
}

void
PimDmOriginator::SetStateRefreshTimer()
{
    m_stateRefresh.Schedule(m_context.GetEnvironment().GetVariables().stateRefreshInterval);
}

PimStateRefresh
PimDmOriginator::MakeStateRefresh()
{
    const PimDmEnvironment& environment = m_context.GetEnvironment();
    const PimDmVariables& variables = environment.GetVariables();
    ++m_sent;
    PimStateRefresh refresh;
    refresh.group = m_context.GetKey().group;
    refresh.source = m_context.GetKey().source;
    refresh.originator = environment.GetAddress(m_context.GetRpfInterface());
    refresh.ttl = m_ttl != 0 ? m_ttl : variables.stateRefreshTtl;
    refresh.pruneNow = m_sent % PRUNE_NOW_PERIOD == 0;
    refresh.interval = static_cast<uint8_t>(
        std::min(variables.stateRefreshInterval.GetMilliSeconds() / 1000, LARGEST_INTERVAL));
    return refresh;
}

void
PimDmOriginator::OnStateRefreshTimer()
{
    const PimDmContext::EventScope event(m_context);
    const CauseScope scope(
        Move("SRT(S,G) Expires", ORIGINATOR, {"Send StateRefresh(S,G)", "Reset SRT(S,G)"}));
    SetStateRefreshTimer();
    m_context.SendStateRefreshes(MakeStateRefresh());
}

void
PimDmOriginator::OnSourceActiveTimer()
{
    const PimDmContext::EventScope event(m_context);
    const PimDmEnvironment& environment = m_context.GetEnvironment();
    const Time expiry =
        environment.GetLastDataTime(m_context.GetKey()) + environment.GetVariables().sourceLifetime;
    if (expiry > Simulator::Now())
    {
        const CauseScope scope(
            Move("Receive Data from S AND S directly connected", ORIGINATOR, {"Reset SAT(S,G)"}));
        m_sourceActive.Schedule(expiry - Simulator::Now());
        return;
    }
    const CauseScope scope(Move("SAT(S,G) Expires", NOT_ORIGINATOR, {"Cancel SRT(S,G)"}));
    m_stateRefresh.Cancel();
    m_context.Settle(m_context.GetRpfInterface());
}

} // namespace mgm
} // namespace ns3
