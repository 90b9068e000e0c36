/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * The forwarder's view of its node's IP stack: which interfaces there are, on which link a packet
 * arrived, and how a copy leaves.
 */

#ifndef MGM_FORWARDER_INTERFACES_H
#define MGM_FORWARDER_INTERFACES_H

#include "ns3/ipv4-header.h"
#include "ns3/ipv4.h"
#include "ns3/mgm-forwarder-interface.h"
#include "ns3/mgm-types.h"
#include "ns3/packet.h"

#include <memory>
#include <vector>

namespace ns3
{
namespace mgm
{

/**
 * @ingroup mgm
 * A copy of a packet that is about to leave.
 */
struct Departure
{
    InterfaceId id; //!< where
    ForwarderInterface* interface {
        nullptr
    };                    //!< its interface
    Ptr<Ipv4Route> route; //!< how
};

/**
 * @ingroup mgm
 * The interfaces of one node. What is kept for an interface is made when it is first asked for, so
 * that interfaces may be added to the node at any time.
 */
class ForwarderInterfaces
{
  public:
    /// @param [in] ipv4 The node's IP stack; null to let it go and forget all interfaces.
    void SetIpv4(Ptr<Ipv4> ipv4);
    /// @return whether the IP stack is known.
    bool HasIpv4() const;

    /**
     * @param [in] index Interface index.
     * @return what is kept for it, valid as long as this object has the IP stack; null where the
     * node has no such interface.
     */
    ForwarderInterface* Find(uint32_t index);

    /**
     * @param [in] id An extended interface.
     * @return whether it can be owned and named in entries: it exists, is not loopback, and has a
     * next hop only if it is point-to-multipoint (M-17).
     */
    bool IsUsable(const InterfaceId& id) const;

    /**
     * @param [in] interface An interface.
     * @return whether it is up.
     */
    bool IsUp(const ForwarderInterface& interface) const;

    /**
     * @param [in] packet A packet that arrived.
     * @param [in] index Where it arrived.
     * @return the extended interface of arrival.
     */
    InterfaceId GetArrival(const Ptr<const Packet>& packet, uint32_t index);

    /**
     * Sends a copy by way of the IP stack: traffic control, fragments, traces and captures work as
     * for every other packet.
     * @param [in] copy The copy, which is given away.
     * @param [in] header Its IP header.
     * @param [in] departure Where and how.
     */
    void Send(Ptr<Packet> copy, const Ipv4Header& header, const Departure& departure);

  private:
    Ptr<Ipv4> m_ipv4;                                              //!< the node's IP stack
    std::vector<std::unique_ptr<ForwarderInterface>> m_interfaces; //!< by index
};

} // namespace mgm
} // namespace ns3

#endif // MGM_FORWARDER_INTERFACES_H
