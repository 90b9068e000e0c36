/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Makes multicast routers of nodes: a forwarder and a group manager on each, wired to each other,
 * to the node's IP stack and to a source of routes.
 */

#ifndef MGM_ROUTER_HELPER_H
#define MGM_ROUTER_HELPER_H

#include "ns3/application-container.h"
#include "ns3/callback.h"
#include "ns3/mgm-kernel-forwarder.h"
#include "ns3/mgm-manager.h"
#include "ns3/mgm-profile.h"
#include "ns3/mgm-rpf-source.h"
#include "ns3/node-container.h"
#include "ns3/nstime.h"
#include "ns3/object-factory.h"
#include "ns3/output-stream-wrapper.h"

#include <set>
#include <string>

namespace ns3
{
namespace mgm
{

/**
 * @ingroup mgm
 * Installs a KernelForwarder and a Manager on nodes, in this order:
 *
 * @code
 *   mgm::RouterHelper router;
 *   router.SetProfile("linux");
 *   router.SetForwarderAttribute("AlertInterval", TimeValue(Seconds(1)));
 *   router.Install(routers).Start(Seconds(0));
 * @endcode
 *
 * The nodes must have been given their IP stack with a MulticastRoutingHelper; the program is
 * aborted with a message otherwise. Protocols are installed after the router, since they register
 * at its group manager when they start.
 */
class RouterHelper
{
  public:
    /// Makes the source of routes of a node.
    using RpfFactory = Callback<Ptr<RpfSource>, Ptr<Node>>;

    RouterHelper();

    /**
     * Chooses the values of attributes that make a forwarder like the one of an operating system. A
     * value that was set with SetForwarderAttribute, SetManagerAttribute or Config::SetDefault goes
     * before that of the profile. Aborts the program with a message if there is no such profile.
     * @param [in] name "linux", "bsd" or "windows".
     */
    void SetProfile(const std::string& name);

    /**
     * @param [in] name Attribute of KernelForwarder.
     * @param [in] value Its value.
     */
    void SetForwarderAttribute(const std::string& name, const AttributeValue& value);

    /**
     * @param [in] name Attribute of Manager.
     * @param [in] value Its value.
     */
    void SetManagerAttribute(const std::string& name, const AttributeValue& value);

    /**
     * Says where group managers look routes up. Without it, each uses the GraphRpf that is
     * aggregated to its node, as a Network does it, or else the node's unicast routing.
     * @param [in] factory Called once for each node.
     */
    void SetRpfSource(const RpfFactory& factory);

    /**
     * @param [in] node A node.
     * @return its forwarder and its group manager.
     */
    ApplicationContainer Install(Ptr<Node> node) const;

    /**
     * @param [in] nodes Nodes.
     * @return their forwarders and group managers, node by node.
     */
    ApplicationContainer Install(const NodeContainer& nodes) const;

    /**
     * @param [in] nodeName Name of a node in the Names service.
     * @return its forwarder and its group manager.
     */
    ApplicationContainer Install(const std::string& nodeName) const;

    /**
     * @param [in] node A node.
     * @return its forwarder; null where there is none.
     */
    static Ptr<KernelForwarder> GetForwarder(Ptr<Node> node);

    /**
     * @param [in] node A node.
     * @return its group manager; null where there is none.
     */
    static Ptr<Manager> GetManager(Ptr<Node> node);

    /**
     * Prints the tables of a group manager now: clients, ownership, memberships, entries with their
     * counters, wrong-interface packets by verdict. Interfaces stand with the names that they have
     * in traces, beside their numbers.
     * @param [in] node A node; nothing is printed if it has no group manager.
     * @param [in] stream Where to.
     */
    static void PrintTables(Ptr<Node> node, Ptr<OutputStreamWrapper> stream);

    /**
     * Prints the tables of a group manager at a time of the run, as PrintTables does.
     * @param [in] printTime When.
     * @param [in] node A node; nothing is printed if it has no group manager by then.
     * @param [in] stream Where to.
     */
    static void PrintTablesAt(Time printTime, Ptr<Node> node, Ptr<OutputStreamWrapper> stream);

    /**
     * Prints the tables of all group managers at a time of the run, node by node.
     * @param [in] printTime When.
     * @param [in] stream Where to.
     */
    static void PrintTablesAllAt(Time printTime, Ptr<OutputStreamWrapper> stream);

    /**
     * Fixes the random numbers of routers, as in every helper. Forwarder and group manager draw
     * none.
     * @param [in] nodes Nodes with routers.
     * @param [in] stream The first stream to use.
     * @return how many streams were used: 0.
     */
    int64_t AssignStreams(const NodeContainer& nodes, int64_t stream) const;

  private:
    /// Makes one of the two applications of a router.
    struct Part
    {
        ObjectFactory factory;        //!< with the values that were set
        std::set<std::string> chosen; //!< names of the attributes that were set
    };

    /**
     * Prints the tables of all group managers now.
     * @param [in] stream Where to.
     */
    static void PrintAllTables(Ptr<OutputStreamWrapper> stream);

    /**
     * @param [in,out] part A part.
     * @param [in] name One of its attributes.
     * @param [in] value Its value.
     */
    static void SetAttribute(Part& part, const std::string& name, const AttributeValue& value);

    /**
     * @param [in] part A part.
     * @return an application with the values that were set, and those of the profile for others.
     */
    Ptr<Application> Create(const Part& part) const;

    const Profile* m_profile{nullptr}; //!< the profile, if one was chosen
    Part m_forwarder;                  //!< makes forwarders
    Part m_manager;                    //!< makes group managers
    RpfFactory m_rpfSources;           //!< makes sources of routes; null: the default
};

} // namespace mgm
} // namespace ns3

#endif // MGM_ROUTER_HELPER_H
