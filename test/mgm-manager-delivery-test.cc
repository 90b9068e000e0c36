/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Suite mgm-manager-delivery: statements M-62 to M-66 of mgm-api, local joins and leaves, and how
 * all callbacks are made: in which order, and with what state and cause.
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

/**
 * Makes every callback happen, with clients and IGMP that return a value from each.
 * @param [in,out] test The test, which begins again.
 * @param [in] value The value.
 * @return what was done, in order.
 */
std::string
RunWithReturnValue(ManagerTestCase& test, uint32_t value)
{
    test.Reset();
    FourClients clients(test);
    auto igmp = test.AddClient("igmp", protocol::IGMP, {g_three});
    for (const auto& client : {clients.a, clients.b, clients.c, clients.d, igmp})
    {
        client->m_returnValue = value;
    }
    clients.b->Add(g_group, g_three);
    test.m_forwarder->ReceiveNewPacket(g_key, g_one);
    test.m_forwarder->ReceiveWrongInterface(g_key, g_three);
    igmp->Add(g_key, g_three);
    igmp->Delete(g_key, g_three);
    clients.b->Delete(g_group, g_three);
    clients.b->Release(g_three);
    return Join(test.m_journal);
}

/// M-62.
void
CheckReturnValues(ManagerTestCase& test)
{
    const std::string expected = RunWithReturnValue(test, 0);
    for (const char* word : {"rpf", "creation", "join", "prune", "wrong", "local join", "enable"})
    {
        test.Expect(expected.find(word) != std::string::npos, true, word);
    }
    test.Expect(RunWithReturnValue(test, static_cast<uint32_t>(Status::CAN_NOT_COMPLETE)),
                expected,
                "nothing is different");
}

/// M-63.
void
CheckLocalJoin(ManagerTestCase& test)
{
    const InterfaceId near(6, "10.0.0.7");
    FourClients clients(test);
    clients.c->Take({near});
    auto igmp = test.AddClient("igmp", protocol::IGMP, {near});
    igmp->Add(g_key, near);
    test.ExpectJournal(
        {"c: local join (10.0.1.2, 239.1.1.1) on 6/10.0.0.7", "a: join (10.0.1.2, 239.1.1.1) TRUE"},
        "source, group, interface, next hop");
}

/// M-64.
void
CheckLocalLeave(ManagerTestCase& test)
{
    FourClients clients(test);
    auto igmp = test.AddClient("igmp", protocol::IGMP, {g_four});
    clients.b->Add(g_group, g_three);
    igmp->Add(g_group, g_four);
    test.m_journal.clear();
    igmp->Delete(g_group, g_four);
    test.ExpectJournal({"c: local leave (*, 239.1.1.1) on 4", "b: prune (*, 239.1.1.1) on 4 TRUE"},
                       "decision: before alerts");
}

/// M-65.
void
CheckNoOwnerNoLocal(ManagerTestCase& test)
{
    FourClients clients(test);
    auto igmp = test.AddClient("igmp", protocol::IGMP, {InterfaceId(7)});
    igmp->Add(g_key, InterfaceId(7));
    igmp->Delete(g_key, InterfaceId(7));
    test.ExpectJournal(
        {"a: join (10.0.1.2, 239.1.1.1) TRUE", "a: prune (10.0.1.2, 239.1.1.1) on 7 TRUE"},
        "no local join, no local leave");
}

/// M-66.
void
CheckOnlyIgmpIsLocal(ManagerTestCase& test)
{
    FourClients clients(test);
    auto igmp = test.AddClient("igmp", protocol::IGMP, {g_four});
    clients.c->Add(g_key, g_four);
    clients.c->Delete(g_key, g_four);
    test.ExpectJournal(
        {"a: join (10.0.1.2, 239.1.1.1) TRUE", "a: prune (10.0.1.2, 239.1.1.1) on 4 TRUE"},
        "adds of a protocol are not local");
    igmp->Add(g_group, g_four);
    for (const std::string& line : test.m_journal)
    {
        test.Expect(line.find("local") == std::string::npos || line.front() == 'c',
                    true,
                    "only the owner: " + line);
    }
}

/// Decision: recipients are called in the order of their registration, whatever they own.
void
CheckOrderOfRecipients(ManagerTestCase& test)
{
    auto z = test.AddClient("z", protocol::PIM_DENSE_MODE, {g_five});
    auto y = test.AddClient("y", protocol::PIM_SPARSE_MODE, {g_four});
    auto x = test.AddClient("x", protocol::DVMRP, {g_three});
    auto w = test.AddClient("w", protocol::STATIC, {g_one});
    auto igmp = test.AddClient("igmp", protocol::IGMP, {g_four});
    test.m_routes->Set(g_key.source, g_one, "10.0.0.1");
    igmp->Add(g_group, g_four);
    test.ExpectJournal({"y: local join (*, 239.1.1.1) on 4",
                        "z: join (*, 239.1.1.1) TRUE",
                        "y: join (*, 239.1.1.1) TRUE",
                        "x: join (*, 239.1.1.1) TRUE",
                        "w: join (*, 239.1.1.1) TRUE"},
                       "the owner, then all others");
    x->Add(g_group, g_three);
    z->Add(g_group, g_five);
    test.m_journal.clear();
    test.m_forwarder->ReceiveNewPacket(g_key, g_one);
    test.ExpectJournal({"w: rpf (10.0.1.2, 239.1.1.1) in 1 from 10.0.0.1",
                        "z: creation (10.0.1.2, 239.1.1.1) in 1 out 5",
                        "y: creation (10.0.1.2, 239.1.1.1) in 1 out 4+igmp",
                        "x: creation (10.0.1.2, 239.1.1.1) in 1 out 3",
                        "forwarder: set (10.0.1.2, 239.1.1.1) in 1 out 3 4 5"},
                       "creation alerts");
    x->Delete(g_group, g_three);
    z->Delete(g_group, g_five);
    test.m_journal.clear();
    igmp->Delete(g_group, g_four);
    test.ExpectJournal({"forwarder: set (10.0.1.2, 239.1.1.1) in 1 out -",
                        "y: local leave (*, 239.1.1.1) on 4",
                        "z: prune (*, 239.1.1.1) on 4 TRUE",
                        "y: prune (*, 239.1.1.1) on 4 TRUE",
                        "x: prune (*, 239.1.1.1) on 4 TRUE",
                        "w: prune (*, 239.1.1.1) on 4 TRUE",
                        "w: prune (10.0.1.2, 239.1.1.1) on 4 FALSE"},
                       "those with FALSE last");
}

