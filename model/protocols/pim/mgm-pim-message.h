/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * The messages of PIM version 2 as plain values, with the numbers and destinations that the RFCs
 * give them. PimHeader writes them, ParsePim reads them. Dense and sparse mode share them.
 */

#ifndef MGM_PIM_MESSAGE_H
#define MGM_PIM_MESSAGE_H

#include "ns3/ipv4-address.h"

#include <cstdint>
#include <optional>
#include <ostream>
#include <vector>

namespace ns3
{
namespace mgm
{

/// IP protocol number of PIM (RFC 3973 4.7).
constexpr uint8_t PIM_PROTOCOL_NUMBER = 103;
/// PIM Ver (RFC 3973 4.7.1).
constexpr uint8_t PIM_VERSION = 2;
/// Number of bytes of the header that all messages have (RFC 3973 4.7.1).
constexpr uint32_t PIM_HEADER_SIZE = 4;
/// Number of bytes of an encoded unicast address (RFC 3973 4.7.2).
constexpr uint32_t PIM_UNICAST_SIZE = 6;
/// Number of bytes of an encoded group or source address (RFC 3973 4.7.3, 4.7.4).
constexpr uint32_t PIM_ENCODED_SIZE = 8;
/// Mask length of a single address (RFC 3973 4.7.3).
constexpr uint8_t PIM_SINGLE_ADDRESS = 32;
/// Holdtime that never ends (RFC 3973 4.7.5.1, 4.7.6).
constexpr uint16_t PIM_HOLDTIME_FOREVER = 0xffff;

/// @return 224.0.0.13, ALL-PIM-ROUTERS (RFC 3973 4.7).
Ipv4Address GetPimAllRouters();

/**
 * @ingroup mgm
 * Types of messages, with their numbers on the wire (RFC 3973 4.7.1).
 */
enum class PimType : uint8_t
{
    HELLO = 0,         //!< Hello
    JOIN_PRUNE = 3,    //!< Join/Prune
    ASSERT = 5,        //!< Assert
    GRAFT = 6,         //!< Graft
    GRAFT_ACK = 7,     //!< Graft Ack
    STATE_REFRESH = 9, //!< State Refresh
};

/**
 * @param [in] type A type.
 * @return its name in traces: "hello", "join-prune", "assert", "graft", "graft-ack",
 * "state-refresh".
 */
const char* GetPimTypeName(PimType type);

/**
 * @ingroup mgm
 * Types of Hello options, with their numbers on the wire (RFC 3973 4.7.5, RFC 7761 4.9.2).
 */
enum class PimOptionType : uint16_t
{
    HOLDTIME = 1,        //!< Hello Hold Time
    LAN_PRUNE_DELAY = 2, //!< LAN Prune Delay
    DR_PRIORITY = 19,    //!< DR Priority
    GENERATION_ID = 20,  //!< Generation ID
    STATE_REFRESH = 21,  //!< State Refresh Capable
    ADDRESS_LIST = 24,   //!< Address List
};

/**
 * @ingroup mgm
 * The LAN Prune Delay option (RFC 3973 4.7.5.2, RFC 7761 4.9.2).
 */
struct PimLanPruneDelay
{
    bool tracking{false};         //!< T bit; 0 in dense mode
    uint16_t propagationDelay{0}; //!< Propagation_Delay in ms, 0 to 32767
    uint16_t overrideInterval{0}; //!< Override_Interval in ms
};

bool operator==(const PimLanPruneDelay& a, const PimLanPruneDelay& b);

/**
 * @ingroup mgm
 * The State Refresh Capable option (RFC 3973 4.7.5.4).
 */
struct PimStateRefreshCapable
{
    uint8_t version{1};  //!< Version
    uint8_t interval{0}; //!< State Refresh Interval in s
};

bool operator==(const PimStateRefreshCapable& a, const PimStateRefreshCapable& b);

/**
 * @ingroup mgm
 * A Hello option of another type. It is received and ignored (RFC 3973 4.7.5).
 */
struct PimHelloOption
{
    uint16_t type{0};           //!< Option Type
    std::vector<uint8_t> value; //!< Option Value
};

bool operator==(const PimHelloOption& a, const PimHelloOption& b);

/**
 * @ingroup mgm
 * What a Hello says (RFC 3973 4.7.5). If an option stands there more than once, the last one holds.
 */
struct PimHello
{
    std::optional<uint16_t> holdtime;                   //!< Hold Time in s; 0 is a goodbye
    std::optional<PimLanPruneDelay> lanPruneDelay;      //!< LAN Prune Delay
    std::optional<uint32_t> drPriority;                 //!< DR Priority; sparse mode only
    std::optional<uint32_t> generationId;               //!< Generation ID
    std::optional<PimStateRefreshCapable> stateRefresh; //!< State Refresh Capable
    std::vector<Ipv4Address> addresses;                 //!< Address List: secondary addresses
    std::vector<PimHelloOption> unknown;                //!< options of other types, in order
};

bool operator==(const PimHello& a, const PimHello& b);

/**
 * @ingroup mgm
 * An encoded group address (RFC 3973 4.7.3).
 */
struct PimGroupAddress
{
    Ipv4Address address{Ipv4Address::GetAny()}; //!< Group Multicast Address
    uint8_t maskLength{PIM_SINGLE_ADDRESS};     //!< Mask Len; others than 32 are rejected
    bool bidirectional{false};                  //!< B; ignored upon receipt
    bool zone{false};                           //!< Z; ignored upon receipt

