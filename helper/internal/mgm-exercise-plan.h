/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Looks for a random network in which hand-written outgoing interfaces fail the reverse-path check
 * at exactly as many places as wanted.
 */

#ifndef MGM_EXERCISE_PLAN_H
#define MGM_EXERCISE_PLAN_H

#include "ns3/mgm-topology.h"

#include <cstdint>
#include <vector>

namespace ns3
{
namespace mgm
{

/// Fewest routers of an exercise.
constexpr uint32_t MIN_EXERCISE_ROUTERS = 6;
/// Most places of an exercise where the check fails.
constexpr uint32_t MAX_EXERCISE_FAILURES = 30;
/// Most routers of an exercise.
constexpr uint32_t MAX_EXERCISE_ROUTERS = 200;

/**
 * @ingroup mgm
 * What kind of exercise is wanted.
 */
struct ExerciseOrder
{
    uint32_t seed{1};     //!< from which everything follows, 1 to MAX_TOPOLOGY_SEED
    uint32_t failures{1}; //!< number of places where the check fails
    uint32_t routers{0};  //!< number of routers
};

/**
 * @ingroup mgm
 * The network of an exercise. Data is sent on each link by which the shortest way from the source
 * to a receiver goes; a router accepts it where its own shortest way back to the source begins. No
 * two ways between the source and a router cost the same, so that there is one answer.
 */
struct ExercisePlan
{
    Topology topology;                //!< routers and links; costs differ by direction
    NodeIndex source{0};              //!< router of the source
    std::vector<NodeIndex> receivers; //!< routers of the receivers, in order
    std::vector<NodeIndex>
        parents; //!< of each router, the one before it on the way from the source
    std::vector<NodeIndex> failing; //!< routers that refuse what their parent sends, in order
    uint32_t most{0};               //!< most failures that any of the networks tried can have
    bool found{false};              //!< whether a network was found; else only most is set
};

/**
 * @ingroup mgm
 * Tries networks until one fits, at most a fixed number of them.
 * @param [in] order What is wanted.
 * @return the same plan for the same order; perhaps none.
 */
ExercisePlan PlanExercise(const ExerciseOrder& order);

} // namespace mgm
} // namespace ns3

#endif // MGM_EXERCISE_PLAN_H
