/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * The Origination(S,G) state machine of dense mode: State Refreshes of the router that is directly
 * connected to the source (RFC 3973 4.5.2).
 */

#ifndef MGM_PIM_DM_ORIGINATOR_H
#define MGM_PIM_DM_ORIGINATOR_H

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
 * States of Origination(S,G).
 */
enum class PimDmOriginatorState : uint8_t
{
    NOT_ORIGINATOR, //!< NotOriginator (NO)
    ORIGINATOR,     //!< Originator (O)
};

/**
 * @param [in] state A state.
 * @return its name: "NotOriginator" or "Originator".
 */
const char* GetPimDmOriginatorStateName(PimDmOriginatorState state);

/**
 * @ingroup mgm
 * Origination(S,G), of a source that is directly connected. One function for each event of the
 * table in RFC 3973 4.5.2.
 *
 * SAT(S,G) is not reset by each data packet: when it expires, it looks when the last one came, and
 * waits for what is left of SourceLifetime. The TTL of data is sampled, as 4.5.2.2 allows: from the
 * packets that the machine is told of.
 */
class PimDmOriginator
{
  public:
    /// @param [in] context The entry; must outlive this.
    explicit PimDmOriginator(PimDmContext& context);

    PimDmOriginator(const PimDmOriginator&) = delete;
    PimDmOriginator& operator=(const PimDmOriginator&) = delete;

    /**
     * Receive Data from S AND S directly connected.
     * @param [in] ttl TTL of the packet; 0 if it is not known.
     */
    void DataReceived(uint8_t ttl);
    /// S no longer directly connected.
    void SourceDisconnected();
    /// Stops all timers.
    void Stop();

    /// @return the state.
    PimDmOriginatorState GetState() const;
    /// @return SRT(S,G).
    const PimTimer& GetStateRefreshTimer() const;
    /// @return SAT(S,G).
    const PimTimer& GetSourceActiveTimer() const;

  private:
    /**
     * Takes a transition.
     * @param [in] event What happened.
     * @param [in] after State after.
     * @param [in] actions What is done.
     * @return head of the record, the cause of the actions.
     */
    RecordHead Move(const char* event,
                    PimDmOriginatorState after,
                    std::initializer_list<const char*> actions);
    /// Set SRT(S,G).
    void SetStateRefreshTimer();
    /// @return the next State Refresh, except for what depends on the interface.
    PimStateRefresh MakeStateRefresh();
    /// SRT(S,G) Expires.
    void OnStateRefreshTimer();
    /// SAT(S,G) Expires.
    void OnSourceActiveTimer();

    PimDmContext& m_context;                                            //!< the entry
    PimDmOriginatorState m_state{PimDmOriginatorState::NOT_ORIGINATOR}; //!< the state
    uint8_t m_ttl{0};                                                   //!< highest TTL of data
    uint32_t m_sent{0};                                                 //!< State Refreshes so far
    PimTimer m_stateRefresh;                                            //!< SRT(S,G)
    PimTimer m_sourceActive;                                            //!< SAT(S,G)
};

} // namespace mgm
} // namespace ns3

#endif // MGM_PIM_DM_ORIGINATOR_H
