/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Suite mgm-trace-writer: the lines of a trace, what each level holds, names, and streams that
 * fail.
 */

#include "mgm-record-sequence.h"
#include "mgm-test-files.h"
#include "ns3/csma-helper.h"
#include "ns3/internet-stack-helper.h"
#include "ns3/ipv4-address-helper.h"
#include "ns3/mgm-igmp-listen.h"
#include "ns3/mgm-igmp-parser.h"
#include "ns3/mgm-pim-reject.h"
#include "ns3/mgm-record-names.h"
#include "ns3/mgm-trace-writer.h"
#include "ns3/names.h"
#include "ns3/point-to-point-helper.h"
#include "ns3/simulator.h"
#include "ns3/test.h"

#include <algorithm>
#include <fstream>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>

namespace
{

using namespace ns3;
using namespace ns3::mgm;

/// A stream buffer that takes a number of bytes and then fails, like a full disk.
class FullDisk : public std::stringbuf
{
  public:
    /// @param [in] room How many bytes it takes.
    explicit FullDisk(std::size_t room)
        : m_room(room)
    {
    }

  protected:
    std::streamsize xsputn(const char* text, std::streamsize size) override
    {
        if (static_cast<std::size_t>(size) > m_room)
        {
            return 0;
        }
        m_room -= size;
        return std::stringbuf::xsputn(text, size);
    }

  private:
    std::size_t m_room; //!< bytes left
};

/// @return the lines of a text.
std::vector<std::string>
SplitLines(const std::string& text)
{
    std::vector<std::string> lines;
    std::istringstream stream(text);
    for (std::string line; std::getline(stream, line);)
    {
        lines.push_back(line);
    }
    return lines;
}

/// @return a trace of RecordSequence, fired 5 s into the run; ended by the end of the simulation.
std::string
TraceSequence(TraceLevel level, const std::string& nodeName = "Denver")
{
    std::ostringstream stream;
    TraceWriter writer(level);
    NodeContainer nodes(3);
    writer.SetNodeName(1, nodeName, "router");
    writer.SetInterfaceName(1, 2, nodeName + "->Kansas City");
    writer.Open(stream, {"sequence", 3, 4, "3.37"});
    const Ptr<RecordSource> source = CreateObject<RecordSource>();
    writer.Connect(source);
    writer.Connect(source);
    RecordSequence sequence(source);
    Simulator::Schedule(Seconds(5), &RecordSequence::Run, &sequence);
    Simulator::Run();
    Simulator::Destroy();
    return stream.str();
}

/// Every kind of record looks as documented.
class LinesTestCase : public TestCase
{
  public:
    LinesTestCase()
        : TestCase("Lines have their fields in their order")
    {
    }

