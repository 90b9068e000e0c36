/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Suite mgm-graph-routes: next hops from the network graph against a brute-force computation, ties,
 * connected networks, versions, and how many trees are kept.
 */

#include "mgm-test-networks.h"
#include "ns3/enum.h"
#include "ns3/mgm-graph-routes.h"
#include "ns3/simulator.h"
#include "ns3/test.h"
#include "ns3/uinteger.h"

#include <algorithm>
#include <memory>
#include <random>
#include <set>
#include <string>
#include <vector>

namespace
{

using namespace ns3;
using namespace ns3::mgm;

/// A step from one router to another in the brute-force model, which knows no LAN vertices.
struct Step
{
    NodeIndex from;      //!< a router
    NodeIndex to;        //!< another
    LinkIndex link;      //!< link of the first router
    LinkIndex farLink;   //!< link of the second router: another one on a LAN
    uint64_t cost;       //!< cost of the step
    Ipv4Address address; //!< address of the second router there
};

/**
 * @param [in] routes A network.
 * @return every step between two routers that is possible; across a LAN any router reaches any
 * other.
 */
std::vector<Step>
ListSteps(Ptr<const GraphRoutes> routes)
{
    const Topology& topology = routes->GetTopology();
    std::vector<Step> steps;
    const auto isUp = [&topology](LinkIndex link) { return topology.GetLink(link).up; };
    for (NodeIndex from = 0; from < topology.GetNodeCount(); ++from)
    {
        if (topology.GetNode(from).kind == NodeKind::LAN)
        {
            continue;
        }
        for (const LinkIndex link : topology.GetLinksOf(from))
        {
            const NodeIndex other = topology.GetOtherEnd(link, from);
            const uint64_t cost = topology.GetCost(link, topology.GetDirection(link, from));
            std::vector<LinkIndex> farLinks{link};
            if (topology.GetNode(other).kind == NodeKind::LAN)
            {
                farLinks = topology.GetLinksOf(other);
            }
            for (const LinkIndex farLink : farLinks)
            {
                const NodeIndex to = farLinks.size() == 1 && farLink == link
                                         ? other
                                         : topology.GetOtherEnd(farLink, other);
                if (isUp(link) && isUp(farLink) && to != from &&
                    topology.GetNode(to).kind == NodeKind::ROUTER)
                {
                    steps.push_back(
                        {from, to, link, farLink, cost, routes->GetAddress(farLink, to)});
                }
            }
        }
    }
    return steps;
}

/// Larger than any path, small enough to add up.
constexpr uint64_t FAR_AWAY = 1000000000;

/**
 * Costs between all routers by Floyd and Warshall.
 * @param [in] steps Steps of the network.
 * @param [in] count Number of nodes.
 * @return costs by from and to.
 */
std::vector<std::vector<uint64_t>>
ComputeCosts(const std::vector<Step>& steps, uint32_t count)
{
    std::vector<std::vector<uint64_t>> costs(count, std::vector<uint64_t>(count, FAR_AWAY));
    for (NodeIndex node = 0; node < count; ++node)
    {
        costs[node][node] = 0;
    }
    for (const Step& step : steps)
    {
        costs[step.from][step.to] = std::min(costs[step.from][step.to], step.cost);
    }
    for (NodeIndex via = 0; via < count; ++via)
    {
        for (NodeIndex from = 0; from < count; ++from)
        {
            for (NodeIndex to = 0; to < count; ++to)
            {
                costs[from][to] = std::min(costs[from][to], costs[from][via] + costs[via][to]);
            }
        }
    }
    return costs;
}

/// Every hop is that of the brute-force model, for every router and every destination.
class BruteForceTestCase : public TestCase
{
  public:
    /// @param [in] seed Seed of the random network.
    explicit BruteForceTestCase(uint32_t seed)
        : TestCase("Hops in random network " + std::to_string(seed)),
          m_seed(seed)
    {
    }

