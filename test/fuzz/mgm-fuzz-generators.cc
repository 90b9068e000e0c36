/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "mgm-fuzz-generators.h"

#include <string_view>

namespace ns3
{
namespace mgm
{

bool
AsksForLargeNetwork(const uint8_t* data, std::size_t size)
{
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    if (text.find("generate") == std::string_view::npos)
    {
        return false;
    }
    // The size of a tree is a power of its arity.
    const bool isTree = text.find("tree") != std::string_view::npos;
    std::size_t digits = 0;
    for (const char c : text)
    {
        const bool isDigit = c >= '0' && c <= '9';
        if (isTree && isDigit && (digits > 0 || c > '5'))
        {
            return true;
        }
        if (digits > 2 || (digits > 0 && (c == 'e' || c == 'E')))
        {
            return true;
        }
        digits = isDigit ? digits + 1 : 0;
    }
    return digits > 2;
}

} // namespace mgm
} // namespace ns3
