/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Suite mgm-forwarder-alerts: wrong-interface packets, their verdicts, the limiter, and the way of
 * notifications to the group manager.
 */

#include "mgm-forwarder-fixture.h"
#include "mgm-test-require.h"

#include "ns3/mgm-token-bucket.h"
#include "ns3/test.h"

#include <string>
#include <utility>
#include <vector>

namespace
{

using namespace ns3;
using namespace ns3::mgm;
using namespace ns3::mgm::test;

const SourceGroup KEY("10.0.1.2", "239.1.1.1");   //!< of most entries
const SourceGroup OTHER("10.0.1.3", "239.1.1.1"); //!< of another entry

/**
 * The verdicts in their order: in the first state every reason against an alert holds, and one
 * after the other is taken away.
 */
class VerdictOrderTestCase : public TestCase
{
  public:
    VerdictOrderTestCase()
        : TestCase("Each verdict, in the order in which they are decided")
    {
    }

  private:
    void DoRun() override
    {
        ForwarderFixture router(3);
        KernelForwarder& forwarder = router.Get();
        router.SetEntry(ForwarderFixture::MakeEntry(KEY, 1, {2, 3}));
        ForwarderFixture::Run(Seconds(1));
        router.Inject(KEY, 3);
        // Now the limiter is closed for the entry.
        forwarder.RemoveInterface(InterfaceId(2));
        router.SetAttribute("Gate", "never");
        forwarder.SetAlertMask(KEY, InterfaceId(2), true);
        Expect(router, Verdict::NO_OWNER);
        forwarder.AddInterface(InterfaceId(2));
        Expect(router, Verdict::NOT_ELIGIBLE);
        router.SetAttribute("Gate", "every-interface");
        Expect(router, Verdict::MASKED);
        forwarder.SetAlertMask(KEY, InterfaceId(2), false);
        Expect(router, Verdict::SUPPRESSED);
        router.SetAttribute("Limiter", "none");
        Expect(router, Verdict::ALERTED);

        const EntryCounters counters = router.Read(KEY);
        NS_TEST_EXPECT_MSG_EQ(counters.wrongInterface, 6, "all counted");
        MGM_TEST_REQUIRE_EQ(counters.arrivals.size(), 2, "by interface");
        uint64_t sum = 0;
        for (std::size_t i = 0; i < VERDICT_COUNT; ++i)
        {
            sum += counters.verdicts[i];
            NS_TEST_EXPECT_MSG_EQ(counters.arrivals[0].verdicts[i], 1, "once on interface 2");
        }
        NS_TEST_EXPECT_MSG_EQ(sum, counters.wrongInterface, "verdicts add up");
        NS_TEST_EXPECT_MSG_EQ(counters.arrivals[0].packets, 5, "on interface 2");
        NS_TEST_EXPECT_MSG_EQ(router.Drops(DropReason::WRONG_INTERFACE), 6, "all dropped");
        NS_TEST_EXPECT_MSG_EQ(router.sent.size(), 0, "none forwarded");
    }

    /// Sends a packet to interface 2 and compares its verdict.
    void Expect(ForwarderFixture& router, Verdict verdict)
    {
        router.Inject(KEY, 2);
        NS_TEST_EXPECT_MSG_EQ(router.wrongInterface.back().verdict, verdict, "verdict");
    }
};

/// The facts that a record carries.
class FactsTestCase : public TestCase
{
  public:
    FactsTestCase()
        : TestCase(
              "A wrong-interface record says what was expected, by whom, and when it may alert")
    {
    }

