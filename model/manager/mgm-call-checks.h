/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * What the functions of the group manager return (mgm-api 2), decided before they do anything.
 */

#ifndef MGM_CALL_CHECKS_H
#define MGM_CALL_CHECKS_H

#include "ns3/mgm-manager-tables.h"

namespace ns3
{
namespace mgm
{

/**
 * @ingroup mgm
 * Finds the status of a call from its arguments and from the tables, without changing anything. In
 * all functions the client is null where the caller's handle is bad.
 */
class CallChecks
{
  public:
    /**
     * @param [in] tables What the group manager remembers.
     * @param [in] membershipLimit Largest number of memberships, as it is at the moment.
     */
    CallChecks(const ManagerTables& tables, const uint32_t& membershipLimit);

    /**
     * @param [in] instance Protocol and component that want to register.
     * @return the status of ClientInterface::RegisterProtocol.
     */
    Status CheckRegister(const ProtocolInstance& instance) const;

    /**
     * @param [in] client Who calls.
     * @return the status of ClientInterface::DeregisterProtocol.
     */
    Status CheckDeregister(const Client* client) const;

    /**
     * @param [in] client Who calls.
     * @param [in] interface The interface that it wants.
     * @return the status of ClientInterface::TakeInterfaceOwnership.
     */
    Status CheckTake(const Client* client, const InterfaceId& interface) const;

    /**
     * @param [in] client Who calls.
     * @param [in] interface The interface that it gives up.
     * @return the status of ClientInterface::ReleaseInterfaceOwnership.
     */
    Status CheckRelease(const Client* client, const InterfaceId& interface) const;

    /**
     * @param [in] client Who calls.
     * @param [in] range Source and group.
     * @param [in] interface The interface.
     * @param [in] flags MembershipFlags.
     * @return the status of ClientInterface::AddGroupMembershipEntry.
     */
    Status CheckAdd(const Client* client,
                    const SourceGroupRange& range,
                    const InterfaceId& interface,
                    uint32_t flags) const;

    /**
     * @param [in] client Who calls.
     * @param [in] range Source and group.
     * @param [in] interface The interface.
     * @param [in] flags MembershipFlags.
     * @return the status of ClientInterface::DeleteGroupMembershipEntry.
     */
    Status CheckDelete(const Client* client,
                       const SourceGroupRange& range,
                       const InterfaceId& interface,
                       uint32_t flags) const;

    /**
     * @param [in] client Who calls.
     * @param [in] entry The entry; null where there is none.
     * @param [in] present The present owner of the interface where the entry's data should arrive.
     * @param [in] iif The incoming interface that the client names.
     * @return the status of ClientInterface::SetMfe.
     */
    Status CheckSetMfe(const Client* client,
                       const ManagedEntry* entry,
                       ClientHandle present,
                       const InterfaceId& iif) const;

    /**
     * @param [in] client Who calls.
     * @param [in] entry The entry of the same key; null where there is none.
     * @param [in] present The present owner of the interface where its data should arrive.
     * @param [in] iif The incoming interface that the client names, if any.
     * @return the status of ClientInterface::SetStaticEntry, unless the forwarder objects.
     */
    Status CheckSetStatic(const Client* client,
                          const ManagedEntry* entry,
                          ClientHandle present,
                          const InterfaceId& iif) const;

    /**
     * @param [in] client Who calls.
     * @param [in] entry The entry; null where there is none.
     * @return the status of ClientInterface::DeleteStaticEntry.
     */
    Status CheckDeleteStatic(const Client* client, const ManagedEntry* entry) const;

    /**
     * @param [in] client Who calls.
     * @param [in] entry The entry; null where there is none.
     * @return the status of ClientInterface::DeleteEntry.
     */
    Status CheckDeleteEntry(const Client* client, const ManagedEntry* entry) const;

    /**
     * @param [in] client Who calls.
     * @param [in] entry The entry; null where there is none.
     * @return the status of ClientInterface::WatchEntry.
     */
    Status CheckWatch(const Client* client, const ManagedEntry* entry) const;

    /**
     * @param [in] client Who calls.
     * @param [in] arrival The arrival interface.
     * @return the status of ClientInterface::SetAlertMask where there is an entry.
     */
    Status CheckSetAlertMask(const Client* client, const InterfaceId& arrival) const;

  private:
    const ManagerTables& m_tables;     //!< what the group manager remembers
    const uint32_t& m_membershipLimit; //!< largest number of memberships
};

} // namespace mgm
} // namespace ns3

#endif // MGM_CALL_CHECKS_H
