/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Suite mgm-manager-forwarding: statements of mgm-api that are about packets, with the group
 * manager on top of the real forwarder.
 *
 * A router with interfaces 1 to 4. The route to 10.0.1.2 leads over 1. PIM owns 1, 2 and 3, DVMRP
 * owns 4.
 */

#include "mgm-forwarder-fixture.h"
#include "mgm-manager-cast.h"

#include "ns3/ipv4-route.h"
#include "ns3/ipv4-routing-protocol.h"

#include <algorithm>

namespace
{

using namespace ns3;
using namespace ns3::mgm;
using namespace ns3::mgm::test;

/// The router of the drawing, built and running.
class Router
{
  public:
    Router()
        : m_fixture(4),
          m_routes(CreateObject<FakeRoutes>()),
          m_manager(CreateObject<Manager>())
    {
        m_routes->Set(g_key.source, InterfaceId(1), "10.0.1.9");
        m_manager->SetForwarder(&m_fixture.Get());
        m_manager->SetRpfSource(m_routes);
        m_fixture.GetNode()->AddApplication(m_manager);
        m_fixture.Get().Start();
        m_manager->Start();
        m_pim = AddClient("pim", protocol::PIM_DENSE_MODE, {1, 2, 3});
        m_dvmrp = AddClient("dvmrp", protocol::DVMRP, {4});
    }

    /**
     * Lets packets of the source arrive now, one after the other, and what follows happen.
     * @param [in] count How many.
     * @param [in] interface Where they arrive.
     * @param [in] ttl Their TTL.
     */
    void Receive(uint32_t count, uint32_t interface = 1, uint8_t ttl = 64)
    {
        for (uint32_t i = 0; i < count; ++i)
        {
            m_fixture.Inject(g_key, interface, ttl);
        }
        ForwarderFixture::Run(NanoSeconds(1));
    }

    /// @return number of copies that left over an interface since the last call.
    std::size_t CountSent(uint32_t interface)
    {
        const auto isThere = [interface](const SentCopy& copy) {
            return copy.interface == interface;
        };
        const auto end = std::remove_if(m_fixture.sent.begin(), m_fixture.sent.end(), isThere);
        const auto count = static_cast<std::size_t>(m_fixture.sent.end() - end);
        m_fixture.sent.erase(end, m_fixture.sent.end());
        return count;
    }

    /// @return the extended statistics of the entry.
    MfeStatsRecord GetStats() const
    {
        MfeStatsRecord stats;
        m_manager->GetMfeStats(g_key, MfeStatsKind::EXTENDED, stats);
        return stats;
    }

    Journal m_journal;          //!< what clients were told
    ForwarderFixture m_fixture; //!< node and forwarder
    Ptr<FakeRoutes> m_routes;   //!< routes
    Ptr<Manager> m_manager;     //!< group manager
    Ptr<FakeClient> m_pim;      //!< owns 1, 2, 3
    Ptr<FakeClient> m_dvmrp;    //!< owns 4

  private:
    /// Registers a client and gives it interfaces.
    Ptr<FakeClient> AddClient(const std::string& name,
                              uint32_t protocolId,
                              const std::vector<uint32_t>& interfaces)
    {
        Ptr<FakeClient> client = Create<FakeClient>(m_manager, m_journal, name, protocolId);
        client->Register();
        for (const uint32_t interface : interfaces)
        {
            client->Take({InterfaceId(interface)});
        }
        return client;
    }
};

/// A test case on the router.
class ForwardingTestCase : public TestCase
{
  public:
    /// What a test case checks.
    using Check = void (ForwardingTestCase::*)(Router& router);

    /**
     * @param [in] name The statement that is tested, with its number.
     * @param [in] check The test.
     */
    ForwardingTestCase(const std::string& name, Check check)
        : TestCase(name),
          m_check(check)
    {
    }

    /// M-40.
    void CheckNoMembership(Router& router)
    {
        router.Receive(3);
        router.m_dvmrp->Add(g_group, InterfaceId(4));
        router.Receive(3);
        NS_TEST_EXPECT_MSG_EQ(router.CountSent(4), 3u, "with a membership");
        NS_TEST_EXPECT_MSG_EQ(router.m_fixture.sent.size(), 0u, "without one");
    }

