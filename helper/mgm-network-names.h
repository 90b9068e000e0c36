/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * How people name parts of a network: a link by its two ends ("Denver-KansasCity"), an interface by
 * its router and what it leads to. Parallel links are told apart by a number:
 * "Denver-KansasCity#2".
 */

#ifndef MGM_NETWORK_NAMES_H
#define MGM_NETWORK_NAMES_H

#include "ns3/mgm-topology.h"

#include <optional>
#include <string>
#include <vector>

namespace ns3
{
namespace mgm
{

/**
 * @ingroup mgm
 * A link as somebody named it.
 */
struct NamedLink
{
    LinkIndex link{0}; //!< the link
    NodeIndex from{0}; //!< the end named first
};

/**
 * @ingroup mgm
 * @param [in] topology The network.
 * @param [in] link A link.
 * @param [in] from The end to name first.
 * @return the link's name: both ends, and a number from 1 if there are parallel links.
 */
std::string GetLinkName(const Topology& topology, LinkIndex link, NodeIndex from);

/**
 * @ingroup mgm
 * @param [in] topology The network.
 * @param [in] link A link.
 * @return the link's name, its end a first.
 */
std::string GetLinkName(const Topology& topology, LinkIndex link);

/**
 * @ingroup mgm
 * @param [in] topology The network.
 * @return the names of all links.
 */
std::vector<std::string> GetLinkNames(const Topology& topology);

/**
 * @ingroup mgm
 * Finds links by a name. The ends may be named in either order.
 * @param [in] topology The network.
 * @param [in] name A name.
 * @return what it may stand for: nothing, one link, or several: parallel links without a number, or
 * links whose ends have a '-' in their own names.
 */
std::vector<NamedLink> FindLinksByName(const Topology& topology, const std::string& name);

/**
 * @ingroup mgm
 * @param [in] topology The network.
 * @param [in] router A router.
 * @param [in] link One of its links.
 * @return the name of what the link leads to, and a number from 1 if there are parallel links.
 */
std::string GetNeighborName(const Topology& topology, NodeIndex router, LinkIndex link);

/**
 * @ingroup mgm
 * @param [in] topology The network.
 * @param [in] router A router.
 * @return the names of what its links lead to.
 */
std::vector<std::string> GetNeighborNames(const Topology& topology, NodeIndex router);

/**
 * @ingroup mgm
 * Finds a link of a router by the name of what it leads to.
 * @param [in] topology The network.
 * @param [in] router A router.
 * @param [in] neighbor Name of a router or LAN segment, with a number if there are parallel links.
 * @return the link, if there is exactly one of that name.
 */
std::optional<LinkIndex> FindLinkTo(const Topology& topology,
                                    NodeIndex router,
                                    const std::string& neighbor);

} // namespace mgm
} // namespace ns3

#endif // MGM_NETWORK_NAMES_H
