/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * The file summary.json of a run, as doc/schema/summary.schema.json describes it.
 */

#ifndef MGM_RUN_SUMMARY_H
#define MGM_RUN_SUMMARY_H

#include "ns3/mgm-run-result.h"

#include <ostream>
#include <string>
#include <vector>

namespace ns3
{
namespace mgm
{

/// Version of the format.
constexpr uint32_t SUMMARY_SCHEMA_VERSION = 1;

/**
 * @ingroup mgm
 * Writes the summary of a run. The same run with the same seed gives the same bytes.
 * @param [in] result What came out of the run.
 * @param [in] files Names of all files of the run.
 * @param [in,out] stream Where to write.
 */
void WriteRunSummary(const RunResult& result,
                     const std::vector<std::string>& files,
                     std::ostream& stream);

} // namespace mgm
} // namespace ns3

#endif // MGM_RUN_SUMMARY_H
