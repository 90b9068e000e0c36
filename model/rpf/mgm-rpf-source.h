/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * The question "which interface leads back to S?", and what an answer holds.
 */

#ifndef MGM_RPF_SOURCE_H
#define MGM_RPF_SOURCE_H

#include "ns3/ipv4-address.h"
#include "ns3/mgm-types.h"
#include "ns3/object.h"
#include "ns3/traced-callback.h"

namespace ns3
{
namespace mgm
{

/**
 * @ingroup mgm
 * Who created a route. The numbers are those of IANAipRouteProtocol.
 */
enum class RouteProtocol : uint32_t
{
    OTHER = 1,    //!< not known
    LOCAL = 2,    //!< a connected network
    STATIC = 3,   //!< configured (netmgmt)
    UNICAST = 16, //!< the node's unicast routing
    GRAPH = 17,   //!< computed from the topology graph
};

/**
 * @ingroup mgm
 * A route towards a source.
 */
struct RpfRoute
{
    InterfaceId interface;                        //!< where data of the source should arrive
    Ipv4Address neighbor{Ipv4Address::GetAny()};  //!< upstream neighbor; 0.0.0.0: source on link
    Ipv4Address network{Ipv4Address::GetAny()};   //!< network of the route
    Ipv4Mask mask{Ipv4Mask::GetZero()};           //!< mask of the route
    uint32_t preference{0};                       //!< administrative distance; smaller wins
    uint32_t metric{0};                           //!< cost of the path to the source
    RouteProtocol protocol{RouteProtocol::OTHER}; //!< who created the route
};

/**
 * @param [in] a A route.
 * @param [in] b A route.
 * @return whether all members are the same.
 */
bool operator==(const RpfRoute& a, const RpfRoute& b);
bool operator!=(const RpfRoute& a, const RpfRoute& b);

/**
 * @ingroup mgm
 * A view of the multicast routing information base of one router: answers by most specific match.
 */
class RpfSource : public Object
{
  public:
    /**
     * @return the object TypeId.
     */
    static TypeId GetTypeId();

    /// Signature of the RoutesChanged trace source.
    typedef void (*RoutesChangedTracedCallback)();

    /**
     * @param [in] source Unicast address of a source.
     * @param [out] route The route towards it; untouched where there is none.
     * @return whether there is one.
     */
    virtual bool Lookup(Ipv4Address source, RpfRoute& route) const = 0;

  protected:
    /// Tells listeners that answers may differ from now on. The reason is the ambient cause.
    void NotifyRoutesChanged() const;

  private:
    TracedCallback<> m_routesChanged; //!< fires after a change
};

} // namespace mgm
} // namespace ns3

#endif // MGM_RPF_SOURCE_H
