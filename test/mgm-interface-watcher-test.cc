/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Suite mgm-interface-watcher: IGMP hosts and PIM routers put a watcher of interfaces into the list
 * of routing protocols, once; where routing is no list, they work without it.
 */

#include "mgm-manager-cast.h"

#include "ns3/internet-stack-helper.h"
#include "ns3/ipv4-address-helper.h"
#include "ns3/ipv4-list-routing.h"
#include "ns3/ipv4-static-routing-helper.h"
#include "ns3/mgm-igmp-host.h"
#include "ns3/mgm-manager.h"
#include "ns3/mgm-multicast-routing-helper.h"
#include "ns3/mgm-multicast-socket.h"
#include "ns3/mgm-pim-dm.h"
#include "ns3/simple-net-device-helper.h"

namespace
{

using namespace ns3;
using namespace ns3::mgm;
using namespace ns3::mgm::test;

/// A node with a single interface, and somebody who hears what it sends.
class Station
{
  public:
    /// @param [in] routing What makes its routing protocol.
    explicit Station(const Ipv4RoutingHelper& routing)
    {
        m_nodes.Create(2);
        InternetStackHelper stack;
        stack.SetRoutingHelper(routing);
        stack.SetIpv6StackInstall(false);
        stack.Install(m_nodes.Get(0));
        const NetDeviceContainer devices = SimpleNetDeviceHelper().Install(m_nodes);
        Ipv4AddressHelper("10.0.0.0", "255.255.255.0").Assign(devices.Get(0));
        m_nodes.Get(1)->RegisterProtocolHandler(
            MakeCallback(&Station::OnReceive, this), 0, devices.Get(1));
    }

    ~Station()
    {
        Simulator::Destroy();
    }

    Station(const Station&) = delete;
    Station& operator=(const Station&) = delete;

    /// Adds an IGMP host. @return the host.
    Ptr<IgmpHost> AddHost()
    {
        const Ptr<IgmpHost> host = CreateObject<IgmpHost>();
        m_nodes.Get(0)->AddApplication(host);
        return host;
    }

    /// Adds a group manager and PIM. @return PIM.
    Ptr<PimDm> AddPim()
    {
        const Ptr<FakeForwarder> forwarder = CreateObject<FakeForwarder>(m_journal);
        const Ptr<Manager> manager = CreateObject<Manager>();
        const Ptr<PimDm> pim = CreateObject<PimDm>();
        manager->SetForwarder(forwarder);
        manager->SetRpfSource(CreateObject<FakeRoutes>());
        pim->SetManager(manager);
        m_nodes.Get(0)->AddApplication(forwarder);
        m_nodes.Get(0)->AddApplication(manager);
        m_nodes.Get(0)->AddApplication(pim);
        pim->AddInterface(1);
        return pim;
    }

    /// @return number of routing protocols in the list.
    uint32_t CountProtocols() const
    {
        const Ptr<Ipv4> ipv4 = m_nodes.Get(0)->GetObject<Ipv4>();
        return DynamicCast<Ipv4ListRouting>(ipv4->GetRoutingProtocol())->GetNRoutingProtocols();
    }

    /// Runs up to a time, in seconds.
    static void RunUntil(double time)
    {
        Simulator::Stop(Seconds(time) - Simulator::Now());
        Simulator::Run();
    }

    uint32_t sent{0}; //!< packets that it has sent

  private:
    /// Somebody on its link hears it.
    void OnReceive(Ptr<NetDevice> /* device */,
                   Ptr<const Packet> /* packet */,
                   uint16_t /* protocol */,
                   const Address& /* from */,
                   const Address& /* to */,
                   NetDevice::PacketType /* type */)
    {
        ++sent;
    }

    NodeContainer m_nodes; //!< the node and who hears it
    Journal m_journal;     //!< what its forwarder was told
};

/// Routing that is no list.
class NoListTestCase : public TestCase
{
  public:
    NoListTestCase()
        : TestCase("Where routing is no list, hosts report and routers say Hello")
    {
    }

  private:
    void DoRun() override
    {
        {
            Station station{Ipv4StaticRoutingHelper()};
            const Ptr<IgmpHost> host = station.AddHost();
            Station::RunUntil(1);
            const Ptr<MulticastSocket> socket = MulticastSocket::Open(host, 5000);
            NS_TEST_EXPECT_MSG_EQ(socket->Join(1, "239.1.1.1"), IgmpListenStatus::OK, "joined");
            Station::RunUntil(12);
            NS_TEST_EXPECT_MSG_EQ(station.sent, 2u, "reports (RFC 3376 8.14.1)");
        }
        Station station{Ipv4StaticRoutingHelper()};
        station.AddPim();
        Station::RunUntil(29);
        NS_TEST_EXPECT_MSG_EQ(station.sent, 1u, "Hellos (RFC 3973 4.8)");
    }
};

/// Applications that start again.
class RestartTestCase : public TestCase
{
  public:
    RestartTestCase()
        : TestCase("An application that starts again watches with what it had")
    {
    }

  private:
    void DoRun() override
    {
        Station station{MulticastRoutingHelper()};
        const uint32_t before = station.CountProtocols();
        const Ptr<IgmpHost> host = station.AddHost();
        const Ptr<PimDm> pim = station.AddPim();
        Station::RunUntil(1);
        NS_TEST_EXPECT_MSG_EQ(station.CountProtocols(), before + 2, "one watcher each");
        host->Stop();
        pim->Stop();
        host->Start();
        pim->Start();
        Station::RunUntil(2);
        NS_TEST_EXPECT_MSG_EQ(station.CountProtocols(), before + 2, "no more");
    }
};

/// Suite mgm-interface-watcher.
class InterfaceWatcherTestSuite : public TestSuite
{
  public:
    InterfaceWatcherTestSuite()
        : TestSuite("mgm-interface-watcher", TestSuite::Type::UNIT)
    {
        AddTestCase(new NoListTestCase);
        AddTestCase(new RestartTestCase);
    }
};

InterfaceWatcherTestSuite g_interfaceWatcherTestSuite; //!< Static variable for test initialization

} // namespace
