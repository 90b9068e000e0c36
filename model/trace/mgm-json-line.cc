/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-json-line.h"

#include "ns3/mgm-observation.h"

#include <array>
#include <charconv>
#include <nlohmann/json.hpp>

namespace ns3
{
namespace mgm
{

namespace
{

/// Long enough for any 64-bit integer.
constexpr std::size_t NUMBER_SIZE = 24;

/// @return whether a byte needs nothing done to it in a JSON string.
bool
IsPlain(char byte)
{
    return byte >= ' ' && byte <= '~' && byte != '"' && byte != '\\';
}

} // namespace

void
JsonLine::Begin()
{
    m_text += '{';
}

void
JsonLine::End()
{
    m_text += "}\n";
}

void
JsonLine::BeginObject(std::string_view key)
{
    AddKey(key);
    m_text += '{';
}

void
JsonLine::BeginObject()
{
    Separate();
    m_text += '{';
}

void
JsonLine::EndObject()
{
    m_text += '}';
}

void
JsonLine::BeginArray(std::string_view key)
{
    AddKey(key);
    m_text += '[';
}

void
JsonLine::EndArray()
{
    m_text += ']';
}

void
JsonLine::AddInteger(std::string_view key, int64_t value)
{
    AddKey(key);
    AppendNumber(value);
}

void
JsonLine::AddUnsigned(std::string_view key, uint64_t value)
{
    AddKey(key);
    AppendNumber(value);
}

void
JsonLine::AddBoolean(std::string_view key, bool value)
{
    AddKey(key);
    m_text += value ? "true" : "false";
}

void
JsonLine::AddText(std::string_view key, std::string_view value)
{
    AddKey(key);
    for (const char byte : value)
    {
        if (!IsPlain(byte))
        {
            m_text += Quote(value);
            return;
        }
    }
    m_text += '"';
    m_text += value;
    m_text += '"';
}

void
JsonLine::AddId(std::string_view key, const RecordId& value)
{
    AddKey(key);
    m_text += '"';
    if (value.node == RecordId::NETWORK)
    {
        m_text += "net";
    }
    else if (value.node == OBSERVER_NODE)
    {
        m_text += "obs";
    }
    else
    {
        AppendNumber(value.node);
    }
    m_text += ':';
    AppendNumber(value.sequence);
    m_text += '"';
}

void
JsonLine::AddAddress(std::string_view key, Ipv4Address value)
{
    AddKey(key);
    m_text += '"';
    AppendAddress(value);
    m_text += '"';
}

void
JsonLine::AddNumber(std::string_view key, double value)
{
    AddKey(key);
    m_text += nlohmann::json(value).dump();
}

void
JsonLine::AddPrefix(std::string_view key, Ipv4Address network, Ipv4Mask mask)
{
    AddKey(key);
    AppendPrefix(network, mask);
}

void
JsonLine::AddPrefix(Ipv4Address network, Ipv4Mask mask)
{
    Separate();
    AppendPrefix(network, mask);
}

void
JsonLine::AddNull(std::string_view key)
{
    AddKey(key);
    m_text += "null";
}

void
JsonLine::AddJson(std::string_view json)
{
    Separate();
    m_text += json;
}

const std::string&
JsonLine::GetText() const
{
    return m_text;
}

void
JsonLine::Clear()
{
    m_text.clear();
}

std::string
JsonLine::Quote(std::string_view text)
{
    return nlohmann::json(text).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

void
JsonLine::Separate()
{
    const char last = m_text.empty() ? '[' : m_text.back();
    if (last != '{' && last != '[')
    {
        m_text += ',';
    }
}

void
JsonLine::AddKey(std::string_view key)
{
    Separate();
    m_text += '"';
    m_text += key;
    m_text += "\":";
}

void
JsonLine::AppendAddress(Ipv4Address value)
{
    const uint32_t bits = value.Get();
    for (int shift = 24; shift >= 0; shift -= 8)
    {
        AppendNumber((bits >> shift) & 0xff);
        if (shift > 0)
        {
            m_text += '.';
        }
    }
}

void
JsonLine::AppendPrefix(Ipv4Address network, Ipv4Mask mask)
{
    m_text += '"';
    AppendAddress(network);
    m_text += '/';
    AppendNumber(mask.GetPrefixLength());
    m_text += '"';
}

template <typename Integer>
void
JsonLine::AppendNumber(Integer value)
{
    std::array<char, NUMBER_SIZE> digits;
    const auto result = std::to_chars(digits.data(), digits.data() + digits.size(), value);
    m_text.append(digits.data(), result.ptr);
}

} // namespace mgm
} // namespace ns3
