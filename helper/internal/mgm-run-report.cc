/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-run-report.h"

#include "ns3/mgm-prose.h"

#include <algorithm>
#include <array>
#include <sstream>

namespace ns3
{
namespace mgm
{

namespace
{

/// Rows of a table on the screen; summary.json has all of them.
constexpr std::size_t SHOWN_ROWS = 25;

/// @return a value as ns-3 prints it.
template <typename T>
std::string
Print(const T& value)
{
    std::ostringstream os;
    os << value;
    return os.str();
}

/// Says how many rows of a table are not shown.
void
PrintRest(std::size_t rows, std::ostream& stream)
{
    if (rows > SHOWN_ROWS)
    {
        stream << "... and " << rows - SHOWN_ROWS << " more in summary.json\n";
    }
}

/// Prints what was run.
void
PrintTitle(const RunResult& result, std::ostream& stream)
{
    stream << result.scenario << ": " << result.simulated.GetSeconds() << " s";
    if (result.interrupted)
    {
        stream << " of " << result.duration.GetSeconds() << " s (interrupted)";
    }
    stream << " in a network of " << result.routers.size() << " routers and " << result.links
           << " links, seed " << result.seed << ", run " << result.run << "\n";
}

/// Prints what was sent and received.
void
PrintReceivers(const RunResult& result, std::ostream& stream)
{
    for (const SourceResult& source : result.sources)
    {
        stream << "\nSource " << source.name << " at " << source.at << " sent " << source.sent
               << " packets to " << source.group << ".";
    }
    stream << (result.sources.empty() ? "\n" : "\n\n");
    if (result.receivers.empty())
    {
        stream << "There are no receivers.\n";
        return;
    }
    TextTable table(
        {"Receiver", "at", "group", "received ", "lost ", "duplicates ", "first delay "});
    for (std::size_t i = 0; i < std::min(SHOWN_ROWS, result.receivers.size()); ++i)
    {
        const ReceiverResult& receiver = result.receivers[i];
        const DeliveryReport& delivery = receiver.delivery;
        table.AddRow(
            {delivery.receiver,
             receiver.at,
             Print(receiver.group),
             Print(delivery.received),
             Print(delivery.lost),
             Print(delivery.duplicates),
             delivery.firstDelay ? FormatDuration(delivery.firstDelay->GetNanoSeconds()) : "-"});
    }
    table.Print(stream);
    PrintRest(result.receivers.size(), stream);
}

/// Prints why packets arrived on wrong interfaces, the most frequent cause first.
void
PrintCauses(const AlertCounts& counts, std::ostream& stream)
{
    std::vector<FailureCause> causes;
    for (std::size_t i = 0; i < FAILURE_CAUSE_COUNT; ++i)
    {
        if (counts.causes[i] > 0)
        {
            causes.push_back(static_cast<FailureCause>(i));
        }
    }
    std::stable_sort(causes.begin(), causes.end(), [&counts](FailureCause a, FailureCause b) {
        return counts.GetCount(a) > counts.GetCount(b);
    });
    std::string text;
    for (const FailureCause cause : causes)
    {
        text += (text.empty() ? "Failure causes: " : ", ") +
                std::string(GetFailureCauseName(cause)) + " " + Print(counts.GetCount(cause));
    }
    stream << (text.empty() ? "" : "\n" + text + "\n");
}

/// Prints the routers with wrong-interface packets, and what became of these.
void
PrintAlerts(const RunResult& result, std::ostream& stream)
{
    stream << "\n";
    if (result.totals.packets == 0)
    {
        stream << "No packet arrived on a wrong interface.\n";
        return;
    }
    const std::vector<Verdict> verdicts{Verdict::ALERTED,
                                        Verdict::SUPPRESSED,
                                        Verdict::MASKED,
                                        Verdict::NOT_ELIGIBLE,
                                        Verdict::NO_OWNER};
    std::vector<std::string> headings{"Wrong interface at", "packets "};
    for (const Verdict verdict : verdicts)
    {
        headings.push_back(std::string(GetVerdictName(verdict)) + " ");
    }
    TextTable table(headings);
    std::size_t rows = 0;
    for (const RouterResult& router : result.routers)
    {
        if (router.alerts.packets == 0 || ++rows > SHOWN_ROWS)
        {
            continue;
        }
        std::vector<std::string> row{router.name, Print(router.alerts.packets)};
        for (const Verdict verdict : verdicts)
        {
            row.push_back(Print(router.alerts.GetCount(verdict)));
        }
        table.AddRow(row);
    }
    table.Print(stream);
    PrintRest(rows, stream);
    PrintCauses(result.totals, stream);
}

/// @return a row of the table of what alerts led to.
std::vector<std::string>
MakeEpisodeRow(const AlertResult& alert, const EpisodeResult& result)
{
    const AlertEpisode& episode = result.episode;
    std::string delay = "-";
    if (episode.firstMessage)
    {
        delay = FormatDuration((*episode.firstMessage - episode.firstPacket).GetNanoSeconds());
    }
    return {alert.router,
            alert.interface,
            Print(alert.row.key),
            FormatTime(episode.firstPacket.GetNanoSeconds()),
            episode.firstMessage ? episode.message : "-",
            delay,
            result.timeToQuiet ? FormatDuration(result.timeToQuiet->GetNanoSeconds()) : "-",
            Print(result.duplicates)};
}

/// Prints what alerts led to, and when the interface was quiet.
void
PrintEpisodes(const RunResult& result, std::ostream& stream)
{
    TextTable table(
        {"Alert at", "from", "data", "since ", "message", "after ", "quiet after ", "duplicates "});
    std::size_t rows = 0;
    for (const AlertResult& alert : result.alerts)
    {
        for (const EpisodeResult& episode : alert.episodes)
        {
            if (episode.episode.alerts > 0 && ++rows <= SHOWN_ROWS)
            {
                table.AddRow(MakeEpisodeRow(alert, episode));
            }
        }
    }
    if (rows > 0)
    {
        stream << "\n";
        table.Print(stream);
        PrintRest(rows, stream);
    }
}

/// Prints what must hold and did not, and where entries were not the tree in the end.
void
PrintWatch(const WatchResult& watch, std::ostream& stream)
{
    for (std::size_t i = 0; i < INVARIANT_COUNT; ++i)
    {
        const uint64_t violations = watch.invariants[i].violations;
        if (violations > 0)
        {
            stream << "\nThe invariant " << GetInvariantName(static_cast<Invariant>(i))
                   << " did not hold " << violations
                   << (violations == 1 ? " time.\n" : " times.\n");
        }
    }
    std::array<uint64_t, TREE_FINDING_KIND_COUNT> lasting{};
    uint64_t explained = 0;
    for (const LastingFinding& finding : watch.lasting)
    {
        explained += finding.record.explanation.empty() ? 0 : 1;
        ++lasting[static_cast<std::size_t>(finding.record.finding.kind)];
    }
    std::string list;
    for (std::size_t i = 0; i < TREE_FINDING_KIND_COUNT; ++i)
    {
        if (lasting[i] > 0)
        {
            list += (list.empty() ? "" : ", ") + Print(lasting[i]) + " " +
                    GetTreeFindingName(static_cast<TreeFindingKind>(i));
        }
    }
    if (!list.empty())
    {
        stream << "\nIn the end the entries were not the tree of the graph: " << list
               << (explained > 0 ? ", of which " + Print(explained) + " explained" : "")
               << "; see \"oracle\" in summary.json.\n";
    }
}

} // namespace

void
PrintRunReport(const RunResult& result, std::ostream& stream)
{
    PrintTitle(result, stream);
    PrintReceivers(result, stream);
    PrintAlerts(result, stream);
    PrintEpisodes(result, stream);
    PrintWatch(result.watch, stream);
    for (const std::string& note : result.notes)
    {
        stream << "\nNote: " << note << "\n";
    }
}

} // namespace mgm
} // namespace ns3
