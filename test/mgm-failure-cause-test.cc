/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Suite mgm-failure-cause: the one function that decides why a packet arrived on a wrong interface.
 * Every rule by the facts that it needs, alone and against all that come after it, and every fact
 * that must not matter.
 */

#include "ns3/mgm-failure-cause.h"
#include "ns3/test.h"

#include <set>
#include <string>
#include <vector>

namespace
{

using namespace ns3;
using namespace ns3::mgm;

/// Adds facts to those that are known.
using AddFacts = void (*)(FailureFacts&);

/// A rule, and the facts that it needs.
struct RuleRow
{
    FailureRule rule;   //!< the rule
    FailureCause cause; //!< its failure cause
    AddFacts add;       //!< its facts
};

/// @return the rules about the entry of the router, in the order of decision.
std::vector<RuleRow>
MakeEntryRules()
{
    return {
        {FailureRule::FOREIGN_ORIGIN,
         FailureCause::SPOOFED_SOURCE,
         [](FailureFacts& facts) { facts.origin = PacketOrigin::ELSEWHERE; }},
        {FailureRule::MOVED_BY_ALERT,
         FailureCause::SPOOFED_SOURCE,
         [](FailureFacts& facts) { facts.movedBecauseOf = FailureCause::SPOOFED_SOURCE; }},
        {FailureRule::STATIC_IIF,
         FailureCause::STATIC_ENTRY,
         [](FailureFacts& facts) { facts.iifIsStatic = true; }},
        {FailureRule::OLD_ENTRY,
         FailureCause::RECONVERGENCE,
         [](FailureFacts& facts) { facts.entryIsOld = true; }},
    };
}

/// @return the rules about the sender, in the order of decision.
std::vector<RuleRow>
MakeSenderRules()
{
    return {
        {FailureRule::FOREIGN_ORIGIN,
         FailureCause::SPOOFED_SOURCE,
         [](FailureFacts& facts) { facts.origin = PacketOrigin::ELSEWHERE; }},
        {FailureRule::RETURNED,
         FailureCause::LOOP,
         [](FailureFacts& facts) { facts.upstream = UpstreamEnd::HERE; }},
        {FailureRule::CIRCLE,
         FailureCause::LOOP,
         [](FailureFacts& facts) { facts.upstream = UpstreamEnd::CIRCLE; }},
        {FailureRule::STATIC_OIF,
         FailureCause::STATIC_ENTRY,
         [](FailureFacts& facts) { facts.sendReason = SendReason::CONFIGURED; }},
        {FailureRule::STATIC_SENDER,
         FailureCause::STATIC_ENTRY,
         [](FailureFacts& facts) { facts.senderIifIsStatic = facts.senderRouteIsLink = true; }},
        {FailureRule::SENDER_VERSION,
         FailureCause::RECONVERGENCE,
         [](FailureFacts& facts) { facts.senderRouteIsArrival = true; }},
        {FailureRule::OLD_TREE,
         FailureCause::RECONVERGENCE,
         [](FailureFacts& facts) { facts.wasExpected = true; }},
        {FailureRule::LAN_FORWARDER,
         FailureCause::PARALLEL_FORWARDER,
         [](FailureFacts& facts) { facts.lan = true; }},
        {FailureRule::FORWARD_PATH,
         FailureCause::ASYMMETRIC_COST,
         [](FailureFacts& facts) { facts.forwardPathIsArrival = true; }},
        {FailureRule::DENSE_FLOOD,
         FailureCause::FLOOD,
         [](FailureFacts& facts) { facts.sendReason = SendReason::FLOOD; }},
    };
}

/// What is decided, as a text that shows in messages.
std::string
Describe(FailureCause cause, FailureRule rule)
{
    return std::string(GetFailureCauseName(cause)) + " by " + GetFailureRuleName(rule);
}

/// What the function says of some facts.
std::string
Decide(const FailureFacts& facts)
{
    const FailureDecision decision = DecideFailureCause(facts);
    return Describe(decision.cause, decision.rule);
}

/// Each rule applies where its facts are given, whatever else holds that comes after it.
class RulesTestCase : public TestCase
{
  public:
    RulesTestCase()
        : TestCase("Each rule decides by its own facts, and goes before those after it")
    {
    }

  private:
    void DoRun() override
    {
        for (const bool entry : {true, false})
        {
            const std::vector<RuleRow> rules = entry ? MakeEntryRules() : MakeSenderRules();
            FailureFacts later;
            later.routeIsArrival = entry;
            NS_TEST_EXPECT_MSG_EQ(Decide(later), "unknown by none", "no rule applies");
            for (auto row = rules.rbegin(); row != rules.rend(); ++row)
            {
                FailureFacts alone;
                alone.routeIsArrival = entry;
                row->add(alone);
                NS_TEST_EXPECT_MSG_EQ(Decide(alone), Describe(row->cause, row->rule), "alone");
                // Flooded data may come back, and who is configured on a LAN is no exception there.
                if (row->cause == FailureCause::LOOP || row->rule == FailureRule::STATIC_OIF)
                {
                    later.sendReason = SendReason::JOINED;
                    later.lan = false;
                }
                row->add(later);
                NS_TEST_EXPECT_MSG_EQ(Decide(later), Describe(row->cause, row->rule), "first");
            }
        }
    }
};

/// The halves do not mix: what is wrong with the sender does not matter on the way back to the
/// source, and what is wrong with the entry does not matter elsewhere.
class HalvesTestCase : public TestCase
{
  public:
    HalvesTestCase()
        : TestCase("On the route back to the source the entry is at fault, elsewhere the sender")
    {
    }

