/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Suite mgm-pim-trace: records of PIM as JSON and in words, with a pcap file of the same messages.
 * A script compares trace and capture with tshark.
 */

#include "mgm-pim-vectors.h"
#include "mgm-record-source.h"
#include "mgm-test-files.h"
#include "mgm-test-require.h"

#include "ns3/csma-helper.h"
#include "ns3/internet-stack-helper.h"
#include "ns3/ipv4-address-helper.h"
#include "ns3/mgm-pim-l4-protocol.h"
#include "ns3/mgm-pim-prose.h"
#include "ns3/mgm-trace-reader.h"
#include "ns3/mgm-trace-writer.h"
#include "ns3/simulator.h"
#include "ns3/test.h"

#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

namespace
{

using namespace ns3;
using namespace ns3::mgm;

/// Base: writes a trace, and reads it.
class TraceTestCase : public ModuleTestCase
{
  public:
    explicit TraceTestCase(const std::string& name)
        : ModuleTestCase(name)
    {
    }

  protected:
    /// Closes a trace, keeps it in a file, and reads it.
    void Read(TraceWriter& writer, const std::string& file)
    {
        NS_TEST_EXPECT_MSG_EQ(writer.Close(), true, "written");
        std::ofstream(CreateTempDirFilename(file)) << m_stream.str();
        std::istringstream stream(m_stream.str());
        TraceReader reader(stream, file);
        TraceRecord record;
        while (reader.Next(record))
        {
            m_records.push_back(record);
        }
    }

    /// @return the members of a record that are its own: without id, time, kind, node and cause.
    static std::string GetOwnMembers(const TraceRecord& record)
    {
        nlohmann::json fields = record.GetFields();
        for (const char* member :
             {"id", "cause", "time_ns", "record", "node", "name", "interface", "ip_source", "tos"})
        {
            fields.erase(member);
        }
        return fields.dump();
    }

    void DoTeardown() override
    {
        Simulator::Destroy();
    }

    const std::string m_key = "(10.1.0.1, 239.1.1.1)"; //!< what the story is about
    std::ostringstream m_stream;                       //!< the trace
    std::vector<TraceRecord> m_records;                //!< its records
};

/// All messages, between two routers of a LAN.
class MessagesTestCase : public TraceTestCase
{
  public:
    MessagesTestCase()
        : TraceTestCase("Messages of all types, sent, received and rejected")
    {
    }

  private:
    /// What is expected of a message that node 0 sent.
    struct Expected
    {
        const char* fields; //!< JSON
        const char* prose;  //!< words
    };

    void DoRun() override
    {
        Build();
        TraceWriter writer(TraceLevel::CONTROL);
        writer.SetNodeName(0, "A", "router");
        writer.SetNodeName(1, "B", "router");
        TraceRunInfo info;
        info.scenario = "pim";
        writer.Open(m_stream, info);
        writer.ConnectNodes(m_nodes);
        uint32_t second = 1;
        for (const PimVector& vector : GetPimVectors())
        {
            Simulator::Schedule(Seconds(second++), &MessagesTestCase::Send, this, vector.message);
        }
        Simulator::Run();
        Read(writer, "pim.jsonl");
        CheckSent();
        CheckReceived();
    }

    /// Builds the LAN, 10.0.0.1 and 10.0.0.2.
    void Build()
    {
        m_nodes.Create(2);
        CsmaHelper csma;
        const NetDeviceContainer devices = csma.Install(m_nodes);
        csma.EnablePcap(CreateTempDirFilename("pim"), devices.Get(0), true);
        InternetStackHelper stack;
        stack.SetIpv6StackInstall(false);
        stack.Install(m_nodes);
        Ipv4AddressHelper("10.0.0.0", "255.255.255.0").Assign(devices);
        for (uint32_t i = 0; i < m_nodes.GetN(); ++i)
        {
            PimL4Protocol::Install(m_nodes.Get(i))
                ->Listen(1,
                         MakeCallback(&MessagesTestCase::OnMessage, this),
                         MakeCallback(&MessagesTestCase::IsNeighbor, this));
        }
    }

    /// Nobody does anything.
    void OnMessage(const PimReceived&)
    {
    }

    /// @return whether somebody is a neighbor: until the last second.
    bool IsNeighbor(uint32_t, Ipv4Address)
    {
        return Simulator::Now() < Seconds(GetPimVectors().size());
    }

