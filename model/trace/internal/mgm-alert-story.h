/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * The facts of one wrong-interface alert, gathered from a trace.
 */

#ifndef MGM_ALERT_STORY_H
#define MGM_ALERT_STORY_H

#include "ns3/mgm-lineage-tree.h"
#include "ns3/mgm-record-prose.h"
#include "ns3/mgm-trace-reader.h"
#include "ns3/mgm-trace-record.h"

#include <cstdint>
#include <istream>
#include <map>
#include <string>
#include <vector>

namespace ns3
{
namespace mgm
{

/**
 * @ingroup mgm
 * Wrong-interface packets of one (S,G) on one interface of a router, in a stretch of time.
 */
struct ArrivalHistory
{
    uint64_t packets{0};                      //!< how many
    std::map<std::string, uint64_t> verdicts; //!< what became of them, by verdict
    std::map<std::string, uint64_t> causes;   //!< why they came, by failure cause, if known
    int64_t first{0};                         //!< time of the first one in nanoseconds
    int64_t last{0};                          //!< time of the last one in nanoseconds

    /**
     * Counts a wrong-interface packet.
     * @param [in] packet Its record.
     */
    void Count(const TraceRecord& packet);
};

/**
 * @ingroup mgm
 * What a trace says about one wrong-interface packet and its alert. Records that the trace does not
 * hold are not set.
 */
struct AlertStory
{
    TraceHeader header; //!< about the run
    int64_t endTime{0}; //!< time of the last record, or of the end of the run, in nanoseconds
    std::string notice; //!< how the trace ends, if it is not complete

    CausedRecord packet;      //!< the wrong-interface packet; its causes are its way here
    TraceRecord alert;        //!< the alert; not set unless the verdict is "alerted"
    TraceRecord callback;     //!< the owner's callback
    TraceRecord undelivered;  //!< why there was none
    TraceRecord reaction;     //!< what the owner decided
    CausedRecord entry;       //!< last change of the router's entry before the packet
    CausedRecord senderEntry; //!< last change of the previous hop's entry before the packet

    TraceRecord change;                          //!< last change of the network before the packet
    std::vector<TraceRecord> otherChanges;       //!< others of the same instant, in order
    std::map<uint32_t, int64_t> convergedBefore; //!< when routers converged on it, by node, ...
    std::map<uint32_t, int64_t> convergedAfter;  //!< ... before and after the packet

    std::vector<TraceRecord>
        effects;             //!< what the reaction led to, packets aside; the first of them
    uint64_t effectCount{0}; //!< how many there are

    LineageTree lineage; //!< the packet, its way, and all that it led to

    ArrivalHistory burst; //!< packets between the changes of the network before and after this one
    ArrivalHistory later; //!< packets after that
    /// First change after the burst of the entry of this router or of the previous hop.
    CausedRecord settling;

    /// @return the record that the story is about: the alert, or a packet without one.
    const TraceRecord& GetSubject() const;
    /// @return id of the node that sent the packet here; TraceRecord::NO_NODE where unknown.
    uint32_t GetPreviousHop() const;
    /**
     * @param [in] level A trace level.
     * @return whether the trace holds it.
     */
    bool Holds(TraceLevel level) const;

    /**
     * Reads a story. Throws TraceError where the trace cannot be read or has no such alert.
     * @param [in,out] stream The trace, which can be read again from its beginning.
     * @param [in] name Name of the file, for messages.
     * @param [in] id Id of an alert, or of a wrong-interface packet.
     * @return the story.
     */
    static AlertStory Read(std::istream& stream, const std::string& name, const RecordId& id);
};

} // namespace mgm
} // namespace ns3

#endif // MGM_ALERT_STORY_H
