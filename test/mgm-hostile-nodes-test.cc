/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Suite mgm-hostile-nodes: a hostile host and a hostile router on the LAN of a receiver. Every
 * table keeps its limit, what is refused is counted, memory does not grow, and the receiver misses
 * nothing.
 *
 *   camera --- origin --- victim ---+--- LAN ---+--- screen, host and router that are hostile
 *                                   peer -------+
 */

#include "ns3/boolean.h"
#include "ns3/global-value.h"
#include "ns3/ipv4-l3-protocol.h"
#include "ns3/mgm-compat.h"
#include "ns3/mgm-hostile-host.h"
#include "ns3/mgm-hostile-router.h"
#include "ns3/mgm-igmp-helper.h"
#include "ns3/mgm-igmp-host-helper.h"
#include "ns3/mgm-multicast-traffic.h"
#include "ns3/mgm-network-helper.h"
#include "ns3/mgm-pim-dm-helper.h"
#include "ns3/mgm-router-helper.h"
#include "ns3/simulator.h"
#include "ns3/string.h"
#include "ns3/test.h"
#include "ns3/uinteger.h"

#include <algorithm>
#include <malloc.h>
#include <memory>

namespace
{

using namespace ns3;
using namespace ns3::mgm;

constexpr uint32_t ENTRY_LIMIT = 400;     //!< of the forwarder
constexpr uint32_t UNRESOLVED_LIMIT = 50; //!< of the forwarder
constexpr uint32_t MEMBERSHIP_LIMIT = 80; //!< of the group manager
constexpr uint32_t PIM_ENTRY_LIMIT = 300; //!< of PIM
constexpr uint32_t NEIGHBOR_LIMIT = 30;   //!< of PIM
constexpr uint32_t GROUP_LIMIT = 100;     //!< of IGMP
constexpr uint32_t RECORD_LIMIT = 60;     //!< of IGMP

/// The largest sizes that tables of the victim had.
struct Sizes
{
    std::size_t entries{0};    //!< of the forwarder
    std::size_t unresolved{0}; //!< of the forwarder
    std::size_t pimEntries{0}; //!< of PIM
    std::size_t neighbors{0};  //!< of PIM on the LAN
    std::size_t groups{0};     //!< of IGMP on the LAN
    std::size_t records{0};    //!< of IGMP on the LAN
};

/// @return bytes of the heap that are in use; 0 where the C library does not say.
std::size_t
GetHeapSize()
{
#if defined(__GLIBC__) && (__GLIBC__ > 2 || (__GLIBC__ == 2 && __GLIBC_MINOR__ >= 33))
    const struct mallinfo2 info = mallinfo2();
    return info.uordblks + info.hblkhd;
#else
    return 0;
#endif
}

/// An attack of some time.
class AttackTestCase : public TestCase
{
  public:
    /// @param [in] name Name. @param [in] duration How long the attack lasts, at least 30 s.
    AttackTestCase(const std::string& name, Time duration)
        : TestCase(name),
          m_duration(duration)
    {
    }

  private:
    void DoRun() override
    {
        Build();
        AddAttackers();
        const Time begin = Seconds(20);
        Simulator::Schedule(begin, &AttackTestCase::Watch, this);
        Simulator::Schedule(begin + m_duration / 2, &AttackTestCase::MeasureHeap, this);
        Simulator::Stop(begin + m_duration);
        Simulator::Run();
        CheckSizes();
        CheckRefusals();
        const std::size_t heap = GetHeapSize();
        NS_TEST_EXPECT_MSG_LT(heap, m_heap + 1000000, "memory does not grow");
        const DeliveryReport report = m_traffic->GetLedger().GetReports().at(0);
        NS_TEST_EXPECT_MSG_GT(report.received, report.expected * 999 / 1000, "data goes on");
        NS_TEST_EXPECT_MSG_GT(report.expected, 100u, "there was data");
        m_traffic.reset();
        m_attackers.clear();
        m_network = nullptr;
        Simulator::Destroy();
    }

    /// Builds the network with its data.
    void Build()
    {
        Topology topology;
        const NodeIndex origin = topology.AddNode("origin");
        const NodeIndex victim = topology.AddNode("victim");
        const NodeIndex peer = topology.AddNode("peer");
        const NodeIndex lan = topology.AddNode("lan", NodeKind::LAN);
        topology.AddLink(TopologyLink(origin, victim));
        topology.AddLink(TopologyLink(victim, lan));
        topology.AddLink(TopologyLink(peer, lan));
        NetworkHelper helper(topology);
        helper.AddHost("origin", "camera");
        for (const char* host : {"screen", "host", "router"})
        {
            helper.AddHost("lan", host);
        }
        m_network = helper.Build();
        InstallRouters();
        const Ptr<Node> screen = m_network->FindNode("screen");
        IgmpHostHelper().Install(screen);
        m_traffic = std::make_unique<MulticastTraffic>(m_network, nullptr);
        const std::size_t source =
            m_traffic->AddSource("camera", "239.1.1.1", DataRate("16kbps"), 200);
        m_traffic->Send(source, Seconds(10), Seconds(100000));
        m_traffic->UseIgmp(m_traffic->AddReceiver("screen", "239.1.1.1"));
        Simulator::Schedule(Seconds(5), &MulticastTraffic::Join, m_traffic.get(), 0);
    }

