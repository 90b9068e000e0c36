/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-packet-view.h"

#include <algorithm>

namespace ns3
{
namespace mgm
{

SourceGroup
PacketView::GetKey() const
{
    return SourceGroup(header.GetSource(), header.GetDestination());
}

uint32_t
PacketView::GetSize() const
{
    return packet->GetSize() + header.GetSerializedSize();
}

PacketHead
PacketView::GetHead(uint32_t size) const
{
    const Ptr<Packet> whole = packet->Copy();
    whole->AddHeader(header);
    PacketHead head(std::min(whole->GetSize(), size));
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
    return PacketView{packet, header, arrival, own};
}

} // namespace mgm
} // namespace ns3
