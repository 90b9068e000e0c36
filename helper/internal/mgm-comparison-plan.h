/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Which runs a comparison consists of: each combination of the settings that are varied.
 */

#ifndef MGM_COMPARISON_PLAN_H
#define MGM_COMPARISON_PLAN_H

#include <cstddef>
#include <string>
#include <vector>

namespace ns3
{
namespace mgm
{

/**
 * @ingroup mgm
 * A value of the scenario, and what it is set to.
 */
struct ComparisonSetting
{
    std::string name;  //!< which, as in ScenarioReader::Replace
    std::string value; //!< its value

    /**
     * Reads "NAME=VALUE".
     * @param [in] text The text.
     * @param [out] setting The setting.
     * @return whether it is one.
     */
    static bool Parse(const std::string& text, ComparisonSetting& setting);
};

/**
 * @ingroup mgm
 * A value of the scenario that is varied.
 */
struct ComparisonVariation
{
    std::string name;                //!< which
    std::vector<std::string> values; //!< what it is set to, one after the other
};

/// One of all combinations: a value of each variation.
using ComparisonCombination = std::vector<ComparisonSetting>;

/**
 * Reads "NAME=VALUE,VALUE,...". Commas inside of JSON arrays, objects and texts are parts of a
 * value.
 * @param [in] text The text.
 * @param [out] variation The variation.
 * @return what is wrong with the text; "" if nothing is.
 */
std::string ParseVariation(const std::string& text, ComparisonVariation& variation);

/**
 * @param [in] variations What is varied.
 * @return the number of combinations, at most the largest number there is.
 */
std::size_t CountCombinations(const std::vector<ComparisonVariation>& variations);

/**
 * @param [in] variations What is varied.
 * @return all combinations; the first variation changes most slowly.
 */
std::vector<ComparisonCombination> MakeCombinations(
    const std::vector<ComparisonVariation>& variations);

/**
 * @param [in] combination A combination.
 * @return its values: "none, 5s".
 */
std::string DescribeCombination(const ComparisonCombination& combination);

} // namespace mgm
} // namespace ns3

#endif // MGM_COMPARISON_PLAN_H
