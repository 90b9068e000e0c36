/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * The group manager's own copy of one forwarding entry: what is in it, and why.
 */

#ifndef MGM_MANAGED_ENTRY_H
#define MGM_MANAGED_ENTRY_H

#include "ns3/mgm-forwarder-control.h"
#include "ns3/mgm-membership-table.h"
#include "ns3/mgm-rpf-source.h"

#include <map>
#include <set>

namespace ns3
{
namespace mgm
{

/**
 * @ingroup mgm
 * What a client said about one outgoing interface of one entry, apart from memberships.
 */
enum class ForwardState : uint8_t
{
    INCLUDED, //!< in the outgoing list without a membership (FORWARD_STATE, M-39)
    EXCLUDED, //!< not in the outgoing list in spite of memberships (FORWARD_STATE, or M-79)
};

/**
 * @ingroup mgm
 * Who said it.
 */
struct ForwardWord
{
    ForwardState state{ForwardState::INCLUDED}; //!< what
    ClientHandle client{NO_CLIENT};             //!< who
};

/**
 * @ingroup mgm
 * A forwarding entry as the group manager knows it. It derives the outgoing list: the interfaces
 * that memberships cover, and those included, without those excluded and without the incoming one.
 * A static entry derives nothing.
 */
struct ManagedEntry
{
    SourceGroup key;      //!< source and group
    bool hasRoute{false}; //!< whether the last lookup found a route
    RpfRoute lookedUp;    //!< what it found
    RpfRoute route;       //!< the route used: the same, or the iif owner's answer
    InterfaceId iif;      //!< incoming interface
    Ipv4Address upstreamNeighbor{Ipv4Address::GetAny()}; //!< where the data should come from
    bool negative{false};                                //!< only remembers "do not forward"
    bool asking{false}; //!< creation alerts are out; the forwarder does not know it yet
    std::map<InterfaceId, ForwardWord> forwardWords; //!< what clients said, by interface
    std::set<InterfaceId> oifs;                      //!< outgoing list at present
    Time timeout;                                    //!< lifetime; zero: does not expire
    Time lifetimeStart;                              //!< since when the lifetime counts
    bool restart{false};                       //!< whether the forwarder has not heard of that
    ClientHandle watcher{NO_CLIENT};           //!< who wants to hear of the next packet
    ClientHandle author{NO_CLIENT};            //!< who dictated it; NO_CLIENT: it is derived
    std::map<InterfaceId, uint8_t> thresholds; //!< TTL thresholds that the author named

    /**
     * @param [in] memberships The memberships of the router.
     * @return the outgoing list that follows from them and from this entry.
     */
    std::set<InterfaceId> DeriveOifs(const MembershipTable& memberships) const;

    /**
     * @param [in] interface An interface.
     * @param [in] memberships The memberships of the router.
     * @return whether it is in the outgoing list that follows from them and from this entry.
     */
    bool DerivesOif(const InterfaceId& interface, const MembershipTable& memberships) const;

    /**
     * Gives the entry a lifetime, which counts from now, also if it is as long as the last one.
     * @param [in] lifetime The lifetime; zero: does not expire.
     */
    void SetTimeout(Time lifetime);

    /// @return whether a client dictated it. Memberships, routes and answers do not change it.
    bool IsStatic() const;

    /// @return the time left; zero where the entry does not expire, or is over.
    Time GetTimeLeft() const;

    /// @return whether the lifetime has passed. The forwarder's report of it is on its way then.
    bool IsOver() const;

    /// @return the entry as the forwarder takes it.
    EntrySpec MakeSpec() const;
};

} // namespace mgm
} // namespace ns3

#endif // MGM_MANAGED_ENTRY_H
