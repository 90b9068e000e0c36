/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-alert-ranking.h"

#include "ns3/mgm-prose.h"
#include "ns3/mgm-record-prose.h"
#include "ns3/mgm-types.h"

#include <algorithm>
#include <array>

namespace ns3
{
namespace mgm
{

namespace
{

/// The verdicts in the order of the columns.
constexpr std::array<Verdict, VERDICT_COUNT> VERDICTS{Verdict::ALERTED,
                                                      Verdict::SUPPRESSED,
                                                      Verdict::MASKED,
                                                      Verdict::NOT_ELIGIBLE,
                                                      Verdict::NO_OWNER};

/// @return how many packets of a row had a verdict.
uint64_t
GetCount(const ArrivalHistory& history, Verdict verdict)
{
    const auto found = history.verdicts.find(GetVerdictName(verdict));
    return found == history.verdicts.end() ? 0 : found->second;
}

/// @return what a verdict means.
const char*
GetMeaning(Verdict verdict)
{
    switch (verdict)
    {
    case Verdict::NO_OWNER:
        return "nobody owns the interface of arrival";
    case Verdict::NOT_ELIGIBLE:
        return "the gate says that an alert would mean nothing there";
    case Verdict::MASKED:
        return "alerts are switched off for the entry and interface";
    case Verdict::SUPPRESSED:
        return "the limiter held the alert back";
    case Verdict::ALERTED:
        return "the group manager was notified";
    }
    return "unknown";
}

/// @return the failure causes of packets, the most frequent first: "flood 3, loop 1".
std::string
DescribeCounts(const std::map<std::string, uint64_t>& causes)
{
    std::vector<std::pair<std::string, uint64_t>> order(causes.begin(), causes.end());
    std::stable_sort(order.begin(), order.end(), [](const auto& a, const auto& b) {
        return a.second > b.second;
    });
    std::string text;
    for (const auto& [name, count] : order)
    {
        text += (text.empty() ? "" : ", ") + name;
        text += order.size() > 1 ? " " + std::to_string(count) : "";
    }
    return text.empty() ? "-" : text;
}

/// Says how many lines of a table are not shown.
void
PrintMore(std::ostream& os, std::size_t count, std::size_t limit, const std::string& noun)
{
    if (count > limit)
    {
        os << "and " << FormatCount(count - limit, "more " + noun) << " (--top N shows N)\n";
    }
}

} // namespace

bool
AlertSelection::Selects(const TraceRecord& record) const
{
    return (!node || record.GetNode() == *node) &&
           (!source || record.GetText("source") == *source) &&
           (!group || record.GetText("group") == *group);
}

bool
AlertSelection::MatchesEntry(const TraceRecord& entry) const
{
    const auto matches = [&entry](const char* key, const std::optional<std::string>& wanted) {
        const std::string found = entry.GetText(key);
        return !wanted || found == "*" || found == *wanted;
    };
    return (!node || entry.GetNode() == *node) && matches("source", source) &&
           matches("group", group);
}

AlertRanking::AlertRanking(std::istream& stream,
                           const std::string& name,
                           const AlertSelection& selection)
    : m_name(name),
      m_selection(selection)
{
    TraceReader reader(stream, name);
    reader.SetFilter(MakeKindFilter({"wrong-interface", "alert", "callback", "reaction"}));
    TraceRecord record;
    while (reader.Next(record))
    {
        Count(record);
    }
    m_header = reader.GetHeader();
    m_endTime = reader.GetEndTime();
    m_notice = reader.GetNotice();
}

void
AlertRanking::Count(const TraceRecord& record)
{
    const std::string& kind = record.GetKind();
    const bool isCounted = kind == "wrong-interface" || kind == "alert";
    if (isCounted && !m_selection.Selects(record))
    {
        return;
    }
    if (kind == "wrong-interface")
    {
        m_rows[FindRow(record, "arrival")].history.Count(record);
    }
    else if (kind == "alert")
    {
        const std::string id = FormatRecordId(record.GetId());
        Row& row = m_rows[FindRow(record, "arrival")];
        row.firstAlert = row.firstAlert.empty() ? id : row.firstAlert;
        m_alertIndex.emplace(id, m_alerts.size());
        const auto index = static_cast<std::size_t>(&row - m_rows.data());
        m_alerts.push_back({record.GetId(), record.GetTime(), index, "", ""});
    }
    else if (kind == "callback" && record.Has("alert"))
    {
        Alert* const alert = FindAlert(record);
        if (alert)
        {
            alert->client = record.GetText("to");
            ++m_rows[alert->row].delivered;
        }
    }
    else if (kind == "reaction")
    {
        Alert* const alert = FindAlert(record);
        if (alert)
        {
            alert->action = record.GetText("action");
        }
    }
}

std::size_t
AlertRanking::FindRow(const TraceRecord& record, const char* arrival)
{
    const TraceInterface interface = record.GetInterface(arrival);
    const RowKey key{record.GetNode(), record.GetKey(), interface.index, interface.nextHop};
    const auto found = m_index.emplace(key, m_rows.size());
    if (found.second)
    {
        m_rows.emplace_back();
        m_rows.back().node = record.GetNode();
        m_rows.back().key = record.GetKey();
        m_rows.back().arrival = interface;
    }
    return found.first->second;
}

AlertRanking::Alert*
AlertRanking::FindAlert(const TraceRecord& record)
{
    const auto found = m_alertIndex.find(record.GetText("alert"));
    return found == m_alertIndex.end() ? nullptr : &m_alerts[found->second];
}

std::vector<std::size_t>
AlertRanking::Rank() const
{
    std::vector<std::size_t> order(m_rows.size());
    for (std::size_t i = 0; i < order.size(); ++i)
    {
        order[i] = i;
    }
    std::stable_sort(order.begin(), order.end(), [this](std::size_t a, std::size_t b) {
        const ArrivalHistory& left = m_rows[a].history;
        const ArrivalHistory& right = m_rows[b].history;
        return std::make_pair(GetCount(left, Verdict::ALERTED), left.packets) >
               std::make_pair(GetCount(right, Verdict::ALERTED), right.packets);
    });
    return order;
}

bool
AlertRanking::KnowsCauses() const
{
    return std::any_of(
        m_rows.begin(), m_rows.end(), [](const Row& row) { return !row.history.causes.empty(); });
}

std::vector<Verdict>
AlertRanking::FindVerdicts() const
{
    std::vector<Verdict> verdicts;
    for (const Verdict verdict : VERDICTS)
    {
        for (const Row& row : m_rows)
        {
            if (GetCount(row.history, verdict) > 0)
            {
                verdicts.push_back(verdict);
                break;
            }
        }
    }
    return verdicts;
}

void
AlertRanking::Print(std::ostream& os, std::size_t limit) const
{
    PrintTitle(os);
    if (m_rows.empty())
    {
        return;
    }
    PrintRows(os, limit);
    if (!m_alerts.empty())
    {
        PrintAlerts(os, limit);
    }
}

void
AlertRanking::PrintTitle(std::ostream& os) const
{
    ArrivalHistory sum;
    uint64_t delivered = 0;
    for (const Row& row : m_rows)
    {
        sum.packets += row.history.packets;
        delivered += row.delivered;
    }
    std::string text = "Scenario \"" + m_header.scenario + "\" (seed " +
                       std::to_string(m_header.seed) + ", run " + std::to_string(m_header.run) +
                       (m_header.ns3Version.empty() ? "" : ", ns-3 " + m_header.ns3Version) +
                       "), " + FormatTime(m_endTime) + " simulated, trace level " + m_header.level +
                       ": " + FormatCount(sum.packets, "wrong-interface packet");
    if (sum.packets > 0)
    {
        text += ", " + FormatCount(m_alerts.size(), "alert") + "; " +
                FormatCount(delivered, "alert") + " reached a client";
    }
    PrintParagraph(os, text + ".", 0);
    if (!m_notice.empty())
    {
        PrintParagraph(os, m_notice, 0);
    }
}

void
AlertRanking::PrintRows(std::ostream& os, std::size_t limit) const
{
    const std::vector<Verdict> verdicts = FindVerdicts();
    std::vector<std::string> headings;
    std::string meanings;
    for (const Verdict verdict : verdicts)
    {
        headings.push_back(GetVerdictName(verdict) + std::string(" "));
        meanings += std::string(" ") + GetVerdictName(verdict) + ": " + GetMeaning(verdict) + ".";
    }
    for (const char* heading :
         {"packets ", "first ", "last ", "router", "data", "arrived on", "first alert"})
    {
        headings.emplace_back(heading);
    }
    const bool withCauses = KnowsCauses();
    if (withCauses)
    {
        headings.emplace_back("why");
    }
    TextTable table(headings);
    const std::vector<std::size_t> order = Rank();
    for (std::size_t i = 0; i < std::min(limit, order.size()); ++i)
    {
        const Row& row = m_rows[order[i]];
        std::vector<std::string> cells;
        cells.reserve(headings.size());
        for (const Verdict verdict : verdicts)
        {
            cells.push_back(std::to_string(GetCount(row.history, verdict)));
        }
        const std::vector<std::string> rest{std::to_string(row.history.packets),
                                            FormatTime(row.history.first),
                                            FormatTime(row.history.last),
                                            m_header.GetLabel(row.node),
                                            row.key,
                                            NameInterface(row.arrival),
                                            row.firstAlert.empty() ? "-" : row.firstAlert};
        cells.insert(cells.end(), rest.begin(), rest.end());
        if (withCauses)
        {
            cells.push_back(DescribeCounts(row.history.causes));
        }
        table.AddRow(cells);
    }
    os << '\n';
    table.Print(os);
    PrintMore(os, order.size(), limit, "row");
    os << '\n';
    PrintParagraph(os,
                   "A row counts the packets of one source and group that failed the reverse-path "
                   "check on one interface of a router, most alerts first. Every packet has one "
                   "verdict." +
                       meanings + " first, last: when such packets came." +
                       (withCauses ? " why: the failure causes of the packets." : ""),
                   0);
}

void
AlertRanking::PrintAlerts(std::ostream& os, std::size_t limit) const
{
    TextTable table({"alert", "time ", "router", "data", "arrived on", "told", "decided"});
    for (std::size_t i = 0; i < std::min(limit, m_alerts.size()); ++i)
    {
        const Alert& alert = m_alerts[i];
        const Row& row = m_rows[alert.row];
        table.AddRow({FormatRecordId(alert.id),
                      FormatTime(alert.time),
                      m_header.GetLabel(row.node),
                      row.key,
                      NameInterface(row.arrival),
                      alert.client.empty() ? "nobody" : alert.client,
                      alert.action.empty() ? "-" : alert.action});
    }
    os << '\n';
    table.Print(os);
    PrintMore(os, m_alerts.size(), limit, "alert");
    os << '\n';
    PrintParagraph(os,
                   "told: whose wrong-interface callback was called. decided: what it then did. "
                   "For the story of an alert add its id to the command, for example " +
                       FormatRecordId(m_alerts.front().id) + ".",
                   0);
}

void
AlertRanking::PrintJson(std::ostream& os, std::size_t limit) const
{
    nlohmann::ordered_json rows = nlohmann::ordered_json::array();
    const std::vector<std::size_t> order = Rank();
    for (std::size_t i = 0; i < std::min(limit, order.size()); ++i)
    {
        const Row& row = m_rows[order[i]];
        nlohmann::ordered_json verdicts;
        for (const Verdict verdict : VERDICTS)
        {
            verdicts[GetVerdictName(verdict)] = GetCount(row.history, verdict);
        }
        rows.push_back({{"node", row.node},
                        {"name", m_header.GetLabel(row.node)},
                        {"data", row.key},
                        {"arrival", {{"index", row.arrival.index}, {"name", row.arrival.name}}},
                        {"packets", row.history.packets},
                        {"verdicts", verdicts},
                        {"failure_causes", row.history.causes},
                        {"delivered", row.delivered},
                        {"first_ns", row.history.first},
                        {"last_ns", row.history.last}});
    }
    nlohmann::ordered_json alerts = nlohmann::ordered_json::array();
    for (std::size_t i = 0; i < std::min(limit, m_alerts.size()); ++i)
    {
        const Alert& alert = m_alerts[i];
        alerts.push_back({{"alert", FormatRecordId(alert.id)},
                          {"time_ns", alert.time},
                          {"node", alert.id.node},
                          {"name", m_header.GetLabel(alert.id.node)},
                          {"data", m_rows[alert.row].key},
                          {"client", alert.client},
                          {"action", alert.action}});
    }
    const nlohmann::ordered_json document{{"scenario", m_header.scenario},
                                          {"seed", m_header.seed},
                                          {"run", m_header.run},
                                          {"ns3_version", m_header.ns3Version},
                                          {"level", m_header.level},
                                          {"end_ns", m_endTime},
                                          {"notice", m_notice},
                                          {"rows", rows},
                                          {"alerts", alerts}};
    os << document.dump(2) << '\n';
}

} // namespace mgm
} // namespace ns3
