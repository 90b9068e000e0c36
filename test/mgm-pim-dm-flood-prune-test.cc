/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Suite mgm-pim-dm-flood-prune: flood, prune, graft and override over whole routers. The
 * first case is what another implementation's test sees (O3 of the ground truth).
 */

#include "mgm-pim-dm-delivery.h"
#include "ns3/boolean.h"
#include "ns3/simulator.h"
#include "ns3/test.h"

#include <algorithm>

namespace
{

using namespace ns3;
using namespace ns3::mgm;
using namespace ns3::mgm::test;

/**
 * @verbatim
 *           +---- r2 ---- r4 -- h4
 *   S -- r1 |      |
 *           +---- r3 ---- r5 -- h5
 *                  +----- r6 -- h6
 * @endverbatim
 *
 * @return the network of O3. The route of r3 to the source leads over r2.
 */
Topology
MakeTopology()
{
    Topology topology;
    for (const char* name : {"r1", "r2", "r3", "r4", "r5", "r6"})
    {
        topology.AddNode(name);
    }
    const std::vector<std::pair<NodeIndex, NodeIndex>> ends{
        {0, 1}, {0, 2}, {1, 2}, {1, 3}, {2, 4}, {2, 5}};
    for (const auto& [a, b] : ends)
    {
        TopologyLink link(a, b);
        if (a == 0 && b == 2)
        {
            link.costAb = 10;
            link.costBa = 10;
        }
        topology.AddLink(link);
    }
    return topology;
}

/// A network, and checks of what its hosts get.
class DeliveryTestCase : public TestCase
{
  public:
    /// @param [in] name Name of the case.
    explicit DeliveryTestCase(const std::string& name)
        : TestCase(name)
    {
    }

  protected:
    /// Checks that a host gets each packet of a while exactly once.
    void CheckDelivery(const PimDmDelivery& network,
                       const std::string& host,
                       double from,
                       double until)
    {
        const std::vector<uint32_t> copies = network.GetCopies(host, from, until);
        NS_TEST_EXPECT_MSG_EQ(copies.size(), (until - from) * 10, "packets sent");
        NS_TEST_EXPECT_MSG_EQ(
            static_cast<std::size_t>(std::count(copies.begin(), copies.end(), 1u)),
            copies.size(),
            host << " gets each packet once");
    }

    /// Checks whether packets come in on wrong interfaces in a while.
    void CheckWrongInterface(const PimDmDelivery& network, double from, double until, bool some)
    {
        const auto isWithin = [from, until](const auto& packet) {
            return packet.first >= Seconds(from) && packet.first < Seconds(until);
        };
        NS_TEST_EXPECT_MSG_EQ(std::any_of(network.wrongInterfacePackets.begin(),
                                          network.wrongInterfacePackets.end(),
                                          isWithin),
                              some,
                              "packets on wrong interfaces from " << from << " s on");
    }
};

/// Flood and prune, then Grafts of the one branch, then of the other.
class FloodPruneTestCase : public DeliveryTestCase
{
  public:
    FloodPruneTestCase()
        : DeliveryTestCase("O3: flood, prune, and Grafts along one branch only")
    {
    }

  private:
    /// @return outgoing interfaces of all routers: "r1: r2; r2: ; ...".
    static std::string PrintOutgoing(const PimDmDelivery& network)
    {
        std::string text;
        for (const char* router : {"r1", "r2", "r3", "r4", "r5", "r6"})
        {
            text +=
                (text.empty() ? "" : "; ") + (router + (": " + network.GetOutgoing(router, "S")));
        }
        return text;
    }

    /// @return the routers that sent Grafts since the last call, in order.
    static std::string TakeGrafts(PimDmDelivery& network)
    {
        std::string text;
        for (const PimMessageRecord& record : network.messages)
        {
            if (record.message.type == PimType::GRAFT)
            {
                text += (text.empty() ? "r" : " r") + std::to_string(record.head.id.node + 1);
            }
        }
        network.messages.clear();
        return text;
    }

