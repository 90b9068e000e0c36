/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-igmp-host.h"

#include "ns3/boolean.h"
#include "ns3/ipv4-list-routing.h"
#include "ns3/log.h"
#include "ns3/mgm-interface-watcher.h"
#include "ns3/node.h"
#include "ns3/pointer.h"
#include "ns3/simulator.h"
#include "ns3/string.h"
#include "ns3/uinteger.h"

#include <algorithm>
#include <limits>
#include <tuple>

namespace ns3
{
namespace mgm
{

NS_LOG_COMPONENT_DEFINE("MgmIgmpHost");

NS_OBJECT_ENSURE_REGISTERED(IgmpHost);

namespace
{

const char* const SSM_RANGE = "232.0.0.0"; //!< allocated by IANA (RFC 4604 2)
const char* const SSM_MASK = "255.0.0.0";  //!< its mask

} // namespace

TypeId
IgmpHost::GetTypeId()
{
    static TypeId tid =
        TypeId("ns3::mgm::IgmpHost")
            .SetParent<RouterApplication>()
            .SetGroupName("Mgm")
            .AddConstructor<IgmpHost>()
            .AddAttribute("Version",
                          "Version of IGMP, the newest that the host speaks: 1 (RFC 1112), "
                          "2 (RFC 2236) or 3 (RFC 3376).",
                          UintegerValue(3),
                          MakeUintegerAccessor(&IgmpHost::m_version),
                          MakeUintegerChecker<uint32_t>(1, 3))
            .AddAttribute("RobustnessVariable",
                          "[Robustness Variable] (RFC 3376 8.1, RFC 2236 8.1): how often a change "
                          "is reported.",
                          UintegerValue(2),
                          MakeUintegerAccessor(&IgmpHost::m_robustness),
                          MakeUintegerChecker<uint32_t>(1, 255))
            .AddAttribute("QueryInterval",
                          "[Query Interval] (RFC 3376 8.2) until a version 3 query has told it; "
                          "part of the Older Version Querier Present Timeout (8.12).",
                          TimeValue(Seconds(125)),
                          MakeTimeAccessor(&IgmpHost::m_queryInterval),
                          MakeTimeChecker(Time(0)))
            .AddAttribute("QueryResponseInterval",
                          "[Query Response Interval] (RFC 3376 8.3), part of the Older Version "
                          "Querier Present Timeout (8.12).",
                          TimeValue(Seconds(10)),
                          MakeTimeAccessor(&IgmpHost::m_queryResponse),
                          MakeTimeChecker(Time(0)))
            .AddAttribute("UnsolicitedReportInterval",
                          "[Unsolicited Report Interval] of version 3 (RFC 3376 8.11): upper end "
                          "of the time between repetitions of a State-Change Report.",
                          TimeValue(Seconds(1)),
                          MakeTimeAccessor(&IgmpHost::m_unsolicitedV3),
                          MakeTimeChecker(Time(0)))
            .AddAttribute("V2UnsolicitedReportInterval",
                          "[Unsolicited Report Interval] of versions 1 and 2 (RFC 2236 8.10): "
                          "upper end of the time between repetitions of the first report.",
                          TimeValue(Seconds(10)),
                          MakeTimeAccessor(&IgmpHost::m_unsolicitedV2),
                          MakeTimeChecker(Time(0)))
            .AddAttribute("Version1RouterPresentTimeout",
                          "[Version 1 Router Present Timeout] (RFC 2236 8.11) of version 2 hosts.",
                          TimeValue(Seconds(400)),
                          MakeTimeAccessor(&IgmpHost::m_v1RouterPresent),
                          MakeTimeChecker(Time(0)))
            .AddAttribute("ReportLinkLocal",
                          "Groups 224.0.0.2 to 224.0.0.255 are reported, as the RFCs have it for "
                          "all groups but 224.0.0.1 (RFC 3376 5).",
                          BooleanValue(true),
                          MakeBooleanAccessor(&IgmpHost::m_reportLinkLocal),
                          MakeBooleanChecker())
            .AddAttribute("SourceSpecific",
                          "The host knows that 232.0.0.0/8, and ranges that were added, are "
                          "source-specific (RFC 4604 2).",
                          BooleanValue(true),
                          MakeBooleanAccessor(&IgmpHost::m_sourceSpecific),
                          MakeBooleanChecker())
            .AddAttribute("SourceLimit",
                          "Number of sources that an interface's record of a group may have "
                          "(RFC 3376 3.2: resource limits); 0: no limit.",
                          UintegerValue(0),
                          MakeUintegerAccessor(&IgmpHost::m_sourceLimit),
                          MakeUintegerChecker<uint32_t>())
            .AddAttribute("QueriedSourceLimit",
                          "Number of sources of a group that are remembered out of queries until "
                          "they are answered (RFC 3376 9.1); queries of more are answered as one "
                          "of the whole group.",
                          UintegerValue(1024),
                          MakeUintegerAccessor(&IgmpHost::m_queriedSourceLimit),
                          MakeUintegerChecker<uint32_t>())
            .AddAttribute("Random",
                          "Random numbers from 0 to 1 by which all random delays are drawn, as "
                          "fractions of their range (RFC 3376 5.1, 5.2, RFC 2236 6).",
                          StringValue("ns3::UniformRandomVariable"),
                          MakePointerAccessor(&IgmpHost::m_random),
                          MakePointerChecker<RandomVariableStream>())
            .AddTraceSource("IgmpListen",
                            "An application asked for reception, or ended it.",
                            MakeTraceSourceAccessor(&IgmpHost::m_listenTrace),
                            "ns3::mgm::IgmpHost::ListenTracedCallback")
            .AddTraceSource("IgmpState",
                            "A state machine took a transition.",
                            MakeTraceSourceAccessor(&IgmpHost::m_stateTrace),
                            "ns3::mgm::IgmpHost::StateTracedCallback")
            .AddTraceSource("IgmpTimer",
                            "A timer was set, fired or was cancelled.",
                            MakeTraceSourceAccessor(&IgmpHost::m_timerTrace),
                            "ns3::mgm::IgmpHost::TimerTracedCallback");
    return tid;
}

IgmpHost::IgmpHost()
    : m_recorder(IgmpRole::HOST, m_stateTrace, m_timerTrace)
{
}

IgmpHost::~IgmpHost() = default;

void
IgmpHost::DoDispose()
{
    m_interfaces.clear();
    if (m_protocol)
    {
        m_protocol->RemoveListener(m_protocolListener);
        m_protocol = nullptr;
    }
    if (m_watcher)
    {
        m_watcher->SetCallback(Callback<void>());
        m_watcher = nullptr;
    }
    m_reception = nullptr;
    m_routing = nullptr;
    m_random = nullptr;
    RouterApplication::DoDispose();
}

void
IgmpHost::ReadAttributes()
{
    m_settings.robustness = m_robustness;
    m_settings.queryInterval = m_queryInterval;
    m_settings.queryResponse = m_queryResponse;
    m_settings.unsolicitedV3 = m_unsolicitedV3;
    m_settings.unsolicitedV2 = m_unsolicitedV2;
    m_settings.v1RouterPresent = m_v1RouterPresent;
    m_settings.version = static_cast<IgmpVersion>(m_version);
    m_settings.reportLinkLocal = m_reportLinkLocal;
    m_settings.sourceLimit = m_sourceLimit;
    m_settings.queriedSourceLimit = m_queriedSourceLimit;
}

void
IgmpHost::DoStart()
{
    ReadAttributes();
    m_recorder.SetNode(GetNode()->GetId());
    Attach();
    m_protocol = IgmpL4Protocol::Install(GetNode());
    m_protocolListener =
        m_protocol->AddListener(IgmpRole::HOST, MakeCallback(&IgmpHost::OnMessage, this));
    for (auto& [index, interface] : m_interfaces)
    {
        const auto version = m_versions.find(index);
        interface.SetVersion(version == m_versions.end() ? m_settings.version : version->second);
    }
    OnInterfaceChange();
}

void
IgmpHost::DoStop()
{
    for (auto& [index, interface] : m_interfaces)
    {
        interface.SetActive(false);
    }
    m_protocol->RemoveListener(m_protocolListener);
    m_protocol = nullptr;
}

void
IgmpHost::Attach()
{
    if (m_routing)
    {
        return;
    }
    const Ptr<Ipv4> ipv4 = GetNode()->GetObject<Ipv4>();
    m_routing = ipv4->GetRoutingProtocol();
    m_reception = dynamic_cast<ReceptionControl*>(PeekPointer(m_routing));
    const Ptr<Ipv4ListRouting> list = DynamicCast<Ipv4ListRouting>(m_routing);
    if (list)
    {
        m_watcher = CreateObject<InterfaceWatcher>();
        m_watcher->SetCallback(MakeCallback(&IgmpHost::OnInterfaceChange, this));
        list->AddRoutingProtocol(m_watcher, std::numeric_limits<int16_t>::min());
    }
}

void
IgmpHost::OnInterfaceChange()
{
    const Ptr<Ipv4> ipv4 = GetNode()->GetObject<Ipv4>();
    for (auto& [index, interface] : m_interfaces)
    {
        interface.SetActive(IsRunning() && ipv4->IsUp(index));
    }
}

IgmpHostInterface&
IgmpHost::GetInterface(uint32_t interface)
{
    const auto found = m_interfaces.find(interface);
    if (found != m_interfaces.end())
    {
        return found->second;
    }
    if (!IsRunning())
    {
        ReadAttributes();
    }
    IgmpHostEnvironment& environment = *this;
    IgmpHostInterface& made = m_interfaces
                                  .emplace(std::piecewise_construct,
                                           std::forward_as_tuple(interface),
                                           std::forward_as_tuple(environment, interface))
                                  .first->second;
    const auto version = m_versions.find(interface);
    if (version != m_versions.end())
    {
        made.SetVersion(version->second);
    }
    made.SetActive(IsRunning() && GetNode()->GetObject<Ipv4>()->IsUp(interface));
    return made;
}

IgmpListenStatus
IgmpHost::Check(uint32_t interface, Ipv4Address group, const SourceFilter& filter) const
{
    const Ptr<Ipv4> ipv4 = GetNode()->GetObject<Ipv4>();
    if (interface == 0 || !ipv4 || interface >= ipv4->GetNInterfaces())
    {
        return IgmpListenStatus::NO_INTERFACE;
    }
    if (!group.IsMulticast())
    {
        return IgmpListenStatus::NOT_MULTICAST;
    }
    for (const Ipv4Address source : filter.sources)
    {
        if (source.IsAny() || source.IsMulticast() || source.IsBroadcast())
        {
            return IgmpListenStatus::BAD_SOURCE;
        }
    }
    const bool exclude = filter.mode == FilterMode::EXCLUDE;
    return exclude && IsSourceSpecific(group) ? IgmpListenStatus::SOURCE_SPECIFIC
                                              : IgmpListenStatus::OK;
}

IgmpListenStatus
IgmpHost::Listen(ListenerId listener,
                 uint32_t interface,
                 Ipv4Address group,
                 FilterMode mode,
                 const SourceList& sources)
{
    NS_LOG_FUNCTION(this << listener << interface << group << GetFilterModeName(mode));
    if (!GetNode())
    {
        return IgmpListenStatus::NO_INTERFACE; // the simulation has ended
    }
    const SourceFilter filter(mode, sources);
    IgmpListenStatus status = Check(interface, group, filter);
    if (status == IgmpListenStatus::OK &&
        !GetInterface(interface).CanListen(listener, group, filter))
    {
        status = IgmpListenStatus::SOURCE_LIMIT;
    }
    const CauseScope scope(ReportListen(listener, interface, group, filter, status));
    if (status == IgmpListenStatus::OK)
    {
        GetInterface(interface).Listen(listener, group, filter);
    }
    return status;
}

RecordHead
IgmpHost::ReportListen(ListenerId listener,
                       uint32_t interface,
                       Ipv4Address group,
                       const SourceFilter& filter,
                       IgmpListenStatus status) const
{
    const RecordHead head = NewRecord(GetNode()->GetId(), TraceLevel::CONTROL);
    if (!m_listenTrace.IsEmpty())
    {
        m_listenTrace(IgmpListenRecord{head, listener, interface, group, filter, status});
    }
    return head;
}

IgmpListenStatus
IgmpHost::Join(ListenerId listener, uint32_t interface, Ipv4Address group)
{
    return Listen(listener, interface, group, FilterMode::EXCLUDE, {});
}

IgmpListenStatus
IgmpHost::Leave(ListenerId listener, uint32_t interface, Ipv4Address group)
{
    return Listen(listener, interface, group, FilterMode::INCLUDE, {});
}

IgmpListenStatus
IgmpHost::JoinSource(ListenerId listener, uint32_t interface, const SourceGroup& key)
{
    const SourceFilter filter = GetListenerFilter(listener, interface, key.group);
    const SourceList sources = filter.mode == FilterMode::INCLUDE
                                   ? UniteSources(filter.sources, {key.source})
                                   : SubtractSources(filter.sources, {key.source});
    return Listen(listener, interface, key.group, filter.mode, sources);
}

IgmpListenStatus
IgmpHost::LeaveSource(ListenerId listener, uint32_t interface, const SourceGroup& key)
{
    const SourceFilter filter = GetListenerFilter(listener, interface, key.group);
    const SourceList sources = filter.mode == FilterMode::INCLUDE
                                   ? SubtractSources(filter.sources, {key.source})
                                   : UniteSources(filter.sources, {key.source});
    return Listen(listener, interface, key.group, filter.mode, sources);
}

IgmpHost::ListenerId
IgmpHost::MakeListener()
{
    return m_nextListener++;
}

SourceFilter
IgmpHost::GetListenerFilter(ListenerId listener, uint32_t interface, Ipv4Address group) const
{
    const auto found = m_interfaces.find(interface);
    return found == m_interfaces.end() ? SourceFilter()
                                       : found->second.GetListenerFilter(listener, group);
}

SourceFilter
IgmpHost::GetInterfaceFilter(uint32_t interface, Ipv4Address group) const
{
    const auto found = m_interfaces.find(interface);
    return found == m_interfaces.end() ? SourceFilter() : found->second.GetFilter(group);
}

std::vector<Ipv4Address>
IgmpHost::GetGroups(uint32_t interface) const
{
    std::vector<Ipv4Address> groups;
    const auto found = m_interfaces.find(interface);
    if (found == m_interfaces.end())
    {
        return groups;
    }
    for (const auto& [address, group] : found->second.GetGroups())
    {
        if (!group.GetFilter().IsNothing())
        {
            groups.push_back(address);
        }
    }
    return groups;
}

void
IgmpHost::SetVersion(uint32_t interface, IgmpVersion version)
{
    NS_ABORT_MSG_IF(IsRunning(), "mgm::IgmpHost: the version is set while the host does not run");
    m_versions[interface] = version;
}

IgmpVersion
IgmpHost::GetMode(uint32_t interface) const
{
    const auto found = m_interfaces.find(interface);
    if (found != m_interfaces.end())
    {
        return found->second.GetMode();
    }
    const auto version = m_versions.find(interface);
    return version == m_versions.end() ? static_cast<IgmpVersion>(m_version) : version->second;
}

void
IgmpHost::AddSourceSpecificRange(Ipv4Address address, Ipv4Mask mask)
{
    m_sourceSpecificRanges.emplace_back(address, mask);
}

uint64_t
IgmpHost::GetSourceSpecificConflicts() const
{
    return m_sourceSpecificConflicts;
}

int64_t
IgmpHost::AssignStreams(int64_t stream)
{
    m_random->SetStream(stream);
    return 1;
}

const IgmpHostSettings&
IgmpHost::GetSettings() const
{
    return m_settings;
}

const IgmpRecorder&
IgmpHost::GetRecorder() const
{
    return m_recorder;
}

Time
IgmpHost::DrawDelay(Time limit)
{
    const auto range = static_cast<double>(limit.GetNanoSeconds());
    const auto delay = static_cast<int64_t>(m_random->GetValue() * range);
    return NanoSeconds(std::max<int64_t>(delay, 1));
}

void
IgmpHost::Send(uint32_t interface, const IgmpMessage& message)
{
    m_protocol->Send(m_protocolListener, interface, message);
}

void
IgmpHost::SetReception(uint32_t interface, Ipv4Address group, const SourceFilter& filter)
{
    if (m_reception)
    {
        m_reception->SetReception(interface, group, filter);
    }
}

bool
IgmpHost::IsSourceSpecific(Ipv4Address group) const
{
    if (!m_sourceSpecific)
    {
        return false;
    }
    if (Ipv4Mask(SSM_MASK).IsMatch(group, Ipv4Address(SSM_RANGE)))
    {
        return true;
    }
    return std::any_of(
        m_sourceSpecificRanges.begin(), m_sourceSpecificRanges.end(), [group](const auto& range) {
            return range.second.IsMatch(group, range.first);
        });
}

void
IgmpHost::LogSourceSpecific(Ipv4Address group, const char* event)
{
    ++m_sourceSpecificConflicts;
    NS_LOG_WARN("node " << GetNode()->GetId() << ", " << group << ": " << event);
}

void
IgmpHost::OnMessage(const IgmpReceived& received)
{
    // The mode of the interface follows the queries also while nobody listens (RFC 3376 7.2.1).
    GetInterface(received.ip.interface).Receive(received.message);
}

} // namespace mgm
} // namespace ns3
