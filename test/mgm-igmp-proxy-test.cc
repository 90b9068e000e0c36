/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Suite mgm-igmp-proxy: an IGMP proxy (RFC 4605) between the link of its upstream interface 1 and
 * those of its downstream interfaces 2 and 3. On each link i there are a station 10.0.i.100, which
 * sends reports, queries and data, and what the case puts there.
 */

#include "ns3/boolean.h"
#include "ns3/double.h"
#include "ns3/internet-module.h"
#include "ns3/mgm-igmp-helper.h"
#include "ns3/mgm-igmp-l4-protocol.h"
#include "ns3/mgm-igmp-proxy.h"
#include "ns3/mgm-multicast-routing-helper.h"
#include "ns3/mgm-router-helper.h"
#include "ns3/node-container.h"
#include "ns3/pointer.h"
#include "ns3/simple-net-device-helper.h"
#include "ns3/simulator.h"
#include "ns3/test.h"
#include "ns3/udp-socket-factory.h"
#include "ns3/uinteger.h"

#include <functional>
#include <map>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

namespace
{

using namespace ns3;
using namespace ns3::mgm;

constexpr auto IS_EX = IgmpRecordType::MODE_IS_EXCLUDE;
constexpr auto ALLOW = IgmpRecordType::ALLOW_NEW_SOURCES;
constexpr auto TO_IN = IgmpRecordType::CHANGE_TO_INCLUDE_MODE;
constexpr auto TO_EX = IgmpRecordType::CHANGE_TO_EXCLUDE_MODE;

/// Port of the data.
constexpr uint16_t PORT = 9;

/// A proxy and three links.
class ProxyNetwork
{
  public:
    /// Builds it; the proxy starts at 0 s.
    ProxyNetwork()
    {
        m_proxyNode = CreateObject<Node>();
        InternetStackHelper stack;
        stack.SetIpv6StackInstall(false);
        m_stations.Create(3);
        stack.Install(m_stations);
        stack.SetRoutingHelper(MulticastRoutingHelper());
        stack.Install(m_proxyNode);
        for (uint32_t link = 1; link <= 3; ++link)
        {
            m_channels[link] = CreateObject<SimpleChannel>();
            Attach(m_proxyNode, link, 10);
            Attach(m_stations.Get(link - 1), link, 100);
            const Ptr<Node> station = m_stations.Get(link - 1);
            const Ptr<IgmpL4Protocol> protocol = IgmpL4Protocol::Install(station);
            protocol->TraceConnect(
                "IgmpMessage", std::to_string(link), MakeCallback(&ProxyNetwork::OnMessage, this));
            // Only routers hear reports.
            protocol->AddListener(IgmpRole::ROUTER, MakeCallback(&ProxyNetwork::Ignore));
            Listen(station, link);
            Ipv4StaticRoutingHelper()
                .GetStaticRouting(station->GetObject<Ipv4>())
                ->SetDefaultMulticastRoute(1);
        }
        RouterHelper().Install(m_proxyNode);
        IgmpHelper igmp(IgmpProxy::GetTypeId());
        const auto random = CreateObject<ConstantRandomVariable>();
        random->SetAttribute("Constant", DoubleValue(0.5));
        igmp.Set("Random", PointerValue(random));
        proxy = DynamicCast<IgmpProxy>(igmp.Install(m_proxyNode).Get(0));
    }

    ~ProxyNetwork()
    {
        Simulator::Destroy();
    }

    /// Adds a router to a link: 10.0.i.number.
    Ptr<IgmpRouter> AddRouter(uint32_t link, uint32_t number)
    {
        const Ptr<Node> node = CreateObject<Node>();
        InternetStackHelper stack;
        stack.SetIpv6StackInstall(false);
        stack.SetRoutingHelper(MulticastRoutingHelper());
        stack.Install(node);
        Attach(node, link, number);
        RouterHelper().Install(node);
        return DynamicCast<IgmpRouter>(IgmpHelper().Install(node).Get(0));
    }

