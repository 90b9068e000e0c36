/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * The groups of an IGMP router as a table, the way a router prints them.
 */

#ifndef MGM_IGMP_ROUTER_PRINTER_H
#define MGM_IGMP_ROUTER_PRINTER_H

#include <ostream>

namespace ns3
{
namespace mgm
{

class IgmpRouter;

/**
 * Prints each interface with its querier, its groups and their sources. Times are in seconds: for
 * how long there have been members, and how long the group, in EXCLUDE mode, or the source lasts
 * without a report. A source without such a time is one that nobody wants.
 *
 * @param [in,out] os Where to.
 * @param [in] router The router.
 */
void PrintIgmpRouter(std::ostream& os, const IgmpRouter& router);

} // namespace mgm
} // namespace ns3

#endif // MGM_IGMP_ROUTER_PRINTER_H
