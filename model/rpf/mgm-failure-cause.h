/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Why a packet arrived on a wrong interface: the failure causes, the facts that tell them apart,
 * and the one function that decides. doc/failure-causes.md defines them in words.
 */

#ifndef MGM_FAILURE_CAUSE_H
#define MGM_FAILURE_CAUSE_H

#include "ns3/mgm-lineage.h"
#include "ns3/nstime.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace ns3
{
namespace mgm
{

/**
 * @ingroup mgm
 * Why a packet arrived on a wrong interface. A packet has exactly one failure cause.
 */
enum class FailureCause : uint8_t
{
    FLOOD,              //!< dense mode sends over a link that is not in the tree
    PARALLEL_FORWARDER, //!< another router forwards onto this LAN
    ASYMMETRIC_COST,    //!< the shortest path of the data to here is not the path back
    RECONVERGENCE,      //!< this router and the sender act on different states of the network
    STATIC_ENTRY,       //!< somebody configured it so, against the routes
    SPOOFED_SOURCE,     //!< the packet was not sent by its source
    LOOP,               //!< the data has been here before, or circles
    UNKNOWN,            //!< none of these
};

/// Number of failure causes.
constexpr std::size_t FAILURE_CAUSE_COUNT = 8;

/**
 * @param [in] cause A failure cause.
 * @return its name in traces: "flood", "parallel-forwarder", "asymmetric-cost", "reconvergence",
 * "static-entry", "spoofed-source", "loop" or "unknown".
 */
const char* GetFailureCauseName(FailureCause cause);

/**
 * @param [in] cause A failure cause.
 * @return what it means, as a sentence without its full stop.
 */
const char* GetFailureCauseText(FailureCause cause);

/**
 * @ingroup mgm
 * What decided about a failure cause: the first that applies, in this order. Those of the entry
 * apply only where the packet came in over the route back to its source, those of the sender only
 * where it did not.
 */
enum class FailureRule : uint8_t
{
    FOREIGN_ORIGIN, //!< spoofed-source: another node than the source, or none, sent the packet
    MOVED_BY_ALERT, //!< entry: as the packet on whose alert a protocol moved the iif
    STATIC_IIF,     //!< entry, static-entry: the iif is configured
    OLD_ENTRY,      //!< entry, reconvergence: the iif does not follow the routes yet
    RETURNED,       //!< sender, loop: it has the data from this router
    CIRCLE,         //!< sender, loop: it has the data from routers that have it from each other
    STATIC_OIF,     //!< sender, static-entry: it was configured to send here
    STATIC_SENDER,  //!< sender, static-entry: it was configured not to take the data from here
    SENDER_VERSION, //!< sender, reconvergence: by the state that it knew, the data belongs here
    OLD_TREE,       //!< sender, reconvergence: the data belonged here until this router left
    LAN_FORWARDER,  //!< sender, parallel-forwarder
    FORWARD_PATH,   //!< sender, asymmetric-cost
    DENSE_FLOOD,    //!< sender, flood
    NONE,           //!< unknown
};

/// Number of rules.
constexpr std::size_t FAILURE_RULE_COUNT = 14;

/**
 * @param [in] rule A rule.
 * @return its name in traces, for example "sender-version".
 */
const char* GetFailureRuleName(FailureRule rule);

/**
 * @param [in] rule A rule.
 * @return what is the case where it decides, as a sentence without its full stop.
 */
const char* GetFailureRuleText(FailureRule rule);

/// Who sent a packet first, as far as the simulation knows.
enum class PacketOrigin : uint8_t
{
    NOT_KNOWN, //!< not known
    SOURCE,    //!< the node that has the packet's source address
    ELSEWHERE, //!< another node, or none: it came into the network by itself
};

/// Why a router forwards onto an interface.
enum class SendReason : uint8_t
{
    NOT_KNOWN,  //!< not known, or the sender is no router
    FLOOD,      //!< a membership of all sources and groups: dense mode
    JOINED,     //!< a membership of the group that a protocol made
    CONFIGURED, //!< a static entry, or a membership that was configured
};

/// Where the data that a router forwards comes from, by the entries of the routers before it.
enum class UpstreamEnd : uint8_t
{
    NOT_KNOWN, //!< not asked, or the entries do not tell
    SOURCE,    //!< from the network of the source
    HERE,      //!< from the router with the wrong-interface packet
    CIRCLE,    //!< from itself: the routers before it take the data from each other
};

/**
 * @ingroup mgm
 * What is known of a wrong-interface packet. "Here" is the router where it arrived, "the sender"
 * the router that sent it there; routes are those to the packet's source.
 */
struct FailureFacts
{
    PacketOrigin origin{PacketOrigin::NOT_KNOWN}; //!< who sent the packet first
    std::optional<uint32_t> originNode;           //!< its node id; nothing: no node did

    bool routeIsArrival{false}; //!< the routes here lead back over the interface of arrival
    bool iifIsStatic{false};    //!< the iif here is configured, by an entry or by a static route
    bool entryIsOld{false};     //!< the entry's iif was chosen by an older state of the network
    /// Failure cause of the wrong-interface packet on whose alert a protocol moved the iif here.
    std::optional<FailureCause> movedBecauseOf;
    RecordId movedBy;        //!< the record that moved it, if one did
    uint64_t version{0};     //!< state of the network that this router knows
    uint64_t iifVersion{0};  //!< state that it knew when the iif of the entry was chosen
    bool wasExpected{false}; //!< the iif was the interface of arrival until routes moved it, and
                             //!< the sender has sent there since before that
    Time movedAt;            //!< wasExpected: when that was

    SendReason sendReason{SendReason::NOT_KNOWN}; //!< why the sender forwards onto the link
    bool senderIifIsStatic{false};                //!< the iif of the sender is configured
    bool senderRouteIsLink{false};    //!< the sender's own routes lead back over the same link
    bool senderRouteIsArrival{false}; //!< the routes here would lead back over the interface of
                                      //!< arrival by the state that the sender knew
    uint64_t senderVersion{0};        //!< state of the network that the sender knew when it sent

    bool lan{false}; //!< the link is a LAN, on which another router sent it
    UpstreamEnd upstream{UpstreamEnd::NOT_KNOWN}; //!< where the sender has the data from
    std::vector<uint32_t> path;                   //!< node ids from the sender to that end
    bool forwardPathIsArrival{false}; //!< all shortest paths in the direction of the data come in
                                      //!< over the interface of arrival, none over the iif
};

/**
 * @ingroup mgm
 * A failure cause, and what decided.
 */
struct FailureDecision
{
    FailureCause cause{FailureCause::UNKNOWN}; //!< the cause
    FailureRule rule{FailureRule::NONE};       //!< the rule
};

/**
 * Decides why a packet arrived on a wrong interface, by nothing but the facts: the first rule that
 * applies. The principle behind the rules is that without its cause the packet would not have
 * failed.
 * @param [in] facts What is known.
 * @return the decision.
 */
FailureDecision DecideFailureCause(const FailureFacts& facts);

/**
 * @ingroup mgm
 * Failure cause of one packet, with the facts.
 */
struct FailureDiagnosis
{
    FailureDecision decision; //!< the failure cause, and what decided
    FailureFacts facts;       //!< what is known of the packet
};

} // namespace mgm
} // namespace ns3

#endif // MGM_FAILURE_CAUSE_H
