/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Suite mgm-helpers: helpers as scripts call them, with many nodes at once, and tables at a time.
 */

#include "ns3/data-rate.h"
#include "ns3/internet-stack-helper.h"
#include "ns3/ipv4-list-routing.h"
#include "ns3/ipv4.h"
#include "ns3/mgm-host-helper.h"
#include "ns3/mgm-igmp-helper.h"
#include "ns3/mgm-igmp-host-helper.h"
#include "ns3/mgm-multicast-routing-helper.h"
#include "ns3/mgm-network-helper.h"
#include "ns3/mgm-pim-dm-helper.h"
#include "ns3/mgm-router-helper.h"
#include "ns3/mgm-static-multicast-helper.h"
#include "ns3/output-stream-wrapper.h"
#include "ns3/point-to-point-channel.h"
#include "ns3/point-to-point-net-device.h"
#include "ns3/simulator.h"
#include "ns3/test.h"
#include "ns3/uinteger.h"

#include <sstream>
#include <string>

namespace
{

using namespace ns3;
using namespace ns3::mgm;

const Ipv4Address GROUP("239.1.1.1"); //!< the group of all cases

/// @return routers "left" and "right" with a link between them, and a LAN at "right".
Topology
MakePair()
{
    Topology topology;
    const NodeIndex left = topology.AddNode("left");
    const NodeIndex right = topology.AddNode("right");
    const NodeIndex lan = topology.AddNode("lan", NodeKind::LAN);
    topology.AddLink(left, right);
    topology.AddLink(right, lan);
    return topology;
}

/// Nodes that are given to a helper together.
class ContainersTestCase : public TestCase
{
  public:
    ContainersTestCase()
        : TestCase("Hosts join and leave, and routers get applications, all at once")
    {
    }

  private:
    void DoRun() override
    {
        NetworkHelper helper(MakePair());
        helper.AddHost("left", "first");
        helper.AddHost("lan", "second");
        const Ptr<Network> network = helper.Build();
        m_hosts = network->GetHosts();
        HostHelper().Join(m_hosts, GROUP, Seconds(1));
        HostHelper().Leave(m_hosts, GROUP, Seconds(3));
        for (const auto& [time, members] : {std::make_pair(0.9, 0), {1.1, 2}, {2.9, 2}, {3.1, 0}})
        {
            Simulator::Schedule(Seconds(time), &ContainersTestCase::ExpectMembers, this, members);
        }

        RouterHelper().Install(network->GetRouters());
        const ApplicationContainer routers = StaticMulticastHelper().Install(network->GetRouters());
        NS_TEST_ASSERT_MSG_EQ(routers.GetN(), 2u, "one each");
        for (uint32_t i = 0; i < routers.GetN(); ++i)
        {
            const Ptr<Node> router = network->GetRouters().Get(i);
            NS_TEST_EXPECT_MSG_EQ(routers.Get(i),
                                  StaticMulticastHelper::GetStaticMulticast(router),
                                  "in the order of the nodes");
        }
        Simulator::Stop(Seconds(4));
        Simulator::Run();
        NS_TEST_EXPECT_MSG_EQ(m_looks, 4, "looked at four times");
        Simulator::Destroy();
    }

    /// So many of the hosts are members now.
    void ExpectMembers(int members)
    {
        int found = 0;
        for (auto host = m_hosts.Begin(); host != m_hosts.End(); ++host)
        {
            found += MulticastRoutingHelper::Find(*host)->IsMember(GROUP, 1) ? 1 : 0;
        }
        NS_TEST_EXPECT_MSG_EQ(found, members, "members at " << Simulator::Now().As(Time::S));
        ++m_looks;
    }

    NodeContainer m_hosts; //!< who joins and leaves
    int m_looks{0};        //!< how often members were counted
};

/// Tables of protocols at a time of the simulation.
class TablesTestCase : public TestCase
{
  public:
    TablesTestCase()
        : TestCase("Groups of IGMP and neighbors of PIM are printed when asked")
    {
    }

