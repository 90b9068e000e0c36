/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Suite mgm-random-faults: networks of static protocols, IGMP and an IGMP proxy, in which
 * applications, links and whole routers fail at random for a while. Afterwards everything has to be
 * as the graph wants it (mgm-run-invariants.h). Those of PIM are in suite mgm-pim-dm-random-lans.
 */

#include "mgm-random-scenario.h"
#include "mgm-run-invariants.h"
#include "ns3/mgm-compat.h"
#include "ns3/mgm-topology-generator.h"
#include "ns3/simulator.h"
#include "ns3/test.h"

#include <string>
#include <vector>

namespace
{

using namespace ns3;
using namespace ns3::mgm;
using namespace ns3::mgm::test;

constexpr uint32_t FEW = 6;      //!< number of networks of a protocol
constexpr uint32_t MANY = 200;   //!< of the same, where tests may take minutes
constexpr uint32_t ROUTERS = 10; //!< routers of each, beside the proxy
constexpr uint32_t FAULTS = 16;  //!< faults in each

constexpr int64_t FIRST_FAULT = 10000;  //!< when the faults begin, in ms
constexpr int64_t LAST_FAULT = 60000;   //!< when the last of them begins, in ms
constexpr int64_t LONGEST_FAULT = 9000; //!< how long they last at most, in ms

/// When all is well again: IGMP asks again within a quarter of the Query Interval, and hosts answer
/// within the Query Response Interval (RFC 3376 8.3, 8.6).
const Time QUIET = Seconds(115);
/// The end of the run.
const Time END = Seconds(135);

/// A random network with random faults.
class FaultyNetwork : public RandomScenario
{
  public:
    /**
     * @param [in] protocol STATIC_TREE in a network with several ways, or STATIC_MULTICAST in one
     * with single ways.
     * @param [in] seed Decides about everything.
     */
    FaultyNetwork(ApplicationKind protocol, uint32_t seed)
        : RandomScenario("faults", seed, END),
          m_protocol(protocol)
    {
        const uint32_t ways = protocol == ApplicationKind::STATIC_TREE ? 2 : 1;
        m_scenario.topology = MakePowerLawTopology(ROUTERS, ways, seed).GetTopology();
        m_box = m_scenario.topology.AddNode("box");
        m_boxLink = m_scenario.topology.AddLink(TopologyLink(Draw(ROUTERS), m_box));
        AddSource(Draw(ROUTERS));
        AddProtocol();
        AddIgmp();
        AddReceivers();
        AddFaults();
        SortEvents();
    }

  private:
    /// The protocol, on all routers but the proxy.
    void AddProtocol()
    {
        ScenarioProtocol protocol;
        protocol.kind = m_protocol;
        for (NodeIndex router = 0; router < ROUTERS; ++router)
        {
            protocol.routers.push_back(router);
        }
        if (m_protocol == ApplicationKind::STATIC_MULTICAST)
        {
            const NodeIndex root = m_scenario.hosts[0].at;
            AddMemberships(protocol, root, root);
        }
        m_scenario.protocols.push_back(protocol);
    }

    /// Says that the data goes to all routers behind one.
    void AddMemberships(ScenarioProtocol& protocol, NodeIndex router, NodeIndex from) const
    {
        const std::vector<LinkIndex> links = m_scenario.topology.GetLinksOf(router);
        for (const LinkIndex link : links)
        {
            const NodeIndex next = m_scenario.topology.GetOtherEnd(link, router);
            if (next != from && next != m_box)
            {
                ScenarioStaticRoute membership;
                membership.interface = {router, link};
                membership.group = m_group;
                protocol.memberships.push_back(membership);
                AddMemberships(protocol, next, router);
            }
        }
    }

    /// IGMP on all routers; the last one is a proxy.
    void AddIgmp()
    {
        ScenarioIgmp igmp;
        igmp.routers = m_scenario.protocols[0].routers;
        igmp.place = IgmpPlace::ALL;
        ScenarioIgmp proxy;
        proxy.proxy = true;
        proxy.routers.push_back(m_box);
        proxy.upstream.push_back({m_box, m_boxLink});
        m_scenario.igmp = {igmp, proxy};
    }

    /// Receivers behind the proxy and behind all other routers, or half of them.
    void AddReceivers()
    {
        for (NodeIndex router = 0; router <= m_box; ++router)
        {
            if (router == m_box || m_protocol == ApplicationKind::STATIC_MULTICAST || Draw(2) == 0)
            {
                const std::size_t number = AddReceiver(router);
                m_scenario.events.push_back({Seconds(2), MembershipChangeEvent{number, true}});
            }
        }
    }

