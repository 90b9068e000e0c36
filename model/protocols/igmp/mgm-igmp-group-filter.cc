/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-igmp-group-filter.h"

#include <algorithm>
#include <cctype>
#include <sstream>
#include <utility>

namespace ns3
{
namespace mgm
{

namespace
{

/**
 * Reads a number and what follows it.
 * @param [in,out] position Where it begins; where it ends.
 * @param [in] most Largest number.
 * @return the number; -1 if there is none or it is too large.
 */
int
ReadNumber(const char*& position, int most)
{
    int value = -1;
    while (std::isdigit(static_cast<unsigned char>(*position)) && value <= most)
    {
        value = std::max(value, 0) * 10 + (*position++ - '0');
    }
    return value <= most ? value : -1;
}

/**
 * Reads "a.b.c.d" or "a.b.c.d/n".
 * @param [in] text The text.
 * @param [out] address The address.
 * @param [out] length The number of bits; 32 if it is not said.
 * @return whether it is one, multicast, and without bits behind the prefix.
 */
bool
ReadRange(const std::string& text, uint32_t& address, int& length)
{
    const char* position = text.c_str();
    address = 0;
    for (int i = 0; i < 4; ++i)
    {
        const int byte = i > 0 && *position++ != '.' ? -1 : ReadNumber(position, 255);
        if (byte < 0)
        {
            return false;
        }
        address = address << 8 | static_cast<uint32_t>(byte);
    }
    length = 32;
    if (*position == '/')
    {
        ++position;
        length = ReadNumber(position, 32);
    }
    const bool isMulticast = address >> 28 == 0xe;
    return *position == '\0' && length >= 4 && isMulticast &&
           (length == 32 || (address & (0xffffffffu >> length)) == 0);
}

} // namespace

bool
IgmpGroupFilter::Parse(const std::string& text, std::string& error)
{
    std::vector<Range> ranges;
    std::istringstream words(text);
    std::string word;
    while (words >> word)
    {
        uint32_t address = 0;
        int length = 0;
        if (!ReadRange(word, address, length))
        {
            error = "\"" + word + "\" is not a range of groups such as 239.1.0.0/16, within " +
                    "224.0.0.0/4 and without bits behind the prefix";
            return false;
        }
        const uint32_t mask = 0xffffffffu << (32 - length);
        ranges.push_back({Ipv4Address(address), Ipv4Mask(mask)});
    }
    m_text = text;
    m_ranges = std::move(ranges);
    return true;
}

const std::string&
IgmpGroupFilter::GetText() const
{
    return m_text;
}

bool
IgmpGroupFilter::IsEmpty() const
{
    return m_ranges.empty();
}

bool
IgmpGroupFilter::Contains(Ipv4Address group) const
{
    return std::any_of(m_ranges.begin(), m_ranges.end(), [group](const Range& range) {
        return range.mask.IsMatch(group, range.network);
    });
}

} // namespace mgm
} // namespace ns3
