/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Records of a trace in words.
 */

#ifndef MGM_RECORD_PROSE_H
#define MGM_RECORD_PROSE_H

#include "ns3/mgm-trace-reader.h"
#include "ns3/mgm-trace-record.h"

#include <string>
#include <vector>

namespace ns3
{
namespace mgm
{

/**
 * @param [in] interface An interface.
 * @return "interface 2 (Denver->Kansas City)".
 */
std::string DescribeInterface(const TraceInterface& interface);

/**
 * @param [in] interface An interface.
 * @return its name, "Denver->Kansas City", or "interface 2" if it has none.
 */
std::string NameInterface(const TraceInterface& interface);

/**
 * @param [in] interfaces Interfaces.
 * @return their names, or "no interface".
 */
std::string NameInterfaces(const std::vector<TraceInterface>& interfaces);

/**
 * @param [in] record A record.
 * @return "(7:31)".
 */
std::string DescribeId(const TraceRecord& record);

/**
 * @param [in] change A topology change.
 * @return what happened: "the link between Denver and Kansas City went down".
 */
std::string DescribeChange(const TraceRecord& change);

/**
 * @param [in] state State of a forwarding entry.
 * @return what the router did by it: "expected this data on ... and forwarded it to ...".
 */
std::string DescribeState(const TraceRecord& state);

/**
 * @param [in] record Any record but a topology change.
 * @return what happened there: "static called SetMfe for (S, G)".
 */
std::string DescribeEvent(const TraceRecord& record);

/**
 * @param [in] record Any record.
 * @param [in] header Names of nodes.
 * @return what happened, and where: "Denver converged", "at Denver, static called SetMfe".
 */
std::string DescribeRecord(const TraceRecord& record, const TraceHeader& header);

} // namespace mgm
} // namespace ns3

#endif // MGM_RECORD_PROSE_H
