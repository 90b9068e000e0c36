/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-pim-parser.h"

#include "ns3/mgm-byte-reader.h"
#include "ns3/mgm-internet-checksum.h"
#include "ns3/mgm-pim-flags.h"

#include <utility>
#include <vector>

namespace ns3
{
namespace mgm
{

namespace
{

/**
 * Reads the fields of a message. The first fault is kept, and from then on everything that is read
 * is 0: whoever reads fields in a row need not ask after each of them.
 */
class Reader
{
  public:
    /// @param [in] data First byte. @param [in] size Number of bytes.
    Reader(const uint8_t* data, std::size_t size)
        : m_bytes(data, size)
    {
    }

    /// @return the first fault, or NONE.
    PimReject GetReject() const
    {
        return m_reject;
    }

    /// @return whether there was no fault.
    bool IsGood() const
    {
        return m_reject == PimReject::NONE;
    }

    /// @return number of bytes that have not been read.
    std::size_t GetLeft() const
    {
        return m_bytes.GetLeft();
    }

    /// Keeps a fault, if it is the first, unless something holds.
    void Require(bool holds, PimReject reject)
    {
        if (!holds && IsGood())
        {
            m_reject = reject;
        }
    }

    /// @return whether so many bytes can be read.
    bool Has(std::size_t count)
    {
        Require(m_bytes.GetLeft() >= count, PimReject::TRUNCATED);
        return IsGood();
    }

    /// @return the next byte.
    uint8_t ReadByte()
    {
        return Has(1) ? m_bytes.ReadByte() : 0;
    }

    /// @return the next two bytes.
    uint16_t ReadShort()
    {
        return Has(2) ? m_bytes.ReadShort() : 0;
    }

    /// @return the next four bytes.
    uint32_t ReadWord()
    {
        return Has(4) ? m_bytes.ReadWord() : 0;
    }

    /// @return the next bytes.
    std::vector<uint8_t> ReadBytes(std::size_t count)
    {
        if (!Has(count))
        {
            return {};
        }
        const uint8_t* first = m_bytes.GetNext();
        m_bytes.Skip(count);
        return std::vector<uint8_t>(first, first + count);
    }

    /// @return a reader of the next bytes, which are passed over.
    Reader ReadPart(std::size_t count)
    {
        if (!Has(count))
        {
            return Reader(m_bytes.GetNext(), 0);
        }
        const uint8_t* first = m_bytes.GetNext();
        m_bytes.Skip(count);
        return Reader(first, count);
    }

    /// @return an encoded unicast address (RFC 3973 4.7.2).
    Ipv4Address ReadUnicast()
    {
        ReadFamily();
        return ReadAddress();
    }

    /// @return an encoded unicast address that must be that of one host.
    Ipv4Address ReadHost()
    {
        const Ipv4Address address = ReadUnicast();
        Require(IsHost(address), PimReject::BAD_ADDRESS);
        return address;
    }

    /// @return an encoded group address (RFC 3973 4.7.3).
    PimGroupAddress ReadGroup()
    {
        PimGroupAddress group;
        ReadFamily();
        const uint8_t flags = ReadByte();
        group.bidirectional = (flags & PIM_FLAG_B) != 0;
        group.zone = (flags & PIM_FLAG_Z) != 0;
        group.maskLength = ReadByte();
        group.address = ReadAddress();
        Require(group.maskLength == PIM_SINGLE_ADDRESS, PimReject::BAD_MASK_LENGTH);
        Require(group.address.IsMulticast(), PimReject::BAD_GROUP);
        return group;
    }

    /// @return an encoded source address (RFC 3973 4.7.4).
    PimSourceAddress ReadSource()
    {
        PimSourceAddress source;
        ReadFamily();
        const uint8_t flags = ReadByte();
        source.sparse = (flags & PIM_FLAG_S) != 0;
        source.wildcard = (flags & PIM_FLAG_W) != 0;
        source.rpt = (flags & PIM_FLAG_R) != 0;
        source.maskLength = ReadByte();
        source.address = ReadAddress();
        Require(source.maskLength == PIM_SINGLE_ADDRESS, PimReject::BAD_MASK_LENGTH);
        Require(IsHost(source.address), PimReject::BAD_ADDRESS);
        return source;
    }

