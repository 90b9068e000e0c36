/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-igmp-message.h"

#include <utility>

namespace ns3
{
namespace mgm
{

namespace
{

/// From this value on a code is exponential (RFC 3376 4.1.1).
constexpr uint32_t EXPONENTIAL = 128;
/// The largest value of an exponential code: mantissa 31, exponent 10.
constexpr uint32_t LARGEST = 0x1f << 10;
/// Max Resp Time of a version 1 query in 1/10 s (RFC 3376 7.2.1).
constexpr uint32_t V1_RESPONSE = 100;
/// Number of bytes of an address.
constexpr uint32_t ADDRESS_SIZE = 4;

/// Prints a source list in braces.
void
PrintSources(std::ostream& os, const std::vector<Ipv4Address>& sources)
{
    const char* separator = "{";
    for (const Ipv4Address source : sources)
    {
        os << separator << source;
        separator = ", ";
    }
    os << (sources.empty() ? "{}" : "}");
}

/// Prints what a query says beside its version.
void
PrintQuery(std::ostream& os, const IgmpMessage& message)
{
    if (message.IsGeneralQuery())
    {
        os << " general";
    }
    else
    {
        os << " group " << message.group;
    }
    os << " max " << message.GetMaxResponseTime().As(Time::S);
    if (message.version < IgmpVersion::V3)
    {
        return;
    }
    os << " S=" << message.suppressRouterSide << " QRV=" << +message.robustness
       << " QQI=" << message.GetQueryInterval().As(Time::S) << ' ';
    PrintSources(os, message.sources);
}

} // namespace

Ipv4Address
GetIgmpAllSystems()
{
    return Ipv4Address("224.0.0.1");
}

Ipv4Address
GetIgmpAllRouters()
{
    return Ipv4Address("224.0.0.2");
}

Ipv4Address
GetIgmpV3Routers()
{
    return Ipv4Address("224.0.0.22");
}

const char*
GetIgmpTypeName(IgmpType type)
{
    switch (type)
    {
    case IgmpType::QUERY:
        return "query";
    case IgmpType::V1_REPORT:
        return "v1-report";
    case IgmpType::V2_REPORT:
        return "v2-report";
    case IgmpType::V2_LEAVE:
        return "v2-leave";
    case IgmpType::V3_REPORT:
        return "v3-report";
    }
    return "unknown";
}

const char*
GetIgmpRecordName(uint8_t type)
{
    switch (static_cast<IgmpRecordType>(type))
    {
    case IgmpRecordType::MODE_IS_INCLUDE:
        return "IS_IN";
    case IgmpRecordType::MODE_IS_EXCLUDE:
        return "IS_EX";
    case IgmpRecordType::CHANGE_TO_INCLUDE_MODE:
        return "TO_IN";
    case IgmpRecordType::CHANGE_TO_EXCLUDE_MODE:
        return "TO_EX";
    case IgmpRecordType::ALLOW_NEW_SOURCES:
        return "ALLOW";
    case IgmpRecordType::BLOCK_OLD_SOURCES:
        return "BLOCK";
    }
    return "UNKNOWN";
}

IgmpGroupRecord::IgmpGroupRecord()
    : group(Ipv4Address::GetAny())
{
}

IgmpGroupRecord::IgmpGroupRecord(IgmpRecordType recordType,
                                 Ipv4Address groupAddress,
                                 std::vector<Ipv4Address> sourceAddresses)
    : type(static_cast<uint8_t>(recordType)),
      group(groupAddress),
      sources(std::move(sourceAddresses))
{
}

bool
IgmpGroupRecord::IsUsable() const
{
    const bool known = type >= static_cast<uint8_t>(IgmpRecordType::MODE_IS_INCLUDE) &&
                       type <= static_cast<uint8_t>(IgmpRecordType::BLOCK_OLD_SOURCES);
    return known && group.IsMulticast() && group != GetIgmpAllSystems();
}

bool
operator==(const IgmpGroupRecord& a, const IgmpGroupRecord& b)
{
    return a.type == b.type && a.auxiliaryWords == b.auxiliaryWords && a.group == b.group &&
           a.sources == b.sources;
}

std::ostream&
operator<<(std::ostream& os, const IgmpGroupRecord& record)
{
    os << GetIgmpRecordName(record.type) << '(' << record.group << ", ";
    PrintSources(os, record.sources);
    return os << ')';
}

IgmpMessage::IgmpMessage()
    : group(Ipv4Address::GetAny())
{
}

IgmpMessage
IgmpMessage::MakeQuery(IgmpVersion version, uint8_t maxRespCode, Ipv4Address group)
{
    IgmpMessage message;
    message.version = version;
    message.maxRespCode = version == IgmpVersion::V1 ? 0 : maxRespCode;
    message.group = group;
    return message;
}

IgmpMessage
IgmpMessage::MakeGroupMessage(IgmpType type, Ipv4Address group)
{
    IgmpMessage message;
    message.type = type;
    message.version = type == IgmpType::V1_REPORT ? IgmpVersion::V1 : IgmpVersion::V2;
    message.group = group;
    return message;
}

IgmpMessage
IgmpMessage::MakeReport(std::vector<IgmpGroupRecord> records)
{
    IgmpMessage message;
    message.type = IgmpType::V3_REPORT;
    message.records = std::move(records);
    return message;
}

bool
IgmpMessage::IsGeneralQuery() const
{
    return type == IgmpType::QUERY && (version == IgmpVersion::V1 || group.IsAny());
}

Time
IgmpMessage::GetMaxResponseTime() const
{
    uint32_t tenths = maxRespCode;
    if (version == IgmpVersion::V1)
    {
        tenths = V1_RESPONSE;
    }
    else if (version == IgmpVersion::V3)
    {
        tenths = DecodeIgmpCode(maxRespCode);
    }
    return MilliSeconds(100 * static_cast<uint64_t>(tenths));
}

Time
IgmpMessage::GetQueryInterval() const
{
    return Seconds(DecodeIgmpCode(queryIntervalCode));
}

Ipv4Address
IgmpMessage::GetDestination() const
{
    switch (type)
    {
    case IgmpType::QUERY:
        return IsGeneralQuery() ? GetIgmpAllSystems() : group;
    case IgmpType::V2_LEAVE:
        return GetIgmpAllRouters();
    case IgmpType::V3_REPORT:
        return GetIgmpV3Routers();
    case IgmpType::V1_REPORT:
    case IgmpType::V2_REPORT:
        break;
    }
    return group;
}

uint32_t
IgmpMessage::GetSize() const
{
    if (type == IgmpType::QUERY && version == IgmpVersion::V3)
    {
        return IGMP_V3_QUERY_SIZE + ADDRESS_SIZE * static_cast<uint32_t>(sources.size());
    }
    uint32_t size = IGMP_SHORT_SIZE;
    for (const IgmpGroupRecord& record : records)
    {
        size += IGMP_RECORD_SIZE + ADDRESS_SIZE * static_cast<uint32_t>(record.sources.size());
    }
    return size;
}

bool
operator==(const IgmpMessage& a, const IgmpMessage& b)
{
    return a.type == b.type && a.version == b.version && a.maxRespCode == b.maxRespCode &&
           a.group == b.group && a.suppressRouterSide == b.suppressRouterSide &&
           a.robustness == b.robustness && a.queryIntervalCode == b.queryIntervalCode &&
           a.sources == b.sources && a.records == b.records;
}

std::ostream&
operator<<(std::ostream& os, const IgmpMessage& message)
{
    if (message.type == IgmpType::QUERY)
    {
        os << 'v' << +static_cast<uint8_t>(message.version) << "-query";
        PrintQuery(os, message);
        return os;
    }
    os << GetIgmpTypeName(message.type);
    if (message.type != IgmpType::V3_REPORT)
    {
        return os << ' ' << message.group;
    }
    for (const IgmpGroupRecord& record : message.records)
    {
        os << ' ' << record;
    }
    return os;
}

uint8_t
EncodeIgmpCode(uint32_t value)
{
    if (value < EXPONENTIAL)
    {
        return static_cast<uint8_t>(value);
    }
    if (value >= LARGEST)
    {
        return 0xff;
    }
    uint32_t exponent = 0;
    // The mantissa has five bits, of which the first is always 1 and not sent.
    while ((value >> (exponent + 3)) > 0x1f)
    {
        ++exponent;
    }
    const uint32_t mantissa = (value >> (exponent + 3)) & 0x0f;
    return static_cast<uint8_t>(0x80 | (exponent << 4) | mantissa);
}

uint32_t
DecodeIgmpCode(uint8_t code)
{
    if (code < EXPONENTIAL)
    {
        return code;
    }
    const uint32_t exponent = (code >> 4) & 0x07;
    const uint32_t mantissa = code & 0x0f;
    return (mantissa | 0x10) << (exponent + 3);
}

} // namespace mgm
} // namespace ns3
