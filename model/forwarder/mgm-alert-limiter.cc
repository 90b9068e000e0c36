/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-alert-limiter.h"

#include "ns3/simulator.h"

namespace ns3
{
namespace mgm
{

namespace
{

/// Time in which the token bucket earns one alert.
Time
GetAlertCost(const AlertLimiter::Settings& settings)
{
    return Seconds(1 / settings.alertsPerSecond);
}

/// Time in which the empty token bucket fills.
Time
GetBucketDepth(const AlertLimiter::Settings& settings)
{
    return GetAlertCost(settings) * static_cast<int64_t>(settings.burst);
}

/// Earliest time at which a clock lets an alert through.
Time
GetNextOfClock(const AlertClock& clock, Time interval)
{
    const Time now = Simulator::Now();
    return clock.alerted ? Max(clock.last + interval, now) : now;
}

} // namespace

const char*
AlertLimiter::GetKindName(Kind kind)
{
    switch (kind)
    {
    case PER_ENTRY:
        return "per-entry";
    case PER_ENTRY_AND_INTERFACE:
        return "per-entry-and-interface";
    case TOKEN_BUCKET:
        return "token-bucket";
    case NONE:
        return "none";
    }
    return "unknown";
}

bool
AlertLimiter::Take(const Settings& settings, AlertClock& entry, AlertClock& arrival)
{
    const Time now = Simulator::Now();
    if (GetState(settings, entry, arrival).next > now)
    {
        return false;
    }
    if (settings.kind == TOKEN_BUCKET)
    {
        m_bucket.Take(GetAlertCost(settings), GetBucketDepth(settings));
    }
    entry = arrival = m_node = AlertClock{true, now};
    return true;
}

AlertLimiterState
AlertLimiter::GetState(const Settings& settings,
                       const AlertClock& entry,
                       const AlertClock& arrival) const
{
    switch (settings.kind)
    {
    case PER_ENTRY:
        return {entry, GetNextOfClock(entry, settings.interval)};
    case PER_ENTRY_AND_INTERFACE:
        return {arrival, GetNextOfClock(arrival, settings.interval)};
    case TOKEN_BUCKET:
        return {m_node, m_bucket.GetNext(GetAlertCost(settings), GetBucketDepth(settings))};
    case NONE:
        break;
    }
    return {entry, Simulator::Now()};
}

} // namespace mgm
} // namespace ns3
