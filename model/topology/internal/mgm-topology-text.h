/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * What the readers of text formats share: a bounded look at a file, lines and fields, numbers, and
 * names that are unique and printable whatever the file holds.
 */

#ifndef MGM_TOPOLOGY_TEXT_H
#define MGM_TOPOLOGY_TEXT_H

#include "ns3/mgm-topology-result.h"

#include <cstdint>
#include <istream>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace ns3
{
namespace mgm
{

/// Longest line of a text format, in bytes.
constexpr std::size_t MAX_TEXT_LINE = 64 * 1024;
/// Largest data rate that a file may give, in bit/s.
constexpr double MAX_DATA_RATE = 1e15;

/**
 * Reads all of a stream, up to MAX_TOPOLOGY_FILE_SIZE; more, or a failure, is an error. A byte
 * order mark at the beginning is left out.
 *
 * @param [in,out] in The stream.
 * @param [in,out] result Where errors go.
 * @return the text, or nothing.
 */
std::optional<std::string> ReadWholeText(std::istream& in, TopologyResult& result);

/// One line that is not blank, and its fields.
struct TextLine
{
    uint64_t number{0};                   //!< number in the file, from 1
    std::vector<std::string_view> fields; //!< what blanks and tabs separate
};

/**
 * Splits a text into lines and fields. Blank lines and lines that begin with # are left out; a line
 * longer than MAX_TEXT_LINE is an error and left out.
 *
 * @param [in] text The text, which the fields point into.
 * @param [in,out] result Where errors go.
 * @return the lines.
 */
std::vector<TextLine> SplitLines(std::string_view text, TopologyResult& result);

/**
 * @param [in] text Text of a number.
 * @return its value when the whole text is a decimal integer of 64 bits.
 */
std::optional<int64_t> ParseInteger(std::string_view text);

/**
 * @param [in] text Text of a number.
 * @return its value when the whole text, without the blanks around it, is a finite number.
 */
std::optional<double> ParseReal(std::string_view text);

/**
 * Parses a rate as ns3::DataRate does, which aborts the program on others: a number, then at once
 * one of k, K, M, G, Ki, Mi, Gi or nothing, then one of bps, b/s, Bps, B/s (B is 8 bits).
 *
 * @param [in] text Text of a rate, for example "2.5Gbps".
 * @return the rate, or nothing when the text is none or is not within 1 bit/s to MAX_DATA_RATE.
 */
std::optional<DataRate> ParseRate(std::string_view text);

/// What ParseRate() takes, in words for messages.
extern const char* const RATE_FORMAT;

/**
 * @param [in] value A cost as a file gives it.
 * @return the nearest cost that a link may have, at least 1.
 */
uint32_t RoundCost(double value);

/**
 * @param [in] text Any bytes.
 * @return the text without control characters, with single blanks, in valid UTF-8 (other bytes
 * become ?), cut to MAX_NODE_NAME_LENGTH.
 */
std::string CleanName(std::string_view text);

/**
 * Makes names unique: the first node of a name keeps it, the next ones get .2, .3, ... unless some
 * node of the file has that very name. The outcome depends on the order of the nodes alone. (Links
 * are named by their ends with - between them, so names are made without it.)
 */
class UniqueNames
{
  public:
    /**
     * @param [in] wanted Names that the file gives, all of them, cleaned.
     */
    explicit UniqueNames(const std::vector<std::string>& wanted);

    /**
     * @param [in] name Name that the next node wants, one of those above.
     * @return the name it gets.
     */
    std::string Take(const std::string& name);

  private:
    std::unordered_set<std::string> m_wanted;         //!< names that are not to be made up
    std::unordered_map<std::string, uint32_t> m_last; //!< last number given for a name
};

} // namespace mgm
} // namespace ns3

#endif // MGM_TOPOLOGY_TEXT_H
