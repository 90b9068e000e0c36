/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-igmp-recorder.h"

namespace ns3
{
namespace mgm
{

IgmpRecorder::IgmpRecorder(IgmpRole role, const StateTrace& states, const TimerTrace& timers)
    : m_role(role),
      m_states(states),
      m_timers(timers)
{
}

void
IgmpRecorder::SetNode(uint32_t node)
{
    m_node = node;
}

bool
IgmpRecorder::IsTracingStates() const
{
    return !m_states.IsEmpty();
}

RecordHead
IgmpRecorder::ReportTimer(IgmpTimerRecord record) const
{
    record.head = NewRecord(m_node, TraceLevel::STATE);
    record.role = m_role;
    if (!m_timers.IsEmpty())
    {
        m_timers(record);
    }
    return record.head;
}

} // namespace mgm
} // namespace ns3
