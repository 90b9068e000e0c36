/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Suite mgm-pim-dm-messages: which entries a message is about, and for which of them a router makes
 * state that it does not have (RFC 3973 4.4, 4.5, 4.6).
 */

#include "mgm-test-journal.h"
#include "ns3/mgm-pim-dm-messages.h"
#include "ns3/test.h"

#include <string>

namespace
{

using namespace ns3;
using namespace ns3::mgm;
using namespace ns3::mgm::test;

const Ipv4Address ME("10.0.0.1");    //!< the router that gets the messages
const Ipv4Address OTHER("10.0.0.2"); //!< another one

/// @return how the entries are looked up that a message is about: "always 1 present 2".
std::string
LookUp(const PimMessage& message, bool pointToPoint = false)
{
    PimReceived received;
    received.message = message;
    received.ip.interface = 1;
    received.ip.source = Ipv4Address("10.0.0.3");
    std::string text;
    const auto find = [&text](const SourceGroup& key, PimDmLookup lookup) -> PimDmEntry* {
        text += text.empty() ? "" : " ";
        text += lookup == PimDmLookup::ALWAYS     ? "always "
                : lookup == PimDmLookup::UPSTREAM ? "upstream "
                                                  : "present ";
        text +=
            std::to_string(key.source.Get() & 0xff) + "/" + std::to_string(key.group.Get() & 0xff);
        return nullptr;
    };
    DeliverPimDm(received, {ME, pointToPoint}, find);
    return text;
}

/// @return a message that joins source 1 and prunes sources 2 and 3 of group 7.
PimMessage
MakeJoinPrune(PimType type, Ipv4Address upstreamNeighbor)
{
    PimGroupSet set;
    set.group = Ipv4Address("239.1.1.7");
    set.joins = {Ipv4Address("10.1.0.1")};
    set.prunes = {Ipv4Address("10.1.0.2"), Ipv4Address("10.1.0.3")};
    PimJoinPrune content;
    content.upstreamNeighbor = upstreamNeighbor;
    content.groups = {set};
    return PimMessage::Make(type, content);
}

/// What becomes of each type of message.
class LookupTestCase : public TestCase
{
  public:
    LookupTestCase()
        : TestCase("Messages make state only where they matter")
    {
    }

  private:
    void DoRun() override
    {
        Check(LookUp(MakeJoinPrune(PimType::JOIN_PRUNE, ME)),
              "always 1/7 always 2/7 always 3/7",
              "a Join/Prune that names this router");
        Check(LookUp(MakeJoinPrune(PimType::JOIN_PRUNE, OTHER)),
              "present 1/7 upstream 2/7 upstream 3/7",
              "one that names another: its Prunes may have to be overridden");
        Check(LookUp(MakeJoinPrune(PimType::GRAFT, ME)), "always 1/7", "a Graft joins only");
        Check(LookUp(MakeJoinPrune(PimType::GRAFT, OTHER)), "", "one that names another");
        Check(LookUp(MakeJoinPrune(PimType::GRAFT_ACK, OTHER)),
              "present 1/7",
              "a Graft Ack, which names who sent the Graft");
        PimAssert assertion;
        assertion.group = Ipv4Address("239.1.1.7");
        assertion.source = Ipv4Address("10.1.0.1");
        Check(LookUp(PimMessage::Make(assertion)), "always 1/7", "an Assert");
        PimStateRefresh refresh;
        refresh.group = Ipv4Address("239.1.1.7");
        refresh.source = Ipv4Address("10.1.0.1");
        Check(LookUp(PimMessage::Make(refresh)), "always 1/7", "a State Refresh is an Assert");
        Check(
            LookUp(PimMessage::Make(refresh), true), "upstream 1/7", "not on point-to-point links");
        Check(LookUp(PimMessage::Make(PimHello())), "", "a Hello is about no entry");
    }

    /// Compares texts.
    void Check(const std::string& actual, const std::string& expected, const std::string& message)
    {
        NS_TEST_EXPECT_MSG_EQ(actual, expected, message);
    }
};

/// The suite.
class PimDmMessagesTestSuite : public TestSuite
{
  public:
    PimDmMessagesTestSuite()
        : TestSuite("mgm-pim-dm-messages", Type::UNIT)
    {
        AddTestCase(new LookupTestCase);
    }
};

PimDmMessagesTestSuite g_pimDmMessagesTestSuite; //!< registers the suite

} // namespace
