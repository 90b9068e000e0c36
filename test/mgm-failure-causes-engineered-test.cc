/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Suite mgm-failure-causes-engineered: networks that are made so that the failure cause of each
 * wrong-interface packet is known, for every rule; and the examples of the module, judged by hand.
 */

#include "mgm-failure-runs.h"
#include "ns3/mgm-entry-history.h"
#include "ns3/mgm-failure-classifier.h"
#include "ns3/mgm-network-helper.h"
#include "ns3/mgm-router-helper.h"
#include "ns3/mgm-trace-writer.h"
#include "ns3/simulator.h"
#include "ns3/test.h"
#include "ns3/udp-l4-protocol.h"

#include <memory>
#include <sstream>

#include <string>
#include <vector>

namespace
{

using namespace ns3;
using namespace ns3::mgm;

/// The end of every scenario here: a camera behind the router origin.
const char* const CAMERA = R"(
  "sources": [{"name": "camera", "at": "origin", "group": "239.1.1.1", "rate": "16kbps",
               "size_bytes": 200, "start_s": 1, "stop_s": 9}]})";

/// @return a scenario of 10 s with links of 1 ms.
std::string
MakeScenario(const std::string& nodes, const std::string& links, const std::string& members)
{
    return R"({"name": "engineered", "duration_s": 10, "topology": {"nodes": [)" + nodes +
           R"(], "links": [)" + links + R"(], "defaults": {"delay_ms": 1, "rate": "100Mbps"}}, )" +
           members + "," + CAMERA;
}

/// The router's own entry is at fault.
class EntryTestCase : public FailureRunTestCase
{
  public:
    EntryTestCase()
        : FailureRunTestCase("The entry is at fault: configured, old, moved on an alert")
    {
    }

  private:
    void DoRun() override
    {
        // An entry that somebody wrote takes the data from far, where near is the way back.
        const std::string diamond = R"({"name": "origin"}, {"name": "near"}, {"name": "far"},
                                       {"name": "leaf"})";
        const std::string links = R"({"a": "origin", "b": "near"},
                                     {"a": "origin", "b": "far", "cost": 5},
                                     {"a": "near", "b": "leaf"}, {"a": "far", "b": "leaf"})";
        const std::string senders = R"(
            {"router": "origin", "to": "near", "source": "camera", "group": "239.1.1.1"},
            {"router": "near", "to": "leaf", "source": "camera", "group": "239.1.1.1"})";
        ExpectOnly(RunText(MakeScenario(diamond,
                                        links,
                                        R"(
            "routers": {"protocols": [{"type": "static", "memberships": [)" +
                                            senders + R"(],
              "entries": [{"router": "leaf", "source": "camera", "group": "239.1.1.1",
                           "incoming": "far", "outgoing": []}]}]})")),
                   "leaf from near: static-entry by static-iif");

        // Routes change, and the group manager of leaf does not look at them again.
        ExpectOnly(RunText(MakeScenario(diamond, links, R"(
            "routers": {"exceptions": [{"routers": ["leaf"],
                                        "manager": {"ReevaluateOnRouteChange": false}}]},
            "receivers": [{"name": "screen", "at": "leaf", "group": "239.1.1.1"}],
            "events": [{"at_s": 5, "type": "cost", "link": "origin-near", "cost": 20}])")),
                   "leaf from far: reconvergence by old-entry",
                   5.01);

        // A protocol believes a spoofed packet.
        ExpectOnly(RunText(MakeScenario(diamond, links, R"(
            "routers": {"protocols": [{"type": "static-tree",
                        "attributes": {"Reaction": "retarget", "HoldDown": "100s"}}]},
            "receivers": [{"name": "screen", "at": "leaf", "group": "239.1.1.1"}],
            "events": [{"at_s": 5, "type": "inject", "router": "leaf", "to": "far",
                        "source": "camera", "group": "239.1.1.1"}])")),
                   "leaf from far: spoofed-source by foreign-origin; "
                   "leaf from near: spoofed-source by moved-by-alert");
    }
};

/// Configuration makes the sender send.
class ConfiguredSenderTestCase : public FailureRunTestCase
{
  public:
    ConfiguredSenderTestCase()
        : FailureRunTestCase("The sender is configured, or takes the data from the wrong side")
    {
    }

  private:
    void DoRun() override
    {
        ExpectOnly(RunText(MakeScenario(R"({"name": "origin"}, {"name": "a"}, {"name": "b"})",
                                        R"({"a": "origin", "b": "a"}, {"a": "origin", "b": "b"},
                                           {"a": "a", "b": "b"})",
                                        R"(
            "routers": {"protocols": [
              {"type": "static", "routers": ["a"], "interfaces": ["b"], "memberships": [
                {"router": "a", "to": "b", "source": "*", "group": "239.1.1.1"}]},
              {"type": "static-tree"}]},
            "receivers": [{"name": "screen-a", "at": "a", "group": "239.1.1.1"},
                          {"name": "screen-b", "at": "b", "group": "239.1.1.1"}])")),
                   "b from a: static-entry by static-oif");

        // On the LAN, q takes the data from origin and brings it, instead of taking it from p.
        ExpectOnly(RunText(MakeScenario(R"({"name": "origin"}, {"name": "p"}, {"name": "q"},
                                           {"name": "lan", "kind": "lan"})",
                                        R"({"a": "origin", "b": "p"},
                                           {"a": "origin", "b": "q", "cost": 10},
                                           {"a": "p", "b": "lan"}, {"a": "q", "b": "lan"})",
                                        R"(
            "routers": {"protocols": [{"type": "static",
              "memberships": [
                {"router": "origin", "to": "p", "source": "*", "group": "239.1.1.1"},
                {"router": "origin", "to": "q", "source": "*", "group": "239.1.1.1"},
                {"router": "p", "to": "lan", "source": "*", "group": "239.1.1.1"}],
              "entries": [{"router": "q", "source": "*", "group": "239.1.1.1",
                           "incoming": "origin", "outgoing": [{"to": "lan"}]}]}]})")),
                   "p from q: static-entry by static-sender; "
                   "q from p: static-entry by static-iif");
    }
};

