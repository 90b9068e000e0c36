/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Installs IGMP on hosts, and lets them join and leave groups at given times.
 */

#ifndef MGM_IGMP_HOST_HELPER_H
#define MGM_IGMP_HOST_HELPER_H

#include "ns3/application-container.h"
#include "ns3/mgm-igmp-host.h"
#include "ns3/mgm-source-filter.h"
#include "ns3/mgm-types.h"
#include "ns3/node-container.h"
#include "ns3/nstime.h"
#include "ns3/object-factory.h"

#include <cstdint>
#include <string>

namespace ns3
{
namespace mgm
{

/**
 * @ingroup mgm
 * Gives hosts an IgmpHost:
 *
 * @code
 *   mgm::IgmpHostHelper igmp;
 *   igmp.Set("Version", UintegerValue(2));
 *   igmp.Install(hosts).Start(Seconds(0));
 *   igmp.Join(hosts.Get(3), "239.1.1.1", Seconds(5)); // the PacketSink there receives from now on
 *   igmp.Leave(hosts.Get(3), "239.1.1.1", Seconds(50));
 * @endcode
 *
 * The hosts' IP stacks should come from a MulticastRoutingHelper, so that they receive only what
 * they have joined. Joining here is for ns-3's own applications, whose sockets cannot say what they
 * want: all of a node are one listener, LISTENER.
 *
 * Every call that names an unfit node, interface, group or source aborts the program with a
 * message, at the time when it is carried out.
 */
class IgmpHostHelper
{
  public:
    /// The listener on behalf of which this helper joins.
    static constexpr IgmpHost::ListenerId LISTENER = 0;
    /// Interface index that stands for the host's default multicast interface.
    static constexpr uint32_t DEFAULT_INTERFACE = 0;

    IgmpHostHelper();

    /**
     * @param [in] name Name of an attribute of IgmpHost.
     * @param [in] value Its value.
     */
    void Set(const std::string& name, const AttributeValue& value);
    /**
     * Sends and requires the Router Alert option, or not; of nodes that are installed from now on.
     * @param [in] used Whether it is used (RFC 3376 4, 9.1).
     */
    void SetRouterAlert(bool used);

    /**
     * @param [in] hosts Nodes with an IPv4 stack, without IgmpHost.
     * @return their IgmpHost applications, in the same order.
     */
    ApplicationContainer Install(const NodeContainer& hosts) const;
    /**
     * @param [in] host A node with an IPv4 stack, without IgmpHost.
     * @return its IgmpHost application.
     */
    ApplicationContainer Install(const Ptr<Node>& host) const;

    /**
     * @param [in] host A node.
     * @return its IgmpHost, or null.
     */
    static Ptr<IgmpHost> Find(const Ptr<Node>& host);

    /**
     * Listens: IPMulticastListen (RFC 3376 2).
     * @param [in] host The host.
     * @param [in] group The group.
     * @param [in] filter Which sources; INCLUDE with none: leaves.
     * @param [in] time When, in simulation time; now, if that is past.
     * @param [in] interface Interface index, or DEFAULT_INTERFACE.
     */
    void Listen(const Ptr<Node>& host,
                Ipv4Address group,
                const SourceFilter& filter,
                Time time = Time(),
                uint32_t interface = DEFAULT_INTERFACE) const;
    /**
     * Joins a group, all sources of it.
     * @param [in] host The host.
     * @param [in] group The group.
     * @param [in] time When, in simulation time; now, if that is past.
     * @param [in] interface Interface index, or DEFAULT_INTERFACE.
     */
    void Join(const Ptr<Node>& host,
              Ipv4Address group,
              Time time = Time(),
              uint32_t interface = DEFAULT_INTERFACE) const;
    /**
     * Joins a group on the default multicast interface of several hosts.
     * @param [in] hosts The hosts.
     * @param [in] group The group.
     * @param [in] time When, in simulation time; now, if that is past.
     */
    void Join(const NodeContainer& hosts, Ipv4Address group, Time time = Time()) const;
    /**
     * Leaves a group. Nothing happens if the host has not joined it.
     * @param [in] host The host.
     * @param [in] group The group.
     * @param [in] time When, in simulation time; now, if that is past.
     * @param [in] interface Interface index, or DEFAULT_INTERFACE.
     */
    void Leave(const Ptr<Node>& host,
               Ipv4Address group,
               Time time = Time(),
               uint32_t interface = DEFAULT_INTERFACE) const;
    /**
     * Leaves a group on the default multicast interface of several hosts.
     * @param [in] hosts The hosts.
     * @param [in] group The group.
     * @param [in] time When, in simulation time; now, if that is past.
     */
    void Leave(const NodeContainer& hosts, Ipv4Address group, Time time = Time()) const;
    /**
     * Joins one source of a group (IgmpHost::JoinSource).
     * @param [in] host The host.
     * @param [in] key Source and group.
     * @param [in] time When, in simulation time; now, if that is past.
     * @param [in] interface Interface index, or DEFAULT_INTERFACE.
     */
    void JoinSource(const Ptr<Node>& host,
                    const SourceGroup& key,
                    Time time = Time(),
                    uint32_t interface = DEFAULT_INTERFACE) const;
    /**
     * Leaves one source of a group (IgmpHost::LeaveSource).
     * @param [in] host The host.
     * @param [in] key Source and group.
     * @param [in] time When, in simulation time; now, if that is past.
     * @param [in] interface Interface index, or DEFAULT_INTERFACE.
     */
    void LeaveSource(const Ptr<Node>& host,
                     const SourceGroup& key,
                     Time time = Time(),
                     uint32_t interface = DEFAULT_INTERFACE) const;

    /**
     * Gives the hosts fixed random streams.
     * @param [in] hosts The hosts.
     * @param [in] stream Number of the first stream.
     * @return number of streams used.
     */
    int64_t AssignStreams(const NodeContainer& hosts, int64_t stream) const;

  private:
    ObjectFactory m_factory;  //!< makes IgmpHost
    bool m_routerAlert{true}; //!< whether the option is used
};

} // namespace mgm
} // namespace ns3

#endif // MGM_IGMP_HOST_HELPER_H
