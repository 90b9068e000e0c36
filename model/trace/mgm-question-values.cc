/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-question-values.h"

#include "ns3/mgm-near-miss.h"

#include <algorithm>
#include <arpa/inet.h>
#include <charconv>
#include <limits>
#include <utility>

namespace ns3
{
namespace mgm
{

namespace
{

/// Nanoseconds of each unit of time.
const std::pair<const char*, int64_t> UNITS[] = {{"ns", 1},
                                                 {"us", 1000},
                                                 {"ms", 1000000},
                                                 {"s", 1000000000},
                                                 {"min", 60000000000},
                                                 {"h", 3600000000000},
                                                 {"", 1000000000}};

/// @return what to say of a text that is no allowed value.
std::string
Describe(const std::string& text, const std::string& allowed)
{
    return "found \"" + text + "\"; allowed: " + allowed;
}

/// @return whether a character is a decimal digit.
bool
IsDigit(char letter)
{
    return letter >= '0' && letter <= '9';
}

/// @return a length of time in nanoseconds; none where it takes more than 64 bits.
std::optional<int64_t>
ScaleTime(const std::string& whole, const std::string& fraction, int64_t unit)
{
    constexpr int64_t largest = std::numeric_limits<int64_t>::max();
    int64_t value = 0;
    for (const char digit : whole)
    {
        if (value > (largest - 9) / 10)
        {
            return std::nullopt;
        }
        value = value * 10 + (digit - '0');
    }
    if (value > largest / unit)
    {
        return std::nullopt;
    }
    value *= unit;
    int64_t part = 0;
    int64_t scale = unit;
    for (const char digit : fraction)
    {
        // The tenth part of 60 s is whole; beyond nanoseconds, digits are cut off.
        if (scale % 10 != 0)
        {
            break;
        }
        scale /= 10;
        part += (digit - '0') * scale;
    }
    return value > largest - part ? std::nullopt : std::optional<int64_t>(value + part);
}

/// @return an address in network byte order; none where the text is none.
std::optional<in_addr>
ParseAddress(const std::string& text)
{
    in_addr address;
    return inet_pton(AF_INET, text.c_str(), &address) == 1 ? std::optional<in_addr>(address)
                                                           : std::nullopt;
}

/// @return whether the first byte of an address is that of a multicast address.
bool
IsMulticast(const in_addr& address)
{
    return (ntohl(address.s_addr) >> 28) == 0xe;
}

/// @return whether an interface of a node leads to a neighbor, a node or a LAN, of a name.
bool
LeadsTo(const TraceHeader& header,
        uint32_t node,
        const TraceInterfaceFacts& interface,
        const std::string& neighbor)
{
    if (interface.name == header.GetLabel(node) + "->" + neighbor)
    {
        return true;
    }
    if (!interface.channel)
    {
        return false;
    }
    for (const auto& [id, other] : header.nodes)
    {
        const bool named = other.name == neighbor || std::to_string(id) == neighbor;
        const auto sharing = [&](const auto& end) {
            return end.second.channel == interface.channel;
        };
        if (id != node && named &&
            std::any_of(other.interfaces.begin(), other.interfaces.end(), sharing))
        {
            return true;
        }
    }
    return false;
}

} // namespace

ValueResult<int64_t>
ParseTimeValue(const std::string& text)
{
    const char* const allowed = "a time such as 20.5, \"20.5 s\" or 20500ms";
    std::size_t next = text.rfind('+', 0) == 0 ? 1 : 0;
    const auto takeDigits = [&] {
        const std::size_t begin = next;
        while (next < text.size() && IsDigit(text[next]))
        {
            ++next;
        }
        return text.substr(begin, next - begin);
    };
    const std::string whole = takeDigits();
    std::string fraction;
    if (next < text.size() && text[next] == '.')
    {
        ++next;
        fraction = takeDigits();
    }
    while (next < text.size() && text[next] == ' ')
    {
        ++next;
    }
    const std::string unit = text.substr(next);
    const auto found = std::find_if(
        std::begin(UNITS), std::end(UNITS), [&](const auto& item) { return unit == item.first; });
    if ((whole.empty() && fraction.empty()) || found == std::end(UNITS))
    {
        return {std::nullopt, Describe(text, allowed)};
    }
    const std::optional<int64_t> time = ScaleTime(whole, fraction, found->second);
    return {time, time ? "" : Describe(text, "at most 9223372036 s")};
}

ValueResult<uint64_t>
ParseNumberValue(const std::string& text, uint64_t least, uint64_t most)
{
    uint64_t number = 0;
    const char* const end = text.data() + text.size();
    const auto result = std::from_chars(text.data(), end, number);
    if (result.ec == std::errc() && result.ptr == end && number >= least && number <= most)
    {
        return {number, ""};
    }
    const bool open = most == std::numeric_limits<uint64_t>::max();
    return {std::nullopt,
            Describe(text,
                     "a number from " + std::to_string(least) +
                         (open ? "" : " to " + std::to_string(most)))};
}

ValueResult<std::string>
ParseSourceValue(const std::string& text)
{
    const std::optional<in_addr> address = ParseAddress(text);
    return address && !IsMulticast(*address)
               ? ValueResult<std::string>{text, ""}
               : ValueResult<std::string>{std::nullopt,
                                          Describe(text, "an address such as 10.1.0.1")};
}

ValueResult<std::string>
ParseGroupValue(const std::string& text)
{
    const std::optional<in_addr> address = ParseAddress(text);
    return address && IsMulticast(*address)
               ? ValueResult<std::string>{text, ""}
               : ValueResult<std::string>{std::nullopt,
                                          Describe(text, "a multicast address such as 239.1.1.1")};
}

ValueResult<uint32_t>
ParseRouterValue(const std::string& text, const TraceHeader& header)
{
    std::vector<std::string> names;
    std::optional<uint32_t> numbered;
    for (const auto& [id, node] : header.nodes)
    {
        if (node.kind != "router")
        {
            continue;
        }
        if (!node.name.empty() && node.name == text)
        {
            return {id, ""};
        }
        if (std::to_string(id) == text)
        {
            numbered = id;
        }
        names.push_back(node.name.empty() ? std::to_string(id) : node.name);
    }
    if (numbered)
    {
        return {numbered, ""};
    }
    return {std::nullopt, Describe(text, DescribeAllowed(text, names))};
}

ValueResult<uint32_t>
ParseInterfaceValue(const std::string& text, const TraceHeader& header, uint32_t node)
{
    const auto found = header.nodes.find(node);
    const std::string from = "from ";
    const std::string neighbor = text.rfind(from, 0) == 0 ? text.substr(from.size()) : text;
    std::vector<std::string> names;
    std::vector<uint32_t> matches;
    if (found != header.nodes.end())
    {
        for (const auto& [number, interface] : found->second.interfaces)
        {
            const std::string index = std::to_string(number);
            if (index == text || (!interface.name.empty() && interface.name == text))
            {
                return {number, ""};
            }
            if (LeadsTo(header, node, interface, neighbor))
            {
                matches.push_back(number);
            }
            names.push_back(interface.name.empty() ? index : interface.name);
        }
    }
    if (matches.size() == 1)
    {
        return {matches[0], ""};
    }
    if (!matches.empty())
    {
        std::string list;
        for (const uint32_t index : matches)
        {
            list += (list.empty() ? "" : ", ") + std::to_string(index);
        }
        return {std::nullopt, Describe(text, "one interface; this fits the interfaces " + list)};
    }
    const auto number = ParseNumberValue(text, 0, std::numeric_limits<uint32_t>::max());
    if (names.empty() && number.value)
    {
        return {static_cast<uint32_t>(*number.value), ""}; // the trace lists no interfaces
    }
    return {std::nullopt, Describe(text, DescribeAllowed(neighbor, names))};
}

} // namespace mgm
} // namespace ns3
