/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-lesson-reader.h"

#include "ns3/mgm-drop-reason.h"
#include "ns3/mgm-fact-catalog.h"
#include "ns3/mgm-failure-cause.h"
#include "ns3/mgm-lesson-names.h"
#include "ns3/mgm-types.h"

#include <algorithm>
#include <limits>

namespace ns3
{
namespace mgm
{

namespace
{

/// Stands for "no interface", "no router" or "no client" among names.
const char* const NONE = "none";

/// @return the names of all verdicts.
std::vector<std::string>
GetVerdictNames()
{
    std::vector<std::string> names;
    for (std::size_t i = 0; i < VERDICT_COUNT; ++i)
    {
        names.emplace_back(GetVerdictName(static_cast<Verdict>(i)));
    }
    return names;
}

/// @return the names of all failure causes.
std::vector<std::string>
GetFailureCauseNames()
{
    std::vector<std::string> names;
    for (std::size_t i = 0; i < FAILURE_CAUSE_COUNT; ++i)
    {
        names.emplace_back(GetFailureCauseName(static_cast<FailureCause>(i)));
    }
    return names;
}

/// @return the names of all reasons of drops.
std::vector<std::string>
GetDropReasonNames()
{
    std::vector<std::string> names;
    for (std::size_t i = 0; i < DROP_REASON_COUNT; ++i)
    {
        names.emplace_back(GetDropReasonName(static_cast<DropReason>(i)));
    }
    return names;
}

/// @return the names of the protocols that own interfaces, and the word for none of them.
std::vector<std::string>
GetOwnerNames()
{
    return {GetApplicationKindName(ApplicationKind::STATIC_TREE),
            GetApplicationKindName(ApplicationKind::STATIC_MULTICAST),
            GetApplicationKindName(ApplicationKind::PIM_DM),
            NONE};
}

/// @return names with the word for none of them.
std::vector<std::string>
OrNone(std::vector<std::string> names)
{
    names.emplace_back(NONE);
    return names;
}

/**
 * Reads one question about a run.
 */
class AskReader
{
  public:
    /**
     * @param [in] view The question.
     * @param [in] scenario The scenario that it is about.
     */
    AskReader(const JsonView& view, const Scenario& scenario)
        : m_view(view),
          m_names(scenario)
    {
    }

    /// @return the question.
    LessonAsk Read()
    {
        const std::optional<JsonView> fact = m_view.Require("fact");
        if (!fact)
        {
            return m_ask;
        }
        std::vector<std::string> names;
        for (const FactDescription& description : GetFactCatalog())
        {
            names.push_back(description.name);
        }
        const std::optional<std::size_t> choice = Choose(*fact, names);
        if (!choice)
        {
            return m_ask;
        }
        const FactDescription& description = GetFactCatalog()[*choice];
        m_ask.fact = description.kind;
        std::vector<std::string> members{"fact"};
        members.insert(members.end(), description.required.begin(), description.required.end());
        members.insert(members.end(), description.optional.begin(), description.optional.end());
        m_view.ExpectObject(members);
        ReadNames();
        ReadNumbers();
        for (const std::string& member : description.required)
        {
            if (member == "source" && !m_view.Find(member))
            {
                AssumeSource();
            }
            else
            {
                m_view.Require(member);
            }
        }
        return m_ask;
    }

  private:
    /// @return the index of the name that stands here; nothing where it is none of them.
    static std::optional<std::size_t> Choose(const JsonView& view,
                                             const std::vector<std::string>& names)
    {
        const std::size_t before = view.GetProblems().GetCount();
        const std::size_t choice = view.GetChoice(names);
        return view.GetProblems().GetCount() == before ? std::optional<std::size_t>(choice)
                                                       : std::nullopt;
    }

    /// Reads the members that are names.
    void ReadNames()
    {
        ReadName("router", m_names.GetRouters(), m_ask.router);
        const std::optional<JsonView> from = m_view.Find("from");
        if (!m_ask.router.empty())
        {
            ReadName("from", m_names.GetNeighbors(m_ask.router), m_ask.from);
        }
        else if (from && !m_view.Find("router"))
        {
            from->Refuse("nothing without a router");
        }
        ReadName("to", m_names.GetHosts(), m_ask.to);
        ReadName("source", m_names.GetSources(), m_ask.source);
        ReadName("receiver", m_names.GetReceivers(), m_ask.receiver);
        ReadName("lan", m_names.GetLans(), m_ask.lan);
        ReadName("verdict", GetVerdictNames(), m_ask.verdict);
        ReadName("reason", GetDropReasonNames(), m_ask.reason);
        ReadName("count", {"received", "lost", "duplicates", "expected"}, m_ask.count);
        ReadName("message",
                 {"hello", "join", "prune", "assert", "graft", "graft-ack", "state-refresh"},
                 m_ask.message);
    }

