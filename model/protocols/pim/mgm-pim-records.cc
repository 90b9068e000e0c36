/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-pim-records.h"

#include <array>

namespace ns3
{
namespace mgm
{

namespace
{

/// In the order of PimMachine.
constexpr std::array<const char*, PIM_MACHINE_COUNT> MACHINES{
    "upstream", "downstream", "originator", "assert", "local"};

/// In the order of PimNeighborEvent.
constexpr std::array<const char*, PIM_NEIGHBOR_EVENT_COUNT> EVENTS{
    "up", "changed", "restarted", "expired", "goodbye", "lost", "refused"};

} // namespace

const char*
GetPimMachineName(PimMachine machine)
{
    return MACHINES.at(static_cast<std::size_t>(machine));
}

const char*
GetPimNeighborEventName(PimNeighborEvent event)
{
    return EVENTS.at(static_cast<std::size_t>(event));
}

} // namespace mgm
} // namespace ns3
