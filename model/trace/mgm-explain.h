/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * The program mgm-explain: reads a trace and tells what its wrong-interface alerts were about.
 */

#ifndef MGM_EXPLAIN_H
#define MGM_EXPLAIN_H

#include <ostream>
#include <string>
#include <vector>

namespace ns3
{
namespace mgm
{

/**
 * @ingroup mgm
 * Runs mgm-explain. "RUN" prints a ranked table of alerts, "RUN ALERT" the story of one; RUN is the
 * folder of a run or its trace.
 *
 * @param [in] arguments Arguments of the command line, without the name of the program.
 * @param [in,out] out Where to print what was asked for.
 * @param [in,out] err Where to print what is wrong.
 * @return exit status: 0; 2 where the arguments are wrong, the trace cannot be read or has no such
 * alert.
 */
int RunExplain(const std::vector<std::string>& arguments, std::ostream& out, std::ostream& err);

} // namespace mgm
} // namespace ns3

#endif // MGM_EXPLAIN_H
