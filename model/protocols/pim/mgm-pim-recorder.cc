/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-pim-recorder.h"

namespace ns3
{
namespace mgm
{

PimRecorder::PimRecorder(const TransitionTrace& transitions,
                         const TimerTrace& timers,
                         const NeighborTrace& neighbors)
    : m_transitions(transitions),
      m_timers(timers),
      m_neighbors(neighbors)
{
}

void
PimRecorder::SetNode(uint32_t node)
{
    m_node = node;
}

RecordHead
PimRecorder::ReportTransition(PimMachine machine,
                              const SourceGroup& key,
                              uint32_t interface,
                              const char* before,
                              const char* event,
                              const char* after,
                              std::initializer_list<const char*> actions,
                              const char* section,
                              const std::optional<PimAssertMetric>& winner) const
{
    const RecordHead head = NewRecord(m_node, TraceLevel::STATE);
    if (!m_transitions.IsEmpty())
    {
        m_transitions(PimTransitionRecord{
            head, machine, key, interface, before, event, after, actions, section, winner});
    }
    return head;
}

RecordHead
PimRecorder::ReportTimer(PimTimerRecord record) const
{
    record.head = NewRecord(m_node, TraceLevel::STATE);
    if (!m_timers.IsEmpty())
    {
        m_timers(record);
    }
    return record.head;
}

RecordHead
PimRecorder::ReportNeighbor(PimNeighborEvent event,
                            uint32_t interface,
                            Ipv4Address neighbor,
                            const PimHello& hello,
                            uint32_t neighbors) const
{
    const RecordHead head = NewRecord(m_node, TraceLevel::CONTROL);
    if (!m_neighbors.IsEmpty())
    {
        m_neighbors(PimNeighborRecord{head, event, interface, neighbor, hello, neighbors});
    }
    return head;
}

} // namespace mgm
} // namespace ns3
