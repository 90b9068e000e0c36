/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "mgm-simulated-router.h"

#include "ns3/internet-stack-helper.h"
#include "ns3/mgm-manager.h"
#include "ns3/mgm-multicast-list-routing.h"
#include "ns3/mgm-multicast-routing-helper.h"
#include "ns3/mgm-profile.h"
#include "ns3/mgm-static-multicast-helper.h"
#include "ns3/mgm-unicast-rpf.h"
#include "ns3/simple-channel.h"
#include "ns3/simulator.h"
#include "ns3/string.h"

namespace ns3
{
namespace mgm
{
namespace test
{

namespace
{

constexpr uint8_t UDP = 17; //!< IP protocol number

/// Number that scripts give to an interface of the node, whose interface 0 is loopback.
uint32_t
GetNumber(const InterfaceId& interface)
{
    return interface.index - 1;
}

/// The node's interface that scripts call by a number.
InterfaceId
GetInterface(uint32_t number)
{
    return InterfaceId(number + 1);
}

/// Whether a packet passed the reverse-path check.
bool
IsRightInterface(const PacketRecord& record)
{
    return record.event == PacketEvent::FORWARDED ||
           (record.event == PacketEvent::DROPPED &&
            *record.reason >= DropReason::NO_OUTGOING_INTERFACE);
}

} // namespace

SimulatedRouter::SimulatedRouter(const std::string& profile)
    : m_node(CreateObject<Node>()),
      m_forwarder(CreateObject<KernelForwarder>())
{
    InternetStackHelper stack;
    stack.SetRoutingHelper(MulticastRoutingHelper());
    stack.SetIpv6StackInstall(false);
    stack.Install(m_node);
    m_ipv4 = m_node->GetObject<Ipv4L3Protocol>();
    m_node->AddApplication(m_forwarder);
    MulticastRoutingHelper::Find(m_node)->SetForwarder(m_forwarder);
    for (const ProfileSetting& setting : FindProfile(profile)->settings)
    {
        if (setting.typeId == KernelForwarder::GetTypeId().GetName())
        {
            m_forwarder->SetAttribute(setting.attribute, StringValue(setting.value));
        }
    }
    for (uint32_t i = 0; i < SCRIPT_INTERFACES; ++i)
    {
        AddInterface(i);
    }
    m_ipv4->TraceConnectWithoutContext("Tx", MakeCallback(&SimulatedRouter::OnTx, this));
    m_forwarder->TraceConnectWithoutContext("Entry", MakeCallback(&SimulatedRouter::OnEntry, this));
    m_forwarder->TraceConnectWithoutContext("Packet",
                                            MakeCallback(&SimulatedRouter::OnPacket, this));
    ForwarderNotifications notifications;
    notifications.newPacket = MakeCallback(&SimulatedRouter::OnNewPacket, this);
    notifications.wrongInterface = MakeCallback(&SimulatedRouter::OnAlert, this);
    m_forwarder->SetNotifications(notifications);
}

SimulatedRouter::~SimulatedRouter()
{
    Simulator::Destroy();
}

void
SimulatedRouter::AddInterface(uint32_t i)
{
    const Ptr<SimpleNetDevice> device = CreateObject<SimpleNetDevice>();
    device->SetAddress(Mac48Address::Allocate());
    device->SetChannel(CreateObject<SimpleChannel>());
    device->SetMtu(i == NARROW_INTERFACE ? NARROW_MTU : WIDE_MTU);
    m_node->AddDevice(device);
    m_devices[i] = device;
    const uint32_t index = m_ipv4->AddInterface(device);
    const Ipv4Address address((10U << 24) | ((i + 1) << 8) | 1U);
    m_ipv4->AddAddress(index, Ipv4InterfaceAddress(address, Ipv4Mask("/24")));
    m_ipv4->SetUp(index);
    m_forwarder->AddInterface(GetInterface(i));
}

void
SimulatedRouter::RouteBy(const SmcrouteConfiguration& configuration)
{
    const Ptr<Manager> manager = CreateObject<Manager>();
    m_node->AddApplication(manager);
    manager->SetForwarder(m_forwarder);
    const Ptr<UnicastRpf> routes = CreateObject<UnicastRpf>();
    routes->SetNode(m_node);
    manager->SetRpfSource(routes);
    const Ptr<StaticMulticast> routing = StaticMulticastHelper().Install(m_node);
    for (uint32_t i = 0; i < SCRIPT_INTERFACES; ++i)
    {
        routing->AddInterface(GetInterface(i));
    }
    for (const SmcrouteRoute& route : configuration.routes)
    {
        StaticEntry entry;
        entry.key = route.key;
        entry.iif = GetInterface(route.interface);
        for (uint32_t output : route.outputs)
        {
            const auto threshold = static_cast<uint8_t>(configuration.thresholds[output]);
            entry.oifs.push_back({GetInterface(output), threshold});
        }
        routing->SetEntry(entry);
    }
    m_seen.keys = configuration.GetLastingKeys();
}

Observation
SimulatedRouter::Run(const Script& script, const std::vector<Time>& times)
{
    for (std::size_t i = 0; i < script.size(); ++i)
    {
        Simulator::ScheduleWithContext(
            m_node->GetId(), times[i], &SimulatedRouter::Do, this, &script[i], i + 1);
    }
    const Time end = times.empty() ? Seconds(0) : times.back();
    Simulator::Stop(end + NanoSeconds(1));
    Simulator::Run();
    m_seen.steps = times;
    return m_seen;
}

void
SimulatedRouter::Do(const ScriptStep* step, std::size_t number)
{
    switch (step->kind)
    {
    case ScriptStep::Kind::GATE:
        m_forwarder->SetAttribute("Gate", StringValue(step->gate));
        break;
    case ScriptStep::Kind::ENTRY:
        SetEntry(*step);
        break;
    case ScriptStep::Kind::DELETE:
        // The kernel has no call that deletes an unresolved entry.
        if (!m_forwarder->HasEntry(step->key))
        {
            m_seen.AddNotFound(number);
            break;
        }
        m_forwarder->DeleteEntry(step->key);
        break;
    case ScriptStep::Kind::PACKET:
        ReceivePacket(*step, number);
        break;
    case ScriptStep::Kind::READ:
        ReadCounters(number);
        break;
    }
}

void
SimulatedRouter::SetEntry(const ScriptStep& step)
{
    EntrySpec entry;
    entry.key = step.key;
    entry.iif = GetInterface(step.interface);
    for (const ScriptOutput& output : step.outputs)
    {
        entry.oifs.push_back(
            {GetInterface(output.interface), static_cast<uint8_t>(output.threshold)});
    }
    m_forwarder->SetEntry(entry);
}

void
SimulatedRouter::ReceivePacket(const ScriptStep& step, std::size_t number)
{
    Ipv4Header header;
    header.SetSource(step.key.source);
    header.SetDestination(step.key.group);
    header.SetProtocol(UDP);
    header.SetTtl(static_cast<uint8_t>(step.ttl));
    header.SetIdentification(static_cast<uint16_t>(number));
    header.SetPayloadSize(static_cast<uint16_t>(step.size - header.GetSerializedSize()));
    step.dontFragment ? header.SetDontFragment() : header.SetMayFragment();
    const Ptr<Packet> packet = Create<Packet>(header.GetPayloadSize());
    packet->AddHeader(header);
    m_devices[step.interface]->Receive(packet,
                                       Ipv4L3Protocol::PROT_NUMBER,
                                       Mac48Address::GetMulticast(step.key.group),
                                       Mac48Address("02:00:00:01:00:00"));
}

void
SimulatedRouter::ReadCounters(std::size_t number)
{
    for (uint32_t i = 0; i < SCRIPT_INTERFACES; ++i)
    {
        m_seen.AddInterface(number, i, m_sums[i]);
    }
    for (const auto& [key, traced] : m_entries)
    {
        if (!traced.isInstalled)
        {
            continue;
        }
        EntryCounters counters;
        m_forwarder->ReadCounters(key, counters);
        ScriptEntryCounters entry;
        entry.interface = GetNumber(traced.spec.iif);
        entry.packets = counters.packets - traced.refusedPackets;
        entry.bytes = counters.octets - traced.refusedBytes;
        entry.wrong = counters.wrongInterface;
        for (const OutgoingInterface& oif : traced.spec.oifs)
        {
            // Thresholds that say "not an outgoing interface" (K4) are not shown.
            if (oif.threshold != 0 && oif.threshold != 255)
            {
                entry.outputs[GetNumber(oif.interface)] = oif.threshold;
            }
        }
        m_seen.AddEntry(number, key, entry);
    }
    for (const auto& [key, traced] : m_entries)
    {
        if (!traced.isInstalled)
        {
            m_seen.AddUnresolved(number, key);
        }
    }
}

void
SimulatedRouter::OnTx(Ptr<const Packet> packet, Ptr<Ipv4>, uint32_t interface)
{
    Ipv4Header header;
    packet->PeekHeader(header);
    if (header.GetProtocol() == UDP)
    {
        m_seen.AddCopy(GetNumber(InterfaceId(interface)), header);
    }
}

void
SimulatedRouter::OnNewPacket(const NewPacketNotification& notification)
{
    m_seen.AddUpcall("new-packet",
                     GetNumber(notification.arrival),
                     notification.key,
                     Simulator::Now(),
                     Simulator::Now());
}

void
SimulatedRouter::OnAlert(const WrongInterfaceNotification& notification)
{
    m_seen.AddUpcall("wrong-interface",
                     GetNumber(notification.arrival),
                     notification.key,
                     Simulator::Now(),
                     Simulator::Now());
}

void
SimulatedRouter::OnEntry(const EntryRecord& record)
{
    switch (record.event)
    {
    case EntryEvent::UNRESOLVED:
        m_entries[record.after.key] = TracedEntry();
        break;
    case EntryEvent::CREATED:
    case EntryEvent::CHANGED:
        m_entries[record.after.key].isInstalled = true;
        m_entries[record.after.key].spec = record.after;
        break;
    case EntryEvent::DELETED:
    case EntryEvent::EXPIRED:
    case EntryEvent::ABANDONED:
        m_entries.erase(record.before.key);
        break;
    }
}

void
SimulatedRouter::OnPacket(const PacketRecord& record)
{
    const uint64_t size = record.header.GetPayloadSize() + record.header.GetSerializedSize();
    if (IsRightInterface(record))
    {
        ScriptInterfaceCounters& sums = m_sums[GetNumber(record.arrival)];
        ++sums.inPackets;
        sums.inBytes += size;
    }
    if (record.event == PacketEvent::FORWARDED)
    {
        for (const InterfaceId& oif : record.oifs)
        {
            ++m_sums[GetNumber(oif)].outPackets;
            m_sums[GetNumber(oif)].outBytes += size;
        }
    }
    if (record.event == PacketEvent::DROPPED && *record.reason == DropReason::QUEUE_OVERFLOW)
    {
        TracedEntry& entry =
            m_entries[SourceGroup(record.header.GetSource(), record.header.GetDestination())];
        ++entry.refusedPackets;
        entry.refusedBytes += size;
    }
}

} // namespace test
} // namespace mgm
} // namespace ns3
