/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-frame-verdicts.h"

#include "ns3/mgm-prose.h"
#include "ns3/mgm-record-prose.h"

#include <tuple>

namespace ns3
{
namespace mgm
{

namespace
{

/// What a control message led to is told up to so many records.
constexpr std::size_t EFFECT_LIMIT = 4;
/// Longest time from the record of a control message to its frame, in nanoseconds: an older message
/// was lost on the way if there is an equal one after it.
constexpr int64_t SENDING_LIMIT = 1000000000;

/// @return an address of a record as a number.
uint32_t
GetAddress(const TraceRecord& record, const char* key)
{
    return Ipv4Address(record.GetText(key).c_str()).Get();
}

/// @return identification and TTL of data as one number.
uint32_t
MakeDetail(uint32_t identification, uint32_t ttl)
{
    return identification << 8 | (ttl & 0xff);
}

/// @return a duration since an event.
std::string
FormatSince(int64_t now, int64_t then)
{
    return now == then ? "at once" : "after " + FormatDuration(now - then);
}

} // namespace

bool
FrameVerdicts::FrameKey::operator==(const FrameKey& other) const
{
    return source == other.source && destination == other.destination && detail == other.detail &&
           message == other.message;
}

bool
FrameVerdicts::FrameKey::operator<(const FrameKey& other) const
{
    return std::tie(source, destination, detail, message) <
           std::tie(other.source, other.destination, other.detail, other.message);
}

std::size_t
FrameVerdicts::FrameKeyHash::operator()(const FrameKey& key) const
{
    // Numbers that follow each other must not fall on each other: multiply and fold, as in FxHash.
    uint64_t hash = 0;
    for (const uint32_t word : {key.source, key.destination, key.detail, key.message})
    {
        hash = ((hash << 5 | hash >> 59) ^ word) * 0x517cc1b727220a95ULL;
    }
    return static_cast<std::size_t>(hash ^ hash >> 32);
}

FrameVerdicts::FrameVerdicts(const TraceHeader& header)
    : m_header(header)
{
}

void
FrameVerdicts::Watch(const Place& place)
{
    m_interfaces[place];
}

bool
FrameVerdicts::Wants(const TraceGlance& glance) const
{
    if (!IsWatched(glance.id.node))
    {
        return false;
    }
    const auto& kind = glance.kind;
    return kind == "packet" || kind == "wrong-interface" || kind == "alert" ||
           kind == "pim-message" || kind == "igmp-message" ||
           m_messages.count({glance.cause.node, glance.cause.sequence}) > 0;
}

void
FrameVerdicts::Add(const TraceRecord& record)
{
    const auto message = m_messages.find({record.GetCause().node, record.GetCause().sequence});
    if (message != m_messages.end() && message->first.first == record.GetId().node)
    {
        AddEffect(message->second, record);
    }
    const std::string& kind = record.GetKind();
    if (kind == "packet")
    {
        AddPacket(record);
    }
    else if (kind == "wrong-interface")
    {
        AddWrongInterface(record);
    }
    else if (kind == "alert")
    {
        AddAlert(record);
    }
    else if (kind == "pim-message" || kind == "igmp-message")
    {
        AddMessage(record, kind.substr(0, kind.find('-')));
    }
}

FrameVerdict
FrameVerdicts::Find(const Place& place, const FrameHeader& header, int64_t time, int64_t resolution)
{
    Interface& interface = m_interfaces[place];
    FrameKey key{header.source.Get(), header.destination.Get(), 0, 0};
    if (header.message.empty())
    {
        key.detail = MakeDetail(header.identification, header.ttl);
    }
    else
    {
        key.detail = header.payloadSize;
        key.message = Intern(header.message);
    }
    const EventIndex arrival = TakeArrival(interface.arrivals, key, time, resolution);
    if (arrival != NO_EVENT)
    {
        return MakeVerdict(FrameDirection::IN, arrival);
    }
    const int64_t end = time + resolution;
    const EventIndex departure = header.message.empty() ? TakeDeparture(interface, key, header, end)
                                                        : TakeSent(interface.departures, key, end);
    return departure == NO_EVENT ? FrameVerdict() : MakeVerdict(FrameDirection::OUT, departure);
}

FrameVerdicts::Interface*
FrameVerdicts::FindInterface(const TraceRecord& record, const char* key)
{
    const auto found = m_interfaces.find({record.GetNode(), record.GetInterface(key).index});
    return found == m_interfaces.end() ? nullptr : &found->second;
}

bool
FrameVerdicts::IsWatched(uint32_t node) const
{
    const auto first = m_interfaces.lower_bound({node, 0});
    return first != m_interfaces.end() && first->first.first == node;
}

uint32_t
FrameVerdicts::Intern(const std::string& text)
{
    const auto [place, isNew] =
        m_textNumbers.emplace(text, static_cast<uint32_t>(m_texts.size()) + 1);
    if (isNew)
    {
        m_texts.push_back(text);
    }
    return place->second;
}

FrameVerdicts::FrameKey
FrameVerdicts::MakeDataKey(const TraceRecord& record, uint32_t hops)
{
    return {GetAddress(record, "source"),
            GetAddress(record, "group"),
            MakeDetail(record.GetUnsigned("identification"), record.GetUnsigned("ttl") - hops),
            0};
}

FrameVerdicts::EventIndex
FrameVerdicts::AddEvent(Queues& queues,
                        const FrameKey& key,
                        const TraceRecord& record,
                        const std::string& text)
{
    const EventIndex index = m_events.size();
    const uint32_t size = record.GetUnsigned("size_bytes");
    m_events.push_back({record.GetTime(), record.GetId(), Intern(text), size, NO_EVENT});
    Queue& queue = queues[key];
    if (queue.first == NO_EVENT)
    {
        queue.first = index;
    }
    else
    {
        m_events[queue.last].next = index;
    }
    queue.last = index;
    return index;
}

void
FrameVerdicts::AddPacket(const TraceRecord& record)
{
    if (record.GetText("event") == "copy-dropped")
    {
        // Its next record tells what became of the packet itself.
        m_copies += "; no copy to " + NameInterfaces(record.GetInterfaces("oifs")) + ": " +
                    record.GetText("reason");
        return;
    }
    if (Interface* const interface = FindInterface(record, "arrival"))
    {
        AddDecision(*interface, record);
    }
    m_copies.clear();
    if (record.GetText("event") == "forwarded")
    {
        AddDepartures(record);
    }
}

void
FrameVerdicts::AddDecision(Interface& interface, const TraceRecord& record)
{
    const RecordId cause = record.GetCause();
    if (m_wrong.count({cause.node, cause.sequence}) > 0)
    {
        return; // the packet was told of by the record of its verdict
    }
    const FrameKey key = MakeDataKey(record, 0);
    const std::pair<SortableId, SortableId> name{{record.GetNode(), key.detail},
                                                 {cause.node, cause.sequence}};
    const std::string event = record.GetText("event");
    if (event == "held")
    {
        const std::string text = "held, because there was no entry";
        m_held[name].push_back(AddEvent(interface.arrivals, key, record, text));
        return;
    }
    const std::string text =
        (event == "forwarded" ? "forwarded to " + NameInterfaces(record.GetInterfaces("oifs"))
                              : "dropped: " + record.GetText("reason")) +
        m_copies;
    const auto held = m_held.find(name);
    if (held == m_held.end())
    {
        AddEvent(interface.arrivals, key, record, text);
        return;
    }
    Event& earlier = m_events[held->second.front()];
    earlier.record = record.GetId();
    earlier.text = Intern("held, because there was no entry, and " +
                          FormatSince(record.GetTime(), earlier.time) + " " + text);
    held->second.pop_front();
    if (held->second.empty())
    {
        m_held.erase(held);
    }
}

void
FrameVerdicts::AddDepartures(const TraceRecord& record)
{
    for (const TraceInterface& output : record.GetInterfaces("oifs"))
    {
        const auto interface = m_interfaces.find({record.GetNode(), output.index});
        if (interface != m_interfaces.end())
        {
            AddEvent(interface->second.departures,
                     MakeDataKey(record, 1),
                     record,
                     "forwarded from " + NameInterface(record.GetInterface("arrival")));
        }
    }
}

void
FrameVerdicts::AddWrongInterface(const TraceRecord& record)
{
    Interface* const interface = FindInterface(record, "arrival");
    if (!interface)
    {
        return;
    }
    const std::string verdict = record.GetText("verdict");
    std::string text = "wrong interface, expected " +
                       NameInterface(record.GetInterface("expected")) + ": " + verdict;
    if (verdict == "suppressed")
    {
        const TraceRecord limiter = record.GetObject("limiter");
        text += " by limiter " + limiter.GetText("name") + " until " +
                FormatTime(limiter.GetInteger("next_alert_ns"));
    }
    if (record.Has("failure_cause"))
    {
        text += ", failure cause " + record.GetText("failure_cause");
    }
    m_wrong[{record.GetId().node, record.GetId().sequence}] =
        AddEvent(interface->arrivals, MakeDataKey(record, 0), record, text);
}

void
FrameVerdicts::AddAlert(const TraceRecord& record)
{
    const auto packet = m_wrong.find({record.GetCause().node, record.GetCause().sequence});
    if (packet != m_wrong.end())
    {
        Event& event = m_events[packet->second];
        event.text = Intern(m_texts[event.text - 1] + ", alert " + FormatRecordId(record.GetId()));
    }
}

void
FrameVerdicts::AddMessage(const TraceRecord& record, const std::string& protocol)
{
    Interface* const interface = FindInterface(record, "interface");
    if (!interface)
    {
        return;
    }
    const std::string kind = protocol + " " + (record.Has("type") ? record.GetText("type") : "");
    const std::string event = record.GetText("event");
    const FrameKey key{GetAddress(record, "ip_source"),
                       GetAddress(record, "ip_destination"),
                       record.GetUnsigned("size_bytes"),
                       Intern(kind)};
    std::string text = kind + " " + event;
    if (record.Has("reason"))
    {
        text += ": " + record.GetText("reason");
    }
    if (record.GetCause().IsSet())
    {
        text += ", because of " + FormatRecordId(record.GetCause());
    }
    Queues& queues = event == "sent" ? interface->departures : interface->arrivals;
    m_messages[{record.GetId().node, record.GetId().sequence}] = {
        AddEvent(queues, key, record, text), 0};
}

void
FrameVerdicts::AddEffect(Message& message, const TraceRecord& record)
{
    if (++message.effects > EFFECT_LIMIT + 1)
    {
        return;
    }
    std::string text = message.effects == 1 ? "; it led to: " : "; ";
    text += message.effects > EFFECT_LIMIT
                ? "more"
                : RecordProse(m_header, record.GetNode(), "").Describe(record) + " " +
                      DescribeId(record);
    Event& event = m_events[message.event];
    event.text = Intern(m_texts[event.text - 1] + text);
}

FrameVerdicts::EventIndex
FrameVerdicts::TakeArrival(Queues& queues, const FrameKey& key, int64_t time, int64_t resolution)
{
    const auto found = queues.find(key);
    if (found == queues.end())
    {
        return NO_EVENT;
    }
    EventIndex& first = found->second.first;
    while (first != NO_EVENT && m_events[first].time < time)
    {
        first = m_events[first].next;
    }
    if (first == NO_EVENT || m_events[first].time >= time + resolution)
    {
        return NO_EVENT;
    }
    const EventIndex taken = first;
    first = m_events[taken].next;
    return taken;
}

FrameVerdicts::EventIndex
FrameVerdicts::TakeDeparture(Interface& interface,
                             const FrameKey& key,
                             const FrameHeader& header,
                             int64_t end)
{
    if (header.laterFragment)
    {
        const auto packet = interface.fragments.find(key);
        if (packet != interface.fragments.end())
        {
            return packet->second;
        }
    }
    const auto found = interface.departures.find(key);
    if (found == interface.departures.end())
    {
        return NO_EVENT;
    }
    EventIndex& first = found->second.first;
    while (first != NO_EVENT && first < interface.left)
    {
        first = m_events[first].next; // lost between forwarder and link
    }
    if (first == NO_EVENT || m_events[first].time >= end)
    {
        return NO_EVENT;
    }
    const EventIndex taken = first;
    first = m_events[taken].next;
    interface.left = taken + 1;
    interface.fragments.clear();
    if (header.size < m_events[taken].size)
    {
        interface.fragments[key] = taken;
    }
    return taken;
}

FrameVerdicts::EventIndex
FrameVerdicts::TakeSent(Queues& queues, const FrameKey& key, int64_t end)
{
    const auto found = queues.find(key);
    EventIndex taken = NO_EVENT;
    while (found != queues.end() && found->second.first != NO_EVENT &&
           m_events[found->second.first].time < end)
    {
        taken = found->second.first;
        found->second.first = m_events[taken].next;
        if (m_events[taken].time + SENDING_LIMIT > end)
        {
            break;
        }
    }
    return taken;
}

FrameVerdict
FrameVerdicts::MakeVerdict(FrameDirection direction, EventIndex event) const
{
    const Event& found = m_events[event];
    return {direction, m_texts[found.text - 1] + " (" + FormatRecordId(found.record) + ")"};
}

} // namespace mgm
} // namespace ns3
