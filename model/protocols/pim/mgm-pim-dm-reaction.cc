/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-pim-dm-reaction.h"

#include <algorithm>

namespace ns3
{
namespace mgm
{

PimDmReaction
JudgeWrongInterface(const PimDmEntry& entry, const PimDmEnvironment& environment, uint32_t arrival)
{
    const std::vector<uint32_t>& interfaces = environment.GetInterfaces();
    if (!std::binary_search(interfaces.begin(), interfaces.end(), arrival))
    {
        return {"none", "PIM does not work on the interface"};
    }
    if (!entry.GetRoute())
    {
        return {"none", "there is no route to the source"};
    }
    if (arrival == entry.GetRpfInterface())
    {
        return {"none", "the route to the source leads there by now"};
    }
    if (environment.IsBoundary(arrival, entry.GetKey().group))
    {
        return {"none", "the interface is a scope boundary of the group"};
    }
    if (environment.IsPointToPoint(arrival) && !environment.GetVariables().pointToPointAssert)
    {
        if (environment.GetSoleNeighbor(arrival) == Ipv4Address::GetAny())
        {
            return {"none", "there is no neighbor on the point-to-point link"};
        }
        return entry.IsFarEndPruned(arrival)
                   ? PimDmReaction{"none", "the far end was asked to stop a moment ago"}
                   : PimDmReaction{"prune", "the far end of the point-to-point link sends it"};
    }
    const PimDmAssert* assertion = entry.FindAssert(arrival);
    return assertion && assertion->IsLoser()
               ? PimDmReaction{"none", "the Assert is lost, and the winner forwards on the link"}
               : PimDmReaction{"assert", "another router forwards on the link"};
}

} // namespace mgm
} // namespace ns3
