/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-observation.h"

namespace ns3
{
namespace mgm
{

RecordHead
NewObservation(TraceLevel level, const Cause& cause)
{
    return RecordHead{NextRecordId(OBSERVER_NODE), level, cause};
}

Cause
MakeCause(const RecordHead& record)
{
    Cause cause = record.cause;
    cause.Push(record.level, record.id);
    return cause;
}

} // namespace mgm
} // namespace ns3
