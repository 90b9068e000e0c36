/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-exercise-command.h"

#include "ns3/mgm-exercise.h"
#include "ns3/mgm-lesson-answer.h"
#include "ns3/mgm-lesson-files.h"
#include "ns3/mgm-lesson-marking.h"
#include "ns3/mgm-lesson-page.h"
#include "ns3/mgm-lesson-presentation.h"
#include "ns3/mgm-output-folder.h"
#include "ns3/mgm-question-options.h"
#include "ns3/mgm-topology-generator.h"

#include <optional>

namespace ns3
{
namespace mgm
{

namespace
{

/// Exit status where an answer is wrong or open.
constexpr int STATUS_WRONG = 1;

/// Throws LessonError unless a run of the exercise fails the check where it is to fail it.
void
CheckExercise(const Exercise& exercise)
{
    const std::vector<MarkedAnswer> marked = MarkAnswers(exercise.lesson, exercise.scenario, {});
    const std::string planned = FormatAnswer(MakeNamesAnswer(exercise.failing));
    if (marked[0].truth != planned)
    {
        throw LessonError(exercise.lesson.name + ": the run fails at " + marked[0].truth +
                          ", but was planned to fail at " + planned + "\n");
    }
}

/// Writes network and page.
void
WriteExercise(const std::string& folder, const Exercise& exercise)
{
    OutputFolder output(folder);
    std::ostream* scenario = output.Prepare() ? output.Open("scenario.json") : nullptr;
    std::ostream* page = scenario ? output.Open("exercise.md") : nullptr;
    if (page)
    {
        *scenario << exercise.scenarioText;
        *page << exercise.page;
    }
    if (!page || !output.Keep())
    {
        throw LessonError(output.GetError() + "\n");
    }
}

/// Prints an exercise, and writes its folder.
void
PresentExercise(const Exercise& exercise,
                const std::string& folder,
                const std::string& options,
                std::ostream& out)
{
    CheckExercise(exercise);
    WriteExercise(folder, exercise);
    PrintPage(
        exercise.page, [](const std::string&) { return std::string(); }, out);
    PrintQuestions(exercise.lesson, exercise.scenario, out);
    OfferForm(exercise.lesson,
              exercise.scenario,
              {folder, "exercise", options, folder + "/scenario.json"},
              out);
}

/// Marks a form. @return the exit status.
int
MarkExercise(const Exercise& exercise, const std::string& form, std::ostream& out)
{
    const LessonAnswers answers = LoadForm(form, exercise.lesson, exercise.scenario);
    out << exercise.lesson.title << "\n\n";
    const bool right = PrintMarks(MarkAnswers(exercise.lesson, exercise.scenario, answers), out);
    return right ? 0 : STATUS_WRONG;
}

} // namespace

int
RunExerciseCommand(const std::vector<std::string>& arguments, std::ostream& out, std::ostream& err)
{
    QuestionOptions options(
        "exercise",
        "Makes a random network in which data arrives on the wrong interface at exactly so many "
        "places, with a form to name them, or marks a form that is filled.");
    options.AddValue(
        "--seed", "N", "the same number gives the same exercise", QuestionOptions::REQUIRED);
    options.AddValue("--failures", "K", "number of places", QuestionOptions::REQUIRED);
    options.AddValue(
        "--routers", "M", "number of routers (default: 6 to 20 for K up to 5, then 5 K - 5)");
    options.AddValue("--check", "FILE", "marks the answers in this form by a run of the network");
    options.AddValue("--out", "DIR", "folder of the exercise (default: out/exercise-N-K)");
    options.SetRemarks("Exit status: 0; 1: an answer is wrong or missing; 2: something is wrong "
                       "with arguments, form\nor files, or no such network was found.\n");
    return options.Answer(arguments, out, err, [&] {
        ExerciseOrder order;
        const auto seed = options.GetNumber("--seed", 1, MAX_TOPOLOGY_SEED);
        const auto failures = options.GetNumber("--failures", 0, MAX_EXERCISE_FAILURES);
        const auto routers =
            options.GetNumber("--routers", MIN_EXERCISE_ROUTERS, MAX_EXERCISE_ROUTERS);
        const std::optional<std::string> form = options.GetText("--check");
        const std::optional<std::string> folder = options.GetText("--out");
        options.Check();
        order.seed = static_cast<uint32_t>(*seed);
        order.failures = static_cast<uint32_t>(*failures);
        order.routers = static_cast<uint32_t>(routers.value_or(0));
        try
        {
            const Exercise exercise = MakeExercise(order);
            if (form)
            {
                return MarkExercise(exercise, *form, out);
            }
            const std::string again = "--seed " + std::to_string(order.seed) + " --failures " +
                                      std::to_string(order.failures) +
                                      (routers ? " --routers " + std::to_string(*routers) : "");
            PresentExercise(exercise, folder.value_or("out/" + exercise.lesson.name), again, out);
        }
        catch (const LessonError& error)
        {
            err << "mgm-exercise: " << error.what();
            return QUESTION_ERROR;
        }
        return 0;
    });
}

} // namespace mgm
} // namespace ns3
