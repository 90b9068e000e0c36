/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Suite mgm-igmp-trace: hosts installed by IgmpHostHelper on a CSMA LAN, with a trace and a pcap
 * file of the same run. A script compares the two with tshark.
 */

#include "mgm-test-files.h"
#include "mgm-test-require.h"

#include "ns3/boolean.h"
#include "ns3/csma-helper.h"
#include "ns3/double.h"
#include "ns3/inet-socket-address.h"
#include "ns3/internet-stack-helper.h"
#include "ns3/ipv4-address-helper.h"
#include "ns3/mgm-igmp-host-helper.h"
#include "ns3/mgm-igmp-prose.h"
#include "ns3/mgm-multicast-routing-helper.h"
#include "ns3/mgm-trace-reader.h"
#include "ns3/mgm-trace-writer.h"
#include "ns3/on-off-helper.h"
#include "ns3/packet-sink-helper.h"
#include "ns3/packet-sink.h"
#include "ns3/pointer.h"
#include "ns3/simulator.h"
#include "ns3/string.h"
#include "ns3/test.h"
#include "ns3/uinteger.h"

#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>

namespace
{

using namespace ns3;
using namespace ns3::mgm;
using Json = nlohmann::json;

/// A LAN 10.0.0.0/24: hosts alice (1) and bob (2), of which bob speaks version 2, and a station (3)
/// that sends queries and data.
class LanTestCase : public ModuleTestCase
{
  public:
    explicit LanTestCase(const std::string& name)
        : ModuleTestCase(name)
    {
    }

  protected:
    /// Builds it.
    void Build()
    {
        m_nodes.Create(3);
        CsmaHelper csma;
        m_devices = csma.Install(m_nodes);
        InternetStackHelper stack;
        stack.SetRoutingHelper(MulticastRoutingHelper());
        stack.SetIpv6StackInstall(false);
        stack.Install(m_nodes);
        Ipv4AddressHelper("10.0.0.0", "255.255.255.0").Assign(m_devices);
        m_igmp.Install(m_nodes.Get(0));
        m_igmp.Set("Version", UintegerValue(2));
        m_igmp.Install(m_nodes.Get(1));
        m_igmp.AssignStreams(NodeContainer(m_nodes.Get(0), m_nodes.Get(1)), 100);
        m_station = IgmpL4Protocol::Install(m_nodes.Get(2));
    }

    /// The station sends a message at a time, in seconds.
    void SendAt(double time, const IgmpMessage& message)
    {
        Simulator::Schedule(Seconds(time), &LanTestCase::Send, this, message);
    }

    /// Runs until a time, in seconds.
    static void Run(double until)
    {
        Simulator::Stop(Seconds(until));
        Simulator::Run();
    }

    void DoTeardown() override
    {
        m_station = nullptr;
        Simulator::Destroy();
    }

    NodeContainer m_nodes;         //!< alice, bob, the station
    NetDeviceContainer m_devices;  //!< on the LAN
    IgmpHostHelper m_igmp;         //!< installs the hosts
    Ptr<IgmpL4Protocol> m_station; //!< IGMP of the station

  private:
    /// The station sends a message now.
    void Send(IgmpMessage message)
    {
        m_station->Send(0, 1, message);
    }
};

/// ns-3's own applications on hosts of the helper.
class HelperTestCase : public LanTestCase
{
  public:
    HelperTestCase()
        : LanTestCase("A PacketSink receives between Join and Leave of IgmpHostHelper")
    {
    }

  private:
    void DoRun() override
    {
        Build();
        const Ipv4Address group("239.1.1.1");
        const Address remote = InetSocketAddress(group, 5000);
        PacketSinkHelper sinkHelper("ns3::UdpSocketFactory", remote);
        const ApplicationContainer sinks = sinkHelper.Install(m_nodes);
        OnOffHelper source("ns3::UdpSocketFactory", remote);
        source.SetConstantRate(DataRate("800bps"), 100);
        source.Install(m_nodes.Get(2)).Start(Seconds(0.5));
        const Ptr<Node> alice = m_nodes.Get(0);
        const Ptr<Node> bob = m_nodes.Get(1);
        // A packet each second, from 1.5 s on.
        m_igmp.Join(alice, group, Seconds(2));
        m_igmp.Leave(alice, group, Seconds(5));
        m_igmp.JoinSource(bob, SourceGroup("10.0.0.3", group), Seconds(3));
        m_igmp.JoinSource(bob, SourceGroup("10.0.0.9", group), Seconds(4));
        m_igmp.LeaveSource(bob, SourceGroup("10.0.0.3", group), Seconds(6));
        m_igmp.Join(NodeContainer(alice, bob), "239.1.1.2");
        Run(10);
        ExpectBytes(sinks.Get(0), 300, "alice, 2 s to 5 s");
        ExpectBytes(sinks.Get(1), 300, "bob, 3 s to 6 s");
        ExpectBytes(sinks.Get(2), 0, "a node does not receive what it sends");
        const Ptr<IgmpHost> host = IgmpHostHelper::Find(bob);
        MGM_TEST_REQUIRE_EQ((host != nullptr), true, "bob has a host");
        NS_TEST_EXPECT_MSG_EQ(host->GetGroups(1).size(), 2u, "groups of bob");
        NS_TEST_EXPECT_MSG_EQ(
            (IgmpHostHelper::Find(m_nodes.Get(2)) == nullptr), true, "the station has none");
    }

