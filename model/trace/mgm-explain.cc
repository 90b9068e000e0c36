/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-explain.h"

#include "ns3/mgm-alert-ranking.h"
#include "ns3/mgm-alert-story.h"
#include "ns3/mgm-question-options.h"
#include "ns3/mgm-router-history.h"
#include "ns3/mgm-run-folder.h"
#include "ns3/mgm-story-text.h"

#include <limits>
#include <sstream>

namespace ns3
{
namespace mgm
{

namespace
{

/// How many rows are shown if nothing else is asked for.
constexpr std::size_t DEFAULT_LIMIT = 20;
/// How many events of a router are told if nothing else is asked for.
constexpr std::size_t DEFAULT_EVENT_LIMIT = 100;

/// Prints a story as JSON.
void
PrintJson(std::ostream& os, const AlertStory& story)
{
    const auto record = [](const TraceRecord& subject) {
        return subject.IsSet() ? subject.GetFields() : nlohmann::json();
    };
    const auto records = [](const std::vector<TraceRecord>& list) {
        nlohmann::json array = nlohmann::json::array();
        for (const TraceRecord& element : list)
        {
            array.push_back(element.GetFields());
        }
        return array;
    };
    const auto convergence = [&story](const std::map<uint32_t, int64_t>& times) {
        nlohmann::json array = nlohmann::json::array();
        for (const auto& item : times)
        {
            array.push_back({{"node", item.first},
                             {"name", story.header.GetLabel(item.first)},
                             {"time_ns", item.second}});
        }
        return array;
    };
    const auto history = [](const ArrivalHistory& packets) {
        return nlohmann::json{{"packets", packets.packets},
                              {"verdicts", packets.verdicts},
                              {"failure_causes", packets.causes},
                              {"first_ns", packets.first},
                              {"last_ns", packets.last}};
    };
    std::ostringstream text;
    StoryText(story).Print(text);
    const nlohmann::ordered_json document{
        {"id", FormatRecordId(story.GetSubject().GetId())},
        {"scenario", story.header.scenario},
        {"topology_change", record(story.change)},
        {"other_changes", records(story.otherChanges)},
        {"converged_before", convergence(story.convergedBefore)},
        {"converged_after", convergence(story.convergedAfter)},
        {"entry", record(story.entry.record)},
        {"entry_causes", records(story.entry.causes)},
        {"sender_entry", record(story.senderEntry.record)},
        {"sender_entry_causes", records(story.senderEntry.causes)},
        {"packet", record(story.packet.record)},
        {"packet_causes", records(story.packet.causes)},
        {"alert", record(story.alert)},
        {"callback", record(story.callback)},
        {"undelivered_alert", record(story.undelivered)},
        {"reaction", record(story.reaction)},
        {"effects", records(story.effects)},
        {"effect_count", story.effectCount},
        {"lineage", story.lineage.MakeJson(story.header, story.packet.record.GetKey())},
        {"burst", history(story.burst)},
        {"later", history(story.later)},
        {"settling_entry", record(story.settling.record)},
        {"settling_entry_causes", records(story.settling.causes)},
        {"end_ns", story.endTime},
        {"notice", story.notice},
        {"text", text.str()}};
    os << document.dump(2) << '\n';
}

/// Declares the command line.
QuestionOptions
DeclareOptions()
{
    QuestionOptions options("explain", "Explains the wrong-interface alerts of a run.");
    options.AddWord("RUN", "folder of a run, or its trace (trace.jsonl)");
    options.AddWord("ALERT",
                    "id of an alert, such as 7:31: tells its story. Without it, a ranked table of "
                    "all alerts is printed. The id of a wrong-interface packet tells why it raised "
                    "no alert",
                    QuestionOptions::OPTIONAL);
    options.AddValue("--alert", "ID", "the same as ALERT");
    options.AddValue("--node", "N", "only alerts of this router, by name or id");
    options.AddValue("--source", "S", "only alerts of data of this source");
    options.AddValue("--group",
                     "G",
                     "only alerts of data of this group. Of one router, source and group all is "
                     "told in the order in which it happened");
    options.AddValue("--top",
                     "K",
                     "shows K rows and alerts of the table (default 20), or K events of a router "
                     "(default 100); with --json, the default is all");
    options.AddJsonFlag();
    return options;
}

/// What a question is about.
struct Subject
{
    std::optional<RecordId> alert; //!< one alert
    AlertSelection selection;      //!< the alerts of a table, or of a router and its data
    std::optional<uint64_t> limit; //!< how many rows
    bool json{false};              //!< whether to print JSON
};

/// Prints the table of alerts.
void
PrintRanking(RunFolder& run, const Subject& subject, std::ostream& out)
{
    const AlertRanking ranking(run.OpenTrace(), run.GetTraceName(), subject.selection);
    if (subject.json)
    {
        ranking.PrintJson(out, subject.limit.value_or(std::numeric_limits<std::size_t>::max()));
        return;
    }
    ranking.Print(out, subject.limit.value_or(DEFAULT_LIMIT));
}

/// Tells of one router and its data.
void
PrintHistory(RunFolder& run, const Subject& subject, std::ostream& out)
{
    const RouterHistory history(run.OpenTrace(), run.GetTraceName(), subject.selection);
    if (subject.json)
    {
        history.PrintJson(out, subject.limit.value_or(std::numeric_limits<std::size_t>::max()));
        return;
    }
    history.Print(out, subject.limit.value_or(DEFAULT_EVENT_LIMIT));
}

/// Prints the story of one alert.
void
PrintStory(RunFolder& run, const RecordId& alert, bool json, std::ostream& out)
{
    const AlertStory story = AlertStory::Read(run.OpenTrace(), run.GetTraceName(), alert);
    if (json)
    {
        PrintJson(out, story);
        return;
    }
    StoryText(story).Print(out);
}

/// @return what the command line asks for.
Subject
ReadSubject(QuestionOptions& options, const TraceHeader& header)
{
    Subject subject;
    subject.alert = options.GetRecordId(options.IsSet("ALERT") ? "ALERT" : "--alert");
    subject.selection.node = options.GetRouter("--node", header);
    subject.selection.source = options.GetSource("--source");
    subject.selection.group = options.GetGroup("--group");
    subject.limit = options.GetNumber("--top", 1);
    subject.json = options.IsSet("--json");
    const bool isOne = options.IsSet("ALERT") || options.IsSet("--alert");
    if (options.IsSet("ALERT") && options.IsSet("--alert"))
    {
        options.AddProblem("the alert is given twice, as ALERT and as --alert");
    }
    for (const char* name : {"--node", "--source", "--group", "--top"})
    {
        if (isOne && options.IsSet(name))
        {
            options.AddProblem(std::string(name) + " says which alerts are counted; it does not "
                                                   "go with the story of one alert");
        }
    }
    return subject;
}

/// Does what was asked for.
int
Explain(QuestionOptions& options, std::ostream& out)
{
    RunFolder run(options.GetWord("RUN"));
    const Subject subject = ReadSubject(options, run.ReadTrace().GetHeader());
    options.Check();
    const AlertSelection& selection = subject.selection;
    if (subject.alert)
    {
        PrintStory(run, *subject.alert, subject.json, out);
    }
    else if (selection.node && selection.source && selection.group)
    {
        PrintHistory(run, subject, out);
    }
    else
    {
        PrintRanking(run, subject, out);
    }
    return 0;
}

} // namespace

int
RunExplain(const std::vector<std::string>& arguments, std::ostream& out, std::ostream& err)
{
    QuestionOptions options = DeclareOptions();
    return options.Answer(arguments, out, err, [&] { return Explain(options, out); });
}

} // namespace mgm
} // namespace ns3
