/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Suite mgm-static-multicast: routers whose memberships and incoming interfaces are configured. The
 * network is a triangle r0, r1, r2 of links 0 (r0 - r1), 1 (r1 - r2) and 2 (r2 - r0), each router
 * with a host at interface 3; hr0 is the source. r2 has r1 at interface 1 and r0 at interface 2.
 */

#include "mgm-static-fixture.h"
#include "ns3/mgm-static-multicast-helper.h"
#include "ns3/simulator.h"
#include "ns3/test.h"
#include "ns3/uinteger.h"

#include <algorithm>
#include <string>
#include <vector>

namespace
{

using namespace ns3;
using namespace ns3::mgm;

/// A base for cases on the triangle.
class TriangleTestCase : public TestCase
{
  protected:
    using TestCase::TestCase;

    /// Builds the network.
    void Build()
    {
        Topology topology;
        for (int i = 0; i < 3; ++i)
        {
            topology.AddNode("r" + std::to_string(i));
        }
        for (NodeIndex i = 0; i < 3; ++i)
        {
            topology.AddLink(i, (i + 1) % 3);
        }
        fixture.Build(topology);
        fixture.InstallStatic();
        key = SourceGroup(fixture.network->GetAddress("hr0"), fixture.group);
        anySource = SourceGroup(Ipv4Address::GetAny(), fixture.group);
        fixture.Join("hr2");
    }

    /**
     * @param [in] name Name of a router.
     * @return its client.
     */
    Ptr<StaticMulticast> At(const std::string& name)
    {
        return DynamicCast<StaticMulticast>(fixture.At(name).client);
    }

    /// Sends ten packets, one a second.
    void SendTen()
    {
        Simulator::Schedule(
            MilliSeconds(500), &StaticFixture::Send, &fixture, "hr0", 10, Seconds(1));
    }

    StaticFixture fixture; //!< the network
    SourceGroup key;       //!< hr0 and the group
    SourceGroup anySource; //!< any source and the group
};

/// Memberships are held as configured, before and while the client runs.
class MembershipTestCase : public TriangleTestCase
{
  public:
    MembershipTestCase()
        : TriangleTestCase("Memberships from configuration")
    {
    }

  private:
    void DoRun() override
    {
        Build();
        At("r0")->AddMembership(key, InterfaceId(2));
        At("r2")->AddMembership(anySource, InterfaceId(3));
        SendTen();
        // From 3 s to 6 s r0 sends to nobody; from 8 s on also to r1, which has no receivers.
        Simulator::Schedule(
            Seconds(3), &StaticMulticast::RemoveMembership, At("r0"), key, InterfaceId(2));
        Simulator::Schedule(
            Seconds(6), &StaticMulticast::AddMembership, At("r0"), key, InterfaceId(2));
        Simulator::Schedule(
            Seconds(8), &StaticMulticast::AddMembership, At("r0"), anySource, InterfaceId(1));
        // Configured twice, deleted once: gone. Not its own: nothing.
        At("r0")->AddMembership(key, InterfaceId(2));
        At("r0")->AddMembership(key, InterfaceId(9));
        Simulator::Stop(Seconds(10));
        Simulator::Run();
        NS_TEST_EXPECT_MSG_EQ(fixture.deliveries["hr2"].size(), 7, "all but those of 3 s to 6 s");
        NS_TEST_EXPECT_MSG_EQ(fixture.GetOifs("r0", "hr0"), "1 2", "in the end");
        NS_TEST_EXPECT_MSG_EQ(fixture.GetOifs("r1", "hr0"), "", "no receivers");
        NS_TEST_EXPECT_MSG_EQ(fixture.wrongInterface, 0, "none");
        // Configuration stays while the client is stopped.
        At("r0")->Stop();
        NS_TEST_EXPECT_MSG_EQ(At("r0")->GetInterfaces().size(), 0, "released");
        At("r0")->RemoveMembership(anySource, InterfaceId(1));
        At("r0")->Start();
        fixture.Send("hr0", 1, Seconds(1));
        Simulator::Stop(Seconds(1));
        Simulator::Run();
        NS_TEST_EXPECT_MSG_EQ(fixture.GetOifs("r0", "hr0"), "2", "as configured");
        NS_TEST_EXPECT_MSG_EQ(fixture.deliveries["hr2"].size(), 8, "works again");
        Simulator::Destroy();
    }
};

/// The configured incoming interface wins over the route; alerts are answered by "none".
class IncomingTestCase : public TriangleTestCase
{
  public:
    IncomingTestCase()
        : TriangleTestCase("Incoming interface from configuration")
    {
    }

