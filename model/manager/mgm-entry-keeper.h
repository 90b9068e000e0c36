/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Makes, changes and deletes forwarding entries: from packets, memberships, routes and the clients'
 * own words to what the forwarder does.
 */

#ifndef MGM_ENTRY_KEEPER_H
#define MGM_ENTRY_KEEPER_H

#include "ns3/mgm-entry-installer.h"
#include "ns3/mgm-manager-tables.h"
#include "ns3/mgm-owner-inquiry.h"
#include "ns3/mgm-source-lookup.h"

#include <optional>

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
     * @param [in] reports Makes records.
     * @param [in] lifetimes Lifetimes of entries.
     */
    EntryKeeper(ManagerTables& tables,
                AlertQueue& queue,
                ClientCaller& caller,
                const ManagerReports& reports,
                const EntryLifetimes& lifetimes);

    /// @param [in] forwarder Where entries are installed; null: nowhere.
    void SetForwarder(Ptr<ForwarderControl> forwarder);
    /// @param [in] rpf Where routes are looked up; null: there are none.
    void SetRpfSource(Ptr<RpfSource> rpf);
    /// @param [in] ipv4 The node's IP stack, which knows its own addresses; null: there are none.
    void SetIpv4(Ptr<Ipv4> ipv4);

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

    /// Follows a forwarder that starts again without entries: those that a client dictates are
    /// installed again, the others end, and their next packets create them anew.
    void FollowRestart();

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
     * Lets the forwarder tell of the next packet of an entry, which somebody watches; once the
     * forwarder has the entry.
     * @param [in] entry The entry.
     */
    void Watch(const ManagedEntry& entry) const;

    /**
     * A packet of an entry has arrived on an interface where it should. Tells who watches the
     * entry, if its data is still expected there and that client owns the interface.
     * @param [in] packet What the forwarder said.
     */
    void TellArrival(const DataArrivedNotification& packet);

    /**
     * Deletes all static entries of a client.
     * @param [in] author The client.
     */
    void DeleteStatics(ClientHandle author);

    /**
     * Looks the route of each entry up again and changes those entries whose answer differs.
     * @param [in,out] pass Routes found on the way.
     */
    void Reevaluate(RouteCache& pass);

    /// Deletes all entries.
    void Clear();

    /**
     * @param [in] key (S,G).
     * @return the owner of the interface where its data should arrive: of the entry, or of the
     * route if there is no entry; NO_CLIENT where there is none.
     */
    ClientHandle GetIifOwner(const SourceGroup& key) const;

    /**
     * @param [in] key (S,G).
     * @param [in,out] pass Routes found before, to which one may be added.
     * @return the interface where its data should arrive, of the entry, or of the route if there is
     * no entry; 0 where there is none.
     */
    InterfaceId GetIif(const SourceGroup& key, RouteCache& pass) const;

  private:
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
     * Compares a route with the one that an entry was derived from.
     * @param [in] key Key of an entry.
     * @param [in] route The route, if there is one now.
     */
    void Reroute(const SourceGroup& key, const std::optional<RpfRoute>& route);

    /**
     * Makes an entry negative, its route having gone.
     * @param [in,out] entry The entry.
     */
    void LoseRoute(ManagedEntry& entry);

    /**
     * Asks the owner of the interface of another route, or of one that has another cost.
     * @param [in] entry An entry that is not negative.
     * @param [in] route The route.
     * @param [out] cause The cause of what follows.
     * @return the answer.
     */
    RpfQuery AskAboutRoute(const ManagedEntry& entry, const RpfRoute& route, Cause& cause);

    /**
     * Asks about another route and gives an entry the incoming interface of the answer.
     * @param [in] key Key of an entry that is not negative.
     * @param [in] route The route.
     */
    void FollowRoute(const SourceGroup& key, const RpfRoute& route);

    /**
     * Puts an interface into the outgoing list of an entry, or takes it out, as memberships and
     * forward states say, and installs the entry if it differs.
     * @param [in,out] entry The entry.
     * @param [in] interface The interface about which something was said.
     * @param [in] cause By which client; NO_CLIENT: none.
     */
    void Refresh(ManagedEntry& entry, const InterfaceId& interface, ClientHandle cause);

    ManagerTables& m_tables;          //!< what the group manager remembers
    SourceLookup m_lookup;            //!< looks routes up
    OwnerInquiry m_inquiry;           //!< asks owners of interfaces
    EntryInstaller m_installer;       //!< gives entries to the forwarder
    ClientCaller& m_caller;           //!< makes callbacks
    const EntryLifetimes m_lifetimes; //!< lifetimes of entries
};

} // namespace mgm
} // namespace ns3

#endif // MGM_ENTRY_KEEPER_H
