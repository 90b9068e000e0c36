/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Suite mgm-manager-ownership: statements M-10 to M-30 of mgm-api, who owns an interface and how
 * IGMP is told.
 */

#include "mgm-manager-cast.h"
#include "mgm-multicast-network.h"

namespace
{

using namespace ns3;
using namespace ns3::mgm;
using namespace ns3::mgm::test;

const SourceGroup g_other("10.0.2.2", "239.1.1.1"); //!< another source of the group

/**
 * @param [in] test The test.
 * @param [in] interface An interface.
 * @return who is on it, "nobody" if the call fails with NOT_FOUND.
 */
std::string
GetProtocol(const ManagerTestCase& test, const InterfaceId& interface)
{
    ProtocolInstance owner;
    const Status status = test.m_manager->GetProtocolOnInterface(interface, owner);
    return status == Status::NOT_FOUND ? "nobody" : Print(owner);
}

/// M-10.
void
CheckTake(ManagerTestCase& test)
{
    test.AddClient("first", protocol::PIM_DENSE_MODE);
    auto pim = test.AddClient("pim", protocol::PIM_DENSE_MODE);
    test.Expect(pim->Take({g_one}), Status::SUCCESS, "a free interface");
    test.Expect(GetProtocol(test, g_one), "9.1", "protocol and component of the taker");
    test.Expect(test.m_forwarder->m_interfaces.count(g_one), 1u, "the forwarder knows");
}

/// M-11.
void
CheckTakeFromOther(ManagerTestCase& test)
{
    auto pim = test.AddClient("pim", protocol::PIM_DENSE_MODE, {g_one});
    auto dvmrp = test.AddClient("dvmrp", protocol::DVMRP);
    auto pim2 = test.AddClient("pim2", protocol::PIM_DENSE_MODE);
    test.Expect(dvmrp->Take({g_one}), Status::ALREADY_EXISTS, "another protocol");
    test.Expect(pim2->Take({g_one}), Status::ALREADY_EXISTS, "another instance of the same");
    test.Expect(GetProtocol(test, g_one), "9.0", "the owner is unchanged");
}

/// M-12.
void
CheckTakeWithBadHandle(ManagerTestCase& test)
{
    test.Expect(
        test.m_manager->TakeInterfaceOwnership(77, g_one), Status::INVALID_PARAMETER, "bad handle");
    test.Expect(GetProtocol(test, g_one), "nobody", "nothing happened");
}

/// M-13.
void
CheckTakeBesideIgmp(ManagerTestCase& test)
{
    test.AddClient("igmp", protocol::IGMP, {g_one});
    test.Expect(GetProtocol(test, g_one), "10.0", "only IGMP is there");
    auto pim = test.AddClient("pim", protocol::PIM_DENSE_MODE);
    test.Expect(pim->Take({g_one}), Status::SUCCESS, "IGMP is no obstacle");
    test.Expect(GetProtocol(test, g_one), "9.0", "the routing protocol owns it");
}

/// M-14.
void
CheckIgmpTakesBesideOwner(ManagerTestCase& test)
{
    test.AddClient("pim", protocol::PIM_DENSE_MODE, {g_one});
    auto igmp = test.AddClient("igmp", protocol::IGMP);
    test.Expect(igmp->Take({g_one}), Status::SUCCESS, "the owner is no obstacle");
    test.Expect(GetProtocol(test, g_one), "9.0", "and stays the owner");
    test.Expect(igmp->Add(g_group, g_one), Status::SUCCESS, "IGMP is there");
}

/// M-15.
void
CheckSecondProtocolBesideIgmp(ManagerTestCase& test)
{
    test.AddClient("igmp", protocol::IGMP, {g_one});
    test.AddClient("pim", protocol::PIM_DENSE_MODE, {g_one});
    auto dvmrp = test.AddClient("dvmrp", protocol::DVMRP);
    test.m_journal.clear();
    test.Expect(dvmrp->Take({g_one}), Status::ALREADY_EXISTS, "a second protocol");
    test.ExpectJournal({}, "IGMP is not disturbed");
}

/// M-16.
void
CheckNextHops(ManagerTestCase& test)
{
    const InterfaceId near(1, "10.0.0.7");
    const InterfaceId far(1, "10.0.0.8");
    auto pim = test.AddClient("pim", protocol::PIM_DENSE_MODE, {near});
    auto dvmrp = test.AddClient("dvmrp", protocol::DVMRP);
    test.Expect(dvmrp->Take({far}), Status::SUCCESS, "another next hop of the index");
    test.Expect(GetProtocol(test, near), "9.0", "one owner");
    test.Expect(GetProtocol(test, far), "4.0", "the other");
    test.Expect(pim->Add(g_group, far), Status::INVALID_PARAMETER, "not its next hop");
}

/// M-17.
void
CheckIndexAlone(ManagerTestCase& test)
{
    const InterfaceId near(1, "10.0.0.7");
    auto pim = test.AddClient("pim", protocol::PIM_DENSE_MODE, {InterfaceId(1, "0.0.0.0"), g_two});
    test.Expect(GetProtocol(test, g_one), "9.0", "next hop 0 is the index alone");
    test.Expect(GetProtocol(test, near), "nobody", "the index is not its next hops");
    test.Expect(pim->Add(g_group, near), Status::INVALID_PARAMETER, "nor in add");
    test.Expect(pim->Delete(g_group, near), Status::NOT_FOUND, "nor in delete");
    test.Expect(pim->Release(near), Status::INVALID_PARAMETER, "nor in release");
    pim->Add(g_group, InterfaceId(2, "0.0.0.0"));
    test.m_routes->Set(g_key.source, g_one, "10.0.0.1");
    test.m_journal.clear();
    test.m_forwarder->ReceiveNewPacket(g_key, g_one);
    test.ExpectJournal({"pim: rpf (10.0.1.2, 239.1.1.1) in 1 from 10.0.0.1",
                        "pim: creation (10.0.1.2, 239.1.1.1) in 1 out 2",
                        "forwarder: set (10.0.1.2, 239.1.1.1) in 1 out 2"},
                       "callbacks and entries name the index alone");
    test.Expect(pim->m_rpf.interface.nextHop, Ipv4Address::GetAny(), "RPF callback");
    test.Expect(pim->m_creation.iif.nextHop, Ipv4Address::GetAny(), "creation alert");
    test.Expect(pim->m_creation.oifs.at(0).interface.nextHop, Ipv4Address::GetAny(), "its list");
}

/// M-18.
void
CheckRelease(ManagerTestCase& test)
{
    auto pim = test.AddClient("pim", protocol::PIM_DENSE_MODE, {g_one});
    auto dvmrp = test.AddClient("dvmrp", protocol::DVMRP);
    test.Expect(pim->Release(g_one), Status::SUCCESS, "the owner");
    test.Expect(GetProtocol(test, g_one), "nobody", "free");
    test.Expect(test.m_forwarder->m_interfaces.count(g_one), 0u, "the forwarder knows");
    test.Expect(dvmrp->Take({g_one}), Status::SUCCESS, "another protocol");
}

/// M-19.
void
CheckReleaseWithBadHandle(ManagerTestCase& test)
{
    test.AddClient("pim", protocol::PIM_DENSE_MODE, {g_one});
    test.Expect(test.m_manager->ReleaseInterfaceOwnership(77, g_one),
                Status::INVALID_PARAMETER,
                "bad handle");
    test.Expect(GetProtocol(test, g_one), "9.0", "nothing happened");
}

/// M-20.
void
CheckReleaseOfUnknown(ManagerTestCase& test)
{
    auto pim = test.AddClient("pim", protocol::PIM_DENSE_MODE, {g_one});
    auto dvmrp = test.AddClient("dvmrp", protocol::DVMRP);
    test.Expect(pim->Release(g_two), Status::INVALID_PARAMETER, "nobody is there");
    test.Expect(dvmrp->Release(g_one), Status::INVALID_PARAMETER, "another's interface");
    test.Expect(GetProtocol(test, g_one), "9.0", "nothing happened");
}

/// M-21.
void
CheckReleaseDeletesEntries(ManagerTestCase& test)
{
    auto pim = test.AddClient("pim", protocol::PIM_DENSE_MODE, {g_one, g_three});
    auto dvmrp = test.AddClient("dvmrp", protocol::DVMRP, {g_two});
    test.m_routes->Set(g_key.source, g_one, "10.0.0.1");
    test.m_routes->Set(g_other.source, g_two, "10.0.0.2");
    pim->Add(g_group, g_one);
    pim->Add(g_group, g_three);
    dvmrp->Add(g_group, g_two);
    test.m_forwarder->ReceiveNewPacket(g_key, g_one);
    test.m_forwarder->ReceiveNewPacket(g_other, g_two);
    test.Expect(test.m_forwarder->GetOifs(g_other), "1 3", "both of PIM");
    pim->Release(g_one);
    test.Expect(test.m_forwarder->GetOifs(g_key), "none", "incoming interface: deleted");
    test.Expect(test.m_forwarder->GetOifs(g_other), "3", "outgoing interface: taken out");
    MfeRecord mfe;
    test.Expect(test.m_manager->GetMfe(g_key, mfe), Status::NOT_FOUND, "deleted here as well");
    test.m_journal.clear();
    test.m_forwarder->ReceiveNewPacket(g_key, g_one);
    test.ExpectJournal({"pim: creation (10.0.1.2, 239.1.1.1) in 1 out 3",
                        "dvmrp: creation (10.0.1.2, 239.1.1.1) in 1 out 2",
                        "forwarder: set (10.0.1.2, 239.1.1.1) in 1 out 2 3"},
                       "the memberships of the interface are gone with it");
}

/// Decision: the same where an interface gets an owner.
void
CheckTakeDeletesEntries(ManagerTestCase& test)
{
    test.AddClient("dvmrp", protocol::DVMRP, {g_two})->Add(g_group, g_two);
    test.m_routes->Set(g_key.source, g_one, "10.0.0.1");
    test.m_forwarder->ReceiveNewPacket(g_key, g_one);
    test.AddClient("pim", protocol::PIM_DENSE_MODE, {g_one});
    test.Expect(test.m_forwarder->GetOifs(g_key), "none", "it was made without the owner");
    test.m_journal.clear();
    test.m_forwarder->ReceiveNewPacket(g_key, g_one);
    test.ExpectJournal({"pim: rpf (10.0.1.2, 239.1.1.1) in 1 from 10.0.0.1",
                        "dvmrp: creation (10.0.1.2, 239.1.1.1) in 1 out 2",
                        "forwarder: set (10.0.1.2, 239.1.1.1) in 1 out 2"},
                       "the owner is asked");
}

/// M-22.
void
CheckProtocolOnUnknown(ManagerTestCase& test)
{
    test.AddClient("pim", protocol::PIM_DENSE_MODE, {g_one});
    ProtocolInstance owner;
    owner.protocolId = 5;
    test.Expect(test.m_manager->GetProtocolOnInterface(g_two, owner), Status::NOT_FOUND, "nobody");
    test.Expect(owner.protocolId, 5u, "nothing is written");
}

/// M-23.
void
CheckIgmpHandshakeOnTake(ManagerTestCase& test)
{
    const InterfaceId near(1, "10.0.0.7");
    test.AddClient("igmp", protocol::IGMP, {near, g_two});
    auto pim = test.AddClient("pim", protocol::PIM_DENSE_MODE);
    pim->Take({near});
    test.ExpectJournal({"igmp: disable IGMP on 1/10.0.0.7", "igmp: enable IGMP on 1/10.0.0.7"},
                       "both, with interface and next hop");
}

/// M-24, and that disable-IGMP comes before the change (C-5).
void
CheckOwnerAtHandshake(ManagerTestCase& test)
{
    auto igmp = test.AddClient("igmp", protocol::IGMP, {g_one});
    auto pim = test.AddClient("pim", protocol::PIM_DENSE_MODE);
    std::vector<std::string> seen;
    igmp->m_onDisable = [&] { seen.push_back(GetProtocol(test, g_one)); };
    igmp->m_onEnable = [&] { seen.push_back(GetProtocol(test, g_one)); };
    pim->Take({g_one});
    pim->Release(g_one);
    test.Expect(PrintList(seen), "10.0 9.0 9.0 10.0", "before and after take, and release");
}

/// M-25.
void
CheckIgmpHandshakeOnRelease(ManagerTestCase& test)
{
    test.AddClient("igmp", protocol::IGMP, {g_one});
    auto pim = test.AddClient("pim", protocol::PIM_DENSE_MODE, {g_one});
    test.m_journal.clear();
    pim->Release(g_one);
    test.ExpectJournal({"igmp: disable IGMP on 1", "igmp: enable IGMP on 1"}, "both");
}

/// M-26.
void
CheckNoHandshakeWithoutIgmp(ManagerTestCase& test)
{
    test.AddClient("igmp", protocol::IGMP, {g_two});
    auto pim = test.AddClient("pim", protocol::PIM_DENSE_MODE);
    pim->Take({g_one});
    pim->Release(g_one);
    test.ExpectJournal({}, "IGMP is on another interface");
}

/// M-27.
void
CheckOnlyIgmpIsTold(ManagerTestCase& test)
{
    auto igmp = test.AddClient("igmp", protocol::IGMP, {g_one});
    test.AddClient("dvmrp", protocol::DVMRP, {g_two});
    auto pim = test.AddClient("pim", protocol::PIM_DENSE_MODE, {g_one});
    test.ExpectJournal({"igmp: disable IGMP on 1", "igmp: enable IGMP on 1"}, "nobody else");
    igmp->Release(g_one);
    igmp->Take({g_one});
    test.ExpectJournal({}, "IGMP coming and going is no change of the owner");
}

/// M-28: who breaks it is refused.
void
CheckIgmpPause(ManagerTestCase& test)
{
    auto igmp = test.AddClient("igmp", protocol::IGMP, {g_one, g_two});
    auto pim = test.AddClient("pim", protocol::PIM_DENSE_MODE);
    igmp->Add(g_group, g_one);
    igmp->m_onDisable = [&] {
        test.Expect(igmp->Add(g_key, g_one), Status::CAN_NOT_COMPLETE, "add");
        test.Expect(igmp->Delete(g_group, g_one), Status::CAN_NOT_COMPLETE, "delete");
        test.Expect(igmp->Add(g_key, g_two), Status::SUCCESS, "another interface");
        test.Expect(pim->Take({g_one}), Status::CAN_NOT_COMPLETE, "take, in the middle of it");
        test.Expect(test.m_manager->DeregisterProtocol(pim->m_handle),
                    Status::CAN_NOT_COMPLETE,
                    "who is taking an interface stays");
    };
    igmp->m_onEnable = [&] {
        test.Expect(igmp->Delete(g_group, g_one), Status::CAN_NOT_COMPLETE, "delete");
    };
    pim->Take({g_one});
    test.Expect(igmp->Add(g_group, g_one), Status::SUCCESS, "the pause is over");
}

/// M-29: the group manager drops what IGMP is to add again.
void
CheckIgmpAddsAgain(ManagerTestCase& test)
{
    auto igmp = test.AddClient("igmp", protocol::IGMP, {g_one});
    auto pim = test.AddClient("pim", protocol::PIM_DENSE_MODE);
    igmp->Add(g_group, g_one);
    test.m_journal.clear();
    pim->Take({g_one});
    test.ExpectJournal({"igmp: disable IGMP on 1",
                        "pim: prune (*, 239.1.1.1) on 1 TRUE",
                        "igmp: enable IGMP on 1"},
                       "the membership is deleted, without a local leave");
    test.Expect(igmp->Delete(g_group, g_one), Status::NOT_FOUND, "it is gone");
    igmp->Add(g_group, g_one);
    test.ExpectJournal({"pim: local join (*, 239.1.1.1) on 1", "pim: join (*, 239.1.1.1) TRUE"},
                       "the new owner learns of it");
    pim->Release(g_one);
    test.m_journal.clear();
    igmp->Add(g_group, g_one);
    test.ExpectJournal({"pim: join (*, 239.1.1.1) TRUE"}, "no owner, no local join");
}

/// M-30: who breaks it is refused.
void
CheckNoAddInsideEnable(ManagerTestCase& test)
{
    auto igmp = test.AddClient("igmp", protocol::IGMP, {g_one, g_two});
    auto pim = test.AddClient("pim", protocol::PIM_DENSE_MODE);
    std::size_t enabled = 0;
    igmp->m_onEnable = [&] {
        ++enabled;
        test.Expect(igmp->Add(g_group, g_one), Status::CAN_NOT_COMPLETE, "that interface");
        test.Expect(igmp->Add(g_group, g_two), Status::CAN_NOT_COMPLETE, "another interface");
    };
    pim->Take({g_one});
    test.Expect(enabled, 1u, "enabled");
    test.Expect(igmp->Add(g_group, g_one), Status::SUCCESS, "after the callback has returned");
}

/// Decision: IGMP alone is not an owner for alerts.
void
CheckIgmpAlone(ManagerTestCase& test)
{
    test.AddClient("igmp", protocol::IGMP, {g_one, g_two});
    test.Expect(test.m_forwarder->m_interfaces.size(), 0u, "verdict no-owner");
    test.m_routes->Set(g_key.source, g_one, "10.0.0.1");
    test.m_forwarder->ReceiveNewPacket(g_key, g_one);
    test.m_forwarder->ReceiveWrongInterface(g_key, g_two);
    test.ExpectJournal({"forwarder: set (10.0.1.2, 239.1.1.1) in 1 out -"}, "no callback");
    MfeRecord mfe;
    test.m_manager->GetMfe(g_key, mfe);
    test.Expect(mfe.iifProtocol, protocol::IGMP, "but the protocol on the interface");
}

/// Decision: taking what the same client has.
void
CheckTakeTwice(ManagerTestCase& test)
{
    auto pim = test.AddClient("pim", protocol::PIM_DENSE_MODE, {g_one});
    auto igmp = test.AddClient("igmp", protocol::IGMP, {g_one});
    auto igmp2 = test.AddClient("igmp2", protocol::IGMP);
    test.m_journal.clear();
    test.Expect(pim->Take({g_one}), Status::ALREADY_EXISTS, "again");
    test.Expect(igmp->Take({g_one}), Status::ALREADY_EXISTS, "again");
    test.Expect(igmp2->Take({g_one}), Status::ALREADY_EXISTS, "a second IGMP");
    test.ExpectJournal({}, "IGMP is not disturbed");
    test.Expect(pim->Release(g_one), Status::SUCCESS, "one release is enough");
    test.Expect(GetProtocol(test, g_one), "10.0", "free");
}

/// Decision: an interface that the node does not have.
void
CheckMissingInterface(ManagerTestCase& test)
{
    test.m_forwarder->m_missing = g_three;
    for (const uint32_t protocolId : {protocol::PIM_DENSE_MODE, protocol::IGMP})
    {
        auto client = test.AddClient("client", protocolId);
        test.Expect(client->Take({g_three}), Status::INVALID_PARAMETER, "unknown to the forwarder");
        test.Expect(GetProtocol(test, g_three), "nobody", "nothing happened");
    }
    test.Expect(test.m_forwarder->m_interfaces.size(), 0u, "nor at the forwarder");
}

/// M-17 for all clients, on a router with a real forwarder.
class UsableInterfaceTestCase : public TestCase
{
  public:
    UsableInterfaceTestCase()
        : TestCase("M-17 A next hop on a broadcast interface, loopback: refused to all")
    {
    }

