/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Installs StaticTree on the routers of a network.
 */

#ifndef MGM_STATIC_TREE_HELPER_H
#define MGM_STATIC_TREE_HELPER_H

#include "ns3/application-container.h"
#include "ns3/mgm-static-tree-groups.h"
#include "ns3/node-container.h"
#include "ns3/object-factory.h"

#include <string>

namespace ns3
{
namespace mgm
{

/**
 * @ingroup mgm
 * Installs a StaticTree on routers that have a RouterHelper's group manager and, as a Network gives
 * it, a GraphRpf:
 *
 * @code
 *   mgm::RouterHelper().Install(network->GetRouters());
 *   mgm::StaticTreeHelper trees(network->GetRoutes());
 *   trees.Set("ReactionDelay", TimeValue(MilliSeconds(50)));
 *   trees.Install(network->GetRouters());
 *   trees.GetGroups()->AddSource("239.1.1.1", network->GetAddress("source"));
 * @endcode
 */
class StaticTreeHelper
{
  public:
    /**
     * @param [in] routes The network of the routers.
     */
    explicit StaticTreeHelper(Ptr<const GraphRoutes> routes);

    /**
     * @param [in] name Name of an attribute of StaticTree.
     * @param [in] value Its value.
     */
    void Set(const std::string& name, const AttributeValue& value);

    /// @return sources and receivers, shared by all routers that this helper installs on.
    Ptr<StaticTreeGroups> GetGroups() const;

    /**
     * Aborts the program with a message if a node has no group manager or no GraphRpf.
     * @param [in] routers The routers.
     * @return their StaticTree applications.
     */
    ApplicationContainer Install(const NodeContainer& routers) const;
    /**
     * Aborts the program with a message if the node has no group manager or no GraphRpf.
     * @param [in] router A router.
     * @return its StaticTree application.
     */
    ApplicationContainer Install(Ptr<Node> router) const;

  private:
    ObjectFactory m_factory;        //!< makes the applications
    Ptr<StaticTreeGroups> m_groups; //!< sources and receivers
};

} // namespace mgm
} // namespace ns3

#endif // MGM_STATIC_TREE_HELPER_H
