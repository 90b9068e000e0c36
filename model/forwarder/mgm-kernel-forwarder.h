/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * The kernel forwarder: checks the arrival interface of every multicast packet, sends copies over
 * the outgoing interfaces of its entry, and raises the wrong-interface alerts.
 */

#ifndef MGM_KERNEL_FORWARDER_H
#define MGM_KERNEL_FORWARDER_H

#include "ns3/mgm-alert-policy.h"
#include "ns3/mgm-entry-control.h"
#include "ns3/mgm-entry-store.h"
#include "ns3/mgm-forwarder-control.h"
#include "ns3/mgm-forwarder-interfaces.h"
#include "ns3/mgm-forwarder-notifier.h"
#include "ns3/mgm-forwarder-recorder.h"
#include "ns3/mgm-forwarder-records.h"
#include "ns3/mgm-output-rules.h"
#include "ns3/mgm-packet-replicator.h"
#include "ns3/output-stream-wrapper.h"
#include "ns3/traced-callback.h"

#include <array>
#include <optional>

namespace ns3
{
namespace mgm
{

/**
 * @ingroup mgm
 * Multicast forwarder of one router, fed by a MulticastListRouting.
 *
 * A packet whose (S,G) matches an entry is counted, then checked against the entry's incoming
 * interface (K2). If the check passes, one copy leaves over each outgoing interface that lets it,
 * in the order of the attribute CopyOrder. If it fails, the packet is dropped and gets one verdict;
 * the group manager may be notified. A packet without an entry is held, and the group manager is
 * asked for one (K3).
 *
 * Every packet received is forwarded, held, or dropped for one reason: GetPacketsReceived =
 * GetPacketsForwarded + GetPacketsHeld + the sum of GetDrops.
 *
 * Packets that the node itself sends are treated as Linux treats them: they are taken to arrive on
 * the interface by which they leave, so that an entry with that incoming interface replicates them
 * to its other interfaces. If the entry expects another interface, that is no wrong-interface
 * packet.
 */
class KernelForwarder : public ForwarderControl, private EntryStoreListener
{
  public:
    /**
     * Signature of the trace source WrongInterface.
     * @param [in] record The packet, its verdict and the facts behind it.
     */
    typedef void (*WrongInterfaceTracedCallback)(const WrongInterfaceRecord& record);
    /**
     * Signature of the trace source Notification.
     * @param [in] record The notification.
     */
    typedef void (*NotificationTracedCallback)(const NotificationRecord& record);
    /**
     * Signature of the trace source Entry.
     * @param [in] record The entry before and after.
     */
    typedef void (*EntryTracedCallback)(const EntryRecord& record);
    /**
     * Signature of the trace source Packet.
     * @param [in] record The packet and what happened to it.
     */
    typedef void (*PacketTracedCallback)(const PacketRecord& record);

    /**
     * Signature of the trace source InterfaceSetting.
     * @param [in] record What changed.
     */
    typedef void (*InterfaceSettingTracedCallback)(const InterfaceSettingRecord& record);

    /**
     * @return the object TypeId.
     */
    static TypeId GetTypeId();

    KernelForwarder();
    ~KernelForwarder() override;

    void SetNotifications(const ForwarderNotifications& notifications) override;
    bool IsUsable(const InterfaceId& interface) const override;
    Status AddInterface(const InterfaceId& interface) override;
    Status RemoveInterface(const InterfaceId& interface) override;
    Status SetEntry(const EntrySpec& entry) override;
    Status AddOutgoingInterface(const SourceGroup& key, const OutgoingInterface& oif) override;
    Status RemoveOutgoingInterface(const SourceGroup& key, const InterfaceId& interface) override;
    Status CheckEntry(const EntrySpec& entry) const override;
    bool HasEntry(const SourceGroup& key) const override;
    Status DeleteEntry(const SourceGroup& key) override;
    Status SetAlertMask(const SourceGroup& key, const InterfaceId& arrival, bool masked) override;
    Status WatchEntry(const SourceGroup& key) override;
    Status ReadCounters(const SourceGroup& key, EntryCounters& counters) const override;

    /**
     * Takes a multicast packet that arrived from the network. Control traffic (224.0.0.0/24, IP
     * protocols 2 and 103) must not be handed over: it is never forwarded.
     * @param [in] packet The packet without its IP header.
     * @param [in] header Its IP header.
     * @param [in] interface Interface index of arrival.
     */
    void Receive(const Ptr<const Packet>& packet, const Ipv4Header& header, uint32_t interface);