  private:
    void DoRun() override
    {
        NetworkHelper helper(MakePair());
        helper.AddHost("lan", "first");
        helper.AddHost("lan", "second");
        const Ptr<Network> network = helper.Build();
        const Ptr<Node> right = network->FindNode("right");
        RouterHelper().Install(network->GetRouters());
        PimDmHelper().Install(network->GetRouters());
        IgmpHelper().Install(network->GetRouters());
        const IgmpHostHelper hosts;
        hosts.Install(network->GetHosts());
        hosts.Join(network->GetHosts(), GROUP, Seconds(1));
        hosts.Leave(network->GetHosts(), GROUP, Seconds(20));

        std::ostringstream joined;
        std::ostringstream left;
        std::ostringstream pim;
        IgmpHelper::PrintGroupsAt(Seconds(10), right, Create<OutputStreamWrapper>(&joined));
        IgmpHelper::PrintGroupsAt(Seconds(40), right, Create<OutputStreamWrapper>(&left));
        PimDmHelper::PrintTablesAt(Seconds(40), right, Create<OutputStreamWrapper>(&pim));
        Simulator::Stop(Seconds(41));
        Simulator::Run();
        const auto has = [](const std::ostringstream& text, const std::string& word) {
            return text.str().find(word) != std::string::npos;
        };
        NS_TEST_EXPECT_MSG_EQ(has(joined, "239.1.1.1"), true, "joined\n" << joined.str());
        NS_TEST_EXPECT_MSG_EQ(has(left, "239.1.1.1"), false, "left\n" << left.str());
        NS_TEST_EXPECT_MSG_EQ(left.str().empty(), false, "was printed");
        NS_TEST_EXPECT_MSG_EQ(has(pim, "10.0.0.1"), true, "neighbor left\n" << pim.str());
        Simulator::Destroy();
    }
};

/// What NetworkHelper gives hosts.
class HostsTestCase : public TestCase
{
  public:
    HostsTestCase()
        : TestCase("Links and stacks of hosts, and settings of the stacks, are those asked for")
    {
    }

  private:
    void DoRun() override
    {
        InternetStackHelper plain;
        plain.SetIpv6StackInstall(false);
        NetworkHelper helper(MakePair());
        helper.SetHostStack(plain);
        helper.SetHostLink(DataRate("3Mb/s"), MilliSeconds(7));
        helper.AddHost("left", "host");
        const Ptr<Network> network = helper.Build();
        const Ptr<Node> host = network->FindNode("host");
        NS_TEST_EXPECT_MSG_EQ(bool(MulticastRoutingHelper::Find(host)), false, "not wrapped");
        NS_TEST_EXPECT_MSG_EQ(
            bool(MulticastRoutingHelper::Find(network->FindNode("left"))), true, "of routers");
        const auto device =
            DynamicCast<PointToPointNetDevice>(host->GetObject<Ipv4>()->GetNetDevice(1));
        DataRateValue rate;
        device->GetAttribute("DataRate", rate);
        NS_TEST_EXPECT_MSG_EQ(rate.Get(), DataRate("3Mb/s"), "rate");
        TimeValue delay;
        device->GetChannel()->GetAttribute("Delay", delay);
        NS_TEST_EXPECT_MSG_EQ(delay.Get(), MilliSeconds(7), "delay");

        MulticastRoutingHelper routing;
        routing.Set("DefaultMulticastInterface", UintegerValue(1));
        InternetStackHelper wrapped;
        wrapped.SetRoutingHelper(routing);
        const Ptr<Node> other = CreateObject<Node>();
        wrapped.Install(other);
        UintegerValue interface;
        MulticastRoutingHelper::Find(other)->GetAttribute("DefaultMulticastInterface", interface);
        NS_TEST_EXPECT_MSG_EQ(interface.Get(), 1u, "as set");
        Simulator::Destroy();
    }
};

/// Suite mgm-helpers.
class HelpersTestSuite : public TestSuite
{
  public:
    HelpersTestSuite()
        : TestSuite("mgm-helpers", TestSuite::Type::UNIT)
    {
        AddTestCase(new ContainersTestCase);
        AddTestCase(new TablesTestCase);
        AddTestCase(new HostsTestCase);
    }
};

HelpersTestSuite g_helpersTestSuite; //!< Static variable for test initialization

} // namespace