  private:
    void DoRun() override
    {
        const std::vector<std::string> lines = SplitLines(TraceSequence(TraceLevel::PACKETS));
        ExpectLine(lines,
                   0,
                   R"({"record":"trace","schema_version":2,"scenario":"sequence","seed":3,"run":4,)"
                   R"("ns3_version":"3.37","level":"packets",)"
                   R"("nodes":[{"id":0,"kind":"other","interfaces":[]},)"
                   R"({"id":1,"name":"Denver","kind":"router","interfaces":[]},)"
                   R"({"id":2,"kind":"other","interfaces":[]}]})");
        ExpectLine(lines,
                   1,
                   R"({"id":"2:1","time_ns":5000000000,"record":"endpoint","node":2,)"
                   R"("event":"sent","group":"239.1.1.1","interface":{"index":1},)"
                   R"("payload_bytes":100})");
        ExpectLine(
            lines,
            2,
            R"({"id":"1:1","time_ns":5000000000,"record":"wrong-interface","node":1,)"
            R"("name":"Denver","cause":"2:1","verdict":"alerted","source":"10.0.1.2",)"
            R"("group":"239.1.1.1","entry_source":"*","entry_group":"239.1.1.1",)"
            R"("arrival":{"index":2,"next_hop":"10.0.0.7","name":"Denver->Kansas City"},)"
            R"("expected":{"index":1},"arrival_is_oif":true,"arrival_owner":null,)"
            R"("expected_owner":null,"previous_hop":{"node":2,"known_from":"lineage"},)"
            R"("limiter":{"name":"per-entry","alerted_before":true,"last_alert_ns":1000000000,)"
            R"("next_alert_ns":8000000000},"ttl":61,"size_bytes":128,"identification":9})");
        ExpectLine(lines,
                   3,
                   R"({"id":"1:2","time_ns":5000000000,"record":"alert","node":1,"name":"Denver",)"
                   R"("cause":"1:1","source":"10.0.1.2","group":"239.1.1.1",)"
                   R"("arrival":{"index":2,"name":"Denver->Kansas City"},"expected":{"index":1}})");
        ExpectLine(lines,
                   7,
                   R"({"id":"1:6","time_ns":5000000000,"record":"entry","node":1,"name":"Denver",)"
                   R"("cause":"1:5","event":"changed","source":"10.0.1.2","group":"239.1.1.1",)"
                   R"("before":{"iif":{"index":1},"oifs":[],"timeout_ns":0,"negative":false},)"
                   R"("after":{"iif":{"index":2,"name":"Denver->Kansas City"},)"
                   R"("oifs":[{"index":1,"threshold":1},{"index":3,"threshold":16}],)"
                   R"("timeout_ns":210000000000,"negative":false}})");
        ExpectLine(lines,
                   8,
                   R"({"id":"1:7","time_ns":5000000000,"record":"packet","node":1,)"
                   R"("name":"Denver","cause":"1:6","event":"forwarded","source":"10.0.1.2",)"
                   R"("group":"239.1.1.1","arrival":{"index":2,"name":"Denver->Kansas City"},)"
                   R"("oifs":[{"index":1},{"index":3}],"ttl":61,"size_bytes":128,)"
                   R"("identification":9,"ip_protocol":17})");
        ExpectCall(lines,
                   "SetStaticEntry",
                   R"("oifs":[{"index":3,"threshold":16},{"index":1,"threshold":1}],)"
                   R"("negative":false,)");
        ExpectCall(lines, "DeleteStaticEntry", "");
        ExpectCall(lines, "DeleteEntry", "");
        ExpectCall(lines, "WatchEntry", "");
        NS_TEST_EXPECT_MSG_EQ(
            std::count_if(lines.begin(),
                          lines.end(),
                          [](const std::string& line) {
                              return line.find(R"("function":"RegisterProtocol","client":"static",)"
                                               R"("protocol":3,"component":7,"status":)") !=
                                     std::string::npos;
                          }),
            1,
            "a registration is about no entry and no interface");
        ExpectCall(lines, "SetAlertMask", R"("masked":true,)");
        ExpectLine(lines,
                   lines.size() - 9,
                   R"({"id":"obs:1","time_ns":5000000000,"record":"invariant-violation","node":1,)"
                   R"("name":"Denver","cause":"1:6","invariant":"forwarded-once",)"
                   R"("source":"10.0.1.2","group":"239.1.1.1",)"
                   R"("interface":{"index":2,"name":"Denver->Kansas City"},)"
                   R"("explanation":"assert"})");
        ExpectLine(lines,
                   lines.size() - 8,
                   R"({"id":"obs:2","time_ns":5000000000,"record":"tree-finding","node":1,)"
                   R"("name":"Denver","cause":"1:6","event":"appeared","kind":"stale-iif",)"
                   R"("source":"10.0.1.2","group":"239.1.1.1",)"
                   R"("interface":{"index":2,"name":"Denver->Kansas City"},)"
                   R"("expected":{"index":1},"entry":"1:6","explanation":"not-converged"})");
        ExpectLine(lines,
                   lines.size() - 7,
                   R"({"id":"obs:3","time_ns":5000000000,"record":"tree-finding","node":1,)"
                   R"("name":"Denver","cause":"1:6","event":"disappeared","kind":"loop",)"
                   R"("source":"10.0.1.2","group":"239.1.1.1",)"
                   R"("loop":[{"node":1,"name":"Denver"},{"node":2}],"entry":"1:6",)"
                   R"("first":"obs:2","since_ns":3000000000})");
        ExpectLine(lines,
                   lines.size() - 6,
                   R"({"id":"net:1","time_ns":5000000000,"record":"topology-change",)"
                   R"("cause":"1:6","event":"link-cost","version":2,"link":7,)"
                   R"("ends":[{"name":"Denver","node":1,)"
                   R"("interface":{"index":2,"name":"Denver->Kansas City"}},{"name":"LAN 1"}],)"
                   R"("from":"LAN 1","to":"Denver","cost_before":10,"cost_after":100})");
        ExpectLine(lines,
                   lines.size() - 4,
                   R"({"id":"1:46","time_ns":5000000000,"record":"converged","node":1,)"
                   R"("name":"Denver","cause":"1:6","version":2})");
        ExpectLine(lines,
                   lines.size() - 2,
                   R"({"id":"net:3","time_ns":5000000000,"record":"scenario-event",)"
                   R"("cause":"1:6","event":"inject","text":"a packet arrives"})");
        ExpectLine(lines,
                   lines.size() - 1,
                   R"({"record":"end","time_ns":5000000000,"records":)" +
                       std::to_string(lines.size() - 2) + "}");
        std::ofstream file(CreateTempDirFilename("sequence.jsonl"));
        file << TraceSequence(TraceLevel::PACKETS);
    }

