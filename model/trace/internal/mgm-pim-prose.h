/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Tells what records of PIM are about.
 */

#ifndef MGM_PIM_PROSE_H
#define MGM_PIM_PROSE_H

#include "ns3/mgm-trace-record.h"

#include <string>

namespace ns3
{
namespace mgm
{

/**
 * @param [in] record A record.
 * @return whether it is one of PIM.
 */
bool IsPimRecord(const TraceRecord& record);

/**
 * @param [in] record A record of PIM.
 * @param [in] key The data that the story is about, as "(S, G)"; it is called "this data".
 * @return what happened: "PIM sent an Assert for this data (preference 110, metric 2) on A->lan".
 */
std::string DescribePim(const TraceRecord& record, const std::string& key);

} // namespace mgm
} // namespace ns3

#endif // MGM_PIM_PROSE_H
