/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-lineage.h"

#include "ns3/mgm-observation.h"
#include "ns3/simulator.h"

#include <vector>

namespace ns3
{
namespace mgm
{

NS_OBJECT_ENSURE_REGISTERED(LineageTag);

namespace
{

/// What the lineage of one run needs to remember.
struct LineageState
{
    std::vector<uint64_t> sequences; //!< last id drawn, by node
    uint64_t networkSequence{0};     //!< last id drawn for the whole network
    uint64_t observerSequence{0};    //!< last id drawn for observers
    Cause current;                   //!< the ambient cause
    bool tagData{false};             //!< whether data packets are tagged
    bool resetScheduled{false};      //!< whether the end of the run will forget all this
};

LineageState g_lineage; //!< of the current run

/// Forgets the run, so that the next one in this process gives the same ids.
void
ResetLineage()
{
    g_lineage = LineageState();
}

/// Makes the end of the run reset the lineage.
void
EnsureReset()
{
    if (!g_lineage.resetScheduled)
    {
        g_lineage.resetScheduled = true;
        Simulator::ScheduleDestroy(&ResetLineage);
    }
}

/// Number of bytes of one record id in a tag.
constexpr uint32_t RECORD_ID_SIZE = 12;

} // namespace

const char*
GetTraceLevelName(TraceLevel level)
{
    switch (level)
    {
    case TraceLevel::ALERTS:
        return "alerts";
    case TraceLevel::CONTROL:
        return "control";
    case TraceLevel::STATE:
        return "state";
    case TraceLevel::PACKETS:
        return "packets";
    }
    return "unknown";
}

bool
RecordId::IsSet() const
{
    return sequence != 0;
}

bool
operator==(const RecordId& a, const RecordId& b)
{
    return a.node == b.node && a.sequence == b.sequence;
}

bool
operator!=(const RecordId& a, const RecordId& b)
{
    return !(a == b);
}

std::ostream&
operator<<(std::ostream& os, const RecordId& id)
{
    if (!id.IsSet())
    {
        return os << '-';
    }
    if (id.node == RecordId::NETWORK)
    {
        return os << "net:" << id.sequence;
    }
    if (id.node == OBSERVER_NODE)
    {
        return os << "obs:" << id.sequence;
    }
    return os << id.node << ':' << id.sequence;
}

RecordId
Cause::Get(TraceLevel level) const
{
    return m_nearest[static_cast<std::size_t>(level)];
}

void
Cause::Push(TraceLevel level, RecordId id)
{
    for (auto i = static_cast<std::size_t>(level); i < TRACE_LEVEL_COUNT; ++i)
    {
        m_nearest[i] = id;
    }
}

RecordId
NextRecordId(uint32_t node)
{
    RecordId id;
    id.node = node;
    if (node >= OBSERVER_NODE)
    {
        EnsureReset();
        id.sequence =
            node == RecordId::NETWORK ? ++g_lineage.networkSequence : ++g_lineage.observerSequence;
        return id;
    }
    if (node >= g_lineage.sequences.size())
    {
        EnsureReset();
        g_lineage.sequences.resize(node + 1, 0);
    }
    id.sequence = ++g_lineage.sequences[node];
    return id;
}

RecordHead
NewRecord(uint32_t node, TraceLevel level)
{
    return RecordHead{NextRecordId(node), level, g_lineage.current};
}

CauseScope::CauseScope(const Cause& cause)
    : m_previous(g_lineage.current)
{
    g_lineage.current = cause;
}

CauseScope::CauseScope(const RecordHead& record)
    : CauseScope(record.cause)
{
    g_lineage.current.Push(record.level, record.id);
}

CauseScope::~CauseScope()
{
    g_lineage.current = m_previous;
}

const Cause&
CauseScope::GetCurrent()
{
    return g_lineage.current;
}

TypeId
LineageTag::GetTypeId()
{
    static TypeId tid = TypeId("ns3::mgm::LineageTag")
                            .SetParent<Tag>()
                            .SetGroupName("Mgm")
                            .AddConstructor<LineageTag>();
    return tid;
}

TypeId
LineageTag::GetInstanceTypeId() const
{
    return GetTypeId();
}

LineageTag::LineageTag(const Cause& cause)
    : m_cause(cause)
{
}

uint32_t
LineageTag::GetSerializedSize() const
{
    return TRACE_LEVEL_COUNT * RECORD_ID_SIZE;
}

void
LineageTag::Serialize(TagBuffer buffer) const
{
    for (const RecordId& id : m_cause.m_nearest)
    {
        buffer.WriteU32(id.node);
        buffer.WriteU64(id.sequence);
    }
}

void
LineageTag::Deserialize(TagBuffer buffer)
{
    for (RecordId& id : m_cause.m_nearest)
    {
        id.node = buffer.ReadU32();
        id.sequence = buffer.ReadU64();
    }
}

void
LineageTag::Print(std::ostream& os) const
{
    os << "cause=" << m_cause.Get(TraceLevel::PACKETS);
}

const Cause&
LineageTag::GetCause() const
{
    return m_cause;
}

void
LineageTag::SetEnabled(bool enabled)
{
    EnsureReset();
    g_lineage.tagData = enabled;
}

bool
LineageTag::IsEnabled()
{
    return g_lineage.tagData;
}

} // namespace mgm
} // namespace ns3
