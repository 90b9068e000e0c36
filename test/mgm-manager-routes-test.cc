/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Suite mgm-manager-routes: statement M-99 of mgm-api and rule 1 of RFC 2715, what becomes of an
 * entry when its route changes or its client moves it.
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

/// Many changes of routes at once.
void
CheckRouteChangesAtOnce(ManagerTestCase& test)
{
    TwoClients clients(test);
    test.m_forwarder->ReceiveNewPacket(g_key, g_one);
    std::size_t lookups = 0;
    clients.pim->m_onJoin = [&] {
        test.m_routes->m_lookups = 0;
        test.m_routes->Announce();
        test.m_routes->Announce();
        test.m_routes->Announce();
        lookups = test.m_routes->m_lookups;
    };
    clients.dvmrp->Add(g_otherGroup, g_four);
    test.Expect(lookups, 0u, "not from inside a callback");
    test.Expect(test.m_routes->m_lookups, 1u, "once for all");
    test.m_routes->Announce();
    test.Expect(test.m_routes->m_lookups, 2u, "and again for the next change");
}

/// Entries follow routes.
void
CheckRouteChange(ManagerTestCase& test)
{
    TwoClients clients(test);
    clients.pim->Add(g_group, g_one);
    clients.pim->Add(g_group, g_two);
    test.m_forwarder->ReceiveNewPacket(g_key, g_one);
    test.m_journal.clear();
    test.m_routes->Announce();
    test.ExpectJournal({}, "the answer is the same");
    test.m_routes->Set(g_key.source, g_two, "10.0.0.2");
    const RecordHead converged = NewRecord(0, TraceLevel::ALERTS);
    {
        CauseScope scope(converged);
        test.m_routes->Announce();
    }
    test.ExpectJournal({"pim: rpf (10.0.1.2, 239.1.1.1) in 2 from 10.0.0.2",
                        "forwarder: set (10.0.1.2, 239.1.1.1) in 2 out 1 3 4"},
                       "the old incoming interface goes out, the new one does not");
    test.Expect(test.m_forwarder->m_causes.at(g_key).Get(TraceLevel::PACKETS) == converged.id,
                true,
                "the change of the route is the cause");
    test.Expect(clients.pim->m_rpf.head.empty(), true, "no packet asked");
    test.m_routes->Set(g_key.source, g_four, "10.0.0.4");
    test.m_routes->Announce();
    test.ExpectJournal({"dvmrp: rpf (10.0.1.2, 239.1.1.1) in 4 from 10.0.0.4",
                        "forwarder: set (10.0.1.2, 239.1.1.1) in 4 out 1 2 3",
                        "pim: prune (10.0.1.2, 239.1.1.1) on 2 FALSE",
                        "dvmrp: join (10.0.1.2, 239.1.1.1) FALSE"},
                       "the new owner is asked, and both are told");
    test.m_manager->SetAttribute("ReevaluateOnRouteChange", BooleanValue(false));
    test.m_routes->Set(g_key.source, g_one, "10.0.0.1");
    test.m_routes->Announce();
    test.ExpectJournal({}, "attribute ReevaluateOnRouteChange");
}

/// Decision: the owner of the incoming interface hears of every change of the route.
void
CheckCostChange(ManagerTestCase& test)
{
    TwoClients clients(test);
    test.m_forwarder->ReceiveNewPacket(g_key, g_one);
    test.m_manager->SetMfe(clients.pim->m_handle, g_key, "10.0.0.9", g_two);
    test.m_journal.clear();
    RpfRoute& route = test.m_routes->m_routes.at(g_key.source);
    route.metric = 7;
    test.m_routes->Announce();
    test.ExpectJournal({"pim: rpf (10.0.1.2, 239.1.1.1) in 2 from 10.0.0.9"},
                       "what the client has chosen stays, unless it answers");
    test.Expect(clients.pim->m_rpf.route.metric, 7u, "the new cost");
    test.Expect(clients.pim->m_rpf.head.empty(), true, "no packet asked");
    route.preference = 3;
    clients.pim->m_onRpf = [](RpfQuery& query) { query.interface = g_three; };
    test.m_routes->Announce();
    test.ExpectJournal({"pim: rpf (10.0.1.2, 239.1.1.1) in 2 from 10.0.0.9",
                        "forwarder: set (10.0.1.2, 239.1.1.1) in 3 out 4"},
                       "it chooses anew");
    MfeRecord mfe;
    test.m_manager->GetMfe(g_key, mfe);
    test.Expect(mfe.route == route, true, "the route in the entry");
    test.m_routes->Announce();
    test.ExpectJournal({}, "nothing is new");
}

