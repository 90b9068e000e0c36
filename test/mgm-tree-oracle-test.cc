/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Suite mgm-tree-oracle: entries that are the tree of the graph are right, and each way of being
 * wrong is told, where it is and with the record that caused it. All in this network, whose links
 * cost 1, with the source behind r0 and receivers behind r3 and r4:
 *
 *            r1
 *          /    \
 *   S - r0        r3 - r4      r1 is link 0 of r0, r2 link 1; r1-r3 is link 2, r2-r3 link 3,
 *          \    /              r3-r4 link 4. Ties go to the higher address, that of r2.
 *            r2
 */

#include "mgm-test-networks.h"
#include "ns3/mgm-tree-oracle.h"
#include "ns3/simulator.h"
#include "ns3/test.h"

#include <algorithm>
#include <sstream>
#include <string>
#include <vector>

namespace
{

using namespace ns3;
using namespace ns3::mgm;

/// @return the network above.
Topology
MakeSquare()
{
    Topology topology;
    for (int i = 0; i < 5; ++i)
    {
        topology.AddNode("r" + std::to_string(i));
    }
    topology.AddLink(0, 1);
    topology.AddLink(0, 2);
    topology.AddLink(1, 3);
    topology.AddLink(2, 3);
    topology.AddLink(3, 4);
    return topology;
}

/// @return an entry whose record is number 1 of its router, made at a time in seconds.
InstalledEntry
MakeEntry(NodeIndex router, uint32_t iif, const std::vector<uint32_t>& oifs, double since = 0)
{
    InstalledEntry entry;
    entry.router = router;
    entry.iif = iif;
    entry.oifs = oifs;
    entry.record.node = 100 + router;
    entry.record.sequence = 1;
    entry.since = Seconds(since);
    return entry;
}

/// @return findings as text: "router kind interface>expected record", loops with their routers.
std::string
Print(const std::vector<TreeFinding>& findings)
{
    std::ostringstream os;
    for (const TreeFinding& finding : findings)
    {
        os << 'r' << finding.router << ' ' << GetTreeFindingName(finding.kind) << ' '
           << finding.interface << '>' << finding.expected;
        for (const NodeIndex router : finding.loop)
        {
            os << " r" << router;
        }
        os << ' ' << finding.record << "; ";
    }
    return os.str();
}

/// Base of cases with the square.
class SquareTestCase : public TestCase
{
  protected:
    using TestCase::TestCase;

    /// @return the entries that are right.
    static std::vector<InstalledEntry> MakeRight()
    {
        return {MakeEntry(0, HOST_INTERFACE, {2}),
                MakeEntry(2, 1, {2}),
                MakeEntry(3, 2, {3, HOST_INTERFACE}),
                MakeEntry(4, 1, {HOST_INTERFACE})};
    }

    /// Compares the findings about some entries with what is expected.
    void Expect(const std::vector<InstalledEntry>& entries,
                const std::string& findings,
                const std::string& what)
    {
        const TreeOracle oracle(m_routes, m_routes->GetNewest(), HostOf(0), {HostOf(3), HostOf(4)});
        NS_TEST_EXPECT_MSG_EQ(Print(oracle.Compare(entries)), findings, what);
    }

    void DoTeardown() override
    {
        m_routes = nullptr;
        Simulator::Destroy();
    }

    Ptr<GraphRoutes> m_routes{BindTestNetwork(MakeSquare())}; //!< the network
};

/// Each kind of finding alone.
class KindsTestCase : public SquareTestCase
{
  public:
    KindsTestCase()
        : SquareTestCase("Each way of being wrong is told")
    {
    }

  private:
    void DoRun() override
    {
        Expect(MakeRight(), "", "nothing is wrong");
        std::vector<InstalledEntry> entries = MakeRight();
        entries.push_back(MakeEntry(1, 1, {}));
        Expect(entries, "", "a pruned router off the tree is right too");
        std::reverse(entries.begin(), entries.end());
        Expect(entries, "", "in any order");
        entries = MakeRight();
        entries[1].oifs.push_back(1);
        Expect(entries, "", "no copy leaves on the incoming interface");

        entries = MakeRight();
        entries.push_back(MakeEntry(1, 2, {}));
        Expect(entries, "r1 stale-iif 2>1 101:1; ", "a router off the tree looks the wrong way");

        entries = MakeRight();
        entries[2].oifs = {HOST_INTERFACE};
        Expect(entries, "r3 missing-oif 3>0 103:1; ", "r4 waits, and is itself not to blame");

        entries = MakeRight();
        entries[0].oifs = {1, 2};
        Expect(entries, "r0 extra-oif 1>0 100:1; ", "towards r1, which has no entry");
        CheckBlackHoles();
        CheckLoops();
    }

