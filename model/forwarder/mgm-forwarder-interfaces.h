/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * The forwarder's view of its node's IP stack: which interfaces there are, on which link a packet
 * arrived, and how a copy leaves.
 */

#ifndef MGM_FORWARDER_INTERFACES_H
#define MGM_FORWARDER_INTERFACES_H

#include "ns3/ipv4-header.h"
#include "ns3/ipv4-l3-protocol.h"
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
    InterfaceId id;                //!< where
    ForwarderInterface* interface; //!< its interface
    Ipv4Route* route;              //!< how; kept by the interface
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
    void SetIpv4(Ptr<Ipv4L3Protocol> ipv4);
    /// @return whether the IP stack is known.
    bool HasIpv4() const;

    /**
     * @param [in] index Interface index.
     * @return what is kept for it, valid as long as this object has the IP stack; null where the
     * node has no such interface.
     */
    ForwarderInterface* Find(uint32_t index)
    {
        const bool isKept = index < m_interfaces.size() && m_interfaces[index];
        return isKept ? m_interfaces[index].get() : Make(index);
    }

    /**
     * @param [in] id An extended interface.
     * @return whether it can be owned and named in entries: it exists, is not loopback, and has a
     * next hop only if it is point-to-multipoint (M-17).
     */
    bool IsUsable(const InterfaceId& id) const;

    /// @return the node's IP stack.
    Ipv4L3Protocol& GetIpv4()
    {
        return *m_ipv4;
    }

  private:
    /// Find where nothing is kept yet.
    ForwarderInterface* Make(uint32_t index);

    Ptr<Ipv4L3Protocol> m_ipv4;                                    //!< the node's IP stack
    std::vector<std::unique_ptr<ForwarderInterface>> m_interfaces; //!< by index
};

} // namespace mgm
} // namespace ns3

#endif // MGM_FORWARDER_INTERFACES_H