/// Decision: both owners learn of (S,G) memberships when a route comes to lead to another one.
void
CheckMembershipsFollowRoutes(ManagerTestCase& test)
{
    TwoClients clients(test);
    auto other = test.AddClient("other", protocol::PIM_SPARSE_MODE, {g_five});
    other->Add(g_key, g_five);
    test.ExpectJournal({"pim: join (10.0.1.2, 239.1.1.1) TRUE"}, "the owner of interface 1 (M-47)");
    test.m_routes->Set(g_key.source, g_two, "10.0.0.2");
    test.m_routes->Announce();
    test.ExpectJournal({}, "the same owner");
    test.m_routes->Set(g_key.source, g_four, "10.0.0.4");
    test.m_routes->Announce();
    test.ExpectJournal(
        {"pim: prune (10.0.1.2, 239.1.1.1) on 2 TRUE", "dvmrp: join (10.0.1.2, 239.1.1.1) TRUE"},
        "no data flows, and both are told");
    test.m_routes->m_routes.clear();
    test.m_routes->Announce();
    test.ExpectJournal({"dvmrp: prune (10.0.1.2, 239.1.1.1) on 4 TRUE"}, "no route");
    test.m_routes->Set(g_key.source, g_one, "10.0.0.1");
    test.m_routes->Announce();
    test.ExpectJournal({"pim: join (10.0.1.2, 239.1.1.1) TRUE"}, "a route");
    test.m_routes->Set(g_key.source, g_five, "10.0.0.5");
    test.m_routes->Announce();
    test.ExpectJournal({"pim: prune (10.0.1.2, 239.1.1.1) on 1 TRUE"},
                       "the new owner is the only receiver");
    clients.dvmrp->Add(g_key, g_four);
    test.ExpectJournal({"other: join (10.0.1.2, 239.1.1.1) TRUE"}, "until another one comes");
    clients.dvmrp->Delete(g_key, g_four);
    other->Delete(g_key, g_five);
    test.m_journal.clear();
    test.m_routes->Set(g_key.source, g_one, "10.0.0.1");
    test.m_routes->m_lookups = 0;
    test.m_routes->Announce();
    test.ExpectJournal({}, "no membership, no alert");
    test.Expect(test.m_routes->m_lookups, 0u, "nor a look-up");
}

/// An owner that has gone is not told, nor one that came without a change of the route (M-52).
void
CheckMembershipsAndOwners(ManagerTestCase& test)
{
    TwoClients clients(test);
    auto other = test.AddClient("other", protocol::PIM_SPARSE_MODE, {g_five});
    other->Add(g_key, g_five);
    other->Add(SourceGroup(g_key.source, g_otherGroup.group), g_five);
    clients.pim->Release(g_one);
    clients.dvmrp->Take({g_one});
    test.ExpectJournal(
        {"pim: join (10.0.1.2, 239.1.1.1) TRUE", "pim: join (10.0.1.2, 239.2.2.2) TRUE"},
        "who takes an interface finds by enumeration what there is");
    test.m_routes->m_lookups = 0;
    test.m_routes->Set(g_key.source, g_two, "10.0.0.2");
    test.m_routes->Announce();
    test.ExpectJournal({"dvmrp: prune (10.0.1.2, 239.1.1.1) on 1 TRUE",
                        "pim: join (10.0.1.2, 239.1.1.1) TRUE",
                        "dvmrp: prune (10.0.1.2, 239.2.2.2) on 1 TRUE",
                        "pim: join (10.0.1.2, 239.2.2.2) TRUE"},
                       "the owners of the moment");
    test.Expect(test.m_routes->m_lookups, 1u, "one question for a source");
    test.m_manager->Stop();
    test.m_manager->Start();
    test.m_routes->m_lookups = 0;
    test.m_routes->Announce();
    test.Expect(test.m_routes->m_lookups, 0u, "nothing is left of memberships");
}

