/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-trace-connections.h"

#include "ns3/ipv4-routing-protocol.h"
#include "ns3/ipv4.h"
#include "ns3/mgm-client-interface.h"
#include "ns3/mgm-igmp-l4-protocol.h"
#include "ns3/mgm-pim-l4-protocol.h"
#include "ns3/mgm-router-application.h"

namespace ns3
{
namespace mgm
{

TraceConnections::~TraceConnections()
{
    Disconnect();
}

bool
TraceConnections::Connect(const Ptr<Object>& object,
                          const std::string& source,
                          const CallbackBase& callback)
{
    const auto key = std::make_pair(PeekPointer(object), source);
    if (m_present.count(key) != 0)
    {
        return true;
    }
    if (!object->TraceConnectWithoutContext(source, callback))
    {
        return false;
    }
    m_present.insert(key);
    m_connections.push_back({object, source, callback});
    return true;
}

void
TraceConnections::Disconnect()
{
    for (const Connection& connection : m_connections)
    {
        connection.object->TraceDisconnectWithoutContext(connection.source, connection.callback);
    }
    m_connections.clear();
    m_present.clear();
}

std::vector<Ptr<Object>>
TraceConnections::FindObjects(const Ptr<Node>& node)
{
    std::vector<Ptr<Object>> objects;
    const Ptr<Ipv4> ipv4 = node->GetObject<Ipv4>();
    if (ipv4 && ipv4->GetRoutingProtocol())
    {
        objects.emplace_back(ipv4->GetRoutingProtocol());
    }
    const Ptr<RpfSource> view = node->GetObject<RpfSource>();
    if (view)
    {
        objects.emplace_back(view);
    }
    const Ptr<IgmpL4Protocol> igmp = node->GetObject<IgmpL4Protocol>();
    if (igmp)
    {
        objects.emplace_back(igmp);
    }
    const Ptr<PimL4Protocol> pim = node->GetObject<PimL4Protocol>();
    if (pim)
    {
        objects.emplace_back(pim);
    }
    for (uint32_t i = 0; i < node->GetNApplications(); ++i)
    {
        // Other applications may call trace sources by the same names with other arguments.
        const Ptr<RouterApplication> application =
            DynamicCast<RouterApplication>(node->GetApplication(i));
        if (!application)
        {
            continue;
        }
        objects.emplace_back(application);
        const Ptr<ClientInterface> manager = DynamicCast<ClientInterface>(application);
        if (manager && manager->GetRpfSource())
        {
            objects.emplace_back(manager->GetRpfSource());
        }
    }
    return objects;
}

} // namespace mgm
} // namespace ns3
