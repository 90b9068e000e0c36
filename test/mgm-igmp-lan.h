/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * A LAN of IGMP hosts and a station that sends what a test wants and answers nothing; what the
 * hosts send is written down with the time.
 */

#ifndef MGM_IGMP_LAN_H
#define MGM_IGMP_LAN_H

#include "ns3/double.h"
#include "ns3/internet-stack-helper.h"
#include "ns3/ipv4-address-helper.h"
#include "ns3/mgm-igmp-host.h"
#include "ns3/mgm-multicast-routing-helper.h"
#include "ns3/node-container.h"
#include "ns3/pointer.h"
#include "ns3/simple-net-device-helper.h"
#include "ns3/simulator.h"
#include "ns3/udp-header.h"

#include <sstream>
#include <string>
#include <vector>

namespace ns3
{
namespace mgm
{
namespace test
{

/// @return sources 10.9.0.x of the last numbers of their addresses.
inline SourceList
MakeSources(const std::vector<uint32_t>& numbers)
{
    SourceList sources;
    for (const uint32_t number : numbers)
    {
        sources.emplace_back(0x0a090000 + number);
    }
    return sources;
}

/// INCLUDE or EXCLUDE of sources 10.9.0.x.
inline SourceFilter
Include(const std::vector<uint32_t>& numbers)
{
    return SourceFilter(FilterMode::INCLUDE, MakeSources(numbers));
}

/// EXCLUDE of sources 10.9.0.x.
inline SourceFilter
Exclude(const std::vector<uint32_t>& numbers)
{
    return SourceFilter(FilterMode::EXCLUDE, MakeSources(numbers));
}

/**
 * The LAN: hosts 10.0.0.1 and so on, and the station behind the last of them. Delivery takes no
 * time. All hosts draw the same fraction of the range of each random delay.
 */
class IgmpLan
{
  public:
    /// Builds it. @param [in] hosts How many hosts. @param [in] fraction What they draw, 0 to 1.
    explicit IgmpLan(uint32_t hosts, double fraction = 0.5)
        : m_hostCount(hosts)
    {
        m_nodes.Create(hosts + 1);
        InternetStackHelper stack;
        stack.SetRoutingHelper(MulticastRoutingHelper());
        stack.SetIpv6StackInstall(false);
        stack.Install(m_nodes);
        m_devices = SimpleNetDeviceHelper().Install(m_nodes);
        Ipv4AddressHelper("10.0.0.0", "255.255.255.0").Assign(m_devices);
        for (uint32_t i = 0; i < hosts; ++i)
        {
            m_hosts.push_back(CreateObject<IgmpHost>());
            m_nodes.Get(i)->AddApplication(m_hosts.back());
            SetFraction(i, fraction);
            m_hosts.back()->TraceConnectWithoutContext("IgmpState",
                                                       MakeCallback(&IgmpLan::OnState, this));
            m_hosts.back()->TraceConnectWithoutContext("IgmpTimer",
                                                       MakeCallback(&IgmpLan::OnTimer, this));
            IgmpL4Protocol::Install(m_nodes.Get(i))
                ->TraceConnectWithoutContext("IgmpMessage",
                                             MakeCallback(&IgmpLan::OnMessage, this));
        }
        m_station = IgmpL4Protocol::Install(m_nodes.Get(hosts));
    }

    ~IgmpLan()
    {
        Simulator::Destroy();
    }

    IgmpLan(const IgmpLan&) = delete;
    IgmpLan& operator=(const IgmpLan&) = delete;

    /// Sets what a host draws.
    void SetFraction(uint32_t host, double fraction)
    {
        const auto random = CreateObject<ConstantRandomVariable>();
        random->SetAttribute("Constant", DoubleValue(fraction));
        m_hosts[host]->SetAttribute("Random", PointerValue(random));
    }

    /// @return a host.
    Ptr<IgmpHost> GetHost(uint32_t host) const
    {
        return m_hosts[host];
    }

    /// @return a node; the last one is the station.
    Ptr<Node> GetNode(uint32_t node) const
    {
        return m_nodes.Get(node);
    }

    /// @return the device of a node.
    Ptr<NetDevice> GetDevice(uint32_t node) const
    {
        return m_devices.Get(node);
    }

