/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * From the text of a JSON file to its values, with errors that name the place.
 */

#ifndef MGM_JSON_TEXT_H
#define MGM_JSON_TEXT_H

#include "ns3/mgm-input-problems.h"

#include <nlohmann/json.hpp>
#include <optional>
#include <string>

namespace ns3
{
namespace mgm
{

/**
 * @ingroup mgm
 * Parses JSON (RFC 8259). A syntax error is reported with its line and column. A member that stands
 * twice in one object is refused, because all but the last would be lost silently.
 *
 * @param [in] text The text.
 * @param [in,out] problems What is wrong is added here.
 * @return the document; nothing when something is wrong.
 */
std::optional<nlohmann::json> ParseJson(const std::string& text, InputProblems& problems);

/**
 * @ingroup mgm
 * @param [in] pointer JSON pointer of an object.
 * @param [in] member Name of one of its members.
 * @return JSON pointer of the member (RFC 6901 3).
 */
std::string AppendToPointer(const std::string& pointer, const std::string& member);

} // namespace mgm
} // namespace ns3

#endif // MGM_JSON_TEXT_H