    /// Sends a message, from B if it is to A.
    void Send(PimMessage message)
    {
        const bool toFirst = message.GetDestination() == Ipv4Address("10.0.0.1");
        m_nodes.Get(toFirst ? 1 : 0)->GetObject<PimL4Protocol>()->Send(1, message);
    }

    /// The records of what was sent.
    void CheckSent()
    {
        const std::vector<Expected> expected = GetExpected();
        MGM_TEST_REQUIRE_EQ(m_records.size(), 2 * expected.size(), "records");
        for (std::size_t i = 0; i < expected.size(); ++i)
        {
            const TraceRecord& sent = m_records[2 * i];
            NS_TEST_EXPECT_MSG_EQ(GetOwnMembers(sent), expected[i].fields, "message " << i);
            NS_TEST_EXPECT_MSG_EQ(DescribePim(sent, m_key), expected[i].prose, "message " << i);
            const TraceRecord& received = m_records[2 * i + 1];
            NS_TEST_EXPECT_MSG_EQ(received.GetCause(), sent.GetId(), "caused by what was sent");
        }
    }

    /// The records of what came in.
    void CheckReceived()
    {
        NS_TEST_EXPECT_MSG_EQ(DescribePim(m_records[15], m_key),
                              "PIM received an Assert for this data (preference 110, metric 20) on "
                              "B->A from 10.0.0.1",
                              "received");
        NS_TEST_EXPECT_MSG_EQ(m_records[19].GetText("reason"), "no-hello", "rejected");
        NS_TEST_EXPECT_MSG_EQ(DescribePim(m_records[19], "(10.0.0.1, 239.9.9.9)"),
                              "PIM rejected a State Refresh for (10.1.0.1, 239.1.1.1) (preference "
                              "110, metric 20) on B->A from 10.0.0.1 (no-hello)",
                              "rejected");
    }

    /// @return what is expected of GetPimVectors.
    static std::vector<Expected> GetExpected();

    NodeContainer m_nodes; //!< A and B
};

std::vector<MessagesTestCase::Expected>
MessagesTestCase::GetExpected()
{
    return {
        {R"({"event":"sent","generation_id":305419896,"holdtime_s":105,)"
         R"("ip_destination":"224.0.0.13","lan_prune_delay":{"override_interval_ms":2500,)"
         R"("propagation_delay_ms":500,"tracking":false},"size_bytes":34,)"
         R"("state_refresh_capable":{"interval_s":60,"version":1},"ttl":1,"type":"hello"})",
         "PIM sent a Hello on A->B"},
        {R"({"dr_priority":1,"event":"sent","holdtime_s":65535,)"
         R"("ip_destination":"224.0.0.13","lan_prune_delay":{"override_interval_ms":2500,)"
         R"("propagation_delay_ms":500,"tracking":true},"secondary_addresses":["10.0.0.2",)"
         R"("10.0.0.3"],"size_bytes":49,"ttl":1,"type":"hello",)"
         R"("unknown_options":[{"type":65002,"value":"616263"}]})",
         "PIM sent a Hello on A->B"},
        {R"({"event":"sent","holdtime_s":0,"ip_destination":"224.0.0.13","size_bytes":10,)"
         R"("ttl":1,"type":"hello"})",
         "PIM sent a Hello that says good-bye on A->B"},
        {R"({"event":"sent","groups":[{"group":"239.1.1.1","joins":[],)"
         R"("prunes":[{"source":"10.1.0.1"}]}],"holdtime_s":210,)"
         R"("ip_destination":"224.0.0.13","size_bytes":34,"ttl":1,"type":"join-prune",)"
         R"("upstream_neighbor":"10.0.0.2"})",
         "PIM sent a Prune of this data to 10.0.0.2 on A->B"},
        {R"({"event":"sent","groups":[{"group":"239.1.1.1","joins":[{"source":"10.1.0.1"},)"
         R"({"source":"10.1.0.2"}],"prunes":[{"flags":"SWR","source":"10.9.9.9"}]},)"
         R"({"group":"239.1.1.2","group_flags":"BZ","joins":[],"prunes":[]}],)"
         R"("holdtime_s":65535,"ip_destination":"224.0.0.13","size_bytes":62,"ttl":1,)"
         R"("type":"join-prune","upstream_neighbor":"10.0.0.2"})",
         "PIM sent a Join of this data and (10.1.0.2, 239.1.1.1) and Prune of (10.9.9.9, "
         "239.1.1.1) to 10.0.0.2 on A->B"},
        {R"({"event":"sent","groups":[{"group":"239.1.1.1",)"
         R"("joins":[{"source":"10.1.0.1"}],"prunes":[]}],"holdtime_s":0,)"
         R"("ip_destination":"10.0.0.2","size_bytes":34,"ttl":1,"type":"graft",)"
         R"("upstream_neighbor":"10.0.0.2"})",
         "PIM sent a Graft of this data to 10.0.0.2 on A->B"},
        {R"({"event":"sent","groups":[{"group":"239.1.1.1",)"
         R"("joins":[{"source":"10.1.0.1"}],"prunes":[]}],"holdtime_s":0,)"
         R"("ip_destination":"10.0.0.1","size_bytes":34,"ttl":1,"type":"graft-ack",)"
         R"("upstream_neighbor":"10.0.0.1"})",
         "PIM sent a Graft Ack of this data to 10.0.0.1 on B->A"},
        {R"({"event":"sent","group":"239.1.1.1","ip_destination":"224.0.0.13","metric":20,)"
         R"("preference":110,"rpt":false,"size_bytes":26,"source":"10.1.0.1","ttl":1,)"
         R"("type":"assert"})",
         "PIM sent an Assert for this data (preference 110, metric 20) on A->B"},
        {R"({"event":"sent","group":"239.1.1.1","ip_destination":"224.0.0.13",)"
         R"("metric":4294967295,"preference":2147483647,"rpt":true,"size_bytes":26,)"
         R"("source":"10.1.0.1","ttl":1,"type":"assert"})",
         "PIM sent an AssertCancel for this data on A->B"},
        {R"({"assert_override":true,"event":"sent","group":"239.1.1.1","interval_s":60,)"
         R"("ip_destination":"224.0.0.13","mask_length":24,"metric":20,)"
         R"("originator":"10.0.0.9","preference":110,"prune_indicator":true,)"
         R"("prune_now":false,"refresh_ttl":16,"rpt":false,"size_bytes":36,)"
         R"("source":"10.1.0.1","ttl":1,"type":"state-refresh"})",
         "PIM sent a State Refresh for this data (preference 110, metric 20) on A->B"},
    };
}

/// States, timers and neighbors.
class StatesTestCase : public TraceTestCase
{
  public:
    StatesTestCase()
        : TraceTestCase("Transitions, timers and neighbors")
    {
    }

