/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * A value of a JSON document together with its place, for readers that report everything that is
 * wrong at once. Each function that asks for something either gets it or adds a problem and gives
 * back a harmless default, so that reading goes on.
 */

#ifndef MGM_JSON_VIEW_H
#define MGM_JSON_VIEW_H

#include "ns3/mgm-input-problems.h"
#include "ns3/nstime.h"

#include <cstdint>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

namespace ns3
{
namespace mgm
{

/**
 * @ingroup mgm
 * A value of a JSON document, where it stands, and where to report what is wrong with it. The
 * document and the list of problems must outlive the view.
 */
class JsonView
{
  public:
    /**
     * @param [in] value The value.
     * @param [in] pointer Its JSON pointer; empty for the document itself.
     * @param [in,out] problems What is wrong is added here.
     */
    JsonView(const nlohmann::json& value, std::string pointer, InputProblems& problems);

    /// @return the value.
    const nlohmann::json& GetValue() const;
    /// @return the JSON pointer of the value.
    const std::string& GetPointer() const;
    /// @return where problems are added.
    InputProblems& GetProblems() const;

    /**
     * Reports the value.
     * @param [in] allowed What may stand here instead.
     */
    void Refuse(const std::string& allowed) const;
    /**
     * Reports the value, a name that means nothing.
     * @param [in] why For example "which is no node of the topology".
     * @param [in] names What may stand here instead.
     */
    void RefuseName(const std::string& why, const std::vector<std::string>& names) const;

    /**
     * Expects an object without other members than these; unknown ones are reported with the
     * nearest known one.
     * @param [in] members Names of all members.
     * @return whether it is an object.
     */
    bool ExpectObject(const std::vector<std::string>& members) const;
    /**
     * @param [in] member Name of a member.
     * @return the member; nothing where there is none, or where this is no object.
     */
    std::optional<JsonView> Find(const std::string& member) const;
    /**
     * @param [in] member Name of a member, which is missed where there is none.
     * @return the member; nothing where there is none, or where this is no object.
     */
    std::optional<JsonView> Require(const std::string& member) const;
    /// @return all members of what is expected to be an object, by name.
    std::vector<std::pair<std::string, JsonView>> GetMembers() const;
    /// @return the elements of what is expected to be an array.
    std::vector<JsonView> GetElements() const;

    /// @return the text that is expected; "" where it is none or empty.
    std::string GetString() const;
    /**
     * @param [in] names The texts that are expected.
     * @return the index of the one that stands here; 0 where it is none of them.
     */
    std::size_t GetChoice(const std::vector<std::string>& names) const;
    /// @return the truth value that is expected; false where it is none.
    bool GetBoolean() const;
    /**
     * @param [in] minimum Least value.
     * @param [in] maximum Greatest value.
     * @return the whole number that is expected; minimum where it is none.
     */
    uint64_t GetInteger(uint64_t minimum, uint64_t maximum) const;
    /**
     * @param [in] minimum Least value.
     * @param [in] maximum Greatest value.
     * @return the number that is expected; minimum where it is none.
     */
    double GetNumber(double minimum, double maximum) const;
    /// @return the number of seconds that is expected, zero or more, rounded to nanoseconds.
    Time GetSeconds() const;

  private:
    /// @return the value as it stands in the file, shortened.
    std::string Quote() const;

    const nlohmann::json* m_value; //!< the value
    std::string m_pointer;         //!< where it stands
    InputProblems* m_problems;     //!< where problems are added
};

} // namespace mgm
} // namespace ns3

#endif // MGM_JSON_VIEW_H
