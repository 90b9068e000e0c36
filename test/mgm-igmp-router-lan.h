/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * A LAN with IGMP routers and nodes that send whatever reports the test wants, and a journal of
 * what the routers send, tell their group managers, and think.
 */

#ifndef MGM_IGMP_ROUTER_LAN_H
#define MGM_IGMP_ROUTER_LAN_H

#include "mgm-manager-test-util.h"
#include "ns3/internet-module.h"
#include "ns3/mgm-igmp-helper.h"
#include "ns3/mgm-igmp-l4-protocol.h"
#include "ns3/mgm-multicast-routing-helper.h"
#include "ns3/mgm-router-helper.h"
#include "ns3/net-device-container.h"
#include "ns3/node-container.h"

#include <functional>
#include <string>
#include <vector>

namespace ns3
{
namespace mgm
{
namespace test
{

/// What a RouterLan is made of.
enum class LanKind
{
    SIMPLE, //!< a channel on which messages arrive in the instant in which they are sent
    CSMA,   //!< ns-3's CSMA channel
    BRIDGE, //!< a switch, ns-3's bridge, with a CSMA channel to each node
};

/**
 * Routers 10.0.0.1, 10.0.0.2, ... and hosts 10.0.0.101, 10.0.0.102, ... on one link, all with
 * interface 1.
 */
class RouterLan
{
  public:
    /// A membership was added or deleted.
    struct Membership : MembershipRecord
    {
        Time time; //!< when
    };

    /**
     * Builds the LAN; routers start at 0 s.
     * @param [in] routers Number of routers.
     * @param [in] hosts Number of hosts.
     * @param [in] kind What it is made of.
     */
    void Build(uint32_t routers, uint32_t hosts, LanKind kind = LanKind::SIMPLE);

    /// Ends the run.
    ~RouterLan();

    /**
     * Makes a host send a message at a time.
     * @param [in] seconds When.
     * @param [in] host Which host, from 0.
     * @param [in] message The message.
     */
    void Send(double seconds, uint32_t host, const IgmpMessage& message);
    /// Sends a version 3 report with one record.
    void Report(double seconds,
                uint32_t host,
                IgmpRecordType type,
                const char* group,
                const std::vector<const char*>& sources = {});
    /// Sends a version 1 or 2 message.
    void SendOld(double seconds, uint32_t host, IgmpType type, const char* group);
    /// Does something at a time.
    void At(double seconds, const std::function<void()>& action);
    /// Runs until a time.
    void RunUntil(double seconds);

    /// @return lines since the last call whose kind is wanted, joined by " | ".
    std::string Take(const std::string& kind);

    /// @return IGMP of a router.
    Ptr<IgmpRouter> GetRouter(uint32_t router) const;
    /// @return the group manager of a router.
    Ptr<Manager> GetManager(uint32_t router) const;
    /// @return the interface of a router on the LAN.
    Ptr<IgmpRouterInterface> GetInterface(uint32_t router) const;
    /// @return the groups of a router: "239.1.1.1 EXCLUDE ({}, {})", in one line.
    std::string GetGroups(uint32_t router) const;

    IgmpHelper igmp;                     //!< configuration of the routers; to be set before Build
    NodeContainer routers;               //!< the routers
    NodeContainer hosts;                 //!< the hosts
    NetDeviceContainer devices;          //!< routers first
    std::vector<IgmpStateRecord> states; //!< of all routers
    std::vector<IgmpTimerRecord> timers; //!< of all routers
    std::vector<IgmpMessageRecord> messages; //!< of all routers
    std::vector<Membership> memberships;     //!< of all routers
    std::vector<ApiCallRecord> calls;        //!< of all group managers

  private:
    /// Writes a line.
    void Write(const std::string& kind, uint32_t node, const std::string& line);
    /// A router sends a message, or one came in.
    void OnMessage(const IgmpMessageRecord& record);
    /// A membership is added or deleted.
    void OnMembership(const MembershipRecord& record);
    /// A state changes.
    void OnState(const IgmpStateRecord& record);
    /// A timer changes.
    void OnTimer(const IgmpTimerRecord& record);
    /// A function of a group manager is called.
    void OnCall(const ApiCallRecord& record);
    /// Sends a message now.
    void SendNow(uint32_t host, IgmpMessage message) const;
    /// Calls a function.
    static void Call(std::function<void()> action);

    std::vector<std::pair<std::string, std::string>> m_journal; //!< kinds and lines
};

/**
 * A case on a LAN, which is a function.
 */
class RouterLanTestCase : public TestCase
{
  public:
    /// Plays the case.
    using Play = void (*)(RouterLanTestCase&, RouterLan&);

    /**
     * @param [in] name Name of the case.
     * @param [in] play What it does.
     */
    RouterLanTestCase(const std::string& name, Play play)
        : TestCase(name),
          m_play(play)
    {
    }

    /**
     * Compares texts.
     * @param [in] actual What is.
     * @param [in] expected What should be.
     * @param [in] message What is compared.
     */
    void Check(const std::string& actual, const std::string& expected, const std::string& message)
    {
        NS_TEST_EXPECT_MSG_EQ(actual, expected, message);
    }

    /**
     * Compares numbers.
     * @param [in] actual What is.
     * @param [in] expected What should be.
     * @param [in] message What is compared.
     */
    void CheckNumber(uint64_t actual, uint64_t expected, const std::string& message)
    {
        NS_TEST_EXPECT_MSG_EQ(actual, expected, message);
    }

  private:
    void DoRun() override
    {
        RouterLan lan;
        m_play(*this, lan);
    }

    Play m_play; //!< the case
};

} // namespace test
} // namespace mgm
} // namespace ns3

#endif // MGM_IGMP_ROUTER_LAN_H
