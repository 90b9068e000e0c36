/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * The part of RecordFormat that is about PIM.
 */

#include "ns3/mgm-record-format.h"

#include <sstream>
#include <string>
#include <vector>

namespace ns3
{
namespace mgm
{

namespace
{

/// @return bytes as hexadecimal digits.
std::string
FormatBytes(const std::vector<uint8_t>& bytes)
{
    static const char* digits = "0123456789abcdef";
    std::string text;
    for (const uint8_t byte : bytes)
    {
        text += digits[byte >> 4];
        text += digits[byte & 0x0f];
    }
    return text;
}

/// Adds the secondary addresses and the unknown options of a Hello, if there are any.
void
AddLists(JsonLine& line, const PimHello& hello)
{
    if (!hello.addresses.empty())
    {
        line.BeginArray("secondary_addresses");
        for (const Ipv4Address address : hello.addresses)
        {
            std::ostringstream text;
            text << '"' << address << '"';
            line.AddJson(text.str());
        }
        line.EndArray();
    }
    if (!hello.unknown.empty())
    {
        line.BeginArray("unknown_options");
        for (const PimHelloOption& option : hello.unknown)
        {
            line.BeginObject();
            line.AddUnsigned("type", option.type);
            line.AddText("value", FormatBytes(option.value));
            line.EndObject();
        }
        line.EndArray();
    }
}

/// Adds the options of a Hello.
void
AddHello(JsonLine& line, const PimHello& hello)
{
    if (hello.holdtime)
    {
        line.AddUnsigned("holdtime_s", *hello.holdtime);
    }
    if (hello.lanPruneDelay)
    {
        line.BeginObject("lan_prune_delay");
        line.AddBoolean("tracking", hello.lanPruneDelay->tracking);
        line.AddUnsigned("propagation_delay_ms", hello.lanPruneDelay->propagationDelay);
        line.AddUnsigned("override_interval_ms", hello.lanPruneDelay->overrideInterval);
        line.EndObject();
    }
    if (hello.drPriority)
    {
        line.AddUnsigned("dr_priority", *hello.drPriority);
    }
    if (hello.generationId)
    {
        line.AddUnsigned("generation_id", *hello.generationId);
    }
    if (hello.stateRefresh)
    {
        line.BeginObject("state_refresh_capable");
        line.AddUnsigned("version", hello.stateRefresh->version);
        line.AddUnsigned("interval_s", hello.stateRefresh->interval);
        line.EndObject();
    }
    AddLists(line, hello);
}

/// Adds a group, and the flags that stand with it.
void
AddGroup(JsonLine& line, const PimGroupAddress& group)
{
    line.AddAddress("group", group.address);
    if (group.bidirectional || group.zone)
    {
        line.AddText("group_flags",
                     std::string(group.bidirectional ? "B" : "") + (group.zone ? "Z" : ""));
    }
}

/// Adds a list of sources.
void
AddSources(JsonLine& line, std::string_view key, const std::vector<PimSourceAddress>& sources)
{
    line.BeginArray(key);
    for (const PimSourceAddress& source : sources)
    {
        line.BeginObject();
        line.AddAddress("source", source.address);
        if (source.sparse || source.wildcard || source.rpt)
        {
            line.AddText("flags",
                         std::string(source.sparse ? "S" : "") + (source.wildcard ? "W" : "") +
                             (source.rpt ? "R" : ""));
        }
        line.EndObject();
    }
    line.EndArray();
}

/// Adds what a Join/Prune, Graft or Graft Ack says.
void
AddJoinPrune(JsonLine& line, const PimJoinPrune& joinPrune)
{
    line.AddAddress("upstream_neighbor", joinPrune.upstreamNeighbor);
    line.AddUnsigned("holdtime_s", joinPrune.holdtime);
    line.BeginArray("groups");
    for (const PimGroupSet& set : joinPrune.groups)
    {
        line.BeginObject();
        AddGroup(line, set.group);
        AddSources(line, "joins", set.joins);
        AddSources(line, "prunes", set.prunes);
        line.EndObject();
    }
    line.EndArray();
}

/// Adds what Assert and State Refresh have in common.
template <typename T>
void
AddMetric(JsonLine& line, const T& content)
{
    line.AddAddress("source", content.source);
    AddGroup(line, content.group);
    line.AddBoolean("rpt", content.rpt);
    line.AddUnsigned("preference", content.preference);
    line.AddUnsigned("metric", content.metric);
}

/// Adds what a State Refresh says.
void
AddStateRefresh(JsonLine& line, const PimStateRefresh& refresh)
{
    AddMetric(line, refresh);
    line.AddAddress("originator", refresh.originator);
    line.AddUnsigned("mask_length", refresh.maskLength);
    line.AddUnsigned("refresh_ttl", refresh.ttl);
    line.AddBoolean("prune_indicator", refresh.pruneIndicator);
    line.AddBoolean("prune_now", refresh.pruneNow);
    line.AddBoolean("assert_override", refresh.assertOverride);
    line.AddUnsigned("interval_s", refresh.interval);
}

/// Adds what a message says.
void
AddMessage(JsonLine& line, const PimMessage& message)
{
    line.AddText("type", GetPimTypeName(message.type));
    switch (message.type)
    {
    case PimType::HELLO:
        AddHello(line, message.hello);
        break;
    case PimType::JOIN_PRUNE:
    case PimType::GRAFT:
    case PimType::GRAFT_ACK:
        AddJoinPrune(line, message.joinPrune);
        break;
    case PimType::ASSERT:
        AddMetric(line, message.assertion);
        break;
    case PimType::STATE_REFRESH:
        AddStateRefresh(line, message.stateRefresh);
        break;
    }
}

/// @return whether a message was read to its end, whatever became of it then.
bool
IsComplete(PimReject reject)
{
    return reject == PimReject::NONE || reject > PimReject::BAD_ADDRESS;
}

/// @return "sent", "received" or "rejected".
const char*
GetEvent(const PimMessageRecord& record)
{
    if (record.sent)
    {
        return "sent";
    }
    return record.reject == PimReject::NONE ? "received" : "rejected";
}

} // namespace

void
RecordFormat::AddPlace(JsonLine& line, uint32_t node, uint32_t interface)
{
    if (interface != 0)
    {
        AddInterface(line, "interface", node, InterfaceId(interface));
    }
}

void
RecordFormat::Append(JsonLine& line, const PimMessageRecord& record)
{
    Begin(line, record.head, "pim-message");
    line.AddText("event", GetEvent(record));
    if (record.reject != PimReject::NONE)
    {
        line.AddText("reason", GetPimRejectName(record.reject));
    }
    AddInterface(line, "interface", record.head.id.node, InterfaceId(record.ip.interface));
    line.AddAddress("ip_source", record.ip.source);
    line.AddAddress("ip_destination", record.ip.destination);
    line.AddUnsigned("ttl", record.ip.ttl);
    line.AddUnsigned("tos", record.ip.typeOfService);
    line.AddUnsigned("size_bytes", record.size);
    if (IsComplete(record.reject))
    {
        AddMessage(line, record.message);
    }
    line.End();
}

void
RecordFormat::Append(JsonLine& line, const PimTransitionRecord& record)
{
    Begin(line, record.head, "pim-transition");
    line.AddText("machine", GetPimMachineName(record.machine));
    AddKey(line, record.key);
    AddPlace(line, record.head.id.node, record.interface);
    line.AddText("before", record.before);
    line.AddText("event", record.event);
    line.AddText("after", record.after);
    line.BeginArray("actions");
    for (const char* action : record.actions)
    {
        line.AddJson(JsonLine::Quote(action));
    }
    line.EndArray();
    line.AddText("section", record.section);
    if (record.winner)
    {
        line.BeginObject("winner");
        line.AddAddress("address", record.winner->address);
        line.AddUnsigned("preference", record.winner->preference);
        line.AddUnsigned("metric", record.winner->metric);
        line.EndObject();
    }
    line.End();
}

void
RecordFormat::Append(JsonLine& line, const PimTimerRecord& record)
{
    Begin(line, record.head, "pim-timer");
    line.AddText("event", GetTimerEventName(record.event));
    line.AddText("timer", record.timer);
    AddPlace(line, record.head.id.node, record.interface);
    if (!record.key.IsAnyGroup())
    {
        AddKey(line, record.key);
    }
    if (!record.neighbor.IsAny())
    {
        line.AddAddress("neighbor", record.neighbor);
    }
    line.AddInteger("expires_ns", record.expires.GetNanoSeconds());
    line.End();
}

void
RecordFormat::Append(JsonLine& line, const PimNeighborRecord& record)
{
    Begin(line, record.head, "pim-neighbor");
    line.AddText("event", GetPimNeighborEventName(record.event));
    AddInterface(line, "interface", record.head.id.node, InterfaceId(record.interface));
    line.AddAddress("neighbor", record.neighbor);
    line.AddUnsigned("neighbors", record.neighbors);
    AddHello(line, record.hello);
    line.End();
}

} // namespace mgm
} // namespace ns3
