/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-report-state.h"

#include "ns3/mgm-client-interface.h"
#include "ns3/mgm-record-prose.h"

#include <map>
#include <sstream>
#include <vector>

namespace ns3
{
namespace mgm
{

namespace
{

/// Columns of which rows are ended, in the tables below.
constexpr std::size_t MEMBERSHIP_CLIENT = 2;
/// @copydoc MEMBERSHIP_CLIENT
constexpr std::size_t OWNER_CLIENT = 1;
/// @copydoc MEMBERSHIP_CLIENT
constexpr std::size_t MASK_DATA = 0;
/// @copydoc MEMBERSHIP_CLIENT
constexpr std::size_t PIM_DATA = 1;

/// @return the name of an interface of a record, or "" if it has none there.
std::string
NameOptional(const TraceRecord& record, const char* key)
{
    return record.Has(key) ? NameInterface(record.GetInterface(key)) : "";
}

/// @return the index of an interface of a record as text, or "" if it has none there.
std::string
IndexOptional(const TraceRecord& record, const char* key)
{
    return record.Has(key) ? std::to_string(record.GetInterface(key).index) : "";
}

/// @return names and thresholds of outgoing interfaces, in the order of the entry.
std::string
NameOutputs(const std::vector<TraceInterface>& outputs)
{
    std::string text;
    for (const TraceInterface& output : outputs)
    {
        text += (text.empty() ? "" : ", ") + NameInterface(output);
    }
    return text.empty() ? "nowhere" : text;
}

/// @return indices of outgoing interfaces, separated by spaces.
std::string
IndexOutputs(const std::vector<TraceInterface>& outputs)
{
    std::string text;
    for (const TraceInterface& output : outputs)
    {
        text += (text.empty() ? "" : " ") + std::to_string(output.index);
    }
    return text;
}

/// @return an Assert winner and what it won with.
std::string
FormatWinner(const TraceRecord& winner)
{
    return winner.GetText("address") + " (preference " +
           std::to_string(winner.GetInteger("preference")) + ", metric " +
           std::to_string(winner.GetInteger("metric")) + ")";
}

/// @return whether a machine of PIM or a state of IGMP holds nothing in this state.
bool
IsIdle(const std::string& state)
{
    return state == "NoInfo" || state == "NotOriginator" || state == "Initial" ||
           state == "INCLUDE({})" || state == "INCLUDE ({})" || state == "Non-Member" ||
           state == "No Members Present";
}

} // namespace

ReportState::ReportState(ReportTexts& texts)
    : m_texts(texts),
      m_entries("Forwarding entries", {"Data", "In on", "Out on", "#iif", "#oifs"}),
      m_memberships("Memberships", {"Data", "Interface", "Client"}),
      m_owners("Owners of interfaces", {"Interface", "Client"}),
      m_masks("Alerts switched off", {"Data", "Interface"}),
      m_neighbors("PIM neighbors", {"Interface", "Neighbor", "Hold Time"}),
      m_pim("PIM states", {"Machine", "Data", "Interface", "State", "Winner"}),
      m_igmp("IGMP states", {"Role", "Interface", "Group", "State"}),
      m_applications("Applications", {"Type"}),
      m_versions("Knowledge of the network", {"Version"})
{
}

void
ReportState::Apply(const TraceRecord& record, uint32_t index)
{
    using Applier = void (ReportState::*)(const TraceRecord&, uint32_t);
    static const std::map<std::string, Applier> appliers{
        {"api-call", &ReportState::ApplyCall},
        {"application", &ReportState::ApplyApplication},
        {"converged", &ReportState::ApplyConvergence},
        {"entry", &ReportState::ApplyEntry},
        {"igmp-state", &ReportState::ApplyIgmp},
        {"membership", &ReportState::ApplyMembership},
        {"pim-neighbor", &ReportState::ApplyNeighbor},
        {"pim-transition", &ReportState::ApplyTransition},
        {"topology-change", &ReportState::ApplyChange},
    };
    const auto found = appliers.find(record.GetKind());
    if (found != appliers.end())
    {
        (this->*found->second)(record, index);
    }
}

void
ReportState::ApplyEntry(const TraceRecord& record, uint32_t index)
{
    const std::string key = record.GetKey();
    const uint32_t node = record.GetNode();
    if (record.GetText("event") == "unresolved")
    {
        m_entries.Set(index, node, key, {key, "not known yet", "", "", ""}, m_texts);
        return;
    }
    if (!record.Has("after"))
    {
        m_entries.Clear(index, node, key);
        m_masks.ClearWhere(index, node, MASK_DATA, m_texts.Add(key));
        return;
    }
    const TraceRecord after = record.GetObject("after");
    const std::vector<TraceInterface> outputs = after.GetInterfaces("oifs");
    const bool negative = after.GetBoolean("negative");
    m_entries.Set(index,
                  node,
                  key,
                  {key,
                   NameOptional(after, "iif"),
                   negative ? "nowhere (negative entry)" : NameOutputs(outputs),
                   IndexOptional(after, "iif"),
                   IndexOutputs(outputs)},
                  m_texts);
}

void
ReportState::ApplyMembership(const TraceRecord& record, uint32_t index)
{
    const std::string interface = NameOptional(record, "interface");
    const std::string client = record.GetText("client");
    const std::string name = client + '\n' + record.GetKey() + '\n' + interface;
    if (record.GetText("event") == "added")
    {
        m_memberships.Set(
            index, record.GetNode(), name, {record.GetKey(), interface, client}, m_texts);
        return;
    }
    m_memberships.Clear(index, record.GetNode(), name);
}

void
ReportState::ApplyCall(const TraceRecord& record, uint32_t index)
{
    const std::string function = record.GetText("function");
    const uint32_t node = record.GetNode();
    if (function == "DeleteEntry" && record.GetUnsigned("protocol") == protocol::PIM_DENSE_MODE)
    {
        // PIM deletes the entry at the group manager when it discards its own.
        m_pim.ClearWhere(index, node, PIM_DATA, m_texts.Add(record.GetKey()));
    }
    if (record.GetText("status") != "NO_ERROR")
    {
        return;
    }
    const std::string interface = NameOptional(record, "interface");
    const std::string client = record.GetText("client");
    if (function == "TakeInterfaceOwnership")
    {
        // IGMP may share an interface with its owner.
        m_owners.Set(index, node, interface + '\n' + client, {interface, client}, m_texts);
    }
    else if (function == "ReleaseInterfaceOwnership")
    {
        m_owners.Clear(index, node, interface + '\n' + client);
    }
    else if (function == "DeregisterProtocol")
    {
        m_owners.ClearWhere(index, node, OWNER_CLIENT, m_texts.Add(client));
        m_memberships.ClearWhere(index, node, MEMBERSHIP_CLIENT, m_texts.Add(client));
    }
    else if (function == "SetAlertMask")
    {
        const std::string name = record.GetKey() + '\n' + interface;
        if (record.GetBoolean("masked"))
        {
            m_masks.Set(index, node, name, {record.GetKey(), interface}, m_texts);
        }
        else
        {
            m_masks.Clear(index, node, name);
        }
    }
}

void
ReportState::ApplyNeighbor(const TraceRecord& record, uint32_t index)
{
    const std::string interface = NameOptional(record, "interface");
    const std::string neighbor = record.GetText("neighbor");
    const std::string name = neighbor + '\n' + interface;
    const std::string event = record.GetText("event");
    if (event == "expired" || event == "goodbye" || event == "lost")
    {
        m_neighbors.Clear(index, record.GetNode(), name);
        return;
    }
    if (event == "refused")
    {
        return;
    }
    const std::string holdTime =
        record.Has("holdtime_s") ? std::to_string(record.GetInteger("holdtime_s")) + " s" : "";
    m_neighbors.Set(index, record.GetNode(), name, {interface, neighbor, holdTime}, m_texts);
}

void
ReportState::ApplyTransition(const TraceRecord& record, uint32_t index)
{
    const std::string machine = record.GetText("machine");
    const std::string interface = NameOptional(record, "interface");
    const std::string state = record.GetText("after");
    // There is one upstream machine for each (S,G), on whatever interface leads to S by then.
    const bool single = machine == "upstream" || machine == "originator";
    const std::string name = machine + '\n' + record.GetKey() + '\n' + (single ? "" : interface);
    if (IsIdle(state))
    {
        m_pim.Clear(index, record.GetNode(), name);
        return;
    }
    const std::string winner = record.Has("winner") ? FormatWinner(record.GetObject("winner")) : "";
    m_pim.Set(index,
              record.GetNode(),
              name,
              {machine, record.GetKey(), interface, state, winner},
              m_texts);
}

void
ReportState::ApplyIgmp(const TraceRecord& record, uint32_t index)
{
    const std::string role = record.GetText("role");
    const std::string interface = NameOptional(record, "interface");
    const std::string group = record.Has("group") ? record.GetText("group") : "";
    const std::string state = record.GetText("after");
    const std::string name = group + '\n' + role + '\n' + interface;
    if (IsIdle(state))
    {
        m_igmp.Clear(index, record.GetNode(), name);
        return;
    }
    m_igmp.Set(index, record.GetNode(), name, {role, interface, group, state}, m_texts);
}

void
ReportState::ApplyApplication(const TraceRecord& record, uint32_t index)
{
    const std::string type = record.GetText("type");
    const uint32_t node = record.GetNode();
    if (record.GetText("event") == "started")
    {
        m_applications.Set(index, node, type, {type}, m_texts);
        return;
    }
    m_applications.Clear(index, node, type);
    const auto endsWith = [&type](const std::string& name) {
        return type.size() >= name.size() &&
               type.compare(type.size() - name.size(), name.size(), name) == 0;
    };
    // What an application that has stopped held is gone, whether it could still say so or not.
    if (endsWith("::Manager"))
    {
        m_memberships.ClearNode(index, node);
        m_owners.ClearNode(index, node);
        // Without a group manager PIM has neither interfaces nor entries.
        m_neighbors.ClearNode(index, node);
        m_pim.ClearNode(index, node);
    }
    else if (endsWith("::KernelForwarder"))
    {
        m_entries.ClearNode(index, node);
        m_masks.ClearNode(index, node);
    }
    else if (endsWith("::PimDm"))
    {
        m_neighbors.ClearNode(index, node);
        m_pim.ClearNode(index, node);
    }
    else if (endsWith("::IgmpRouter") || endsWith("::IgmpHost") || endsWith("::IgmpProxy"))
    {
        m_igmp.ClearNode(index, node);
    }
}

void
ReportState::ApplyChange(const TraceRecord& record, uint32_t index)
{
    if (record.GetText("event") != "link-down")
    {
        return;
    }
    for (const TraceRecord& end : record.GetObjects("ends"))
    {
        if (end.Has("node"))
        {
            const uint32_t node = end.GetUnsigned("node");
            const std::string interface = '\n' + NameOptional(end, "interface");
            m_neighbors.ClearEnding(index, node, interface);
            m_pim.ClearEnding(index, node, interface);
            m_igmp.ClearEnding(index, node, "\nrouter" + interface);
        }
    }
}

void
ReportState::ApplyConvergence(const TraceRecord& record, uint32_t index)
{
    m_versions.Set(
        index, record.GetNode(), "", {std::to_string(record.GetInteger("version"))}, m_texts);
}

void
ReportState::Write(std::ostream& os) const
{
    std::size_t number = 0;
    for (const ReportTable* table : {&m_entries,
                                     &m_memberships,
                                     &m_owners,
                                     &m_masks,
                                     &m_neighbors,
                                     &m_pim,
                                     &m_igmp,
                                     &m_applications,
                                     &m_versions})
    {
        table->Write(os, "mgm-table-" + std::to_string(number));
        ++number;
    }
}

} // namespace mgm
} // namespace ns3
