/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Suite mgm-forwarder-entries: the forwarding table, the life of its entries, and held packets.
 */

#include "mgm-forwarder-fixture.h"
#include "mgm-pending-events.h"
#include "mgm-test-require.h"

#include "ns3/mgm-forwarding-table.h"
#include "ns3/test.h"

#include <algorithm>
#include <memory>
#include <unordered_set>
#include <vector>

namespace
{

using namespace ns3;
using namespace ns3::mgm;
using namespace ns3::mgm::test;

const SourceGroup KEY("10.0.1.2", "239.1.1.1");                   //!< of most entries
const SourceGroup ANY_SOURCE(Ipv4Address::GetAny(), "239.1.1.1"); //!< (*,G)
const SourceGroup ANY;                                            //!< (*,*)

/// Longest match: (S,G), (*,G), (*,*).
class LongestMatchTestCase : public TestCase
{
  public:
    LongestMatchTestCase()
        : TestCase("The entry of longest match forwards a packet")
    {
    }

  private:
    void DoRun() override
    {
        ForwarderFixture router(4);
        router.SetEntry(ForwarderFixture::MakeEntry(KEY, 1, {2}));
        router.SetEntry(ForwarderFixture::MakeEntry(ANY_SOURCE, 1, {3}));
        router.SetEntry(ForwarderFixture::MakeEntry(ANY, 1, {4}));
        ForwarderFixture::Run(Seconds(1));
        Expect(router, KEY, 2);
        Expect(router, SourceGroup("10.0.1.3", "239.1.1.1"), 3);
        Expect(router, SourceGroup("10.0.1.2", "239.1.1.2"), 4);
        router.Get().DeleteEntry(KEY);
        Expect(router, KEY, 3);
        router.Get().DeleteEntry(ANY_SOURCE);
        Expect(router, KEY, 4);
        NS_TEST_EXPECT_MSG_EQ(router.Read(ANY).packets, 2, "counted by the entry that matched");
        router.Get().DeleteEntry(ANY);
        router.Inject(KEY, 1);
        NS_TEST_EXPECT_MSG_EQ(router.Get().GetUnresolvedCount(), 1, "no entry is left");
    }

    /// Sends a packet and compares the interface by which it leaves.
    void Expect(ForwarderFixture& router, const SourceGroup& key, uint32_t interface)
    {
        router.sent.clear();
        router.Inject(key, 1);
        NS_TEST_EXPECT_MSG_EQ((router.GetSentInterfaces() == std::vector<uint32_t>{interface}),
                              true,
                              key << " leaves by " << interface);
    }
};

/// A table of 100,000 entries finds each of them, and prints in order.
class LargeTableTestCase : public TestCase
{
  public:
    LargeTableTestCase()
        : TestCase("100,000 entries are found, and their keys spread over the hash table")
    {
    }

  private:
    void DoRun() override
    {
        constexpr uint32_t COUNT = 100000;
        ForwardingTable table;
        std::unordered_set<SourceGroup, SourceGroupHash> buckets;
        for (uint32_t i = 0; i < COUNT; ++i)
        {
            table.Insert(std::make_unique<ForwardingEntry>(MakeKey(i)));
            buckets.insert(MakeKey(i));
        }
        uint32_t found = 0;
        for (uint32_t i = 0; i < COUNT; ++i)
        {
            const ForwardingEntry* entry = table.Match(MakeKey(i));
            found += entry && entry->GetSpec().key == MakeKey(i) ? 1 : 0;
        }
        NS_TEST_EXPECT_MSG_EQ(found, COUNT, "all are found");
        NS_TEST_EXPECT_MSG_EQ(table.GetSize(), COUNT, "size");
        std::size_t longest = 0;
        for (std::size_t i = 0; i < buckets.bucket_count(); ++i)
        {
            longest = std::max(longest, buckets.bucket_size(i));
        }
        NS_TEST_EXPECT_MSG_LT(longest, 12, "no bucket is long");
        const std::vector<SourceGroup> keys = table.GetKeys();
        NS_TEST_EXPECT_MSG_EQ(std::is_sorted(keys.begin(), keys.end()), true, "keys in order");
        NS_TEST_EXPECT_MSG_EQ((table.Extract(MakeKey(5)) != nullptr), true, "taken out");
        NS_TEST_EXPECT_MSG_EQ((table.Find(MakeKey(5)) == nullptr), true, "and gone");
        Simulator::Destroy();
    }

