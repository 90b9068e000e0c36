/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Suite mgm-forwarder-outputs: outgoing interfaces that join and leave an entry one by one, and
 * entries whose next packet somebody waits for.
 */

#include "mgm-forwarder-fixture.h"
#include "mgm-test-require.h"

#include "ns3/test.h"

#include <string>

namespace
{

using namespace ns3;
using namespace ns3::mgm;
using namespace ns3::mgm::test;

const SourceGroup KEY("10.0.1.2", "239.1.1.1"); //!< some source and group

/// Changes of one outgoing interface do what replacing the entry does.
class OutputTestCase : public TestCase
{
  public:
    OutputTestCase()
        : TestCase("Outgoing interfaces join and leave one by one")
    {
    }

  private:
    void DoRun() override
    {
        ForwarderFixture router(5);
        ForwarderFixture::Run(Seconds(1));
        router.SetEntry(ForwarderFixture::MakeEntry(KEY, 1, {5, 3}));
        router.Inject(KEY, 1);
        Expect(router, router.Get().AddOutgoingInterface(KEY, {InterfaceId(4), 1}), "1 3 4 5", 2);
        Expect(router, router.Get().AddOutgoingInterface(KEY, {InterfaceId(2), 9}), "1 2 3 4 5", 3);
        Expect(router, router.Get().RemoveOutgoingInterface(KEY, InterfaceId(5)), "1 2 3 4", 4);
        Expect(router, router.Get().AddOutgoingInterface(KEY, {InterfaceId(4), 1}), "1 2 3 4", 4);
        Expect(router, router.Get().RemoveOutgoingInterface(KEY, InterfaceId(5)), "1 2 3 4", 4);
        router.Inject(KEY, 1);
        Expect(router, router.Get().AddOutgoingInterface(KEY, {InterfaceId(4), 70}), "1 2 3 4", 5);
        router.sent.clear();
        router.Inject(KEY, 1);
        NS_TEST_EXPECT_MSG_EQ(PrintSent(router), " 2 3", "in ascending order; 4 wants a TTL of 70");
        const EntryCounters counters = router.Read(KEY);
        MGM_TEST_REQUIRE_EQ(counters.oifs.size(), 3, "counters of the interfaces");
        NS_TEST_EXPECT_MSG_EQ(counters.oifs[1].packets, 3, "those of 3 have stayed");
        NS_TEST_EXPECT_MSG_EQ(counters.oifs[2].packets, 1, "those of 4 have stayed");
        NS_TEST_EXPECT_MSG_EQ(counters.oifs[2].ttlTooLow, 1, "and go on");
        Expect(router, router.Get().AddOutgoingInterface(KEY, {InterfaceId(5), 1}), "1 2 3 4 5", 6);
        NS_TEST_EXPECT_MSG_EQ(router.Read(KEY).oifs[3].packets, 0, "5 begins anew");
        router.SetEntry(ForwarderFixture::MakeEntry(KEY, 1, {2, 3, 4, 5}));
        NS_TEST_EXPECT_MSG_EQ(router.entries.size(), 7, "the thresholds differ");
        router.SetEntry(ForwarderFixture::MakeEntry(KEY, 1, {5, 4, 3, 2}));
        NS_TEST_EXPECT_MSG_EQ(router.entries.size(), 7, "the same entry is no change");
    }

    /**
     * Expects a call to have succeeded.
     * @param [in] router The router.
     * @param [in] status What the call returned.
     * @param [in] entry Incoming and outgoing interfaces of the last record.
     * @param [in] records Number of records.
     */
    void Expect(const ForwarderFixture& router,
                Status status,
                const std::string& entry,
                std::size_t records)
    {
        NS_TEST_EXPECT_MSG_EQ(status, Status::SUCCESS, entry);
        MGM_TEST_REQUIRE_EQ(router.entries.size(), records, "records at " << entry);
        const EntryRecord& last = router.entries.back();
        NS_TEST_EXPECT_MSG_EQ((last.event == EntryEvent::CHANGED), true, "a change");
        NS_TEST_EXPECT_MSG_EQ(PrintEntry(last.after), entry, "from now on");
        NS_TEST_EXPECT_MSG_EQ(
            PrintEntry(last.before), PrintEntry(router.entries[records - 2].after), "until now");
    }

    /// @return incoming and outgoing interfaces.
    static std::string PrintEntry(const EntrySpec& entry)
    {
        std::string text = std::to_string(entry.iif.index);
        for (const OutgoingInterface& oif : entry.oifs)
        {
            text += ' ' + std::to_string(oif.interface.index);
        }
        return text;
    }

