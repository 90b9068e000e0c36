/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * From a lesson file (doc/schema/lesson.schema.json) to a Lesson, and from a form that a student
 * filled (doc/schema/lesson-answers.schema.json) to answers; with everything that is wrong at once.
 */

#ifndef MGM_LESSON_READER_H
#define MGM_LESSON_READER_H

#include "ns3/mgm-json-view.h"
#include "ns3/mgm-lesson-answer.h"
#include "ns3/mgm-lesson.h"
#include "ns3/mgm-scenario.h"

#include <map>
#include <nlohmann/json.hpp>
#include <string>

namespace ns3
{
namespace mgm
{

/// Answers of a student by the id of their question; those left open are missing.
using LessonAnswers = std::map<std::string, LessonAnswer>;

/**
 * @ingroup mgm
 * Reads a lesson; what is wrong is reported.
 * @param [in] view The document.
 * @param [in] scenario The scenario that it asks about.
 * @return the lesson, without its name.
 */
Lesson ReadLesson(const JsonView& view, const Scenario& scenario);

/**
 * @param [in] ask A question about a run of a scenario.
 * @param [in] scenario The scenario.
 * @return what may be answered.
 */
AnswerChoice GetAnswerChoice(const LessonAsk& ask, const Scenario& scenario);

/**
 * @param [in] lesson A lesson.
 * @param [in] scenario Its scenario.
 * @return a form without answers.
 */
nlohmann::ordered_json MakeForm(const Lesson& lesson, const Scenario& scenario);

/**
 * Reads a form; what is wrong is reported.
 * @param [in] view The document.
 * @param [in] lesson The lesson that it should belong to.
 * @param [in] scenario Its scenario.
 * @return the answers.
 */
LessonAnswers ReadForm(const JsonView& view, const Lesson& lesson, const Scenario& scenario);

} // namespace mgm
} // namespace ns3

#endif // MGM_LESSON_READER_H
