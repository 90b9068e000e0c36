/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * The case that most tests of the group manager are: a router without a network, whose forwarder
 * and routes the test plays itself, and clients that write down what they are told.
 */

#ifndef MGM_MANAGER_TEST_UTIL_H
#define MGM_MANAGER_TEST_UTIL_H

#include "mgm-fake-client.h"
#include "mgm-fake-forwarder.h"

#include "ns3/mgm-manager.h"
#include "ns3/node.h"
#include "ns3/simulator.h"
#include "ns3/test.h"

#include <map>

namespace ns3
{
namespace mgm
{
namespace test
{

/**
 * A test case on one router: a node with a running group manager, a forwarder and routes that the
 * test plays. What happens is written into the journal.
 */
class ManagerTestCase : public TestCase
{
  public:
    /// What a test case checks.
    using Check = void (*)(ManagerTestCase& test);

    /**
     * @param [in] name The statement that is tested, with its number.
     * @param [in] check The test.
     */
    ManagerTestCase(const std::string& name, Check check)
        : TestCase(name),
          m_check(check)
    {
    }

    /**
     * @param [in] name Name of the client.
     * @param [in] protocolId Its protocol; each further client of a protocol has another component.
     * @param [in] interfaces What it takes.
     * @return a registered client.
     */
    Ptr<FakeClient> AddClient(const std::string& name,
                              uint32_t protocolId,
                              const std::vector<InterfaceId>& interfaces = {})
    {
        const uint32_t component = m_components[protocolId]++;
        Ptr<FakeClient> client =
            Create<FakeClient>(m_manager, m_journal, name, protocolId, component);
        m_clients.push_back(client);
        Expect(client->Register(), Status::SUCCESS, name + " registers");
        Expect(client->Take(interfaces), Status::SUCCESS, name + " takes its interfaces");
        return client;
    }

    /**
     * @param [in] actual What it is.
     * @param [in] expected What it should be.
     * @param [in] what What it is about.
     */
    template <typename Actual, typename Expected>
    void Expect(const Actual& actual, const Expected& expected, const std::string& what)
    {
        NS_TEST_EXPECT_MSG_EQ(actual, expected, what);
    }

    /**
     * Expects what was written since the last call, and forgets it.
     * @param [in] expected The lines.
     * @param [in] what What was done.
     */
    void ExpectJournal(const Journal& expected, const std::string& what)
    {
        NS_TEST_EXPECT_MSG_EQ(Join(m_journal), Join(expected), what);
        m_journal.clear();
    }

    /**
     * Lets simulated time pass.
     * @param [in] time How much.
     */
    void Wait(Time time)
    {
        Simulator::Stop(time);
        Simulator::Run();
    }

    Journal m_journal;              //!< what happened
    Ptr<Node> m_node;               //!< the router
    Ptr<FakeForwarder> m_forwarder; //!< its forwarder
    Ptr<FakeRoutes> m_routes;       //!< its routes
    Ptr<Manager> m_manager;         //!< its group manager

    /// Begins again with a fresh router.
    void Reset()
    {
        TearDown();
        SetUp();
    }

  private:
    void DoRun() override
    {
        SetUp();
        m_check(*this);
        TearDown();
    }

    /// Makes the router.
    void SetUp()
    {
        m_node = CreateObject<Node>();
        m_forwarder = CreateObject<FakeForwarder>(m_journal);
        m_routes = CreateObject<FakeRoutes>();
        m_manager = CreateObject<Manager>();
        m_node->AddApplication(m_forwarder);
        m_node->AddApplication(m_manager);
        m_manager->SetForwarder(m_forwarder);
        m_manager->SetRpfSource(m_routes);
        m_forwarder->Start();
        m_manager->Start();
    }

    /// Ends the run.
    void TearDown()
    {
        Simulator::Destroy();
        m_journal.clear();
        m_clients.clear();
        m_components.clear();
        m_manager = nullptr;
        m_forwarder = nullptr;
        m_routes = nullptr;
        m_node = nullptr;
    }

    Check m_check;                             //!< the test
    std::vector<Ptr<FakeClient>> m_clients;    //!< kept alive for their callbacks
    std::map<uint32_t, uint32_t> m_components; //!< next component id, by protocol
};

} // namespace test
} // namespace mgm
} // namespace ns3

#endif // MGM_MANAGER_TEST_UTIL_H
