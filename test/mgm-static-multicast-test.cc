/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Suite mgm-static-multicast: routers whose memberships and incoming interfaces are configured. The
 * network is a triangle r0, r1, r2 of links 0 (r0 - r1), 1 (r1 - r2) and 2 (r2 - r0), each router
 * with a host at interface 3; hr0 is the source. r2 has r1 at interface 1 and r0 at interface 2.
 */

#include "mgm-static-triangle.h"

#include "ns3/mgm-static-multicast-helper.h"
#include "ns3/simulator.h"
#include "ns3/test.h"
#include "ns3/uinteger.h"

#include <algorithm>
#include <set>
#include <string>
#include <vector>

namespace
{

using namespace ns3;
using namespace ns3::mgm;
using namespace ns3::mgm::test;

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
        Send(10);
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
        ForwardBothWays();
        // r2 wants the data from r1, although r0 is nearer. The most specific choice decides.
        At("r2")->SetIncomingInterface(SourceGroup(), InterfaceId(2));
        At("r2")->SetIncomingInterface(anySource, InterfaceId(2));
        At("r2")->SetIncomingInterface(key, InterfaceId(1), Ipv4Address("10.0.0.5"));
        At("r2")->TraceConnectWithoutContext("Reaction",
                                             MakeCallback(&IncomingTestCase::OnReaction, this));
        Send(10);
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

/// A choice that is taken back counts until the route changes.
class ClearTestCase : public TriangleTestCase
{
  public:
    ClearTestCase()
        : TriangleTestCase("An incoming interface that is chosen no more")
    {
    }

  private:
    void DoRun() override
    {
        Build();
        ForwardBothWays();
        At("r2")->SetIncomingInterface(key, InterfaceId(1), Ipv4Address("10.0.0.5"));
        Send(10);
        Simulator::Schedule(
            MilliSeconds(3100), &StaticMulticast::ClearIncomingInterface, At("r2"), key);
        Simulator::Schedule(MilliSeconds(5000), &ClearTestCase::CheckKept, this);
        // The route to the source leads over r1, then over r0 again.
        Simulator::Schedule(MilliSeconds(6100), &Network::SetLinkUp, fixture.network, 2, false);
        Simulator::Schedule(MilliSeconds(7100), &Network::SetLinkUp, fixture.network, 2, true);
        Simulator::Run();
        NS_TEST_EXPECT_MSG_EQ(fixture.GetIif("r2", "hr0"), 2, "as the route says");
        NS_TEST_EXPECT_MSG_EQ(fixture.deliveries["hr2"].size(), 10, "one copy of each");
        Simulator::Destroy();
    }

    /// Looks at the entry of r2 after the choice was taken back.
    void CheckKept()
    {
        NS_TEST_EXPECT_MSG_EQ(fixture.GetIif("r2", "hr0"), 1, "the entry keeps it");
    }
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
        Send(10);
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

/// Clients register again when the group manager restarts, and wait for it when it is down.
class ManagerRestartTestCase : public TriangleTestCase
{
  public:
    ManagerRestartTestCase()
        : TriangleTestCase("The group manager restarts, and starts after its client")
    {
    }

  private:
    void DoRun() override
    {
        Build();
        At("r0")->AddMembership(key, InterfaceId(2));
        At("r2")->AddMembership(anySource, InterfaceId(3));
        const Ptr<Manager> manager = fixture.At("r0").manager;
        manager->TraceConnectWithoutContext("Running",
                                            MakeCallback(&ManagerRestartTestCase::OnRunning, this));
        manager->TraceConnectWithoutContext("ApiCall",
                                            MakeCallback(&ManagerRestartTestCase::OnApiCall, this));
        Send(10);
        // All of it between two packets, which come at half seconds.
        Simulator::Schedule(MilliSeconds(2600), &RouterApplication::Stop, manager);
        Simulator::Schedule(MilliSeconds(2700), &ManagerRestartTestCase::CheckDown, this);
        Simulator::Schedule(MilliSeconds(2800), &RouterApplication::Start, manager);
        const Ptr<Manager> other = fixture.At("r2").manager;
        Simulator::Schedule(MilliSeconds(4600), &RouterApplication::Stop, other);
        Simulator::Schedule(MilliSeconds(4700), &RouterApplication::Stop, At("r2"));
        Simulator::Schedule(MilliSeconds(4800), &RouterApplication::Start, At("r2"));
        Simulator::Schedule(MilliSeconds(4900), &RouterApplication::Start, other);
        // A client that stops in the instant of the start is not registered after all.
        Simulator::Schedule(MilliSeconds(9600), &RouterApplication::Stop, manager);
        Simulator::Schedule(MilliSeconds(9700), &RouterApplication::Start, manager);
        Simulator::Schedule(MilliSeconds(9700), &RouterApplication::Stop, At("r0"));
        Simulator::Stop(Seconds(11));
        Simulator::Run();
        NS_TEST_EXPECT_MSG_EQ(fixture.deliveries["hr2"].size(), 10, "all packets");
        NS_TEST_EXPECT_MSG_EQ(At("r2")->GetInterfaces().size(), 3, "owned again");
        NS_TEST_EXPECT_MSG_EQ(m_registrations, 2, "at the start, and after the first restart");
        NS_TEST_EXPECT_MSG_EQ(m_causes, 1, "the restart is the cause of the second");
        NS_TEST_EXPECT_MSG_EQ(m_failures, 0, "no call with a handle that ended");
        NS_TEST_EXPECT_MSG_EQ(At("r0")->GetInterfaces().size(), 0, "stopped");
        Simulator::Destroy();
    }

