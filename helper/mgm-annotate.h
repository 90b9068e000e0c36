/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * The program mgm-annotate: writes the pcap files of a run as pcapng, with what the router did with
 * each frame as the frame's comment.
 */

#ifndef MGM_ANNOTATE_H
#define MGM_ANNOTATE_H

#include <ostream>
#include <string>
#include <vector>

namespace ns3
{
namespace mgm
{

/**
 * @ingroup mgm
 * Does what the command line of mgm-annotate asks for; --help lists the options.
 * @param [in] arguments The arguments, without the program's name.
 * @param [in,out] out Where the table goes.
 * @param [in,out] err Where errors go.
 * @return the exit status: 0; 2 where something is wrong with arguments or files, and nothing was
 * written.
 */
int RunAnnotate(const std::vector<std::string>& arguments, std::ostream& out, std::ostream& err);

} // namespace mgm
} // namespace ns3

#endif // MGM_ANNOTATE_H