    /// M-41.
    void CheckDeletedMembership(Router& router)
    {
        router.m_pim->Add(g_group, InterfaceId(2));
        router.m_dvmrp->Add(g_key, InterfaceId(4));
        router.Receive(2);
        router.m_dvmrp->Delete(g_key, InterfaceId(4));
        router.Receive(3);
        NS_TEST_EXPECT_MSG_EQ(router.CountSent(4), 2u, "before the delete");
        NS_TEST_EXPECT_MSG_EQ(router.CountSent(2), 5u, "others go on");
    }

    /// M-68: the network of the source is connected to interface 1, so unicast packets go there.
    void CheckOtherUnicastRoute(Router& router)
    {
        Ipv4Header header;
        header.SetDestination(g_key.source);
        Socket::SocketErrno error = Socket::ERROR_NOTERROR;
        const Ptr<Ipv4> ipv4 = router.m_fixture.GetNode()->GetObject<Ipv4>();
        const Ptr<Ipv4Route> unicast =
            ipv4->GetRoutingProtocol()->RouteOutput(nullptr, header, nullptr, error);
        NS_TEST_EXPECT_MSG_EQ(
            ipv4->GetInterfaceForDevice(unicast->GetOutputDevice()), 1, "unicast packets");
        router.m_routes->Set(g_key.source, InterfaceId(2), "10.0.2.9");
        router.m_dvmrp->Add(g_group, InterfaceId(4));
        router.Receive(3, 2);
        NS_TEST_EXPECT_MSG_EQ(router.m_pim->m_rpf.interface, InterfaceId(2), "the multicast view");
        NS_TEST_EXPECT_MSG_EQ(router.CountSent(4), 3u, "what arrives there is forwarded");
        router.Receive(2, 1);
        NS_TEST_EXPECT_MSG_EQ(router.CountSent(4), 0u, "not where unicast packets would go");
        NS_TEST_EXPECT_MSG_EQ(router.GetStats().differentIf, 2u, "there it is the wrong interface");
    }

    /// M-79.
    void CheckVeto(Router& router)
    {
        router.m_pim->Add(g_group, InterfaceId(2));
        router.m_pim->Add(g_group, InterfaceId(3));
        router.m_dvmrp->Add(g_group, InterfaceId(4));
        router.m_pim->m_onCreation = [](CreationAlert& alert) { alert.oifs.at(0).enabled = false; };
        router.Receive(2);
        NS_TEST_EXPECT_MSG_EQ(router.CountSent(2), 0u, "switched off");
        NS_TEST_EXPECT_MSG_EQ(router.CountSent(3), 2u, "own other interface");
        NS_TEST_EXPECT_MSG_EQ(router.CountSent(4), 2u, "another's interface");
    }

    /// M-81.
    void CheckWrongInterface(Router& router)
    {
        router.m_pim->Add(g_group, InterfaceId(3));
        router.Receive(3);
        router.Receive(5, 4);
        NS_TEST_EXPECT_MSG_EQ(router.GetStats().differentIf, 5u, "counted");
        NS_TEST_EXPECT_MSG_EQ(router.CountSent(3), 3u, "dropped");
        NS_TEST_EXPECT_MSG_EQ(router.m_journal.back(),
                              "dvmrp: wrong interface (10.0.1.2, 239.1.1.1) on 4",
                              "told once, the limiter does the rest");
        MfeRecord mfe;
        router.m_manager->GetMfe(g_key, mfe);
        NS_TEST_EXPECT_MSG_EQ(mfe.iif, InterfaceId(1), "the entry is as before");
    }

