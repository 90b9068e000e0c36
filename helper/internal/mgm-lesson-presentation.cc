/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-lesson-presentation.h"

#include "ns3/mgm-lesson-files.h"
#include "ns3/mgm-lesson-page.h"
#include "ns3/mgm-lesson-reader.h"
#include "ns3/mgm-question-options.h"

namespace ns3
{
namespace mgm
{

void
PrintQuestions(const Lesson& lesson, const Scenario& scenario, std::ostream& out)
{
    out << "\nQuestions\n---------\n";
    std::size_t number = 0;
    for (const LessonQuestion& question : lesson.questions)
    {
        const std::string choice = DescribeChoice(GetAnswerChoice(question.ask, scenario));
        out << "\n"
            << WrapText(question.text, std::to_string(++number) + ". ", "   ")
            << WrapText("(" + question.id + ": " + choice + ")", "   ", "   ");
    }
}

void
OfferForm(const Lesson& lesson,
          const Scenario& scenario,
          const LessonNextStep& next,
          std::ostream& out)
{
    const bool written = WriteForm(next.folder, lesson, scenario);
    const std::string form = QuoteShellWord(next.folder + "/" + FORM_NAME);
    out << "\nWrite your answers into " << form << ", in place of null"
        << (written ? ".\n" : "; the form is there already and stays as it is.\n")
        << "Mark them: " << GetCommandCall(next.command) << " " << next.arguments << " --check "
        << form << "\nSee it run: " << GetCommandCall("run") << " " << QuoteShellWord(next.scenario)
        << "\n";
}

} // namespace mgm
} // namespace ns3
