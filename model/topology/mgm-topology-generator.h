/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Networks made by rule: regular ones (line, ring, star, grid, full mesh, tree) and random ones
 * (Waxman, power law, small world). All are connected, simple (no parallel links) and made of
 * routers named r0, r1, r2, ... (in a grid r<row>.<column>).
 *
 * A parameter out of its range gives errors that name it, and no network. Random networks draw from
 * an ns-3 random stream of their own that is set by a seed alone: the same seed gives the same
 * network, whatever the seed and run number of the simulation are, so that a scenario may name
 * their links and still be repeated with other run numbers.
 */

#ifndef MGM_TOPOLOGY_GENERATOR_H
#define MGM_TOPOLOGY_GENERATOR_H

#include "ns3/mgm-topology-result.h"

#include <cstdint>

namespace ns3
{
namespace mgm
{

/// Largest seed of a random network: that of ns-3's generator (MRG32k3a) minus 1; the least is 1.
constexpr uint32_t MAX_TOPOLOGY_SEED = 4294944442U;

/**
 * @ingroup mgm
 * Routers in a row.
 *
 * @param [in] nodes Number of routers, 1 to MAX_TOPOLOGY_NODES.
 * @param [in] defaults Cost, delay and rate of the links.
 * @return the network, or errors.
 */
TopologyResult MakeLineTopology(uint32_t nodes, const TopologyDefaults& defaults = {});

/**
 * @ingroup mgm
 * Routers in a circle.
 *
 * @param [in] nodes Number of routers, 3 to MAX_TOPOLOGY_NODES.
 * @param [in] defaults Cost, delay and rate of the links.
 * @return the network, or errors.
 */
TopologyResult MakeRingTopology(uint32_t nodes, const TopologyDefaults& defaults = {});

/**
 * @ingroup mgm
 * A hub, r0, and routers that are joined to nothing else.
 *
 * @param [in] nodes Number of routers with the hub, 2 to MAX_TOPOLOGY_NODES.
 * @param [in] defaults Cost, delay and rate of the links.
 * @return the network, or errors.
 */
TopologyResult MakeStarTopology(uint32_t nodes, const TopologyDefaults& defaults = {});

/**
 * @ingroup mgm
 * A rectangle of routers, each joined to its neighbors in its row and column.
 *
 * @param [in] rows Number of rows, at least 1.
 * @param [in] columns Number of columns, at least 1; rows times columns up to MAX_TOPOLOGY_NODES.
 * @param [in] defaults Cost, delay and rate of the links.
 * @return the network, or errors.
 */
TopologyResult MakeGridTopology(uint32_t rows,
                                uint32_t columns,
                                const TopologyDefaults& defaults = {});

/**
 * @ingroup mgm
 * Every router joined to every other.
 *
 * @param [in] nodes Number of routers, 2 or more; nodes (nodes - 1) / 2 up to MAX_TOPOLOGY_LINKS.
 * @param [in] defaults Cost, delay and rate of the links.
 * @return the network, or errors.
 */
TopologyResult MakeFullMeshTopology(uint32_t nodes, const TopologyDefaults& defaults = {});

/**
 * @ingroup mgm
 * A complete k-ary tree, numbered level by level from the root r0.
 *
 * @param [in] arity Children of each inner router, at least 1.
 * @param [in] depth Levels below the root, at least 1; MAX_TOPOLOGY_NODES routers in all at most.
 * @param [in] defaults Cost, delay and rate of the links.
 * @return the network, or errors.
 */
TopologyResult MakeTreeTopology(uint32_t arity,
                                uint32_t depth,
                                const TopologyDefaults& defaults = {});

/**
 * @ingroup mgm
 * Parameters of a Waxman network.
 */
struct WaxmanParameters
{
    uint32_t nodes{0};   //!< number of routers, 2 to MAX_TOPOLOGY_NODES
    double alpha{0.4};   //!< probability of a link between near routers, above 0 up to 1
    double beta{0.1};    //!< reach of links as a part of the diagonal, above 0 up to 1
    double sideKm{1000}; //!< side of the square in kilometers, 1 to 4000
    uint32_t seed{1};    //!< seed, 1 to MAX_TOPOLOGY_SEED
};

/**
 * @ingroup mgm
 * Routers at random places of a square around 0 N 0 E; two of them at distance d are joined with
 * probability alpha exp(-d / (beta L)), where L is the diagonal (B. M. Waxman, "Routing of
 * multipoint connections", IEEE JSAC 6(9), 1988). Delays follow from the positions.
 *
 * Parts that are left without a way to r0 are joined to it one by one, in the order of their first
 * routers, each by one link from that router to the nearest router that has a way. These links come
 * last; the drawn ones stand before them in the order of their routers.
 *
 * The work is in proportion to routers and links, not to pairs of routers.
 *
 * @param [in] parameters Parameters.
 * @param [in] defaults Cost and rate of the links, and the least delay.
 * @return the network, or errors.
 */
TopologyResult MakeWaxmanTopology(const WaxmanParameters& parameters,
                                  const TopologyDefaults& defaults = {});

/**
 * @ingroup mgm
 * Routers that join one by one, each with the given number of links to different earlier routers,
 * which are chosen with probabilities in proportion to the links they have (A.-L. Barabasi,
 * R. Albert, "Emergence of scaling in random networks", Science 286, 1999): degrees follow a power
 * law. The first linksPerNode + 1 routers form a full mesh. Connected because each router
 * joins to earlier ones.
 *
 * @param [in] nodes Number of routers, more than linksPerNode, up to MAX_TOPOLOGY_NODES.
 * @param [in] linksPerNode Links of a joining router, at least 1.
 * @param [in] seed Seed, 1 to MAX_TOPOLOGY_SEED.
 * @param [in] defaults Cost, delay and rate of the links.
 * @return the network, or errors.
 */
TopologyResult MakePowerLawTopology(uint32_t nodes,
                                    uint32_t linksPerNode,
                                    uint32_t seed,
                                    const TopologyDefaults& defaults = {});

/**
 * @ingroup mgm
 * A circle in which each router is joined to its nearest ones, and then each link lets go of its
 * far end with a probability and goes to a random router instead (D. J. Watts, S. H. Strogatz,
 * "Collective dynamics of small-world networks", Nature 393, 1998).
 *
 * Where the result falls into parts, the first router of each part but that of r0 gets one more
 * link to the router before it, which is in an earlier part.
 *
 * @param [in] nodes Number of routers, more than neighbors, up to MAX_TOPOLOGY_NODES.
 * @param [in] neighbors Routers that each is joined to at first: even, at least 2.
 * @param [in] rewire Probability of moving a link, 0 to 1.
 * @param [in] seed Seed, 1 to MAX_TOPOLOGY_SEED.
 * @param [in] defaults Cost, delay and rate of the links.
 * @return the network, or errors.
 */
TopologyResult MakeSmallWorldTopology(uint32_t nodes,
                                      uint32_t neighbors,
                                      double rewire,
                                      uint32_t seed,
                                      const TopologyDefaults& defaults = {});

} // namespace mgm
} // namespace ns3

#endif // MGM_TOPOLOGY_GENERATOR_H
