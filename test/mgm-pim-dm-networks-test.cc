/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Suite mgm-pim-dm-networks: PIM dense mode on real and on random networks. Receivers join and
 * leave at random, one link fails, and after the time that RFC 3973 needs at worst everything has
 * to be as the graph wants it (mgm-run-invariants.h).
 *
 * So do the examples with PIM, which are quiet earlier. The networks are those of
 * examples/networks, generated ones, and, where the environment variable MGM_TOPOLOGIES names the
 * folder, thirty of the Internet Topology Zoo.
 */

#include "mgm-random-scenario.h"
#include "mgm-run-invariants.h"
#include "mgm-test-files.h"

#include "ns3/mgm-scenario-reader.h"
#include "ns3/mgm-topology-generator.h"
#include "ns3/mgm-topology-json.h"
#include "ns3/simulator.h"

#include <algorithm>
#include <cstdlib>
#include <string>
#include <vector>

namespace
{

using namespace ns3;
using namespace ns3::mgm;
using namespace ns3::mgm::test;

/// When the last thing happens to the network.
const Time LAST_EVENT = Seconds(70);
/// Longest time that state lasts which nobody renews: Prune Holdtime and t_limit (RFC 3973 4.8).
const Time WORST_CASE = Seconds(210);
/// How long the network is watched after that: longer than StateRefreshInterval (RFC 3973 4.8).
const Time WATCHED = Seconds(70);
/// Most receivers of a network.
constexpr std::size_t MAXIMUM_RECEIVERS = 6;

/// Makes a scenario of a network.
class RandomNetwork : public RandomScenario
{
  public:
    /**
     * @param [in] topology A connected network.
     * @param [in] seed Decides about everything that is random.
     */
    RandomNetwork(const Topology& topology, uint32_t seed)
        : RandomScenario("network", seed, LAST_EVENT + WORST_CASE + WATCHED)
    {
        m_scenario.topology = topology;
        AddRouters();
        AddSource(DrawRouter());
        AddReceivers();
        AddLinkFailure();
        SortEvents();
    }

  private:
    /// @return a time between 5 s and the last event, in milliseconds.
    Time DrawTime()
    {
        return MilliSeconds(5000 + static_cast<int64_t>(Draw(LAST_EVENT.GetMilliSeconds() - 5000)));
    }

    /// PIM on all routers, IGMP towards the hosts.
    void AddRouters()
    {
        ScenarioProtocol pim;
        pim.kind = ApplicationKind::PIM_DM;
        for (NodeIndex node = 0; node < m_scenario.topology.GetNodeCount(); ++node)
        {
            if (m_scenario.topology.GetNode(node).kind == NodeKind::ROUTER)
            {
                pim.routers.push_back(node);
            }
        }
        ScenarioIgmp igmp;
        igmp.routers = pim.routers;
        m_scenario.protocols.push_back(pim);
        m_scenario.igmp.push_back(igmp);
    }

    /// @return a router that is drawn.
    NodeIndex DrawRouter()
    {
        const std::vector<NodeIndex>& routers = m_scenario.protocols.front().routers;
        return routers[Draw(routers.size())];
    }

    /// Receivers that join and leave a few times.
    void AddReceivers()
    {
        const std::size_t count = 1 + Draw(MAXIMUM_RECEIVERS);
        for (std::size_t i = 0; i < count; ++i)
        {
            const std::size_t number = AddReceiver(DrawRouter());
            std::vector<Time> times(1 + Draw(4));
            std::generate(times.begin(), times.end(), [this] { return DrawTime(); });
            std::sort(times.begin(), times.end());
            bool join = true;
            for (const Time& at : times)
            {
                m_scenario.events.push_back({at, MembershipChangeEvent{number, join}});
                join = !join;
            }
        }
    }

    /// A link goes down that the network can do without, if there is one.
    void AddLinkFailure()
    {
        const std::size_t links = m_scenario.topology.GetLinkCount();
        const std::size_t first = Draw(links);
        for (std::size_t i = 0; i < links; ++i)
        {
            const auto link = static_cast<LinkIndex>((first + i) % links);
            Topology without = m_scenario.topology;
            without.SetLinkUp(link, false);
            if (without.IsConnected())
            {
                m_scenario.events.push_back({DrawTime(), LinkStateEvent{link, false}});
                return;
            }
        }
    }
};

/**
 * Runs a scenario and looks whether all is as it has to be.
 * @param [in] scenario The scenario.
 * @param [in] quiet From when on the network has to be quiet.
 * @param [out] expected Number of packets that every member had to get after that.
 * @return what was wrong, a line each.
 */
std::string
RunWatched(const Scenario& scenario, Time quiet, std::size_t& expected)
{
    std::string problems;
    {
        ScenarioRun run(scenario);
        RunInvariants invariants(scenario, run, quiet);
        run.Run();
        for (const std::string& problem : invariants.Finish())
        {
            problems += problem + "\n";
        }
        expected = invariants.GetExpectedPackets();
    }
    Simulator::Destroy();
    return problems;
}

/// An example, which is quiet some seconds after the last thing that happens in it.
class ExampleTestCase : public ModuleTestCase
{
  public:
    /**
     * @param [in] name Name of the scenario.
     * @param [in] quiet From when on the network has to be quiet.
     */
    ExampleTestCase(const std::string& name, Time quiet)
        : ModuleTestCase(name),
          m_quiet(quiet)
    {
    }

