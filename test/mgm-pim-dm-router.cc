/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "mgm-pim-dm-router.h"

#include "mgm-test-journal.h"
#include "ns3/simulator.h"

#include <algorithm>

namespace ns3
{
namespace mgm
{
namespace test
{

namespace
{

/// Number of this router on all of its links.
constexpr uint32_t ME = 10;

/// @return source and group of the entry.
SourceGroup
GetEntryKey()
{
    return SourceGroup(Ipv4Address("10.9.0.1"), Ipv4Address("239.1.1.1"));
}

/// @return " PLT=220", or "" if the timer does not run.
std::string
PrintTimer(const char* name, const PimTimer& timer)
{
    return timer.IsRunning() ? std::string(" ") + name + "=" + Print(timer.GetExpiry().GetSeconds())
                             : "";
}

/// @return "U", "D2", "A2", "O" or "L2".
std::string
PrintMachine(const PimTransitionRecord& record)
{
    switch (record.machine)
    {
    case PimMachine::UPSTREAM:
        return "U";
    case PimMachine::DOWNSTREAM:
        return "D" + Print(record.interface);
    case PimMachine::ASSERT:
        return "A" + Print(record.interface);
    case PimMachine::ORIGINATOR:
        return "O";
    case PimMachine::LOCAL:
        return "L" + Print(record.interface);
    }
    return "?";
}

/// @return "prune 1 to 10.0.1.1 210" and the like.
std::string
PrintJoinPrune(uint32_t interface, const PimMessage& message)
{
    const PimJoinPrune& content = message.joinPrune;
    const bool joins = !content.groups.at(0).joins.empty();
    const std::string kind = message.type == PimType::GRAFT       ? "graft"
                             : message.type == PimType::GRAFT_ACK ? "graft-ack"
                             : joins                              ? "join"
                                                                  : "prune";
    return kind + " " + Print(interface) + " to " + Print(content.upstreamNeighbor) +
           (kind == "prune" ? " " + Print(content.holdtime) : "");
}

/// @return "assert 2 110/20", "assert 2 cancel".
std::string
PrintAssert(uint32_t interface, const PimAssert& content)
{
    const PimAssertMetric metric(content.preference, content.metric, Ipv4Address::GetAny());
    return "assert " + Print(interface) + " " +
           (metric.IsInfinite() ? "cancel"
                                : Print(content.preference) + "/" + Print(content.metric));
}

/// @return "refresh 2 110/20/24 ttl 15 P0 N0 O1 60s of 10.0.1.10".
std::string
PrintRefresh(uint32_t interface, const PimStateRefresh& content)
{
    return "refresh " + Print(interface) + " " + Print(content.preference) + "/" +
           Print(content.metric) + "/" + Print(+content.maskLength) + " ttl " +
           Print(+content.ttl) + " P" + Print(content.pruneIndicator) + " N" +
           Print(content.pruneNow) + " O" + Print(content.assertOverride) + " " +
           Print(+content.interval) + "s of " + Print(content.originator);
}

} // namespace

PimDmRouter::PimDmRouter()
    : route(MakeRoute(1, 1)),
      m_recorder(m_transitions, m_timers, m_neighborEvents)
{
    m_transitions.ConnectWithoutContext(MakeCallback(&PimDmRouter::OnTransition, this));
}

PimDmRouter::~PimDmRouter()
{
    entry.reset();
    Simulator::Destroy();
}

Ipv4Address
PimDmRouter::GetRouter(uint32_t interface, uint32_t number)
{
    return Ipv4Address(0x0a000000u + interface * 0x100 + number);
}

RpfRoute
PimDmRouter::MakeRoute(uint32_t interface, uint32_t number, uint32_t metric)
{
    RpfRoute route;
    route.interface = InterfaceId(interface);
    route.neighbor = number == 0 ? Ipv4Address::GetAny() : GetRouter(interface, number);
    route.network = Ipv4Address("10.9.0.0");
    route.mask = Ipv4Mask("255.255.255.0");
    route.preference = 110;
    route.metric = metric;
    return route;
}

void
PimDmRouter::Start()
{
    entry = std::make_unique<PimDmEntry>(*this, GetEntryKey());
    entry->Start(route);
}

void
PimDmRouter::RunUntil(double time)
{
    Simulator::Stop(Seconds(time) - Simulator::Now());
    Simulator::Run();
}

void
PimDmRouter::AddNeighbor(uint32_t interface, uint32_t number)
{
    neighbors[interface].insert(number);
    if (entry)
    {
        entry->NeighborUp(interface, GetRouter(interface, number));
    }
}

void
PimDmRouter::RemoveNeighbor(uint32_t interface, uint32_t number)
{
    neighbors[interface].erase(number);
    entry->NeighborDown(interface, GetRouter(interface, number));
}

void
PimDmRouter::SetMembers(uint32_t interface, bool present)
{
    if (present)
    {
        members.insert(interface);
    }
    else
    {
        members.erase(interface);
    }
    if (entry)
    {
        entry->LocalMembersChanged(interface);
    }
}

void
PimDmRouter::SetRoute(const std::optional<RpfRoute>& other) const
{
    entry->SetRoute(other);
}

void
PimDmRouter::Data(uint32_t interface, uint8_t ttl) const
{
    entry->DataArrived(interface, ttl);
}

void
PimDmRouter::Prune(uint32_t interface, uint32_t upstream, uint16_t holdtime) const
{
    entry->ReceivePrune(interface, GetRouter(interface, upstream), holdtime);
}

void
PimDmRouter::Join(uint32_t interface, uint32_t upstream) const
{
    entry->ReceiveJoin(interface, GetRouter(interface, upstream));
}

void
PimDmRouter::Graft(uint32_t interface, uint32_t sender) const
{
    entry->ReceiveGraft(interface, GetRouter(interface, sender), GetRouter(interface, ME));
}

void
PimDmRouter::GraftAck(uint32_t interface, uint32_t sender) const
{
    entry->ReceiveGraftAck(interface, GetRouter(interface, sender));
}

void
PimDmRouter::Assert(uint32_t interface, uint32_t sender, uint32_t preference, uint32_t metric) const
{
    PimAssert message;
    message.preference = preference;
    message.metric = metric;
    entry->ReceiveAssert(interface, GetRouter(interface, sender), message);
}

void
PimDmRouter::AssertCancel(uint32_t interface, uint32_t sender) const
{
    Assert(
        interface, sender, PimAssertMetric::INFINITE_PREFERENCE, PimAssertMetric::INFINITE_METRIC);
}

void
PimDmRouter::Refresh(uint32_t interface, uint32_t sender, bool prune, uint32_t metric) const
{
    PimStateRefresh message;
    message.group = GetEntryKey().group;
    message.source = GetEntryKey().source;
    message.originator = Ipv4Address("10.9.0.254");
    message.preference = 110;
    message.metric = metric;
    message.maskLength = 16;
    message.ttl = 16;
    message.pruneIndicator = prune;
    message.interval = 60;
    entry->ReceiveStateRefresh(interface, GetRouter(interface, sender), message);
}

std::string
PimDmRouter::Take(const std::vector<std::string>& hidden)
{
    std::string text;
    for (const std::string& entry : m_journal)
    {
        const auto isIn = [&entry](const std::string& word) {
            return entry.find(word) != std::string::npos;
        };
        if (std::none_of(hidden.begin(), hidden.end(), isIn))
        {
            text += (text.empty() ? "" : " | ") + entry;
        }
    }
    m_journal.clear();
    return text;
}

std::string
PimDmRouter::TakeEvents()
{
    std::string text;
    text.swap(m_events);
    return text;
}

std::string
PimDmRouter::GetUpstream() const
{
    const PimDmUpstream& machine = entry->GetUpstream();
    return GetPimDmUpstreamStateName(machine.GetState()) +
           PrintTimer("GRT", machine.GetGraftRetryTimer()) +
           PrintTimer("OT", machine.GetOverrideTimer()) +
           PrintTimer("PLT", machine.GetPruneLimitTimer());
}

std::string
PimDmRouter::GetDownstream(uint32_t interface) const
{
    const PimDmDownstream* machine = entry->FindDownstream(interface);
    return machine ? GetPimDmDownstreamStateName(machine->GetState()) +
                         PrintTimer("PPT", machine->GetPrunePendingTimer()) +
                         PrintTimer("PT", machine->GetPruneTimer())
                   : "NoInfo";
}

std::string
PimDmRouter::GetAssert(uint32_t interface) const
{
    const PimDmAssert* machine = entry->FindAssert(interface);
    if (machine == nullptr || machine->GetState() == PimDmAssertState::NO_INFO)
    {
        return machine && machine->GetAssertTimer().IsRunning() ? "NoInfo with AT" : "NoInfo";
    }
    return GetPimDmAssertStateName(machine->GetState()) + (" " + Print(machine->GetWinner())) +
           PrintTimer("AT", machine->GetAssertTimer());
}

std::string
PimDmRouter::GetOriginator() const
{
    const PimDmOriginator* machine = entry->GetOriginator();
    return machine ? GetPimDmOriginatorStateName(machine->GetState()) +
                         PrintTimer("SRT", machine->GetStateRefreshTimer()) +
                         PrintTimer("SAT", machine->GetSourceActiveTimer())
                   : "NotOriginator";
}

std::string
PimDmRouter::GetOlist() const
{
    std::vector<uint32_t> olist;
    for (const uint32_t interface : interfaces)
    {
        if (entry->IsOutgoing(interface))
        {
            olist.push_back(interface);
        }
    }
    return PrintList(olist);
}

const PimRecorder&
PimDmRouter::GetRecorder() const
{
    return m_recorder;
}

const PimDmVariables&
PimDmRouter::GetVariables() const
{
    return variables;
}

const std::vector<uint32_t>&
PimDmRouter::GetInterfaces() const
{
    return interfaces;
}

Ipv4Address
PimDmRouter::GetAddress(uint32_t interface) const
{
    return GetRouter(interface, ME);
}

uint32_t
PimDmRouter::GetNeighborCount(uint32_t interface) const
{
    const auto found = neighbors.find(interface);
    return found == neighbors.end() ? 0 : static_cast<uint32_t>(found->second.size());
}

Ipv4Address
PimDmRouter::GetSoleNeighbor(uint32_t interface) const
{
    return GetNeighborCount(interface) == 1 ? GetRouter(interface, *neighbors.at(interface).begin())
                                            : Ipv4Address::GetAny();
}

bool
PimDmRouter::IsPointToPoint(uint32_t interface) const
{
    return interface >= 4;
}

Time
PimDmRouter::GetJoinPruneOverrideInterval(uint32_t /* interface */) const
{
    return Seconds(3);
}

Time
PimDmRouter::GetOverrideInterval(uint32_t /* interface */) const
{
    return Seconds(2.5);
}

bool
PimDmRouter::IsStateRefreshCapable(uint32_t interface) const
{
    return incapable.count(interface) == 0;
}

bool
PimDmRouter::IsBoundary(uint32_t interface, Ipv4Address /* group */) const
{
    return boundaries.count(interface) != 0;
}

uint8_t
PimDmRouter::GetThreshold(uint32_t interface) const
{
    const auto found = thresholds.find(interface);
    return found == thresholds.end() ? 0 : found->second;
}

bool
PimDmRouter::HasLocalMembers(uint32_t interface, const SourceGroup& /* key */) const
{
    return members.count(interface) != 0;
}

Time
PimDmRouter::GetLastDataTime(const SourceGroup& /* key */) const
{
    return lastData;
}

Time
PimDmRouter::GetRandomDelay(Time maximum)
{
    return TimeStep(static_cast<int64_t>(fraction * static_cast<double>(maximum.GetTimeStep())));
}

void
PimDmRouter::Send(uint32_t interface, const PimMessage& message)
{
    if (message.type == PimType::ASSERT)
    {
        Note(PrintAssert(interface, message.assertion));
    }
    else if (message.type == PimType::STATE_REFRESH)
    {
        Note(PrintRefresh(interface, message.stateRefresh));
    }
    else
    {
        Note(PrintJoinPrune(interface, message));
    }
}

void
PimDmRouter::SetOutgoing(const SourceGroup& /* key */, uint32_t interface, bool outgoing)
{
    Note("out " + Print(interface) + (outgoing ? " on" : " off"));
    if (outgoing)
    {
        reported.insert(interface);
    }
    else
    {
        reported.erase(interface);
    }
    if (onOutgoing)
    {
        onOutgoing();
    }
}

void
PimDmRouter::SetAlerts(const SourceGroup& /* key */, uint32_t interface, bool wanted)
{
    Note("alerts " + Print(interface) + (wanted ? " on" : " off"));
}

void
PimDmRouter::SetRpfNeighbor(const SourceGroup& /* key */, Ipv4Address neighbor)
{
    Note("rpf " + Print(neighbor));
}

void
PimDmRouter::WatchData(const SourceGroup& /* key */)
{
    Note("watch");
}

void
PimDmRouter::NotifyEmpty(const SourceGroup& /* key */)
{
    Note("empty");
}

void
PimDmRouter::Note(const std::string& text)
{
    m_journal.push_back(Print(Simulator::Now().GetSeconds()) + " " + text);
}

void
PimDmRouter::OnTransition(const PimTransitionRecord& record)
{
    std::string actions;
    for (const char* action : record.actions)
    {
        actions += (actions.empty() ? " (" : ", ") + std::string(action);
    }
    const std::string section = record.section;
    Note(PrintMachine(record) + " " + record.before + ">" + record.after + " " +
         section.substr(section.rfind(' ') + 1) + actions + (actions.empty() ? "" : ")"));
    m_events += (m_events.empty() ? "" : " | ") + std::string(record.event);
    records.push_back(record);
}

} // namespace test
} // namespace mgm
} // namespace ns3
