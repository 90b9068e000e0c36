/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Suite mgm-static-members: StaticTree routers follow the members whom IGMP has at their group
 * managers, and on a LAN one of them serves the members.
 *
 *          ha
 *          |
 *          a
 *        /   \
 *      left  right      interface 1 of both leads to a
 *        |     |
 *      --+-----+--- lan   interface 2
 *
 * The higher address of right makes it the one that the tree chooses. Each router has a host of its
 * name at its last interface.
 */

#include "mgm-fake-client.h"
#include "mgm-static-fixture.h"
#include "ns3/mgm-static-tree.h"
#include "ns3/simulator.h"
#include "ns3/test.h"

#include <map>
#include <string>
#include <vector>

namespace
{

using namespace ns3;
using namespace ns3::mgm;

/// Interface of left and right that leads to the LAN.
constexpr uint32_t LAN = 2;
/// Interface of left and right that leads to their hosts.
constexpr uint32_t HOST = 3;

/// @return the network.
Topology
MakeLan()
{
    Topology topology;
    const NodeIndex a = topology.AddNode("a");
    const NodeIndex left = topology.AddNode("left");
    const NodeIndex right = topology.AddNode("right");
    const NodeIndex lan = topology.AddNode("lan", NodeKind::LAN);
    topology.AddLink(a, left);
    topology.AddLink(a, right);
    topology.AddLink(left, lan);
    topology.AddLink(right, lan);
    return topology;
}

/// Base of the cases: the network, with a client that stands for IGMP on left and right.
class MembersTestCase : public TestCase
{
  protected:
    using TestCase::TestCase;

    /// Builds everything.
    void Build()
    {
        m_fixture.Build(MakeLan());
        m_fixture.InstallTrees();
        m_source = m_fixture.network->GetAddress("ha");
        m_fixture.groups->AddSource(m_fixture.group, m_source);
        Simulator::Schedule(MilliSeconds(1), &MembersTestCase::Register, this, "left");
        Simulator::Schedule(MilliSeconds(1), &MembersTestCase::Register, this, "right");
    }

    /// Ends the run.
    void Finish()
    {
        Simulator::Run();
        m_igmp.clear();
        Simulator::Destroy();
    }

    /// IGMP comes to a router.
    void Register(std::string router)
    {
        const auto client = Create<test::FakeClient>(
            m_fixture.At(router).manager, m_journal, "igmp", protocol::IGMP);
        client->Register();
        client->Take({InterfaceId(LAN), InterfaceId(HOST)});
        m_igmp[router] = client;
    }

    /// IGMP adds or deletes a membership.
    void Change(std::string router, SourceGroup key, uint32_t interface, bool add)
    {
        const auto& client = m_igmp.at(router);
        NS_TEST_EXPECT_MSG_EQ((add ? client->Add(key, InterfaceId(interface))
                                   : client->Delete(key, InterfaceId(interface))),
                              Status::SUCCESS,
                              "the group manager agrees");
    }

    /// Adds at a time.
    void AddAt(double time, const std::string& router, const SourceGroup& key, uint32_t interface)
    {
        Simulator::Schedule(
            Seconds(time), &MembersTestCase::Change, this, router, key, interface, true);
    }

    /// Deletes at a time.
    void DeleteAt(double time,
                  const std::string& router,
                  const SourceGroup& key,
                  uint32_t interface)
    {
        Simulator::Schedule(
            Seconds(time), &MembersTestCase::Change, this, router, key, interface, false);
    }

    /// Outgoing interfaces of a, left and right.
    void Expect(std::string oifs, std::string why)
    {
        NS_TEST_EXPECT_MSG_EQ(m_fixture.GetOifs("a", "ha") + "|" + m_fixture.GetOifs("left", "ha") +
                                  "|" + m_fixture.GetOifs("right", "ha"),
                              oifs,
                              why);
    }

