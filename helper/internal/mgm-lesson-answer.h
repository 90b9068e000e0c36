/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Answers of lessons: from the form, to text, and whether two are the same.
 */

#ifndef MGM_LESSON_ANSWER_H
#define MGM_LESSON_ANSWER_H

#include "ns3/mgm-json-view.h"
#include "ns3/mgm-lesson.h"

#include <string>
#include <vector>

namespace ns3
{
namespace mgm
{

/**
 * @ingroup mgm
 * What may be answered to a question.
 */
struct AnswerChoice
{
    AnswerKind kind{AnswerKind::NAME}; //!< the kind of answer
    std::vector<std::string> names;    //!< NAME, NAMES, PATH: the names that can be used
};

/// @param [in] name A name. @return the answer that consists of it.
LessonAnswer MakeNameAnswer(const std::string& name);
/// @param [in] names Some names. @return the answer that is their set.
LessonAnswer MakeNamesAnswer(std::vector<std::string> names);
/// @param [in] names Some names. @return the answer that is their sequence.
LessonAnswer MakePathAnswer(std::vector<std::string> names);
/// @param [in] number A number. @return the answer that is this number.
LessonAnswer MakeNumberAnswer(uint64_t number);
/// @param [in] time A time. @return the answer that is this time.
LessonAnswer MakeTimeAnswer(const Time& time);

/**
 * Compares two answers to one question.
 * @param [in] a An answer.
 * @param [in] b Another one.
 * @param [in] within TIME: how far they may be apart.
 * @return whether they are the same.
 */
bool IsSameAnswer(const LessonAnswer& a, const LessonAnswer& b, const Time& within);

/**
 * @param [in] answer An answer.
 * @return it in words: "north", "north, south", "nothing", "a - b - c", "12", "3.105 s".
 */
std::string FormatAnswer(const LessonAnswer& answer);

/**
 * @param [in] choice What may be answered.
 * @return how to write it into the form, in words.
 */
std::string DescribeChoice(const AnswerChoice& choice);

/**
 * Reads an answer from a form; what is wrong is reported.
 * @param [in] view The answer.
 * @param [in] choice What may be answered.
 * @return the answer.
 */
LessonAnswer ReadAnswer(const JsonView& view, const AnswerChoice& choice);

/**
 * @param [in] time A time.
 * @return it in seconds without superfluous digits: "3.105 s".
 */
std::string FormatSeconds(const Time& time);

} // namespace mgm
} // namespace ns3

#endif // MGM_LESSON_ANSWER_H
