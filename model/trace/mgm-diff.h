/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * The program mgm-diff: reads the traces of two runs and tells what they did differently.
 */

#ifndef MGM_DIFF_H
#define MGM_DIFF_H

#include <ostream>
#include <string>
#include <vector>

namespace ns3
{
namespace mgm
{

/**
 * @ingroup mgm
 * Runs mgm-diff: "RUN1 RUN2".
 *
 * @param [in] arguments Arguments of the command line, without the name of the program.
 * @param [in,out] out Where to print what was asked for.
 * @param [in,out] err Where to print what is wrong.
 * @return exit status: 0 where both runs did the same, 1 where they did not, 2 where the arguments
 * are wrong or a trace cannot be read.
 */
int RunDiff(const std::vector<std::string>& arguments, std::ostream& out, std::ostream& err);

} // namespace mgm
} // namespace ns3

#endif // MGM_DIFF_H
