/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Suite mgm-pim-alerts: what the wrong-interface alerts of dense-mode routers lead to, measured by
 * AlertLedger; and a trace and a pcap file of such a run, which scripts compare with tshark and
 * with the schema.
 */

#include "mgm-pim-network.h"
#include "mgm-test-files.h"
#include "mgm-test-require.h"
#include "ns3/csma-helper.h"
#include "ns3/mgm-alert-ledger.h"
#include "ns3/mgm-trace-writer.h"
#include "ns3/simulator.h"

#include <fstream>
#include <set>

namespace
{

using namespace ns3;
using namespace ns3::mgm;
using namespace ns3::mgm::test;

/// Base: measures alerts.
class AlertsTestCase : public ModuleTestCase
{
  public:
    explicit AlertsTestCase(const std::string& name)
        : ModuleTestCase(name)
    {
    }

  protected:
    /// Begins to measure.
    void Observe()
    {
        m_ledger = CreateObject<AlertLedger>();
        m_ledger->ConnectNodes(m_network->GetNetwork()->GetRouters());
    }

    /// @return the episodes of a router, which hears the data on one wrong interface.
    std::vector<AlertEpisode> GetEpisodes(const std::string& router)
    {
        std::vector<AlertEpisode> found;
        for (const LedgerRow& row : m_ledger->GetRows())
        {
            if (row.node == m_network->GetNode(router)->GetId())
            {
                NS_TEST_EXPECT_MSG_EQ(found.empty(), true, "one row of " << router);
                found = row.episodes;
            }
        }
        return found;
    }

    /// @return milliseconds from the first packet of an episode to its message; -1: there is none.
    static int64_t GetReactionTime(const AlertEpisode& episode)
    {
        return episode.firstMessage
                   ? (*episode.firstMessage - episode.firstPacket).GetMilliSeconds()
                   : -1;
    }

    void DoTeardown() override
    {
        m_ledger = nullptr;
        m_network.reset();
    }

    std::unique_ptr<PimNetwork> m_network = std::make_unique<PimNetwork>(); //!< where it happens
    Ptr<AlertLedger> m_ledger;                                              //!< what is measured
};

/**
 * @verbatim
 *              +-- u1 --+      +-- d1 -- early
 *   source -- s         LAN ---+
 *              +-- u2 --+      +-- d2 -- late
 * @endverbatim
 *
 * The link to u2 costs more.
 */
class LanTestCase : public AlertsTestCase
{
  public:
    LanTestCase()
        : AlertsTestCase("On a LAN an alert leads to an Assert at once, and the duplicates end")
    {
    }

  private:
    void DoRun() override
    {
        Build();
        const Ptr<Node> d1 = m_network->GetNode("d1");
        const Ptr<NetDevice> device =
            d1->GetObject<Ipv4>()->GetNetDevice(m_network->GetInterface("d1", "LAN"));
        CsmaHelper().EnablePcap(CreateTempDirFilename("pim-lan"), device, true);
        std::ofstream file(CreateTempDirFilename("pim-lan.jsonl"));
        TraceWriter writer(TraceLevel::STATE);
        NameNodes(writer);
        writer.Open(file, TraceRunInfo());
        writer.ConnectNodes(NodeContainer::GetGlobal());
        Observe();
        Play();
        NS_TEST_EXPECT_MSG_EQ(writer.Close(), true, "written");
        Check();
    }

    /// Builds the network.
    void Build()
    {
        m_network->AddRouters({"s", "u1", "u2", "d1", "d2"});
        m_network->AddLink("s", "u1", 1);
        m_network->AddLink("s", "u2", 2);
        m_network->AddLan("LAN", {"u1", "u2", "d1", "d2"});
        m_network->AddHost("s", "source");
        m_network->AddHost("d1", "early");
        m_network->AddHost("d2", "late");
        m_network->Build();
        m_network->Send("source", 10, 100);
        m_network->AddReceiver("early");
        m_network->AddReceiver("late");
    }

    /// Gives all routers their names.
    void NameNodes(TraceWriter& writer)
    {
        for (const char* name : {"s", "u1", "u2", "d1", "d2"})
        {
            writer.SetNodeName(m_network->GetNode(name)->GetId(), name, "router");
        }
    }

