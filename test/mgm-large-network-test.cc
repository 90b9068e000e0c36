/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Suite mgm-large-network: RPF of every router in networks of 10,000 routers. That the hops are
 * right is checked without computing any path: with the costs that the routers state, each hop must
 * satisfy Bellman's equation, which only shortest paths do where every link costs something.
 */

#include "mgm-test-networks.h"
#include "ns3/mgm-static-tree-groups.h"
#include "ns3/mgm-topology-generator.h"
#include "ns3/simulator.h"
#include "ns3/test.h"

#include <optional>
#include <random>
#include <set>
#include <string>
#include <vector>

namespace
{

using namespace ns3;
using namespace ns3::mgm;

/// Number of routers of all networks.
constexpr uint32_t ROUTERS = 10000;

/// Base of cases on large networks.
class LargeNetworkTestCase : public TestCase
{
  protected:
    using TestCase::TestCase;

    /**
     * Looks up a source at every router of a network without LAN segments, and checks all hops.
     * @param [in] routes The network.
     * @param [in] snapshot Its state.
     * @param [in] root The router of the source.
     */
    void CheckAll(const Ptr<const GraphRoutes>& routes,
                  const Ptr<const GraphSnapshot>& snapshot,
                  NodeIndex root)
    {
        std::vector<GraphHop> hops;
        hops.reserve(ROUTERS);
        for (NodeIndex router = 0; router < ROUTERS; ++router)
        {
            hops.push_back(routes->FindHop(*snapshot, router, HostOf(root)));
        }
        NS_TEST_EXPECT_MSG_EQ((hops[root].kind == HopKind::CONNECTED), true, "the source's router");
        NS_TEST_EXPECT_MSG_EQ(hops[root].metric, 0, "pays nothing");
        uint32_t wrong = 0;
        for (NodeIndex router = 0; router < ROUTERS; ++router)
        {
            wrong += router == root || IsBest(routes, snapshot, hops, router) ? 0 : 1;
        }
        NS_TEST_EXPECT_MSG_EQ(wrong, 0, "routers whose hop towards " << root << " is not the best");
    }

  private:
    /**
     * @param [in] routes The network.
     * @param [in] snapshot Its state.
     * @param [in] hops The hops of all routers.
     * @param [in] router One of them.
     * @return whether its hop leads over one of its links, adds up with that of the next router, is
     * not dearer than any other and, of equals, has the highest address.
     */
    static bool IsBest(const Ptr<const GraphRoutes>& routes,
                       const Ptr<const GraphSnapshot>& snapshot,
                       const std::vector<GraphHop>& hops,
                       NodeIndex router)
    {
        const Topology& topology = routes->GetTopology();
        const GraphHop& hop = hops[router];
        bool isThere = false;
        for (const LinkIndex link : topology.GetLinksOf(router))
        {
            if (!snapshot->IsLinkUp(link))
            {
                continue;
            }
            const NodeIndex next = topology.GetOtherEnd(link, router);
            const uint64_t metric =
                hops[next].metric + snapshot->GetCost(link, topology.GetDirection(link, router));
            const Ipv4Address address = routes->GetAddress(link, next);
            if (metric < hop.metric || (metric == hop.metric && hop.address < address))
            {
                return false;
            }
            isThere = isThere ||
                      (metric == hop.metric && hop.address == address && hop.neighbor == next &&
                       hop.interface == routes->GetInterface(link, router) &&
                       hop.neighborInterface == routes->GetInterface(link, next));
        }
        return isThere && hop.kind == HopKind::NEIGHBOR;
    }
};

/// A few hubs with thousands of links, each direction of a link with a cost of its own.
class UnevenCostsTestCase : public LargeNetworkTestCase
{
  public:
    UnevenCostsTestCase()
        : LargeNetworkTestCase("10,000 routers, power law, uneven costs, before and after changes")
    {
    }

