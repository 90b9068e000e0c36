/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Suite mgm-trace-header: what the first line of a trace says about a network, how it is read, and
 * how changes of what it says are recorded.
 *
 *        camera - A ----- B       A-B costs 5 towards B and 7 back. A, B and C are on the LAN "l".
 *                 |       |       A's interface to B has a boundary, a threshold and a rate limit.
 *               --+-- l --+-- C
 */

#include "ns3/internet-stack-helper.h"
#include "ns3/ipv4-address-helper.h"
#include "ns3/mgm-kernel-forwarder.h"
#include "ns3/mgm-network-helper.h"
#include "ns3/mgm-router-helper.h"
#include "ns3/mgm-trace-reader.h"
#include "ns3/mgm-trace-writer.h"
#include "ns3/simple-net-device-helper.h"
#include "ns3/simulator.h"
#include "ns3/string.h"
#include "ns3/test.h"

#include <fstream>
#include <sstream>

namespace
{

using namespace ns3;
using namespace ns3::mgm;

/// The network of the drawing, with a trace of it.
class DrawnNetwork
{
  public:
    DrawnNetwork()
    {
        Topology topology;
        topology.AddNode({"A", NodeKind::ROUTER, GeoPosition{47.5, 8.25}});
        topology.AddNode("B");
        topology.AddNode("C");
        topology.AddNode("l", NodeKind::LAN);
        TopologyLink link(0, 1);
        link.costAb = 5;
        link.costBa = 7;
        topology.AddLink(link);
        for (const NodeIndex router : {0, 1, 2})
        {
            topology.AddLink(router, 3);
        }
        NetworkHelper helper(topology);
        helper.AddHost("A", "camera");
        m_network = helper.Build();
        RouterHelper routers;
        routers.SetForwarderAttribute("Limiter", StringValue("token-bucket"));
        routers.SetForwarderAttribute("AlertRate", StringValue("2.5"));
        routers.Install(m_network->GetRouters());
        m_forwarder =
            DynamicCast<KernelForwarder>(RouterHelper::GetForwarder(m_network->FindNode("A")));
        m_forwarder->AddBoundary(1, "239.255.0.0", "255.255.0.0");
        m_forwarder->AddBoundary(1, "239.1.1.1", "255.255.255.255");
        m_forwarder->SetThreshold(1, 16);
        m_forwarder->SetRateLimit(1, 100);
        m_forwarder->SetPointToMultipoint(3);
    }

    ~DrawnNetwork()
    {
        Simulator::Destroy();
    }

    /**
     * @param [in] level Level of the trace.
     * @return the trace of a run in which settings change.
     */
    std::string Trace(TraceLevel level)
    {
        std::ostringstream stream;
        TraceWriter writer(level);
        writer.Open(stream, {"drawn", 1, 2, "3.37"});
        writer.ConnectNodes(NodeContainer::GetGlobal());
        Simulator::Schedule(Seconds(1), &DrawnNetwork::ChangeSettings, this);
        Simulator::Stop(Seconds(2));
        Simulator::Run();
        writer.Close();
        return stream.str();
    }

  private:
    /// Changes each setting of A's interface to B, and asks for what changes nothing.
    void ChangeSettings()
    {
        m_forwarder->AddBoundary(1, "239.2.0.0", "255.255.0.0");
        m_forwarder->AddBoundary(1, "239.2.0.0", "255.255.0.0");
        m_forwarder->RemoveBoundary(1, "239.255.0.0", "255.255.0.0");
        m_forwarder->RemoveBoundary(1, "239.255.0.0", "255.255.0.0");
        m_forwarder->SetThreshold(1, 4);
        m_forwarder->SetRateLimit(1, 0);
        m_forwarder->SetPointToMultipoint(1);
    }

    Ptr<Network> m_network;           //!< the network
    Ptr<KernelForwarder> m_forwarder; //!< that of A
};

/// The first line describes the network, and is read as it is written.
class FactsTestCase : public TestCase
{
  public:
    FactsTestCase()
        : TestCase("The first line says what the network consists of")
    {
    }

