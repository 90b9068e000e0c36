/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Forwarding entries and their statistics as clients of the group manager read them (mgm-api 4.2).
 */

#ifndef MGM_MFE_RECORDS_H
#define MGM_MFE_RECORDS_H

#include "ns3/mgm-rpf-source.h"
#include "ns3/mgm-types.h"
#include "ns3/nstime.h"

#include <cstdint>
#include <vector>

namespace ns3
{
namespace mgm
{

/**
 * @ingroup mgm
 * A forwarding entry (MIB_IPMCAST_MFE). Times are in seconds (M-84).
 */
struct MfeRecord
{
    SourceGroup key;              //!< source and group
    Ipv4Address upstreamNeighbor; //!< upstream neighbor
    InterfaceId iif;              //!< incoming interface
    uint32_t iifProtocol{0};      //!< protocol that owns it (M-98); 0: nobody
    RpfRoute route;               //!< route from which the entry was derived
    /// Seconds of the lifetime that are over; the entry is deleted when they reach timeout (M-82).
    /// They count from the creation, and again from an alert that set another lifetime.
    uint32_t upTime{0};
    uint32_t expiryTime{0};        //!< seconds until it is deleted; 0 if it does not expire
    uint32_t timeout{0};           //!< whole lifetime in seconds (M-83); 0: does not expire
    bool negative{false};          //!< kept only to remember "do not forward"
    bool isStatic{false};          //!< from SetStaticEntry
    std::vector<InterfaceId> oifs; //!< outgoing interfaces, ascending
};

/**
 * @ingroup mgm
 * Which statistics record a call returns (M-94).
 */
enum class MfeStatsKind : uint32_t
{
    BASIC = 1,    //!< MIB_IPMCAST_MFE_STATS (MGM_MFE_STATS_0)
    EXTENDED = 2, //!< MIB_IPMCAST_MFE_STATS_EX (MGM_MFE_STATS_1)
};

/**
 * @ingroup mgm
 * Statistics of one outgoing interface (MIB_IPMCAST_OIF_STATS).
 */
struct MfeOifStats
{
    InterfaceId interface;           //!< dwOutIfIndex and dwNextHopAddr
    uint64_t ttlTooLow{0};           //!< ulTtlTooLow (M-97)
    uint64_t fragmentationNeeded{0}; //!< ulFragNeeded
    uint64_t packets{0};             //!< ulOutPackets
    uint64_t discards{0};            //!< ulOutDiscards
};

/**
 * @ingroup mgm
 * Statistics of a forwarding entry (MIB_IPMCAST_MFE_STATS_EX). Times that are numbers are in
 * hundredths of a second (M-84). The members from uninitialized to totalOutPackets are 0 in a
 * record of kind BASIC.
 */
struct MfeStatsRecord
{
    SourceGroup key;              //!< source and group
    Ipv4Address upstreamNeighbor; //!< upstream neighbor
    InterfaceId iif;              //!< incoming interface
    uint32_t iifProtocol{0};      //!< protocol that owns it (M-98); 0: nobody
    RpfRoute route;               //!< route from which the entry was derived
    uint64_t upTime{0};           //!< hundredths of a second since the creation
    uint64_t expiryTime{0};       //!< hundredths of a second left; 0: does not expire
    uint64_t inPackets{0};        //!< matching packets received (ulInPkts)
    uint64_t inOctets{0};         //!< their bytes, IP headers included (ulInOctets)
    uint64_t differentIf{0};      //!< came in on another interface (ulPktsDifferentIf, M-81)
    uint64_t queueOverflow{0};    //!< found the queue full (ulQueueOverflow)
    uint64_t uninitialized{0};    //!< came before the entry was set up (ulUninitMfe)
    uint64_t negative{0};         //!< hit it while it was negative (ulNegativeMfe)
    uint64_t inDiscards{0};       //!< discarded for another reason (ulInDiscards)
    uint64_t inHeaderErrors{0};   //!< with an unusable header, TTL for example (ulInHdrErrors)
    uint64_t totalOutPackets{0};  //!< copies sent, over all interfaces (ulTotalOutPackets, M-96)
    /// When the last packet arrived on the incoming interface; zero: none did. An addition to
    /// mgm-api, for timers that every packet restarts (RFC 3973 4.5.2).
    Time lastArrival;
    std::vector<MfeOifStats> oifs; //!< one for each outgoing interface, ascending (M-95)
};

} // namespace mgm
} // namespace ns3

#endif // MGM_MFE_RECORDS_H
