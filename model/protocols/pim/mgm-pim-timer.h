/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * A timer of PIM: one event while it runs, and a record of whatever happens to it.
 */

#ifndef MGM_PIM_TIMER_H
#define MGM_PIM_TIMER_H

#include "ns3/callback.h"
#include "ns3/event-id.h"
#include "ns3/mgm-pim-recorder.h"
#include "ns3/nstime.h"

#include <cstdint>

namespace ns3
{
namespace mgm
{

/**
 * @ingroup mgm
 * A timer that can be set, set anew and cancelled. When it fires, the ambient cause is its record,
 * whose cause is the record of setting it.
 *
 * Its event is not moved when the expiry moves away, as that of a neighbor does with each Hello: it
 * then finds nothing to do and waits for the rest. The event of a timer that is cancelled leaves
 * the simulator at once, since messages may set and cancel a timer of many hours as fast as they
 * come.
 */
class PimTimer
{
  public:
    /**
     * @param [in] recorder Makes the records; must outlive the timer.
     * @param [in] name Name of the timer in the RFC, for example "NLT"; a literal.
     * @param [in] interface Interface index; 0 for a timer that belongs to none.
     * @param [in] key Source and group; (*, *) for a timer of an interface or a neighbor.
     * @param [in] neighbor Neighbor; 0.0.0.0 for others.
     */
    PimTimer(const PimRecorder& recorder,
             const char* name,
             uint32_t interface,
             const SourceGroup& key = SourceGroup(),
             Ipv4Address neighbor = Ipv4Address::GetAny());
    ~PimTimer();

    PimTimer(const PimTimer&) = delete;
    PimTimer& operator=(const PimTimer&) = delete;

    /**
     * @param [in] function What to call when it fires. It may destroy the timer.
     */
    void SetFunction(const Callback<void>& function);

    /**
     * Sets the timer, whether it runs or not.
     * @param [in] delay Time until it fires.
     */
    void Schedule(Time delay);
    /// Stops the timer; nothing happens if it does not run.
    void Cancel();
    /// @return whether it runs.
    bool IsRunning() const;
    /// @return time until it fires; 0 s if it does not run.
    Time GetRemaining() const;
    /// @return when it fires, or fired last.
    Time GetExpiry() const;

  private:
    /// Reports what happens. @return head of the record.
    RecordHead Report(TimerEvent event) const;
    /// The event has come.
    void OnEvent();

    const PimRecorder& m_recorder; //!< makes the records
    const char* m_name;            //!< name in the RFC
    uint32_t m_interface;          //!< interface index
    SourceGroup m_key;             //!< source and group
    Ipv4Address m_neighbor;        //!< neighbor
    Callback<void> m_function;     //!< what to call
    Time m_expiry;                 //!< when it fires
    Time m_eventTime;              //!< when the event comes
    Cause m_cause;                 //!< the record of setting it
    EventId m_event;               //!< while it runs
};

} // namespace mgm
} // namespace ns3

#endif // MGM_PIM_TIMER_H