    /// Reads a name.
    void ReadName(const std::string& member,
                  const std::vector<std::string>& names,
                  std::string& name) const
    {
        const std::optional<JsonView> view = m_view.Find(member);
        if (!view)
        {
            return;
        }
        if (names.empty())
        {
            view->Refuse("nothing, since there is no such thing in this scenario");
        }
        else if (const std::optional<std::size_t> choice = Choose(*view, names))
        {
            name = names[*choice];
        }
    }

    /// Reads the members that are numbers and times.
    void ReadNumbers()
    {
        if (const std::optional<JsonView> number = m_view.Find("number"))
        {
            m_ask.number = number->GetInteger(1, std::numeric_limits<uint32_t>::max());
        }
        ReadTime("at_s", m_ask.at);
        ReadTime("since_s", m_ask.since);
        ReadTime("until_s", m_ask.until);
    }

    /// Reads a time.
    void ReadTime(const std::string& member, std::optional<Time>& time) const
    {
        if (const std::optional<JsonView> view = m_view.Find(member))
        {
            time = view->GetSeconds();
        }
    }

    /// Where only one source can be meant, it need not be named.
    void AssumeSource()
    {
        const std::vector<std::string> sources = m_names.GetSources();
        if (sources.size() == 1)
        {
            m_ask.source = sources[0];
        }
        else
        {
            m_view.GetProblems().Add(m_view.GetPointer(),
                                     "member \"source\" is missing, and the scenario has " +
                                         std::to_string(sources.size()) + " sources");
        }
    }

