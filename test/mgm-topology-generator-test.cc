/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Suite mgm-topology-generator: networks made by rule have the shape that the rule says, are
 * connected, and depend on nothing but their parameters.
 */

#include "ns3/mgm-topology-generator.h"
#include "ns3/rng-seed-manager.h"
#include "ns3/test.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <set>
#include <sstream>
#include <tuple>
#include <utility>

namespace
{

using namespace ns3;
using namespace ns3::mgm;

/// Number of links of each node, ascending.
std::vector<std::size_t>
GetDegrees(const Topology& t)
{
    std::vector<std::size_t> degrees;
    for (NodeIndex node = 0; node < t.GetNodeCount(); ++node)
    {
        degrees.push_back(t.GetLinksOf(node).size());
    }
    std::sort(degrees.begin(), degrees.end());
    return degrees;
}

/// All of a network in words, to compare two.
std::string
Print(const Topology& t)
{
    std::ostringstream os;
    for (NodeIndex i = 0; i < t.GetNodeCount(); ++i)
    {
        const TopologyNode& node = t.GetNode(i);
        os << node.name << ' ' << node.position.value_or(GeoPosition()).latitude << '\n';
    }
    for (LinkIndex i = 0; i < t.GetLinkCount(); ++i)
    {
        const TopologyLink& link = t.GetLink(i);
        os << link.a << ' ' << link.b << ' ' << link.costAb << ' ' << link.delay << '\n';
    }
    return os.str();
}

/// Whether no two links join the same nodes.
bool
IsSimple(const Topology& t)
{
    std::set<std::pair<NodeIndex, NodeIndex>> joined;
    for (LinkIndex i = 0; i < t.GetLinkCount(); ++i)
    {
        joined.insert(std::minmax(t.GetLink(i).a, t.GetLink(i).b));
    }
    return joined.size() == t.GetLinkCount();
}

/// Shapes of regular networks.
class RegularTestCase : public TestCase
{
  public:
    RegularTestCase()
        : TestCase("Line, ring, star, grid, full mesh and tree have their shapes")
    {
    }

  private:
    /**
     * @param [in] result A generated network.
     * @param [in] nodes Expected nodes.
     * @param [in] links Expected links.
     * @param [in] degrees Expected numbers of links of nodes: number, and of how many nodes.
     */
    void Expect(const TopologyResult& result,
                uint32_t nodes,
                uint32_t links,
                const std::vector<std::pair<std::size_t, std::size_t>>& degrees)
    {
        const Topology& t = result.GetTopology();
        NS_TEST_ASSERT_MSG_EQ(result.IsOk(), true, "made");
        NS_TEST_EXPECT_MSG_EQ(t.GetRouterCount(), nodes, t.GetName());
        NS_TEST_EXPECT_MSG_EQ(t.GetLinkCount(), links, t.GetName());
        NS_TEST_EXPECT_MSG_EQ(t.IsConnected(), true, t.GetName());
        NS_TEST_EXPECT_MSG_EQ(IsSimple(t), true, t.GetName());
        std::vector<std::size_t> expected;
        for (const auto& [degree, count] : degrees)
        {
            expected.insert(expected.end(), count, degree);
        }
        NS_TEST_EXPECT_MSG_EQ((GetDegrees(t) == expected), true, t.GetName());
    }