    /// A station sends a message.
    void Send(double seconds, uint32_t link, const IgmpMessage& message)
    {
        Simulator::Schedule(Seconds(seconds) - Simulator::Now(),
                            &ProxyNetwork::SendNow,
                            m_stations.Get(link - 1),
                            message);
    }

    /// A station sends a report with one record; sources are 10.0.1.n.
    void Report(double seconds,
                uint32_t link,
                IgmpRecordType type,
                const std::vector<uint32_t>& sources = {})
    {
        std::vector<Ipv4Address> list;
        list.reserve(sources.size());
        for (const uint32_t source : sources)
        {
            list.emplace_back(0x0a000100 + source);
        }
        Send(seconds, link, IgmpMessage::MakeReport({IgmpGroupRecord(type, "239.1.1.1", list)}));
    }

    /// A station sends data to the group.
    void SendData(double seconds, uint32_t link)
    {
        Simulator::Schedule(Seconds(seconds) - Simulator::Now(),
                            &ProxyNetwork::SendDataNow,
                            m_stations.Get(link - 1));
    }

    /// Does something at a time.
    void At(double seconds, const std::function<void()>& action)
    {
        Simulator::Schedule(Seconds(seconds) - Simulator::Now(), &ProxyNetwork::Call, action);
    }

    /// Runs until a time.
    void RunUntil(double seconds)
    {
        Simulator::Stop(Seconds(seconds) - Simulator::Now());
        Simulator::Run();
    }

    /// @return reports that stations of a link have heard: "1 TO_EX(239.1.1.1, {}) | ...".
    std::string TakeReports(uint32_t link)
    {
        return std::exchange(m_reports[link], "");
    }

    /// @return links on which data was heard: "2@3.5 ".
    std::string TakeData()
    {
        return std::exchange(m_data, "");
    }

    /// @return the IP stack of the proxy.
    Ptr<Ipv4> GetIpv4() const
    {
        return m_proxyNode->GetObject<Ipv4>();
    }

    /// @return the record of the membership database as text.
    std::string GetRecord() const
    {
        std::ostringstream os;
        os << proxy->GetDatabaseRecord("239.1.1.1");
        return os.str();
    }

    Ptr<IgmpProxy> proxy; //!< the proxy

  private:
    /// Gives a node an interface on a link.
    void Attach(const Ptr<Node>& node, uint32_t link, uint32_t number)
    {
        const NetDeviceContainer device = SimpleNetDeviceHelper().Install(node, m_channels[link]);
        const Ptr<Ipv4> ipv4 = node->GetObject<Ipv4>();
        const uint32_t interface = ipv4->AddInterface(device.Get(0));
        ipv4->AddAddress(
            interface,
            Ipv4InterfaceAddress(Ipv4Address(0x0a000000 + (link << 8) + number), "255.255.255.0"));
        ipv4->SetUp(interface);
    }

    /// Makes a station hear data.
    void Listen(const Ptr<Node>& station, uint32_t link)
    {
        const Ptr<Socket> socket = Socket::CreateSocket(station, UdpSocketFactory::GetTypeId());
        socket->Bind(InetSocketAddress(Ipv4Address::GetAny(), PORT));
        socket->SetRecvCallback(MakeCallback(&ProxyNetwork::OnData, this));
        m_sockets[PeekPointer(socket)] = link;
        m_keep.push_back(socket);
    }

    /// Sends a message now.
    static void SendNow(Ptr<Node> station, IgmpMessage message)
    {
        station->GetObject<IgmpL4Protocol>()->Send(0, 1, message);
    }

    /// Sends data now.
    static void SendDataNow(Ptr<Node> station)
    {
        const Ptr<Socket> socket = Socket::CreateSocket(station, UdpSocketFactory::GetTypeId());
        socket->Bind();
        socket->SendTo(Create<Packet>(100), 0, InetSocketAddress("239.1.1.1", PORT));
        socket->Close();
    }

