/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Marks the answers of a student by a run of the scenario that the lesson is about.
 */

#ifndef MGM_LESSON_MARKING_H
#define MGM_LESSON_MARKING_H

#include "ns3/mgm-lesson-reader.h"
#include "ns3/mgm-lesson.h"
#include "ns3/mgm-scenario.h"

#include <stdexcept>
#include <string>
#include <vector>

namespace ns3
{
namespace mgm
{

/**
 * @ingroup mgm
 * A lesson asks for something that its run does not have. Its text says what.
 */
class LessonError : public std::runtime_error
{
  public:
    using std::runtime_error::runtime_error;
};

/// What became of an answer.
enum class Mark : uint8_t
{
    RIGHT, //!< it is what the run says
    WRONG, //!< it is something else
    OPEN,  //!< there is no answer
};

/**
 * @ingroup mgm
 * What is said about an answer.
 */
struct MarkedAnswer
{
    std::string id;        //!< of the question
    Mark mark{Mark::OPEN}; //!< right, wrong or open
    std::string given;     //!< the answer, in words; empty where it is open
    std::string truth;     //!< what the run says, in words
    std::string mistake;   //!< WRONG: the misunderstanding, if it is one that the lesson knows
    std::string why;       //!< the facts of the run
    std::string because;   //!< what it teaches; may be empty
};

/**
 * Runs the scenario and marks. Throws LessonError.
 * @param [in] lesson The lesson.
 * @param [in] scenario Its scenario.
 * @param [in] answers Answers of a student.
 * @return what is said about each question, in their order.
 */
std::vector<MarkedAnswer> MarkAnswers(const Lesson& lesson,
                                      const Scenario& scenario,
                                      const LessonAnswers& answers);

/**
 * @param [in] answers Marked answers.
 * @param [in,out] out Where to print what is said about them; of open questions nothing is told.
 * @return whether all are right.
 */
bool PrintMarks(const std::vector<MarkedAnswer>& answers, std::ostream& out);

} // namespace mgm
} // namespace ns3

#endif // MGM_LESSON_MARKING_H