    void DoRun() override
    {
        Expect(MakeLineTopology(1), 1, 0, {{0, 1}});
        Expect(MakeLineTopology(5), 5, 4, {{1, 2}, {2, 3}});
        Expect(MakeRingTopology(3), 3, 3, {{2, 3}});
        Expect(MakeStarTopology(6), 6, 5, {{1, 5}, {5, 1}});
        Expect(MakeGridTopology(3, 4), 12, 17, {{2, 4}, {3, 6}, {4, 2}});
        Expect(MakeGridTopology(1, 1), 1, 0, {{0, 1}});
        Expect(MakeFullMeshTopology(6), 6, 15, {{5, 6}});
        Expect(MakeTreeTopology(3, 2), 13, 12, {{1, 9}, {3, 1}, {4, 3}});
        Expect(MakeTreeTopology(1, 4), 5, 4, {{1, 2}, {2, 3}});
        const Topology grid = MakeGridTopology(3, 4).TakeTopology();
        NS_TEST_EXPECT_MSG_EQ(
            grid.FindLinks(*grid.FindNode("r1.2"), *grid.FindNode("r2.2")).size(), 1u, "column");
        NS_TEST_EXPECT_MSG_EQ(
            grid.FindLinks(*grid.FindNode("r0.3"), *grid.FindNode("r1.0")).size(), 0u, "no wrap");
        TopologyDefaults defaults;
        defaults.cost = 7;
        defaults.delay = MilliSeconds(3);
        defaults.rate = DataRate("5Mbps");
        const TopologyLink link = MakeLineTopology(2, defaults).GetTopology().GetLink(0);
        NS_TEST_EXPECT_MSG_EQ(link.costBa, 7u, "cost");
        NS_TEST_EXPECT_MSG_EQ(link.delay, MilliSeconds(3), "delay");
        NS_TEST_EXPECT_MSG_EQ(link.rate, DataRate("5Mbps"), "rate");
    }
};

/// What networks are called.
class NameTestCase : public TestCase
{
  public:
    NameTestCase()
        : TestCase("Names of networks say how they were made")
    {
    }

  private:
    void DoRun() override
    {
        WaxmanParameters waxman;
        waxman.nodes = 9;
        const std::vector<std::pair<std::string, TopologyResult>> networks{
            {"line of 5", MakeLineTopology(5)},
            {"ring of 3", MakeRingTopology(3)},
            {"star of 6", MakeStarTopology(6)},
            {"grid of 3 by 4", MakeGridTopology(3, 4)},
            {"full mesh of 4", MakeFullMeshTopology(4)},
            {"tree of arity 3 and depth 2", MakeTreeTopology(3, 2)},
            {"Waxman network of 9", MakeWaxmanTopology(waxman)},
            {"power-law network of 9", MakePowerLawTopology(9, 2, 1)},
            {"small world of 9", MakeSmallWorldTopology(9, 4, 0.1, 1)}};
        for (const auto& [name, result] : networks)
        {
            NS_TEST_EXPECT_MSG_EQ(result.GetTopology().GetName(), name, "name");
        }
    }
};

/// Parameters that are out of their ranges.
class ParameterTestCase : public TestCase
{
  public:
    ParameterTestCase()
        : TestCase("Parameters out of their ranges are named, all at once, and nothing is made")
    {
    }

  private:
    /**
     * @param [in] result What a generator gave.
     * @param [in] errors The errors expected.
     */
    void Expect(const TopologyResult& result, const std::string& errors)
    {
        std::ostringstream os;
        result.PrintErrors(os);
        NS_TEST_EXPECT_MSG_EQ(os.str(), errors, "errors");
        NS_TEST_EXPECT_MSG_EQ(result.IsOk(), false, errors);
        NS_TEST_EXPECT_MSG_EQ(result.GetTopology().GetNodeCount(), 0u, errors);
    }

