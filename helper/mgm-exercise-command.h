/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * The program mgm-exercise: makes a random network with RPF failures to find, and marks answers.
 */

#ifndef MGM_EXERCISE_COMMAND_H
#define MGM_EXERCISE_COMMAND_H

#include <ostream>
#include <string>
#include <vector>

namespace ns3
{
namespace mgm
{

/**
 * @ingroup mgm
 * Does what the command line of mgm-exercise asks for; --help lists the options.
 * @param [in] arguments The arguments, without the program's name.
 * @param [in,out] out Where pages and marks go.
 * @param [in,out] err Where errors go.
 * @return the exit status: 0; 1 where an answer is wrong or open; 2 where something is wrong with
 * arguments, form or files, or there is no such exercise.
 */
int RunExerciseCommand(const std::vector<std::string>& arguments,
                       std::ostream& out,
                       std::ostream& err);

} // namespace mgm
} // namespace ns3

#endif // MGM_EXERCISE_COMMAND_H
