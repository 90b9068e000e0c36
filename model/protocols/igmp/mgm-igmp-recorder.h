/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Makes the records of states and timers of an IGMP host or router.
 */

#ifndef MGM_IGMP_RECORDER_H
#define MGM_IGMP_RECORDER_H

#include "ns3/mgm-igmp-records.h"
#include "ns3/traced-callback.h"

#include <cstdint>
#include <sstream>
#include <string>

namespace ns3
{
namespace mgm
{

/**
 * @ingroup mgm
 * Draws ids and fires trace sources. Ids are drawn always; texts are composed only if somebody
 * listens.
 */
class IgmpRecorder
{
  public:
    /// Trace source of states.
    using StateTrace = TracedCallback<const IgmpStateRecord&>;
    /// Trace source of timers.
    using TimerTrace = TracedCallback<const IgmpTimerRecord&>;

    /**
     * @param [in] role Whose states and timers.
     * @param [in] states Trace source; must outlive the recorder.
     * @param [in] timers Trace source; must outlive the recorder.
     */
    IgmpRecorder(IgmpRole role, const StateTrace& states, const TimerTrace& timers);

    /// @param [in] node Id of the node.
    void SetNode(uint32_t node);

    /// @return whether somebody listens to transitions, so that it is worth describing states.
    bool IsTracingStates() const;

    /**
     * Reports a transition.
     * @tparam State Anything that can be printed.
     * @param [in] interface Interface index.
     * @param [in] group Group; 0.0.0.0 for a state of the interface.
     * @param [in] before State before.
     * @param [in] event What happened, in the RFC's words.
     * @param [in] after State after.
     * @param [in] section Where it stands, for example "RFC 3376 5.1".
     * @param [in] filter Of a router's group: the state after.
     * @return head of the record, the cause of what is done.
     */
    template <typename State>
    RecordHead ReportState(uint32_t interface,
                           Ipv4Address group,
                           const State& before,
                           const char* event,
                           const State& after,
                           const char* section,
                           const std::optional<IgmpRouterFilter>& filter = {}) const
    {
        const RecordHead head = NewRecord(m_node, TraceLevel::STATE);
        if (!m_states.IsEmpty())
        {
            m_states(IgmpStateRecord{head,
                                     m_role,
                                     interface,
                                     group,
                                     Print(before),
                                     event,
                                     Print(after),
                                     section,
                                     filter});
        }
        return head;
    }

    /**
     * Reports what happens to a timer.
     * @param [in] record The record without head and role.
     * @return head of the record.
     */
    RecordHead ReportTimer(IgmpTimerRecord record) const;

  private:
    /// @return a state as text.
    template <typename State>
    static std::string Print(const State& state)
    {
        std::ostringstream text;
        text << state;
        return text.str();
    }

    IgmpRole m_role;            //!< whose states and timers
    uint32_t m_node{0};         //!< id of the node
    const StateTrace& m_states; //!< trace source of states
    const TimerTrace& m_timers; //!< trace source of timers
};

} // namespace mgm
} // namespace ns3

#endif // MGM_IGMP_RECORDER_H
