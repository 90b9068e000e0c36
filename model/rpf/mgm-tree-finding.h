/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * What the tree oracle is given and what it says, as plain values: the entry that a router has
 * installed, and a point at which the installed entries are not the tree that the graph wants.
 */

#ifndef MGM_TREE_FINDING_H
#define MGM_TREE_FINDING_H

#include "ns3/mgm-lineage.h"
#include "ns3/mgm-topology.h"
#include "ns3/mgm-types.h"
#include "ns3/nstime.h"

#include <cstdint>
#include <string>
#include <vector>

namespace ns3
{
namespace mgm
{

/**
 * @ingroup mgm
 * The entry by which a router forwards the data of one (S,G), or the lack of one.
 */
struct InstalledEntry
{
    NodeIndex router{0};        //!< whose
    bool installed{true};       //!< false: it is gone, or was never there
    uint32_t iif{0};            //!< interface index where data is expected
    std::vector<uint32_t> oifs; //!< interface indices where copies leave, in any order
    RecordId record;            //!< what made it as it is; not set: nothing ever did
    Cause cause;                //!< the same record, and what led to it
    Time since;                 //!< when that was
};

/// In which way installed entries differ from the tree.
enum class TreeFindingKind : uint8_t
{
    STALE_IIF,   //!< data is expected where the graph does not lead back to the source
    MISSING_OIF, //!< no copy leaves where receivers depend on it
    EXTRA_OIF,   //!< a copy leaves where no receiver depends on it
    BLACK_HOLE,  //!< data that receivers depend on comes to the router, and no wanted copy leaves
    LOOP,        //!< each router takes the data from the one before, and the first from the last
};

/// Number of kinds of findings.
constexpr std::size_t TREE_FINDING_KIND_COUNT = 5;

/**
 * @param [in] kind A kind.
 * @return its name in traces: "stale-iif", "missing-oif", "extra-oif", "black-hole" or "loop".
 */
const char* GetTreeFindingName(TreeFindingKind kind);

/**
 * @ingroup mgm
 * A point at which the installed entries of one (S,G) are not the tree that the graph wants.
 */
struct TreeFinding
{
    TreeFindingKind kind{TreeFindingKind::STALE_IIF}; //!< what is wrong
    NodeIndex router{0};                              //!< where; of a loop, its first router
    uint32_t interface {
        0
    };                           //!< STALE_IIF: the iif; *_OIF: the outgoing one; else 0
    uint32_t expected{0};        //!< STALE_IIF: the right one; 0: nothing leads to the source
    std::vector<NodeIndex> loop; //!< LOOP: its routers, in the order of the topology
    RecordId record;             //!< the last record of the entry that is wrong; of a loop, of
                                 //!< the entry that was changed last; not set: there was none
};

/**
 * @ingroup mgm
 * A finding appeared or disappeared.
 */
struct TreeFindingRecord
{
    RecordHead head;            //!< id (its node is OBSERVER_NODE), level STATE; its cause is the
                                //!< change of an entry, the network or a membership that did it
    bool appeared{true};        //!< appeared; else disappeared
    SourceGroup key;            //!< of which data
    TreeFinding finding;        //!< what is wrong
    uint32_t node{0};           //!< ns-3 node id of its router
    std::vector<uint32_t> loop; //!< ns-3 node ids of its loop
    std::string explanation;    //!< why it is no fault; "": nothing explains it
    RecordId first;             //!< disappeared: the record of its appearance
    Time since;                 //!< when it appeared
};

} // namespace mgm
} // namespace ns3

#endif // MGM_TREE_FINDING_H
