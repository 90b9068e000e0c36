/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-failure-cause.h"

namespace ns3
{
namespace mgm
{

const char*
GetFailureCauseName(FailureCause cause)
{
    switch (cause)
    {
    case FailureCause::FLOOD:
        return "flood";
    case FailureCause::PARALLEL_FORWARDER:
        return "parallel-forwarder";
    case FailureCause::ASYMMETRIC_COST:
        return "asymmetric-cost";
    case FailureCause::RECONVERGENCE:
        return "reconvergence";
    case FailureCause::STATIC_ENTRY:
        return "static-entry";
    case FailureCause::SPOOFED_SOURCE:
        return "spoofed-source";
    case FailureCause::LOOP:
        return "loop";
    default:
        return "unknown";
    }
}

const char*
GetFailureCauseText(FailureCause cause)
{
    switch (cause)
    {
    case FailureCause::FLOOD:
        return "dense mode floods a link that is not part of the tree, until it is pruned";
    case FailureCause::PARALLEL_FORWARDER:
        return "another router forwards the data onto this LAN";
    case FailureCause::ASYMMETRIC_COST:
        return "the shortest path of the data to this router is not its path back to the source";
    case FailureCause::RECONVERGENCE:
        return "this router and the sender act on different states of the network, or data still "
               "comes by a tree that was given up";
    case FailureCause::STATIC_ENTRY:
        return "an entry, a membership or a route was configured against what the network's routes "
               "say";
    case FailureCause::SPOOFED_SOURCE:
        return "the packet did not come from the node whose address it carries, or such a packet "
               "had moved the incoming interface";
    case FailureCause::LOOP:
        return "the data has been at this router before, or circles";
    default:
        return "none of the known failure causes applies";
    }
}

const char*
GetFailureRuleName(FailureRule rule)
{
    switch (rule)
    {
    case FailureRule::FOREIGN_ORIGIN:
        return "foreign-origin";
    case FailureRule::MOVED_BY_ALERT:
        return "moved-by-alert";
    case FailureRule::RETURNED:
        return "returned";
    case FailureRule::CIRCLE:
        return "circle";
    case FailureRule::STATIC_IIF:
        return "static-iif";
    case FailureRule::OLD_ENTRY:
        return "old-entry";
    case FailureRule::STATIC_OIF:
        return "static-oif";
    case FailureRule::STATIC_SENDER:
        return "static-sender";
    case FailureRule::SENDER_VERSION:
        return "sender-version";
    case FailureRule::OLD_TREE:
        return "old-tree";
    case FailureRule::LAN_FORWARDER:
        return "lan-forwarder";
    case FailureRule::FORWARD_PATH:
        return "forward-path";
    case FailureRule::DENSE_FLOOD:
        return "dense-flood";
    default:
        return "none";
    }
}

const char*
GetFailureRuleText(FailureRule rule)
{
    switch (rule)
    {
    case FailureRule::FOREIGN_ORIGIN:
        return "the packet was not sent by the node that has its source address";
    case FailureRule::MOVED_BY_ALERT:
        return "the packet came where the routes lead back to the source, but a protocol had moved "
               "the incoming interface on an alert about another packet, whose cause is told here";
    case FailureRule::RETURNED:
        return "the sender has the data from this very router";
    case FailureRule::CIRCLE:
        return "the routers before the sender take the data from each other in a circle";
    case FailureRule::STATIC_IIF:
        return "the packet came where the routes lead back to the source, but the incoming "
               "interface was configured otherwise";
    case FailureRule::OLD_ENTRY:
        return "the packet came where the routes lead back to the source, but the entry did not "
               "follow them yet";
    case FailureRule::STATIC_OIF:
        return "the sender was configured to forward the data onto this link, where no route of "
               "this router leads back";
    case FailureRule::STATIC_SENDER:
        return "the sender should take the data from this link, but was configured to take it "
               "from elsewhere";
    case FailureRule::SENDER_VERSION:
        return "the sender acted on another state of the network, by which this router expects "
               "the data where it came";
    case FailureRule::OLD_TREE:
        return "this router expected the data there until its routes changed, and the sender "
               "had not stopped to send it when the packet left";
    case FailureRule::LAN_FORWARDER:
        return "another router forwards the data onto this LAN";
    case FailureRule::FORWARD_PATH:
        return "the shortest path from the source to this router comes in here, but that from "
               "this router back to the source goes out elsewhere";
    case FailureRule::DENSE_FLOOD:
        return "the sender floods the link, which is not this router's way back to the source";
    default:
        return "nothing that is known of the packet explains it";
    }
}

namespace
{

/// The packet came where the routes lead back to the source: the fault is with the entry here.
FailureDecision
DecideAboutEntry(const FailureFacts& facts)
{
    if (facts.movedBecauseOf)
    {
        return {*facts.movedBecauseOf, FailureRule::MOVED_BY_ALERT};
    }
    if (facts.iifIsStatic)
    {
        return {FailureCause::STATIC_ENTRY, FailureRule::STATIC_IIF};
    }
    if (facts.entryIsOld)
    {
        return {FailureCause::RECONVERGENCE, FailureRule::OLD_ENTRY};
    }
    return {};
}

/// The packet came where no route leads back to the source: why was it sent there?
FailureDecision
DecideAboutSender(const FailureFacts& facts)
{
    // Flooded data may well come back to a router, and so may what all forward onto a LAN before
    // one is elected; that is what the reverse-path check is for.
    const bool flood = facts.sendReason == SendReason::FLOOD;
    const bool usual = flood || (facts.lan && facts.sendReason != SendReason::CONFIGURED);
    if (facts.upstream == UpstreamEnd::HERE && !usual)
    {
        return {FailureCause::LOOP, FailureRule::RETURNED};
    }
    if (facts.upstream == UpstreamEnd::CIRCLE && !usual)
    {
        return {FailureCause::LOOP, FailureRule::CIRCLE};
    }
    // Whoever joins a LAN by configuration does there what a protocol would do.
    if (facts.sendReason == SendReason::CONFIGURED && !facts.lan)
    {
        return {FailureCause::STATIC_ENTRY, FailureRule::STATIC_OIF};
    }
    if (facts.senderIifIsStatic && facts.senderRouteIsLink)
    {
        return {FailureCause::STATIC_ENTRY, FailureRule::STATIC_SENDER};
    }
    if (facts.senderRouteIsArrival)
    {
        return {FailureCause::RECONVERGENCE, FailureRule::SENDER_VERSION};
    }
    if (facts.wasExpected)
    {
        return {FailureCause::RECONVERGENCE, FailureRule::OLD_TREE};
    }
    if (facts.lan)
    {
        return {FailureCause::PARALLEL_FORWARDER, FailureRule::LAN_FORWARDER};
    }
    if (facts.forwardPathIsArrival)
    {
        return {FailureCause::ASYMMETRIC_COST, FailureRule::FORWARD_PATH};
    }
    if (flood)
    {
        return {FailureCause::FLOOD, FailureRule::DENSE_FLOOD};
    }
    return {};
}

} // namespace

FailureDecision
DecideFailureCause(const FailureFacts& facts)
{
    if (facts.origin == PacketOrigin::ELSEWHERE)
    {
        return {FailureCause::SPOOFED_SOURCE, FailureRule::FOREIGN_ORIGIN};
    }
    return facts.routeIsArrival ? DecideAboutEntry(facts) : DecideAboutSender(facts);
}

} // namespace mgm
} // namespace ns3
