/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-managed-entry.h"

#include "ns3/simulator.h"

namespace ns3
{
namespace mgm
{

std::set<InterfaceId>
ManagedEntry::DeriveOifs(const MembershipTable& memberships) const
{
    if (negative)
    {
        return {};
    }
    std::set<InterfaceId> result = memberships.GetInterfaces(key);
    for (const auto& [interface, word] : forwardWords)
    {
        if (word.state == ForwardState::INCLUDED)
        {
            result.insert(interface);
        }
        else
        {
            result.erase(interface);
        }
    }
    result.erase(iif);
    return result;
}

bool
ManagedEntry::DerivesOif(const InterfaceId& interface, const MembershipTable& memberships) const
{
    if (negative || interface == iif)
    {
        return false;
    }
    const auto word = forwardWords.find(interface);
    return word == forwardWords.end() ? memberships.IsCovered(key, interface)
                                      : word->second.state == ForwardState::INCLUDED;
}

void
ManagedEntry::SetTimeout(Time lifetime)
{
    const Time now = Simulator::Now();
    if (lifetime != timeout || lifetimeStart != now)
    {
        timeout = lifetime;
        lifetimeStart = now;
        restart = true;
    }
}

bool
ManagedEntry::IsStatic() const
{
    return author != NO_CLIENT;
}

Time
ManagedEntry::GetTimeLeft() const
{
    if (timeout.IsZero() || IsOver())
    {
        return Time();
    }
    return lifetimeStart + timeout - Simulator::Now();
}

bool
ManagedEntry::IsOver() const
{
    return !timeout.IsZero() && Simulator::Now() >= lifetimeStart + timeout;
}

EntrySpec
ManagedEntry::MakeSpec() const
{
    EntrySpec spec;
    spec.key = key;
    spec.iif = iif;
    spec.timeout = timeout;
    spec.negative = negative;
    spec.restart = restart;
    spec.oifs.reserve(oifs.size());
    for (const InterfaceId& interface : oifs)
    {
        OutgoingInterface oif;
        oif.interface = interface;
        const auto threshold = thresholds.find(interface);
        oif.threshold = threshold == thresholds.end() ? oif.threshold : threshold->second;
        spec.oifs.push_back(oif);
    }
    return spec;
}

} // namespace mgm
} // namespace ns3