    void DoRun() override
    {
        TopologyDefaults defaults;
        defaults.cost = 0;
        defaults.rate = DataRate(0);
        defaults.delay = NanoSeconds(-1);
        Expect(MakeLineTopology(0, defaults),
               "nodes: is 0; allowed is 1 to 1000000\n"
               "cost: is 0; the least is 1\n"
               "rate: is 0; the least is 1 bit/s\n"
               "delay: is negative; the least is 0\n");
        Expect(MakeRingTopology(2), "nodes: is 2; allowed is 3 to 1000000\n");
        Expect(MakeStarTopology(1), "nodes: is 1; allowed is 2 to 1000000\n");
        Expect(MakeGridTopology(0, 4), "rows: is 0; allowed is 1 to 1000000\n");
        Expect(MakeGridTopology(100000, 100000),
               "nodes: would be 10000000000; allowed are up to 1000000\n"
               "links: would be 19999800000; allowed are up to 4000000\n");
        Expect(MakeFullMeshTopology(4000), "links: would be 7998000; allowed are up to 4000000\n");
        Expect(MakeTreeTopology(2, 4000000000), "depth: is 4000000000; allowed is 1 to 1000000\n");
        Expect(MakeTreeTopology(2, 20),
               "depth: is 20, which with arity 2 makes more than the allowed 1000000 nodes\n");
        WaxmanParameters waxman;
        waxman.nodes = 1;
        waxman.alpha = std::nan("");
        waxman.beta = 0;
        waxman.sideKm = 5000;
        waxman.seed = 0;
        Expect(MakeWaxmanTopology(waxman),
               "nodes: is 1; allowed is 2 to 1000000\n"
               "alpha: is nan; allowed is more than 0 to 1\n"
               "beta: is 0; allowed is more than 0 to 1\n"
               "side_km: is 5000; allowed is 1 to 4000\n"
               "seed: is 0; allowed is 1 to 4294944442\n");
        // A link of two routers has probability exp(-d / (L sqrt 2)), which is e^-1 at the least:
        // of the 10 million pairs of 4500 routers, more than the allowed links.
        waxman = WaxmanParameters();
        waxman.nodes = 4500;
        waxman.alpha = 1;
        waxman.beta = 1;
        Expect(MakeWaxmanTopology(waxman),
               "alpha: makes more than 4000000 links; take a smaller alpha or beta\n");
        Expect(MakePowerLawTopology(3, 3, 1), "nodes: is 3; allowed is 4 to 1000000\n");
        Expect(MakePowerLawTopology(3, 0, 4294944443),
               "links_per_node: is 0; allowed is 1 to 999999\n"
               "seed: is 4294944443; allowed is 1 to 4294944442\n");
        Expect(MakeSmallWorldTopology(9, 3, 1.5, 1),
               "rewire: is 1.5; allowed is 0 to 1\n"
               "neighbors: is 3; allowed are even numbers\n");
        Expect(MakeSmallWorldTopology(4, 4, 0, 1), "nodes: is 4; allowed is 5 to 1000000\n");
    }
};

/// Same seed, same network.
class SeedTestCase : public TestCase
{
  public:
    SeedTestCase()
        : TestCase("Random networks are set by their seed, not by the run number")
    {
    }

  private:
    /// Makes one network of each kind.
    static std::vector<std::string> MakeAll(uint32_t seed)
    {
        WaxmanParameters waxman;
        waxman.nodes = 200;
        waxman.seed = seed;
        return {Print(MakeWaxmanTopology(waxman).GetTopology()),
                Print(MakePowerLawTopology(200, 2, seed).GetTopology()),
                Print(MakeSmallWorldTopology(200, 4, 0.3, seed).GetTopology())};
    }

    void DoRun() override
    {
        const std::vector<std::string> first = MakeAll(5);
        const uint64_t run = RngSeedManager::GetRun();
        RngSeedManager::SetRun(run + 1);
        const std::vector<std::string> again = MakeAll(5);
        const std::vector<std::string> other = MakeAll(6);
        RngSeedManager::SetRun(run);
        for (std::size_t i = 0; i < first.size(); ++i)
        {
            NS_TEST_EXPECT_MSG_EQ((first[i] == again[i]), true, "same seed, kind " << i);
            NS_TEST_EXPECT_MSG_EQ((first[i] == other[i]), false, "other seed, kind " << i);
        }
    }
};

/// Waxman networks.
class WaxmanTestCase : public TestCase
{
  public:
    WaxmanTestCase()
        : TestCase("Waxman networks have links with the right probabilities, and no separate parts")
    {
    }

  private:
    /// Distance of two routers in the plane, in meters: degrees of latitude and longitude are
    /// alike.
    static double GetPlaneDistance(const Topology& t, NodeIndex a, NodeIndex b)
    {
        const GeoPosition& p = *t.GetNode(a).position;
        const GeoPosition& q = *t.GetNode(b).position;
        const double degrees = std::hypot(p.latitude - q.latitude, p.longitude - q.longitude);
        return degrees * EARTH_RADIUS * std::acos(-1.0) / 180;
    }

    void DoRun() override
    {
        CheckProbabilities();
        CheckJoining();
    }

