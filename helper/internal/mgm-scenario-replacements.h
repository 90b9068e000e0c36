/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Values of a scenario file that are replaced, by name, before it is read.
 */

#ifndef MGM_SCENARIO_REPLACEMENTS_H
#define MGM_SCENARIO_REPLACEMENTS_H

#include "ns3/mgm-input-problems.h"

#include <map>
#include <nlohmann/json.hpp>
#include <string>

namespace ns3
{
namespace mgm
{

/**
 * @ingroup mgm
 * Replaces values of a document, and remembers where, so that what is wrong with them can be
 * blamed on whoever replaced them. See ScenarioReader for the names.
 */
class ScenarioReplacements
{
  public:
    /// @param [in,out] document The document; must outlive this object.
    explicit ScenarioReplacements(nlohmann::json& document);

    /**
     * Replaces one value.
     * @param [in] name Its name.
     * @param [in] value The new value: JSON, or a text without quotes.
     * @param [in] origin Who says so.
     * @param [in,out] problems A name that leads nowhere is added here, with its origin.
     */
    void Replace(const std::string& name,
                 const std::string& value,
                 const std::string& origin,
                 InputProblems& problems);

    /**
     * @param [in] problems Problems of the document.
     * @param [in] file Name of its file.
     * @return one line for each problem: of a replaced value with its origin, of any other with the
     * file and the place.
     */
    std::string Format(const InputProblems& problems, const std::string& file) const;

  private:
    /// Sets one attribute: its value is a text, whatever it looks like.
    void ReplaceAttribute(nlohmann::json& settings,
                          const std::string& pointer,
                          const std::string& name,
                          const std::string& value,
                          const std::string& origin);
    /// Sets an attribute of a protocol, wherever it runs.
    void ReplaceProtocolAttribute(const std::string& type,
                                  const std::string& name,
                                  const std::string& value,
                                  const std::string& origin,
                                  InputProblems& problems);
    /// Sets the value that a path of names leads to.
    void ReplaceMember(const std::string& path,
                       const std::string& value,
                       const std::string& origin,
                       InputProblems& problems);

    nlohmann::json& m_document;                   //!< the document
    std::map<std::string, std::string> m_origins; //!< who replaced what, by JSON pointer
};

} // namespace mgm
} // namespace ns3

#endif // MGM_SCENARIO_REPLACEMENTS_H
