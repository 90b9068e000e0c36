/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-igmp-prose.h"

#include "ns3/mgm-record-prose.h"

namespace ns3
{
namespace mgm
{

namespace
{

/// @return " of 239.1.1.1", or nothing where the whole interface is meant.
std::string
NameGroup(const TraceRecord& record)
{
    return record.Has("group") ? " of " + record.GetText("group") : "";
}

/// @return " on bob->lan".
std::string
NamePlace(const TraceRecord& record)
{
    return " on " + NameInterface(record.GetInterface("interface"));
}

/// @return a list of texts, with commas.
std::string
NameList(const nlohmann::json& list)
{
    std::string text;
    for (const nlohmann::json& element : list)
    {
        text += (text.empty() ? "" : ", ") +
                (element.is_string() ? element.get<std::string>() : element.dump());
    }
    return text;
}

/// @return "all sources", "10.0.0.1 only", "all sources but 10.0.0.1", or "nothing any more".
std::string
NameFilter(const TraceRecord& listen)
{
    const bool include = listen.GetText("mode") == "INCLUDE";
    const std::string sources = NameList(listen.GetFields().at("sources"));
    if (sources.empty())
    {
        return include ? "nothing any more" : "all sources";
    }
    return include ? sources + " only" : "all sources but " + sources;
}

/// @return "TO_EX 239.1.1.1, ALLOW 232.1.1.1".
std::string
NameRecords(const TraceRecord& message)
{
    std::string text;
    for (const nlohmann::json& record : message.GetFields().at("records"))
    {
        text += (text.empty() ? "" : ", ") + record.at("type").get<std::string>() + ' ' +
                record.at("group").get<std::string>();
    }
    return text;
}

/// @return what a message is: "a v3-report (TO_EX 239.1.1.1)", "a general query".
std::string
NameMessage(const TraceRecord& message)
{
    if (!message.Has("type"))
    {
        return "a message";
    }
    const std::string type = message.GetText("type");
    if (type == "query")
    {
        return message.Has("group") ? "a query" + NameGroup(message) : "a general query";
    }
    return type == "v3-report" ? "a v3-report (" + NameRecords(message) + ")"
                               : "a " + type + NameGroup(message);
}

/// @return what a record of kind "igmp-message" is about.
std::string
DescribeMessage(const TraceRecord& message)
{
    const std::string event = message.GetText("event");
    std::string text = "IGMP " + event + ' ' + NameMessage(message) + NamePlace(message);
    if (event != "sent")
    {
        text += " from " + message.GetText("ip_source");
    }
    return message.Has("reason") ? text + " (" + message.GetText("reason") + ")" : text;
}

/// @return what a record of kind "igmp-listen" is about.
std::string
DescribeListen(const TraceRecord& listen)
{
    const std::string status = listen.GetText("status");
    return "an application asked IGMP for " + NameFilter(listen) + NameGroup(listen) +
           NamePlace(listen) + (status == "ok" ? "" : ", which was refused: " + status);
}

/// @return what a record of kind "igmp-state" is about.
std::string
DescribeTransition(const TraceRecord& state)
{
    return "the state" + NameGroup(state) + NamePlace(state) + " of the IGMP " +
           state.GetText("role") + " went from " + state.GetText("before") + " to " +
           state.GetText("after") + ": " + state.GetText("event") + " (" +
           state.GetText("section") + ")";
}

/// @return what a record of kind "igmp-timer" is about.
std::string
DescribeTimer(const TraceRecord& timer)
{
    const std::string event = timer.GetText("event");
    return "the IGMP " + timer.GetText("role") + "'s \"" + timer.GetText("timer") + "\"" +
           NameGroup(timer) + NamePlace(timer) + (event == "fired" ? " fired" : " was " + event);
}

} // namespace

bool
IsIgmpRecord(const TraceRecord& record)
{
    return record.GetKind().rfind("igmp-", 0) == 0;
}

std::string
DescribeIgmp(const TraceRecord& record)
{
    const std::string& kind = record.GetKind();
    try
    {
        if (kind == "igmp-message")
        {
            return DescribeMessage(record);
        }
        if (kind == "igmp-listen")
        {
            return DescribeListen(record);
        }
        return kind == "igmp-state" ? DescribeTransition(record) : DescribeTimer(record);
    }
    catch (const nlohmann::json::exception& error)
    {
        throw record.MakeError(error.what());
    }
}

} // namespace mgm
} // namespace ns3
