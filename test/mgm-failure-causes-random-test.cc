/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Suite mgm-failure-causes-random: 50 random networks in which one thing, or a few, are made wrong,
 * so that the failure cause of each packet is known from how the network was made. What was made
 * and what was found go into a table, off whose diagonal there may be nothing but the loops that
 * routers close for a moment while they converge.
 */

#include "mgm-failure-runs.h"
#include "ns3/test.h"

#include <algorithm>
#include <cstdint>
#include <functional>
#include <map>
#include <random>
#include <set>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

namespace
{

using namespace ns3;
using namespace ns3::mgm;

/// Number of networks.
constexpr uint32_t NETWORKS = 50;
/// A cost that no path of cheap links reaches.
constexpr uint32_t HUGE_COST = 1000000;

/// Random numbers, the same everywhere.
class Dice
{
  public:
    /// @param [in] seed Seed.
    explicit Dice(uint32_t seed)
        : m_engine(seed)
    {
    }

    /// @return a number from 0 up to one less than a bound.
    uint32_t Roll(uint32_t bound)
    {
        return m_engine() % bound;
    }

  private:
    std::mt19937 m_engine; //!< where numbers come from
};

/// A network of routers and point-to-point links; the camera is behind router 0.
class RandomNetwork
{
  public:
    /// @param [in,out] dice Random numbers.
    explicit RandomNetwork(Dice& dice)
        : m_size(7 + dice.Roll(6))
    {
        for (uint32_t router = 1; router < m_size; ++router)
        {
            Connect(router, dice.Roll(router), dice);
        }
        for (uint32_t i = 0; i < m_size; ++i)
        {
            const uint32_t a = dice.Roll(m_size);
            const uint32_t b = dice.Roll(m_size);
            if (a != b && m_costs.count({a, b}) == 0)
            {
                Connect(a, b, dice);
            }
        }
    }

    /// @return number of routers.
    uint32_t GetSize() const
    {
        return m_size;
    }

    /// @return the routers at the far ends of a router's links.
    std::vector<uint32_t> GetNeighbors(uint32_t router) const
    {
        std::vector<uint32_t> neighbors;
        for (const auto& [ends, cost] : m_costs)
        {
            if (ends.first == router)
            {
                neighbors.push_back(ends.second);
            }
        }
        return neighbors;
    }

    /// Makes one direction of a link expensive.
    void MakeExpensive(uint32_t from, uint32_t to)
    {
        m_costs.at({from, to}) = HUGE_COST;
        m_expensive.insert({from, to});
    }

    /// @return the next router on each router's way to router 0; its own number at router 0.
    std::vector<uint32_t> FindParents() const
    {
        std::vector<uint64_t> distances(m_size, uint64_t{HUGE_COST} * m_size);
        std::vector<uint32_t> parents(m_size, 0);
        distances[0] = 0;
        for (uint32_t round = 0; round < m_size; ++round)
        {
            for (const auto& [ends, cost] : m_costs)
            {
                if (distances[ends.second] + cost < distances[ends.first])
                {
                    distances[ends.first] = distances[ends.second] + cost;
                    parents[ends.first] = ends.second;
                }
            }
        }
        return parents;
    }

