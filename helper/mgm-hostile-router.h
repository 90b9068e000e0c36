/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * A router that attacks the PIM routers of its link.
 */

#ifndef MGM_HOSTILE_ROUTER_H
#define MGM_HOSTILE_ROUTER_H

#include "ns3/mgm-hostile-sender.h"
#include "ns3/mgm-pim-message.h"

namespace ns3
{
namespace mgm
{

/**
 * @ingroup mgm
 * Sends PIM messages of all types about random (S,G), from many neighbors that it makes up: Hellos,
 * Joins, Prunes and Grafts, Asserts that nobody can beat, State Refreshes; and data of forged
 * sources.
 */
class HostileRouter : public HostileSender
{
  public:
    /**
     * @return the object TypeId.
     */
    static TypeId GetTypeId();

  private:
    HostilePacket MakePacket() override;
    /// @return a Hello.
    PimMessage MakeHello() const;
    /// @param [in] type JOIN_PRUNE, GRAFT or GRAFT_ACK. @return such a message.
    PimMessage MakeJoinPrune(PimType type) const;
    /// @return an Assert with a very good metric.
    PimMessage MakeAssert() const;
    /// @return a State Refresh.
    PimMessage MakeStateRefresh() const;
};

} // namespace mgm
} // namespace ns3

#endif // MGM_HOSTILE_ROUTER_H