    /// Calls a function.
    static void Call(std::function<void()> action)
    {
        action();
    }

    /// Does nothing about a message, which the trace has shown.
    static void Ignore(const IgmpReceived&)
    {
    }

    /// A station has sent or heard a message.
    void OnMessage(std::string link, const IgmpMessageRecord& record)
    {
        if (record.sent || record.message.type == IgmpType::QUERY)
        {
            return;
        }
        std::ostringstream os;
        os << Simulator::Now().GetSeconds();
        if (record.message.records.empty())
        {
            os << ' ' << GetIgmpTypeName(record.message.type);
        }
        for (const IgmpGroupRecord& group : record.message.records)
        {
            os << ' ' << group;
        }
        std::string& reports = m_reports[static_cast<uint32_t>(std::stoul(link))];
        reports += (reports.empty() ? "" : " | ") + os.str();
    }

    /// A station has heard data.
    void OnData(Ptr<Socket> socket)
    {
        while (socket->Recv())
        {
            std::ostringstream os;
            os << (m_data.empty() ? "" : " ") << m_sockets.at(PeekPointer(socket)) << '@'
               << Simulator::Now().GetSeconds();
            m_data += os.str();
        }
    }

    Ptr<Node> m_proxyNode;                             //!< the proxy
    NodeContainer m_stations;                          //!< one on each link
    std::map<uint32_t, Ptr<SimpleChannel>> m_channels; //!< by link
    std::map<const Socket*, uint32_t> m_sockets;       //!< link of each socket
    std::vector<Ptr<Socket>> m_keep;                   //!< sockets of stations
    std::map<uint32_t, std::string> m_reports;         //!< heard by stations
    std::string m_data;                                //!< heard by stations
};

/// A case, which is a function.
class ProxyTestCase : public TestCase
{
  public:
    /// Plays the case.
    using Play = void (*)(ProxyTestCase&, ProxyNetwork&);

    ProxyTestCase(const std::string& name, Play play)
        : TestCase(name),
          m_play(play)
    {
    }

    /**
     * Compares texts.
     * @param [in] actual What is.
     * @param [in] expected What should be.
     * @param [in] message What is compared.
     */
    void Check(const std::string& actual, const std::string& expected, const std::string& message)
    {
        NS_TEST_EXPECT_MSG_EQ(actual, expected, message);
    }

  private:
    void DoRun() override
    {
        ProxyNetwork network;
        m_play(*this, network);
    }

