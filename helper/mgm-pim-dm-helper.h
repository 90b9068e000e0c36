/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Installs PIM dense mode on routers.
 */

#ifndef MGM_PIM_DM_HELPER_H
#define MGM_PIM_DM_HELPER_H

#include "ns3/application-container.h"
#include "ns3/mgm-pim-dm.h"
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
 * Installs a PimDm on routers that have a RouterHelper's group manager:
 *
 * @code
 *   mgm::PimDmHelper pim;
 *   pim.Set("AssertTime", TimeValue(Seconds(60)));
 *   pim.SetInterface("HelloPeriod", TimeValue(Seconds(10)));
 *   pim.Install(routers).Start(Seconds(0));
 * @endcode
 *
 * What concerns one interface is said to the application:
 *
 * @code
 *   Ptr<mgm::PimDm> router = mgm::PimDmHelper::Get(node);
 *   router->AddInterface(2)->SetAttribute("PropagationDelay", TimeValue(Seconds(1)));
 * @endcode
 */
class PimDmHelper
{
  public:
    PimDmHelper();

    /**
     * @param [in] name Name of an attribute of PimDm, for example "PruneHoldtime".
     * @param [in] value Its value.
     */
    void Set(const std::string& name, const AttributeValue& value);
    /**
     * Sets an attribute of all interfaces.
     * @param [in] name Name of an attribute of PimInterface, for example "HelloPeriod".
     * @param [in] value Its value.
     */
    void SetInterface(const std::string& name, const AttributeValue& value);

    /**
     * Aborts the program with a message if the node has no group manager.
     * @param [in] router A router.
     * @return its PIM.
     */
    ApplicationContainer Install(Ptr<Node> router) const;
    /**
     * Aborts the program with a message if a node has no group manager.
     * @param [in] routers Routers.
     * @return their PIM, in the same order.
     */
    ApplicationContainer Install(const NodeContainer& routers) const;

    /**
     * @param [in] router A router.
     * @return its PIM; null if it has none.
     */
    static Ptr<PimDm> Get(Ptr<Node> router);
    /**
     * Prints interfaces, neighbors, entries and Assert states of a router at a time of the run.
     * Aborts the program with a message if it has no PIM.
     * @param [in] time When.
     * @param [in] router A router with PIM.
     * @param [in] stream Where to.
     */
    static void PrintTablesAt(Time time, Ptr<Node> router, Ptr<OutputStreamWrapper> stream);

    /**
     * Fixes the random numbers.
     * @param [in] routers Routers; those without PIM are left out.
     * @param [in] stream The first stream to use.
     * @return how many streams were used: one for each router with PIM.
     */
    int64_t AssignStreams(const NodeContainer& routers, int64_t stream) const;

  private:
    ObjectFactory m_factory; //!< makes the applications
    /// Attributes of interfaces, in the order in which they were set.
    std::vector<std::pair<std::string, Ptr<AttributeValue>>> m_interfaceAttributes;
};

} // namespace mgm
} // namespace ns3

#endif // MGM_PIM_DM_HELPER_H
