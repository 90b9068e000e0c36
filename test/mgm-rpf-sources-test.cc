/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Suite mgm-rpf-sources: RPF answers from static routes, from the unicast routing of a node, and
 * from several sources at once; the prefix table behind them.
 */

#include "ns3/enum.h"
#include "ns3/internet-stack-helper.h"
#include "ns3/ipv4-global-routing-helper.h"
#include "ns3/ipv4-route.h"
#include "ns3/ipv4-static-routing-helper.h"
#include "ns3/ipv4-static-routing.h"
#include "ns3/mgm-graph-routing.h"
#include "ns3/mgm-prefix-map.h"
#include "ns3/mgm-rpf-source-list.h"
#include "ns3/mgm-static-mrib.h"
#include "ns3/mgm-unicast-rpf.h"
#include "ns3/node-container.h"
#include "ns3/point-to-point-helper.h"
#include "ns3/simulator.h"
#include "ns3/test.h"
#include "ns3/uinteger.h"

#include <map>
#include <random>
#include <sstream>
#include <string>
#include <vector>

namespace
{

using namespace ns3;
using namespace ns3::mgm;

/// The most specific network wins, as in a search through all of them.
class PrefixMapTestCase : public TestCase
{
  public:
    PrefixMapTestCase()
        : TestCase("Longest match, compared with a search through everything")
    {
    }

  private:
    void DoRun() override
    {
        std::mt19937 random(1);
        PrefixMap<uint32_t> map;
        std::map<std::pair<uint32_t, uint32_t>, uint32_t> all; // mask and network
        for (uint32_t i = 0; i < 2000; ++i)
        {
            const uint32_t length = random() % 33;
            const uint32_t mask = length == 0 ? 0 : ~uint32_t{0} << (32 - length);
            const uint32_t network = random() & mask & 0xff0fffff;
            if (random() % 4 == 0)
            {
                const bool erased = map.Erase(Ipv4Address(network), Ipv4Mask(mask));
                NS_TEST_EXPECT_MSG_EQ(erased, (all.erase({mask, network}) > 0), "erased");
                continue;
            }
            map.Set(Ipv4Address(network | (random() & ~mask)), Ipv4Mask(mask), i);
            all[{mask, network}] = i;
        }
        for (uint32_t i = 0; i < 2000; ++i)
        {
            const uint32_t address = random() & 0xff0fffff;
            const auto match = map.Find(Ipv4Address(address));
            bool found = false;
            for (auto entry = all.rbegin(); entry != all.rend() && !found; ++entry)
            {
                if ((address & entry->first.first) == entry->first.second)
                {
                    found = true;
                    NS_TEST_ASSERT_MSG_NE(match.value, nullptr, "there is one");
                    NS_TEST_EXPECT_MSG_EQ(*match.value, entry->second, "value");
                    NS_TEST_EXPECT_MSG_EQ(match.mask.Get(), entry->first.first, "mask");
                    NS_TEST_EXPECT_MSG_EQ(match.network.Get(), entry->first.second, "network");
                }
            }
            NS_TEST_EXPECT_MSG_EQ(found, (match.value != nullptr), "found or not");
        }
    }
};

/// Counts notifications of changed routes.
class ChangeCounter
{
  public:
    /// @param [in] source The source to listen to.
    explicit ChangeCounter(Ptr<RpfSource> source)
    {
        source->TraceConnectWithoutContext("RoutesChanged",
                                           MakeCallback(&ChangeCounter::Count, this));
    }

    /// Counts one more.
    void Count()
    {
        ++changes;
    }

    uint32_t changes{0}; //!< notifications so far
};

/// Static routes: longest match, replacement, removal.
class StaticMribTestCase : public TestCase
{
  public:
    StaticMribTestCase()
        : TestCase("Static routes towards sources")
    {
    }

