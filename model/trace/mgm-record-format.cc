/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-record-format.h"

#include "ns3/mgm-observation.h"
#include "ns3/mgm-record-names.h"
#include "ns3/simulator.h"

#include <sstream>

namespace ns3
{
namespace mgm
{

namespace
{

/// Adds an address, or "*" for the wildcard.
void
AddWildcard(JsonLine& line, std::string_view key, Ipv4Address address)
{
    if (address == Ipv4Address::GetAny())
    {
        line.AddText(key, "*");
        return;
    }
    line.AddAddress(key, address);
}

/// Adds an address as a client gave it, with its mask where that is not the usual one.
void
AddMasked(JsonLine& line, std::string_view key, Ipv4Address address, Ipv4Mask mask)
{
    const bool wildcard = address == Ipv4Address::GetAny() && mask == Ipv4Mask::GetZero();
    if (wildcard || mask == Ipv4Mask::GetOnes())
    {
        AddWildcard(line, key, address);
        return;
    }
    std::ostringstream text;
    text << address << '/' << mask;
    line.AddText(key, text.str());
}

/// Adds who a client is.
void
AddClient(JsonLine& line,
          std::string_view key,
          const std::string& client,
          const ProtocolInstance& instance)
{
    line.AddText(key, client);
    line.AddUnsigned("protocol", instance.protocolId);
    line.AddUnsigned("component", instance.componentId);
}

/// @return whether a callback tells of a source and group.
bool
HasKey(CallbackKind kind)
{
    return kind != CallbackKind::DISABLE_IGMP && kind != CallbackKind::ENABLE_IGMP;
}

} // namespace

RecordFormat::RecordFormat(TraceLevel level, TraceNames& names)
    : m_level(level),
      m_names(names)
{
}

void
RecordFormat::SetManager(uint32_t node, const Ptr<ClientInterface>& manager)
{
    if (node >= m_managers.size())
    {
        m_managers.resize(node + 1);
    }
    m_managers[node] = manager;
}

void
RecordFormat::Append(JsonLine& line, const WrongInterfaceRecord& record)
{
    const uint32_t node = record.head.id.node;
    Begin(line, record.head, "wrong-interface");
    line.AddText("verdict", GetVerdictName(record.verdict));
    AddKey(line, record.key);
    if (record.entryKey != record.key)
    {
        AddWildcard(line, "entry_source", record.entryKey.source);
        AddWildcard(line, "entry_group", record.entryKey.group);
    }
    AddInterface(line, "arrival", node, record.arrival);
    AddInterface(line, "expected", node, record.expected);
    line.AddBoolean("arrival_is_oif", record.arrivalIsOif);
    AddOwner(line, "arrival_owner", node, record.arrival);
    AddOwner(line, "expected_owner", node, record.expected);
    AddPreviousHop(line, record);
    line.BeginObject("limiter");
    line.AddText("name", record.limiter);
    line.AddBoolean("alerted_before", record.alertedBefore);
    if (record.alertedBefore)
    {
        line.AddInteger("last_alert_ns", record.lastAlert.GetNanoSeconds());
    }
    line.AddInteger("next_alert_ns", record.nextAlert.GetNanoSeconds());
    line.EndObject();
    line.AddUnsigned("ttl", record.ttl);
    line.AddUnsigned("size_bytes", record.size);
    line.AddUnsigned("identification", record.identification);
    AddFailure(line, record);
    line.End();
}

void
RecordFormat::Append(JsonLine& line, const NotificationRecord& record)
{
    const uint32_t node = record.head.id.node;
    const bool alert = record.kind == NotificationKind::WRONG_INTERFACE;
    Begin(line, record.head, alert ? "alert" : "notification");
    if (!alert)
    {
        line.AddText("kind", GetRecordName(record.kind));
    }
    AddKey(line, record.key);
    if (record.kind != NotificationKind::ENTRY_EXPIRED)
    {
        AddInterface(line, "arrival", node, record.arrival);
    }
    if (alert)
    {
        AddInterface(line, "expected", node, record.expected);
    }
    line.End();
}

void
RecordFormat::Append(JsonLine& line, const EntryRecord& record)
{
    const uint32_t node = record.head.id.node;
    const bool wasSet = record.event == EntryEvent::CHANGED ||
                        record.event == EntryEvent::DELETED || record.event == EntryEvent::EXPIRED;
    const bool isSet = record.event == EntryEvent::CREATED || record.event == EntryEvent::CHANGED;
    Begin(line, record.head, "entry");
    line.AddText("event", GetRecordName(record.event));
    AddKey(line, isSet ? record.after.key : record.before.key);
    AddEntry(line, "before", node, record.before, wasSet);
    AddEntry(line, "after", node, record.after, isSet);
    line.End();
}

void
RecordFormat::Append(JsonLine& line, const InterfaceSettingRecord& record)
{
    Begin(line, record.head, "interface-setting");
    line.AddText("setting", GetRecordName(record.setting));
    AddInterface(line, "interface", record.head.id.node, InterfaceId(record.interface));
    switch (record.setting)
    {
    case InterfaceSetting::BOUNDARY_ADDED:
    case InterfaceSetting::BOUNDARY_REMOVED:
        line.AddPrefix("range", record.group, record.mask);
        break;
    case InterfaceSetting::THRESHOLD:
    case InterfaceSetting::RATE_LIMIT:
    case InterfaceSetting::POINT_TO_MULTIPOINT:
        line.AddUnsigned("value", record.value);
        break;
    }
    line.End();
}

void
RecordFormat::Append(JsonLine& line, const PacketRecord& record)
{
    const uint32_t node = record.head.id.node;
    Begin(line, record.head, "packet");
    line.AddText("event", GetRecordName(record.event));
    AddKey(line, SourceGroup(record.header.GetSource(), record.header.GetDestination()));
    AddInterface(line, "arrival", node, record.arrival);
    if (record.event == PacketEvent::FORWARDED || record.event == PacketEvent::COPY_DROPPED)
    {
        AddInterfaces(line, "oifs", node, record.oifs);
    }
    if (record.reason)
    {
        line.AddText("reason", GetDropReasonName(*record.reason));
    }
    line.AddUnsigned("ttl", record.header.GetTtl());
    line.AddUnsigned("size_bytes", record.header.GetSerializedSize() + record.packet->GetSize());
    line.AddUnsigned("identification", record.header.GetIdentification());
    line.AddUnsigned("ip_protocol", record.header.GetProtocol());
    line.End();
}

void
RecordFormat::Append(JsonLine& line, const EndpointRecord& record)
{
    Begin(line, record.head, "endpoint");
    line.AddText("event", record.delivered ? "delivered" : "sent");
    if (!record.key.IsAnySource())
    {
        line.AddAddress("source", record.key.source);
    }
    line.AddAddress("group", record.key.group);
    AddInterface(line, "interface", record.head.id.node, record.interface);
    line.AddUnsigned("payload_bytes", record.packet->GetSize());
    line.End();
}

void
RecordFormat::Append(JsonLine& line, const ApiCallRecord& record)
{
    Begin(line, record.head, "api-call");
    line.AddText("function", GetRecordName(record.function));
    AddClient(line, "client", record.client, record.instance);
    AddCallArguments(line, record);
    line.AddText("status", GetStatusName(record.status));
    line.AddUnsigned("status_code", static_cast<uint32_t>(record.status));
    line.End();
}

void
RecordFormat::AddCallArguments(JsonLine& line, const ApiCallRecord& record)
{
    const uint32_t node = record.head.id.node;
    const bool membership = record.function == ApiFunction::ADD_MEMBERSHIP ||
                            record.function == ApiFunction::DELETE_MEMBERSHIP;
    const bool setMfe = record.function == ApiFunction::SET_MFE;
    const bool ownership = record.function == ApiFunction::TAKE_OWNERSHIP ||
                           record.function == ApiFunction::RELEASE_OWNERSHIP;
    const bool setStaticEntry = record.function == ApiFunction::SET_STATIC_ENTRY;
    const bool setAlertMask = record.function == ApiFunction::SET_ALERT_MASK;
    const bool entry = setMfe || setStaticEntry || setAlertMask ||
                       record.function == ApiFunction::DELETE_STATIC_ENTRY ||
                       record.function == ApiFunction::DELETE_ENTRY ||
                       record.function == ApiFunction::WATCH_ENTRY;
    if (membership || entry)
    {
        AddMasked(line, "source", record.range.source, record.range.sourceMask);
        AddMasked(line, "group", record.range.group, record.range.groupMask);
    }
    if (membership || entry || ownership)
    {
        AddInterface(line, "interface", node, record.interface);
    }
    if (membership)
    {
        line.AddUnsigned("flags", record.flags);
    }
    if (setMfe)
    {
        line.AddAddress("upstream_neighbor", record.upstreamNeighbor);
    }
    if (setStaticEntry)
    {
        AddOutputs(line, node, record.oifs);
        line.AddBoolean("negative", record.negative);
    }
    if (setAlertMask)
    {
        line.AddBoolean("masked", record.masked);
    }
}

void
RecordFormat::Append(JsonLine& line, const CallbackRecord& record)
{
    const uint32_t node = record.head.id.node;
    Begin(line, record.head, "callback");
    line.AddText("kind", GetRecordName(record.kind));
    line.AddText("from", "mgm");
    AddClient(line, "to", record.client, record.instance);
    if (HasKey(record.kind))
    {
        AddKey(line, record.key);
    }
    if (record.kind != CallbackKind::JOIN)
    {
        AddInterface(line, "interface", node, record.interface);
    }
    switch (record.kind)
    {
    case CallbackKind::CREATION:
        AddInterfaces(line, "oifs", node, record.oifs);
        break;
    case CallbackKind::JOIN:
        line.AddBoolean("member_update", record.member);
        break;
    case CallbackKind::PRUNE:
        line.AddBoolean("member_delete", record.member);
        break;
    case CallbackKind::WRONG_INTERFACE:
        line.AddId("alert", record.alert);
        break;
    default:
        break;
    }
    line.End();
}

void
RecordFormat::Append(JsonLine& line, const CallbackAnswerRecord& record)
{
    const uint32_t node = record.head.id.node;
    Begin(line, record.head, "callback-answer");
    line.AddText("kind", GetRecordName(record.kind));
    line.AddText("from", record.client);
    line.AddText("to", "mgm");
    AddKey(line, record.key);
    switch (record.kind)
    {
    case CallbackKind::RPF:
        AddInterface(line, "interface", node, record.interface);
        line.AddAddress("upstream_neighbor", record.upstreamNeighbor);
        break;
    case CallbackKind::CREATION:
        AddInterfaces(line, "disabled", node, record.disabled);
        break;
    case CallbackKind::PRUNE:
        line.AddUnsigned("timeout_s", record.timeout);
        break;
    default:
        break;
    }
    line.End();
}

void
RecordFormat::Append(JsonLine& line, const UndeliveredAlertRecord& record)
{
    Begin(line, record.head, "undelivered-alert");
    line.AddId("alert", record.alert);
    line.AddText("outcome", GetRecordName(record.outcome));
    AddKey(line, record.key);
    AddInterface(line, "arrival", record.head.id.node, record.arrival);
    line.End();
}

void
RecordFormat::Append(JsonLine& line, const RefusedEntryRecord& record)
{
    Begin(line, record.head, "refused-entry");
    AddKey(line, record.key);
    AddInterface(line, "iif", record.head.id.node, record.iif);
    line.AddText("status", GetStatusName(record.status));
    line.AddUnsigned("status_code", static_cast<uint32_t>(record.status));
    line.End();
}

void
RecordFormat::Append(JsonLine& line, const MembershipRecord& record)
{
    Begin(line, record.head, "membership");
    line.AddText("event", GetRecordName(record.event));
    line.AddText("client", record.client);
    AddKey(line, record.key);
    AddInterface(line, "interface", record.head.id.node, record.interface);
    line.End();
}

void
RecordFormat::Append(JsonLine& line, const ReactionRecord& record)
{
    Begin(line, record.head, "reaction");
    line.AddId("alert", record.alert);
    line.AddText("client", record.client);
    line.AddText("action", record.action);
    line.AddText("reason", record.reason);
    AddKey(line, record.key);
    AddInterface(line, "arrival", record.head.id.node, record.arrival);
    line.End();
}

void
RecordFormat::Append(JsonLine& line, const ApplicationRecord& record)
{
    Begin(line, record.head, "application");
    line.AddText("event", record.running ? "started" : "stopped");
    line.AddText("type", record.application.GetName());
    line.End();
}

void
RecordFormat::Append(JsonLine& line, const TopologyChangeRecord& record)
{
    Begin(line, record.head, "topology-change");
    line.AddText("event", GetTopologyEventName(record.event));
    line.AddUnsigned("version", record.version);
    line.AddUnsigned("link", record.link);
    line.BeginArray("ends");
    for (const LinkEndRecord& end : record.ends)
    {
        line.BeginObject();
        line.AddText("name", end.name);
        if (end.nodeId != LinkEndRecord::NO_NODE)
        {
            line.AddUnsigned("node", end.nodeId);
            AddInterface(line, "interface", end.nodeId, InterfaceId(end.interface));
        }
        line.EndObject();
    }
    line.EndArray();
    if (record.event == TopologyEvent::LINK_COST)
    {
        const bool forward = record.direction == LinkDirection::A_TO_B;
        line.AddText("from", record.ends[forward ? 0 : 1].name);
        line.AddText("to", record.ends[forward ? 1 : 0].name);
        line.AddUnsigned("cost_before", record.costBefore);
        line.AddUnsigned("cost_after", record.costAfter);
    }
    line.End();
}

void
RecordFormat::Append(JsonLine& line, const ScenarioEventRecord& record)
{
    Begin(line, record.head, "scenario-event");
    line.AddText("event", record.event);
    line.AddText("text", record.text);
    line.End();
}

void
RecordFormat::Append(JsonLine& line, const ConvergedRecord& record)
{
    Begin(line, record.head, "converged");
    line.AddUnsigned("version", record.version);
    line.End();
}

void
RecordFormat::Begin(JsonLine& line, const RecordHead& head, std::string_view kind)
{
    Begin(line, head, kind, head.id.node);
}

void
RecordFormat::Begin(JsonLine& line, const RecordHead& head, std::string_view kind, uint32_t node)
{
    line.Begin();
    line.AddId("id", head.id);
    line.AddInteger("time_ns", Simulator::Now().GetNanoSeconds());
    line.AddText("record", kind);
    if (node < OBSERVER_NODE)
    {
        AddNode(line, "node", node);
    }
    const RecordId cause = head.cause.Get(m_level);
    if (cause.IsSet())
    {
        line.AddId("cause", cause);
    }
}

void
RecordFormat::AddKey(JsonLine& line, const SourceGroup& key)
{
    AddWildcard(line, "source", key.source);
    AddWildcard(line, "group", key.group);
}

void
RecordFormat::AddNode(JsonLine& line, std::string_view key, uint32_t node)
{
    line.AddUnsigned(key, node);
    const std::string& name = m_names.GetNode(node);
    if (!name.empty())
    {
        line.AddText("name", name);
    }
}

void
RecordFormat::AddInterfaceMembers(JsonLine& line, uint32_t node, const InterfaceId& interface)
{
    line.AddUnsigned("index", interface.index);
    if (interface.nextHop != Ipv4Address::GetAny())
    {
        line.AddAddress("next_hop", interface.nextHop);
    }
    const std::string& name = m_names.GetInterface(node, interface.index);
    if (!name.empty())
    {
        line.AddText("name", name);
    }
}

void
RecordFormat::AddInterface(JsonLine& line,
                           std::string_view key,
                           uint32_t node,
                           const InterfaceId& interface)
{
    line.BeginObject(key);
    AddInterfaceMembers(line, node, interface);
    line.EndObject();
}

void
RecordFormat::AddInterfaces(JsonLine& line,
                            std::string_view key,
                            uint32_t node,
                            const std::vector<InterfaceId>& interfaces)
{
    line.BeginArray(key);
    for (const InterfaceId& interface : interfaces)
    {
        line.BeginObject();
        AddInterfaceMembers(line, node, interface);
        line.EndObject();
    }
    line.EndArray();
}

template <typename Output>
void
RecordFormat::AddOutputs(JsonLine& line, uint32_t node, const std::vector<Output>& outputs)
{
    line.BeginArray("oifs");
    for (const Output& output : outputs)
    {
        line.BeginObject();
        AddInterfaceMembers(line, node, output.interface);
        line.AddUnsigned("threshold", output.threshold);
        line.EndObject();
    }
    line.EndArray();
}

void
RecordFormat::AddOwner(JsonLine& line,
                       std::string_view key,
                       uint32_t node,
                       const InterfaceId& interface)
{
    const Ptr<ClientInterface> manager = node < m_managers.size() ? m_managers[node] : nullptr;
    ProtocolInstance owner;
    if (!manager || manager->GetProtocolOnInterface(interface, owner) != Status::SUCCESS)
    {
        line.AddNull(key);
        return;
    }
    line.AddText(key, manager->GetClientName(owner));
}

void
RecordFormat::AddPreviousHop(JsonLine& line, const WrongInterfaceRecord& record)
{
    // A full trace would hold the record of the node that sent the packet, so its id is known at
    // every level.
    const RecordId sender = record.head.cause.Get(TraceLevel::PACKETS);
    const bool known = sender.IsSet() && sender.node < OBSERVER_NODE;
    const uint32_t node =
        known ? sender.node : m_names.GetNeighbor(record.head.id.node, record.arrival.index);
    if (node == TraceNames::NO_NODE)
    {
        return;
    }
    line.BeginObject("previous_hop");
    AddNode(line, "node", node);
    line.AddText("known_from", known ? "lineage" : "link");
    line.EndObject();
}

void
RecordFormat::AddEntry(
    JsonLine& line, std::string_view key, uint32_t node, const EntrySpec& entry, bool isSet)
{
    if (!isSet)
    {
        line.AddNull(key);
        return;
    }
    line.BeginObject(key);
    AddInterface(line, "iif", node, entry.iif);
    AddOutputs(line, node, entry.oifs);
    line.AddInteger("timeout_ns", entry.timeout.GetNanoSeconds());
    line.AddBoolean("negative", entry.negative);
    line.EndObject();
}

} // namespace mgm
} // namespace ns3
