/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Static multicast routes in the words of smcroute.conf(5), from which both smcrouted and a
 * StaticMulticast are configured, and packets that try them.
 */

#ifndef MGM_SMCROUTE_CONFIGURATION_H
#define MGM_SMCROUTE_CONFIGURATION_H

#include "mgm-kernel-script.h"

#include <array>
#include <cstdint>
#include <set>
#include <string>
#include <vector>

namespace ns3
{
namespace mgm
{
namespace test
{

/**
 * A line "mroute"; of a range of groups one for each. Where the line names no source, or a range,
 * smcrouted sets entries one by one, when it hears of data.
 */
struct SmcrouteRoute
{
    uint32_t interface {
        0
    };                             //!< where the data arrives
    SourceGroup key;               //!< source, perhaps any, and group
    bool onDemand{false};          //!< whether smcrouted waits for data
    std::vector<uint32_t> outputs; //!< where copies leave
};

/**
 * What a configuration file says. Interfaces are called router0, router1, ...
 */
struct SmcrouteConfiguration
{
    std::string file;                                     //!< where it stands
    std::array<uint32_t, SCRIPT_INTERFACES> thresholds{}; //!< TTL thresholds of interfaces
    std::vector<SmcrouteRoute> routes;                    //!< in the order of the file

    /// @return the keys of routes that smcrouted sets at once.
    std::set<SourceGroup> GetLastingKeys() const;
    /// @return whether smcrouted sets an entry for data when it hears of it.
    bool IsOnDemand(const SourceGroup& key, uint32_t interface) const;
};

/**
 * Reads a configuration: lines "phyint" that enable all interfaces, and lines "mroute".
 * @param [in] file Name of the file.
 * @return what it says.
 * @throws std::runtime_error that names the file and the line, and says what was expected.
 */
SmcrouteConfiguration ReadSmcrouteConfiguration(const std::string& file);

/**
 * Makes packets at random that match routes or nearly match them, then some of a source without
 * route. Data of routes that are set on demand arrives only where they expect it, for smcrouted
 * sets entries that drop the rest.
 * @param [in] configuration The routes.
 * @param [in] seed Packets of one seed are the same.
 * @param [in] count Number of packets; counters are read before those without route.
 * @return the packets as a script.
 */
Script MakePackets(const SmcrouteConfiguration& configuration, uint64_t seed, uint32_t count);

} // namespace test
} // namespace mgm
} // namespace ns3

#endif // MGM_SMCROUTE_CONFIGURATION_H