  private:
    void DoRun() override
    {
        MulticastNetwork network{MulticastRoutingHelper()};
        const auto forwarder = network.InstallForwarder();
        const auto manager = CreateObject<Manager>();
        manager->SetForwarder(forwarder);
        network.Get(1)->AddApplication(manager);
        MulticastNetwork::Run(Seconds(1));
        Journal journal;
        for (const uint32_t protocolId : {protocol::PIM_DENSE_MODE, protocol::IGMP})
        {
            const auto client = Create<FakeClient>(manager, journal, "client", protocolId);
            client->Register();
            Expect(*client, InterfaceId(0), Status::INVALID_PARAMETER);
            Expect(*client, InterfaceId(4), Status::INVALID_PARAMETER);
            Expect(*client, InterfaceId(2, "10.0.2.7"), Status::INVALID_PARAMETER);
            Expect(*client, InterfaceId(2), Status::SUCCESS);
            Expect(*client, InterfaceId(3, "10.0.3.7"), Status::INVALID_PARAMETER);
        }
        forwarder->SetPointToMultipoint(3, true);
        const auto igmp = Create<FakeClient>(manager, journal, "igmp", protocol::IGMP, 1);
        igmp->Register();
        Expect(*igmp, InterfaceId(3, "10.0.3.7"), Status::SUCCESS);
    }