    /// Keys as they come in practice: 100 groups with neighboring sources.
    static SourceGroup MakeKey(uint32_t i)
    {
        return SourceGroup(Ipv4Address(0x0a000001 + i / 100), Ipv4Address(0xef010100 + i % 100));
    }
};

/// Copies leave in ascending order of interfaces, and never by the incoming one.
class OifOrderTestCase : public TestCase
{
  public:
    OifOrderTestCase()
        : TestCase("Copies leave in ascending order, never by the incoming interface")
    {
    }

  private:
    void DoRun() override
    {
        ForwarderFixture router(5);
        router.SetEntry(ForwarderFixture::MakeEntry(KEY, 3, {5, 1, 3, 4, 2}));
        ForwarderFixture::Run(Seconds(1));
        router.Inject(KEY, 3);
        NS_TEST_EXPECT_MSG_EQ(
            (router.GetSentInterfaces() == std::vector<uint32_t>{1, 2, 4, 5}), true, "order");
        const EntryCounters counters = router.Read(KEY);
        NS_TEST_EXPECT_MSG_EQ(counters.copies, 4, "M-96: one packet, four copies");
        NS_TEST_EXPECT_MSG_EQ(counters.forwardedPackets, 1, "one packet");
        MGM_TEST_REQUIRE_EQ(counters.oifs.size(), 5, "M-95: a record for each oif");
        NS_TEST_EXPECT_MSG_EQ(counters.oifs[0].interface, InterfaceId(1), "in order");
        NS_TEST_EXPECT_MSG_EQ(counters.oifs[2].packets, 0, "none by the incoming one");
        NS_TEST_EXPECT_MSG_EQ(counters.oifs[4].packets, 1, "one by another");
        MGM_TEST_REQUIRE_EQ(router.packets.size(), 1, "traced once");
        NS_TEST_EXPECT_MSG_EQ((router.packets[0].event == PacketEvent::FORWARDED), true, "event");
        NS_TEST_EXPECT_MSG_EQ(router.packets[0].oifs.size(), 4, "with its oifs");
        NS_TEST_EXPECT_MSG_EQ(router.packets[0].reason.has_value(), false, "nothing was dropped");
    }
};

/// A replaced entry keeps counters, limiter and masks, as the kernel does.
class ReplaceTestCase : public TestCase
{
  public:
    ReplaceTestCase()
        : TestCase("A replaced entry keeps its counters, limiter clock and masks")
    {
    }