    /// Checks what a sink has received.
    void ExpectBytes(const Ptr<Application>& sink, uint32_t bytes, const std::string& what)
    {
        NS_TEST_EXPECT_MSG_EQ(DynamicCast<PacketSink>(sink)->GetTotalRx(), bytes, what);
    }
};

/// Without the Router Alert option, for stacks that have to see all packets.
class NoRouterAlertTestCase : public LanTestCase
{
  public:
    NoRouterAlertTestCase()
        : LanTestCase("IgmpHostHelper::SetRouterAlert(false): nodes without the option understand "
                      "each other")
    {
    }

  private:
    void DoRun() override
    {
        m_igmp.SetRouterAlert(false);
        Build();
        m_station->SetAttribute("RouterAlert", BooleanValue(false));
        m_igmp.Join(m_nodes.Get(0), "239.1.1.1", Seconds(1));
        SendAt(10, IgmpMessage::MakeQuery(IgmpVersion::V3, 20, "0.0.0.0"));
        Run(15);
        const Ptr<IgmpL4Protocol> alice = m_nodes.Get(0)->GetObject<IgmpL4Protocol>();
        NS_TEST_EXPECT_MSG_EQ(alice->GetCounters().accepted, 1u, "the query");
        NS_TEST_EXPECT_MSG_EQ(alice->GetCounters().sent, 3u, "two reports of the join, an answer");
    }
};

/// Every kind of record of IGMP, as JSON.
class TraceTestCase : public LanTestCase
{
  public:
    TraceTestCase()
        : LanTestCase("Records of IGMP in a trace, and their causes")
    {
    }

  private:
    void DoRun() override
    {
        Build();
        CsmaHelper().EnablePcap(CreateTempDirFilename("igmp"), m_devices.Get(2), true);
        TraceWriter writer(TraceLevel::STATE);
        writer.SetNodeName(0, "alice", "host");
        writer.SetNodeName(1, "bob", "host");
        writer.SetNodeName(2, "station", "host");
        TraceRunInfo info;
        info.scenario = "igmp";
        writer.Open(m_stream, info);
        writer.ConnectNodes(m_nodes);
        Play();
        Run(200);
        NS_TEST_EXPECT_MSG_EQ(writer.Close(), true, "written");
        std::ofstream(CreateTempDirFilename("igmp.jsonl")) << m_stream.str();
        ReadLines();
        CheckKinds();
        CheckCauses();
        CheckFields();
        CheckProse();
    }