    /// @return a scenario. @param [in] members Its protocols and events.
    std::string Write(const std::string& members, bool receiversEverywhere) const
    {
        std::string nodes;
        std::string receivers;
        for (uint32_t i = 0; i < m_size; ++i)
        {
            nodes +=
                (i > 0 ? ", " : "") + std::string(R"({"name": "r)") + std::to_string(i) + "\"}";
            if (i > 0 && (receiversEverywhere || i % 2 == 0))
            {
                receivers += (receivers.empty() ? "" : ", ") + std::string(R"({"name": "h)") +
                             std::to_string(i) + R"(", "at": "r)" + std::to_string(i) +
                             R"(", "group": "239.1.1.1"})";
            }
        }
        std::string links;
        std::string costs;
        for (const auto& [ends, cost] : m_costs)
        {
            if (ends.first < ends.second)
            {
                links += (links.empty() ? "" : ", ") + std::string(R"({"a": "r)") +
                         std::to_string(ends.first) + R"(", "b": "r)" +
                         std::to_string(ends.second) + R"(", "cost": )" +
                         std::to_string(std::min(cost, m_costs.at({ends.second, ends.first}))) +
                         "}";
            }
        }
        for (const auto& [from, to] : m_expensive)
        {
            costs += (costs.empty() ? "" : ", ") + std::string(R"({"link": ")") + Name(from, to) +
                     R"(", "cost": )" + std::to_string(HUGE_COST) + R"(, "direction": "forward"})";
        }
        return R"({"name": "random", "duration_s": 10, "topology": {"nodes": [)" + nodes +
               R"(], "links": [)" + links +
               R"(], "defaults": {"delay_ms": 1, "rate": "100Mbps"}}, "costs": [)" + costs +
               R"(], "receivers": [)" + receivers + R"(], "sources": [{"name": "camera", "at": "r0",
               "group": "239.1.1.1", "rate": "16kbps", "size_bytes": 200, "start_s": 1,
               "stop_s": 9}], )" +
               members + "}";
    }

    /// @return name of a link.
    static std::string Name(uint32_t from, uint32_t to)
    {
        return "r" + std::to_string(from) + "-r" + std::to_string(to);
    }

    /// @return a random link.
    std::pair<uint32_t, uint32_t> Pick(Dice& dice) const
    {
        auto link = m_costs.begin();
        std::advance(link, dice.Roll(static_cast<uint32_t>(m_costs.size())));
        return link->first;
    }

  private:
    /// Adds a link; its cost is hardly that of another one, so that paths differ in length.
    void Connect(uint32_t a, uint32_t b, Dice& dice)
    {
        const uint32_t cost = 1 + dice.Roll(1000);
        m_costs[{a, b}] = cost;
        m_costs[{b, a}] = cost;
    }

    uint32_t m_size;                                           //!< number of routers
    std::map<std::pair<uint32_t, uint32_t>, uint32_t> m_costs; //!< of both directions of links
    std::set<std::pair<uint32_t, uint32_t>> m_expensive;       //!< directions made expensive
};

/// A network, and what must come out of it.
struct Experiment
{
    std::string text;                                      //!< the scenario; "": there is none
    std::function<std::string(const FailureLine&)> expect; //!< failure cause of a packet
};

/// @return an experiment in which all packets have one failure cause.
Experiment
MakeUniform(const std::string& text, const std::string& cause)
{
    return {text, [cause](const FailureLine&) { return cause; }};
}

/// Only dense mode's floods: costs are those of both directions, and nothing changes.
Experiment
MakeFlood(Dice& dice)
{
    return MakeUniform(
        RandomNetwork(dice).Write(R"("routers": {"protocols": [{"type": "pim-dm"}]})", false),
        "flood");
}

/// Only LANs, each with two routers or more, and no other link.
Experiment
MakeLans(Dice& dice)
{
    const uint32_t lans = 3 + dice.Roll(3);
    const uint32_t routers = lans + 2 + dice.Roll(3);
    std::set<std::pair<uint32_t, uint32_t>> ports;
    for (uint32_t router = 0; router < routers; ++router)
    {
        ports.insert({router, router % lans});
        ports.insert({router, (router + 1) % lans});
        ports.insert({router, dice.Roll(lans)});
    }
    std::string nodes;
    for (uint32_t i = 0; i < routers; ++i)
    {
        nodes += R"({"name": "r)" + std::to_string(i) + "\"}, ";
    }
    std::string receivers;
    for (uint32_t i = 0; i < lans; ++i)
    {
        const std::string lan = "lan" + std::to_string(i);
        nodes += (i > 0 ? ", " : "") + std::string(R"({"name": ")") + lan + R"(", "kind": "lan"})";
        receivers += (i > 0 ? ", " : "") + std::string(R"({"name": "h)") + std::to_string(i) +
                     R"(", "at": ")" + lan + R"(", "group": "239.1.1.1"})";
    }
    std::string links;
    for (const auto& [router, lan] : ports)
    {
        links += (links.empty() ? "" : ", ") + std::string(R"({"a": "r)") + std::to_string(router) +
                 R"(", "b": "lan)" + std::to_string(lan) + R"(", "cost": )" +
                 std::to_string(1 + dice.Roll(9)) + "}";
    }
    const std::string protocol = dice.Roll(3) == 0 ? "static-tree" : "pim-dm";
    return MakeUniform(R"({"name": "lans", "duration_s": 10, "topology": {"nodes": [)" + nodes +
                           R"(], "links": [)" + links +
                           R"(], "defaults": {"delay_ms": 1, "rate": "100Mbps"}},
                           "routers": {"protocols": [{"type": ")" +
                           protocol + R"("}]}, "receivers": [)" + receivers +
                           R"(], "sources": [{"name": "camera", "at": "r0", "group": "239.1.1.1",
                           "rate": "16kbps", "size_bytes": 200, "start_s": 1, "stop_s": 9}]})",
                       "parallel-forwarder");
}

