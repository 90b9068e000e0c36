/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-hostile-router.h"

#include "ns3/mgm-pim-header.h"

namespace ns3
{
namespace mgm
{

NS_OBJECT_ENSURE_REGISTERED(HostileRouter);

TypeId
HostileRouter::GetTypeId()
{
    static TypeId tid = TypeId("ns3::mgm::HostileRouter")
                            .SetParent<HostileSender>()
                            .SetGroupName("Mgm")
                            .AddConstructor<HostileRouter>();
    return tid;
}

HostilePacket
HostileRouter::MakePacket()
{
    PimMessage message;
    switch (Draw(8))
    {
    case 0:
        message = MakeHello();
        break;
    case 1:
        message = MakeAssert();
        break;
    case 2:
        message = MakeStateRefresh();
        break;
    case 3:
        message = MakeJoinPrune(PimType::GRAFT);
        break;
    case 4:
        message = MakeJoinPrune(PimType::GRAFT_ACK);
        break;
    case 5:
        return MakeData();
    default:
        message = MakeJoinPrune(PimType::JOIN_PRUNE);
        break;
    }
    HostilePacket packet;
    packet.protocol = PIM_PROTOCOL_NUMBER;
    packet.source = DrawNeighbor();
    packet.destination = message.GetDestination();
    packet.payload = WriteHostile(PimHeader(message));
    return packet;
}

PimMessage
HostileRouter::MakeHello() const
{
    PimHello hello;
    hello.holdtime = static_cast<uint16_t>(Draw(0x10000));
    hello.generationId = Draw(0xffffffff);
    if (Draw(2) == 0)
    {
        hello.lanPruneDelay = PimLanPruneDelay{
            false, static_cast<uint16_t>(Draw(0x8000)), static_cast<uint16_t>(Draw(0x10000))};
    }
    if (Draw(2) == 0)
    {
        hello.unknown.push_back(
            {static_cast<uint16_t>(100 + Draw(1000)), std::vector<uint8_t>(Draw(100))});
    }
    return PimMessage::Make(hello);
}

PimMessage
HostileRouter::MakeJoinPrune(PimType type) const
{
    PimJoinPrune content;
    content.upstreamNeighbor = type == PimType::GRAFT_ACK ? DrawNeighbor() : GetVictim();
    content.holdtime = type == PimType::JOIN_PRUNE ? static_cast<uint16_t>(Draw(0x10000)) : 0;
    for (uint32_t sets = 1 + Draw(4); sets > 0; --sets)
    {
        PimGroupSet set;
        set.group = DrawGroup();
        for (uint32_t sources = 1 + Draw(4); sources > 0; --sources)
        {
            const bool prunes = type == PimType::JOIN_PRUNE && Draw(2) == 0;
            (prunes ? set.prunes : set.joins).emplace_back(DrawSource());
        }
        content.groups.push_back(set);
    }
    return PimMessage::Make(type, content);
}

PimMessage
HostileRouter::MakeAssert() const
{
    PimAssert content;
    content.group = DrawGroup();
    content.source = DrawSource();
    content.metric = Draw(2);
    return PimMessage::Make(content);
}

PimMessage
HostileRouter::MakeStateRefresh() const
{
    PimStateRefresh content;
    content.group = DrawGroup();
    content.source = DrawSource();
    content.originator = DrawNeighbor();
    content.metric = Draw(100);
    content.maskLength = 32;
    content.ttl = static_cast<uint8_t>(Draw(256));
    content.pruneIndicator = Draw(2) == 0;
    content.interval = static_cast<uint8_t>(Draw(256));
    return PimMessage::Make(content);
}

} // namespace mgm
} // namespace ns3
