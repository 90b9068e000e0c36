/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Suite mgm-message-loss: control messages that are lost on purpose, by IGMP on a LAN:
 *
 *   video --- a --- lan --- one, two, three
 *
 * The source sends ten packets a second from 1 s on: the first at 1.1 s.
 */

#include "mgm-run-test-case.h"

#include "ns3/csma-net-device.h"
#include "ns3/error-model.h"
#include "ns3/mgm-igmp-message.h"
#include "ns3/mgm-message-loss.h"
#include "ns3/mgm-pim-message.h"
#include "ns3/mgm-scenario-reader.h"
#include "ns3/net-device-container.h"
#include "ns3/pointer.h"

#include <algorithm>
#include <string>
#include <vector>

namespace
{

using namespace ns3;
using namespace ns3::mgm;

/// The network, without the end of the object.
const char* const LAN = R"({
  "name": "lan", "duration_s": 12,
  "topology": {
    "nodes": [{"name": "a"}, {"name": "lan", "kind": "lan"}], "links": [{"a": "a", "b": "lan"}],
    "defaults": {"delay_ms": 1, "rate": "100Mbps"}
  },
  "routers": {"protocols": [{"type": "static-tree"}, {"type": "igmp"}]},
  "sources": [{"name": "video", "at": "a", "group": "239.1.1.1", "rate": "16kbps",
               "size_bytes": 200, "start_s": 1}],
  "receivers": [
    {"name": "one", "at": "lan", "group": "239.1.1.1", "join_s": 3},
    {"name": "two", "at": "lan", "group": "239.1.1.2", "join_s": 3},
    {"name": "three", "at": "lan", "group": "239.1.1.3", "join_s": 3}],
  "events": [{"at_s": 0, "type": "lose-messages", "link": "a-lan", "protocol": "igmp")";

/// What is lost, and what becomes of it.
class LossTestCase : public RunTestCase
{
  public:
    LossTestCase()
        : RunTestCase("Messages on a LAN are lost for all, in their order, and no more than asked")
    {
    }

  private:
    /**
     * Runs the LAN.
     * @param [in] lost Further members of the event.
     * @param [in] members Further members of the scenario, beginning with a comma.
     * @return packets that receiver one got.
     */
    uint64_t Run(const std::string& lost, const std::string& members = "")
    {
        ScenarioReader reader;
        const auto scenario = reader.ReadText(LAN + lost + "}]" + members + "}", "test.json");
        NS_TEST_EXPECT_MSG_EQ(reader.GetProblems(), "", "the scenario is right");
        const RunResult result = scenario ? RunScenario(*scenario) : RunResult();
        m_notes = result.notes;
        return GetDelivery(result).received;
    }

    /// @return how many records of lost messages the trace of the last run has.
    std::size_t CountLost() const
    {
        const std::string trace = m_trace.str();
        const std::string name = R"("event":"message-lost")";
        std::size_t count = 0;
        for (std::size_t at = trace.find(name); at != std::string::npos;
             at = trace.find(name, at + 1))
        {
            ++count;
        }
        return count;
    }

    void DoRun() override
    {
        const uint64_t all = Run(R"(, "message": "v2-leave")"); // nobody sends any
        NS_TEST_EXPECT_MSG_EQ(all, 89u, "from 3 s on");
        NS_TEST_EXPECT_MSG_EQ(CountLost(), 0u, "nothing is lost");
        NS_TEST_ASSERT_MSG_EQ(m_notes.size(), 1u, "which is told");
        NS_TEST_EXPECT_MSG_EQ(
            m_notes[0],
            "only 0 of the 1 igmp v2-leave messages on link a-lan that were to be "
            "lost came (number 1)",
            "which is told");

        // Each host reports its change twice, within 1 s (RFC 3376 8.1, 8.11): of the first three
        // reports, which are sent at once, one is that of receiver one.
        const uint64_t late = Run(R"(, "message": "v3-report", "count": 3)");
        NS_TEST_EXPECT_MSG_LT(late, 89u, "the second report does it");
        NS_TEST_EXPECT_MSG_GT(late, 79u, "the second report does it");
        NS_TEST_EXPECT_MSG_EQ(CountLost(), 3u, "once for each message, not for each receiver");
        NS_TEST_EXPECT_MSG_EQ(m_notes.size(), 0u, "all came");

        NS_TEST_EXPECT_MSG_EQ(Run(R"(, "message": "v3-report", "count": 6)"), 0u, "never heard");
        NS_TEST_EXPECT_MSG_EQ(CountLost(), 6u, "all of them");
        NS_TEST_EXPECT_MSG_EQ(
            Run(R"(, "message": "v3-report", "count": 6)",
                R"(, "attributes": {"ns3::CsmaNetDevice::EncapsulationMode": "Llc"})"),
            0u,
            "the same behind the headers of IEEE 802.3 and 802.2");
        NS_TEST_EXPECT_MSG_EQ(CountLost(), 6u, "all of them");
        NS_TEST_EXPECT_MSG_EQ(
            Run(R"(, "message": "v3-report", "first": 4, "count": 3)"), 89u, "the others do it");
        NS_TEST_EXPECT_MSG_EQ(CountLost(), 3u, "the second ones");
        NS_TEST_EXPECT_MSG_EQ(
            Run(R"(, "message": "v3-report", "count": 6, "from": "a")"), 89u, "hosts sent them");
        NS_TEST_EXPECT_MSG_EQ(CountLost(), 0u, "hosts sent them");
    }

    std::vector<std::string> m_notes; //!< of the last run
};

/// Names of messages.
class NamesTestCase : public TestCase
{
  public:
    NamesTestCase()
        : TestCase("Every type of message can be lost, by its name in traces")
    {
    }

  private:
    void DoRun() override
    {
        const auto& kinds = GetControlMessageKinds();
        for (const IgmpType type : {IgmpType::QUERY,
                                    IgmpType::V1_REPORT,
                                    IgmpType::V2_REPORT,
                                    IgmpType::V2_LEAVE,
                                    IgmpType::V3_REPORT})
        {
            Expect(kinds.at("igmp"), GetIgmpTypeName(type));
        }
        for (const PimType type : {PimType::HELLO,
                                   PimType::JOIN_PRUNE,
                                   PimType::ASSERT,
                                   PimType::GRAFT,
                                   PimType::GRAFT_ACK,
                                   PimType::STATE_REFRESH})
        {
            Expect(kinds.at("pim"), GetPimTypeName(type));
        }
    }

    /// Expects a name.
    void Expect(const std::vector<std::string>& names, const std::string& name)
    {
        NS_TEST_EXPECT_MSG_EQ(std::count(names.begin(), names.end(), name), 1, name);
    }
};

/// A device that had an error model.
class PreviousModelTestCase : public TestCase
{
  public:
    PreviousModelTestCase()
        : TestCase("An error model that a device had before goes on, and is reset with the other")
    {
    }

  private:
    void DoRun() override
    {
        const auto previous = CreateObject<ReceiveListErrorModel>();
        previous->SetList({0, 2, 3});
        const auto device = CreateObject<CsmaNetDevice>();
        device->SetAttribute("ReceiveErrorModel", PointerValue(previous));
        CreateObject<MessageLoss>()->Install(NetDeviceContainer(device),
                                             {"igmp", "query", {}, 1, 1});
        PointerValue present;
        device->GetAttribute("ReceiveErrorModel", present);
        const auto model = present.Get<ErrorModel>();
        NS_TEST_ASSERT_MSG_NE(model, previous, "another one is there");
        const auto frame = Create<Packet>(10); // shorter than its headers
        NS_TEST_EXPECT_MSG_EQ(model->IsCorrupt(frame), true, "0 is of the list");
        NS_TEST_EXPECT_MSG_EQ(model->IsCorrupt(frame), false, "1 is not");
        NS_TEST_EXPECT_MSG_EQ(model->IsCorrupt(frame), true, "2 is of the list");
        model->Reset();
        NS_TEST_EXPECT_MSG_EQ(model->IsCorrupt(frame), false, "the list is empty");
        device->Dispose();
    }
};

/// Suite mgm-message-loss.
class MessageLossTestSuite : public TestSuite
{
  public:
    MessageLossTestSuite()
        : TestSuite("mgm-message-loss", Type::UNIT)
    {
        AddTestCase(new LossTestCase());
        AddTestCase(new NamesTestCase());
        AddTestCase(new PreviousModelTestCase());
    }
};

MessageLossTestSuite g_messageLossTestSuite; //!< Static variable for test initialization

} // namespace
