/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * How far a long piece of work is, on standard error.
 */

#ifndef MGM_PROGRESS_LINE_H
#define MGM_PROGRESS_LINE_H

#include <chrono>
#include <cstddef>
#include <string>

namespace ns3
{
namespace mgm
{

/**
 * @ingroup mgm
 * Shows progress after two seconds: on a terminal a line that is rewritten each second, elsewhere a
 * new line each ten seconds.
 */
class ProgressLine
{
  public:
    /// @param [in] quiet Whether it shows nothing.
    explicit ProgressLine(bool quiet);
    ~ProgressLine();

    ProgressLine(const ProgressLine&) = delete;
    ProgressLine& operator=(const ProgressLine&) = delete;

    /**
     * Shows how far the work is, if it is time to; may be called as often as one likes.
     * @param [in] what What is done: "reading".
     * @param [in] done How many parts of it are done.
     * @param [in] all How many there are; 0 where nobody knows.
     */
    void Show(const char* what, std::size_t done, std::size_t all);
    /// Takes the line off the terminal.
    void Clear();

  private:
    using Clock = std::chrono::steady_clock;

    bool m_quiet;              //!< shows nothing
    bool m_terminal;           //!< rewrites its line
    bool m_shown{false};       //!< whether there is a line on the terminal
    std::string m_what;        //!< what is done at present
    Clock::time_point m_next;  //!< when to show it again
    Clock::time_point m_begin; //!< when what is done at present was begun
};

} // namespace mgm
} // namespace ns3

#endif // MGM_PROGRESS_LINE_H
