/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Suite mgm-forwarder-ground-truth: cases K1 to K6, read off a Linux kernel, against the profile
 * linux, and what the profiles bsd and windows do otherwise.
 */

#include "mgm-forwarder-fixture.h"
#include "mgm-multicast-network.h"
#include "mgm-test-require.h"

#include "ns3/ipv4-route.h"
#include "ns3/mgm-host-helper.h"
#include "ns3/mgm-profile.h"
#include "ns3/test.h"

namespace
{

using namespace ns3;
using namespace ns3::mgm;
using namespace ns3::mgm::test;

const SourceGroup KEY("10.0.1.2", "239.1.1.1"); //!< of K1

/// Sets the attributes of a forwarder to those of a profile.
void
ApplyProfile(KernelForwarder& forwarder, const std::string& name)
{
    for (const ProfileSetting& setting : FindProfile(name)->settings)
    {
        if (setting.typeId == KernelForwarder::GetTypeId().GetName())
        {
            forwarder.SetAttribute(setting.attribute, StringValue(setting.value));
        }
    }
}

/**
 * K1: an entry with incoming interface 1 and outgoing interface 2; 3 packets arrive on 1, then 8 on
 * 2, one each 0.5 s. The kernel counts 11 packets, 308 bytes, 8 wrong ones, forwards 3 and raises 2
 * alerts, 3 s apart.
 */
class K1TestCase : public TestCase
{
  public:
    K1TestCase()
        : TestCase("K1: counters, and two alerts 3 s apart")
    {
    }

  private:
    void DoRun() override
    {
        ForwarderFixture router(2);
        ApplyProfile(router.Get(), "linux");
        router.SetEntryAt(Seconds(1), ForwarderFixture::MakeEntry(KEY, 1, {2}));
        for (int i = 0; i < 3; ++i)
        {
            router.InjectAt(Seconds(2), KEY, 1);
        }
        for (int i = 0; i < 8; ++i)
        {
            router.InjectAt(Seconds(3) + MilliSeconds(500 * i), KEY, 2);
        }
        ForwarderFixture::Run(Seconds(20));
        const EntryCounters counters = router.Read(KEY);
        NS_TEST_EXPECT_MSG_EQ(counters.packets, 11, "Pkts");
        NS_TEST_EXPECT_MSG_EQ(counters.octets, 308, "Bytes");
        NS_TEST_EXPECT_MSG_EQ(counters.wrongInterface, 8, "Wrong");
        NS_TEST_EXPECT_MSG_EQ(counters.forwardedPackets, 3, "forwarded (K2: Pkts - Wrong)");
        NS_TEST_EXPECT_MSG_EQ(router.sent.size(), 3, "copies");
        MGM_TEST_REQUIRE_EQ(router.alerts.size(), 2, "alerts");
        NS_TEST_EXPECT_MSG_EQ(router.alertTimes[0], Seconds(3), "the first packet");
        NS_TEST_EXPECT_MSG_EQ(router.alertTimes[1], Seconds(6), "and 3 s later");
        NS_TEST_EXPECT_MSG_EQ(router.CountVerdicts(Verdict::ALERTED), 2, "verdicts");
        NS_TEST_EXPECT_MSG_EQ(router.CountVerdicts(Verdict::SUPPRESSED), 6, "verdicts");
        NS_TEST_EXPECT_MSG_EQ(router.SumHolds(), true, "sum rule");
    }
};

/// K2: the 3 s clock is one per entry, not per interface, and counters come before the check.
class K2TestCase : public TestCase
{
  public:
    K2TestCase()
        : TestCase("K2: one clock per entry; counters before the check")
    {
    }