  private:
    void DoRun() override
    {
        NodeContainer nodes;
        nodes.Create(1);
        const Ptr<RecordSource> source = CreateObject<RecordSource>();
        TraceWriter writer(TraceLevel::STATE);
        writer.SetInterfaceName(0, 1, "A->lan");
        writer.Open(m_stream, TraceRunInfo());
        writer.Connect(source);
        FireTransitions(*source);
        FireTimers(*source);
        FireNeighbors(*source);
        Read(writer, "pim-states.jsonl");
        MGM_TEST_REQUIRE_EQ(m_records.size(), 14u, "records");
        CheckTransitions();
        CheckTimers();
        CheckNeighbors();
    }

    /// Fires transitions.
    void FireTransitions(const RecordSource& source)
    {
        PimTransitionRecord record;
        record.key = SourceGroup("10.1.0.1", "239.1.1.1");
        record.head = NewRecord(0, TraceLevel::STATE);
        record.machine = PimMachine::ASSERT;
        record.interface = 1;
        record.before = "NoInfo";
        record.event = "Data arrives";
        record.after = "Winner";
        record.actions = {"Send Assert", "Set AT"};
        record.section = "RFC 3973 4.6.4.1";
        source.pimTransition(record);
        record.head = NewRecord(0, TraceLevel::STATE);
        record.machine = PimMachine::UPSTREAM;
        record.interface = 0;
        record.before = "Forwarding";
        record.after = "Forwarding";
        record.actions.clear();
        source.pimTransition(record);
    }

    /// Fires timers.
    void FireTimers(const RecordSource& source)
    {
        PimTimerRecord record;
        record.timer = "PPT";
        record.interface = 1;
        record.key = SourceGroup("10.1.0.1", "239.1.1.1");
        record.expires = Seconds(3);
        for (const TimerEvent event : {TimerEvent::SET, TimerEvent::FIRED, TimerEvent::CANCELLED})
        {
            record.head = NewRecord(0, TraceLevel::STATE);
            record.event = event;
            source.pimTimer(record);
        }
        record.timer = "NLT";
        record.key = SourceGroup();
        record.neighbor = Ipv4Address("10.0.0.2");
        record.head = NewRecord(0, TraceLevel::STATE);
        source.pimTimer(record);
        record.timer = "SRT";
        record.interface = 0;
        record.neighbor = Ipv4Address::GetAny();
        record.key = SourceGroup("10.1.0.1", "239.1.1.1");
        record.head = NewRecord(0, TraceLevel::STATE);
        source.pimTimer(record);
    }

