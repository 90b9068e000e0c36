/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * The program mgm-why: what a router would have done with a packet at any instant of a run.
 */

#ifndef MGM_WHY_H
#define MGM_WHY_H

#include <ostream>
#include <string>
#include <vector>

namespace ns3
{
namespace mgm
{

/**
 * Runs mgm-why. "--help" describes its options.
 * @param [in] arguments Arguments without the name of the program.
 * @param [in,out] out Where the answer goes.
 * @param [in,out] err Where errors go.
 * @return exit status: 0, or 2 where something is wrong with the arguments or with the run.
 */
int RunWhy(const std::vector<std::string>& arguments, std::ostream& out, std::ostream& err);

} // namespace mgm
} // namespace ns3

#endif // MGM_WHY_H