    /// Looks at the client of r0 while its group manager is down.
    void CheckDown()
    {
        NS_TEST_EXPECT_MSG_EQ(At("r0")->IsRunning(), true, "it waits");
        NS_TEST_EXPECT_MSG_EQ(At("r0")->GetInterfaces().size(), 0, "without interfaces");
        // Configuration that changes meanwhile counts later.
        At("r0")->RemoveMembership(key, InterfaceId(2));
        At("r0")->AddMembership(anySource, InterfaceId(2));
        At("r0")->SetIncomingInterface(key, InterfaceId(3));
    }

    /// @param [in] record The group manager of r0 starts or stops.
    void OnRunning(const ApplicationRecord& record)
    {
        m_running = record.head.id;
    }

    /// @param [in] record A call of the client of r0.
    void OnApiCall(const ApiCallRecord& record)
    {
        m_failures += record.status == Status::SUCCESS ? 0 : 1;
        if (record.function == ApiFunction::REGISTER)
        {
            ++m_registrations;
            m_causes += record.head.cause.Get(TraceLevel::CONTROL) == m_running ? 1 : 0;
        }
    }

    RecordId m_running;          //!< the latest start or stop
    uint32_t m_registrations{0}; //!< calls of RegisterProtocol
    uint32_t m_causes{0};        //!< those that a start of the group manager caused
    uint32_t m_failures{0};      //!< calls that failed
};

/// IGMP on an interface of r0, which stops the client there when it is told of a new owner.
class IgmpStopsClientTestCase : public TriangleTestCase
{
  public:
    /**
     * @param [in] kind When it stops the client: DISABLE_IGMP or ENABLE_IGMP.
     * @param [in] name Name of the case.
     */
    IgmpStopsClientTestCase(CallbackKind kind, const std::string& name)
        : TriangleTestCase(name),
          m_kind(kind)
    {
    }

  private:
    void DoRun() override
    {
        Build();
        At("r0")->AddInterface(InterfaceId(1));
        At("r0")->AddInterface(InterfaceId(2));
        const Ptr<Manager> manager = fixture.At("r0").manager;
        Simulator::Schedule(Seconds(1), &RouterApplication::Stop, At("r0"));
        Simulator::Stop(Seconds(2));
        Simulator::Run();
        ClientCallbacks callbacks;
        callbacks.disableIgmp = MakeBoundCallback(&OnIgmp, this, CallbackKind::DISABLE_IGMP);
        callbacks.enableIgmp = MakeBoundCallback(&OnIgmp, this, CallbackKind::ENABLE_IGMP);
        ClientHandle igmp;
        manager->RegisterProtocol({protocol::IGMP, 0}, "igmp", callbacks, igmp);
        manager->TakeInterfaceOwnership(igmp, InterfaceId(1));

        m_stops = true;
        At("r0")->Start();
        m_stops = false;
        NS_TEST_EXPECT_MSG_EQ(At("r0")->IsRunning(), false, "stopped in between");
        NS_TEST_EXPECT_MSG_EQ(At("r0")->GetInterfaces().size(), 0, "owns nothing");
        ProtocolInstance owner;
        NS_TEST_EXPECT_MSG_EQ(
            (manager->GetProtocolOnInterface(InterfaceId(1), owner) == Status::SUCCESS),
            true,
            "somebody is there");
        NS_TEST_EXPECT_MSG_EQ(owner.protocolId, protocol::IGMP, "IGMP alone");
        At("r0")->Start();
        NS_TEST_EXPECT_MSG_EQ(At("r0")->GetInterfaces().size(), 2, "runs again");
        Simulator::Destroy();
    }

    /**
     * @param [in] test The case.
     * @param [in] kind What IGMP is told.
     * @return 0.
     */
    static uint32_t OnIgmp(IgmpStopsClientTestCase* test,
                           CallbackKind kind,
                           const IgmpInterfaceChange&)
    {
        if (test->m_stops && kind == test->m_kind)
        {
            test->At("r0")->Stop();
        }
        return 0;
    }

    CallbackKind m_kind; //!< when to stop the client
    bool m_stops{false}; //!< whether to stop it
};

/// A static router that counts how often all its memberships are looked at.
class CountingMulticast : public StaticMulticast
{
  public:
    mutable uint32_t looks{0}; //!< how often