    /// Installs the routers with their limits.
    void InstallRouters()
    {
        const NodeContainer routers = m_network->GetRouters();
        RouterHelper router;
        router.SetForwarderAttribute("EntryLimit", UintegerValue(ENTRY_LIMIT));
        router.SetForwarderAttribute("UnresolvedEntryLimit", UintegerValue(UNRESOLVED_LIMIT));
        router.SetManagerAttribute("MembershipLimit", UintegerValue(MEMBERSHIP_LIMIT));
        router.Install(routers);
        IgmpHelper igmp;
        igmp.SetInterface("GroupLimit", UintegerValue(GROUP_LIMIT));
        igmp.SetInterface("RecordLimit", UintegerValue(RECORD_LIMIT));
        igmp.Install(routers);
        PimDmHelper pim;
        pim.Set("EntryLimit", UintegerValue(PIM_ENTRY_LIMIT));
        pim.SetInterface("NeighborLimit", UintegerValue(NEIGHBOR_LIMIT));
        pim.Install(routers);
        pim.AssignStreams(routers, 1);
    }

    /// Lets a hostile host and a hostile router attack from 20 s on.
    void AddAttackers()
    {
        m_attackers = {CreateObject<HostileHost>(), CreateObject<HostileRouter>()};
        // Sources of the LAN, and the neighbor of the camera: the routers know ways to them.
        m_attackers[0]->SetAttribute("FirstSource", StringValue("10.128.0.100"));
        m_attackers[0]->SetAttribute("Sources", UintegerValue(100));
        m_attackers[1]->SetAttribute("FirstSource", StringValue("172.16.0.1"));
        m_attackers[1]->SetAttribute("Sources", UintegerValue(2));
        m_network->FindNode("host")->AddApplication(m_attackers[0]);
        m_network->FindNode("router")->AddApplication(m_attackers[1]);
        int64_t stream = 100;
        for (const Ptr<HostileSender>& attacker : m_attackers)
        {
            attacker->SetStartTime(Seconds(20));
            attacker->AssignStreams(stream++);
        }
    }

    /// Looks at the tables of the victim, ten times a second.
    void Watch()
    {
        const Ptr<Node> victim = m_network->FindNode("victim");
        const Ptr<KernelForwarder> forwarder = RouterHelper::GetForwarder(victim);
        const auto keep = [](std::size_t& largest, std::size_t size) {
            largest = std::max(largest, size);
        };
        keep(m_largest.entries, forwarder->GetEntryCount());
        keep(m_largest.unresolved, forwarder->GetUnresolvedCount());
        keep(m_largest.pimEntries, PimDmHelper::Get(victim)->GetKeys().size());
        keep(m_largest.neighbors, GetPimInterface()->GetNeighbors().GetTable().size());
        keep(m_largest.groups, GetIgmpInterface()->GetGroups().size());
        keep(m_largest.records, GetIgmpInterface()->GetRecordCount());
        Simulator::Schedule(MilliSeconds(100), &AttackTestCase::Watch, this);
    }

    /// Remembers the size of the heap.
    void MeasureHeap()
    {
        m_heap = GetHeapSize();
    }

    /// Checks that all limits were reached, and none exceeded.
    void CheckSizes()
    {
        NS_TEST_EXPECT_MSG_LT_OR_EQ(m_largest.entries, ENTRY_LIMIT, "entries");
        NS_TEST_EXPECT_MSG_LT_OR_EQ(m_largest.unresolved, UNRESOLVED_LIMIT, "unresolved");
        NS_TEST_EXPECT_MSG_EQ(m_largest.pimEntries, PIM_ENTRY_LIMIT, "entries of PIM");
        NS_TEST_EXPECT_MSG_EQ(m_largest.neighbors, NEIGHBOR_LIMIT, "neighbors");
        NS_TEST_EXPECT_MSG_EQ(m_largest.groups, GROUP_LIMIT, "groups");
        NS_TEST_EXPECT_MSG_EQ(m_largest.records, RECORD_LIMIT, "source records");
    }

