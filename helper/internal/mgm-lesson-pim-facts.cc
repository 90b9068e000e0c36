/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Facts about Asserts and other messages of PIM, and about the times at which something changed.
 */

#include "ns3/mgm-lesson-answer.h"
#include "ns3/mgm-lesson-facts.h"

#include <map>
#include <sstream>
#include <string>
#include <tuple>

namespace ns3
{
namespace mgm
{

namespace
{

/// Stands for "no router" and "nothing".
const char* const NONE = "none";

/// What a router said about itself in its last Assert.
struct AssertClaim
{
    uint32_t preference{0}; //!< Metric Preference
    uint32_t metric{0};     //!< Metric
    Ipv4Address address;    //!< its address
    Time at;                //!< when
};

/**
 * Answers questions about the Assert on a LAN.
 */
class AssertFacts
{
  public:
    /**
     * @param [in] run The run.
     * @param [in] ask The question.
     */
    AssertFacts(const LessonRun& run, const LessonAsk& ask)
        : m_run(run),
          m_ask(ask),
          m_until(ask.at.value_or(run.GetScenario().duration))
    {
        CollectClaims();
        CollectWinner();
    }

    /// @return who won.
    LessonFact FindWinner() const
    {
        return {MakeNameAnswer(m_winner), Describe()};
    }

    /// @return what decided between the winner and the best of the others.
    LessonFact FindReason() const
    {
        const auto winner = m_claims.find(m_winner);
        const AssertClaim* second = nullptr;
        for (const auto& claim : m_claims)
        {
            if (claim.first != m_winner && (!second || IsBetter(claim.second, *second)))
            {
                second = &claim.second;
            }
        }
        std::string reason = NONE;
        if (winner != m_claims.end() && second)
        {
            const AssertClaim& best = winner->second;
            reason = best.preference != second->preference ? "preference"
                     : best.metric != second->metric       ? "metric"
                                                           : "address";
        }
        return {MakeNameAnswer(reason), Describe()};
    }

  private:
    /// @return whether a claim beats another one (RFC 3973 4.6.1).
    static bool IsBetter(const AssertClaim& a, const AssertClaim& b)
    {
        return std::make_tuple(a.preference, a.metric, b.address.Get()) <
               std::make_tuple(b.preference, b.metric, a.address.Get());
    }

    /// @return whether an interface of a node leads to the LAN.
    bool IsOnLan(uint32_t node, uint32_t interface) const
    {
        return m_run.GetInterfaceName(node, interface) == m_ask.lan;
    }

    /// Finds the last Assert of each router.
    void CollectClaims()
    {
        const SourceGroup key = m_run.GetKey(m_ask.source);
        for (const auto& sent : m_run.GetMessages())
        {
            const PimMessageRecord& record = sent.record;
            const PimAssert& assertion = record.message.assertion;
            if (record.message.type == PimType::ASSERT && sent.at < m_until &&
                IsOnLan(record.head.id.node, record.ip.interface) &&
                key == SourceGroup(assertion.source, assertion.group.address))
            {
                m_claims[m_run.GetRouterName(record.head.id.node)] = {
                    assertion.preference, assertion.metric, record.ip.source, sent.at};
            }
        }
    }

    /// Finds the router whose Assert machine is in state Winner.
    void CollectWinner()
    {
        std::map<std::string, std::string> states;
        for (const auto& transition : m_run.GetAsserts())
        {
            const PimTransitionRecord& record = transition.record;
            if (transition.at < m_until && record.key == m_run.GetKey(m_ask.source) &&
                IsOnLan(record.head.id.node, record.interface))
            {
                states[m_run.GetRouterName(record.head.id.node)] = record.after;
            }
        }
        for (const auto& state : states)
        {
            if (state.second == "Winner")
            {
                m_winner = state.first;
            }
        }
    }

    /// @return the Asserts in sentences.
    std::string Describe() const
    {
        std::ostringstream why;
        for (const auto& claim : m_claims)
        {
            why << claim.first << " (" << claim.second.address << ") asserted at "
                << FormatSeconds(claim.second.at) << ": preference " << claim.second.preference
                << ", metric " << claim.second.metric << ". ";
        }
        why << "The lower preference wins, then the lower metric, then the higher address "
               "(RFC 3973 4.6.1): "
            << m_winner << ".";
        return why.str();
    }

