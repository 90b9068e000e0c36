/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Suite mgm-trace-network: trace, ledger and stories of a real network that loses a link.
 *
 *        camera - A --x-- B - screen 1       A-B fails at 2 s. C and D converge within 100 ms and
 *                 |       |                  send the data to B by way of D and C. B learns of it
 *                 D ----- C - screen 2       after 1 s only, and until then gets the data on the
 *                                            wrong interface.
 */

#include "ns3/boolean.h"
#include "ns3/inet-socket-address.h"
#include "ns3/mgm-alert-ledger.h"
#include "ns3/mgm-explain.h"
#include "ns3/mgm-host-helper.h"
#include "ns3/mgm-network-helper.h"
#include "ns3/mgm-router-helper.h"
#include "ns3/mgm-static-tree-helper.h"
#include "ns3/mgm-trace-writer.h"
#include "ns3/on-off-helper.h"
#include "ns3/packet-sink-helper.h"
#include "ns3/simulator.h"
#include "ns3/string.h"
#include "ns3/test.h"

#include <algorithm>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>

namespace
{

using namespace ns3;
using namespace ns3::mgm;

/// How the routers of a test network are set up.
struct RouterSettings
{
    std::string reaction{"none"}; //!< attribute Reaction of StaticTree
    bool deliver{true};           //!< attribute DeliverWrongInterface of Manager
};

/// The network of the drawing, with everything installed.
class LostLinkNetwork
{
  public:
    /// @param [in] settings Of the routers.
    explicit LostLinkNetwork(const RouterSettings& settings)
    {
        Topology topology;
        for (const char* name : {"A", "B", "C", "D"})
        {
            topology.AddNode(name);
        }
        m_failing = topology.AddLink(0, 1);
        topology.AddLink(1, 2);
        topology.AddLink(2, 3);
        topology.AddLink(3, 0);
        NetworkHelper helper(topology);
        helper.SetViewAttribute("ConvergenceDelay", TimeValue(MilliSeconds(100)));
        helper.AddHost("A", "camera");
        helper.AddHost("B", "screen 1");
        helper.AddHost("C", "screen 2");
        m_network = helper.Build();
        m_network->GetView("B")->SetAttribute("ConvergenceDelay", TimeValue(Seconds(1)));

        RouterHelper router;
        router.SetManagerAttribute("DeliverWrongInterface", BooleanValue(settings.deliver));
        router.Install(m_network->GetRouters());
        StaticTreeHelper trees(m_network->GetRoutes());
        trees.Set("Reaction", StringValue(settings.reaction));
        trees.Install(m_network->GetRouters());
        InstallTraffic(trees.GetGroups());
        Simulator::Schedule(Seconds(2), &LostLinkNetwork::FailLink, this);
    }

    ~LostLinkNetwork()
    {
        Simulator::Destroy();
    }

    /// Runs it for 5 s.
    void Run()
    {
        Simulator::Stop(Seconds(5));
        Simulator::Run();
    }

    /// @return all nodes.
    NodeContainer GetNodes() const
    {
        return NodeContainer(m_network->GetRouters(), m_network->GetHosts());
    }

    /// @return the network.
    Ptr<Network> GetNetwork() const
    {
        return m_network;
    }

    /// @return source and group of the data.
    SourceGroup GetKey() const
    {
        return SourceGroup(m_network->GetAddress("camera"), GROUP);
    }

    /// @return the counters of the data's entries, by router.
    std::map<uint32_t, EntryCounters> ReadCounters() const
    {
        std::map<uint32_t, EntryCounters> counters;
        const NodeContainer routers = m_network->GetRouters();
        for (uint32_t i = 0; i < routers.GetN(); ++i)
        {
            const Ptr<Node> node = routers.Get(i);
            RouterHelper::GetForwarder(node)->ReadCounters(GetKey(), counters[node->GetId()]);
        }
        return counters;
    }

