/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-igmp-header.h"

#include "ns3/mgm-igmp-parser.h"

#include <utility>
#include <vector>

namespace ns3
{
namespace mgm
{

NS_OBJECT_ENSURE_REGISTERED(IgmpHeader);

namespace
{

/// Writes addresses.
void
WriteAddresses(Buffer::Iterator& i, const std::vector<Ipv4Address>& addresses)
{
    for (const Ipv4Address address : addresses)
    {
        i.WriteHtonU32(address.Get());
    }
}

/// Writes what follows the checksum of a version 3 report (RFC 3376 4.2).
void
WriteRecords(Buffer::Iterator& i, const std::vector<IgmpGroupRecord>& records)
{
    i.WriteHtonU16(0);
    i.WriteHtonU16(static_cast<uint16_t>(records.size()));
    for (const IgmpGroupRecord& record : records)
    {
        i.WriteU8(record.type);
        // RFC 3376 4.2.10: no auxiliary data is ever sent.
        i.WriteU8(0);
        i.WriteHtonU16(static_cast<uint16_t>(record.sources.size()));
        i.WriteHtonU32(record.group.Get());
        WriteAddresses(i, record.sources);
    }
}

} // namespace

TypeId
IgmpHeader::GetTypeId()
{
    static TypeId tid = TypeId("ns3::mgm::IgmpHeader")
                            .SetParent<Header>()
                            .SetGroupName("Mgm")
                            .AddConstructor<IgmpHeader>();
    return tid;
}

TypeId
IgmpHeader::GetInstanceTypeId() const
{
    return GetTypeId();
}

IgmpHeader::IgmpHeader(IgmpMessage message)
    : m_message(std::move(message))
{
}

const IgmpMessage&
IgmpHeader::GetMessage() const
{
    return m_message;
}

uint32_t
IgmpHeader::GetSerializedSize() const
{
    return m_message.GetSize();
}

void
IgmpHeader::Serialize(Buffer::Iterator start) const
{
    const bool query = m_message.type == IgmpType::QUERY;
    const uint32_t size = GetSerializedSize();
    Buffer::Iterator i = start;
    i.WriteU8(static_cast<uint8_t>(m_message.type));
    i.WriteU8(query ? m_message.maxRespCode : 0);
    i.WriteU16(0);
    if (m_message.type == IgmpType::V3_REPORT)
    {
        WriteRecords(i, m_message.records);
    }
    else
    {
        i.WriteHtonU32(m_message.group.Get());
    }
    if (query && m_message.version == IgmpVersion::V3)
    {
        const uint8_t flags = m_message.suppressRouterSide ? 0x08 : 0x00;
        // RFC 3376 4.1.6: a value that the field cannot hold is sent as 0.
        const uint8_t robustness = m_message.robustness > 7 ? 0 : m_message.robustness;
        i.WriteU8(flags | robustness);
        i.WriteU8(m_message.queryIntervalCode);
        i.WriteHtonU16(static_cast<uint16_t>(m_message.sources.size()));
        WriteAddresses(i, m_message.sources);
    }
    Buffer::Iterator whole = start;
    const uint16_t checksum = whole.CalculateIpChecksum(static_cast<uint16_t>(size));
    i = start;
    i.Next(2);
    i.WriteU16(checksum);
}

uint32_t
IgmpHeader::Deserialize(Buffer::Iterator start)
{
    std::vector<uint8_t> bytes(start.GetRemainingSize());
    start.Read(bytes.data(), static_cast<uint32_t>(bytes.size()));
    const IgmpReject reject = ParseIgmp(bytes.data(), bytes.size(), m_message);
    return reject == IgmpReject::NONE ? static_cast<uint32_t>(bytes.size()) : 0;
}

void
IgmpHeader::Print(std::ostream& os) const
{
    os << m_message;
}

} // namespace mgm
} // namespace ns3
