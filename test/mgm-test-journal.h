/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * What tests write down and compare, as text.
 */

#ifndef MGM_TEST_JOURNAL_H
#define MGM_TEST_JOURNAL_H

#include <sstream>
#include <string>
#include <vector>

namespace ns3
{
namespace mgm
{
namespace test
{

/// What happened in a test, one line each.
using Journal = std::vector<std::string>;

/// @return the lines of a journal, each on a line of its own, to compare and to print.
inline std::string
Join(const Journal& journal)
{
    std::string text;
    for (const std::string& line : journal)
    {
        text += line + '\n';
    }
    return text;
}

/// @return the text of anything that prints.
template <typename T>
std::string
Print(const T& value)
{
    std::ostringstream os;
    os << value;
    return os.str();
}

/// @return a list of printable things, separated by blanks.
template <typename T>
std::string
PrintList(const std::vector<T>& values)
{
    std::string text;
    for (const T& value : values)
    {
        text += (text.empty() ? "" : " ") + Print(value);
    }
    return text;
}

} // namespace test
} // namespace mgm
} // namespace ns3

#endif // MGM_TEST_JOURNAL_H
