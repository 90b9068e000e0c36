/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * A network as a JSON value, alone in its file or inside a larger text such as a scenario.
 */

#ifndef MGM_TOPOLOGY_JSON_VALUE_H
#define MGM_TOPOLOGY_JSON_VALUE_H

#include "ns3/mgm-json-view.h"
#include "ns3/mgm-topology-reader.h"
#include "ns3/mgm-topology-result.h"

#include <optional>
#include <string>

namespace ns3
{
namespace mgm
{

/// Whether a network may be given as the name of a file that holds it.
enum class FileForm : uint8_t
{
    ALLOWED, //!< it may
    REFUSED, //!< it may not, because it stands in a file that was named in this way itself
};

/**
 * @ingroup mgm
 * Reads a network as doc/schema/topology.schema.json describes it.
 *
 * @param [in] view The network; what is wrong with it is added to the view's problems.
 * @param [in] folder Folder, with a slash at its end, that names of files are relative to; empty
 * for the current one.
 * @param [in] defaults Cost, delay and rate where neither a link nor the network's "defaults" has
 * any.
 * @param [in] fileForm Whether the network may be the name of a file.
 * @param [in,out] warnings What was left out or made up is added here.
 * @return the network, or nothing when something is wrong.
 */
std::optional<Topology> ReadTopologyValue(const JsonView& view,
                                          const std::string& folder,
                                          const TopologyDefaults& defaults,
                                          FileForm fileForm,
                                          InputProblems& warnings);

/**
 * @ingroup mgm
 * Makes a network by the rule that the member "generate" names.
 *
 * @param [in] view An object with that member; what is wrong is added to its problems.
 * @param [in] defaults Cost, delay and rate.
 * @return the network, or nothing when something is wrong.
 */
std::optional<Topology> GenerateTopology(const JsonView& view, const TopologyDefaults& defaults);

/**
 * @ingroup mgm
 * Reads a file.
 *
 * @param [in] path Its path.
 * @param [in] format Its format; nothing to tell it from the content.
 * @param [in] defaults Cost, delay and rate where the file says nothing.
 * @param [in] fileForm Whether the file, if it is JSON, may name another one.
 * @return the network, or errors.
 */
TopologyResult ReadTopologyFile(const std::string& path,
                                const std::optional<TopologyFormat>& format,
                                const TopologyDefaults& defaults,
                                FileForm fileForm);

/**
 * @ingroup mgm
 * @param [in] path Path of a file.
 * @return its folder with a slash at its end; empty for the current one.
 */
std::string GetFolder(const std::string& path);

} // namespace mgm
} // namespace ns3

#endif // MGM_TOPOLOGY_JSON_VALUE_H