    /// Data that ends.
    void CheckBlackHoles()
    {
        std::vector<InstalledEntry> entries = MakeRight();
        entries.erase(entries.begin() + 1);
        Expect(entries, "r2 missing-oif 2>0 -; r2 black-hole 0>0 -; ", "never an entry");

        entries = MakeRight();
        entries[1].installed = false;
        Expect(entries, "r2 missing-oif 2>0 102:1; r2 black-hole 0>0 102:1; ", "it is gone");

        entries = MakeRight();
        entries[2].iif = 1;
        Expect(entries, "r3 stale-iif 1>2 103:1; r3 black-hole 0>0 103:1; ", "data is not taken");

        entries = MakeRight();
        entries[1].oifs = {};
        entries[3].oifs = {};
        Expect(entries,
               "r2 missing-oif 2>0 102:1; r2 black-hole 0>0 102:1; "
               "r4 missing-oif 1000000>0 104:1; ",
               "only the first one on the way is a black hole");
    }

    /// Entries that feed each other.
    void CheckLoops()
    {
        // r1 - r3 - r2 - r0 - r1, with r4 fed from inside.
        const std::vector<InstalledEntry> entries{MakeEntry(0, 2, {1}, 3),
                                                  MakeEntry(1, 1, {2}, 1),
                                                  MakeEntry(2, 2, {1}, 4),
                                                  MakeEntry(3, 1, {2, 3, HOST_INTERFACE}, 2),
                                                  MakeEntry(4, 1, {HOST_INTERFACE})};
        Expect(entries,
               "r0 stale-iif 2>1000000 100:1; r0 missing-oif 2>0 100:1; "
               "r0 extra-oif 1>0 100:1; r0 black-hole 0>0 100:1; "
               "r1 extra-oif 2>0 101:1; "
               "r2 stale-iif 2>1 102:1; r2 missing-oif 2>0 102:1; r2 extra-oif 1>0 102:1; "
               "r3 stale-iif 1>2 103:1; r3 extra-oif 2>0 103:1; "
               "r0 loop 0>0 r0 r1 r2 r3 102:1; ",
               "r2 closed the loop");
    }
};

/// The oracle speaks of one state of the network.
class InstantTestCase : public SquareTestCase
{
  public:
    InstantTestCase()
        : SquareTestCase("Right before a link fails is wrong after it")
    {
    }

  private:
    void DoRun() override
    {
        const Ptr<const GraphSnapshot> before = m_routes->GetNewest();
        m_routes->SetLinkUp(3, false);
        const TreeOracle past(m_routes, before, HostOf(0), {HostOf(3), HostOf(4)});
        NS_TEST_EXPECT_MSG_EQ(Print(past.Compare(MakeRight())), "", "then");
        NS_TEST_EXPECT_MSG_EQ(past.GetIncomingInterface(3), 2u, "then");
        NS_TEST_EXPECT_MSG_EQ(past.GetIncomingInterface(0), HOST_INTERFACE, "the source's side");
        Expect(MakeRight(),
               "r0 missing-oif 1>0 100:1; r0 extra-oif 2>0 100:1; r0 black-hole 0>0 100:1; "
               "r1 missing-oif 2>0 -; r2 extra-oif 2>0 102:1; r3 stale-iif 2>1 103:1; ",
               "now");
        m_routes->SetLinkUp(2, false);
        Expect({MakeEntry(0, HOST_INTERFACE, {}), MakeEntry(3, 2, {}), MakeEntry(4, 1, {})},
               "r3 stale-iif 2>0 103:1; r4 stale-iif 1>0 104:1; ",
               "nothing leads back to the source");
    }
};

/// LAN segments: r0 and r1 join the LANs up and down; the source is on up, a receiver on down.
class LanTestCase : public TestCase
{
  public:
    LanTestCase()
        : TestCase("Two routers that join the same LANs")
    {
    }

  private:
    /// Compares the findings about some entries with what is expected.
    void Expect(const std::vector<InstalledEntry>& entries,
                const std::string& findings,
                const std::string& what)
    {
        const TreeOracle oracle(m_routes, m_routes->GetNewest(), m_source, {m_receiver});
        NS_TEST_EXPECT_MSG_EQ(Print(oracle.Compare(entries)), findings, what);
    }

    void DoRun() override
    {
        Expect({MakeEntry(0, 1, {}), MakeEntry(1, 1, {2})}, "", "the higher address forwards");
        Expect({MakeEntry(0, 1, {2}), MakeEntry(1, 1, {})},
               "r0 extra-oif 2>0 100:1; r1 missing-oif 2>0 101:1; ",
               "the other one, and nobody waits in vain");
        Expect({MakeEntry(0, 1, {2}, 1), MakeEntry(1, 2, {1}, 2)},
               "r0 extra-oif 2>0 100:1; r1 stale-iif 2>1 101:1; r1 missing-oif 2>0 101:1; "
               "r1 extra-oif 1>0 101:1; r0 loop 0>0 r0 r1 101:1; ",
               "round and round");
        Expect({}, "r1 missing-oif 2>0 -; r1 black-hole 0>0 -; ", "nobody");
        CheckTwoLegs();
        Simulator::Destroy();
    }

