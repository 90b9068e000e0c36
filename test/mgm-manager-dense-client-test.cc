/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Suite mgm-manager-dense-client: the group manager gives a dense-mode protocol (RFC 3973) all it
 * needs. A flood-and-prune protocol runs on real forwarders:
 *
 *   sender --- r0 --- r4
 *              |        \
 *              |         r3 --- late
 *              |        /
 *              r1 --- r2 --- receiver
 *
 * IGMP, which the test plays, tells r2 and r3 of members.
 */

#include "mgm-dense-client.h"
#include "mgm-manager-cast.h"
#include "mgm-test-require.h"

#include "ns3/mgm-kernel-forwarder.h"
#include "ns3/mgm-multicast-traffic.h"
#include "ns3/mgm-network-helper.h"
#include "ns3/mgm-router-helper.h"
#include "ns3/mgm-topology-generator.h"

#include <algorithm>
#include <memory>

namespace
{

using namespace ns3;
using namespace ns3::mgm;
using namespace ns3::mgm::test;

constexpr uint32_t ROUTERS = 5;          //!< of the ring
const Ipv4Address GROUP("239.1.1.1");    //!< where the sender sends
const Time INTERVAL = MilliSeconds(100); //!< between its packets
const Time FIRST_PACKET = Seconds(1.1);  //!< when the first one leaves

/// The network of the drawing, with a dense-mode client on every router.
class DenseNetwork
{
  public:
    DenseNetwork()
    {
        TopologyDefaults links;
        links.cost = 10;
        NetworkHelper helper(MakeRingTopology(ROUTERS, links).GetTopology());
        helper.AddHost("r0", "sender");
        helper.AddHost("r2", "receiver");
        helper.AddHost("r3", "late");
        m_network = helper.Build();
        RouterHelper().Install(m_network->GetRouters());
        m_traffic = std::make_unique<MulticastTraffic>(m_network, nullptr);
        // 200 bytes each
        const auto source = m_traffic->AddSource("sender", GROUP, DataRate("16kbps"), 200);
        m_traffic->Send(source, FIRST_PACKET - INTERVAL, Seconds(60));
        m_receivers["receiver"] = m_traffic->AddReceiver("receiver", GROUP);
        m_receivers["late"] = m_traffic->AddReceiver("late", GROUP);
        RunUntil(MilliSeconds(1));
        AddClients();
        m_key = SourceGroup(m_network->GetAddress("sender"), GROUP);
    }

    ~DenseNetwork()
    {
        m_traffic.reset();
        Simulator::Destroy();
    }

    DenseNetwork(const DenseNetwork&) = delete;
    DenseNetwork& operator=(const DenseNetwork&) = delete;

    /// Runs until a time.
    static void RunUntil(Time time)
    {
        Simulator::Stop(time - Simulator::Now());
        Simulator::Run();
    }

    /// A host wants the data, and IGMP says so at its router.
    void Join(const std::string& host)
    {
        m_traffic->Join(m_receivers.at(host));
        const HostInfo& info = *m_network->FindHost(host);
        m_igmp.at(info.attachedTo)->Add(GetGroup(), InterfaceId(info.routerInterface));
    }

    /// A host wants the data no more, and IGMP says so at its router.
    void Leave(const std::string& host)
    {
        m_traffic->Leave(m_receivers.at(host));
        const HostInfo& info = *m_network->FindHost(host);
        m_igmp.at(info.attachedTo)->Delete(GetGroup(), InterfaceId(info.routerInterface));
    }

    /// @return the client of a router.
    DenseClient& GetClient(uint32_t router) const
    {
        return *m_clients.at(router);
    }

    /// @return what the client of a router knows of the data.
    DenseClient::State& GetState(uint32_t router) const
    {
        return m_clients.at(router)->m_states[m_key];
    }

    /// @return the group manager of a router.
    Ptr<Manager> GetManager(uint32_t router) const
    {
        return RouterHelper::GetManager(m_network->GetRouter(router));
    }

    /// @return the forwarder of a router.
    Ptr<KernelForwarder> GetForwarder(uint32_t router) const
    {
        return RouterHelper::GetForwarder(m_network->GetRouter(router));
    }

