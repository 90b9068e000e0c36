/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * A host that attacks the routers and hosts of its link by IGMP.
 */

#ifndef MGM_HOSTILE_HOST_H
#define MGM_HOSTILE_HOST_H

#include "ns3/mgm-hostile-sender.h"

namespace ns3
{
namespace mgm
{

/**
 * @ingroup mgm
 * Sends reports, leave messages and queries of all versions about random groups and sources, from
 * many addresses, and data of forged sources.
 */
class HostileHost : public HostileSender
{
  public:
    /**
     * @return the object TypeId.
     */
    static TypeId GetTypeId();

  private:
    HostilePacket MakePacket() override;
};

} // namespace mgm
} // namespace ns3

#endif // MGM_HOSTILE_HOST_H