    /// Expects at a time.
    void ExpectAt(double time, const std::string& oifs, const std::string& why)
    {
        Simulator::Schedule(Seconds(time), &MembersTestCase::Expect, this, oifs, why);
    }

    /// A packet at a time.
    void SendAt(double time)
    {
        Simulator::Schedule(Seconds(time), &StaticFixture::Send, &m_fixture, "ha", 1, Seconds(1));
    }

    /// @return (*,G) of the group of all tests.
    SourceGroup AnySource() const
    {
        return SourceGroup(Ipv4Address::GetAny(), m_fixture.group);
    }

    StaticFixture m_fixture;                             //!< the network
    Ipv4Address m_source;                                //!< address of ha
    test::Journal m_journal;                             //!< of the clients
    std::map<std::string, Ptr<test::FakeClient>> m_igmp; //!< by router
};

/// Members on a link that only one router has.
class HostLinkTestCase : public MembersTestCase
{
  public:
    HostLinkTestCase()
        : MembersTestCase("Members of IGMP behind one router are served by it")
    {
    }

  private:
    void DoRun() override
    {
        Build();
        const SourceGroup other(Ipv4Address("10.9.9.9"), m_fixture.group);
        const SourceGroup own(m_source, m_fixture.group);
        AddAt(1, "left", AnySource(), HOST);
        SendAt(2);
        ExpectAt(3, "1|3|none", "any source");
        AddAt(4, "left", own, HOST);
        DeleteAt(5, "left", AnySource(), HOST);
        ExpectAt(6, "1|3|none", "this source");
        AddAt(7, "left", other, HOST);
        DeleteAt(8, "left", own, HOST);
        ExpectAt(9, "||none", "another source is nothing to this one");
        Finish();
    }
};

/// Members on a LAN.
class LanTestCase : public MembersTestCase
{
  public:
    LanTestCase()
        : MembersTestCase("Members of IGMP on a LAN are served by the router that the tree chooses")
    {
    }

  private:
    void DoRun() override
    {
        Build();
        AddAt(1, "left", AnySource(), LAN);
        SendAt(1.5);
        ExpectAt(2, "2||2", "who has heard of them is not who serves them");
        AddAt(3, "right", AnySource(), LAN);
        ExpectAt(4, "2||2", "one router, although both have members");
        DeleteAt(5, "left", AnySource(), LAN);
        ExpectAt(6, "2||2", "one has still heard of them");
        AddAt(7, "left", AnySource(), HOST);
        SendAt(7.5);
        AddAt(8, "left", AnySource(), LAN);
        ExpectAt(9, "1 2|3|2", "an entry that is there when members come");
        // The link from a to right breaks: left serves the LAN, and right gives it up.
        Simulator::Schedule(
            Seconds(10), &Network::SetLinkUp, m_fixture.network, LinkIndex{1}, false);
        SendAt(10.5);
        ExpectAt(11, "1|2 3|", "another router is chosen");
        Simulator::Schedule(
            Seconds(12), &Network::SetLinkUp, m_fixture.network, LinkIndex{1}, true);
        SendAt(12.5);
        ExpectAt(13, "1 2|3|2", "and gives it back");
        DeleteAt(14, "left", AnySource(), LAN);
        DeleteAt(14, "right", AnySource(), LAN);
        ExpectAt(15, "1|3|", "nobody is left");
        AddAt(16, "right", AnySource(), LAN);
        ExpectAt(17, "1 2|3|2", "once more");
        Simulator::Schedule(Seconds(18), &LanTestCase::Forget, this, m_source);
        ExpectAt(19, "|3|", "a source that is no more: the LAN is nobody's");
        Finish();
    }

    /// The groups lose a source.
    void Forget(Ipv4Address source)
    {
        m_fixture.groups->RemoveSource(m_fixture.group, source);
    }
};

/// Group manager and protocol stop and start.
class RestartTestCase : public MembersTestCase
{
  public:
    RestartTestCase()
        : MembersTestCase(
              "Members of IGMP are forgotten with the group manager, and with StaticTree")
    {
    }

