/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Facts about wrong-interface packets and what they led to.
 */

#include "ns3/mgm-lesson-answer.h"
#include "ns3/mgm-lesson-facts.h"

#include <array>
#include <map>

namespace ns3
{
namespace mgm
{

namespace
{

/// Stands for "no client".
const char* const NONE = "none";

/// Counts of packets by verdict.
using VerdictCounts = std::array<uint64_t, VERDICT_COUNT>;

/**
 * Answers questions about wrong-interface packets.
 */
class AlertFacts
{
  public:
    /**
     * @param [in] run The run.
     * @param [in] ask The question.
     */
    AlertFacts(const LessonRun& run, const LessonAsk& ask)
        : m_run(run),
          m_ask(ask)
    {
    }

    /// @return how many there were.
    LessonFact CountPackets() const
    {
        std::map<std::pair<std::string, std::string>, VerdictCounts> counts;
        uint64_t wanted = 0;
        for (const auto& packet : m_run.GetWrongInterface())
        {
            if (Matches(packet.record) && IsInTime(packet.at))
            {
                const auto verdict = static_cast<std::size_t>(packet.record.verdict);
                ++counts[{GetRouter(packet.record), GetArrival(packet.record)}][verdict];
                wanted +=
                    m_ask.verdict.empty() || m_ask.verdict == GetVerdictName(packet.record.verdict);
            }
        }
        return {MakeNumberAnswer(wanted), DescribeCounts(counts)};
    }

    /// @return the verdict of one packet.
    std::optional<LessonFact> FindVerdict() const
    {
        const auto* packet = FindPacket();
        if (!packet)
        {
            return std::nullopt;
        }
        const WrongInterfaceRecord& record = packet->record;
        const std::string verdict = GetVerdictName(record.verdict);
        return LessonFact{MakeNameAnswer(verdict),
                          Describe(*packet) + " Its verdict is " + verdict + ": " +
                              DescribeVerdict(record)};
    }

    /// @return why one packet arrived on the wrong interface.
    std::optional<LessonFact> FindFailureCause() const
    {
        const auto* packet = FindPacket();
        if (!packet)
        {
            return std::nullopt;
        }
        const FailureDecision& decision = m_run.GetFailureDecision(*packet);
        return LessonFact{MakeNameAnswer(GetFailureCauseName(decision.cause)),
                          Describe(*packet) + " What decides (" +
                              GetFailureRuleName(decision.rule) +
                              "): " + GetFailureRuleText(decision.rule) + ". So the cause is " +
                              GetFailureCauseName(decision.cause) + ": " +
                              GetFailureCauseText(decision.cause) + "."};
    }

    /// @return when an alert was raised.
    std::optional<LessonFact> FindAlertTime() const
    {
        uint64_t number = 0;
        for (const auto& packet : m_run.GetWrongInterface())
        {
            const WrongInterfaceRecord& record = packet.record;
            if (record.verdict != Verdict::ALERTED || !Matches(record) || ++number != m_ask.number)
            {
                continue;
            }
            std::string why = Describe(packet);
            if (record.alertedBefore)
            {
                why += " The alert before it was let through at " +
                       FormatSeconds(record.lastAlert) + ".";
            }
            if (record.nextAlert > packet.at)
            {
                why += " The limiter (" + std::string(record.limiter) +
                       ") lets the next one through at " + FormatSeconds(record.nextAlert) +
                       " at the earliest.";
            }
            return LessonFact{MakeTimeAnswer(packet.at), why};
        }
        return std::nullopt;
    }

    /// @return the client that was called about an alert.
    std::optional<LessonFact> FindClient() const
    {
        const auto alert = FindAlert();
        if (!alert)
        {
            return std::nullopt;
        }
        for (const auto& delivery : m_run.GetDeliveries())
        {
            if (delivery.record.alert == alert->record.head.id)
            {
                return LessonFact{
                    MakeNameAnswer(delivery.record.client),
                    DescribeAlert(*alert) + " The group manager called " + delivery.record.client +
                        ", the owner of the interface of arrival, " + m_ask.from +
                        "; the entry expects the data from " + GetExpected(alert->record) + "."};
            }
        }
        return LessonFact{MakeNameAnswer(NONE), DescribeAlert(*alert) + " Nobody was called."};
    }

