/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Suite mgm-forwarder-drops: every reason of a drop, the limits of interfaces, and the rule that
 * packets in are packets forwarded, held and dropped.
 */

#include "mgm-forwarder-fixture.h"
#include "mgm-test-require.h"

#include "ns3/mgm-boundary-table.h"
#include "ns3/mgm-compat.h"
#include "ns3/random-variable-stream.h"

#include <array>
#include <set>
#include <string>
#include <vector>

namespace
{

using namespace ns3;
using namespace ns3::mgm;
using namespace ns3::mgm::test;

const SourceGroup KEY("10.0.1.2", "239.1.1.1"); //!< of most entries

/// Each reason, with the state that gives it.
class ReasonsTestCase : public TestCase
{
  public:
    ReasonsTestCase()
        : TestCase("Every reason is given where it should be")
    {
    }

  private:
    void DoRun() override
    {
        CheckArrival();
        CheckUnresolved();
        CheckEntry();
        CheckOutgoing();
    }

    /// Reasons before the look-up.
    void CheckArrival()
    {
        ForwarderFixture router(2);
        router.Inject(KEY, 1);
        Expect(router, DropReason::STOPPED);
        router.SetEntry(ForwarderFixture::MakeEntry(KEY, 1, {2}));
        router.SetEntry(ForwarderFixture::MakeEntry(SourceGroup(), 1, {2}));
        ForwarderFixture::Run(Seconds(1));
        for (const char* source : {"0.0.0.0",
                                   "0.1.2.3",
                                   "127.0.0.1",
                                   "224.0.0.1",
                                   "239.1.1.1",
                                   "240.0.0.1",
                                   "255.255.255.255"})
        {
            router.Inject(SourceGroup(source, KEY.group), 1);
            Expect(router, DropReason::BAD_ADDRESS);
        }
        router.Get().AddBoundary(1, "239.1.0.0", "255.255.0.0");
        router.Inject(KEY, 1);
        Expect(router, DropReason::BOUNDARY_IN);
        NS_TEST_EXPECT_MSG_EQ(router.sent.size(), 0, "nothing left");
        NS_TEST_EXPECT_MSG_EQ(router.Read(KEY).packets, 0, "no entry was looked up");
    }

    /// Reasons without an entry; RESOLUTION_TIMEOUT is K3's.
    void CheckUnresolved()
    {
        ForwarderFixture router(2);
        router.SetAttribute("UnresolvedPacketLimit", "1");
        router.SetAttribute("UnresolvedEntryLimit", "1");
        ForwarderFixture::Run(Seconds(1));
        router.Inject(KEY, 1);
        router.Inject(KEY, 1);
        Expect(router, DropReason::QUEUE_OVERFLOW);
        router.Inject(SourceGroup("10.0.1.3", KEY.group), 1);
        Expect(router, DropReason::UNRESOLVED_LIMIT);
    }

    /// Reasons that an entry gives.
    void CheckEntry()
    {
        ForwarderFixture router(3);
        EntrySpec entry = ForwarderFixture::MakeEntry(KEY, 1, {2});
        entry.negative = true;
        router.SetEntry(entry);
        ForwarderFixture::Run(Seconds(1));
        router.Inject(KEY, 1);
        Expect(router, DropReason::NEGATIVE_ENTRY);
        router.Inject(KEY, 2);
        Expect(router, DropReason::WRONG_INTERFACE);
        entry.iif = InterfaceId();
        router.SetEntry(entry);
        router.Inject(KEY, 2);
        Expect(router, DropReason::NEGATIVE_ENTRY);
        NS_TEST_EXPECT_MSG_EQ(router.Read(KEY).negative, 2, "counted");
        router.SetEntry(ForwarderFixture::MakeEntry(KEY, 1, {1}));
        router.Inject(KEY, 1);
        Expect(router, DropReason::NO_OUTGOING_INTERFACE);
        NS_TEST_EXPECT_MSG_EQ(router.Read(KEY).discards, 1, "counted");
    }