  private:
    void DoRun() override
    {
        Build();
        AddAt(1, "left", AnySource(), HOST);
        SendAt(1.5);
        ExpectAt(2, "1|3|none", "a member");
        const Ptr<Manager> manager = m_fixture.At("left").manager;
        Simulator::Schedule(Seconds(3), &RouterApplication::Stop, manager);
        ExpectAt(4, "|none|none", "is not pulled for without a group manager");
        Simulator::Schedule(Seconds(5), &RouterApplication::Start, manager);
        Simulator::Schedule(Seconds(6), &RestartTestCase::Again, this);
        AddAt(7, "left", AnySource(), HOST);
        SendAt(7.5);
        ExpectAt(8, "1|3|none", "is back");
        const Ptr<StaticClient> tree = m_fixture.At("left").client;
        Simulator::Schedule(Seconds(9), &RouterApplication::Stop, tree);
        ExpectAt(10, "|none|none", "is not pulled for without the protocol");
        Finish();
    }

    /// IGMP registers at the group manager that is back.
    void Again()
    {
        Register("left");
    }
};

/// The knowledge that all routers share.
class GroupsTestCase : public MembersTestCase
{
  public:
    GroupsTestCase()
        : MembersTestCase("Members count as often as they were added, for each source")
    {
    }

  private:
    void DoRun() override
    {
        m_fixture.Build(MakeLan());
        m_fixture.InstallTrees();
        const auto& groups = m_fixture.groups;
        m_source = m_fixture.network->GetAddress("ha");
        const SourceGroup own(m_source, m_fixture.group);
        const Ipv4Address member = m_fixture.network->GetAddress("hleft");
        const auto part = [&]() {
            const auto plan = groups->GetPlan(m_fixture.network->GetRoutes()->GetNewest());
            return plan->GetOutgoingInterfaces(0, own).size();
        };
        groups->AddMember(own, member);
        groups->AddMember(own, member);
        NS_TEST_EXPECT_MSG_EQ(part(), 0u, "a source that nobody knows");
        groups->AddSource(m_fixture.group, m_source);
        NS_TEST_EXPECT_MSG_EQ(part(), 1u, "is known now");
        groups->AddReceiver(m_fixture.group, member);
        groups->RemoveMember(own, member);
        groups->RemoveMember(own, member);
        groups->RemoveMember(own, member);
        NS_TEST_EXPECT_MSG_EQ(part(), 1u, "the receiver is still configured");
        NS_TEST_EXPECT_MSG_EQ(
            groups->AddReceiver(m_fixture.group, member), false, "is configured already");
        groups->AddMember(AnySource(), member);
        NS_TEST_EXPECT_MSG_EQ(groups->RemoveReceiver(m_fixture.group, member), true, "was so");
        NS_TEST_EXPECT_MSG_EQ(part(), 1u, "and a member");
        groups->RemoveMember(AnySource(), member);
        NS_TEST_EXPECT_MSG_EQ(part(), 0u, "nobody is left");
        groups->RemoveMember(AnySource(), member);
        groups->RemoveMember(SourceGroup(m_source, Ipv4Address("239.7.7.7")), member);
        NS_TEST_EXPECT_MSG_EQ(part(), 0u, "nothing happens");
        Simulator::Destroy();
    }
};

/// Suite mgm-static-members.
class StaticMembersTestSuite : public TestSuite
{
  public:
    StaticMembersTestSuite()
        : TestSuite("mgm-static-members", TestSuite::Type::SYSTEM)
    {
        AddTestCase(new HostLinkTestCase);
        AddTestCase(new LanTestCase);
        AddTestCase(new RestartTestCase);
        AddTestCase(new GroupsTestCase);
    }
};

StaticMembersTestSuite g_staticMembersTestSuite; //!< Static variable for test initialization

} // namespace
