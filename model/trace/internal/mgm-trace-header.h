/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * What the first line of a trace says about the run: its nodes and their interfaces, the settings
 * of forwarders, and the network graph.
 */

#ifndef MGM_TRACE_HEADER_H
#define MGM_TRACE_HEADER_H

#include "ns3/ipv4-address.h"
#include "ns3/mgm-geo.h"
#include "ns3/mgm-topology.h"
#include "ns3/mgm-trace-record.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace ns3
{
namespace mgm
{

/**
 * @ingroup mgm
 * An interface of a node when the trace begins.
 */
struct TraceInterfaceFacts
{
    std::string name;                           //!< its name, or ""
    Ipv4Address address{Ipv4Address::GetAny()}; //!< its first address; 0.0.0.0: it has none
    Ipv4Mask mask{Ipv4Mask::GetOnes()};         //!< mask of that address
    std::optional<uint32_t> channel;            //!< number of its link or LAN, the same at all ends
    std::string type;                    //!< "point-to-point", "lan" or "point-to-multipoint"
    uint8_t threshold{0};                //!< TTL threshold of the forwarder; 0: none
    uint32_t rateLimit{0};               //!< rate limit of the forwarder in kB/s; 0: none
    std::vector<TracePrefix> boundaries; //!< administrative boundaries of the forwarder
};

/**
 * @ingroup mgm
 * Settings of a forwarder: the attributes of KernelForwarder. Times are in nanoseconds.
 */
struct TraceForwarderFacts
{
    std::string limiter;               //!< Limiter
    int64_t alertInterval{0};          //!< AlertInterval
    double alertRate{0};               //!< AlertRate
    uint32_t alertBurst{0};            //!< AlertBurst
    std::string gate;                  //!< Gate
    std::string thresholdRule;         //!< ThresholdRule
    std::string copyOrder;             //!< CopyOrder
    uint32_t unresolvedPacketLimit{0}; //!< UnresolvedPacketLimit
    int64_t unresolvedLifetime{0};     //!< UnresolvedLifetime
    uint32_t unresolvedEntryLimit{0};  //!< UnresolvedEntryLimit
    uint32_t entryLimit{0};            //!< EntryLimit
    int64_t notificationDelay{0};      //!< NotificationDelay
    int64_t entryDelay{0};             //!< EntryDelay
    int64_t rateLimitBurst{0};         //!< RateLimitBurst
    uint32_t packetHeadSize{0};        //!< PacketHeadSize
    bool bypassTrafficControl{false};  //!< BypassTrafficControl
};

/**
 * @ingroup mgm
 * How a router looks for the way back to a source, if it does so in the graph of the header.
 */
struct TraceRpfFacts
{
    uint32_t preference{0}; //!< of its answers
    uint64_t version{0};    //!< state of the network that it knows
};

/**
 * @ingroup mgm
 * A node of the simulation.
 */
struct TraceNodeFacts
{
    std::string name;                                   //!< its name, or ""
    std::string kind;                                   //!< "router", "host", ...
    std::optional<GeoPosition> position;                //!< where it stands, if known
    std::map<uint32_t, TraceInterfaceFacts> interfaces; //!< by index; without the loopback
    std::optional<TraceForwarderFacts> forwarder;       //!< of a node with a KernelForwarder
    std::optional<TraceRpfFacts> rpf;                   //!< of a node with a GraphRpf
};

/**
 * @ingroup mgm
 * The network graph when the trace begins, as GraphRoutes had it.
 */
struct TraceTopologyFacts
{
    /// An end of a link at a router.
    struct End
    {
        uint32_t interface {
            0
        };                                          //!< interface index
        Ipv4Address address{Ipv4Address::GetAny()}; //!< its address
    };

    /// A network without an own link.
    struct Network
    {
        TracePrefix prefix; //!< its addresses
        NodeIndex at{0};    //!< the router or LAN segment
        uint32_t interface {
            0
        };                                          //!< the router's interface
        Ipv4Address address{Ipv4Address::GetAny()}; //!< the router's address there
    };

    Topology topology;                                   //!< nodes, links, costs, states
    std::map<NodeIndex, uint32_t> nodes;                 //!< node ids of routers
    std::map<std::pair<LinkIndex, NodeIndex>, End> ends; //!< where routers are on their links
    std::vector<Network> networks;                       //!< in the order of binding
    std::string equalCost;                               //!< how ties are decided
    uint64_t version{0};                                 //!< number of this state
};

/**
 * @ingroup mgm
 * What the first line of a trace says.
 */
struct TraceHeader
{
    std::string scenario;                       //!< name of the scenario
    int64_t seed{0};                            //!< of the random number generator
    int64_t run{0};                             //!< run number of the random number generator
    std::string ns3Version;                     //!< release of ns-3, or ""
    std::string level;                          //!< how much the trace holds
    std::map<uint32_t, TraceNodeFacts> nodes;   //!< by id
    std::optional<TraceTopologyFacts> topology; //!< of a run that has a GraphRoutes

    /**
     * @param [in] node Node id.
     * @return how to speak of it: its name, or "node 7".
     */
    std::string GetLabel(uint32_t node) const;
    /**
     * @param [in] node Node id.
     * @param [in] index Interface index.
     * @return the interface's name; "interface 3" where it has none.
     */
    std::string GetInterfaceLabel(uint32_t node, uint32_t index) const;
    /**
     * @param [in] node Id of a node.
     * @param [in] interface An extended interface of it.
     * @return the same with its next hop, if it has one: "r->lan via 10.0.0.7".
     */
    std::string GetExtendedLabel(uint32_t node, const InterfaceId& interface) const;
    /// @return number of nodes of kind "router".
    std::size_t CountRouters() const;
};

/**
 * Reads the first line of a trace.
 * @param [in] record The line.
 * @return what it says. Throws TraceError where it is not a first line of this schema version, or
 * where something in it is wrong.
 */
TraceHeader ParseTraceHeader(const TraceRecord& record);

} // namespace mgm
} // namespace ns3

#endif // MGM_TRACE_HEADER_H