  private:
    void DoRun() override
    {
        const std::string unknown = "unknown by none";
        const std::vector<RuleRow> sender = MakeSenderRules();
        for (auto row = sender.begin() + 1; row != sender.end(); ++row)
        {
            FailureFacts facts;
            facts.routeIsArrival = true;
            row->add(facts);
            NS_TEST_EXPECT_MSG_EQ(Decide(facts), unknown, GetFailureRuleName(row->rule));
        }
        const std::vector<RuleRow> entry = MakeEntryRules();
        for (auto row = entry.begin() + 1; row != entry.end(); ++row)
        {
            FailureFacts facts;
            row->add(facts);
            NS_TEST_EXPECT_MSG_EQ(Decide(facts), unknown, GetFailureRuleName(row->rule));
        }
    }
};

/// Facts that make a rule not apply.
class LimitsTestCase : public TestCase
{
  public:
    LimitsTestCase()
        : TestCase("Floods are no loops, LANs need no configuration, joins alone explain nothing")
    {
    }

  private:
    void DoRun() override
    {
        for (const UpstreamEnd end : {UpstreamEnd::HERE, UpstreamEnd::CIRCLE})
        {
            FailureFacts facts;
            facts.upstream = end;
            facts.sendReason = SendReason::FLOOD;
            NS_TEST_EXPECT_MSG_EQ(Decide(facts), "flood by dense-flood", "flooded data came back");
            facts.lan = true;
            facts.sendReason = SendReason::JOINED;
            NS_TEST_EXPECT_MSG_EQ(
                Decide(facts), "parallel-forwarder by lan-forwarder", "came back over LANs");
            facts.sendReason = SendReason::CONFIGURED;
            NS_TEST_EXPECT_MSG_EQ((DecideFailureCause(facts).cause == FailureCause::LOOP),
                                  true,
                                  "configured data came back");
        }
        FailureFacts facts;
        facts.upstream = UpstreamEnd::SOURCE;
        facts.origin = PacketOrigin::SOURCE;
        facts.sendReason = SendReason::JOINED;
        NS_TEST_EXPECT_MSG_EQ(Decide(facts), "unknown by none", "joined, and nothing else");
        facts.senderIifIsStatic = true;
        NS_TEST_EXPECT_MSG_EQ(Decide(facts), "unknown by none", "configured as the routes say");
        facts.senderIifIsStatic = false;
        facts.senderRouteIsLink = true;
        NS_TEST_EXPECT_MSG_EQ(Decide(facts), "unknown by none", "not configured");
        facts.senderRouteIsLink = false;
        facts.sendReason = SendReason::CONFIGURED;
        facts.lan = true;
        NS_TEST_EXPECT_MSG_EQ(Decide(facts), "parallel-forwarder by lan-forwarder", "on a LAN");
        facts.sendReason = SendReason::FLOOD;
        NS_TEST_EXPECT_MSG_EQ(Decide(facts), "parallel-forwarder by lan-forwarder", "flooded LAN");
    }
};

/// An entry that was moved on an alert inherits the failure cause, whichever it is.
class InheritanceTestCase : public TestCase
{
  public:
    InheritanceTestCase()
        : TestCase("What follows from a moved entry has the cause of what moved it")
    {
    }

  private:
    void DoRun() override
    {
        for (std::size_t i = 0; i < FAILURE_CAUSE_COUNT; ++i)
        {
            const auto cause = static_cast<FailureCause>(i);
            FailureFacts facts;
            facts.routeIsArrival = true;
            facts.movedBecauseOf = cause;
            NS_TEST_EXPECT_MSG_EQ(Decide(facts), Describe(cause, FailureRule::MOVED_BY_ALERT), "");
        }
    }
};

/// Names and texts.
class NamesTestCase : public TestCase
{
  public:
    NamesTestCase()
        : TestCase("Names differ, and every cause and rule has a text")
    {
    }

  private:
    void DoRun() override
    {
        std::set<std::string> names;
        std::set<std::string> texts;
        for (std::size_t i = 0; i < FAILURE_CAUSE_COUNT; ++i)
        {
            names.insert(GetFailureCauseName(static_cast<FailureCause>(i)));
            texts.insert(GetFailureCauseText(static_cast<FailureCause>(i)));
        }
        NS_TEST_EXPECT_MSG_EQ(names.size(), FAILURE_CAUSE_COUNT, "names of causes");
        NS_TEST_EXPECT_MSG_EQ(texts.size(), FAILURE_CAUSE_COUNT, "texts of causes");
        names.clear();
        texts.clear();
        for (std::size_t i = 0; i < FAILURE_RULE_COUNT; ++i)
        {
            names.insert(GetFailureRuleName(static_cast<FailureRule>(i)));
            texts.insert(GetFailureRuleText(static_cast<FailureRule>(i)));
        }
        NS_TEST_EXPECT_MSG_EQ(names.size(), FAILURE_RULE_COUNT, "names of rules");
        NS_TEST_EXPECT_MSG_EQ(texts.size(), FAILURE_RULE_COUNT, "texts of rules");
        NS_TEST_EXPECT_MSG_EQ(std::string(GetFailureRuleName(FailureRule::NONE)), "none", "last");
    }
};

/// Suite mgm-failure-cause.
class FailureCauseTestSuite : public TestSuite
{
  public:
    FailureCauseTestSuite()
        : TestSuite("mgm-failure-cause", TestSuite::Type::UNIT)
    {
        AddTestCase(new RulesTestCase);
        AddTestCase(new HalvesTestCase);
        AddTestCase(new LimitsTestCase);
        AddTestCase(new InheritanceTestCase);
        AddTestCase(new NamesTestCase);
    }
};

FailureCauseTestSuite g_failureCauseTestSuite; //!< Static variable for test initialization

} // namespace
