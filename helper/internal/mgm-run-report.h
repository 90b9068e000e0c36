/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * The closing tables of a run: what receivers got, which routers had wrong-interface packets.
 */

#ifndef MGM_RUN_REPORT_H
#define MGM_RUN_REPORT_H

#include "ns3/mgm-run-result.h"

#include <ostream>

namespace ns3
{
namespace mgm
{

/**
 * @ingroup mgm
 * Prints the tables of a run.
 * @param [in] result What came out of the run.
 * @param [in,out] stream Where to print.
 */
void PrintRunReport(const RunResult& result, std::ostream& stream);

} // namespace mgm
} // namespace ns3

#endif // MGM_RUN_REPORT_H