    /// @return the interface of a router towards another one.
    InterfaceId GetInterface(uint32_t router, uint32_t neighbor) const
    {
        return InterfaceId(m_network->GetInterface(FindLink(router, neighbor), router));
    }

    /// @return the link between two routers.
    LinkIndex FindLink(uint32_t a, uint32_t b) const
    {
        const Topology& topology = m_network->GetTopology();
        const std::vector<LinkIndex>& links = topology.GetLinksOf(a);
        return *std::find_if(links.begin(), links.end(), [&](LinkIndex link) {
            return topology.GetOtherEnd(link, a) == b;
        });
    }

    /// @return the report of a receiver.
    DeliveryReport GetReport(const std::string& host) const
    {
        const std::vector<DeliveryReport> reports = m_traffic->GetLedger().GetReports();
        return *std::find_if(reports.begin(), reports.end(), [&](const DeliveryReport& report) {
            return report.receiver == host;
        });
    }

    Ptr<Network> m_network; //!< the network
    SourceGroup m_key;      //!< the data

  private:
    /// @return the group, as IGMP names it.
    static SourceGroup GetGroup()
    {
        return SourceGroup(Ipv4Address::GetAny(), GROUP);
    }

    /// Puts clients and IGMP on the routers.
    void AddClients()
    {
        for (uint32_t router = 0; router < ROUTERS; ++router)
        {
            std::set<InterfaceId> interfaces;
            const Ptr<Ipv4> ipv4 = m_network->GetRouter(router)->GetObject<Ipv4>();
            for (uint32_t index = 1; index < ipv4->GetNInterfaces(); ++index)
            {
                interfaces.insert(InterfaceId(index));
            }
            m_clients.push_back(Create<DenseClient>(GetManager(router), interfaces));
        }
        for (uint32_t router = 0; router < ROUTERS; ++router)
        {
            for (const uint32_t neighbor : {(router + 1) % ROUTERS, (router + 4) % ROUTERS})
            {
                GetClient(router).AddNeighbor(GetInterface(router, neighbor),
                                              GetClient(neighbor),
                                              GetInterface(neighbor, router));
            }
        }
        for (const char* host : {"receiver", "late"})
        {
            const HostInfo& info = *m_network->FindHost(host);
            Ptr<FakeClient> igmp = Create<FakeClient>(
                GetManager(info.attachedTo), m_igmpJournal, "igmp", protocol::IGMP);
            igmp->Register();
            igmp->Take({InterfaceId(info.routerInterface)});
            m_igmp[info.attachedTo] = igmp;
        }
    }

    std::unique_ptr<MulticastTraffic> m_traffic;    //!< sender and receivers
    std::map<std::string, std::size_t> m_receivers; //!< numbers, by name of the host
    std::vector<Ptr<DenseClient>> m_clients;        //!< by router
    std::map<NodeIndex, Ptr<FakeClient>> m_igmp;    //!< by router
    Journal m_igmpJournal;                          //!< what IGMP is told
};

/// A test case on the network.
class DenseTestCase : public TestCase
{
  public:
    /// What a test case checks.
    using Check = void (DenseTestCase::*)(DenseNetwork& network);

    /**
     * @param [in] name Name.
     * @param [in] check The test.
     */
    DenseTestCase(const std::string& name, Check check)
        : TestCase(name),
          m_check(check)
    {
    }

    /// The first packet: RPF callback, creation alert, wrong interfaces, prune alerts.
    void CheckFirstPacket(DenseNetwork& network)
    {
        network.Join("receiver");
        DenseNetwork::RunUntil(FIRST_PACKET + MilliSeconds(50));
        const InterfaceId toOne = network.GetInterface(2, 1);
        const InterfaceId toThree = network.GetInterface(2, 3);
        const InterfaceId host(network.m_network->FindHost("receiver")->routerInterface);
        ExpectJournal(network.GetClient(2),
                      {"local join " + Print(host),
                       "first in " + Print(toOne) + " ttl 62",
                       "creation out " + PrintSorted({toThree, host}),
                       "wrong interface " + Print(toThree) + " ttl 61"});
        ExpectJournal(network.GetClient(4),
                      {"first in " + Print(network.GetInterface(4, 0)) + " ttl 63",
                       "creation out " + Print(network.GetInterface(4, 3))});
        NS_TEST_EXPECT_MSG_EQ(network.GetState(4).prunes.size(), 1, "pruned when r3 pruned it");
        NS_TEST_EXPECT_MSG_EQ(network.GetState(3).metric, 20, "cost of the route");
        NS_TEST_EXPECT_MSG_EQ(network.GetState(2).isPruned, false, "it has a member");
    }

