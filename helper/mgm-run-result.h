/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * What came out of a run: the numbers of summary.json and of the closing tables. Plain values.
 */

#ifndef MGM_RUN_RESULT_H
#define MGM_RUN_RESULT_H

#include "ns3/ipv4-address.h"
#include "ns3/mgm-alert-ledger.h"
#include "ns3/mgm-delivery-ledger.h"
#include "ns3/mgm-drop-reason.h"
#include "ns3/mgm-invariant-record.h"
#include "ns3/mgm-lineage.h"
#include "ns3/mgm-message-ledger.h"
#include "ns3/mgm-tree-watch.h"
#include "ns3/nstime.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace ns3
{
namespace mgm
{

/**
 * @ingroup mgm
 * What one source did.
 */
struct SourceResult
{
    std::string name;    //!< its name
    std::string at;      //!< router or LAN segment that it is attached to
    Ipv4Address address; //!< its address
    Ipv4Address group;   //!< group to which it sent
    uint64_t sent{0};    //!< packets
};

/**
 * @ingroup mgm
 * What one receiver got.
 */
struct ReceiverResult
{
    std::string at;          //!< router or LAN segment that it is attached to
    Ipv4Address address;     //!< its address
    Ipv4Address group;       //!< group that it wanted
    DeliveryReport delivery; //!< its name, and what it got
};

/**
 * @ingroup mgm
 * What the forwarder of one router did.
 */
struct RouterResult
{
    std::string name;                                //!< name of the router
    uint32_t node{0};                                //!< its ns-3 node id
    uint64_t packets{0};                             //!< multicast packets handed to its forwarder
    uint64_t forwarded{0};                           //!< of these, forwarded
    uint64_t held{0};                                //!< of these, held at the end of the run
    std::array<uint64_t, DROP_REASON_COUNT> drops{}; //!< of these, dropped, by reason
    AlertCounts alerts;                              //!< its wrong-interface packets
};

/**
 * @ingroup mgm
 * What an episode of wrong-interface packets led to.
 */
struct EpisodeResult
{
    AlertEpisode episode;            //!< its packets, and the message
    std::optional<Time> timeToQuiet; //!< from its first to its last packet; nothing if the
                                     //!< interface was not quiet at the end of the run
    uint64_t duplicates{0};          //!< packets of its (S,G) that receivers got twice meanwhile
};

/**
 * @ingroup mgm
 * Wrong-interface packets of one (S,G) on one interface of a router.
 */
struct AlertResult
{
    std::string router;                  //!< name of the router
    std::string interface;               //!< what the interface of arrival leads to
    LedgerRow row;                       //!< counts and times
    std::vector<EpisodeResult> episodes; //!< what its episodes led to
};

/**
 * @ingroup mgm
 * A pcap file, and the interface whose packets it holds.
 */
struct CaptureResult
{
    std::string file;   //!< its name
    std::string router; //!< name of the router
    uint32_t node{0};   //!< ns-3 node id of the router
    uint32_t interface {
        0
    };                    //!< interface index of the router
    std::string neighbor; //!< what the interface leads to
};

/**
 * @ingroup mgm
 * How often an invariant did not hold.
 */
struct InvariantResult
{
    uint64_t violations{0}; //!< nothing explains them
    uint64_t explained{0};  //!< something does
};

/**
 * @ingroup mgm
 * A point at which the entries of a source were not the tree of the graph when it stopped, or at
 * the end of the run.
 */
struct LastingFinding
{
    std::string router;       //!< name of the router
    std::string interface;    //!< what the interface leads to; "" of a black hole or a loop
    TreeFindingRecord record; //!< what is wrong
};

/**
 * @ingroup mgm
 * What watching a run has shown.
 */
struct WatchResult
{
    std::string mode{"off"};                                   //!< attribute Mode of InvariantWatch
    std::array<InvariantResult, INVARIANT_COUNT> invariants{}; //!< by invariant
    std::array<TreeFindingCounts, TREE_FINDING_KIND_COUNT> findings; //!< by kind
    std::vector<LastingFinding> lasting;                             //!< by source
    std::optional<InvariantRecord> fatal; //!< the violation that ended the run
};

/**
 * @ingroup mgm
 * What came out of a run.
 */
struct RunResult
{
    std::string scenario;                  //!< name of the scenario
    Time duration;                         //!< how long it was to be
    Time simulated;                        //!< how long it was
    bool interrupted{false};               //!< ended before its time
    uint32_t seed{1};                      //!< seed of the random numbers
    uint64_t run{1};                       //!< run number of the random numbers
    std::string ns3Version;                //!< release of ns-3; "" if it does not say
    uint32_t lans{0};                      //!< LAN segments
    uint32_t links{0};                     //!< links
    std::vector<SourceResult> sources;     //!< in the order of the scenario
    std::vector<ReceiverResult> receivers; //!< in the order of the scenario
    std::vector<RouterResult> routers;     //!< all of them
    std::vector<AlertResult> alerts;       //!< by router, (S,G), interface
    AlertCounts totals;                    //!< wrong-interface packets of all routers
    MessageLedger::Counts messages;        //!< control messages sent, by protocol and kind
    std::vector<CaptureResult> captures;   //!< pcap files, in the order of the scenario
    WatchResult watch;                     //!< what must hold, and what the oracle finds
    std::vector<std::string> notes;        //!< events of the scenario that had no effect
    RecordId exampleAlert;                 //!< an alert to look at first; not set if there is none
};

} // namespace mgm
} // namespace ns3

#endif // MGM_RUN_RESULT_H
