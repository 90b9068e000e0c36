/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Suite mgm-router-application: starting and stopping in the middle of a run.
 */

#include "ns3/mgm-router-application.h"
#include "ns3/node.h"
#include "ns3/simulator.h"
#include "ns3/test.h"

#include <string>
#include <vector>

namespace
{

using namespace ns3;
using namespace ns3::mgm;

/// Writes down when it is started and stopped, and why.
class LoggingApplication : public RouterApplication
{
  public:
    std::vector<std::string> m_log; //!< one line a call

  private:
    void DoStart() override
    {
        Log("start");
    }

    void DoStop() override
    {
        Log("stop");
    }

    /**
     * @param [in] what What happened.
     */
    void Log(const std::string& what)
    {
        const RecordId cause = CauseScope::GetCurrent().Get(TraceLevel::CONTROL);
        m_log.push_back(std::to_string(Simulator::Now().GetSeconds()).substr(0, 3) + " " + what +
                        " #" + std::to_string(cause.sequence));
    }
};

/// Puts every record into a list.
void
Collect(std::vector<ApplicationRecord>* records, const ApplicationRecord& record)
{
    records->push_back(record);
}

/// ns-3's start and stop times and direct calls go through the same two functions, in turns.
class StartStopTestCase : public TestCase
{
  public:
    StartStopTestCase()
        : TestCase("Applications start and stop, each call once, with a record as its cause")
    {
    }

  private:
    void DoRun() override
    {
        auto node = CreateObject<Node>();
        auto application = CreateObject<LoggingApplication>();
        node->AddApplication(application);
        application->SetStartTime(Seconds(1));
        application->SetStopTime(Seconds(9));
        std::vector<ApplicationRecord> records;
        application->TraceConnectWithoutContext("Running", MakeBoundCallback(&Collect, &records));
        Simulator::Schedule(Seconds(2), &RouterApplication::Start, application);
        Simulator::Schedule(Seconds(3), &RouterApplication::Stop, application);
        Simulator::Schedule(Seconds(4), &RouterApplication::Stop, application);
        Simulator::Schedule(Seconds(5), &RouterApplication::Start, application);
        Simulator::Run();

        const std::vector<std::string> expected{
            "1.0 start #1", "3.0 stop #2", "5.0 start #3", "9.0 stop #4"};
        NS_TEST_EXPECT_MSG_EQ((application->m_log == expected), true, "calls in turns");
        NS_TEST_EXPECT_MSG_EQ(application->IsRunning(), false, "stopped");
        NS_TEST_EXPECT_MSG_EQ(records.size(), 4u, "one record a change");
        NS_TEST_EXPECT_MSG_EQ(records[1].running, false, "the second is a stop");
        NS_TEST_EXPECT_MSG_EQ(records[1].head.id.sequence, 2u, "its id is the cause");
        Simulator::Destroy();
    }
};

/// Suite mgm-router-application.
class RouterApplicationTestSuite : public TestSuite
{
  public:
    RouterApplicationTestSuite()
        : TestSuite("mgm-router-application", TestSuite::Type::UNIT)
    {
        AddTestCase(new StartStopTestCase);
    }
};

RouterApplicationTestSuite
    g_routerApplicationTestSuite; //!< Static variable for test initialization

} // namespace
