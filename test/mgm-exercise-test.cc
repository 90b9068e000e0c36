/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Suite mgm-exercise: random networks with RPF failures to find.
 */

#include "mgm-run-test-case.h"
#include "ns3/mgm-exercise.h"
#include "ns3/mgm-lesson-marking.h"
#include "ns3/mgm-lesson-reader.h"

#include <algorithm>
#include <set>
#include <string>
#include <vector>

namespace
{

using namespace ns3;
using namespace ns3::mgm;

/**
 * The answer of somebody who does the exercise by hand, with the costs of its page.
 */
class HandSolution
{
  public:
    /**
     * @param [in] scenario The network.
     * @param [in] last Of ways that cost the same, takes the last one found, not the first.
     */
    HandSolution(const Scenario& scenario, bool last)
        : m_topology(scenario.topology),
          m_source(scenario.hosts[scenario.sources[0].host].at),
          m_last(last)
    {
        const std::vector<NodeIndex> there = FindWay(false);
        const std::vector<NodeIndex> back = FindWay(true);
        for (const ScenarioReceiver& receiver : scenario.receivers)
        {
            std::string culprit;
            for (NodeIndex node = scenario.hosts[receiver.host].at; node != m_source;
                 node = there[node])
            {
                if (there[node] != back[node])
                {
                    culprit =
                        m_topology.GetNode(node).name + ":" + m_topology.GetNode(there[node]).name;
                }
            }
            if (!culprit.empty())
            {
                m_failing.insert(culprit);
                m_starved.insert(scenario.hosts[receiver.host].name);
            }
        }
    }

    /// @return where data is refused.
    const std::set<std::string>& GetFailing() const
    {
        return m_failing;
    }

    /// @return who gets nothing.
    const std::set<std::string>& GetStarved() const
    {
        return m_starved;
    }

  private:
    /// Dijkstra's algorithm. @return of each router the one next to it on the way from the source,
    /// by the costs away from the source or towards it.
    std::vector<NodeIndex> FindWay(bool towards)
    {
        const uint64_t far = ~uint64_t{0};
        std::vector<uint64_t> distances(m_topology.GetNodeCount(), far);
        std::vector<NodeIndex> before(m_topology.GetNodeCount(), m_source);
        std::set<std::pair<uint64_t, NodeIndex>> open{{0, m_source}};
        distances[m_source] = 0;
        while (!open.empty())
        {
            const NodeIndex node = open.begin()->second;
            open.erase(open.begin());
            for (const LinkIndex link : m_topology.GetLinksOf(node))
            {
                const NodeIndex other = m_topology.GetOtherEnd(link, node);
                const NodeIndex from = towards ? other : node;
                const uint64_t distance =
                    distances[node] + m_topology.GetCost(link, m_topology.GetDirection(link, from));
                if (distance < distances[other] || (m_last && distance == distances[other]))
                {
                    open.erase({distances[other], other});
                    distances[other] = distance;
                    before[other] = node;
                    open.emplace(distance, other);
                }
            }
        }
        return before;
    }

    const Topology& m_topology;      //!< the network
    NodeIndex m_source;              //!< router of the source
    bool m_last;                     //!< which of ways that cost the same is taken
    std::set<std::string> m_failing; //!< where data is refused
    std::set<std::string> m_starved; //!< who gets nothing
};

/// Exercises fail where somebody finds by hand that they do, and nowhere else.
class FailuresTestCase : public RunTestCase
{
  public:
    FailuresTestCase()
        : RunTestCase("Exactly as many failures as wanted")
    {
    }

  private:
    /// Checks one exercise against its run, as the ledger of the run counts it.
    void CheckExercise(const ExerciseOrder& order)
    {
        const Exercise exercise = MakeExercise(order);
        const HandSolution solution(exercise.scenario, false);
        const HandSolution other(exercise.scenario, true);
        const RunResult result = RunScenario(exercise.scenario);
        std::set<std::string> failing;
        for (const AlertResult& alert : result.alerts)
        {
            failing.insert(alert.router + ":" + alert.interface);
        }
        std::set<std::string> starved;
        for (const ReceiverResult& receiver : result.receivers)
        {
            const DeliveryReport& delivery = receiver.delivery;
            NS_TEST_EXPECT_MSG_EQ(
                (delivery.received == 0 || delivery.lost == 0), true, "all or nothing");
            if (delivery.received == 0)
            {
                starved.insert(delivery.receiver);
            }
        }
        const std::string& name = exercise.lesson.name;
        NS_TEST_EXPECT_MSG_EQ(failing.size(), order.failures, name);
        NS_TEST_EXPECT_MSG_EQ((failing == solution.GetFailing()), true, name << ": where");
        NS_TEST_EXPECT_MSG_EQ((starved == solution.GetStarved()), true, name << ": who");
        NS_TEST_EXPECT_MSG_EQ((other.GetFailing() == failing && other.GetStarved() == starved),
                              true,
                              name << ": nothing depends on ways that cost the same");
        NS_TEST_EXPECT_MSG_EQ(
            (exercise.failing == std::vector<std::string>(failing.begin(), failing.end())),
            true,
            name << ": as planned");
    }

