/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * The Upstream(S,G) state machine of dense mode: what a router asks of its upstream neighbor
 * (RFC 3973 4.4.1).
 */

#ifndef MGM_PIM_DM_UPSTREAM_H
#define MGM_PIM_DM_UPSTREAM_H

#include "ns3/event-id.h"
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
 * States of Upstream(S,G).
 */
enum class PimDmUpstreamState : uint8_t
{
    FORWARDING,  //!< Forwarding (F): the starting state
    PRUNED,      //!< Pruned (P): olist(S,G) is empty
    ACK_PENDING, //!< AckPending (AP): a Graft was sent and is not acknowledged
};

/**
 * @param [in] state A state.
 * @return its name: "Forwarding", "Pruned" or "AckPending".
 */
const char* GetPimDmUpstreamStateName(PimDmUpstreamState state);

/**
 * @ingroup mgm
 * Upstream(S,G). One function for each event of the table in RFC 3973 4.4.1; one that the present
 * state has no row for does nothing.
 *
 * "S NOT directly connected" is part of every event that sends something (4.4.1.1 to 4.4.1.3), so
 * that the machine rests while S is directly connected.
 *
 * RPF'(S) may hold a Prune for longer than PLT(S,G) runs; while it does, only a Graft brings the
 * data back, so that the state must not be forgotten (IsHeld).
 *
 * Leaving Forwarding or AckPending for Pruned
 * cancels OT(S,G), which Pruned has no row for.
 */
class PimDmUpstream
{
  public:
    /// @param [in] context The entry; must outlive this.
    explicit PimDmUpstream(PimDmContext& context);

    ~PimDmUpstream();

    PimDmUpstream(const PimDmUpstream&) = delete;
    PimDmUpstream& operator=(const PimDmUpstream&) = delete;

    /// Data packet arrives on RPF_Interface(S).
    void DataArrived();
    /**
     * State Refresh(S,G) received from RPF'(S).
     * @param [in] pruneIndicator Its Prune Indicator.
     */
    void StateRefreshReceived(bool pruneIndicator);
    /// See Join(S,G) to RPF'(S).
    void JoinSeen();
    /**
     * See Prune(S,G).
     * @param [in] upstream Its Upstream Neighbor Address.
     * @param [in] holdtime Its Hold Time in seconds.
     */
    void PruneSeen(Ipv4Address upstream, uint16_t holdtime);
    /// olist(S,G) -> NULL.
    void OlistBecameEmpty();
    /// olist(S,G) -> non-NULL.
    void OlistBecameNonEmpty();
    /// RPF'(S) changes.
    void RpfNeighborChanged();
    /// S becomes directly connected.
    void SourceBecameConnected();
    /// Receive GraftAck(S,G) from RPF'(S).
    void GraftAckReceived();
    /// RPF'(S) has restarted (RFC 3973 4.3.4).
    void RpfNeighborRestarted();
    /// NLT(N,I) of RPF'(S) has expired.
    void RpfNeighborLost();
    /// Stops all timers.
    void Stop();

    /// @return UpstreamPState(S,G).
    PimDmUpstreamState GetState() const;
    /// @return whether a timer runs.
    bool IsTimerRunning() const;
    /// @return whether RPF'(S) may still hold a Prune that this router sent or saw.
    bool IsHeld() const;
    /// @return whether the next data packet on RPF_Interface(S) is an event.
    bool NeedsData() const;
    /// @return GRT(S,G).
    const PimTimer& GetGraftRetryTimer() const;
    /// @return OT(S,G).
    const PimTimer& GetOverrideTimer() const;
    /// @return PLT(S,G).
    const PimTimer& GetPruneLimitTimer() const;

  private:
    /**
     * Takes a transition.
     * @param [in] event What happened.
     * @param [in] after State after.
     * @param [in] actions What is done.
     * @return head of the record, the cause of the actions.
     */
    RecordHead Move(const char* event,
                    PimDmUpstreamState after,
                    std::initializer_list<const char*> actions);
    /// Send Prune(S,G), Set PLT(S,G).
    void Prune();
    /// Send Graft(S,G), Set GRT(S,G).
    void Graft();
    /// Set OT(S,G), if it does not run. @param [in] event Why.
    void Override(const char* event);
    /// GRT(S,G) Expires.
    void OnGraftRetryTimer();
    /// OT(S,G) Expires.
    void OnOverrideTimer();
    /// RPF'(S) holds a Prune from now on. @param [in] holdtime Its Hold Time in seconds.
    void Hold(uint16_t holdtime);
    /// RPF'(S) does not hold a Prune any more.
    void Release();
    /// The Prune that RPF'(S) holds has expired.
    void OnHoldExpired();
    /// PLT(S,G) has expired: the next data packet is an event again.
    void OnPruneLimitTimer();

    PimDmContext& m_context;                                    //!< the entry
    PimDmUpstreamState m_state{PimDmUpstreamState::FORWARDING}; //!< the state
    uint32_t m_retries{0};  //!< Grafts repeated without an answer
    PimTimer m_graftRetry;  //!< GRT(S,G)
    PimTimer m_override;    //!< OT(S,G)
    PimTimer m_pruneLimit;  //!< PLT(S,G)
    uint16_t m_holdtime{0}; //!< largest Hold Time of Prunes that RPF'(S) holds; 0: none
    Time m_heldUntil;       //!< when the last of them expires, unless it holds for ever
    EventId m_hold;         //!< expiry of these Prunes
};

} // namespace mgm
} // namespace ns3

#endif // MGM_PIM_DM_UPSTREAM_H