    /// A router with two interfaces on one LAN takes back what it sends.
    void CheckTwoLegs()
    {
        Topology topology;
        topology.AddNode("r0");
        topology.AddNode("lan", NodeKind::LAN);
        topology.AddLink(0, 1);
        topology.AddLink(0, 1);
        const Ptr<GraphRoutes> routes = BindTestNetwork(topology);
        const TreeOracle oracle(routes, routes->GetNewest(), m_source, {});
        const std::string findings = Print(oracle.Compare({MakeEntry(0, 1, {2})}));
        NS_TEST_EXPECT_MSG_NE(findings.find("r0 loop 0>0 r0 100:1; "), std::string::npos, findings);
    }

    /// @return the network.
    static Topology MakeLans()
    {
        Topology topology;
        topology.AddNode("r0");
        topology.AddNode("r1");
        topology.AddNode("up", NodeKind::LAN);
        topology.AddNode("down", NodeKind::LAN);
        topology.AddLink(0, 2);
        topology.AddLink(0, 3);
        topology.AddLink(1, 2);
        topology.AddLink(1, 3);
        return topology;
    }

    Ptr<GraphRoutes> m_routes{BindTestNetwork(MakeLans())}; //!< the network
    const Ipv4Address m_source{"10.1.2.200"};               //!< on up
    const Ipv4Address m_receiver{"10.1.3.200"};             //!< on down
};

/// Trees of random networks are right, and each single fault is found.
class RandomTestCase : public TestCase
{
  public:
    RandomTestCase()
        : TestCase("Random networks: no finding without a fault, none missed with one")
    {
    }

  private:
    void DoRun() override
    {
        for (uint32_t seed = 1; seed <= 30; ++seed)
        {
            const Ptr<GraphRoutes> routes = BindTestNetwork(MakeTestTopology(seed));
            for (NodeIndex root = 0; root < 7; ++root)
            {
                CheckTree(routes, root);
            }
        }
        Simulator::Destroy();
    }

    /// Tries the tree of one source with receivers everywhere, and all faults of one interface.
    void CheckTree(const Ptr<GraphRoutes>& routes, NodeIndex root)
    {
        std::vector<Ipv4Address> receivers;
        for (NodeIndex router = 0; router < 7; ++router)
        {
            receivers.push_back(HostOf(router));
        }
        const TreeOracle oracle(routes, routes->GetNewest(), HostOf(root), receivers);
        std::vector<InstalledEntry> right;
        for (const NodeIndex router : oracle.GetTree().GetRouters())
        {
            const uint32_t iif = oracle.GetIncomingInterface(router);
            if (iif != 0) // else it is cut off
            {
                right.push_back(
                    MakeEntry(router, iif, oracle.GetTree().GetOutgoingInterfaces(router)));
            }
        }
        NS_TEST_EXPECT_MSG_EQ(Print(oracle.Compare(right)), "", "source behind " << root);
        for (std::size_t i = 0; i < right.size(); ++i)
        {
            std::vector<InstalledEntry> wrong = right;
            wrong[i].iif += 1000;
            ExpectFault(oracle, wrong, TreeFindingKind::STALE_IIF, i);
            for (std::size_t j = 0; j < right[i].oifs.size(); ++j)
            {
                wrong = right;
                wrong[i].oifs.erase(wrong[i].oifs.begin() + j);
                ExpectFault(oracle, wrong, TreeFindingKind::MISSING_OIF, i);
            }
        }
    }

    /// One fault is told at its router and nowhere else.
    void ExpectFault(const TreeOracle& oracle,
                     const std::vector<InstalledEntry>& entries,
                     TreeFindingKind kind,
                     std::size_t where)
    {
        std::size_t found = 0;
        const std::vector<TreeFinding> findings = oracle.Compare(entries);
        for (const TreeFinding& finding : findings)
        {
            NS_TEST_EXPECT_MSG_EQ(finding.router, entries[where].router, Print(findings));
            found += finding.kind == kind ? 1 : 0;
        }
        NS_TEST_EXPECT_MSG_EQ(found, 1u, GetTreeFindingName(kind));
    }
};

/// Suite mgm-tree-oracle.
class TreeOracleTestSuite : public TestSuite
{
  public:
    TreeOracleTestSuite()
        : TestSuite("mgm-tree-oracle", TestSuite::Type::UNIT)
    {
        AddTestCase(new KindsTestCase);
        AddTestCase(new InstantTestCase);
        AddTestCase(new LanTestCase);
        AddTestCase(new RandomTestCase);
    }
};

TreeOracleTestSuite g_treeOracleTestSuite; //!< Static variable for test initialization

} // namespace
