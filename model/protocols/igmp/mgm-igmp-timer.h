/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * A timer of IGMP: one event while it runs, and a record of whatever happens to it.
 */

#ifndef MGM_IGMP_TIMER_H
#define MGM_IGMP_TIMER_H

#include "ns3/callback.h"
#include "ns3/event-id.h"
#include "ns3/mgm-igmp-recorder.h"
#include "ns3/nstime.h"

namespace ns3
{
namespace mgm
{

/**
 * @ingroup mgm
 * A timer that can be set, set anew and cancelled. When it fires, the ambient cause is its record,
 * whose cause is the record of setting it.
 *
 * The event of a timer that is cancelled or set anew leaves the simulator at once, since messages
 * may do so as fast as they come.
 */
class IgmpTimer
{
  public:
    /**
     * @param [in] recorder Makes the records; must outlive the timer.
     * @param [in] name Name of the timer in the RFC; a literal.
     * @param [in] interface Interface index.
     * @param [in] group Group; 0.0.0.0 for a timer of the interface.
     * @param [in] source Source; 0.0.0.0 for a timer of the group.
     */
    IgmpTimer(const IgmpRecorder& recorder,
              const char* name,
              uint32_t interface,
              Ipv4Address group = Ipv4Address::GetAny(),
              Ipv4Address source = Ipv4Address::GetAny());
    ~IgmpTimer();

    IgmpTimer(const IgmpTimer&) = delete;
    IgmpTimer& operator=(const IgmpTimer&) = delete;

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
    /// @return time until it fires; 0 if it does not run.
    Time GetRemaining() const;
    /// @return when it fires, or fired last.
    Time GetExpiry() const;

  private:
    /// Reports what happens. @return the head of the record.
    RecordHead Report(TimerEvent event) const;
    /// The timer fires. @param [in] cause The record of setting it.
    void Fire(Cause cause);

    const IgmpRecorder& m_recorder; //!< makes the records
    const char* m_name;             //!< name in the RFC
    uint32_t m_interface;           //!< interface index
    Ipv4Address m_group;            //!< group
    Ipv4Address m_source;           //!< source
    Callback<void> m_function;      //!< what to call
    Time m_expiry;                  //!< when it fires
    EventId m_event;                //!< while it runs
};

} // namespace mgm
} // namespace ns3

#endif // MGM_IGMP_TIMER_H
