/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Makes the records of transitions, timers and neighbors of a PIM router.
 */

#ifndef MGM_PIM_RECORDER_H
#define MGM_PIM_RECORDER_H

#include "ns3/mgm-pim-records.h"
#include "ns3/traced-callback.h"

#include <cstdint>
#include <initializer_list>

namespace ns3
{
namespace mgm
{

/**
 * @ingroup mgm
 * Draws ids and fires trace sources. Ids are drawn always; the rest costs nothing while nobody
 * listens.
 */
class PimRecorder
{
  public:
    /// Trace source of transitions.
    using TransitionTrace = TracedCallback<const PimTransitionRecord&>;
    /// Trace source of timers.
    using TimerTrace = TracedCallback<const PimTimerRecord&>;
    /// Trace source of neighbors.
    using NeighborTrace = TracedCallback<const PimNeighborRecord&>;

    /**
     * @param [in] transitions Trace source; must outlive the recorder.
     * @param [in] timers Trace source; must outlive the recorder.
     * @param [in] neighbors Trace source; must outlive the recorder.
     */
    PimRecorder(const TransitionTrace& transitions,
                const TimerTrace& timers,
                const NeighborTrace& neighbors);

    /// @param [in] node Id of the node.
    void SetNode(uint32_t node);
    /**
     * Reports a transition.
     * @param [in] machine Which machine.
     * @param [in] key Source and group.
     * @param [in] interface Interface index; of (S,G) machines the RPF interface.
     * @param [in] before State before; a literal, as all texts here.
     * @param [in] event What happened, in the RFC's words.
     * @param [in] after State after.
     * @param [in] actions What is done, in order.
     * @param [in] section Where it stands, for example "RFC 3973 4.4.1.1".
     * @param [in] winner Assert machines: AssertWinner with its metric from now on.
     * @return head of the record, the cause of what is done.
     */
    RecordHead ReportTransition(PimMachine machine,
                                const SourceGroup& key,
                                uint32_t interface,
                                const char* before,
                                const char* event,
                                const char* after,
                                std::initializer_list<const char*> actions,
                                const char* section,
                                const std::optional<PimAssertMetric>& winner = {}) const;
    /**
     * Reports what happens to a timer.
     * @param [in] record The record without head.
     * @return head of the record.
     */
    RecordHead ReportTimer(PimTimerRecord record) const;
    /**
     * Reports what happens to a neighbor.
     * @param [in] event What happens.
     * @param [in] interface Interface index.
     * @param [in] neighbor Its address.
     * @param [in] hello What it said last.
     * @param [in] neighbors How many there are from now on.
     * @return head of the record.
     */
    RecordHead ReportNeighbor(PimNeighborEvent event,
                              uint32_t interface,
                              Ipv4Address neighbor,
                              const PimHello& hello,
                              uint32_t neighbors) const;

  private:
    uint32_t m_node{0};                   //!< id of the node
    const TransitionTrace& m_transitions; //!< trace source of transitions
    const TimerTrace& m_timers;           //!< trace source of timers
    const NeighborTrace& m_neighbors;     //!< trace source of neighbors
};

} // namespace mgm
} // namespace ns3

#endif // MGM_PIM_RECORDER_H
