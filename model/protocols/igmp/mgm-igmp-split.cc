/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-igmp-split.h"

#include <algorithm>
#include <utility>

namespace ns3
{
namespace mgm
{

namespace
{

/// Number of bytes of an address.
constexpr uint32_t ADDRESS_SIZE = 4;

/// @return how many sources fit behind a number of other bytes; at least one.
std::size_t
GetCapacity(uint32_t maxSize, uint32_t used)
{
    return maxSize < used + ADDRESS_SIZE ? 1 : (maxSize - used) / ADDRESS_SIZE;
}

/// @return some of the sources.
std::vector<Ipv4Address>
Slice(const std::vector<Ipv4Address>& sources, std::size_t begin, std::size_t count)
{
    const std::size_t end = std::min(begin + count, sources.size());
    return std::vector<Ipv4Address>(sources.begin() + static_cast<std::ptrdiff_t>(begin),
                                    sources.begin() + static_cast<std::ptrdiff_t>(end));
}

/// Divides the sources of a query (RFC 3376 4.1.8).
std::vector<IgmpMessage>
SplitQuery(const IgmpMessage& query, uint32_t maxSize)
{
    const std::size_t capacity = GetCapacity(maxSize, IGMP_V3_QUERY_SIZE);
    std::vector<IgmpMessage> parts;
    for (std::size_t begin = 0; begin < query.sources.size(); begin += capacity)
    {
        IgmpMessage part = query;
        part.sources = Slice(query.sources, begin, capacity);
        parts.push_back(std::move(part));
    }
    return parts;
}

/// @return a record as those that fit into a report of their own each (RFC 3376 4.2.16).
std::vector<IgmpGroupRecord>
SplitRecord(const IgmpGroupRecord& record, uint32_t maxSize)
{
    const std::size_t capacity = GetCapacity(maxSize, IGMP_SHORT_SIZE + IGMP_RECORD_SIZE);
    const auto type = static_cast<IgmpRecordType>(record.type);
    const bool exclude =
        type == IgmpRecordType::MODE_IS_EXCLUDE || type == IgmpRecordType::CHANGE_TO_EXCLUDE_MODE;
    std::vector<IgmpGroupRecord> parts;
    for (std::size_t begin = 0; begin == 0 || begin < record.sources.size(); begin += capacity)
    {
        parts.emplace_back(type, record.group, Slice(record.sources, begin, capacity));
        // Two EXCLUDE records would not mean what one means: the later one replaces the earlier.
        if (exclude)
        {
            break;
        }
    }
    return parts;
}

/// Divides the records of a report (RFC 3376 4.2.16).
std::vector<IgmpMessage>
SplitReport(const IgmpMessage& report, uint32_t maxSize)
{
    std::vector<IgmpMessage> parts;
    uint32_t size = 0;
    for (const IgmpGroupRecord& record : report.records)
    {
        for (IgmpGroupRecord& part : SplitRecord(record, maxSize))
        {
            const uint32_t partSize =
                IGMP_RECORD_SIZE + ADDRESS_SIZE * static_cast<uint32_t>(part.sources.size());
            if (parts.empty() || size + partSize > maxSize)
            {
                parts.push_back(IgmpMessage::MakeReport({}));
                size = IGMP_SHORT_SIZE;
            }
            size += partSize;
            parts.back().records.push_back(std::move(part));
        }
    }
    return parts;
}

} // namespace

std::vector<IgmpMessage>
SplitIgmpMessage(const IgmpMessage& message, uint32_t maxSize)
{
    if (message.GetSize() > maxSize && message.type == IgmpType::V3_REPORT)
    {
        return SplitReport(message, maxSize);
    }
    if (message.GetSize() > maxSize && !message.sources.empty())
    {
        return SplitQuery(message, maxSize);
    }
    return {message};
}

} // namespace mgm
} // namespace ns3