  private:
    void DoRun() override
    {
        const SourceGroup other("10.0.1.2", "239.1.1.2");
        ForwarderFixture router(3);
        ApplyProfile(router.Get(), "linux");
        router.SetEntry(ForwarderFixture::MakeEntry(KEY, 1, {2, 3}));
        router.SetEntry(ForwarderFixture::MakeEntry(other, 1, {2, 3}));
        router.InjectAt(Seconds(1), KEY, 2);
        router.InjectAt(Seconds(2), KEY, 3);
        router.InjectAt(Seconds(3), other, 3);
        router.InjectAt(Seconds(4) - NanoSeconds(1), KEY, 3);
        router.InjectAt(Seconds(4), KEY, 3);
        router.InjectAt(Seconds(5), KEY, 1);
        ForwarderFixture::Run(Seconds(6));
        MGM_TEST_REQUIRE_EQ(router.alerts.size(), 3, "alerts");
        NS_TEST_EXPECT_MSG_EQ(router.alertTimes[0], Seconds(1), "interface 2 starts the clock");
        NS_TEST_EXPECT_MSG_EQ(router.alerts[1].key, other, "another entry has another clock");
        NS_TEST_EXPECT_MSG_EQ(router.alertTimes[2], Seconds(4), "interface 3 waits for it");
        NS_TEST_EXPECT_MSG_EQ(router.alerts[2].arrival, InterfaceId(3), "and then alerts");
        const EntryCounters counters = router.Read(KEY);
        NS_TEST_EXPECT_MSG_EQ(counters.packets, 5, "wrong packets are counted");
        NS_TEST_EXPECT_MSG_EQ(counters.forwardedPackets,
                              counters.packets - counters.wrongInterface,
                              "forwarded = Pkts - Wrong");
        MGM_TEST_REQUIRE_EQ(counters.arrivals.size(), 2, "per interface too");
        NS_TEST_EXPECT_MSG_EQ(counters.arrivals[0].interface, InterfaceId(2), "in order");
        NS_TEST_EXPECT_MSG_EQ(counters.arrivals[0].packets, 1, "on interface 2");
        NS_TEST_EXPECT_MSG_EQ(counters.arrivals[1].packets, 3, "on interface 3");
    }
};

/**
 * K3: without an entry one notification is raised for each (S,G), 4 packets are held for 10 s, and
 * then dropped. BSD holds them for 1.5 s.
 */
class K3TestCase : public TestCase
{
  public:
    /**
     * @param [in] profile Name of a profile.
     * @param [in] lifetime How long it holds packets.
     */
    K3TestCase(const std::string& profile, Time lifetime)
        : TestCase("K3: packets without an entry are held, " + profile),
          m_profile(profile),
          m_lifetime(lifetime)
    {
    }

  private:
    void DoRun() override
    {
        ForwarderFixture router(2);
        ApplyProfile(router.Get(), m_profile);
        for (int i = 0; i < 6; ++i)
        {
            router.InjectAt(Seconds(1) + MilliSeconds(i), KEY, 1);
        }
        router.InjectAt(Seconds(1), SourceGroup("10.0.1.3", "239.1.1.1"), 1);
        ForwarderFixture::Run(Seconds(1) + m_lifetime - NanoSeconds(1));
        NS_TEST_EXPECT_MSG_EQ(router.newPackets.size(), 2, "one for each (S,G)");
        NS_TEST_EXPECT_MSG_EQ(router.Get().GetPacketsHeld(), 5, "4 held, and 1");
        NS_TEST_EXPECT_MSG_EQ(router.Drops(DropReason::QUEUE_OVERFLOW), 2, "the others dropped");
        NS_TEST_EXPECT_MSG_EQ(router.Read(KEY).queueOverflow, 2, "and counted");
        NS_TEST_EXPECT_MSG_EQ(router.Read(KEY).uninitialized, 6, "as uninitialized");
        ForwarderFixture::Run(NanoSeconds(1));
        NS_TEST_EXPECT_MSG_EQ(router.Get().GetPacketsHeld(), 0, "given up");
        NS_TEST_EXPECT_MSG_EQ(router.Drops(DropReason::RESOLUTION_TIMEOUT), 5, "and dropped");
        NS_TEST_EXPECT_MSG_EQ(router.Get().GetUnresolvedCount(), 0, "entries gone");
        router.Inject(KEY, 1);
        ForwarderFixture::Run(Seconds(0));
        NS_TEST_EXPECT_MSG_EQ(router.newPackets.size(), 3, "the next packet asks again");
        NS_TEST_EXPECT_MSG_EQ(router.expirations.size(), 0, "no expiry is notified");
        NS_TEST_EXPECT_MSG_EQ(router.SumHolds(), true, "sum rule");
    }