  private:
    const Ipv4Address GROUP{"239.1.1.1"}; //!< group of the data

    /// The camera sends 20 packets a second, the screens receive.
    void InstallTraffic(const Ptr<StaticTreeGroups>& groups)
    {
        OnOffHelper camera("ns3::UdpSocketFactory", InetSocketAddress(GROUP, 5000));
        camera.SetConstantRate(DataRate("80kbps"), 500);
        camera.Install(m_network->FindNode("camera")).Start(Seconds(1));
        groups->AddSource(GROUP, m_network->GetAddress("camera"));
        for (const char* name : {"screen 1", "screen 2"})
        {
            HostHelper().Join(m_network->FindNode(name), GROUP);
            PacketSinkHelper("ns3::UdpSocketFactory", InetSocketAddress(GROUP, 5000))
                .Install(m_network->FindNode(name));
            groups->AddReceiver(GROUP, m_network->GetAddress(name));
        }
    }

    /// Takes the link down.
    void FailLink()
    {
        m_network->SetLinkUp(m_failing, false);
    }

    LinkIndex m_failing{0}; //!< the link that fails
    Ptr<Network> m_network; //!< the network
};

/// @return a trace of the network.
std::string
TraceNetwork(TraceLevel level, const std::string& reaction)
{
    std::ostringstream stream;
    LostLinkNetwork network({reaction, true});
    TraceWriter writer(level);
    writer.Open(stream, {"lost link", 1, 1, "3.37"});
    writer.ConnectNodes(network.GetNodes());
    writer.Connect(network.GetNetwork()->GetRoutes());
    network.Run();
    writer.Close();
    return stream.str();
}

/// The same run gives the same bytes, and every cause stands on an earlier line.
class DeterminismTestCase : public TestCase
{
  public:
    DeterminismTestCase()
        : TestCase("Same run, same bytes; causes stand on earlier lines at every level")
    {
    }

  private:
    void DoRun() override
    {
        std::set<std::string> lastIds;
        for (const TraceLevel level :
             {TraceLevel::ALERTS, TraceLevel::CONTROL, TraceLevel::STATE, TraceLevel::PACKETS})
        {
            const std::string trace = TraceNetwork(level, "retarget");
            NS_TEST_EXPECT_MSG_EQ((trace == TraceNetwork(level, "retarget")),
                                  true,
                                  "level " << GetTraceLevelName(level));
            const std::set<std::string> ids = CheckCauses(trace);
            NS_TEST_EXPECT_MSG_GT(ids.size(), lastIds.size(), "each level holds more");
            NS_TEST_EXPECT_MSG_EQ(
                std::includes(ids.begin(), ids.end(), lastIds.begin(), lastIds.end()),
                true,
                "ids do not depend on the level");
            lastIds = ids;
            std::ofstream file(
                CreateTempDirFilename(std::string(GetTraceLevelName(level)) + ".jsonl"));
            file << trace;
        }
    }

    /// @return the ids of a trace's records, after a check of their causes.
    std::set<std::string> CheckCauses(const std::string& trace)
    {
        std::set<std::string> ids;
        std::istringstream lines(trace);
        for (std::string line; std::getline(lines, line);)
        {
            const nlohmann::json record = nlohmann::json::parse(line);
            if (!record.contains("id"))
            {
                continue;
            }
            NS_TEST_EXPECT_MSG_EQ(
                ids.insert(record["id"].get<std::string>()).second, true, "new id: " << line);
            if (record.contains("cause"))
            {
                NS_TEST_EXPECT_MSG_EQ(ids.count(record["cause"]), 1u, "earlier: " << line);
            }
        }
        return ids;
    }
};

/// The ledger, the forwarders and the trace count the same.
class AgreementTestCase : public TestCase
{
  public:
    AgreementTestCase()
        : TestCase("Ledger, counters of the forwarders and trace agree")
    {
    }

  private:
    void DoRun() override
    {
        CheckRun(true);
        CheckRun(false);
    }

