/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-source-lookup.h"

namespace ns3
{
namespace mgm
{

void
SourceLookup::SetRpfSource(Ptr<RpfSource> rpf)
{
    m_rpf = rpf;
}

void
SourceLookup::SetIpv4(Ptr<Ipv4> ipv4)
{
    m_ipv4 = ipv4;
}

bool
SourceLookup::Find(Ipv4Address source, RpfRoute& route) const
{
    if (m_rpf && m_rpf->Lookup(source, route))
    {
        return true;
    }
    const int32_t own = m_ipv4 ? m_ipv4->GetInterfaceForAddress(source) : -1;
    if (own < 0)
    {
        return false;
    }
    route = RpfRoute();
    route.interface = InterfaceId(static_cast<uint32_t>(own));
    route.network = source;
    route.mask = Ipv4Mask::GetOnes();
    route.protocol = RouteProtocol::LOCAL;
    return true;
}

const std::optional<RpfRoute>&
SourceLookup::Find(Ipv4Address source, RouteCache& pass) const
{
    const auto [found, isNew] = pass.try_emplace(source.Get());
    RpfRoute route;
    if (isNew && Find(source, route))
    {
        found->second = route;
    }
    return found->second;
}

} // namespace mgm
} // namespace ns3
