/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Installs StaticMulticast on a router.
 */

#ifndef MGM_STATIC_MULTICAST_HELPER_H
#define MGM_STATIC_MULTICAST_HELPER_H

#include "ns3/application-container.h"
#include "ns3/mgm-static-multicast.h"
#include "ns3/net-device-container.h"
#include "ns3/node-container.h"
#include "ns3/node.h"
#include "ns3/object-factory.h"

#include <string>

namespace ns3
{
namespace mgm
{

/**
 * @ingroup mgm
 * Installs a StaticMulticast on a router that has a RouterHelper's group manager; what it is to do
 * is then said to the application:
 *
 * @code
 *   Ptr<mgm::StaticMulticast> routing = mgm::StaticMulticastHelper().Install(router);
 *   routing->AddMembership(mgm::SourceGroup("0.0.0.0", "239.1.1.1"), mgm::InterfaceId(2));
 * @endcode
 *
 * Forwarding entries may also be given by devices, as to ns3::Ipv4StaticRoutingHelper:
 *
 * @code
 *   helper.AddMulticastRoute(router, "0.0.0.0", "239.1.1.1", fromSource, towardsReceivers);
 * @endcode
 */
class StaticMulticastHelper
{
  public:
    StaticMulticastHelper();

    /**
     * @param [in] name Name of an attribute of StaticMulticast.
     * @param [in] value Its value.
     */
    void Set(const std::string& name, const AttributeValue& value);

    /**
     * Aborts the program with a message if the node has no group manager.
     * @param [in] router A router.
     * @return its StaticMulticast application.
     */
    Ptr<StaticMulticast> Install(Ptr<Node> router) const;
    /**
     * Aborts the program with a message if a node has no group manager.
     * @param [in] routers Routers.
     * @return their StaticMulticast applications.
     */
    ApplicationContainer Install(const NodeContainer& routers) const;

    /**
     * @param [in] router A router.
     * @return its first StaticMulticast application; null if it has none.
     */
    static Ptr<StaticMulticast> GetStaticMulticast(Ptr<Node> router);

    /**
     * Dictates a forwarding entry (StaticMulticast::SetEntry). Aborts the program with a message if
     * the router has no StaticMulticast, or a device has no IPv4 interface there.
     * @param [in] router A router.
     * @param [in] source Source, or 0.0.0.0 for any.
     * @param [in] group Group, or 0.0.0.0 for any.
     * @param [in] input Device on which the data arrives; may be null if there are no outputs.
     * @param [in] outputs Devices on which copies leave; without any, the data is dropped.
     * @param [in] threshold TTL threshold of all outputs.
     */
    void AddMulticastRoute(Ptr<Node> router,
                           Ipv4Address source,
                           Ipv4Address group,
                           Ptr<NetDevice> input,
                           const NetDeviceContainer& outputs,
                           uint8_t threshold = 1) const;

  private:
    ObjectFactory m_factory; //!< makes the applications
};

} // namespace mgm
} // namespace ns3

#endif // MGM_STATIC_MULTICAST_HELPER_H
