/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-lesson-answer.h"

#include "ns3/mgm-near-miss.h"

#include <algorithm>
#include <limits>

namespace ns3
{
namespace mgm
{

namespace
{

/// Most names that are listed where an answer may be one of them.
constexpr std::size_t MAX_LISTED_NAMES = 24;

/// @return names with something between them.
std::string
Join(const std::vector<std::string>& names, const std::string& between)
{
    std::string text;
    for (const std::string& name : names)
    {
        text += (text.empty() ? "" : between) + name;
    }
    return text;
}

/// @return the name that is expected; "" where it is none of those that can be used.
std::string
ReadName(const JsonView& view, const std::vector<std::string>& names)
{
    const std::string name = view.GetValue().is_string() ? view.GetValue().get<std::string>() : "";
    if (std::find(names.begin(), names.end(), name) == names.end())
    {
        view.Refuse(DescribeAllowed(name, names));
        return "";
    }
    return name;
}

} // namespace

LessonAnswer
MakeNameAnswer(const std::string& name)
{
    LessonAnswer answer;
    answer.names = {name};
    return answer;
}

LessonAnswer
MakeNamesAnswer(std::vector<std::string> names)
{
    std::sort(names.begin(), names.end());
    names.erase(std::unique(names.begin(), names.end()), names.end());
    LessonAnswer answer;
    answer.kind = AnswerKind::NAMES;
    answer.names = std::move(names);
    return answer;
}

LessonAnswer
MakePathAnswer(std::vector<std::string> names)
{
    LessonAnswer answer;
    answer.kind = AnswerKind::PATH;
    answer.names = std::move(names);
    return answer;
}

LessonAnswer
MakeNumberAnswer(uint64_t number)
{
    LessonAnswer answer;
    answer.kind = AnswerKind::NUMBER;
    answer.number = number;
    return answer;
}

LessonAnswer
MakeTimeAnswer(const Time& time)
{
    LessonAnswer answer;
    answer.kind = AnswerKind::TIME;
    answer.time = time;
    return answer;
}

bool
IsSameAnswer(const LessonAnswer& a, const LessonAnswer& b, const Time& within)
{
    if (a.kind != b.kind)
    {
        return false;
    }
    switch (a.kind)
    {
    case AnswerKind::NUMBER:
        return a.number == b.number;
    case AnswerKind::TIME:
        return Abs(a.time - b.time) <= within;
    default:
        return a.names == b.names;
    }
}

std::string
FormatSeconds(const Time& time)
{
    int64_t nanoseconds = time.GetNanoSeconds();
    std::string text = nanoseconds < 0 ? "-" : "";
    nanoseconds = std::abs(nanoseconds);
    text += std::to_string(nanoseconds / 1000000000);
    std::string fraction = std::to_string(1000000000 + nanoseconds % 1000000000).substr(1);
    fraction.erase(fraction.find_last_not_of('0') + 1);
    return text + (fraction.empty() ? "" : "." + fraction) + " s";
}

std::string
FormatAnswer(const LessonAnswer& answer)
{
    switch (answer.kind)
    {
    case AnswerKind::NUMBER:
        return std::to_string(answer.number);
    case AnswerKind::TIME:
        return FormatSeconds(answer.time);
    default:
        return answer.names.empty()
                   ? "nothing"
                   : Join(answer.names, answer.kind == AnswerKind::PATH ? " - " : ", ");
    }
}

std::string
DescribeChoice(const AnswerChoice& choice)
{
    const bool many = choice.names.size() > MAX_LISTED_NAMES;
    const std::string names =
        Join({choice.names.begin(), choice.names.begin() + (many ? 3 : choice.names.size())},
             ", ") +
        (many ? ", ... (" + std::to_string(choice.names.size()) + " in all)" : "");
    switch (choice.kind)
    {
    case AnswerKind::NAME:
        return "one of: " + names;
    case AnswerKind::NAMES:
        return "a list, [] for none, of: " + names;
    case AnswerKind::PATH:
        return "a list in order, of: " + names;
    case AnswerKind::NUMBER:
        return "a whole number";
    case AnswerKind::TIME:
        return "a number of seconds";
    }
    return "";
}

LessonAnswer
ReadAnswer(const JsonView& view, const AnswerChoice& choice)
{
    switch (choice.kind)
    {
    case AnswerKind::NAME:
        return MakeNameAnswer(ReadName(view, choice.names));
    case AnswerKind::NUMBER:
        return MakeNumberAnswer(view.GetInteger(0, std::numeric_limits<uint32_t>::max()));
    case AnswerKind::TIME:
        return MakeTimeAnswer(view.GetSeconds());
    default:
        break;
    }
    std::vector<std::string> names;
    for (const JsonView& element : view.GetElements())
    {
        names.push_back(ReadName(element, choice.names));
    }
    return choice.kind == AnswerKind::PATH ? MakePathAnswer(std::move(names))
                                           : MakeNamesAnswer(std::move(names));
}

} // namespace mgm
} // namespace ns3
