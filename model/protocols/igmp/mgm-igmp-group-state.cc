/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-igmp-group-state.h"

#include <algorithm>

namespace ns3
{
namespace mgm
{

namespace
{

/// @return the sources in ascending order, each once.
std::vector<Ipv4Address>
Sort(std::vector<Ipv4Address> sources)
{
    std::sort(sources.begin(), sources.end());
    sources.erase(std::unique(sources.begin(), sources.end()), sources.end());
    return sources;
}

/// @return whether a list of sources in ascending order holds one.
bool
Contains(const std::vector<Ipv4Address>& sources, Ipv4Address source)
{
    return std::binary_search(sources.begin(), sources.end(), source);
}

} // namespace

IgmpGroupState::IgmpGroupState(Ipv4Address group)
    : IgmpGroupActions(group)
{
}

void
IgmpGroupState::ReceiveRecord(IgmpRecordType type,
                              const std::vector<Ipv4Address>& sources,
                              IgmpGroupStep& step)
{
    const bool current =
        type == IgmpRecordType::MODE_IS_INCLUDE || type == IgmpRecordType::MODE_IS_EXCLUDE;
    step.event = GetIgmpRecordName(static_cast<uint8_t>(type));
    step.section = current ? "RFC 3376 6.4.1" : "RFC 3376 6.4.2";
    SourceList sorted = Sort(sources);
    if (!Translate(type, sorted, step))
    {
        step.section = "RFC 3376 7.3.2";
        return;
    }
    Apply(type, sorted, step);
}

void
IgmpGroupState::Apply(IgmpRecordType type, const SourceList& sources, IgmpGroupStep& step)
{
    if (m_mode == FilterMode::INCLUDE)
    {
        ReceiveInInclude(type, sources, step);
    }
    else
    {
        ReceiveInExclude(type, sources, step);
    }
    if (step.ask)
    {
        SendQueries(step);
    }
}

bool
IgmpGroupState::Translate(IgmpRecordType type, SourceList& sources, IgmpGroupStep& step) const
{
    const IgmpVersion mode = std::min(GetCompatibilityMode(), step.variables.version);
    if (mode == IgmpVersion::V3)
    {
        return true;
    }
    switch (type)
    {
    case IgmpRecordType::BLOCK_OLD_SOURCES:
        return false;
    case IgmpRecordType::CHANGE_TO_INCLUDE_MODE:
        return mode != IgmpVersion::V1;
    case IgmpRecordType::CHANGE_TO_EXCLUDE_MODE:
        sources.clear();
        return true;
    default:
        return true;
    }
}

void
IgmpGroupState::ReceiveInInclude(IgmpRecordType type,
                                 const SourceList& sources,
                                 IgmpGroupStep& step)
{
    const Time membership = step.now + step.variables.groupMembershipInterval;
    switch (type)
    {
    case IgmpRecordType::MODE_IS_INCLUDE:   // INCLUDE (A), IS_IN (B): INCLUDE (A+B), (B)=GMI
    case IgmpRecordType::ALLOW_NEW_SOURCES: // INCLUDE (A), ALLOW (B): INCLUDE (A+B), (B)=GMI
        SetSourceTimers(sources, membership, step);
        break;
    case IgmpRecordType::MODE_IS_EXCLUDE:
        // INCLUDE (A), IS_EX (B): EXCLUDE (A*B,B-A), (B-A)=0, Delete (A-B), Group Timer=GMI
        SwitchToExclude(sources, step);
        break;
    case IgmpRecordType::BLOCK_OLD_SOURCES: // INCLUDE (A), BLOCK (B): Send Q(G,A*B)
        QuerySources(sources, step);
        break;
    case IgmpRecordType::CHANGE_TO_EXCLUDE_MODE:
        // INCLUDE (A), TO_EX (B): as IS_EX (B), and Send Q(G,A*B)
        SwitchToExclude(sources, step);
        QuerySources(sources, step);
        break;
    case IgmpRecordType::CHANGE_TO_INCLUDE_MODE:
        // INCLUDE (A), TO_IN (B): INCLUDE (A+B), (B)=GMI, Send Q(G,A-B)
        {
            const SourceList others = SubtractSources(m_sources.GetRunning(), sources);
            SetSourceTimers(sources, membership, step);
            QuerySources(others, step);
            break;
        }
    }
}

void
IgmpGroupState::ReceiveInExclude(IgmpRecordType type,
                                 const SourceList& sources,
                                 IgmpGroupStep& step)
{
    const Time membership = step.now + step.variables.groupMembershipInterval;
    switch (type)
    {
    case IgmpRecordType::MODE_IS_INCLUDE:   // EXCLUDE (X,Y), IS_IN (A): (X+A,Y-A), (A)=GMI
    case IgmpRecordType::ALLOW_NEW_SOURCES: // EXCLUDE (X,Y), ALLOW (A): (X+A,Y-A), (A)=GMI
        SetSourceTimers(sources, membership, step);
        break;
    case IgmpRecordType::MODE_IS_EXCLUDE:
        // EXCLUDE (X,Y), IS_EX (A): (A-Y,Y*A), (A-X-Y)=GMI, Delete (X-A), Delete (Y-A),
        // Group Timer=GMI
        ReplaceExcluded(sources, membership, step);
        RefreshGroupTimer(step);
        break;
    case IgmpRecordType::BLOCK_OLD_SOURCES:
        // EXCLUDE (X,Y), BLOCK (A): (X+(A-Y),Y), (A-X-Y)=Group Timer, Send Q(G,A-Y)
        for (const Ipv4Address source : sources)
        {
            if (!m_sources.Find(source))
            {
                SetSourceTimer(source, m_groupTimer.expires, step);
            }
        }
        QuerySources(sources, step);
        break;
    case IgmpRecordType::CHANGE_TO_EXCLUDE_MODE:
        // EXCLUDE (X,Y), TO_EX (A): (A-Y,Y*A), (A-X-Y)=Group Timer, Delete (X-A), Delete (Y-A),
        // Send Q(G,A-Y), Group Timer=GMI
        ReplaceExcluded(sources, m_groupTimer.expires, step);
        RefreshGroupTimer(step);
        QuerySources(sources, step);
        break;
    case IgmpRecordType::CHANGE_TO_INCLUDE_MODE:
        // EXCLUDE (X,Y), TO_IN (A): (X+A,Y-A), (A)=GMI, Send Q(G,X-A), Send Q(G)
        {
            const SourceList others = SubtractSources(m_sources.GetRunning(), sources);
            SetSourceTimers(sources, membership, step);
            QuerySources(others, step);
            QueryGroup(step);
            break;
        }
    }
}

void
IgmpGroupState::SwitchToExclude(const SourceList& sources, IgmpGroupStep& step)
{
    const SourceList before = m_sources.GetRunning();
    m_mode = FilterMode::EXCLUDE;
    step.changed = true;
    step.memberships.push_back({GetAnySource(), true});
    for (const Ipv4Address source : before)
    {
        step.memberships.push_back({SourceGroup(source, m_group), false});
        if (!Contains(sources, source))
        {
            DeleteSource(source, step);
        }
    }
    for (const Ipv4Address source : sources)
    {
        if (!m_sources.Find(source))
        {
            StopSourceTimer(source, step);
        }
    }
    RefreshGroupTimer(step);
}

void
IgmpGroupState::ReplaceExcluded(const SourceList& sources, Time expires, IgmpGroupStep& step)
{
    SourceList gone;
    for (const auto& [source, timer] : m_sources.GetAll())
    {
        if (!Contains(sources, source))
        {
            gone.push_back(source);
        }
    }
    for (const Ipv4Address source : gone)
    {
        DeleteSource(source, step);
    }
    for (const Ipv4Address source : sources)
    {
        if (!m_sources.Find(source))
        {
            SetSourceTimer(source, expires, step);
        }
    }
}

void
IgmpGroupState::SwitchToInclude(IgmpGroupStep& step)
{
    m_mode = FilterMode::INCLUDE;
    step.changed = true;
    m_checking = false;
    m_pending.RequestGroup(0);
    for (const Ipv4Address source : m_sources.GetStopped())
    {
        m_sources.Remove(source);
    }
    for (const auto& [source, timer] : m_sources.GetAll())
    {
        step.memberships.push_back({SourceGroup(source, m_group), true});
    }
    step.memberships.push_back({GetAnySource(), false});
}

void
IgmpGroupState::ReceiveOldReport(IgmpVersion version, IgmpGroupStep& step)
{
    step.event = version == IgmpVersion::V1 ? "v1 report received" : "v2 report received";
    step.section = step.IsOld() ? "RFC 2236 7" : "RFC 3376 7.3.2";
    if (version < step.variables.version)
    {
        const bool first = version == IgmpVersion::V1;
        SetTimer(first ? m_version1Hosts : m_version2Hosts,
                 first ? VERSION_1_TIMER : VERSION_2_TIMER,
                 step.now + step.variables.olderHostPresentInterval,
                 step);
    }
    Apply(IgmpRecordType::MODE_IS_EXCLUDE, {}, step);
}

void
IgmpGroupState::ReceiveLeave(IgmpGroupStep& step)
{
    step.event = "leave received";
    step.section = step.IsOld() ? "RFC 2236 7" : "RFC 3376 7.3.2";
    const bool ignored =
        GetCompatibilityMode() == IgmpVersion::V1 || step.variables.version == IgmpVersion::V1;
    if (!ignored)
    {
        Apply(IgmpRecordType::CHANGE_TO_INCLUDE_MODE, {}, step);
    }
}

void
IgmpGroupState::ReceiveQuery(const IgmpMessage& query, IgmpGroupStep& step)
{
    step.event = "query received";
    step.section = step.IsOld() ? "RFC 2236 7" : "RFC 3376 6.6.1";
    if (query.suppressRouterSide)
    {
        return;
    }
    const Time expires = step.now + query.GetMaxResponseTime() *
                                        static_cast<int64_t>(step.variables.lastMemberQueryCount);
    if (!query.sources.empty())
    {
        for (const Ipv4Address source : query.sources)
        {
            LowerSourceTimer(source, expires, step);
        }
    }
    else if (m_mode == FilterMode::EXCLUDE)
    {
        m_checking = true;
        LowerGroupTimer(expires, step);
    }
}

void
IgmpGroupState::Expire(IgmpGroupStep& step)
{
    const IgmpDeadline* first = GetFirstTimer();
    const auto fire = [&](IgmpDeadline& timer, const char* name) {
        step.timers.push_back({TimerEvent::FIRED, name, Ipv4Address::GetAny(), timer.expires});
        timer = IgmpDeadline();
    };
    if (first == &m_version1Hosts)
    {
        fire(m_version1Hosts, VERSION_1_TIMER);
        step.event = "v1 host timer expired";
        step.section = step.IsOld() ? "RFC 2236 7" : "RFC 3376 7.3.2";
    }
    else if (first == &m_version2Hosts)
    {
        fire(m_version2Hosts, VERSION_2_TIMER);
        step.event = "v2 host timer expired";
        step.section = "RFC 3376 7.3.2";
    }
    else if (first == &m_groupTimer)
    {
        fire(m_groupTimer, GROUP_TIMER);
        step.event = step.IsOld() ? "timer expired" : "group timer expired";
        step.section = step.IsOld() ? "RFC 2236 7" : "RFC 3376 6.5";
        SwitchToInclude(step);
    }
    else if (first == &m_retransmission)
    {
        fire(m_retransmission, RETRANSMIT_TIMER);
        step.event = "retransmit timer expired";
        step.section = step.IsOld() ? "RFC 2236 7" : "RFC 3376 6.6.3";
        SendQueries(step);
    }
    else if (first)
    {
        ExpireSources(step);
    }
}

void
IgmpGroupState::ExpireSources(IgmpGroupStep& step)
{
    step.changed = true;
    step.event = "source timer expired";
    step.section = "RFC 3376 6.2.3";
    const Time expires = m_sources.GetFirst()->expires;
    for (const Ipv4Address source : m_sources.GetFirstSources())
    {
        step.timers.push_back({TimerEvent::FIRED, SOURCE_TIMER, source, expires});
        m_pending.ForgetSource(source);
        if (m_mode == FilterMode::INCLUDE)
        {
            m_sources.Remove(source);
            step.memberships.push_back({SourceGroup(source, m_group), false});
        }
        else
        {
            m_sources.StopTimer(source);
        }
    }
}

} // namespace mgm
} // namespace ns3