    /// Fires an event of each kind.
    void FireNeighbors(const RecordSource& source)
    {
        PimNeighborRecord record;
        record.interface = 1;
        record.neighbor = Ipv4Address("10.0.0.2");
        record.hello = GetPimVectors().at(1).message.hello;
        for (std::size_t event = 0; event < PIM_NEIGHBOR_EVENT_COUNT; ++event)
        {
            record.head = NewRecord(0, TraceLevel::CONTROL);
            record.event = static_cast<PimNeighborEvent>(event);
            record.neighbors = static_cast<uint32_t>(event);
            source.pimNeighbor(record);
        }
    }

    /// Checks members and words of a record.
    void Check(std::size_t index, const std::string& fields, const std::string& prose)
    {
        if (!fields.empty())
        {
            NS_TEST_EXPECT_MSG_EQ(GetOwnMembers(m_records[index]), fields, "record " << index);
        }
        NS_TEST_EXPECT_MSG_EQ(DescribePim(m_records[index], m_key), prose, "record " << index);
    }

    /// What is in transitions.
    void CheckTransitions()
    {
        Check(0,
              R"({"actions":["Send Assert","Set AT"],"after":"Winner","before":"NoInfo",)"
              R"("event":"Data arrives","group":"239.1.1.1","machine":"assert",)"
              R"("section":"RFC 3973 4.6.4.1","source":"10.1.0.1"})",
              "PIM's assert machine for this data on A->lan went from NoInfo to Winner: Data "
              "arrives (RFC 3973 4.6.4.1); actions: Send Assert and Set AT");
        Check(1,
              "",
              "PIM's upstream machine for this data stayed in Forwarding: Data arrives (RFC 3973 "
              "4.6.4.1)");
    }

    /// What is in timers.
    void CheckTimers()
    {
        Check(2,
              R"({"event":"set","expires_ns":3000000000,"group":"239.1.1.1",)"
              R"("source":"10.1.0.1","timer":"PPT"})",
              "PIM's timer PPT for this data on A->lan was set");
        Check(3, "", "PIM's timer PPT for this data on A->lan fired");
        Check(4, "", "PIM's timer PPT for this data on A->lan was cancelled");
        Check(5,
              R"({"event":"cancelled","expires_ns":3000000000,"neighbor":"10.0.0.2",)"
              R"("timer":"NLT"})",
              "PIM's timer NLT of neighbor 10.0.0.2 on A->lan was cancelled");
        Check(6, "", "PIM's timer SRT for this data was cancelled");
    }

    /// What is in neighbors.
    void CheckNeighbors()
    {
        Check(7,
              R"({"dr_priority":1,"event":"up","holdtime_s":65535,"lan_prune_delay":)"
              R"({"override_interval_ms":2500,"propagation_delay_ms":500,"tracking":true},)"
              R"("neighbor":"10.0.0.2","neighbors":0,)"
              R"("secondary_addresses":["10.0.0.2","10.0.0.3"],)"
              R"("unknown_options":[{"type":65002,"value":"616263"}]})",
              "the PIM neighbor 10.0.0.2 on A->lan came up");
        const std::vector<std::string> ends{
            "says something else in its Hellos",
            "has restarted: its Generation ID is another one",
            "is gone: its Hello holds no longer",
            "is gone: it said good-bye",
            "is gone: the interface went down",
            "was refused: there are as many as allowed",
        };
        for (std::size_t i = 0; i < ends.size(); ++i)
        {
            Check(8 + i, "", "the PIM neighbor 10.0.0.2 on A->lan " + ends[i]);
        }
    }
};

/// Suite mgm-pim-trace.
class PimTraceTestSuite : public TestSuite
{
  public:
    PimTraceTestSuite()
        : TestSuite("mgm-pim-trace", TestSuite::Type::UNIT)
    {
        AddTestCase(new MessagesTestCase);
        AddTestCase(new StatesTestCase);
    }
};

PimTraceTestSuite g_pimTraceTestSuite; //!< Static variable for test initialization

} // namespace
