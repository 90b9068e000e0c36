/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * The program mgm-show: the tables of a router at any instant of a run, from its trace.
 */

#ifndef MGM_SHOW_H
#define MGM_SHOW_H

#include <ostream>
#include <string>
#include <vector>

namespace ns3
{
namespace mgm
{

/**
 * Runs mgm-show. "--help" describes its options.
 * @param [in] arguments Arguments without the name of the program.
 * @param [in,out] out Where the answer goes.
 * @param [in,out] err Where errors go.
 * @return exit status: 0, or 2 where something is wrong with the arguments or with the run.
 */
int RunShow(const std::vector<std::string>& arguments, std::ostream& out, std::ostream& err);

} // namespace mgm
} // namespace ns3

#endif // MGM_SHOW_H
