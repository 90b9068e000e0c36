/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Sends the copies of a packet that passed the reverse-path check.
 */

#ifndef MGM_PACKET_REPLICATOR_H
#define MGM_PACKET_REPLICATOR_H

#include "ns3/mgm-drop-reason.h"
#include "ns3/mgm-forwarder-interfaces.h"
#include "ns3/mgm-forwarder-recorder.h"
#include "ns3/mgm-forwarding-entry.h"
#include "ns3/mgm-output-rules.h"
#include "ns3/mgm-packet-view.h"

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

namespace ns3
{
namespace mgm
{

/**
 * @ingroup mgm
 * Copies packets to the outgoing interfaces of their entries, for one forwarder.
 */
class PacketReplicator
{
  public:
    /// In which order the copies of a packet leave.
    enum CopyOrder
    {
        ASCENDING,  //!< of outgoing interfaces (BSD)
        DESCENDING, //!< of outgoing interfaces (Linux, as observed)
    };

    /// How copies leave; may change during a run.
    struct Settings
    {
        CopyOrder order{ASCENDING}; //!< in which order
        bool bypass{false}; //!< past the IP stack; see KernelForwarder's BypassTrafficControl
    };

    /**
     * @param [in] recorder Makes records; lives at least as long.
     * @param [in] interfaces The node's interfaces, which live at least as long.
     */
    PacketReplicator(const ForwarderRecorder& recorder, ForwarderInterfaces& interfaces);

    /**
     * Sends one copy over each outgoing interface that lets it, and counts.
     * @param [in,out] entry The packet's entry.
     * @param [in] view The packet.
     * @param [in] rules The checks of copies.
     * @param [in] settings How copies leave.
     * @return why no copy left: the first reason; nothing if one did.
     */
    std::optional<DropReason> Replicate(ForwardingEntry& entry,
                                        const PacketView& view,
                                        const OutputRules& rules,
                                        const Settings& settings);

    /// @return packets of which at least one copy left.
    uint64_t GetPackets() const;
    /**
     * @param [in] reason A reason that is decided for each outgoing interface.
     * @return copies that were not sent for it.
     */
    uint64_t GetCopyDrops(DropReason reason) const;

  private:
    /// Finds the copies that may leave. @return why the first one of the others may not.
    std::optional<DropReason> CheckOutputs(ForwardingEntry& entry,
                                           const PacketView& view,
                                           const OutputRules& rules,
                                           std::vector<Departure>& leaving);
    /// Sends the copies of one packet.
    void SendCopies(const PacketView& view, const std::vector<Departure>& leaving, bool bypass);

    const ForwarderRecorder& m_recorder;                   //!< makes records
    ForwarderInterfaces& m_interfaces;                     //!< of the node
    std::vector<Departure> m_leaving;                      //!< kept to save allocations
    uint64_t m_packets{0};                                 //!< packets of which a copy left
    std::array<uint64_t, DROP_REASON_COUNT> m_copyDrops{}; //!< copies dropped, by reason
};

} // namespace mgm
} // namespace ns3

#endif // MGM_PACKET_REPLICATOR_H
