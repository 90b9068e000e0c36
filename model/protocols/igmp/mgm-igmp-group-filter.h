/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * A list of ranges of groups, as IGMP routers are configured with.
 */

#ifndef MGM_IGMP_GROUP_FILTER_H
#define MGM_IGMP_GROUP_FILTER_H

#include "ns3/ipv4-address.h"

#include <string>
#include <vector>

namespace ns3
{
namespace mgm
{

/**
 * @ingroup mgm
 * Ranges of groups.
 */
class IgmpGroupFilter
{
  public:
    /**
     * Reads ranges.
     * @param [in] text Ranges such as "239.1.0.0/16", separated by blanks; a group alone is a range
     * of one; "" is no range.
     * @param [out] error What is wrong with the first range that cannot be read: the range, and
     * what is allowed.
     * @return whether all could be read; if not, nothing has changed.
     */
    bool Parse(const std::string& text, std::string& error);
    /// @return the ranges as they were read.
    const std::string& GetText() const;
    /// @return whether there is no range.
    bool IsEmpty() const;
    /**
     * @param [in] group A group.
     * @return whether it is in one of the ranges.
     */
    bool Contains(Ipv4Address group) const;

  private:
    /// One range.
    struct Range
    {
        Ipv4Address network; //!< its groups begin with this
        Ipv4Mask mask;       //!< and so many bits
    };

    std::string m_text;          //!< as it was read
    std::vector<Range> m_ranges; //!< in the order of the text
};

} // namespace mgm
} // namespace ns3

#endif // MGM_IGMP_GROUP_FILTER_H
