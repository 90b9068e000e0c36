/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Suite mgm-router-helper: what RouterHelper installs, and what profiles set.
 */

#include "ns3/boolean.h"
#include "ns3/config.h"
#include "ns3/internet-stack-helper.h"
#include "ns3/mgm-multicast-routing-helper.h"
#include "ns3/mgm-router-helper.h"
#include "ns3/names.h"
#include "ns3/simulator.h"
#include "ns3/string.h"
#include "ns3/test.h"
#include "ns3/uinteger.h"

#include <sstream>

namespace
{

using namespace ns3;
using namespace ns3::mgm;

/**
 * @param [in] object An object.
 * @param [in] name One of its attributes.
 * @return its value as text.
 */
std::string
GetText(const Ptr<Object>& object, const std::string& name)
{
    StringValue value;
    object->GetAttribute(name, value);
    return value.Get();
}

/// @return nodes with an IP stack that can do multicast.
NodeContainer
MakeNodes(uint32_t count)
{
    NodeContainer nodes;
    nodes.Create(count);
    InternetStackHelper stack;
    stack.SetRoutingHelper(MulticastRoutingHelper());
    stack.Install(nodes);
    return nodes;
}

/// A source of routes that the test makes.
Ptr<RpfSource>
GetTestSource(Ptr<RpfSource> source, Ptr<Node>)
{
    return source;
}

/// Forwarder and group manager are installed and wired.
class InstallTestCase : public TestCase
{
  public:
    InstallTestCase()
        : TestCase("Forwarder and group manager are installed and wired")
    {
    }

  private:
    void DoRun() override
    {
        const NodeContainer nodes = MakeNodes(3);
        Names::Add("core", nodes.Get(2));
        RouterHelper helper;
        const ApplicationContainer applications = helper.Install(NodeContainer(nodes.Get(0)));
        NS_TEST_EXPECT_MSG_EQ(applications.GetN(), 2u, "forwarder and group manager");
        const auto forwarder = RouterHelper::GetForwarder(nodes.Get(0));
        const auto manager = RouterHelper::GetManager(nodes.Get(0));
        NS_TEST_EXPECT_MSG_EQ(applications.Get(0), forwarder, "forwarder first");
        NS_TEST_EXPECT_MSG_EQ(applications.Get(1), manager, "then group manager");
        NS_TEST_EXPECT_MSG_EQ(
            GetTypeName(manager->GetRpfSource()), "ns3::mgm::UnicastRpf", "default");
        NS_TEST_EXPECT_MSG_EQ(bool(RouterHelper::GetManager(nodes.Get(1))), false, "not there");
        NS_TEST_EXPECT_MSG_EQ(bool(RouterHelper::GetForwarder(nodes.Get(1))), false, "not there");

        const Ptr<RpfSource> source = manager->GetRpfSource();
        helper.SetRpfSource(MakeBoundCallback(&GetTestSource, source));
        helper.Install("core");
        NS_TEST_EXPECT_MSG_EQ(
            RouterHelper::GetManager(nodes.Get(2))->GetRpfSource(), source, "from the factory");
        NS_TEST_EXPECT_MSG_EQ(helper.AssignStreams(nodes, 5), 0, "no random numbers");

        Simulator::Stop(Seconds(1));
        Simulator::Run();
        NS_TEST_EXPECT_MSG_EQ(forwarder->IsRunning(), true, "started");
        NS_TEST_EXPECT_MSG_EQ(manager->IsRunning(), true, "started");
        Names::Clear();
        Simulator::Destroy();
    }

    /// @return name of the type of an object.
    static std::string GetTypeName(const Ptr<Object>& object)
    {
        return object->GetInstanceTypeId().GetName();
    }
};

/// Tables are printed when it was asked for.
class TablesTestCase : public TestCase
{
  public:
    TablesTestCase()
        : TestCase("Tables are printed at their time, node by node")
    {
    }

  private:
    void DoRun() override
    {
        const NodeContainer nodes = MakeNodes(3);
        RouterHelper helper;
        helper.Install(nodes.Get(0));
        helper.Install(nodes.Get(2));
        std::ostringstream all;
        std::ostringstream one;
        RouterHelper::PrintTablesAllAt(Seconds(2), Create<OutputStreamWrapper>(&all));
        RouterHelper::PrintTablesAt(Seconds(1), nodes.Get(2), Create<OutputStreamWrapper>(&one));
        RouterHelper::PrintTablesAt(Seconds(1), nodes.Get(1), Create<OutputStreamWrapper>(&one));
        Simulator::Stop(Seconds(3));
        Simulator::Run();
        const std::string rest =
            "\n  clients, by registration\n  interfaces\n  memberships\n  entries\n";
        NS_TEST_EXPECT_MSG_EQ(one.str(), "Group manager of node 2 at +1s" + rest, "one");
        NS_TEST_EXPECT_MSG_EQ(all.str(),
                              "Group manager of node 0 at +2s" + rest +
                                  "Group manager of node 2 at +2s" + rest,
                              "all");
        Simulator::Destroy();
    }
};

/// Profiles set attributes, and what the user sets goes first.
class ProfileTestCase : public TestCase
{
  public:
    ProfileTestCase()
        : TestCase("Profiles set attributes, unless the user does")
    {
    }

