/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-run-comparison.h"

#include "ns3/mgm-observation.h"
#include "ns3/mgm-prose.h"
#include "ns3/mgm-record-prose.h"

#include <algorithm>
#include <set>

namespace ns3
{
namespace mgm
{

namespace
{

/// How many nodes of the first divergence are told.
constexpr std::size_t NODE_LIMIT = 5;
/// Indentation of what belongs to a heading.
constexpr std::size_t INDENT = 2;

/// @return the text that follows a key in a line; "" where there is none.
std::string
FindText(std::string_view line, const std::string& key)
{
    const std::string sign = "\"" + key + "\":\"";
    const std::size_t begin = line.find(sign);
    if (begin == std::string_view::npos)
    {
        return "";
    }
    const std::size_t end = line.find('"', begin + sign.size());
    return std::string(line.substr(begin + sign.size(), end - begin - sign.size()));
}

/**
 * Takes out what differs between runs that do the same: ids, and numbers of what has a name.
 * @param [in,out] value A record or a part of one.
 */
void
Anonymize(nlohmann::json& value)
{
    if (value.is_object())
    {
        for (const char* key : {"id", "cause", "alert", "moved_by", "entry", "first"})
        {
            value.erase(key);
        }
        if (value.contains("name"))
        {
            value.erase("node");
            value.erase("index");
        }
    }
    for (nlohmann::json& element : value)
    {
        if (element.is_structured())
        {
            Anonymize(element);
        }
    }
}

/// @return what a record tells, without its id.
nlohmann::json
GetContent(const TraceRecord& record)
{
    nlohmann::json content = record.GetFields();
    Anonymize(content);
    return content;
}

/**
 * Gives the elements of lists their names, so that the same node is compared with the same node.
 * @param [in] list A list of objects, or any other value.
 * @return an object by name, or the value itself.
 */
nlohmann::json
NameElements(const nlohmann::json& list)
{
    const bool named =
        list.is_array() && !list.empty() &&
        std::all_of(list.begin(), list.end(), [](const nlohmann::json& element) {
            return element.is_object() && element.contains("name") && element["name"].is_string();
        });
    if (!named)
    {
        return list;
    }
    nlohmann::json object = nlohmann::json::object();
    for (const nlohmann::json& element : list)
    {
        object[element["name"].get<std::string>()] = element;
    }
    return object;
}

/// Finds the values of two first lines that are not the same.
class HeaderDifference
{
  public:
    /// Called for each: where it stands, and both values.
    using Visitor =
        std::function<void(const std::string&, const nlohmann::json&, const nlohmann::json&)>;

    /// @param [in] visitor Called for each difference.
    explicit HeaderDifference(const Visitor& visitor)
        : m_visitor(visitor)
    {
    }

    /// Compares two values that stand at a place.
    void Compare(const std::string& where, const nlohmann::json& a, const nlohmann::json& b) const
    {
        const nlohmann::json first = NameElements(a);
        const nlohmann::json second = NameElements(b);
        if (first == second)
        {
            return;
        }
        if (!first.is_object() || !second.is_object())
        {
            m_visitor(where, first, second);
            return;
        }
        std::set<std::string> keys;
        for (const nlohmann::json* value : {&first, &second})
        {
            for (const auto& item : value->items())
            {
                keys.insert(item.key());
            }
        }
        for (const std::string& key : keys)
        {
            const auto find = [&key](const nlohmann::json& object) {
                return object.contains(key) ? object[key] : nlohmann::json();
            };
            Compare(where.empty() ? key : where + "/" + key, find(first), find(second));
        }
    }