    /// Flooding ends with the prunes, and what is pruned stays known.
    void CheckPrune(DenseNetwork& network)
    {
        network.Join("receiver");
        DenseNetwork::RunUntil(Seconds(2));
        std::vector<uint64_t> before;
        for (uint32_t router = 0; router < ROUTERS; ++router)
        {
            before.push_back(network.GetForwarder(router)->GetPacketsReceived());
        }
        DenseNetwork::RunUntil(Seconds(12));
        for (const uint32_t router : {3, 4})
        {
            NS_TEST_EXPECT_MSG_EQ(network.GetForwarder(router)->GetPacketsReceived(),
                                  before[router],
                                  "the branch is pruned at r" << router);
            MfeRecord mfe;
            NS_TEST_EXPECT_MSG_EQ(network.GetManager(router)->GetMfe(network.m_key, mfe),
                                  Status::SUCCESS,
                                  "its entry stays, as the client has said");
            NS_TEST_EXPECT_MSG_EQ(mfe.oifs.size(), 0, "without outgoing interfaces");
        }
        NS_TEST_EXPECT_MSG_EQ(
            network.GetForwarder(2)->GetPacketsReceived() - before[2], 100, "one copy of each");
        const DeliveryReport report = network.GetReport("receiver");
        NS_TEST_EXPECT_MSG_EQ(report.lost + report.duplicates, 0, "nothing lost, nothing twice");
    }

    /// Members come and go: local join, join alert, graft; local leave, prune.
    void CheckGraft(DenseNetwork& network)
    {
        DenseNetwork::RunUntil(Seconds(2));
        NS_TEST_EXPECT_MSG_EQ(network.GetClient(0).HasOutgoing(network.m_key), false, "unwanted");
        network.GetClient(3).m_journal.clear();
        network.Join("late");
        DenseNetwork::RunUntil(Seconds(3));
        const std::string host =
            Print(InterfaceId(network.m_network->FindHost("late")->routerInterface));
        ExpectJournal(network.GetClient(3), {"local join " + host, "join"});
        for (const uint32_t router : {3, 4})
        {
            NS_TEST_EXPECT_MSG_EQ(network.GetState(router).grafts.size(), 1, "grafted");
        }
        const uint64_t received = network.GetReport("late").received;
        NS_TEST_EXPECT_MSG_EQ((received >= 9), true, "data comes: " << received);
        network.GetClient(3).m_journal.clear();
        network.Leave("late");
        DenseNetwork::RunUntil(Seconds(4));
        ExpectJournal(network.GetClient(3), {"local leave " + host, "prune"});
        NS_TEST_EXPECT_MSG_EQ(network.GetClient(0).HasOutgoing(network.m_key), false, "unwanted");
    }

    /// RFC 3973 4.4.1: a prune was lost; when PLT has ended, the next packet is answered by one.
    void CheckPruneLimit(DenseNetwork& network)
    {
        network.GetClient(4).m_lostPrunes = 1;
        network.GetClient(4).m_pruneLimit = MilliSeconds(2030);
        DenseNetwork::RunUntil(Seconds(8));
        const std::vector<Time>& prunes = network.GetState(4).prunes;
        MGM_TEST_REQUIRE_EQ(prunes.size(), 2, "a second one, which arrives");
        const Time since = prunes[1] - prunes[0] - network.GetClient(4).m_pruneLimit;
        NS_TEST_EXPECT_MSG_GT_OR_EQ(since, Time(), "not before PLT has ended");
        NS_TEST_EXPECT_MSG_LT_OR_EQ(since, INTERVAL, "at the first packet after that");
        const Journal& told = network.GetClient(4).m_journal;
        const std::string data = "data on " + Print(network.GetInterface(4, 0));
        NS_TEST_EXPECT_MSG_EQ(std::count(told.begin(), told.end(), data), 1, "told of one packet");
        NS_TEST_EXPECT_MSG_EQ(
            std::count(told.begin(), told.end(), "watch NO_ERROR"), 2, "as it wanted, twice");
    }

