/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-kernel-forwarder.h"

#include "ns3/boolean.h"
#include "ns3/double.h"
#include "ns3/log.h"
#include "ns3/mgm-compat.h"
#include "ns3/mgm-forwarding-rules.h"
#include "ns3/mgm-packet-lineage.h"
#include "ns3/node.h"
#include "ns3/uinteger.h"

namespace ns3
{
namespace mgm
{

NS_LOG_COMPONENT_DEFINE("MgmKernelForwarder");

NS_OBJECT_ENSURE_REGISTERED(KernelForwarder);

namespace
{

/// Why a packet is dropped whatever its entry says, if it is.
std::optional<DropReason>
CheckArrival(const PacketView& view,
             const ForwarderInterface* interface,
             const ForwardingEntry* entry)
{
    // An (S,G) entry vouches for its source: there is none of another address.
    const bool isKnown = entry && entry->HasSource();
    if (!isKnown && !IsHostAddress(view.key.source))
    {
        return DropReason::BAD_ADDRESS;
    }
    if (interface && interface->GetBoundaries().Contains(view.key.group))
    {
        return DropReason::BOUNDARY_IN;
    }
    return std::nullopt;
}

} // namespace

TypeId
KernelForwarder::GetTypeId()
{
    static TypeId tid =
        TypeId("ns3::mgm::KernelForwarder")
            .SetParent<ForwarderControl>()
            .SetGroupName("Mgm")
            .AddConstructor<KernelForwarder>()
            .AddAttribute(
                "Limiter",
                "What limits wrong-interface alerts (per-entry in Linux and BSD: K1, K2).",
                EnumValue(AlertLimiter::PER_ENTRY),
                compat::MakeEnumAccessorFor<AlertLimiter::Kind>(&KernelForwarder::m_limiterKind),
                MakeEnumChecker(AlertLimiter::PER_ENTRY,
                                "per-entry",
                                AlertLimiter::PER_ENTRY_AND_INTERFACE,
                                "per-entry-and-interface",
                                AlertLimiter::TOKEN_BUCKET,
                                "token-bucket",
                                AlertLimiter::NONE,
                                "none"))
            .AddAttribute("AlertInterval",
                          "Least time between two alerts of one entry, or of one entry and arrival "
                          "interface (3 s in Linux and BSD: K1, K5).",
                          TimeValue(Seconds(3)),
                          MakeTimeAccessor(&KernelForwarder::m_alertInterval),
                          MakeTimeChecker(Seconds(0)))
            .AddAttribute("AlertRate",
                          "Alerts per second that the token bucket earns for the whole node.",
                          DoubleValue(10),
                          MakeDoubleAccessor(&KernelForwarder::m_alertRate),
                          MakeDoubleChecker<double>(1e-6, 1e9))
            .AddAttribute("AlertBurst",
                          "Alerts that the token bucket holds.",
                          UintegerValue(10),
                          MakeUintegerAccessor(&KernelForwarder::m_alertBurst),
                          MakeUintegerChecker<uint32_t>(1, 1000000))
            .AddAttribute("Gate",
                          "Which wrong-interface packets may raise an alert (K5): never (assert "
                          "mode off), outgoing-interface (assert mode on, PIM mode off), "
                          "every-interface (both on).",
                          EnumValue(AlertPolicy::EVERY_INTERFACE),
                          compat::MakeEnumAccessorFor<AlertPolicy::Gate>(&KernelForwarder::m_gate),
                          MakeEnumChecker(AlertPolicy::NEVER,
                                          "never",
                                          AlertPolicy::OUTGOING_INTERFACE,
                                          "outgoing-interface",
                                          AlertPolicy::EVERY_INTERFACE,
                                          "every-interface"))
            .AddAttribute(
                "ThresholdRule",
                "How a TTL must compare with a threshold to pass: greater (Linux and BSD; "
                "0 and 255 are not an outgoing interface: K4) or at-least (Windows: M-110).",
                EnumValue(OutputRules::GREATER),
                compat::MakeEnumAccessorFor<OutputRules::ThresholdRule>(
                    &KernelForwarder::m_thresholdRule),
                MakeEnumChecker(OutputRules::GREATER, "greater", OutputRules::AT_LEAST, "at-least"))
            .AddAttribute("CopyOrder",
                          "In which order the copies of a packet leave: ascending (BSD) or "
                          "descending (Linux) "
                          "by outgoing interface.",
                          EnumValue(PacketReplicator::ASCENDING),
                          compat::MakeEnumAccessorFor<PacketReplicator::CopyOrder>(
                              &KernelForwarder::m_copyOrder),
                          MakeEnumChecker(PacketReplicator::ASCENDING,
                                          "ascending",
                                          PacketReplicator::DESCENDING,
                                          "descending"))
            .AddAttribute("UnresolvedPacketLimit",
                          "Packets held for one unresolved entry (4 in Linux and BSD: K3).",
                          UintegerValue(4),
                          MakeUintegerAccessor(&KernelForwarder::m_unresolvedPacketLimit),
                          MakeUintegerChecker<uint32_t>())
            .AddAttribute("UnresolvedLifetime",
                          "Time after which an unresolved entry and its packets are dropped (10 s "
                          "in Linux: K3; 1.5 s in BSD).",
                          TimeValue(Seconds(10)),
                          MakeTimeAccessor(&KernelForwarder::m_unresolvedLifetime),
                          MakeTimeChecker(Seconds(0)))
            .AddAttribute("UnresolvedEntryLimit",
                          "Number of unresolved entries; bounds the forwarder's memory.",
                          UintegerValue(100000),
                          MakeUintegerAccessor(&KernelForwarder::m_unresolvedEntryLimit),
                          MakeUintegerChecker<uint32_t>())
            .AddAttribute("EntryLimit",
                          "Number of entries; bounds the forwarder's memory.",
                          UintegerValue(1000000),
                          MakeUintegerAccessor(&KernelForwarder::m_entryLimit),
                          MakeUintegerChecker<uint32_t>())
            .AddAttribute("NotificationDelay",
                          "Time from a fact to its notification of the group manager; zero: later "
                          "in the same instant.",
                          TimeValue(Seconds(0)),
                          MakeTimeAccessor(&KernelForwarder::m_notificationDelay),
                          MakeTimeChecker(Seconds(0)))
            .AddAttribute("EntryDelay",
                          "Time until a change of the table takes effect; zero: at once.",
                          TimeValue(Seconds(0)),
                          MakeTimeAccessor(&KernelForwarder::m_entryDelay),
                          MakeTimeChecker(Seconds(0)))
            .AddAttribute("RateLimitBurst",
                          "Time whose share of an interface's rate limit may leave at once after "
                          "silence; a single packet always may.",
                          TimeValue(MilliSeconds(100)),
                          MakeTimeAccessor(&KernelForwarder::m_rateLimitBurst),
                          MakeTimeChecker(Seconds(0)))
            .AddAttribute("PacketHeadSize",
                          "Bytes of a packet that a notification carries, IP header included.",
                          UintegerValue(64),
                          MakeUintegerAccessor(&KernelForwarder::m_packetHeadSize),
                          MakeUintegerChecker<uint32_t>(FORWARDED_HEADER_SIZE))
            .AddAttribute("BypassTrafficControl",
                          "Hand copies to the device at once: faster, but nothing queues in a "
                          "queue disc, and the Tx trace source of the IP stack does not see them. "
                          "Copies that need fragments, or leave by a point-to-multipoint "
                          "interface, go the usual way.",
                          BooleanValue(false),
                          MakeBooleanAccessor(&KernelForwarder::m_bypassTrafficControl),
                          MakeBooleanChecker())
            .AddTraceSource("WrongInterface",
                            "A packet failed the reverse-path check; its verdict. Sinks must not "
                            "change the table.",
                            MakeTraceSourceAccessor(&KernelForwarder::m_wrongInterfaceTrace),
                            "ns3::mgm::KernelForwarder::WrongInterfaceTracedCallback")
            .AddTraceSource("Notification",
                            "A notification left for the group manager. Sinks must not change the "
                            "table.",
                            MakeTraceSourceAccessor(&KernelForwarder::m_notificationTrace),
                            "ns3::mgm::KernelForwarder::NotificationTracedCallback")
            .AddTraceSource("Entry",
                            "An entry was created, changed or deleted. Sinks must not change the "
                            "table.",
                            MakeTraceSourceAccessor(&KernelForwarder::m_entryTrace),
                            "ns3::mgm::KernelForwarder::EntryTracedCallback")
            .AddTraceSource("Packet",
                            "A packet was held, forwarded or dropped, or one copy of it was. Sinks "
                            "must not change the table.",
                            MakeTraceSourceAccessor(&KernelForwarder::m_packetTrace),
                            "ns3::mgm::KernelForwarder::PacketTracedCallback")
            .AddTraceSource("InterfaceSetting",
                            "A boundary, threshold, limit or kind of an interface changed during "
                            "the run.",
                            MakeTraceSourceAccessor(&KernelForwarder::m_settingTrace),
                            "ns3::mgm::KernelForwarder::InterfaceSettingTracedCallback");
    return tid;
}

KernelForwarder::KernelForwarder()
    : m_recorder({m_wrongInterfaceTrace, m_notificationTrace, m_entryTrace, m_packetTrace}),
      m_entries(*this, m_recorder, m_interfaces),
      m_notifier(m_recorder),
      m_control(m_entries, m_interfaces),
      m_replicator(m_recorder, m_interfaces)
{
}

KernelForwarder::~KernelForwarder() = default;

void
KernelForwarder::Receive(const Ptr<const Packet>& packet,
                         const Ipv4Header& header,
                         uint32_t interface)
{
    ForwarderInterface* state = FindInterface(interface);
    const InterfaceId arrival = state ? state->GetArrival(packet, header) : InterfaceId(interface);
    const PacketView view(packet, header, arrival, false);
    if (state)
    {
        state->GetCounters().inOctets += view.size;
    }
    Process(view, state);
}

void
KernelForwarder::ReceiveOwn(const Ptr<const Packet>& packet,
                            const Ipv4Header& header,
                            uint32_t interface)
{
    NS_LOG_FUNCTION(this << packet << interface);
    const ForwarderInterface* state = FindInterface(interface);
    const InterfaceId arrival(interface);
    Process(PacketView(packet, header, arrival, true), state);
}

void
KernelForwarder::Process(const PacketView& view, const ForwarderInterface* interface)
{
    const PacketCauseScope scope(view.packet);
    ++m_received;
    ForwardingEntry* entry = m_entries.Match(view.key);
    const std::optional<DropReason> reason =
        IsRunning() ? CheckArrival(view, interface, entry) : DropReason::STOPPED;
    if (reason)
    {
        Drop(view, *reason);
        return;
    }
    if (!entry)
    {
        Hold(view);
        return;
    }
    entry->CountPacket(view.size);
    Check(*entry, view);
}

void
KernelForwarder::Check(ForwardingEntry& entry, const PacketView& view)
{
    const EntrySpec& spec = entry.GetSpec();
    // A negative entry may leave its incoming interface open.
    const bool anyInterface = spec.negative && spec.iif.index == 0;
    if (view.arrival != spec.iif && !anyInterface)
    {
        RejectWrongInterface(entry, view);
        return;
    }
    if (spec.negative)
    {
        ++entry.GetCounters().negative;
        Drop(view, DropReason::NEGATIVE_ENTRY);
        return;
    }
    if (entry.NoteArrival())
    {
        m_notifier.NotifyDataArrived(entry, view, GetNotificationSettings());
    }
    const std::optional<DropReason> refused = m_replicator.Replicate(
        entry, view, GetOutputRules(), {m_copyOrder, m_bypassTrafficControl});
    if (refused)
    {
        Drop(view, *refused);
    }
}

void
KernelForwarder::RejectWrongInterface(ForwardingEntry& entry, const PacketView& view)
{
    if (view.own)
    {
        // Linux counts no wrong-interface packet when a node's own packet comes back to it.
        ++entry.GetCounters().discards;
        Drop(view, DropReason::OWN_WRONG_INTERFACE);
        return;
    }
    const bool arrivalIsOif = GetOutputRules().IsOutgoing(entry, view.arrival);
    std::optional<WrongInterfaceRecord> record;
    Verdict verdict;
    if (m_recorder.IsWrongInterfaceTraced())
    {
        record = m_alerts.JudgeAndDescribe(GetAlertSettings(), entry, view, arrivalIsOif);
        verdict = record->verdict;
    }
    else
    {
        verdict = m_alerts.Judge(GetAlertSettings(), entry, view, arrivalIsOif);
    }
    const CauseScope scope(m_recorder.RecordWrongInterface(record ? &*record : nullptr));
    if (verdict == Verdict::ALERTED)
    {
        m_notifier.NotifyWrongInterface(entry, view, GetNotificationSettings());
    }
    Drop(view, DropReason::WRONG_INTERFACE);
}

void
KernelForwarder::Hold(const PacketView& view)
{
    const HoldLimits limits{m_unresolvedPacketLimit, m_unresolvedEntryLimit, m_unresolvedLifetime};
    const std::optional<DropReason> refused = m_entries.Hold(view, limits);
    if (refused)
    {
        Drop(view, *refused);
        return;
    }
    m_recorder.RecordPacket(PacketEvent::HELD, view, std::nullopt);
}

void
KernelForwarder::Drop(const PacketView& view, DropReason reason)
{
    ++m_drops[static_cast<std::size_t>(reason)];
    m_recorder.RecordPacket(PacketEvent::DROPPED, view, reason);
}

void
KernelForwarder::OnUnresolved(const PacketView& view)
{
    m_notifier.NotifyNewPacket(view, GetNotificationSettings());
}

void
KernelForwarder::OnRelease(ForwardingEntry& entry, const PacketView& view)
{
    Check(entry, view);
}

void
KernelForwarder::OnGiveUp(const PacketView& view, DropReason reason)
{
    Drop(view, reason);
}

void
KernelForwarder::OnExpired(const SourceGroup& key)
{
    m_notifier.NotifyExpired(key, GetNotificationSettings());
}

void
KernelForwarder::SetNotifications(const ForwarderNotifications& notifications)
{
    m_notifier.SetReceiver(notifications);
    if (!notifications.newPacket.IsNull())
    {
        m_entries.DeleteUnresolved(DropReason::ENTRY_DELETED);
    }
}

bool
KernelForwarder::IsUsable(const InterfaceId& interface) const
{
    return Attach() && m_interfaces.IsUsable(interface);
}

Status
KernelForwarder::AddInterface(const InterfaceId& interface)
{
    if (!IsUsable(interface))
    {
        return Status::INVALID_PARAMETER;
    }
    return m_alerts.AddOwned(interface) ? Status::SUCCESS : Status::ALREADY_EXISTS;
}

Status
KernelForwarder::RemoveInterface(const InterfaceId& interface)
{
    return m_alerts.RemoveOwned(interface) ? Status::SUCCESS : Status::NOT_FOUND;
}

Status
KernelForwarder::SetEntry(const EntrySpec& entry)
{
    Attach();
    return m_control.Set(entry, GetEntrySettings());
}

Status
KernelForwarder::AddOutgoingInterface(const SourceGroup& key, const OutgoingInterface& oif)
{
    return m_control.AddOutput(key, oif, GetEntrySettings());
}

Status
KernelForwarder::RemoveOutgoingInterface(const SourceGroup& key, const InterfaceId& interface)
{
    return m_control.RemoveOutput(key, interface, GetEntrySettings());
}

Status
KernelForwarder::CheckEntry(const EntrySpec& entry) const
{
    Attach();
    return m_control.Check(entry, GetEntrySettings());
}

bool
KernelForwarder::HasEntry(const SourceGroup& key) const
{
    return m_control.WillExist(key);
}

Status
KernelForwarder::DeleteEntry(const SourceGroup& key)
{
    return m_control.Delete(key, GetEntrySettings());
}

Status
KernelForwarder::SetAlertMask(const SourceGroup& key, const InterfaceId& arrival, bool masked)
{
    return m_control.SetMask(key, arrival, masked, GetEntrySettings());
}

Status
KernelForwarder::WatchEntry(const SourceGroup& key)
{
    return m_control.Watch(key, GetEntrySettings());
}

Status
KernelForwarder::ReadCounters(const SourceGroup& key, EntryCounters& counters) const
{
    const ForwardingEntry* entry = m_entries.Find(key);
    if (!entry)
    {
        return Status::NOT_FOUND;
    }
    counters = entry->ReadCounters();
    return Status::SUCCESS;
}

OutputRules
KernelForwarder::GetOutputRules() const
{
    return OutputRules(m_thresholdRule, m_rateLimitBurst);
}

AlertPolicy::Settings
KernelForwarder::GetAlertSettings() const
{
    return {m_gate, {m_limiterKind, m_alertInterval, m_alertRate, m_alertBurst}};
}

EntryControl::Settings
KernelForwarder::GetEntrySettings() const
{
    return {m_entryDelay, m_entryLimit};
}

ForwarderNotifier::Settings
KernelForwarder::GetNotificationSettings() const
{
    return {m_notificationDelay, m_packetHeadSize};
}

Status
KernelForwarder::SetPointToMultipoint(uint32_t interface, bool pointToMultipoint)
{
    ForwarderInterface* state = FindInterface(interface);
    if (!state)
    {
        return Status::INVALID_PARAMETER;
    }
    ReportSetting({{},
                   InterfaceSetting::POINT_TO_MULTIPOINT,
                   interface,
                   Ipv4Address::GetAny(),
                   Ipv4Mask::GetOnes(),
                   pointToMultipoint ? 1u : 0u});
    state->SetPointToMultipoint(pointToMultipoint);
    return Status::SUCCESS;
}

Status
KernelForwarder::AddBoundary(uint32_t interface, Ipv4Address group, Ipv4Mask mask)
{
    ForwarderInterface* state = FindInterface(interface);
    const Status status =
        state ? state->GetBoundaries().Add(group, mask) : Status::INVALID_PARAMETER;
    if (status == Status::SUCCESS)
    {
        ReportSetting({{}, InterfaceSetting::BOUNDARY_ADDED, interface, group, mask});
    }
    return status;
}

Status
KernelForwarder::RemoveBoundary(uint32_t interface, Ipv4Address group, Ipv4Mask mask)
{
    ForwarderInterface* state = FindInterface(interface);
    const Status status =
        state ? state->GetBoundaries().Remove(group, mask) : Status::INVALID_PARAMETER;
    if (status == Status::SUCCESS)
    {
        ReportSetting({{}, InterfaceSetting::BOUNDARY_REMOVED, interface, group, mask});
    }
    return status;
}

Status
KernelForwarder::SetThreshold(uint32_t interface, uint8_t threshold)
{
    ForwarderInterface* state = FindInterface(interface);
    if (!state)
    {
        return Status::INVALID_PARAMETER;
    }
    ReportSetting({{},
                   InterfaceSetting::THRESHOLD,
                   interface,
                   Ipv4Address::GetAny(),
                   Ipv4Mask::GetOnes(),
                   threshold});
    state->GetCounters().threshold = threshold;
    return Status::SUCCESS;
}

Status
KernelForwarder::SetRateLimit(uint32_t interface, uint32_t kilobytesPerSecond)
{
    ForwarderInterface* state = FindInterface(interface);
    if (!state)
    {
        return Status::INVALID_PARAMETER;
    }
    ReportSetting({{},
                   InterfaceSetting::RATE_LIMIT,
                   interface,
                   Ipv4Address::GetAny(),
                   Ipv4Mask::GetOnes(),
                   kilobytesPerSecond});
    state->GetCounters().rateLimit = kilobytesPerSecond;
    return Status::SUCCESS;
}

std::vector<BoundaryRange>
KernelForwarder::GetBoundaries(uint32_t interface)
{
    const ForwarderInterface* state = FindInterface(interface);
    return state ? state->GetBoundaries().GetRanges() : std::vector<BoundaryRange>();
}

bool
KernelForwarder::IsPointToMultipoint(uint32_t interface)
{
    const ForwarderInterface* state = FindInterface(interface);
    return state && state->IsPointToMultipoint();
}

void
KernelForwarder::ReportSetting(InterfaceSettingRecord record) const
{
    // What is set before the run is no event of it: observers find it as it stands.
    if (Simulator::GetEventCount() == 0)
    {
        return;
    }
    record.head = NewRecord(GetNode()->GetId(), TraceLevel::STATE);
    if (!m_settingTrace.IsEmpty())
    {
        m_settingTrace(record);
    }
}

Status
KernelForwarder::ReadInterface(uint32_t interface, InterfaceCounters& counters)
{
    ForwarderInterface* state = FindInterface(interface);
    if (!state)
    {
        return Status::NOT_FOUND;
    }
    counters = state->GetCounters();
    return Status::SUCCESS;
}

uint64_t
KernelForwarder::GetDrops(DropReason reason) const
{
    return m_drops[static_cast<std::size_t>(reason)];
}

uint64_t
KernelForwarder::GetCopyDrops(DropReason reason) const
{
    return m_replicator.GetCopyDrops(reason);
}

void
KernelForwarder::PrintEntries(Ptr<OutputStreamWrapper> stream) const
{
    m_entries.Print(*stream->GetStream());
}

bool
KernelForwarder::Attach() const
{
    if (m_interfaces.HasIpv4())
    {
        return true;
    }
    const Ptr<Node> node = GetNode();
    const Ptr<Ipv4L3Protocol> ipv4 = node ? node->GetObject<Ipv4L3Protocol>() : nullptr;
    if (ipv4)
    {
        m_recorder.SetNodeId(node->GetId());
        m_interfaces.SetIpv4(ipv4);
    }
    return ipv4 != nullptr;
}

ForwarderInterface*
KernelForwarder::FindInterface(uint32_t index)
{
    ForwarderInterface* interface = m_interfaces.Find(index);
    return interface || !Attach() ? interface : m_interfaces.Find(index);
}

void
KernelForwarder::DoStart()
{
    Attach();
    if (m_hasStopped)
    {
        m_control.Clear();
        m_entries.Stop();
        m_hasStopped = false;
        m_notifier.NotifyRestarted();
    }
}

void
KernelForwarder::DoStop()
{
    m_control.Clear();
    m_notifier.Clear();
    m_entries.Stop();
    m_hasStopped = true;
}

void
KernelForwarder::DoDispose()
{
    m_control.Clear();
    m_notifier.Clear();
    m_notifier.SetReceiver(ForwarderNotifications());
    m_entries.Clear();
    m_interfaces.SetIpv4(nullptr);
    ForwarderControl::DoDispose();
}

} // namespace mgm
} // namespace ns3
