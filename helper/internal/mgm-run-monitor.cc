/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-run-monitor.h"

#include "ns3/simulator.h"

#include <cstdio>
#include <cstdlib>
#include <pthread.h>
#include <string>

namespace ns3
{
namespace mgm
{

namespace
{

/// Status of a process that a signal ended, as shells count it.
constexpr int SIGNAL_STATUS = 128;
/// From when and how often a rewritten line is shown, in seconds.
constexpr time_t LINE_FIRST = 2;
constexpr time_t LINE_INTERVAL = 1;
/// How often a new line is written, in seconds.
constexpr time_t LOG_INTERVAL = 10;

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

RunMonitor::RunMonitor(Progress progress)
    : m_progress(progress)
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
        std::fputs("\r\x1b[K", stderr);
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
    timespec wait{m_progress == Progress::LINE ? LINE_FIRST : LOG_INTERVAL, 0};
    while (!m_ending)
    {
        const int signal = m_progress == Progress::NONE ? sigwaitinfo(&m_signals, nullptr)
                                                        : sigtimedwait(&m_signals, nullptr, &wait);
        if (m_ending)
        {
            return;
        }
        if (signal > 0 && m_signal != 0)
        {
            std::fputs("\nEnded at once; files named .*.part may be left.\n", stderr);
            std::_Exit(SIGNAL_STATUS + signal);
        }
        if (signal > 0)
        {
            m_signal = signal;
            Inject(&RunMonitor::StopRun);
        }
        else if (!m_requested.exchange(true))
        {
            Inject(&RunMonitor::ShowProgress);
            wait.tv_sec = m_progress == Progress::LINE ? LINE_INTERVAL : LOG_INTERVAL;
        }
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
    std::fprintf(stderr,
                 "%s%.3f of %.3f s simulated, %.0f events/s, %s left%s",
                 rewrite ? "\r\x1b[K" : "",
                 now,
                 all,
                 static_cast<double>(Simulator::GetEventCount()) / wall.count(),
                 now > 0 ? DescribeSeconds(left).c_str() : "?",
                 rewrite ? "" : "\n");
    std::fflush(stderr);
    m_lineShown = rewrite;
}

void
RunMonitor::StopRun()
{
    Simulator::Stop();
}

} // namespace mgm
} // namespace ns3
