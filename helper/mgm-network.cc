/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-network.h"

#include "ns3/abort.h"
#include "ns3/ipv4.h"
#include "ns3/node.h"

#include <optional>

namespace ns3
{
namespace mgm
{

NS_OBJECT_ENSURE_REGISTERED(Network);

TypeId
Network::GetTypeId()
{
    static TypeId tid = TypeId("ns3::mgm::Network").SetParent<Object>().SetGroupName("Mgm");
    return tid;
}

Network::Network() = default;

Network::~Network() = default;

void
Network::DoDispose()
{
    m_routes = nullptr;
    m_routers.clear();
    m_hosts.clear();
    m_hostInfos.clear();
    Object::DoDispose();
}

Ptr<GraphRoutes>
Network::GetRoutes() const
{
    return m_routes;
}

const Topology&
Network::GetTopology() const
{
    return m_routes->GetTopology();
}

NodeContainer
Network::GetRouters() const
{
    NodeContainer routers;
    for (const Ptr<Node>& node : m_routers)
    {
        if (node)
        {
            routers.Add(node);
        }
    }
    return routers;
}

NodeContainer
Network::GetHosts() const
{
    NodeContainer hosts;
    for (const Ptr<Node>& node : m_hosts)
    {
        hosts.Add(node);
    }
    return hosts;
}

Ptr<Node>
Network::FindNode(const std::string& name) const
{
    if (const HostInfo* host = FindHost(name))
    {
        return host->node;
    }
    const auto router = GetTopology().FindNode(name);
    return router ? m_routers[*router] : nullptr;
}

Ptr<Node>
Network::GetRouter(NodeIndex router) const
{
    return m_routers.at(router);
}

const HostInfo*
Network::FindHost(const std::string& name) const
{
    const auto found = m_hostInfos.find(name);
    return found == m_hostInfos.end() ? nullptr : &found->second;
}

Ipv4Address
Network::GetAddress(const std::string& name) const
{
    if (const HostInfo* host = FindHost(name))
    {
        return host->address;
    }
    const Ptr<Node> node = FindNode(name);
    NS_ABORT_MSG_UNLESS(node, "No router or host named \"" << name << "\"");
    const Ptr<Ipv4> ipv4 = node->GetObject<Ipv4>();
    NS_ABORT_MSG_IF(ipv4->GetNInterfaces() < 2, "Router \"" << name << "\" has no address");
    return ipv4->GetAddress(1, 0).GetLocal();
}

Ptr<GraphRpf>
Network::GetView(const std::string& name) const
{
    const Ptr<Node> node = FindNode(name);
    const Ptr<GraphRpf> view = node ? node->GetObject<GraphRpf>() : nullptr;
    NS_ABORT_MSG_UNLESS(view, "No router named \"" << name << "\"");
    return view;
}

uint32_t
Network::GetInterface(LinkIndex link, NodeIndex router) const
{
    return m_routes->GetInterface(link, router);
}

void
Network::SetLinkUp(LinkIndex link, bool up)
{
    const std::optional<RecordHead> change = m_routes->SetLinkUp(link, up);
    if (change)
    {
        const CauseScope scope(*change);
        SetInterfacesUp(link, up);
    }
}

void
Network::SetLinkCost(LinkIndex link, LinkDirection direction, uint32_t cost)
{
    m_routes->SetLinkCost(link, direction, cost);
}

void
Network::SetInterfacesUp(LinkIndex link, bool up) const
{
    const TopologyLink& ends = GetTopology().GetLink(link);
    for (const NodeIndex end : {ends.a, ends.b})
    {
        if (!m_routers[end])
        {
            continue; // a LAN segment
        }
        const Ptr<Ipv4> ipv4 = m_routers[end]->GetObject<Ipv4>();
        const uint32_t interface = m_routes->GetInterface(link, end);
        if (up)
        {
            ipv4->SetUp(interface);
        }
        else
        {
            ipv4->SetDown(interface);
        }
    }
}

} // namespace mgm
} // namespace ns3
