/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Base of test cases that run scenarios and look at the failure causes in their traces.
 */

#ifndef MGM_FAILURE_RUNS_H
#define MGM_FAILURE_RUNS_H

#include "mgm-run-test-case.h"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace ns3
{
namespace mgm
{

/// A wrong-interface packet in a trace.
struct FailureLine
{
    double time{0};     //!< when it arrived, in seconds
    std::string router; //!< where
    std::string from;   //!< name of the node that sent it, if the trace says; else ""
    std::string cause;  //!< its failure cause
    std::string rule;   //!< what decided
};

/// Base of cases that look at failure causes.
class FailureRunTestCase : public RunTestCase
{
  protected:
    using RunTestCase::RunTestCase;

    /**
     * Runs a scenario.
     * @param [in] text The scenario, JSON.
     * @return its wrong-interface packets, in the order of time. The test fails where the scenario
     * cannot be read, or where the counts of its summary differ.
     */
    std::vector<FailureLine> RunText(const std::string& text);
    /**
     * Runs a scenario that comes with the module.
     * @param [in] name Its name.
     * @return its wrong-interface packets.
     */
    std::vector<FailureLine> RunExample(const std::string& name);
    /**
     * @param [in] lines Wrong-interface packets.
     * @param [in] from Beginning of a time, in seconds.
     * @param [in] until Its end.
     * @return what happened in it: "b from c: loop by returned", with the numbers of packets.
     */
    static std::map<std::string, uint32_t> Sum(const std::vector<FailureLine>& lines,
                                               double from = 0,
                                               double until = 1e9);
    /**
     * The packets of a time are these and no others; how many of each is not looked at.
     * @param [in] lines Wrong-interface packets.
     * @param [in] expected What happened, in the order of the alphabet, separated by "; ".
     * @param [in] from Beginning of the time, in seconds.
     * @param [in] until Its end.
     */
    void ExpectOnly(const std::vector<FailureLine>& lines,
                    const std::string& expected,
                    double from = 0,
                    double until = 1e9);

  private:
    /// Runs a scenario that was read.
    std::vector<FailureLine> RunRead(const std::optional<Scenario>& scenario,
                                     const std::string& problems);
};

} // namespace mgm
} // namespace ns3

#endif // MGM_FAILURE_RUNS_H
