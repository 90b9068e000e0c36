/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-igmp-router-interface.h"

#include "ns3/log.h"
#include "ns3/simulator.h"

#include <algorithm>
#include <utility>

namespace ns3
{

NS_LOG_COMPONENT_DEFINE("MgmIgmpRouter");

namespace mgm
{

NS_OBJECT_ENSURE_REGISTERED(IgmpRouterInterface);

TypeId
IgmpRouterInterface::GetTypeId()
{
    static TypeId tid = TypeId("ns3::mgm::IgmpRouterInterface")
                            .SetParent<IgmpRouterSettings>()
                            .SetGroupName("Mgm")
                            .AddConstructor<IgmpRouterInterface>();
    return tid;
}

IgmpRouterInterface::IgmpRouterInterface() = default;

IgmpRouterInterface::~IgmpRouterInterface() = default;

void
IgmpRouterInterface::Start(IgmpRouterEnvironment& environment, uint32_t interface)
{
    m_environment = &environment;
    m_interface = interface;
    ++m_run;
    m_querier = std::make_unique<IgmpQuerier>(*this, environment, interface);
    m_querier->Start();
}

void
IgmpRouterInterface::Stop()
{
    ++m_run;
    for (auto& [address, group] : m_groups)
    {
        group.event.Cancel();
    }
    m_groups.clear();
    m_records = 0;
    m_querier.reset();
    m_environment = nullptr;
}

void
IgmpRouterInterface::DoDispose()
{
    Stop();
    IgmpRouterSettings::DoDispose();
}

bool
IgmpRouterInterface::IsActive() const
{
    return m_querier != nullptr;
}

const IgmpQuerier&
IgmpRouterInterface::GetQuerier() const
{
    return *m_querier;
}

const std::map<Ipv4Address, IgmpRouterGroup>&
IgmpRouterInterface::GetGroups() const
{
    return m_groups;
}

std::size_t
IgmpRouterInterface::GetRecordCount() const
{
    return m_records;
}

const IgmpRouterCounters&
IgmpRouterInterface::GetCounters() const
{
    return m_counters;
}

void
IgmpRouterInterface::Receive(const IgmpReceived& received)
{
    const auto cause = std::make_shared<const Cause>(CauseScope::GetCurrent());
    switch (received.message.type)
    {
    case IgmpType::QUERY:
        ReceiveQuery(received, cause);
        break;
    case IgmpType::V1_REPORT:
    case IgmpType::V2_REPORT:
        ReceiveOldReport(received, cause);
        break;
    case IgmpType::V2_LEAVE:
        ReceiveLeave(received, cause);
        break;
    case IgmpType::V3_REPORT: {
        const uint64_t run = m_run;
        for (const IgmpGroupRecord& record : received.message.records)
        {
            // Who is told of a membership may stop the router.
            if (record.IsUsable() && m_run == run)
            {
                ReceiveRecord(record, received.ip.source, cause);
            }
        }
        break;
    }
    }
}

void
IgmpRouterInterface::ReceiveQuery(const IgmpReceived& received, const SharedCause& cause)
{
    const IgmpMessage& query = received.message;
    if (received.own)
    {
        return;
    }
    if (query.version != GetVersion())
    {
        ++m_counters.wrongVersionQueries;
        NS_LOG_WARN("interface " << m_interface << ": " << received.ip.source << " asks with IGMPv"
                                 << static_cast<int>(query.version)
                                 << ", but all routers of a link must speak the same version "
                                    "(RFC 3376 7.3.1); here it is IGMPv"
                                 << static_cast<int>(GetVersion()));
    }
    const uint64_t run = m_run;
    const bool wasQuerier = m_querier->IsQuerier();
    m_querier->Receive(query, received.ip.source);
    if (m_run != run)
    {
        return;
    }
    if (wasQuerier && !m_querier->IsQuerier())
    {
        StopQueries(cause);
    }
    // RFC 2236 7: a querier does not listen to group-specific queries.
    if (query.IsGeneralQuery() || (m_querier->IsQuerier() && GetVersion() < IgmpVersion::V3))
    {
        return;
    }
    IgmpRouterGroup* group = FindGroup(query.group, false);
    if (group)
    {
        const IgmpRouterVariables variables = m_querier->GetVariables();
        IgmpGroupStep step(variables, Simulator::Now(), cause);
        const std::string before = Describe(*group);
        group->state.ReceiveQuery(query, step);
        Conclude(*group, step, before);
    }
}

void
IgmpRouterInterface::StopQueries(const SharedCause& cause)
{
    const IgmpRouterVariables variables = m_querier->GetVariables();
    for (auto& [address, group] : m_groups)
    {
        IgmpGroupStep step(variables, Simulator::Now(), cause);
        group.state.StopQueries(step);
        Report(group, step, "", "");
    }
}

void
IgmpRouterInterface::ReceiveOldReport(const IgmpReceived& received, const SharedCause& cause)
{
    const Ipv4Address address = received.message.group;
    IgmpRouterGroup* group = Admit(address, true) ? FindGroup(address, true) : nullptr;
    if (group)
    {
        const IgmpRouterVariables variables = m_querier->GetVariables();
        IgmpGroupStep step(variables, Simulator::Now(), cause);
        const std::string before = Describe(*group);
        group->state.ReceiveOldReport(received.message.version, step);
        group->lastReporter = received.ip.source;
        Conclude(*group, step, before);
    }
}

void
IgmpRouterInterface::ReceiveLeave(const IgmpReceived& received, const SharedCause& cause)
{
    const Ipv4Address address = received.message.group;
    IgmpRouterGroup* group = Admit(address, true) ? FindGroup(address, false) : nullptr;
    if (group)
    {
        const IgmpRouterVariables variables = m_querier->GetVariables();
        IgmpGroupStep step(variables, Simulator::Now(), cause);
        const std::string before = Describe(*group);
        group->state.ReceiveLeave(step);
        Conclude(*group, step, before);
    }
}

void
IgmpRouterInterface::ReceiveRecord(const IgmpGroupRecord& record,
                                   Ipv4Address from,
                                   const SharedCause& cause)
{
    const auto type = static_cast<IgmpRecordType>(record.type);
    const bool excludes =
        type == IgmpRecordType::MODE_IS_EXCLUDE || type == IgmpRecordType::CHANGE_TO_EXCLUDE_MODE;
    const bool joins =
        excludes || (type != IgmpRecordType::BLOCK_OLD_SOURCES && !record.sources.empty());
    IgmpRouterGroup* group =
        Admit(record.group, excludes) ? FindGroup(record.group, joins) : nullptr;
    if (!group)
    {
        return;
    }
    const IgmpRouterVariables variables = GetVariables(*group);
    IgmpGroupStep step(variables, Simulator::Now(), cause);
    const std::string before = Describe(*group);
    group->state.ReceiveRecord(type, record.sources, step);
    if (joins)
    {
        group->lastReporter = from;
    }
    const bool traced = m_environment->GetRecorder().IsTracingStates();
    Conclude(*group, step, before, traced ? " (" + DescribeIgmpSources(record.sources) + ')' : "");
}

bool
IgmpRouterInterface::Admit(Ipv4Address group, bool anySource)
{
    // 224.0.0.0/24 stays on its link (RFC 1112 4, RFC 4541 2.1.2).
    if ((group.Get() & 0xffffff00) == 0xe0000000)
    {
        ++m_counters.linkLocal;
        return false;
    }
    if (!IsAllowed(group))
    {
        ++m_counters.notAllowed;
        return false;
    }
    if (anySource && IsSourceSpecific(group))
    {
        ++m_counters.sourceSpecific;
        return false;
    }
    return true;
}

IgmpRouterGroup*
IgmpRouterInterface::FindGroup(Ipv4Address group, bool joins)
{
    const auto found = m_groups.find(group);
    if (found != m_groups.end())
    {
        return &found->second;
    }
    if (!joins)
    {
        return nullptr;
    }
    if (m_groups.size() >= GetGroupLimit())
    {
        ++m_counters.refusedGroups;
        ReportRefusal(group, "", "group refused: there are as many as GroupLimit");
        return nullptr;
    }
    IgmpRouterGroup& made = m_groups.emplace(group, IgmpRouterGroup(group)).first->second;
    made.since = Simulator::Now();
    return &made;
}

IgmpRouterVariables
IgmpRouterInterface::GetVariables(const IgmpRouterGroup& group) const
{
    IgmpRouterVariables variables = m_querier->GetVariables();
    const std::size_t room = GetRecordLimit() > m_records ? GetRecordLimit() - m_records : 0;
    const std::size_t limit = group.records + room;
    variables.sourceLimit =
        static_cast<uint32_t>(std::min<std::size_t>(variables.sourceLimit, limit));
    return variables;
}

void
IgmpRouterInterface::CountRecords(IgmpRouterGroup& group)
{
    m_records -= group.records;
    group.records = group.state.GetSources().GetAll().size();
    m_records += group.records;
}

void
IgmpRouterInterface::ReportRefusal(Ipv4Address group,
                                   const std::string& state,
                                   const std::string& event) const
{
    m_environment->GetRecorder().ReportState(
        m_interface, group, state, event.c_str(), state, "RFC 3376 9.2");
}

std::string
IgmpRouterInterface::Describe(const IgmpRouterGroup& group) const
{
    return m_environment->GetRecorder().IsTracingStates() ? group.state.Describe(GetVersion()) : "";
}

std::optional<IgmpRouterFilter>
IgmpRouterInterface::DescribeFilter(const IgmpRouterGroup& group) const
{
    if (!m_environment->GetRecorder().IsTracingStates())
    {
        return std::nullopt;
    }
    const IgmpGroupState& state = group.state;
    return IgmpRouterFilter{state.GetMode(),
                            state.GetSources().GetRunning(),
                            state.GetSources().GetStopped(),
                            state.GetCompatibilityMode()};
}

Cause
IgmpRouterInterface::Report(const IgmpRouterGroup& group,
                            const IgmpGroupStep& step,
                            const std::string& before,
                            const std::string& detail) const
{
    const IgmpRecorder& recorder = m_environment->GetRecorder();
    const Ipv4Address address = group.state.GetGroup();
    Cause cause = CauseScope::GetCurrent();
    for (const IgmpTimerChange& change : step.timers)
    {
        IgmpTimerRecord record;
        record.event = change.event;
        record.timer = change.timer;
        record.interface = m_interface;
        record.group = address;
        record.source = change.source;
        record.expires = change.expires;
        const RecordHead head = recorder.ReportTimer(record);
        if (change.event == TimerEvent::FIRED)
        {
            cause.Push(head.level, head.id);
        }
    }
    if (*step.event != '\0')
    {
        const CauseScope scope(cause);
        const RecordHead head = recorder.ReportState(m_interface,
                                                     address,
                                                     before,
                                                     (step.event + detail).c_str(),
                                                     Describe(group),
                                                     step.section,
                                                     DescribeFilter(group));
        cause.Push(head.level, head.id);
    }
    return cause;
}

void
IgmpRouterInterface::Conclude(IgmpRouterGroup& group,
                              const IgmpGroupStep& step,
                              const std::string& before,
                              const std::string& detail)
{
    const CauseScope scope(Report(group, step, before, detail));
    const Ipv4Address address = group.state.GetGroup();
    if (step.refusedSources > 0)
    {
        m_counters.refusedSources += step.refusedSources;
        ReportRefusal(address,
                      Describe(group),
                      std::to_string(step.refusedSources) +
                          " sources refused: there are as many as SourceLimit or RecordLimit");
    }
    CountRecords(group);
    if (group.state.IsEmpty())
    {
        Simulator::Remove(group.event);
        m_groups.erase(address);
    }
    else
    {
        Await(group);
    }
    // From here on anything may happen, be it that the router stops.
    const uint64_t run = m_run;
    for (const IgmpMembershipChange& change : step.memberships)
    {
        m_counters.joins += change.wanted ? 1 : 0;
        m_environment->SetMembership(m_interface, change.key, change.wanted);
        if (m_run != run)
        {
            return;
        }
    }
    for (const IgmpSpecificQuery& query : step.queries)
    {
        SendQuery(address, query);
    }
    if (step.changed)
    {
        m_environment->NotifyGroup(m_interface, address);
    }
}

void
IgmpRouterInterface::SendQuery(Ipv4Address group, const IgmpSpecificQuery& query) const
{
    const IgmpRouterVariables variables = m_querier->GetVariables();
    IgmpMessage message = MakeIgmpQuery(variables, group, variables.lastMemberQueryInterval);
    message.suppressRouterSide = query.suppress;
    message.sources = query.sources;
    m_environment->Send(m_interface, message);
}

void
IgmpRouterInterface::Await(IgmpRouterGroup& group)
{
    const Time deadline = group.state.GetDeadline();
    if (!group.event.IsExpired())
    {
        if (Simulator::GetDelayLeft(group.event) + Simulator::Now() <= deadline)
        {
            return;
        }
        Simulator::Remove(group.event);
    }
    group.event = Simulator::Schedule(deadline - Simulator::Now(),
                                      &IgmpRouterInterface::OnDeadline,
                                      this,
                                      group.state.GetGroup());
}

void
IgmpRouterInterface::OnDeadline(Ipv4Address address)
{
    IgmpRouterGroup& group = m_groups.at(address);
    if (group.state.GetDeadline() > Simulator::Now())
    {
        Await(group);
        return;
    }
    const SharedCause cause = group.state.GetDeadlineCause();
    const CauseScope scope(*cause);
    const IgmpRouterVariables variables = m_querier->GetVariables();
    IgmpGroupStep step(variables, Simulator::Now(), cause);
    const std::string before = Describe(group);
    group.state.Expire(step);
    Conclude(group, step, before);
}

} // namespace mgm
} // namespace ns3
