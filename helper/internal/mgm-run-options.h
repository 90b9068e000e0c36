/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * The command line of mgm-run.
 */

#ifndef MGM_RUN_OPTIONS_H
#define MGM_RUN_OPTIONS_H

#include <stdexcept>
#include <string>
#include <vector>

namespace ns3
{
namespace mgm
{

/// How to use the program.
extern const char* const RUN_USAGE;

/**
 * @ingroup mgm
 * A value of the scenario that the command line replaces.
 */
struct RunReplacement
{
    std::string name;   //!< which, as in ScenarioReader::Replace
    std::string value;  //!< the new value
    std::string origin; //!< the option
};

/**
 * @ingroup mgm
 * What the command line asks for.
 */
struct RunOptions
{
    bool help{false};           //!< print how to use the program
    bool listAttributes{false}; //!< print what can be set
    bool check{false};          //!< read the scenario, but do not run it
    bool quiet{false};          //!< print errors only
    std::string file;           //!< the scenario; "": the standard one
    std::string folder;         //!< where results go; "": out/NAME, after the scenario
    std::vector<RunReplacement> replacements; //!< values of the scenario to replace
};

/**
 * @ingroup mgm
 * Wrong arguments; its text says what is wrong.
 */
class RunUsageError : public std::runtime_error
{
  public:
    using std::runtime_error::runtime_error;
};

/**
 * @ingroup mgm
 * Reads the command line; throws RunUsageError.
 * @param [in] arguments The arguments, without the program's name.
 * @return what they ask for.
 */
RunOptions ParseRunOptions(const std::vector<std::string>& arguments);

} // namespace mgm
} // namespace ns3

#endif // MGM_RUN_OPTIONS_H
