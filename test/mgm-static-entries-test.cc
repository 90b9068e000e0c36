/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Suite mgm-static-entries: forwarding entries and alert masks that the configuration of a router
 * dictates. The network is a triangle r0, r1, r2 of links 0 (r0 - r1), 1 (r1 - r2) and 2 (r2 - r0),
 * each router with a host at interface 3; hr0 is the source. r0 has r2 at interface 2; r2 has r1 at
 * interface 1 and r0 at interface 2.
 */

#include "mgm-static-triangle.h"

#include "ns3/enum.h"
#include "ns3/ipv4.h"
#include "ns3/mgm-static-multicast-helper.h"
#include "ns3/simulator.h"
#include "ns3/string.h"
#include "ns3/test.h"

#include <string>
#include <vector>

namespace
{

using namespace ns3;
using namespace ns3::mgm;
using namespace ns3::mgm::test;

/// A base for cases on the triangle, where no router has any memberships.
class EntryTestCase : public TriangleTestCase
{
  protected:
    using TriangleTestCase::TriangleTestCase;

    /// Builds the network, and listens.
    void Build()
    {
        TriangleTestCase::Build();
        for (const char* name : {"r0", "r1", "r2"})
        {
            fixture.At(name).forwarder->SetAttribute("Limiter", StringValue("none"));
            fixture.At(name).manager->TraceConnectWithoutContext(
                "ApiCall", MakeCallback(&EntryTestCase::OnApiCall, this));
            fixture.At(name).client->TraceConnectWithoutContext(
                "Reaction", MakeCallback(&EntryTestCase::OnReaction, this));
            fixture.At(name).forwarder->TraceConnectWithoutContext(
                "WrongInterface", MakeCallback(&EntryTestCase::OnWrongInterface, this));
        }
    }

    /**
     * @param [in] entryKey Its key.
     * @param [in] iif Its incoming interface.
     * @param [in] oifs Its outgoing interfaces.
     * @return an entry.
     */
    static StaticEntry MakeEntry(const SourceGroup& entryKey,
                                 uint32_t iif,
                                 const std::vector<StaticOutput>& oifs)
    {
        StaticEntry entry;
        entry.key = entryKey;
        entry.iif = InterfaceId(iif);
        entry.oifs = oifs;
        entry.negative = oifs.empty();
        return entry;
    }

    /// r0 and r2 forward the group from hr0 to hr2.
    void SetPath()
    {
        At("r0")->SetEntry(MakeEntry(anySource, 3, {{InterfaceId(2), 1}}));
        At("r2")->SetEntry(MakeEntry(anySource, 2, {{InterfaceId(3), 1}}));
    }

    /// hr2 claims to be hr0, in some time.
    void InjectIn(Time delay)
    {
        Simulator::Schedule(delay, &StaticFixture::Inject, &fixture, "hr2", "hr0");
    }

    /// Lets some time pass.
    static void Pass(Time time)
    {
        Simulator::Stop(time);
        Simulator::Run();
    }

    /// @return "alerted masked ..." since the last time.
    std::string TakeVerdicts()
    {
        std::string taken;
        taken.swap(m_verdicts);
        return taken;
    }

    /// @return "mask none ..." since the last time.
    std::string TakeActions()
    {
        std::string taken;
        taken.swap(m_actions);
        return taken;
    }

    std::vector<ApiCallRecord> calls; //!< calls about entries and masks

  private:
    /// @param [in] record A call of a client.
    void OnApiCall(const ApiCallRecord& record)
    {
        if (record.function == ApiFunction::SET_STATIC_ENTRY ||
            record.function == ApiFunction::DELETE_STATIC_ENTRY ||
            record.function == ApiFunction::SET_ALERT_MASK)
        {
            calls.push_back(record);
        }
    }

    /// @param [in] record What a client does about an alert.
    void OnReaction(const ReactionRecord& record)
    {
        m_actions += (m_actions.empty() ? "" : " ") + record.action;
    }

    /// @param [in] record A wrong-interface packet.
    void OnWrongInterface(const WrongInterfaceRecord& record)
    {
        m_verdicts += (m_verdicts.empty() ? "" : " ") + std::string(GetVerdictName(record.verdict));
    }

    std::string m_actions;  //!< what clients did
    std::string m_verdicts; //!< of wrong-interface packets
};

/// Entries forward without memberships, in place of them, and change while the client runs.
class ForwardingTestCase : public EntryTestCase
{
  public:
    ForwardingTestCase()
        : EntryTestCase("Entries from configuration forward, and change at any time")
    {
    }