    /// M-82.
    void CheckEndOfLifetime(Router& router)
    {
        router.m_pim->m_onPrune = [](PruneAlert& alert) { alert.timeout = 30; };
        router.m_dvmrp->Add(g_group, InterfaceId(4));
        router.Receive(1);
        router.m_dvmrp->Delete(g_group, InterfaceId(4));
        MfeRecord mfe;
        ForwarderFixture::Run(Seconds(30) - NanoSeconds(1));
        NS_TEST_EXPECT_MSG_EQ(
            router.m_manager->GetMfe(g_key, mfe), Status::SUCCESS, "a nanosecond before the end");
        NS_TEST_EXPECT_MSG_EQ(mfe.expiryTime, 1u, "it is about to end");
        ForwarderFixture::Run(NanoSeconds(2));
        NS_TEST_EXPECT_MSG_EQ(
            router.m_manager->GetMfe(g_key, mfe), Status::NOT_FOUND, "at the end");
        NS_TEST_EXPECT_MSG_EQ(router.m_fixture.Get().GetEntryCount(), 0u, "at the end");
    }

    /// M-82: lifetimes that are as long as the one before.
    void CheckEqualLifetimes(Router& router)
    {
        router.m_manager->SetAttribute("DefaultEntryTimeout", TimeValue(Seconds(900)));
        router.m_manager->SetAttribute("NegativeEntryTimeout", TimeValue(Seconds(900)));
        router.m_dvmrp->Add(g_group, InterfaceId(4));
        router.Receive(1);
        ForwarderFixture::Run(Seconds(800));
        router.m_dvmrp->Delete(g_group, InterfaceId(4));
        ForwarderFixture::Run(Seconds(800));
        ExpectEntry(router, 1, "M-60: from the alert on");
        router.m_routes->m_routes.clear();
        router.m_routes->Announce();
        ForwarderFixture::Run(Seconds(800));
        ExpectEntry(router, 1, "from the loss of the route on");
        router.m_routes->Set(g_key.source, InterfaceId(1), "10.0.1.9");
        router.m_routes->Announce();
        ForwarderFixture::Run(Seconds(900) - NanoSeconds(1));
        ExpectEntry(router, 1, "from the new creation on");
        ForwarderFixture::Run(NanoSeconds(2));
        ExpectEntry(router, 0, "the end");
    }

    /// Stop and start of the forwarder while the group manager runs.
    void CheckForwarderRestart(Router& router)
    {
        router.m_manager->SetAttribute("DefaultEntryTimeout", TimeValue(Seconds(6)));
        router.m_dvmrp->Add(g_group, InterfaceId(4));
        router.Receive(1);
        StaticEntry fixed;
        fixed.key = SourceGroup("10.0.1.3", "239.1.1.1");
        fixed.iif = InterfaceId(1);
        fixed.oifs = {{InterfaceId(4), 1}};
        router.m_manager->SetStaticEntry(router.m_pim->m_handle, fixed);
        router.m_fixture.Get().Stop();
        router.m_fixture.Get().Start();
        ForwarderFixture::Run(Seconds(50));
        MfeRecord mfe;
        NS_TEST_EXPECT_MSG_EQ(router.m_manager->GetMfe(g_key, mfe), Status::NOT_FOUND, "it ended");
        NS_TEST_EXPECT_MSG_EQ(router.m_fixture.Get().HasEntry(fixed.key), true, "static: again");
        router.CountSent(4);
        router.Receive(1);
        ExpectEntry(router, 2, "the next packet");
        NS_TEST_EXPECT_MSG_EQ(router.CountSent(4), 1u, "is asked about");
    }

    /// M-86.
    void CheckNextPacket(Router& router)
    {
        router.m_pim->m_onPrune = [](PruneAlert& alert) { alert.timeout = 1; };
        router.Receive(1);
        ForwarderFixture::Run(Seconds(1));
        router.m_journal.clear();
        router.m_dvmrp->Add(g_key, InterfaceId(4));
        router.Receive(1);
        NS_TEST_EXPECT_MSG_EQ(Join(router.m_journal),
                              "pim: join (10.0.1.2, 239.1.1.1) TRUE\n"
                              "pim: rpf (10.0.1.2, 239.1.1.1) in 1 from 10.0.1.9\n"
                              "dvmrp: creation (10.0.1.2, 239.1.1.1) in 1 out 4\n",
                              "as the first time");
        NS_TEST_EXPECT_MSG_EQ(router.CountSent(4), 1u, "forwarded");
    }

