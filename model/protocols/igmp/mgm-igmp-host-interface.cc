/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-igmp-host-interface.h"

#include <algorithm>
#include <ostream>
#include <tuple>
#include <utility>

namespace ns3
{
namespace mgm
{

namespace
{

/// Prints a Host Compatibility Mode as in RFC 3376 7.2.1.
struct ModeName
{
    IgmpVersion mode; //!< the mode
};

/// @return whether there is something to report about a group.
bool
IsReportable(const IgmpHostGroup& group)
{
    return group.IsReported() && !group.GetFilter().IsNothing();
}

std::ostream&
operator<<(std::ostream& os, const ModeName& name)
{
    return os << "IGMPv" << +static_cast<uint8_t>(name.mode);
}

} // namespace

IgmpHostInterface::IgmpHostInterface(IgmpHostEnvironment& environment, uint32_t interface)
    : m_environment(environment),
      m_interface(interface),
      m_version(environment.GetSettings().version),
      m_mode(m_version),
      m_queryInterval(environment.GetSettings().queryInterval),
      m_v1Querier(environment.GetRecorder(), "IGMPv1 Querier Present", interface),
      m_v2Querier(environment.GetRecorder(), "IGMPv2 Querier Present", interface),
      m_generalTimer(environment.GetRecorder(), "interface timer", interface)
{
    m_v1Querier.SetFunction(MakeCallback(&IgmpHostInterface::OnVersionTimer, this));
    m_v2Querier.SetFunction(MakeCallback(&IgmpHostInterface::OnVersionTimer, this));
    m_generalTimer.SetFunction(MakeCallback(&IgmpHostInterface::SendGeneralResponse, this));
}

void
IgmpHostInterface::SetVersion(IgmpVersion version)
{
    m_version = version;
    m_mode = version;
    for (auto& [address, group] : m_groups)
    {
        group.SetMode(version);
    }
}

IgmpVersion
IgmpHostInterface::GetMode() const
{
    return m_mode;
}

void
IgmpHostInterface::SetActive(bool active)
{
    if (active == m_active)
    {
        return;
    }
    m_active = active;
    if (active)
    {
        m_queryInterval = m_environment.GetSettings().queryInterval;
        for (auto& [address, group] : m_groups)
        {
            group.Activate();
        }
        return;
    }
    m_v1Querier.Cancel();
    m_v2Querier.Cancel();
    m_generalTimer.Cancel();
    for (auto group = m_groups.begin(); group != m_groups.end();)
    {
        group->second.Deactivate();
        group = group->second.IsIdle() ? m_groups.erase(group) : std::next(group);
    }
    SetVersion(m_version);
}

bool
IgmpHostInterface::IsActive() const
{
    return m_active;
}

IgmpHostGroup::Listeners
IgmpHostInterface::Replace(uint32_t listener, Ipv4Address group, const SourceFilter& filter) const
{
    IgmpHostGroup::Listeners listeners;
    const auto found = m_groups.find(group);
    if (found != m_groups.end())
    {
        listeners = found->second.GetListeners();
    }
    listeners.erase(listener);
    if (!filter.IsNothing())
    {
        listeners.emplace(listener, filter);
    }
    return listeners;
}

bool
IgmpHostInterface::CanListen(uint32_t listener, Ipv4Address group, const SourceFilter& filter) const
{
    const uint32_t limit = m_environment.GetSettings().sourceLimit;
    return limit == 0 ||
           IgmpHostGroup::Merge(Replace(listener, group, filter)).sources.size() <= limit;
}

void
IgmpHostInterface::Listen(uint32_t listener, Ipv4Address group, const SourceFilter& filter)
{
    if (filter.IsNothing() && m_groups.count(group) == 0)
    {
        return;
    }
    IgmpHostGroup::Listeners listeners = Replace(listener, group, filter);
    SourceFilter merged = IgmpHostGroup::Merge(listeners);
    GetGroup(group).Change(std::move(listeners), std::move(merged), m_active);
    Forget(group);
}

SourceFilter
IgmpHostInterface::GetListenerFilter(uint32_t listener, Ipv4Address group) const
{
    const auto found = m_groups.find(group);
    if (found == m_groups.end())
    {
        return SourceFilter();
    }
    const auto filter = found->second.GetListeners().find(listener);
    return filter == found->second.GetListeners().end() ? SourceFilter() : filter->second;
}

SourceFilter
IgmpHostInterface::GetFilter(Ipv4Address group) const
{
    const auto found = m_groups.find(group);
    return found == m_groups.end() ? SourceFilter() : found->second.GetFilter();
}

const std::map<Ipv4Address, IgmpHostGroup>&
IgmpHostInterface::GetGroups() const
{
    return m_groups;
}

void
IgmpHostInterface::Receive(const IgmpMessage& message)
{
    if (!m_active)
    {
        return;
    }
    if (message.type == IgmpType::QUERY)
    {
        const Time interval = message.GetQueryInterval();
        if (message.version == IgmpVersion::V3 && interval.IsStrictlyPositive())
        {
            m_queryInterval = interval;
        }
        OnQuery(Read(message));
        return;
    }
    const bool report = message.type == IgmpType::V1_REPORT || message.type == IgmpType::V2_REPORT;
    const auto group = m_groups.find(message.group);
    // RFC 3376 7.2.2 lets version 3 hosts be suppressed too; these here are not.
    if (report && m_mode < IgmpVersion::V3 && group != m_groups.end())
    {
        group->second.OnOlderReport();
    }
}

IgmpHostInterface::Query
IgmpHostInterface::Read(const IgmpMessage& message) const
{
    Query query{
        message.version, message.GetMaxResponseTime(), message.IsGeneralQuery(), message.group, {}};
    if (m_version == IgmpVersion::V3)
    {
        query.sources = SourceFilter(FilterMode::INCLUDE, message.sources).sources;
        return query;
    }
    // An older host reads the first 8 bytes of any query as those of its own version.
    const bool v1 = m_version == IgmpVersion::V1 || message.maxRespCode == 0;
    const IgmpMessage asOlder = IgmpMessage::MakeQuery(
        v1 ? IgmpVersion::V1 : IgmpVersion::V2, message.maxRespCode, message.group);
    query.version = asOlder.version;
    query.maxResponse = asOlder.GetMaxResponseTime();
    query.general = asOlder.IsGeneralQuery();
    return query;
}

void
IgmpHostInterface::OnQuery(const Query& query)
{
    NoteVersion(query);
    if (query.version < IgmpVersion::V3 && !query.general &&
        m_environment.IsSourceSpecific(query.group))
    {
        m_environment.LogSourceSpecific(query.group, "query of an older version (RFC 4604 2.2.5)");
    }
    if (m_mode == IgmpVersion::V3)
    {
        ScheduleResponse(query);
        return;
    }
    // In version 1 compatibility only version 1 is used, which has general queries only (RFC 3376
    // 7.2.1); to a version 2 host a version 1 router changes nothing but its reports.
    const bool v1Only = m_mode == IgmpVersion::V1 && m_version != IgmpVersion::V2;
    if (query.general || v1Only)
    {
        for (auto& [address, group] : m_groups)
        {
            group.OnOlderQuery(query.maxResponse);
        }
        return;
    }
    const auto group = m_groups.find(query.group);
    if (group != m_groups.end())
    {
        group->second.OnOlderQuery(query.maxResponse);
    }
}

void
IgmpHostInterface::NoteVersion(const Query& query)
{
    const IgmpHostSettings& settings = m_environment.GetSettings();
    if (m_version == IgmpVersion::V1 || query.version >= m_version)
    {
        return;
    }
    if (m_version == IgmpVersion::V2)
    {
        m_v1Querier.Schedule(settings.v1RouterPresent);
        UpdateMode("IGMPv1 query received");
        return;
    }
    // RFC 3376 8.12: Older Version Querier Present Timeout.
    const Time timeout =
        m_queryInterval * static_cast<int64_t>(settings.robustness) + settings.queryResponse;
    if (query.version == IgmpVersion::V1)
    {
        m_v1Querier.Schedule(timeout);
        UpdateMode("IGMPv1 query received");
    }
    else if (query.general)
    {
        m_v2Querier.Schedule(timeout);
        UpdateMode("IGMPv2 general query received");
    }
}

void
IgmpHostInterface::OnVersionTimer()
{
    UpdateMode("Older Version Querier Present timer expired");
}

void
IgmpHostInterface::UpdateMode(const char* event)
{
    IgmpVersion mode = m_version;
    if (m_v1Querier.IsRunning())
    {
        mode = IgmpVersion::V1;
    }
    else if (m_v2Querier.IsRunning())
    {
        mode = IgmpVersion::V2;
    }
    if (mode == m_mode)
    {
        return;
    }
    const bool v3 = m_version == IgmpVersion::V3;
    const CauseScope scope(
        m_environment.GetRecorder().ReportState(m_interface,
                                                Ipv4Address::GetAny(),
                                                ModeName{m_mode},
                                                event,
                                                ModeName{mode},
                                                v3 ? "RFC 3376 7.2.1" : "RFC 2236 6"));
    m_mode = mode;
    for (auto group = m_groups.begin(); group != m_groups.end();)
    {
        group->second.SetMode(mode);
        if (v3)
        {
            group->second.CancelPending();
        }
        group = group->second.IsIdle() ? m_groups.erase(group) : std::next(group);
    }
    if (v3)
    {
        m_generalTimer.Cancel();
    }
}

void
IgmpHostInterface::ScheduleResponse(const Query& query)
{
    const auto found = m_groups.find(query.group);
    const bool known = found != m_groups.end() && IsReportable(found->second);
    if (query.general ? !HasState() : !known)
    {
        return;
    }
    const Time delay = m_environment.DrawDelay(query.maxResponse);
    // Rule 1.
    if (m_generalTimer.IsRunning() && m_generalTimer.GetRemaining() < delay)
    {
        return;
    }
    if (query.general)
    {
        // Rule 2.
        m_generalTimer.Schedule(delay);
        return;
    }
    found->second.OnSpecificQuery(delay, query.sources);
}

bool
IgmpHostInterface::HasState() const
{
    return std::any_of(m_groups.begin(), m_groups.end(), [](const auto& entry) {
        return IsReportable(entry.second);
    });
}

void
IgmpHostInterface::SendGeneralResponse()
{
    std::vector<IgmpGroupRecord> records;
    for (auto& [address, group] : m_groups)
    {
        group.AddCurrentState(records);
    }
    if (!records.empty())
    {
        m_environment.Send(m_interface, IgmpMessage::MakeReport(std::move(records)));
    }
}

IgmpHostGroup&
IgmpHostInterface::GetGroup(Ipv4Address group)
{
    return m_groups
        .emplace(std::piecewise_construct,
                 std::forward_as_tuple(group),
                 std::forward_as_tuple(m_environment,
                                       m_interface,
                                       group,
                                       m_mode,
                                       MakeCallback(&IgmpHostInterface::Forget, this)))
        .first->second;
}

void
IgmpHostInterface::Forget(Ipv4Address group)
{
    const auto found = m_groups.find(group);
    if (found != m_groups.end() && found->second.IsIdle())
    {
        m_groups.erase(found);
    }
}

} // namespace mgm
} // namespace ns3
