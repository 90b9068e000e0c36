/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Suite mgm-tree-monitor: what is kept current from change to change is what the oracle finds when
 * it looks at everything, and only routers that are named as changed have other findings.
 */

#include "mgm-test-networks.h"
#include "ns3/mgm-tree-monitor.h"
#include "ns3/mgm-tree-oracle.h"
#include "ns3/simulator.h"
#include "ns3/test.h"

#include <algorithm>
#include <map>
#include <random>
#include <sstream>
#include <string>
#include <vector>

namespace
{

using namespace ns3;
using namespace ns3::mgm;

/// Routers of the test networks.
constexpr NodeIndex ROUTERS = 7;
/// Changes of one network.
constexpr uint32_t CHANGES = 120;

/// @return findings as text.
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

/// A network that changes at random, and both oracles.
class ChangingNetwork
{
  public:
    /// @param [in] seed Seed.
    explicit ChangingNetwork(uint32_t seed)
        : m_random(seed),
          m_routes(BindTestNetwork(MakeTestTopology(seed))),
          m_source(DrawSource()),
          m_monitor(m_routes, m_source)
    {
    }

    /// Makes one change. @return what it was.
    std::string Change()
    {
        switch (Draw(10))
        {
        case 0:
            return ChangeLink();
        case 1:
        case 2:
            return ChangeReceivers();
        default:
            return ChangeEntry();
        }
    }

    /// @return what the monitor finds, looking only at routers that it names as changed.
    std::string AskMonitor()
    {
        for (const NodeIndex router : m_monitor.TakeChanged())
        {
            m_findings[router] = Print(m_monitor.Find(router));
        }
        std::string all;
        for (const auto& [router, findings] : m_findings)
        {
            all += findings;
        }
        return all + Print(m_monitor.FindLoops());
    }

    /// @return what the oracle finds, looking at everything.
    std::string AskOracle() const
    {
        const TreeOracle oracle(m_routes, m_routes->GetNewest(), m_source, m_receivers);
        std::vector<InstalledEntry> entries;
        for (const auto& [router, entry] : m_entries)
        {
            entries.push_back(entry);
        }
        return Print(oracle.Compare(entries));
    }

  private:
    /// @return a number below a bound.
    uint32_t Draw(uint32_t bound)
    {
        return static_cast<uint32_t>(m_random() % bound);
    }

    /// @return a host, or now and then a router itself.
    Ipv4Address DrawSource()
    {
        const NodeIndex router = Draw(ROUTERS);
        const auto& links = m_routes->GetTopology().GetLinksOf(router);
        return Draw(5) == 0 && !links.empty() ? m_routes->GetAddress(links.front(), router)
                                              : HostOf(router);
    }

    /// A link goes down, comes up, or costs something else.
    std::string ChangeLink()
    {
        const LinkIndex link = Draw(m_routes->GetTopology().GetLinkCount());
        if (Draw(3) == 0)
        {
            m_routes->SetLinkCost(link, LinkDirection::A_TO_B, 1 + Draw(5));
        }
        else
        {
            m_routes->SetLinkUp(link, !m_routes->GetTopology().GetLink(link).up);
        }
        m_monitor.UpdateNetwork();
        return "link " + std::to_string(link);
    }

    /// A receiver joins or leaves.
    std::string ChangeReceivers()
    {
        if (!m_receivers.empty() && Draw(3) == 0)
        {
            m_monitor.RemoveReceiver(m_receivers.back());
            m_receivers.pop_back();
            return "leave";
        }
        m_receivers.push_back(HostOf(Draw(ROUTERS)));
        m_monitor.AddReceiver(m_receivers.back());
        return "join";
    }

