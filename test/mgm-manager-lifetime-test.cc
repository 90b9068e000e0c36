/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Suite mgm-manager-lifetime: statements M-60, M-61 and M-83 to M-98 of mgm-api as far as the group
 * manager alone decides them: how long entries live, and how they are read.
 *
 * The route to 10.0.1.2 leads over interface 1 of client a; b owns 2 and 3.
 */

#include "mgm-manager-cast.h"

namespace
{

using namespace ns3;
using namespace ns3::mgm;
using namespace ns3::mgm::test;

/// The clients of a test.
struct Clients
{
    Ptr<FakeClient> a; //!< owns 1
    Ptr<FakeClient> b; //!< owns 2 and 3
};

/**
 * @param [in,out] test The test.
 * @return the clients.
 */
Clients
AddClients(ManagerTestCase& test)
{
    Clients clients;
    clients.a = test.AddClient("a", protocol::PIM_DENSE_MODE, {g_one});
    clients.b = test.AddClient("b", protocol::DVMRP, {g_two, g_three});
    test.m_routes->Set(g_key.source, g_one, "10.0.0.1");
    return clients;
}

/**
 * @param [in] test The test.
 * @return the times of the entry: up, expiry, timeout.
 */
std::string
GetTimes(const ManagerTestCase& test)
{
    MfeRecord mfe;
    test.m_manager->GetMfe(g_key, mfe);
    return Print(mfe.upTime) + ' ' + Print(mfe.expiryTime) + ' ' + Print(mfe.timeout);
}

/// M-60.
void
CheckDefaultPruneTimeout(ManagerTestCase& test)
{
    auto clients = AddClients(test);
    test.m_forwarder->ReceiveNewPacket(g_key, g_one);
    test.Expect(GetTimes(test), "0 900 900", "created empty");
    test.Expect(test.m_forwarder->m_entries.at(g_key).timeout, Seconds(900), "the forwarder too");
    clients.b->Add(g_group, g_two);
    test.Expect(GetTimes(test), "0 0 0", "decision: back to DefaultEntryTimeout");
    clients.b->Delete(g_group, g_two);
    test.Expect(GetTimes(test), "0 900 900", "emptied");
}

/// M-61.
void
CheckPruneTimeout(ManagerTestCase& test)
{
    auto clients = AddClients(test);
    clients.a->m_onPrune = [](PruneAlert& alert) { alert.timeout = alert.memberDelete ? 5 : 210; };
    clients.b->Add(g_group, g_two);
    test.m_forwarder->ReceiveNewPacket(g_key, g_one);
    test.Wait(Seconds(30));
    clients.b->Delete(g_group, g_two);
    test.Expect(GetTimes(test), "0 210 210", "what the alert with FALSE set, from then on");
    test.Expect(test.m_forwarder->m_entries.at(g_key).timeout, Seconds(210), "the forwarder too");
    clients.a->m_onPrune = [](PruneAlert& alert) { alert.timeout = 0; };
    clients.b->Add(g_group, g_two);
    clients.b->Delete(g_group, g_two);
    test.Expect(GetTimes(test), "0 0 0", "decision: 0 does not expire");
}

/// Attribute DefaultEntryTimeout.
void
CheckDefaultEntryTimeout(ManagerTestCase& test)
{
    auto clients = AddClients(test);
    clients.b->Add(g_group, g_two);
    test.m_forwarder->ReceiveNewPacket(g_key, g_one);
    test.Expect(GetTimes(test), "0 0 0", "does not expire");
    test.m_forwarder->Expire(g_key);
    test.m_manager->SetAttribute("DefaultEntryTimeout", TimeValue(Seconds(60)));
    test.m_forwarder->ReceiveNewPacket(g_key, g_one);
    test.Expect(GetTimes(test), "0 60 60", "as set");
    test.Wait(Seconds(20));
    clients.b->Add(g_group, g_three);
    test.Expect(GetTimes(test), "20 40 60", "a change does not start it again");
}

/// M-83 and M-82.
void
CheckConstantTimeout(ManagerTestCase& test)
{
    auto clients = AddClients(test);
    test.m_forwarder->ReceiveNewPacket(g_key, g_one);
    test.Wait(MilliSeconds(300500));
    test.Expect(GetTimes(test), "300 600 900", "one grows, one shrinks, one stays");
    test.Wait(MilliSeconds(599499));
    test.Expect(GetTimes(test), "899 1 900", "a moment before the end");
    test.Wait(MilliSeconds(1));
    test.Expect(GetTimes(test), "900 0 900", "the end");
    test.m_journal.clear();
    clients.b->Add(g_group, g_two);
    test.Expect(test.m_journal.front() == "a: join (*, 239.1.1.1) TRUE",
                true,
                "an entry whose end is on its way here is not changed any more");
}

/// M-84.
void
CheckUnits(ManagerTestCase& test)
{
    auto clients = AddClients(test);
    test.m_forwarder->ReceiveNewPacket(g_key, g_one);
    EntryCounters counters;
    counters.created = Simulator::Now();
    test.m_forwarder->m_counters[g_key] = counters;
    test.Wait(MilliSeconds(12345));
    MfeStatsRecord stats;
    test.m_manager->GetMfeStats(g_key, MfeStatsKind::BASIC, stats);
    test.Expect(GetTimes(test), "12 888 900", "seconds");
    test.Expect(stats.upTime, 1234u, "hundredths of a second");
    test.Expect(stats.expiryTime, 88765u, "hundredths of a second");
}

/// M-85 and M-86.
void
CheckExpiry(ManagerTestCase& test)
{
    auto clients = AddClients(test);
    clients.b->Add(g_group, g_two);
    test.m_forwarder->ReceiveNewPacket(g_key, g_one);
    const Journal created(test.m_journal.begin() + 1, test.m_journal.end());
    test.m_journal.clear();
    test.m_forwarder->Expire(g_key);
    test.ExpectJournal({}, "no callback");
    MfeRecord mfe;
    test.Expect(test.m_manager->GetMfe(g_key, mfe), Status::NOT_FOUND, "gone");
    test.m_forwarder->ReceiveNewPacket(g_key, g_one);
    test.ExpectJournal(created, "RPF and creation again");
}

/// Decision: negative entries.
void
CheckNegativeTimeout(ManagerTestCase& test)
{
    const SourceGroup unknown("10.0.9.9", "239.1.1.1");
    test.m_forwarder->ReceiveNewPacket(unknown, g_one);
    test.Expect(
        test.m_forwarder->m_entries.at(unknown).timeout, Seconds(10), "NegativeEntryTimeout");
    test.m_forwarder->Expire(unknown);
    test.m_manager->SetAttribute("NegativeEntryTimeout", TimeValue(Seconds(3)));
    test.m_forwarder->ReceiveNewPacket(unknown, g_one);
    test.Expect(test.m_forwarder->m_entries.at(unknown).timeout, Seconds(3), "as set");
}

/// @return keys of a page, and the status that came with it.
template <typename Record>
std::string
PrintPage(Status status, const std::vector<Record>& page)
{
    std::vector<SourceGroup> keys;
    keys.reserve(page.size());
    for (const Record& record : page)
    {
        keys.push_back(record.key);
    }
    return PrintList(keys) + ' ' + Print(status);
}

/**
 * Makes three entries, in no order.
 * @param [in,out] test The test.
 */
void
MakeThreeEntries(ManagerTestCase& test)
{
    for (const SourceGroup& key : {SourceGroup("10.0.1.9", "239.1.1.1"),
                                   SourceGroup("10.0.1.2", "239.2.2.2"),
                                   SourceGroup("10.0.1.2", "239.1.1.1")})
    {
        test.m_routes->Set(key.source, g_one, "10.0.0.1");
        test.m_forwarder->ReceiveNewPacket(key, g_one);
    }
}

/// M-87.
void
CheckReadingWithoutRegistration(ManagerTestCase& test)
{
    MakeThreeEntries(test);
    MfeRecord mfe;
    MfeStatsRecord stats;
    std::vector<MfeRecord> mfes;
    std::vector<MfeStatsRecord> page;
    std::size_t size = 9;
    const Manager& manager = *test.m_manager;
    const MfeStatsKind kind = MfeStatsKind::BASIC;
    test.Expect(manager.GetMfe(g_key, mfe), Status::SUCCESS, "GetMfe");
    test.Expect(manager.GetFirstMfe(size, mfes), Status::NO_MORE_ITEMS, "GetFirstMfe");
    test.Expect(manager.GetNextMfe(g_key, size, mfes), Status::NO_MORE_ITEMS, "GetNextMfe");
    test.Expect(manager.GetMfeStats(g_key, kind, stats), Status::SUCCESS, "GetMfeStats");
    test.Expect(manager.GetFirstMfeStats(kind, size, page), Status::NO_MORE_ITEMS, "first");
    test.Expect(manager.GetNextMfeStats(g_key, kind, size, page), Status::NO_MORE_ITEMS, "next");
}

/// M-88.
void
CheckReadingOrder(ManagerTestCase& test)
{
    MakeThreeEntries(test);
    std::vector<MfeRecord> page;
    std::size_t size = 9;
    Status status = test.m_manager->GetFirstMfe(size, page);
    test.Expect(PrintPage(status, page),
                "(10.0.1.2, 239.1.1.1) (10.0.1.9, 239.1.1.1) (10.0.1.2, 239.2.2.2) "
                "ERROR_NO_MORE_ITEMS",
                "by group, then by source");
    status = test.m_manager->GetNextMfe(g_key, size, page);
    test.Expect(PrintPage(status, page),
                "(10.0.1.9, 239.1.1.1) (10.0.1.2, 239.2.2.2) ERROR_NO_MORE_ITEMS",
                "after the given one");
    test.m_forwarder->Expire(g_key);
    status = test.m_manager->GetNextMfe(g_key, size, page);
    test.Expect(page.size(), 2u, "decision: the given one need not exist any more");
    std::vector<MfeStatsRecord> stats;
    status = test.m_manager->GetFirstMfeStats(MfeStatsKind::BASIC, size, stats);
    test.Expect(PrintPage(status, stats),
                "(10.0.1.9, 239.1.1.1) (10.0.1.2, 239.2.2.2) ERROR_NO_MORE_ITEMS",
                "statistics in the same order");
}

/// M-89.
void
CheckNoRoom(ManagerTestCase& test)
{
    MakeThreeEntries(test);
    std::vector<MfeRecord> page;
    std::size_t size = 0;
    test.Expect(test.m_manager->GetFirstMfe(size, page), Status::INSUFFICIENT_BUFFER, "no room");
    test.Expect(size, 1u, "the least that does");
    size = 0;
    std::vector<MfeStatsRecord> stats;
    test.Expect(test.m_manager->GetNextMfeStats(g_key, MfeStatsKind::BASIC, size, stats),
                Status::INSUFFICIENT_BUFFER,
                "no room");
    test.Expect(size, 1u, "the least that does");
}

/// M-90.
void
CheckPageSizeStays(ManagerTestCase& test)
{
    MakeThreeEntries(test);
    std::vector<MfeRecord> page;
    std::size_t size = 2;
    test.m_manager->GetFirstMfe(size, page);
    test.Expect(size, 2u, "more data");
    size = 7;
    test.m_manager->GetFirstMfe(size, page);
    test.Expect(size, 7u, "no more items");
}

/// M-91.
void
CheckMoreData(ManagerTestCase& test)
{
    MakeThreeEntries(test);
    std::vector<MfeRecord> page;
    std::size_t size = 2;
    const Status status = test.m_manager->GetFirstMfe(size, page);
    test.Expect(PrintPage(status, page),
                "(10.0.1.2, 239.1.1.1) (10.0.1.9, 239.1.1.1) ERROR_MORE_DATA",
                "as many as fit");
}

/// M-92.
void
CheckLastPage(ManagerTestCase& test)
{
    std::vector<MfeRecord> page;
    std::size_t size = 2;
    test.Expect(test.m_manager->GetFirstMfe(size, page), Status::NO_MORE_ITEMS, "none at all");
    test.Expect(page.size(), 0u, "none at all");
    MakeThreeEntries(test);
    size = 3;
    test.Expect(test.m_manager->GetFirstMfe(size, page), Status::NO_MORE_ITEMS, "the last ones");
    test.Expect(page.size(), 3u, "the last ones");
}

/// M-93.
void
CheckAbsentEntry(ManagerTestCase& test)
{
    MfeRecord mfe;
    MfeStatsRecord stats;
    test.Expect(test.m_manager->GetMfe(g_key, mfe), Status::NOT_FOUND, "GetMfe");
    test.Expect(test.m_manager->GetMfeStats(g_key, MfeStatsKind::BASIC, stats),
                Status::NOT_FOUND,
                "GetMfeStats");
    MakeThreeEntries(test);
    test.Expect(test.m_manager->GetMfe(g_group, mfe), Status::NOT_FOUND, "exact match only");
}

/// M-94.
void
CheckStatsKinds(ManagerTestCase& test)
{
    MakeThreeEntries(test);
    EntryCounters counters;
    counters.packets = 11;
    counters.octets = 308;
    counters.wrongInterface = 8;
    counters.queueOverflow = 1;
    counters.uninitialized = 2;
    counters.negative = 3;
    counters.discards = 4;
    counters.headerErrors = 5;
    counters.copies = 6;
    test.m_forwarder->m_counters[g_key] = counters;
    const auto print = [&](MfeStatsKind kind) {
        MfeStatsRecord s;
        test.m_manager->GetMfeStats(g_key, kind, s);
        return PrintList(std::vector<uint64_t>{s.inPackets,
                                               s.inOctets,
                                               s.differentIf,
                                               s.queueOverflow,
                                               s.uninitialized,
                                               s.negative,
                                               s.inDiscards,
                                               s.inHeaderErrors,
                                               s.totalOutPackets});
    };
    test.Expect(print(MfeStatsKind::BASIC), "11 308 8 1 0 0 0 0 0", "the basic record");
    test.Expect(print(MfeStatsKind::EXTENDED), "11 308 8 1 2 3 4 5 6", "the extended record");
}

/// M-95.
void
CheckStatsOifs(ManagerTestCase& test)
{
    auto clients = AddClients(test);
    clients.b->Add(g_group, g_two);
    clients.b->Add(g_group, g_three);
    test.m_forwarder->ReceiveNewPacket(g_key, g_one);
    EntryCounters counters;
    OutgoingInterfaceCounters formerly;
    formerly.interface = g_one;
    formerly.packets = 4;
    OutgoingInterfaceCounters oif;
    oif.interface = g_three;
    oif.packets = 1;
    oif.ttlTooLow = 2;
    oif.fragmentationNeeded = 3;
    oif.discards = 5;
    counters.oifs = {formerly, oif};
    test.m_forwarder->m_counters[g_key] = counters;
    MfeRecord mfe;
    MfeStatsRecord stats;
    test.m_manager->GetMfe(g_key, mfe);
    test.m_manager->GetMfeStats(g_key, MfeStatsKind::BASIC, stats);
    test.Expect(PrintList(mfe.oifs), "2 3", "outgoing interfaces");
    test.Expect(stats.oifs.size(), mfe.oifs.size(), "one record each");
    test.Expect(stats.oifs.at(0).interface, g_two, "the first");
    test.Expect(stats.oifs.at(1).interface, g_three, "the second");
    test.Expect(stats.oifs.at(0).packets, 0u, "nothing counted");
    const MfeOifStats& read = stats.oifs.at(1);
    test.Expect(PrintList(std::vector<uint64_t>{
                    read.packets, read.ttlTooLow, read.fragmentationNeeded, read.discards}),
                "1 2 3 5",
                "its counters");
}

/// M-98.
void
CheckIifProtocol(ManagerTestCase& test)
{
    auto clients = AddClients(test);
    test.m_forwarder->ReceiveNewPacket(g_key, g_one);
    MfeRecord mfe;
    MfeStatsRecord stats;
    test.m_manager->GetMfe(g_key, mfe);
    test.m_manager->GetMfeStats(g_key, MfeStatsKind::BASIC, stats);
    test.Expect(mfe.iifProtocol, protocol::PIM_DENSE_MODE, "its owner");
    test.Expect(stats.iifProtocol, protocol::PIM_DENSE_MODE, "its owner");
}

/// The printed tables.
void
CheckPrinting(ManagerTestCase& test)
{
    auto clients = AddClients(test);
    auto igmp = test.AddClient("igmp", protocol::IGMP, {g_two});
    igmp->Add(g_group, g_two);
    clients.b->Add(g_key, g_two);
    clients.b->Add(g_group, g_three);
    test.m_forwarder->ReceiveNewPacket(g_key, g_one);
    test.m_forwarder->ReceiveNewPacket(SourceGroup("10.0.9.9", "239.1.1.1"), g_one);
    clients.b->Delete(g_key, g_three, FORWARD_STATE);
    EntryCounters counters;
    counters.packets = 3;
    counters.forwardedPackets = 2;
    counters.copies = 2;
    counters.wrongInterface = 1;
    counters.verdicts[static_cast<std::size_t>(Verdict::ALERTED)] = 1;
    counters.arrivals.push_back({g_three, 1, counters.verdicts});
    counters.arrivals.push_back({g_two, 0, {}});
    test.m_forwarder->m_counters[g_key] = counters;
    std::ostringstream text;
    test.m_manager->PrintTables(Create<OutputStreamWrapper>(&text));
    test.Expect(text.str(),
                "Group manager of node 0 at +0s\n"
                "  clients, by registration\n"
                "    1  a (9.0)\n"
                "    2  b (4.0)\n"
                "    3  igmp (10.0)\n"
                "  interfaces\n"
                "    1  owner a, IGMP -\n"
                "    2  owner b, IGMP igmp\n"
                "    3  owner b, IGMP -\n"
                "  memberships\n"
                "    (*, 239.1.1.1) on 2 for igmp\n"
                "    (*, 239.1.1.1) on 3 for b\n"
                "    (10.0.1.2, 239.1.1.1) on 2 for b\n"
                "  entries\n"
                "    (10.0.1.2, 239.1.1.1) in 1 (a) from 10.0.0.1\n"
                "      out 2: (10.0.1.2, 239.1.1.1) for b; (*, 239.1.1.1) for igmp;\n"
                "      not out 3: (*, 239.1.1.1) for b; excluded by b;\n"
                "      packets 3, forwarded 2, copies 2, wrong interface 1, alerted 1\n"
                "      wrong on 3 (b): 1 packet, alerted 1\n"
                "    (10.0.9.9, 239.1.1.1) negative, +10s of +10s left\n",
                "tables");
}

/// Suite mgm-manager-lifetime.
class ManagerLifetimeTestSuite : public TestSuite
{
  public:
    ManagerLifetimeTestSuite()
        : TestSuite("mgm-manager-lifetime", TestSuite::Type::UNIT)
    {
        const auto add = [this](const std::string& name, ManagerTestCase::Check check) {
            AddTestCase(new ManagerTestCase(name, check));
        };
        add("M-60 A prune alert with FALSE left alone: 900 s", &CheckDefaultPruneTimeout);
        add("M-61 A prune alert with FALSE answered: what it says", &CheckPruneTimeout);
        add("M-83 The timeout does not change as time passes", &CheckConstantTimeout);
        add("M-84 Seconds in records, hundredths in statistics", &CheckUnits);
        add("M-85 The end of an entry raises no callback", &CheckExpiry);
        add("M-86 The next packet runs RPF and creation again", &CheckExpiry);
        add("M-87 Reading needs no registration", &CheckReadingWithoutRegistration);
        add("M-88 Entries come by group, then by source", &CheckReadingOrder);
        add("M-89 No room for one entry: the size that is needed", &CheckNoRoom);
        add("M-90 On other results the size stays", &CheckPageSizeStays);
        add("M-91 More entries than fit: more data", &CheckMoreData);
        add("M-92 No more items may come with entries", &CheckLastPage);
        add("M-93 An absent entry: not found", &CheckAbsentEntry);
        add("M-94 Basic and extended statistics", &CheckStatsKinds);
        add("M-95 One record of statistics for each outgoing interface", &CheckStatsOifs);
        add("M-98 The protocol that owns the incoming interface", &CheckIifProtocol);
        add("Decision: lifetime of entries that forward", &CheckDefaultEntryTimeout);
        add("Decision: lifetime of negative entries", &CheckNegativeTimeout);
        add("Tables as people read them", &CheckPrinting);
    }
};

ManagerLifetimeTestSuite g_managerLifetimeTestSuite; //!< Static variable for test initialization

} // namespace
