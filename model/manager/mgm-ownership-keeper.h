/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Gives interfaces to clients and takes them back, with everything that follows from it.
 */

#ifndef MGM_OWNERSHIP_KEEPER_H
#define MGM_OWNERSHIP_KEEPER_H

#include "ns3/mgm-alert-queue.h"
#include "ns3/mgm-client-caller.h"
#include "ns3/mgm-entry-keeper.h"
#include "ns3/mgm-manager-tables.h"
#include "ns3/mgm-membership-keeper.h"

namespace ns3
{
namespace mgm
{

/**
 * @ingroup mgm
 * Changes who is on an interface (mgm-api 5.2). Where a routing protocol comes or goes beside IGMP,
 * IGMP is disabled before and enabled after the change. The calls were found to be valid before.
 *
 * All functions but SetForwarder are called with an AlertQueue::Scope open.
 */
class OwnershipKeeper
{
  public:
    /**
     * @param [in] tables What the group manager remembers.
     * @param [in] queue For enable-IGMP.
     * @param [in] caller Makes callbacks.
     * @param [in] entries Makes entries follow.
     * @param [in] memberships Deletes memberships that end with the ownership.
     */
    OwnershipKeeper(ManagerTables& tables,
                    AlertQueue& queue,
                    ClientCaller& caller,
                    EntryKeeper& entries,
                    MembershipKeeper& memberships);

    /// @param [in] forwarder The forwarder, which is told what is owned; null: none.
    void SetForwarder(Ptr<ForwarderControl> forwarder);

    /**
     * @param [in] client Who takes the interface.
     * @param [in] interface The interface, where its place is free.
     */
    void Take(const Client& client, const InterfaceId& interface);

    /**
     * @param [in] client Who releases the interface.
     * @param [in] interface The interface, where it is.
     */
    void Release(const Client& client, const InterfaceId& interface);

    /**
     * Releases everything that a client is on, also what it is taking or releasing at this moment.
     * @param [in] handle The client.
     */
    void ReleaseAll(ClientHandle handle);

  private:
    /**
     * Gives an interface another owner, with disable-IGMP before and enable-IGMP after it where
     * IGMP is on it.
     * @param [in] client The client that takes or releases the interface.
     * @param [in] interface The interface.
     * @param [in] owner The new owner: the client, or NO_CLIENT.
     */
    void ChangeOwner(ClientHandle client, const InterfaceId& interface, ClientHandle owner);

    /**
     * Does what lies between disable-IGMP and enable-IGMP.
     * @param [in] client The client that takes or releases the interface.
     * @param [in] interface The interface.
     * @param [in] owner The new owner: the client, or NO_CLIENT.
     */
    void ApplyOwner(ClientHandle client, const InterfaceId& interface, ClientHandle owner);

    /**
     * Tells IGMP that the owner of an interface has changed.
     * @param [in] igmp The client that was told to stop.
     * @param [in] interface The interface.
     */
    void DeliverEnableIgmp(ClientHandle igmp, const InterfaceId& interface);

    ManagerTables& m_tables;           //!< what the group manager remembers
    AlertQueue& m_queue;               //!< for enable-IGMP
    ClientCaller& m_caller;            //!< makes callbacks
    EntryKeeper& m_entries;            //!< makes entries follow
    MembershipKeeper& m_memberships;   //!< deletes memberships
    Ptr<ForwarderControl> m_forwarder; //!< is told what is owned
};

} // namespace mgm
} // namespace ns3

#endif // MGM_OWNERSHIP_KEEPER_H
