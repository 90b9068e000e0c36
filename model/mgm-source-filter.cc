/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-source-filter.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace ns3
{
namespace mgm
{

const char*
GetFilterModeName(FilterMode mode)
{
    return mode == FilterMode::INCLUDE ? "INCLUDE" : "EXCLUDE";
}

SourceFilter::SourceFilter(FilterMode filterMode, SourceList sourceList)
    : mode(filterMode),
      sources(std::move(sourceList))
{
    std::sort(sources.begin(), sources.end());
    sources.erase(std::unique(sources.begin(), sources.end()), sources.end());
}

bool
SourceFilter::IsNothing() const
{
    return mode == FilterMode::INCLUDE && sources.empty();
}

bool
SourceFilter::Admits(Ipv4Address source) const
{
    const bool listed = std::binary_search(sources.begin(), sources.end(), source);
    return listed == (mode == FilterMode::INCLUDE);
}

bool
operator==(const SourceFilter& a, const SourceFilter& b)
{
    return a.mode == b.mode && a.sources == b.sources;
}

bool
operator!=(const SourceFilter& a, const SourceFilter& b)
{
    return !(a == b);
}

std::ostream&
operator<<(std::ostream& os, const SourceFilter& filter)
{
    os << GetFilterModeName(filter.mode) << "({";
    const char* separator = "";
    for (const Ipv4Address source : filter.sources)
    {
        os << separator << source;
        separator = ", ";
    }
    return os << "})";
}

SourceList
UniteSources(const SourceList& a, const SourceList& b)
{
    SourceList result;
    std::set_union(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(result));
    return result;
}

SourceList
IntersectSources(const SourceList& a, const SourceList& b)
{
    SourceList result;
    std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(result));
    return result;
}

SourceList
SubtractSources(const SourceList& a, const SourceList& b)
{
    SourceList result;
    std::set_difference(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(result));
    return result;
}

} // namespace mgm
} // namespace ns3
