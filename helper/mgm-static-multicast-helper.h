/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Installs StaticMulticast on a router.
 */

#ifndef MGM_STATIC_MULTICAST_HELPER_H
#define MGM_STATIC_MULTICAST_HELPER_H

#include "ns3/mgm-static-multicast.h"
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

  private:
    ObjectFactory m_factory; //!< makes the applications
};

} // namespace mgm
} // namespace ns3

#endif // MGM_STATIC_MULTICAST_HELPER_H
