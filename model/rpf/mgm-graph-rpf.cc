/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-graph-rpf.h"

#include "ns3/abort.h"
#include "ns3/simulator.h"
#include "ns3/trace-source-accessor.h"
#include "ns3/uinteger.h"

#include <algorithm>
#include <limits>

namespace ns3
{
namespace mgm
{

NS_OBJECT_ENSURE_REGISTERED(GraphRpf);

TypeId
GraphRpf::GetTypeId()
{
    static TypeId tid =
        TypeId("ns3::mgm::GraphRpf")
            .SetParent<RpfSource>()
            .SetGroupName("Mgm")
            .AddConstructor<GraphRpf>()
            .AddAttribute("ConvergenceDelay",
                          "Time from a change of the network until this router knows of it. "
                          "Changes count with the value at the time they happen.",
                          TimeValue(Seconds(0)),
                          MakeTimeAccessor(&GraphRpf::m_delay),
                          MakeTimeChecker(Seconds(0)))
            .AddAttribute("Preference",
                          "Administrative distance of the answers; 110 is what routers commonly "
                          "give to a link-state protocol. Connected networks have 0.",
                          UintegerValue(110),
                          MakeUintegerAccessor(&GraphRpf::m_preference),
                          MakeUintegerChecker<uint32_t>())
            .AddTraceSource("Converged",
                            "The router knows of a change of the network from now on.",
                            MakeTraceSourceAccessor(&GraphRpf::m_converged),
                            "ns3::mgm::GraphRpf::ConvergedTracedCallback");
    return tid;
}

GraphRpf::GraphRpf() = default;

GraphRpf::~GraphRpf() = default;

void
GraphRpf::SetRouter(Ptr<GraphRoutes> routes, NodeIndex router, uint32_t nodeId)
{
    NS_ABORT_MSG_IF(m_routes, "This view belongs to a router already");
    m_routes = routes;
    m_router = router;
    m_nodeId = nodeId;
    m_snapshot = routes->GetNewest();
    m_observer = routes->AddObserver(MakeCallback(&GraphRpf::OnChange, this));
}

void
GraphRpf::DoDispose()
{
    if (m_routes)
    {
        m_routes->RemoveObserver(m_observer);
        m_routes = nullptr;
    }
    m_snapshot = nullptr;
    RpfSource::DoDispose();
}

Ptr<const GraphSnapshot>
GraphRpf::GetSnapshot() const
{
    return m_snapshot;
}

Ptr<GraphRoutes>
GraphRpf::GetRoutes() const
{
    return m_routes;
}

NodeIndex
GraphRpf::GetRouter() const
{
    return m_router;
}

GraphHop
GraphRpf::FindHop(Ipv4Address destination) const
{
    NS_ABORT_MSG_UNLESS(m_routes, "This view belongs to no router, or its node is gone");
    return m_routes->FindHop(*m_snapshot, m_router, destination);
}

bool
GraphRpf::Lookup(Ipv4Address source, RpfRoute& route) const
{
    return MakeRoute(FindHop(source), m_preference, route);
}

bool
GraphRpf::MakeRoute(const GraphHop& hop, uint32_t preference, RpfRoute& route)
{
    if (hop.kind == HopKind::NONE || hop.kind == HopKind::LOCAL)
    {
        return false;
    }
    const bool connected = hop.kind == HopKind::CONNECTED;
    route.interface = InterfaceId(hop.interface);
    route.neighbor = hop.address;
    route.network = hop.network;
    route.mask = hop.mask;
    route.preference = connected ? 0 : preference;
    route.metric =
        static_cast<uint32_t>(std::min<uint64_t>(hop.metric, std::numeric_limits<uint32_t>::max()));
    route.protocol = connected ? RouteProtocol::LOCAL : RouteProtocol::GRAPH;
    return true;
}

void
GraphRpf::OnChange(Ptr<const GraphSnapshot> snapshot, const RecordHead& head)
{
    Simulator::ScheduleWithContext(
        m_nodeId, m_delay, &GraphRpf::Converge, Ptr<GraphRpf>(this), snapshot, head);
}

void
GraphRpf::Converge(Ptr<const GraphSnapshot> snapshot, RecordHead head)
{
    if (!m_routes || snapshot->GetVersion() < m_snapshot->GetVersion())
    {
        return;
    }
    const CauseScope change(head);
    ConvergedRecord record;
    record.head = NewRecord(m_nodeId, TraceLevel::ALERTS);
    record.version = snapshot->GetVersion();
    m_converged(record);
    m_snapshot = snapshot;
    const CauseScope converged(record.head);
    NotifyRoutesChanged();
}

} // namespace mgm
} // namespace ns3
