/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Installs unicast routing from the network graph with an InternetStackHelper.
 */

#ifndef MGM_GRAPH_ROUTING_HELPER_H
#define MGM_GRAPH_ROUTING_HELPER_H

#include "ns3/ipv4-routing-helper.h"
#include "ns3/object-factory.h"

namespace ns3
{
namespace mgm
{

/**
 * @ingroup mgm
 * Makes a GraphRouting for each router. The node must have a GraphRpf aggregated (NetworkHelper
 * sees to it), which the routing protocol uses as its view.
 */
class GraphRoutingHelper : public Ipv4RoutingHelper
{
  public:
    GraphRoutingHelper();

    /**
     * @param [in] name Name of an attribute of GraphRouting.
     * @param [in] value Its value.
     */
    void Set(const std::string& name, const AttributeValue& value);

    /// @return a copy, which belongs to the caller.
    GraphRoutingHelper* Copy() const override;
    /**
     * @param [in] node The node that the protocol is for.
     * @return the protocol.
     */
    Ptr<Ipv4RoutingProtocol> Create(Ptr<Node> node) const override;

  private:
    ObjectFactory m_factory; //!< makes the protocols
};

} // namespace mgm
} // namespace ns3

#endif // MGM_GRAPH_ROUTING_HELPER_H
