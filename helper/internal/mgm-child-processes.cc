/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-child-processes.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <iostream>
#include <memory>
#include <poll.h>
#include <sstream>
#include <sys/wait.h>
#include <unistd.h>
#include <utility>

namespace ns3
{
namespace mgm
{

namespace
{

/// Longest time without a call that shows progress, in milliseconds.
constexpr int PROGRESS_INTERVAL = 1000;
/// Exit status of a process that cannot become another program, as shells have it.
constexpr int STATUS_NOT_FOUND = 127;

/// The signal that came, if one did.
volatile std::sig_atomic_t g_signal = 0;

/// Notes a signal.
void
NoteSignal(int signal)
{
    g_signal = signal;
}

/**
 * Notes SIGINT and SIGTERM for as long as it lives.
 */
class SignalNote
{
  public:
    SignalNote()
    {
        g_signal = 0;
        struct sigaction action = {};
        action.sa_handler = &NoteSignal;
        sigemptyset(&action.sa_mask);
        for (std::size_t i = 0; i < SIGNALS.size(); ++i)
        {
            sigaction(SIGNALS[i], &action, &m_previous[i]);
        }
    }

    ~SignalNote()
    {
        Restore();
    }

    SignalNote(const SignalNote&) = delete;
    SignalNote& operator=(const SignalNote&) = delete;

    /// Lets the signals do what they did before.
    void Restore() const
    {
        for (std::size_t i = 0; i < SIGNALS.size(); ++i)
        {
            sigaction(SIGNALS[i], &m_previous[i], nullptr);
        }
    }

  private:
    static constexpr std::array<int, 2> SIGNALS{SIGINT, SIGTERM}; //!< which

    std::array<struct sigaction, 2> m_previous; //!< what they did before
};

/// Writes all of a text. @return whether that was possible.
bool
WriteAll(int descriptor, const std::string& text)
{
    for (std::size_t written = 0; written < text.size();)
    {
        const ssize_t count = write(descriptor, text.data() + written, text.size() - written);
        if (count < 0 && errno != EINTR)
        {
            return false;
        }
        written += count > 0 ? static_cast<std::size_t>(count) : 0;
    }
    return true;
}

/// @return how a process ended, if not well.
std::string
DescribeEnd(int status)
{
    if (WIFSIGNALED(status))
    {
        return std::string("was ended by a signal (") + strsignal(WTERMSIG(status)) + ")";
    }
    return WEXITSTATUS(status) == 0 ? ""
                                    : "ended with status " + std::to_string(WEXITSTATUS(status));
}

/**
 * Tasks in processes of their own.
 */
class ChildPool
{
  public:
    /// @param [in] task Does a task.
    explicit ChildPool(const std::function<void(std::size_t, std::ostream&)>& task)
        : m_task(task)
    {
    }

    /// Begins a task.
    void Start(std::size_t number)
    {
        std::array<int, 2> ends;
        if (pipe(ends.data()) != 0)
        {
            Fail(number, std::string("cannot be started: ") + std::strerror(errno));
            return;
        }
        std::cout.flush();
        const pid_t process = fork();
        if (process == 0)
        {
            m_signals.Restore();
            close(ends[0]);
            _exit(Work(number, ends[1]));
        }
        close(ends[1]);
        if (process < 0)
        {
            close(ends[0]);
            Fail(number, std::string("cannot be started: ") + std::strerror(errno));
            return;
        }
        m_children.push_back({number, process, ends[0], ""});
    }

    /// Waits for something to happen, up to the time of the next progress.
    void Wait()
    {
        std::vector<pollfd> polled;
        for (const Child& child : m_children)
        {
            polled.push_back({child.descriptor, POLLIN, 0});
        }
        if (poll(polled.data(), polled.size(), PROGRESS_INTERVAL) <= 0)
        {
            return;
        }
        for (std::size_t i = polled.size(); i-- > 0;)
        {
            if (polled[i].revents != 0)
            {
                Read(i);
            }
        }
    }

    /// Ends those that are at work.
    void Kill()
    {
        for (const Child& child : m_children)
        {
            kill(child.process, SIGKILL);
            close(child.descriptor);
            waitpid(child.process, nullptr, 0);
        }
        m_children.clear();
    }

    /// @return how many are at work.
    std::size_t GetSize() const
    {
        return m_children.size();
    }

    /// @return what failed first; "" if nothing did.
    const std::string& GetError() const
    {
        return m_error;
    }

    /// @return what those have written that have ended since the last call.
    std::vector<std::pair<std::size_t, std::string>> TakeEnded()
    {
        return std::exchange(m_ended, {});
    }

  private:
    /// A process at work.
    struct Child
    {
        std::size_t number; //!< of its task
        pid_t process;      //!< its id
        int descriptor;     //!< where it can be read
        std::string text;   //!< what it has written
    };

