/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-multicast-traffic.h"

#include "ns3/abort.h"
#include "ns3/boolean.h"
#include "ns3/ipv4-l3-protocol.h"
#include "ns3/mgm-host-helper.h"
#include "ns3/mgm-igmp-host-helper.h"
#include "ns3/string.h"
#include "ns3/udp-socket-factory.h"
#include "ns3/uinteger.h"

namespace ns3
{
namespace mgm
{

namespace
{

/// Interface of a host.
constexpr uint32_t HOST_INTERFACE = 1;

} // namespace

MulticastTraffic::MulticastTraffic(Ptr<Network> network, Ptr<StaticTreeGroups> groups)
    : m_network(network),
      m_groups(groups)
{
}

std::size_t
MulticastTraffic::AddSource(
    const std::string& host, Ipv4Address group, DataRate rate, uint32_t packetSize, uint8_t ttl)
{
    const HostInfo info = GetHost(host);
    info.node->GetObject<Ipv4L3Protocol>()->SetAttribute("DefaultTtl", UintegerValue(ttl));
    if (m_groups)
    {
        m_groups->AddSource(group, info.address);
    }
    m_sources.push_back({info, group, rate, packetSize});
    return m_ledger.AddSource();
}

void
MulticastTraffic::Send(std::size_t number, Time start, Time stop)
{
    Source& source = m_sources[number];
    auto application = CreateObject<OnOffApplication>();
    application->SetAttribute("Protocol", TypeIdValue(UdpSocketFactory::GetTypeId()));
    application->SetAttribute("Remote", AddressValue(InetSocketAddress(source.group, PORT)));
    application->SetAttribute("DataRate", DataRateValue(source.rate));
    application->SetAttribute("PacketSize", UintegerValue(source.packetSize));
    application->SetAttribute("EnableSeqTsSizeHeader", BooleanValue(true));
    // Longer than any run: the application is never off.
    application->SetAttribute("OnTime", StringValue("ns3::ConstantRandomVariable[Constant=1e9]"));
    application->SetAttribute("OffTime", StringValue("ns3::ConstantRandomVariable[Constant=0]"));
    application->SetStartTime(start);
    application->SetStopTime(stop);
    source.host.node->AddApplication(application);
    m_ledger.AddSender(number, application, InetSocketAddress(source.host.address, 0));
}

std::size_t
MulticastTraffic::AddReceiver(const std::string& host, Ipv4Address group)
{
    std::vector<std::size_t> sources;
    for (std::size_t i = 0; i < m_sources.size(); ++i)
    {
        if (m_sources[i].group == group)
        {
            sources.push_back(i);
        }
    }
    return AddReceiver(host, group, sources);
}

std::size_t
MulticastTraffic::AddReceiver(const std::string& host,
                              Ipv4Address group,
                              const std::vector<std::size_t>& sources)
{
    const HostInfo info = GetHost(host);
    auto sink = CreateObject<PacketSink>();
    sink->SetAttribute("Protocol", TypeIdValue(UdpSocketFactory::GetTypeId()));
    sink->SetAttribute("Local", AddressValue(InetSocketAddress(Ipv4Address::GetAny(), PORT)));
    sink->SetAttribute("EnableSeqTsSizeHeader", BooleanValue(true));
    info.node->AddApplication(sink);
    m_receivers.push_back({info, group, sources, {}, false});
    return m_ledger.AddReceiver(host, sources, sink);
}

void
MulticastTraffic::UseIgmp(std::size_t number)
{
    Receiver& receiver = m_receivers[number];
    NS_ABORT_MSG_UNLESS(IgmpHostHelper::Find(receiver.host.node),
                        "A receiver's host has no IGMP: install it first");
    receiver.igmp = true;
}

void
MulticastTraffic::Join(std::size_t number)
{
    Listen(number, SourceFilter(FilterMode::EXCLUDE));
}

IgmpListenStatus
MulticastTraffic::Listen(std::size_t number, const SourceFilter& filter)
{
    Receiver& receiver = m_receivers[number];
    if (receiver.igmp)
    {
        return ListenByIgmp(number, filter);
    }
    const SourceFilter all(FilterMode::EXCLUDE);
    TellMembership(receiver, &all);
    m_ledger.Join(number);
    HostHelper().Join(receiver.host.node, receiver.group, HOST_INTERFACE);
    if (m_groups)
    {
        m_groups->AddReceiver(receiver.group, receiver.host.address);
    }
    return IgmpListenStatus::OK;
}

IgmpListenStatus
MulticastTraffic::ListenByIgmp(std::size_t number, const SourceFilter& filter)
{
    Receiver& receiver = m_receivers[number];
    const IgmpListenStatus status = IgmpHostHelper::Find(receiver.host.node)
                                        ->Listen(IgmpHostHelper::LISTENER,
                                                 HOST_INTERFACE,
                                                 receiver.group,
                                                 filter.mode,
                                                 filter.sources);
    if (status != IgmpListenStatus::OK)
    {
        return status;
    }
    TellMembership(receiver, &filter);
    for (const std::size_t source : receiver.sources)
    {
        m_ledger.SetWanted(number, source, filter.Admits(m_sources[source].host.address));
    }
    return status;
}

void
MulticastTraffic::Leave(std::size_t number)
{
    Receiver& receiver = m_receivers[number];
    TellMembership(receiver, nullptr);
    m_ledger.Leave(number);
    if (receiver.igmp)
    {
        IgmpHostHelper::Find(receiver.host.node)
            ->Leave(IgmpHostHelper::LISTENER, HOST_INTERFACE, receiver.group);
        return;
    }
    HostHelper().Leave(receiver.host.node, receiver.group, HOST_INTERFACE);
    if (m_groups)
    {
        m_groups->RemoveReceiver(receiver.group, receiver.host.address);
    }
}

void
MulticastTraffic::SetMembershipCallback(const MembershipCallback& callback)
{
    m_membership = callback;
}

void
MulticastTraffic::TellMembership(Receiver& receiver, const SourceFilter* filter)
{
    for (std::size_t source = 0; !m_membership.IsNull() && source < m_sources.size(); ++source)
    {
        const bool isMember = filter && m_sources[source].group == receiver.group &&
                              filter->Admits(m_sources[source].host.address);
        const bool wasMember = receiver.members.count(source) > 0;
        if (isMember == wasMember)
        {
            continue;
        }
        m_membership(source, receiver.host.address, isMember);
        if (isMember)
        {
            receiver.members.insert(source);
        }
        else
        {
            receiver.members.erase(source);
        }
    }
}

DeliveryLedger&
MulticastTraffic::GetLedger()
{
    return m_ledger;
}

HostInfo
MulticastTraffic::GetHost(const std::string& name) const
{
    const HostInfo* info = m_network->FindHost(name);
    NS_ABORT_MSG_IF(!info, "There is no host " << name);
    return *info;
}

} // namespace mgm
} // namespace ns3
