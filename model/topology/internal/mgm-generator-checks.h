/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * What all generators of networks do: check parameters, say what their ranges are, add routers.
 */

#ifndef MGM_GENERATOR_CHECKS_H
#define MGM_GENERATOR_CHECKS_H

#include "ns3/mgm-topology-result.h"

#include <cstdint>
#include <string>

namespace ns3
{
namespace mgm
{

/**
 * Records an error when an integer parameter is out of its range.
 *
 * @param [in,out] result Where errors go.
 * @param [in] name Name of the parameter.
 * @param [in] value What was given.
 * @param [in] least Least allowed value.
 * @param [in] most Largest allowed value.
 */
void CheckInteger(
    TopologyResult& result, const std::string& name, uint64_t value, uint64_t least, uint64_t most);

/**
 * Records an error when a real parameter is not a number or out of its range.
 *
 * @param [in,out] result Where errors go.
 * @param [in] name Name of the parameter.
 * @param [in] value What was given.
 * @param [in] least Least value.
 * @param [in] most Largest allowed value.
 * @param [in] leastAllowed Whether the least value itself is allowed.
 */
void CheckReal(TopologyResult& result,
               const std::string& name,
               double value,
               double least,
               double most,
               bool leastAllowed);

/**
 * Records an error when a network would have too many nodes or links.
 *
 * @param [in,out] result Where errors go.
 * @param [in] nodes Nodes that the parameters would make.
 * @param [in] links Links that the parameters would make.
 */
void CheckSize(TopologyResult& result, uint64_t nodes, uint64_t links);

/**
 * Records an error for each property that no link can have.
 *
 * @param [in,out] result Where errors go.
 * @param [in] defaults Properties of links.
 */
void CheckDefaults(TopologyResult& result, const TopologyDefaults& defaults);

/**
 * @param [in] count Number of routers.
 * @return a network of routers r0, r1, ... without links.
 */
Topology MakeRouters(uint32_t count);

} // namespace mgm
} // namespace ns3

#endif // MGM_GENERATOR_CHECKS_H
