/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-alert-policy.h"

namespace ns3
{
namespace mgm
{

bool
AlertPolicy::AddOwned(const InterfaceId& interface)
{
    return m_owned.insert(interface).second;
}

bool
AlertPolicy::RemoveOwned(const InterfaceId& interface)
{
    return m_owned.erase(interface) > 0;
}

Verdict
AlertPolicy::Judge(const Settings& settings,
                   ForwardingEntry& entry,
                   ArrivalState& arrival,
                   bool arrivalIsOif)
{
    if (m_owned.count(arrival.counters.interface) == 0)
    {
        return Verdict::NO_OWNER;
    }
    if (settings.gate == NEVER || (settings.gate == OUTGOING_INTERFACE && !arrivalIsOif))
    {
        return Verdict::NOT_ELIGIBLE;
    }
    if (arrival.masked)
    {
        return Verdict::MASKED;
    }
    const bool passes = m_limiter.Take(settings.limiter, entry.GetAlertClock(), arrival.clock);
    return passes ? Verdict::ALERTED : Verdict::SUPPRESSED;
}

AlertLimiterState
AlertPolicy::GetLimiterState(const Settings& settings,
                             const ForwardingEntry& entry,
                             const ArrivalState& arrival) const
{
    return m_limiter.GetState(settings.limiter, entry.GetAlertClock(), arrival.clock);
}

} // namespace mgm
} // namespace ns3