    /// Something happens, and is undone later.
    template <typename Event>
    void AddFault(Time from, Time until, Event event, bool Event::*state)
    {
        event.*state = false;
        m_scenario.events.push_back({from, event});
        event.*state = true;
        m_scenario.events.push_back({until, event});
    }

    /// Links, whole routers and applications fail for a while.
    void AddFaults()
    {
        for (uint32_t i = 0; i < FAULTS; ++i)
        {
            const Time from = MilliSeconds(FIRST_FAULT + Draw(LAST_FAULT - FIRST_FAULT));
            const Time until = from + MilliSeconds(1 + Draw(LONGEST_FAULT));
            const NodeIndex router = Draw(ROUTERS + 1);
            const auto links = static_cast<uint32_t>(m_scenario.topology.GetLinkCount());
            switch (Draw(6))
            {
            case 0:
                AddFault(from, until, LinkStateEvent{Draw(links)}, &LinkStateEvent::up);
                break;
            case 1:
                AddRouterFault(from, until, router);
                break;
            default:
                AddFault(from,
                         until,
                         ApplicationChangeEvent{router, DrawApplication(router)},
                         &ApplicationChangeEvent::start);
            }
        }
    }

    /// A router crashes: its links go down and its applications forget all.
    void AddRouterFault(Time from, Time until, NodeIndex router)
    {
        for (const LinkIndex link : m_scenario.topology.GetLinksOf(router))
        {
            AddFault(from, until, LinkStateEvent{link}, &LinkStateEvent::up);
        }
        AddFault(from, until, RouterChangeEvent{router}, &RouterChangeEvent::start);
    }

    /// @return an application that a router has.
    ApplicationKind DrawApplication(NodeIndex router)
    {
        const bool isProxy = router == m_box;
        const std::vector<ApplicationKind> kinds{ApplicationKind::FORWARDER,
                                                 ApplicationKind::MANAGER,
                                                 isProxy ? ApplicationKind::IGMP_PROXY
                                                         : ApplicationKind::IGMP,
                                                 m_protocol};
        return kinds[Draw(isProxy ? 3 : 4)];
    }

    ApplicationKind m_protocol; //!< of the routers
    NodeIndex m_box{0};         //!< the proxy
    LinkIndex m_boxLink{0};     //!< its way to the others
};

/// Plays networks of a protocol.
class RandomFaultsTestCase : public TestCase
{
  public:
    /// @param [in] protocol The protocol. @param [in] networks How many.
    RandomFaultsTestCase(ApplicationKind protocol, uint32_t networks)
        : TestCase(std::to_string(networks) + " networks of " + GetApplicationKindName(protocol) +
                   " recover from random faults"),
          m_protocol(protocol),
          m_networks(networks)
    {
    }

  private:
    void DoRun() override
    {
        for (uint32_t seed = 1; seed <= m_networks; ++seed)
        {
            Play(seed);
        }
        NS_TEST_EXPECT_MSG_GT(m_lost, 20 * m_networks, "the faults are felt");
    }

    /// Plays one network.
    void Play(uint32_t seed)
    {
        const FaultyNetwork network(m_protocol, seed);
        {
            ScenarioRun run(network.Get());
            RunInvariants invariants(network.Get(), run, QUIET);
            run.Run();
            for (const std::string& problem : invariants.Finish())
            {
                NS_TEST_EXPECT_MSG_EQ(problem, "", "network " << seed);
            }
            NS_TEST_EXPECT_MSG_GT(invariants.GetExpectedPackets(), 30u, "data flows to the end");
            const RunResult result = run.GetResult();
            NS_TEST_EXPECT_MSG_EQ(result.notes.size(), 0u, "there is all that fails");
            for (const ReceiverResult& receiver : result.receivers)
            {
                m_lost += receiver.delivery.lost;
            }
        }
        Simulator::Destroy();
    }

    ApplicationKind m_protocol; //!< of the routers
    uint32_t m_networks;        //!< how many
    uint64_t m_lost{0};         //!< packets that receivers missed
};

/// Suite mgm-random-faults.
class RandomFaultsTestSuite : public TestSuite
{
  public:
    RandomFaultsTestSuite()
        : TestSuite("mgm-random-faults", TestSuite::Type::SYSTEM)
    {
        for (const auto protocol :
             {ApplicationKind::STATIC_TREE, ApplicationKind::STATIC_MULTICAST})
        {
            AddTestCase(new RandomFaultsTestCase(protocol, FEW));
            AddTestCase(new RandomFaultsTestCase(protocol, MANY),
                        compat::GetLongestDuration<TestCase>());
        }
    }
};

RandomFaultsTestSuite g_randomFaultsTestSuite; //!< Static variable for test initialization

} // namespace
