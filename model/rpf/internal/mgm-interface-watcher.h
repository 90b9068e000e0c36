/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Learns of changes of a node's interfaces in the one way that all ns-3 releases offer: as a member
 * of the list of routing protocols, which routes nothing.
 */

#ifndef MGM_INTERFACE_WATCHER_H
#define MGM_INTERFACE_WATCHER_H

#include "ns3/callback.h"
#include "ns3/ipv4-routing-protocol.h"
#include "ns3/mgm-compat.h"

namespace ns3
{
namespace mgm
{

/**
 * @ingroup mgm
 * A routing protocol without routes that reports when an interface or an address comes or goes.
 */
class InterfaceWatcher : public Ipv4RoutingProtocol
{
  public:
    /**
     * @return the object TypeId.
     */
    static TypeId GetTypeId();

    InterfaceWatcher();
    ~InterfaceWatcher() override;

    /**
     * @param [in] callback What to call after each change; null to stop.
     */
    void SetCallback(const Callback<void>& callback);

    Ptr<Ipv4Route> RouteOutput(Ptr<Packet> p,
                               const Ipv4Header& header,
                               Ptr<NetDevice> oif,
                               Socket::SocketErrno& sockerr) override;
    bool RouteInput(Ptr<const Packet> p,
                    const Ipv4Header& header,
                    Ptr<const NetDevice> idev,
                    compat::RouteInput::UnicastCallback ucb,
                    compat::RouteInput::MulticastCallback mcb,
                    compat::RouteInput::LocalCallback lcb,
                    compat::RouteInput::ErrorCallback ecb) override;
    void NotifyInterfaceUp(uint32_t interface) override;
    void NotifyInterfaceDown(uint32_t interface) override;
    void NotifyAddAddress(uint32_t interface, Ipv4InterfaceAddress address) override;
    void NotifyRemoveAddress(uint32_t interface, Ipv4InterfaceAddress address) override;
    void SetIpv4(Ptr<Ipv4> ipv4) override;
    void PrintRoutingTable(Ptr<OutputStreamWrapper> stream,
                           Time::Unit unit = Time::S) const override;

  private:
    /// Reports a change.
    void Report() const;

    Callback<void> m_callback; //!< what to call
};

} // namespace mgm
} // namespace ns3

#endif // MGM_INTERFACE_WATCHER_H
