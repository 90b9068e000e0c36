/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-manager-reports.h"

namespace ns3
{
namespace mgm
{

ManagerReports::ManagerReports(const TracedCallback<const ApiCallRecord&>& apiCalls,
                               const TracedCallback<const MembershipRecord&>& memberships,
                               const TracedCallback<const RefusedEntryRecord&>& refusedEntries)
    : m_apiCalls(apiCalls),
      m_memberships(memberships),
      m_refusedEntries(refusedEntries)
{
}

void
ManagerReports::SetNode(uint32_t node)
{
    m_node = node;
}

ApiCallRecord
ManagerReports::BeginCall(ApiFunction function, const Client* client, Status status) const
{
    ApiCallRecord call;
    call.head = NewRecord(m_node, TraceLevel::CONTROL);
    call.function = function;
    call.status = status;
    if (client && !m_apiCalls.IsEmpty())
    {
        call.client = client->name;
        call.instance = client->instance;
    }
    return call;
}

ApiCallRecord
ManagerReports::BeginEntryCall(ApiFunction function,
                               const Client* client,
                               const SourceGroup& key,
                               const InterfaceId& interface,
                               Status status) const
{
    ApiCallRecord call = BeginCall(function, client, status);
    call.range = SourceGroupRange(key);
    call.interface = interface;
    return call;
}

void
ManagerReports::Fire(const ApiCallRecord& call) const
{
    m_apiCalls(call);
}

RecordHead
ManagerReports::FireOwnershipCall(ApiFunction function,
                                  const Client* client,
                                  const InterfaceId& interface,
                                  Status status) const
{
    ApiCallRecord call = BeginCall(function, client, status);
    call.interface = interface;
    Fire(call);
    return call.head;
}

RecordHead
ManagerReports::FireMembershipCall(ApiFunction function,
                                   const Client* client,
                                   const SourceGroupRange& range,
                                   const InterfaceId& interface,
                                   uint32_t flags,
                                   Status status) const
{
    ApiCallRecord call = BeginCall(function, client, status);
    call.range = range;
    call.interface = interface;
    call.flags = flags;
    Fire(call);
    return call.head;
}

RecordHead
ManagerReports::FireMembership(MembershipEvent event,
                               const Client& client,
                               const SourceGroup& key,
                               const InterfaceId& interface) const
{
    const RecordHead head = NewRecord(m_node, TraceLevel::STATE);
    if (!m_memberships.IsEmpty())
    {
        m_memberships(MembershipRecord{head, event, client.name, key, interface});
    }
    return head;
}

RecordHead
ManagerReports::FireRefusedEntry(const SourceGroup& key,
                                 const InterfaceId& iif,
                                 Status status) const
{
    const RecordHead head = NewRecord(m_node, TraceLevel::CONTROL);
    m_refusedEntries(RefusedEntryRecord{head, key, iif, status});
    return head;
}

} // namespace mgm
} // namespace ns3
