/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-igmp-proxy.h"

#include "ns3/abort.h"
#include "ns3/boolean.h"
#include "ns3/ipv4.h"
#include "ns3/node.h"
#include "ns3/pointer.h"
#include "ns3/string.h"
#include "ns3/uinteger.h"

namespace ns3
{
namespace mgm
{

NS_OBJECT_ENSURE_REGISTERED(IgmpProxy);

namespace
{

/// What is configured on an interface listens upstream as this number and the interface's.
constexpr uint32_t CONFIGURATION = 0x80000000;

} // namespace

TypeId
IgmpProxy::GetTypeId()
{
    static TypeId tid =
        TypeId("ns3::mgm::IgmpProxy")
            .SetParent<IgmpRouter>()
            .SetGroupName("Mgm")
            .AddConstructor<IgmpProxy>()
            .AddAttribute("UpstreamInterface",
                          "Index of the interface towards the root of the tree (RFC 4605 3). Read "
                          "when the application starts, as are all that follow.",
                          UintegerValue(1),
                          MakeUintegerAccessor(&IgmpProxy::m_upstreamInterface),
                          MakeUintegerChecker<uint32_t>(1))
            .AddAttribute("ForwardOnlyAsQuerier",
                          "Whether data is forwarded only to links whose querier the proxy is, "
                          "which keeps two proxies of a link from both doing so (RFC 4605 3).",
                          BooleanValue(true),
                          MakeBooleanAccessor(&IgmpProxy::m_onlyAsQuerier),
                          MakeBooleanChecker())
            .AddAttribute("UpstreamVersion",
                          "Version of IGMP upstream: the newest that it speaks (RFC 4605 4.1).",
                          UintegerValue(3),
                          MakeUintegerAccessor(&IgmpProxy::m_version),
                          MakeUintegerChecker<uint8_t>(1, 3))
            .AddAttribute("UpstreamRobustnessVariable",
                          "[Robustness Variable] of the host part (RFC 3376 8.1).",
                          UintegerValue(2),
                          MakeUintegerAccessor(&IgmpProxy::m_robustness),
                          MakeUintegerChecker<uint32_t>(1))
            .AddAttribute("UpstreamUnsolicitedReportInterval",
                          "[Unsolicited Report Interval] of version 3 (RFC 3376 8.11).",
                          TimeValue(Seconds(1)),
                          MakeTimeAccessor(&IgmpProxy::m_unsolicitedV3),
                          MakeTimeChecker(Time(0)))
            .AddAttribute("UpstreamV2UnsolicitedReportInterval",
                          "[Unsolicited Report Interval] of versions 1 and 2 (RFC 2236 8.10).",
                          TimeValue(Seconds(10)),
                          MakeTimeAccessor(&IgmpProxy::m_unsolicitedV2),
                          MakeTimeChecker(Time(0)))
            .AddAttribute("Random",
                          "Random numbers from 0 to 1 by which all random delays of the host part "
                          "are drawn, as fractions of their range.",
                          StringValue("ns3::UniformRandomVariable"),
                          MakePointerAccessor(&IgmpProxy::m_random),
                          MakePointerChecker<RandomVariableStream>());
    return tid;
}

IgmpProxy::IgmpProxy()
    : m_upstream(MakeRecorder(IgmpRole::HOST))
{
}

IgmpProxy::~IgmpProxy() = default;

SourceFilter
IgmpProxy::GetDatabaseRecord(Ipv4Address group) const
{
    return m_upstream.GetFilter(group);
}

int64_t
IgmpProxy::AssignStreams(int64_t stream)
{
    m_random->SetStream(stream);
    return 1;
}

void
IgmpProxy::DoStart()
{
    const Ptr<Ipv4> ipv4 = GetNode()->GetObject<Ipv4>();
    NS_ABORT_MSG_UNLESS(ipv4 && m_upstreamInterface < ipv4->GetNInterfaces(),
                        "Node " << GetNode()->GetId() << ": IGMP proxy: there is no interface "
                                << m_upstreamInterface << " to go upstream");
    NS_ABORT_MSG_IF(GetInterface(m_upstreamInterface),
                    "Node " << GetNode()->GetId() << ": IGMP proxy: interface "
                            << m_upstreamInterface
                            << " goes upstream, and cannot be a router's (RFC 4605 3)");
    // All traffic is forwarded towards the root (RFC 4605 3.2).
    AddStaticMembership(m_upstreamInterface, SourceGroup());
    IgmpHostSettings settings;
    settings.version = static_cast<IgmpVersion>(m_version);
    settings.robustness = m_robustness;
    settings.unsolicitedV3 = m_unsolicitedV3;
    settings.unsolicitedV2 = m_unsolicitedV2;
    m_upstream.Start(GetNode()->GetId(),
                     IgmpL4Protocol::Install(GetNode()),
                     m_upstreamInterface,
                     settings,
                     m_random);
    IgmpRouter::DoStart();
    for (const uint32_t interface : GetInterfaces())
    {
        for (const SourceGroup& key : GetStaticMemberships(interface))
        {
            NotifyStaticMembership(interface, key.group);
        }
    }
}

void
IgmpProxy::DoStop()
{
    m_upstream.Stop();
    IgmpRouter::DoStop();
}

void
IgmpProxy::DoDispose()
{
    m_upstream.Stop();
    IgmpRouter::DoDispose();
}

bool
IgmpProxy::IsCandidate(uint32_t interface) const
{
    return interface != m_upstreamInterface;
}

std::vector<uint32_t>
IgmpProxy::GetOwnedInterfaces() const
{
    std::vector<uint32_t> interfaces = GetInterfaces();
    interfaces.push_back(m_upstreamInterface);
    return interfaces;
}

void
IgmpProxy::OnInterfaceChange()
{
    IgmpRouter::OnInterfaceChange();
    m_upstream.SetUp(IsRunning() && GetNode()->GetObject<Ipv4>()->IsUp(m_upstreamInterface));
}

void
IgmpProxy::NotifyGroup(uint32_t interface, Ipv4Address group)
{
    SourceFilter filter;
    const auto& groups = GetInterface(interface)->GetGroups();
    const auto found = groups.find(group);
    if (found != groups.end())
    {
        // RFC 4605 4.1: of an EXCLUDE list, sources whose timers run are removed.
        const IgmpGroupState& state = found->second.state;
        filter =
            SourceFilter(state.GetMode(),
                         state.GetMode() == FilterMode::INCLUDE ? state.GetSources().GetRunning()
                                                                : state.GetSources().GetStopped());
    }
    m_upstream.Listen(interface, group, filter);
}

void
IgmpProxy::NotifyStaticMembership(uint32_t interface, Ipv4Address group)
{
    if (interface == m_upstreamInterface || group == Ipv4Address::GetAny())
    {
        return;
    }
    SourceFilter filter;
    for (const SourceGroup& key : GetStaticMemberships(interface))
    {
        if (key.group == group && key.IsAnySource())
        {
            filter = SourceFilter(FilterMode::EXCLUDE);
            break;
        }
        if (key.group == group)
        {
            filter.sources.push_back(key.source);
        }
    }
    m_upstream.Listen(CONFIGURATION | interface, group, filter);
}

void
IgmpProxy::NotifyQuerier(uint32_t interface, bool querier)
{
    SetForwarding(interface, querier || !m_onlyAsQuerier);
}

void
IgmpProxy::NotifyDown(uint32_t interface)
{
    m_upstream.ForgetListener(interface);
}

} // namespace mgm
} // namespace ns3
