/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Suite mgm-static-tree: routers with forwarder, group manager and StaticTree deliver data along
 * the tree and follow joins and leaves, at a cost that depends on the changes alone. The network is
 * the ring of mgm-static-ring.h.
 */

#include "mgm-static-fixture.h"
#include "mgm-static-ring.h"

#include "ns3/enum.h"
#include "ns3/mgm-static-tree.h"
#include "ns3/simulator.h"
#include "ns3/test.h"
#include "ns3/uinteger.h"

#include <string>

namespace
{

using namespace ns3;
using namespace ns3::mgm;
using namespace ns3::mgm::test;

/// The entries are those of the tree, and each receiver gets each packet once.
class DeliveryTestCase : public TestCase
{
  public:
    DeliveryTestCase()
        : TestCase("Data follows the tree; joins and leaves change it")
    {
    }

  private:
    void DoRun() override
    {
        StaticFixture fixture;
        fixture.Build(MakeRing());
        fixture.InstallTrees();
        fixture.groups->AddSource(fixture.group, fixture.network->GetAddress("hr0"));
        fixture.Join("hr2");
        // A packet each second; hr1 joins at 10.5 s, hr4 at 10.5 s, hr2 leaves at 20.5 s.
        Simulator::Schedule(Seconds(1), &StaticFixture::Send, &fixture, "hr0", 30, Seconds(1));
        Simulator::Schedule(MilliSeconds(5500), &DeliveryTestCase::CheckFirst, this, &fixture);
        Simulator::Schedule(MilliSeconds(10500), &StaticFixture::Join, &fixture, "hr1");
        Simulator::Schedule(MilliSeconds(10500), &StaticFixture::Join, &fixture, "hr4");
        Simulator::Schedule(MilliSeconds(15500), &DeliveryTestCase::CheckSecond, this, &fixture);
        Simulator::Schedule(MilliSeconds(20500), &StaticFixture::Leave, &fixture, "hr2");
        Simulator::Schedule(MilliSeconds(25500), &DeliveryTestCase::CheckThird, this, &fixture);
        Simulator::Run();
        NS_TEST_EXPECT_MSG_EQ(fixture.deliveries["hr2"].size(), 20, "from the start to its leave");
        NS_TEST_EXPECT_MSG_EQ(fixture.deliveries["hr1"].size(), 20, "from its join on");
        NS_TEST_EXPECT_MSG_EQ(fixture.deliveries["hr4"].size(), 20, "from its join on");
        NS_TEST_EXPECT_MSG_EQ(fixture.deliveries["hr3"].size(), 0, "never joined");
        NS_TEST_EXPECT_MSG_EQ(fixture.wrongInterface, 0, "nothing went astray");
        Simulator::Destroy();
    }

    /// @param [in] fixture The network, with hr2 as the only receiver.
    void CheckFirst(StaticFixture* fixture)
    {
        NS_TEST_EXPECT_MSG_EQ(fixture->GetOifs("r0", "hr0"), "1", "r0 to r1");
        NS_TEST_EXPECT_MSG_EQ(fixture->GetIif("r0", "hr0"), 3, "r0 from hr0");
        NS_TEST_EXPECT_MSG_EQ(fixture->GetOifs("r1", "hr0"), "2", "r1 to r2");
        NS_TEST_EXPECT_MSG_EQ(fixture->GetIif("r1", "hr0"), 1, "r1 from r0");
        NS_TEST_EXPECT_MSG_EQ(fixture->GetOifs("r2", "hr0"), "3", "r2 to hr2");
        NS_TEST_EXPECT_MSG_EQ(fixture->GetOifs("r3", "hr0"), "none", "r3 has no part");
        ProtocolInstance owner;
        NS_TEST_EXPECT_MSG_EQ(
            fixture->At("r3").manager->GetProtocolOnInterface(InterfaceId(2), owner),
            Status::SUCCESS,
            "but owns its interfaces");
        NS_TEST_EXPECT_MSG_EQ(owner.protocolId, protocol::STATIC, "as a static protocol");
        NS_TEST_EXPECT_MSG_EQ(
            fixture->At("r3").manager->GetClientName(owner), "static-tree", "its name");
    }

    /// @param [in] fixture The network, with hr1, hr2 and hr4 as receivers.
    void CheckSecond(StaticFixture* fixture)
    {
        NS_TEST_EXPECT_MSG_EQ(fixture->GetOifs("r0", "hr0"), "1 2", "r0 to both sides");
        NS_TEST_EXPECT_MSG_EQ(fixture->GetOifs("r1", "hr0"), "2 3", "r1 to r2 and hr1");
        NS_TEST_EXPECT_MSG_EQ(fixture->GetOifs("r4", "hr0"), "3", "r4 to hr4");
    }

