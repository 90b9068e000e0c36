/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-packet-lineage.h"

namespace ns3
{
namespace mgm
{

PacketCauseScope::PacketCauseScope(const Ptr<const Packet>& packet)
{
    if (!LineageTag::IsEnabled())
    {
        return;
    }
    LineageTag tag;
    if (packet->PeekPacketTag(tag))
    {
        m_scope.emplace(tag.GetCause());
    }
}

Ptr<const Packet>
TagWithRecord(const Ptr<const Packet>& packet, RecordId id)
{
    if (!LineageTag::IsEnabled())
    {
        return packet;
    }
    Cause cause = CauseScope::GetCurrent();
    cause.Push(TraceLevel::PACKETS, id);
    LineageTag tag(cause);
    const Ptr<Packet> tagged = packet->Copy();
    tagged->ReplacePacketTag(tag);
    return tagged;
}

} // namespace mgm
} // namespace ns3