    std::string m_profile; //!< name of a profile
    Time m_lifetime;       //!< how long it holds packets
};

/// K4 and M-110: which TTL passes which threshold, and what 255 means.
class K4TestCase : public TestCase
{
  public:
    K4TestCase()
        : TestCase("K4, M-110: thresholds of Linux and of Windows")
    {
    }

  private:
    void DoRun() override
    {
        Check("linux", 16, 16, false);
        Check("linux", 16, 17, true);
        Check("linux", 1, 2, true);
        Check("linux", 1, 1, false);
        Check("linux", 254, 255, true);
        Check("windows", 16, 15, false);
        Check("windows", 16, 16, true);
        Check("windows", 1, 1, false);
        Check("windows", 0, 1, false);
        Check("windows", 255, 255, true);
        CheckNotOutgoing(0);
        CheckNotOutgoing(255);
    }

    /// Sends a packet through an oif with a threshold.
    void Check(const std::string& profile, uint8_t threshold, uint8_t ttl, bool passes)
    {
        ForwarderFixture router(2);
        ApplyProfile(router.Get(), profile);
        EntrySpec entry = ForwarderFixture::MakeEntry(KEY, 1, {2});
        entry.oifs[0].threshold = threshold;
        router.SetEntry(entry);
        ForwarderFixture::Run(Seconds(1));
        router.Inject(KEY, 1, ttl);
        const std::string what =
            profile + ", threshold " + std::to_string(threshold) + ", TTL " + std::to_string(ttl);
        NS_TEST_EXPECT_MSG_EQ(router.sent.size(), (passes ? 1 : 0), what);
        NS_TEST_EXPECT_MSG_EQ(router.Read(KEY).oifs[0].ttlTooLow, (passes ? 0 : 1), what);
        NS_TEST_EXPECT_MSG_EQ(router.Read(KEY).headerErrors, (!passes && ttl <= 1 ? 1 : 0), what);
        if (passes && !router.sent.empty())
        {
            NS_TEST_EXPECT_MSG_EQ(router.sent[0].header.GetTtl(), ttl - 1, "one hop further");
        }
    }

    /// Thresholds 0 and 255 are no outgoing interface in Linux: nothing is counted, no alert is
    /// due.
    void CheckNotOutgoing(uint8_t threshold)
    {
        ForwarderFixture router(2);
        ApplyProfile(router.Get(), "linux");
        router.SetAttribute("Gate", "outgoing-interface");
        EntrySpec entry = ForwarderFixture::MakeEntry(KEY, 1, {2});
        entry.oifs[0].threshold = threshold;
        router.SetEntry(entry);
        ForwarderFixture::Run(Seconds(1));
        router.Inject(KEY, 1, 255);
        router.Inject(KEY, 2, 255);
        NS_TEST_EXPECT_MSG_EQ(router.sent.size(), 0, "not forwarded");
        NS_TEST_EXPECT_MSG_EQ(router.Read(KEY).oifs[0].ttlTooLow, 0, "not for the TTL");
        NS_TEST_EXPECT_MSG_EQ(router.Drops(DropReason::NO_OUTGOING_INTERFACE), 1, "reason");
        NS_TEST_EXPECT_MSG_EQ(router.CountVerdicts(Verdict::NOT_ELIGIBLE), 1, "no oif, no alert");
    }
};

/// K5: an alert needs assert mode, and PIM mode or an arrival interface that is an oif.
class K5TestCase : public TestCase
{
  public:
    K5TestCase()
        : TestCase("K5: the gate")
    {
    }

