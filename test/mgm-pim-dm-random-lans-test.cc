/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Suite mgm-pim-dm-random-lans: random networks of point-to-point links and LANs, with costs that
 * differ by direction and routers that learn of changes at different times. Receivers join and
 * leave, links fail and come back, routers restart, costs change; or forwarders, group managers,
 * PIM, IGMP, links and whole routers fail at random for a while. In the end each receiver gets
 * each packet exactly once, nothing is sent onto links where nobody uses it, and data arrives on
 * wrong interfaces only where the router has lost an Assert.
 */

#include "mgm-pim-dm-delivery.h"
#include "ns3/boolean.h"
#include "ns3/mgm-compat.h"
#include "ns3/mgm-graph-rpf.h"
#include "ns3/mgm-invariant-watch.h"
#include "ns3/mgm-pim-dm-helper.h"
#include "ns3/mgm-router-application.h"
#include "ns3/nstime.h"
#include "ns3/random-variable-stream.h"
#include "ns3/simulator.h"
#include "ns3/test.h"

#include <algorithm>
#include <memory>
#include <set>
#include <sstream>

namespace
{

using namespace ns3;
using namespace ns3::mgm;
using namespace ns3::mgm::test;

constexpr uint32_t NETWORKS = 48;   //!< number of networks
constexpr uint32_t FEW_FAULTY = 6;  //!< number of networks with random faults
constexpr uint32_t FAULTY = 200;    //!< of the same, where tests may take minutes
constexpr uint32_t FAULTS = 16;     //!< random faults in one of these
constexpr uint32_t ROUTERS = 12;    //!< routers in each
constexpr uint32_t LANS = 2;        //!< LANs in each
constexpr uint32_t LAN_ROUTERS = 4; //!< routers on each LAN
constexpr uint32_t MORE_LINKS = 8;  //!< tries to add a link to a random tree
constexpr uint32_t RECEIVERS = 5;   //!< receivers in each
constexpr double CHANGE = 100;      //!< when the network changes, in s
constexpr double LAST_CHANGE = 220; //!< when the last receiver joins, in s
constexpr double QUIET = 450;       //!< 210 s (RFC 3973 4.8) and some more later
constexpr double END = 510;         //!< end of the run: one State Refresh later

/// One random network.
class RandomLans
{
  public:
    /// @param [in] seed Decides about everything. @param [in] faulty Whether faults are random.
    explicit RandomLans(uint32_t seed, bool faulty = false)
        : m_seed(seed),
          m_faulty(faulty)
    {
        m_random->SetStream(7000 + seed);
        MakeTree();
        MakeLans();
    }

    /// Builds the network and plays it until the end.
    void Play()
    {
        m_network = std::make_unique<PimDmDelivery>(m_topology, m_hosts, 100 * m_seed);
        for (uint32_t i = 0; i < ROUTERS; ++i)
        {
            m_network->network->GetView(GetRouterName(i))
                ->SetAttribute("ConvergenceDelay", TimeValue(Seconds(m_random->GetValue(0, 6))));
        }
        m_watch->ConnectNodes(m_network->network->GetRouters());
        const std::string source = "h" + std::to_string(Draw(ROUTERS));
        m_source = source;
        // Where routers restart, more links are ones that nobody wants the data on.
        const uint32_t receivers = m_seed % 6 == 3 || m_seed % 6 == 4 ? 1 : RECEIVERS;
        while (m_receivers.size() < receivers)
        {
            const std::string host = DrawHost();
            if (host != source && m_receivers.insert(host).second)
            {
                m_network->Join(host, m_random->GetValue(5, 90));
            }
        }
        m_network->Send(source, 20, END - 1, 0.5);
        PimDmDelivery::RunUntil(CHANGE);
        if (m_faulty)
        {
            ScheduleFaults();
            PimDmDelivery::RunUntil(END);
            m_watch->CheckSums();
            return;
        }
        switch (m_seed % 6)
        {
        case 0:
            FailAndRepair();
            break;
        case 1:
            ChangeCosts();
            break;
        case 2:
            FailLinks();
            break;
        case 3:
            Flap();
            break;
        case 4:
            Restart();
            break;
        default:
            ChangeReceivers(source);
        }
        PimDmDelivery::RunUntil(END);
    }

