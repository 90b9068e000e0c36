/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * What records of observers are about, as parts of sentences.
 */

#ifndef MGM_OBSERVATION_PROSE_H
#define MGM_OBSERVATION_PROSE_H

#include "ns3/mgm-trace-record.h"

#include <string>

namespace ns3
{
namespace mgm
{

/**
 * @param [in] record Any record.
 * @return whether it is of kind "tree-finding" or "invariant-violation".
 */
bool IsObservation(const TraceRecord& record);

/**
 * @param [in] record A record of an observer.
 * @param [in] data What its source and group are called; not looked at where it has none.
 * @return what it is about: "the oracle found that copies of this data leave on A->B, ...".
 */
std::string DescribeObservation(const TraceRecord& record, const std::string& data);

} // namespace mgm
} // namespace ns3

#endif // MGM_OBSERVATION_PROSE_H