/// On a LAN, whose data a router no longer needs.
class LanTestCase : public FailureRunTestCase
{
  public:
    LanTestCase()
        : FailureRunTestCase("The data on a LAN was expected before; somebody else wants it or not")
    {
    }

  private:
    void DoRun() override
    {
        // At 5 s q turns from the LAN, where p goes on to send, to its own link to origin.
        const std::string nodes = R"({"name": "origin"}, {"name": "p"}, {"name": "q"},
                                     {"name": "r"}, {"name": "lan", "kind": "lan"})";
        const std::string links = R"({"a": "origin", "b": "p"},
                                     {"a": "origin", "b": "q", "cost": 20}, {"a": "p", "b": "lan"},
                                     {"a": "q", "b": "lan", "cost": 5}, {"a": "r", "b": "lan"})";
        const std::string members = R"(
            "routers": {"protocols": [
              {"type": "static", "routers": ["origin", "p"], "memberships": [
                {"router": "origin", "to": "p", "source": "*", "group": "239.1.1.1"},
                {"router": "origin", "to": "q", "source": "*", "group": "239.1.1.1"},
                {"router": "p", "to": "lan", "source": "*", "group": "239.1.1.1"}]},
              {"type": "static-tree", "routers": ["q", "r"]}]},
            "events": [{"at_s": 5, "type": "cost", "link": "origin-q", "cost": 3}],
            "receivers": [{"name": "screen-q", "at": "q", "group": "239.1.1.1"})";
        ExpectOnly(RunText(MakeScenario(nodes, links, members + "]")),
                   "q from p: reconvergence by old-tree",
                   5.01);
        ExpectOnly(RunText(MakeScenario(nodes, links, members + R"(,
              {"name": "screen-r", "at": "r", "group": "239.1.1.1"}])")),
                   "q from p: parallel-forwarder by lan-forwarder",
                   5.01);
        ExpectOnly(RunText(MakeScenario(nodes, links, members + R"(,
              {"name": "screen-lan", "at": "lan", "group": "239.1.1.1"}])")),
                   "q from p: parallel-forwarder by lan-forwarder",
                   5.01);
        // A packet that nobody sent reaches the LAN's interface of p, whose iif is the other one.
        ExpectOnly(RunText(MakeScenario(nodes, links, R"(
            "receivers": [{"name": "screen-r", "at": "r", "group": "239.1.1.1"}],
            "events": [{"at_s": 5, "type": "inject", "router": "p", "to": "lan",
                        "source": "camera", "group": "239.1.1.1"}])")),
                   "p from : spoofed-source by foreign-origin",
                   4.99);
    }
};

