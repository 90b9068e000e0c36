/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-progress-line.h"

#include <iostream>
#include <unistd.h>

namespace ns3
{
namespace mgm
{

namespace
{

/// How long nothing is shown.
constexpr std::chrono::seconds SILENCE(2);
/// Time between two lines on a terminal, and elsewhere.
constexpr std::chrono::seconds TERMINAL_INTERVAL(1);
constexpr std::chrono::seconds LOG_INTERVAL(10);
/// Takes a line off a terminal.
const char* const ERASE_LINE = "\r\x1b[K";

} // namespace

ProgressLine::ProgressLine(bool quiet)
    : m_quiet(quiet),
      m_terminal(isatty(STDERR_FILENO) == 1),
      m_next(Clock::now() + SILENCE),
      m_begin(Clock::now())
{
}

ProgressLine::~ProgressLine()
{
    Clear();
}

void
ProgressLine::Show(const char* what, std::size_t done, std::size_t all)
{
    const Clock::time_point now = Clock::now();
    if (m_what != what)
    {
        m_what = what;
        m_begin = now;
    }
    if (m_quiet || now < m_next)
    {
        return;
    }
    m_next = now + (m_terminal ? TERMINAL_INTERVAL : LOG_INTERVAL);
    const std::chrono::duration<double> spent = now - m_begin;
    std::cerr << (m_terminal ? ERASE_LINE : "") << what << ": " << done;
    if (all > 0)
    {
        std::cerr << " of " << all;
    }
    std::cerr << " done";
    if (done > 0 && all > 0)
    {
        const double left =
            spent.count() * static_cast<double>(all - done) / static_cast<double>(done);
        std::cerr << ", about " << static_cast<int64_t>(left + 0.5) << " s left";
    }
    std::cerr << (m_terminal ? "" : "\n") << std::flush;
    m_shown = m_terminal;
}

void
ProgressLine::Clear()
{
    if (m_shown)
    {
        std::cerr << ERASE_LINE << std::flush;
        m_shown = false;
    }
}

} // namespace mgm
} // namespace ns3