  private:
    void DoRun() override
    {
        const TopologyResult result = MakePowerLawTopology(ROUTERS, 2, 1);
        NS_TEST_ASSERT_MSG_EQ(result.IsOk(), true, "the network");
        Topology topology = result.GetTopology();
        std::mt19937 random(1);
        for (LinkIndex link = 0; link < topology.GetLinkCount(); ++link)
        {
            topology.SetLinkCost(link, LinkDirection::A_TO_B, 1 + random() % 20);
            topology.SetLinkCost(link, LinkDirection::B_TO_A, 1 + random() % 20);
        }
        const Ptr<GraphRoutes> routes = BindTestNetwork(topology);
        const Ptr<const GraphSnapshot> before = routes->GetNewest();
        const std::vector<NodeIndex> roots{0, 1, 4999, ROUTERS - 1};
        for (const NodeIndex root : roots)
        {
            CheckAll(routes, before, root);
        }
        // Links of the hub change; each router has another way.
        for (const LinkIndex link : {0u, 2u, 4u})
        {
            routes->SetLinkCost(link, LinkDirection::A_TO_B, 100);
            routes->SetLinkCost(link, LinkDirection::B_TO_A, 1);
        }
        routes->SetLinkUp(1, false);
        for (const NodeIndex root : roots)
        {
            CheckAll(routes, routes->GetNewest(), root);
        }
        CheckAll(routes, before, 0);
        Simulator::Destroy();
    }
};

/// Nearly every router has two ways of the same cost.
class EqualCostsTestCase : public LargeNetworkTestCase
{
  public:
    EqualCostsTestCase()
        : LargeNetworkTestCase("10,000 routers, grid, equal costs")
    {
    }

  private:
    void DoRun() override
    {
        const TopologyResult result = MakeGridTopology(100, 100);
        NS_TEST_ASSERT_MSG_EQ(result.IsOk(), true, "the network");
        const Ptr<GraphRoutes> routes = BindTestNetwork(result.GetTopology());
        CheckAll(routes, routes->GetNewest(), 0);
        CheckAll(routes, routes->GetNewest(), 5050);
        Simulator::Destroy();
    }
};

/// Every tenth router of a network has a receiver.
class TreeTestCase : public LargeNetworkTestCase
{
  public:
    TreeTestCase()
        : LargeNetworkTestCase("10,000 routers, the tree of 1,000 receivers")
    {
    }

  private:
    void DoRun() override
    {
        const TopologyResult result = MakePowerLawTopology(ROUTERS, 2, 2);
        NS_TEST_ASSERT_MSG_EQ(result.IsOk(), true, "the network");
        const Ptr<GraphRoutes> routes = BindTestNetwork(result.GetTopology());
        const Ptr<StaticTreeGroups> groups = CreateObject<StaticTreeGroups>();
        groups->SetRoutes(routes);
        const SourceGroup key(HostOf(5), "239.1.1.1");
        groups->AddSource(key.group, key.source);
        for (NodeIndex router = 0; router < ROUTERS; router += 10)
        {
            groups->AddReceiver(key.group, HostOf(router));
        }
        const auto plan = groups->GetPlan(routes->GetNewest());

        // Data goes down the tree from the source's router, and meets no router twice.
        std::vector<NodeIndex> reached{5};
        std::set<NodeIndex> known{5};
        uint32_t hosts = 0;
        uint32_t wrongInterface = 0;
        for (std::size_t i = 0; i < reached.size() && reached.size() <= ROUTERS; ++i)
        {
            for (const uint32_t oif : plan->GetOutgoingInterfaces(reached[i], key))
            {
                if (oif == HOST_INTERFACE)
                {
                    hosts += reached[i] % 10 == 0 ? 1 : ROUTERS;
                    continue;
                }
                const LinkIndex link = *routes->FindLink(reached[i], oif);
                const NodeIndex next = routes->GetTopology().GetOtherEnd(link, reached[i]);
                const GraphHop back = routes->FindHop(*routes->GetNewest(), next, key.source);
                wrongInterface += back.interface == routes->GetInterface(link, next) ? 0 : 1;
                known.insert(next);
                reached.push_back(next);
            }
        }
        NS_TEST_EXPECT_MSG_EQ(known.size(), reached.size(), "no router twice");
        NS_TEST_EXPECT_MSG_EQ(hosts, ROUTERS / 10, "each receiver once, and nobody else");
        NS_TEST_EXPECT_MSG_EQ(wrongInterface, 0, "every router expects the data where it comes");
        Simulator::Destroy();
    }
};

/**
 * One LAN segment with 10,000 routers, of which the first three lead to the source's router. A
 * look-up that walked all routers of the segment would take 100 million steps here.
 */
class LanTestCase : public LargeNetworkTestCase
{
  public:
    LanTestCase()
        : LargeNetworkTestCase("10,000 routers on one LAN segment")
    {
    }

