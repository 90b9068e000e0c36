/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Suite mgm-static-stagger: StaticTree routers follow a change of the topology each at its own
 * time, and react to the wrong-interface alerts in between. The network is the ring of
 * mgm-static-ring.h.
 */

#include "mgm-static-fixture.h"
#include "mgm-static-ring.h"
#include "mgm-test-require.h"

#include "ns3/mgm-static-multicast-helper.h"
#include "ns3/mgm-static-tree.h"
#include "ns3/simulator.h"
#include "ns3/string.h"
#include "ns3/test.h"
#include "ns3/uinteger.h"

#include <algorithm>
#include <set>
#include <string>
#include <vector>

namespace
{

using namespace ns3;
using namespace ns3::mgm;
using namespace ns3::mgm::test;

/// Times at which routers know of a change, and what they do about alerts.
struct StaggerSetup
{
    AlertReaction reaction{REACTION_NONE}; //!< of all routers
    std::vector<double> convergence;       //!< delay of each router in seconds
    Time holdDown{Seconds(10)};            //!< of all routers
    std::vector<std::string> receivers;    //!< hosts that join
};

/**
 * Base of the cases in which link 0 breaks at 10 s while hr0 sends ten packets a second, from 1 s
 * until 39.9 s.
 */
class StaggerTestCase : public TestCase
{
  protected:
    using TestCase::TestCase;

    /**
     * Builds the ring and schedules the failure.
     * @param [in] setup What is special.
     */
    void Setup(const StaggerSetup& setup)
    {
        fixture.Build(MakeRing());
        fixture.InstallTrees(setup.reaction, setup.holdDown);
        fixture.groups->AddSource(fixture.group, fixture.network->GetAddress("hr0"));
        for (std::size_t i = 0; i < setup.convergence.size(); ++i)
        {
            const std::string name = "r" + std::to_string(i);
            fixture.network->GetView(name)->SetAttribute("ConvergenceDelay",
                                                         TimeValue(Seconds(setup.convergence[i])));
            StaticRouter& router = fixture.At(name);
            router.client->TraceConnectWithoutContext(
                "Reaction", MakeBoundCallback(&StaggerTestCase::OnReaction, this, name));
            router.forwarder->TraceConnectWithoutContext(
                "Notification", MakeCallback(&StaggerTestCase::OnNotification, this));
            router.manager->TraceConnectWithoutContext(
                "ApiCall", MakeCallback(&StaggerTestCase::OnApiCall, this));
        }
        for (const std::string& host : setup.receivers)
        {
            fixture.Join(host);
        }
        Simulator::Schedule(
            Seconds(1), &StaticFixture::Send, &fixture, "hr0", 390, MilliSeconds(100));
        Simulator::Schedule(Seconds(10), &Network::SetLinkUp, fixture.network, 0, false);
    }

    /**
     * @param [in] host A receiver.
     * @param [in] from A time.
     * @param [in] until A later time.
     * @return copies delivered to it in between.
     */
    std::size_t Count(const std::string& host, double from, double until)
    {
        const std::vector<Time>& times = fixture.deliveries[host];
        return std::count_if(times.begin(), times.end(), [from, until](Time time) {
            return time >= Seconds(from) && time < Seconds(until);
        });
    }

    /**
     * @param [in] test The test.
     * @param [in] router Name of the router.
     * @param [in] record Its reaction.
     */
    static void OnReaction(StaggerTestCase* test, std::string router, const ReactionRecord& record)
    {
        test->reactions.push_back(router + " " + record.action + ": " + record.reason);
        test->reactionTimes.push_back(Simulator::Now());
        test->lastReaction = record;
        test->reactionsWithAlert += test->lastAlert.id == record.alert ? 1 : 0;
    }

    /// @param [in] record A notification of a forwarder.
    void OnNotification(const NotificationRecord& record)
    {
        if (record.kind == NotificationKind::WRONG_INTERFACE)
        {
            lastAlert = record.head;
        }
    }