  private:
    void DoRun() override
    {
        ForwarderFixture router(4);
        router.SetEntry(ForwarderFixture::MakeEntry(KEY, 1, {2, 3}));
        ForwarderFixture::Run(Seconds(1));
        router.Get().SetAlertMask(KEY, InterfaceId(3), true);
        router.Inject(KEY, 1);
        router.Inject(KEY, 2);
        router.SetEntry(ForwarderFixture::MakeEntry(KEY, 4, {3, 1}));
        router.Inject(KEY, 2);
        router.Inject(KEY, 3);
        router.Inject(KEY, 4);
        const EntryCounters counters = router.Read(KEY);
        NS_TEST_EXPECT_MSG_EQ(counters.packets, 5, "all packets");
        NS_TEST_EXPECT_MSG_EQ(counters.created, Seconds(0), "created once");
        NS_TEST_EXPECT_MSG_EQ(counters.lastPacket, Seconds(1), "last packet");
        MGM_TEST_REQUIRE_EQ(counters.oifs.size(), 2, "new oifs");
        NS_TEST_EXPECT_MSG_EQ(counters.oifs[0].packets, 1, "1 is new");
        NS_TEST_EXPECT_MSG_EQ(counters.oifs[1].packets, 2, "3 stayed");
        NS_TEST_EXPECT_MSG_EQ(router.CountVerdicts(Verdict::SUPPRESSED), 1, "limiter stayed");
        NS_TEST_EXPECT_MSG_EQ(router.CountVerdicts(Verdict::MASKED), 1, "mask stayed");

        MGM_TEST_REQUIRE_EQ(router.entries.size(), 2, "created, changed");
        NS_TEST_EXPECT_MSG_EQ((router.entries[1].event == EntryEvent::CHANGED), true, "changed");
        NS_TEST_EXPECT_MSG_EQ(router.entries[1].before.iif, InterfaceId(1), "from");
        NS_TEST_EXPECT_MSG_EQ(router.entries[1].after.iif, InterfaceId(4), "to");
        router.SetEntry(ForwarderFixture::MakeEntry(KEY, 4, {1, 3}));
        NS_TEST_EXPECT_MSG_EQ(router.entries.size(), 2, "the same entry is no change");
    }
};

/// M-82: an entry lives as long as its timeout, by one event.
class LifetimeTestCase : public TestCase
{
  public:
    LifetimeTestCase()
        : TestCase("M-82 An entry expires at its timeout and the group manager is told")
    {
    }

  private:
    void DoRun() override
    {
        ForwarderFixture router(3);
        EntrySpec entry = ForwarderFixture::MakeEntry(KEY, 1, {2});
        entry.timeout = Seconds(10);
        router.SetEntryAt(Seconds(1), entry);
        entry.oifs.push_back(OutgoingInterface{InterfaceId(3), 1});
        router.SetEntryAt(Seconds(5), entry);
        router.InjectAt(Seconds(10), KEY, 1);
        ForwarderFixture::Run(Seconds(11) - NanoSeconds(1));
        NS_TEST_EXPECT_MSG_EQ(router.Get().GetEntryCount(), 1, "other oifs do not prolong it");
        ForwarderFixture::Run(NanoSeconds(1));
        NS_TEST_EXPECT_MSG_EQ(router.Get().GetEntryCount(), 0, "nor does traffic");
        ForwarderFixture::Run(Seconds(0));
        MGM_TEST_REQUIRE_EQ(router.expirations.size(), 1, "notified");
        NS_TEST_EXPECT_MSG_EQ(router.expirations[0].key, KEY, "key");
        NS_TEST_EXPECT_MSG_EQ((router.entries.back().event == EntryEvent::EXPIRED), true, "traced");
        NS_TEST_EXPECT_MSG_EQ(router.notifications.back().head.cause.Get(TraceLevel::STATE),
                              router.entries.back().head.id,
                              "cause of the notification");
        NS_TEST_EXPECT_MSG_EQ(router.entries.back().head.cause.Get(TraceLevel::STATE),
                              router.entries[1].head.id,
                              "cause of the expiry: the last change");

        router.SetEntry(entry);
        entry.timeout = Seconds(20);
        router.SetEntryAt(Seconds(5), entry);
        ForwarderFixture::Run(Seconds(25) - NanoSeconds(1));
        NS_TEST_EXPECT_MSG_EQ(router.Get().GetEntryCount(), 1, "another timeout starts again");
        ForwarderFixture::Run(NanoSeconds(1));
        NS_TEST_EXPECT_MSG_EQ(router.Get().GetEntryCount(), 0, "and ends");

        router.SetEntry(entry);
        entry.restart = true;
        router.SetEntryAt(Seconds(5), entry);
        ForwarderFixture::Run(Seconds(25) - NanoSeconds(1));
        NS_TEST_EXPECT_MSG_EQ(router.Get().GetEntryCount(), 1, "the same timeout can start again");
        ForwarderFixture::Run(NanoSeconds(1));
        NS_TEST_EXPECT_MSG_EQ(router.Get().GetEntryCount(), 0, "and ends");
        entry.restart = false;

        router.SetEntry(entry);
        entry.timeout = Seconds(0);
        router.SetEntry(entry);
        ForwarderFixture::Run(Seconds(100));
        NS_TEST_EXPECT_MSG_EQ(router.Get().GetEntryCount(), 1, "no timeout, no expiry");
        router.Get().DeleteEntry(KEY);
        ForwarderFixture::Run(Seconds(0));
        NS_TEST_EXPECT_MSG_EQ(router.expirations.size(), 3, "M-85: deletion is not notified");
        CheckNothingIsLeft(router, entry);
    }