    /// @param [in] fixture The network, with hr1 and hr4 as receivers.
    void CheckThird(StaticFixture* fixture)
    {
        NS_TEST_EXPECT_MSG_EQ(fixture->GetOifs("r1", "hr0"), "3", "r1 to hr1 only");
        NS_TEST_EXPECT_MSG_EQ(fixture->GetOifs("r2", "hr0"), "", "r2 to nobody");
    }
};

/// Stopping gives everything back; starting again restores it.
class LifecycleTestCase : public TestCase
{
  public:
    LifecycleTestCase()
        : TestCase("Stop, start again, dispose")
    {
    }

  private:
    void DoRun() override
    {
        StaticFixture fixture;
        fixture.Build(MakeRing());
        fixture.InstallTrees();
        fixture.groups->AddSource(fixture.group, fixture.network->GetAddress("hr0"));
        fixture.Join("hr2");
        const Ptr<StaticClient> client = fixture.At("r1").client;
        Simulator::Schedule(Seconds(1), &StaticFixture::Send, &fixture, "hr0", 30, Seconds(1));
        Simulator::Schedule(MilliSeconds(10500), &RouterApplication::Stop, client);
        Simulator::Schedule(MilliSeconds(15500), &LifecycleTestCase::CheckStopped, this, &fixture);
        // What happens meanwhile is known when it runs again.
        Simulator::Schedule(MilliSeconds(16500), &StaticFixture::Join, &fixture, "hr1");
        Simulator::Schedule(MilliSeconds(20500), &RouterApplication::Start, client);
        Simulator::Stop(MilliSeconds(30500));
        Simulator::Run();
        NS_TEST_EXPECT_MSG_EQ(fixture.deliveries["hr2"].size(), 20, "all but ten");
        NS_TEST_EXPECT_MSG_EQ(fixture.deliveries["hr1"].size(), 10, "since the second start");
        NS_TEST_EXPECT_MSG_EQ(fixture.GetOifs("r1", "hr0"), "2 3", "as before, and hr1");
        // A client may go before its group manager, and the other way round.
        fixture.At("r1").client->Dispose();
        ProtocolInstance owner;
        NS_TEST_EXPECT_MSG_EQ(
            fixture.At("r1").manager->GetProtocolOnInterface(InterfaceId(1), owner),
            Status::NOT_FOUND,
            "a client that goes leaves nothing behind");
        NS_TEST_EXPECT_MSG_EQ(fixture.GetOifs("r1", "hr0"), "none", "nor its entries");
        fixture.At("r2").manager->Dispose();
        fixture.network->SetLinkUp(0, false);
        fixture.Leave("hr2");
        fixture.Send("hr0", 1, Seconds(1));
        Simulator::Stop(Seconds(1));
        Simulator::Run();
        Simulator::Destroy();
    }

    /// @param [in] fixture The network, with r1 stopped.
    void CheckStopped(StaticFixture* fixture)
    {
        ProtocolInstance owner;
        NS_TEST_EXPECT_MSG_EQ(
            fixture->At("r1").manager->GetProtocolOnInterface(InterfaceId(1), owner),
            Status::NOT_FOUND,
            "nobody owns it");
        NS_TEST_EXPECT_MSG_EQ(fixture->At("r1").client->GetInterfaces().size(), 0, "none");
        owner.protocolId = protocol::STATIC;
        NS_TEST_EXPECT_MSG_EQ(
            fixture->At("r1").manager->GetClientName(owner), "3.0", "nobody is registered");
        NS_TEST_EXPECT_MSG_EQ(fixture->GetOifs("r1", "hr0"), "", "no membership is left");
        NS_TEST_EXPECT_MSG_EQ(fixture->GetIif("r1", "hr0"), 1, "the route says where from");
        NS_TEST_EXPECT_MSG_EQ(
            fixture->At("r1").forwarder->GetDrops(DropReason::NO_OUTGOING_INTERFACE),
            5,
            "what came since 10.5 s is not forwarded");
    }
};

/// A StaticTree that counts how often all its memberships are looked at.
class CountingTree : public StaticTree
{
  public:
    mutable uint32_t looks{0}; //!< how often

  protected:
    std::set<StaticMembership> GetMemberships() const override
    {
        ++looks;
        return StaticTree::GetMemberships();
    }
};

/// Joins and leaves cost a router as much as changes there, and not more.
class ManyGroupsTestCase : public TestCase
{
  public:
    ManyGroupsTestCase()
        : TestCase("A thousand joins and leaves, and a restart of the group manager")
    {
    }

