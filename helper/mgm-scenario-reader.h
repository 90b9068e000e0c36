/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * From a scenario file (doc/schema/scenario.schema.json) to a Scenario, or to a list of everything
 * that is wrong with the file.
 */

#ifndef MGM_SCENARIO_READER_H
#define MGM_SCENARIO_READER_H

#include "ns3/mgm-input-problems.h"
#include "ns3/mgm-scenario.h"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace ns3
{
namespace mgm
{

/**
 * @ingroup mgm
 * Reads one scenario file.
 *
 * Values of the file can be replaced before it is read, by name:
 * - "duration_s", "routers.profile", "outputs.trace": members of the file;
 * - "sources.video.rate", "events.2.at_s": an element of an array by its name or number;
 * - "forwarder.Limiter", "manager.DeliverWrongInterface": attributes on all routers, in any
 *   capitals;
 * - "static-tree.ReactionDelay": attributes of a protocol, in any capitals;
 * - "ns3::PointToPointNetDevice::Mtu": the default of any attribute.
 */
class ScenarioReader
{
  public:
    /**
     * Replaces a value of the file.
     * @param [in] name Which.
     * @param [in] value The new value: JSON, or a text without quotes.
     * @param [in] origin Who says so, for messages: "--set duration_s=9".
     */
    void Replace(const std::string& name, const std::string& value, const std::string& origin);

    /**
     * Reads a file.
     * @param [in] path Its path.
     * @return the scenario, or nothing when something is wrong.
     */
    std::optional<Scenario> ReadFile(const std::string& path);
    /**
     * Reads a text.
     * @param [in] text The text of a scenario file.
     * @param [in] path File name for messages; its folder is where files that the text names are.
     * @return the scenario, or nothing when something is wrong.
     */
    std::optional<Scenario> ReadText(const std::string& text, const std::string& path);

    /// @return everything that is wrong, one line each: file or origin, place, what.
    const std::string& GetProblems() const;
    /// @return the number of these problems.
    std::size_t GetProblemCount() const;
    /// @return what was left out of the network or made up for it, one line each.
    const std::string& GetWarnings() const;

  private:
    /// A value to replace.
    struct Replacement
    {
        std::string name;   //!< which
        std::string value;  //!< the new one
        std::string origin; //!< who says so
    };

    std::vector<Replacement> m_replacements; //!< in the order of Replace
    std::string m_problems;                  //!< of the last reading
    std::string m_warnings;                  //!< of the last reading
    std::size_t m_problemCount{0};           //!< of the last reading
};

} // namespace mgm
} // namespace ns3

#endif // MGM_SCENARIO_READER_H