    /// @return what a protocol did about an alert.
    std::optional<LessonFact> FindReaction() const
    {
        const auto alert = FindAlert();
        if (!alert)
        {
            return std::nullopt;
        }
        for (const auto& reaction : m_run.GetReactions())
        {
            if (reaction.record.alert == alert->record.head.id)
            {
                return LessonFact{MakeNameAnswer(reaction.record.action),
                                  DescribeAlert(*alert) + " " + reaction.record.client +
                                      " decided: " + reaction.record.action + " (" +
                                      reaction.record.reason + ")."};
            }
        }
        return LessonFact{MakeNameAnswer(NONE),
                          DescribeAlert(*alert) + " No protocol reacted to it."};
    }

    /// @return how long wrong-interface packets kept coming.
    std::optional<LessonFact> FindQuietTime() const
    {
        std::optional<Time> first;
        Time last;
        uint64_t count = 0;
        for (const auto& packet : m_run.GetWrongInterface())
        {
            if (Matches(packet.record))
            {
                first = first.value_or(packet.at);
                last = packet.at;
                ++count;
            }
        }
        if (!first)
        {
            return std::nullopt;
        }
        return LessonFact{MakeTimeAnswer(last - *first),
                          "The first packet from " + m_ask.from + " arrived at " +
                              FormatSeconds(*first) + ", the last of " + std::to_string(count) +
                              " at " + FormatSeconds(last) + "."};
    }

    /// @return the interfaces at which packets of the source arrived wrongly.
    LessonFact FindFailingInterfaces() const
    {
        std::map<std::string, std::pair<uint64_t, std::string>> failing;
        for (const auto& packet : m_run.GetWrongInterface())
        {
            if (Matches(packet.record) && IsInTime(packet.at))
            {
                auto& place = failing[GetRouter(packet.record) + ":" + GetArrival(packet.record)];
                ++place.first;
                place.second = GetExpected(packet.record);
            }
        }
        std::vector<std::string> names;
        std::string why;
        for (const auto& place : failing)
        {
            names.push_back(place.first);
            why += (why.empty() ? "" : " ") + place.first + " got " +
                   std::to_string(place.second.first) + " packets, while the entry there expects " +
                   "them from " + place.second.second + ".";
        }
        return {MakeNamesAnswer(names),
                why.empty() ? "No packet arrived on a wrong interface." : why};
    }

  private:
    /// @return the router of a record.
    std::string GetRouter(const WrongInterfaceRecord& record) const
    {
        return m_run.GetRouterName(record.head.id.node);
    }

    /// @return what the arrival interface of a record leads to.
    template <typename Record>
    std::string GetArrival(const Record& record) const
    {
        return m_run.GetInterfaceName(record.head.id.node, record.arrival.index);
    }

    /// @return what the expected interface of a record leads to.
    template <typename Record>
    std::string GetExpected(const Record& record) const
    {
        return m_run.GetInterfaceName(record.head.id.node, record.expected.index);
    }

    /// @return whether a record is about router, interface and source of the question.
    template <typename Record>
    bool Matches(const Record& record) const
    {
        return (m_ask.router.empty() || m_ask.router == m_run.GetRouterName(record.head.id.node)) &&
               (m_ask.from.empty() || m_ask.from == GetArrival(record)) &&
               (m_ask.source.empty() || m_run.GetKey(m_ask.source) == record.key);
    }

    /// @return whether a time is between those of the question.
    bool IsInTime(const Time& at) const
    {
        return at >= m_ask.since.value_or(at) && (!m_ask.until || at < *m_ask.until);
    }

    /// @return the packet that the question is about; null where there is none.
    const Dated<WrongInterfaceRecord>* FindPacket() const
    {
        uint64_t number = 0;
        for (const auto& packet : m_run.GetWrongInterface())
        {
            if (Matches(packet.record) && ++number == m_ask.number)
            {
                return &packet;
            }
        }
        return nullptr;
    }