  private:
    void DoRun() override
    {
        ForwarderFixture router(3);
        const SourceGroup wildcard(Ipv4Address::GetAny(), KEY.group);
        router.SetEntry(ForwarderFixture::MakeEntry(wildcard, 1, {3}));
        ForwarderFixture::Run(Seconds(1));
        Ipv4Header header = ForwarderFixture::MakeHeader(KEY, 33, 100);
        header.SetIdentification(77);
        router.InjectHeader(header, 2);
        ForwarderFixture::Run(Seconds(1));
        router.InjectHeader(header, 3);
        MGM_TEST_REQUIRE_EQ(router.wrongInterface.size(), 2, "both are wrong");
        const WrongInterfaceRecord& first = router.wrongInterface[0];
        NS_TEST_EXPECT_MSG_EQ(first.key, KEY, "of the packet");
        NS_TEST_EXPECT_MSG_EQ(first.entryKey, wildcard, "of the entry");
        NS_TEST_EXPECT_MSG_EQ(first.arrival, InterfaceId(2), "where it arrived");
        NS_TEST_EXPECT_MSG_EQ(first.expected, InterfaceId(1), "where it should have");
        NS_TEST_EXPECT_MSG_EQ(first.arrivalIsOif, false, "2 is no oif");
        NS_TEST_EXPECT_MSG_EQ(std::string(first.limiter), "per-entry", "limiter");
        NS_TEST_EXPECT_MSG_EQ(first.alertedBefore, false, "the first alert");
        NS_TEST_EXPECT_MSG_EQ(first.nextAlert, Seconds(4), "and the next may be 3 s later");
        NS_TEST_EXPECT_MSG_EQ(first.ttl, 33, "as it arrived");
        NS_TEST_EXPECT_MSG_EQ(first.size, 120, "with its header");
        NS_TEST_EXPECT_MSG_EQ(first.identification, 77, "identification");
        const WrongInterfaceRecord& second = router.wrongInterface[1];
        NS_TEST_EXPECT_MSG_EQ(second.arrivalIsOif, true, "3 is an oif");
        NS_TEST_EXPECT_MSG_EQ(second.alertedBefore, true, "an alert came before");
        NS_TEST_EXPECT_MSG_EQ(second.lastAlert, Seconds(1), "when");
        NS_TEST_EXPECT_MSG_EQ(second.nextAlert, Seconds(4), "and the next is still due then");
    }
};

/// The limiters, with the same packets: one each second for 7 s, on interfaces 2 and 3 in turns.
class LimiterTestCase : public TestCase
{
  public:
    LimiterTestCase()
        : TestCase("Limiters: per entry, per entry and interface, token bucket, none")
    {
    }

  private:
    void DoRun() override
    {
        Check({{"Limiter", "per-entry"}}, {1, 4, 7});
        Check({{"Limiter", "per-entry"}, {"AlertInterval", "2s"}}, {1, 3, 5, 7});
        Check({{"Limiter", "per-entry"}, {"AlertInterval", "0s"}}, {1, 2, 3, 4, 5, 6, 7});
        Check({{"Limiter", "per-entry-and-interface"}}, {1, 2, 5, 6});
        Check({{"Limiter", "token-bucket"}, {"AlertRate", "0.5"}, {"AlertBurst", "2"}},
              {1, 2, 3, 5, 7});
        Check({{"Limiter", "none"}}, {1, 2, 3, 4, 5, 6, 7});
    }

    /// Checks the alerts with somebody who listens to wrong-interface packets, and without.
    void Check(const std::vector<std::pair<std::string, std::string>>& attributes,
               const std::vector<int>& seconds)
    {
        Check(attributes, seconds, true);
        Check(attributes, seconds, false);
    }

    /// Compares the seconds at which alerts are raised.
    void Check(const std::vector<std::pair<std::string, std::string>>& attributes,
               const std::vector<int>& seconds,
               bool traced)
    {
        ForwarderFixture router(3);
        std::string what = traced ? "traced " : "not traced ";
        if (!traced)
        {
            router.StopTracingWrongInterface();
        }
        for (const auto& [name, value] : attributes)
        {
            router.SetAttribute(name, value);
            what += name + "=" + value + " ";
        }
        router.SetEntry(ForwarderFixture::MakeEntry(KEY, 1, {}));
        for (int i = 1; i <= 7; ++i)
        {
            router.InjectAt(Seconds(i), KEY, 2 + (i + 1) % 2);
        }
        ForwarderFixture::Run(Seconds(8));
        MGM_TEST_REQUIRE_EQ(router.alertTimes.size(), seconds.size(), what);
        for (std::size_t i = 0; i < seconds.size(); ++i)
        {
            NS_TEST_EXPECT_MSG_EQ(router.alertTimes[i], Seconds(seconds[i]), what);
        }
        NS_TEST_EXPECT_MSG_EQ(router.wrongInterface.size(), (traced ? 7 : 0), what);
        NS_TEST_EXPECT_MSG_EQ(router.Read(KEY).verdicts[static_cast<std::size_t>(Verdict::ALERTED)],
                              seconds.size(),
                              what << "counted");
    }
};

/// The token bucket is one for the node, the other clocks are the entry's own.
class LimiterScopeTestCase : public TestCase
{
  public:
    LimiterScopeTestCase()
        : TestCase("The token bucket limits all entries together")
    {
    }

  private:
    void DoRun() override
    {
        Check("per-entry", 2);
        Check("per-entry-and-interface", 2);
        Check("token-bucket", 1);
    }

