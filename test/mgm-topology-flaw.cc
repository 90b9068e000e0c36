/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "mgm-topology-flaw.h"

#include <set>
#include <sstream>

namespace ns3
{
namespace mgm
{

std::string
FindTopologyFlaw(const TopologyResult& result)
{
    const Topology& t = result.GetTopology();
    if (!result.IsOk())
    {
        std::ostringstream errors;
        result.PrintErrors(errors);
        const bool isSaid = result.GetErrorCount() > 0 && errors.str().rfind("f:", 0) == 0;
        return !isSaid ? "refused without a reason" : t.GetNodeCount() > 0 ? "half-built" : "";
    }
    std::set<std::string> names;
    for (NodeIndex node = 0; node < t.GetNodeCount(); ++node)
    {
        if (t.GetNode(node).name.empty() || !names.insert(t.GetNode(node).name).second)
        {
            return "node " + std::to_string(node) + " has no name of its own";
        }
    }
    for (LinkIndex link = 0; link < t.GetLinkCount(); ++link)
    {
        const std::string objection = t.WhyNotLink(t.GetLink(link));
        if (!objection.empty())
        {
            return objection;
        }
    }
    return result.GetErrorCount() > 0 ? "errors beside a network" : "";
}

} // namespace mgm
} // namespace ns3
