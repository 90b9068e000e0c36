/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * The hosts that want data on the links of a PIM router, as the group manager tells it:
 * local_receiver_include of RFC 3973 4.1.3.
 */

#ifndef MGM_PIM_DM_MEMBERS_H
#define MGM_PIM_DM_MEMBERS_H

#include "ns3/mgm-client-callbacks.h"
#include "ns3/mgm-types.h"

#include <cstdint>
#include <map>
#include <set>

namespace ns3
{
namespace mgm
{

/**
 * @ingroup mgm
 * Local memberships by interface.
 */
class PimDmMembers
{
  public:
    /// @param [in] membership There are members from now on.
    void Add(const LocalMembership& membership);
    /// @param [in] membership There are no members from now on.
    void Remove(const LocalMembership& membership);
    /// Forgets all.
    void Clear();

    /**
     * @param [in] interface Interface index.
     * @param [in] key A source and a group.
     * @return whether members there want the data: the interface is in pim_include(*,G) or in
     * pim_include(S,G). Nobody is in pim_exclude(S,G), because memberships cannot say so.
     */
    bool Want(uint32_t interface, const SourceGroup& key) const;

  private:
    std::map<uint32_t, std::set<SourceGroup>> m_memberships; //!< by interface
};

} // namespace mgm
} // namespace ns3

#endif // MGM_PIM_DM_MEMBERS_H