    /// Sends a packet of each of two entries, where the bucket holds one alert.
    void Check(const std::string& limiter, std::size_t alerts)
    {
        ForwarderFixture router(2);
        router.SetAttribute("Limiter", limiter);
        router.SetAttribute("AlertBurst", "1");
        router.SetEntry(ForwarderFixture::MakeEntry(KEY, 1, {2}));
        router.SetEntry(ForwarderFixture::MakeEntry(OTHER, 1, {2}));
        ForwarderFixture::Run(Seconds(1));
        router.Inject(KEY, 2);
        router.Inject(OTHER, 2);
        NS_TEST_EXPECT_MSG_EQ(router.CountVerdicts(Verdict::ALERTED), alerts, limiter);
    }
};

/// The token bucket by itself: exact times, overdraft of a full bucket.
class TokenBucketTestCase : public TestCase
{
  public:
    TokenBucketTestCase()
        : TestCase("A token bucket earns exactly, and a full one gives any amount")
    {
    }

  private:
    void DoRun() override
    {
        Simulator::Schedule(Seconds(100), &TokenBucketTestCase::Check, this);
        Simulator::Schedule(Seconds(101), &TokenBucketTestCase::CheckLater, this);
        Simulator::Run();
        Simulator::Destroy();
    }

    /// Empties the bucket.
    void Check()
    {
        NS_TEST_EXPECT_MSG_EQ(m_bucket.Take(Seconds(5), DEPTH), true, "overdraft of a full bucket");
        NS_TEST_EXPECT_MSG_EQ(m_bucket.Take(Seconds(5), DEPTH), false, "of an empty one");
        NS_TEST_EXPECT_MSG_EQ(m_bucket.GetNext(Seconds(5), DEPTH), Seconds(105), "full again");
        NS_TEST_EXPECT_MSG_EQ(m_bucket.GetNext(Seconds(1), DEPTH), Seconds(104), "enough for 1 s");
        m_bucket = TokenBucket();
        NS_TEST_EXPECT_MSG_EQ(m_bucket.Take(Seconds(1), DEPTH), true, "half");
        NS_TEST_EXPECT_MSG_EQ(m_bucket.Take(Seconds(1), DEPTH), true, "the other half");
        NS_TEST_EXPECT_MSG_EQ(m_bucket.Take(NanoSeconds(1), DEPTH), false, "nothing left");
    }

    /// One second later one second's worth has been earned.
    void CheckLater()
    {
        NS_TEST_EXPECT_MSG_EQ(m_bucket.Take(Seconds(1) + NanoSeconds(1), DEPTH), false, "more");
        NS_TEST_EXPECT_MSG_EQ(m_bucket.Take(Seconds(1), DEPTH), true, "as much");
    }

    const Time DEPTH{Seconds(2)}; //!< of the bucket
    TokenBucket m_bucket;         //!< under test
};

/// What an alert carries to the group manager, and when.
class NotificationTestCase : public TestCase
{
  public:
    NotificationTestCase()
        : TestCase("Notifications come in events of their own, in order, with head and cause")
    {
    }

  private:
    void DoRun() override
    {
        ForwarderFixture router(2);
        router.SetEntry(ForwarderFixture::MakeEntry(KEY, 1, {2}));
        ForwarderFixture::Run(Seconds(1));
        router.SetAttribute("PacketHeadSize", "24");
        router.InjectHeader(ForwarderFixture::MakeHeader(KEY, 9), 2);
        NS_TEST_EXPECT_MSG_EQ(router.alerts.size(), 0, "not within the packet's event");
        ForwarderFixture::Run(Seconds(0));
        MGM_TEST_REQUIRE_EQ(router.alerts.size(), 1, "but in the same instant");
        CheckAlert(router);

        router.SetAttribute("NotificationDelay", "2s");
        router.Inject(OTHER, 2);
        ForwarderFixture::Run(Seconds(1));
        router.SetAttribute("NotificationDelay", "0s");
        router.Inject(SourceGroup("10.0.1.4", KEY.group), 2);
        ForwarderFixture::Run(Seconds(1) - NanoSeconds(1));
        NS_TEST_EXPECT_MSG_EQ(router.newPackets.size(), 0, "both on their way");
        ForwarderFixture::Run(NanoSeconds(1));
        MGM_TEST_REQUIRE_EQ(router.newPackets.size(), 2, "none overtakes another");
        NS_TEST_EXPECT_MSG_EQ(router.newPackets[0].key, OTHER, "first come");
        NS_TEST_EXPECT_MSG_EQ(router.newPackets[0].arrival, InterfaceId(2), "arrival");
        NS_TEST_EXPECT_MSG_EQ(router.newPackets[0].head.size(), 24, "head");
        router.Inject(SourceGroup("10.0.1.5", KEY.group), 2);
        router.Get().SetNotifications(ForwarderNotifications());
        ForwarderFixture::Run(Seconds(1));
        NS_TEST_EXPECT_MSG_EQ(router.newPackets.size(), 2, "nobody listens any more");
    }