  private:
    void DoRun() override
    {
        CheckValues("linux", "greater", "descending", "+1e+10ns", "true");
        CheckValues("bsd", "greater", "ascending", "+1.5e+09ns", "true");
        CheckValues("windows", "at-least", "ascending", "+1e+10ns", "false");
        CheckPrecedence();
        for (const Profile& profile : GetProfiles())
        {
            CheckNames(profile);
        }
        NS_TEST_EXPECT_MSG_EQ(FindProfile("solaris"), nullptr, "unknown");
        Simulator::Destroy();
    }

    /// @return a router made by a helper.
    static Ptr<Node> Install(const RouterHelper& helper)
    {
        const NodeContainer nodes = MakeNodes(1);
        helper.Install(nodes);
        return nodes.Get(0);
    }

    /// Checks what differs between profiles.
    void CheckValues(const std::string& profile,
                     const std::string& threshold,
                     const std::string& order,
                     const std::string& lifetime,
                     const std::string& delivers)
    {
        RouterHelper helper;
        helper.SetProfile(profile);
        const Ptr<Node> node = Install(helper);
        const Ptr<Object> forwarder = RouterHelper::GetForwarder(node);
        NS_TEST_EXPECT_MSG_EQ(GetText(forwarder, "ThresholdRule"), threshold, profile);
        NS_TEST_EXPECT_MSG_EQ(GetText(forwarder, "CopyOrder"), order, profile);
        NS_TEST_EXPECT_MSG_EQ(
            Time(GetText(forwarder, "UnresolvedLifetime")), Time(lifetime), profile);
        NS_TEST_EXPECT_MSG_EQ(Time(GetText(forwarder, "AlertInterval")), Seconds(3), profile);
        NS_TEST_EXPECT_MSG_EQ(
            GetText(RouterHelper::GetManager(node), "DeliverWrongInterface"), delivers, profile);
    }

    /// Checks that the order of calls does not matter.
    void CheckPrecedence()
    {
        RouterHelper helper;
        helper.SetForwarderAttribute("UnresolvedLifetime", TimeValue(Seconds(7)));
        helper.SetManagerAttribute("DeliverWrongInterface", BooleanValue(true));
        helper.SetProfile("windows");
        Config::SetDefault("ns3::mgm::KernelForwarder::UnresolvedPacketLimit", UintegerValue(9));
        const Ptr<Node> node = Install(helper);
        Config::SetDefault("ns3::mgm::KernelForwarder::UnresolvedPacketLimit", UintegerValue(4));
        const Ptr<Object> forwarder = RouterHelper::GetForwarder(node);
        NS_TEST_EXPECT_MSG_EQ(
            Time(GetText(forwarder, "UnresolvedLifetime")), Seconds(7), "set before the profile");
        NS_TEST_EXPECT_MSG_EQ(GetText(forwarder, "UnresolvedPacketLimit"), "9", "set as a default");
        NS_TEST_EXPECT_MSG_EQ(GetText(forwarder, "ThresholdRule"), "at-least", "not set");
        NS_TEST_EXPECT_MSG_EQ(GetText(RouterHelper::GetManager(node), "DeliverWrongInterface"),
                              "true",
                              "set before the profile");
    }

    /// Checks that everything that a profile names exists and takes the value.
    void CheckNames(const Profile& profile)
    {
        for (const ProfileSetting& setting : profile.settings)
        {
            TypeId::AttributeInformation info;
            NS_TEST_ASSERT_MSG_EQ(TypeId::LookupByName(setting.typeId)
                                      .LookupAttributeByName(setting.attribute, &info),
                                  true,
                                  setting.attribute);
            const Ptr<AttributeValue> value = info.checker->Create();
            NS_TEST_EXPECT_MSG_EQ((value->DeserializeFromString(setting.value, info.checker) &&
                                   info.checker->Check(*value)),
                                  true,
                                  setting.attribute << " = " << setting.value);
        }
    }
};

/// Suite mgm-router-helper.
class RouterHelperTestSuite : public TestSuite
{
  public:
    RouterHelperTestSuite()
        : TestSuite("mgm-router-helper", TestSuite::Type::UNIT)
    {
        AddTestCase(new InstallTestCase);
        AddTestCase(new TablesTestCase);
        AddTestCase(new ProfileTestCase);
    }
};

RouterHelperTestSuite g_routerHelperTestSuite; //!< Static variable for test initialization

} // namespace
