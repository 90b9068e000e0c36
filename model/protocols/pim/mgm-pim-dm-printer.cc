/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-pim-dm-printer.h"

#include "ns3/mgm-pim-dm.h"
#include "ns3/node.h"
#include "ns3/simulator.h"

#include <iomanip>
#include <sstream>
#include <string>

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

/// @return how long a timer runs, after its name; "" if it does not.
std::string
GetTimeLeft(const char* name, const PimTimer& timer)
{
    return timer.IsRunning() ? std::string(", ") + name + " " + Text(timer.GetRemaining()) : "";
}

/// Prints what PIM knows of an interface.
void
PrintInterface(std::ostream& os, uint32_t index, const PimInterface& interface)
{
    os << "    " << std::left << std::setw(11) << index;
    if (!interface.IsActive())
    {
        os << "down\n";
        return;
    }
    const PimNeighbors& neighbors = interface.GetNeighbors();
    os << std::setw(17) << Text(interface.GetAddress()) << std::right << std::setw(9)
       << neighbors.GetTable().size() << std::setw(12) << Text(interface.GetHelloTime())
       << std::setw(13) << Text(neighbors.GetPropagationDelay()) << std::setw(10)
       << Text(neighbors.GetOverrideInterval()) << "  "
       << (neighbors.IsLanDelayEnabled() ? "L" : "-")
       << (neighbors.IsStateRefreshCapable() ? "R" : "-") << '\n';
}

/// Prints a neighbor.
void
PrintNeighbor(std::ostream& os, uint32_t interface, const PimNeighbor& neighbor)
{
    const PimHello& hello = neighbor.hello;
    os << "    " << std::left << std::setw(11) << interface << std::setw(17)
       << Text(neighbor.address) << std::right << std::setw(12)
       << Text(Simulator::Now() - neighbor.since) << std::setw(12)
       << (neighbor.liveness.IsRunning() ? Text(neighbor.liveness.GetRemaining()) : "never") << "  "
       << (hello.lanPruneDelay ? "L" : "-") << (hello.stateRefresh ? "R" : "-")
       << (hello.generationId ? "G" : "-") << '\n';
}

/// @return the flags of an entry.
std::string
GetFlags(const PimDm& router, const PimDmEntry& entry)
{
    bool hasMembers = false;
    for (const auto& [index, interface] : router.GetInterfaceTable())
    {
        hasMembers = hasMembers || router.HasLocalMembers(index, entry.GetKey());
    }
    std::string flags = "D";
    flags += entry.IsSourceConnected() ? "S" : "";
    flags += hasMembers ? "C" : "";
    flags += entry.GetUpstream().GetState() == PimDmUpstreamState::PRUNED ? "P" : "";
    flags += entry.GetUpstream().GetState() == PimDmUpstreamState::ACK_PENDING ? "A" : "";
    const PimDmOriginator* originator = entry.GetOriginator();
    const bool originates =
        originator && originator->GetState() == PimDmOriginatorState::ORIGINATOR;
    flags += originates ? "O" : "";
    return flags;
}

/// Prints where the data of an entry comes from.
void
PrintUpstream(std::ostream& os, const PimDmEntry& entry)
{
    if (!entry.GetRoute())
    {
        os << "      no route\n";
        return;
    }
    const PimDmAssert* assertion = entry.FindAssert(entry.GetRpfInterface());
    const PimDmUpstream& upstream = entry.GetUpstream();
    os << "      incoming " << entry.GetRpfInterface() << " from " << entry.GetRpfNeighbor()
       << (assertion && assertion->IsLoser() ? " (Assert winner)" : "") << ", metric "
       << entry.GetRoute()->preference << '/' << entry.GetRoute()->metric << ", "
       << GetPimDmUpstreamStateName(upstream.GetState())
       << GetTimeLeft("PLT", upstream.GetPruneLimitTimer())
       << GetTimeLeft("OT", upstream.GetOverrideTimer())
       << GetTimeLeft("GRT", upstream.GetGraftRetryTimer());
    if (const PimDmOriginator* originator = entry.GetOriginator())
    {
        os << GetTimeLeft("SRT", originator->GetStateRefreshTimer())
           << GetTimeLeft("SAT", originator->GetSourceActiveTimer());
    }
    os << '\n';
}

