/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Suite mgm-manager-departure: clients that go without giving back what they hold, and clients that
 * never answer. Nothing of them is left, and nobody calls them any more.
 *
 * The route to 10.0.1.2 leads over interface 1.
 */

#include "mgm-manager-cast.h"

#include <memory>

namespace
{

using namespace ns3;
using namespace ns3::mgm;
using namespace ns3::mgm::test;

/// A client whose callbacks hold plain pointers, and which ends its registration when it goes.
class MortalClient
{
  public:
    /**
     * @param [in] manager The group manager.
     * @param [in,out] journal Where to write.
     */
    MortalClient(Ptr<Manager> manager, Journal& journal)
        : m_manager(manager),
          m_journal(journal)
    {
        ClientCallbacks callbacks;
        callbacks.join = MakeCallback(&MortalClient::OnJoin, this);
        callbacks.prune = MakeCallback(&MortalClient::OnPrune, this);
        ProtocolInstance instance;
        instance.protocolId = protocol::STATIC;
        m_manager->RegisterProtocol(instance, "mortal", callbacks, m_handle);
    }

    ~MortalClient()
    {
        m_manager->AbandonRegistration(m_handle);
    }

    MortalClient(const MortalClient&) = delete;
    MortalClient& operator=(const MortalClient&) = delete;

    /// @return its handle.
    ClientHandle GetHandle() const
    {
        return m_handle;
    }

  private:
    /// Join alert.
    uint32_t OnJoin(const JoinAlert& alert)
    {
        m_journal.push_back("mortal: join " + Print(alert.key));
        return 0;
    }

    /// Prune alert.
    uint32_t OnPrune(PruneAlert& alert)
    {
        m_journal.push_back("mortal: prune " + Print(alert.key));
        return 0;
    }

    Ptr<Manager> m_manager;   //!< the group manager
    Journal& m_journal;       //!< where to write
    ClientHandle m_handle{0}; //!< its handle
};

/// A client that says when it is destroyed.
class CountedClient : public SimpleRefCount<CountedClient>
{
  public:
    /// @param [in,out] journal Where to write.
    explicit CountedClient(Journal& journal)
        : m_journal(journal)
    {
    }

    ~CountedClient()
    {
        m_journal.emplace_back("counted: destroyed");
    }

    CountedClient(const CountedClient&) = delete;
    CountedClient& operator=(const CountedClient&) = delete;

    /// Join alert.
    uint32_t OnJoin(const JoinAlert& alert)
    {
        m_journal.push_back("counted: join " + Print(alert.key));
        return 0;
    }

