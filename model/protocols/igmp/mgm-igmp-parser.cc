/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-igmp-parser.h"

#include "ns3/mgm-byte-reader.h"
#include "ns3/mgm-internet-checksum.h"

namespace ns3
{
namespace mgm
{

namespace
{

/// Number of bytes of an address.
constexpr std::size_t ADDRESS_SIZE = 4;

/// Reads addresses. @return whether they were there.
bool
ReadAddresses(ByteReader& reader, std::size_t count, std::vector<Ipv4Address>& addresses)
{
    if (reader.GetLeft() < count * ADDRESS_SIZE)
    {
        return false;
    }
    addresses.reserve(count);
    for (std::size_t i = 0; i < count; ++i)
    {
        addresses.push_back(reader.ReadAddress());
    }
    return true;
}

/// Reads what follows the first eight bytes of a version 3 query (RFC 3376 4.1).
IgmpReject
ParseV3Query(ByteReader& reader, IgmpMessage& message)
{
    const uint8_t flags = reader.ReadByte();
    message.suppressRouterSide = (flags & 0x08) != 0;
    message.robustness = flags & 0x07;
    message.queryIntervalCode = reader.ReadByte();
    const uint16_t count = reader.ReadShort();
    if (!ReadAddresses(reader, count, message.sources))
    {
        return IgmpReject::TRUNCATED;
    }
    const bool general = message.group.IsAny();
    return general && count > 0 ? IgmpReject::UNEXPECTED_SOURCES : IgmpReject::NONE;
}

/// Reads a query behind its Max Resp Code and checksum; the version is told by the length
/// (RFC 3376 7.1).
IgmpReject
ParseQuery(ByteReader& reader, std::size_t size, IgmpMessage& message)
{
    if (size > IGMP_SHORT_SIZE && size < IGMP_V3_QUERY_SIZE)
    {
        return IgmpReject::BAD_QUERY_LENGTH;
    }
    message.group = reader.ReadAddress();
    if (size == IGMP_SHORT_SIZE && message.maxRespCode == 0)
    {
        // RFC 1112: the group is ignored when received.
        message.version = IgmpVersion::V1;
        message.group = Ipv4Address::GetAny();
        return IgmpReject::NONE;
    }
    message.version = size == IGMP_SHORT_SIZE ? IgmpVersion::V2 : IgmpVersion::V3;
    if (!message.group.IsAny() && !message.group.IsMulticast())
    {
        return IgmpReject::BAD_GROUP;
    }
    return message.version == IgmpVersion::V3 ? ParseV3Query(reader, message) : IgmpReject::NONE;
}

/// Reads a message of one group behind its checksum.
IgmpReject
ParseGroupMessage(ByteReader& reader, IgmpMessage& message)
{
    message.version = message.type == IgmpType::V1_REPORT ? IgmpVersion::V1 : IgmpVersion::V2;
    message.group = reader.ReadAddress();
    return message.group.IsMulticast() ? IgmpReject::NONE : IgmpReject::BAD_GROUP;
}

/// Reads one record of a report. @return whether it was there.
bool
ParseRecord(ByteReader& reader, IgmpGroupRecord& record)
{
    if (reader.GetLeft() < IGMP_RECORD_SIZE)
    {
        return false;
    }
    record.type = reader.ReadByte();
    record.auxiliaryWords = reader.ReadByte();
    const uint16_t count = reader.ReadShort();
    record.group = reader.ReadAddress();
    if (!ReadAddresses(reader, count, record.sources))
    {
        return false;
    }
    const std::size_t auxiliary = record.auxiliaryWords * ADDRESS_SIZE;
    if (reader.GetLeft() < auxiliary)
    {
        return false;
    }
    reader.Skip(auxiliary);
    return true;
}

/// Reads a version 3 report behind its checksum (RFC 3376 4.2).
IgmpReject
ParseReport(ByteReader& reader, IgmpMessage& message)
{
    message.version = IgmpVersion::V3;
    reader.Skip(2);
    const uint16_t count = reader.ReadShort();
    if (reader.GetLeft() < static_cast<std::size_t>(count) * IGMP_RECORD_SIZE)
    {
        return IgmpReject::TRUNCATED;
    }
    message.records.reserve(count);
    for (uint16_t i = 0; i < count; ++i)
    {
        message.records.emplace_back();
        if (!ParseRecord(reader, message.records.back()))
        {
            return IgmpReject::TRUNCATED;
        }
    }
    return IgmpReject::NONE;
}

/// @return whether a message may have this IP destination.
bool
IsGoodDestination(const IgmpMessage& message, const IgmpArrival& arrival)
{
    if (arrival.toInterface)
    {
        // RFC 3376 4.1.12 and 4.2.14: any address of the interface is as good.
        return true;
    }
    const Ipv4Address destination = arrival.destination;
    if (message.IsGeneralQuery() || message.type == IgmpType::V3_REPORT)
    {
        return destination == message.GetDestination();
    }
    // Leave messages of older systems go to the group (RFC 2236 9). The groups below are addresses
    // of the interface of every system and of every router.
    return destination == message.group || destination == GetIgmpAllSystems() ||
           destination == GetIgmpAllRouters();
}

} // namespace

const char*
GetIgmpRejectName(IgmpReject reject)
{
    switch (reject)
    {
    case IgmpReject::NONE:
        return "none";
    case IgmpReject::TTL_NOT_ONE:
        return "ttl-not-one";
    case IgmpReject::TOO_SHORT:
        return "too-short";
    case IgmpReject::BAD_CHECKSUM:
        return "bad-checksum";
    case IgmpReject::UNKNOWN_TYPE:
        return "unknown-type";
    case IgmpReject::BAD_QUERY_LENGTH:
        return "bad-query-length";
    case IgmpReject::TRUNCATED:
        return "truncated";
    case IgmpReject::BAD_GROUP:
        return "bad-group";
    case IgmpReject::UNEXPECTED_SOURCES:
        return "unexpected-sources";
    case IgmpReject::WRONG_VERSION:
        return "wrong-version";
    case IgmpReject::NO_ROUTER_ALERT:
        return "no-router-alert";
    case IgmpReject::WRONG_DESTINATION:
        return "wrong-destination";
    case IgmpReject::SOURCE_NOT_ON_LINK:
        return "source-not-on-link";
    }
    return "unknown";
}

const char*
GetIgmpRejectText(IgmpReject reject)
{
    switch (reject)
    {
    case IgmpReject::NONE:
        return "the message is taken";
    case IgmpReject::TTL_NOT_ONE:
        return "its TTL is not 1, so that it may come from beyond the link";
    case IgmpReject::TOO_SHORT:
        return "it has less than the 8 bytes of the shortest message";
    case IgmpReject::BAD_CHECKSUM:
        return "its checksum is wrong";
    case IgmpReject::UNKNOWN_TYPE:
        return "its type is none of IGMP versions 1 to 3";
    case IgmpReject::BAD_QUERY_LENGTH:
        return "it is a query of 9 to 11 bytes, which no version has";
    case IgmpReject::TRUNCATED:
        return "it ends before the sources or records that it announces";
    case IgmpReject::BAD_GROUP:
        return "its group is not a multicast address";
    case IgmpReject::UNEXPECTED_SOURCES:
        return "it is a query for all groups, but names sources";
    case IgmpReject::WRONG_VERSION:
        return "the interface does not take messages of its version";
    case IgmpReject::NO_ROUTER_ALERT:
        return "its IP header lacks the Router Alert option";
    case IgmpReject::WRONG_DESTINATION:
        return "its IP destination is not one that such a message is sent to";
    case IgmpReject::SOURCE_NOT_ON_LINK:
        return "its IP source belongs to no subnet of the interface";
    }
    return "unknown";
}

std::ostream&
operator<<(std::ostream& os, IgmpReject reject)
{
    return os << GetIgmpRejectName(reject);
}

IgmpReject
ParseIgmp(const uint8_t* data, std::size_t size, IgmpMessage& message)
{
    if (size < IGMP_SHORT_SIZE)
    {
        return IgmpReject::TOO_SHORT;
    }
    if (ComputeInternetChecksum(data, size) != 0)
    {
        return IgmpReject::BAD_CHECKSUM;
    }
    message = IgmpMessage();
    ByteReader reader(data, size);
    message.type = static_cast<IgmpType>(reader.ReadByte());
    message.maxRespCode = reader.ReadByte();
    reader.Skip(2);
    switch (message.type)
    {
    case IgmpType::QUERY:
        return ParseQuery(reader, size, message);
    case IgmpType::V1_REPORT:
    case IgmpType::V2_REPORT:
    case IgmpType::V2_LEAVE:
        return ParseGroupMessage(reader, message);
    case IgmpType::V3_REPORT:
        return ParseReport(reader, message);
    }
    return IgmpReject::UNKNOWN_TYPE;
}

IgmpReject
CheckIgmpArrival(const IgmpMessage& message, const IgmpArrival& arrival, const IgmpPolicy& policy)
{
    const bool query = message.type == IgmpType::QUERY;
    if (message.version < policy.lowest || (!query && message.version > policy.highest))
    {
        return IgmpReject::WRONG_VERSION;
    }
    if (policy.requireRouterAlert && message.version > IgmpVersion::V1 && !arrival.routerAlert)
    {
        return IgmpReject::NO_ROUTER_ALERT;
    }
    if (!IsGoodDestination(message, arrival))
    {
        return IgmpReject::WRONG_DESTINATION;
    }
    if (policy.requireSourceOnLink && !query && !arrival.source.IsAny() && !arrival.fromSubnet)
    {
        return IgmpReject::SOURCE_NOT_ON_LINK;
    }
    return IgmpReject::NONE;
}

} // namespace mgm
} // namespace ns3