    /// Reasons of outgoing interfaces: the packet is dropped for the first of them.
    void CheckOutgoing()
    {
        ForwarderFixture router(6);
        EntrySpec entry = ForwarderFixture::MakeEntry(KEY, 1, {2, 3, 4, 5, 6});
        entry.oifs[1].threshold = 64;
        router.SetEntry(entry);
        ForwarderFixture::Run(Seconds(1));
        router.Get().AddBoundary(2, KEY.group, "255.255.255.255");
        router.GetIpv4()->SetDown(4);
        router.GetIpv4()->GetNetDevice(5)->SetMtu(99);
        router.Get().SetRateLimit(6, 1);
        Ipv4Header header = ForwarderFixture::MakeHeader(KEY, 64, 80);
        header.SetDontFragment();
        router.InjectHeader(header, 1);
        NS_TEST_EXPECT_MSG_EQ(
            (router.GetSentInterfaces() == std::vector<uint32_t>{6}), true, "one");
        router.InjectHeader(header, 1);
        Expect(router, DropReason::BOUNDARY_OUT);
        NS_TEST_EXPECT_MSG_EQ(Copies(router, DropReason::BOUNDARY_OUT), 2, "both packets");
        NS_TEST_EXPECT_MSG_EQ(Copies(router, DropReason::TTL_TOO_LOW), 2, "both packets");
        NS_TEST_EXPECT_MSG_EQ(Copies(router, DropReason::INTERFACE_DOWN), 2, "both packets");
        NS_TEST_EXPECT_MSG_EQ(Copies(router, DropReason::FRAGMENTATION_NEEDED), 2, "both packets");
        NS_TEST_EXPECT_MSG_EQ(Copies(router, DropReason::RATE_LIMIT), 1, "the second one");
        const EntryCounters counters = router.Read(KEY);
        NS_TEST_EXPECT_MSG_EQ(counters.oifs[0].discards, 2, "boundary");
        NS_TEST_EXPECT_MSG_EQ(counters.oifs[1].ttlTooLow, 2, "M-97");
        NS_TEST_EXPECT_MSG_EQ(counters.oifs[2].discards, 2, "down");
        NS_TEST_EXPECT_MSG_EQ(counters.oifs[3].fragmentationNeeded, 2, "MTU");
        NS_TEST_EXPECT_MSG_EQ(counters.oifs[4].discards, 1, "rate");
        NS_TEST_EXPECT_MSG_EQ(counters.oifs[4].packets, 1, "rate");
        NS_TEST_EXPECT_MSG_EQ(counters.discards, 1, "one packet was forwarded, one was not");
        NS_TEST_EXPECT_MSG_EQ(router.Drops(DropReason::TTL_TOO_LOW), 0, "copies only");
        std::size_t traced = 0;
        for (const PacketRecord& record : router.packets)
        {
            traced += record.event == PacketEvent::COPY_DROPPED ? 1 : 0;
        }
        NS_TEST_EXPECT_MSG_EQ(traced, 9, "each copy that was not sent is traced");
    }

    /// Checks that the last packet was dropped for a reason.
    void Expect(const ForwarderFixture& router, DropReason reason)
    {
        MGM_TEST_REQUIRE_EQ(router.packets.empty(), false, "traced");
        NS_TEST_EXPECT_MSG_EQ((router.packets.back().event == PacketEvent::DROPPED), true, reason);
        NS_TEST_EXPECT_MSG_EQ((router.packets.back().reason == reason), true, reason);
        NS_TEST_EXPECT_MSG_EQ(router.SumHolds(), true, "sum rule");
    }

    /// Copies that were not sent for a reason.
    static uint64_t Copies(ForwarderFixture& router, DropReason reason)
    {
        return router.Get().GetCopyDrops(reason);
    }
};

/// S5, M-109: nothing crosses a boundary, either way, and other groups do.
class BoundaryTestCase : public TestCase
{
  public:
    BoundaryTestCase()
        : TestCase("M-109 Administrative boundaries hold in both directions (S5)")
    {
    }