    /// Compares the links in three ranges of distance with the sums of the probabilities.
    void CheckProbabilities()
    {
        WaxmanParameters parameters;
        parameters.nodes = 1000;
        parameters.alpha = 0.3;
        parameters.beta = 0.15;
        const Topology t = MakeWaxmanTopology(parameters).TakeTopology();
        const double diagonal = 1000e3 * std::sqrt(2.0);
        std::vector<double> expected(3);
        std::vector<double> variance(3);
        std::vector<double> found(3);
        const auto range = [diagonal](double d) {
            return d < diagonal / 10 ? 0 : d < diagonal / 4 ? 1 : 2;
        };
        for (NodeIndex a = 0; a < t.GetNodeCount(); ++a)
        {
            for (NodeIndex b = a + 1; b < t.GetNodeCount(); ++b)
            {
                const double d = GetPlaneDistance(t, a, b);
                const double p = parameters.alpha * std::exp(-d / (parameters.beta * diagonal));
                expected[range(d)] += p;
                variance[range(d)] += p * (1 - p);
            }
        }
        for (LinkIndex i = 0; i < t.GetLinkCount(); ++i)
        {
            found[range(GetPlaneDistance(t, t.GetLink(i).a, t.GetLink(i).b))] += 1;
        }
        for (std::size_t i = 0; i < 3; ++i)
        {
            NS_TEST_EXPECT_MSG_EQ_TOL(
                found[i], expected[i], 4 * std::sqrt(variance[i]), "links of range " << i);
        }
        NS_TEST_EXPECT_MSG_EQ(IsSimple(t), true, "no parallel links");
        NS_TEST_EXPECT_MSG_EQ(t.IsConnected(), true, "connected");
        for (LinkIndex i = 1; i < t.GetLinkCount(); ++i)
        {
            const TopologyLink& before = t.GetLink(i - 1);
            const TopologyLink& link = t.GetLink(i);
            NS_TEST_EXPECT_MSG_EQ((std::tie(before.a, before.b) < std::tie(link.a, link.b)),
                                  true,
                                  "links " << i - 1 << " and " << i << " in order");
        }
        const TopologyLink& link = t.GetLink(0);
        NS_TEST_EXPECT_MSG_EQ(link.delay,
                              GetLinkDelay(t.GetNode(link.a), t.GetNode(link.b), {}),
                              "delay from positions");
    }

    /// Without random links, each router is joined to the nearest one before it.
    void CheckJoining()
    {
        WaxmanParameters parameters;
        parameters.nodes = 500;
        parameters.alpha = 1e-12;
        const Topology t = MakeWaxmanTopology(parameters).TakeTopology();
        NS_TEST_ASSERT_MSG_EQ(t.GetLinkCount(), 499u, "a tree");
        NS_TEST_EXPECT_MSG_EQ(t.IsConnected(), true, "connected");
        for (NodeIndex node = 1; node < t.GetNodeCount(); ++node)
        {
            NodeIndex nearest = 0;
            for (NodeIndex other = 1; other < node; ++other)
            {
                if (GetPlaneDistance(t, node, other) < GetPlaneDistance(t, node, nearest))
                {
                    nearest = other;
                }
            }
            NS_TEST_EXPECT_MSG_EQ(t.GetLink(node - 1).a, nearest, "nearest of " << node);
            NS_TEST_EXPECT_MSG_EQ(t.GetLink(node - 1).b, node, "in order");
        }
    }
};

/// Power-law networks.
class PowerLawTestCase : public TestCase
{
  public:
    PowerLawTestCase()
        : TestCase("Power-law networks have the right number of links, and hubs")
    {
    }