    /// Entries that are set again or deleted before their time leave no events behind.
    void CheckNothingIsLeft(ForwarderFixture& router, EntrySpec entry)
    {
        entry.timeout = Seconds(1000);
        entry.restart = true;
        for (int i = 0; i < 1000; ++i)
        {
            router.SetEntry(entry);
            router.SetEntry(entry);
            router.Get().DeleteEntry(KEY);
        }
        ForwarderFixture::Run(Seconds(1));
        NS_TEST_EXPECT_MSG_LT(CountPendingEvents(), 10u, "none of so many entries");
    }
};

/// Held packets leave in order, through the same check, once their entry is set.
class HeldPacketsTestCase : public TestCase
{
  public:
    HeldPacketsTestCase()
        : TestCase("Held packets leave in order through the same check, where they arrived")
    {
    }

  private:
    void DoRun() override
    {
        CheckExact();
        CheckWildcard();
        CheckDeleted();
    }

    /// The entry of exactly their key is set.
    void CheckExact()
    {
        ForwarderFixture router(3);
        ForwarderFixture::Run(Seconds(1));
        const std::vector<uint32_t> arrivals{1, 2, 1};
        for (std::size_t i = 0; i < arrivals.size(); ++i)
        {
            Ipv4Header header = ForwarderFixture::MakeHeader(KEY);
            header.SetIdentification(i);
            router.InjectHeader(header, arrivals[i]);
        }
        NS_TEST_EXPECT_MSG_EQ(router.Get().GetPacketsHeld(), 3, "held");
        NS_TEST_EXPECT_MSG_EQ((router.packets[0].event == PacketEvent::HELD), true, "traced");
        NS_TEST_EXPECT_MSG_EQ(router.packets[0].reason.has_value(), false, "nothing was dropped");
        ForwarderFixture::Run(Seconds(1));
        router.SetEntry(ForwarderFixture::MakeEntry(KEY, 1, {2, 3}));
        NS_TEST_EXPECT_MSG_EQ(router.Get().GetPacketsHeld(), 0, "released");
        MGM_TEST_REQUIRE_EQ(router.sent.size(), 4, "two packets, two copies");
        NS_TEST_EXPECT_MSG_EQ(router.sent[0].header.GetIdentification(), 0, "in order");
        NS_TEST_EXPECT_MSG_EQ(router.sent[3].header.GetIdentification(), 2, "in order");
        MGM_TEST_REQUIRE_EQ(router.wrongInterface.size(), 1, "one had arrived elsewhere");
        NS_TEST_EXPECT_MSG_EQ(router.wrongInterface[0].arrival, InterfaceId(2), "its own arrival");
        const EntryCounters counters = router.Read(KEY);
        NS_TEST_EXPECT_MSG_EQ(counters.packets, 3, "counted once");
        NS_TEST_EXPECT_MSG_EQ(counters.uninitialized, 3, "as uninitialized");
        NS_TEST_EXPECT_MSG_EQ(counters.created, Seconds(2), "created when it was set");
        ForwarderFixture::Run(Seconds(20));
        NS_TEST_EXPECT_MSG_EQ(router.Get().GetEntryCount(), 1, "the old timer is gone");
        NS_TEST_EXPECT_MSG_EQ(router.SumHolds(), true, "sum rule");
    }

