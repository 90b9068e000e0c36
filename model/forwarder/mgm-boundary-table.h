/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * The administrative boundaries of one interface: ranges of groups whose packets do not cross it.
 */

#ifndef MGM_BOUNDARY_TABLE_H
#define MGM_BOUNDARY_TABLE_H

#include "ns3/ipv4-address.h"
#include "ns3/mgm-types.h"

#include <cstdint>
#include <unordered_set>
#include <vector>

namespace ns3
{
namespace mgm
{

/**
 * @ingroup mgm
 * A range of groups.
 */
struct BoundaryRange
{
    Ipv4Address group; //!< its first group
    Ipv4Mask mask;     //!< its mask
};

/**
 * @ingroup mgm
 * Administratively scoped boundaries (RFC 2365 5, MIB_IPMCAST_BOUNDARY, M-109). Whoever asks
 * applies them in both directions.
 */
class BoundaryTable
{
  public:
    /**
     * @param [in] group First group of the range.
     * @param [in] mask Its mask; contiguous, and covering multicast groups only.
     * @return SUCCESS; ALREADY_EXISTS; INVALID_PARAMETER for a group that is not multicast, has
     * bits outside the mask, or lies in 224.0.0.0/24 (which is never forwarded anyway).
     */
    Status Add(Ipv4Address group, Ipv4Mask mask);

    /**
     * @param [in] group First group of the range.
     * @param [in] mask Its mask.
     * @return SUCCESS; NOT_FOUND.
     */
    Status Remove(Ipv4Address group, Ipv4Mask mask);

    /**
     * @param [in] group A group.
     * @return whether it is in a range. The time grows with the number of different masks only.
     */
    bool Contains(Ipv4Address group) const
    {
        return !m_ranges.empty() && FindRange(group);
    }

    /// @return all ranges, by first group, then by length of the mask.
    std::vector<BoundaryRange> GetRanges() const;

  private:
    /// @return whether a group is in one of the ranges that there are.
    bool FindRange(Ipv4Address group) const;

    /// All ranges of one mask.
    struct Ranges
    {
        uint32_t mask;                       //!< the mask
        std::unordered_set<uint32_t> groups; //!< first groups
    };

    std::vector<Ranges> m_ranges; //!< by mask
};

} // namespace mgm
} // namespace ns3

#endif // MGM_BOUNDARY_TABLE_H