  private:
    void DoRun() override
    {
        Ptr<GraphRoutes> routes = BindTestNetwork(MakeTestTopology(m_seed));
        Check(routes);
        // The same after changes, of which some repeat the present state.
        std::mt19937 random(m_seed);
        for (int i = 0; i < 10; ++i)
        {
            const LinkIndex link = random() % routes->GetTopology().GetLinkCount();
            routes->SetLinkUp(link, random() % 2 == 0);
            routes->SetLinkCost(link, LinkDirection::A_TO_B, 1 + random() % 5);
        }
        Check(routes);
        Simulator::Destroy();
    }

    /**
     * Compares all hops.
     * @param [in] routes The network.
     */
    void Check(Ptr<const GraphRoutes> routes)
    {
        const Topology& topology = routes->GetTopology();
        const std::vector<Step> steps = ListSteps(routes);
        const auto costs = ComputeCosts(steps, topology.GetNodeCount());
        for (NodeIndex from = 0; from < topology.GetNodeCount(); ++from)
        {
            for (NodeIndex to = 0; to < topology.GetNodeCount(); ++to)
            {
                if (topology.GetNode(from).kind == NodeKind::ROUTER &&
                    topology.GetNode(to).kind == NodeKind::ROUTER && from != to)
                {
                    CheckHop(routes, steps, costs, from, to);
                }
            }
        }
    }

    /**
     * Compares one hop.
     * @param [in] routes The network.
     * @param [in] steps Its steps.
     * @param [in] costs Its costs.
     * @param [in] from A router.
     * @param [in] to Another, whose host is looked for.
     */
    void CheckHop(Ptr<const GraphRoutes> routes,
                  const std::vector<Step>& steps,
                  const std::vector<std::vector<uint64_t>>& costs,
                  NodeIndex from,
                  NodeIndex to)
    {
        const GraphHop hop = routes->FindHop(*routes->GetNewest(), from, HostOf(to));
        if (costs[from][to] == FAR_AWAY)
        {
            NS_TEST_EXPECT_MSG_EQ((hop.kind == HopKind::NONE), true, from << " cannot see " << to);
            return;
        }
        const Step* best = nullptr;
        for (const Step& step : steps)
        {
            if (step.from == from && step.cost + costs[step.to][to] == costs[from][to] &&
                (!best || best->address < step.address))
            {
                best = &step;
            }
        }
        NS_TEST_ASSERT_MSG_EQ((hop.kind == HopKind::NEIGHBOR), true, from << " sees " << to);
        NS_TEST_EXPECT_MSG_EQ(hop.metric, costs[from][to], "cost from " << from << " to " << to);
        NS_TEST_EXPECT_MSG_EQ(hop.neighbor, best->to, "next router");
        NS_TEST_EXPECT_MSG_EQ(hop.address, best->address, "its address");
        NS_TEST_EXPECT_MSG_EQ(hop.interface, routes->GetInterface(best->link, from), "way out");
        NS_TEST_EXPECT_MSG_EQ(
            hop.neighborInterface, routes->GetInterface(best->farLink, best->to), "way in");
        NS_TEST_EXPECT_MSG_EQ(hop.mask, Ipv4Mask("/24"), "mask of the host's network");
    }

    uint32_t m_seed; //!< seed of the network
};

/// Ties go to the highest address, or by a hash that uses all of them and is the same on a LAN.
class EqualCostTestCase : public TestCase
{
  public:
    EqualCostTestCase()
        : TestCase("Ties: highest neighbor, or hash")
    {
    }

