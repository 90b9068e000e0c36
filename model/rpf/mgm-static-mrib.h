/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * A multicast routing information base from configuration: static routes towards sources, for RPF
 * only, as the "ip mroute" command of routers adds them.
 */

#ifndef MGM_STATIC_MRIB_H
#define MGM_STATIC_MRIB_H

#include "ns3/mgm-prefix-map.h"
#include "ns3/mgm-rpf-source.h"

namespace ns3
{
namespace mgm
{

/**
 * @ingroup mgm
 * Static routes towards sources; the most specific one answers.
 */
class StaticMrib : public RpfSource
{
  public:
    /**
     * @return the object TypeId.
     */
    static TypeId GetTypeId();

    StaticMrib();
    ~StaticMrib() override;

    /**
     * Adds a route, or replaces that of the same network.
     * @param [in] network Network of the sources; bits outside the mask are ignored.
     * @param [in] mask Its mask; 0.0.0.0 for a default route.
     * @param [in] interface Where data of these sources should arrive.
     * @param [in] neighbor Upstream neighbor; 0.0.0.0 where the sources are on that link.
     * @param [in] preference Administrative distance; with 0 the route wins over every unicast
     * route (see RpfSourceList).
     * @param [in] metric Cost of the path, for protocols that compare it.
     */
    void AddRoute(Ipv4Address network,
                  Ipv4Mask mask,
                  InterfaceId interface,
                  Ipv4Address neighbor,
                  uint32_t preference = 0,
                  uint32_t metric = 0);
    /**
     * @param [in] network Network of the sources.
     * @param [in] mask Its mask.
     * @return whether there was such a route.
     */
    bool RemoveRoute(Ipv4Address network, Ipv4Mask mask);

    bool Lookup(Ipv4Address source, RpfRoute& route) const override;

  private:
    PrefixMap<RpfRoute> m_routes; //!< by network
};

} // namespace mgm
} // namespace ns3

#endif // MGM_STATIC_MRIB_H
