/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Unicast routing from the network graph: the same view of the same router that answers RPF
 * lookups, so that both agree, and networks of 10,000 routers need no routing tables.
 */

#ifndef MGM_GRAPH_ROUTING_H
#define MGM_GRAPH_ROUTING_H

#include "ns3/ipv4-route.h"
#include "ns3/ipv4-routing-protocol.h"
#include "ns3/ipv4.h"
#include "ns3/mgm-compat.h"
#include "ns3/mgm-graph-rpf.h"

#include <unordered_map>

namespace ns3
{
namespace mgm
{

/**
 * @ingroup mgm
 * Unicast routing protocol of one router, served by its GraphRpf. A route is looked up when the
 * first packet needs it and is kept until the view or an interface changes. Multicast destinations
 * are left to others.
 */
class GraphRouting : public Ipv4RoutingProtocol
{
  public:
    /**
     * @return the object TypeId.
     */
    static TypeId GetTypeId();

    GraphRouting();
    ~GraphRouting() override;

    /**
     * @param [in] view The router's view of the network.
     */
    void SetView(Ptr<GraphRpf> view);

    /**
     * Finds the way for a packet of the node itself.
     * @param [in] p The packet; not looked at.
     * @param [in] header Its header.
     * @param [in] oif The device that it must leave by; null: any.
     * @param [out] sockerr ERROR_NOROUTETOHOST where there is no way, else ERROR_NOTERROR.
     * @return the route, or null.
     */
    Ptr<Ipv4Route> RouteOutput(Ptr<Packet> p,
                               const Ipv4Header& header,
                               Ptr<NetDevice> oif,
                               Socket::SocketErrno& sockerr) override;
    /**
     * Delivers a packet that arrived, or sends it on.
     * @param [in] p The packet.
     * @param [in] header Its header.
     * @param [in] idev The device where it arrived.
     * @param [in] ucb Called to send it on.
     * @param [in] mcb Not called.
     * @param [in] lcb Called to deliver it.
     * @param [in] ecb Called where the packet may not be sent on.
     * @return whether one of them was called; else another protocol may try.
     */
    bool RouteInput(Ptr<const Packet> p,
                    const Ipv4Header& header,
                    Ptr<const NetDevice> idev,
                    compat::RouteInput::UnicastCallback ucb,
                    compat::RouteInput::MulticastCallback mcb,
                    compat::RouteInput::LocalCallback lcb,
                    compat::RouteInput::ErrorCallback ecb) override;
    /**
     * Forgets all routes, as do the other changes of interfaces and addresses.
     * @param [in] interface Interface index.
     */
    void NotifyInterfaceUp(uint32_t interface) override;
    /**
     * Forgets all routes.
     * @param [in] interface Interface index.
     */
    void NotifyInterfaceDown(uint32_t interface) override;
    /**
     * Forgets all routes.
     * @param [in] interface Interface index.
     * @param [in] address The new address.
     */
    void NotifyAddAddress(uint32_t interface, Ipv4InterfaceAddress address) override;
    /**
     * Forgets all routes.
     * @param [in] interface Interface index.
     * @param [in] address The address that is gone.
     */
    void NotifyRemoveAddress(uint32_t interface, Ipv4InterfaceAddress address) override;
    /// @param [in] ipv4 The node's stack.
    void SetIpv4(Ptr<Ipv4> ipv4) override;
    /**
     * Prints the routes in use, by destination.
     * @param [in] stream Where to.
     * @param [in] unit Unit of the time in the heading.
     */
    void PrintRoutingTable(Ptr<OutputStreamWrapper> stream,
                           Time::Unit unit = Time::S) const override;

  protected:
    void DoDispose() override;

  private:
    /**
     * @param [in] destination Any unicast address.
     * @return the route, from the cache or looked up; null where there is none.
     */
    Ptr<Ipv4Route> GetRoute(Ipv4Address destination);
    /**
     * @param [in] destination Any unicast address.
     * @return the route by the view; null where there is none.
     */
    Ptr<Ipv4Route> MakeRoute(Ipv4Address destination) const;
    /**
     * @param [in] interface An interface.
     * @return its first address that is not a secondary one.
     */
    Ipv4Address GetSourceAddress(uint32_t interface) const;
    /// Forgets all routes.
    void Flush();

    Ptr<Ipv4> m_ipv4;                                      //!< the node's stack
    Ptr<GraphRpf> m_view;                                  //!< what the router knows of the network
    uint32_t m_cacheLimit;                                 //!< most routes to keep
    std::unordered_map<uint32_t, Ptr<Ipv4Route>> m_routes; //!< by destination; null: no route
};

} // namespace mgm
} // namespace ns3

#endif // MGM_GRAPH_ROUTING_H
