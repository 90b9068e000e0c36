/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * The program mgm-report: writes a run as one HTML page that shows it.
 */

#ifndef MGM_REPORT_H
#define MGM_REPORT_H

#include <ostream>
#include <string>
#include <vector>

namespace ns3
{
namespace mgm
{

/**
 * @ingroup mgm
 * Runs mgm-report: reads the trace of a run and writes a page that a browser opens from disk.
 *
 * @param [in] arguments Arguments of the command line, without the name of the program.
 * @param [in] page The page without a run, made by tools/report/make-page.sh.
 * @param [in,out] out Where to say what was written.
 * @param [in,out] err Where to print what is wrong.
 * @return exit status: 0; 2 where the arguments are wrong, the trace cannot be read, there is no
 * such page, or the report cannot be written.
 */
int RunReport(const std::vector<std::string>& arguments,
              const std::string& page,
              std::ostream& out,
              std::ostream& err);

} // namespace mgm
} // namespace ns3

#endif // MGM_REPORT_H
