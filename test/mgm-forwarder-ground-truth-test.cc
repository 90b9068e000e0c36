/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Suite mgm-forwarder-ground-truth: cases K1 to K5, read off a Linux kernel, and what BSD and
 * Windows do otherwise.
 */

#include "mgm-forwarder-fixture.h"

#include "ns3/test.h"

namespace
{

using namespace ns3;
using namespace ns3::mgm;
using namespace ns3::mgm::test;

const SourceGroup KEY("10.0.1.2", "239.1.1.1"); //!< of K1

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
        router.SetEntryAt(Seconds(1), ForwarderFixture::MakeEntry(KEY, 1, {2}));
        for (int i = 0; i < 3; ++i)
        {
            router.InjectAt(Seconds(2), KEY, 1);
        }
        for (int i = 0; i < 8; ++i)
        {
            router.InjectAt(Seconds(3) + MilliSeconds(500 * i), KEY, 2);
        }
        router.Run(Seconds(20));
        const EntryCounters counters = router.Read(KEY);
        NS_TEST_EXPECT_MSG_EQ(counters.packets, 11, "Pkts");
        NS_TEST_EXPECT_MSG_EQ(counters.octets, 308, "Bytes");
        NS_TEST_EXPECT_MSG_EQ(counters.wrongInterface, 8, "Wrong");
        NS_TEST_EXPECT_MSG_EQ(counters.forwardedPackets, 3, "forwarded (K2: Pkts - Wrong)");
        NS_TEST_EXPECT_MSG_EQ(router.sent.size(), 3, "copies");
        NS_TEST_ASSERT_MSG_EQ(router.alerts.size(), 2, "alerts");
        NS_TEST_EXPECT_MSG_EQ(router.alertTimes[0], Seconds(3), "the first packet");
        NS_TEST_EXPECT_MSG_EQ(router.alertTimes[1], Seconds(6), "and 3 s later");
        NS_TEST_EXPECT_MSG_EQ(router.CountVerdicts(Verdict::ALERTED), 2, "verdicts");
        NS_TEST_EXPECT_MSG_EQ(router.CountVerdicts(Verdict::SUPPRESSED), 6, "verdicts");
        NS_TEST_EXPECT_MSG_EQ(router.SumHolds(), true, "sum rule");
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
    }
};

ForwarderGroundTruthTestSuite g_forwarderGroundTruthTestSuite; //!< Static variable for test
                                                               //!< initialization

} // namespace
