/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-igmp-timer.h"

#include "ns3/simulator.h"

namespace ns3
{
namespace mgm
{

IgmpTimer::IgmpTimer(const IgmpRecorder& recorder,
                     const char* name,
                     uint32_t interface,
                     Ipv4Address group,
                     Ipv4Address source)
    : m_recorder(recorder),
      m_name(name),
      m_interface(interface),
      m_group(group),
      m_source(source)
{
}

IgmpTimer::~IgmpTimer()
{
    m_event.Cancel();
}

void
IgmpTimer::SetFunction(const Callback<void>& function)
{
    m_function = function;
}

void
IgmpTimer::Schedule(Time delay)
{
    Simulator::Remove(m_event);
    m_expiry = Simulator::Now() + delay;
    const CauseScope scope(Report(TimerEvent::SET));
    m_event = Simulator::Schedule(delay, &IgmpTimer::Fire, this, CauseScope::GetCurrent());
}

void
IgmpTimer::Cancel()
{
    if (IsRunning())
    {
        Simulator::Remove(m_event);
        Report(TimerEvent::CANCELLED);
    }
}

bool
IgmpTimer::IsRunning() const
{
    return !m_event.IsExpired();
}

Time
IgmpTimer::GetRemaining() const
{
    return IsRunning() ? m_expiry - Simulator::Now() : Time();
}

Time
IgmpTimer::GetExpiry() const
{
    return m_expiry;
}

RecordHead
IgmpTimer::Report(TimerEvent event) const
{
    IgmpTimerRecord record;
    record.event = event;
    record.timer = m_name;
    record.interface = m_interface;
    record.group = m_group;
    record.source = m_source;
    record.expires = m_expiry;
    return m_recorder.ReportTimer(record);
}

void
IgmpTimer::Fire(Cause cause)
{
    const CauseScope origin(cause);
    const CauseScope scope(Report(TimerEvent::FIRED));
    const Callback<void> function = m_function;
    function();
}

} // namespace mgm
} // namespace ns3