/// Prints what an entry has on an interface, if it has anything there.
void
PrintDownstream(std::ostream& os, const PimDm& router, const PimDmEntry& entry, uint32_t index)
{
    const PimDmDownstream* downstream = entry.FindDownstream(index);
    const bool hasMembers = router.HasLocalMembers(index, entry.GetKey());
    const bool hasPrune = downstream && downstream->GetState() != PimDmDownstreamState::NO_INFO;
    if (index == entry.GetRpfInterface() ||
        (!entry.IsOutgoing(index) && !hasMembers && !hasPrune && !entry.FindAssert(index)))
    {
        return;
    }
    os << "      outgoing " << index << (entry.IsOutgoing(index) ? ", forwards" : ", off")
       << (hasMembers ? ", members" : "");
    if (hasPrune)
    {
        os << ", " << GetPimDmDownstreamStateName(downstream->GetState())
           << GetTimeLeft("PPT", downstream->GetPrunePendingTimer())
           << GetTimeLeft("PT", downstream->GetPruneTimer());
    }
    os << '\n';
}

/// Prints the outcome of an Assert, if there was one.
void
PrintAssert(std::ostream& os, const PimDmEntry& entry, uint32_t index)
{
    const PimDmAssert* assertion = entry.FindAssert(index);
    if (!assertion || assertion->GetState() == PimDmAssertState::NO_INFO)
    {
        return;
    }
    os << "    " << std::left << std::setw(11) << index << std::setw(29) << Text(entry.GetKey())
       << std::setw(8) << GetPimDmAssertStateName(assertion->GetState()) << std::setw(25)
       << Text(assertion->GetWinner()) << std::setw(25) << Text(entry.GetMyMetric(index))
       << Text(assertion->GetAssertTimer().GetRemaining()) << '\n';
}

} // namespace

void
PrintPimDm(std::ostream& os, const PimDm& router)
{
    const auto& interfaces = router.GetInterfaceTable();
    os << "PIM-DM of node " << router.GetNode()->GetId() << " at " << Simulator::Now().As(Time::S)
       << '\n'
       << "  interfaces (L: LAN delays are agreed, R: all can State Refresh)\n"
       << "    index      address          neighbors  next hello  propagation  override  flags\n";
    for (const auto& [index, interface] : interfaces)
    {
        PrintInterface(os, index, *interface);
    }
    os << "  neighbors (L: LAN Prune Delay, R: State Refresh, G: Generation ID)\n"
       << "    interface  address                    up     expires  flags\n";
    for (const auto& [index, interface] : interfaces)
    {
        for (const auto& [address, neighbor] : interface->GetNeighbors().GetTable())
        {
            PrintNeighbor(os, index, neighbor);
        }
    }
    os << "  entries (D: dense, S: source on link, C: members,\n"
          "           P: pruned, A: Graft not acknowledged, O: originates State Refreshes)\n";
    for (const SourceGroup& key : router.GetKeys())
    {
        const PimDmEntry& entry = *router.FindEntry(key);
        os << "    " << key << ", flags " << GetFlags(router, entry) << '\n';
        PrintUpstream(os, entry);
        for (const auto& [index, interface] : interfaces)
        {
            PrintDownstream(os, router, entry, index);
        }
    }
    os << "  Assert states (preference/metric/address)\n"
       << "    interface  entry                        state   winner                   this "
          "router              expires\n";
    for (const SourceGroup& key : router.GetKeys())
    {
        for (const auto& [index, interface] : interfaces)
        {
            PrintAssert(os, *router.FindEntry(key), index);
        }
    }
}

} // namespace mgm
} // namespace ns3
