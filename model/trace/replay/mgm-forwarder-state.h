/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * What the forwarder of one router holds at some instant, as its trace tells it: entries with their
 * wrong-interface packets, limiters and masks, and the settings of its interfaces.
 */

#ifndef MGM_FORWARDER_STATE_H
#define MGM_FORWARDER_STATE_H

#include "ns3/ipv4-address.h"
#include "ns3/mgm-forwarder-control.h"
#include "ns3/mgm-lineage.h"
#include "ns3/mgm-types.h"
#include "ns3/nstime.h"

#include <array>
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

class TraceRecord;
struct TraceNodeFacts;

/**
 * @ingroup mgm
 * Wrong-interface packets of an entry that arrived on one interface.
 */
struct ReplayedArrival
{
    uint64_t packets{0};                            //!< how many
    std::array<uint64_t, VERDICT_COUNT> verdicts{}; //!< what became of them
    std::optional<Time> lastAlert;                  //!< when the limiter last let one through
    bool masked{false};                             //!< whether alerts are switched off
};

/**
 * @ingroup mgm
 * A forwarding entry.
 */
struct ReplayedEntry
{
    EntrySpec spec;                                  //!< as it is installed
    bool unresolved{false};                          //!< holds packets until it is set
    Time created;                                    //!< when it was made
    Time changed;                                    //!< when it was last set
    RecordId record;                                 //!< the record that made it what it is
    uint64_t wrongInterface{0};                      //!< wrong-interface packets since it was made
    std::optional<Time> lastAlert;                   //!< when the limiter last let one through
    std::map<InterfaceId, ReplayedArrival> arrivals; //!< by arrival interface
};

/**
 * @ingroup mgm
 * What a forwarder has set for an interface.
 */
struct ReplayedInterface
{
    uint8_t threshold{0};          //!< TTL threshold; 0: none
    uint32_t rateLimit{0};         //!< rate limit in kB/s; 0: none
    bool pointToMultipoint{false}; //!< whether next hops select its links
    std::vector<std::pair<Ipv4Address, Ipv4Mask>> boundaries; //!< ranges of groups, ascending

    /// @param [in] group A group. @return whether its packets do not cross the interface.
    bool IsBoundary(Ipv4Address group) const;
};

/**
 * @ingroup mgm
 * The forwarder of one router. Needs a trace of level state; masks need level control.
 */
class ForwarderState
{
  public:
    /// @param [in] facts What the first line of the trace says of the node.
    explicit ForwarderState(const TraceNodeFacts& facts);

    /**
     * Takes note of a record of this node; others than those of the forwarder change nothing.
     * Throws TraceError where a member is missing.
     * @param [in] record The record.
     */
    void Apply(const TraceRecord& record);

    /// @return the entries by key, unresolved ones too.
    const std::map<SourceGroup, ReplayedEntry>& GetEntries() const;
    /**
     * Finds the entry of a packet, as the forwarder does: (S,G), then (*,G), then (*,*).
     * @param [in] key Source and group of the packet.
     * @return the entry; null if there is none.
     */
    const ReplayedEntry* Match(const SourceGroup& key) const;
    /**
     * @param [in] index Interface index.
     * @return its settings; null where the node has no such interface.
     */
    const ReplayedInterface* FindInterface(uint32_t index) const;
    /**
     * @param [in] entry One of the entries.
     * @param [in] arrival An arrival interface.
     * @return the earliest time at which the limiter lets an alert through; zero: at any time.
     */
    Time GetNextAlert(const ReplayedEntry& entry, const InterfaceId& arrival) const;
    /// @return whether the forwarder runs.
    bool IsRunning() const;

  private:
    /// An entry was made, changed or deleted.
    void ApplyEntry(const TraceRecord& record);
    /// A packet failed the reverse-path check.
    void ApplyWrongInterface(const TraceRecord& record);
    /// Alerts were switched off or on.
    void ApplyMask(const TraceRecord& record);
    /// A setting of an interface changed.
    void ApplySetting(const TraceRecord& record);

    std::string m_limiter;                          //!< kind of the limiter
    Time m_alertInterval;                           //!< least time between alerts of one clock
    Time m_bucketNext;                              //!< token bucket: when it has an alert again
    std::map<SourceGroup, ReplayedEntry> m_entries; //!< by key
    std::map<uint32_t, ReplayedInterface> m_interfaces; //!< by index
    bool m_running{false};                              //!< between start and stop
};

} // namespace mgm
} // namespace ns3

#endif // MGM_FORWARDER_STATE_H