    /// A listener of a host listens at a time, in seconds.
    void ListenAt(double time,
                  const SourceFilter& filter,
                  uint32_t host = 0,
                  Ipv4Address group = "239.1.1.1",
                  uint32_t listener = 1)
    {
        Simulator::Schedule(Seconds(time), &IgmpLan::Listen, this, host, group, filter, listener);
    }

    /// The station sends a message at a time, in seconds.
    void SendAt(double time, const IgmpMessage& message)
    {
        Simulator::Schedule(Seconds(time), &IgmpLan::SendMessage, this, message);
    }

    /// Any packet that is sent at a time, from one address.
    void SendDataAt(double time, Ipv4Address source, Ipv4Address group)
    {
        Simulator::Schedule(Seconds(time), &IgmpLan::SendData, this, source, group);
    }

    /// Runs until a time, in seconds.
    void Run(double until)
    {
        Simulator::Stop(Seconds(until) - Simulator::Now());
        Simulator::Run();
    }

    /// @return what the hosts have sent, one line each: time, host, message.
    const std::string& GetTimeline() const
    {
        return m_timeline;
    }

    /// @return transitions: time, host, "before > after: event (section)".
    const std::string& GetStates() const
    {
        return m_states;
    }

    /// Forgets what has been written down.
    void Forget()
    {
        m_timeline.clear();
        m_states.clear();
        timers.clear();
        messages.clear();
        states.clear();
    }

    /// Records of timers.
    std::vector<IgmpTimerRecord> timers;
    /// Records of messages sent and received by hosts.
    std::vector<IgmpMessageRecord> messages;
    /// Records of states.
    std::vector<IgmpStateRecord> states;

  private:
    /// @return the time and a node, for a line.
    static std::string Prefix(uint32_t node)
    {
        std::ostringstream text;
        text << Simulator::Now().GetSeconds() << " h" << node << ' ';
        return text.str();
    }

    /// Listens now.
    void Listen(uint32_t host, Ipv4Address group, SourceFilter filter, uint32_t listener)
    {
        m_hosts[host]->Listen(listener, 1, group, filter.mode, filter.sources);
    }

    /// The station sends a message now.
    void SendMessage(IgmpMessage message)
    {
        m_station->Send(0, 1, message);
    }

    /// The station sends a UDP packet of some source now.
    void SendData(Ipv4Address source, Ipv4Address group)
    {
        const Ptr<Packet> packet = Create<Packet>(100);
        UdpHeader udp;
        udp.SetSourcePort(5000);
        udp.SetDestinationPort(5000);
        packet->AddHeader(udp);
        Ipv4Header header;
        header.SetSource(source);
        header.SetDestination(group);
        header.SetProtocol(17);
        header.SetTtl(1);
        header.SetPayloadSize(static_cast<uint16_t>(packet->GetSize()));
        packet->AddHeader(header);
        const Ptr<NetDevice> device = m_devices.Get(m_hostCount);
        device->Send(packet, device->GetMulticast(group), 0x0800);
    }

    /// A message was sent or came in.
    void OnMessage(const IgmpMessageRecord& record)
    {
        messages.push_back(record);
        if (record.sent)
        {
            std::ostringstream text;
            text << Prefix(record.head.id.node) << record.message << '\n';
            m_timeline += text.str();
        }
    }

    /// A state machine took a transition.
    void OnState(const IgmpStateRecord& record)
    {
        states.push_back(record);
        m_states += Prefix(record.head.id.node) + record.before + " > " + record.after + ": " +
                    record.event + " (" + record.section + ")\n";
    }

    /// Something happened to a timer.
    void OnTimer(const IgmpTimerRecord& record)
    {
        timers.push_back(record);
    }

    uint32_t m_hostCount;               //!< how many hosts
    NodeContainer m_nodes;              //!< hosts and station
    NetDeviceContainer m_devices;       //!< on the LAN
    std::vector<Ptr<IgmpHost>> m_hosts; //!< by number
    Ptr<IgmpL4Protocol> m_station;      //!< IGMP of the station
    std::string m_timeline;             //!< what hosts sent
    std::string m_states;               //!< transitions
};

} // namespace test
} // namespace mgm
} // namespace ns3

#endif // MGM_IGMP_LAN_H
