/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-packet-replicator.h"

#include "ns3/mgm-forwarding-rules.h"
#include "ns3/mgm-packet-lineage.h"

#include <algorithm>

namespace ns3
{
namespace mgm
{

PacketReplicator::PacketReplicator(const ForwarderRecorder& recorder,
                                   ForwarderInterfaces& interfaces)
    : m_recorder(recorder),
      m_interfaces(interfaces)
{
}

std::optional<DropReason>
PacketReplicator::Replicate(ForwardingEntry& entry,
                            const PacketView& view,
                            const OutputRules& rules,
                            const Settings& settings)
{
    // Swapped out while in use, in case a device delivers a copy synchronously.
    std::vector<Departure> leaving;
    leaving.swap(m_leaving);
    std::optional<DropReason> refused = CheckOutputs(entry, view, rules, leaving);
    EntryCounters& counters = entry.GetCounters();
    if (!leaving.empty())
    {
        refused.reset();
        ++m_packets;
        ++counters.forwardedPackets;
        counters.forwardedOctets += view.size;
        counters.copies += leaving.size();
        if (settings.order == DESCENDING)
        {
            std::reverse(leaving.begin(), leaving.end());
        }
        SendCopies(view, leaving, settings.bypass);
    }
    else
    {
        // The header is at fault only if the TTL would have sufficed nowhere.
        ++(refused && view.ttl <= 1 ? counters.headerErrors : counters.discards);
        refused = refused.value_or(DropReason::NO_OUTGOING_INTERFACE);
    }
    leaving.clear();
    leaving.swap(m_leaving);
    return refused;
}

uint64_t
PacketReplicator::GetPackets() const
{
    return m_packets;
}

uint64_t
PacketReplicator::GetCopyDrops(DropReason reason) const
{
    return m_copyDrops[static_cast<std::size_t>(reason)];
}

std::optional<DropReason>
PacketReplicator::CheckOutputs(ForwardingEntry& entry,
                               const PacketView& view,
                               const OutputRules& rules,
                               std::vector<Departure>& leaving)
{
    std::optional<DropReason> refused;
    for (auto& [id, output] : entry.GetOutputs())
    {
        if (id == view.arrival || !rules.IsOutgoing(output))
        {
            continue;
        }
        const auto reason = rules.Check(output, view);
        leaving.push_back(Departure{id, output.interface, output.route});
        if (reason)
        {
            refused = refused.value_or(*reason);
            ++m_copyDrops[static_cast<std::size_t>(*reason)];
            m_recorder.RecordPacket(PacketEvent::COPY_DROPPED, view, reason, &leaving.back(), 1);
            leaving.pop_back();
        }
    }
    return refused;
}

void
PacketReplicator::SendCopies(const PacketView& view,
                             const std::vector<Departure>& leaving,
                             bool bypass)
{
    const RecordId id = m_recorder.RecordPacket(
        PacketEvent::FORWARDED, view, std::nullopt, leaving.data(), leaving.size());
    for (const Departure& departure : leaving)
    {
        departure.interface->GetCounters().outOctets += view.payloadSize + FORWARDED_HEADER_SIZE;
        const Ptr<Packet> copy = view.packet->Copy();
        if (LineageTag::IsEnabled())
        {
            TagWithRecord(copy, id);
        }
        departure.interface->MarkPreviousHop(copy, view.ttl - 1);
        // ns-3 wants a header for each copy, and making it in place is cheaper than copying one.
        if (!bypass || !departure.interface->SendToDevice(copy, MakeForwardedHeader(view)))
        {
            m_interfaces.GetIpv4().SendWithHeader(copy, MakeForwardedHeader(view), departure.route);
        }
    }
}

} // namespace mgm
} // namespace ns3
