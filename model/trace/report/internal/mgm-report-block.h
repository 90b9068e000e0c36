/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Data inside an HTML page.
 */

#ifndef MGM_REPORT_BLOCK_H
#define MGM_REPORT_BLOCK_H

#include <cstdint>
#include <ostream>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

namespace ns3
{
namespace mgm
{

/**
 * @ingroup mgm
 * A script element of an HTML page that holds JSON, which the page parses when it needs it. No text
 * of a run can end the element or begin another one.
 */
class ReportBlock
{
  public:
    /**
     * Begins the element, and the JSON object in it.
     * @param [in,out] os The page.
     * @param [in] id Id of the element.
     */
    ReportBlock(std::ostream& os, const std::string& id);
    /// Ends both.
    ~ReportBlock();

    ReportBlock(const ReportBlock&) = delete;
    ReportBlock& operator=(const ReportBlock&) = delete;

    /**
     * Adds a member.
     * @param [in] key Its key, a literal of the program.
     * @param [in] value Its value.
     */
    void Add(const char* key, const nlohmann::json& value);
    /**
     * Adds an array of integers.
     * @param [in] key Its key, a literal of the program.
     * @param [in] values The integers.
     * @param [in] first Index of the first one that is written.
     * @param [in] count How many are written at most.
     */
    template <typename Integer>
    void Add(const char* key,
             const std::vector<Integer>& values,
             std::size_t first = 0,
             std::size_t count = SIZE_MAX);

  private:
    /// Writes a key.
    void AddKey(const char* key);

    std::ostream& m_os; //!< the page
    bool m_empty{true}; //!< whether no member was written yet
};

template <typename Integer>
void
ReportBlock::Add(const char* key,
                 const std::vector<Integer>& values,
                 std::size_t first,
                 std::size_t count)
{
    AddKey(key);
    std::string text = "[";
    const std::size_t end = count < values.size() - first ? first + count : values.size();
    for (std::size_t i = first; i < end; ++i)
    {
        text += std::to_string(values[i]);
        text += ',';
    }
    if (end > first)
    {
        text.pop_back();
    }
    m_os << text << ']';
}

} // namespace mgm
} // namespace ns3

#endif // MGM_REPORT_BLOCK_H
