/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-json-text.h"

#include <algorithm>
#include <set>
#include <vector>

namespace ns3
{
namespace mgm
{

namespace
{

/**
 * Follows the parser through a document and reports members that stand twice in one object. This is
 * a pass of its own, since the callback of nlohmann::json::parse costs a look at all elements of an
 * array for each object in it.
 */
class DuplicateFinder : public nlohmann::json_sax<nlohmann::json>
{
  public:
    /// @param [in,out] problems Duplicates are added here.
    explicit DuplicateFinder(InputProblems& problems)
        : m_problems(problems)
    {
    }

    bool null() override
    {
        return EndValue();
    }

    bool boolean(bool) override
    {
        return EndValue();
    }

    bool number_integer(number_integer_t) override
    {
        return EndValue();
    }

    bool number_unsigned(number_unsigned_t) override
    {
        return EndValue();
    }

    bool number_float(number_float_t, const string_t&) override
    {
        return EndValue();
    }

    bool string(string_t&) override
    {
        return EndValue();
    }

    bool binary(binary_t&) override
    {
        return EndValue();
    }

    bool start_object(std::size_t) override
    {
        m_open.push_back({false, 0, "", {}});
        return true;
    }

    bool key(string_t& name) override
    {
        m_open.back().member = name;
        if (!m_open.back().members.insert(name).second)
        {
            m_problems.Add(GetPointer(), "found a second time; allowed: once");
        }
        return true;
    }

    bool end_object() override
    {
        return EndContainer();
    }

    bool start_array(std::size_t) override
    {
        m_open.push_back({true, 0, "", {}});
        return true;
    }

    bool end_array() override
    {
        return EndContainer();
    }

    bool parse_error(std::size_t, const std::string&, const nlohmann::json::exception&) override
    {
        return false; // whoever needs the reason has parsed the text before
    }

  private:
    /// An object or array that the parser is inside of.
    struct Container
    {
        bool isArray;                  //!< array, else object
        std::size_t index;             //!< of the element that comes next
        std::string member;            //!< name of the last member
        std::set<std::string> members; //!< names of all members so far
    };

    /// The parser is behind one value. @return true: it is to go on.
    bool EndValue()
    {
        if (!m_open.empty())
        {
            ++m_open.back().index;
        }
        return true;
    }

    /// The parser is behind an object or array. @return true: it is to go on.
    bool EndContainer()
    {
        m_open.pop_back();
        return EndValue();
    }

    /// @return JSON pointer of where the parser is.
    std::string GetPointer() const
    {
        std::string pointer;
        for (const Container& container : m_open)
        {
            pointer = AppendToPointer(
                pointer, container.isArray ? std::to_string(container.index) : container.member);
        }
        return pointer;
    }

    InputProblems& m_problems;     //!< receives what is found
    std::vector<Container> m_open; //!< from the outermost to the innermost
};

/// @return "line 3, column 7" of a byte of a text, both counted from 1.
std::string
DescribePosition(const std::string& text, std::size_t byte)
{
    const auto end = text.begin() + std::min(byte, text.size());
    const auto line = 1 + std::count(text.begin(), end, '\n');
    const auto newline = std::find(std::make_reverse_iterator(end), text.rend(), '\n');
    const auto column = 1 + (end - newline.base());
    return "line " + std::to_string(line) + ", column " + std::to_string(column);
}

/**
 * @param [in] what Message of an exception: "[name] parse error at line 1, column 2: reason".
 * @return the reason, in printable characters.
 */
std::string
GetReason(const std::string& what)
{
    const std::size_t prefix = what.find(": ");
    std::string reason = what.substr(prefix == std::string::npos ? 0 : prefix + 2);
    std::replace_if(
        reason.begin(), reason.end(), [](unsigned char c) { return c < 0x20 || c > 0x7e; }, '?');
    return reason;
}

} // namespace

std::optional<nlohmann::json>
ParseJson(const std::string& text, InputProblems& problems)
{
    try
    {
        nlohmann::json document = nlohmann::json::parse(text);
        InputProblems duplicates;
        DuplicateFinder finder(duplicates);
        nlohmann::json::sax_parse(text, &finder);
        if (duplicates.IsEmpty())
        {
            return document;
        }
        problems.Append(duplicates);
    }
    catch (const nlohmann::json::parse_error& error)
    {
        const std::size_t byte = error.byte > 0 ? error.byte - 1 : 0;
        problems.Add(DescribePosition(text, byte), "not JSON: " + GetReason(error.what()));
    }
    catch (const nlohmann::json::exception& error)
    {
        problems.Add("", std::string("not JSON: ") + error.what());
    }
    return std::nullopt;
}

std::string
AppendToPointer(const std::string& pointer, const std::string& member)
{
    std::string result = pointer + '/';
    for (const char c : member)
    {
        if (c == '~')
        {
            result += "~0";
        }
        else if (c == '/')
        {
            result += "~1";
        }
        else
        {
            result += c;
        }
    }
    return result;
}

} // namespace mgm
} // namespace ns3
