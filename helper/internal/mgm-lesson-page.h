/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * The page of a lesson on a terminal.
 */

#ifndef MGM_LESSON_PAGE_H
#define MGM_LESSON_PAGE_H

#include <cstddef>
#include <functional>
#include <ostream>
#include <string>

namespace ns3
{
namespace mgm
{

/// Columns that text on a terminal takes.
constexpr std::size_t PAGE_WIDTH = 80;

/**
 * @ingroup mgm
 * Breaks a text into lines.
 * @param [in] text Words.
 * @param [in] first What the first line begins with.
 * @param [in] rest What the other lines begin with.
 * @return the lines, each with its newline.
 */
std::string WrapText(const std::string& text, const std::string& first, const std::string& rest);

/**
 * @ingroup mgm
 * Prints a page that is written in Markdown as plain text. It knows headings, paragraphs, lists,
 * tables, code, emphasis, links and pictures, each of which begins a line of its own.
 * @param [in] markdown The page.
 * @param [in] picture Gives the drawing that stands for a picture on a terminal, by the picture's
 * file name; "" where there is none.
 * @param [in,out] out Where to print.
 */
void PrintPage(const std::string& markdown,
               const std::function<std::string(const std::string&)>& picture,
               std::ostream& out);

} // namespace mgm
} // namespace ns3

#endif // MGM_LESSON_PAGE_H