  private:
    void DoRun() override
    {
        DrawnNetwork network;
        std::istringstream stream(network.Trace(TraceLevel::ALERTS));
        const TraceHeader header = TraceReader(stream, "t").GetHeader();
        NS_TEST_ASSERT_MSG_EQ(header.nodes.size(), 4u, "A, B, C, camera");
        CheckNode(header.nodes.at(0));
        NS_TEST_EXPECT_MSG_EQ(header.nodes.at(3).forwarder.has_value(), false, "a host's");
        NS_TEST_EXPECT_MSG_EQ(header.nodes.at(3).rpf.has_value(), false, "a host's view");
        const uint32_t lan = *header.nodes.at(0).interfaces.at(2).channel;
        NS_TEST_EXPECT_MSG_EQ(*header.nodes.at(1).interfaces.at(2).channel, lan, "same LAN");
        NS_TEST_EXPECT_MSG_EQ(*header.nodes.at(2).interfaces.at(1).channel, lan, "same LAN");
        NS_TEST_EXPECT_MSG_NE(*header.nodes.at(0).interfaces.at(1).channel, lan, "other link");
        NS_TEST_EXPECT_MSG_EQ(header.GetInterfaceLabel(0, 1), "A->B", "name of an interface");
        NS_TEST_EXPECT_MSG_EQ(header.GetInterfaceLabel(0, 9), "interface 9", "without a name");
        NS_TEST_ASSERT_MSG_EQ(header.topology.has_value(), true, "the graph");
        CheckTopology(*header.topology);
    }

    /// Checks router A.
    void CheckNode(const TraceNodeFacts& node)
    {
        NS_TEST_ASSERT_MSG_EQ(node.position.has_value(), true, "position");
        NS_TEST_EXPECT_MSG_EQ(node.position->latitude, 47.5, "latitude");
        NS_TEST_EXPECT_MSG_EQ(node.position->longitude, 8.25, "longitude");
        NS_TEST_ASSERT_MSG_EQ(node.interfaces.size(), 3u, "B, LAN, camera");
        const TraceInterfaceFacts& toB = node.interfaces.at(1);
        NS_TEST_EXPECT_MSG_EQ(toB.type, "point-to-point", "type");
        NS_TEST_EXPECT_MSG_EQ(toB.address, Ipv4Address("10.0.0.1"), "address");
        NS_TEST_EXPECT_MSG_EQ(toB.mask.GetPrefixLength(), 30, "prefix length");
        NS_TEST_EXPECT_MSG_EQ(+toB.threshold, 16, "threshold");
        NS_TEST_EXPECT_MSG_EQ(toB.rateLimit, 100u, "rate limit");
        NS_TEST_ASSERT_MSG_EQ(toB.boundaries.size(), 2u, "boundaries");
        NS_TEST_EXPECT_MSG_EQ(toB.boundaries[0].network, Ipv4Address("239.1.1.1"), "by group");
        NS_TEST_EXPECT_MSG_EQ(toB.boundaries[1].mask, Ipv4Mask("255.255.0.0"), "mask");
        NS_TEST_EXPECT_MSG_EQ(node.interfaces.at(2).type, "lan", "type");
        NS_TEST_EXPECT_MSG_EQ(
            node.interfaces.at(3).type, "point-to-multipoint", "as the forwarder takes it");
        NS_TEST_ASSERT_MSG_EQ(node.forwarder.has_value(), true, "forwarder");
        NS_TEST_EXPECT_MSG_EQ(node.forwarder->limiter, "token-bucket", "limiter");
        NS_TEST_EXPECT_MSG_EQ(node.forwarder->alertRate, 2.5, "rate of alerts");
        NS_TEST_EXPECT_MSG_EQ(node.forwarder->alertInterval, 3000000000, "interval");
        NS_TEST_EXPECT_MSG_EQ(node.forwarder->thresholdRule, "greater", "threshold rule");
        NS_TEST_ASSERT_MSG_EQ(node.rpf.has_value(), true, "view");
        NS_TEST_EXPECT_MSG_EQ(node.rpf->preference, 110u, "preference");
    }

