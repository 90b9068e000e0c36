/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-story-text.h"

#include "ns3/mgm-failure-cause.h"
#include "ns3/mgm-prose.h"
#include "ns3/mgm-record-prose.h"
#include "ns3/mgm-types.h"

#include <algorithm>
#include <cctype>

namespace ns3
{
namespace mgm
{

namespace
{

/// How many routers are named.
constexpr std::size_t ROUTER_LIMIT = 8;
/// How many hops of the packet's way are told.
constexpr std::size_t HOP_LIMIT = 12;

/// Indentation of paragraphs and of the lines of a list.
constexpr std::size_t INDENT = 2;
/// In ns: silence that is shorter, at the end of a trace, may be none (AlertLedger::QuietTime).
constexpr int64_t QUIET_TIME = 5000000000;

/// Prints a heading.
void
PrintHeading(std::ostream& os, const std::string& heading)
{
    os << '\n' << heading << '\n';
}

/// Prints one step of a story.
void
PrintStep(std::ostream& os, const TraceRecord& record, const std::string& what)
{
    PrintParagraph(os,
                   "At " + FormatTime(record.GetTime()) + " " + what + " " + DescribeId(record) +
                       ".",
                   INDENT);
}

} // namespace

StoryText::StoryText(const AlertStory& story)
    : m_story(story),
      m_packet(story.packet.record),
      m_router(story.header.GetLabel(m_packet.GetNode())),
      m_prose(story.header, m_packet.GetNode(), m_packet.GetKey()),
      m_arrivalName(NameInterface(m_packet.GetInterface("arrival"))),
      m_arrival(DescribeInterface(m_packet.GetInterface("arrival"))),
      m_expected(DescribeInterface(m_packet.GetInterface("expected")))
{
}

void
StoryText::Print(std::ostream& os) const
{
    PrintTitle(os);
    PrintBefore(os);
    PrintPacket(os);
    PrintVerdict(os);
    if (m_story.alert.IsSet())
    {
        PrintAlert(os);
        PrintEffects(os);
    }
    PrintEnd(os);
    PrintHeading(os, "Who caused what");
    m_story.lineage.Print(os, m_story.header, m_packet.GetKey());
    PrintNotes(os);
}

void
StoryText::PrintTitle(std::ostream& os) const
{
    const std::string id = FormatRecordId(m_story.GetSubject().GetId());
    PrintParagraph(os,
                   (m_story.alert.IsSet() ? "Alert " + id + ": at "
                                          : "Packet " + id + ", which raised no alert: at ") +
                       FormatTime(m_packet.GetTime()) + " data of " + m_packet.GetKey() +
                       " reached " + m_router + " on the wrong interface.",
                   0);
}

void
StoryText::PrintBefore(std::ostream& os) const
{
    PrintHeading(os, "What had happened before");
    if (m_story.change.IsSet())
    {
        for (const TraceRecord& other : m_story.otherChanges)
        {
            PrintStep(os, other, DescribeChange(other));
        }
        PrintStep(os, m_story.change, DescribeChange(m_story.change));
        PrintConvergence(os);
    }
    else
    {
        PrintParagraph(os, "No link or cost had changed before the packet.", INDENT);
    }
    PrintEntries(os);
}

void
StoryText::PrintConvergence(std::ostream& os) const
{
    std::vector<std::string> names;
    for (const auto& item : m_story.convergedBefore)
    {
        names.push_back(m_story.header.GetLabel(item.first));
    }
    std::string text = "The packet came " +
                       FormatDuration(m_packet.GetTime() - m_story.change.GetTime()) +
                       " later. By then ";
    const std::size_t routers = m_story.header.CountRouters();
    if (names.empty())
    {
        text += "no router had converged on this change.";
    }
    else if (routers > 0 && names.size() >= routers)
    {
        text += "all " + std::to_string(routers) + " routers had converged on this change.";
    }
    else
    {
        text += std::to_string(names.size()) + " of " + FormatCount(routers, "router") +
                " had converged on this change: " + FormatList(names, ROUTER_LIMIT) + ".";
    }
    PrintParagraph(os, text, INDENT);
    text = m_router + DescribeConvergence(m_packet.GetNode());
    const uint32_t sender = m_story.GetPreviousHop();
    const auto node = m_story.header.nodes.find(sender);
    if (node != m_story.header.nodes.end() && node->second.kind == "router")
    {
        text += " " + m_story.header.GetLabel(sender) + ", which sent the packet here," +
                DescribeConvergence(sender);
    }
    PrintParagraph(os, text, INDENT);
}

std::string
StoryText::DescribeConvergence(uint32_t node) const
{
    const auto before = m_story.convergedBefore.find(node);
    if (before != m_story.convergedBefore.end())
    {
        const int64_t ago = m_packet.GetTime() - before->second;
        return ago == 0 ? " had converged at the same instant."
                        : " had converged " + FormatDuration(ago) + " before the packet came.";
    }
    const auto after = m_story.convergedAfter.find(node);
    if (after != m_story.convergedAfter.end())
    {
        return " had not converged yet; it did " +
               FormatDuration(after->second - m_packet.GetTime()) + " after the packet came.";
    }
    return " had not converged yet, and the trace does not say that it ever did.";
}

void
StoryText::PrintEntries(std::ostream& os) const
{
    for (const CausedRecord* entry : {&m_story.entry, &m_story.senderEntry})
    {
        if (entry->record.IsSet())
        {
            PrintParagraph(os, DescribeEntryBefore(*entry), INDENT);
        }
    }
}

std::string
StoryText::DescribeEntryBefore(const CausedRecord& entry) const
{
    const TraceRecord& record = entry.record;
    return m_story.header.GetLabel(record.GetNode()) + " " +
           DescribeState(record.GetObject("after")) + ", since its entry was " +
           record.GetText("event") + " at " + FormatTime(record.GetTime()) + " " +
           DescribeId(record) + DescribeCauses(entry, m_story.header, m_packet.GetKey()) + ".";
}

void
StoryText::PrintPacket(std::ostream& os) const
{
    PrintHeading(os, "The packet");
    const std::vector<TraceRecord>& way = m_story.packet.causes;
    const std::size_t hops = std::min(way.size(), HOP_LIMIT);
    if (hops < way.size())
    {
        PrintParagraph(os, "Its way, of which the last part is told here:", INDENT);
    }
    for (std::size_t i = hops; i > 0; --i)
    {
        PrintStep(os, way[i - 1], m_prose.Describe(way[i - 1]));
    }
    std::string text = "At " + FormatTime(m_packet.GetTime()) + " a packet of " +
                       std::to_string(m_packet.GetInteger("size_bytes")) + " bytes from " +
                       m_packet.GetText("source") + " to group " + m_packet.GetText("group") +
                       ", TTL " + std::to_string(m_packet.GetInteger("ttl")) +
                       ", IP identification " +
                       std::to_string(m_packet.GetInteger("identification")) + ", reached " +
                       m_router + " on " + m_arrival + " " + DescribeId(m_packet) + ".";
    if (m_packet.Has("previous_hop"))
    {
        const bool lineage = m_packet.GetObject("previous_hop").GetText("known_from") == "lineage";
        text += " " + m_story.header.GetLabel(m_story.GetPreviousHop()) +
                (lineage ? " had sent it." : " is the only other node on that link.");
    }
    PrintParagraph(os, text, INDENT);
    const bool ownEntry = !m_packet.Has("entry_source");
    const std::string entry = ownEntry ? m_packet.GetKey()
                                       : "(" + m_packet.GetText("entry_source") + ", " +
                                             m_packet.GetText("entry_group") + ")";
    PrintParagraph(os,
                   "The entry " + entry + " of " + m_router + " expects this data on " +
                       m_expected +
                       ". The reverse-path check failed, and the packet was not "
                       "forwarded. The interface of arrival is " +
                       (m_packet.GetBoolean("arrival_is_oif") ? "" : "not ") +
                       "one of the entry's outgoing interfaces.",
                   INDENT);
    PrintFailure(os);
}

void
StoryText::PrintVerdict(std::ostream& os) const
{
    const std::string verdict = m_packet.GetText("verdict");
    std::string text = "The verdict on the packet was \"" + verdict + "\". " + DescribeOwners();
    if (verdict == GetVerdictName(Verdict::ALERTED) ||
        verdict == GetVerdictName(Verdict::SUPPRESSED))
    {
        text += " " + DescribeLimiter();
    }
    else if (verdict == GetVerdictName(Verdict::MASKED))
    {
        text += " Alerts are switched off for this entry and interface.";
    }
    else if (verdict == GetVerdictName(Verdict::NOT_ELIGIBLE))
    {
        text += " The gate lets no alert through for such an interface of arrival, because it "
                "would mean nothing there.";
    }
    else if (verdict == GetVerdictName(Verdict::NO_OWNER))
    {
        text += " So there is nobody to alert.";
    }
    PrintHeading(os, "The verdict");
    PrintParagraph(os, text, INDENT);
}

void
StoryText::PrintFailure(std::ostream& os) const
{
    if (!m_packet.Has("failure_cause"))
    {
        return;
    }
    const std::string cause = m_packet.GetText("failure_cause");
    std::string text = "Why it came here: " + cause + ".";
    const std::string rule = m_packet.GetObject("failure_facts").GetText("rule");
    for (std::size_t i = 0; i < FAILURE_RULE_COUNT; ++i)
    {
        if (rule == GetFailureRuleName(static_cast<FailureRule>(i)))
        {
            std::string reason = GetFailureRuleText(static_cast<FailureRule>(i));
            reason[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(reason[0])));
            text += " " + reason + (rule == "none" ? "." : " (rule " + rule + ").");
        }
    }
    PrintParagraph(os, text, INDENT);
}

std::string
StoryText::DescribeOwners() const
{
    const bool owned = m_packet.Has("arrival_owner");
    const std::string owner = owned ? m_packet.GetText("arrival_owner") : "";
    const std::string text = owned ? "The interface of arrival belongs to " + owner
                                   : "The interface of arrival belongs to nobody";
    if (!m_packet.Has("expected_owner"))
    {
        return text + (owned ? ", the expected one to nobody." : ", and so does the expected one.");
    }
    const std::string expected = m_packet.GetText("expected_owner");
    return text + (owned && owner == expected ? ", and so does the expected one."
                                              : ", the expected one to " + expected + ".");
}

std::string
StoryText::DescribeLimiter() const
{
    const TraceRecord limiter = m_packet.GetObject("limiter");
    const bool passed = m_packet.GetText("verdict") == GetVerdictName(Verdict::ALERTED);
    std::string text = "The limiter (" + limiter.GetText("name") + ") " +
                       (passed ? "let the alert pass" : "held the alert back");
    if (limiter.GetBoolean("alerted_before"))
    {
        const int64_t last = limiter.GetInteger("last_alert_ns");
        text += "; the last one before had passed at " + FormatTime(last) + ", " +
                FormatDuration(m_packet.GetTime() - last) + " earlier";
    }
    else
    {
        text += "; none had passed before";
    }
    const int64_t next = limiter.GetInteger("next_alert_ns");
    return next > m_packet.GetTime() ? text + ", and the next can pass at " + FormatTime(next) + "."
                                     : text + ".";
}

void
StoryText::PrintAlert(std::ostream& os) const
{
    PrintHeading(os, "The alert");
    PrintStep(os, m_story.alert, "the forwarder notified the group manager of " + m_router);
    if (m_story.callback.IsSet())
    {
        PrintStep(os,
                  m_story.callback,
                  "the group manager called the wrong-interface callback of " +
                      m_story.callback.GetText("to") + ", the owner of " + m_arrivalName);
    }
    if (m_story.undelivered.IsSet())
    {
        const std::string outcome = m_story.undelivered.GetText("outcome");
        std::string why = "for the reason \"" + outcome + "\"";
        if (outcome == "no-owner")
        {
            why = "because the owner had released the interface in the meantime";
        }
        else if (outcome == "no-callback")
        {
            why = "because the owner had registered no wrong-interface callback";
        }
        else if (outcome == "not-delivered")
        {
            why = "because its attribute DeliverWrongInterface is off";
        }
        PrintStep(os, m_story.undelivered, "the group manager did not pass it on, " + why);
    }
    if (m_story.reaction.IsSet())
    {
        const TraceRecord& reaction = m_story.reaction;
        const std::string action = reaction.GetText("action");
        PrintStep(os,
                  reaction,
                  reaction.GetText("client") +
                      (action == "none" ? " decided to do nothing" : " decided: " + action) +
                      (reaction.GetText("reason").empty()
                           ? ""
                           : " (\"" + reaction.GetText("reason") + "\")"));
    }
    if (!m_story.callback.IsSet() && !m_story.undelivered.IsSet())
    {
        PrintParagraph(os, "The trace ends before anybody was told.", INDENT);
    }
    else if (m_story.callback.IsSet() && !m_story.reaction.IsSet())
    {
        PrintParagraph(os, "The owner recorded no reaction.", INDENT);
    }
}

void
StoryText::PrintEffects(std::ostream& os) const
{
    PrintHeading(os, "What changed because of it");
    for (const TraceRecord& effect : m_story.effects)
    {
        PrintStep(os, effect, m_prose.Describe(effect));
    }
    if (m_story.effectCount > m_story.effects.size())
    {
        PrintParagraph(
            os,
            "And " + FormatCount(m_story.effectCount - m_story.effects.size(), "more record") + ".",
            INDENT);
    }
    if (m_story.effects.empty())
    {
        PrintParagraph(os,
                       m_story.Holds(TraceLevel::STATE)
                           ? "Nothing."
                           : "Nothing that a trace of level " + m_story.header.level + " holds.",
                       INDENT);
    }
}

void
StoryText::PrintEnd(std::ostream& os) const
{
    const ArrivalHistory& burst = m_story.burst;
    const std::string where = " of " + m_packet.GetKey() + " on " + m_arrivalName;
    std::string text = "This was the only wrong-interface packet" + where + ".";
    if (burst.packets > 1)
    {
        text = "From " + FormatTime(burst.first) + " to " + FormatTime(burst.last) +
               " there were " + FormatCount(burst.packets, "wrong-interface packet") + where +
               ": " + DescribeVerdicts(burst) + ". ";
        text += burst.last == m_packet.GetTime()
                    ? "This one was the last."
                    : "The last one came " + FormatDuration(burst.last - m_packet.GetTime()) +
                          " after this one.";
    }
    PrintHeading(os, "How it ended");
    PrintParagraph(os, text, INDENT);
    if (m_story.settling.record.IsSet())
    {
        const TraceRecord& settling = m_story.settling.record;
        PrintParagraph(os,
                       "At " + FormatTime(settling.GetTime()) + ", " +
                           FormatDuration(settling.GetTime() - burst.last) + " after the last, " +
                           m_prose.Describe(settling) + " " + DescribeId(settling) +
                           DescribeCauses(m_story.settling, m_story.header, m_packet.GetKey()) +
                           ".",
                       INDENT);
    }
    PrintParagraph(os, DescribeQuiet(), INDENT);
}

std::string
StoryText::DescribeQuiet() const
{
    const ArrivalHistory& later = m_story.later;
    const int64_t last = m_story.burst.last;
    const std::string text = "From " + FormatTime(last) +
                             " on the interface was quiet for this "
                             "data, until ";
    if (later.packets == 0 && m_story.endTime - last < QUIET_TIME)
    {
        return "The " + std::string(m_story.notice.empty() ? "run" : "trace") + " ended at " +
               FormatTime(m_story.endTime) + ", " + FormatDuration(m_story.endTime - last) +
               " after the last such packet: whether the interface was quiet from then on is not "
               "known.";
    }
    if (later.packets == 0)
    {
        return text + (m_story.notice.empty() ? "the run" : "the trace") + " ended at " +
               FormatTime(m_story.endTime) + ", " + FormatDuration(m_story.endTime - last) +
               " later.";
    }
    return text + "the network changed again and the first of " +
           FormatCount(later.packets, "more packet") + " came at " + FormatTime(later.first) +
           ": " + DescribeVerdicts(later) + ". The last of them came at " + FormatTime(later.last) +
           ".";
}

std::string
StoryText::DescribeVerdicts(const ArrivalHistory& history)
{
    std::vector<std::string> counts;
    for (const auto& item : history.verdicts)
    {
        counts.push_back(std::to_string(item.second) + " " + item.first);
    }
    return FormatList(counts, counts.size());
}

void
StoryText::PrintNotes(std::ostream& os) const
{
    if (!m_story.notice.empty())
    {
        os << '\n';
        PrintParagraph(os, m_story.notice, 0);
    }
    if (!m_story.Holds(TraceLevel::STATE))
    {
        os << '\n';
        PrintParagraph(os,
                       "The trace has level " + m_story.header.level +
                           "; it does not hold forwarding entries. A trace of level state tells "
                           "more.",
                       0);
    }
}

} // namespace mgm
} // namespace ns3
