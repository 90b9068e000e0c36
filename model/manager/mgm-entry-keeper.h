/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Makes, changes and deletes forwarding entries: from packets, memberships, routes and the clients'
 * own words to what the forwarder does.
 */

#ifndef MGM_ENTRY_KEEPER_H
#define MGM_ENTRY_KEEPER_H

#include "ns3/ipv4.h"
#include "ns3/mgm-alert-queue.h"
#include "ns3/mgm-client-caller.h"
#include "ns3/mgm-forwarder-control.h"
#include "ns3/mgm-manager-tables.h"
#include "ns3/mgm-rpf-source.h"

#include <unordered_map>
#include <utility>

namespace ns3
{
namespace mgm
{

/**
 * @ingroup mgm
 * Keeps the entries of the group manager and of the forwarder in step with everything that they
 * follow from (mgm-api 5.4, 5.6), and raises the alerts that come from entries: RPF callbacks,
 * creation alerts, and join and prune alerts with FALSE (RFC 2715 rules 4 and 5).
 *
 * All functions that change something are called with an AlertQueue::Scope open.
 */
class EntryKeeper
{
  public:
    /**
     * @param [in] tables What the group manager remembers.
     * @param [in] queue For what is to be told later.
     * @param [in] caller Makes callbacks.
     */
    EntryKeeper(ManagerTables& tables, AlertQueue& queue, ClientCaller& caller);

    /// @param [in] forwarder Where entries are installed; null: nowhere.
    void SetForwarder(Ptr<ForwarderControl> forwarder);
    /// @param [in] rpf Where routes are looked up; null: there are none.
    void SetRpfSource(Ptr<RpfSource> rpf);
    /// @param [in] ipv4 The node's IP stack, which knows its own addresses; null: there are none.
    void SetIpv4(Ptr<Ipv4> ipv4);
    /// @param [in] lifetime Of entries that forward; zero: they do not expire.
    void SetDefaultTimeout(Time lifetime);
    /// @return the lifetime of entries that forward.
    Time GetDefaultTimeout() const;
    /// @param [in] lifetime Of negative entries; zero: they do not expire.
    void SetNegativeTimeout(Time lifetime);
    /// @return the lifetime of negative entries.
    Time GetNegativeTimeout() const;

    /**
     * Makes the entry for a packet: looks up the route, asks the iif owner, asks the owners of
     * outgoing interfaces, installs it (mgm-api 5.4).
     * @param [in] packet What the forwarder said.
     */
    void Create(const NewPacketNotification& packet);

    /**
     * Forgets an entry that the forwarder has deleted (M-85), unless there is another one by now.
     * @param [in] key Its key.
     */
    void Forget(const SourceGroup& key);

    /**
     * Brings entries in line after a membership of an interface was added or deleted (M-38).
     * @param [in] range (S,G), (*,G) or (*,*): the membership.
     * @param [in] interface Where it is, or was.
     * @param [in] cause The client that did it.
     */
    void FollowMembership(const SourceGroup& range,
                          const InterfaceId& interface,
                          ClientHandle cause);

    /**
     * Puts an interface into, or takes it out of, the outgoing lists of entries (M-39).
     * @param [in] range (S,G), (*,G) or (*,*): which entries.
     * @param [in] interface The interface.
     * @param [in] included Whether it should be in them.
     * @param [in] cause The client that says so.
     */
    void SetForwardState(const SourceGroup& range,
                         const InterfaceId& interface,
                         bool included,
                         ClientHandle cause);

    /**
     * Deletes the entries of an incoming interface, because its owner changes (M-21): the next
     * packet of each asks the new one.
     * @param [in] iif The interface.
     */
    void DeleteEntries(const InterfaceId& iif);

    /**
     * Forgets what a client said about an outgoing interface that it gives up.
     * @param [in] interface The interface.
     * @param [in] client The client.
     */
    void ForgetForwardStates(const InterfaceId& interface, ClientHandle client);

    /**
     * Changes where the data of an entry should come from (MgmSetMfe).
     * @param [in,out] entry The entry.
     * @param [in] upstreamNeighbor New upstream neighbor.
     * @param [in] iif New incoming interface.
     * @param [in] cause The client that says so.
     */
    void Retarget(ManagedEntry& entry,
                  Ipv4Address upstreamNeighbor,
                  const InterfaceId& iif,
                  ClientHandle cause);

    /**
     * @param [in] entry A static entry.
     * @return SUCCESS, or why the forwarder would refuse it.
     */
    Status CheckStatic(const StaticEntry& entry) const;

    /**
     * Creates a static entry in place of whatever has its key.
     * @param [in] entry The entry, which the forwarder would take.
     * @param [in] author The client that dictates it.
     */
    void SetStatic(const StaticEntry& entry, ClientHandle author);

    /**
     * @param [in] key Key of an entry to delete.
     */
    void Delete(const SourceGroup& key);

    /**
     * Deletes all static entries of a client.
     * @param [in] author The client.
     */
    void DeleteStatics(ClientHandle author);

    /// Looks the route of each entry up again and changes those entries whose answer differs.
    void Reevaluate();

    /// Deletes all entries.
    void Clear();