  private:
    void DoRun() override
    {
        CheckTable();
        const SourceGroup local("10.0.1.2", "239.255.1.1");
        ForwarderFixture router(3);
        router.SetEntry(ForwarderFixture::MakeEntry(local, 1, {2, 3}));
        router.SetEntry(ForwarderFixture::MakeEntry(KEY, 1, {2, 3}));
        ForwarderFixture::Run(Seconds(1));
        const Ipv4Mask mask("255.255.0.0");
        NS_TEST_EXPECT_MSG_EQ(router.Get().AddBoundary(2, "239.255.0.0", mask),
                              Status::SUCCESS,
                              "RFC 2365 local scope");
        const Status bad = Status::INVALID_PARAMETER;
        NS_TEST_EXPECT_MSG_EQ(
            router.Get().AddBoundary(7, "239.255.0.0", mask), bad, "no such interface");
        NS_TEST_EXPECT_MSG_EQ(
            router.Get().RemoveBoundary(7, "239.255.0.0", mask), bad, "no such interface");
        NS_TEST_EXPECT_MSG_EQ(router.Get().SetThreshold(7, 16), bad, "no such interface");
        NS_TEST_EXPECT_MSG_EQ(router.Get().SetRateLimit(7, 16), bad, "no such interface");
        NS_TEST_EXPECT_MSG_EQ(router.Get().SetPointToMultipoint(7), bad, "no such interface");
        router.Inject(local, 1);
        router.Inject(KEY, 1);
        NS_TEST_EXPECT_MSG_EQ(
            (router.GetSentInterfaces() == std::vector<uint32_t>{3, 2, 3}), true, "outward");
        router.SetEntry(ForwarderFixture::MakeEntry(local, 2, {1, 3}));
        router.Inject(local, 2);
        NS_TEST_EXPECT_MSG_EQ(router.sent.size(), 3, "inward");
        NS_TEST_EXPECT_MSG_EQ(router.Drops(DropReason::BOUNDARY_IN), 1, "reason");
        router.Get().RemoveBoundary(2, "239.255.0.0", mask);
        router.Inject(local, 2);
        NS_TEST_EXPECT_MSG_EQ(router.sent.size(), 5, "removed");
    }