    /// A wildcard entry covers several keys, and not those of other groups.
    void CheckWildcard()
    {
        ForwarderFixture router(2);
        ForwarderFixture::Run(Seconds(1));
        router.Inject(SourceGroup("10.0.1.9", "239.1.1.1"), 1);
        router.Inject(KEY, 1);
        router.Inject(KEY, 1);
        router.Inject(SourceGroup("10.0.1.2", "239.1.1.2"), 1);
        router.SetEntry(ForwarderFixture::MakeEntry(ANY_SOURCE, 1, {2}));
        MGM_TEST_REQUIRE_EQ(router.sent.size(), 3, "of its group");
        NS_TEST_EXPECT_MSG_EQ(router.sent[0].header.GetSource(), KEY.source, "in order of keys");
        NS_TEST_EXPECT_MSG_EQ(router.Read(ANY_SOURCE).packets, 3, "counted by the wildcard");
        NS_TEST_EXPECT_MSG_EQ(router.Read(ANY_SOURCE).uninitialized, 3, "as uninitialized");
        NS_TEST_EXPECT_MSG_EQ(router.Get().GetUnresolvedCount(), 1, "another group waits");
        router.SetEntry(ForwarderFixture::MakeEntry(ANY, 1, {2}));
        NS_TEST_EXPECT_MSG_EQ(router.sent.size(), 4, "until everything is covered");
        NS_TEST_EXPECT_MSG_EQ(router.SumHolds(), true, "sum rule");
    }

    /// An unresolved entry is deleted with its packets.
    void CheckDeleted()
    {
        ForwarderFixture router(2);
        ForwarderFixture::Run(Seconds(1));
        router.Inject(KEY, 1);
        NS_TEST_EXPECT_MSG_EQ(router.Get().DeleteEntry(KEY), Status::SUCCESS, "deleted");
        NS_TEST_EXPECT_MSG_EQ(router.Get().GetPacketsHeld(), 0, "with its packets");
        NS_TEST_EXPECT_MSG_EQ(router.Drops(DropReason::ENTRY_DELETED), 1, "dropped");
        NS_TEST_EXPECT_MSG_EQ(router.Get().DeleteEntry(KEY), Status::NOT_FOUND, "gone");
        NS_TEST_EXPECT_MSG_EQ((router.entries.back().event == EntryEvent::DELETED), true, "traced");
    }
};

/// Changes take effect EntryDelay after the call, in the order of the calls.
class EntryDelayTestCase : public TestCase
{
  public:
    EntryDelayTestCase()
        : TestCase("EntryDelay: changes take effect later and in order; statuses look ahead")
    {
    }