    /**
     * Takes a multicast packet that this node itself sends.
     * @param [in] packet The packet without its IP header.
     * @param [in] header Its IP header.
     * @param [in] interface Interface index by which it leaves.
     */
    void ReceiveOwn(const Ptr<const Packet>& packet, const Ipv4Header& header, uint32_t interface);

    /**
     * Declares that next hops select the links of an interface (mgm-api 1.4). Copies to one of them
     * are link-layer unicasts, and packets that another mgm router sent there carry its address.
     * @param [in] interface Interface index.
     * @param [in] pointToMultipoint Whether it is one.
     * @return SUCCESS; INVALID_PARAMETER where the node has no such interface.
     */
    Status SetPointToMultipoint(uint32_t interface, bool pointToMultipoint = true);

    /**
     * Adds an administrative boundary: packets to its groups cross the interface neither way
     * (RFC 2365, M-109).
     * @param [in] interface Interface index.
     * @param [in] group First group of the range.
     * @param [in] mask Its mask.
     * @return as BoundaryTable::Add; INVALID_PARAMETER where the node has no such interface.
     */
    Status AddBoundary(uint32_t interface, Ipv4Address group, Ipv4Mask mask);
    /**
     * Removes an administrative boundary.
     * @param [in] interface Interface index.
     * @param [in] group First group of the range.
     * @param [in] mask Its mask.
     * @return SUCCESS; NOT_FOUND; INVALID_PARAMETER where the node has no such interface.
     */
    Status RemoveBoundary(uint32_t interface, Ipv4Address group, Ipv4Mask mask);

    /**
     * Sets the TTL threshold of an interface (M-110). In force is the larger of it and the entry's.
     * @param [in] interface Interface index.
     * @param [in] threshold The threshold; 0 for none.
     * @return SUCCESS; INVALID_PARAMETER where the node has no such interface.
     */
    Status SetThreshold(uint32_t interface, uint8_t threshold);

    /**
     * Limits all multicast that is forwarded over an interface (mgm-api 4.3).
     * @param [in] interface Interface index.
     * @param [in] kilobytesPerSecond Limit in kB/s of 1000 bytes, IP headers included; 0 for none.
     * @return SUCCESS; INVALID_PARAMETER where the node has no such interface.
     */
    Status SetRateLimit(uint32_t interface, uint32_t kilobytesPerSecond);

    /**
     * @param [in] interface Interface index.
     * @param [out] counters Its limits and counters.
     * @return SUCCESS; NOT_FOUND where the node has no such interface.
     */
    Status ReadInterface(uint32_t interface, InterfaceCounters& counters);
    /**
     * @param [in] interface Interface index.
     * @return its administrative boundaries, by first group; none where the node has no such
     * interface.
     */
    std::vector<BoundaryRange> GetBoundaries(uint32_t interface);
    /**
     * @param [in] interface Interface index.
     * @return whether next hops select its links.
     */
    bool IsPointToMultipoint(uint32_t interface);

    /// @return packets handed to the forwarder.
    uint64_t GetPacketsReceived() const
    {
        return m_received;
    }

    /// @return packets of which at least one copy left.
    uint64_t GetPacketsForwarded() const
    {
        return m_replicator.GetPackets();
    }

    /// @return packets that wait for an entry now.
    uint64_t GetPacketsHeld() const
    {
        return m_entries.GetHeldCount();
    }

    /**
     * @param [in] reason A reason.
     * @return packets dropped for it.
     */
    uint64_t GetDrops(DropReason reason) const;
    /**
     * @param [in] reason A reason that is decided for each outgoing interface.
     * @return copies that were not sent for it, whether or not others were.
     */
    uint64_t GetCopyDrops(DropReason reason) const;

    /// @return number of entries, unresolved ones excluded.
    std::size_t GetEntryCount() const
    {
        return m_entries.GetInstalledCount();
    }

    /// @return number of unresolved entries.
    std::size_t GetUnresolvedCount() const
    {
        return m_entries.GetUnresolvedCount();
    }

