/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Prints forwarding entries for people.
 */

#ifndef MGM_ENTRY_PRINTER_H
#define MGM_ENTRY_PRINTER_H

#include "ns3/mgm-forwarding-table.h"

#include <ostream>

namespace ns3
{
namespace mgm
{

/**
 * @ingroup mgm
 * Prints a table in the manner of "ip -s mroute show", by group, then by source.
 *
 * @param [in] os Where to.
 * @param [in] table The table.
 */
void PrintForwardingTable(std::ostream& os, const ForwardingTable& table);

} // namespace mgm
} // namespace ns3

#endif // MGM_ENTRY_PRINTER_H
