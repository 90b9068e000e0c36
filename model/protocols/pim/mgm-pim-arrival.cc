/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-pim-arrival.h"

namespace ns3
{
namespace mgm
{

namespace
{

/// @return whether a message of this type may have this IP destination (RFC 3973 4.7).
bool
IsGoodDestination(PimType type, const PimArrival& arrival)
{
    const bool toAll = arrival.destination == GetPimAllRouters();
    switch (type)
    {
    case PimType::GRAFT:
        return toAll || arrival.toInterface;
    case PimType::GRAFT_ACK:
        return arrival.toInterface;
    case PimType::HELLO:
    case PimType::JOIN_PRUNE:
    case PimType::ASSERT:
    case PimType::STATE_REFRESH:
        return toAll;
    }
    return false;
}

} // namespace

PimReject
CheckPimArrival(PimType type, const PimArrival& arrival, bool requireSourceOnLink)
{
    if (!IsGoodDestination(type, arrival))
    {
        return PimReject::WRONG_DESTINATION;
    }
    if (requireSourceOnLink && !arrival.fromSubnet)
    {
        return PimReject::SOURCE_NOT_ON_LINK;
    }
    return PimReject::NONE;
}

} // namespace mgm
} // namespace ns3
