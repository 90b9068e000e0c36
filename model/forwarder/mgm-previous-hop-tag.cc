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

PreviousHopTag::PreviousHopTag(Ipv4Address address)
    : m_address(address)
{
}

uint32_t
PreviousHopTag::GetSerializedSize() const
{
    return sizeof(uint32_t);
}

void
PreviousHopTag::Serialize(TagBuffer buffer) const
{
    buffer.WriteU32(m_address.Get());
}

void
PreviousHopTag::Deserialize(TagBuffer buffer)
{
    m_address.Set(buffer.ReadU32());
}

void
PreviousHopTag::Print(std::ostream& os) const
{
    os << "previousHop=" << m_address;
}

Ipv4Address
PreviousHopTag::GetAddress() const
{
    return m_address;
}

} // namespace mgm
} // namespace ns3