  private:
    Journal& m_journal; //!< where to write
};

/// Everything that a client holds ends with it.
void
CheckAbandon(ManagerTestCase& test)
{
    test.m_routes->Set(g_key.source, g_one, "10.0.0.1");
    auto pim = test.AddClient("pim", protocol::PIM_DENSE_MODE, {g_one, g_two});
    auto dvmrp = test.AddClient("dvmrp", protocol::DVMRP, {g_three});
    auto igmp = test.AddClient("igmp", protocol::IGMP, {g_two});
    pim->Add(g_group, g_two);
    pim->Add(g_key, g_two);
    dvmrp->Add(g_key, g_three);
    test.m_forwarder->ReceiveNewPacket(g_key, g_one);
    StaticEntry fixed;
    fixed.key = SourceGroup("10.0.9.9", "239.9.9.9");
    fixed.negative = true;
    test.m_manager->SetStaticEntry(pim->m_handle, fixed);
    EnumerationHandle enumeration = 0;
    test.m_manager->GroupEnumerationStart(pim->m_handle, EnumerationType::ALL_SOURCES, enumeration);
    test.m_journal.clear();
    test.m_manager->AbandonRegistration(pim->m_handle);
    test.ExpectJournal({"forwarder: delete (10.0.1.2, 239.1.1.1)",
                        "igmp: disable IGMP on 2",
                        "forwarder: delete (10.0.9.9, 239.9.9.9)",
                        "dvmrp: prune (*, 239.1.1.1) on 2 TRUE",
                        "igmp: prune (*, 239.1.1.1) on 2 TRUE",
                        "igmp: enable IGMP on 2"},
                       "as if it had released and deregistered; it is not called itself");
    test.Expect(test.m_forwarder->m_interfaces.size(), 1u, "only interface 3 has an owner");
    test.Expect(pim->Take({g_one}), Status::INVALID_PARAMETER, "its handle is bad");
    std::vector<SourceGroupRange> page;
    std::size_t pageSize = 9;
    test.Expect(test.m_manager->GroupEnumerationGetNext(enumeration, pageSize, page),
                Status::INVALID_PARAMETER,
                "its enumeration is closed");
    auto successor = test.AddClient("successor", protocol::PIM_DENSE_MODE, {g_one, g_two});
    test.Expect(successor->Add(g_group, g_two), Status::SUCCESS, "its interfaces are free");
    test.m_journal.clear();
    test.m_manager->AbandonRegistration(pim->m_handle);
    test.ExpectJournal({}, "again: nothing");
}

/// IGMP can go in the same way.
void
CheckAbandonOfIgmp(ManagerTestCase& test)
{
    auto pim = test.AddClient("pim", protocol::PIM_DENSE_MODE, {g_one, g_two});
    auto igmp = test.AddClient("igmp", protocol::IGMP, {g_two});
    igmp->Add(g_group, g_two);
    test.m_journal.clear();
    test.m_manager->AbandonRegistration(igmp->m_handle);
    test.ExpectJournal(
        {"pim: local leave (*, 239.1.1.1) on 2", "pim: prune (*, 239.1.1.1) on 2 TRUE"},
        "its memberships are deleted");
    pim->Release(g_two);
    pim->Take({g_two});
    test.ExpectJournal({}, "nobody is disabled");
}

/// A client is destroyed while an alert to it is on its way.
void
CheckDestroyedClient(ManagerTestCase& test)
{
    auto first = test.AddClient("first", protocol::DVMRP);
    auto mortal = std::make_unique<MortalClient>(test.m_manager, test.m_journal);
    test.m_manager->TakeInterfaceOwnership(mortal->GetHandle(), g_three);
    auto pim = test.AddClient("pim", protocol::PIM_DENSE_MODE, {g_one});
    first->m_onJoin = [&] { mortal.reset(); };
    test.m_journal.clear();
    pim->Add(g_group, g_one);
    test.ExpectJournal({"first: join (*, 239.1.1.1) TRUE"}, "who is destroyed is not called");
    pim->Delete(g_group, g_one);
    test.ExpectJournal({"first: prune (*, 239.1.1.1) on 1 TRUE"}, "nor later");
    test.Expect(pim->Take({g_three}), Status::SUCCESS, "its interface is free");
}

/// A client that abandons its registration is not asked any more, although it still has interfaces.
void
CheckSilence(ManagerTestCase& test)
{
    auto pim = test.AddClient("pim", protocol::PIM_DENSE_MODE, {g_one, g_three});
    auto igmp = test.AddClient("igmp", protocol::IGMP, {g_one});
    test.m_routes->Set(g_key.source, g_three, "10.0.0.3");
    igmp->m_onDisable = [&] { test.m_forwarder->ReceiveNewPacket(g_key, g_three); };
    test.m_manager->AbandonRegistration(pim->m_handle);
    test.ExpectJournal({"igmp: disable IGMP on 1",
                        "forwarder: set (10.0.1.2, 239.1.1.1) in 3 out -",
                        "forwarder: delete (10.0.1.2, 239.1.1.1)",
                        "igmp: enable IGMP on 1"},
                       "a packet comes while its first interface is released");
}

/// A client is destroyed while it takes or releases an interface.
void
CheckDestroyedInTheMiddle(ManagerTestCase& test)
{
    auto igmp = test.AddClient("igmp", protocol::IGMP, {g_two});
    auto mortal = std::make_unique<MortalClient>(test.m_manager, test.m_journal);
    igmp->Add(g_group, g_two);
    igmp->m_onDisable = [&] { mortal.reset(); };
    test.m_journal.clear();
    test.m_manager->TakeInterfaceOwnership(mortal->GetHandle(), g_two);
    test.ExpectJournal({"igmp: disable IGMP on 2", "igmp: enable IGMP on 2"}, "taking");
    test.Expect(igmp->Delete(g_group, g_two), Status::SUCCESS, "the owner has not changed");

    igmp->m_onDisable = nullptr;
    mortal = std::make_unique<MortalClient>(test.m_manager, test.m_journal);
    test.m_manager->TakeInterfaceOwnership(mortal->GetHandle(), g_two);
    igmp->Add(g_group, g_two);
    igmp->m_onDisable = [&] { mortal.reset(); };
    test.m_journal.clear();
    test.m_manager->ReleaseInterfaceOwnership(mortal->GetHandle(), g_two);
    test.ExpectJournal({"igmp: disable IGMP on 2", "igmp: enable IGMP on 2"}, "releasing");
    test.Expect(igmp->Delete(g_group, g_two), Status::NOT_FOUND, "the owner has changed (M-29)");
    test.Expect(igmp->Add(g_group, g_two), Status::SUCCESS, "the pause is over");
    igmp->m_onDisable = nullptr;
    test.AddClient("pim", protocol::PIM_DENSE_MODE, {g_two});
}

/// Callbacks made of a Ptr hold their object until the registration ends.
void
CheckKeptClient(ManagerTestCase& test)
{
    auto pim = test.AddClient("pim", protocol::PIM_DENSE_MODE, {g_one});
    auto counted = Create<CountedClient>(test.m_journal);
    ClientCallbacks callbacks;
    callbacks.join = MakeCallback(&CountedClient::OnJoin, counted);
    ProtocolInstance instance;
    instance.protocolId = protocol::STATIC;
    ClientHandle handle = 0;
    test.m_manager->RegisterProtocol(instance, "counted", callbacks, handle);
    callbacks = ClientCallbacks();
    counted = nullptr;
    pim->Add(g_group, g_one);
    test.ExpectJournal({"counted: join (*, 239.1.1.1)"}, "nobody else holds it");
    test.m_manager->Stop();
    test.ExpectJournal({"counted: destroyed"}, "the group manager lets it go");
}

/// A client that never answers, and does nothing when it is called.
void
CheckSilentClient(ManagerTestCase& test)
{
    test.m_routes->Set(g_key.source, g_one, "10.0.0.1");
    test.AddClient("silent", protocol::PIM_DENSE_MODE, {g_one});
    auto dvmrp = test.AddClient("dvmrp", protocol::DVMRP, {g_two});
    dvmrp->Add(g_key, g_two);
    test.m_forwarder->ReceiveNewPacket(g_key, g_one);
    test.Expect(test.m_forwarder->GetOifs(g_key), "2", "the route decides");
    dvmrp->Delete(g_key, g_two);
    test.Expect(test.m_forwarder->m_entries.at(g_key).timeout, Seconds(900), "the default");
    test.Wait(Seconds(1000));
    test.m_forwarder->Expire(g_key);
    MfeRecord mfe;
    test.Expect(test.m_manager->GetMfe(g_key, mfe), Status::NOT_FOUND, "nothing is left");
}

/// Suite mgm-manager-departure.
class ManagerDepartureTestSuite : public TestSuite
{
  public:
    ManagerDepartureTestSuite()
        : TestSuite("mgm-manager-departure", TestSuite::Type::UNIT)
    {
        const auto add = [this](const std::string& name, ManagerTestCase::Check check) {
            AddTestCase(new ManagerTestCase(name, check));
        };
        add("Decision: an abandoned registration gives everything back", &CheckAbandon);
        add("Decision: IGMP can be abandoned", &CheckAbandonOfIgmp);
        add("Decision: a destroyed client is not called", &CheckDestroyedClient);
        add("Decision: a client that abandons its registration is not called", &CheckSilence);
        add("A client may be destroyed while it takes or releases", &CheckDestroyedInTheMiddle);
        add("Decision: callbacks made of a Ptr keep their object", &CheckKeptClient);
        add("A client that never answers", &CheckSilentClient);
    }
};

/// Static variable for test initialization
ManagerDepartureTestSuite g_managerDepartureTestSuite;

} // namespace