    /// The table by itself.
    void CheckTable()
    {
        BoundaryTable table;
        const Status invalid = Status::INVALID_PARAMETER;
        NS_TEST_EXPECT_MSG_EQ(table.Add("10.0.0.0", "255.0.0.0"), invalid, "unicast");
        if (compat::CanHoldAnyMask())
        {
            NS_TEST_EXPECT_MSG_EQ(table.Add("239.1.0.0", "255.0.255.0"), invalid, "no prefix");
        }
        NS_TEST_EXPECT_MSG_EQ(table.Add("239.1.0.1", "255.255.0.0"), invalid, "host bits");
        NS_TEST_EXPECT_MSG_EQ(table.Add("224.0.0.0", "224.0.0.0"), invalid, "beyond multicast");
        NS_TEST_EXPECT_MSG_EQ(table.Add("224.0.0.0", "255.255.255.0"), invalid, "link-local");
        NS_TEST_EXPECT_MSG_EQ(table.Add("224.0.0.0", "240.0.0.0"), Status::SUCCESS, "everything");
        NS_TEST_EXPECT_MSG_EQ(table.Contains("239.255.255.255"), true, "everything");
        NS_TEST_EXPECT_MSG_EQ(table.Remove("224.0.0.0", "240.0.0.0"), Status::SUCCESS, "removed");
        NS_TEST_EXPECT_MSG_EQ(table.Remove("224.0.0.0", "240.0.0.0"), Status::NOT_FOUND, "twice");
        NS_TEST_EXPECT_MSG_EQ(table.Add("239.192.0.0", "255.252.0.0"), Status::SUCCESS, "RFC 2365");
        NS_TEST_EXPECT_MSG_EQ(
            table.Add("239.192.0.0", "255.252.0.0"), Status::ALREADY_EXISTS, "twice");
        NS_TEST_EXPECT_MSG_EQ(table.Add("239.1.1.1", "255.255.255.255"), Status::SUCCESS, "one");
        NS_TEST_EXPECT_MSG_EQ(table.Contains("239.191.255.255"), false, "below");
        NS_TEST_EXPECT_MSG_EQ(table.Contains("239.192.0.0"), true, "first");
        NS_TEST_EXPECT_MSG_EQ(table.Contains("239.195.255.255"), true, "last");
        NS_TEST_EXPECT_MSG_EQ(table.Contains("239.196.0.0"), false, "above");
        NS_TEST_EXPECT_MSG_EQ(table.Contains("239.1.1.1"), true, "one group");
        NS_TEST_EXPECT_MSG_EQ(table.Contains("239.1.1.2"), false, "and not the next");
        table.Add("239.1.1.2", "255.255.255.255");
        table.Remove("239.1.1.2", "255.255.255.255");
        NS_TEST_EXPECT_MSG_EQ(table.Contains("239.1.1.2"), false, "removed");
        NS_TEST_EXPECT_MSG_EQ(table.Contains("239.1.1.1"), true, "the other one stays");
    }
};

/// M-110: the threshold of the interface and that of the entry; the larger one is in force.
class InterfaceThresholdTestCase : public TestCase
{
  public:
    InterfaceThresholdTestCase()
        : TestCase("M-110 TTL threshold of an interface, whatever the group")
    {
    }

  private:
    void DoRun() override
    {
        ForwarderFixture router(2);
        router.SetAttribute("ThresholdRule", "at-least");
        EntrySpec entry = ForwarderFixture::MakeEntry(KEY, 1, {2});
        entry.oifs[0].threshold = 8;
        router.SetEntry(entry);
        ForwarderFixture::Run(Seconds(1));
        router.Get().SetThreshold(2, 16);
        router.Inject(KEY, 1, 15);
        NS_TEST_EXPECT_MSG_EQ(router.sent.size(), 0, "below the interface's");
        router.Inject(KEY, 1, 16);
        NS_TEST_EXPECT_MSG_EQ(router.sent.size(), 1, "at the interface's");
        router.Get().SetThreshold(2, 4);
        router.Inject(KEY, 1, 7);
        NS_TEST_EXPECT_MSG_EQ(router.sent.size(), 1, "below the entry's");
        router.Inject(KEY, 1, 8);
        NS_TEST_EXPECT_MSG_EQ(router.sent.size(), 2, "at the entry's");
        NS_TEST_EXPECT_MSG_EQ(router.Read(KEY).oifs[0].ttlTooLow, 2, "counted");
    }
};

/// The rate limit of an interface, over all groups.
class RateLimitTestCase : public TestCase
{
  public:
    RateLimitTestCase()
        : TestCase("Rate limit in kB per second for all multicast that leaves an interface")
    {
    }