    /// Checks a run in which alerts are delivered or not.
    void CheckRun(bool deliver)
    {
        std::ostringstream stream;
        std::vector<LedgerRow> rows;
        AlertCounts totals;
        {
            LostLinkNetwork network({"none", deliver});
            TraceWriter writer(TraceLevel::ALERTS);
            const Ptr<AlertLedger> ledger = CreateObject<AlertLedger>();
            writer.Open(stream, {"lost link", 1, 1, "3.37"});
            writer.ConnectNodes(network.GetNodes());
            ledger->ConnectNodes(network.GetNodes());
            network.Run();
            rows = ledger->GetRows();
            totals = ledger->GetTotals();
            CheckCounters(network, *ledger);
        }
        NS_TEST_EXPECT_MSG_GT(totals.packets, 10u, "the network has wrong-interface packets");
        const uint64_t alerts = totals.GetCount(Verdict::ALERTED);
        NS_TEST_EXPECT_MSG_GT(alerts, 0u, "and alerts");
        NS_TEST_EXPECT_MSG_EQ(totals.delivered, (deliver ? alerts : 0), "delivered");
        NS_TEST_EXPECT_MSG_EQ(totals.undelivered, (deliver ? 0 : alerts), "undelivered");
        CheckTrace(stream.str(), rows);
    }

    /// Compares the ledger with the forwarders.
    void CheckCounters(const LostLinkNetwork& network, const AlertLedger& ledger)
    {
        uint64_t packets = 0;
        for (const auto& item : network.ReadCounters())
        {
            const AlertCounts counts = ledger.GetRouterCounts(item.first);
            NS_TEST_EXPECT_MSG_EQ(
                counts.packets, item.second.wrongInterface, "router " << item.first);
            NS_TEST_EXPECT_MSG_EQ(
                (counts.verdicts == item.second.verdicts), true, "router " << item.first);
            packets += item.second.wrongInterface;
        }
        NS_TEST_EXPECT_MSG_EQ(ledger.GetTotals().packets, packets, "whole run");
    }

    /// Compares the ledger with what mgm-explain reads in the trace.
    void CheckTrace(const std::string& trace, const std::vector<LedgerRow>& rows)
    {
        const std::string path = CreateTempDirFilename("agreement.jsonl");
        std::ofstream(path) << trace;
        std::ostringstream out;
        std::ostringstream err;
        NS_TEST_ASSERT_MSG_EQ(RunExplain({"--json", path}, out, err), 0, err.str());
        const nlohmann::json table = nlohmann::json::parse(out.str());
        NS_TEST_ASSERT_MSG_EQ(table["rows"].size(), rows.size(), "rows");
        for (const LedgerRow& row : rows)
        {
            for (const nlohmann::json& other : table["rows"])
            {
                if (other["node"] == row.node && other["arrival"]["index"] == row.arrival.index)
                {
                    NS_TEST_EXPECT_MSG_EQ(other["packets"], row.counts.packets, "packets");
                    NS_TEST_EXPECT_MSG_EQ(other["verdicts"]["suppressed"],
                                          row.counts.GetCount(Verdict::SUPPRESSED),
                                          "suppressed");
                    NS_TEST_EXPECT_MSG_EQ(other["delivered"], row.counts.delivered, "delivered");
                    NS_TEST_EXPECT_MSG_EQ(
                        other["first_ns"], row.firstPacket.GetNanoSeconds(), "first");
                    NS_TEST_EXPECT_MSG_EQ(
                        other["last_ns"], row.lastPacket.GetNanoSeconds(), "quiet since");
                }
            }
        }
    }
};

/// The story of the first alert.
class StoryTestCase : public TestCase
{
  public:
    StoryTestCase()
        : TestCase("The story of an alert, from the lost link to quiet")
    {
    }