    /// Expects that a call about an entry has these arguments beside the entry and the interface.
    void ExpectCall(const std::vector<std::string>& lines,
                    const std::string& function,
                    const std::string& arguments)
    {
        const std::string text =
            "\"function\":\"" + function +
            R"(","client":"static","protocol":3,"component":7,"source":"10.0.1.2",)"
            R"("group":"239.1.1.1","interface":{"index":2,"name":"Denver->Kansas City"},)" +
            arguments + R"("status":"NO_ERROR","status_code":0})";
        NS_TEST_EXPECT_MSG_EQ(
            std::count_if(lines.begin(),
                          lines.end(),
                          [&](const auto& line) { return line.find(text) != std::string::npos; }),
            1,
            text);
    }

    /// Compares one line.
    void ExpectLine(const std::vector<std::string>& lines,
                    std::size_t index,
                    const std::string& expected)
    {
        NS_TEST_ASSERT_MSG_LT(index, lines.size(), "there is such a line");
        NS_TEST_EXPECT_MSG_EQ(lines[index], expected, "line " << index + 1);
    }
};

/// Each level holds its records, names causes that it holds, and connects no more than it needs.
class LevelTestCase : public TestCase
{
  public:
    LevelTestCase()
        : TestCase("Levels hold their records, and causes that stand on earlier lines")
    {
    }

  private:
    void DoRun() override
    {
        const std::set<std::string> alerts{"wrong-interface",
                                           "alert",
                                           "callback",
                                           "reaction",
                                           "undelivered-alert",
                                           "topology-change",
                                           "converged",
                                           "scenario-event",
                                           "invariant-violation"};
        std::set<std::string> control{
            "notification", "callback-answer", "refused-entry", "api-call", "application"};
        control.insert(alerts.begin(), alerts.end());
        std::set<std::string> state{"entry", "membership", "tree-finding"};
        state.insert(control.begin(), control.end());
        std::set<std::string> packets{"packet", "endpoint"};
        packets.insert(state.begin(), state.end());
        CheckLevel(TraceLevel::ALERTS, alerts, 10);
        CheckLevel(TraceLevel::CONTROL, control, 40);
        CheckLevel(TraceLevel::STATE, state, 49);
        CheckLevel(TraceLevel::PACKETS, packets, 54);
        CheckConnections();
    }

