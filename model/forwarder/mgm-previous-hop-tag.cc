/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-previous-hop-tag.h"

namespace ns3
{
namespace mgm
{

NS_OBJECT_ENSURE_REGISTERED(PreviousHopTag);

TypeId
PreviousHopTag::GetTypeId()
{
    static TypeId tid = TypeId("ns3::mgm::PreviousHopTag")
                            .SetParent<Tag>()
                            .SetGroupName("Mgm")
                            .AddConstructor<PreviousHopTag>();
    return tid;
}

TypeId
PreviousHopTag::GetInstanceTypeId() const
{
    return GetTypeId();
}

PreviousHopTag::PreviousHopTag(Ipv4Address address, uint8_t ttl)
    : m_address(address),
      m_ttl(ttl)
{
}

uint32_t
PreviousHopTag::GetSerializedSize() const
{
    return sizeof(uint32_t) + sizeof(uint8_t);
}

void
PreviousHopTag::Serialize(TagBuffer buffer) const
{
    buffer.WriteU32(m_address.Get());
    buffer.WriteU8(m_ttl);
}

void
PreviousHopTag::Deserialize(TagBuffer buffer)
{
    m_address.Set(buffer.ReadU32());
    m_ttl = buffer.ReadU8();
}

void
PreviousHopTag::Print(std::ostream& os) const
{
    os << "previousHop=" << m_address << " ttl=" << static_cast<uint32_t>(m_ttl);
}

Ipv4Address
PreviousHopTag::GetAddress(uint8_t ttl) const
{
    return ttl == m_ttl ? m_address : Ipv4Address::GetAny();
}

} // namespace mgm
} // namespace ns3
