/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-router-history.h"

#include "ns3/mgm-prose.h"

#include <algorithm>
#include <sstream>

namespace ns3
{
namespace mgm
{

namespace
{

/// Indentation of events.
constexpr std::size_t INDENT = 2;

/// @return a record as JSON, or null where there is none.
nlohmann::ordered_json
ToJson(const TraceRecord& record)
{
    return record.IsSet() ? nlohmann::ordered_json(record.GetFields()) : nlohmann::ordered_json();
}

} // namespace

RouterHistory::RouterHistory(std::istream& stream,
                             const std::string& name,
                             const AlertSelection& selection)
    : m_selection(selection),
      m_key("(" + *selection.source + ", " + *selection.group + ")")
{
    TraceReader reader(stream, name);
    const TraceIndex index(
        reader,
        [this](const TraceGlance& glance) { return IsWanted(glance); },
        [this](const TraceRecord& record) { Take(record); });
    m_header = reader.GetHeader();
    m_endTime = reader.GetEndTime();
    m_notice = reader.GetNotice();
    for (Event& event : m_events)
    {
        if (event.caused.record.GetKind() == "entry")
        {
            event.caused.causes = index.FindCauses(event.caused.record);
        }
    }
}

bool
RouterHistory::IsWanted(const TraceGlance& glance) const
{
    static const TraceFilter isKind = MakeKindFilter({"alert",
                                                      "callback",
                                                      "converged",
                                                      "entry",
                                                      "reaction",
                                                      "undelivered-alert",
                                                      "wrong-interface"});
    return glance.kind == "topology-change" ||
           (glance.id.node == *m_selection.node && isKind(glance));
}

void
RouterHistory::Take(const TraceRecord& record)
{
    const std::string& kind = record.GetKind();
    if (kind == "wrong-interface")
    {
        if (m_selection.Selects(record))
        {
            TakePacket(record);
        }
    }
    else if (kind == "alert")
    {
        if (m_selection.Selects(record))
        {
            m_alerts.emplace(record.GetId(), m_events.size());
            m_events.push_back({{record, {}}, 0, 0, {}, {}});
        }
    }
    else if (kind == "callback" || kind == "undelivered-alert" || kind == "reaction")
    {
        Event* const alert = record.Has("alert") ? FindAlert(record) : nullptr;
        if (alert)
        {
            (kind == "reaction" ? alert->reaction : alert->told) = record;
        }
    }
    else if (kind != "entry" || m_selection.MatchesEntry(record))
    {
        m_events.push_back({{record, {}}, 0, 0, {}, {}});
        if (kind == "entry" && !m_settled)
        {
            m_settled = m_events.size() - 1;
        }
    }
}

void
RouterHistory::TakePacket(const TraceRecord& packet)
{
    m_packets.Count(packet);
    m_settled.reset();
    if (packet.GetText("verdict") == "alerted")
    {
        return; // the alert tells of it
    }
    if (!m_events.empty() && m_events.back().packets > 0)
    {
        Event& last = m_events.back();
        const TraceRecord& first = last.caused.record;
        if (first.GetText("verdict") == packet.GetText("verdict") &&
            first.GetInterface("arrival") == packet.GetInterface("arrival"))
        {
            ++last.packets;
            last.last = packet.GetTime();
            return;
        }
    }
    m_events.push_back({{packet, {}}, 1, packet.GetTime(), {}, {}});
}

RouterHistory::Event*
RouterHistory::FindAlert(const TraceRecord& record)
{
    const auto found = m_alerts.find(record.GetRecordId("alert"));
    return found == m_alerts.end() ? nullptr : &m_events[found->second];
}

void
RouterHistory::Print(std::ostream& os, std::size_t limit) const
{
    const std::string router = m_header.GetLabel(*m_selection.node);
    PrintParagraph(os,
                   "Data of " + m_key + " at " + router + ": " +
                       FormatCount(m_packets.packets, "wrong-interface packet") + ", " +
                       FormatCount(m_alerts.size(), "alert") + ".",
                   0);
    os << "\nWhat happened, in order\n";
    for (std::size_t i = 0; i < std::min(limit, m_events.size()); ++i)
    {
        const Event& event = m_events[i];
        PrintParagraph(os,
                       "At " + FormatTime(event.caused.record.GetTime()) + " " + Describe(event) +
                           ".",
                       INDENT);
    }
    if (m_events.size() > limit)
    {
        os << "  and " << FormatCount(m_events.size() - limit, "more event")
           << " (--top K shows K)\n";
    }
    if (m_events.empty())
    {
        PrintParagraph(os, "Nothing that the trace holds.", INDENT);
    }
    os << "\nHow it ended\n";
    PrintParagraph(os, DescribeEnd(), INDENT);
    if (!m_notice.empty())
    {
        os << '\n';
        PrintParagraph(os, m_notice, 0);
    }
}

std::string
RouterHistory::Describe(const Event& event) const
{
    const TraceRecord& record = event.caused.record;
    const RecordProse prose(m_header, *m_selection.node, m_key);
    if (event.packets > 0)
    {
        const std::string where = " on " + NameInterface(record.GetInterface("arrival")) +
                                  " instead of " + NameInterface(record.GetInterface("expected"));
        const std::string text = event.packets == 1
                                     ? "a packet arrived" + where
                                     : FormatCount(event.packets, "packet") + " began to arrive" +
                                           where + ", the last at " + FormatTime(event.last);
        return text + "; verdict " + record.GetText("verdict") + " " + DescribeId(record);
    }
    if (record.GetKind() == "alert")
    {
        return DescribeAlert(event);
    }
    return prose.Describe(record) + " " + DescribeId(record) +
           DescribeCauses(event.caused, m_header, m_key);
}

std::string
RouterHistory::DescribeAlert(const Event& event) const
{
    const TraceRecord& alert = event.caused.record;
    std::string text = "a packet on " + NameInterface(alert.GetInterface("arrival")) +
                       " instead of " + NameInterface(alert.GetInterface("expected")) +
                       " raised the alert " + FormatRecordId(alert.GetId());
    if (event.told.IsSet() && event.told.GetKind() == "callback")
    {
        text += "; " + event.told.GetText("to") + " was told";
    }
    else
    {
        text += "; nobody was told";
        text += event.told.IsSet() ? " (" + event.told.GetText("outcome") + ")" : "";
    }
    if (event.reaction.IsSet())
    {
        const std::string action = event.reaction.GetText("action");
        text += " and decided " + (action == "none" ? "to do nothing" : "\"" + action + "\"");
    }
    return text;
}

std::string
RouterHistory::DescribeEnd() const
{
    if (m_packets.packets == 0)
    {
        return "No packet of this data arrived on a wrong interface.";
    }
    std::string text = "The last wrong-interface packet came at " + FormatTime(m_packets.last) +
                       ", " + FormatDuration(m_endTime - m_packets.last) + " before the " +
                       (m_notice.empty() ? "run" : "trace") + " ended.";
    if (m_settled)
    {
        const Event& event = m_events[*m_settled];
        text += " After it, at " + FormatTime(event.caused.record.GetTime()) + ", " +
                Describe(event) + ".";
    }
    return text;
}

void
RouterHistory::PrintJson(std::ostream& os, std::size_t limit) const
{
    nlohmann::ordered_json events = nlohmann::ordered_json::array();
    for (std::size_t i = 0; i < std::min(limit, m_events.size()); ++i)
    {
        const Event& event = m_events[i];
        nlohmann::ordered_json made{{"time_ns", event.caused.record.GetTime()},
                                    {"text", Describe(event)},
                                    {"record", event.caused.record.GetFields()}};
        if (event.packets > 0)
        {
            made["packets"] = event.packets;
            made["last_ns"] = event.last;
        }
        if (event.caused.record.GetKind() == "alert")
        {
            made["told"] = ToJson(event.told);
            made["reaction"] = ToJson(event.reaction);
        }
        nlohmann::ordered_json causes = nlohmann::ordered_json::array();
        for (const TraceRecord& cause : event.caused.causes)
        {
            causes.push_back(ToJson(cause));
        }
        made["causes"] = causes;
        events.push_back(std::move(made));
    }
    const nlohmann::ordered_json document{{"scenario", m_header.scenario},
                                          {"node", *m_selection.node},
                                          {"name", m_header.GetLabel(*m_selection.node)},
                                          {"source", *m_selection.source},
                                          {"group", *m_selection.group},
                                          {"packets", m_packets.packets},
                                          {"verdicts", m_packets.verdicts},
                                          {"failure_causes", m_packets.causes},
                                          {"alerts", m_alerts.size()},
                                          {"events", events},
                                          {"end", DescribeEnd()},
                                          {"end_ns", m_endTime},
                                          {"notice", m_notice}};
    os << document.dump(2) << '\n';
}

} // namespace mgm
} // namespace ns3
