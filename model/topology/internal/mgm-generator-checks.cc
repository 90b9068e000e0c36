/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-generator-checks.h"

#include <sstream>

namespace ns3
{
namespace mgm
{

void
CheckInteger(
    TopologyResult& result, const std::string& name, uint64_t value, uint64_t least, uint64_t most)
{
    if (value < least || value > most)
    {
        result.AddError(0,
                        name,
                        "is " + std::to_string(value) + "; allowed is " + std::to_string(least) +
                            " to " + std::to_string(most));
    }
}

void
CheckReal(TopologyResult& result,
          const std::string& name,
          double value,
          double least,
          double most,
          bool leastAllowed)
{
    // Written so that NaN, which compares false with everything, is an error too.
    const bool fine = (leastAllowed ? value >= least : value > least) && value <= most;
    if (!fine)
    {
        std::ostringstream message;
        message << "is " << value << "; allowed is " << (leastAllowed ? "" : "more than ") << least
                << " to " << most;
        result.AddError(0, name, message.str());
    }
}

void
CheckSize(TopologyResult& result, uint64_t nodes, uint64_t links)
{
    if (nodes > MAX_TOPOLOGY_NODES)
    {
        result.AddError(0,
                        "nodes",
                        "would be " + std::to_string(nodes) + "; allowed are up to " +
                            std::to_string(MAX_TOPOLOGY_NODES));
    }
    if (links > MAX_TOPOLOGY_LINKS)
    {
        result.AddError(0,
                        "links",
                        "would be " + std::to_string(links) + "; allowed are up to " +
                            std::to_string(MAX_TOPOLOGY_LINKS));
    }
}

void
CheckDefaults(TopologyResult& result, const TopologyDefaults& defaults)
{
    if (defaults.cost == 0)
    {
        result.AddError(0, "cost", "is 0; the least is 1");
    }
    if (defaults.rate.GetBitRate() == 0)
    {
        result.AddError(0, "rate", "is 0; the least is 1 bit/s");
    }
    if (defaults.delay.IsStrictlyNegative() || defaults.minDelay.IsStrictlyNegative())
    {
        result.AddError(0, "delay", "is negative; the least is 0");
    }
}

Topology
MakeRouters(uint32_t count)
{
    Topology topology;
    for (uint32_t i = 0; i < count; ++i)
    {
        topology.AddNode("r" + std::to_string(i));
    }
    return topology;
}

} // namespace mgm
} // namespace ns3