    /// Something of everything.
    void Play()
    {
        const Ipv4Address group("239.1.1.1");
        const Ipv4Address any("0.0.0.0");
        const Ptr<Node> alice = m_nodes.Get(0);
        const SourceList sources{Ipv4Address("10.0.0.9"), Ipv4Address("10.0.0.8")};
        m_igmp.Join(m_nodes.Get(1), group, Seconds(1));
        m_igmp.Listen(alice, group, SourceFilter(FilterMode::EXCLUDE, sources), Seconds(1));
        m_igmp.Listen(alice, "232.1.1.1", SourceFilter(FilterMode::INCLUDE, sources), Seconds(2));
        m_igmp.Join(m_nodes.Get(1), "239.1.1.5", Seconds(3));
        m_igmp.Leave(m_nodes.Get(1), "239.1.1.5", Seconds(15));
        IgmpMessage query = IgmpMessage::MakeQuery(IgmpVersion::V3, 100, any);
        query.robustness = 2;
        query.queryIntervalCode = EncodeIgmpCode(10);
        SendAt(20, query);
        query.group = group;
        query.suppressRouterSide = true;
        SendAt(40, query);
        query.sources = {Ipv4Address("10.0.0.8"), Ipv4Address("10.0.0.7")};
        query.maxRespCode = 0x8f;
        SendAt(60, query);
        m_igmp.LeaveSource(alice, SourceGroup("10.0.0.8", "232.1.1.1"), Seconds(90));
        SendAt(100, IgmpMessage::MakeQuery(IgmpVersion::V2, 10, group));
        SendAt(105, IgmpMessage::MakeQuery(IgmpVersion::V2, 100, any));
        SendAt(120, IgmpMessage::MakeQuery(IgmpVersion::V1, 0, any));
        SendAt(121, IgmpMessage::MakeGroupMessage(IgmpType::V1_REPORT, group));
        m_igmp.Leave(m_nodes.Get(1), group, Seconds(180));
        m_igmp.Leave(alice, group, Seconds(180));
        // One that is rejected: the station forgets the Router Alert option.
        Simulator::Schedule(Seconds(190), &TraceTestCase::SetRouterAlert, this, false);
        SendAt(191, IgmpMessage::MakeQuery(IgmpVersion::V2, 10, any));
    }

    /// Switches the option of the station.
    void SetRouterAlert(bool used)
    {
        m_station->SetAttribute("RouterAlert", BooleanValue(used));
    }

    /// Reads the trace.
    void ReadLines()
    {
        std::istringstream text(m_stream.str());
        std::string line;
        while (std::getline(text, line))
        {
            m_lines.push_back(Json::parse(line));
        }
    }

    /// There is a line of every kind. That they fit the schema is checked by trace-schema-test.sh.
    void CheckKinds()
    {
        std::set<std::string> kinds;
        for (const Json& line : m_lines)
        {
            kinds.insert(line["record"].get<std::string>());
        }
        for (const char* kind : {"igmp-message", "igmp-listen", "igmp-state", "igmp-timer"})
        {
            NS_TEST_EXPECT_MSG_EQ(kinds.count(kind), 1u, "there is a record " << kind);
        }
    }

    /// Every cause stands on an earlier line; a message that came in is caused by its sender's.
    void CheckCauses()
    {
        std::map<std::string, Json> before;
        for (const Json& line : m_lines)
        {
            if (line.contains("cause"))
            {
                const auto cause = before.find(line["cause"].get<std::string>());
                MGM_TEST_REQUIRE_EQ((cause != before.end()), true, line.dump());
                if (line["record"] == "igmp-message" && line["event"] != "sent")
                {
                    NS_TEST_EXPECT_MSG_EQ(cause->second["event"], "sent", line.dump());
                    NS_TEST_EXPECT_MSG_EQ(
                        cause->second["ip_source"], line["ip_source"], line.dump());
                }
            }
            if (line.contains("id"))
            {
                before[line["id"].get<std::string>()] = line;
            }
        }
    }

    /// @return the first line of a kind from a time on, in seconds, without id and cause.
    std::string Find(const std::string& kind, uint32_t node, double from)
    {
        for (Json line : m_lines)
        {
            if (line["record"] == kind && line["node"] == node && line["time_ns"] >= from * 1e9)
            {
                for (const char* member : {"id", "cause", "time_ns", "record", "node", "interface"})
                {
                    line.erase(member);
                }
                return line.dump();
            }
        }
        return "";
    }

