/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-manager.h"

#include "ns3/abort.h"
#include "ns3/boolean.h"
#include "ns3/ipv4.h"
#include "ns3/log.h"
#include "ns3/node.h"
#include "ns3/uinteger.h"

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
                          MakeTimeAccessor(&Manager::m_defaultEntryTimeout),
                          MakeTimeChecker(Seconds(0)))
            .AddAttribute(
                "NegativeEntryTimeout",
                "Lifetime of the entry that remembers that there is no route to a "
                "source; 0 s: it does not expire. The default is how long Linux remembers "
                "that nobody answered for a packet (K3).",
                TimeValue(Seconds(10)),
                MakeTimeAccessor(&Manager::m_negativeEntryTimeout),
                MakeTimeChecker(Seconds(0)))
            .AddAttribute("MembershipLimit",
                          "Largest number of memberships, each of one client on one interface; "
                          "calls that add others fail with NOT_ENOUGH_MEMORY.",
                          UintegerValue(1000000),
                          MakeUintegerAccessor(&Manager::m_membershipLimit),
                          MakeUintegerChecker<uint32_t>())
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
                            "ns3::mgm::Manager::MembershipTracedCallback")
            .AddTraceSource("RefusedEntry",
                            "The forwarder refused an entry, which is forgotten.",
                            MakeTraceSourceAccessor(&Manager::m_refusedEntry),
                            "ns3::mgm::Manager::RefusedEntryTracedCallback");
    return tid;
}

Manager::Manager()
    : m_caller(m_tables.clients, m_clientCallback, m_callbackAnswer),
      m_reports(m_apiCall, m_membership, m_refusedEntry),
      m_keeper(
          m_tables, m_queue, m_caller, m_reports, {m_defaultEntryTimeout, m_negativeEntryTimeout}),
      m_rules(m_tables, m_queue, m_caller, m_keeper),
      m_memberships(m_tables, m_reports, m_rules, m_keeper),
      m_ownership(m_tables, m_queue, m_caller, m_keeper, m_memberships),
      m_checks(m_tables, m_membershipLimit),
      m_entryCalls(m_tables, m_queue, m_checks, m_reports, m_keeper),
      m_enumerations(m_tables.memberships),
      m_reader(m_tables),
      m_routes(MakeCallback(&Manager::HandleRoutesChanged, this))
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
    m_routes.SetSource(rpf);
    m_keeper.SetRpfSource(rpf);
    HandleRoutesChanged();
}

const ManagerCounters&
Manager::GetCounters() const
{
    return m_tables.counters;
}

void
Manager::PrintTables(Ptr<OutputStreamWrapper> stream, const InterfaceNamer& namer) const
{
    ManagerPrinter(m_tables, m_forwarder, namer)
        .Print(*stream->GetStream(), GetNode() ? GetNode()->GetId() : m_nodeId, IsRunning());
}

Status
Manager::RegisterProtocol(const ProtocolInstance& instance,
                          const std::string& name,
                          const ClientCallbacks& callbacks,
                          ClientHandle& handle)
{
    NS_LOG_FUNCTION(this << instance << name);
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
    NS_LOG_FUNCTION(this << handle);
    const Client* client = m_tables.clients.Find(handle);
    const Status status = m_checks.CheckDeregister(client);
    const ApiCallRecord call = m_reports.BeginCall(ApiFunction::DEREGISTER, client, status);
    m_apiCall(call);
    CauseScope cause(call.head);
    if (status == Status::SUCCESS)
    {
        End(handle);
    }
    return status;
}

void
Manager::AbandonRegistration(ClientHandle handle)
{
    NS_LOG_FUNCTION(this << handle);
    const Client* client = m_tables.clients.Find(handle);
    if (!client)
    {
        return;
    }
    AlertQueue::Scope scope(m_queue);
    const ApiCallRecord call =
        m_reports.BeginCall(ApiFunction::DEREGISTER, client, Status::SUCCESS);
    m_apiCall(call);
    CauseScope cause(call.head);
    m_tables.clients.Silence(handle);
    m_ownership.ReleaseAll(handle);
    End(handle);
}

void
Manager::End(ClientHandle handle)
{
    if (m_tables.clients.Find(handle))
    {
        m_keeper.DeleteStatics(handle);
        m_enumerations.EndAll(handle);
        m_tables.clients.Remove(handle);
    }
}

Status
Manager::TakeInterfaceOwnership(ClientHandle handle, const InterfaceId& interface)
{
    NS_LOG_FUNCTION(this << handle << interface);
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
    m_ownership.Take(*client, interface);
    return status;
}

