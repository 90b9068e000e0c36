/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * What lessons and exercises print behind their page: the questions, and what to do next.
 */

#ifndef MGM_LESSON_PRESENTATION_H
#define MGM_LESSON_PRESENTATION_H

#include "ns3/mgm-lesson.h"
#include "ns3/mgm-scenario.h"

#include <ostream>
#include <string>

namespace ns3
{
namespace mgm
{

/**
 * @ingroup mgm
 * How a student goes on.
 */
struct LessonNextStep
{
    std::string folder;    //!< folder of the form
    std::string command;   //!< command that marks, "lesson"
    std::string arguments; //!< its arguments, without the form
    std::string scenario;  //!< path of the scenario file
};

/**
 * Prints the questions, with what may be answered.
 * @param [in] lesson The lesson.
 * @param [in] scenario Its scenario.
 * @param [in,out] out Where to print.
 */
void PrintQuestions(const Lesson& lesson, const Scenario& scenario, std::ostream& out);

/**
 * Writes the form, unless it is there, and prints how to go on. Throws LessonError.
 * @param [in] lesson The lesson.
 * @param [in] scenario Its scenario.
 * @param [in] next How to go on.
 * @param [in,out] out Where to print.
 */
void OfferForm(const Lesson& lesson,
               const Scenario& scenario,
               const LessonNextStep& next,
               std::ostream& out);

} // namespace mgm
} // namespace ns3

#endif // MGM_LESSON_PRESENTATION_H