  private:
    void DoRun() override
    {
        // 100-byte packets; 2 kB/s are 20 packets a second, and the burst of 0.5 s is 10 packets.
        ForwarderFixture router(3);
        const SourceGroup other("10.0.1.2", "239.1.1.2");
        router.SetAttribute("RateLimitBurst", "500ms");
        router.SetEntry(ForwarderFixture::MakeEntry(KEY, 1, {2, 3}));
        router.SetEntry(ForwarderFixture::MakeEntry(other, 1, {2}));
        router.Get().SetRateLimit(2, 2);
        for (int i = 0; i < 400; ++i)
        {
            // 40 packets a second of two groups, for 10 s.
            Simulator::Schedule(Seconds(1) + MilliSeconds(25 * i),
                                &RateLimitTestCase::Send,
                                &router,
                                i % 2 == 0 ? KEY : other);
        }
        ForwarderFixture::Run(Seconds(20));
        const uint64_t limited = router.Get().GetCopyDrops(DropReason::RATE_LIMIT);
        // 10 s earn 200 packets, and the full bucket held 10; the last is earned at 11 s.
        NS_TEST_EXPECT_MSG_EQ(limited, 400 - 209, "twice the rate is offered");
        InterfaceCounters counters;
        router.Get().ReadInterface(2, counters);
        NS_TEST_EXPECT_MSG_EQ(counters.outOctets, 20900, "what left");
        NS_TEST_EXPECT_MSG_EQ(counters.rateLimit, 2, "the limit");
        router.Get().ReadInterface(3, counters);
        NS_TEST_EXPECT_MSG_EQ(counters.outOctets, 20000, "another interface is not limited");
        router.Get().ReadInterface(1, counters);
        NS_TEST_EXPECT_MSG_EQ(counters.inOctets, 40000, "what came");
        NS_TEST_EXPECT_MSG_EQ(counters.outOctets, 0, "and nothing left there");
        NS_TEST_EXPECT_MSG_EQ(
            router.Get().ReadInterface(4, counters), Status::NOT_FOUND, "no such interface");
        NS_TEST_EXPECT_MSG_EQ(router.SumHolds(), true, "sum rule");
    }

    /// Hands over a packet of 100 bytes.
    static void Send(ForwarderFixture* router, SourceGroup key)
    {
        router->InjectHeader(ForwarderFixture::MakeHeader(key, 64, 80), 1);
    }
};

/// A packet larger than the MTU is fragmented unless DF forbids it.
class FragmentationTestCase : public TestCase
{
  public:
    FragmentationTestCase()
        : TestCase("A packet larger than the MTU leaves in fragments, or not at all with DF")
    {
    }

  private:
    void DoRun() override
    {
        ForwarderFixture router(3);
        router.SetEntry(ForwarderFixture::MakeEntry(KEY, 1, {2, 3}));
        ForwarderFixture::Run(Seconds(1));
        router.GetIpv4()->GetNetDevice(2)->SetMtu(100);
        Ipv4Header header = ForwarderFixture::MakeHeader(KEY, 64, 80);
        header.SetDontFragment();
        router.InjectHeader(header, 1);
        NS_TEST_EXPECT_MSG_EQ(router.sent.size(), 2, "100 bytes fit");
        header.SetPayloadSize(81);
        router.InjectHeader(header, 1);
        NS_TEST_EXPECT_MSG_EQ(
            (router.GetSentInterfaces() == std::vector<uint32_t>{2, 3, 3}), true, "101 do not");
        header.SetMayFragment();
        router.InjectHeader(header, 1);
        NS_TEST_EXPECT_MSG_EQ(
            (router.GetSentInterfaces() == std::vector<uint32_t>{2, 3, 3, 2, 2, 3}),
            true,
            "in two pieces");
        const EntryCounters counters = router.Read(KEY);
        NS_TEST_EXPECT_MSG_EQ(counters.oifs[0].fragmentationNeeded, 2, "needed twice");
        NS_TEST_EXPECT_MSG_EQ(counters.oifs[0].packets, 2, "sent twice");
        NS_TEST_EXPECT_MSG_EQ(router.Get().GetCopyDrops(DropReason::FRAGMENTATION_NEEDED), 1, "DF");
        NS_TEST_EXPECT_MSG_EQ(counters.forwardedPackets, 3, "each left somewhere");
    }
};

/// The sum rule under a random load, of the forwarder and of each entry.
class SumRuleTestCase : public TestCase
{
  public:
    SumRuleTestCase()
        : TestCase("Packets in = forwarded + held + dropped, under a random load")
    {
    }

  private:
    void DoRun() override
    {
        for (int64_t stream = 1; stream <= 5; ++stream)
        {
            Check(stream);
        }
    }