    const LessonRun& m_run;                      //!< the run
    const LessonAsk& m_ask;                      //!< the question
    Time m_until;                                //!< what comes later does not count
    std::map<std::string, AssertClaim> m_claims; //!< by router
    std::string m_winner{NONE};                  //!< who is in state Winner
};

/// @return the name of a message in questions.
std::string
GetMessageName(const PimMessage& message)
{
    if (message.type != PimType::JOIN_PRUNE)
    {
        return GetPimTypeName(message.type);
    }
    for (const PimGroupSet& set : message.joinPrune.groups)
    {
        if (!set.prunes.empty())
        {
            return "prune";
        }
    }
    return "join";
}

/// @return how many messages of a type were sent.
LessonFact
CountMessages(const LessonRun& run, const LessonAsk& ask)
{
    uint64_t number = 0;
    std::string why;
    for (const auto& sent : run.GetMessages())
    {
        const std::string router = run.GetRouterName(sent.record.head.id.node);
        if (GetMessageName(sent.record.message) == ask.message &&
            (ask.router.empty() || ask.router == router) &&
            sent.at >= ask.since.value_or(sent.at) && (!ask.until || sent.at < *ask.until))
        {
            ++number;
            why += (why.empty() ? "" : ", ") + router + " to " +
                   run.GetInterfaceName(sent.record.head.id.node, sent.record.ip.interface) +
                   " at " + FormatSeconds(sent.at);
        }
    }
    return {MakeNumberAnswer(number),
            why.empty() ? "No such message was sent." : "Sent: " + why + "."};
}

/// @return when a router learned of a change of the network.
std::optional<LessonFact>
FindConvergence(const LessonRun& run, const LessonAsk& ask)
{
    uint64_t number = 0;
    for (const auto& convergence : run.GetConvergences())
    {
        if (run.GetRouterName(convergence.record.head.id.node) == ask.router &&
            ++number == ask.number)
        {
            return LessonFact{MakeTimeAnswer(convergence.at),
                              ask.router + " answers by state " +
                                  std::to_string(convergence.record.version) +
                                  " of the network from " + FormatSeconds(convergence.at) + " on."};
        }
    }
    return std::nullopt;
}

/// @return when the incoming interface of an entry changed.
std::optional<LessonFact>
FindEntryChange(const LessonRun& run, const LessonAsk& ask)
{
    uint64_t number = 0;
    for (const auto& change : run.GetEntries())
    {
        const EntryRecord& record = change.record;
        const uint32_t node = record.head.id.node;
        if (run.GetRouterName(node) == ask.router && record.event == EntryEvent::CHANGED &&
            record.after.key == run.GetKey(ask.source) && record.before.iif != record.after.iif &&
            ++number == ask.number)
        {
            return LessonFact{MakeTimeAnswer(change.at),
                              "At " + FormatSeconds(change.at) + " " + ask.router +
                                  "'s entry, which expected the data from " +
                                  run.GetInterfaceName(node, record.before.iif.index) +
                                  ", began to expect it from " +
                                  run.GetInterfaceName(node, record.after.iif.index) + "."};
        }
    }
    return std::nullopt;
}

} // namespace

std::optional<LessonFact>
FindPimFact(const LessonRun& run, const LessonAsk& ask)
{
    switch (ask.fact)
    {
    case FactKind::ASSERT_WINNER:
        return AssertFacts(run, ask).FindWinner();
    case FactKind::ASSERT_REASON:
        return AssertFacts(run, ask).FindReason();
    default:
        return CountMessages(run, ask);
    }
}

std::optional<LessonFact>
FindChangeFact(const LessonRun& run, const LessonAsk& ask)
{
    return ask.fact == FactKind::CONVERGENCE_TIME ? FindConvergence(run, ask)
                                                  : FindEntryChange(run, ask);
}

} // namespace mgm
} // namespace ns3
