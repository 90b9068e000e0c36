/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Which sources of a group somebody wants to hear: the filter mode and source list of RFC 3376.
 */

#ifndef MGM_SOURCE_FILTER_H
#define MGM_SOURCE_FILTER_H

#include "ns3/ipv4-address.h"

#include <cstdint>
#include <ostream>
#include <vector>

namespace ns3
{
namespace mgm
{

/// Sources in ascending order, each once.
using SourceList = std::vector<Ipv4Address>;

/**
 * @ingroup mgm
 * What a source list means (RFC 3376 2).
 */
enum class FilterMode : uint8_t
{
    INCLUDE, //!< only these sources
    EXCLUDE, //!< all sources but these
};

/**
 * @param [in] mode A filter mode.
 * @return "INCLUDE" or "EXCLUDE".
 */
const char* GetFilterModeName(FilterMode mode);

/**
 * @ingroup mgm
 * A filter mode and a source list. INCLUDE with no sources admits nothing and stands for no
 * reception at all (RFC 3376 3.1).
 */
struct SourceFilter
{
    FilterMode mode{FilterMode::INCLUDE}; //!< what the list means
    SourceList sources;                   //!< the list

    /// Nothing: INCLUDE with no sources.
    SourceFilter() = default;
    /**
     * @param [in] filterMode What the list means.
     * @param [in] sourceList Sources in any order.
     */
    explicit SourceFilter(FilterMode filterMode, SourceList sourceList = {});

    /// @return whether nothing is wanted.
    bool IsNothing() const;
    /**
     * @param [in] source A source.
     * @return whether its packets are wanted.
     */
    bool Admits(Ipv4Address source) const;
};

bool operator==(const SourceFilter& a, const SourceFilter& b);
bool operator!=(const SourceFilter& a, const SourceFilter& b);
/// Prints as in RFC 3376 5.1, for example "EXCLUDE({10.0.0.1})".
std::ostream& operator<<(std::ostream& os, const SourceFilter& filter);

/// @return A+B: the sources of either list.
SourceList UniteSources(const SourceList& a, const SourceList& b);
/// @return A*B: the sources of both lists.
SourceList IntersectSources(const SourceList& a, const SourceList& b);
/// @return A-B: the sources of the first list without those of the second.
SourceList SubtractSources(const SourceList& a, const SourceList& b);

} // namespace mgm
} // namespace ns3

#endif // MGM_SOURCE_FILTER_H
