/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-igmp-state.h"

#include "ns3/mgm-trace-record.h"

namespace ns3
{
namespace mgm
{

void
IgmpState::Apply(const TraceRecord& record)
{
    const std::string& kind = record.GetKind();
    if (kind == "application")
    {
        const std::string type = record.GetText("type");
        if (type == "ns3::mgm::IgmpRouter" || type == "ns3::mgm::IgmpProxy")
        {
            m_running = record.GetText("event") == "started";
            m_interfaces.clear();
        }
        return;
    }
    if (!m_running)
    {
        return;
    }
    if (kind == "igmp-state" && record.GetText("role") == "router")
    {
        ApplyState(record);
    }
    else if (kind == "igmp-timer" && record.GetText("role") == "router")
    {
        ApplyTimer(record);
    }
    else if (kind == "igmp-message" && record.GetText("event") == "received")
    {
        ApplyMessage(record);
    }
}

void
IgmpState::TakeDown(uint32_t interface)
{
    m_interfaces.erase(interface);
}

void
IgmpState::ApplyState(const TraceRecord& record)
{
    const uint32_t index = record.GetInterfaceId("interface").index;
    ReplayedIgmpInterface& interface = m_interfaces[index];
    if (record.Has("group"))
    {
        ApplyGroup(record, interface);
        return;
    }
    interface.querier = record.GetText("after") == "Querier";
    const auto query = m_queries.find(index);
    const bool known = !interface.querier && query != m_queries.end();
    interface.otherQuerier = known ? query->second.source : Ipv4Address::GetAny();
}

void
IgmpState::ApplyGroup(const TraceRecord& record, ReplayedIgmpInterface& interface)
{
    const Ipv4Address address = record.GetAddress("group");
    const Time now = NanoSeconds(record.GetTime());
    const bool isNew = interface.groups.count(address) == 0;
    ReplayedIgmpGroup& group = interface.groups[address];
    group.since = isNew || group.state.empty() ? now : group.since;
    group.state = record.GetText("after");
    const TraceRecord filter = record.GetObject("filter");
    group.filter.mode =
        filter.GetText("mode") == "EXCLUDE" ? FilterMode::EXCLUDE : FilterMode::INCLUDE;
    group.filter.requested = filter.GetAddresses("requested");
    group.filter.excluded = filter.GetAddresses("excluded");
    group.filter.compatibility = static_cast<IgmpVersion>(filter.GetUnsigned("compatibility", 3));
    const auto report = m_reports.find(record.GetInterfaceId("interface").index);
    if (report != m_reports.end() && report->second.time == record.GetTime())
    {
        group.lastReporter = report->second.source;
    }
    if (group.filter.mode == FilterMode::INCLUDE && group.filter.requested.empty())
    {
        interface.groups.erase(address);
    }
}

void
IgmpState::ApplyTimer(const TraceRecord& record)
{
    ReplayedIgmpInterface& interface = m_interfaces[record.GetInterfaceId("interface").index];
    const bool runs = record.GetText("event") == "set";
    const std::string timer = record.GetText("timer");
    const Time expires = NanoSeconds(record.GetInteger("expires_ns"));
    std::map<std::string, Time>* timers = &interface.timers;
    if (record.Has("group"))
    {
        const Ipv4Address address = record.GetAddress("group");
        if (!runs && interface.groups.count(address) == 0)
        {
            return;
        }
        ReplayedIgmpGroup& group = interface.groups[address];
        timers = &group.timers;
        if (record.Has("source"))
        {
            const Ipv4Address source = record.GetAddress("source");
            group.sources.erase(source);
            if (runs)
            {
                group.sources.emplace(source, expires);
            }
            return;
        }
    }
    timers->erase(timer);
    if (runs)
    {
        timers->emplace(timer, expires);
    }
}

void
IgmpState::ApplyMessage(const TraceRecord& record)
{
    const bool isQuery = record.GetText("type") == "query";
    Message& message = (isQuery ? m_queries : m_reports)[record.GetInterfaceId("interface").index];
    message.time = record.GetTime();
    message.source = record.GetAddress("ip_source");
}

const std::map<uint32_t, ReplayedIgmpInterface>&
IgmpState::GetInterfaces() const
{
    return m_interfaces;
}

} // namespace mgm
} // namespace ns3
