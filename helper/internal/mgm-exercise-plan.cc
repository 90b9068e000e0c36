/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-exercise-plan.h"

#include "ns3/mgm-graph-snapshot.h"
#include "ns3/mgm-topology-generator.h"
#include "ns3/rng-stream.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace ns3
{
namespace mgm
{

namespace
{

/// Most networks that are tried.
constexpr uint32_t MAX_TRIES = 500;
/// Largest cost of a link, in the smallest network and for each router more: the larger the costs,
/// the rarer two ways that cost the same.
constexpr uint32_t LEAST_MAX_COST = 9;
constexpr uint32_t MAX_COST_PER_ROUTER = 2;

/// Random numbers of one try.
class ExerciseRandom
{
  public:
    /**
     * @param [in] seed Seed of the exercise.
     * @param [in] attempt Number of the try.
     */
    ExerciseRandom(uint32_t seed, uint32_t attempt)
        : m_stream(seed, attempt, 0)
    {
    }

    /**
     * @param [in] count At least 1.
     * @return an integer from 0 to count - 1.
     */
    uint32_t GetBelow(uint32_t count)
    {
        return std::min(static_cast<uint32_t>(m_stream.RandU01() * count), count - 1);
    }

    /// Puts nodes in a random order.
    void Shuffle(std::vector<NodeIndex>& nodes)
    {
        for (std::size_t left = nodes.size(); left > 1; --left)
        {
            std::swap(nodes[left - 1], nodes[GetBelow(static_cast<uint32_t>(left))]);
        }
    }

  private:
    RngStream m_stream; //!< ns-3's generator
};

/// @return a random network of one of three kinds, without costs.
Topology
DrawTopology(uint32_t routers, ExerciseRandom& random)
{
    const uint32_t seed = 1 + random.GetBelow(MAX_TOPOLOGY_SEED);
    switch (random.GetBelow(3))
    {
    case 0: {
        WaxmanParameters parameters;
        parameters.nodes = routers;
        parameters.alpha = 0.8;
        parameters.beta = 0.2;
        parameters.seed = seed;
        return MakeWaxmanTopology(parameters).TakeTopology();
    }
    case 1:
        return MakePowerLawTopology(routers, 2, seed).TakeTopology();
    default:
        return MakeSmallWorldTopology(routers, 4, 0.3, seed).TakeTopology();
    }
}

/// Gives each direction of each link a random cost.
void
DrawCosts(Topology& topology, ExerciseRandom& random)
{
    const uint32_t most = LEAST_MAX_COST + MAX_COST_PER_ROUTER * topology.GetNodeCount();
    for (LinkIndex link = 0; link < topology.GetLinkCount(); ++link)
    {
        topology.SetLinkCost(link, LinkDirection::A_TO_B, 1 + random.GetBelow(most));
        topology.SetLinkCost(link, LinkDirection::B_TO_A, 1 + random.GetBelow(most));
    }
}

/// @return the same network with the costs of both directions of each link exchanged.
Topology
Reverse(const Topology& topology)
{
    Topology reversed = topology;
    for (LinkIndex link = 0; link < topology.GetLinkCount(); ++link)
    {
        reversed.SetLinkCost(
            link, LinkDirection::A_TO_B, topology.GetCost(link, LinkDirection::B_TO_A));
        reversed.SetLinkCost(
            link, LinkDirection::B_TO_A, topology.GetCost(link, LinkDirection::A_TO_B));
    }
    return reversed;
}

/**
 * @return the next router of each router on its shortest way to a root; nothing where one of them
 * has two that cost the same.
 */
std::optional<std::vector<NodeIndex>>
FindNextHops(const Topology& topology, NodeIndex root)
{
    const GraphSnapshot snapshot(topology, 1);
    const auto distances = snapshot.GetDistances(root);
    std::vector<NodeIndex> next(topology.GetNodeCount(), root);
    for (NodeIndex node = 0; node < topology.GetNodeCount(); ++node)
    {
        uint32_t ways = 0;
        for (const LinkIndex link : topology.GetLinksOf(node))
        {
            const NodeIndex other = topology.GetOtherEnd(link, node);
            const uint32_t cost = topology.GetCost(link, topology.GetDirection(link, node));
            if (node != root && (*distances)[node] == (*distances)[other] + cost)
            {
                next[node] = other;
                ++ways;
            }
        }
        if (node != root && ways != 1)
        {
            return std::nullopt;
        }
    }
    return next;
}

/**
 * Chooses receivers in one network.
 */
class ReceiverChoice
{
  public:
    /**
     * @param [in,out] plan The plan; has network, source and parents.
     * @param [in] back Next router of each on its way back to the source.
     */
    ReceiverChoice(ExercisePlan& plan, const std::vector<NodeIndex>& back)
        : m_plan(plan),
          m_back(back),
          m_culprits(plan.parents.size())
    {
        for (NodeIndex node = 0; node < plan.parents.size(); ++node)
        {
            const NodeIndex culprit = FindCulprit(node);
            m_culprits[node] = culprit;
            if (culprit == node && node != plan.source)
            {
                m_bad.push_back(node);
            }
            else if (culprit == plan.source && node != plan.source)
            {
                m_good.push_back(node);
            }
        }
    }

    /// @return how many places can fail.
    uint32_t GetMost() const
    {
        return static_cast<uint32_t>(m_bad.size());
    }

    /**
     * Chooses receivers so that the check fails at so many places, and some who get the data.
     */
    void Choose(uint32_t failures, ExerciseRandom& random)
    {
        random.Shuffle(m_bad);
        random.Shuffle(m_good);
        m_plan.failing.assign(m_bad.begin(), m_bad.begin() + failures);
        for (const NodeIndex bad : m_plan.failing)
        {
            std::vector<NodeIndex> behind;
            for (NodeIndex node = 0; node < m_culprits.size(); ++node)
            {
                if (m_culprits[node] == bad)
                {
                    behind.push_back(node);
                }
            }
            m_plan.receivers.push_back(behind[random.GetBelow(behind.size())]);
        }
        const std::size_t served = std::min<std::size_t>(m_good.size(), std::max(2U, failures));
        m_plan.receivers.insert(m_plan.receivers.end(), m_good.begin(), m_good.begin() + served);
        std::sort(m_plan.failing.begin(), m_plan.failing.end());
        std::sort(m_plan.receivers.begin(), m_plan.receivers.end());
    }

  private:
    /**
     * @return the first router on the way from the source to a router that refuses the data; the
     * source where none does.
     */
    NodeIndex FindCulprit(NodeIndex node) const
    {
        NodeIndex culprit = m_plan.source;
        for (; node != m_plan.source; node = m_plan.parents[node])
        {
            if (m_plan.parents[node] != m_back[node])
            {
                culprit = node;
            }
        }
        return culprit;
    }

    ExercisePlan& m_plan;                 //!< the plan
    const std::vector<NodeIndex>& m_back; //!< where routers expect the data
    std::vector<NodeIndex> m_culprits;    //!< of each router
    std::vector<NodeIndex> m_bad;         //!< routers at which the check can fail first
    std::vector<NodeIndex> m_good;        //!< routers that data can come to
};

} // namespace

ExercisePlan
PlanExercise(const ExerciseOrder& order)
{
    uint32_t most = 0;
    for (uint32_t attempt = 1; attempt <= MAX_TRIES; ++attempt)
    {
        ExerciseRandom random(order.seed, attempt);
        ExercisePlan plan;
        plan.topology = DrawTopology(order.routers, random);
        DrawCosts(plan.topology, random);
        plan.source = random.GetBelow(order.routers);
        const auto there = FindNextHops(Reverse(plan.topology), plan.source);
        const auto back = FindNextHops(plan.topology, plan.source);
        if (!there || !back)
        {
            continue;
        }
        plan.parents = *there;
        ReceiverChoice choice(plan, *back);
        most = std::max(most, choice.GetMost());
        if (choice.GetMost() >= order.failures)
        {
            choice.Choose(order.failures, random);
            plan.found = !plan.receivers.empty();
        }
        if (plan.found)
        {
            plan.most = most;
            return plan;
        }
    }
    ExercisePlan none;
    none.most = most;
    return none;
}

} // namespace mgm
} // namespace ns3