    PimGroupAddress() = default;
    /// @param [in] group A single group.
    PimGroupAddress(Ipv4Address group);
};

bool operator==(const PimGroupAddress& a, const PimGroupAddress& b);

/**
 * @ingroup mgm
 * An encoded source address (RFC 3973 4.7.4).
 */
struct PimSourceAddress
{
    Ipv4Address address{Ipv4Address::GetAny()}; //!< Source Address
    uint8_t maskLength{PIM_SINGLE_ADDRESS};     //!< Mask Len; others than 32 are rejected
    bool sparse{false};                         //!< S; 0 in dense mode, which ignores it
    bool wildcard{false};                       //!< W; 0 in dense mode, which ignores it
    bool rpt{false};                            //!< R; 0 in dense mode, which ignores it

    PimSourceAddress() = default;
    /// @param [in] source A single source, as dense mode names it.
    PimSourceAddress(Ipv4Address source);
};

bool operator==(const PimSourceAddress& a, const PimSourceAddress& b);
/// Prints the address and, if there are any, its flags: "10.0.0.1" or "10.0.0.1/SWR".
std::ostream& operator<<(std::ostream& os, const PimSourceAddress& source);

/**
 * @ingroup mgm
 * A group with its joined and pruned sources (RFC 3973 4.7.6).
 */
struct PimGroupSet
{
    PimGroupAddress group;                //!< Multicast Group Address
    std::vector<PimSourceAddress> joins;  //!< Joined Source Addresses, in order
    std::vector<PimSourceAddress> prunes; //!< Pruned Source Addresses, in order

    /// @return number of bytes on the wire.
    uint32_t GetSize() const;
};

bool operator==(const PimGroupSet& a, const PimGroupSet& b);
std::ostream& operator<<(std::ostream& os, const PimGroupSet& set);

/**
 * @ingroup mgm
 * What a Join/Prune, Graft or Graft Ack says (RFC 3973 4.7.6, 4.7.8, 4.7.9).
 */
struct PimJoinPrune
{
    Ipv4Address upstreamNeighbor{Ipv4Address::GetAny()}; //!< Upstream Neighbor Address; in a Graft
                                                         //!< Ack the sender of the Graft
    uint16_t holdtime{0};            //!< Hold Time in s; 0 in Graft and Graft Ack
    std::vector<PimGroupSet> groups; //!< group sets, at most 255
};

bool operator==(const PimJoinPrune& a, const PimJoinPrune& b);

/**
 * @ingroup mgm
 * What an Assert says (RFC 3973 4.7.7).
 */
struct PimAssert
{
    PimGroupAddress group;                     //!< Multicast Group Address
    Ipv4Address source{Ipv4Address::GetAny()}; //!< Source Address
    bool rpt{false};                           //!< R; 0 in dense mode, which ignores it
    uint32_t preference{0};                    //!< Metric Preference, 31 bits
    uint32_t metric{0};                        //!< Metric
};

bool operator==(const PimAssert& a, const PimAssert& b);

/**
 * @ingroup mgm
 * What a State Refresh says (RFC 3973 4.7.10).
 */
struct PimStateRefresh
{
    PimGroupAddress group;                         //!< Multicast Group Address
    Ipv4Address source{Ipv4Address::GetAny()};     //!< Source Address
    Ipv4Address originator{Ipv4Address::GetAny()}; //!< Originator Address
    bool rpt{false};                               //!< R; 0 in dense mode, which ignores it
    uint32_t preference{0};                        //!< Metric Preference, 31 bits
    uint32_t metric{0};                            //!< Metric
    uint8_t maskLength{0};                         //!< Masklen of the route to the source
    uint8_t ttl{0};                                //!< TTL; not that of the IP header
    bool pruneIndicator{false};                    //!< P
    bool pruneNow{false};                          //!< N; ignored upon receipt
    bool assertOverride{false};                    //!< O; ignored upon receipt
    uint8_t interval{0};                           //!< Interval in s
};

bool operator==(const PimStateRefresh& a, const PimStateRefresh& b);

/**
 * @ingroup mgm
 * One message: a type, and the contents of all types. Those that the type does not have keep their
 * default values.
 */
struct PimMessage
{
    PimType type{PimType::HELLO}; //!< Type
    PimHello hello;               //!< of a Hello
    PimJoinPrune joinPrune;       //!< of a Join/Prune, Graft or Graft Ack
    PimAssert assertion;          //!< of an Assert
    PimStateRefresh stateRefresh; //!< of a State Refresh

    /// @param [in] content What it says. @return a Hello.
    static PimMessage Make(PimHello content);
    /// @param [in] content What it says. @return an Assert.
    static PimMessage Make(PimAssert content);
    /// @param [in] content What it says. @return a State Refresh.
    static PimMessage Make(PimStateRefresh content);
    /**
     * @param [in] type JOIN_PRUNE, GRAFT or GRAFT_ACK.
     * @param [in] content What it says.
     * @return the message.
     */
    static PimMessage Make(PimType type, PimJoinPrune content);

    /// @return whether it has group sets: a Join/Prune, Graft or Graft Ack.
    bool HasGroupSets() const;
    /**
     * @return where the RFC sends it (RFC 3973 4.7): Graft and Graft Ack to the upstream neighbor
     * that they name, all others to ALL-PIM-ROUTERS.
     */
    Ipv4Address GetDestination() const;
    /// @return number of bytes on the wire.
    uint32_t GetSize() const;
};

bool operator==(const PimMessage& a, const PimMessage& b);
/// Prints type and contents in one line.
std::ostream& operator<<(std::ostream& os, const PimMessage& message);

} // namespace mgm
} // namespace ns3

#endif // MGM_PIM_MESSAGE_H