    /// @param [in] record A call of a group manager.
    void OnApiCall(const ApiCallRecord& record)
    {
        if (record.function == ApiFunction::SET_MFE)
        {
            setMfes.push_back(record);
        }
    }

    StaticFixture fixture;              //!< the network
    std::vector<std::string> reactions; //!< router, action and reason of each
    std::vector<Time> reactionTimes;    //!< when
    std::vector<ApiCallRecord> setMfes; //!< calls of SetMfe
    ReactionRecord lastReaction;        //!< the latest reaction
    RecordHead lastAlert;               //!< the latest alert
    std::size_t reactionsWithAlert{0};  //!< reactions that named the latest alert
};

/// With reaction "none" a receiver waits until its own router knows of the change.
class NoReactionTestCase : public StaggerTestCase
{
  public:
    NoReactionTestCase()
        : StaggerTestCase("Staggered convergence, no reaction")
    {
    }

  private:
    void DoRun() override
    {
        // All know after 1 s, r2 after 5 s: from 11 s to 15 s its data comes in from r3.
        Setup({REACTION_NONE, {1, 1, 5, 1, 1}, Seconds(10), {"hr2"}});
        Simulator::Run();
        NS_TEST_EXPECT_MSG_EQ(Count("hr2", 0, 10), 90, "before the failure");
        NS_TEST_EXPECT_MSG_EQ(Count("hr2", 10.05, 15), 0, "no data until r2 knows");
        NS_TEST_EXPECT_MSG_EQ(Count("hr2", 15.05, 40), 249, "all data from then on");
        NS_TEST_EXPECT_MSG_EQ(fixture.wrongInterface, 40, "ten a second for four seconds");
        NS_TEST_EXPECT_MSG_EQ(reactions.size(), 2, "an alert each three seconds (K1)");
        NS_TEST_EXPECT_MSG_EQ(reactionsWithAlert, reactions.size(), "each names its alert");
        reactions.resize(2);
        NS_TEST_EXPECT_MSG_EQ(
            reactions.at(0), "r2 none: the reaction to alerts is switched off", "what");
        NS_TEST_EXPECT_MSG_EQ(lastReaction.arrival, InterfaceId(2), "from r3");
        NS_TEST_EXPECT_MSG_EQ(lastReaction.head.cause.Get(TraceLevel::ALERTS).IsSet(), true, "why");
        NS_TEST_EXPECT_MSG_EQ(setMfes.size(), 0, "nothing was done");
        NS_TEST_EXPECT_MSG_EQ(fixture.GetIif("r2", "hr0"), 2, "r2 from r3 in the end");
        NS_TEST_EXPECT_MSG_EQ(fixture.GetOifs("r0", "hr0"), "2", "r0 to r4");
        Simulator::Destroy();
    }
};

/// With reaction "retarget" data flows as soon as it arrives; the route decides again later.
class RetargetTestCase : public StaggerTestCase
{
  public:
    RetargetTestCase()
        : StaggerTestCase("Staggered convergence, retarget")
    {
    }