    /// @return the alert that the question is about; null where there is none.
    const Dated<NotificationRecord>* FindAlert() const
    {
        uint64_t number = 0;
        for (const auto& alert : m_run.GetAlerts())
        {
            if (Matches(alert.record) && ++number == m_ask.number)
            {
                return &alert;
            }
        }
        return nullptr;
    }

    /// @return a packet in a sentence.
    std::string Describe(const Dated<WrongInterfaceRecord>& packet) const
    {
        return "At " + FormatSeconds(packet.at) + " a packet came to " + GetRouter(packet.record) +
               " from " + GetArrival(packet.record) + ", while the entry expects the data from " +
               GetExpected(packet.record) + ".";
    }

    /// @return an alert in a sentence.
    std::string DescribeAlert(const Dated<NotificationRecord>& alert) const
    {
        return "At " + FormatSeconds(alert.at) + " " + m_ask.router + " was alerted of data from " +
               GetArrival(alert.record) + ".";
    }

    /// @return the reason of a verdict.
    std::string DescribeVerdict(const WrongInterfaceRecord& record) const
    {
        switch (record.verdict)
        {
        case Verdict::NO_OWNER:
            return "no protocol owns the interface of arrival.";
        case Verdict::NOT_ELIGIBLE:
            return "the interface of arrival is no outgoing interface of the entry, and the gate "
                   "asks for one.";
        case Verdict::MASKED:
            return "alerts of this entry and interface are switched off.";
        case Verdict::SUPPRESSED:
            return "the limiter (" + std::string(record.limiter) + ") let an alert through at " +
                   FormatSeconds(record.lastAlert) + " and lets none through before " +
                   FormatSeconds(record.nextAlert) + ".";
        case Verdict::ALERTED:
            return record.alertedBefore ? "the limiter (" + std::string(record.limiter) +
                                              ") let the alert before it through at " +
                                              FormatSeconds(record.lastAlert) + ", long enough ago."
                                        : "it is the first that the limiter (" +
                                              std::string(record.limiter) + ") sees.";
        }
        return "";
    }

    /// @return counts in sentences.
    static std::string DescribeCounts(
        const std::map<std::pair<std::string, std::string>, VerdictCounts>& counts)
    {
        std::string text;
        for (const auto& place : counts)
        {
            uint64_t sum = 0;
            std::string verdicts;
            for (std::size_t i = 0; i < VERDICT_COUNT; ++i)
            {
                sum += place.second[i];
                if (place.second[i] > 0)
                {
                    verdicts += (verdicts.empty() ? "" : ", ") + std::to_string(place.second[i]) +
                                " " + GetVerdictName(static_cast<Verdict>(i));
                }
            }
            text += (text.empty() ? "" : " ") + place.first.first + " got " + std::to_string(sum) +
                    " from " + place.first.second + " (" + verdicts + ").";
        }
        return text.empty() ? "No packet arrived on a wrong interface there." : text;
    }

    const LessonRun& m_run; //!< the run
    const LessonAsk& m_ask; //!< the question
};

} // namespace

std::optional<LessonFact>
FindAlertFact(const LessonRun& run, const LessonAsk& ask)
{
    const AlertFacts facts(run, ask);
    switch (ask.fact)
    {
    case FactKind::WRONG_INTERFACE_PACKETS:
        return facts.CountPackets();
    case FactKind::VERDICT:
        return facts.FindVerdict();
    case FactKind::ALERT_TIME:
        return facts.FindAlertTime();
    case FactKind::ALERT_CLIENT:
        return facts.FindClient();
    case FactKind::FAILURE_CAUSE:
        return facts.FindFailureCause();
    case FactKind::REACTION:
        return facts.FindReaction();
    case FactKind::QUIET_TIME:
        return facts.FindQuietTime();
    default:
        return facts.FindFailingInterfaces();
    }
}

} // namespace mgm
} // namespace ns3
