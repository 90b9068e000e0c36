/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * A described run: the network, what its routers run, who sends and who listens, what happens when,
 * and what is written down. Plain values, made by ScenarioReader from a file or by hand.
 */

#ifndef MGM_SCENARIO_H
#define MGM_SCENARIO_H

#include "ns3/data-rate.h"
#include "ns3/ipv4-address.h"
#include "ns3/mgm-lineage.h"
#include "ns3/mgm-source-filter.h"
#include "ns3/mgm-topology.h"
#include "ns3/mgm-types.h"
#include "ns3/nstime.h"

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace ns3
{
namespace mgm
{

/// Number of a host in its Scenario: 0, 1, 2, ...
using HostIndex = uint64_t;

/**
 * @ingroup mgm
 * A host: the machine of one source or of one receiver, behind a router or on a LAN segment.
 */
struct ScenarioHost
{
    std::string name; //!< that of the source or receiver; unique among hosts, routers and LANs
    NodeIndex at{0};  //!< the router or LAN segment that it is attached to
};

/**
 * @ingroup mgm
 * An interface of a router: its end of a link, or the one that leads to a host behind it.
 */
struct ScenarioInterface
{
    NodeIndex router{0};                   //!< the router
    std::variant<LinkIndex, HostIndex> to; //!< what the interface leads to
};

/**
 * @ingroup mgm
 * A value for an attribute, as text.
 */
struct AttributeSetting
{
    std::string name;  //!< name of the attribute
    std::string value; //!< its value, as ns-3 writes it
};

/// What runs on a router that can be stopped and started.
enum class ApplicationKind : uint8_t
{
    FORWARDER,        //!< KernelForwarder
    MANAGER,          //!< Manager
    STATIC_TREE,      //!< StaticTree
    STATIC_MULTICAST, //!< StaticMulticast
    IGMP,             //!< IgmpRouter
    IGMP_PROXY,       //!< IgmpProxy
    PIM_DM,           //!< PimDm
};

/**
 * @param [in] kind A kind of application.
 * @return its name in scenarios: "forwarder", "manager", "static-tree", "static", "igmp",
 * "igmp-proxy" or "pim-dm".
 */
const char* GetApplicationKindName(ApplicationKind kind);

/**
 * @param [in] kind A kind of application.
 * @return the name of its type.
 */
const char* GetApplicationTypeName(ApplicationKind kind);

/**
 * @ingroup mgm
 * Source of data: one of the scenario's sources, by its number, or any address.
 */
using ScenarioSender = std::variant<std::size_t, Ipv4Address>;

/**
 * @ingroup mgm
 * An interface together with sources and groups, which a static protocol is configured with.
 */
struct ScenarioStaticRoute
{
    ScenarioInterface interface;          //!< which interface
    std::optional<ScenarioSender> source; //!< which source; nothing: any
    std::optional<Ipv4Address> group;     //!< which group; nothing: any
};

/**
 * @ingroup mgm
 * An outgoing interface of a static entry.
 */
struct ScenarioOutput
{
    ScenarioInterface interface; //!< which
    uint8_t threshold{1};        //!< TTL threshold
};

/**
 * @ingroup mgm
 * A forwarding entry that a StaticMulticast dictates.
 */
struct ScenarioStaticEntry
{
    NodeIndex router{0};                       //!< where
    std::optional<ScenarioSender> source;      //!< of which source; nothing: any
    std::optional<Ipv4Address> group;          //!< to which group; nothing: any
    std::optional<ScenarioInterface> incoming; //!< where the data arrives
    std::vector<ScenarioOutput> outgoing;      //!< where copies leave; none: the data is dropped
};

/**
 * @ingroup mgm
 * A protocol on some routers and the interfaces that it owns there.
 */
struct ScenarioProtocol
{
    /// Which protocol; nothing: the interfaces belong to nobody.
    std::optional<ApplicationKind> kind{ApplicationKind::STATIC_TREE};
    std::vector<NodeIndex> routers;            //!< where it runs
    bool ownsTheRest{true};                    //!< owns all interfaces that no other entry names
    std::vector<ScenarioInterface> interfaces; //!< else the interfaces that it owns
    std::vector<AttributeSetting> attributes;  //!< of the application
    std::vector<AttributeSetting> interfaceAttributes; //!< PIM_DM: of its PimInterface objects
    std::vector<ScenarioStaticRoute> memberships;      //!< STATIC_MULTICAST: where receivers are
    std::vector<ScenarioStaticRoute> incoming;   //!< STATIC_MULTICAST: where data should arrive
    std::vector<ScenarioStaticEntry> entries;    //!< STATIC_MULTICAST: whole forwarding entries
    std::vector<ScenarioStaticRoute> alertMasks; //!< arrival interfaces whose alerts are off
};

/// On which interfaces of its routers IGMP works.
enum class IgmpPlace : uint8_t
{
    HOSTS, //!< where hosts are or may be: links to hosts, LANs, and links that a proxy reports to
    ALL,   //!< on all
    NAMED, //!< on those that are named
};

/**
 * @ingroup mgm
 * IGMP on some routers, beside the owners of their interfaces.
 */
struct ScenarioIgmp
{
    bool proxy{false};                         //!< IgmpProxy, else IgmpRouter
    std::vector<NodeIndex> routers;            //!< where it runs
    IgmpPlace place{IgmpPlace::HOSTS};         //!< on which interfaces
    std::vector<ScenarioInterface> interfaces; //!< NAMED: these
    std::vector<ScenarioInterface> upstream;   //!< IgmpProxy: of each router the one upstream
    std::vector<AttributeSetting> attributes;  //!< of the application
    std::vector<AttributeSetting> interfaceAttributes; //!< of its IgmpRouterInterface objects
    std::vector<ScenarioStaticRoute> memberships;      //!< members that send no reports
};

/**
 * @ingroup mgm
 * What a router is set to. Parts that are not given are as everywhere else.
 */
struct ScenarioRouterSettings
{
    std::string profile;                     //!< "linux", "bsd", "windows"; "": not given
    std::vector<AttributeSetting> forwarder; //!< of the KernelForwarder
    std::vector<AttributeSetting> manager;   //!< of the Manager
};

/**
 * @ingroup mgm
 * Settings of some routers that differ from those of the others.
 */
struct ScenarioRouterException
{
    std::vector<NodeIndex> routers;  //!< which
    ScenarioRouterSettings settings; //!< what they are set to
};

/**
 * @ingroup mgm
 * A range of groups.
 */
struct GroupRange
{
    Ipv4Address group; //!< first address
    Ipv4Mask mask;     //!< mask of the range
};

/**
 * @ingroup mgm
 * What an interface of a router is set to.
 */
struct ScenarioInterfaceSettings
{
    ScenarioInterface interface;        //!< which
    std::vector<GroupRange> boundaries; //!< groups that do not cross it (RFC 2365)
    std::optional<uint8_t> threshold;   //!< TTL threshold of data that leaves
    /// Most data that leaves, in thousands of bytes per second (mgm-api 4.3).
    std::optional<uint32_t> rateLimit;
    std::vector<AttributeSetting> igmp; //!< of the IgmpRouterInterface there
    std::vector<AttributeSetting> pim;  //!< of the PimInterface there
};

/**
 * @ingroup mgm
 * Which sources of a group a receiver wants (RFC 3376 2).
 */
struct ScenarioSourceFilter
{
    FilterMode mode{FilterMode::EXCLUDE}; //!< what the list means
    std::vector<ScenarioSender> sources;  //!< the list
};

/**
 * @ingroup mgm
 * What hosts that speak IGMP are set to.
 */
struct ScenarioHostSettings
{
    std::vector<AttributeSetting> igmp; //!< of IgmpHost
};

/**
 * @ingroup mgm
 * Settings of some hosts that differ from those of the others.
 */
struct ScenarioHostException
{
    std::vector<HostIndex> hosts;  //!< which
    ScenarioHostSettings settings; //!< what they are set to
};

/**
 * @ingroup mgm
 * Constant-rate multicast data.
 */
struct ScenarioSource
{
    HostIndex host{0};      //!< who sends
    Ipv4Address group;      //!< to whom
    DataRate rate;          //!< of payload, while it sends
    uint32_t packetSize{0}; //!< bytes of UDP payload
    uint8_t ttl{64};        //!< TTL of the packets
};

/**
 * @ingroup mgm
 * Somebody who wants the data of a group.
 */
struct ScenarioReceiver
{
    HostIndex host{0};                 //!< who listens
    Ipv4Address group;                 //!< to what
    std::optional<std::size_t> source; //!< only to this source
    /// What it joins by IGMP; nothing: its only source, else all of them.
    std::optional<ScenarioSourceFilter> filter;
};

/// A link goes down or comes up.
struct LinkStateEvent
{
    LinkIndex link{0}; //!< which
    bool up{false};    //!< its new state
};

/// The cost of a link changes.
struct LinkCostEvent
{
    LinkIndex link{0};                              //!< which
    bool bothDirections{true};                      //!< both, else one of them
    LinkDirection direction{LinkDirection::A_TO_B}; //!< which one
    uint32_t cost{1};                               //!< its new cost
};

/// A receiver joins or leaves its group.
struct MembershipChangeEvent
{
    std::size_t receiver{0}; //!< which
    bool join{true};         //!< joins, else leaves
};

/// A receiver wants other sources than before; it joins, if it is no member.
struct ListenEvent
{
    std::size_t receiver{0};     //!< which
    ScenarioSourceFilter filter; //!< what it wants
};

/// A source starts or stops to send.
struct SourceChangeEvent
{
    std::size_t source{0}; //!< which
    bool start{true};      //!< starts, else stops
};

/// An application of a router is started or stopped.
struct ApplicationChangeEvent
{
    NodeIndex router{0};                                     //!< where
    ApplicationKind application{ApplicationKind::FORWARDER}; //!< which
    bool start{true};                                        //!< starts, else stops
};

/// All applications of a router are started or stopped.
struct RouterChangeEvent
{
    NodeIndex router{0}; //!< which
    bool start{true};    //!< starts, else stops
};

/// A router receives packets that nobody sent.
struct InjectionEvent
{
    ScenarioInterface interface; //!< where they arrive
    ScenarioSender source;       //!< their source address
    Ipv4Address group;           //!< their destination
    uint8_t ttl{64};             //!< their TTL on arrival
    uint32_t payloadSize{0};     //!< bytes of UDP payload
    uint32_t count{1};           //!< how many
    Time interval;               //!< from one to the next
};

/// The alerts of one forwarding entry and arrival interface are switched off or on.
struct AlertMaskEvent
{
    ScenarioInterface interface;          //!< where packets arrive
    std::optional<ScenarioSender> source; //!< source of the entry; nothing: any
    std::optional<Ipv4Address> group;     //!< group of the entry; nothing: any
    bool masked{true};                    //!< off, else on
};

/// A StaticMulticast is given a forwarding entry, or loses one.
struct StaticEntryEvent
{
    ScenarioStaticEntry entry; //!< the entry; of one that is deleted, router, source and group
    bool set{true};            //!< set, else deleted
};

/// The tables of the group managers of some routers are printed.
struct PrintTablesEvent
{
    std::vector<NodeIndex> routers; //!< which, in the order of printing
};

/// Control messages on a link are lost from now on, so that a protocol has to recover.
struct MessageLossEvent
{
    LinkIndex link{0};             //!< where; a link to a LAN stands for the whole LAN
    std::string protocol;          //!< "igmp" or "pim"
    std::string message;           //!< kind of message, see GetControlMessageKinds
    std::optional<NodeIndex> from; //!< only messages of this router
    uint32_t first{1};             //!< the first one that is lost, counted from 1
    uint32_t count{1};             //!< how many are lost
};

/**
 * @ingroup mgm
 * Something that happens at a time of the run.
 */
struct ScenarioEvent
{
    Time at; //!< when
    std::variant<LinkStateEvent,
                 LinkCostEvent,
                 MembershipChangeEvent,
                 SourceChangeEvent,
                 ApplicationChangeEvent,
                 InjectionEvent,
                 AlertMaskEvent,
                 StaticEntryEvent,
                 PrintTablesEvent,
                 ListenEvent,
                 RouterChangeEvent,
                 MessageLossEvent>
        what; //!< what
};

/**
 * @ingroup mgm
 * What a run writes down beside its summary.
 */
struct ScenarioOutputs
{
    std::optional<TraceLevel> trace{TraceLevel::STATE}; //!< how much trace; nothing: none
    std::vector<ScenarioInterface> pcap;                //!< interfaces whose packets are kept
    bool netanim{false};                                //!< an animation for NetAnim
    std::string invariants{"record"};                   //!< attribute Mode of InvariantWatch
};

/**
 * @ingroup mgm
 * A described run. Numbers of nodes and links are those of the topology.
 */
struct Scenario
{
    std::string name;                       //!< for the folder of results: letters, digits, . _ -
    std::string description;                //!< for people
    Time duration;                          //!< length of the run
    uint32_t seed{1};                       //!< of ns-3's random numbers
    uint64_t run{1};                        //!< run number of ns-3's random numbers
    Topology topology;                      //!< the network at the start
    std::vector<AttributeSetting> defaults; //!< of any type: "ns3::Type::Attribute"
    ScenarioRouterSettings routers;         //!< what all routers are set to
    std::vector<ScenarioRouterException> exceptions;   //!< later ones count more
    std::vector<ScenarioProtocol> protocols;           //!< who owns which interfaces
    std::vector<ScenarioIgmp> igmp;                    //!< IGMP of the routers
    std::vector<ScenarioInterfaceSettings> interfaces; //!< settings of single interfaces
    Time convergence;                                  //!< of routers that are not named next
    std::map<NodeIndex, Time> convergenceByRouter;     //!< from a change to its being known
    std::vector<ScenarioHost> hosts;                   //!< machines of sources and receivers
    ScenarioHostSettings hostSettings;                 //!< what all hosts are set to
    std::vector<ScenarioHostException> hostExceptions; //!< later ones count more
    std::vector<ScenarioSource> sources;               //!< who sends
    std::vector<ScenarioReceiver> receivers;           //!< who listens
    std::vector<ScenarioEvent> events;                 //!< what happens, in the order of time
    ScenarioOutputs outputs;                           //!< what is written down
};

} // namespace mgm
} // namespace ns3

#endif // MGM_SCENARIO_H
