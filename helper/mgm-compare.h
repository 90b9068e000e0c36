/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * The program mgm-compare: runs a scenario under several settings, and compares what comes out.
 */

#ifndef MGM_COMPARE_H
#define MGM_COMPARE_H

#include <ostream>
#include <string>
#include <vector>

namespace ns3
{
namespace mgm
{

/**
 * @ingroup mgm
 * Does what the command line of mgm-compare asks for; --help lists the options.
 * @param [in] arguments The arguments, without the program's name.
 * @param [in] examples Folder of the example scenarios.
 * @param [in,out] out Where the table goes.
 * @param [in,out] err Where errors and warnings go; progress goes to standard error.
 * @return the exit status: 0; 2 where something is wrong with arguments, scenario, runs or files,
 * and nothing was written; 128 and the signal's number (130 for Ctrl-C) where a signal ended it,
 * and nothing was written.
 */
int RunCompare(const std::vector<std::string>& arguments,
               const std::string& examples,
               std::ostream& out,
               std::ostream& err);

} // namespace mgm
} // namespace ns3

#endif // MGM_COMPARE_H