  private:
    void DoRun() override
    {
        // r2 knows after 5 s and r1 after 8 s. From 15 s on r2 sends to r1, which still sends to
        // r2.
        Setup({REACTION_RETARGET, {1, 8, 5, 1, 1}, Seconds(10), {"hr1", "hr2"}});
        Simulator::Run();
        NS_TEST_EXPECT_MSG_EQ(Count("hr2", 10.05, 11), 0, "nobody knows");
        NS_TEST_EXPECT_MSG_EQ(Count("hr2", 11.2, 40), 288, "from the first alert on");
        NS_TEST_EXPECT_MSG_EQ(Count("hr1", 10.05, 18), 0, "r1 waits for its routes");
        NS_TEST_EXPECT_MSG_EQ(Count("hr1", 18.05, 40), 219, "then has all data");
        NS_TEST_EXPECT_MSG_EQ(reactions.at(0),
                              "r2 retarget: the data arrives from a router that is not downstream",
                              "what");
        NS_TEST_EXPECT_MSG_EQ((reactionTimes.at(0) >= Seconds(11)), true, "not before");
        NS_TEST_EXPECT_MSG_EQ((reactionTimes.at(0) < MilliSeconds(11200)), true, "at once");
        NS_TEST_EXPECT_MSG_EQ(reactions.at(1), "r1 none: the data comes from downstream", "r1");
        NS_TEST_EXPECT_MSG_EQ(setMfes.size(), 1, "one change");
        setMfes.resize(1);
        NS_TEST_EXPECT_MSG_EQ(setMfes.at(0).interface, InterfaceId(2), "from r3");
        NS_TEST_EXPECT_MSG_EQ(setMfes.at(0).upstreamNeighbor, Ipv4Address("10.0.0.10"), "r3");
        NS_TEST_EXPECT_MSG_EQ(setMfes.at(0).head.id.node, lastAlertNode(), "at r2");
        NS_TEST_EXPECT_MSG_EQ(fixture.GetIif("r2", "hr0"), 2, "as the route says");
        NS_TEST_EXPECT_MSG_EQ(fixture.GetIif("r1", "hr0"), 2, "as the route says");
        Simulator::Destroy();
    }

    /// @return id of node r2.
    uint32_t lastAlertNode()
    {
        return fixture.network->FindNode("r2")->GetId();
    }
};

/// No second retarget within HoldDown; the route wins at convergence, and alerts count as causes.
class HoldDownTestCase : public StaggerTestCase
{
  public:
    HoldDownTestCase()
        : StaggerTestCase("Hold-down, and the route wins again")
    {
    }

  private:
    void DoRun() override
    {
        // r2 knows of the failure (10 s) and the repair (12 s) only 20 s later. It follows the data
        // to r3 at 11 s, is held down when the data comes from r1 again at 13 s, and follows it at
        // 21 s.
        Setup({REACTION_RETARGET, {1, 1, 20, 1, 1}, Seconds(10), {"hr2"}});
        for (int i = 0; i < 5; ++i)
        {
            fixture.At("r" + std::to_string(i))
                .forwarder->SetAttribute("Limiter", StringValue("none"));
        }
        Simulator::Schedule(Seconds(12), &Network::SetLinkUp, fixture.network, 0, true);
        Simulator::Run();
        const std::string held = "r2 hold-down: the entry was re-targeted less than HoldDown ago";
        std::size_t first = 0;
        for (std::size_t i = 0; i < reactions.size(); ++i)
        {
            first += reactions[i] == held && reactionTimes[i] < MilliSeconds(21200) ? 1 : 0;
        }
        NS_TEST_EXPECT_MSG_EQ((first > 77 && first < 82), true, "13 s to 21 s: " << first);
        NS_TEST_EXPECT_MSG_EQ(Count("hr2", 11.2, 13), 18, "by way of r3");
        NS_TEST_EXPECT_MSG_EQ(Count("hr2", 13.1, 21), 0, "held down");
        NS_TEST_EXPECT_MSG_EQ(Count("hr2", 21.2, 30), 88, "by way of r1");
        // At 30 s r2 learns of the failure: its route leads to r3, where no data comes from; at 32
        // s it learns of the repair.
        NS_TEST_EXPECT_MSG_EQ(fixture.GetIif("r2", "hr0"), 1, "by the route");
        NS_TEST_EXPECT_MSG_EQ(Count("hr2", 32.05, 40), 79, "in the end");
        NS_TEST_EXPECT_MSG_EQ((setMfes.size() >= 2), true, "two retargets at least");
        setMfes.resize(2);
        NS_TEST_EXPECT_MSG_EQ(setMfes.at(1).interface, InterfaceId(1), "back to r1");
        Simulator::Destroy();
    }
};

/// At convergence the route decides again, also if it is the route that there was before.
class RestoreTestCase : public StaggerTestCase
{
  public:
    RestoreTestCase()
        : StaggerTestCase("Convergence ends a retarget, even to the same route")
    {
    }

