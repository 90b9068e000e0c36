/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Tells what records of IGMP are about.
 */

#ifndef MGM_IGMP_PROSE_H
#define MGM_IGMP_PROSE_H

#include "ns3/mgm-trace-record.h"

#include <string>

namespace ns3
{
namespace mgm
{

/**
 * @param [in] record A record.
 * @return whether it is one of IGMP.
 */
bool IsIgmpRecord(const TraceRecord& record);

/**
 * @param [in] record A record of IGMP.
 * @return what happened: "IGMP sent a v2-report of 239.1.1.1 on bob->lan".
 */
std::string DescribeIgmp(const TraceRecord& record);

} // namespace mgm
} // namespace ns3

#endif // MGM_IGMP_PROSE_H