/// Loops that somebody configured.
class LoopTestCase : public FailureRunTestCase
{
  public:
    LoopTestCase()
        : FailureRunTestCase("Data comes back, or circles")
    {
    }

  private:
    /// @return members with entries of three routers in a ring, whose first takes from a router.
    static std::string MakeRing(const std::string& first, const std::string& events)
    {
        const std::string begin = R"({"router": ")";
        const std::string key = R"(", "source": "*", "group": "239.1.1.1", "incoming": ")";
        return R"("routers": {"protocols": [{"type": "static", "memberships": [
            {"router": "origin", "to": "a", "source": "*", "group": "239.1.1.1"},
            {"router": "origin", "to": "d", "source": "*", "group": "239.1.1.1"},
            {"router": "d", "to": "screen", "source": "*", "group": "239.1.1.1"}],
          "entries": [)" +
               begin + "a" + key + first + R"(", "outgoing": [{"to": "b"}]},)" + begin + "b" + key +
               R"(a", "outgoing": [{"to": "c"}]},)" + begin + "c" + key +
               R"(b", "outgoing": [{"to": "a"}, {"to": "d"}]}]}]},
          "receivers": [{"name": "screen", "at": "d", "group": "239.1.1.1"}],
          "events": [)" +
               events + "]";
    }

    void DoRun() override
    {
        const std::string nodes = R"({"name": "origin"}, {"name": "a"}, {"name": "b"},
                                     {"name": "c"}, {"name": "d"})";
        const std::string links = R"({"a": "origin", "b": "a"}, {"a": "a", "b": "b"},
                                     {"a": "b", "b": "c", "delay_ms": 60},
                                     {"a": "c", "b": "a"}, {"a": "c", "b": "d"},
                                     {"a": "origin", "b": "d"})";
        // Round the ring and back to a, which stops it; d is outside.
        ExpectOnly(RunText(MakeScenario(nodes, links, MakeRing("origin", ""))),
                   "a from c: loop by returned; d from c: static-entry by static-oif");
        // From 5 s on, a takes what comes round: two packets that are in the ring circle.
        const std::vector<FailureLine> lines = RunText(MakeScenario(
            nodes, links, MakeRing("origin", R"({"at_s": 5.03, "type": "set-entry", "router": "a",
              "source": "*", "group": "239.1.1.1", "incoming": "c",
              "outgoing": [{"to": "b"}]})")));
        ExpectOnly(
            lines, "a from origin: static-entry by static-iif; d from c: loop by circle", 5.1, 7);
    }
};

/// The network changes.
class ReconvergenceTestCase : public FailureRunTestCase
{
  public:
    ReconvergenceTestCase()
        : FailureRunTestCase("Routers act on different states, or the old tree still sends")
    {
    }