    /// What is in the records.
    void CheckFields()
    {
        NS_TEST_EXPECT_MSG_EQ(
            Find("igmp-listen", 0, 1),
            R"({"group":"239.1.1.1","listener":0,"mode":"EXCLUDE","name":"alice",)"
            R"("sources":["10.0.0.8","10.0.0.9"],"status":"ok"})",
            "listen");
        NS_TEST_EXPECT_MSG_EQ(
            Find("igmp-state", 0, 1),
            R"x({"after":"EXCLUDE({10.0.0.8, 10.0.0.9})","before":"INCLUDE({})",)x"
            R"("event":"interface state changed","group":"239.1.1.1","name":"alice",)"
            R"("role":"host","section":"RFC 3376 5.1"})",
            "state");
        NS_TEST_EXPECT_MSG_EQ(
            Find("igmp-message", 0, 1),
            R"({"event":"sent","identification":1,"ip_destination":"224.0.0.22",)"
            R"("ip_source":"10.0.0.1","name":"alice","records":[{"group":"239.1.1.1",)"
            R"("sources":["10.0.0.8","10.0.0.9"],"type":"TO_EX","type_number":4}],)"
            R"("router_alert":true,"size_bytes":24,"tos":192,"ttl":1,"type":"v3-report",)"
            R"("version":3})",
            "report");
        NS_TEST_EXPECT_MSG_EQ(
            Find("igmp-message", 2, 60),
            R"({"event":"sent","group":"239.1.1.1","identification":3,)"
            R"("ip_destination":"239.1.1.1","ip_source":"10.0.0.3","max_resp_code":143,)"
            R"("max_resp_time_ns":24800000000,"name":"station","query_interval_code":10,)"
            R"("query_interval_ns":10000000000,"robustness":2,"router_alert":true,)"
            R"("size_bytes":20,"sources":["10.0.0.8","10.0.0.7"],"suppress":true,"tos":192,)"
            R"("ttl":1,"type":"query","version":3})",
            "query");
        NS_TEST_EXPECT_MSG_EQ(
            Find("igmp-message", 0, 191),
            R"({"event":"rejected","identification":0,"ip_destination":"224.0.0.1",)"
            R"("ip_source":"10.0.0.3","max_resp_code":10,"max_resp_time_ns":1000000000,)"
            R"("name":"alice","reason":"no-router-alert","router_alert":false,"size_bytes":8,)"
            R"("tos":192,"ttl":1,"type":"query","version":2})",
            "rejected");
    }

    /// What the records are about, in words.
    void CheckProse()
    {
        Describe("igmp-listen",
                 0,
                 1,
                 "an application asked IGMP for all sources but 10.0.0.8, 10.0.0.9 of 239.1.1.1 on "
                 "alice->{bob,station}");
        Describe("igmp-listen",
                 0,
                 2,
                 "an application asked IGMP for 10.0.0.8, 10.0.0.9 only of 232.1.1.1 on "
                 "alice->{bob,station}");
        Describe(
            "igmp-listen",
            1,
            15,
            "an application asked IGMP for nothing any more of 239.1.1.5 on bob->{alice,station}");
        Describe(
            "igmp-state",
            0,
            1,
            "the state of 239.1.1.1 on alice->{bob,station} of the IGMP host went from INCLUDE({}) "
            "to EXCLUDE({10.0.0.8, 10.0.0.9}): interface state changed (RFC 3376 5.1)");
        Describe(
            "igmp-timer",
            1,
            1,
            "the IGMP host's \"report delay timer\" of 239.1.1.1 on bob->{alice,station} was set");
        Describe("igmp-message",
                 0,
                 1,
                 "IGMP sent a v3-report (TO_EX 239.1.1.1) on alice->{bob,station}");
        Describe(
            "igmp-message", 1, 1, "IGMP sent a v2-report of 239.1.1.1 on bob->{alice,station}");
        Describe("igmp-message", 2, 20, "IGMP sent a general query on station->{alice,bob}");
        Describe("igmp-message",
                 0,
                 40,
                 "IGMP received a query of 239.1.1.1 on alice->{bob,station} from 10.0.0.3");
        Describe("igmp-message",
                 0,
                 191,
                 "IGMP rejected a general query on alice->{bob,station} from 10.0.0.3 "
                 "(no-router-alert)");
    }

    /// Checks the words for the first record of a kind from a time on, in seconds.
    void Describe(const std::string& kind, uint32_t node, double from, const std::string& expected)
    {
        std::istringstream stream(m_stream.str());
        TraceReader reader(stream, "igmp");
        TraceRecord record;
        while (reader.Next(record))
        {
            if (record.GetKind() == kind && record.GetNode() == node &&
                static_cast<double>(record.GetTime()) >= from * 1e9)
            {
                NS_TEST_EXPECT_MSG_EQ(DescribeIgmp(record), expected, kind << " at " << from);
                return;
            }
        }
        NS_TEST_EXPECT_MSG_EQ(expected, "", "there is a " << kind << " at " << from);
    }

    std::ostringstream m_stream; //!< the trace
    std::vector<Json> m_lines;   //!< its lines
};

/// Suite mgm-igmp-trace.
class IgmpTraceTestSuite : public TestSuite
{
  public:
    IgmpTraceTestSuite()
        : TestSuite("mgm-igmp-trace", TestSuite::Type::UNIT)
    {
        AddTestCase(new HelperTestCase);
        AddTestCase(new NoRouterAlertTestCase);
        AddTestCase(new TraceTestCase);
    }
};

IgmpTraceTestSuite g_igmpTraceTestSuite; //!< Static variable for test initialization

} // namespace