    /// Something that needs every type of message.
    void Play()
    {
        m_network->At(5, [&] { m_network->Join("early"); });
        m_network->At(30, [&] { m_network->Join("late"); });
        m_network->At(40, [&] { m_network->Leave("late"); });
        m_network->At(50, [&] { m_network->Leave("early"); });
        m_network->At(60, [&] { m_network->Join("late"); });
        m_network->At(110, [&] { m_network->GetPim("u1")->Stop(); });
        m_network->RunUntil(115);
    }

    /// Checks what alerts led to.
    void Check()
    {
        const std::vector<AlertEpisode> winner = GetEpisodes("u1");
        MGM_TEST_REQUIRE_EQ(winner.size(), 1u, "u1 hears u2 once");
        NS_TEST_EXPECT_MSG_EQ(winner[0].message, "pim assert", "what u1 does");
        NS_TEST_EXPECT_MSG_EQ(GetReactionTime(winner[0]), 0, "and when");
        NS_TEST_EXPECT_MSG_EQ(winner[0].packets, 1u, "then u2 is silent");
        NS_TEST_EXPECT_MSG_EQ(
            *m_ledger->GetTimeToQuiet(winner[0]), Seconds(0), "one packet, and it is quiet");
        const std::vector<AlertEpisode> loser = GetEpisodes("u2");
        MGM_TEST_REQUIRE_EQ(loser.size(), 2u, "u1 is silent from 50 s to 60 s");
        NS_TEST_EXPECT_MSG_EQ(loser[0].message, "pim assert", "what u2 does");
        NS_TEST_EXPECT_MSG_EQ(GetReactionTime(loser[0]), 0, "and when");
        NS_TEST_EXPECT_MSG_GT(loser[0].packets, 300u, "it goes on to hear the data of u1");
        NS_TEST_EXPECT_MSG_EQ(loser[1].message, "", "and knows why");
        NS_TEST_EXPECT_MSG_LT(m_network->GetReport("early").duplicates, 2u, "duplicates");
        std::set<PimType> types;
        for (const PimMessageRecord& record : m_network->messages)
        {
            types.insert(record.message.type);
        }
        NS_TEST_EXPECT_MSG_EQ(types.size(), 6u, "all types of messages were sent");
    }
};

/**
 * @verbatim
 *   source -- a -- b -- receiver
 *             |    |
 *             +- c-+
 * @endverbatim
 *
 * Data that comes to b by way of c comes on the wrong interface.
 */
class PointToPointTestCase : public AlertsTestCase
{
  public:
    PointToPointTestCase()
        : AlertsTestCase("On a point-to-point link an alert leads to a Prune, and it is quiet")
    {
    }

  private:
    void DoRun() override
    {
        m_network->AddRouters({"a", "b", "c"});
        m_network->AddLink("a", "b");
        m_network->AddLink("a", "c");
        m_network->AddLink("b", "c");
        m_network->AddHost("a", "source");
        m_network->AddHost("b", "receiver");
        m_network->Build();
        m_network->Send("source", 10, 30);
        m_network->AddReceiver("receiver");
        m_network->At(5, [&] { m_network->Join("receiver"); });
        Observe();
        m_network->RunUntil(40);
        for (const char* router : {"b", "c"})
        {
            const std::vector<AlertEpisode> episodes = GetEpisodes(router);
            MGM_TEST_REQUIRE_EQ(episodes.size(), 1u, "episodes of " << router);
            const AlertEpisode& episode = episodes[0];
            NS_TEST_EXPECT_MSG_EQ(episode.message, "pim join-prune", "what " << router << " does");
            NS_TEST_EXPECT_MSG_EQ(GetReactionTime(episode), 0, "and when");
            MGM_TEST_REQUIRE_EQ(
                m_ledger->GetTimeToQuiet(episode).has_value(), true, "it is quiet at " << router);
            NS_TEST_EXPECT_MSG_LT(
                *m_ledger->GetTimeToQuiet(episode), Seconds(1), "soon, at " << router);
        }
    }
};

/// Suite mgm-pim-alerts.
class PimAlertsTestSuite : public TestSuite
{
  public:
    PimAlertsTestSuite()
        : TestSuite("mgm-pim-alerts", TestSuite::Type::UNIT)
    {
        AddTestCase(new LanTestCase);
        AddTestCase(new PointToPointTestCase);
    }
};

PimAlertsTestSuite g_pimAlertsTestSuite; //!< Static variable for test initialization

} // namespace
