/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-record-prose.h"

#include "ns3/mgm-prose.h"

#include <functional>
#include <map>

namespace ns3
{
namespace mgm
{

namespace
{

/// How many interfaces of a list are named.
constexpr std::size_t INTERFACE_LIMIT = 6;

/// @return the arguments of a call, in words.
std::string
DescribeArguments(const TraceRecord& call)
{
    std::string text;
    if (call.Has("source"))
    {
        text += " for " + call.GetKey();
    }
    if (call.Has("interface"))
    {
        text += ", interface " + NameInterface(call.GetInterface("interface"));
    }
    return text;
}

/// @return what a client did.
std::string
DescribeCall(const TraceRecord& call)
{
    const std::string status = call.GetText("status");
    return call.GetText("client") + " called " + call.GetText("function") +
           DescribeArguments(call) + (status == "NO_ERROR" ? "" : ", which was refused: " + status);
}

/// @return what the group manager told a client.
std::string
DescribeCallback(const TraceRecord& callback)
{
    return "the group manager called the " + callback.GetText("kind") + " callback of " +
           callback.GetText("to") + DescribeArguments(callback);
}

/// @return what a client answered.
std::string
DescribeAnswer(const TraceRecord& answer)
{
    std::string text = answer.GetText("from") + " answered the " + answer.GetText("kind") +
                       " callback for " + answer.GetKey();
    if (answer.Has("interface"))
    {
        text += " with " + NameInterface(answer.GetInterface("interface"));
    }
    if (answer.Has("disabled"))
    {
        text += " and switched off " + NameInterfaces(answer.GetInterfaces("disabled"));
    }
    if (answer.Has("timeout_s"))
    {
        text += " with a lifetime of " + std::to_string(answer.GetInteger("timeout_s")) + " s";
    }
    return text;
}

/// @return where data comes in and goes out.
std::string
DescribeRoute(const TraceRecord& state)
{
    if (state.GetBoolean("negative"))
    {
        return "nothing is to be forwarded";
    }
    return "in on " + NameInterface(state.GetInterface("iif")) + ", out on " +
           NameInterfaces(state.GetInterfaces("oifs"));
}

/// @return what something is, and what it was if that is not the same.
std::string
DescribeDifference(const std::string& before, const std::string& after)
{
    return before == after ? after : after + " instead of " + before;
}

/// @return how an entry changed.
std::string
DescribeEntryChange(const TraceRecord& entry)
{
    const std::string event = entry.GetText("event");
    const std::string name = "the entry " + entry.GetKey();
    if (event == "unresolved")
    {
        return name + " was begun, to hold packets until it is known where they go";
    }
    if (event == "abandoned")
    {
        return name + " was given up, because nobody said in time where its packets go";
    }
    if (!entry.Has("after"))
    {
        return name + " " + (event == "expired" ? "expired" : "was deleted");
    }
    const TraceRecord after = entry.GetObject("after");
    if (!entry.Has("before"))
    {
        return name + " was created: " + DescribeRoute(after);
    }
    const TraceRecord before = entry.GetObject("before");
    if (before.GetBoolean("negative") || after.GetBoolean("negative"))
    {
        return name + " was changed: " + DescribeRoute(after);
    }
    return name + " was changed: in on " +
           DescribeDifference(NameInterface(before.GetInterface("iif")),
                              NameInterface(after.GetInterface("iif"))) +
           ", out on " +
           DescribeDifference(NameInterfaces(before.GetInterfaces("oifs")),
                              NameInterfaces(after.GetInterfaces("oifs")));
}

/// @return what happened to a membership.
std::string
DescribeMembership(const TraceRecord& membership)
{
    const bool added = membership.GetText("event") == "added";
    return membership.GetText("client") + (added ? " has a new" : " has no more") + " membership " +
           membership.GetKey() + " on " + NameInterface(membership.GetInterface("interface"));
}

/// @return what happened to a packet in a forwarder.
std::string
DescribePacket(const TraceRecord& packet)
{
    const std::string event = packet.GetText("event");
    const std::string name = "the packet from " + NameInterface(packet.GetInterface("arrival"));
    if (event == "held" || event == "dropped")
    {
        return event + " " + name + (event == "held" ? "" : " (" + packet.GetText("reason") + ")");
    }
    const std::string way = name + " to " + NameInterfaces(packet.GetInterfaces("oifs"));
    return event == "forwarded" ? "forwarded " + way
                                : "did not forward " + way + " (" + packet.GetText("reason") + ")";
}

/// @return what an application of a node did.
std::string
DescribeEndpoint(const TraceRecord& endpoint)
{
    return (endpoint.GetText("event") == "sent" ? "sent a packet to group "
                                                : "received a packet of group ") +
           endpoint.GetText("group") + " on " + NameInterface(endpoint.GetInterface("interface"));
}

} // namespace

std::string
DescribeInterface(const TraceInterface& interface)
{
    std::string text = "interface " + std::to_string(interface.index);
    if (!interface.nextHop.empty())
    {
        text += "/" + interface.nextHop;
    }
    return interface.name.empty() ? text : text + " (" + interface.name + ")";
}

std::string
NameInterface(const TraceInterface& interface)
{
    return interface.name.empty() ? DescribeInterface(interface) : interface.name;
}

std::string
NameInterfaces(const std::vector<TraceInterface>& interfaces)
{
    if (interfaces.empty())
    {
        return "no interface";
    }
    std::vector<std::string> names;
    for (const TraceInterface& interface : interfaces)
    {
        names.push_back(NameInterface(interface));
    }
    return FormatList(names, INTERFACE_LIMIT);
}

std::string
DescribeId(const TraceRecord& record)
{
    return "(" + FormatRecordId(record.GetId()) + ")";
}

std::string
DescribeChange(const TraceRecord& change)
{
    const std::string event = change.GetText("event");
    std::vector<std::string> ends;
    if (!change.Has("ends") || !change.GetFields()["ends"].is_array())
    {
        throw change.MakeError("\"ends\" is not an array");
    }
    for (const nlohmann::json& end : change.GetFields()["ends"])
    {
        if (!end.is_object() || !end.contains("name") || !end["name"].is_string())
        {
            throw change.MakeError("an element of \"ends\" has no \"name\"");
        }
        ends.push_back(end["name"].get<std::string>());
    }
    if (event == "link-cost")
    {
        return "the cost of the link from " + change.GetText("from") + " to " +
               change.GetText("to") + " changed from " +
               std::to_string(change.GetInteger("cost_before")) + " to " +
               std::to_string(change.GetInteger("cost_after"));
    }
    const std::string link = "the link between " + FormatList(ends, 2);
    if (event == "link-down")
    {
        return link + " went down";
    }
    return link + (event == "link-up" ? " came up" : " changed (" + event + ")");
}

std::string
DescribeState(const TraceRecord& state)
{
    if (state.GetBoolean("negative"))
    {
        return "knew that nothing of this data was to be forwarded";
    }
    return "expected this data on " + NameInterface(state.GetInterface("iif")) +
           " and forwarded it to " + NameInterfaces(state.GetInterfaces("oifs"));
}

std::string
DescribeEvent(const TraceRecord& record)
{
    using Describer = std::function<std::string(const TraceRecord&)>;
    static const std::map<std::string, Describer> describers{
        {"api-call", DescribeCall},
        {"callback", DescribeCallback},
        {"callback-answer", DescribeAnswer},
        {"entry", DescribeEntryChange},
        {"membership", DescribeMembership},
        {"packet", DescribePacket},
        {"endpoint", DescribeEndpoint},
        {"alert",
         [](const TraceRecord& alert) {
             return "the forwarder raised an alert for " + alert.GetKey();
         }},
        {"converged", [](const TraceRecord&) { return std::string("the routes converged"); }},
        {"notification",
         [](const TraceRecord& notification) {
             return "the forwarder notified the group manager (" + notification.GetText("kind") +
                    ") of " + notification.GetKey();
         }},
        {"wrong-interface",
         [](const TraceRecord& packet) {
             return "a packet of " + packet.GetKey() + " arrived on " +
                    NameInterface(packet.GetInterface("arrival")) + " instead of " +
                    NameInterface(packet.GetInterface("expected")) + " (" +
                    packet.GetText("verdict") + ")";
         }},
        {"undelivered-alert",
         [](const TraceRecord& alert) {
             return "an alert was not delivered (" + alert.GetText("outcome") + ")";
         }},
        {"reaction",
         [](const TraceRecord& reaction) {
             return reaction.GetText("client") + " reacted to an alert (" +
                    reaction.GetText("action") + ")";
         }},
        {"application",
         [](const TraceRecord& application) {
             return application.GetText("type") + " " + application.GetText("event");
         }},
    };
    const auto found = describers.find(record.GetKind());
    return found == describers.end() ? "a record \"" + record.GetKind() + "\""
                                     : found->second(record);
}

std::string
DescribeRecord(const TraceRecord& record, const TraceHeader& header)
{
    const std::string& kind = record.GetKind();
    if (kind == "topology-change")
    {
        return DescribeChange(record);
    }
    const std::string node = header.GetLabel(record.GetNode());
    if (kind == "converged")
    {
        return node + " converged";
    }
    if (kind == "packet" || kind == "endpoint")
    {
        return node + " " + DescribeEvent(record);
    }
    return "at " + node + ", " + DescribeEvent(record);
}

} // namespace mgm
} // namespace ns3