    /// Checks the graph.
    void CheckTopology(const TraceTopologyFacts& facts)
    {
        NS_TEST_ASSERT_MSG_EQ(facts.topology.GetNodeCount(), 4u, "A, B, C, l");
        NS_TEST_EXPECT_MSG_EQ(
            (facts.topology.GetNode(3).kind == NodeKind::LAN), true, "l is a LAN");
        NS_TEST_ASSERT_MSG_EQ(facts.topology.GetLinkCount(), 4u, "links");
        NS_TEST_EXPECT_MSG_EQ(facts.topology.GetLink(0).costAb, 5u, "cost A to B");
        NS_TEST_EXPECT_MSG_EQ(facts.topology.GetLink(0).costBa, 7u, "cost B to A");
        NS_TEST_EXPECT_MSG_EQ(facts.nodes.at(2), 2u, "node id of C");
        NS_TEST_EXPECT_MSG_EQ(facts.nodes.count(3), 0u, "a LAN is no node");
        NS_TEST_EXPECT_MSG_EQ(facts.ends.at({0, 1}).address, Ipv4Address("10.0.0.2"), "B's end");
        NS_TEST_EXPECT_MSG_EQ(facts.ends.count({1, 3}), 0u, "the LAN's end");
        NS_TEST_ASSERT_MSG_EQ(facts.networks.size(), 2u, "the LAN's and the camera's");
        NS_TEST_EXPECT_MSG_EQ(facts.networks[0].at, 3u, "the LAN");
        NS_TEST_EXPECT_MSG_EQ(facts.networks[1].interface, 3u, "A's interface to the camera");
        NS_TEST_EXPECT_MSG_EQ(facts.networks[1].address, Ipv4Address("172.16.0.1"), "A's address");
        NS_TEST_EXPECT_MSG_EQ(facts.equalCost, "highest-neighbor", "ties");
    }
};

/// Interfaces are called after those on their links.
class LonelyTestCase : public TestCase
{
  public:
    LonelyTestCase()
        : TestCase("An interface with nobody on its link has no name")
    {
    }

  private:
    void DoRun() override
    {
        NodeContainer nodes(1);
        InternetStackHelper().Install(nodes);
        Ipv4AddressHelper("10.0.0.0", "255.255.255.0")
            .Assign(SimpleNetDeviceHelper().Install(nodes));
        std::ostringstream text;
        TraceWriter writer(TraceLevel::ALERTS);
        writer.Open(text, {"lonely", 1, 1, "3.37"});
        writer.ConnectNodes(NodeContainer::GetGlobal());
        Simulator::Stop(Seconds(1));
        Simulator::Run();
        writer.Close();
        Simulator::Destroy();
        NS_TEST_EXPECT_MSG_NE(text.str().find(R"("interfaces":[{"index":1,"address":"10.0.0.1")"),
                              std::string::npos,
                              text.str());
    }
};

/// Changes of settings are records of level state, each once.
class SettingsTestCase : public TestCase
{
  public:
    SettingsTestCase()
        : TestCase("Settings of interfaces that change during the run are recorded")
    {
    }

  private:
    void DoRun() override
    {
        DrawnNetwork network;
        const std::string trace = network.Trace(TraceLevel::STATE);
        std::ofstream(CreateTempDirFilename("settings.jsonl")) << trace;
        std::istringstream stream(trace);
        TraceReader reader(stream, "t");
        std::string settings;
        TraceRecord record;
        while (reader.Next(record))
        {
            if (record.GetKind() == "interface-setting")
            {
                NS_TEST_EXPECT_MSG_EQ(record.GetTime(), 1000000000, "when");
                NS_TEST_EXPECT_MSG_EQ(record.GetInterface("interface").index, 1u, "where");
                settings += record.GetText("setting") + " " +
                            (record.Has("range") ? record.GetText("range")
                                                 : std::to_string(record.GetUnsigned("value"))) +
                            ", ";
            }
        }
        NS_TEST_EXPECT_MSG_EQ(settings,
                              "boundary-added 239.2.0.0/16, boundary-removed 239.255.0.0/16, "
                              "threshold 4, rate-limit 0, point-to-multipoint 1, ",
                              "changes");
    }
};

/// A first line that says nonsense is refused, with the place and what is allowed.
class BadFactsTestCase : public TestCase
{
  public:
    BadFactsTestCase()
        : TestCase("A first line that cannot be is refused")
    {
    }

