/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-alert-story.h"

#include "ns3/mgm-observation.h"
#include "ns3/mgm-prose.h"
#include "ns3/mgm-record-order.h"
#include "ns3/mgm-record-prose.h"
#include "ns3/mgm-trace-index.h"
#include "ns3/mgm-trace-writer.h"

#include <algorithm>
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
/// How many alerts are suggested in place of one that is not there.
constexpr std::size_t SUGGESTION_LIMIT = 5;

/**
 * @param [in] other The record of this id; not set if there is none.
 * @param [in] alerts Ids of all alerts.
 * @param [in] id The id asked for.
 * @return what to say when there is no such alert.
 */
std::string
DescribeUnknown(const TraceRecord& other, const std::vector<RecordId>& alerts, const RecordId& id)
{
    std::string text = other.IsSet()
                           ? "record " + FormatRecordId(id) + " is not an alert but a record \"" +
                                 other.GetKind() + "\""
                           : "there is no alert " + FormatRecordId(id);
    if (other.IsSet() && other.Has("alert"))
    {
        return text + "; it belongs to the alert " + other.GetText("alert");
    }
    std::vector<RecordId> near = alerts;
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
    names.reserve(near.size());
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
        const std::vector<TraceRecord>& way = m_story.packet.causes;
        std::for_each(
            way.rbegin(), way.rend(), [this](const TraceRecord& hop) { m_story.lineage.Add(hop); });
        m_story.lineage.Add(m_packet);
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
        const TraceRecord& last = m_story.change;
        if (last.IsSet() && last.GetTime() == record.GetTime())
        {
            m_story.otherChanges.push_back(last);
        }
        else
        {
            m_story.otherChanges.clear();
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
        // Those who watch a run change nothing in it.
        const bool observed = record.GetId().node == OBSERVER_NODE;
        if (dataPacket || observed || !record.GetCause().IsSet() ||
            m_isEffect.count(record.GetCause()) == 0)
        {
            return;
        }
        m_isEffect.insert(record.GetId());
        m_story.lineage.Add(record);
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

    AlertStory& m_story;                          //!< what is gathered
    const TraceRecord& m_packet;                  //!< the packet of the story
    const TraceInterface m_arrival;               //!< where it arrived
    bool m_reached{false};                        //!< whether the packet has been read
    bool m_burstOver{false};                      //!< whether the network changed after the packet
    std::set<RecordId, RecordIdOrder> m_isEffect; //!< the packet and what it led to
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
    if (packet.Has("failure_cause"))
    {
        ++causes[packet.GetText("failure_cause")];
    }
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
    TraceRecord subject;
    std::vector<RecordId> alerts;
    const TraceIndex index(
        first,
        [&](const TraceGlance& glance) {
            if (glance.kind == "alert")
            {
                alerts.push_back(glance.id);
            }
            return glance.id == id;
        },
        [&](const TraceRecord& record) { subject = record; });
    const bool known =
        subject.IsSet() && (subject.GetKind() == "alert" || subject.GetKind() == "wrong-interface");
    if (!known)
    {
        throw TraceError(name + ": " + DescribeUnknown(subject, alerts, id));
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