    /// RFC 3973 4.5.2: when the last packet came, for the timer that each packet restarts.
    void CheckLastArrival(DenseNetwork& network)
    {
        network.Join("receiver");
        DenseNetwork::RunUntil(Seconds(5));
        const Ptr<KernelForwarder> forwarder = network.GetForwarder(2);
        forwarder->TraceConnectWithoutContext("Packet",
                                              MakeCallback(&DenseTestCase::OnPacket, this));
        DenseNetwork::RunUntil(Seconds(6));
        MfeStatsRecord stats;
        network.GetManager(2)->GetMfeStats(network.m_key, MfeStatsKind::BASIC, stats);
        NS_TEST_EXPECT_MSG_EQ(stats.lastArrival, m_lastForwarded, "exactly");
        NS_TEST_EXPECT_MSG_GT(stats.lastArrival, Seconds(5), "a moment ago");
        // A packet that comes from elsewhere does not count.
        Ipv4Header header;
        header.SetSource(network.m_key.source);
        header.SetDestination(GROUP);
        header.SetTtl(9);
        forwarder->Receive(Create<Packet>(10), header, network.GetInterface(2, 3).index);
        network.GetManager(2)->GetMfeStats(network.m_key, MfeStatsKind::BASIC, stats);
        NS_TEST_EXPECT_MSG_EQ(stats.lastArrival, m_lastForwarded, "no arrival");
        NS_TEST_EXPECT_MSG_EQ((stats.differentIf > 0), true, "but counted");
    }

    /// RFC 3973 4.4.1: RPF'(S) changes.
    void CheckRouteChange(DenseNetwork& network)
    {
        network.Join("receiver");
        DenseNetwork::RunUntil(Seconds(3));
        network.GetClient(2).m_journal.clear();
        network.m_network->SetLinkCost(network.FindLink(0, 1), LinkDirection::B_TO_A, 11);
        DenseNetwork::RunUntil(Seconds(4));
        ExpectJournal(network.GetClient(2), {"route in " + Print(network.GetInterface(2, 1))});
        NS_TEST_EXPECT_MSG_EQ(network.GetState(2).metric, 21, "only the cost is another one");
        NS_TEST_EXPECT_MSG_EQ(network.GetState(2).grafts.size(), 0, "so nobody is asked");

        network.GetClient(2).m_journal.clear();
        network.m_network->SetLinkUp(network.FindLink(0, 1), false);
        DenseNetwork::RunUntil(Seconds(5));
        ExpectJournal(network.GetClient(2), {"route in " + Print(network.GetInterface(2, 3))});
        MfeRecord mfe;
        network.GetManager(2)->GetMfe(network.m_key, mfe);
        NS_TEST_EXPECT_MSG_EQ(mfe.iif, network.GetInterface(2, 3), "the other way round");
        NS_TEST_EXPECT_MSG_EQ(network.GetState(3).pruned.size(), 0, "r2 grafted at r3");
        NS_TEST_EXPECT_MSG_EQ(network.GetState(4).grafts.size(), 1, "and so on to the source");
        const uint64_t received = network.GetReport("receiver").received;
        DenseNetwork::RunUntil(Seconds(6));
        NS_TEST_EXPECT_MSG_EQ(network.GetReport("receiver").received - received, 10, "data again");
    }

    /// State that has ended takes its entry along; the next packet begins anew.
    void CheckDeletion(DenseNetwork& network)
    {
        network.Join("receiver");
        DenseNetwork::RunUntil(Seconds(3));
        DenseClient& client = network.GetClient(2);
        client.m_journal.clear();
        const Ptr<Manager> manager = network.GetManager(2);
        NS_TEST_EXPECT_MSG_EQ(
            manager->DeleteEntry(client.m_handle, network.m_key), Status::SUCCESS, "its own");
        NS_TEST_EXPECT_MSG_EQ(
            network.GetForwarder(2)->HasEntry(network.m_key), false, "gone in the forwarder too");
        NS_TEST_EXPECT_MSG_EQ(
            manager->WatchEntry(client.m_handle, network.m_key), Status::NOT_FOUND, "nothing left");
        DenseNetwork::RunUntil(Seconds(3.2));
        ExpectJournal(client,
                      {"first in " + Print(network.GetInterface(2, 1)) + " ttl 62",
                       "creation out " + PrintCreation(network)});
        NS_TEST_EXPECT_MSG_EQ(network.GetReport("receiver").lost, 0, "nothing is lost");
    }

