/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Suite mgm-zoo: real networks. Every connected network of the Internet Topology Zoo is built, and
 * one packet goes from the host at its first router to the hosts at all others. It has to cross
 * exactly the links of the shortest-path tree, once each, and reach each host once. No router may
 * see it on a wrong interface but those on a LAN that it crosses who have a shorter way to the
 * source than over that LAN: they cannot help hearing it.
 *
 * The environment variable MGM_TOPOLOGIES names the folder that has the files, in its folder zoo.
 */

#include "mgm-static-fixture.h"
#include "ns3/ipv4.h"
#include "ns3/mgm-topology-graph.h"
#include "ns3/mgm-topology-reader.h"
#include "ns3/net-device.h"
#include "ns3/simulator.h"
#include "ns3/test.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

namespace
{

using namespace ns3;
using namespace ns3::mgm;

/// Number of packets sent, by router and its interface.
using Transmissions = std::map<std::pair<NodeIndex, uint32_t>, uint32_t>;

/**
 * Works out where the packet has to be sent, by nothing but the distances of all nodes to the root:
 * each router takes, of all neighbors over which its own distance adds up, the one with the highest
 * address.
 */
class Oracle
{
  public:
    /**
     * @param [in] network The network.
     * @param [in] root Router at which the source is.
     */
    Oracle(Ptr<const Network> network, NodeIndex root)
        : m_network(network),
          m_topology(network->GetTopology()),
          m_distances(GetReverseDistances(BuildGraph(m_topology), root))
    {
        for (NodeIndex node = 0; node < m_topology.GetNodeCount(); ++node)
        {
            if (node != root && !IsLan(node))
            {
                AddBranch(node);
                const HostInfo* host = m_network->FindHost("h" + m_topology.GetNode(node).name);
                transmissions[{node, host->routerInterface}] = 1;
            }
        }
        for (const LinkIndex link : m_onLans)
        {
            CountOverheard(link);
        }
    }

    Transmissions transmissions; //!< what is expected
    uint32_t overheard{0};       //!< copies that routers hear on a LAN and did not look for

  private:
    /**
     * Notes that the router before this one has to send.
     * @param [in] router A router other than the root.
     */
    void AddBranch(NodeIndex router)
    {
        Ipv4Address best = Ipv4Address::GetAny();
        LinkIndex incoming = 0; // of this router
        LinkIndex outgoing = 0; // of the router before it: another one if they share a LAN
        for (const LinkIndex link : m_topology.GetLinksOf(router))
        {
            const NodeIndex other = m_topology.GetOtherEnd(link, router);
            const uint64_t cost = m_topology.GetCost(link, m_topology.GetDirection(link, router));
            if (m_distances[other] + cost != m_distances[router])
            {
                continue;
            }
            for (const LinkIndex last :
                 IsLan(other) ? m_topology.GetLinksOf(other) : std::vector<LinkIndex>{link})
            {
                const NodeIndex before = IsLan(other) ? m_topology.GetOtherEnd(last, other) : other;
                const Ipv4Address address = m_network->GetRoutes()->GetAddress(last, before);
                if (m_distances[before] == m_distances[other] && best < address)
                {
                    best = address;
                    incoming = link;
                    outgoing = last;
                }
            }
        }
        const NodeIndex other = m_topology.GetOtherEnd(incoming, router);
        const NodeIndex before = IsLan(other) ? m_topology.GetOtherEnd(outgoing, other) : other;
        transmissions[{before, m_network->GetInterface(outgoing, before)}] = 1;
        m_incoming[router] = incoming;
        if (IsLan(other))
        {
            m_onLans.insert(outgoing);
        }
    }

    /**
     * Counts the routers that hear a packet on a LAN and look for it elsewhere.
     * @param [in] outgoing Link on which a router sends to a LAN.
     */
    void CountOverheard(LinkIndex outgoing)
    {
        const TopologyLink& ends = m_topology.GetLink(outgoing);
        const NodeIndex lan = IsLan(ends.a) ? ends.a : ends.b;
        for (const LinkIndex link : m_topology.GetLinksOf(lan))
        {
            const auto incoming = m_incoming.find(m_topology.GetOtherEnd(link, lan));
            const bool looksHere = incoming != m_incoming.end() && incoming->second == link;
            overheard += link != outgoing && !looksHere ? 1 : 0;
        }
    }

    /**
     * @param [in] node A node.
     * @return whether it is a LAN segment.
     */
    bool IsLan(NodeIndex node) const
    {
        return m_topology.GetNode(node).kind == NodeKind::LAN;
    }

    std::map<NodeIndex, LinkIndex> m_incoming; //!< where each router looks for the packet
    std::set<LinkIndex> m_onLans;              //!< links on which a packet is sent to a LAN
    Ptr<const Network> m_network;              //!< the network
    const Topology& m_topology;                //!< its topology
    std::vector<uint64_t> m_distances;         //!< of all nodes to the root
};

/// One network of the zoo.
class NetworkTestCase : public TestCase
{
  public:
    /// @param [in] path Path of a GraphML file.
    explicit NetworkTestCase(const std::string& path)
        : TestCase(path.substr(path.rfind('/') + 1)),
          m_path(path)
    {
    }

