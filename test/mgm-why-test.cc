/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Suite mgm-why: what a router would do with a packet is what the trace says that it did.
 */

#include "mgm-run-test-case.h"
#include "mgm-test-require.h"
#include "ns3/mgm-packet-question.h"
#include "ns3/mgm-trace-reader.h"
#include "ns3/mgm-why.h"
#include "ns3/test.h"

#include <array>
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
        const std::string forwarded = Ask({"--time", "2", "--in", "1"}, 0);
        NS_TEST_EXPECT_MSG_NE(
            forwarded.find("It is forwarded to hub->"), std::string::npos, forwarded);
        NS_TEST_EXPECT_MSG_NE(forwarded.find(" ttl 64, mforward\n"), std::string::npos, forwarded);
        const std::string held = Ask({"--time", "2", "--in", "1"}, 0, "239.9.9.9");
        NS_TEST_EXPECT_MSG_NE(
            held.find("It is held until there is an entry."), std::string::npos, held);
        NS_TEST_EXPECT_MSG_NE(held.find("no mroute, queued\n"), std::string::npos, held);
        const std::string local = Ask({"--time", "2", "--in", "1"}, 2, "224.0.0.13");
        NS_TEST_EXPECT_MSG_NE(local.find("--group: found \"224.0.0.13\"; packets of 224.0.0.0/24"),
                              std::string::npos,
                              local);
        m_trace = TraceExample("limiter-hides-interface", TraceLevel::ALERTS);
        const std::string low = Ask({"--time", "2", "--in", "1"}, 2);
        NS_TEST_EXPECT_MSG_NE(low.find("has level \"alerts\", which holds no state; run it again"),
                              std::string::npos,
                              low);
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

/**
 * What a router answers about a packet of 10.1.0.2 to 239.1.1.1, TTL 64, after records that the
 * test makes. The source is behind interface 1; interfaces 2 and 3 have nobody on them.
 */
class CodeTestCase : public TestCase
{
  public:
    CodeTestCase()
        : TestCase("Each way to end has its code of RFC 8487 3.2.4")
    {
    }

  private:
    void DoRun() override
    {
        CheckEntries();
        CheckPrunes();
        CheckSettings();
        CheckVerdicts();
        CheckLimiters();
        CheckNextHops();
        CheckErrors();
    }