  private:
    void DoRun() override
    {
        // r0 - {r1, r2, r3} - r4, all costs 1, and r4 with r5, r6 on a LAN with r1, r2, r3:
        //        /- r1 -\.
        //      r0 - r2 - LAN - r4, r5
        //        \- r3 -/
        Topology topology;
        for (int i = 0; i < 6; ++i)
        {
            topology.AddNode("r" + std::to_string(i));
        }
        const NodeIndex lan = topology.AddNode("lan", NodeKind::LAN);
        for (NodeIndex router = 1; router <= 5; ++router)
        {
            topology.AddLink(router, lan);
        }
        for (NodeIndex router = 1; router <= 3; ++router)
        {
            topology.AddLink(0, router);
        }
        Ptr<GraphRoutes> highest = BindTestNetwork(topology);
        const GraphHop hop = highest->FindHop(*highest->GetNewest(), 4, HostOf(0));
        NS_TEST_EXPECT_MSG_EQ(hop.neighbor, 3, "r3 has the highest address on the LAN");

        Ptr<GraphRoutes> hash = BindTestNetwork(topology, SOURCE_HASH);
        std::set<NodeIndex> used;
        std::set<NodeIndex> usedBack;
        for (uint32_t host = 2; host < 50; ++host)
        {
            const Ipv4Address source(HostOf(0).Get() - 2 + host);
            const GraphHop at4 = hash->FindHop(*hash->GetNewest(), 4, source);
            const GraphHop at5 = hash->FindHop(*hash->GetNewest(), 5, source);
            NS_TEST_EXPECT_MSG_EQ(at4.neighbor, at5.neighbor, "one router serves the LAN");
            const GraphHop again = hash->FindHop(*hash->GetNewest(), 4, source);
            NS_TEST_EXPECT_MSG_EQ(at4.neighbor, again.neighbor, "the same each time");
            NS_TEST_EXPECT_MSG_EQ(at4.metric, 2, "still a shortest path");
            used.insert(at4.neighbor);
            const Ipv4Address back(HostOf(4).Get() - 2 + host);
            usedBack.insert(hash->FindHop(*hash->GetNewest(), 0, back).neighbor);
        }
        NS_TEST_EXPECT_MSG_EQ(used.size(), 3, "all three are used");
        NS_TEST_EXPECT_MSG_EQ(usedBack.size(), 3, "in the other direction too");
        Simulator::Destroy();
    }
};

/// What is attached to a router is found there; own addresses are local; the rest is routed.
class AddressTestCase : public TestCase
{
  public:
    AddressTestCase()
        : TestCase("Own, connected and unknown addresses")
    {
    }

