/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-record-prose.h"

#include "ns3/mgm-igmp-prose.h"
#include "ns3/mgm-observation-prose.h"
#include "ns3/mgm-pim-prose.h"
#include "ns3/mgm-prose.h"

#include <map>

namespace ns3
{
namespace mgm
{

namespace
{

/// How many interfaces of a list are named.
constexpr std::size_t INTERFACE_LIMIT = 6;

/// How many causes of a record are told.
constexpr std::size_t CAUSE_LIMIT = 6;

/// @return whether a record is about a packet of data.
bool
IsDataPacket(const TraceRecord& record)
{
    return record.GetKind() == "packet" || record.GetKind() == "endpoint";
}

/**
 * @return whether a record only leads from its cause to its effect: the call that adds a
 * membership, the question for an entry that a packet raises, the timer that makes a state machine
 * go on. The story goes on with the cause.
 */
bool
IsStepBetween(const TraceRecord& record)
{
    const std::string& kind = record.GetKind();
    return kind == "api-call" || kind == "notification" || kind == "pim-timer" ||
           kind == "igmp-timer" || (kind == "entry" && record.GetText("event") == "unresolved");
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

/// @return how an entry changed from one state to another.
std::string
DescribeStates(const TraceRecord& before, const TraceRecord& after)
{
    if (before.GetBoolean("negative") || after.GetBoolean("negative"))
    {
        return DescribeRoute(after);
    }
    return "in on " +
           DescribeDifference(NameInterface(before.GetInterface("iif")),
                              NameInterface(after.GetInterface("iif"))) +
           ", out on " +
           DescribeDifference(NameInterfaces(before.GetInterfaces("oifs")),
                              NameInterfaces(after.GetInterfaces("oifs")));
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
    names.reserve(interfaces.size());
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

bool
IsTimerChange(const TraceRecord& record)
{
    const std::string& kind = record.GetKind();
    const bool timer = kind == "igmp-timer" || kind == "pim-timer";
    return timer && record.GetText("event") != "fired";
}

std::string
DescribeCauses(const CausedRecord& caused, const TraceHeader& header, const std::string& key)
{
    const RecordProse prose(header, caused.record.GetNode(), key);
    std::string text;
    std::size_t told = 0;
    int64_t time = caused.record.GetTime();
    for (const TraceRecord& cause : caused.causes)
    {
        if (IsStepBetween(cause))
        {
            continue;
        }
        if (told == CAUSE_LIMIT)
        {
            return text + ", and so on";
        }
        ++told;
        const bool packet = IsDataPacket(cause);
        text += ", because " + (packet ? std::string("a packet came") : prose.Describe(cause));
        if (cause.GetTime() != time)
        {
            time = cause.GetTime();
            text += " at " + FormatTime(time);
        }
        text += " " + DescribeId(cause);
        if (packet)
        {
            break;
        }
    }
    return text;
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

RecordProse::RecordProse(const TraceHeader& header, uint32_t node, const std::string& key)
    : m_header(header),
      m_node(node),
      m_key(key)
{
}

std::string
RecordProse::Describe(const TraceRecord& record) const
{
    using Describer = std::string (RecordProse::*)(const TraceRecord&) const;
    static const std::map<std::string, Describer> describers{
        {"alert", &RecordProse::DescribeAlert},
        {"api-call", &RecordProse::DescribeCall},
        {"application", &RecordProse::DescribeApplication},
        {"callback", &RecordProse::DescribeCallback},
        {"callback-answer", &RecordProse::DescribeAnswer},
        {"converged", &RecordProse::DescribeConvergence},
        {"endpoint", &RecordProse::DescribeEndpoint},
        {"entry", &RecordProse::DescribeEntry},
        {"interface-setting", &RecordProse::DescribeSetting},
        {"membership", &RecordProse::DescribeMembership},
        {"notification", &RecordProse::DescribeNotification},
        {"packet", &RecordProse::DescribePacket},
        {"reaction", &RecordProse::DescribeReaction},
        {"refused-entry", &RecordProse::DescribeRefusedEntry},
        {"undelivered-alert", &RecordProse::DescribeAlert},
        {"wrong-interface", &RecordProse::DescribeWrongInterface},
    };
    const std::string& kind = record.GetKind();
    if (kind == "topology-change")
    {
        return DescribeChange(record);
    }
    if (kind == "scenario-event")
    {
        return "in the scenario, " + record.GetText("text");
    }
    const auto found = describers.find(kind);
    std::string text = "there is a record \"" + kind + "\"";
    if (IsIgmpRecord(record))
    {
        text = DescribeIgmp(record);
    }
    else if (IsPimRecord(record))
    {
        text = DescribePim(record, m_key);
    }
    else if (IsObservation(record))
    {
        text = DescribeObservation(record, record.Has("source") ? NameData(record) : "");
    }
    else if (found != describers.end())
    {
        text = (this->*found->second)(record);
    }
    const bool named = kind == "packet" || kind == "endpoint" || kind == "converged";
    return named || record.GetNode() == m_node ? text : "at " + GetLabel(record) + ", " + text;
}

std::string
RecordProse::GetLabel(const TraceRecord& record) const
{
    return m_header.GetLabel(record.GetNode());
}

std::string
RecordProse::NameData(const TraceRecord& record) const
{
    const std::string key = record.GetKey();
    return key == m_key ? "this data" : key;
}

std::string
RecordProse::DescribeArguments(const TraceRecord& call) const
{
    std::string text;
    if (call.Has("source"))
    {
        text += " for " + NameData(call);
    }
    if (call.Has("interface"))
    {
        text += ", interface " + NameInterface(call.GetInterface("interface"));
    }
    return text;
}

std::string
RecordProse::DescribeAlert(const TraceRecord& alert) const
{
    return alert.GetKind() == "alert"
               ? "the forwarder raised an alert for " + NameData(alert)
               : "an alert was not delivered (" + alert.GetText("outcome") + ")";
}

std::string
RecordProse::DescribeCall(const TraceRecord& call) const
{
    std::string text =
        call.GetText("client") + " called " + call.GetText("function") + DescribeArguments(call);
    if (call.Has("oifs"))
    {
        text += ", to " + NameInterfaces(call.GetInterfaces("oifs"));
    }
    if (call.Has("masked"))
    {
        text += call.GetBoolean("masked") ? ", alerts off" : ", alerts on";
    }
    const std::string status = call.GetText("status");
    return text + (status == "NO_ERROR" ? "" : ", which was refused: " + status);
}

std::string
RecordProse::DescribeApplication(const TraceRecord& application) const
{
    return application.GetText("type") + " was " + application.GetText("event");
}

std::string
RecordProse::DescribeCallback(const TraceRecord& callback) const
{
    return "the group manager called the " + callback.GetText("kind") + " callback of " +
           callback.GetText("to") + DescribeArguments(callback);
}

std::string
RecordProse::DescribeAnswer(const TraceRecord& answer) const
{
    std::string text = answer.GetText("from") + " answered the " + answer.GetText("kind") +
                       " callback" + DescribeArguments(answer);
    if (answer.Has("disabled"))
    {
        text += ", and switched off " + NameInterfaces(answer.GetInterfaces("disabled"));
    }
    if (answer.Has("timeout_s"))
    {
        text += ", with a lifetime of " + std::to_string(answer.GetInteger("timeout_s")) + " s";
    }
    return text;
}

std::string
RecordProse::DescribeConvergence(const TraceRecord& converged) const
{
    return GetLabel(converged) + " converged";
}

std::string
RecordProse::DescribeEndpoint(const TraceRecord& endpoint) const
{
    return GetLabel(endpoint) +
           (endpoint.GetText("event") == "sent" ? " sent a packet to group "
                                                : " received a packet of group ") +
           endpoint.GetText("group") + " on " + NameInterface(endpoint.GetInterface("interface"));
}

std::string
RecordProse::DescribeEntry(const TraceRecord& entry) const
{
    const std::string event = entry.GetText("event");
    const std::string name = "the entry for " + NameData(entry);
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
        return name + (event == "expired" ? " expired" : " was deleted");
    }
    const TraceRecord after = entry.GetObject("after");
    return entry.Has("before")
               ? name + " was changed: " + DescribeStates(entry.GetObject("before"), after)
               : name + " was created: " + DescribeRoute(after);
}

std::string
RecordProse::DescribeMembership(const TraceRecord& membership) const
{
    return membership.GetText("client") +
           (membership.GetText("event") == "added" ? " added" : " gave up") + " a membership for " +
           NameData(membership) + " on " + NameInterface(membership.GetInterface("interface"));
}

std::string
RecordProse::DescribeSetting(const TraceRecord& change) const
{
    const std::string setting = change.GetText("setting");
    const std::string place = NameInterface(change.GetInterface("interface"));
    if (change.Has("range"))
    {
        return "the boundary " + change.GetText("range") + " was " +
               (setting == "boundary-added" ? "added to " : "removed from ") + place;
    }
    return "the setting " + setting + " of " + place + " became " +
           std::to_string(change.GetInteger("value"));
}

std::string
RecordProse::DescribeRefusedEntry(const TraceRecord& refused) const
{
    return "the forwarder refused the entry for " + NameData(refused) + ": " +
           refused.GetText("status");
}

std::string
RecordProse::DescribeNotification(const TraceRecord& notification) const
{
    const std::string kind = notification.GetText("kind");
    if (kind == "new-packet")
    {
        return "the forwarder asked the group manager for an entry for " + NameData(notification);
    }
    const std::string told = "the forwarder told the group manager that ";
    return kind == "data-arrived"
               ? told + NameData(notification) + " arrived, for which somebody waited"
               : told + "the entry for " + NameData(notification) + " had expired";
}

std::string
RecordProse::DescribePacket(const TraceRecord& packet) const
{
    const std::string event = packet.GetText("event");
    const std::string label = GetLabel(packet) + " ";
    const std::string name = "the packet from " + NameInterface(packet.GetInterface("arrival"));
    if (event == "held")
    {
        return label + "held " + name;
    }
    if (event == "dropped")
    {
        return label + "dropped " + name + " (" + packet.GetText("reason") + ")";
    }
    const std::string way = name + " to " + NameInterfaces(packet.GetInterfaces("oifs"));
    return event == "forwarded"
               ? label + "forwarded " + way
               : label + "did not forward " + way + " (" + packet.GetText("reason") + ")";
}

std::string
RecordProse::DescribeReaction(const TraceRecord& reaction) const
{
    return reaction.GetText("client") + " decided on an alert: " + reaction.GetText("action");
}

std::string
RecordProse::DescribeWrongInterface(const TraceRecord& packet) const
{
    return "a packet of " + NameData(packet) + " arrived on " +
           NameInterface(packet.GetInterface("arrival")) + " instead of " +
           NameInterface(packet.GetInterface("expected"));
}

} // namespace mgm
} // namespace ns3