    /// An entry is set, often as the tree wants it, or deleted.
    std::string ChangeEntry()
    {
        InstalledEntry entry;
        entry.router = Draw(ROUTERS);
        entry.installed = Draw(8) > 0;
        entry.record.node = entry.router;
        entry.record.sequence = ++m_sequence;
        entry.since = NanoSeconds(m_sequence);
        const TreeOracle oracle(m_routes, m_routes->GetNewest(), m_source, m_receivers);
        entry.iif = oracle.GetIncomingInterface(entry.router);
        entry.oifs = oracle.GetTree().GetOutgoingInterfaces(entry.router);
        if (Draw(3) == 0)
        {
            const auto& links = m_routes->GetTopology().GetLinksOf(entry.router);
            if (!links.empty())
            {
                entry.iif = m_routes->GetInterface(links[Draw(links.size())], entry.router);
            }
            for (const LinkIndex link : links)
            {
                if (Draw(2) == 0)
                {
                    entry.oifs.push_back(m_routes->GetInterface(link, entry.router));
                }
            }
            std::sort(entry.oifs.begin(), entry.oifs.end());
            entry.oifs.erase(std::unique(entry.oifs.begin(), entry.oifs.end()), entry.oifs.end());
        }
        m_entries[entry.router] = entry;
        m_monitor.SetEntry(entry);
        return "entry of r" + std::to_string(entry.router);
    }

    std::mt19937 m_random;                         //!< draws the changes
    Ptr<GraphRoutes> m_routes;                     //!< the network
    Ipv4Address m_source;                          //!< source of the data
    TreeMonitor m_monitor;                         //!< looks at changes
    std::vector<Ipv4Address> m_receivers;          //!< who wants the data
    std::map<NodeIndex, InstalledEntry> m_entries; //!< entries
    std::map<NodeIndex, std::string> m_findings;   //!< what the monitor found at each router
    uint64_t m_sequence{0};                        //!< records so far
};

/// Random changes of random networks.
class RandomChangesTestCase : public TestCase
{
  public:
    RandomChangesTestCase()
        : TestCase("After each of many changes monitor and oracle find the same")
    {
    }

  private:
    void DoRun() override
    {
        std::map<std::string, uint32_t> seen;
        for (uint32_t seed = 1; seed <= 150; ++seed)
        {
            ChangingNetwork network(seed);
            for (uint32_t change = 0; change < CHANGES; ++change)
            {
                const std::string what = network.Change();
                const std::string found = network.AskOracle();
                NS_TEST_ASSERT_MSG_EQ(network.AskMonitor(),
                                      found,
                                      "seed " << seed << ", change " << change << ": " << what);
                for (const char* kind :
                     {"stale-iif", "missing-oif", "extra-oif", "black-hole", "loop"})
                {
                    seen[kind] += found.find(kind) != std::string::npos ? 1 : 0;
                }
            }
        }
        NS_TEST_EXPECT_MSG_EQ(seen.size(), 5u, "kinds");
        for (const auto& [kind, count] : seen)
        {
            NS_TEST_EXPECT_MSG_GT(count, 500u, kind << " was often there");
        }
        Simulator::Destroy();
    }
};

/// A router that no entry and no receiver has named.
class StrangerTestCase : public TestCase
{
  public:
    StrangerTestCase()
        : TestCase("A router of which nothing is known has no entry and no findings")
    {
    }

  private:
    void DoRun() override
    {
        TreeMonitor monitor(BindTestNetwork(MakeTestTopology(1)), HostOf(0));
        InstalledEntry other;
        other.router = 2;
        other.iif = 1;
        monitor.SetEntry(other);
        NS_TEST_EXPECT_MSG_EQ(monitor.GetEntry(2).installed, true, "the other one");
        const InstalledEntry entry = monitor.GetEntry(3);
        NS_TEST_EXPECT_MSG_EQ(entry.router, 3u, "its router");
        NS_TEST_EXPECT_MSG_EQ(entry.installed, false, "no entry");
        NS_TEST_EXPECT_MSG_EQ(entry.oifs.empty(), true, "nothing leaves");
        NS_TEST_EXPECT_MSG_EQ(monitor.IsReached(3), false, "nothing comes");
        NS_TEST_EXPECT_MSG_EQ(monitor.Find(3).empty(), true, "no findings");
        Simulator::Destroy();
    }
};

/// Suite mgm-tree-monitor.
class TreeMonitorTestSuite : public TestSuite
{
  public:
    TreeMonitorTestSuite()
        : TestSuite("mgm-tree-monitor", TestSuite::Type::UNIT)
    {
        AddTestCase(new RandomChangesTestCase);
        AddTestCase(new StrangerTestCase);
    }
};

TreeMonitorTestSuite g_treeMonitorTestSuite; //!< Static variable for test initialization

} // namespace
