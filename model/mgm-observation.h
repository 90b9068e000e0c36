/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Records of those who watch a run and take no part in it: their ids are their own, so that all
 * other records have the same ids whoever watches.
 */

#ifndef MGM_OBSERVATION_H
#define MGM_OBSERVATION_H

#include "ns3/mgm-lineage.h"

#include <cstdint>

namespace ns3
{
namespace mgm
{

/// Stands in for a node in ids of observers' records, which print as "obs:4".
constexpr uint32_t OBSERVER_NODE = RecordId::NETWORK - 1;

/**
 * @ingroup mgm
 * Draws the next id of the observers.
 * @param [in] level Level from which on traces hold the record.
 * @param [in] cause What the observer has seen.
 * @return id, level and cause of the new record.
 */
RecordHead NewObservation(TraceLevel level, const Cause& cause);

/**
 * @ingroup mgm
 * @param [in] record A record.
 * @return the cause of what follows from it: the record itself, and what led to it.
 */
Cause MakeCause(const RecordHead& record);

} // namespace mgm
} // namespace ns3

#endif // MGM_OBSERVATION_H