    /// Checks a trace of one level.
    void CheckLevel(TraceLevel level, const std::set<std::string>& kinds, std::size_t count)
    {
        const std::vector<std::string> lines = SplitLines(TraceSequence(level));
        NS_TEST_EXPECT_MSG_EQ(lines.size(), count + 2, GetTraceLevelName(level));
        std::set<std::string> found;
        std::set<std::string> ids;
        for (std::size_t i = 1; i + 1 < lines.size(); ++i)
        {
            const nlohmann::json record = nlohmann::json::parse(lines[i]);
            found.insert(record["record"].get<std::string>());
            if (record.contains("cause"))
            {
                NS_TEST_EXPECT_MSG_EQ(ids.count(record["cause"]), 1u, lines[i]);
            }
            else
            {
                NS_TEST_EXPECT_MSG_EQ(i, 1u, "only the first record has no cause");
            }
            ids.insert(record["id"].get<std::string>());
        }
        NS_TEST_EXPECT_MSG_EQ((found == kinds), true, GetTraceLevelName(level));
    }

    /// A trace of alerts leaves packets and entries alone.
    void CheckConnections()
    {
        const Ptr<RecordSource> source = CreateObject<RecordSource>();
        std::ostringstream stream;
        {
            TraceWriter writer(TraceLevel::ALERTS);
            writer.Open(stream, {});
            writer.Connect(source);
            NS_TEST_EXPECT_MSG_EQ(source->packet.IsEmpty(), true, "packets cost nothing");
            NS_TEST_EXPECT_MSG_EQ(source->entry.IsEmpty(), true, "entries cost nothing");
            NS_TEST_EXPECT_MSG_EQ(source->wrongInterface.IsEmpty(), false, "observed");
            NS_TEST_EXPECT_MSG_EQ(LineageTag::IsEnabled(), true, "packets carry their lineage");
        }
        NS_TEST_EXPECT_MSG_EQ(source->wrongInterface.IsEmpty(), true, "let go");
        NS_TEST_EXPECT_MSG_EQ(LineageTag::IsEnabled(), false, "no trace is open");
        Simulator::Destroy();
    }
};

/// Any text makes valid JSON.
class HostileTextTestCase : public TestCase
{
  public:
    HostileTextTestCase()
        : TestCase("Names of any bytes are escaped")
    {
    }

  private:
    void DoRun() override
    {
        CheckName("quote \" backslash \\ newline \n tab \t bell \a end");
        CheckName("Zürich — 東京");
        CheckName(std::string("nul\0inside", 10));
        CheckName("broken \xff\xfe utf-8 \xc3", "broken \uFFFD\uFFFD utf-8 \uFFFD");
        CheckName("}{[\",", "}{[\",");
        CheckName(std::string(100000, 'x'));
    }

    /// Checks that a name comes back as it went in.
    void CheckName(const std::string& name)
    {
        CheckName(name, name);
    }

    /// Checks what a name comes back as.
    void CheckName(const std::string& name, const std::string& expected)
    {
        const std::vector<std::string> lines = SplitLines(TraceSequence(TraceLevel::PACKETS, name));
        NS_TEST_ASSERT_MSG_EQ(lines.size(), 56u, "one line a record");
        for (const std::string& line : lines)
        {
            NS_TEST_ASSERT_MSG_EQ(nlohmann::json::accept(line), true, "JSON");
        }
        const nlohmann::json header = nlohmann::json::parse(lines[0]);
        NS_TEST_EXPECT_MSG_EQ(
            header["nodes"][1]["name"].get<std::string>(), expected, "node of the header");
        const nlohmann::json record = nlohmann::json::parse(lines[2]);
        NS_TEST_EXPECT_MSG_EQ(record["name"].get<std::string>(), expected, "node of a record");
        NS_TEST_EXPECT_MSG_EQ(record["arrival"]["name"].get<std::string>(),
                              expected + "->Kansas City",
                              "interface of a record");
    }
};