    /**
     * @param [in] key (S,G).
     * @return the owner of the interface where its data should arrive: of the entry, or of the
     * route if there is no entry; NO_CLIENT where there is none.
     */
    ClientHandle GetIifOwner(const SourceGroup& key) const;

  private:
    /// Answers of the RPF source during one pass over all entries.
    using RouteCache = std::unordered_map<uint32_t, std::pair<bool, RpfRoute>>;

    /**
     * Looks a source up. RPF sources know no way to the router's own addresses; its own packets
     * arrive, as in Linux, on the interface that has their source address.
     * @param [in] source Address of a source.
     * @param [out] route The route towards it.
     * @return whether there is one.
     */
    bool Lookup(Ipv4Address source, RpfRoute& route) const;

    /**
     * Makes the entry of a source and group for which there is none.
     * @param [in] key Source and group.
     * @param [in] arrival Where a packet arrived, or would arrive if none asks.
     * @param [in] head The packet's first bytes; empty if none asks.
     */
    void Resolve(const SourceGroup& key, const InterfaceId& arrival, const PacketHead& head);

    /**
     * Makes an entry that remembers that there is no route.
     * @param [in] key Source and group.
     */
    void CreateNegative(const SourceGroup& key);

    /**
     * Asks the owner of a route's interface where the data should arrive (M-69 to M-71).
     * @param [in] key Source and group.
     * @param [in] route The route.
     * @param [in] arrival Where a packet arrived, or would arrive if none asks.
     * @param [in] head The packet's first bytes; empty if none asks.
     * @param [out] cause The cause of what follows: the answer, if it counts.
     * @return the answer. It names an interface of the client that was asked, or that of the route.
     */
    RpfQuery AskIifOwner(const SourceGroup& key,
                         const RpfRoute& route,
                         const InterfaceId& arrival,
                         const PacketHead& head,
                         Cause& cause);

    /**
     * Asks the owners of an entry's outgoing interfaces whether they want the data there (M-74).
     * @param [in] key Key of the entry, which may be gone afterwards.
     * @return the cause of what follows: the last answer that counts, if any.
     */
    Cause AskOifOwners(const SourceGroup& key);

    /**
     * Writes down what a client answered to a creation alert.
     * @param [in] client The client.
     * @param [in] offered The alert as it was made.
     * @param [in] answered The same after the call.
     * @return whether any of it counts.
     */
    bool ApplyCreationAnswer(ClientHandle client,
                             const CreationAlert& offered,
                             const CreationAlert& answered);

    /**
     * Compares a route with the one that an entry was derived from.
     * @param [in] key Key of an entry.
     * @param [in] found Whether there is a route now.
     * @param [in] route The route.
     */
    void Reroute(const SourceGroup& key, bool found, const RpfRoute& route);

    /**
     * Makes an entry negative, its route having gone.
     * @param [in,out] entry The entry.
     */
    void LoseRoute(ManagedEntry& entry);

    /**
     * Asks the owner of another route and gives an entry the incoming interface of the answer.
     * @param [in] key Key of an entry that is not negative.
     * @param [in] route The route.
     */
    void FollowRoute(const SourceGroup& key, const RpfRoute& route);

    /**
     * Derives the outgoing list again and installs the entry if it differs.
     * @param [in,out] entry The entry.
     * @param [in] interface Because of which interface.
     * @param [in] cause Because of which client; NO_CLIENT: none.
     */
    void Refresh(ManagedEntry& entry, const InterfaceId& interface, ClientHandle cause);

    /**
     * Installs a changed entry, with the lifetime and the alert that go with an outgoing list that
     * turned empty or is empty no more.
     * @param [in,out] entry The entry.
     * @param [in] turned Whether the list did.
     * @param [in] interface Because of which interface.
     * @param [in] cause Because of which client; NO_CLIENT: none.
     */
    void Commit(ManagedEntry& entry, bool turned, const InterfaceId& interface, ClientHandle cause);

    /**
     * Gives an entry to the forwarder. If the forwarder does not take it, it is forgotten here and
     * deleted there.
     * @param [in] entry The entry.
     * @return whether the forwarder took it.
     */
    bool Install(const ManagedEntry& entry);

    /**
     * Gives an entry to the forwarder again if it has lost it, because it was stopped meanwhile.
     * The lifetime starts again, as it does there.
     * @param [in,out] entry The entry.
     */
    void Reinstall(ManagedEntry& entry);

    /**
     * Makes a prune alert with FALSE and applies its answer (M-60, M-61).
     * @param [in] to The client.
     * @param [in] key Key of the entry.
     * @param [in] interface Where the data is no longer wanted.
     */
    void DeliverPrune(ClientHandle to, const SourceGroup& key, const InterfaceId& interface);

    ManagerTables& m_tables;           //!< what the group manager remembers
    AlertQueue& m_queue;               //!< what is to be told later
    ClientCaller& m_caller;            //!< makes callbacks
    Ptr<ForwarderControl> m_forwarder; //!< where entries are installed
    Ptr<RpfSource> m_rpf;              //!< where routes are looked up
    Ptr<Ipv4> m_ipv4;                  //!< knows the node's addresses
    Time m_defaultTimeout;             //!< lifetime of entries that forward
    Time m_negativeTimeout;            //!< lifetime of negative entries
};

} // namespace mgm
} // namespace ns3

#endif // MGM_ENTRY_KEEPER_H
