/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-unicast-rpf.h"

#include "ns3/abort.h"
#include "ns3/ipv4-list-routing.h"
#include "ns3/ipv4-route.h"
#include "ns3/mgm-interface-watcher.h"
#include "ns3/net-device.h"
#include "ns3/simulator.h"
#include "ns3/uinteger.h"

#include <limits>
#include <utility>

namespace ns3
{
namespace mgm
{

NS_OBJECT_ENSURE_REGISTERED(UnicastRpf);

TypeId
UnicastRpf::GetTypeId()
{
    static TypeId tid =
        TypeId("ns3::mgm::UnicastRpf")
            .SetParent<RpfSource>()
            .SetGroupName("Mgm")
            .AddConstructor<UnicastRpf>()
            .AddAttribute("Preference",
                          "Administrative distance of the answers; 110 is what routers commonly "
                          "give to a link-state protocol. Connected networks have 0.",
                          UintegerValue(110),
                          MakeUintegerAccessor(&UnicastRpf::m_preference),
                          MakeUintegerChecker<uint32_t>())
            .AddAttribute("RecomputeInterval",
                          "Time between recomputations, for unicast protocols that change their "
                          "tables without telling; 0 s for none.",
                          TimeValue(Seconds(0)),
                          MakeTimeAccessor(&UnicastRpf::SetInterval),
                          MakeTimeChecker(Seconds(0)))
            .AddAttribute(
                "AnswerLimit",
                "Sources whose answers are kept to see whether they change, at least 1. If "
                "there were more, each recomputation counts as a change.",
                UintegerValue(65536),
                MakeUintegerAccessor(&UnicastRpf::m_answerLimit),
                MakeUintegerChecker<uint32_t>(1));
    return tid;
}

UnicastRpf::UnicastRpf() = default;

UnicastRpf::~UnicastRpf() = default;

void
UnicastRpf::SetNode(Ptr<Node> node)
{
    NS_ABORT_MSG_IF(m_node, "These answers belong to a node already");
    m_node = node;
    m_ipv4 = node->GetObject<Ipv4>();
    NS_ABORT_MSG_UNLESS(m_ipv4 && m_ipv4->GetRoutingProtocol(),
                        "Node " << node->GetId() << " has no IPv4 stack with unicast routing");
    const auto list = DynamicCast<Ipv4ListRouting>(m_ipv4->GetRoutingProtocol());
    if (list)
    {
        // The last in the list: it hears of a change after all protocols have acted on it.
        m_watcher = CreateObject<InterfaceWatcher>();
        m_watcher->SetCallback(MakeCallback(&UnicastRpf::OnInterfaceChange, this));
        list->AddRoutingProtocol(m_watcher, std::numeric_limits<int16_t>::min());
    }
    StartTimer();
}

void
UnicastRpf::DoDispose()
{
    m_change.Cancel();
    m_timer.Cancel();
    if (m_watcher)
    {
        m_watcher->SetCallback(Callback<void>());
        m_watcher = nullptr;
    }
    m_ipv4 = nullptr;
    m_node = nullptr;
    m_answers.clear();
    RpfSource::DoDispose();
}

bool
UnicastRpf::Lookup(Ipv4Address source, RpfRoute& route) const
{
    bool settled;
    const Answer answer = Ask(source, settled);
    if (settled)
    {
        Keep(source, answer);
    }
    if (answer)
    {
        route = *answer;
    }
    return answer.has_value();
}

void
UnicastRpf::Keep(Ipv4Address source, const Answer& answer) const
{
    const auto kept = m_answers.find(source);
    if (kept == m_answers.end() && m_answers.size() >= m_answerLimit)
    {
        m_hasMore = true;
    }
    else if (kept == m_answers.end())
    {
        m_answers.emplace(source, answer);
    }
    else if (kept->second != answer)
    {
        // It stays as it is until listeners are told that it is out of date.
        ScheduleRecompute();
    }
}

UnicastRpf::Answer
UnicastRpf::Ask(Ipv4Address source, bool& settled) const
{
    NS_ABORT_MSG_UNLESS(m_ipv4, "These answers belong to no node, or their node is gone");
    settled = true;
    if (m_ipv4->GetInterfaceForAddress(source) >= 0)
    {
        return std::nullopt;
    }
    Ipv4Header header;
    header.SetDestination(source);
    Socket::SocketErrno error = Socket::ERROR_NOTERROR;
    // Some protocols look into the packet, so there has to be one.
    const Ptr<Ipv4Route> found =
        m_ipv4->GetRoutingProtocol()->RouteOutput(Create<Packet>(), header, nullptr, error);
    if (!found)
    {
        return std::nullopt;
    }
    const int32_t interface = m_ipv4->GetInterfaceForDevice(found->GetOutputDevice());
    if (interface <= 0)
    {
        // Reactive protocols answer with the loopback interface while they look for a route.
        settled = false;
        return std::nullopt;
    }
    return MakeRoute(source, interface, found->GetGateway());
}

RpfRoute
UnicastRpf::MakeRoute(Ipv4Address source, uint32_t interface, Ipv4Address gateway) const
{
    RpfRoute route;
    route.interface = InterfaceId(interface);
    route.network = source;
    route.mask = Ipv4Mask::GetOnes();
    route.preference = m_preference;
    route.protocol = RouteProtocol::UNICAST;
    if (gateway != Ipv4Address::GetAny() && gateway != source)
    {
        route.neighbor = gateway;
        return route;
    }
    for (uint32_t i = 0; i < m_ipv4->GetNAddresses(interface); ++i)
    {
        const Ipv4InterfaceAddress address = m_ipv4->GetAddress(interface, i);
        if (address.GetMask().IsMatch(address.GetLocal(), source))
        {
            route.network = source.CombineMask(address.GetMask());
            route.mask = address.GetMask();
            route.preference = 0;
            route.protocol = RouteProtocol::LOCAL;
            break;
        }
    }
    return route;
}

void
UnicastRpf::Recompute()
{
    bool changed = std::exchange(m_hasMore, false);
    for (auto known = m_answers.begin(); known != m_answers.end();)
    {
        bool settled;
        const Answer answer = Ask(known->first, settled);
        changed = changed || answer != known->second;
        known->second = answer;
        known = settled ? std::next(known) : m_answers.erase(known);
    }
    if (changed)
    {
        // Listeners look up again what they still need; the rest is forgotten.
        m_answers.clear();
        NotifyRoutesChanged();
    }
}

void
UnicastRpf::OnInterfaceChange()
{
    if (!m_answers.empty())
    {
        ScheduleRecompute();
    }
}

void
UnicastRpf::ScheduleRecompute() const
{
    if (m_change.IsExpired())
    {
        m_change = Simulator::ScheduleNow(
            &UnicastRpf::RecomputeBecause, const_cast<UnicastRpf*>(this), CauseScope::GetCurrent());
    }
}

void
UnicastRpf::RecomputeBecause(Cause cause)
{
    const CauseScope scope(cause);
    Recompute();
}

void
UnicastRpf::SetInterval(Time interval)
{
    m_interval = interval;
    StartTimer();
}

void
UnicastRpf::StartTimer()
{
    m_timer.Cancel();
    if (m_node && m_interval.IsStrictlyPositive())
    {
        m_timer = Simulator::Schedule(m_interval, &UnicastRpf::RecomputePeriodically, this);
    }
}

void
UnicastRpf::RecomputePeriodically()
{
    Recompute();
    StartTimer();
}

} // namespace mgm
} // namespace ns3
