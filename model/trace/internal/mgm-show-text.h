/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Prints the tables of mgm-show: in words of this module, or as the commands of routers do.
 */

#ifndef MGM_SHOW_TEXT_H
#define MGM_SHOW_TEXT_H

#include <cstdint>
#include <map>
#include <nlohmann/json.hpp>
#include <ostream>
#include <string>
#include <vector>

namespace ns3
{
namespace mgm
{

/// Prints a document of ShowDocument.
using ShowPrinter = void (*)(const nlohmann::ordered_json& document, std::ostream& out);

/// The printers of one style by subject: "mroute", "rpf", "igmp groups", ...
using ShowStyle = std::map<std::string, ShowPrinter>;

/// @return the style of this module, which has all subjects.
const ShowStyle& GetMgmStyle();
/// @return the style of iproute2: "ip mroute show".
const ShowStyle& GetLinuxStyle();
/// @return the style of FRRouting: "show ip mroute", "show ip rpf", ...
const ShowStyle& GetFrrStyle();
/// @return the style of IOS: "show ip mroute", "show ip rpf", ...
const ShowStyle& GetIosStyle();

/**
 * @param [in] nanoseconds A time.
 * @return it in seconds: "20.5 s".
 */
std::string FormatShowTime(int64_t nanoseconds);
/**
 * @param [in] nanoseconds A duration.
 * @return it as routers print it: "00:02:55", rounded down.
 */
std::string FormatShowClock(int64_t nanoseconds);
/**
 * @param [in] document A document.
 * @param [in] time A member that is a time, or null.
 * @return how long from the document's time until then, as a clock; "never" for null.
 */
std::string FormatShowRemaining(const nlohmann::ordered_json& document,
                                const nlohmann::ordered_json& time);
/**
 * @param [in] document A document.
 * @param [in] time A member that is a time.
 * @return how long from then to the document's time, as a clock.
 */
std::string FormatShowAge(const nlohmann::ordered_json& document,
                          const nlohmann::ordered_json& time);
/**
 * @param [in] interface An interface of a document, or null.
 * @return its name, with the next hop if it has one, fit for a terminal; "-" for null.
 */
std::string GetShowInterface(const nlohmann::ordered_json& interface);

} // namespace mgm
} // namespace ns3

#endif // MGM_SHOW_TEXT_H
