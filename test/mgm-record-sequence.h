/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * One record of each kind, for tests of the trace.
 */

#ifndef MGM_RECORD_SEQUENCE_H
#define MGM_RECORD_SEQUENCE_H

#include "mgm-record-source.h"

#include "ns3/mgm-observation.h"
#include "ns3/packet.h"

namespace ns3
{
namespace mgm
{

/// Fires one record of each kind, each caused by the one before, in one event.
class RecordSequence
{
  public:
    /// @param [in] source Who fires them.
    explicit RecordSequence(const Ptr<RecordSource>& source)
        : m_source(source)
    {
    }

    /// Fires them.
    void Run()
    {
        const RecordHead sent = FireEndpoint(2);
        const CauseScope sentScope(sent);
        const RecordHead wrong = FireWrongInterface();
        const CauseScope wrongScope(wrong);
        const RecordHead alert = FireNotification(NotificationKind::WRONG_INTERFACE);
        const CauseScope alertScope(alert);
        const RecordHead callback = FireCallback(CallbackKind::WRONG_INTERFACE, alert.id);
        const CauseScope callbackScope(callback);
        const RecordHead reaction = FireReaction(alert.id);
        const CauseScope reactionScope(reaction);
        const RecordHead call = FireApiCall();
        const CauseScope callScope(call);
        const RecordHead entry = FireEntry();
        const CauseScope entryScope(entry);
        FirePacket();
        FireTheRest(alert.id);
    }

  private:
    const SourceGroup m_key{"10.0.1.2", "239.1.1.1"}; //!< of all records
    const uint32_t m_node{1};                         //!< of most records

    RecordHead FireEndpoint(uint32_t node)
    {
        EndpointRecord record;
        record.head = NewRecord(node, TraceLevel::PACKETS);
        record.packet = Create<Packet>(100);
        record.key = SourceGroup(Ipv4Address::GetAny(), m_key.group);
        record.interface = InterfaceId(1);
        m_source->endpoint(record);
        return record.head;
    }

    RecordHead FireWrongInterface()
    {
        WrongInterfaceRecord record;
        record.head = NewRecord(m_node, TraceLevel::ALERTS);
        record.key = m_key;
        record.entryKey = SourceGroup(Ipv4Address::GetAny(), m_key.group);
        record.arrival = InterfaceId(2, "10.0.0.7");
        record.expected = InterfaceId(1);
        record.arrivalIsOif = true;
        record.verdict = Verdict::ALERTED;
        record.limiter = "per-entry";
        record.alertedBefore = true;
        record.lastAlert = Seconds(1);
        record.nextAlert = Seconds(8);
        record.ttl = 61;
        record.size = 128;
        record.identification = 9;
        m_source->wrongInterface(record);
        return record.head;
    }

    RecordHead FireNotification(NotificationKind kind)
    {
        NotificationRecord record;
        const bool alert = kind == NotificationKind::WRONG_INTERFACE;
        record.head = NewRecord(m_node, alert ? TraceLevel::ALERTS : TraceLevel::CONTROL);
        record.kind = kind;
        record.key = m_key;
        record.arrival = InterfaceId(2);
        record.expected = InterfaceId(1);
        m_source->notification(record);
        return record.head;
    }

    RecordHead FireCallback(CallbackKind kind, RecordId alert)
    {
        CallbackRecord record;
        const bool isAlert = kind == CallbackKind::WRONG_INTERFACE;
        record.head = NewRecord(m_node, isAlert ? TraceLevel::ALERTS : TraceLevel::CONTROL);
        record.kind = kind;
        record.client = "static";
        record.instance = {protocol::STATIC, 7};
        record.key = m_key;
        record.interface = InterfaceId(2);
        record.oifs = {InterfaceId(2), InterfaceId(3)};
        record.member = true;
        record.alert = alert;
        m_source->clientCallback(record);
        return record.head;
    }

    RecordHead FireReaction(RecordId alert)
    {
        ReactionRecord record;
        record.head = NewRecord(m_node, TraceLevel::ALERTS);
        record.alert = alert;
        record.client = "static";
        record.key = m_key;
        record.arrival = InterfaceId(2);
        record.action = "retarget";
        record.reason = "the data comes from there now";
        m_source->reaction(record);
        return record.head;
    }