  private:
    void DoRun() override
    {
        Ptr<StaticMrib> mrib = CreateObject<StaticMrib>();
        ChangeCounter counter(mrib);
        RpfRoute route;
        const Ipv4Address source("10.1.2.3");
        NS_TEST_EXPECT_MSG_EQ(mrib->Lookup(source, route), false, "empty");
        mrib->AddRoute("10.1.2.99", "255.255.0.0", InterfaceId(2), "10.9.0.1", 5, 7);
        mrib->AddRoute("0.0.0.0", "0.0.0.0", InterfaceId(1), "10.9.0.2");
        NS_TEST_EXPECT_MSG_EQ(mrib->Lookup(source, route), true, "two routes");
        NS_TEST_EXPECT_MSG_EQ(route.interface, InterfaceId(2), "the longer one");
        NS_TEST_EXPECT_MSG_EQ(route.neighbor, Ipv4Address("10.9.0.1"), "neighbor");
        NS_TEST_EXPECT_MSG_EQ(route.network, Ipv4Address("10.1.0.0"), "network");
        NS_TEST_EXPECT_MSG_EQ(route.mask, Ipv4Mask("255.255.0.0"), "mask");
        NS_TEST_EXPECT_MSG_EQ(route.preference, 5, "preference");
        NS_TEST_EXPECT_MSG_EQ(route.metric, 7, "metric");
        NS_TEST_EXPECT_MSG_EQ((route.protocol == RouteProtocol::STATIC), true, "who");
        mrib->AddRoute("10.1.2.3", "255.255.255.255", InterfaceId(3), "0.0.0.0");
        mrib->Lookup(source, route);
        NS_TEST_EXPECT_MSG_EQ(route.interface, InterfaceId(3), "a host route");
        NS_TEST_EXPECT_MSG_EQ(counter.changes, 3, "each addition is told");
        NS_TEST_EXPECT_MSG_EQ(mrib->RemoveRoute("10.1.2.3", "255.255.255.0"), false, "other mask");
        NS_TEST_EXPECT_MSG_EQ(mrib->RemoveRoute("10.1.2.3", "255.255.255.255"), true, "removed");
        NS_TEST_EXPECT_MSG_EQ(counter.changes, 4, "told");
        mrib->Lookup(source, route);
        NS_TEST_EXPECT_MSG_EQ(route.interface, InterfaceId(2), "the next longest");
    }
};

/// Of several answers the smallest distance wins, or the longest mask; then the order.
class SourceListTestCase : public TestCase
{
  public:
    SourceListTestCase()
        : TestCase("Choice among several sources of routes")
    {
    }

  private:
    void DoRun() override
    {
        Ptr<StaticMrib> first = CreateObject<StaticMrib>();
        Ptr<StaticMrib> second = CreateObject<StaticMrib>();
        Ptr<RpfSourceList> list = CreateObject<RpfSourceList>();
        list->AddSource(first);
        list->AddSource(second);
        ChangeCounter counter(list);
        const auto ask = [&list](const char* source) {
            RpfRoute route;
            return list->Lookup(Ipv4Address(source), route) ? route.interface.index : 0;
        };
        NS_TEST_EXPECT_MSG_EQ(ask("10.0.0.1"), 0, "nothing anywhere");
        first->AddRoute("10.0.0.0", "255.0.0.0", InterfaceId(1), "10.9.0.1", 1);
        second->AddRoute("10.0.0.0", "255.255.255.0", InterfaceId(2), "10.9.0.2", 110);
        NS_TEST_EXPECT_MSG_EQ(counter.changes, 2, "changes of the members are told");
        NS_TEST_EXPECT_MSG_EQ(ask("10.0.0.1"), 1, "smaller distance");
        list->SetAttribute("Selection", EnumValue(LONGEST_MATCH));
        NS_TEST_EXPECT_MSG_EQ(ask("10.0.0.1"), 2, "longer mask");
        NS_TEST_EXPECT_MSG_EQ(ask("10.7.0.1"), 1, "only one knows it");
        first->AddRoute("10.0.0.0", "255.255.255.0", InterfaceId(3), "10.9.0.3", 110);
        NS_TEST_EXPECT_MSG_EQ(ask("10.0.0.1"), 3, "all the same: the first");
        second->AddRoute("10.0.0.0", "255.255.255.0", InterfaceId(4), "10.9.0.4", 20);
        NS_TEST_EXPECT_MSG_EQ(ask("10.0.0.1"), 4, "same mask: smaller distance");
        list->Dispose();
        second->RemoveRoute("10.0.0.0", "255.255.255.0");
        NS_TEST_EXPECT_MSG_EQ(counter.changes, 4, "no news after the end");
    }
};

/**
 * Links two nodes.
 * @param [in] a A node.
 * @param [in] b Another.
 * @param [in] network A /24.
 */
void
Link(Ptr<Node> a, Ptr<Node> b, const char* network)
{
    const NetDeviceContainer devices = PointToPointHelper().Install(a, b);
    for (uint32_t end = 0; end < 2; ++end)
    {
        const Ptr<Ipv4> ipv4 = devices.Get(end)->GetNode()->GetObject<Ipv4>();
        const uint32_t interface = ipv4->AddInterface(devices.Get(end));
        const Ipv4Address address(Ipv4Address(network).Get() + 1 + end);
        ipv4->AddAddress(interface, Ipv4InterfaceAddress(address, "255.255.255.0"));
        ipv4->SetUp(interface);
    }
}

/// Answers from ns-3's static and global routing follow their tables.
class UnicastRpfTestCase : public TestCase
{
  public:
    UnicastRpfTestCase()
        : TestCase("RPF by ns-3's static and global routing")
    {
    }

