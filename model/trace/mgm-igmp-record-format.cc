/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * The part of RecordFormat that is about IGMP.
 */

#include "ns3/mgm-record-format.h"

#include <sstream>
#include <vector>

namespace ns3
{
namespace mgm
{

namespace
{

/// Adds a list of source addresses.
void
AddSources(JsonLine& line,
           const std::vector<Ipv4Address>& sources,
           std::string_view key = "sources")
{
    line.BeginArray(key);
    for (const Ipv4Address source : sources)
    {
        std::ostringstream text;
        text << '"' << source << '"';
        line.AddJson(text.str());
    }
    line.EndArray();
}

/// Adds a group, or nothing where the whole interface is meant.
void
AddGroup(JsonLine& line, Ipv4Address group)
{
    if (!group.IsAny())
    {
        line.AddAddress("group", group);
    }
}

/// Adds what a query says.
void
AddQuery(JsonLine& line, const IgmpMessage& message)
{
    AddGroup(line, message.group);
    line.AddUnsigned("max_resp_code", message.maxRespCode);
    line.AddInteger("max_resp_time_ns", message.GetMaxResponseTime().GetNanoSeconds());
    if (message.version == IgmpVersion::V3)
    {
        line.AddBoolean("suppress", message.suppressRouterSide);
        line.AddUnsigned("robustness", message.robustness);
        line.AddUnsigned("query_interval_code", message.queryIntervalCode);
        line.AddInteger("query_interval_ns", message.GetQueryInterval().GetNanoSeconds());
        AddSources(line, message.sources);
    }
}

/// Adds what a version 3 report says.
void
AddRecords(JsonLine& line, const std::vector<IgmpGroupRecord>& records)
{
    line.BeginArray("records");
    for (const IgmpGroupRecord& record : records)
    {
        line.BeginObject();
        line.AddText("type", GetIgmpRecordName(record.type));
        line.AddUnsigned("type_number", record.type);
        line.AddAddress("group", record.group);
        AddSources(line, record.sources);
        if (record.auxiliaryWords > 0)
        {
            line.AddUnsigned("auxiliary_words", record.auxiliaryWords);
        }
        line.EndObject();
    }
    line.EndArray();
}

/// Adds what a message says.
void
AddMessage(JsonLine& line, const IgmpMessage& message)
{
    line.AddText("type", GetIgmpTypeName(message.type));
    line.AddUnsigned("version", static_cast<uint8_t>(message.version));
    switch (message.type)
    {
    case IgmpType::QUERY:
        AddQuery(line, message);
        break;
    case IgmpType::V3_REPORT:
        AddRecords(line, message.records);
        break;
    case IgmpType::V1_REPORT:
    case IgmpType::V2_REPORT:
    case IgmpType::V2_LEAVE:
        line.AddAddress("group", message.group);
        break;
    }
}

/// @return whether a message was read to its end, whatever became of it then.
bool
IsComplete(IgmpReject reject)
{
    return reject == IgmpReject::NONE || reject > IgmpReject::UNEXPECTED_SOURCES;
}

/// @return "sent", "received" or "rejected".
const char*
GetEvent(const IgmpMessageRecord& record)
{
    if (record.sent)
    {
        return "sent";
    }
    return record.reject == IgmpReject::NONE ? "received" : "rejected";
}

} // namespace

void
RecordFormat::Append(JsonLine& line, const IgmpMessageRecord& record)
{
    Begin(line, record.head, "igmp-message");
    line.AddText("event", GetEvent(record));
    if (record.reject != IgmpReject::NONE)
    {
        line.AddText("reason", GetIgmpRejectName(record.reject));
    }
    AddInterface(line, "interface", record.head.id.node, InterfaceId(record.ip.interface));
    line.AddAddress("ip_source", record.ip.source);
    line.AddAddress("ip_destination", record.ip.destination);
    line.AddUnsigned("ttl", record.ip.ttl);
    line.AddUnsigned("tos", record.ip.typeOfService);
    line.AddUnsigned("identification", record.ip.identification);
    line.AddBoolean("router_alert", record.ip.routerAlert);
    line.AddUnsigned("size_bytes", record.size);
    if (IsComplete(record.reject))
    {
        AddMessage(line, record.message);
    }
    line.End();
}

void
RecordFormat::Append(JsonLine& line, const IgmpListenRecord& record)
{
    Begin(line, record.head, "igmp-listen");
    line.AddUnsigned("listener", record.listener);
    AddInterface(line, "interface", record.head.id.node, InterfaceId(record.interface));
    line.AddAddress("group", record.group);
    line.AddText("mode", GetFilterModeName(record.filter.mode));
    AddSources(line, record.filter.sources);
    line.AddText("status", GetIgmpListenStatusName(record.status));
    line.End();
}

void
RecordFormat::Append(JsonLine& line, const IgmpStateRecord& record)
{
    Begin(line, record.head, "igmp-state");
    line.AddText("role", GetIgmpRoleName(record.role));
    AddInterface(line, "interface", record.head.id.node, InterfaceId(record.interface));
    AddGroup(line, record.group);
    line.AddText("before", record.before);
    line.AddText("event", record.event);
    line.AddText("after", record.after);
    line.AddText("section", record.section);
    if (record.filter)
    {
        line.BeginObject("filter");
        line.AddText("mode", GetFilterModeName(record.filter->mode));
        AddSources(line, record.filter->requested, "requested");
        AddSources(line, record.filter->excluded, "excluded");
        line.AddUnsigned("compatibility", static_cast<uint8_t>(record.filter->compatibility));
        line.EndObject();
    }
    line.End();
}

void
RecordFormat::Append(JsonLine& line, const IgmpTimerRecord& record)
{
    Begin(line, record.head, "igmp-timer");
    line.AddText("role", GetIgmpRoleName(record.role));
    line.AddText("event", GetTimerEventName(record.event));
    line.AddText("timer", record.timer);
    AddInterface(line, "interface", record.head.id.node, InterfaceId(record.interface));
    AddGroup(line, record.group);
    if (!record.source.IsAny())
    {
        line.AddAddress("source", record.source);
    }
    line.AddInteger("expires_ns", record.expires.GetNanoSeconds());
    line.End();
}

} // namespace mgm
} // namespace ns3