  private:
    void DoRun() override
    {
        // r2 never sees the failure of 10 s by itself: its delay shrinks before the repair of 12 s,
        // which it knows of at 15 s, when its route is what it always was.
        Setup({REACTION_RETARGET, {1, 1, 20, 1, 1}, Seconds(10), {"hr2"}});
        Simulator::Schedule(MilliSeconds(11950), &RestoreTestCase::Hurry, this);
        Simulator::Schedule(Seconds(12), &Network::SetLinkUp, fixture.network, 0, true);
        Simulator::Stop(Seconds(20));
        Simulator::Run();
        NS_TEST_EXPECT_MSG_EQ(Count("hr2", 11.2, 13), 18, "by way of r3");
        NS_TEST_EXPECT_MSG_EQ(Count("hr2", 13.1, 15), 0, "by way of r1, but held down");
        NS_TEST_EXPECT_MSG_EQ(Count("hr2", 15.05, 20), 49, "by way of r1");
        NS_TEST_EXPECT_MSG_EQ(setMfes.size(), 2, "there and back");
        setMfes.resize(2);
        NS_TEST_EXPECT_MSG_EQ(setMfes.at(1).interface, InterfaceId(1), "back to r1");
        NS_TEST_EXPECT_MSG_EQ(setMfes.at(1).upstreamNeighbor, Ipv4Address("10.0.0.5"), "r1");
        Simulator::Destroy();
    }

    /// Lets r2 converge sooner from now on.
    void Hurry()
    {
        fixture.network->GetView("r2")->SetAttribute("ConvergenceDelay", TimeValue(Seconds(3)));
    }
};

/// Data from a host that claims to be the source is not followed.
class InjectionTestCase : public StaggerTestCase
{
  public:
    InjectionTestCase()
        : StaggerTestCase("A host that claims to be the source is not believed")
    {
    }

  private:
    void DoRun() override
    {
        Setup({REACTION_RETARGET, {0, 0, 0, 0, 0}, Seconds(10), {"hr2"}});
        Simulator::Schedule(MilliSeconds(5050), &StaticFixture::Inject, &fixture, "hr1", "hr0");
        Simulator::Schedule(MilliSeconds(9050), &StaticFixture::Inject, &fixture, "hr2", "hr0");
        Simulator::Stop(MilliSeconds(9950));
        Simulator::Run();
        NS_TEST_EXPECT_MSG_EQ(reactions.size(), 2, "two alerts");
        reactions.resize(2);
        NS_TEST_EXPECT_MSG_EQ(
            reactions.at(0), "r1 none: there is no router from which the data could come", "r1");
        NS_TEST_EXPECT_MSG_EQ(reactions.at(1), "r2 none: the data comes from downstream", "r2");
        NS_TEST_EXPECT_MSG_EQ(fixture.deliveries["hr2"].size(), 90, "undisturbed");
        NS_TEST_EXPECT_MSG_EQ(setMfes.size(), 0, "nothing was done");
        Simulator::Destroy();
    }
};

/// A router that overhears on a LAN what is meant for others does not follow it.
class OverhearTestCase : public StaggerTestCase
{
  public:
    OverhearTestCase()
        : StaggerTestCase("Data overheard on a LAN is not followed")
    {
    }

