/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Networks in JSON: reading, writing, and reading a network file of any format. The format is that
 * of doc/schema/topology.schema.json.
 */

#ifndef MGM_TOPOLOGY_JSON_H
#define MGM_TOPOLOGY_JSON_H

#include "ns3/mgm-topology-result.h"

#include <istream>
#include <ostream>
#include <string>

namespace ns3
{
namespace mgm
{

/**
 * @ingroup mgm
 * Reads a network in JSON: with its nodes and links, or as a rule to make one ("generate"), or as
 * the name of another file ("file", relative to the folder of this one). The elements of errors
 * are JSON pointers.
 *
 * @param [in,out] in The text.
 * @param [in] file File name for messages; its folder is where files that the text names are.
 * @param [in] defaults Cost, delay and rate where neither a link nor the text's "defaults" has any.
 * @return the network, or errors.
 */
TopologyResult ReadTopologyJson(std::istream& in,
                                const std::string& file,
                                const TopologyDefaults& defaults = {});

/**
 * @ingroup mgm
 * Writes a network in JSON, each node and each link on one line and every property given, so that
 * reading it brings the same network. Names must be UTF-8, other bytes are replaced.
 *
 * @param [in] topology The network.
 * @param [in,out] out Where to.
 */
void WriteTopologyJson(const Topology& topology, std::ostream& out);

/**
 * @ingroup mgm
 * Reads a file in any format: JSON, GraphML, or one of those of ns-3's topology readers. The
 * content tells which, not the name.
 *
 * @param [in] path Path of the file.
 * @param [in] defaults Cost, delay and rate where the file says nothing.
 * @return the network, or errors.
 */
TopologyResult ReadTopology(const std::string& path, const TopologyDefaults& defaults = {});

} // namespace mgm
} // namespace ns3

#endif // MGM_TOPOLOGY_JSON_H