  private:
    void DoRun() override
    {
        Build();
        SetPath();
        At("r0")->AddMembership(key, InterfaceId(2));
        Send(10);
        const auto r0 = At("r0");
        Simulator::Schedule(
            Seconds(3), &StaticMulticast::SetEntry, r0, MakeEntry(anySource, 3, {}));
        Simulator::Schedule(Seconds(5),
                            &StaticMulticast::SetEntry,
                            r0,
                            MakeEntry(anySource, 3, {{InterfaceId(2), 64}}));
        Simulator::Schedule(Seconds(7), &ForwardingTestCase::RemoveAll, this);
        Pass(Seconds(1));
        CheckStatic("r0", "2");
        CheckStatic("r2", "3");
        Pass(Seconds(2));
        NS_TEST_EXPECT_MSG_EQ(fixture.deliveries["hr2"].size(), 3, "three packets so far");
        Pass(Seconds(4));
        NS_TEST_EXPECT_MSG_EQ(fixture.deliveries["hr2"].size(),
                              3,
                              "none with an entry that drops, or a threshold of their TTL");
        NS_TEST_EXPECT_MSG_EQ(
            fixture.At("r0").forwarder->GetCopyDrops(DropReason::TTL_TOO_LOW), 2, "for their TTL");
        Pass(Seconds(3));
        NS_TEST_EXPECT_MSG_EQ(fixture.deliveries["hr2"].size(), 6, "by membership");
        NS_TEST_EXPECT_MSG_EQ(fixture.GetOifs("r0", "hr0"), "2", "derived");
        Simulator::Destroy();
    }

    /// Looks at the entry of a router.
    void CheckStatic(const std::string& router, const std::string& oif)
    {
        MfeRecord mfe;
        const auto manager = fixture.At(router).manager;
        NS_TEST_EXPECT_MSG_EQ(manager->GetMfe(anySource, mfe), Status::SUCCESS, router);
        NS_TEST_EXPECT_MSG_EQ(mfe.isStatic, true, "static");
        NS_TEST_ASSERT_MSG_EQ(mfe.oifs.size(), 1, "one outgoing interface");
        NS_TEST_EXPECT_MSG_EQ(std::to_string(mfe.oifs[0].index), oif, "which");
        NS_TEST_EXPECT_MSG_EQ(fixture.GetOifs(router, "hr0"), "none", "and no other entry");
    }

    /// r0 goes back to memberships.
    void RemoveAll()
    {
        NS_TEST_EXPECT_MSG_EQ(At("r0")->RemoveEntry(anySource), true, "it was configured");
        NS_TEST_EXPECT_MSG_EQ(At("r0")->RemoveEntry(anySource), false, "no longer");
        NS_TEST_EXPECT_MSG_EQ(
            (calls.back().function == ApiFunction::DELETE_STATIC_ENTRY), true, "a call");
        NS_TEST_EXPECT_MSG_EQ(calls.back().status, Status::SUCCESS, "deleted");
    }
};

/// Entries and masks come back after restarts of the client and of the group manager.
class RestartTestCase : public EntryTestCase
{
  public:
    RestartTestCase()
        : EntryTestCase("Entries and masks come back after restarts")
    {
    }

  private:
    void DoRun() override
    {
        Build();
        SetPath();
        At("r2")->SetAlertMask(anySource, InterfaceId(3), true);
        Pass(Seconds(1));
        NS_TEST_ASSERT_MSG_EQ(calls.size(), 3, "two entries and a mask");
        NS_TEST_EXPECT_MSG_EQ(calls[2].masked, true, "the mask comes after its entry");
        calls.clear();
        fixture.At("r2").manager->Stop();
        At("r2")->SetEntry(MakeEntry(SourceGroup(), 2, {}));
        NS_TEST_EXPECT_MSG_EQ(calls.size(), 0, "nobody to tell");
        fixture.At("r2").manager->Start();
        Pass(Seconds(1));
        NS_TEST_EXPECT_MSG_EQ(calls.size(), 3, "told after the restart");
        calls.clear();
        At("r2")->Stop();
        MfeRecord mfe;
        NS_TEST_EXPECT_MSG_EQ(fixture.At("r2").manager->GetMfe(anySource, mfe),
                              Status::NOT_FOUND,
                              "gone with its client");
        At("r2")->RemoveEntry(SourceGroup());
        At("r2")->SetAlertMask(anySource, InterfaceId(1), true);
        At("r2")->Start();
        NS_TEST_ASSERT_MSG_EQ(calls.size(), 3, "one entry and two masks");
        for (const ApiCallRecord& call : calls)
        {
            NS_TEST_EXPECT_MSG_EQ(call.status, Status::SUCCESS, "taken");
            NS_TEST_EXPECT_MSG_EQ(call.range.source, Ipv4Address::GetAny(), "of that entry");
        }
        Send(1);
        InjectIn(Seconds(1));
        Pass(Seconds(2));
        NS_TEST_EXPECT_MSG_EQ(fixture.deliveries["hr2"].size(), 1, "it forwards");
        NS_TEST_EXPECT_MSG_EQ(TakeVerdicts(), "masked", "it is masked");
        Simulator::Destroy();
    }
};

/// What the group manager refuses is seen, and tried again.
class RefusalTestCase : public EntryTestCase
{
  public:
    RefusalTestCase()
        : EntryTestCase("A refused entry is tried again at the next registration")
    {
    }

