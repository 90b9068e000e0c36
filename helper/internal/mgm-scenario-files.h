/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Where scenario files are: what the user names, and the examples that come with mgm.
 */

#ifndef MGM_SCENARIO_FILES_H
#define MGM_SCENARIO_FILES_H

#include <string>
#include <vector>

namespace ns3
{
namespace mgm
{

/// Name of the scenario that is run if no other is named.
extern const char* const STANDARD_SCENARIO;

/**
 * @param [in] examples Folder of the example scenarios.
 * @return their names, in alphabetical order.
 */
std::vector<std::string> ListExamples(const std::string& examples);

/**
 * @param [in] file A scenario file, or the name of an example; "" for the standard one.
 * @param [in] examples Folder of the example scenarios.
 * @return the path of the file.
 */
std::string FindScenario(const std::string& file, const std::string& examples);

/**
 * @param [in] file A scenario file, or the name of an example.
 * @param [in] examples Folder of the example scenarios.
 * @return what is wrong where there is no such file and no such example, and which there are; "" if
 * there is one.
 */
std::string WhyNoScenario(const std::string& file, const std::string& examples);

} // namespace mgm
} // namespace ns3

#endif // MGM_SCENARIO_FILES_H