  private:
    void DoRun() override
    {
        const std::string nodes = R"({"name": "origin"}, {"name": "near"}, {"name": "far"},
                                     {"name": "leaf"}, {"name": "aside"})";
        const std::string links = R"({"a": "origin", "b": "near"},
                                     {"a": "origin", "b": "far", "cost": 5},
                                     {"a": "near", "b": "leaf", "delay_ms": 30},
                                     {"a": "far", "b": "leaf", "cost": 4},
                                     {"a": "aside", "b": "origin"})";
        const std::string change =
            R"("events": [{"at_s": 5.11, "type": "cost", "link": "near-leaf", "cost": 20}])";
        const std::string receivers =
            R"("receivers": [{"name": "screen", "at": "leaf", "group": "239.1.1.1"}], )";
        // leaf learns late: data comes from far, of which leaf does not know yet.
        ExpectOnly(RunText(MakeScenario(nodes,
                                        links,
                                        R"(
            "routers": {"convergence": {"by_router_s": {"leaf": 1}}}, )" +
                                            receivers + change)),
                   "leaf from far: reconvergence by sender-version");
        // near learns late: it goes on serving leaf, which looks to far.
        ExpectOnly(RunText(MakeScenario(nodes,
                                        links,
                                        R"(
            "routers": {"convergence": {"by_router_s": {"near": 1, "origin": 1}}}, )" +
                                            receivers + change)),
                   "leaf from near: reconvergence by sender-version");
        // All learn at once, but a packet is under way.
        const std::vector<FailureLine> flying =
            RunText(MakeScenario(nodes, links, R"("routers": {}, )" + receivers + change));
        ExpectOnly(flying, "leaf from near: reconvergence by sender-version");
        NS_TEST_EXPECT_MSG_EQ(flying.size(), 1u, "one packet");
        // The same with dense mode, whose first prune is lost: near goes on as in the old tree.
        const std::string pim =
            R"("routers": {"protocols": [{"type": "pim-dm",
                           "attributes": {"TriggeredHelloDelay": "0s"}}])";
        ExpectOnly(RunText(MakeScenario(nodes, links, pim + "}, " + receivers + R"("events": [
              {"at_s": 5, "type": "cost", "link": "near-leaf", "cost": 20},
              {"at_s": 4.9, "type": "lose-messages", "link": "near-leaf", "protocol": "pim",
               "message": "prune", "from": "leaf"}])")),
                   "leaf from near: reconvergence by old-tree; "
                   "near from leaf: flood by dense-flood",
                   4.9);
        // A change elsewhere, of which only some know, is the cause of nothing.
        ExpectOnly(
            RunText(MakeScenario(nodes,
                                 links,
                                 pim + R"(, "convergence": {"by_router_s": {"leaf": 5}}}, )" +
                                     receivers + R"("events": [
              {"at_s": 0.5, "type": "cost", "link": "aside-origin", "cost": 9}])")),
            "far from leaf: flood by dense-flood; leaf from far: flood by dense-flood");
    }
};

/// What is left when all is well.
class SteadyTestCase : public FailureRunTestCase
{
  public:
    SteadyTestCase()
        : FailureRunTestCase("LANs, floods, costs that differ by direction, ties")
    {
    }

  private:
    void DoRun() override
    {
        const std::string pim = R"("routers": {"protocols": [{"type": "pim-dm",
            "attributes": {"TriggeredHelloDelay": "0s"}}]})";
        const std::string nodes = R"({"name": "origin"}, {"name": "north"}, {"name": "south"},
                                     {"name": "leaf"})";
        const std::string links = R"({"a": "origin", "b": "north"}, {"a": "origin", "b": "south"},
                                     {"a": "north", "b": "leaf"}, {"a": "south", "b": "leaf"})";
        ExpectOnly(RunText(MakeScenario(nodes, links, pim)),
                   "leaf from north: flood by dense-flood; north from leaf: flood by dense-flood");
        // The way over north is long for leaf only, and as long as before for the data.
        ExpectOnly(RunText(MakeScenario(nodes,
                                        R"({"a": "origin", "b": "north"},
                                           {"a": "origin", "b": "south", "cost": 2},
                                           {"a": "north", "b": "leaf"}, {"a": "south", "b": "leaf"})",
                                        R"("costs": [{"link": "leaf-north", "cost": 9,
                                                      "direction": "forward"}], )" +
                                            pim)),
                   "leaf from north: asymmetric-cost by forward-path; "
                   "north from leaf: flood by dense-flood");
        // The same length for the data: leaf chooses, and nobody is wrong.
        ExpectOnly(RunText(MakeScenario(nodes,
                                        links,
                                        R"("costs": [{"link": "leaf-north", "cost": 9,
                                                      "direction": "forward"}], )" +
                                            pim)),
                   "leaf from north: flood by dense-flood; north from leaf: flood by dense-flood");
        // leaf stands on the LAN and looks elsewhere; right forwards there for east.
        ExpectOnly(RunText(MakeScenario(
                       R"({"name": "origin"}, {"name": "left"}, {"name": "right"},
                          {"name": "lan", "kind": "lan"})",
                       R"({"a": "origin", "b": "left"}, {"a": "origin", "b": "right"},
                          {"a": "left", "b": "lan"}, {"a": "right", "b": "lan"})",
                       pim)),
                   "left from right: parallel-forwarder by lan-forwarder; "
                   "right from left: parallel-forwarder by lan-forwarder");
    }
};

/// The examples, as somebody judges them who reads what they describe.
class ExamplesTestCase : public FailureRunTestCase
{
  public:
    ExamplesTestCase()
        : FailureRunTestCase("The examples have the causes that their descriptions tell of")
    {
    }