/// A stream that fails is noticed once, and nothing more is written.
class BadStreamTestCase : public TestCase
{
  public:
    BadStreamTestCase()
        : TestCase("A stream that takes no more stops the trace")
    {
    }

  private:
    void DoRun() override
    {
        NodeContainer nodes(3);
        FullDisk disk(100000);
        std::ostream stream(&disk);
        TraceWriter writer(TraceLevel::PACKETS);
        writer.SetFailureCallback(MakeCallback(&BadStreamTestCase::OnFailure, this));
        writer.Open(stream, {"full disk", 1, 1, ""});
        NS_TEST_EXPECT_MSG_EQ(writer.IsGood(), true, "the first line fits");
        const Ptr<RecordSource> source = CreateObject<RecordSource>();
        writer.Connect(source);
        RecordSequence sequence(source);
        for (int i = 0; i < 1000; ++i)
        {
            Simulator::Schedule(Seconds(i), &RecordSequence::Run, &sequence);
        }
        Simulator::Run();
        NS_TEST_EXPECT_MSG_EQ(m_failures, 1, "told once");
        NS_TEST_EXPECT_MSG_EQ(writer.IsGood(), false, "not good");
        NS_TEST_EXPECT_MSG_LT(Simulator::Now(), Seconds(100), "the run stopped");
        NS_TEST_EXPECT_MSG_LT(writer.GetRecordCount(), 2000u, "nothing more is formatted");
        NS_TEST_EXPECT_MSG_EQ(writer.Close(), false, "not good");
        NS_TEST_EXPECT_MSG_EQ(m_failures, 1, "told once");
        Simulator::Destroy();

        std::ofstream nowhere;
        nowhere.setstate(std::ios::badbit);
        TraceWriter other(TraceLevel::ALERTS);
        other.Open(nowhere, {});
        NS_TEST_EXPECT_MSG_EQ(other.IsGood(), false, "bad from the start");
        other.Close();
        Simulator::Destroy();
    }

    /// Stops the run.
    void OnFailure()
    {
        ++m_failures;
        Simulator::Stop();
    }

    int m_failures{0}; //!< calls so far
};

/// Interfaces are called after the ends of their links.
class NamesTestCase : public TestCase
{
  public:
    NamesTestCase()
        : TestCase("Names and neighbors come from the caller, from ns-3 and from the links")
    {
    }

