/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Which protocol of a scenario owns which interface.
 */

#ifndef MGM_SCENARIO_OWNERS_H
#define MGM_SCENARIO_OWNERS_H

#include "ns3/mgm-scenario.h"

#include <cstddef>
#include <map>
#include <optional>
#include <utility>
#include <vector>

namespace ns3
{
namespace mgm
{

/**
 * @ingroup mgm
 * The owners of interfaces, as the protocols of a scenario divide them. What two of them claim
 * belongs to the first.
 */
class ScenarioOwners
{
  public:
    /// @param [in] protocols The protocols of a scenario.
    explicit ScenarioOwners(const std::vector<ScenarioProtocol>& protocols);

    /**
     * @param [in] interface An interface of a router.
     * @return number of the protocol that has it; nothing where none does.
     */
    std::optional<std::size_t> Find(const ScenarioInterface& interface) const;

  private:
    /// Owners of the interfaces that are named.
    std::map<std::pair<NodeIndex, decltype(ScenarioInterface::to)>, std::size_t> m_named;
    std::map<NodeIndex, std::size_t> m_rests; //!< owners of all others, by router
};

} // namespace mgm
} // namespace ns3

#endif // MGM_SCENARIO_OWNERS_H