  private:
    /// All packets of a time have one cause.
    void ExpectCause(const std::vector<FailureLine>& lines,
                     const std::string& cause,
                     double from = 0,
                     double until = 1e9)
    {
        for (const FailureLine& line : lines)
        {
            if (line.time >= from && line.time < until)
            {
                NS_TEST_EXPECT_MSG_EQ(
                    line.cause, cause, line.router << " from " << line.from << ", " << line.time);
            }
        }
        NS_TEST_EXPECT_MSG_EQ(lines.empty(), false, "packets");
    }

    void DoRun() override
    {
        ExpectCause(RunExample("asymmetric-costs"), "reconvergence");
        ExpectCause(RunExample("backbone-failure"), "reconvergence");
        ExpectCause(RunExample("igmp-querier-handover"), "parallel-forwarder");
        ExpectCause(RunExample("limiter-hides-interface"), "spoofed-source");
        ExpectCause(RunExample("parallel-forwarders"), "parallel-forwarder");
        ExpectCause(RunExample("pim-lan-assert"), "parallel-forwarder");
        ExpectCause(RunExample("pim-limiter"), "flood");
        ExpectCause(RunExample("spoofed-source"), "spoofed-source");

        const std::vector<FailureLine> loop = RunExample("configured-loop");
        ExpectCause(loop, "static-entry", 0, 10);
        ExpectCause(loop, "parallel-forwarder", 10);

        const std::vector<FailureLine> costs = RunExample("pim-asymmetric-costs");
        ExpectOnly(costs,
                   "leaf from north: asymmetric-cost by forward-path; "
                   "north from leaf: flood by dense-flood",
                   10,
                   30);
        ExpectOnly(costs,
                   "leaf from south: reconvergence by old-tree; "
                   "south from leaf: flood by dense-flood",
                   30);

        const std::vector<FailureLine> failure = RunExample("pim-backbone-failure");
        ExpectCause(failure, "flood", 0, 20);
        const std::string late = "KansasCity from Denver: reconvergence by sender-version";
        NS_TEST_EXPECT_MSG_EQ(Sum(failure, 40, 60).count(late),
                              1u,
                              "Kansas City learns of the link 8 s after Denver");
    }
};

/// What the classifier needs, and what it keeps.
class ClassifierTestCase : public TestCase
{
  public:
    ClassifierTestCase()
        : TestCase("The classifier shares tags with traces, and forgets entries that ended")
    {
    }

  private:
    void DoRun() override
    {
        Topology topology;
        topology.AddNode("a");
        topology.AddNode("b");
        topology.AddLink(0, 1);
        m_network = NetworkHelper(topology).Build();
        RouterHelper().Install(m_network->GetRouters()).Start(Seconds(0));
        CheckTags();
        CheckEntries();
        m_network = nullptr;
        Simulator::Destroy();
    }

    /// Data is tagged as long as a classifier or a trace wants it, whoever began first.
    void CheckTags()
    {
        std::ostringstream stream;
        TraceWriter trace(TraceLevel::ALERTS);
        trace.Open(stream, TraceRunInfo());
        auto classifier = std::make_unique<FailureClassifier>(*m_network);
        trace.Close();
        NS_TEST_EXPECT_MSG_EQ(LineageTag::IsEnabled(), true, "the classifier goes on");
        trace.Open(stream, TraceRunInfo());
        classifier.reset();
        NS_TEST_EXPECT_MSG_EQ(LineageTag::IsEnabled(), true, "the trace goes on");
        trace.Close();
        NS_TEST_EXPECT_MSG_EQ(LineageTag::IsEnabled(), false, "nobody wants it");
    }