  private:
    void DoRun() override
    {
        NodeContainer nodes(6);
        Names::Add("Denver", nodes.Get(0));
        InternetStackHelper stack;
        stack.Install(nodes);
        Ipv4AddressHelper addresses("10.0.0.0", "255.255.255.0");
        addresses.Assign(PointToPointHelper().Install(nodes.Get(0), nodes.Get(1)));
        addresses.NewNetwork();
        addresses.Assign(CsmaHelper().Install(NodeContainer(nodes.Get(0), nodes.Get(2))));
        addresses.NewNetwork();
        addresses.Assign(CsmaHelper().Install(nodes));

        TraceNames names;
        names.SetNode(1, "Kansas City", "router");
        names.SetInterface(1, 1, "the way west");
        NS_TEST_EXPECT_MSG_EQ(names.GetNode(0), "Denver", "from ns-3");
        NS_TEST_EXPECT_MSG_EQ(names.GetNode(1), "Kansas City", "from the caller");
        NS_TEST_EXPECT_MSG_EQ(names.GetNode(2), "", "no name");
        NS_TEST_EXPECT_MSG_EQ(names.GetNode(4000000000u), "", "no node");
        NS_TEST_EXPECT_MSG_EQ(names.GetKind(0), "host", "no forwarder");
        NS_TEST_EXPECT_MSG_EQ(names.GetKind(1), "router", "from the caller");
        NS_TEST_EXPECT_MSG_EQ(names.GetInterface(0, 0), "", "loopback");
        NS_TEST_EXPECT_MSG_EQ(names.GetInterface(0, 1), "Denver->Kansas City", "a link");
        NS_TEST_EXPECT_MSG_EQ(names.GetInterface(1, 1), "the way west", "from the caller");
        NS_TEST_EXPECT_MSG_EQ(names.GetInterface(2, 1), "node 2->Denver", "two on a LAN");
        NS_TEST_EXPECT_MSG_EQ(
            names.GetInterface(2, 2), "node 2->{Denver,Kansas City,node 3,+2}", "many on a LAN");
        NS_TEST_EXPECT_MSG_EQ(names.GetInterface(0, 4000000000u), "", "no interface");
        NS_TEST_EXPECT_MSG_EQ(names.GetNeighbor(0, 1), 1u, "a link");
        NS_TEST_EXPECT_MSG_EQ(names.GetNeighbor(0, 2), 2u, "two on a LAN");
        NS_TEST_EXPECT_MSG_EQ(names.GetNeighbor(0, 3), TraceNames::NO_NODE, "many on a LAN");
        NS_TEST_EXPECT_MSG_EQ(names.GetNeighbor(0, 0), TraceNames::NO_NODE, "loopback");
        NS_TEST_EXPECT_MSG_EQ(
            names.GetNeighbor(0, 4000000000u), TraceNames::NO_NODE, "no interface");
        Names::Clear();
        Simulator::Destroy();
    }
};

/// What no protocol here says, but others may: calls about ranges, and auxiliary data in reports.
class RangeTestCase : public TestCase
{
  public:
    RangeTestCase()
        : TestCase("Ranges are written with their masks, auxiliary data with its length")
    {
    }

  private:
    void DoRun() override
    {
        std::ostringstream stream;
        TraceWriter writer(TraceLevel::CONTROL);
        writer.Open(stream, {"ranges", 1, 1, "3.37"});
        const Ptr<RecordSource> source = CreateObject<RecordSource>();
        writer.Connect(source);
        ApiCallRecord call;
        call.function = ApiFunction::ADD_MEMBERSHIP;
        call.range.source = Ipv4Address::GetAny();
        call.range.sourceMask = Ipv4Mask::GetZero();
        call.range.group = Ipv4Address("239.1.0.0");
        call.range.groupMask = Ipv4Mask("255.255.0.0");
        source->apiCall(call);
        IgmpMessageRecord report;
        report.message.type = IgmpType::V3_REPORT;
        report.message.records.resize(1);
        report.message.records[0].auxiliaryWords = 3;
        source->igmpMessage(report);
        writer.Close();
        for (const char* expected :
             {R"("source":"*","group":"239.1.0.0/255.255.0.0")", R"("auxiliary_words":3)"})
        {
            NS_TEST_EXPECT_MSG_NE(stream.str().find(expected), std::string::npos, stream.str());
        }
        Simulator::Destroy();
    }
};

/// What records name is what schemas allow.
class SchemaTestCase : public ModuleTestCase
{
  public:
    SchemaTestCase()
        : ModuleTestCase("Schemas list every name that records have for something")
    {
    }

