/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-pim-header.h"

#include "ns3/mgm-pim-flags.h"
#include "ns3/mgm-pim-parser.h"

#include <utility>
#include <vector>

namespace ns3
{
namespace mgm
{

NS_OBJECT_ENSURE_REGISTERED(PimHeader);

namespace
{

/// Address family and encoding type of an IPv4 address in native encoding (RFC 3973 4.7.2).
constexpr uint16_t FAMILY_AND_ENCODING = PIM_FAMILY_IPV4 << 8;

/// Writes an encoded unicast address (RFC 3973 4.7.2).
void
WriteUnicast(Buffer::Iterator& i, Ipv4Address address)
{
    i.WriteHtonU16(FAMILY_AND_ENCODING);
    i.WriteHtonU32(address.Get());
}

/// Writes an encoded group address (RFC 3973 4.7.3).
void
WriteGroup(Buffer::Iterator& i, const PimGroupAddress& group)
{
    i.WriteHtonU16(FAMILY_AND_ENCODING);
    i.WriteU8((group.bidirectional ? PIM_FLAG_B : 0) | (group.zone ? PIM_FLAG_Z : 0));
    i.WriteU8(group.maskLength);
    i.WriteHtonU32(group.address.Get());
}

/// Writes encoded source addresses (RFC 3973 4.7.4).
void
WriteSources(Buffer::Iterator& i, const std::vector<PimSourceAddress>& sources)
{
    for (const PimSourceAddress& source : sources)
    {
        i.WriteHtonU16(FAMILY_AND_ENCODING);
        i.WriteU8((source.sparse ? PIM_FLAG_S : 0) | (source.wildcard ? PIM_FLAG_W : 0) |
                  (source.rpt ? PIM_FLAG_R : 0));
        i.WriteU8(source.maskLength);
        i.WriteHtonU32(source.address.Get());
    }
}

/// Writes type and length of a Hello option.
void
WriteOption(Buffer::Iterator& i, PimOptionType type, std::size_t length)
{
    i.WriteHtonU16(static_cast<uint16_t>(type));
    i.WriteHtonU16(static_cast<uint16_t>(length));
}

/// Writes the LAN Prune Delay option (RFC 3973 4.7.5.2).
void
WriteLanPruneDelay(Buffer::Iterator& i, const PimLanPruneDelay& delay)
{
    WriteOption(i, PimOptionType::LAN_PRUNE_DELAY, 4);
    i.WriteHtonU16((delay.tracking ? PIM_T_BIT : 0) |
                   (delay.propagationDelay & static_cast<uint16_t>(~PIM_T_BIT)));
    i.WriteHtonU16(delay.overrideInterval);
}

/// Writes an option whose value is one word.
void
WriteWordOption(Buffer::Iterator& i, PimOptionType type, const std::optional<uint32_t>& value)
{
    if (value)
    {
        WriteOption(i, type, 4);
        i.WriteHtonU32(*value);
    }
}

/// Writes a Hello behind the header (RFC 3973 4.7.5).
void
WriteHello(Buffer::Iterator& i, const PimHello& hello)
{
    if (hello.holdtime)
    {
        WriteOption(i, PimOptionType::HOLDTIME, 2);
        i.WriteHtonU16(*hello.holdtime);
    }
    if (hello.lanPruneDelay)
    {
        WriteLanPruneDelay(i, *hello.lanPruneDelay);
    }
    WriteWordOption(i, PimOptionType::DR_PRIORITY, hello.drPriority);
    WriteWordOption(i, PimOptionType::GENERATION_ID, hello.generationId);
    if (hello.stateRefresh)
    {
        WriteOption(i, PimOptionType::STATE_REFRESH, 4);
        i.WriteU8(hello.stateRefresh->version);
        i.WriteU8(hello.stateRefresh->interval);
        i.WriteHtonU16(0);
    }
    if (!hello.addresses.empty())
    {
        WriteOption(i, PimOptionType::ADDRESS_LIST, hello.addresses.size() * PIM_UNICAST_SIZE);
        for (const Ipv4Address address : hello.addresses)
        {
            WriteUnicast(i, address);
        }
    }
    for (const PimHelloOption& option : hello.unknown)
    {
        WriteOption(i, static_cast<PimOptionType>(option.type), option.value.size());
        i.Write(option.value.data(), static_cast<uint32_t>(option.value.size()));
    }
}

/// Writes a Join/Prune, Graft or Graft Ack behind the header (RFC 3973 4.7.6).
void
WriteJoinPrune(Buffer::Iterator& i, const PimJoinPrune& joinPrune)
{
    WriteUnicast(i, joinPrune.upstreamNeighbor);
    i.WriteU8(0);
    i.WriteU8(static_cast<uint8_t>(joinPrune.groups.size()));
    i.WriteHtonU16(joinPrune.holdtime);
    for (const PimGroupSet& set : joinPrune.groups)
    {
        WriteGroup(i, set.group);
        i.WriteHtonU16(static_cast<uint16_t>(set.joins.size()));
        i.WriteHtonU16(static_cast<uint16_t>(set.prunes.size()));
        WriteSources(i, set.joins);
        WriteSources(i, set.prunes);
    }
}

/// Writes R, Metric Preference and Metric (RFC 3973 4.7.7).
template <typename T>
void
WriteMetric(Buffer::Iterator& i, const T& content)
{
    i.WriteHtonU32((content.rpt ? PIM_R_BIT : 0) | (content.preference & ~PIM_R_BIT));
    i.WriteHtonU32(content.metric);
}

/// Writes an Assert behind the header (RFC 3973 4.7.7).
void
WriteAssert(Buffer::Iterator& i, const PimAssert& assertion)
{
    WriteGroup(i, assertion.group);
    WriteUnicast(i, assertion.source);
    WriteMetric(i, assertion);
}

/// Writes a State Refresh behind the header (RFC 3973 4.7.10).
void
WriteStateRefresh(Buffer::Iterator& i, const PimStateRefresh& refresh)
{
    WriteGroup(i, refresh.group);
    WriteUnicast(i, refresh.source);
    WriteUnicast(i, refresh.originator);
    WriteMetric(i, refresh);
    i.WriteU8(refresh.maskLength);
    i.WriteU8(refresh.ttl);
    i.WriteU8((refresh.pruneIndicator ? PIM_FLAG_P : 0) | (refresh.pruneNow ? PIM_FLAG_N : 0) |
              (refresh.assertOverride ? PIM_FLAG_O : 0));
    i.WriteU8(refresh.interval);
}

} // namespace

TypeId
PimHeader::GetTypeId()
{
    static TypeId tid = TypeId("ns3::mgm::PimHeader")
                            .SetParent<Header>()
                            .SetGroupName("Mgm")
                            .AddConstructor<PimHeader>();
    return tid;
}

TypeId
PimHeader::GetInstanceTypeId() const
{
    return GetTypeId();
}

PimHeader::PimHeader(PimMessage message)
    : m_message(std::move(message))
{
}

const PimMessage&
PimHeader::GetMessage() const
{
    return m_message;
}

uint32_t
PimHeader::GetSerializedSize() const
{
    return m_message.GetSize();
}

void
PimHeader::Serialize(Buffer::Iterator start) const
{
    Buffer::Iterator i = start;
    i.WriteU8(static_cast<uint8_t>(PIM_VERSION << 4) | static_cast<uint8_t>(m_message.type));
    i.WriteU8(0);
    i.WriteU16(0);
    switch (m_message.type)
    {
    case PimType::HELLO:
        WriteHello(i, m_message.hello);
        break;
    case PimType::JOIN_PRUNE:
    case PimType::GRAFT:
    case PimType::GRAFT_ACK:
        WriteJoinPrune(i, m_message.joinPrune);
        break;
    case PimType::ASSERT:
        WriteAssert(i, m_message.assertion);
        break;
    case PimType::STATE_REFRESH:
        WriteStateRefresh(i, m_message.stateRefresh);
        break;
    }
    Buffer::Iterator whole = start;
    const uint16_t checksum = whole.CalculateIpChecksum(static_cast<uint16_t>(GetSerializedSize()));
    i = start;
    i.Next(2);
    i.WriteU16(checksum);
}

uint32_t
PimHeader::Deserialize(Buffer::Iterator start)
{
    std::vector<uint8_t> bytes(start.GetRemainingSize());
    start.Read(bytes.data(), static_cast<uint32_t>(bytes.size()));
    const PimReject reject = ParsePim(bytes.data(), bytes.size(), m_message);
    return reject == PimReject::NONE ? static_cast<uint32_t>(bytes.size()) : 0;
}

void
PimHeader::Print(std::ostream& os) const
{
    os << m_message;
}

} // namespace mgm
} // namespace ns3
