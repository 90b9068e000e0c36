/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Suite mgm-topology: the network as data, its graph, and distances on the globe.
 */

#include "ns3/mgm-topology-graph.h"
#include "ns3/mgm-topology.h"
#include "ns3/test.h"

#include <cmath>

namespace
{

using namespace ns3;
using namespace ns3::mgm;

/// Names, links, costs and states of a small network with a parallel link and a LAN segment.
class TopologyTestCase : public TestCase
{
  public:
    TopologyTestCase()
        : TestCase("Nodes and links are added, found, changed and counted")
    {
    }

  private:
    /*
     *   a ==(0,1)== b --(2)-- lan --(3)-- c
     */
    void DoRun() override
    {
        Topology t;
        const NodeIndex a = t.AddNode("a");
        const NodeIndex b = t.AddNode("b");
        const NodeIndex lan = t.AddNode("lan", NodeKind::LAN);
        const NodeIndex c = t.AddNode("c");
        TopologyLink ab(a, b);
        ab.costAb = 3;
        ab.costBa = 5;
        t.AddLink(ab);
        t.AddLink(b, a);
        t.AddLink(b, lan);
        t.AddLink(lan, c);
        NS_TEST_EXPECT_MSG_EQ(t.GetNodeCount(), 4u, "nodes");
        NS_TEST_EXPECT_MSG_EQ(t.GetRouterCount(), 3u, "routers");
        NS_TEST_EXPECT_MSG_EQ(t.GetLinkCount(), 4u, "links");
        NS_TEST_EXPECT_MSG_EQ(t.FindNode("c").value(), c, "by name");
        NS_TEST_EXPECT_MSG_EQ(t.FindNode("d").has_value(), false, "no such name");
        NS_TEST_EXPECT_MSG_EQ((t.FindLinks(b, a) == std::vector<LinkIndex>{0, 1}), true, "both");
        NS_TEST_EXPECT_MSG_EQ(t.FindLinks(a, c).empty(), true, "not joined");
        NS_TEST_EXPECT_MSG_EQ((t.GetLinksOf(b) == std::vector<LinkIndex>{0, 1, 2}), true, "links");
        NS_TEST_EXPECT_MSG_EQ(t.GetOtherEnd(2, lan), b, "other end");
        NS_TEST_EXPECT_MSG_EQ((t.GetDirection(0, b) == LinkDirection::B_TO_A), true, "direction");
        NS_TEST_EXPECT_MSG_EQ(t.GetCost(0, LinkDirection::A_TO_B), 3u, "a to b");
        NS_TEST_EXPECT_MSG_EQ(t.GetCost(0, LinkDirection::B_TO_A), 5u, "b to a");
        NS_TEST_EXPECT_MSG_EQ(t.GetCost(2, LinkDirection::A_TO_B), 1u, "towards a LAN");
        NS_TEST_EXPECT_MSG_EQ(t.GetCost(2, LinkDirection::B_TO_A), 0u, "away from a LAN");
        NS_TEST_EXPECT_MSG_EQ(t.GetCost(3, LinkDirection::A_TO_B), 0u, "away from a LAN");
        CheckVersions(t);
    }

    /**
     * Only what changes something counts as a change.
     * @param [in] t The network of DoRun().
     */
    void CheckVersions(Topology t)
    {
        const uint64_t version = t.GetVersion();
        NS_TEST_EXPECT_MSG_EQ(version, 8u, "four nodes, four links");
        t.SetLinkUp(0, true);
        t.SetLinkCost(0, LinkDirection::A_TO_B, 3);
        t.SetLinkCost(3, LinkDirection::A_TO_B, 7);
        t.SetDescription("name");
        NS_TEST_EXPECT_MSG_EQ(t.GetVersion(), version, "nothing changed");
        NS_TEST_EXPECT_MSG_EQ(t.GetCost(3, LinkDirection::A_TO_B), 0u, "still 0 from the LAN");
        t.SetLinkUp(0, false);
        t.SetLinkCost(1, LinkDirection::B_TO_A, 9);
        NS_TEST_EXPECT_MSG_EQ(t.GetVersion(), version + 2, "two changes");
        NS_TEST_EXPECT_MSG_EQ(t.GetCost(1, LinkDirection::A_TO_B), 1u, "other direction");
        NS_TEST_EXPECT_MSG_EQ(t.IsConnected(), true, "the parallel link holds");
        t.SetLinkUp(1, false);
        NS_TEST_EXPECT_MSG_EQ(t.IsConnected(), false, "a is cut off");
        NS_TEST_EXPECT_MSG_EQ(
            (t.GetComponents() == std::vector<uint32_t>{0, 1, 1, 1}), true, "parts");
    }
};

/// What no network may hold, and what Validate() points out.
class ObjectionTestCase : public TestCase
{
  public:
    ObjectionTestCase()
        : TestCase("Impossible links are objected to, doubtful networks pointed out")
    {
    }

