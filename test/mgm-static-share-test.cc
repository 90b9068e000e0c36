/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Suite mgm-static-share: two StaticTrees divide the interfaces of one router. The network is a
 * line r0 - r1 - r2, each router with a host at interface 3 (r0 and r2: 2); the source is hr0. r1
 * has r0 at interface 1 and r2 at interface 2.
 */

#include "mgm-static-fixture.h"
#include "ns3/enum.h"
#include "ns3/mgm-packet-injector.h"
#include "ns3/simulator.h"
#include "ns3/test.h"
#include "ns3/uinteger.h"

#include <string>
#include <vector>

namespace
{

using namespace ns3;
using namespace ns3::mgm;

/// The first tree of r1 has the interfaces towards r0 and the host, the second the one towards r2.
class TwoTreesTestCase : public TestCase
{
  public:
    TwoTreesTestCase()
        : TestCase("Two StaticTrees on one router: both are told of joins, each acts on its own")
    {
    }

  private:
    void DoRun() override
    {
        Build();
        // Everybody joins after both trees began to listen.
        Simulator::Schedule(Seconds(1), &StaticFixture::Join, &m_fixture, "hr1");
        Simulator::Schedule(Seconds(1), &StaticFixture::Join, &m_fixture, "hr2");
        Simulator::Schedule(Seconds(2), &StaticFixture::Send, &m_fixture, "hr0", 1, Seconds(1));
        Pass(Seconds(3));
        NS_TEST_EXPECT_MSG_EQ(m_fixture.GetOifs("r1", "hr0"), "2 3", "one of each");
        NS_TEST_EXPECT_MSG_EQ(m_fixture.deliveries["hr1"].size(), 1, "by the first");
        NS_TEST_EXPECT_MSG_EQ(m_fixture.deliveries["hr2"].size(), 1, "by the second");
        CheckAlert();
        // The second one is gone; the first one is still told.
        m_second->Stop();
        NS_TEST_EXPECT_MSG_EQ(m_fixture.GetOifs("r1", "hr0"), "3", "what the first one has");
        m_fixture.Leave("hr1");
        Pass(Seconds(1));
        NS_TEST_EXPECT_MSG_EQ(m_fixture.GetOifs("r1", "hr0"), "", "nothing");
        m_second->Start();
        Pass(Seconds(1));
        NS_TEST_EXPECT_MSG_EQ(m_fixture.GetOifs("r1", "hr0"), "2", "back again");
        Simulator::Destroy();
    }

    /// Builds the network.
    void Build()
    {
        Topology topology;
        for (int i = 0; i < 3; ++i)
        {
            topology.AddNode("r" + std::to_string(i));
        }
        topology.AddLink(0, 1);
        topology.AddLink(1, 2);
        m_fixture.Build(topology);
        m_fixture.InstallTrees(REACTION_RETARGET);
        m_fixture.At("r1").client->AddInterface(InterfaceId(1));
        m_fixture.At("r1").client->AddInterface(InterfaceId(3));
        m_second = CreateObject<StaticTree>();
        m_second->SetAttribute("ComponentId", UintegerValue(1));
        m_second->SetAttribute("Reaction", EnumValue(REACTION_RETARGET));
        m_second->SetManager(m_fixture.At("r1").manager);
        m_second->SetGroups(m_fixture.groups);
        m_second->AddInterface(InterfaceId(2));
        m_second->TraceConnectWithoutContext("Reaction",
                                             MakeCallback(&TwoTreesTestCase::OnReaction, this));
        m_fixture.network->FindNode("r1")->AddApplication(m_second);
        m_fixture.groups->AddSource(m_fixture.group, m_fixture.network->GetAddress("hr0"));
    }

    /// Data that arrives at the second one's interface is not followed: the first one's data it is.
    void CheckAlert()
    {
        InjectedPacket packet;
        packet.source = m_fixture.network->GetAddress("hr0");
        packet.group = m_fixture.group;
        const Ptr<Node> r1 = m_fixture.network->FindNode("r1");
        Simulator::ScheduleWithContext(
            r1->GetId(), Seconds(1), &InjectPacket, r1->GetObject<Ipv4>()->GetNetDevice(2), packet);
        Pass(Seconds(2));
        NS_TEST_ASSERT_MSG_EQ(m_reactions.size(), 1, "one alert");
        NS_TEST_EXPECT_MSG_EQ(
            m_reactions[0],
            "none: the data is expected on an interface of another protocol, or of none",
            "why");
        NS_TEST_EXPECT_MSG_EQ(m_fixture.GetIif("r1", "hr0"), 1, "as before");
    }

    /// Lets some time pass.
    static void Pass(Time time)
    {
        Simulator::Stop(time);
        Simulator::Run();
    }

    /// @param [in] record A reaction of the second one.
    void OnReaction(const ReactionRecord& record)
    {
        m_reactions.push_back(record.action + ": " + record.reason);
    }

    StaticFixture m_fixture;              //!< the network
    Ptr<StaticTree> m_second;             //!< the second tree of r1
    std::vector<std::string> m_reactions; //!< of the second tree
};

/// Suite mgm-static-share.
class StaticShareTestSuite : public TestSuite
{
  public:
    StaticShareTestSuite()
        : TestSuite("mgm-static-share", TestSuite::Type::SYSTEM)
    {
        AddTestCase(new TwoTreesTestCase);
    }
};

StaticShareTestSuite g_staticShareTestSuite; //!< Static variable for test initialization

} // namespace
