/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-json-view.h"

#include "ns3/mgm-json-text.h"
#include "ns3/mgm-near-miss.h"

#include <algorithm>
#include <cmath>
#include <sstream>
#include <utility>

namespace ns3
{
namespace mgm
{

namespace
{

/// Characters of a wrong value that a message shows.
constexpr std::size_t QUOTED_LENGTH = 60;

/// Longest time in a file, in seconds (about 31 years): ns-3's clock counts nanoseconds in 63 bits.
constexpr double MAXIMUM_SECONDS = 1e9;

/// @return a number without superfluous digits.
std::string
PrintNumber(double number)
{
    std::ostringstream os;
    os.precision(12);
    os << number;
    return os.str();
}

} // namespace

JsonView::JsonView(const nlohmann::json& value, std::string pointer, InputProblems& problems)
    : m_value(&value),
      m_pointer(std::move(pointer)),
      m_problems(&problems)
{
}

const nlohmann::json&
JsonView::GetValue() const
{
    return *m_value;
}

const std::string&
JsonView::GetPointer() const
{
    return m_pointer;
}

InputProblems&
JsonView::GetProblems() const
{
    return *m_problems;
}

void
JsonView::Refuse(const std::string& allowed) const
{
    m_problems->Add(m_pointer, Quote(), allowed);
}

void
JsonView::RefuseName(const std::string& why, const std::vector<std::string>& names) const
{
    const std::string name = m_value->is_string() ? m_value->get<std::string>() : "";
    m_problems->Add(
        m_pointer, Quote() + ", " + why, m_problems->IsFull() ? "" : DescribeAllowed(name, names));
}

bool
JsonView::ExpectObject(const std::vector<std::string>& members) const
{
    if (!m_value->is_object())
    {
        Refuse("an object");
        return false;
    }
    for (const auto& member : m_value->items())
    {
        if (std::find(members.begin(), members.end(), member.key()) == members.end())
        {
            m_problems->Add(AppendToPointer(m_pointer, member.key()),
                            "an unknown member",
                            DescribeAllowed(member.key(), members));
        }
    }
    return true;
}

std::optional<JsonView>
JsonView::Find(const std::string& member) const
{
    const auto found = m_value->find(member);
    if (found == m_value->end())
    {
        return std::nullopt;
    }
    return JsonView(*found, AppendToPointer(m_pointer, member), *m_problems);
}

std::optional<JsonView>
JsonView::Require(const std::string& member) const
{
    std::optional<JsonView> found = Find(member);
    if (!found && m_value->is_object())
    {
        m_problems->Add(m_pointer, "member \"" + member + "\" is missing");
    }
    return found;
}

std::vector<std::pair<std::string, JsonView>>
JsonView::GetMembers() const
{
    std::vector<std::pair<std::string, JsonView>> members;
    if (!m_value->is_object())
    {
        Refuse("an object");
        return members;
    }
    for (const auto& member : m_value->items())
    {
        members.emplace_back(
            member.key(),
            JsonView(member.value(), AppendToPointer(m_pointer, member.key()), *m_problems));
    }
    return members;
}

std::vector<JsonView>
JsonView::GetElements() const
{
    std::vector<JsonView> elements;
    if (!m_value->is_array())
    {
        Refuse("an array");
        return elements;
    }
    for (std::size_t i = 0; i < m_value->size(); ++i)
    {
        elements.emplace_back((*m_value)[i], m_pointer + '/' + std::to_string(i), *m_problems);
    }
    return elements;
}

std::string
JsonView::GetString() const
{
    if (!m_value->is_string() || m_value->get_ref<const std::string&>().empty())
    {
        Refuse("a text that is not empty");
        return "";
    }
    return m_value->get<std::string>();
}

std::size_t
JsonView::GetChoice(const std::vector<std::string>& names) const
{
    const std::string name = m_value->is_string() ? m_value->get<std::string>() : "";
    const auto found = std::find(names.begin(), names.end(), name);
    if (found == names.end())
    {
        Refuse(DescribeAllowed(name, names));
        return 0;
    }
    return static_cast<std::size_t>(found - names.begin());
}

bool
JsonView::GetBoolean() const
{
    if (!m_value->is_boolean())
    {
        Refuse("true or false");
        return false;
    }
    return m_value->get<bool>();
}

uint64_t
JsonView::GetInteger(uint64_t minimum, uint64_t maximum) const
{
    if (m_value->is_number_unsigned())
    {
        const auto number = m_value->get<uint64_t>();
        if (number >= minimum && number <= maximum)
        {
            return number;
        }
    }
    Refuse("a whole number from " + std::to_string(minimum) + " to " + std::to_string(maximum));
    return minimum;
}

double
JsonView::GetNumber(double minimum, double maximum) const
{
    if (m_value->is_number())
    {
        const auto number = m_value->get<double>();
        if (number >= minimum && number <= maximum)
        {
            return number;
        }
    }
    Refuse("a number from " + PrintNumber(minimum) + " to " + PrintNumber(maximum));
    return minimum;
}

Time
JsonView::GetSeconds() const
{
    if (m_value->is_number())
    {
        const auto seconds = m_value->get<double>();
        if (seconds >= 0 && seconds <= MAXIMUM_SECONDS)
        {
            return NanoSeconds(std::llround(seconds * 1e9));
        }
    }
    Refuse("a number of seconds from 0 to " + PrintNumber(MAXIMUM_SECONDS));
    return Time(0);
}

std::string
JsonView::Quote() const
{
    if (m_value->is_object())
    {
        return m_value->empty() ? "an empty object" : "an object";
    }
    if (m_value->is_array())
    {
        return m_value->empty() ? "an empty array" : "an array";
    }
    const std::string text = m_value->dump();
    if (text.size() <= QUOTED_LENGTH)
    {
        return text;
    }
    std::size_t end = QUOTED_LENGTH;
    while ((static_cast<unsigned char>(text[end]) & 0xc0) == 0x80) // inside a UTF-8 character
    {
        --end;
    }
    return text.substr(0, end) + "...";
}

} // namespace mgm
} // namespace ns3
