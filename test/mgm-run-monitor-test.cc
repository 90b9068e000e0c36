/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Suite mgm-run-monitor: a run is watched from another thread, stopped by a signal, and not changed
 * by being watched.
 */

#include "mgm-test-files.h"
#include "ns3/mgm-run-monitor.h"
#include "ns3/mgm-scenario-reader.h"
#include "ns3/mgm-scenario-run.h"
#include "ns3/simulator.h"
#include "ns3/test.h"

#include <csignal>
#include <sstream>
#include <string>
#include <unistd.h>

namespace
{

using namespace ns3;
using namespace ns3::mgm;

/// A run with progress shown as often as can be is the same as one without.
class ProgressTestCase : public ModuleTestCase
{
  public:
    ProgressTestCase()
        : ModuleTestCase("Progress is shown, and the trace does not depend on it")
    {
    }

  private:
    void DoRun() override
    {
        std::ostringstream progress;
        const std::string watched = Run(RunMonitor::Progress::BUSY, progress);
        NS_TEST_EXPECT_MSG_NE(
            progress.str().find(" of 60.000 s simulated, "), std::string::npos, "simulated time");
        NS_TEST_EXPECT_MSG_NE(progress.str().find(" events/s, "), std::string::npos, "speed");
        NS_TEST_EXPECT_MSG_NE(progress.str().find(" left\n"), std::string::npos, "time left");
        std::ostringstream silence;
        const std::string alone = Run(RunMonitor::Progress::NONE, silence);
        NS_TEST_EXPECT_MSG_EQ(silence.str(), "", "nothing is shown");
        NS_TEST_EXPECT_MSG_EQ((watched == alone), true, "the same bytes");
    }

    /// @return the trace of the standard scenario.
    static std::string Run(RunMonitor::Progress progress, std::ostream& shown)
    {
        RunMonitor monitor(progress, shown);
        ScenarioReader reader;
        reader.Replace("outputs.trace", "packets", "test");
        const auto scenario =
            reader.ReadFile(GetModulePath("examples/scenarios/backbone-failure.json"));
        ScenarioRun run(*scenario);
        std::ostringstream trace;
        run.WriteTrace(trace);
        monitor.Begin(scenario->duration);
        run.Run();
        monitor.End();
        run.CloseTrace();
        Simulator::Destroy();
        return trace.str();
    }
};

/// Signals stop the run, whenever they come.
class SignalTestCase : public TestCase
{
  public:
    SignalTestCase()
        : TestCase("A signal stops the run at the next event")
    {
    }

  private:
    void DoRun() override
    {
        StopDuring(SIGTERM);
        StopDuring(SIGINT);
        StopBefore();
    }

    /// A signal in the middle of a run that would never end. It comes twice, as from timeout(1).
    void StopDuring(int signal)
    {
        std::ostringstream shown;
        RunMonitor monitor(RunMonitor::Progress::NONE, shown);
        Simulator::Schedule(MilliSeconds(10), &SignalTestCase::Send, signal);
        Simulator::Schedule(MilliSeconds(11), &SignalTestCase::Send, signal);
        Simulator::ScheduleNow(&SignalTestCase::Tick);
        monitor.Begin(Seconds(1));
        Simulator::Run();
        monitor.End();
        NS_TEST_EXPECT_MSG_EQ(monitor.GetSignal(), signal, "which signal");
        NS_TEST_EXPECT_MSG_EQ((Simulator::Now() >= MilliSeconds(10)), true, "not before it");
        Simulator::Destroy();
    }

    /// A signal while the network is built.
    void StopBefore()
    {
        std::ostringstream shown;
        RunMonitor monitor(RunMonitor::Progress::NONE, shown);
        Send(SIGTERM);
        while (monitor.GetSignal() == 0)
        {
            usleep(1000);
        }
        Simulator::ScheduleNow(&SignalTestCase::Tick);
        monitor.Begin(Seconds(1));
        Simulator::Run();
        monitor.End();
        NS_TEST_EXPECT_MSG_EQ(Simulator::Now(), Time(0), "stopped at once");
        Simulator::Destroy();
    }

    /// An event that leads to another one, for ever.
    static void Tick()
    {
        Simulator::Schedule(MicroSeconds(1), &SignalTestCase::Tick);
    }

    /// Sends a signal to this process.
    static void Send(int signal)
    {
        kill(getpid(), signal);
    }
};

/// Suite mgm-run-monitor.
class RunMonitorTestSuite : public TestSuite
{
  public:
    RunMonitorTestSuite()
        : TestSuite("mgm-run-monitor", TestSuite::Type::UNIT)
    {
        AddTestCase(new ProgressTestCase);
        AddTestCase(new SignalTestCase);
    }
};

RunMonitorTestSuite g_runMonitorTestSuite; //!< Static variable for test initialization

} // namespace
