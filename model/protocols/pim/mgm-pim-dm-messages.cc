/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-pim-dm-messages.h"

namespace ns3
{
namespace mgm
{

namespace
{

/// Delivers a Join/Prune.
void
DeliverJoinPrune(const PimReceived& received, const PimDmArrival& arrival, const PimDmFinder& find)
{
    const uint32_t interface = received.ip.interface;
    const PimJoinPrune& message = received.message.joinPrune;
    const bool isForMe = message.upstreamNeighbor == arrival.address;
    for (const PimGroupSet& set : message.groups)
    {
        for (const PimSourceAddress& source : set.joins)
        {
            const SourceGroup key(source.address, set.group.address);
            if (PimDmEntry* entry = find(key, isForMe ? PimDmLookup::ALWAYS : PimDmLookup::PRESENT))
            {
                entry->ReceiveJoin(interface, message.upstreamNeighbor);
            }
        }
        for (const PimSourceAddress& source : set.prunes)
        {
            const SourceGroup key(source.address, set.group.address);
            if (PimDmEntry* entry =
                    find(key, isForMe ? PimDmLookup::ALWAYS : PimDmLookup::UPSTREAM))
            {
                entry->ReceivePrune(interface, message.upstreamNeighbor, message.holdtime);
            }
        }
    }
}

/// Delivers a Graft or a Graft Ack. A Graft Ack names its sender's peer, which sent the Graft.
void
DeliverGraft(const PimReceived& received, const PimDmArrival& arrival, const PimDmFinder& find)
{
    const uint32_t interface = received.ip.interface;
    const PimJoinPrune& message = received.message.joinPrune;
    const bool isAck = received.message.type == PimType::GRAFT_ACK;
    if (!isAck && message.upstreamNeighbor != arrival.address)
    {
        return;
    }
    for (const PimGroupSet& set : message.groups)
    {
        for (const PimSourceAddress& source : set.joins)
        {
            const SourceGroup key(source.address, set.group.address);
            PimDmEntry* entry = find(key, isAck ? PimDmLookup::PRESENT : PimDmLookup::ALWAYS);
            if (entry && isAck)
            {
                entry->ReceiveGraftAck(interface, received.ip.source);
            }
            else if (entry)
            {
                entry->ReceiveGraft(interface, received.ip.source, message.upstreamNeighbor);
            }
        }
    }
}

/// Delivers an Assert.
void
DeliverAssert(const PimReceived& received, const PimDmFinder& find)
{
    const PimAssert& message = received.message.assertion;
    const SourceGroup key(message.source, message.group.address);
    if (PimDmEntry* entry = find(key, PimDmLookup::ALWAYS))
    {
        entry->ReceiveAssert(received.ip.interface, received.ip.source, message);
    }
}

/// Delivers a State Refresh.
void
DeliverStateRefresh(const PimReceived& received,
                    const PimDmArrival& arrival,
                    const PimDmFinder& find)
{
    const PimStateRefresh& message = received.message.stateRefresh;
    const SourceGroup key(message.source, message.group.address);
    const PimDmLookup lookup = arrival.pointToPoint ? PimDmLookup::UPSTREAM : PimDmLookup::ALWAYS;
    if (PimDmEntry* entry = find(key, lookup))
    {
        entry->ReceiveStateRefresh(received.ip.interface, received.ip.source, message);
    }
}

} // namespace

void
DeliverPimDm(const PimReceived& received, const PimDmArrival& arrival, const PimDmFinder& find)
{
    switch (received.message.type)
    {
    case PimType::JOIN_PRUNE:
        DeliverJoinPrune(received, arrival, find);
        break;
    case PimType::GRAFT:
    case PimType::GRAFT_ACK:
        DeliverGraft(received, arrival, find);
        break;
    case PimType::ASSERT:
        DeliverAssert(received, find);
        break;
    case PimType::STATE_REFRESH:
        DeliverStateRefresh(received, arrival, find);
        break;
    case PimType::HELLO:
        break;
    }
}

} // namespace mgm
} // namespace ns3
