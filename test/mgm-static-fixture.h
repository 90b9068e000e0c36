/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * A network of routers with forwarder, group manager and a static protocol, for tests from end to
 * end.
 */

#ifndef MGM_STATIC_FIXTURE_H
#define MGM_STATIC_FIXTURE_H

#include "ns3/mgm-kernel-forwarder.h"
#include "ns3/mgm-manager.h"
#include "ns3/mgm-network-helper.h"
#include "ns3/mgm-static-client.h"
#include "ns3/mgm-static-tree-groups.h"
#include "ns3/mgm-static-tree.h"

#include <map>
#include <string>
#include <vector>

namespace ns3
{
namespace mgm
{

/// What runs on one router.
struct StaticRouter
{
    Ptr<KernelForwarder> forwarder; //!< its forwarder
    Ptr<Manager> manager;           //!< its group manager
    Ptr<StaticClient> client;       //!< its StaticTree or StaticMulticast
};

/// A network with everything on it. Alive from Build until Simulator::Destroy.
class StaticFixture
{
  public:
    /**
     * @param [in] topology The network. Every router gets a host of its name with "h" before it.
     */
    void Build(const Topology& topology);
    /**
     * Installs a StaticTree on every router.
     * @param [in] reaction Attribute Reaction.
     * @param [in] holdDown Attribute HoldDown.
     */
    void InstallTrees(AlertReaction reaction = REACTION_NONE, Time holdDown = Seconds(10));
    /// Installs a StaticMulticast on every router.
    void InstallStatic();

    /**
     * @param [in] name Name of a router.
     * @return what runs there.
     */
    StaticRouter& At(const std::string& name);

    /**
     * A host joins a group, for its own stack and for the trees.
     * @param [in] host Name of a host.
     */
    void Join(std::string host);
    /**
     * A host leaves the group.
     * @param [in] host Name of a host.
     */
    void Leave(std::string host);
    /**
     * A host sends packets to the group, each with a number.
     * @param [in] host Name of a host.
     * @param [in] count How many.
     * @param [in] interval Time between them.
     */
    void Send(std::string host, uint32_t count, Time interval);
    /**
     * A host puts a packet on its link that claims to come from another.
     * @param [in] host Name of a host.
     * @param [in] source Name of the host that it claims to be.
     */
    void Inject(std::string host, std::string source);

    /**
     * @param [in] router Name of a router.
     * @param [in] source Name of the sending host.
     * @return outgoing interfaces of its entry, as "2 3", or "none".
     */
    std::string GetOifs(const std::string& router, const std::string& source);
    /**
     * @param [in] router Name of a router.
     * @param [in] source Name of the sending host.
     * @return incoming interface of its entry, or 0.
     */
    uint32_t GetIif(const std::string& router, const std::string& source);

    Ptr<Network> network;         //!< the network
    Ptr<StaticTreeGroups> groups; //!< sources and receivers
    Ipv4Address group;            //!< the group of all tests
    /// Copies delivered, by host: the time of each.
    std::map<std::string, std::vector<Time>> deliveries;
    uint32_t wrongInterface{0}; //!< wrong-interface packets, all routers together

  private:
    /**
     * @param [in] fixture The fixture.
     * @param [in] host A host.
     * @param [in] record What its stack says.
     */
    static void OnEndpoint(StaticFixture* fixture, std::string host, const EndpointRecord& record);
    /// @param [in] record A wrong-interface packet.
    void OnWrongInterface(const WrongInterfaceRecord& record);

    std::map<std::string, StaticRouter> m_routers; //!< by name
};

} // namespace mgm
} // namespace ns3

#endif // MGM_STATIC_FIXTURE_H