  private:
    void DoRun() override
    {
        Build();
        At("r0")->AddInterface(InterfaceId(3));
        At("r0")->SetEntry(MakeEntry(anySource, 2, {{InterfaceId(3), 1}}));
        At("r0")->SetEntry(MakeEntry(key, 3, {{InterfaceId(2), 1}}));
        Pass(Seconds(1));
        NS_TEST_ASSERT_MSG_EQ(calls.size(), 2, "both are tried");
        NS_TEST_EXPECT_MSG_EQ(calls[0].status, Status::INVALID_PARAMETER, "not its interface");
        NS_TEST_EXPECT_MSG_EQ(calls[1].status, Status::SUCCESS, "copies may leave anywhere");
        At("r0")->Stop();
        At("r0")->AddInterface(InterfaceId(2));
        calls.clear();
        At("r0")->Start();
        NS_TEST_ASSERT_MSG_EQ(calls.size(), 2, "both are tried");
        NS_TEST_EXPECT_MSG_EQ(calls[0].status, Status::SUCCESS, "now its interface");
        Simulator::Destroy();
    }
};

/// An entry that points away from the source, and what masks do to its alerts.
class WrongWayTestCase : public EntryTestCase
{
  public:
    WrongWayTestCase()
        : EntryTestCase("Alerts of an entry that points the wrong way are masked and unmasked")
    {
    }

  private:
    void DoRun() override
    {
        Build();
        SetPath();
        At("r2")->SetEntry(MakeEntry(anySource, 1, {{InterfaceId(3), 1}}));
        Send(3);
        Pass(Seconds(1));
        NS_TEST_EXPECT_MSG_EQ(TakeVerdicts(), "alerted", "r0 is not where it expects the data");
        NS_TEST_EXPECT_MSG_EQ(TakeActions(), "none", "static");
        At("r2")->SetAlertMask(anySource, InterfaceId(2), true);
        At("r2")->SetAlertMask(anySource, InterfaceId(9), true); // not its own: nothing
        Pass(Seconds(1));
        NS_TEST_EXPECT_MSG_EQ(TakeVerdicts(), "masked", "off");
        At("r2")->SetAlertMask(anySource, InterfaceId(2), false);
        Pass(Seconds(1));
        NS_TEST_EXPECT_MSG_EQ(TakeVerdicts(), "alerted", "on");
        NS_TEST_EXPECT_MSG_EQ(TakeActions(), "none", "static");
        NS_TEST_EXPECT_MSG_EQ(fixture.deliveries["hr2"].size(), 0, "nothing arrives");
        NS_TEST_EXPECT_MSG_EQ(calls.size(), 4, "two entries, and the mask off and on");

        fixture.At("r2").forwarder->SetAttribute("NotificationDelay", TimeValue(Seconds(1)));
        Send(1);
        Pass(Seconds(1));
        At("r2")->SetAlertMask(anySource, InterfaceId(2), true);
        Pass(Seconds(1));
        NS_TEST_EXPECT_MSG_EQ(TakeVerdicts(), "alerted", "on its way when the mask is set");
        NS_TEST_EXPECT_MSG_EQ(TakeActions(), "mask", "the mask answers it");
        Simulator::Destroy();
    }
};

/// A mask of an entry that routes and memberships make, and that comes and goes.
class DerivedMaskTestCase : public EntryTestCase
{
  public:
    DerivedMaskTestCase()
        : EntryTestCase("Masks find entries that come later, and come again")
    {
    }