  private:
    void DoRun() override
    {
        DrawnNetwork network;
        m_trace = network.Trace(TraceLevel::ALERTS);
        Expect("10.0.0.1\"", "10.0.0.256\"", "\"address\" is \"10.0.0.256\", not an IPv4 address");
        Expect("\"prefix_length\":30", "\"prefix_length\":33", "not an integer from 0 to 32");
        Expect("239.255.0.0/16", "239.255.0.0", "which is no range like \"10.0.0.0/8\"");
        Expect("\"threshold\":16", "\"threshold\":256", "not an integer from 0 to 255");
        Expect("\"alert_rate\":2.5", "\"alert_rate\":\"a\"", "is string, not a number");
        Expect("\"latitude\":47.5", "\"latitude\":147.5", "latitude is not from -90 to 90");
        Expect("\"a\":0,\"b\":1", "\"a\":0,\"b\":7", "\"b\" is 7, but the topology has 4 nodes");
        Expect("\"a\":0,\"b\":1", "\"a\":0,\"b\":0", "a link that cannot be");
        Expect("{\"name\":\"B\",\"node\"", "{\"name\":\"A\",\"node\"", "empty or taken");
        Expect("\"id\":1,", "\"id\":0,", "a second node with this \"id\"");
        Expect("\"equal_cost\":\"highest-neighbor\"",
               "\"equal_cost\":\"lowest\"",
               "\"equal_cost\" is \"lowest\"; it can be highest-neighbor or hash");
        Expect("\"bypass_traffic_control\":false",
               "\"bypass_traffic_control\":0",
               "\"bypass_traffic_control\" is neither true nor false");
        Expect("\"topology\":{", "\"topology\":7,\"x\":{", "\"topology\" is number, not an object");
        Expect("\"boundaries\":[", "\"boundaries\":{},\"x\":[", "\"boundaries\" is object, not an");
        Expect("\"nodes\":[{", "\"nodes\":[7,{", "\"nodes\", element 0: not an object");
    }

    /// Spoils the trace and expects an error.
    void Expect(const std::string& good, const std::string& bad, const std::string& error)
    {
        std::string trace = m_trace;
        const std::size_t place = trace.find(good);
        NS_TEST_ASSERT_MSG_NE(place, std::string::npos, good << " stands in the trace");
        trace.replace(place, good.size(), bad);
        std::istringstream stream(trace);
        std::string message;
        try
        {
            TraceReader reader(stream, "t");
        }
        catch (const TraceError& thrown)
        {
            message = thrown.what();
        }
        NS_TEST_EXPECT_MSG_EQ(message.rfind("t:1: ", 0), 0u, "where: " << message);
        NS_TEST_EXPECT_MSG_NE(message.find(error), std::string::npos, error << ": " << message);
    }

    std::string m_trace; //!< a good one
};

/// Suite mgm-trace-header.
class TraceHeaderTestSuite : public TestSuite
{
  public:
    TraceHeaderTestSuite()
        : TestSuite("mgm-trace-header", TestSuite::Type::UNIT)
    {
        AddTestCase(new FactsTestCase);
        AddTestCase(new LonelyTestCase);
        AddTestCase(new SettingsTestCase);
        AddTestCase(new BadFactsTestCase);
    }
};

TraceHeaderTestSuite g_traceHeaderTestSuite; //!< Static variable for test initialization

} // namespace
