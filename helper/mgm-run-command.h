/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * The program mgm-run: reads a scenario, runs it, writes the results.
 */

#ifndef MGM_RUN_COMMAND_H
#define MGM_RUN_COMMAND_H

#include "ns3/mgm-run-animation.h"

#include <ostream>
#include <string>
#include <vector>

namespace ns3
{
namespace mgm
{

/**
 * @ingroup mgm
 * Does what the command line of mgm-run asks for; --help lists the options.
 * @param [in] arguments The arguments, without the program's name.
 * @param [in] examples Folder of the example scenarios.
 * @param [in,out] out Where tables go.
 * @param [in,out] err Where errors and warnings go; progress goes to standard error.
 * @param [in] animation What animates runs; null where nothing does.
 * @return the exit status: 0; 2 where something is wrong with arguments, scenario or files; 128 and
 * the signal's number (130 for Ctrl-C) for an interrupted run, whose files are complete.
 */
int RunScenarioCommand(const std::vector<std::string>& arguments,
                       const std::string& examples,
                       std::ostream& out,
                       std::ostream& err,
                       const RunAnimation& animation = nullptr);

} // namespace mgm
} // namespace ns3

#endif // MGM_RUN_COMMAND_H