  private:
    void DoRun() override
    {
        // Triangle: 0 - 1 (10.0.1), 0 - 2 (10.0.2), 1 - 2 (10.0.3), and 2 - 3 (10.0.4).
        NodeContainer nodes(4);
        InternetStackHelper stack;
        stack.SetIpv6StackInstall(false);
        stack.Install(nodes);
        Link(nodes.Get(0), nodes.Get(1), "10.0.1.0");
        Link(nodes.Get(0), nodes.Get(2), "10.0.2.0");
        Link(nodes.Get(1), nodes.Get(2), "10.0.3.0");
        Link(nodes.Get(2), nodes.Get(3), "10.0.4.0");
        m_rpf = CreateObject<UnicastRpf>();
        m_rpf->SetNode(nodes.Get(0));
        ChangeCounter counter(m_rpf);

        NS_TEST_EXPECT_MSG_EQ(Ask("10.0.4.2"), "none", "no routes yet");
        NS_TEST_EXPECT_MSG_EQ(Ask("10.0.1.2"), "1 via 0.0.0.0 10.0.1.0/24 0", "connected");
        NS_TEST_EXPECT_MSG_EQ(Ask("10.0.1.1"), "none", "its own address");

        Ipv4StaticRoutingHelper()
            .GetStaticRouting(nodes.Get(0)->GetObject<Ipv4>())
            ->AddHostRouteTo("10.0.4.2", "10.0.1.2", 1);
        m_rpf->Recompute();
        NS_TEST_EXPECT_MSG_EQ(counter.changes, 1, "told");
        NS_TEST_EXPECT_MSG_EQ(Ask("10.0.4.2"), "1 via 10.0.1.2 10.0.4.2/32 110", "static route");
        m_rpf->Recompute();
        NS_TEST_EXPECT_MSG_EQ(counter.changes, 1, "nothing differs: nothing to tell");

        Ipv4GlobalRoutingHelper::PopulateRoutingTables();
        NS_TEST_EXPECT_MSG_EQ(Ask("10.0.4.1"), "2 via 10.0.2.2 10.0.4.1/32 110", "global routing");
        // The interface goes down: static routing drops its routes, global routing remains.
        const Ptr<Ipv4> ipv4 = nodes.Get(0)->GetObject<Ipv4>();
        Simulator::Schedule(Seconds(1), &Ipv4::SetDown, ipv4, 1);
        Simulator::Run();
        NS_TEST_EXPECT_MSG_EQ(counter.changes, 2, "told");
        NS_TEST_EXPECT_MSG_EQ(Ask("10.0.4.2"), "2 via 10.0.2.2 10.0.4.2/32 110", "the other way");
        // ns-3's global routing does not tell that it computed its tables again.
        ipv4->SetDown(2);
        ipv4->SetUp(1);
        Ipv4GlobalRoutingHelper::RecomputeRoutingTables();
        m_rpf->Recompute();
        NS_TEST_EXPECT_MSG_EQ(counter.changes, 3, "told");
        NS_TEST_EXPECT_MSG_EQ(Ask("10.0.4.1"), "1 via 10.0.1.2 10.0.4.1/32 110", "way round");
        CheckLimit(counter, nodes.Get(0));
        m_rpf->Dispose();
        m_rpf = nullptr;
        Simulator::Destroy();
    }

