/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-alert-story.h"

#include "ns3/mgm-prose.h"
#include "ns3/mgm-trace-writer.h"

#include <algorithm>
#include <array>
#include <set>
#include <tuple>

namespace ns3
{
namespace mgm
{

namespace
{

/// How many effects of an alert are kept.
constexpr std::size_t EFFECT_LIMIT = 50;
/// How many causes of a record are looked for.
constexpr std::size_t CAUSE_LIMIT = 100;
/// How many alerts are suggested in place of one that is not there.
constexpr std::size_t SUGGESTION_LIMIT = 5;

/// Orders ids by node, then by sequence.
struct IdOrder
{
    /**
     * @param [in] a An id.
     * @param [in] b An id.
     * @return whether a comes first.
     */
    bool operator()(const RecordId& a, const RecordId& b) const
    {
        return std::tie(a.node, a.sequence) < std::tie(b.node, b.sequence);
    }
};

/**
 * Where each record of a trace stands: all that is kept of a trace, 24 bytes a record.
 */
class TraceIndex
{
  public:
    /**
     * Reads a whole trace and finds the record asked for.
     * @param [in,out] reader The trace.
     * @param [in] id Id of the record.
     */
    TraceIndex(TraceReader& reader, const RecordId& id)
        : m_reader(reader)
    {
        reader.SetFilter([&](const TraceGlance& glance) {
            m_places.push_back({glance.id, glance.offset});
            if (glance.kind == "alert")
            {
                m_alerts.push_back(glance.id);
            }
            return glance.id == id;
        });
        TraceRecord record;
        while (reader.Next(record))
        {
            m_subject = record;
        }
        std::sort(m_places.begin(), m_places.end(), [](const Place& a, const Place& b) {
            return IdOrder()(a.id, b.id);
        });
    }

    /// @return the record asked for; not set if it is not there.
    const TraceRecord& GetSubject() const
    {
        return m_subject;
    }

    /// @return ids of all alerts, in the order in which they happened.
    const std::vector<RecordId>& GetAlerts() const
    {
        return m_alerts;
    }

    /**
     * @param [in] id An id.
     * @return its record; not set if the trace does not hold it.
     */
    TraceRecord Find(const RecordId& id) const
    {
        const auto found = FindPlace(id);
        return found == m_places.end() ? TraceRecord() : m_reader.ReadAt(found->offset);
    }

    /**
     * @param [in] record A record.
     * @return its cause, the cause of that, and so on.
     */
    std::vector<TraceRecord> FindCauses(const TraceRecord& record) const
    {
        std::vector<TraceRecord> causes;
        auto effect = FindPlace(record.GetId());
        RecordId id = record.GetCause();
        while (id.IsSet() && causes.size() < CAUSE_LIMIT)
        {
            const auto place = FindPlace(id);
            if (place == m_places.end())
            {
                break;
            }
            // Without this, causes that name each other would have no end.
            if (effect != m_places.end() && place->offset >= effect->offset)
            {
                throw m_reader.ReadAt(effect->offset)
                    .MakeError("the cause " + FormatRecordId(id) + " is not on an earlier line");
            }
            causes.push_back(m_reader.ReadAt(place->offset));
            effect = place;
            id = causes.back().GetCause();
        }
        return causes;
    }

  private:
    /// Where a record stands.
    struct Place
    {
        RecordId id;     //!< the record
        uint64_t offset; //!< in bytes
    };

    /// @return the place of a record, or the end.
    std::vector<Place>::const_iterator FindPlace(const RecordId& id) const
    {
        const auto found = std::lower_bound(
            m_places.begin(), m_places.end(), id, [](const Place& place, const RecordId& wanted) {
                return IdOrder()(place.id, wanted);
            });
        return found != m_places.end() && found->id == id ? found : m_places.end();
    }

