/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Suite mgm-pim-dm-lan-assert: several routers forward onto one LAN, and the Assert leaves one
 * (RFC 3973 4.6), over whole routers.
 *
 * @verbatim
 *             +---- f1 ----+
 *   S -- first+---- f2 ----+ LAN -- h
 *             +---- fk ----+-- down -- d
 * @endverbatim
 *
 * Costs between first and the forwarders are drawn from 1 to 3, so that many are equal.
 */

#include "mgm-pim-dm-delivery.h"
#include "ns3/boolean.h"
#include "ns3/nstime.h"
#include "ns3/random-variable-stream.h"
#include "ns3/simulator.h"
#include "ns3/test.h"

#include <algorithm>
#include <set>

namespace
{

using namespace ns3;
using namespace ns3::mgm;
using namespace ns3::mgm::test;

constexpr uint32_t SEEDS = 50;         //!< runs for each number of forwarders
constexpr double DEATH = 60;           //!< when the winner dies, in s
constexpr double HELLO_HOLDTIME = 105; //!< for how long others believe in it, in s (RFC 3973 4.3.3)

/// Who receives.
enum class Receivers
{
    HOST,   //!< a host on the LAN
    ROUTER, //!< a host behind a router on the LAN
    BOTH,   //!< both
};

/// Runs of one number of forwarders.
class LanAssertTestCase : public TestCase
{
  public:
    /// @param [in] forwarders Number of forwarders.
    explicit LanAssertTestCase(uint32_t forwarders)
        : TestCase("RFC 3973 4.6: " + std::to_string(forwarders) +
                   " forwarders on a LAN, one remains, another takes over"),
          m_forwarders(forwarders)
    {
    }

  private:
    /// @return name of a forwarder.
    static std::string GetName(uint32_t forwarder)
    {
        return "f" + std::to_string(forwarder + 1);
    }

    /// Draws the costs of a run.
    std::vector<uint32_t> DrawCosts(uint32_t seed) const
    {
        const auto random = CreateObject<UniformRandomVariable>();
        random->SetStream(1000 * m_forwarders + seed);
        std::vector<uint32_t> costs(m_forwarders);
        for (uint32_t& cost : costs)
        {
            cost = random->GetInteger(1, 3);
        }
        return costs;
    }

    /// @return the network of a run.
    static Topology MakeTopology(const std::vector<uint32_t>& costs)
    {
        Topology topology;
        const NodeIndex first = topology.AddNode("first");
        const NodeIndex lan = topology.AddNode("LAN", NodeKind::LAN);
        const NodeIndex down = topology.AddNode("down");
        for (uint32_t i = 0; i < costs.size(); ++i)
        {
            const NodeIndex forwarder = topology.AddNode(GetName(i));
            TopologyLink uplink(first, forwarder);
            uplink.costAb = costs[i];
            uplink.costBa = costs[i];
            topology.AddLink(uplink);
            TopologyLink attachment(forwarder, lan);
            attachment.costAb = 10; // no forwarder's own route leads over the LAN
            topology.AddLink(attachment);
        }
        topology.AddLink(down, lan);
        return topology;
    }

    /**
     * @param [in] costs Costs of all forwarders.
     * @param [in] dead Those that are dead.
     * @return the one with the lowest cost; of equal ones that with the highest address, which is
     * the one that was attached last.
     */
    static std::string GetBest(const std::vector<uint32_t>& costs,
                               const std::set<std::string>& dead)
    {
        std::string best;
        uint32_t lowest = 4;
        for (uint32_t i = 0; i < costs.size(); ++i)
        {
            if (costs[i] <= lowest && dead.count(GetName(i)) == 0)
            {
                lowest = costs[i];
                best = GetName(i);
            }
        }
        return best;
    }

    /// @return the living forwarders that have the LAN in the list of their entry.
    std::string GetForwarding(const PimDmDelivery& network, const std::set<std::string>& dead) const
    {
        std::string forwarding;
        for (uint32_t i = 0; i < m_forwarders; ++i)
        {
            const std::string name = GetName(i);
            if (dead.count(name) == 0 && network.GetOutgoing(name, "S") == "LAN")
            {
                forwarding += (forwarding.empty() ? "" : " ") + name;
            }
        }
        return forwarding;
    }

    /// Checks that receivers get each packet of a while, exactly once or at least once.
    void CheckDelivery(const PimDmDelivery& network, double from, double until, bool once = true)
    {
        for (const auto& [receiver, kinds] : m_receivers)
        {
            if (kinds.count(m_kind) == 0)
            {
                continue;
            }
            const std::vector<uint32_t> copies = network.GetCopies(receiver, from, until);
            NS_TEST_EXPECT_MSG_GT(copies.size(), 10u, "packets were sent");
            const auto isGood = [once](uint32_t count) { return once ? count == 1 : count > 0; };
            NS_TEST_EXPECT_MSG_EQ(std::all_of(copies.begin(), copies.end(), isGood),
                                  true,
                                  m_run << ": " << receiver << " gets each packet "
                                        << (once ? "once" : "") << " from " << from << " s on");
        }
    }