/// A client that answers alerts with calls: what they cause comes after what is on its way.
void
CheckOrderOfDelivery(ManagerTestCase& test)
{
    FourClients clients(test);
    clients.a->m_onJoin = [&] {
        clients.a->Add(g_group, g_two);
        test.m_journal.emplace_back("a: returns");
    };
    clients.b->Add(g_group, g_three);
    test.ExpectJournal({"a: join (*, 239.1.1.1) TRUE",
                        "a: returns",
                        "c: join (*, 239.1.1.1) TRUE",
                        "d: join (*, 239.1.1.1) TRUE",
                        "b: join (*, 239.1.1.1) TRUE"},
                       "first in, first out, one at a time");
}

/// A callback finds the state after the change.
void
CheckStateInsideAlerts(ManagerTestCase& test)
{
    FourClients clients(test);
    test.m_forwarder->ReceiveNewPacket(g_key, g_one);
    std::string seen;
    clients.a->m_onJoin = [&] {
        MfeRecord mfe;
        test.m_manager->GetMfe(g_key, mfe);
        seen += PrintList(mfe.oifs) + '|' + test.m_forwarder->GetOifs(g_key) + ' ';
    };
    clients.b->Add(g_group, g_three);
    test.Expect(seen, "3|3 3|3 ", "entry and forwarder, at both alerts");
}

/// Every record comes before what it causes, and the chain leads back to the call.
void
CheckCauses(ManagerTestCase& test)
{
    FourClients clients(test);
    clients.a->m_onJoin = [&] { clients.a->Add(g_group, g_two); };
    std::vector<std::pair<std::string, RecordHead>> records;

    struct Sinks
    {
        static void ApiCall(std::vector<std::pair<std::string, RecordHead>>* list,
                            const ApiCallRecord& record)
        {
            list->emplace_back("call of " + record.client, record.head);
        }

        static void Membership(std::vector<std::pair<std::string, RecordHead>>* list,
                               const MembershipRecord& record)
        {
            list->emplace_back("membership of " + record.client, record.head);
        }

        static void Callback(std::vector<std::pair<std::string, RecordHead>>* list,
                             const CallbackRecord& record)
        {
            list->emplace_back("callback of " + record.client, record.head);
        }
    };

    test.m_manager->TraceConnectWithoutContext("ApiCall",
                                               MakeBoundCallback(&Sinks::ApiCall, &records));
    test.m_manager->TraceConnectWithoutContext("Membership",
                                               MakeBoundCallback(&Sinks::Membership, &records));
    test.m_manager->TraceConnectWithoutContext("ClientCallback",
                                               MakeBoundCallback(&Sinks::Callback, &records));
    clients.b->Add(g_group, g_three);
    std::string names;
    for (const auto& [name, head] : records)
    {
        names += name + " because of ";
        const RecordId cause = head.cause.Get(TraceLevel::STATE);
        for (const auto& [earlier, candidate] : records)
        {
            if (candidate.id == cause)
            {
                names += earlier;
            }
        }
        names += '\n';
    }
    test.Expect(names,
                "call of b because of \n"
                "membership of b because of call of b\n"
                "callback of a because of membership of b\n"
                "call of a because of callback of a\n"
                "membership of a because of call of a\n"
                "callback of c because of membership of b\n"
                "callback of d because of membership of b\n"
                "callback of b because of membership of a\n",
                "causes");
}

/// Suite mgm-manager-delivery.
class ManagerDeliveryTestSuite : public TestSuite
{
  public:
    ManagerDeliveryTestSuite()
        : TestSuite("mgm-manager-delivery", TestSuite::Type::UNIT)
    {
        const auto add = [this](const std::string& name, ManagerTestCase::Check check) {
            AddTestCase(new ManagerTestCase(name, check));
        };
        add("M-62 Return values change nothing", &CheckReturnValues);
        add("M-63 IGMP add: local join to the owner", &CheckLocalJoin);
        add("M-64 IGMP delete: local leave to the owner", &CheckLocalLeave);
        add("M-65 No owner, no local callback", &CheckNoOwnerNoLocal);
        add("M-66 Local callbacks to owners, from IGMP only", &CheckOnlyIgmpIsLocal);
        add("Decision: order of recipients", &CheckOrderOfRecipients);
        add("Alerts are delivered first in, first out", &CheckOrderOfDelivery);
        add("Alerts find the state after the change", &CheckStateInsideAlerts);
        add("Causes lead back to the call", &CheckCauses);
    }
};

ManagerDeliveryTestSuite g_managerDeliveryTestSuite; //!< Static variable for test initialization

} // namespace