    /// @return what is wrong in the end; "" if nothing is.
    std::string Judge() const
    {
        std::string wrong;
        for (const std::string& receiver : m_receivers)
        {
            const std::vector<uint32_t> copies = m_network->GetCopies(receiver, QUIET, END - 1);
            const auto bad = std::find_if(
                copies.begin(), copies.end(), [](uint32_t count) { return count != 1; });
            if (bad != copies.end())
            {
                wrong += receiver + " got " + std::to_string(*bad) + " copies of packet " +
                         std::to_string(bad - copies.begin()) + "; ";
            }
        }
        for (const auto& [time, record] : m_network->wrongInterfacePackets)
        {
            if (record.verdict != Verdict::MASKED && time >= Seconds(QUIET))
            {
                return wrong + "router " + std::to_string(record.head.id.node) +
                       " still gets data on interface " + std::to_string(record.arrival.index);
            }
        }
        return wrong + JudgeLinks() + JudgeForwarders();
    }

  private:
    /// @return whether a forwarder lost count of packets, or an entry sent back; "" if none did.
    std::string JudgeForwarders() const
    {
        std::string wrong;
        for (const Invariant invariant : {Invariant::PACKET_SUM, Invariant::IIF_NOT_OIF})
        {
            if (m_watch->GetViolations(invariant) > 0)
            {
                wrong += std::string(GetInvariantName(invariant)) + " did not hold; ";
            }
        }
        return wrong;
    }

    /// @return the links that data is sent onto and nobody uses it there; "" if there are none.
    std::string JudgeLinks() const
    {
        std::string wrong;
        for (uint32_t i = 0; i < ROUTERS; ++i)
        {
            const std::string router = GetRouterName(i);
            std::istringstream names(m_network->GetOutgoing(router, m_source));
            for (std::string name; names >> name;)
            {
                if (name != "-" && !IsUsed(router, name))
                {
                    wrong += router + " sends to " + name + " for nobody; ";
                }
            }
        }
        return wrong;
    }

    /// @return whether data that a router sends to a host, router or LAN is used there.
    bool IsUsed(const std::string& router, const std::string& name) const
    {
        const auto lan = m_lanRouters.find(name);
        if (lan == m_lanRouters.end())
        {
            return m_receivers.count(name) > 0 || (name.front() == 'r' && Uses(name, router));
        }
        return m_receivers.count("on" + name) > 0 ||
               std::any_of(lan->second.begin(), lan->second.end(), [&](uint32_t other) {
                   return GetRouterName(other) != router && Uses(GetRouterName(other), name);
               });
    }

    /// @return whether a router forwards what comes from another router or a LAN.
    bool Uses(const std::string& router, const std::string& from) const
    {
        const PimDmEntry* entry = m_network->FindEntry(router, m_source);
        return entry && !entry->IsOlistEmpty() &&
               entry->GetRpfInterface() == m_network->GetInterface(router, from);
    }

    /// @return name of a router.
    static std::string GetRouterName(uint32_t router)
    {
        return "r" + std::to_string(router);
    }

    /// @return a random number below a limit.
    uint32_t Draw(uint32_t limit)
    {
        return m_random->GetInteger(0, limit - 1);
    }

    /// @return name of a random host.
    std::string DrawHost()
    {
        return m_hosts.at(Draw(static_cast<uint32_t>(m_hosts.size()))).first;
    }

    /// Adds a link with random costs, unless there is one.
    void AddLink(uint32_t a, uint32_t b)
    {
        if (a != b && m_pairs.insert({std::min(a, b), std::max(a, b)}).second)
        {
            TopologyLink link(a, b);
            link.costAb = 1 + Draw(5);
            link.costBa = 1 + Draw(5);
            m_topology.AddLink(link);
            ++m_routerLinks;
        }
    }

    /// Makes the routers, each with a host, and the links between them.
    void MakeTree()
    {
        for (uint32_t i = 0; i < ROUTERS; ++i)
        {
            m_topology.AddNode(GetRouterName(i));
            m_hosts.emplace_back("h" + std::to_string(i), GetRouterName(i));
        }
        for (uint32_t i = 1; i < ROUTERS; ++i)
        {
            AddLink(i, Draw(i));
        }
        for (uint32_t i = 0; i < MORE_LINKS; ++i)
        {
            const uint32_t a = Draw(ROUTERS);
            AddLink(a, Draw(ROUTERS));
        }
    }

    /// Makes the LANs, each with a host.
    void MakeLans()
    {
        for (uint32_t i = 0; i < LANS; ++i)
        {
            const std::string name = "LAN" + std::to_string(i);
            const NodeIndex lan = m_topology.AddNode(name, NodeKind::LAN);
            std::set<uint32_t> routers;
            while (routers.size() < LAN_ROUTERS)
            {
                routers.insert(Draw(ROUTERS));
            }
            for (const uint32_t router : routers)
            {
                TopologyLink link(router, lan);
                link.costAb = 1 + Draw(5);
                m_topology.AddLink(link);
            }
            m_hosts.emplace_back("on" + name, name);
            m_lanRouters[name] = routers;
        }
    }

