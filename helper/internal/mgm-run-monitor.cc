/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-run-monitor.h"

#include "ns3/simulator.h"

#include <cstdio>
#include <cstdlib>
#include <iomanip>
#include <pthread.h>
#include <sstream>
#include <string>

namespace ns3
{
namespace mgm
{

namespace
{

/// Status of a process that a signal ended, as shells count it.
constexpr int STATUS_SIGNAL = 128;
/// Takes a line off a terminal.
const char* const ERASE_LINE = "\r\x1b[K";
/// Signals closer than this are one: some programs send it to a process and to its group.
constexpr std::chrono::seconds SIGNAL_GAP(1);

/// When progress is shown.
struct ProgressTimes
{
    timespec first;    //!< wait for the first time
    timespec interval; //!< wait for the next time
};

/// @return when progress is shown.
ProgressTimes
GetTimes(RunMonitor::Progress progress)
{
    switch (progress)
    {
    case RunMonitor::Progress::LINE:
        return {{2, 0}, {1, 0}};
    case RunMonitor::Progress::BUSY:
        return {{0, 1000000}, {0, 1000000}};
    default:
        return {{10, 0}, {10, 0}};
    }
}

/// @return a duration for people: "42 s", "3 min 20 s".
std::string
DescribeSeconds(double seconds)
{
    const auto whole = static_cast<long>(seconds + 0.5);
    if (whole < 60)
    {
        return std::to_string(whole) + " s";
    }
    return std::to_string(whole / 60) + " min " + std::to_string(whole % 60) + " s";
}

} // namespace

RunMonitor::RunMonitor(Progress progress, std::ostream& stream)
    : m_progress(progress),
      m_stream(stream)
{
    sigemptyset(&m_signals);
    sigaddset(&m_signals, SIGINT);
    sigaddset(&m_signals, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &m_signals, &m_previousMask);
    m_thread = std::thread(&RunMonitor::Watch, this);
}

RunMonitor::~RunMonitor()
{
    End();
    m_ending = true;
    pthread_kill(m_thread.native_handle(), SIGTERM);
    m_thread.join();
    pthread_sigmask(SIG_SETMASK, &m_previousMask, nullptr);
}

void
RunMonitor::Begin(const Time& duration)
{
    m_duration = duration;
    m_begin = Clock::now();
    const std::lock_guard<std::mutex> lock(m_mutex);
    m_running = true;
    m_requested = false;
    if (m_signal != 0)
    {
        Simulator::ScheduleNow(&RunMonitor::StopRun, this);
    }
}

void
RunMonitor::End()
{
    {
        const std::lock_guard<std::mutex> lock(m_mutex);
        m_running = false;
    }
    if (m_lineShown)
    {
        m_stream << ERASE_LINE << std::flush;
        m_lineShown = false;
    }
}

int
RunMonitor::GetSignal() const
{
    return m_signal;
}

void
RunMonitor::Watch()
{
    const ProgressTimes times = GetTimes(m_progress);
    timespec wait = times.first;
    while (!m_ending)
    {
        const int signal = m_progress == Progress::NONE ? sigwaitinfo(&m_signals, nullptr)
                                                        : sigtimedwait(&m_signals, nullptr, &wait);
        if (m_ending)
        {
            return;
        }
        if (signal > 0)
        {
            HandleSignal(signal);
        }
        else if (!m_requested.exchange(true))
        {
            Inject(&RunMonitor::ShowProgress);
            wait = times.interval;
        }
    }
}

void
RunMonitor::HandleSignal(int signal)
{
    if (m_signal == 0)
    {
        m_signaled = Clock::now();
        m_signal = signal;
        Inject(&RunMonitor::StopRun);
    }
    else if (Clock::now() - m_signaled >= SIGNAL_GAP)
    {
        std::fputs("\nEnded at once; files named .*.part may be left.\n", stderr);
        std::_Exit(STATUS_SIGNAL + signal);
    }
}

void
RunMonitor::Inject(void (RunMonitor::*function)())
{
    const std::lock_guard<std::mutex> lock(m_mutex);
    if (m_running)
    {
        Simulator::ScheduleWithContext(Simulator::NO_CONTEXT, Time(0), function, this);
    }
}

void
RunMonitor::ShowProgress()
{
    m_requested = false;
    const std::chrono::duration<double> wall = Clock::now() - m_begin;
    const double now = Simulator::Now().GetSeconds();
    const double all = m_duration.GetSeconds();
    const double left = now > 0 ? wall.count() * (all - now) / now : 0;
    const bool rewrite = m_progress == Progress::LINE;
    std::ostringstream line;
    line << std::fixed << std::setprecision(3) << now << " of " << all << " s simulated, "
         << std::setprecision(0) << static_cast<double>(Simulator::GetEventCount()) / wall.count()
         << " events/s, " << (now > 0 ? DescribeSeconds(left) : "?") << " left";
    m_stream << (rewrite ? ERASE_LINE : "") << line.str() << (rewrite ? "" : "\n") << std::flush;
    m_lineShown = rewrite;
}

void
RunMonitor::StopRun()
{
    Simulator::Stop();
}

} // namespace mgm
} // namespace ns3
