/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-pim-prose.h"

#include "ns3/mgm-prose.h"
#include "ns3/mgm-record-prose.h"

#include <map>
#include <vector>

namespace ns3
{
namespace mgm
{

namespace
{

/// How many sources and groups of a message are named.
constexpr std::size_t KEY_LIMIT = 3;
/// Metric Preference of an AssertCancel: all of its 31 bits (RFC 3973 4.6.2, 4.7.7).
constexpr int64_t INFINITE_PREFERENCE = 0x7fffffff;
/// Metric of an AssertCancel.
constexpr int64_t INFINITE_METRIC = 0xffffffff;

/// Composes the sentences of one story.
class PimProse
{
  public:
    /// @param [in] key The data that the story is about.
    explicit PimProse(const std::string& key)
        : m_key(key)
    {
    }

    /// @return what a record of kind "pim-message" is about.
    std::string DescribeMessage(const TraceRecord& message) const
    {
        const std::string event = message.GetText("event");
        std::string text = "PIM " + event + ' ' + NameMessage(message) + NamePlace(message);
        if (event != "sent")
        {
            text += " from " + message.GetText("ip_source");
        }
        return message.Has("reason") ? text + " (" + message.GetText("reason") + ")" : text;
    }

    /// @return what a record of kind "pim-transition" is about.
    std::string DescribeTransition(const TraceRecord& record) const
    {
        const std::string before = record.GetText("before");
        const std::string after = record.GetText("after");
        std::string text =
            "PIM's " + record.GetText("machine") + " machine for " + NameData(record) +
            NamePlace(record) +
            (before == after ? " stayed in " + before : " went from " + before + " to " + after) +
            ": " + record.GetText("event") + " (" + record.GetText("section") + ")";
        std::vector<std::string> actions;
        for (const nlohmann::json& action : record.GetFields().at("actions"))
        {
            actions.push_back(action.get<std::string>());
        }
        return actions.empty() ? text : text + "; actions: " + FormatList(actions, actions.size());
    }

    /// @return what a record of kind "pim-timer" is about.
    std::string DescribeTimer(const TraceRecord& timer) const
    {
        const std::string event = timer.GetText("event");
        std::string text = "PIM's timer " + timer.GetText("timer");
        if (timer.Has("group"))
        {
            text += " for " + NameData(timer);
        }
        if (timer.Has("neighbor"))
        {
            text += " of neighbor " + timer.GetText("neighbor");
        }
        return text + NamePlace(timer) + (event == "fired" ? " fired" : " was " + event);
    }

    /// @return what a record of kind "pim-neighbor" is about.
    static std::string DescribeNeighbor(const TraceRecord& record)
    {
        static const std::map<std::string, std::string> sentences{
            {"up", "came up"},
            {"changed", "says something else in its Hellos"},
            {"restarted", "has restarted: its Generation ID is another one"},
            {"expired", "is gone: its Hello holds no longer"},
            {"goodbye", "is gone: it said good-bye"},
            {"lost", "is gone: the interface went down"},
            {"refused", "was refused: there are as many as allowed"},
        };
        const std::string event = record.GetText("event");
        const auto found = sentences.find(event);
        return "the PIM neighbor " + record.GetText("neighbor") + NamePlace(record) + ' ' +
               (found == sentences.end() ? event : found->second);
    }

  private:
    /// @return " on A->lan", or nothing where the record belongs to no interface.
    static std::string NamePlace(const TraceRecord& record)
    {
        return record.Has("interface") ? " on " + NameInterface(record.GetInterface("interface"))
                                       : "";
    }

    /// @return "this data" or "(S, G)".
    std::string NameKey(const std::string& key) const
    {
        return key == m_key ? "this data" : key;
    }

    /// @return source and group of a record.
    std::string NameData(const TraceRecord& record) const
    {
        return NameKey(record.GetKey());
    }

    /// @return the sources of a message's list, with their groups.
    std::vector<std::string> ListKeys(const TraceRecord& message, const char* list) const
    {
        std::vector<std::string> keys;
        for (const nlohmann::json& set : message.GetFields().at("groups"))
        {
            for (const nlohmann::json& source : set.at(list))
            {
                keys.push_back(NameKey("(" + source.at("source").get<std::string>() + ", " +
                                       set.at("group").get<std::string>() + ")"));
            }
        }
        return keys;
    }

    /// @return "a Join of this data", "a Prune of ...", or "a Join of ... and Prune of ...".
    std::string NameJoinPrune(const TraceRecord& message) const
    {
        const std::vector<std::string> joins = ListKeys(message, "joins");
        const std::vector<std::string> prunes = ListKeys(message, "prunes");
        std::string text;
        if (!joins.empty())
        {
            text = "a Join of " + FormatList(joins, KEY_LIMIT);
        }
        if (!prunes.empty())
        {
            text +=
                (text.empty() ? "a Prune of " : " and Prune of ") + FormatList(prunes, KEY_LIMIT);
        }
        return (text.empty() ? "an empty Join/Prune" : text) + " to " +
               message.GetText("upstream_neighbor");
    }

    /// @return the preference and metric of a message.
    static std::string NameMetric(const TraceRecord& message)
    {
        return " (preference " + std::to_string(message.GetInteger("preference")) + ", metric " +
               std::to_string(message.GetInteger("metric")) + ")";
    }

    /// @return whether an Assert has an infinite metric (RFC 3973 4.6.2).
    static bool IsAssertCancel(const TraceRecord& message)
    {
        return message.GetInteger("preference") == INFINITE_PREFERENCE &&
               message.GetInteger("metric") == INFINITE_METRIC;
    }

    /// @return what a message is: "an Assert for this data (preference 110, metric 2)".
    std::string NameMessage(const TraceRecord& message) const
    {
        const std::string type = message.Has("type") ? message.GetText("type") : "";
        if (type == "hello")
        {
            const bool bye = message.Has("holdtime_s") && message.GetInteger("holdtime_s") == 0;
            return bye ? "a Hello that says good-bye" : "a Hello";
        }
        if (type == "join-prune")
        {
            return NameJoinPrune(message);
        }
        if (type == "graft" || type == "graft-ack")
        {
            return (type == "graft" ? "a Graft of " : "a Graft Ack of ") +
                   FormatList(ListKeys(message, "joins"), KEY_LIMIT) + " to " +
                   message.GetText("upstream_neighbor");
        }
        if (type == "assert")
        {
            return IsAssertCancel(message)
                       ? "an AssertCancel for " + NameData(message)
                       : "an Assert for " + NameData(message) + NameMetric(message);
        }
        return type == "state-refresh"
                   ? "a State Refresh for " + NameData(message) + NameMetric(message)
                   : "a message";
    }

    const std::string& m_key; //!< the data that the story is about
};

} // namespace

bool
IsPimRecord(const TraceRecord& record)
{
    return record.GetKind().rfind("pim-", 0) == 0;
}

std::string
DescribePim(const TraceRecord& record, const std::string& key)
{
    const PimProse prose(key);
    const std::string& kind = record.GetKind();
    try
    {
        if (kind == "pim-message")
        {
            return prose.DescribeMessage(record);
        }
        if (kind == "pim-transition")
        {
            return prose.DescribeTransition(record);
        }
        return kind == "pim-timer" ? prose.DescribeTimer(record)
                                   : PimProse::DescribeNeighbor(record);
    }
    catch (const nlohmann::json::exception& error)
    {
        throw record.MakeError(error.what());
    }
}

} // namespace mgm
} // namespace ns3
