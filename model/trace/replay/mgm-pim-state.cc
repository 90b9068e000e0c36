/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-pim-state.h"

#include "ns3/mgm-client-interface.h"
#include "ns3/mgm-trace-record.h"

namespace ns3
{
namespace mgm
{

namespace
{

/// @return a member that is an integer, if it is there.
std::optional<uint32_t>
FindUnsigned(const TraceRecord& record, const char* key)
{
    return record.Has(key) ? std::optional<uint32_t>(record.GetUnsigned(key)) : std::nullopt;
}

/// Notes when a timer expires, or that it does not run.
void
SetTimer(std::map<std::string, Time>& timers, const TraceRecord& record)
{
    const std::string timer = record.GetText("timer");
    timers.erase(timer);
    if (record.GetText("event") == "set")
    {
        timers.emplace(timer, NanoSeconds(record.GetInteger("expires_ns")));
    }
}

} // namespace

void
PimState::Apply(const TraceRecord& record)
{
    const std::string& kind = record.GetKind();
    if (kind == "application")
    {
        ApplyApplication(record);
    }
    else if (!m_running || m_suspended)
    {
        return;
    }
    else if (kind == "pim-transition")
    {
        ApplyTransition(record);
    }
    else if (kind == "pim-timer")
    {
        ApplyTimer(record);
    }
    else if (kind == "pim-neighbor")
    {
        ApplyNeighbor(record);
    }
    else if (kind == "api-call" && record.GetText("function") == "DeleteEntry" &&
             record.GetUnsigned("protocol") == protocol::PIM_DENSE_MODE)
    {
        // PIM deletes the entry at the group manager when it discards its own.
        m_entries.erase(record.GetSourceGroup());
    }
}

void
PimState::ApplyApplication(const TraceRecord& record)
{
    const std::string type = record.GetText("type");
    const bool started = record.GetText("event") == "started";
    if (type == "ns3::mgm::PimDm")
    {
        m_running = started;
        Clear();
    }
    else if (type == "ns3::mgm::Manager")
    {
        // Without a group manager PIM has neither interfaces nor entries.
        m_suspended = !started;
        Clear();
    }
}

void
PimState::Clear()
{
    m_neighbors.clear();
    m_entries.clear();
}

void
PimState::TakeDown(uint32_t interface)
{
    m_neighbors.erase(interface);
    for (auto& [key, entry] : m_entries)
    {
        entry.branches.erase(interface);
    }
}

ReplayedPimEntry&
PimState::FindOrMake(const TraceRecord& record)
{
    const auto [place, isNew] = m_entries.emplace(record.GetSourceGroup(), ReplayedPimEntry());
    if (isNew)
    {
        place->second.since = NanoSeconds(record.GetTime());
    }
    return place->second;
}

void
PimState::ApplyTransition(const TraceRecord& record)
{
    const std::string machine = record.GetText("machine");
    const std::string after = record.GetText("after");
    ReplayedPimEntry& entry = FindOrMake(record);
    if (machine == "upstream" || machine == "originator")
    {
        (machine == "upstream" ? entry.upstream : entry.originator) = after;
        return;
    }
    ReplayedPimBranch& branch = entry.branches[record.GetInterfaceId("interface").index];
    if (machine == "downstream")
    {
        branch.downstream = after;
    }
    else if (machine == "local")
    {
        branch.local = after;
    }
    else if (machine == "assert")
    {
        branch.assertion = after;
        branch.winner.reset();
        if (record.Has("winner"))
        {
            const TraceRecord winner = record.GetObject("winner");
            branch.winner = PimAssertMetric(winner.GetUnsigned("preference"),
                                            winner.GetUnsigned("metric"),
                                            winner.GetAddress("address"));
        }
    }
    else
    {
        throw record.MakeError("\"machine\" is \"" + machine + "\", which is none");
    }
}

void
PimState::ApplyTimer(const TraceRecord& record)
{
    const uint32_t interface =
        record.Has("interface") ? record.GetInterfaceId("interface").index : 0;
    const bool runs = record.GetText("event") == "set";
    const Time expires = NanoSeconds(record.GetInteger("expires_ns"));
    if (record.Has("group"))
    {
        if (runs || m_entries.count(record.GetSourceGroup()) != 0)
        {
            ReplayedPimEntry& entry = FindOrMake(record);
            SetTimer(interface == 0 ? entry.timers : entry.branches[interface].timers, record);
        }
    }
    else if (record.Has("neighbor"))
    {
        const auto neighbors = m_neighbors.find(interface);
        const Ipv4Address address = record.GetAddress("neighbor");
        if (neighbors != m_neighbors.end() && neighbors->second.count(address) != 0)
        {
            neighbors->second[address].expires = runs ? std::optional<Time>(expires) : std::nullopt;
        }
    }
}

void
PimState::ApplyNeighbor(const TraceRecord& record)
{
    const uint32_t interface = record.GetInterfaceId("interface").index;
    const Ipv4Address address = record.GetAddress("neighbor");
    const std::string event = record.GetText("event");
    if (event == "expired" || event == "goodbye" || event == "lost")
    {
        m_neighbors[interface].erase(address);
        return;
    }
    if (event == "refused")
    {
        return;
    }
    const auto [place, isNew] = m_neighbors[interface].emplace(address, ReplayedPimNeighbor());
    ReplayedPimNeighbor& neighbor = place->second;
    if (isNew)
    {
        neighbor.since = NanoSeconds(record.GetTime());
    }
    neighbor.drPriority = FindUnsigned(record, "dr_priority");
    neighbor.generationId = FindUnsigned(record, "generation_id");
    neighbor.lanPruneDelay = record.Has("lan_prune_delay");
    neighbor.stateRefresh = record.Has("state_refresh_capable");
}

const std::map<uint32_t, std::map<Ipv4Address, ReplayedPimNeighbor>>&
PimState::GetNeighbors() const
{
    return m_neighbors;
}

const std::map<SourceGroup, ReplayedPimEntry>&
PimState::GetEntries() const
{
    return m_entries;
}

} // namespace mgm
} // namespace ns3