  private:
    /// Reads address family and encoding type (RFC 3973 4.7.2).
    void ReadFamily()
    {
        const uint8_t family = ReadByte();
        const uint8_t encoding = ReadByte();
        Require(family == PIM_FAMILY_IPV4, PimReject::BAD_ADDRESS_FAMILY);
        Require(encoding == 0, PimReject::BAD_ENCODING);
    }

    /// @return the next four bytes.
    Ipv4Address ReadAddress()
    {
        return Ipv4Address(ReadWord());
    }

    /// @return whether an address can be that of one host.
    static bool IsHost(Ipv4Address address)
    {
        return !address.IsAny() && !address.IsMulticast() && !address.IsBroadcast();
    }

    ByteReader m_bytes;                  //!< the bytes
    PimReject m_reject{PimReject::NONE}; //!< the first fault
};

/// Reads a LAN Prune Delay option (RFC 3973 4.7.5.2).
PimLanPruneDelay
ParseLanPruneDelay(Reader& value)
{
    PimLanPruneDelay delay;
    const uint16_t first = value.ReadShort();
    delay.tracking = (first & PIM_T_BIT) != 0;
    delay.propagationDelay = first & static_cast<uint16_t>(~PIM_T_BIT);
    delay.overrideInterval = value.ReadShort();
    return delay;
}

/// Reads a State Refresh Capable option (RFC 3973 4.7.5.4).
PimStateRefreshCapable
ParseStateRefreshCapable(Reader& value)
{
    PimStateRefreshCapable capable;
    capable.version = value.ReadByte();
    capable.interval = value.ReadByte();
    value.ReadShort();
    return capable;
}

/// Reads an Address List option (RFC 7761 4.9.2).
std::vector<Ipv4Address>
ParseAddressList(Reader& value)
{
    std::vector<Ipv4Address> addresses;
    while (value.IsGood() && value.GetLeft() > 0)
    {
        addresses.push_back(value.ReadHost());
    }
    return addresses;
}

/// Reads the value of an option of a Hello. @return its fault, or NONE.
PimReject
ParseOption(uint16_t type, Reader value, PimHello& hello)
{
    switch (static_cast<PimOptionType>(type))
    {
    case PimOptionType::HOLDTIME:
        hello.holdtime = value.ReadShort();
        break;
    case PimOptionType::LAN_PRUNE_DELAY:
        hello.lanPruneDelay = ParseLanPruneDelay(value);
        break;
    case PimOptionType::DR_PRIORITY:
        hello.drPriority = value.ReadWord();
        break;
    case PimOptionType::GENERATION_ID:
        hello.generationId = value.ReadWord();
        break;
    case PimOptionType::STATE_REFRESH:
        hello.stateRefresh = ParseStateRefreshCapable(value);
        break;
    case PimOptionType::ADDRESS_LIST:
        hello.addresses = ParseAddressList(value);
        break;
    default:
        hello.unknown.push_back({type, value.ReadBytes(value.GetLeft())});
        break;
    }
    // A value that ends too early or too late has not the length of its type.
    value.Require(value.GetLeft() == 0, PimReject::BAD_OPTION_LENGTH);
    return value.GetReject() == PimReject::TRUNCATED ? PimReject::BAD_OPTION_LENGTH
                                                     : value.GetReject();
}

/// Reads a Hello behind the header (RFC 3973 4.7.5).
void
ParseHello(Reader& reader, PimHello& hello)
{
    while (reader.IsGood() && reader.GetLeft() > 0)
    {
        const uint16_t type = reader.ReadShort();
        const uint16_t length = reader.ReadShort();
        const Reader value = reader.ReadPart(length);
        if (reader.IsGood())
        {
            const PimReject reject = ParseOption(type, value, hello);
            reader.Require(reject == PimReject::NONE, reject);
        }
    }
}

/// Reads encoded source addresses.
std::vector<PimSourceAddress>
ParseSources(Reader& reader, std::size_t count)
{
    std::vector<PimSourceAddress> sources;
    if (!reader.Has(count * PIM_ENCODED_SIZE))
    {
        return sources;
    }
    sources.reserve(count);
    for (std::size_t i = 0; i < count && reader.IsGood(); ++i)
    {
        sources.push_back(reader.ReadSource());
    }
    return sources;
}

/// Reads a Join/Prune, Graft or Graft Ack behind the header (RFC 3973 4.7.6).
void
ParseJoinPrune(Reader& reader, PimMessage& message)
{
    PimJoinPrune& joinPrune = message.joinPrune;
    // RFC 3973 4.7.9: ignored in a Graft Ack.
    joinPrune.upstreamNeighbor =
        message.type == PimType::GRAFT_ACK ? reader.ReadUnicast() : reader.ReadHost();
    reader.ReadByte();
    const uint8_t count = reader.ReadByte();
    joinPrune.holdtime = reader.ReadShort();
    for (uint8_t i = 0; i < count && reader.IsGood(); ++i)
    {
        PimGroupSet set;
        set.group = reader.ReadGroup();
        const uint16_t joins = reader.ReadShort();
        const uint16_t prunes = reader.ReadShort();
        set.joins = ParseSources(reader, joins);
        set.prunes = ParseSources(reader, prunes);
        joinPrune.groups.push_back(std::move(set));
    }
}

/// Reads R, Metric Preference and Metric (RFC 3973 4.7.7).
template <typename T>
void
ParseMetric(Reader& reader, T& content)
{
    const uint32_t first = reader.ReadWord();
    content.rpt = (first & PIM_R_BIT) != 0;
    content.preference = first & ~PIM_R_BIT;
    content.metric = reader.ReadWord();
}

/// Reads an Assert behind the header (RFC 3973 4.7.7).
void
ParseAssert(Reader& reader, PimAssert& assertion)
{
    assertion.group = reader.ReadGroup();
    assertion.source = reader.ReadHost();
    ParseMetric(reader, assertion);
}

/// Reads a State Refresh behind the header (RFC 3973 4.7.10).
void
ParseStateRefresh(Reader& reader, PimStateRefresh& refresh)
{
    refresh.group = reader.ReadGroup();
    refresh.source = reader.ReadHost();
    refresh.originator = reader.ReadHost();
    ParseMetric(reader, refresh);
    refresh.maskLength = reader.ReadByte();
    refresh.ttl = reader.ReadByte();
    const uint8_t flags = reader.ReadByte();
    refresh.pruneIndicator = (flags & PIM_FLAG_P) != 0;
    refresh.pruneNow = (flags & PIM_FLAG_N) != 0;
    refresh.assertOverride = (flags & PIM_FLAG_O) != 0;
    refresh.interval = reader.ReadByte();
    reader.Require(refresh.maskLength <= PIM_SINGLE_ADDRESS, PimReject::BAD_MASK_LENGTH);
}

/// Reads what stands behind the header. @return whether the type is known.
bool
ParseContent(Reader& reader, PimMessage& message)
{
    switch (message.type)
    {
    case PimType::HELLO:
        ParseHello(reader, message.hello);
        return true;
    case PimType::JOIN_PRUNE:
    case PimType::GRAFT:
    case PimType::GRAFT_ACK:
        ParseJoinPrune(reader, message);
        return true;
    case PimType::ASSERT:
        ParseAssert(reader, message.assertion);
        return true;
    case PimType::STATE_REFRESH:
        ParseStateRefresh(reader, message.stateRefresh);
        return true;
    }
    return false;
}

} // namespace

PimReject
ParsePim(const uint8_t* data, std::size_t size, PimMessage& message)
{
    message = PimMessage();
    if (size < PIM_HEADER_SIZE)
    {
        return PimReject::TOO_SHORT;
    }
    if (ComputeInternetChecksum(data, size) != 0)
    {
        return PimReject::BAD_CHECKSUM;
    }
    Reader reader(data, size);
    const uint8_t first = reader.ReadByte();
    if (first >> 4 != PIM_VERSION)
    {
        return PimReject::WRONG_VERSION;
    }
    // Flag bits and checksum.
    reader.ReadPart(PIM_HEADER_SIZE - 1);
    PimMessage read;
    read.type = static_cast<PimType>(first & 0x0f);
    if (!ParseContent(reader, read))
    {
        return PimReject::UNKNOWN_TYPE;
    }
    message = std::move(read);
    return reader.GetReject();
}

} // namespace mgm
} // namespace ns3
