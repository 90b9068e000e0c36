/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Decides which wrong-interface packets raise an alert, so that a stream of them does not raise a
 * stream of alerts.
 */

#ifndef MGM_ALERT_LIMITER_H
#define MGM_ALERT_LIMITER_H

#include "ns3/mgm-token-bucket.h"
#include "ns3/nstime.h"

#include <cstdint>

namespace ns3
{
namespace mgm
{

/**
 * @ingroup mgm
 * When the limiter last let an alert through, for an entry, for one arrival interface of it, or for
 * the node.
 */
struct AlertClock
{
    bool alerted{false}; //!< whether it ever did
    Time last;           //!< when, if so
};

/**
 * @ingroup mgm
 * The limiter's clock in force and what follows from it.
 */
struct AlertLimiterState
{
    AlertClock clock; //!< the last alert
    Time next;        //!< earliest time at which the next one is let through; now, if it would be
};

/**
 * @ingroup mgm
 * Limits wrong-interface alerts.
 */
class AlertLimiter
{
  public:
    /// What is limited.
    enum Kind
    {
        PER_ENTRY,               //!< one alert an interval for each entry (Linux and BSD; K1, K2)
        PER_ENTRY_AND_INTERFACE, //!< one alert an interval for each entry and arrival interface
        TOKEN_BUCKET,            //!< a rate and a burst for the node as a whole
        NONE,                    //!< every packet raises an alert
    };

    /// Parameters, all of which may change during a run.
    struct Settings
    {
        Kind kind{PER_ENTRY};       //!< what is limited
        Time interval{Seconds(3)};  //!< least time between two alerts of one clock
        double alertsPerSecond{10}; //!< rate of the token bucket
        uint32_t burst{10};         //!< size of the token bucket, in alerts
    };

    /**
     * @param [in] kind A kind.
     * @return its name: "per-entry", "per-entry-and-interface", "token-bucket", "none".
     */
    static const char* GetKindName(Kind kind);

    /**
     * Lets an alert through, or not.
     *
     * Linux asks for an alert that is *older* than 3 s (K5) on a clock of whole ticks, and with one
     * packet each 0.5 s it raises alerts 3 s apart (K1). Simulated time is exact, so the interval
     * itself is enough: an alert passes when now - last >= interval.
     *
     * @param [in] settings Parameters.
     * @param [in,out] entry Clock of the entry.
     * @param [in,out] arrival Clock of the entry's arrival interface.
     * @return whether it may pass. If so, it counts as the last alert of all clocks.
     */
    bool Take(const Settings& settings, AlertClock& entry, AlertClock& arrival);

    /**
     * @param [in] settings Parameters.
     * @param [in] entry Clock of the entry.
     * @param [in] arrival Clock of the entry's arrival interface.
     * @return the clock in force, and when it lets the next alert through.
     */
    AlertLimiterState GetState(const Settings& settings,
                               const AlertClock& entry,
                               const AlertClock& arrival) const;

  private:
    AlertClock m_node;    //!< last alert of the node
    TokenBucket m_bucket; //!< for TOKEN_BUCKET
};

} // namespace mgm
} // namespace ns3

#endif // MGM_ALERT_LIMITER_H
