/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * What the interfaces of an IGMP router need of the node around them.
 */

#ifndef MGM_IGMP_ROUTER_ENVIRONMENT_H
#define MGM_IGMP_ROUTER_ENVIRONMENT_H

#include "ns3/mgm-igmp-message.h"
#include "ns3/mgm-igmp-recorder.h"
#include "ns3/mgm-types.h"

#include <cstdint>

namespace ns3
{
namespace mgm
{

/**
 * @ingroup mgm
 * The node around an IGMP router's interfaces.
 */
class IgmpRouterEnvironment
{
  public:
    virtual ~IgmpRouterEnvironment() = default;

    /// @return makes the records.
    virtual const IgmpRecorder& GetRecorder() const = 0;
    /**
     * @param [in] interface Interface index.
     * @return the address that queries there are sent from.
     */
    virtual Ipv4Address GetAddress(uint32_t interface) const = 0;
    /**
     * @param [in] interface Interface index.
     * @param [in] message What to send there.
     */
    virtual void Send(uint32_t interface, const IgmpMessage& message) = 0;
    /**
     * Data is wanted on an interface from now on, or no more.
     * @param [in] interface Interface index.
     * @param [in] key (*,G) or (S,G).
     * @param [in] wanted Whether it is wanted.
     */
    virtual void SetMembership(uint32_t interface, const SourceGroup& key, bool wanted) = 0;
    /**
     * The state of a group has changed: its filter mode, its sources, or whether their timers run.
     * @param [in] interface Interface index.
     * @param [in] group The group.
     */
    virtual void NotifyGroup(uint32_t interface, Ipv4Address group) = 0;
    /**
     * The router has become the querier of a link, or is it no more.
     * @param [in] interface Interface index.
     * @param [in] querier Whether it is.
     */
    virtual void NotifyQuerier(uint32_t interface, bool querier) = 0;
};

} // namespace mgm
} // namespace ns3

#endif // MGM_IGMP_ROUTER_ENVIRONMENT_H
