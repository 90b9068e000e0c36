/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-graph-routing.h"

#include "ns3/log.h"
#include "ns3/net-device.h"
#include "ns3/node.h"
#include "ns3/output-stream-wrapper.h"
#include "ns3/simulator.h"
#include "ns3/uinteger.h"

#include <map>

namespace ns3
{

NS_LOG_COMPONENT_DEFINE("MgmGraphRouting");

namespace mgm
{

NS_OBJECT_ENSURE_REGISTERED(GraphRouting);

TypeId
GraphRouting::GetTypeId()
{
    static TypeId tid =
        TypeId("ns3::mgm::GraphRouting")
            .SetParent<Ipv4RoutingProtocol>()
            .SetGroupName("Mgm")
            .AddConstructor<GraphRouting>()
            .AddAttribute(
                "CacheLimit",
                "Most routes kept; when another one is needed, all are dropped and looked "
                "up again when next used.",
                UintegerValue(4096),
                MakeUintegerAccessor(&GraphRouting::m_cacheLimit),
                MakeUintegerChecker<uint32_t>(1));
    return tid;
}

GraphRouting::GraphRouting() = default;

GraphRouting::~GraphRouting() = default;

void
GraphRouting::SetView(Ptr<GraphRpf> view)
{
    m_view = view;
    m_view->TraceConnectWithoutContext("RoutesChanged", MakeCallback(&GraphRouting::Flush, this));
}

void
GraphRouting::DoDispose()
{
    if (m_view)
    {
        m_view->TraceDisconnectWithoutContext("RoutesChanged",
                                              MakeCallback(&GraphRouting::Flush, this));
        m_view = nullptr;
    }
    m_ipv4 = nullptr;
    m_routes.clear();
    Ipv4RoutingProtocol::DoDispose();
}

Ptr<Ipv4Route>
GraphRouting::RouteOutput(Ptr<Packet> /* p */,
                          const Ipv4Header& header,
                          Ptr<NetDevice> oif,
                          Socket::SocketErrno& sockerr)
{
    const Ipv4Address destination = header.GetDestination();
    Ptr<Ipv4Route> route = destination.IsMulticast() ? nullptr : GetRoute(destination);
    if (route && oif && route->GetOutputDevice() != oif)
    {
        NS_LOG_LOGIC("The route to " << destination << " does not use the device asked for");
        route = nullptr;
    }
    sockerr = route ? Socket::ERROR_NOTERROR : Socket::ERROR_NOROUTETOHOST;
    return route;
}

bool
GraphRouting::RouteInput(Ptr<const Packet> p,
                         const Ipv4Header& header,
                         Ptr<const NetDevice> idev,
                         compat::RouteInput::UnicastCallback ucb,
                         compat::RouteInput::MulticastCallback /* mcb */,
                         compat::RouteInput::LocalCallback lcb,
                         compat::RouteInput::ErrorCallback ecb)
{
    const Ipv4Address destination = header.GetDestination();
    const int32_t arrival = m_ipv4->GetInterfaceForDevice(idev);
    NS_ASSERT_MSG(arrival >= 0, "A packet from a device without an interface");
    if (destination.IsMulticast())
    {
        return false;
    }
    if (m_ipv4->IsDestinationAddress(destination, arrival))
    {
        if (lcb.IsNull())
        {
            return false; // the list that asked has delivered it
        }
        lcb(p, header, arrival);
        return true;
    }
    if (!m_ipv4->IsForwarding(arrival))
    {
        ecb(p, header, Socket::ERROR_NOROUTETOHOST);
        return true;
    }
    const Ptr<Ipv4Route> route = GetRoute(destination);
    if (!route)
    {
        return false;
    }
    ucb(route, p, header);
    return true;
}

Ptr<Ipv4Route>
GraphRouting::GetRoute(Ipv4Address destination)
{
    const auto known = m_routes.find(destination.Get());
    if (known != m_routes.end())
    {
        return known->second;
    }
    if (m_routes.size() >= m_cacheLimit)
    {
        Flush();
    }
    const Ptr<Ipv4Route> route = MakeRoute(destination);
    m_routes.emplace(destination.Get(), route);
    return route;
}

Ptr<Ipv4Route>
GraphRouting::MakeRoute(Ipv4Address destination) const
{
    const GraphHop hop = m_view->FindHop(destination);
    const uint32_t interface = hop.kind == HopKind::LOCAL ? 0 : hop.interface;
    if (hop.kind == HopKind::NONE || !m_ipv4->IsUp(interface))
    {
        return nullptr;
    }
    Ptr<Ipv4Route> route = Create<Ipv4Route>();
    route->SetDestination(destination);
    route->SetGateway(hop.address);
    route->SetOutputDevice(m_ipv4->GetNetDevice(interface));
    route->SetSource(hop.kind == HopKind::LOCAL ? destination : GetSourceAddress(interface));
    return route;
}

Ipv4Address
GraphRouting::GetSourceAddress(uint32_t interface) const
{
    for (uint32_t i = 0; i < m_ipv4->GetNAddresses(interface); ++i)
    {
        const Ipv4InterfaceAddress address = m_ipv4->GetAddress(interface, i);
        if (!address.IsSecondary())
        {
            return address.GetLocal();
        }
    }
    return Ipv4Address::GetAny();
}

void
GraphRouting::Flush()
{
    m_routes.clear();
}

void
GraphRouting::NotifyInterfaceUp(uint32_t /* interface */)
{
    Flush();
}

void
GraphRouting::NotifyInterfaceDown(uint32_t /* interface */)
{
    Flush();
}

void
GraphRouting::NotifyAddAddress(uint32_t /* interface */, Ipv4InterfaceAddress /* address */)
{
    Flush();
}

void
GraphRouting::NotifyRemoveAddress(uint32_t /* interface */, Ipv4InterfaceAddress /* address */)
{
    Flush();
}

void
GraphRouting::SetIpv4(Ptr<Ipv4> ipv4)
{
    m_ipv4 = ipv4;
}

void
GraphRouting::PrintRoutingTable(Ptr<OutputStreamWrapper> stream, Time::Unit unit) const
{
    std::ostream& os = *stream->GetStream();
    os << "Node: " << m_ipv4->GetObject<Node>()->GetId() << ", Time: " << Simulator::Now().As(unit)
       << ", GraphRouting: routes in use, network version " << m_view->GetSnapshot()->GetVersion()
       << "\n";
    const std::map<uint32_t, Ptr<Ipv4Route>> sorted(m_routes.begin(), m_routes.end());
    for (const auto& [destination, route] : sorted)
    {
        os << Ipv4Address(destination);
        if (route)
        {
            os << " via " << route->GetGateway() << " interface "
               << m_ipv4->GetInterfaceForDevice(route->GetOutputDevice()) << "\n";
        }
        else
        {
            os << " unreachable\n";
        }
    }
}

} // namespace mgm
} // namespace ns3