    /// Runs one load.
    void Check(int64_t stream)
    {
        ForwarderFixture router(INTERFACES);
        m_random->SetStream(stream);
        router.Get().AddBoundary(2, "239.1.1.3", "255.255.255.255");
        router.Get().SetRateLimit(3, 5);
        router.GetIpv4()->GetNetDevice(4)->SetMtu(500);
        router.SetAttribute("UnresolvedLifetime", "300ms");
        router.SetAttribute("UnresolvedEntryLimit", "4");
        router.Get().RemoveInterface(InterfaceId(4));
        for (int i = 0; i < 2000; ++i)
        {
            ForwarderFixture::Run(MilliSeconds(Draw(20)));
            Act(router);
            NS_TEST_EXPECT_MSG_EQ(router.SumHolds(), true, "after action " << i);
            CheckEntry(router.Read(MakeKey(i % KEYS)));
        }
        for (std::size_t i = 0; i < DROP_REASON_COUNT; ++i)
        {
            const auto reason = static_cast<DropReason>(i);
            m_seen[i] += router.Drops(reason) + router.Get().GetCopyDrops(reason);
        }
        CheckSent(router);
        if (stream == 5)
        {
            CheckSeen();
        }
    }

    /// Does something at random: mostly packets, sometimes a change.
    void Act(ForwarderFixture& router)
    {
        const SourceGroup key = MakeKey(Draw(KEYS));
        const uint32_t action = Draw(100);
        if (!router.Get().IsRunning() && Draw(10) == 0)
        {
            router.Get().Start();
        }
        if (action < 80)
        {
            Ipv4Header header = ForwarderFixture::MakeHeader(key, Draw(12), Draw(1000));
            Draw(2) == 0 ? header.SetDontFragment() : header.SetMayFragment();
            header.SetSource(Draw(50) == 0 ? Ipv4Address("127.0.0.1") : key.source);
            const uint32_t interface = 1 + (Draw(4) == 0 ? Draw(INTERFACES) : 0);
            const Ptr<Packet> packet = Create<Packet>(header.GetPayloadSize());
            Draw(20) == 0 ? router.Get().ReceiveOwn(packet, header, interface)
                          : router.Get().Receive(packet, header, interface);
            return;
        }
        if (action < 92)
        {
            EntrySpec entry = ForwarderFixture::MakeEntry(key, 1 + Draw(2), {2, 3, 4});
            entry.oifs.resize(Draw(4));
            entry.negative = Draw(5) == 0;
            entry.timeout = MilliSeconds(Draw(2) * 500);
            router.SetEntry(entry);
            return;
        }
        if (action < 97)
        {
            router.DeleteEntry(key);
            return;
        }
        if (action == 97)
        {
            router.Get().Stop();
            return;
        }
        const bool up = router.GetIpv4()->IsUp(3);
        up ? router.GetIpv4()->SetDown(3) : router.GetIpv4()->SetUp(3);
    }

    /// The sum rule of one entry.
    void CheckEntry(const EntryCounters& counters)
    {
        const uint64_t gone = counters.forwardedPackets + counters.wrongInterface +
                              counters.queueOverflow + counters.negative + counters.headerErrors +
                              counters.discards;
        // What an unresolved entry holds is the only difference; it holds at most 4.
        NS_TEST_EXPECT_MSG_EQ((counters.packets - gone <= 4), true, "packets of an entry");
        uint64_t verdicts = 0;
        for (const uint64_t count : counters.verdicts)
        {
            verdicts += count;
        }
        NS_TEST_EXPECT_MSG_EQ(verdicts, counters.wrongInterface, "verdicts of an entry");
        uint64_t arrivals = 0;
        for (const ArrivalCounters& arrival : counters.arrivals)
        {
            arrivals += arrival.packets;
        }
        NS_TEST_EXPECT_MSG_EQ(arrivals, counters.wrongInterface, "by arrival interface");
    }

