/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Several who need the lineage of data packets at overlapping times.
 */

#ifndef MGM_DATA_TAGGING_H
#define MGM_DATA_TAGGING_H

namespace ns3
{
namespace mgm
{

/**
 * @ingroup mgm
 * Data packets carry their lineage (LineageTag::SetEnabled) until EndDataTagging has been called as
 * often.
 */
void BeginDataTagging();

/**
 * @ingroup mgm
 * Takes back one BeginDataTagging. After the last one, tagging is as it was before the first.
 */
void EndDataTagging();

} // namespace mgm
} // namespace ns3

#endif // MGM_DATA_TAGGING_H