    /// Expects what a client is told when it takes an interface.
    void Expect(FakeClient& client, const InterfaceId& interface, Status status)
    {
        NS_TEST_EXPECT_MSG_EQ(client.Take({interface}), status, interface);
    }
};

/// Decision: release raises the alerts that deleting each membership would.
void
CheckAlertsOfRelease(ManagerTestCase& test)
{
    auto pim = test.AddClient("pim", protocol::PIM_DENSE_MODE, {g_one});
    auto igmp = test.AddClient("igmp", protocol::IGMP, {g_one});
    auto dvmrp = test.AddClient("dvmrp", protocol::DVMRP, {g_two});
    igmp->Add(g_group, g_one);
    test.m_journal.clear();
    igmp->Release(g_one);
    test.ExpectJournal({"pim: local leave (*, 239.1.1.1) on 1",
                        "pim: prune (*, 239.1.1.1) on 1 TRUE",
                        "dvmrp: prune (*, 239.1.1.1) on 1 TRUE"},
                       "IGMP leaves the interface");
    pim->Add(g_group, g_one);
    test.m_journal.clear();
    pim->Release(g_one);
    test.ExpectJournal(
        {"igmp: prune (*, 239.1.1.1) on 1 TRUE", "dvmrp: prune (*, 239.1.1.1) on 1 TRUE"},
        "its owner leaves the interface");
}

/// Suite mgm-manager-ownership.
class ManagerOwnershipTestSuite : public TestSuite
{
  public:
    ManagerOwnershipTestSuite()
        : TestSuite("mgm-manager-ownership", TestSuite::Type::UNIT)
    {
        const auto add = [this](const std::string& name, ManagerTestCase::Check check) {
            AddTestCase(new ManagerTestCase(name, check));
        };
        add("M-10 Taking a free interface", &CheckTake);
        add("M-11 Taking the interface of another protocol fails", &CheckTakeFromOther);
        add("M-12 Taking with a bad handle fails", &CheckTakeWithBadHandle);
        add("M-13 A protocol takes an interface where IGMP is", &CheckTakeBesideIgmp);
        add("M-14 IGMP takes an interface that a protocol owns", &CheckIgmpTakesBesideOwner);
        add("M-15 A second protocol is refused beside IGMP", &CheckSecondProtocolBesideIgmp);
        add("M-16 Two protocols own different next hops of one index", &CheckNextHops);
        add("M-17 Other interfaces are addressed with next hop 0", &CheckIndexAlone);
        AddTestCase(new UsableInterfaceTestCase());
        add("M-18 A released interface is free", &CheckRelease);
        add("M-19 Releasing with a bad handle fails", &CheckReleaseWithBadHandle);
        add("M-20 Releasing an unknown interface: invalid parameter", &CheckReleaseOfUnknown);
        add("M-21 Release deletes the entries of client and interface",
            &CheckReleaseDeletesEntries);
        add("M-22 Protocol on an unknown interface: not found", &CheckProtocolOnUnknown);
        add("M-23 Take beside IGMP disables, then enables it", &CheckIgmpHandshakeOnTake);
        add("M-24 At enable-IGMP the change is complete", &CheckOwnerAtHandshake);
        add("M-25 Release beside IGMP disables, then enables it", &CheckIgmpHandshakeOnRelease);
        add("M-26 Without IGMP on the interface neither is called", &CheckNoHandshakeWithoutIgmp);
        add("M-27 Only IGMP is disabled and enabled", &CheckOnlyIgmpIsTold);
        add("M-28 Between disable and enable IGMP adds and deletes nothing", &CheckIgmpPause);
        add("M-29 After enable IGMP adds its memberships again", &CheckIgmpAddsAgain);
        add("M-30 IGMP adds nothing inside the enable callback", &CheckNoAddInsideEnable);
        add("Decision: IGMP alone is not an owner for alerts", &CheckIgmpAlone);
        add("Decision: taking an interface twice fails", &CheckTakeTwice);
        add("Decision: taking an interface that is not there fails", &CheckMissingInterface);
        add("Decision: take deletes the entries of the interface", &CheckTakeDeletesEntries);
        add("Decision: release raises the alerts of deletion", &CheckAlertsOfRelease);
    }
};

ManagerOwnershipTestSuite g_managerOwnershipTestSuite; //!< Static variable for test initialization

} // namespace
