/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * A network of ns-3 nodes built from a Topology: who is where, and changes while it runs.
 */

#ifndef MGM_NETWORK_H
#define MGM_NETWORK_H

#include "ns3/ipv4-address.h"
#include "ns3/mgm-graph-routes.h"
#include "ns3/mgm-graph-rpf.h"
#include "ns3/mgm-topology.h"
#include "ns3/node-container.h"
#include "ns3/object.h"

#include <string>
#include <unordered_map>
#include <vector>

namespace ns3
{
namespace mgm
{

/**
 * @ingroup mgm
 * Where a host is.
 */
struct HostInfo
{
    Ptr<Node> node;              //!< the host
    Ipv4Address address;         //!< its address; its interface is number 1
    NodeIndex attachedTo{0};     //!< its router, or its LAN segment
    uint32_t routerInterface{0}; //!< the router's interface towards it; 0 on a LAN segment
};

/**
 * @ingroup mgm
 * What NetworkHelper built. Routers have the names of the topology; hosts have their own.
 */
class Network : public Object
{
  public:
    /**
     * @return the object TypeId.
     */
    static TypeId GetTypeId();

    Network();
    ~Network() override;

    /// @return the routes that all routers share; they hold the topology in its newest state.
    Ptr<GraphRoutes> GetRoutes() const;
    /// @return the topology in its newest state.
    const Topology& GetTopology() const;

    /// @return the routers, in the order of the topology.
    NodeContainer GetRouters() const;
    /// @return the hosts, in the order of adding.
    NodeContainer GetHosts() const;

    /**
     * @param [in] name Name of a router or a host.
     * @return its node, or null.
     */
    Ptr<Node> FindNode(const std::string& name) const;
    /**
     * @param [in] router A router of the topology.
     * @return its node; null for a LAN segment.
     */
    Ptr<Node> GetRouter(NodeIndex router) const;
    /**
     * @param [in] name Name of a host.
     * @return where it is; null if there is no such host.
     */
    const HostInfo* FindHost(const std::string& name) const;

    /**
     * @param [in] name Name of a host, or of a router.
     * @return the host's address; of a router that of its first interface. Aborts the program where
     * there is none.
     */
    Ipv4Address GetAddress(const std::string& name) const;
    /**
     * @param [in] name Name of a router.
     * @return its view of the network. Aborts the program if there is no such router.
     */
    Ptr<GraphRpf> GetView(const std::string& name) const;
    /**
     * @param [in] link A link of the topology.
     * @param [in] router The end of it that is a router.
     * @return the router's interface there.
     */
    uint32_t GetInterface(LinkIndex link, NodeIndex router) const;

    /**
     * Takes a link up or down: the interfaces at its ends, and at the same instant the graph, of
     * which each router learns after its own convergence delay. Nothing happens if it is in that
     * state. A link to a LAN segment has one interface, that of its router.
     * @param [in] link A link of the topology.
     * @param [in] up Its new state.
     */
    void SetLinkUp(LinkIndex link, bool up);
    /**
     * Changes the cost of one direction of a link. Nothing happens if it is that already.
     * @param [in] link A link of the topology.
     * @param [in] direction Direction.
     * @param [in] cost New cost, at least 1.
     */
    void SetLinkCost(LinkIndex link, LinkDirection direction, uint32_t cost);

  protected:
    void DoDispose() override;

  private:
    friend class NetworkBuilder;

    /**
     * Takes the interfaces of a link up or down.
     * @param [in] link A link of the topology.
     * @param [in] up Their new state.
     */
    void SetInterfacesUp(LinkIndex link, bool up) const;

    Ptr<GraphRoutes> m_routes;                             //!< shared by all routers
    std::vector<Ptr<Node>> m_routers;                      //!< by NodeIndex; null for LAN segments
    std::vector<Ptr<Node>> m_hosts;                        //!< in the order of adding
    std::unordered_map<std::string, HostInfo> m_hostInfos; //!< by name
};

} // namespace mgm
} // namespace ns3

#endif // MGM_NETWORK_H
