/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Suite mgm-igmp-host-reception: what applications ask for, what the interface makes of it
 * (RFC 3376 2, 3), and what is delivered.
 */

#include "mgm-igmp-lan.h"
#include "mgm-test-require.h"

#include "ns3/boolean.h"
#include "ns3/inet-socket-address.h"
#include "ns3/packet-sink-helper.h"
#include "ns3/packet-sink.h"
#include "ns3/test.h"
#include "ns3/uinteger.h"

namespace
{

using namespace ns3;
using namespace ns3::mgm;
using namespace ns3::mgm::test;

/// The examples of RFC 3376 3.2.
class MergeTestCase : public TestCase
{
  public:
    MergeTestCase()
        : TestCase("RFC 3376 3.2: socket records merge into the interface record")
    {
    }

  private:
    /// Checks one merge.
    void Check(const std::vector<SourceFilter>& filters, const SourceFilter& merged)
    {
        IgmpHostGroup::Listeners listeners;
        for (uint32_t i = 0; i < filters.size(); ++i)
        {
            listeners.emplace(i, filters[i]);
        }
        NS_TEST_EXPECT_MSG_EQ(IgmpHostGroup::Merge(listeners), merged, "merged");
    }

    void DoRun() override
    {
        Check({Include({1, 2, 3}), Include({2, 3, 4})}, Include({1, 2, 3, 4}));
        Check({Exclude({1, 2, 3, 4}), Exclude({2, 3, 4, 5}), Include({4, 5, 6})}, Exclude({2, 3}));
        Check({Exclude({1, 2, 3, 4}), Exclude({2, 3, 4, 5}), Include({4, 5, 6}), Exclude({})},
              Exclude({}));
        Check({Include({1, 2, 3}), Include({2, 3, 4}), Include({5, 6})},
              Include({1, 2, 3, 4, 5, 6}));
        Check({Include({4}), Exclude({4})}, Exclude({}));
        Check({}, Include({}));
    }
};

/// The service interface (RFC 3376 2, 3.1).
class ServiceTestCase : public TestCase
{
  public:
    ServiceTestCase()
        : TestCase("RFC 3376 2, 3.1: IPMulticastListen and its shorthands; RFC 4604 2.1")
    {
    }

  private:
    /// Checks the filters of listener 1 and of the interface.
    void Check(const SourceFilter& listener, const SourceFilter& interface, const std::string& what)
    {
        NS_TEST_EXPECT_MSG_EQ(m_host->GetListenerFilter(1, 1, "239.1.1.1"), listener, what);
        NS_TEST_EXPECT_MSG_EQ(m_host->GetInterfaceFilter(1, "239.1.1.1"), interface, what);
    }

    void DoRun() override
    {
        IgmpLan lan(1);
        m_host = lan.GetHost(0);
        const SourceGroup key("10.9.0.1", "239.1.1.1");
        m_host->Leave(1, 1, key.group);
        NS_TEST_EXPECT_MSG_EQ(m_host->GetGroups(1).size(), 0u, "3.1: no entry, ignored");
        m_host->JoinSource(1, 1, key);
        Check(Include({1}), Include({1}), "JoinSource begins an INCLUDE list");
        m_host->JoinSource(2, 1, SourceGroup("10.9.0.2", "239.1.1.1"));
        Check(Include({1}), Include({1, 2}), "two listeners");
        m_host->Listen(1, 1, key.group, FilterMode::EXCLUDE, MakeSources({2, 3, 3}));
        Check(Exclude({2, 3}), Exclude({3}), "3.1: the entry is changed");
        m_host->JoinSource(1, 1, SourceGroup("10.9.0.3", "239.1.1.1"));
        Check(Exclude({2}), Exclude({}), "JoinSource unblocks");
        m_host->LeaveSource(1, 1, key);
        Check(Exclude({1, 2}), Exclude({1}), "LeaveSource blocks");
        m_host->Leave(1, 1, key.group);
        Check(Include({}), Include({2}), "3.1: the entry is deleted");
        m_host->LeaveSource(2, 1, SourceGroup("10.9.0.2", "239.1.1.1"));
        Check(Include({}), Include({}), "the last source");
        NS_TEST_EXPECT_MSG_EQ(
            (m_host->MakeListener() == m_host->MakeListener()), false, "listeners of their own");
        CheckErrors();
        m_host = nullptr;
    }

    /// What cannot be listened to.
    void CheckErrors()
    {
        const Ipv4Address group("239.1.1.1");
        NS_TEST_EXPECT_MSG_EQ(
            m_host->Join(1, 0, group), IgmpListenStatus::NO_INTERFACE, "loopback");
        NS_TEST_EXPECT_MSG_EQ(m_host->Join(1, 2, group), IgmpListenStatus::NO_INTERFACE, "none");
        NS_TEST_EXPECT_MSG_EQ(
            m_host->Join(1, 1, "10.0.0.1"), IgmpListenStatus::NOT_MULTICAST, "unicast");
        NS_TEST_EXPECT_MSG_EQ(m_host->JoinSource(1, 1, SourceGroup("224.0.0.5", group)),
                              IgmpListenStatus::BAD_SOURCE,
                              "a group as source");
        NS_TEST_EXPECT_MSG_EQ(m_host->Join(1, 1, "232.1.1.1"),
                              IgmpListenStatus::SOURCE_SPECIFIC,
                              "RFC 4604 2.1: not source-specific");
        NS_TEST_EXPECT_MSG_EQ(m_host->JoinSource(1, 1, SourceGroup("10.9.0.1", "232.1.1.1")),
                              IgmpListenStatus::OK,
                              "source-specific");
        m_host->AddSourceSpecificRange("239.232.0.0", "255.255.0.0");
        NS_TEST_EXPECT_MSG_EQ(m_host->Join(1, 1, "239.232.1.1"),
                              IgmpListenStatus::SOURCE_SPECIFIC,
                              "RFC 4604 2: a range of one's own");
        m_host->SetAttribute("SourceSpecific", BooleanValue(false));
        NS_TEST_EXPECT_MSG_EQ(
            m_host->Join(1, 1, "232.1.1.1"), IgmpListenStatus::OK, "not aware (RFC 4604 2)");
        m_host->SetAttribute("SourceLimit", UintegerValue(2));
        m_host->Start();
        NS_TEST_EXPECT_MSG_EQ(m_host->Listen(5, 1, group, FilterMode::INCLUDE, MakeSources({1, 2})),
                              IgmpListenStatus::OK,
                              "as many as the limit");
        NS_TEST_EXPECT_MSG_EQ(m_host->JoinSource(6, 1, SourceGroup("10.9.0.3", group)),
                              IgmpListenStatus::SOURCE_LIMIT,
                              "RFC 3376 3.2: resource limits");
        NS_TEST_EXPECT_MSG_EQ(m_host->GetInterfaceFilter(1, group), Include({1, 2}), "unchanged");
    }