  private:
    void DoRun() override
    {
        ForwarderFixture router(3);
        KernelForwarder& forwarder = router.Get();
        router.SetAttribute("EntryDelay", "2s");
        router.SetAttribute("EntryLimit", "1");
        ForwarderFixture::Run(Seconds(1));
        router.SetEntry(ForwarderFixture::MakeEntry(KEY, 1, {2}));
        NS_TEST_EXPECT_MSG_EQ(router.lastStatus, Status::SUCCESS, "accepted");
        NS_TEST_EXPECT_MSG_EQ(forwarder.GetEntryCount(), 0, "later");
        router.SetEntry(ForwarderFixture::MakeEntry(ANY, 1, {2}));
        NS_TEST_EXPECT_MSG_EQ(router.lastStatus, Status::NOT_ENOUGH_MEMORY, "will be full");
        EntryCounters counters;
        NS_TEST_EXPECT_MSG_EQ(forwarder.ReadCounters(KEY, counters), Status::NOT_FOUND, "as is");
        NS_TEST_EXPECT_MSG_EQ(
            forwarder.SetAlertMask(KEY, InterfaceId(2), true), Status::SUCCESS, "it will exist");
        ForwarderFixture::Run(Seconds(1));
        router.SetAttribute("EntryDelay", "0s");
        NS_TEST_EXPECT_MSG_EQ(forwarder.DeleteEntry(KEY), Status::SUCCESS, "it will exist");
        NS_TEST_EXPECT_MSG_EQ(forwarder.DeleteEntry(KEY), Status::NOT_FOUND, "and be deleted");
        router.SetEntry(ForwarderFixture::MakeEntry(ANY, 1, {2}));
        NS_TEST_EXPECT_MSG_EQ(router.lastStatus, Status::SUCCESS, "there will be room");
        ForwarderFixture::Run(Seconds(1) - NanoSeconds(1));
        NS_TEST_EXPECT_MSG_EQ(router.entries.size(), 0, "none overtakes the first");
        ForwarderFixture::Run(NanoSeconds(1));
        MGM_TEST_REQUIRE_EQ(router.entries.size(), 3, "all at once");
        NS_TEST_EXPECT_MSG_EQ(router.entries[0].after.key, KEY, "first set");
        NS_TEST_EXPECT_MSG_EQ(
            (router.entries[1].event == EntryEvent::DELETED), true, "then deleted");
        NS_TEST_EXPECT_MSG_EQ(router.entries[2].after.key, ANY, "then the other set");
        router.SetEntry(ForwarderFixture::MakeEntry(ANY, 1, {3}));
        NS_TEST_EXPECT_MSG_EQ(router.entries.size(), 4, "zero: at once again");

        router.SetAttribute("EntryDelay", "2s");
        NS_TEST_EXPECT_MSG_EQ(forwarder.DeleteEntry(ANY), Status::SUCCESS, "installed");
        NS_TEST_EXPECT_MSG_EQ(forwarder.DeleteEntry(ANY), Status::NOT_FOUND, "is being deleted");
        NS_TEST_EXPECT_MSG_EQ(
            forwarder.SetAlertMask(ANY, InterfaceId(2), true), Status::NOT_FOUND, "likewise");
        router.SetEntry(ForwarderFixture::MakeEntry(ANY, 1, {2}));
        NS_TEST_EXPECT_MSG_EQ(forwarder.DeleteEntry(ANY), Status::SUCCESS, "will be back");
        ForwarderFixture::Run(Seconds(2));
        router.Inject(KEY, 1);
        NS_TEST_EXPECT_MSG_EQ(
            forwarder.SetAlertMask(KEY, InterfaceId(2), true), Status::SUCCESS, "unresolved");
        NS_TEST_EXPECT_MSG_EQ(forwarder.DeleteEntry(KEY), Status::SUCCESS, "unresolved");
        NS_TEST_EXPECT_MSG_EQ(forwarder.DeleteEntry(KEY), Status::NOT_FOUND, "is being deleted");
    }
};

/// What cannot be installed is refused, and changes nothing.
class StatusTestCase : public TestCase
{
  public:
    StatusTestCase()
        : TestCase("Statuses of calls")
    {
    }

