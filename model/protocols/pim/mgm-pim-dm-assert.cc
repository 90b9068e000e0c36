/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-pim-dm-assert.h"

#include "ns3/simulator.h"

#include <algorithm>
#include <array>

namespace ns3
{
namespace mgm
{

namespace
{

/// In the order of PimDmAssertState.
constexpr std::array<const char*, 3> NAMES{"NoInfo", "Winner", "Loser"};

/// Where the transitions from each state stand, in the order of PimDmAssertState.
constexpr std::array<const char*, 3> SECTIONS{
    "RFC 3973 4.6.4.1", "RFC 3973 4.6.4.2", "RFC 3973 4.6.4.3"};

constexpr const char* PREFERRED = "Receive Preferred Assert OR State Refresh";
constexpr const char* INFERIOR = "Receive Inferior (Assert OR State Refresh) from non-Assert "
                                 "Winner AND CouldAssert==TRUE";

/// @return place of a state in the lists above.
std::size_t
GetIndex(PimDmAssertState state)
{
    return static_cast<std::size_t>(state);
}

constexpr PimDmAssertState NO_INFO = PimDmAssertState::NO_INFO;
constexpr PimDmAssertState WINNER = PimDmAssertState::WINNER;
constexpr PimDmAssertState LOSER = PimDmAssertState::LOSER;

/// @return a time as the Hold Time of a Prune, in seconds; never "for ever".
uint16_t
ToHoldtime(Time time)
{
    return static_cast<uint16_t>(
        std::min<int64_t>(time.GetMilliSeconds() / 1000, PIM_HOLDTIME_FOREVER - 1));
}

} // namespace

const char*
GetPimDmAssertStateName(PimDmAssertState state)
{
    return NAMES.at(GetIndex(state));
}

PimDmAssert::PimDmAssert(PimDmContext& context, uint32_t interface)
    : m_context(context),
      m_interface(interface),
      m_assert(context.GetEnvironment().GetRecorder(), "AT", interface, context.GetKey())
{
    m_assert.SetFunction(MakeCallback(&PimDmAssert::OnAssertTimer, this));
}

void
PimDmAssert::DataArrived()
{
    if (m_state != LOSER)
    {
        Win("An (S,G) Data packet received on downstream interface");
    }
}

void
PimDmAssert::MetricReceived(const PimAssertMetric& metric, Time lifetime)
{
    if (m_state == LOSER)
    {
        MetricReceivedAsLoser(metric, lifetime);
        return;
    }
    const PimAssertMetric mine = m_context.GetMyMetric(m_interface);
    if (metric.IsBetterThan(mine))
    {
        Lose(metric, lifetime);
    }
    else if (mine.IsBetterThan(metric))
    {
        Win(INFERIOR);
    }
}

void
PimDmAssert::MetricReceivedAsLoser(const PimAssertMetric& metric, Time lifetime)
{
    if (metric.address != m_winner.address)
    {
        if (metric.IsBetterThan(m_winner))
        {
            Lose(metric, lifetime);
        }
    }
    else if (metric.IsInfinite() || m_context.GetMyMetric(m_interface).IsBetterThan(metric))
    {
        Forget("Receive Inferior (Assert OR State Refresh) from Assert Winner");
    }
    else
    {
        const CauseScope scope(Move(PREFERRED, LOSER, metric, {"Set AT(S,G,I)"}));
        m_assert.Schedule(lifetime);
        m_context.Settle(m_interface);
    }
}

void
PimDmAssert::StateRefreshReceived(const PimAssertMetric& metric, Time lifetime, bool pruneIndicator)
{
    MetricReceived(metric, lifetime);
    if (m_state == LOSER && m_winner.address == metric.address && !pruneIndicator &&
        m_context.CouldAssert(m_interface) && Simulator::Now() > m_nextPrune)
    {
        const CauseScope scope(Move("State Refresh(S,G) received from Assert Winner AND Prune "
                                    "Indicator == 0",
                                    LOSER,
                                    m_winner,
                                    {"Send Prune(S,G)"}));
        Prune(lifetime);
    }
}

void
PimDmAssert::JoinSeen(Ipv4Address upstream)
{
    if (m_state == LOSER && m_winner.address == upstream)
    {
        m_nextPrune = std::max(
            m_nextPrune, Simulator::Now() + m_context.GetEnvironment().GetVariables().pruneLimit);
    }
}

void
PimDmAssert::StateRefreshSent(Time lifetime)
{
    if (m_state == WINNER)
    {
        const CauseScope scope(Move("Send State Refresh", WINNER, m_winner, {"Reset AT(S,G,I)"}));
        m_assert.Schedule(lifetime);
    }
}

void
PimDmAssert::CouldAssertBecameFalse()
{
    const char* event = "CouldAssert -> FALSE";
    if (m_state == WINNER)
    {
        Resign(event);
    }
    else
    {
        Forget(event);
    }
}

void
PimDmAssert::CouldAssertBecameTrue()
{
    Forget("CouldAssert -> TRUE");
}

void
PimDmAssert::NeighborLost(Ipv4Address neighbor)
{
    if (m_state == LOSER && m_winner.address == neighbor)
    {
        Forget("Winner's NLT(N,I) Expires");
    }
}

void
PimDmAssert::NeighborRestarted(Ipv4Address neighbor)
{
    if (m_state == LOSER && m_winner.address == neighbor)
    {
        Forget("Winner has restarted");
    }
}

void
PimDmAssert::RequestReceived()
{
    if (m_state == LOSER)
    {
        const CauseScope scope(Move(
            "Receive Prune(S,G), Join(S,G) or Graft(S,G)", LOSER, m_winner, {"Send Assert(S,G)"}));
        m_context.SendAssert(m_interface, m_context.GetMyMetric(m_interface));
    }
}

void
PimDmAssert::StopForwarding(const char* event)
{
    if (m_state == WINNER)
    {
        Resign(event);
    }
}

void
PimDmAssert::Stop()
{
    m_assert.Cancel();
}

void
PimDmAssert::Reset()
{
    Stop();
    m_state = NO_INFO;
    m_winner = PimAssertMetric();
}

PimDmAssertState
PimDmAssert::GetState() const
{
    return m_state;
}

const PimAssertMetric&
PimDmAssert::GetWinner() const
{
    return m_winner;
}

bool
PimDmAssert::IsLoser() const
{
    return m_state == LOSER;
}

bool
PimDmAssert::IsLost() const
{
    return m_state == LOSER && m_context.CouldAssert(m_interface) &&
           m_winner.IsBetterThan(m_context.GetSptMetric(m_interface));
}

const PimTimer&
PimDmAssert::GetAssertTimer() const
{
    return m_assert;
}

RecordHead
PimDmAssert::Move(const char* event,
                  PimDmAssertState after,
                  const PimAssertMetric& winner,
                  std::initializer_list<const char*> actions)
{
    const PimDmAssertState before = m_state;
    m_state = after;
    m_winner = winner;
    return m_context.GetEnvironment().GetRecorder().ReportTransition(
        PimMachine::ASSERT,
        m_context.GetKey(),
        m_interface,
        GetPimDmAssertStateName(before),
        event,
        GetPimDmAssertStateName(after),
        actions,
        SECTIONS.at(GetIndex(before)),
        after == NO_INFO ? std::nullopt : std::make_optional(winner));
}

void
PimDmAssert::Win(const char* event)
{
    const CauseScope scope(Move(
        event, WINNER, m_context.GetMyMetric(m_interface), {"Send Assert(S,G)", "Set AT(S,G,I)"}));
    m_context.SendAssert(m_interface, m_winner);
    m_assert.Schedule(m_context.GetEnvironment().GetVariables().assertTime);
    m_context.Settle(m_interface);
}

void
PimDmAssert::Lose(const PimAssertMetric& metric, Time lifetime)
{
    const bool prunes = m_context.CouldAssert(m_interface);
    const CauseScope scope(
        prunes ? Move(PREFERRED, LOSER, metric, {"Send Prune(S,G)", "Set AT(S,G,I)"})
               : Move(PREFERRED, LOSER, metric, {"Set AT(S,G,I)"}));
    if (prunes)
    {
        Prune(lifetime);
    }
    m_assert.Schedule(lifetime);
    m_context.Settle(m_interface);
}

void
PimDmAssert::Prune(Time lifetime)
{
    m_nextPrune =
        Simulator::Now() + m_context.GetEnvironment().GetJoinPruneOverrideInterval(m_interface);
    m_context.SendPrune(m_interface, m_winner.address, ToHoldtime(lifetime));
}

void
PimDmAssert::Forget(const char* event)
{
    if (m_state == NO_INFO)
    {
        return;
    }
    const CauseScope scope(Move(event, NO_INFO, PimAssertMetric(), {"Cancel AT(S,G,I)"}));
    m_assert.Cancel();
    m_context.Settle(m_interface);
}

void
PimDmAssert::Resign(const char* event)
{
    const CauseScope scope(
        Move(event, NO_INFO, PimAssertMetric(), {"Send AssertCancel(S,G)", "Cancel AT(S,G,I)"}));
    m_context.SendAssert(m_interface, PimAssertMetric());
    m_assert.Cancel();
    m_context.Settle(m_interface);
}

void
PimDmAssert::OnAssertTimer()
{
    const PimDmContext::EventScope event(m_context);
    const CauseScope scope(Move("AT(S,G,I) Expires", NO_INFO, PimAssertMetric(), {}));
    m_context.Settle(m_interface);
}

} // namespace mgm
} // namespace ns3
