/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Suite mgm-multicast-socket: each application gets what its own filter admits (RFC 3376 3.2).
 */

#include "mgm-igmp-lan.h"
#include "mgm-test-require.h"

#include "ns3/mgm-multicast-socket.h"
#include "ns3/test.h"

namespace
{

using namespace ns3;
using namespace ns3::mgm;
using namespace ns3::mgm::test;

/// Several sockets of one node, group and port.
class FilterTestCase : public TestCase
{
  public:
    FilterTestCase()
        : TestCase("RFC 3376 3.2: sockets of one port get only what each admits")
    {
    }

  private:
    void DoRun() override
    {
        IgmpLan lan(1);
        const Ipv4Address group("239.1.1.1");
        for (const char* name : {"s1", "s2", "s3"})
        {
            const Ptr<MulticastSocket> socket = MulticastSocket::Open(lan.GetHost(0), 5000);
            socket->SetReceiver(MakeBoundCallback(&FilterTestCase::OnReceive, this, name));
            m_sockets.push_back(socket);
        }
        m_sockets[0]->Listen(1, group, FilterMode::INCLUDE, MakeSources({1, 2}));
        m_sockets[1]->Listen(1, group, FilterMode::EXCLUDE, MakeSources({1}));
        NS_TEST_EXPECT_MSG_EQ(m_sockets[2]->Join(1, "239.1.1.2"), IgmpListenStatus::OK, "another");
        lan.SendDataAt(1, "10.9.0.1", group);
        lan.SendDataAt(2, "10.9.0.2", group);
        lan.SendDataAt(3, "10.9.0.3", group);
        lan.SendDataAt(4, "10.9.0.3", "239.1.1.2");
        lan.Run(5);
        NS_TEST_EXPECT_MSG_EQ(m_text,
                              "s1 (10.9.0.1, 239.1.1.1) 1\n"
                              "s1 (10.9.0.2, 239.1.1.1) 1\n"
                              "s2 (10.9.0.2, 239.1.1.1) 1\n"
                              "s2 (10.9.0.3, 239.1.1.1) 1\n"
                              "s3 (10.9.0.3, 239.1.1.2) 1\n",
                              "deliveries");
        NS_TEST_EXPECT_MSG_EQ(lan.GetHost(0)->GetInterfaceFilter(1, group),
                              Exclude({}),
                              "what the interface receives: EXCLUDE(1) and INCLUDE(1, 2)");
        CheckClose(lan);
    }

    /// Sockets that close.
    void CheckClose(IgmpLan& lan)
    {
        m_text.clear();
        m_sockets[1]->Close();
        NS_TEST_EXPECT_MSG_EQ(lan.GetHost(0)->GetInterfaceFilter(1, "239.1.1.1"),
                              Include({1, 2}),
                              "the other one remains");
        NS_TEST_EXPECT_MSG_EQ(
            m_sockets[1]->Join(1, "239.1.1.1"), IgmpListenStatus::NO_INTERFACE, "it is closed");
        m_sockets[0]->Leave(1, "239.1.1.1");
        m_sockets[2] = nullptr;
        lan.SendDataAt(1, "10.9.0.3", "239.1.1.2");
        lan.SendDataAt(1, "10.9.0.1", "239.1.1.1");
        lan.Run(7);
        NS_TEST_EXPECT_MSG_EQ(m_text, "", "nothing any more");
        NS_TEST_EXPECT_MSG_EQ(lan.GetHost(0)->GetGroups(1).size(), 0u, "all left");
        m_sockets.clear();

        // The last socket of a port gives it back.
        const Ptr<MulticastSocket> again = MulticastSocket::Open(lan.GetHost(0), 5000);
        again->SetReceiver(MakeBoundCallback(&FilterTestCase::OnReceive, this, "s4"));
        again->Join(1, "239.1.1.1");
        lan.SendDataAt(1, "10.9.0.1", "239.1.1.1");
        lan.Run(9);
        NS_TEST_EXPECT_MSG_EQ(m_text, "s4 (10.9.0.1, 239.1.1.1) 1\n", "a new socket of the port");
    }

    /// A socket gets a packet.
    static void OnReceive(FilterTestCase* self, const char* name, const MulticastDatagram& datagram)
    {
        std::ostringstream text;
        text << name << ' ' << datagram.key << ' ' << datagram.interface << '\n';
        self->m_text += text.str();
        if (datagram.packet->GetSize() != 100 || datagram.sourcePort != 5000)
        {
            self->m_text += "another packet\n";
        }
    }

    std::vector<Ptr<MulticastSocket>> m_sockets; //!< under test
    std::string m_text;                          //!< deliveries
};

/// Sockets outlive their nodes.
class EndTestCase : public TestCase
{
  public:
    EndTestCase()
        : TestCase("A socket that is open when the simulation ends")
    {
    }

  private:
    void DoRun() override
    {
        Ptr<MulticastSocket> open;
        Ptr<MulticastSocket> other;
        {
            IgmpLan lan(1);
            open = MulticastSocket::Open(lan.GetHost(0), 5000);
            other = MulticastSocket::Open(lan.GetHost(0), 5001);
            NS_TEST_EXPECT_MSG_EQ(open->Join(1, "239.1.1.1"), IgmpListenStatus::OK, "joined");
            lan.Run(1);
        }
        NS_TEST_EXPECT_MSG_EQ(
            open->Join(1, "239.1.1.2"), IgmpListenStatus::NO_INTERFACE, "there is no node");
        open->Close();
        NS_TEST_EXPECT_MSG_EQ(
            open->Join(1, "239.1.1.1"), IgmpListenStatus::NO_INTERFACE, "it is closed");
        other = nullptr;
    }
};

/// Suite mgm-multicast-socket.
class MulticastSocketTestSuite : public TestSuite
{
  public:
    MulticastSocketTestSuite()
        : TestSuite("mgm-multicast-socket", TestSuite::Type::UNIT)
    {
        AddTestCase(new FilterTestCase);
        AddTestCase(new EndTestCase);
    }
};

MulticastSocketTestSuite g_multicastSocketTestSuite; //!< Static variable for test initialization

} // namespace
