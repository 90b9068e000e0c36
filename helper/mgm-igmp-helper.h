/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Installs IGMP on routers.
 */

#ifndef MGM_IGMP_HELPER_H
#define MGM_IGMP_HELPER_H

#include "ns3/application-container.h"
#include "ns3/mgm-igmp-router.h"
#include "ns3/node-container.h"
#include "ns3/node.h"
#include "ns3/object-factory.h"
#include "ns3/output-stream-wrapper.h"

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace ns3
{
namespace mgm
{

/**
 * @ingroup mgm
 * Installs an IgmpRouter on routers that have a RouterHelper's group manager:
 *
 * @code
 *   mgm::IgmpHelper igmp;
 *   igmp.SetInterface("QueryInterval", TimeValue(Seconds(60)));
 *   igmp.Install(routers).Start(Seconds(0));
 * @endcode
 *
 * What concerns one interface is said to the application:
 *
 * @code
 *   Ptr<mgm::IgmpRouter> router = mgm::IgmpHelper::Get(node);
 *   router->AddInterface(2)->SetAttribute("Version", UintegerValue(2));
 *   router->AddStaticMembership(2, mgm::SourceGroup("0.0.0.0", "239.1.1.1"));
 * @endcode
 */
class IgmpHelper
{
  public:
    /// @param [in] type What to install: IgmpRouter, or IgmpProxy.
    explicit IgmpHelper(TypeId type = IgmpRouter::GetTypeId());

    /**
     * @param [in] name Name of an attribute of IgmpRouter.
     * @param [in] value Its value.
     */
    void Set(const std::string& name, const AttributeValue& value);
    /**
     * Sets an attribute of all interfaces.
     * @param [in] name Name of an attribute of IgmpRouterInterface: a timer or variable of the
     * RFCs, for example "RobustnessVariable".
     * @param [in] value Its value.
     */
    void SetInterface(const std::string& name, const AttributeValue& value);

    /**
     * Aborts the program with a message if the node has no group manager.
     * @param [in] router A router.
     * @return its IGMP.
     */
    ApplicationContainer Install(Ptr<Node> router) const;
    /**
     * Aborts the program with a message if a node has no group manager.
     * @param [in] routers Routers.
     * @return their IGMP, in the same order.
     */
    ApplicationContainer Install(const NodeContainer& routers) const;

    /**
     * @param [in] router A router.
     * @return its IGMP; null if it has none.
     */
    static Ptr<IgmpRouter> Get(Ptr<Node> router);
    /**
     * Prints the groups of a router at a time of the run.
     * @param [in] time When.
     * @param [in] router A router with IGMP.
     * @param [in] stream Where to.
     */
    static void PrintGroupsAt(Time time, Ptr<Node> router, Ptr<OutputStreamWrapper> stream);

    /**
     * Fixes the random numbers of proxies; IGMP routers draw none.
     * @param [in] routers Routers.
     * @param [in] stream The first stream to use.
     * @return how many streams were used: one for each proxy.
     */
    int64_t AssignStreams(const NodeContainer& routers, int64_t stream) const;

  private:
    ObjectFactory m_factory; //!< makes the applications
    /// Attributes of interfaces, in the order in which they were set.
    std::vector<std::pair<std::string, Ptr<AttributeValue>>> m_interfaceAttributes;
};

} // namespace mgm
} // namespace ns3

#endif // MGM_IGMP_HELPER_H
