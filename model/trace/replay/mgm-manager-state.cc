/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-manager-state.h"

#include "ns3/mgm-trace-record.h"

#include <algorithm>
#include <tuple>

namespace ns3
{
namespace mgm
{

namespace
{

/// @return who called.
ManagerState::ClientId
GetClientId(const TraceRecord& record)
{
    return {record.GetUnsigned("protocol"), record.GetUnsigned("component")};
}

} // namespace

bool
ReplayedMembership::operator<(const ReplayedMembership& other) const
{
    return std::tie(key, interface, client) < std::tie(other.key, other.interface, other.client);
}

void
ManagerState::Apply(const TraceRecord& record)
{
    const std::string& kind = record.GetKind();
    if (kind == "api-call")
    {
        ApplyCall(record);
    }
    else if (kind == "membership")
    {
        const ReplayedMembership membership{
            record.GetSourceGroup(), record.GetInterfaceId("interface"), record.GetText("client")};
        if (record.GetText("event") == "added")
        {
            m_memberships.insert(membership);
        }
        else
        {
            m_memberships.erase(membership);
        }
    }
    else if (kind == "application" && record.GetText("type") == "ns3::mgm::Manager")
    {
        m_clients.clear();
        m_interfaces.clear();
        m_memberships.clear();
    }
    else if (kind == "alert" || kind == "undelivered-alert" || kind == "reaction" ||
             (kind == "callback" && record.GetText("kind") == "wrong-interface"))
    {
        ApplyAlert(record);
    }
}

void
ManagerState::ApplyCall(const TraceRecord& record)
{
    if (record.GetUnsigned("status_code") != 0)
    {
        return;
    }
    const std::string function = record.GetText("function");
    const ClientId id = GetClientId(record);
    if (function == "RegisterProtocol")
    {
        m_clients[id] = {record.GetText("client"), NanoSeconds(record.GetTime())};
    }
    else if (function == "DeregisterProtocol")
    {
        m_clients.erase(id);
        for (auto it = m_interfaces.begin(); it != m_interfaces.end();)
        {
            ReplayedOwnership& ownership = it->second;
            ownership.owner = ownership.owner == id ? std::nullopt : ownership.owner;
            ownership.igmp = ownership.igmp == id ? std::nullopt : ownership.igmp;
            it = !ownership.owner && !ownership.igmp ? m_interfaces.erase(it) : std::next(it);
        }
    }
    else if (function == "TakeInterfaceOwnership" || function == "ReleaseInterfaceOwnership")
    {
        ApplyOwnership(record, function == "TakeInterfaceOwnership");
    }
}

void
ManagerState::ApplyOwnership(const TraceRecord& record, bool taken)
{
    const InterfaceId interface = record.GetInterfaceId("interface");
    const ClientId id = GetClientId(record);
    ReplayedOwnership& ownership = m_interfaces[interface];
    std::optional<ClientId>& place = id.first == protocol::IGMP ? ownership.igmp : ownership.owner;
    place = taken ? std::optional<ClientId>(id) : std::nullopt;
    if (!ownership.owner && !ownership.igmp)
    {
        m_interfaces.erase(interface);
    }
}

void
ManagerState::ApplyAlert(const TraceRecord& record)
{
    const std::string& kind = record.GetKind();
    if (kind == "alert")
    {
        ++m_alertCount;
        if (m_alerts.size() == ALERT_LIMIT)
        {
            m_alerts.erase(m_alerts.begin());
        }
        ReplayedAlert alert;
        alert.id = record.GetId();
        alert.time = NanoSeconds(record.GetTime());
        alert.key = record.GetSourceGroup();
        alert.arrival = record.GetInterfaceId("arrival");
        alert.expected = record.GetInterfaceId("expected");
        m_alerts.push_back(alert);
        return;
    }
    ReplayedAlert* alert = FindAlert(record.GetRecordId("alert"));
    if (!alert)
    {
        return;
    }
    if (kind == "callback")
    {
        alert->outcome = "delivered to " + record.GetText("to");
    }
    else if (kind == "undelivered-alert")
    {
        alert->outcome = record.GetText("outcome");
    }
    else
    {
        alert->reaction = record.GetText("action");
    }
}

ReplayedAlert*
ManagerState::FindAlert(const RecordId& id)
{
    const auto found = std::find_if(
        m_alerts.rbegin(), m_alerts.rend(), [&id](const auto& alert) { return alert.id == id; });
    return found == m_alerts.rend() ? nullptr : &*found;
}

const std::map<ManagerState::ClientId, ReplayedClient>&
ManagerState::GetClients() const
{
    return m_clients;
}

const std::map<InterfaceId, ReplayedOwnership>&
ManagerState::GetInterfaces() const
{
    return m_interfaces;
}

std::string
ManagerState::GetOwner(const InterfaceId& interface) const
{
    const auto found = m_interfaces.find(interface);
    if (found == m_interfaces.end())
    {
        return "";
    }
    const ReplayedOwnership& ownership = found->second;
    const auto client = m_clients.find(ownership.owner ? *ownership.owner : *ownership.igmp);
    return client == m_clients.end() ? "" : client->second.name;
}

const std::set<ReplayedMembership>&
ManagerState::GetMemberships() const
{
    return m_memberships;
}

const std::vector<ReplayedAlert>&
ManagerState::GetAlerts() const
{
    return m_alerts;
}

uint64_t
ManagerState::GetAlertCount() const
{
    return m_alertCount;
}

} // namespace mgm
} // namespace ns3