    /**
     * Prints the table for people, in the manner of "ip mroute show".
     * @param [in] stream Where to.
     */
    void PrintEntries(Ptr<OutputStreamWrapper> stream) const;

  protected:
    void DoStart() override;
    void DoStop() override;
    void DoDispose() override;

  private:
    void OnUnresolved(const PacketView& view) override;
    void OnRelease(ForwardingEntry& entry, const PacketView& view) override;
    void OnGiveUp(const PacketView& view, DropReason reason) override;
    void OnExpired(const SourceGroup& key) override;

    /// Finds the entry of a packet and checks the packet on its way in.
    void Process(const PacketView& view, const ForwarderInterface* interface);
    /// Makes the reverse-path check and does what follows from it.
    void Check(ForwardingEntry& entry, const PacketView& view);
    /// Counts a wrong-interface packet, finds its verdict, and drops it.
    void RejectWrongInterface(ForwardingEntry& entry, const PacketView& view);
    /// Holds a packet that has no entry, or drops it.
    void Hold(const PacketView& view);
    /// Counts and records a dropped packet.
    void Drop(const PacketView& view, DropReason reason);

    /// @return parameters of the checks of copies.
    OutputRules GetOutputRules() const;
    /// @return parameters of alerts.
    AlertPolicy::Settings GetAlertSettings() const;
    /// @return parameters of entry calls.
    EntryControl::Settings GetEntrySettings() const;
    /// @return parameters of notifications.
    ForwarderNotifier::Settings GetNotificationSettings() const;
    /// Finds the node's IP stack when it is first needed. @return whether there is one.
    bool Attach() const;
    /// @return what is kept for an interface, or null where the node has none of that index.
    ForwarderInterface* FindInterface(uint32_t index);
    /// Reports a change of a setting, once the run has begun.
    void ReportSetting(InterfaceSettingRecord record) const;

    AlertLimiter::Kind m_limiterKind;           //!< attribute Limiter
    Time m_alertInterval;                       //!< attribute AlertInterval
    double m_alertRate;                         //!< attribute AlertRate
    uint32_t m_alertBurst;                      //!< attribute AlertBurst
    AlertPolicy::Gate m_gate;                   //!< attribute Gate
    OutputRules::ThresholdRule m_thresholdRule; //!< attribute ThresholdRule
    PacketReplicator::CopyOrder m_copyOrder;    //!< attribute CopyOrder
    uint32_t m_unresolvedPacketLimit;           //!< attribute UnresolvedPacketLimit
    Time m_unresolvedLifetime;                  //!< attribute UnresolvedLifetime
    uint32_t m_unresolvedEntryLimit;            //!< attribute UnresolvedEntryLimit
    uint32_t m_entryLimit;                      //!< attribute EntryLimit
    Time m_notificationDelay;                   //!< attribute NotificationDelay
    Time m_entryDelay;                          //!< attribute EntryDelay
    Time m_rateLimitBurst;                      //!< attribute RateLimitBurst
    uint32_t m_packetHeadSize;                  //!< attribute PacketHeadSize
    bool m_bypassTrafficControl;                //!< attribute BypassTrafficControl

    TracedCallback<const WrongInterfaceRecord&> m_wrongInterfaceTrace; //!< verdicts
    TracedCallback<const NotificationRecord&> m_notificationTrace;     //!< notifications
    TracedCallback<const EntryRecord&> m_entryTrace;                   //!< table changes
    TracedCallback<const PacketRecord&> m_packetTrace;                 //!< packets
    TracedCallback<const InterfaceSettingRecord&> m_settingTrace;      //!< settings

    mutable ForwarderRecorder m_recorder;     //!< feeds the trace sources; see Attach
    mutable ForwarderInterfaces m_interfaces; //!< of the node; see Attach
    EntryStore m_entries;                     //!< of the table
    AlertPolicy m_alerts;                     //!< of wrong-interface packets
    ForwarderNotifier m_notifier;             //!< the way up
    EntryControl m_control;                   //!< the way down
    PacketReplicator m_replicator;            //!< of packets on the right interface

    bool m_hasStopped{false}; //!< since it last started

    uint64_t m_received{0};                            //!< packets handed over
    std::array<uint64_t, DROP_REASON_COUNT> m_drops{}; //!< packets dropped, by reason
};

} // namespace mgm
} // namespace ns3

#endif // MGM_KERNEL_FORWARDER_H
