/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-invariant-watch.h"

#include "ns3/enum.h"
#include "ns3/fatal-error.h"
#include "ns3/mgm-compat.h"
#include "ns3/mgm-observation.h"

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

} // namespace

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
                          "\"record\", they are counted and traced; \"fatal\", the first one that "
                          "nothing explains also ends the run. To be set before ConnectNodes.",
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
    m_explainer = Explainer();
    m_fatalHandler = FatalHandler();
    Object::DoDispose();
}

void
InvariantWatch::SetExplainer(const Explainer& explainer)
{
    m_explainer = explainer;
}

void
InvariantWatch::SetFatalHandler(const FatalHandler& handler)
{
    m_fatalHandler = handler;
}

void
InvariantWatch::ConnectNodes(const NodeContainer& nodes)
{
    for (uint32_t i = 0; m_mode != OFF && i < nodes.GetN(); ++i)
    {
        for (uint32_t j = 0; j < nodes.Get(i)->GetNApplications(); ++j)
        {
            const auto forwarder = DynamicCast<KernelForwarder>(nodes.Get(i)->GetApplication(j));
            if (!forwarder)
            {
                continue;
            }
            m_forwarders.push_back({this,
                                    nodes.Get(i)->GetId(),
                                    forwarder,
                                    PacketMemory(Seconds(PACKET_LIFETIME_SECONDS))});
            Watched* watched = &m_forwarders.back();
            m_connections.Connect(
                forwarder, "Entry", MakeBoundCallback(&InvariantWatch::OnEntry, watched));
            m_connections.Connect(
                forwarder, "Packet", MakeBoundCallback(&InvariantWatch::OnPacket, watched));
        }
    }
}

void
InvariantWatch::CheckSums()
{
    for (const Watched& watched : m_forwarders)
    {
        const KernelForwarder& forwarder = *watched.forwarder;
        uint64_t accounted = forwarder.GetPacketsForwarded() + forwarder.GetPacketsHeld();
        for (std::size_t reason = 0; reason < DROP_REASON_COUNT; ++reason)
        {
            accounted += forwarder.GetDrops(static_cast<DropReason>(reason));
        }
        if (accounted != forwarder.GetPacketsReceived())
        {
            InvariantRecord violation;
            violation.invariant = Invariant::PACKET_SUM;
            violation.node = watched.node;
            Report(violation, Cause());
        }
    }
}

void
InvariantWatch::Report(InvariantRecord record, const Cause& cause)
{
    record.head = NewObservation(TraceLevel::ALERTS, cause);
    record.explanation = m_explainer.IsNull() ? "" : m_explainer(record);
    Counts& counts = m_counts[static_cast<std::size_t>(record.invariant)];
    if (!record.explanation.empty())
    {
        ++counts.explained;
        m_violation(record);
        return;
    }
    ++counts.violations;
    m_violation(record);
    if (m_mode != FATAL)
    {
        return;
    }
    if (m_fatalHandler.IsNull())
    {
        NS_FATAL_ERROR("invariant " << GetInvariantName(record.invariant)
                                    << " does not hold at node " << record.node << ", "
                                    << record.key << ", record " << cause.Get(TraceLevel::PACKETS));
    }
    const FatalHandler handler = m_fatalHandler;
    m_mode = RECORD; // it is told once
    handler(record);
}

uint64_t
InvariantWatch::GetViolations(Invariant invariant) const
{
    return m_counts[static_cast<std::size_t>(invariant)].violations;
}

uint64_t
InvariantWatch::GetExplained(Invariant invariant) const
{
    return m_counts[static_cast<std::size_t>(invariant)].explained;
}

void
InvariantWatch::OnEntry(Watched* watched, const EntryRecord& record)
{
    const auto& oifs = record.after.oifs;
    if (std::any_of(oifs.begin(), oifs.end(), [&](const OutgoingInterface& oif) {
            return oif.interface == record.after.iif;
        }))
    {
        InvariantRecord violation;
        violation.invariant = Invariant::IIF_NOT_OIF;
        violation.node = watched->node;
        violation.key = record.after.key;
        violation.interface = record.after.iif.index;
        watched->watch->Report(violation, MakeCause(record.head));
    }
}

void
InvariantWatch::OnPacket(Watched* watched, const PacketRecord& record)
{
    if (record.event != PacketEvent::FORWARDED ||
        watched->forwarded.Add(record.packet->GetUid(), record.header.GetFragmentOffset()))
    {
        return;
    }
    InvariantRecord violation;
    violation.invariant = Invariant::FORWARDED_ONCE;
    violation.node = watched->node;
    violation.key = SourceGroup(record.header.GetSource(), record.header.GetDestination());
    violation.interface = record.arrival.index;
    watched->watch->Report(violation, MakeCause(record.head));
}

} // namespace mgm
} // namespace ns3
