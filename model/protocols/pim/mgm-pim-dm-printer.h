/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Writes the tables of a dense-mode router for people.
 */

#ifndef MGM_PIM_DM_PRINTER_H
#define MGM_PIM_DM_PRINTER_H

#include <ostream>

namespace ns3
{
namespace mgm
{

class PimDm;

/**
 * Writes interfaces, neighbors, entries and Assert states of a router, with what is left of their
 * timers in seconds.
 * @param [in,out] os Where to.
 * @param [in] router The router.
 */
void PrintPimDm(std::ostream& os, const PimDm& router);

} // namespace mgm
} // namespace ns3

#endif // MGM_PIM_DM_PRINTER_H
