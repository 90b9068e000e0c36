/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-comparison-plan.h"

#include <algorithm>
#include <limits>

namespace ns3
{
namespace mgm
{

namespace
{

/// @return the parts of a text between its commas, but for those inside of brackets and quotes.
std::vector<std::string>
SplitValues(const std::string& text)
{
    std::vector<std::string> values(1);
    int depth = 0;
    bool quoted = false;
    for (std::size_t i = 0; i < text.size(); ++i)
    {
        const char letter = text[i];
        if (letter == ',' && depth == 0 && !quoted)
        {
            values.emplace_back();
            continue;
        }
        if (letter == '\\' && quoted && i + 1 < text.size())
        {
            values.back() += text[i++];
        }
        else if (letter == '"')
        {
            quoted = !quoted;
        }
        else if (!quoted)
        {
            depth += (letter == '[' || letter == '{') - (letter == ']' || letter == '}');
        }
        values.back() += text[i];
    }
    return values;
}

} // namespace

bool
ComparisonSetting::Parse(const std::string& text, ComparisonSetting& setting)
{
    const std::size_t equals = text.find('=');
    if (equals == std::string::npos || equals == 0)
    {
        return false;
    }
    setting = {text.substr(0, equals), text.substr(equals + 1)};
    return true;
}

std::string
ParseVariation(const std::string& text, ComparisonVariation& variation)
{
    ComparisonSetting setting;
    if (!ComparisonSetting::Parse(text, setting))
    {
        return "found \"" + text + "\"; allowed: NAME=VALUE,VALUE,...";
    }
    variation = {setting.name, SplitValues(setting.value)};
    std::vector<std::string> sorted = variation.values;
    std::sort(sorted.begin(), sorted.end());
    if (sorted.front().empty())
    {
        return "found \"" + text + "\", with an empty value";
    }
    const auto twice = std::adjacent_find(sorted.begin(), sorted.end());
    return twice == sorted.end() ? "" : "found \"" + text + "\", with \"" + *twice + "\" twice";
}

std::size_t
CountCombinations(const std::vector<ComparisonVariation>& variations)
{
    std::size_t count = 1;
    for (const ComparisonVariation& variation : variations)
    {
        if (count > std::numeric_limits<std::size_t>::max() / variation.values.size())
        {
            return std::numeric_limits<std::size_t>::max();
        }
        count *= variation.values.size();
    }
    return count;
}

std::vector<ComparisonCombination>
MakeCombinations(const std::vector<ComparisonVariation>& variations)
{
    std::vector<ComparisonCombination> combinations(1);
    for (const ComparisonVariation& variation : variations)
    {
        std::vector<ComparisonCombination> longer;
        for (const ComparisonCombination& combination : combinations)
        {
            for (const std::string& value : variation.values)
            {
                longer.push_back(combination);
                longer.back().push_back({variation.name, value});
            }
        }
        combinations = std::move(longer);
    }
    return combinations;
}

std::string
DescribeCombination(const ComparisonCombination& combination)
{
    std::string text;
    for (const ComparisonSetting& setting : combination)
    {
        text += (text.empty() ? "" : ", ") + setting.value;
    }
    return text;
}

} // namespace mgm
} // namespace ns3