    void DoRun() override
    {
        for (uint32_t seed = 1; seed <= 12; ++seed)
        {
            for (uint32_t failures = 0; failures <= 6; ++failures)
            {
                CheckExercise({seed, failures, 0});
            }
        }
        CheckExercise({4294944442U, 1, 6});
        CheckExercise({7, 20, 0});
        CheckExercise({2, MAX_EXERCISE_FAILURES, 0});
        CheckExercise({7, 3, 60});
    }
};

/// Exercises are the same again, differ by seed, and say what cannot be.
class OrdersTestCase : public TestCase
{
  public:
    OrdersTestCase()
        : TestCase("Orders of exercises")
    {
    }

  private:
    void DoRun() override
    {
        const Exercise exercise = MakeExercise({3, 2, 0});
        NS_TEST_EXPECT_MSG_EQ(exercise.lesson.name, "exercise-3-2", "name");
        NS_TEST_EXPECT_MSG_EQ(exercise.scenario.topology.GetRouterCount(), 11u, "usual size");
        NS_TEST_EXPECT_MSG_EQ(
            MakeExercise({3, 2, 0}).scenarioText, exercise.scenarioText, "the same again");
        NS_TEST_EXPECT_MSG_NE(
            MakeExercise({4, 2, 0}).scenarioText, exercise.scenarioText, "another seed");
        const Exercise larger = MakeExercise({3, 2, 20});
        NS_TEST_EXPECT_MSG_EQ(larger.lesson.name, "exercise-3-2-20", "name");
        NS_TEST_EXPECT_MSG_EQ(larger.scenario.topology.GetRouterCount(), 20u, "size as wanted");
        try
        {
            MakeExercise({1, 6, 6});
            NS_TEST_EXPECT_MSG_EQ(true, false, "the source's router cannot fail");
        }
        catch (const LessonError& error)
        {
            const std::string text = error.what();
            NS_TEST_EXPECT_MSG_EQ(
                text.find(
                    "found no network of 6 routers with seed 1 and 6 failures; allowed: fewer "
                    "failures (at most "),
                0u,
                text);
        }
    }
};

/// The one right answer passes; one place more or less does not.
class AnswersTestCase : public TestCase
{
  public:
    AnswersTestCase()
        : TestCase("Answers to an exercise")
    {
    }

  private:
    /// @return whether the two answers are right.
    static std::pair<bool, bool> Mark(const Exercise& exercise,
                                      const std::vector<std::string>& failing,
                                      const std::set<std::string>& starved)
    {
        LessonAnswers answers;
        answers["failing"] = MakeNamesAnswer(failing);
        answers["starved"] = MakeNamesAnswer({starved.begin(), starved.end()});
        const auto marked = MarkAnswers(exercise.lesson, exercise.scenario, answers);
        return {marked[0].mark == mgm::Mark::RIGHT, marked[1].mark == mgm::Mark::RIGHT};
    }

    void DoRun() override
    {
        const Exercise exercise = MakeExercise({5, 2, 0});
        const HandSolution solution(exercise.scenario, false);
        const std::set<std::string>& starved = solution.GetStarved();
        std::vector<std::string> failing(solution.GetFailing().begin(),
                                         solution.GetFailing().end());
        NS_TEST_EXPECT_MSG_EQ((Mark(exercise, failing, starved) == std::make_pair(true, true)),
                              true,
                              "found by hand");
        NS_TEST_EXPECT_MSG_EQ((Mark(exercise, {failing[0]}, {}) == std::make_pair(false, false)),
                              true,
                              "one is missing; nobody starves");
        const AnswerChoice choice =
            GetAnswerChoice(exercise.lesson.questions[0].ask, exercise.scenario);
        for (const std::string& place : choice.names)
        {
            if (std::find(failing.begin(), failing.end(), place) == failing.end())
            {
                std::vector<std::string> more = failing;
                more.push_back(place);
                NS_TEST_EXPECT_MSG_EQ(Mark(exercise, more, starved).first, false, place);
                return;
            }
        }
    }
};

/// The suite.
class ExerciseTestSuite : public TestSuite
{
  public:
    ExerciseTestSuite()
        : TestSuite("mgm-exercise", TestSuite::Type::SYSTEM)
    {
        AddTestCase(new FailuresTestCase);
        AddTestCase(new OrdersTestCase);
        AddTestCase(new AnswersTestCase);
    }
};

const ExerciseTestSuite g_exerciseTestSuite; //!< registers the suite

} // namespace
