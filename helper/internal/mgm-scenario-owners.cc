/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-scenario-owners.h"

namespace ns3
{
namespace mgm
{

ScenarioOwners::ScenarioOwners(const std::vector<ScenarioProtocol>& protocols)
{
    for (std::size_t number = 0; number < protocols.size(); ++number)
    {
        for (const ScenarioInterface& interface : protocols[number].interfaces)
        {
            m_named.emplace(std::make_pair(interface.router, interface.to), number);
        }
        if (!protocols[number].ownsTheRest)
        {
            continue;
        }
        for (const NodeIndex router : protocols[number].routers)
        {
            m_rests.emplace(router, number);
        }
    }
}

std::optional<std::size_t>
ScenarioOwners::Find(const ScenarioInterface& interface) const
{
    const auto named = m_named.find({interface.router, interface.to});
    if (named != m_named.end())
    {
        return named->second;
    }
    const auto rest = m_rests.find(interface.router);
    return rest != m_rests.end() ? std::optional<std::size_t>(rest->second) : std::nullopt;
}

} // namespace mgm
} // namespace ns3