    /// @return where copies left.
    static std::string PrintSent(const ForwarderFixture& router)
    {
        std::string text;
        for (const SentCopy& copy : router.sent)
        {
            text += ' ' + std::to_string(copy.interface);
        }
        return text;
    }
};

/// What the calls return, and how they mix with others on their way.
class OutputStatusTestCase : public TestCase
{
  public:
    OutputStatusTestCase()
        : TestCase("Outgoing interfaces of entries that are not there, or on their way")
    {
    }

  private:
    void DoRun() override
    {
        ForwarderFixture router(4);
        KernelForwarder& forwarder = router.Get();
        ForwarderFixture::Run(Seconds(1));
        const OutgoingInterface three{InterfaceId(3), 1};
        NS_TEST_EXPECT_MSG_EQ(
            forwarder.AddOutgoingInterface(KEY, three), Status::NOT_FOUND, "no entry");
        router.Inject(KEY, 1);
        NS_TEST_EXPECT_MSG_EQ(
            forwarder.AddOutgoingInterface(KEY, three), Status::NOT_FOUND, "an unresolved one");
        NS_TEST_EXPECT_MSG_EQ(forwarder.RemoveOutgoingInterface(KEY, three.interface),
                              Status::NOT_FOUND,
                              "an unresolved one");
        NS_TEST_EXPECT_MSG_EQ(forwarder.WatchEntry(KEY), Status::NOT_FOUND, "an unresolved one");
        forwarder.SetAttribute("EntryDelay", TimeValue(MilliSeconds(5)));
        router.SetEntry(ForwarderFixture::MakeEntry(KEY, 1, {2}));
        NS_TEST_EXPECT_MSG_EQ(
            forwarder.AddOutgoingInterface(KEY, three), Status::SUCCESS, "it is on its way");
        NS_TEST_EXPECT_MSG_EQ(forwarder.RemoveOutgoingInterface(KEY, InterfaceId(2)),
                              Status::SUCCESS,
                              "it is on its way");
        NS_TEST_EXPECT_MSG_EQ(forwarder.WatchEntry(KEY), Status::SUCCESS, "it is on its way");
        NS_TEST_EXPECT_MSG_EQ(forwarder.AddOutgoingInterface(KEY, {InterfaceId(9), 1}),
                              Status::INVALID_PARAMETER,
                              "no such interface");
        ForwarderFixture::Run(MilliSeconds(5) - NanoSeconds(1));
        NS_TEST_EXPECT_MSG_EQ(forwarder.GetEntryCount(), 0, "not yet");
        ForwarderFixture::Run(NanoSeconds(1));
        const EntryCounters counters = router.Read(KEY);
        MGM_TEST_REQUIRE_EQ(counters.oifs.size(), 1, "one in, one out");
        NS_TEST_EXPECT_MSG_EQ(counters.oifs[0].interface, three.interface, "in order");
        forwarder.DeleteEntry(KEY);
        NS_TEST_EXPECT_MSG_EQ(
            forwarder.AddOutgoingInterface(KEY, three), Status::NOT_FOUND, "about to be deleted");
        NS_TEST_EXPECT_MSG_EQ(forwarder.WatchEntry(KEY), Status::NOT_FOUND, "about to be deleted");
    }
};

/// The lifetime of an entry, and the cause of its end.
class OutputLifetimeTestCase : public TestCase
{
  public:
    OutputLifetimeTestCase()
        : TestCase("Outgoing interfaces that come do not prolong an entry")
    {
    }

  private:
    void DoRun() override
    {
        ForwarderFixture router(3);
        EntrySpec entry = ForwarderFixture::MakeEntry(KEY, 1, {2});
        entry.timeout = Seconds(10);
        router.SetEntryAt(Seconds(1), entry);
        ForwarderFixture::Run(Seconds(5));
        router.Get().AddOutgoingInterface(KEY, {InterfaceId(3), 1});
        ForwarderFixture::Run(Seconds(6) - NanoSeconds(1));
        NS_TEST_EXPECT_MSG_EQ(router.Get().GetEntryCount(), 1, "not yet");
        ForwarderFixture::Run(NanoSeconds(1));
        NS_TEST_EXPECT_MSG_EQ(router.Get().GetEntryCount(), 0, "as if nothing had come");
        MGM_TEST_REQUIRE_EQ(router.entries.size(), 3, "created, changed, expired");
        NS_TEST_EXPECT_MSG_EQ(router.entries[2].head.cause.Get(TraceLevel::STATE),
                              router.entries[1].head.id,
                              "cause of the expiry: the last change");
    }
};

/// Somebody waits for the next packet.
class WatchTestCase : public TestCase
{
  public:
    WatchTestCase()
        : TestCase("The next packet of an entry that is watched is notified, once")
    {
    }