  private:
    void DoRun() override
    {
        StaticFixture fixture;
        fixture.Build(MakeRing());
        fixture.InstallTrees();
        Simulator::Stop(Seconds(1));
        Simulator::Run();
        fixture.At("r1").client->Stop();
        fixture.At("r1").manager->Stop();
        // Another client of the same groups takes their place, one that counts.
        const Ptr<Manager> manager = CreateObject<Manager>();
        const Ptr<CountingTree> client = CreateObject<CountingTree>();
        const Ptr<Node> node = fixture.network->FindNode("r1");
        manager->SetForwarder(fixture.At("r1").forwarder);
        manager->TraceConnectWithoutContext("ApiCall",
                                            MakeCallback(&ManyGroupsTestCase::OnApiCall, this));
        node->AddApplication(manager);
        client->SetManager(manager);
        client->SetGroups(fixture.groups);
        node->AddApplication(client);
        Simulator::Stop(Seconds(1));
        Simulator::Run();
        const Ipv4Address source = fixture.network->GetAddress("hr0");
        const Ipv4Address receiver = fixture.network->GetAddress("hr1");
        for (uint32_t i = 0; i < 1000; ++i)
        {
            const Ipv4Address group(0xef020000 + i);
            fixture.groups->AddSource(group, source);
            fixture.groups->AddReceiver(group, receiver);
        }
        Simulator::Stop(Seconds(1));
        Simulator::Run();
        NS_TEST_EXPECT_MSG_EQ(m_adds, 1000, "one each");
        for (uint32_t i = 0; i < 999; ++i)
        {
            fixture.groups->RemoveReceiver(Ipv4Address(0xef020000 + i), receiver);
        }
        // There and back in one instant is no change.
        fixture.groups->RemoveReceiver(Ipv4Address(0xef020000 + 999), receiver);
        fixture.groups->AddReceiver(Ipv4Address(0xef020000 + 999), receiver);
        Simulator::Stop(Seconds(1));
        Simulator::Run();
        NS_TEST_EXPECT_MSG_EQ(m_adds, 1000, "no more");
        NS_TEST_EXPECT_MSG_EQ(m_deletions, 999, "one each");
        NS_TEST_EXPECT_MSG_EQ(client->looks, 1, "all of them only at registration");
        // What changes while the group manager is down is known when it runs again.
        manager->Stop();
        fixture.groups->AddReceiver(Ipv4Address(0xef020000), receiver);
        Simulator::Stop(Seconds(1));
        Simulator::Run();
        NS_TEST_EXPECT_MSG_EQ(m_adds, 1000, "nobody to tell");
        manager->Start();
        Simulator::Stop(Seconds(1));
        Simulator::Run();
        NS_TEST_EXPECT_MSG_EQ(m_adds, 1002, "that one, and the one that there was");
        Simulator::Destroy();
    }

    /// @param [in] record A call of the client.
    void OnApiCall(const ApiCallRecord& record)
    {
        m_adds += record.function == ApiFunction::ADD_MEMBERSHIP ? 1 : 0;
        m_deletions += record.function == ApiFunction::DELETE_MEMBERSHIP ? 1 : 0;
    }

    uint32_t m_adds{0};      //!< memberships added
    uint32_t m_deletions{0}; //!< memberships deleted
};

/// A StaticTree that expects data where a test says.
class MovableTree : public StaticTree
{
  public:
    /// @param [in] key Key of an entry. @param [in] iif Where its data is to come in.
    void Move(SourceGroup key, uint32_t iif)
    {
        GetManager()->SetMfe(GetHandle(), key, Ipv4Address::GetAny(), InterfaceId(iif));
    }

    /// @param [in] key Key of an entry, which ends.
    void End(SourceGroup key)
    {
        GetManager()->DeleteEntry(GetHandle(), key);
    }
};

/**
 * Makes the ring; the router next to its source has a MovableTree.
 * @param [out] fixture The network.
 * @return the tree.
 */
Ptr<MovableTree>
Build(StaticFixture& fixture)
{
    fixture.Build(MakeRing());
    fixture.InstallTrees();
    auto client = CreateObject<MovableTree>();
    client->SetAttribute("ComponentId", UintegerValue(1));
    client->SetAttribute("Reaction", EnumValue(REACTION_RETARGET));
    client->SetManager(fixture.At("r0").manager);
    client->SetGroups(fixture.groups);
    fixture.At("r0").client->AddInterface(InterfaceId(1));
    client->AddInterface(InterfaceId(2));
    client->AddInterface(InterfaceId(3));
    fixture.network->FindNode("r0")->AddApplication(client);
    return client;
}

/// The router next to the source finds back to it.
class SourceLinkTestCase : public TestCase
{
  public:
    SourceLinkTestCase()
        : TestCase("Data of the source is followed to its link, where there is no router")
    {
    }

