/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Watches a run from outside: shows how far it is, and ends it cleanly on Ctrl-C.
 */

#ifndef MGM_RUN_MONITOR_H
#define MGM_RUN_MONITOR_H

#include "ns3/nstime.h"

#include <atomic>
#include <chrono>
#include <csignal>
#include <cstdint>
#include <iostream>
#include <mutex>
#include <thread>

namespace ns3
{
namespace mgm
{

/**
 * @ingroup mgm
 * A thread beside the simulation that waits for signals and for the time to show progress.
 *
 * Nothing is polled in the simulation: the thread puts an event into it, which prints or stops. The
 * results of the run do not depend on when these events happen. Make it before anything that takes
 * long; from then on SIGINT and SIGTERM are held for it. The first of them stops the run at the
 * next event. Another one, a second later or more, ends the process at once.
 */
class RunMonitor
{
  public:
    /// How progress is shown.
    enum class Progress : uint8_t
    {
        NONE, //!< not at all
        LINE, //!< one line, rewritten each second from the second second on
        LOG,  //!< a new line each ten seconds
        BUSY, //!< a new line each millisecond: for tests that the results do not depend on it
    };

    /**
     * @param [in] progress How to show progress.
     * @param [in,out] stream Where to show it.
     */
    explicit RunMonitor(Progress progress, std::ostream& stream = std::cerr);
    ~RunMonitor();

    RunMonitor(const RunMonitor&) = delete;
    RunMonitor& operator=(const RunMonitor&) = delete;

    /**
     * Says that the simulation is about to run.
     * @param [in] duration Its length.
     */
    void Begin(const Time& duration);
    /// Says that the simulation has run; it may be destroyed afterwards. Signals stay held.
    void End();
    /// @return the signal that stopped the run; 0 if none did.
    int GetSignal() const;

  private:
    using Clock = std::chrono::steady_clock;

    /// What the thread does.
    void Watch();
    /// Shows progress; called in the simulation.
    void ShowProgress();
    /// Stops the simulation; called in the simulation.
    void StopRun();

    /// Stops the run, or ends the process.
    void HandleSignal(int signal);
    /// Schedules a function of this object, if the simulation runs.
    void Inject(void (RunMonitor::*function)());

    Progress m_progress;                  //!< how to show progress
    std::ostream& m_stream;               //!< where to show it
    sigset_t m_signals;                   //!< signals that the thread waits for
    sigset_t m_previousMask;              //!< signals that were held before
    Time m_duration;                      //!< length of the run
    Clock::time_point m_begin;            //!< when it began
    bool m_lineShown{false};              //!< whether there is a line to end
    std::mutex m_mutex;                   //!< guards m_running, and the simulation against its end
    bool m_running{false};                //!< between Begin and End
    std::atomic<bool> m_ending{false};    //!< the thread is to end
    std::atomic<bool> m_requested{false}; //!< an event to show progress is in the simulation
    Clock::time_point m_signaled;         //!< when the first signal came; for the thread
    std::atomic<int> m_signal{0};         //!< the first signal
    std::thread m_thread;                 //!< the thread; last, because it uses all others
};

} // namespace mgm
} // namespace ns3

#endif // MGM_RUN_MONITOR_H