    Ptr<IgmpHost> m_host; //!< the host
};

/// ns-3's own applications, and sources.
class DeliveryTestCase : public TestCase
{
  public:
    DeliveryTestCase()
        : TestCase("A PacketSink gets the sources that its node listens to, on that interface")
    {
    }

  private:
    void DoRun() override
    {
        IgmpLan lan(2);
        PacketSinkHelper helper("ns3::UdpSocketFactory",
                                InetSocketAddress(Ipv4Address("239.1.1.1"), 5000));
        const ApplicationContainer sinks =
            helper.Install(NodeContainer(lan.GetNode(0), lan.GetNode(1)));
        sinks.Get(0)->TraceConnectWithoutContext("Rx",
                                                 MakeCallback(&DeliveryTestCase::OnFirst, this));
        sinks.Get(1)->TraceConnectWithoutContext("Rx",
                                                 MakeCallback(&DeliveryTestCase::OnSecond, this));
        lan.ListenAt(1, Include({1}));
        lan.ListenAt(1, Exclude({1}), 1);
        lan.ListenAt(5, Exclude({}));
        lan.ListenAt(7, Include({}));
        for (const double time : {0.5, 2.0, 6.0, 8.0})
        {
            lan.SendDataAt(time, "10.9.0.1", "239.1.1.1");
            lan.SendDataAt(time + 0.1, "10.9.0.2", "239.1.1.1");
            lan.SendDataAt(time + 0.2, "10.9.0.2", "239.1.1.2");
        }
        lan.Run(10);
        NS_TEST_EXPECT_MSG_EQ(m_first, "2 6 6.1 ", "INCLUDE, EXCLUDE, nothing");
        NS_TEST_EXPECT_MSG_EQ(m_second, "2.1 6.1 8.1 ", "EXCLUDE");
    }

    /// Writes the time of a packet.
    static void Write(std::string& text)
    {
        std::ostringstream time;
        time << Simulator::Now().GetSeconds() << ' ';
        text += time.str();
    }

    /// The first sink gets a packet.
    void OnFirst(Ptr<const Packet>, const Address&)
    {
        Write(m_first);
    }

    /// The second sink gets a packet.
    void OnSecond(Ptr<const Packet>, const Address&)
    {
        Write(m_second);
    }

    std::string m_first;  //!< times of packets
    std::string m_second; //!< times of packets
};

/// Groups that nothing, or not necessarily something, is said about.
class LinkLocalTestCase : public TestCase
{
  public:
    LinkLocalTestCase()
        : TestCase("RFC 3376 5: 224.0.0.1 is never reported; attribute ReportLinkLocal")
    {
    }

  private:
    void DoRun() override
    {
        IgmpLan lan(2);
        lan.GetHost(1)->SetAttribute("ReportLinkLocal", BooleanValue(false));
        for (uint32_t host = 0; host < 2; ++host)
        {
            lan.ListenAt(1, Exclude({}), host, "224.0.0.1");
            lan.ListenAt(1, Exclude({}), host, "224.0.0.9");
        }
        lan.SendAt(5, IgmpMessage::MakeQuery(IgmpVersion::V3, 20, "0.0.0.0"));
        lan.SendAt(7, IgmpMessage::MakeQuery(IgmpVersion::V3, 20, "224.0.0.1"));
        lan.ListenAt(9, Include({}), 0, "224.0.0.1");
        lan.Run(20);
        NS_TEST_EXPECT_MSG_EQ(lan.GetTimeline(),
                              "1 h0 v3-report TO_EX(224.0.0.9, {})\n"
                              "1.5 h0 v3-report TO_EX(224.0.0.9, {})\n"
                              "6 h0 v3-report IS_EX(224.0.0.9, {})\n",
                              "messages");
        NS_TEST_EXPECT_MSG_EQ(
            lan.GetHost(1)->GetInterfaceFilter(1, "224.0.0.1"), Exclude({}), "still listened to");
    }
};

/// Suite mgm-igmp-host-reception.
class IgmpHostReceptionTestSuite : public TestSuite
{
  public:
    IgmpHostReceptionTestSuite()
        : TestSuite("mgm-igmp-host-reception", TestSuite::Type::UNIT)
    {
        AddTestCase(new MergeTestCase);
        AddTestCase(new ServiceTestCase);
        AddTestCase(new DeliveryTestCase);
        AddTestCase(new LinkLocalTestCase);
    }
};

IgmpHostReceptionTestSuite
    g_igmpHostReceptionTestSuite; //!< Static variable for test initialization

} // namespace
