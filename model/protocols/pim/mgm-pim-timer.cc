/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-pim-timer.h"

#include "ns3/simulator.h"

namespace ns3
{
namespace mgm
{

PimTimer::PimTimer(const PimRecorder& recorder,
                   const char* name,
                   uint32_t interface,
                   const SourceGroup& key,
                   Ipv4Address neighbor)
    : m_recorder(recorder),
      m_name(name),
      m_interface(interface),
      m_key(key),
      m_neighbor(neighbor)
{
}

PimTimer::~PimTimer()
{
    m_event.Cancel();
}

void
PimTimer::SetFunction(const Callback<void>& function)
{
    m_function = function;
}

void
PimTimer::Schedule(Time delay)
{
    m_expiry = Simulator::Now() + delay;
    const CauseScope scope(Report(TimerEvent::SET));
    m_cause = CauseScope::GetCurrent();
    if (!IsRunning() || m_expiry < m_eventTime)
    {
        Simulator::Remove(m_event);
        m_eventTime = m_expiry;
        m_event = Simulator::Schedule(delay, &PimTimer::OnEvent, this);
    }
}

void
PimTimer::Cancel()
{
    if (IsRunning())
    {
        Simulator::Remove(m_event);
        Report(TimerEvent::CANCELLED);
    }
}

bool
PimTimer::IsRunning() const
{
    return !m_event.IsExpired();
}

Time
PimTimer::GetRemaining() const
{
    return IsRunning() ? m_expiry - Simulator::Now() : Time();
}

Time
PimTimer::GetExpiry() const
{
    return m_expiry;
}

RecordHead
PimTimer::Report(TimerEvent event) const
{
    PimTimerRecord record;
    record.event = event;
    record.timer = m_name;
    record.interface = m_interface;
    record.key = m_key;
    record.neighbor = m_neighbor;
    record.expires = m_expiry;
    return m_recorder.ReportTimer(record);
}

void
PimTimer::OnEvent()
{
    if (Simulator::Now() < m_expiry)
    {
        m_eventTime = m_expiry;
        m_event = Simulator::Schedule(m_expiry - Simulator::Now(), &PimTimer::OnEvent, this);
        return;
    }
    const CauseScope origin(m_cause);
    const CauseScope scope(Report(TimerEvent::FIRED));
    const Callback<void> function = m_function;
    function();
}

} // namespace mgm
} // namespace ns3
