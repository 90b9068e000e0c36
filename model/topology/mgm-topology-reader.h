/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Readers of network files: GraphML, and the formats of ns-3's topology readers. (JSON is read by
 * mgm-topology-json.h, which also tells all formats apart for a given path.)
 *
 * ns-3 has readers of its own for the text formats, but they make ns-3 nodes at once, check little,
 * and report what they skip to the log at most. These take a stream, check everything, name file,
 * line and element of every mistake, and make a network or nothing.
 *
 * In all formats: a link from a node to itself is left out with a warning; names are cleaned and
 * made unique (the second "Rome" is "Rome.2").
 */

#ifndef MGM_TOPOLOGY_READER_H
#define MGM_TOPOLOGY_READER_H

#include "ns3/mgm-topology-result.h"

#include <istream>
#include <optional>
#include <string>
#include <vector>

namespace ns3
{
namespace mgm
{

/**
 * @ingroup mgm
 * Format of a network file.
 */
enum class TopologyFormat : uint8_t
{
    JSON,               //!< doc/schema/topology.schema.json
    GRAPHML,            //!< GraphML, with the attributes of the Internet Topology Zoo
    INET,               //!< output of the generator Inet 3.0
    ORBIS,              //!< output of the generator Orbis
    ROCKETFUEL_MAPS,    //!< Rocketfuel, router-level maps (.cch)
    ROCKETFUEL_WEIGHTS, //!< Rocketfuel, links with inferred weights
};

/**
 * @ingroup mgm
 * @param [in] format A format.
 * @return its name: "json", "graphml", "inet", "orbis", "rocketfuel-maps", "rocketfuel-weights".
 */
const char* GetTopologyFormatName(TopologyFormat format);

/**
 * @ingroup mgm
 * @param [in] name Name of a format.
 * @return the format, or nothing.
 */
std::optional<TopologyFormat> FindTopologyFormat(const std::string& name);

/**
 * @ingroup mgm
 * @return the names of all formats.
 */
std::vector<std::string> GetTopologyFormatNames();

/**
 * @ingroup mgm
 * Tells the format from the first lines of a text.
 *
 * @param [in] text The text, or its beginning of some lines.
 * @return the format, or nothing when it looks like none.
 */
std::optional<TopologyFormat> DetectTopologyFormat(const std::string& text);

/**
 * @ingroup mgm
 * Reads GraphML with the reader of Boost.Graph. The file holds one undirected graph, without graphs
 * inside nodes and without hyperedge elements. Attributes are known by their names, in small or
 * capital letters, whatever types the file declares for them:
 *
 * - node: label or name (its name; else "node." and its id), Latitude or lat and Longitude, lon or
 *   lng (degrees), hyperedge = 1 or kind = lan (a LAN segment; of two that are joined, the later
 *   one is made a router, with a warning);
 * - edge: rate (as ns3::DataRate writes it), or LinkSpeedRaw (bit/s), or LinkSpeed with
 *   LinkSpeedUnits (K, M, G, T); cost, cost_ab, cost_ba; delay_ms; label or LinkLabel;
 * - graph: label or Network (name), Source, DateYear.
 *
 * A value that makes no sense is left out with a warning. A delay that is not given follows from
 * the positions, as GetLinkDelay() says.
 *
 * @param [in,out] in The text.
 * @param [in] file File name for messages.
 * @param [in] defaults Cost, delay and rate where the file says nothing.
 * @return the network, or errors.
 */
TopologyResult ReadGraphmlTopology(std::istream& in,
                                   const std::string& file,
                                   const TopologyDefaults& defaults = {});

/**
 * @ingroup mgm
 * Reads the format of Inet 3.0: a line with the numbers of nodes and links; a line for each node
 * with id, x and y; a line for each link with two ids and the distance of its ends, which becomes
 * the cost (rounded, at least 1). x and y are places in a plane without a unit and are not used.
 *
 * @param [in,out] in The text.
 * @param [in] file File name for messages.
 * @param [in] defaults Delay and rate.
 * @return the network, or errors.
 */
TopologyResult ReadInetTopology(std::istream& in,
                                const std::string& file,
                                const TopologyDefaults& defaults = {});

/**
 * @ingroup mgm
 * Reads the format of Orbis: a line for each link, with the ids of its ends.
 *
 * @param [in,out] in The text.
 * @param [in] file File name for messages.
 * @param [in] defaults Cost, delay and rate.
 * @return the network, or errors.
 */
TopologyResult ReadOrbisTopology(std::istream& in,
                                 const std::string& file,
                                 const TopologyDefaults& defaults = {});

/**
 * @ingroup mgm
 * Reads Rocketfuel's router-level maps: a line for each router,
 * `uid @location [+] [bb] (neighbors) [&external] -> <uid> ... {-euid} ... =name[!] rn`.
 * A router's name is its location and uid. Neighbors become one link a pair, whichever of the two
 * lines names it; neighbors without a line of their own are left out with a warning. Routers of
 * other networks (`{-euid}`, and lines that begin with `-euid`) are left out.
 *
 * @param [in,out] in The text.
 * @param [in] file File name for messages.
 * @param [in] defaults Cost, delay and rate.
 * @return the network, or errors.
 */
TopologyResult ReadRocketfuelMapsTopology(std::istream& in,
                                          const std::string& file,
                                          const TopologyDefaults& defaults = {});

/**
 * @ingroup mgm
 * Reads Rocketfuel's weights: a line for each direction of a link, with two names and a weight.
 * Costs are the weights times the least power of ten that makes all of the file whole (up to
 * 1000), so that shortest paths stay what they are. A direction that has no line costs what the
 * other one does.
 *
 * @param [in,out] in The text.
 * @param [in] file File name for messages.
 * @param [in] defaults Delay and rate.
 * @return the network, or errors.
 */
TopologyResult ReadRocketfuelWeightsTopology(std::istream& in,
                                             const std::string& file,
                                             const TopologyDefaults& defaults = {});

/**
 * @ingroup mgm
 * Reads a text of a given format.
 *
 * @param [in] format Any format but JSON, which model code does not read: that is an error.
 * @param [in,out] in The text.
 * @param [in] file File name for messages.
 * @param [in] defaults Cost, delay and rate where the file says nothing.
 * @return the network, or errors.
 */
TopologyResult ReadTopologyFormat(TopologyFormat format,
                                  std::istream& in,
                                  const std::string& file,
                                  const TopologyDefaults& defaults = {});

} // namespace mgm
} // namespace ns3

#endif // MGM_TOPOLOGY_READER_H
