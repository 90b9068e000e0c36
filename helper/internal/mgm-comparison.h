/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * What came out of the runs of a comparison: the numbers that are compared, as a table and as JSON.
 */

#ifndef MGM_COMPARISON_H
#define MGM_COMPARISON_H

#include "ns3/mgm-comparison-plan.h"

#include <array>
#include <cstdint>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <ostream>
#include <string>
#include <vector>

namespace ns3
{
namespace mgm
{

/// Version of the format of compare.json, described by doc/schema/comparison.schema.json.
constexpr uint32_t COMPARISON_SCHEMA_VERSION = 1;

/// The numbers that are compared.
enum class Measure : uint8_t
{
    PACKETS,    //!< packets on a wrong interface
    ALERTS,     //!< of these, alerted
    SUPPRESSED, //!< of these, suppressed by the limiter
    DUPLICATES, //!< packets that receivers got a second time or more often
    LOST,       //!< packets that receivers lost
    MESSAGES,   //!< control messages sent
    QUIET,      //!< longest time from the first to the last packet of an episode, in seconds
    NOT_QUIET,  //!< episodes that had not ended
};

/// How many measures there are.
constexpr std::size_t MEASURE_COUNT = 8;

/**
 * @param [in] measure A measure.
 * @return its name in JSON: "control_messages".
 */
const char* GetMeasureName(Measure measure);

/**
 * @param [in] measure A measure.
 * @return its name in tables and plots: "messages".
 */
const char* GetMeasureHeading(Measure measure);

/**
 * @ingroup mgm
 * One run of a comparison.
 */
struct ComparedRun
{
    uint64_t seed{1};                                        //!< of the random numbers
    uint64_t run{1};                                         //!< run number
    std::string file;                                        //!< name of its summary
    std::array<std::optional<double>, MEASURE_COUNT> values; //!< by Measure; nothing: no such time

    /**
     * Takes the numbers out of a summary.
     * @param [in] summary The summary of the run, see summary.schema.json.
     * @param [in] name Name of its file.
     * @return the run.
     */
    static ComparedRun Read(const nlohmann::json& summary, const std::string& name);
};

/**
 * @ingroup mgm
 * A combination of settings and its runs.
 */
struct ComparedCombination
{
    ComparisonCombination settings; //!< the settings
    std::vector<ComparedRun> runs;  //!< its runs, which differ in their random numbers

    /**
     * @param [in] measure A measure.
     * @return the mean of the runs that have it; nothing where none has.
     */
    std::optional<double> GetMean(Measure measure) const;
    /// @copydoc GetMean
    std::optional<double> GetLeast(Measure measure) const;
    /// @copydoc GetMean
    std::optional<double> GetMost(Measure measure) const;
};

/**
 * @ingroup mgm
 * A comparison.
 */
struct Comparison
{
    std::string scenario;                          //!< name of the scenario
    std::string ns3Version;                        //!< release of ns-3, or ""
    ComparisonCombination fixed;                   //!< settings of all combinations
    std::vector<ComparisonVariation> variations;   //!< what is varied
    std::vector<ComparedCombination> combinations; //!< in their order
    std::string plot;                              //!< name of the plot; "" if there is none
};

/**
 * @param [in] comparison A comparison.
 * @param [in] files Names of all its files.
 * @return it as JSON, see doc/schema/comparison.schema.json.
 */
nlohmann::json ToJson(const Comparison& comparison, const std::vector<std::string>& files);

/**
 * @param [in] comparison A comparison.
 * @param [in,out] stream Where to print its table.
 */
void PrintComparison(const Comparison& comparison, std::ostream& stream);

} // namespace mgm
} // namespace ns3

#endif // MGM_COMPARISON_H