  private:
    void DoRun() override
    {
        ForwarderFixture router(2);
        KernelForwarder& forwarder = router.Get();
        const Status invalid = Status::INVALID_PARAMETER;
        NS_TEST_EXPECT_MSG_EQ(
            Set(router, SourceGroup("10.0.1.2", "10.0.0.1"), 1, {2}), invalid, "G");
        NS_TEST_EXPECT_MSG_EQ(
            Set(router, SourceGroup("10.0.1.2", "224.0.0.9"), 1, {2}), invalid, "link-local group");
        NS_TEST_EXPECT_MSG_EQ(Set(router, SourceGroup("239.1.1.2", "239.1.1.1"), 1, {2}),
                              invalid,
                              "multicast source");
        NS_TEST_EXPECT_MSG_EQ(
            Set(router, SourceGroup("10.0.1.2", Ipv4Address::GetAny()), 1, {2}), invalid, "(S,*)");
        NS_TEST_EXPECT_MSG_EQ(Set(router, KEY, 0, {2}), invalid, "loopback");
        NS_TEST_EXPECT_MSG_EQ(Set(router, KEY, 3, {2}), invalid, "no such interface");
        NS_TEST_EXPECT_MSG_EQ(Set(router, KEY, 1, {3}), invalid, "no such oif");
        NS_TEST_EXPECT_MSG_EQ(Set(router, KEY, 1, {2, 2}), invalid, "twice the same oif");
        EntrySpec entry = ForwarderFixture::MakeEntry(KEY, 1, {});
        entry.iif.nextHop = "10.0.1.9";
        NS_TEST_EXPECT_MSG_EQ(forwarder.SetEntry(entry), invalid, "M-17: no next hop there");
        entry = ForwarderFixture::MakeEntry(KEY, 1, {});
        entry.timeout = Seconds(-1);
        NS_TEST_EXPECT_MSG_EQ(forwarder.SetEntry(entry), invalid, "timeout");
        NS_TEST_EXPECT_MSG_EQ(router.entries.size(), 0, "nothing was installed");
        NS_TEST_EXPECT_MSG_EQ(forwarder.DeleteEntry(KEY), Status::NOT_FOUND, "delete");

        NS_TEST_EXPECT_MSG_EQ(
            forwarder.AddInterface(InterfaceId(1)), Status::ALREADY_EXISTS, "own");
        NS_TEST_EXPECT_MSG_EQ(forwarder.AddInterface(InterfaceId(0)), invalid, "loopback");
        NS_TEST_EXPECT_MSG_EQ(forwarder.AddInterface(InterfaceId(3)), invalid, "none");
        NS_TEST_EXPECT_MSG_EQ(forwarder.AddInterface(InterfaceId(1, "10.0.1.9")), invalid, "M-17");
        NS_TEST_EXPECT_MSG_EQ(
            forwarder.RemoveInterface(InterfaceId(1)), Status::SUCCESS, "release");
        NS_TEST_EXPECT_MSG_EQ(
            forwarder.RemoveInterface(InterfaceId(1)), Status::NOT_FOUND, "twice");
        CheckLimit(router);
        const Ptr<KernelForwarder> homeless = CreateObject<KernelForwarder>();
        NS_TEST_EXPECT_MSG_EQ(homeless->AddInterface(InterfaceId(1)), invalid, "not on a node");
    }

    /// The table is bounded.
    void CheckLimit(ForwarderFixture& router)
    {
        router.SetAttribute("EntryLimit", "1");
        NS_TEST_EXPECT_MSG_EQ(Set(router, KEY, 1, {2}), Status::SUCCESS, "the first");
        NS_TEST_EXPECT_MSG_EQ(Set(router, ANY, 1, {2}), Status::NOT_ENOUGH_MEMORY, "the second");
        NS_TEST_EXPECT_MSG_EQ(Set(router, KEY, 2, {1}), Status::SUCCESS, "replacing needs no room");
    }

    /// Sets an entry.
    static Status Set(ForwarderFixture& router,
                      const SourceGroup& key,
                      uint32_t iif,
                      const std::vector<uint32_t>& oifs)
    {
        return router.Get().SetEntry(ForwarderFixture::MakeEntry(key, iif, oifs));
    }
};

/// Stopping empties the forwarder, and it can start again.
class StopTestCase : public TestCase
{
  public:
    StopTestCase()
        : TestCase("A forwarder that stops drops everything, and starts again empty")
    {
    }