    /// Does a task, in the process that is for it. @return its exit status.
    int Work(std::size_t number, int descriptor) const
    {
        std::ostringstream stream;
        try
        {
            m_task(number, stream);
        }
        catch (const std::exception& error)
        {
            std::cerr << error.what() << "\n";
            return 1;
        }
        return WriteAll(descriptor, stream.str()) ? 0 : 1;
    }

    /// Reads what a process has written, up to its end.
    void Read(std::size_t index)
    {
        std::array<char, 65536> buffer;
        Child& child = m_children[index];
        const ssize_t count = read(child.descriptor, buffer.data(), buffer.size());
        if (count > 0)
        {
            child.text.append(buffer.data(), static_cast<std::size_t>(count));
        }
        if (count > 0 || (count < 0 && errno == EINTR))
        {
            return;
        }
        int status = 0;
        close(child.descriptor);
        while (waitpid(child.process, &status, 0) < 0 && errno == EINTR)
        {
        }
        const std::string end = DescribeEnd(status);
        if (end.empty())
        {
            m_ended.emplace_back(child.number, std::move(child.text));
        }
        else
        {
            Fail(child.number, end);
        }
        m_children.erase(m_children.begin() + static_cast<std::ptrdiff_t>(index));
    }

    /// Notes that a task failed.
    void Fail(std::size_t number, const std::string& how)
    {
        if (m_error.empty())
        {
            m_error = "run " + std::to_string(number + 1) + " " + how;
        }
    }

    const std::function<void(std::size_t, std::ostream&)>& m_task; //!< does a task
    SignalNote m_signals;                                          //!< notes signals
    std::vector<Child> m_children;                                 //!< at work
    std::vector<std::pair<std::size_t, std::string>> m_ended;      //!< numbers and texts
    std::string m_error;                                           //!< what failed first
};

/// A file without a name, which goes when it is closed.
using TemporaryFile = std::unique_ptr<std::FILE, int (*)(std::FILE*)>;

/// @return what a file holds.
std::string
ReadAll(std::FILE* file)
{
    std::string text;
    std::array<char, 65536> buffer;
    std::rewind(file);
    for (std::size_t count; (count = std::fread(buffer.data(), 1, buffer.size(), file)) > 0;)
    {
        text.append(buffer.data(), count);
    }
    return text;
}

/// Becomes another program, which reads and writes these files.
[[noreturn]] void
Become(const std::vector<std::string>& command, std::FILE* input, std::FILE* output)
{
    std::vector<char*> arguments;
    arguments.reserve(command.size() + 1);
    for (const std::string& argument : command)
    {
        arguments.push_back(const_cast<char*>(argument.c_str()));
    }
    arguments.push_back(nullptr);
    const int nothing = open("/dev/null", O_WRONLY);
    dup2(fileno(input), STDIN_FILENO);
    dup2(fileno(output), STDOUT_FILENO);
    dup2(nothing, STDERR_FILENO);
    execvp(arguments[0], arguments.data());
    _exit(STATUS_NOT_FOUND);
}

} // namespace

ChildResults
RunInChildren(std::size_t count,
              std::size_t limit,
              const std::function<void(std::size_t, std::ostream&)>& task,
              const std::function<void(std::size_t)>& progress)
{
    ChildResults results;
    results.texts.resize(count);
    ChildPool pool(task);
    std::size_t started = 0;
    std::size_t done = 0;
    while (done < count && pool.GetError().empty() && g_signal == 0)
    {
        while (started < count && pool.GetSize() < limit && pool.GetError().empty())
        {
            pool.Start(started++);
        }
        pool.Wait();
        for (auto& [number, text] : pool.TakeEnded())
        {
            results.texts[number] = std::move(text);
            ++done;
        }
        progress(done);
    }
    pool.Kill();
    results.signal = g_signal;
    results.error = results.signal == 0 ? pool.GetError() : "interrupted";
    return results;
}

std::optional<std::string>
RunFilter(const std::vector<std::string>& command, const std::string& input)
{
    const TemporaryFile in(std::tmpfile(), &std::fclose);
    const TemporaryFile out(std::tmpfile(), &std::fclose);
    if (!in || !out || std::fwrite(input.data(), 1, input.size(), in.get()) != input.size())
    {
        return std::nullopt;
    }
    std::rewind(in.get());
    std::cout.flush();
    const pid_t process = fork();
    if (process == 0)
    {
        Become(command, in.get(), out.get());
    }
    int status = -1;
    while (process > 0 && waitpid(process, &status, 0) < 0 && errno == EINTR)
    {
    }
    if (process < 0 || !WIFEXITED(status) || WEXITSTATUS(status) != 0)
    {
        return std::nullopt;
    }
    return ReadAll(out.get());
}

} // namespace mgm
} // namespace ns3