/// One router, on which nobody depends, is made to look back another way than the data comes. A
/// spoofed packet may come there, too.
Experiment
MakeAsymmetric(Dice& dice, bool inject)
{
    RandomNetwork network(dice);
    const std::vector<uint32_t> before = network.FindParents();
    for (uint32_t victim = network.GetSize() - 1; victim > 0; --victim)
    {
        const uint32_t parent = before[victim];
        const bool leaf = std::count(before.begin(), before.end(), victim) == 0;
        if (!leaf || network.GetNeighbors(victim).size() < 2)
        {
            continue;
        }
        network.MakeExpensive(victim, parent);
        const std::string here = "r" + std::to_string(victim);
        const std::string there = "r" + std::to_string(parent);
        const std::string events = R"(, "events": [{"at_s": 6, "type": "inject", "router": ")" +
                                   here + R"(", "to": ")" + there +
                                   R"(", "source": "camera", "group": "239.1.1.1"}])";
        return {network.Write(R"("routers": {"protocols": [{"type": "pim-dm"}]})" +
                                  (inject ? events : ""),
                              true),
                [here, there](const FailureLine& line) -> std::string {
                    if (line.time == 6)
                    {
                        return "spoofed-source";
                    }
                    return line.router == here && line.from == there ? "asymmetric-cost" : "flood";
                }};
    }
    return {};
}

/// Trees without any message, and links that change: what fails, fails for that.
Experiment
MakeReconvergence(Dice& dice)
{
    const RandomNetwork network(dice);
    std::string delays;
    for (uint32_t i = 0; i < network.GetSize(); ++i)
    {
        delays += (i > 0 ? ", " : "") + std::string("\"r") + std::to_string(i) + "\": 0." +
                  std::to_string(dice.Roll(10)) + std::to_string(dice.Roll(10));
    }
    std::string events;
    for (const uint32_t at : {2, 4, 6})
    {
        const auto [a, b] = network.Pick(dice);
        const std::string link = R"("link": ")" + RandomNetwork::Name(a, b) + "\"";
        events += at > 2 ? ", " : "";
        if (dice.Roll(2) == 0)
        {
            events += R"({"at_s": )" + std::to_string(at) + R"(, "type": "cost", )" + link +
                      R"(, "cost": )" + std::to_string(1 + dice.Roll(3000)) + "}";
            continue;
        }
        events += R"({"at_s": )" + std::to_string(at) + R"(, "type": "link-down", )" + link +
                  R"(}, {"at_s": )" + std::to_string(at) + R"(.7, "type": "link-up", )" + link +
                  "}";
    }
    return MakeUniform(network.Write(R"("routers": {"protocols": [{"type": "static-tree"}],
                                        "convergence": {"by_router_s": {)" +
                                         delays + R"(}}}, "events": [)" + events + "]",
                                     true),
                       "reconvergence");
}

/// Somebody configures a router to forward to a neighbor that looks elsewhere: to one before it
/// in the tree, which closes a loop, or to another one.
Experiment
MakeConfigured(Dice& dice, bool loop)
{
    for (uint32_t attempt = 0; attempt < 100; ++attempt)
    {
        const RandomNetwork network(dice);
        const std::vector<uint32_t> parents = network.FindParents();
        for (uint32_t from = 1; from < network.GetSize(); ++from)
        {
            std::set<uint32_t> before;
            for (uint32_t router = from; router != 0; router = parents[router])
            {
                before.insert(parents[router]);
            }
            for (const uint32_t to : network.GetNeighbors(from))
            {
                const bool inTree = parents[from] == to || parents[to] == from;
                if (inTree || to == 0 || loop != (before.count(to) > 0))
                {
                    continue;
                }
                const std::string a = "\"r" + std::to_string(from) + "\"";
                const std::string b = "\"r" + std::to_string(to) + "\"";
                return MakeUniform(
                    network.Write(R"("routers": {"protocols": [{"type": "static", "routers": [)" +
                                      a + R"(], "interfaces": [)" + b +
                                      R"(], "memberships": [{"router": )" + a + R"(, "to": )" + b +
                                      R"(, "source": "*", "group": "239.1.1.1"}]},
                                      {"type": "static-tree"}]})",
                                  true),
                    loop ? "loop" : "static-entry");
            }
        }
    }
    return {};
}