  private:
    void DoRun() override
    {
        Build();
        At("r0")->AddMembership(key, InterfaceId(1));
        At("r0")->AddMembership(key, InterfaceId(2));
        At("r1")->AddMembership(key, InterfaceId(2));
        At("r2")->AddMembership(key, InterfaceId(3));
        // r2 wants the data from r1, although r0 is nearer. The most specific choice decides.
        At("r2")->SetIncomingInterface(SourceGroup(), InterfaceId(2));
        At("r2")->SetIncomingInterface(anySource, InterfaceId(2));
        At("r2")->SetIncomingInterface(key, InterfaceId(1), Ipv4Address("10.0.0.5"));
        At("r2")->TraceConnectWithoutContext("Reaction",
                                             MakeCallback(&IncomingTestCase::OnReaction, this));
        SendTen();
        Simulator::Schedule(Seconds(2), &IncomingTestCase::CheckFirst, this);
        // At 5 s the user changes their mind.
        Simulator::Schedule(Seconds(5),
                            &StaticMulticast::SetIncomingInterface,
                            At("r2"),
                            key,
                            InterfaceId(2),
                            Ipv4Address("10.0.0.10"));
        Simulator::Run();
        NS_TEST_EXPECT_MSG_EQ(fixture.deliveries["hr2"].size(), 10, "one copy of each");
        NS_TEST_EXPECT_MSG_EQ(fixture.wrongInterface, 10, "and one on the other interface");
        NS_TEST_EXPECT_MSG_EQ(fixture.GetIif("r2", "hr0"), 2, "the second choice");
        NS_TEST_EXPECT_MSG_EQ((m_reactions.size() >= 2), true, "alerts");
        m_reactions.resize(std::max<std::size_t>(m_reactions.size(), 2));
        for (const ReactionRecord& reaction : m_reactions)
        {
            NS_TEST_EXPECT_MSG_EQ(reaction.action, "none", "no reaction");
            NS_TEST_EXPECT_MSG_EQ(reaction.client, "static", "who");
            NS_TEST_EXPECT_MSG_EQ(reaction.key, key, "about what");
        }
        NS_TEST_EXPECT_MSG_EQ(m_reactions.front().arrival, InterfaceId(2), "from r0 at first");
        NS_TEST_EXPECT_MSG_EQ(m_reactions.back().arrival, InterfaceId(1), "from r1 at last");
        Simulator::Destroy();
    }

    /// Looks at the entry of r2 while the first choice holds.
    void CheckFirst()
    {
        MfeRecord mfe;
        NS_TEST_EXPECT_MSG_EQ(fixture.At("r2").manager->GetMfe(key, mfe), Status::SUCCESS, "entry");
        NS_TEST_EXPECT_MSG_EQ(mfe.iif, InterfaceId(1), "from r1");
        NS_TEST_EXPECT_MSG_EQ(mfe.upstreamNeighbor, Ipv4Address("10.0.0.5"), "r1");
    }

    /// @param [in] record A reaction of r2.
    void OnReaction(const ReactionRecord& record)
    {
        m_reactions.push_back(record);
    }

    std::vector<ReactionRecord> m_reactions; //!< of r2
};

/// Two static clients share a router; each has the interfaces that were named.
class ShareTestCase : public TriangleTestCase
{
  public:
    ShareTestCase()
        : TriangleTestCase("Two clients share the interfaces of a router")
    {
    }

  private:
    void DoRun() override
    {
        Build();
        StaticMulticastHelper helper;
        helper.Set("ComponentId", UintegerValue(7));
        const Ptr<StaticMulticast> second = helper.Install(fixture.network->FindNode("r0"));
        // The first one has what was named; the second one, started later, all the rest.
        At("r0")->AddInterface(InterfaceId(3));
        At("r0")->AddInterface(InterfaceId(1));
        second->AddMembership(key, InterfaceId(2));
        second->AddMembership(key, InterfaceId(1));
        At("r2")->AddMembership(key, InterfaceId(3));
        SendTen();
        Simulator::Run();
        NS_TEST_EXPECT_MSG_EQ(At("r0")->GetInterfaces().size(), 2, "those named");
        NS_TEST_EXPECT_MSG_EQ((second->GetInterfaces() == std::vector<InterfaceId>{InterfaceId(2)}),
                              true,
                              "what is left");
        NS_TEST_EXPECT_MSG_EQ(fixture.GetOifs("r0", "hr0"), "2", "not the interface of the other");
        NS_TEST_EXPECT_MSG_EQ(fixture.deliveries["hr2"].size(), 10, "all");
        Simulator::Destroy();
    }
};

/// Suite mgm-static-multicast.
class StaticMulticastTestSuite : public TestSuite
{
  public:
    StaticMulticastTestSuite()
        : TestSuite("mgm-static-multicast", TestSuite::Type::SYSTEM)
    {
        AddTestCase(new MembershipTestCase);
        AddTestCase(new IncomingTestCase);
        AddTestCase(new ShareTestCase);
    }
};

StaticMulticastTestSuite g_staticMulticastTestSuite; //!< Static variable for test initialization

} // namespace