  private:
    void DoRun() override
    {
        const Topology t = MakePowerLawTopology(3000, 2, 1).TakeTopology();
        // A full mesh of 3 routers, then 2 links for each of the others.
        NS_TEST_EXPECT_MSG_EQ(t.GetLinkCount(), 3u + 2997u * 2u, "links");
        NS_TEST_EXPECT_MSG_EQ(t.IsConnected(), true, "connected");
        NS_TEST_EXPECT_MSG_EQ(IsSimple(t), true, "no parallel links");
        const std::vector<std::size_t> degrees = GetDegrees(t);
        NS_TEST_EXPECT_MSG_EQ(degrees.front(), 2u, "each joins with 2 links");
        // The share of routers with at least k links tends to m (m + 1) / (k (k + 1)) for m links a
        // router (Dorogovtsev, Mendes, Samukhin 2000); without preference none would have 40.
        const auto count = [&degrees](std::size_t least) {
            return static_cast<double>(degrees.end() -
                                       std::lower_bound(degrees.begin(), degrees.end(), least));
        };
        NS_TEST_EXPECT_MSG_EQ_TOL(count(5) / 3000, 2.0 * 3 / (5 * 6), 0.03, "5 links or more");
        NS_TEST_EXPECT_MSG_EQ_TOL(count(10) / 3000, 2.0 * 3 / (10 * 11), 0.015, "10 or more");
        NS_TEST_EXPECT_MSG_GT(degrees.back(), 60u, "a hub");
        const Topology mesh = MakePowerLawTopology(5, 4, 1).TakeTopology();
        NS_TEST_EXPECT_MSG_EQ(mesh.GetLinkCount(), 10u, "no router more than the mesh");
    }
};

/// Small-world networks.
class SmallWorldTestCase : public TestCase
{
  public:
    SmallWorldTestCase()
        : TestCase(
              "Small-world networks keep their number of links and move the right part of them")
    {
    }

  private:
    /// Links that are where they were at first, in a circle of so many neighbors.
    static double CountUnmoved(const Topology& t, uint32_t neighbors)
    {
        double unmoved = 0;
        for (LinkIndex i = 0; i < t.GetLinkCount(); ++i)
        {
            const uint32_t nodes = t.GetNodeCount();
            const uint32_t step = (t.GetLink(i).b + nodes - t.GetLink(i).a) % nodes;
            unmoved += step >= 1 && step <= neighbors / 2;
        }
        return unmoved;
    }

    void DoRun() override
    {
        const Topology lattice = MakeSmallWorldTopology(50, 6, 0, 1).TakeTopology();
        NS_TEST_EXPECT_MSG_EQ(
            (GetDegrees(lattice) == std::vector<std::size_t>(50, 6)), true, "6 neighbors each");
        NS_TEST_EXPECT_MSG_EQ(CountUnmoved(lattice, 6), 150, "the nearest");
        const Topology t = MakeSmallWorldTopology(2000, 6, 0.1, 3).TakeTopology();
        NS_TEST_EXPECT_MSG_EQ(t.GetLinkCount(), 6000u, "links only move");
        NS_TEST_EXPECT_MSG_EQ(IsSimple(t), true, "no parallel links");
        NS_TEST_EXPECT_MSG_EQ(t.IsConnected(), true, "connected");
        // Binomial: 6000 links, each stays with 0.9.
        NS_TEST_EXPECT_MSG_EQ_TOL(
            CountUnmoved(t, 6), 5400, 4 * std::sqrt(6000 * 0.1 * 0.9), "a tenth has moved");
        const Topology full = MakeSmallWorldTopology(5, 4, 1, 1).TakeTopology();
        NS_TEST_EXPECT_MSG_EQ(CountUnmoved(full, 4), 10, "nowhere to move to");
        // A circle of which all links moved falls apart without the additional links.
        const Topology joined = MakeSmallWorldTopology(300, 2, 1, 1).TakeTopology();
        NS_TEST_EXPECT_MSG_GT(joined.GetLinkCount(), 300u, "links that join parts");
        NS_TEST_EXPECT_MSG_EQ(joined.IsConnected(), true, "connected");
        NS_TEST_EXPECT_MSG_EQ(IsSimple(joined), true, "no parallel links");
    }
};

/// Suite mgm-topology-generator.
class TopologyGeneratorTestSuite : public TestSuite
{
  public:
    TopologyGeneratorTestSuite()
        : TestSuite("mgm-topology-generator", TestSuite::Type::UNIT)
    {
        AddTestCase(new RegularTestCase);
        AddTestCase(new ParameterTestCase);
        AddTestCase(new SeedTestCase);
        AddTestCase(new NameTestCase);
        AddTestCase(new WaxmanTestCase);
        AddTestCase(new PowerLawTestCase);
        AddTestCase(new SmallWorldTestCase);
    }
};

TopologyGeneratorTestSuite
    g_topologyGeneratorTestSuite; //!< Static variable for test initialization

} // namespace
