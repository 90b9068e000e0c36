/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Times, numbers and lists in words, and paragraphs of a fixed width.
 */

#ifndef MGM_PROSE_H
#define MGM_PROSE_H

#include <cstdint>
#include <ostream>
#include <string>
#include <vector>

namespace ns3
{
namespace mgm
{

/**
 * @param [in] nanoseconds A point in time.
 * @return it in seconds, to the microsecond: "10.350 s", "2.103027 s".
 */
std::string FormatTime(int64_t nanoseconds);

/**
 * @param [in] nanoseconds A length of time, not negative.
 * @return it with three digits and a fitting unit: "350 ms", "1.66 s", "0 s".
 */
std::string FormatDuration(int64_t nanoseconds);

/**
 * @param [in] count How many.
 * @param [in] noun What, in the singular.
 * @return "1 packet", "2 packets", "no packets".
 */
std::string FormatCount(uint64_t count, const std::string& noun);

/**
 * @param [in] items Items of a list.
 * @param [in] limit How many are named at most.
 * @return "a, b and c"; "a, b and 7 others".
 */
std::string FormatList(const std::vector<std::string>& items, std::size_t limit);

/**
 * @param [in] text Any text.
 * @return it without control characters, which could play tricks on a terminal.
 */
std::string CleanText(const std::string& text);

/**
 * Prints a paragraph of lines that fit a terminal.
 * @param [in,out] os Where to.
 * @param [in] text Its words. A single word that does not fit gets a line of its own.
 * @param [in] indent Number of spaces before each line.
 */
void PrintParagraph(std::ostream& os, const std::string& text, std::size_t indent);

/**
 * @ingroup mgm
 * A table of texts whose columns are as wide as they need to be.
 */
class TextTable
{
  public:
    /**
     * @param [in] headings Headings of the columns. A column is aligned to the right if its heading
     * ends with a space.
     */
    explicit TextTable(const std::vector<std::string>& headings);

    /**
     * @param [in] cells Texts of a row, one a column.
     */
    void AddRow(const std::vector<std::string>& cells);

    /// @return whether there are no rows.
    bool IsEmpty() const;
    /**
     * @param [in,out] os Where to print headings and rows.
     * @param [in] indent What lines begin with.
     */
    void Print(std::ostream& os, const std::string& indent = "") const;

  private:
    std::vector<std::vector<std::string>> m_rows; //!< headings first
    std::vector<bool> m_right;                    //!< columns that are aligned to the right
};

} // namespace mgm
} // namespace ns3

#endif // MGM_PROSE_H
