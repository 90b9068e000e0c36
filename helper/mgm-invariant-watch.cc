/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-invariant-watch.h"

#include "ns3/enum.h"
#include "ns3/fatal-error.h"
#include "ns3/mgm-compat.h"
#include "ns3/simulator.h"

#include <algorithm>

namespace ns3
{
namespace mgm
{

NS_OBJECT_ENSURE_REGISTERED(InvariantWatch);

namespace
{

/// Longest time that a copy of a packet can be under way (RFC 791 3.2, time to live).
constexpr int64_t PACKET_LIFETIME_SECONDS = 255;

/// Fragment offsets are multiples of 8 below 2^16.
constexpr uint64_t FRAGMENT_OFFSETS = 1 << 13;

} // namespace

const char*
GetInvariantName(Invariant invariant)
{
    switch (invariant)
    {
    case Invariant::PACKET_SUM:
        return "packet-sum";
    case Invariant::IIF_NOT_OIF:
        return "iif-not-oif";
    case Invariant::FORWARDED_ONCE:
        return "forwarded-once";
    }
    return "unknown";
}

TypeId
InvariantWatch::GetTypeId()
{
    static TypeId tid =
        TypeId("ns3::mgm::InvariantWatch")
            .SetParent<Object>()
            .SetGroupName("Mgm")
            .AddConstructor<InvariantWatch>()
            .AddAttribute("Mode",
                          "What is done about violations: \"off\", nothing is observed; "
                          "\"record\", they are counted and traced; \"fatal\", the first one "
                          "ends the program. To be set before ConnectNodes.",
                          EnumValue(RECORD),
                          compat::MakeEnumAccessorFor<Mode>(&InvariantWatch::m_mode),
                          MakeEnumChecker(OFF, "off", RECORD, "record", FATAL, "fatal"))
            .AddTraceSource("Violation",
                            "Something does not hold that must.",
                            MakeTraceSourceAccessor(&InvariantWatch::m_violation),
                            "ns3::mgm::InvariantWatch::ViolationTracedCallback");
    return tid;
}

InvariantWatch::InvariantWatch() = default;

InvariantWatch::~InvariantWatch() = default;

void
InvariantWatch::DoDispose()
{
    m_connections.Disconnect();
    m_forwarders.clear();
    Object::DoDispose();
}

void
InvariantWatch::ConnectNodes(const NodeContainer& nodes)
{
    for (uint32_t i = 0; m_mode != OFF && i < nodes.GetN(); ++i)
    {
        const uint32_t node = nodes.Get(i)->GetId();
        for (uint32_t j = 0; j < nodes.Get(i)->GetNApplications(); ++j)
        {
            if (const auto forwarder =
                    DynamicCast<KernelForwarder>(nodes.Get(i)->GetApplication(j)))
            {
                m_forwarders[node] = forwarder;
                m_connections.Connect(
                    forwarder, "Entry", MakeBoundCallback(&InvariantWatch::OnEntry, this, node));
                m_connections.Connect(
                    forwarder, "Packet", MakeBoundCallback(&InvariantWatch::OnPacket, this, node));
            }
        }
    }
}

void
InvariantWatch::CheckSums()
{
    for (const auto& [node, forwarder] : m_forwarders)
    {
        uint64_t accounted = forwarder->GetPacketsForwarded() + forwarder->GetPacketsHeld();
        for (std::size_t reason = 0; reason < DROP_REASON_COUNT; ++reason)
        {
            accounted += forwarder->GetDrops(static_cast<DropReason>(reason));
        }
        if (accounted != forwarder->GetPacketsReceived())
        {
            Report(Invariant::PACKET_SUM, node, RecordId(), SourceGroup());
        }
    }
}

uint64_t
InvariantWatch::GetViolations(Invariant invariant) const
{
    const auto count = m_counts.find(invariant);
    return count == m_counts.end() ? 0 : count->second;
}

void
InvariantWatch::OnEntry(InvariantWatch* watch, uint32_t node, const EntryRecord& record)
{
    const auto& oifs = record.after.oifs;
    if (std::any_of(oifs.begin(), oifs.end(), [&](const OutgoingInterface& oif) {
            return oif.interface == record.after.iif;
        }))
    {
        watch->Report(Invariant::IIF_NOT_OIF, node, record.head.id, record.after.key);
    }
}

void
InvariantWatch::OnPacket(InvariantWatch* watch, uint32_t node, const PacketRecord& record)
{
    if (record.event != PacketEvent::FORWARDED)
    {
        return;
    }
    Visits& visits = watch->m_visits[node];
    const Time now = Simulator::Now();
    if (now - visits.since > Seconds(PACKET_LIFETIME_SECONDS))
    {
        visits.older.swap(visits.newer);
        visits.newer.clear();
        visits.since = now;
    }
    const uint64_t packet =
        record.packet->GetUid() * FRAGMENT_OFFSETS + record.header.GetFragmentOffset() / 8;
    if (visits.older.count(packet) > 0 || !visits.newer.insert(packet).second)
    {
        watch->Report(Invariant::FORWARDED_ONCE,
                      node,
                      record.head.id,
                      SourceGroup(record.header.GetSource(), record.header.GetDestination()));
    }
}

void
InvariantWatch::Report(Invariant invariant, uint32_t node, RecordId record, const SourceGroup& key)
{
    if (m_mode == FATAL)
    {
        NS_FATAL_ERROR("invariant " << GetInvariantName(invariant) << " does not hold at node "
                                    << node << ", " << key << ", record " << record);
    }
    ++m_counts[invariant];
    m_violation({invariant, node, record, key, Simulator::Now()});
}

} // namespace mgm
} // namespace ns3