  private:
    void DoRun() override
    {
        ScenarioReader reader;
        const auto scenario =
            reader.ReadFile(GetModulePath("examples/scenarios/" + GetName() + ".json"));
        NS_TEST_ASSERT_MSG_EQ(reader.GetProblems(), "", "the scenario is right");
        std::size_t expected = 0;
        NS_TEST_EXPECT_MSG_EQ(RunWatched(*scenario, m_quiet, expected), "", GetName());
        const bool flows = expected > 20;
        NS_TEST_EXPECT_MSG_EQ(flows, (m_quiet < scenario->duration), "data flows to the end");
    }

    Time m_quiet; //!< from when on the network has to be quiet
};

/// One network.
class NetworkTestCase : public ModuleTestCase
{
  public:
    /**
     * @param [in] name Name of the network.
     * @param [in] seed Decides what happens.
     */
    NetworkTestCase(const std::string& name, uint32_t seed)
        : ModuleTestCase(name + ", seed " + std::to_string(seed)),
          m_seed(seed)
    {
    }

  protected:
    /**
     * Runs a network with what happens there, and looks whether all is as it has to be.
     * @param [in] topology The network.
     */
    void Check(const Topology& topology)
    {
        const RandomNetwork scenario(topology, m_seed);
        std::size_t expected = 0;
        const std::string problems = RunWatched(scenario.Get(), LAST_EVENT + WORST_CASE, expected);
        NS_TEST_EXPECT_MSG_EQ(problems, "", topology.GetName() << ", seed " << m_seed);
        NS_TEST_EXPECT_MSG_GT(expected, 100u, "data flows to the end");
    }

    uint32_t m_seed; //!< decides what happens
};

/// A network that is made.
class GeneratedTestCase : public NetworkTestCase
{
  public:
    /// @param [in] seed Decides what happens, and how the network looks.
    explicit GeneratedTestCase(uint32_t seed)
        : NetworkTestCase("power law", seed)
    {
    }

  private:
    void DoRun() override
    {
        Check(MakePowerLawTopology(30, 2, m_seed).GetTopology());
    }
};

/// A grid, on which every router has several equally good ways.
class GridTestCase : public NetworkTestCase
{
  public:
    /// @param [in] seed Decides what happens.
    explicit GridTestCase(uint32_t seed)
        : NetworkTestCase("grid", seed)
    {
    }

  private:
    void DoRun() override
    {
        Check(MakeGridTopology(5, 5).GetTopology());
    }
};

/// Thirty connected networks of the zoo, small and large.
class ZooTestCase : public NetworkTestCase
{
  public:
    /// @param [in] files Paths of all files.
    explicit ZooTestCase(const std::vector<std::string>& files)
        : NetworkTestCase("Internet Topology Zoo", 1),
          m_files(files)
    {
    }

  private:
    void DoRun() override
    {
        const std::size_t step = std::max<std::size_t>(1, m_files.size() / (NETWORKS + 5));
        std::size_t checked = 0;
        for (std::size_t i = 0; i < m_files.size() && checked < NETWORKS; i += step)
        {
            const TopologyResult result = ReadTopology(m_files[i]);
            NS_TEST_ASSERT_MSG_EQ(result.IsOk(), true, m_files[i] << " can be read");
            if (result.GetTopology().IsConnected())
            {
                ++m_seed;
                Check(result.GetTopology());
                ++checked;
            }
        }
        NS_TEST_EXPECT_MSG_EQ(checked, NETWORKS, "networks of the zoo");
    }

    static constexpr std::size_t NETWORKS = 30; //!< so many are checked

    std::vector<std::string> m_files; //!< paths of all files
};

/// The networks that come with the module.
class ModuleNetworksTestCase : public NetworkTestCase
{
  public:
    ModuleNetworksTestCase()
        : NetworkTestCase("networks of the module", 1)
    {
    }

  private:
    void DoRun() override
    {
        const std::vector<std::string> files =
            ListFiles(GetModulePath("examples/networks"), ".json");
        NS_TEST_EXPECT_MSG_GT(files.size(), 10, "networks of the module");
        for (const std::string& file : files)
        {
            const TopologyResult result = ReadTopology(file);
            NS_TEST_ASSERT_MSG_EQ(result.IsOk(), true, file << " can be read");
            ++m_seed;
            Check(result.GetTopology());
        }
    }
};

/// Suite mgm-pim-dm-networks.
class PimDmNetworksTestSuite : public TestSuite
{
  public:
    PimDmNetworksTestSuite()
        : TestSuite("mgm-pim-dm-networks", Type::SYSTEM)
    {
        // One router dies in the end, which the graph does not know: the network is never "quiet".
        AddTestCase(new ExampleTestCase("pim-lan-assert", Seconds(300)));
        AddTestCase(new ExampleTestCase("pim-asymmetric-costs", Seconds(35)));
        AddTestCase(new ExampleTestCase("pim-backbone-failure", Seconds(55)));
        AddTestCase(new ExampleTestCase("pim-limiter", Seconds(15)));
        AddTestCase(new ModuleNetworksTestCase());
        for (uint32_t seed = 1; seed <= 10; ++seed)
        {
            AddTestCase(new GeneratedTestCase(seed));
            AddTestCase(new GridTestCase(seed));
        }
        const char* folder = std::getenv("MGM_TOPOLOGIES");
        const auto zoo = folder ? ListFiles(std::string(folder) + "/zoo", ".graphml")
                                : std::vector<std::string>();
        if (!zoo.empty())
        {
            AddTestCase(new ZooTestCase(zoo));
        }
    }
};

PimDmNetworksTestSuite g_pimDmNetworksTestSuite; //!< Static variable for test initialization

} // namespace
