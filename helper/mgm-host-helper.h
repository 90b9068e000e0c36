/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Lets hosts join and leave groups, and says by which interface they send.
 */

#ifndef MGM_HOST_HELPER_H
#define MGM_HOST_HELPER_H

#include "ns3/ipv4-address.h"
#include "ns3/mgm-multicast-list-routing.h"
#include "ns3/node-container.h"
#include "ns3/nstime.h"

#include <cstdint>

namespace ns3
{
namespace mgm
{

/**
 * @ingroup mgm
 * Multicast on hosts. The nodes must have been given their IP stack with a MulticastRoutingHelper;
 * ns-3's own applications then send to groups and receive from them (its sockets do not join by
 * themselves: their MulticastJoinGroup does nothing).
 *
 * Every call aborts the program with a message if a node has no such stack, the group is not
 * multicast, or the interface does not exist at that time.
 */
class HostHelper
{
  public:
    /// Interface index that stands for the host's default multicast interface.
    static constexpr uint32_t DEFAULT_INTERFACE = 0;

    /**
     * Joins a group.
     * @param [in] host The host.
     * @param [in] group The group.
     * @param [in] interface Interface index; DEFAULT_INTERFACE: the one by which it sends.
     * @param [in] time When, in simulation time; now, if that is past.
     */
    void Join(Ptr<Node> host,
              Ipv4Address group,
              uint32_t interface = DEFAULT_INTERFACE,
              Time time = Time()) const;
    /**
     * Joins a group on the default multicast interface of several hosts.
     * @param [in] hosts The hosts.
     * @param [in] group The group.
     * @param [in] time When, in simulation time; now, if that is past.
     */
    void Join(const NodeContainer& hosts, Ipv4Address group, Time time = Time()) const;

    /**
     * Leaves a group. Nothing happens if the host is not a member.
     * @param [in] host The host.
     * @param [in] group The group.
     * @param [in] interface Interface index; DEFAULT_INTERFACE: all of them.
     * @param [in] time When, in simulation time; now, if that is past.
     */
    void Leave(Ptr<Node> host,
               Ipv4Address group,
               uint32_t interface = DEFAULT_INTERFACE,
               Time time = Time()) const;
    /**
     * Leaves a group on all interfaces of several hosts.
     * @param [in] hosts The hosts.
     * @param [in] group The group.
     * @param [in] time When, in simulation time; now, if that is past.
     */
    void Leave(const NodeContainer& hosts, Ipv4Address group, Time time = Time()) const;

    /**
     * Chooses the interface by which a host sends to groups, unless its socket is bound.
     * @param [in] host The host.
     * @param [in] interface Interface index; DEFAULT_INTERFACE: the first that is up.
     */
    void SetDefaultInterface(Ptr<Node> host, uint32_t interface) const;
};

} // namespace mgm
} // namespace ns3

#endif // MGM_HOST_HELPER_H