  private:
    void DoRun() override
    {
        StaticFixture fixture;
        const Ptr<MovableTree> client = Build(fixture);
        fixture.groups->AddSource(fixture.group, fixture.network->GetAddress("hr0"));
        fixture.Join("hr1");
        const SourceGroup key(fixture.network->GetAddress("hr0"), fixture.group);
        Simulator::Schedule(Seconds(1), &StaticFixture::Send, &fixture, "hr0", 9, Seconds(1));
        Simulator::Schedule(MilliSeconds(3500), &MovableTree::Move, client, key, 2);
        Simulator::Schedule(MilliSeconds(3600), &SourceLinkTestCase::CheckMoved, this, &fixture);
        Simulator::Run();
        MfeRecord mfe;
        fixture.At("r0").manager->GetMfe(key, mfe);
        NS_TEST_EXPECT_MSG_EQ(mfe.iif, InterfaceId(3), "from the source");
        NS_TEST_EXPECT_MSG_EQ(mfe.upstreamNeighbor, Ipv4Address::GetAny(), "by no router");
        NS_TEST_EXPECT_MSG_EQ(fixture.deliveries["hr1"].size(), 8, "all but the alerted one");
        Simulator::Destroy();
    }

    /// @param [in] fixture The network, in which r0 expects the data from r4.
    void CheckMoved(StaticFixture* fixture)
    {
        NS_TEST_EXPECT_MSG_EQ(fixture->GetIif("r0", "hr0"), 2, "as the test says");
    }
};

/// Entries that come, are re-targeted and end do not add up, and those that stay are not forgotten.
class RetargetMemoryTestCase : public TestCase
{
  public:
    RetargetMemoryTestCase()
        : TestCase("A thousand entries that are re-targeted and end")
    {
    }

  private:
    void DoRun() override
    {
        StaticFixture fixture;
        const Ptr<MovableTree> client = Build(fixture);
        for (uint32_t i = 0; i < 100; ++i)
        {
            Retarget(fixture, *client, i);
        }
        NS_TEST_EXPECT_MSG_EQ(client->GetNRetargeted(), 100, "all have their entries");
        for (uint32_t i = 100; i < 1000; ++i)
        {
            client->End(Retarget(fixture, *client, i));
        }
        NS_TEST_EXPECT_MSG_GT(client->GetNRetargeted(), 99, "those that stay");
        NS_TEST_EXPECT_MSG_LT(client->GetNRetargeted(), 201, "and as many that are gone at most");
        Simulator::Destroy();
    }

    /**
     * Lets the data of a group arrive where it is not expected.
     * @param [in] fixture The network.
     * @param [in] client The tree next to the source.
     * @param [in] number Number of the group.
     * @return key of the entry.
     */
    static SourceGroup Retarget(StaticFixture& fixture, MovableTree& client, uint32_t number)
    {
        const SourceGroup key(fixture.network->GetAddress("hr0"), Ipv4Address(0xef020000 + number));
        fixture.group = key.group;
        fixture.groups->AddSource(key.group, key.source);
        fixture.groups->AddReceiver(key.group, fixture.network->GetAddress("hr1"));
        Run(MilliSeconds(50));
        fixture.Send("hr0", 1, Seconds(1));
        Run(MilliSeconds(50));
        client.Move(key, 2);
        fixture.Send("hr0", 1, Seconds(1));
        Run(MilliSeconds(50));
        return key;
    }

    /// @param [in] duration How long.
    static void Run(Time duration)
    {
        Simulator::Stop(duration);
        Simulator::Run();
    }
};

/// Suite mgm-static-tree.
class StaticTreeTestSuite : public TestSuite
{
  public:
    StaticTreeTestSuite()
        : TestSuite("mgm-static-tree", TestSuite::Type::SYSTEM)
    {
        AddTestCase(new DeliveryTestCase);
        AddTestCase(new LifecycleTestCase);
        AddTestCase(new ManyGroupsTestCase);
        AddTestCase(new SourceLinkTestCase);
        AddTestCase(new RetargetMemoryTestCase);
    }
};

StaticTreeTestSuite g_staticTreeTestSuite; //!< Static variable for test initialization

} // namespace
