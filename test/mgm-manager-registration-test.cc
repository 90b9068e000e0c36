/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Suite mgm-manager-registration: statements M-01 to M-09 of mgm-api, who may call the group
 * manager and for how long.
 */

#include "mgm-manager-cast.h"

namespace
{

using namespace ns3;
using namespace ns3::mgm;
using namespace ns3::mgm::test;

/// M-01.
void
CheckFirstRegistration(ManagerTestCase& test)
{
    auto pim = test.AddClient("pim", protocol::PIM_DENSE_MODE);
    test.Expect(pim->m_handle != 0, true, "a handle");
    test.Expect(pim->Take({InterfaceId(1)}), Status::SUCCESS, "the handle is accepted");
    test.Expect(test.m_manager->GetClientName(pim->m_instance), "pim", "its name is known");
}

/// M-02.
void
CheckSecondRegistration(ManagerTestCase& test)
{
    auto pim = test.AddClient("pim", protocol::PIM_DENSE_MODE);
    const ClientHandle handle = pim->m_handle;
    test.Expect(pim->Register(), Status::ALREADY_EXISTS, "same protocol and component");
    test.Expect(pim->m_handle, handle, "no other handle");
}

/// M-03.
void
CheckOtherComponent(ManagerTestCase& test)
{
    auto first = test.AddClient("pim", protocol::PIM_DENSE_MODE);
    auto second = test.AddClient("pim2", protocol::PIM_DENSE_MODE);
    test.Expect(second->m_instance.componentId, 1u, "another component");
    test.Expect(first->m_handle != second->m_handle, true, "another handle");
}

/// M-04.
void
CheckSeveralProtocols(ManagerTestCase& test)
{
    auto pim = test.AddClient("pim", protocol::PIM_DENSE_MODE, {InterfaceId(1), InterfaceId(2)});
    auto dvmrp = test.AddClient("dvmrp", protocol::DVMRP, {InterfaceId(3)});
    const std::vector<uint32_t> owners{
        protocol::PIM_DENSE_MODE, protocol::PIM_DENSE_MODE, protocol::DVMRP};
    for (uint32_t i = 0; i < owners.size(); ++i)
    {
        ProtocolInstance owner;
        test.Expect(test.m_manager->GetProtocolOnInterface(InterfaceId(i + 1), owner),
                    Status::SUCCESS,
                    "somebody owns it");
        test.Expect(owner.protocolId, owners[i], "the one that took it");
    }
}

/// M-05.
void
CheckDeregistrationOfOwner(ManagerTestCase& test)
{
    auto pim = test.AddClient("pim", protocol::PIM_DENSE_MODE, {InterfaceId(1)});
    auto igmp = test.AddClient("igmp", protocol::IGMP, {InterfaceId(1)});
    test.Expect(test.m_manager->DeregisterProtocol(pim->m_handle),
                Status::CAN_NOT_COMPLETE,
                "owns an interface");
    test.Expect(test.m_manager->DeregisterProtocol(igmp->m_handle),
                Status::CAN_NOT_COMPLETE,
                "is on an interface");
    test.Expect(
        pim->Add(g_key, InterfaceId(1)), Status::SUCCESS, "its handle is as good as before");
}

/// M-06.
void
CheckDeregistrationAfterRelease(ManagerTestCase& test)
{
    auto pim = test.AddClient("pim", protocol::PIM_DENSE_MODE, {InterfaceId(1), InterfaceId(2)});
    pim->Release(InterfaceId(1));
    test.Expect(test.m_manager->DeregisterProtocol(pim->m_handle),
                Status::CAN_NOT_COMPLETE,
                "one interface is left");
    pim->Release(InterfaceId(2));
    test.Expect(test.m_manager->DeregisterProtocol(pim->m_handle), Status::SUCCESS, "none is left");
}

/// M-07.
void
CheckDeregistrationWithBadHandle(ManagerTestCase& test)
{
    test.Expect(test.m_manager->DeregisterProtocol(0), Status::INVALID_PARAMETER, "never issued");
    test.Expect(test.m_manager->DeregisterProtocol(77), Status::INVALID_PARAMETER, "not issued");
    auto pim = test.AddClient("pim", protocol::PIM_DENSE_MODE);
    test.m_manager->DeregisterProtocol(pim->m_handle);
    test.Expect(test.m_manager->DeregisterProtocol(pim->m_handle),
                Status::INVALID_PARAMETER,
                "deregistered already");
}

/**
 * Expects that each call that takes a handle says that it is bad.
 * @param [in,out] test The test.
 * @param [in] client A client with a bad handle.
 */
void
ExpectBadHandle(ManagerTestCase& test, FakeClient& client)
{
    const InterfaceId interface(1);
    const Status bad = Status::INVALID_PARAMETER;
    test.Expect(client.Take({interface}), bad, "take");
    test.Expect(client.Release(interface), bad, "release");
    test.Expect(client.Add(g_key, interface), bad, "add");
    test.Expect(client.Delete(g_key, interface), bad, "delete");
    test.Expect(
        test.m_manager->SetMfe(client.m_handle, g_key, "10.0.0.1", interface), bad, "set MFE");
    StaticEntry entry;
    entry.key = g_key;
    test.Expect(test.m_manager->SetStaticEntry(client.m_handle, entry), bad, "set static entry");
    test.Expect(test.m_manager->DeleteStaticEntry(client.m_handle, g_key), bad, "delete it");
    test.Expect(test.m_manager->SetAlertMask(client.m_handle, g_key, interface, true), bad, "mask");
    EnumerationHandle enumeration = 0;
    test.Expect(test.m_manager->GroupEnumerationStart(
                    client.m_handle, EnumerationType::ALL_SOURCES, enumeration),
                bad,
                "start of an enumeration");
    test.Expect(test.m_manager->DeregisterProtocol(client.m_handle), bad, "deregister");
}

/// M-08.
void
CheckOldHandle(ManagerTestCase& test)
{
    auto old = test.AddClient("old", protocol::DVMRP);
    test.m_manager->DeregisterProtocol(old->m_handle);
    auto pim = test.AddClient("pim", protocol::PIM_DENSE_MODE, {InterfaceId(1)});
    test.Expect(pim->m_handle != old->m_handle, true, "handles are not issued again");
    ExpectBadHandle(test, *old);
}

/// M-09.
void
CheckUsualOrder(ManagerTestCase& test)
{
    auto pim = test.AddClient("pim", protocol::PIM_DENSE_MODE);
    test.Expect(pim->Take({InterfaceId(1)}), Status::SUCCESS, "take");
    test.Expect(pim->Add(g_key, InterfaceId(1)), Status::SUCCESS, "add");
}

/// Writes down a membership record.
void
WriteMembership(Journal* journal, const MembershipRecord& record)
{
    journal->push_back((record.event == MembershipEvent::ADDED ? "added " : "deleted ") +
                       Print(record.key) + " on " + Print(record.interface) + " for " +
                       record.client);
}

/// Decision: registration needs a running group manager; handles end when it stops.
void
CheckStopAndStart(ManagerTestCase& test)
{
    auto pim = test.AddClient("pim", protocol::PIM_DENSE_MODE, {InterfaceId(1), InterfaceId(2)});
    test.m_routes->Set("10.0.1.2", InterfaceId(1), "10.0.0.1");
    pim->Add(g_key, InterfaceId(2));
    test.m_forwarder->ReceiveNewPacket(g_key, InterfaceId(1));
    test.Expect(test.m_forwarder->m_entries.size(), 1u, "an entry");
    test.Expect(test.m_forwarder->m_interfaces.size(), 2u, "interfaces have an owner");

    Journal memberships;
    test.m_manager->TraceConnectWithoutContext("Membership",
                                               MakeBoundCallback(&WriteMembership, &memberships));
    test.m_manager->Stop();
    test.Expect(
        Join(memberships), "deleted (10.0.1.2, 239.1.1.1) on 2 for pim\n", "memberships end");
    test.Expect(test.m_forwarder->m_entries.size(), 0u, "entries leave the forwarder");
    test.Expect(test.m_forwarder->m_interfaces.size(), 0u, "nobody owns interfaces");
    test.Expect(test.m_forwarder->m_notifications.newPacket.IsNull(), true, "nothing to notify");
    ExpectBadHandle(test, *pim);
    test.Expect(pim->Register(), Status::CAN_NOT_COMPLETE, "it does not run");

    test.m_manager->Start();
    ExpectBadHandle(test, *pim);
    const ClientHandle handle = pim->m_handle;
    test.Expect(pim->Register(), Status::SUCCESS, "it runs again");
    test.Expect(pim->m_handle != handle, true, "another handle");
    test.Expect(pim->Take({InterfaceId(1)}), Status::SUCCESS, "everything is free");
    test.m_journal.clear();
    test.m_forwarder->ReceiveNewPacket(g_key, InterfaceId(1));
    test.ExpectJournal({"pim: rpf (10.0.1.2, 239.1.1.1) in 1 from 10.0.0.1",
                        "forwarder: set (10.0.1.2, 239.1.1.1) in 1 out -",
                        "pim: prune (10.0.1.2, 239.1.1.1) on 1 FALSE"},
                       "no membership is left");
}

/// Decision: null callbacks are allowed; the client is not told.
void
CheckNullCallbacks(ManagerTestCase& test)
{
    ClientHandle handle = 0;
    ProtocolInstance instance;
    instance.protocolId = protocol::STATIC;
    test.Expect(test.m_manager->RegisterProtocol(instance, "", ClientCallbacks(), handle),
                Status::SUCCESS,
                "no callbacks");
    test.Expect(test.m_manager->GetClientName(instance), "3.0", "ids instead of a name");
    test.m_manager->TakeInterfaceOwnership(handle, InterfaceId(1));
    test.m_manager->TakeInterfaceOwnership(handle, InterfaceId(2));
    test.m_manager->AddGroupMembershipEntry(handle, g_key, InterfaceId(2));
    test.m_routes->Set("10.0.1.2", InterfaceId(1), "10.0.0.1");
    test.m_forwarder->ReceiveNewPacket(g_key, InterfaceId(1));
    test.m_forwarder->ReceiveWrongInterface(g_key, InterfaceId(2));
    auto other = test.AddClient("other", protocol::DVMRP, {InterfaceId(3)});
    other->Add(SourceGroup(Ipv4Address::GetAny(), g_key.group), InterfaceId(3));
    test.ExpectJournal({"forwarder: set (10.0.1.2, 239.1.1.1) in 1 out 2",
                        "forwarder: set (10.0.1.2, 239.1.1.1) in 1 out 2 3"},
                       "everything works");
}

/// A callback may deregister its own client.
void
CheckDeregistrationFromInside(ManagerTestCase& test)
{
    auto first = test.AddClient("first", protocol::DVMRP);
    auto second = test.AddClient("second", protocol::PIM_DENSE_MODE, {InterfaceId(1)});
    auto third = test.AddClient("third", protocol::PIM_SPARSE_MODE);
    first->m_onJoin = [&] {
        test.Expect(test.m_manager->DeregisterProtocol(first->m_handle), Status::SUCCESS, "self");
        test.Expect(test.m_manager->DeregisterProtocol(third->m_handle), Status::SUCCESS, "other");
    };
    second->Add(SourceGroup(Ipv4Address::GetAny(), g_key.group), InterfaceId(1));
    test.ExpectJournal({"first: join (*, 239.1.1.1) TRUE"}, "who is gone is not called");
}

/// Suite mgm-manager-registration.
class ManagerRegistrationTestSuite : public TestSuite
{
  public:
    ManagerRegistrationTestSuite()
        : TestSuite("mgm-manager-registration", TestSuite::Type::UNIT)
    {
        const auto add = [this](const std::string& name, ManagerTestCase::Check check) {
            AddTestCase(new ManagerTestCase(name, check));
        };
        add("M-01 A first registration gives a handle that later calls accept",
            &CheckFirstRegistration);
        add("M-02 Registering the same protocol and component again fails",
            &CheckSecondRegistration);
        add("M-03 Another component of the same protocol gets a handle of its own",
            &CheckOtherComponent);
        add("M-04 Several protocols own different interfaces, one owns several",
            &CheckSeveralProtocols);
        add("M-05 Who owns an interface cannot deregister", &CheckDeregistrationOfOwner);
        add("M-06 Who has released all interfaces can deregister",
            &CheckDeregistrationAfterRelease);
        add("M-07 Deregistering a bad handle fails", &CheckDeregistrationWithBadHandle);
        add("M-08 An old handle is bad in every call", &CheckOldHandle);
        add("M-09 Register, take, add succeed in this order", &CheckUsualOrder);
        add("Decision: handles end when the group manager stops", &CheckStopAndStart);
        add("Decision: null callbacks are allowed", &CheckNullCallbacks);
        add("Clients may deregister from inside a callback", &CheckDeregistrationFromInside);
    }
};

/// Static variable for test initialization
ManagerRegistrationTestSuite g_managerRegistrationTestSuite;

} // namespace
