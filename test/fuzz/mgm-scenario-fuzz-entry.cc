/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Fuzzer's entry: the reader of scenario files.
 */

#include "mgm-fuzz-checks.h"
#include "mgm-fuzz-entries.h"
#include "mgm-fuzz-generators.h"
#include "ns3/mgm-scenario-reader.h"

#include <string>

namespace ns3
{
namespace mgm
{

bool
FuzzScenario(const uint8_t* data, std::size_t size)
{
    if (AsksForLargeNetwork(data, size))
    {
        return false;
    }
    ScenarioReader reader;
    // The folder does not exist, so that a text can hardly name a file that does.
    const bool taken = reader
                           .ReadText(std::string(reinterpret_cast<const char*>(data), size),
                                     "/nowhere/scenario.json")
                           .has_value();
    Require(taken == (reader.GetProblemCount() == 0), "refused without a reason, or the reverse");
    Require(taken == reader.GetProblems().empty(), "reasons are counted and not listed");
    return taken;
}

} // namespace mgm
} // namespace ns3
