/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * What the group manager and its clients report through their trace sources.
 */

#ifndef MGM_MANAGER_RECORDS_H
#define MGM_MANAGER_RECORDS_H

#include "ns3/mgm-client-interface.h"

#include <string>
#include <vector>

namespace ns3
{
namespace mgm
{

/// Function of the group manager that a client called.
enum class ApiFunction : uint8_t
{
    REGISTER,            //!< RegisterProtocol
    DEREGISTER,          //!< DeregisterProtocol
    TAKE_OWNERSHIP,      //!< TakeInterfaceOwnership
    RELEASE_OWNERSHIP,   //!< ReleaseInterfaceOwnership
    ADD_MEMBERSHIP,      //!< AddGroupMembershipEntry
    DELETE_MEMBERSHIP,   //!< DeleteGroupMembershipEntry
    SET_MFE,             //!< SetMfe
    ENUMERATION_START,   //!< GroupEnumerationStart
    SET_STATIC_ENTRY,    //!< SetStaticEntry
    DELETE_STATIC_ENTRY, //!< DeleteStaticEntry
    SET_ALERT_MASK,      //!< SetAlertMask
    DELETE_ENTRY,        //!< DeleteEntry
    WATCH_ENTRY,         //!< WatchEntry
};

/**
 * @ingroup mgm
 * A client called the group manager. The record is made when the status is known and before the
 * call takes effect, so that its effects come after it.
 */
struct ApiCallRecord
{
    RecordHead head;                             //!< id, level CONTROL, cause
    ApiFunction function{ApiFunction::REGISTER}; //!< which function
    std::string client;                          //!< name of the client; "" for a bad handle
    ProtocolInstance instance;                   //!< its ids
    SourceGroupRange range;                      //!< memberships and entries: source and group
    InterfaceId interface;                       //!< all that name an interface
    uint32_t flags{0};                           //!< memberships: MembershipFlags
    Ipv4Address upstreamNeighbor;                //!< SetMfe
    std::vector<StaticOutput> oifs;              //!< SetStaticEntry: as the client orders them
    bool negative{false};                        //!< SetStaticEntry: whether it only drops
    bool masked{false};                          //!< SetAlertMask: whether alerts are off
    Status status{Status::SUCCESS};              //!< what the call returned
};

/// Callback of a client.
enum class CallbackKind : uint8_t
{
    RPF,             //!< RpfQuery
    CREATION,        //!< CreationAlert
    JOIN,            //!< JoinAlert
    PRUNE,           //!< PruneAlert
    LOCAL_JOIN,      //!< LocalMembership
    LOCAL_LEAVE,     //!< LocalMembership
    WRONG_INTERFACE, //!< WrongInterfaceAlert
    DISABLE_IGMP,    //!< IgmpInterfaceChange
    ENABLE_IGMP,     //!< IgmpInterfaceChange
    DATA_ARRIVED,    //!< DataArrival
};

/**
 * @ingroup mgm
 * The group manager calls a client. WRONG_INTERFACE has level ALERTS, the others CONTROL.
 */
struct CallbackRecord
{
    RecordHead head;                      //!< id, level, cause
    CallbackKind kind{CallbackKind::RPF}; //!< which callback
    std::string client;                   //!< name of the client
    ProtocolInstance instance;            //!< its ids
    SourceGroup key;                      //!< source and group, of all but DISABLE and ENABLE_IGMP
    InterfaceId interface;                //!< RPF, CREATION, DATA_ARRIVED: incoming; others: named
    std::vector<InterfaceId> oifs;        //!< CREATION: the client's outgoing interfaces
    bool member{false};                   //!< JOIN: memberUpdate; PRUNE: memberDelete
    RecordId alert;                       //!< WRONG_INTERFACE: the alert
};

/**
 * @ingroup mgm
 * A client answered a callback by changing its arguments (RPF, CREATION, PRUNE). Its cause is the
 * callback.
 */
struct CallbackAnswerRecord
{
    RecordHead head;                      //!< id, level CONTROL, cause
    CallbackKind kind{CallbackKind::RPF}; //!< which callback
    std::string client;                   //!< name of the client
    SourceGroup key;                      //!< source and group
    InterfaceId interface;                //!< RPF: the interface chosen
    Ipv4Address upstreamNeighbor;         //!< RPF: the neighbor chosen
    std::vector<InterfaceId> disabled;    //!< CREATION: interfaces switched off
    uint32_t timeout{0};                  //!< PRUNE: seconds
};

/// What became of a wrong-interface alert at the group manager.
enum class AlertOutcome : uint8_t
{
    DELIVERED,     //!< the owner of the arrival interface was called
    NO_OWNER,      //!< the owner released the interface while the alert was on its way
    NO_CALLBACK,   //!< the owner gave no wrong-interface callback when it registered
    NOT_DELIVERED, //!< the attribute DeliverWrongInterface is off, as in Windows (M-80)
};

/**
 * @ingroup mgm
 * A wrong-interface alert reached the group manager, and was not delivered. (A delivered one shows
 * as a CallbackRecord.)
 */
struct UndeliveredAlertRecord
{
    RecordHead head;                              //!< id, level ALERTS, cause
    RecordId alert;                               //!< the alert
    SourceGroup key;                              //!< source and group
    InterfaceId arrival;                          //!< where the packet arrived
    AlertOutcome outcome{AlertOutcome::NO_OWNER}; //!< why it was not delivered
};

/**
 * @ingroup mgm
 * The forwarder refused an entry that the group manager had derived, because it is full or because
 * an interface has gone. The group manager forgets the entry; an older version of it leaves the
 * forwarder.
 */
struct RefusedEntryRecord
{
    RecordHead head;                          //!< id, level CONTROL, cause
    SourceGroup key;                          //!< source and group
    InterfaceId iif;                          //!< its incoming interface
    Status status{Status::NOT_ENOUGH_MEMORY}; //!< what the forwarder said
};

/**
 * @ingroup mgm
 * What a group manager has refused since it was made.
 */
struct ManagerCounters
{
    uint64_t refusedMemberships{0}; //!< calls that MembershipLimit let fail
    uint64_t refusedEntries{0};     //!< entries that the forwarder did not take
};

/// What happened to a membership.
enum class MembershipEvent : uint8_t
{
    ADDED,   //!< by AddGroupMembershipEntry
    DELETED, //!< by a call, with the ownership of its interface, or with the group manager
};

/**
 * @ingroup mgm
 * A membership was added or deleted.
 */
struct MembershipRecord
{
    RecordHead head;                               //!< id, level STATE, cause
    MembershipEvent event{MembershipEvent::ADDED}; //!< what happened
    std::string client;                            //!< name of the client that holds it
    SourceGroup key;                               //!< (S,G), (*,G) or (*,*)
    InterfaceId interface;                         //!< where the receivers are
};

/**
 * @ingroup mgm
 * What a client decided on a wrong-interface alert. Protocols fire this from inside their
 * wrong-interface callback, also when they decide to do nothing; what they do then has this record
 * as its cause.
 */
struct ReactionRecord
{
    RecordHead head;     //!< id, level ALERTS, cause
    RecordId alert;      //!< the alert
    std::string client;  //!< name of the client
    SourceGroup key;     //!< source and group
    InterfaceId arrival; //!< where the packet arrived
    std::string action;  //!< "none", "retarget", "hold-down", "assert", "prune", ...
    std::string reason;  //!< why, in words
};

} // namespace mgm
} // namespace ns3

#endif // MGM_MANAGER_RECORDS_H