  private:
    /// @return the creation alert of r2, which has been pruned by r3.
    static std::string PrintCreation(const DenseNetwork& network)
    {
        const InterfaceId toThree = network.GetInterface(2, 3);
        const InterfaceId host(network.m_network->FindHost("receiver")->routerInterface);
        const std::string off = Print(toThree) + " off";
        return toThree < host ? off + " " + Print(host) : Print(host) + " " + off;
    }

    /// @return interfaces in ascending order.
    static std::string PrintSorted(std::vector<InterfaceId> interfaces)
    {
        std::sort(interfaces.begin(), interfaces.end());
        return PrintList(interfaces);
    }

    /// Expects what a client was told.
    void ExpectJournal(const DenseClient& client, const Journal& expected)
    {
        NS_TEST_EXPECT_MSG_EQ(Join(client.m_journal), Join(expected), "what the client is told");
    }

    /// A packet was handled.
    void OnPacket(const PacketRecord& record)
    {
        if (record.event == PacketEvent::FORWARDED)
        {
            m_lastForwarded = Simulator::Now();
        }
    }

    void DoRun() override
    {
        DenseNetwork network;
        (this->*m_check)(network);
    }

    Check m_check;        //!< the test
    Time m_lastForwarded; //!< when a packet was forwarded
};

/// WatchEntry: who may, and when it is over.
void
CheckWatch(ManagerTestCase& test)
{
    TwoClients clients(test);
    const ClientHandle pim = clients.pim->m_handle;
    Manager& manager = *test.m_manager;
    test.Expect(manager.WatchEntry(pim, g_key), Status::NOT_FOUND, "no entry");
    test.m_forwarder->ReceiveNewPacket(g_key, g_one);
    test.m_journal.clear();
    test.Expect(manager.WatchEntry(77, g_key), Status::INVALID_PARAMETER, "bad handle");
    test.Expect(manager.WatchEntry(clients.dvmrp->m_handle, g_key),
                Status::INVALID_PARAMETER,
                "another's incoming interface");
    test.Expect(manager.WatchEntry(pim, g_key), Status::SUCCESS, "the iif owner");
    test.ExpectJournal({"forwarder: watch (10.0.1.2, 239.1.1.1)"}, "the forwarder is told");
    test.m_forwarder->ReceiveWatched(g_key, g_one);
    test.ExpectJournal({"pim: data arrived (10.0.1.2, 239.1.1.1) on 1"}, "one packet");
    test.Expect(clients.pim->m_dataArrival.head.size(), 4u, "with its head");
    test.m_forwarder->ReceiveWatched(g_key, g_one);
    test.ExpectJournal({}, "not the next one");

    manager.WatchEntry(pim, g_key);
    test.m_routes->Set(g_key.source, g_two, "10.0.0.2");
    test.m_routes->Announce();
    test.m_journal.clear();
    test.m_forwarder->ReceiveWatched(g_key, g_one);
    test.ExpectJournal({"forwarder: watch (10.0.1.2, 239.1.1.1)"},
                       "the packet was on its way when the interface changed");
    test.m_forwarder->ReceiveWatched(g_key, g_two);
    test.ExpectJournal({"pim: data arrived (10.0.1.2, 239.1.1.1) on 2"}, "one from there");

    manager.WatchEntry(pim, g_key);
    test.m_routes->Set(g_key.source, g_four, "10.0.0.4");
    test.m_routes->Announce();
    test.m_journal.clear();
    test.m_forwarder->ReceiveWatched(g_key, g_four);
    test.ExpectJournal({}, "the interface is another client's now");
}

/// WatchEntry from inside the creation alert, before the forwarder has the entry.
void
CheckWatchWhileAsking(ManagerTestCase& test)
{
    TwoClients clients(test);
    clients.pim->m_onCreation = [&](CreationAlert&) {
        test.Expect(test.m_manager->WatchEntry(clients.pim->m_handle, g_key),
                    Status::SUCCESS,
                    "the entry is there");
    };
    test.m_forwarder->ReceiveNewPacket(g_key, g_one);
    test.ExpectJournal({"pim: rpf (10.0.1.2, 239.1.1.1) in 1 from 10.0.0.1",
                        "pim: creation (10.0.1.2, 239.1.1.1) in 1 out 3",
                        "dvmrp: creation (10.0.1.2, 239.1.1.1) in 1 out 4",
                        "forwarder: set (10.0.1.2, 239.1.1.1) in 1 out 3 4",
                        "forwarder: watch (10.0.1.2, 239.1.1.1)"},
                       "watched once it is there");
}

/// What a restart of the forwarder does to watches.
void
CheckWatchAndRestart(ManagerTestCase& test)
{
    TwoClients clients(test);
    StaticEntry entry;
    entry.key = g_key;
    entry.iif = g_one;
    entry.oifs = {{g_three, 1}};
    test.m_manager->SetStaticEntry(clients.pim->m_handle, entry);
    test.m_manager->WatchEntry(clients.pim->m_handle, g_key);
    test.m_journal.clear();
    test.m_forwarder->Restart();
    test.ExpectJournal({"forwarder: set (10.0.1.2, 239.1.1.1) in 1 out 3",
                        "forwarder: watch (10.0.1.2, 239.1.1.1)"},
                       "installed and watched again");
}

/// DeleteEntry: who may.
void
CheckDelete(ManagerTestCase& test)
{
    TwoClients clients(test);
    const ClientHandle pim = clients.pim->m_handle;
    Manager& manager = *test.m_manager;
    test.Expect(manager.DeleteEntry(pim, g_key), Status::NOT_FOUND, "no entry");
    test.m_forwarder->ReceiveNewPacket(g_key, g_one);
    test.Expect(manager.DeleteEntry(77, g_key), Status::INVALID_PARAMETER, "bad handle");
    test.Expect(manager.DeleteEntry(clients.dvmrp->m_handle, g_key),
                Status::INVALID_PARAMETER,
                "another's incoming interface");
    test.m_journal.clear();
    test.Expect(manager.DeleteEntry(pim, g_key), Status::SUCCESS, "the iif owner");
    test.ExpectJournal({"forwarder: delete (10.0.1.2, 239.1.1.1)"}, "nobody is told (M-85)");
    StaticEntry entry;
    entry.key = g_key;
    entry.iif = g_one;
    manager.SetStaticEntry(pim, entry);
    test.Expect(manager.DeleteEntry(pim, g_key), Status::INVALID_PARAMETER, "a static one");
}

/// Suite mgm-manager-dense-client.
class ManagerDenseClientTestSuite : public TestSuite
{
  public:
    ManagerDenseClientTestSuite()
        : TestSuite("mgm-manager-dense-client", TestSuite::Type::UNIT)
    {
        const auto add = [this](const std::string& name, DenseTestCase::Check check) {
            AddTestCase(new DenseTestCase(name, check));
        };
        add("First packet", &DenseTestCase::CheckFirstPacket);
        add("Prunes end the flooding", &DenseTestCase::CheckPrune);
        add("Members come and go", &DenseTestCase::CheckGraft);
        add("RFC 3973 4.4.1 prune limit", &DenseTestCase::CheckPruneLimit);
        add("RFC 3973 4.5.2 source active", &DenseTestCase::CheckLastArrival);
        add("RFC 3973 4.4.1 route changes", &DenseTestCase::CheckRouteChange);
        add("Entries are deleted", &DenseTestCase::CheckDeletion);
        const auto addUnit = [this](const std::string& name, ManagerTestCase::Check check) {
            AddTestCase(new ManagerTestCase(name, check));
        };
        addUnit("WatchEntry is for the owner of the incoming interface", &CheckWatch);
        addUnit("WatchEntry inside a creation alert", &CheckWatchWhileAsking);
        addUnit("WatchEntry and a restart of the forwarder", &CheckWatchAndRestart);
        addUnit("DeleteEntry is for the owner of the incoming interface", &CheckDelete);
    }
};

/// Static variable for test initialization
ManagerDenseClientTestSuite g_managerDenseClientTestSuite;

} // namespace