    RecordHead FireApiCall(ApiFunction function = ApiFunction::SET_MFE)
    {
        ApiCallRecord record;
        record.head = NewRecord(m_node, TraceLevel::CONTROL);
        record.function = function;
        record.client = "static";
        record.instance = {protocol::STATIC, 7};
        record.range = m_key;
        record.interface = InterfaceId(2);
        record.flags = JOIN_STATE;
        record.upstreamNeighbor = Ipv4Address("10.0.0.7");
        record.oifs = {{InterfaceId(3), 16}, {InterfaceId(1), 1}};
        record.masked = true;
        m_source->apiCall(record);
        return record.head;
    }

    RecordHead FireEntry(EntryEvent event = EntryEvent::CHANGED)
    {
        EntryRecord record;
        record.head = NewRecord(m_node, TraceLevel::STATE);
        record.event = event;
        record.before.key = m_key;
        record.before.iif = InterfaceId(1);
        record.after = record.before;
        record.after.iif = InterfaceId(2);
        record.after.oifs = {{InterfaceId(1), 1}, {InterfaceId(3), 16}};
        record.after.timeout = Seconds(210);
        m_source->entry(record);
        return record.head;
    }

    void FirePacket(PacketEvent event = PacketEvent::FORWARDED)
    {
        PacketRecord record;
        record.head = NewRecord(m_node, TraceLevel::PACKETS);
        record.event = event;
        record.packet = Create<Packet>(108);
        record.header.SetSource(m_key.source);
        record.header.SetDestination(m_key.group);
        record.header.SetTtl(61);
        record.header.SetProtocol(17);
        record.header.SetIdentification(9);
        record.arrival = InterfaceId(2);
        record.oifs = {InterfaceId(1), InterfaceId(3)};
        if (event == PacketEvent::DROPPED || event == PacketEvent::COPY_DROPPED)
        {
            record.reason = DropReason::TTL_TOO_LOW;
        }
        m_source->packet(record);
    }

    /// Every other shape of every kind.
    void FireTheRest(RecordId alert)
    {
        FireNotification(NotificationKind::NEW_PACKET);
        FireNotification(NotificationKind::ENTRY_EXPIRED);
        FireNotification(NotificationKind::DATA_ARRIVED);
        for (const CallbackKind kind : {CallbackKind::RPF,
                                        CallbackKind::CREATION,
                                        CallbackKind::JOIN,
                                        CallbackKind::PRUNE,
                                        CallbackKind::LOCAL_JOIN,
                                        CallbackKind::LOCAL_LEAVE,
                                        CallbackKind::DISABLE_IGMP,
                                        CallbackKind::ENABLE_IGMP,
                                        CallbackKind::DATA_ARRIVED})
        {
            FireCallback(kind, alert);
            FireAnswer(kind);
        }
        for (const ApiFunction function : {ApiFunction::REGISTER,
                                           ApiFunction::DEREGISTER,
                                           ApiFunction::TAKE_OWNERSHIP,
                                           ApiFunction::RELEASE_OWNERSHIP,
                                           ApiFunction::ADD_MEMBERSHIP,
                                           ApiFunction::DELETE_MEMBERSHIP,
                                           ApiFunction::ENUMERATION_START,
                                           ApiFunction::SET_STATIC_ENTRY,
                                           ApiFunction::DELETE_STATIC_ENTRY,
                                           ApiFunction::SET_ALERT_MASK,
                                           ApiFunction::DELETE_ENTRY,
                                           ApiFunction::WATCH_ENTRY})
        {
            FireApiCall(function);
        }
        for (const EntryEvent event : {EntryEvent::UNRESOLVED,
                                       EntryEvent::CREATED,
                                       EntryEvent::DELETED,
                                       EntryEvent::EXPIRED,
                                       EntryEvent::ABANDONED})
        {
            FireEntry(event);
        }
        for (const PacketEvent event :
             {PacketEvent::HELD, PacketEvent::DROPPED, PacketEvent::COPY_DROPPED})
        {
            FirePacket(event);
        }
        FireUndelivered(alert);
        FireRefusedEntry();
        FireMembership();
        FireViolation();
        FireFindings();
        FireTopologyChange(TopologyEvent::LINK_COST);
        FireTopologyChange(TopologyEvent::LINK_UP);
        FireConverged();
        FireRunning();
        FireScenarioEvent();
    }