  private:
    void DoRun() override
    {
        for (const std::string& reaction : {std::string("none"), std::string("retarget")})
        {
            const std::string path = CreateTempDirFilename(reaction + ".jsonl");
            std::ofstream(path) << TraceNetwork(TraceLevel::PACKETS, reaction);
            const nlohmann::json table = nlohmann::json::parse(Explain({"--json", path}));
            NS_TEST_ASSERT_MSG_GT(table["alerts"].size(), 0u, "alerts");
            const std::string alert = table["alerts"][0]["alert"];
            const std::string story = Explain({path, alert});
            const nlohmann::json facts = nlohmann::json::parse(Explain({"--json", path, alert}));
            std::ofstream(CreateTempDirFilename(reaction + ".txt")) << story;
            CheckFacts(facts, reaction);
        }
    }

    /// Checks what a story is made of.
    void CheckFacts(const nlohmann::json& facts, const std::string& reaction)
    {
        NS_TEST_EXPECT_MSG_EQ(facts["topology_change"]["event"], "link-down", "link");
        NS_TEST_EXPECT_MSG_EQ(facts["alert"]["name"], "B", "router");
        NS_TEST_EXPECT_MSG_EQ(facts["packet"]["previous_hop"]["name"], "C", "previous hop");
        NS_TEST_EXPECT_MSG_EQ(facts["packet"]["arrival"]["name"], "B->C", "arrival");
        NS_TEST_EXPECT_MSG_EQ(facts["packet"]["expected"]["name"], "B->A", "expected");
        NS_TEST_EXPECT_MSG_EQ(facts["packet"]["arrival_owner"], "static-tree", "owner");
        NS_TEST_EXPECT_MSG_EQ(facts["converged_before"].size(), 3u, "A, C and D");
        NS_TEST_ASSERT_MSG_EQ(facts["converged_after"].size(), 1u, "B");
        NS_TEST_EXPECT_MSG_EQ(facts["converged_after"][0]["name"], "B", "B");
        NS_TEST_EXPECT_MSG_EQ(facts["sender_entry_causes"].back()["id"],
                              facts["topology_change"]["id"],
                              "C follows the change");
        NS_TEST_EXPECT_MSG_EQ(facts["packet_causes"].back()["name"], "camera", "who sent it");
        NS_TEST_EXPECT_MSG_EQ(facts["packet_causes"].size(), 4u, "camera, A, D, C");
        NS_TEST_EXPECT_MSG_EQ(facts["reaction"]["action"], reaction, "reaction");
        const bool retargeted = reaction == "retarget";
        NS_TEST_EXPECT_MSG_EQ(!facts["effects"].empty(), retargeted, "effects");
        NS_TEST_EXPECT_MSG_EQ((facts["burst"]["packets"] > 1), !retargeted, "packets");
        if (!retargeted)
        {
            NS_TEST_EXPECT_MSG_EQ(facts["settling_entry"]["name"], "B", "B settles");
            NS_TEST_EXPECT_MSG_EQ(facts["settling_entry_causes"][0]["record"], "converged", "why");
        }
        else
        {
            NS_TEST_EXPECT_MSG_EQ(
                facts["effects"].back()["after"]["iif"]["name"], "B->C", "new interface");
        }
    }

    /// @return what the program prints.
    std::string Explain(const std::vector<std::string>& arguments)
    {
        std::ostringstream out;
        std::ostringstream err;
        NS_TEST_EXPECT_MSG_EQ(RunExplain(arguments, out, err), 0, err.str());
        return out.str();
    }
};

/// Suite mgm-trace-network.
class TraceNetworkTestSuite : public TestSuite
{
  public:
    TraceNetworkTestSuite()
        : TestSuite("mgm-trace-network", TestSuite::Type::SYSTEM)
    {
        AddTestCase(new DeterminismTestCase);
        AddTestCase(new AgreementTestCase);
        AddTestCase(new StoryTestCase);
    }
};

TraceNetworkTestSuite g_traceNetworkTestSuite; //!< Static variable for test initialization

} // namespace
