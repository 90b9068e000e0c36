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

WrongInterfaceRecord
AlertPolicy::Judge(const Settings& settings,
                   ForwardingEntry& entry,
                   const PacketView& view,
                   bool arrivalIsOif)
{
    ArrivalState& arrival = entry.GetArrival(view.arrival);
    const auto before =
        m_limiter.GetState(settings.limiter, entry.GetAlertClock(), arrival.clock).clock;
    WrongInterfaceRecord record;
    record.key = view.GetKey();
    record.entryKey = entry.GetSpec().key;
    record.arrival = view.arrival;
    record.expected = entry.GetSpec().iif;
    record.arrivalIsOif = arrivalIsOif;
    record.verdict = FindVerdict(settings, entry, arrival, arrivalIsOif);
    record.limiter = AlertLimiter::GetKindName(settings.limiter.kind);
    record.alertedBefore = before.alerted;
    record.lastAlert = before.last;
    record.nextAlert =
        m_limiter.GetState(settings.limiter, entry.GetAlertClock(), arrival.clock).next;
    record.ttl = view.header.GetTtl();
    record.size = view.GetSize();
    record.identification = view.header.GetIdentification();
    entry.CountWrongInterface(arrival, record.verdict);
    return record;
}

Verdict
AlertPolicy::FindVerdict(const Settings& settings,
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

} // namespace mgm
} // namespace ns3