/// Routes come and go.
void
CheckRouteLoss(ManagerTestCase& test)
{
    TwoClients clients(test);
    test.m_forwarder->ReceiveNewPacket(g_key, g_one);
    test.m_forwarder->ReceiveNewPacket(g_otherGroup, g_one);
    test.m_journal.clear();
    test.m_routes->m_routes.clear();
    test.m_routes->m_lookups = 0;
    test.m_routes->Announce();
    test.ExpectJournal({"forwarder: set (10.0.1.2, 239.1.1.1) in 0 out - negative",
                        "forwarder: set (10.0.1.2, 239.2.2.2) in 0 out - negative",
                        "pim: prune (10.0.1.2, 239.1.1.1) on 1 FALSE"},
                       "negative; the owner knows of the other group that nobody wants it");
    test.Expect(test.m_routes->m_lookups, 1u, "one question for all groups of a source");
    test.m_routes->Set(g_key.source, g_two, "10.0.0.2");
    test.m_routes->Announce();
    test.ExpectJournal({"pim: rpf (10.0.1.2, 239.1.1.1) in 2 from 10.0.0.2",
                        "pim: creation (10.0.1.2, 239.1.1.1) in 2 out 3",
                        "dvmrp: creation (10.0.1.2, 239.1.1.1) in 2 out 4",
                        "forwarder: set (10.0.1.2, 239.1.1.1) in 2 out 3 4",
                        "pim: rpf (10.0.1.2, 239.2.2.2) in 2 from 10.0.0.2",
                        "forwarder: set (10.0.1.2, 239.2.2.2) in 2 out -",
                        "pim: prune (10.0.1.2, 239.2.2.2) on 2 FALSE"},
                       "created again, without deletion in the forwarder");
}

/// What routes do to the iif owner's knowledge of empty lists.
void
CheckRouteChangeToEmptyList(ManagerTestCase& test)
{
    TwoClients clients(test);
    clients.pim->Delete(g_group, g_three);
    test.m_forwarder->ReceiveNewPacket(g_key, g_one);
    test.m_journal.clear();
    test.m_routes->Set(g_key.source, g_four, "10.0.0.4");
    test.m_routes->Announce();
    test.ExpectJournal({"dvmrp: rpf (10.0.1.2, 239.1.1.1) in 4 from 10.0.0.4",
                        "forwarder: set (10.0.1.2, 239.1.1.1) in 4 out -",
                        "pim: prune (10.0.1.2, 239.1.1.1) on 1 FALSE",
                        "dvmrp: prune (10.0.1.2, 239.1.1.1) on 4 FALSE"},
                       "the only receivers are where the data now comes from");
    test.m_routes->Set(g_key.source, g_one, "10.0.0.1");
    test.m_routes->Announce();
    test.ExpectJournal({"pim: rpf (10.0.1.2, 239.1.1.1) in 1 from 10.0.0.1",
                        "forwarder: set (10.0.1.2, 239.1.1.1) in 1 out 4",
                        "pim: join (10.0.1.2, 239.1.1.1) FALSE"},
                       "and back");
}

/// M-99, and what SetMfe does to the incoming interface.
void
CheckSetMfe(ManagerTestCase& test)
{
    TwoClients clients(test);
    const ClientHandle pim = clients.pim->m_handle;
    test.Expect(
        test.m_manager->SetMfe(pim, g_key, "10.0.0.9", g_one), Status::NOT_FOUND, "no such entry");
    test.m_forwarder->ReceiveNewPacket(g_key, g_one);
    test.m_journal.clear();
    test.Expect(test.m_manager->SetMfe(77, g_key, "10.0.0.9", g_one),
                Status::INVALID_PARAMETER,
                "bad handle");
    test.Expect(
        test.m_manager->SetMfe(pim, g_key, "10.0.0.9", g_one), Status::SUCCESS, "the neighbor");
    MfeRecord mfe;
    test.m_manager->GetMfe(g_key, mfe);
    test.Expect(mfe.upstreamNeighbor, Ipv4Address("10.0.0.9"), "the neighbor");
    test.ExpectJournal({}, "the forwarder knows no neighbors");
    clients.pim->Add(g_key, g_one);
    test.m_journal.clear();
    test.Expect(test.m_manager->SetMfe(pim, g_key, "10.0.0.8", g_three),
                Status::SUCCESS,
                "the incoming interface");
    test.ExpectJournal({"forwarder: set (10.0.1.2, 239.1.1.1) in 3 out 1 4"},
                       "the old one goes out where there are receivers, the new one does not");
    test.Expect(test.m_manager->SetMfe(pim, g_key, "10.0.0.8", g_four),
                Status::INVALID_PARAMETER,
                "decision: another's interface");
    test.m_routes->Announce();
    test.ExpectJournal({}, "it stays until the route is another one");
}