    TraceReader& m_reader;          //!< the trace
    std::vector<Place> m_places;    //!< by id
    std::vector<RecordId> m_alerts; //!< all alerts
    TraceRecord m_subject;          //!< the record asked for
};

/// @return what to say when there is no such alert.
std::string
DescribeUnknown(const TraceIndex& index, const RecordId& id)
{
    const TraceRecord& other = index.GetSubject();
    std::string text = other.IsSet()
                           ? "record " + FormatRecordId(id) + " is not an alert but a record \"" +
                                 other.GetKind() + "\""
                           : "there is no alert " + FormatRecordId(id);
    if (other.IsSet() && other.Has("alert"))
    {
        return text + "; it belongs to the alert " + other.GetText("alert");
    }
    std::vector<RecordId> near = index.GetAlerts();
    if (near.empty())
    {
        return text + "; the trace has no alerts at all";
    }
    const auto distance = [&id](const RecordId& a) {
        const uint64_t apart =
            a.sequence > id.sequence ? a.sequence - id.sequence : id.sequence - a.sequence;
        return std::make_tuple(a.node != id.node, apart);
    };
    std::stable_sort(near.begin(), near.end(), [&distance](const RecordId& a, const RecordId& b) {
        return distance(a) < distance(b);
    });
    near.resize(std::min(near.size(), SUGGESTION_LIMIT));
    std::vector<std::string> names;
    for (const RecordId& alert : near)
    {
        names.push_back(FormatRecordId(alert));
    }
    return text + "; near it there " + (names.size() == 1 ? "is " : "are ") +
           FormatList(names, SUGGESTION_LIMIT);
}

/// @return whether an entry's key is one that the packet of a story can have matched.
bool
CanMatch(const TraceRecord& entry, const TraceRecord& packet)
{
    const std::string source = entry.GetText("source");
    const std::string group = entry.GetText("group");
    return (source == "*" || source == packet.GetText("source")) &&
           (group == "*" || group == packet.GetText("group"));
}

/**
 * @return whether a record says that a timer was set or cancelled. It is only a step on the way to
 * what the timer does.
 */
bool
IsTimerChange(const TraceRecord& record)
{
    const std::string& kind = record.GetKind();
    const bool timer = kind == "igmp-timer" || kind == "pim-timer";
    return timer && record.GetText("event") != "fired";
}

/// Gathers the facts in a second reading of the trace.
class StoryCollector
{
  public:
    /**
     * @param [in,out] story The story; its packet and alert are known.
     */
    explicit StoryCollector(AlertStory& story)
        : m_story(story),
          m_packet(story.packet.record),
          m_arrival(m_packet.GetInterface("arrival"))
    {
        m_isEffect.insert(m_packet.GetId());
    }

    /// @return whether a record may belong to the story.
    bool IsWanted(const TraceGlance& glance) const
    {
        const bool near =
            glance.id.node == m_packet.GetNode() || glance.id.node == m_story.GetPreviousHop();
        return glance.kind == "topology-change" || glance.kind == "converged" ||
               (near && (glance.kind == "entry" || glance.kind == "wrong-interface")) ||
               m_isEffect.count(glance.cause) != 0;
    }

    /// Looks at the next record that may belong to the story.
    void Look(const TraceRecord& record)
    {
        const std::string& kind = record.GetKind();
        if (kind == "topology-change")
        {
            LookAtChange(record);
        }
        else if (kind == "converged")
        {
            LookAtConvergence(record);
        }
        else if (kind == "entry" && CanMatch(record, m_packet))
        {
            LookAtEntry(record);
        }
        else if (kind == "wrong-interface")
        {
            LookAtWrongInterface(record);
        }
        LookAtEffect(record);
    }

    /**
     * @param [in] node A node.
     * @return the last change before the packet of the entry that the packet matched there.
     */
    TraceRecord FindEntry(uint32_t node) const
    {
        const std::string source = m_packet.GetText("source");
        const std::string group = m_packet.GetText("group");
        for (const std::string& key :
             {"(" + source + ", " + group + ")", "(*, " + group + ")", std::string("(*, *)")})
        {
            const auto found = m_entries.find({node, key});
            if (found != m_entries.end() && found->second.Has("after"))
            {
                return found->second;
            }
        }
        return TraceRecord();
    }

  private:
    /// A change of the network begins a new burst.
    void LookAtChange(const TraceRecord& record)
    {
        if (m_reached)
        {
            m_burstOver = true;
            return;
        }
        m_story.change = record;
        m_story.convergedBefore.clear();
        m_story.burst = ArrivalHistory();
    }

    /// Notes who has converged on the change that the story begins with, and when.
    void LookAtConvergence(const TraceRecord& record)
    {
        if (!m_story.change.IsSet() ||
            record.GetInteger("version") < m_story.change.GetInteger("version"))
        {
            return;
        }
        if (m_story.convergedBefore.count(record.GetNode()) == 0)
        {
            auto& when = m_reached ? m_story.convergedAfter : m_story.convergedBefore;
            when.emplace(record.GetNode(), record.GetTime());
        }
    }

    /// Notes the state of entries before the packet, and the first change after the burst.
    void LookAtEntry(const TraceRecord& record)
    {
        if (!m_reached)
        {
            m_entries[{record.GetNode(), record.GetKey()}] = record;
            return;
        }
        const bool near =
            record.GetNode() == m_packet.GetNode() || record.GetNode() == m_story.GetPreviousHop();
        const bool told = m_isEffect.count(record.GetCause()) != 0;
        if (near && !told && !m_burstOver && !m_story.settling.record.IsSet())
        {
            m_story.settling.record = record;
        }
    }