    /// Where not all answers are kept, any of them may have changed.
    void CheckLimit(const ChangeCounter& counter, Ptr<Node> node)
    {
        m_rpf->SetAttribute("AnswerLimit", UintegerValue(1));
        const auto routing = Ipv4StaticRoutingHelper().GetStaticRouting(node->GetObject<Ipv4>());
        NS_TEST_EXPECT_MSG_EQ(Ask("10.0.4.1"), "1 via 10.0.1.2 10.0.4.1/32 110", "kept");
        m_rpf->Recompute();
        NS_TEST_EXPECT_MSG_EQ(counter.changes, 3, "nothing differs");
        NS_TEST_EXPECT_MSG_EQ(Ask("10.9.0.1"), "1 via 10.0.1.2 10.9.0.1/32 110", "not kept");
        routing->AddHostRouteTo("10.9.0.1", 1);
        m_rpf->Recompute();
        NS_TEST_EXPECT_MSG_EQ(counter.changes, 4, "told");
        m_rpf->Recompute();
        NS_TEST_EXPECT_MSG_EQ(counter.changes, 4, "nobody has asked since");
        NS_TEST_EXPECT_MSG_EQ(Ask("10.9.0.1"), "1 via 0.0.0.0 10.9.0.1/32 110", "kept");
        NS_TEST_EXPECT_MSG_EQ(Ask("10.0.4.1"), "1 via 10.0.1.2 10.0.4.1/32 110", "not kept");
        NS_TEST_EXPECT_MSG_EQ(Ask("10.9.0.1"), "1 via 0.0.0.0 10.9.0.1/32 110", "as before");
        m_rpf->Recompute();
        NS_TEST_EXPECT_MSG_EQ(counter.changes, 5, "there was more than is kept");
    }

    /**
     * @param [in] source A source.
     * @return the answer as text.
     */
    std::string Ask(const char* source) const
    {
        RpfRoute route;
        if (!m_rpf->Lookup(Ipv4Address(source), route))
        {
            return "none";
        }
        std::ostringstream os;
        os << route.interface << " via " << route.neighbor << " " << route.network << "/"
           << route.mask.GetPrefixLength() << " " << route.preference;
        return os.str();
    }

    Ptr<UnicastRpf> m_rpf; //!< under test
};

/// A protocol that answers what a test wants, as reactive protocols and ns-3's odd ones do.
class ScriptedRouting : public GraphRouting
{
  public:
    Ptr<Ipv4Route> RouteOutput(Ptr<Packet> p,
                               const Ipv4Header& header,
                               Ptr<NetDevice> /* oif */,
                               Socket::SocketErrno& sockerr) override
    {
        sockerr = Socket::ERROR_NOTERROR;
        hadPacket = p != nullptr;
        ++asked;
        if (!device)
        {
            return nullptr;
        }
        Ptr<Ipv4Route> route = Create<Ipv4Route>();
        route->SetOutputDevice(device);
        route->SetGateway(gatewayIsDestination ? header.GetDestination() : gateway);
        return route;
    }

    Ptr<NetDevice> device;            //!< device of the answer; null: no route
    Ipv4Address gateway;              //!< gateway of the answer
    bool gatewayIsDestination{false}; //!< neighbors are their own gateways
    bool hadPacket{false};            //!< whether there was a packet to look into
    uint32_t asked{0};                //!< questions so far
};

/// Answers of reactive protocols do not count while they look for a route.
class OddProtocolTestCase : public TestCase
{
  public:
    OddProtocolTestCase()
        : TestCase("RPF by protocols with odd answers, and at intervals")
    {
    }

