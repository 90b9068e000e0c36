/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-packet-lineage.h"

namespace ns3
{
namespace mgm
{

void
PacketCauseScope::Enter(const Ptr<const Packet>& packet)
{
    LineageTag tag;
    if (packet->PeekPacketTag(tag))
    {
        m_scope.emplace(tag.GetCause());
    }
}

void
TagWithRecord(const Ptr<Packet>& copy, RecordId id)
{
    Cause cause = CauseScope::GetCurrent();
    cause.Push(TraceLevel::PACKETS, id);
    LineageTag tag(cause);
    copy->ReplacePacketTag(tag);
}

} // namespace mgm
} // namespace ns3
