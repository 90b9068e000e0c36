/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Suite mgm-manager-cost: what a change of one outgoing interface costs, counted in calls of the
 * forwarder.
 */

#include "mgm-manager-cast.h"

namespace
{

using namespace ns3;
using namespace ns3::mgm;
using namespace ns3::mgm::test;

constexpr uint32_t COUNT = 1000; //!< outgoing interfaces

/// Forgets what the forwarder counted.
void
ResetCalls(FakeForwarder& forwarder)
{
    forwarder.m_sets = 0;
    forwarder.m_additions = 0;
    forwarder.m_removals = 0;
}

/// @return the calls of the forwarder since the last reset: whole entries, additions, removals.
std::string
PrintCalls(const FakeForwarder& forwarder)
{
    return PrintList(
        std::vector<std::size_t>{forwarder.m_sets, forwarder.m_additions, forwarder.m_removals});
}

/**
 * @param [in,out] test The test.
 * @return a client that owns interface 1, where the data arrives, and COUNT more.
 */
Ptr<FakeClient>
AddOwner(ManagerTestCase& test)
{
    std::vector<InterfaceId> interfaces;
    for (uint32_t i = 1; i <= COUNT + 1; ++i)
    {
        interfaces.emplace_back(i);
    }
    auto owner = test.AddClient("owner", protocol::PIM_DENSE_MODE, interfaces);
    test.m_routes->Set(g_key.source, g_one, "10.0.0.1");
    test.m_forwarder->ReceiveNewPacket(g_key, g_one);
    test.m_journal.clear();
    ResetCalls(*test.m_forwarder);
    return owner;
}

/// Memberships that come and go one by one.
void
CheckMemberships(ManagerTestCase& test)
{
    auto owner = AddOwner(test);
    FakeForwarder& forwarder = *test.m_forwarder;
    for (uint32_t i = COUNT + 1; i > 1; --i)
    {
        owner->Add(g_group, InterfaceId(i));
    }
    test.Expect(PrintCalls(forwarder),
                "1 " + Print(COUNT - 1) + " 0",
                "the first one may change the lifetime, the others are added");
    const EntrySpec& entry = forwarder.m_entries.at(g_key);
    test.Expect(entry.oifs.size(), std::size_t(COUNT), "all are there");
    test.Expect(entry.oifs.front().interface, g_two, "in ascending order");
    ResetCalls(forwarder);
    for (uint32_t i = 2; i <= COUNT + 1; ++i)
    {
        owner->Delete(g_group, InterfaceId(i));
    }
    test.Expect(PrintCalls(forwarder), "1 0 " + Print(COUNT - 1), "and taken out");
    test.Expect(forwarder.GetOifs(g_key), "", "none is left");
}

/// What a client says about one entry.
void
CheckForwardState(ManagerTestCase& test)
{
    auto owner = AddOwner(test);
    owner->Add(g_group, g_two);
    owner->Add(g_group, g_three);
    ResetCalls(*test.m_forwarder);
    owner->Add(g_key, g_four, FORWARD_STATE);
    test.Expect(PrintCalls(*test.m_forwarder), "0 1 0", "put in");
    owner->Delete(g_key, g_three, FORWARD_STATE);
    test.Expect(PrintCalls(*test.m_forwarder), "0 1 1", "taken out");
    test.Expect(test.m_forwarder->GetOifs(g_key), "2 4", "the list");
}

/// The forwarder does not have the entry any more.
void
CheckLostEntry(ManagerTestCase& test)
{
    auto owner = AddOwner(test);
    owner->Add(g_group, g_two);
    test.m_forwarder->m_entries.clear();
    ResetCalls(*test.m_forwarder);
    owner->Add(g_group, g_three);
    test.Expect(PrintCalls(*test.m_forwarder), "1 1 0", "set as a whole, after NOT_FOUND");
    test.Expect(test.m_forwarder->GetOifs(g_key), "2 3", "the whole list");
}

/// Keeps a record.
void
KeepRefused(std::vector<RefusedEntryRecord>* refused, const RefusedEntryRecord& record)
{
    refused->push_back(record);
}

/// The forwarder refuses an interface.
void
CheckRefusedInterface(ManagerTestCase& test)
{
    auto owner = AddOwner(test);
    owner->Add(g_group, g_two);
    std::vector<RefusedEntryRecord> refused;
    test.m_manager->TraceConnectWithoutContext("RefusedEntry",
                                               MakeBoundCallback(&KeepRefused, &refused));
    test.m_forwarder->m_entryStatus = Status::INVALID_PARAMETER;
    owner->Add(g_group, g_three);
    MfeRecord mfe;
    test.Expect(test.m_manager->GetMfe(g_key, mfe), Status::NOT_FOUND, "the entry is forgotten");
    test.Expect(test.m_forwarder->HasEntry(g_key), false, "here and there");
    test.Expect(refused.size(), 1u, "with one record");
    if (refused.empty())
    {
        return;
    }
    test.Expect(refused.at(0).key, g_key, "of the entry");
    test.Expect(refused.at(0).iif, g_one, "its incoming interface");
    test.Expect(refused.at(0).status, Status::INVALID_PARAMETER, "what the forwarder said");
    test.Expect(refused.at(0).head.level == TraceLevel::CONTROL, true, "level");
    test.Expect(refused.at(0).head.cause.Get(TraceLevel::CONTROL).IsSet(), true, "and a cause");
}

/// Suite mgm-manager-cost.
class ManagerCostTestSuite : public TestSuite
{
  public:
    ManagerCostTestSuite()
        : TestSuite("mgm-manager-cost", TestSuite::Type::UNIT)
    {
        const auto add = [this](const std::string& name, ManagerTestCase::Check check) {
            AddTestCase(new ManagerTestCase(name, check));
        };
        add("One membership is one call", &CheckMemberships);
        add("One forward state is one call", &CheckForwardState);
        add("An entry that the forwarder has lost is set as a whole", &CheckLostEntry);
        add("An interface that the forwarder refuses", &CheckRefusedInterface);
    }
};

ManagerCostTestSuite g_managerCostTestSuite; //!< Static variable for test initialization

} // namespace