  private:
    void DoRun() override
    {
        // r0 - r1 with cost 10, r0 - r2 - r1 with cost 1 each; r1 and r2 on a LAN.
        Topology topology;
        topology.AddNode("r0");
        topology.AddNode("r1");
        topology.AddNode("r2");
        const NodeIndex lan = topology.AddNode("lan", NodeKind::LAN);
        TopologyLink expensive(0, 1);
        expensive.costAb = 10;
        expensive.costBa = 10;
        topology.AddLink(expensive);
        topology.AddLink(0, 2);
        topology.AddLink(2, 1);
        topology.AddLink(1, lan);
        topology.AddLink(2, lan);
        Ptr<GraphRoutes> routes = BindTestNetwork(topology);
        const auto find = [&routes](NodeIndex router, Ipv4Address address) {
            return routes->FindHop(*routes->GetNewest(), router, address);
        };
        const auto kind = [&find](NodeIndex router, const char* address) {
            return static_cast<int>(find(router, Ipv4Address(address)).kind);
        };
        NS_TEST_EXPECT_MSG_EQ(kind(0, "192.0.2.1"), static_cast<int>(HopKind::NONE), "unknown");
        NS_TEST_EXPECT_MSG_EQ(kind(0, "10.0.0.1"), static_cast<int>(HopKind::LOCAL), "own");
        NS_TEST_EXPECT_MSG_EQ(kind(0, "172.16.0.1"), static_cast<int>(HopKind::LOCAL), "own stub");
        NS_TEST_EXPECT_MSG_EQ(
            kind(0, "172.16.0.77"), static_cast<int>(HopKind::CONNECTED), "host of r0");
        NS_TEST_EXPECT_MSG_EQ(
            find(0, Ipv4Address("172.16.0.77")).interface, HOST_INTERFACE, "interface towards it");
        // The far end of the expensive link is connected; its router's other addresses are not.
        const GraphHop far = find(0, Ipv4Address("10.0.0.2"));
        NS_TEST_EXPECT_MSG_EQ((far.kind == HopKind::CONNECTED), true, "far end of the link");
        NS_TEST_EXPECT_MSG_EQ(far.interface, 1, "over the link itself");
        NS_TEST_EXPECT_MSG_EQ(far.address, Ipv4Address::GetAny(), "without a neighbor");
        NS_TEST_EXPECT_MSG_EQ(find(0, HostOf(1)).neighbor, 2, "the host of r1 over r2");
        // The LAN: its routers find its hosts on it.
        const GraphHop onLan = find(1, Ipv4Address("10.1.3.200"));
        NS_TEST_EXPECT_MSG_EQ((onLan.kind == HopKind::CONNECTED), true, "host on the LAN");
        NS_TEST_EXPECT_MSG_EQ(onLan.interface, 3, "over the LAN");
        NS_TEST_EXPECT_MSG_EQ(find(2, Ipv4Address("10.1.3.4")).interface, 3, "r1's LAN address");
        NS_TEST_EXPECT_MSG_EQ(find(0, Ipv4Address("10.1.3.200")).neighbor, 2, "from outside");
        routes->SetLinkUp(0, false);
        NS_TEST_EXPECT_MSG_EQ(find(0, Ipv4Address("10.0.0.2")).neighbor, 2, "link down: way round");
        routes->SetLinkUp(3, false);
        NS_TEST_EXPECT_MSG_EQ((find(1, Ipv4Address("10.1.3.200")).kind == HopKind::NEIGHBOR),
                              true,
                              "r1 has left the LAN");
        NS_TEST_EXPECT_MSG_EQ(routes->FindRouter(102).value(), 2, "router of a node");
        NS_TEST_EXPECT_MSG_EQ(routes->FindRouter(7).has_value(), false, "not a router");
        NS_TEST_EXPECT_MSG_EQ(routes->FindLink(2, 3).value(), 4, "link of an interface");
        NS_TEST_EXPECT_MSG_EQ(routes->FindLink(2, HOST_INTERFACE).has_value(), false, "a stub");
        Simulator::Destroy();
    }
};

/// Each change is a version; old versions answer as before, and vanish when nobody holds them.
class VersionTestCase : public TestCase
{
  public:
    VersionTestCase()
        : TestCase("Versions and the trees kept")
    {
    }

