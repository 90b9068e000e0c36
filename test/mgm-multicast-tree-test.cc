/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Suite mgm-multicast-tree: data sent down a tree reaches each receiver once and every router on
 * the interface where it looks back to the source; receivers come and go.
 */

#include "mgm-test-networks.h"
#include "ns3/mgm-multicast-tree.h"
#include "ns3/mgm-static-tree-groups.h"
#include "ns3/simulator.h"
#include "ns3/test.h"

#include <map>
#include <random>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace
{

using namespace ns3;
using namespace ns3::mgm;

/// Follows data down a tree, hop by hop, with no knowledge of paths.
class Flood
{
  public:
    /**
     * @param [in] routes The network.
     * @param [in] tree The tree.
     */
    Flood(Ptr<const GraphRoutes> routes, const MulticastTree& tree)
        : m_routes(routes),
          m_tree(tree)
    {
    }

    /**
     * Data is at a router, from the right direction.
     * @param [in] router The router.
     */
    void Forward(NodeIndex router)
    {
        ++copies[router];
        if (copies[router] > 10)
        {
            return; // a loop, which the caller notices by the count
        }
        for (const uint32_t interface : m_tree.GetOutgoingInterfaces(router))
        {
            if (interface == HOST_INTERFACE)
            {
                ++hosts[router];
                continue;
            }
            Arrive(m_routes->FindLink(router, interface).value(), router);
        }
    }

    std::map<NodeIndex, int> copies; //!< copies that came to each router where they should
    std::map<NodeIndex, int> hosts;  //!< copies that came to the host of each router
    std::map<NodeIndex, int> lans;   //!< copies that came to each LAN
    int strays{0}; //!< copies that came to a router on a wrong point-to-point link

  private:
    /**
     * Data goes over a link.
     * @param [in] link The link.
     * @param [in] from The router that sends it.
     */
    void Arrive(LinkIndex link, NodeIndex from)
    {
        const Topology& topology = m_routes->GetTopology();
        const NodeIndex other = topology.GetOtherEnd(link, from);
        if (topology.GetNode(other).kind == NodeKind::ROUTER)
        {
            if (!Take(other, link))
            {
                ++strays;
            }
            return;
        }
        ++lans[other];
        for (const LinkIndex attached : topology.GetLinksOf(other))
        {
            const NodeIndex router = topology.GetOtherEnd(attached, other);
            if (attached != link && topology.GetLink(attached).up && router != from)
            {
                Take(router, attached);
            }
        }
    }

    /**
     * Data comes to a router.
     * @param [in] router The router.
     * @param [in] link From where.
     * @return whether it should come from there.
     */
    bool Take(NodeIndex router, LinkIndex link)
    {
        const GraphHop back = m_routes->FindHop(*m_routes->GetNewest(), router, m_tree.GetSource());
        if (back.interface != m_routes->GetInterface(link, router))
        {
            return false;
        }
        if (m_tree.Contains(router))
        {
            Forward(router);
        }
        return true;
    }

    Ptr<const GraphRoutes> m_routes; //!< the network
    const MulticastTree& m_tree;     //!< the tree
};

/// On random networks, with both rules for ties, receivers get exactly one copy.
class DeliveryTestCase : public TestCase
{
  public:
    /// @param [in] seed Seed of the random network.
    explicit DeliveryTestCase(uint32_t seed)
        : TestCase("Trees in random network " + std::to_string(seed)),
          m_seed(seed)
    {
    }

  private:
    void DoRun() override
    {
        for (const EqualCostRule rule : {HIGHEST_NEIGHBOR, SOURCE_HASH})
        {
            const Ptr<GraphRoutes> routes = BindTestNetwork(MakeTestTopology(m_seed), rule);
            for (NodeIndex root = 0; root < 7; ++root)
            {
                CheckTree(routes, root);
            }
        }
        Simulator::Destroy();
    }

    /**
     * @param [in] routes The network.
     * @param [in] root Router whose host is the source.
     */
    void CheckTree(Ptr<const GraphRoutes> routes, NodeIndex root)
    {
        MulticastTree tree(routes, routes->GetNewest(), HostOf(root));
        std::mt19937 random(m_seed + root);
        std::set<NodeIndex> receivers;
        for (NodeIndex router = 0; router < 7; ++router)
        {
            if (random() % 3 != 0)
            {
                tree.AddReceiver(HostOf(router));
                receivers.insert(router);
            }
        }
        CheckDelivery(routes, tree, root, receivers);
        // The tree without some receivers is the tree that never had them.
        MulticastTree smaller(routes, routes->GetNewest(), HostOf(root));
        for (const NodeIndex router : receivers)
        {
            if (router % 2 == 0)
            {
                tree.RemoveReceiver(HostOf(router));
            }
            else
            {
                smaller.AddReceiver(HostOf(router));
            }
        }
        for (NodeIndex router = 0; router < 7; ++router)
        {
            const bool same =
                tree.GetOutgoingInterfaces(router) == smaller.GetOutgoingInterfaces(router);
            NS_TEST_EXPECT_MSG_EQ(same, true, "oifs of " << router);
            NS_TEST_EXPECT_MSG_EQ(tree.Contains(router), smaller.Contains(router), router);
        }
    }

    /**
     * @param [in] routes The network.
     * @param [in] tree A tree.
     * @param [in] root Router whose host is the source.
     * @param [in] receivers Routers whose hosts are receivers.
     */
    void CheckDelivery(Ptr<const GraphRoutes> routes,
                       const MulticastTree& tree,
                       NodeIndex root,
                       const std::set<NodeIndex>& receivers)
    {
        Flood flood(routes, tree);
        flood.Forward(root);
        NS_TEST_EXPECT_MSG_EQ(flood.strays, 0, "nothing on a wrong link");
        for (const auto& [lan, copies] : flood.lans)
        {
            NS_TEST_EXPECT_MSG_EQ(copies, 1, "one copy on LAN " << lan);
        }
        for (NodeIndex router = 0; router < 7; ++router)
        {
            const GraphHop back = routes->FindHop(*routes->GetNewest(), router, HostOf(root));
            const bool expected =
                receivers.count(router) > 0 && router != root && back.kind == HopKind::NEIGHBOR;
            NS_TEST_EXPECT_MSG_EQ(flood.hosts[router], (expected ? 1 : 0), "host of " << router);
            NS_TEST_EXPECT_MSG_EQ((flood.copies[router] <= 1), true, "copies at " << router);
        }
    }

    uint32_t m_seed; //!< seed of the network
};

/**
 * @return a diamond with a LAN: r0 - r1 - LAN, r0 - r2 - LAN, and r3 on the LAN. Links 0 to 4 in
 * that order.
 */
Topology
MakeDiamond()
{
    Topology topology;
    for (int i = 0; i < 4; ++i)
    {
        topology.AddNode("r" + std::to_string(i));
    }
    const NodeIndex lan = topology.AddNode("lan", NodeKind::LAN);
    topology.AddLink(0, 1);
    topology.AddLink(0, 2);
    topology.AddLink(1, lan);
    topology.AddLink(2, lan);
    topology.AddLink(3, lan);
    return topology;
}

/// Receivers on a LAN, at routers, and beside the source; and what a change touches.
class PlaceTestCase : public TestCase
{
  public:
    PlaceTestCase()
        : TestCase("Receivers on a LAN, at routers, beside the source")
    {
    }

  private:
    void DoRun() override
    {
        const Ptr<GraphRoutes> routes = BindTestNetwork(MakeDiamond());
        MulticastTree tree(routes, routes->GetNewest(), HostOf(0));
        using Routers = std::vector<NodeIndex>;
        using Interfaces = std::vector<uint32_t>;
        const Ipv4Address lanHost("10.1.4.200");
        // r2 has the higher address on the LAN (10.1.4.4), so it serves it.
        NS_TEST_EXPECT_MSG_EQ((tree.AddReceiver(lanHost) == Routers{2, 0}), true, "branch");
        NS_TEST_EXPECT_MSG_EQ((tree.GetOutgoingInterfaces(2) == Interfaces{2}), true, "the LAN");
        NS_TEST_EXPECT_MSG_EQ((tree.GetOutgoingInterfaces(0) == Interfaces{2}), true, "to r2");
        // A host behind r3 needs the same: only r3 changes.
        NS_TEST_EXPECT_MSG_EQ((tree.AddReceiver(HostOf(3)) == Routers{3}), true, "joins at r2");
        NS_TEST_EXPECT_MSG_EQ(tree.RemoveReceiver(lanHost).empty(), true, "r3 needs it");
        // A router that is itself a receiver needs the branch but no outgoing interface.
        NS_TEST_EXPECT_MSG_EQ(
            (tree.AddReceiver(Ipv4Address("10.0.0.2")) == Routers{0}), true, "r1 itself");
        NS_TEST_EXPECT_MSG_EQ((tree.GetRouters() == Routers{0, 1, 2, 3}), true, "on the tree");
        // The neighbors of the source hear it without any router.
        NS_TEST_EXPECT_MSG_EQ(
            tree.AddReceiver(Ipv4Address("172.16.0.77")).empty(), true, "beside the source");
        NS_TEST_EXPECT_MSG_EQ(
            tree.AddReceiver(Ipv4Address("192.0.2.1")).empty(), true, "nobody knows it");
        NS_TEST_EXPECT_MSG_EQ((tree.RemoveReceiver(HostOf(3)) == Routers{3, 2, 0}), true, "gone");
        tree.RemoveReceiver(Ipv4Address("10.0.0.2"));
        NS_TEST_EXPECT_MSG_EQ(tree.GetRouters().empty(), true, "empty again");

        // A source on the LAN: hosts there need no router; all routers there have it first hand.
        MulticastTree lanTree(routes, routes->GetNewest(), lanHost);
        NS_TEST_EXPECT_MSG_EQ(
            lanTree.AddReceiver(Ipv4Address("10.1.4.201")).empty(), true, "on the same LAN");
        NS_TEST_EXPECT_MSG_EQ((lanTree.AddReceiver(HostOf(0)) == Routers{0, 2}), true, "over r2");
        Simulator::Destroy();
    }
};

/// Groups whose plans can be counted.
class CountedGroups : public StaticTreeGroups
{
  public:
    using StaticTreeGroups::GetPlanCount;
};

/// Shared plans follow receivers, sources and versions, and tell the routers concerned.
class PlanTestCase : public TestCase
{
  public:
    PlanTestCase()
        : TestCase("Plans of all trees, by version of the network")
    {
    }

  private:
    void DoRun() override
    {
        const Ptr<GraphRoutes> routes = BindTestNetwork(MakeDiamond());
        const Ptr<CountedGroups> groups = CreateObject<CountedGroups>();
        groups->SetRoutes(routes);
        for (NodeIndex router = 0; router < 4; ++router)
        {
            groups->AddObserver(router, MakeBoundCallback(&PlanTestCase::OnChange, this, router));
        }
        const Ipv4Address group("239.1.1.1");
        const SourceGroup key(HostOf(0), group);
        NS_TEST_EXPECT_MSG_EQ(groups->AddReceiver(group, HostOf(3)), true, "before the source");
        NS_TEST_EXPECT_MSG_EQ(groups->AddReceiver(group, HostOf(3)), false, "known");
        auto plan = groups->GetPlan(routes->GetNewest());
        NS_TEST_EXPECT_MSG_EQ(groups->GetPlan(routes->GetNewest()), plan, "one plan for all");
        NS_TEST_EXPECT_MSG_EQ(Told(), "", "no source yet");
        NS_TEST_EXPECT_MSG_EQ(groups->AddSource(group, HostOf(0)), true, "a source");
        NS_TEST_EXPECT_MSG_EQ(Told(), "0 2 3 ", "the branch");
        NS_TEST_EXPECT_MSG_EQ(m_key, key, "of that tree");
        NS_TEST_EXPECT_MSG_EQ(plan->GetOutgoingInterfaces(2, key).front(), 2, "r2: the LAN");
        NS_TEST_EXPECT_MSG_EQ(plan->GetOutgoingInterfaces(2, SourceGroup()).size(), 0, "no tree");
        NS_TEST_EXPECT_MSG_EQ(plan->GetPart(2).at(key).front(), 2, "r2: the LAN");
        NS_TEST_EXPECT_MSG_EQ(plan->GetPart(1).size(), 0, "r1: nothing");

        // The link to r2 goes down. Both plans live while somebody holds them, and both follow.
        routes->SetLinkUp(1, false);
        auto newer = groups->GetPlan(routes->GetNewest());
        NS_TEST_EXPECT_MSG_EQ(newer->GetVersion(), 1, "version");
        NS_TEST_EXPECT_MSG_EQ(newer->GetPart(1).at(key).front(), 2, "over r1 now");
        NS_TEST_EXPECT_MSG_EQ(newer->GetPart(2).size(), 0, "not over r2");
        groups->AddReceiver(group, HostOf(2));
        NS_TEST_EXPECT_MSG_EQ(Told(), "2 ", "r2 in both");
        NS_TEST_EXPECT_MSG_EQ(plan->GetPart(2).at(key).size(), 2, "old: LAN and host");
        NS_TEST_EXPECT_MSG_EQ(newer->GetPart(2).at(key).size(), 1, "new: host");
        NS_TEST_EXPECT_MSG_EQ(groups->GetPlanCount(), 2, "two that somebody holds");
        plan.reset();
        groups->RemoveReceiver(group, HostOf(3));
        NS_TEST_EXPECT_MSG_EQ(Told(), "3 ", "only in the newer one, where r2 still needs the LAN");
        for (uint32_t cost = 2; cost < 102; ++cost)
        {
            routes->SetLinkCost(0, LinkDirection::A_TO_B, cost);
            groups->GetPlan(routes->GetNewest());
        }
        NS_TEST_EXPECT_MSG_EQ(groups->GetPlanCount(), 2, "one that is held, and the last one");
        NS_TEST_EXPECT_MSG_EQ(groups->RemoveReceiver(group, HostOf(3)), false, "not known");
        NS_TEST_EXPECT_MSG_EQ(groups->RemoveSource(group, HostOf(0)), true, "no source");
        NS_TEST_EXPECT_MSG_EQ(Told(), "0 1 2 ", "all");
        NS_TEST_EXPECT_MSG_EQ(newer->GetPart(0).size() + newer->GetPart(1).size(), 0, "empty");
        NS_TEST_EXPECT_MSG_EQ(groups->RemoveSource(group, HostOf(0)), false, "not known");
        Simulator::Destroy();
    }

    /**
     * @param [in] test The test.
     * @param [in] router The router that is told.
     * @param [in] key Key of the tree that changed.
     */
    static void OnChange(PlanTestCase* test, NodeIndex router, const SourceGroup& key)
    {
        test->m_key = key;
        test->m_told += std::to_string(router) + " ";
    }

    /// @return the routers told since the last call.
    std::string Told()
    {
        return std::exchange(m_told, "");
    }

    std::string m_told; //!< routers told
    SourceGroup m_key;  //!< key of the tree of which one was told last
};

/// Suite mgm-multicast-tree.
class MulticastTreeTestSuite : public TestSuite
{
  public:
    MulticastTreeTestSuite()
        : TestSuite("mgm-multicast-tree", TestSuite::Type::UNIT)
    {
        for (uint32_t seed = 1; seed <= 40; ++seed)
        {
            AddTestCase(new DeliveryTestCase(seed));
        }
        AddTestCase(new PlaceTestCase);
        AddTestCase(new PlanTestCase);
    }
};

MulticastTreeTestSuite g_multicastTreeTestSuite; //!< Static variable for test initialization

} // namespace
