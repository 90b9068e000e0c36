/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-forwarder-recorder.h"

namespace ns3
{
namespace mgm
{

ForwarderRecorder::ForwarderRecorder(const ForwarderTraces& traces)
    : m_traces(traces)
{
}

void
ForwarderRecorder::SetNodeId(uint32_t nodeId)
{
    m_nodeId = nodeId;
}

void
ForwarderRecorder::TracePacket(RecordId id,
                               PacketEvent event,
                               const PacketView& view,
                               std::optional<DropReason> reason,
                               const Departure* oifs,
                               std::size_t oifCount) const
{
    PacketRecord record;
    record.head = RecordHead{id, TraceLevel::PACKETS, CauseScope::GetCurrent()};
    record.event = event;
    record.packet = view.packet;
    record.header = view.header;
    record.arrival = view.arrival;
    record.reason = reason;
    for (std::size_t i = 0; i < oifCount; ++i)
    {
        record.oifs.push_back(oifs[i].id);
    }
    m_traces.packet(record);
}

bool
ForwarderRecorder::IsWrongInterfaceTraced() const
{
    return !m_traces.wrongInterface.IsEmpty();
}

RecordHead
ForwarderRecorder::RecordWrongInterface(WrongInterfaceRecord* record) const
{
    const RecordHead head = NewRecord(m_nodeId, TraceLevel::ALERTS);
    if (record)
    {
        record->head = head;
        m_traces.wrongInterface(*record);
    }
    return head;
}

bool
ForwarderRecorder::IsEntryTraced() const
{
    return !m_traces.entry.IsEmpty();
}

RecordHead
ForwarderRecorder::RecordEntry(EntryRecord* record) const
{
    const RecordHead head = NewRecord(m_nodeId, TraceLevel::STATE);
    if (record)
    {
        record->head = head;
        m_traces.entry(*record);
    }
    return head;
}

RecordHead
ForwarderRecorder::RecordNotification(NotificationKind kind,
                                      const SourceGroup& key,
                                      const InterfaceId& arrival,
                                      const InterfaceId& expected) const
{
    const bool alert = kind == NotificationKind::WRONG_INTERFACE;
    const RecordHead head = NewRecord(m_nodeId, alert ? TraceLevel::ALERTS : TraceLevel::CONTROL);
    if (!m_traces.notification.IsEmpty())
    {
        m_traces.notification(NotificationRecord{head, kind, key, arrival, expected});
    }
    return head;
}

} // namespace mgm
} // namespace ns3