    const JsonView& m_view; //!< the question
    LessonNames m_names;    //!< of the scenario
    LessonAsk m_ask;        //!< what is read
};

/// Reads the misunderstandings of a question.
std::vector<LessonMistake>
ReadMistakes(const JsonView& view, const Scenario& scenario, AnswerKind kind)
{
    std::vector<LessonMistake> mistakes;
    for (const JsonView& element : view.GetElements())
    {
        element.ExpectObject({"ask", "say"});
        const std::optional<JsonView> ask = element.Require("ask");
        const std::optional<JsonView> say = element.Require("say");
        if (!ask || !say)
        {
            continue;
        }
        mistakes.push_back({AskReader(*ask, scenario).Read(), say->GetString()});
        const FactDescription& fact = GetFactDescription(mistakes.back().ask.fact);
        if (fact.answer != kind)
        {
            ask->GetProblems().Add(ask->GetPointer(),
                                   "the answer to a \"" + fact.name +
                                       "\" is of another kind than that to the question");
        }
    }
    return mistakes;
}

/// Reads one question of a lesson.
LessonQuestion
ReadQuestion(const JsonView& view, const Scenario& scenario)
{
    LessonQuestion question;
    view.ExpectObject({"id", "text", "ask", "within_s", "because", "mistakes"});
    if (const std::optional<JsonView> id = view.Require("id"))
    {
        question.id = id->GetString();
    }
    if (const std::optional<JsonView> text = view.Require("text"))
    {
        question.text = text->GetString();
    }
    if (const std::optional<JsonView> ask = view.Require("ask"))
    {
        question.ask = AskReader(*ask, scenario).Read();
    }
    const AnswerKind kind = GetFactDescription(question.ask.fact).answer;
    if (const std::optional<JsonView> within = view.Find("within_s"))
    {
        question.within = within->GetSeconds();
        if (kind != AnswerKind::TIME)
        {
            within->Refuse("nothing, since the answer is no time");
        }
    }
    if (const std::optional<JsonView> because = view.Find("because"))
    {
        question.because = because->GetString();
    }
    if (const std::optional<JsonView> mistakes = view.Find("mistakes"))
    {
        question.mistakes = ReadMistakes(*mistakes, scenario, kind);
    }
    return question;
}

/// @return the question with an id; null where there is none.
const LessonQuestion*
FindQuestion(const Lesson& lesson, const std::string& id)
{
    const auto& questions = lesson.questions;
    const auto found =
        std::find_if(questions.begin(), questions.end(), [&id](const LessonQuestion& question) {
            return question.id == id;
        });
    return found == questions.end() ? nullptr : &*found;
}

/// Reads one answer of a form.
void
ReadFormAnswer(const JsonView& view,
               const Lesson& lesson,
               const Scenario& scenario,
               std::vector<std::string>& seen,
               LessonAnswers& answers)
{
    if (!view.ExpectObject({"id", "question", "how", "answer"}))
    {
        return;
    }
    const std::optional<JsonView> id = view.Require("id");
    const std::optional<JsonView> answer = view.Require("answer");
    if (!id || !answer)
    {
        return;
    }
    const std::string name = id->GetString();
    const LessonQuestion* question = FindQuestion(lesson, name);
    if (!question)
    {
        std::vector<std::string> ids;
        for (const LessonQuestion& known : lesson.questions)
        {
            ids.push_back(known.id);
        }
        id->RefuseName("which is no question of this lesson", ids);
        return;
    }
    if (std::find(seen.begin(), seen.end(), name) != seen.end())
    {
        id->Refuse("each question once");
        return;
    }
    seen.push_back(name);
    if (!answer->GetValue().is_null())
    {
        answers[name] = ReadAnswer(*answer, GetAnswerChoice(question->ask, scenario));
    }
}

} // namespace

Lesson
ReadLesson(const JsonView& view, const Scenario& scenario)
{
    Lesson lesson;
    view.ExpectObject({"$schema", "title", "questions"});
    if (const std::optional<JsonView> title = view.Require("title"))
    {
        lesson.title = title->GetString();
    }
    const std::optional<JsonView> questions = view.Require("questions");
    if (!questions)
    {
        return lesson;
    }
    for (const JsonView& element : questions->GetElements())
    {
        LessonQuestion question = ReadQuestion(element, scenario);
        if (FindQuestion(lesson, question.id))
        {
            element.GetProblems().Add(element.GetPointer() + "/id",
                                      "\"" + question.id + "\"",
                                      "an id that no other question has");
        }
        lesson.questions.push_back(std::move(question));
    }
    return lesson;
}

AnswerChoice
GetAnswerChoice(const LessonAsk& ask, const Scenario& scenario)
{
    const LessonNames names(scenario);
    AnswerChoice choice{GetFactDescription(ask.fact).answer, {}};
    switch (ask.fact)
    {
    case FactKind::RPF_INTERFACE:
    case FactKind::INCOMING_INTERFACE:
        choice.names = OrNone(names.GetNeighbors(ask.router));
        break;
    case FactKind::OUTGOING_INTERFACES:
        choice.names = names.GetNeighbors(ask.router);
        break;
    case FactKind::ROUTE:
    case FactKind::TREE_PATH:
        choice.names = names.GetRouters();
        break;
    case FactKind::VERDICT:
        choice.names = GetVerdictNames();
        break;
    case FactKind::ALERT_CLIENT:
    case FactKind::OWNER:
        choice.names = GetOwnerNames();
        break;
    case FactKind::FAILURE_CAUSE:
        choice.names = GetFailureCauseNames();
        break;
    case FactKind::REACTION:
        choice.names = {NONE, "retarget", "hold-down", "prune", "assert"};
        break;
    case FactKind::DROP_REASON:
        choice.names = OrNone(GetDropReasonNames());
        break;
    case FactKind::ASSERT_WINNER:
        choice.names = OrNone(names.GetRoutersOn(ask.lan));
        break;
    case FactKind::ASSERT_REASON:
        choice.names = {"preference", "metric", "address", NONE};
        break;
    case FactKind::FAILING_INTERFACES:
        choice.names = names.GetInterfaces();
        break;
    case FactKind::STARVED_RECEIVERS:
        choice.names = names.GetReceivers();
        break;
    default:
        break;
    }
    return choice;
}

nlohmann::ordered_json
MakeForm(const Lesson& lesson, const Scenario& scenario)
{
    nlohmann::ordered_json answers = nlohmann::ordered_json::array();
    for (const LessonQuestion& question : lesson.questions)
    {
        nlohmann::ordered_json answer;
        answer["id"] = question.id;
        answer["question"] = question.text;
        answer["how"] = DescribeChoice(GetAnswerChoice(question.ask, scenario));
        answer["answer"] = nullptr;
        answers.push_back(std::move(answer));
    }
    nlohmann::ordered_json form;
    form["lesson"] = lesson.name;
    form["answers"] = std::move(answers);
    return form;
}

LessonAnswers
ReadForm(const JsonView& view, const Lesson& lesson, const Scenario& scenario)
{
    LessonAnswers answers;
    if (!view.ExpectObject({"$schema", "lesson", "answers"}))
    {
        return answers;
    }
    if (const std::optional<JsonView> name = view.Require("lesson"))
    {
        if (name->GetString() != lesson.name)
        {
            name->Refuse("\"" + lesson.name + "\", the form of this lesson");
            return answers;
        }
    }
    const std::optional<JsonView> list = view.Require("answers");
    if (!list)
    {
        return answers;
    }
    std::vector<std::string> seen;
    for (const JsonView& element : list->GetElements())
    {
        ReadFormAnswer(element, lesson, scenario, seen, answers);
    }
    return answers;
}

} // namespace mgm
} // namespace ns3