  private:
    void DoRun() override
    {
        const auto reasons =
            List(DropReason::STOPPED, DropReason::FRAGMENTATION_NEEDED, &GetDropReasonName);
        NS_TEST_EXPECT_MSG_EQ(reasons.size(), DROP_REASON_COUNT, "all reasons");
        Check("summary",
              "/properties/routers/items/properties/dropped_packets/propertyNames",
              reasons);
        CheckRecord("packet", "reason", reasons);
        CheckRecord(
            "packet",
            "event",
            List<PacketEvent>(PacketEvent::HELD, PacketEvent::COPY_DROPPED, &GetRecordName));
        CheckRecord("wrong_interface",
                    "verdict",
                    List(Verdict::NO_OWNER, Verdict::ALERTED, &GetVerdictName));
        CheckRecord(
            "entry",
            "event",
            List<EntryEvent>(EntryEvent::UNRESOLVED, EntryEvent::ABANDONED, &GetRecordName));
        CheckRecord("interface_setting",
                    "setting",
                    List<InterfaceSetting>(InterfaceSetting::BOUNDARY_ADDED,
                                           InterfaceSetting::POINT_TO_MULTIPOINT,
                                           &GetRecordName));
        CheckRecord("membership",
                    "event",
                    List<MembershipEvent>(
                        MembershipEvent::ADDED, MembershipEvent::DELETED, &GetRecordName));
        CheckRecord(
            "api_call",
            "function",
            List<ApiFunction>(ApiFunction::REGISTER, ApiFunction::WATCH_ENTRY, &GetRecordName));
        CheckRecord(
            "callback",
            "kind",
            List<CallbackKind>(CallbackKind::RPF, CallbackKind::DATA_ARRIVED, &GetRecordName));
        CheckRecord("undelivered_alert",
                    "outcome",
                    List<AlertOutcome>(
                        AlertOutcome::NO_OWNER, AlertOutcome::NOT_DELIVERED, &GetRecordName));
        CheckProtocols();
    }

    /// What the protocols name.
    void CheckProtocols()
    {
        CheckRecord(
            "igmp_message",
            "reason",
            List(IgmpReject::TTL_NOT_ONE, IgmpReject::SOURCE_NOT_ON_LINK, &GetIgmpRejectName));
        CheckRecord(
            "igmp_listen",
            "status",
            List(IgmpListenStatus::OK, IgmpListenStatus::SOURCE_LIMIT, &GetIgmpListenStatusName));
        CheckRecord("pim_message",
                    "reason",
                    List(PimReject::OWN_MESSAGE, PimReject::NO_HELLO, &GetPimRejectName));
    }

    /// @return the names of the values of an enumeration.
    template <typename Value>
    static std::set<std::string> List(Value first, Value last, const char* (*name)(Value))
    {
        std::set<std::string> names;
        for (auto value = static_cast<int>(first); value <= static_cast<int>(last); ++value)
        {
            names.insert(name(static_cast<Value>(value)));
        }
        return names;
    }

    /// Compares the values that the schema of traces allows for a member of a record.
    void CheckRecord(const std::string& record,
                     const std::string& member,
                     const std::set<std::string>& expected)
    {
        Check("trace", "/definitions/record_" + record + "/properties/" + member, expected);
    }

    /// Compares the values that a schema allows at a place with those that there are.
    void Check(const std::string& schema,
               const std::string& place,
               const std::set<std::string>& expected)
    {
        std::ifstream file(GetModulePath("doc/schema/" + schema + ".schema.json"));
        const auto document = nlohmann::json::parse(file);
        const auto allowed = document.at(nlohmann::json::json_pointer(place))["enum"];
        NS_TEST_EXPECT_MSG_EQ((allowed.get<std::set<std::string>>() == expected),
                              true,
                              schema << place << ": " << allowed);
    }
};

/// Suite mgm-trace-writer.
class TraceWriterTestSuite : public TestSuite
{
  public:
    TraceWriterTestSuite()
        : TestSuite("mgm-trace-writer", TestSuite::Type::UNIT)
    {
        AddTestCase(new LinesTestCase);
        AddTestCase(new LevelTestCase);
        AddTestCase(new HostileTextTestCase);
        AddTestCase(new BadStreamTestCase);
        AddTestCase(new NamesTestCase);
        AddTestCase(new RangeTestCase);
        AddTestCase(new SchemaTestCase);
    }
};

TraceWriterTestSuite g_traceWriterTestSuite; //!< Static variable for test initialization

} // namespace