    void DoRun() override
    {
        PimDmDelivery network(MakeTopology(),
                              {{"S", "r1"}, {"h4", "r4"}, {"h5", "r5"}, {"h6", "r6"}});
        network.Send("S", 40, 400);
        network.Join("h4", 60);
        network.Join("h5", 80);
        network.Join("h6", 100);
        PimDmDelivery::RunUntil(59);
        NS_TEST_EXPECT_MSG_EQ(
            PrintOutgoing(network), "r1: ; r2: ; r3: ; r4: ; r5: ; r6: ", "pruned everywhere");
        PimDmDelivery::RunUntil(79);
        NS_TEST_EXPECT_MSG_EQ(
            PrintOutgoing(network), "r1: r2; r2: r4; r3: ; r4: h4; r5: ; r6: ", "a join behind r4");
        NS_TEST_EXPECT_MSG_EQ(TakeGrafts(network), "r4 r2", "Grafts up to r1");
        PimDmDelivery::RunUntil(99);
        NS_TEST_EXPECT_MSG_EQ(PrintOutgoing(network),
                              "r1: r2; r2: r3 r4; r3: r5; r4: h4; r5: h5; r6: ",
                              "a join behind r5");
        NS_TEST_EXPECT_MSG_EQ(TakeGrafts(network), "r5 r3", "Grafts up to r2");
        PimDmDelivery::RunUntil(401);
        NS_TEST_EXPECT_MSG_EQ(PrintOutgoing(network),
                              "r1: r2; r2: r3 r4; r3: r5 r6; r4: h4; r5: h5; r6: h6",
                              "a join behind r6");
        NS_TEST_EXPECT_MSG_EQ(TakeGrafts(network), "r6", "a Graft to r3");
        CheckDelivery(network, "h4", 62, 399);
        CheckDelivery(network, "h5", 82, 399);
        CheckDelivery(network, "h6", 102, 399);
        CheckWrongInterface(network, 40, 50, true);
        CheckWrongInterface(network, 50, 401, false); // State Refreshes keep the rest pruned
    }
};

/// Without State Refresh, Prunes expire, and data is flooded again.
class ExpiringPrunesTestCase : public DeliveryTestCase
{
  public:
    ExpiringPrunesTestCase()
        : DeliveryTestCase("RFC 3973 4.4.2.3: without State Refresh, prunes last 210 s")
    {
    }

  private:
    void DoRun() override
    {
        PimDmHelper pim;
        pim.Set("StateRefresh", BooleanValue(false));
        PimDmDelivery network(MakeTopology(), {{"S", "r1"}, {"h4", "r4"}}, 1, pim);
        network.Join("h4", 20);
        network.Send("S", 40, 300);
        PimDmDelivery::RunUntil(301);
        CheckWrongInterface(network, 40, 45, true);
        CheckWrongInterface(network, 45, 249, false);
        CheckWrongInterface(network, 249, 256, true);
        CheckWrongInterface(network, 256, 300, false);
        CheckDelivery(network, "h4", 40, 299);
    }
};

/**
 * @verbatim
 *   S -- up ---- LAN ---- d1 -- h1
 *                 +------ d2 -- h2
 *                 +------ d3 -- h3
 * @endverbatim
 */
class OverrideTestCase : public DeliveryTestCase
{
  public:
    OverrideTestCase()
        : DeliveryTestCase("RFC 3973 4.4.1, 4.4.2: a Join overrides the Prunes of others on a LAN")
    {
    }

  private:
    /// @return how many Join/Prunes that only join, or only prune, were sent.
    static uint32_t Count(const PimDmDelivery& network, bool joins)
    {
        return static_cast<uint32_t>(
            std::count_if(network.messages.begin(),
                          network.messages.end(),
                          [joins](const PimMessageRecord& record) {
                              return record.message.type == PimType::JOIN_PRUNE &&
                                     record.message.joinPrune.groups.at(0).joins.empty() != joins;
                          }));
    }

    void DoRun() override
    {
        Topology topology;
        const NodeIndex lan = topology.AddNode("LAN", NodeKind::LAN);
        for (const char* name : {"up", "d1", "d2", "d3"})
        {
            topology.AddLink(topology.AddNode(name), lan);
        }
        PimDmDelivery network(topology, {{"S", "up"}, {"h1", "d1"}, {"h2", "d2"}, {"h3", "d3"}});
        network.Join("h1", 20);
        network.Send("S", 40, 200);
        PimDmDelivery::RunUntil(60);
        NS_TEST_EXPECT_MSG_EQ(Count(network, false), 2u, "d2 and d3 prune");
        NS_TEST_EXPECT_MSG_EQ(Count(network, true), 1u, "d1 joins");
        NS_TEST_EXPECT_MSG_EQ(network.GetOutgoing("up", "S"), "LAN", "the LAN is not pruned");
        network.Join("h3", 100);
        PimDmDelivery::RunUntil(201);
        CheckDelivery(network, "h1", 40, 199);
        CheckDelivery(network, "h3", 101, 199);
        NS_TEST_EXPECT_MSG_EQ(network.wrongInterfacePackets.size(), 0u, "the only forwarder");
    }
};

/**
 * @verbatim
 *   S, h0 -- LAN ---- a ---- b -- h1
 *             +------ c -----+
 * @endverbatim
 */
class SharedLanTestCase : public DeliveryTestCase
{
  public:
    SharedLanTestCase()
        : DeliveryTestCase("RFC 3973 4.4.1: source and receiver on one LAN with two routers")
    {
    }