  private:
    void DoRun() override
    {
        ForwarderFixture router(2);
        EntrySpec entry = ForwarderFixture::MakeEntry(KEY, 1, {2});
        entry.timeout = Seconds(5);
        router.SetEntry(entry);
        ForwarderFixture::Run(Seconds(1));
        const SourceGroup unknown("10.0.1.7", "239.1.1.1");
        router.Inject(unknown, 1);
        router.SetAttribute("EntryDelay", "1s");
        router.SetEntry(ForwarderFixture::MakeEntry(ANY_SOURCE, 1, {2}));
        router.Get().Stop();
        router.Inject(KEY, 1);
        NS_TEST_EXPECT_MSG_EQ(router.Drops(DropReason::STOPPED), 2, "held, and later ones");
        NS_TEST_EXPECT_MSG_EQ(router.Get().GetEntryCount(), 0, "no entries");
        NS_TEST_EXPECT_MSG_EQ(router.Get().GetUnresolvedCount(), 0, "no unresolved ones");
        ForwarderFixture::Run(Seconds(20));
        NS_TEST_EXPECT_MSG_EQ(router.newPackets.size(), 0, "nothing on its way arrives");
        NS_TEST_EXPECT_MSG_EQ(router.expirations.size(), 0, "nothing expires");
        NS_TEST_EXPECT_MSG_EQ(router.Get().GetEntryCount(), 0, "no change takes effect");
        // Nor does what is set while it is stopped, be it on its way or in the table.
        router.SetAttribute("EntryDelay", "0s");
        router.SetEntry(ForwarderFixture::MakeEntry(ANY_SOURCE, 1, {2}));
        router.SetAttribute("EntryDelay", "1s");
        router.SetEntry(ForwarderFixture::MakeEntry(unknown, 1, {2}));
        router.Get().Start();
        NS_TEST_EXPECT_MSG_EQ(router.Get().GetEntryCount(), 0, "starts empty");
        ForwarderFixture::Run(Seconds(2));
        NS_TEST_EXPECT_MSG_EQ(router.Get().GetEntryCount(), 0, "stays empty");
        router.SetAttribute("EntryDelay", "0s");
        router.SetEntry(entry);
        router.Inject(KEY, 1);
        NS_TEST_EXPECT_MSG_EQ(router.sent.size(), 1, "forwards again");
        NS_TEST_EXPECT_MSG_EQ(router.SumHolds(), true, "sum rule");
    }
};

/// The printed table.
class PrintTestCase : public TestCase
{
  public:
    PrintTestCase()
        : TestCase("Entries are printed with their states, counters and verdicts")
    {
    }

  private:
    void DoRun() override
    {
        ForwarderFixture router(3);
        EntrySpec entry = ForwarderFixture::MakeEntry(KEY, 1, {2, 3});
        entry.oifs[1].threshold = 16;
        router.SetEntry(entry);
        EntrySpec negative = ForwarderFixture::MakeEntry(ANY_SOURCE, 1, {});
        negative.negative = true;
        router.SetEntry(negative);
        ForwarderFixture::Run(Seconds(1));
        router.Inject(SourceGroup("10.0.1.2", "239.1.1.9"), 1);
        router.Inject(KEY, 1);
        router.Inject(KEY, 2);
        router.Inject(KEY, 2);
        std::ostringstream text;
        router.Get().PrintEntries(Create<OutputStreamWrapper>(&text));
        const std::string expected =
            "(*, 239.1.1.1)  Iif: 1  Oifs:  State: negative\n"
            "  0 packets, 0 bytes, 0 forwarded, 0 arrived on wrong iif\n"
            "(10.0.1.2, 239.1.1.1)  Iif: 1  Oifs: 2 3(ttl 16)  State: active\n"
            "  3 packets, 84 bytes, 1 forwarded, 2 arrived on wrong iif, 1 suppressed, 1 alerted\n"
            "(10.0.1.2, 239.1.1.9)  Iif: -  Oifs:  State: unresolved\n"
            "  1 packets, 28 bytes, 0 forwarded, 0 arrived on wrong iif\n";
        NS_TEST_EXPECT_MSG_EQ(text.str(), expected, "table");
    }
};

/// Suite mgm-forwarder-entries.
class ForwarderEntriesTestSuite : public TestSuite
{
  public:
    ForwarderEntriesTestSuite()
        : TestSuite("mgm-forwarder-entries", TestSuite::Type::UNIT)
    {
        AddTestCase(new LongestMatchTestCase);
        AddTestCase(new LargeTableTestCase);
        AddTestCase(new OifOrderTestCase);
        AddTestCase(new ReplaceTestCase);
        AddTestCase(new LifetimeTestCase);
        AddTestCase(new HeldPacketsTestCase);
        AddTestCase(new EntryDelayTestCase);
        AddTestCase(new StatusTestCase);
        AddTestCase(new StopTestCase);
        AddTestCase(new PrintTestCase);
    }
};

ForwarderEntriesTestSuite g_forwarderEntriesTestSuite; //!< Static variable for test initialization

} // namespace