/// Decision: who may change the incoming interface.
void
CheckSetMfeOfOther(ManagerTestCase& test)
{
    TwoClients clients(test);
    const ClientHandle pim = clients.pim->m_handle;
    const ClientHandle dvmrp = clients.dvmrp->m_handle;
    test.m_forwarder->ReceiveNewPacket(g_key, g_one);
    test.m_journal.clear();
    for (const InterfaceId& interface : {g_one, g_four})
    {
        test.Expect(test.m_manager->SetMfe(dvmrp, g_key, "10.0.0.8", interface),
                    Status::INVALID_PARAMETER,
                    "the data is expected on an interface of another client");
    }
    test.ExpectJournal({}, "nothing happened");
    test.Expect(
        test.m_manager->SetMfe(pim, g_key, "10.0.0.8", g_two), Status::SUCCESS, "its client");

    test.m_routes->m_routes.clear();
    test.m_routes->Announce();
    test.Expect(
        test.m_manager->SetMfe(dvmrp, g_key, "10.0.0.8", g_four), Status::SUCCESS, "no route");
    MfeRecord mfe;
    test.m_manager->GetMfe(g_key, mfe);
    test.Expect(mfe.negative, false, "who sets an interface wants the data");
    test.m_routes->m_routes.clear();
    test.m_forwarder->ReceiveNewPacket(g_otherGroup, g_one);
    test.m_routes->Set(g_otherGroup.source, g_one, "10.0.0.1");
    test.Expect(test.m_manager->SetMfe(dvmrp, g_otherGroup, "10.0.0.8", g_four),
                Status::INVALID_PARAMETER,
                "a negative entry whose route leads to another client's interface");
    test.Expect(
        test.m_manager->SetMfe(pim, g_otherGroup, "10.0.0.8", g_two), Status::SUCCESS, "its owner");
}

/// An entry whose end is on its way here is not installed again.
void
CheckSetMfeOfOldEntry(ManagerTestCase& test)
{
    TwoClients clients(test);
    test.m_routes->m_routes.clear();
    test.m_forwarder->ReceiveNewPacket(g_key, g_one);
    test.Wait(Seconds(10));
    test.m_journal.clear();
    test.m_manager->SetMfe(clients.pim->m_handle, g_key, "10.0.0.9", g_two);
    test.ExpectJournal({}, "its lifetime is over");
    test.m_forwarder->Expire(g_key);
    MfeRecord mfe;
    test.Expect(test.m_manager->GetMfe(g_key, mfe), Status::NOT_FOUND, "it is gone");
}

/// Suite mgm-manager-routes.
class ManagerRoutesTestSuite : public TestSuite
{
  public:
    ManagerRoutesTestSuite()
        : TestSuite("mgm-manager-routes", TestSuite::Type::UNIT)
    {
        const auto add = [this](const std::string& name, ManagerTestCase::Check check) {
            AddTestCase(new ManagerTestCase(name, check));
        };
        add("Changes of routes at once are followed once", &CheckRouteChangesAtOnce);
        add("Decision: SetMfe is for the owner of the incoming interface", &CheckSetMfeOfOther);
        add("SetMfe of an entry whose lifetime is over", &CheckSetMfeOfOldEntry);
        add("Decision: (S,G) memberships follow routes", &CheckMembershipsFollowRoutes);
        add("Decision: (S,G) memberships and owners that change", &CheckMembershipsAndOwners);
        add("Decision: entries follow routes", &CheckRouteChange);
        add("Decision: the owner hears of the cost of a route", &CheckCostChange);
        add("Decision: entries turn negative with their route", &CheckRouteLoss);
        add("Decision: routes that empty an outgoing list", &CheckRouteChangeToEmptyList);
        add("M-99 SetMfe changes the upstream neighbor", &CheckSetMfe);
    }
};

ManagerRoutesTestSuite g_managerRoutesTestSuite; //!< Static variable for test initialization

} // namespace
