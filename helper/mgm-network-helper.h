/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Builds a network of ns-3 nodes from a Topology: nodes, point-to-point links and LANs, hosts,
 * protocol stacks and addresses.
 */

#ifndef MGM_NETWORK_HELPER_H
#define MGM_NETWORK_HELPER_H

#include "ns3/data-rate.h"
#include "ns3/internet-stack-helper.h"
#include "ns3/mgm-network.h"
#include "ns3/nstime.h"
#include "ns3/object-factory.h"

#include <set>
#include <string>
#include <vector>

namespace ns3
{
namespace mgm
{

/**
 * @ingroup mgm
 * Builds a Network.
 *
 * Each router of the topology becomes a node, each link between two routers a point-to-point link,
 * each LAN segment a CSMA channel (whose rate is the lowest and whose delay is the longest of its
 * links). Nodes are entered in ns-3's Names under their own names, with "%" written as "%25" and
 * "/" as "%2F"; the entries are removed by Simulator::Destroy.
 *
 * Addresses, in the order of the topology:
 * - link number i between routers: 10.0.0.0 + 4 i, mask /30; end a has .1, end b .2;
 * - LAN segments: from 10.128.0.0 on, /24 or as large as needed; routers first, then hosts;
 * - hosts at routers: host number i has 172.16.0.0 + 4 i, mask /30; the router has .1, the host .2.
 *
 * Interfaces of a node are numbered from 1 in the order of its links, those towards hosts last.
 */
class NetworkHelper
{
  public:
    /**
     * @param [in] topology The network to build.
     */
    explicit NetworkHelper(const Topology& topology);

    /**
     * Replaces the stack of routers, which by default has IPv4 only, with a MulticastRoutingHelper
     * around a GraphRoutingHelper.
     * @param [in] stack Installs the stack; it should have a MulticastRoutingHelper too.
     */
    void SetRouterStack(const InternetStackHelper& stack);
    /**
     * Replaces the stack of hosts, which by default has IPv4 only, with a MulticastRoutingHelper
     * around static routing.
     * @param [in] stack Installs the stack. If it has static routing, the default route is added.
     */
    void SetHostStack(const InternetStackHelper& stack);
    /**
     * @param [in] name Name of an attribute of GraphRoutes.
     * @param [in] value Its value.
     */
    void SetRoutesAttribute(const std::string& name, const AttributeValue& value);
    /**
     * @param [in] name Name of an attribute of GraphRpf, for all routers.
     * @param [in] value Its value.
     */
    void SetViewAttribute(const std::string& name, const AttributeValue& value);
    /**
     * @param [in] rate Rate of links between a host and its router; 1 Gb/s by default.
     * @param [in] delay Their one-way delay; 10 microseconds by default.
     */
    void SetHostLink(DataRate rate, Time delay);

    /**
     * Adds a host. At a router it gets a point-to-point link of its own; at a LAN segment it is
     * attached there, and its default route leads to the router added to the segment first. Aborts
     * the program if there is no such router or segment, if no router is attached to the segment,
     * or if the name is taken.
     * @param [in] at Name of a router or a LAN segment.
     * @param [in] name Name of the host.
     */
    void AddHost(const std::string& at, const std::string& name);

    /**
     * Builds the network. May be called once in a run, since names and addresses are the same each
     * time. Links that are down in the topology are built with their interfaces down.
     * @return the network.
     */
    Ptr<Network> Build() const;

    /**
     * Assigns random streams to what draws random numbers in a network: the ARP of each node and
     * the back-off of each CSMA device, in the order of Network::GetRouters and Network::GetHosts.
     * @param [in] network The network.
     * @param [in] stream First stream to use.
     * @return number of streams used.
     */
    static int64_t AssignStreams(Ptr<const Network> network, int64_t stream);

  private:
    /// A host to build.
    struct HostSpec
    {
        std::string name; //!< its name
        NodeIndex at{0};  //!< its router or LAN segment
    };

    Topology m_topology;               //!< the network to build
    std::vector<HostSpec> m_hosts;     //!< hosts to build
    std::set<std::string> m_hostNames; //!< their names
    InternetStackHelper m_routerStack; //!< for routers
    InternetStackHelper m_hostStack;   //!< for hosts
    ObjectFactory m_routesFactory;     //!< makes the GraphRoutes
    ObjectFactory m_viewFactory;       //!< makes each GraphRpf
    DataRate m_hostRate;               //!< rate of host links
    Time m_hostDelay;                  //!< delay of host links
};

} // namespace mgm
} // namespace ns3

#endif // MGM_NETWORK_HELPER_H