    /// @return a random link whose failure leaves the network connected.
    LinkIndex DrawSpareLink()
    {
        while (true)
        {
            const LinkIndex link = Draw(m_routerLinks);
            Topology rest = m_network->network->GetTopology();
            rest.SetLinkUp(link, false);
            if (rest.IsConnected())
            {
                return link;
            }
        }
    }

    /// A link fails and comes back a minute later.
    void FailAndRepair()
    {
        const LinkIndex link = DrawSpareLink();
        m_network->network->SetLinkUp(link, false);
        PimDmDelivery::RunUntil(CHANGE + 60);
        m_network->network->SetLinkUp(link, true);
    }

    /// Some links fail, for less than Hello_Holdtime (RFC 3973 4.8).
    void Flap()
    {
        for (uint32_t i = 0; i < 4; ++i)
        {
            const LinkIndex link = Draw(m_topology.GetLinkCount());
            m_network->network->SetLinkUp(link, false);
            PimDmDelivery::RunUntil(CHANGE + 20 * i + m_random->GetValue(1, 19));
            m_network->network->SetLinkUp(link, true);
            PimDmDelivery::RunUntil(CHANGE + 20 * (i + 1));
        }
    }

    /// Some routers restart before anybody misses them (RFC 3973 4.3.4).
    void Restart()
    {
        for (uint32_t i = 0; i < 4; ++i)
        {
            const auto node = m_network->network->FindNode(GetRouterName(Draw(ROUTERS)));
            const Ptr<PimDm> router = PimDmHelper::Get(node);
            router->SetAttribute("Goodbye", BooleanValue(Draw(2) == 0));
            router->Stop();
            PimDmDelivery::RunUntil(CHANGE + 20 * i + m_random->GetValue(0.1, 15));
            router->Start();
            PimDmDelivery::RunUntil(CHANGE + 20 * (i + 1));
        }
    }

    /// Takes a link or a whole router down, or stops an application, some times for a while.
    void ScheduleFaults()
    {
        for (uint32_t i = 0; i < FAULTS; ++i)
        {
            const Time from = Seconds(m_random->GetValue(0, LAST_CHANGE - CHANGE - 20));
            const Time until = from + Seconds(m_random->GetValue(0.001, 20));
            const uint32_t router = Draw(ROUTERS);
            switch (Draw(4))
            {
            case 0:
                ScheduleLinkFault(Draw(m_topology.GetLinkCount()), from, until);
                break;
            case 1:
                for (LinkIndex link = 0; link < m_topology.GetLinkCount(); ++link)
                {
                    const TopologyLink& candidate = m_topology.GetLink(link);
                    if (candidate.a == router || candidate.b == router)
                    {
                        ScheduleLinkFault(link, from, until);
                    }
                }
                ScheduleCrash(router, from, until);
                break;
            default:
                ScheduleRestart(router, from, until);
            }
        }
    }

    /// Takes a link down for a while.
    void ScheduleLinkFault(LinkIndex link, Time from, Time until)
    {
        const Ptr<Network> network = m_network->network;
        Simulator::Schedule(from, &Network::SetLinkUp, network, link, false);
        Simulator::Schedule(until, &Network::SetLinkUp, network, link, true);
    }

    /// @return forwarder, group manager and protocols of a router.
    std::vector<Ptr<RouterApplication>> GetApplications(uint32_t router) const
    {
        const Ptr<Node> node = m_network->network->FindNode(GetRouterName(router));
        std::vector<Ptr<RouterApplication>> applications;
        for (uint32_t i = 0; i < node->GetNApplications(); ++i)
        {
            if (const auto application = DynamicCast<RouterApplication>(node->GetApplication(i)))
            {
                applications.push_back(application);
            }
        }
        return applications;
    }

    /// Stops an application for a while.
    static void ScheduleStop(const Ptr<RouterApplication>& application, Time from, Time until)
    {
        Simulator::Schedule(from, &RouterApplication::Stop, application);
        Simulator::Schedule(until, &RouterApplication::Start, application);
    }

    /// Stops the forwarder, the group manager or a protocol of a router for a while.
    void ScheduleRestart(uint32_t router, Time from, Time until)
    {
        const std::vector<Ptr<RouterApplication>> applications = GetApplications(router);
        ScheduleStop(
            applications.at(Draw(static_cast<uint32_t>(applications.size()))), from, until);
    }

