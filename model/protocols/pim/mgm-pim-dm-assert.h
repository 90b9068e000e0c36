/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * The Assert(S,G,I) state machine of dense mode: which of several routers forwards onto a link
 * (RFC 3973 4.6).
 */

#ifndef MGM_PIM_DM_ASSERT_H
#define MGM_PIM_DM_ASSERT_H

#include "ns3/mgm-pim-dm-context.h"
#include "ns3/mgm-pim-timer.h"

#include <cstdint>
#include <initializer_list>

namespace ns3
{
namespace mgm
{

/**
 * @ingroup mgm
 * States of Assert(S,G,I).
 */
enum class PimDmAssertState : uint8_t
{
    NO_INFO, //!< NoInfo (NI)
    WINNER,  //!< I am Assert Winner (W)
    LOSER,   //!< I am Assert Loser (L)
};

/**
 * @param [in] state A state.
 * @return its name: "NoInfo", "Winner" or "Loser".
 */
const char* GetPimDmAssertStateName(PimDmAssertState state);

/**
 * @ingroup mgm
 * Assert(S,G,I). One function for each event of the table in RFC 3973 4.6.4; one that the present
 * state has no row for does nothing.
 *
 * An infinite metric is never preferred, and from the winner always inferior: it is an AssertCancel
 * (4.6.2). What the winner says itself replaces what it said before as long as it still wins.
 *
 * A loser repeats its Prune when a State Refresh of the winner says that none holds, as a pruned
 * router does upstream (4.4.1.2); after a Join to the winner no more often than t_limit.
 */
class PimDmAssert
{
  public:
    /**
     * @param [in] context The entry; must outlive this.
     * @param [in] interface A PIM interface.
     */
    PimDmAssert(PimDmContext& context, uint32_t interface);

    PimDmAssert(const PimDmAssert&) = delete;
    PimDmAssert& operator=(const PimDmAssert&) = delete;

    /// An (S,G) data packet received on downstream interface I.
    void DataArrived();
    /**
     * Receive an Assert or a State Refresh.
     * @param [in] metric Its metric, with its sender's address.
     * @param [in] lifetime What AT is set to if its sender wins: Assert Time, or three times the
     * interval of a State Refresh.
     */
    void MetricReceived(const PimAssertMetric& metric, Time lifetime);
    /**
     * Send State Refresh.
     * @param [in] lifetime Three times its interval.
     */
    void StateRefreshSent(Time lifetime);
    /**
     * Receive a State Refresh.
     * @param [in] metric Its metric, with its sender's address.
     * @param [in] lifetime Three times its interval.
     * @param [in] pruneIndicator Its Prune Indicator.
     */
    void StateRefreshReceived(const PimAssertMetric& metric, Time lifetime, bool pruneIndicator);
    /**
     * See a Join(S,G) to another router.
     * @param [in] upstream Its Upstream Neighbor Address.
     */
    void JoinSeen(Ipv4Address upstream);
    /// CouldAssert -> FALSE: I has become RPF_interface(S).
    void CouldAssertBecameFalse();
    /// CouldAssert -> TRUE: I is RPF_interface(S) no more.
    void CouldAssertBecameTrue();
    /**
     * NLT(N,I) of a neighbor expires.
     * @param [in] neighbor The neighbor.
     */
    void NeighborLost(Ipv4Address neighbor);
    /**
     * A neighbor has restarted, and knows nothing of the Assert (RFC 3973 4.3.4).
     * @param [in] neighbor The neighbor.
     */
    void NeighborRestarted(Ipv4Address neighbor);
    /// Receive a Prune(S,G), Join(S,G) or Graft(S,G) that names this router.
    void RequestReceived();
    /**
     * The router is about to stop forwarding: it has lost its route, or is taken down
     * (RFC 3973 4.6.5).
     * @param [in] event Why.
     */
    void StopForwarding(const char* event);
    /// Stops the timer.
    void Stop();
    /// Back to NoInfo without a word: the interface is a PIM interface no more.
    void Reset();

    /// @return the state.
    PimDmAssertState GetState() const;
    /// @return AssertWinner(S,G,I) with AssertWinnerMetric(S,G,I); infinite in NoInfo.
    const PimAssertMetric& GetWinner() const;
    /// @return I_Am_Assert_loser(S,G,I) (RFC 3973 4.1.3).
    bool IsLoser() const;
    /// @return lost_assert(S,G,I) (RFC 3973 4.6.3).
    bool IsLost() const;
    /// @return AT(S,G,I).
    const PimTimer& GetAssertTimer() const;

  private:
    /**
     * Takes a transition.
     * @param [in] event What happened.
     * @param [in] after State after.
     * @param [in] winner AssertWinner with its metric from now on; infinite in NoInfo.
     * @param [in] actions What is done.
     * @return head of the record, the cause of the actions.
     */
    RecordHead Move(const char* event,
                    PimDmAssertState after,
                    const PimAssertMetric& winner,
                    std::initializer_list<const char*> actions);
    /// Send Assert(S,G), Set AT(S,G,I). @param [in] event Why.
    void Win(const char* event);
    /// Follows another router. @param [in] metric Its metric. @param [in] lifetime AT.
    void Lose(const PimAssertMetric& metric, Time lifetime);
    /// Send Prune(S,G) to the winner. @param [in] lifetime Its Hold Time.
    void Prune(Time lifetime);
    /// Takes note of a metric in state Loser. @see MetricReceived
    void MetricReceivedAsLoser(const PimAssertMetric& metric, Time lifetime);
    /// Forgets the winner. @param [in] event Why.
    void Forget(const char* event);
    /// Forgets that this router is the winner, and says so. @param [in] event Why.
    void Resign(const char* event);
    /// AT(S,G,I) Expires.
    void OnAssertTimer();

    PimDmContext& m_context;                             //!< the entry
    uint32_t m_interface;                                //!< interface index
    PimDmAssertState m_state{PimDmAssertState::NO_INFO}; //!< the state
    PimAssertMetric m_winner;                            //!< AssertWinner and its metric
    PimTimer m_assert;                                   //!< AT(S,G,I)
    Time m_nextPrune; //!< until when the loser does not repeat its Prune
};

} // namespace mgm
} // namespace ns3

#endif // MGM_PIM_DM_ASSERT_H
