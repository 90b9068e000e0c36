/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-igmp-router-printer.h"

#include "ns3/mgm-igmp-router.h"
#include "ns3/node.h"
#include "ns3/simulator.h"

#include <iomanip>
#include <sstream>

namespace ns3
{
namespace mgm
{

namespace
{

/// @return anything that prints, as text, to be aligned.
template <typename T>
std::string
Text(const T& value)
{
    std::ostringstream os;
    os << value;
    return os.str();
}

/// @return a time in seconds with milliseconds.
std::string
Text(Time time)
{
    std::ostringstream os;
    os << std::fixed << std::setprecision(3) << time.GetSeconds();
    return os.str();
}

/// @return how long a timer runs; "-" if it does not.
std::string
GetTimeLeft(const IgmpDeadline& timer)
{
    return timer.running ? Text(timer.expires - Simulator::Now()) : "-";
}

/// Prints one group.
void
PrintGroup(std::ostream& os, const IgmpRouterGroup& group)
{
    const IgmpGroupState& state = group.state;
    os << "    " << std::left << std::setw(16) << Text(state.GetGroup()) << std::setw(9)
       << GetFilterModeName(state.GetMode()) << 'v'
       << static_cast<int>(state.GetCompatibilityMode()) << std::right << std::setw(12)
       << Text(Simulator::Now() - group.since) << std::setw(12)
       << GetTimeLeft(state.GetGroupTimer()) << "  " << group.lastReporter << '\n';
    for (const auto& [source, timer] : state.GetSources().GetAll())
    {
        os << "      " << std::left << std::setw(37) << Text(source) << std::right << std::setw(12)
           << GetTimeLeft(timer) << '\n';
    }
}

/// Prints the heading of an interface.
void
PrintInterface(std::ostream& os, uint32_t index, const IgmpRouterInterface& interface)
{
    os << "  interface " << index << ", version " << static_cast<int>(interface.GetVersion());
    if (!interface.IsActive())
    {
        os << ", down\n";
        return;
    }
    const IgmpQuerier& querier = interface.GetQuerier();
    os << ", querier " << querier.GetQuerier();
    if (querier.IsQuerier())
    {
        os << " (this router)\n";
    }
    else
    {
        os << " for another " << Text(querier.GetOtherQuerierTime()) << '\n';
    }
}

} // namespace

void
PrintIgmpRouter(std::ostream& os, const IgmpRouter& router)
{
    os << "IGMP groups of node " << router.GetNode()->GetId() << " at "
       << Simulator::Now().As(Time::S) << '\n'
       << "    " << std::left << std::setw(16) << "group" << std::setw(11) << "mode" << std::right
       << std::setw(12) << "up" << std::setw(12) << "expires"
       << "  last reporter\n";
    for (const uint32_t index : router.GetInterfaces())
    {
        const IgmpRouterInterface& interface = *router.GetInterface(index);
        PrintInterface(os, index, interface);
        for (const auto& [address, group] : interface.GetGroups())
        {
            PrintGroup(os, group);
        }
        for (const SourceGroup& key : router.GetStaticMemberships(index))
        {
            os << "    " << key << " by configuration\n";
        }
    }
}

} // namespace mgm
} // namespace ns3
