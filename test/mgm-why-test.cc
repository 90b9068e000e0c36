/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Suite mgm-why: what a router would do with a packet is what the trace says that it did.
 */

#include "mgm-run-test-case.h"
#include "ns3/mgm-packet-question.h"
#include "ns3/mgm-trace-reader.h"
#include "ns3/mgm-why.h"
#include "ns3/test.h"

#include <fstream>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>

namespace
{

using namespace ns3;
using namespace ns3::mgm;

/// Each packet of a run is asked about right before the record of what happened to it.
class AgreementTestCase : public RunTestCase
{
  public:
    /**
     * @param [in] example Name of an example.
     * @param [in] least Least number of packets that are compared.
     */
    AgreementTestCase(const std::string& example, uint64_t least)
        : RunTestCase("Answers agree with what happened in " + example),
          m_example(example),
          m_least(least)
    {
    }

  private:
    void DoRun() override
    {
        std::ifstream stream(TraceExample(m_example, TraceLevel::PACKETS));
        TraceReader reader(stream, m_example);
        const TraceHeader header = reader.GetHeader();
        Replay replay(header);
        TraceRecord record;
        while (reader.Next(record) && m_failures < MOST_FAILURES)
        {
            if (record.GetKind() == "wrong-interface")
            {
                CompareVerdict(header, replay, record);
            }
            else if (record.GetKind() == "packet")
            {
                ComparePacket(header, replay, record);
            }
            replay.Apply(record);
        }
        NS_TEST_EXPECT_MSG_GT(m_compared, m_least, "packets of " << m_example);
    }

    /// @return the answer about the packet of a record.
    static PacketAnswer Ask(const TraceHeader& header,
                            const Replay& replay,
                            const TraceRecord& record)
    {
        PacketQuestion question;
        question.node = record.GetNode();
        question.key =
            SourceGroup(record.GetText("source").c_str(), record.GetText("group").c_str());
        const TraceInterface arrival = record.GetInterface("arrival");
        question.arrival = arrival.nextHop.empty()
                               ? InterfaceId(arrival.index)
                               : InterfaceId(arrival.index, Ipv4Address(arrival.nextHop.c_str()));
        question.ttl = static_cast<uint8_t>(record.GetUnsigned("ttl"));
        question.time = NanoSeconds(record.GetTime());
        return AnswerPacketQuestion(header, replay, question);
    }

    /// Compares a verdict.
    void CompareVerdict(const TraceHeader& header, const Replay& replay, const TraceRecord& record)
    {
        const PacketAnswer answer = Ask(header, replay, record);
        const std::string verdict = answer.verdict ? GetVerdictName(*answer.verdict) : "none";
        Expect(record, record.GetText("verdict"), verdict);
    }

    /// Compares what became of a packet.
    void ComparePacket(const TraceHeader& header, const Replay& replay, const TraceRecord& record)
    {
        const std::string event = record.GetText("event");
        const std::string reason = record.Has("reason") ? record.GetText("reason") : "";
        if (event == "copy-dropped")
        {
            NoteUnforeseen(record, reason);
            return;
        }
        // The node's own packets, and packets that waited, did not arrive at this instant; a
        // wrong interface has been compared, and has changed the limiter since.
        if (reason == "own-wrong-interface" || reason == "resolution-timeout" ||
            reason == "entry-deleted" || reason == "wrong-interface")
        {
            return;
        }
        const bool held =
            event == "held" || reason == "queue-overflow" || reason == "unresolved-limit";
        Expect(record,
               held ? "held" : event + reason + ListInterfaces(record),
               Describe(Ask(header, replay, record)));
        m_unforeseen.clear();
    }

    /// Notes a copy that was dropped for a reason of which a trace does not tell beforehand.
    void NoteUnforeseen(const TraceRecord& record, const std::string& reason)
    {
        if (reason == "rate-limit")
        {
            m_unforeseen.insert(record.GetInterfaces("oifs").front().index);
        }
    }

    /// @return an answer, as packet records would say it.
    std::string Describe(const PacketAnswer& answer) const
    {
        if (answer.outcome == PacketAnswer::HELD)
        {
            return "held";
        }
        if (answer.copies.empty())
        {
            return std::string("dropped") + GetDropReasonName(*answer.reason);
        }
        std::string leaving;
        std::string first;
        for (const CopyAnswer& copy : answer.copies)
        {
            const bool limited = !copy.reason && m_unforeseen.count(copy.interface.index) > 0;
            const std::string reason = limited       ? "rate-limit"
                                       : copy.reason ? GetDropReasonName(*copy.reason)
                                                     : "";
            leaving += reason.empty() ? " " + std::to_string(copy.interface.index) : "";
            first = first.empty() ? reason : first;
        }
        return leaving.empty() ? "dropped" + first : "forwarded" + leaving;
    }

