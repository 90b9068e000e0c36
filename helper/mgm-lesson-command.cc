/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-lesson-command.h"

#include "ns3/mgm-lesson-files.h"
#include "ns3/mgm-lesson-marking.h"
#include "ns3/mgm-lesson-page.h"
#include "ns3/mgm-lesson-presentation.h"
#include "ns3/mgm-near-miss.h"
#include "ns3/mgm-question-options.h"

#include <algorithm>
#include <optional>

namespace ns3
{
namespace mgm
{

namespace
{

/// Exit status where an answer is wrong or open.
constexpr int STATUS_WRONG = 1;

/// @return the number of a lesson as it is typed: "3" of "03-...".
std::string
GetNumber(const std::string& name)
{
    const std::string digits = name.substr(0, name.find('-'));
    return digits.substr(std::min(digits.find_first_not_of('0'), digits.size() - 1));
}

/// @return the name of the lesson that is asked for by number or name; "" where it is none.
std::string
FindLesson(const std::vector<std::string>& names, QuestionOptions& options)
{
    const std::string word = options.GetWord("LESSON");
    std::vector<std::string> allowed;
    for (const std::string& name : names)
    {
        if (name == word || GetNumber(name) == word)
        {
            return name;
        }
        allowed.push_back(GetNumber(name));
    }
    options.AddProblem("LESSON: found \"" + word +
                       "\"; allowed: " + DescribeAllowed(word, allowed));
    return "";
}

/// Prints the titles of all lessons.
void
PrintList(const std::vector<std::string>& names, const std::string& folder, std::ostream& out)
{
    for (const std::string& name : names)
    {
        const LoadedLesson loaded = LoadLesson(folder, name);
        out << "  " << GetNumber(name) << "  " << loaded.lesson.title << " ("
            << loaded.lesson.questions.size() << " questions)\n";
    }
    out << "\nNext: " << GetCommandCall("lesson") << " 1\n";
}

/// Prints a lesson and writes its form.
void
PresentLesson(const std::string& folder,
              const std::string& formFolder,
              const LoadedLesson& loaded,
              std::ostream& out)
{
    PrintPage(
        loaded.page,
        [&folder, &loaded](const std::string& file) {
            const std::string base = file.substr(0, file.rfind('.'));
            return ReadTextFile(folder + "/" + loaded.lesson.name + "/" + base + ".txt");
        },
        out);
    PrintQuestions(loaded.lesson, loaded.scenario, out);
    OfferForm(loaded.lesson,
              loaded.scenario,
              {formFolder, "lesson", GetNumber(loaded.lesson.name), loaded.scenarioPath},
              out);
}

/// Marks a form. @return the exit status.
int
MarkForm(const LoadedLesson& loaded, const std::string& form, std::ostream& out)
{
    const LessonAnswers answers = LoadForm(form, loaded.lesson, loaded.scenario);
    out << loaded.lesson.title << "\n\n";
    const bool right = PrintMarks(MarkAnswers(loaded.lesson, loaded.scenario, answers), out);
    return right ? 0 : STATUS_WRONG;
}

} // namespace

int
RunLessonCommand(const std::vector<std::string>& arguments,
                 const std::string& lessons,
                 std::ostream& out,
                 std::ostream& err)
{
    QuestionOptions options(
        "lesson",
        "Lists the lessons, prints one with its questions and writes a form for "
        "the answers, or marks a form that is filled.");
    options.AddWord("LESSON", "number or name of a lesson", QuestionOptions::OPTIONAL);
    options.AddValue("--check", "FILE", "marks the answers in this form by a run of the scenario");
    options.AddValue("--out", "DIR", "folder of the form (default: out/lesson-<number>)");
    options.SetRemarks("Exit status: 0; 1: an answer is wrong or missing; 2: something is wrong "
                       "with arguments, form\nor files.\n");
    return options.Answer(arguments, out, err, [&] {
        const std::vector<std::string> names = ListLessons(lessons);
        const std::optional<std::string> form = options.GetText("--check");
        const std::optional<std::string> folder = options.GetText("--out");
        const bool isNamed = options.IsSet("LESSON");
        const std::string name = isNamed ? FindLesson(names, options) : "";
        if (form && !isNamed)
        {
            options.AddProblem("--check: found no lesson; allowed: LESSON --check FILE");
        }
        options.Check();
        try
        {
            if (!isNamed)
            {
                PrintList(names, lessons, out);
                return 0;
            }
            const LoadedLesson loaded = LoadLesson(lessons, name);
            if (form)
            {
                return MarkForm(loaded, *form, out);
            }
            PresentLesson(lessons, folder.value_or("out/lesson-" + GetNumber(name)), loaded, out);
        }
        catch (const LessonError& error)
        {
            err << error.what();
            return QUESTION_ERROR;
        }
        return 0;
    });
}

} // namespace mgm
} // namespace ns3
