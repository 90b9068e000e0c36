/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * An order of record ids, for sorted containers.
 */

#ifndef MGM_RECORD_ORDER_H
#define MGM_RECORD_ORDER_H

#include "ns3/mgm-lineage.h"

#include <tuple>

namespace ns3
{
namespace mgm
{

/**
 * @ingroup mgm
 * Orders ids by node, then by sequence.
 */
struct RecordIdOrder
{
    /**
     * @param [in] a An id.
     * @param [in] b An id.
     * @return whether a comes first.
     */
    bool operator()(const RecordId& a, const RecordId& b) const
    {
        return std::tie(a.node, a.sequence) < std::tie(b.node, b.sequence);
    }
};

} // namespace mgm
} // namespace ns3

#endif // MGM_RECORD_ORDER_H
