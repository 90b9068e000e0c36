/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-kernel-forwarder.h"

#include "ns3/double.h"
#include "ns3/log.h"
#include "ns3/mgm-compat.h"
#include "ns3/mgm-forwarding-rules.h"
#include "ns3/mgm-packet-lineage.h"
#include "ns3/node.h"
#include "ns3/simulator.h"
#include "ns3/uinteger.h"

#include <algorithm>
#include <iterator>
#include <memory>
#include <utility>

namespace ns3
{
namespace mgm
{

NS_LOG_COMPONENT_DEFINE("MgmKernelForwarder");

NS_OBJECT_ENSURE_REGISTERED(KernelForwarder);

namespace
{

/// Adds one to a counter by reason.
void
Count(std::array<uint64_t, DROP_REASON_COUNT>& counters, DropReason reason)
{
    ++counters[static_cast<std::size_t>(reason)];
}

/// Reads a counter by reason.
uint64_t
GetCount(const std::array<uint64_t, DROP_REASON_COUNT>& counters, DropReason reason)
{
    return counters[static_cast<std::size_t>(reason)];
}

/// Puts the outgoing interfaces of an entry into ascending order.
void
SortOutputs(EntrySpec& entry)
{
    std::sort(entry.oifs.begin(),
              entry.oifs.end(),
              [](const OutgoingInterface& a, const OutgoingInterface& b) {
                  return a.interface < b.interface;
              });
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
                "255 is not an outgoing interface: K4) or at-least (Windows: M-110).",
                EnumValue(OutputRules::GREATER),
                compat::MakeEnumAccessorFor<OutputRules::ThresholdRule>(
                    &KernelForwarder::m_thresholdRule),
                MakeEnumChecker(OutputRules::GREATER, "greater", OutputRules::AT_LEAST, "at-least"))
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
                            "ns3::mgm::KernelForwarder::PacketTracedCallback");
    return tid;
}

KernelForwarder::KernelForwarder()
    : m_recorder({m_wrongInterfaceTrace, m_notificationTrace, m_entryTrace, m_packetTrace}),
      m_entries(*this, m_recorder, m_interfaces)
{
    m_changes.SetApply(MakeCallback(&KernelForwarder::ApplyChange, this));
}

KernelForwarder::~KernelForwarder() = default;

void
KernelForwarder::Receive(const Ptr<const Packet>& packet,
                         const Ipv4Header& header,
                         uint32_t interface)
{
    NS_LOG_FUNCTION(this << packet << interface);
    ForwarderInterface* state = FindInterface(interface);
    if (state)
    {
        state->GetCounters().inOctets += packet->GetSize() + header.GetSerializedSize();
    }
    const InterfaceId arrival = m_interfaces.GetArrival(packet, interface);
    Process(PacketView{packet, header, arrival, false});
}

void
KernelForwarder::ReceiveOwn(const Ptr<const Packet>& packet,
                            const Ipv4Header& header,
                            uint32_t interface)
{
    NS_LOG_FUNCTION(this << packet << interface);
    Attach();
    const InterfaceId arrival(interface);
    Process(PacketView{packet, header, arrival, true});
}

void
KernelForwarder::Process(const PacketView& view)
{
    const PacketCauseScope scope(view.packet);
    ++m_received;
    const std::optional<DropReason> reason = CheckArrival(view);
    if (reason)
    {
        Drop(view, *reason);
        return;
    }
    ForwardingEntry* entry = m_entries.Match(view.GetKey());
    if (!entry)
    {
        Hold(view);
        return;
    }
    entry->CountPacket(view.GetSize());
    Check(*entry, view);
}

std::optional<DropReason>
KernelForwarder::CheckArrival(const PacketView& view)
{
    if (!IsRunning())
    {
        return DropReason::STOPPED;
    }
    if (!IsHostAddress(view.header.GetSource()))
    {
        return DropReason::BAD_ADDRESS;
    }
    ForwarderInterface* interface = m_interfaces.Find(view.arrival.index);
    if (interface && interface->GetBoundaries().Contains(view.header.GetDestination()))
    {
        return DropReason::BOUNDARY_IN;
    }
    return std::nullopt;
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
    Forward(entry, view);
}

void
KernelForwarder::Forward(ForwardingEntry& entry, const PacketView& view)
{
    // Swapped out while in use, in case a device delivers a copy synchronously.
    std::vector<Departure> leaving;
    leaving.swap(m_leaving);
    const std::optional<DropReason> refused = CheckOutputs(entry, view, leaving);
    EntryCounters& counters = entry.GetCounters();
    if (!leaving.empty())
    {
        ++m_forwarded;
        ++counters.forwardedPackets;
        counters.forwardedOctets += view.GetSize();
        counters.copies += leaving.size();
        SendCopies(view, leaving);
    }
    else
    {
        // The header is at fault only if the TTL would have sufficed nowhere.
        ++(refused && view.header.GetTtl() <= 1 ? counters.headerErrors : counters.discards);
        Drop(view, refused.value_or(DropReason::NO_OUTGOING_INTERFACE));
    }
    leaving.clear();
    leaving.swap(m_leaving);
}

std::optional<DropReason>
KernelForwarder::CheckOutputs(ForwardingEntry& entry,
                              const PacketView& view,
                              std::vector<Departure>& leaving)
{
    const OutputRules rules = GetOutputRules();
    const uint32_t size = view.packet->GetSize() + FORWARDED_HEADER_SIZE;
    std::optional<DropReason> refused;
    for (ForwardingOutput& output : entry.GetOutputs())
    {
        const InterfaceId& id = output.counters.interface;
        if (id == view.arrival || !rules.IsOutgoing(output))
        {
            continue;
        }
        const auto reason = rules.Check(output, view.header, size, m_interfaces);
        leaving.push_back(Departure{id, output.interface, output.route});
        if (reason)
        {
            refused = refused.value_or(*reason);
            Count(m_copyDrops, *reason);
            m_recorder.RecordPacket(PacketEvent::COPY_DROPPED, view, *reason, &leaving.back(), 1);
            leaving.pop_back();
        }
    }
    return refused;
}

void
KernelForwarder::SendCopies(const PacketView& view, const std::vector<Departure>& leaving)
{
    const RecordId id = m_recorder.RecordPacket(
        PacketEvent::FORWARDED, view, DropReason::STOPPED, leaving.data(), leaving.size());
    const Ptr<const Packet> original = TagWithRecord(view.packet, id);
    const Ipv4Header header = MakeForwardedHeader(view.header);
    for (const Departure& departure : leaving)
    {
        m_interfaces.Send(original->Copy(), header, departure);
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
    WrongInterfaceRecord record = m_alerts.Judge(GetAlertSettings(), entry, view, arrivalIsOif);
    const CauseScope scope(m_recorder.RecordWrongInterface(record));
    if (record.verdict == Verdict::ALERTED)
    {
        Alert(entry, view);
    }
    Drop(view, DropReason::WRONG_INTERFACE);
}

void
KernelForwarder::Alert(const ForwardingEntry& entry, const PacketView& view)
{
    WrongInterfaceNotification notification;
    notification.key = view.GetKey();
    notification.entryKey = entry.GetSpec().key;
    notification.arrival = view.arrival;
    notification.expected = entry.GetSpec().iif;
    notification.head = view.GetHead(m_packetHeadSize);
    notification.record = m_recorder.RecordNotification(NotificationKind::WRONG_INTERFACE,
                                                        notification.key,
                                                        notification.arrival,
                                                        notification.expected);
    m_notifier.Send(std::move(notification), m_notificationDelay);
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
    m_recorder.RecordPacket(PacketEvent::HELD, view, DropReason::STOPPED);
}

void
KernelForwarder::Drop(const PacketView& view, DropReason reason)
{
    Count(m_drops, reason);
    m_recorder.RecordPacket(PacketEvent::DROPPED, view, reason);
}

void
KernelForwarder::OnUnresolved(const PacketView& view)
{
    NewPacketNotification notification;
    notification.key = view.GetKey();
    notification.arrival = view.arrival;
    notification.head = view.GetHead(m_packetHeadSize);
    notification.record = m_recorder.RecordNotification(
        NotificationKind::NEW_PACKET, notification.key, notification.arrival);
    m_notifier.Send(std::move(notification), m_notificationDelay);
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
    EntryExpiredNotification notification;
    notification.key = key;
    notification.record = m_recorder.RecordNotification(NotificationKind::ENTRY_EXPIRED, key);
    m_notifier.Send(std::move(notification), m_notificationDelay);
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
    if (m_interfaces.HasIpv4())
    {
        return m_interfaces.IsUsable(interface);
    }
    ForwarderInterfaces fresh; // as they will be once the IP stack is needed
    fresh.SetIpv4(FindIpv4());
    return fresh.IsUsable(interface);
}

Status
KernelForwarder::AddInterface(const InterfaceId& interface)
{
    if (!Attach() || !m_interfaces.IsUsable(interface))
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
    EntryChange change;
    change.entry = entry;
    change.cause = CauseScope::GetCurrent();
    SortOutputs(change.entry);
    const Status status = CheckSorted(change.entry);
    if (status == Status::SUCCESS)
    {
        m_changes.Submit(change, m_entryDelay, m_entries.IsInstalled(entry.key));
    }
    return status;
}

Status
KernelForwarder::CheckEntry(const EntrySpec& entry) const
{
    EntrySpec sorted = entry;
    SortOutputs(sorted);
    return CheckSorted(sorted);
}

bool
KernelForwarder::HasEntry(const SourceGroup& key) const
{
    return m_changes.WillExist(key, m_entries.IsInstalled(key));
}

Status
KernelForwarder::DeleteEntry(const SourceGroup& key)
{
    EntryChange change;
    change.kind = EntryChange::Kind::DELETE;
    change.entry.key = key;
    return SubmitToExisting(change);
}

Status
KernelForwarder::SetAlertMask(const SourceGroup& key, const InterfaceId& arrival, bool masked)
{
    EntryChange change;
    change.kind = EntryChange::Kind::MASK;
    change.entry.key = key;
    change.arrival = arrival;
    change.masked = masked;
    return SubmitToExisting(change);
}

Status
KernelForwarder::SubmitToExisting(EntryChange change)
{
    const SourceGroup& key = change.entry.key;
    const bool exists = m_entries.IsInstalled(key);
    const bool isKnown = m_changes.WillExist(key, exists) || m_entries.Find(key);
    if (!isKnown || m_changes.WillBeDeleted(key))
    {
        return Status::NOT_FOUND;
    }
    change.cause = CauseScope::GetCurrent();
    m_changes.Submit(change, m_entryDelay, exists);
    return Status::SUCCESS;
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

Status
KernelForwarder::CheckSorted(const EntrySpec& entry) const
{
    const auto same = [](const OutgoingInterface& a, const OutgoingInterface& b) {
        return a.interface == b.interface;
    };
    const bool openIif = entry.negative && entry.iif == InterfaceId();
    const bool isValid =
        IsEntryKey(entry.key) && (openIif || IsUsable(entry.iif)) &&
        !entry.timeout.IsStrictlyNegative() &&
        std::adjacent_find(entry.oifs.begin(), entry.oifs.end(), same) == entry.oifs.end() &&
        std::all_of(entry.oifs.begin(), entry.oifs.end(), [this](const OutgoingInterface& oif) {
            return IsUsable(oif.interface);
        });
    if (!isValid)
    {
        return Status::INVALID_PARAMETER;
    }
    const auto size = static_cast<int64_t>(m_entries.GetInstalledCount()) + m_changes.GetGrowth();
    return HasEntry(entry.key) || size < m_entryLimit ? Status::SUCCESS : Status::NOT_ENOUGH_MEMORY;
}

void
KernelForwarder::ApplyChange(const EntryChange& change)
{
    const SourceGroup& key = change.entry.key;
    switch (change.kind)
    {
    case EntryChange::Kind::SET:
        m_entries.Set(change.entry);
        break;
    case EntryChange::Kind::DELETE:
        m_entries.Delete(key);
        break;
    case EntryChange::Kind::MASK:
        m_entries.SetMask(key, change.arrival, change.masked);
        break;
    }
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

Status
KernelForwarder::SetPointToMultipoint(uint32_t interface, bool pointToMultipoint)
{
    ForwarderInterface* state = FindInterface(interface);
    if (!state)
    {
        return Status::INVALID_PARAMETER;
    }
    state->SetPointToMultipoint(pointToMultipoint);
    return Status::SUCCESS;
}

Status
KernelForwarder::AddBoundary(uint32_t interface, Ipv4Address group, Ipv4Mask mask)
{
    ForwarderInterface* state = FindInterface(interface);
    return state ? state->GetBoundaries().Add(group, mask) : Status::INVALID_PARAMETER;
}

Status
KernelForwarder::RemoveBoundary(uint32_t interface, Ipv4Address group, Ipv4Mask mask)
{
    ForwarderInterface* state = FindInterface(interface);
    return state ? state->GetBoundaries().Remove(group, mask) : Status::INVALID_PARAMETER;
}

Status
KernelForwarder::SetThreshold(uint32_t interface, uint8_t threshold)
{
    ForwarderInterface* state = FindInterface(interface);
    if (!state)
    {
        return Status::INVALID_PARAMETER;
    }
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
    state->GetCounters().rateLimit = kilobytesPerSecond;
    return Status::SUCCESS;
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
KernelForwarder::GetPacketsReceived() const
{
    return m_received;
}

uint64_t
KernelForwarder::GetPacketsForwarded() const
{
    return m_forwarded;
}

uint64_t
KernelForwarder::GetPacketsHeld() const
{
    return m_entries.GetHeldCount();
}

uint64_t
KernelForwarder::GetDrops(DropReason reason) const
{
    return GetCount(m_drops, reason);
}

uint64_t
KernelForwarder::GetCopyDrops(DropReason reason) const
{
    return GetCount(m_copyDrops, reason);
}

std::size_t
KernelForwarder::GetEntryCount() const
{
    return m_entries.GetInstalledCount();
}

std::size_t
KernelForwarder::GetUnresolvedCount() const
{
    return m_entries.GetUnresolvedCount();
}

void
KernelForwarder::PrintEntries(Ptr<OutputStreamWrapper> stream) const
{
    m_entries.Print(*stream->GetStream());
}

Ptr<Ipv4>
KernelForwarder::FindIpv4() const
{
    const Ptr<Node> node = GetNode();
    return node ? node->GetObject<Ipv4>() : nullptr;
}

bool
KernelForwarder::Attach()
{
    if (m_interfaces.HasIpv4())
    {
        return true;
    }
    const Ptr<Ipv4> ipv4 = FindIpv4();
    if (ipv4)
    {
        m_recorder.SetNodeId(GetNode()->GetId());
        m_interfaces.SetIpv4(ipv4);
    }
    return ipv4 != nullptr;
}

ForwarderInterface*
KernelForwarder::FindInterface(uint32_t index)
{
    Attach();
    return m_interfaces.Find(index);
}

void
KernelForwarder::DoStart()
{
    Attach();
    if (m_hasStopped)
    {
        m_changes.Clear();
        m_entries.Stop();
        m_hasStopped = false;
    }
}

void
KernelForwarder::DoStop()
{
    m_changes.Clear();
    m_notifier.Clear();
    m_entries.Stop();
    m_hasStopped = true;
}

void
KernelForwarder::DoDispose()
{
    m_changes.Clear();
    m_changes.SetApply(Callback<void, const EntryChange&>());
    m_notifier.Clear();
    m_notifier.SetReceiver(ForwarderNotifications());
    m_entries.Clear();
    m_interfaces.SetIpv4(nullptr);
    ForwarderControl::DoDispose();
}

} // namespace mgm
} // namespace ns3
