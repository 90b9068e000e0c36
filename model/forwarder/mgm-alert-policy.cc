/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-alert-policy.h"

#include "ns3/mgm-origin-tag.h"

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
                   const PacketView& view,
                   bool arrivalIsOif)
{
    ArrivalState& arrival = entry.GetArrival(view.arrival);
    const Verdict verdict = FindVerdict(settings, entry, arrival, arrivalIsOif);
    entry.CountWrongInterface(arrival, verdict);
    return verdict;
}

WrongInterfaceRecord
AlertPolicy::JudgeAndDescribe(const Settings& settings,
                              ForwardingEntry& entry,
                              const PacketView& view,
                              bool arrivalIsOif)
{
    const AlertClock before = GetLimiterState(settings, entry, view).clock;
    WrongInterfaceRecord record;
    record.key = view.key;
    record.entryKey = entry.GetSpec().key;
    record.arrival = view.arrival;
    record.expected = entry.GetSpec().iif;
    record.arrivalIsOif = arrivalIsOif;
    record.verdict = Judge(settings, entry, view, arrivalIsOif);
    record.limiter = AlertLimiter::GetKindName(settings.limiter.kind);
    record.alertedBefore = before.alerted;
    record.lastAlert = before.last;
    record.nextAlert = GetLimiterState(settings, entry, view).next;
    record.ttl = view.ttl;
    record.size = view.size;
    record.identification = view.header.GetIdentification();
    record.origin = OriginTag::Find(view.packet);
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

AlertLimiterState
AlertPolicy::GetLimiterState(const Settings& settings,
                             ForwardingEntry& entry,
                             const PacketView& view) const
{
    return m_limiter.GetState(
        settings.limiter, entry.GetAlertClock(), entry.GetArrival(view.arrival).clock);
}

} // namespace mgm
} // namespace ns3