    /// Compares the alert with what was traced.
    void CheckAlert(const ForwarderFixture& router)
    {
        const WrongInterfaceNotification& alert = router.alerts[0];
        NS_TEST_EXPECT_MSG_EQ(alert.key, KEY, "source and group");
        NS_TEST_EXPECT_MSG_EQ(alert.entryKey, KEY, "entry");
        NS_TEST_EXPECT_MSG_EQ(alert.arrival, InterfaceId(2), "arrival");
        NS_TEST_EXPECT_MSG_EQ(alert.expected, InterfaceId(1), "expected");
        MGM_TEST_REQUIRE_EQ(alert.head.size(), 24, "PacketHeadSize");
        NS_TEST_EXPECT_MSG_EQ(static_cast<uint32_t>(alert.head[0]), 0x45, "an IP header");
        NS_TEST_EXPECT_MSG_EQ(static_cast<uint32_t>(alert.head[8]), 9, "its TTL");
        MGM_TEST_REQUIRE_EQ(router.notifications.size(), 1, "traced");
        const NotificationRecord& record = router.notifications[0];
        NS_TEST_EXPECT_MSG_EQ(record.head.id, alert.record.id, "one id for the alert");
        NS_TEST_EXPECT_MSG_EQ((record.head.level == TraceLevel::ALERTS), true, "its level");
        NS_TEST_EXPECT_MSG_EQ((record.kind == NotificationKind::WRONG_INTERFACE), true, "its kind");
        NS_TEST_EXPECT_MSG_EQ(record.head.cause.Get(TraceLevel::ALERTS),
                              router.wrongInterface[0].head.id,
                              "the packet's record caused it");
        NS_TEST_EXPECT_MSG_EQ(router.packets[0].head.cause.Get(TraceLevel::ALERTS),
                              router.wrongInterface[0].head.id,
                              "and caused the drop");
        NS_TEST_EXPECT_MSG_EQ(
            (router.packets[0].reason == DropReason::WRONG_INTERFACE), true, "its reason");
    }
};

/// The ambient cause while the group manager is notified is the notification's record.
class NotificationCauseTestCase : public TestCase
{
  public:
    NotificationCauseTestCase()
        : TestCase("What the group manager does in a notification is caused by it")
    {
    }

  private:
    void DoRun() override
    {
        ForwarderFixture router(2);
        m_router = &router;
        ForwarderNotifications notifications;
        notifications.newPacket = MakeCallback(&NotificationCauseTestCase::Answer, this);
        router.Get().SetNotifications(notifications);
        router.SetAttribute("EntryDelay", "1s");
        router.InjectAt(Seconds(1), KEY, 1);
        ForwarderFixture::Run(Seconds(3));
        MGM_TEST_REQUIRE_EQ(router.entries.size(), 2, "unresolved, then created");
        NS_TEST_EXPECT_MSG_EQ((router.entries[1].event == EntryEvent::CREATED), true, "created");
        NS_TEST_EXPECT_MSG_EQ(router.entries[1].head.cause.Get(TraceLevel::STATE),
                              router.notifications[0].head.id,
                              "because of the notification");
        NS_TEST_EXPECT_MSG_EQ(router.notifications[0].head.cause.Get(TraceLevel::STATE),
                              router.entries[0].head.id,
                              "which came because of the unresolved entry");
        NS_TEST_EXPECT_MSG_EQ(router.sent.size(), 1, "and the packet left");
        NS_TEST_EXPECT_MSG_EQ(router.sent[0].time, Seconds(2), "with the entry");
    }

    /// Sets an entry, as the group manager does.
    void Answer(const NewPacketNotification& notification)
    {
        m_router->SetEntry(ForwarderFixture::MakeEntry(notification.key, 1, {2}));
    }

    ForwarderFixture* m_router{nullptr}; //!< under test
};

/// Suite mgm-forwarder-alerts.
class ForwarderAlertsTestSuite : public TestSuite
{
  public:
    ForwarderAlertsTestSuite()
        : TestSuite("mgm-forwarder-alerts", TestSuite::Type::UNIT)
    {
        AddTestCase(new VerdictOrderTestCase);
        AddTestCase(new FactsTestCase);
        AddTestCase(new LimiterTestCase);
        AddTestCase(new LimiterScopeTestCase);
        AddTestCase(new TokenBucketTestCase);
        AddTestCase(new NotificationTestCase);
        AddTestCase(new NotificationCauseTestCase);
    }
};

ForwarderAlertsTestSuite g_forwarderAlertsTestSuite; //!< Static variable for test initialization

} // namespace
