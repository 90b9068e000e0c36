/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * A lesson as plain values: questions about the run of a scenario, each asking for a fact of the
 * run. No answer is stored anywhere; LessonFacts reads it out of the run.
 */

#ifndef MGM_LESSON_H
#define MGM_LESSON_H

#include "ns3/nstime.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace ns3
{
namespace mgm
{

/// Kind of an answer: what a student writes into the form.
enum class AnswerKind : uint8_t
{
    NAME,   //!< one name out of a list
    NAMES,  //!< a set of names out of a list, possibly none
    PATH,   //!< names out of a list, in order
    NUMBER, //!< a whole number
    TIME,   //!< a number of seconds
};

/**
 * @ingroup mgm
 * An answer: of a student, or of a run.
 */
struct LessonAnswer
{
    AnswerKind kind{AnswerKind::NAME}; //!< which of the following counts
    std::vector<std::string> names;    //!< NAME: one; NAMES: sorted, each once; PATH: in order
    uint64_t number{0};                //!< NUMBER
    Time time;                         //!< TIME
};

/// What can be asked about a run. doc/schema/lesson.schema.json says what each one means.
enum class FactKind : uint8_t
{
    RPF_INTERFACE,
    INCOMING_INTERFACE,
    OUTGOING_INTERFACES,
    ROUTE,
    TREE_PATH,
    WRONG_INTERFACE_PACKETS,
    VERDICT,
    ALERT_TIME,
    ALERT_CLIENT,
    FAILURE_CAUSE,
    REACTION,
    QUIET_TIME,
    DELIVERY,
    DROP_REASON,
    DROPS,
    OWNER,
    ASSERT_WINNER,
    ASSERT_REASON,
    MESSAGES,
    CONVERGENCE_TIME,
    ENTRY_CHANGE_TIME,
    FAILING_INTERFACES,
    STARVED_RECEIVERS,
};

/**
 * @ingroup mgm
 * A question about a run: a kind of fact, and what about. Names are those of the scenario; of the
 * members only those count that the kind of fact knows.
 */
struct LessonAsk
{
    FactKind fact{FactKind::RPF_INTERFACE}; //!< which fact
    std::string router;                     //!< a router
    std::string from;                       //!< what an interface of the router leads to
    std::string to;                         //!< a source or receiver: where a route leads
    std::string source;                     //!< a source, which stands for its (S,G)
    std::string receiver;                   //!< a receiver
    std::string lan;                        //!< a LAN segment
    std::string verdict;                    //!< a verdict
    std::string reason;                     //!< a reason of a drop
    std::string message;                    //!< a type of PIM message
    std::string count;                      //!< which count of a receiver
    uint64_t number{1};                     //!< which of several, from 1
    std::optional<Time> at;                 //!< when; the end of the run without it
    std::optional<Time> since;              //!< from when on; the beginning without it
    std::optional<Time> until;              //!< until before when; the end without it
};

/**
 * @ingroup mgm
 * A misunderstanding: whoever takes this other fact for the answer is told why it is not.
 */
struct LessonMistake
{
    LessonAsk ask;   //!< the other fact
    std::string say; //!< what to say about it
};

/**
 * @ingroup mgm
 * A question of a lesson.
 */
struct LessonQuestion
{
    std::string id;                      //!< unique in its lesson
    std::string text;                    //!< the question
    LessonAsk ask;                       //!< the fact that is the answer
    Time within;                         //!< TIME: how far from the truth still counts as right
    std::string because;                 //!< what the answer teaches; may be empty
    std::vector<LessonMistake> mistakes; //!< in the order in which they are looked for
};

/**
 * @ingroup mgm
 * A lesson without its page.
 */
struct Lesson
{
    std::string name;                      //!< of its folder, for example "01-what-rpf-is"
    std::string title;                     //!< for people
    std::vector<LessonQuestion> questions; //!< in order
};

} // namespace mgm
} // namespace ns3

#endif // MGM_LESSON_H
