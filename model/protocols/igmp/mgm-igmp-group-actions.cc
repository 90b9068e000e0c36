/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-igmp-group-actions.h"

#include <sstream>
#include <utility>

namespace ns3
{
namespace mgm
{

std::string
DescribeIgmpSources(const std::vector<Ipv4Address>& sources)
{
    constexpr std::size_t MOST = 16;
    std::ostringstream os;
    os << '{';
    if (sources.size() > MOST)
    {
        os << sources.size() << " sources";
    }
    else
    {
        const char* separator = "";
        for (const Ipv4Address source : sources)
        {
            os << separator << source;
            separator = ", ";
        }
    }
    os << '}';
    return os.str();
}

IgmpGroupActions::IgmpGroupActions(Ipv4Address group)
    : m_group(group)
{
}

void
IgmpGroupActions::SetSourceTimers(const SourceList& sources, Time expires, IgmpGroupStep& step)
{
    for (const Ipv4Address source : sources)
    {
        SetSourceTimer(source, expires, step);
    }
}

void
IgmpGroupActions::SetSourceTimer(Ipv4Address source, Time expires, IgmpGroupStep& step)
{
    const bool isNew = !m_sources.Find(source);
    if (isNew && m_sources.GetAll().size() >= step.variables.sourceLimit)
    {
        ++step.refusedSources;
        return;
    }
    step.changed |= !m_sources.IsRunning(source);
    m_sources.SetTimer(source, expires, step.cause);
    step.timers.push_back({TimerEvent::SET, SOURCE_TIMER, source, expires});
    if (isNew && m_mode == FilterMode::INCLUDE)
    {
        step.memberships.push_back({SourceGroup(source, m_group), true});
    }
}

void
IgmpGroupActions::StopSourceTimer(Ipv4Address source, IgmpGroupStep& step)
{
    if (!m_sources.Find(source) && m_sources.GetAll().size() >= step.variables.sourceLimit)
    {
        ++step.refusedSources;
        return;
    }
    m_sources.StopTimer(source);
}

void
IgmpGroupActions::DeleteSource(Ipv4Address source, IgmpGroupStep& step)
{
    const IgmpDeadline* timer = m_sources.Find(source);
    if (timer && timer->running)
    {
        step.timers.push_back({TimerEvent::CANCELLED, SOURCE_TIMER, source, timer->expires});
    }
    step.changed = true;
    m_sources.Remove(source);
    m_pending.ForgetSource(source);
}

void
IgmpGroupActions::RefreshGroupTimer(IgmpGroupStep& step)
{
    m_checking = false;
    if (step.IsOld())
    {
        StopQueries(step);
    }
    SetGroupTimer(step.now + step.variables.groupMembershipInterval, step);
}

void
IgmpGroupActions::SetGroupTimer(Time expires, IgmpGroupStep& step)
{
    SetTimer(m_groupTimer, GROUP_TIMER, expires, step);
}

void
IgmpGroupActions::QuerySources(const SourceList& sources, IgmpGroupStep& step)
{
    const bool ask = !step.variables.immediateLeave;
    if (ask && !step.variables.querier)
    {
        return;
    }
    const Time limit = step.now + (ask ? step.variables.GetLastMemberQueryTime() : Time());
    for (const Ipv4Address source : sources)
    {
        const IgmpDeadline* timer = m_sources.Find(source);
        if (!timer || !timer->RunsBeyond(limit))
        {
            continue;
        }
        LowerSourceTimer(source, limit, step);
        if (ask)
        {
            m_pending.RequestSource(source, step.variables.lastMemberQueryCount);
            step.ask = true;
        }
    }
}

void
IgmpGroupActions::QueryGroup(IgmpGroupStep& step)
{
    if (step.variables.immediateLeave)
    {
        LowerGroupTimer(step.now, step);
    }
    else if (step.variables.querier && !m_checking)
    {
        m_checking = true;
        m_pending.RequestGroup(step.variables.lastMemberQueryCount);
        LowerGroupTimer(step.now + step.variables.GetLastMemberQueryTime(), step);
        step.ask = true;
    }
}

void
IgmpGroupActions::SendQueries(IgmpGroupStep& step)
{
    const Time limit = step.now + step.variables.GetLastMemberQueryTime();
    for (IgmpSpecificQuery& query : m_pending.Take(m_groupTimer, m_sources, limit))
    {
        step.queries.push_back(std::move(query));
    }
    if (m_pending.IsAny())
    {
        SetTimer(m_retransmission,
                 RETRANSMIT_TIMER,
                 step.now + step.variables.lastMemberQueryInterval,
                 step);
    }
    else
    {
        StopTimer(m_retransmission, RETRANSMIT_TIMER, step);
    }
}

void
IgmpGroupActions::LowerSourceTimer(Ipv4Address source, Time expires, IgmpGroupStep& step)
{
    const IgmpDeadline* timer = m_sources.Find(source);
    if (timer && timer->RunsBeyond(expires))
    {
        m_sources.SetTimer(source, expires, step.cause);
        step.timers.push_back({TimerEvent::SET, SOURCE_TIMER, source, expires});
    }
}

void
IgmpGroupActions::LowerGroupTimer(Time expires, IgmpGroupStep& step)
{
    // RFC 2236 7 sets the timer ("start timer*"), RFC 3376 6.6.1 only lowers it.
    if (step.IsOld() || m_groupTimer.RunsBeyond(expires))
    {
        SetGroupTimer(expires, step);
    }
}

void
IgmpGroupActions::SetTimer(IgmpDeadline& timer, const char* name, Time expires, IgmpGroupStep& step)
{
    timer = {true, expires, step.cause};
    step.timers.push_back({TimerEvent::SET, name, Ipv4Address::GetAny(), expires});
}

void
IgmpGroupActions::StopTimer(IgmpDeadline& timer, const char* name, IgmpGroupStep& step)
{
    if (timer.running)
    {
        step.timers.push_back({TimerEvent::CANCELLED, name, Ipv4Address::GetAny(), timer.expires});
        timer = IgmpDeadline();
    }
}

void
IgmpGroupActions::StopQueries(IgmpGroupStep& step)
{
    m_pending.Clear();
    StopTimer(m_retransmission, RETRANSMIT_TIMER, step);
}

const IgmpDeadline*
IgmpGroupActions::GetFirstTimer() const
{
    const IgmpDeadline* first = nullptr;
    // Of those that expire at once, the one named first comes first.
    for (const IgmpDeadline* timer : {&m_version1Hosts,
                                      &m_version2Hosts,
                                      m_sources.GetFirst(),
                                      &m_groupTimer,
                                      &m_retransmission})
    {
        if (timer && timer->running && (!first || timer->expires < first->expires))
        {
            first = timer;
        }
    }
    return first;
}

Time
IgmpGroupActions::GetDeadline() const
{
    const IgmpDeadline* first = GetFirstTimer();
    return first ? first->expires : Time::Max();
}

SharedCause
IgmpGroupActions::GetDeadlineCause() const
{
    const IgmpDeadline* first = GetFirstTimer();
    return first ? first->cause : nullptr;
}

Ipv4Address
IgmpGroupActions::GetGroup() const
{
    return m_group;
}

bool
IgmpGroupActions::IsEmpty() const
{
    return m_mode == FilterMode::INCLUDE && m_sources.GetAll().empty();
}

FilterMode
IgmpGroupActions::GetMode() const
{
    return m_mode;
}

const IgmpDeadline&
IgmpGroupActions::GetGroupTimer() const
{
    return m_groupTimer;
}

const IgmpSourceRecords&
IgmpGroupActions::GetSources() const
{
    return m_sources;
}

IgmpVersion
IgmpGroupActions::GetCompatibilityMode() const
{
    if (m_version1Hosts.running)
    {
        return IgmpVersion::V1;
    }
    return m_version2Hosts.running ? IgmpVersion::V2 : IgmpVersion::V3;
}

SourceGroup
IgmpGroupActions::GetAnySource() const
{
    return SourceGroup(Ipv4Address::GetAny(), m_group);
}

const char*
IgmpGroupActions::DescribeVersion2() const
{
    if (IsEmpty())
    {
        return "No Members Present";
    }
    if (m_checking)
    {
        return "Checking Membership";
    }
    return m_version1Hosts.running ? "Version 1 Members Present" : "Members Present";
}

std::string
IgmpGroupActions::Describe(IgmpVersion version) const
{
    if (version < IgmpVersion::V3)
    {
        return DescribeVersion2();
    }
    std::string text = GetFilterModeName(m_mode);
    text += " (" + DescribeIgmpSources(m_sources.GetRunning());
    if (m_mode == FilterMode::EXCLUDE)
    {
        text += ", " + DescribeIgmpSources(m_sources.GetStopped());
    }
    text += ')';
    if (GetCompatibilityMode() != IgmpVersion::V3)
    {
        text += " IGMPv" + std::to_string(static_cast<int>(GetCompatibilityMode()));
    }
    return text;
}

} // namespace mgm
} // namespace ns3