  private:
    void DoRun() override
    {
        Topology topology;
        const NodeIndex lan = topology.AddNode("LAN", NodeKind::LAN);
        const NodeIndex a = topology.AddNode("a");
        const NodeIndex b = topology.AddNode("b");
        const NodeIndex c = topology.AddNode("c");
        topology.AddLink(a, lan);
        topology.AddLink(c, lan);
        topology.AddLink(a, b);
        topology.AddLink(c, b);
        PimDmDelivery network(topology, {{"S", "LAN"}, {"h0", "LAN"}, {"h1", "b"}});
        network.Join("h0", 20);
        network.Join("h1", 20);
        network.Send("S", 40, 200);
        PimDmDelivery::RunUntil(201);
        CheckDelivery(network, "h0", 40, 199);
        CheckDelivery(network, "h1", 50, 199);
        const bool isAForwarder = network.GetOutgoing("a", "S") == "b";
        NS_TEST_EXPECT_MSG_EQ(network.GetOutgoing(isAForwarder ? "c" : "a", "S"),
                              "",
                              "one of both is pruned, and none forwards back onto the LAN");
        CheckWrongInterface(network, 50, 200, false);
    }
};

/**
 * @verbatim
 *          +-- a --+
 *   S -- f |   |   | LAN -- h
 *          +-- b --+
 * @endverbatim
 *
 * Router a wins the Assert on the LAN. Its copies reach b there before those on the link between
 * both, and an entry has one alert in 3 s.
 */
class LoserTestCase : public DeliveryTestCase
{
  public:
    LoserTestCase()
        : DeliveryTestCase("RFC 3973 4.6.4: what a loser ignores hides no other interface")
    {
    }

  private:
    void DoRun() override
    {
        Topology topology;
        const NodeIndex lan = topology.AddNode("LAN", NodeKind::LAN);
        const NodeIndex f = topology.AddNode("f");
        const NodeIndex a = topology.AddNode("a");
        const NodeIndex b = topology.AddNode("b");
        topology.AddLink(f, a);
        topology.AddLink(f, b);
        for (TopologyLink link : {TopologyLink(a, lan), TopologyLink(b, lan), TopologyLink(a, b)})
        {
            link.costAb = 10;
            link.costBa = 10;
            link.delay = MilliSeconds(link.b == b ? 20 : 1);
            topology.AddLink(link);
        }
        PimDmDelivery network(topology, {{"S", "f"}, {"h", "LAN"}});
        network.network->SetLinkCost(1, LinkDirection::B_TO_A, 2);
        network.Join("h", 20);
        network.Send("S", 40, 100);
        PimDmDelivery::RunUntil(60);
        NS_TEST_EXPECT_MSG_EQ(network.GetOutgoing("a", "S"), "LAN", "a forwards onto the LAN only");
        NS_TEST_EXPECT_MSG_EQ(network.GetOutgoing("b", "S"), "", "b forwards nowhere");
        const PimDmAssert* assertion =
            network.FindEntry("b", "S")->FindAssert(network.GetInterface("b", "LAN"));
        NS_TEST_EXPECT_MSG_EQ((assertion && assertion->IsLoser()), true, "b has lost");
        PimDmDelivery::RunUntil(101);
        CheckDelivery(network, "h", 50, 99);
    }
};

/// The suite.
class PimDmFloodPruneTestSuite : public TestSuite
{
  public:
    PimDmFloodPruneTestSuite()
        : TestSuite("mgm-pim-dm-flood-prune", Type::SYSTEM)
    {
        AddTestCase(new FloodPruneTestCase());
        AddTestCase(new ExpiringPrunesTestCase());
        AddTestCase(new OverrideTestCase());
        AddTestCase(new SharedLanTestCase());
        AddTestCase(new LoserTestCase());
    }
};

PimDmFloodPruneTestSuite g_pimDmFloodPruneTestSuite; //!< registers the suite

} // namespace
