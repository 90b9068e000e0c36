/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-packet-view.h"

#include <algorithm>

namespace ns3
{
namespace mgm
{

PacketView::PacketView(const Ptr<const Packet>& thePacket,
                       const Ipv4Header& theHeader,
                       const InterfaceId& theArrival,
                       bool isOwn)
    : packet(thePacket),
      header(theHeader),
      arrival(theArrival),
      own(isOwn),
      ttl(theHeader.GetTtl()),
      key(theHeader.GetSource(), theHeader.GetDestination()),
      payloadSize(thePacket->GetSize()),
      size(payloadSize + theHeader.GetSerializedSize())
{
}

PacketHead
PacketView::GetHead(uint32_t length) const
{
    const Ptr<Packet> whole = packet->Copy();
    whole->AddHeader(header);
    PacketHead head(std::min(whole->GetSize(), length));
    whole->CopyData(head.data(), head.size());
    return head;
}

HeldPacket::HeldPacket(const PacketView& view)
    : packet(view.packet->Copy()),
      header(view.header),
      arrival(view.arrival),
      own(view.own),
      cause(CauseScope::GetCurrent())
{
}

PacketView
HeldPacket::GetView() const
{
    return PacketView(packet, header, arrival, own);
}

} // namespace mgm
} // namespace ns3