/// Packets with the camera's address that did not come from it, at routers all over.
Experiment
MakeSpoofed(Dice& dice)
{
    const RandomNetwork network(dice);
    const std::vector<uint32_t> parents = network.FindParents();
    std::string events;
    for (uint32_t router = 1; router < network.GetSize(); ++router)
    {
        for (const uint32_t neighbor : network.GetNeighbors(router))
        {
            if (neighbor != parents[router])
            {
                events += (events.empty() ? "" : ", ") + std::string(R"({"at_s": )") +
                          std::to_string(2 + dice.Roll(6)) + R"(, "type": "inject", "router": "r)" +
                          std::to_string(router) + R"(", "to": "r)" + std::to_string(neighbor) +
                          R"(", "source": "camera", "group": "239.1.1.1"})";
            }
        }
    }
    return MakeUniform(network.Write(R"("events": [)" + events + "]", true), "spoofed-source");
}

/// @return an experiment. @param [in] number Its number.
Experiment
MakeExperiment(uint32_t number)
{
    Dice dice(number + 1);
    switch (number % 10)
    {
    case 0:
        return MakeFlood(dice);
    case 1:
    case 2:
        return MakeLans(dice);
    case 3:
        return MakeAsymmetric(dice, false);
    case 4:
        return MakeAsymmetric(dice, true);
    case 5:
    case 6:
        return MakeReconvergence(dice);
    case 7:
        return MakeConfigured(dice, false);
    case 8:
        return MakeConfigured(dice, true);
    default:
        return MakeSpoofed(dice);
    }
}

/// Makes the networks, runs them and fills the table.
class ConfusionTestCase : public FailureRunTestCase
{
  public:
    ConfusionTestCase()
        : FailureRunTestCase("What was made wrong in 50 random networks is what is found")
    {
    }

  private:
    void DoRun() override
    {
        std::map<std::pair<std::string, std::string>, uint64_t> table;
        std::map<std::string, uint32_t> networks;
        for (uint32_t number = 0; number < NETWORKS; ++number)
        {
            const Experiment experiment = MakeExperiment(number);
            NS_TEST_ASSERT_MSG_EQ(experiment.text.empty(), false, "network " << number);
            std::set<std::string> causes;
            for (const FailureLine& line : RunText(experiment.text))
            {
                const std::string expected = experiment.expect(line);
                causes.insert(expected);
                ++table[{expected, line.cause}];
                const bool transient = expected == "reconvergence" && line.cause == "loop";
                if (expected != line.cause && !transient && m_complaints++ < 10)
                {
                    NS_TEST_EXPECT_MSG_EQ(line.cause,
                                          expected,
                                          "network " << number << ", " << line.time << " s, "
                                                     << line.router << " from " << line.from
                                                     << ", by " << line.rule);
                }
            }
            for (const std::string& cause : causes)
            {
                ++networks[cause];
            }
        }
        Check(table, networks);
    }

    /// Every cause was made often enough, and nothing stands off the diagonal.
    void Check(const std::map<std::pair<std::string, std::string>, uint64_t>& table,
               const std::map<std::string, uint32_t>& networks)
    {
        std::ostringstream text;
        uint64_t right = 0;
        uint64_t wrong = 0;
        uint64_t transient = 0;
        for (const auto& [pair, count] : table)
        {
            text << "\n  made " << pair.first << ", found " << pair.second << ": " << count;
            const bool loop = pair.first == "reconvergence" && pair.second == "loop";
            (pair.first == pair.second ? right : loop ? transient : wrong) += count;
        }
        for (std::size_t i = 0; i < FAILURE_CAUSE_COUNT; ++i)
        {
            const std::string cause = GetFailureCauseName(static_cast<FailureCause>(i));
            const auto made = networks.find(cause);
            const uint32_t count = made == networks.end() ? 0 : made->second;
            const bool enough = cause == "unknown" || count >= 3;
            NS_TEST_EXPECT_MSG_EQ(enough, true, cause << ": in " << count << " networks");
        }
        NS_TEST_EXPECT_MSG_EQ(wrong, 0u, "confusion:" << text.str());
        NS_TEST_EXPECT_MSG_LT(transient * 20, right, "loops for a moment:" << text.str());
    }

    uint32_t m_complaints{0}; //!< packets that differ
};

/// Suite mgm-failure-causes-random.
class FailureCausesRandomTestSuite : public TestSuite
{
  public:
    FailureCausesRandomTestSuite()
        : TestSuite("mgm-failure-causes-random", TestSuite::Type::SYSTEM)
    {
        AddTestCase(new ConfusionTestCase);
    }
};

FailureCausesRandomTestSuite g_failureCausesRandom; //!< Static variable for test initialization

} // namespace