  private:
    /**
     * @param [in] text A text.
     * @param [in] part What it must contain.
     */
    void ExpectPart(const std::string& text, const std::string& part)
    {
        NS_TEST_EXPECT_MSG_NE(text.find(part), std::string::npos, text << " lacks " << part);
    }

    void DoRun() override
    {
        Topology t;
        NS_TEST_EXPECT_MSG_EQ(t.IsConnected(), true, "empty");
        NS_TEST_EXPECT_MSG_EQ(t.Validate().size(), 1u, "empty");
        const NodeIndex a = t.AddNode("a");
        NS_TEST_EXPECT_MSG_EQ(t.Validate().empty(), true, "one router is a network");
        const NodeIndex b = t.AddNode("b");
        const NodeIndex m = t.AddNode("m", NodeKind::LAN);
        const NodeIndex n = t.AddNode("n", NodeKind::LAN);
        ExpectPart(t.WhyNotLink(TopologyLink(a, a)), "\"a\" - \"a\" joins a node to itself");
        ExpectPart(t.WhyNotLink(TopologyLink(m, n)), "joins two LAN segments");
        ExpectPart(t.WhyNotLink(TopologyLink(a, 4)), "ends at node 4 of 4");
        TopologyLink link(a, b);
        link.costBa = 0;
        ExpectPart(t.WhyNotLink(link), "cost 0");
        link.costBa = 1;
        link.delay = NanoSeconds(-1);
        ExpectPart(t.WhyNotLink(link), "negative delay");
        link.delay = NanoSeconds(0);
        link.rate = DataRate(0);
        ExpectPart(t.WhyNotLink(link), "rate 0");
        link.rate = DataRate(1);
        NS_TEST_EXPECT_MSG_EQ(t.WhyNotLink(link), "", "fine");
        t.AddLink(b, m);
        const std::vector<std::string> findings = t.Validate();
        NS_TEST_ASSERT_MSG_EQ(findings.size(), 4u, "findings");
        ExpectPart(findings[0], "Router \"a\" has no link");
        ExpectPart(findings[1], "LAN segment \"m\" has 1 ");
        ExpectPart(findings[2], "LAN segment \"n\" has 0 ");
        ExpectPart(findings[3], "in 3 separate parts");
    }
};

/// Edges of the graph, and distances that count the cost towards the root.
class GraphTestCase : public TestCase
{
  public:
    GraphTestCase()
        : TestCase("The graph has an edge per direction; distances count costs towards the root")
    {
    }

  private:
    void DoRun() override
    {
        Topology t;
        for (const char* name : {"s", "x", "y", "alone"})
        {
            t.AddNode(name);
        }
        const NodeIndex lan = t.AddNode("lan", NodeKind::LAN);
        const NodeIndex z = t.AddNode("z");
        // From x to s costs 10, from s to x costs 1: looking back from x, the way over y wins.
        AddLink(t, 0, 1, 1, 10);
        AddLink(t, 1, 2, 2, 50);
        AddLink(t, 2, 0, 3, 50);
        AddLink(t, 2, lan, 7, 7);
        AddLink(t, z, lan, 4, 4);
        TopologyGraph graph = BuildGraph(t);
        NS_TEST_EXPECT_MSG_EQ(boost::num_edges(graph), 10u, "two edges a link");
        std::vector<uint64_t> expected{0, 5, 3, UNREACHABLE, 3, 7};
        NS_TEST_EXPECT_MSG_EQ((GetReverseDistances(graph, 0) == expected), true, "to s");
        t.SetLinkUp(1, false);
        graph = BuildGraph(t);
        NS_TEST_EXPECT_MSG_EQ(boost::num_edges(graph), 8u, "a link less");
        expected[1] = 10;
        NS_TEST_EXPECT_MSG_EQ((GetReverseDistances(graph, 0) == expected), true, "to s, directly");
        CheckLargeCosts();
    }