  private:
    void DoRun() override
    {
        // r0 - r1 - LAN, r0 - r2 - LAN, r3 on the LAN: r2 has the higher address there and serves
        // it, and r1, which has the data from r0, hears it too.
        Topology topology;
        for (int i = 0; i < 4; ++i)
        {
            topology.AddNode("r" + std::to_string(i));
        }
        const NodeIndex lan = topology.AddNode("lan", NodeKind::LAN);
        topology.AddLink(0, 1);
        topology.AddLink(0, 2);
        topology.AddLink(1, lan);
        topology.AddLink(2, lan);
        topology.AddLink(3, lan);
        fixture.Build(topology);
        fixture.InstallTrees(REACTION_RETARGET);
        fixture.groups->AddSource(fixture.group, fixture.network->GetAddress("hr0"));
        fixture.At("r1").client->TraceConnectWithoutContext(
            "Reaction",
            MakeBoundCallback(&OverhearTestCase::OnReaction,
                              static_cast<StaggerTestCase*>(this),
                              std::string("r1")));
        fixture.Join("hr1");
        fixture.Join("hr3");
        Simulator::Schedule(Seconds(1), &StaticFixture::Send, &fixture, "hr0", 20, Seconds(1));
        Simulator::Run();
        NS_TEST_EXPECT_MSG_EQ(fixture.deliveries["hr1"].size(), 20, "one copy each");
        NS_TEST_EXPECT_MSG_EQ(fixture.deliveries["hr3"].size(), 20, "one copy each");
        NS_TEST_EXPECT_MSG_EQ(fixture.wrongInterface, 20, "overheard by r1");
        NS_TEST_EXPECT_MSG_EQ(reactions.empty(), false, "alerts");
        for (const std::string& reaction : reactions)
        {
            NS_TEST_EXPECT_MSG_EQ(
                reaction, "r1 none: on a LAN the data may be meant for others", "why");
        }
        Simulator::Destroy();
    }
};

/// An alert that comes late meets another entry than the one that its packet met.
class LateAlertTestCase : public StaggerTestCase
{
  public:
    /// Schedules what happens until the alert comes.
    using Meanwhile = void (*)(StaticFixture& fixture);

    /**
     * @param [in] meanwhile Schedules what happens.
     * @param [in] reason Why the entry is left alone then.
     */
    LateAlertTestCase(Meanwhile meanwhile, const std::string& reason)
        : StaggerTestCase("A late alert: " + reason),
          m_meanwhile(meanwhile),
          m_reason(reason)
    {
    }

    /// The interface towards hr0 belongs to another client, with which the entry goes.
    static void EndEntry(StaticFixture& fixture)
    {
        fixture.At("r1").client->AddInterface(InterfaceId(3));
        const Ptr<StaticClient> other =
            StaticMulticastHelper().Install(fixture.network->FindNode("r1"));
        other->SetAttribute("ComponentId", UintegerValue(1));
        Simulator::Schedule(Seconds(6), &RouterApplication::Stop, other);
    }

    /// No router has a route to hr0.
    static void CutSourceOff(StaticFixture& fixture)
    {
        Simulator::Schedule(Seconds(6), &Network::SetLinkUp, fixture.network, 0, false);
        Simulator::Schedule(Seconds(6), &Network::SetLinkUp, fixture.network, 4, false);
    }

    /// From 5 s on data comes in from r2, and r1 knows why at 6 s.
    static void FollowRoute(StaticFixture& fixture)
    {
        fixture.network->GetView("r1")->SetAttribute("ConvergenceDelay", TimeValue(Seconds(1)));
        Simulator::Schedule(Seconds(5), &Network::SetLinkUp, fixture.network, 0, false);
    }

