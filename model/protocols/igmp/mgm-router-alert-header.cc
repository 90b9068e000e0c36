/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-router-alert-header.h"

#include "ns3/mgm-control-packet.h"

namespace ns3
{
namespace mgm
{

NS_OBJECT_ENSURE_REGISTERED(RouterAlertHeader);

namespace
{

constexpr uint8_t VERSION_AND_LENGTH = 0x46;  //!< IPv4, six words
constexpr uint32_t ROUTER_ALERT = 0x94040000; //!< type 148, length 4, value 0 (RFC 2113 2.1)

} // namespace

TypeId
RouterAlertHeader::GetTypeId()
{
    static TypeId tid = TypeId("ns3::mgm::RouterAlertHeader")
                            .SetParent<Header>()
                            .SetGroupName("Mgm")
                            .AddConstructor<RouterAlertHeader>();
    return tid;
}

TypeId
RouterAlertHeader::GetInstanceTypeId() const
{
    return GetTypeId();
}

RouterAlertHeader::RouterAlertHeader()
    : m_source(Ipv4Address::GetAny()),
      m_destination(Ipv4Address::GetAny())
{
}

void
RouterAlertHeader::SetAddresses(Ipv4Address source, Ipv4Address destination)
{
    m_source = source;
    m_destination = destination;
}

void
RouterAlertHeader::SetProtocol(uint8_t protocol)
{
    m_protocol = protocol;
}

void
RouterAlertHeader::SetIdentification(uint16_t identification)
{
    m_identification = identification;
}

void
RouterAlertHeader::SetPayloadSize(uint16_t size)
{
    m_payloadSize = size;
}

uint32_t
RouterAlertHeader::GetSerializedSize() const
{
    return SIZE;
}

void
RouterAlertHeader::Serialize(Buffer::Iterator start) const
{
    Buffer::Iterator i = start;
    i.WriteU8(VERSION_AND_LENGTH);
    i.WriteU8(CONTROL_TYPE_OF_SERVICE);
    i.WriteHtonU16(static_cast<uint16_t>(SIZE + m_payloadSize));
    i.WriteHtonU16(m_identification);
    i.WriteU16(0);
    i.WriteU8(1);
    i.WriteU8(m_protocol);
    i.WriteU16(0);
    i.WriteHtonU32(m_source.Get());
    i.WriteHtonU32(m_destination.Get());
    i.WriteHtonU32(ROUTER_ALERT);
    Buffer::Iterator whole = start;
    const uint16_t checksum = whole.CalculateIpChecksum(SIZE);
    i = start;
    i.Next(10);
    i.WriteU16(checksum);
}

uint32_t
RouterAlertHeader::Deserialize(Buffer::Iterator start)
{
    if (start.GetRemainingSize() < SIZE || start.ReadU8() != VERSION_AND_LENGTH)
    {
        return 0;
    }
    start.Next(1);
    const uint16_t size = start.ReadNtohU16();
    m_identification = start.ReadNtohU16();
    start.Next(3);
    m_protocol = start.ReadU8();
    start.Next(2);
    m_source = Ipv4Address(start.ReadNtohU32());
    m_destination = Ipv4Address(start.ReadNtohU32());
    if (size < SIZE || start.ReadNtohU32() != ROUTER_ALERT)
    {
        return 0;
    }
    m_payloadSize = static_cast<uint16_t>(size - SIZE);
    return SIZE;
}

void
RouterAlertHeader::Print(std::ostream& os) const
{
    os << "tos 0x" << std::hex << +CONTROL_TYPE_OF_SERVICE << std::dec << " ttl 1 id " << m_identification
       << " protocol " << +m_protocol << " router-alert length " << SIZE + m_payloadSize << ' '
       << m_source << " > " << m_destination;
}

} // namespace mgm
} // namespace ns3