Status
Manager::ReleaseInterfaceOwnership(ClientHandle handle, const InterfaceId& interface)
{
    NS_LOG_FUNCTION(this << handle << interface);
    AlertQueue::Scope scope(m_queue);
    const Client* client = m_tables.clients.Find(handle);
    const Status status = m_checks.CheckRelease(client, interface);
    CauseScope cause(
        m_reports.FireOwnershipCall(ApiFunction::RELEASE_OWNERSHIP, client, interface, status));
    if (status != Status::SUCCESS)
    {
        return status;
    }
    m_ownership.Release(*client, interface);
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
    NS_LOG_FUNCTION(this << handle << range.source << range.group << interface << flags);
    AlertQueue::Scope scope(m_queue);
    const Client* client = m_tables.clients.Find(handle);
    const Status status = m_checks.CheckAdd(client, range, interface, flags);
    CauseScope cause(m_reports.FireMembershipCall(
        ApiFunction::ADD_MEMBERSHIP, client, range, interface, flags, status));
    if (status != Status::SUCCESS)
    {
        m_tables.counters.refusedMemberships += status == Status::NOT_ENOUGH_MEMORY ? 1 : 0;
        return status;
    }
    const SourceGroup key(range.source, range.group);
    if ((flags & JOIN_STATE) && !m_tables.memberships.Holds(handle, key, interface))
    {
        m_memberships.Add(*client, key, interface);
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
    NS_LOG_FUNCTION(this << handle << range.source << range.group << interface << flags);
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
        m_memberships.Delete(*client, key, interface, true);
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
    return m_reader.ReadOne(key, MfeStatsKind::BASIC, mfe);
}

Status
Manager::GetFirstMfe(std::size_t& pageSize, std::vector<MfeRecord>& mfes) const
{
    return m_reader.ReadFirst(MfeStatsKind::BASIC, pageSize, mfes);
}

Status
Manager::GetNextMfe(const SourceGroup& start,
                    std::size_t& pageSize,
                    std::vector<MfeRecord>& mfes) const
{
    return m_reader.ReadNext(start, MfeStatsKind::BASIC, pageSize, mfes);
}

Status
Manager::GetMfeStats(const SourceGroup& key, MfeStatsKind kind, MfeStatsRecord& stats) const
{
    return m_reader.ReadOne(key, kind, stats);
}

Status
Manager::GetFirstMfeStats(MfeStatsKind kind,
                          std::size_t& pageSize,
                          std::vector<MfeStatsRecord>& stats) const
{
    return m_reader.ReadFirst(kind, pageSize, stats);
}

Status
Manager::GetNextMfeStats(const SourceGroup& start,
                         MfeStatsKind kind,
                         std::size_t& pageSize,
                         std::vector<MfeStatsRecord>& stats) const
{
    return m_reader.ReadNext(start, kind, pageSize, stats);
}

Status
Manager::SetMfe(ClientHandle handle,
                const SourceGroup& key,
                Ipv4Address upstreamNeighbor,
                const InterfaceId& iif)
{
    NS_LOG_FUNCTION(this << handle << key << upstreamNeighbor << iif);
    return m_entryCalls.SetMfe(handle, key, upstreamNeighbor, iif);
}

Status
Manager::SetStaticEntry(ClientHandle handle, const StaticEntry& entry)
{
    NS_LOG_FUNCTION(this << handle << entry.key << entry.iif);
    return m_entryCalls.SetStatic(handle, entry);
}

Status
Manager::DeleteStaticEntry(ClientHandle handle, const SourceGroup& key)
{
    NS_LOG_FUNCTION(this << handle << key);
    return m_entryCalls.DeleteStatic(handle, key);
}

Status
Manager::DeleteEntry(ClientHandle handle, const SourceGroup& key)
{
    NS_LOG_FUNCTION(this << handle << key);
    return m_entryCalls.Delete(handle, key);
}

Status
Manager::WatchEntry(ClientHandle handle, const SourceGroup& key)
{
    NS_LOG_FUNCTION(this << handle << key);
    return m_entryCalls.Watch(handle, key);
}

Status
Manager::SetAlertMask(ClientHandle handle,
                      const SourceGroup& key,
                      const InterfaceId& arrival,
                      bool masked)
{
    NS_LOG_FUNCTION(this << handle << key << arrival << masked);
    return m_entryCalls.SetMask(handle, key, arrival, masked);
}

Status
Manager::GroupEnumerationStart(ClientHandle handle,
                               EnumerationType type,
                               EnumerationHandle& enumeration)
{
    NS_LOG_FUNCTION(this << handle << static_cast<uint32_t>(type));
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
    return m_routes.GetSource();
}

void
Manager::DoStart()
{
    NS_ABORT_MSG_UNLESS(m_forwarder,
                        "group manager of node " << GetNode()->GetId() << " has no forwarder");
    m_nodeId = GetNode()->GetId();
    m_caller.SetNode(m_nodeId);
    m_reports.SetNode(m_nodeId);
    UseForwarder(m_forwarder);
    m_keeper.SetIpv4(GetNode()->GetObject<Ipv4>());
    ForwarderNotifications notifications;
    notifications.newPacket = MakeCallback(&Manager::HandleNewPacket, this);
    notifications.wrongInterface = MakeCallback(&Manager::HandleWrongInterface, this);
    notifications.dataArrived = MakeCallback(&Manager::HandleDataArrived, this);
    notifications.entryExpired = MakeCallback(&Manager::HandleEntryExpired, this);
    notifications.restarted = MakeCallback(&Manager::HandleForwarderRestarted, this);
    m_forwarder->SetNotifications(notifications);
}

void
Manager::DoStop()
{
    m_forwarder->SetNotifications(ForwarderNotifications());
    m_memberships.ReportEnd();
    m_keeper.Clear();
    for (const InterfaceId& interface : m_tables.interfaces.GetInterfaces())
    {
        m_forwarder->RemoveInterface(interface);
    }
    UseForwarder(nullptr);
    m_queue.Clear();
    m_isReevaluationDue = false;
    m_enumerations.Clear();
    m_rules.Clear();
    m_tables.memberships.Clear();
    m_tables.interfaces.Clear();
    m_tables.clients.Clear();
    m_tables.enabling = NO_CLIENT;
}

void
Manager::DoDispose()
{
    m_routes.Clear();
    if (m_forwarder && IsRunning())
    {
        m_forwarder->SetNotifications(ForwarderNotifications());
    }
    m_queue.Clear();
    m_tables.clients.Clear();
    UseForwarder(nullptr);
    m_keeper.SetRpfSource(nullptr);
    m_keeper.SetIpv4(nullptr);
    m_forwarder = nullptr;
    ClientInterface::DoDispose();
}

void
Manager::UseForwarder(Ptr<ForwarderControl> forwarder)
{
    m_keeper.SetForwarder(forwarder);
    m_ownership.SetForwarder(forwarder);
    m_entryCalls.SetForwarder(forwarder);
    m_reader.SetForwarder(forwarder);
}

void
Manager::HandleNewPacket(const NewPacketNotification& notification)
{
    NS_LOG_FUNCTION(this << notification.key << notification.arrival);
    CauseScope cause(notification.record);
    AlertQueue::Scope scope(m_queue);
    m_keeper.Create(notification);
}

void
Manager::HandleWrongInterface(const WrongInterfaceNotification& notification)
{
    NS_LOG_FUNCTION(this << notification.key << notification.arrival);
    CauseScope cause(notification.record);
    AlertQueue::Scope scope(m_queue);
    const Client* owner = m_tables.clients.Find(m_tables.interfaces.GetOwner(notification.arrival));
    const AlertOutcome outcome = FindOutcome(owner);
    if (outcome != AlertOutcome::DELIVERED)
    {
        NS_LOG_LOGIC("alert of " << notification.key << " on " << notification.arrival
                                 << " reaches nobody");
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

AlertOutcome
Manager::FindOutcome(const Client* owner) const
{
    if (!m_deliverWrongInterface)
    {
        return AlertOutcome::NOT_DELIVERED;
    }
    if (!owner)
    {
        return AlertOutcome::NO_OWNER;
    }
    return owner->callbacks.wrongInterface.IsNull() ? AlertOutcome::NO_CALLBACK
                                                    : AlertOutcome::DELIVERED;
}

void
Manager::HandleDataArrived(const DataArrivedNotification& notification)
{
    NS_LOG_FUNCTION(this << notification.key << notification.arrival);
    AlertQueue::Scope scope(m_queue);
    m_keeper.TellArrival(notification);
}

void
Manager::HandleEntryExpired(const EntryExpiredNotification& notification)
{
    NS_LOG_FUNCTION(this << notification.key);
    m_keeper.Forget(notification.key);
}

void
Manager::HandleForwarderRestarted()
{
    NS_LOG_FUNCTION(this);
    m_keeper.FollowRestart();
}

void
Manager::HandleRoutesChanged()
{
    NS_LOG_FUNCTION(this);
    if (!IsRunning() || !m_reevaluate || m_isReevaluationDue)
    {
        return; // one that has not begun yet finds all changes
    }
    AlertQueue::Scope scope(m_queue);
    m_isReevaluationDue = true;
    m_queue.Add([this] {
        m_isReevaluationDue = false;
        RouteCache pass;
        m_keeper.Reevaluate(pass);
        m_rules.FollowRoutes(pass);
    });
}

} // namespace mgm
} // namespace ns3
