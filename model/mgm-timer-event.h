/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * What a record of a protocol's timer tells: it was set, it fired, or it was cancelled.
 */

#ifndef MGM_TIMER_EVENT_H
#define MGM_TIMER_EVENT_H

#include <cstdint>

namespace ns3
{
namespace mgm
{

/**
 * @ingroup mgm
 * What happens to a timer.
 */
enum class TimerEvent : uint8_t
{
    SET,       //!< it runs from now on, or runs until another time
    FIRED,     //!< it has expired
    CANCELLED, //!< it runs no more
};

/**
 * @param [in] event An event.
 * @return its name in traces: "set", "fired" or "cancelled".
 */
inline const char*
GetTimerEventName(TimerEvent event)
{
    switch (event)
    {
    case TimerEvent::SET:
        return "set";
    case TimerEvent::FIRED:
        return "fired";
    case TimerEvent::CANCELLED:
        return "cancelled";
    }
    return "unknown";
}

} // namespace mgm
} // namespace ns3

#endif // MGM_TIMER_EVENT_H
