/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Suite mgm-manager-static-entries: entries that clients dictate, and alert masks, which mgm-api
 * does not have.
 */

#include "mgm-manager-cast.h"
#include "mgm-multicast-network.h"

namespace
{

using namespace ns3;
using namespace ns3::mgm;
using namespace ns3::mgm::test;

/// An entry from interface 1 to 3 and 2, where the threshold is 16.
StaticEntry
MakeEntry(const SourceGroup& key, const InterfaceId& iif = g_one)
{
    StaticEntry entry;
    entry.key = key;
    entry.iif = iif;
    entry.oifs = {{g_three, 1}, {g_two, 16}};
    return entry;
}

/// What a client tells the group manager about a static entry.
Status
Set(ManagerTestCase& test, FakeClient& client, const StaticEntry& entry)
{
    return test.m_manager->SetStaticEntry(client.m_handle, entry);
}

/// Deletes a static entry.
Status
Delete(ManagerTestCase& test, FakeClient& client, const SourceGroup& key)
{
    return test.m_manager->DeleteStaticEntry(client.m_handle, key);
}

/// Entries go to the forwarder as they are and are read as they are.
void
CheckSet(ManagerTestCase& test)
{
    auto pim = test.AddClient("pim", protocol::PIM_DENSE_MODE, {g_one, g_two});
    test.Expect(Set(test, *pim, MakeEntry(g_group)), Status::SUCCESS, "wildcard");
    test.ExpectJournal({"forwarder: set (*, 239.1.1.1) in 1 out 2 3"}, "nobody is asked");
    const EntrySpec& spec = test.m_forwarder->m_entries.at(g_group);
    test.Expect(spec.oifs.at(0).threshold, 16, "its threshold");
    test.Expect(spec.oifs.at(1).threshold, 1, "its threshold");
    test.Expect(spec.timeout, Time(), "it does not expire");
    MfeRecord mfe;
    test.Expect(test.m_manager->GetMfe(g_group, mfe), Status::SUCCESS, "it can be read");
    test.Expect(mfe.isStatic, true, "static");
    test.Expect(PrintList(mfe.oifs), "2 3", "outgoing interfaces");
    std::ostringstream os;
    test.m_manager->PrintTables(Create<OutputStreamWrapper>(&os));
    test.Expect(os.str().find("(*, 239.1.1.1) static for pim") != std::string::npos, true, "table");
    test.Expect(os.str().find("out 2: threshold 16;") != std::string::npos, true, "table");

    StaticEntry negative;
    negative.key = SourceGroup();
    negative.negative = true;
    test.Expect(Set(test, *pim, negative), Status::SUCCESS, "negative, from anywhere");
    test.Expect(Delete(test, *pim, g_group), Status::SUCCESS, "delete");
    test.ExpectJournal(
        {"forwarder: set (*, *) in 0 out - negative", "forwarder: delete (*, 239.1.1.1)"},
        "as it is");
    test.Expect(test.m_manager->GetMfe(g_group, mfe), Status::NOT_FOUND, "gone");
}

/// Remembers a record.
void
Remember(ApiCallRecord* last, const ApiCallRecord& record)
{
    *last = record;
}

/// What the record of a call says.
void
CheckRecord(ManagerTestCase& test)
{
    auto pim = test.AddClient("pim", protocol::PIM_DENSE_MODE, {g_one});
    ApiCallRecord call;
    test.m_manager->TraceConnectWithoutContext("ApiCall", MakeBoundCallback(&Remember, &call));
    Set(test, *pim, MakeEntry(g_group));
    test.Expect(call.function == ApiFunction::SET_STATIC_ENTRY, true, "function");
    test.Expect(call.interface, g_one, "incoming interface");
    test.Expect(call.oifs.size(), std::size_t(2), "outgoing interfaces");
    test.Expect(call.oifs.at(0).interface, g_three, "as the client orders them");
    test.Expect(call.oifs.at(1).threshold, 16, "with thresholds");
    test.Expect(call.negative, false, "forwards");
    StaticEntry negative;
    negative.negative = true;
    Set(test, *pim, negative);
    test.Expect(call.oifs.empty() && call.negative, true, "drops");
    test.m_manager->TraceDisconnectWithoutContext("ApiCall", MakeBoundCallback(&Remember, &call));
}

/// Who may do it.
void
CheckStatus(ManagerTestCase& test)
{
    auto pim = test.AddClient("pim", protocol::PIM_DENSE_MODE, {g_one, g_two});
    auto dvmrp = test.AddClient("dvmrp", protocol::DVMRP, {g_three});
    const Status bad = Status::INVALID_PARAMETER;
    test.Expect(test.m_manager->SetStaticEntry(77, MakeEntry(g_key)), bad, "bad handle");
    test.Expect(Set(test, *dvmrp, MakeEntry(g_key)), bad, "another's interface");
    test.m_forwarder->m_entryStatus = Status::NOT_ENOUGH_MEMORY;
    test.Expect(Set(test, *pim, MakeEntry(g_key)), Status::NOT_ENOUGH_MEMORY, "full");
    test.m_forwarder->m_entryStatus = Status::SUCCESS;
    test.m_routes->Set(g_key.source, g_one, "10.0.0.1");
    test.m_forwarder->ReceiveNewPacket(g_key, g_one);
    test.m_journal.clear();
    test.Expect(Set(test, *dvmrp, MakeEntry(g_key, g_three)), bad, "another's derived entry");
    test.Expect(Delete(test, *pim, g_key), Status::NOT_FOUND, "no static entry");
    test.ExpectJournal({}, "nothing happened");
    test.Expect(Set(test, *pim, MakeEntry(g_key)), Status::SUCCESS, "in place of its own");
    test.Expect(Set(test, *pim, MakeEntry(g_key, g_two)), Status::SUCCESS, "again");
    test.Expect(Set(test, *dvmrp, MakeEntry(g_key, g_three)), bad, "another's static entry");
    test.Expect(Delete(test, *dvmrp, g_key), bad, "another's static entry");
    test.Expect(test.m_manager->DeleteStaticEntry(77, g_key), bad, "bad handle");
    test.Expect(Delete(test, *pim, g_group), Status::NOT_FOUND, "no entry");
    test.Expect(test.m_manager->SetMfe(pim->m_handle, g_key, "10.0.0.1", g_one), bad, "SetMfe");
    test.Expect(pim->Add(g_key, g_three, FORWARD_STATE), bad, "not its interface");
    test.Expect(
        pim->Add(g_key, g_two, FORWARD_STATE), Status::CAN_NOT_COMPLETE, "no derived entry");
}

/// Memberships, routes and packets leave them alone; what ends them.
void
CheckLifetime(ManagerTestCase& test)
{
    auto pim = test.AddClient("pim", protocol::PIM_DENSE_MODE, {g_one, g_two});
    auto dvmrp = test.AddClient("dvmrp", protocol::DVMRP, {g_three});
    Set(test, *pim, MakeEntry(g_key));
    Set(test, *pim, MakeEntry(g_group));
    StaticEntry negative;
    negative.negative = true;
    Set(test, *dvmrp, negative);
    test.m_journal.clear();
    test.m_routes->Set(g_key.source, g_three, "10.0.0.3");
    test.m_routes->Announce();
    dvmrp->Add(g_key, g_three);
    dvmrp->Delete(g_key, g_three);
    test.ExpectJournal(
        {"pim: join (10.0.1.2, 239.1.1.1) TRUE", "pim: prune (10.0.1.2, 239.1.1.1) on 3 TRUE"},
        "the owner of the incoming interface is told, the entries stay");
    test.m_forwarder->Restart();
    test.ExpectJournal({"forwarder: set (*, *) in 0 out - negative",
                        "forwarder: set (*, 239.1.1.1) in 1 out 2 3",
                        "forwarder: set (10.0.1.2, 239.1.1.1) in 1 out 2 3"},
                       "a forwarder that starts again gets them again");
    pim->Release(g_one);
    test.ExpectJournal(
        {"forwarder: delete (*, 239.1.1.1)", "forwarder: delete (10.0.1.2, 239.1.1.1)"},
        "they end with the ownership");
    dvmrp->Release(g_three);
    test.m_journal.clear();
    test.m_manager->DeregisterProtocol(dvmrp->m_handle);
    test.ExpectJournal({"forwarder: delete (*, *)"}, "one without interface ends with its client");
}

/// A client sets a static entry while it is asked about a derived one.
void
CheckSetFromInside(ManagerTestCase& test)
{
    auto pim = test.AddClient("pim", protocol::PIM_DENSE_MODE, {g_one, g_two});
    pim->Add(g_key, g_two);
    test.m_routes->Set(g_key.source, g_one, "10.0.0.1");
    pim->m_onRpf = [&](RpfQuery&) { Set(test, *pim, MakeEntry(g_key)); };
    test.m_forwarder->ReceiveNewPacket(g_key, g_one);
    test.Expect(test.m_forwarder->GetOifs(g_key), "2 3", "inside the RPF callback");
    Delete(test, *pim, g_key);
    pim->m_onRpf = nullptr;
    pim->m_onCreation = [&](CreationAlert&) { Set(test, *pim, MakeEntry(g_key)); };
    test.m_forwarder->ReceiveNewPacket(g_key, g_one);
    test.Expect(test.m_forwarder->GetOifs(g_key), "2 3", "inside the creation alert");
    MfeRecord mfe;
    test.m_manager->GetMfe(g_key, mfe);
    test.Expect(mfe.isStatic, true, "static");
}

/// A client sets a wildcard while it is asked about one source.
void
CheckSetWildcardFromInside(ManagerTestCase& test)
{
    auto pim = test.AddClient("pim", protocol::PIM_DENSE_MODE, {g_one, g_two});
    pim->Add(g_key, g_two);
    test.m_routes->Set(g_key.source, g_one, "10.0.0.1");
    pim->m_onRpf = [&](RpfQuery&) { Set(test, *pim, MakeEntry(g_group)); };
    test.m_journal.clear();
    test.m_forwarder->ReceiveNewPacket(g_key, g_one);
    test.ExpectJournal({"pim: rpf (10.0.1.2, 239.1.1.1) in 1 from 10.0.0.1",
                        "forwarder: set (*, 239.1.1.1) in 1 out 2 3"},
                       "it decides about the packet");
    Delete(test, *pim, g_group);

    test.m_routes->m_routes.clear();
    test.m_forwarder->ReceiveNewPacket(g_key, g_one);
    test.m_routes->Set(g_key.source, g_one, "10.0.0.1");
    test.m_journal.clear();
    test.m_routes->Announce();
    test.ExpectJournal({"pim: rpf (10.0.1.2, 239.1.1.1) in 1 from 10.0.0.1",
                        "forwarder: set (*, 239.1.1.1) in 1 out 2 3",
                        "forwarder: delete (10.0.1.2, 239.1.1.1)"},
                       "in place of a negative entry");
    MfeRecord mfe;
    test.Expect(test.m_manager->GetMfe(g_key, mfe), Status::NOT_FOUND, "no entry of its own");
}

/// A wildcard is set while a source has no route, which then comes back.
void
CheckSetWildcardBeforeRoute(ManagerTestCase& test)
{
    auto pim = test.AddClient("pim", protocol::PIM_DENSE_MODE, {g_one, g_two});
    test.m_forwarder->ReceiveNewPacket(g_key, g_one);
    test.ExpectJournal({"forwarder: set (10.0.1.2, 239.1.1.1) in 0 out - negative"}, "no route");
    Set(test, *pim, MakeEntry(g_group));
    test.m_routes->Set(g_key.source, g_one, "10.0.0.1");
    test.m_journal.clear();
    test.m_routes->Announce();
    test.ExpectJournal({"forwarder: delete (10.0.1.2, 239.1.1.1)"},
                       "the wildcard decides, and nobody is asked about the route");
    MfeRecord mfe;
    test.Expect(test.m_manager->GetMfe(g_key, mfe), Status::NOT_FOUND, "no entry of its own");
    Delete(test, *pim, g_group);
    test.m_journal.clear();
    test.m_forwarder->ReceiveNewPacket(g_key, g_one);
    test.Expect(test.m_manager->GetMfe(g_key, mfe), Status::SUCCESS, "once the wildcard is gone");
    test.Expect(mfe.iif, g_one, "by its route");
}

/// Masks of alerts.
void
CheckMask(ManagerTestCase& test)
{
    auto pim = test.AddClient("pim", protocol::PIM_DENSE_MODE, {g_one, g_two});
    const auto mask = [&](ClientHandle handle, const InterfaceId& arrival, bool masked) {
        return test.m_manager->SetAlertMask(handle, g_key, arrival, masked);
    };
    test.Expect(mask(pim->m_handle, g_two, true), Status::NOT_FOUND, "no entry");
    Set(test, *pim, MakeEntry(g_key));
    test.m_journal.clear();
    test.Expect(mask(77, g_two, true), Status::INVALID_PARAMETER, "bad handle");
    test.Expect(mask(pim->m_handle, g_three, true), Status::INVALID_PARAMETER, "not its interface");
    test.ExpectJournal({}, "nothing happened");
    test.Expect(mask(pim->m_handle, g_two, true), Status::SUCCESS, "off");
    test.Expect(mask(pim->m_handle, g_two, false), Status::SUCCESS, "on");
    test.ExpectJournal({"forwarder: mask (10.0.1.2, 239.1.1.1) on 2",
                        "forwarder: unmask (10.0.1.2, 239.1.1.1) on 2"},
                       "the forwarder does it");
}

/// Packets of all sources of a group really leave, where their TTL suffices.
class StaticForwardingTestCase : public TestCase
{
  public:
    StaticForwardingTestCase()
        : TestCase("A (*,G) entry forwards, with thresholds and masks")
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
        const auto client = Create<FakeClient>(manager, journal, "static", protocol::STATIC);
        client->Register();
        client->Take({g_one, g_two, g_three});
        StaticEntry entry;
        entry.key = SourceGroup(Ipv4Address::GetAny(), GROUP);
        entry.iif = g_one;
        entry.oifs = {{g_two, 1}, {g_three, 64}};
        NS_TEST_EXPECT_MSG_EQ(
            manager->SetStaticEntry(client->m_handle, entry), Status::SUCCESS, "set");
        network.GetRouting(2)->JoinGroup(GROUP, 1);
        network.GetRouting(3)->JoinGroup(GROUP, 1);
        network.SendAt(Seconds(1), 0, GROUP);
        MulticastNetwork::Run(Seconds(2));
        NS_TEST_EXPECT_MSG_EQ(network.received[2], 1u, "a TTL of 64 is more than 1");
        NS_TEST_EXPECT_MSG_EQ(network.received[3], 0u, "and no more than 64");
        NS_TEST_EXPECT_MSG_EQ(forwarder->GetCopyDrops(DropReason::TTL_TOO_LOW), 1u, "for its TTL");