    /// Checks that refusals were counted.
    void CheckRefusals()
    {
        const Ptr<Node> victim = m_network->FindNode("victim");
        const ManagerCounters& manager = RouterHelper::GetManager(victim)->GetCounters();
        NS_TEST_EXPECT_MSG_GT(manager.refusedMemberships, 0u, "memberships");
        NS_TEST_EXPECT_MSG_GT(manager.refusedEntries, 0u, "entries");
        NS_TEST_EXPECT_MSG_GT(PimDmHelper::Get(victim)->GetCounters().refusedEntries, 0u, "PIM");
        NS_TEST_EXPECT_MSG_GT(GetPimInterface()->GetCounters().refusedNeighbors, 0u, "neighbors");
        NS_TEST_EXPECT_MSG_GT(GetIgmpInterface()->GetCounters().refusedGroups, 0u, "groups");
        NS_TEST_EXPECT_MSG_GT(GetIgmpInterface()->GetCounters().refusedSources, 0u, "sources");
    }

    /// @return PIM of the victim on the LAN.
    Ptr<PimInterface> GetPimInterface() const
    {
        return PimDmHelper::Get(m_network->FindNode("victim"))->GetInterface(2);
    }

    /// @return IGMP of the victim on the LAN.
    Ptr<IgmpRouterInterface> GetIgmpInterface() const
    {
        return IgmpHelper::Get(m_network->FindNode("victim"))->GetInterface(2);
    }

    Time m_duration;                             //!< of the attack
    Ptr<Network> m_network;                      //!< the network
    std::unique_ptr<MulticastTraffic> m_traffic; //!< the camera and the screen
    std::vector<Ptr<HostileSender>> m_attackers; //!< a host and a router
    Sizes m_largest;                             //!< of the victim
    std::size_t m_heap{0};                       //!< bytes in use after half of the attack
};

/// A router that attacks for a second.
class StopTestCase : public TestCase
{
  public:
    StopTestCase()
        : TestCase("An attack ends when its application stops, and counts what it sent")
    {
    }

  private:
    void DoRun() override
    {
        Topology topology;
        const NodeIndex router = topology.AddNode("router");
        const NodeIndex lan = topology.AddNode("lan", NodeKind::LAN);
        topology.AddLink(TopologyLink(router, lan));
        NetworkHelper helper(topology);
        helper.AddHost("lan", "host");
        const Ptr<Network> network = helper.Build();
        const auto attacker = CreateObject<HostileRouter>();
        network->FindNode("host")->AddApplication(attacker);
        attacker->AssignStreams(1);
        attacker->SetStartTime(Seconds(1));
        attacker->SetStopTime(Seconds(2));
        const Ptr<NetDevice> device = network->FindNode("host")->GetObject<Ipv4>()->GetNetDevice(1);
        device->TraceConnectWithoutContext("MacTx", MakeCallback(&StopTestCase::OnSent, this));
        const Ptr<Ipv4> victim = network->GetRouter(router)->GetObject<Ipv4>();
        victim->TraceConnectWithoutContext("Drop", MakeCallback(&StopTestCase::OnDropped, this));
        GlobalValue::Bind("ChecksumEnabled", BooleanValue(true));
        Simulator::Stop(Seconds(5));
        Simulator::Run();
        GlobalValue::Bind("ChecksumEnabled", BooleanValue(false));
        NS_TEST_EXPECT_MSG_GT(m_sent, 10u, "there was an attack");
        NS_TEST_EXPECT_MSG_EQ(attacker->GetSent(), m_sent, "all of it is counted");
        NS_TEST_EXPECT_MSG_GT_OR_EQ(m_first, Seconds(1), "from its start");
        NS_TEST_EXPECT_MSG_LT(m_last, Seconds(2), "to its end");
        NS_TEST_EXPECT_MSG_EQ(m_badChecksums, 0u, "and none of it fails at the checksum");
        Simulator::Destroy();
    }

    /// The host sends a frame.
    void OnSent(Ptr<const Packet> /*frame*/)
    {
        m_last = Simulator::Now();
        m_first = m_sent++ == 0 ? m_last : m_first;
    }

    /// The victim does not take a packet.
    void OnDropped(const Ipv4Header& /*header*/,
                   Ptr<const Packet> /*packet*/,
                   Ipv4L3Protocol::DropReason reason,
                   Ptr<Ipv4> /*ipv4*/,
                   uint32_t /*interface*/)
    {
        m_badChecksums += reason == Ipv4L3Protocol::DROP_BAD_CHECKSUM ? 1 : 0;
    }

    uint64_t m_sent{0};         //!< frames
    Time m_first;               //!< time of the first
    Time m_last;                //!< time of the last
    uint64_t m_badChecksums{0}; //!< packets that the victim drops for their checksum
};

/// Suite mgm-hostile-nodes.
class HostileNodesTestSuite : public TestSuite
{
  public:
    HostileNodesTestSuite()
        : TestSuite("mgm-hostile-nodes", TestSuite::Type::SYSTEM)
    {
        AddTestCase(new StopTestCase());
        AddTestCase(new AttackTestCase("An attack of half a minute", Seconds(30)));
        AddTestCase(new AttackTestCase("An attack of an hour", Hours(1)),
                    compat::GetLongestDuration<TestCase>());
    }
};

HostileNodesTestSuite g_hostileNodesTestSuite; //!< Static variable for test initialization

} // namespace
