/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-static-mrib.h"

namespace ns3
{
namespace mgm
{

NS_OBJECT_ENSURE_REGISTERED(StaticMrib);

TypeId
StaticMrib::GetTypeId()
{
    static TypeId tid = TypeId("ns3::mgm::StaticMrib")
                            .SetParent<RpfSource>()
                            .SetGroupName("Mgm")
                            .AddConstructor<StaticMrib>();
    return tid;
}

StaticMrib::StaticMrib() = default;

StaticMrib::~StaticMrib() = default;

void
StaticMrib::AddRoute(Ipv4Address network,
                     Ipv4Mask mask,
                     InterfaceId interface,
                     Ipv4Address neighbor,
                     uint32_t preference,
                     uint32_t metric)
{
    RpfRoute route;
    route.interface = interface;
    route.neighbor = neighbor;
    route.network = network.CombineMask(mask);
    route.mask = mask;
    route.preference = preference;
    route.metric = metric;
    route.protocol = RouteProtocol::STATIC;
    m_routes.Set(network, mask, route);
    NotifyRoutesChanged();
}

bool
StaticMrib::RemoveRoute(Ipv4Address network, Ipv4Mask mask)
{
    if (!m_routes.Erase(network, mask))
    {
        return false;
    }
    NotifyRoutesChanged();
    return true;
}

bool
StaticMrib::Lookup(Ipv4Address source, RpfRoute& route) const
{
    const auto match = m_routes.Find(source);
    if (!match.value)
    {
        return false;
    }
    route = *match.value;
    return true;
}

} // namespace mgm
} // namespace ns3
