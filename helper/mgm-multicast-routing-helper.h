/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Installs MulticastListRouting on nodes the ns-3 way, around the user's own unicast routing.
 */

#ifndef MGM_MULTICAST_ROUTING_HELPER_H
#define MGM_MULTICAST_ROUTING_HELPER_H

#include "ns3/ipv4-routing-helper.h"
#include "ns3/mgm-multicast-list-routing.h"
#include "ns3/object-factory.h"

#include <memory>
#include <string>

namespace ns3
{
namespace mgm
{

/**
 * @ingroup mgm
 * Routing helper for hosts and routers of a multicast network:
 *
 * @code
 *   OlsrHelper olsr;
 *   InternetStackHelper stack;
 *   stack.SetRoutingHelper(mgm::MulticastRoutingHelper(olsr));
 *   stack.Install(nodes);
 * @endcode
 */
class MulticastRoutingHelper : public Ipv4RoutingHelper
{
  public:
    /// Wraps what InternetStackHelper installs by itself: static and global routing.
    MulticastRoutingHelper();
    /**
     * Wraps a routing helper of any kind; the protocols of a list are taken over with their
     * priorities.
     * @param [in] unicast The helper of the node's unicast routing.
     */
    explicit MulticastRoutingHelper(const Ipv4RoutingHelper& unicast);
    /// @param [in] other The helper to copy.
    MulticastRoutingHelper(const MulticastRoutingHelper& other);
    ~MulticastRoutingHelper() override;
    MulticastRoutingHelper& operator=(const MulticastRoutingHelper&) = delete;

    /// @return a copy, which belongs to the caller.
    MulticastRoutingHelper* Copy() const override;
    /**
     * @param [in] node The node that the protocol is for.
     * @return the protocol.
     */
    Ptr<Ipv4RoutingProtocol> Create(Ptr<Node> node) const override;

    /**
     * Sets an attribute of the MulticastListRouting objects that are created from now on.
     * @param [in] name Its name.
     * @param [in] value Its value.
     */
    void Set(const std::string& name, const AttributeValue& value);

    /**
     * @param [in] node A node.
     * @return its MulticastListRouting, or null where this helper was not used.
     */
    static Ptr<MulticastListRouting> Find(Ptr<Node> node);

  private:
    std::unique_ptr<Ipv4RoutingHelper> m_unicast; //!< makes the unicast routing
    ObjectFactory m_factory;                      //!< makes the multicast routing
};

} // namespace mgm
} // namespace ns3

#endif // MGM_MULTICAST_ROUTING_HELPER_H