    Play m_play; //!< the case
};

void
Database(ProxyTestCase& test, ProxyNetwork& network)
{
    network.Report(1, 2, TO_EX);
    network.Report(2, 3, ALLOW, {1, 2});
    network.RunUntil(3);
    test.Check(network.GetRecord(), "EXCLUDE({})", "the example of RFC 4605 4.1");
    test.Check(network.TakeReports(1),
               "1 TO_EX(239.1.1.1, {}) | 1.5 TO_EX(239.1.1.1, {})",
               "reported upstream as by a host, and again");
    network.Report(10, 2, TO_IN);
    network.RunUntil(20);
    test.Check(network.GetRecord(), "INCLUDE({10.0.1.1, 10.0.1.2})", "one subscription is left");
    test.Check(network.TakeReports(1),
               "12 TO_IN(239.1.1.1, {10.0.1.1, 10.0.1.2}) | 12.5 TO_IN(239.1.1.1, {10.0.1.1, "
               "10.0.1.2})",
               "when it is sure that nobody is left");
}

void
DatabaseOfSources(ProxyTestCase& test, ProxyNetwork& network)
{
    network.Report(1, 2, TO_EX, {1, 2, 3});
    network.Report(2, 2, ALLOW, {1});
    network.RunUntil(3);
    test.Check(network.GetRecord(),
               "EXCLUDE({10.0.1.2, 10.0.1.3})",
               "RFC 4605 4.1: sources whose timers run are removed");
    network.Report(4, 3, ALLOW, {2});
    network.RunUntil(5);
    test.Check(network.GetRecord(), "EXCLUDE({10.0.1.3})", "RFC 3376 3.2: merged");
    network.TakeReports(1);
    network.Report(100, 2, IS_EX, {1, 2, 3});
    network.RunUntil(150);
    test.Check(network.TakeReports(1), "", "what changes nothing is not reported");
    network.RunUntil(265);
    test.Check(network.GetRecord(), "EXCLUDE({10.0.1.1, 10.0.1.2, 10.0.1.3})", "timers expire");
    test.Check(network.TakeReports(1),
               "262 BLOCK(239.1.1.1, {10.0.1.1}) | 262.5 BLOCK(239.1.1.1, {10.0.1.1}) | 264 "
               "BLOCK(239.1.1.1, {10.0.1.2}) | 264.5 BLOCK(239.1.1.1, {10.0.1.2})",
               "source by source");
    network.Report(270, 2, IS_EX, {3});
    network.RunUntil(271);
    test.Check(network.GetRecord(), "EXCLUDE({10.0.1.3})", "what is no longer excluded");
}

void
Answers(ProxyTestCase& test, ProxyNetwork& network)
{
    network.Report(1, 2, TO_EX);
    network.RunUntil(9);
    network.TakeReports(1);
    network.Send(10, 1, IgmpMessage::MakeQuery(IgmpVersion::V3, 100, Ipv4Address::GetAny()));
    network.RunUntil(20);
    test.Check(network.TakeReports(1), "15 IS_EX(239.1.1.1, {})", "to queries, as a host");
    network.Send(30, 1, IgmpMessage::MakeQuery(IgmpVersion::V2, 100, Ipv4Address::GetAny()));
    network.RunUntil(40);
    test.Check(network.TakeReports(1), "35 v2-report", "RFC 4605 4.1: version 2 upstream");
    test.Check(network.TakeReports(2), "", "a proxy does not report downstream");
    const Ipv4Address specific("232.1.1.1");
    network.Send(41, 2, IgmpMessage::MakeReport({IgmpGroupRecord(ALLOW, specific, {"10.0.1.1"})}));
    network.RunUntil(49);
    network.TakeReports(1);
    network.Send(50, 1, IgmpMessage::MakeQuery(IgmpVersion::V2, 100, specific));
    network.Send(51, 1, IgmpMessage::MakeGroupMessage(IgmpType::V2_REPORT, specific));
    network.RunUntil(60);
    test.Check(network.TakeReports(1), "55 v2-report", "RFC 4604 2.2.1: not suppressed");
}

void
Forwarding(ProxyTestCase& test, ProxyNetwork& network)
{
    network.SendData(1, 1);
    network.RunUntil(2);
    test.Check(network.TakeData(), "", "nobody wants it");
    network.Report(3, 2, TO_EX);
    network.SendData(4, 1);
    network.RunUntil(5);
    test.Check(network.TakeData(), "2@4", "from upstream to the members");
    network.SendData(6, 3);
    network.RunUntil(7);
    test.Check(network.TakeData(), "1@6 2@6", "from downstream upstream, and to the members");
    network.SendData(8, 2);
    network.RunUntil(9);
    test.Check(network.TakeData(), "1@8", "RFC 4605 3.2: always upstream");
}

void
QuerierRule(ProxyTestCase& test, ProxyNetwork& network)
{
    const Ptr<IgmpRouter> other = network.AddRouter(2, 1);
    other->SetStartTime(Seconds(10));
    network.Report(3, 2, TO_EX);
    network.SendData(4, 1);
    network.SendData(11, 1);
    network.At(20, [&] { other->Stop(); });
    network.SendData(264.9, 1);
    network.SendData(265.1, 1);
    network.Report(200, 2, IS_EX);
    network.RunUntil(270);
    test.Check(network.TakeData(),
               "2@4 2@265.1",
               "RFC 4605 3: only while the proxy is the querier; 255 s after the other's query");
}

void
WithoutQuerierRule(ProxyTestCase& test, ProxyNetwork& network)
{
    network.proxy->SetAttribute("ForwardOnlyAsQuerier", BooleanValue(false));
    network.AddRouter(2, 1);
    network.Report(3, 2, TO_EX);
    network.SendData(4, 1);
    network.RunUntil(5);
    test.Check(network.TakeData(), "2@4", "RFC 4605 3: the rule may be disabled");
}

void
Configuration(ProxyTestCase& test, ProxyNetwork& network)
{
    network.proxy->AddStaticMembership(2, SourceGroup("10.0.1.1", "239.1.1.1"));
    network.RunUntil(1);
    test.Check(network.GetRecord(), "INCLUDE({10.0.1.1})", "one source");
    network.At(2,
               [&] { network.proxy->AddStaticMembership(2, SourceGroup("0.0.0.0", "239.1.1.1")); });
    network.RunUntil(3);
    test.Check(network.GetRecord(), "EXCLUDE({})", "all sources");
    network.At(4, [&] {
        network.proxy->RemoveStaticMembership(2, SourceGroup("0.0.0.0", "239.1.1.1"));
        network.proxy->RemoveStaticMembership(2, SourceGroup("10.0.1.1", "239.1.1.1"));
    });
    network.RunUntil(5);
    test.Check(network.GetRecord(), "INCLUDE({})", "nothing");
}

void
LinksAndRestarts(ProxyTestCase& test, ProxyNetwork& network)
{
    network.Report(1, 2, TO_EX);
    network.Report(1, 3, ALLOW, {1});
    network.At(10, [&] { network.GetIpv4()->SetDown(2); });
    network.RunUntil(11);
    test.Check(network.GetRecord(), "INCLUDE({10.0.1.1})", "a downstream link goes down");
    network.TakeReports(1);
    network.At(20, [&] { network.GetIpv4()->SetDown(1); });
    network.At(30, [&] { network.GetIpv4()->SetUp(1); });
    network.RunUntil(31);
    test.Check(network.TakeReports(1),
               "30 ALLOW(239.1.1.1, {10.0.1.1}) | 30.5 ALLOW(239.1.1.1, {10.0.1.1})",
               "the upstream link comes back: all is reported");
    network.At(40, [&] { network.proxy->Stop(); });
    network.At(50, [&] { network.proxy->Start(); });
    network.Report(51, 3, ALLOW, {2});
    network.RunUntil(52);
    test.Check(network.GetRecord(), "INCLUDE({10.0.1.2})", "it begins anew");
}

/// The suite.
class IgmpProxyTestSuite : public TestSuite
{
  public:
    IgmpProxyTestSuite()
        : TestSuite("mgm-igmp-proxy", Type::UNIT)
    {
        Add("RFC 4605 2.5, 4.1 the membership database is reported upstream", Database);
        Add("RFC 4605 4.1 sources in the membership database", DatabaseOfSources);
        Add("RFC 4605 3, 4.1 queries from upstream are answered", Answers);
        Add("RFC 4605 4.2 forwarding", Forwarding);
        Add("RFC 4605 3 only the querier forwards", QuerierRule);
        Add("RFC 4605 3 the querier rule may be disabled", WithoutQuerierRule);
        Add("Static memberships are reported upstream", Configuration);
        Add("Links go down and come up, the proxy stops and starts", LinksAndRestarts);
    }

  private:
    /**
     * Adds a case.
     * @param [in] name Its name.
     * @param [in] play What it does.
     */
    void Add(const std::string& name, ProxyTestCase::Play play)
    {
        AddTestCase(new ProxyTestCase(name, play));
    }
};

IgmpProxyTestSuite g_igmpProxyTestSuite; //!< registers the suite

} // namespace
