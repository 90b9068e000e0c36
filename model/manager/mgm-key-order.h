/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * The order of keys in the tables of the group manager.
 */

#ifndef MGM_KEY_ORDER_H
#define MGM_KEY_ORDER_H

#include "ns3/mgm-types.h"

#include <algorithm>
#include <cstdint>
#include <unordered_set>
#include <vector>

namespace ns3
{
namespace mgm
{

/// @ingroup mgm
/// Place of a key among all keys: by group, then by source (M-88), as SourceGroup orders them. As a
/// number, so that a search in a table compares numbers and not addresses, which costs far more.
using KeyRank = uint64_t;

/**
 * @ingroup mgm
 * @param [in] key A key.
 * @return its rank.
 */
inline KeyRank
GetRank(const SourceGroup& key)
{
    return static_cast<KeyRank>(key.group.Get()) << 32 | key.source.Get();
}

/**
 * @ingroup mgm
 * @param [in] rank The rank of a key.
 * @return the key.
 */
inline SourceGroup
GetKey(KeyRank rank)
{
    return SourceGroup(Ipv4Address(static_cast<uint32_t>(rank)),
                       Ipv4Address(static_cast<uint32_t>(rank >> 32)));
}

/// @ingroup mgm
/// Ranks of keys in no order; one is added, found and removed at the same cost, however many there
/// are.
using KeySet = std::unordered_set<KeyRank>;

/**
 * @ingroup mgm
 * @param [in] keys Ranks of keys.
 * @return the keys in their order.
 */
inline std::vector<SourceGroup>
SortKeys(const KeySet& keys)
{
    std::vector<KeyRank> ranks(keys.begin(), keys.end());
    std::sort(ranks.begin(), ranks.end());
    std::vector<SourceGroup> sorted;
    sorted.reserve(ranks.size());
    for (const KeyRank rank : ranks)
    {
        sorted.push_back(GetKey(rank));
    }
    return sorted;
}

} // namespace mgm
} // namespace ns3

#endif // MGM_KEY_ORDER_H