  private:
    void DoRun() override
    {
        Build();
        At("r0")->AddMembership(key, InterfaceId(2));
        At("r2")->AddMembership(key, InterfaceId(3));
        At("r2")->SetAlertMask(key, InterfaceId(3), true);
        Pass(Seconds(1));
        NS_TEST_EXPECT_MSG_EQ(calls.size(), 0, "there is no entry yet");
        SendAndInject();
        NS_TEST_EXPECT_MSG_EQ(TakeVerdicts(), "masked", "from the beginning");

        fixture.At("r2").manager->Stop();
        fixture.At("r2").manager->Start();
        SendAndInject();
        NS_TEST_EXPECT_MSG_EQ(TakeVerdicts(), "masked", "a new entry");
        NS_TEST_EXPECT_MSG_EQ(TakeActions(), "", "nobody was told");

        fixture.At("r2").forwarder->Stop();
        fixture.At("r2").forwarder->Start();
        SendAndInject();
        NS_TEST_EXPECT_MSG_EQ(TakeVerdicts(), "masked", "the forwarder has a new entry as well");
        NS_TEST_EXPECT_MSG_EQ(TakeActions(), "", "nobody was told");
        const std::size_t known = calls.size();
        At("r2")->SetAlertMask(key, InterfaceId(3), false);
        NS_TEST_EXPECT_MSG_EQ(calls.size(), known + 1, "one call");
        SendAndInject();
        NS_TEST_EXPECT_MSG_EQ(TakeVerdicts(), "alerted", "on again");
        NS_TEST_EXPECT_MSG_EQ(TakeActions(), "none", "as ever");
        Simulator::Destroy();
    }

    /// A packet of the source, then one on the wrong interface of r2.
    void SendAndInject()
    {
        Send(1);
        InjectIn(Seconds(1));
        Pass(Seconds(2));
    }
};

/// The helper finds interfaces by their devices.
class HelperTestCase : public EntryTestCase
{
  public:
    HelperTestCase()
        : EntryTestCase("Entries by devices")
    {
    }

  private:
    void DoRun() override
    {
        Build();
        const StaticMulticastHelper helper;
        const auto device = [this](const std::string& router, uint32_t interface) {
            return fixture.network->FindNode(router)->GetObject<Ipv4>()->GetNetDevice(interface);
        };
        const Ptr<Node> r0 = fixture.network->FindNode("r0");
        const Ptr<Node> r2 = fixture.network->FindNode("r2");
        const NetDeviceContainer both(device("r0", 1), device("r0", 2));
        helper.AddMulticastRoute(r0, key.source, fixture.group, device("r0", 3), both, 16);
        helper.AddMulticastRoute(
            r2, Ipv4Address::GetAny(), fixture.group, device("r2", 2), device("r2", 3));
        helper.AddMulticastRoute(
            r2, Ipv4Address::GetAny(), Ipv4Address::GetAny(), nullptr, NetDeviceContainer());
        NS_TEST_EXPECT_MSG_EQ(
            (StaticMulticastHelper::GetStaticMulticast(r2) == At("r2")), true, "");
        NS_TEST_EXPECT_MSG_EQ((StaticMulticastHelper::GetStaticMulticast(
                                   fixture.network->FindNode("hr0")) == nullptr),
                              true,
                              "a host has none");
        Send(1);
        Pass(Seconds(1));
        NS_TEST_EXPECT_MSG_EQ(fixture.deliveries["hr2"].size(), 1, "it forwards");
        NS_TEST_ASSERT_MSG_EQ(calls.size(), 3, "three entries");
        NS_TEST_EXPECT_MSG_EQ(calls[0].oifs.size(), 2, "two outgoing interfaces");
        NS_TEST_EXPECT_MSG_EQ(+calls[0].oifs[1].threshold, 16, "threshold");
        NS_TEST_EXPECT_MSG_EQ(calls[0].negative, false, "forwards");
        NS_TEST_EXPECT_MSG_EQ(calls[1].range.group, Ipv4Address::GetAny(), "(*,*)");
        NS_TEST_EXPECT_MSG_EQ(calls[1].negative, true, "drops");
        NS_TEST_EXPECT_MSG_EQ(calls[1].status, Status::SUCCESS, "from anywhere");
        Simulator::Destroy();
    }
};

/// Suite mgm-static-entries.
class StaticEntriesTestSuite : public TestSuite
{
  public:
    StaticEntriesTestSuite()
        : TestSuite("mgm-static-entries", TestSuite::Type::SYSTEM)
    {
        AddTestCase(new ForwardingTestCase);
        AddTestCase(new RestartTestCase);
        AddTestCase(new RefusalTestCase);
        AddTestCase(new WrongWayTestCase);
        AddTestCase(new DerivedMaskTestCase);
        AddTestCase(new HelperTestCase);
    }
};

StaticEntriesTestSuite g_staticEntriesTestSuite; //!< Static variable for test initialization

} // namespace
