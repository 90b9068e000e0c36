/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * An exercise: a random network, its page and its questions.
 */

#ifndef MGM_EXERCISE_H
#define MGM_EXERCISE_H

#include "ns3/mgm-exercise-plan.h"
#include "ns3/mgm-lesson.h"
#include "ns3/mgm-scenario.h"

#include <string>
#include <vector>

namespace ns3
{
namespace mgm
{

/**
 * @ingroup mgm
 * An exercise with all that is written into its folder.
 */
struct Exercise
{
    Lesson lesson;                    //!< the questions
    Scenario scenario;                //!< what they are about
    std::string scenarioText;         //!< the same as a scenario file
    std::string page;                 //!< the text, in Markdown
    std::vector<std::string> failing; //!< where the check is to fail, as router:neighbor, sorted
};

/**
 * @ingroup mgm
 * @param [in] failures Number of places where the check fails.
 * @return number of routers of an exercise for which none is given.
 */
uint32_t GetUsualRouters(uint32_t failures);

/**
 * @ingroup mgm
 * Makes an exercise: the same for the same order. Throws LessonError where no network was found.
 * @param [in] order What is wanted; routers 0 for the usual number.
 * @return the exercise.
 */
Exercise MakeExercise(ExerciseOrder order);

} // namespace mgm
} // namespace ns3

#endif // MGM_EXERCISE_H
