/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-show.h"

#include "ns3/mgm-question-options.h"
#include "ns3/mgm-question-values.h"
#include "ns3/mgm-replay.h"
#include "ns3/mgm-run-folder.h"
#include "ns3/mgm-show-document.h"
#include "ns3/mgm-show-text.h"
#include "ns3/mgm-trace-reader.h"

namespace ns3
{
namespace mgm
{

namespace
{

/// What can be shown.
constexpr const char* SUBJECTS = "mroute, rpf SOURCE, igmp groups, pim neighbor, pim assert, mgm "
                                 "clients or mgm alerts";

/// Declares the command line.
QuestionOptions
DeclareOptions()
{
    QuestionOptions options("show",
                            "Shows a table of a router as it was at an instant of a run, rebuilt "
                            "from the trace.");
    options.AddWord("RUN", "folder of a run, or its trace (trace.jsonl) of level state or packets");
    options.AddWord("WHAT", SUBJECTS, QuestionOptions::REPEATED);
    options.AddValue("--node", "NODE", "the router, by name or id", QuestionOptions::REQUIRED);
    options.AddValue(
        "--time", "TIME", "the instant; what happens in it is included", QuestionOptions::REQUIRED);
    options.AddValue("--style", "STYLE", "mgm (default), linux, frr or ios: whose tables to print");
    options.AddJsonFlag();
    options.SetRemarks("linux has mroute; frr all but mgm; ios all but pim assert and mgm.\n");
    return options;
}

/// What is asked for.
struct Subject
{
    std::string name;   //!< "mroute", "igmp groups", ...
    Ipv4Address source; //!< of "rpf"
};

/// @return what the words ask for; checks them.
Subject
ParseSubject(QuestionOptions& options)
{
    std::vector<std::string> words = options.GetAll("WHAT");
    Subject subject;
    if (!words.empty() && words[0] == "rpf")
    {
        subject.name = "rpf";
        const auto source =
            words.size() == 2 ? ParseSourceValue(words[1]) : ValueResult<std::string>();
        if (source.value)
        {
            subject.source = Ipv4Address(source.value->c_str());
            return subject;
        }
        options.AddProblem("WHAT: rpf needs the address of one source, as in \"rpf 172.16.0.2\"");
        return subject;
    }
    for (const std::string& word : words)
    {
        subject.name += (subject.name.empty() ? "" : " ") + word;
    }
    if (GetMgmStyle().count(subject.name) == 0)
    {
        options.AddProblem("WHAT: found \"" + subject.name + "\"; allowed: " + SUBJECTS);
    }
    return subject;
}

/// @return the printer of a subject in the style asked for; null where there is none.
ShowPrinter
FindPrinter(QuestionOptions& options, const std::string& subject)
{
    const std::string name =
        options.GetChoice("--style", {"mgm", "linux", "frr", "ios"}).value_or("mgm");
    const ShowStyle& style = name == "linux" ? GetLinuxStyle()
                             : name == "frr" ? GetFrrStyle()
                             : name == "ios" ? GetIosStyle()
                                             : GetMgmStyle();
    const auto found = style.find(subject);
    if (found != style.end())
    {
        return found->second;
    }
    if (GetMgmStyle().count(subject) != 0)
    {
        std::string allowed;
        for (const auto& [other, printer] : style)
        {
            allowed += (allowed.empty() ? "" : ", ") + other;
        }
        options.AddProblem("--style: " + name + " does not show \"" + subject + "\"; it shows " +
                           allowed);
    }
    return nullptr;
}

/// @return the document of a subject.
nlohmann::ordered_json
MakeDocument(const ShowDocument& document, const Subject& subject)
{
    if (subject.name == "mroute")
    {
        return document.MakeMroute();
    }
    if (subject.name == "rpf")
    {
        return document.MakeRpf(subject.source);
    }
    if (subject.name == "igmp groups")
    {
        return document.MakeIgmpGroups();
    }
    if (subject.name == "pim neighbor")
    {
        return document.MakePimNeighbors();
    }
    if (subject.name == "pim assert")
    {
        return document.MakePimAsserts();
    }
    return subject.name == "mgm clients" ? document.MakeClients() : document.MakeAlerts();
}

/// Notes a time that the run does not have.
void
CheckTime(QuestionOptions& options, const std::optional<int64_t>& time, RunFolder& run)
{
    const int64_t end = time ? run.FindEndTime() : 0;
    if (time && (*time < 0 || *time > end))
    {
        options.AddProblem("--time: found " + FormatShowTime(*time) + "; the run is from 0 s to " +
                           FormatShowTime(end));
    }
}

/// Does what was asked for.
int
Show(QuestionOptions& options, std::ostream& out, std::ostream& err)
{
    const Subject subject = ParseSubject(options);
    const ShowPrinter print = FindPrinter(options, subject.name);
    const std::optional<int64_t> time = options.GetTime("--time");
    RunFolder run(options.GetWord("RUN"));
    CheckTime(options, time, run);
    TraceReader reader = run.ReadTrace();
    const TraceHeader header = reader.GetHeader();
    const std::optional<uint32_t> node = options.GetRouter("--node", header);
    options.Check();

    Replay replay(header, *node);
    if (!replay.GetCaution().empty())
    {
        throw TraceError(run.GetTraceName() + ": " + replay.GetCaution());
    }
    replay.ReadTo(reader, NanoSeconds(*time));
    const nlohmann::ordered_json document =
        MakeDocument(ShowDocument(header, replay, *node, *time), subject);
    if (options.IsSet("--json"))
    {
        out << document.dump(2) << '\n';
    }
    else
    {
        print(document, out);
    }
    if (!reader.GetNotice().empty())
    {
        err << reader.GetNotice() << '\n';
    }
    return 0;
}

} // namespace

int
RunShow(const std::vector<std::string>& arguments, std::ostream& out, std::ostream& err)
{
    QuestionOptions options = DeclareOptions();
    return options.Answer(arguments, out, err, [&] { return Show(options, out, err); });
}

} // namespace mgm
} // namespace ns3