  private:
    void DoRun() override
    {
        // A packet that hr1 sends in the name of hr0 at 5.55 s is told of at 6.55 s.
        Setup({REACTION_RETARGET, {0, 0, 0, 0, 0}, Seconds(10), {"hr1", "hr2"}});
        fixture.At("r1").forwarder->SetAttribute("NotificationDelay", TimeValue(Seconds(1)));
        Simulator::Schedule(MilliSeconds(5550), &StaticFixture::Inject, &fixture, "hr1", "hr0");
        m_meanwhile(fixture);
        Simulator::Stop(Seconds(7));
        Simulator::Run();
        MGM_TEST_REQUIRE_EQ(reactions.size(), 1, "one alert");
        NS_TEST_EXPECT_MSG_EQ(reactions.at(0), "r1 none: " + m_reason, "why");
        NS_TEST_EXPECT_MSG_EQ(setMfes.size(), 0, "nothing was done");
        Simulator::Destroy();
    }

    Meanwhile m_meanwhile; //!< schedules what happens
    std::string m_reason;  //!< why the entry is left alone
};

/// Memberships follow ReactionDelay after convergence.
class ReactionDelayTestCase : public StaggerTestCase
{
  public:
    ReactionDelayTestCase()
        : StaggerTestCase("Memberships follow the routes after ReactionDelay")
    {
    }

  private:
    void DoRun() override
    {
        Setup({REACTION_NONE, {1, 1, 1, 1, 1}, Seconds(10), {"hr2"}});
        fixture.At("r4").client->SetAttribute("ReactionDelay", TimeValue(Seconds(3)));
        Simulator::Run();
        NS_TEST_EXPECT_MSG_EQ(Count("hr2", 10.05, 14), 0, "r4 acts at 10 + 1 + 3 s");
        NS_TEST_EXPECT_MSG_EQ(Count("hr2", 14.05, 40), 259, "then all data");
        NS_TEST_EXPECT_MSG_EQ(fixture.wrongInterface, 0, "none");
        Simulator::Destroy();
    }
};

/// A tree may see the network in another way than its node.
class OwnViewTestCase : public StaggerTestCase
{
  public:
    OwnViewTestCase()
        : StaggerTestCase("Memberships follow the view that a tree is given")
    {
    }

  private:
    void DoRun() override
    {
        Setup({REACTION_NONE, {1, 1, 1, 1, 1}, Seconds(10), {"hr2"}});
        const Ptr<GraphRpf> given = fixture.network->GetView("r4");
        const Ptr<GraphRpf> own = CreateObject<GraphRpf>();
        own->SetRouter(fixture.network->GetRoutes(), given->GetRouter(), 1000);
        own->SetAttribute("ConvergenceDelay", TimeValue(Seconds(4)));
        DynamicCast<StaticTree>(fixture.At("r4").client)->SetView(own);
        Simulator::Run();
        NS_TEST_EXPECT_MSG_EQ(Count("hr2", 10.05, 14), 0, "r4 acts at 10 + 4 s");
        NS_TEST_EXPECT_MSG_EQ(Count("hr2", 14.05, 40), 259, "then all data");
        Simulator::Destroy();
    }
};

/// Suite mgm-static-stagger.
class StaticStaggerTestSuite : public TestSuite
{
  public:
    StaticStaggerTestSuite()
        : TestSuite("mgm-static-stagger", TestSuite::Type::UNIT)
    {
        AddTestCase(new NoReactionTestCase);
        AddTestCase(new RetargetTestCase);
        AddTestCase(new HoldDownTestCase);
        AddTestCase(new RestoreTestCase);
        AddTestCase(new InjectionTestCase);
        AddTestCase(new OverhearTestCase);
        AddTestCase(new LateAlertTestCase(&LateAlertTestCase::EndEntry, "the entry is gone"));
        AddTestCase(
            new LateAlertTestCase(&LateAlertTestCase::CutSourceOff, "the entry does not forward"));
        AddTestCase(new LateAlertTestCase(&LateAlertTestCase::FollowRoute,
                                          "the data is expected there by now"));
        AddTestCase(new ReactionDelayTestCase);
        AddTestCase(new OwnViewTestCase);
    }
};

StaticStaggerTestSuite g_staticStaggerTestSuite; //!< Static variable for test initialization

} // namespace