    /// Stops all of them for a while.
    void ScheduleCrash(uint32_t router, Time from, Time until) const
    {
        for (const Ptr<RouterApplication>& application : GetApplications(router))
        {
            ScheduleStop(application, from, until);
        }
    }

    /// Some costs change.
    void ChangeCosts()
    {
        for (uint32_t i = 0; i < 4; ++i)
        {
            const LinkIndex link = Draw(m_routerLinks);
            const LinkDirection direction =
                Draw(2) == 0 ? LinkDirection::A_TO_B : LinkDirection::B_TO_A;
            m_network->network->SetLinkCost(link, direction, 1 + Draw(8));
        }
    }

    /// Two links fail for good.
    void FailLinks()
    {
        m_network->network->SetLinkUp(DrawSpareLink(), false);
        PimDmDelivery::RunUntil(CHANGE + 30);
        m_network->network->SetLinkUp(DrawSpareLink(), false);
    }

    /// A link fails, some receivers leave, one comes.
    void ChangeReceivers(const std::string& source)
    {
        m_network->network->SetLinkUp(DrawSpareLink(), false);
        for (auto receiver = m_receivers.begin(); receiver != m_receivers.end();)
        {
            if (Draw(2) == 0)
            {
                m_network->Leave(*receiver, m_random->GetValue(CHANGE + 50, CHANGE + 100));
                receiver = m_receivers.erase(receiver);
            }
            else
            {
                ++receiver;
            }
        }
        const std::string host = DrawHost();
        if (host != source && m_receivers.insert(host).second)
        {
            m_network->Join(host, LAST_CHANGE);
        }
    }

    std::string m_source;                                   //!< host that sends
    std::map<std::string, std::set<uint32_t>> m_lanRouters; //!< routers on each LAN
    uint32_t m_seed;                                        //!< decides about everything
    bool m_faulty;                                          //!< whether faults are random
    Ptr<UniformRandomVariable> m_random{CreateObject<UniformRandomVariable>()}; //!< draws it
    Topology m_topology;                                      //!< routers, links, LANs
    std::set<std::pair<uint32_t, uint32_t>> m_pairs;          //!< routers with a link between them
    uint32_t m_routerLinks{0};                                //!< number of these links
    std::vector<std::pair<std::string, std::string>> m_hosts; //!< hosts, and where they are
    std::set<std::string> m_receivers;                        //!< who receives in the end
    std::unique_ptr<PimDmDelivery> m_network;                 //!< the network
    Ptr<InvariantWatch> m_watch{CreateObject<InvariantWatch>()}; //!< watches its forwarders
};

/// Plays all networks.
class RandomLansTestCase : public TestCase
{
  public:
    RandomLansTestCase()
        : TestCase("Random networks with LANs deliver each packet once in the end, and nothing to "
                   "links where nobody uses it")
    {
    }

  private:
    void DoRun() override
    {
        for (uint32_t seed = 1; seed <= NETWORKS; ++seed)
        {
            RandomLans network(seed);
            network.Play();
            NS_TEST_EXPECT_MSG_EQ(network.Judge(), "", "network " << seed);
        }
    }
};

/// Plays networks with random faults.
class RandomFaultsTestCase : public TestCase
{
  public:
    /// @param [in] networks How many.
    explicit RandomFaultsTestCase(uint32_t networks)
        : TestCase(std::to_string(networks) + " networks recover from random faults"),
          m_networks(networks)
    {
    }

  private:
    void DoRun() override
    {
        for (uint32_t seed = 1; seed <= m_networks; ++seed)
        {
            RandomLans network(1000 + seed, true);
            network.Play();
            NS_TEST_EXPECT_MSG_EQ(network.Judge(), "", "network " << seed);
        }
    }

    uint32_t m_networks; //!< how many
};

/// The suite.
class PimDmRandomLansTestSuite : public TestSuite
{
  public:
    PimDmRandomLansTestSuite()
        : TestSuite("mgm-pim-dm-random-lans", Type::SYSTEM)
    {
        AddTestCase(new RandomLansTestCase());
        AddTestCase(new RandomFaultsTestCase(FEW_FAULTY));
        AddTestCase(new RandomFaultsTestCase(FAULTY), compat::GetLongestDuration<TestCase>());
    }
};

PimDmRandomLansTestSuite g_pimDmRandomLansTestSuite; //!< registers the suite

} // namespace