  private:
    void DoRun() override
    {
        NodeContainer nodes(2);
        InternetStackHelper stack;
        stack.SetIpv6StackInstall(false);
        stack.Install(nodes);
        Link(nodes.Get(0), nodes.Get(1), "10.0.1.0");
        const Ptr<Ipv4> ipv4 = nodes.Get(0)->GetObject<Ipv4>();
        Ptr<ScriptedRouting> routing = CreateObject<ScriptedRouting>();
        ipv4->SetRoutingProtocol(routing);
        Ptr<UnicastRpf> rpf = CreateObject<UnicastRpf>();
        rpf->SetAttribute("Preference", UintegerValue(120));
        rpf->SetNode(nodes.Get(0));
        ChangeCounter counter(rpf);
        RpfRoute route;
        const Ipv4Address source("192.0.2.1");

        routing->device = ipv4->GetNetDevice(0);
        NS_TEST_EXPECT_MSG_EQ(rpf->Lookup(source, route), false, "still looking");
        NS_TEST_EXPECT_MSG_EQ(routing->hadPacket, true, "some look into the packet");
        routing->device = ipv4->GetNetDevice(1);
        routing->gateway = Ipv4Address("10.0.1.2");
        NS_TEST_EXPECT_MSG_EQ(rpf->Lookup(source, route), true, "found by now");
        NS_TEST_EXPECT_MSG_EQ(route.neighbor, Ipv4Address("10.0.1.2"), "next hop");
        NS_TEST_EXPECT_MSG_EQ(route.preference, 120, "attribute");
        NS_TEST_EXPECT_MSG_EQ((route.protocol == RouteProtocol::UNICAST), true, "who");

        routing->gatewayIsDestination = true;
        NS_TEST_EXPECT_MSG_EQ(rpf->Lookup(Ipv4Address("10.0.1.2"), route), true, "a neighbor");
        NS_TEST_EXPECT_MSG_EQ(route.neighbor, Ipv4Address::GetAny(), "the source is on the link");
        NS_TEST_EXPECT_MSG_EQ((route.protocol == RouteProtocol::LOCAL), true, "connected");

        // The protocol changes its mind without telling.
        const uint32_t asked = routing->asked;
        rpf->SetAttribute("RecomputeInterval", TimeValue(Seconds(5)));
        routing->device = nullptr;
        Simulator::Stop(Seconds(11));
        Simulator::Run();
        NS_TEST_EXPECT_MSG_EQ(rpf->Lookup(source, route), false, "noticed");
        NS_TEST_EXPECT_MSG_EQ(counter.changes, 1, "told once");
        NS_TEST_EXPECT_MSG_EQ(routing->asked, asked + 1 + 2, "two sources at 5 s, none at 10 s");
        rpf->Dispose();
        routing->device = nullptr;
        Simulator::Destroy();
    }
};

/// A unicast protocol that learns a route after the first packet, and says nothing about it.
class LateRouteTestCase : public TestCase
{
  public:
    LateRouteTestCase()
        : TestCase("RPF by a protocol that learns its routes later")
    {
    }

  private:
    void DoRun() override
    {
        NodeContainer nodes(2);
        InternetStackHelper stack;
        stack.SetIpv6StackInstall(false);
        stack.Install(nodes);
        Link(nodes.Get(0), nodes.Get(1), "10.0.1.0");
        const Ptr<Ipv4> ipv4 = nodes.Get(0)->GetObject<Ipv4>();
        Ptr<ScriptedRouting> routing = CreateObject<ScriptedRouting>();
        ipv4->SetRoutingProtocol(routing);
        Ptr<UnicastRpf> rpf = CreateObject<UnicastRpf>();
        rpf->SetNode(nodes.Get(0));
        ChangeCounter counter(rpf);
        RpfRoute route;
        const Ipv4Address source("192.0.2.1");

        NS_TEST_EXPECT_MSG_EQ(rpf->Lookup(source, route), false, "no route yet");
        routing->device = ipv4->GetNetDevice(1);
        routing->gateway = Ipv4Address("10.0.1.2");
        NS_TEST_EXPECT_MSG_EQ(rpf->Lookup(source, route), true, "learned since");
        rpf->Lookup(source, route);
        NS_TEST_EXPECT_MSG_EQ(counter.changes, 0, "not told inside a question");
        Simulator::Run();
        NS_TEST_EXPECT_MSG_EQ(counter.changes, 1, "told once, after it");
        // What nobody asked about since the last change is forgotten.
        const uint32_t asked = routing->asked;
        rpf->Recompute();
        NS_TEST_EXPECT_MSG_EQ(routing->asked, asked, "nothing to compare");
        // Another way, as with RIP after a failure.
        rpf->Lookup(source, route);
        routing->gateway = Ipv4Address("10.0.1.3");
        rpf->Lookup(source, route);
        NS_TEST_EXPECT_MSG_EQ(route.neighbor, Ipv4Address("10.0.1.3"), "the new one at once");
        Simulator::Run();
        NS_TEST_EXPECT_MSG_EQ(counter.changes, 2, "told");
        rpf->Dispose();
        routing->device = nullptr;
        Simulator::Destroy();
    }
};

/// Suite mgm-rpf-sources.
class RpfSourcesTestSuite : public TestSuite
{
  public:
    RpfSourcesTestSuite()
        : TestSuite("mgm-rpf-sources", TestSuite::Type::UNIT)
    {
        AddTestCase(new PrefixMapTestCase);
        AddTestCase(new StaticMribTestCase);
        AddTestCase(new SourceListTestCase);
        AddTestCase(new UnicastRpfTestCase);
        AddTestCase(new OddProtocolTestCase);
        AddTestCase(new LateRouteTestCase);
    }
};

RpfSourcesTestSuite g_rpfSourcesTestSuite; //!< Static variable for test initialization

} // namespace
