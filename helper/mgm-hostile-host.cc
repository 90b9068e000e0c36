/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-hostile-host.h"

#include "ns3/mgm-igmp-header.h"
#include "ns3/mgm-igmp-l4-protocol.h"

namespace ns3
{
namespace mgm
{

NS_OBJECT_ENSURE_REGISTERED(HostileHost);

TypeId
HostileHost::GetTypeId()
{
    static TypeId tid = TypeId("ns3::mgm::HostileHost")
                            .SetParent<HostileSender>()
                            .SetGroupName("Mgm")
                            .AddConstructor<HostileHost>();
    return tid;
}

HostilePacket
HostileHost::MakePacket()
{
    std::vector<Ipv4Address> sources(Draw(8));
    for (Ipv4Address& source : sources)
    {
        source = DrawSource();
    }
    IgmpMessage message;
    switch (Draw(8))
    {
    case 0:
        message = IgmpMessage::MakeGroupMessage(IgmpType::V1_REPORT, DrawGroup());
        break;
    case 1:
        message = IgmpMessage::MakeGroupMessage(IgmpType::V2_REPORT, DrawGroup());
        break;
    case 2:
        message = IgmpMessage::MakeGroupMessage(IgmpType::V2_LEAVE, DrawGroup());
        break;
    case 3:
        message =
            IgmpMessage::MakeQuery(IgmpVersion::V3, static_cast<uint8_t>(Draw(256)), DrawGroup());
        message.sources = sources;
        break;
    case 4:
    case 5:
        return MakeData();
    default:
        message = IgmpMessage::MakeReport(
            {IgmpGroupRecord(static_cast<IgmpRecordType>(1 + Draw(6)), DrawGroup(), sources),
             IgmpGroupRecord(IgmpRecordType::CHANGE_TO_EXCLUDE_MODE, DrawGroup())});
        break;
    }
    HostilePacket packet;
    packet.protocol = IGMP_PROTOCOL_NUMBER;
    packet.source = DrawNeighbor();
    packet.destination = message.GetDestination();
    packet.routerAlert = true;
    packet.payload = WriteHostile(IgmpHeader(message));
    return packet;
}

} // namespace mgm
} // namespace ns3
