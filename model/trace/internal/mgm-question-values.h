/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Values that questions about a run are asked with: times, addresses, nodes, interfaces.
 */

#ifndef MGM_QUESTION_VALUES_H
#define MGM_QUESTION_VALUES_H

#include "ns3/mgm-trace-reader.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace ns3
{
namespace mgm
{

/**
 * @ingroup mgm
 * A value, or what is wrong with the text that it was read from.
 */
template <typename Value>
struct ValueResult
{
    std::optional<Value> value; //!< the value
    std::string problem;        //!< "found ...; allowed: ..."; empty if there is a value
};

/**
 * Reads a time exactly, to the nanosecond.
 * @param [in] text "20.5", "20.5 s", "+20500ms": a decimal number and a unit, ns, us, ms, s, min or
 * h; without one, seconds.
 * @return the time in nanoseconds, not negative.
 */
ValueResult<int64_t> ParseTimeValue(const std::string& text);

/**
 * @param [in] text A decimal number.
 * @param [in] least The least one allowed.
 * @param [in] most The greatest one allowed.
 * @return the number.
 */
ValueResult<uint64_t> ParseNumberValue(const std::string& text, uint64_t least, uint64_t most);

/**
 * @param [in] text A unicast IPv4 address that a packet may come from.
 * @return it, as traces write it.
 */
ValueResult<std::string> ParseSourceValue(const std::string& text);

/**
 * @param [in] text An IPv4 multicast address.
 * @return it, as traces write it.
 */
ValueResult<std::string> ParseGroupValue(const std::string& text);

/**
 * @param [in] text Name or id of a router.
 * @param [in] header The nodes, of which only the routers count.
 * @return its id.
 */
ValueResult<uint32_t> ParseRouterValue(const std::string& text, const TraceHeader& header);

/**
 * @param [in] text Index or name of an interface, or "from NEIGHBOR": the one that leads to a node
 * or a LAN of this name. The word "from" may be left out.
 * @param [in] header The nodes and their interfaces.
 * @param [in] node Id of the node whose interface it is.
 * @return index of the interface.
 */
ValueResult<uint32_t> ParseInterfaceValue(const std::string& text,
                                          const TraceHeader& header,
                                          uint32_t node);

} // namespace mgm
} // namespace ns3

#endif // MGM_QUESTION_VALUES_H
