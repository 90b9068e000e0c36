/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-igmp-host-group.h"

#include <algorithm>
#include <utility>

namespace ns3
{
namespace mgm
{

IgmpHostGroup::IgmpHostGroup(IgmpHostEnvironment& environment,
                             uint32_t interface,
                             Ipv4Address group,
                             IgmpVersion mode,
                             const Callback<void, Ipv4Address>& idle)
    : m_environment(environment),
      m_interface(interface),
      m_group(group),
      m_mode(mode),
      m_idle(idle),
      m_changeTimer(environment.GetRecorder(), "state-change report timer", interface, group),
      m_responseTimer(environment.GetRecorder(), "group timer", interface, group),
      m_older(environment, interface, group)
{
    m_changeTimer.SetFunction(MakeCallback(&IgmpHostGroup::OnChangeTimer, this));
    m_older.SetVersion(mode);
    m_responseTimer.SetFunction(MakeCallback(&IgmpHostGroup::OnResponseTimer, this));
}

SourceFilter
IgmpHostGroup::Merge(const Listeners& listeners)
{
    SourceList included;
    SourceFilter excluded(FilterMode::EXCLUDE);
    bool anyExclude = false;
    for (const auto& [listener, filter] : listeners)
    {
        if (filter.mode == FilterMode::INCLUDE)
        {
            included = UniteSources(included, filter.sources);
            continue;
        }
        excluded.sources =
            anyExclude ? IntersectSources(excluded.sources, filter.sources) : filter.sources;
        anyExclude = true;
    }
    if (!anyExclude)
    {
        return SourceFilter(FilterMode::INCLUDE, included);
    }
    excluded.sources = SubtractSources(excluded.sources, included);
    return excluded;
}

const IgmpHostGroup::Listeners&
IgmpHostGroup::GetListeners() const
{
    return m_listeners;
}

const SourceFilter&
IgmpHostGroup::GetFilter() const
{
    return m_filter;
}

bool
IgmpHostGroup::IsIdle() const
{
    return m_listeners.empty() && !m_changeTimer.IsRunning() && !m_responseTimer.IsRunning();
}

bool
IgmpHostGroup::IsReported() const
{
    if (m_group == GetIgmpAllSystems())
    {
        return false;
    }
    return m_environment.GetSettings().reportLinkLocal || !m_group.IsLocalMulticast();
}

void
IgmpHostGroup::Change(Listeners listeners, SourceFilter filter, bool active)
{
    const SourceFilter before = std::exchange(m_filter, std::move(filter));
    m_listeners = std::move(listeners);
    if (!active || before == m_filter)
    {
        return;
    }
    m_environment.SetReception(m_interface, m_group, m_filter);
    if (!IsReported())
    {
        return;
    }
    if (m_mode == IgmpVersion::V3)
    {
        SendChange(before);
        return;
    }
    // Source lists cannot be told to an older querier (RFC 3376 7.2.1).
    if (before.IsNothing())
    {
        m_older.Join();
    }
    else if (m_filter.IsNothing())
    {
        m_older.Leave();
    }
}

void
IgmpHostGroup::Activate()
{
    SourceFilter wanted = std::exchange(m_filter, SourceFilter());
    Change(m_listeners, std::move(wanted), true);
}

void
IgmpHostGroup::Deactivate()
{
    m_environment.SetReception(m_interface, m_group, SourceFilter());
    CancelPending();
    m_older.Adopt(false);
}

void
IgmpHostGroup::SetMode(IgmpVersion mode)
{
    m_mode = mode;
    m_older.SetVersion(mode);
}

void
IgmpHostGroup::CancelPending()
{
    m_changes.Clear();
    m_changeTimer.Cancel();
    m_queried.clear();
    m_responseTimer.Cancel();
    m_older.Adopt(IsReported() && !m_filter.IsNothing());
}

void
IgmpHostGroup::SendChange(const SourceFilter& before)
{
    const IgmpHostSettings& settings = m_environment.GetSettings();
    const CauseScope scope(m_environment.GetRecorder().ReportState(
        m_interface, m_group, before, "interface state changed", m_filter, "RFC 3376 5.1"));
    m_changes.Add(before, m_filter, settings.robustness);
    SendChangeReport();
}

void
IgmpHostGroup::SendChangeReport()
{
    Send(m_changes.TakeRecords(m_group, m_filter));
    if (m_changes.IsPending())
    {
        m_changeTimer.Schedule(m_environment.DrawDelay(m_environment.GetSettings().unsolicitedV3));
    }
    else
    {
        m_changeTimer.Cancel();
    }
}

void
IgmpHostGroup::OnSpecificQuery(Time delay, const SourceList& sources)
{
    if (m_filter.IsNothing() || !IsReported())
    {
        return;
    }
    if (!m_responseTimer.IsRunning())
    {
        // Rule 3.
        m_queried = sources;
        LimitQueried();
        m_responseTimer.Schedule(delay);
        return;
    }
    if (sources.empty() || m_queried.empty())
    {
        // Rule 4.
        m_queried.clear();
    }
    else
    {
        // Rule 5.
        m_queried = UniteSources(m_queried, sources);
        LimitQueried();
    }
    if (delay < m_responseTimer.GetRemaining())
    {
        m_responseTimer.Schedule(delay);
    }
}

void
IgmpHostGroup::LimitQueried()
{
    if (m_queried.size() > m_environment.GetSettings().queriedSourceLimit)
    {
        m_environment.GetRecorder().ReportState(m_interface,
                                                m_group,
                                                m_filter,
                                                "sources forgotten: queries named more than "
                                                "QueriedSourceLimit",
                                                m_filter,
                                                "RFC 3376 9.1");
        m_queried.clear();
    }
}

void
IgmpHostGroup::AddCurrentState(std::vector<IgmpGroupRecord>& records)
{
    if (m_filter.IsNothing() || !IsReported())
    {
        return;
    }
    const bool include = m_filter.mode == FilterMode::INCLUDE;
    records.emplace_back(include ? IgmpRecordType::MODE_IS_INCLUDE
                                 : IgmpRecordType::MODE_IS_EXCLUDE,
                         m_group,
                         m_filter.sources);
    // RFC 3376 5.2, last paragraph.
    m_queried.clear();
}

void
IgmpHostGroup::SendResponse()
{
    std::vector<IgmpGroupRecord> records;
    const SourceList queried = std::exchange(m_queried, {});
    if (queried.empty())
    {
        AddCurrentState(records);
    }
    else
    {
        const bool include = m_filter.mode == FilterMode::INCLUDE;
        SourceList wanted = include ? IntersectSources(m_filter.sources, queried)
                                    : SubtractSources(queried, m_filter.sources);
        if (!wanted.empty())
        {
            records.emplace_back(IgmpRecordType::MODE_IS_INCLUDE, m_group, std::move(wanted));
        }
    }
    if (!records.empty())
    {
        Send(std::move(records));
    }
}

void
IgmpHostGroup::OnChangeTimer()
{
    SendChangeReport();
    CheckIdle();
}

void
IgmpHostGroup::OnResponseTimer()
{
    SendResponse();
    CheckIdle();
}

void
IgmpHostGroup::CheckIdle()
{
    if (IsIdle())
    {
        // The callback may destroy this, with the callback in it.
        const Callback<void, Ipv4Address> idle = m_idle;
        idle(m_group);
    }
}

void
IgmpHostGroup::OnOlderQuery(Time maxResponse)
{
    m_older.OnQuery(maxResponse);
}

void
IgmpHostGroup::OnOlderReport()
{
    // RFC 4604 2.2.1: the report of a source-specific group is never suppressed.
    if (!m_environment.IsSourceSpecific(m_group))
    {
        m_older.OnReport();
    }
}

void
IgmpHostGroup::Send(std::vector<IgmpGroupRecord> records)
{
    m_environment.Send(m_interface, IgmpMessage::MakeReport(std::move(records)));
}

} // namespace mgm
} // namespace ns3
