/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-near-miss.h"

#include <algorithm>
#include <cctype>
#include <cstddef>

namespace ns3
{
namespace mgm
{

namespace
{

/// Names listed in a message; more would hide the point of it.
constexpr std::size_t LISTED_NAMES = 20;
/// Most names that a word is compared with, so that a mistake in a large network is told at once.
constexpr std::size_t COMPARED_NAMES = 10000;

/// @return the word in lower case.
std::string
ToLower(const std::string& word)
{
    std::string lower(word);
    std::transform(lower.begin(), lower.end(), lower.begin(), [](unsigned char c) {
        return static_cast<char>(std::tolower(c));
    });
    return lower;
}

/// @return the number of single-letter edits and swaps of neighbors between two words.
std::size_t
GetEditDistance(const std::string& a, const std::string& b)
{
    std::vector<std::size_t> beforeLast(b.size() + 1);
    std::vector<std::size_t> last(b.size() + 1);
    std::vector<std::size_t> row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j)
    {
        row[j] = j;
    }
    for (std::size_t i = 1; i <= a.size(); ++i)
    {
        beforeLast.swap(last);
        last.swap(row);
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j)
        {
            row[j] = std::min(
                {last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
            {
                row[j] = std::min(row[j], beforeLast[j - 2] + 1);
            }
        }
    }
    return row[b.size()];
}

/// @return whether the longer of two words begins with the shorter one.
bool
IsPrefix(const std::string& a, const std::string& b)
{
    const std::size_t length = std::min(a.size(), b.size());
    return length > 0 && a.compare(0, length, b, 0, length) == 0;
}

} // namespace

std::string
FindNearMiss(const std::string& word, const std::vector<std::string>& names)
{
    const std::string lower = ToLower(word);
    std::string nearest;
    std::size_t limit = word.size() / 3 + 1;
    for (std::size_t i = 0; i < std::min(names.size(), COMPARED_NAMES); ++i)
    {
        const std::string& name = names[i];
        const std::string candidate = ToLower(name);
        const std::size_t lengths = lower.size() > candidate.size()
                                        ? lower.size() - candidate.size()
                                        : candidate.size() - lower.size();
        if (lengths >= limit)
        {
            continue;
        }
        const std::size_t distance = GetEditDistance(lower, candidate);
        if (distance < limit)
        {
            nearest = name;
            limit = distance;
        }
    }
    if (!nearest.empty())
    {
        return nearest;
    }
    const auto prefix = std::find_if(names.begin(), names.end(), [&](const std::string& name) {
        return IsPrefix(lower, ToLower(name));
    });
    return prefix != names.end() ? *prefix : "";
}

std::string
DescribeAllowed(const std::string& word, const std::vector<std::string>& names)
{
    if (names.empty())
    {
        return "none";
    }
    std::string text = names.size() == 1 ? "" : "one of ";
    for (std::size_t i = 0; i < std::min(names.size(), LISTED_NAMES); ++i)
    {
        text += (i == 0 ? "\"" : ", \"") + names[i] + "\"";
    }
    if (names.size() > LISTED_NAMES)
    {
        text += " and " + std::to_string(names.size() - LISTED_NAMES) + " more";
    }
    const std::string nearMiss = FindNearMiss(word, names);
    return nearMiss.empty() ? text : text + " (did you mean \"" + nearMiss + "\"?)";
}

} // namespace mgm
} // namespace ns3