  protected:
    std::set<StaticMembership> GetMemberships() const override
    {
        ++looks;
        return StaticMulticast::GetMemberships();
    }
};

/// A group manager that can refuse memberships, or stop a client that adds one.
class DifficultManager : public Manager
{
  public:
    Status AddGroupMembershipEntry(ClientHandle handle,
                                   const SourceGroupRange& range,
                                   const InterfaceId& interface,
                                   uint32_t flags) override
    {
        ++adds;
        if (victim)
        {
            victim->Stop();
        }
        return refuses ? Status::CAN_NOT_COMPLETE
                       : Manager::AddGroupMembershipEntry(handle, range, interface, flags);
    }

    Status DeleteGroupMembershipEntry(ClientHandle handle,
                                      const SourceGroupRange& range,
                                      const InterfaceId& interface,
                                      uint32_t flags) override
    {
        ++deletions;
        return Manager::DeleteGroupMembershipEntry(handle, range, interface, flags);
    }

    bool refuses{false};      //!< whether it refuses memberships
    Ptr<StaticClient> victim; //!< is stopped when it adds a membership
    uint32_t adds{0};         //!< calls of AddGroupMembershipEntry
    uint32_t deletions{0};    //!< calls of DeleteGroupMembershipEntry
};

/// A membership costs one call, and counts as held only where the group manager took it.
class MembershipCallsTestCase : public TriangleTestCase
{
  public:
    MembershipCallsTestCase()
        : TriangleTestCase("Calls for memberships: one each, and none that is not needed")
    {
    }

  private:
    void DoRun() override
    {
        Build();
        const Ptr<DifficultManager> manager = CreateObject<DifficultManager>();
        const Ptr<CountingMulticast> client = CreateObject<CountingMulticast>();
        const Ptr<Node> node = fixture.network->FindNode("r1");
        Simulator::Stop(Seconds(1));
        Simulator::Run();
        At("r1")->Stop();
        fixture.At("r1").manager->Stop();
        manager->SetForwarder(fixture.At("r1").forwarder);
        node->AddApplication(manager);
        client->SetManager(manager);
        node->AddApplication(client);
        Simulator::Stop(Seconds(1));
        Simulator::Run();
        for (uint32_t i = 0; i < 1000; ++i)
        {
            client->AddMembership(MakeKey(i), InterfaceId(1));
        }
        for (uint32_t i = 0; i < 1000; ++i)
        {
            client->RemoveMembership(MakeKey(i), InterfaceId(1));
        }
        NS_TEST_EXPECT_MSG_EQ(manager->adds, 1000, "one call each");
        NS_TEST_EXPECT_MSG_EQ(manager->deletions, 1000, "one call each");
        NS_TEST_EXPECT_MSG_EQ(client->looks, 1, "all of them only at registration");

        manager->refuses = true;
        client->AddMembership(key, InterfaceId(1));
        client->RemoveMembership(key, InterfaceId(1));
        NS_TEST_EXPECT_MSG_EQ(manager->deletions, 1000, "it was never held");
        client->AddMembership(key, InterfaceId(1));
        manager->refuses = false;
        client->AddMembership(key, InterfaceId(1));
        NS_TEST_EXPECT_MSG_EQ(manager->adds, 1003, "again, because it was refused");
        client->RemoveMembership(key, InterfaceId(1));
        NS_TEST_EXPECT_MSG_EQ(manager->deletions, 1001, "now it was held");

        client->Stop();
        client->AddMembership(MakeKey(1), InterfaceId(1));
        client->AddMembership(MakeKey(2), InterfaceId(1));
        manager->victim = client;
        client->Start();
        NS_TEST_EXPECT_MSG_EQ(manager->adds, 1004, "the first one, which stops the client");
        NS_TEST_EXPECT_MSG_EQ(client->GetInterfaces().size(), 0, "stopped");
        manager->victim = nullptr;
        Simulator::Destroy();
    }

    /**
     * @param [in] number A number.
     * @return a group.
     */
    static SourceGroup MakeKey(uint32_t number)
    {
        return SourceGroup(Ipv4Address::GetAny(), Ipv4Address(0xef020000 + number));
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
        AddTestCase(new ClearTestCase);
        AddTestCase(new ShareTestCase);
        AddTestCase(new ManagerRestartTestCase);
        AddTestCase(new IgmpStopsClientTestCase(CallbackKind::DISABLE_IGMP,
                                                "Stopped by IGMP before it owns an interface"));
        AddTestCase(new IgmpStopsClientTestCase(CallbackKind::ENABLE_IGMP,
                                                "Stopped by IGMP once it owns an interface"));
        AddTestCase(new MembershipCallsTestCase);
    }
};

StaticMulticastTestSuite g_staticMulticastTestSuite; //!< Static variable for test initialization

} // namespace
