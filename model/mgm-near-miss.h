/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Words for error messages: which of the allowed names was probably meant, and a list of names that
 * stays short.
 */

#ifndef MGM_NEAR_MISS_H
#define MGM_NEAR_MISS_H

#include <string>
#include <vector>

namespace ns3
{
namespace mgm
{

/**
 * @ingroup mgm
 * Finds the name that somebody probably meant.
 *
 * Upper and lower case count as the same. A name is near when it takes few insertions, deletions,
 * replacements or swaps of neighboring letters to reach it, at most one for each three letters of
 * the word, or when one of the two begins with the other.
 *
 * @param [in] word What was found.
 * @param [in] names What is allowed.
 * @return the nearest name, the first of several; empty when none is near.
 */
std::string FindNearMiss(const std::string& word, const std::vector<std::string>& names);

/**
 * @ingroup mgm
 * Says what is allowed instead of a wrong name.
 *
 * @param [in] word What was found.
 * @param [in] names What is allowed.
 * @return for example: one of "join", "leave" (did you mean "join"?). Of more than twenty names
 * only the first are listed.
 */
std::string DescribeAllowed(const std::string& word, const std::vector<std::string>& names);

} // namespace mgm
} // namespace ns3

#endif // MGM_NEAR_MISS_H