  private:
    void DoRun() override
    {
        Check("never", Verdict::NOT_ELIGIBLE, Verdict::NOT_ELIGIBLE);
        Check("outgoing-interface", Verdict::ALERTED, Verdict::NOT_ELIGIBLE);
        Check("every-interface", Verdict::ALERTED, Verdict::ALERTED);
    }

    /// Finds the verdicts of a packet that arrives on an oif, and of one on another interface.
    void Check(const std::string& gate, Verdict onOif, Verdict elsewhere)
    {
        ForwarderFixture router(3);
        ApplyProfile(router.Get(), "linux");
        router.SetAttribute("Gate", gate);
        router.SetAttribute("Limiter", "none");
        router.SetEntry(ForwarderFixture::MakeEntry(KEY, 1, {2}));
        ForwarderFixture::Run(Seconds(1));
        router.Inject(KEY, 2);
        router.Inject(KEY, 3);
        MGM_TEST_REQUIRE_EQ(router.wrongInterface.size(), 2, "both are wrong");
        NS_TEST_EXPECT_MSG_EQ(router.wrongInterface[0].verdict, onOif, gate);
        NS_TEST_EXPECT_MSG_EQ(router.wrongInterface[0].arrivalIsOif, true, gate);
        NS_TEST_EXPECT_MSG_EQ(router.wrongInterface[1].verdict, elsewhere, gate);
        NS_TEST_EXPECT_MSG_EQ(router.wrongInterface[1].arrivalIsOif, false, gate);
    }
};

/**
 * K6: 5 packets of a source reach 5 of 5 at two receivers; 5 packets with the same source, injected
 * from a receiver's side, reach nobody and are counted wrong.
 */
class K6TestCase : public TestCase
{
  public:
    K6TestCase()
        : TestCase("K6: the kernel's own self-test")
    {
    }

  private:
    void DoRun() override
    {
        MulticastNetwork network{MulticastRoutingHelper()};
        const Ptr<KernelForwarder> forwarder = network.InstallForwarder();
        ApplyProfile(*forwarder, "linux");
        const Ipv4Address source("10.0.1.2");
        MulticastNetwork::SetEntry(forwarder, source, 1, {2, 3});
        const HostHelper hosts;
        for (const uint32_t host : {0, 2, 3})
        {
            hosts.Join(network.Get(host), GROUP);
        }
        for (int i = 0; i < 5; ++i)
        {
            network.SendAt(Seconds(1 + i), 0, GROUP);
        }
        MulticastNetwork::Run(Seconds(10));
        NS_TEST_EXPECT_MSG_EQ(network.received[2], 5, "first receiver");
        NS_TEST_EXPECT_MSG_EQ(network.received[3], 5, "second receiver");
        NS_TEST_EXPECT_MSG_EQ(forwarder->GetPacketsForwarded(), 5, "forwarded");

        network.received.clear();
        for (int i = 0; i < 5; ++i)
        {
            Simulator::ScheduleWithContext(2, Seconds(i), &K6TestCase::Forge, &network, source);
        }
        MulticastNetwork::Run(Seconds(10));
        NS_TEST_EXPECT_MSG_EQ(network.received[0], 0, "nothing at the source's side");
        NS_TEST_EXPECT_MSG_EQ(network.received[3], 0, "nothing at the other receiver");
        EntryCounters counters;
        forwarder->ReadCounters(SourceGroup(source, GROUP), counters);
        NS_TEST_EXPECT_MSG_EQ(counters.wrongInterface, 5, "counted wrong");
        NS_TEST_EXPECT_MSG_EQ(counters.packets, 10, "counted");
    }

