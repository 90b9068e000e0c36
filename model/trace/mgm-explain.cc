/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-explain.h"

#include "ns3/mgm-alert-ranking.h"
#include "ns3/mgm-alert-story.h"
#include "ns3/mgm-story-text.h"

#include <cerrno>
#include <charconv>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace ns3
{
namespace mgm
{

namespace
{

/// Exit status where something is wrong with the arguments or with the trace.
constexpr int STATUS_ERROR = 2;

/// How many rows are shown if nothing else is asked for.
constexpr std::size_t DEFAULT_LIMIT = 20;

const char* const USAGE =
    R"(usage: mgm-explain [--json] [--top N] TRACE [ALERT]

Explains the wrong-interface alerts of a run.
  TRACE    a trace (trace.jsonl), or the folder of a run that contains one
  ALERT    id of an alert, such as 7:31: tells its story. Without it, a ranked table of all alerts
           is printed. The id of a wrong-interface packet tells why it raised no alert.
  --json   prints JSON instead of text
  --top N  shows N rows and alerts of the table (default 20)
  --help   prints this
)";

/// What the command line asks for.
struct Request
{
    bool help{false};                 //!< print the usage
    bool json{false};                 //!< print JSON
    std::size_t limit{DEFAULT_LIMIT}; //!< rows of the table
    std::string trace;                //!< file or folder
    std::string alert;                //!< id, or "" for the table
};

/// Wrong arguments.
class UsageError : public std::runtime_error
{
  public:
    using std::runtime_error::runtime_error;
};

/// @return the number of rows asked for.
std::size_t
ParseLimit(const std::string& text)
{
    std::size_t limit = 0;
    const auto result = std::from_chars(text.data(), text.data() + text.size(), limit);
    if (result.ec != std::errc() || result.ptr != text.data() + text.size() || limit == 0)
    {
        throw UsageError("--top needs a number from 1, not \"" + text + "\"");
    }
    return limit;
}

/// @return what the command line asks for.
Request
ParseArguments(const std::vector<std::string>& arguments)
{
    Request request;
    std::vector<std::string> words;
    bool options = true;
    for (std::size_t i = 0; i < arguments.size(); ++i)
    {
        const std::string& argument = arguments[i];
        if (!options || argument.size() < 2 || argument[0] != '-')
        {
            words.push_back(argument);
        }
        else if (argument == "--")
        {
            options = false;
        }
        else if (argument == "--help" || argument == "-h")
        {
            request.help = true;
        }
        else if (argument == "--json")
        {
            request.json = true;
        }
        else if (argument == "--top" && i + 1 < arguments.size())
        {
            request.limit = ParseLimit(arguments[++i]);
        }
        else if (argument.rfind("--top=", 0) == 0)
        {
            request.limit = ParseLimit(argument.substr(6));
        }
        else
        {
            throw UsageError(argument == "--top" ? "--top needs a number"
                                                 : "unknown option " + argument);
        }
    }
    if (!request.help && (words.empty() || words.size() > 2))
    {
        throw UsageError(words.empty() ? "no trace is named" : "too many arguments");
    }
    request.trace = words.empty() ? "" : words[0];
    request.alert = words.size() < 2 ? "" : words[1];
    return request;
}

/// @return the file of a trace, given itself or the folder that it lies in.
std::string
FindTrace(const std::string& path)
{
    std::error_code error;
    if (!std::filesystem::is_directory(path, error))
    {
        return path;
    }
    const std::filesystem::path file = std::filesystem::path(path) / "trace.jsonl";
    if (!std::filesystem::exists(file, error))
    {
        throw TraceError(path + ": the folder contains no trace.jsonl");
    }
    return file.string();
}

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
                              {"first_ns", packets.first},
                              {"last_ns", packets.last}};
    };
    std::ostringstream text;
    StoryText(story).Print(text);
    const nlohmann::ordered_json document{
        {"id", FormatRecordId(story.GetSubject().GetId())},
        {"scenario", story.header.scenario},
        {"topology_change", record(story.change)},
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
        {"burst", history(story.burst)},
        {"later", history(story.later)},
        {"settling_entry", record(story.settling.record)},
        {"settling_entry_causes", records(story.settling.causes)},
        {"end_ns", story.endTime},
        {"notice", story.notice},
        {"text", text.str()}};
    os << document.dump(2) << '\n';
}

/// Does what was asked for.
void
Explain(const Request& request, std::ostream& out)
{
    const std::string name = FindTrace(request.trace);
    std::ifstream stream(name, std::ios::binary);
    if (!stream)
    {
        throw TraceError(name + ": cannot be opened: " + std::strerror(errno));
    }
    if (request.alert.empty())
    {
        const AlertRanking ranking(stream, name);
        if (request.json)
        {
            ranking.PrintJson(out);
            return;
        }
        ranking.Print(out, request.limit);
        return;
    }
    RecordId id;
    if (!ParseRecordId(request.alert, id))
    {
        throw UsageError("\"" + request.alert +
                         "\" is not the id of an alert: NODE:NUMBER, such as 7:31");
    }
    const AlertStory story = AlertStory::Read(stream, name, id);
    if (request.json)
    {
        PrintJson(out, story);
        return;
    }
    StoryText(story).Print(out);
}

} // namespace

int
RunExplain(const std::vector<std::string>& arguments, std::ostream& out, std::ostream& err)
{
    try
    {
        const Request request = ParseArguments(arguments);
        if (request.help)
        {
            out << USAGE;
            return 0;
        }
        Explain(request, out);
        return 0;
    }
    catch (const UsageError& error)
    {
        err << "mgm-explain: " << error.what() << '\n' << USAGE;
    }
    catch (const TraceError& error)
    {
        err << "mgm-explain: " << error.what() << '\n';
    }
    return STATUS_ERROR;
}

} // namespace mgm
} // namespace ns3
