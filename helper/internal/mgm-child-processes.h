/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Work that is done in processes of its own: functions of this program beside each other, and other
 * programs as filters.
 */

#ifndef MGM_CHILD_PROCESSES_H
#define MGM_CHILD_PROCESSES_H

#include <cstddef>
#include <functional>
#include <optional>
#include <ostream>
#include <string>
#include <vector>

namespace ns3
{
namespace mgm
{

/**
 * @ingroup mgm
 * What came of a number of tasks.
 */
struct ChildResults
{
    std::vector<std::string> texts; //!< what each task wrote; all of them, unless something failed
    std::string error;              //!< what failed first; "" if nothing did
    int signal{0};                  //!< SIGINT or SIGTERM, if that ended the work; else 0
};

/**
 * Does tasks in processes of their own, some at a time. Each begins as a copy of this process, so
 * what it does depends neither on the others nor on how many there are at a time; what it changes
 * is gone when it ends. This process must have no other threads.
 *
 * After the first task that fails (an exception, a signal) and after SIGINT or SIGTERM, those at
 * work are ended, and no other is begun.
 * @param [in] count How many tasks.
 * @param [in] limit How many at a time, at least 1.
 * @param [in] task Does a task, by its number from 0, and writes to a stream.
 * @param [in] progress Called about each second, and at the end of each task, with the number of
 * those that are done.
 * @return what they wrote.
 */
ChildResults RunInChildren(std::size_t count,
                           std::size_t limit,
                           const std::function<void(std::size_t, std::ostream&)>& task,
                           const std::function<void(std::size_t)>& progress);

/**
 * Runs another program, whose error messages are dropped.
 * @param [in] command Its name, which is looked for in the folders of PATH, and its arguments.
 * @param [in] input What it reads.
 * @return what it writes; nothing where it does not exist or fails.
 */
std::optional<std::string> RunFilter(const std::vector<std::string>& command,
                                     const std::string& input);

} // namespace mgm
} // namespace ns3

#endif // MGM_CHILD_PROCESSES_H
