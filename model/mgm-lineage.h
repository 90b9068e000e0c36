/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Lineage: the ids of trace records and the chain of causes between them. A cause is ambient within
 * one simulator event, is captured with work that is scheduled for later, and travels with packets
 * in a packet tag.
 */

#ifndef MGM_LINEAGE_H
#define MGM_LINEAGE_H

#include "ns3/tag.h"

#include <array>
#include <cstdint>
#include <ostream>

namespace ns3
{
namespace mgm
{

/**
 * @ingroup mgm
 * How much of a run a trace holds. Each level contains the levels before it.
 */
enum class TraceLevel : uint8_t
{
    ALERTS, //!< topology changes, convergence, wrong-interface packets, alerts, reactions, messages
    CONTROL, //!< and other notifications, callbacks and calls of the group manager
    STATE,   //!< and forwarding entries and memberships
    PACKETS, //!< and every packet sent, forwarded, held, dropped and delivered
};

/// Number of trace levels.
constexpr std::size_t TRACE_LEVEL_COUNT = 4;

/**
 * @param [in] level A level.
 * @return its name: "alerts", "control", "state" or "packets".
 */
const char* GetTraceLevelName(TraceLevel level);

/**
 * @ingroup mgm
 * Id of a record: the node where something happened and a number that grows there. The same run
 * with the same seed gives the same ids, whatever is traced.
 */
struct RecordId
{
    /// Stands in for a node where the whole network is meant (a link goes down, for example).
    static constexpr uint32_t NETWORK = 0xffffffff;

    uint32_t node{0};     //!< node id, or NETWORK
    uint64_t sequence{0}; //!< counts from 1; 0 means "no record"

    /// @return whether this names a record.
    bool IsSet() const;
};

bool operator==(const RecordId& a, const RecordId& b);
bool operator!=(const RecordId& a, const RecordId& b);
/// Prints "7:31", "net:2" or "-".
std::ostream& operator<<(std::ostream& os, const RecordId& id);

/**
 * @ingroup mgm
 * Why something happens: for each trace level, the nearest record up the chain of causes that a
 * trace of that level holds. A trace of any level therefore names only causes that it contains.
 */
class Cause
{
  public:
    /**
     * @param [in] level Level of a trace.
     * @return the nearest cause in such a trace; not set when there is none.
     */
    RecordId Get(TraceLevel level) const;

    /**
     * Puts a record in front of the chain.
     * @param [in] level Level from which on traces hold the record.
     * @param [in] id The record.
     */
    void Push(TraceLevel level, RecordId id);

  private:
    friend class LineageTag;
    std::array<RecordId, TRACE_LEVEL_COUNT> m_nearest; //!< nearest cause, by trace level
};

/**
 * @ingroup mgm
 * What every record begins with.
 */
struct RecordHead
{
    RecordId id;                          //!< this record
    TraceLevel level{TraceLevel::ALERTS}; //!< level from which on traces hold it
    Cause cause;                          //!< what led to it
};

/**
 * @ingroup mgm
 * Draws the next id of a node for a record that is caused by the ambient cause.
 *
 * Ids are drawn whether or not anything is traced, so that they do not depend on it. The counters
 * start again after Simulator::Destroy.
 *
 * @param [in] node Node id, or RecordId::NETWORK.
 * @param [in] level Level from which on traces hold the record.
 * @return id, level and cause of the new record.
 */
RecordHead NewRecord(uint32_t node, TraceLevel level);

/**
 * @ingroup mgm
 * Draws the next id of a node without looking at causes: for the per-packet path when nobody
 * listens.
 * @param [in] node Node id.
 * @return the id.
 */
RecordId NextRecordId(uint32_t node);

/**
 * @ingroup mgm
 * Makes a cause ambient for as long as the scope lives. Opened where a packet, a timer or a
 * notification enters a room.
 */
class CauseScope
{
  public:
    /**
     * Enters a captured cause.
     * @param [in] cause The cause.
     */
    explicit CauseScope(const Cause& cause);

    /**
     * Makes a record the cause of what follows.
     * @param [in] record The record.
     */
    explicit CauseScope(const RecordHead& record);

    ~CauseScope();

    CauseScope(const CauseScope&) = delete;
    CauseScope& operator=(const CauseScope&) = delete;

    /// @return the ambient cause; empty outside any scope.
    static const Cause& GetCurrent();

  private:
    Cause m_previous; //!< restored at the end
};

/**
 * @ingroup mgm
 * Carries a cause with a packet from node to node; it is not on the wire. Data packets are tagged
 * only while LineageTag::IsEnabled, control messages always.
 */
class LineageTag : public Tag
{
  public:
    /**
     * @return the object TypeId.
     */
    static TypeId GetTypeId();
    TypeId GetInstanceTypeId() const override;
    uint32_t GetSerializedSize() const override;
    void Serialize(TagBuffer buffer) const override;
    void Deserialize(TagBuffer buffer) override;
    void Print(std::ostream& os) const override;

    LineageTag() = default;
    /// @param [in] cause The cause to carry.
    explicit LineageTag(const Cause& cause);

    /// @return the cause. At level PACKETS it is the record of the node that sent the packet.
    const Cause& GetCause() const;

    /**
     * Switches the tagging of data packets, for all nodes; a trace does so while it is written.
     * Off at the start and after Simulator::Destroy.
     * @param [in] enabled Whether data packets are tagged.
     */
    static void SetEnabled(bool enabled);
    /// @return whether data packets are tagged.
    static bool IsEnabled();

  private:
    Cause m_cause; //!< what led to the packet
};

} // namespace mgm
} // namespace ns3

#endif // MGM_LINEAGE_H