    /// What the trace says adds up as well.
    void CheckSent(ForwarderFixture& router)
    {
        uint64_t forwarded = 0;
        uint64_t dropped = 0;
        for (const PacketRecord& record : router.packets)
        {
            forwarded += record.event == PacketEvent::FORWARDED ? 1 : 0;
            dropped += record.event == PacketEvent::DROPPED ? 1 : 0;
        }
        NS_TEST_EXPECT_MSG_EQ(forwarded, router.Get().GetPacketsForwarded(), "traced forwarded");
        NS_TEST_EXPECT_MSG_EQ(forwarded + dropped + router.Get().GetPacketsHeld(),
                              router.Get().GetPacketsReceived(),
                              "traced");
        NS_TEST_EXPECT_MSG_EQ(router.wrongInterface.size(),
                              router.Drops(DropReason::WRONG_INTERFACE),
                              "traced wrong");
    }

    /// The load would be no test if it left out a reason.
    void CheckSeen()
    {
        for (std::size_t i = 0; i < DROP_REASON_COUNT; ++i)
        {
            NS_TEST_EXPECT_MSG_GT(m_seen[i], 0, static_cast<DropReason>(i) << " occurs");
        }
    }

    /// A number below a limit.
    uint32_t Draw(uint32_t limit)
    {
        return m_random->GetInteger(0, limit - 1);
    }

    /// One of few keys.
    static SourceGroup MakeKey(uint32_t i)
    {
        return SourceGroup(Ipv4Address(0x0a000102 + i / 4), Ipv4Address(0xef010101 + i % 4));
    }

    static constexpr uint32_t INTERFACES = 4; //!< of the router
    static constexpr uint32_t KEYS = 12;      //!< sources and groups

    Ptr<UniformRandomVariable> m_random{CreateObject<UniformRandomVariable>()}; //!< the load
    std::array<uint64_t, DROP_REASON_COUNT> m_seen{};                           //!< by reason
};

/// Names and texts of reasons.
class NamesTestCase : public TestCase
{
  public:
    NamesTestCase()
        : TestCase("Every reason has a name and a line of explanation of its own")
    {
    }

  private:
    void DoRun() override
    {
        std::set<std::string> names;
        std::set<std::string> texts;
        for (std::size_t i = 0; i < DROP_REASON_COUNT; ++i)
        {
            names.insert(GetDropReasonName(static_cast<DropReason>(i)));
            texts.insert(GetDropReasonText(static_cast<DropReason>(i)));
        }
        NS_TEST_EXPECT_MSG_EQ(names.size(), DROP_REASON_COUNT, "names");
        NS_TEST_EXPECT_MSG_EQ(texts.size(), DROP_REASON_COUNT, "texts");
        NS_TEST_EXPECT_MSG_EQ(std::string(GetDropReasonName(DropReason::FRAGMENTATION_NEEDED)),
                              "fragmentation-needed",
                              "the last one");
        NS_TEST_EXPECT_MSG_EQ(std::string(GetDropReasonName(DropReason::WRONG_INTERFACE)),
                              "wrong-interface",
                              "one in the middle");
    }
};

/// Suite mgm-forwarder-drops.
class ForwarderDropsTestSuite : public TestSuite
{
  public:
    ForwarderDropsTestSuite()
        : TestSuite("mgm-forwarder-drops", TestSuite::Type::UNIT)
    {
        AddTestCase(new ReasonsTestCase);
        AddTestCase(new BoundaryTestCase);
        AddTestCase(new InterfaceThresholdTestCase);
        AddTestCase(new RateLimitTestCase);
        AddTestCase(new FragmentationTestCase);
        AddTestCase(new SumRuleTestCase);
        AddTestCase(new NamesTestCase);
    }
};

ForwarderDropsTestSuite g_forwarderDropsTestSuite; //!< Static variable for test initialization

} // namespace
