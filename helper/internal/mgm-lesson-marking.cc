/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-lesson-marking.h"

#include "ns3/mgm-lesson-facts.h"
#include "ns3/mgm-lesson-page.h"
#include "ns3/mgm-lesson-run.h"

#include <optional>

namespace ns3
{
namespace mgm
{

namespace
{

/// What explanations are indented by.
const char* const INDENT = "     ";

/// Marks the answer to one question.
MarkedAnswer
MarkAnswer(const LessonRun& run, const LessonQuestion& question, const LessonAnswers& answers)
{
    const std::optional<LessonFact> fact = FindFact(run, question.ask);
    if (!fact)
    {
        throw LessonError("question \"" + question.id + "\" asks for what the run does not have\n");
    }
    MarkedAnswer marked;
    marked.id = question.id;
    marked.truth = FormatAnswer(fact->answer);
    marked.why = fact->why;
    marked.because = question.because;
    const auto answer = answers.find(question.id);
    if (answer == answers.end())
    {
        return marked;
    }
    marked.given = FormatAnswer(answer->second);
    if (IsSameAnswer(answer->second, fact->answer, question.within))
    {
        marked.mark = Mark::RIGHT;
        return marked;
    }
    marked.mark = Mark::WRONG;
    for (const LessonMistake& mistake : question.mistakes)
    {
        const std::optional<LessonFact> other = FindFact(run, mistake.ask);
        if (other && IsSameAnswer(answer->second, other->answer, question.within))
        {
            marked.mistake = mistake.say;
            break;
        }
    }
    return marked;
}

} // namespace

std::vector<MarkedAnswer>
MarkAnswers(const Lesson& lesson, const Scenario& scenario, const LessonAnswers& answers)
{
    LessonRun run(scenario);
    for (const LessonQuestion& question : lesson.questions)
    {
        run.Expect(question.ask);
        for (const LessonMistake& mistake : question.mistakes)
        {
            run.Expect(mistake.ask);
        }
    }
    run.Run();
    std::vector<MarkedAnswer> marked;
    for (const LessonQuestion& question : lesson.questions)
    {
        marked.push_back(MarkAnswer(run, question, answers));
    }
    return marked;
}

bool
PrintMarks(const std::vector<MarkedAnswer>& answers, std::ostream& out)
{
    std::size_t right = 0;
    std::size_t number = 0;
    for (const MarkedAnswer& answer : answers)
    {
        out << ++number << ". " << answer.id << ": ";
        if (answer.mark == Mark::OPEN)
        {
            out << "not answered\n\n";
            continue;
        }
        right += answer.mark == Mark::RIGHT;
        out << (answer.mark == Mark::RIGHT ? "right" : "wrong") << "\n"
            << WrapText("You: " + answer.given, INDENT, INDENT);
        if (answer.mark == Mark::WRONG)
        {
            out << WrapText("The run: " + answer.truth, INDENT, INDENT)
                << WrapText(answer.mistake, INDENT, INDENT);
        }
        out << WrapText("Why: " + answer.why, INDENT, INDENT)
            << WrapText(answer.because, INDENT, INDENT) << "\n";
    }
    out << right << " of " << answers.size() << " right.\n";
    return right == answers.size();
}

} // namespace mgm
} // namespace ns3