    /// M-96.
    void CheckTotalOut(Router& router)
    {
        for (const uint32_t interface : {2, 3})
        {
            router.m_pim->Add(g_group, InterfaceId(interface));
        }
        router.m_dvmrp->Add(g_group, InterfaceId(4));
        router.Receive(1);
        NS_TEST_EXPECT_MSG_EQ(router.GetStats().totalOutPackets, 3u, "one packet, three copies");
        NS_TEST_EXPECT_MSG_EQ(router.GetStats().inPackets, 1u, "one packet");
        router.Receive(2);
        NS_TEST_EXPECT_MSG_EQ(router.GetStats().totalOutPackets, 9u, "three packets");
    }

    /// M-97.
    void CheckTtlTooLow(Router& router)
    {
        router.m_pim->Add(g_group, InterfaceId(2));
        router.m_pim->Add(g_group, InterfaceId(3));
        router.m_fixture.Get().SetThreshold(3, 16);
        router.Receive(1, 1, 10);
        const MfeStatsRecord stats = router.GetStats();
        NS_TEST_EXPECT_MSG_EQ(stats.oifs.at(0).ttlTooLow, 0u, "interface 2");
        NS_TEST_EXPECT_MSG_EQ(stats.oifs.at(1).ttlTooLow, 1u, "interface 3");
        NS_TEST_EXPECT_MSG_EQ(stats.oifs.at(0).packets, 1u, "interface 2");
    }

    /// M-106.
    void CheckAnswersBeforePacket(Router& router)
    {
        router.m_pim->Add(g_group, InterfaceId(2));
        router.m_dvmrp->Add(g_group, InterfaceId(4));
        std::vector<std::size_t> sent;
        const auto note = [&] { sent.push_back(router.m_fixture.sent.size()); };
        router.m_pim->m_onRpf = [&](RpfQuery&) { note(); };
        router.m_pim->m_onCreation = [&](CreationAlert&) { note(); };
        router.m_dvmrp->m_onCreation = [&](CreationAlert&) { note(); };
        router.Receive(3);
        NS_TEST_EXPECT_MSG_EQ(PrintList(sent), "0 0 0", "at each of the answers");
        NS_TEST_EXPECT_MSG_EQ(router.m_fixture.sent.size(), 6u, "the held packets, afterwards");
    }

    /// The router's own packets.
    void CheckOwnPackets(Router& router)
    {
        const SourceGroup own("10.0.2.1", "239.1.1.1");
        router.m_dvmrp->Add(g_group, InterfaceId(4));
        router.m_fixture.Get().ReceiveOwn(
            Create<Packet>(K1_PAYLOAD), ForwarderFixture::MakeHeader(own), 2);
        ForwarderFixture::Run(NanoSeconds(1));
        MfeRecord mfe;
        router.m_manager->GetMfe(own, mfe);
        NS_TEST_EXPECT_MSG_EQ(mfe.iif, InterfaceId(2), "the interface of its address");
        NS_TEST_EXPECT_MSG_EQ(router.CountSent(4), 1u, "copied to receivers elsewhere");
    }

    /// NotificationDelay and EntryDelay.
    void CheckDelays(Router& router)
    {
        router.m_fixture.SetAttribute("NotificationDelay", "10ms");
        router.m_fixture.SetAttribute("EntryDelay", "5ms");
        router.m_pim->m_onPrune = [](PruneAlert& alert) { alert.timeout = 1; };
        router.Receive(1);
        ForwarderFixture::Run(MilliSeconds(1012));
        // The lifetime is over at the group manager; the forwarder's is in 3 ms, and its report
        // arrives 10 ms after that.
        router.m_dvmrp->Add(g_key, InterfaceId(4));
        ForwarderFixture::Run(MilliSeconds(20));
        NS_TEST_EXPECT_MSG_EQ(
            router.m_fixture.Get().GetEntryCount(), 0u, "it does not come back to life");
        MfeRecord mfe;
        NS_TEST_EXPECT_MSG_EQ(
            router.m_manager->GetMfe(g_key, mfe), Status::NOT_FOUND, "nor does it stay here");
        router.Receive(1);
        ForwarderFixture::Run(MilliSeconds(20));
        NS_TEST_EXPECT_MSG_EQ(router.CountSent(4), 1u, "the next packet makes it anew");
    }

