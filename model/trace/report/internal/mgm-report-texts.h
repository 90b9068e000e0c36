/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * The texts of a report, each kept once: a trace says the same things over and over.
 */

#ifndef MGM_REPORT_TEXTS_H
#define MGM_REPORT_TEXTS_H

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

namespace ns3
{
namespace mgm
{

/**
 * @ingroup mgm
 * Numbers texts in the order in which they first appear.
 */
class ReportTexts
{
  public:
    /**
     * @param [in] text A text.
     * @return its number, from 0; the same for the same text.
     */
    uint32_t Add(const std::string& text);

    /// @return the texts by number.
    const std::vector<const std::string*>& GetTexts() const;

  private:
    std::unordered_map<std::string, uint32_t> m_numbers; //!< by text
    std::vector<const std::string*> m_texts;             //!< keys of m_numbers, by number
};

} // namespace mgm
} // namespace ns3

#endif // MGM_REPORT_TEXTS_H
