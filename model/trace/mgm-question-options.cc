/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-question-options.h"

#include "ns3/mgm-near-miss.h"
#include "ns3/mgm-prose.h"
#include "ns3/mgm-trace-record.h"

#include <algorithm>
#include <cstdlib>
#include <sstream>

namespace ns3
{
namespace mgm
{

namespace
{

/// Columns of a terminal that the description fills.
constexpr std::size_t LINE_WIDTH = 100;

/// Prints words in lines of a terminal: the first one after a heading, the others below its end or,
/// if it is empty, at the margin.
void
PrintHanging(std::ostream& out, const std::string& heading, const std::vector<std::string>& words)
{
    std::size_t column = heading.size();
    std::string space(heading.empty() ? "" : " ");
    out << heading;
    for (const std::string& word : words)
    {
        if (column + space.size() + word.size() > LINE_WIDTH && column > heading.size())
        {
            out << '\n' << std::string(heading.size(), ' ');
            column = heading.size();
            space = heading.empty() ? "" : " ";
        }
        out << space << word;
        column += space.size() + word.size();
        space = " ";
    }
    out << '\n';
}

/// @return the words of a text.
std::vector<std::string>
SplitWords(const std::string& text)
{
    std::istringstream stream(text);
    std::vector<std::string> words;
    for (std::string word; stream >> word;)
    {
        words.push_back(word);
    }
    return words;
}

} // namespace

std::string
GetCommandCall(const std::string& command)
{
    const char* const launcher = std::getenv("MGM_LAUNCHER");
    return launcher ? QuoteShellWord(launcher) + " " + command : "mgm-" + command;
}

std::string
QuoteShellWord(const std::string& word)
{
    const char* const plain =
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-./,:=+@%";
    if (!word.empty() && word.find_first_not_of(plain) == std::string::npos)
    {
        return word;
    }
    std::string quoted = "'";
    for (const char letter : word)
    {
        quoted += letter == '\'' ? std::string("'\\''") : std::string(1, letter);
    }
    return quoted + "'";
}

QuestionOptions::QuestionOptions(const std::string& command, const std::string& purpose)
    : m_command(command),
      m_purpose(purpose)
{
}

void
QuestionOptions::AddWord(const std::string& name, const std::string& help, Need need)
{
    m_items.push_back({name, name, help, need, false, {}});
}

void
QuestionOptions::AddFlag(const std::string& name, const std::string& help)
{
    m_items.push_back({name, "", help, OPTIONAL, true, {}});
}

void
QuestionOptions::AddJsonFlag()
{
    AddFlag("--json", "prints JSON instead of text");
}

void
QuestionOptions::AddValue(const std::string& name,
                          const std::string& value,
                          const std::string& help,
                          Need need)
{
    m_items.push_back({name, value, help, need, true, {}});
}

void
QuestionOptions::SetRemarks(const std::string& text)
{
    m_remarks = text;
}

int
QuestionOptions::Answer(const std::vector<std::string>& arguments,
                        std::ostream& out,
                        std::ostream& err,
                        const std::function<int()>& answer)
{
    const std::string prefix = "mgm-" + m_command + ": ";
    if (Parse(arguments))
    {
        PrintUsage(out);
        return 0;
    }
    try
    {
        const bool complete = std::none_of(m_items.begin(), m_items.end(), [](const Item& item) {
            return !item.isOption && item.need == REQUIRED && item.values.empty();
        });
        if (!complete)
        {
            Check();
        }
        return answer();
    }
    catch (const QuestionError& error)
    {
        std::istringstream lines(error.what());
        for (std::string line; std::getline(lines, line);)
        {
            err << prefix << line << '\n';
        }
        err << "Try '" << GetCommandCall(m_command) << " --help'.\n";
    }
    catch (const TraceError& error)
    {
        for (const std::string& problem : m_problems)
        {
            err << prefix << CleanText(problem) << '\n';
        }
        err << prefix << CleanText(error.what()) << '\n';
    }
    return QUESTION_ERROR;
}

void
QuestionOptions::Check() const
{
    if (m_problems.empty())
    {
        return;
    }
    std::string text;
    for (const std::string& problem : m_problems)
    {
        text += (text.empty() ? "" : "\n") + CleanText(problem);
    }
    throw QuestionError(text);
}

void
QuestionOptions::AddProblem(const std::string& problem)
{
    m_problems.push_back(problem);
}

bool
QuestionOptions::IsSet(const std::string& name) const
{
    return !Find(name).values.empty();
}

std::string
QuestionOptions::GetWord(const std::string& name) const
{
    const Item& item = Find(name);
    return item.values.empty() ? "" : item.values.front();
}

std::vector<std::string>
QuestionOptions::GetAll(const std::string& name) const
{
    return Find(name).values;
}

std::optional<std::string>
QuestionOptions::GetText(const std::string& name)
{
    const Item& item = Find(name);
    return item.values.empty() ? std::nullopt : std::optional<std::string>(item.values.front());
}

std::optional<int64_t>
QuestionOptions::GetTime(const std::string& name)
{
    const std::optional<std::string> text = GetText(name);
    return text ? Take(name, ParseTimeValue(*text)) : std::nullopt;
}

std::optional<RecordId>
QuestionOptions::GetRecordId(const std::string& name)
{
    const std::optional<std::string> text = GetText(name);
    RecordId id;
    if (text && !ParseRecordId(*text, id))
    {
        AddProblem(name + ": found \"" + *text +
                   "\"; allowed: the id of a record, NODE:NUMBER, such as 7:31");
        return std::nullopt;
    }
    return text ? std::optional<RecordId>(id) : std::nullopt;
}

std::optional<std::string>
QuestionOptions::GetSource(const std::string& name)
{
    const std::optional<std::string> text = GetText(name);
    return text ? Take(name, ParseSourceValue(*text)) : std::nullopt;
}

std::optional<std::string>
QuestionOptions::GetGroup(const std::string& name)
{
    const std::optional<std::string> text = GetText(name);
    return text ? Take(name, ParseGroupValue(*text)) : std::nullopt;
}

std::optional<uint64_t>
QuestionOptions::GetNumber(const std::string& name, uint64_t least, uint64_t most)
{
    const std::optional<std::string> text = GetText(name);
    return text ? Take(name, ParseNumberValue(*text, least, most)) : std::nullopt;
}

std::optional<std::string>
QuestionOptions::GetChoice(const std::string& name, const std::vector<std::string>& choices)
{
    const std::optional<std::string> text = GetText(name);
    if (text && std::find(choices.begin(), choices.end(), *text) == choices.end())
    {
        AddProblem(name + ": found \"" + *text + "\"; allowed: " + DescribeAllowed(*text, choices));
        return std::nullopt;
    }
    return text;
}

std::optional<uint32_t>
QuestionOptions::GetRouter(const std::string& name, const TraceHeader& header)
{
    const std::optional<std::string> text = GetText(name);
    return text ? Take(name, ParseRouterValue(*text, header)) : std::nullopt;
}

std::optional<uint32_t>
QuestionOptions::GetInterface(const std::string& name,
                              const TraceHeader& header,
                              const std::optional<uint32_t>& node)
{
    const std::optional<std::string> text = GetText(name);
    return text && node ? Take(name, ParseInterfaceValue(*text, header, *node)) : std::nullopt;
}

void
QuestionOptions::PrintUsage(std::ostream& out) const
{
    std::vector<std::string> uses;
    std::size_t width = std::string("--help").size();
    for (const Item& item : m_items)
    {
        uses.push_back(DescribeUse(item));
        const std::size_t gap = item.isOption && !item.value.empty() ? 1 + item.value.size() : 0;
        width = std::max(width, item.name.size() + gap);
    }
    PrintHanging(out, "usage: mgm-" + m_command, uses);
    out << '\n';
    PrintHanging(out, "", SplitWords(m_purpose));
    const auto describe = [&](const std::string& use, const std::string& help) {
        PrintHanging(out, "  " + use + std::string(width - use.size(), ' '), SplitWords(help));
    };
    for (const Item& item : m_items)
    {
        const bool takesValue = item.isOption && !item.value.empty();
        describe(takesValue ? item.name + " " + item.value : item.name, item.help);
    }
    describe("--help", "prints this");
    out << m_remarks;
}

bool
QuestionOptions::Parse(const std::vector<std::string>& arguments)
{
    bool options = true;
    for (std::size_t next = 0; next < arguments.size(); ++next)
    {
        const std::string& argument = arguments[next];
        if (!options || argument.size() < 2 || argument[0] != '-')
        {
            ParseWord(argument);
        }
        else if (argument == "--")
        {
            options = false;
        }
        else if (argument == "--help" || argument == "-h")
        {
            return true;
        }
        else
        {
            ParseOption(arguments, next);
        }
    }
    FindMissing();
    return false;
}

void
QuestionOptions::ParseOption(const std::vector<std::string>& arguments, std::size_t& next)
{
    const std::string& argument = arguments[next];
    const std::size_t equals = argument.find('=');
    const std::string name = argument.substr(0, equals);
    const auto found = std::find_if(m_items.begin(), m_items.end(), [&](const Item& item) {
        return item.isOption && item.name == name;
    });
    if (found == m_items.end())
    {
        AddProblem("found \"" + name + "\"; allowed: " + DescribeAllowed(name, GetOptionNames()));
        return;
    }
    if (found->value.empty())
    {
        if (equals != std::string::npos)
        {
            AddProblem(name + " takes no value");
        }
        found->values.push_back(name);
        return;
    }
    std::string value = equals == std::string::npos ? "" : argument.substr(equals + 1);
    const bool isApart = equals == std::string::npos && next + 1 < arguments.size() &&
                         arguments[next + 1].rfind("--", 0) != 0;
    if (isApart)
    {
        value = arguments[++next];
    }
    if (value.empty())
    {
        AddProblem(name + " needs a value: " + found->help);
    }
    else if (found->need != REPEATED && !found->values.empty())
    {
        AddProblem(name + " is given twice");
    }
    found->values.push_back(value);
}

void
QuestionOptions::ParseWord(const std::string& word)
{
    const auto open = std::find_if(m_items.begin(), m_items.end(), [](const Item& item) {
        return !item.isOption && (item.need == REPEATED || item.values.empty());
    });
    if (open == m_items.end())
    {
        AddProblem("found one argument too many, \"" + word + "\"");
        return;
    }
    open->values.push_back(word);
}

void
QuestionOptions::FindMissing()
{
    for (const Item& item : m_items)
    {
        if (item.need == REQUIRED && item.values.empty())
        {
            AddProblem(DescribeUse(item) + " is missing: " + item.help);
        }
    }
}

const QuestionOptions::Item&
QuestionOptions::Find(const std::string& name) const
{
    const auto found = std::find_if(
        m_items.begin(), m_items.end(), [&](const Item& item) { return item.name == name; });
    if (found == m_items.end())
    {
        throw std::logic_error("the option " + name + " is not declared");
    }
    return *found;
}

std::vector<std::string>
QuestionOptions::GetOptionNames() const
{
    std::vector<std::string> names;
    for (const Item& item : m_items)
    {
        if (item.isOption)
        {
            names.push_back(item.name);
        }
    }
    names.emplace_back("--help");
    return names;
}

std::string
QuestionOptions::DescribeUse(const Item& item)
{
    const bool takesValue = item.isOption && !item.value.empty();
    const std::string use = takesValue ? item.name + " " + item.value : item.name;
    switch (item.need)
    {
    case REQUIRED:
        return use;
    case REPEATED:
        return "[" + use + "]...";
    case OPTIONAL:
        break;
    }
    return "[" + use + "]";
}

template <typename Value>
std::optional<Value>
QuestionOptions::Take(const std::string& name, const ValueResult<Value>& result)
{
    if (!result.value)
    {
        AddProblem(name + ": " + result.problem);
    }
    return result.value;
}

} // namespace mgm
} // namespace ns3