    void FireViolation()
    {
        InvariantRecord record;
        record.head = NewObservation(TraceLevel::ALERTS, CauseScope::GetCurrent());
        record.invariant = Invariant::FORWARDED_ONCE;
        record.node = m_node;
        record.key = m_key;
        record.interface = 2;
        record.explanation = "assert";
        m_source->violation(record);
    }

    void FireFindings()
    {
        TreeFindingRecord record;
        record.head = NewObservation(TraceLevel::STATE, CauseScope::GetCurrent());
        record.key = m_key;
        record.finding.kind = TreeFindingKind::STALE_IIF;
        record.finding.interface = 2;
        record.finding.expected = 1;
        record.finding.record = record.head.cause.Get(TraceLevel::STATE);
        record.node = m_node;
        record.explanation = "not-converged";
        m_source->finding(record);
        record.first = record.head.id;
        record.head = NewObservation(TraceLevel::STATE, CauseScope::GetCurrent());
        record.appeared = false;
        record.finding.kind = TreeFindingKind::LOOP;
        record.finding.interface = 0;
        record.loop = {m_node, 2};
        record.explanation = "";
        record.since = Seconds(3);
        m_source->finding(record);
    }

    void FireTopologyChange(TopologyEvent event)
    {
        TopologyChangeRecord record;
        record.head = NewRecord(RecordId::NETWORK, TraceLevel::ALERTS);
        record.version = 2;
        record.event = event;
        record.link = 7;
        record.ends[0].name = "Denver";
        record.ends[0].nodeId = m_node;
        record.ends[0].interface = 2;
        record.ends[1].name = "LAN 1";
        record.direction = LinkDirection::B_TO_A;
        record.costBefore = 10;
        record.costAfter = 100;
        m_source->topologyChange(record);
    }

    void FireConverged()
    {
        ConvergedRecord record;
        record.head = NewRecord(m_node, TraceLevel::ALERTS);
        record.version = 2;
        m_source->converged(record);
    }

    void FireScenarioEvent()
    {
        ScenarioEventRecord record;
        record.head = NewRecord(RecordId::NETWORK, TraceLevel::ALERTS);
        record.event = "inject";
        record.text = "a packet arrives";
        m_source->scenarioEvent(record);
    }

    void FireRunning()
    {
        ApplicationRecord record;
        record.head = NewRecord(m_node, TraceLevel::CONTROL);
        record.application = RecordSource::GetTypeId();
        m_source->running(record);
    }

    void FireAnswer(CallbackKind kind)
    {
        if (kind != CallbackKind::RPF && kind != CallbackKind::CREATION &&
            kind != CallbackKind::PRUNE)
        {
            return;
        }
        CallbackAnswerRecord record;
        record.head = NewRecord(m_node, TraceLevel::CONTROL);
        record.kind = kind;
        record.client = "static";
        record.key = m_key;
        record.interface = InterfaceId(3);
        record.disabled = {InterfaceId(3)};
        record.timeout = 900;
        m_source->callbackAnswer(record);
    }

    void FireUndelivered(RecordId alert)
    {
        UndeliveredAlertRecord record;
        record.head = NewRecord(m_node, TraceLevel::ALERTS);
        record.alert = alert;
        record.key = m_key;
        record.arrival = InterfaceId(2);
        record.outcome = AlertOutcome::NO_CALLBACK;
        m_source->undeliveredAlert(record);
    }

    void FireRefusedEntry()
    {
        RefusedEntryRecord record;
        record.head = NewRecord(m_node, TraceLevel::CONTROL);
        record.key = m_key;
        record.iif = InterfaceId(2);
        m_source->refusedEntry(record);
    }

    void FireMembership()
    {
        MembershipRecord record;
        record.head = NewRecord(m_node, TraceLevel::STATE);
        record.client = "igmp";
        record.key = SourceGroup(Ipv4Address::GetAny(), m_key.group);
        record.interface = InterfaceId(3);
        m_source->membership(record);
    }

    Ptr<RecordSource> m_source; //!< who fires them
};

} // namespace mgm
} // namespace ns3

#endif // MGM_RECORD_SEQUENCE_H
