/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-igmp-source-records.h"

namespace ns3
{
namespace mgm
{

const IgmpDeadline*
IgmpSourceRecords::Find(Ipv4Address source) const
{
    const auto record = m_records.find(source);
    return record == m_records.end() ? nullptr : &record->second;
}

bool
IgmpSourceRecords::IsRunning(Ipv4Address source) const
{
    const IgmpDeadline* timer = Find(source);
    return timer && timer->running;
}

void
IgmpSourceRecords::SetTimer(Ipv4Address source, Time expires, const SharedCause& cause)
{
    IgmpDeadline& timer = m_records[source];
    if (timer.running)
    {
        m_deadlines.erase({timer.expires, source});
    }
    timer = {true, expires, cause};
    m_deadlines.insert({expires, source});
}

void
IgmpSourceRecords::StopTimer(Ipv4Address source)
{
    IgmpDeadline& timer = m_records[source];
    if (timer.running)
    {
        m_deadlines.erase({timer.expires, source});
    }
    timer = IgmpDeadline();
}

void
IgmpSourceRecords::Remove(Ipv4Address source)
{
    const auto record = m_records.find(source);
    if (record == m_records.end())
    {
        return;
    }
    if (record->second.running)
    {
        m_deadlines.erase({record->second.expires, source});
    }
    m_records.erase(record);
}

const IgmpSourceRecords::Map&
IgmpSourceRecords::GetAll() const
{
    return m_records;
}

std::vector<Ipv4Address>
IgmpSourceRecords::GetRunning() const
{
    std::vector<Ipv4Address> sources;
    for (const auto& [source, timer] : m_records)
    {
        if (timer.running)
        {
            sources.push_back(source);
        }
    }
    return sources;
}

std::vector<Ipv4Address>
IgmpSourceRecords::GetStopped() const
{
    std::vector<Ipv4Address> sources;
    for (const auto& [source, timer] : m_records)
    {
        if (!timer.running)
        {
            sources.push_back(source);
        }
    }
    return sources;
}

const IgmpDeadline*
IgmpSourceRecords::GetFirst() const
{
    return m_deadlines.empty() ? nullptr : Find(m_deadlines.begin()->second);
}

std::vector<Ipv4Address>
IgmpSourceRecords::GetFirstSources() const
{
    std::vector<Ipv4Address> sources;
    const IgmpDeadline* first = GetFirst();
    for (const auto& [expires, source] : m_deadlines)
    {
        if (expires != first->expires)
        {
            break;
        }
        if (Find(source)->cause == first->cause)
        {
            sources.push_back(source);
        }
    }
    return sources;
}

} // namespace mgm
} // namespace ns3