    /// The trace so far: the applications run. @param [in] limiter Limiter of the forwarder.
    void Begin(const std::string& limiter = "per-entry")
    {
        m_count = 0;
        m_trace =
            R"({"record":"trace","schema_version":2,"scenario":"s","seed":1,"run":1,)"
            R"("ns3_version":"3.37","level":"packets","nodes":[{"id":0,"name":"r",)"
            R"("kind":"router","interfaces":[{"index":1,"type":"point-to-point"},)"
            R"({"index":2,"type":"lan"},{"index":3,"type":"lan"}],"forwarder":{)"
            R"("limiter":")" +
            limiter +
            R"(","alert_interval_ns":3000000000,"alert_rate":1,)"
            R"("alert_burst":1,"gate":"outgoing-interface","threshold_rule":"greater",)"
            R"("copy_order":"ascending","unresolved_packet_limit":4,)"
            R"("unresolved_lifetime_ns":10000000000,"unresolved_entry_limit":0,)"
            R"("entry_limit":0,"notification_delay_ns":0,"entry_delay_ns":0,)"
            R"("rate_limit_burst_ns":0,"packet_head_size":64,"bypass_traffic_control":false},)"
            R"("rpf":{"preference":110,"version":0}},{"id":1,"name":"s","kind":"router"}],)"
            R"("topology":{"nodes":[{"name":"r","node":0},{"name":"s","node":1}],)"
            R"("links":[{"a":0,"b":1,"cost_ab":1,"cost_ba":1,"delay_ns":1000,"up":true,)"
            R"("interface_a":1,"address_a":"10.0.0.1","interface_b":1,)"
            R"("address_b":"10.0.0.2"}],"networks":[{"prefix":"10.1.0.0/16","at":1,)"
            R"("interface":2,"address":"10.1.0.1"}],"equal_cost":"highest-neighbor",)"
            R"("version":0}})"
            "\n";
        for (const char* type : {"KernelForwarder", "Manager", "PimDm"})
        {
            Add("application", R"("event":"started","type":"ns3::mgm::)" + std::string(type) + '"');
        }
    }

    /// Adds a record.
    void Add(const std::string& kind, const std::string& members)
    {
        const std::string number = std::to_string(++m_count);
        m_trace += R"({"id":"0:)" + number + R"(","time_ns":)" + number + R"(,"record":")" + kind +
                   R"(","node":0,)" + members + "}\n";
    }

    /// Adds an entry of the source. @param [in] state Its incoming interface and the rest.
    void AddEntry(const std::string& state)
    {
        Add("entry",
            R"("source":"10.1.0.2","group":"239.1.1.1","event":"created","before":null,)"
            R"("after":{"timeout_ns":0,"iif":{"index":)" +
                state + "}");
    }

    /// Adds a transition of PIM's entry of the source.
    void AddTransition(const std::string& machine, uint32_t interface, const std::string& after)
    {
        Add("pim-transition",
            R"("source":"10.1.0.2","group":"239.1.1.1","machine":")" + machine +
                R"(","interface":{"index":)" + std::to_string(interface) + R"(},"after":")" +
                after + '"');
    }

    /// Adds PIM's call that ends the source's entry for a group.
    void DeleteEntry(const std::string& group)
    {
        Add("api-call",
            R"("client":"pim-dm","protocol":9,"component":0,"status_code":0,"status":"NO_ERROR",)"
            R"("function":"DeleteEntry","source":"10.1.0.2","group":")" +
                group + '"');
    }

    /// Adds a setting of interface 2 or 1.
    void AddSetting(uint32_t interface, const std::string& setting)
    {
        Add("interface-setting",
            R"("interface":{"index":)" + std::to_string(interface) + R"(},"setting":)" + setting);
    }

    /// @return code and outcome of a packet.
    std::string Ask(uint32_t arrival = 1, const char* source = "10.1.0.2")
    {
        std::istringstream stream(m_trace);
        TraceReader reader(stream, "t");
        const TraceHeader header = reader.GetHeader();
        Replay replay(header);
        TraceRecord record;
        while (reader.Next(record))
        {
            replay.Apply(record);
        }
        PacketQuestion question;
        question.node = 0;
        question.key = SourceGroup(source, "239.1.1.1");
        question.arrival = InterfaceId(arrival);
        question.ttl = 64;
        question.time = Seconds(1);
        m_answer = AnswerPacketQuestion(header, replay, question);
        const std::string code = GetForwardingCodeName(m_answer.code);
        return code + (m_answer.outcome == PacketAnswer::HELD ? ", held"
                       : m_answer.reason ? std::string(", ") + GetDropReasonName(*m_answer.reason)
                                         : "");
    }

    /// @return what the last answer says of the source.
    std::string GetSourceFacts() const
    {
        for (const PacketCheck& check : m_answer.checks)
        {
            if (check.name == "source")
            {
                return check.facts;
            }
        }
        return "";
    }

    /// With and without entries and routes.
    void CheckEntries()
    {
        Begin();
        NS_TEST_EXPECT_MSG_EQ(Ask(), "NOT_FORWARDING, held", "no entry");
        NS_TEST_EXPECT_MSG_EQ(Ask(1, "9.9.9.9"), "NO_ROUTE, held", "no way to the source");
        NS_TEST_EXPECT_MSG_EQ(GetSourceFacts(), "9.9.9.9 can be a host", "an address of a host");
        AddEntry(R"(0},"oifs":[],"negative":true)");
        NS_TEST_EXPECT_MSG_EQ(Ask(), "NOT_FORWARDING, negative-entry", "dropped on purpose");
        NS_TEST_EXPECT_MSG_EQ(
            Ask(3), "NOT_FORWARDING, negative-entry", "an entry without interface expects none");
        Add("entry",
            R"("source":"9.9.9.9","group":"239.1.1.1","event":"created","before":null,)"
            R"("after":{"timeout_ns":0,"iif":{"index":0},"oifs":[],"negative":true})");
        NS_TEST_EXPECT_MSG_EQ(
            Ask(1, "9.9.9.9"), "NO_ROUTE, negative-entry", "dropped for want of a route");
        AddEntry(R"(1},"oifs":[{"index":2,"threshold":1}],"negative":false)");
        NS_TEST_EXPECT_MSG_EQ(Ask(), "NO_ERROR", "goes on");
        NS_TEST_EXPECT_MSG_EQ(GetSourceFacts(), "10.1.0.2 has an entry", "vouches for its source");
        NS_TEST_EXPECT_MSG_EQ(Ask(3), "WRONG_IF, wrong-interface", "came elsewhere");
        Add("application", R"("event":"stopped","type":"ns3::mgm::KernelForwarder")");
        NS_TEST_EXPECT_MSG_EQ(Ask(), "NO_MULTICAST, stopped", "no forwarder");
    }

    /// Why an entry has no outgoing interfaces.
    void CheckPrunes()
    {
        Begin();
        AddEntry(R"(1},"oifs":[],"negative":false)");
        NS_TEST_EXPECT_MSG_EQ(Ask(), "NOT_FORWARDING, no-outgoing-interface", "nobody asked");
        AddTransition("upstream", 1, "Forwarding");
        AddTransition("downstream", 2, "NoInfo");
        NS_TEST_EXPECT_MSG_EQ(Ask(), "NOT_FORWARDING, no-outgoing-interface", "PIM forwards");
        AddTransition("downstream", 3, "Pruned");
        NS_TEST_EXPECT_MSG_EQ(Ask(), "PRUNE_RCVD, no-outgoing-interface", "pruned downstream");
        AddTransition("upstream", 1, "Pruned");
        NS_TEST_EXPECT_MSG_EQ(Ask(), "PRUNE_SENT, no-outgoing-interface", "pruned upstream");
        DeleteEntry("239.1.1.2");
        NS_TEST_EXPECT_MSG_EQ(Ask(), "PRUNE_SENT, no-outgoing-interface", "another one is gone");
        DeleteEntry("239.1.1.1");
        NS_TEST_EXPECT_MSG_EQ(Ask(), "NOT_FORWARDING, no-outgoing-interface", "PIM's is gone");
        AddTransition("upstream", 1, "AckPending");
        AddTransition("downstream", 3, "NoInfo");
        NS_TEST_EXPECT_MSG_EQ(Ask(), "NOT_FORWARDING, no-outgoing-interface", "grafted");
    }

    /// Boundaries, thresholds and rates that are set during the run.
    void CheckSettings()
    {
        Begin();
        AddEntry(R"(1},"oifs":[{"index":2,"threshold":1}],"negative":false)");
        AddSetting(1, R"("boundary-added","range":"239.0.0.0/8")");
        NS_TEST_EXPECT_MSG_EQ(Ask(), "SCOPED, boundary-in", "where it comes in");
        AddSetting(1, R"("boundary-removed","range":"239.0.0.0/8")");
        NS_TEST_EXPECT_MSG_EQ(Ask(), "NO_ERROR", "no more");
        AddSetting(2, R"("boundary-added","range":"239.0.0.0/8")");
        NS_TEST_EXPECT_MSG_EQ(Ask(), "SCOPED, boundary-out", "where it would leave");
        AddSetting(2, R"("boundary-removed","range":"239.0.0.0/8")");
        AddSetting(2, R"("threshold","value":64)");
        NS_TEST_EXPECT_MSG_EQ(Ask(), "NOT_FORWARDING, ttl-too-low", "not greater than 64");
        AddSetting(2, R"("threshold","value":63)");
        NS_TEST_EXPECT_MSG_EQ(Ask(), "NO_ERROR", "greater than 63");
        AddSetting(2, R"("rate-limit","value":8)");
        NS_TEST_EXPECT_MSG_EQ(Ask(), "NO_ERROR", "the limit is not known");
        NS_TEST_EXPECT_MSG_NE(m_answer.checks.back().facts.find("if the limit of 8 kB/s has room"),
                              std::string::npos,
                              m_answer.checks.back().facts);
    }

    /// Why a wrong-interface packet raises an alert, or does not.
    void CheckVerdicts()
    {
        Begin();
        AddEntry(R"(1},"oifs":[{"index":2,"threshold":255},{"index":3,"threshold":1}],)"
                 R"("negative":false)");
        const auto verdict = [this](uint32_t arrival) {
            Ask(arrival);
            return std::string(m_answer.verdict ? GetVerdictName(*m_answer.verdict) : "none");
        };
        NS_TEST_EXPECT_MSG_EQ(verdict(1), "none", "where it is expected");
        NS_TEST_ASSERT_MSG_EQ(m_answer.copies.size(), 1u, "threshold 255 never forwards (K4)");
        NS_TEST_EXPECT_MSG_EQ(m_answer.copies[0].interface.index, 3u, "the other one");
        NS_TEST_EXPECT_MSG_EQ(verdict(3), "no-owner", "nobody to tell");
        const std::string client =
            R"("client":"pim-dm","protocol":9,"component":0,"status_code":0,)";
        Add("api-call", client + R"("function":"RegisterProtocol")");
        for (const char* interface : {"2", "3"})
        {
            Add("api-call",
                client + R"("function":"TakeInterfaceOwnership","interface":{"index":)" +
                    interface + "}");
        }
        NS_TEST_EXPECT_MSG_EQ(verdict(3), "alerted", "an outgoing interface");
        NS_TEST_EXPECT_MSG_EQ(verdict(2), "not-eligible", "threshold 255: no outgoing one (K4)");
        Add("api-call",
            client + R"("function":"SetAlertMask","source":"10.1.0.2","group":"239.1.1.1",)"
                     R"("interface":{"index":3},"masked":true)");
        NS_TEST_EXPECT_MSG_EQ(verdict(3), "masked", "switched off");
        Add("api-call", client + R"("function":"DeregisterProtocol")");
        NS_TEST_EXPECT_MSG_EQ(verdict(3), "no-owner", "the owner has gone");
    }

    /// What the limiter lets through after an alert on interface 3, of two outgoing ones.
    void CheckLimiters()
    {
        const std::vector<std::array<std::string, 3>> expected{
            {"none", "alerted", "alerted"},
            {"per-entry", "suppressed", "suppressed"},
            {"per-entry-and-interface", "suppressed", "alerted"},
            {"token-bucket", "suppressed", "suppressed"}};
        for (const auto& [limiter, there, elsewhere] : expected)
        {
            Begin(limiter);
            AddEntry(R"(1},"oifs":[{"index":2,"threshold":1},{"index":3,"threshold":1}],)"
                     R"("negative":false)");
            const std::string client =
                R"("client":"pim-dm","protocol":9,"component":0,"status_code":0,"function":)";
            Add("api-call", client + R"("RegisterProtocol")");
            for (const char* interface : {"2", "3"})
            {
                Add("api-call",
                    client + R"("TakeInterfaceOwnership","interface":{"index":)" + interface + "}");
            }
            Add("wrong-interface",
                R"("source":"10.1.0.2","group":"239.1.1.1","arrival":{"index":3},)"
                R"("verdict":"alerted","limiter":{"next_alert_ns":3000000000})");
            Ask(3);
            NS_TEST_EXPECT_MSG_EQ(GetVerdictName(*m_answer.verdict), there, limiter);
            Ask(2);
            NS_TEST_EXPECT_MSG_EQ(GetVerdictName(*m_answer.verdict), elsewhere, limiter);
        }
    }

    /// Next hops on one interface are told apart.
    void CheckNextHops()
    {
        Begin();
        AddEntry(R"(1},"oifs":[{"index":2,"next_hop":"10.0.0.7","threshold":1},)"
                 R"({"index":2,"next_hop":"10.0.0.8","threshold":1}],"negative":false)");
        const std::string path = CreateTempDirFilename("hops.jsonl");
        std::ofstream(path) << m_trace;
        std::vector<std::string> arguments{
            path, "--node=r", "--source=10.1.0.2", "--group=239.1.1.1", "--in=1", "--time=4ns"};
        std::ostringstream out;
        std::ostringstream err;
        NS_TEST_EXPECT_MSG_EQ(RunWhy(arguments, out, err), 0, err.str());
        NS_TEST_EXPECT_MSG_NE(out.str().find("It is forwarded to interface 2 via 10.0.0.7 and "
                                             "interface 2 via 10.0.0.8."),
                              std::string::npos,
                              out.str());
        NS_TEST_EXPECT_MSG_NE(
            err.str().find("not complete"), std::string::npos, "the trace has no end");
        arguments.emplace_back("--json");
        out.str("");
        NS_TEST_EXPECT_MSG_EQ(RunWhy(arguments, out, err), 0, err.str());
        const auto copies = nlohmann::json::parse(out.str())["copies"];
        MGM_TEST_REQUIRE_EQ(copies.size(), 2u, "copies");
        NS_TEST_EXPECT_MSG_EQ(copies[1]["interface"].value("next_hop", ""), "10.0.0.8", "next hop");
        NS_TEST_EXPECT_MSG_EQ(copies[1]["interface"]["name"], "interface 2", "its interface");
    }

    /// Records that cannot be, whatever is asked.
    void CheckErrors()
    {
        const std::string data = R"("source":"10.1.0.2","group":"239.1.1.1",)";
        Refuse("converged",
               "\"version\":7",
               "\"version\" is 7, which no topology-change before it has made");
        Refuse("wrong-interface",
               data + R"("verdict":"odd","arrival":{"index":2},"limiter":{"next_alert_ns":0})",
               "\"verdict\" is \"odd\", which is none");
        Refuse("pim-transition",
               data + R"("machine":"odd","interface":{"index":2},"after":"NoInfo")",
               "\"machine\" is \"odd\", which is none");
        Refuse("topology-change",
               R"("event":"link-cost","link":1,"version":1,"from":"r","cost_after":2)",
               "\"link\" is 1, but the topology of the first line has 1 links");
        Refuse("topology-change",
               R"("event":"link-cost","link":0,"version":1,"from":"r","cost_after":0)",
               "\"cost_after\" is 0; a cost is at least 1");
        Refuse("interface-setting",
               R"("interface":{"index":2},"setting":"boundary-added","range":"239.0.0.0")",
               "\"range\" is \"239.0.0.0\", not a range like \"10.0.0.0/8\"");
    }

    /// Expects that a record is refused.
    void Refuse(const std::string& kind, const std::string& members, const std::string& reason)
    {
        Begin();
        AddEntry(R"(1},"oifs":[],"negative":false)");
        Add(kind, members);
        std::string error;
        try
        {
            Ask();
        }
        catch (const TraceError& thrown)
        {
            error = thrown.what();
        }
        NS_TEST_EXPECT_MSG_EQ(error, "t:6: " + reason, kind);
    }

    std::string m_trace;   //!< the trace so far
    uint64_t m_count{0};   //!< its records
    PacketAnswer m_answer; //!< the last answer
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
        AddTestCase(new CodeTestCase);
    }
};

WhyTestSuite g_whyTestSuite; //!< Static variable for test initialization

} // namespace