    /**
     * @param [in] t A network.
     * @param [in] a One end.
     * @param [in] b The other end.
     * @param [in] costAb Cost from a to b.
     * @param [in] costBa Cost from b to a.
     */
    void AddLink(Topology& t, NodeIndex a, NodeIndex b, uint32_t costAb, uint32_t costBa)
    {
        TopologyLink link(a, b);
        link.costAb = costAb;
        link.costBa = costBa;
        t.AddLink(link);
    }

    /// Distances do not overflow 32 bits.
    void CheckLargeCosts()
    {
        Topology t;
        t.AddNode("0");
        for (uint32_t i = 1; i < 4; ++i)
        {
            t.AddNode(std::to_string(i));
            AddLink(t, i - 1, i, 1, 0xffffffff);
        }
        NS_TEST_EXPECT_MSG_EQ(GetReverseDistances(BuildGraph(t), 0)[3], 3 * 0xffffffffULL, "sum");
    }
};

/// Distances and delays between known places.
class GeoTestCase : public TestCase
{
  public:
    GeoTestCase()
        : TestCase("Great-circle distances and fiber delays")
    {
    }

  private:
    void DoRun() override
    {
        // London Heathrow to New York JFK is 5540 km, Nashville to Los Angeles (the airports of
        // the usual worked example) 2886 km on this sphere.
        const GeoPosition heathrow{51.4706, -0.461941};
        const GeoPosition kennedy{40.639801, -73.7789};
        const GeoPosition nashville{36.12, -86.67};
        const GeoPosition losAngeles{33.94, -118.40};
        NS_TEST_EXPECT_MSG_EQ_TOL(GetGreatCircleDistance(heathrow, kennedy), 5540e3, 10e3, "km");
        NS_TEST_EXPECT_MSG_EQ_TOL(
            GetGreatCircleDistance(nashville, losAngeles), 2886.4e3, 0.1e3, "km");
        NS_TEST_EXPECT_MSG_EQ_TOL(GetGreatCircleDistance({0, 179}, {0, -179}),
                                  2 * EARTH_RADIUS * std::acos(-1.0) / 180,
                                  1,
                                  "over the date line");
        NS_TEST_EXPECT_MSG_EQ_TOL(GetGreatCircleDistance({90, 0}, {-90, 77}),
                                  EARTH_RADIUS * std::acos(-1.0),
                                  1,
                                  "pole to pole");
        // 2886.4 km at 199,861.6 km/s.
        NS_TEST_EXPECT_MSG_EQ_TOL(
            GetFiberDelay(nashville, losAngeles).GetSeconds(), 14.442e-3, 1e-6, "delay");
        NS_TEST_EXPECT_MSG_EQ((GeoPosition{90.1, 0}.IsValid()), false, "beyond the pole");
        NS_TEST_EXPECT_MSG_EQ((GeoPosition{0, std::nan("")}.IsValid()), false, "not a number");
        NS_TEST_EXPECT_MSG_EQ((GeoPosition{-90, 180}.IsValid()), true, "edge");
        CheckLinkDelay(nashville, losAngeles);
    }

    /**
     * @param [in] nashville A position.
     * @param [in] losAngeles Another.
     */
    void CheckLinkDelay(const GeoPosition& nashville, const GeoPosition& losAngeles)
    {
        TopologyDefaults defaults;
        defaults.delay = MilliSeconds(7);
        defaults.minDelay = MicroSeconds(20);
        const TopologyNode here{"here", NodeKind::ROUTER, nashville};
        const TopologyNode there{"there", NodeKind::ROUTER, losAngeles};
        const TopologyNode somewhere{"somewhere", NodeKind::ROUTER, std::nullopt};
        NS_TEST_EXPECT_MSG_EQ(GetLinkDelay(here, there, defaults),
                              GetFiberDelay(nashville, losAngeles),
                              "both known");
        NS_TEST_EXPECT_MSG_EQ(GetLinkDelay(here, somewhere, defaults), MilliSeconds(7), "one");
        NS_TEST_EXPECT_MSG_EQ(GetLinkDelay(here, here, defaults), MicroSeconds(20), "same city");
    }
};

/// Suite mgm-topology.
class TopologyTestSuite : public TestSuite
{
  public:
    TopologyTestSuite()
        : TestSuite("mgm-topology", TestSuite::Type::UNIT)
    {
        AddTestCase(new TopologyTestCase);
        AddTestCase(new ObjectionTestCase);
        AddTestCase(new GraphTestCase);
        AddTestCase(new GeoTestCase);
    }
};

TopologyTestSuite g_topologyTestSuite; //!< Static variable for test initialization

} // namespace