    /// An entry is known as long as packets can be under way by it.
    void CheckEntries()
    {
        const EntryHistories histories(*m_network);
        const Ptr<KernelForwarder> forwarder = RouterHelper::GetForwarder(m_network->GetRouter(0));
        EntrySpec entry;
        entry.key = SourceGroup(Ipv4Address("10.9.9.9"), Ipv4Address("239.1.1.1"));
        entry.iif = InterfaceId(1);
        EntrySpec other = entry;
        other.key.group = Ipv4Address("239.1.1.2");
        RunFor(Seconds(1));
        forwarder->SetEntry(entry);
        forwarder->SetEntry(other);
        RunFor(Seconds(1));
        forwarder->DeleteEntry(entry.key);
        forwarder->DeleteEntry(other.key);
        RunFor(Seconds(200));
        forwarder->SetEntry(other);
        NS_TEST_ASSERT_MSG_NE(histories.Find(0, entry.key), nullptr, "for a while");
        NS_TEST_EXPECT_MSG_EQ(histories.Find(0, entry.key)->installed, false, "it ended");
        RunFor(Seconds(56));
        forwarder->DeleteEntry(other.key);
        NS_TEST_EXPECT_MSG_EQ(histories.Find(0, entry.key), nullptr, "it is forgotten");
        NS_TEST_EXPECT_MSG_NE(histories.Find(0, other.key), nullptr, "it has come again since");
    }

    /// Lets some time go by.
    static void RunFor(Time time)
    {
        Simulator::Stop(time);
        Simulator::Run();
    }

    Ptr<Network> m_network; //!< two routers
};

/// A host that writes the address of another host into what it sends.
class ForgingHostTestCase : public TestCase
{
  public:
    ForgingHostTestCase()
        : TestCase("Data that a host sends in the name of another tells who sent it")
    {
    }

  private:
    void DoRun() override
    {
        Topology topology;
        topology.AddNode("a");
        topology.AddNode("b");
        topology.AddLink(0, 1);
        NetworkHelper helper(topology);
        helper.AddHost("a", "camera");
        helper.AddHost("b", "forger");
        m_network = helper.Build();
        RouterHelper().Install(m_network->GetRouters()).Start(Seconds(0));
        FailureClassifier classifier(*m_network);
        TraceWriter trace(TraceLevel::ALERTS);
        const uint32_t forger = m_network->FindNode("forger")->GetId();
        trace.SetNodeName(forger, "forger", "host");
        trace.SetClassifier(MakeCallback(&FailureClassifier::Classify, &classifier));
        std::ostringstream stream;
        trace.Open(stream, TraceRunInfo());
        trace.ConnectNodes(NodeContainer::GetGlobal());
        Simulator::Schedule(Seconds(1), &ForgingHostTestCase::Forge, this);
        Simulator::Stop(Seconds(2));
        Simulator::Run();
        trace.Close();
        const std::string expected =
            R"("failure_cause":"spoofed-source","failure_facts":{"rule":"foreign-origin",)"
            R"("origin":{"node":)" +
            std::to_string(forger) + R"(,"name":"forger"}})";
        NS_TEST_EXPECT_MSG_NE(stream.str().find(expected), std::string::npos, stream.str());
        m_network = nullptr;
        Simulator::Destroy();
    }

    /// b expects data of the camera from a, and gets it from its host.
    void Forge()
    {
        const Ptr<Node> camera = m_network->FindNode("camera");
        const Ipv4Address source = camera->GetObject<Ipv4>()->GetAddress(1, 0).GetLocal();
        const Ipv4Address group("239.1.1.1");
        EntrySpec entry;
        entry.key = SourceGroup(source, group);
        entry.iif = InterfaceId(1);
        RouterHelper::GetForwarder(m_network->GetRouter(1))->SetEntry(entry);
        const Ptr<Ipv4> forger = m_network->FindNode("forger")->GetObject<Ipv4>();
        forger->Send(Create<Packet>(100), source, group, UdpL4Protocol::PROT_NUMBER, nullptr);
    }

    Ptr<Network> m_network; //!< two routers, a host behind each
};

/// Suite mgm-failure-causes-engineered.
class FailureCausesEngineeredTestSuite : public TestSuite
{
  public:
    FailureCausesEngineeredTestSuite()
        : TestSuite("mgm-failure-causes-engineered", TestSuite::Type::SYSTEM)
    {
        AddTestCase(new ClassifierTestCase);
        AddTestCase(new ForgingHostTestCase);
        AddTestCase(new EntryTestCase);
        AddTestCase(new ConfiguredSenderTestCase);
        AddTestCase(new LanTestCase);
        AddTestCase(new LoopTestCase);
        AddTestCase(new ReconvergenceTestCase);
        AddTestCase(new SteadyTestCase);
        AddTestCase(new ExamplesTestCase);
    }
};

FailureCausesEngineeredTestSuite g_failureCausesEngineered; //!< Static variable for test
                                                            //!< initialization

} // namespace
