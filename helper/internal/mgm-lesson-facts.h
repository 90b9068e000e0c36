/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * The evaluator: reads the answer to a question out of a run, with the facts that make it so.
 */

#ifndef MGM_LESSON_FACTS_H
#define MGM_LESSON_FACTS_H

#include "ns3/mgm-lesson-run.h"
#include "ns3/mgm-lesson.h"

#include <optional>
#include <string>

namespace ns3
{
namespace mgm
{

/**
 * @ingroup mgm
 * A fact of a run.
 */
struct LessonFact
{
    LessonAnswer answer; //!< the right answer
    std::string why;     //!< the facts behind it, in sentences
};

/**
 * @ingroup mgm
 * @param [in] run A run that has ended.
 * @param [in] ask A question that it was to expect.
 * @return the fact; nothing where the run has none such, for example no third alert.
 */
std::optional<LessonFact> FindFact(const LessonRun& run, const LessonAsk& ask);

/// FindFact for questions about entries, routes and owners.
std::optional<LessonFact> FindTreeFact(const LessonRun& run, const LessonAsk& ask);
/// FindFact for questions about wrong-interface packets and what they led to.
std::optional<LessonFact> FindAlertFact(const LessonRun& run, const LessonAsk& ask);
/// FindFact for questions about packets that arrived or were dropped.
std::optional<LessonFact> FindPacketFact(const LessonRun& run, const LessonAsk& ask);
/// FindFact for questions about Asserts and other messages of PIM.
std::optional<LessonFact> FindPimFact(const LessonRun& run, const LessonAsk& ask);
/// FindFact for questions about the time at which something changed.
std::optional<LessonFact> FindChangeFact(const LessonRun& run, const LessonAsk& ask);

} // namespace mgm
} // namespace ns3

#endif // MGM_LESSON_FACTS_H
