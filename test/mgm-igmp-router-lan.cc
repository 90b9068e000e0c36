/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "mgm-igmp-router-lan.h"

#include "ns3/bridge-helper.h"
#include "ns3/csma-helper.h"
#include "ns3/simple-net-device-helper.h"

#include <sstream>

namespace ns3
{
namespace mgm
{
namespace test
{

namespace
{

/// Interface index of the LAN on every node.
constexpr uint32_t LAN = 1;

/// Connects nodes. @return a device of each.
NetDeviceContainer
InstallDevices(const NodeContainer& nodes, LanKind kind)
{
    if (kind == LanKind::SIMPLE)
    {
        return SimpleNetDeviceHelper().Install(nodes);
    }
    if (kind == LanKind::CSMA)
    {
        return CsmaHelper().Install(nodes);
    }
    const auto bridge = CreateObject<Node>();
    NetDeviceContainer devices;
    NetDeviceContainer ports;
    for (uint32_t i = 0; i < nodes.GetN(); ++i)
    {
        const NetDeviceContainer link =
            CsmaHelper().Install(NodeContainer(nodes.Get(i), NodeContainer(bridge)));
        devices.Add(link.Get(0));
        ports.Add(link.Get(1));
    }
    BridgeHelper().Install(bridge, ports);
    return devices;
}

} // namespace

RouterLan::~RouterLan()
{
    Simulator::Destroy();
}

void
RouterLan::Build(uint32_t routerCount, uint32_t hostCount, LanKind kind)
{
    routers.Create(routerCount);
    hosts.Create(hostCount);
    InternetStackHelper stack;
    stack.SetIpv6StackInstall(false);
    stack.Install(hosts);
    stack.SetRoutingHelper(MulticastRoutingHelper());
    stack.Install(routers);
    const NodeContainer all(routers, hosts);
    devices = InstallDevices(all, kind);
    for (uint32_t i = 0; i < all.GetN(); ++i)
    {
        const Ptr<Ipv4> ipv4 = all.Get(i)->GetObject<Ipv4>();
        const uint32_t interface = ipv4->AddInterface(devices.Get(i));
        const uint32_t number = i < routerCount ? i + 1 : i - routerCount + 101;
        ipv4->AddAddress(interface,
                         Ipv4InterfaceAddress(Ipv4Address(0x0a000000 + number), "255.255.255.0"));
        ipv4->SetUp(interface);
        const Ptr<IgmpL4Protocol> protocol = IgmpL4Protocol::Install(all.Get(i));
        if (i < routerCount)
        {
            protocol->TraceConnectWithoutContext("IgmpMessage",
                                                 MakeCallback(&RouterLan::OnMessage, this));
        }
    }
    RouterHelper().Install(routers);
    igmp.Install(routers);
    for (uint32_t i = 0; i < routerCount; ++i)
    {
        GetManager(i)->TraceConnectWithoutContext("Membership",
                                                  MakeCallback(&RouterLan::OnMembership, this));
        GetManager(i)->TraceConnectWithoutContext("ApiCall",
                                                  MakeCallback(&RouterLan::OnCall, this));
        GetRouter(i)->TraceConnectWithoutContext("IgmpState",
                                                 MakeCallback(&RouterLan::OnState, this));
        GetRouter(i)->TraceConnectWithoutContext("IgmpTimer",
                                                 MakeCallback(&RouterLan::OnTimer, this));
    }
}

void
RouterLan::Send(double seconds, uint32_t host, const IgmpMessage& message)
{
    Simulator::Schedule(
        Seconds(seconds) - Simulator::Now(), &RouterLan::SendNow, this, host, message);
}

void
RouterLan::SendNow(uint32_t host, IgmpMessage message) const
{
    hosts.Get(host)->GetObject<IgmpL4Protocol>()->Send(0, LAN, message);
}

void
RouterLan::Report(double seconds,
                  uint32_t host,
                  IgmpRecordType type,
                  const char* group,
                  const std::vector<const char*>& sources)
{
    const std::vector<Ipv4Address> list(sources.begin(), sources.end());
    Send(seconds, host, IgmpMessage::MakeReport({IgmpGroupRecord(type, group, list)}));
}

void
RouterLan::SendOld(double seconds, uint32_t host, IgmpType type, const char* group)
{
    Send(seconds, host, IgmpMessage::MakeGroupMessage(type, group));
}

void
RouterLan::At(double seconds, const std::function<void()>& action)
{
    Simulator::Schedule(Seconds(seconds) - Simulator::Now(), &RouterLan::Call, action);
}

void
RouterLan::Call(std::function<void()> action)
{
    action();
}

void
RouterLan::RunUntil(double seconds)
{
    Simulator::Stop(Seconds(seconds) - Simulator::Now());
    Simulator::Run();
}

std::string
RouterLan::Take(const std::string& kind)
{
    std::string text;
    std::vector<std::pair<std::string, std::string>> others;
    for (const auto& entry : m_journal)
    {
        if (entry.first == kind)
        {
            text += (text.empty() ? "" : " | ") + entry.second;
        }
        else
        {
            others.push_back(entry);
        }
    }
    m_journal = others;
    return text;
}

Ptr<IgmpRouter>
RouterLan::GetRouter(uint32_t router) const
{
    return IgmpHelper::Get(routers.Get(router));
}

Ptr<Manager>
RouterLan::GetManager(uint32_t router) const
{
    return RouterHelper::GetManager(routers.Get(router));
}

Ptr<IgmpRouterInterface>
RouterLan::GetInterface(uint32_t router) const
{
    return GetRouter(router)->GetInterface(LAN);
}

std::string
RouterLan::GetGroups(uint32_t router) const
{
    std::string text;
    for (const auto& [address, group] : GetInterface(router)->GetGroups())
    {
        text += (text.empty() ? "" : " | ") + Print(address) + ' ' +
                group.state.Describe(GetInterface(router)->GetVersion());
    }
    return text;
}

void
RouterLan::Write(const std::string& kind, uint32_t node, const std::string& line)
{
    std::ostringstream os;
    os << Simulator::Now().GetSeconds() << " r" << node << ' ' << line;
    m_journal.emplace_back(kind, os.str());
}

void
RouterLan::OnMessage(const IgmpMessageRecord& record)
{
    messages.push_back(record);
    if (!record.sent || record.message.type != IgmpType::QUERY)
    {
        return;
    }
    std::string line = "Q";
    if (!record.message.IsGeneralQuery())
    {
        line += '(' + Print(record.message.group);
        for (const Ipv4Address source : record.message.sources)
        {
            line += ' ' + Print(source);
        }
        line += record.message.suppressRouterSide ? ") S" : ")";
    }
    Write("query", record.head.id.node, line);
}

void
RouterLan::OnMembership(const MembershipRecord& record)
{
    memberships.push_back({record, Simulator::Now()});
    Write("membership",
          record.head.id.node,
          (record.event == MembershipEvent::ADDED ? '+' : '-') + Print(record.key));
}

void
RouterLan::OnState(const IgmpStateRecord& record)
{
    states.push_back(record);
    const bool isGroup = record.group != Ipv4Address::GetAny();
    Write(isGroup ? "group" : "election",
          record.head.id.node,
          record.before + ", " + record.event + ": " + record.after + " [" + record.section + ']');
}

void
RouterLan::OnTimer(const IgmpTimerRecord& record)
{
    timers.push_back(record);
}

void
RouterLan::OnCall(const ApiCallRecord& record)
{
    calls.push_back(record);
}

} // namespace test
} // namespace mgm
} // namespace ns3
