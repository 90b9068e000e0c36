/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Suite mgm-manager-alerts: statements M-43 to M-61, M-107 and M-108 of mgm-api, who is told of
 * memberships and of changes of an outgoing list.
 *
 * Client a owns interfaces 1 and 2, b owns 3, c owns 4, d owns 5; they registered in this order.
 * The route to source 10.0.1.2 leads over interface 1.
 */

#include "mgm-manager-cast.h"

namespace
{

using namespace ns3;
using namespace ns3::mgm;
using namespace ns3::mgm::test;

/// M-43. Decision: in the order of registration.
void
CheckFirstReceiver(ManagerTestCase& test)
{
    FourClients clients(test);
    clients.b->Add(g_group, g_three);
    test.ExpectJournal({"a: join (*, 239.1.1.1) TRUE",
                        "c: join (*, 239.1.1.1) TRUE",
                        "d: join (*, 239.1.1.1) TRUE"},
                       "all others, not the adder");
}

/// M-44.
void
CheckSecondReceiver(ManagerTestCase& test)
{
    FourClients clients(test);
    clients.b->Add(g_group, g_three);
    test.m_journal.clear();
    clients.d->Add(g_group, g_five);
    test.ExpectJournal({"b: join (*, 239.1.1.1) TRUE"}, "only the first");
}

/// M-45.
void
CheckThirdReceiver(ManagerTestCase& test)
{
    FourClients clients(test);
    clients.b->Add(g_group, g_three);
    clients.d->Add(g_group, g_five);
    test.m_journal.clear();
    clients.a->Add(g_group, g_two);
    clients.c->Add(g_group, g_four);
    test.ExpectJournal({}, "nobody");
}

/// M-46.
void
CheckFurtherInterface(ManagerTestCase& test)
{
    FourClients clients(test);
    clients.a->Add(g_group, g_one);
    test.m_journal.clear();
    clients.a->Add(g_group, g_two);
    test.ExpectJournal({}, "nobody, with one receiver");
    clients.b->Add(g_group, g_three);
    test.ExpectJournal({"a: join (*, 239.1.1.1) TRUE"}, "clients count, not interfaces");
}

/// M-47.
void
CheckSourceJoin(ManagerTestCase& test)
{
    FourClients clients(test);
    clients.b->Add(g_key, g_three);
    test.ExpectJournal({"a: join (10.0.1.2, 239.1.1.1) TRUE"}, "the owner of interface 1");
    const SourceGroup unknown("10.0.9.9", "239.1.1.1");
    clients.b->Add(unknown, g_three);
    test.ExpectJournal({}, "no route, nobody");
    test.m_routes->Set("10.0.8.8", InterfaceId(9), "10.0.0.9");
    clients.b->Add(SourceGroup("10.0.8.8", "239.1.1.1"), g_three);
    test.ExpectJournal({}, "no owner, nobody");
    clients.a->Add(SourceGroup("10.0.1.2", "239.3.3.3"), g_two);
    test.ExpectJournal({}, "the owner itself is not told");
}

/// M-48.
void
CheckFurtherSourceJoin(ManagerTestCase& test)
{
    FourClients clients(test);
    clients.b->Add(g_key, g_three);
    test.m_journal.clear();
    clients.c->Add(g_key, g_four);
    test.ExpectJournal({}, "nobody");
}

/// Decision: the iif owner's own membership is not counted.
void
CheckSourceJoinOfOwnerFirst(ManagerTestCase& test)
{
    FourClients clients(test);
    clients.a->Add(g_key, g_two);
    clients.b->Add(g_key, g_three);
    test.ExpectJournal({"a: join (10.0.1.2, 239.1.1.1) TRUE"}, "the first other client");
    clients.b->Delete(g_key, g_three);
    test.ExpectJournal({"a: prune (10.0.1.2, 239.1.1.1) on 3 TRUE"}, "the last other client");
}

/// M-49.
void
CheckMemberUpdate(ManagerTestCase& test)
{
    FourClients clients(test);
    clients.b->Add(g_all, g_three);
    test.ExpectJournal({"a: join (*, *) TRUE", "c: join (*, *) TRUE", "d: join (*, *) TRUE"},
                       "(*,*), decision: counted like (*,G)");
    clients.c->Add(g_all, g_four);
    test.ExpectJournal({"b: join (*, *) TRUE"}, "the second");
    clients.d->Add(g_all, g_five);
    test.ExpectJournal({}, "the third");
    clients.a->Add(g_key, g_two);
    test.ExpectJournal({}, "its own source");
}

/// Decision: holders of (*,*) are receivers of every group.
void
CheckWildcardReceivers(ManagerTestCase& test)
{
    FourClients clients(test);
    clients.b->Add(g_all, g_three);
    test.m_journal.clear();
    clients.c->Add(g_group, g_four);
    test.ExpectJournal({"b: join (*, 239.1.1.1) TRUE"}, "the second receiver of the group");
    clients.b->Add(g_group, g_three);
    test.ExpectJournal({}, "it was one before");
    clients.b->Delete(g_group, g_three);
    test.ExpectJournal({}, "and is one still");
    clients.c->Delete(g_group, g_four);
    test.ExpectJournal({"b: prune (*, 239.1.1.1) on 4 TRUE"}, "the only one left");
    clients.b->Delete(g_all, g_three);
    test.ExpectJournal(
        {"a: prune (*, *) on 3 TRUE", "c: prune (*, *) on 3 TRUE", "d: prune (*, *) on 3 TRUE"},
        "none is left");
}

/// M-50 and M-108.
void
CheckEntryJoin(ManagerTestCase& test)
{
    FourClients clients(test);
    test.m_forwarder->ReceiveNewPacket(g_key, g_one);
    test.m_journal.clear();
    clients.b->Add(g_group, g_three);
    test.ExpectJournal({"forwarder: set (10.0.1.2, 239.1.1.1) in 1 out 3",
                        "a: join (*, 239.1.1.1) TRUE",
                        "c: join (*, 239.1.1.1) TRUE",
                        "d: join (*, 239.1.1.1) TRUE",
                        "a: join (10.0.1.2, 239.1.1.1) FALSE"},
                       "the first outgoing interface: the iif owner");
    clients.c->Add(g_group, g_four);
    test.ExpectJournal(
        {"forwarder: set (10.0.1.2, 239.1.1.1) in 1 out 3 4", "b: join (*, 239.1.1.1) TRUE"},
        "a further one: nobody");
}

/// M-108, and who does not count as another component.
void
CheckEntryJoinByOwner(ManagerTestCase& test)
{
    FourClients clients(test);
    auto igmp = test.AddClient("igmp", protocol::IGMP, {g_two});
    test.m_forwarder->ReceiveNewPacket(g_key, g_one);
    test.m_journal.clear();
    clients.a->Add(g_key, g_two);
    clients.a->Delete(g_key, g_two);
    test.ExpectJournal({"forwarder: set (10.0.1.2, 239.1.1.1) in 1 out 2",
                        "forwarder: set (10.0.1.2, 239.1.1.1) in 1 out -"},
                       "the iif owner knows what it does itself");
    igmp->Add(g_key, g_two);
    test.ExpectJournal({"forwarder: set (10.0.1.2, 239.1.1.1) in 1 out 2",
                        "a: local join (10.0.1.2, 239.1.1.1) on 2",
                        "a: join (10.0.1.2, 239.1.1.1) TRUE",
                        "a: join (10.0.1.2, 239.1.1.1) FALSE"},
                       "IGMP is another client, also on its own interface");
}

/// M-51.
void
CheckWildcardSource(ManagerTestCase& test)
{
    FourClients clients(test);
    clients.b->Add(g_group, g_three);
    test.Expect(test.m_journal.at(0), "a: join (*, 239.1.1.1) TRUE", "source 0 prints as *");
}

/// M-52.
void
CheckLateClient(ManagerTestCase& test)
{
    FourClients clients(test);
    clients.b->Add(g_group, g_three);
    test.m_journal.clear();
    auto late = test.AddClient("late", protocol::STATIC, {InterfaceId(6)});
    test.ExpectJournal({}, "no alert afterwards");
    EnumerationHandle handle = 0;
    test.m_manager->GroupEnumerationStart(late->m_handle, EnumerationType::ALL_SOURCES, handle);
    std::vector<SourceGroupRange> page;
    std::size_t pageSize = 10;
    test.m_manager->GroupEnumerationGetNext(handle, pageSize, page);
    test.Expect(page.at(0).group, g_group.group, "it asks");
}

/// M-53.
void
CheckSecondToLastLeaves(ManagerTestCase& test)
{
    FourClients clients(test);
    clients.b->Add(g_group, g_three);
    clients.c->Add(g_group, g_four);
    test.m_journal.clear();
    clients.b->Delete(g_group, g_three);
    test.ExpectJournal({"c: prune (*, 239.1.1.1) on 3 TRUE"}, "only the one that stays");
}

/// M-54.
void
CheckLastLeaves(ManagerTestCase& test)
{
    FourClients clients(test);
    clients.b->Add(g_group, g_three);
    test.m_journal.clear();
    clients.b->Delete(g_group, g_three);
    test.ExpectJournal({"a: prune (*, 239.1.1.1) on 3 TRUE",
                        "c: prune (*, 239.1.1.1) on 3 TRUE",
                        "d: prune (*, 239.1.1.1) on 3 TRUE"},
                       "all others");
}

/// M-55.
void
CheckNotTheLastInterface(ManagerTestCase& test)
{
    FourClients clients(test);
    clients.a->Add(g_group, g_one);
    clients.a->Add(g_group, g_two);
    test.m_journal.clear();
    clients.a->Delete(g_group, g_two);
    test.ExpectJournal({}, "nobody");
}

/// M-56.
void
CheckFirstOfThreeLeaves(ManagerTestCase& test)
{
    FourClients clients(test);
    clients.b->Add(g_group, g_three);
    clients.c->Add(g_group, g_four);
    clients.d->Add(g_group, g_five);
    test.m_journal.clear();
    clients.c->Delete(g_group, g_four);
    test.ExpectJournal({}, "nobody");
}

/// M-57.
void
CheckSourcePrune(ManagerTestCase& test)
{
    FourClients clients(test);
    clients.b->Add(g_key, g_three);
    clients.c->Add(g_key, g_four);
    test.m_journal.clear();
    clients.b->Delete(g_key, g_three);
    test.ExpectJournal({}, "decision: others still want it");
    clients.c->Delete(g_key, g_four);
    test.ExpectJournal({"a: prune (10.0.1.2, 239.1.1.1) on 4 TRUE"}, "the owner of interface 1");
}

/// M-58 and M-107.
void
CheckEntryPrune(ManagerTestCase& test)
{
    FourClients clients(test);
    clients.b->Add(g_key, g_three);
    clients.c->Add(g_key, g_four);
    test.m_forwarder->ReceiveNewPacket(g_key, g_one);
    test.m_journal.clear();
    clients.c->Delete(g_key, g_four);
    test.ExpectJournal({"forwarder: set (10.0.1.2, 239.1.1.1) in 1 out 3"}, "not the last");
    clients.b->Delete(g_key, g_three);
    test.ExpectJournal({"forwarder: set (10.0.1.2, 239.1.1.1) in 1 out -",
                        "a: prune (10.0.1.2, 239.1.1.1) on 3 TRUE",
                        "a: prune (10.0.1.2, 239.1.1.1) on 3 FALSE"},
                       "membership TRUE, entry FALSE");
}

/// M-107: created with no outgoing interface.
void
CheckCreatedEmpty(ManagerTestCase& test)
{
    FourClients clients(test);
    test.m_forwarder->ReceiveNewPacket(g_key, g_one);
    test.ExpectJournal({"a: rpf (10.0.1.2, 239.1.1.1) in 1 from 10.0.0.1",
                        "forwarder: set (10.0.1.2, 239.1.1.1) in 1 out -",
                        "a: prune (10.0.1.2, 239.1.1.1) on 1 FALSE"},
                       "decision: it names the incoming interface");
}

/// M-107: lost to a client's own word.
void
CheckEmptiedByForwardState(ManagerTestCase& test)
{
    FourClients clients(test);
    clients.b->Add(g_all, g_three);
    test.m_forwarder->ReceiveNewPacket(g_key, g_one);
    test.m_journal.clear();
    clients.b->Delete(g_key, g_three, FORWARD_STATE);
    clients.b->Add(g_key, g_three, FORWARD_STATE);
    test.ExpectJournal({"forwarder: set (10.0.1.2, 239.1.1.1) in 1 out -",
                        "a: prune (10.0.1.2, 239.1.1.1) on 3 FALSE",
                        "forwarder: set (10.0.1.2, 239.1.1.1) in 1 out 3",
                        "a: join (10.0.1.2, 239.1.1.1) FALSE"},
                       "decision: no alerts with TRUE");
}

/// M-59.
void
CheckPruneInterface(ManagerTestCase& test)
{
    const InterfaceId near(6, "10.0.0.7");
    FourClients clients(test);
    clients.b->Take({near});
    clients.b->Add(g_group, near);
    test.m_journal.clear();
    clients.b->Delete(g_group, near);
    test.Expect(
        test.m_journal.at(0), "a: prune (*, 239.1.1.1) on 6/10.0.0.7 TRUE", "with next hop");
}

/// Decision: IGMP counts as a client, and is told if it wants.
void
CheckIgmpCounts(ManagerTestCase& test)
{
    FourClients clients(test);
    auto igmp = test.AddClient("igmp", protocol::IGMP, {g_four});
    igmp->Add(g_group, g_four);
    test.m_journal.clear();
    clients.b->Add(g_group, g_three);
    test.ExpectJournal({"igmp: join (*, 239.1.1.1) TRUE"}, "the second; IGMP is the first");
    igmp->Delete(g_group, g_four);
    clients.b->Delete(g_group, g_three);
    test.Expect(test.m_journal.back(), "igmp: prune (*, 239.1.1.1) on 3 TRUE", "one of all others");
}

/// Suite mgm-manager-alerts.
class ManagerAlertsTestSuite : public TestSuite
{
  public:
    ManagerAlertsTestSuite()
        : TestSuite("mgm-manager-alerts", TestSuite::Type::UNIT)
    {
        const auto add = [this](const std::string& name, ManagerTestCase::Check check) {
            AddTestCase(new ManagerTestCase(name, check));
        };
        add("M-43 First (*,G) add: join alert to all others", &CheckFirstReceiver);
        add("M-44 Second client: join alert to the first", &CheckSecondReceiver);
        add("M-45 Third and later clients: no alert", &CheckThirdReceiver);
        add("M-46 A further interface of a client: no alert", &CheckFurtherInterface);
        add("M-47 (S,G) add: join alert to the iif owner", &CheckSourceJoin);
        add("M-48 A further client of the same (S,G): no alert", &CheckFurtherSourceJoin);
        add("M-49 Membership adds carry TRUE, (*,*) too", &CheckMemberUpdate);
        add("M-50 Changes of an entry's outgoing list carry FALSE", &CheckEntryJoin);
        add("M-51 (*,G) alerts carry source 0", &CheckWildcardSource);
        add("M-52 A late client gets no alert and enumerates", &CheckLateClient);
        add("M-53 Second-to-last client leaves: prune alert to the last", &CheckSecondToLastLeaves);
        add("M-54 Last client leaves: prune alert to all others", &CheckLastLeaves);
        add("M-55 Not the client's last interface: no alert", &CheckNotTheLastInterface);
        add("M-56 The first of three to leave: no alert", &CheckFirstOfThreeLeaves);
        add("M-57 (S,G) delete: prune alert to the iif owner", &CheckSourcePrune);
        add("M-58 Membership deletes carry TRUE, entries FALSE", &CheckEntryPrune);
        add("M-59 Prune alerts name interface and next hop", &CheckPruneInterface);
        add("M-107 An empty outgoing list: prune alert to the iif owner", &CheckCreatedEmpty);
        add("M-107 Forward state empties the list", &CheckEmptiedByForwardState);
        add("M-108 The first outgoing interface: join alert to the iif owner",
            &CheckEntryJoinByOwner);
        add("Decision: the iif owner's own membership is not counted",
            &CheckSourceJoinOfOwnerFirst);
        add("Decision: holders of (*,*) count in every group", &CheckWildcardReceivers);
        add("Decision: IGMP counts as a client", &CheckIgmpCounts);
    }
};

ManagerAlertsTestSuite g_managerAlertsTestSuite; //!< Static variable for test initialization

} // namespace
