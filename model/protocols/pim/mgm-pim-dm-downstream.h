/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * The Downstream(S,G,I) state machine of dense mode: what routers on a link ask of this one
 * (RFC 3973 4.4.2).
 */

#ifndef MGM_PIM_DM_DOWNSTREAM_H
#define MGM_PIM_DM_DOWNSTREAM_H

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
 * States of Downstream(S,G,I).
 */
enum class PimDmDownstreamState : uint8_t
{
    NO_INFO,       //!< NoInfo (NI)
    PRUNE_PENDING, //!< PrunePending (PP): others may still override a Prune
    PRUNED,        //!< Pruned (P): data is not forwarded for routers on the link
};

/**
 * @param [in] state A state.
 * @return its name: "NoInfo", "PrunePending" or "Pruned".
 */
const char* GetPimDmDownstreamStateName(PimDmDownstreamState state);

/**
 * @ingroup mgm
 * Downstream(S,G,I), on an interface other than RPF_interface(S). One function for each event of
 * the table in RFC 3973 4.4.2; one that the present state has no row for does nothing.
 *
 * A Prune, Join or Graft is an event only if it names this router.
 */
class PimDmDownstream
{
  public:
    /**
     * @param [in] context The entry; must outlive this.
     * @param [in] interface A PIM interface.
     */
    PimDmDownstream(PimDmContext& context, uint32_t interface);

    PimDmDownstream(const PimDmDownstream&) = delete;
    PimDmDownstream& operator=(const PimDmDownstream&) = delete;

    /**
     * Receive Prune(S,G).
     * @param [in] holdtime Its Hold Time in seconds; 0xffff: for ever (RFC 3973 4.7.6).
     */
    void PruneReceived(uint16_t holdtime);
    /// Receive Join(S,G).
    void JoinReceived();
    /**
     * Receive Graft(S,G).
     * @param [in] grafter Who sent it.
     */
    void GraftReceived(Ipv4Address grafter);
    /// RPF_Interface(S) becomes I.
    void BecameRpfInterface();
    /// Send State Refresh(S,G) out I.
    void StateRefreshSent();
    /// A neighbor has come, or has restarted, and knows nothing of a Prune.
    void NeighborAppeared();
    /// A neighbor has gone, which may be who asked for a Prune that holds for ever.
    void NeighborLost();
    /// Stops all timers.
    void Stop();
    /// Back to NoInfo without a word: the interface is a PIM interface no more.
    void Reset();

    /// @return DownstreamPState(S,G,I).
    PimDmDownstreamState GetState() const;
    /// @return whether the interface is in prunes(S,G) (RFC 3973 4.1.3).
    bool IsPruned() const;
    /// @return PPT(S,G,I).
    const PimTimer& GetPrunePendingTimer() const;
    /// @return PT(S,G,I); it does not run while Pruned if the Prune holds for ever.
    const PimTimer& GetPruneTimer() const;

  private:
    /**
     * Takes a transition.
     * @param [in] event What happened.
     * @param [in] after State after.
     * @param [in] actions What is done.
     * @return head of the record, the cause of the actions.
     */
    RecordHead Move(const char* event,
                    PimDmDownstreamState after,
                    std::initializer_list<const char*> actions);
    /// Forgets the Prune. @param [in] event Why.
    void Forget(const char* event);
    /**
     * Set PT(S,G,I).
     * @param [in] holdtime Hold Time in seconds.
     * @param [in] elapsed How much of it is over.
     */
    void SetPruneTimer(uint16_t holdtime, Time elapsed);
    /// PPT(S,G,I) Expires.
    void OnPrunePendingTimer();
    /// PT(S,G,I) Expires.
    void OnPruneTimer();

    PimDmContext& m_context;                                     //!< the entry
    uint32_t m_interface;                                        //!< interface index
    PimDmDownstreamState m_state{PimDmDownstreamState::NO_INFO}; //!< the state
    uint16_t m_holdtime{0};                                      //!< largest of the active Prunes
    Time m_pendingSince;                                         //!< when PPT was set
    PimTimer m_prunePending;                                     //!< PPT(S,G,I)
    PimTimer m_prune;                                            //!< PT(S,G,I)
};

} // namespace mgm
} // namespace ns3

#endif // MGM_PIM_DM_DOWNSTREAM_H
