/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-client-caller.h"

#include <algorithm>
#include <vector>

namespace ns3
{
namespace mgm
{

namespace
{

/// @return what follows from a record has this cause.
Cause
GetCauseOf(const RecordHead& record)
{
    CauseScope scope(record);
    return CauseScope::GetCurrent();
}

/// @return the interfaces that a client has switched off.
std::vector<InterfaceId>
GetDisabled(const CreationAlert& alert)
{
    std::vector<InterfaceId> disabled;
    for (const CreationInterface& oif : alert.oifs)
    {
        if (!oif.enabled)
        {
            disabled.push_back(oif.interface);
        }
    }
    return disabled;
}

} // namespace

ClientCaller::ClientCaller(const ClientTable& clients,
                           const TracedCallback<const CallbackRecord&>& calls,
                           const TracedCallback<const CallbackAnswerRecord&>& answers)
    : m_clients(clients),
      m_calls(calls),
      m_answers(answers)
{
}

void
ClientCaller::SetNode(uint32_t node)
{
    m_node = node;
}

Cause
ClientCaller::AskRpf(ClientHandle to, RpfQuery& query)
{
    const Client* client = m_clients.Find(to);
    if (!client || client->callbacks.rpf.IsNull())
    {
        return CauseScope::GetCurrent();
    }
    CallbackRecord call = Begin(*client, CallbackKind::RPF, TraceLevel::CONTROL);
    call.key = query.key;
    call.interface = query.interface;
    m_calls(call);
    const Cause before = CauseScope::GetCurrent();
    CauseScope scope(call.head);
    const InterfaceId interface = query.interface;
    const Ipv4Address upstreamNeighbor = query.upstreamNeighbor;
    const RpfRoute route = query.route;
    const auto callback = client->callbacks.rpf;
    callback(query);
    if (query.interface != interface || query.upstreamNeighbor != upstreamNeighbor ||
        query.route != route)
    {
        CallbackAnswerRecord answer = BeginAnswer(call);
        answer.interface = query.interface;
        answer.upstreamNeighbor = query.upstreamNeighbor;
        m_answers(answer);
        return GetCauseOf(answer.head);
    }
    return before;
}

Cause
ClientCaller::AlertCreation(ClientHandle to, CreationAlert& alert)
{
    const Client* client = m_clients.Find(to);
    if (!client || client->callbacks.creation.IsNull())
    {
        return CauseScope::GetCurrent();
    }
    CallbackRecord call = Begin(*client, CallbackKind::CREATION, TraceLevel::CONTROL);
    call.key = alert.key;
    call.interface = alert.iif;
    if (!m_calls.IsEmpty())
    {
        for (const CreationInterface& oif : alert.oifs)
        {
            call.oifs.push_back(oif.interface);
        }
    }
    m_calls(call);
    const Cause before = CauseScope::GetCurrent();
    CauseScope scope(call.head);
    const auto callback = client->callbacks.creation;
    callback(alert);
    const auto isDisabled = [](const CreationInterface& oif) { return !oif.enabled; };
    if (std::any_of(alert.oifs.begin(), alert.oifs.end(), isDisabled))
    {
        CallbackAnswerRecord answer = BeginAnswer(call);
        if (!m_answers.IsEmpty())
        {
            answer.disabled = GetDisabled(alert);
        }
        m_answers(answer);
        return GetCauseOf(answer.head);
    }
    return before;
}

void
ClientCaller::AlertJoin(ClientHandle to, const JoinAlert& alert)
{
    const Client* client = m_clients.Find(to);
    if (!client || client->callbacks.join.IsNull())
    {
        return;
    }
    CallbackRecord call = Begin(*client, CallbackKind::JOIN, TraceLevel::CONTROL);
    call.key = alert.key;
    call.member = alert.memberUpdate;
    Call(call, client->callbacks.join, alert);
}

Cause
ClientCaller::AlertPrune(ClientHandle to, PruneAlert& alert)
{
    const Client* client = m_clients.Find(to);
    if (!client || client->callbacks.prune.IsNull())
    {
        return CauseScope::GetCurrent();
    }
    CallbackRecord call = Begin(*client, CallbackKind::PRUNE, TraceLevel::CONTROL);
    call.key = alert.key;
    call.interface = alert.interface;
    call.member = alert.memberDelete;
    m_calls(call);
    const Cause before = CauseScope::GetCurrent();
    CauseScope scope(call.head);
    const uint32_t offered = alert.timeout;
    const auto callback = client->callbacks.prune;
    callback(alert);
    if (!alert.memberDelete && alert.timeout != offered)
    {
        CallbackAnswerRecord answer = BeginAnswer(call);
        answer.timeout = alert.timeout;
        m_answers(answer);
        return GetCauseOf(answer.head);
    }
    return before;
}

void
ClientCaller::TellLocalJoin(ClientHandle to, const LocalMembership& membership)
{
    TellLocal(to, membership, CallbackKind::LOCAL_JOIN, &ClientCallbacks::localJoin);
}

void
ClientCaller::TellLocalLeave(ClientHandle to, const LocalMembership& membership)
{
    TellLocal(to, membership, CallbackKind::LOCAL_LEAVE, &ClientCallbacks::localLeave);
}

void
ClientCaller::AlertWrongInterface(ClientHandle to, const WrongInterfaceAlert& alert)
{
    const Client* client = m_clients.Find(to);
    if (!client || client->callbacks.wrongInterface.IsNull())
    {
        return;
    }
    CallbackRecord call = Begin(*client, CallbackKind::WRONG_INTERFACE, TraceLevel::ALERTS);
    call.key = alert.key;
    call.interface = alert.arrival;
    call.alert = alert.alert;
    Call(call, client->callbacks.wrongInterface, alert);
}

void
ClientCaller::TellDataArrived(ClientHandle to, const DataArrival& arrival)
{
    const Client* client = m_clients.Find(to);
    if (!client || client->callbacks.dataArrived.IsNull())
    {
        return;
    }
    CallbackRecord call = Begin(*client, CallbackKind::DATA_ARRIVED, TraceLevel::CONTROL);
    call.key = arrival.key;
    call.interface = arrival.iif;
    Call(call, client->callbacks.dataArrived, arrival);
}

void
ClientCaller::DisableIgmp(ClientHandle to, const InterfaceId& interface)
{
    TellIgmp(to, interface, CallbackKind::DISABLE_IGMP, &ClientCallbacks::disableIgmp);
}

void
ClientCaller::EnableIgmp(ClientHandle to, const InterfaceId& interface)
{
    TellIgmp(to, interface, CallbackKind::ENABLE_IGMP, &ClientCallbacks::enableIgmp);
}

CallbackRecord
ClientCaller::Begin(const Client& client, CallbackKind kind, TraceLevel level) const
{
    CallbackRecord call;
    call.head = NewRecord(m_node, level);
    call.kind = kind;
    if (!m_calls.IsEmpty() || !m_answers.IsEmpty())
    {
        call.client = client.name;
        call.instance = client.instance;
    }
    return call;
}

CallbackAnswerRecord
ClientCaller::BeginAnswer(const CallbackRecord& call) const
{
    CallbackAnswerRecord answer;
    answer.head = NewRecord(m_node, TraceLevel::CONTROL);
    answer.kind = call.kind;
    answer.client = call.client;
    answer.key = call.key;
    return answer;
}

template <typename Argument>
void
ClientCaller::Call(const CallbackRecord& call,
                   Callback<uint32_t, const Argument&> callback,
                   const Argument& argument) const
{
    m_calls(call);
    CauseScope scope(call.head);
    callback(argument);
}

void
ClientCaller::TellIgmp(
    ClientHandle to,
    const InterfaceId& interface,
    CallbackKind kind,
    Callback<uint32_t, const IgmpInterfaceChange&> ClientCallbacks::*member) const
{
    const Client* client = m_clients.Find(to);
    if (!client || (client->callbacks.*member).IsNull())
    {
        return;
    }
    CallbackRecord call = Begin(*client, kind, TraceLevel::CONTROL);
    call.interface = interface;
    Call(call, client->callbacks.*member, IgmpInterfaceChange{interface});
}

void
ClientCaller::TellLocal(ClientHandle to,
                        const LocalMembership& membership,
                        CallbackKind kind,
                        Callback<uint32_t, const LocalMembership&> ClientCallbacks::*member) const
{
    const Client* client = m_clients.Find(to);
    if (!client || (client->callbacks.*member).IsNull())
    {
        return;
    }
    CallbackRecord call = Begin(*client, kind, TraceLevel::CONTROL);
    call.key = membership.key;
    call.interface = membership.interface;
    Call(call, client->callbacks.*member, membership);
}

} // namespace mgm
} // namespace ns3