  private:
    void DoRun() override
    {
        Topology topology;
        for (int i = 0; i < 4; ++i)
        {
            topology.AddNode("r" + std::to_string(i));
        }
        topology.AddLink(0, 1);
        topology.AddLink(1, 2);
        topology.AddLink(2, 3);
        topology.AddLink(3, 0);
        Ptr<GraphRoutes> routes = BindTestNetwork(topology);
        m_routes = routes;
        routes->TraceConnectWithoutContext("TopologyChange",
                                           MakeCallback(&VersionTestCase::OnChange, this));
        Ptr<const GraphSnapshot> before = routes->GetNewest();
        const std::weak_ptr<const GraphDistances> tree = before->GetDistances(1);
        NS_TEST_EXPECT_MSG_EQ(before->GetDistances(1), tree.lock(), "one tree for all");
        NS_TEST_EXPECT_MSG_EQ(routes->SetLinkUp(0, true).has_value(), false, "it is up");
        const auto change = routes->SetLinkUp(0, false);
        NS_TEST_ASSERT_MSG_EQ(m_records.size(), 1, "one change");
        const TopologyChangeRecord& record = m_records.front();
        NS_TEST_EXPECT_MSG_EQ(change->id, record.head.id, "head of the record");
        NS_TEST_EXPECT_MSG_EQ(record.head.id.node, RecordId::NETWORK, "a change of the network");
        NS_TEST_EXPECT_MSG_EQ((record.head.level == TraceLevel::ALERTS), true, "level");
        NS_TEST_EXPECT_MSG_EQ(m_versionsThen.front(), 0, "recorded before the effect");
        NS_TEST_EXPECT_MSG_EQ(record.version, routes->GetNewest()->GetVersion(), "version");
        NS_TEST_EXPECT_MSG_EQ(GetTopologyEventName(record.event), std::string("link-down"), "what");
        NS_TEST_EXPECT_MSG_EQ(record.ends[1].name, "r1", "end b");
        NS_TEST_EXPECT_MSG_EQ(record.ends[1].nodeId, 101, "its node");

        NS_TEST_EXPECT_MSG_EQ(routes->FindHop(*before, 0, HostOf(1)).metric, 1, "as it was");
        NS_TEST_EXPECT_MSG_EQ(routes->FindHop(*routes->GetNewest(), 0, HostOf(1)).metric, 3, "new");
        before = nullptr;
        NS_TEST_EXPECT_MSG_EQ(tree.expired(), true, "nobody uses the old version");

        routes->SetLinkCost(3, LinkDirection::B_TO_A, 7);
        NS_TEST_EXPECT_MSG_EQ(m_records.back().costBefore, 1, "old cost");
        NS_TEST_EXPECT_MSG_EQ(m_records.back().costAfter, 7, "new cost");
        NS_TEST_EXPECT_MSG_EQ(routes->FindHop(*routes->GetNewest(), 0, HostOf(1)).metric,
                              9,
                              "the cost away from r0 counts");
        NS_TEST_EXPECT_MSG_EQ(routes->FindHop(*routes->GetNewest(), 1, HostOf(0)).metric,
                              3,
                              "the other direction is as before");
        CheckTreeLimit(topology);
        m_routes = nullptr;
        Simulator::Destroy();
    }

    /**
     * Looks for more roots than trees may be kept.
     * @param [in] topology A network of four routers.
     */
    void CheckTreeLimit(const Topology& topology)
    {
        Ptr<GraphRoutes> routes = CreateObject<GraphRoutes>();
        routes->SetAttribute("TreeLimit", UintegerValue(2));
        routes->SetTopology(topology);
        const Ptr<const GraphSnapshot> snapshot = routes->GetNewest();
        const auto first = snapshot->GetDistances(0);
        snapshot->GetDistances(1);
        snapshot->GetDistances(0);
        snapshot->GetDistances(2);
        NS_TEST_EXPECT_MSG_EQ(snapshot->GetTreeCount(), 2, "limit");
        NS_TEST_EXPECT_MSG_EQ(snapshot->GetDistances(0), first, "used lately: still there");
    }

    /**
     * @param [in] record A change.
     */
    void OnChange(const TopologyChangeRecord& record)
    {
        m_records.push_back(record);
        m_versionsThen.push_back(m_routes->GetNewest()->GetVersion());
    }

    Ptr<GraphRoutes> m_routes;                   //!< the network
    std::vector<TopologyChangeRecord> m_records; //!< changes
    std::vector<uint64_t> m_versionsThen;        //!< version when each was recorded
};

/// Suite mgm-graph-routes.
class GraphRoutesTestSuite : public TestSuite
{
  public:
    GraphRoutesTestSuite()
        : TestSuite("mgm-graph-routes", TestSuite::Type::UNIT)
    {
        for (uint32_t seed = 1; seed <= 40; ++seed)
        {
            AddTestCase(new BruteForceTestCase(seed));
        }
        AddTestCase(new EqualCostTestCase);
        AddTestCase(new AddressTestCase);
        AddTestCase(new VersionTestCase);
    }
};

GraphRoutesTestSuite g_graphRoutesTestSuite; //!< Static variable for test initialization

} // namespace
