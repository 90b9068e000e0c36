/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Makes the forwarder's records. Their ids are drawn always, their contents are gathered only if
 * somebody listens.
 */

#ifndef MGM_FORWARDER_RECORDER_H
#define MGM_FORWARDER_RECORDER_H

#include "ns3/mgm-forwarder-interfaces.h"
#include "ns3/mgm-forwarder-records.h"
#include "ns3/mgm-packet-view.h"
#include "ns3/traced-callback.h"

#include <cstddef>
#include <cstdint>
#include <optional>

namespace ns3
{
namespace mgm
{

/**
 * @ingroup mgm
 * The trace sources of one forwarder.
 */
struct ForwarderTraces
{
    const TracedCallback<const WrongInterfaceRecord&>& wrongInterface; //!< verdicts
    const TracedCallback<const NotificationRecord&>& notification;     //!< notifications
    const TracedCallback<const EntryRecord&>& entry;                   //!< changes of the table
    const TracedCallback<const PacketRecord&>& packet;                 //!< packets
};

/**
 * @ingroup mgm
 * Makes the records of one forwarder.
 */
class ForwarderRecorder
{
  public:
    /**
     * @param [in] traces The forwarder's trace sources, which live at least as long.
     */
    explicit ForwarderRecorder(const ForwarderTraces& traces);

    /// @param [in] nodeId The forwarder's node.
    void SetNodeId(uint32_t nodeId);

    /**
     * @param [in] event What happened to a packet.
     * @param [in] view The packet.
     * @param [in] reason Why, if it or a copy of it was dropped.
     * @param [in] oifs Where copies left, or the one copy did not.
     * @param [in] oifCount Their number.
     * @return id of the record, which is at level PACKETS.
     */
    RecordId RecordPacket(PacketEvent event,
                          const PacketView& view,
                          std::optional<DropReason> reason,
                          const Departure* oifs = nullptr,
                          std::size_t oifCount = 0) const
    {
        const RecordId id = NextRecordId(m_nodeId);
        if (!m_traces.packet.IsEmpty())
        {
            TracePacket(id, event, view, reason, oifs, oifCount);
        }
        return id;
    }

    /// @return whether anyone listens to records of wrong-interface packets.
    bool IsWrongInterfaceTraced() const;
    /**
     * @param [in,out] record A wrong-interface packet, which gets its head; null if nobody listens.
     * @return the head, at level ALERTS.
     */
    RecordHead RecordWrongInterface(WrongInterfaceRecord* record) const;

    /// @return whether anyone listens to records of entries.
    bool IsEntryTraced() const;
    /**
     * @param [in,out] record What happened to an entry, which gets its head; null if nobody
     * listens.
     * @return the head, at level STATE.
     */
    RecordHead RecordEntry(EntryRecord* record) const;

    /**
     * @param [in] kind Kind of a notification.
     * @param [in] key Source and group.
     * @param [in] arrival Where the packet arrived.
     * @param [in] expected The entry's incoming interface, of an alert.
     * @return head of the record, at level ALERTS for an alert, else CONTROL.
     */
    RecordHead RecordNotification(NotificationKind kind,
                                  const SourceGroup& key,
                                  const InterfaceId& arrival = InterfaceId(),
                                  const InterfaceId& expected = InterfaceId()) const;

  private:
    /// RecordPacket where somebody listens.
    void TracePacket(RecordId id,
                     PacketEvent event,
                     const PacketView& view,
                     std::optional<DropReason> reason,
                     const Departure* oifs,
                     std::size_t oifCount) const;

    ForwarderTraces m_traces; //!< the forwarder's trace sources
    uint32_t m_nodeId{0};     //!< the forwarder's node
};

} // namespace mgm
} // namespace ns3

#endif // MGM_FORWARDER_RECORDER_H