  private:
    void DoRun() override
    {
        std::ifstream in(m_path);
        const TopologyResult result = ReadGraphmlTopology(in, m_path);
        std::ostringstream errors;
        result.PrintErrors(errors);
        NS_TEST_ASSERT_MSG_EQ(result.IsOk(), true, errors.str());
        const Topology& topology = result.GetTopology();
        if (!topology.IsConnected())
        {
            return;
        }
        StaticFixture fixture;
        fixture.Build(topology);
        fixture.InstallTrees();
        const NodeIndex root = FindFirstRouter(topology);
        const std::string source = "h" + topology.GetNode(root).name;
        fixture.groups->AddSource(fixture.group, fixture.network->GetAddress(source));
        Listen(fixture, source);
        Simulator::Schedule(Seconds(1), &StaticFixture::Send, &fixture, source, 1, Seconds(1));
        Simulator::Run();
        Check(fixture, source, Oracle(fixture.network, root));
        fixture.network = nullptr;
        Simulator::Destroy();
    }

    /**
     * @param [in] topology A network.
     * @return its first node that is no LAN segment.
     */
    static NodeIndex FindFirstRouter(const Topology& topology)
    {
        NodeIndex node = 0;
        while (topology.GetNode(node).kind != NodeKind::ROUTER)
        {
            ++node;
        }
        return node;
    }

    /**
     * Makes all hosts receivers, and listens to all devices of the routers.
     * @param [in] fixture The network.
     * @param [in] source Name of the host that sends.
     */
    void Listen(StaticFixture& fixture, const std::string& source)
    {
        const Topology& topology = fixture.network->GetTopology();
        for (NodeIndex router = 0; router < topology.GetNodeCount(); ++router)
        {
            if (topology.GetNode(router).kind != NodeKind::ROUTER)
            {
                continue;
            }
            const std::string host = "h" + topology.GetNode(router).name;
            if (host != source)
            {
                fixture.Join(host);
            }
            const Ptr<Ipv4> ipv4 = fixture.network->GetRouter(router)->GetObject<Ipv4>();
            for (uint32_t interface = 1; interface < ipv4->GetNInterfaces(); ++interface)
            {
                ipv4->GetNetDevice(interface)->TraceConnectWithoutContext(
                    "PhyTxEnd",
                    MakeBoundCallback(
                        &NetworkTestCase::OnSent, this, std::make_pair(router, interface)));
            }
        }
    }

    /**
     * Compares what happened with what should have.
     * @param [in] fixture The network.
     * @param [in] source Name of the host that sent.
     * @param [in] expected What should have happened.
     */
    void Check(StaticFixture& fixture, const std::string& source, const Oracle& expected)
    {
        const Topology& topology = fixture.network->GetTopology();
        for (NodeIndex router = 0; router < topology.GetNodeCount(); ++router)
        {
            const std::string host = "h" + topology.GetNode(router).name;
            if (topology.GetNode(router).kind == NodeKind::ROUTER && host != source)
            {
                NS_TEST_EXPECT_MSG_EQ(fixture.deliveries[host].size(), 1, "copies at " << host);
            }
        }
        NS_TEST_EXPECT_MSG_EQ(
            Print(topology, m_sent), Print(topology, expected.transmissions), "links used");
        NS_TEST_EXPECT_MSG_EQ(fixture.wrongInterface, expected.overheard, "wrong interface");
    }

    /**
     * @param [in] topology The network.
     * @param [in] transmissions Packets sent.
     * @return router, interface and number, a line each.
     */
    static std::string Print(const Topology& topology, const Transmissions& transmissions)
    {
        std::ostringstream os;
        for (const auto& [where, count] : transmissions)
        {
            os << topology.GetNode(where.first).name << " interface " << where.second << ": "
               << count << "\n";
        }
        return os.str();
    }

    /**
     * A router sent a packet.
     * @param [in] test The test.
     * @param [in] where Router and interface.
     * @param [in] packet The packet.
     */
    static void OnSent(NetworkTestCase* test,
                       std::pair<NodeIndex, uint32_t> where,
                       Ptr<const Packet> /* packet */)
    {
        ++test->m_sent[where];
    }

    std::string m_path;   //!< path of the file
    Transmissions m_sent; //!< packets sent
};

/// Stands in for the networks where there are none.
class NoZooTestCase : public TestCase
{
  public:
    /// @param [in] reason Why there are none.
    explicit NoZooTestCase(const std::string& reason)
        : TestCase("No networks"),
          m_reason(reason)
    {
    }

  private:
    void DoRun() override
    {
        std::cout << "SKIP mgm-zoo: " << m_reason << std::endl;
    }

    std::string m_reason; //!< why there are none
};

/// Suite mgm-zoo.
class ZooTestSuite : public TestSuite
{
  public:
    ZooTestSuite()
        : TestSuite("mgm-zoo", TestSuite::Type::SYSTEM)
    {
        const char* folder = std::getenv("MGM_TOPOLOGIES");
        if (!folder)
        {
            AddTestCase(new NoZooTestCase("the variable MGM_TOPOLOGIES names no folder with "
                                          "networks of the Internet Topology Zoo"));
            return;
        }
        const std::string zoo = std::string(folder) + "/zoo";
        std::vector<std::string> files;
        std::error_code error; // a folder that cannot be read has no files
        for (const auto& entry : std::filesystem::directory_iterator(zoo, error))
        {
            if (entry.path().extension() == ".graphml")
            {
                files.push_back(entry.path().string());
            }
        }
        std::sort(files.begin(), files.end());
        for (const std::string& file : files)
        {
            AddTestCase(new NetworkTestCase(file));
        }
        if (files.empty())
        {
            AddTestCase(new NoZooTestCase("there are no files in " + zoo));
        }
    }
};

ZooTestSuite g_zooTestSuite; //!< Static variable for test initialization

} // namespace
