/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * What the group manager tells its clients: the table of callbacks that a client gives when it
 * registers, and the arguments of each (mgm-api 3).
 */

#ifndef MGM_CLIENT_CALLBACKS_H
#define MGM_CLIENT_CALLBACKS_H

#include "ns3/callback.h"
#include "ns3/mgm-lineage.h"
#include "ns3/mgm-rpf-source.h"
#include "ns3/mgm-types.h"

#include <cstdint>
#include <vector>

namespace ns3
{
namespace mgm
{

/// Lifetime of an entry whose prune alert nobody answered with another, in seconds (M-60).
constexpr uint32_t DEFAULT_PRUNE_TIMEOUT = 900;

/**
 * @ingroup mgm
 * RPF callback: asks the owner of the interface towards the source whether the data should arrive
 * there. Called before an entry is made (mgm-api 3.1), and again where an entry follows its route:
 * when the route changes or comes back, if the group manager's attribute ReevaluateOnRouteChange is
 * set. No packet asks then. Where only the cost of the route, its preference or its prefix changes,
 * the owner of the incoming interface is asked, and what is in force is named.
 */
struct RpfQuery
{
    SourceGroup key;              //!< source and group of the packet
    InterfaceId arrival;          //!< where the packet arrived, which may not be where it should
    InterfaceId interface;        //!< in: from the route; out: where the client wants the data
    Ipv4Address upstreamNeighbor; //!< in: from the route; out: the client's, informational
    RpfRoute route;               //!< in: the route towards the source; out: the route used
    PacketHead head; //!< IP header and a piece of the payload; empty if no packet asked
};

/**
 * @ingroup mgm
 * One outgoing interface in a creation alert (MGM_IF_ENTRY).
 */
struct CreationInterface
{
    InterfaceId interface; //!< an interface that the called client owns
    bool igmp{false};      //!< whether IGMP is enabled there (M-78)
    bool enabled{true};    //!< out: set to false to stop forwarding there (M-77, M-79)
};

/**
 * @ingroup mgm
 * Creation alert: an entry is about to forward on interfaces of this client (mgm-api 3.2).
 */
struct CreationAlert
{
    SourceGroup key;                     //!< key of the entry
    InterfaceId iif;                     //!< where its data should arrive
    std::vector<CreationInterface> oifs; //!< in/out: the client's own outgoing interfaces
};

/**
 * @ingroup mgm
 * Join alert: there are new receivers on interfaces of other clients (mgm-api 3.3).
 */
struct JoinAlert
{
    SourceGroup key;         //!< (S,G), (*,G) or (*,*)
    bool memberUpdate{true}; //!< true: a membership was added; false: an entry changed
};

/**
 * @ingroup mgm
 * Prune alert: receivers vanished from interfaces of other clients (mgm-api 3.4).
 */
struct PruneAlert
{
    SourceGroup key;         //!< (S,G), (*,G) or (*,*)
    InterfaceId interface;   //!< where the data is no longer wanted
    bool memberDelete{true}; //!< true: a membership was deleted; false: an entry changed
    /// Lifetime of the entry in seconds; looked at only if memberDelete is false (M-60, M-61).
    uint32_t timeout{DEFAULT_PRUNE_TIMEOUT};
};

/**
 * @ingroup mgm
 * Local join and local leave: IGMP added or deleted a membership on an interface of this client
 * (mgm-api 3.5, 3.6).
 */
struct LocalMembership
{
    SourceGroup key;       //!< (S,G), (*,G) or (*,*)
    InterfaceId interface; //!< where the receivers are
};

/**
 * @ingroup mgm
 * Wrong-interface alert: data of a source arrived on an interface of this client, which is not the
 * entry's incoming interface (mgm-api 3.7).
 */
struct WrongInterfaceAlert
{
    SourceGroup key;     //!< source and group of the packet
    InterfaceId arrival; //!< where it arrived; an interface that the called client owns
    PacketHead head;     //!< IP header and a piece of the payload
    RecordId alert;      //!< id of the alert in traces
};

/**
 * @ingroup mgm
 * Data arrival: a packet arrived on the incoming interface of an entry that the client watches
 * (ClientInterface::WatchEntry). Not a callback of mgm-api, in which clients learn of data from new
 * entries only; dense-mode protocols have timers that begin with a packet (RFC 3973 4.4.1, 4.5.2).
 */
struct DataArrival
{
    SourceGroup key; //!< source and group of the packet
    InterfaceId iif; //!< where it arrived
    PacketHead head; //!< IP header and a piece of the payload
};

/**
 * @ingroup mgm
 * Disable-IGMP and enable-IGMP: the owner of an interface changes (mgm-api 3.8, 3.9). Between the
 * two, IGMP adds and deletes no memberships there; after the second, but not inside it, IGMP adds
 * all of them again.
 */
struct IgmpInterfaceChange
{
    InterfaceId interface; //!< the interface
};

/**
 * @ingroup mgm
 * The table of callbacks that a client gives when it registers (ROUTING_PROTOCOL_CONFIG). Null
 * callbacks are allowed: the client is then not told.
 *
 * Return values are ignored (M-62); what a client answers, it writes into the arguments. A callback
 * may call any function of the group manager. Callbacks are made when the group manager's own state
 * is consistent, one after the other, never while another change of its state is half done.
 */
struct ClientCallbacks
{
    Callback<uint32_t, RpfQuery&> rpf;                             //!< mgm-api 3.1
    Callback<uint32_t, CreationAlert&> creation;                   //!< mgm-api 3.2
    Callback<uint32_t, PruneAlert&> prune;                         //!< mgm-api 3.4
    Callback<uint32_t, const JoinAlert&> join;                     //!< mgm-api 3.3
    Callback<uint32_t, const WrongInterfaceAlert&> wrongInterface; //!< mgm-api 3.7
    Callback<uint32_t, const LocalMembership&> localJoin;          //!< mgm-api 3.5
    Callback<uint32_t, const LocalMembership&> localLeave;         //!< mgm-api 3.6
    Callback<uint32_t, const IgmpInterfaceChange&> disableIgmp;    //!< mgm-api 3.8, IGMP only
    Callback<uint32_t, const IgmpInterfaceChange&> enableIgmp;     //!< mgm-api 3.9, IGMP only
    Callback<uint32_t, const DataArrival&> dataArrived;            //!< WatchEntry
};

} // namespace mgm
} // namespace ns3

#endif // MGM_CLIENT_CALLBACKS_H
