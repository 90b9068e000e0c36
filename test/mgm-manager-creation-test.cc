/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Suite mgm-manager-creation: statements M-67 to M-79, M-105 and M-106 of mgm-api, how an entry
 * comes into being.
 *
 *   source 10.0.1.2 -- 10.0.0.1 --[1]        [3]-- PIM
 *                                   router
 *                      10.0.0.2 --[2]        [4]-- DVMRP
 */

#include "mgm-manager-cast.h"

#include "ns3/boolean.h"

namespace
{

using namespace ns3;
using namespace ns3::mgm;
using namespace ns3::mgm::test;

/// M-67.
void
CheckFirstPacket(ManagerTestCase& test)
{
    TwoClients clients(test);
    MfeRecord mfe;
    test.Expect(test.m_manager->GetMfe(g_key, mfe), Status::NOT_FOUND, "before");
    test.m_forwarder->ReceiveNewPacket(g_key, g_one);
    test.Expect(test.m_manager->GetMfe(g_key, mfe), Status::SUCCESS, "new source");
    test.Expect(test.m_forwarder->GetOifs(g_key), "3 4", "where receivers are");
    test.m_forwarder->ReceiveNewPacket(g_otherGroup, g_one);
    test.Expect(test.m_manager->GetMfe(g_otherGroup, mfe), Status::SUCCESS, "new group");
}

/// M-68.
void
CheckMulticastView(ManagerTestCase& test)
{
    TwoClients clients(test);
    test.m_routes->Set(g_key.source, g_two, "10.0.0.2");
    test.m_forwarder->ReceiveNewPacket(g_key, g_one);
    MfeRecord mfe;
    test.m_manager->GetMfe(g_key, mfe);
    test.Expect(mfe.iif, g_two, "what the RPF source says");
    test.Expect(mfe.upstreamNeighbor, Ipv4Address("10.0.0.2"), "its neighbor");
    test.Expect(mfe.route == test.m_routes->m_routes.at(g_key.source), true, "its route");
}

/// M-69.
void
CheckRpfRecipient(ManagerTestCase& test)
{
    TwoClients clients(test);
    test.m_forwarder->ReceiveNewPacket(g_key, g_four);
    test.Expect(test.m_journal.at(0),
                "pim: rpf (10.0.1.2, 239.1.1.1) in 1 from 10.0.0.1",
                "the owner of the route's interface");
    test.Expect(clients.pim->m_rpf.arrival, g_four, "it is told where the packet arrived");
}

/// M-70.
void
CheckRpfInputs(ManagerTestCase& test)
{
    const InterfaceId near(5, "10.0.0.7");
    auto pim = test.AddClient("pim", protocol::PIM_DENSE_MODE, {near});
    test.m_routes->Set(g_key.source, near, "10.0.0.7");
    test.m_forwarder->ReceiveNewPacket(g_key, near);
    test.Expect(pim->m_rpf.interface, near, "interface and next hop");
    test.Expect(pim->m_rpf.upstreamNeighbor, Ipv4Address("10.0.0.7"), "upstream neighbor");
    test.Expect(pim->m_rpf.route == test.m_routes->m_routes.at(g_key.source), true, "route");
    test.Expect(pim->m_rpf.head.size(), 4u, "packet head and its size");
    test.Expect(pim->m_rpf.key, g_key, "source and group");
}

/// M-71.
void
CheckRpfAnswer(ManagerTestCase& test)
{
    TwoClients clients(test);
    clients.pim->m_onRpf = [](RpfQuery& query) {
        query.interface = g_two;
        query.upstreamNeighbor = Ipv4Address("10.0.0.9");
        query.route.metric = 17;
    };
    test.m_forwarder->ReceiveNewPacket(g_key, g_one);
    MfeRecord mfe;
    test.m_manager->GetMfe(g_key, mfe);
    test.Expect(mfe.iif, g_two, "incoming interface");
    test.Expect(mfe.upstreamNeighbor, Ipv4Address("10.0.0.9"), "upstream neighbor");
    test.Expect(mfe.route.metric, 17u, "the route used");
    test.Expect(test.m_forwarder->m_entries.at(g_key).iif, g_two, "also in the forwarder");
}

/// M-72.
void
CheckOncePerEntry(ManagerTestCase& test)
{
    TwoClients clients(test);
    test.m_forwarder->ReceiveNewPacket(g_key, g_one);
    test.ExpectJournal({"pim: rpf (10.0.1.2, 239.1.1.1) in 1 from 10.0.0.1",
                        "pim: creation (10.0.1.2, 239.1.1.1) in 1 out 3",
                        "dvmrp: creation (10.0.1.2, 239.1.1.1) in 1 out 4",
                        "forwarder: set (10.0.1.2, 239.1.1.1) in 1 out 3 4"},
                       "once");
    test.m_forwarder->ReceiveWrongInterface(g_key, g_four);
    test.ExpectJournal({"dvmrp: wrong interface (10.0.1.2, 239.1.1.1) on 4"}, "no RPF");
    test.m_forwarder->ReceiveNewPacket(g_key, g_one);
    test.ExpectJournal({}, "a late notification: not created again");
}

/// M-73.
void
CheckCreationAfterRpf(ManagerTestCase& test)
{
    TwoClients clients(test);
    clients.pim->m_onRpf = [](RpfQuery& query) { query.interface = g_two; };
    test.m_forwarder->ReceiveNewPacket(g_key, g_one);
    test.ExpectJournal({"pim: rpf (10.0.1.2, 239.1.1.1) in 1 from 10.0.0.1",
                        "pim: creation (10.0.1.2, 239.1.1.1) in 2 out 3",
                        "dvmrp: creation (10.0.1.2, 239.1.1.1) in 2 out 4",
                        "forwarder: set (10.0.1.2, 239.1.1.1) in 2 out 3 4"},
                       "after, and with its result");
}

/// M-74.
void
CheckOwnInterfacesOnly(ManagerTestCase& test)
{
    TwoClients clients(test);
    clients.pim->Add(g_group, g_two);
    test.m_forwarder->ReceiveNewPacket(g_key, g_one);
    test.Expect(clients.pim->m_creation.oifs.size(), 2u, "2 and 3");
    test.Expect(clients.pim->m_creation.oifs.at(1).interface, g_three, "2 and 3");
    test.Expect(clients.dvmrp->m_creation.oifs.size(), 1u, "4");
    test.Expect(clients.dvmrp->m_creation.oifs.at(0).interface, g_four, "4");
}

/// M-75.
void
CheckNoCreationWithoutOifs(ManagerTestCase& test)
{
    TwoClients clients(test);
    test.AddClient("idle", protocol::PIM_SPARSE_MODE, {InterfaceId(5)});
    clients.pim->Delete(g_group, g_three);
    clients.pim->Add(g_group, g_one);
    test.m_journal.clear();
    test.m_forwarder->ReceiveNewPacket(g_key, g_one);
    test.ExpectJournal({"pim: rpf (10.0.1.2, 239.1.1.1) in 1 from 10.0.0.1",
                        "dvmrp: creation (10.0.1.2, 239.1.1.1) in 1 out 4",
                        "forwarder: set (10.0.1.2, 239.1.1.1) in 1 out 4"},
                       "who has none, or only the incoming one, is not asked");
}

/// Puts the interfaces of a creation alert into a text.
void
CollectCreation(std::string* text, const CallbackRecord& record)
{
    if (record.kind == CallbackKind::CREATION)
    {
        *text += record.client + " on";
        for (const InterfaceId& oif : record.oifs)
        {
            *text += ' ' + std::to_string(oif.index);
        }
        *text += '\n';
    }
}

/// What is traced of the alert names its interfaces.
void
CheckCreationTrace(ManagerTestCase& test)
{
    TwoClients clients(test);
    clients.pim->Add(g_group, g_two);
    std::string traced;
    test.m_manager->TraceConnectWithoutContext("ClientCallback",
                                               MakeBoundCallback(&CollectCreation, &traced));
    test.m_forwarder->ReceiveNewPacket(g_key, g_one);
    test.Expect(traced, "pim on 2 3\ndvmrp on 4\n", "traced");
}

/// M-76: one element for each interface, however many memberships cover it.
void
CheckCreationCount(ManagerTestCase& test)
{
    TwoClients clients(test);
    auto igmp = test.AddClient("igmp", protocol::IGMP, {g_three, g_four});
    for (const SourceGroup& key : {g_key, g_group, SourceGroup()})
    {
        clients.pim->Add(key, g_three);
        clients.pim->Add(key, g_one);
        igmp->Add(key, g_three);
        igmp->Add(key, g_four);
    }
    test.m_forwarder->ReceiveNewPacket(g_key, g_one);
    test.Expect(clients.pim->m_creation.oifs.size(), 1u, "3; not the incoming 1");
    test.Expect(clients.dvmrp->m_creation.oifs.size(), 1u, "4");
    test.m_forwarder->Expire(g_key);
    clients.pim->Add(g_group, g_two);
    test.m_forwarder->ReceiveNewPacket(g_key, g_one);
    test.Expect(clients.pim->m_creation.oifs.size(), 2u, "2 and 3");
    test.Expect(test.m_forwarder->GetOifs(g_key), "2 3 4", "together all of the entry");
}

/// M-77.
void
CheckCreationDefaults(ManagerTestCase& test)
{
    TwoClients clients(test);
    clients.pim->Add(g_group, g_two);
    test.m_forwarder->ReceiveNewPacket(g_key, g_one);
    for (const CreationInterface& oif : clients.pim->m_creation.oifs)
    {
        test.Expect(oif.enabled, true, "enabled");
    }
    test.Expect(test.m_forwarder->GetOifs(g_key), "2 3 4", "left alone, all are accepted");
}

/// M-78.
void
CheckIgmpInCreation(ManagerTestCase& test)
{
    TwoClients clients(test);
    test.AddClient("igmp", protocol::IGMP, {g_three});
    clients.pim->Add(g_group, g_three);
    clients.pim->Add(g_group, g_two);
    test.m_journal.clear();
    test.m_forwarder->ReceiveNewPacket(g_key, g_one);
    test.Expect(test.m_journal.at(1),
                "pim: creation (10.0.1.2, 239.1.1.1) in 1 out 2 3+igmp",
                "where IGMP is enabled, with or without members");
}

/// M-79.
void
CheckVeto(ManagerTestCase& test)
{
    TwoClients clients(test);
    clients.pim->Add(g_group, g_two);
    clients.pim->m_onCreation = [](CreationAlert& alert) { alert.oifs.at(1).enabled = false; };
    test.m_forwarder->ReceiveNewPacket(g_key, g_one);
    test.Expect(test.m_forwarder->GetOifs(g_key), "2 4", "not 3; the others are unaffected");
    clients.pim->m_onCreation = nullptr;
    test.m_routes->Set("10.0.2.2", g_one, "10.0.0.1");
    test.m_forwarder->ReceiveNewPacket(SourceGroup("10.0.2.2", "239.1.1.1"), g_one);
    test.Expect(test.m_forwarder->GetOifs(SourceGroup("10.0.2.2", "239.1.1.1")),
                "2 3 4",
                "other entries are unaffected");
    auto igmp = test.AddClient("igmp", protocol::IGMP, {g_three});
    igmp->Add(g_group, g_three);
    test.Expect(test.m_forwarder->GetOifs(g_key), "2 4", "decision: for the life of the entry");
    clients.pim->Add(g_key, g_three, FORWARD_STATE);
    test.Expect(test.m_forwarder->GetOifs(g_key), "2 3 4", "decision: until the owner says so");
}

/// M-79: what a client may not switch off.
void
CheckForeignVeto(ManagerTestCase& test)
{
    TwoClients clients(test);
    clients.pim->m_onCreation = [](CreationAlert& alert) {
        CreationInterface foreign;
        foreign.interface = g_four;
        foreign.enabled = false;
        alert.oifs.push_back(foreign);
    };
    test.m_forwarder->ReceiveNewPacket(g_key, g_one);
    test.Expect(test.m_forwarder->GetOifs(g_key), "3 4", "another's interface");
}

/// M-105.
void
CheckRpfAnswerWithForeignInterface(ManagerTestCase& test)
{
    TwoClients clients(test);
    clients.pim->m_onRpf = [](RpfQuery& query) {
        query.interface = g_four;
        query.upstreamNeighbor = Ipv4Address("10.0.0.9");
    };
    test.m_forwarder->ReceiveNewPacket(g_key, g_one);
    MfeRecord mfe;
    test.m_manager->GetMfe(g_key, mfe);
    test.Expect(mfe.iif, g_one, "another's interface: the route's is kept");
    test.Expect(mfe.upstreamNeighbor, Ipv4Address("10.0.0.1"), "with its neighbor");
    clients.pim->m_onRpf = [](RpfQuery& query) { query.interface = g_three; };
    test.m_forwarder->ReceiveNewPacket(g_otherGroup, g_one);
    test.m_manager->GetMfe(g_otherGroup, mfe);
    test.Expect(mfe.iif, g_three, "any of its own");
}

/// M-106, from the order of calls.
void
CheckAnswersBeforeEntry(ManagerTestCase& test)
{
    TwoClients clients(test);
    const auto expectNoEntry = [&test] {
        test.Expect(test.m_forwarder->m_entries.empty(), true, "the forwarder cannot forward yet");
    };
    clients.pim->m_onRpf = [=](RpfQuery&) { expectNoEntry(); };
    clients.pim->m_onCreation = [=](CreationAlert&) { expectNoEntry(); };
    clients.dvmrp->m_onCreation = [=](CreationAlert& alert) {
        expectNoEntry();
        alert.oifs.at(0).enabled = false;
    };
    test.m_forwarder->ReceiveNewPacket(g_key, g_one);
    test.Expect(test.m_journal.back(),
                "forwarder: set (10.0.1.2, 239.1.1.1) in 1 out 3",
                "the entry comes last, once, with all answers");
}

/// Decision: no route, negative entry with a lifetime.
void
CheckNoRoute(ManagerTestCase& test)
{
    TwoClients clients(test);
    test.m_routes->m_routes.clear();
    test.m_forwarder->ReceiveNewPacket(g_key, g_one);
    test.ExpectJournal({"forwarder: set (10.0.1.2, 239.1.1.1) in 0 out - negative"},
                       "nobody is asked");
    MfeRecord mfe;
    test.m_manager->GetMfe(g_key, mfe);
    test.Expect(mfe.negative, true, "negative");
    test.Expect(mfe.timeout, 10u, "attribute NegativeEntryTimeout");
    clients.pim->Add(g_key, g_three);
    test.ExpectJournal({}, "memberships do not change it");
}

/// Decision: nobody owns the route's interface.
void
CheckNoIifOwner(ManagerTestCase& test)
{
    auto dvmrp = test.AddClient("dvmrp", protocol::DVMRP, {g_four});
    dvmrp->Add(g_group, g_four);
    test.m_routes->Set(g_key.source, g_one, "10.0.0.1");
    test.m_forwarder->ReceiveNewPacket(g_key, g_one);
    test.ExpectJournal({"dvmrp: creation (10.0.1.2, 239.1.1.1) in 1 out 4",
                        "forwarder: set (10.0.1.2, 239.1.1.1) in 1 out 4"},
                       "the route decides");
    MfeRecord mfe;
    test.m_manager->GetMfe(g_key, mfe);
    test.Expect(mfe.iifProtocol, 0u, "nobody");
}

/// A forwarder that is full.
void
CheckFullForwarder(ManagerTestCase& test)
{
    TwoClients clients(test);
    test.m_forwarder->m_entryStatus = Status::NOT_ENOUGH_MEMORY;
    test.m_forwarder->ReceiveNewPacket(g_key, g_one);
    MfeRecord mfe;
    test.Expect(test.m_manager->GetMfe(g_key, mfe), Status::NOT_FOUND, "no entry here either");
    test.Expect(test.m_manager->GetCounters().refusedEntries, uint64_t{1}, "counted");

    test.m_forwarder->m_entryStatus = Status::SUCCESS;
    test.m_forwarder->ReceiveNewPacket(g_key, g_one);
    test.m_forwarder->m_entryStatus = Status::NOT_ENOUGH_MEMORY;
    test.m_journal.clear();
    clients.pim->Add(g_key, g_two);
    test.ExpectJournal({"forwarder: set (10.0.1.2, 239.1.1.1) in 1 out 2 3 4",
                        "forwarder: delete (10.0.1.2, 239.1.1.1)"},
                       "the older version goes as well");
    test.Expect(test.m_manager->GetMfe(g_key, mfe), Status::NOT_FOUND, "no entry here either");
}

/// A forwarder that is stopped and starts without entries.
void
CheckRestartedForwarder(ManagerTestCase& test)
{
    test.m_manager->SetAttribute("DefaultEntryTimeout", TimeValue(Seconds(60)));
    TwoClients clients(test);
    test.m_journal.clear();
    test.m_forwarder->ReceiveNewPacket(g_key, g_one);
    const Journal created = test.m_journal;
    test.m_journal.clear();
    test.Wait(Seconds(20));
    test.m_forwarder->ReceiveNewPacket(g_key, g_one);
    test.ExpectJournal({}, "a late notification: the forwarder has the entry by now");
    MfeRecord mfe;
    test.m_manager->GetMfe(g_key, mfe);
    test.Expect(mfe.expiryTime, 40u, "the lifetime goes on");
    test.m_forwarder->Restart();
    test.ExpectJournal({}, "nobody is told");
    test.Expect(test.m_manager->GetMfe(g_key, mfe), Status::NOT_FOUND, "the entry has ended");
    test.m_forwarder->ReceiveNewPacket(g_key, g_one);
    test.ExpectJournal(created, "as the first time");
    test.m_manager->GetMfe(g_key, mfe);
    test.Expect(mfe.expiryTime, 60u, "with its whole lifetime, as at the forwarder");
}

/// Keeps the last answer.
void
KeepAnswer(CallbackAnswerRecord* last, const CallbackAnswerRecord& record)
{
    *last = record;
}

/**
 * @param [in] test The test.
 * @return the nearest cause of what the entry is now.
 */
RecordId
GetEntryCause(const ManagerTestCase& test)
{
    return test.m_forwarder->m_causes.at(g_key).Get(TraceLevel::PACKETS);
}

/// What a client answers is the cause of what follows from it.
void
CheckCauseOfAnswers(ManagerTestCase& test)
{
    TwoClients clients(test);
    CallbackAnswerRecord answer;
    test.m_manager->TraceConnectWithoutContext("CallbackAnswer",
                                               MakeBoundCallback(&KeepAnswer, &answer));
    test.m_forwarder->ReceiveNewPacket(g_key, g_one);
    test.Expect(answer.head.id.IsSet(), false, "nobody answers");
    const RecordId unanswered = GetEntryCause(test);
    test.Expect(unanswered.IsSet(), true, "the notification is the cause");

    clients.pim->m_onRpf = [](RpfQuery& query) { query.interface = g_two; };
    test.m_routes->Set(g_key.source, g_one, "10.0.0.7");
    test.m_routes->Announce();
    test.Expect(test.m_forwarder->m_entries.at(g_key).iif, g_two, "the iif owner's choice");
    test.Expect(GetEntryCause(test), answer.head.id, "RPF answer to a changed route");

    test.m_forwarder->Expire(g_key);
    test.m_forwarder->ReceiveNewPacket(g_key, g_one);
    test.Expect(GetEntryCause(test), answer.head.id, "RPF answer to a packet");

    test.m_forwarder->Expire(g_key);
    clients.pim->m_onRpf = nullptr;
    clients.pim->m_onCreation = [](CreationAlert& alert) { alert.oifs.at(0).enabled = false; };
    test.m_forwarder->ReceiveNewPacket(g_key, g_one);
    test.Expect(test.m_forwarder->GetOifs(g_key), "4", "not 3");
    test.Expect(GetEntryCause(test), answer.head.id, "answer to the creation alert");
    test.Expect(answer.client, "pim", "the record names the client though only answers are traced");
    test.Expect(PrintList(answer.disabled), "3", "and what it switched off");

    clients.pim->m_onPrune = [](PruneAlert& alert) { alert.timeout = 60; };
    clients.dvmrp->Delete(g_group, g_four);
    test.Expect(test.m_forwarder->m_entries.at(g_key).timeout, Seconds(60), "the owner's lifetime");
    test.Expect(GetEntryCause(test), answer.head.id, "answer to the prune alert");
}

/// Clients call back from inside.
void
CheckCallsFromInside(ManagerTestCase& test)
{
    TwoClients clients(test);
    clients.pim->m_onRpf = [&](RpfQuery&) { clients.pim->Add(g_key, g_two); };
    clients.pim->m_onCreation = [&](CreationAlert&) { clients.pim->Delete(g_group, g_three); };
    test.m_forwarder->ReceiveNewPacket(g_key, g_one);
    test.ExpectJournal({"pim: rpf (10.0.1.2, 239.1.1.1) in 1 from 10.0.0.1",
                        "pim: creation (10.0.1.2, 239.1.1.1) in 1 out 2 3",
                        "dvmrp: creation (10.0.1.2, 239.1.1.1) in 1 out 4",
                        "forwarder: set (10.0.1.2, 239.1.1.1) in 1 out 2 4",
                        "dvmrp: prune (*, 239.1.1.1) on 3 TRUE"},
                       "the entry is what memberships say by then; alerts come after it");
}

/// Clients give up from inside.
void
CheckReleaseFromInside(ManagerTestCase& test)
{
    TwoClients clients(test);
    clients.dvmrp->m_onCreation = [&](CreationAlert&) { clients.pim->Release(g_one); };
    test.m_forwarder->ReceiveNewPacket(g_key, g_one);
    test.ExpectJournal({"pim: rpf (10.0.1.2, 239.1.1.1) in 1 from 10.0.0.1",
                        "pim: creation (10.0.1.2, 239.1.1.1) in 1 out 3",
                        "dvmrp: creation (10.0.1.2, 239.1.1.1) in 1 out 4",
                        "forwarder: delete (10.0.1.2, 239.1.1.1)"},
                       "the entry is gone before it was installed");
    clients.dvmrp->m_onCreation = nullptr;
    clients.pim->Take({g_one});
    clients.pim->m_onRpf = [&](RpfQuery&) { test.m_manager->Stop(); };
    test.m_journal.clear();
    test.m_forwarder->ReceiveNewPacket(g_key, g_one);
    test.ExpectJournal({"pim: rpf (10.0.1.2, 239.1.1.1) in 1 from 10.0.0.1"},
                       "nothing happens once the group manager is stopped");
}

/// Suite mgm-manager-creation.
class ManagerCreationTestSuite : public TestSuite
{
  public:
    ManagerCreationTestSuite()
        : TestSuite("mgm-manager-creation", TestSuite::Type::UNIT)
    {
        const auto add = [this](const std::string& name, ManagerTestCase::Check check) {
            AddTestCase(new ManagerTestCase(name, check));
        };
        add("M-67 The first packet of a source or group creates an entry", &CheckFirstPacket);
        add("M-68 The source is looked up in the multicast view", &CheckMulticastView);
        add("M-69 The owner of the looked-up interface is asked", &CheckRpfRecipient);
        add("M-70 What the RPF callback is told", &CheckRpfInputs);
        add("M-71 The RPF callback decides the incoming interface", &CheckRpfAnswer);
        add("M-72 RPF and creation callbacks come once for an entry", &CheckOncePerEntry);
        add("M-73 Creation alerts carry the result of the RPF callback", &CheckCreationAfterRpf);
        add("M-74 Creation alerts list the client's own interfaces", &CheckOwnInterfacesOnly);
        add("M-74 What is traced of a creation alert", &CheckCreationTrace);
        add("M-75 Clients without outgoing interfaces get none", &CheckNoCreationWithoutOifs);
        add("M-76 The count equals the number of entries", &CheckCreationCount);
        add("M-77 Interfaces start enabled", &CheckCreationDefaults);
        add("M-78 IGMP is marked where it is enabled", &CheckIgmpInCreation);
        add("M-79 A disabled interface does not forward", &CheckVeto);
        add("M-105 The iif owner picks among its own interfaces",
            &CheckRpfAnswerWithForeignInterface);
        add("M-106 All answers are in before the entry is set", &CheckAnswersBeforeEntry);
        add("Decision: clients disable their own interfaces only", &CheckForeignVeto);
        add("Decision: no route makes a negative entry", &CheckNoRoute);
        add("Decision: no owner of the incoming interface", &CheckNoIifOwner);
        add("Entries that the forwarder refuses are forgotten", &CheckFullForwarder);
        add("Entries end with a restart of the forwarder", &CheckRestartedForwarder);
        add("Answers are the causes of what follows from them", &CheckCauseOfAnswers);
        add("Clients may add and delete from inside", &CheckCallsFromInside);
        add("Clients may release from inside", &CheckReleaseFromInside);
    }
};

ManagerCreationTestSuite g_managerCreationTestSuite; //!< Static variable for test initialization

} // namespace