    /// Notices the packet of the story and those like it.
    void LookAtWrongInterface(const TraceRecord& record)
    {
        m_reached = m_reached || record.GetId() == m_packet.GetId();
        if (record.GetNode() == m_packet.GetNode() && record.GetKey() == m_packet.GetKey() &&
            record.GetInterface("arrival") == m_arrival)
        {
            CountArrival(record);
        }
    }

    /// Counts a packet like the one of the story.
    void CountArrival(const TraceRecord& record)
    {
        if (m_burstOver)
        {
            m_story.later.Count(record);
            return;
        }
        m_story.burst.Count(record);
        m_story.settling.record = TraceRecord();
    }

    /// Collects what the packet led to.
    void LookAtEffect(const TraceRecord& record)
    {
        const std::string& kind = record.GetKind();
        const bool dataPacket = kind == "packet" || kind == "endpoint" || kind == "wrong-interface";
        if (dataPacket || !record.GetCause().IsSet() || m_isEffect.count(record.GetCause()) == 0)
        {
            return;
        }
        m_isEffect.insert(record.GetId());
        if (IsTimerChange(record))
        {
            return;
        }
        if (kind == "alert" && !m_story.alert.IsSet())
        {
            m_story.alert = record;
        }
        else if (kind == "callback" && record.Has("alert") && !m_story.callback.IsSet())
        {
            m_story.callback = record;
        }
        else if (kind == "undelivered-alert" && !m_story.undelivered.IsSet())
        {
            m_story.undelivered = record;
        }
        else if (kind == "reaction" && !m_story.reaction.IsSet())
        {
            m_story.reaction = record;
        }
        else
        {
            ++m_story.effectCount;
            if (m_story.effects.size() < EFFECT_LIMIT)
            {
                m_story.effects.push_back(record);
            }
        }
    }

    AlertStory& m_story;                    //!< what is gathered
    const TraceRecord& m_packet;            //!< the packet of the story
    const TraceInterface m_arrival;         //!< where it arrived
    bool m_reached{false};                  //!< whether the packet has been read
    bool m_burstOver{false};                //!< whether the network changed after the packet
    std::set<RecordId, IdOrder> m_isEffect; //!< the packet and what it led to
    std::map<std::pair<uint32_t, std::string>, TraceRecord> m_entries; //!< by node and key
};

} // namespace

void
ArrivalHistory::Count(const TraceRecord& packet)
{
    first = packets == 0 ? packet.GetTime() : first;
    last = packet.GetTime();
    ++packets;
    ++verdicts[packet.GetText("verdict")];
}

const TraceRecord&
AlertStory::GetSubject() const
{
    return alert.IsSet() ? alert : packet.record;
}

uint32_t
AlertStory::GetPreviousHop() const
{
    if (!packet.record.Has("previous_hop"))
    {
        return TraceRecord::NO_NODE;
    }
    return packet.record.GetObject("previous_hop").GetUnsigned("node");
}

bool
AlertStory::Holds(TraceLevel level) const
{
    TraceLevel own = TraceLevel::ALERTS;
    ParseTraceLevel(header.level, own);
    return own >= level;
}

AlertStory
AlertStory::Read(std::istream& stream, const std::string& name, const RecordId& id)
{
    AlertStory story;
    TraceReader first(stream, name);
    const TraceIndex index(first, id);
    const TraceRecord& subject = index.GetSubject();
    const bool known =
        subject.IsSet() && (subject.GetKind() == "alert" || subject.GetKind() == "wrong-interface");
    if (!known)
    {
        throw TraceError(name + ": " + DescribeUnknown(index, id));
    }
    story.header = first.GetHeader();
    story.endTime = first.GetEndTime();
    story.notice = first.GetNotice();
    story.packet.record = subject.GetKind() == "alert" ? index.Find(subject.GetCause()) : subject;
    if (!story.packet.record.IsSet() || story.packet.record.GetKind() != "wrong-interface")
    {
        throw subject.MakeError("the wrong-interface packet that caused this alert is not in the "
                                "trace");
    }
    story.packet.causes = index.FindCauses(story.packet.record);

    stream.clear();
    stream.seekg(0);
    TraceReader second(stream, name);
    StoryCollector collector(story);
    second.SetFilter([&](const TraceGlance& glance) { return collector.IsWanted(glance); });
    TraceRecord record;
    while (second.Next(record))
    {
        collector.Look(record);
    }
    story.entry.record = collector.FindEntry(story.packet.record.GetNode());
    story.senderEntry.record = collector.FindEntry(story.GetPreviousHop());
    for (CausedRecord* caused : {&story.entry, &story.senderEntry, &story.settling})
    {
        if (caused->record.IsSet())
        {
            caused->causes = index.FindCauses(caused->record);
        }
    }
    return story;
}

} // namespace mgm
} // namespace ns3