  private:
    void DoRun() override
    {
        ForwarderFixture router(3);
        ForwarderFixture::Run(Seconds(1));
        router.SetEntry(ForwarderFixture::MakeEntry(KEY, 1, {}));
        NS_TEST_EXPECT_MSG_EQ(router.Get().WatchEntry(KEY), Status::SUCCESS, "watched");
        NS_TEST_EXPECT_MSG_EQ(router.Get().WatchEntry(KEY), Status::SUCCESS, "twice is once");
        router.Inject(KEY, 2);
        ForwarderFixture::Run(Seconds(1));
        NS_TEST_EXPECT_MSG_EQ(router.arrivals.size(), 0, "not on a wrong interface");
        NS_TEST_EXPECT_MSG_EQ(router.Read(KEY).lastArrival, Time(), "which is no arrival");
        router.SetEntry(ForwarderFixture::MakeEntry(KEY, 1, {2}));
        router.SetEntry(ForwarderFixture::MakeEntry(KEY, 1, {}));
        router.Inject(KEY, 1, 17);
        NS_TEST_EXPECT_MSG_EQ(router.arrivals.size(), 0, "never from within");
        ForwarderFixture::Run(Seconds(1));
        MGM_TEST_REQUIRE_EQ(router.arrivals.size(), 1, "although no copy left");
        const DataArrivedNotification& arrival = router.arrivals[0];
        NS_TEST_EXPECT_MSG_EQ(arrival.key, KEY, "source and group");
        NS_TEST_EXPECT_MSG_EQ(arrival.arrival, InterfaceId(1), "where");
        MGM_TEST_REQUIRE_EQ(arrival.head.size(), 28, "its first bytes");
        NS_TEST_EXPECT_MSG_EQ(+arrival.head[8], 17, "TTL");
        const NotificationRecord& record = router.notifications.back();
        NS_TEST_EXPECT_MSG_EQ((record.kind == NotificationKind::DATA_ARRIVED), true, "traced");
        NS_TEST_EXPECT_MSG_EQ((record.head.level == TraceLevel::CONTROL), true, "level");
        NS_TEST_EXPECT_MSG_EQ(router.Read(KEY).lastArrival, Seconds(2), "exactly");
        router.Inject(KEY, 1);
        ForwarderFixture::Run(Seconds(1));
        NS_TEST_EXPECT_MSG_EQ(router.arrivals.size(), 1, "not the next one");
        CheckEnd(router);
    }

    /// The request ends with the entry, and packets of negative entries do not arrive.
    void CheckEnd(ForwarderFixture& router)
    {
        router.Get().WatchEntry(KEY);
        EntrySpec negative = ForwarderFixture::MakeEntry(KEY, 1, {});
        negative.negative = true;
        router.SetEntry(negative);
        router.Inject(KEY, 1);
        ForwarderFixture::Run(Seconds(1));
        NS_TEST_EXPECT_MSG_EQ(router.arrivals.size(), 1, "negative");
        router.Get().DeleteEntry(KEY);
        router.SetEntry(ForwarderFixture::MakeEntry(KEY, 1, {2}));
        router.Inject(KEY, 1);
        ForwarderFixture::Run(Seconds(1));
        NS_TEST_EXPECT_MSG_EQ(router.arrivals.size(), 1, "a new entry");
        router.Get().WatchEntry(KEY);
        router.Inject(KEY, 1);
        ForwarderFixture::Run(Seconds(1));
        NS_TEST_EXPECT_MSG_EQ(router.arrivals.size(), 2, "on request");
    }
};

/// Suite mgm-forwarder-outputs.
class ForwarderOutputsTestSuite : public TestSuite
{
  public:
    ForwarderOutputsTestSuite()
        : TestSuite("mgm-forwarder-outputs", TestSuite::Type::UNIT)
    {
        AddTestCase(new OutputTestCase);
        AddTestCase(new OutputStatusTestCase);
        AddTestCase(new OutputLifetimeTestCase);
        AddTestCase(new WatchTestCase);
    }
};

ForwarderOutputsTestSuite g_forwarderOutputsTestSuite; //!< Static variable for test initialization

} // namespace
