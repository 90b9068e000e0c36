/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-origin-tag.h"

namespace ns3
{
namespace mgm
{

NS_OBJECT_ENSURE_REGISTERED(OriginTag);

TypeId
OriginTag::GetTypeId()
{
    static TypeId tid = TypeId("ns3::mgm::OriginTag")
                            .SetParent<Tag>()
                            .SetGroupName("Mgm")
                            .AddConstructor<OriginTag>();
    return tid;
}

TypeId
OriginTag::GetInstanceTypeId() const
{
    return GetTypeId();
}

OriginTag::OriginTag(uint32_t node)
    : m_node(node)
{
}

uint32_t
OriginTag::GetSerializedSize() const
{
    return sizeof(uint32_t);
}

void
OriginTag::Serialize(TagBuffer buffer) const
{
    buffer.WriteU32(m_node);
}

void
OriginTag::Deserialize(TagBuffer buffer)
{
    m_node = buffer.ReadU32();
}

void
OriginTag::Print(std::ostream& os) const
{
    os << "origin=" << m_node;
}

std::optional<uint32_t>
OriginTag::Find(const Ptr<const Packet>& packet)
{
    OriginTag tag;
    return packet->PeekPacketTag(tag) ? std::optional<uint32_t>(tag.m_node) : std::nullopt;
}

} // namespace mgm
} // namespace ns3
