/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Fuzzer's entries: the readers of networks.
 */

#include "../mgm-topology-flaw.h"
#include "mgm-fuzz-checks.h"
#include "mgm-fuzz-entries.h"
#include "mgm-fuzz-generators.h"
#include "ns3/mgm-topology-json.h"
#include "ns3/mgm-topology-reader.h"

#include <sstream>
#include <string>

namespace ns3
{
namespace mgm
{

namespace
{

/// A reader of networks.
using Reader = TopologyResult (*)(std::istream& in,
                                  const std::string& file,
                                  const TopologyDefaults& defaults);

/// @return a network in JSON.
std::string
Write(const Topology& topology)
{
    std::ostringstream text;
    WriteTopologyJson(topology, text);
    return text.str();
}

/// Lets a reader read bytes, and checks what it makes of them. @return whether it took them.
bool
FuzzTopology(Reader reader, const uint8_t* data, std::size_t size)
{
    std::istringstream in(std::string(reinterpret_cast<const char*>(data), size));
    const TopologyResult result = reader(in, "f", TopologyDefaults());
    const std::string flaw = FindTopologyFlaw(result);
    Require(flaw.empty(), flaw);
    std::ostringstream warnings;
    result.PrintWarnings(warnings);
    if (!result.IsOk())
    {
        return false;
    }
    if (size % 8 != 0)
    {
        return true; // writing and reading again takes most of the time
    }
    const std::string text = Write(result.GetTopology());
    std::istringstream json(text);
    const TopologyResult again = ReadTopologyJson(json, "f");
    std::ostringstream errors;
    again.PrintErrors(errors);
    Require(again.IsOk(), "a network that was written is refused: " + errors.str());
    Require(Write(again.GetTopology()) == text, "a network is another one when it is read again");
    return true;
}

} // namespace

bool
FuzzTopologyJson(const uint8_t* data, std::size_t size)
{
    return !AsksForLargeNetwork(data, size) && FuzzTopology(&ReadTopologyJson, data, size);
}

bool
FuzzGraphml(const uint8_t* data, std::size_t size)
{
    return FuzzTopology(&ReadGraphmlTopology, data, size);
}

bool
FuzzInet(const uint8_t* data, std::size_t size)
{
    return FuzzTopology(&ReadInetTopology, data, size);
}

bool
FuzzOrbis(const uint8_t* data, std::size_t size)
{
    return FuzzTopology(&ReadOrbisTopology, data, size);
}

bool
FuzzRocketfuelMaps(const uint8_t* data, std::size_t size)
{
    return FuzzTopology(&ReadRocketfuelMapsTopology, data, size);
}

bool
FuzzRocketfuelWeights(const uint8_t* data, std::size_t size)
{
    return FuzzTopology(&ReadRocketfuelWeightsTopology, data, size);
}

} // namespace mgm
} // namespace ns3
