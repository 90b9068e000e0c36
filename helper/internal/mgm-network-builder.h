/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * The steps in which NetworkHelper builds a network.
 */

#ifndef MGM_NETWORK_BUILDER_H
#define MGM_NETWORK_BUILDER_H

#include "ns3/csma-channel.h"
#include "ns3/data-rate.h"
#include "ns3/internet-stack-helper.h"
#include "ns3/mgm-address-plan.h"
#include "ns3/mgm-network.h"
#include "ns3/net-device.h"
#include "ns3/object-factory.h"

#include <string>
#include <unordered_map>

namespace ns3
{
namespace mgm
{

/**
 * @ingroup mgm
 * Builds one Network, step by step: nodes, LAN segments, links, hosts.
 */
class NetworkBuilder
{
  public:
    /**
     * Begins with the routes of a topology.
     * @param [in] routesFactory Makes the GraphRoutes.
     * @param [in] topology The topology.
     */
    NetworkBuilder(const ObjectFactory& routesFactory, const Topology& topology);

    /**
     * Makes the routers, with their views and stacks.
     * @param [in] viewFactory Makes each GraphRpf.
     * @param [in] stack Installs the stacks.
     */
    void AddRouters(const ObjectFactory& viewFactory, const InternetStackHelper& stack);
    /**
     * Makes the channels of the LAN segments.
     * @param [in] hosts Number of hosts to come, by segment.
     */
    void AddLans(const std::unordered_map<NodeIndex, uint32_t>& hosts);
    /// Makes the links between routers, and from routers to LAN segments.
    void AddLinks();
    /**
     * Makes a host.
     * @param [in] name Its name.
     * @param [in] at Its router or LAN segment.
     * @param [in] stack Installs the stack.
     * @param [in] rate Rate of its link, if it is at a router.
     * @param [in] delay Delay of its link, if it is at a router.
     */
    void AddHost(const std::string& name,
                 NodeIndex at,
                 const InternetStackHelper& stack,
                 DataRate rate,
                 Time delay);

    /// @return the network.
    Ptr<Network> Finish() const;

  private:
    /// The wire of a LAN segment.
    struct Lan
    {
        Ptr<CsmaChannel> channel; //!< the wire
        AddressBlock block;       //!< its addresses
        uint32_t members{0};      //!< addresses given so far
        Ipv4Address firstRouter;  //!< where the default routes of its hosts lead
    };

    /**
     * Gives a node a device on a LAN segment, and an address.
     * @param [in] lan The segment.
     * @param [in] node The node.
     * @param [out] address The address.
     * @return the node's interface.
     */
    static uint32_t Attach(Lan& lan, Ptr<Node> node, Ipv4Address& address);
    /**
     * Gives a device an interface.
     * @param [in] device The device.
     * @param [in] address Its address.
     * @param [in] mask Mask of its network.
     * @return the interface.
     */
    static uint32_t AddInterface(Ptr<NetDevice> device, Ipv4Address address, Ipv4Mask mask);
    /**
     * Attaches a host to a LAN segment.
     * @param [in] lanNode The segment.
     * @param [in,out] info The host.
     */
    void AttachToLan(NodeIndex lanNode, HostInfo& info);
    /**
     * Links a host to a router.
     * @param [in] router The router.
     * @param [in] rate Rate of the link.
     * @param [in] delay Its delay.
     * @param [in,out] info The host.
     */
    void LinkToRouter(NodeIndex router, DataRate rate, Time delay, HostInfo& info);

    Ptr<Network> m_network;                    //!< what is being built
    std::unordered_map<NodeIndex, Lan> m_lans; //!< wires, by segment
    AddressPlan m_plan;                        //!< knows which addresses are free
    uint32_t m_hostLinks{0};                   //!< links between a host and a router so far
};

} // namespace mgm
} // namespace ns3

#endif // MGM_NETWORK_BUILDER_H
