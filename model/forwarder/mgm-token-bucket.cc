/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-token-bucket.h"

#include "ns3/simulator.h"

namespace ns3
{
namespace mgm
{

bool
TokenBucket::Take(Time cost, Time depth)
{
    const Time now = Simulator::Now();
    if (GetNext(cost, depth) > now)
    {
        return false;
    }
    m_fullAt = Max(m_fullAt, now) + cost;
    return true;
}

Time
TokenBucket::GetNext(Time cost, Time depth) const
{
    // What is missing from a full bucket plus the cost must not exceed the depth.
    const Time enough = cost > depth ? m_fullAt : m_fullAt + cost - depth;
    return Max(enough, Simulator::Now());
}

} // namespace mgm
} // namespace ns3