        manager->SetAlertMask(client->m_handle, entry.key, g_two, true);
        network.SendAt(Seconds(1), 2, GROUP);
        network.SendAt(Seconds(1), 3, GROUP);
        MulticastNetwork::Run(Seconds(2));
        EntryCounters counters;
        forwarder->ReadCounters(entry.key, counters);
        NS_TEST_EXPECT_MSG_EQ(counters.packets, 3u, "one entry for all sources");
        NS_TEST_EXPECT_MSG_EQ(GetCount(counters, Verdict::MASKED), 1u, "masked on 2");
        NS_TEST_EXPECT_MSG_EQ(GetCount(counters, Verdict::ALERTED), 1u, "not on 3");
        NS_TEST_EXPECT_MSG_EQ(
            Join(journal), "static: wrong interface (10.0.3.2, 239.1.1.1) on 3\n", "its owner");
    }

    /// @return number of wrong-interface packets with a verdict.
    static uint64_t GetCount(const EntryCounters& counters, Verdict verdict)
    {
        return counters.verdicts[static_cast<std::size_t>(verdict)];
    }
};

/// Suite mgm-manager-static-entries.
class ManagerStaticEntriesTestSuite : public TestSuite
{
  public:
    ManagerStaticEntriesTestSuite()
        : TestSuite("mgm-manager-static-entries", TestSuite::Type::UNIT)
    {
        const auto add = [this](const std::string& name, ManagerTestCase::Check check) {
            AddTestCase(new ManagerTestCase(name, check));
        };
        add("Static entries go to the forwarder as they are", &CheckSet);
        add("The record of a static entry holds its outgoing interfaces", &CheckRecord);
        add("Who may set and delete static entries", &CheckStatus);
        add("Nothing changes static entries; what ends them", &CheckLifetime);
        add("Clients may set static entries from inside a callback", &CheckSetFromInside);
        add("A wildcard set inside the RPF callback decides", &CheckSetWildcardFromInside);
        add("A wildcard decides when a route comes back", &CheckSetWildcardBeforeRoute);
        add("Who may mask alerts", &CheckMask);
        AddTestCase(new StaticForwardingTestCase());
    }
};

/// Static variable for test initialization
ManagerStaticEntriesTestSuite g_managerStaticEntriesTestSuite;

} // namespace