    /// @return indices of the interfaces on which copies left, in ascending order.
    static std::string ListInterfaces(const TraceRecord& record)
    {
        std::set<uint32_t> indices;
        if (record.Has("oifs"))
        {
            for (const TraceInterface& oif : record.GetInterfaces("oifs"))
            {
                indices.insert(oif.index);
            }
        }
        std::string text;
        for (uint32_t index : indices)
        {
            text += " " + std::to_string(index);
        }
        return text;
    }

    /// Compares what happened with an answer.
    void Expect(const TraceRecord& record, const std::string& happened, const std::string& answer)
    {
        ++m_compared;
        m_failures += happened == answer ? 0 : 1;
        NS_TEST_EXPECT_MSG_EQ(
            answer, happened, m_example << ", record " << FormatRecordId(record.GetId()));
    }

    static constexpr uint64_t MOST_FAILURES = 10; //!< after which it is clear

    std::string m_example;           //!< name of the example
    uint64_t m_least;                //!< number of packets to compare
    uint64_t m_compared{0};          //!< so far
    uint64_t m_failures{0};          //!< of these
    std::set<uint32_t> m_unforeseen; //!< where the packet at hand met a full rate limit
};

/// Answers for people and for programs, and errors.
class CommandTestCase : public RunTestCase
{
  public:
    CommandTestCase()
        : RunTestCase("The command answers, or says all that is wrong")
    {
    }

  private:
    void DoRun() override
    {
        m_trace = TraceExample("limiter-hides-interface", TraceLevel::PACKETS);
        const std::string text = Ask({"--time", "5.5", "--in", "4"}, 0);
        NS_TEST_EXPECT_MSG_NE(text.find("dropped: wrong-interface, verdict suppressed"),
                              std::string::npos,
                              "west's second packet is suppressed: " << text);
        NS_TEST_EXPECT_MSG_NE(text.find(" ttl 64, "), std::string::npos, "without --ttl " << text);
        NS_TEST_EXPECT_MSG_NE(text.find("WRONG_IF (0x01)"), std::string::npos, text);
        const auto document =
            nlohmann::json::parse(Ask({"--time", "2", "--in", "1", "--ttl", "2", "--json"}, 0));
        NS_TEST_EXPECT_MSG_EQ(document["outcome"].get<std::string>(), "forwarded", "to south");
        NS_TEST_EXPECT_MSG_EQ(document["rfc8487_name"].get<std::string>(), "NO_ERROR", "no error");
        const std::string dropped = Ask({"--time", "2", "--in", "1", "--ttl", "1"}, 0);
        NS_TEST_EXPECT_MSG_NE(dropped.find("dropped: ttl-too-low"), std::string::npos, dropped);
        const std::string errors = Ask({"--time", "99", "--in", "17", "--ttl", "256"}, 2);
        for (const char* option : {"--time", "--in", "--ttl"})
        {
            NS_TEST_EXPECT_MSG_NE(errors.find(option), std::string::npos, option << errors);
        }
        const std::string local = Ask({"--time", "2", "--in", "1"}, 2, "224.0.0.13");
        NS_TEST_EXPECT_MSG_NE(local.find("--group: found \"224.0.0.13\"; packets of 224.0.0.0/24"),
                              std::string::npos,
                              local);
    }

    /// Asks about camera's data at the hub. @return the answer, or the errors.
    std::string Ask(const std::vector<std::string>& more,
                    int status,
                    const std::string& group = "239.1.1.1")
    {
        std::vector<std::string> arguments{
            m_trace, "--node", "hub", "--source", "172.16.0.2", "--group", group};
        arguments.insert(arguments.end(), more.begin(), more.end());
        std::ostringstream out;
        std::ostringstream err;
        NS_TEST_EXPECT_MSG_EQ(RunWhy(arguments, out, err), status, err.str());
        NS_TEST_EXPECT_MSG_EQ((status == 0 || out.str().empty()), true, "nothing but errors");
        return out.str() + err.str();
    }

    std::string m_trace; //!< of the run
};

/// Suite mgm-why.
class WhyTestSuite : public TestSuite
{
  public:
    WhyTestSuite()
        : TestSuite("mgm-why", TestSuite::Type::UNIT)
    {
        AddTestCase(new AgreementTestCase("backbone-failure", 4000));
        AddTestCase(new AgreementTestCase("limiter-hides-interface", 100));
        AddTestCase(new AgreementTestCase("scoped-boundary", 100));
        AddTestCase(new AgreementTestCase("router-restart", 100));
        AddTestCase(new AgreementTestCase("spoofed-source", 100));
        AddTestCase(new AgreementTestCase("configured-loop", 100));
        AddTestCase(new AgreementTestCase("igmp-source-filter", 100));
        AddTestCase(new AgreementTestCase("pim-lan-assert", 4000));
        AddTestCase(new AgreementTestCase("pim-backbone-failure", 2000));
        AddTestCase(new AgreementTestCase("pim-limiter", 20));
        AddTestCase(new CommandTestCase);
    }
};

WhyTestSuite g_whyTestSuite; //!< Static variable for test initialization

} // namespace