    /// Sends a packet from host 2 in the name of another source.
    static void Forge(MulticastNetwork* network, Ipv4Address source)
    {
        const Ptr<Ipv4> ipv4 = network->Get(2)->GetObject<Ipv4>();
        const Ptr<Ipv4Route> route = Create<Ipv4Route>();
        route->SetGateway(Ipv4Address::GetAny());
        route->SetOutputDevice(ipv4->GetNetDevice(1));
        ipv4->SendWithHeader(Create<Packet>(K1_PAYLOAD),
                             ForwarderFixture::MakeHeader(SourceGroup(source, GROUP)),
                             route);
    }
};

/// Copies leave in descending order of their interfaces in Linux.
class CopyOrderTestCase : public TestCase
{
  public:
    CopyOrderTestCase()
        : TestCase("Linux: copies leave in descending order of interfaces")
    {
    }

  private:
    void DoRun() override
    {
        Check("linux", {4, 3, 2});
        Check("bsd", {2, 3, 4});
    }

    /// Sends a packet through three interfaces.
    void Check(const std::string& profile, const std::vector<uint32_t>& order)
    {
        ForwarderFixture router(4);
        ApplyProfile(router.Get(), profile);
        router.SetEntry(ForwarderFixture::MakeEntry(KEY, 1, {2, 3, 4}));
        ForwarderFixture::Run(Seconds(1));
        router.Inject(KEY, 1);
        NS_TEST_EXPECT_MSG_EQ((router.GetSentInterfaces() == order), true, profile);
    }
};

/// BSD can switch the alert off for each entry and interface.
class MaskTestCase : public TestCase
{
  public:
    MaskTestCase()
        : TestCase("BSD: alerts are switched off per entry and interface")
    {
    }

  private:
    void DoRun() override
    {
        ForwarderFixture router(3);
        ApplyProfile(router.Get(), "bsd");
        router.SetEntry(ForwarderFixture::MakeEntry(KEY, 1, {2, 3}));
        ForwarderFixture::Run(Seconds(1));
        router.Get().SetAlertMask(KEY, InterfaceId(2), true);
        router.Inject(KEY, 2);
        router.Inject(KEY, 3);
        ForwarderFixture::Run(Seconds(3));
        router.Get().SetAlertMask(KEY, InterfaceId(2), false);
        router.Inject(KEY, 2);
        MGM_TEST_REQUIRE_EQ(router.wrongInterface.size(), 3, "all are wrong");
        NS_TEST_EXPECT_MSG_EQ(router.wrongInterface[0].verdict, Verdict::MASKED, "switched off");
        NS_TEST_EXPECT_MSG_EQ(router.wrongInterface[0].alertedBefore, false, "clock untouched");
        NS_TEST_EXPECT_MSG_EQ(router.wrongInterface[1].verdict, Verdict::ALERTED, "another one");
        NS_TEST_EXPECT_MSG_EQ(router.wrongInterface[2].verdict, Verdict::ALERTED, "on again");
        NS_TEST_EXPECT_MSG_EQ(
            router.Get().SetAlertMask(SourceGroup("10.0.1.2", "239.1.1.9"), InterfaceId(2), true),
            Status::NOT_FOUND,
            "no such entry");
    }
};

/// Suite mgm-forwarder-ground-truth.
class ForwarderGroundTruthTestSuite : public TestSuite
{
  public:
    ForwarderGroundTruthTestSuite()
        : TestSuite("mgm-forwarder-ground-truth", TestSuite::Type::UNIT)
    {
        AddTestCase(new K1TestCase);
        AddTestCase(new K2TestCase);
        AddTestCase(new K3TestCase("linux", Seconds(10)));
        AddTestCase(new K3TestCase("bsd", MilliSeconds(1500)));
        AddTestCase(new K4TestCase);
        AddTestCase(new K5TestCase);
        AddTestCase(new K6TestCase);
        AddTestCase(new CopyOrderTestCase);
        AddTestCase(new MaskTestCase);
    }
};

ForwarderGroundTruthTestSuite g_forwarderGroundTruthTestSuite; //!< Static variable for test
                                                               //!< initialization

} // namespace
