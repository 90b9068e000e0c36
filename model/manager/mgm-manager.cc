/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-manager.h"

#include "ns3/abort.h"
#include "ns3/boolean.h"
#include "ns3/ipv4.h"
#include "ns3/log.h"
#include "ns3/mgm-manager-printer.h"
#include "ns3/node.h"
#include "ns3/simulator.h"

#include <utility>

namespace ns3
{

NS_LOG_COMPONENT_DEFINE("MgmManager");

namespace mgm
{

NS_OBJECT_ENSURE_REGISTERED(Manager);

TypeId
Manager::GetTypeId()
{
    static TypeId tid =
        TypeId("ns3::mgm::Manager")
            .SetParent<ClientInterface>()
            .SetGroupName("Mgm")
            .AddConstructor<Manager>()
            .AddAttribute("DeliverWrongInterface",
                          "Whether the owner of the arrival interface is told of a "
                          "wrong-interface alert. Windows never does (mgm-api 3.7, M-80).",
                          BooleanValue(true),
                          MakeBooleanAccessor(&Manager::m_deliverWrongInterface),
                          MakeBooleanChecker())
            .AddAttribute("ReevaluateOnRouteChange",
                          "Whether entries follow a route that changes while they exist (RFC 2715 "
                          "rule 1; mgm-api is silent).",
                          BooleanValue(true),
                          MakeBooleanAccessor(&Manager::m_reevaluate),
                          MakeBooleanChecker())
            .AddAttribute("DefaultEntryTimeout",
                          "Lifetime of an entry that has outgoing interfaces, not refreshed by "
                          "traffic; 0 s: it does not expire. One whose incoming interface's owner "
                          "was told that nobody wants the data lives as long as that owner says, "
                          "900 s by default (M-60).",
                          TimeValue(Seconds(0)),
                          MakeTimeAccessor(&Manager::SetDefaultEntryTimeout,
                                           &Manager::GetDefaultEntryTimeout),
                          MakeTimeChecker(Seconds(0)))
            .AddAttribute(
                "NegativeEntryTimeout",
                "Lifetime of the entry that remembers that there is no route to a "
                "source; 0 s: it does not expire. The default is how long Linux remembers "
                "that nobody answered for a packet (K3).",
                TimeValue(Seconds(10)),
                MakeTimeAccessor(&Manager::SetNegativeEntryTimeout,
                                 &Manager::GetNegativeEntryTimeout),
                MakeTimeChecker(Seconds(0)))
            .AddTraceSource("ApiCall",
                            "A client called a function of the group manager.",
                            MakeTraceSourceAccessor(&Manager::m_apiCall),
                            "ns3::mgm::Manager::ApiCallTracedCallback")
            .AddTraceSource("ClientCallback",
                            "The group manager calls a client.",
                            MakeTraceSourceAccessor(&Manager::m_clientCallback),
                            "ns3::mgm::Manager::ClientCallbackTracedCallback")
            .AddTraceSource("CallbackAnswer",
                            "A client answered a callback by changing its arguments.",
                            MakeTraceSourceAccessor(&Manager::m_callbackAnswer),
                            "ns3::mgm::Manager::CallbackAnswerTracedCallback")
            .AddTraceSource("UndeliveredAlert",
                            "A wrong-interface alert reached no client.",
                            MakeTraceSourceAccessor(&Manager::m_undeliveredAlert),
                            "ns3::mgm::Manager::UndeliveredAlertTracedCallback")
            .AddTraceSource("Membership",
                            "A membership is added or deleted.",
                            MakeTraceSourceAccessor(&Manager::m_membership),
                            "ns3::mgm::Manager::MembershipTracedCallback");
    return tid;
}

Manager::Manager()
    : m_caller(m_tables.clients, m_clientCallback, m_callbackAnswer),
      m_reports(m_apiCall, m_membership),
      m_keeper(m_tables, m_queue, m_caller),
      m_rules(m_tables, m_queue, m_caller, m_keeper),
      m_checks(m_tables),
      m_enumerations(m_tables.memberships),
      m_reader(m_tables)
{
}

Manager::~Manager() = default;

void
Manager::SetForwarder(Ptr<ForwarderControl> forwarder)
{
    NS_ABORT_MSG_IF(IsRunning(), "the forwarder is named before the group manager starts");
    m_forwarder = forwarder;
}

void
Manager::SetRpfSource(Ptr<RpfSource> rpf)
{
    DisconnectRpfSource();
    m_rpf = rpf;
    m_keeper.SetRpfSource(rpf);
    if (m_rpf)
    {
        m_rpf->TraceConnectWithoutContext("RoutesChanged",
                                          MakeCallback(&Manager::HandleRoutesChanged, this));
    }
    HandleRoutesChanged();
}

void
Manager::PrintTables(Ptr<OutputStreamWrapper> stream) const
{
    ManagerPrinter(m_tables, m_forwarder).Print(*stream->GetStream(), m_nodeId);
}

Status
Manager::RegisterProtocol(const ProtocolInstance& instance,
                          const std::string& name,
                          const ClientCallbacks& callbacks,
                          ClientHandle& handle)
{
    const Status status = IsRunning() ? m_checks.CheckRegister(instance) : Status::CAN_NOT_COMPLETE;
    ApiCallRecord call = m_reports.BeginCall(ApiFunction::REGISTER, nullptr, status);
    call.client = name;
    call.instance = instance;
    m_apiCall(call);
    if (status == Status::SUCCESS)
    {
        handle = m_tables.clients.Add(instance, name, callbacks).handle;
    }
    return status;
}

Status
Manager::DeregisterProtocol(ClientHandle handle)
{
    const Client* client = m_tables.clients.Find(handle);
    const Status status = m_checks.CheckDeregister(client);
    const ApiCallRecord call = m_reports.BeginCall(ApiFunction::DEREGISTER, client, status);
    m_apiCall(call);
    CauseScope cause(call.head);
    if (status == Status::SUCCESS)
    {
        m_keeper.DeleteStatics(handle);
        m_enumerations.EndAll(handle);
        m_tables.clients.Remove(handle);
    }
    return status;
}

Status
Manager::TakeInterfaceOwnership(ClientHandle handle, const InterfaceId& interface)
{
    AlertQueue::Scope scope(m_queue);
    const Client* client = m_tables.clients.Find(handle);
    Status status = m_checks.CheckTake(client, interface);
    if (status == Status::SUCCESS && !m_forwarder->IsUsable(interface))
    {
        status = Status::INVALID_PARAMETER;
    }
    CauseScope cause(
        m_reports.FireOwnershipCall(ApiFunction::TAKE_OWNERSHIP, client, interface, status));
    if (status != Status::SUCCESS)
    {
        return status;
    }
    if (client->IsIgmp())
    {
        m_tables.interfaces.SetIgmp(interface, handle);
    }
    else
    {
        ChangeOwner(handle, interface, handle);
    }
    return status;
}

Status
Manager::ReleaseInterfaceOwnership(ClientHandle handle, const InterfaceId& interface)
{
    AlertQueue::Scope scope(m_queue);
    const Client* client = m_tables.clients.Find(handle);
    const Status status = m_checks.CheckRelease(client, interface);
    CauseScope cause(
        m_reports.FireOwnershipCall(ApiFunction::RELEASE_OWNERSHIP, client, interface, status));
    if (status != Status::SUCCESS)
    {
        return status;
    }
    if (client->IsIgmp())
    {
        DeleteMemberships(handle, interface, true);
        m_keeper.ForgetForwardStates(interface, handle);
        m_tables.interfaces.SetIgmp(interface, NO_CLIENT);
    }
    else
    {
        ChangeOwner(handle, interface, NO_CLIENT);
    }
    return status;
}

Status
Manager::GetProtocolOnInterface(const InterfaceId& interface, ProtocolInstance& owner) const
{
    const Client* client = m_tables.clients.Find(m_tables.interfaces.GetProtocol(interface));
    if (!client)
    {
        return Status::NOT_FOUND;
    }
    owner = client->instance;
    return Status::SUCCESS;
}

std::string
Manager::GetClientName(const ProtocolInstance& instance) const
{
    const Client* client = m_tables.clients.Find(instance);
    return client ? client->name : ClientInterface::GetClientName(instance);
}

Status
Manager::AddGroupMembershipEntry(ClientHandle handle,
                                 const SourceGroupRange& range,
                                 const InterfaceId& interface,
                                 uint32_t flags)
{
    AlertQueue::Scope scope(m_queue);
    const Client* client = m_tables.clients.Find(handle);
    const Status status = m_checks.CheckAdd(client, range, interface, flags);
    CauseScope cause(m_reports.FireMembershipCall(
        ApiFunction::ADD_MEMBERSHIP, client, range, interface, flags, status));
    if (status != Status::SUCCESS)
    {
        return status;
    }
    const SourceGroup key(range.source, range.group);
    if ((flags & JOIN_STATE) && !m_tables.memberships.Holds(handle, key, interface))
    {
        AddMembership(*client, key, interface);
    }
    if (flags & FORWARD_STATE)
    {
        m_keeper.SetForwardState(key, interface, true, handle);
    }
    return status;
}

Status
Manager::DeleteGroupMembershipEntry(ClientHandle handle,
                                    const SourceGroupRange& range,
                                    const InterfaceId& interface,
                                    uint32_t flags)
{
    AlertQueue::Scope scope(m_queue);
    const Client* client = m_tables.clients.Find(handle);
    const Status status = m_checks.CheckDelete(client, range, interface, flags);
    CauseScope cause(m_reports.FireMembershipCall(
        ApiFunction::DELETE_MEMBERSHIP, client, range, interface, flags, status));
    if (status != Status::SUCCESS)
    {
        return status;
    }
    const SourceGroup key(range.source, range.group);
    if (flags & JOIN_STATE)
    {
        DeleteMembership(*client, key, interface, true);
    }
    if (flags & FORWARD_STATE)
    {
        m_keeper.SetForwardState(key, interface, false, handle);
    }
    return status;
}

Status
Manager::GetMfe(const SourceGroup& key, MfeRecord& mfe) const
{
    const ManagedEntry* entry = m_tables.entries.Find(key);
    if (!entry)
    {
        return Status::NOT_FOUND;
    }
    m_reader.Read(*entry, MfeStatsKind::BASIC, mfe);
    return Status::SUCCESS;
}

Status
Manager::GetFirstMfe(std::size_t& pageSize, std::vector<MfeRecord>& mfes) const
{
    return m_reader.ReadPage(m_tables.entries.GetFirst(), MfeStatsKind::BASIC, pageSize, mfes);
}

Status
Manager::GetNextMfe(const SourceGroup& start,
                    std::size_t& pageSize,
                    std::vector<MfeRecord>& mfes) const
{
    return m_reader.ReadPage(
        m_tables.entries.FindAfter(start), MfeStatsKind::BASIC, pageSize, mfes);
}

Status
Manager::GetMfeStats(const SourceGroup& key, MfeStatsKind kind, MfeStatsRecord& stats) const
{
    const ManagedEntry* entry = m_tables.entries.Find(key);
    if (!entry)
    {
        return Status::NOT_FOUND;
    }
    m_reader.Read(*entry, kind, stats);
    return Status::SUCCESS;
}

Status
Manager::GetFirstMfeStats(MfeStatsKind kind,
                          std::size_t& pageSize,
                          std::vector<MfeStatsRecord>& stats) const
{
    return m_reader.ReadPage(m_tables.entries.GetFirst(), kind, pageSize, stats);
}

Status
Manager::GetNextMfeStats(const SourceGroup& start,
                         MfeStatsKind kind,
                         std::size_t& pageSize,
                         std::vector<MfeStatsRecord>& stats) const
{
    return m_reader.ReadPage(m_tables.entries.FindAfter(start), kind, pageSize, stats);
}

Status
Manager::SetMfe(ClientHandle handle,
                const SourceGroup& key,
                Ipv4Address upstreamNeighbor,
                const InterfaceId& iif)
{
    AlertQueue::Scope scope(m_queue);
    const Client* client = m_tables.clients.Find(handle);
    ManagedEntry* entry = m_tables.entries.Find(key);
    const Status status = m_checks.CheckSetMfe(client, entry, m_keeper.GetIifOwner(key), iif);
    ApiCallRecord call = m_reports.BeginEntryCall(ApiFunction::SET_MFE, client, key, iif, status);
    call.upstreamNeighbor = upstreamNeighbor;
    m_apiCall(call);
    CauseScope cause(call.head);
    if (status == Status::SUCCESS)
    {
        m_keeper.Retarget(*entry, upstreamNeighbor, iif, handle);
    }
    return status;
}

Status
Manager::SetStaticEntry(ClientHandle handle, const StaticEntry& entry)
{
    AlertQueue::Scope scope(m_queue);
    const Client* client = m_tables.clients.Find(handle);
    Status status = m_checks.CheckSetStatic(
        client, m_tables.entries.Find(entry.key), m_keeper.GetIifOwner(entry.key), entry.iif);
    if (status == Status::SUCCESS)
    {
        status = m_keeper.CheckStatic(entry);
    }
    ApiCallRecord call = m_reports.BeginEntryCall(
        ApiFunction::SET_STATIC_ENTRY, client, entry.key, entry.iif, status);
    call.oifs = entry.oifs;
    call.negative = entry.negative;
    m_apiCall(call);
    CauseScope cause(call.head);
    if (status == Status::SUCCESS)
    {
        m_keeper.SetStatic(entry, handle);
    }
    return status;
}

Status
Manager::DeleteStaticEntry(ClientHandle handle, const SourceGroup& key)
{
    AlertQueue::Scope scope(m_queue);
    const Client* client = m_tables.clients.Find(handle);
    const ManagedEntry* entry = m_tables.entries.Find(key);
    const Status status = m_checks.CheckDeleteStatic(client, entry);
    const ApiCallRecord call =
        m_reports.BeginEntryCall(ApiFunction::DELETE_STATIC_ENTRY,
                                 client,
                                 key,
                                 status == Status::SUCCESS ? entry->iif : InterfaceId(),
                                 status);
    m_apiCall(call);
    CauseScope cause(call.head);
    if (status == Status::SUCCESS)
    {
        m_keeper.Delete(key);
    }
    return status;
}

Status
Manager::SetAlertMask(ClientHandle handle,
                      const SourceGroup& key,
                      const InterfaceId& arrival,
                      bool masked)
{
    const Client* client = m_tables.clients.Find(handle);
    Status status = m_checks.CheckSetAlertMask(client, arrival);
    if (status == Status::SUCCESS && !m_forwarder->HasEntry(key))
    {
        status = Status::NOT_FOUND;
    }
    ApiCallRecord call =
        m_reports.BeginEntryCall(ApiFunction::SET_ALERT_MASK, client, key, arrival, status);
    call.masked = masked;
    m_apiCall(call);
    CauseScope cause(call.head);
    if (status == Status::SUCCESS)
    {
        m_forwarder->SetAlertMask(key, arrival, masked);
    }
    return status;
}

Status
Manager::GroupEnumerationStart(ClientHandle handle,
                               EnumerationType type,
                               EnumerationHandle& enumeration)
{
    const Client* client = m_tables.clients.Find(handle);
    const Status status = client ? Status::SUCCESS : Status::INVALID_PARAMETER;
    m_apiCall(m_reports.BeginCall(ApiFunction::ENUMERATION_START, client, status));
    if (client)
    {
        enumeration = m_enumerations.Start(handle, type);
    }
    return status;
}

Status
Manager::GroupEnumerationGetNext(EnumerationHandle enumeration,
                                 std::size_t& pageSize,
                                 std::vector<SourceGroupRange>& entries)
{
    return m_enumerations.GetNext(enumeration, pageSize, entries);
}

Status
Manager::GroupEnumerationEnd(EnumerationHandle enumeration)
{
    return m_enumerations.End(enumeration);
}

Ptr<RpfSource>
Manager::GetRpfSource() const
{
    return m_rpf;
}

void
Manager::DoStart()
{
    NS_ABORT_MSG_UNLESS(m_forwarder,
                        "group manager of node " << GetNode()->GetId() << " has no forwarder");
    m_nodeId = GetNode()->GetId();
    m_caller.SetNode(m_nodeId);
    m_reports.SetNode(m_nodeId);
    m_keeper.SetForwarder(m_forwarder);
    m_keeper.SetIpv4(GetNode()->GetObject<Ipv4>());
    m_reader.SetForwarder(m_forwarder);
    ForwarderNotifications notifications;
    notifications.newPacket = MakeCallback(&Manager::HandleNewPacket, this);
    notifications.wrongInterface = MakeCallback(&Manager::HandleWrongInterface, this);
    notifications.entryExpired = MakeCallback(&Manager::HandleEntryExpired, this);
    m_forwarder->SetNotifications(notifications);
}

void
Manager::DoStop()
{
    m_forwarder->SetNotifications(ForwarderNotifications());
    ReportMembershipsDeleted();
    m_keeper.Clear();
    for (const InterfaceId& interface : m_tables.interfaces.GetInterfaces())
    {
        m_forwarder->RemoveInterface(interface);
    }
    m_keeper.SetForwarder(nullptr);
    m_reader.SetForwarder(nullptr);
    m_queue.Clear();
    m_isReevaluationDue = false;
    m_enumerations.Clear();
    m_tables.memberships.Clear();
    m_tables.interfaces.Clear();
    m_tables.clients.Clear();
    m_tables.enabling = NO_CLIENT;
}

void
Manager::DoDispose()
{
    DisconnectRpfSource();
    if (m_forwarder && IsRunning())
    {
        m_forwarder->SetNotifications(ForwarderNotifications());
    }
    m_queue.Clear();
    m_tables.clients.Clear();
    m_keeper.SetForwarder(nullptr);
    m_keeper.SetRpfSource(nullptr);
    m_keeper.SetIpv4(nullptr);
    m_reader.SetForwarder(nullptr);
    m_forwarder = nullptr;
    m_rpf = nullptr;
    ClientInterface::DoDispose();
}

void
Manager::HandleNewPacket(const NewPacketNotification& notification)
{
    CauseScope cause(notification.record);
    AlertQueue::Scope scope(m_queue);
    m_keeper.Create(notification);
}

void
Manager::HandleWrongInterface(const WrongInterfaceNotification& notification)
{
    CauseScope cause(notification.record);
    AlertQueue::Scope scope(m_queue);
    const Client* owner = m_tables.clients.Find(m_tables.interfaces.GetOwner(notification.arrival));
    AlertOutcome outcome = AlertOutcome::DELIVERED;
    if (!m_deliverWrongInterface)
    {
        outcome = AlertOutcome::NOT_DELIVERED;
    }
    else if (!owner)
    {
        outcome = AlertOutcome::NO_OWNER;
    }
    else if (owner->callbacks.wrongInterface.IsNull())
    {
        outcome = AlertOutcome::NO_CALLBACK;
    }
    if (outcome != AlertOutcome::DELIVERED)
    {
        const RecordHead head = NewRecord(m_nodeId, TraceLevel::ALERTS);
        m_undeliveredAlert(UndeliveredAlertRecord{
            head, notification.record.id, notification.key, notification.arrival, outcome});
        return;
    }
    WrongInterfaceAlert alert;
    alert.key = notification.key;
    alert.arrival = notification.arrival;
    alert.head = notification.head;
    alert.alert = notification.record.id;
    m_caller.AlertWrongInterface(owner->handle, alert);
}

void
Manager::HandleEntryExpired(const EntryExpiredNotification& notification)
{
    m_keeper.Forget(notification.key);
}

void
Manager::HandleRoutesChanged()
{
    if (!IsRunning() || !m_reevaluate || m_isReevaluationDue)
    {
        return; // one that has not begun yet finds all changes
    }
    AlertQueue::Scope scope(m_queue);
    m_isReevaluationDue = true;
    m_queue.Add([this] {
        m_isReevaluationDue = false;
        m_keeper.Reevaluate();
    });
}

void
Manager::DisconnectRpfSource()
{
    if (m_rpf)
    {
        m_rpf->TraceDisconnectWithoutContext("RoutesChanged",
                                             MakeCallback(&Manager::HandleRoutesChanged, this));
    }
}

void
Manager::ChangeOwner(ClientHandle client, const InterfaceId& interface, ClientHandle owner)
{
    const ClientHandle igmp = m_tables.interfaces.Get(interface).igmp;
    if (igmp != NO_CLIENT)
    {
        m_tables.interfaces.PauseIgmp(interface);
        m_tables.interfaces.SetChanger(interface, client);
        m_caller.DisableIgmp(igmp, interface);
        if (!m_tables.clients.Find(client))
        {
            return; // the callback stopped the group manager
        }
        m_tables.interfaces.SetChanger(interface, NO_CLIENT);
    }
    m_keeper.DeleteEntries(interface);
    if (owner == NO_CLIENT)
    {
        m_keeper.ForgetForwardStates(interface, client);
        DeleteMemberships(client, interface, false);
    }
    DeleteMemberships(igmp, interface, false);
    m_tables.interfaces.SetOwner(interface, owner);
    if (owner == NO_CLIENT)
    {
        m_forwarder->RemoveInterface(interface);
    }
    else
    {
        m_forwarder->AddInterface(interface); // from now on it raises alerts for the client
    }
    if (igmp != NO_CLIENT)
    {
        m_queue.Add([this, igmp, interface] { DeliverEnableIgmp(igmp, interface); });
    }
}

void
Manager::DeliverEnableIgmp(ClientHandle igmp, const InterfaceId& interface)
{
    if (m_tables.interfaces.Get(interface).igmp == igmp)
    {
        m_tables.enabling = igmp;
        m_caller.EnableIgmp(igmp, interface);
        m_tables.enabling = NO_CLIENT;
    }
    if (m_tables.interfaces.Get(interface).igmpPauses != 0)
    {
        m_tables.interfaces.ResumeIgmp(interface);
    }
}

void
Manager::AddMembership(const Client& client, const SourceGroup& key, const InterfaceId& interface)
{
    CauseScope cause(m_reports.FireMembership(MembershipEvent::ADDED, client, key, interface));
    const std::vector<ClientHandle> before = m_tables.memberships.GetReceivers(key);
    m_tables.memberships.Add(client.handle, key, interface);
    m_rules.OnAdded(client, key, interface, before);
    m_keeper.FollowMembership(key, interface, client.handle);
}

void
Manager::DeleteMembership(const Client& client,
                          const SourceGroup& key,
                          const InterfaceId& interface,
                          bool tellOwner)
{
    CauseScope cause(m_reports.FireMembership(MembershipEvent::DELETED, client, key, interface));
    m_tables.memberships.Remove(client.handle, key, interface);
    m_rules.OnDeleted(client, key, interface, tellOwner);
    m_keeper.FollowMembership(key, interface, client.handle);
}

void
Manager::DeleteMemberships(ClientHandle client, const InterfaceId& interface, bool tellOwner)
{
    for (const SourceGroup& key : m_tables.memberships.GetHeld(client, interface))
    {
        DeleteMembership(*m_tables.clients.Find(client), key, interface, tellOwner);
    }
}

void
Manager::ReportMembershipsDeleted() const
{
    SourceGroup key;
    for (bool isAny = m_tables.memberships.FindNext(key, true, key); isAny;
         isAny = m_tables.memberships.FindNext(key, false, key))
    {
        for (const auto& [interface, holders] : m_tables.memberships.GetDetails(key))
        {
            for (const ClientHandle holder : holders)
            {
                m_reports.FireMembership(
                    MembershipEvent::DELETED, *m_tables.clients.Find(holder), key, interface);
            }
        }
    }
}

void
Manager::SetDefaultEntryTimeout(Time lifetime)
{
    m_keeper.SetDefaultTimeout(lifetime);
}

Time
Manager::GetDefaultEntryTimeout() const
{
    return m_keeper.GetDefaultTimeout();
}

void
Manager::SetNegativeEntryTimeout(Time lifetime)
{
    m_keeper.SetNegativeTimeout(lifetime);
}

Time
Manager::GetNegativeEntryTimeout() const
{
    return m_keeper.GetNegativeTimeout();
}

} // namespace mgm
} // namespace ns3