    /// Stop and start of the group manager while packets arrive.
    void CheckRestart(Router& router)
    {
        const SourceGroup other("10.0.1.2", "239.1.1.2");
        router.Receive(1); // ns-3 starts its applications; then
        router.m_manager->Stop();
        router.Receive(2);
        router.m_fixture.Inject(other, 1);
        NS_TEST_EXPECT_MSG_EQ(
            router.m_fixture.Get().GetPacketsHeld(), 3u, "held, and nobody is there to ask");
        router.m_manager->Start();
        NS_TEST_EXPECT_MSG_EQ(
            router.m_fixture.Get().GetUnresolvedCount(), 0u, "nothing that nobody will answer");
        NS_TEST_EXPECT_MSG_EQ(router.m_fixture.Drops(DropReason::ENTRY_DELETED), 3u, "dropped");
        router.m_dvmrp->Register();
        router.m_dvmrp->Take({InterfaceId(4)});
        router.m_dvmrp->Add(g_group, InterfaceId(4));
        router.Receive(1);
        NS_TEST_EXPECT_MSG_EQ(router.CountSent(4), 1u, "the next packet is asked about");
        NS_TEST_EXPECT_MSG_EQ(router.m_fixture.SumHolds(), true, "sum rule");
    }

  private:
    /// Expects a number of entries in the forwarder, and that the group manager knows the one of
    /// the source if there are any.
    void ExpectEntry(Router& router, std::size_t count, const std::string& what)
    {
        MfeRecord mfe;
        NS_TEST_EXPECT_MSG_EQ(router.m_manager->GetMfe(g_key, mfe),
                              (count == 0 ? Status::NOT_FOUND : Status::SUCCESS),
                              what + ": the group manager");
        NS_TEST_EXPECT_MSG_EQ(
            router.m_fixture.Get().GetEntryCount(), count, what + ": the forwarder");
    }

    void DoRun() override
    {
        Router router;
        (this->*m_check)(router);
    }

    Check m_check; //!< the test
};

/// Suite mgm-manager-forwarding.
class ManagerForwardingTestSuite : public TestSuite
{
  public:
    ManagerForwardingTestSuite()
        : TestSuite("mgm-manager-forwarding", TestSuite::Type::UNIT)
    {
        using Case = ForwardingTestCase;
        const auto add = [this](const std::string& name, Case::Check check) {
            AddTestCase(new Case(name, check));
        };
        add("M-40 Without a membership nothing is forwarded", &Case::CheckNoMembership);
        add("M-41 After delete nothing is forwarded", &Case::CheckDeletedMembership);
        add("M-68 Unicast routes that differ are ignored", &Case::CheckOtherUnicastRoute);
        add("M-79 A disabled interface does not forward", &Case::CheckVeto);
        add("M-81 A wrong-interface packet is dropped and counted", &Case::CheckWrongInterface);
        add("M-82 An entry is deleted when its time is up", &Case::CheckEndOfLifetime);
        add("M-82 A lifetime that is granted starts anew", &Case::CheckEqualLifetimes);
        add("M-82 Entries end with a restart of the forwarder", &Case::CheckForwarderRestart);
        add("M-86 The next packet creates the entry again", &Case::CheckNextPacket);
        add("M-96 One packet on N interfaces counts N", &Case::CheckTotalOut);
        add("M-97 A TTL too low counts at the interface", &Case::CheckTtlTooLow);
        add("M-106 All answers are in before the first packet leaves",
            &Case::CheckAnswersBeforePacket);
        add("Packets of the router itself", &Case::CheckOwnPackets);
        add("Decision: a new group manager finds nothing unresolved", &Case::CheckRestart);
        add("Entries that end while reports are on their way", &Case::CheckDelays);
    }
};

/// Static variable for test initialization
ManagerForwardingTestSuite g_managerForwardingTestSuite;

} // namespace