  private:
    void DoRun() override
    {
        Topology topology;
        const NodeIndex lan = topology.AddNode("lan", NodeKind::LAN);
        const NodeIndex source = topology.AddNode("source");
        for (uint32_t i = 0; i < ROUTERS; ++i)
        {
            topology.AddNode("r" + std::to_string(i));
        }
        const NodeIndex first = source + 1;
        for (NodeIndex gateway = first; gateway < first + 3; ++gateway)
        {
            topology.AddLink(source, gateway);
        }
        topology.SetLinkCost(2, LinkDirection::B_TO_A, 2);
        for (NodeIndex router = first; router < first + ROUTERS; ++router)
        {
            topology.AddLink(router, lan);
        }
        // The second one is as near as the first, and has the higher address.
        CheckLan(BindTestNetwork(topology), first + 1);
        CheckLan(BindTestNetwork(topology, SOURCE_HASH), std::nullopt);
        Simulator::Destroy();
    }

    /**
     * Looks up hosts of the source at all routers of the segment.
     * @param [in] routes The network.
     * @param [in] expected The router that serves the segment; nothing: one of the nearest, which
     * all routers agree upon.
     */
    void CheckLan(const Ptr<GraphRoutes>& routes, std::optional<NodeIndex> expected)
    {
        const NodeIndex first = 2;
        std::set<NodeIndex> servers;
        for (uint32_t host = 2; host < 10; ++host)
        {
            const Ipv4Address address(HostOf(1).Get() + host);
            const GraphHop one =
                routes->FindHop(*routes->GetNewest(), first + ROUTERS - 1, address);
            uint32_t differ = 0;
            for (NodeIndex router = first + 3; router < first + ROUTERS; ++router)
            {
                const GraphHop hop = routes->FindHop(*routes->GetNewest(), router, address);
                differ += hop.neighbor == one.neighbor && hop.address == one.address ? 0 : 1;
            }
            NS_TEST_EXPECT_MSG_EQ(differ, 0, "all choose the same");
            NS_TEST_EXPECT_MSG_EQ((one.kind == HopKind::NEIGHBOR), true, "there is a way");
            NS_TEST_EXPECT_MSG_EQ(one.neighbor, expected.value_or(one.neighbor), "which");
            servers.insert(one.neighbor);
        }
        NS_TEST_EXPECT_MSG_EQ(servers.count(first + 2), 0, "the third one is farther");
        NS_TEST_EXPECT_MSG_EQ(
            servers.size(), (expected ? 1u : 2u), "a hash uses both of the nearest");
    }
};

/// Suite mgm-large-network.
class LargeNetworkTestSuite : public TestSuite
{
  public:
    LargeNetworkTestSuite()
        : TestSuite("mgm-large-network", TestSuite::Type::SYSTEM)
    {
        AddTestCase(new UnevenCostsTestCase);
        AddTestCase(new EqualCostsTestCase);
        AddTestCase(new TreeTestCase);
        AddTestCase(new LanTestCase);
    }
};

LargeNetworkTestSuite g_largeNetworkTestSuite; //!< Static variable for test initialization

} // namespace
