/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-prose.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <sstream>

namespace ns3
{
namespace mgm
{

namespace
{

/// Width of a line.
constexpr std::size_t LINE_WIDTH = 80;

/// @return a number with a number of digits after the point.
std::string
FormatNumber(double number, int digits)
{
    std::array<char, 64> text;
    std::snprintf(text.data(), text.size(), "%.*f", digits, number);
    return text.data();
}

/// @return number of characters of a text in UTF-8.
std::size_t
CountCharacters(const std::string& text)
{
    return std::count_if(text.begin(), text.end(), [](char byte) { return (byte & 0xc0) != 0x80; });
}

/// @return whether a word is a unit of time, perhaps with a comma or the like behind it.
bool
IsUnit(const std::string& word)
{
    const std::string unit = word.substr(0, word.find_last_not_of(".,;:)") + 1);
    return unit == "s" || unit == "ms" || unit == "us" || unit == "ns";
}

/// @return the words of a text; a number and its unit are one.
std::vector<std::string>
SplitWords(const std::string& text)
{
    std::vector<std::string> words;
    std::istringstream stream(text);
    for (std::string word; stream >> word;)
    {
        const char before = words.empty() ? ' ' : words.back().back();
        if (IsUnit(word) && before >= '0' && before <= '9')
        {
            words.back() += " " + word;
            continue;
        }
        words.push_back(word);
    }
    return words;
}

} // namespace

std::string
FormatTime(int64_t nanoseconds)
{
    constexpr int64_t MICROSECOND = 1000;
    constexpr int64_t SECOND = 1000000;
    const int64_t time = (nanoseconds + MICROSECOND / 2) / MICROSECOND;
    int digits = 6;
    for (int64_t rest = time % SECOND; digits > 3 && rest % 10 == 0; rest /= 10)
    {
        --digits;
    }
    std::array<char, 16> decimals;
    std::snprintf(decimals.data(), decimals.size(), "%06d", static_cast<int>(time % SECOND));
    return std::to_string(time / SECOND) + "." + std::string(decimals.data()).substr(0, digits) +
           " s";
}

std::string
FormatDuration(int64_t nanoseconds)
{
    struct Unit
    {
        double size;      // nanoseconds
        const char* name; // after the number
    };

    if (nanoseconds == 0)
    {
        return "0 s";
    }
    const auto length = static_cast<double>(nanoseconds);
    for (const Unit& unit : {Unit{1e9, " s"}, Unit{1e6, " ms"}, Unit{1e3, " us"}, Unit{1, " ns"}})
    {
        const double number = length / unit.size;
        // A number that would be rounded up to the next unit is shown in that.
        if (number < 0.9995 && unit.size > 1)
        {
            continue;
        }
        int digits = number < 9.995 ? 2 : (number < 99.95 ? 1 : 0);
        std::string text = FormatNumber(number, digits);
        for (; digits > 0 && text.back() == '0'; --digits)
        {
            text.pop_back();
        }
        if (text.back() == '.')
        {
            text.pop_back();
        }
        return text + unit.name;
    }
    return "0 s";
}

std::string
FormatCount(uint64_t count, const std::string& noun)
{
    if (count == 0)
    {
        return "no " + noun + "s";
    }
    return std::to_string(count) + " " + noun + (count == 1 ? "" : "s");
}

std::string
FormatList(const std::vector<std::string>& items, std::size_t limit)
{
    // Naming one more takes no more room than saying that there is one more.
    const std::size_t named = items.size() <= limit + 1 ? items.size() : limit;
    const std::size_t others = items.size() - named;
    std::string text;
    for (std::size_t i = 0; i < named; ++i)
    {
        if (i > 0)
        {
            text += i + 1 == named && others == 0 ? " and " : ", ";
        }
        text += items[i];
    }
    return others == 0 ? text : text + " and " + std::to_string(others) + " others";
}

std::string
CleanText(const std::string& text)
{
    std::string clean = text;
    std::replace_if(
        clean.begin(),
        clean.end(),
        [](char byte) { return (byte >= 0 && byte < ' ') || byte == 0x7f; },
        ' ');
    return clean;
}

void
PrintParagraph(std::ostream& os, const std::string& text, std::size_t indent)
{
    std::size_t column = 0;
    for (const std::string& word : SplitWords(CleanText(text)))
    {
        const std::size_t width = CountCharacters(word);
        if (column > 0 && column + 1 + width > LINE_WIDTH)
        {
            os << '\n';
            column = 0;
        }
        os << (column == 0 ? std::string(indent, ' ') : " ") << word;
        column += width + (column == 0 ? indent : 1);
    }
    os << '\n';
}

TextTable::TextTable(const std::vector<std::string>& headings)
{
    std::vector<std::string> texts = headings;
    for (std::string& text : texts)
    {
        m_right.push_back(text.back() == ' ');
        text.resize(text.size() - (m_right.back() ? 1 : 0));
    }
    m_rows.push_back(texts);
}

void
TextTable::AddRow(const std::vector<std::string>& cells)
{
    m_rows.emplace_back();
    for (const std::string& cell : cells)
    {
        m_rows.back().push_back(CleanText(cell));
    }
}

bool
TextTable::IsEmpty() const
{
    return m_rows.size() == 1;
}

void
TextTable::Print(std::ostream& os, const std::string& indent) const
{
    std::vector<std::size_t> widths(m_right.size(), 0);
    for (const std::vector<std::string>& row : m_rows)
    {
        for (std::size_t i = 0; i < widths.size(); ++i)
        {
            widths[i] = std::max(widths[i], CountCharacters(row[i]));
        }
    }
    for (const std::vector<std::string>& row : m_rows)
    {
        std::string line = indent;
        for (std::size_t i = 0; i < widths.size(); ++i)
        {
            const std::string space(widths[i] - CountCharacters(row[i]), ' ');
            line += (i == 0 ? "" : "  ") + (m_right[i] ? space + row[i] : row[i] + space);
        }
        os << line.substr(0, line.find_last_not_of(' ') + 1) << '\n';
    }
}

} // namespace mgm
} // namespace ns3
