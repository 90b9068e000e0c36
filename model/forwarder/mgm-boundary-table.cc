/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-boundary-table.h"

#include <algorithm>
#include <utility>

namespace ns3
{
namespace mgm
{

namespace
{

/// Whether a range lies within 224.0.0.0/4, is written by its first group, and has a prefix mask.
bool
IsGroupRange(Ipv4Address group, Ipv4Mask mask)
{
    const uint32_t host = ~mask.Get();
    const bool contiguous = (host & (host + 1)) == 0;
    return contiguous && mask.GetPrefixLength() >= 4 && group.IsMulticast() &&
           (group.Get() & host) == 0;
}

} // namespace

Status
BoundaryTable::Add(Ipv4Address group, Ipv4Mask mask)
{
    const bool linkLocal = group.IsLocalMulticast() && mask.GetPrefixLength() >= 24;
    if (!IsGroupRange(group, mask) || linkLocal)
    {
        return Status::INVALID_PARAMETER;
    }
    auto ranges = std::find_if(m_ranges.begin(), m_ranges.end(), [&mask](const Ranges& r) {
        return r.mask == mask.Get();
    });
    if (ranges == m_ranges.end())
    {
        ranges = m_ranges.insert(m_ranges.end(), Ranges{mask.Get(), {}});
    }
    return ranges->groups.insert(group.Get()).second ? Status::SUCCESS : Status::ALREADY_EXISTS;
}

Status
BoundaryTable::Remove(Ipv4Address group, Ipv4Mask mask)
{
    for (auto ranges = m_ranges.begin(); ranges != m_ranges.end(); ++ranges)
    {
        if (ranges->mask == mask.Get() && ranges->groups.erase(group.Get()) > 0)
        {
            if (ranges->groups.empty())
            {
                m_ranges.erase(ranges);
            }
            return Status::SUCCESS;
        }
    }
    return Status::NOT_FOUND;
}

std::vector<BoundaryRange>
BoundaryTable::GetRanges() const
{
    std::vector<BoundaryRange> list;
    for (const Ranges& ranges : m_ranges)
    {
        for (const uint32_t group : ranges.groups)
        {
            list.push_back({Ipv4Address(group), Ipv4Mask(ranges.mask)});
        }
    }
    std::sort(list.begin(), list.end(), [](const BoundaryRange& a, const BoundaryRange& b) {
        return std::make_pair(a.group.Get(), a.mask.Get()) <
               std::make_pair(b.group.Get(), b.mask.Get());
    });
    return list;
}

bool
BoundaryTable::FindRange(Ipv4Address group) const
{
    return std::any_of(m_ranges.begin(), m_ranges.end(), [&group](const Ranges& r) {
        return r.groups.count(group.Get() & r.mask) > 0;
    });
}

} // namespace mgm
} // namespace ns3