  private:
    Visitor m_visitor; //!< called for each difference
};

/// @return how to speak of a node of a divergence.
std::string
NameNode(const std::string& node)
{
    return node.empty() ? "in the network" : "at " + node;
}

/// @return a value of a setting in few words.
std::string
ShortenValue(const nlohmann::json& value)
{
    constexpr std::size_t limit = 60;
    const std::string text = value.is_null() ? "nothing" : value.dump();
    return text.size() > limit ? text.substr(0, limit) + "..." : text;
}

} // namespace

RunComparison::Side::Side(std::istream& stream, const std::string& file)
    : name(file),
      reader(stream, file)
{
    m_more = reader.Skim(m_glance);
}

bool
RunComparison::Side::Next(Instant& instant)
{
    instant.lines.clear();
    if (!m_more)
    {
        return false;
    }
    instant.time = m_glance.time;
    // The first line of the file is no record.
    instant.firstLine = reader.GetRecordCount() + 1;
    while (m_more && m_glance.time == instant.time)
    {
        Count(m_glance);
        instant.lines.emplace_back(m_glance.text);
        m_more = reader.Skim(m_glance);
    }
    return true;
}

std::map<std::string, std::vector<TraceRecord>>
RunComparison::Side::GroupByNode(const Instant& instant) const
{
    std::map<std::string, std::vector<TraceRecord>> groups;
    uint64_t number = instant.firstLine;
    for (const std::string& line : instant.lines)
    {
        const std::string where = name + ":" + std::to_string(number++);
        nlohmann::json fields = nlohmann::json::parse(line, nullptr, false);
        if (fields.is_discarded())
        {
            throw TraceError(where + ": not JSON");
        }
        const TraceRecord record(std::move(fields), where);
        const uint32_t node = record.GetNode();
        groups[node == TraceRecord::NO_NODE ? "" : reader.GetHeader().GetLabel(node)].push_back(
            record);
    }
    return groups;
}

void
RunComparison::Side::Count(const TraceGlance& glance)
{
    const bool isObserved = glance.id.node == OBSERVER_NODE;
    const uint32_t place = isObserved ? reader.ParseRecord().GetNode() : glance.id.node;
    const std::string node =
        place == TraceRecord::NO_NODE ? "network" : reader.GetHeader().GetLabel(place);
    std::string what = std::string(glance.kind);
    if (glance.kind == "wrong-interface")
    {
        what += ", " + FindText(glance.text, "verdict");
    }
    else if (glance.kind == "pim-message" || glance.kind == "igmp-message")
    {
        what += ", " + FindText(glance.text, "type") + " " + FindText(glance.text, "event");
    }
    else if (glance.kind == "packet")
    {
        what += ", " + FindText(glance.text, "event");
    }
    else if (glance.kind == "entry")
    {
        NoteEntry(reader.ParseRecord());
    }
    ++counts[{node, what}];
}

void
RunComparison::Side::NoteEntry(const TraceRecord& record)
{
    std::string state;
    if (record.Has("after"))
    {
        const TraceRecord after = record.GetObject("after");
        state = after.GetBoolean("negative")
                    ? "negative"
                    : "in " + NameInterface(after.GetInterface("iif")) + ", out " +
                          NameInterfaces(after.GetInterfaces("oifs"));
    }
    const std::string node = reader.GetHeader().GetLabel(record.GetNode());
    entries[{node, record.GetKey()}] = state;
}

RunComparison::RunComparison(const std::array<std::istream*, 2>& streams,
                             const std::array<std::string, 2>& names)
    : m_names(names)
{
    Side a(*streams[0], names[0]);
    Side b(*streams[1], names[1]);
    m_headers = {a.reader.GetHeader(), b.reader.GetHeader()};
    if (m_headers[0].level != m_headers[1].level)
    {
        throw TraceError(names[1] + ": the trace has level " + m_headers[1].level + ", that of " +
                         names[0] + " has level " + m_headers[0].level +
                         "; only traces of one level can be compared");
    }
    CompareSettings(a, b);
    Instant first;
    Instant second;
    bool more = a.Next(first);
    bool others = b.Next(second);
    while (more || others)
    {
        if (!m_time &&
            (!more || !others || first.time != second.time || first.lines != second.lines))
        {
            CompareInstants(a, first, b, second);
        }
        m_records += m_time ? 0 : first.lines.size();
        more = more && a.Next(first);
        others = others && b.Next(second);
    }
    CompareTotals(a, b);
    m_notices = {a.reader.GetNotice(), b.reader.GetNotice()};
}

void
RunComparison::CompareSettings(const Side& a, const Side& b)
{
    HeaderDifference difference(
        [this](const std::string& where, const nlohmann::json& left, const nlohmann::json& right) {
            m_settings.push_back({where, {left, right}});
        });
    difference.Compare(
        "", a.reader.GetFirstLine().GetFields(), b.reader.GetFirstLine().GetFields());
}

void
RunComparison::CompareInstants(const Side& a,
                               const Instant& first,
                               const Side& b,
                               const Instant& second)
{
    const bool before = second.lines.empty() || (!first.lines.empty() && first.time < second.time);
    const bool after = first.lines.empty() || (!second.lines.empty() && second.time < first.time);
    std::array<std::map<std::string, std::vector<TraceRecord>>, 2> groups{
        a.GroupByNode(after ? Instant() : first), b.GroupByNode(before ? Instant() : second)};
    std::set<std::string> nodes;
    for (const auto& side : groups)
    {
        for (const auto& group : side)
        {
            nodes.insert(group.first);
        }
    }
    for (const std::string& node : nodes)
    {
        CompareRecords(node, groups[0][node], groups[1][node]);
    }
    if (!m_divergences.empty())
    {
        m_time = after ? second.time : first.time;
    }
}

void
RunComparison::CompareRecords(const std::string& node,
                              const std::vector<TraceRecord>& first,
                              const std::vector<TraceRecord>& second)
{
    std::size_t place = 0;
    while (place < std::min(first.size(), second.size()) &&
           GetContent(first[place]) == GetContent(second[place]))
    {
        ++place;
    }
    if (place == first.size() && place == second.size())
    {
        return;
    }
    Divergence divergence;
    divergence.node = node;
    divergence.records[0] = place < first.size() ? first[place] : TraceRecord();
    divergence.records[1] = place < second.size() ? second[place] : TraceRecord();
    m_divergences.push_back(std::move(divergence));
}

void
RunComparison::CompareTotals(const Side& a, const Side& b)
{
    const auto compare = [this](const auto& left, const auto& right, const auto& describe) {
        auto keys = left;
        keys.insert(right.begin(), right.end());
        for (const auto& [key, value] : keys)
        {
            const auto find = [&key = key, &describe](const auto& side) {
                const auto found = side.find(key);
                return found == side.end() ? describe({}) : describe(found->second);
            };
            const std::string before = find(left);
            const std::string after = find(right);
            if (before != after)
            {
                m_totals.push_back({key.first, key.second, {before, after}});
            }
        }
    };
    compare(a.counts, b.counts, [](uint64_t count) { return std::to_string(count); });
    compare(a.entries, b.entries, [](const std::string& state) {
        return state.empty() ? std::string("none") : state;
    });
    std::stable_sort(m_totals.begin(), m_totals.end(), [](const Total& left, const Total& right) {
        return left.node < right.node;
    });
}

bool
RunComparison::IsSame() const
{
    return m_settings.empty() && m_divergences.empty() && m_notices[0] == m_notices[1];
}

void
RunComparison::Print(std::ostream& os, std::size_t limit) const
{
    if (IsSame())
    {
        PrintParagraph(os,
                       "Both runs have the same settings and did the same: " +
                           FormatCount(m_records, "record") + ".",
                       0);
    }
    else
    {
        PrintSettings(os, limit);
        PrintDivergences(os);
        PrintTotals(os, limit);
    }
    for (std::size_t side = 0; side < m_notices.size(); ++side)
    {
        if (!m_notices[side].empty())
        {
            os << '\n';
            PrintParagraph(os, m_names[side] + ": " + m_notices[side], 0);
        }
    }
}

void
RunComparison::PrintSettings(std::ostream& os, std::size_t limit) const
{
    if (m_settings.empty())
    {
        PrintParagraph(os, "Both runs have the same settings.", 0);
        return;
    }
    os << "Settings that differ, in run 1 and in run 2\n";
    for (std::size_t i = 0; i < std::min(limit, m_settings.size()); ++i)
    {
        const Setting& setting = m_settings[i];
        PrintParagraph(os,
                       setting.name + ": " + ShortenValue(setting.values[0]) + " and " +
                           ShortenValue(setting.values[1]),
                       INDENT);
    }
    if (m_settings.size() > limit)
    {
        os << "  and " << FormatCount(m_settings.size() - limit, "more setting")
           << " (--top K shows K)\n";
    }
}

void
RunComparison::PrintDivergences(std::ostream& os) const
{
    os << '\n';
    if (!m_time)
    {
        PrintParagraph(os, "All " + FormatCount(m_records, "record") + " tell the same.", 0);
        return;
    }
    os << "First divergence, at " << FormatTime(*m_time) << ", after "
       << FormatCount(m_records, "record") << " that tell the same\n";
    for (std::size_t i = 0; i < std::min(NODE_LIMIT, m_divergences.size()); ++i)
    {
        const Divergence& divergence = m_divergences[i];
        PrintParagraph(os, NameNode(divergence.node) + ":", INDENT);
        for (std::size_t side = 0; side < m_headers.size(); ++side)
        {
            const TraceRecord& record = divergence.records[side];
            const RecordProse prose(
                m_headers[side], record.IsSet() ? record.GetNode() : TraceRecord::NO_NODE, "");
            PrintParagraph(os,
                           "run " + std::to_string(side + 1) + ": " +
                               (record.IsSet() ? prose.Describe(record) + " " + DescribeId(record)
                                               : std::string("nothing")),
                           2 * INDENT);
            if (record.IsSet() && side == 1 && divergence.records[0].IsSet() &&
                prose.Describe(record) == prose.Describe(divergence.records[0]))
            {
                PrintParagraph(os, "The records differ in their details.", 2 * INDENT);
            }
        }
    }
    if (m_divergences.size() > NODE_LIMIT)
    {
        os << "  and at " << FormatCount(m_divergences.size() - NODE_LIMIT, "more node") << '\n';
    }
}

void
RunComparison::PrintTotals(std::ostream& os, std::size_t limit) const
{
    if (m_totals.empty())
    {
        return;
    }
    os << "\nOver the whole run\n";
    TextTable table({"node", "what", "run 1", "run 2"});
    for (std::size_t i = 0; i < std::min(limit, m_totals.size()); ++i)
    {
        const Total& total = m_totals[i];
        table.AddRow({total.node, total.what, total.values[0], total.values[1]});
    }
    table.Print(os);
    if (m_totals.size() > limit)
    {
        os << "and " << FormatCount(m_totals.size() - limit, "more row") << " (--top K shows K)\n";
    }
}

void
RunComparison::PrintJson(std::ostream& os) const
{
    nlohmann::ordered_json settings = nlohmann::ordered_json::array();
    for (const Setting& setting : m_settings)
    {
        settings.push_back(
            {{"name", setting.name}, {"run1", setting.values[0]}, {"run2", setting.values[1]}});
    }
    const auto record = [](const TraceRecord& subject) {
        return subject.IsSet() ? nlohmann::ordered_json(subject.GetFields())
                               : nlohmann::ordered_json();
    };
    nlohmann::ordered_json nodes = nlohmann::ordered_json::array();
    for (const Divergence& divergence : m_divergences)
    {
        nodes.push_back({{"node", divergence.node},
                         {"run1", record(divergence.records[0])},
                         {"run2", record(divergence.records[1])}});
    }
    nlohmann::ordered_json totals = nlohmann::ordered_json::array();
    for (const Total& total : m_totals)
    {
        totals.push_back({{"node", total.node},
                          {"what", total.what},
                          {"run1", total.values[0]},
                          {"run2", total.values[1]}});
    }
    nlohmann::ordered_json first;
    if (m_time)
    {
        first = {{"time_ns", *m_time}, {"nodes", nodes}};
    }
    const nlohmann::ordered_json document{{"same", IsSame()},
                                          {"same_records", m_records},
                                          {"settings", settings},
                                          {"first_divergence", first},
                                          {"totals", totals},
                                          {"notices", m_notices}};
    os << document.dump(2) << '\n';
}

} // namespace mgm
} // namespace ns3