    /// One run.
    void Play(uint32_t seed)
    {
        m_kind = static_cast<Receivers>(seed % 3);
        m_run = "seed " + std::to_string(seed);
        const std::vector<uint32_t> costs = DrawCosts(seed);
        PimDmDelivery network(
            MakeTopology(costs), {{"S", "first"}, {"h", "LAN"}, {"d", "down"}}, 100 * seed);
        network.Send("S", 20 + 0.01 * seed, 200, 0.5);
        for (const auto& [receiver, kinds] : m_receivers)
        {
            if (kinds.count(m_kind) != 0)
            {
                network.Join(receiver, 10);
            }
        }
        PimDmDelivery::RunUntil(DEATH);
        const std::string winner = GetBest(costs, {});
        NS_TEST_EXPECT_MSG_EQ(GetForwarding(network, {}), winner, m_run << ": one remains");
        CheckDelivery(network, 30, DEATH - 1);
        network.CutOff(winner, DEATH);
        PimDmDelivery::RunUntil(DEATH + HELLO_HOLDTIME + 10);
        const std::string heir = GetBest(costs, {winner});
        NS_TEST_EXPECT_MSG_EQ(GetForwarding(network, {winner}), heir, m_run << ": one takes over");
        PimDmDelivery::RunUntil(DEATH + HELLO_HOLDTIME + 25);
        CheckDelivery(network, DEATH + HELLO_HOLDTIME + 0.5, DEATH + HELLO_HOLDTIME + 10, false);
        CheckDelivery(network, DEATH + HELLO_HOLDTIME + 10, DEATH + HELLO_HOLDTIME + 24);
    }

    void DoRun() override
    {
        for (uint32_t seed = 1; seed <= SEEDS; ++seed)
        {
            Play(seed);
        }
    }

    uint32_t m_forwarders;             //!< number of forwarders
    Receivers m_kind{Receivers::HOST}; //!< who receives in this run
    std::string m_run;                 //!< names the run
    /// Hosts, and in which runs they receive.
    const std::vector<std::pair<std::string, std::set<Receivers>>> m_receivers{
        {"h", {Receivers::HOST, Receivers::BOTH}}, {"d", {Receivers::ROUTER, Receivers::BOTH}}};
};

/// Without State Refresh an Assert is forgotten after Assert Time, and held anew.
class TimeoutTestCase : public TestCase
{
  public:
    TimeoutTestCase()
        : TestCase("RFC 3973 4.6.4: without State Refresh, an Assert lasts for Assert Time")
    {
    }

  private:
    /// Checks how many copies of each packet of a while the receiver gets.
    void CheckCopies(const PimDmDelivery& network, double from, double until, uint32_t expected)
    {
        const std::vector<uint32_t> copies = network.GetCopies("h", from, until);
        NS_TEST_EXPECT_MSG_GT(copies.size(), 0u, "packets were sent");
        NS_TEST_EXPECT_MSG_EQ(std::count(copies.begin(), copies.end(), expected),
                              static_cast<std::ptrdiff_t>(copies.size()),
                              expected << " copies from " << from << " s on");
    }

    void DoRun() override
    {
        Topology topology;
        const NodeIndex lan = topology.AddNode("LAN", NodeKind::LAN);
        const NodeIndex first = topology.AddNode("first");
        for (const char* name : {"f1", "f2"})
        {
            const NodeIndex forwarder = topology.AddNode(name);
            topology.AddLink(first, forwarder);
            topology.AddLink(forwarder, lan);
        }
        PimDmHelper pim;
        pim.Set("StateRefresh", BooleanValue(false));
        pim.Set("AssertTime", TimeValue(Seconds(60)));
        PimDmDelivery network(topology, {{"S", "first"}, {"h", "LAN"}}, 1, pim);
        network.Join("h", 10);
        network.Send("S", 20.25, 100, 0.5);
        PimDmDelivery::RunUntil(101);
        CheckCopies(network, 20, 20.5, 2);
        CheckCopies(network, 20.5, 80.5, 1);
        CheckCopies(network, 80.5, 81, 2);
        CheckCopies(network, 81, 99, 1);
        NS_TEST_EXPECT_MSG_EQ(network.GetOutgoing("f1", "S"), "", "f1 has lost again");
        NS_TEST_EXPECT_MSG_EQ(network.GetOutgoing("f2", "S"), "LAN", "f2 has the higher address");
    }
};

/// The suite.
class PimDmLanAssertTestSuite : public TestSuite
{
  public:
    PimDmLanAssertTestSuite()
        : TestSuite("mgm-pim-dm-lan-assert", Type::SYSTEM)
    {
        for (uint32_t forwarders = 2; forwarders <= 5; ++forwarders)
        {
            AddTestCase(new LanAssertTestCase(forwarders));
        }
        AddTestCase(new TimeoutTestCase());
    }
};

PimDmLanAssertTestSuite g_pimDmLanAssertTestSuite; //!< registers the suite

} // namespace
