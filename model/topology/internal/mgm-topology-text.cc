/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-topology-text.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <limits>
#include <locale>
#include <sstream>

namespace ns3
{
namespace mgm
{

namespace
{

/// What separates fields.
constexpr std::string_view BLANKS = " \t\r\f\v";

/// A name and what it multiplies by.
struct Multiplier
{
    std::string_view name; //!< as in the text
    double factor;         //!< factor
};

/// ns-3's prefixes of data rates; those of two letters come first.
constexpr std::array<Multiplier, 8> PREFIXES{{{"Ki", 1024.0},
                                              {"Mi", 1024.0 * 1024},
                                              {"Gi", 1024.0 * 1024 * 1024},
                                              {"k", 1e3},
                                              {"K", 1e3},
                                              {"M", 1e6},
                                              {"G", 1e9},
                                              {"", 1}}};

/// ns-3's units of data rates.
constexpr std::array<Multiplier, 4> UNITS{{{"bps", 1}, {"b/s", 1}, {"Bps", 8}, {"B/s", 8}}};

/// Bits per second of "Mbps" and its like.
std::optional<double>
ParseRateUnit(std::string_view text)
{
    for (const Multiplier& prefix : PREFIXES)
    {
        if (text.substr(0, prefix.name.size()) != prefix.name)
        {
            continue;
        }
        for (const Multiplier& unit : UNITS)
        {
            if (text.substr(prefix.name.size()) == unit.name)
            {
                return prefix.factor * unit.factor;
            }
        }
    }
    return std::nullopt;
}

/// Length of the UTF-8 character that begins a text; 0 when none does.
std::size_t
GetCharacterLength(std::string_view text)
{
    const auto byte = [text](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned char first = byte(0);
    const std::size_t length = first < 0x80   ? 1
                               : first < 0xc2 ? 0
                               : first < 0xe0 ? 2
                               : first < 0xf0 ? 3
                               : first < 0xf5 ? 4
                                              : 0;
    if (length == 0 || length > text.size())
    {
        return 0;
    }
    for (std::size_t i = 1; i < length; ++i)
    {
        if ((byte(i) & 0xc0) != 0x80)
        {
            return 0;
        }
    }
    // Overlong forms, surrogates and what is beyond U+10FFFF (RFC 3629 3).
    const bool wrong = (first == 0xe0 && byte(1) < 0xa0) || (first == 0xed && byte(1) > 0x9f) ||
                       (first == 0xf0 && byte(1) < 0x90) || (first == 0xf4 && byte(1) > 0x8f);
    return wrong ? 0 : length;
}

} // namespace

const char* const RATE_FORMAT =
    "a rate such as \"100Mbps\", \"2.5Gbps\" or \"64kb/s\", from 1bps to 1000000Gbps";

std::optional<std::string>
ReadWholeText(std::istream& in, TopologyResult& result)
{
    std::string text;
    std::vector<char> block(64 * 1024);
    while (in && text.size() <= MAX_TOPOLOGY_FILE_SIZE)
    {
        in.read(block.data(), static_cast<std::streamsize>(block.size()));
        text.append(block.data(), static_cast<std::size_t>(in.gcount()));
    }
    if (text.size() > MAX_TOPOLOGY_FILE_SIZE)
    {
        result.AddError(0,
                        "",
                        "is larger than the allowed " +
                            std::to_string(MAX_TOPOLOGY_FILE_SIZE / 1024 / 1024) + " MiB");
        return std::nullopt;
    }
    if (in.bad() || !in.eof())
    {
        result.AddError(0, "", "cannot be read");
        return std::nullopt;
    }
    if (text.compare(0, 3, "\xEF\xBB\xBF") == 0)
    {
        text.erase(0, 3);
    }
    return text;
}

std::vector<TextLine>
SplitLines(std::string_view text, TopologyResult& result)
{
    std::vector<TextLine> lines;
    uint64_t number = 0;
    while (!text.empty())
    {
        const std::size_t end = std::min(text.find('\n'), text.size());
        std::string_view line = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        ++number;
        if (line.size() > MAX_TEXT_LINE)
        {
            result.AddError(number,
                            "",
                            "has " + std::to_string(line.size()) + " bytes; a line may have " +
                                std::to_string(MAX_TEXT_LINE));
            continue;
        }
        TextLine split{number, {}};
        while (true)
        {
            line.remove_prefix(std::min(line.find_first_not_of(BLANKS), line.size()));
            if (line.empty())
            {
                break;
            }
            const std::size_t length = std::min(line.find_first_of(BLANKS), line.size());
            split.fields.push_back(line.substr(0, length));
            line.remove_prefix(length);
        }
        if (!split.fields.empty() && split.fields[0][0] != '#')
        {
            lines.push_back(std::move(split));
        }
    }
    return lines;
}

std::optional<int64_t>
ParseInteger(std::string_view text)
{
    int64_t value = 0;
    const char* end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, value);
    return error == std::errc() && stop == end && !text.empty() ? std::optional<int64_t>(value)
                                                                : std::nullopt;
}

std::optional<double>
ParseReal(std::string_view text)
{
    // Not std::from_chars: the oldest compilers in use have none for real numbers.
    std::istringstream in{std::string(text)};
    in.imbue(std::locale::classic());
    double value = 0;
    in >> value;
    if (in.fail() || !std::isfinite(value))
    {
        return std::nullopt;
    }
    in >> std::ws;
    return in.eof() ? std::optional<double>(value) : std::nullopt;
}

std::optional<DataRate>
ParseRate(std::string_view text)
{
    const std::size_t length = std::min(text.find_first_not_of("0123456789."), text.size());
    const std::optional<double> number = ParseReal(text.substr(0, length));
    const std::optional<double> unit = ParseRateUnit(text.substr(length));
    if (length == 0 || text[0] == '.' || text[length - 1] == '.' || !number || !unit)
    {
        return std::nullopt;
    }
    const double rate = *number * *unit;
    if (rate < 1 || rate > MAX_DATA_RATE)
    {
        return std::nullopt;
    }
    return DataRate(static_cast<uint64_t>(std::llround(rate)));
}

uint32_t
RoundCost(double value)
{
    constexpr double MOST = std::numeric_limits<uint32_t>::max();
    return static_cast<uint32_t>(std::llround(std::clamp(value, 1.0, MOST)));
}

std::string
CleanName(std::string_view text)
{
    std::string name;
    bool blank = false;
    while (!text.empty())
    {
        const auto first = static_cast<unsigned char>(text[0]);
        const std::size_t length = GetCharacterLength(text);
        const std::string piece = length == 0 ? "?" : std::string(text.substr(0, length));
        text.remove_prefix(std::max<std::size_t>(length, 1));
        if (first <= 0x20 || first == 0x7f)
        {
            blank = !name.empty();
            continue;
        }
        if (name.size() + blank + piece.size() > MAX_NODE_NAME_LENGTH)
        {
            break;
        }
        name += (blank ? " " : "") + piece;
        blank = false;
    }
    return name;
}

UniqueNames::UniqueNames(const std::vector<std::string>& wanted)
    : m_wanted(wanted.begin(), wanted.end())
{
}

std::string
UniqueNames::Take(const std::string& name)
{
    uint32_t& last = m_last[name];
    if (++last == 1)
    {
        return name;
    }
    std::string unique = name + "." + std::to_string(last);
    while (m_wanted.count(unique) != 0)
    {
        unique = name + "." + std::to_string(++last);
    }
    return unique;
}

} // namespace mgm
} // namespace ns3
